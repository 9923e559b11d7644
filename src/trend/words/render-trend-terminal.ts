import { plainText } from '../../errors/plain-text.ts';
import { shortSha } from '../../figures/short-sha.ts';
import { sparkline } from '../../figures/sparkline.ts';
import { MAX_SENTENCE_CHARACTERS } from '../../report/markdown/escape-markdown.ts';
import { isOpen, type SeriesTrend, type Trend } from '../trend.ts';
import { endedTexts, trendNotes } from './notes.ts';
import {
  causeText,
  certaintyText,
  dayOf,
  latestText,
  moveText,
  nightsText,
  openText,
  periodText,
  rangeText,
  seriesName,
} from './series.ts';

const RED = 31;
const GREEN = 32;
const YELLOW = 33;

type Paint = (text: string, color: number) => string;

/** Number of nights to show per series; older ones are less relevant. */
const BARS = 40;

/**
 * Renders a trend as plain text: open regressions first, then suspected and recovered ones, then one line per other series,
 * then notes. Control characters are removed from foreign text.
 *
 * @param options - `place` is the file name given by the user; `color` adds ANSI colors.
 */
export function renderTrendTerminal(trend: Trend, options: { place: string; color: boolean }): string {
  const paint: Paint = (text, color) => (options.color ? `\u001B[${color}m${text}\u001B[0m` : text);
  const regressed = trend.series.filter(({ regression, isCurrent }) => regression !== null && isCurrent);
  const rest = trend.series.filter((series) => series.isCurrent && !regressed.includes(series));
  const ended = trend.series.filter(({ isCurrent }) => !isCurrent).length;
  const blocks = [
    renderHead(trend, options.place, paint),
    ...regressed
      .sort((left, right) => rankOf(left) - rankOf(right))
      .map((series) => renderSeries(series, paint)),
    renderRest(rest),
    [...trendNotes(trend), ...endedTexts(ended)].map((note) => `Note: ${line(note)}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const line = (text: string): string => plainText(text, MAX_SENTENCE_CHARACTERS);

function renderHead(trend: Trend, place: string, paint: Paint): string {
  const { span, series } = trend;
  if (span === null) return `${line(place)}: no nights recorded yet.`;
  const open = openText(trend);
  const found = series.some(isOpen) ? paint(open, RED) : paint(open, GREEN);
  return `${line(place)}: ${found} after ${nightsText(span.nights)} from ${dayOf(span.from)} to ${dayOf(span.to)}`;
}

function rankOf(series: SeriesTrend): number {
  if (isOpen(series)) return 0;
  return ['regressed', 'suspected', 'recovered'].indexOf(series.state) + 1;
}

const WORDS = { regressed: 'Regressed', suspected: 'Suspected', recovered: 'Recovered' } as const;

function renderSeries(series: SeriesTrend, paint: Paint): string {
  const { state, regression, recent, environment } = series;
  if (regression === null || !(state in WORDS)) return '';
  const isMachine = regression.cause === 'machine';
  const word = isMachine ? 'Machine' : WORDS[state as keyof typeof WORDS];
  const color = isMachine || state === 'suspected' ? YELLOW : state === 'regressed' ? RED : GREEN;
  const wait = state === 'suspected' ? ['  Not confirmed yet: the next night decides.'] : [];
  return [
    `${paint(word, color)}: ${line(seriesName(series))}, ${moveText(series, regression)} ${periodText(regression)}`,
    `  ${sparkline(recent.slice(-BARS).map(({ value }) => value))}  latest ${latestText(series)}, machine ${shortSha(environment)}, ${certaintyText(regression)}`,
    `  ${line(rangeText(regression))} ${line(causeText(regression))}`,
    ...wait,
  ].join('\n');
}

function renderRest(series: readonly SeriesTrend[]): string {
  const names = series.map((each) => line(seriesName(each)));
  const width = Math.max(0, ...names.map(({ length }) => length));
  return series
    .map((each, index) => {
      const word = each.state === 'too-few' ? 'too few nights' : 'ok';
      const bars = sparkline(each.recent.slice(-BARS).map(({ value }) => value));
      return `  ${(names[index] ?? '').padEnd(width)}  ${bars.padStart(BARS)}  ${latestText(each)}  ${word}`;
    })
    .join('\n');
}
