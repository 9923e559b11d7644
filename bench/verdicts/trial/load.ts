import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Condition } from '../cells.ts';

const CHILD = join(import.meta.dirname, 'busy-child.ts');
/** Time for a child to start and spin. */
const START_MS = 400;

/**
 * Arguments per condition, one entry per child. "Both" means two, because the targets are for a machine with two cores.
 * Linux shares cores between sessions first (autogroup), so the five have a session each: then they get five times what
 * a model gets, and not as much as it.
 */
const CHILDREN: Record<Condition, (seed: number) => readonly string[][]> = {
  quiet: () => [],
  'one-busy': () => [['always']],
  'both-busy': () => [['always'], ['always']],
  'five-busy': () => Array.from({ length: 5 }, () => ['always']),
  bursts: (seed) => [
    ['bursts', String(seed)],
    ['bursts', String(seed)],
  ],
};

/**
 * Runs `work` while child processes load the machine. They are always killed afterwards.
 *
 * @param seed - Determines the times of `bursts`.
 */
export async function underLoad<Result>(
  { condition, seed }: { condition: Condition; seed: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const children = CHILDREN[condition](seed).map((words) =>
    spawn(process.execPath, [CHILD, ...words], { stdio: 'ignore', detached: condition === 'five-busy' }),
  );
  for (const child of children) running.add(child);
  try {
    if (children.length > 0) await sleep(START_MS);
    assertAlive(children);
    const result = await work();
    // If a child died early, part of the trial was quiet.
    assertAlive(children);
    return result;
  } finally {
    await Promise.all(children.map(end));
  }
}

/** Kills all running children; for signal handlers. */
export function stopAllLoad(): void {
  for (const child of running) child.kill('SIGKILL');
}

const running = new Set<ChildProcess>();

function assertAlive(children: readonly ChildProcess[]): void {
  if (children.every(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) return;
  throw new Error('load: expected a busy child to run until the end of the trial, got one that ended');
}

async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
