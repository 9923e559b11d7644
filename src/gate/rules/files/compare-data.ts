import { dirname, relative, resolve } from 'node:path';
import { readAnnotations } from '../../../dataset/coco/read-annotations.ts';
import { openPromptSet } from '../../../dataset/open-prompt-set.ts';
import { openRegressionSet } from '../../../dataset/open-regression-set.ts';
import type { DataFile, ModelInputs } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import { readClasses } from '../../../measure/read-classes.ts';
import { wantedDigest } from '../../../policy/dataset.ts';
import type { PolicyChange } from '../../../policy/diff/policy-change.ts';
import { modelAtBase, type PreparedCandidate, type Run } from '../../run.ts';
import { readingOf } from './reading-of.ts';

/**
 * How the change under test alters a model's data set, class names and scoring program. The base commit's version judged; the change's own
 * is only counted.
 */
export async function compareData(run: Run, candidate: PreparedCandidate): Promise<PolicyChange[]> {
  const { setFile, classesFile } = candidate;
  const changes: PolicyChange[] = [];
  if ((setFile.isReplaced || isMoved(run)) && !staysTheSame(run, candidate))
    changes.push(await compareSets(run, candidate));
  if (classesFile?.isReplaced) changes.push({ kind: 'classes', model: run.model.id, effect: 'changed' });
  const changed = run.scorer?.changed ?? [];
  if (changed.length > 0)
    changes.push({
      kind: 'scorer',
      model: run.model.id,
      files: changed.slice(0, MAX_NAMES),
      effect: 'changed',
    });
  return changes;
}

/** A command names few files. */
const MAX_NAMES = 8;

const headModel = ({ headPolicy, model }: Run) => headPolicy.models.find(({ id }) => id === model.id);

/** Whether the change's policy names another file. */
function isMoved(run: Run): boolean {
  const [base, head] = [modelAtBase(run)?.dataset, headModel(run)?.dataset];
  if (base === undefined || head === undefined) return false;
  return base.path !== head.path || base.annotations !== head.annotations;
}

/** Whether the change's policy takes only the very data that judged, such as when they leave git and are fetched instead. */
function staysTheSame(run: Run, { set, setFile }: PreparedCandidate): boolean {
  const dataset = headModel(run)?.dataset;
  return dataset !== undefined && setFile.note === undefined && wantedDigest(dataset) === set.digest;
}

async function compareSets(run: Run, candidate: PreparedCandidate): Promise<PolicyChange> {
  const { set, setFile } = candidate;
  const { request, model } = run;
  const { dataset } = headModel(run) ?? model;
  const placeOf = (path: string): DataFile => {
    const file = resolve(dirname(request.policyFile), path);
    return { path: file, shownPath: relative(process.cwd(), file) };
  };
  const place = { ...placeOf(dataset.path), expectedDigest: wantedDigest(dataset) };
  const own = async (): Promise<Countable> =>
    candidate.engine === 'server' && candidate.answers === 'texts'
      ? openPromptSet({ ...place, cluster: dataset.cluster })
      : openRegressionSet({
          ...place,
          ...(await readingOf(dataset, run)),
          ...(dataset.annotations !== undefined && {
            annotations: await readAnnotations(
              placeOf(dataset.annotations),
              await ownClasses(run, candidate),
            ),
          }),
          inputs: candidate.preparedArm.arm.model.facts.inputs,
        });
  // Without the base commit's version, only the change's own can be counted.
  if (setFile.note !== undefined) return { kind: 'dataset-judges', model: model.id, effect: 'changed' };
  const change = {
    kind: 'dataset' as const,
    model: model.id,
    itemsBefore: await countItems('forModel' in set ? set.forModel(ANY) : set),
  };
  try {
    const itemsAfter = await countItems(await own());
    const effect = itemsAfter < change.itemsBefore ? 'loosened' : 'changed';
    return { ...change, itemsAfter, effect };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...change, itemsAfter: null, message: error.message, effect: 'loosened' };
  }
}

/** The class names of the change itself, which it may have edited together with its annotations. */
async function ownClasses(run: Run, { classes }: PreparedCandidate): Promise<readonly string[] | undefined> {
  const head = headModel(run);
  return head === undefined ? classes : readClasses(head, dirname(run.request.policyFile));
}

/** A set whose items can be counted. */
interface Countable {
  items(): AsyncIterable<unknown>;
}

/** Every item counts, whatever its inputs. */
const ANY: ModelInputs = { inputs: [] };

async function countItems(set: Countable): Promise<number> {
  let count = 0;
  for await (const _ of set.items()) count += 1;
  return count;
}
