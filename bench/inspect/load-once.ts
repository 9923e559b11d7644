import { InferenceSession } from 'onnxruntime-node';
import { peakResidentBytes } from '../../src/engine/onnxruntime/child/memory.ts';

/* Loads one model in the runtime with default options. argv: model file. Prints one JSON line: time of the call only. */

const [file = ''] = process.argv.slice(2);
const start = performance.now();
await InferenceSession.create(file);
console.log(JSON.stringify({ ms: performance.now() - start, peakBytes: peakResidentBytes() }));
