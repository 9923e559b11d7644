import { formatValue } from '../../figures/format-value.ts';
import { shortSha } from '../../figures/short-sha.ts';
import type { HistoryLine } from '../../records/history.ts';
import { element, type Markup, rendered } from '../../report/html/element.ts';
import { renderPage } from '../../report/html/page.ts';
import { renderInline, scrollBox } from '../../report/html/render-markdown.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { GATE_NAME } from '../../report/words/state.ts';
import type { Trend } from '../trend.ts';
import {
  changePointText,
  HISTORY_LABELS,
  HISTORY_MARKS,
  historySummary,
  lastRunsText,
  panelTitle,
  splitText,
} from '../words/history-page.ts';
import { dayOf } from '../words/series.ts';
import { drawPanel, isLink } from './draw-panel.ts';
import { type HistoryPanel, type HistoryPoint, listPanels } from './history-panels.ts';
import { HISTORY_SCRIPT } from './history-script.ts';
import { HISTORY_STYLE } from './history-style.ts';

/** Runs in the table below a plot, the newest first. */
const LAST_RUNS = 20;
/** Change points in words, the newest first; the plot has all. */
const LAST_CHANGES = 8;

/** All nights, merges and releases as one HTML file, which loads nothing. Its one script filters what is shown. */
export function renderHistory(lines: readonly HistoryLine[], trend: Trend): string {
  const panels = listPanels(lines, trend);
  const keys = keysOf(panels);
  return renderPage({
    title: HISTORY_LABELS.title,
    style: HISTORY_STYLE,
    script: panels.length === 0 ? undefined : HISTORY_SCRIPT,
    header: [
      element('h1', {}, HISTORY_LABELS.heading),
      element('p', {}, historySummary(trend, panels.length)),
      ...(panels.length === 0 ? [] : [renderFilters(keys), renderKey()]),
    ],
    main: [
      element('p', { id: 'none', hidden: '' }, HISTORY_LABELS.nothingShown),
      ...panels.map((panel) => renderPanel(panel, keys)),
    ],
    footer: [element('p', {}, GATE_NAME)],
  });
}

/** What can be filtered by; an option's value is its place in its list. */
interface Keys {
  readonly model: readonly string[];
  readonly metric: readonly string[];
  readonly environment: readonly string[];
}

function keysOf(panels: readonly HistoryPanel[]): Keys {
  const unique = (values: readonly string[]): string[] => [...new Set(values)];
  return {
    model: unique(panels.map(({ modelId }) => modelId)),
    metric: unique(panels.map(({ title }) => title)),
    environment: unique(panels.flatMap(({ segments }) => segments.map(({ environment }) => environment))),
  };
}

function renderFilters(keys: Keys): Markup {
  const select = (name: keyof Keys, textOf: (key: string) => string) =>
    element(
      'label',
      {},
      HISTORY_LABELS[name],
      element(
        'select',
        { id: name },
        element('option', { value: '' }, HISTORY_LABELS.all),
        ...keys[name].map((key, index) => element('option', { value: String(index) }, textOf(key))),
      ),
    );
  const itself = (key: string): string => key;
  return element(
    'form',
    { id: 'filters', hidden: '' },
    select('model', itself),
    select('metric', itself),
    select('environment', shortSha),
  );
}

function renderKey(): Markup {
  const items = HISTORY_MARKS.map(([mark, text]) => {
    const path = mark.startsWith('dot') ? 'M9 7h0' : 'M9 0V14';
    const svg = rendered(
      `<svg viewBox="0 0 18 14" aria-hidden="true"><path class="${mark}" d="${path}"/></svg>`,
    );
    return element('li', {}, svg, text);
  });
  return element('ul', { class: 'legend key' }, ...items);
}

function renderPanel(panel: HistoryPanel, keys: Keys): Markup {
  const environments = panel.segments.map(({ environment }) => keys.environment.indexOf(environment));
  const changes = [
    ...panel.series.flatMap((series) =>
      series.changePoints.map((point) => ({ at: point.at, text: changePointText(series, point) })),
    ),
    ...panel.splits.map((split) => ({ at: split.at, text: splitText(split) })),
  ].toSorted((left, right) => (left.at < right.at ? 1 : -1));
  const items = changes
    .slice(0, LAST_CHANGES)
    .map(({ text }) => element('li', {}, renderInline(escapeProse(text))));
  return element(
    'section',
    {
      'data-model': String(keys.model.indexOf(panel.modelId)),
      'data-metric': String(keys.metric.indexOf(panel.title)),
      'data-environment': [...new Set(environments)].join(' '),
    },
    element('h2', {}, panelTitle(panel)),
    drawPanel(panel),
    ...(items.length === 0 ? [] : [element('ul', {}, ...items)]),
    renderLastRuns(panel),
  );
}

function renderLastRuns({ segments, unit }: HistoryPanel): Markup {
  const points = segments
    .flatMap((segment) => segment.points)
    .toSorted((left, right) => right.atMs - left.atMs)
    .slice(0, LAST_RUNS);
  const { day, value, commit, verdict } = HISTORY_LABELS;
  const head = [day, value, commit, verdict].map((text) => element('th', { scope: 'col' }, text));
  const rows = points.map((point) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, renderDay(point)),
      element('td', { align: 'right' }, formatValue(point.value, unit)),
      element('td', {}, element('code', {}, point.commit === null ? '–' : shortSha(point.commit))),
      element('td', {}, point.state ?? '–'),
    ),
  );
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
  return element('details', {}, element('summary', {}, lastRunsText(points.length)), scrollBox(table));
}

function renderDay({ atMs, url }: HistoryPoint): Markup | string {
  const day = dayOf(new Date(atMs).toISOString());
  return isLink(url) ? element('a', { href: url }, day) : day;
}
