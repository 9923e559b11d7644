import type { EChartsCoreOption } from 'echarts/core';
import { figureFormats, formatExact, printChange } from '../../../figures/format-value.ts';
import { changeNs } from '../../../verdict/time/compare-operators.ts';
import { operatorName } from '../../words/chart/chart-labels.ts';
import type { OperatorsChart } from '../facts/chart.ts';
import { valueAxis } from './axis.ts';
import { categoryAxis } from './category-axis.ts';
import { ink } from './palette.ts';
import type { DrawingSize } from './render-svg.ts';

/** A bar per operator: to the right if it got slower, to the left if it got faster. */
export function drawOperators({ operators }: OperatorsChart, { width }: DrawingSize): EChartsCoreOption {
  const changes = operators.map(changeNs);
  const widest = Math.max(...changes.map(Math.abs));
  // Room for the figures outside the bars.
  const room = widest * (width < 500 ? 0.6 : 0.25);
  const x = valueAxis(
    [Math.min(0, ...changes) - (Math.min(...changes) < 0 ? room : 0), Math.max(0, ...changes) + room],
    { unit: 'ns', most: width < 500 ? 2 : 6, labelOf: (ns) => formatExact(ns, 'ns') },
  );
  const names = operators.map(operatorName);
  return {
    grid: { left: width < 500 ? 118 : 230, right: 16, top: 4, bottom: 32 },
    xAxis: x.option,
    yAxis: categoryAxis(names, width),
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
