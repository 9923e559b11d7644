import { MAX_ANCESTORS } from '../git/first-parents.ts';
import { type BaselineRecord, isMeasured, keptModelFile, readRecord } from '../records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';

/** A record that may be used, and how many commits it is from where the line begins. */
export interface StoredRecord {
  readonly record: BaselineRecord;
  /** The model kept beside it. */
  readonly file: string | undefined;
  readonly source: string;
  /** What could not be checked about it. */
  readonly caveat: string | undefined;
  readonly distance: number;
}

/** Which records count. */
export interface RecordQuestion {
  /** Its line names the commits whose record may be used. */
  readonly key: BaselineKey;
  /** The whole line, by which distances are told; full SHAs, nearest first. */
  readonly ancestors: readonly string[];
  /** Whether a record counts that says of itself that it is not accepted: that of a release, and of a commit that somebody has accepted since. */
  readonly mayUse: (record: BaselineRecord) => boolean;
}

/** Asks the stores in order, until one has a record of the nearest commit; else the nearest of all. */
export async function askStores(
  stores: readonly BaselineStore[],
  question: RecordQuestion,
): Promise<{ nearest: StoredRecord | undefined; notes: readonly string[] }> {
  const notes: string[] = [];
  let nearest: StoredRecord | undefined;
  for (const store of stores) {
    const restored = await restoreRecord(store, question);
    if ('notes' in restored) notes.push(...restored.notes);
    else if (nearest === undefined || restored.distance < nearest.distance) nearest = restored;
    if (nearest !== undefined && isFirst(nearest, question)) break;
  }
  return { nearest, notes };
}

/** Whether nothing nearer can be found. */
export function isFirst({ record }: StoredRecord, { key }: Pick<RecordQuestion, 'key'>): boolean {
  return key.ancestors.length === 0 || record.commit === key.ancestors[0];
}

/** One store's record of the nearest commit, or what a reader must know of the store. */
export async function restoreRecord(
  store: BaselineStore,
  question: RecordQuestion,
): Promise<StoredRecord | { readonly notes: readonly string[] }> {
  const restored = await store.restore(question.key);
  switch (restored.state) {
    case 'absent':
      return { notes: [] };
    case 'unavailable':
      return { notes: [`${store.title} could not be asked for a baseline: ${restored.detail}`] };
    case 'rejected':
      return { notes: [`${store.title} holds a baseline that is not used: ${restored.detail}`] };
    case 'found':
      try {
        return checkRecord(await readRecord(restored.directory), question, {
          store,
          caveat: restored.caveat,
        });
      } catch (error) {
        return { notes: [`${store.title} holds a baseline that is not used: ${(error as Error).message}`] };
      }
  }
}

/** Any other record would compare with the wrong model: only those of the line count. */
function checkRecord(
  found: { record: BaselineRecord; directory: string },
  { key, ancestors, mayUse }: RecordQuestion,
  { store, caveat }: { store: BaselineStore; caveat: string | undefined },
): StoredRecord | { readonly notes: readonly string[] } {
  const { record } = found;
  const unused = (why: string) => ({ notes: [`${store.title} holds a baseline that is not used: ${why}`] });
  const isOfLine = key.ancestors.length === 0 || key.ancestors.includes(record.commit ?? '');
  if (record.modelId !== key.modelId || !isOfLine) return unused(describeStranger(record, key));
  if (!mayUse(record)) return unused('it says of itself that it is not accepted');
  if (!isMeasured(record)) return unused('its model could not be measured');
  const [start] = ancestors;
  // Outside a repository there is no telling one commit from another.
  const distance = start === undefined ? 0 : ancestors.indexOf(record.commit ?? '');
  const before = distance === 0 || start === undefined ? '' : `, ${describeDistance(distance, start)}`;
  const from = caveat === undefined ? store.title : `${store.title}; ${caveat}`;
  const source = `record ${describeCommit(record)}${before} (${from})`;
  return { record, file: keptModelFile(found), source, caveat, distance };
}

function describeStranger(record: BaselineRecord, { modelId, ancestors: [start] }: BaselineKey): string {
  const recorded = record.commit === null ? 'of no commit' : `at ${short(record.commit)}`;
  const wanted =
    start === undefined ? 'any commit' : `${short(start)} or the ${MAX_ANCESTORS} commits before`;
  return `it is of "${record.modelId}" ${recorded}, not of "${modelId}" at ${wanted}`;
}

/** "of commit abc1234". */
export const describeCommit = ({ commit, recordedAt }: BaselineRecord): string =>
  commit === null ? `recorded ${recordedAt}` : `of commit ${short(commit)}`;

/** "4 commits before abc1234". */
export const describeDistance = (distance: number, start: string): string =>
  `${distance} ${distance === 1 ? 'commit' : 'commits'} before ${short(start)}`;

const short = (sha: string): string => sha.slice(0, 7);
