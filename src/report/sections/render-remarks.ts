import type { ModelVerdict, Row } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import type { Fold } from '../markdown/render-table.ts';
import { renderSampleCount } from './render-row.ts';
import { renderBottleneck } from './render-time.ts';

const MAX_REASONS = 8;
const MAX_NOTES = 50;

/** Notes that stand above the folds, when each fits on a line or two. */
const MAX_VISIBLE_NOTES = 3;
const MAX_VISIBLE_NOTE_CHARACTERS = 200;

/** What the table's figures rest on: the reasons of rows, sample counts, the baseline's origin, and the short notes. */
export function renderRemarks(model: ModelVerdict): string {
  const parts = [
    renderReasons(model.rows),
    renderWhereItIsHeld(model),
    renderEvidence(model),
    renderAttempts(model),
    renderList(partNotes(model.notes).visible),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The notes that are too long or too many to stand above the folds. */
export function renderFoldedNotes({ notes }: ModelVerdict): Fold | undefined {
  const { folded } = partNotes(notes);
  if (folded.length === 0) return undefined;
  return { name: 'notes', summary: `Notes: ${folded.length}`, body: renderList(folded.slice(0, MAX_NOTES)) };
}

function partNotes(notes: readonly string[]): { visible: readonly string[]; folded: readonly string[] } {
  const isShort = (note: string) => note.length <= MAX_VISIBLE_NOTE_CHARACTERS;
  const visible = notes.filter(isShort).slice(0, MAX_VISIBLE_NOTES);
  return { visible, folded: notes.filter((note) => !visible.includes(note)) };
}

function renderList(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeProse(line)}`).join('\n');
}

/** The bottleneck, where a reader has a reason to look for it. */
function renderWhereItIsHeld({ state, time }: ModelVerdict): string {
  return time === null || state === 'pass' ? '' : renderBottleneck(time);
}

/** Rows that stand for the same reason, as when a model crashed, share a line. */
function renderReasons(rows: readonly Row[]): string {
  const titles = new Map<string, string[]>();
  for (const { title, reason } of rows) {
    if (reason !== undefined) titles.set(reason, [...(titles.get(reason) ?? []), title]);
  }
  return [...titles]
    .slice(0, MAX_REASONS)
    .map(([reason, named]) => `- **${nameRows(named, rows)}**: ${escapeProse(reason)}`)
    .join('\n');
}

function nameRows(titles: readonly string[], rows: readonly Row[]): string {
  return titles.length > 2 && titles.length === rows.length ? 'Every row' : escapeProse(titles.join(', '));
}

/** Where the baseline came from, how sure the intervals are, and how many samples stand behind each judged figure. */
function renderEvidence(model: ModelVerdict): string {
  const judged = model.rows.filter(({ state }) => state !== 'shown');
  const rows = judged.length > 0 ? judged : model.rows;
  const parts = [renderOrigin(model), renderConfidence(rows), renderCounts(rows)];
  return parts.filter((part) => part !== '').join(' ');
}

function renderOrigin({ baselineSource, models }: ModelVerdict): string {
  if (baselineSource === null) return 'Baseline: none.';
  const source = `Baseline: ${escapeProse(baselineSource.replace(/\.$/, ''))}.`;
  const { sha256 } = models.candidate;
  if (models.baseline?.sha256 !== sha256) return source;
  return `${source} Both models are the same file, sha256 ${codeSpan(sha256.slice(0, 12))}.`;
}

/** "Intervals: 99 % confidence."; where rows differ, "Intervals: 98.9 % (RAM peak), 99.96 % (P95 latency) confidence." */
function renderConfidence(rows: readonly Row[]): string {
  const titles = new Map<string, string[]>();
  for (const { title, interval } of rows) {
    if (interval === undefined) continue;
    const level = `${Number((interval.confidence * 100).toFixed(2))}\u00A0%`;
    titles.set(level, [...(titles.get(level) ?? []), title]);
  }
  if (titles.size === 0) return '';
  const texts = [...titles].map(([level, named]) =>
    titles.size === 1 ? level : `${level} (${named.join(', ')})`,
  );
  return `Intervals: ${escapeProse(texts.join(', '))} confidence.`;
}

/** "n=14,400 inferences (P95 latency); n=2,000 items (Accuracy, Human-review rate)." */
function renderCounts(rows: readonly Row[]): string {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    const count = renderSampleCount(row);
    if (count !== '') titles.set(count, [...(titles.get(count) ?? []), row.title]);
  }
  const texts = [...titles].map(([count, named]) => `${count} (${named.join(', ')})`);
  return texts.length === 0 ? '' : `${escapeProse(texts.join('; '))}.`;
}

const MAX_NAMED = 8;

/** Which attempts there were before, and how each ended; empty at the first. */
function renderAttempts({ attempts }: ModelVerdict): string {
  if (attempts === undefined) return '';
  const { number, own, basis, earlier } = attempts;
  const named = earlier
    .slice(-MAX_NAMED)
    .map(
      ({ state, launches, at }) =>
        `${codeSpan(state)} on ${codeSpan(at.slice(0, 16))} (${launches} launches)`,
    );
  const more = earlier.length - named.length;
  const before = `${named.join(', ')}${more > 0 ? `, and ${more} before` : ''}`;
  if (basis === 'pull-request') return `Nothing was measured: the pull request’s run did, ${before}.`;
  const what = own === 0 ? 'nothing was measured in it' : `${own} launches are its own`;
  return `${escapeProse(`Attempt ${number} at this comparison; ${what}.`)} Earlier: ${before}.`;
}
