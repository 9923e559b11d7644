import type { ReferenceKind } from '../../baseline/choose-reference.ts';
import { UserError } from '../../errors/errors.ts';
import type { GateRequest, Recording } from '../../gate/gate-request.ts';
import { type Git, gitFailure } from '../../git/git.ts';
import type { CommitNote } from '../../records/commit-note.ts';
import type { ActionRun } from '../connections.ts';
import type { ActionInputs, GateMode } from '../inputs/inputs.ts';
import { actorText, eventText } from '../words/plan.ts';
import { findBaseCommit, readHead, type Surveyed } from './base-commit.ts';
import { type ActionEvent, isOfDefaultBranch, isProposal } from './event.ts';

/** What this run does, for which use and on which commits. */
export interface RunPlan
  extends Pick<
    GateRequest,
    'mode' | 'use' | 'commit' | 'ancestors' | 'reference' | 'isRoot' | 'recording' | 'policyCommit'
  > {
  readonly notes: readonly CommitNote[];
}

/**
 * Decides from the event what the gate does. A recording run also compares, because later runs may be compared with its
 * record.
 *
 * @throws {UserError} If the event does not imply a mode, or does not allow the chosen one.
 */
export async function planRun(
  run: {
    readonly inputs: { readonly mode: GateMode } & Pick<ActionInputs, 'use'> &
      Partial<Pick<ActionInputs, 'accept'>>;
  } & Pick<ActionRun, 'env' | 'event' | 'defaultBranch' | 'policyFile'>,
  { git, history }: Pick<Surveyed, 'git' | 'history'>,
): Promise<RunPlan> {
  const { inputs, env, event, defaultBranch, policyFile } = run;
  const runSha = env['GITHUB_SHA'];
  const use = chooseUse(inputs.use, event);
  const records = chooseMode(inputs.mode, event, use) === 'record';
  const acceptedBy = readAcceptance(run, { use, records });
  const recorded = records ? await findRecordedCommit(runSha, git) : undefined;
  const { sha, notes, ...base } = await findBaseCommit(event, use, {
    ...{ runSha, git, history, defaultBranch, policyFile },
  });
  return {
    mode: 'check',
    use,
    commit: sha,
    ...base,
    reference: chooseReferenceKind(event, { use, records }),
    recording: recorded && { commit: recorded.commit, acceptedBy },
    policyCommit: isProposal(event) ? sha : undefined,
    notes: [...(recorded?.notes ?? []), ...notes],
  };
}

/** A merged commit must not be compared with one that was never judged, such as one whose run was cancelled. */
function chooseReferenceKind(
  event: ActionEvent,
  { use, records }: { use: GateRequest['use']; records: boolean },
): ReferenceKind {
  if (use === 'release' && !isProposal(event)) return 'release';
  return records || event.kind === 'schedule' ? 'last-accepted' : 'base-commit';
}

/**
 * `auto` records on the default branch and only checks elsewhere. A sign-off does not record: it compares with a release,
 * which ignores everything accepted since.
 *
 * @throws {UserError} For `record` on an unmerged change or in a sign-off, and for `auto` on an event that does not imply a
 *   mode.
 */
export function chooseMode(
  wanted: GateMode,
  event: ActionEvent,
  use: GateRequest['use'],
): 'check' | 'record' {
  if (wanted === 'record' && use === 'release') {
    throw new UserError(
      'input "mode": expected "check" or "auto" for a sign-off, got "record".',
      'A sign-off compares with the last release. Record on a push to the default branch.',
    );
  }
  if (wanted === 'record' && isProposal(event)) {
    throw new UserError(
      `input "mode": expected "check" or "auto" on a ${event.kind.replace('-', ' ')}, got "record".`,
      'A change must not write the baseline that it is compared with. Record on a push to the default branch.',
    );
  }
  if (wanted !== 'auto') return wanted;
  // On any event, including a push of a tag.
  if (use === 'release') return 'check';
  switch (event.kind) {
    case 'push':
    case 'workflow-dispatch':
    case 'schedule':
      return isOfDefaultBranch(event) ? 'record' : 'check';
    case 'other':
      throw new UserError(
        `input "mode": expected "check" or "record" for ${eventText(event)}, got "auto".`,
        'Set `mode: check` to compare with the parent commit, or `mode: record` to record a baseline.',
      );
    default:
      return 'check';
  }
}

/**
 * Who accepts the commit of this run as a baseline, and why.
 *
 * @throws {UserError} If the run was not started by hand on the default branch, or does not record.
 */
function readAcceptance(
  { inputs, env, event }: Parameters<typeof planRun>[0],
  { use, records }: { use: GateRequest['use']; records: boolean },
): Recording['acceptedBy'] {
  const { accept: reason } = inputs;
  if (reason === undefined) return undefined;
  const isDispatch = event.kind === 'workflow-dispatch' && event.isDefaultBranch;
  if (!isDispatch || !records || use === 'release') {
    throw new UserError(
      `input "accept": expected a recording run that was started by hand on the default branch, got ${isDispatch ? `use "${use}" and mode "${inputs.mode}"` : eventText(event)}.`,
      'A change can be accepted only after it is merged. Run the workflow from the Actions page on the default branch, with `on: workflow_dispatch`.',
    );
  }
  return { actor: actorText(env['GITHUB_ACTOR'], env['GITHUB_TRIGGERING_ACTOR']), reason };
}

/** `auto`: a schedule is a nightly run, a release or a push to `release/**` a sign-off, anything else a pull-request check. */
export function chooseUse(wanted: ActionInputs['use'], event: ActionEvent): GateRequest['use'] {
  if (wanted !== 'auto') return wanted;
  if (event.kind === 'schedule') return 'nightly';
  if (event.kind === 'release') return 'release';
  if (event.kind === 'push' && event.branch.startsWith('release/')) return 'release';
  return 'pull-request';
}

async function findRecordedCommit(
  runSha: string | undefined,
  git: Git,
): Promise<{ readonly commit: string; readonly notes: readonly CommitNote[] }> {
  if (!runSha) {
    throw new UserError(
      'commit: expected the commit of the run in GITHUB_SHA, got none.',
      'The runner sets it. Outside a workflow, use the command line: regression-gate check --record.',
    );
  }
  let head: string;
  try {
    head = (await readHead(git)).sha;
  } catch (error) {
    const message = gitFailure(error);
    return { commit: runSha, notes: [{ kind: 'checkout-unconfirmed', commit: runSha, message }] };
  }
  if (head === runSha) return { commit: runSha, notes: [] };
  throw new UserError(
    `checkout: expected commit ${runSha}, got ${head}.`,
    'A baseline is recorded for the commit of its run. Use actions/checkout without `ref:`, and do not commit in this job.',
  );
}
