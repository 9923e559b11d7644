import { $ as openPlainFile, A as checkRowAtLook, B as readFacts, C as describeSettingChanges, Ct as UserError, D as findRuntimeFor, E as FeedBuilder, F as enterModel, G as elementCount, H as elementTypeBits, I as enterStaged, J as DEFAULT_DOMAIN, K as hasSafeCount, L as median, M as formatValue, N as scoreBetter, O as judgeModel, P as describeInputDifferences, Q as openExternalFile, R as MAX_STRUCTURE_BYTES, S as formatChange, St as InfrastructureError, T as killAllWorkers, U as elementTypeName, V as fullDims, W as fileSource, X as operatorKey, Y as operatorDomain, Z as isInsideFolder, a as runGate, at as listRungs, b as formatPercent, c as renderRow, d as selectModels, f as closeLaboratory, ft as codeSpan, g as listFirstParents, h as readHeadCommit, ht as durationNs, it as applyRung, j as formatCount, k as isClear, l as renderTable$1, lt as gitIn, m as findMergeBase, mt as plainText, n as writeResult, nt as METRICS, o as ROW_LABELS, ot as STEPS, p as openLaboratory, pt as escapeProse, q as quoted, r as DirectoryStore, rt as METRIC_NAMES, s as STATE_LABELS, st as nearestName, t as writeFiles, tt as chooseRules, ut as EXIT, v as enterCandidate, w as measureContestants, x as writeHeadline, y as describeSettings, z as noModelFile } from "./gate-write-result.mjs";
import { parseArgs } from "node:util";
import { createHash, hash } from "node:crypto";
import { dirname, join, normalize, relative, resolve } from "node:path";
import { realpath } from "node:fs/promises";
import { readSync } from "node:fs";
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
		change: parts.map((part) => describeChange$1(run.model, part)).join("; "),
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
function describeChange$1(model, rung) {
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
// src/inspect/graph-record.ts
/** Every graph with all graphs inside it, outermost first. */
function* everyGraph({ main, functions }) {
	for (const graph of [main, ...functions.values()]) yield* withSubgraphs(graph);
}
function* withSubgraphs(graph) {
	yield graph;
	for (const { subgraphs } of graph.nodes) for (const inner of subgraphs) yield* withSubgraphs(inner);
}
/** The whole number that an attribute of a node holds, or `otherwise`. */
function intAttribute(node, name, otherwise) {
	return node.attributes.find((attribute) => attribute.name === name)?.ints[0] ?? otherwise;
}
// src/inspect/compute-operator.ts
const float = (base, weights, reduction) => ({
	base,
	arithmetic: "float",
	weights,
	reduction
});
/** @see https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md */
const COMPUTE_OPERATORS = {
	Conv: float("Conv", [1], "conv"),
	ConvTranspose: float("ConvTranspose", [1], "conv-transpose"),
	DeformConv: float("DeformConv", [1], "conv"),
	MatMul: float("MatMul", [1, 0], "matmul"),
	Gemm: float("MatMul", [1, 0], "gemm"),
	Einsum: float("Einsum", [1, 0], "packed"),
	LSTM: float("LSTM", [1, 2], "last"),
	GRU: float("GRU", [1, 2], "last"),
	RNN: float("RNN", [1, 2], "last"),
	Attention: float("Attention", [], "packed"),
	"com.microsoft:FusedConv": float("Conv", [1], "conv"),
	"com.microsoft:FusedMatMul": float("MatMul", [1, 0], "packed"),
	"com.microsoft:FusedMatMulActivation": float("MatMul", [1, 0], "packed"),
	"com.microsoft:FusedGemm": float("MatMul", [1, 0], "gemm"),
	"com.microsoft:TransposeMatMul": float("MatMul", [1, 0], "packed"),
	"com.microsoft:GemmFloat8": float("MatMul", [1], "gemm"),
	"com.microsoft:Attention": float("Attention", [1], "matmul"),
	"com.microsoft:MultiHeadAttention": float("Attention", [], "packed"),
	"com.microsoft:GroupQueryAttention": float("Attention", [], "packed"),
	"com.microsoft:MoE": float("MoE", [
		2,
		4,
		6
	], "packed"),
	"com.microsoft:NhwcFusedConv": float("Conv", [1], "conv"),
	"com.microsoft.nchwc:Conv": float("Conv", [1], "packed"),
	"com.ms.internal.nhwc:Conv": float("Conv", [1], "packed"),
	QLinearConv: {
		base: "Conv",
		arithmetic: "integer",
		weights: [3],
		scale: 4,
		zeroPoint: 5,
		reduction: "conv"
	},
	QLinearMatMul: {
		base: "MatMul",
		arithmetic: "integer",
		weights: [3],
		scale: 4,
		zeroPoint: 5,
		reduction: "matmul"
	},
	"com.microsoft:QLinearConv": {
		base: "Conv",
		arithmetic: "integer",
		weights: [3],
		scale: 4,
		zeroPoint: 5,
		reduction: "conv"
	},
	"com.microsoft:QGemm": {
		base: "MatMul",
		arithmetic: "integer",
		weights: [3],
		scale: 4,
		zeroPoint: 5,
		reduction: "gemm"
	},
	"com.microsoft:QAttention": {
		base: "Attention",
		arithmetic: "integer",
		weights: [1],
		scale: 4,
		zeroPoint: 7,
		reduction: "matmul"
	},
	ConvInteger: {
		base: "Conv",
		arithmetic: "dynamic",
		weights: [1],
		zeroPoint: 3,
		reduction: "conv"
	},
	MatMulInteger: {
		base: "MatMul",
		arithmetic: "dynamic",
		weights: [1],
		zeroPoint: 3,
		reduction: "matmul"
	},
	"com.microsoft:DynamicQuantizeMatMul": {
		base: "MatMul",
		arithmetic: "dynamic",
		weights: [1],
		scale: 2,
		zeroPoint: 3,
		reduction: "matmul"
	},
	"com.microsoft:MatMulIntegerToFloat": {
		base: "MatMul",
		arithmetic: "dynamic",
		weights: [1],
		scale: 3,
		zeroPoint: 5,
		reduction: "matmul"
	},
	"com.microsoft:DynamicQuantizeLSTM": {
		base: "LSTM",
		arithmetic: "dynamic",
		weights: [1, 2],
		scale: 8,
		zeroPoint: 9,
		reduction: "matmul"
	},
	"com.microsoft:MatMulNBits": {
		base: "MatMul",
		arithmetic: "block",
		weights: [1],
		scale: 2,
		zeroPoint: 3,
		reduction: "last"
	},
	"com.microsoft:MatMulBnb4": {
		base: "MatMul",
		arithmetic: "block",
		weights: [1],
		reduction: "packed"
	},
	"com.microsoft:QMoE": {
		base: "MoE",
		arithmetic: "block",
		weights: [
			2,
			5,
			8
		],
		reduction: "packed"
	}
};
/** How the operator of a node takes its weights; undefined when it is none that does heavy arithmetic. */
function computeOperator(key) {
	return Object.hasOwn(COMPUTE_OPERATORS, key) ? COMPUTE_OPERATORS[key] : void 0;
}
/**
* The axis over which the products with a weight are summed; undefined when it cannot be told.
*
* @param input - Which input of the node the weight is.
* @param rank - Number of axes of the weight.
*/
function reductionAxis(node, { reduction }, { input, rank }) {
	const isLeft = input === 0;
	if (reduction === "packed" || rank < 2) return void 0;
	if (reduction === "conv") return 1;
	if (reduction === "conv-transpose") return 0;
	if (reduction === "last") return rank - 1;
	if (reduction === "matmul") return isLeft ? rank - 1 : rank - 2;
	return isLeft === (intAttribute(node, isLeft ? "transA" : "transB", 0) === 1) ? 0 : 1;
}
// src/inspect/shown.ts
const MAX_ITEMS = 6;
/** A share as whole percent, or "<1 %" and ">99 %" where rounding would hide it. */
function percentText(share) {
	if (share > 0 && share < .01) return "<1 %";
	if (share < 1 && share > .99) return ">99 %";
	return `${Math.round(share * 100)} %`;
}
/** "1 operator", "2 operators". */
function countOf(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** Name of an operator as it stands, or in quotes when it is no plain name. */
function operatorText(key) {
	return /^[\w.:-]{1,60}$/.test(key) ? key : quoted(key);
}
/** "Conv ×4, Relu ×2", at most six; then how many more there are. */
function operatorsText(operators) {
	return listText([...operators].map(([key, count]) => `${operatorText(key)} ×${count}`));
}
/** At most six items, then how many more there are. */
function listText(items, separator = ", ") {
	const rest = items.length - MAX_ITEMS;
	return rest <= 0 ? items.join(separator) : `${items.slice(0, MAX_ITEMS).join(separator)} and ${rest} more`;
}
/** Type and shape: "float32 [batch, 3, ?]", sizes that are free by their name. */
function typeText({ dtype, shape }) {
	if (shape === void 0) return `${dtype} of any shape`;
	return `${dtype} [${listText(shape.map((size) => size === null ? "?" : typeof size === "string" ? sizeName(size) : size).map(String))}]`;
}
function sizeName(name) {
	return /^[\w.+*/ -]{1,40}$/.test(name) ? name : quoted(name);
}
// src/inspect/compare-graph.ts
/** What converting the precision adds, drops or merges by itself. */
const CONVERSION_OPERATORS = [
	...[
		"QuantizeLinear",
		"DequantizeLinear",
		"DynamicQuantizeLinear",
		"Cast",
		"CastLike",
		"Constant",
		"Identity"
	],
	...[
		"Add",
		"Mul",
		"Sub",
		"Div",
		"Relu",
		"Clip",
		"BatchNormalization",
		"Bias"
	],
	...[
		"Reshape",
		"Transpose",
		"Squeeze",
		"Unsqueeze",
		"Flatten",
		"Shape",
		"Gather",
		"Slice",
		"Concat"
	]
];
/** How the graph changed besides what another change explains; undefined when it did not. */
function compareGraph({ baseline, candidate, found }) {
	if (found.includes("precision")) return compareBeyondConversion(baseline, candidate);
	const [before, after] = [baseline.structure, candidate.structure];
	if (before.digest !== after.digest) return isWrittenOtherwise(baseline, candidate) ? void 0 : describeChange(baseline, candidate);
	if (before.constantsDigest !== after.constantsDigest && !found.includes("signature")) return "same operators, other shapes or indices in its constants";
	const [opset, newOpset] = [baseline, candidate].map(({ facts }) => facts.opsets.get(DEFAULT_DOMAIN));
	return opset === newOpset ? void 0 : `opset ${opset ?? "none"} → ${newOpset ?? "none"}`;
}
/** Whether changes of a shape are other operators now, at the same places: another exporter's way to write the same. */
function isWrittenOtherwise({ facts, structure }, candidate) {
	return structure.digestButReshapes === candidate.structure.digestButReshapes && operatorChanges(facts.operators, candidate.facts.operators) !== "";
}
function describeChange(baseline, candidate) {
	const operators = operatorChanges(baseline.facts.operators, candidate.facts.operators);
	const text = operators === "" ? "same operators, wired, shaped or set differently" : operators;
	return candidate.optimization.isSavedByRuntime && !baseline.optimization.isSavedByRuntime ? `optimized offline by ONNX Runtime: ${text}` : text;
}
/** Compares what is left when every operator is named by what it computes and conversions are left out. */
function compareBeyondConversion(baseline, candidate) {
	const changes = operatorChanges(withoutConversion(baseline), withoutConversion(candidate));
	return changes === "" ? void 0 : changes;
}
function withoutConversion({ facts }) {
	const counts = /* @__PURE__ */ new Map();
	for (const [key, count] of facts.operators) {
		const base = computeOperator(key)?.base ?? key.replace(/^(com\.microsoft:)?QLinear/, "");
		if (!CONVERSION_OPERATORS.includes(base)) counts.set(base, (counts.get(base) ?? 0) + count);
	}
	return counts;
}
/** "Conv 4 → 12, Relu 4 → 11", largest change first; "" when every operator is there as often as before. */
function operatorChanges(before, after) {
	return listText([.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].map((key) => {
		const [from, to] = [before.get(key) ?? 0, after.get(key) ?? 0];
		return {
			key,
			from,
			to,
			size: Math.abs(to - from)
		};
	}).filter(({ size }) => size > 0).sort((a, b) => b.size - a.size).map(({ key, from, to }) => `${operatorText(key)} ${from} → ${to}`));
}
// src/inspect/compare-signature.ts
/** How inputs and outputs changed; undefined when whoever feeds the model sees no difference. */
function compareSignature({ baseline, candidate, found }) {
	const isConverted = found.includes("precision");
	const compare = (kind) => compareValues(kind, {
		before: baseline.facts[`${kind}s`],
		after: candidate.facts[`${kind}s`],
		isConverted
	});
	const changes = [...compare("input"), ...compare("output")];
	if (changes.length === 0) return void 0;
	return [...compareBatchAxis(baseline, candidate), listText(changes, "; ")].join("; ");
}
function compareValues(kind, { before, after, isConverted }) {
	const now = new Map(after.map((value) => [value.name, value]));
	const names = new Set(before.map(({ name }) => name));
	const changed = before.flatMap((value) => {
		const other = now.get(value.name);
		const name = `${kind} ${quoted(value.name)}`;
		if (other === void 0) return [`${name} is gone`];
		if (isSame$1(value, other, isConverted)) return [];
		return [`${name}: ${typeText(value)} → ${typeText(other)}`];
	});
	const added = after.filter(({ name }) => !names.has(name));
	return [...changed, ...added.map((value) => `new ${kind} ${quoted(value.name)}: ${typeText(value)}`)];
}
/** The name of a free axis is for readers only. */
function isSame$1(before, after, isConverted) {
	return (before.dtype === after.dtype || isConverted && isReal(before) && isReal(after)) && shapeKey(before) === shapeKey(after);
}
/** Whether a value holds real numbers, whatever their width. */
function isReal({ dtype }) {
	return /^b?float(16|32|64)$/.test(dtype);
}
function shapeKey({ shape }) {
	return shape?.map((size) => typeof size === "number" ? size : "free").join() ?? "any";
}
function compareBatchAxis({ batchAxis }, candidate) {
	const [before, after] = [batchText(batchAxis), batchText(candidate.batchAxis)];
	return batchAxis?.isDynamic === true && candidate.batchAxis?.isDynamic === true || before === after ? [] : [`batch axis ${before} → ${after}`];
}
/** "dynamic "batch"", "dynamic", "fixed at 8", "none". */
function batchText(axis) {
	if (axis === void 0) return "none";
	if (!axis.isDynamic) return `fixed at ${axis.size}`;
	return axis.name === null ? "dynamic" : `dynamic ${quoted(axis.name)}`;
}
// src/inspect/differ.ts
/** Whether two digests are of different values: of all of them where both know all, else of the same sample. */
function differ(left, right) {
	return left.whole !== void 0 && right.whole !== void 0 ? left.whole !== right.whole : left.sample !== right.sample;
}
// src/inspect/precision-text.ts
/** The precision of a model in a few words: "int8 QDQ (static, per-channel weights) in 4 of 5 operators, 97 % of the weight bytes". */
function precisionText(precision) {
	const { main, shares } = precision;
	const listed = (some) => some.map((share) => `${shareText(share)} ${coverageText(share, precision)}`).join("; ");
	if (shares.length === 0) return "no matrix products";
	if (main === void 0) return `mixed: ${listed(shares)}`;
	if (main.operators === precision.operators) return shareText(main);
	if (main.scheme !== "float") return listed([main]);
	return `${listed(shares.filter((share) => share !== main))}; else ${shareText(main)}`;
}
/** How much of a model computes in one way: "in 4 of 5 operators, 97 % of the weights". */
function coverageText(share, { operators, weightBytes }) {
	const bytes = weightBytes === 0 ? "" : `, ${percentText(share.weightBytes / weightBytes)} of the weight bytes`;
	return `in ${share.operators} of ${countOf(operators, "operator")}${bytes}`;
}
/** One way to compute: "float32", "int8 QDQ (static, per-channel symmetric weights)", "int4 weight-only (MatMulNBits, blocks of 32)". */
function shareText(share) {
	const { scheme, element, storedFor } = share;
	if (scheme === "float") return element;
	const details = [
		...scheme === "qdq" || scheme === "qoperator" ? ["static"] : [],
		...storedFor,
		...weightsText$1(share)
	];
	return `${element} ${SCHEME_NAMES[scheme]}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}
const SCHEME_NAMES = {
	qdq: "QDQ",
	qoperator: "QOperator",
	dynamic: "dynamic",
	"weight-only": "weight-only"
};
/** "per-channel symmetric weights". */
function weightsText$1({ granularities, symmetry }) {
	const words = [granularities.filter((granularity) => granularity !== "unknown").map(granularityText).join(" and "), symmetry ?? ""].filter((word) => word !== "");
	return words.length === 0 ? [] : [`${words.join(" ")} weights`];
}
function granularityText(granularity) {
	return typeof granularity === "number" ? `block-of-${granularity}` : `per-${granularity}`;
}
// src/inspect/compare-precision.ts
/** How the precision of the heavy arithmetic changed; undefined when it did not. */
function comparePrecision({ baseline, candidate }) {
	const [before, after] = [baseline.precision, candidate.precision];
	if (isSame(before, after)) return isRecalibrated(baseline, candidate) ? RECALIBRATED : void 0;
	const [from, to] = [precisionText(before), precisionText(after)];
	return `${from === to ? `${sharesText(before)} → ${sharesText(after)}` : `${from} → ${to}`}${endsText(baseline, candidate)}`;
}
const RECALIBRATED = "other scales, zero points or biases, same quantized weights: calibrated differently";
const isQuantized = ({ scheme }) => scheme !== "float";
/** More operators in a precision that was there already are a change of the graph, not of the precision. */
function isSame(before, after) {
	const texts = ({ shares }, wanted) => shares.filter(wanted).map(detailText).sort().join("; ");
	if (texts(before, isQuantized) !== texts(after, isQuantized)) return false;
	if (before.operators === after.operators) return countsText(before) === countsText(after);
	return before.shares.some(isQuantized) || texts(before, () => true) === texts(after, () => true);
}
function detailText(share) {
	return `${shareText(share)} with ${share.activations.join(" and ") || "real"} inputs`;
}
function countsText({ shares }) {
	return shares.map((share) => `${share.operators} × ${detailText(share)}`).sort().join("; ");
}
/** Every share with the type of its inputs, for changes that the short text does not show. */
function sharesText({ shares }) {
	return shares.map((share) => `${detailText(share)} in ${share.operators}`).join("; ");
}
function isRecalibrated({ weights, structure }, candidate) {
	return structure.digest === candidate.structure.digest && differ(weights.quantization, candidate.weights.quantization) && !differ(weights.all, candidate.weights.all);
}
/** Real inputs or outputs that took on another real type, which is part of the same change: ", inputs and outputs too". */
function endsText({ facts: before }, { facts: after }) {
	const changed = ["inputs", "outputs"].filter((kind) => {
		const now = new Map(after[kind].map((value) => [value.name, value]));
		return before[kind].some((value) => {
			const other = now.get(value.name);
			return other !== void 0 && other.dtype !== value.dtype && isReal(value) && isReal(other);
		});
	});
	return changed.length === 0 ? "" : `, ${changed.join(" and ")} too`;
}
// src/inspect/sparsity-text.ts
/** Zeros of a model in a few words: "2:4 (50 % zeros; 4 of 5 eligible weights, 98 % of their elements)". */
function sparsityText({ form, zeroShare, twoOfFour, sparseInitializers }) {
	const { tensors, eligibleTensors, share } = twoOfFour;
	if (zeroShare === void 0) return "unknown (no weights in which zeros can be told)";
	const parts = [`${percentText(zeroShare)} zeros`];
	if (tensors > 0) {
		const eligible = countOf(eligibleTensors, "eligible weight");
		parts.push(`2:4 in ${tensors} of ${eligible}, ${percentText(share)} of their elements`);
	}
	if (sparseInitializers > 0) parts.push(`${sparseInitializers} stored as sparse_initializer`);
	return `${form} (${parts.join("; ")})`;
}
/**
* What the runtime makes of zeros. ONNX Runtime's CPU and CUDA providers have no kernels for them; its TensorRT provider
* takes 2:4 with `trt_sparsity_enable`, which onnxruntime-node cannot set.
*
* @see https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html
*/
function sparsityUse({ form, sparseInitializers }) {
	if (sparseInitializers > 0) return "a sparse_initializer saves space in the file only: ONNX Runtime fills it up with zeros when it loads the model";
	if (form === "2:4") return "no gain in ONNX Runtime on CPU or CUDA: only its TensorRT provider takes 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set";
	if (form === "unstructured") return "no gain in ONNX Runtime: it multiplies with zeros as with any number";
}
// src/inspect/compare-sparsity.ts
/** Retraining moves the share of zeros of quantized weights by a point or two. */
const LEAST_CHANGE = .05;
/** Rounding to 4 bits makes up to a quarter of zeros by itself. */
const LEAST_CHANGE_BEYOND_ROUNDING = .25;
/** How the zeros in the weights changed; undefined when no weight was pruned or filled. */
function compareSparsity({ baseline, candidate, found }) {
	const [before, after] = [baseline.sparsity, candidate.sparsity];
	const change = Math.abs((after.zeroShare ?? 0) - (before.zeroShare ?? 0));
	const isOtherForm = before.form !== after.form && before.form !== "unknown" && after.form !== "unknown";
	const isOtherStorage = before.sparseInitializers > 0 !== after.sparseInitializers > 0;
	const isPattern = isOtherForm && [before.form, after.form].includes("2:4");
	const isMoved = found.includes("precision") ? isOtherForm && change >= LEAST_CHANGE_BEYOND_ROUNDING : change >= LEAST_CHANGE && (isOtherForm || !found.includes("graph"));
	if (!isOtherStorage && !isPattern && !isMoved) return void 0;
	return `${sparsityText(before)} → ${sparsityText(after)}`;
}
// src/inspect/compare-weights.ts
const MOST$2 = .5;
/** Whether the weights were trained anew; undefined when they were not, or when another change explains theirs. */
function compareWeights({ baseline, candidate, found }) {
	const [before, after] = [baseline.weights, candidate.weights];
	if (found.includes("precision") || found.includes("sparsity") || !differ(before.all, after.all)) return void 0;
	const shared = [...after.tensors.keys()].filter((name) => before.tensors.has(name));
	const changed = shared.filter((name) => isChanged(name, before, after));
	const sampled = after.all.whole === void 0 ? ", by a sample of each" : "";
	if (found.includes("graph") && changed.length <= shared.length * MOST$2) return void 0;
	if (shared.length === 0) return `none of the ${countOf(after.tensors.size, "weight tensor")} was there before`;
	const share = `${changed.length} of ${countOf(shared.length, "weight tensor")} differ${sampled}`;
	if (changed.length > shared.length * MOST$2) return `retrained: ${share}`;
	return changed.length === 0 ? "other weights" : `changed in part: ${share}: ${listText(changed.map(quoted))}`;
}
function isChanged(name, before, after) {
	const [left, right] = [before.tensors.get(name), after.tensors.get(name)];
	return left === void 0 || right === void 0 || differ(left, right);
}
// src/inspect/compare-inspections.ts
/**
* What changed from one model to another, under as few heads as tell it: quantizing changes graph and weights, too, but
* is one change. What goes along with one change is not looked for under another: weights trained anew in the same step
* as a new precision or as pruning, and scales along with weights.
*
* @returns Empty when nothing that matters for running them differs; names, producer and metadata do not.
*/
function compareInspections(baseline, candidate) {
	const changes = [];
	const look = (head, compare) => {
		const text = compare({
			baseline,
			candidate,
			found: changes.map((change) => change.head)
		});
		if (text !== void 0) changes.push({
			head,
			text
		});
	};
	look("precision", comparePrecision);
	look("signature", compareSignature);
	look("graph", compareGraph);
	look("sparsity", compareSparsity);
	look("weights", compareWeights);
	return HEADS.flatMap((head) => changes.filter((change) => change.head === head));
}
const HEADS = [
	"weights",
	"precision",
	"sparsity",
	"graph",
	"signature"
];
// src/inspect/describe-optimization.ts
const LAYOUT_DOMAINS = /^(com\.microsoft\.nchwc|com\.ms\.internal\.nhwc):/;
const LAYOUT_OPERATORS = /^com\.microsoft:Nhwc/;
const COMPILED = /(^|:)EPContext$/;
/** Imported by every graph that ONNX Runtime 1.8 or newer saves, and by no exporter. */
const DOMAINS_OF_RUNTIME = [
	"com.microsoft.nchwc",
	"com.ms.internal.nhwc",
	"org.pytorch.aten"
];
/** Operators of the runtime that its optimizer puts in the place of several; quantized ones are no fusions. */
const FUSED = [
	...[
		"Attention",
		"MultiHeadAttention",
		"GroupQueryAttention",
		"PackedAttention",
		"PackedMultiHeadAttention"
	],
	...[
		"DecoderMaskedMultiHeadAttention",
		"DecoderMaskedSelfAttention",
		"RotaryEmbedding",
		"GatedRelativePositionBias"
	],
	...[
		"FusedConv",
		"FusedGemm",
		"FusedMatMul",
		"FusedMatMulActivation",
		"TransposeMatMul",
		"ConvTransposeWithDynamicPads"
	],
	...[
		"EmbedLayerNormalization",
		"SkipLayerNormalization",
		"SkipSimplifiedLayerNormalization",
		"SkipGroupNorm",
		"GroupNorm"
	],
	...[
		"Gelu",
		"FastGelu",
		"QuickGelu",
		"BiasGelu",
		"BiasSoftmax",
		"BiasDropout",
		"BiasAdd",
		"BiasSplitGelu",
		"NhwcConv"
	]
].map((op) => `com.microsoft:${op}`);
/** Tells from its operators what was already done to a model. */
function describeOptimization({ operators, opsets }) {
	const pick = (matches) => new Map([...operators].filter(([key]) => matches(key)));
	const compiled = pick((key) => COMPILED.test(key));
	return {
		isSavedByRuntime: DOMAINS_OF_RUNTIME.some((domain) => opsets.has(domain)),
		fused: pick((key) => FUSED.includes(key)),
		layoutSpecific: pick((key) => LAYOUT_DOMAINS.test(key) || LAYOUT_OPERATORS.test(key)),
		compiledParts: [...compiled.values()].reduce((sum, count) => sum + count, 0)
	};
}
// src/inspect/describe-precision.ts
/** From here on a share stands for the whole model: a first or last layer is often left as it was. */
const NEARLY_ALL = .9;
const MOST$1 = .5;
/**
* Sums up how the operators compute.
*
* @param otherElement - Element type of operators without weights.
*/
function describePrecision(computes, otherElement) {
	const weighted = computes.filter(({ weights }) => weights.length > 0);
	const counted = weighted.length > 0 ? weighted : computes;
	const groups = /* @__PURE__ */ new Map();
	for (const compute of counted) {
		const kind = `${compute.scheme} ${familyOf(compute.element || otherElement)}`;
		groups.set(kind, [...groups.get(kind) ?? [], compute]);
	}
	const shares = [...groups.values()].map((group) => describeShare(group, otherElement)).sort((a, b) => b.operators - a.operators || b.weightBytes - a.weightBytes);
	const weightBytes = shares.reduce((sum, share) => sum + share.weightBytes, 0);
	const totals = {
		operators: counted.length,
		weightBytes
	};
	return {
		main: shares.find((share) => standsForAll(share, totals)),
		shares,
		...totals
	};
}
function standsForAll(share, all) {
	const ofOperators = share.operators / all.operators;
	const ofBytes = all.weightBytes === 0 ? 0 : share.weightBytes / all.weightBytes;
	return ofOperators >= NEARLY_ALL || ofOperators >= MOST$1 && ofBytes >= NEARLY_ALL;
}
function describeShare(group, otherElement) {
	const [first] = group;
	const tensors = new Set(group.flatMap(({ weights }) => weights.map(({ tensor }) => tensor)));
	const quantized = group.filter(({ scheme }) => scheme !== "float");
	return {
		scheme: first?.scheme ?? "float",
		element: familyOf(first?.element || otherElement),
		operators: group.length,
		weightBytes: [...tensors].reduce((sum, tensor) => sum + storedBytes(tensor), 0),
		granularities: [...new Set(quantized.map(({ granularity }) => granularity))],
		symmetry: symmetryOf(quantized),
		activations: [...new Set(group.flatMap(({ activation }) => activation || []))],
		storedFor: [...new Set(group.filter(({ scheme }) => scheme === "weight-only").map((each) => each.storedFor))]
	};
}
/** A sparse tensor stores the places of its values, too. */
function storedBytes({ bytes, sparse }) {
	return sparse?.part === "values" ? bytes + sparse.indexBytes : bytes;
}
function symmetryOf(group) {
	const known = new Set(group.flatMap(({ isSymmetric }) => isSymmetric ?? []));
	if (known.size === 0) return void 0;
	if (known.size === 2) return "partly symmetric";
	return known.has(true) ? "symmetric" : "asymmetric";
}
/** Whether integers have a sign is a detail of their zero point. */
function familyOf(element) {
	return element.replace(/^uint/, "int");
}
// src/inspect/mark-zeros.ts
/**
* Marks which elements are zero.
*
* @param bytes - Dense values, whole elements; starts on a boundary of 8 bytes.
* @param element - ONNX Runtime's name of the element type.
* @param zeroPoint - Unsigned bits that stand for zero in quantized integers; 0 for any other type.
* @param scratch - Room for one byte an element; what is returned lies in it.
* @returns Undefined for types in which zero means nothing, such as strings.
*/
function markZeros(bytes, { element, zeroPoint }, scratch) {
	const { buffer, byteOffset, byteLength } = bytes;
	switch (element) {
		case "float32": return mark(new Uint32Array(buffer, byteOffset, byteLength / 4), {
			mask: 2147483647,
			zero: 0,
			scratch
		});
		case "float16":
		case "bfloat16": return mark(new Uint16Array(buffer, byteOffset, byteLength / 2), {
			mask: 32767,
			zero: 0,
			scratch
		});
		case "float64": return markWide(new Uint32Array(buffer, byteOffset, byteLength / 4), scratch);
		case "float8e4m3fn":
		case "float8e5m2": return mark(bytes, {
			mask: 127,
			zero: 0,
			scratch
		});
		case "float8e4m3fnuz":
		case "float8e5m2fnuz": return mark(bytes, {
			mask: 255,
			zero: 0,
			scratch
		});
		case "float4e2m1": return markPacked(bytes, 4, {
			mask: 7,
			zero: 0,
			scratch
		});
		case "int8":
		case "uint8": return mark(bytes, {
			mask: 255,
			zero: zeroPoint,
			scratch
		});
		case "int16":
		case "uint16": return mark(new Uint16Array(buffer, byteOffset, byteLength / 2), {
			mask: 65535,
			zero: zeroPoint,
			scratch
		});
		case "int4":
		case "uint4": return markPacked(bytes, 4, {
			mask: 15,
			zero: zeroPoint,
			scratch
		});
		case "int2":
		case "uint2": return markPacked(bytes, 2, {
			mask: 3,
			zero: zeroPoint,
			scratch
		});
		default: return;
	}
}
function mark(elements, marking) {
	const { mask, zero, scratch } = marking;
	let zeroElements = 0;
	for (let index = 0; index < elements.length; index += 1) {
		const isZero = ((elements[index] ?? 0) & mask) === zero ? 1 : 0;
		scratch[index] = isZero;
		zeroElements += isZero;
	}
	return {
		marks: scratch.subarray(0, elements.length),
		zeroElements
	};
}
/** Two words an element, the one with the sign second. */
function markWide(words, scratch) {
	const count = words.length / 2;
	let zeroElements = 0;
	for (let index = 0; index < count; index += 1) {
		const high = (words[2 * index + 1] ?? 0) & 2147483647;
		const isZero = words[2 * index] === 0 && high === 0 ? 1 : 0;
		scratch[index] = isZero;
		zeroElements += isZero;
	}
	return {
		marks: scratch.subarray(0, count),
		zeroElements
	};
}
function markPacked(bytes, bits, { mask, zero, scratch }) {
	const perByte = 8 / bits;
	const count = bytes.length * perByte;
	let zeroElements = 0;
	for (let index = 0; index < count; index += 1) {
		const isZero = ((bytes[Math.floor(index / perByte)] ?? 0) >> index % perByte * bits & mask) === zero ? 1 : 0;
		scratch[index] = isZero;
		zeroElements += isZero;
	}
	return {
		marks: scratch.subarray(0, count),
		zeroElements
	};
}
/**
* Whether in every group of four along an axis at least two are zero: the pattern that sparse tensor cores take.
*
* @param marks - Whole blocks of four steps along the axis, 1 for zero.
* @param stride - Elements from one step along the axis to the next; 1 for the last axis.
* @see Mishra et al. (2021), "Accelerating Sparse Deep Neural Networks", arXiv:2104.08378.
*/
function isTwoOfFour(marks, stride) {
	for (let block = 0; block < marks.length; block += 4 * stride) for (let first = block; first < block + stride; first += 1) if ((marks[first] ?? 0) + (marks[first + stride] ?? 0) + (marks[first + 2 * stride] ?? 0) + (marks[first + 3 * stride] ?? 0) < 2) return false;
	return true;
}
// src/inspect/stripes.ts
/** Largest stripe in bytes: small enough for the cache, large enough that fetching costs little. */
const STRIPE_BYTES = 65536;
const WINDOW_BYTES$1 = STRIPE_BYTES / 4;
const ALIGNMENT = 64;
/**
* Divides a tensor into stripes and picks some of them, evenly spread; the same ones for the same layout and limit.
*
* @param limit - Bytes to look at, at least one stripe; as many as the tensor has: all of them.
*/
function* chooseStripes(layout, limit) {
	const { count, at } = divide(layout);
	const wanted = Math.max(1, Math.floor(count * Math.min(limit, layout.bytes) / Math.max(layout.bytes, 1)));
	for (let index = 0; index < Math.min(wanted, count); index += 1) yield at(Math.floor((index + .5) * count / wanted));
}
function divide({ bytes, bitsPerElement, stride }) {
	const rowBytes = (stride ?? 0) * bitsPerElement / 8;
	if (stride === void 0) return divideFlat(bytes, ALIGNMENT, void 0);
	if (4 * rowBytes <= 65536) return divideFlat(bytes, 4 * rowBytes, stride);
	return divideRows(bytes, rowBytes, bitsPerElement);
}
/** One piece a stripe. */
function divideFlat(bytes, blockBytes, stride) {
	const stripeBytes = Math.floor(STRIPE_BYTES / blockBytes) * blockBytes;
	return {
		count: Math.ceil(bytes / stripeBytes),
		at: (index) => {
			const position = index * stripeBytes;
			return {
				parts: [{
					position,
					length: Math.min(stripeBytes, bytes - position)
				}],
				stride
			};
		}
	};
}
/** Rows too long for one piece: the same columns of four rows. */
function divideRows(bytes, rowBytes, bitsPerElement) {
	const windows = Math.ceil(rowBytes / WINDOW_BYTES$1);
	return {
		count: Math.floor(bytes / (4 * rowBytes)) * windows,
		at: (index) => {
			const column = index % windows * WINDOW_BYTES$1;
			const first = Math.floor(index / windows) * 4 * rowBytes + column;
			const length = Math.min(WINDOW_BYTES$1, rowBytes - column);
			return {
				parts: [
					0,
					1,
					2,
					3
				].map((row) => ({
					position: first + row * rowBytes,
					length
				})),
				stride: length * 8 / bitsPerElement
			};
		}
	};
}
// src/inspect/tensor-bytes.ts
/** How to fetch the stored values of a tensor, position 0 being their first byte; undefined when there are none. */
function tensorBytes(tensor, files) {
	const { values, externalLocation } = tensor;
	if (values === void 0) return void 0;
	const read = externalLocation === void 0 ? files.model : files.external.get(externalLocation);
	if (read === void 0) return void 0;
	return (position, target) => {
		const length = Math.min(target.byteLength, values.length - position);
		return length <= 0 ? 0 : read(values.start + position, target.subarray(0, length));
	};
}
// src/inspect/find-zeros.ts
/** Of 2 bits each. */
const MOST_ELEMENTS_IN_BYTE = 4;
/**
* Looks for zeros in a weight, a stripe at a time.
*
* @param limitBytes - About how much of it to look at.
* @returns Undefined when its zeros cannot be told: values written one by one, zero points that differ, no numbers.
*/
function findZeros(weight, files, limitBytes) {
	const { tensor, zeroPoint } = weight;
	if (tensor.sparse !== void 0) return countSpelledOut(weight);
	const layout = layoutOf(weight);
	const read = tensorBytes(tensor, files);
	if (layout === void 0 || read === void 0 || typeof zeroPoint !== "number") return void 0;
	const element = weight.packedBits === void 0 ? elementTypeName(tensor.dataType) : `uint${weight.packedBits}`;
	const buffer = new Uint8Array(Math.min(layout.bytes, STRIPE_BYTES));
	const scratch = new Uint8Array(buffer.length * MOST_ELEMENTS_IN_BYTE);
	const seen = {
		lookedBytes: 0,
		elements: 0,
		zeroElements: 0
	};
	let isPattern = layout.stride !== void 0;
	for (const { parts, stride } of chooseStripes(layout, limitBytes)) {
		let filled = 0;
		for (const { position, length } of parts) {
			if (read(position, buffer.subarray(filled, filled + length)) !== length) return void 0;
			filled += length;
		}
		const found = markZeros(buffer.subarray(0, filled), {
			element,
			zeroPoint
		}, scratch);
		if (found === void 0) return void 0;
		seen.lookedBytes += filled;
		seen.elements += found.marks.length;
		seen.zeroElements += found.zeroElements;
		if (isPattern && stride !== void 0) isPattern = isTwoOfFour(found.marks, stride);
	}
	const canTell = layout.stride !== void 0 && seen.zeroElements < seen.elements;
	return {
		...seen,
		isTwoOfFour: canTell ? isPattern : void 0
	};
}
/** What a sparse tensor does not spell out is zero. */
function countSpelledOut({ tensor }) {
	const dims = fullDims(tensor);
	if (!hasSafeCount(dims)) return void 0;
	const elements = elementCount(dims);
	return {
		lookedBytes: 0,
		elements,
		zeroElements: Math.max(0, elements - elementCount(tensor.dims)),
		isTwoOfFour: void 0
	};
}
/** Undefined unless the values lie there densely. */
function layoutOf({ tensor, packedBits, reductionAxis }) {
	const { values, dims, dataType } = tensor;
	const bytes = values?.length ?? 0;
	const bits = elementTypeBits(dataType);
	const expected = elementCount(dims) * bits / 8;
	if (values?.encoding !== "dense" || bytes !== Math.ceil(expected)) return void 0;
	const flat = {
		bytes,
		bitsPerElement: packedBits ?? bits,
		stride: void 0
	};
	if (reductionAxis === void 0) return flat;
	if (packedBits !== void 0) return {
		...flat,
		stride: 1
	};
	const stride = elementCount(dims.slice(reductionAxis + 1));
	const hasGroups = stride > 0 && (dims[reductionAxis] ?? 0) % 4 === 0;
	const isWholeBytes = Number.isInteger(stride * bits / 8) || stride * bits / 2 <= 65536;
	return hasGroups && isWholeBytes ? {
		...flat,
		stride
	} : flat;
}
// src/inspect/describe-sparsity.ts
/** Trained weights have next to no zeros. */
const UNSTRUCTURED_SHARE = .3;
/** Rounding to 8 bits or fewer makes zeros of small weights: up to a quarter of 4-bit ones. */
const UNSTRUCTURED_SHARE_OF_INTEGERS = .5;
const MOST = .5;
const LEAST_BYTES = 4096;
/** Of every weight at least one stripe is looked at, which for thousands of weights is more than the budget. */
const MOST_OVERRUN = 4;
/**
* Looks for zeros in weights.
*
* @param budgetBytes - About how many bytes to look at in all; weights get shares by their size.
*/
function describeSparsity(weights, files, budgetBytes) {
	const total = weights.reduce((sum, { tensor }) => sum + tensor.bytes, 0);
	const scale = total <= budgetBytes ? 1 : budgetBytes / total;
	const least = Math.min(LEAST_BYTES, budgetBytes / Math.max(weights.length, 1));
	let bytesLeft = MOST_OVERRUN * budgetBytes;
	const looks = weights.flatMap((weight) => {
		if (bytesLeft <= 0) return [];
		const zeros = findZeros(weight, files, Math.max(weight.tensor.bytes * scale, least));
		bytesLeft -= zeros?.lookedBytes ?? 0;
		const elements = elementCount(fullDims(weight.tensor)) * elementsPerEntry(weight);
		return zeros === void 0 || zeros.elements === 0 ? [] : [{
			weight,
			zeros,
			elements
		}];
	});
	const sum = (values) => values.reduce((before, value) => before + value, 0);
	const eligible = looks.filter(({ zeros }) => zeros.isTwoOfFour !== void 0);
	const pattern = eligible.filter(({ zeros }) => zeros.isTwoOfFour);
	const eligibleElements = sum(eligible.map(({ elements }) => elements));
	const elements = sum(looks.map((look) => look.elements));
	const zeroElements = sum(looks.map((look) => look.elements * look.zeros.zeroElements / look.zeros.elements));
	const zeroShare = elements === 0 ? void 0 : zeroElements / elements;
	const share = eligibleElements === 0 ? 0 : sum(pattern.map((look) => look.elements)) / eligibleElements;
	return {
		form: formOf(zeroShare, share, sum(looks.filter(({ weight }) => isInteger(weight)).map((look) => look.elements)) > elements * MOST ? UNSTRUCTURED_SHARE_OF_INTEGERS : UNSTRUCTURED_SHARE),
		zeroShare,
		twoOfFour: {
			tensors: pattern.length,
			eligibleTensors: eligible.length,
			share
		},
		sparseInitializers: weights.filter(({ tensor }) => tensor.sparse !== void 0).length,
		lookedBytes: sum(looks.map(({ zeros }) => zeros.lookedBytes)),
		isSampled: scale < 1
	};
}
function formOf(zeroShare, twoOfFourShare, threshold) {
	if (zeroShare === void 0) return "unknown";
	if (twoOfFourShare >= MOST) return "2:4";
	return zeroShare >= threshold ? "unstructured" : "dense";
}
/** Bytes of packed weights hold several elements each. */
function elementsPerEntry({ packedBits }) {
	return packedBits === void 0 ? 1 : 8 / packedBits;
}
function isInteger({ tensor, packedBits }) {
	return packedBits !== void 0 || elementTypeName(tensor.dataType).includes("int");
}
// src/inspect/digest-structure.ts
/** Whether an attribute holds what a model without tensors learned, such as the thresholds of trees. */
function isLearned(node, attribute) {
	return attribute.holds === "floats" || attribute.holds === "other list" && node.domain === "ai.onnx.ml";
}
/** Operators that change the shape of a value and move none of its elements. */
const RESHAPING = [
	"Reshape",
	"Flatten",
	"Squeeze",
	"Unsqueeze"
];
/**
* Hash of what a model computes but for its weights: operators, attributes, wiring, shapes of constants. Every value is
* named by how it is made, so that other names and another order of the nodes give the same hash.
*
* @param reshapes - `alike` when any change of shape counts as any other: exporters write the same one as Flatten or Reshape.
*/
function digestStructure({ main, functions }, reshapes) {
	const scope = {
		values: /* @__PURE__ */ new Map(),
		outer: void 0,
		reshapes
	};
	const bodies = [...functions].map(([key, graph]) => `${key} ${digestGraph(graph, scope)}`);
	return digestOf([
		"model",
		digestGraph(main, scope),
		...bodies.sort()
	]);
}
function digestGraph(graph, outer) {
	const scope = {
		values: /* @__PURE__ */ new Map(),
		outer,
		reshapes: outer.reshapes
	};
	for (const [index, name] of graph.inputs.entries()) scope.values.set(name, `input ${index}`);
	for (const [name, tensor] of graph.constants) scope.values.set(name, describeConstant(tensor));
	const nodes = graph.nodes.map((node) => digestNode(node, scope));
	const outputs = graph.outputs.map((name) => digestOfValue(name, scope));
	return digestOf([
		"graph",
		...nodes.sort(),
		"outputs",
		...outputs
	]);
}
function digestNode(node, scope) {
	const { key, inputs, outputs, attributes, subgraphs, tensors } = node;
	const values = inputs.map((name) => digestOfValue(name, scope));
	if (key === "Identity") {
		for (const output of outputs) scope.values.set(output, values[0] ?? "");
		return "";
	}
	const settings = attributes.map((attribute) => isLearned(node, attribute) ? attribute.name : `${attribute.name}=${attribute.content}`);
	const digest = scope.reshapes === "alike" && RESHAPING.includes(key) ? digestOf(["reshape", values[0] ?? ""]) : digestOf([
		key,
		...values,
		...settings.sort(),
		...subgraphs.map((inner) => digestGraph(inner, scope)),
		...tensors.map(describeConstant)
	]);
	for (const [index, output] of outputs.entries()) scope.values.set(output, `${digest} ${index}`);
	return digest;
}
function describeConstant(tensor) {
	return `constant ${fullDims(tensor).join()}`;
}
function digestOfValue(name, scope) {
	for (let at = scope; at !== void 0; at = at.outer) {
		const value = at.values.get(name);
		if (value !== void 0) return value;
	}
	return name === "" ? "none" : "unknown";
}
/** Each text with its length, so that no two lists run together to the same bytes. */
function digestOf(texts) {
	return hash("sha256", texts.map((text) => `${text.length}:${text}`).join(""), "base64");
}
// src/inspect/digest-tensor.ts
const WINDOWS = 4;
const WINDOW_BYTES = 4096;
const CHUNK_BYTES = 65536;
/**
* Hashes a tensor without holding it. A training step moves nearly every weight, so that four windows of 4 KiB tell a
* retrained tensor; a change of a few chosen weights can hide between them.
*
* @param isWhole - Whether all values are hashed, too.
*/
function digestTensor(tensor, files, isWhole) {
	const { dataType, dims, values } = tensor;
	const length = values?.length ?? 0;
	const read = tensorBytes(tensor, files);
	const buffer = new Uint8Array(Math.min(length, CHUNK_BYTES));
	const newHash = () => createHash("sha256").update(`${dataType} ${dims.join()} ${length}\n`);
	const bytesAt = (position, count) => buffer.subarray(0, read?.(position, buffer.subarray(0, count)) ?? 0);
	const sample = newHash();
	if (length <= WINDOWS * WINDOW_BYTES) {
		const all = sample.update(bytesAt(0, length)).digest("base64");
		return {
			sample: all,
			whole: all
		};
	}
	for (let window = 0; window < WINDOWS; window += 1) {
		const position = Math.floor((length - WINDOW_BYTES) * window / 3);
		sample.update(bytesAt(position, WINDOW_BYTES));
	}
	if (!isWhole) return {
		sample: sample.digest("base64"),
		whole: void 0
	};
	const whole = newHash();
	for (let position = 0; position < length; position += CHUNK_BYTES) {
		const bytes = bytesAt(position, CHUNK_BYTES);
		if (bytes.byteLength === 0) break;
		whole.update(bytes);
	}
	return {
		sample: sample.digest("base64"),
		whole: whole.digest("base64")
	};
}
// src/inspect/trace-input.ts
const MAX_STEPS = 32;
/** Operators that move or choose values and leave each as it is: quantizers stand before or after them, as the tool likes. */
const MOVING = [...[
	"Reshape",
	"Flatten",
	"Squeeze",
	"Unsqueeze",
	"MaxPool",
	"Slice",
	"Concat",
	"Split",
	"Gather",
	"Expand",
	"Tile"
], ...["DepthToSpace", "SpaceToDepth"]];
/** Where values are made, by name, for every graph that was asked about. */
var Producers = class {
	#byGraph = /* @__PURE__ */ new Map();
	/** The constant of that name, or the node that makes it, in this graph or one around it. */
	find(graph, name) {
		for (let at = graph; at !== void 0 && name !== ""; at = at.parent) {
			const found = at.constants.get(name);
			if (found !== void 0) return found;
			const node = this.#nodesOf(at).get(name);
			if (node !== void 0) return {
				node,
				graph: at
			};
		}
	}
	/** The constant of that name. */
	constant(graph, name) {
		const found = this.find(graph, name ?? "");
		return found !== void 0 && !("node" in found) ? found : void 0;
	}
	#nodesOf(graph) {
		const known = this.#byGraph.get(graph);
		if (known !== void 0) return known;
		const nodes = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node])));
		this.#byGraph.set(graph, nodes);
		return nodes;
	}
};
/** Follows a value back to the constant or the quantization that it comes from. */
function traceInput(producers, graph, name) {
	let quantization;
	let isCast = false;
	let isTransposed = false;
	let at = {
		graph,
		name
	};
	for (let step = 0; step < MAX_STEPS; step += 1) {
		const found = producers.find(at.graph, at.name);
		if (found === void 0) break;
		if (!("node" in found)) {
			const element = elementTypeName(found.dataType);
			if (quantization?.element === "") quantization = {
				...quantization,
				element
			};
			return {
				tensor: found,
				quantization,
				isCast,
				isTransposed
			};
		}
		const { node } = found;
		if (node.key === "DequantizeLinear") quantization ??= readDequantize(producers, found);
		else if (node.key === "DynamicQuantizeLinear") return computed(asDynamic(quantization));
		else if (node.key === "QuantizeLinear") quantization = withElementOf(producers, found, quantization);
		else if (node.key === "Cast") isCast = true;
		else if (node.key === "Transpose") isTransposed = isTransposed === "unknown" ? "unknown" : !isTransposed;
		else if (MOVING.includes(node.key)) isTransposed = "unknown";
		else if (node.key !== "Identity") break;
		at = {
			graph: found.graph,
			name: node.inputs[0] ?? ""
		};
	}
	return computed(quantization);
	function computed(how) {
		return {
			tensor: void 0,
			quantization: how,
			isCast,
			isTransposed
		};
	}
}
function readDequantize(producers, { node, graph }) {
	const scale = producers.constant(graph, node.inputs[1]);
	const zeroPoint = producers.constant(graph, node.inputs[2]);
	return {
		element: zeroPoint === void 0 ? "" : elementTypeName(zeroPoint.dataType),
		isDynamic: false,
		granularity: granularityOf(scale, intAttribute(node, "block_size", 0)),
		zeroPoint
	};
}
/** From the scales, or whatever has one entry a scale. */
function granularityOf(scale, blockSize) {
	if (blockSize > 0) return blockSize;
	if (scale === void 0) return "unknown";
	return elementCount(scale.dims) === 1 ? "tensor" : "channel";
}
function asDynamic(quantization) {
	return quantization && {
		...quantization,
		element: "uint8",
		isDynamic: true
	};
}
/** A QuantizeLinear without a zero point makes uint8, unless its attribute says otherwise. */
function withElementOf(producers, { node, graph }, quantization) {
	if (quantization === void 0 || quantization.element !== "") return quantization;
	const zeroPoint = producers.constant(graph, node.inputs[2]);
	const otherwise = zeroPoint === void 0 ? 2 : zeroPoint.dataType;
	return {
		...quantization,
		element: elementTypeName(intAttribute(node, "output_dtype", 0) || otherwise)
	};
}
// src/inspect/tensor-purpose.ts
const STRUCTURE_TYPES = [
	"int32",
	"int64",
	"uint32",
	"uint64",
	"bool",
	"string"
];
const CONVERTING = ["QuantizeLinear", "DequantizeLinear"];
/** Tells what every constant of a model is for; tensors of attributes included. */
function tensorPurposes(graphs) {
	const producers = new Producers();
	const purposes = /* @__PURE__ */ new Map();
	for (const graph of everyGraph(graphs)) {
		for (const tensor of graph.constants.values()) purposes.set(tensor, byType(tensor));
		for (const { tensors } of graph.nodes) for (const tensor of tensors) purposes.set(tensor, byType(tensor));
	}
	for (const graph of everyGraph(graphs)) for (const node of graph.nodes) for (const [input, name] of node.inputs.entries()) {
		const tensor = producers.constant(graph, name);
		if (tensor !== void 0 && isForQuantization(node, input, tensor)) purposes.set(tensor, "quantization");
	}
	return purposes;
}
function byType({ dataType }) {
	return STRUCTURE_TYPES.includes(elementTypeName(dataType)) ? "structure" : "weight";
}
function isForQuantization(node, input, { dataType }) {
	if (CONVERTING.includes(node.key)) return input > 0 || elementTypeName(dataType) === "int32";
	const operator = computeOperator(node.key);
	if (operator !== void 0) return operator.arithmetic !== "float" && !operator.weights.includes(input);
	return node.op.startsWith("QLinear");
}
// src/inspect/digest-weights.ts
/**
* Hashes the constants of a model.
*
* @param wholeBytes - Up to this size of all of them every value is hashed, of larger models a sample.
*/
function digestConstants(graphs, files, wholeBytes) {
	const purposes = tensorPurposes(graphs);
	const total = [...purposes.keys()].reduce((sum, { values }) => sum + (values?.length ?? 0), 0);
	const constants = [...purposes].map(([tensor, purpose]) => {
		return {
			tensor,
			purpose,
			digest: digestTensor(tensor, files, total <= wholeBytes)
		};
	});
	const chosen = (wanted) => constants.filter(({ purpose }) => purpose === wanted).map(({ digest }) => digest);
	const weights = new Map(constants.flatMap(({ tensor, purpose, digest }) => purpose === "weight" ? [[tensor, digest]] : []));
	const tensors = new Map([...namedWeights(graphs, weights), ...learnedAttributes(graphs)]);
	return {
		weights: {
			tensors,
			all: join$1([...tensors.values()]),
			quantization: join$1(chosen("quantization"))
		},
		structure: join$1(chosen("structure"))
	};
}
function namedWeights(graphs, weights) {
	return [...everyGraph(graphs)].flatMap(({ constants }) => [...constants].flatMap(([name, tensor]) => {
		const digest = weights.get(tensor);
		return digest === void 0 ? [] : [[name, digest]];
	}));
}
/** Models without tensors, such as trees, keep what they learned in attributes. */
function learnedAttributes(graphs) {
	return [...everyGraph(graphs)].flatMap(({ nodes }) => nodes.flatMap((node) => node.attributes.filter((attribute) => isLearned(node, attribute)).map(({ name, content }) => [`${node.outputs[0]}.${name}`, {
		sample: content,
		whole: content
	}])));
}
/** One digest of many, in no order. */
function join$1(digests) {
	const digestOf = (each) => hash("sha256", [...each].sort().join(), "base64");
	const wholes = digests.flatMap(({ whole }) => whole ?? []);
	return {
		sample: digestOf(digests.map(({ sample }) => sample)),
		whole: wholes.length === digests.length ? digestOf(wholes) : void 0
	};
}
// src/inspect/zero-point.ts
/** A vocabulary of 250,000 channels fits. */
const MAX_BYTES = 1048576;
/** Of all tensors together: a hostile model may name one of 1 MiB from every node. */
const MAX_TOTAL_BYTES = 67108864;
/** A reader of zero points that reads no tensor twice, and no more than 64 MiB in all. */
function createZeroPointReader(files) {
	const known = /* @__PURE__ */ new Map();
	let bytesLeft = MAX_TOTAL_BYTES;
	return (tensor) => {
		if (tensor === void 0) return 0;
		const before = known.get(tensor);
		if (before !== void 0) return before;
		const length = tensor.values?.length ?? 0;
		const isWithin = length <= Math.min(MAX_BYTES, bytesLeft);
		if (isWithin) bytesLeft -= length;
		const zeroPoint = isWithin ? readZeroPoint(tensor, files) : "unknown";
		known.set(tensor, zeroPoint);
		return zeroPoint;
	};
}
function readZeroPoint(tensor, files) {
	const { values, dims, dataType } = tensor;
	const count = elementCount(dims);
	const read = tensorBytes(tensor, files);
	if (values === void 0 || read === void 0) return "unknown";
	const bytes = new Uint8Array(values.length);
	if (read(0, bytes) !== values.length) return "unknown";
	const bits = elementTypeBits(dataType);
	if (values.encoding === "dense") return only(unpack(bytes, bits), count);
	if (values.encoding === "varint") return only(unpack(truncate(readVarints(bytes), bits), bits), count);
	return "unknown";
}
function only(elements, count) {
	const [first] = elements;
	if (first === void 0 || elements.length < count) return "unknown";
	return elements.slice(0, count).every((element) => element === first) ? first : "varied";
}
/** Elements as unsigned bits, those below a byte from the low bits on. */
function unpack(bytes, bits) {
	if (bits === 8) return [...bytes];
	if (bits === 4) return [...bytes].flatMap((byte) => [byte & 15, byte >> 4]);
	if (bits === 2) return [...bytes].flatMap((byte) => [
		byte & 3,
		byte >> 2 & 3,
		byte >> 4 & 3,
		byte >> 6
	]);
	const width = bits / 8;
	if (width !== 2 && width !== 4) return [];
	const view = new DataView(bytes.buffer);
	return Array.from({ length: Math.floor(bytes.byteLength / width) }, (_, index) => width === 2 ? view.getUint16(index * 2, true) : view.getUint32(index * 4, true));
}
/** The bytes that `raw_data` would hold; every number carries one element, or one byte of packed ones. */
function truncate(numbers, bits) {
	const width = Math.max(1, bits / 8);
	const bytes = new Uint8Array(numbers.length * 4);
	const view = new DataView(bytes.buffer);
	for (const [index, value] of numbers.entries()) view.setUint32(index * width, value, true);
	return bytes.subarray(0, numbers.length * width).slice();
}
/** The low 32 bits of packed numbers of variable length. */
function readVarints(bytes) {
	const numbers = [];
	let value = 0;
	let shift = 0;
	for (const byte of bytes) {
		if (shift < 32) value |= (byte & 127) << shift;
		shift += 7;
		if (byte >= 128) continue;
		numbers.push(value >>> 0);
		value = 0;
		shift = 0;
	}
	return numbers;
}
// src/inspect/find-compute.ts
/** Finds every operator that does heavy arithmetic, in subgraphs and functions too. */
function findCompute(graphs, files) {
	const producers = new Producers();
	const readZeroPoint = createZeroPointReader(files);
	return [...everyGraph(graphs)].flatMap((graph) => graph.nodes.flatMap((node) => {
		const operator = computeOperator(node.key);
		return operator === void 0 ? [] : [describeCompute({
			producers,
			graph,
			node,
			operator,
			readZeroPoint
		})];
	}));
}
function describeCompute(place) {
	return place.operator.arithmetic === "float" ? describeFloat(place) : describeInteger(place);
}
/** Inputs that end in a constant; of an operator with two sides that are equals, one is enough. */
function findWeights({ producers, graph, node, operator }) {
	const found = operator.weights.flatMap((input) => {
		const traced = traceInput(producers, graph, node.inputs[input] ?? "");
		return traced.tensor === void 0 ? [] : [{
			input,
			traced,
			tensor: traced.tensor
		}];
	});
	return operator.weights.includes(0) ? found.slice(0, 1) : found;
}
function describeFloat(place) {
	const { producers, graph, node, readZeroPoint } = place;
	const found = findWeights(place);
	const [first] = found;
	const other = traceInput(producers, graph, node.inputs[first?.input === 0 ? 1 : 0] ?? "");
	const inner = first?.traced.quantization;
	const outer = other.tensor === void 0 ? other.quantization : void 0;
	const element = inner?.element ?? outer?.element ?? (first && elementTypeName(first.tensor.dataType)) ?? "";
	const zeroPoints = found.map(({ traced }) => readZeroPoint(traced.quantization?.zeroPoint));
	return {
		scheme: schemeOf(first?.traced, outer),
		element,
		activation: outer?.element ?? "",
		granularity: inner?.granularity ?? "unknown",
		isSymmetric: inner === void 0 ? void 0 : isSymmetric(zeroPoints[0]),
		storedFor: inner === void 0 ? "Cast" : "DequantizeLinear",
		weights: found.map((weight, index) => ({
			tensor: weight.tensor,
			reductionAxis: axisOf(place, weight),
			packedBits: void 0,
			zeroPoint: zeroPoints[index] ?? "unknown"
		}))
	};
}
function schemeOf(weight, activation) {
	if (activation !== void 0) return activation.isDynamic ? "dynamic" : "qdq";
	return weight?.quantization !== void 0 || weight?.isCast === true ? "weight-only" : "float";
}
function axisOf({ node, operator }, { input, traced, tensor }) {
	const rank = fullDims(tensor).length;
	const axis = reductionAxis(node, operator, {
		input,
		rank
	});
	if (traced.isTransposed === false || axis === void 0) return axis;
	return traced.isTransposed === true && rank === 2 ? 1 - axis : void 0;
}
function isSymmetric(zeroPoint) {
	return zeroPoint === void 0 || zeroPoint === "unknown" ? void 0 : zeroPoint === 0;
}
function describeInteger(place) {
	const { producers, graph, node, operator, readZeroPoint } = place;
	const found = findWeights(place);
	const constant = (input) => input === void 0 ? void 0 : producers.constant(graph, node.inputs[input]);
	const zeros = constant(operator.zeroPoint);
	const zeroPoint = readZeroPoint(zeros);
	const isBlock = operator.arithmetic === "block";
	const bits = isBlock ? bitsOf(node) : void 0;
	const [first] = found;
	return {
		scheme: isBlock ? "weight-only" : operator.arithmetic === "dynamic" ? "dynamic" : "qoperator",
		element: bits === void 0 ? elementTypeName(first?.tensor.dataType ?? 2) : `int${bits}`,
		activation: isBlock ? "" : "uint8",
		granularity: granularityOf(constant(operator.scale) ?? zeros, blockSizeOf(node, isBlock)),
		isSymmetric: isBlock ? zeros === void 0 : isSymmetric(zeroPoint),
		storedFor: node.op,
		weights: found.map((weight) => ({
			tensor: weight.tensor,
			reductionAxis: axisOf(place, weight),
			packedBits: bits,
			zeroPoint: bits === void 0 ? zeroPoint : zeros === void 0 ? 2 ** (bits - 1) : "varied"
		}))
	};
}
function bitsOf(node) {
	return intAttribute(node, "bits", intAttribute(node, "expert_weight_bits", 4));
}
function blockSizeOf(node, isBlock) {
	return isBlock ? intAttribute(node, "block_size", 0) : 0;
}
// src/inspect/graph-collector.ts
/** The largest models known have some 20,000 nodes and tensors. */
const MAX_RECORDS = 25e4;
/** Of all names and attributes together. */
const MAX_CHARACTERS = 33554432;
/** Keeps the nodes and tensors of a model, without values, while it is walked. Refuses more than it may hold. */
var GraphCollector = class {
	#reader;
	#functions = /* @__PURE__ */ new Map();
	#open = [];
	#main = newGraph(void 0);
	#closedFunction;
	#records = 0;
	#characters = 0;
	constructor(reader) {
		this.#reader = reader;
	}
	/** What was kept so far. */
	get graphs() {
		return {
			main: this.#main,
			functions: this.#functions
		};
	}
	enterGraph() {
		this.#open.push(newGraph(this.#open.at(-1)));
	}
	leaveGraph(place) {
		const graph = this.#open.pop();
		if (graph === void 0) return;
		if (place === "main") this.#main = graph;
		else if (place === "function") this.#closedFunction = graph;
		else this.#open.at(-1)?.subgraphs.push(graph);
	}
	input({ name }) {
		this.#count(name);
		this.#open.at(-1)?.inputs.push(name);
	}
	output({ name }) {
		this.#count(name);
		this.#open.at(-1)?.outputs.push(name);
	}
	tensor(tensor, role) {
		this.#count(tensor.name, tensor.externalLocation ?? "");
		if (tensor.sparse?.part === "indices") return;
		const graph = this.#open.at(-1);
		if (role === "initializer") graph?.constants.set(tensor.name, tensor);
		else graph?.tensors.push(tensor);
	}
	node(node) {
		const { op, domain, inputs, outputs, attributes } = node;
		const texts = attributes.flatMap(({ name, content }) => [name, content]);
		this.#count(op, domain, ...inputs, ...outputs, ...texts);
		const graph = this.#open.at(-1);
		if (graph === void 0) return;
		const { subgraphs, tensors } = graph;
		graph.subgraphs = [];
		graph.tensors = [];
		const key = operatorKey(domain, op);
		const [value] = tensors;
		const [output] = outputs;
		if (key === "Constant" && value !== void 0 && output !== void 0) graph.constants.set(output, value);
		else graph.nodes.push({
			...node,
			key,
			subgraphs,
			tensors
		});
	}
	function({ domain, name, inputs, outputs }) {
		this.#count(domain, name, ...inputs, ...outputs);
		if (this.#closedFunction === void 0) return;
		this.#functions.set(operatorKey(domain, name), {
			...this.#closedFunction,
			inputs,
			outputs
		});
	}
	#count(...texts) {
		this.#records += 1;
		for (const text of texts) this.#characters += text.length;
		if (this.#records > MAX_RECORDS) this.#reader.refuse(`more than ${MAX_RECORDS} nodes and tensors`);
		if (this.#characters > MAX_CHARACTERS) this.#reader.refuse(`more than ${MAX_CHARACTERS} characters of names and attributes`);
	}
};
function newGraph(parent) {
	return {
		parent,
		nodes: [],
		constants: /* @__PURE__ */ new Map(),
		inputs: [],
		outputs: [],
		subgraphs: [],
		tensors: []
	};
}
// src/inspect/open-external-files.ts
/** An exporter that writes a file for each tensor of a large model stays below it; so does the system's own bound. */
const MAX_FILES = 500;
/**
* Opens the files that weights lie in. What is missing, outside the folder of the model or behind a link is no error: it is
* told in the facts.
*
* @param folder - Folder of the model, without symbolic links.
* @param locations - As the model writes them.
*/
async function openExternalFiles(folder, locations) {
	const handles = [];
	const facts = [];
	const readers = /* @__PURE__ */ new Map();
	for (const location of locations) {
		const opened = handles.length < MAX_FILES ? await openInside(folder, location) : TOO_MANY;
		if (opened.problem !== void 0) {
			facts.push({
				location,
				sizeBytes: void 0,
				problem: opened.problem
			});
			continue;
		}
		handles.push(opened.handle);
		facts.push({
			location,
			sizeBytes: opened.stats.size,
			problem: void 0
		});
		readers.set(location, readHandle(opened.handle));
	}
	const close = async () => {
		for (const handle of handles) await handle.close();
	};
	return {
		facts,
		readers,
		close
	};
}
const TOO_MANY = { problem: `more than ${MAX_FILES} files` };
async function openInside(folder, location) {
	if (!isInsideFolder(location)) return { problem: "outside the folder of the model" };
	return openExternalFile(folder, normalize(location));
}
/** Reads an open file at any place. */
function readHandle({ fd }) {
	return (position, target) => readSync(fd, target, 0, target.byteLength, position);
}
// src/inspect/inspect-model.ts
/** Weights up to this size are looked at whole; of larger models a sample, the same one every time. */
const WEIGHT_BUDGET_BYTES = 67108864;
/**
* Looks into a model: what it computes, in which precision, with how many zeros, and what was already done to it. Weights
* are never loaded: some are read, a stripe at a time.
*
* @param file - Path to the model; a symbolic link is followed. External data is read only where it is a plain file in
*   the folder of the model.
* @param shownPath - Path as the user knows it, for messages.
* @throws {UserError} As `readModel` does, or if there are more than 250,000 nodes and tensors.
*/
async function inspectModel(file, shownPath) {
	const opened = await openPlainFile(file, "follow");
	if (opened.problem !== void 0) throw noModelFile(shownPath, opened.problem);
	const { handle, stats } = opened;
	try {
		const read = readGraphs(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
		const external = await openExternalFiles(dirname(await realpath(file)), read.facts.externalData);
		try {
			const files = {
				model: readHandle(handle),
				external: external.readers
			};
			return describe({
				...read,
				files,
				externalFiles: external.facts
			});
		} finally {
			await external.close();
		}
	} finally {
		await handle.close();
	}
}
function readGraphs(source, shownPath) {
	let collector;
	const facts = readFacts(source, shownPath, (reader) => {
		collector = new GraphCollector(reader);
		return collector;
	});
	if (collector === void 0) throw new Error("inspect: expected the reader to ask for a visitor.");
	return {
		facts,
		graphs: collector.graphs
	};
}
function describe({ facts, graphs, files, externalFiles }) {
	const computes = findCompute(graphs, files);
	const constants = digestConstants(graphs, files, WEIGHT_BUDGET_BYTES);
	return {
		facts,
		batchAxis: findBatchAxis(facts),
		externalFiles,
		precision: describePrecision(computes, mainFloatType(facts)),
		sparsity: describeSparsity(distinctWeights(computes), files, WEIGHT_BUDGET_BYTES),
		optimization: describeOptimization(facts),
		structure: {
			digest: digestStructure(graphs, "exact"),
			digestButReshapes: digestStructure(graphs, "alike"),
			constantsDigest: constants.structure.sample
		},
		weights: constants.weights
	};
}
/** A tensor that several operators share is looked at as the first one uses it. */
function distinctWeights(computes) {
	const weights = /* @__PURE__ */ new Map();
	for (const weight of computes.flatMap((compute) => compute.weights)) if (!weights.has(weight.tensor)) weights.set(weight.tensor, weight);
	return [...weights.values()];
}
/** Convention, nothing in the file says so: a dynamic first axis, else the first axis of the first input. */
function findBatchAxis({ inputs }) {
	const firsts = inputs.flatMap(({ shape }) => shape === void 0 ? [] : shape.slice(0, 1));
	const axis = firsts.find((size) => typeof size !== "number") ?? firsts[0];
	if (typeof axis === "number") return {
		isDynamic: false,
		size: axis
	};
	return firsts.length === 0 ? void 0 : {
		isDynamic: true,
		name: axis ?? null
	};
}
/** Of operators without weights: the real type that most bytes have. */
function mainFloatType({ initializerBytes }) {
	const floats = [
		"float32",
		"float16",
		"bfloat16",
		"float64"
	];
	const bytesOf = (name) => initializerBytes.get(name) ?? 0;
	return floats.reduce((best, name) => bytesOf(name) > bytesOf(best) ? name : best, "float32");
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
	return `${countOf([...operators.values()].reduce((sum, each) => sum + each, 0), "node")} of ${countOf(operators.size, "kind")}: ${operatorsText(sorted)}`;
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
		case "inspect": return inspect$1(asked, terminal);
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
async function inspect$1({ model, options }, { print }) {
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
