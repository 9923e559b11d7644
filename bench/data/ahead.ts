import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { median } from 'simple-statistics';
import { openDecoder } from '../../src/engine/images/decoder-process.ts';
import { loadRuntime, toRuntimeFeeds } from '../../src/engine/onnxruntime/child/session.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { FeedBuilder } from '../../src/measure/feeds/build-feeds.ts';
import { datasetSchema } from '../../src/policy/dataset.ts';
import { createRandom } from '../../src/stats/random.ts';
import { model, value } from '../../test/support/onnx-writer.ts';
import { openPass } from '../overhead/overhead-pass.ts';
import { openSession } from '../overhead/overhead-session.ts';
import { describeRun } from '../support/machine.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { decodeAlong } from './decode-along.ts';

/*
 * npm run bench:ahead [-- --images 3000 --rounds 3]: the accuracy pass over image files, which are decoded ahead in a process of
 * their own, alternating with a bare loop of the native binding over the same images as tensors in memory, alone and while the
 * same files are decoded beside it. Build first. Takes three minutes on two quiet cores. Writes images-ahead.md to
 * .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string', default: '3000' }, rounds: { type: 'string', default: '3' } },
});
const OUT = resolve(positionals[0] ?? '.github/benchmarks');
const [IMAGES, ROUNDS] = [Number(values.images), Number(values.rounds)];
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

/** Photos of noise, which compress as badly as photos do. */
async function writePhotos(folder: string): Promise<void> {
  await mkdir(folder);
  const names: string[] = [];
  for (let number = 0; number < IMAGES; number++) {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
    const create = { width: 160, height: 120, channels: 3, background: 'gray', noise } as const;
    await writeFile(join(folder, `${number}.jpg`), await sharp({ create }).jpeg().toBuffer());
    names.push(`${number}.jpg,${number % 10}`);
  }
  await writeFile(join(folder, 'labels.csv'), `file,label\n${names.join('\n')}\n`);
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;
const machine = describeRun(ROOT);
const folder = await mkdtemp(join(tmpdir(), 'bench-ahead-'));
try {
  const [modelFile, photos] = [join(folder, 'model.onnx'), join(folder, 'photos')];
  await writeFile(modelFile, writeConvolutions());
  await writePhotos(photos);
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
  const images = { settings, openDecoder: () => openDecoder({ ...decoder, isolation: NO_ISOLATION }) };
  const pass = await openPass({ modelFile, path: photos, directory: folder, more: { images } });
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
  /** From the first image to the last answer. Afterwards the pass runs some images again. */
  const runPass = async (): Promise<number> => {
    let first = 0;
    let scored = 0;
    let seconds = Number.NaN;
    await pass.run(
      (item) => {
        if (item === 0) first = performance.now();
      },
      (items) => {
        scored += items;
        if (scored === IMAGES) seconds = secondsSince(first);
      },
    );
    return seconds;
  };
  const loops = { bare: async () => runBare(), beside: runBeside, pass: runPass };
  const names = ['bare', 'beside', 'pass'] as const;
  const seconds = { bare: [] as number[], beside: [] as number[], pass: [] as number[] };
  runBare();
  for (let round = 0; round < ROUNDS; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) seconds[name].push(await loops[name]());
  const pace = (name: keyof typeof seconds): string => (IMAGES / median(seconds[name])).toFixed(1);
  const ratioTo = (name: keyof typeof seconds): string => {
    const ratios = seconds.pass.map((passed, round) => (seconds[name][round] ?? Number.NaN) / passed);
    return `**${median(ratios).toFixed(3)}** (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`;
  };
  const page = `# Images decoded ahead

\`npm run bench:ahead -- --images ${IMAGES} --rounds ${ROUNDS}\`. ${machine}

The accuracy pass over ${IMAGES} JPEG files of 160 × 120 pixels, which another process decodes while the model runs, takes turns with
a bare loop of the native binding over the same images as tensors in memory. Cores share memory and often more, so the loop runs a
second time while the files are decoded beside it at its own pace, for nothing. ${ROUNDS} rounds, medians.

| | images per second |
|---|---:|
| bare loop, images in memory | ${pace('bare')} |
| bare loop, with the decoding beside it | ${pace('beside')} |
| accuracy pass, images decoded ahead | ${pace('pass')} |
| decoding alone | ${(IMAGES / decodeSeconds).toFixed(1)} |

The pass relative to the bare loop: ${ratioTo('bare')}; relative to the loop with the decoding beside it: ${ratioTo('beside')}.
`;
  await writeFile(join(OUT, 'images-ahead.md'), page);
  process.stdout.write(page);
} finally {
  await rm(folder, { recursive: true, force: true });
}
