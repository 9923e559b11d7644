import { type Git, gitFailure } from '../baseline/git.ts';
import { UserError } from '../errors.ts';
import type { GateRequest } from '../gate.ts';
import { findBaseCommit, readHead, type Surveyed } from './base-commit.ts';
import type { ActionRun } from './connections.ts';
import type { ActionEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';

/** What this run does, in whose use, about which commit. */
export interface RunPlan extends Pick<GateRequest, 'mode' | 'use' | 'commit' | 'line' | 'policyCommit'> {
  readonly notes: readonly string[];
}

/**
 * Decides from the event what is asked of the gate.
 *
 * @throws {UserError} If the mode cannot be told from the event, or may not be had on it.
 */
export async function planRun(
  run: { readonly inputs: Pick<ActionInputs, 'mode' | 'use'> } & Pick<
    ActionRun,
    'env' | 'event' | 'defaultBranch'
  >,
  { git, history }: Pick<Surveyed, 'git' | 'history'>,
): Promise<RunPlan> {
  const { inputs, env, event, defaultBranch } = run;
  const runSha = env['GITHUB_SHA'];
  const mode = chooseMode(inputs.mode, event);
  const use = chooseUse(inputs.use, event);
  if (mode === 'record')
    return { mode, use, policyCommit: undefined, ...(await findRecordedCommit(runSha, git)) };
  const surveyed = { runSha, git, history, defaultBranch };
  const { sha, line, notes } = await findBaseCommit(event, use, surveyed);
  return { mode, use, commit: sha, line, policyCommit: isProposal(event) ? sha : undefined, notes };
}

/**
 * `auto` records what lands on the default branch and checks everything else.
 *
 * @throws {UserError} If `record` is asked of a change that is still to be judged, or `auto` of an event that does not tell.
 */
export function chooseMode(asked: ActionInputs['mode'], event: ActionEvent): GateRequest['mode'] {
  if (asked === 'record' && isProposal(event)) {
    throw new UserError(
      `input "mode": expected "check" or "auto" on a ${event.kind.replace('-', ' ')}, got "record".`,
      'A change must not write the baseline that it is judged by. Record on a push to the default branch.',
    );
  }
  if (asked === 'publish') {
    throw new UserError(
      'input "mode": expected "check", "record" or "auto" where a model is judged, got "publish".',
      'A run that publishes judges nothing: it is started by `on: workflow_run`.',
    );
  }
  if (asked !== 'auto') return asked;
  switch (event.kind) {
    case 'push':
    case 'workflow-dispatch':
      return event.isDefaultBranch ? 'record' : 'check';
    case 'other':
      throw new UserError(
        `input "mode": expected "check" or "record" for the event "${event.name}", got "auto".`,
        'Write `mode: check` to compare with the parent commit, or `mode: record` to record a baseline.',
      );
    default:
      return 'check';
  }
}

/** What is not merged yet must not be its own judge; what is merged has been reviewed with its policy. */
function isProposal({ kind }: ActionEvent): boolean {
  return kind === 'pull-request' || kind === 'merge-group';
}

/** `auto`: a schedule is a nightly run, a release or a push to `release/**` a sign-off, anything else a pull-request check. */
export function chooseUse(asked: ActionInputs['use'], event: ActionEvent): GateRequest['use'] {
  if (asked !== 'auto') return asked;
  if (event.kind === 'schedule') return 'nightly';
  if (event.kind === 'release') return 'release';
  if (event.kind === 'push' && event.branch.startsWith('release/')) return 'release';
  return 'pull-request';
}

async function findRecordedCommit(
  runSha: string | undefined,
  git: Git,
): Promise<Pick<RunPlan, 'commit' | 'line' | 'notes'>> {
  if (!runSha) {
    throw new UserError(
      'commit: expected the commit of the run in GITHUB_SHA, got none.',
      'The runner sets it; outside a workflow use the command line: regression-gate check --record.',
    );
  }
  let head: string;
  try {
    head = (await readHead(git)).sha;
  } catch (error) {
    const note = `Git could not confirm that ${runSha.slice(0, 7)} is checked out (${gitFailure(error)}).`;
    return { commit: runSha, line: [runSha], notes: [note] };
  }
  if (head === runSha) return { commit: runSha, line: [runSha], notes: [] };
  throw new UserError(
    `checkout: expected commit ${runSha}, got ${head}.`,
    'A baseline belongs to the commit of its run: use actions/checkout without `ref:`, and commit nothing in this job.',
  );
}
