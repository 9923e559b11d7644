import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Arm, Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { holdFeeds } from '../../src/engine/onnxruntime/start-worker.ts';
import { WorkerProcess } from '../../src/engine/onnxruntime/worker-process.ts';
import { type Sample, timeBlock } from '../../src/measure/latency/time-block.ts';
import { closeWorkspace, openWorkspace } from '../../src/measure/workspace.ts';
import { benchPolicy } from '../support/gate-policy.ts';
import { describeMachine, today } from '../support/machine.ts';
import { pairNamed } from '../verdicts/pairs.ts';
import { underLoad } from '../verdicts/trial/load.ts';
import { armsOf, PairMaker, type PairModels } from '../verdicts/trial/make-pairs.ts';
import { RECORDED, RECORDED_LOADS, type RecordingFile } from './recorded-launches.ts';

/*
 * node bench/looks/record-launches.ts [file]: times launches of two byte-identical 2 ms models as the product does, but
 * keeps every run. `npm run bench:looks` resamples them. Takes about a minute on an otherwise idle machine with two cores.
 */

const FILE = resolve(process.argv[2] ?? join(import.meta.dirname, 'recorded-launches.json'));
const LAUNCHES = 24;
const ROUNDS = RECORDED.samples / RECORDED.blockSize;
const WARM_UP = { minRuns: 10, minNs: 40e6 };
const DEADLINE_MS = 60_000;

type RecordedPair = RecordingFile['loads'][number]['launches'][number];

interface RunningArm {
  readonly arm: Arm;
  readonly worker: WorkerProcess;
  readonly samples: Sample[];
}

async function recordLaunch(workspace: Workspace, models: PairModels, launch: number): Promise<RecordedPair> {
  const [baseline, candidate] = armsOf(models).map(
    (arm): RunningArm => ({ arm, worker: new WorkerProcess(workspace, arm.name), samples: [] }),
  ) as [RunningArm, RunningArm];
  const order = launch % 2 === 0 ? [baseline, candidate] : [candidate, baseline];
  try {
    for (const running of order) await prepare(running, models);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const running of round % 2 === 0 ? order : order.toReversed()) await runBlock(running, round);
    }
    return [columnsOf(baseline), columnsOf(candidate)];
  } finally {
    for (const { worker } of order) worker.kill();
  }
}

async function prepare({ arm, worker }: RunningArm, { feeds }: PairModels): Promise<void> {
  const { runtimeFolder, model, session, outputs } = arm;
  const options = { deadlineMs: DEADLINE_MS };
  await worker.request({ do: 'load', runtimeFolder, modelFile: model.file, session }, options);
  await holdFeeds(worker, feeds.slice(0, RECORDED.inputs), DEADLINE_MS);
  await worker.request({ do: 'warm-up', ...WARM_UP, outputs }, options);
  await worker.pause();
}

async function runBlock({ arm, worker, samples }: RunningArm, round: number): Promise<void> {
  const { blockSize: count, rewarm } = RECORDED;
  worker.resume();
  const request = { arm, worker, from: round * count, deadlineMs: DEADLINE_MS };
  samples.push(...(await timeBlock(request, { count, rewarm })));
  await worker.pause();
}

function columnsOf({ samples }: RunningArm): RecordedPair[number] {
  const wait = ({ waits }: Sample): number => {
    if (waits === undefined) throw new Error('schedstat: expected waits on this machine, got none');
    return waits.othersNs;
  };
  const column = (of: (sample: Sample) => number): string =>
    samples.map((sample) => Math.round(of(sample))).join(' ');
  return { netNs: column((sample) => sample.serviceNs - wait(sample)), waitNs: column(wait) };
}

const machine = describeMachine();
const workspace = await openWorkspace({
  bundleFolder: join(import.meta.dirname, '..', '..', 'dist'),
  runtime: benchPolicy().runtime,
});
const loads: RecordingFile['loads'] = [];
try {
  const models = await new PairMaker(workspace).make(pairNamed('identical'), '2ms');
  for (const load of RECORDED_LOADS) {
    const launches: RecordedPair[] = [];
    await underLoad({ condition: load, seed: 1 }, async () => {
      for (let launch = 0; launch < LAUNCHES; launch += 1) {
        launches.push(await recordLaunch(workspace, models, launch));
        console.error(`${load}: ${launch + 1} of ${LAUNCHES} launches`);
      }
    });
    loads.push({ load, launches });
  }
} finally {
  await closeWorkspace(workspace);
}
const how = `${RECORDED.inputs} inputs, ${RECORDED.samples / RECORDED.inputs} runs of each`;
const recording: RecordingFile = { date: today(), machine, how, loads };
await writeFile(FILE, `${JSON.stringify(recording, null, 2)}\n`);
