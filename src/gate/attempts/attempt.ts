import type { AttemptKey, AttemptRecord } from '../../records/attempt-record.ts';
import type { Attempts } from '../../verdict/attempts.ts';
import type { Note } from '../../verdict/note.ts';
import type { Measured, Trial } from '../compare/measure-comparison.ts';
import type { Run } from '../run.ts';

/** One attempt at a comparison: what is measured, and the key under which attempts are pooled. */
export interface Attempt {
  readonly run: Run;
  readonly trial: Omit<Trial, 'isClear'>;
  readonly key: AttemptKey;
}

/** The result of an attempt, with the attempts before it. */
export interface Attempted {
  readonly outcome: Measured;
  /** Undefined for the first attempt. */
  readonly attempts: Attempts | undefined;
  readonly notes: readonly Note[];
  /** What this run measured; undefined if it measured nothing, or is never pooled. */
  readonly record: AttemptRecord | undefined;
}
