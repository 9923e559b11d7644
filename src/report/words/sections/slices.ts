import { formatCount } from '../../../figures/format-value.ts';

/** Column headings of the table of slices. */
export const SLICE_COLUMNS = { slice: 'Slice', items: 'Items' } as const;

/** "Slices: 10, worst −18.3 pp". */
export const slicesSummary = (count: number, worst: string | undefined): string =>
  `Slices: ${formatCount(count)}${worst === undefined ? '' : `, worst ${worst}`}`;

/** Shown below a table that was cut. */
export const moreSlicesText = (left: number): string => `${formatCount(left)} more, none of them worse.`;
