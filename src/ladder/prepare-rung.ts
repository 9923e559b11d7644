import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { findRuntimeFor } from '../gate/machine.ts';
import type { PreparedCandidate, Run } from '../gate/run.ts';
import { FeedBuilder } from '../measure/build-feeds.ts';
import { describeInputDifferences, loadModel, loadStaged } from '../measure/load-model.ts';
import type { PreparedArm } from '../measure/measure-arms.ts';
import { applyRung, type Rung } from '../policy/list-rungs.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { describeSettingChanges } from '../verdict/changes.ts';

/** A rung, ready to be measured. */
export interface PreparedRung extends Pick<Rung, 'name'> {
  readonly step: Rung['step'] | 'together';
  /** The rungs that are made one: a single one, or several that go together. */
  readonly parts: readonly Rung[];
  /** The model's policy with the rung's change made. */
  readonly policy: ModelPolicy;
  readonly preparedArm: PreparedArm;
  /** What it changes, for the reader. */
  readonly change: string;
  /** Inputs that differ from the baseline's: then it cannot be given the same items. */
  readonly differences: readonly string[];
}

/**
 * Stages a rung's model and finds its runtime, so that a mistake shows before anything is measured.
 *
 * @param place - Sets its private folder apart from those of other rungs.
 * @throws {UserError} If its artifact is no model that can be judged by this policy, or does not take its batch.
 */
export async function prepareRung(
  run: Run,
  baseline: PreparedCandidate,
  { parts, place }: { parts: readonly Rung[]; place: string },
): Promise<PreparedRung> {
  const policy = parts.reduce(applyRung, run.model);
  const preparedArm = await prepareVariant(run, baseline, { policy, place });
  if (policy.traffic.batch !== run.model.traffic.batch) await checkBatch(baseline, policy, preparedArm);
  const [only] = parts;
  return {
    name: parts.map(({ name }) => name).join(' + '),
    step: parts.length === 1 && only !== undefined ? only.step : 'together',
    parts,
    policy,
    preparedArm: preparedArm,
    change: parts.map((part) => describeChange(run.model, part)).join('; '),
    differences: describeInputDifferences(baseline.preparedArm, preparedArm),
  };
}

async function prepareVariant(
  run: Run,
  { preparedArm: { arm }, classes }: PreparedCandidate,
  { policy, place }: { policy: ModelPolicy; place: string },
): Promise<PreparedArm> {
  const entry = {
    name: 'candidate',
    policy,
    classes,
    ...(await findRuntimeFor(run, policy)),
  } as const;
  if (policy.artifact === run.model.artifact) return loadStaged(arm.model, entry);
  const file = resolve(dirname(run.request.policyFile), policy.artifact);
  const workspace = { ...run.workspace, directory: join(run.workspace.directory, place) };
  return loadModel(workspace, { ...entry, file, shownPath: relative(process.cwd(), file) });
}

/** Refuses a batch that the model, or the items, would not come in. */
async function checkBatch(
  { set }: PreparedCandidate,
  { id, traffic }: ModelPolicy,
  { arm }: PreparedArm,
): Promise<void> {
  const place = `models.${id}.ladder`;
  new FeedBuilder(arm.model.facts.inputs, traffic.batch, place);
  for await (const item of set.items()) {
    if (!item.hasBatchAxis) return;
    throw new UserError(
      `${place}: expected items without a batch axis beside batch ${traffic.batch}, got ${item.place} with one.`,
      'Such items are run as they are; leave the batching rungs out.',
    );
  }
}

function describeChange(model: ModelPolicy, rung: Rung): string {
  if (rung.change.kind === 'artifact') return `artifact: ${rung.change.artifact}`;
  if (rung.change.kind === 'input-cache') return 'input cache: off → on';
  const changes = describeSettingChanges(model, applyRung(model, rung));
  return changes.map(({ text }) => text).join('; ') || 'nothing: the model has this setting already';
}
