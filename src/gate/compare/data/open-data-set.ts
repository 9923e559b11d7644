import { join, relative } from 'node:path';
import { readAnnotations } from '../../../dataset/coco/read-annotations.ts';
import type { DataSource, WantedFile } from '../../../dataset/regression-set.ts';
import { isFree } from '../../../files/move-into-place.ts';
import { preparationOf, wantedDigest } from '../../../policy/dataset.ts';
import { locateSet } from '../../rules/files/locate-set.ts';
import type { BaseFile, Run } from '../../run.ts';
import { makeDataSet } from './make-data-set.ts';

/** A data set and, if the policy names some, its annotations. */
type FoundSource = WantedFile & Pick<DataSource, 'annotations'>;

/**
 * Opens the data set that a model is judged by. If it is not there and the policy says how to make it, it is made first;
 * after that it is there, for the other models of the run too.
 *
 * @param open - Opens the set in a file or folder, and checks its digest.
 * @param classes - Names of the model's classes in their order, for annotations.
 * @throws {UserError} If it cannot be made or used.
 * @throws {InfrastructureError} If git cannot give the base commit's version, or what was made cannot be moved into place.
 */
export async function openDataSet<Opened>(
  run: Run,
  open: (source: FoundSource) => Promise<Opened>,
  classes?: readonly string[],
): Promise<{ readonly set: Opened; readonly setFile: BaseFile }> {
  const { dataset } = run.model;
  const { setFile, labelsFile } = await locateSet(run, dataset);
  const file = { path: setFile.file, shownPath: setFile.shownPath };
  const preparation = preparationOf(dataset);
  const expectedDigest = wantedDigest(dataset);
  const openLabelled = async (place: WantedFile): Promise<Opened> => {
    if (labelsFile === undefined) return open(place);
    const path = moved(labelsFile.file, { from: file.path, to: place.path });
    const annotations = await readAnnotations({ path, shownPath: labelsFile.shownPath }, classes);
    return open({ ...place, annotations });
  };
  if (preparation !== undefined && (await isFree(file.path))) {
    const check = (made: WantedFile) => openLabelled({ ...made, expectedDigest });
    await makeDataSet(run, { file, preparation, check });
  }
  const set = await openLabelled({ ...file, expectedDigest, preparation: preparation && 'possible' });
  return { set, setFile };
}

/** Where a file is if it moved with its folder. */
function moved(path: string, { from, to }: { from: string; to: string }): string {
  const inside = relative(from, path);
  return inside.startsWith('..') ? path : join(to, inside);
}
