import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parquetWriteFile } from 'hyparquet-writer';
import { describeRun } from '../support/machine.ts';
import { writeLabels, writePhotos } from './write-photos.ts';

/*
 * npm run bench:data: peak memory and pace of a pass over data sets of growing size. Build first: it reads Parquet and decodes
 * images with the bundle. Writes data-sets.md to .github/benchmarks or the given folder. Temporarily needs 200 MB of disk space.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const ROWS = [10_000, 100_000, 1_000_000];
const IMAGES = [500, 5_000, 50_000];
const GROUP_ROWS = 10_000;
const COLUMNS = 16;
const FILES = 50;
const MIB = 2 ** 20;

interface Pass {
  readonly items: number;
  readonly ms: number;
  readonly peakBytes: number;
  /** Of the process that reads Parquet files, or decodes images. */
  readonly readerPeakBytes: number;
}

/** A heap that has to be collected often, so that what is kept shows. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=4'];

async function readOnce(path: string, kind: 'parquet' | 'images', options: string[] = []): Promise<Pass> {
  const script = join(import.meta.dirname, 'read-once.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...options, script, path, kind]);
  return JSON.parse(stdout) as Pass;
}

/** A line of the table: a pass as usual, and one with a small heap. */
async function measure(what: string, path: string, kind: 'parquet' | 'images'): Promise<string> {
  const { items, ms, peakBytes, readerPeakBytes } = await readOnce(path, kind);
  const small = await readOnce(path, kind, SMALL_HEAP);
  const pace = Math.round(items / (ms / 1000));
  const memory = [peakBytes, small.peakBytes, readerPeakBytes].map(mebibytes);
  return `| ${[what, items.toLocaleString('en'), ...memory, pace.toLocaleString('en')].join(' | ')} |`;
}

function writeRows(filename: string, rows: number): void {
  const inputs = Array.from({ length: COLUMNS }, (_, column) => ({
    name: `x${column}`,
    data: Float32Array.from({ length: rows }, (__, row) => Math.sin(row * (column + 1))),
    type: 'FLOAT' as const,
  }));
  const label = {
    name: 'label',
    data: Int32Array.from({ length: rows }, (_, row) => row % 10),
    type: 'INT32' as const,
  };
  parquetWriteFile({ filename, columnData: [...inputs, label], rowGroupSize: GROUP_ROWS });
}

const mebibytes = (bytes: number): string => `${(bytes / MIB).toFixed(0)} MiB`;

const folder = await mkdtemp(join(tmpdir(), 'bench-data-'));
const machine = describeRun(ROOT);
const lines: string[] = [];
try {
  for (const rows of ROWS) {
    const path = join(folder, 'set.parquet');
    writeRows(path, rows);
    lines.push(await measure('rows of Parquet', path, 'parquet'));
  }
  const photos = join(folder, 'photos');
  await writePhotos(photos, FILES);
  for (const count of IMAGES) {
    await writeLabels(photos, count, FILES);
    lines.push(await measure('images', photos, 'images'));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
await writeFile(
  join(OUT, 'data-sets.md'),
  `# Data sets of growing size

\`npm run bench:data\`. ${machine}

One pass over all items, in a process of its own, which starts another that reads Parquet files or decodes images. Memory is the
peak of each, Node included. The garbage collector lets the heap grow while there is room, so each pass runs a second time with
\`${SMALL_HEAP.join(' ')}\`: what that needs is what the pass keeps.

| | items | peak memory | with a small heap | of the reading process | items per second |
|---|---:|---:|---:|---:|---:|
${lines.join('\n')}

A row has ${COLUMNS} numbers and a label, in groups of ${GROUP_ROWS.toLocaleString('en')} rows. Images are JPEG files of 160 × 120
pixels, resized to 64 pixels and cropped to 56.
`,
);
process.stdout.write(`${lines.join('\n')}\n`);
