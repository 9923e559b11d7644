import type { EChartsCoreOption } from 'echarts/core';
import { formatExact, formatPercent } from '../../../figures/format-value.ts';
import { chartLabel } from '../../words/chart/chart-labels.ts';
import type { LaunchesChart } from '../facts/charts/chart.ts';
import { axisWithTicks, launchTicks, NAMED_LINES, valueAxis } from './axis.ts';
import { ARM_SYMBOLS, armDot } from './draw-curves.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 12, narrow: 5 } as const;

/** Draws the arms' dots side by side, so that none covers another. */
const BETWEEN_ARMS = 0.2;

/** Launches over their number, the interval as a band, and each limit as a line. */
export function drawLaunches(chart: LaunchesChart, { layout }: DrawingSize): EChartsCoreOption {
  const { series, interval, bounds } = chart;
  const y = valueAxis(
    [
      ...series.flatMap(({ values }) => values),
      ...bounds.map(({ value }) => value),
      ...(interval === undefined ? [] : [interval.low, interval.high]),
      ...(chart.of === 'change' ? [0] : []),
    ],
    { unit: chart.row.unit, most: 6, labelOf: labelOfChart(chart) },
  );
  const count = Math.max(...series.map(({ values }) => values.length));
  return {
    grid: { left: 72, right: 16, top: 12, bottom: 32 },
    xAxis: {
      ...axisWithTicks(launchTicks(count, MOST_LABELS[layout]), {
        min: 0,
        max: count + 1,
        labelOf: String,
      }),
      splitLine: { show: false },
    },
    yAxis: y.option,
    series: series.map(({ arm, values }, place) => ({
      type: 'scatter',
      symbol: ARM_SYMBOLS[arm],
      symbolSize: 9,
      itemStyle: armDot(arm),
      data: values.map((value, index) => [
        index + 1 + (place - (series.length - 1) / 2) * BETWEEN_ARMS,
        value,
      ]),
      ...(arm === 'candidate' && {
        markLine: markLine(chart),
        ...(interval !== undefined && { markArea: markArea(interval) }),
      }),
    })),
  };
}

function labelOfChart({ of, row: { unit, changeKind } }: LaunchesChart): (value: number) => string {
  if (of === 'value') return (value) => formatExact(value, unit);
  const sign = (value: number): string => (value > 0 ? '+' : '');
  return changeKind === 'relative'
    ? (value) => `${sign(value)}${formatPercent(value).replace('-', '−')}`
    : (value) => `${sign(value)}${formatExact(value, unit)}`;
}

const markLine = ({ bounds, of }: LaunchesChart): object => ({
  ...NAMED_LINES,
  data: [
    ...(of === 'change'
      ? [{ yAxis: 0, name: '', lineStyle: { color: ink('muted'), type: 'solid', width: 1 } }]
      : []),
    ...bounds.map(({ value }) => ({
      yAxis: value,
      name: chartLabel('limit'),
      lineStyle: { color: ink('limit'), type: 'dashed', width: 2 },
    })),
  ],
});

const markArea = ({ low, high }: { low: number; high: number }): object => ({
  silent: true,
  itemStyle: { color: ink('candidate'), opacity: 0.2 },
  data: [[{ yAxis: low }, { yAxis: high }]],
});
