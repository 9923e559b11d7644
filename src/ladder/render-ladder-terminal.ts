import { plainText } from '../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS, MAX_SENTENCE_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { type ColumnRule, layTable } from '../report/terminal/lay-table.ts';
import { figureHeads, ladderLines } from './ladder-cells.ts';
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';
import { ladderStep, stoppedText, targetText } from './words/ladder-end.ts';
import { frontLabel, LADDER_COLUMNS, LADDER_LINES, ladderHeading } from './words/ladder-labels.ts';
import { rungReasonText } from './words/rung.ts';

const COLORS: Record<RungVerdict['verdict'], number> = { kept: 32, dropped: 31, undecided: 33 };

/** The ladder of a model as plain text: a line for each rung with its reason below, and the next step. */
export function renderLadderTerminal(
  verdict: LadderVerdict,
  options: { color: boolean } = { color: false },
): string {
  const lines = ladderLines(verdict);
  const table = [
    [LADDER_COLUMNS.rung, ...figureHeads(verdict), LADDER_COLUMNS.verdict],
    ...lines.map(({ name, figures, rung }) => [name, ...figures, rung?.verdict ?? '']),
  ].map((row) => row.map((cell) => plainText(cell, MAX_NAME_CHARACTERS)));
  const paint = (line: string, rung: RungVerdict): string =>
    options.color ? `\u001B[${COLORS[rung.verdict]}m${line}\u001B[0m` : line;
  const body = layTable(table, COLUMN_RULES).flatMap((row, index) => {
    const rung = lines[index - 1]?.rung;
    if (rung === undefined) return row;
    const painted = row.map((line) => paint(line, rung));
    return rung.verdict === 'kept' ? painted : [...painted, `      ${renderReason(rung)}`];
  });
  return [ladderHeading(plainText(verdict.id, MAX_NAME_CHARACTERS)), ...body, ...renderEnd(verdict)].join(
    '\n',
  );
}

/** Rung, the figures, and the verdict. The two long figures are broken first. */
const COLUMN_RULES: readonly ColumnRule[] = [
  { align: 'left', wraps: 6, least: 12 },
  { align: 'right', wraps: 1, least: 10 },
  { align: 'right', wraps: 2, least: 14 },
  { align: 'right' },
  { align: 'right', wraps: 4, least: 4 },
  { align: 'right', wraps: 5, least: 5 },
  { align: 'right', wraps: 3, least: 10 },
  { align: 'right' },
  { align: 'left' },
];

const renderReason = (rung: RungVerdict): string =>
  plainText(rungReasonText(rung.why, rung), MAX_SENTENCE_CHARACTERS);

function renderEnd(verdict: LadderVerdict): string[] {
  const { target, front } = verdict;
  const lines: readonly (readonly [string, string])[] = [
    ...(target === null ? [] : [[LADDER_LINES.target, targetText(target, verdict)] as const]),
    [LADDER_LINES.stopped, stoppedText(verdict)],
    [frontLabel(figureHeads(verdict)[2] ?? ''), front.join(', ')],
    [LADDER_LINES.next, ladderStep(verdict)],
  ];
  return lines.map(([name, text]) => `${plainText(name, MAX_NAME_CHARACTERS)}: ${plainText(text, 1000)}`);
}
