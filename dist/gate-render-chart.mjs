import { Ct as figureFormats, Dt as formatShare, G as formatRelativeChange, I as limitText, L as renderRow, Ot as formatValue, R as rowChangeText, kt as printChange, nt as countOf, ot as changeNs, r as COST_PARTS, wt as formatCount, z as rowTitle } from "./gate-labels.mjs";
import { P as rendered, a as drawChart, b as PAGE_LABELS, c as partToken, d as chartLabel, f as operatorName, j as element, k as percentileLabel, l as armLabel, m as sliceName, o as DISCARDED_TOKEN, p as placementGroupName, r as scrollBox, s as PREPARE_TOKEN, u as blocksLabel } from "./gate-render-markdown.mjs";
import { t as METRICS } from "./gate-metric.mjs";
// src/report/words/chart/chart-title.ts
/** Heading of a chart. */
function chartTitle(chart) {
	switch (chart.kind) {
		case "curves": return CURVE_TITLES[chart.of];
		case "launches": return `${rowTitle(chart.row)} by ${unitOfEvidence(chart)}`;
		case "operators": return "Change in time per operator";
		case "placement": return "Where the operators ran";
		case "cost": return "Cost per 1,000 runs";
		case "slices": return "Score by slice";
		case "noise": return `${METRICS[chart.metric].title}: the same model twice`;
		case "timeline": return "Timeline of the latency pass";
		case "front": return `Change in P95 latency and ${chart.score}`;
	}
}
const CURVE_TITLES = {
	inputs: "Latency of the inputs",
	runs: "Latency of the runs",
	ttft: "Time to first token",
	tpot: "Time per output token"
};
/** What a chart shows, in one or two sentences below its heading. */
function chartCaption(chart) {
	switch (chart.kind) {
		case "curves": return `${curveText(chart)} The scale is stretched toward the top to show the tail. Dots mark P50, P95 and P99.`;
		case "launches": return launchesText$1(chart);
		case "operators": return `Change in the mean time per run, from the profile.${leftText(chart.left)}`;
		case "placement": return "Shares of the time that kernels and copies take, from the profile.";
		case "cost": return "The parts of the cost, stacked.";
		case "noise": return `One bar per run: the confidence interval on the change, whose true value is zero. A limit can be decided where no bar crosses it.`;
		case "timeline": return `${countOf(chart.launches, "launch")} of each model. Only one model runs at a time: where its line is empty, it did not run. Blocks too close to tell apart are drawn as one.`;
		case "front": return "Horizontal: the change in P95 latency from the baseline; left is faster. Vertical: the score. Overlapping names are left out; the table lists all of them.";
		case "slices": return `The slices with the worst change come first.${leftText(chart.left)}`;
	}
}
const leftText = (left) => left === 0 ? "" : ` ${formatCount(left)} more changed less and are not shown.`;
function curveText({ of, launches, curves }) {
	const [curve] = curves;
	const [count, over] = [curve?.count ?? 0, countOf(launches, "launch")];
	switch (of) {
		case "inputs": return `Share of inputs at or below each latency: ${countOf(count, "timed input")} per model, from ${over}. The latency of an input is the lower quartile of its runs in a launch.`;
		case "runs": return `Share of runs at or below each latency: ${countOf(count, "run")} per model. Each percentile is the mean over ${over}; no percentiles between P50 and P80 are stored.`;
		case "ttft":
		case "tpot": return `Share of requests at or below each time, in ${over}.`;
	}
}
/** "launch"; memory and energy have a separate pass. */
function unitOfEvidence({ row }) {
	const of = row.samples?.of;
	return of === "process" || of === "window" ? of : "launch";
}
function launchesText$1(chart) {
	const { row, of } = chart;
	return `${of === "change" ? "One dot per launch: the change from the baseline in the same launch." : `One dot per ${unitOfEvidence(chart)}.`}${chart.interval === void 0 ? "" : ` Shaded: the ${intervalName(chart)}.`} Dashed: the limit (${limitText(row)}).`;
}
/** "99% confidence interval". */
function intervalName({ of, row }) {
	return `${of === "change" && row.interval !== void 0 ? `${formatShare(row.interval.confidence)} ` : ""}confidence interval`;
}
// src/report/words/chart/chart-alternative.ts
/** More would be too long for a screen reader. */
const MAX_NAMED = 5;
/** Alternative text of a chart: its title, and the figures that it shows. */
const chartAlternative = (chart) => `${chartTitle(chart)}. ${figuresOf(chart)}`;
function figuresOf(chart) {
	switch (chart.kind) {
		case "curves": return curvesText(chart);
		case "launches": return launchesText(chart);
		case "operators": return listText(chart.operators.map((each) => `${operatorName(each)} ${printChange(changeNs(each), figureFormats([changeNs(each)], "ns")[0])}`));
		case "placement": return placementText(chart);
		case "cost": return costText(chart);
		case "front": return frontText(chart);
		case "noise": return noiseText(chart);
		case "timeline": return timelineText(chart);
		case "slices": return slicesText(chart);
	}
}
/** "A; B; and 2 more." */
function listText(texts) {
	const left = texts.length - MAX_NAMED;
	return `${[...texts.slice(0, MAX_NAMED), ...left > 0 ? [`and ${left} more`] : []].join("; ")}.`;
}
const curvesText = ({ curves }) => curves.map(({ arm, marks }) => {
	const figures = marks.map(({ percent, ns }) => `P${percent} ${formatValue(ns, "ns")}`);
	return `${armLabel(arm)}: ${figures.join(", ")}.`;
}).join(" ");
function launchesText(chart) {
	const { row, series, of } = chart;
	const { baseline, candidate } = renderRow(row);
	const values = of === "change" ? rowChangeText(row) : `${candidate}, baseline ${baseline}`;
	const count = Math.max(0, ...series.map(({ values: all }) => all.length));
	return `${countOf(count, unitOfEvidence(chart))}: ${values}; limit ${limitText(row)}.`;
}
const placementText = ({ arms, groups }) => arms.map(({ arm, shares }) => {
	const parts = groups.flatMap((group, index) => {
		const share = shares[index] ?? 0;
		return share === 0 ? [] : [`${placementGroupName(group)} ${formatShare(share)}`];
	});
	return `${armLabel(arm)}: ${parts.join(", ")}.`;
}).join(" ");
const costText = ({ arms }) => arms.map(({ arm, parts }) => {
	const figures = COST_PARTS.map(([title, part]) => `${title} ${formatValue(parts[part], "USD")}`);
	return `${armLabel(arm)}: ${figures.join(", ")}.`;
}).join(" ");
const frontText = ({ points, unit }) => listText(points.filter(({ isFront }) => isFront).map(({ name, change, score }) => `${name} ${formatRelativeChange(change)}, ${formatValue(score, unit)}`));
function noiseText({ runs }) {
	const reach = Math.max(0, ...runs.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
	const kept = runs.filter(({ isKept }) => isKept).length;
	return `${countOf(runs.length, "run")}: intervals reach at most ±${formatShare(reach)}; ${kept} met the limit.`;
}
function timelineText({ endMs, launches, arms, discarded }) {
	const time = (ms) => formatValue(ms * 1e6, "ns");
	const parts = arms.map(({ arm, prepare, blocks }) => `${armLabel(arm)}: ${time(blocks.totalMs)} in timed blocks, ${time(prepare.totalMs)} loading and warming up.`);
	const lost = discarded.length === 0 ? "" : ` ${countOf(discarded.length, "launch")} discarded.`;
	return `${countOf(launches, "launch")} in ${time(endMs)}. ${parts.join(" ")}${lost}`;
}
const slicesText = ({ slices, unit }) => listText(slices.map((slice) => {
	const [before, now] = [formatValue(slice.baseline, unit), formatValue(slice.candidate, unit)];
	return `${sliceName(slice)} ${before} → ${now}`;
}));
// src/report/html/facts/charts/chart.ts
/** Percentiles marked on every curve. */
const MARKED_PERCENTS = [
	50,
	95,
	99
];
// src/report/html/legend.ts
/** The legend of a chart, as a list that wraps. */
function renderLegend(chart) {
	const items = entriesOf(chart).map(({ label, token, mark }) => element("li", {}, element("span", {
		class: `mark ${mark}`,
		style: `--ink:var(--${token})`,
		"aria-hidden": "true"
	}), label));
	return element("ul", { class: "legend" }, ...items);
}
const ofArm = (arm, marks) => ({
	label: armLabel(arm),
	token: arm,
	mark: marks[arm]
});
const LINES = {
	baseline: "dashed",
	candidate: "solid"
};
const DOTS = {
	baseline: "circle",
	candidate: "diamond"
};
function entriesOf(chart) {
	switch (chart.kind) {
		case "curves": return chart.curves.map(({ arm }) => ofArm(arm, LINES));
		case "launches": return [
			...chart.series.map(({ arm }) => ofArm(arm, DOTS)),
			...chart.interval === void 0 ? [] : [{
				label: chartLabel("interval"),
				token: "candidate",
				mark: "band"
			}],
			{
				label: chartLabel("limit"),
				token: "limit",
				mark: "dashed"
			}
		];
		case "operators": return [{
			label: chartLabel("slower"),
			token: "candidate",
			mark: "square"
		}, {
			label: chartLabel("faster"),
			token: "baseline",
			mark: "square"
		}];
		case "placement": return chart.groups.map((group, index) => ofPart(placementGroupName(group), index));
		case "cost": return COST_PARTS.flatMap(([title, part], index) => chart.arms.some(({ parts }) => parts[part] > 0) ? [ofPart(title, index)] : []);
		case "front": return [{
			label: chartLabel("front"),
			token: "candidate",
			mark: "diamond"
		}, {
			label: chartLabel("others"),
			token: "baseline",
			mark: "circle"
		}];
		case "noise": return [
			{
				label: chartLabel("kept"),
				token: "baseline",
				mark: "square"
			},
			{
				label: chartLabel("notKept"),
				token: "candidate",
				mark: "square"
			},
			{
				label: chartLabel("limit"),
				token: "limit",
				mark: "dashed"
			}
		];
		case "timeline": return [
			...chart.arms.map(({ arm }) => ({
				label: blocksLabel(arm),
				token: arm,
				mark: "square"
			})),
			{
				label: chartLabel("prepare"),
				token: PREPARE_TOKEN,
				mark: "square"
			},
			...chart.discarded.length === 0 ? [] : [{
				label: chartLabel("discarded"),
				token: DISCARDED_TOKEN,
				mark: "square"
			}]
		];
		case "slices": return ["baseline", "candidate"].map((arm) => ofArm(arm, DOTS));
	}
}
const ofPart = (label, index) => ({
	label,
	token: partToken(index),
	mark: "square"
});
// src/report/html/render-chart.ts
/**
* A chart with its heading, caption and legend. It is drawn for a wide and for a narrow screen; the page shows one of
* them.
*
* @param id - Unique on the page.
*/
function renderChart(chart, id) {
	const alternative = chartAlternative(chart);
	const drawings = ["wide", "narrow"].map((layout) => element("div", { class: layout }, rendered(drawChart(chart, {
		alternative,
		id,
		layout
	}))));
	return element("figure", {
		id,
		"data-chart": chart.kind
	}, element("figcaption", {}, element("h3", {}, chartTitle(chart)), element("p", {}, chartCaption(chart))), renderLegend(chart), ...drawings, ...chart.kind === "curves" ? [renderMarks(chart.curves)] : []);
}
/** The marked percentiles as figures. */
function renderMarks(curves) {
	const head = (text) => element("th", { scope: "col" }, text);
	const rows = MARKED_PERCENTS.map((percent, index) => element("tr", {}, element("th", { scope: "row" }, percentileLabel(percent)), ...curves.map(({ marks }) => element("td", { align: "right" }, formatValue(marks[index]?.ns ?? null, "ns")))));
	const header = element("tr", {}, head(PAGE_LABELS.percentile), ...curves.map(({ arm }) => head(armLabel(arm))));
	return scrollBox(element("table", {}, element("thead", {}, header), element("tbody", {}, ...rows)));
}
export { MARKED_PERCENTS as n, renderChart as t };
