import { UserError } from '../errors/errors.ts';
import { type Measured, measureComparison } from '../gate/compare/measure-comparison.ts';
import type { PreparedCandidate, Run } from '../gate/run.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { progressWithin } from '../measure/progress-event.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import type { Row } from '../verdict/row/row.ts';
import { isRungClear, judgeRung } from './judge-rung.ts';
import type { RungEvidence, RungFailure, RungNote, RungVerdict } from './ladder-verdict.ts';
import type { PreparedRung } from './prepare-rung.ts';

/** What every rung is compared with. */
export interface LadderBaseline {
  readonly prepared: PreparedCandidate;
  readonly measured: ArmMeasurement;
  /** The figures as they are shown. */
  readonly rows: readonly Row[];
}

interface Found {
  readonly outcome: Measured;
  readonly evidence: RungEvidence;
  readonly notes: RungNote[];
}

/**
 * Measures a rung against the baseline on the same data, machine and traffic, by the gate's own machinery and limits.
 *
 * @throws {InfrastructureError} If the baseline no longer runs.
 */
export async function tryRung(
  run: Run,
  ladderBaseline: LadderBaseline,
  rung: PreparedRung,
): Promise<RungVerdict> {
  const minGain = run.model.ladder?.['min-gain'];
  const { name, step, changes, differences } = rung;
  const known = { name, step, changes: [...changes], evidence: 'side-by-side' as const, notes: [] };
  const without = (state: 'fail' | 'error', failure: RungFailure): RungVerdict =>
    judgeRung({ ...known, state, rows: [], failure }, minGain);
  if (differences.length > 0) return without('fail', { kind: 'other-inputs', differences: [...differences] });
  try {
    const { outcome, ...found } = await measureRung(run, ladderBaseline, rung);
    if (outcome.kind === 'failed') return without('fail', describeFailure(rung, outcome));
    const { state, rows } = judgeModel(outcome.comparison);
    return judgeRung({ ...known, ...found, state, rows, failure: null }, minGain);
  } catch (error) {
    // The baseline was measured by the same policy, so this is about one rung, such as a budget too small for its batch.
    if (!(error instanceof UserError)) throw error;
    return without('error', { kind: 'bad-input', message: error.message });
  }
}

function describeFailure(
  { policy }: PreparedRung,
  { failure: { kind: failure, message } }: Extract<Measured, { kind: 'failed' }>,
): RungFailure {
  const providers = policy.runtime.providers.filter((provider) => provider !== 'cpu');
  return { kind: 'not-measured', failure, message, providers };
}

async function measureRung(run: Run, ladderBaseline: LadderBaseline, rung: PreparedRung): Promise<Found> {
  const isBatched = rung.parts.some(({ change }) => change.kind === 'batch');
  return isBatched ? measureBatches(run, ladderBaseline, rung) : measurePair(run, ladderBaseline, rung);
}

async function measurePair(run: Run, { measured }: LadderBaseline, rung: PreparedRung): Promise<Found> {
  const outcome = await measureComparison(asRunOf(run, rung), {
    ...rung.pairWith(measured),
    failure: rung.failure,
    stored: undefined,
    isClear: (comparison) => isRungClear(comparison, run.model.ladder?.['min-gain']),
  });
  const notes: RungNote[] = rung.isAsked ? [{ kind: 'asked-like-a-server' }] : [];
  return { outcome, evidence: 'side-by-side', notes };
}

/** Both arms of a launch share their inputs, so one that takes others is measured alone. */
async function measureBatches(run: Run, { measured }: LadderBaseline, rung: PreparedRung): Promise<Found> {
  const { batch } = rung.policy.traffic;
  const arms = rung.pairWith(measured);
  if (arms.engine === 'server') throw new TypeError('expected batches of a model file');
  const outcome = await measureComparison(asRunOf(run, rung), {
    ...arms,
    preparedArms: arms.preparedArms.slice(-1),
    stored: inBatches(measured, batch / run.model.traffic.batch),
    isClear: (comparison) => isRungClear(comparison, run.model.ladder?.['min-gain']),
  });
  return { outcome, evidence: 'one-after-the-other', notes: [{ kind: 'batched', batch }] };
}

/**
 * A measurement of single requests, for comparison with requests that carry `factor` times as many items: the machine's
 * time is that of as many items, one request after the other. Latencies stay those of a request.
 */
export function inBatches(measured: ArmMeasurement, factor: number): ArmMeasurement {
  return {
    ...measured,
    launches: measured.launches.map((launch) => ({ ...launch, machineNs: launch.machineNs * factor })),
  };
}

function asRunOf(run: Run, rung: PreparedRung): Run {
  const progress = progressWithin(run.ports.progress, { kind: 'rung', name: rung.name });
  return { ...run, model: rung.policy, ports: { ...run.ports, progress } };
}
