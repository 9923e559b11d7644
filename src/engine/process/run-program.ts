import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import { endingOf } from './ending.ts';
import { OutputTail, quotedLines } from './output-tail.ts';
import { ProcessGroup } from './process-group.ts';
import { startProgram } from './start-program.ts';
import { TreeMemory } from './tree-memory.ts';

/** A program that the policy names and that runs to its end, such as one that scores answers. */
export interface BoundedProgram {
  /** Program and arguments, without a shell. */
  readonly command: readonly string[];
  /** Absolute folder in which it starts. */
  readonly cwd: string;
  readonly deadlineMs: number;
  /** Maximum resident memory of all its processes together. */
  readonly memoryLimitBytes: number;
  /** Absolute path of a folder that it may write to; its HOME. Created if absent. */
  readonly scratch: string;
}

/** The most that a timer of Node.js takes, 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What a program reads, and who reads what it prints. */
interface Streams {
  /** Its standard input. */
  readonly input: 'ignore' | number;
  /** Names of variables that it gets besides PATH, LANG and TZ; none if absent. */
  readonly environment?: readonly string[];
  /** Takes its standard output, piece by piece. @returns Whether it may go on. */
  readonly read: (text: string) => boolean;
}

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It could not be started. */
  readonly error?: NodeJS.ErrnoException;
  readonly isLate: boolean;
  /** What it used when it exceeded its memory limit. */
  readonly exceededBytes: number | undefined;
  /** The last lines of its standard error. */
  readonly errors: OutputTail;
}

/**
 * Runs a program, and kills it and all that it started at its deadline, at its memory limit, if its output is refused, or once
 * this process has ended. It gets an environment without secrets.
 */
export async function runProgram(
  { command, cwd, scratch, deadlineMs, memoryLimitBytes }: BoundedProgram,
  { input, environment = [], read }: Streams,
): Promise<ProgramEnd> {
  mkdirSync(scratch, { recursive: true });
  const errors = new OutputTail();
  const child = startProgram(command, { cwd, environment, scratch, input });
  if (child instanceof Error)
    return { code: null, signal: null, error: child, isLate: false, exceededBytes: undefined, errors };
  const group = new ProcessGroup(child.pid);
  group.guard();
  const kill = (): void => group.kill();
  const memory = child.pid === undefined ? undefined : new TreeMemory(child.pid, memoryLimitBytes, kill);
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      kill();
    },
    Math.min(deadlineMs, MAX_TIMER_MS),
  );
  errors.read(child.stderr);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (!read(text)) kill();
  });
  const end = await endOf(child, kill);
  clearTimeout(timer);
  memory?.end();
  return { ...end, isLate, exceededBytes: memory?.exceededBytes, errors };
}

function endOf(
  child: ChildProcess,
  kill: () => void,
): Promise<Pick<ProgramEnd, 'code' | 'signal' | 'error'>> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    // What it started may hold the pipes open.
    child.once('exit', kill);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** Whose end is explained, for messages. */
interface Blame {
  /** Its place in the policy: `models.m.task.command (candidate)`. */
  readonly place: string;
  readonly program: BoundedProgram;
  /** Said after each remedy. */
  readonly remark?: string | undefined;
  /** What to do if it exceeds its memory limit. */
  readonly ifTooLarge: string;
  /** What to do if it exceeds its deadline. */
  readonly ifLate: string;
}

/** Makes the error for a program that did not do what was expected. It quotes the last lines of its standard error. */
export const blame =
  ({ place, remark }: Pick<Blame, 'place' | 'remark'>, { errors }: Pick<ProgramEnd, 'errors'>) =>
  (expected: string, got: string, hint: string): UserError => {
    const said = quotedLines(errors.lines);
    const lines = said === '' ? '' : ` (its last lines: ${said})`;
    return new UserError(
      `${place}: expected ${expected}, got ${got}${lines}.`,
      remark === undefined ? hint : `${hint} ${remark}`,
    );
  };

/** Why a program did not start, or did not come to its own end; undefined if it did. */
export function explainStop(end: ProgramEnd, whose: Blame): UserError | undefined {
  const { error, isLate, exceededBytes } = end;
  const { command, cwd, deadlineMs, memoryLimitBytes } = whose.program;
  const fail = blame(whose, end);
  if (error !== undefined) {
    const name = quoted(command[0] ?? '');
    const got = error.code === 'ENOENT' ? `no program ${name}` : `${name}: ${error.code ?? error.message}`;
    return fail('a program that starts', got, `It starts in ${cwd}. Check its name and the folders of PATH.`);
  }
  if (exceededBytes !== undefined) {
    const [most, used] = [memoryLimitBytes, exceededBytes].map((bytes) => formatValue(bytes, 'bytes'));
    return fail(`at most ${most} of memory`, `${used}`, whose.ifTooLarge);
  }
  return isLate ? fail(`an end within ${deadlineMs / 1000} s`, 'none', whose.ifLate) : undefined;
}

/** Why a program that came to its own end failed; undefined if it did not. */
export const explainExit = (
  end: ProgramEnd,
  whose: Pick<Blame, 'place' | 'remark'>,
): UserError | undefined =>
  end.code === 0 ? undefined : blame(whose, end)('exit code 0', endingOf(end), 'Run it by hand to see why.');
