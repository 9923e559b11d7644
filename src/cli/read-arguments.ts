import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { type ActionReference, WORKFLOWS, type WorkflowUse } from '../init/example-workflows.ts';
import { nearestName } from '../policy/nearest-name.ts';
import { durationNs } from '../policy/quantity.ts';

/** What a command line asks for; paths as written. */
export type Asked =
  | { readonly command: 'help'; readonly of: CommandName | undefined }
  | { readonly command: 'version' }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'measure'; readonly model: string; readonly options: MeasureOptions }
  | { readonly command: 'calibrate'; readonly options: CalibrateOptions }
  | { readonly command: 'ladder'; readonly options: MeasureOptions }
  | { readonly command: 'inspect'; readonly model: string; readonly options: InspectOptions }
  | { readonly command: 'sign-off'; readonly options: SignOffOptions }
  | { readonly command: 'verify-sign-off'; readonly options: VerifyOptions }
  | { readonly command: 'init'; readonly options: InitOptions }
  | { readonly command: 'trend'; readonly history: string; readonly options: TrendArguments };

export type CommandName = keyof typeof OPTIONS;

export interface InitOptions {
  /** Each once. */
  readonly uses: readonly WorkflowUse[];
  readonly action: ActionReference | undefined;
  readonly force: boolean;
}

interface TrendArguments {
  /** Undefined takes the default policy where there is one. */
  readonly policy: string | undefined;
  /** As a share. */
  readonly minChange: number | undefined;
  readonly json: boolean;
}

interface InspectOptions {
  readonly against: string | undefined;
  readonly json: boolean;
}

interface MeasureOptions {
  readonly policy: string;
  readonly model: string | undefined;
  readonly budgetNs: number;
  readonly seed: number;
  readonly out: string;
  readonly runtimePaths: readonly string[];
}

export interface CalibrateOptions extends MeasureOptions {
  /** The budget as written, for the report. */
  readonly budget: string;
  readonly runs: number;
}

export interface CheckOptions extends MeasureOptions {
  readonly baseline: string | undefined;
  readonly baselinePolicy: string | undefined;
  readonly candidate: string | undefined;
  readonly store: string;
  /** Tag or commit of the release that drift is held against. */
  readonly release: string | undefined;
  readonly record: boolean;
  /** Takes no earlier attempt into account. */
  readonly fresh: boolean;
  readonly json: boolean;
}

export interface SignOffOptions extends Omit<MeasureOptions, 'model'> {
  /** Sign off only this model of the policy. */
  readonly modelId: string | undefined;
  readonly candidate: string | undefined;
  /** Tag or commit of the last release; undefined takes the nearest tag. */
  readonly release: string | undefined;
  /** Name of this release. */
  readonly tag: string | undefined;
  readonly dataBranch: string;
  /** Who asks for it, for the record. */
  readonly actor: string | undefined;
  readonly json: boolean;
}

export interface VerifyOptions {
  /** The record. */
  readonly file: string;
  readonly models: readonly string[];
  readonly policy: string | undefined;
  readonly datasets: readonly string[];
  readonly waivers: string | undefined;
  readonly json: boolean;
}

const SHARED = {
  policy: { type: 'string', default: '.github/regression-gate.yml' },
  model: { type: 'string' },
  budget: { type: 'string', default: '60s' },
  seed: { type: 'string', default: '1' },
  'runtime-path': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const OPTIONS = {
  check: {
    ...SHARED,
    out: { type: 'string', default: '.regression-gate/out' },
    baseline: { type: 'string' },
    'baseline-policy': { type: 'string' },
    candidate: { type: 'string' },
    store: { type: 'string', default: '.regression-gate' },
    release: { type: 'string' },
    record: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  measure: { ...SHARED, out: { type: 'string', default: '.regression-gate' } },
  calibrate: {
    ...SHARED,
    budget: { type: 'string', default: '20s' },
    runs: { type: 'string', default: '5' },
    out: { type: 'string', default: '.regression-gate/out' },
  },
  ladder: { ...SHARED, out: { type: 'string', default: '.regression-gate/out' } },
  'sign-off': {
    verify: { type: 'string' },
    policy: { type: 'string' },
    model: { type: 'string', multiple: true },
    dataset: { type: 'string', multiple: true },
    waivers: { type: 'string' },
    budget: SHARED.budget,
    seed: SHARED.seed,
    'runtime-path': SHARED['runtime-path'],
    candidate: { type: 'string' },
    release: { type: 'string' },
    tag: { type: 'string' },
    'data-branch': { type: 'string', default: 'regression-gate-data' },
    actor: { type: 'string' },
    out: { type: 'string', default: '.regression-gate/out' },
    json: { type: 'boolean', default: false },
    help: SHARED.help,
  },
  inspect: {
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  init: {
    use: { type: 'string', default: 'pull-request' },
    action: { type: 'string' },
    force: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  trend: {
    policy: { type: 'string' },
    'min-change': { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
} as const;

/**
 * Reads a command line.
 *
 * @param words - Without the program's own name.
 * @throws {UserError} That names the first word that is not understood.
 */
export function readArguments(words: readonly string[]): Asked {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    return { command: 'help', of: undefined };
  }
  if (command === '--version') return { command: 'version' };
  if (command === 'check') return readCheck(rest);
  if (command === 'measure') return readMeasure(rest);
  if (command === 'calibrate') return readCalibrate(rest);
  if (command === 'ladder') return readLadder(rest);
  if (command === 'inspect') return readInspect(rest);
  if (command === 'sign-off') return readSignOff(rest);
  if (command === 'init') return readInit(rest);
  if (command === 'trend') return readTrend(rest);
  const nearest = nearestName(command, Object.keys(OPTIONS));
  throw new UserError(
    `command: expected ${Object.keys(OPTIONS).join(', ')}, got "${command}".`,
    nearest === undefined ? 'See regression-gate --help.' : `Did you mean "${nearest}"?`,
  );
}

function readCheck(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'check');
  if (values.help) return { command: 'help', of: 'check' };
  refuseExtra(positionals, 'check takes options only');
  const { baseline, 'baseline-policy': baselinePolicy, candidate, store, release } = values;
  const { record, fresh, json } = values;
  if (record && (baseline !== undefined || baselinePolicy !== undefined)) {
    throw new UserError(
      `--record: expected no ${baseline === undefined ? '--baseline-policy' : '--baseline'} beside it, got one.`,
      'Recording compares with nothing.',
    );
  }
  const own = { baseline, baselinePolicy, candidate, store, release, record, fresh, json };
  const options = { ...readShared(values), ...own };
  return { command: 'check', options };
}

function readMeasure(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'measure');
  if (values.help) return { command: 'help', of: 'measure' };
  const [model, ...extra] = positionals;
  if (model === undefined) {
    throw new UserError('measure: expected a model file, got none.', 'regression-gate measure model.onnx');
  }
  refuseExtra(extra, 'measure takes one model file');
  return { command: 'measure', model, options: readShared(values) };
}

function readCalibrate(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'calibrate');
  if (values.help) return { command: 'help', of: 'calibrate' };
  refuseExtra(positionals, 'calibrate takes options only');
  const runs = Number(values.runs);
  if (!/^\d{1,3}$/.test(values.runs) || runs < 1) {
    throw new UserError(
      `--runs: expected a whole number from 1 to 999, got "${values.runs}".`,
      seeHelp('calibrate'),
    );
  }
  return { command: 'calibrate', options: { ...readShared(values), budget: values.budget, runs } };
}

function readLadder(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'ladder');
  if (values.help) return { command: 'help', of: 'ladder' };
  refuseExtra(positionals, 'ladder takes options only');
  return { command: 'ladder', options: readShared(values) };
}

function readInspect(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'inspect');
  const { help, ...options } = values;
  if (help) return { command: 'help', of: 'inspect' };
  const [model, ...extra] = positionals;
  if (model === undefined) {
    throw new UserError('inspect: expected a model file, got none.', 'regression-gate inspect model.onnx');
  }
  refuseExtra(extra, 'inspect takes one model file, and another one after --against');
  return { command: 'inspect', model, options: { ...options, against: options.against } };
}

/** With --verify another command under the same name: its --model and --policy are files to hold against the record. */
function readSignOff(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'sign-off');
  if (values.help) return { command: 'help', of: 'sign-off' };
  refuseExtra(positionals, 'sign-off takes options only');
  const { verify: file, model: models = [], dataset: datasets = [], waivers, policy, json } = values;
  if (file !== undefined)
    return { command: 'verify-sign-off', options: { file, models, policy, datasets, waivers, json } };
  const onlyToVerify = [
    ...(datasets.length > 0 ? ['--dataset'] : []),
    ...(waivers === undefined ? [] : ['--waivers']),
    ...(models.length > 1 ? ['several --model'] : []),
  ];
  if (onlyToVerify.length > 0) {
    throw new UserError(
      `sign-off: expected --verify beside ${onlyToVerify[0]}, got none.`,
      'To sign off, --model names one model of the policy; to verify, files: --verify sign-off.json --model model.onnx.',
    );
  }
  const {
    candidate,
    release,
    tag,
    actor,
    out,
    'data-branch': dataBranch,
    'runtime-path': paths = [],
  } = values;
  return {
    command: 'sign-off',
    options: {
      policy: policy ?? SHARED.policy.default,
      modelId: models[0],
      budgetNs: readBudget(values.budget),
      seed: readSeed(values.seed),
      runtimePaths: paths,
      ...{ candidate, release, tag, actor, out, dataBranch, json },
    },
  };
}

function readInit(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'init');
  if (values.help) return { command: 'help', of: 'init' };
  refuseExtra(positionals, 'init takes options only');
  const options = { uses: readUses(values.use), action: readAction(values.action), force: values.force };
  return { command: 'init', options };
}

function readUses(text: string): WorkflowUse[] {
  const known = Object.keys(WORKFLOWS) as WorkflowUse[];
  const uses = text.split(',').map((word) => {
    const use = known.find((each) => each === word.trim());
    if (use !== undefined) return use;
    const nearest = nearestName(word, known);
    throw new UserError(
      `--use: expected ${known.join(', ')}, separated by commas, got "${word}".`,
      nearest === undefined ? seeHelp('init') : `Did you mean "${nearest}"?`,
    );
  });
  return [...new Set(uses)];
}

function readAction(text: string | undefined): ActionReference | undefined {
  if (text === undefined) return undefined;
  const { repository, sha } =
    /^(?<repository>[\w.-]+\/[\w.-]+)@(?<sha>[0-9a-f]{40})$/.exec(text)?.groups ?? {};
  if (repository !== undefined && sha !== undefined) return { repository, sha };
  throw new UserError(
    `--action: expected OWNER/REPOSITORY@ and the 40 hexadecimal digits of a commit, got "${text}".`,
    'A tag or a branch may be moved to other code after you have reviewed it.',
  );
}

function readTrend(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'trend');
  const { help, 'min-change': minChange, policy, json } = values;
  if (help) return { command: 'help', of: 'trend' };
  const [history, ...extra] = positionals;
  if (history === undefined) {
    throw new UserError('trend: expected a history file, got none.', 'regression-gate trend history.jsonl');
  }
  refuseExtra(extra, 'trend takes one history file');
  const options = { policy, json, minChange: minChange === undefined ? undefined : readShare(minChange) };
  return { command: 'trend', history, options };
}

function readShare(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) / 100;
  throw new UserError(
    `--min-change: expected a percentage such as "3%", got "${text}".`,
    'A smaller change of a metric that differs from run to run counts for nothing.',
  );
}

function parse<Name extends CommandName>(words: readonly string[], command: Name) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS[command], allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = /Unknown option '(?:--)?([^']+)'/.exec((error as Error).message)?.[1];
    if (unknown === undefined)
      throw new UserError(`${command}: ${(error as Error).message}.`, seeHelp(command), { cause: error });
    const nearest = nearestName(unknown, Object.keys(OPTIONS[command]));
    throw new UserError(
      `${command}: expected ${nearest === undefined ? 'a known option' : `"--${nearest}"`}, got "--${unknown}".`,
      seeHelp(command),
      { cause: error },
    );
  }
}

function readShared(values: ReturnType<typeof parse<'measure'>>['values']): MeasureOptions {
  return {
    policy: values.policy,
    model: values.model,
    budgetNs: readBudget(values.budget),
    seed: readSeed(values.seed),
    out: values.out,
    runtimePaths: values['runtime-path'] ?? [],
  };
}

function readBudget(text: string): number {
  const budget = durationNs.safeParse(text);
  if (budget.success && budget.data > 0) return budget.data;
  throw new UserError(
    `--budget: expected a duration above zero such as "60s", got "${text}".`,
    'It bounds the latency sampling of one model: "30s", "5min".',
  );
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw new UserError(
    `--seed: expected a whole number from 0 to 4294967295, got "${text}".`,
    'The same seed repeats the choice and order of the timed items.',
  );
}

function refuseExtra(words: readonly string[], rule: string): void {
  if (words.length > 0)
    throw new UserError(`arguments: ${rule}, got "${words[0]}".`, 'See regression-gate --help.');
}

const seeHelp = (command: CommandName): string => `See regression-gate ${command} --help.`;
