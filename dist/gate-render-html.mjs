import { $ as fitPieces, Dn as percentileNs, En as escapeProse, Gt as STATE_LABELS, N as PARTS, O as COLUMNS, Tn as codeSpan, Ut as GATE_NAME, at as changeNs, l as worstSlicesFirst, o as scoreUnit, vn as limitClauses, vt as isOfOwnPass, yt as readEvidence } from "./gate-method.mjs";
import { E as headline, _ as renderVerdictTable, a as renderProblems, c as renderOpeningLines, d as worstFirst, g as renderDrift, i as renderOtherRules, l as renderPositiveControl, m as renderWaivers, n as renderLooserRules, o as renderHeadline, p as renderFolds, r as renderOrigin, s as renderModelLines, t as renderSignatures, u as severity, v as renderVisibleNotes } from "./gate-render-signatures.mjs";
import { a as MARKED_PERCENTS, c as PAGE_LABELS, d as pageTitle, f as element, i as scrollBox, l as cutFromPageText, m as rendered, n as renderInline, o as renderPage, p as fragment, r as renderMarkdown, s as FLIP_COLUMNS, t as renderChart, u as flipText } from "./gate-render-chart.mjs";
import { dt as STATES } from "./gate-verdict.mjs";
import { B as METRICS, _ as geometricMean, g as compareOutcomes, tt as RUN_PERCENTS } from "./gate-changes.mjs";
// src/report/html/facts/list-flips.ts
/** The flipped items that the verdict names, those that got wrong first; with labels and answers where known. */
function listFlips({ flips }, comparison) {
	if (flips === null) return [];
	const changes = changesOf(comparison);
	const list = (ids, positions = [], isLost) => {
		const isKnown = ids.length === Math.min(positions.length, 50);
		return ids.map((id, index) => {
			const position = isKnown ? positions[index] : void 0;
			return {
				id,
				isLost,
				...answersOf(changes, position)
			};
		});
	};
	return [...list(flips.rightToWrongIds, changes?.rightToWrong, true), ...list(flips.wrongToRightIds, changes?.wrongToRight, false)];
}
function changesOf(comparison) {
	if (comparison?.baseline === void 0) return void 0;
	const [baseline, candidate] = [comparison.baseline.outcomes, comparison.candidate.outcomes];
	if (baseline.count !== candidate.count) return void 0;
	return {
		baseline,
		candidate,
		...compareOutcomes(baseline, candidate)
	};
}
function answersOf(changes, position) {
	if (changes === void 0 || position === void 0) return {
		label: null,
		answers: {
			baseline: null,
			candidate: null
		}
	};
	const [before, now] = [changes.baseline.outcomeAt(position), changes.candidate.outcomeAt(position)];
	return {
		label: known(now.actual),
		answers: {
			baseline: known(before.predicted),
			candidate: known(now.predicted)
		}
	};
}
const known = (value) => Number.isFinite(value) ? value : null;
// src/report/html/facts/chart-cost.ts
/** What 1,000 runs cost, by part; empty without prices. */
function chartCost({ cost }) {
	if (cost === null) return [];
	const { baseline, candidate } = cost;
	return [{
		kind: "cost",
		arms: [...baseline === null ? [] : [{
			arm: "baseline",
			parts: baseline
		}], {
			arm: "candidate",
			parts: candidate
		}]
	}];
}
// src/report/html/facts/chart-curves.ts
/** More points than a curve has pixels show nothing more. */
const MAX_POINTS = 240;
/** The latency of inputs and of runs; empty where requests queue, because then neither is kept. */
function chartLatency(comparison) {
	const inputs = (launches) => launches.flatMap(({ tails }) => tails?.inputsNs ?? []);
	return [...curvesOf("inputs", comparison, ({ arm, launches }) => empiricalCurve(arm, inputs(launches))), ...curvesOf("runs", comparison, runsCurve)];
}
/** Time to the first token and time per output token; empty unless the model is behind a server. */
function chartServed(comparison) {
	const ttft = (launches) => launches.flatMap(({ served }) => served?.ttftNs ?? []);
	const tpot = (launches) => launches.flatMap(({ served }) => (served?.tpotNs ?? []).flatMap((ns) => ns ?? []));
	return [...curvesOf("ttft", comparison, ({ arm, launches }) => empiricalCurve(arm, ttft(launches))), ...curvesOf("tpot", comparison, ({ arm, launches }) => empiricalCurve(arm, tpot(launches)))];
}
function curvesOf(of, comparison, curveOf) {
	const curves = armsOf(comparison).flatMap(curveOf);
	return curves.some(({ arm }) => arm === "candidate") ? [{
		kind: "curves",
		of,
		launches: comparison.candidate.launches.length,
		curves
	}] : [];
}
/** Both arms; only the candidate if it is its own baseline. */
function armsOf({ baseline, candidate, isSameModel }) {
	const named = (arm, { launches }) => ({
		arm,
		launches
	});
	return [...baseline === void 0 || isSameModel === true ? [] : [named("baseline", baseline)], named("candidate", candidate)];
}
/** The empirical distribution of times in ns; empty without any. */
function empiricalCurve(arm, timesNs) {
	if (timesNs.length === 0) return [];
	const sorted = Float64Array.from(timesNs).sort();
	const count = sorted.length;
	const steps = Math.min(count, MAX_POINTS);
	return [{
		arm,
		count,
		points: [...tailOf(Array.from({ length: steps }, (_, step) => {
			const rank = Math.ceil((step + 1) * count / steps);
			return {
				ns: sorted[rank - 1],
				share: rank / count
			};
		}), sorted)],
		marks: marksOf((p) => percentileNs(sorted, p))
	}];
}
/** The points, with every time of the slowest hundredth, so that no tail is thinned out. */
function* tailOf(points, sorted) {
	const first = Math.max(0, sorted.length - Math.min(Math.ceil(sorted.length / 100), MAX_POINTS / 4));
	for (const point of points) if (point.share * sorted.length <= first) yield point;
	for (let rank = first + 1; rank <= sorted.length; rank += 1) yield {
		ns: sorted[rank - 1],
		share: rank / sorted.length
	};
}
const marksOf = (nsAt) => MARKED_PERCENTS.map((percent) => ({
	percent,
	ns: nsAt(percent)
}));
/** Percentiles over runs, each the geometric mean over the launches; empty if a launch has none. */
function runsCurve({ arm, launches }) {
	const tails = launches.flatMap((launch) => launch.tails === null ? [] : [launch.tails]);
	if (tails.length === 0 || tails.length < launches.length) return [];
	const medianNs = geometricMean(launches.map(({ net, p50Ns }) => net?.latency?.p50Ns ?? p50Ns));
	const means = RUN_PERCENTS.map((percent, index) => ({
		percent,
		ns: geometricMean(tails.map(({ runsNs }) => runsNs[index]))
	}));
	const all = [{
		percent: 50,
		ns: medianNs
	}, ...means];
	const nsAt = (percent) => all.find((each) => each.percent === percent)?.ns ?? NaN;
	return [{
		arm,
		count: launches.reduce((sum, { samples }) => sum + samples, 0),
		points: all.map(({ percent, ns }) => ({
			ns,
			share: percent / 100
		})),
		marks: marksOf(nsAt)
	}];
}
// src/report/html/facts/chart-launches.ts
/** One chart per limited metric that differs from launch to launch, in the order of the rows. */
function chartLaunches(model, comparison) {
	return model.rows.filter(({ metric, limit }) => limit !== null && METRICS[metric].evidence === "sampled").flatMap((row) => chartRow(row, comparison));
}
function chartRow(row, comparison) {
	const values = valuesOf(row, comparison);
	if (values === void 0 || values.candidate.length === 0) return [];
	const isPaired = comparison.isPaired && comparison.isSameModel !== true && !isOfOwnPass(row.metric) && values.baseline.length === values.candidate.length;
	const clauses = limitClauses(row.limit);
	return isPaired && clauses.some(({ of }) => of === "change") ? [chartChanges(row, values)] : [chartValues(row, values, comparison)];
}
function valuesOf({ metric }, comparison) {
	const evidence = readEvidence(metric, comparison);
	switch (evidence.kind) {
		case "sampled": return evidence;
		case "shares": return {
			baseline: evidence.baseline.map(shareOf$1),
			candidate: evidence.candidate.map(shareOf$1)
		};
		case "exact":
		case "missing": return;
	}
}
const shareOf$1 = ({ count, of }) => count / of;
/** The candidate's change in each launch. */
function chartChanges(row, { baseline, candidate }) {
	const isRelative = row.changeKind === "relative";
	const values = candidate.map((now, index) => {
		const before = baseline[index];
		return isRelative ? now / before - 1 : now - before;
	});
	return {
		kind: "launches",
		row,
		metric: row.metric,
		of: "change",
		series: [{
			arm: "candidate",
			values: values.filter(Number.isFinite)
		}],
		interval: row.interval,
		bounds: limitClauses(row.limit).filter(({ of }) => of === "change").flatMap((clause) => boundOf(clause.side, allowedChange(row, clause)))
	};
}
/** Each arm's own values, against what is allowed of the candidate's. */
function chartValues(row, { baseline, candidate }, { isSameModel }) {
	const hasBaseline = baseline.length > 0 && isSameModel !== true;
	return {
		kind: "launches",
		row,
		metric: row.metric,
		of: "value",
		series: [...hasBaseline ? [{
			arm: "baseline",
			values: baseline.filter(Number.isFinite)
		}] : [], {
			arm: "candidate",
			values: candidate.filter(Number.isFinite)
		}],
		interval: row.valueInterval,
		bounds: limitClauses(row.limit).flatMap((clause) => boundOf(clause.side, allowedValue(row, clause)))
	};
}
const boundOf = (side, value) => Number.isFinite(value) ? [{
	side,
	value
}] : [];
/** The largest allowed change, as the row expresses changes; NaN without a baseline that it depends on. */
function allowedChange({ baseline, changeKind, limit }, { bound, expression }) {
	const sign = Math.sign(bound) || 1;
	const before = Math.abs(baseline ?? NaN);
	const isRelative = changeKind === "relative";
	const convert = isRelative ? (amount) => amount / before : (amount) => amount;
	const allowed = expression === (isRelative ? "relative" : "points") ? Math.abs(bound) : convert(expression === "relative" ? before * Math.abs(bound) : Math.abs(bound));
	return sign * Math.max(allowed, limit?.floor === void 0 ? 0 : convert(limit.floor));
}
function allowedValue(row, clause) {
	if (clause.of === "candidate") return clause.bound;
	const before = row.baseline ?? NaN;
	const change = allowedChange(row, clause);
	return row.changeKind === "relative" ? before * (1 + change) : before + change;
}
// src/report/html/facts/chart-operators.ts
const MAX_OPERATORS = 10;
/** How the time of each operator changed; empty without two profiles, or if nothing changed. */
function chartOperators({ time }) {
	const operators = (time?.operators ?? []).filter((each) => changeNs(each) !== 0);
	if (operators.length === 0) return [];
	const shown = operators.slice(0, MAX_OPERATORS);
	return [{
		kind: "operators",
		operators: shown,
		left: operators.length - shown.length
	}];
}
// src/report/html/facts/chart-placement.ts
const ROLES = [
	"kernel",
	"fallback",
	"shape",
	"copy",
	"reformat"
];
/** More groups than there are colors would share them. */
const MAX_GROUPS = 7;
/** Shares of each arm's time by provider and role; empty if nothing was profiled. */
function chartPlacement({ placement }) {
	const groups = groupsOf([...placement.baseline, ...placement.candidate]);
	if (groups.length === 0 || groups.length > MAX_GROUPS) return [];
	return [{
		kind: "placement",
		groups,
		arms: ["baseline", "candidate"].filter((arm) => placement[arm].length > 0).map((arm) => ({
			arm,
			shares: groups.map((group) => shareOf(group, placement[arm]))
		}))
	}];
}
function groupsOf(rows) {
	const byKey = new Map(rows.map(({ provider, role }) => [JSON.stringify([provider, role]), {
		provider,
		role
	}]));
	const rank = ({ role }) => ROLES.indexOf(role);
	return [...byKey.values()].sort((left, right) => rank(left) - rank(right) || left.provider.localeCompare(right.provider, "en"));
}
const shareOf = ({ provider, role }, rows) => rows.filter((row) => row.provider === provider && row.role === role).reduce((sum, { timeShare }) => sum + timeShare, 0);
// src/report/html/facts/chart-slices.ts
const MAX_SLICES = 20;
/** The score of each slice under both models; empty without slices that have a score. */
function chartSlices(model) {
	const slices = worstSlicesFirst(model).filter(({ candidate }) => candidate !== null);
	if (slices.length === 0) return [];
	const shown = slices.slice(0, MAX_SLICES);
	return [{
		kind: "slices",
		unit: scoreUnit(model.rows),
		slices: shown,
		left: slices.length - shown.length
	}];
}
// src/report/html/facts/report-charts.ts
/**
* The charts of one model, in the order of the page. Each is there only if its data is.
*
* @param comparison - The measurements behind the verdict; undefined if this process does not have them.
*/
function reportCharts(model, comparison) {
	const measured = comparison === void 0 ? [] : [comparison];
	return [
		...measured.flatMap(chartLatency),
		...measured.flatMap(chartServed),
		...measured.flatMap((each) => chartLaunches(model, each)),
		...chartOperators(model),
		...chartPlacement(model),
		...chartCost(model),
		...chartSlices(model)
	];
}
// src/report/html/render-flips.ts
/** The flipped items with both answers side by side; undefined if none is named. */
function renderFlippedItems(items) {
	if (items.length === 0) return void 0;
	const hasAnswers = items.some(({ answers }) => answers.candidate !== null);
	const columns = [
		FLIP_COLUMNS.item,
		FLIP_COLUMNS.change,
		...hasAnswers ? [
			FLIP_COLUMNS.label,
			COLUMNS.baseline,
			COLUMNS.candidate
		] : []
	];
	const head = element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)));
	return element("section", { "data-chart": "flips" }, element("h3", {}, PAGE_LABELS.flips), scrollBox(element("table", {}, element("thead", {}, head), element("tbody", {}, ...items.map((item) => renderItem(item, hasAnswers)))), "tall"));
}
function renderItem({ id, isLost, label, answers }, hasAnswers) {
	const figure = (value) => element("td", { align: "right" }, value === null ? "–" : String(Number(value.toPrecision(6))));
	return element("tr", {}, element("th", { scope: "row" }, element("code", {}, id)), element("td", {}, flipText(isLost)), ...hasAnswers ? [
		figure(label),
		figure(answers.baseline),
		figure(answers.candidate)
	] : []);
}
// src/report/html/render-model.ts
/**
* The highest rank is cut first: the folds of the mildest model, then its charts, and so on to the most severe. What is
* open comes last.
*/
const RANKS = {
	open: 10,
	model: 20,
	perModel: 100,
	fold: 50
};
/** Most links to models at the top of the page. */
const MAX_LINKS = 200;
const anchorOf = (index) => `model-${index + 1}`;
/** All parts on one model. */
function renderModel(model, place) {
	const { index, worst } = place;
	const main = {
		name: PARTS.verdict,
		text: renderMain(model, index, worst).html,
		rank: STATES.length - severity(model.state)
	};
	const piece = (name, { html }, rank) => ({
		name,
		text: html,
		rank,
		needs: main
	});
	const open = (name, markdown) => markdown === "" ? [] : [piece(name, renderMarkdown(markdown), RANKS.open)];
	const rankOfModel = RANKS.model + index * RANKS.perModel;
	const charts = place.hasCharts ? listCharts(model, place) : [];
	const details = element("h3", { class: "details" }, PAGE_LABELS.details);
	return [
		main,
		...open(PARTS.signatures, renderSignatures(model)),
		...open(PARTS.drift, renderDrift(model)),
		...open(PARTS.waivers, renderWaivers(model)),
		...open(PARTS.visibleNotes, renderVisibleNotes(model)),
		...charts.map((chart, place) => piece(PARTS.charts, chart, rankOfModel + place)),
		...renderFolds(model).map((fold, place) => piece(fold.name, place === 0 ? fragment(details, renderDetails(fold)) : renderDetails(fold), rankOfModel + RANKS.fold + place))
	];
}
/** Heading, *Why* and *Next* unless they are at the top of the page, and the table. */
function renderMain(model, index, worst) {
	const { icon } = STATE_LABELS[model.state];
	const table = renderVerdictTable(model.rows);
	return fragment(element("h2", { id: anchorOf(index) }, renderInline(`${icon} ${codeSpan(model.id)}`)), ...model === worst ? [] : [renderMarkdown(escapeProse(headline(model)))], ...renderModelLines(model, worst).map(renderMarkdown), ...table === void 0 ? [] : [renderMarkdown(table)]);
}
function listCharts(model, { index, comparison }) {
	return [...reportCharts(model, comparison).map((chart, place) => renderChart(chart, `chart-${index + 1}-${place + 1}`)), ...[renderFlippedItems(listFlips(model, comparison)) ?? []].flat()];
}
/** A fold of the report. */
const renderDetails = ({ summary, body }) => element("details", {}, element("summary", {}, summary), renderMarkdown(body));
/** Links to the models; empty if there is only one. */
function renderModelLinks(models) {
	if (models.length < 2) return [];
	const items = models.slice(0, MAX_LINKS).map((model, index) => {
		const { icon } = STATE_LABELS[model.state];
		const name = renderInline(`${icon} ${codeSpan(model.id)}`);
		return element("li", {}, element("a", { href: `#${anchorOf(index)}` }, name));
	});
	return [element("nav", { "aria-label": PAGE_LABELS.models }, element("ul", {}, ...items))];
}
// src/report/html/render-html.ts
/** Drawing takes about 20 ms a chart. The others pass, or are much like these. */
const MAX_MODELS_WITH_CHARTS = 10;
const bytesOf = (text) => Buffer.byteLength(text);
/**
* The verdict as one HTML file: the whole report, not cut to the length of a comment, and the charts. It needs neither
* scripts nor network. Foreign text is inert. It is smaller than `MAX_PAGE_BYTES`: charts are cut first.
*/
function renderHtml({ verdict, comparisons }) {
	const models = worstFirst(verdict.models);
	const pieces = [
		...renderLooserRules(verdict.rules).map((piece) => ({
			...piece,
			text: renderMarkdown(piece.text).html
		})),
		...models.flatMap((model, index) => renderModel(model, {
			index,
			worst: models[0],
			comparison: comparisons.get(model.id),
			hasCharts: index < MAX_MODELS_WITH_CHARTS
		})),
		...otherRules(verdict.rules)
	];
	const { kept, cut } = fitPieces(pieces, 85e4, bytesOf);
	return renderPage({
		title: pageTitle(STATE_LABELS[verdict.state].word),
		header: [
			element("h1", {}, renderInline(renderHeadline(verdict))),
			...[...renderProblems(verdict), ...renderOpeningLines(verdict, models)].map(renderMarkdown),
			...renderModelLinks(models)
		],
		main: kept.map(({ text }) => rendered(text)),
		footer: renderFooter(verdict, cut)
	});
}
function otherRules(rules) {
	const fold = renderOtherRules(rules);
	return fold === void 0 ? [] : [{
		name: fold.name,
		text: renderDetails(fold).html,
		rank: 0
	}];
}
function renderFooter({ positiveControl, rules }, cut) {
	const counts = /* @__PURE__ */ new Map();
	for (const { name } of cut) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [
		...cut.length === 0 ? [] : [element("p", {}, cutFromPageText(counts))],
		...renderPositiveControl(positiveControl).map(renderMarkdown),
		renderMarkdown(`${GATE_NAME}${renderOrigin(rules)}`)
	];
}
export { renderHtml };
