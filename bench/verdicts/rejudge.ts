import type { Procedure } from '../support/machine.ts';
import { isDecided, judgeLaunches } from './judge-launches.ts';
import { unpackLaunches } from './pack-launches.ts';
import type { Results, Session, StoredTrial } from './results.ts';
import { BUDGET_SECONDS } from './trial/time-arms.ts';

/** The current judging procedure. */
interface Judge {
  readonly procedure: Procedure;
  readonly commit: string;
}

/**
 * Judges all trials again, launch by launch, as the product would have done while measuring. A trial is kept if it ends after
 * the same launches with the same answer. Otherwise its time or answer is not what the current rules would give, so it is
 * removed and listed.
 *
 * Sessions that were measured by another procedure are not changed.
 */
export function rejudge(results: Results, judge: Judge): Results {
  const isOpen = ({ procedure }: Session): boolean =>
    procedure.measuring === judge.procedure.measuring && procedure.judging !== judge.procedure.judging;
  const changes = results.trials.map((trial) =>
    isOpen(results.sessions[trial.session] as Session) ? describeChange(trial) : undefined,
  );
  const sessions = results.sessions.map((session, index): Session => {
    if (!isOpen(session)) return session;
    const own = results.trials.flatMap((trial, at) => (trial.session === index ? [changes[at]] : []));
    const gone = own.filter((change) => change !== undefined);
    const withdrawn = [...(session.withdrawn ?? []), ...gone];
    const said = `by commit ${judge.commit}: ${own.length - gone.length} of ${own.length} trials end after the same launches with the same answer`;
    return {
      ...session,
      procedure: judge.procedure,
      rejudged: [...(session.rejudged ?? []), said],
      ...(withdrawn.length > 0 && { withdrawn }),
    };
  });
  return { ...results, sessions, trials: results.trials.filter((_, at) => changes[at] === undefined) };
}

/** Undefined if nothing changes. */
function describeChange({ pair, service, condition, interleaved }: StoredTrial): string | undefined {
  const name = `${pair}/${service}/${condition}`;
  const baseline = unpackLaunches(interleaved.baseline);
  const candidate = unpackLaunches(interleaved.candidate);
  if (baseline === undefined || candidate === undefined)
    return `${name}: its launches lack figures that the rules need`;
  const upTo = (count: number) => ({
    baseline: baseline.slice(0, count),
    candidate: candidate.slice(0, count),
    isPaired: true,
  });
  const counts = baseline.map((_, index) => index + 1);
  const enough = counts.find((count) => isDecided(upTo(count)));
  const was = `${name}: ${interleaved.answer} after ${baseline.length} launches`;
  if (enough === undefined && !isSpent(interleaved.seconds, baseline.length))
    return `${was}, now it would continue`;
  const answer = judgeLaunches(upTo(enough ?? baseline.length));
  const isSame = answer === interleaved.answer && (enough ?? baseline.length) === baseline.length;
  return isSame ? undefined : `${was}, now ${answer} after ${enough ?? baseline.length}`;
}

/** Whether the budget ended it. A launch that would overrun is not started, and launches differ in length. */
const isSpent = (seconds: number, launches: number): boolean =>
  seconds + (2 * seconds) / launches >= BUDGET_SECONDS;
