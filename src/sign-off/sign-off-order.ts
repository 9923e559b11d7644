import type { CommitNote } from '../records/commit-note.ts';
import type { Refusal } from '../records/refusal.ts';
import type { SignOff } from './sign-off-record.ts';

/** Which release is to be signed off, and who asked for it. */
export interface SignOffOrder {
  readonly release: SignOff['release'];
  readonly triggeredBy: SignOff['triggeredBy'];
  /** Reasons against a sign-off that are known before anything is looked at. */
  readonly objections: readonly Refusal[];
  readonly notes: readonly CommitNote[];
}
