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

/** An attempt that failed, by its name, but could not be read. */
interface UnreadFailure {
  readonly problem: StoreProblem;
  readonly place: string;
}

/** The attempts of one store. `place`: key of the entry, or path of the file, that a person can delete. */
export interface FoundAttempts {
  /** With the digest of each, so that the same attempt in two stores counts once. */
  readonly found: readonly {
    readonly record: AttemptRecord;
    readonly digest: string;
    readonly place: string;
  }[];
  readonly notes: readonly AttemptNote[];
  /** Without these a verdict could be too good. */
  readonly unreadFailures: readonly UnreadFailure[];
}

/** How reading one attempt ended. */
type ReadEntry = { readonly digest: string; readonly state: AttemptState; readonly place: string } & (
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
    unreadFailures: problems.flatMap(({ state, problem, place }) =>
      state === 'fail' ? [{ problem, place }] : [],
    ),
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

/** Maximum number of attempts at one comparison that are read. */
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

/** Where an attempt is kept. `place`: key of the entry, or path of the file. */
export type AttemptPlace = OfStore<{ readonly place: string }>;

interface GatheredAttempts {
  readonly records: AttemptRecord[];
  /** Everywhere that each record is kept. */
  readonly places: ReadonlyMap<AttemptRecord, readonly AttemptPlace[]>;
  readonly notes: OfStore<AttemptNote>[];
  readonly unreadFailures: OfStore<UnreadFailure>[];
}

/** The attempts of all stores, each once, oldest first. */
export async function gatherAttempts(
  stores: readonly AttemptStore[],
  key: AttemptKey,
): Promise<GatheredAttempts> {
  const byDigest = new Map<string, AttemptRecord>();
  const places = new Map<AttemptRecord, AttemptPlace[]>();
  const notes: OfStore<AttemptNote>[] = [];
  const unreadFailures: OfStore<UnreadFailure>[] = [];
  for (const store of stores) {
    const { found, notes: ofStore, unreadFailures: unread } = await store.list(key);
    for (const { record, digest, place } of found) {
      const same = byDigest.get(digest) ?? record;
      byDigest.set(digest, same);
      places.set(same, [...(places.get(same) ?? []), { store: store.name, place }]);
    }
    notes.push(...ofStore.map((note) => ({ ...note, store: store.name })));
    unreadFailures.push(...unread.map((each) => ({ ...each, store: store.name })));
  }
  const records = [...byDigest.values()].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { records, places, notes, unreadFailures };
}

export const isAttemptState = (text: string | undefined): text is AttemptState =>
  ATTEMPT_STATES.some((state) => state === text);
