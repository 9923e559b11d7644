import type { EChartsCoreOption } from 'echarts/core';
import type { Chart } from '../facts/charts/chart.ts';
import { drawCurves } from './draw-curves.ts';
import { drawFront } from './draw-front.ts';
import { drawLaunches } from './draw-launches.ts';
import { drawNoise } from './draw-noise.ts';
import { drawOperators } from './draw-operators.ts';
import { drawSlices } from './draw-slices.ts';
import { drawCost, drawPlacement } from './draw-stacks.ts';
import { drawTimeline } from './draw-timeline.ts';
import { type DrawingLayout, type DrawingSize, renderSvg } from './render-svg.ts';

/** Width of each layout's drawings, in CSS pixels. */
export const DRAWING_WIDTHS: Readonly<Record<DrawingLayout, number>> = { wide: 840, narrow: 342 };

/** Draws a chart as SVG with `role="img"` and a label. */
export function drawChart(
  chart: Chart,
  { alternative, id, layout }: { alternative: string; id: string; layout: DrawingLayout },
): string {
  const size = { layout, width: DRAWING_WIDTHS[layout], height: heightOf(chart) };
  return renderSvg({ option: optionOf(chart, size), alternative, id: `${id}-${layout}` }, size);
}

function optionOf(chart: Chart, size: DrawingSize): EChartsCoreOption {
  switch (chart.kind) {
    case 'curves':
      return drawCurves(chart, size);
    case 'launches':
      return drawLaunches(chart, size);
    case 'operators':
      return drawOperators(chart, size);
    case 'placement':
      return drawPlacement(chart, size);
    case 'cost':
      return drawCost(chart, size);
    case 'slices':
      return drawSlices(chart, size);
    case 'front':
      return drawFront(chart, size);
    case 'noise':
      return drawNoise(chart, size);
    case 'timeline':
      return drawTimeline(chart, size);
  }
}

/** Below the bars there is an axis. */
const AXIS_HEIGHT = 44;

function heightOf(chart: Chart): number {
  switch (chart.kind) {
    case 'curves':
      return 300;
    case 'front':
      return 340;
    case 'launches':
    case 'noise':
      return 260;
    case 'operators':
      return AXIS_HEIGHT + 28 * chart.operators.length;
    case 'placement':
    case 'cost':
    case 'timeline':
      return AXIS_HEIGHT + 46 * chart.arms.length;
    case 'slices':
      return AXIS_HEIGHT + 24 * chart.slices.length;
  }
}
