import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import { endingOf } from '../process/ending.ts';
import { OutputTail, quotedLines } from '../process/output-tail.ts';
import { ProcessGroup } from '../process/process-group.ts';
import { startProgram } from '../process/start-program.ts';
import { TreeMemory } from '../process/tree-memory.ts';
import { NumberLines } from './number-lines.ts';

/** A program that scores answers. */
export interface ScorerProgram {
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

/** What to score. */
interface Work {
  /** Absolute path of the file that the program reads from its standard input. */
  readonly input: string;
  /** How many numbers it may print; the last is the most. */
  readonly counts: readonly number[];
  /** For messages: `models.m.task.command (candidate)`. */
  readonly place: string;
}

/**
 * Runs a program that scores answers, and kills it and all that it started at its deadline, at its memory limit, or at the
 * first line that is not a number. It gets an environment without secrets.
 *
 * @returns The numbers that it prints, one per line, all finite.
 * @throws {UserError} If it cannot be started, fails, takes too long or too much, or prints anything else.
 */
export async function runScorer(program: ScorerProgram, work: Work): Promise<readonly number[]> {
  const input = await open(work.input, 'r');
  try {
    const ended = await runToEnd(program, { input, most: work.counts.at(-1) ?? 0 });
    const problem = problemOf(ended, program, work);
    if (problem !== undefined) throw problem;
    return ended.lines.numbers;
  } finally {
    await input.close();
  }
}

/** How a program ended. */
interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It could not be started. */
  readonly error?: NodeJS.ErrnoException;
  readonly isLate: boolean;
  readonly exceededBytes: number | undefined;
  readonly lines: NumberLines;
  readonly errors: OutputTail;
}

async function runToEnd(
  program: ScorerProgram,
  { input, most }: { readonly input: FileHandle; readonly most: number },
): Promise<Ended> {
  const { command, cwd, scratch, deadlineMs, memoryLimitBytes } = program;
  mkdirSync(scratch, { recursive: true });
  const [lines, errors] = [new NumberLines(most), new OutputTail()];
  const child = startProgram(command, { cwd, environment: [], scratch, input: input.fd });
  if (child instanceof Error)
    return { code: null, signal: null, error: child, isLate: false, exceededBytes: undefined, lines, errors };
  const group = new ProcessGroup(child.pid);
  group.guard();
  const kill = (): void => group.kill();
  const memory = child.pid === undefined ? undefined : new TreeMemory(child.pid, memoryLimitBytes, kill);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, deadlineMs);
  errors.read(child.stderr);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (lines.bad === undefined && !lines.isTooMany && !lines.add(text)) kill();
  });
  const end = await endOf(child, kill);
  clearTimeout(timer);
  memory?.end();
  lines.end();
  return { ...end, isLate, exceededBytes: memory?.exceededBytes, lines, errors };
}

function endOf(
  child: ChildProcess,
  kill: () => void,
): Promise<Pick<Ended, 'code' | 'signal'> & { readonly error?: NodeJS.ErrnoException }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    // What it started may hold the pipes open.
    child.once('exit', kill);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function problemOf(ended: Ended, program: ScorerProgram, { counts, place }: Work): UserError | undefined {
  const { code, error, isLate, exceededBytes, lines } = ended;
  const fail = (expected: string, got: string, hint: string): UserError =>
    new UserError(`${place}: expected ${expected}, got ${got}${saidBy(ended)}.`, hint);
  const { command, cwd, deadlineMs, memoryLimitBytes } = program;
  if (error !== undefined) {
    const name = quoted(command[0] ?? '');
    const got = error.code === 'ENOENT' ? `no program ${name}` : `${name}: ${error.code ?? error.message}`;
    return fail('a program that starts', got, `It starts in ${cwd}. Check its name and the folders of PATH.`);
  }
  if (exceededBytes !== undefined) {
    const [most, used] = [memoryLimitBytes, exceededBytes].map((bytes) => formatValue(bytes, 'bytes'));
    return fail(
      `at most ${most} of memory`,
      `${used}`,
      'Read the items one by one, or raise "memory-limit".',
    );
  }
  if (isLate) {
    const hint = 'Raise "deadline" of the task, or make the program faster.';
    return fail(`an end within ${deadlineMs / 1000} s`, 'none', hint);
  }
  if (lines.bad !== undefined) {
    const { line, text } = lines.bad;
    const hint = 'Print one number per line and nothing else; write other output to standard error.';
    return fail('a finite number in each line of its output', `${quoted(text)} in line ${line}`, hint);
  }
  const expected = `${counts.join(' or ')} ${counts.at(-1) === 1 ? 'number' : 'numbers'}, one per line`;
  const hint = 'Print one number per line of input, in the same order.';
  if (lines.isTooMany) return fail(expected, 'more', hint);
  if (code !== 0) return fail('exit code 0', endingOf(ended), 'Run it by hand to see why.');
  return counts.includes(lines.numbers.length) ? undefined : fail(expected, `${lines.numbers.length}`, hint);
}

/** The last lines of its standard error. */
function saidBy({ errors }: Ended): string {
  const said = quotedLines(errors.lines);
  return said === '' ? '' : ` (its last lines: ${said})`;
}
