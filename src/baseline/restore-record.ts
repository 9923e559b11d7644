import type { BaselineNote, BaselineSource, UnusedRecord } from '../records/baseline-fact.ts';
import { type BaselineRecord, isMeasured } from '../records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';
import { type FolderRecord, keptModelFile, readRecord } from '../stores/record-folder.ts';

/** A record that may be used, and its distance. */
export interface StoredRecord {
  readonly record: BaselineRecord;
  /** The model stored with it. */
  readonly file: string | undefined;
  readonly source: Extract<BaselineSource, { kind: 'record' }>;
  /** How many commits before the first of the ancestors. */
  readonly distance: number;
}

/** Which records count. */
export interface RecordQuestion {
  /** Its ancestors are the commits whose record may be used. */
  readonly key: BaselineKey;
  /** All ancestors, along which distances are counted; full SHAs, nearest first. */
  readonly ancestors: readonly string[];
  /** Whether to use a record that is not accepted: that of a release, or of a commit that somebody accepted later. */
  readonly mayUse: (record: BaselineRecord) => boolean;
}

/** Asks the stores in order until one has a record of the nearest commit; otherwise returns the nearest of all. */
export async function askStores(
  stores: readonly BaselineStore[],
  question: RecordQuestion,
): Promise<{ nearest: StoredRecord | undefined; notes: readonly BaselineNote[] }> {
  const notes: BaselineNote[] = [];
  let nearest: StoredRecord | undefined;
  for (const store of stores) {
    const restored = await restoreRecord(store, question);
    if ('notes' in restored) notes.push(...restored.notes);
    else if (nearest === undefined || restored.distance < nearest.distance) nearest = restored;
    if (nearest !== undefined && isFirst(nearest, question)) break;
  }
  return { nearest, notes };
}

/** Whether no nearer record can exist. */
export function isFirst({ record }: StoredRecord, { key }: Pick<RecordQuestion, 'key'>): boolean {
  return key.ancestors.length === 0 || record.commit === key.ancestors[0];
}

/** One store's record of the nearest commit, or a note about the store. */
export async function restoreRecord(
  store: BaselineStore,
  question: RecordQuestion,
): Promise<StoredRecord | { readonly notes: readonly BaselineNote[] }> {
  const restored = await store.restore(question.key);
  switch (restored.state) {
    case 'absent':
      return { notes: [] };
    case 'unavailable':
      return { notes: [{ kind: 'store-unavailable', store: store.name, problem: restored.problem }] };
    case 'rejected':
      return unused(store, { kind: 'store', problem: restored.problem });
    case 'found':
      return openRecord(store, question, restored.directory);
  }
}

const unused = ({ name }: BaselineStore, why: UnusedRecord): { readonly notes: readonly BaselineNote[] } => ({
  notes: [{ kind: 'record-unused', store: name, why }],
});

async function openRecord(
  store: BaselineStore,
  question: RecordQuestion,
  directory: string,
): Promise<StoredRecord | { readonly notes: readonly BaselineNote[] }> {
  let found: FolderRecord;
  try {
    found = await readRecord(directory);
  } catch (error) {
    return unused(store, { kind: 'unreadable', message: (error as Error).message });
  }
  const refusal = refuseRecord(found.record, question);
  if (refusal !== undefined) return unused(store, refusal);
  const { record } = found;
  const { ancestors } = question;
  const [start] = ancestors;
  // Outside a repository commits cannot be ordered.
  const distance = start === undefined ? 0 : ancestors.indexOf(record.commit ?? '');
  return {
    record,
    file: keptModelFile(found),
    source: {
      kind: 'record',
      commit: record.commit,
      recordedAt: record.recordedAt,
      store: store.name,
      ...(start !== undefined && distance > 0 && { before: { commits: distance, of: start } }),
    },
    distance,
  };
}

/** Only records of the ancestors count: any other would compare with the wrong model. */
function refuseRecord(record: BaselineRecord, { key, mayUse }: RecordQuestion): UnusedRecord | undefined {
  const { modelId, ancestors } = key;
  const isOfAncestor = ancestors.length === 0 || ancestors.includes(record.commit ?? '');
  if (record.modelId !== modelId || !isOfAncestor) {
    return {
      kind: 'of-another',
      modelId: record.modelId,
      commit: record.commit,
      wantedModelId: modelId,
      wantedCommit: ancestors[0] ?? null,
    };
  }
  if (!mayUse(record)) return { kind: 'not-accepted' };
  return isMeasured(record) ? undefined : { kind: 'not-measured' };
}
