import { plainText } from '../../../errors/plain-text.ts';
import { AXIS_STYLE } from './axis.ts';

/** Most characters of a name beside an axis. */
const [NARROW_NAME, WIDE_NAME] = [15, 32];

/** A vertical axis of names, the first at the top. Names are foreign: they lose what is invisible, and long ones are cut. */
export function categoryAxis(names: readonly string[], width: number): object {
  const most = width < 500 ? NARROW_NAME : WIDE_NAME;
  return {
    type: 'category',
    inverse: true,
    // Names may be equal once they are cut, so the places are numbers.
    data: names.map((_, index) => String(index)),
    axisLabel: {
      ...AXIS_STYLE.axisLabel,
      hideOverlap: false,
      interval: 0,
      formatter: (_: string, index: number) => plainText(names[index] ?? '', most),
    },
    axisLine: AXIS_STYLE.axisLine,
    axisTick: { show: false },
    splitLine: { show: false },
  };
}
