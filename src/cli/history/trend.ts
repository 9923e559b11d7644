import { UserError } from '../../errors/errors.ts';
import { jsonText } from '../../files/json-text.ts';
import { DEFAULT_POLICY } from '../../policy/read-policy.ts';
import { analyzeHistory } from '../../trend/analyze-history.ts';
import { isOpen } from '../../trend/trend.ts';
import { renderTrendTerminal } from '../../trend/words/render-trend-terminal.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import { defineCommand } from '../define/define-command.ts';
import { LOCAL_HISTORY } from './local-history.ts';
import { readDirections, readHistoryFile } from './read-history.ts';

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
    const { lines, place } = await readHistoryFile(history);
    const found = analyzeHistory(lines, {
      scoreDirections: await readDirections(policy),
      minChange: minChange === undefined ? undefined : readShare(minChange),
    });
    print(json ? jsonText(found) : renderTrendTerminal(found, { place, color }));
    return found.series.some(isOpen) ? EXIT.blocked : EXIT.ok;
  },
});

function readShare(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) / 100;
  throw new UserError(
    `--min-change: expected a percentage such as "3%", got "${text}".`,
    'Write a percentage with its sign. Smaller changes of a sampled metric are ignored.',
  );
}
