import { dirname, relative, resolve } from 'node:path';
import { openRegressionSet } from '../../dataset/open-regression-set.ts';
import type { ModelInputs, RegressionSet } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { modelAtBase, type PreparedCandidate, type Run } from '../run.ts';

/**
 * How the change under test alters a model's data set and class names. The base commit's version judged; the change's own
 * is only counted.
 */
export async function compareData(run: Run, candidate: PreparedCandidate): Promise<PolicyChange[]> {
  const { setFile, classesFile } = candidate;
  const changes: PolicyChange[] = [];
  if (setFile.isReplaced || isMoved(run)) changes.push(await compareSets(run, candidate));
  if (classesFile?.isReplaced) changes.push({ kind: 'classes', model: run.model.id, effect: 'changed' });
  return changes;
}

const headModel = ({ headPolicy, model }: Run) => headPolicy.models.find(({ id }) => id === model.id);

/** Whether the change's policy names another file. */
function isMoved(run: Run): boolean {
  const [base, head] = [modelAtBase(run), headModel(run)];
  return base !== undefined && head !== undefined && base.dataset.path !== head.dataset.path;
}

async function compareSets(
  run: Run,
  { set, setFile, preparedArm }: PreparedCandidate,
): Promise<PolicyChange> {
  const { request, model } = run;
  const { path, label, columns, ignore } = (headModel(run) ?? model).dataset;
  const file = resolve(dirname(request.policyFile), path);
  const own = () =>
    openRegressionSet({
      path: file,
      shownPath: relative(process.cwd(), file),
      labelColumn: label,
      columns,
      ignore,
      inputs: preparedArm.arm.model.facts.inputs,
    });
  // Without the base commit's version, only the change's own can be counted.
  if (setFile.note !== undefined) return { kind: 'dataset-judges', model: model.id, effect: 'changed' };
  const change = {
    kind: 'dataset' as const,
    model: model.id,
    itemsBefore: await countItems(set.forModel(ANY)),
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

/** Every item counts, whatever its inputs. */
const ANY: ModelInputs = { inputs: [] };

async function countItems(set: RegressionSet): Promise<number> {
  let count = 0;
  for await (const _ of set.items()) count += 1;
  return count;
}
