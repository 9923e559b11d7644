import type { FoundBaseline } from '../../baseline/find-baseline.ts';
import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import type { Metric } from '../../policy/metric.ts';
import type { Limits } from '../../policy/model-policy.ts';
import { onInconclusive } from '../../policy/policy.ts';
import type { Acceptance, AcceptanceReason } from '../../records/acceptance.ts';
import type { Outcome } from '../../verdict/comparison.ts';
import { worseState } from '../../verdict/exit-code.ts';
import type { Drift } from '../../verdict/facts/drift.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import { holdsOnAverage } from '../../verdict/row/exact-row.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';
import type { Run } from '../run.ts';
import { refuseGuessing } from './refuse-guessing.ts';

/** The findings that decide whether a recording is accepted. */
export interface RecordingGrounds {
  readonly found: FoundBaseline;
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
}

/**
 * States that a person may accept. If the model could not be measured or the gate failed, later runs would have nothing
 * to compare with.
 */
const ACCEPTABLE: readonly State[] = ['inconclusive', 'no-baseline', 'incomparable', 'fail'];

/**
 * Decides whether a recorded model may be a baseline: it kept its limits, its failures are waived, it is new, or a
 * person accepts it.
 * If the policy lets inconclusive runs pass, one is accepted only if its measured figures meet every limit. Accepting
 * all of them would let every merge bring in a change as large as the noise. Accepting none would leave a noisy machine
 * without a reference after twenty commits.
 * If the reference is the base commit only because a store did not answer, a verdict accepts nothing and the commit
 * stays as if it had never been judged: the run can be repeated, and a record that refuses it would have to be overruled
 * by hand.
 * Figures from a GPU with other work on it are never a baseline, even if a person accepts them: the next run has better ones.
 *
 * @returns Undefined if nothing is recorded, for example if a model measured alone could not be measured.
 * @throws {UserError} If a model measured alone is no better than guessing.
 */
export function decideAcceptance(run: Run, given: RecordingGrounds): Acceptance | undefined {
  const { recording, mode } = run.request;
  if (recording === undefined) return undefined;
  const { judgement, drift } = given;
  const state = worseState(judgement.state, drift?.state ?? 'pass');
  const isDisturbed = isOfDisturbed(given);
  if (mode === 'alone') {
    if (isDisturbed || given.outcome.kind === 'failed') return undefined;
    refuseGuessing(run, judgement);
    return { accepted: true, state, why: { kind: 'recorded-by-hand' } };
  }
  if (isDisturbed) return { accepted: false, state, why: { kind: 'gpu-busy' } };
  const own = acceptByVerdict(run, given, state);
  const { acceptedBy } = recording;
  if (own.accepted && !isReferenceUnsure(given.found)) return own;
  if (acceptedBy === undefined) return own.accepted ? undefined : own;
  const isAcceptable = own.accepted || ACCEPTABLE.includes(state);
  if (!isAcceptable || given.outcome.kind === 'failed') {
    const message = given.outcome.kind === 'failed' ? given.outcome.failure.message : null;
    return { ...own, why: { kind: 'not-acceptable', message } };
  }
  const why = { kind: 'accepted-by-person', reason: acceptedBy.reason } as const;
  return { accepted: true, state, why, by: acceptedBy.actor };
}

const isReferenceUnsure = ({ notes }: FoundBaseline): boolean =>
  notes.some((note) => note.kind === 'acceptance-unknown' && note.isReferenceUnsure === true);

const isOfDisturbed = ({ outcome }: RecordingGrounds): boolean =>
  outcome.kind === 'compared' && isTooDisturbed(outcome.comparison.candidate);

function acceptByVerdict(
  run: Run,
  { found, outcome, judgement, drift }: RecordingGrounds,
  state: State,
): Acceptance {
  const accepted = (why: AcceptanceReason): Acceptance => ({ accepted: true, state, why });
  const refused = (why: AcceptanceReason): Acceptance => ({ accepted: false, state, why });
  switch (state) {
    case 'pass':
      return accepted({ kind: 'limits-kept' });
    case 'waived':
      return accepted({ kind: 'waived' });
    case 'no-baseline': {
      const why = found.baseline.kind === 'none' ? found.baseline.why : ({ kind: 'measured-alone' } as const);
      return (why.kind === 'new-model' ? accepted : refused)({ kind: 'no-baseline', why });
    }
    case 'inconclusive': {
      const keepsLimits = holdAsMeasured(run, { judgement, drift });
      const mayPass = onInconclusive(run.policy, run.model) === 'pass' && keepsLimits;
      return (mayPass ? accepted : refused)({ kind: 'undecided', keepsLimits });
    }
    case 'incomparable':
      return refused(
        outcome.kind === 'incomparable'
          ? { kind: 'incomparable', differences: [...outcome.differences] }
          : { kind: 'drift-not-judged' },
      );
    case 'fail': {
      if (outcome.kind === 'failed')
        return refused({ kind: 'not-measured', message: outcome.failure.message });
      const isDrift = judgement.state !== 'fail';
      const metrics = failedMetrics(isDrift ? (drift?.rows ?? []) : judgement.rows);
      return refused({ kind: 'limits-broken', metrics, isDrift });
    }
    case 'no-provider':
    case 'error':
      return refused(
        outcome.kind === 'failed'
          ? { kind: 'not-measured', message: outcome.failure.message }
          : { kind: 'nothing-judged' },
      );
  }
}

const failedMetrics = (rows: readonly Row[]): Metric[] => [
  ...new Set(rows.filter(({ state }) => state === 'fail').map(({ metric }) => metric)),
];

/** Whether every undecided row keeps its limit by its measured figures, noise ignored. */
function holdAsMeasured(
  { model }: Pick<Run, 'model'>,
  { judgement, drift }: Pick<RecordingGrounds, 'judgement' | 'drift'>,
): boolean {
  const hold = (rows: readonly Row[], limits: Limits | undefined): boolean =>
    rows
      .filter((row) => row.state === 'inconclusive')
      .every((row) => {
        const limit = row.slice === undefined ? limits?.[row.metric] : (row.limit ?? undefined);
        return limit !== undefined && holdsOnAverage(row, limit);
      });
  return hold(judgement.rows, model.limits) && hold(drift?.rows ?? [], model.drift?.limits);
}
