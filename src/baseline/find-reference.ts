import type { Standing } from './acceptance.ts';
import type { BaselineKey, BaselineStore } from './baseline-store.ts';
import { chooseReference, type Reference, type ReferenceKind } from './choose-reference.ts';

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
  for (const store of key.line.length > 0 ? stores : []) {
    const listed = await store.listStandings(key);
    if (listed.state === 'listed') standings.push(...listed.standings);
    else deaf.push({ title: store.title, detail: listed.detail });
  }
  const reference = chooseReference({ kind, commit, line: key.line, standings });
  return { ...reference, kind, standings, deaf };
}
