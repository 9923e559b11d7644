import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../src/dataset/regression-set.ts';
import { openDecoder } from '../../src/engine/images/decoder-process.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { datasetSchema } from '../../src/policy/dataset.ts';

/* Reads one data set once, and prints the number of items, the time of the pass and the peak memory of this process (Linux only). */

const ROOT = resolve(import.meta.dirname, '..', '..');
const [path = '', kind = ''] = process.argv.slice(2);

function sourceOf(): DataSource {
  const source = { path, shownPath: path, labelColumn: 'label' };
  if (kind === 'parquet')
    return { ...source, inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 16] }] };
  const { preprocess } = datasetSchema.parse({ path, preprocess: { resize: 64, crop: 56 } });
  if (preprocess === undefined) throw new TypeError('no settings');
  const place = {
    decoderFile: join(ROOT, 'dist', 'decoder.mjs'),
    sharpFolder: join(ROOT, 'node_modules', 'sharp'),
    isolation: NO_ISOLATION,
    scratch: join(path, '..', 'scratch'),
  };
  return {
    ...source,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 3, 56, 56] }],
    images: { settings: preprocess, openDecoder: () => openDecoder(place) },
  };
}

const set = await openRegressionSet(sourceOf());
const start = performance.now();
let items = 0;
for await (const _ of set.items()) items += 1;
const ms = performance.now() - start;
const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
process.stdout.write(JSON.stringify({ items, ms, peakBytes: Number(kibibytes) * 1024 }));
