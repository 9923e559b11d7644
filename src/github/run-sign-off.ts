import type { GateRequest } from '../gate/gate-request.ts';
import type { GateResult } from '../gate/gate-result.ts';
import type { Ports } from '../gate/ports.ts';
import { readBranchFile } from '../git/data-branch.ts';
import { gitFailure } from '../git/git.ts';
import { HISTORY_FILE } from '../records/history.ts';
import type { Refusal } from '../records/refusal.ts';
import type { SignOffOrder } from '../sign-off/assemble-sign-off.ts';
import { renderSignOff } from '../sign-off/render-sign-off.ts';
import { runSignOff, type SignedOff } from '../sign-off/run-sign-off.ts';
import { writeSignOff } from '../sign-off/write-sign-off.ts';
import { VERSION } from '../version.ts';
import { type ActionRun, openGit } from './connections.ts';
import { trySetOutput } from './deliver/report-failure.ts';
import { readHead } from './plan/base-commit.ts';
import type { RunPlan } from './plan/plan-run.ts';

/** Whether a run signs off a release. Proposed changes are never signed off. */
export function isSignOff({ use, recording, policyCommit }: RunPlan): boolean {
  return use === 'release' && recording === undefined && policyCommit === undefined;
}

/**
 * Signs off the release of a workflow run, or refuses to, and writes the record next to the report.
 *
 * @param directory - Absolute folder for the sign-off's files.
 * @returns The gate's result, with the record in its report.
 * @throws {UserError} Like `runGate`.
 * @throws {InfrastructureError} Like `runSignOff`, or if the files cannot be written.
 */
export async function runActionSignOff(
  run: ActionRun,
  plan: RunPlan,
  { request, ports, directory }: { request: GateRequest; ports: Ports; directory: string },
): Promise<GateResult> {
  const { dataBranch } = run.inputs;
  const git = openGit(run);
  const signed = await runSignOff(request, await describeOrder(run, plan, ports), {
    ...ports,
    gateVersion: VERSION,
    dataBranch,
    readHistory: async () =>
      dataBranch === undefined ? undefined : readBranchFile(git, dataBranch, HISTORY_FILE).catch(rethrow),
  });
  const files = await writeSignOff(directory, signed.record);
  trySetOutput('sign-off', files.recordFile);
  trySetOutput('predicate', files.predicateFile);
  return withRecord(signed);
}

/** Shortens git's error to one line without the command's arguments. */
function rethrow(error: unknown): never {
  throw new Error(gitFailure(error), { cause: error });
}

function withRecord({ record, result }: SignedOff): GateResult {
  return { ...result, report: `${result.report.trimEnd()}\n\n${renderSignOff(record)}` };
}

async function describeOrder(
  run: ActionRun,
  plan: RunPlan,
  { run: workflowRun }: Ports,
): Promise<SignOffOrder> {
  const { env, event } = run;
  const head = await readHead(openGit(run)).catch(() => undefined);
  const repository = env['GITHUB_REPOSITORY'];
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/$/, '');
  return {
    release: {
      repository: repository ? `${server}/${repository}` : null,
      commit: head?.sha ?? null,
      tag: event.kind === 'release' ? event.tag : readTag(env),
      ref: env['GITHUB_REF'] || null,
    },
    triggeredBy: {
      actor: env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'] || null,
      event: env['GITHUB_EVENT_NAME'] || null,
      run: workflowRun ?? null,
    },
    objections: [
      ...objectToCommit(head?.sha, env['GITHUB_SHA']),
      ...(plan.commit === undefined ? [objectToFirst(plan)] : []),
    ],
    notes: plan.notes,
  };
}

/** The pushed tag; null for other runs. */
const readTag = (env: NodeJS.ProcessEnv): string | null =>
  /^refs\/tags\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1] ?? null;

/** The record names the commit of the run, so the judged commit must be the same. */
function objectToCommit(head: string | undefined, runSha: string | undefined): Refusal[] {
  if (head !== undefined && head === runSha) return [];
  return [{ kind: 'other-commit', expected: runSha ?? null, got: head ?? null }];
}

function objectToFirst({ notes }: RunPlan): Refusal {
  const unknown = notes.find((note) => note.kind === 'release-unknown');
  return { kind: 'no-earlier-release', why: unknown?.why ?? null };
}
