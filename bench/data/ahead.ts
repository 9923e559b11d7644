import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import { openDecoder } from '../../src/engine/images/decoder-process.ts';
import { loadRuntime, toRuntimeFeeds } from '../../src/engine/onnxruntime/child/session.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { FeedBuilder } from '../../src/measure/feeds/build-feeds.ts';
import { datasetSchema } from '../../src/policy/dataset.ts';
import { createRandom } from '../../src/stats/random.ts';
import { model, value } from '../../test/support/onnx-writer.ts';
import { type OpenedPass, openPass } from '../overhead/overhead-pass.ts';
import { openSession } from '../overhead/overhead-session.ts';
import { describeRun } from '../support/machine.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { decodeAlong } from './decode-along.ts';
import { writeLabels, writePhotos } from './write-photos.ts';

/*
 * npm run bench:ahead [-- --images 3000 --rounds 3]: the accuracy pass over image files, which are decoded ahead in a process of
 * their own, alternating with a bare loop of the native binding over the same images as tensors in memory, alone and while the
 * same files are decoded beside it. Smaller sets follow. Build first. Takes seven minutes on two quiet cores. Writes
 * images-ahead.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string', default: '3000' }, rounds: { type: 'string', default: '3' } },
});
const OUT = resolve(positionals[0] ?? '.github/benchmarks');
/** Small sets are timed more often: their rounds are short, so noise weighs more. */
const SIZES = [
  { images: Number(values.images), rounds: Number(values.rounds) },
  { images: 600, rounds: 7 },
  { images: 150, rounds: 9 },
] as const;
const SIDE = 56;
const CHANNELS = 64;
const LAYERS = 6;

/** Convolutions of an image, about as costly for one core as a small classifier of today. */
function writeConvolutions(): Uint8Array {
  const random = createRandom(1);
  const kernel = (layer: number, inner: number) => {
    const dims = [CHANNELS, inner, 3, 3];
    const weights = Float32Array.from(
      { length: CHANNELS * inner * 9 },
      () => random.nextUnit() / inner - 0.5 / inner,
    );
    return { name: `w${layer}`, dtype: 'float32', dims, raw: new Uint8Array(weights.buffer) } as const;
  };
  const layers = Array.from({ length: LAYERS }, (_, layer) => layer);
  return model({
    inputs: [value('x', 'float32', ['n', 3, SIDE, SIDE])],
    outputs: [value('y', 'float32', ['n', CHANNELS])],
    initializers: layers.map((layer) => kernel(layer, layer === 0 ? 3 : CHANNELS)),
    nodes: [
      ...layers.map((layer) => ({
        ...{ op: 'Conv', inputs: [layer === 0 ? 'x' : `h${layer}`, `w${layer}`], outputs: [`h${layer + 1}`] },
        attributes: [{ name: 'pads', ints: [1, 1, 1, 1] }],
      })),
      { op: 'GlobalAveragePool', inputs: [`h${LAYERS}`], outputs: ['means'] },
      { op: 'Flatten', inputs: ['means'], outputs: ['y'] },
    ],
  });
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const LOOPS = ['bare', 'beside', 'pass'] as const;
type Loop = (typeof LOOPS)[number];

/** Times the loops over one set in turns. @returns Seconds of each loop by round, and of decoding all images once. */
async function timeLoops(
  { modelFile, folder }: { modelFile: string; folder: string },
  { images, rounds }: { images: number; rounds: number },
): Promise<{ seconds: Record<Loop, number[]>; decodeSeconds: number }> {
  const photos = join(folder, `photos-${images}`);
  await writePhotos(photos, images);
  await writeLabels(photos, images);
  const { preprocess: settings } = datasetSchema.parse({
    path: photos,
    preprocess: { resize: 64, crop: SIDE },
  });
  if (settings === undefined) throw new TypeError('no settings');
  const decoder = {
    decoderFile: join(ROOT, 'dist', 'decoder.mjs'),
    sharpFolder: join(ROOT, 'node_modules', 'sharp'),
    scratch: join(folder, 'scratch'),
  };
  const decoding = { settings, openDecoder: () => openDecoder({ ...decoder, isolation: NO_ISOLATION }) };
  const pass = await openPass({ modelFile, path: photos, directory: folder, more: { images: decoding } });
  const { session, native } = await openSession(modelFile);
  const { runtime } = loadRuntime(RUNTIME_FOLDER);
  const builder = new FeedBuilder([], 1, 'bench');
  const feeds: object[] = [];
  const decodeStart = performance.now();
  for await (const item of pass.set.items()) {
    for (const { feed } of builder.add(item)) feeds.push(toRuntimeFeeds(runtime, feed));
  }
  const decodeSeconds = secondsSince(decodeStart);
  const fetches = { [session.outputNames[0] as string]: null };
  const runBare = (tick = () => {}): number => {
    const start = performance.now();
    for (const feed of feeds) {
      native.run(feed, fetches, {});
      tick();
    }
    return secondsSince(start);
  };
  const runBeside = async (): Promise<number> => {
    const { tick, ended } = await decodeAlong({ path: photos, settings, decoder, side: SIDE });
    const seconds = runBare(tick);
    await ended;
    return seconds;
  };
  const loops = { bare: async () => runBare(), beside: runBeside, pass: () => timePass(pass, images) };
  const seconds = { bare: [] as number[], beside: [] as number[], pass: [] as number[] };
  runBare();
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? LOOPS : LOOPS.toReversed()) seconds[name].push(await loops[name]());
  return { seconds, decodeSeconds };
}

/** Up to the last answer, less the time that loading the model takes. Afterwards the pass runs some images again. */
async function timePass(pass: OpenedPass, images: number): Promise<number> {
  const loadSeconds = await timeLoading(pass);
  let scored = 0;
  let seconds = Number.NaN;
  const start = performance.now();
  await pass.run(
    () => {},
    (items) => {
      scored += items;
      if (scored === images) seconds = secondsSince(start) - loadSeconds;
    },
  );
  return seconds;
}

async function timeLoading({ workspace, arm }: OpenedPass): Promise<number> {
  const start = performance.now();
  const { worker } = await startWorker(workspace, arm);
  const seconds = secondsSince(start);
  await worker.end();
  return seconds;
}

function renderRow(
  { images, rounds }: { images: number; rounds: number },
  { seconds, decodeSeconds }: { seconds: Record<Loop, number[]>; decodeSeconds: number },
): string {
  const pace = (total: number): string => (images / total).toFixed(1);
  const ratioTo = (name: Loop): string => {
    const ratios = seconds.pass.map((passed, round) => (seconds[name][round] ?? Number.NaN) / passed);
    return `**${median(ratios).toFixed(3)}** (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`;
  };
  const paces = LOOPS.map((name) => pace(median(seconds[name])));
  return `| ${[images, rounds, ...paces, pace(decodeSeconds), ratioTo('bare'), ratioTo('beside')].join(' | ')} |`;
}

const machine = describeRun(ROOT);
const folder = await mkdtemp(join(tmpdir(), 'bench-ahead-'));
try {
  const modelFile = join(folder, 'model.onnx');
  await writeFile(modelFile, writeConvolutions());
  const rows: string[] = [];
  for (const size of SIZES) rows.push(renderRow(size, await timeLoops({ modelFile, folder }, size)));
  const page = `# Images decoded ahead

\`npm run bench:ahead -- --images ${values.images} --rounds ${values.rounds}\`. ${machine}

The accuracy pass over JPEG files of 160 × 120 pixels, which another process decodes while the model runs, takes turns with a bare
loop of the native binding over the same images as tensors in memory. Because cores share memory and often more, the loop also
runs while another process decodes the same files at the same pace and throws them away. The pass is timed from its start to its
last answer, less the time that starting a process and loading the model takes, which is measured before each pass. The decoder
starts while the model loads. Images per second at the median of the rounds:

| images | rounds | bare loop | bare loop beside a decoder | accuracy pass | decoding alone | pass relative to the bare loop | relative to the loop beside a decoder |
|---:|---:|---:|---:|---:|---:|---|---|
${rows.join('\n')}

The ratios vary with the speed of this shared machine from one loop to the next. With 150 images, a pass takes a second or two, and
starting two processes takes a noticeable share of that.
`;
  await writeFile(join(OUT, 'images-ahead.md'), page);
  process.stdout.write(page);
} finally {
  await rm(folder, { recursive: true, force: true });
}
