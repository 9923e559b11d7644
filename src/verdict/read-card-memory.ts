import type { Comparison } from './comparison.ts';
import type { Evidence } from './read-evidence.ts';

const DEVICE_WIDE =
  'device-wide: what the whole card held more just before the process ended, with nothing else on it';

/** The peaks of the card's memory. Missing, and why, where the driver does not tell: never a 0. */
export function readCardMemory({ baseline, candidate, isPaired }: Comparison): Evidence {
  const own = candidate.cardMemory;
  if (own === undefined) return { kind: 'missing', reason: 'it did not run on a card' };
  if (own.how === null) return { kind: 'missing', reason: own.why ?? 'the card was not read' };
  const other = baseline?.cardMemory;
  if (isPaired && other?.how === null) return { kind: 'missing', reason: `of the baseline: ${other.why}` };
  if (other !== undefined && other.how !== null && other.how !== own.how) {
    const reason = 'one model’s is that of its process, the other’s that of the whole card';
    return { kind: 'missing', reason };
  }
  return {
    kind: 'sampled',
    baseline: other?.peakBytes ?? [],
    candidate: own.peakBytes,
    ...(own.how === 'device' && { note: DEVICE_WIDE }),
  };
}
