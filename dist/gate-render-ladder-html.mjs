import { i as renderPage, j as element, n as renderMarkdown, t as renderInline } from "./gate-render-markdown.mjs";
import { t as renderChart } from "./gate-render-chart.mjs";
import { A as GATE_NAME, xt as codeSpan, z as rowTitle } from "./gate-labels.mjs";
import { S as scoreUnit } from "./gate-method.mjs";
import { m as BASELINE, n as renderLadderBody, p as ladderPageTitle } from "./gate-render-ladder.mjs";
// src/ladder/render-ladder-html.ts
/** More models are in the report and in `ladder.json`, without a chart. */
const MAX_CHARTS = 20;
/** The table is wide; text and charts are as wide as on other pages. */
const STYLE = `
main,header,footer{max-width:1264px}
main>p,main>ul,main>figure{max-width:840px}
td:last-child{min-width:12rem}
`;
/** The ladder of each model as one HTML file: the report, and a chart with the Pareto front. Foreign text is inert. */
function renderLadderHtml(verdicts) {
	return renderPage({
		title: ladderPageTitle(),
		style: STYLE,
		header: [element("h1", {}, ladderPageTitle())],
		main: verdicts.flatMap(renderOne),
		footer: [element("p", {}, GATE_NAME)]
	});
}
function renderOne(verdict, index) {
	const charts = index < MAX_CHARTS ? chartFront(verdict) : [];
	return [
		element("h2", {}, renderInline(codeSpan(verdict.id))),
		renderMarkdown(renderLadderBody(verdict)),
		...charts.map((chart) => renderChart(chart, `front-${index + 1}`))
	];
}
/** Every rung with both figures, the baseline first; empty if there is no score, or nothing to compare. */
function chartFront({ baseline, rungs, together, front }) {
	const scoreRow = find(baseline, "task-score");
	if (scoreRow === void 0 || scoreRow.candidate === null) return [];
	const points = [...rungs, ...together === null ? [] : [together]].flatMap(({ name, rows }) => {
		const [change, score] = [find(rows, "latency-p95")?.change, find(rows, "task-score")?.candidate];
		return change == null || score == null ? [] : [{
			name,
			change,
			score,
			isFront: front.includes(name)
		}];
	});
	if (points.length === 0) return [];
	const own = {
		name: BASELINE,
		change: 0,
		score: scoreRow.candidate,
		isFront: front.includes(BASELINE)
	};
	return [{
		kind: "front",
		score: rowTitle(scoreRow),
		unit: scoreUnit(baseline),
		points: [own, ...points]
	}];
}
const find = (rows, metric) => rows.find((row) => row.metric === metric);
export { renderLadderHtml };
