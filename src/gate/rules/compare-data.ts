import { dirname, relative, resolve } from 'node:path';
import { openRegressionSet } from '../../dataset/open-regression-set.ts';
import type { RegressionSet } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import { formatCount } from '../../figures/format-value.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { modelAtBase, type PreparedCandidate, type Run } from '../run.ts';

/**
 * What the change under test makes of a model's data set and class names. The base commit's version judged; the
 * change's own is only counted.
 */
export async function compareData(run: Run, candidate: PreparedCandidate): Promise<PolicyChange[]> {
  const { setFile, classesFile } = candidate;
  const changes: PolicyChange[] = [];
  if (setFile.isReplaced || isMoved(run)) changes.push(await compareSets(run, candidate));
  if (classesFile?.isReplaced) {
    const place = 'task.classes';
    changes.push({
      model: run.model.id,
      place,
      before: 'its content',
      after: 'other content',
      effect: 'changed',
    });
  }
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
  const { path, label } = (headModel(run) ?? model).dataset;
  const file = resolve(dirname(request.policyFile), path);
  const own = () =>
    openRegressionSet({
      path: file,
      shownPath: relative(process.cwd(), file),
      labelColumn: label,
      inputs: preparedArm.arm.model.facts.inputs,
    });
  const change = { model: model.id, place: 'dataset' };
  // The base commit's version could not be had, so there is nothing to count but the change's own.
  if (setFile.note !== undefined)
    return { ...change, before: 'not there', after: 'judged by', effect: 'changed' };
  const before = await countItems(set);
  try {
    const after = await countItems(await own());
    return {
      ...change,
      before: `${formatCount(before)} items`,
      after: `${formatCount(after)} ${after === before ? 'other items' : 'items'}`,
      effect: after < before ? 'loosened' : 'changed',
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      ...change,
      before: `${formatCount(before)} items`,
      after: `unreadable (${error.message})`,
      effect: 'loosened',
    };
  }
}

async function countItems(set: RegressionSet): Promise<number> {
  let count = 0;
  for await (const _ of set.items()) count += 1;
  return count;
}
