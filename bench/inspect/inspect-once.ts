import { inspectModel } from '../../src/inspect/inspect-model.ts';

/* Looks into one model. argv: model file. Prints one JSON line: time of the call alone. */

const [file = ''] = process.argv.slice(2);
const start = performance.now();
await inspectModel(file, file);
console.log(JSON.stringify({ ms: performance.now() - start }));
