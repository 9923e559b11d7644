import { median } from 'simple-statistics';
import { SERVICES, type Service } from '../pairs.ts';
import type { StoredTrial } from '../results.ts';

/** A machine whose models take up to this many times the service time of their name runs as it did when they were made. */
const USUAL = 1.5;

const NOMINAL_NS: Record<Service, number> = { '0.3ms': 0.3e6, '2ms': 2e6, '20ms': 20e6 };

/** Median P50 of the baselines of one service time, in ns; undefined without a trial. */
export function medianServiceNs(trials: readonly StoredTrial[], service: Service): number | undefined {
  const own = trials.filter((each) => each.service === service);
  return own.length === 0 ? undefined : median(own.map(({ baseline }) => baseline.p50Ns));
}

/** Numbers of the sessions in which the machine was slower than usual: a shared one runs at a third of its speed on some days. */
export function slowSessions(trials: readonly StoredTrial[]): ReadonlySet<number> {
  const sessions = [...new Set(trials.map(({ session }) => session))];
  return new Set(
    sessions.filter((index) => paceOf(trials.filter(({ session }) => session === index)) > USUAL),
  );
}

/** Service time over that of the name: the median over the service times that were measured, of one trial at least. */
function paceOf(trials: readonly StoredTrial[]): number {
  const paces = SERVICES.flatMap((service) => {
    const foundNs = medianServiceNs(trials, service);
    return foundNs === undefined ? [] : foundNs / NOMINAL_NS[service];
  });
  return median(paces);
}
