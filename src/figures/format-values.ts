import { decimalsForLimit } from './decimals-for-limit.ts';
import { type FigureFormat, figureFormats, NO_VALUE, printFigure } from './format-value.ts';
import { type LimitClause, shownUnit } from './limit-clauses.ts';
import { isBeyond, type RowFigures } from './row-figures.ts';

/** Both values of a row, in the same unit and digits where possible, with the digits that its limit needs. */
export function formatValues(
  row: RowFigures,
  clauses: readonly LimitClause[],
): { readonly baseline: string; readonly candidate: string } {
  const { baseline, candidate, unit } = row;
  const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
  const [candidateFormat, baselineFormat = candidateFormat] = figureFormats(
    [first, ...others],
    shownUnit(unit, clauses),
  );
  const format = judgedFormat(row, clauses, candidateFormat);
  // Both figures get the added digits, so that they can be compared.
  const decimals = baselineFormat.label === format.label ? format.decimals : baselineFormat.decimals;
  return {
    baseline: baseline === null ? NO_VALUE : printFigure(baseline, { ...baselineFormat, decimals }),
    candidate: candidate === null ? NO_VALUE : printFigure(candidate, format),
  };
}

function judgedFormat(row: RowFigures, clauses: readonly LimitClause[], format: FigureFormat): FigureFormat {
  const bounds = clauses.filter(({ of }) => of === 'candidate');
  const figures = row.candidate === null ? [] : [row.candidate];
  return { ...format, decimals: decimalsForLimit(figures, { bounds, failed: isBeyond(row) }, format) };
}
