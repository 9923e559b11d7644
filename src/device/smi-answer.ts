/** The result of one call of nvidia-smi: the text that it printed, or an error text. */
export type SmiAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Exit codes of nvidia-smi for which there is nothing to read. @see nvidia-smi(1), "Return value". */
const MEANING: Readonly<Record<number, string>> = {
  3: 'the operation is not supported by this GPU',
  4: 'the operation needs more permissions, such as root',
  9: 'the NVIDIA driver is not loaded',
  12: 'the NVML library was not found',
  15: 'the GPU has fallen off the bus or is lost',
};

/** How drivers report a lost GPU that the exit code does not reveal. */
const LOST = /GPU is lost|fallen off the bus/i;

const MAX_QUOTE = 160;

/**
 * Reads how a call of nvidia-smi ended.
 *
 * @param ended - `status` is null when it was killed at its deadline; `error` is set when it could not be started.
 */
export function readSmiAnswer(ended: {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: NodeJS.ErrnoException | undefined;
}): SmiAnswer {
  const { status, stdout, stderr, error } = ended;
  if (error?.code === 'ENOENT') return { ok: false, message: 'nvidia-smi was not found on PATH' };
  if (error?.code === 'ETIMEDOUT') return { ok: false, message: 'nvidia-smi did not answer in time' };
  if (error !== undefined) return { ok: false, message: `nvidia-smi could not be started (${error.code})` };
  // A lost GPU is reported on either stream, and by some drivers with an exit code of 0.
  const quote = firstLine(`${stderr}\n${stdout}`);
  if (status === 0 && !LOST.test(stdout) && !LOST.test(stderr)) return { ok: true, text: stdout };
  const lost = LOST.test(`${stderr}\n${stdout}`) ? MEANING[15] : undefined;
  const meaning = lost ?? MEANING[status ?? -1] ?? 'nvidia-smi failed';
  return { ok: false, message: `${meaning} (nvidia-smi exit code ${status ?? 'none'}${quote}` };
}

/** Closes the parenthesis that the exit code opened. */
function firstLine(text: string): string {
  const line = text
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '');
  return line === undefined ? ')' : `: ${line.slice(0, MAX_QUOTE)})`;
}
