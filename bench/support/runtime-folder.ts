import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

/** The runtime that the benchmarks measure with: the one installed beside the gate, found from the working folder, because this file may have been bundled. */
export const RUNTIME_FOLDER = dirname(
  createRequire(resolve('package.json')).resolve('onnxruntime-node/package.json'),
);
