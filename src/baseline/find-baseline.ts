import { join, relative } from 'node:path';
import { type BaselineRecord, keptModelFile, readRecord } from './baseline-record.ts';
import type { BaselineKey, BaselineStore } from './baseline-store.ts';
import { readGitArtifact } from './git-artifact.ts';
import type { PlaceInHistory } from './git-tree.ts';

/** What a candidate is compared with. */
export type Baseline =
  /** A model that can be measured here; its record, when there is one, spares what repeats exactly. */
  | {
      readonly kind: 'model';
      readonly file: string;
      readonly source: string;
      readonly record?: BaselineRecord;
    }
  /** Only the figures are left: the model was too large to keep and is not in git. */
  | { readonly kind: 'figures'; readonly record: BaselineRecord; readonly source: string }
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
  /** Where the base commit has the model. */
  readonly modelFile: Omit<PlaceInHistory, 'commit'>;
  /** Folder for files taken out of git. */
  readonly directory: string;
}

/**
 * Looks for the baseline: named by the user, else in the stores in order, else in git at the base commit.
 *
 * @throws {UserError} If what the user named cannot be read.
 */
export async function findBaseline(places: BaselinePlaces): Promise<FoundBaseline> {
  const { explicit } = places;
  if (explicit !== undefined) return { baseline: await readExplicit(explicit), notes: [] };
  const notes: string[] = [];
  for (const store of places.stores) {
    const restored = await restoreFrom(store, places.key);
    if ('baseline' in restored) return { baseline: restored.baseline, notes };
    notes.push(...restored.notes);
  }
  return { baseline: await takeFromGit(places), notes };
}

async function readExplicit(explicit: string): Promise<Baseline> {
  const shown = relative(process.cwd(), explicit) || explicit;
  if (!explicit.endsWith('.json')) return { kind: 'model', file: explicit, source: shown };
  return fromRecord(await readRecord(explicit), shown);
}

async function restoreFrom(
  store: BaselineStore,
  key: BaselineKey,
): Promise<{ baseline: Baseline } | { notes: readonly string[] }> {
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
        return acceptRecord(await readRecord(restored.directory), { store, key });
      } catch (error) {
        return { notes: [`${store.title} holds a baseline that is not used: ${(error as Error).message}`] };
      }
  }
}

/** Only the record of the base commit itself is the baseline: one of another commit would compare with the wrong model. */
function acceptRecord(
  found: { record: BaselineRecord; directory: string },
  { store, key }: { store: BaselineStore; key: BaselineKey },
): { baseline: Baseline } | { notes: readonly string[] } {
  const { modelId, commit } = found.record;
  const isOther = modelId !== key.modelId || (key.commit !== undefined && commit !== key.commit);
  if (!isOther) return { baseline: fromRecord(found, store.title) };
  const held = commit === null ? `"${modelId}", of no commit` : `"${modelId}" at ${commit.slice(0, 7)}`;
  const wanted = `"${key.modelId}" at ${key.commit?.slice(0, 7) ?? 'any commit'}`;
  return { notes: [`${store.title} holds a baseline that is not used: it is of ${held}, not of ${wanted}`] };
}

function fromRecord(found: { record: BaselineRecord; directory: string }, place: string): Baseline {
  const { record } = found;
  const of =
    record.commit === null ? `recorded ${record.recordedAt}` : `of commit ${record.commit.slice(0, 7)}`;
  const source = `record ${of} (${place})`;
  const file = keptModelFile(found);
  return file === undefined ? { kind: 'figures', record, source } : { kind: 'model', file, source, record };
}

async function takeFromGit({ key, modelFile, directory }: BaselinePlaces): Promise<Baseline> {
  if (key.commit === undefined) {
    return {
      kind: 'none',
      isNewModel: false,
      why: 'no record in the stores, and the model is not in a git repository',
    };
  }
  const commit = key.commit.slice(0, 7);
  const place = { ...modelFile, commit: key.commit };
  const artifact = await readGitArtifact(place, join(directory, 'base'));
  switch (artifact.state) {
    case 'found':
      return { kind: 'model', file: artifact.file, source: `model file at commit ${commit} (git)` };
    case 'absent':
      return { kind: 'none', isNewModel: true, why: `the model is new: commit ${commit} does not have it` };
    case 'unavailable':
      return {
        kind: 'none',
        isNewModel: false,
        why: `git could not give the model at commit ${commit}: ${artifact.detail}`,
      };
  }
}
