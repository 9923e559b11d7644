import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The runtime that the benchmarks measure with: the one installed beside the gate. */
export const RUNTIME_FOLDER = dirname(
  createRequire(import.meta.url).resolve('onnxruntime-node/package.json'),
);
