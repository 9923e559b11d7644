import { formatValue } from '../../figures/format-value.ts';
import { chartAlternative } from '../words/chart/chart-alternative.ts';
import { armLabel } from '../words/chart/chart-labels.ts';
import { chartCaption, chartTitle } from '../words/chart/chart-title.ts';
import { PAGE_LABELS, percentileLabel } from '../words/chart/page-labels.ts';
import { drawChart } from './draw/draw-chart.ts';
import { element, type Markup, rendered } from './element.ts';
import { type Chart, type Curve, MARKED_PERCENTS } from './facts/charts/chart.ts';
import { renderLegend } from './legend.ts';
import { scrollBox } from './render-markdown.ts';

/**
 * A chart with its heading, caption and legend. It is drawn for a wide and for a narrow screen; the page shows one of
 * them.
 *
 * @param id - Unique on the page.
 */
export function renderChart(chart: Chart, id: string): Markup {
  const alternative = chartAlternative(chart);
  const drawings = (['wide', 'narrow'] as const).map((layout) =>
    element('div', { class: layout }, rendered(drawChart(chart, { alternative, id, layout }))),
  );
  return element(
    'figure',
    { id, 'data-chart': chart.kind },
    element('figcaption', {}, element('h3', {}, chartTitle(chart)), element('p', {}, chartCaption(chart))),
    renderLegend(chart),
    ...drawings,
    ...(chart.kind === 'curves' ? [renderMarks(chart.curves)] : []),
  );
}

/** The marked percentiles as figures. */
function renderMarks(curves: readonly Curve[]): Markup {
  const head = (text: string) => element('th', { scope: 'col' }, text);
  const rows = MARKED_PERCENTS.map((percent, index) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, percentileLabel(percent)),
      ...curves.map(({ marks }) =>
        element('td', { align: 'right' }, formatValue(marks[index]?.ns ?? null, 'ns')),
      ),
    ),
  );
  const header = element(
    'tr',
    {},
    head(PAGE_LABELS.percentile),
    ...curves.map(({ arm }) => head(armLabel(arm))),
  );
  return scrollBox(element('table', {}, element('thead', {}, header), element('tbody', {}, ...rows)));
}
