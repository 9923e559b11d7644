import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { listFirstParents } from '../git/first-parents.ts';
import { gitIn } from '../git/git.ts';
import { findMergeBase, readHeadCommit } from '../git/git-artifact.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { writeResult } from '../report/write-result.ts';
import { openAttemptDirectory } from '../stores/attempt-directory-store.ts';
import { findLastRelease } from './last-release.ts';
import { type MeasureOptions, parse, readShared, refuseExtra } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { exitCode, ports, sharedRequest } from './request.ts';
import type { Terminal } from './run-command.ts';

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

export function readCheck(words: readonly string[]): ParsedCommand {
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

/** Judges a model beside its baseline, or records it. @returns The exit code. */
export async function runCheck(
  { options }: ParsedCommand & { command: 'check' },
  terminal: Terminal,
): Promise<number> {
  const folder = dirname(resolve(options.policy));
  const { record } = options;
  const base = record ? undefined : await findMergeBase(folder);
  const request: GateRequest = {
    ...sharedRequest(options),
    candidate: options.candidate && resolve(options.candidate),
    baseline: options.baseline && resolve(options.baseline),
    baselinePolicyFile: options.baselinePolicy && resolve(options.baselinePolicy),
    mode: record ? 'alone' : 'check',
    recording: record ? { commit: await readHeadCommit(folder) } : undefined,
    commit: base,
    ancestors: base === undefined ? [] : (await listFirstParents(gitIn(folder), base)).ancestors,
  };
  const attempts = options.fresh ? [] : [openAttemptDirectory(resolve(options.store, 'attempts'))];
  const lastRelease = () => findLastRelease(folder, options.release);
  const result = await runGate(request, { ...ports(options.store, terminal), attempts, lastRelease });
  const files = await writeResult(resolve(options.out), result);
  terminal.print(
    options.json
      ? `${JSON.stringify(result.verdict, null, 2)}\n`
      : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), files.reportFile)}\n`,
  );
  return exitCode(result);
}
