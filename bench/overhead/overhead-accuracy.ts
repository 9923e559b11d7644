import { loadRuntime, toRuntimeFeeds } from '../../src/engine/onnxruntime/child/session.ts';
import { FeedBuilder } from '../../src/measure/feeds/build-feeds.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { openPass } from './overhead-pass.ts';
import { openSession } from './overhead-session.ts';

/*
 * The product's accuracy pass, alternating with a bare loop of the native binding over the same items in memory. Prints one
 * JSON line. argv: model file, data set, private folder, rounds.
 */

const [modelFile = '', path = '', directory = '', rounds = ''] = process.argv.slice(2);

/** Time of one pass over all items, with the model loaded, from reading the first item to the end, in s. */
export interface AccuracyRound {
  readonly bareSeconds: number;
  readonly passSeconds: number;
  /** The pass including child start and model load. */
  readonly wholeSeconds: number;
}

const pass = await openPass({ modelFile, path, directory });
const { session, native } = await openSession(modelFile);
const { runtime } = loadRuntime(RUNTIME_FOLDER);
const feeds: object[] = [];
const builder = new FeedBuilder([], 1, 'bench');
for await (const item of pass.set.items()) {
  for (const { feed } of builder.add(item)) feeds.push(toRuntimeFeeds(runtime, feed));
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

function runBare(): number {
  const fetches = { [session.outputNames[0] as string]: null };
  const start = performance.now();
  for (const feed of feeds) native.run(feed, fetches, {});
  return secondsSince(start);
}

async function runPass(): Promise<Omit<AccuracyRound, 'bareSeconds'>> {
  const start = performance.now();
  let first = 0;
  await pass.run((item) => {
    if (item === 0) first = performance.now();
  });
  return { passSeconds: secondsSince(first), wholeSeconds: secondsSince(start) };
}

runBare();
const measured: AccuracyRound[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const bareFirst = round % 2 === 0 ? runBare() : undefined;
  const times = await runPass();
  measured.push({ bareSeconds: bareFirst ?? runBare(), ...times });
}
console.log(JSON.stringify(measured));
