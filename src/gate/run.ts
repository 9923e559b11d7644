import type { PromptSet } from '../dataset/prompt-set.ts';
import type { RegressionSet } from '../dataset/regression-set.ts';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import type { PreparedArm } from '../measure/experiment.ts';
import type { PreparedServer, PreparedTensorServer } from '../measure/served/served-experiment.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { withOutput } from '../policy/task-output.ts';
import type { Fields, MeasuredWith } from '../records/comparability.ts';
import type { Note } from '../verdict/facts/note.ts';
import type { Spend } from '../verdict/row/looks.ts';
import type { ServerParts } from './compare/program/list-server-parts.ts';
import type { ServerProgram } from './compare/program/server-program.ts';
import type { GateRequest } from './gate-request.ts';
import type { Ports } from './ports.ts';
import type { ChosenRules } from './rules/chosen-rules.ts';

/** One model on its way through the gate. */
export interface Run extends ChosenRules {
  readonly request: GateRequest;
  readonly ports: Ports;
  readonly model: ModelPolicy;
  /**
   * The policy that the baseline runs by; its `engine`, `runtime` and `task.output` apply to the baseline arm. Same as `model`
   * unless another file or another engine was named.
   */
  readonly baselinePolicy: ModelPolicy;
  readonly workspace: Workspace;
  /** Undefined unless the task is custom. */
  readonly scorer: ScorerFiles | undefined;
  /** Shared by all comparisons of the model. */
  readonly spend: Spend;
}

/** The model as the policy of the base commit has it; undefined if it is new there, or the checkout's policy judges. */
export function modelAtBase({
  basePolicy,
  model,
}: Pick<Run, 'basePolicy' | 'model'>): ModelPolicy | undefined {
  return basePolicy?.models.find(({ id }) => id === model.id);
}

/** The model's id at the base commit: its records there are kept under that id. */
export function idAtBase({ relocations, model }: Pick<Run, 'relocations' | 'model'>): string {
  return relocations.get(model.id)?.formerId ?? model.id;
}

/** The rules of a model with the settings of its baseline: that one's engine, runtime and state, and the output that it is scored on. */
export const settledBy = (model: ModelPolicy, baseline: ModelPolicy): ModelPolicy => ({
  ...model,
  runtime: baseline.runtime,
  state: baseline.state,
  engine: baseline.engine,
  task: withOutput(model.task, baseline),
});

/** The candidate, ready to be measured, with the fields that its figures are compared by. */
export type PreparedCandidate = OnnxCandidate | ServedCandidate;

/** A candidate that onnxruntime runs. */
export interface OnnxCandidate extends CandidateFacts {
  readonly engine: 'onnxruntime';
  readonly preparedArm: PreparedArm;
  readonly set: RegressionSet;
  /** The items that this run scores: the whole set, or a shard of it. */
  readonly scored: RegressionSet;
}

/** A candidate behind a server, or asked like one. */
export type ServedCandidate = PromptCandidate | TensorCandidate;

interface CandidateServer extends CandidateFacts {
  readonly engine: 'server';
  /** Undefined if no server runs it. */
  readonly program: ServerProgram | undefined;
  /** Undefined except in a sign-off. */
  readonly parts: ServerParts | undefined;
}

/** A language model behind a server. */
export interface PromptCandidate extends CandidateServer {
  readonly answers: 'texts';
  readonly preparedArm: PreparedServer;
  readonly set: PromptSet;
  /** The prompts that this run scores: the whole set, or a shard of it. */
  readonly scored: PromptSet;
}

/** A model that is asked for tensors, request by request: behind a server, or in onnxruntime where the other arm is. */
export interface TensorCandidate extends CandidateServer {
  readonly answers: 'tensors';
  readonly preparedArm: PreparedTensorServer;
  /** Read for no inputs until the server has said which it takes. */
  readonly set: RegressionSet;
  /** The items that this run scores: the whole set, or a shard of it. */
  readonly scored: RegressionSet;
}

/** Properties of every candidate. */
interface CandidateFacts {
  readonly shownPath: string;
  readonly setFile: BaseFile;
  readonly classes: readonly string[] | undefined;
  readonly classesFile: BaseFile | undefined;
  /** Data and machine of the measurement, besides the settings. */
  readonly measured: MeasuredWith;
  readonly comparability: Fields;
  /** Fields that a record of the baseline must match. */
  readonly baselineComparability: Fields;
  readonly environment: Fields;
}

/** A file or folder that a model is judged by: its data set, or the names of its classes. */
export interface BaseFile {
  /** Absolute. */
  readonly file: string;
  readonly shownPath: string;
  /** The checkout has another version because of the change under test, or none. */
  readonly isReplaced: boolean;
  /** Why the base commit's version is not used; undefined if it is, or need not be. */
  readonly note: Extract<Note, { kind: 'judged-by-own-file' }> | undefined;
}

/** The files that the command of a custom task names. */
export interface ScorerFiles {
  /** SHA-256, hex, of those that judge. */
  readonly sha256: string;
  /** Names of those that are missing from the checkout or differ there. */
  readonly changed: readonly string[];
}

/** Identifies a model. */
export interface ModelDigest {
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}
