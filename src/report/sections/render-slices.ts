import { formatCount, formatValue, NO_VALUE } from '../../figures/format-value.ts';
import type { ModelVerdict, Row } from '../../verdict/verdict.ts';
import { codeSpan } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { type Slice, scoreUnit, sliceChangeText, worstSlice, worstSlicesFirst } from '../words/row/slices.ts';
import { COLUMNS } from '../words/sections/columns.ts';
import { PARTS } from '../words/sections/report.ts';
import { moreSlicesText, SLICE_COLUMNS, slicesSummary } from '../words/sections/slices.ts';

const MAX_SLICES = 20;

/** The task score per slice, the worst change first; undefined without slices. */
export function renderSlices(model: ModelVerdict): Fold | undefined {
  const slices = worstSlicesFirst(model);
  if (slices.length === 0) return undefined;
  const worst = worstSlice(model);
  const unit = scoreUnit(model.rows);
  const { baseline, candidate, change } = COLUMNS;
  const table = renderTable(
    { header: [SLICE_COLUMNS.slice, SLICE_COLUMNS.items, baseline, candidate, change], align: 'lrrrr' },
    slices.slice(0, MAX_SLICES).map((slice) => renderSlice(slice, unit)),
  );
  const left = slices.length - MAX_SLICES;
  return {
    name: PARTS.slices,
    summary: slicesSummary(slices.length, worst && sliceChangeText(worst, unit)),
    body: left <= 0 ? table : [table, moreSlicesText(left)].join(GAP),
  };
}

function renderSlice(slice: Slice, unit: Row['unit']): string[] {
  return [
    codeSpan(`${slice.key}=${slice.value}`),
    formatCount(slice.items),
    formatValue(slice.baseline, unit),
    formatValue(slice.candidate, unit),
    sliceChangeText(slice, unit) ?? NO_VALUE,
  ];
}
