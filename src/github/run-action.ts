import { resolve } from 'node:path';
import * as core from '@actions/core';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { runGate } from '../gate.ts';
import { fetchCommit } from '../git/fetch-commit.ts';
import type { Git } from '../git/git.ts';
import { progressText } from '../report/words/run/progress.ts';
import type { Use } from '../verdict/exit-code.ts';
import { RequestBudget } from './api/request-budget.ts';
import {
  type ActionRun,
  OPTIONAL_REQUESTS_MS,
  openAttempts,
  openCheckout,
  openGit,
  openHistory,
  openPullRequestEvidence,
  openStores,
  STORE,
} from './connections.ts';
import { postCommitStatus } from './deliver/commit-status.ts';
import { deliver, deliverCancelled, deliverFailedControl, deliverFailure } from './deliver/deliver.ts';
import { safeLine, safeLog } from './deliver/safe-log.ts';
import type { ActionInputs, GateMode } from './inputs/inputs.ts';
import { leaveEvidence } from './leave-evidence.ts';
import { logAttemptFailures, logStoreFailures } from './log-store-failures.ts';
import { runMeasureJob } from './matrix/run-measure.ts';
import { runRoute } from './matrix/run-route.ts';
import { runVerdict } from './matrix/run-verdict.ts';
import { finishNightly, isNightly, runOrRecallControl } from './nightly/run-nightly.ts';
import { checkBaselineInput } from './plan/check-baseline-input.ts';
import { isProposal, readDefaultBranch, readEvent, readPayload, readRunLink } from './plan/event.ts';
import { fetchLastRelease } from './plan/last-release.ts';
import { logCommitNotes } from './plan/log-commit-notes.ts';
import { planRun, type RunPlan } from './plan/plan-run.ts';
import { runPublish } from './publish/run-publish.ts';
import { isSignOff, runActionSignOff } from './run-sign-off.ts';
import { CREDENTIALS_KEPT, PENDING_STATUS } from './words/deliver.ts';

/** Where the Action runs. */
interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute folder of the bundle. */
  readonly bundleFolder: string;
  readonly machine: Ports['machine'];
  readonly now: Ports['now'];
  /** Sets what to do if the run is cancelled; it must take less than five seconds. */
  readonly onCancelled: (report: () => Promise<void>) => void;
}

/**
 * Runs the gate for one workflow run. The verdict and exit code are decided before anything is delivered. A cache or server
 * that is down, read-only or slow is logged and changes neither.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If an input, the event or the checkout is invalid.
 */
export async function runAction(inputs: ActionInputs, surroundings: Surroundings): Promise<number> {
  const { env } = surroundings;
  const { mode } = inputs;
  if (mode === 'publish') return runPublish(inputs, env);
  const payload = await readPayload(env);
  const event = readEvent(env, payload);
  const workspace = readWorkspace(env);
  const budget = new RequestBudget(OPTIONAL_REQUESTS_MS);
  const places = await openCheckout({ inputs, env, workspace });
  const run: ActionRun = { inputs, env, ...places, event, defaultBranch: readDefaultBranch(payload), budget };
  const git = openGit(run);
  const history = openHistory(run);
  let last: string | undefined;
  surroundings.onCancelled(() => deliverCancelled(run, last));
  const context: RunContext = {
    surroundings,
    git,
    history,
    say: (note) => core.warning(safeLine(note)),
    progress: (event) => {
      if (event.step.kind === 'judged') return;
      last = progressText(event);
      core.info(safeLog(last));
    },
  };
  // These two modes do not report to the pull request; the verdict job does.
  if (mode === 'route' || mode === 'measure') return work(run, mode, context);
  // Replaces the status of an earlier attempt. A refusal is reported when the verdict is delivered.
  await postCommitStatus({ state: 'pending', description: PENDING_STATUS }, run);
  try {
    return await work(run, mode, context);
  } catch (error) {
    await deliverFailure(error, run);
    throw error;
  }
}

async function work(run: ActionRun, mode: WorkMode, context: RunContext): Promise<number> {
  const { git } = context;
  await refuseTrackedStore(git, run);
  if (isProposal(run.event) && mode !== 'verdict') await warnOfCredentials(git, context.say);
  switch (mode) {
    case 'route':
      return runRoute(run, git);
    case 'measure':
      return runMeasureJob(run, {
        git,
        openPorts: (use) => connect(run, use, context),
        toRequest: (plan) => describeRequest(run, plan),
      });
    case 'verdict':
      return runVerdict(run, { git, now: context.surroundings.now });
    default:
      return judge(run, mode, context);
  }
}

async function judge(run: ActionRun, mode: GateMode, context: RunContext): Promise<number> {
  const { inputs, workspace } = run;
  const { git } = context;
  const plan = await planRun({ ...run, inputs: { ...inputs, mode } }, context);
  await checkBaselineInput(run, plan.use);
  logCommitNotes(plan.notes);
  const request = describeRequest(run, plan);
  const plain = connect(run, plan.use, context);
  const control = await runOrRecallControl(run, { plan, git, request, ports: plain });
  const ports = { ...plain, positiveControl: control.positiveControl };
  const directory = resolve(workspace, STORE, 'out');
  const result = isSignOff(plan)
    ? await runActionSignOff(run, plan, { request, ports, directory })
    : await runGate(request, ports);
  await leaveEvidence(result.judged, run);
  await deliver(result, { ...run, directory, notes: plan.notes });
  if (!isNightly(run, plan)) return result.exitCode;
  const exitCode = await finishNightly(run, { git, result, control, now: ports.now() });
  if (control.failed !== undefined && exitCode !== result.exitCode) {
    await deliverFailedControl(control.failed, exitCode, run);
  }
  return exitCode;
}

/** The modes that need a checkout. */
type WorkMode = Exclude<ActionInputs['mode'], 'publish'>;

interface RunContext {
  readonly surroundings: Surroundings;
  readonly git: Git;
  readonly history: ReturnType<typeof openHistory>;
  readonly say: (note: string) => void;
  readonly progress: Ports['progress'];
}

function connect(run: ActionRun, use: Use, context: RunContext): Ports {
  const { surroundings, git, history, say, progress } = context;
  return {
    bundleFolder: surroundings.bundleFolder,
    stores: openStores(run, use).map((store) => logStoreFailures(store, say)),
    attempts: openAttempts(run, use).map((store) => logAttemptFailures(store, say)),
    pullRequestEvidence: openPullRequestEvidence(run),
    machine: surroundings.machine,
    progress,
    mask: core.setSecret,
    now: surroundings.now,
    run: readRunLink(run.env),
    runCommit: run.env['GITHUB_SHA'],
    lastRelease: () => fetchLastRelease(run.event, history),
    fetchCommit: (sha) => fetchCommit(sha, git),
  };
}

function describeRequest(
  { inputs, env, workspace, policyFile, event }: ActionRun,
  plan: RunPlan,
): GateRequest {
  return {
    policyFile,
    modelId: inputs.model,
    candidate: inputs.candidate && resolve(workspace, inputs.candidate),
    baseline: inputs.baseline && resolve(workspace, inputs.baseline),
    baselinePolicyFile: undefined,
    mode: plan.mode,
    budgetNs: inputs.budgetNs,
    extension: { times: inputs.budgetExtension, untilMs: inputs.timeLimitNs / 1e6 },
    seed: inputs.seed,
    runtimePaths: inputs.runtimePath === undefined ? [] : [resolve(workspace, inputs.runtimePath)],
    commit: plan.commit,
    ancestors: plan.ancestors,
    reference: plan.reference,
    isRoot: plan.isRoot,
    recording: plan.recording,
    policyCommit: plan.policyCommit,
    use: plan.use,
    fork: event.kind === 'pull-request' && event.fork ? forkOn(env) : undefined,
    fallback: inputs.fallback,
  };
}

/** The toolkit resolves cache paths relative to the working directory, so that must be the workspace. */
function readWorkspace(env: NodeJS.ProcessEnv): string {
  const workspace = env['GITHUB_WORKSPACE'];
  if (workspace && resolve(workspace) === process.cwd()) return process.cwd();
  throw new UserError(
    `workspace: expected GITHUB_WORKSPACE to be the working directory ${process.cwd()}, got ${workspace ?? 'nothing'}.`,
    'The runner starts an Action there. Outside a workflow, use the command line: regression-gate check.',
  );
}

/** Refuses baselines under version control: a change could choose what it is compared with. */
async function refuseTrackedStore(git: Git, { workspace }: ActionRun): Promise<void> {
  // Without git, or above the checkout, there is none that could be tracked.
  const tracked = await git('ls-files', '--', resolve(workspace, STORE)).catch(() => '');
  if (tracked === '') return;
  throw new UserError(
    `${STORE}: expected a folder outside version control, got ${tracked.trim().split('\n').length} tracked files.`,
    `Run: git rm -r --cached ${STORE}, and add "${STORE}/" to .gitignore.`,
  );
}

/** A model in a plain process, or any other step, could read a token that the checkout has kept. */
async function warnOfCredentials(git: Git, say: (note: string) => void): Promise<void> {
  const kept = await git(
    'config',
    '--local',
    '--get-regexp',
    '^(http\\..*\\.extraheader|includeif\\..*\\.path)$',
  ).catch(() => '');
  if (/authorization|git-credentials/i.test(kept)) say(CREDENTIALS_KEPT);
}

/** Whether this is a GitHub-hosted machine, which is discarded after the job. Such runners always set the variable. */
function forkOn(env: NodeJS.ProcessEnv): GateRequest['fork'] {
  return env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? 'on-hosted-runner' : 'on-own-runner';
}
