import type { EChartsCoreOption } from 'echarts/core';
import type { Span } from '../../../measure/arm-measurement.ts';
import { armLabel } from '../../words/chart/chart-labels.ts';
import type { TimelineChart } from '../facts/charts/chart.ts';
import { axisWithTicks, durationLabel, valueAxis } from './axis.ts';
import { ink, type Token } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 8, narrow: 4 } as const;
const NS_PER_MS = 1e6;

/** Colors of an arm's activities; a block has the color of its arm. */
export const PREPARE_TOKEN: Token = 'part-7';
export const DISCARDED_TOKEN: Token = 'part-4';

/** A line per arm with its blocks, and bands across both for launches that were discarded. */
export function drawTimeline(
  { arms, discarded, endMs }: TimelineChart,
  { layout }: DrawingSize,
): EChartsCoreOption {
  const x = valueAxis([0, endMs * NS_PER_MS], {
    unit: 'ns',
    most: MOST_LABELS[layout],
    labelOf: durationLabel,
  });
  const rows = arms.map((_, index) => arms.length - 1 - index);
  const bars = arms.flatMap(({ arm, prepare, blocks }, index) => {
    const low = rows[index] ?? 0;
    return [
      ...prepare.spans.map((span) => area(span, [low + 0.25, low + 0.75], PREPARE_TOKEN)),
      ...blocks.spans.map((span) => area(span, [low + 0.15, low + 0.85], arm)),
    ];
  });
  const bands = discarded.map((span) => area(span, [0, arms.length], DISCARDED_TOKEN));
  return {
    grid: { left: 84, right: 24, top: 4, bottom: 32 },
    xAxis: { ...x.option, min: 0, max: endMs * NS_PER_MS },
    yAxis: {
      ...axisWithTicks(
        rows.map((low) => low + 0.5),
        {
          min: 0,
          max: arms.length,
          labelOf: (place) => armLabel(arms[rows.indexOf(place - 0.5)]?.arm ?? 'candidate'),
        },
      ),
      splitLine: { show: false },
      axisTick: { show: false },
    },
    series: [{ type: 'scatter', data: [], markArea: { silent: true, data: [...bands, ...bars] } }],
  };
}

/** A filled box from one corner to the other, at least as wide as the eye can see. */
const area = ([start, end]: Span, [low, high]: readonly [number, number], token: Token): object[] => [
  {
    xAxis: start * NS_PER_MS,
    yAxis: low,
    itemStyle: { color: ink(token), borderColor: ink(token), borderWidth: 0.5 },
  },
  { xAxis: end * NS_PER_MS, yAxis: high },
];
