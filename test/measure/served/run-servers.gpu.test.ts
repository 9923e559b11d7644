import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../../src/device/open-gpu.ts';
import type { MemoryPeak } from '../../../src/device/watch-gpu-memory.ts';
import type { ArmName, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { PromptArm } from '../../../src/engine/server/served-arm.ts';
import { openServer } from '../../../src/measure/served/open-server.ts';
import { runServers, type ServedPart } from '../../../src/measure/served/run-servers.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { ECHO_LLM, openFolder } from '../../support/servers.ts';
import { type StandIn, standIn } from '../../support/stand-in.ts';

/* Real servers, on a GPU that an nvidia-smi of ours replays: it lists every child of this process called worker.mjs. */

const MIB = 2 ** 20;

let place: ReturnType<typeof openFolder>;
let smi: StandIn | undefined;
beforeEach(() => {
  place = openFolder();
});
afterEach(async () => {
  await smi?.remove();
  place.remove();
});

interface Case {
  readonly gpu: string;
  readonly turns?: PromptArm['engine']['turns'];
  /** How often a server starts another process like itself. */
  readonly copies?: number;
}

/** One launch of two servers, by a clock that goes on by 1 whenever it is read. */
async function launchOf({ gpu, turns = 'side-by-side', copies = 0 }: Case): Promise<readonly ServedPart[]> {
  smi = await standIn(gpu);
  const access = openGpu({ command: smi.command, seesAll: true });
  const program = join(place.folder, 'worker.mjs');
  copyFileSync(ECHO_LLM, program);
  const serve = `exec ${process.execPath} ${program} --tokens 2 --port`;
  const start = [
    '/bin/sh',
    '-c',
    `${`${serve.replace('exec ', '')} 0 & `.repeat(copies)}${serve} $0`,
    '{port}',
  ];
  const engine = { kind: 'server', protocol: 'openai', start, turns };
  const policy = policyOf({ 'error-rate': { max: '0%' } }, { task: { kind: 'text' }, engine });
  const workspace = { scratch: place.folder, memoryLimitBytes: 4 * 1024 ** 3, gpu: access } as Workspace;
  const arms = (['baseline', 'candidate'] as const).map((name: ArmName) => {
    const arm: PromptArm = {
      name,
      model: { file: place.folder, sizeBytes: 1, sha256: '', files: [] },
      engine: policy.engine as PromptArm['engine'],
      generation: { 'max-tokens': 2, temperature: 0, seed: 1 },
      cwd: place.folder,
    };
    return {
      arm,
      open: (_: Workspace, connections: number) => openServer(workspace, arm, connections),
      queryAt: () => 'one',
    };
  });
  const plan = { rounds: 2, blockSize: 2, warmUp: 2, launches: 1 };
  let readings = 0;
  const now = (): number => readings++;
  const pass = { arms, inputs: 1, plan, traffic: { kind: 'closed' }, seed: 1, now } as const;
  return (await runServers(workspace, pass, 0)) ?? [];
}

/** The GPU memory of both servers at the end of a launch. */
const peaksOf = async (given: Case): Promise<(MemoryPeak | undefined)[]> =>
  (await launchOf(given)).map(({ gpuPeak }) => gpuPeak);

const own = (mib: number): MemoryPeak => ({ bytes: mib * MIB, how: 'process' });
const unnamed: MemoryPeak = { bytes: undefined, why: { kind: 'processes-not-named' } };

describe.runIf(process.platform === 'linux')('the GPU memory of servers', () => {
  test.each([
    { title: 'is each server’s own while both are loaded', of: { gpu: 'h100-cuda' }, peaks: own(682) },
    {
      title: 'is that of all processes of a server, one server at a time',
      of: { gpu: 'h100-cuda', turns: 'alternate', copies: 2 },
      peaks: own(3 * 682),
    },
    {
      title: 'is not mixed up with that of other programs',
      of: { gpu: 'desktop', copies: 1 },
      peaks: own(2 * 503),
    },
    { title: 'is unknown where the driver hides whose it is', of: { gpu: 'container' }, peaks: unnamed },
    { title: 'is left out without a GPU', of: { gpu: 'no-driver' }, peaks: undefined },
  ] as const)('$title', async ({ of, peaks }) => {
    expect(await peaksOf(of)).toEqual([peaks, peaks]);
  });
});

describe('each launch keeps when its servers were at work', () => {
  test.each([
    {
      title: 'side by side, both are prepared first, then blocks alternate',
      turns: 'side-by-side',
      times: [
        {
          prepare: [0, 1],
          blocks: [
            [4, 5],
            [10, 11],
          ],
        },
        {
          prepare: [2, 3],
          blocks: [
            [6, 7],
            [8, 9],
          ],
        },
      ],
    },
    {
      title: 'in turns, one ends before the other is prepared',
      turns: 'alternate',
      times: [
        {
          prepare: [0, 1],
          blocks: [
            [2, 3],
            [4, 5],
          ],
        },
        {
          prepare: [6, 7],
          blocks: [
            [8, 9],
            [10, 11],
          ],
        },
      ],
    },
  ] as const)('$title', async ({ turns, times }) => {
    const parts = await launchOf({ gpu: 'no-driver', turns });
    expect(parts.map(({ launch }) => launch.times)).toEqual(times);
  });
});
