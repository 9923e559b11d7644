import { plainText } from '../../errors/plain-text.ts';
import { formatValue, printFigure } from '../../figures/format-value.ts';
import { shortSha } from '../../figures/short-sha.ts';
import { sparkline } from '../../figures/sparkline.ts';
import { codeSpan, escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderFold, renderTable } from '../../report/markdown/render-table.ts';
import { momentsOf } from '../../stats/change-points/pooled-t-test.ts';
import { ALERT_P_VALUE } from '../judge-series.ts';
import type { SeriesTrend, TrendRegression } from '../trend.ts';
import {
  causeText,
  certaintyText,
  dayOf,
  latestText,
  moveText,
  periodText,
  rangeText,
  seriesName,
} from './series.ts';

/** A repository's location, for links and commands. */
export interface Links {
  /** URL of the repository, without a trailing slash. */
  readonly repositoryUrl: string;
  /** Branch with the history. */
  readonly dataBranch: string;
}

const NIGHTS = 21;
const MIN_NIGHTS_OF_SPREAD = 6;
const MAX_TITLE = 120;

/** Title in one line. It stays the same while the issue is about the same regression. */
export function renderTrendTitle({ title, modelId }: SeriesTrend, { at }: TrendRegression): string {
  // Titles are not markdown, but GitHub detects mentions in them.
  return plainText(`${modelId}: ${title} regressed on ${dayOf(at)}`, MAX_TITLE).replaceAll('@', '@\u200B');
}

/** Markdown body of an issue: what happened and where to look, then the figures. Foreign text is escaped. */
export function renderTrendIssue(series: SeriesTrend, regression: TrendRegression, links: Links): string {
  const { recent } = series;
  const { at, recoveredAt } = regression;
  const first = recent.findIndex((night) => night.at === at);
  const facts = [
    ['Commits', `${escapeProse(rangeText(regression))}${renderCompare(regression, links)}`],
    ['Cause', escapeProse(causeText(regression))],
    ['Last good night', renderNight(series, recent[first - 1])],
    ['First bad night', renderNight(series, recent[first])],
    ['Latest night', renderNight(series, recent.at(-1))],
    [
      'Certainty',
      `${certaintyText(regression)} after all corrections; an alert needs ${ALERT_P_VALUE}${renderSpread(recent.slice(0, Math.max(first, 0)))}`,
    ],
  ];
  const bars = sparkline(recent.map(({ value }) => value));
  return `${[
    renderHeadline(series, regression),
    renderTable({ header: ['', ''], align: 'll' }, facts),
    `${bars} (last ${recent.length} of ${series.points} nights, ${series.better} is better, latest ${latestText(series)})`,
    renderFold({ name: 'nights', summary: 'Last nights', body: renderNights(series) }),
    renderFold({ name: 'method', summary: 'How this was found', body: METHOD }),
    renderFold({ name: 'reproduction', summary: 'Reproduce locally', body: renderCommands(links) }),
    recoveredAt === null ? KEPT : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function renderHeadline(series: SeriesTrend, regression: TrendRegression): string {
  const { recoveredAt } = regression;
  const name = escapeProse(seriesName(series));
  if (recoveredAt !== null)
    return `**${name} has been back to normal since ${dayOf(recoveredAt)}.** It was worse ${periodText(regression)}.`;
  return `**${name} got worse: ${moveText(series, regression)}** ${periodText(regression)}, on machine ${codeSpan(shortSha(series.environment))}.`;
}

const METHOD = [
  'Change points are found by E-divisive with means and t-tests over windows of 50 nights, as in Apache Otava.',
  'P is multiplied by the number of possible splits of the series, and correlated nights count for less.',
  'Two consecutive nights must be closer to the new level than to the old one, and such nights must have been rare before.',
  'Only nights with the same machine, data, runtime, settings and traffic are compared.',
].join(' ');

const KEPT =
  '_The nightly run updates this text while the regression is open, and closes the issue after two consecutive good nights. To accept the new level, close the issue: it stays closed for this change._';

/** Closing comment of an issue: why it is no longer open. Our own plain text with figures and dates. */
export function renderClosing(series: SeriesTrend): string {
  const { regression, state } = series;
  const latest = latestText(series);
  if (state === 'recovered' && regression?.recoveredAt != null)
    return `Back to the old level since ${dayOf(regression.recoveredAt)}, for at least two nights (latest ${latest}). Closing.`;
  if (regression?.cause === 'machine') return `${causeText(regression)} Closing.`;
  return `No regression is detected anymore (latest ${latest}): the series has recovered, or it has been on the new level long enough for that to become the reference. Closing.`;
}

function renderCompare({ commits: { from, to } }: TrendRegression, { repositoryUrl }: Links): string {
  if (from === null || to === null || from === to || !isSha(from) || !isSha(to)) return '';
  return ` [All commits](${repositoryUrl}/compare/${from}...${to}).`;
}

const isSha = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

/** The spread of the nights before the change. */
function renderSpread(before: readonly Night[]): string {
  if (before.length < MIN_NIGHTS_OF_SPREAD) return '';
  const { mean, deviation } = momentsOf(
    before.map(({ value }) => value),
    0,
    before.length,
  );
  if (mean === 0) return '';
  const share = { divisor: 1, powerOfTen: 2, decimals: 1, label: '%' };
  return `. Nights before it varied by ±${printFigure(Math.abs(deviation / mean), share)}`;
}

type Night = SeriesTrend['recent'][number];

function renderNight({ unit }: SeriesTrend, night: Night | undefined): string {
  if (night === undefined) return 'before the nights shown';
  return `${dayOf(night.at)}: ${formatValue(night.value, unit)}${renderRun(night)}`;
}

/** A link only if the text looks like a URL, because a history may contain anything. */
function renderRun({ url }: Night): string {
  return url !== null && /^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? ` ([run](${url}))` : '';
}

function renderNights(series: SeriesTrend): string {
  const rows = series.recent
    .slice(-NIGHTS)
    .map((night) => [
      `${dayOf(night.at)}${renderRun(night)}`,
      formatValue(night.value, series.unit),
      night.commit === null ? '' : codeSpan(shortSha(night.commit)),
      codeSpan(shortSha(night.model)),
    ]);
  return renderTable({ header: ['Night', series.title, 'Commit', 'Model'], align: 'lrll' }, rows);
}

function renderCommands({ dataBranch }: Links): string {
  return [
    '```sh',
    `git fetch origin ${dataBranch}`,
    'git show FETCH_HEAD:history.jsonl > history.jsonl',
    'regression-gate trend history.jsonl',
    '```',
  ].join('\n');
}
