import type { EChartsCoreOption } from 'echarts/core';
import { plainText } from '../../../errors/plain-text.ts';
import { formatPercent } from '../../../figures/format-value.ts';
import type { FrontChart } from '../facts/charts/chart.ts';
import { valueAxis } from './axis.ts';
import { ARM_SYMBOLS, armDot } from './draw-curves.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 8, narrow: 4 } as const;

/** Maximum length of a name next to its dot. */
const MOST_CHARACTERS = { wide: 28, narrow: 16 } as const;

/** A dot per variant, with its name; those on the front look like a candidate, the others like a baseline. */
export function drawFront({ points, unit }: FrontChart, { layout }: DrawingSize): EChartsCoreOption {
  const changes = points.map(({ change }) => change);
  const [least, most] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  // Names are to the right of their dots.
  const room = (most - least || 1) * 0.35;
  const x = valueAxis([least, most + room], {
    unit: 'share',
    most: MOST_LABELS[layout],
    labelOf: (change) => `${change > 0 ? '+' : ''}${formatPercent(change).replace('-', '−')}`,
  });
  const y = valueAxis(
    points.map(({ score }) => score),
    { unit, most: 6 },
  );
  return {
    grid: { left: 64, right: 16, top: 12, bottom: 32 },
    xAxis: x.option,
    yAxis: y.option,
    series: [
      {
        type: 'scatter',
        labelLayout: { hideOverlap: true },
        data: points.map(({ name, change, score, isFront }) => ({
          value: [change, score],
          symbol: ARM_SYMBOLS[isFront ? 'candidate' : 'baseline'],
          symbolSize: isFront ? 12 : 10,
          itemStyle: armDot(isFront ? 'candidate' : 'baseline'),
          label: {
            show: true,
            position: 'right',
            color: ink('text'),
            fontSize: 12,
            textBorderWidth: 0,
            formatter: () => plainText(name, MOST_CHARACTERS[layout]),
          },
        })),
      },
    ],
  };
}
