import { dirname, join } from 'node:path';
import { InfrastructureError } from '../../../errors/errors.ts';
import { shortSha } from '../../../figures/short-sha.ts';
import { exportTree } from '../../../git/export-tree.ts';
import { GET_HISTORY, gitError } from '../../../git/git-error.ts';
import { loadModel } from '../../../measure/load-model.ts';
import type { PreparedServer, PreparedTensorServer } from '../../../measure/served/served-experiment.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { ServerPolicy } from '../../../policy/served/engine.ts';
import { baselineSourceText } from '../../../report/words/baseline/baseline.ts';
import type { Note } from '../../../verdict/facts/note.ts';
import { type Run, type ServedCandidate, settledBy } from '../../run.ts';
import type { ComparedBaseline } from '../find-baseline-model.ts';
import { shardMeasurement } from '../measure-comparison.ts';
import { findRuntimeFor } from '../prepare/prepare-candidate.ts';
import { isServed, prepareServer, type ServedPolicy } from '../prepare/prepare-served.ts';
import {
  digestProgram,
  openServerFolder,
  type ServerFolder,
  type ServerProgram,
} from '../program/server-program.ts';
import { askRuntime, findOtherServer } from './ask-runtime.ts';

/** The baseline's arm, and the program that runs it. */
interface BaselineArm {
  readonly preparedArm: PreparedServer | PreparedTensorServer;
  /** Undefined if no server runs it. */
  readonly program: ServerProgram | undefined;
  readonly notes: readonly Note[];
}

interface Preparing {
  readonly candidate: ServedCandidate;
  readonly found: ComparedBaseline;
  /** Whether the record's figures are comparable. */
  readonly isReusable: boolean;
}

/**
 * Stages the baseline's artifact for the engine that runs it. Nothing is started yet.
 *
 * @throws {InfrastructureError} If git does not give the files from which its server starts, or the model is not the one
 *   that was recorded.
 */
export async function prepareBaseline(
  run: Run,
  { candidate, found, isReusable }: Preparing,
): Promise<BaselineArm> {
  const { baseline } = found;
  if (baseline.kind !== 'model') throw new TypeError('expected a baseline with a model');
  const { file, source, record } = baseline;
  const place = { name: 'baseline', file, shownPath: baselineSourceText(source) } as const;
  const model = settledBy(run.model, run.baselinePolicy);
  const prepared = isServed(model)
    ? await prepareServed(run, model, { place, candidate, commit: found.commit })
    : await prepareRuntime(run, model, { place, candidate });
  if (record === undefined) return prepared;
  const { preparedArm } = prepared;
  const { sha256 } = preparedArm.arm.model;
  if (sha256 !== record.model.sha256) {
    throw new InfrastructureError(
      `${place.shownPath}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`,
      'The record and the model stored with it do not match. Record a new baseline.',
    );
  }
  const known = isReusable ? shardMeasurement(run, record.measurement) : undefined;
  return { ...prepared, preparedArm: { ...preparedArm, known } };
}

/** The baseline's file, and the candidate that it is prepared for. */
interface Staging {
  readonly place: { readonly name: 'baseline'; readonly file: string; readonly shownPath: string };
  readonly candidate: ServedCandidate;
}

async function prepareRuntime(
  run: Run,
  policy: ModelPolicy,
  { place, candidate: { classes } }: Staging,
): Promise<BaselineArm> {
  const server = findOtherServer(run, policy);
  if (server === undefined) throw new TypeError('expected a server to compare with');
  const entry = { ...place, policy, ...(await findRuntimeFor(run, policy)), classes };
  return {
    preparedArm: askRuntime(await loadModel(run.workspace, entry), server),
    program: undefined,
    notes: [],
  };
}

async function prepareServed(
  run: Run,
  model: ServedPolicy,
  { place, candidate, commit }: Staging & { readonly commit: string | undefined },
): Promise<BaselineArm> {
  const { folder, program, notes } = await findProgram(run, { engine: model.engine, commit });
  const preparedArm = await prepareServer(model, {
    ...place,
    directory: join(run.workspace.directory, 'baseline'),
    cwd: folder.cwd,
    classes: candidate.classes,
  });
  return { preparedArm, program, notes };
}

/** Where the baseline's server starts, and with what. */
interface FoundProgram {
  readonly folder: ServerFolder;
  readonly program: ServerProgram;
  readonly notes: readonly Note[];
}

/**
 * Finds the program of the baseline's server. A change that adds the program with the policy finds none at its base commit:
 * then the checkout's program serves.
 */
async function findProgram(
  run: Run,
  { engine, commit }: { readonly engine: ServerPolicy; readonly commit: string | undefined },
): Promise<FoundProgram> {
  const folder = await folderAt(run, commit);
  const program = await digestProgram(engine, folder);
  if (commit === undefined) return { folder, program, notes: [] };
  const checkout = await openServerFolder(dirname(run.request.policyFile));
  const now = await digestProgram(engine, checkout);
  const names = program.files.map(({ name }) => name);
  const absent = now.files.flatMap(({ name }) => (names.includes(name) ? [] : [name]));
  if (absent.length === 0) return { folder, program, notes: [] };
  const note = { kind: 'program-of-checkout', names: absent, commit } as const;
  return { folder: checkout, program: now, notes: [note] };
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
    throw gitError(error, {
      place: 'baseline',
      expected: `give the files of commit ${shortSha(commit)}, from which its server starts`,
      otherwise: GET_HISTORY,
    });
  }
}
