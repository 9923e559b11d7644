import { open } from 'node:fs/promises';
import type { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import {
  type BoundedProgram,
  blame,
  explainExit,
  explainStop,
  type ProgramEnd,
  runProgram,
} from '../process/run-program.ts';
import { NumberLines } from './number-lines.ts';

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
export async function runScorer(program: BoundedProgram, work: Work): Promise<readonly number[]> {
  const input = await open(work.input, 'r');
  try {
    const lines = new NumberLines(work.counts.at(-1) ?? 0);
    const end = await runProgram(program, {
      input: input.fd,
      read: (text) => lines.bad !== undefined || lines.isTooMany || lines.add(text),
    });
    lines.end();
    const problem = problemOf(end, lines, { ...work, program });
    if (problem !== undefined) throw problem;
    return lines.numbers;
  } finally {
    await input.close();
  }
}

function problemOf(
  end: ProgramEnd,
  lines: NumberLines,
  { program, counts, place }: Work & { readonly program: BoundedProgram },
): UserError | undefined {
  const fail = blame({ place }, end);
  const stopped = explainStop(end, {
    place,
    program,
    ifTooLarge: 'Read the items one by one, or raise "memory-limit".',
    ifLate: 'Raise "deadline" of the task, or make the program faster.',
  });
  if (stopped !== undefined) return stopped;
  if (lines.bad !== undefined) {
    const { line, text } = lines.bad;
    const hint = 'Print one number per line and nothing else; write other output to standard error.';
    return fail('a finite number in each line of its output', `${quoted(text)} in line ${line}`, hint);
  }
  const expected = `${counts.join(' or ')} ${counts.at(-1) === 1 ? 'number' : 'numbers'}, one per line`;
  const hint = 'Print one number per line of input, in the same order.';
  if (lines.isTooMany) return fail(expected, 'more', hint);
  const failed = explainExit(end, { place });
  if (failed !== undefined) return failed;
  return counts.includes(lines.numbers.length) ? undefined : fail(expected, `${lines.numbers.length}`, hint);
}
