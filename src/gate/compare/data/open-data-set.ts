import type { WantedFile } from '../../../dataset/regression-set.ts';
import { isFree } from '../../../files/move-into-place.ts';
import { preparationOf, wantedDigest } from '../../../policy/dataset.ts';
import { locateBaseFile } from '../../rules/files/locate-base-file.ts';
import type { BaseFile, Run } from '../../run.ts';
import { makeDataSet } from './make-data-set.ts';

/**
 * Opens the data set that a model is judged by. If it is not there and the policy says how to make it, it is made first;
 * after that it is there, for the other models of the run too.
 *
 * @param open - Opens the set in a file or folder, and checks its digest.
 * @throws {UserError} If it cannot be made or used.
 * @throws {InfrastructureError} If git cannot give the base commit's version, or what was made cannot be moved into place.
 */
export async function openDataSet<Opened>(
  run: Run,
  open: (file: WantedFile) => Promise<Opened>,
): Promise<{ readonly set: Opened; readonly setFile: BaseFile }> {
  const { dataset } = run.model;
  const setFile = await locateBaseFile(run, dataset.path);
  const file = { path: setFile.file, shownPath: setFile.shownPath };
  const preparation = preparationOf(dataset);
  const expectedDigest = wantedDigest(dataset);
  if (preparation !== undefined && (await isFree(file.path))) {
    const check = (made: WantedFile) => open({ ...made, expectedDigest });
    await makeDataSet(run, { file, preparation, check });
  }
  const set = await open({ ...file, expectedDigest, preparation: preparation && 'possible' });
  return { set, setFile };
}
