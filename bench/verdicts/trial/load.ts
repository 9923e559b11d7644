import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Condition } from '../cells.ts';

const CHILD = join(import.meta.dirname, 'busy-child.ts');
/** Until a child has started and spins. */
const START_MS = 400;

/** Arguments of the children of each condition, one entry a child. "Both" means two: the machine of the targets has two cores. */
const CHILDREN: Record<Condition, (seed: number) => readonly string[][]> = {
  quiet: () => [],
  'one-busy': () => [['always']],
  'both-busy': () => [['always'], ['always']],
  bursts: (seed) => [
    ['bursts', String(seed)],
    ['bursts', String(seed)],
  ],
};

/**
 * Runs `work` while real child processes load the machine, and ends them in any case.
 *
 * @param seed - Draws the times of `bursts`.
 */
export async function underLoad<Result>(
  { condition, seed }: { condition: Condition; seed: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const children = CHILDREN[condition](seed).map((words) =>
    spawn(process.execPath, [CHILD, ...words], { stdio: 'ignore' }),
  );
  for (const child of children) running.add(child);
  try {
    if (children.length > 0) await sleep(START_MS);
    assertAlive(children);
    const result = await work();
    // A load that died on the way would make a quiet trial of this one.
    assertAlive(children);
    return result;
  } finally {
    await Promise.all(children.map(end));
  }
}

/** Kills every child that still runs; for signal handlers. */
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
