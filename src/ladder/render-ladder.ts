import { codeSpan, escapeProse, MAX_NAME_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { GAP } from '../report/markdown/fit-pieces.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import { figureHeads, type LadderLine, ladderLines } from './ladder-cells.ts';
import type { LadderVerdict } from './ladder-verdict.ts';
import { ladderStep, stoppedText, targetText } from './words/ladder-end.ts';
import {
  frontLabel,
  LADDER_COLUMNS,
  LADDER_LINES,
  LADDER_METHOD,
  ladderHeading,
  measuredOnText,
  rungVerdictText,
} from './words/ladder-labels.ts';
import { rungNoteText, rungReasonText } from './words/rung.ts';

/** Longest text that names rungs, settings or the whole machine. */
const MAX_LONG_CHARACTERS = 1000;

/** The ladder of each model as GitHub-flavored markdown: the next step, the table, the front and the method. */
export function renderLadder(verdicts: readonly LadderVerdict[]): string {
  return `${verdicts.map(renderOne).join(GAP)}\n`;
}

const renderOne = (verdict: LadderVerdict): string =>
  [`### ${ladderHeading(codeSpan(verdict.id))}`, renderLadderBody(verdict)].join(GAP);

/** The ladder of one model as markdown, without its heading. */
export function renderLadderBody(verdict: LadderVerdict): string {
  const { rung, step, verdict: head, why } = LADDER_COLUMNS;
  const heads = figureHeads(verdict);
  const table = renderTable(
    { header: [rung, head, step, ...heads, why], align: `lll${'r'.repeat(heads.length)}l` },
    ladderLines(verdict).map(renderLine),
  );
  return [
    `**${LADDER_LINES.next}** ${escapeProse(ladderStep(verdict), MAX_LONG_CHARACTERS)}`,
    table,
    renderEnd(verdict),
    LADDER_METHOD,
    escapeProse(measuredOnText(verdict), MAX_LONG_CHARACTERS),
  ].join(GAP);
}

function renderLine({ name, step, figures, rung }: LadderLine): string[] {
  return [
    escapeProse(name, MAX_NAME_CHARACTERS),
    rung === undefined ? '' : rungVerdictText(rung.verdict),
    step,
    ...figures,
    rung === undefined ? '' : escapeProse(rungReasonText(rung.why, rung)),
  ];
}

function renderEnd(verdict: LadderVerdict): string {
  const { target, front, rungs } = verdict;
  const score = figureHeads(verdict)[2] ?? '';
  const notes = rungs.flatMap(({ name, notes: own }) =>
    own.map((note) => [name, rungNoteText(note)] as const),
  );
  const lines: readonly (readonly [string, string])[] = [
    ...(target === null ? [] : [[LADDER_LINES.target, targetText(target, verdict)] as const]),
    [LADDER_LINES.stopped, stoppedText(verdict)],
    [frontLabel(score), front.join(', ')],
    ...notes,
  ];
  return lines
    .map(
      ([name, text]) =>
        `- ${escapeProse(name, MAX_NAME_CHARACTERS)}: ${escapeProse(text, MAX_LONG_CHARACTERS)}`,
    )
    .join('\n');
}
