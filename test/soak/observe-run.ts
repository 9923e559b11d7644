import { join } from 'node:path';
import { runAction } from '../e2e/run-action.ts';
import type { SoakRun } from './plan.ts';
import {
  currentComments,
  dataTip,
  findStrays,
  readHistoryText,
  readNew,
  readNewRecords,
  readWorkspaceRecords,
  unpackEntries,
} from './read-traces.ts';
import { refOf, startOf } from './start-run.ts';
import { applyFaults, checkOut, heal, privateFolders, type RunNumber, type SoakWorld } from './world.ts';

/** What outlives a run. */
export interface Kept {
  /** Texts of the gate's current comments on the run's pull request. */
  readonly comments: readonly string[];
  /** Comments ever made in all pull requests. */
  readonly commentsMade: number;
  /** Text of the history on the data branch. */
  readonly history: string;
  /** Names of the gate's private folders in `RUNNER_TEMP`. */
  readonly folders: readonly string[];
}

/** One run, and all that it has left behind. */
export interface Observation {
  readonly run: SoakRun;
  readonly runNumber: RunNumber;
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  /** The output `verdict`. */
  readonly verdict: string | undefined;
  readonly log: string;
  readonly before: Kept;
  readonly after: Kept;
  /** States of the commit statuses that it has set, in order. */
  readonly statuses: readonly string[];
  /** Text of `verdict.json`; undefined if it has not written any. */
  readonly verdictText: string | undefined;
  /** Texts of the records and attempts that it has added to the stores, by where they are. */
  readonly records: Readonly<Record<string, string>>;
  /** How often another writer has pushed before it. */
  readonly races: number;
  /** Command lines of its processes that are still there a while after its end. */
  readonly strays: readonly string[];
  readonly seconds: number;
}

/** Gives the gate one run of the plan. */
export async function observeRun(world: SoakWorld, run: SoakRun): Promise<Observation> {
  const { server, origin, temp, workspace } = world;
  const judged = world.prepare(run);
  checkOut(world, judged.sha, run.faults);
  const scope = refOf(run);
  const others = run.pull === undefined ? [] : ['refs/heads/main'];
  Object.assign(server.cacheRights, { scope, others });
  applyFaults(world, run.faults);
  const before = readKept(world, run);
  const earlier = { tip: dataTip(origin.folder), statuses: server.statuses.length };
  const known = new Set(server.entries);
  const startMs = Date.now();
  const ended = await runAction(startOf(world, run, judged));
  const seconds = (Date.now() - startMs) / 1000;
  const strays = await findStrays(temp);
  const races = heal(world, run.faults);
  return {
    run,
    runNumber: judged.runNumber,
    exitCode: ended.exitCode,
    verdict: ended.outputs['verdict'],
    log: ended.log,
    before,
    after: readKept(world, run),
    statuses: server.statuses.slice(earlier.statuses).map(({ state }) => state),
    verdictText: readNew(join(workspace, '.regression-gate/out/verdict.json'), startMs),
    records: {
      ...readNewRecords(origin.folder, earlier.tip),
      ...readWorkspaceRecords(workspace, startMs),
      ...unpackEntries(server.entries.filter((entry) => entry.isComplete && !known.has(entry))),
    },
    races,
    strays,
    seconds,
  };
}

function readKept({ server, origin, temp }: SoakWorld, { pull }: SoakRun): Kept {
  return {
    comments: currentComments(server.comments, pull).map(({ body }) => body),
    commentsMade: server.comments.length,
    history: readHistoryText(origin.folder),
    folders: privateFolders(temp),
  };
}
