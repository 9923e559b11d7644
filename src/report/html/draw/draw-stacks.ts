import type { EChartsCoreOption } from 'echarts/core';
import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { Unit } from '../../../policy/metric.ts';
import { armLabel } from '../../words/chart/chart-labels.ts';
import { COST_PARTS } from '../../words/labels.ts';
import type { CostChart, PlacementChart } from '../facts/charts/chart.ts';
import { valueAxis } from './axis.ts';
import { categoryAxis } from './category-axis.ts';
import { ink, PART_TOKENS, type Token } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 8, narrow: 3 } as const;

/** One stacked bar an arm. */
interface Stacks {
  readonly arms: readonly { readonly arm: ArmName; readonly values: readonly number[] }[];
  readonly unit: Unit;
  /** End of the axis, or the longest bar if that is longer. */
  readonly max: number;
}

/** Shares of time by provider and role. */
export const drawPlacement = ({ arms }: PlacementChart, size: DrawingSize): EChartsCoreOption =>
  drawStacks({ arms: arms.map(({ arm, shares }) => ({ arm, values: shares })), unit: 'share', max: 1 }, size);

/** The cost of 1,000 runs by part. */
export const drawCost = ({ arms }: CostChart, size: DrawingSize): EChartsCoreOption =>
  drawStacks(
    {
      arms: arms.map(({ arm, parts }) => ({ arm, values: COST_PARTS.map(([, part]) => parts[part]) })),
      unit: 'USD',
      max: 0,
    },
    size,
  );

function drawStacks({ arms, unit, max }: Stacks, { layout }: DrawingSize): EChartsCoreOption {
  const totals = arms.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const end = Math.max(max, ...totals) || 1;
  const count = Math.max(...arms.map(({ values }) => values.length));
  const x = valueAxis([0, end], { unit, most: MOST_LABELS[layout] });
  return {
    grid: { left: 84, right: 24, top: 4, bottom: 32 },
    xAxis: { ...x.option, min: 0, max: end },
    yAxis: categoryAxis(
      arms.map(({ arm }) => armLabel(arm)),
      layout,
    ),
    series: Array.from({ length: count }, (_, part) => ({
      type: 'bar',
      stack: 'parts',
      barMaxWidth: 34,
      itemStyle: { color: ink(partToken(part)), borderColor: ink('surface'), borderWidth: 1 },
      data: arms.map(({ values }) => values[part] ?? 0),
    })),
  };
}

/** Color of a stacked part. */
export const partToken = (part: number): Token => PART_TOKENS[part % PART_TOKENS.length] ?? 'part-1';
