import type { Comparison, Outcome } from '../../verdict/comparison.ts';
import { type Judgement, judgeFailure, judgeModel, judgeNothing } from '../../verdict/judge-model.ts';
import { deferItems } from '../../verdict/judge-shards.ts';
import type { Run } from '../run.ts';

/** Judges a comparison, however it ended. */
export function judgeOutcome(
  { model, request }: Pick<Run, 'model' | 'request'>,
  outcome: Outcome,
): Judgement {
  switch (outcome.kind) {
    case 'compared':
    case 'unchanged':
      return judgeComparison(outcome.comparison, request);
    case 'failed':
      return judgeFailure(model, outcome.failure);
    case 'incomparable':
      return judgeNothing('incomparable');
  }
}

/** With one shard of the items, the rows that need all of them are judged once all shards are in. */
function judgeComparison(comparison: Comparison, { shard }: Run['request']): Judgement {
  const judgement = judgeModel(comparison);
  return shard === undefined ? judgement : deferItems(judgement, comparison.baseline !== undefined);
}
