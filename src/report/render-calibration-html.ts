import type { MetricNoise } from '../verdict/summarize-noise.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { element, type Markup } from './html/element.ts';
import { chartNoise } from './html/facts/charts/chart-noise.ts';
import { renderPage } from './html/page.ts';
import { renderChart } from './html/render-chart.ts';
import { renderMarkdown } from './html/render-markdown.ts';
import { calibrationHeading, renderCalibrationBody } from './render-calibration.ts';
import { calibrationTitle, PAGE_LABELS } from './words/chart/page-labels.ts';
import { GATE_NAME } from './words/state.ts';

/** More models are in `calibration.md`, without charts. */
const MAX_MODELS_WITH_CHARTS = 10;

/** A model that was compared with itself. */
interface CalibratedModel {
  readonly id: string;
  readonly noise: readonly MetricNoise[];
  readonly runs: readonly ModelVerdict[];
}

/**
 * The calibration of each model as one HTML file: the table, and each run's interval against the limit. Foreign text is
 * inert.
 *
 * @param budget - Per run, as the user wrote it: "20s".
 */
export function renderCalibrationHtml(models: readonly CalibratedModel[], budget: string): string {
  return renderPage({
    title: calibrationTitle(),
    header: [element('h1', {}, PAGE_LABELS.calibration)],
    main: models.flatMap((model, index) => renderOne(model, { budget, index })),
    footer: [element('p', {}, GATE_NAME)],
  });
}

function renderOne(
  { id, noise, runs }: CalibratedModel,
  { budget, index }: { readonly budget: string; readonly index: number },
): Markup[] {
  const charts = index < MAX_MODELS_WITH_CHARTS ? chartNoise(runs) : [];
  return [
    element('h2', {}, element('code', {}, id)),
    element('p', {}, calibrationHeading(id, noise, budget)),
    renderMarkdown(renderCalibrationBody(noise, budget)),
    ...charts.map((chart, place) => renderChart(chart, `noise-${index + 1}-${place + 1}`)),
  ];
}
