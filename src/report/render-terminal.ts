import { plainText } from '../errors/plain-text.ts';
import { type ModelVerdict, nameRelease, type State, type Verdict } from '../verdict/verdict.ts';
import { MAX_NAME_CHARACTERS, MAX_SENTENCE_CHARACTERS } from './markdown/escape-markdown.ts';
import { renderRow } from './sections/render-row.ts';
import { listWaivers } from './sections/render-waivers.ts';
import { ROW_LABELS, STATE_LABELS } from './state-label.ts';

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
 * The verdict as a few lines of plain text: per model the headline, the figures and the next step.
 * Foreign text loses its control characters, so that a model's name cannot move the cursor.
 *
 * @param options - `color` adds ANSI colours to the state and to failed rows.
 */
export function renderTerminal(verdict: Verdict, options: { color: boolean } = { color: false }): string {
  const paint = (text: string, color: number) => (options.color ? `\u001B[${color}m${text}\u001B[0m` : text);
  const models = verdict.models.map((model) => renderModel(model, paint));
  const headline = `${paint(STATE_LABELS[verdict.state].word, COLORS[verdict.state])}: ${sentence(verdict.headline)}`;
  return `${[...(models.length === 1 ? [] : [headline]), ...models].join('\n\n')}\n`;
}

type Paint = (text: string, color: number) => string;

function renderModel(model: ModelVerdict, paint: Paint): string {
  const word = paint(STATE_LABELS[model.state].word, COLORS[model.state]);
  const headline = `${word}: ${plainText(model.id, MAX_NAME_CHARACTERS)} — ${sentence(model.headline)}`;
  const waivers = listWaivers(model).map(sentence);
  const reasons = new Set(model.rows.flatMap(({ reason }) => reason ?? []));
  const notes = [...reasons, ...model.notes].slice(0, MAX_NOTES).map((note) => `Note: ${sentence(note)}`);
  const time =
    model.time === null
      ? []
      : [`Bottleneck: ${model.time.diagnosis.bottleneck}: ${sentence(model.time.diagnosis.why)}`];
  const next = model.nextStep === '' ? [] : [`Next: ${sentence(model.nextStep)}`];
  const drift = renderDrift(model, paint);
  return [headline, ...renderTable(model, paint), ...drift, ...waivers, ...notes, ...time, ...next].join(
    '\n',
  );
}

function renderDrift({ drift }: ModelVerdict, paint: Paint): string[] {
  if (drift === undefined) return [];
  const heading = `Against ${sentence(nameRelease(drift))}:`;
  if (drift.rows.length === 0) return [`${heading} ${sentence(drift.why ?? 'not judged')}`];
  return [heading, ...renderTable(drift, paint, 'Release')];
}

const sentence = (text: string): string => plainText(text, MAX_SENTENCE_CHARACTERS);

/** Text columns stand left, figures right. */
function renderTable({ rows }: Pick<ModelVerdict, 'rows'>, paint: Paint, against = 'Baseline'): string[] {
  if (rows.length === 0) return [];
  const texts = rows.map((row) => {
    const { metric, baseline, candidate, change, limit } = renderRow(row);
    const cells = [metric, baseline, candidate, change, limit, ROW_LABELS[row.state].word];
    return cells.map((cell) => plainText(cell, MAX_NAME_CHARACTERS));
  });
  const table = [['Metric', against, 'Candidate', 'Change', 'Limit', 'Verdict'], ...texts];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map(
    (row) => `  ${row.map((cell, column) => pad(cell, widths[column], column)).join('  ')}`,
  );
  return lines.map((line, index) => (rows[index - 1]?.state === 'fail' ? paint(line, RED) : line));
}

function pad(cell: string, width = 0, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
