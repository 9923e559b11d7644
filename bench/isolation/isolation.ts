import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { median } from 'simple-statistics';
import type { Arm, Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { chooseIsolation } from '../../src/engine/onnxruntime/isolation/choose-isolation.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { collectLaunches } from '../../src/measure/latency/collect-launches.ts';
import { measureLaunches } from '../../src/measure/latency/measure-launches.ts';
import { closeWorkspace, openWorkspace } from '../../src/measure/workspace.ts';
import { policySchema } from '../../src/policy/policy.ts';
import { describeRun } from '../support/machine.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { ONE_THREAD } from '../support/session-settings.ts';
import { STATE, writeLoopModel } from '../support/write-models.ts';

/*
 * npm run bench:isolation: what isolating the measuring child costs: its start, and its inferences. Run it alone, after npm
 * run build; it takes about a minute. Writes isolation.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const ROUNDS = 15;
/** Steps of the loop model: about 0.02 and 0.6 ms an inference. */
const TRIPS = [8, 400];

interface Figures {
  readonly startMs: number[];
  readonly p50Ms: number[];
  readonly p95Ms: number[];
}

/** One launch of a model, alone. */
async function measureOnce(workspace: Workspace, arm: Arm): Promise<{ [Key in keyof Figures]: number }> {
  const start = performance.now();
  const { worker } = await startWorker(workspace, arm);
  const startMs = performance.now() - start;
  worker.kill();
  const { columns } = STATE.serial;
  const feed = new Map([
    ['x', { dtype: 'float32', shape: [1, columns], bytes: new Uint8Array(4 * columns) }],
    ['item', { dtype: 'int64', shape: [1], bytes: new Uint8Array(8) }],
  ] as const);
  const source = measureLaunches(workspace, {
    arms: [{ arm, feeds: [feed] }],
    plan: {
      inputs: 1,
      samples: 160,
      rounds: 4,
      blockSize: 40,
      rewarm: 2,
      minWarmUpRuns: 3,
      minWarmUpNs: 20e6,
    },
    traffic: { kind: 'closed' },
    seed: 1,
    budgetNs: Number.POSITIVE_INFINITY,
    progress: () => {},
  });
  const { launches } = await collectLaunches(source, ({ length }) => length === 1);
  const [launch] = launches[0] ?? [];
  if (launch === undefined) throw new Error('no launch');
  const { p50Ns, p95Ns } = launch.net?.latency ?? launch;
  return { startMs, p50Ms: p50Ns / 1e6, p95Ms: p95Ns / 1e6 };
}

/** The levels take turns, so that a slow minute of the machine affects all alike. */
async function compareLevels(base: Workspace, trips: number) {
  const file = join(base.directory, `loop-${trips}.onnx`);
  await writeFile(file, writeLoopModel('serial', [trips]));
  const arm: Arm = {
    name: 'candidate',
    model: { file, facts: undefined as never, sizeBytes: 0, sha256: '', files: [] },
    runtimeFolder: RUNTIME_FOLDER,
    session: ONE_THREAD,
    outputs: ['y'],
  };
  const place = { directory: base.directory, gpu: false };
  const levels = [
    NO_ISOLATION,
    await chooseIsolation('process', place),
    await chooseIsolation('auto', place),
  ];
  const names = ['none', 'process', levels[2]?.level ?? ''];
  const figures = levels.map((): Figures => ({ startMs: [], p50Ms: [], p95Ms: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, isolation] of levels.entries()) {
      const once = await measureOnce({ ...base, isolation }, arm);
      for (const key of ['startMs', 'p50Ms', 'p95Ms'] as const) figures[index]?.[key].push(once[key]);
    }
  }
  const [none] = figures as [Figures];
  return figures.map((own, index) => ({
    name: names[index],
    startMs: median(own.startMs),
    p50Ms: median(own.p50Ms),
    p50: median(own.p50Ms.map((ms, round) => ms / (none.p50Ms[round] as number) - 1)),
    p95: median(own.p95Ms.map((ms, round) => ms / (none.p95Ms[round] as number) - 1)),
  }));
}

const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}%`;

async function main(): Promise<void> {
  const machine = describeRun(ROOT);
  const { runtime } = policySchema.parse({
    version: 1,
    models: [
      {
        id: 'm',
        artifact: 'm.onnx',
        dataset: { path: 'd.jsonl' },
        task: { kind: 'output-match' },
        limits: { 'latency-p95': { max: '1s' } },
      },
    ],
  }).models[0] as { runtime: Parameters<typeof openWorkspace>[0]['runtime'] };
  const workspace = await openWorkspace({ bundleFolder: join(ROOT, 'dist'), runtime });
  try {
    const rows: string[] = [];
    for (const trips of TRIPS) {
      for (const { name, startMs, p50Ms, p50, p95 } of await compareLevels(workspace, trips))
        rows.push(
          `| ${p50Ms.toFixed(3)} ms | \`${name}\` | ${startMs.toFixed(0)} ms | ${percent(p50)} | ${percent(p95)} |`,
        );
    }
    await mkdir(OUT, { recursive: true });
    await writeFile(
      join(OUT, 'isolation.md'),
      `# Cost of isolating a model

\`npm run bench:isolation\`. ${machine}. All figures are from one run; compare only within it.

One launch of a model in a fresh process, without isolation, as a plain process with limits, and with the strongest
isolation of this machine. The levels take turns, ${ROUNDS} launches each; figures are medians. Start: until the model is
loaded. P50 and P95: net latency, compared with the same round without isolation.

| P50 | Isolation | Start | P50 | P95 |
|--:|:--|--:|--:|--:|
${rows.join('\n')}

Both models of a comparison run at the same level, and records of another level are not compared, so the cost is in no verdict.
`,
    );
  } finally {
    await closeWorkspace(workspace);
    await rm(workspace.directory, { recursive: true, force: true });
  }
}

await main();
