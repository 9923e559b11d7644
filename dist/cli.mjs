import { $ as operatorDomain, A as sparsityUse, B as findRuntimeFor, C as measureContestants, Ct as UserError, D as inspectModel, E as describeSettingChanges, F as countOf, G as formatValue, H as isClear, I as listText, J as enterModel, K as scoreBetter, L as operatorText, M as precisionText, N as shareText, O as compareInspections, P as batchText, R as operatorsText, S as formatChange, St as InfrastructureError, T as FeedBuilder, U as checkRowAtLook, V as judgeModel, W as formatCount, X as median, Y as enterStaged, Z as quoted, a as runGate, at as listRungs, b as formatPercent, c as renderRow, d as selectModels, f as closeLaboratory, ft as codeSpan, g as listFirstParents, h as readHeadCommit, ht as durationNs, it as applyRung, j as coverageText, k as sparsityText, l as renderTable$1, lt as gitIn, m as findMergeBase, mt as plainText, n as writeResult, nt as METRICS, o as ROW_LABELS, ot as STEPS, p as openLaboratory, pt as escapeProse, q as describeInputDifferences, r as DirectoryStore, rt as METRIC_NAMES, s as STATE_LABELS, st as nearestName, t as writeFiles, tt as chooseRules, ut as EXIT, v as enterCandidate, w as killAllWorkers, x as writeHeadline, y as describeSettings, z as typeText } from "./gate-write-result.mjs";
import { parseArgs } from "node:util";
import { createHash } from "node:crypto";
import { dirname, join, relative, resolve } from "node:path";
// src/cli/read-arguments.ts
const SHARED$1 = {
	policy: {
		type: "string",
		default: ".github/regression-gate.yml"
	},
	model: { type: "string" },
	budget: {
		type: "string",
		default: "60s"
	},
	seed: {
		type: "string",
		default: "1"
	},
	"runtime-path": {
		type: "string",
		multiple: true
	},
	help: {
		type: "boolean",
		short: "h",
		default: false
	}
};
const OPTIONS = {
	check: {
		...SHARED$1,
		out: {
			type: "string",
			default: ".regression-gate/out"
		},
		baseline: { type: "string" },
		"baseline-policy": { type: "string" },
		candidate: { type: "string" },
		store: {
			type: "string",
			default: ".regression-gate"
		},
		record: {
			type: "boolean",
			default: false
		},
		json: {
			type: "boolean",
			default: false
		}
	},
	measure: {
		...SHARED$1,
		out: {
			type: "string",
			default: ".regression-gate"
		}
	},
	calibrate: {
		...SHARED$1,
		budget: {
			type: "string",
			default: "20s"
		},
		runs: {
			type: "string",
			default: "5"
		},
		out: {
			type: "string",
			default: ".regression-gate/out"
		}
	},
	ladder: {
		...SHARED$1,
		out: {
			type: "string",
			default: ".regression-gate/out"
		}
	},
	inspect: {
		against: { type: "string" },
		json: {
			type: "boolean",
			default: false
		},
		help: {
			type: "boolean",
			short: "h",
			default: false
		}
	}
};
/**
* Reads a command line.
*
* @param words - Without the program's own name.
* @throws {UserError} That names the first word that is not understood.
*/
function readArguments(words) {
	const [command, ...rest] = words;
	if (command === void 0 || command === "--help" || command === "-h" || command === "help") return {
		command: "help",
		of: void 0
	};
	if (command === "--version") return { command: "version" };
	if (command === "check") return readCheck(rest);
	if (command === "measure") return readMeasure(rest);
	if (command === "calibrate") return readCalibrate(rest);
	if (command === "ladder") return readLadder(rest);
	if (command === "inspect") return readInspect(rest);
	const nearest = nearestName(command, Object.keys(OPTIONS));
	throw new UserError(`command: expected check, measure, calibrate, ladder or inspect, got "${command}".`, nearest === void 0 ? "See regression-gate --help." : `Did you mean "${nearest}"?`);
}
function readCheck(words) {
	const { values, positionals } = parse(words, "check");
	if (values.help) return {
		command: "help",
		of: "check"
	};
	refuseExtra(positionals, "check takes options only");
	const { baseline, "baseline-policy": baselinePolicy, candidate, store, record, json } = values;
	if (record && (baseline !== void 0 || baselinePolicy !== void 0)) throw new UserError(`--record: expected no ${baseline === void 0 ? "--baseline-policy" : "--baseline"} beside it, got one.`, "Recording compares with nothing.");
	return {
		command: "check",
		options: {
			...readShared(values),
			baseline,
			baselinePolicy,
			candidate,
			store,
			record,
			json
		}
	};
}
function readMeasure(words) {
	const { values, positionals } = parse(words, "measure");
	if (values.help) return {
		command: "help",
		of: "measure"
	};
	const [model, ...extra] = positionals;
	if (model === void 0) throw new UserError("measure: expected a model file, got none.", "regression-gate measure model.onnx");
	refuseExtra(extra, "measure takes one model file");
	return {
		command: "measure",
		model,
		options: readShared(values)
	};
}
function readCalibrate(words) {
	const { values, positionals } = parse(words, "calibrate");
	if (values.help) return {
		command: "help",
		of: "calibrate"
	};
	refuseExtra(positionals, "calibrate takes options only");
	const runs = Number(values.runs);
	if (!/^\d{1,3}$/.test(values.runs) || runs < 1) throw new UserError(`--runs: expected a whole number from 1 to 999, got "${values.runs}".`, seeHelp("calibrate"));
	return {
		command: "calibrate",
		options: {
			...readShared(values),
			budget: values.budget,
			runs
		}
	};
}
function readLadder(words) {
	const { values, positionals } = parse(words, "ladder");
	if (values.help) return {
		command: "help",
		of: "ladder"
	};
	refuseExtra(positionals, "ladder takes options only");
	return {
		command: "ladder",
		options: readShared(values)
	};
}
function readInspect(words) {
	const { values, positionals } = parse(words, "inspect");
	const { help, ...options } = values;
	if (help) return {
		command: "help",
		of: "inspect"
	};
	const [model, ...extra] = positionals;
	if (model === void 0) throw new UserError("inspect: expected a model file, got none.", "regression-gate inspect model.onnx");
	refuseExtra(extra, "inspect takes one model file, and another one after --against");
	return {
		command: "inspect",
		model,
		options: {
			...options,
			against: options.against
		}
	};
}
function parse(words, command) {
	try {
		return parseArgs({
			args: [...words],
			options: OPTIONS[command],
			allowPositionals: true,
			strict: true
		});
	} catch (error) {
		const unknown = /Unknown option '(?:--)?([^']+)'/.exec(error.message)?.[1];
		if (unknown === void 0) throw new UserError(`${command}: ${error.message}.`, seeHelp(command), { cause: error });
		const nearest = nearestName(unknown, Object.keys(OPTIONS[command]));
		throw new UserError(`${command}: expected ${nearest === void 0 ? "a known option" : `"--${nearest}"`}, got "--${unknown}".`, seeHelp(command), { cause: error });
	}
}
function readShared(values) {
	return {
		policy: values.policy,
		model: values.model,
		budgetNs: readBudget(values.budget),
		seed: readSeed(values.seed),
		out: values.out,
		runtimePaths: values["runtime-path"] ?? []
	};
}
function readBudget(text) {
	const budget = durationNs.safeParse(text);
	if (budget.success && budget.data > 0) return budget.data;
	throw new UserError(`--budget: expected a duration above zero such as "60s", got "${text}".`, "It bounds the latency sampling of one model: \"30s\", \"5min\".");
}
function readSeed(text) {
	const seed = Number(text);
	if (/^\d{1,10}$/.test(text) && seed <= 4294967295) return seed;
	throw new UserError(`--seed: expected a whole number from 0 to 4294967295, got "${text}".`, "The same seed repeats the choice and order of the timed items.");
}
function refuseExtra(words, rule) {
	if (words.length > 0) throw new UserError(`arguments: ${rule}, got "${words[0]}".`, "See regression-gate --help.");
}
const seeHelp = (command) => `See regression-gate ${command} --help.`;
/**
* Whether a rung makes the P95 better: it *helps* when the whole interval on its change is below zero, and brings
* *no gain* when none as large as `minGain` is within the interval.
*
* @param minGain - A fraction; undefined takes 2 %.
*/
function judgeGain(p95, minGain) {
	const interval = p95?.interval;
	if (interval === void 0) return "unknown";
	if (interval.high < 0) return "helps";
	return interval.low >= -(minGain ?? .02) ? "no-gain" : "unknown";
}
/** Keeps a rung that breaks no limit and helps; says why for each. */
function judgeRung(rung, minGain) {
	return {
		...rung,
		...decide(rung, minGain)
	};
}
function decide({ state, rows, failure }, minGain) {
	if (failure !== void 0) return {
		verdict: state === "fail" ? "dropped" : "undecided",
		why: failure
	};
	if (state === "fail") return {
		verdict: "dropped",
		why: `breaks a limit: ${writeHeadline(state, rows)}`
	};
	if (state === "inconclusive") return {
		verdict: "undecided",
		why: writeHeadline(state, rows)
	};
	if (state !== "pass") return {
		verdict: "undecided",
		why: "no limit could be judged"
	};
	switch (judgeGain(findP95(rows), minGain)) {
		case "helps": return {
			verdict: "kept",
			why: "faster, and every limit holds"
		};
		case "no-gain": return {
			verdict: "dropped",
			why: `no gain in P95 of ${formatPercent(minGain ?? .02)} or more`
		};
		case "unknown": return {
			verdict: "undecided",
			why: "the budget was too small to tell whether it helps"
		};
	}
}
/** The row of the P95 latency, which gains are told in. */
const findP95 = (rows) => rows.find(({ metric }) => metric === "latency-p95");
// src/verdict/find-best-rung.ts
/** Fall of a rung's P95 against the baseline, as a fraction; NaN where it is not known. */
const gainOf = ({ rows }) => -(findP95(rows)?.change ?? NaN);
/** The rung's task score; NaN where it is not known. */
const scoreOf = ({ rows }) => rows.find(({ metric }) => metric === "task-score")?.candidate ?? NaN;
/** Of the kept rungs the one with the largest gain. */
function findFastestRung(rungs) {
	return pick(keptOf(rungs), (one, other) => gainOf(one) > gainOf(other));
}
/** Of the kept rungs that gain about as much as the fastest, the one with the best score. */
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
// src/verdict/choose-together.ts
/**
* The kept rungs that go together, in their order: one artifact, because each is a whole model, and one value of each
* setting of the runtime, the best of each. Batches and caches are left out: they change what a request is.
*
* @returns Nothing when fewer than two go together.
*/
function chooseTogether(judged, preference) {
	const chosen = [...new Set(judged.map(({ rung }) => slotOf(rung)))].flatMap((slot) => {
		if (slot === void 0) return [];
		const rivals = judged.filter(({ rung }) => slotOf(rung) === slot);
		const best = findBestRung(rivals.map(({ verdict }) => verdict), preference);
		return rivals.filter(({ verdict }) => verdict === best).map(({ rung }) => rung);
	});
	return chosen.length < 2 ? [] : chosen;
}
/** What a rung takes the place of. */
function slotOf({ change }) {
	if (change.kind === "artifact") return "artifact";
	return change.kind === "runtime" ? Object.keys(change.setting).join() : void 0;
}
// src/verdict/pareto-front.ts
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
// src/verdict/judge-ladder.ts
/** How the baseline is called among the rungs. */
const BASELINE = "baseline";
/**
* Why the climb ends after a step; undefined when it goes on. It ends when a kept rung meets the target, or when the
* step's best kept rung gained less in P95 than `min-gain`: then the next step is not worth the time.
*
* @param tried - The rungs of this step; a step without any never ends the climb.
*/
function findStop(rules, step, tried) {
	const met = tried.find((rung) => meetsTarget(rules, rung));
	if (met !== void 0) return `the target is met by ${met.name}`;
	const best = findFastestRung(tried);
	const minGain = rules["min-gain"];
	if (minGain === void 0 || tried.length === 0) return void 0;
	if ((best === void 0 ? 0 : gainOf(best)) >= minGain) return void 0;
	const found = best === void 0 ? "nothing of it was kept" : `the best of it is ${best.name}`;
	return `${step} gained less than ${formatPercent(minGain)}: ${found}`;
}
/** What came of the climb, and what to do now. */
function judgeLadder(climb) {
	const { rules, scoreBetter, stopped, ...told } = climb;
	const all = climb.together === null ? climb.rungs : [...climb.rungs, climb.together];
	const meeting = all.filter((rung) => meetsTarget(rules, rung));
	const isTargetMet = meeting.length > 0;
	const best = findBestRung(isTargetMet ? meeting : all, preferenceOf(rules, scoreBetter));
	return {
		...told,
		target: describeTarget(rules),
		isTargetMet,
		stopped: stopped ?? "every rung was tried",
		front: paretoFront(pointsOf(climb.baseline, all), scoreBetter).map(({ name }) => name),
		nextStep: writeNextStep(all, best, rules.target === void 0 || isTargetMet)
	};
}
/** How kept rungs are told apart under a ladder's rules. */
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
function describeTarget({ target }) {
	if (target === void 0) return null;
	const { kind, value } = target["latency-p95"];
	return kind === "relative" ? `P95 −${formatPercent(value)}` : `P95 at most ${formatValue(value, "ns")}`;
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
function writeNextStep(all, best, isEnough) {
	const undecided = all.filter(({ verdict }) => verdict === "undecided").map(({ name }) => name);
	const again = `Run again with a larger budget: ${undecided.join(", ")} could not be decided.`;
	if (best === void 0) return undecided.length > 0 ? again : "Leave the model as it is: no rung helps on this machine.";
	const p95 = findP95(best.rows);
	const change = p95 === void 0 ? "" : `: P95 ${formatChange(p95, [])}`;
	const adopt = `Adopt ${best.name} (${best.change})${change}; let the gate judge it in a pull request.`;
	if (isEnough) return adopt;
	return `${adopt} The target is not met${undecided.length > 0 ? `. ${again}` : " by any rung; another architecture or other hardware would have to."}`;
}
// src/gate/enter-rung.ts
/**
* Stages a rung's model and finds its runtime, so that a mistake shows before anything is measured.
*
* @param place - Sets its private folder apart from those of other rungs.
* @throws {UserError} If its artifact is no model that can be judged by this policy, or does not take its batch.
*/
async function enterRung(run, baseline, { parts, place }) {
	const policy = parts.reduce(applyRung, run.model);
	const contestant = await enterVariant(run, baseline, {
		policy,
		place
	});
	if (policy.traffic.batch !== run.model.traffic.batch) await checkBatch(baseline, policy, contestant);
	const [only] = parts;
	return {
		name: parts.map(({ name }) => name).join(" + "),
		step: parts.length === 1 && only !== void 0 ? only.step : "together",
		parts,
		policy,
		contestant,
		change: parts.map((part) => describeChange(run.model, part)).join("; "),
		differences: describeInputDifferences(baseline.contestant, contestant)
	};
}
async function enterVariant(run, { contestant: { arm }, classes }, { policy, place }) {
	const entry = {
		name: "candidate",
		policy,
		classes,
		runtimeFolder: await findRuntimeFor(run, policy)
	};
	if (policy.artifact === run.model.artifact) return enterStaged(arm.model, entry);
	const file = resolve(dirname(run.request.policyFile), policy.artifact);
	const laboratory = {
		...run.laboratory,
		directory: join(run.laboratory.directory, place)
	};
	return enterModel(laboratory, {
		...entry,
		file,
		shownPath: relative(process.cwd(), file)
	});
}
/** Refuses a batch that the model, or the items, would not come in. */
async function checkBatch({ set }, { id, traffic }, { arm }) {
	const place = `models.${id}.ladder`;
	new FeedBuilder(arm.model.facts.inputs, traffic.batch, place);
	for await (const item of set.items()) {
		if (!item.hasBatchAxis) return;
		throw new UserError(`${place}: expected items without a batch axis beside batch ${traffic.batch}, got ${item.place} with one.`, "Such items are run as they are; leave the batching rungs out.");
	}
}
function describeChange(model, rung) {
	if (rung.change.kind === "artifact") return `artifact: ${rung.change.artifact}`;
	if (rung.change.kind === "input-cache") return "input cache: off → on";
	return describeSettingChanges(model, applyRung(model, rung)).map(({ text }) => text).join("; ") || "nothing: the model has this setting already";
}
// src/measure/measure-input-cache.ts
/** Goes through the set once, in order, with a cache that forgets nothing. */
async function measureInputCache(set) {
	const known = /* @__PURE__ */ new Set();
	let items = 0;
	let hits = 0;
	let elapsedMs = 0;
	for await (const item of set.items()) {
		const start = performance.now();
		const digest = digestInputs(item);
		if (known.has(digest)) hits += 1;
		elapsedMs += performance.now() - start;
		known.add(digest);
		items += 1;
	}
	return {
		items,
		hits,
		lookupNs: elapsedMs * 1e6 / items
	};
}
/** SHA-256 over name, type, shape and content of every input; JSON sets the parts apart. */
function digestInputs({ inputs }) {
	const hash = createHash("sha256");
	for (const [name, tensor] of inputs) {
		const values = tensor.dtype === "string" ? tensor.strings : [];
		hash.update(JSON.stringify([
			name,
			tensor.dtype,
			tensor.shape,
			values
		]));
		if (tensor.dtype !== "string") hash.update(tensor.bytes);
	}
	return hash.digest("base64");
}
// src/verdict/expect-cached.ts
/**
* What a model's measurement would be behind an input cache: computed, not measured. A hit takes a look-up, a miss a
* look-up and the model. Answers, memory and load stay as they are; what the cache itself holds is not counted.
*
* The percentile p of all requests is the percentile (p − h) / (1 − h) of the model's own runs, h the hit rate. It is
* bounded from above by the next percentile that was measured, so that a cache is never made to look better than it is.
*/
function expectCached(measured, { items, hits, lookupNs }) {
	const hitRate = hits / items;
	return {
		...measured,
		launches: measured.launches.map((launch) => expectLaunch(launch, hitRate, lookupNs))
	};
}
function expectLaunch(launch, hitRate, lookupNs) {
	const missRate = 1 - hitRate;
	const at = (percent, p95Ns) => {
		if (percent / 100 <= hitRate) return lookupNs;
		const wanted = (percent / 100 - hitRate) / missRate;
		return lookupNs + (wanted <= .5 ? launch.p50Ns : wanted <= .95 ? p95Ns : launch.p99Ns);
	};
	const { p95EstimateNs, p95WindowNs, p95UndisturbedNs } = launch;
	const meanNs = lookupNs + missRate * launch.meanNs;
	return {
		...launch,
		p50Ns: at(50, launch.p95Ns),
		p95Ns: at(95, launch.p95Ns),
		p99Ns: at(99, launch.p95Ns),
		p95EstimateNs: p95EstimateNs === null ? null : at(95, p95EstimateNs),
		p95WindowNs: at(95, p95WindowNs),
		p95UndisturbedNs: p95UndisturbedNs === null ? null : at(95, p95UndisturbedNs),
		meanNs,
		machineNs: lookupNs + missRate * launch.machineNs
	};
}
// src/verdict/in-batches.ts
/**
* A measurement of single requests, to be held against one of requests that carry `factor` times as many items: the
* machine's time is that of as many items, one request after the other. Latencies stay those of a request.
*/
function inBatches(measured, factor) {
	return {
		...measured,
		launches: measured.launches.map((launch) => ({
			...launch,
			machineNs: launch.machineNs * factor
		}))
	};
}
// src/verdict/is-rung-clear.ts
/**
* Whether sampling of a rung may stop: when every limit is clear, as in `check`, and also whether it helps, which no
* longer matters once it breaks a limit.
*/
function isRungClear(comparison, minGain) {
	if (!isClear(comparison)) return false;
	if (comparison.baseline === void 0 || comparison.candidate.launches.length >= 100) return true;
	const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, "interim") ?? []);
	if (rows.some(({ state, candidate }) => state === "fail" && candidate !== null)) return true;
	return judgeGain(rows.find(({ metric }) => metric === "latency-p95"), minGain) !== "unknown";
}
// src/gate/try-rung.ts
/**
* Measures a rung against the baseline on the same data, machine and traffic, by the gate's own machinery and limits.
*
* @throws {InfrastructureError} If the baseline cannot be measured any more.
*/
async function tryRung(run, ground, rung) {
	const minGain = run.model.ladder?.["min-gain"];
	const { name, step, change } = rung;
	const told = {
		name,
		step,
		change,
		evidence: "side-by-side",
		notes: []
	};
	const without = (state, failure) => judgeRung({
		...told,
		state,
		rows: [],
		failure
	}, minGain);
	if (rung.differences.length > 0) return without("fail", `cannot be given the same items: ${rung.differences.join("; ")}`);
	try {
		const { outcome, ...found } = await measureRung(run, ground, rung);
		if (outcome.kind === "failed") return without("fail", `could not be measured: ${outcome.failure.message}`);
		const { state, rows } = judgeModel(outcome.comparison);
		return judgeRung({
			...told,
			...found,
			state,
			rows,
			failure: void 0
		}, minGain);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return without("error", error.message);
	}
}
async function measureRung(run, ground, rung) {
	const kind = rung.parts.length === 1 ? rung.parts[0]?.change.kind : void 0;
	if (kind === "input-cache") return computeCached(run, ground);
	return kind === "batch" ? measureBatches(run, ground, rung) : measurePair(run, ground, rung);
}
async function measurePair(run, { entered, contestant }, rung) {
	return {
		outcome: await measureContestants(asRunOf(run, rung), {
			contestants: [contestant, rung.contestant],
			set: entered.set,
			stored: void 0,
			isClear: (comparison) => isRungClear(comparison, run.model.ladder?.["min-gain"])
		}),
		evidence: "side-by-side",
		notes: []
	};
}
/** Both arms of a launch share their inputs, so one that takes others is measured alone. */
async function measureBatches(run, { entered, measured }, rung) {
	const { batch } = rung.policy.traffic;
	return {
		outcome: await measureContestants(asRunOf(run, rung), {
			contestants: [rung.contestant],
			set: entered.set,
			stored: inBatches(measured, batch / run.model.traffic.batch),
			isClear: (comparison) => isRungClear(comparison, run.model.ladder?.["min-gain"])
		}),
		evidence: "one-after-the-other",
		notes: [`A request carries ${batch} items and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are by item.`, "Measured after the baseline, not in turns with it: limits are widened by the baseline’s run-to-run spread."]
	};
}
async function computeCached({ model, policy }, { entered, measured }) {
	const cache = await measureInputCache(entered.set);
	const share = (cache.hits / cache.items * 100).toFixed(1);
	return {
		outcome: {
			kind: "compared",
			comparison: {
				policy: model,
				prices: policy.prices,
				baseline: measured,
				candidate: expectCached(measured, cache),
				isPaired: true
			}
		},
		evidence: "computed",
		notes: [`Computed from the baseline’s figures: ${formatCount(cache.hits)} of ${formatCount(cache.items)} items of the regression set (${share} %) repeat the inputs of an earlier one, and a look-up takes ${(cache.lookupNs / 1e3).toFixed(1)} µs. Real traffic may repeat itself more or less. The memory of the cache is not counted.`]
	};
}
function asRunOf(run, rung) {
	const progress = (line) => run.ports.progress(`${rung.name}: ${line}`);
	return {
		...run,
		model: rung.policy,
		ports: {
			...run.ports,
			progress
		}
	};
}
// src/gate/run-ladder.ts
/**
* Climbs the ladder of every model that has one: each rung is measured against the model as the policy names it, one at
* a time.
*
* @throws {UserError} If policy, data or model files are not what they should be, or no model has a ladder.
* @throws {InfrastructureError} If the model itself cannot be measured.
*/
async function runLadder(request, ports) {
	const shownPath = relative(process.cwd(), request.policyFile);
	const rules = await chooseRules(request);
	const verdicts = [];
	for (const model of selectModels(rules.policy, request.modelId)) {
		const { ladder } = model;
		if (ladder === void 0) continue;
		const laboratory = await openLaboratory({
			bundleFolder: ports.bundleFolder,
			runtime: model.runtime
		});
		try {
			verdicts.push(await climb({
				request,
				ports,
				...rules,
				model,
				baselinePolicy: model,
				laboratory
			}, ladder));
		} finally {
			await closeLaboratory(laboratory);
		}
	}
	if (verdicts.length > 0) return verdicts;
	throw new UserError(`${shownPath}: expected a model with a "ladder", got none.`, "See \"The optimization ladder\" in the README.");
}
async function climb(run, ladder) {
	const entered = await enterCandidate(run);
	const rungs = [];
	for (const rung of listRungs(ladder)) rungs.push(await enterRung(run, entered, {
		parts: [rung],
		place: `rung-${rungs.length}`
	}));
	const ground = await standOnGround(run, entered);
	const tried = [];
	let stopped;
	for (const step of STEPS) {
		const ofStep = [];
		for (const rung of rungs.filter((each) => each.step === step)) ofStep.push(await tryRung(run, ground, rung));
		tried.push(...ofStep);
		stopped = findStop(ladder, step, ofStep);
		if (stopped !== void 0) break;
	}
	const better = scoreBetter(run.model.task);
	const notTried = rungs.slice(tried.length).map(({ name }) => name);
	return judgeLadder({
		id: run.model.id,
		rules: ladder,
		scoreBetter: better,
		baseline: ground.rows,
		rungs: tried,
		together: await tryTogether(run, ground, {
			judged: pairUp(rungs, tried),
			preference: preferenceOf(ladder, better)
		}),
		stopped: notTried.length > 0 ? stopped : void 0,
		notTried,
		environment: {
			...entered.environment,
			...describeSettings(run),
			"budget of a rung": `${run.request.budgetNs / 1e9} s`,
			seed: String(run.request.seed)
		}
	});
}
/** Measures the model alone, before anything is held against it. */
async function standOnGround(run, entered) {
	const { contestant, set } = entered;
	const outcome = await measureContestants(run, {
		contestants: [contestant],
		set,
		stored: void 0,
		isClear
	});
	if (outcome.kind === "failed") throw new InfrastructureError(`baseline of "${run.model.id}": expected a model that runs here, but ${outcome.failure.message}`, "Mend the model that the policy names as artifact.");
	const measured = outcome.comparison.candidate;
	return {
		entered,
		contestant: {
			...contestant,
			arm: {
				...contestant.arm,
				name: "baseline"
			},
			known: measured
		},
		measured,
		rows: judgeModel(outcome.comparison).rows
	};
}
function pairUp(rungs, tried) {
	return tried.flatMap((verdict, index) => (rungs[index]?.parts ?? []).map((rung) => ({
		rung,
		verdict
	})));
}
/** All that was kept, at once: gains do not add up. */
async function tryTogether(run, ground, { judged, preference }) {
	const parts = chooseTogether(judged, preference);
	if (parts.length === 0) return null;
	return tryRung(run, ground, await enterRung(run, ground.entered, {
		parts,
		place: "together"
	}));
}
// src/report/render-calibration.ts
const percent = (share) => `±${(share * 100).toPrecision(2).replace(/e.*/, "")} %`;
/**
* What this machine can tell of a model, and limits that hold here, as markdown that reads well on a terminal.
*
* @param budget - As asked for a run, such as "20s".
*/
function renderCalibration(id, noise, budget) {
	const rows = noise.map(({ title, typicalReach, worstReach, proposedLimit, limit, kept, runs }) => [
		title,
		percent(typicalReach),
		percent(worstReach),
		proposedLimit === void 0 ? "none up to 100 %" : `${Math.round(proposedLimit * 100)}%`,
		limit === null ? "–" : `${limit}: kept in ${kept} of ${runs}`
	]);
	const header = [
		"Metric",
		"Typical reach",
		"Worst reach",
		"Limit that holds here",
		"Limit of the policy"
	];
	const asked = noise.filter(({ limit, kept, runs }) => limit !== null && kept < runs);
	return [
		`${plainText(id, 80)}, compared with itself in ${noise[0]?.runs ?? 0} runs of ${budget}:`,
		renderTable$1({
			header,
			align: "lrrrl"
		}, rows),
		...asked.map(({ metric, kept, runs }) => `Warning: the policy asks more of ${metric} than this machine can tell in ${budget}: decided in ${kept} of ${runs} runs. Loosen the limit, raise the budget, or use a quieter machine.`)
	].join("\n\n");
}
// src/report/ladder-cells.ts
/** A figure that was not measured side by side says so beside its name. */
const EVIDENCE = {
	"side-by-side": "",
	"one-after-the-other": " (not in turns)",
	computed: " (computed)"
};
/** Columns of `figures`, by metric; the P95 has two. */
const VALUE_COLUMNS = [
	["task-score", "Score"],
	["memory-ram-peak", "RAM peak"],
	["cost-per-1000", "Cost/1,000"],
	["throughput", "Throughput"],
	["review-rate", "Review"]
];
/** Heads of `figures`; the score goes by its own name. */
function figureHeads({ baseline }) {
	const score = baseline.find(({ metric }) => metric === "task-score")?.title ?? "Score";
	return [
		"P95",
		"Change",
		...VALUE_COLUMNS.map(([metric, head]) => metric === "task-score" ? score : head)
	];
}
/** One line for the baseline and one a rung; a star marks the Pareto front. */
function ladderLines(verdict) {
	const star = (name) => verdict.front.includes(name) ? `${name} ★` : name;
	const together = verdict.together === null ? [] : [verdict.together];
	return [{
		name: star(BASELINE),
		step: "",
		figures: figuresOf(verdict.baseline),
		rung: void 0
	}, ...[...verdict.rungs, ...together].map((rung) => ({
		name: `${star(rung.name)}${EVIDENCE[rung.evidence]}`,
		step: rung.step,
		figures: figuresOf(rung.rows),
		rung
	}))];
}
function figuresOf(rows) {
	const find = (metric) => rows.find((row) => row.metric === metric);
	const p95 = find("latency-p95");
	const values = VALUE_COLUMNS.map(([metric]) => {
		const row = find(metric);
		return row === void 0 ? "–" : renderRow(row).candidate;
	});
	return [
		renderPair(p95),
		p95 === void 0 ? "–" : formatChange(p95, []),
		...values
	];
}
/** "0.540 ms → 0.215 ms": the baseline of the same launches, since a machine's pace changes from rung to rung. */
function renderPair(row) {
	if (row === void 0) return "–";
	const { baseline, candidate } = renderRow(row);
	return row.baseline === null ? candidate : `${baseline} → ${candidate}`;
}
// src/report/render-ladder.ts
const ICONS = {
	kept: "✅",
	dropped: "❌",
	undecided: "⚠️"
};
/** Names what to adopt and all that could not be decided. */
const MAX_NEXT_CHARACTERS = 1e3;
/** What every reader of the table must know. */
const METHOD = "Every rung stands against the baseline alone, one at a time: same items, machine and traffic, in turns, judged by the limits of the policy. It is kept when it breaks no limit and its whole interval says that the P95 falls. Gains of several rungs do not add up; \"together\" is measured on its own.";
/** The ladder of each model as GitHub-flavoured markdown: what to do, the table, the front, and what to know. */
function renderLadder(verdicts) {
	return `${verdicts.map(renderOne).join("\n\n")}\n`;
}
function renderOne(verdict) {
	const heads = figureHeads(verdict);
	const table = renderTable$1({
		header: [
			"Rung",
			"Step",
			...heads,
			"Verdict",
			"Why"
		],
		align: `ll${"r".repeat(heads.length)}ll`
	}, ladderLines(verdict).map(renderLine));
	return [
		`### The ladder of ${codeSpan(verdict.id)}`,
		`**Next:** ${escapeProse(verdict.nextStep, MAX_NEXT_CHARACTERS)}`,
		table,
		renderFacts(verdict),
		METHOD,
		renderEnvironment(verdict)
	].join("\n\n");
}
function renderLine({ name, step, figures, rung }) {
	return [
		escapeProse(name, 80),
		step,
		...figures,
		rung === void 0 ? "" : `${ICONS[rung.verdict]} ${rung.verdict}`,
		rung === void 0 ? "" : escapeProse(rung.why)
	];
}
function renderFacts(verdict) {
	const { target, isTargetMet, stopped, notTried, front, rungs } = verdict;
	const names = (list) => escapeProse(list.join(", "));
	const notes = rungs.flatMap(({ name, notes: own }) => own.map((note) => [name, note]));
	return [
		...target === null ? [] : [`- Target: ${target}: ${isTargetMet ? "met" : "not met"}`],
		`- Stopped: ${escapeProse(stopped)}${notTried.length === 0 ? "" : `; not tried: ${names(notTried)}`}`,
		`- ★ Pareto front of P95 and ${escapeProse(figureHeads(verdict)[2] ?? "")}, fastest first: ${names(front)}`,
		...notes.map(([name, note]) => `- ${escapeProse(name, 80)}: ${escapeProse(note, 500)}`)
	].join("\n");
}
function renderEnvironment({ environment }) {
	const facts = Object.entries(environment).map(([name, value]) => `${name}: ${value}`);
	return `Measured on ${escapeProse(facts.join("; "), 1e3)}.`;
}
// src/report/render-ladder-terminal.ts
const COLORS$1 = {
	kept: 32,
	dropped: 31,
	undecided: 33
};
const sentence$1 = (text) => plainText(text, 300);
/** The ladder of a model as plain text: a line a rung with its reason below, and what to do. */
function renderLadderTerminal(verdict, options = { color: false }) {
	const lines = ladderLines(verdict);
	const table = [[
		"Rung",
		...figureHeads(verdict),
		"Verdict"
	], ...lines.map(({ name, figures, rung }) => [
		name,
		...figures,
		rung?.verdict ?? ""
	])].map((row) => row.map((cell) => plainText(cell, 80)));
	const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	const pad = (cell, column) => {
		return column === 0 || column === widths.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
	};
	const body = table.flatMap((row, index) => {
		const rung = lines[index - 1]?.rung;
		const line = `  ${row.map(pad).join("  ").trimEnd()}`;
		if (rung === void 0) return [line];
		const painted = options.color ? `\u001B[${COLORS$1[rung.verdict]}m${line}\u001B[0m` : line;
		return rung.verdict === "kept" ? [painted] : [painted, `      ${sentence$1(rung.why)}`];
	});
	return [
		`${plainText(verdict.id, 80)}: the ladder`,
		...body,
		...renderEnd(verdict)
	].join("\n");
}
function renderEnd(verdict) {
	const { target, isTargetMet, stopped, notTried, front, nextStep } = verdict;
	return [
		...target === null ? [] : [`Target: ${target}: ${isTargetMet ? "met" : "not met"}`],
		`Stopped: ${sentence$1(stopped)}${notTried.length === 0 ? "" : `; not tried: ${sentence$1(notTried.join(", "))}`}`,
		`★ Pareto front, fastest first: ${sentence$1(front.join(", "))}`,
		`Next: ${plainText(nextStep, 1e3)}`
	];
}
// src/report/render-terminal.ts
const MAX_NOTES = 5;
const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const COLORS = {
	pass: GREEN,
	waived: GREEN,
	inconclusive: YELLOW,
	"no-baseline": YELLOW,
	incomparable: YELLOW,
	fail: RED,
	"no-provider": RED,
	error: RED
};
/**
* The verdict as a few lines of plain text: per model the headline, the figures and the next step.
* Foreign text loses its control characters, so that a model's name cannot move the cursor.
*
* @param options - `color` adds ANSI colours to the state and to failed rows.
*/
function renderTerminal(verdict, options = { color: false }) {
	const paint = (text, color) => options.color ? `\u001B[${color}m${text}\u001B[0m` : text;
	const models = verdict.models.map((model) => renderModel(model, paint));
	const headline = `${paint(STATE_LABELS[verdict.state].word, COLORS[verdict.state])}: ${sentence(verdict.headline)}`;
	return `${[...models.length === 1 ? [] : [headline], ...models].join("\n\n")}\n`;
}
function renderModel(model, paint) {
	const headline = `${paint(STATE_LABELS[model.state].word, COLORS[model.state])}: ${plainText(model.id, 80)} — ${sentence(model.headline)}`;
	const notes = [...new Set(model.rows.flatMap(({ reason }) => reason ?? [])), ...model.notes].slice(0, MAX_NOTES).map((note) => `Note: ${sentence(note)}`);
	const time = model.time === null ? [] : [`Bottleneck: ${model.time.diagnosis.bottleneck}: ${sentence(model.time.diagnosis.why)}`];
	const next = model.nextStep === "" ? [] : [`Next: ${sentence(model.nextStep)}`];
	return [
		headline,
		...renderTable(model, paint),
		...notes,
		...time,
		...next
	].join("\n");
}
const sentence = (text) => plainText(text, 300);
/** Text columns stand left, figures right. */
function renderTable({ rows }, paint) {
	if (rows.length === 0) return [];
	const table = [[
		"Metric",
		"Baseline",
		"Candidate",
		"Change",
		"Limit",
		"Verdict"
	], ...rows.map((row) => {
		const { metric, baseline, candidate, change, limit } = renderRow(row);
		return [
			metric,
			baseline,
			candidate,
			change,
			limit,
			ROW_LABELS[row.state].word
		].map((cell) => plainText(cell, 80));
	})];
	const widths = [
		0,
		1,
		2,
		3,
		4
	].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	return table.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column], column)).join("  ")}`).map((line, index) => rows[index - 1]?.state === "fail" ? paint(line, RED) : line);
}
function pad(cell, width = 0, column) {
	return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
// src/verdict/summarize-noise.ts
const ROUND_LIMITS = [
	.01,
	.02,
	.03,
	.05,
	.08,
	.1,
	.15,
	.2,
	.25,
	.3,
	.4,
	.5,
	.75,
	1
];
/**
* The noise of every sampled metric over runs that compared a model with itself.
*
* @param runs - Verdicts on one model, at least one.
*/
function summarizeNoise(runs) {
	return [...new Set(runs.flatMap(({ rows }) => rows.filter(isSampled).map(({ metric }) => metric)))].map((metric) => summarizeMetric(metric, runs));
}
/** Scores judged with confidence have intervals too, but theirs come from the items, not from the machine. */
const isSampled = ({ metric, interval }) => interval !== void 0 && METRICS[metric].evidence === "sampled";
function summarizeMetric(metric, runs) {
	const rows = runs.flatMap((run) => run.rows.filter((row) => row.metric === metric && isSampled(row)));
	const reaches = rows.map(({ interval }) => Math.max(Math.abs(interval?.low ?? Infinity), Math.abs(interval?.high ?? Infinity)));
	const worstReach = Math.max(...reaches);
	const first = rows[0];
	return {
		metric,
		title: first.title,
		typicalReach: median(reaches),
		worstReach,
		proposedLimit: ROUND_LIMITS.find((limit) => worstReach <= limit),
		limit: first.limit,
		kept: rows.filter(({ state }) => state === "pass").length,
		runs: runs.length
	};
}
// src/cli/help.ts
const GENERAL = `regression-gate: blocks a merge whose ONNX model got slower, less accurate, hungrier or dearer

  regression-gate check            compare the candidate with its baseline and judge it
  regression-gate measure MODEL    measure one model and write its record
  regression-gate calibrate        compare the model with itself: what can this machine tell?
  regression-gate ladder           try variants of the model one at a time: which are worth keeping?
  regression-gate inspect MODEL    tell what is in a model file, or what changed against another

  --help after a command tells its options. --version tells the version.
  Exit codes: 0 passed, 1 blocked, 2 bad input, 3 could not decide, 4 the gate could not work.
`;
const SHARED = `  --policy FILE        policy file                      (.github/regression-gate.yml)
  --model ID           only this model of the policy    (all)
  --budget TIME        bound of the latency sampling of one model, such as 30s   (60s)
  --seed N             choice and order of the timed items                       (1)
  --runtime-path DIR   folder of an installed onnxruntime-node, or of several; may be given more than once
`;
const HELP = {
	check: `regression-gate check: compare the candidate with its baseline and judge it

${SHARED}  --baseline FILE      a model (.onnx) or a record (record.json) to compare with
  --baseline-policy FILE   take the baseline's runtime settings from this policy
  --candidate FILE     model to judge                   (the policy's artifact)
  --store DIR          folder with recorded baselines   (.regression-gate)
  --out DIR            where report.md and verdict.json go   (.regression-gate/out)
  --record             measure the candidate and keep it as baseline
  --json               print verdict.json instead of the summary

Without --baseline: the record of the git merge base in the store, else the model file at the merge base, else the
record of the nearest of the 20 commits before it.
With neither the verdict is no-baseline, exit 3.
`,
	measure: `regression-gate measure MODEL: measure one model by a policy and write its record

${SHARED}  --out DIR            the record goes to DIR/<model id>/record.json   (.regression-gate)
`,
	calibrate: `regression-gate calibrate: compare the model with itself, and propose limits that hold on this machine

${SHARED}  --runs N             comparisons, each spending its whole budget (20s unless told)   (5)
  --out DIR            where calibration.md and calibration.json go    (.regression-gate/out)
`,
	ladder: `regression-gate ladder: try the variants under "ladder" in the policy, each against the policy's model

${SHARED}  --out DIR            where ladder.md and ladder.json go   (.regression-gate/out)

The budget is that of each rung. Exit code 0 when the ladder was climbed, whatever was kept.
`,
	inspect: `regression-gate inspect MODEL: tell what is in a model file, without running it

  --against BASE       tell instead what changed from the model BASE to MODEL
  --json               print JSON

Weights are read in samples of 64 MiB in all, never loaded. Exit code 0, or 2 when a file is no model.
`
};
/** The text of --help. */
function renderHelp(of) {
	return of === void 0 ? GENERAL : HELP[of];
}
// src/report/render-inspection.ts
/** A model as a person reads it on a terminal, a line a fact. What the model says itself stands in quotes. */
function renderInspection(shownPath, inspection) {
	const { facts, precision, sparsity, optimization, externalFiles } = inspection;
	const entries = [
		["format", formatText(facts)],
		["inputs", ...facts.inputs.map(valueText)],
		["outputs", ...facts.outputs.map(valueText)],
		["batch axis", batchText(inspection.batchAxis)],
		["operators", histogramText(facts.operators)],
		["functions", ...facts.functions.size === 0 ? [] : [listText([...facts.functions].map(quoted))]],
		["weights", weightsText(inspection)],
		["external", ...externalFiles.map(externalText)],
		[
			"precision",
			precisionText(precision),
			...otherShares(inspection)
		],
		[
			"sparsity",
			sparsityText(sparsity),
			...sampleText(inspection),
			...[sparsityUse(sparsity) ?? []].flat()
		],
		["optimized", optimizationText(optimization)]
	];
	return `${plainText(shownPath, 300)}\n\n${renderEntries(entries)}`;
}
/** What changed between two models, a line a head. */
function renderChanges({ baselinePath, candidatePath, changes, isSampled }) {
	const [from, to] = [baselinePath, candidatePath].map((path) => plainText(path, 300));
	const sampled = isSampled ? ", as far as a sample of the weights tells" : "";
	const entries = changes.map(({ head, text }) => [head, text]);
	if (entries.length === 0) return `${from} → ${to}: nothing that matters for running it changed${sampled}\n`;
	return `${from} → ${to}: ${entries.length === 1 ? "one thing changed" : `${entries.length} things changed at once`}\n\n${renderEntries(entries)}`;
}
/** An inspection as JSON can hold it; the digests of single tensors are left out. */
function inspectionJson(inspection) {
	const { weights, ...rest } = inspection;
	return toJson({
		...rest,
		weights: {
			count: weights.tensors.size,
			all: weights.all,
			quantization: weights.quantization
		}
	});
}
function toJson(value) {
	return JSON.parse(JSON.stringify(value, (_key, inner) => {
		if (inner instanceof Map) return Object.fromEntries(inner);
		return inner instanceof Set ? [...inner] : inner;
	}));
}
function renderEntries(entries) {
	const width = Math.max(...entries.map(([word]) => word.length));
	return `${entries.flatMap(([word, ...lines]) => lines.map((line, index) => `  ${(index === 0 ? word : "").padEnd(width)}  ${plainText(line, 300)}`)).join("\n")}\n`;
}
function formatText({ fileBytes, irVersion, opsets, operators, producer }) {
	const used = new Set([...operators.keys()].map(operatorDomain));
	const versions = [...opsets].filter(([domain]) => used.has(domain)).map(([domain, version]) => `${domain === "ai.onnx" ? "opset" : operatorText(domain)} ${version}`);
	const by = producer === "" ? "" : `, by ${quoted(producer)}`;
	return `${bytesText(fileBytes)}, ONNX IR ${irVersion}, ${listText(versions) || "no opset"}${by}`;
}
function valueText(value) {
	return `${quoted(value.name)} ${typeText(value)}`;
}
function histogramText(operators) {
	const sorted = new Map([...operators].sort(([, a], [, b]) => b - a));
	const count = [...operators.values()].reduce((sum, each) => sum + each, 0);
	return `${countOf(count, "node")} of ${countOf(operators.size, "kind")}: ${operatorsText(sorted)}`;
}
function weightsText({ facts }) {
	const sorted = [...facts.initializerBytes].sort(([, a], [, b]) => b - a);
	const total = sorted.reduce((sum, [, bytes]) => sum + bytes, 0);
	return total === 0 ? "none" : `${bytesText(total)}: ${listText(sorted.map(([type, bytes]) => `${type} ${bytesText(bytes)}`))}`;
}
function externalText({ location, sizeBytes, problem }) {
	return `${quoted(location)} ${sizeBytes === void 0 ? `not read: ${problem}` : bytesText(sizeBytes)}`;
}
/** What the first line does not say: each precision besides the main one. */
function otherShares({ precision }) {
	const { main, shares } = precision;
	if (main === void 0 || main.scheme === "float") return [];
	return shares.filter((share) => share !== main).map((share) => `${shareText(share)} ${coverageText(share, precision)}`);
}
function sampleText({ sparsity, precision }) {
	if (!sparsity.isSampled) return [];
	return [`sampled: ${bytesText(sparsity.lookedBytes)} of ${bytesText(precision.weightBytes)}, evenly spread`];
}
function optimizationText({ isSavedByRuntime, fused, layoutSpecific, compiledParts }) {
	const parts = [
		...isSavedByRuntime ? ["saved by ONNX Runtime after optimizing"] : [],
		...fused.size === 0 ? [] : [`fused: ${operatorsText(fused)}`],
		...layoutSpecific.size === 0 ? [] : [`for one memory layout: ${operatorsText(layoutSpecific)}`],
		...compiledParts === 0 ? [] : [`${countOf(compiledParts, "part")} compiled for one device`]
	];
	return parts.length === 0 ? "no" : parts.join("; ");
}
const bytesText = (bytes) => formatValue(bytes, "bytes");
// src/cli/run-inspect.ts
/**
* Tells what is in a model file, or what changed against another.
*
* @returns The exit code.
* @throws {UserError} If a file is no model.
*/
async function runInspect({ model, options }, { print }) {
	const candidate = await inspectModel(model, model);
	const printJson = (value) => print(`${JSON.stringify({
		version: 1,
		...value
	}, null, 2)}\n`);
	if (options.against === void 0) {
		if (options.json) printJson({ model: inspectionJson(candidate) });
		else print(renderInspection(model, candidate));
		return 0;
	}
	const baseline = await inspectModel(options.against, options.against);
	const changes = compareInspections(baseline, candidate);
	if (options.json) {
		printJson({
			changes,
			baseline: inspectionJson(baseline),
			candidate: inspectionJson(candidate)
		});
		return 0;
	}
	const isSampled = candidate.weights.all.whole === void 0;
	print(renderChanges({
		baselinePath: options.against,
		candidatePath: model,
		changes,
		isSampled
	}));
	return 0;
}
// src/cli/run-command.ts
/**
* Does what the command line asks for.
*
* @returns The exit code.
*/
async function runCommand(asked, terminal) {
	switch (asked.command) {
		case "help":
			terminal.print(renderHelp(asked.of));
			return 0;
		case "version":
			terminal.print(`${terminal.version}\n`);
			return 0;
		case "check": return check(asked, terminal);
		case "measure": return measure(asked, terminal);
		case "calibrate": return calibrate(asked, terminal);
		case "ladder": return ladder(asked, terminal);
		case "inspect": return runInspect(asked, terminal);
	}
}
async function check({ options }, terminal) {
	const folder = dirname(resolve(options.policy));
	const commit = await (options.record ? readHeadCommit : findMergeBase)(folder);
	const request = {
		...sharedRequest(options),
		candidate: options.candidate && resolve(options.candidate),
		baseline: options.baseline && resolve(options.baseline),
		baselinePolicyFile: options.baselinePolicy && resolve(options.baselinePolicy),
		mode: options.record ? "record" : "check",
		commit,
		line: commit === void 0 ? [] : await lineOf(commit, options.record, folder)
	};
	const result = await runGate(request, ports(options.store, terminal));
	const files = await writeResult(resolve(options.out), result);
	terminal.print(options.json ? `${JSON.stringify(result.verdict, null, 2)}\n` : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), files.reportFile)}\n`);
	return exitCode(result);
}
/** In `record`, the commit alone; else its ancestors too, whose records may stand in for its own. */
async function lineOf(commit, isRecord, folder) {
	return isRecord ? [commit] : (await listFirstParents(gitIn(folder), commit)).line;
}
async function measure({ model, options }, terminal) {
	const request = {
		...sharedRequest(options),
		candidate: resolve(model),
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "record",
		commit: void 0,
		line: []
	};
	const result = await runGate(request, ports(options.out, terminal));
	terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
	return exitCode(result);
}
/** Every run has a seed of its own: other items, in another order. */
async function calibrate({ options }, terminal) {
	const runs = [];
	for (let run = 0; run < options.runs; run += 1) {
		const request = {
			...sharedRequest({
				...options,
				seed: options.seed + run
			}),
			candidate: void 0,
			baseline: void 0,
			baselinePolicyFile: void 0,
			mode: "calibrate",
			commit: void 0,
			line: []
		};
		const progress = (line) => terminal.progress(`run ${run + 1} of ${options.runs}: ${line}`);
		const { verdict } = await runGate(request, {
			...ports(options.out, terminal),
			stores: [],
			progress
		});
		runs.push(verdict.models);
	}
	const models = (runs[0] ?? []).map(({ id }) => id).map((id) => ({
		id,
		noise: summarizeNoise(runs.flat().filter((model) => model.id === id))
	}));
	const text = models.map(({ id, noise }) => renderCalibration(id, noise, options.budget)).join("\n\n");
	await writeFiles(resolve(options.out), {
		"calibration.md": `${text}\n`,
		"calibration.json": `${JSON.stringify({
			version: 1,
			budget: options.budget,
			models
		}, null, 2)}\n`
	});
	terminal.print(`${text}\n`);
	return 0;
}
/** Whatever is kept or dropped, a ladder that was climbed is no failure. */
async function ladder({ options }, terminal) {
	const models = await runLadder({
		...sharedRequest(options),
		candidate: void 0,
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "check",
		commit: void 0,
		line: []
	}, {
		...ports(options.out, terminal),
		stores: []
	});
	await writeFiles(resolve(options.out), {
		"ladder.md": renderLadder(models),
		"ladder.json": `${JSON.stringify({
			version: 1,
			models
		}, null, 2)}\n`
	});
	const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
	const report = relative(process.cwd(), join(resolve(options.out), "ladder.md"));
	terminal.print(`${texts.join("\n\n")}\n\nReport: ${report}\n`);
	return EXIT.ok;
}
function sharedRequest(options) {
	return {
		policyFile: resolve(options.policy),
		policyCommit: void 0,
		modelId: options.model,
		budgetNs: options.budgetNs,
		seed: options.seed,
		runtimePaths: options.runtimePaths.map((path) => resolve(path)),
		use: "pull-request"
	};
}
function ports(store, { bundleFolder, progress }) {
	return {
		bundleFolder,
		stores: [new DirectoryStore(resolve(store))],
		progress,
		now: () => /* @__PURE__ */ new Date(),
		run: void 0
	};
}
/** On a command line a record that nothing kept is a failure: keeping it was all that was asked. */
function exitCode(result) {
	if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
	throw new InfrastructureError("record: expected the store to keep it, but it did not.", "See the notes of the report.");
}
// src/cli.ts
const VERSION = "0.1.0";
const CLEAR_LINE = "\r\x1B[2K";
const { stdout, stderr } = process;
function describeFailure(error) {
	if (error instanceof UserError) return {
		text: `${error.message}\n  ${error.hint}`,
		code: EXIT.badInput
	};
	if (error instanceof InfrastructureError) return {
		text: `${error.message}\n  ${error.hint}`,
		code: EXIT.infrastructure
	};
	return {
		text: `This is a fault of the gate itself.\n${error instanceof Error ? error.stack ?? error.message : String(error)}`,
		code: EXIT.infrastructure
	};
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => {
	killAllWorkers();
	process.exit(signal === "SIGINT" ? 130 : 143);
});
try {
	process.exitCode = await runCommand(readArguments(process.argv.slice(2)), {
		bundleFolder: import.meta.dirname,
		version: VERSION,
		print: (text) => void stdout.write(text),
		progress: (line) => void (stderr.isTTY && stderr.write(`${CLEAR_LINE}${line}`)),
		color: stdout.isTTY === true
	});
	if (stderr.isTTY) stderr.write(CLEAR_LINE);
} catch (error) {
	const { text, code } = describeFailure(error);
	stderr.write(`${stderr.isTTY ? CLEAR_LINE : ""}regression-gate: ${text}\n`);
	process.exitCode = code;
}
export {};
