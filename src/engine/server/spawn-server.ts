import type { ChildProcess } from 'node:child_process';
import { startProgram } from '../process/start-program.ts';

/** How to start a server for one arm. */
export interface ServerSettings {
  /** Program and arguments, without a shell. `{artifact}` and `{port}` are replaced anywhere in them. */
  readonly start: readonly string[];
  readonly cwd: string;
  /** Absolute path that replaces `{artifact}`. */
  readonly artifact: string;
  /** Path that is answered with status 200 once the server can serve, and how long that may take. */
  readonly ready: { readonly path: string; readonly withinMs: number };
  /**
   * Names of environment variables that the server gets with the gate's own values. Besides them it gets PATH, LANG and TZ,
   * and the scratch folder as HOME and TMPDIR.
   */
  readonly environment: readonly string[];
  /** Absolute path of a folder that only this arm writes to. Created if absent. */
  readonly scratch: string;
  /** Maximum resident memory of all its processes together. */
  readonly memoryLimitBytes: number;
  /** Absolute folder of the cgroup in which the kernel can hold them to that; without one, their memory is watched. */
  readonly memoryCgroup?: string | undefined;
}

/** How a server ended. */
export interface ServerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It could not be started. */
  readonly error?: NodeJS.ErrnoException;
}

/**
 * Starts a server's program.
 *
 * @returns An error if the program cannot even be tried, as for an argument with a zero byte.
 */
export function spawnServer(settings: ServerSettings, port: number): ChildProcess | Error {
  const values: Readonly<Record<string, string>> = { artifact: settings.artifact, port: String(port) };
  const command = settings.start.map((word) =>
    word.replace(/\{(artifact|port)\}/g, (_, name: string) => values[name] ?? ''),
  );
  return startProgram(command, { ...settings, input: 'ignore' });
}

const LAST_WORDS_MS = 200;

/** Settles once a server has ended and its last words have been read. @param atOnce - Called as soon as it ends. */
export function endOf(child: ChildProcess, atOnce: (end: ServerEnd) => void): Promise<ServerEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      const end = { code: null, signal: null, error };
      atOnce(end);
      resolve(end);
    });
    child.once('exit', (code, signal) => {
      const end = { code, signal };
      atOnce(end);
      child.once('close', () => resolve(end));
      setTimeout(() => resolve(end), LAST_WORDS_MS).unref();
    });
  });
}
