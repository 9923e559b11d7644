import { A as GATE_NAME, Dt as formatShare, J as limitClauses, St as escapeProse, g as moreText, j as STATE_LABELS, k as fitPieces, l as PARTS, n as COLUMNS, ot as changeNs, wt as formatCount, xt as codeSpan } from "./gate-labels.mjs";
import { A as headline, _ as renderDrift, a as renderProblems, c as renderOpeningLines, d as worstFirst, h as renderWaivers, i as renderOtherRules, l as renderPositiveControl, m as renderFolds, n as renderLooserRules, o as renderHeadline, r as renderOrigin, s as renderModelLines, t as renderSignatures, u as severity, v as renderVerdictTable, y as renderVisibleNotes } from "./gate-render-signatures.mjs";
import { A as pictureText, C as confidenceRange, D as flipText, E as elementsText, M as fragment, N as picture, O as pageTitle, P as rendered, T as cutFromPageText, _ as FLIP_COLUMNS, b as PAGE_LABELS, g as CALIBRATION_COLUMNS, i as renderPage, j as element, n as renderMarkdown, r as scrollBox, t as renderInline, v as INPUTS_CAPTION, w as confusionCaption, x as calibrationCaption, y as NO_TEXT } from "./gate-render-markdown.mjs";
import { vt as STATES } from "./gate-verdict.mjs";
import { C as geometricMean, Ht as RUN_PERCENTS, z as compareOutcomes } from "./gate-changes.mjs";
import { E as worstSlicesFirst, S as scoreUnit, ft as isOfOwnPass, pt as readEvidence, qt as percentileNs } from "./gate-method.mjs";
import { n as MARKED_PERCENTS, t as renderChart } from "./gate-render-chart.mjs";
import { t as METRICS } from "./gate-metric.mjs";
// src/report/html/facts/limit-pictures.ts
/**
* Leaves out the pictures of models from the first one on whose pictures have no room on the page.
*
* @param ids - Models in the order of the page.
* @param maxBytes - Of all pictures, as they are written in the page.
*/
function limitPictures(ids, flipped, maxBytes) {
	let left = maxBytes;
	return new Map(ids.flatMap((id) => {
		const items = flipped.get(id);
		if (items === void 0) return [];
		left -= [...items.inputs.values()].reduce((total, input) => total + bytesOf$1(input), 0);
		return [[id, left >= 0 ? items : {
			...items,
			inputs: withoutPictures(items.inputs)
		}]];
	}));
}
/** Base64 takes four bytes for three. */
const bytesOf$1 = (input) => input.kind === "picture" ? 4 * Math.ceil(input.png.length / 3) : 0;
const withoutPictures = (inputs) => new Map([...inputs].filter(([, { kind }]) => kind !== "picture"));
// src/report/html/facts/charts/chart-cost.ts
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
// src/report/html/facts/charts/chart-curves.ts
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
// src/report/html/facts/charts/chart-launches.ts
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
// src/report/html/facts/charts/chart-operators.ts
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
// src/report/html/facts/charts/chart-placement.ts
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
// src/report/html/facts/charts/chart-slices.ts
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
// src/report/html/facts/charts/chart-timeline.ts
/** Spans closer than this share of the whole are drawn as one: it is about a pixel. */
const SMALLEST_GAP = 1 / 800;
/** When each arm ran during the latency pass; none if that was not recorded. */
function chartTimeline(comparison) {
	const { baseline, candidate, isPaired, isSameModel } = comparison;
	const arms = [...baseline !== void 0 && isPaired && isSameModel !== true ? [["baseline", baseline.launches]] : [], ["candidate", candidate.launches]];
	const discarded = candidate.discardedLaunches.times ?? [];
	const timed = arms.map(([arm, launches]) => ({
		arm,
		times: launches.flatMap(({ times }) => times ?? [])
	}));
	const spans = [...timed.flatMap(({ times }) => times.flatMap(({ prepare, blocks }) => [prepare, ...blocks]))];
	spans.push(...discarded.map(({ span }) => span));
	if (timed.every(({ times }) => times.length === 0)) return [];
	const endMs = spans.reduce((latest, [, end]) => Math.max(latest, end), 0);
	const merge = (list) => mergeSpans(list, endMs * SMALLEST_GAP);
	return [{
		kind: "timeline",
		endMs,
		launches: Math.max(...timed.map(({ times }) => times.length)),
		arms: timed.map(({ arm, times }) => ({
			arm,
			prepare: partOf(times.map(({ prepare }) => prepare), merge),
			blocks: partOf(times.flatMap(({ blocks }) => blocks), merge)
		})),
		discarded: discarded.map(({ span }) => span)
	}];
}
const partOf = (spans, merge) => ({
	totalMs: spans.reduce((total, [start, end]) => total + end - start, 0),
	spans: merge(spans)
});
function mergeSpans(spans, gap) {
	const merged = [];
	for (const [start, end] of spans.toSorted(([left], [right]) => left - right)) {
		const last = merged.at(-1);
		if (last !== void 0 && start - last[1] <= gap) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
		else merged.push([start, end]);
	}
	return merged;
}
// src/report/html/facts/charts/report-charts.ts
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
		...measured.flatMap(chartTimeline),
		...chartOperators(model),
		...chartPlacement(model),
		...chartCost(model),
		...chartSlices(model)
	];
}
// src/report/html/facts/count-confusions.ts
/** A larger matrix cannot be read. */
const MAX_CLASSES = 12;
/**
* The confusion matrices of a classification over the same items. With many classes, those that the most items changed
* between are shown.
*
* @returns Undefined for other tasks, without both models, or with a single class.
*/
function countConfusions(comparison) {
	if (comparison?.baseline === void 0) return void 0;
	const { kind } = comparison.policy.task;
	const [baseline, candidate] = [comparison.baseline.outcomes, comparison.candidate.outcomes];
	if (kind !== "classification" && kind !== "binary" || baseline.count !== candidate.count) return void 0;
	const pairs = Array.from({ length: candidate.count }, (_, item) => {
		const [before, now] = [baseline.outcomeAt(item), candidate.outcomeAt(item)];
		return {
			label: now.actual,
			baseline: before.predicted,
			candidate: now.predicted
		};
	});
	const weights = /* @__PURE__ */ new Map();
	const weigh = (value, weight) => {
		if (Number.isFinite(value)) weights.set(value, (weights.get(value) ?? 0) + weight);
	};
	for (const pair of pairs) {
		const weight = pair.baseline === pair.candidate ? 1 : pairs.length + 1;
		weigh(pair.label, weight);
		weigh(pair.baseline, weight);
		weigh(pair.candidate, weight);
	}
	const classes = [...weights].sort(([one, first], [other, second]) => second - first || one - other).slice(0, MAX_CLASSES).map(([value]) => value).sort((one, other) => one - other);
	if (classes.length < 2) return void 0;
	const position = new Map(classes.map((value, index) => [value, index]));
	const empty = () => classes.map(() => classes.map(() => 0));
	const counts = {
		baseline: empty(),
		candidate: empty()
	};
	let left = 0;
	for (const pair of pairs) {
		const label = counts.baseline[position.get(pair.label) ?? -1];
		const answers = [position.get(pair.baseline), position.get(pair.candidate)];
		if (label === void 0 || answers.includes(void 0)) left += 1;
		for (const arm of ["baseline", "candidate"]) {
			const row = counts[arm][position.get(pair.label) ?? -1];
			const column = position.get(pair[arm]);
			if (row !== void 0 && column !== void 0) row[column] = (row[column] ?? 0) + 1;
		}
	}
	return {
		classes,
		counts,
		left
	};
}
// src/report/html/facts/name-classes.ts
/** @param classes - Names by number; undefined if the task has none. */
function nameClasses(comparison, classes) {
	const kind = comparison?.policy.task.kind;
	if (kind !== "classification" && kind !== "binary") return (answer) => answer;
	return (answer) => answer === null ? null : classes?.[answer] ?? answer;
}
// src/report/html/facts/list-flips.ts
/**
* The flipped items that the verdict names, those that got wrong first; with input, labels and answers where known.
*
* @param flipped - Their inputs and labels; undefined if this process does not have them.
*/
function listFlips({ flips }, comparison, flipped) {
	if (flips === null) return [];
	const changes = changesOf(comparison);
	const nameOf = nameClasses(comparison, flipped?.classes);
	const list = (ids, positions = [], isLost) => {
		const isKnown = ids.length === Math.min(positions.length, 50);
		return ids.map((id, index) => {
			const position = isKnown ? positions[index] : void 0;
			const input = position !== void 0 && flipped?.inputs.get(position) || null;
			const texts = position === void 0 ? void 0 : flipped?.texts?.get(position);
			return {
				id,
				isLost,
				input,
				...answersOf(changes, position, nameOf),
				...texts
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
function answersOf(changes, position, nameOf) {
	if (changes === void 0 || position === void 0) return {
		label: null,
		answers: NONE,
		confidences: NONE
	};
	const [before, now] = [changes.baseline.outcomeAt(position), changes.candidate.outcomeAt(position)];
	return {
		label: nameOf(known(now.actual)),
		answers: {
			baseline: nameOf(known(before.predicted)),
			candidate: nameOf(known(now.predicted))
		},
		confidences: {
			baseline: known(changes.baseline.confidenceAt(position)),
			candidate: known(changes.candidate.confidenceAt(position))
		}
	};
}
const NONE = {
	baseline: null,
	candidate: null
};
const known = (value) => Number.isFinite(value) ? value : null;
// src/report/html/facts/measure-calibration.ts
const BINS = 10;
/**
* Reliability of the confidences in ten ranges of equal width, and the expected calibration error.
*
* @returns Undefined unless both models gave confidences.
* @see Guo et al. (2017), "On Calibration of Modern Neural Networks", equation 3.
*/
function measureCalibration(comparison) {
	if (comparison?.baseline === void 0) return void 0;
	const bins = {
		baseline: binsOf(comparison.baseline.outcomes),
		candidate: binsOf(comparison.candidate.outcomes)
	};
	const error = {
		baseline: errorOf(bins.baseline),
		candidate: errorOf(bins.candidate)
	};
	if (!Number.isFinite(error.baseline) || !Number.isFinite(error.candidate)) return void 0;
	return {
		from: Array.from({ length: BINS }, (_, bin) => bin / BINS),
		bins,
		error
	};
}
function binsOf(table) {
	const sums = Array.from({ length: BINS }, () => ({
		items: 0,
		right: 0,
		confidence: 0
	}));
	for (let item = 0; item < table.count; item += 1) {
		const [confidence, { correct }] = [table.confidenceAt(item), table.outcomeAt(item)];
		const bin = sums[Math.min(Math.floor(confidence * BINS), 9)];
		if (bin === void 0 || correct === void 0) continue;
		bin.items += 1;
		bin.right += Number(correct);
		bin.confidence += confidence;
	}
	return sums.map(({ items, right, confidence }) => items === 0 ? {
		items,
		right: null,
		confidence: null
	} : {
		items,
		right: right / items,
		confidence: confidence / items
	});
}
/** NaN without items. */
function errorOf(bins) {
	const total = bins.reduce((count, { items }) => count + items, 0);
	return bins.reduce((sum, { items, right, confidence }) => sum + items * Math.abs((right ?? 0) - (confidence ?? 0)), 0) / total;
}
// src/report/html/render-answers.ts
/** The confusion matrix of the candidate, each cell with its change from the baseline. */
function renderConfusions({ classes, counts, left }, nameOf) {
	const names = classes.map((value) => String(nameOf(value)));
	const head = row([heading(PAGE_LABELS.labelAndAnswer), ...names.map(heading)]);
	const body = names.map((name, label) => row([rowHeading(name), ...classes.map((_, answer) => {
		const [before, now] = [counts.baseline, counts.candidate].map((matrix) => matrix[label]?.[answer] ?? 0);
		const text = now === before ? formatCount(now) : `${formatCount(now)} (${signed(now - before)})`;
		return figure(text, label === answer);
	})]));
	return section("confusion", PAGE_LABELS.confusion, {
		caption: confusionCaption(left, classes.some((value) => nameOf(value) === value)),
		head,
		body
	});
}
/** How often the models are right at each confidence. */
function renderReliability({ from, bins, error }) {
	const { confidence, items, right } = CALIBRATION_COLUMNS;
	const columns = [COLUMNS.baseline, COLUMNS.candidate].flatMap((arm) => [`${arm}: ${items}`, `${arm}: ${right}`]);
	const head = row([confidence, ...columns].map(heading));
	const body = from.flatMap((low, bin) => {
		const arms = [bins.baseline[bin], bins.candidate[bin]];
		if (arms.every((each) => each === void 0 || each.items === 0)) return [];
		const cells = arms.flatMap((each) => [figure(formatCount(each?.items ?? 0)), figure(each?.right == null ? "–" : formatShare(each.right))]);
		return [row([rowHeading(confidenceRange(low, from[bin + 1] ?? 1)), ...cells])];
	});
	return section("calibration", PAGE_LABELS.calibration, {
		caption: calibrationCaption(error),
		head,
		body
	});
}
const row = (cells) => element("tr", {}, ...cells);
const heading = (text) => element("th", {
	scope: "col",
	align: "right"
}, text);
const rowHeading = (text) => element("th", { scope: "row" }, text);
/** A bold figure is one on the diagonal, where the answer is right. */
const figure = (text, isBold = false) => element("td", { align: "right" }, isBold ? element("strong", {}, text) : text);
const signed = (change) => `${change > 0 ? "+" : "−"}${formatCount(Math.abs(change))}`;
function section(name, title, { caption, head, body }) {
	const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
	return element("section", { "data-chart": name }, element("h3", {}, title), element("p", {}, caption), scrollBox(table));
}
// src/report/html/render-input.ts
/** Small pictures are enlarged to about this many pixels of the page. */
const SHOWN_SIDE = 96;
/** A model's input for an item. */
function renderInput(input, id) {
	switch (input.kind) {
		case "texts": return fragment(...input.texts.map(({ role, text }) => element("p", {}, ...role === null ? [] : [element("strong", {}, role), rendered(" ")], text)));
		case "picture": return renderPicture(input, id);
		case "values": {
			const left = input.of - input.values.length;
			return fragment(...input.values.map(({ name, elements, of }) => element("p", {}, element("code", {}, name), rendered(" "), elementsText(elements, of))), ...left > 0 ? [element("p", {}, moreText(left))] : []);
		}
	}
}
function renderPicture({ png, width, height }, id) {
	const factor = Math.max(1, Math.floor(SHOWN_SIDE / Math.max(width, height)));
	return picture(png, {
		alt: pictureText(id),
		width: String(factor * width),
		height: String(factor * height),
		...factor > 1 && { class: "pixels" }
	});
}
// src/report/html/render-flips.ts
/** A longer answer has a column of its own width, and breaks between words. */
const MAX_SHORT_ANSWER = 24;
/** The flipped items with both answers side by side, the first few with their input; undefined if none is named. */
function renderFlippedItems(items) {
	if (items.length === 0) return void 0;
	const hasAnswers = items.some(({ answers }) => answers.candidate !== null);
	const hasInputs = items.some(({ input }) => input !== null);
	const align = items.some(hasTexts) ? void 0 : "right";
	const heading = (text, align) => element("th", {
		scope: "col",
		align
	}, text);
	const columns = [
		heading(FLIP_COLUMNS.item),
		...hasInputs ? [heading(FLIP_COLUMNS.input)] : [],
		heading(FLIP_COLUMNS.change),
		...hasAnswers ? [
			FLIP_COLUMNS.label,
			COLUMNS.baseline,
			COLUMNS.candidate
		].map((text) => heading(text, align)) : []
	];
	const head = element("tr", {}, ...columns);
	const isPart = hasInputs && items.some(({ input }) => input === null);
	return element("section", { "data-chart": "flips" }, element("h3", {}, PAGE_LABELS.flips), ...isPart ? [element("p", {}, INPUTS_CAPTION)] : [], scrollBox(element("table", {}, element("thead", {}, head), element("tbody", {}, ...items.map((item) => renderItem(item, {
		hasAnswers,
		hasInputs,
		align
	})))), "tall"));
}
/** Names of classes and texts are read from the left, figures from the right. */
const hasTexts = ({ label, answers }) => [
	label,
	answers.baseline,
	answers.candidate
].some((each) => typeof each === "string");
function renderItem({ id, isLost, input, label, answers, confidences }, { hasAnswers, hasInputs, align }) {
	const figure = (value, confidence = null) => {
		const answer = value === null ? "–" : value === "" ? NO_TEXT : elementsText([value], 1);
		const text = confidence === null ? answer : `${answer} (${formatShare(confidence)})`;
		const isLong = text.length > MAX_SHORT_ANSWER;
		return element("td", {
			align,
			class: isLong ? "answer" : void 0
		}, text);
	};
	return element("tr", {}, element("th", {
		scope: "row",
		class: "name"
	}, element("code", {}, id)), ...hasInputs ? [element("td", { class: "input" }, input === null ? "–" : renderInput(input, id))] : [], element("td", {}, flipText(isLost)), ...hasAnswers ? [
		figure(label),
		figure(answers.baseline, confidences.baseline),
		figure(answers.candidate, confidences.candidate)
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
/** Maximum number of links to models at the top of the page. */
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
function listCharts(model, { index, comparison, flipped }) {
	const charts = reportCharts(model, comparison).map((chart, place) => renderChart(chart, `chart-${index + 1}-${place + 1}`));
	const confusions = countConfusions(comparison);
	const calibration = measureCalibration(comparison);
	return [
		...charts,
		...[renderFlippedItems(listFlips(model, comparison, flipped)) ?? []].flat(),
		...confusions === void 0 ? [] : [renderConfusions(confusions, nameClasses(comparison, flipped?.classes))],
		...calibration === void 0 ? [] : [renderReliability(calibration)]
	];
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
/** The worst model's fit. */
const MAX_PICTURE_BYTES = 3e5;
/** Drawing takes about 20 ms a chart. The others pass, or are much like these. */
const MAX_MODELS_WITH_CHARTS = 10;
const bytesOf = (text) => Buffer.byteLength(text);
/**
* The verdict as one HTML file: the whole report, not cut to the length of a comment, and the charts. It needs neither
* scripts nor network. Foreign text is inert. It is smaller than `MAX_PAGE_BYTES`: charts are cut first.
*/
function renderHtml({ verdict, comparisons, flipped: known = /* @__PURE__ */ new Map() }) {
	const models = worstFirst(verdict.models);
	const flipped = limitPictures(models.map(({ id }) => id), known, MAX_PICTURE_BYTES);
	const pieces = [
		...renderLooserRules(verdict.rules).map((piece) => ({
			...piece,
			text: renderMarkdown(piece.text).html
		})),
		...models.flatMap((model, index) => renderModel(model, {
			index,
			worst: models[0],
			comparison: comparisons.get(model.id),
			flipped: flipped.get(model.id),
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
