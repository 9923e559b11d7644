import { S as calibrationTitle, b as PAGE_LABELS, i as renderPage, j as element, n as renderMarkdown } from "./gate-render-markdown.mjs";
import { A as GATE_NAME, J as limitClauses } from "./gate-labels.mjs";
import { t as METRICS } from "./gate-metric.mjs";
import { t as renderChart } from "./gate-render-chart.mjs";
import { r as renderCalibrationBody, t as calibrationHeading } from "./gate-render-calibration.mjs";
// src/report/html/facts/charts/chart-noise.ts
/**
* The interval of each run of a calibration, a chart per metric that the policy limits.
*
* @param runs - Verdicts on one model that was compared with itself.
*/
function chartNoise(runs) {
	const limited = runs.slice(-60).flatMap((run) => run.rows).filter(({ metric, limit, interval }) => limit !== null && interval !== void 0 && METRICS[metric].evidence === "sampled");
	return [...new Set(limited.map(({ metric }) => metric))].map((metric) => {
		const own = limited.filter((row) => row.metric === metric);
		const clauses = limitClauses(own[0]?.limit ?? null);
		return {
			kind: "noise",
			metric,
			changeKind: own[0]?.changeKind ?? "relative",
			unit: METRICS[metric].unit,
			runs: own.flatMap(({ change, interval, state }) => interval === void 0 ? [] : [{
				change: change ?? 0,
				low: interval.low,
				high: interval.high,
				isKept: state === "pass"
			}]),
			bounds: clauses.filter(({ of, expression }) => of === "change" && expression !== "own").map(({ bound }) => bound)
		};
	});
}
// src/report/render-calibration-html.ts
/** More models are in `calibration.md`, without charts. */
const MAX_MODELS_WITH_CHARTS = 10;
/**
* The calibration of each model as one HTML file: the table, and each run's interval against the limit. Foreign text is
* inert.
*
* @param budget - Per run, as the user wrote it: "20s".
*/
function renderCalibrationHtml(models, budget) {
	return renderPage({
		title: calibrationTitle(),
		header: [element("h1", {}, PAGE_LABELS.calibration)],
		main: models.flatMap((model, index) => renderOne(model, {
			budget,
			index
		})),
		footer: [element("p", {}, GATE_NAME)]
	});
}
function renderOne({ id, noise, runs }, { budget, index }) {
	const charts = index < MAX_MODELS_WITH_CHARTS ? chartNoise(runs) : [];
	return [
		element("h2", {}, element("code", {}, id)),
		element("p", {}, calibrationHeading(id, noise, budget)),
		renderMarkdown(renderCalibrationBody(noise, budget)),
		...charts.map((chart, place) => renderChart(chart, `noise-${index + 1}-${place + 1}`))
	];
}
export { renderCalibrationHtml };
