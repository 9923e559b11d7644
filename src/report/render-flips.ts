import { formatCount } from '../figures/format-value.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { codeSpan } from './escape-markdown.ts';
import type { Fold } from './render-fold.ts';

const MAX_IDS = 10;

/** Items right under one model and wrong under the other; undefined when there are none. */
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
    ].join('\n'),
  };
}

function renderIds(title: string, count: number, ids: readonly string[]): string {
  const shown = ids.slice(0, MAX_IDS).map(codeSpan);
  const more = count > shown.length ? [`${formatCount(count - shown.length)} more`] : [];
  const list = count === 0 ? 'none' : [...shown, ...more].join(', ');
  return `- ${title} (${formatCount(count)}): ${list}`;
}
