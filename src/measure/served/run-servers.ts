import { type GpuMemoryMark, type MemoryPeak, markGpu, memorySince } from '../../device/watch-gpu-memory.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { AskedArm } from '../../engine/server/served-arm.ts';
import { createRandom } from '../../stats/random.ts';
import type { Launch, Span } from '../arm-measurement.ts';
import { readMachineTicks, stealShare } from '../latency/measure-launches.ts';
import { hasKeptUp } from '../latency/summarize-launch.ts';
import { drawArrivals, type Traffic } from '../latency/traffic.ts';
import { inputFor, inputsInTurn } from './requests/inputs-of-launch.ts';
import type { RequestPlan } from './requests/plan-requests.ts';
import { type Sender, type SentBlock, sendInTurn, sendWhenDue } from './requests/send-requests.ts';
import { summarizeRequests } from './requests/summarize-requests.ts';
import type { ServerLife } from './server-life.ts';

/** One arm, and what its server is asked. */
export interface QueriedArm<Query> {
  readonly arm: AskedArm;
  /** Starts its server, or connects to the one that runs already. @throws {ModelFailure} If it does not get ready. */
  open(workspace: Workspace, connections: number): Promise<QueriedServer<Query>>;
  /**
   * The query of an input, which is the same for all arms.
   *
   * @param input - Position among the inputs that the launches cycle through.
   * @param place - Where it is in the run: what can make it unlike all others does so, so that no cache answers it.
   */
  queryAt(input: number, place: readonly number[]): Query;
}

/** A server that can be asked, paused and closed. */
type QueriedServer<Query> = ServerLife & Sender<Query>;

/** What the launches of a comparison share. */
interface ServedPass<Query> {
  readonly arms: readonly QueriedArm<Query>[];
  /** Number of inputs that the launches cycle through. */
  readonly inputs: number;
  readonly plan: RequestPlan;
  readonly traffic: Traffic;
  readonly seed: number;
  /** Ms since the launches began. */
  readonly now: () => number;
}

/** The launches' result of one arm. */
export interface ServedPart {
  readonly launch: Launch;
  /** Peak memory of the server's processes; undefined for a server that already runs. */
  readonly peakBytes: number | undefined;
  /** GPU memory of these processes at the end; undefined unless a GPU is read. */
  readonly gpuPeak: MemoryPeak | undefined;
}

interface RunningServer<Query> {
  /** The GPU before it was started; undefined unless a GPU is read. */
  readonly mark: GpuMemoryMark | undefined;
  readonly queried: QueriedArm<Query>;
  readonly server: QueriedServer<Query>;
  readonly blocks: SentBlock[];
  readonly firstRunNs: number;
  readonly times: { readonly prepare: Span; readonly blocks: Span[] };
}

/**
 * Runs one launch: a fresh server per arm, unless they run already.
 *
 * Side by side, both servers are loaded, and the arms take turns block by block in the order ABBA; the one that does not
 * run is stopped. Otherwise one arm sends all its blocks before the other one starts. Which arm is first alternates from
 * launch to launch.
 *
 * @returns One entry per arm in the order of the pass; undefined if the client could not keep up.
 * @throws {ModelFailure} If a server does not get ready, or ends.
 */
export async function runServers<Query>(
  workspace: Workspace,
  pass: ServedPass<Query>,
  launch: number,
): Promise<readonly ServedPart[] | undefined> {
  const order = launch % 2 === 0 ? pass.arms : pass.arms.toReversed();
  const before = await readMachineTicks();
  const isSideBySide = pass.arms.every(({ arm }) => arm.engine.turns === 'side-by-side');
  const turns = isSideBySide ? 'side-by-side' : 'alternate';
  const parts = isSideBySide
    ? await runSideBySide(workspace, { pass, order, launch })
    : await runOneByOne(workspace, { pass, order, launch });
  const stolen = stealShare(before, await readMachineTicks());
  const all = pass.arms.map(({ arm }) => parts.find(({ name }) => name === arm.name) as Part);
  if (!all.every(({ blocks }) => hasKeptUp(blocks.flatMap(({ samples }) => samples)))) return undefined;
  const inputs = inputsInTurn(pass);
  return all.map(({ blocks, loadNs, firstRunNs, times, peakBytes, gpuPeak }) => ({
    launch: summarizeRequests({ blocks, loadNs, firstRunNs, stealShare: stolen, inputs, turns, times }),
    peakBytes,
    gpuPeak,
  }));
}

interface ThisLaunch<Query> {
  readonly pass: ServedPass<Query>;
  /** The arms in the order in which they run. */
  readonly order: readonly QueriedArm<Query>[];
  readonly launch: number;
}

interface Part extends Omit<ServedPart, 'launch'> {
  readonly name: AskedArm['name'];
  readonly blocks: readonly SentBlock[];
  readonly loadNs: number;
  readonly firstRunNs: number;
  readonly times: NonNullable<Launch['times']>;
}

async function runSideBySide<Query>(
  workspace: Workspace,
  { pass, order, launch }: ThisLaunch<Query>,
): Promise<Part[]> {
  const running: RunningServer<Query>[] = [];
  try {
    for (const arm of order) {
      running.push(await start(workspace, arm, { pass, launch }));
      await running.at(-1)?.server.pause();
    }
    for (let round = 0; round < pass.plan.rounds; round += 1) {
      for (const each of round % 2 === 0 ? running : running.toReversed()) {
        each.server.resume();
        await runBlock(each, pass, { launch, round });
        await each.server.pause();
      }
    }
    return running.map((each) => toPart(workspace, each));
  } finally {
    await Promise.all(running.map(({ server }) => server.close()));
  }
}

async function runOneByOne<Query>(
  workspace: Workspace,
  { pass, order, launch }: ThisLaunch<Query>,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const arm of order) {
    const running = await start(workspace, arm, { pass, launch });
    try {
      for (let round = 0; round < pass.plan.rounds; round += 1)
        await runBlock(running, pass, { launch, round });
      parts.push(toPart(workspace, running));
    } finally {
      await running.server.close();
    }
  }
  return parts;
}

/** The server still runs: its GPU memory is what it has allocated so far, since hardly any gives memory back. */
function toPart<Query>({ gpu }: Workspace, running: RunningServer<Query>): Part {
  const { queried, server, blocks, firstRunNs, times, mark } = running;
  const gpuPeak =
    gpu?.kind === 'readable' && mark !== undefined
      ? memorySince(mark, { gpu: gpu.gpu, pids: server.pids(), isListed: true })
      : undefined;
  return {
    name: queried.arm.name,
    blocks,
    // A server that already runs has no start of its own; its first request is the closest there is.
    loadNs: server.readyNs ?? firstRunNs,
    firstRunNs,
    times,
    peakBytes: server.peakBytes(),
    gpuPeak,
  };
}

/** Starts a server, and warms it up with requests that are not timed. */
async function start<Query>(
  workspace: Workspace,
  queried: QueriedArm<Query>,
  { pass, launch }: Pick<ThisLaunch<Query>, 'pass' | 'launch'>,
): Promise<RunningServer<Query>> {
  const { plan, traffic, seed, inputs, now } = pass;
  const startedMs = now();
  const mark = workspace.gpu?.kind === 'readable' ? markGpu(workspace.gpu.gpu) : undefined;
  const server = await queried.open(workspace, traffic.kind === 'closed' ? 1 : traffic.streams);
  try {
    const warmUp = Array.from({ length: plan.warmUp }, (_, index) =>
      queried.queryAt(index % inputs, [seed, launch, -1, index]),
    );
    const sent = await sendInTurn(server, warmUp);
    await throwIfEnded(server, sent);
    const [first] = sent.samples;
    const firstRunNs = first?.latencyNs ?? Number.NaN;
    const times = { prepare: [startedMs, now()] as Span, blocks: [] };
    return { queried, server, mark, blocks: [], firstRunNs, times };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Untimed requests at the start of a block of short ones: a server that was stopped answers the first ones slowly. */
const REWARM = 2;

async function runBlock<Query>(
  running: RunningServer<Query>,
  pass: ServedPass<Query>,
  place: { readonly launch: number; readonly round: number },
): Promise<void> {
  const startedMs = pass.now();
  running.blocks.push(await sendBlock(running, pass, place));
  running.times.blocks.push([startedMs, pass.now()]);
}

/** Block n has the same inputs, salts and due times for both arms. */
async function sendBlock<Query>(
  { queried, server }: RunningServer<Query>,
  pass: ServedPass<Query>,
  { launch, round }: { launch: number; round: number },
): Promise<SentBlock> {
  const { plan, traffic, seed } = pass;
  const block = launch * plan.rounds + round;
  const makeQueries = (length: number, ...more: number[]): Query[] =>
    Array.from({ length }, (_, index) =>
      queried.queryAt(inputFor(pass, { launch, request: round * plan.blockSize + index }), [
        ...[seed, launch, round, index],
        ...more,
      ]),
    );
  const queries = makeQueries(plan.blockSize);
  // Answers to prompts take so long that this does not matter.
  if (!server.hasTokens) await sendInTurn(server, makeQueries(Math.min(REWARM, plan.blockSize), -1));
  const sent = await sendAll(server, queries, { traffic, seed, block });
  await throwIfEnded(server, sent);
  return sent;
}

function sendAll<Query>(
  server: QueriedServer<Query>,
  queries: readonly Query[],
  { traffic, seed, block }: { traffic: Traffic; seed: number; block: number },
): Promise<SentBlock> {
  if (traffic.kind === 'closed') return sendInTurn(server, queries);
  if (traffic.kind === 'queries') throw new TypeError('queries are refused in the policy');
  // Each block has its own seed, distinct from the one that chose the inputs.
  const random = createRandom((BigInt(seed) << 32n) + BigInt(block) + 1n);
  const dueNs = drawArrivals(traffic, queries.length, random);
  return sendWhenDue(server, queries, { dueNs, streams: traffic.streams });
}

/** A server that died in the middle has no answers to count: that it died is the result. */
async function throwIfEnded(
  server: Pick<ServerLife, 'failureAfter'>,
  { samples }: Pick<SentBlock, 'samples'>,
): Promise<void> {
  const failure = await server.failureAfter(samples.map((sample) => sample.failure));
  if (failure !== undefined) throw failure;
}
