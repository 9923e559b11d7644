import { isDeepStrictEqual } from 'node:util';
import { mergeStandings, type Standing } from '../records/acceptance.ts';
import type { BaselineNote, NoBaseline } from '../records/baseline-fact.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';

/**
 * Which commit a candidate is compared with.
 *
 * - `base-commit`: the commit that a change starts from. If its latest recorded ancestor is not accepted, the nearest
 *   accepted one before that.
 * - `last-accepted`: the nearest accepted ancestor, even if later commits have not been judged: a cancelled run must
 *   not make its commit the reference. The base commit if nothing is recorded at all. The base commit also if a store
 *   could not say what is recorded, but then the verdict alone accepts nothing ({@link isReferenceUnsure}).
 * - `release`: the commit of a release, however it was recorded, because it was released.
 */
export type ReferenceKind = 'base-commit' | 'last-accepted' | 'release';

/** The commit, and the commits whose records may represent it. */
interface Reference {
  /** Full SHA; undefined if there is none that may be used. */
  readonly commit: string | undefined;
  /** Full SHAs, nearest first, without those that are not accepted. */
  readonly ancestors: readonly string[];
  /** Set if it is not the base commit, because that is not accepted. */
  readonly note: EarlierReference | undefined;
  /** Why no ancestor may be used; undefined if one may. */
  readonly refusal: NoneAccepted | undefined;
}

type EarlierReference = Extract<BaselineNote, { kind: 'earlier-reference' }>;
type NoneAccepted = Extract<NoBaseline, { kind: 'none-accepted' }>;

/** Inputs for choosing a reference. */
interface ReferenceQuestion {
  readonly kind: ReferenceKind;
  /** Full SHA of the base commit. */
  readonly commit: string | undefined;
  /** Full SHAs, nearest first. */
  readonly ancestors: readonly string[];
  /** Of the ancestors, in any order; several per commit if several machines have recorded it. */
  readonly standings: readonly Standing[];
}

/** Chooses the reference by which of the ancestors are accepted. */
export function chooseReference({ kind, commit, ancestors, standings }: ReferenceQuestion): Reference {
  if (kind === 'release') return { commit, ancestors, note: undefined, refusal: undefined };
  const known = ancestors.flatMap(
    (each) => mergeStandings(standings.filter((standing) => standing.commit === each)) ?? [],
  );
  const refused = new Set(known.filter(({ accepted }) => !accepted).map((standing) => standing.commit));
  const usable = ancestors.filter((each) => !refused.has(each));
  const [last] = known;
  const accepted = known.find((standing) => standing.accepted);
  const isBase = last === undefined || (last.accepted && kind === 'base-commit');
  if (isBase) return { commit, ancestors: usable, note: undefined, refusal: undefined };
  if (accepted === undefined) {
    return { commit: undefined, ancestors: [], note: undefined, refusal: noneAccepted(last, ancestors) };
  }
  return {
    commit: accepted.commit,
    ancestors: usable.slice(usable.indexOf(accepted.commit)),
    note: last.accepted ? undefined : earlierReference(last, accepted, ancestors),
    refusal: undefined,
  };
}

const noneAccepted = (last: Standing, ancestors: readonly string[]): NoneAccepted => ({
  kind: 'none-accepted',
  commit: last.commit,
  state: stateOf(last),
  ancestors: ancestors.length - 1,
  from: ancestors[0] ?? last.commit,
});

const earlierReference = (
  last: Standing,
  accepted: Standing,
  ancestors: readonly string[],
): EarlierReference => ({
  kind: 'earlier-reference',
  refused: last.commit,
  state: stateOf(last),
  reference: accepted.commit,
  before: { commits: ancestors.indexOf(accepted.commit), of: ancestors[0] ?? last.commit },
});

/** An older mark of a record that is not accepted has no state. */
const stateOf = ({ state = 'error' }: Standing): string => state;

/** A store that could not report which commits are accepted. */
interface SilentStore {
  readonly store: StoreName;
  readonly problem: StoreProblem;
}

/** The commit that a candidate is compared with, and the inputs to that choice. */
export interface FoundReference extends Reference {
  readonly kind: ReferenceKind;
  readonly standings: readonly Standing[];
  readonly silent: readonly SilentStore[];
}

/**
 * Asks all stores which of the ancestors are accepted, and chooses the reference. A release is always its own
 * reference.
 */
export async function findReference(
  stores: readonly BaselineStore[],
  { kind, commit, key }: { kind: ReferenceKind; commit: string | undefined; key: BaselineKey },
): Promise<FoundReference> {
  const standings: Standing[] = [];
  const silent: SilentStore[] = [];
  // Without ancestors there is nothing to ask about.
  for (const store of key.ancestors.length > 0 ? stores : []) {
    const listed = await store.listStandings(key);
    if (listed.state === 'listed') standings.push(...listed.standings);
    else silent.push({ store: store.name, problem: listed.problem });
  }
  const reference = chooseReference({ kind, commit, ancestors: key.ancestors, standings });
  return { ...reference, kind, standings, silent };
}

/**
 * Problems that this job cannot get rid of by running again: for it, the store does not exist, and no run like it has
 * ever read or written a record there.
 */
const NO_STORE: readonly StoreProblem['kind'][] = [
  'not-offered',
  'list-not-offered',
  'cache-mode',
  'turned-off',
  'default-branch-unknown',
  'bad-name',
];

/**
 * Whether a commit of the default branch is compared with its own parent only because a store did not answer. The parent
 * may have been refused, so a verdict on this comparison must not make the commit a baseline.
 */
const isReferenceUnsure = (
  { kind, standings }: Pick<FoundReference, 'kind' | 'standings'>,
  { problem }: SilentStore,
): boolean => kind === 'last-accepted' && standings.length === 0 && !NO_STORE.includes(problem.kind);

/**
 * Facts that a reader must know about how the reference was chosen. A store that is already in the notes is not named again,
 * unless its silence leaves the reference unsure.
 */
export function noteReference(
  reference: Pick<FoundReference, 'kind' | 'standings' | 'note' | 'silent'>,
  notes: readonly BaselineNote[],
): BaselineNote[] {
  const { note, silent } = reference;
  const isNamed = (store: StoreName) =>
    notes.some((each) => 'store' in each && isDeepStrictEqual(each.store, store));
  const unknown = silent.flatMap((each) => {
    const isUnsure = isReferenceUnsure(reference, each);
    if (!isUnsure && isNamed(each.store)) return [];
    return [
      { kind: 'acceptance-unknown' as const, ...each, ...(isUnsure && { isReferenceUnsure: isUnsure }) },
    ];
  });
  return [...(note === undefined ? [] : [note]), ...unknown];
}
