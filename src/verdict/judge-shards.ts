import type { Metric } from '../policy/metric.ts';
import type { Comparison } from './comparison.ts';
import { worseState } from './exit-code.ts';
import { writeHeadline, writeNextStep } from './headline.ts';
import { type Judgement, judgeModel, stateOf } from './judge-model.ts';
import { describeGrowth } from './time/compare-operators.ts';
import type { ModelVerdict } from './verdict.ts';

/** Metrics that rest on the outcomes of all items. The cost does by its review time. */
const RESTS_ON_ITEMS: readonly string[] = ['task-score', 'review-rate', 'cost-per-1000'] satisfies Metric[];

/** Whether a metric cannot be judged by a shard of the items. */
export const restsOnItems = (metric: string): boolean => RESTS_ON_ITEMS.includes(metric);

/**
 * A judgement on a shard of the items: what rests on all of them is shown, not judged. The state is that of all else, and
 * provisional: it passes where nothing else has a limit.
 */
export function deferItems(judgement: Judgement, hasBaseline: boolean): Judgement {
  const rows = judgement.rows.map((row) => {
    if (!restsOnItems(row.metric) || row.limit === null) return row;
    const reason = 'of one shard of the items; judged when the outcomes of all shards are in';
    return { ...row, state: 'shown' as const, reason };
  });
  const state = stateOf(rows, hasBaseline);
  return { ...judgement, rows, state: state === 'error' ? 'pass' : state };
}

/** What of a model's verdict changes with the outcomes of all items. */
type Rejudged = Pick<ModelVerdict, 'state' | 'headline' | 'nextStep' | 'rows' | 'slices' | 'cost'> &
  Pick<Judgement, 'flips'>;

/**
 * Judges what rests on the items by the outcomes of all of them. Whatever else was found beside the first shard's latency
 * stands, and no state becomes milder.
 *
 * @param first - Verdict of the first shard, from {@link deferItems}.
 * @param comparison - The first shard's, with the outcomes of all shards.
 */
export function rejudgeItems(first: ModelVerdict, comparison: Comparison): Rejudged {
  const hasBaseline = comparison.baseline !== undefined;
  const { rows: all, slices, cost, flips } = judgeModel(comparison);
  const rows = all.map((row) =>
    restsOnItems(row.metric) ? row : (first.rows.find(({ metric }) => metric === row.metric) ?? row),
  );
  const state = worseState(stateOf(rows, hasBaseline), first.state);
  return { state, ...retell(first, { state, rows, hasBaseline }), rows, slices, cost, flips };
}

/** The first shard's headline begins with what its own rows say; that part is written anew, the rest stands. */
function retell(
  first: ModelVerdict,
  { state, rows, hasBaseline }: Pick<ModelVerdict, 'state' | 'rows'> & { hasBaseline: boolean },
): Pick<ModelVerdict, 'headline' | 'nextStep'> {
  // Then it is not the rows that made it so, or they have nothing to say.
  if (state === 'no-baseline' || state !== stateOf(rows, hasBaseline)) return first;
  const before = writeHeadline(first.state, first.rows);
  const rest = first.headline.startsWith(before)
    ? first.headline.slice(before.length)
    : `; ${first.headline}`;
  const growth = first.time === null ? undefined : describeGrowth(first.time.operators);
  return {
    headline: `${writeHeadline(state, rows)}${rest}`,
    nextStep: writeNextStep(state, rows, growth),
  };
}
