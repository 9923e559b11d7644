import { dirname } from 'node:path';
import { findReference } from '../../baseline/choose-reference.ts';
import { type FoundBaseline, findBaseline } from '../../baseline/find-baseline.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { withOutput } from '../../policy/task-output.ts';
import type { BaselineNote } from '../../records/baseline-fact.ts';
import { comparabilityFields, digestFields, type Fields } from '../../records/comparability.ts';
import type { BaselineKey } from '../../stores/baseline-store.ts';
import { baselineEngine, engineAt } from '../rules/baseline-engine.ts';
import { readPolicyAt } from '../rules/baseline-policy.ts';
import { onSameMachine } from '../rules/cpu-fallback.ts';
import { idAtBase, modelAtBase, type PreparedCandidate, type Run, settledBy } from '../run.ts';
import { findCandidateFile, findNamedFile } from './prepare/find-named-file.ts';

/** What the candidate is compared with, and the settings of that model. */
export interface ComparedBaseline extends FoundBaseline {
  /** The policy on the baseline's side. */
  readonly policy: ModelPolicy;
  /** Fields that a record of the baseline must match. */
  readonly comparability: Fields;
  /** Full SHA of the commit whose model it is; undefined if it is none's. */
  readonly commit?: string | undefined;
}

/** Finds what the candidate is compared with. A candidate that is measured alone is compared with nothing. */
export async function findBaselineModel(run: Run, candidate: PreparedCandidate): Promise<ComparedBaseline> {
  const { request, model } = run;
  const own = { policy: run.baselinePolicy, comparability: candidate.baselineComparability };
  if (request.mode === 'alone') {
    return { baseline: { kind: 'none', why: { kind: 'measured-alone' } }, notes: [], ...own };
  }
  if (request.mode === 'calibrate') {
    const file = await findCandidateFile(request, model);
    return { baseline: { kind: 'model', file, source: { kind: 'same-model' } }, notes: [], ...own };
  }
  return lookAtReference(run, candidate);
}

/**
 * The reference is a model with its settings. If another commit than the base is the reference, that commit's settings
 * are used too, because the base's settings may be the reason that it was not accepted.
 */
async function lookAtReference(run: Run, candidate: PreparedCandidate): Promise<ComparedBaseline> {
  const { request, ports, model, workspace } = run;
  const key = baselineKey(run, { ...candidate, comparability: candidate.baselineComparability });
  const reference = await findReference(ports.stores, {
    kind: request.reference ?? 'base-commit',
    commit: request.commit,
    key,
  });
  const { policy: settings, notes } = await settingsOf(run, reference.commit);
  const policy = onSameMachine(settings, request);
  const measured = {
    ...candidate.measured,
    // Where the candidate is behind a server, onnxruntime is asked like it.
    isAsked: candidate.engine === 'server' && policy.engine.kind === 'onnxruntime',
    ...(policy.engine.kind === 'onnxruntime' && { programSha256: undefined }),
  };
  const comparability = comparabilityFields(settledBy(model, policy), measured);
  const found = await findBaseline({
    explicit: request.baseline && (await findNamedFile(request.baseline, policy)),
    stores: ports.stores,
    key: { ...key, comparability: digestFields(comparability) },
    commit: request.commit,
    reference,
    isRoot: request.isRoot ?? false,
    folder: dirname(request.policyFile),
    modelPath: { before: policy.artifact, now: model.artifact },
    mayBeAtPathNow: request.forkPoint !== undefined,
    isOnnx: policy.engine.kind === 'onnxruntime',
    directory: workspace.directory,
  });
  const { commit } = request.baseline === undefined ? reference : { commit: undefined };
  return { ...found, notes: [...found.notes, ...notes], policy, comparability, commit };
}

/** The settings that the reference ran with and the path of its file, if its commit has them. */
async function settingsOf(
  run: Run,
  commit: string | undefined,
): Promise<{ policy: ModelPolicy; notes: readonly BaselineNote[] }> {
  const { request, ports, model, baselinePolicy } = run;
  const { artifact } = modelAtBase(run) ?? model;
  const atBase = { policy: { ...baselinePolicy, artifact }, notes: [] };
  if (commit === undefined || request.baseline !== undefined) return atBase;
  const isBase =
    commit === request.commit && request.reference !== 'release' && request.recording === undefined;
  const isJudging = request.policyCommit !== undefined && request.forkPoint === undefined;
  // The policy of a change's base commit has been read already.
  if (isBase && isJudging) return atBase;
  const failure = await ports.fetchCommit?.(commit);
  const there = await readPolicyAt(request, { commit, modelId: idAtBase(run) });
  // A run by hand may try out settings of the runtime, but not run the baseline by another engine than its own.
  const ran = there.state === 'found' ? there.model.engine.kind : 'onnxruntime';
  const isByHand = isBase && request.policyCommit === undefined;
  if (isByHand && model.engine.kind === 'onnxruntime' && ran === 'onnxruntime') return atBase;
  const notes: BaselineNote[] =
    failure === undefined ? [] : [{ kind: 'commit-not-fetched', commit, message: failure }];
  if (there.state === 'unknown') {
    return { ...atBase, notes: [...notes, { kind: 'settings-unknown', commit, message: there.message }] };
  }
  if (there.state === 'absent') return { ...atBase, notes };
  const { runtime, state, task, engine } =
    request.baselinePolicyFile === undefined ? there.model : baselinePolicy;
  const own = {
    runtime,
    state,
    engine: baselineEngine(model, engineAt(request, engine, baselinePolicy.engine)),
    task: withOutput(baselinePolicy.task, { task }),
  };
  return { policy: { ...baselinePolicy, ...own, artifact: there.model.artifact }, notes };
}

/** What a stored baseline of this model must have been recorded for. */
export function baselineKey(
  run: Run,
  { comparability, environment }: Pick<PreparedCandidate, 'comparability' | 'environment'>,
): BaselineKey {
  const { request } = run;
  return {
    modelId: idAtBase(run),
    ancestors: request.ancestors,
    comparability: digestFields(comparability),
    environment: digestFields(environment),
  };
}
