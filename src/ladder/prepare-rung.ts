import { dirname, join, relative, resolve } from 'node:path';
import { pairArms } from '../gate/compare/pair-arms.ts';
import { findRuntimeFor } from '../gate/compare/prepare-candidate.ts';
import type { OnnxCandidate, Run } from '../gate/run.ts';
import { FeedBuilder } from '../measure/build-feeds.ts';
import { loadModel, loadStaged } from '../measure/load-model.ts';
import type { PreparedArm } from '../measure/measure-arms.ts';
import { applyRung, type Rung } from '../policy/list-rungs.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { Difference } from '../records/difference.ts';
import { compareSettings } from '../verdict/changes.ts';
import type { RungChange } from './ladder-verdict.ts';

/** A rung, ready to be measured. */
export interface PreparedRung extends Pick<Rung, 'name'> {
  readonly step: Rung['step'] | 'together';
  /** A single rung, or several that are applied together. */
  readonly parts: readonly Rung[];
  /** The model's policy with the changes applied. */
  readonly policy: ModelPolicy;
  readonly preparedArm: PreparedArm;
  /** What the baseline takes from the data set, and is scored on, when it is compared with this rung. */
  readonly ofBaseline: Pick<PreparedArm, 'items' | 'scoring'>;
  /** Against the model's own policy; empty where nothing changes. */
  readonly changes: readonly RungChange[];
  /** Why it cannot be given the same items as the baseline, or be scored alike; empty if it can. */
  readonly differences: readonly Difference[];
}

/**
 * Stages a rung's model and finds its runtime, so that mistakes are reported before anything is measured.
 *
 * @param place - Name of its private folder; a different one for each rung.
 * @throws {UserError} If its artifact is not a model that this policy can judge, or does not take its batch.
 */
export async function prepareRung(
  run: Run,
  baseline: OnnxCandidate,
  { parts, place }: { parts: readonly Rung[]; place: string },
): Promise<PreparedRung> {
  const policy = parts.reduce(applyRung, run.model);
  const variant = await prepareVariant(run, baseline, { policy, place });
  const arms = { baseline: baseline.preparedArm, candidate: variant };
  const { differences, candidate: preparedArm, baseline: ofBaseline } = await pairArms(baseline, arms);
  if (differences.length === 0 && policy.traffic.batch !== run.model.traffic.batch)
    await checkBatch(baseline, policy, preparedArm);
  const [only] = parts;
  return {
    name: parts.map(({ name }) => name).join(' + '),
    step: parts.length === 1 && only !== undefined ? only.step : 'together',
    parts,
    policy,
    preparedArm,
    changes: listChanges(run.model, policy),
    ofBaseline: { items: ofBaseline.items, scoring: ofBaseline.scoring },
    differences,
  };
}

async function prepareVariant(
  run: Run,
  { preparedArm: { arm }, classes }: OnnxCandidate,
  { policy, place }: { policy: ModelPolicy; place: string },
): Promise<PreparedArm> {
  const entry = {
    name: 'candidate',
    policy,
    classes,
    ...(await findRuntimeFor(run, policy)),
  } as const;
  if (policy.artifact === run.model.artifact) {
    const { model, sequence } = arm;
    return loadStaged({ ...model, facts: { ...model.facts, ...sequence?.declared } }, entry);
  }
  const file = resolve(dirname(run.request.policyFile), policy.artifact);
  const workspace = { ...run.workspace, directory: join(run.workspace.directory, place) };
  return loadModel(workspace, { ...entry, file, shownPath: relative(process.cwd(), file) });
}

/** Refuses a batch that the model or the items do not support. */
async function checkBatch(
  { set: whole }: OnnxCandidate,
  { id, traffic }: ModelPolicy,
  { arm, items: { set } = { set: whole } }: PreparedArm,
): Promise<void> {
  const builder = new FeedBuilder(arm.model.facts.inputs, traffic.batch, `models.${id}.ladder`);
  for await (const item of set.items()) {
    builder.add(item);
    return;
  }
}

function listChanges(model: ModelPolicy, policy: ModelPolicy): RungChange[] {
  const artifact: RungChange[] =
    policy.artifact === model.artifact ? [] : [{ kind: 'artifact', artifact: policy.artifact }];
  return [...artifact, ...compareSettings(model, policy)];
}
