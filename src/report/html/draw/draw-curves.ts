import type { EChartsCoreOption } from 'echarts/core';
import type { Curve, CurvesChart } from '../facts/charts/chart.ts';
import { axisWithTicks, timeAxis } from './axis.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

/** Shares that the vertical axis names, as percents. */
const TICKS = [0, 50, 90, 95, 99, 99.9] as const;

const MOST_LABELS = { wide: 8, narrow: 4 } as const;

/** The last 0.1% of the times are at the top of the axis. */
const MAX_PLACE = 3;

/** Each nine is as high as the one before, so that P95 and P99 are as easy to read as the median. */
const placeOfShare = (share: number): number => Math.min(MAX_PLACE, -Math.log10(Math.max(0, 1 - share)));

/** Distributions: the share of times, by percentile, over the time. */
export function drawCurves({ of, curves }: CurvesChart, { layout }: DrawingSize): EChartsCoreOption {
  const x = timeAxis(
    curves.flatMap(({ points }) => points.map(({ ns }) => ns)),
    MOST_LABELS[layout],
  );
  const least = of === 'runs' ? placeOfShare(0.5) : 0;
  const labelOf = (place: number): string => `P${Number((100 * (1 - 10 ** -place)).toFixed(1))}`;
  const ticks = TICKS.map((percent) => placeOfShare(percent / 100)).filter((place) => place >= least);
  const dots = (curve: Curve) =>
    curve.marks.map(({ percent, ns }) => [x.placeOf(ns), placeOfShare(percent / 100)]);
  return {
    grid: { left: 48, right: 24, top: 12, bottom: 32 },
    xAxis: x.option,
    yAxis: axisWithTicks(ticks, { min: least, max: MAX_PLACE, labelOf }),
    series: curves.flatMap((curve) => [
      {
        type: 'line',
        ...(of !== 'runs' && { step: 'end' }),
        showSymbol: false,
        color: ink(curve.arm),
        lineStyle: { color: ink(curve.arm), width: 2, type: curve.arm === 'baseline' ? 'dashed' : 'solid' },
        data: curve.points.map(({ ns, share }) => [x.placeOf(ns), placeOfShare(share)]),
      },
      {
        type: 'scatter',
        symbol: ARM_SYMBOLS[curve.arm],
        symbolSize: 10,
        itemStyle: armDot(curve.arm),
        data: dots(curve),
      },
    ]),
  };
}

/** Besides their color, arms differ in shape. */
export const ARM_SYMBOLS = { baseline: 'circle', candidate: 'diamond' } as const;

/** The baseline's dots are hollow. */
export const armDot = (arm: Curve['arm']): object => ({
  opacity: 1,
  color: arm === 'baseline' ? ink('surface') : ink('candidate'),
  borderColor: ink(arm),
  borderWidth: arm === 'baseline' ? 2 : 0,
});
