import type { AttemptRecord } from '../records/attempt-record.ts';
import type { Attempts } from '../verdict/attempts.ts';
import type { Outcome } from '../verdict/comparison.ts';
import type { Judgement } from '../verdict/judge-model.ts';
import type { Note } from '../verdict/note.ts';
import type { Drift } from '../verdict/verdict.ts';
import type { ComparedBaseline } from './compare/find-baseline-model.ts';
import type { ListedChanges } from './compare/list-changes.ts';
import type { Kept } from './conclude/record-candidate.ts';
import type { ModelDigest, PreparedCandidate } from './run.ts';

/** Everything that one model's run found. */
export interface Findings {
  readonly candidate: PreparedCandidate;
  readonly found: ComparedBaseline;
  readonly outcome: Outcome;
  /** Against the baseline. */
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
  readonly baselineModel: ModelDigest | undefined;
  readonly listed: ListedChanges;
  readonly attempts?: Attempts | undefined;
  /** About the attempts before this one. */
  readonly notes?: readonly Note[];
  /** Measurements against the baseline, from which it can be judged again; undefined if there are none. */
  readonly record?: AttemptRecord | undefined;
  /** The same for the comparison with the last release. */
  readonly driftRecord?: AttemptRecord | undefined;
  readonly kept: Kept;
}
