import { formatCount } from '../../figures/format-value.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan } from '../markdown/escape-markdown.ts';
import type { Fold } from '../markdown/render-table.ts';

const MAX_IDS = 10;

type Flips = NonNullable<ModelVerdict['flips']>;

/** Items right under one model and wrong under the other, with the test of both counts; undefined when there are none. */
export function renderFlips({ flips }: ModelVerdict): Fold | undefined {
  if (flips === null || flips.rightToWrong + flips.wrongToRight === 0) return undefined;
  const lost = formatCount(flips.rightToWrong);
  const won = formatCount(flips.wrongToRight);
  return {
    name: 'flipped items',
    summary: `Flipped items: ${lost} right → wrong, ${won} wrong → right`,
    body: [
      renderIds('Right → wrong', flips.rightToWrong, flips.rightToWrongIds),
      renderIds('Wrong → right', flips.wrongToRight, flips.wrongToRightIds),
      ...renderTests(flips),
    ].join('\n'),
  };
}

function renderTests({ mcnemarP, review }: Flips): string[] {
  const flipped = mcnemarP === undefined ? [] : [`- Exact McNemar test of both counts: ${renderP(mcnemarP)}`];
  if (review === undefined) return flipped;
  const { newlyReviewed, noLongerReviewed } = review;
  const counts = `${formatCount(newlyReviewed)} only now, ${formatCount(noLongerReviewed)} no longer`;
  return [
    ...flipped,
    `- Items that go to a person: ${counts}; exact McNemar test: ${renderP(review.mcnemarP)}`,
  ];
}

/** "p = 0.453", "p < 0.001". */
function renderP(p: number): string {
  return p < 0.001 ? 'p &lt; 0.001' : `p = ${p.toFixed(3)}`;
}

function renderIds(title: string, count: number, ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_IDS).map(codeSpan);
  const more = count > shown.length ? [`${formatCount(count - shown.length)} more`] : [];
  const list = count === 0 ? 'none' : [...shown, ...more].join(', ');
  return `- ${title} (${formatCount(count)}): ${list}`;
}
