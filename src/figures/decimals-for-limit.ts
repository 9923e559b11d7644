import { compareDecimals, decimalOf, roundDecimal } from './decimal.ts';
import { type FigureFormat, inFormat, MAX_DECIMALS } from './format-value.ts';
import type { LimitClause } from './limit-clauses.ts';

/** What figures are held against, and whether they were found to break it. */
interface Judged {
  readonly bounds: readonly Pick<LimitClause, 'side' | 'bound'>[];
  /** A figure of a row that did not fail and that is beyond a bound by a rounding error only counts as on the bound. */
  readonly failed: boolean;
}

/** 0.922 − 0.912 is 0.010000000000000009; the judge looks at no more than twelve digits either. */
const ROUNDING_ERROR = 1e-12;

/**
 * The fewest decimals, from those of `format` on, with which every figure as printed keeps or breaks each bound just as
 * the figure itself does: 10.04% against a limit of 10% is never printed as "+10.0%".
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
