import { parseArgs } from 'node:util';
import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { durationNs } from '../policy/quantity.ts';

/** What every command that measures is told. Paths as written. */
export interface MeasureOptions {
  readonly policy: string;
  readonly model: string | undefined;
  readonly budgetNs: number;
  readonly seed: number;
  readonly out: string;
  readonly runtimePaths: readonly string[];
}

export const SHARED = {
  policy: { type: 'string', default: '.github/regression-gate.yml' },
  model: { type: 'string' },
  budget: { type: 'string', default: '60s' },
  seed: { type: 'string', default: '1' },
  'runtime-path': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Of each command, as `parseArgs` takes them. */
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

export type CommandName = keyof typeof OPTIONS;

/**
 * Reads the words after a command.
 *
 * @throws {UserError} That names the first word that is not understood.
 */
export function parse<Name extends CommandName>(words: readonly string[], command: Name) {
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

export function readShared(values: ReturnType<typeof parse<'measure'>>['values']): MeasureOptions {
  return {
    policy: values.policy,
    model: values.model,
    budgetNs: readBudget(values.budget),
    seed: readSeed(values.seed),
    out: values.out,
    runtimePaths: values['runtime-path'] ?? [],
  };
}

export function readBudget(text: string): number {
  const budget = durationNs.safeParse(text);
  if (budget.success && budget.data > 0) return budget.data;
  throw new UserError(
    `--budget: expected a duration above zero such as "60s", got "${text}".`,
    'It bounds the latency sampling of one model: "30s", "5min".',
  );
}

export function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw new UserError(
    `--seed: expected a whole number from 0 to 4294967295, got "${text}".`,
    'The same seed repeats the choice and order of the timed items.',
  );
}

export function refuseExtra(words: readonly string[], rule: string): void {
  if (words.length > 0)
    throw new UserError(`arguments: ${rule}, got "${words[0]}".`, 'See regression-gate --help.');
}

export const seeHelp = (command: CommandName): string => `See regression-gate ${command} --help.`;
