import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../src/dataset/regression-set.ts';
import { openDecoder } from '../../src/engine/images/decoder-process.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { openParquetReader } from '../../src/engine/readers/parquet-process.ts';
import { datasetSchema } from '../../src/policy/dataset.ts';

/*
 * Reads one data set once, and prints the number of items, the time of the pass, and the peak memory of this process and of
 * the one that reads the files (Linux only).
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const [path = '', kind = ''] = process.argv.slice(2);

const peakOf = (pid: string): number => {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
};

let readerPeakBytes = 0;

/** The reader, whose peak memory is read just before it ends. */
const watched = <Reader extends { close(): void }>(reader: Reader): Reader => ({
  ...reader,
  close: () => {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean);
    readerPeakBytes = Math.max(...children.map(peakOf));
    reader.close();
  },
});

function sourceOf(): DataSource {
  const source = { path, shownPath: path, labelColumn: 'label' };
  const place = { isolation: NO_ISOLATION, scratch: join(path, '..', 'scratch') };
  if (kind === 'parquet') {
    const parquetFile = join(ROOT, 'dist', 'parquet.mjs');
    return {
      ...source,
      inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 16] }],
      openParquet: (files) => watched(openParquetReader({ ...place, parquetFile }, files)),
    };
  }
  const { preprocess } = datasetSchema.parse({ path, preprocess: { resize: 64, crop: 56 } });
  if (preprocess === undefined) throw new TypeError('no settings');
  const decoder = {
    ...place,
    decoderFile: join(ROOT, 'dist', 'decoder.mjs'),
    sharpFolder: join(ROOT, 'node_modules', 'sharp'),
  };
  return {
    ...source,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 3, 56, 56] }],
    images: { settings: preprocess, openDecoder: () => watched(openDecoder(decoder)) },
  };
}

const set = await openRegressionSet(sourceOf());
const start = performance.now();
let items = 0;
for await (const _ of set.items()) items += 1;
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ items, ms, peakBytes: peakOf('self'), readerPeakBytes }));
