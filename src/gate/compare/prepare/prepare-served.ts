import { dirname, join, relative } from 'node:path';
import { openPromptSet } from '../../../dataset/open-prompt-set.ts';
import { openRegressionSet } from '../../../dataset/open-regression-set.ts';
import { shardItems, shardPrompts } from '../../../dataset/shard-items.ts';
import type { ServerArm } from '../../../engine/server/served-arm.ts';
import { UserError } from '../../../errors/errors.ts';
import { readClasses } from '../../../measure/read-classes.ts';
import type { PreparedServer, PreparedTensorServer } from '../../../measure/served/served-experiment.ts';
import { type StagedArtifact, stageArtifact } from '../../../model/stage-artifact.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import {
  answersOf,
  type GeneratingServer,
  type GenerationPolicy,
  type ServerPolicy,
} from '../../../policy/served/engine.ts';
import type { TextTask } from '../../../policy/served/text-task.ts';
import type { CustomTask } from '../../../policy/task/custom-task.ts';
import { comparabilityFields } from '../../../records/comparability.ts';
import { createTextScorer } from '../../../task/text/create-text-scorer.ts';
import { admitCredentials } from '../../rules/admit-credentials.ts';
import { readingOf } from '../../rules/files/reading-of.ts';
import {
  type PromptCandidate,
  type Run,
  type ServedCandidate,
  settledBy,
  type TensorCandidate,
} from '../../run.ts';
import { openDataSet } from '../data/open-data-set.ts';
import { listServerParts } from '../program/list-server-parts.ts';
import { digestProgram, openServerFolder } from '../program/server-program.ts';
import { findCandidateFile } from './find-named-file.ts';
import { gpuFields } from './gpu-fields.ts';
import { locateClasses, withClasses } from './locate-classes.ts';

/** The policy of a model behind a server. */
export interface ServedPolicy extends ModelPolicy {
  readonly engine: ServerPolicy;
}

/** The policy of a language model behind a server. */
interface PromptPolicy extends ServedPolicy {
  readonly engine: GeneratingServer;
  readonly task: TextTask | CustomTask;
}

export const isServed = (model: ModelPolicy): model is ServedPolicy => model.engine.kind === 'server';

/** Whether a model answers prompts. The policy's schema pairs protocols with tasks. */
const answersPrompts = (model: ServedPolicy): model is PromptPolicy => answersOf(model.engine) === 'texts';

const DEFAULT_GENERATION: GenerationPolicy = { 'max-tokens': 128, temperature: 0, seed: 1 };

/**
 * Stages the candidate's artifact and opens its data set. Nothing is started yet.
 *
 * @throws {UserError} If artifact, data and policy do not fit together, or the server would have to be isolated.
 */
export async function prepareServed(run: Run, model: ServedPolicy): Promise<ServedCandidate> {
  refuseStrict(run);
  admitCredentials(run);
  const file = await findCandidateFile(run.request, model);
  const place = {
    name: 'candidate',
    file,
    shownPath: relative(process.cwd(), file) || file,
    directory: join(run.workspace.directory, 'candidate'),
    cwd: dirname(run.request.policyFile),
  } as const;
  return answersPrompts(model) ? preparePrompts(run, model, place) : prepareTensors(run, model, place);
}

async function preparePrompts(run: Run, model: PromptPolicy, place: ServerPlace): Promise<PromptCandidate> {
  const { shard } = run.request;
  const { cluster } = model.dataset;
  const { set, setFile } = await openDataSet(run, (source) => openPromptSet({ ...source, cluster }));
  await readFirstItem(set);
  const preparedArm = servePrompts(model, await stageArtifact(place), place);
  return {
    ...(await describeServer(run, model, { place, datasetSha256: set.digest, classes: undefined })),
    answers: 'texts',
    preparedArm,
    set,
    scored: shard === undefined ? set : shardPrompts(set, shard),
    setFile,
    classesFile: undefined,
  };
}

async function prepareTensors(run: Run, model: ServedPolicy, place: ServerPlace): Promise<TensorCandidate> {
  const { shard, policyFile } = run.request;
  const classesFile = await locateClasses(run);
  const classes = await readClasses(withClasses(model, classesFile), dirname(policyFile));
  const reading = await readingOf(model.dataset, run);
  const { set, setFile } = await openDataSet(
    run,
    (source) => openRegressionSet({ ...source, ...reading, inputs: [], model: 'candidate' }),
    classes,
  );
  const preparedArm = serveTensors(model, await stageArtifact(place), { ...place, classes });
  return {
    ...(await describeServer(run, model, { place, datasetSha256: set.digest, classes })),
    answers: 'tensors',
    preparedArm,
    set,
    scored: shard === undefined ? set : shardItems(set, shard),
    setFile,
    classesFile,
  };
}

/** The facts of a candidate, whatever it answers. */
async function describeServer(
  run: Run,
  model: ServedPolicy,
  {
    place,
    ...data
  }: {
    readonly place: ServerPlace;
    readonly datasetSha256: string;
    readonly classes: readonly string[] | undefined;
  },
) {
  const folder = await openServerFolder(place.cwd);
  const program = await digestProgram(model.engine, folder);
  const measured = { ...data, programSha256: program.sha256, scorerSha256: run.scorer?.sha256 };
  return {
    engine: 'server',
    program,
    parts: run.request.use === 'release' ? await listServerParts(model.engine, folder, program) : undefined,
    shownPath: place.shownPath,
    classes: data.classes,
    measured,
    comparability: comparabilityFields(model, measured),
    baselineComparability: comparabilityFields(settledBy(model, run.baselinePolicy), measured),
    environment: { ...run.ports.machine.describe(), ...gpuFields(run.workspace), isolation: 'server' },
  } as const;
}

/** Where an arm's artifact comes from, where it is staged and where its server starts. */
interface ServerPlace extends Pick<ServerArm, 'name' | 'cwd'> {
  readonly file: string;
  readonly shownPath: string;
  readonly directory: string;
}

/** How and for which classes an artifact is served. */
interface Serving extends Pick<ServerPlace, 'name' | 'cwd'> {
  readonly classes: readonly string[] | undefined;
}

/**
 * Stages an artifact for its server, whatever that answers.
 *
 * @throws {UserError} If there is no such artifact.
 */
export async function prepareServer(
  model: ServedPolicy,
  place: ServerPlace & Serving,
): Promise<PreparedServer | PreparedTensorServer> {
  return serveStaged(model, await stageArtifact(place), place);
}

/** The same for an artifact that is staged already. */
export function serveStaged(
  model: ServedPolicy,
  artifact: StagedArtifact,
  serving: Serving,
): PreparedServer | PreparedTensorServer {
  return answersPrompts(model)
    ? servePrompts(model, artifact, serving)
    : serveTensors(model, artifact, serving);
}

function servePrompts(
  { engine, task, review, generation = DEFAULT_GENERATION, id }: PromptPolicy,
  model: StagedArtifact,
  { name, cwd }: Omit<Serving, 'classes'>,
): PreparedServer {
  const rule = review !== undefined && 'when' in review ? review : undefined;
  const scoring = { review: rule, place: `models.${id}.task` };
  return {
    arm: { name, model, engine, generation, cwd },
    scorer: task.kind === 'custom' ? { ...scoring, task } : createTextScorer({ ...scoring, task }),
    known: undefined,
  };
}

function serveTensors(
  { engine, task, review, id }: ServedPolicy,
  artifact: StagedArtifact,
  { name, cwd, classes }: Serving,
): PreparedTensorServer {
  const model = { ...artifact, facts: { inputs: [], outputs: [] }, takesBinary: false };
  const rule = review !== undefined && 'below-confidence' in review ? review : undefined;
  return {
    arm: { name, model, engine, cwd },
    scoring: { task, review: rule, outputs: [], classes, place: `models.${id}.task` },
    known: undefined,
  };
}

/**
 * A server needs the network of this machine and the programs on it, so nothing keeps it away from them.
 *
 * @throws {UserError} If whatever the change brings has to be isolated.
 */
export function refuseStrict({ policy: { isolation }, request: { fork }, model }: Run): void {
  const wanted = isolation ?? (fork === undefined ? 'auto' : 'strict');
  if (wanted !== 'strict') return;
  throw new UserError(
    `models.${model.id}.engine: expected a model that can be isolated (${isolation === undefined ? 'the change comes from a fork' : 'isolation: strict'}), got a server.`,
    'A server runs as an ordinary program of this machine. Run it for changes by members only, or set `isolation: auto` in the policy of the base branch.',
  );
}

/** The first item shows whether the data set has prompts, before anything is started or compared. */
async function readFirstItem(set: { items(): AsyncIterable<unknown> }): Promise<void> {
  for await (const _ of set.items()) return;
}
