import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mean } from 'simple-statistics';
import type { Arm, Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { holdFeeds, startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { type Sample, serveBlock, timeBlock } from '../../src/measure/latency/time-block.ts';
import { drawArrivals } from '../../src/measure/latency/traffic.ts';
import { percentileNs } from '../../src/stats/percentile.ts';
import { createRandom } from '../../src/stats/random.ts';
import { describeRun } from '../support/machine.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { ONE_THREAD } from '../support/session-settings.ts';
import { STATE, writeLoopModel } from '../support/write-models.ts';

/*
 * npm run bench:load: what a closed loop hides. One input in a hundred takes twenty times as long. Single-stream traffic does not
 * show it at P95; requests that arrive independently of the model do. Run it alone. Writes load.json and load.md to
 * .github/benchmarks or the given folder.
 */

const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const ITEMS = 200;
/** About 2 ms on a server core. */
const TRIPS = 900;
const STALL = 20;
const LOADS = [0.3, 0.5, 0.7];
const REQUESTS = 3000;
const ROOT = resolve(import.meta.dirname, '..', '..');

const directory = await mkdtemp(join(tmpdir(), 'bench-load-'));
const workspace: Workspace = {
  workerFile: join(ROOT, 'dist', 'worker.mjs'),
  directory,
  scratch: directory,
  isolation: NO_ISOLATION,
  memoryLimitBytes: Number.POSITIVE_INFINITY,
  deadlines: { loadMs: 60_000, runMs: 120_000 },
};

/** Every hundredth item stalls. */
const tripsOf = (stalls: boolean): number[] =>
  Array.from({ length: ITEMS }, (_, item) => (stalls && item % 100 === 50 ? TRIPS * STALL : TRIPS));

async function openArm(name: string, stalls: boolean) {
  const file = join(directory, `${name}.onnx`);
  await writeFile(file, writeLoopModel('serial', tripsOf(stalls)));
  const arm: Arm = {
    name: 'candidate',
    model: { file, facts: undefined as never, sizeBytes: 0, sha256: '', files: [] },
    runtimeFolder: RUNTIME_FOLDER,
    session: ONE_THREAD,
    outputs: ['y'],
  };
  const { worker } = await startWorker(workspace, arm);
  const { columns } = STATE.serial;
  const x = new Uint8Array(new Float32Array(columns).fill(0.1).buffer);
  const feeds = Array.from(
    { length: ITEMS },
    (_, item) =>
      new Map([
        ['x', { dtype: 'float32', shape: [1, columns], bytes: x }],
        [
          'item',
          { dtype: 'int64', shape: [1], bytes: new Uint8Array(BigInt64Array.of(BigInt(item)).buffer) },
        ],
      ] as const),
  );
  await holdFeeds(worker, feeds, 60_000);
  const limits = { minRuns: 50, minNs: 0, outputs: ['y'] };
  await worker.request({ do: 'warm-up', ...limits }, { deadlineMs: 60_000 });
  await worker.request({ do: 'open-streams', streams: 1, ...limits }, { deadlineMs: 60_000 });
  return { arm, worker, from: 0, deadlineMs: 120_000 };
}

const p95Ms = (values: readonly number[]): number => percentileNs(Float64Array.from(values).sort(), 95) / 1e6;

function summarize(samples: readonly Sample[]) {
  const late = samples.flatMap(({ lateNs }) => lateNs ?? []);
  return {
    p95Ms: p95Ms(samples.map(({ latencyNs }) => latencyNs)),
    meanMs: mean(samples.map(({ latencyNs }) => latencyNs)) / 1e6,
    serviceMs: mean(samples.map(({ serviceNs }) => serviceNs)) / 1e6,
    lateP95Ms: late.length === 0 ? null : p95Ms(late),
  };
}

async function measureArm(name: string, stalls: boolean) {
  const request = await openArm(name, stalls);
  const closed = summarize(await timeBlock(request, { count: 1000, rewarm: 20 }));
  const open = [];
  for (const load of LOADS) {
    const traffic = { kind: 'open', streams: 1, ratePerSecond: (load * 1000) / closed.serviceMs } as const;
    const dueNs = drawArrivals(traffic, REQUESTS, createRandom(7));
    open.push({ load, ...summarize(await serveBlock(request, dueNs)) });
  }
  request.worker.kill();
  return { name, closed, open };
}

type Result = { machine: string; arms: Awaited<ReturnType<typeof measureArm>>[] };

function renderPage({ machine, arms }: Result): string {
  const rows = arms.map(
    ({ name, closed, open }) =>
      `| ${name} | ${closed.serviceMs.toFixed(2)} | ${closed.p95Ms.toFixed(2)} | ${open.map((each) => each.p95Ms.toFixed(2)).join(' | ')} |`,
  );
  const late = arms.map(
    ({ name, open }) =>
      `| ${name} | ${open.map(({ lateP95Ms }) => lateP95Ms?.toFixed(3) ?? '–').join(' | ')} |`,
  );
  return `# What a closed loop hides

\`npm run bench:load\`. ${machine}

A model of about 2 ms, and the same model with one input in a hundred that takes twenty times as long. Single-stream: P95 in ms of
1,000 back-to-back inferences. Server: P95 in ms of ${REQUESTS} requests on one stream, with arrivals drawn in advance from a Poisson
process and latency counted from the due time. The load is a share of the model's own capacity.

| model | mean service ms | P95 single-stream | ${LOADS.map((load) => `P95 server, load ${load}`).join(' | ')} |
|---|--:|--:|${LOADS.map(() => '--:|').join('')}
${rows.join('\n')}

Lateness of the load generator: P95 in ms of (start − due) over the requests that found the stream idle. Target: at most
0.2 ms on a quiet core.

| model | ${LOADS.map((load) => `load ${load}`).join(' | ')} |
|---|${LOADS.map(() => '--:|').join('')}
${late.join('\n')}
`;
}

try {
  const machine = describeRun(ROOT);
  const arms = [await measureArm('steady', false), await measureArm('1% of inputs 20 times as long', true)];
  const result: Result = { machine, arms };
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'load.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(OUT, 'load.md'), renderPage(result));
  console.log(renderPage(result));
} finally {
  await rm(directory, { recursive: true, force: true });
}
