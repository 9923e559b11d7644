import { join, relative } from 'node:path';
import { type GitArtifact, readGitArtifact } from '../git/git-artifact.ts';
import { isTracked } from '../git/git-tree.ts';
import { stageModel } from '../model/stage-model.ts';
import { mergeStandings } from '../records/acceptance.ts';
import { type BaselineRecord, keptModelFile, readRecord } from '../records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';
import type { FoundReference } from './choose-reference.ts';
import {
  askStores,
  describeCommit,
  describeDistance,
  isFirst,
  type RecordQuestion,
  type StoredRecord,
} from './restore-record.ts';

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
      /** The reference commit is there and the model is not in it: the one case in which nothing to compare with is fine. */
      readonly isNewModel: boolean;
      readonly why: string;
    };

export interface FoundBaseline {
  readonly baseline: Baseline;
  /** What a reader must know of the commit that was chosen, and of the places that were asked in vain. */
  readonly notes: readonly string[];
}

interface BaselinePlaces {
  /** Named by the user; then nothing else is asked. */
  readonly explicit: string | undefined;
  readonly stores: readonly BaselineStore[];
  /** Its line is the whole one, whatever is accepted of it. */
  readonly key: BaselineKey;
  /** Full SHA of the base commit; undefined where there is none. */
  readonly commit: string | undefined;
  /** The commit whose model it is. */
  readonly reference: FoundReference;
  /** The commit under test has no parent, so nothing was there before it. */
  readonly isRoot: boolean;
  /** Absolute folder in the work tree, to which `modelPath` is relative: where the reference commit has the model, and where the checkout. */
  readonly folder: string;
  readonly modelPath: { readonly before: string; readonly now: string };
  /** Folder for files taken out of git. */
  readonly directory: string;
}

/**
 * Looks for the baseline: named by the user; else of the reference commit, which is the base commit or the nearest accepted
 * one: its record, else its own model file, else the record of its nearest accepted ancestor. An ancestor's record is
 * never preferred to the model file of the reference, which is exact; where both are of the same model, the record spares
 * measuring what repeats. What is not accepted is never compared with, neither its record nor its model file.
 *
 * @throws {UserError} If what the user named cannot be read.
 */
export async function findBaseline(places: BaselinePlaces): Promise<FoundBaseline> {
  if (places.explicit !== undefined) return { baseline: await readExplicit(places.explicit), notes: [] };
  const { reference, key } = places;
  const question: RecordQuestion = {
    key: { ...key, ancestors: reference.ancestors },
    ancestors: key.ancestors,
    mayUse: (record) => mayUse(record, reference),
  };
  // Of an empty line a store could only give a record of whatever commit.
  const isAskable = key.ancestors.length === 0 || reference.ancestors.length > 0;
  const { nearest, notes } = isAskable
    ? await askStores(places.stores, question)
    : { nearest: undefined, notes: [] };
  const found = await takeModel(places, question, nearest);
  return { ...found, notes: [...describeReference(reference, notes), ...notes, ...found.notes] };
}

/** The standing of the commit counts: somebody may have accepted what this machine has refused. */
function mayUse(record: BaselineRecord, { kind, standings }: FoundReference): boolean {
  if (kind === 'release' || record.acceptance?.accepted !== false) return true;
  const own = standings.filter(({ commit }) => commit === record.commit);
  return mergeStandings(own)?.accepted === true;
}

/** A store that could not be asked for a baseline either has said so already. */
function describeReference({ note, deaf }: FoundReference, notes: readonly string[]): string[] {
  const silent = deaf.filter(({ title }) => !notes.some((line) => line.startsWith(title)));
  return [
    ...(note === undefined ? [] : [note]),
    ...silent.map(({ title, detail }) => `${title} could not tell which commits are accepted: ${detail}`),
  ];
}

/** What there is to be compared with: the record, or the reference commit's own model file. */
async function takeModel(
  places: BaselinePlaces,
  question: RecordQuestion,
  nearest: StoredRecord | undefined,
): Promise<FoundBaseline> {
  const { commit, refusal } = places.reference;
  if (refusal !== undefined)
    return { baseline: { kind: 'none', isNewModel: false, why: refusal }, notes: [] };
  if (nearest !== undefined && (commit === undefined || isBeyondDoubt(nearest, question))) {
    return { baseline: fromRecord(nearest), notes: [] };
  }
  if (commit === undefined) return { baseline: await explainNoCommit(places), notes: [] };
  const artifact = await readGitArtifact(
    { folder: places.folder, path: places.modelPath.before, commit },
    join(places.directory, 'base'),
  );
  if (artifact.state === 'found') {
    const source = `model file at commit ${short(commit)}${describeBefore(commit, places)} (git)`;
    if (nearest === undefined) return { baseline: { kind: 'model', file: artifact.file, source }, notes: [] };
    const directory = join(places.directory, 'base-staged');
    if (await isModelOf(nearest.record, { file: artifact.file, shownPath: source, directory })) {
      return { baseline: fromRecord({ ...nearest, file: artifact.file }), notes: [] };
    }
    const unused = `The ${nearest.source} is of another model than commit ${short(commit)} has, and is not used.`;
    return { baseline: { kind: 'model', file: artifact.file, source }, notes: [unused] };
  }
  if (nearest !== undefined) return { baseline: fromRecord(nearest), notes: [] };
  return { baseline: await explainNone(places, { artifact, commit }), notes: [] };
}

/** Nothing, where the reference is the base commit. */
function describeBefore(commit: string, { commit: base, key: { ancestors } }: BaselinePlaces): string {
  const distance = ancestors.indexOf(commit);
  if (commit === base || distance <= 0) return '';
  return `, ${describeDistance(distance, ancestors[0] ?? '')}`;
}

/** The very commit's record with its model, known to be the default branch's: git has nothing better. */
function isBeyondDoubt(nearest: StoredRecord, question: RecordQuestion): boolean {
  return isFirst(nearest, question) && nearest.file !== undefined && nearest.caveat === undefined;
}

const short = (sha: string): string => sha.slice(0, 7);

async function readExplicit(explicit: string): Promise<Baseline> {
  const shown = relative(process.cwd(), explicit) || explicit;
  if (!explicit.endsWith('.json')) return { kind: 'model', file: explicit, source: shown };
  const { record, directory } = await readRecord(explicit);
  const source = `record ${describeCommit(record)} (${shown})`;
  return fromRecord({ record, source, file: keptModelFile({ record, directory }), caveat: undefined });
}

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

/** Only a first commit that brings the model makes it a new one; a commit that could not be told does not. */
async function explainNoCommit({ folder, modelPath, isRoot }: BaselinePlaces): Promise<Baseline> {
  if (isRoot && (await isTracked(folder, modelPath.now))) {
    return {
      kind: 'none',
      isNewModel: true,
      why: 'the model is new: its commit is the first of the repository',
    };
  }
  const why = 'no record in the stores, and no commit that could have the model';
  return { kind: 'none', isNewModel: false, why };
}

/**
 * A model is new only when it comes with the change: one that was never in git may be old, and lost its records; and one
 * that a store knows has come to git from elsewhere.
 */
async function explainNone(
  { folder, modelPath, reference }: BaselinePlaces,
  { artifact, commit }: { artifact: GitArtifact & { state: 'absent' | 'unavailable' }; commit: string },
): Promise<Baseline> {
  if (artifact.state === 'unavailable') {
    const why = `no record in the stores, and git could not give the model at commit ${short(commit)}: ${artifact.detail}`;
    return { kind: 'none', isNewModel: false, why };
  }
  if (reference.standings.length > 0) {
    const why = `commit ${short(commit)} does not have the model, but it was recorded before, for another machine or other settings`;
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
