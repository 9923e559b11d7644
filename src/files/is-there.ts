import { access } from 'node:fs/promises';

/** Whether there is a file or a folder at a path. What this user may not see is not there. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
