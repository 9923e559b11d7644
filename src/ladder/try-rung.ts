import { UserError } from '../errors/errors.ts';
import { formatCount } from '../figures/format-value.ts';
import { type Measured, measureComparison } from '../gate/compare/measure-comparison.ts';
import type { PreparedCandidate, Run } from '../gate/run.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { PreparedArm } from '../measure/measure-arms.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import type { Row } from '../verdict/verdict.ts';
import { expectCached, inBatches, measureInputCache } from './input-cache.ts';
import { isRungClear, judgeRung } from './judge-rung.ts';
import type { RungEvidence, RungVerdict } from './ladder-verdict.ts';
import type { PreparedRung } from './prepare-rung.ts';

/** What every rung is held against. */
export interface LadderBaseline {
  readonly prepared: PreparedCandidate;
  /** The baseline with its own figures: what repeats exactly is not measured again beside every rung. */
  readonly preparedArm: PreparedArm;
  readonly measured: ArmMeasurement;
  /** The figures as they are shown. */
  readonly rows: readonly Row[];
}

interface Found {
  readonly outcome: Measured;
  readonly evidence: RungEvidence;
  readonly notes: readonly string[];
}

/**
 * Measures a rung against the baseline on the same data, machine and traffic, by the gate's own machinery and limits.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured any more.
 */
export async function tryRung(
  run: Run,
  ladderBaseline: LadderBaseline,
  rung: PreparedRung,
): Promise<RungVerdict> {
  const minGain = run.model.ladder?.['min-gain'];
  const { name, step, change } = rung;
  const known = { name, step, change, evidence: 'side-by-side', notes: [] } as const;
  const without = (state: 'fail' | 'error', failure: string): RungVerdict =>
    judgeRung({ ...known, state, rows: [], failure }, minGain);
  if (rung.differences.length > 0) {
    return without('fail', `cannot be given the same items: ${rung.differences.join('; ')}`);
  }
  try {
    const { outcome, ...found } = await measureRung(run, ladderBaseline, rung);
    if (outcome.kind === 'failed')
      return without('fail', `could not be measured: ${outcome.failure.message}`);
    const { state, rows } = judgeModel(outcome.comparison);
    return judgeRung({ ...known, ...found, state, rows, failure: undefined }, minGain);
  } catch (error) {
    // The baseline was measured by the same policy, so this is about one rung, such as a budget too small for its batch.
    if (!(error instanceof UserError)) throw error;
    return without('error', error.message);
  }
}

async function measureRung(run: Run, ladderBaseline: LadderBaseline, rung: PreparedRung): Promise<Found> {
  const kind = rung.parts.length === 1 ? rung.parts[0]?.change.kind : undefined;
  if (kind === 'input-cache') return computeCached(run, ladderBaseline);
  return kind === 'batch'
    ? measureBatches(run, ladderBaseline, rung)
    : measurePair(run, ladderBaseline, rung);
}

async function measurePair(
  run: Run,
  { prepared, preparedArm }: LadderBaseline,
  rung: PreparedRung,
): Promise<Found> {
  const outcome = await measureComparison(asRunOf(run, rung), {
    preparedArms: [preparedArm, rung.preparedArm],
    set: prepared.set,
    stored: undefined,
    isClear: (comparison) => isRungClear(comparison, run.model.ladder?.['min-gain']),
  });
  return { outcome, evidence: 'side-by-side', notes: [] };
}

/** Both arms of a launch share their inputs, so one that takes others is measured alone. */
async function measureBatches(
  run: Run,
  { prepared, measured }: LadderBaseline,
  rung: PreparedRung,
): Promise<Found> {
  const { batch } = rung.policy.traffic;
  const outcome = await measureComparison(asRunOf(run, rung), {
    preparedArms: [rung.preparedArm],
    set: prepared.set,
    stored: inBatches(measured, batch / run.model.traffic.batch),
    isClear: (comparison) => isRungClear(comparison, run.model.ladder?.['min-gain']),
  });
  const notes = [
    `A request carries ${batch} items and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are by item.`,
    'Measured after the baseline, not in turns with it: limits are widened by the baseline’s run-to-run spread.',
  ];
  return { outcome, evidence: 'one-after-the-other', notes };
}

async function computeCached({ model, policy }: Run, { prepared, measured }: LadderBaseline): Promise<Found> {
  const cache = await measureInputCache(prepared.set);
  const share = ((cache.hits / cache.items) * 100).toFixed(1);
  const outcome: Measured = {
    kind: 'compared',
    comparison: {
      policy: model,
      prices: policy.prices,
      baseline: measured,
      candidate: expectCached(measured, cache),
      isPaired: true,
    },
  };
  const notes = [
    `Computed from the baseline’s figures: ${formatCount(cache.hits)} of ${formatCount(cache.items)} items of the regression set (${share} %) repeat the inputs of an earlier one, and a look-up takes ${(cache.lookupNs / 1e3).toFixed(1)} µs. Real traffic may repeat itself more or less. The memory of the cache is not counted.`,
  ];
  return { outcome, evidence: 'computed', notes };
}

function asRunOf(run: Run, rung: PreparedRung): Run {
  const progress = (line: string): void => run.ports.progress(`${rung.name}: ${line}`);
  return { ...run, model: rung.policy, ports: { ...run.ports, progress } };
}
