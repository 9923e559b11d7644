import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const DESCRIPTORS = '/proc/self/fd';

/** Files in a folder that this process has open, by their paths. Only on Linux. */
export const openFilesIn = (folder: string): string[] =>
  readdirSync(DESCRIPTORS)
    .map((descriptor) => {
      try {
        return readlinkSync(join(DESCRIPTORS, descriptor));
      } catch {
        // It was open for the listing itself.
        return '';
      }
    })
    .filter((path) => path.startsWith(folder));
