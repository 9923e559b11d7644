import { join, relative } from 'node:path';
import { type GitArtifact, readGitArtifact } from '../git/git-artifact.ts';
import { isTracked, placeAtCommit } from '../git/git-tree.ts';
import { stageArtifact } from '../model/stage-artifact.ts';
import { stageModel } from '../model/stage-model.ts';
import { mergeStandings } from '../records/acceptance.ts';
import type { BaselineNote, BaselineSource, NoBaseline } from '../records/baseline-fact.ts';
import type { BaselineRecord } from '../records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../stores/baseline-store.ts';
import { keptModelFile, readRecord } from '../stores/record-folder.ts';
import { type FoundReference, noteReference } from './choose-reference.ts';
import { askStores, isFirst, type RecordQuestion, type StoredRecord } from './restore-record.ts';

/** What a candidate is compared with. */
export type Baseline =
  /** A model that can be measured here. With its record, figures that repeat exactly need not be measured. */
  | {
      readonly kind: 'model';
      readonly file: string;
      readonly source: BaselineSource;
      readonly record?: BaselineRecord;
    }
  /** Only the figures are left: the model was too large to keep and is not in git. */
  | { readonly kind: 'figures'; readonly record: BaselineRecord; readonly source: BaselineSource }
  | { readonly kind: 'none'; readonly why: NoBaseline };

/** A baseline, and how it was chosen. */
export interface FoundBaseline {
  readonly baseline: Baseline;
  /** Notes on the chosen commit, and on stores that could not answer. */
  readonly notes: readonly BaselineNote[];
}

/** Where to look for a baseline. */
interface BaselinePlaces {
  /** Named by the user; then no store and no commit is searched. */
  readonly explicit: string | undefined;
  readonly stores: readonly BaselineStore[];
  /** With all ancestors, accepted or not. */
  readonly key: BaselineKey;
  /** Full SHA of the base commit; undefined if there is none. */
  readonly commit: string | undefined;
  /** The commit whose model it is. */
  readonly reference: FoundReference;
  /** The commit under test has no parent, so nothing came before it. */
  readonly isRoot: boolean;
  /**
   * Absolute folder in the work tree. `modelPath` is relative to it: `before` at the reference commit, `now` in the
   * checkout.
   */
  readonly folder: string;
  readonly modelPath: { readonly before: string; readonly now: string };
  /**
   * Whether the reference commit may have the model at `modelPath.now` if it does not at `before`: the path of a branch that has
   * moved the model since.
   */
  readonly mayBeAtPathNow?: boolean;
  /** Whether the model is an ONNX file, which may have its weights in other files. */
  readonly isOnnx: boolean;
  /** Folder for files extracted from git. */
  readonly directory: string;
}

/**
 * Looks for the baseline: the one named by the user, else that of the reference commit, which is the base commit or the
 * nearest accepted one. There it takes the record, else the model file, else the record of the nearest accepted
 * ancestor.
 * An ancestor's record is never preferred to the reference's model file, which is exact. If both have the same model,
 * the record saves measuring what repeats. Nothing that is not accepted is compared with, neither its record nor its
 * model file.
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
  // Without ancestors a store could only return a record of any commit.
  const isAskable = key.ancestors.length === 0 || reference.ancestors.length > 0;
  const { nearest, notes } = isAskable
    ? await askStores(places.stores, question)
    : { nearest: undefined, notes: [] };
  const found = await takeModel(places, question, nearest);
  return { ...found, notes: [...noteReference(reference, notes), ...notes, ...found.notes] };
}

/** Whether the commit is accepted decides, not this record alone: somebody may have accepted what this machine refused. */
function mayUse(record: BaselineRecord, { kind, standings }: FoundReference): boolean {
  if (kind === 'release' || record.acceptance?.accepted !== false) return true;
  const own = standings.filter(({ commit }) => commit === record.commit);
  return mergeStandings(own)?.accepted === true;
}

/** The model to compare with: the record's, or the reference commit's own file. */
async function takeModel(
  places: BaselinePlaces,
  question: RecordQuestion,
  nearest: StoredRecord | undefined,
): Promise<FoundBaseline> {
  const { commit, refusal } = places.reference;
  if (refusal !== undefined) return { baseline: { kind: 'none', why: refusal }, notes: [] };
  if (nearest !== undefined && (commit === undefined || isBeyondDoubt(nearest, question))) {
    return { baseline: fromRecord(nearest), notes: [] };
  }
  if (commit === undefined) return { baseline: await explainNoCommit(places), notes: [] };
  const { artifact, path } = await readAtCommit(places, commit);
  if (artifact.state === 'found')
    return compareWithGit(places, { file: artifact.file, path, commit, nearest });
  if (nearest !== undefined) return { baseline: fromRecord(nearest), notes: [] };
  return { baseline: { kind: 'none', why: await explainNone(places, { artifact, commit }) }, notes: [] };
}

async function readAtCommit(
  { folder, modelPath: { before, now }, mayBeAtPathNow, directory, isOnnx }: BaselinePlaces,
  commit: string,
): Promise<{ readonly artifact: GitArtifact; readonly path: string }> {
  const to = { directory: join(directory, 'base'), isOnnx };
  const artifact = await readGitArtifact({ folder, path: before, commit }, to);
  if (artifact.state !== 'absent' || mayBeAtPathNow !== true) return { artifact, path: before };
  return { artifact: await readGitArtifact({ folder, path: now, commit }, to), path: now };
}

/** The reference commit's own file, with the record if that has the same model. */
async function compareWithGit(
  places: BaselinePlaces,
  {
    file,
    path,
    commit,
    nearest,
  }: { file: string; path: string; commit: string; nearest: StoredRecord | undefined },
): Promise<FoundBaseline> {
  const source: BaselineSource = { kind: 'git', commit, ...beforeBase(commit, places) };
  const fromGit: Baseline = { kind: 'model', file, source };
  if (nearest === undefined) return { baseline: fromGit, notes: [] };
  const shownPath = placeAtCommit(path, commit);
  const directory = join(places.directory, 'base-staged');
  const stage = places.isOnnx ? stageModel : stageArtifact;
  // Staged, because only then weights in other files count too.
  const { sha256 } = await stage({ file, shownPath, directory });
  if (sha256 === nearest.record.model.sha256) {
    return { baseline: fromRecord({ ...nearest, file }), notes: [] };
  }
  const { store, commit: recorded } = nearest.source;
  return { baseline: fromGit, notes: [{ kind: 'record-of-another-file', store, recorded, commit }] };
}

/** Empty if the reference is the base commit. */
function beforeBase(
  commit: string,
  { commit: base, key: { ancestors } }: BaselinePlaces,
): Pick<Extract<BaselineSource, { kind: 'git' }>, 'before'> {
  const commits = ancestors.indexOf(commit);
  const [start] = ancestors;
  return commit === base || commits <= 0 || start === undefined ? {} : { before: { commits, of: start } };
}

/** The reference commit's own record with its model: git has nothing better. */
function isBeyondDoubt(nearest: StoredRecord, question: RecordQuestion): boolean {
  return isFirst(nearest, question) && nearest.file !== undefined;
}

async function readExplicit(explicit: string): Promise<Baseline> {
  const path = relative(process.cwd(), explicit) || explicit;
  if (!explicit.endsWith('.json')) return { kind: 'model', file: explicit, source: { kind: 'named', path } };
  const found = await readRecord(explicit);
  const source: BaselineSource = { kind: 'named', path, recordOf: found.record.commit };
  return fromRecord({ record: found.record, source, file: keptModelFile(found) });
}

/** A record with its model, or only its figures. */
interface RecordedBaseline {
  readonly record: BaselineRecord;
  readonly file: string | undefined;
  readonly source: BaselineSource;
}

function fromRecord({ record, file, source }: RecordedBaseline): Baseline {
  return file === undefined ? { kind: 'figures', record, source } : { kind: 'model', file, record, source };
}

/** Only a first commit that brings the model makes it new; an unknown commit does not. */
async function explainNoCommit({ folder, modelPath, isRoot }: BaselinePlaces): Promise<Baseline> {
  const isNew = isRoot && (await isTracked(folder, modelPath.now));
  return { kind: 'none', why: isNew ? { kind: 'new-model', commit: null } : { kind: 'no-commit' } };
}

/**
 * A model is new only if it comes with the change. One that was never in git may be old, with its records lost. One
 * that a store knows came into git from elsewhere.
 */
async function explainNone(
  { folder, modelPath, reference }: BaselinePlaces,
  { artifact, commit }: { artifact: GitArtifact & { state: 'absent' | 'unavailable' }; commit: string },
): Promise<NoBaseline> {
  if (artifact.state === 'unavailable') return { kind: 'git-failed', commit, problem: artifact.problem };
  if (reference.standings.length > 0) return { kind: 'recorded-elsewhere', commit };
  const isNew = await isTracked(folder, modelPath.now);
  return isNew ? { kind: 'new-model', commit } : { kind: 'not-in-git', path: modelPath.now };
}
