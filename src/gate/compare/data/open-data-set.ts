import { dirname, join, relative, resolve } from 'node:path';
import { readAnnotations } from '../../../dataset/coco/read-annotations.ts';
import { OtherDigestError } from '../../../dataset/data-file.ts';
import type { DataSource, WantedFile } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { isFree } from '../../../files/move-into-place.ts';
import { isTracked } from '../../../git/git-tree.ts';
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
    if (labelsFile === undefined) return withRemark(place, () => open(place));
    const path = moved(labelsFile.file, { from: file.path, to: place.path });
    const read = () => readAnnotations({ path, shownPath: labelsFile.shownPath }, classes);
    // "prepare" does not make those that are outside the folder.
    const annotations = await (isInside(file.path, labelsFile.file) ? withRemark(place, read) : read());
    return withRemark(place, () => open({ ...place, annotations }));
  };
  if (preparation !== undefined) await refuseTrackedInside(run);
  if (preparation !== undefined && (await isFree(file.path))) {
    const check = (made: WantedFile) => openLabelled({ ...made, expectedDigest });
    await makeDataSet(run, { file, preparation, check });
  }
  const set = await openLabelled({ ...file, expectedDigest, preparation: preparation && 'possible' });
  return { set, setFile };
}

/** Where a file is if it moved with its folder. */
const moved = (path: string, { from, to }: { from: string; to: string }): string =>
  isInside(from, path) ? join(to, relative(from, path)) : path;

const isInside = (folder: string, path: string): boolean => !relative(folder, path).startsWith('..');

/**
 * Adds to an error in a data set that "prepare" makes where it is from: an older version may lack files of the one that the
 * policy means, which is found before its digest is known.
 */
async function withRemark<Result>(place: WantedFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError && !(error instanceof OtherDigestError) ? remarked(error, place) : error;
  }
}

function remarked(error: UserError, { preparation, shownPath }: WantedFile): UserError {
  const { message, hint } = error;
  switch (preparation) {
    case 'made':
      return new UserError(
        message,
        `${hint} "prepare" has just made the data set, which was not moved into place.`,
        { cause: error },
      );
    case 'possible':
      return new UserError(
        message,
        `${hint} If ${shownPath} is an older version, delete it, and "prepare" makes it again.`,
        { cause: error },
      );
    case undefined:
      return error;
  }
}

/**
 * Every checkout creates the folder of a tracked file, so that it would never be free for what "prepare" makes.
 *
 * @throws {UserError} If git tracks annotations inside the data set.
 */
async function refuseTrackedInside({ request, model: { id, dataset } }: Run): Promise<void> {
  const { path, annotations } = dataset;
  const folder = dirname(request.policyFile);
  if (annotations === undefined || !isInside(resolve(folder, path), resolve(folder, annotations))) return;
  if (!(await isTracked(folder, annotations))) return;
  throw new UserError(
    `models.${id}.dataset.prepare: expected nothing in git inside "path" (a checkout creates the folder, and "prepare" would never run), got ${quoted(annotations)}.`,
    'Move the file next to the folder, and write its new path under "annotations".',
  );
}
