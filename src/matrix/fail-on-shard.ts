import type { Shard } from '../dataset/shard-items.ts';
import { METRICS } from '../policy/metric.ts';
import { worseState } from '../verdict/exit-code.ts';
import type { Ending } from '../verdict/facts/ending.ts';
import type { Missing } from '../verdict/row/reason.ts';
import type { Row } from '../verdict/row/row.ts';
import type { State } from '../verdict/state.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import type { FailedFound } from './result.ts';

/** A shard other than the first that has no outcomes, and why. */
interface FailedShard {
  readonly shard: Shard;
  readonly why: FailedFound['why'];
}

/** Consequence of a failed shard for the model. */
interface Consequence {
  readonly state: State;
  readonly ending: Ending;
  /** For the rows that needed the outcomes. */
  readonly missing: Missing;
}

/**
 * The verdict on a model that could not be scored on one of its shards. Rows over the items fail, because a score over the
 * other items is not the model's score. No state becomes milder.
 *
 * @param first - Verdict of the first shard.
 */
export function failOnShard(first: ModelVerdict, failed: FailedShard): ModelVerdict {
  const { state, ending, missing } = consequenceOf(failed);
  const rows = first.rows.map(
    (row): Row =>
      METRICS[row.metric].evidence === 'exact' && row.limit !== null && row.state === 'shown'
        ? { ...row, state: 'fail', reasons: [{ kind: 'not-measured', why: missing }] }
        : row,
  );
  return { ...first, state: worseState(first.state, state), ending, rows };
}

function consequenceOf({ shard: { index: shard, of }, why }: FailedShard): Consequence {
  switch (why.kind) {
    case 'failure': {
      const { failure, message } = why;
      return {
        state: failure === 'no-provider' ? 'no-provider' : 'fail',
        ending: { kind: 'shard-failed', shard, of, failure, message },
        missing: { kind: 'shard-failed', shard, of, message },
      };
    }
    case 'incomparable':
      return {
        state: 'incomparable',
        ending: { kind: 'incomparable', differences: why.differences },
        missing: { kind: 'shard-incomparable', shard, of },
      };
  }
}
