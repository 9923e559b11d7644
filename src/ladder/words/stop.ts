import { formatPercent, formatValue } from '../../figures/format-value.ts';
import type { LadderVerdict, Stop } from '../ladder-verdict.ts';

/** Why the ladder ended, as a clause without a full stop. */
export function stopText(stop: Stop): string {
  switch (stop.kind) {
    case 'all-tried':
      return 'every rung was tried';
    case 'target-met':
      return `${stop.rung} meets the target`;
    case 'small-gain': {
      const found = stop.best === null ? 'none of its rungs was kept' : `its best rung is ${stop.best}`;
      return `${stop.step} gained less than ${formatPercent(stop.minGain)}: ${found}`;
    }
  }
}

/** The end of the ladder, with the rungs that it left out: "every rung was tried". */
export function stoppedText({ stopped, notTried }: Pick<LadderVerdict, 'stopped' | 'notTried'>): string {
  const left = notTried.length === 0 ? '' : `; not tried: ${notTried.join(', ')}`;
  return `${stopText(stopped)}${left}`;
}

/** The target and whether it is met: "P95 −30%: not met". */
export function targetText(
  target: NonNullable<LadderVerdict['target']>,
  { isTargetMet }: Pick<LadderVerdict, 'isTargetMet'>,
): string {
  return `P95 ${boundText(target)}: ${isTargetMet ? 'met' : 'not met'}`;
}

function boundText({ kind, value }: NonNullable<LadderVerdict['target']>): string {
  switch (kind) {
    case 'relative':
      return `−${formatPercent(value)}`;
    case 'absolute':
      return `at most ${formatValue(value, 'ns')}`;
  }
}
