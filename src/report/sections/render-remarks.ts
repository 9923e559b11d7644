import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { firstLines, notesSummary, PARTS, remarksSummary } from '../words/labels.ts';
import { modelNotes } from '../words/model-notes.ts';
import { type RowRemark, rowRemarks } from '../words/row/rows.ts';
import { tabledRows } from '../words/row/slices.ts';
import { toldReason } from '../words/why.ts';

const MAX_REMARKS = 12;
const MAX_NOTES = 50;
const MAX_VISIBLE_NOTES = 5;

/** Notes that a reader must not miss, one per line; empty if there are none. */
export const renderVisibleNotes = (model: ModelVerdict): string => renderList(partNotes(model).visible);

/** All other notes. */
export function renderFoldedNotes(model: ModelVerdict): Fold | undefined {
  const { folded } = partNotes(model);
  if (folded.length === 0) return undefined;
  return {
    name: PARTS.notes,
    summary: notesSummary(folded.length),
    body: renderList(firstLines(folded, MAX_NOTES)),
  };
}

function partNotes(model: ModelVerdict) {
  const { visible, others } = modelNotes(model);
  return {
    visible: visible.slice(0, MAX_VISIBLE_NOTES).map((text) => escapeProse(text)),
    folded: [...visible.slice(MAX_VISIBLE_NOTES), ...others].map((text) => escapeProse(text)),
  };
}

/** Why rows are in their state, if neither the figures nor *Why* say it. */
export function renderRemarks(model: ModelVerdict): Fold | undefined {
  const remarks = rowRemarks(tabledRows(model.rows), toldReason(model));
  if (remarks.length === 0) return undefined;
  return {
    name: PARTS.remarks,
    summary: remarksSummary(remarks.length),
    body: renderList(renderLines(remarks)),
  };
}

/** The same, one line per reason. Rows with the same reason, as after a crash, share one. */
export const renderRemarkLines = (rows: readonly Row[]): readonly string[] => renderLines(rowRemarks(rows));

function renderLines(remarks: readonly RowRemark[]): readonly string[] {
  const lines = remarks.map(({ titles, text }) => `**${escapeProse(titles)}**: ${escapeProse(text)}`);
  return firstLines(lines, MAX_REMARKS);
}
