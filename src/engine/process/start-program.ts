import type { ChildProcess } from 'node:child_process';
import { cleanEnvironment } from './clean-environment.ts';
import { spawnInGroup } from './spawn-in-group.ts';

/**
 * Starts a program that the policy names, without a shell: a server, or one that scores answers.
 *
 * @param place.environment - Names of variables that it gets besides PATH, LANG and TZ.
 * @param place.scratch - Absolute path of its own folder; see {@link cleanEnvironment}.
 * @param place.input - Its standard input: nothing, or a file that is open.
 * @returns An error if the program cannot even be tried, as for an argument with a zero byte.
 */
export function startProgram(
  command: readonly string[],
  {
    cwd,
    environment,
    scratch,
    input,
  }: {
    readonly cwd: string;
    readonly environment: readonly string[];
    readonly scratch: string;
    readonly input: 'ignore' | number;
  },
): ChildProcess | Error {
  try {
    const env = cleanEnvironment([...environment, 'TZ'], scratch);
    return spawnInGroup(command, { cwd, env, stdio: [input, 'pipe', 'pipe'] });
  } catch (error) {
    return error as Error;
  }
}
