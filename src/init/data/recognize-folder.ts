import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIPS } from '../../dataset/formats/audio/read-wav.ts';
import { IMAGES } from '../../dataset/formats/files/read-images.ts';

/** The kind of data set in a folder: labelled image or WAV files, Parquet parts, or NumPy arrays. */
export type FolderForm = 'images' | 'recordings' | 'parquet' | 'arrays';

/** Class folders to look at; more would show nothing new. */
const MAX_CLASSES = 20;

/** The data set that a folder may be, by its file names: undefined if it is none, or cannot be read. */
export async function recognizeFolder(path: string): Promise<FolderForm | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((each) => !each.isDirectory()).map(({ name }) => name);
  const folders = entries
    .filter((each) => each.isDirectory() && !each.name.startsWith('.'))
    .map(({ name }) => name);
  if (names.some((name) => name.endsWith('.parquet'))) return 'parquet';
  if (names.filter((name) => name.endsWith('.npy')).length > 1) return 'arrays';
  const inside = await Promise.all(
    folders
      .slice(0, MAX_CLASSES)
      .map(async (name) => filesOf(await readdir(join(path, name)).catch(() => []))),
  );
  if (names.includes('labels.csv')) return [filesOf(names), ...inside].find((form) => form !== undefined);
  const [first] = inside;
  return inside.length > 1 && inside.every((form) => form === first) ? first : undefined;
}

function filesOf(names: readonly string[]): 'images' | 'recordings' | undefined {
  const has = (endings: readonly string[]) =>
    names.some((name) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
  if (has(IMAGES.endings)) return 'images';
  return has(CLIPS.endings) ? 'recordings' : undefined;
}
