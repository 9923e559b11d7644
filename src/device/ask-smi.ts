import { spawnSync } from 'node:child_process';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4 * 2 ** 20;

/**
 * Calls nvidia-smi once and blocks until it answers. It is only called while nothing is timed: before and after a launch.
 *
 * @param command - Path of nvidia-smi, or its name on PATH.
 */
export function askSmi(command: string, words: readonly string[], timeoutMs = TIMEOUT_MS): SmiAnswer {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    timeout: timeoutMs,
    maxBuffer: MAX_BYTES,
    killSignal: 'SIGKILL',
  });
  return readSmiAnswer({ status, stdout: stdout ?? '', stderr: stderr ?? '', error });
}

/** Result of one nvidia-smi call: its output, or an error message. */
type SmiAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Exit codes of nvidia-smi that mean failure. @see nvidia-smi(1), "Return value". */
const MEANING: Readonly<Record<number, string>> = {
  3: 'the operation is not supported by this GPU',
  4: 'the operation needs more permissions, such as root',
  9: 'the NVIDIA driver is not loaded',
  12: 'the NVML library was not found',
  15: 'the GPU has fallen off the bus or is lost',
};

/** Messages about a lost GPU, which the exit code may not reveal. */
const LOST = /GPU is lost|fallen off the bus/i;

/**
 * Interprets how an nvidia-smi call ended.
 *
 * @param ended - `status` is null if it was killed at its deadline; `error` is set if it could not be started.
 */
function readSmiAnswer(ended: {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: NodeJS.ErrnoException | undefined;
}): SmiAnswer {
  const { status, stdout, stderr, error } = ended;
  if (error?.code === 'ENOENT') return { ok: false, message: 'nvidia-smi was not found on PATH' };
  if (error?.code === 'ETIMEDOUT') return { ok: false, message: 'nvidia-smi did not answer in time' };
  if (error !== undefined) return { ok: false, message: `nvidia-smi could not be started (${error.code})` };
  // A lost GPU may be reported on either stream, and some drivers exit with 0.
  const quote = firstLine(`${stderr}\n${stdout}`);
  if (status === 0 && !LOST.test(stdout) && !LOST.test(stderr)) return { ok: true, text: stdout };
  const lost = LOST.test(`${stderr}\n${stdout}`) ? MEANING[15] : undefined;
  const meaning = lost ?? MEANING[status ?? -1] ?? 'nvidia-smi failed';
  return { ok: false, message: `${meaning} (nvidia-smi exit code ${status ?? 'none'}${quote}` };
}

const MAX_QUOTE = 160;

/** The first line as ": quote)", which closes the parenthesis around the exit code. */
function firstLine(text: string): string {
  const line = text
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '');
  return line === undefined ? ')' : `: ${line.slice(0, MAX_QUOTE)})`;
}
