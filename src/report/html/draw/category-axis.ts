import { plainText } from '../../../errors/plain-text.ts';
import { AXIS_STYLE } from './axis.ts';
import type { DrawingLayout } from './render-svg.ts';

/** Maximum length of a name next to an axis, and its width in CSS pixels. */
const MOST_CHARACTERS: Readonly<Record<DrawingLayout, number>> = { wide: 32, narrow: 14 };
export const NAME_ROOM: Readonly<Record<DrawingLayout, number>> = { wide: 240, narrow: 122 };

/** A vertical axis of names, the first at the top. Names are foreign: they lose what is invisible, and long ones are cut. */
export function categoryAxis(names: readonly string[], layout: DrawingLayout): object {
  return {
    type: 'category',
    inverse: true,
    // Names may be equal once they are cut, so the places are numbers.
    data: names.map((_, index) => String(index)),
    axisLabel: {
      ...AXIS_STYLE.axisLabel,
      hideOverlap: false,
      interval: 0,
      formatter: (_: string, index: number) => plainText(names[index] ?? '', MOST_CHARACTERS[layout]),
    },
    axisLine: AXIS_STYLE.axisLine,
    axisTick: { show: false },
    splitLine: { show: false },
  };
}
