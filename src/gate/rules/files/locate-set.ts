import type { DatasetPolicy } from '../../../policy/dataset.ts';
import type { BaseFile, Run } from '../../run.ts';
import { locateBaseFile } from './locate-base-file.ts';

/** The data set of a model, as the rules of the base commit judge by it. */
interface LocatedSet {
  /** The file or folder of `path`. It counts as replaced if its annotations are. */
  readonly setFile: BaseFile;
  /** The file of `annotations`; undefined if the policy names none. */
  readonly labelsFile: BaseFile | undefined;
}

/**
 * Finds the data set of a model and its annotations. Both are from the base commit if its rules judge: whoever could edit the
 * labels alone would be their own judge.
 *
 * @throws {InfrastructureError} If git cannot give the base commit's version.
 */
export async function locateSet(
  run: Run,
  { path, annotations }: Pick<DatasetPolicy, 'path' | 'annotations'>,
): Promise<LocatedSet> {
  const setFile = await locateBaseFile(run, path);
  if (annotations === undefined) return { setFile, labelsFile: undefined };
  const labelsFile = await locateBaseFile(run, annotations);
  return {
    setFile: {
      ...setFile,
      isReplaced: setFile.isReplaced || labelsFile.isReplaced,
      note: setFile.note ?? labelsFile.note,
    },
    labelsFile,
  };
}
