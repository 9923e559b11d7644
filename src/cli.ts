#!/usr/bin/env node
import { runCommand } from './cli/commands.ts';
import { openLiveView } from './cli/terminal/live-view.ts';
import { paceProgress } from './cli/terminal/pace-progress.ts';
import { wantsColor } from './cli/terminal/wants-color.ts';
import { InfrastructureError, UserError } from './errors/errors.ts';
import { plainText } from './errors/plain-text.ts';
import type { Progress } from './measure/progress-event.ts';
import { abandonWorkspaces } from './measure/workspace.ts';
import { progressText } from './report/words/run/progress.ts';
import { EXIT } from './verdict/exit-code.ts';
import { VERSION } from './version.ts';

/* Entry of the command line: argv in, exit code out. */

const { stdout, stderr } = process;

function describeFailure(error: unknown): { text: string; code: number } {
  if (error instanceof UserError || error instanceof InfrastructureError) {
    const code = error instanceof UserError ? EXIT.badInput : EXIT.infrastructure;
    return { text: plainLines(`${error.message}\n  ${error.hint}`), code };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `This is a bug in the gate.\n${text}`, code: EXIT.infrastructure };
}

/** A message may quote a model, a policy or a server; a terminal and a workflow's log obey some texts. */
const plainLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${plainText(line, 1000).replace(/^::/, ': :')}`)
    .join('\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    abandonWorkspaces();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** A terminal has a few lines of progress, which change; a log gets a line now and then. */
const live = stderr.isTTY
  ? openLiveView({
      write: (text) => void stderr.write(text),
      columns: () => stderr.columns,
      color: wantsColor(process.env, true),
    })
  : undefined;

const progress: Progress =
  live?.progress ??
  paceProgress(
    (event) => void stderr.write(`${plainLines(progressText(event))}\n`),
    () => performance.now(),
  );

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    bundleFolder: import.meta.dirname,
    version: VERSION,
    folder: process.cwd(),
    print(text) {
      live?.clear();
      stdout.write(text);
    },
    progress,
    color: wantsColor(process.env, stdout.isTTY === true),
  });
  live?.clear();
} catch (error) {
  const { text, code } = describeFailure(error);
  live?.clear();
  stderr.write(`regression-gate: ${text}\n`);
  process.exitCode = code;
}
