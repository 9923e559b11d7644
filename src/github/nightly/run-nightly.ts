import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { GateRequest } from '../../gate/gate-request.ts';
import type { Ports } from '../../gate/ports.ts';
import type { GateResult } from '../../gate.ts';
import type { Git } from '../../git/git.ts';
import { readBranchFile } from '../../git/read-branch-file.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { scoreDirections } from '../../policy/score-directions.ts';
import {
  type Control,
  positiveControlOf,
  runPositiveControl,
} from '../../positive-control/run-positive-control.ts';
import type { HistoryLine } from '../../records/history.ts';
import { codeSpan, escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderTable } from '../../report/markdown/render-table.ts';
import { analyzeHistory } from '../../trend/analyze-history.ts';
import { listTrendNotes } from '../../trend/describe-trend.ts';
import { renderTrend } from '../../trend/render-trend.ts';
import type { Trend } from '../../trend/trend.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import type { DatedPositiveControl } from '../../verdict/verdict.ts';
import { openGitHub } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import type { ActionRun } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { safeLine } from '../deliver/safe-log.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { readHistory, recallPositiveControl } from './read-history.ts';
import { type IssueResult, keepTrendIssues } from './trend-issues.ts';

/** Whether a run is the nightly one of the default branch: only that makes the positive control, and keeps issues. */
export function isNightly({ event }: Pick<ActionRun, 'event'>, { use }: Pick<RunPlan, 'use'>): boolean {
  return use === 'nightly' && isOfDefaultBranch(event);
}

/** What is known of the gate before it judges. */
interface KnownControl {
  /** For the verdict; undefined where nobody can tell. */
  readonly positiveControl: DatedPositiveControl | null | undefined;
  /** Whether it let pass tonight what it must block. */
  readonly hasMissed: boolean;
}

/**
 * Tells when the positive control was last blocked. A nightly run makes one now; on any other the history tells, where a
 * data branch keeps one. Never throws for what the outside does: what cannot be read is said.
 */
export async function runOrRecallControl(
  run: ActionRun,
  { plan, git, request, ports }: { plan: RunPlan; git: Git; request: GateRequest; ports: Ports },
): Promise<KnownControl> {
  const recall = () =>
    recallPositiveControl(run.inputs, (...file) => readBranchFile(git, ...file), ports.now());
  if (!isNightly(run, plan)) return { positiveControl: await recall(), hasMissed: false };
  const controls = await runPositiveControl(request, ports);
  await publishSummary(renderControls(controls));
  const missed = controls.filter(({ state }) => state === 'missed');
  for (const { modelId, kind, detail } of missed) {
    core.error(safeLine(`The gate is blind tonight: it let a ${kind} ${modelId} pass (${detail}).`));
  }
  for (const { modelId, kind, detail } of controls.filter(({ state }) => state === 'impossible')) {
    core.warning(safeLine(`No positive control with a ${kind} ${modelId}: ${detail}.`));
  }
  const positiveControl = positiveControlOf(controls, ports.now());
  return {
    positiveControl: positiveControl === undefined ? await recall() : { ...positiveControl, daysAgo: 0 },
    hasMissed: missed.length > 0,
  };
}

const CONTROL_WORDS = {
  caught: '✅ blocked, as it must be',
  missed: '❌ let pass: the gate is blind',
  impossible: '⚠️ no control',
} as const;

function renderControls(controls: readonly Control[]): string {
  const hasMissed = controls.some(({ state }) => state === 'missed');
  const heading = hasMissed ? '❌ The gate itself is blind tonight' : 'Positive control';
  const rows = controls.map(({ modelId, kind, state, detail }) => [
    codeSpan(modelId),
    `made ${kind}`,
    CONTROL_WORDS[state],
    escapeProse(detail),
  ]);
  const table = renderTable({ header: ['Model', 'Control', 'Outcome', 'How'], align: 'llll' }, rows);
  return `### ${heading}\n\nThe same gate on models that it must block, derived from the candidate's own file.\n\n${table}\n`;
}

/**
 * After the gate's own run: looks at the whole series with tonight's figures, says what it finds in the job summary and
 * keeps the issues.
 *
 * @returns The exit code of the job: a gate that lets the positive control pass must not be green. A trend alone changes nothing: what it
 *   finds is in the issues.
 */
export async function finishNightly(
  run: ActionRun,
  { git, result, control, now }: { git: Git; result: GateResult; control: KnownControl; now: Date },
): Promise<ExitCode> {
  const { inputs } = run;
  const exitCode = control.hasMissed && result.exitCode === EXIT.ok ? EXIT.blocked : result.exitCode;
  if (control.hasMissed) core.setFailed('The gate let pass tonight what it must block: see the job summary.');
  if (inputs.dataBranch === undefined) {
    await publishSummary(
      '\n> **Note:** Without the input `data-branch` there is no history, and no trend to look at.\n',
    );
    return exitCode;
  }
  const { lines, notes } = await readHistory((...file) => readBranchFile(git, ...file), inputs.dataBranch);
  if (lines === undefined) {
    for (const note of notes) core.warning(safeLine(note));
    await publishSummary(`\n${notes.map((note) => `> **Note:** ${escapeProse(note)}`).join('\n>\n')}\n`);
    return exitCode;
  }
  const tonight = result.judged.flatMap(({ line }) => line ?? []);
  const trend = analyzeHistory(withTonight(lines, tonight), {
    scoreDirections: await directionsOf(run),
    nowMs: now.getTime(),
  });
  const issues = await keepIssues(trend, run, inputs.dataBranch);
  await publishSummary(`\n${renderTrend(trend)}${renderNotes(notes)}${renderIssues(issues)}`);
  for (const note of [...notes, ...listTrendNotes(trend)]) core.warning(safeLine(note));
  return exitCode;
}

/** The lines of this run are there already where the data branch took them. */
function withTonight(lines: readonly HistoryLine[], tonight: readonly HistoryLine[]): readonly HistoryLine[] {
  const keyOf = ({ run, modelId }: HistoryLine): string => JSON.stringify([run?.id, run?.attempt, modelId]);
  const known = new Set(lines.map(keyOf));
  return [...lines, ...tonight.filter((line) => line.run === null || !known.has(keyOf(line)))];
}

/** The policy was read before, by the gate; one that cannot be read any more leaves the usual directions. */
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
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const [owner, repo] = repository.split('/');
  if (!owner || !repo) return { kept: [], skipped: 'GITHUB_REPOSITORY does not name a repository.' };
  if (inputs.githubToken === '') return { kept: [], skipped: 'The input "github-token" is empty.' };
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/$/, '');
  try {
    return await keepTrendIssues(trend, {
      client: await openGitHub({ token: inputs.githubToken, apiUrl: env['GITHUB_API_URL'] }),
      owner,
      repo,
      workflowLogin: workflowLogin(env),
      policy: inputs.policy,
      links: { repositoryUrl: `${server}/${repository}`, dataBranch },
    });
  } catch (error) {
    // Such as a malformed proxy address, on which the import of @actions/github throws.
    return {
      kept: [],
      skipped: `They could not be kept: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

function renderNotes(notes: readonly string[]): string {
  return notes.map((note) => `\n> **Note:** ${escapeProse(note)}\n`).join('');
}

const ISSUE_WORDS = {
  opened: 'Opened',
  updated: 'Updated',
  closed: 'Closed',
  left: 'Left closed, as somebody closed it after this change:',
} as const;

function renderIssues(result: IssueResult): string {
  const lines = result.kept.map(
    ({ action, name, url }) => `- ${ISSUE_WORDS[action]} [${escapeProse(name)}](${url})`,
  );
  const list = lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
  if (!('skipped' in result)) return list;
  return `${list}\n**No issues were kept.** ${escapeProse(result.skipped)}\n\n${result.remedy ?? ''}\n`;
}
