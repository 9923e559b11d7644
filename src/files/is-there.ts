import { access } from 'node:fs/promises';

/** Whether there is a file or a folder at a path; false if this user may not see it. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
