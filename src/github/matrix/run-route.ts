import * as core from '@actions/core';
import type { Git } from '../../git/git.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import { GitHubFailure, openGitHub } from '../api/github-client.ts';
import { listRunners, type RunnerList } from '../api/list-runners.ts';
import type { ActionRun } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine, safeLog } from '../deliver/safe-log.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import { type ChosenRunner, chooseRunner } from './choose-runner.ts';
import { openRun } from './open-run.ts';
import { planShards } from './plan-shards.ts';

/** Listing runners is worth this long: what cannot be told by then is not known. */
const LISTING_MS = 30_000;

/**
 * Tells a workflow where to measure, and what: the outputs `runner`, `fallback`, `why`, `models` and `shards`. It measures
 * nothing and starts nothing.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If the policy or an input is not what it should be.
 */
export async function runRoute(run: ActionRun, git: Git): Promise<number> {
  const { inputs, env, event } = run;
  const { models } = await openRun(run, git);
  // What is recorded is measured by one machine: a baseline has the outcomes of all items.
  const shards = planShards(models, isOfDefaultBranch(event) ? { others: 1, named: {} } : inputs.shards);
  const isFork = event.kind === 'pull-request' && event.fork;
  const isWanted = inputs.gpuRunner !== undefined || inputs.trustedRunner !== undefined;
  const list = isWanted && !isFork ? await askForRunners(inputs.runnerToken, env) : undefined;
  for (const refusal of list?.refusals ?? []) core.warning(safeLine(refusal));
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
  trySetOutput('fallback', String(chosen.fallback));
  trySetOutput('why', chosen.why);
  trySetOutput('models', JSON.stringify(models));
  trySetOutput('shards', JSON.stringify(shards));
  return EXIT.ok;
}

/** @returns undefined without a token that may ask. */
async function askForRunners(token: string, env: NodeJS.ProcessEnv): Promise<RunnerList | undefined> {
  if (token === '') return undefined;
  try {
    const client = await openGitHub({
      token,
      apiUrl: env['GITHUB_API_URL'],
      requestMs: LISTING_MS / 3,
      totalMs: LISTING_MS,
    });
    return await listRunners(client, env['GITHUB_REPOSITORY'] ?? '');
  } catch (error) {
    if (error instanceof GitHubFailure) return { runners: [], refusals: [error.message] };
    // Such as a malformed proxy address, on which the import of @actions/github throws.
    return { runners: [], refusals: [`the runners were not listed: ${String(error)}`] };
  }
}

async function announce({ runner, fallback, why }: ChosenRunner): Promise<void> {
  const line = `Measuring on ${runner.join(', ')}${fallback ? ', the CPU fallback' : ''}: ${why}.`;
  if (fallback) core.warning(safeLine(line));
  else core.info(safeLog(line));
  const unwritten = await publishSummary(`${escapeProse(line)}\n`);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}
