import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mean } from 'simple-statistics';
import type { Arm, ArmName, Laboratory } from './arm.ts';
import type { PlacementRow } from './arm-measurement.ts';
import { ModelFailure } from './model-failure.ts';
import { parseProfile } from './parse-profile.ts';
import type { Feed } from './protocol.ts';
import { RuntimeLogReader } from './read-runtime-log.ts';
import { holdFeeds, startWorker } from './start-worker.ts';
import { tabulatePlacement } from './tabulate-placement.ts';
import { type Sample, timeBlock } from './time-block.ts';
import { timeNodes } from './time-nodes.ts';
import type { WorkerProcess } from './worker-process.ts';

/** The arms take turns this often, so that a slow moment of the machine meets both. */
const ROUNDS = 5;
const MAX_RUNS_A_ROUND = 6;
/** The runtime drops events beyond a million; a tenth of it is as telling, and quick to read. */
const MAX_EVENTS = 100_000;
/** A slow model gets fewer runs. */
const MAX_ROUND_NS = 4e9;
const MAX_PROFILE_BYTES = 256 * 2 ** 20;

export interface Profile {
  /** Null where the provider's allocator does not report to the profile. */
  readonly arenaPeakBytes: number | null;
  readonly placement: PlacementRow[];
  /** Mean time of a run of the same inputs, in turns with the profiled ones but without a profile. */
  readonly plainRunNs: number;
}

/** A child with its runs after the warm-up. */
interface Runner {
  readonly worker: WorkerProcess;
  readonly warmUpRuns: number;
  /** Of one warmed-up run, about. */
  readonly runNs: number;
  readonly samples: Sample[];
}

/** An arm's two children: one that profiles, and one beside it that shows what the same runs take without. */
interface Pair {
  readonly arm: Arm;
  readonly profiled: Runner;
  readonly plain: Runner;
  readonly log: RuntimeLogReader;
}

/**
 * Short profiled runs of all arms, turn by turn: where every operator ran and why there, what it took, and the most that
 * the runtime's allocator had handed out at once. Profiling slows a run down, so nothing of it is ever a latency.
 *
 * @returns One profile an arm, in their order.
 * @throws {ModelFailure} If a model crashes, hangs or is refused, or leaves no readable profile.
 */
export async function measureProfiles(
  laboratory: Laboratory,
  arms: readonly Arm[],
  feeds: readonly Feed[],
): Promise<Profile[]> {
  const pairs: Pair[] = [];
  try {
    for (const arm of arms) pairs.push(await startPair(laboratory, arm, feeds));
    const count = Math.min(...pairs.map(runsARound));
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 === 0 ? pairs : pairs.toReversed();
      for (const pair of order) await runRound(pair, { from: round * count, count, laboratory });
    }
    const profiles: Profile[] = [];
    for (const pair of pairs) profiles.push(await finishProfile(laboratory, pair));
    return profiles;
  } finally {
    for (const { profiled, plain } of pairs) for (const { worker } of [profiled, plain]) worker.kill();
  }
}

async function startPair(laboratory: Laboratory, arm: Arm, feeds: readonly Feed[]): Promise<Pair> {
  const log = new RuntimeLogReader();
  const profilePrefix = join(laboratory.directory, fileName(arm.name));
  const plain = await startRunner(laboratory, arm, { feeds });
  try {
    return { arm, log, plain, profiled: await startRunner(laboratory, arm, { feeds, profilePrefix, log }) };
  } catch (error) {
    plain.worker.kill();
    throw error;
  }
}

async function startRunner(
  laboratory: Laboratory,
  arm: Arm,
  { feeds, ...options }: { feeds: readonly Feed[]; profilePrefix?: string; log?: RuntimeLogReader },
): Promise<Runner> {
  const { worker } = await startWorker(laboratory, arm, options);
  try {
    const deadlineMs = laboratory.deadlines.runMs;
    await holdFeeds(worker, feeds, deadlineMs);
    // Two runs at least: the first one tells nothing of the later ones.
    const command = { do: 'warm-up', minRuns: 2, minNs: 0, outputs: arm.outputs } as const;
    const { reply } = await worker.request(command, { deadlineMs });
    const runNs = (reply.ns - reply.firstRunNs) / Math.max(1, reply.runs - 1);
    return { worker, warmUpRuns: reply.runs, runNs, samples: [] };
  } catch (error) {
    worker.kill();
    throw error;
  }
}

function runsARound({ arm, profiled: { runNs } }: Pair): number {
  const nodes = [...arm.model.facts.operators.values()].reduce((sum, count) => sum + count, 1);
  const runs = Math.min(MAX_RUNS_A_ROUND, MAX_EVENTS / (nodes * ROUNDS), MAX_ROUND_NS / runNs);
  return Math.max(1, Math.floor(runs));
}

async function runRound(
  { arm, profiled, plain }: Pair,
  { from, count, laboratory }: { from: number; count: number; laboratory: Laboratory },
): Promise<void> {
  for (const { worker, samples } of [profiled, plain]) {
    const block = { arm, worker, from, deadlineMs: laboratory.deadlines.runMs };
    // The first run after another child's is slow, and would be a sixth of all.
    samples.push(...(await timeBlock(block, { count, rewarm: 1 })));
  }
}

async function finishProfile(laboratory: Laboratory, { arm, profiled, plain, log }: Pair): Promise<Profile> {
  const { worker } = profiled;
  await worker.request({ do: 'end-profile' }, { deadlineMs: laboratory.deadlines.runMs });
  await worker.end();
  const events = parseProfile(await readProfile(laboratory.directory, arm.name));
  const { samples, warmUpRuns } = profiled;
  const count = samples.length / ROUNDS;
  const counted = countedRuns(samples).map((run) => positionInProfile(run, { warmUpRuns, count }));
  if (events.runs.length <= Math.max(...counted)) {
    throw new ModelFailure('broke-protocol', arm.name, `its profile holds only ${events.runs.length} runs`);
  }
  const wantsDevice = arm.session.providers[0] !== 'cpu';
  return {
    arenaPeakBytes: events.arenaPeakBytes,
    placement: tabulatePlacement(timeNodes(events, counted), { wantsDevice, log: log.findings }),
    plainRunNs: mean(countedRuns(plain.samples).map((run) => (plain.samples[run] as Sample).serviceNs)),
  };
}

/** Positions of the runs that the kernel did not interrupt; of all, where it interrupted most. */
function countedRuns(samples: readonly Sample[]): number[] {
  const all = samples.map((_, run) => run);
  const quiet = all.filter((run) => !samples[run]?.isDisturbed);
  return quiet.length >= all.length / 2 ? quiet : all;
}

/**
 * Where a run stands in the profile, which also holds the warm-up and the uncounted first run of every round.
 *
 * @param count - Runs of a round that count.
 */
function positionInProfile(
  run: number,
  { warmUpRuns, count }: { warmUpRuns: number; count: number },
): number {
  return warmUpRuns + run + Math.floor(run / count) + 1;
}

const fileName = (arm: ArmName): string => `profile-${arm}`;

async function readProfile(directory: string, arm: ArmName): Promise<unknown> {
  // The runtime adds date and time to the name.
  const found = (await readdir(directory)).find((entry) => entry.startsWith(`${fileName(arm)}_`));
  if (found === undefined) throw new ModelFailure('broke-protocol', arm, 'the runtime wrote no profile');
  const file = join(directory, found);
  try {
    if ((await stat(file)).size > MAX_PROFILE_BYTES) {
      throw new ModelFailure('broke-protocol', arm, `its profile is larger than ${MAX_PROFILE_BYTES} bytes`);
    }
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    throw new ModelFailure('broke-protocol', arm, 'its profile cannot be read', { cause: error });
  } finally {
    await rm(file, { force: true });
  }
}
