import { mean } from 'simple-statistics';
import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { METRIC_NAMES } from '../policy/metric.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { compareOutcomes, type OutcomeChanges } from '../task/compare-outcomes.ts';
import { discordanceP } from '../task/compare-shares.ts';
import { computeSlices } from '../task/compute-slices.ts';
import { findGuess } from '../task/find-guess.ts';
import { clustersOf } from '../task/group-clusters.ts';
import { type OutcomeTable, reviewRate } from '../task/outcome-table.ts';
import type { Comparison } from './comparison.ts';
import { adviseOnly, isAdvisory } from './row/advise-only.ts';
import { checkRow } from './row/check-row.ts';
import { emptyRow } from './row/check-row-at-look.ts';
import { computeCost, measuresPower } from './row/evidence/compute-cost.ts';
import { joulesPerRun, netJoulesPerRun } from './row/evidence/read-energy.ts';
import { lacksTokens, tokensOf } from './row/evidence/read-served.ts';
import { checkSliceRows } from './row/items/check-slice-rows.ts';
import type { Row } from './row/row.ts';
import type { State } from './state.ts';
import { explainTime } from './time/explain-time.ts';
import type { CostParts, ModelVerdict } from './verdict.ts';

/** The part of a model's verdict that is computed from its measurements alone. */
export type Judgement = Pick<
  ModelVerdict,
  'state' | 'rows' | 'slices' | 'guessing' | 'cost' | 'energy' | 'placement' | 'time'
> & {
  /** Positions in the regression set of the items that flipped. */
  readonly flips:
    | ({
        readonly rightToWrong: readonly number[];
        readonly wrongToRight: readonly number[];
      } & FlipTests)
    | null;
};

/** Tests of whether the flips are due to chance. */
type FlipTests = Pick<NonNullable<ModelVerdict['flips']>, 'mcnemarP' | 'clusters' | 'review'>;

/** Judges every metric of one model. All rows are decided before the state, so no row hides another. */
export function judgeModel(comparison: Comparison): Judgement {
  const { policy, baseline, candidate } = comparison;
  const rows = [
    ...METRIC_NAMES.flatMap((metric) => checkRow(metric, comparison) ?? []),
    ...checkSliceRows(comparison),
  ].map(policy.dataSet?.tier === 'advisory' ? adviseOnly : (row) => row);
  const flips = baseline === undefined ? null : compareOutcomes(baseline.outcomes, candidate.outcomes);
  return {
    state: stateOf(rows, baseline !== undefined),
    rows,
    slices: [...computeSlices(policy.task, baseline?.outcomes, candidate.outcomes)],
    ...guessingOf(comparison),
    cost: costOf(comparison),
    ...energyOf(comparison),
    placement: { baseline: [...(baseline?.placement ?? [])], candidate: [...candidate.placement] },
    time: explainTime(comparison),
    flips: flips && {
      rightToWrong: flips.rightToWrong,
      wrongToRight: flips.wrongToRight,
      ...testFlips(candidate.outcomes, flips, policy.review !== undefined),
    },
  };
}

/** The state of a model from its rows, worst first. A model without a judged row never passes. */
export function stateOf(rows: readonly Row[], hasBaseline: boolean): State {
  const has = (state: Row['state']): boolean => rows.some((row) => row.state === state);
  if (has('fail')) return 'fail';
  if (!hasBaseline) return 'no-baseline';
  if (has('inconclusive')) return 'inconclusive';
  if (has('waived')) return 'waived';
  return has('pass') || rows.some(isAdvisory) ? 'pass' : 'error';
}

/** Without a limit on the score, it does not affect the verdict. */
function guessingOf({ policy, baseline, candidate }: Comparison): Pick<ModelVerdict, 'guessing'> {
  if (policy.limits['task-score'] === undefined) return {};
  const guess = findGuess(policy.task, (baseline ?? candidate).outcomes);
  if (guess === undefined) return {};
  return { guessing: { arm: baseline === undefined ? 'candidate' : 'baseline', ...guess } };
}

function costOf({ prices, policy, baseline, candidate }: Comparison): ModelVerdict['cost'] {
  if (prices === undefined) return null;
  const parts = (arm: ArmMeasurement): CostParts | null => {
    const { launches, outcomes } = arm;
    const joules = joulesPerRun(arm);
    if (launches.length === 0 || (measuresPower(prices) && joules === undefined)) return null;
    if (lacksTokens(prices, arm)) return null;
    return computeCost(prices, {
      machineNs: mean(launches.map(({ machineNs }) => machineNs)),
      batch: policy.traffic.batch,
      reviewRate: reviewRate(outcomes),
      joules,
      tokens: tokensOf(arm),
    });
  };
  const own = parts(candidate);
  return own && { baseline: baseline === undefined ? null : parts(baseline), candidate: own };
}

/** Empty if no energy was measured. */
function energyOf({ policy, baseline, candidate }: Comparison): Pick<ModelVerdict, 'energy'> {
  const { energy } = candidate;
  if (energy === undefined || energy.how === null) return {};
  const per1000 = (joules: number | undefined): number | null =>
    joules === undefined ? null : (1000 * joules) / policy.traffic.batch;
  const of = (arm: ArmMeasurement) => ({
    grossJPer1000: per1000(joulesPerRun(arm)),
    netJPer1000: per1000(netJoulesPerRun(arm)),
  });
  return {
    energy: {
      how: energy.how,
      idleW: energy.idleW,
      baseline: baseline?.energy === undefined ? null : of(baseline),
      candidate: of(candidate),
    },
  };
}

/** Tests the flips and, with a review rule, the items that moved between machine and human review. */
function testFlips(table: OutcomeTable, changes: OutcomeChanges, hasReview: boolean): FlipTests {
  const { rightToWrong, wrongToRight, newlyReviewed, noLongerReviewed } = changes;
  const clusters = clustersOf(table);
  return {
    mcnemarP: discordanceP({ table, gained: wrongToRight, lost: rightToWrong }),
    ...(clusters && { clusters: clusters.length }),
    ...(hasReview && {
      review: {
        newlyReviewed: newlyReviewed.length,
        noLongerReviewed: noLongerReviewed.length,
        mcnemarP: discordanceP({ table, gained: newlyReviewed, lost: noLongerReviewed }),
      },
    }),
  };
}

/**
 * A candidate that could not be measured fails every limit, because a limited metric without a figure fails. A missing
 * provider says nothing about the model, so then no limit is judged.
 */
export function judgeFailure(policy: ModelPolicy, failure: ModelFailure): Judgement {
  const { kind, message } = failure;
  if (kind === 'no-provider') return judgeNothing('no-provider');
  const rows = METRIC_NAMES.flatMap((metric): Row[] => {
    const limit = policy.limits[metric];
    if (limit === undefined) return [];
    const why = { kind: 'failed', failure: kind, message } as const;
    return [{ ...emptyRow(metric), metric, limit, state: 'fail', reasons: [{ kind: 'not-measured', why }] }];
  });
  return { ...judgeNothing('fail'), rows };
}

/** A judgement without rows. */
export function judgeNothing(state: State): Judgement {
  const placement = { baseline: [], candidate: [] };
  return { state, rows: [], slices: [], cost: null, placement, time: null, flips: null };
}
