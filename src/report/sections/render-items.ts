import { formatCount, formatValue, NO_VALUE } from '../../figures/format-value.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderList, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import { type Slice, scoreUnit, sliceChangeText, worstSlice, worstSlicesFirst } from '../words/row/slices.ts';

const MAX_IDS = 10;

/** Items right under one model and wrong under the other, with the test of both counts; undefined when there are none. */
export function renderFlips({ flips }: ModelVerdict): Fold | undefined {
  if (flips === null || flips.rightToWrong + flips.wrongToRight === 0) return undefined;
  const ids = (all: readonly string[]) => all.slice(0, MAX_IDS).map(codeSpan);
  return {
    name: PARTS.flips,
    summary: flipsSummary(flips),
    body: renderList([
      flippedItemsText(FLIP_LABELS.lost, flips.rightToWrong, ids(flips.rightToWrongIds)),
      flippedItemsText(FLIP_LABELS.won, flips.wrongToRight, ids(flips.wrongToRightIds)),
      ...flipTestTexts(flips),
    ]),
  };
}

type Flips = NonNullable<ModelVerdict['flips']>;

/** "Flipped items: 81 right → wrong, 23 wrong → right". */
const flipsSummary = ({ rightToWrong, wrongToRight }: Flips): string =>
  `Flipped items: ${formatCount(rightToWrong)} right → wrong, ${formatCount(wrongToRight)} wrong → right`;

/** The two directions in which an item flips. */
const FLIP_LABELS = { lost: 'Right → wrong', won: 'Wrong → right' } as const;

/** One direction with the ids of its first items, ready to show: "Right → wrong (2): a, b". */
export function flippedItemsText(label: string, count: number, ids: readonly string[]): string {
  const more = count > ids.length ? [`${formatCount(count - ids.length)} more`] : [];
  return `${label} (${formatCount(count)}): ${count === 0 ? 'none' : [...ids, ...more].join(', ')}`;
}

/** Results of the exact McNemar test of both counts, and of the items that go to human review. */
export function flipTestTexts({ mcnemarP, clusters, review }: Flips): string[] {
  const [first, later] =
    clusters === undefined
      ? ['Exact McNemar test', 'exact McNemar test']
      : ['Sign-flip test', 'sign-flip test'].map(
          (test) => `${test} of whole clusters (${formatCount(clusters)})`,
        );
  const flipped = mcnemarP === undefined ? [] : [`${first} of both counts: ${chanceText(mcnemarP)}`];
  if (review === undefined) return flipped;
  const { newlyReviewed, noLongerReviewed } = review;
  const counts = `${formatCount(newlyReviewed)} new, ${formatCount(noLongerReviewed)} no longer`;
  return [...flipped, `Items for human review: ${counts}; ${later}: ${chanceText(review.mcnemarP)}`];
}

/** "p = 0.453", "p below 0.001". */
const chanceText = (p: number): string => (p < 0.001 ? 'p below 0.001' : `p = ${p.toFixed(3)}`);

const MAX_SLICES = 20;

/** The task score per slice, the worst change first; undefined without slices. */
export function renderSlices(model: ModelVerdict): Fold | undefined {
  const slices = worstSlicesFirst(model);
  if (slices.length === 0) return undefined;
  const worst = worstSlice(model);
  const unit = scoreUnit(model.rows);
  const { baseline, candidate, change } = COLUMNS;
  const table = renderTable(
    { header: [SLICE_COLUMNS.slice, SLICE_COLUMNS.items, baseline, candidate, change], align: 'lrrrr' },
    slices.slice(0, MAX_SLICES).map((slice) => renderSlice(slice, unit)),
  );
  const left = slices.length - MAX_SLICES;
  return {
    name: PARTS.slices,
    summary: slicesSummary(slices.length, worst && sliceChangeText(worst, unit)),
    body: left <= 0 ? table : [table, moreSlicesText(left)].join(GAP),
  };
}

/** Column headings of the table of slices. */
const SLICE_COLUMNS = { slice: 'Slice', items: 'Items' } as const;

function renderSlice(slice: Slice, unit: Row['unit']): string[] {
  return [
    codeSpan(`${slice.key}=${slice.value}`),
    formatCount(slice.items),
    formatValue(slice.baseline, unit),
    formatValue(slice.candidate, unit),
    sliceChangeText(slice, unit) ?? NO_VALUE,
  ];
}

/** "Slices: 10, worst −18.3 pp". */
const slicesSummary = (count: number, worst: string | undefined): string =>
  `Slices: ${formatCount(count)}${worst === undefined ? '' : `, worst ${worst}`}`;

/** Shown below a table that was cut. */
const moreSlicesText = (left: number): string => `${formatCount(left)} more, none of them worse.`;
