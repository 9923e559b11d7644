import { inspectModel } from '../../src/inspect/inspect-model.ts';

/* Inspects one model. argv: model file. Prints one JSON line: time of the call only. */

const [file = ''] = process.argv.slice(2);
const start = performance.now();
await inspectModel(file, file);
console.log(JSON.stringify({ ms: performance.now() - start }));
