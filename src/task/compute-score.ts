import { sum, sumNthPowerDeviations } from 'simple-statistics';
import type { TaskPolicy } from '../policy/model-policy.ts';
import type { TextScore } from '../policy/served/text-task.ts';
import { customFormula } from './custom/custom-formula.ts';
import { cocoFormula } from './images/coco-variants.ts';
import { segmentationFormula } from './images/score-segmentation.ts';
import { multiLabelFormula } from './labels/multi-label-score.ts';
import { tokenFormula } from './labels/score-tokens.ts';
import {
  anomalyFormula,
  forecastFormula,
  probabilityFormula,
  similarityFormula,
} from './numbers/number-score.ts';
import { nonFiniteCount, type OutcomeTable } from './outcome-table.ts';
import { rankingFormula } from './ranking/ranking-score.ts';
import {
  ifFinite,
  meanValue,
  type Outcomes,
  type ScoreBasis,
  type ScoreFormula,
  shareCorrect,
  sumParts,
} from './score/score-formula.ts';
import { areaUnderCurve, macroF1 } from './score/score-metrics.ts';
import { BLEU_PARTS, bleuOf } from './text/bleu.ts';
import { CHRF_PARTS, chrfOf } from './text/chrf.ts';
import { ERROR_RATES } from './text/error-rates.ts';

/** A task's score over some items. */
type Score = ScoreName & { readonly items: number } & (
    | { readonly value: number }
    /** These items do not define the score; `reason` says why. */
    | { readonly value: null; readonly reason: string }
  );

/** Name of a score for people, and its good direction. */
type ScoreName = Pick<ScoreFormula, 'name' | 'better'>;

/**
 * The score of a task over the items of a table.
 *
 * @param items - Positions of the items to include, such as a slice or a bootstrap resample; an item counts as often
 *   as its position occurs. All items if absent.
 * @returns A finite number, or null with the reason.
 */
export function computeScore(task: TaskPolicy, table: OutcomeTable, items?: readonly number[]): Score {
  const { compute, name, better } = formulaOf(task);
  const isTopK = task.kind === 'classification' && task.metric === 'top-k';
  const count = items?.length ?? table.count;
  const score = { name: isTopK ? `Top-${task.k} accuracy` : name, better, items: count };
  if (count === 0) return { ...score, value: null, reason: 'there are no items' };
  const value = compute(items === undefined ? allOutcomes(table) : outcomesOf(table, items));
  if (typeof value === 'string') return { ...score, value: null, reason: value };
  if (Number.isFinite(value)) return { ...score, value };
  return { ...score, value: null, reason: 'it is too large to represent' };
}

/**
 * The score of a task over any resample of the items of a table.
 *
 * @returns A function of the items' positions, as {@link computeScore} takes them; undefined if they define no score.
 */
export function scoreOfItems(
  task: TaskPolicy,
  table: OutcomeTable,
): (items?: readonly number[]) => number | undefined {
  const { resample } = formulaOf(task);
  if (resample === undefined || nonFiniteCount(table) > 0)
    return (items) => computeScore(task, table, items).value ?? undefined;
  const weigh = resample(allOutcomes(table));
  return (items) => {
    const counts = new Uint32Array(table.count).fill(items === undefined ? 1 : 0);
    for (const item of items ?? []) counts[item] = (counts[item] ?? 0) + 1;
    const value = weigh((item) => counts[item] ?? 0);
    return typeof value === 'number' ? value : undefined;
  };
}

/** Creates the outcomes again on each pass, so that a million of them are never in memory as objects. */
function outcomesOf(table: OutcomeTable, items: readonly number[]): Outcomes {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield table.outcomeAt(item);
    },
  };
}

function allOutcomes(table: OutcomeTable): Outcomes {
  return {
    *[Symbol.iterator]() {
      for (let item = 0; item < table.count; item++) yield table.outcomeAt(item);
    },
  };
}

/** How the score of a task is computed. */
function formulaOf(task: TaskPolicy): ScoreFormula {
  switch (task.kind) {
    case 'multi-label':
      return multiLabelFormula(task);
    case 'token-classification':
      return tokenFormula(task);
    case 'ranking':
    case 'retrieval':
      return rankingFormula(task);
    case 'similarity':
      return similarityFormula(task);
    case 'probability':
      return probabilityFormula(task);
    case 'anomaly':
      return anomalyFormula(task);
    case 'forecast':
      return forecastFormula(task);
    case 'segmentation':
      return segmentationFormula(task);
    case 'detection':
    case 'keypoints':
      return cocoFormula(task);
    case 'speech':
    case 'ocr':
      return ERROR_RATES[task.metric];
    case 'custom':
      return customFormula(task);
    case 'text':
      return METRICS[task.score];
    case 'embedding':
    case 'output-match':
      return METRICS[task.kind];
    case 'classification':
    case 'binary':
    case 'regression':
      return METRICS[task.metric];
  }
}

/** How the score of a task is formed, which decides how its interval is computed. */
export const scoreBasis = (task: TaskPolicy): ScoreBasis => formulaOf(task).basis;

/** Whether a higher or a lower score is better. */
export const scoreBetter = (task: TaskPolicy): ScoreName['better'] => formulaOf(task).better;

type MetricOf<Task> = Task extends { readonly metric: infer Metric extends string } ? Metric : never;
type ScoreMetric =
  | MetricOf<Extract<TaskPolicy, { kind: 'classification' | 'binary' | 'regression' }>>
  | 'embedding'
  | 'output-match'
  | TextScore;

const METRICS: Readonly<Record<ScoreMetric, ScoreFormula>> = {
  accuracy: { name: 'Accuracy', better: 'higher', basis: 'share', compute: shareCorrect },
  'top-k': { name: 'Top-k accuracy', better: 'higher', basis: 'share', compute: shareCorrect },
  'macro-f1': { name: 'Macro F1', better: 'higher', basis: 'set', compute: macroF1 },
  'log-loss': { name: 'Log loss', better: 'lower', basis: 'mean', compute: ifFinite(meanValue) },
  auc: { name: 'AUC', better: 'higher', basis: 'set', compute: ifFinite(areaUnderCurve) },
  rmse: {
    name: 'RMSE',
    better: 'lower',
    basis: 'set',
    compute: ifFinite((outcomes) => Math.sqrt(meanValue(outcomes))),
  },
  mae: { name: 'MAE', better: 'lower', basis: 'mean', compute: ifFinite(meanValue) },
  r2: { name: 'R²', better: 'higher', basis: 'set', compute: ifFinite(rSquared) },
  embedding: { name: 'Mean cosine', better: 'higher', basis: 'mean', compute: ifFinite(meanValue) },
  'output-match': { name: 'Matching outputs', better: 'higher', basis: 'share', compute: shareCorrect },
  'exact-match': { name: 'Exact match', better: 'higher', basis: 'share', compute: shareCorrect },
  'normalized-match': { name: 'Normalized match', better: 'higher', basis: 'share', compute: shareCorrect },
  'numeric-match': { name: 'Numeric match', better: 'higher', basis: 'share', compute: shareCorrect },
  'regex-match': { name: 'Pattern match', better: 'higher', basis: 'share', compute: shareCorrect },
  'token-f1': { name: 'Token F1', better: 'higher', basis: 'mean', compute: ifFinite(meanValue) },
  'rouge-l': { name: 'ROUGE-L', better: 'higher', basis: 'mean', compute: ifFinite(meanValue) },
  bleu: {
    name: 'BLEU',
    better: 'higher',
    basis: 'set',
    compute: (outcomes) => bleuOf(sumParts(outcomes, BLEU_PARTS)),
  },
  chrf: {
    name: 'chrF',
    better: 'higher',
    basis: 'set',
    compute: (outcomes) => chrfOf(sumParts(outcomes, CHRF_PARTS)),
  },
  ...ERROR_RATES,
  'valid-json': { name: 'Valid JSON', better: 'higher', basis: 'share', compute: shareCorrect },
};

/**
 * Coefficient of determination, 1 − Σ(actual − predicted)² / Σ(actual − mean)².
 *
 * @see Draper & Smith (1998), "Applied Regression Analysis", §1.3.
 */
function rSquared(outcomes: Outcomes): number | string {
  const labels = Array.from(outcomes, ({ actual }) => actual);
  // Not by the variance: rounding in the mean leaves equal labels a tiny one.
  if (labels.every((label) => label === labels[0])) return 'all labels are equal';
  const squares = Array.from(outcomes, ({ actual, predicted }) => (actual - predicted) ** 2);
  return 1 - sum(squares) / sumNthPowerDeviations(labels, 2);
}
