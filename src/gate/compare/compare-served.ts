import { protocolOf } from '../../policy/served/check-baseline-engine.ts';
import { answersOf } from '../../policy/served/engine.ts';
import type { Difference } from '../../records/difference.ts';
import type { Note } from '../../verdict/facts/note.ts';
import { attemptKey } from '../attempts/attempt.ts';
import { measureAttempt } from '../attempts/measure-attempt.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { Run, ServedCandidate } from '../run.ts';
import { type Compared, differencesOf } from './compare-models.ts';
import { refuseUnaskable } from './engines/ask-runtime.ts';
import { listServedChanges } from './engines/list-served-changes.ts';
import { prepareBaseline } from './engines/prepare-baseline.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { findIncomparable } from './find-incomparable.ts';
import { shardMeasurement } from './measure-comparison.ts';
import { type FittedServers, fitServers } from './pairing/fit-servers.ts';

/**
 * Measures two arms side by side that get one request at a time: the candidate's server starts from the checkout, the
 * baseline's from the files of its own commit. They are always measured: what a server loads besides its artifact has no
 * digest. onnxruntime may be one of the engines; it then gets requests like the other one.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 * @throws {UserError} If onnxruntime does not support the policy's traffic.
 */
export async function compareServed(
  checked: Run,
  candidate: ServedCandidate,
  found: ComparedBaseline,
): Promise<Compared> {
  const { baseline, policy: baselinePolicy, comparability } = found;
  const run = { ...checked, baselinePolicy };
  const other = findOtherProtocol(run);
  if (other !== undefined) return incomparableEngines(await fitServers(run, candidate, undefined), other);
  refuseUnaskable(run, baselinePolicy);
  const record = 'record' in baseline ? baseline.record : undefined;
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: candidate.environment });
  const before =
    baseline.kind === 'model'
      ? await prepareBaseline(run, { candidate, found, isReusable: differences.length === 0 })
      : undefined;
  const listed = listServedChanges(run, candidate, before);
  const baselineModel = before?.preparedArm.arm.model ?? record?.model;
  const fitted = await fitServers(run, candidate, before?.preparedArm);
  const { arms, notes, misfits, failure } = fitted;
  const models = { candidate: fitted.candidate, baselineModel, listed };
  const obstacles = findIncomparable(run, { baseline, misfits, differences, listed });
  if (obstacles.length > 0) return { outcome: { kind: 'incomparable', differences: obstacles }, ...models };
  const isPaired = arms.preparedArms.length === 2;
  const key = attemptKey(run, { prepared: fitted.candidate, baseline: baselineModel, isPaired });
  const trial = {
    ...arms,
    failure,
    stored: baseline.kind === 'figures' ? shardMeasurement(run, baseline.record.measurement) : undefined,
    waivers: waiversOf(run),
  };
  const attempted = await measureAttempt({ run, trial, key });
  return {
    ...attempted,
    ...models,
    notes: [...(before?.notes ?? []), ...notes, ...noteAsked(arms), ...attempted.notes],
  };
}

/** How each arm gets its requests, if they differ. onnxruntime takes tensors, as in the Open Inference Protocol. */
function findOtherProtocol({ model, baselinePolicy }: Run): Difference | undefined {
  const [before, now] = [baselinePolicy.engine, model.engine];
  if (protocolOf(before) !== protocolOf(now))
    return { kind: 'field', field: 'protocol', baseline: protocolOf(before), candidate: protocolOf(now) };
  if (before.kind !== 'server' || now.kind !== 'server' || answersOf(before) === answersOf(now))
    return undefined;
  return { kind: 'field', field: 'endpoint', baseline: before.endpoint, candidate: now.endpoint };
}

/** What latency, memory and load time of onnxruntime mean when it gets requests like a server. */
const noteAsked = ({ preparedArms }: FittedServers['arms']): Note[] =>
  preparedArms.some(({ arm }) => arm.engine.kind === 'onnxruntime') ? [{ kind: 'asked-like-a-server' }] : [];

/** Answers in text and in tensors cannot be compared. */
function incomparableEngines(
  { candidate }: Pick<FittedServers, 'candidate'>,
  difference: Difference,
): Compared {
  return {
    outcome: { kind: 'incomparable', differences: [difference] },
    candidate,
    baselineModel: undefined,
    listed: { changes: [], changesUnknown: 'no-baseline-file', precision: undefined },
  };
}
