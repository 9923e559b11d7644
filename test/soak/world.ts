import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../e2e/loopback/protocol.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { line } from '../support/fixtures/history-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { FAILURES, type PlannedFault } from './faults.ts';
import type { SoakRun } from './plan.ts';
import { fillRepository, type Judged, openPull, pushCommit, tipOf } from './repository.ts';

export const DATA_BRANCH = 'regression-gate-data';

/** A run of a workflow, as GitHub numbers it. */
export interface RunNumber {
  readonly id: number;
  readonly attempt: number;
}

/** A repository on its server, with one self-hosted runner: everything that outlives a run. */
export interface SoakWorld {
  readonly origin: GitLab;
  readonly server: Loopback;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly workspace: string;
  /** Makes or finds the commit that a run judges, and the number of that run. */
  prepare(run: SoakRun): Judged & { readonly runNumber: RunNumber };
  close(): Promise<void>;
}

export async function openSoakWorld(): Promise<SoakWorld> {
  const origin = openGitLab();
  fillRepository(origin);
  openRaces(origin);
  const server = await startLoopback({ repository: origin.folder });
  const home = mkdtempSync(join(tmpdir(), 'soak-'));
  const [temp, workspace] = [join(home, 'temp'), join(home, 'workspace')];
  mkdirSync(temp);
  const pulls = new Map<number, Judged & { readonly runNumber: RunNumber }>();
  return {
    origin,
    server,
    temp,
    workspace,
    prepare: (run) => {
      const { number, event, pull, turn, change } = run;
      const fresh = { id: 1000 + number, attempt: 1 };
      if (event === 'push') return { ...pushCommit(origin, change, number), runNumber: fresh };
      if (pull === undefined) return { ...tipOf(origin), runNumber: fresh };
      const known = pulls.get(pull.number);
      const judged = known ?? openPull(origin, pull);
      const isNext = turn === 'next attempt' && known !== undefined;
      const runNumber = isNext ? { ...known.runNumber, attempt: known.runNumber.attempt + 1 } : fresh;
      pulls.set(pull.number, { ...judged, runNumber });
      return { ...judged, runNumber };
    },
    close: async () => {
      await server.close();
      origin.remove();
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Creates a checkout of depth 1, as on a fresh runner; a kept one still has the stores and results of the run before. */
export function checkOut(
  { origin, workspace }: SoakWorld,
  sha: string,
  faults: readonly PlannedFault[],
): void {
  const isKept = faults.some(({ kind }) => kind === 'workspace kept');
  const isGone = faults.some((fault) => fault.kind === 'data branch' && fault.how === 'unreachable');
  if (!isKept) rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(workspace, { recursive: true });
  const lab = openGitLab(workspace);
  lab.run('fetch', '--quiet', '--depth=1', `file://${origin.folder}`, sha);
  lab.run('checkout', '--quiet', '--detach', sha);
  lab.run('config', 'remote.origin.url', `file://${origin.folder}${isGone ? '.gone' : ''}`);
  writeFileSync(join(workspace, '.git', 'info', 'exclude'), '.regression-gate/\n');
}

/** Lets other writers append a line to the history in the middle of a push, as often as `races` says. */
function openRaces({ folder }: GitLab): void {
  const hook = join(folder, '.git', 'hooks', 'update');
  writeFileSync(join(folder, '.git', 'race-line'), `${JSON.stringify(line(0, { modelId: OTHER_MODEL }))}\n`);
  mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
  writeFileSync(hook, UPDATE_HOOK);
  chmodSync(hook, 0o755);
}

/** Model of the lines that other writers append. */
export const OTHER_MODEL = 'other';

/** git calls it before it takes a push: name of the ref, its tip, its next tip. */
const UPDATE_HOOK = `#!/bin/sh
set -e
[ -e refuses ] && { echo "protected branch"; exit 1; }
left=$(cat races 2>/dev/null || echo 0)
case $2 in *[!0]*) ;; *) exit 0 ;; esac
[ "$left" -gt 0 ] || exit 0
echo $((left - 1)) > races
export GIT_INDEX_FILE="$PWD/race-index"
export GIT_AUTHOR_NAME=Other GIT_AUTHOR_EMAIL=other@example.invalid
export GIT_COMMITTER_NAME=Other GIT_COMMITTER_EMAIL=other@example.invalid
rm -f "$GIT_INDEX_FILE"
git read-tree "$2"
blob=$({ git cat-file blob "$2:history.jsonl"; cat race-line; } | git hash-object -w --stdin)
git update-index --add --cacheinfo "100644,$blob,history.jsonl"
git update-ref "$1" "$(git commit-tree -p "$2" -m 'write another line' "$(git write-tree)")"
`;

/** Arms the faults of a run, except those of its checkout and its start. */
export function applyFaults({ server, origin, temp }: SoakWorld, faults: readonly PlannedFault[]): void {
  for (const fault of faults) {
    if (fault.kind === 'server') server.inject({ route: fault.route, ...FAILURES[fault.failure] });
    if (fault.kind === 'cache') applyCacheFault(server, fault.how);
    if (fault.kind === 'data branch' && fault.how === 'refuses')
      writeFileSync(join(origin.folder, '.git', 'refuses'), '');
    if (fault.kind === 'data branch' && fault.how === 'raced')
      writeFileSync(join(origin.folder, '.git', 'races'), String(fault.times));
    if (fault.kind === 'left-over folder') leaveFolder(temp);
  }
}

/** Ends all faults. @returns How often another writer has pushed in between. */
export function heal({ server, origin }: SoakWorld, faults: readonly PlannedFault[]): number {
  server.heal();
  server.cacheRights.mayWrite = true;
  const [refuses, races] = [join(origin.folder, '.git', 'refuses'), join(origin.folder, '.git', 'races')];
  const planned = faults.find((fault) => fault.kind === 'data branch' && fault.how === 'raced');
  const left = existsSync(races) ? Number(readFileSync(races, 'utf8')) : 0;
  for (const file of [refuses, races]) rmSync(file, { force: true });
  return planned?.kind === 'data branch' ? planned.times - left : 0;
}

const CACHE_ROUTES = [
  'cache-v2.lookup',
  'cache-v2.create',
  'cache-v2.finalize',
  'blob.put',
  'blob.get',
] as const satisfies readonly Fault['route'][];

function applyCacheFault(
  { inject, cacheRights, entries }: Loopback,
  how: (PlannedFault & { kind: 'cache' })['how'],
): void {
  switch (how) {
    case 'down':
      for (const route of CACHE_ROUTES) inject({ route, reset: true });
      break;
    case 'failing once':
      for (const route of CACHE_ROUTES) inject({ route, times: 1, answer: { status: 503, json: {} } });
      break;
    case 'read-only':
      cacheRights.mayWrite = false;
      break;
    case 'entries lost':
      entries.splice(0);
      break;
    case 'archives truncated':
      for (const entry of entries) entry.bytes = entry.bytes.subarray(0, entry.bytes.length / 2);
      break;
    case 'not offered':
      break;
  }
}

function leaveFolder(temp: string): void {
  const { pid } = spawnSync('true');
  const folder = join(temp, `regression-gate-${pid}-Ab12cd`);
  mkdirSync(join(folder, 'scratch'), { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), 'left behind');
}

/** The gate's private folders in `RUNNER_TEMP`. The cache toolkit leaves empty folders of its own, which the runner removes. */
export const privateFolders = (temp: string): string[] =>
  readdirSync(temp).filter((name) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name));
