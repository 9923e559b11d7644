import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** How long the pipes of a program are read once it has ended. */
export const PIPES_OPEN_MS = 3_000;

/**
 * Starts a program as the leader of a separate process group, so that everything it started can be paused and killed with
 * it. What it started may leave the group and hold its pipes open forever, so they are closed a while after its end.
 *
 * @throws {Error} If the program cannot even be tried, as for an argument with a zero byte.
 */
export function spawnInGroup(
  [file = '', ...words]: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'>,
): ChildProcess {
  const child = spawn(file, words, { ...options, detached: true });
  // What has already arrived is read first.
  child.once('exit', () => setTimeout(() => setImmediate(closePipes, child), PIPES_OPEN_MS).unref());
  return child;
}

function closePipes({ stdio }: ChildProcess): void {
  for (const pipe of stdio) pipe?.destroy();
}
