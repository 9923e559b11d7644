import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

/** Folder of the runtime installed next to the gate. Found from the working folder, because this file may have been bundled. */
export const RUNTIME_FOLDER = dirname(
  createRequire(resolve('package.json')).resolve('onnxruntime-node/package.json'),
);
