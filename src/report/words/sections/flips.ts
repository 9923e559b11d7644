import { formatCount } from '../../../figures/format-value.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';

type Flips = NonNullable<ModelVerdict['flips']>;

/** The two directions in which an item flips. */
export const FLIP_LABELS = { lost: 'Right → wrong', won: 'Wrong → right' } as const;

/** "Flipped items: 81 right → wrong, 23 wrong → right". */
export const flipsSummary = ({ rightToWrong, wrongToRight }: Flips): string =>
  `Flipped items: ${formatCount(rightToWrong)} right → wrong, ${formatCount(wrongToRight)} wrong → right`;

/** One direction with the ids of its first items, ready to show: "Right → wrong (2): a, b". */
export function flippedItemsText(label: string, count: number, ids: readonly string[]): string {
  const more = count > ids.length ? [`${formatCount(count - ids.length)} more`] : [];
  return `${label} (${formatCount(count)}): ${count === 0 ? 'none' : [...ids, ...more].join(', ')}`;
}

/** Results of the exact McNemar test of both counts, and of the items that go to human review. */
export function flipTestTexts({ mcnemarP, review }: Flips): string[] {
  const flipped =
    mcnemarP === undefined ? [] : [`Exact McNemar test of both counts: ${chanceText(mcnemarP)}`];
  if (review === undefined) return flipped;
  const { newlyReviewed, noLongerReviewed } = review;
  const counts = `${formatCount(newlyReviewed)} new, ${formatCount(noLongerReviewed)} no longer`;
  return [
    ...flipped,
    `Items for human review: ${counts}; exact McNemar test: ${chanceText(review.mcnemarP)}`,
  ];
}

/** "p = 0.453", "p below 0.001". */
const chanceText = (p: number): string => (p < 0.001 ? 'p below 0.001' : `p = ${p.toFixed(3)}`);
