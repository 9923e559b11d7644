import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type Loopback, startLoopback } from '../../test/e2e/loopback/start-loopback.ts';
import { runnerEnvironment } from '../../test/e2e/run-action.ts';
import { type GitLab, openGitLab } from '../../test/support/git-lab.ts';
import type { Job, JobResult } from './runner.ts';
import type { MachineState } from './simulated-machine.ts';

/** A job to run; the rest of its environment comes from the world. */
export interface Order {
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Commit to check out, and `GITHUB_SHA`. */
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly machine: MachineState;
  readonly now: string;
}

/** A finished job. */
export interface Ran extends JobResult {
  /** Undefined if the gate ended without one. */
  readonly verdict: Verdict | undefined;
}

/** A repository on a server, with a runner. All real except for the measuring machine. */
export interface World {
  readonly origin: GitLab;
  readonly server: Loopback;
  run(order: Order): Promise<Ran>;
  close(): Promise<void>;
}

const RUNNER = join(import.meta.dirname, 'runner.ts');

/** @param logFile - Gets the log of every job. */
export async function openWorld(logFile: string): Promise<World> {
  const origin = openGitLab();
  origin.run('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const server = await startLoopback({ repository: origin.folder });
  const home = await mkdtemp(join(tmpdir(), 'quarter-'));
  const runner = fork(RUNNER, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], cwd: home });
  const log = createWriteStream(logFile);
  runner.stdout?.pipe(log);
  runner.stderr?.pipe(log);
  let runs = 0;
  return {
    origin,
    server,
    run: async (order) => {
      runs += 1;
      const workspace = await checkOut(origin, order.sha, home);
      const files = {
        event: join(home, 'event'),
        output: join(home, 'output'),
        summary: join(home, 'summary'),
      };
      const start = { workspace, serverUrl: server.url, sha: order.sha, event: order.event };
      const env = {
        ...runnerEnvironment({ ...start, inputs: order.inputs ?? {} }, home, files),
        GITHUB_RUN_ID: String(1000 + runs),
      };
      log.write(`\n===== ${order.now} ${order.event.name} ${order.sha.slice(0, 7)}\n`);
      const { machine, now } = order;
      return withVerdict(await ask(runner, { env, machine, now, event: order.event.payload }));
    },
    close: async () => {
      runner.kill();
      await once(runner, 'exit');
      log.end();
      await server.close();
      origin.remove();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Creates a checkout of depth 1, as on a fresh runner. */
async function checkOut({ folder }: GitLab, sha: string, home: string): Promise<string> {
  const workspace = join(home, 'workspace');
  await rm(workspace, { recursive: true, force: true });
  await mkdir(workspace);
  const lab = openGitLab(workspace);
  lab.run('remote', 'add', 'origin', `file://${folder}`);
  lab.run('fetch', '--quiet', '--depth=1', 'origin', sha);
  lab.run('checkout', '--quiet', '--detach', sha);
  await writeFile(join(workspace, '.git', 'info', 'exclude'), '.regression-gate/\n');
  return workspace;
}

async function ask(runner: ChildProcess, job: Job): Promise<JobResult> {
  const answered = new AbortController();
  const { signal } = answered;
  runner.send(job);
  try {
    const ended = once(runner, 'exit', { signal }).then(() => {
      throw new Error('the runner ended; see its log');
    });
    const [result] = (await Promise.race([once(runner, 'message', { signal }), ended])) as [JobResult];
    return result;
  } finally {
    answered.abort();
  }
}

async function withVerdict(result: JobResult): Promise<Ran> {
  const file = result.outputs['verdict-file'];
  const verdict =
    file === undefined ? undefined : verdictSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { ...result, verdict };
}
