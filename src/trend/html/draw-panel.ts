import { plainText } from '../../errors/plain-text.ts';
import { formatExact, formatValue } from '../../figures/format-value.ts';
import { linearTicks } from '../../report/html/draw/axis.ts';
import { element, type Markup, rendered } from '../../report/html/element.ts';
import { escapeHtml } from '../../report/html/escape-html.ts';
import { panelAlternative, pointText } from '../words/history-page.ts';
import { dayOf } from '../words/series.ts';
import type { HistoryPanel, HistoryPoint } from './history-panels.ts';

/** The plot's own coordinates; the page stretches them to its width. */
const [WIDTH, HEIGHT] = [1000, 200];
const PAD = 12;
const MOST_TICKS = 4;
const MAX_TEXT = 200;

/** Colors of segments, by their place in the panel; none of them is that of a failed or a waived run. */
const SEGMENT_TOKENS = ['baseline', 'part-3', 'part-7'] as const;

const segmentToken = (index: number): string =>
  `var(--${SEGMENT_TOKENS[index % SEGMENT_TOKENS.length] ?? 'baseline'})`;

interface Scale {
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
}

/**
 * A panel as SVG of any width: a dot per run that links to it, a line per machine, and vertical lines where something
 * changed. Labels are HTML, so that they keep their size.
 */
export function drawPanel(panel: HistoryPanel): Markup {
  const points = panel.segments.flatMap((segment) => segment.points);
  const times = rangeOf(points.map(({ atMs }) => atMs));
  const values = rangeOf(points.map(({ value }) => value));
  const scale: Scale = {
    x: (atMs) => place(atMs, times, [PAD, WIDTH - PAD]),
    y: (value) => place(value, values, [HEIGHT - PAD, PAD]),
  };
  const svg = [
    ...panel.splits.map(({ at }) => vertical(scale.x(Date.parse(at)), 'split')),
    ...panel.series.flatMap(({ changePoints }) =>
      changePoints.map(({ at, direction }) => vertical(scale.x(Date.parse(at)), direction)),
    ),
    ...panel.segments.map(({ points: own }, index) => drawSegment(panel, own, { index, scale })),
  ];
  const drawing = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="group" aria-label="${label(panelAlternative(panel))}">${svg.join('')}</svg>`;
  const days = [...new Set(times.map(toDay))].map((day) => element('span', {}, day));
  return element(
    'div',
    { class: 'plot' },
    element('div', { class: 'area' }, ...yLabels(values, panel, scale), rendered(drawing)),
    element('div', { class: 'days' }, ...days),
  );
}

const label = (text: string): string => escapeHtml(plainText(text, MAX_TEXT));

const toDay = (ms: number): string => dayOf(new Date(ms).toISOString());

const rangeOf = (values: readonly number[]): [min: number, max: number] =>
  values.reduce(
    ([min, max], value): [number, number] => [Math.min(min, value), Math.max(max, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/** To a tenth, which is less than a pixel. A range without extent is drawn in the middle. */
function place(
  value: number,
  [min, max]: readonly [number, number],
  [from, to]: readonly [number, number],
): number {
  const share = max > min ? (value - min) / (max - min) : 0.5;
  return Math.round((from + share * (to - from)) * 10) / 10;
}

const vertical = (x: number, kind: string): string => `<path class="${kind}" d="M${x} 0V${HEIGHT}"/>`;

function drawSegment(
  { unit }: HistoryPanel,
  points: readonly HistoryPoint[],
  { index, scale }: { readonly index: number; readonly scale: Scale },
): string {
  const places = points.map(({ atMs, value }) => `${scale.x(atMs)} ${scale.y(value)}`);
  const dots = points.map((point, position) => {
    const dot = `<path class="${classOf(point)}" d="M${places[position]}h0"><title>${label(pointText(point, unit))}</title></path>`;
    // Thousands of stops for the keyboard would be a trap; the table below has links too.
    return isLink(point.url)
      ? `<a href="${escapeHtml(point.url)}" tabindex="-1" aria-label="${label(pointText(point, unit))}">${dot}</a>`
      : dot;
  });
  return `<g data-segment="${index}" style="--ink:${segmentToken(index)}"><path class="line" d="M${places.join('L')}"/>${dots.join('')}</g>`;
}

/** Only web addresses: others can write to the history file. */
export const isLink = (url: string | null): url is string =>
  url !== null && url.length < 500 && /^https?:\/\/[\w.:[\]-]+\/[\w./%-]*$/.test(url);

/** The look of a dot: what the run was for, or how it ended if it did not pass. */
function classOf({ use, state }: HistoryPoint): string {
  if (state === 'waived') return 'dot waived';
  if (state === 'fail' || state === 'error' || state === 'no-provider') return 'dot failed';
  return use === 'release' ? 'dot release' : 'dot';
}

function yLabels(values: readonly [number, number], { unit }: HistoryPanel, { y }: Scale): Markup[] {
  const [min, max] = values;
  const ticks = max > min ? linearTicks(min, max, MOST_TICKS) : [min];
  return ticks.map((tick) =>
    element(
      'span',
      { class: 'tick', style: `top:${((100 * y(tick)) / HEIGHT).toFixed(1)}%` },
      max > min ? formatExact(tick, unit) : formatValue(tick, unit),
    ),
  );
}
