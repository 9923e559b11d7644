import {
  ATTEMPT_STATES,
  type AttemptKey,
  type AttemptRecord,
  type AttemptState,
  type WrittenAttempt,
} from '../records/attempt-record.ts';
import type { SavedBaseline } from './baseline-store.ts';

/** An attempt that a store has, by its name. */
export interface NamedAttempt {
  readonly state: AttemptState;
  readonly digest: string;
}

/** Attempts that were found, and what a reader must know of those that could not be had. */
export interface FoundAttempts {
  /** With the digest of each, by which the same attempt in two stores is told from two. */
  readonly found: readonly { readonly record: AttemptRecord; readonly digest: string }[];
  readonly notes: readonly string[];
}

/**
 * Keeps what each attempt at a comparison measured. It spares nothing and decides nothing by itself: a store that fails
 * is said, and the run stands on its own evidence.
 */
export interface AttemptStore {
  /** For messages: "Actions cache". */
  readonly title: string;
  /** Never throws for what the outside does. */
  list(key: AttemptKey): Promise<FoundAttempts>;
  save(key: AttemptKey, state: AttemptState, written: WrittenAttempt): Promise<SavedBaseline>;
}

/** Attempts that are read of one comparison, and of them those that failed. */
const MAX_ATTEMPTS = 16;
const MAX_FAILED = 4;

/**
 * Which of many attempts are read: failed ones first, so that no number of later ones can crowd them out; then the newest.
 *
 * @param named - Newest first.
 */
export function chooseAttempts<Named extends NamedAttempt>(named: readonly Named[]): Named[] {
  const failed = named.filter(({ state }) => state === 'fail').slice(0, MAX_FAILED);
  const others = named.filter(({ state }) => state !== 'fail');
  return [...failed, ...others].slice(0, MAX_ATTEMPTS);
}

/** The attempts of all stores, each once, in the order in which they were made. */
export async function gatherAttempts(
  stores: readonly AttemptStore[],
  key: AttemptKey,
): Promise<{ records: AttemptRecord[]; notes: string[] }> {
  const records = new Map<string, AttemptRecord>();
  const notes: string[] = [];
  for (const store of stores) {
    const { found, notes: ofStore } = await store.list(key);
    for (const { record, digest } of found) records.set(digest, record);
    notes.push(...ofStore.map((note) => `${store.title}: ${note}`));
  }
  const inOrder = [...records.values()].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { records: inOrder, notes };
}

export const isAttemptState = (text: string | undefined): text is AttemptState =>
  ATTEMPT_STATES.some((state) => state === text);
