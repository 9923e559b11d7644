import { compareDecimals, decimalOf, roundDecimal } from './decimal.ts';
import { type FigureFormat, inFormat, MAX_DECIMALS } from './format-value.ts';
import type { LimitClause } from './limit-clauses.ts';

/** The bounds that figures are compared with, and the result. */
interface Judged {
  readonly bounds: readonly Pick<LimitClause, 'side' | 'bound'>[];
  /** Whether the row failed. If not, a figure that is beyond a bound only by a rounding error counts as on it. */
  readonly failed: boolean;
}

/** 0.922 − 0.912 is 0.010000000000000009. Judging also ignores everything past twelve digits. */
const ROUNDING_ERROR = 1e-12;

/**
 * The fewest decimals, starting from those of `format`, at which every printed figure is on the same side of each bound
 * as the figure itself. 10.04% against a limit of 10% is never printed as "+10.0%".
 */
export function decimalsForLimit(figures: readonly number[], judged: Judged, format: FigureFormat): number {
  const finite = figures.filter(Number.isFinite);
  const isFaithful = (decimals: number) =>
    finite.every((figure) => isOnItsSide(figure, judged, { ...format, decimals }));
  for (let decimals = format.decimals; decimals <= MAX_DECIMALS; decimals += 1) {
    if (isFaithful(decimals)) return decimals;
  }
  return format.decimals;
}

function isOnItsSide(figure: number, { bounds, failed }: Judged, format: FigureFormat): boolean {
  const printed = roundDecimal(inFormat(figure, format), format.decimals);
  return bounds.every(({ side, bound }) => {
    const sign = side === 'at-most' ? 1 : -1;
    const allowance = failed ? 0 : ROUNDING_ERROR * Math.max(1, Math.abs(bound));
    const order = compareDecimals(printed, decimalOf(bound / format.divisor, format.powerOfTen));
    return sign * order <= 0 === sign * figure <= sign * bound + allowance;
  });
}
