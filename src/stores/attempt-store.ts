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
  /** Why attempts that failed, by their names, could not be read. Without them a verdict could be too good. */
  readonly unreadFailures: readonly StoreProblem[];
}

/** How reading one attempt ended. */
type ReadEntry = { readonly digest: string; readonly state: AttemptState } & (
  | { readonly record: AttemptRecord }
  | { readonly problem: StoreProblem }
);

/** Sorts attempts into those to use, those to mention, and failed ones that are missing. */
export function sortAttempts(read: readonly ReadEntry[], notes: readonly AttemptNote[] = []): FoundAttempts {
  const problems = read.flatMap((each) => ('problem' in each ? [each] : []));
  return {
    found: read.flatMap((each) => ('record' in each ? [each] : [])),
    notes: [
      ...notes,
      ...problems
        .filter(({ state }) => state !== 'fail')
        .map(({ problem }) => ({ kind: 'attempt-unused' as const, problem })),
    ],
    unreadFailures: problems.filter(({ state }) => state === 'fail').map(({ problem }) => problem),
  };
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

/** Most attempts at one comparison that are read. */
const MAX_ATTEMPTS = 16;

/**
 * Chooses the attempts to read when there are many: failed ones first, then the newest. Of more failed ones, it reads the
 * oldest and the newest, so that neither earlier nor later ones can crowd out a failure.
 *
 * @param named - Newest first.
 */
export function chooseAttempts<Named extends NamedAttempt>(named: readonly Named[]): Named[] {
  const failed = named.filter(({ state }) => state === 'fail');
  const others = named.filter(({ state }) => state !== 'fail');
  if (failed.length <= MAX_ATTEMPTS) return [...failed, ...others].slice(0, MAX_ATTEMPTS);
  return [...failed.slice(0, MAX_ATTEMPTS / 2), ...failed.slice(-MAX_ATTEMPTS / 2)];
}

type OfStore<Fact> = Fact & { readonly store: StoreName };

interface GatheredAttempts {
  readonly records: AttemptRecord[];
  readonly notes: OfStore<AttemptNote>[];
  readonly unreadFailures: OfStore<{ readonly problem: StoreProblem }>[];
}

/** The attempts of all stores, each once, oldest first. */
export async function gatherAttempts(
  stores: readonly AttemptStore[],
  key: AttemptKey,
): Promise<GatheredAttempts> {
  const records = new Map<string, AttemptRecord>();
  const notes: OfStore<AttemptNote>[] = [];
  const unreadFailures: OfStore<{ readonly problem: StoreProblem }>[] = [];
  for (const store of stores) {
    const { found, notes: ofStore, unreadFailures: unread } = await store.list(key);
    for (const { record, digest } of found) records.set(digest, record);
    notes.push(...ofStore.map((note) => ({ ...note, store: store.name })));
    unreadFailures.push(...unread.map((problem) => ({ problem, store: store.name })));
  }
  const inOrder = [...records.values()].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { records: inOrder, notes, unreadFailures };
}

export const isAttemptState = (text: string | undefined): text is AttemptState =>
  ATTEMPT_STATES.some((state) => state === text);
