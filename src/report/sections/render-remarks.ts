import type { Reason } from '../../verdict/row/reason.ts';
import type { ModelVerdict, Row } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { acceptanceText } from '../words/baseline/acceptance.ts';
import { savedText } from '../words/baseline/saved.ts';
import { isVisible, noteText } from '../words/note.ts';
import { rowRemarks } from '../words/row/row-remarks.ts';
import { fallbackText } from '../words/run/fallback.ts';
import { notesSummary, PARTS, remarksSummary } from '../words/sections/report.ts';
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
    body: renderList(folded.slice(0, MAX_NOTES)),
  };
}

function partNotes({ notes, saves, acceptance, fallback }: ModelVerdict) {
  const must = [
    ...(fallback === undefined ? [] : [fallbackText(fallback)]),
    ...notes.filter(isVisible).map(noteText),
    ...saves.filter(({ state }) => state === 'not-saved').map(savedText),
  ];
  const may = [
    ...notes.filter((note) => !isVisible(note)).map(noteText),
    ...saves.filter(({ state }) => state === 'saved').map(savedText),
    ...(acceptance === undefined ? [] : [acceptanceText(acceptance)]),
  ];
  return {
    visible: must.slice(0, MAX_VISIBLE_NOTES).map((text) => escapeProse(text)),
    folded: [...must.slice(MAX_VISIBLE_NOTES), ...may].map((text) => escapeProse(text)),
  };
}

/** Why rows are in their state, if neither the figures nor *Why* say it. */
export function renderRemarks(model: ModelVerdict): Fold | undefined {
  const lines = renderRemarkLines(model.rows, toldReason(model));
  if (lines.length === 0) return undefined;
  return { name: PARTS.remarks, summary: remarksSummary(lines.length), body: renderList(lines) };
}

/** The same, one line per reason. Rows with the same reason, as after a crash, share one. */
export function renderRemarkLines(rows: readonly Row[], told?: Reason): string[] {
  return rowRemarks(rows, told)
    .slice(0, MAX_REMARKS)
    .map(({ titles, text }) => `**${escapeProse(titles)}**: ${escapeProse(text)}`);
}
