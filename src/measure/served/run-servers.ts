import type { PromptItem } from '../../dataset/prompt-set.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { ServedArm } from '../../engine/server/served-arm.ts';
import { createRandom } from '../../stats/random.ts';
import type { Launch } from '../arm-measurement.ts';
import { readMachineTicks, stealShare } from '../latency/measure-launches.ts';
import { hasKeptUp } from '../latency/summarize-launch.ts';
import { drawArrivals, type Traffic } from '../latency/traffic.ts';
import { LAST_MOMENT_MS, type OpenServer, openServer } from './open-server.ts';
import type { RequestPlan } from './plan-requests.ts';
import { saltPrompt } from './send-prompt.ts';
import { type SentBlock, sendInTurn, sendWhenDue } from './send-requests.ts';
import { summarizeRequests } from './summarize-requests.ts';

/** What the launches of a comparison share. */
interface ServedPass {
  readonly arms: readonly ServedArm[];
  /** Prompts that the launches cycle through, the same for all arms. */
  readonly prompts: readonly PromptItem[];
  readonly plan: RequestPlan;
  readonly traffic: Traffic;
  readonly seed: number;
}

/** The launches' result of one arm. */
export interface ServedPart {
  readonly launch: Launch;
  /** Peak memory of the server's processes; undefined for a server that runs already. */
  readonly peakBytes: number | undefined;
}

interface RunningServer {
  readonly server: OpenServer;
  readonly blocks: SentBlock[];
  readonly firstRunNs: number;
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
export async function runServers(
  workspace: Workspace,
  pass: ServedPass,
  launch: number,
): Promise<readonly ServedPart[] | undefined> {
  const order = launch % 2 === 0 ? pass.arms : pass.arms.toReversed();
  const before = await readMachineTicks();
  const isSideBySide = pass.arms.every(({ engine }) => engine.turns === 'side-by-side');
  const parts = isSideBySide
    ? await runSideBySide(workspace, { pass, order, launch })
    : await runOneByOne(workspace, { pass, order, launch });
  const stolen = stealShare(before, await readMachineTicks());
  const all = pass.arms.map((arm) => parts.find(({ name }) => name === arm.name) as Part);
  if (!all.every(({ blocks }) => hasKeptUp(blocks.flatMap(({ samples }) => samples)))) return undefined;
  const prompts = promptsInTurn(pass);
  return all.map(({ blocks, loadNs, firstRunNs, peakBytes }) => ({
    launch: summarizeRequests({ blocks, loadNs, firstRunNs, stealShare: stolen, prompts }),
    peakBytes,
  }));
}

interface ThisLaunch {
  readonly pass: ServedPass;
  /** The arms in the order in which they run. */
  readonly order: readonly ServedArm[];
  readonly launch: number;
}

interface Part {
  readonly name: ServedArm['name'];
  readonly blocks: readonly SentBlock[];
  readonly loadNs: number;
  readonly firstRunNs: number;
  readonly peakBytes: number | undefined;
}

async function runSideBySide(workspace: Workspace, { pass, order, launch }: ThisLaunch): Promise<Part[]> {
  const running: RunningServer[] = [];
  try {
    for (const arm of order) {
      running.push(await start(workspace, arm, { pass, launch }));
      await running.at(-1)?.server.pause();
    }
    for (let round = 0; round < pass.plan.rounds; round += 1) {
      for (const each of round % 2 === 0 ? running : running.toReversed()) {
        each.server.resume();
        each.blocks.push(await sendBlock(each.server, pass, { launch, round }));
        await each.server.pause();
      }
    }
    return running.map(toPart);
  } finally {
    await Promise.all(running.map(({ server }) => server.close()));
  }
}

async function runOneByOne(workspace: Workspace, { pass, order, launch }: ThisLaunch): Promise<Part[]> {
  const parts: Part[] = [];
  for (const arm of order) {
    const running = await start(workspace, arm, { pass, launch });
    try {
      for (let round = 0; round < pass.plan.rounds; round += 1)
        running.blocks.push(await sendBlock(running.server, pass, { launch, round }));
      parts.push(toPart(running));
    } finally {
      await running.server.close();
    }
  }
  return parts;
}

const toPart = ({ server, blocks, firstRunNs }: RunningServer): Part => ({
  name: server.arm.name,
  blocks,
  // A server that runs already has no start of its own; its first request is the closest there is.
  loadNs: server.readyNs ?? firstRunNs,
  firstRunNs,
  peakBytes: server.peakBytes(),
});

/** Starts a server, and warms it up with prompts that are not timed. */
async function start(
  workspace: Workspace,
  arm: ServedArm,
  { pass, launch }: Pick<ThisLaunch, 'pass' | 'launch'>,
): Promise<RunningServer> {
  const streams = pass.traffic.kind === 'closed' ? 1 : pass.traffic.streams;
  const server = await openServer(workspace, arm, streams);
  try {
    const { prompts, plan, seed } = pass;
    const warmUp = Array.from({ length: plan.warmUp }, (_, index) =>
      saltPrompt(promptAt(prompts, index), [seed, launch, -1, index]),
    );
    const sent = await sendInTurn(server, warmUp);
    await throwIfEnded(server, sent);
    const [first] = sent.samples;
    return { server, blocks: [], firstRunNs: first?.latencyNs ?? Number.NaN };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Block n has the same prompts, salts and due times for both arms. */
async function sendBlock(
  server: OpenServer,
  pass: ServedPass,
  { launch, round }: { launch: number; round: number },
): Promise<SentBlock> {
  const { plan, traffic, seed } = pass;
  const block = launch * plan.rounds + round;
  const salted = Array.from({ length: plan.blockSize }, (_, index) =>
    saltPrompt(promptFor(pass, { launch, request: round * plan.blockSize + index }), [
      seed,
      launch,
      round,
      index,
    ]),
  );
  const sent = await sendSalted(server, salted, { traffic, seed, block });
  await throwIfEnded(server, sent);
  return sent;
}

function sendSalted(
  server: OpenServer,
  prompts: readonly PromptItem['prompt'][],
  { traffic, seed, block }: { traffic: Traffic; seed: number; block: number },
): Promise<SentBlock> {
  if (traffic.kind === 'closed') return sendInTurn(server, prompts);
  if (traffic.kind === 'queries') throw new TypeError('queries are refused in the policy');
  // Each block has its own seed, distinct from the one that chose the prompts.
  const random = createRandom((BigInt(seed) << 32n) + BigInt(block) + 1n);
  const dueNs = drawArrivals(traffic, prompts.length, random);
  return sendWhenDue(server, prompts, { dueNs, streams: traffic.streams });
}

/** Prompts of a launch in a closed loop, each sent several times if there is time: enough for a P95 over prompts. */
const MOST_PROMPTS = 32;

/** With fewer of many prompts, the P95 over all requests says more than a lower percentile over prompts. */
const FEWEST_PROMPTS = 20;

/** Undefined if the P95 is that over all requests. */
function promptsInTurn(pass: ServedPass): { readonly timed: number; readonly of: number } | undefined {
  const [timed, of] = [timedPrompts(pass), pass.prompts.length];
  return pass.traffic.kind === 'closed' && timed >= Math.min(FEWEST_PROMPTS, of) ? { timed, of } : undefined;
}

/** How many different prompts a launch sends in turn. */
const timedPrompts = ({ prompts, plan }: Pick<ServedPass, 'prompts' | 'plan'>): number =>
  Math.min(MOST_PROMPTS, prompts.length, plan.blockSize * plan.rounds);

/** In a closed loop each launch sends other prompts in turn; in other traffic every launch goes on where the last one ended. */
function promptFor(
  pass: ServedPass,
  { launch, request }: { launch: number; request: number },
): PromptItem['prompt'] {
  const { prompts, plan, traffic } = pass;
  if (traffic.kind !== 'closed') return promptAt(prompts, launch * plan.rounds * plan.blockSize + request);
  const timed = timedPrompts(pass);
  return promptAt(prompts, launch * timed + (request % timed));
}

const promptAt = (prompts: readonly PromptItem[], index: number): PromptItem['prompt'] =>
  (prompts[index % prompts.length] as PromptItem).prompt;

/** A server that died in the middle has no answers to count: that it died is the result. */
async function throwIfEnded(server: OpenServer, { samples }: SentBlock): Promise<void> {
  const isCutOff = samples.some(({ failure }) => failure === 'cut-off' || failure === 'refused-connection');
  const failure = await server.failureWithin(isCutOff ? LAST_MOMENT_MS : 0);
  if (failure !== undefined) throw failure;
}
