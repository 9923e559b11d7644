import type {
  AnomalyTask,
  ForecastTask,
  ProbabilityTask,
  SimilarityTask,
} from '../../policy/task/number-tasks.ts';
import { averagePrecision, precisionRecall, type Ranked } from '../labels/average-precision.ts';
import { ifFinite, meanValue, type Outcomes, type ScoreFormula } from '../score/score-formula.ts';
import { pearson, spearman } from './rank-correlation.ts';

/** Spearman's or Pearson's correlation between predicted and labelled similarity. */
export function similarityFormula({ metric }: SimilarityTask): ScoreFormula {
  const [name, correlate] =
    metric === 'spearman' ? (['Spearman', spearman] as const) : (['Pearson', pearson] as const);
  return {
    name,
    better: 'higher',
    basis: 'set',
    compute: ifFinite((outcomes) => {
      const [predicted, actual] = [
        Array.from(outcomes, (each) => each.predicted),
        Array.from(outcomes, (each) => each.actual),
      ];
      return correlate(predicted, actual) ?? 'all labels or all predictions are equal';
    }),
  };
}

/**
 * - `brier`: the mean over items of the squared error of the probabilities.
 * - `ece`: expected calibration error, Σ |bin| ÷ n · |share that is right − mean confidence|.
 */
export function probabilityFormula({ metric, bins }: ProbabilityTask): ScoreFormula {
  return metric === 'brier'
    ? { name: 'Brier score', better: 'lower', basis: 'mean', compute: ifFinite(meanValue) }
    : {
        name: 'ECE',
        better: 'lower',
        basis: 'set',
        compute: ifFinite((outcomes) => calibrationError(outcomes, bins)),
      };
}

/**
 * Bins are open on the left and closed on the right; the first has 0, too.
 *
 * @see Guo et al. (2017), "On Calibration of Modern Neural Networks", formula 3.
 */
function calibrationError(outcomes: Outcomes, count: number): number {
  const bins = Array.from({ length: count }, () => ({ confidence: 0, right: 0 }));
  let items = 0;
  for (const { predicted, actual } of outcomes) {
    const bin = bins[binOf(predicted, count)];
    items += 1;
    if (bin === undefined) continue;
    bin.confidence += predicted;
    bin.right += actual;
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence) / items, 0);
}

/** Steps of one width, as numpy's `linspace` has them, so that a probability on an edge is in the same bin. */
function binOf(probability: number, count: number): number {
  const step = 1 / count;
  let bin = Math.min(Math.max(Math.floor(probability * count) - 1, 0), count - 1);
  while (bin < count - 1 && probability > (bin + 1) * step) bin += 1;
  return bin;
}

/** Average precision, or the largest recall of any threshold whose precision is high enough; 0 if there is none. */
export function anomalyFormula({ metric, precision: least }: AnomalyTask): ScoreFormula {
  const rank = (rate: (ranked: readonly Ranked[]) => number) =>
    ifFinite((outcomes) => {
      const ranked = Array.from(outcomes, ({ predicted, actual }) => ({
        score: predicted,
        isPositive: actual === 1,
      }));
      return ranked.some(({ isPositive }) => isPositive) ? rate(ranked) : 'no item is an anomaly';
    });
  const shared = { better: 'higher', basis: 'set' } as const;
  if (metric === 'pr-auc') return { ...shared, name: 'PR-AUC', compute: rank(averagePrecision) };
  const recallAt = (ranked: readonly Ranked[]): number =>
    Math.max(
      0,
      ...precisionRecall(ranked)
        .filter(({ precision }) => precision >= least)
        .map(({ recall }) => recall),
    );
  return { ...shared, name: `Recall at precision ${least}`, compute: rank(recallAt) };
}

/** The mean over series. */
export const forecastFormula = ({ metric }: ForecastTask): ScoreFormula => ({
  name: metric === 'mase' ? 'MASE' : 'Pinball loss',
  better: 'lower',
  basis: 'mean',
  compute: ifFinite(meanValue),
});
