import { Et as formatPercent, H as formatChange, L as renderRow, O as renderTable, Ot as formatValue, St as escapeProse, at as sentence, nt as countOf, xt as codeSpan, z as rowTitle } from "./gate-labels.mjs";
import { r as METRIC_NAMES } from "./gate-metric.mjs";
import { $ as isClear, O as failureText, i as noteText, j as changeText, k as differenceText, m as rowsText, t as environmentEntries, tt as checkRowAtLook } from "./gate-method.mjs";
/**
* Whether a rung makes the P95 better: it *helps* if the whole interval of its change is below zero, and brings *no gain*
* if the interval contains no fall larger than `minGain`.
*
* @param minGain - A fraction; undefined takes {@link LEAST_GAIN}.
*/
function judgeGain(p95, minGain) {
	const interval = p95?.interval;
	if (interval === void 0) return "unknown";
	if (interval.high < 0) return "helps";
	return interval.low >= -(minGain ?? .02) ? "no-gain" : "unknown";
}
/** Keeps a rung that breaks no limit and helps. */
function judgeRung({ failure, ...rung }, minGain) {
	return {
		...rung,
		...decide({
			failure,
			...rung
		}, minGain)
	};
}
function decide({ state, rows, failure }, minGain) {
	if (failure !== null) return {
		verdict: state === "fail" ? "dropped" : "undecided",
		why: {
			kind: "no-figures",
			why: failure
		}
	};
	if (state === "fail") return {
		verdict: "dropped",
		why: { kind: "breaks-limit" }
	};
	if (state === "inconclusive") return {
		verdict: "undecided",
		why: { kind: "limit-undecided" }
	};
	if (state !== "pass") return {
		verdict: "undecided",
		why: { kind: "nothing-judged" }
	};
	switch (judgeGain(findP95(rows), minGain)) {
		case "helps": return {
			verdict: "kept",
			why: { kind: "faster" }
		};
		case "no-gain": return {
			verdict: "dropped",
			why: {
				kind: "no-gain",
				minGain: minGain ?? .02
			}
		};
		case "unknown": return {
			verdict: "undecided",
			why: { kind: "gain-undecided" }
		};
	}
}
/** The row of the P95 latency: the metric that rungs are to improve. */
const findP95 = (rows) => rows.find(({ metric }) => metric === "latency-p95");
/**
* Whether sampling of a rung may stop: once every limit is decided, as in `check`, and also whether the rung helps. The
* latter no longer matters once it breaks a limit.
*/
function isRungClear(comparison, minGain) {
	if (!isClear(comparison)) return false;
	const launches = comparison.candidate.launches.length;
	if (comparison.baseline === void 0 || launches >= 60) return true;
	if (launches < 5) return false;
	const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, "interim") ?? []);
	if (rows.some(({ state, candidate }) => state === "fail" && candidate !== null)) return true;
	return judgeGain(rows.find(({ metric }) => metric === "latency-p95"), minGain) !== "unknown";
}
// src/ladder/choose-rungs.ts
/**
* The kept rungs that go together, in their order: the best artifact, because each is a whole model, the best engine or
* command line of a server, and the best value of each setting of the runtime. Batches are left out, because they change what a request is.
*
* @returns Nothing when fewer than two go together.
*/
function chooseTogether(judged, preference) {
	const together = withoutUnusedSettings([...new Set(judged.map(({ rung }) => slotOf(rung)))].flatMap((slot) => {
		if (slot === void 0) return [];
		const rivals = judged.filter(({ rung }) => slotOf(rung) === slot);
		const best = findBestRung(rivals.map(({ verdict }) => verdict), preference);
		return rivals.filter(({ verdict }) => verdict === best).map(({ rung }) => rung);
	}), judged, preference);
	return together.length < 2 ? [] : together;
}
/** What a rung replaces; rungs with the same slot exclude each other. A command line is that of one engine. */
function slotOf({ change }) {
	switch (change.kind) {
		case "artifact": return "artifact";
		case "start":
		case "engine": return "engine";
		case "runtime": return Object.keys(change.setting).join();
		case "batch": return;
	}
}
/** A server has no settings of onnxruntime: either the engine or the settings, whichever has the best rung. */
function withoutUnusedSettings(chosen, judged, preference) {
	const isServer = ({ change }) => change.kind === "engine" && change.engine.kind === "server";
	const isSetting = ({ change }) => change.kind === "runtime";
	if (!chosen.some(isServer)) return chosen;
	const rivals = judged.filter(({ rung }) => chosen.includes(rung) && (isServer(rung) || isSetting(rung)));
	const best = findBestRung(rivals.map(({ verdict }) => verdict), preference);
	const isBestServer = rivals.some(({ rung, verdict }) => verdict === best && isServer(rung));
	return chosen.filter((rung) => !(isBestServer ? isSetting(rung) : isServer(rung)));
}
/** Fall of a rung's P95 against the baseline, as a fraction; NaN where it is not known. */
const gainOf = ({ rows }) => -(findP95(rows)?.change ?? NaN);
/** The rung's task score; NaN where it is not known. */
const scoreOf = ({ rows }) => rows.find(({ metric }) => metric === "task-score")?.candidate ?? NaN;
/** The kept rung with the largest gain. */
function findFastestRung(rungs) {
	return pick(keptOf(rungs), (one, other) => gainOf(one) > gainOf(other));
}
/** Among the kept rungs that gain about as much as the fastest, the one with the best score. */
function findBestRung(rungs, { scoreBetter, leastGain }) {
	const fastest = findFastestRung(rungs);
	if (fastest === void 0) return void 0;
	const rivals = keptOf(rungs).filter((rung) => gainOf(fastest) - gainOf(rung) < leastGain);
	const sign = scoreBetter === "higher" ? 1 : -1;
	return pick([fastest, ...rivals], (one, other) => sign * scoreOf(one) > sign * scoreOf(other));
}
const keptOf = (rungs) => rungs.filter(({ verdict }) => verdict === "kept");
/** The first that no later one beats. */
function pick(rungs, beats) {
	const [first, ...others] = rungs;
	return others.reduce((best, rung) => best !== void 0 && beats(rung, best) ? rung : best, first);
}
/**
* The points that no other point beats: none is at least as good in both and better in one.
*
* @param better - Which direction of the score is good.
* @returns Fastest first; points with a figure that is no number are left out.
*/
function paretoFront(points, better) {
	const sign = better === "higher" ? 1 : -1;
	const real = points.filter(({ latency, score }) => Number.isFinite(latency) && Number.isFinite(score));
	const beats = (one, other) => one.latency <= other.latency && sign * one.score >= sign * other.score && (one.latency < other.latency || one.score !== other.score);
	return real.filter((point) => !real.some((other) => beats(other, point))).sort((left, right) => left.latency - right.latency);
}
// src/ladder/judge-ladder.ts
/** Name of the baseline among the rungs. */
const BASELINE = "baseline";
/**
* Why the ladder ends after a step; undefined if it continues. It ends once a kept rung meets the target, or if the
* step's best kept rung gained less in P95 than `min-gain`: then the next step is not worth the time.
*
* @param tried - The rungs of this step; a step without any never ends the ladder.
*/
function findStop(rules, step, tried) {
	const met = tried.find((rung) => meetsTarget(rules, rung));
	if (met !== void 0) return {
		kind: "target-met",
		rung: met.name
	};
	const best = findFastestRung(tried);
	const minGain = rules["min-gain"];
	if (minGain === void 0 || tried.length === 0) return void 0;
	if ((best === void 0 ? 0 : gainOf(best)) >= minGain) return void 0;
	return {
		kind: "small-gain",
		step,
		minGain,
		best: best?.name ?? null
	};
}
/** Result of the ladder: whether the target is met, the Pareto front, and which rung to adopt. */
function judgeLadder({ rules, scoreBetter, ...found }) {
	const { baseline, rungs, together } = found;
	const all = together === null ? rungs : [...rungs, together];
	const meeting = all.filter((rung) => meetsTarget(rules, rung));
	const isTargetMet = meeting.length > 0;
	const best = findBestRung(isTargetMet ? meeting : all, preferenceOf(rules, scoreBetter));
	return {
		...found,
		target: rules.target?.["latency-p95"] ?? null,
		isTargetMet,
		front: paretoFront(pointsOf(baseline, all), scoreBetter).map(({ name }) => name),
		best: best?.name ?? null
	};
}
/** Which of two kept rungs is better under a ladder's rules. */
const preferenceOf = (rules, scoreBetter) => ({
	scoreBetter,
	leastGain: rules["min-gain"] ?? .02
});
/** Decided by the interval: a target that only the point value meets is not met. */
function meetsTarget({ target }, { verdict, rows }) {
	const p95 = findP95(rows);
	if (verdict !== "kept") return false;
	if (target === void 0 || p95?.interval === void 0 || p95.baseline === null) return false;
	const { kind, value } = target["latency-p95"];
	const { high } = p95.interval;
	return kind === "relative" ? high <= -value : p95.baseline * (1 + high) <= value;
}
function pointsOf(baseline, rungs) {
	return [{
		name: BASELINE,
		latency: 0,
		score: scoreOf({ rows: baseline })
	}, ...rungs.map((rung) => ({
		name: rung.name,
		latency: -gainOf(rung),
		score: scoreOf(rung)
	}))];
}
// src/ladder/words/ladder-labels.ts
/** Heading of a model's ladder; `id` as it is to be shown. */
const ladderHeading = (id) => `Optimization ladder of ${id}`;
/** Title of the page. */
const ladderPageTitle = () => "Optimization ladder";
/** Heads of the columns that every ladder has. */
const LADDER_COLUMNS = {
	rung: "Rung",
	step: "Step",
	p95: "P95",
	change: "Change",
	verdict: "Verdict",
	why: "Why"
};
/** The other figures of a rung, a column each. The score goes by its own name where it is known. */
const FIGURE_COLUMNS = [
	["task-score", "Score"],
	["memory-ram-peak", "RAM peak"],
	["cost-per-1000", "Cost/1,000"],
	["throughput", "Throughput"],
	["review-rate", "Review"]
];
/** Names of the lines below the table. */
const LADDER_LINES = {
	next: "Next",
	stopped: "Stopped",
	target: "Target"
};
/** Head of the line with the Pareto front. */
const frontLabel = (score) => `★ Pareto front of P95 and ${score}, fastest first`;
/** What follows the name of a rung whose figures need a caveat. */
function evidenceText(evidence) {
	switch (evidence) {
		case "side-by-side": return "";
		case "one-after-the-other": return " (not in turns)";
	}
}
/** "✅ kept", in one piece. */
const rungVerdictText = (verdict) => `${ICONS[verdict]}\u00a0${verdict}`;
const ICONS = {
	kept: "✅",
	dropped: "❌",
	undecided: "⚠️"
};
/** How the rungs were compared. */
const LADDER_METHOD = "Each rung is compared with the baseline alone, one at a time: the same items, machine and traffic, in turns, under the limits of the policy. It is kept if it breaks no limit and the whole confidence interval of the change in P95 is below zero. Gains do not add up, so \"together\" is measured on its own.";
/** Machine, settings, budget and seed: one sentence. */
function measuredOnText(verdict) {
	const { budgetNs, seed } = verdict;
	const entries = [
		...environmentEntries(verdict),
		["budget of a rung", `${budgetNs / 1e9} s`],
		["seed", String(seed)]
	];
	return sentence(`measured on ${entries.map(([name, text]) => `${name}: ${text}`).join("; ")}`);
}
// src/ladder/ladder-cells.ts
/** Heads of `figures`; the score goes by its own name. */
function figureHeads(verdict) {
	return [
		LADDER_COLUMNS.p95,
		LADDER_COLUMNS.change,
		...FIGURE_COLUMNS.map(([metric, head]) => metric === "task-score" ? scoreHead(verdict, head) : head)
	];
}
function scoreHead({ baseline }, otherwise) {
	const row = baseline.find(({ metric }) => metric === "task-score");
	return row === void 0 ? otherwise : rowTitle(row);
}
/** One line for the baseline and one for each rung; a star marks the Pareto front. */
function ladderLines(verdict) {
	const star = (name) => verdict.front.includes(name) ? `${name} ★` : name;
	const together = verdict.together === null ? [] : [verdict.together];
	return [{
		name: star(BASELINE),
		step: "",
		figures: figuresOf(verdict.baseline),
		rung: void 0
	}, ...[...verdict.rungs, ...together].map((rung) => ({
		name: `${star(rung.name)}${evidenceText(rung.evidence)}`,
		step: rung.step,
		figures: figuresOf(rung.rows),
		rung
	}))];
}
function figuresOf(rows) {
	const find = (metric) => rows.find((row) => row.metric === metric);
	const p95 = find("latency-p95");
	const values = FIGURE_COLUMNS.map(([metric]) => {
		const row = find(metric);
		return row === void 0 ? "–" : renderRow(row).candidate;
	});
	return [
		renderPair(p95),
		p95 === void 0 ? "–" : formatChange(p95, []),
		...values
	];
}
/** "0.540 ms → 0.215 ms": with the baseline of the same launches, since a machine's speed changes from rung to rung. */
function renderPair(row) {
	if (row === void 0) return "–";
	const { baseline, candidate } = renderRow(row);
	return row.baseline === null ? candidate : `${baseline} →\u00a0${candidate}`;
}
// src/ladder/words/ladder-end.ts
/** The end of the ladder, with the rungs that it left out: "every rung was tried". */
function stoppedText({ stopped, notTried }) {
	const left = notTried.length === 0 ? "" : `; not tried: ${notTried.join(", ")}`;
	return `${stopText(stopped)}${left}`;
}
/** Why the ladder ended, as a clause without a full stop. */
function stopText(stop) {
	switch (stop.kind) {
		case "all-tried": return "every rung was tried";
		case "target-met": return `${stop.rung} meets the target`;
		case "small-gain": {
			const found = stop.best === null ? "none of its rungs was kept" : `its best rung is ${stop.best}`;
			return `${stop.step} gained less than ${formatPercent(stop.minGain)}: ${found}`;
		}
	}
}
/** The target and whether it is met: "P95 −30%: not met". */
function targetText(target, { isTargetMet }) {
	return `P95 ${boundText(target)}: ${isTargetMet ? "met" : "not met"}`;
}
function boundText({ kind, value }) {
	switch (kind) {
		case "relative": return `−${formatPercent(value)}`;
		case "absolute": return `at most ${formatValue(value, "ns")}`;
	}
}
/** What to do after the ladder: one or two sentences. */
function ladderStep(verdict) {
	const { rungs, together, best, target, isTargetMet } = verdict;
	const all = together === null ? rungs : [...rungs, together];
	const undecided = all.filter((rung) => rung.verdict === "undecided").map(({ name }) => name);
	const adopted = all.find(({ name }) => name === best);
	if (adopted === void 0) return undecided.length > 0 ? repeatText(undecided) : "Keep the model as it is: no rung helps on this machine.";
	if (target === null || isTargetMet) return adoptText(adopted);
	const rest = undecided.length > 0 ? repeatText(undecided) : "Try another architecture or other hardware.";
	return `${adoptText(adopted)} The target is not met. ${rest}`;
}
function adoptText({ name, changes, rows }) {
	const p95 = findP95(rows);
	const change = p95 === void 0 ? "" : `: P95 ${formatChange(p95, [])}`;
	return `Adopt \`${name}\` (${rungChangesText(changes)})${change}. Open a pull request with it, so that the gate judges it.`;
}
/** What a rung changes: "artifact: `ladder/int8.onnx`; intra-op-threads: 1 → 2". */
function rungChangesText(changes) {
	return changes.length === 0 ? "nothing: the model has this setting already" : changes.map(rungChangeText).join("; ");
}
const rungChangeText = (change) => change.kind === "artifact" ? `artifact: \`${change.artifact}\`` : changeText(change);
const repeatText = (names) => `Run again with a larger budget to decide ${names.map((name) => `\`${name}\``).join(", ")}.`;
// src/ladder/words/rung.ts
/** Why a rung was kept, dropped or left undecided, as a clause without a full stop. */
function rungReasonText(reason, { rows }) {
	switch (reason.kind) {
		case "faster": return "faster, and every limit is met";
		case "breaks-limit": return `breaks a limit: ${rowsText("fail", rows)}`;
		case "limit-undecided": return `not enough evidence to decide ${rowsText("inconclusive", rows)}`;
		case "nothing-judged": return "no limit could be judged";
		case "no-gain": return `P95 does not fall by ${formatPercent(reason.minGain)} or more`;
		case "gain-undecided": return "not enough evidence to decide whether it is faster";
		case "no-figures": return rungFailureText(reason.why);
	}
}
/** Why a rung has no figures, as a clause; an error's own words may end in a full stop. */
function rungFailureText(failure) {
	switch (failure.kind) {
		case "other-inputs": return `cannot take the same items: ${failure.differences.map(differenceText).join("; ")}`;
		case "not-measured": return failureText(failure);
		case "bad-input": return failure.message;
	}
}
/** What a reader must know about a rung's figures, in full sentences. */
function rungNoteText(note) {
	switch (note.kind) {
		case "asked-like-a-server": return noteText(note);
		case "batched": return `A request carries ${countOf(note.batch, "item")}, and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are per item. Measured after the baseline, not in turns with it, so the limits are widened by the baseline’s run-to-run spread.`;
	}
}
// src/ladder/render-ladder.ts
/** Longest text that names rungs, settings or the whole machine. */
const MAX_LONG_CHARACTERS = 1e3;
/** The ladder of each model as GitHub-flavored markdown: the next step, the table, the front and the method. */
function renderLadder(verdicts) {
	return `${verdicts.map(renderOne).join("\n\n")}\n`;
}
const renderOne = (verdict) => [`### ${ladderHeading(codeSpan(verdict.id))}`, renderLadderBody(verdict)].join("\n\n");
/** The ladder of one model as markdown, without its heading. */
function renderLadderBody(verdict) {
	const { rung, step, verdict: head, why } = LADDER_COLUMNS;
	const heads = figureHeads(verdict);
	const table = renderTable({
		header: [
			rung,
			head,
			step,
			...heads,
			why
		],
		align: `lll${"r".repeat(heads.length)}l`
	}, ladderLines(verdict).map(renderLine));
	return [
		`**${LADDER_LINES.next}** ${escapeProse(ladderStep(verdict), MAX_LONG_CHARACTERS)}`,
		table,
		renderEnd(verdict),
		LADDER_METHOD,
		escapeProse(measuredOnText(verdict), MAX_LONG_CHARACTERS)
	].join("\n\n");
}
function renderLine({ name, step, figures, rung }) {
	return [
		escapeProse(name, 80),
		rung === void 0 ? "" : rungVerdictText(rung.verdict),
		step,
		...figures,
		rung === void 0 ? "" : escapeProse(rungReasonText(rung.why, rung))
	];
}
function renderEnd(verdict) {
	const { target, front, rungs } = verdict;
	const score = figureHeads(verdict)[2] ?? "";
	const notes = rungs.flatMap(({ name, notes: own }) => own.map((note) => [name, rungNoteText(note)]));
	return [
		...target === null ? [] : [[LADDER_LINES.target, targetText(target, verdict)]],
		[LADDER_LINES.stopped, stoppedText(verdict)],
		[frontLabel(score), front.join(", ")],
		...notes
	].map(([name, text]) => `- ${escapeProse(name, 80)}: ${escapeProse(text, MAX_LONG_CHARACTERS)}`).join("\n");
}
export { preferenceOf as _, stoppedText as a, judgeRung as b, ladderLines as c, frontLabel as d, ladderHeading as f, judgeLadder as g, findStop as h, ladderStep as i, LADDER_COLUMNS as l, BASELINE as m, renderLadderBody as n, targetText as o, ladderPageTitle as p, rungReasonText as r, figureHeads as s, renderLadder as t, LADDER_LINES as u, chooseTogether as v, isRungClear as y };
