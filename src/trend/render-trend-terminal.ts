import { plainText } from '../errors/plain-text.ts';
import { sparkline } from '../figures/sparkline.ts';
import { MAX_SENTENCE_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import {
  dayOf,
  describeCause,
  describeCertainty,
  describeLatest,
  describeMove,
  describeRange,
  describeSince,
  listTrendNotes,
  nameOf,
  shortOf,
} from './describe-trend.ts';
import { type SeriesTrend, standsOpen, type Trend } from './trend.ts';

const RED = 31;
const GREEN = 32;
const YELLOW = 33;

type Paint = (text: string, color: number) => string;

/** Shown of a series: what is older says little about tonight. */
const BARS = 40;

/**
 * A trend as plain text: what stands open first, then what is suspected and what is over, the rest a line each, and what
 * is missing. Foreign text loses its control characters.
 *
 * @param options - `place` is the file as the user named it; `color` adds ANSI colours.
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
    [
      ...listTrendNotes(trend),
      ...(ended === 0 ? [] : [`${ended} series of earlier machines or settings have ended.`]),
    ]
      .map((note) => `Note: ${line(note)}`)
      .join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const line = (text: string): string => plainText(text, MAX_SENTENCE_CHARACTERS);

function renderHead({ span, series }: Trend, place: string, paint: Paint): string {
  if (span === null) return `${line(place)}: no night is recorded yet.`;
  const open = series.filter(standsOpen).length;
  const verdict =
    open === 0
      ? paint('No regression stands open', GREEN)
      : paint(`${open} ${open === 1 ? 'regression stands' : 'regressions stand'} open`, RED);
  const nights = `${span.nights} ${span.nights === 1 ? 'night' : 'nights'}`;
  return `${verdict} after ${nights} from ${dayOf(span.from)} to ${dayOf(span.to)} (${line(place)})`;
}

function rankOf(series: SeriesTrend): number {
  if (standsOpen(series)) return 0;
  return ['regressed', 'suspected', 'recovered'].indexOf(series.state) + 1;
}

const WORDS = { regressed: 'Regressed', suspected: 'Suspected', recovered: 'Recovered' } as const;

function renderSeries(series: SeriesTrend, paint: Paint): string {
  const { state, regression, recent, environment } = series;
  if (regression === null || !(state in WORDS)) return '';
  const isMachine = regression.cause === 'machine';
  const word = isMachine ? 'Machine' : WORDS[state as keyof typeof WORDS];
  const color = isMachine || state === 'suspected' ? YELLOW : state === 'regressed' ? RED : GREEN;
  const wait = state === 'suspected' ? ['  Not confirmed: wait for the next night.'] : [];
  return [
    `${paint(word, color)}: ${line(nameOf(series))}, ${describeMove(series, regression)} ${describeSince(regression)}`,
    `  ${sparkline(recent.slice(-BARS).map(({ value }) => value))}  ${describeLatest(series)} last, environment ${shortOf(environment)}, ${describeCertainty(regression)}`,
    `  ${line(describeRange(regression))} ${line(describeCause(regression))}`,
    ...wait,
  ].join('\n');
}

function renderRest(series: readonly SeriesTrend[]): string {
  const names = series.map((each) => line(nameOf(each)));
  const width = Math.max(0, ...names.map(({ length }) => length));
  return series
    .map((each, index) => {
      const word = each.state === 'too-few' ? 'too few nights' : 'ok';
      const bars = sparkline(each.recent.slice(-BARS).map(({ value }) => value));
      return `  ${(names[index] ?? '').padEnd(width)}  ${bars.padStart(BARS)}  ${describeLatest(each)}  ${word}`;
    })
    .join('\n');
}
