import { dirname, join, relative } from 'node:path';
import { openPromptSet } from '../../dataset/open-prompt-set.ts';
import type { PromptSet } from '../../dataset/prompt-set.ts';
import { shardPrompts } from '../../dataset/shard-items.ts';
import { UserError } from '../../errors/errors.ts';
import type { PreparedServer } from '../../measure/served/measure-served.ts';
import { stageArtifact } from '../../model/stage-artifact.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { GenerationPolicy, ServerPolicy } from '../../policy/served/engine.ts';
import type { TextTask } from '../../policy/served/text-task.ts';
import { comparabilityFields } from '../../records/comparability.ts';
import { createTextScorer } from '../../task/text/create-text-scorer.ts';
import { locateBaseFile } from '../rules/locate-base-file.ts';
import { type Run, type ServedCandidate, settledBy } from '../run.ts';
import { findCandidateFile } from './find-named-file.ts';
import { digestProgram, openServerFolder } from './server-program.ts';

/** The policy of a model behind a server. */
export interface ServedPolicy extends ModelPolicy {
  readonly engine: ServerPolicy;
  readonly task: TextTask;
}

/** Whether a model is behind a server. The policy's schema pairs servers with text tasks. */
export const isServed = (model: ModelPolicy): model is ServedPolicy =>
  model.engine.kind === 'server' && model.task.kind === 'text';

const DEFAULT_GENERATION: GenerationPolicy = { 'max-tokens': 128, temperature: 0, seed: 1 };

/**
 * Stages the candidate's artifact and opens its prompts. Nothing is started yet.
 *
 * @throws {UserError} If artifact, prompts and policy do not fit together, or the server would have to be isolated.
 */
export async function prepareServed(run: Run, model: ServedPolicy): Promise<ServedCandidate> {
  const { request, workspace } = run;
  refuseStrict(run);
  const file = await findCandidateFile(request, model);
  const shownPath = relative(process.cwd(), file) || file;
  const setFile = await locateBaseFile(run, model.dataset.path);
  const set = await openPromptSet({ path: setFile.file, shownPath: setFile.shownPath });
  await readFirstItem(set);
  const cwd = dirname(request.policyFile);
  const preparedArm = await prepareServer(model, {
    name: 'candidate',
    file,
    shownPath,
    directory: join(workspace.directory, 'candidate'),
    cwd,
  });
  const program = await digestProgram(model.engine, await openServerFolder(cwd));
  const measured = { datasetSha256: set.digest, classes: undefined, programSha256: program.sha256 };
  return {
    engine: 'server',
    preparedArm,
    program,
    shownPath,
    set,
    scored: request.shard === undefined ? set : shardPrompts(set, request.shard),
    setFile,
    classes: undefined,
    classesFile: undefined,
    comparability: comparabilityFields(model, measured),
    baselineComparability: comparabilityFields(settledBy(model, run.baselinePolicy), measured),
    environment: { ...run.ports.machine.describe(), isolation: 'server' },
  };
}

/** Stages an artifact for a server. */
export async function prepareServer(
  { engine, task, review, generation = DEFAULT_GENERATION, id }: ServedPolicy,
  {
    name,
    file,
    shownPath,
    directory,
    cwd,
  }: {
    readonly name: PreparedServer['arm']['name'];
    readonly file: string;
    readonly shownPath: string;
    readonly directory: string;
    readonly cwd: string;
  },
): Promise<PreparedServer> {
  const model = await stageArtifact({ file, shownPath, directory });
  const rule = review !== undefined && 'when' in review ? review : undefined;
  return {
    arm: { name, model, engine, generation, cwd },
    scorer: createTextScorer({ task, review: rule, place: `models.${id}.task` }),
    known: undefined,
  };
}

/** A server needs the network of this machine and the programs on it, so nothing keeps it away from them. */
function refuseStrict({ policy: { isolation }, request: { fork }, model }: Run): void {
  const wanted = isolation ?? (fork === undefined ? 'auto' : 'strict');
  if (wanted !== 'strict') return;
  throw new UserError(
    `models.${model.id}.engine: expected a model that can be isolated (${isolation === undefined ? 'the change comes from a fork' : 'isolation: strict'}), got a server.`,
    'A server runs as an ordinary program of this machine. Run it for changes by members only, or set `isolation: auto` in the policy of the base branch.',
  );
}

/** The first item shows whether the data set has prompts, before anything is started or compared. */
async function readFirstItem(set: PromptSet): Promise<void> {
  for await (const _ of set.items()) return;
}
