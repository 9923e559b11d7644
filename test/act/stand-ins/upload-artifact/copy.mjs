import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/* Files by name, and what is in a folder, as the artifact would hold them. */

const { INPUT_NAME: name, INPUT_PATH: paths, ARTIFACT_FOLDER: folder } = process.env;
const target = join(folder, name);
mkdirSync(target, { recursive: true });
for (const path of paths.split('\n').filter((line) => line.trim() !== '')) {
  const isFolder = path.endsWith('/');
  if (existsSync(path)) cpSync(path, isFolder ? target : join(target, basename(path)), { recursive: true });
}
