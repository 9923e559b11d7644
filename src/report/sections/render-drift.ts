import type { Drift } from '../../verdict/facts/drift.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { attemptsText } from '../words/baseline/attempts.ts';
import { baselineSourceText } from '../words/baseline/baseline.ts';
import { driftReasonText, releaseName } from '../words/drift.ts';
import { sentence } from '../words/grammar.ts';
import {
  COLUMNS,
  firstLines,
  keptDriftSummary,
  PARTS,
  releaseSourceText,
  sinceText,
} from '../words/labels.ts';
import { noteText } from '../words/note.ts';
import { tabledRows } from '../words/row/slices.ts';
import { renderRemarkLines } from './render-remarks.ts';
import { renderVerdictTable } from './render-rows.ts';

const MAX_NOTES = 10;

/** The comparison with the last release if it decides the verdict; else empty. */
export function renderDrift({ drift }: Pick<ModelVerdict, 'drift'>): string {
  return drift === undefined || drift.state === 'pass' ? '' : renderBody(drift).join(GAP);
}

/** The same, folded, if the model keeps its drift limits. */
export function renderKeptDrift({ drift }: Pick<ModelVerdict, 'drift'>): Fold | undefined {
  if (drift?.state !== 'pass') return undefined;
  return { name: PARTS.drift, summary: keptDriftSummary(drift), body: renderBody(drift).join(GAP) };
}

function renderBody(drift: Drift): string[] {
  const { rows, why, source, attempts, notes } = drift;
  const lines = [
    ...renderRemarkLines(tabledRows(rows)),
    ...(attempts === undefined ? [] : [escapeProse(attemptsText(attempts))]),
    ...firstLines(
      notes.map((note) => escapeProse(noteText(note))),
      MAX_NOTES,
    ),
    ...(source === null ? [] : [escapeProse(releaseSourceText(baselineSourceText(source)))]),
  ];
  return [
    `**${escapeProse(sinceText(releaseName(drift)))}**`,
    ...(why === undefined ? [] : [escapeProse(sentence(driftReasonText(why)))]),
    renderVerdictTable(rows, COLUMNS.release) ?? '',
    renderList(lines),
  ].filter((part) => part !== '');
}
