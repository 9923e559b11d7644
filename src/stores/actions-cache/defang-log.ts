import { logLine } from '../../errors/plain-text.ts';

const MAX_LINE_CHARACTERS = 200;

/** How much of the toolkit's work is in progress. */
let inProgress = 0;
let restores: readonly (() => void)[] = [];

/**
 * Runs work of the toolkit and makes its log harmless. The toolkit logs keys from the server and the messages of programs as
 * they are, and tar repeats words of an archive: all of these could be commands of the runner. Commands of the
 * toolkit itself are left as they are, because it escapes their content.
 */
export async function defangingLog<Value>(work: () => Promise<Value>): Promise<Value> {
  inProgress += 1;
  if (inProgress === 1) restores = [process.stdout, process.stderr].map(defang);
  try {
    return await work();
  } finally {
    inProgress -= 1;
    if (inProgress === 0) for (const restore of restores) restore();
  }
}

function defang(stream: NodeJS.WriteStream): () => void {
  const { write } = stream;
  const send = (text: string, ...more: unknown[]): unknown => Reflect.apply(write, stream, [text, ...more]);
  /** What a program has printed of its latest line. */
  let begun = '';
  // The toolkit writes whole lines of its own as text, and what programs print as bytes.
  const defanged = (chunk: string | Uint8Array, ...more: unknown[]): unknown => {
    if (typeof chunk === 'string') return send(isCommand(chunk) ? chunk : toLog(linesOf(chunk)), ...more);
    const lines = linesOf(`${begun}${Buffer.from(chunk).toString('utf8')}`);
    begun = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    return send(toLog(lines), ...more);
  };
  stream.write = defanged as typeof write;
  return () => {
    stream.write = write;
    send(toLog([begun]));
  };
}

const isCommand = (text: string): boolean => /^::[^\r\n]*\r?\n?$/.test(text);

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

const toLog = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => `${logLine(line, MAX_LINE_CHARACTERS)}\n`)
    .join('');
