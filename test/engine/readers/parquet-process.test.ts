import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import { BUBBLEWRAP } from '../../../src/engine/onnxruntime/isolation/bubblewrap.ts';
import { PLAIN_PROCESS } from '../../../src/engine/onnxruntime/isolation/isolation.ts';
import { UNSHARE } from '../../../src/engine/onnxruntime/isolation/unshare.ts';
import type { ReaderPlace } from '../../../src/engine/readers/reader-process.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { collect, signature, temporaryFile, temporaryFolder, userErrorOf } from '../../dataset/collect.ts';
import { withEndlessPages, withHugePage } from '../../support/hostile-parquet.ts';
import { HAS } from '../../support/isolation-levels.ts';
import { openParquet } from '../../support/parquet.ts';

const ROWS = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'x', data: [0.5, 1.5], type: 'FLOAT' },
      { name: 'label', data: [1, 0], type: 'INT32' },
    ],
  }),
);

async function readWith(path: string, place: Partial<ReaderPlace & { parquetFile: string }>) {
  const set = await openRegressionSet({
    ...{ path, shownPath: 'set.parquet', labelColumn: 'label' },
    inputs: [signature('x', 'float32', ['batch', 1])],
    openParquet: (files) => openParquet(files, place),
  });
  return collect(set.items());
}

/** What a process of this script, in place of the reader, leads to. */
async function errorWith(script: string): Promise<unknown> {
  const parquetFile = await temporaryFile('reader.mjs', script);
  const path = await temporaryFile('set.parquet', ROWS);
  return readWith(path, { parquetFile }).catch((error: unknown) => error);
}

/** Statements that write messages as frames. */
const saying = (...messages: readonly unknown[]): string =>
  `for (const text of ${JSON.stringify(messages.map((each) => JSON.stringify(each)))}) {
     const lengths = Buffer.alloc(8); lengths.writeUInt32LE(text.length, 0);
     process.stdout.write(Buffer.concat([lengths, Buffer.from(text)]));
   }`;

const READY = { kind: 'ready' };
const OPENED = { kind: 'opened', names: ['x', 'label'] };
const LIVE = 'setInterval(() => {}, 1000);';

describe('the process that reads Parquet files', () => {
  it('is ended when a file keeps it busy', async () => {
    const path = await temporaryFile('set.parquet', withEndlessPages());
    const error = await userErrorOf(readHostile(path, { deadlineMs: 1500 }));
    expect(error.message).toBe(
      'set.parquet: expected the rows of a Parquet file in time, got none, so its reader was killed.',
    );
    expect(error.hint).toContain('row_group_size=10_000');
  });

  it.skipIf(process.platform !== 'linux')('is ended when a small file fills its memory', async () => {
    const path = await temporaryFile('set.parquet', withHugePage());
    const error = await userErrorOf(readHostile(path, { memoryLimitBytes: 150 * 2 ** 20 }));
    expect(error.message).toBe(
      'set.parquet: expected a Parquet file that can be read with 150 MiB of memory, got one that takes more.',
    );
  });

  it.each([BUBBLEWRAP, UNSHARE, PLAIN_PROCESS].filter(({ level }) => HAS[level]))(
    'sees the file that a link leads to, in $level',
    async (isolation) => {
      const folder = await temporaryFolder();
      const real = await temporaryFile('rows.parquet', ROWS);
      await symlink(real, join(folder, 'set.parquet'));
      const items = await readWith(join(folder, 'set.parquet'), {
        isolation,
        scratch: join(folder, 'run', 'scratch', 'parquet'),
      });
      expect(items.map(({ label }) => label)).toEqual([1, 0]);
    },
  );

  it('says that it could not start, and why', async () => {
    const error = await errorWith('console.error("out of luck"); process.exit(3);');
    expect(error).toBeInstanceOf(InfrastructureError);
    expect(String(error)).toContain(
      'set.parquet: expected the process that reads Parquet files to start, got exit code 3: "out of luck".',
    );
  });

  const rows = { kind: 'rows', rows: 2 };
  const column = { form: 'json', shape: [], bytes: 0 };
  it.each([
    { title: 'no message of its protocol', messages: [READY, { kind: 'oops' }], got: /ended its reader/ },
    { title: 'rows before a file is open', messages: [READY, { ...rows, columns: [] }], got: /other data/ },
    {
      title: 'fewer columns than were asked for',
      messages: [READY, OPENED, { ...rows, columns: [column] }],
      got: /other data/,
    },
    {
      title: 'columns without values',
      messages: [READY, OPENED, { ...rows, columns: [column, column] }],
      got: /other data/,
    },
    {
      title: 'fewer numbers than rows',
      messages: [READY, OPENED, { ...rows, columns: [1, 2].map(() => ({ ...column, form: 'numbers' })) }],
      got: /other data/,
    },
  ])('is not believed when it says $title', async ({ messages, got }) => {
    const [first, ...others] = messages;
    const script = `${saying(first)} const others = ${JSON.stringify(others)};
      process.stdin.on('data', () => { const next = others.shift(); if (next !== undefined) { ${saying('@').replace('["\\"@\\""]', '[JSON.stringify(next)]')} } });
      ${LIVE}`;
    const error = await errorWith(script);
    expect(String(error)).toMatch(got);
  });

  it('gets no secrets', async () => {
    process.env['SECRET_OF_A_TEST'] = 'secret';
    const error = await errorWith(
      `console.error(process.env.SECRET_OF_A_TEST ?? 'none'); process.exit(1);`,
    ).finally(() => delete process.env['SECRET_OF_A_TEST']);
    expect(String(error)).toContain('"none"');
  });
});

/** Reads a file whose only column is the label. */
async function readHostile(path: string, place: Partial<ReaderPlace>): Promise<unknown> {
  const reader = openParquet([path], place);
  try {
    const file = await reader.open({ path, shownPath: 'set.parquet' });
    return await collect(file.rows(['label']));
  } finally {
    reader.close();
  }
}
