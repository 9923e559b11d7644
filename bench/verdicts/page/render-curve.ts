import { LIMIT } from '../../support/gate-policy.ts';
import { CONDITIONS, type Condition } from '../cells.ts';
import { PAIRS, pairNamed } from '../pairs.ts';
import { OURS, RULES } from '../rules/all-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { Judged } from './judge-trials.ts';
import { rateOf, tally } from './tally.ts';

const PANEL = { width: 400, height: 250, left: 46, top: 34, right: 12, bottom: 44 };
const LEGEND_ROW = 20;
const LEGEND_COLUMNS = 3;
const WIDTH = 2 * PANEL.width;
const HEAD = 34;
/** Share of the axis for pairs with a uniform change; the other pairs follow after them. */
const AXIS_SHARE = 0.66;
const MOST_CHANGE = 0.2;

/** Okabe and Ito's color-blind-safe colors; dashes distinguish the rest. */
const STROKES: readonly { readonly color: string; readonly dash: string }[] = [
  { color: '#0072B2', dash: '' },
  { color: '#0072B2', dash: '7 4' },
  { color: '#0072B2', dash: '2 4' },
  { color: '#D55E00', dash: '' },
  { color: '#D55E00', dash: '7 4' },
  { color: '#CC79A7', dash: '' },
  { color: '#CC79A7', dash: '7 4' },
  { color: '#009E73', dash: '' },
  { color: '#E69F00', dash: '' },
  { color: '#E69F00', dash: '7 4' },
  { color: '#7f7f7f', dash: '' },
];

const SHOWN = PAIRS.filter((pair) => pair.limit === LIMIT);
const UNIFORM = SHOWN.filter((pair) => pair.change !== undefined);
const SHAPED = SHOWN.filter((pair) => pair.change === undefined);
const SHORT_NAMES: Readonly<Record<string, string>> = {
  tail: 'tail',
  'mean-better': 'mean',
  stalls: 'stall',
  'self-preempting': 'self',
};

/** Renders the operating curves: block rate against true change, one panel per condition, one line per rule. */
export function renderCurve(judged: readonly Judged[]): string {
  const limit = LIMIT;
  const shown = RULES.filter((rule) => judged.some((each) => each.rule === rule.name));
  const rows = Math.ceil(shown.length / LEGEND_COLUMNS);
  const panelRows = Math.ceil(CONDITIONS.length / 2);
  const height = HEAD + panelRows * PANEL.height + rows * LEGEND_ROW + 16;
  const panels = CONDITIONS.map((condition, index) => {
    const x = (index % 2) * PANEL.width;
    const y = HEAD + Math.floor(index / 2) * PANEL.height;
    const own = judged.filter((each) => each.condition === condition);
    return `<g transform="translate(${x} ${y})">${renderPanel(own, { condition, limit })}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">Share of trials that each rule blocked, against the candidate's true change, under five loads</title>`,
    STYLE,
    `<text class="head" x="${PANEL.left}" y="20">Blocked trials against true change, limit ${limit * 100}%</text>`,
    ...panels,
    `<g transform="translate(${PANEL.left} ${HEAD + panelRows * PANEL.height + 8})">${renderLegend(shown)}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Works on light and dark pages: text and lines change color; the curves are readable on both. */
const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.head { font-size: 14px; font-weight: 600; }
.name { font-weight: 600; }
.small { font-size: 11px; }
.grid { stroke: #24292f; stroke-opacity: .15; }
.limit { stroke: #24292f; stroke-opacity: .6; stroke-dasharray: 3 3; }
.curve { fill: none; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.grid, .limit { stroke: #e6edf3; }
}
</style>`;

const plotWidth = PANEL.width - PANEL.left - PANEL.right;
const plotHeight = PANEL.height - PANEL.top - PANEL.bottom;
const xOf = (change: number): number => round(PANEL.left + (change / MOST_CHANGE) * AXIS_SHARE * plotWidth);
const yOf = (share: number): number => round(PANEL.top + (1 - share) * plotHeight);
const xOfShaped = (index: number): number =>
  round(PANEL.left + plotWidth * (AXIS_SHARE + ((1 - AXIS_SHARE) * (index + 0.75)) / SHAPED.length));
const round = (value: number): number => Math.round(value * 10) / 10;

function renderPanel(
  judged: readonly Judged[],
  { condition, limit }: { condition: Condition; limit: number },
): string {
  const trials = judged.filter(
    ({ rule, pair }) => rule === OURS.name && pairNamed(pair).limit === limit,
  ).length;
  // Ours last, so that it is drawn on top.
  const rules = RULES.toReversed().flatMap((rule) =>
    renderRule(
      judged.filter((each) => each.rule === rule.name),
      rule,
    ),
  );
  return [
    `<text class="name" x="${PANEL.left}" y="22">${condition}</text>`,
    `<text class="small" x="${PANEL.width - PANEL.right}" y="22" text-anchor="end">${trials} trials</text>`,
    ...renderAxes(),
    `<line class="limit" x1="${xOf(limit)}" x2="${xOf(limit)}" y1="${yOf(1)}" y2="${yOf(0)}"/>`,
    ...rules,
  ].join('\n');
}

function renderAxes(): string[] {
  const [left, right] = [PANEL.left, PANEL.width - PANEL.right];
  const rows = [0, 0.5, 1].flatMap((share) => [
    `<line class="grid" x1="${left}" x2="${right}" y1="${yOf(share)}" y2="${yOf(share)}"/>`,
    `<text class="small" x="${left - 6}" y="${yOf(share) + 4}" text-anchor="end">${share * 100}%</text>`,
  ]);
  const label = (x: number, text: string): string =>
    `<text class="small" x="${x}" y="${yOf(0) + 16}" text-anchor="middle">${text}</text>`;
  return [
    ...rows,
    ...UNIFORM.map(({ change = 0 }) => label(xOf(change), `${Math.round(change * 100)}`)),
    ...SHAPED.map(({ name }, index) => label(xOfShaped(index), SHORT_NAMES[name] ?? name)),
    `<text class="small" x="${xOf(MOST_CHANGE / 2)}" y="${yOf(0) + 32}" text-anchor="middle">true change on every input, %</text>`,
  ];
}

function renderRule(judged: readonly Judged[], rule: Rule): string[] {
  const points = [
    ...UNIFORM.map((pair) => ({ pair, x: xOf(pair.change ?? 0), joined: true })),
    ...SHAPED.map((pair, index) => ({ pair, x: xOfShaped(index), joined: false })),
  ].flatMap(({ pair, x, joined }) => {
    const { trials, answers } = tally(judged.filter((each) => each.pair === pair.name));
    return trials === 0 ? [] : [{ x, joined, rate: rateOf(answers.block, trials) }];
  });
  const { color, dash } = strokeOf(rule);
  const isOurs = rule === OURS;
  const line = points.filter(({ joined }) => joined).map(({ x, rate }) => `${x},${yOf(rate.share)}`);
  const stroke = `stroke="${color}" stroke-width="${isOurs ? 3 : 1.5}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
  return [
    ...(line.length > 1 ? [`<polyline class="curve" points="${line.join(' ')}" ${stroke}/>`] : []),
    ...points.map(
      ({ x, rate }) => `<circle cx="${x}" cy="${yOf(rate.share)}" r="${isOurs ? 4 : 2.5}" fill="${color}"/>`,
    ),
    // Intervals for ours only: eleven sets of bars would hide everything.
    ...(isOurs
      ? points.map(
          ({ x, rate }) =>
            `<line x1="${x}" x2="${x}" y1="${yOf(rate.low)}" y2="${yOf(rate.high)}" stroke="${color}" stroke-opacity=".5"/>`,
        )
      : []),
  ];
}

const strokeOf = (rule: Rule) => STROKES[RULES.indexOf(rule) % STROKES.length]!;

function renderLegend(rules: readonly Rule[]): string {
  const column = (WIDTH - PANEL.left) / LEGEND_COLUMNS;
  return rules
    .map((rule, index) => {
      const { color, dash } = strokeOf(rule);
      const x = (index % LEGEND_COLUMNS) * column;
      const y = Math.floor(index / LEGEND_COLUMNS) * LEGEND_ROW + 10;
      const width = rule === OURS ? 3 : 1.5;
      return `<line x1="${x}" x2="${x + 30}" y1="${y}" y2="${y}" stroke="${color}" stroke-width="${width}" stroke-dasharray="${dash}"/><text class="small" x="${x + 36}" y="${y + 4}">${escapeXml(rule.title)}</text>`;
    })
    .join('\n');
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
