import type { EChartsCoreOption } from 'echarts/core';
import { formatPercent } from '../../../figures/format-value.ts';
import { chartLabel } from '../../words/chart/chart-labels.ts';
import type { NoiseChart } from '../facts/charts/chart.ts';
import { axisWithTicks, launchTicks, NAMED_LINES, valueAxis } from './axis.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 12, narrow: 5 } as const;

/** An interval per run, around the change that it found; the limit as a line. */
export function drawNoise({ runs, bounds }: NoiseChart, { layout }: DrawingSize): EChartsCoreOption {
  const y = valueAxis([0, ...bounds, ...runs.flatMap(({ low, high }) => [low, high])], {
    unit: 'share',
    most: 6,
    labelOf: (change) => `${change > 0 ? '+' : ''}${formatPercent(change).replace('-', '−')}`,
  });
  const line = (at: number, name: string, style: object): object => ({
    yAxis: at,
    name,
    lineStyle: { color: ink('limit'), ...style },
  });
  return {
    grid: { left: 72, right: 16, top: 12, bottom: 32 },
    xAxis: {
      ...axisWithTicks(launchTicks(runs.length, MOST_LABELS[layout]), {
        min: 0,
        max: runs.length + 1,
        labelOf: String,
      }),
      splitLine: { show: false },
    },
    yAxis: y.option,
    series: [
      {
        type: 'scatter',
        symbolSize: 9,
        data: runs.map(({ change, isKept }, index) => ({
          value: [index + 1, change],
          symbol: isKept ? 'circle' : 'diamond',
          itemStyle: { color: ink(isKept ? 'baseline' : 'candidate') },
        })),
        markArea: {
          silent: true,
          data: runs.map(({ low, high, isKept }, index) => [
            {
              coord: [index + 0.9, low],
              itemStyle: { color: ink(isKept ? 'baseline' : 'candidate'), opacity: 0.5 },
            },
            { coord: [index + 1.1, high] },
          ]),
        },
        markLine: {
          ...NAMED_LINES,
          data: [
            line(0, '', { color: ink('muted'), type: 'solid', width: 1 }),
            ...bounds.map((bound) => line(bound, chartLabel('limit'), { type: 'dashed', width: 2 })),
          ],
        },
      },
    ],
  };
}
