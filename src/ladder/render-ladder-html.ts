import { element, type Markup } from '../report/html/element.ts';
import type { FrontChart } from '../report/html/facts/charts/chart.ts';
import { renderPage } from '../report/html/page.ts';
import { renderChart } from '../report/html/render-chart.ts';
import { renderInline, renderMarkdown } from '../report/html/render-markdown.ts';
import { codeSpan } from '../report/markdown/escape-markdown.ts';
import { rowTitle } from '../report/words/row/row.ts';
import { scoreUnit } from '../report/words/row/slices.ts';
import { GATE_NAME } from '../report/words/state.ts';
import type { Row } from '../verdict/row/row.ts';
import { BASELINE } from './judge-ladder.ts';
import type { LadderVerdict } from './ladder-verdict.ts';
import { renderLadderBody } from './render-ladder.ts';
import { ladderPageTitle } from './words/ladder-labels.ts';

/** More models are in the report and in `ladder.json`, without a chart. */
const MAX_CHARTS = 20;

/** The table is wide; text and charts are as wide as on other pages. */
const STYLE = `
main,header,footer{max-width:1264px}
main>p,main>ul,main>figure{max-width:840px}
td:last-child{min-width:12rem}
`;

/** The ladder of each model as one HTML file: the report, and a chart with the Pareto front. Foreign text is inert. */
export function renderLadderHtml(verdicts: readonly LadderVerdict[]): string {
  return renderPage({
    title: ladderPageTitle(),
    style: STYLE,
    header: [element('h1', {}, ladderPageTitle())],
    main: verdicts.flatMap(renderOne),
    footer: [element('p', {}, GATE_NAME)],
  });
}

function renderOne(verdict: LadderVerdict, index: number): Markup[] {
  const charts = index < MAX_CHARTS ? chartFront(verdict) : [];
  return [
    element('h2', {}, renderInline(codeSpan(verdict.id))),
    renderMarkdown(renderLadderBody(verdict)),
    ...charts.map((chart) => renderChart(chart, `front-${index + 1}`)),
  ];
}

/** Every rung with both figures, the baseline first; empty if there is no score, or nothing to compare. */
export function chartFront({ baseline, rungs, together, front }: LadderVerdict): FrontChart[] {
  const scoreRow = find(baseline, 'task-score');
  if (scoreRow === undefined || scoreRow.candidate === null) return [];
  const all = [...rungs, ...(together === null ? [] : [together])];
  const points = all.flatMap(({ name, rows }) => {
    const [change, score] = [find(rows, 'latency-p95')?.change, find(rows, 'task-score')?.candidate];
    return change == null || score == null ? [] : [{ name, change, score, isFront: front.includes(name) }];
  });
  if (points.length === 0) return [];
  const own = { name: BASELINE, change: 0, score: scoreRow.candidate, isFront: front.includes(BASELINE) };
  return [{ kind: 'front', score: rowTitle(scoreRow), unit: scoreUnit(baseline), points: [own, ...points] }];
}

const find = (rows: readonly Row[], metric: Row['metric']): Row | undefined =>
  rows.find((row) => row.metric === metric);
