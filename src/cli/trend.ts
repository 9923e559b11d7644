import { access, readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { jsonText } from '../files/json-text.ts';
import { scoreDirections } from '../policy/model-policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { parseHistory } from '../records/history.ts';
import { analyzeHistory } from '../trend/analyze-history.ts';
import { isOpen } from '../trend/trend.ts';
import { renderTrendTerminal } from '../trend/words/render-trend-terminal.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { defineCommand } from './define-command.ts';
import { LOCAL_HISTORY } from './local-history.ts';

const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;
const DEFAULT_POLICY = '.github/regression-gate.yml';

/** Looks for change points in a history file. An unreadable line is an error that names the line. */
export const trend = defineCommand({
  name: 'trend',
  summary: 'look for change points in a history of recorded runs (history.jsonl)',
  positionals: [
    {
      name: 'HISTORY',
      what: 'a history file',
      example: 'regression-gate trend history.jsonl',
      default: LOCAL_HISTORY,
    },
  ],
  options: {
    policy: {
      type: 'string',
      value: 'FILE',
      help: 'policy with the direction of each task score',
      defaultText: `${DEFAULT_POLICY}, if there is one`,
    },
    'min-change': {
      type: 'string',
      value: 'SHARE',
      help: 'smallest change of a sampled metric that counts, such as 5%',
      defaultText: '3%',
    },
    json: { type: 'boolean', default: false, help: 'print JSON' },
  },
  details: `Without HISTORY, reads ${LOCAL_HISTORY}, where "check --record" adds a line per run.

Needs 12 nights of the same model, machine, data and settings. A change is suspected on its first night and confirmed
on its second. Exits 1 while a regression is open, 2 if the file or a line of it cannot be read.`,
  async run({ values, positionals: [history] }, { print, color }) {
    const { 'min-change': minChange, policy, json } = values;
    const place = relative(process.cwd(), history) || history;
    const { lines, mistakes } = parseHistory(await readText(history), place);
    if (mistakes.length > 0) throw joinMistakes(mistakes);
    const found = analyzeHistory(lines, {
      scoreDirections: await directionsOf(policy),
      minChange: minChange === undefined ? undefined : readShare(minChange),
    });
    print(json ? jsonText(found) : renderTrendTerminal(found, { place, color }));
    return found.series.some(isOpen) ? EXIT.blocked : EXIT.ok;
  },
});

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes, more than ${MAX_HISTORY_BYTES}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(
      `${file}: expected a history, got ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`,
      '"regression-gate check --record" adds to one in .regression-gate/. That of nightly runs is on the data branch: git show origin/regression-gate-data:history.jsonl > history.jsonl',
      { cause: error },
    );
  }
}

function joinMistakes(mistakes: readonly UserError[]): UserError {
  const shown = mistakes.slice(0, MAX_MISTAKES).map(({ message }) => message);
  const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} more lines`] : [];
  return new UserError([...shown, ...more].join('\n'), mistakes[0]?.hint ?? '', { cause: mistakes[0] });
}

/** Reads from the policy which direction of each task score is better. The default policy may be absent. */
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
    'Smaller changes of a sampled metric are ignored.',
  );
}
