import { median } from 'simple-statistics';
import { SERVICES, type Service } from '../pairs.ts';
import type { StoredTrial } from '../results.ts';

/** The machine counts as usual if models take up to this multiple of their nominal service time. */
const USUAL = 1.5;

const NOMINAL_NS: Record<Service, number> = { '0.3ms': 0.3e6, '2ms': 2e6, '20ms': 20e6 };

/** Median P50 of the baselines with one service time, in ns; undefined without trials. */
export function medianServiceNs(trials: readonly StoredTrial[], service: Service): number | undefined {
  const own = trials.filter((each) => each.service === service);
  return own.length === 0 ? undefined : median(own.map(({ baseline }) => baseline.p50Ns));
}

/** Indices of sessions on a slower machine: a shared one sometimes runs at a third of its speed. */
export function slowSessions(trials: readonly StoredTrial[]): ReadonlySet<number> {
  const sessions = [...new Set(trials.map(({ session }) => session))];
  return new Set(
    sessions.filter((index) => paceOf(trials.filter(({ session }) => session === index)) > USUAL),
  );
}

/** Median ratio of actual to nominal service time. Needs at least one trial. */
function paceOf(trials: readonly StoredTrial[]): number {
  const paces = SERVICES.flatMap((service) => {
    const foundNs = medianServiceNs(trials, service);
    return foundNs === undefined ? [] : foundNs / NOMINAL_NS[service];
  });
  return median(paces);
}
