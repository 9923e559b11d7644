import { decimalsForLimit } from '../../figures/decimals-for-limit.ts';
import { formatChange, isBeyond } from '../../figures/format-change.ts';
import {
  type FigureFormat,
  figureFormats,
  formatCount,
  NO_VALUE,
  printFigure,
} from '../../figures/format-value.ts';
import { type LimitClause, readLimit } from '../../figures/read-limit.ts';
import type { Row } from '../../verdict/verdict.ts';

/** A row's figures as text, before any escaping. `metric` and `limit` may hold foreign text; the others are our own. */
interface RowText {
  readonly metric: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly change: string;
  readonly limit: string;
}

/** One row's figures with the digits that its limit needs. */
export function renderRow(row: Row): RowText {
  const clauses = readLimit(row);
  return {
    metric: row.title,
    ...renderValues(row, clauses ?? []),
    change: formatChange(row, clauses ?? []),
    limit: clauses?.map(({ text }) => text).join(', ') ?? row.limit ?? NO_VALUE,
  };
}

/** "n=14,400 inferences", "n=40+38 launches" where the arms differ; empty where nothing was counted. */
export function renderSampleCount({ samples }: Row): string {
  if (samples === undefined) return '';
  const { baseline, candidate, of } = samples;
  const isAlike = baseline === candidate || baseline === 0;
  return `n=${isAlike ? '' : `${formatCount(baseline)}+`}${formatCount(candidate)} ${of}`;
}

function renderValues(row: Row, clauses: readonly LimitClause[]): Pick<RowText, 'baseline' | 'candidate'> {
  const { baseline, candidate, unit } = row;
  const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
  const [candidateFormat, baselineFormat = candidateFormat] = figureFormats([first, ...others], unit);
  const format = judgedFormat(row, clauses, candidateFormat);
  // Both figures get the added digits, so that they can be compared.
  const decimals = baselineFormat.label === format.label ? format.decimals : baselineFormat.decimals;
  return {
    baseline: baseline === null ? NO_VALUE : printFigure(baseline, { ...baselineFormat, decimals }),
    candidate: candidate === null ? NO_VALUE : printFigure(candidate, format),
  };
}

function judgedFormat(row: Row, clauses: readonly LimitClause[], format: FigureFormat): FigureFormat {
  const bounds = clauses.filter(({ of }) => of === 'candidate');
  const figures = row.candidate === null ? [] : [row.candidate];
  return { ...format, decimals: decimalsForLimit(figures, { bounds, failed: isBeyond(row) }, format) };
}
