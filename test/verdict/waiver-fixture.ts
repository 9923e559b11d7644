import type { Waiver } from '../../src/policy/waivers.ts';
import type { DatedWaiver } from '../../src/verdict/dated-waiver.ts';

/** A waiver of model "m" that holds for twelve days more. */
export function waiverOf(given: Partial<DatedWaiver> = {}): DatedWaiver {
  return {
    model: 'm',
    metric: 'latency-p95',
    ceiling: { 'max-increase': { kind: 'relative', value: 0.2 } },
    expires: '2026-12-12',
    issue: 'https://github.com/owner/repository/issues/7',
    reason: 'the pruned head lands in December',
    daysLeft: 12,
    ...given,
  };
}

/** As a file has it. */
export function writtenWaiver(given: Partial<Waiver> = {}): Waiver {
  const { daysLeft: _, ...waiver } = waiverOf(given);
  return waiver;
}
