import { plainText } from '../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS, MAX_SENTENCE_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { figureHeads, ladderLines } from './ladder-cells.ts';
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';

const COLORS: Record<RungVerdict['verdict'], number> = { kept: 32, dropped: 31, undecided: 33 };

const sentence = (text: string): string => plainText(text, MAX_SENTENCE_CHARACTERS);

/** The ladder of a model as plain text: a line a rung with its reason below, and what to do. */
export function renderLadderTerminal(
  verdict: LadderVerdict,
  options: { color: boolean } = { color: false },
): string {
  const lines = ladderLines(verdict);
  const table = [
    ['Rung', ...figureHeads(verdict), 'Verdict'],
    ...lines.map(({ name, figures, rung }) => [name, ...figures, rung?.verdict ?? '']),
  ].map((row) => row.map((cell) => plainText(cell, MAX_NAME_CHARACTERS)));
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number): string => {
    const isText = column === 0 || column === widths.length - 1;
    return isText ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  };
  const body = table.flatMap((row, index) => {
    const rung = lines[index - 1]?.rung;
    const line = `  ${row.map(pad).join('  ').trimEnd()}`;
    if (rung === undefined) return [line];
    const painted = options.color ? `\u001B[${COLORS[rung.verdict]}m${line}\u001B[0m` : line;
    return rung.verdict === 'kept' ? [painted] : [painted, `      ${sentence(rung.why)}`];
  });
  return [`${plainText(verdict.id, MAX_NAME_CHARACTERS)}: the ladder`, ...body, ...renderEnd(verdict)].join(
    '\n',
  );
}

function renderEnd(verdict: LadderVerdict): string[] {
  const { target, isTargetMet, stopped, notTried, front, nextStep } = verdict;
  return [
    ...(target === null ? [] : [`Target: ${target}: ${isTargetMet ? 'met' : 'not met'}`]),
    `Stopped: ${sentence(stopped)}${notTried.length === 0 ? '' : `; not tried: ${sentence(notTried.join(', '))}`}`,
    `★ Pareto front, fastest first: ${sentence(front.join(', '))}`,
    `Next: ${plainText(nextStep, 1000)}`,
  ];
}
