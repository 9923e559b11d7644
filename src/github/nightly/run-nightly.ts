import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { GateRequest } from '../../gate/gate-request.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import type { Ports } from '../../gate/ports.ts';
import { readBranchFile } from '../../git/data-branch.ts';
import type { Git } from '../../git/git.ts';
import { scoreDirections } from '../../policy/model-policy.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import type { JudgedControl } from '../../positive-control/control.ts';
import { positiveControlOf, runPositiveControl } from '../../positive-control/run-positive-control.ts';
import {
  controlFailure,
  controlFailureLine,
  impossibleLine,
  isNotBlocked,
  renderControls,
} from '../../positive-control/words.ts';
import type { HistoryLine } from '../../records/history.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { analyzeHistory } from '../../trend/analyze-history.ts';
import type { Trend } from '../../trend/trend.ts';
import { trendNotes } from '../../trend/words/notes.ts';
import { renderTrend } from '../../trend/words/render-trend.ts';
import { seriesName } from '../../trend/words/series.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient } from '../api/repository-client.ts';
import type { ActionRun } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { safeLine } from '../deliver/safe-log.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import {
  historyNoteText,
  ISSUES_NOT_UPDATED,
  issueActionText,
  issuesRefusalText,
  issuesRemedy,
  NO_TREND,
} from '../words/nightly.ts';
import type { HistoryNote } from './history-note.ts';
import { readHistory, recallPositiveControl } from './read-history.ts';
import { type IssueResult, keepTrendIssues } from './trend-issues.ts';

/** Whether this is the nightly run of the default branch. Only that one runs the positive control and manages issues. */
export function isNightly({ event }: Pick<ActionRun, 'event'>, { use }: Pick<RunPlan, 'use'>): boolean {
  return use === 'nightly' && isOfDefaultBranch(event);
}

/** Facts about the positive control before the gate judges. */
interface KnownControl {
  /** The last one that passed, for the verdict. */
  readonly positiveControl: Verdict['positiveControl'];
  /** Tonight's first failed one. */
  readonly failed: JudgedControl | undefined;
}

/**
 * Finds out when the positive control last passed. A nightly run runs one now; other runs read the history if there is a data
 * branch. Anything that cannot be read is logged.
 */
export async function runOrRecallControl(
  run: ActionRun,
  { plan, git, request, ports }: { plan: RunPlan; git: Git; request: GateRequest; ports: Ports },
): Promise<KnownControl> {
  const recall = () =>
    recallPositiveControl(run.inputs, (...file) => readBranchFile(git, ...file), ports.now());
  if (!isNightly(run, plan)) return { positiveControl: await recall(), failed: undefined };
  const controls = await runPositiveControl(request, ports);
  await publishSummary(renderControls(controls));
  for (const control of controls) {
    if (control.state === 'not-blocked') core.error(safeLine(controlFailureLine(control)));
    if (control.state === 'impossible') core.warning(safeLine(impossibleLine(control)));
  }
  const passed = positiveControlOf(controls, ports.now());
  return {
    positiveControl: passed === undefined ? await recall() : { ...passed, daysAgo: 0 },
    failed: controls.find(isNotBlocked),
  };
}

/**
 * Runs after the gate itself: analyzes the history with tonight's figures, adds the trend to the job summary and updates the
 * issues.
 *
 * @returns The exit code of the job. A failed positive control makes it fail. The trend does not: a regression opens an issue
 *   instead.
 */
export async function finishNightly(
  run: ActionRun,
  { git, result, control, now }: { git: Git; result: GateResult; control: KnownControl; now: Date },
): Promise<ExitCode> {
  const { inputs } = run;
  const { failed } = control;
  const exitCode = failed !== undefined && result.exitCode === EXIT.ok ? EXIT.blocked : result.exitCode;
  if (failed !== undefined) core.setFailed(safeLine(controlFailure(failed)));
  if (inputs.dataBranch === undefined) {
    await publishSummary(renderNotes([NO_TREND]));
    return exitCode;
  }
  const { lines, notes } = await readHistory((...file) => readBranchFile(git, ...file), inputs.dataBranch);
  if (lines === undefined) {
    logNotes(notes);
    await publishSummary(renderNotes(notes.map(historyNoteText)));
    return exitCode;
  }
  const tonight = result.judged.flatMap(({ line }) => line ?? []);
  const trend = analyzeHistory(withTonight(lines, tonight), {
    scoreDirections: await directionsOf(run),
    nowMs: now.getTime(),
  });
  const issues = await keepIssues(trend, run, inputs.dataBranch);
  await publishSummary(
    `\n${renderTrend(trend)}${renderNotes(notes.map(historyNoteText))}${renderIssues(issues)}`,
  );
  logNotes(notes);
  for (const text of trendNotes(trend)) core.warning(safeLine(text));
  return exitCode;
}

function logNotes(notes: readonly HistoryNote[]): void {
  for (const note of notes) core.warning(safeLine(historyNoteText(note)));
}

/** Adds this run's lines, unless they are already on the data branch. */
function withTonight(lines: readonly HistoryLine[], tonight: readonly HistoryLine[]): readonly HistoryLine[] {
  const keyOf = ({ run, modelId }: HistoryLine): string => JSON.stringify([run?.id, run?.attempt, modelId]);
  const known = new Set(lines.map(keyOf));
  return [...lines, ...tonight.filter((line) => line.run === null || !known.has(keyOf(line)))];
}

/** Which direction of each model's task score is better, from the checkout's policy. */
async function directionsOf({
  inputs,
  workspace,
}: ActionRun): Promise<ReadonlyMap<string, 'lower' | 'higher'>> {
  return scoreDirections(await readPolicy(resolve(workspace, inputs.policy), inputs.policy));
}

async function keepIssues(
  trend: Trend,
  { inputs, env }: ActionRun,
  dataBranch: string,
): Promise<IssueResult> {
  try {
    const server = await openRepositoryClient(inputs.githubToken, env);
    const { owner, repo } = server;
    const url = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/$/, '');
    return await keepTrendIssues(trend, {
      ...server,
      workflowLogin: workflowLogin(env),
      policy: inputs.policy,
      links: { repositoryUrl: `${url}/${owner}/${repo}`, dataBranch },
    });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { kept: [], refusal: { kind: 'failed', message: error.message } };
  }
}

function renderNotes(notes: readonly string[]): string {
  return notes.map((note) => `\n> **Note:** ${escapeProse(note)}\n`).join('');
}

function renderIssues({ kept, refusal }: IssueResult): string {
  const lines = kept.map(
    ({ action, series, url }) => `- ${issueActionText(action)} [${escapeProse(seriesName(series))}](${url})`,
  );
  const list = lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
  if (refusal === undefined) return list;
  return `${list}\n**${ISSUES_NOT_UPDATED}** ${escapeProse(issuesRefusalText(refusal))}\n\n${issuesRemedy(refusal)}\n`;
}
