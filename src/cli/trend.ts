import { access, readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { scoreDirections } from '../policy/score-directions.ts';
import { parseHistory } from '../records/history.ts';
import { analyzeHistory } from '../trend/analyze-history.ts';
import { renderTrendTerminal } from '../trend/render-trend-terminal.ts';
import { standsOpen } from '../trend/trend.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { parse, refuseExtra } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import type { Terminal } from './run-command.ts';

const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;
const DEFAULT_POLICY = '.github/regression-gate.yml';

export interface TrendArguments {
  /** Undefined takes the default policy where there is one. */
  readonly policy: string | undefined;
  /** As a share. */
  readonly minChange: number | undefined;
  readonly json: boolean;
}

export function readTrend(words: readonly string[]): ParsedCommand {
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

/**
 * Looks for change points in a history file.
 *
 * @returns The exit code: 1 when a regression stands open.
 * @throws {UserError} If the file cannot be read, or a line of it is none of a history; names every such line, up to ten.
 */
export async function runTrend(
  { history, options }: ParsedCommand & { command: 'trend' },
  { print, color }: Terminal,
): Promise<number> {
  const place = relative(process.cwd(), history) || history;
  const { lines, mistakes } = parseHistory(await readText(history), place);
  if (mistakes.length > 0) throw joinMistakes(mistakes);
  const trend = analyzeHistory(lines, {
    scoreDirections: await directionsOf(options.policy),
    minChange: options.minChange,
  });
  print(options.json ? `${JSON.stringify(trend, null, 2)}\n` : renderTrendTerminal(trend, { place, color }));
  return trend.series.some(standsOpen) ? EXIT.blocked : EXIT.ok;
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes, more than ${MAX_HISTORY_BYTES}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(
      `${file}: expected a history, got ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`,
      'Take it from the data branch: git show origin/regression-gate-data:history.jsonl > history.jsonl',
      { cause: error },
    );
  }
}

function joinMistakes(mistakes: readonly UserError[]): UserError {
  const shown = mistakes.slice(0, MAX_MISTAKES).map(({ message }) => message);
  const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} lines more`] : [];
  return new UserError([...shown, ...more].join('\n'), mistakes[0]?.hint ?? '', { cause: mistakes[0] });
}

/** The policy tells which way a task score is better. One that nobody named and that is not there is not missed. */
async function directionsOf(policy: string | undefined): Promise<ReadonlyMap<string, 'lower' | 'higher'>> {
  if (policy !== undefined) return scoreDirections(await readPolicy(policy, policy));
  const isThere = await access(DEFAULT_POLICY).then(
    () => true,
    () => false,
  );
  return isThere ? scoreDirections(await readPolicy(DEFAULT_POLICY, DEFAULT_POLICY)) : new Map();
}

function readShare(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) / 100;
  throw new UserError(
    `--min-change: expected a percentage such as "3%", got "${text}".`,
    'A smaller change of a metric that differs from run to run counts for nothing.',
  );
}
