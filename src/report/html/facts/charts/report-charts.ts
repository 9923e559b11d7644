import type { Comparison } from '../../../../verdict/comparison.ts';
import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { Chart } from './chart.ts';
import { chartCost } from './chart-cost.ts';
import { chartLatency, chartServed } from './chart-curves.ts';
import { chartLaunches } from './chart-launches.ts';
import { chartOperators } from './chart-operators.ts';
import { chartPlacement } from './chart-placement.ts';
import { chartSlices } from './chart-slices.ts';
import { chartTimeline } from './chart-timeline.ts';

/**
 * The charts of one model, in the order of the page. Each is there only if its data is.
 *
 * @param comparison - The measurements behind the verdict; undefined if this process does not have them.
 */
export function reportCharts(model: ModelVerdict, comparison: Comparison | undefined): Chart[] {
  const measured = comparison === undefined ? [] : [comparison];
  return [
    ...measured.flatMap(chartLatency),
    ...measured.flatMap(chartServed),
    ...measured.flatMap((each) => chartLaunches(model, each)),
    ...measured.flatMap(chartTimeline),
    ...chartOperators(model),
    ...chartPlacement(model),
    ...chartCost(model),
    ...chartSlices(model),
  ];
}
