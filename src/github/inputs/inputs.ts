import type { Shard } from '../../dataset/shard-items.ts';
import { UserError } from '../../errors/errors.ts';
import { durationNs } from '../../policy/quantity.ts';
import { NO_GPU_RUNNER, type RunnerLabels, readMatrixInputs, type ShardCounts } from './matrix-inputs.ts';

/** What one job that does everything is asked for. */
export type GateMode = 'auto' | 'check' | 'record';

/** What the workflow asks for, as written under `with:`; every value checked, nothing resolved yet. */
export interface ActionInputs {
  /** Path of the policy file, relative to the workspace. */
  readonly policy: string;
  /** Judge only this model; undefined judges all. */
  readonly model: string | undefined;
  readonly budgetNs: number;
  readonly seed: number;
  readonly mode: GateMode | 'route' | 'measure' | 'verdict' | 'publish';
  readonly use: 'auto' | 'pull-request' | 'nightly' | 'release';
  /** Why the commit of the run is accepted as a baseline whatever is found; undefined leaves that to the verdict. */
  readonly accept: string | undefined;
  /** Empty when the workflow gave none: then nothing is commented. */
  readonly githubToken: string;
  readonly comment: boolean;
  /** Name of the commit status to set; undefined sets none. */
  readonly status: string | undefined;
  /** Name of the artifact that `publish` takes a result from. */
  readonly artifact: string;
  /** File of the workflow that `publish` takes results of. */
  readonly workflow: string;
  readonly cache: boolean;
  /** Branch for records and history; undefined keeps none there. */
  readonly dataBranch: string | undefined;
  /** Folder of an installed onnxruntime-node. */
  readonly runtimePath: string | undefined;
  /** `route`: labels of the GPU runner, all of which it must have; undefined where none is wanted. */
  readonly gpuRunner: RunnerLabels | undefined;
  /** `route`: labels of the runner for when there is none. */
  readonly cpuRunner: RunnerLabels;
  /** `route`: labels that are trusted without being looked for; undefined where nobody named any. */
  readonly trustedRunner: RunnerLabels | undefined;
  /** `route`: a token that may list self-hosted runners; empty where there is none. */
  readonly runnerToken: string;
  /** `route`: in how many shards the items of a model are scored. */
  readonly shards: ShardCounts;
  /** `measure`: which shard this is; undefined for all items. */
  readonly shard: Shard | undefined;
  /** Why this machine stands in for one with a GPU; undefined where it does not. */
  readonly fallback: string | undefined;
  /** `verdict`: the needed jobs as the workflow sees them, JSON; undefined where the workflow gave none. */
  readonly needs: string | undefined;
  /** `verdict`: folder of the downloaded results, relative to the workspace. */
  readonly results: string;
}

/** The defaults of `action.yml`; used when the Action is started without a runner. */
export const INPUT_DEFAULTS = {
  policy: '.github/regression-gate.yml',
  model: '',
  budget: '60s',
  seed: '1',
  mode: 'auto',
  use: 'auto',
  accept: '',
  comment: 'true',
  status: '',
  artifact: 'regression-gate',
  workflow: '.github/workflows/regression-gate.yml',
  cache: 'true',
  'data-branch': '',
  'github-token': '',
  'runtime-path': '',
  'gpu-runner': '',
  'cpu-runner': 'ubuntu-24.04',
  runner: '',
  'runner-token': '',
  shards: '1',
  shard: '',
  fallback: 'false',
  'fallback-reason': '',
  needs: '',
  results: '.regression-gate/results',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

/**
 * Reads the inputs as a runner hands them over: `INPUT_<NAME IN CAPITALS>`, hyphens kept.
 *
 * @throws {UserError} That names the first input whose value is not understood. A bad value never becomes a default.
 */
export function readInputs(env: NodeJS.ProcessEnv): ActionInputs {
  const inputs: ActionInputs = {
    policy: read(env, 'policy'),
    model: read(env, 'model') || undefined,
    budgetNs: readBudgetNs(env),
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
    fallback: readBoolean(env, 'fallback') ? read(env, 'fallback-reason') || NO_GPU_RUNNER : undefined,
  };
  // A shard alone judges nothing of what rests on all items, so that no other mode may pass with one.
  if (inputs.shard === undefined || inputs.mode === 'measure') return inputs;
  throw badInput('shard', 'none but in mode "measure"', {
    got: read(env, 'shard'),
    hint: 'Leave it out, or split the work into the modes "route", "measure" and "verdict".',
  });
}

function read(env: NodeJS.ProcessEnv, name: InputName): string {
  return env[`INPUT_${name.toUpperCase()}`]?.trim() || INPUT_DEFAULTS[name];
}

const MAX_REASON = 500;

/** Nothing at all asks for no acceptance; a reason of spaces is a reason that somebody has left out. */
function readAccept(env: NodeJS.ProcessEnv): string | undefined {
  const written = env['INPUT_ACCEPT'] ?? '';
  const reason = read(env, 'accept');
  if (written === '') return undefined;
  if (reason !== '' && reason.length <= MAX_REASON) return reason;
  throw badInput('accept', `a reason of 1 to ${MAX_REASON} characters`, {
    got: reason === '' ? written : `${reason.length} characters`,
    hint: 'Say why the commit may be what others are compared with; it stands in its record and in the report.',
  });
}

function readBudgetNs(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'budget');
  const budget = durationNs.safeParse(text);
  if (budget.success && budget.data > 0) return budget.data;
  throw badInput('budget', 'a duration above zero such as "60s"', {
    got: text,
    hint: 'Write a number and its unit: "90s", "5min". It bounds the latency sampling of one model.',
  });
}

function readSeed(env: NodeJS.ProcessEnv): number {
  const text = read(env, 'seed');
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw badInput('seed', 'a whole number from 0 to 4294967295', {
    got: text,
    hint: 'Leave it out for 1. The same seed repeats the order of items and of blocks.',
  });
}

/** A name on the server, shown to people as it is. */
function readName(env: NodeJS.ProcessEnv, name: 'status' | 'artifact'): string {
  const text = read(env, name);
  if (/^[\w][\w .,:()/-]{0,99}$/.test(text) || text === '') return text;
  throw badInput(name, 'at most 100 letters, digits, spaces or any of "_ . , : ( ) / -"', {
    got: text,
    hint: 'Write a short name that begins with a letter or digit.',
  });
}

/** Checked here, because git would take a name that begins with a dash for an option. */
function readDataBranch(env: NodeJS.ProcessEnv): string | undefined {
  const text = read(env, 'data-branch');
  if (text === '') return undefined;
  const isName = /^[\w][\w.-]*(?:\/[\w][\w.-]*)*$/.test(text) && !/\.\.|\.lock(?:\/|$)|\.$/.test(text);
  if (isName) return text;
  throw badInput('data-branch', 'the name of a branch such as "regression-gate-data"', {
    got: text,
    hint: 'Use letters, digits, ".", "_", "-" and "/"; leave it out to keep no data branch.',
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

/** The error for an input whose value is not understood; it names the input and the value. */
export function badInput(name: string, expected: string, found: { got: string; hint: string }): UserError {
  return new UserError(
    `input "${name}": expected ${expected}, got ${JSON.stringify(found.got)}.`,
    found.hint,
  );
}
