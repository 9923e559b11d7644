import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InfrastructureError } from '../../errors/errors.ts';
import { exportTree } from '../../git/export-tree.ts';
import { gitFailure, gitRemedy } from '../../git/git.ts';
import type { PreparedServer, PreparedTensorServer } from '../../measure/served/served-experiment.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { answersOf, type ServerPolicy } from '../../policy/served/engine.ts';
import type { Difference } from '../../records/difference.ts';
import { baselineSourceText } from '../../report/words/baseline/baseline.ts';
import { type Change, compareSettings } from '../../verdict/changes.ts';
import type { Note } from '../../verdict/note.ts';
import { attemptKey } from '../attempts/attempt.ts';
import { measureAttempt } from '../attempts/measure-attempt.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import { type Run, type ServedCandidate, settledBy } from '../run.ts';
import { type Compared, differencesOf } from './compare-models.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { findIncomparable } from './find-incomparable.ts';
import { type FittedServers, fitServers } from './fit-servers.ts';
import type { ListedChanges } from './list-changes.ts';
import { shardMeasurement } from './measure-comparison.ts';
import { isServed, prepareServer, type ServedPolicy } from './prepare-served.ts';
import {
  changedFiles,
  digestProgram,
  openServerFolder,
  type ServerFolder,
  type ServerProgram,
} from './server-program.ts';

/** Names that a change lists. */
const MAX_NAMES = 6;

/**
 * Measures two servers side by side: the candidate's from the checkout, the baseline's from the files of its own commit.
 * They are always measured: what a server loads besides its artifact has no digest.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareServed(
  checked: Run,
  candidate: ServedCandidate,
  found: ComparedBaseline,
): Promise<Compared> {
  const { baseline, policy: baselinePolicy, comparability } = found;
  const run = { ...checked, baselinePolicy };
  const other = findOtherEngine(run);
  if (other !== undefined) return incomparableEngines(await fitServers(run, candidate, undefined), other);
  const record = 'record' in baseline ? baseline.record : undefined;
  const differences =
    record === undefined ? [] : differencesOf(record, { comparability, environment: candidate.environment });
  const before =
    baseline.kind === 'model'
      ? await prepareBaseline(run, { candidate, found, isReusable: differences.length === 0 })
      : undefined;
  const listed = listServedChanges(run, candidate, before);
  const baselineModel = before?.preparedArm.arm.model ?? record?.model;
  const fitted = await fitServers(run, candidate, before?.preparedArm);
  const { arms, notes, misfits, failure } = fitted;
  const models = { candidate: fitted.candidate, baselineModel, listed };
  const obstacles = findIncomparable(run, { baseline, misfits, differences, listed });
  if (obstacles.length > 0) return { outcome: { kind: 'incomparable', differences: obstacles }, ...models };
  const isPaired = arms.preparedArms.length === 2;
  const key = attemptKey(run, { prepared: fitted.candidate, baseline: baselineModel, isPaired });
  const trial = {
    ...arms,
    failure,
    stored: baseline.kind === 'figures' ? shardMeasurement(run, baseline.record.measurement) : undefined,
    waivers: waiversOf(run),
  };
  const attempted = await measureAttempt({ run, trial, key });
  return {
    ...attempted,
    ...models,
    notes: [...(before?.notes ?? []), ...notes, ...attempted.notes],
  };
}

/** How the baseline is run, where that is otherwise than the candidate. */
function findOtherEngine({ model, baselinePolicy }: Run): Difference | undefined {
  const [before, now] = [baselinePolicy.engine, model.engine];
  if (before.kind !== 'server' || now.kind !== 'server') {
    return before.kind === now.kind
      ? undefined
      : { kind: 'field', field: 'engine', baseline: before.kind, candidate: now.kind };
  }
  if (before.protocol !== now.protocol)
    return { kind: 'field', field: 'protocol', baseline: before.protocol, candidate: now.protocol };
  if (answersOf(before) === answersOf(now)) return undefined;
  return { kind: 'field', field: 'endpoint', baseline: before.endpoint, candidate: now.endpoint };
}

/** Figures of two kinds of engine say nothing about one change. */
function incomparableEngines(
  { candidate }: Pick<FittedServers, 'candidate'>,
  difference: Difference,
): Compared {
  return {
    outcome: { kind: 'incomparable', differences: [difference] },
    candidate,
    baselineModel: undefined,
    listed: { changes: [], changesUnknown: 'no-baseline-file', precision: undefined },
  };
}

/** The baseline's server, and the program that it is. */
interface BaselineServer {
  readonly preparedArm: PreparedServer | PreparedTensorServer;
  readonly program: ServerProgram;
  readonly notes: readonly Note[];
}

interface Preparing {
  readonly candidate: ServedCandidate;
  readonly found: ComparedBaseline;
  /** Whether the record's figures are comparable. */
  readonly isReusable: boolean;
}

async function prepareBaseline(
  run: Run,
  { candidate, found, isReusable }: Preparing,
): Promise<BaselineServer> {
  const { baseline, commit } = found;
  if (baseline.kind !== 'model') throw new TypeError('expected a baseline with a model');
  const { file, source, record } = baseline;
  const place = baselineSourceText(source);
  const model = servedOf(settledBy(run.model, run.baselinePolicy));
  const { folder, program, notes } = await findProgram(run, { engine: model.engine, candidate, commit });
  const preparedArm = await prepareServer(model, {
    name: 'baseline',
    file,
    shownPath: place,
    directory: join(run.workspace.directory, 'baseline'),
    cwd: folder.cwd,
    classes: candidate.classes,
  });
  if (record === undefined) return { preparedArm, program, notes };
  const { sha256 } = preparedArm.arm.model;
  if (sha256 !== record.model.sha256) {
    throw new InfrastructureError(
      `${place}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`,
      'The record and the model stored with it do not match. Record a new baseline.',
    );
  }
  const known = isReusable ? shardMeasurement(run, record.measurement) : undefined;
  return { preparedArm: { ...preparedArm, known }, program, notes };
}

/** Where the baseline's server starts, and with what. */
interface FoundProgram {
  readonly folder: ServerFolder;
  readonly program: ServerProgram;
  readonly notes: readonly Note[];
}

/**
 * Finds the program of the baseline's server. A change that adds the program with the policy finds none at its base commit:
 * then the checkout's program serves both models.
 */
async function findProgram(
  run: Run,
  {
    engine,
    candidate,
    commit,
  }: {
    readonly engine: ServerPolicy;
    readonly candidate: ServedCandidate;
    readonly commit: string | undefined;
  },
): Promise<FoundProgram> {
  const folder = await folderAt(run, commit);
  const program = await digestProgram(engine, folder);
  const isSameStart = isDeepStrictEqual(engine.start, servedOf(run.model).engine.start);
  const names = program.files.map(({ name }) => name);
  const absent = candidate.program.files.flatMap(({ name }) => (names.includes(name) ? [] : [name]));
  if (commit === undefined || !isSameStart || absent.length === 0) return { folder, program, notes: [] };
  const note = { kind: 'program-of-checkout', names: absent, commit } as const;
  return {
    folder: await openServerFolder(dirname(run.request.policyFile)),
    program: candidate.program,
    notes: [note],
  };
}

function servedOf(model: ModelPolicy): ServedPolicy {
  if (isServed(model)) return model;
  throw new TypeError('expected a model behind a server');
}

/**
 * The folder from which the baseline's server starts: the policy's folder as it was at its commit, so that a change to the
 * program is measured. Without a commit it is the checkout's.
 */
async function folderAt({ request, workspace }: Run, commit: string | undefined): Promise<ServerFolder> {
  const folder = dirname(request.policyFile);
  if (commit === undefined) return openServerFolder(folder);
  try {
    const root = join(workspace.directory, 'baseline-tree');
    return { cwd: await exportTree({ folder, commit }, root), root };
  } catch (error) {
    throw new InfrastructureError(
      `baseline: expected git to give the files of commit ${commit.slice(0, 7)}, from which its server starts, got: ${gitFailure(error)}.`,
      gitRemedy(error, 'Check out with fetch-depth: 0, or give the gate a token with contents: read.'),
      { cause: error },
    );
  }
}

function listServedChanges(
  { baselinePolicy, model }: Run,
  { preparedArm, program }: ServedCandidate,
  before: BaselineServer | undefined,
): ListedChanges {
  const settings = compareSettings(baselinePolicy, model);
  if (before === undefined)
    return { changes: settings, changesUnknown: 'no-baseline-file', precision: undefined };
  const names = changedFiles(before.program, program);
  const ofProgram: Change[] =
    names.length === 0
      ? []
      : [{ kind: 'program', head: 'server', files: names.slice(0, MAX_NAMES), of: names.length }];
  const changes = [...compareArtifacts(before.preparedArm, preparedArm), ...ofProgram, ...settings];
  return { changes, changesUnknown: undefined, precision: undefined };
}

function compareArtifacts(
  { arm: { model: before } }: BaselineServer['preparedArm'],
  { arm: { model: now } }: BaselineServer['preparedArm'],
): Change[] {
  if (before.sha256 === now.sha256) return [];
  const names = changedFiles(before, now);
  return [
    {
      kind: 'served-artifact',
      head: 'artifact',
      files: names.slice(0, MAX_NAMES),
      of: names.length,
      sizes: { before: before.sizeBytes, after: now.sizeBytes },
    },
  ];
}
