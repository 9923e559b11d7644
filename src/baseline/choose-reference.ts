import { mergeStandings, type Standing } from '../records/acceptance.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';

/**
 * Which commit a candidate is compared with.
 *
 * - `base-commit`: what a change starts from. Where the last recorded commit of its line is not accepted, the nearest
 *   accepted one behind it.
 * - `last-accepted`: the nearest accepted commit of the line, whatever nobody has judged since: a run that was cancelled
 *   must not let its commit slip in. The base commit where nothing is recorded at all.
 * - `release`: that of a release, however it was recorded: it was released.
 */
export type ReferenceKind = 'base-commit' | 'last-accepted' | 'release';

/** The commit, and those whose records may stand for it. */
interface Reference {
  /** Full SHA; undefined where there is none, or none that may be used. */
  readonly commit: string | undefined;
  /** Full SHAs, nearest first, without those that are not accepted. */
  readonly ancestors: readonly string[];
  /** One sentence for the reader where it is not the base commit, because that is not accepted. */
  readonly note: string | undefined;
  /** Why no commit of the line may be used; undefined where one may. */
  readonly refusal: string | undefined;
}

/** Where a reference is looked for. */
interface ReferenceQuestion {
  readonly kind: ReferenceKind;
  /** Full SHA of the base commit. */
  readonly commit: string | undefined;
  /** Full SHAs, nearest first. */
  readonly ancestors: readonly string[];
  /** Of the line's commits, in any order; several of one commit where several machines have recorded it. */
  readonly standings: readonly Standing[];
}

/** Chooses the reference by how the commits of the line stand. */
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
    const refusal = `${describeRefused(last)}, and no accepted commit is known among the ${ancestors.length - 1} before ${short(ancestors[0] ?? '')}`;
    return { commit: undefined, ancestors: [], note: undefined, refusal };
  }
  return {
    commit: accepted.commit,
    ancestors: usable.slice(usable.indexOf(accepted.commit)),
    note: last.accepted ? undefined : noteOn(last, accepted, ancestors),
    refusal: undefined,
  };
}

/** "Commit abc1234 was recorded as failing and is not accepted; compared with def5678, 2 commits before." */
function noteOn(last: Standing, accepted: Standing, ancestors: readonly string[]): string {
  const start = ancestors[0] ?? '';
  const from = last.commit === start ? '' : ` ${short(start)}`;
  const distance = ancestors.indexOf(accepted.commit);
  const commits = `${distance} ${distance === 1 ? 'commit' : 'commits'}`;
  return `${describeRefused(last)}; compared with ${short(accepted.commit)}, ${commits} before${from}.`;
}

const AS: Readonly<Record<string, string>> = {
  fail: 'failing',
  inconclusive: 'undecided',
  incomparable: 'not comparable',
  'no-baseline': 'compared with nothing',
};

function describeRefused({ commit, state = 'error' }: Standing): string {
  return `Commit ${short(commit)} was recorded as ${AS[state] ?? `“${state}”`} and is not accepted`;
}

const short = (sha: string): string => sha.slice(0, 7);

/** The commit that a candidate is compared with, and what it was chosen by. */
export interface FoundReference extends Reference {
  readonly kind: ReferenceKind;
  readonly standings: readonly Standing[];
  /** Stores that could not tell which commits are accepted. */
  readonly deaf: readonly { readonly title: string; readonly detail: string }[];
}

/**
 * Asks all stores which commits of the line are accepted, and chooses the reference by it. That of a release is the
 * release, whoever says what of it.
 */
export async function findReference(
  stores: readonly BaselineStore[],
  { kind, commit, key }: { kind: ReferenceKind; commit: string | undefined; key: BaselineKey },
): Promise<FoundReference> {
  const standings: Standing[] = [];
  const deaf: { title: string; detail: string }[] = [];
  // Of an empty line nothing can be told.
  for (const store of key.ancestors.length > 0 ? stores : []) {
    const listed = await store.listStandings(key);
    if (listed.state === 'listed') standings.push(...listed.standings);
    else deaf.push({ title: store.title, detail: listed.detail });
  }
  const reference = chooseReference({ kind, commit, ancestors: key.ancestors, standings });
  return { ...reference, kind, standings, deaf };
}
