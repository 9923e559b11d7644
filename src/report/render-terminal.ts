import { plainText } from '../errors/plain-text.ts';
import type { Drift } from '../verdict/facts/drift.ts';
import type { Row } from '../verdict/row/row.ts';
import type { State } from '../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import { MAX_NAME_CHARACTERS, MAX_SENTENCE_CHARACTERS } from './markdown/escape-markdown.ts';
import { type ColumnRule, layTable } from './terminal/lay-table.ts';
import { driftReasonText, releaseName } from './words/drift.ts';
import { sentence } from './words/grammar.ts';
import { headline, verdictHeadline } from './words/headline.ts';
import { COLUMNS, LINE_LABELS, sinceText } from './words/labels.ts';
import { changesUnknownText } from './words/model/changes.ts';
import { modelNotes } from './words/model-notes.ts';
import { nextStep } from './words/next-step/next-step.ts';
import { renderRow } from './words/row/row.ts';
import { rowRemarks } from './words/row/rows.ts';
import { tabledRows } from './words/row/slices.ts';
import { bottleneckLabel, diagnosisText } from './words/row/time.ts';
import { waiverText } from './words/row/waiver.ts';
import { rowLabel, STATE_LABELS } from './words/state.ts';
import { toldReason, whyText } from './words/why.ts';

/** Words that only the terminal uses. */
const TERMINAL_LABELS = {
  candidate: 'Candidate',
  note: 'Note',
  verdict: 'Verdict',
  waiver: 'Waiver',
} as const;

const MAX_NOTES = 5;
const RED = 31;
const GREEN = 32;
const YELLOW = 33;

const COLORS: Record<State, number> = {
  pass: GREEN,
  waived: GREEN,
  inconclusive: YELLOW,
  'no-baseline': YELLOW,
  incomparable: YELLOW,
  fail: RED,
  'no-provider': RED,
  error: RED,
};

/**
 * The verdict as a few lines of plain text. Per model: what was found, the figures, why, and the next step. Foreign
 * text loses its control characters, so that a model's name cannot move the cursor.
 *
 * @param options - `color` adds ANSI colors to the state and to rows that do not pass.
 */
export function renderTerminal(verdict: Verdict, options: { color: boolean } = { color: false }): string {
  const paint = (text: string, color: number) => (options.color ? `\u001B[${color}m${text}\u001B[0m` : text);
  const several =
    verdict.models.length === 1 ? [] : [renderHeading(verdict.state, verdictHeadline(verdict), paint)];
  return `${[...several, ...verdict.models.map((model) => renderModel(model, paint))].join('\n\n')}\n`;
}

type Paint = (text: string, color: number) => string;

/** Code spans are for the report; a terminal shows names as they are. */
const line = (text: string): string => plainText(text, MAX_SENTENCE_CHARACTERS);
const labelled = (label: string, text: string): string => `${label}: ${line(text)}`;

function renderHeading(state: State, text: string, paint: Paint): string {
  return `${paint(STATE_LABELS[state].word, COLORS[state])}: ${line(text)}`;
}

function renderModel(model: ModelVerdict, paint: Paint): string {
  const { id, state, rows, waivers = [], time } = model;
  const why = whyText(model);
  const next = nextStep(model);
  const diagnosis = time === null ? [] : [`${bottleneckLabel(time)} ${line(diagnosisText(time.diagnosis))}`];
  return [
    renderHeading(state, `${plainText(id, MAX_NAME_CHARACTERS)} ${headline(model)}`, paint),
    ...renderTable(tabledRows(rows), paint),
    ...renderDrift(model, paint),
    ...waivers.map((waiver) => labelled(TERMINAL_LABELS.waiver, waiverText(waiver))),
    ...(why === undefined ? [] : [labelled(LINE_LABELS.why, why)]),
    ...listNotes(model).map((text) => labelled(TERMINAL_LABELS.note, text)),
    ...diagnosis,
    ...(next === '' ? [] : [labelled(LINE_LABELS.next, next)]),
  ].join('\n');
}

/** The first notes and remarks, starting with those that a reader must not miss. */
function listNotes(model: ModelVerdict): readonly string[] {
  const { rows, changesUnknown } = model;
  const { visible, others } = modelNotes(model);
  const remarks = rowRemarks(tabledRows(rows), toldReason(model)).map(
    ({ titles, text }) => `${titles}: ${text}`,
  );
  const unknown = changesUnknown === undefined ? [] : [changesUnknownText(changesUnknown)];
  return [...visible, ...remarks, ...unknown, ...others].slice(0, MAX_NOTES);
}

function renderDrift({ drift }: ModelVerdict, paint: Paint): string[] {
  if (drift === undefined) return [];
  return [
    `${line(sinceText(releaseName(drift)))}:${whyNot(drift)}`,
    ...renderTable(tabledRows(drift.rows), paint, COLUMNS.release),
  ];
}

const whyNot = ({ why }: Drift): string =>
  why === undefined ? '' : ` ${line(sentence(driftReasonText(why)))}`;

function renderTable(rows: readonly Row[], paint: Paint, against: string = COLUMNS.baseline): string[] {
  if (rows.length === 0) return [];
  const texts = rows.map((row) => {
    const { metric, baseline, candidate, change, limit } = renderRow(row);
    // Without a limit or a baseline, the other cells say it already.
    const label =
      row.state === 'shown' && (row.limit === null || row.baseline === null) ? '' : rowLabel(row).word;
    return [metric, baseline, candidate, change, limit, label].map((cell) =>
      plainText(cell, MAX_NAME_CHARACTERS),
    );
  });
  const { metric, change, limit } = COLUMNS;
  const { candidate, verdict } = TERMINAL_LABELS;
  const head = [metric, against, candidate, change, limit, verdict];
  return layTable([head, ...texts], COLUMN_RULES).flatMap((lines, index) => {
    const color = ROW_COLORS[rows[index - 1]?.state ?? 'shown'];
    return color === undefined ? lines : lines.map((text) => paint(text, color));
  });
}

/** The limit is broken into lines first, then the verdict, then the name. */
const COLUMN_RULES: readonly ColumnRule[] = [
  { align: 'left', wraps: 3, least: 28 },
  { align: 'right' },
  { align: 'right' },
  { align: 'right', wraps: 4, least: 12 },
  { align: 'left', wraps: 1, least: 13 },
  { align: 'left', wraps: 2, least: 9 },
];

/** A passing row needs no color. */
const ROW_COLORS: Readonly<Record<Row['state'], number | undefined>> = {
  pass: undefined,
  waived: GREEN,
  fail: RED,
  inconclusive: YELLOW,
  shown: undefined,
};
