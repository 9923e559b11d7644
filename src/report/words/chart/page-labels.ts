import { countOf } from '../grammar.ts';
import { GATE_NAME } from '../state.ts';

/** Words that only the HTML report uses. */
export const PAGE_LABELS = {
  skip: 'Skip to the result',
  models: 'Models',
  charts: 'Charts',
  details: 'Details',
  table: 'Table',
  flips: 'Flipped items',
  percentile: 'Percentile',
} as const;

/** Column headings of the table of flipped items. */
export const FLIP_COLUMNS = { item: 'Item', change: 'Change', label: 'Label' } as const;

/** How an item flipped. */
export const flipText = (isLost: boolean): string => (isLost ? 'right → wrong' : 'wrong → right');

/** "P95". */
export const percentileLabel = (percent: number): string => `P${percent}`;

/** Title of the page, for tabs and bookmarks. */
export const pageTitle = (state: string): string => `${state} – ${GATE_NAME}`;

/** Title of the page of a calibration. */
export const calibrationTitle = (): string => `Calibration – ${GATE_NAME}`;

/** What was left out of a page, each part with the number of models that lack it. */
export function cutFromPageText(counts: ReadonlyMap<string, number>): string {
  const list = [...counts].map(([name, count]) => `${name} (of ${countOf(count, 'model')})`);
  return `Left out to keep this file small: ${list.join(', ')}. Everything is in verdict.json.`;
}
