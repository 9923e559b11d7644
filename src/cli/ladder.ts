import { join, relative, resolve } from 'node:path';
import { writeFiles } from '../files/write-files.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { ladderText } from '../ladder/ladder-verdict.ts';
import { renderLadder } from '../ladder/render-ladder.ts';
import { renderLadderTerminal } from '../ladder/render-ladder-terminal.ts';
import { runLadder } from '../ladder/run-ladder.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { defineCommand } from './define/define-command.ts';

import { ports, readShared, SHARED, sharedRequest } from './options.ts';

/** Tries the rungs of each model's ladder against the model itself. */
export const ladder = defineCommand({
  name: 'ladder',
  summary: 'try the variants under "ladder" in the policy, one at a time, against the policy’s model',
  options: {
    ...SHARED,
    budget: { ...SHARED.budget, help: 'upper bound on the latency sampling of each rung, such as 30s' },
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate/out',
      help: 'where to write ladder.md, ladder.html and ladder.json',
    },
  },
  details: 'Exits 0 once every rung has been tried, whether or not one was kept.',
  async run({ values }, terminal) {
    const request: GateRequest = {
      ...sharedRequest(readShared(values)),
      candidate: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'check',
      commit: undefined,
      ancestors: [],
    };
    const models = await runLadder(request, { ...ports(values.out, terminal), stores: [] });
    // A separate chunk, with the library that draws.
    const { renderLadderHtml } = await import('../ladder/render-ladder-html.ts');
    await writeFiles(resolve(values.out), {
      'ladder.md': renderLadder(models),
      'ladder.json': ladderText(models),
      'ladder.html': renderLadderHtml(models),
    });
    const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
    const shown = (name: string): string => relative(process.cwd(), join(resolve(values.out), name));
    terminal.print(
      `${texts.join('\n\n')}\n\nReport: ${shown('ladder.md')}\nCharts: ${shown('ladder.html')}\n`,
    );
    return EXIT.ok;
  },
});
