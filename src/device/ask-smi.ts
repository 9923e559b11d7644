import { spawnSync } from 'node:child_process';
import { readSmiAnswer, type SmiAnswer } from './smi-answer.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4 * 2 ** 20;

/**
 * Calls nvidia-smi once and blocks until it answers. It is only called while nothing is timed: before and after a launch.
 *
 * @param command - Path of nvidia-smi, or its name on PATH.
 */
export function askSmi(command: string, words: readonly string[]): SmiAnswer {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_BYTES,
    killSignal: 'SIGKILL',
  });
  return readSmiAnswer({ status, stdout: stdout ?? '', stderr: stderr ?? '', error });
}
