import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan } from '../markdown/escape-markdown.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { FLIP_LABELS, flippedItemsText, flipsSummary, flipTestTexts } from '../words/sections/flips.ts';
import { PARTS } from '../words/sections/report.ts';

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
