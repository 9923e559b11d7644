import { formatShare } from '../../../figures/format-value.ts';
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
  confusion: 'Confusion matrix',
  // An arrow stays with its word.
  labelAndAnswer: 'Label\u00a0↓ Answer\u00a0→',
  calibration: 'Calibration',
} as const;

/** Column headings of the table of flipped items. */
export const FLIP_COLUMNS = { item: 'Item', input: 'Input', change: 'Change', label: 'Label' } as const;

/** Column headings of the table of calibration. */
export const CALIBRATION_COLUMNS = { confidence: 'Confidence', items: 'items', right: 'right' } as const;

/** Below the heading of the confusion matrix. */
export function confusionCaption(left: number, isByNumber: boolean): string {
  const more =
    left === 0 ? '' : ` ${countOf(left, 'item')} of other classes ${left === 1 ? 'is' : 'are'} not shown.`;
  return `Items by label and this model’s answer${isByNumber ? ', as class numbers' : ''}; in parentheses the change from the baseline.${more}`;
}

/** Below the heading of the calibration. */
export const calibrationCaption = (error: {
  readonly baseline: number;
  readonly candidate: number;
}): string =>
  `How often answers are right at each confidence. A well-calibrated model is right in 80% of the answers that it gives with 80% confidence. Expected calibration error: ${formatShare(error.baseline)} in the baseline, ${formatShare(error.candidate)} now.`;

/** "80% to 90%". */
export const confidenceRange = (low: number, high: number): string =>
  `${Math.round(100 * low)}% to ${Math.round(100 * high)}%`;

/** The elements of an input; `of` them in all. */
export function elementsText(elements: readonly (number | string)[], of: number): string {
  const texts = elements.map((each) =>
    typeof each === 'string' ? each : String(Number(each.toPrecision(6))),
  );
  return of > elements.length ? `${texts.join(', ')}, … (${countOf(of, 'value')})` : texts.join(', ');
}

/** Shown for an answer without any text, and for a request that failed. */
export const NO_TEXT = '(empty)';

/** Above a table of flipped items that do not all have their input. */
export const INPUTS_CAPTION = 'The first few of each direction are shown with their input.';

/** Alternative text of the picture of an item. */
export const pictureText = (id: string): string => `Input of item ${id}`;

/** How an item flipped, in one piece. */
export const flipText = (isLost: boolean): string =>
  isLost ? 'right\u00a0→\u00a0wrong' : 'wrong\u00a0→\u00a0right';

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
