import type { AttemptRecord } from '../records/attempt-record.ts';
import type { Attempts } from '../verdict/attempts.ts';
import type { Outcome } from '../verdict/comparison.ts';
import type { Judgement } from '../verdict/judge-model.ts';
import type { Drift } from '../verdict/verdict.ts';
import type { ComparedBaseline } from './compare/find-baseline-model.ts';
import type { ListedChanges } from './compare/list-changes.ts';
import type { DriftAttempt } from './conclude/judge-drift.ts';
import type { Kept } from './conclude/record-candidate.ts';
import type { ModelDigest, PreparedCandidate } from './run.ts';

/** What one model's run left to be told. */
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
  /** What a reader must know of the attempts before this one. */
  readonly notes?: readonly string[];
  /** What was measured, for whoever may judge it again; undefined where nothing was. */
  readonly record?: AttemptRecord | undefined;
  /** What the comparison with the last release left besides. */
  readonly driftAttempt?: DriftAttempt | undefined;
  readonly kept: Kept;
}
