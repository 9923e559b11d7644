import { resolve } from 'node:path';
import * as core from '@actions/core';
import { writeEvidence } from '../baseline/attempt-record.ts';
import type { Git } from '../baseline/git.ts';
import { UserError } from '../errors.ts';
import { type GateRequest, type Ports, runGate } from '../gate.ts';
import { writeFiles } from '../report/write-result.ts';
import { commentOnPullRequest } from './comment-on-pull-request.ts';
import {
  type ActionRun,
  openAttempts,
  openGit,
  openHistory,
  openPullRequestEvidence,
  openStores,
  STORE,
} from './connections.ts';
import { deliver } from './deliver.ts';
import { readDefaultBranch, readEvent, readPayload } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import { EVIDENCE_FILE } from './pull-request-evidence.ts';
import { renderFailure } from './report-failure.ts';
import { safeLine, safeLog } from './safe-log.ts';
import { watchAttempts, watchStore } from './watch-store.ts';

/** Where the Action runs. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute folder of the bundle. */
  readonly bundleFolder: string;
}

/**
 * Runs the gate for one workflow run. The verdict and the exit code stand before anything is delivered; a cache or an
 * interface that is down, read-only or slow changes neither, and is said.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If an input, the event or the checkout is not what the gate can work with.
 */
export async function runAction(inputs: ActionInputs, { env, bundleFolder }: Surroundings): Promise<number> {
  const payload = await readPayload(env);
  const event = readEvent(env, payload);
  const workspace = readWorkspace(env);
  const run: ActionRun = { inputs, env, workspace, event, defaultBranch: readDefaultBranch(payload) };
  const git = openGit(run);
  await refuseTrackedStore(git);
  const plan = await planRun(run, { git, history: openHistory(run) });
  const say = (note: string) => core.warning(safeLine(note));
  plan.notes.forEach(say);
  const pullRequestEvidence = openPullRequestEvidence(run);
  const result = await runGate(toRequest(inputs, plan, workspace), {
    bundleFolder,
    stores: openStores(run).map((store) => watchStore(store, say)),
    attempts: openAttempts(run).map((store) => watchAttempts(store, say)),
    ...(pullRequestEvidence !== undefined && { pullRequestEvidence }),
    progress: (line) => core.info(safeLog(line)),
    now: () => new Date(),
    run: readRun(env),
  }).catch(async (error: unknown) => {
    await commentOnPullRequest(renderFailure(error), { inputs, env, event });
    throw error;
  });
  const directory = resolve(workspace, STORE, 'out');
  // For the merge queue, which cannot see what a pull request's run has put into the cache.
  if (event.kind === 'pull-request')
    await writeFiles(directory, { [EVIDENCE_FILE]: writeEvidence(result.evidence) });
  await deliver(result, { inputs, env, event, directory, notes: plan.notes });
  return result.exitCode;
}

function toRequest(inputs: ActionInputs, plan: RunPlan, workspace: string): GateRequest {
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
    policyCommit: plan.policyCommit,
    use: plan.use,
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
