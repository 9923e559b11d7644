import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
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
  | { readonly command: 'inspect'; readonly model: string; readonly options: InspectOptions };

export type CommandName = 'check' | 'measure' | 'calibrate' | 'ladder' | 'inspect';

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
  readonly record: boolean;
  /** Takes no earlier attempt into account. */
  readonly fresh: boolean;
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
  inspect: {
    against: { type: 'string' },
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
  const nearest = nearestName(command, Object.keys(OPTIONS));
  throw new UserError(
    `command: expected check, measure, calibrate, ladder or inspect, got "${command}".`,
    nearest === undefined ? 'See regression-gate --help.' : `Did you mean "${nearest}"?`,
  );
}

function readCheck(words: readonly string[]): Asked {
  const { values, positionals } = parse(words, 'check');
  if (values.help) return { command: 'help', of: 'check' };
  refuseExtra(positionals, 'check takes options only');
  const { baseline, 'baseline-policy': baselinePolicy, candidate, store, record, fresh, json } = values;
  if (record && (baseline !== undefined || baselinePolicy !== undefined)) {
    throw new UserError(
      `--record: expected no ${baseline === undefined ? '--baseline-policy' : '--baseline'} beside it, got one.`,
      'Recording compares with nothing.',
    );
  }
  const options = { ...readShared(values), baseline, baselinePolicy, candidate, store, record, fresh, json };
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
