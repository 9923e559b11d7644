import type { EChartsCoreOption } from 'echarts/core';
import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import { sliceName } from '../../words/chart/chart-labels.ts';
import type { Slice } from '../../words/row/slices.ts';
import type { SlicesChart } from '../facts/charts/chart.ts';
import { valueAxis } from './axis.ts';
import { categoryAxis, NAME_ROOM } from './category-axis.ts';
import { ARM_SYMBOLS, armDot } from './draw-curves.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 8, narrow: 3 } as const;

/** Two dots per slice, joined by a line. */
export function drawSlices({ slices, unit }: SlicesChart, { layout }: DrawingSize): EChartsCoreOption {
  const scores = slices.flatMap(({ baseline, candidate }) => [baseline ?? [], candidate ?? []].flat());
  const x = valueAxis(scores, { unit, most: MOST_LABELS[layout] });
  return {
    grid: { left: NAME_ROOM[layout], right: 24, top: 4, bottom: 32 },
    xAxis: x.option,
    yAxis: categoryAxis(slices.map(sliceName), layout),
    series: [
      {
        type: 'line',
        showSymbol: false,
        color: ink('muted'),
        lineStyle: { color: ink('muted'), width: 2 },
        data: slices.flatMap(joinOf),
      },
      ...(['baseline', 'candidate'] as const).map((arm) => dotsOf(arm, slices)),
    ],
  };
}

/** The line of one slice, and a gap. */
const joinOf = ({ baseline, candidate }: Slice, index: number) =>
  baseline === null || candidate === null
    ? []
    : [
        [baseline, String(index)],
        [candidate, String(index)],
        ['-', '-'],
      ];

const dotsOf = (arm: ArmName, slices: readonly Slice[]): object => ({
  type: 'scatter',
  symbol: ARM_SYMBOLS[arm],
  symbolSize: arm === 'baseline' ? 10 : 11,
  itemStyle: armDot(arm),
  data: slices.flatMap((slice, index) => (slice[arm] === null ? [] : [[slice[arm], String(index)]])),
});
