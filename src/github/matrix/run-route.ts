import * as core from '@actions/core';
import type { Git } from '../../git/git.ts';
import { planShards } from '../../matrix/plan-shards.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import { openGitHub } from '../api/github-client.ts';
import { listRunners, type RunnerList } from '../api/list-runners.ts';
import { RequestBudget } from '../api/request-budget.ts';
import type { ActionRun } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine, safeLog } from '../deliver/safe-log.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import { chosenRunnerText, listRefusalText, runnerReasonText } from '../words/matrix.ts';
import { type ChosenRunner, chooseRunner } from './choose-runner.ts';
import { openRun } from './open-run.ts';

/** GitHub's limit on jobs per matrix. */
const MATRIX = {
  place: 'input "shards"',
  maxJobs: 256,
};

/** Time limit for listing the runners. */
const LISTING_MS = 30_000;

/**
 * Decides where and what to measure: the outputs `runner`, `fallback`, `why`, `models` and `shards`. Measures nothing and
 * starts no runner.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If the policy or an input is invalid.
 */
export async function runRoute(run: ActionRun, git: Git): Promise<number> {
  const { inputs, env, event } = run;
  const { models } = await openRun(run, git);
  // Do not split when recording: a baseline needs the outcomes of all items from one machine.
  const counts = isOfDefaultBranch(event) ? { others: 1, named: {} } : inputs.shards;
  const shards = planShards(models, counts, MATRIX);
  const isFork = event.kind === 'pull-request' && event.fork;
  const isWanted = inputs.gpuRunner !== undefined || inputs.trustedRunner !== undefined;
  const list = isWanted && !isFork ? await askForRunners(inputs.runnerToken, env) : undefined;
  for (const refusal of list?.refusals ?? []) core.warning(safeLine(listRefusalText(refusal)));
  const chosen = chooseRunner({
    gpu: inputs.gpuRunner,
    trusted: inputs.trustedRunner,
    cpu: inputs.cpuRunner,
    list,
    isFork,
  });
  await announce(chosen);
  const [only] = chosen.runner;
  trySetOutput('runner', JSON.stringify(chosen.runner.length === 1 ? only : chosen.runner));
  trySetOutput('fallback', chosen.fallback ?? 'false');
  trySetOutput('why', runnerReasonText(chosen.why));
  trySetOutput('models', JSON.stringify(models));
  trySetOutput('shards', JSON.stringify(shards));
  return EXIT.ok;
}

/** @returns Undefined without a token. */
async function askForRunners(token: string, env: NodeJS.ProcessEnv): Promise<RunnerList | undefined> {
  if (token === '') return undefined;
  try {
    const client = await openGitHub({
      token,
      apiUrl: env['GITHUB_API_URL'],
      requestMs: LISTING_MS / 3,
      budget: new RequestBudget(LISTING_MS),
    });
    return await listRunners(client, env['GITHUB_REPOSITORY'] ?? '');
  } catch (error) {
    // Not only GitHubFailure: importing @actions/github throws on a malformed proxy address.
    const message = error instanceof Error ? error.message : String(error);
    return { runners: [], refusals: [{ kind: 'failed', of: null, message }] };
  }
}

async function announce(chosen: ChosenRunner): Promise<void> {
  const line = chosenRunnerText(chosen);
  if (chosen.fallback !== undefined) core.warning(safeLine(line));
  else core.info(safeLog(line));
  const unwritten = await publishSummary(`${escapeProse(line)}\n`);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}
