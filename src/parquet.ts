import { openParquet } from './dataset/formats/parquet/parquet-file.ts';
import { readFrames, writeFrame } from './engine/onnxruntime/frame.ts';
import type { ParquetCommand, ParquetReply } from './engine/readers/parquet-protocol.ts';
import { UserError } from './errors/errors.ts';

/*
 * Entry of the process that reads Parquet files, which believes the sizes in them: a file made for it can keep it busy for
 * hours, or use up any memory. It has no secrets, and the gate ends it.
 */

interface Answer {
  readonly reply: ParquetReply;
  readonly payload?: Uint8Array;
}

let file: Awaited<ReturnType<typeof openParquet>> | undefined;
let batches: ReturnType<NonNullable<typeof file>['batches']> | undefined;

async function open(path: string, shownPath: string): Promise<Answer> {
  await file?.close();
  batches = undefined;
  file = undefined;
  file = await openParquet({ path, shownPath });
  return { reply: { kind: 'opened', names: [...file.names] } };
}

async function readRows(columns: readonly string[]): Promise<Answer> {
  batches ??= file?.batches(columns);
  const next = await batches?.next();
  if (next === undefined || next.done === true) return { reply: { kind: 'end' } };
  const { batch, payload } = next.value;
  return {
    reply: {
      kind: 'rows',
      rows: batch.rows,
      columns: batch.columns.map((column) => ({ ...column, shape: [...column.shape] })),
    },
    payload,
  };
}

async function answer(command: ParquetCommand): Promise<Answer> {
  try {
    return command.do === 'open'
      ? await open(command.file, command.shownPath)
      : await readRows(command.columns);
  } catch (error) {
    if (error instanceof UserError)
      return { reply: { kind: 'refused', message: error.message, hint: error.hint } };
    const { code, message } = error as NodeJS.ErrnoException;
    return { reply: { kind: 'failed', code: code ?? '', message } };
  }
}

writeFrame(process.stdout, { header: { kind: 'ready' }, payload: new Uint8Array(0) });
for await (const { header } of readFrames(process.stdin)) {
  const { reply, payload = new Uint8Array(0) } = await answer(header as ParquetCommand);
  writeFrame(process.stdout, { header: reply, payload });
}
