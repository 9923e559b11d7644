import { formatValue } from '../../figures/format-value.ts';
import { shaText, shortSha } from '../../figures/short-sha.ts';
import type { Unit } from '../../policy/metric.ts';
import { countOf, sentence } from '../../report/words/grammar.ts';
import { GATE_NAME } from '../../report/words/state.ts';
import type { BadgeFact } from '../badge.ts';
import type { HistoryPanel, HistoryPoint } from '../html/history-panels.ts';
import type { SeriesTrend, Trend } from '../trend.ts';
import { dayOf, moveText, openText } from './series.ts';

/** Fixed texts of the history page. */
export const HISTORY_LABELS = {
  title: `History – ${GATE_NAME}`,
  heading: 'History of all models',
  none: 'No run has been recorded yet.',
  model: 'Model',
  metric: 'Metric',
  environment: 'Machine',
  all: 'All',
  nothingShown: 'Nothing matches these filters.',
  run: 'Run',
  day: 'Day',
  value: 'Value',
  commit: 'Commit',
  verdict: 'Verdict',
} as const;

/** Entries of the legend: the class of the mark, and what it means. */
export const HISTORY_MARKS = [
  ['dot', 'run'],
  ['dot release', 'release'],
  ['dot waived', 'passed by a waiver'],
  ['dot failed', 'blocked or failed'],
  ['worse', 'change for the worse'],
  ['better', 'change for the better'],
  ['split', 'different machine, settings or data'],
] as const;

/** "2 open regressions in 12 series, from 2026-09-01 to 2026-11-30." */
export function historySummary(trend: Trend, panels: number): string {
  const { span } = trend;
  if (span === null) return HISTORY_LABELS.none;
  const found = `${openText(trend)} in ${countOf(panels, 'series', 'series')}`;
  return sentence(`${found}, from ${dayOf(span.from)} to ${dayOf(span.to)}`);
}

/** Heading of a panel: "P95 latency of ocr". */
export const panelTitle = ({ title, modelId }: Pick<HistoryPanel, 'title' | 'modelId'>): string =>
  `${title} of ${modelId}`;

/** Text alternative of a plot. */
export function panelAlternative(panel: HistoryPanel): string {
  const points = panel.segments.flatMap((segment) => segment.points);
  const last = points.reduce(
    (latest, point) => (point.atMs >= latest.atMs ? point : latest),
    points[0] as HistoryPoint,
  );
  return `${panelTitle(panel)}: ${countOf(points.length, 'run')}, the last ${formatValue(last.value, panel.unit)}.`;
}

/** "2026-11-30, 4.812 ms, commit 1a2b3c4, nightly, pass". */
export function pointText({ atMs, value, commit, use, state }: HistoryPoint, unit: Unit): string {
  const parts = [dayOf(new Date(atMs).toISOString()), formatValue(value, unit)];
  if (commit !== null) parts.push(`commit ${shortSha(commit)}`);
  return [...parts, USES[use], ...(state === null ? [] : [state])].join(', ');
}

const USES: Readonly<Record<HistoryPoint['use'], string>> = {
  'pull-request': 'merge',
  nightly: 'nightly',
  release: 'release',
};

/** "2026-11-23: 4.120 ms → 4.810 ms (+16.7%), after `1a2b3c4`, up to `5d6e7f8`". */
export function changePointText(series: SeriesTrend, point: SeriesTrend['changePoints'][number]): string {
  const { from, to } = point.commits;
  const range =
    from === null || to === null
      ? ''
      : from === to
        ? `, both nights at ${shaText(to)}`
        : `, after ${shaText(from)}, up to and including ${shaText(to)}`;
  return `${dayOf(point.at)}: ${moveText(series, point)}${range}`;
}

/** "2026-11-23: another machine, 1a2b3c4 → 5d6e7f8". */
export const splitText = ({ at, what, from, to }: Trend['splits'][number]): string =>
  `${dayOf(at)}: ${SPLITS[what]}, ${shaText(from)} → ${shaText(to)}`;

const SPLITS: Readonly<Record<Trend['splits'][number]['what'], string>> = {
  environment: 'another machine',
  comparability: 'different settings or data',
};

/** Title of the table of a panel's last runs. */
export const lastRunsText = (count: number): string => `Last ${countOf(count, 'run')}`;

/** The left half of a badge. */
export const BADGE_LABEL = 'models';

/** The right half: "2 regressions", "blocked", "passing on 2026-11-30", "undecided", "no runs". */
export function badgeText(fact: BadgeFact): string {
  switch (fact.kind) {
    case 'regressions':
      return countOf(fact.count, 'regression');
    case 'passing':
      return `passing on ${dayOf(new Date(fact.sinceMs).toISOString())}`;
    case 'no-runs':
      return 'no runs';
    case 'undecided':
    case 'blocked':
      return fact.kind;
  }
}
