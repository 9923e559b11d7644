import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { createSession, loadRuntime } from '../../src/worker/session.ts';
import { timeBlock } from '../../src/worker/timed-loop.ts';

/*
 * One process, one model, three loops that take turns: the bare native binding, the binding through `await session.run`,
 * and the product's own loop. Prints one JSON line of samples in ns. argv: model file, elements of its float32 input, rounds.
 */

const [modelFile = '', elements = '', rounds = ''] = process.argv.slice(2);
const folder = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
const BLOCK = 100;
const REWARM = 20;

interface Binding {
  InferenceSession: new () => {
    loadModel(file: string, options: object): void;
    run(feeds: object, fetches: object, options: object): unknown;
  };
}

const { runtime } = loadRuntime(folder);
const session = await createSession(runtime, modelFile, {
  settings: {
    providers: ['cpu'],
    intraOpThreads: 1,
    graphOptimization: 'all',
    memoryArena: true,
    memoryPattern: true,
  },
  profilePrefix: undefined,
});
const { binding } = createRequire(import.meta.url)(join(folder, 'dist', 'binding.js')) as {
  binding: Binding;
};
const bare = new binding.InferenceSession();
bare.loadModel(modelFile, { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 });

const input = session.inputNames[0] as string;
const output = session.outputNames[0] as string;
const shape = [1, Number(elements)];
const feeds: InferenceSession.FeedsType = {
  [input]: new runtime.Tensor('float32', new Float32Array(Number(elements)).fill(0.5), shape),
};
const fetches = { [output]: null };

function runBare(samples: number[]): void {
  for (let index = -REWARM; index < BLOCK; index += 1) {
    const start = performance.now();
    bare.run(feeds, fetches, {});
    const end = performance.now();
    if (index >= 0) samples.push((end - start) * 1e6);
  }
}

async function runAwaited(samples: number[]): Promise<void> {
  for (let index = -REWARM; index < BLOCK; index += 1) {
    const start = performance.now();
    await session.run(feeds, [output]);
    const end = performance.now();
    if (index >= 0) samples.push((end - start) * 1e6);
  }
}

async function runOurs(samples: number[]): Promise<void> {
  const held = { session, feeds: [feeds], outputs: [output] };
  const { latenciesNs } = await timeBlock(held, { from: 0, count: BLOCK, rewarm: REWARM });
  samples.push(...latenciesNs);
}

const samples = { bare: [] as number[], awaited: [] as number[], ours: [] as number[] };
const wallNs = { bare: 0, ours: 0 };
for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now();
  runBare(samples.bare);
  const afterBare = performance.now();
  await runAwaited(samples.awaited);
  const beforeOurs = performance.now();
  await runOurs(samples.ours);
  wallNs.bare += (afterBare - start) * 1e6;
  wallNs.ours += (performance.now() - beforeOurs) * 1e6;
}
const runs = Number(rounds) * (BLOCK + REWARM);
console.log(
  JSON.stringify({ samples, wallNsPerRun: { bare: wallNs.bare / runs, ours: wallNs.ours / runs } }),
);
