import {
  ATTEMPT_STATES,
  type AttemptKey,
  type AttemptRecord,
  type AttemptState,
  type WrittenAttempt,
} from '../records/attempt-record.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';
import type { SavedBaseline } from './baseline-store.ts';

/** An attempt in a store, by its name. */
export interface NamedAttempt {
  readonly state: AttemptState;
  readonly digest: string;
}

/** Why earlier attempts are missing: they could not be listed, or one of them is not used. */
export interface AttemptNote {
  readonly kind: 'attempts-unknown' | 'attempt-unused';
  readonly problem: StoreProblem;
}

/** The attempts of one store. */
export interface FoundAttempts {
  /** With the digest of each, so that the same attempt in two stores counts once. */
  readonly found: readonly { readonly record: AttemptRecord; readonly digest: string }[];
  readonly notes: readonly AttemptNote[];
}

/**
 * Stores what each attempt at a comparison measured. It saves no measuring and decides nothing. If a store fails, the
 * report says so, and the run relies on its own evidence.
 */
export interface AttemptStore {
  readonly name: StoreName;
  /** Never throws for external failures. */
  list(key: AttemptKey): Promise<FoundAttempts>;
  save(key: AttemptKey, state: AttemptState, written: WrittenAttempt): Promise<SavedBaseline>;
}

/** Most attempts at one comparison that are read, and most failed ones among them. */
const MAX_ATTEMPTS = 16;
const MAX_FAILED = 4;

/**
 * Chooses the attempts to read when there are many: failed ones first, so that later ones cannot crowd them out; then
 * the newest.
 *
 * @param named - Newest first.
 */
export function chooseAttempts<Named extends NamedAttempt>(named: readonly Named[]): Named[] {
  const failed = named.filter(({ state }) => state === 'fail').slice(0, MAX_FAILED);
  const others = named.filter(({ state }) => state !== 'fail');
  return [...failed, ...others].slice(0, MAX_ATTEMPTS);
}

/** The attempts of all stores, each once, oldest first. */
export async function gatherAttempts(
  stores: readonly AttemptStore[],
  key: AttemptKey,
): Promise<{ records: AttemptRecord[]; notes: (AttemptNote & { readonly store: StoreName })[] }> {
  const records = new Map<string, AttemptRecord>();
  const notes: (AttemptNote & { readonly store: StoreName })[] = [];
  for (const store of stores) {
    const { found, notes: ofStore } = await store.list(key);
    for (const { record, digest } of found) records.set(digest, record);
    notes.push(...ofStore.map((note) => ({ ...note, store: store.name })));
  }
  const inOrder = [...records.values()].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { records: inOrder, notes };
}

export const isAttemptState = (text: string | undefined): text is AttemptState =>
  ATTEMPT_STATES.some((state) => state === text);
