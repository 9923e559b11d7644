import type { ReferenceKind } from '../../baseline/choose-reference.ts';
import { UserError } from '../../errors/errors.ts';
import type { Recording } from '../../gate/conclude/decide-acceptance.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import { type Git, gitFailure } from '../../git/git.ts';
import type { ActionRun } from '../connections.ts';
import type { ActionInputs, GateMode } from '../inputs/inputs.ts';
import { findBaseCommit, readHead, type Surveyed } from './base-commit.ts';
import { type ActionEvent, isOfDefaultBranch } from './event.ts';

/** What this run does, in whose use, about which commit. */
export interface RunPlan
  extends Pick<
    GateRequest,
    'mode' | 'use' | 'commit' | 'ancestors' | 'reference' | 'isRoot' | 'recording' | 'policyCommit'
  > {
  readonly notes: readonly string[];
}

/**
 * Decides from the event what is asked of the gate. Whatever is recorded is also compared: what is recorded may become
 * what others are compared with.
 *
 * @throws {UserError} If the mode cannot be told from the event, or may not be had on it.
 */
export async function planRun(
  run: {
    readonly inputs: { readonly mode: GateMode } & Pick<ActionInputs, 'use'> &
      Partial<Pick<ActionInputs, 'accept'>>;
  } & Pick<ActionRun, 'env' | 'event' | 'defaultBranch'>,
  { git, history }: Pick<Surveyed, 'git' | 'history'>,
): Promise<RunPlan> {
  const { inputs, env, event, defaultBranch } = run;
  const runSha = env['GITHUB_SHA'];
  const use = chooseUse(inputs.use, event);
  const records = chooseMode(inputs.mode, event, use) === 'record';
  const acceptedBy = readAcceptance(run, { use, records });
  const recorded = records ? await findRecordedCommit(runSha, git) : undefined;
  const { sha, notes, ...base } = await findBaseCommit(event, use, { runSha, git, history, defaultBranch });
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

/** What lands must not be compared with what nobody has judged, as after a run that was cancelled. */
function chooseReferenceKind(
  event: ActionEvent,
  { use, records }: { use: GateRequest['use']; records: boolean },
): ReferenceKind {
  if (use === 'release' && !isProposal(event)) return 'release';
  return records || event.kind === 'schedule' ? 'last-accepted' : 'base-commit';
}

/**
 * `auto` records what is on the default branch and only checks everything else. A sign-off records nothing: it is held
 * against a release, which says nothing of what was accepted since.
 *
 * @throws {UserError} If `record` is asked of a change that is still to be judged or of a sign-off, or `auto` of an event
 *   that does not tell.
 */
export function chooseMode(
  wanted: GateMode,
  event: ActionEvent,
  use: GateRequest['use'],
): 'check' | 'record' {
  if (wanted === 'record' && use === 'release') {
    throw new UserError(
      'input "mode": expected "check" or "auto" for a sign-off, got "record".',
      'A sign-off is held against the last release. Record on a push to the default branch.',
    );
  }
  if (wanted === 'record' && isProposal(event)) {
    throw new UserError(
      `input "mode": expected "check" or "auto" on a ${event.kind.replace('-', ' ')}, got "record".`,
      'A change must not write the baseline that it is judged by. Record on a push to the default branch.',
    );
  }
  if (wanted !== 'auto') return wanted;
  // Whatever event a release is asked for on, as the push of a tag.
  if (use === 'release') return 'check';
  switch (event.kind) {
    case 'push':
    case 'workflow-dispatch':
    case 'schedule':
      return isOfDefaultBranch(event) ? 'record' : 'check';
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

/**
 * Who accepts the commit of this run as a baseline, and why.
 *
 * @throws {UserError} Where that cannot be had: only a person who starts a run of the default branch accepts what is on it.
 */
function readAcceptance(
  { inputs, env, event }: Parameters<typeof planRun>[0],
  { use, records }: { use: GateRequest['use']; records: boolean },
): Recording['acceptedBy'] {
  const { accept: reason } = inputs;
  if (reason === undefined) return undefined;
  const isDispatch = event.kind === 'workflow-dispatch' && event.isDefaultBranch;
  if (!isDispatch || !records || use === 'release') {
    const got = isDispatch ? `use "${use}" and mode "${inputs.mode}"` : describeEvent(event);
    throw new UserError(
      `input "accept": expected a run that somebody has started by hand on the default branch and that records, got ${got}.`,
      'Nobody accepts a change before it is merged. Start the workflow from the Actions page on the default branch, with `on: workflow_dispatch`.',
    );
  }
  return { actor: nameActor(env), reason };
}

function describeEvent(event: ActionEvent): string {
  if (event.kind === 'other') return `the event "${event.name}"`;
  const branch = 'branch' in event ? ` of "${event.branch}"` : '';
  return `a ${event.kind.replace('-', ' ')}${branch}`;
}

function nameActor({ GITHUB_ACTOR: actor, GITHUB_TRIGGERING_ACTOR: again }: NodeJS.ProcessEnv): string {
  if (!actor) return again || 'an unnamed person';
  return again && again !== actor ? `${actor}, run again by ${again}` : actor;
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
): Promise<{ readonly commit: string; readonly notes: readonly string[] }> {
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
    return { commit: runSha, notes: [note] };
  }
  if (head === runSha) return { commit: runSha, notes: [] };
  throw new UserError(
    `checkout: expected commit ${runSha}, got ${head}.`,
    'A baseline belongs to the commit of its run: use actions/checkout without `ref:`, and commit nothing in this job.',
  );
}
