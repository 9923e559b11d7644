import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { Git } from '../baseline/git.ts';
import { UserError } from '../errors.ts';
import { type GateRequest, type Ports, runGate } from '../gate.ts';
import type { Use } from '../verdict/exit-code.ts';
import { commentOnPullRequest } from './comment-on-pull-request.ts';
import { type ActionRun, openGit, openHistory, openStores, STORE } from './connections.ts';
import { deliver } from './deliver.ts';
import { readDefaultBranch, readEvent, readPayload } from './event.ts';
import { fetchCommit } from './fetch-commit.ts';
import type { ActionInputs } from './inputs.ts';
import { findLastRelease } from './last-release.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import { renderFailure } from './report-failure.ts';
import { runMeasure } from './run-measure.ts';
import { finishNightly, isNightly, proveOrRecall } from './run-nightly.ts';
import { runRoute } from './run-route.ts';
import { isSignOff, runActionSignOff } from './run-sign-off.ts';
import { runVerdict } from './run-verdict.ts';
import { safeLine, safeLog } from './safe-log.ts';
import { watchStore } from './watch-store.ts';

/** Where the Action runs. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute folder of the bundle. */
  readonly bundleFolder: string;
  readonly machine: Ports['machine'];
  readonly now: Ports['now'];
}

/**
 * Runs the gate for one workflow run. The verdict and the exit code stand before anything is delivered; a cache or an
 * interface that is down, read-only or slow changes neither, and is said.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If an input, the event or the checkout is not what the gate can work with.
 */
export async function runAction(inputs: ActionInputs, surroundings: Surroundings): Promise<number> {
  const { env } = surroundings;
  const payload = await readPayload(env);
  const event = readEvent(env, payload);
  const workspace = readWorkspace(env);
  const run: ActionRun = { inputs, env, workspace, event, defaultBranch: readDefaultBranch(payload) };
  const git = openGit(run);
  await refuseTrackedStore(git);
  const history = openHistory(run);
  const say = (note: string) => core.warning(safeLine(note));
  const openPorts = (use: Use): Ports => connect(run, use, { surroundings, git, history, say });
  const toRequest = (plan: RunPlan): GateRequest => describeRequest(inputs, plan, workspace);
  const commentFailure = async (error: unknown): Promise<never> => {
    await commentOnPullRequest(renderFailure(error), { inputs, env, event });
    throw error;
  };
  const { mode } = inputs;
  switch (mode) {
    case 'route':
      return runRoute(run, git);
    case 'measure':
      return runMeasure(run, { git, openPorts, toRequest });
    case 'verdict':
      return runVerdict(run, { git, now: surroundings.now }).catch(commentFailure);
  }
  const plan = await planRun({ ...run, inputs: { ...inputs, mode } }, { git, history });
  plan.notes.forEach(say);
  const request = toRequest(plan);
  const plain = openPorts(plan.use);
  const proven = await proveOrRecall(run, { plan, git, request, ports: plain });
  const ports = { ...plain, positiveControl: proven.positiveControl };
  const directory = resolve(workspace, STORE, 'out');
  const judge = isSignOff(plan)
    ? runActionSignOff(run, plan, { request, ports, directory })
    : runGate(request, ports);
  const result = await judge.catch(commentFailure);
  await deliver(result, { inputs, env, event, directory, notes: plan.notes });
  return isNightly(run, plan)
    ? finishNightly(run, { git, result, proven, now: ports.now() })
    : result.exitCode;
}

interface Means {
  readonly surroundings: Surroundings;
  readonly git: Git;
  readonly history: ReturnType<typeof openHistory>;
  readonly say: (note: string) => void;
}

function connect(run: ActionRun, use: Use, { surroundings, git, history, say }: Means): Ports {
  return {
    bundleFolder: surroundings.bundleFolder,
    stores: openStores(run, use).map((store) => watchStore(store, say)),
    machine: surroundings.machine,
    progress: (line) => core.info(safeLog(line)),
    now: surroundings.now,
    run: readRun(run.env),
    runCommit: run.env['GITHUB_SHA'],
    lastRelease: () => findLastRelease(run.event, history),
    fetchCommit: (sha) => fetchCommit(sha, git),
  };
}

function describeRequest(inputs: ActionInputs, plan: RunPlan, workspace: string): GateRequest {
  return {
    policyFile: resolve(workspace, inputs.policy),
    modelId: inputs.model,
    candidate: undefined,
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: plan.mode,
    budgetNs: inputs.budgetNs,
    seed: inputs.seed,
    runtimePaths: inputs.runtimePath === undefined ? [] : [resolve(workspace, inputs.runtimePath)],
    commit: plan.commit,
    line: plan.line,
    reference: plan.reference,
    isRoot: plan.isRoot,
    recording: plan.recording,
    policyCommit: plan.policyCommit,
    use: plan.use,
    fallback: inputs.fallback,
  };
}

/** The toolkit resolves cache paths against the working directory, and the runner starts an Action in the workspace. */
function readWorkspace(env: NodeJS.ProcessEnv): string {
  const workspace = env['GITHUB_WORKSPACE'];
  if (workspace && resolve(workspace) === process.cwd()) return process.cwd();
  throw new UserError(
    `workspace: expected GITHUB_WORKSPACE to be the working directory ${process.cwd()}, got ${workspace ?? 'nothing'}.`,
    'The runner starts an Action so; outside a workflow use the command line: regression-gate check.',
  );
}

/** A baseline that arrives with the change under test would let the change be its own judge. */
async function refuseTrackedStore(git: Git): Promise<void> {
  // Without git there is no checkout that could bring one along.
  const tracked = await git('ls-files', '--', STORE).catch(() => '');
  if (tracked === '') return;
  throw new UserError(
    `${STORE}: expected a folder outside version control, got ${tracked.trim().split('\n').length} tracked files.`,
    `Run: git rm -r --cached ${STORE}, and add "${STORE}/" to .gitignore.`,
  );
}

function readRun(env: NodeJS.ProcessEnv): Ports['run'] {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1', GITHUB_REPOSITORY: repository } = env;
  if (!id || !repository) return undefined;
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  return { id, attempt, url: `${server}/${repository}/actions/runs/${id}/attempts/${attempt}` };
}
