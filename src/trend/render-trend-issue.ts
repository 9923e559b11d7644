import { plainText } from '../errors/plain-text.ts';
import { formatValue, printFigure } from '../figures/format-value.ts';
import { sparkline } from '../figures/sparkline.ts';
import { codeSpan, escapeProse } from '../report/markdown/escape-markdown.ts';
import { renderFold, renderTable } from '../report/markdown/render-table.ts';
import { momentsOf } from '../stats/pooled-t-test.ts';
import {
  dayOf,
  describeCause,
  describeCertainty,
  describeLatest,
  describeMove,
  describeRange,
  describeSince,
  shortOf,
} from './describe-trend.ts';
import { ALERT_P_VALUE } from './judge-series.ts';
import type { SeriesTrend, TrendRegression } from './trend.ts';

/** Where the pages of a repository are. */
export interface Links {
  /** Address of the repository, without a trailing slash. */
  readonly repositoryUrl: string;
  /** Where the history is kept. */
  readonly dataBranch: string;
}

const NIGHTS = 21;
const MIN_NIGHTS_OF_SPREAD = 6;
const MAX_TITLE = 120;

/** One line, the same for as long as the issue is of the same regression. */
export function renderTrendTitle({ title, modelId }: SeriesTrend, { at }: TrendRegression): string {
  // A title is no markdown, but GitHub finds mentions in it.
  return plainText(`${modelId}: ${title} is worse since ${dayOf(at)}`, MAX_TITLE).replaceAll('@', '@\u200B');
}

/** What somebody who is called to a regression has to know first, then the figures. Markdown; foreign text is inert. */
export function renderTrendIssue(series: SeriesTrend, regression: TrendRegression, links: Links): string {
  const { environment, recent } = series;
  const { at, recoveredAt } = regression;
  const headline =
    recoveredAt === null
      ? `**${series.title} of ${codeSpan(series.modelId)} got worse: ${describeMove(series, regression)}**, ${describeSince(regression)}, on the machine ${codeSpan(shortOf(environment))}.`
      : `**${series.title} of ${codeSpan(series.modelId)} is back since ${dayOf(recoveredAt)}.** It was worse ${describeSince(regression)}.`;
  const first = recent.findIndex((night) => night.at === at);
  const facts = [
    ['Where it came in', `${escapeProse(describeRange(regression))}${renderCompare(regression, links)}`],
    ['The model', escapeProse(describeCause(regression))],
    ['Last good night', renderNight(series, recent[first - 1])],
    ['First bad night', renderNight(series, recent[first])],
    ['Last night', renderNight(series, recent.at(-1))],
    [
      'How sure',
      `${describeCertainty(regression)} after all corrections; an alert needs ${ALERT_P_VALUE}${renderSpread(recent.slice(0, Math.max(first, 0)))}`,
    ],
  ];
  const bars = sparkline(recent.map(({ value }) => value));
  return `${[
    headline,
    renderTable({ header: ['', ''], align: 'll' }, facts),
    `${bars} (the last ${recent.length} of ${series.points} nights, ${series.better === 'lower' ? 'lower' : 'higher'} is better, ${describeLatest(series)} last)`,
    renderFold({ name: 'nights', summary: 'The last nights', body: renderNights(series) }),
    renderFold({ name: 'method', summary: 'How this was found', body: METHOD }),
    renderFold({ name: 'reproduction', summary: 'See it locally', body: renderCommands(links) }),
    recoveredAt === null ? KEPT : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

const METHOD = [
  'Change points by E-divisive with means and t-tests over windows of 50 nights, as Apache Otava finds them.',
  'P is multiplied by the number of places where the series could have been split, and nights that hang together count for fewer.',
  'Two nights in a row must be nearer to the new level than to the old one, and such nights must not have been usual before.',
  'Only nights of the same machine, data, runtime, settings and traffic are compared.',
].join(' ');

const KEPT =
  '_The nightly run edits this text while the regression stands, and closes the issue when two nights in a row are back. To accept the new level, close it: it stays closed for this change._';

function renderCompare({ commits: { from, to } }: TrendRegression, { repositoryUrl }: Links): string {
  if (from === null || to === null || from === to || !isSha(from) || !isSha(to)) return '';
  return ` [All commits in between](${repositoryUrl}/compare/${from}...${to}).`;
}

const isSha = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

/** How much nights differed before, which is what the change has to be seen against. */
function renderSpread(before: readonly Night[]): string {
  if (before.length < MIN_NIGHTS_OF_SPREAD) return '';
  const { mean, deviation } = momentsOf(
    before.map(({ value }) => value),
    0,
    before.length,
  );
  if (mean === 0) return '';
  const share = { divisor: 1, powerOfTen: 2, decimals: 1, label: '\u00A0%' };
  return `. Nights before it differ by ±${printFigure(Math.abs(deviation / mean), share)}`;
}

type Night = SeriesTrend['recent'][number];

function renderNight({ unit }: SeriesTrend, night: Night | undefined): string {
  if (night === undefined) return 'before the nights shown';
  return `${dayOf(night.at)}: ${formatValue(night.value, unit)}${renderRun(night)}`;
}

/** A link only to what looks like a page; the history may say anything. */
function renderRun({ url }: Night): string {
  return url !== null && /^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? ` ([run](${url}))` : '';
}

function renderNights(series: SeriesTrend): string {
  const rows = series.recent
    .slice(-NIGHTS)
    .map((night) => [
      `${dayOf(night.at)}${renderRun(night)}`,
      formatValue(night.value, series.unit),
      night.commit === null ? '' : codeSpan(shortOf(night.commit)),
      codeSpan(shortOf(night.model)),
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
