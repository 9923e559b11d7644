import { InferenceSession } from 'onnxruntime-node';

/* Loads one model in the runtime with its default options. argv: model file. Prints one JSON line. */

const [file = ''] = process.argv.slice(2);
const start = performance.now();
await InferenceSession.create(file);
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, peakBytes: process.resourceUsage().maxRSS * 1024 }));
