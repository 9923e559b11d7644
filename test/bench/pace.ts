import { median } from 'simple-statistics';
import { SERVICES, type Service } from './pairs.ts';
import type { Results, StoredTrial } from './results.ts';

/** A machine whose models take up to this many times the service time of their name runs as it did when they were made. */
const USUAL = 1.5;

const NOMINAL_NS: Record<Service, number> = { '0.3ms': 0.3e6, '2ms': 2e6, '20ms': 20e6 };

/** Median P50 of the baselines of one service time, in ns; undefined without a trial. */
export function medianServiceNs(trials: readonly StoredTrial[], service: Service): number | undefined {
  const own = trials.filter((each) => each.service === service);
  return own.length === 0 ? undefined : median(own.map(({ baseline }) => baseline.p50Ns));
}

/** Numbers of the sessions, apart by how fast the machine was: a shared one runs at a third of its speed on another day. */
export function sessionsByPace({ sessions, trials }: Results): { usual: Set<number>; slow: Set<number> } {
  const [usual, slow] = [new Set<number>(), new Set<number>()];
  for (const index of sessions.keys()) {
    const own = trials.filter(({ session }) => session === index);
    const paces = SERVICES.flatMap((service) => {
      const foundNs = medianServiceNs(own, service);
      return foundNs === undefined ? [] : foundNs / NOMINAL_NS[service];
    });
    if (paces.length > 0) (median(paces) <= USUAL ? usual : slow).add(index);
  }
  return { usual, slow };
}
