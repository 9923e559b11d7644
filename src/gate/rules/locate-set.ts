import { readAnnotations } from '../../dataset/coco/read-annotations.ts';
import type { DataSource } from '../../dataset/regression-set.ts';
import type { DatasetPolicy } from '../../policy/dataset.ts';
import type { BaseFile, Run } from '../run.ts';
import { locateBaseFile } from './locate-base-file.ts';

/** The data set of a model, as the rules of the base commit judge by it. */
interface LocatedSet {
  /** The file or folder of `path`. It counts as replaced if its annotations are. */
  readonly setFile: BaseFile;
  /** Undefined if the data set has none. */
  readonly annotations: DataSource['annotations'];
}

/**
 * Finds the data set of a model, and reads its annotations. Both are from the base commit if its rules judge: whoever could edit
 * the labels alone would be their own judge.
 *
 * @param classes - Names of the model's classes in their order.
 * @throws {UserError} If the annotations are invalid.
 * @throws {InfrastructureError} If git cannot give the base commit's version.
 */
export async function locateSet(
  run: Run,
  { path, annotations }: Pick<DatasetPolicy, 'path' | 'annotations'>,
  classes: readonly string[] | undefined,
): Promise<LocatedSet> {
  const setFile = await locateBaseFile(run, path);
  if (annotations === undefined) return { setFile, annotations: undefined };
  const labels = await locateBaseFile(run, annotations);
  return {
    setFile: {
      ...setFile,
      isReplaced: setFile.isReplaced || labels.isReplaced,
      note: setFile.note ?? labels.note,
    },
    annotations: await readAnnotations({ path: labels.file, shownPath: labels.shownPath }, classes),
  };
}
