import type { EChartsCoreOption } from 'echarts/core';
import { figureFormats, printChange } from '../../../figures/format-value.ts';
import { changeNs } from '../../../verdict/time/compare-operators.ts';
import { operatorName } from '../../words/chart/chart-labels.ts';
import type { OperatorsChart } from '../facts/charts/chart.ts';
import { durationLabel, valueAxis } from './axis.ts';
import { categoryAxis, NAME_ROOM } from './category-axis.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

const MOST_LABELS = { wide: 6, narrow: 2 } as const;

/** Room for the figures outside the bars, as a share of the longest bar. */
const FIGURE_ROOM = { wide: 0.25, narrow: 0.9 } as const;

/** A bar per operator: to the right if it got slower, to the left if it got faster. */
export function drawOperators({ operators }: OperatorsChart, { layout }: DrawingSize): EChartsCoreOption {
  const changes = operators.map(changeNs);
  const widest = Math.max(...changes.map(Math.abs));
  const room = widest * FIGURE_ROOM[layout];
  const x = valueAxis(
    [Math.min(0, ...changes) - (Math.min(...changes) < 0 ? room : 0), Math.max(0, ...changes) + room],
    { unit: 'ns', most: MOST_LABELS[layout], labelOf: durationLabel },
  );
  const names = operators.map(operatorName);
  return {
    grid: { left: NAME_ROOM[layout], right: 16, top: 4, bottom: 32 },
    xAxis: x.option,
    yAxis: categoryAxis(names, layout),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: changes.map((ns) => ({
          value: ns,
          itemStyle: { color: ink(ns > 0 ? 'candidate' : 'baseline') },
          label: {
            show: true,
            position: ns > 0 ? 'right' : 'left',
            color: ink('text'),
            textBorderWidth: 0,
            formatter: () => printChange(ns, figureFormats([ns], 'ns')[0]),
          },
        })),
      },
    ],
  };
}
