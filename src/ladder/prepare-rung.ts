import { dirname, join, relative, resolve } from 'node:path';
import { pairArms } from '../gate/compare/pairing/pair-arms.ts';
import { findRuntimeFor } from '../gate/compare/prepare/prepare-candidate.ts';
import type { OnnxCandidate, PreparedCandidate, Run } from '../gate/run.ts';
import type { PreparedArm } from '../measure/experiment.ts';
import { FeedBuilder } from '../measure/feeds/build-feeds.ts';
import { loadModel, loadStaged } from '../measure/load-model.ts';
import { applyRung, type Rung } from '../policy/list-rungs.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { compareSettings } from '../verdict/facts/changes.ts';
import type { RungChange } from './ladder-verdict.ts';
import { type PairedRung, prepareAskedRung } from './prepare-asked-rung.ts';

/** A rung, ready to be measured. */
export interface PreparedRung extends Pick<Rung, 'name'>, PairedRung {
  readonly step: Rung['step'] | 'together';
  /** A single rung, or several that are applied together. */
  readonly parts: readonly Rung[];
  /** The model's policy with the changes applied. */
  readonly policy: ModelPolicy;
  /** Against the model's own policy; empty where nothing changes. */
  readonly changes: readonly RungChange[];
}

/**
 * Stages a rung's model and finds what runs it, so that mistakes are reported before anything is measured.
 *
 * @param place - Name of its private folder; a different one for each rung.
 * @throws {UserError} If its artifact is not a model that this policy can judge, or does not take its batch.
 */
export async function prepareRung(
  run: Run,
  baseline: PreparedCandidate,
  { parts, place }: { parts: readonly Rung[]; place: string },
): Promise<PreparedRung> {
  const policy = parts.reduce(applyRung, run.model);
  const paired =
    baseline.engine === 'server' || policy.engine.kind === 'server'
      ? await prepareAskedRung(run, baseline, { policy, place })
      : await prepareFileRung(run, baseline, { policy, place });
  const [only] = parts;
  return {
    name: parts.map(({ name }) => name).join(' + '),
    step: parts.length === 1 && only !== undefined ? only.step : 'together',
    parts,
    policy,
    changes: listChanges(run.model, policy),
    ...paired,
  };
}

/** Both arms are model files for onnxruntime. */
async function prepareFileRung(
  run: Run,
  baseline: OnnxCandidate,
  { policy, place }: { policy: ModelPolicy; place: string },
): Promise<PairedRung> {
  const variant = await prepareVariant(run, baseline, { policy, place });
  const { arm } = baseline.preparedArm;
  const arms = {
    baseline: { ...baseline.preparedArm, arm: { ...arm, name: 'baseline' as const } },
    candidate: variant,
  };
  const paired = await pairArms(baseline, arms);
  const { differences } = paired;
  if (differences.length === 0 && policy.traffic.batch !== run.model.traffic.batch)
    await checkBatch(baseline, policy, paired.candidate);
  return {
    pairWith: (known) => ({
      preparedArms: [{ ...paired.baseline, known }, paired.candidate],
      set: baseline.set,
    }),
    differences,
    isAsked: false,
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
