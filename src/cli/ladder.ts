import { join, relative, resolve } from 'node:path';
import type { GateRequest } from '../gate/gate-request.ts';
import { renderLadder } from '../ladder/render-ladder.ts';
import { renderLadderTerminal } from '../ladder/render-ladder-terminal.ts';
import { runLadder } from '../ladder/run-ladder.ts';
import { writeFiles } from '../report/write-result.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { parse, readShared, refuseExtra } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { ports, sharedRequest } from './request.ts';
import type { Terminal } from './run-command.ts';

export function readLadder(words: readonly string[]): ParsedCommand {
  const { values, positionals } = parse(words, 'ladder');
  if (values.help) return { command: 'help', of: 'ladder' };
  refuseExtra(positionals, 'ladder takes options only');
  return { command: 'ladder', options: readShared(values) };
}

/** Whatever is kept or dropped, a ladder that was climbed is no failure. */
export async function climbLadder(
  { options }: ParsedCommand & { command: 'ladder' },
  terminal: Terminal,
): Promise<number> {
  const request: GateRequest = {
    ...sharedRequest(options),
    candidate: undefined,
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'check',
    commit: undefined,
    ancestors: [],
  };
  const models = await runLadder(request, { ...ports(options.out, terminal), stores: [] });
  await writeFiles(resolve(options.out), {
    'ladder.md': renderLadder(models),
    'ladder.json': `${JSON.stringify({ version: 1, models }, null, 2)}\n`,
  });
  const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
  const report = relative(process.cwd(), join(resolve(options.out), 'ladder.md'));
  terminal.print(`${texts.join('\n\n')}\n\nReport: ${report}\n`);
  return EXIT.ok;
}
