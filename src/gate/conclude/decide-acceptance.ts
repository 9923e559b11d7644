import type { FoundBaseline } from '../../baseline/find-baseline.ts';
import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import type { Acceptance } from '../../records/acceptance.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { worseState } from '../../verdict/exit-code.ts';
import { writeHeadline } from '../../verdict/headline.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import { holdsOnAverage } from '../../verdict/row/exact-row.ts';
import type { Drift, Row, State } from '../../verdict/verdict.ts';
import type { Run } from '../run.ts';

/** What a run saves, and by whose word it may be compared with. */
export interface Recording {
  /** Full SHA of the commit that is recorded; undefined outside a repository. */
  readonly commit: string | undefined;
  /** A person who accepts the commit whatever is found, and why. */
  readonly acceptedBy?: { readonly actor: string; readonly reason: string } | undefined;
}

/** What a recording rests on. */
export interface RecordingGrounds {
  readonly found: FoundBaseline;
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
}

/** What a person may accept. A model that could not be measured, or a gate that could not work, is nothing to compare with. */
const ACCEPTABLE: readonly State[] = ['inconclusive', 'no-baseline', 'incomparable', 'fail'];

/**
 * Decides whether what is recorded may be what others are compared with: what kept its limits, what was waived, a model
 * that is new, and what a person accepts.
 *
 * Where the policy lets the noise pass, what could not be decided is accepted only if what was measured keeps every limit.
 * Taking all of it would let a change as large as the noise in with every merge; taking none would leave a noisy machine
 * without a reference after twenty commits.
 *
 * Figures of a GPU that was not quiet are no baseline, whoever says so: the next run has better ones.
 *
 * @returns Undefined where nothing is recorded, as nothing is of a model alone that could not be measured.
 */
export function decideAcceptance(run: Run, given: RecordingGrounds): Acceptance | undefined {
  const { recording, mode } = run.request;
  if (recording === undefined) return undefined;
  const { judgement, drift } = given;
  const state = worseState(judgement.state, drift?.state ?? 'pass');
  const isDisturbed = isOfDisturbed(given);
  if (mode === 'alone') {
    if (isDisturbed || given.outcome.kind === 'failed') return undefined;
    return { accepted: true, state, why: 'recorded by hand, compared with nothing' };
  }
  if (isDisturbed) return { accepted: false, state, why: 'the card was not quiet' };
  const own = acceptByVerdict(run, given, state);
  const { acceptedBy } = recording;
  if (own.accepted || acceptedBy === undefined) return own;
  if (!ACCEPTABLE.includes(state) || given.outcome.kind === 'failed') {
    return { ...own, why: `${own.why}; a model that could not be measured cannot be accepted` };
  }
  return { accepted: true, state, why: acceptedBy.reason, by: acceptedBy.actor };
}

const isOfDisturbed = ({ outcome }: RecordingGrounds): boolean =>
  outcome.kind === 'compared' && isTooDisturbed(outcome.comparison.candidate);

function acceptByVerdict(
  run: Run,
  { found, outcome, judgement, drift }: RecordingGrounds,
  state: State,
): Acceptance {
  const accepted = (why: string): Acceptance => ({ accepted: true, state, why });
  const refused = (why: string): Acceptance => ({ accepted: false, state, why });
  switch (state) {
    case 'pass':
      return accepted('every limit holds');
    case 'waived':
      return accepted('what breaks a limit is waived');
    case 'no-baseline':
      if (found.baseline.kind !== 'none') return refused('compared with nothing');
      return found.baseline.isNewModel ? accepted(found.baseline.why) : refused(found.baseline.why);
    case 'inconclusive':
      return mayPassUndecided(run, { judgement, drift })
        ? accepted('undecided, but what was measured keeps every limit')
        : refused('undecided');
    case 'incomparable':
      return refused(outcome.kind === 'incomparable' ? outcome.differences.join('; ') : whyOf(drift));
    case 'fail':
      if (outcome.kind === 'failed') return refused(outcome.failure.message);
      return refused(judgement.state === 'fail' ? writeHeadline('fail', judgement.rows) : whyOf(drift));
    case 'no-provider':
    case 'error':
      return refused('nothing was measured');
  }
}

const whyOf = (drift: Drift | undefined): string =>
  drift === undefined ? 'not judged' : (drift.why ?? writeHeadline(drift.state, drift.rows));

function mayPassUndecided(
  { policy, model }: Run,
  { judgement, drift }: Pick<RecordingGrounds, 'judgement' | 'drift'>,
): boolean {
  const holds = (rows: readonly Row[], limits: typeof model.limits | undefined): boolean =>
    rows
      .filter((row) => row.state === 'inconclusive')
      .every((row) => {
        const limit = limits?.[row.metric];
        return limit !== undefined && holdsOnAverage(row, limit);
      });
  return (
    policy['on-inconclusive'] === 'pass' &&
    holds(judgement.rows, model.limits) &&
    holds(drift?.rows ?? [], model.drift)
  );
}
