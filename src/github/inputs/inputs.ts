import { isBranchName } from '../../git/is-branch-name.ts';
import { durationNs } from '../../policy/quantity.ts';
import { badInput, INPUT_DEFAULTS, type InputName } from './input-defaults.ts';
import { type MatrixInputs, readMatrixInputs } from './matrix-inputs.ts';

/** Modes of a job that does all the work itself. */
export type GateMode = 'auto' | 'check' | 'record';

/** The inputs from the workflow's `with:`. Values are validated but not resolved yet. */
export interface ActionInputs extends MatrixInputs {
  /** Path of the policy file, relative to the workspace. */
  readonly policy: string;
  /** Id of the only model to check; undefined checks all. */
  readonly model: string | undefined;
  /** Tells this job apart from others that gate the same pull request; undefined for none. */
  readonly label: string | undefined;
  /** File or folder to compare with, instead of stores and git, relative to the workspace. */
  readonly baseline: string | undefined;
  /** File or folder to judge instead of the policy's artifact, relative to the workspace. */
  readonly candidate: string | undefined;
  readonly budgetNs: number;
  /** How many times the budget of an undecided model may be extended, 0..3. */
  readonly budgetExtension: number;
  /** How long after the start of the Action budgets may still be extended. */
  readonly timeLimitNs: number;
  readonly seed: number;
  readonly mode: GateMode | 'route' | 'measure' | 'verdict' | 'publish';
  readonly use: 'auto' | 'pull-request' | 'nightly' | 'release';
  /** Reason to accept this run's commit as a baseline regardless of the verdict; undefined leaves it to the verdict. */
  readonly accept: string | undefined;
  /** Empty if the workflow passes none; then there is no comment. */
  readonly githubToken: string;
  readonly comment: boolean;
  /** Name of the commit status to set; undefined sets none. */
  readonly status: string | undefined;
  /** Artifact from which `publish` takes the verdict. */
  readonly artifact: string;
  /** File of the workflow whose results `publish` publishes. */
  readonly workflow: string;
  readonly cache: boolean;
  /** Branch for records and history; undefined uses none. */
  readonly dataBranch: string | undefined;
  /** Folder of an installed onnxruntime-node package. */
  readonly runtimePath: string | undefined;
}

/**
 * Reads the inputs from the runner's variables: `INPUT_<NAME IN CAPITALS>`, with hyphens.
 *
 * @throws {UserError} Naming the first input with a bad value. A bad value never becomes a default.
 */
export function readInputs(env: NodeJS.ProcessEnv): ActionInputs {
  const inputs: ActionInputs = {
    policy: read(env, 'policy'),
    model: read(env, 'model') || undefined,
    label: readName(env, 'label') || undefined,
    baseline: read(env, 'baseline') || undefined,
    candidate: read(env, 'candidate') || undefined,
    budgetNs: readBudgetNs(env),
    budgetExtension: readExtension(env),
    timeLimitNs: readTimeLimitNs(env),
    seed: readSeed(env),
    mode: readChoice(env, 'mode', ['auto', 'check', 'record', 'route', 'measure', 'verdict', 'publish']),
    use: readChoice(env, 'use', ['auto', 'pull-request', 'nightly', 'release']),
    accept: readAccept(env),
    githubToken: read(env, 'github-token'),
    comment: readBoolean(env, 'comment'),
    status: readName(env, 'status') || undefined,
    artifact: readName(env, 'artifact'),
    workflow: read(env, 'workflow'),
    cache: readBoolean(env, 'cache'),
    dataBranch: readDataBranch(env),
    runtimePath: read(env, 'runtime-path') || undefined,
    ...readMatrixInputs((name) => read(env, name)),
  };
  // Rows over the items cannot be judged on one shard, so other modes must not pass with one.
  if (inputs.shard === undefined || inputs.mode === 'measure') return inputs;
  throw badInput('shard', 'none outside mode "measure"', {
    got: read(env, 'shard'),
    hint: 'Leave it out, or use the modes "route", "measure" and "verdict".',
  });
}

function read(env: NodeJS.ProcessEnv, name: InputName): string {
  return env[`INPUT_${name.toUpperCase()}`]?.trim() || INPUT_DEFAULTS[name];
}

const MAX_REASON = 500;

/** Empty means no acceptance; a blank reason is an error. */
function readAccept(env: NodeJS.ProcessEnv): string | undefined {
  const written = env['INPUT_ACCEPT'] ?? '';
  const reason = read(env, 'accept');
  if (written === '') return undefined;
  if (reason !== '' && reason.length <= MAX_REASON) return reason;
  throw badInput('accept', `a reason of 1 to ${MAX_REASON} characters`, {
    got: reason === '' ? written : `${reason.length} characters`,
    hint: 'Say why the commit may be a baseline; the reason is kept in the record and shown in the report.',
  });
}

function readBudgetNs(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'budget');
  const budget = durationNs.safeParse(text);
  if (budget.success && budget.data > 0) return budget.data;
  throw badInput('budget', 'a duration above zero such as "60s"', {
    got: text,
    hint: 'Write a number with its unit: "90s", "5min". It is the upper bound on the latency sampling of one model.',
  });
}

function readExtension(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'budget-extension');
  if (/^[0-3]$/.test(text)) return Number(text);
  throw badInput('budget-extension', 'a whole number from 0 to 3', {
    got: text,
    hint: 'It is how many times the budget of a model may be extended while a limit is undecided. 0 never extends it.',
  });
}

function readTimeLimitNs(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'time-limit');
  const limit = durationNs.safeParse(text);
  if (limit.success && limit.data > 0) return limit.data;
  throw badInput('time-limit', 'a duration above zero such as "20min"', {
    got: text,
    hint: 'After this time no budget is extended. Keep it a few minutes below the job’s timeout-minutes.',
  });
}

function readSeed(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'seed');
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw badInput('seed', 'a whole number from 0 to 4294967295', {
    got: text,
    hint: 'Leave it out for 1. The same seed gives the same order of items and blocks.',
  });
}

/** Reads a name that is used on the server and shown unchanged. */
function readName(env: NodeJS.ProcessEnv, name: 'status' | 'artifact' | 'label'): string {
  const text = read(env, name);
  if (/^[\w][\w .,:()/-]{0,99}$/.test(text) || text === '') return text;
  throw badInput(name, 'at most 100 letters, digits, spaces or any of "_ . , : ( ) / -"', {
    got: text,
    hint: 'Write a short name that begins with a letter or digit.',
  });
}

/** Validated because git would take a name that starts with a dash as an option. */
function readDataBranch(env: NodeJS.ProcessEnv): string | undefined {
  const text = read(env, 'data-branch');
  if (text === '') return undefined;
  if (isBranchName(text)) return text;
  throw badInput('data-branch', 'the name of a branch such as "regression-gate-data"', {
    got: text,
    hint: 'Use letters, digits, ".", "_", "-" and "/"; leave it out to use no data branch.',
  });
}

function readBoolean(env: NodeJS.ProcessEnv, name: InputName): boolean {
  return readChoice(env, name, ['true', 'false']) === 'true';
}

function readChoice<Choice extends string>(
  env: NodeJS.ProcessEnv,
  name: InputName,
  choices: readonly Choice[],
): Choice {
  const text = read(env, name);
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw badInput(name, choices.map((candidate) => `"${candidate}"`).join(' or '), {
    got: text,
    hint: `Leave it out for "${INPUT_DEFAULTS[name]}", or write one of these.`,
  });
}
