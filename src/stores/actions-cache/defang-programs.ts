import { logLine } from '../../errors/plain-text.ts';

const MAX_LINE_CHARACTERS = 200;

/**
 * Does work in which the toolkit runs programs, and makes their messages harmless: it hands them to the log as they are, and
 * tar repeats words of an archive, which could be commands of the runner. The toolkit writes its own lines as text, and what
 * programs print as bytes.
 */
export async function defangingPrograms<Value>(work: () => Promise<Value>): Promise<Value> {
  const restores = [process.stdout, process.stderr].map(defangBytes);
  try {
    return await work();
  } finally {
    for (const restore of restores) restore();
  }
}

function defangBytes(stream: NodeJS.WriteStream): () => void {
  const { write } = stream;
  const send = (text: string, ...more: unknown[]): unknown => Reflect.apply(write, stream, [text, ...more]);
  /** What a program has printed of its latest line. */
  let begun = '';
  const defanged = (chunk: string | Uint8Array, ...more: unknown[]): unknown => {
    if (typeof chunk === 'string') return send(chunk, ...more);
    const lines = `${begun}${Buffer.from(chunk).toString('utf8')}`.split(/\r\n|\r|\n/);
    begun = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    return send(lines.map(toLogLine).join(''), ...more);
  };
  stream.write = defanged as typeof write;
  return () => {
    stream.write = write;
    if (begun !== '') send(toLogLine(begun));
  };
}

const toLogLine = (line: string): string => `${logLine(line, MAX_LINE_CHARACTERS)}\n`;
