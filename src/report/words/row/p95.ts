import { formatPercent, formatShare } from '../../../figures/format-value.ts';
import type { Reason } from '../../../verdict/row/reason.ts';
import type { Row } from '../../../verdict/row/row.ts';
import { sentence } from '../grammar.ts';

/** What made a P95 rise. */
type P95Cause = Extract<Reason, { kind: 'slower-inputs' | 'stalls' | 'waits-for-itself' }>;

const KINDS: readonly Reason['kind'][] = ['slower-inputs', 'stalls', 'waits-for-itself'];

/** What made the P95 of a failing row rise, the most important first; undefined if the row does not say. */
export const p95Cause = ({ reasons }: Pick<Row, 'reasons'>): P95Cause | undefined =>
  reasons.find((reason): reason is P95Cause => KINDS.includes(reason.kind));

/** From this share on, all inputs are slower. */
const NEARLY_ALL = 0.9;

/** Whether only some inputs got slower. */
export const isTail = (cause: P95Cause | undefined): boolean =>
  cause?.kind === 'slower-inputs' && cause.share < NEARLY_ALL;

/** A cause in a few words, without a full stop: "1 run in 8 stalls (baseline 1 in 200)". */
export function causeClause(cause: P95Cause): string {
  switch (cause.kind) {
    case 'slower-inputs':
      return cause.share >= NEARLY_ALL
        ? 'every input is slower'
        : `${oneIn(cause.share, 'input')} ${cause.share > MOST ? 'are' : 'is'} slower by more than the limit`;
    case 'stalls':
      return `${oneIn(cause.candidateShare, 'run')} stalls (baseline: ${oneIn(cause.baselineShare, 'run')})`;
    case 'waits-for-itself':
      return `its own threads compete for cores, which makes runs ${formatShare(cause.candidateShare)} longer (baseline: ${formatShare(cause.baselineShare)})`;
  }
}

/** The same as a sentence, with what counts as a stall. */
export function p95CauseText(cause: P95Cause): string {
  const text = sentence(causeClause(cause));
  if (cause.kind !== 'stalls') return text;
  return `${text} A run stalls if it takes ${formatPercent(Number(cause.beyond.toFixed(3)))} more than the P95 over inputs.`;
}

/** Above this share, "1 in 2" would describe nearly everything. */
const MOST = 0.4;

/** "1 run in 8", "60% of inputs", "no run". */
function oneIn(share: number, noun: string): string {
  if (!(share > 0)) return `no ${noun}`;
  return share > MOST ? `${Math.round(share * 100)}% of ${noun}s` : `1 ${noun} in ${Math.round(1 / share)}`;
}
