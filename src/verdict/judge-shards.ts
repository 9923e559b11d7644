import type { Metric } from '../policy/metric.ts';
import type { Comparison } from './comparison.ts';
import { worseState } from './exit-code.ts';
import { type Judgement, judgeModel, stateOf } from './judge-model.ts';
import type { Row } from './row/row.ts';
import type { ModelVerdict } from './verdict.ts';

/** Metrics that need all items. Cost does because of its review time and its tokens. */
const RESTS_ON_ITEMS: readonly Metric[] = [
  'task-score',
  'flips',
  'agreement',
  'kl-divergence',
  'review-rate',
  'output-length',
  'cost-per-1000',
];

/** Whether a metric needs all items, so that one shard cannot judge it. */
export const restsOnItems = (metric: Metric): boolean => RESTS_ON_ITEMS.includes(metric);

/**
 * A judgement on one shard of the items. Rows that need all items are shown, not judged. The state comes from the other
 * rows and is provisional: it passes if none of them has a limit.
 */
export function deferItems(judgement: Judgement, hasBaseline: boolean): Judgement {
  const rows = judgement.rows.map((row): Row => {
    if (!restsOnItems(row.metric) || row.limit === null) return row;
    return { ...row, state: 'shown', reasons: [{ kind: 'one-shard' }] };
  });
  const state = stateOf(rows, hasBaseline);
  const { guessing: _, ...rest } = judgement;
  return { ...rest, rows, state: state === 'error' ? 'pass' : state };
}

/** The parts of a model's verdict that change once the outcomes of all shards are in. */
type Rejudged = Pick<ModelVerdict, 'state' | 'rows' | 'slices' | 'guessing' | 'cost'> &
  Pick<Judgement, 'flips'>;

/**
 * Judges the rows that need all items by the outcomes of all shards. The other rows stay as the first shard's run
 * judged them, and no state becomes milder.
 *
 * @param first - Verdict of the first shard, from {@link deferItems}.
 * @param comparison - The first shard's comparison, with the outcomes of all shards.
 */
export function rejudgeItems(first: ModelVerdict, comparison: Comparison): Rejudged {
  const { rows: all, slices, guessing, cost, flips } = judgeModel(comparison);
  const rows = all.map((row) =>
    restsOnItems(row.metric) ? row : (first.rows.find(({ metric }) => metric === row.metric) ?? row),
  );
  const state = worseState(stateOf(rows, comparison.baseline !== undefined), first.state);
  return { state, rows, slices, ...(guessing && { guessing }), cost, flips };
}
