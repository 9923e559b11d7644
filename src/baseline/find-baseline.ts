import { join, relative } from 'node:path';
import { stageModel } from '../model/stage-model.ts';
import { type BaselineRecord, keptModelFile, readRecord } from './baseline-record.ts';
import type { BaselineKey, BaselineStore } from './baseline-store.ts';
import { MAX_ANCESTORS } from './first-parents.ts';
import { type GitArtifact, readGitArtifact } from './git-artifact.ts';
import { isTracked } from './git-tree.ts';

/** What a candidate is compared with. */
export type Baseline =
  /** A model that can be measured here; its record, when there is one, spares what repeats exactly. */
  | {
      readonly kind: 'model';
      readonly file: string;
      readonly source: string;
      readonly record?: BaselineRecord;
      /** What could not be checked about the record: then its figures alone pass nothing. */
      readonly caveat?: string | undefined;
    }
  /** Only the figures are left: the model was too large to keep and is not in git. */
  | {
      readonly kind: 'figures';
      readonly record: BaselineRecord;
      readonly source: string;
      readonly caveat?: string | undefined;
    }
  | {
      readonly kind: 'none';
      /** The base commit is there and the model is not in it: the one case in which nothing to compare with is fine. */
      readonly isNewModel: boolean;
      readonly why: string;
    };

export interface FoundBaseline {
  readonly baseline: Baseline;
  /** What a reader must know of the places that were asked in vain. */
  readonly notes: readonly string[];
}

export interface BaselinePlaces {
  /** Named by the user; then nothing else is asked. */
  readonly explicit: string | undefined;
  readonly stores: readonly BaselineStore[];
  readonly key: BaselineKey;
  /** Full SHA of the base commit; undefined where there is none. */
  readonly commit: string | undefined;
  /** Absolute folder in the work tree, to which `modelPath` is relative: where the base commit has the model, and where the checkout. */
  readonly folder: string;
  readonly modelPath: { readonly before: string; readonly now: string };
  /** Folder for files taken out of git. */
  readonly directory: string;
}

/**
 * Looks for the baseline: named by the user, else the record of the base commit, else the base commit's own model file,
 * else the record of its nearest ancestor. An ancestor's record is never preferred to the model file of the base
 * commit, which is exact; where both are of the same model, the record spares measuring what repeats.
 *
 * @throws {UserError} If what the user named cannot be read.
 */
export async function findBaseline(places: BaselinePlaces): Promise<FoundBaseline> {
  const { explicit, commit } = places;
  if (explicit !== undefined) return { baseline: await readExplicit(explicit), notes: [] };
  const { nearest, notes } = await askStores(places);
  if (nearest !== undefined && isBeyondDoubt(nearest)) return { baseline: fromRecord(nearest), notes };
  if (commit === undefined) return { baseline: nearest ? fromRecord(nearest) : OUTSIDE_GIT, notes };
  const artifact = await readGitArtifact(
    { folder: places.folder, path: places.modelPath.before, commit },
    join(places.directory, 'base'),
  );
  if (artifact.state === 'found') {
    const source = `model file at commit ${short(commit)} (git)`;
    if (nearest === undefined) return { baseline: { kind: 'model', file: artifact.file, source }, notes };
    const directory = join(places.directory, 'base-staged');
    if (await isModelOf(nearest.record, { file: artifact.file, shownPath: source, directory })) {
      return { baseline: fromRecord({ ...nearest, file: artifact.file }), notes };
    }
    const unused = `The ${nearest.source} is of another model than commit ${short(commit)} has, and is not used.`;
    return { baseline: { kind: 'model', file: artifact.file, source }, notes: [...notes, unused] };
  }
  if (nearest !== undefined) return { baseline: fromRecord(nearest), notes };
  return { baseline: await explainNone(places, artifact), notes };
}

const OUTSIDE_GIT: Baseline = {
  kind: 'none',
  isNewModel: false,
  why: 'no record in the stores, and no commit that could have the model',
};

/** The very commit's record with its model, known to be the default branch's: git has nothing better. */
function isBeyondDoubt({ distance, file, caveat }: StoredRecord): boolean {
  return distance === 0 && file !== undefined && caveat === undefined;
}

const short = (sha: string): string => sha.slice(0, 7);

async function readExplicit(explicit: string): Promise<Baseline> {
  const shown = relative(process.cwd(), explicit) || explicit;
  if (!explicit.endsWith('.json')) return { kind: 'model', file: explicit, source: shown };
  const { record, directory } = await readRecord(explicit);
  const source = `record ${describeCommit(record)} (${shown})`;
  return fromRecord({ record, source, file: keptModelFile({ record, directory }), caveat: undefined });
}

/** A record that may be used, and how many commits it is from where the line begins. */
interface StoredRecord {
  readonly record: BaselineRecord;
  /** The model kept beside it. */
  readonly file: string | undefined;
  readonly source: string;
  readonly caveat: string | undefined;
  readonly distance: number;
}

/** Asks the stores in order, until one has a record of the very commit; else the nearest of all. */
async function askStores({
  stores,
  key,
}: BaselinePlaces): Promise<{ nearest: StoredRecord | undefined; notes: readonly string[] }> {
  const notes: string[] = [];
  let nearest: StoredRecord | undefined;
  for (const store of stores) {
    const restored = await restoreFrom(store, key);
    if ('notes' in restored) notes.push(...restored.notes);
    else if (nearest === undefined || restored.distance < nearest.distance) nearest = restored;
    if (nearest?.distance === 0) break;
  }
  return { nearest, notes };
}

async function restoreFrom(
  store: BaselineStore,
  key: BaselineKey,
): Promise<StoredRecord | { notes: readonly string[] }> {
  const restored = await store.restore(key);
  switch (restored.state) {
    case 'absent':
      return { notes: [] };
    case 'unavailable':
      return { notes: [`${store.title} could not be asked for a baseline: ${restored.detail}`] };
    case 'rejected':
      return { notes: [`${store.title} holds a baseline that is not used: ${restored.detail}`] };
    case 'found':
      try {
        return acceptRecord(await readRecord(restored.directory), { store, key, caveat: restored.caveat });
      } catch (error) {
        return { notes: [`${store.title} holds a baseline that is not used: ${(error as Error).message}`] };
      }
  }
}

/** Any other record would compare with the wrong model: only those of the line count. */
function acceptRecord(
  found: { record: BaselineRecord; directory: string },
  { store, key, caveat }: { store: BaselineStore; key: BaselineKey; caveat: string | undefined },
): StoredRecord | { notes: readonly string[] } {
  const { record } = found;
  const [start] = key.line;
  // Outside a repository there is no telling one commit from another.
  const distance = start === undefined ? 0 : key.line.indexOf(record.commit ?? '');
  if (record.modelId === key.modelId && distance >= 0) {
    const before = distance === 0 || start === undefined ? '' : `, ${describeDistance(distance, start)}`;
    const from = caveat === undefined ? store.title : `${store.title}; ${caveat}`;
    const source = `record ${describeCommit(record)}${before} (${from})`;
    return { record, file: keptModelFile(found), source, caveat, distance };
  }
  const held = record.commit === null ? 'of no commit' : `at ${short(record.commit)}`;
  const wanted =
    start === undefined ? 'any commit' : `${short(start)} or the ${MAX_ANCESTORS} commits before`;
  const why = `it is of "${record.modelId}" ${held}, not of "${key.modelId}" at ${wanted}`;
  return { notes: [`${store.title} holds a baseline that is not used: ${why}`] };
}

const describeCommit = ({ commit, recordedAt }: BaselineRecord): string =>
  commit === null ? `recorded ${recordedAt}` : `of commit ${short(commit)}`;

const describeDistance = (distance: number, start: string): string =>
  `${distance} ${distance === 1 ? 'commit' : 'commits'} before ${short(start)}`;

function fromRecord({
  record,
  file,
  source,
  caveat,
}: Omit<StoredRecord, 'distance'>): Baseline & { record: BaselineRecord } {
  if (file === undefined) return { kind: 'figures', record, source, caveat };
  return { kind: 'model', file, record, source, caveat };
}

/** Staged, because only then the weights beside a model count too. */
async function isModelOf(
  { model }: BaselineRecord,
  artifact: { readonly file: string; readonly shownPath: string; readonly directory: string },
): Promise<boolean> {
  return (await stageModel(artifact)).sha256 === model.sha256;
}

/** A model is new only when it comes with the change: one that was never in git may be old, and lost its records. */
async function explainNone(
  { commit = '', folder, modelPath }: BaselinePlaces,
  artifact: GitArtifact & { state: 'absent' | 'unavailable' },
): Promise<Baseline> {
  if (artifact.state === 'unavailable') {
    const why = `no record in the stores, and git could not give the model at commit ${short(commit)}: ${artifact.detail}`;
    return { kind: 'none', isNewModel: false, why };
  }
  if (await isTracked(folder, modelPath.now)) {
    return {
      kind: 'none',
      isNewModel: true,
      why: `the model is new: commit ${short(commit)} does not have it`,
    };
  }
  const why = `no record in the stores, and ${modelPath.now} is not in git, so that it cannot be told whether it is new`;
  return { kind: 'none', isNewModel: false, why };
}
