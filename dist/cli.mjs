#!/usr/bin/env node
import { i as __toESM } from "./gate-rolldown-runtime.mjs";
import { $t as describeValue, An as InfrastructureError, At as readProblemText, Ct as operatorDomain, Dn as ELEMENT_CODECS, Fn as ModelFailure, In as ELEMENT_BYTES, Ln as elementCount, Mt as nearestName, O as scoreBetter, On as isElementType, Pn as FAILURE_KINDS, Sn as sum, en as fieldOf, et as createRandom, f as shortSha, jn as UserError, jt as didYouMean, kn as tensorNumbers, l as shareName, nn as parseServerJson, r as compareSettings, st as isTensor, t as changeSchema, tn as malformed$1, u as shaText, yn as median } from "./gate-changes.mjs";
import { $n as HttpConnections, $t as IMAGES, At as askCandidate, B as scoreShard, Bn as listRungs, Bt as readPrompts, C as rangeText, Cn as loadStaged, Ct as UNSHARE, D as lastAttempts, Dn as planShards, Dt as asPrompts, E as analyzeHistory, En as parseShardCounts, Et as BUBBLEWRAP, F as findNewModels, Fn as selectModels, Gn as THIS_MACHINE, Gt as isThere, H as MACHINE_FILES, Hn as isBranchName, Ht as readTokenizer, I as foundOfError, In as applyReleaseProfile, It as isServed, J as jsonText, K as RESULT_FILES, Kn as OpenInferenceClient, Kt as openRegressionSet, L as foundOfModel, Ln as policySchema, M as readResults, Mn as DEFAULT_POLICY, Mt as findOtherServer, N as judgeResults, Nn as parsePolicy, Nt as findRuntimeFor, O as listRuns, On as resultFileName, Ot as asTensors, P as findContradiction, Pn as readPolicy, Pt as prepareCandidate, Q as readCommentMark, Qt as readParquet, R as foundOfShard, Rn as releaseProfileOf, Rt as serveStaged, S as periodText, Sn as loadModel, St as openWorkspace, T as isOpen, Tn as parseShard, Tt as NO_ISOLATION, U as machineTexts, Un as EXIT, Ut as findGpuRuntime, V as locateResults, Vn as writtenId, Vt as openParquetIn, W as VERSION, Wt as lackingLibraries, X as compareRuns, Xn as EmbeddingClient, Xt as readJsonl, Y as writeFiles, Yt as readNpyFolder, Z as keyOf, Zn as OpenAiClient, Zt as readCsv, _ as dayOf, _n as readRules, _t as describeSettings, a as readIfThere, an as readBytes, ar as parseSchedstat, at as openAttemptDirectory, b as nightsText, bt as abandonWorkspaces, c as signOffOutcome, cn as createInputReader, cr as normalizeAnswer, d as digestText, dn as findPairs, dr as holdFeeds, dt as progressText, en as CLIPS, er as readCredential, et as writeMark, f as sparkline, fn as isAlike, fr as startWorker, ft as fetchCommit, g as certaintyText, gt as chooseRules, h as causeText, ht as renderReport, i as checkSignOff, in as readLines, ir as isUnreadable, it as readBranchFile, j as progressWithin, jt as askRuntime, kt as fitServers, l as SIGN_OFF_FILES, ln as nameInputs, lr as parseArray, m as trendNotes, mn as compareInspections, n as runSignOff, nn as parseWav, nr as timeBlock, nt as HISTORY_FILE, o as signOffSchema, on as digestFile, p as endedTexts, pn as inspectModel, pt as runGate, q as resultTexts, qt as readNpz, r as mismatchText, rn as listLabelledFiles, rr as SCHEDSTAT, rt as parseHistory, sn as digestTestDataSets, st as DirectoryStore, t as writeSignOff, tn as readWav, tr as BoundedBody, tt as BranchStore, u as derivedTexts, un as pairArms, ur as FeedBuilder, ut as credentialSettings, v as latestText, vn as measureComparison, vt as armsAlone, w as seriesName, wn as stageArtifact, wt as probeIsolation, x as openText, xt as closeWorkspace, y as moveText, yt as withWorkspace, z as digestPolicy, zn as applyRung, zt as openPromptSet } from "./gate-write-sign-off.mjs";
import { n as renderCalibration } from "./gate-render-calibration.mjs";
import { A as _enum, B as object, E as quoted, F as int, H as record, I as literal, M as array, N as boolean, P as discriminatedUnion, T as plainText, U as strictObject, W as string, h as durationNs, q as unknown, r as METRIC_NAMES, t as METRICS, z as number } from "./gate-metric.mjs";
import { $ as configureGit, J as listFirstParents, K as isShallow, Q as resolveCommit, U as gitRemedy, W as findBranchPoint, X as mergeBase, Y as listRefs, Z as readHeadCommit, a as settingSchema, et as gitEnvironment, ht as differenceSchema, l as rowSchema, n as verdictSchema, nt as gitIn, pt as isGitLfsPointer, q as lacksHistory, rt as isMissingGit, st as readModel, tt as gitFailure, vt as STATES, y as canonicalJson } from "./gate-verdict.mjs";
import { $ as isClear, B as shareText, Dt as serverUrl, En as readVersion$1, Et as isPrivate, Fn as RUNTIME_VERSION, G as typeText, H as listText, I as sparsityText, Jn as unpackFeeds, L as sparsityUseText, Ln as temporaryFolder, N as changesUnknownText, Nn as runtimeToolFolder, On as RUNTIME_PACKAGE, R as coverageText, Rn as toolCache, St as STEPS$1, U as operatorText, V as batchText, W as operatorsText, en as openGpu, f as rowRemarks, j as changeText, kn as canRunNpm, nn as readGpuProcesses, qn as packFeeds, qt as percentileNs, w as tabledRows, wn as findInstalled, wt as VARIABLE, xt as TEXT_SCORES, yt as scoreDirections, z as precisionText } from "./gate-method.mjs";
import { A as GATE_NAME, Et as formatPercent, F as limitCell, L as renderRow, M as rowLabel, N as stateText, Ot as formatValue, R as rowChangeText, S as sinceText, St as escapeProse, Tt as formatExact, Z as describeLimitValue, at as sentence, j as STATE_LABELS, n as COLUMNS, nt as countOf, rt as joinAnd, s as LINE_LABELS } from "./gate-labels.mjs";
import { A as headline, C as diagnosisText, E as modelNotes, F as releaseName, N as contradictionText, P as driftReasonText, R as judgeModel, S as bottleneckLabel, at as require_dist, b as toldReason, f as nextStep, g as waiverText, j as verdictHeadline, x as whyText$1 } from "./gate-render-signatures.mjs";
import { F as escapeHtml, P as rendered, h as linearTicks, i as renderPage, j as element, r as scrollBox, t as renderInline } from "./gate-render-markdown.mjs";
import { _ as preferenceOf, a as stoppedText, b as judgeRung, c as ladderLines, d as frontLabel, f as ladderHeading, g as judgeLadder, h as findStop, i as ladderStep, l as LADDER_COLUMNS, o as targetText, r as rungReasonText, s as figureHeads, t as renderLadder, u as LADDER_LINES, v as chooseTogether, y as isRungClear } from "./gate-render-ladder.mjs";
import { isDeepStrictEqual, parseArgs, promisify } from "node:util";
import { appendFile, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, posix, relative, resolve, sep } from "node:path";
import { arch, availableParallelism, cpus, platform, release, tmpdir, totalmem } from "node:os";
import { createWriteStream, existsSync, readFileSync, rmSync } from "node:fs";
import { execFile } from "node:child_process";
import { finished } from "node:stream/promises";
// src/verdict/summarize-noise.ts
/** A floor of half of what the limit allows never decides alone, unless the model becomes twice as fast. */
const FLOOR_OF_LIMIT = .5;
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
/** Scores decided `confident` have intervals too, but those come from the items, not from the machine. */
const isSampled = ({ metric, interval }) => interval !== void 0 && METRICS[metric].evidence === "sampled";
function summarizeMetric(metric, runs) {
	const rows = runs.flatMap((run) => run.rows.filter((row) => row.metric === metric && isSampled(row)));
	const reaches = rows.map(({ interval }) => Math.max(Math.abs(interval?.low ?? Infinity), Math.abs(interval?.high ?? Infinity)));
	const worstReach = Math.max(...reaches);
	const first = rows[0];
	const proposedLimit = ROUND_LIMITS.find((limit) => worstReach <= limit);
	return {
		metric,
		typicalReach: median(reaches),
		worstReach,
		proposedLimit,
		limit: first.limit,
		proposedFloor: proposeFloor(rows, proposedLimit),
		kept: rows.filter(({ state }) => state === "pass").length,
		runs: runs.length
	};
}
/** @param rows - Of one metric, at least one. */
function proposeFloor(rows, proposedLimit) {
	const [first] = rows;
	const bound = first?.limit?.["max-increase"];
	const limit = bound?.kind === "relative" ? bound.value : proposedLimit;
	const latenciesNs = rows.flatMap(({ unit, candidate }) => unit === "ns" && candidate !== null ? [candidate] : []);
	if (limit === void 0 || latenciesNs.length === 0) return void 0;
	const latencyNs = median(latenciesNs);
	return {
		ns: roundFloor(FLOOR_OF_LIMIT * limit * latencyNs),
		limit,
		latencyNs
	};
}
/** To one digit, as people write floors. */
const roundFloor = (ns) => Number(ns.toPrecision(1));
// src/cli/define/help.ts
const PROGRAM$1 = "regression-gate";
const EXIT_CODES = "Exit codes: 0 passed, 1 blocked, 2 bad input, 3 undecided, 4 the gate itself failed.";
/** Help for the program, one line per command. */
function renderGeneralHelp(commands) {
	const lines = commands.map((command) => [usageOf(command), command.summary]);
	return `${PROGRAM$1}: blocks a merge whose model is slower at P95, less accurate, more memory-hungry or more expensive

${renderColumns(lines)}

  "${PROGRAM$1} COMMAND --help" shows the options of a command; "${PROGRAM$1} --version" prints the version.
  ${EXIT_CODES}
`;
}
/** Help for one command, from its entry in the table. */
function renderHelp(command) {
	const { summary, options, details, variant } = command;
	return `${[
		`${usageOf(command)}: ${summary}`,
		renderOptions(options, variant?.options ?? {}),
		...variant === void 0 ? [] : [`${PROGRAM$1} ${command.name} ${variant.usage}: ${variant.summary}`, renderColumns(Object.entries(variant.options).map(([name, option]) => lineOf(name, option)))],
		...details === "" ? [] : [details]
	].join("\n\n")}\n`;
}
const usageOf = ({ name, positionals }) => [
	PROGRAM$1,
	name,
	...positionals.map((each) => each.default === void 0 ? each.name : `[${each.name}]`)
].join(" ");
function renderOptions(options, ofVariant) {
	return renderColumns(Object.entries(options).filter(([name, { help }]) => ofVariant[name]?.help !== help).map(([name, option]) => lineOf(name, option)));
}
function lineOf(name, option) {
	const head = option.value === void 0 ? `--${name}` : `--${name} ${option.value}`;
	const given = option.defaultText ?? (typeof option.default === "string" ? option.default : void 0);
	return [head, given === void 0 ? option.help : `${option.help} (default: ${given})`];
}
function renderColumns(lines) {
	const width = Math.max(...lines.map(([head]) => head.length));
	return lines.map(([head, text]) => `  ${head.padEnd(width)}   ${text}`).join("\n");
}
// src/cli/define/define-command.ts
const HELP = { help: {
	type: "boolean",
	short: "h",
	default: false
} };
/** Turns a definition into a command that parses its words strictly and handles `--help`. */
function defineCommand(definition) {
	const { name, summary, positionals = [], options, details = "", variant, run } = definition;
	const command = {
		name,
		summary,
		positionals,
		options,
		details,
		variant,
		async run(words, terminal) {
			const { values, positionals: given } = parse$2(words, command);
			if (values["help"] === true) {
				terminal.print(renderHelp(command));
				return 0;
			}
			const read = readPositionals(given, command);
			return run({
				values,
				positionals: read
			}, terminal);
		}
	};
	return command;
}
function parse$2(words, command) {
	const options = {
		...command.options,
		...HELP
	};
	try {
		return parseArgs({
			args: [...words],
			options,
			allowPositionals: true,
			strict: true
		});
	} catch (error) {
		const unknown = unknownOption(error);
		if (unknown === void 0) throw new UserError(`${command.name}: ${error.message}.`, seeHelp(command.name), { cause: error });
		const nearest = nearestName(unknown, Object.keys(options));
		throw new UserError(`${command.name}: expected ${nearest === void 0 ? "a known option" : `"--${nearest}"`}, got "--${unknown}".`, seeHelp(command.name), { cause: error });
	}
}
/** Extracts the unknown option's name, which Node only puts in the message. */
function unknownOption(error) {
	if (error.code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return void 0;
	return /'-{0,2}([^']+)'/.exec(error.message)?.[1];
}
function readPositionals(words, { name, positionals }) {
	const extra = words[positionals.length];
	if (extra !== void 0) {
		const names = positionals.map((positional) => positional.name);
		const allowed = names.length === 0 ? "options only" : `one ${names.join(" and one ")}`;
		throw new UserError(`${name}: expected ${allowed}, got "${extra}".`, seeHelp(name));
	}
	return positionals.map((positional, index) => {
		const word = words[index] ?? positional.default;
		if (word !== void 0) return word;
		throw new UserError(`${name}: expected ${positional.what}, got none.`, `Example: ${positional.example}`);
	});
}
const seeHelp = (command) => `See regression-gate ${command} --help.`;
// src/cli/options.ts
/** Options of every command that measures. */
const SHARED = {
	policy: {
		type: "string",
		value: "FILE",
		default: DEFAULT_POLICY,
		help: "policy file"
	},
	model: {
		type: "string",
		value: "ID",
		help: "only this model of the policy",
		defaultText: "all"
	},
	budget: {
		type: "string",
		value: "TIME",
		default: "60s",
		help: "upper bound on the latency sampling of one model, such as 30s"
	},
	seed: {
		type: "string",
		value: "N",
		default: "1",
		help: "seed for the choice and order of the timed items"
	},
	"runtime-path": {
		type: "string",
		value: "DIR",
		multiple: true,
		help: "folder of an installed onnxruntime-node, or of several versions; can be repeated"
	}
};
/** Options of commands whose verdict may need more time than the budget. */
const EXTENSION = {
	"budget-extension": {
		type: "string",
		value: "N",
		default: "3",
		help: "how many times (0 to 3) the budget of an undecided model may be extended"
	},
	"time-limit": {
		type: "string",
		value: "TIME",
		default: "20min",
		help: "how long after the start budgets may still be extended"
	}
};
/** @throws {UserError} If a value is invalid. */
function readExtensionOptions(values) {
	const { "budget-extension": times, "time-limit": limit } = values;
	if (!/^[0-3]$/.test(times)) throw new UserError(`--budget-extension: expected a whole number from 0 to 3, got "${times}".`, "It is how many times the budget of a model may be extended while a limit is undecided.");
	return {
		times: Number(times),
		untilMs: readDuration("time-limit", limit) / 1e6
	};
}
/** @throws {UserError} If the budget or the seed is invalid. */
function readShared(values) {
	return {
		policy: values.policy,
		model: values.model,
		budgetNs: readDuration("budget", values.budget),
		seed: readSeed(values.seed),
		runtimePaths: values["runtime-path"] ?? []
	};
}
function readDuration(option, text) {
	const duration = durationNs.safeParse(text);
	if (duration.success && duration.data > 0) return duration.data;
	throw new UserError(`--${option}: expected a duration above zero such as "60s", got "${text}".`, "Write a number with its unit: \"30s\", \"5min\".");
}
function readSeed(text) {
	const seed = Number(text);
	if (/^\d{1,10}$/.test(text) && seed <= 4294967295) return seed;
	throw new UserError(`--seed: expected a whole number from 0 to 4294967295, got "${text}".`, "Leave it out for 1. The same seed gives the same choice and order of timed items.");
}
/** The request fields that all measuring commands share. */
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
/** @param isTrusted - False in the run of a change, which could have written the store: then it is not used. */
function ports(store, { bundleFolder, progress }, isTrusted = true) {
	return {
		bundleFolder,
		stores: [new DirectoryStore(resolve(store), { isTrusted })],
		machine: THIS_MACHINE,
		progress,
		now: () => /* @__PURE__ */ new Date(),
		run: void 0
	};
}
/** On the command line, an unsaved record is a failure, because saving it was the only request. */
function exitCode(result) {
	if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
	throw new InfrastructureError("record: expected the store to save it, but it did not.", "See the notes in the report.");
}
// src/cli/calibrate.ts
/** Compares each model with itself several times and proposes limits that this machine can measure. */
const calibrate = defineCommand({
	name: "calibrate",
	summary: "compare the model with itself, and propose limits that this machine can measure",
	options: {
		...SHARED,
		budget: {
			...SHARED.budget,
			default: "20s",
			help: "time for each comparison; all of it is used"
		},
		runs: {
			type: "string",
			value: "N",
			default: "5",
			help: "number of comparisons"
		},
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate/out",
			help: "where to write calibration.md, calibration.html and calibration.json"
		}
	},
	async run({ values }, terminal) {
		const runs = await compareWithItself(readShared(values), {
			runs: readRuns(values.runs),
			terminal,
			out: values.out
		});
		const calibrated = (runs[0] ?? []).filter(({ dataSet }) => dataSet === void 0).map(({ id }) => {
			const own = runs.flat().filter((model) => model.id === id);
			return {
				id,
				noise: summarizeNoise(own),
				runs: own
			};
		});
		const models = calibrated.map(({ id, noise }) => ({
			id,
			noise
		}));
		const text = models.map(({ id, noise }) => renderCalibration(id, noise, values.budget)).join("\n\n");
		const { renderCalibrationHtml } = await import("./gate-render-calibration-html.mjs");
		await writeFiles(resolve(values.out), {
			"calibration.md": `${text}\n`,
			"calibration.html": renderCalibrationHtml(calibrated, values.budget),
			"calibration.json": jsonText({
				version: 1,
				budget: values.budget,
				models
			})
		});
		terminal.print(`${text}\n`);
		return 0;
	}
});
function readRuns(text) {
	const runs = Number(text);
	if (/^\d{1,3}$/.test(text) && runs >= 1) return runs;
	throw new UserError(`--runs: expected a whole number from 1 to 999, got "${text}".`, seeHelp("calibrate"));
}
/** Each run has its own seed, so it times other items in another order. */
async function compareWithItself(options, { runs: count, terminal, out }) {
	const runs = [];
	for (let run = 0; run < count; run += 1) {
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
			ancestors: []
		};
		const progress = progressWithin(terminal.progress, {
			kind: "run",
			number: run + 1,
			of: count
		});
		const { verdict } = await runGate(request, {
			...ports(out, terminal),
			stores: [],
			progress
		});
		runs.push(verdict.models);
	}
	return runs;
}
// src/compare/choose-outputs.ts
/** Outputs are compared by name, and renamed ones with the only one of their type and shape. */
function chooseOutputs(baseline, candidate) {
	const pairs = findPairs(baseline, candidate);
	const [before, now] = [namesOf$1(baseline), namesOf$1(candidate)];
	const paired = new Set(pairs.values());
	const notTensors = before.filter((name) => now.includes(name) && !pairs.has(name));
	const inOne = [...before.filter((name) => !pairs.has(name) && !now.includes(name)), ...now.filter((name) => !paired.has(name) && !before.includes(name))];
	return {
		compared: [...pairs.keys()],
		notes: [...noteLeft("in-one-model", inOne), ...noteLeft("not-tensors", notTensors)]
	};
}
const namesOf$1 = (outputs) => outputs.map(({ name }) => name);
const noteLeft = (why, names) => names.length === 0 ? [] : [{
	kind: "outputs-not-compared",
	names: [...names],
	why
}];
// src/compare/draw-inputs.ts
/** Draws the inputs of one item, each number uniformly from its range. */
function drawInputs({ inputs }, random) {
	return new Map(inputs.map((input) => [input.name, drawTensor(input, random)]));
}
function drawTensor({ dtype, shape, range }, random) {
	const count = elementCount(shape);
	if (dtype === "string") return {
		dtype,
		shape,
		strings: Array.from({ length: count }, () => drawWord(range, random))
	};
	const width = ELEMENT_BYTES[dtype];
	const bytes = new Uint8Array(count * width);
	const view = new DataView(bytes.buffer);
	const { write } = ELEMENT_CODECS[dtype];
	const draw = dtype.startsWith("float") ? drawReal : drawWhole;
	for (let index = 0; index < count; index += 1) write(view, index * width, draw(range, random));
	return {
		dtype,
		shape,
		bytes
	};
}
const drawReal = ({ low, high }, random) => low + (high - low) * random.nextUnit();
const drawWhole = ({ low, high }, random) => Math.min(high, low + Math.floor((high - low + 1) * random.nextUnit()));
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const drawWord = (lengths, random) => Array.from({ length: drawWhole(lengths, random) }, () => LETTERS[random.nextInt(26)]).join("");
// src/compare/file-comparison.ts
/** A path as a user writes it. */
const shown = (file) => relative(process.cwd(), file) || file;
// src/compare/plan-inputs.ts
/** Large enough for networks that halve a picture six times, small enough to be fast. */
const PICTURE_SIZE = 64;
const OTHER_SIZE = 16;
/**
* Plans random inputs of the types and shapes that two models declare. A size that only one of them fixes is fixed for both.
*
* @param inputs - Of the candidate.
* @param others - Of the baseline.
* @throws {UserError} If an input has no rank or cannot be drawn, or an option names no open size or no input.
*/
function planInputs(inputs, others, options) {
	const declared = inputs.map((input) => ({
		...input,
		axes: axesOf(input, others)
	}));
	const sizes = /* @__PURE__ */ new Map();
	for (const { axes } of declared) axes.forEach((axis, index) => {
		if (typeof axis === "number" || sizes.has(axis)) return;
		sizes.set(axis, options.sizes.get(axis) ?? defaultSize(axis, index, axes.length));
	});
	refuseUnknown("--dim", [...options.sizes.keys()], [...sizes.keys()]);
	refuseUnknown("--value", [...options.values.keys()], inputs.map(({ name }) => name));
	const planned = declared.map(({ name, dtype, axes }) => {
		return {
			name,
			shape: axes.map((axis) => typeof axis === "number" ? axis : sizes.get(axis) ?? OTHER_SIZE),
			...rangeOf$1(name, dtype, options.values.get(name))
		};
	});
	refuseLarge(planned);
	return {
		sizes,
		inputs: planned
	};
}
const MAX_ITEM_BYTES = 64 * 2 ** 20;
/** Every item is written to disk as text, which must fit in memory first. */
function refuseLarge(inputs) {
	const bytes = inputs.reduce((sum, { dtype, shape }) => sum + elementCount(shape) * (dtype === "string" ? 1 : ELEMENT_BYTES[dtype]), 0);
	if (bytes <= MAX_ITEM_BYTES) return;
	throw new UserError(`inputs: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB for one item, got ${Math.ceil(bytes / 2 ** 20)} MiB.`, "Choose smaller sizes with --dim, or compare the models on real data: \"regression-gate init\" writes a policy.");
}
/** Fixed sizes as numbers, open ones by name. */
function axesOf({ name, shape }, others) {
	if (shape === void 0) throw new UserError(`input ${quoted(name)}: expected a declared number of axes, got none.`, "Export the model with the shapes of its inputs, or compare the models on real data.");
	const other = others.find((each) => each.name === name)?.shape;
	const theirs = other?.length === shape.length ? other : [];
	return shape.map((size, axis) => {
		const [fixed, another] = [size, theirs[axis]].filter((each) => typeof each === "number" && each >= 0);
		if (another !== void 0 && another !== fixed) throw shapesDiffer(name, shape, theirs);
		if (typeof fixed === "number") return fixed;
		return typeof size === "string" && size !== "" ? size : `${name}.${axis}`;
	});
}
function shapesDiffer(name, shape, other) {
	const [now, before] = [shape, other].map((sizes) => `[${sizes.map((size) => size ?? "?").join(", ")}]`);
	return new UserError(`input ${quoted(name)}: expected a shape that fits both models, got ${now} and ${before} for the baseline.`, "Models with inputs of different sizes cannot be given the same items. Export both with the same shape.");
}
/** One row if it may be the batch; a vector of its own length is not a batch unless its name says so. */
function defaultSize(name, axis, rank) {
	if (/batch/i.test(name) || axis === 0 && (rank > 1 || /^n$/i.test(name))) return 1;
	return rank >= 4 && axis >= 2 ? PICTURE_SIZE : OTHER_SIZE;
}
function refuseUnknown(option, given, known) {
	const unknown = given.find((name) => !known.includes(name));
	if (unknown === void 0) return;
	throw new UserError(known.length === 0 ? `${option}: expected none, because the models leave nothing open, got ${quoted(unknown)}.` : `${option}: expected ${known.map((name) => quoted(name)).join(", ")}, got ${quoted(unknown)}.`, `Show what the models declare: regression-gate inspect model.onnx.${didYouMean(unknown, known)}`);
}
/** Values of any kind that a wider integer may index, such as a token of a vocabulary, are kept to the first two. */
const INDEX = {
	low: 0,
	high: 1
};
const RANGES = {
	float16: {
		low: -1,
		high: 1
	},
	float32: {
		low: -1,
		high: 1
	},
	float64: {
		low: -1,
		high: 1
	},
	int8: {
		low: -128,
		high: 127
	},
	uint8: {
		low: 0,
		high: 255
	},
	int16: {
		low: -(2 ** 15),
		high: 2 ** 15 - 1
	},
	uint16: {
		low: 0,
		high: 2 ** 16 - 1
	},
	int32: INDEX,
	uint32: INDEX,
	int64: INDEX,
	uint64: INDEX,
	bool: INDEX,
	string: {
		low: 1,
		high: 8
	}
};
function rangeOf$1(name, dtype, chosen) {
	if (!isElementType(dtype)) throw new UserError(`input ${quoted(name)}: expected numbers, booleans or strings, got ${dtype}.`, "Export the model with tensor inputs of a supported type.");
	const isMask = dtype !== "string" && /mask/i.test(name);
	if (chosen === void 0) return {
		dtype,
		range: isMask ? {
			low: 1,
			high: 1
		} : RANGES[dtype]
	};
	if (dtype !== "string" && fits(dtype, chosen)) return {
		dtype,
		range: chosen
	};
	throw new UserError(dtype === "string" ? `--value: expected an input of numbers, got ${quoted(name)}, which takes text.` : `--value: expected ${ELEMENT_CODECS[dtype].expected} for input ${quoted(name)}, got ${chosen.low} to ${chosen.high}.`, "Write one number, or two with \"..\" between them: --value tokens=0..30521.");
}
function fits(dtype, { low, high }) {
	const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	const { write } = ELEMENT_CODECS[dtype];
	return write(view, 0, low) && write(view, 0, high);
}
// src/compare/run-baseline.ts
/**
* Runs the baseline, in a separate child.
*
* @throws {UserError} If it fails: then there is nothing to compare with.
*/
async function withBaseline({ comparison, workspace, model, bundleFolder, progress }, work) {
	const { baseline: file, runtimePaths: explicit } = comparison;
	const runtime = await findGpuRuntime({
		bundleFolder,
		explicit,
		progress: (step) => progress({
			step,
			within: []
		})
	}, model.runtime);
	const entry = {
		name: "baseline",
		file,
		shownPath: shown(file)
	};
	const { arm } = await loadModel(workspace, {
		...entry,
		policy: model,
		...runtime,
		classes: void 0
	});
	let worker;
	try {
		({worker} = await startWorker(workspace, arm));
		return await work(inferWith(worker, workspace.deadlines.runMs));
	} catch (error) {
		if (!(error instanceof ModelFailure)) throw error;
		throw new UserError(`${shown(file)}: expected a model that answers random inputs, but ${error.message}`, "Set sizes with --dim and values with --value, or compare the models on real data: \"regression-gate init\" writes a policy.", { cause: error });
	} finally {
		worker?.kill();
	}
}
const inferWith = (worker, deadlineMs) => async (inputs, outputs) => {
	const { headers: feeds, payload } = packFeeds([inputs]);
	const answer = await worker.request({
		do: "infer",
		feeds,
		outputs: [...outputs]
	}, {
		payload,
		deadlineMs
	});
	return unpackFeeds(answer.reply.outputs, answer.payload)[0] ?? /* @__PURE__ */ new Map();
};
// src/compare/watch-outputs.ts
/** Watches the outputs with these names. Every item has a tensor for each. */
function watchOutputs(names) {
	const first = /* @__PURE__ */ new Map();
	const varying = /* @__PURE__ */ new Set();
	const finite = /* @__PURE__ */ new Set();
	return {
		add(outputs) {
			for (const [name, tensor] of outputs) {
				const before = first.get(name);
				if (before === void 0) first.set(name, copyOf(tensor));
				else if (!varying.has(name) && !isSame(before, tensor)) varying.add(name);
				if (!finite.has(name) && hasMeaning(tensor)) finite.add(name);
			}
		},
		constant: () => names.filter((name) => !varying.has(name)),
		neverFinite: () => names.filter((name) => !finite.has(name))
	};
}
/** An answer's tensors share the memory of the whole answer. */
const copyOf = (tensor) => tensor.dtype === "string" ? tensor : {
	...tensor,
	bytes: tensor.bytes.slice()
};
function isSame(left, right) {
	if (left.shape.join() !== right.shape.join()) return false;
	if (left.dtype !== "string" && right.dtype !== "string") return Buffer.compare(left.bytes, right.bytes) === 0;
	return isDeepStrictEqual(left, right);
}
/** An empty output, such as the boxes of a picture without objects, is an answer, too. */
function hasMeaning(tensor) {
	if (tensor.dtype === "string") return true;
	const numbers = tensorNumbers(tensor);
	return numbers.length === 0 || numbers.some(Number.isFinite);
}
// src/compare/write-items.ts
/** More than a launch times, so that launches differ in their inputs. */
const MAX_ITEMS$1 = 64;
/** The fewest that give a P95. */
const MIN_ITEMS = 20;
const MAX_BYTES$3 = 64 * 2 ** 20;
/**
* Writes random items as a `.jsonl` data set: 64, or fewer of large ones.
*
* @returns The number of items.
*/
async function writeItems$1(file, { plan, seed, answer }) {
	const random = createRandom(seed);
	const handle = await open(file, "wx", 384);
	let [items, bytes] = [0, 0];
	try {
		while (items < MAX_ITEMS$1 && (items < MIN_ITEMS || bytes < MAX_BYTES$3)) {
			const inputs = drawInputs(plan, random);
			const label = await answer(inputs, items);
			const line = `${JSON.stringify({
				inputs: toJson$1(inputs),
				label: toJson$1(label ?? /* @__PURE__ */ new Map())
			})}\n`;
			await handle.write(line);
			items += 1;
			bytes += line.length;
			if (label === void 0) break;
		}
	} finally {
		await handle.close();
	}
	return items;
}
const toJson$1 = (tensors) => Object.fromEntries([...tensors].map(([name, tensor]) => [name, tensorJson(tensor)]));
function tensorJson(tensor) {
	const { dtype, shape } = tensor;
	if (tensor.dtype === "string") return {
		data: tensor.strings,
		shape
	};
	const { buffer, byteOffset, byteLength } = tensor.bytes;
	return {
		dtype,
		shape,
		base64: Buffer.from(buffer, byteOffset, byteLength).toString("base64")
	};
}
// src/compare/make-items.ts
/**
* Writes a data set of random inputs, labelled with the baseline's outputs.
*
* @returns What a verdict on them must say.
* @throws {UserError} If no output can be compared, or the baseline does not answer random inputs.
*/
async function makeItems(file, making) {
	const { comparison } = making;
	const { baseline, candidate } = comparison;
	const [before, now] = await Promise.all([readModel(baseline, shown(baseline)), readModel(candidate, shown(candidate))]);
	const shared = shareInputs(before.inputs, now.inputs);
	const plan = planInputs([...now.inputs, ...shared?.extra ?? []], shared?.baseline ?? before.inputs, comparison);
	if (shared !== void 0 && canTake(before, now, plan)) return answerItems(file, making, {
		plan,
		before,
		now
	});
	await writeItems$1(file, {
		plan,
		seed: 0,
		answer: async () => void 0
	});
	return [];
}
/** Undefined if each model has inputs that the other one does not: random values for both would be unrelated. */
function shareInputs(before, now) {
	const named = new Map(now.map((input) => [input.name, input]));
	const others = [...named.keys()];
	const { taken, unused } = nameInputs({
		inputs: before,
		others
	}, others, (input, name) => {
		const other = named.get(name);
		return other !== void 0 && isAlike(input, other);
	});
	const baseline = before.map((input) => ({
		...input,
		name: taken.get(input.name) ?? input.name
	}));
	const extra = baseline.filter(({ name }) => !named.has(name));
	return extra.length > 0 && unused.length > 0 ? void 0 : {
		baseline,
		extra
	};
}
const readerFor = (before, now) => createInputReader({
	inputs: before.inputs,
	others: now.inputs.map(({ name }) => name)
});
/** Whether the baseline takes the same items, in its own element types. */
function canTake(before, now, plan) {
	try {
		readerFor(before, now).fit(drawInputs(plan, createRandom(0)), "");
		return true;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
async function answerItems(file, making, { plan, before, now }) {
	const { comparison, model, progress } = making;
	const { seed, rtol, atol } = comparison;
	const { compared, notes } = chooseOutputs(before.outputs, now.outputs);
	if (compared.length === 0) throw nothingInCommon(comparison, before.outputs, now.outputs);
	const watch = watchOutputs(compared);
	const reader = readerFor(before, now);
	const items = await withBaseline(making, (infer) => writeItems$1(file, {
		plan,
		seed,
		answer: async (inputs, position) => {
			progress({
				step: {
					kind: "drawing-inputs",
					items: position
				},
				within: [{
					kind: "model",
					id: model.id
				}]
			});
			const { inputs: own } = reader.fit(inputs, `item ${position + 1}`);
			const outputs = await infer(own, compared);
			watch.add(outputs);
			return outputs;
		}
	}));
	const [neverFinite, constant] = [watch.neverFinite(), watch.constant()];
	if (neverFinite.length > 0) throw notFinite(comparison.baseline, neverFinite);
	return [
		{
			kind: "random-inputs",
			items,
			rtol,
			atol,
			sizes: [...plan.sizes].map(([name, size]) => ({
				name,
				size
			})),
			values: [...comparison.values].map(([name, { low, high }]) => ({
				name,
				low,
				high
			}))
		},
		...notes,
		...constant.length === 0 ? [] : [{
			kind: "outputs-constant",
			names: [...constant],
			of: compared.length
		}]
	];
}
function nothingInCommon({ baseline, candidate }, before, now) {
	return new UserError(`${shown(candidate)}: expected a tensor output of the same name as in ${shown(baseline)}, ${listTypes(before)}, got ${listTypes(now)}.`, "Outputs are compared by name, or if only one of each model has the same type and shape: export both models with the same names.");
}
const listTypes = (outputs) => outputs.map(({ name, dtype }) => `${quoted(name)} (${dtype})`).join(", ") || "none";
const notFinite = (file, names) => new UserError(`${shown(file)}: expected finite outputs for random inputs, got only NaN and infinities in ${names.map((name) => quoted(name)).join(", ")}.`, "Set the range of the inputs with --value, or compare the models on real data: \"regression-gate init\" writes a policy.");
// src/compare/words/server-remedy.ts
/** What to try with a server of tensors that runs already and did not say what its model takes. */
function tensorServerRemedy({ kind, status }) {
	if (kind !== "status") return serverRemedy({ kind });
	return status === 401 || status === 403 ? "Name the variable with the server’s secret: --credential VARIABLE." : "Check the address, and name the model as the server does with --model-name.";
}
/** What to try with a server that already runs and did not answer. */
function serverRemedy({ kind, status }) {
	switch (kind) {
		case "refused-connection": return "Start the server first, and check its address and port.";
		case "no-usage": return "The gate counts tokens by the server’s \"usage\": use a server that supports \"stream_options\": { \"include_usage\": true }.";
		case "status":
			if (status === 401 || status === 403) return "Name the variable with the secret: --baseline-credential for the first server, --credential for the second.";
			return status === 404 ? "Check the address, name the model as the server does with --model-name, or try --endpoint completions." : "Send such a request with curl, and read the log of the server.";
		case "timed-out":
		case "malformed":
		case "too-large":
		case "cut-off": return "Send such a request with curl, and read the log of the server.";
	}
}
// src/compare/served/ask-tensor-server.ts
const DEADLINE_MS$2 = 6e4;
/**
* Asks a server for its model, before anything is measured.
*
* @throws {UserError} If it does not say what the model takes and gives.
*/
async function tryTensorServer({ url, modelName, credential }) {
	const client = new OpenInferenceClient(url, {
		model: modelName,
		connections: 1,
		deadlineMs: DEADLINE_MS$2,
		credential: credential?.credential
	});
	try {
		const answer = await client.metadata();
		if (!answer.ok) throw new UserError(`${url}: expected a server that has the model ${JSON.stringify(modelName)} and speaks the Open Inference Protocol, but ${answer.failure.message.replace(/\.$/, "")}.`, tensorServerRemedy(answer.failure));
	} finally {
		await client.close();
	}
}
// src/compare/without-policy.ts
const POLICY$1 = "policy.yml";
const ITEMS$2 = "random-inputs.jsonl";
/**
* Makes a policy for two model files: random inputs of the declared types, the baseline's outputs as labels, and
* default limits. It is in a private folder that is removed afterwards.
*
* @throws {UserError} If a file is not a model, no output can be compared, or the baseline does not answer random inputs.
*/
async function withoutPolicy(comparison, surroundings, work) {
	const { bundleFolder, progress } = surroundings;
	const policy = jsonText(makePolicy$1(comparison));
	const ofFiles = jsonText(makePolicy$1({
		...comparison,
		server: void 0
	}));
	const [model] = parsePolicy(ofFiles, POLICY$1).models;
	if (comparison.server !== void 0) await tryTensorServer(comparison.server);
	const workspace = await openWorkspace({
		bundleFolder,
		runtime: model.runtime,
		isolation: "auto"
	});
	try {
		const folder = join(workspace.directory, "without-policy");
		await mkdir(folder);
		await writeFiles(folder, { [POLICY$1]: policy });
		const making = {
			comparison,
			workspace,
			model,
			bundleFolder,
			progress
		};
		const made = {
			notes: await makeItems(join(folder, ITEMS$2), making),
			compare: optionsOf$1(comparison)
		};
		return await work({
			policyFile: join(folder, POLICY$1),
			withoutPolicy: made
		});
	} finally {
		await closeWorkspace(workspace);
	}
}
/** The limits are those that `init` proposes. A few bytes more in a small arena are no regression. */
const makePolicy$1 = ({ id, candidate, rtol, atol, server }) => ({
	version: 1,
	"one-change": "off",
	models: [{
		id,
		artifact: candidate,
		...server && enginesOf(server),
		dataset: { path: ITEMS$2 },
		task: {
			kind: "output-match",
			rtol,
			atol
		},
		limits: {
			"latency-p95": { "max-increase": "10%" },
			"task-score": { "max-drop": "1pp" },
			...server === void 0 ? {
				"memory-ram-peak": {
					"max-increase": "10%",
					floor: "16MiB"
				},
				"memory-arena-peak": {
					"max-increase": "10%",
					floor: "1MiB"
				}
			} : { "error-rate": { max: "0%" } }
		}
	}]
});
const enginesOf = ({ url, modelName, credential }) => ({
	engine: {
		kind: "server",
		protocol: "open-inference",
		url,
		"model-name": modelName,
		...credential && { credential: { variable: credential.variable } }
	},
	"baseline-engine": { kind: "onnxruntime" }
});
const optionsOf$1 = ({ sizes, values, rtol, atol, server }) => ({
	rtol,
	atol,
	...server && { server: {
		url: server.url,
		modelName: server.modelName,
		...server.credential && { credential: server.credential.variable }
	} },
	sizes: [...sizes].map(([name, size]) => ({
		name,
		size
	})),
	values: [...values].map(([name, { low, high }]) => ({
		name,
		low,
		high
	}))
});
// src/init/data/recognize-folder.ts
/** Class folders to look at; more would show nothing new. */
const MAX_CLASSES = 20;
/** The data set that a folder may be, by its file names: undefined if it is none, or cannot be read. */
async function recognizeFolder(path) {
	const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
	const names = entries.filter((each) => !each.isDirectory()).map(({ name }) => name);
	const folders = entries.filter((each) => each.isDirectory() && !each.name.startsWith(".")).map(({ name }) => name);
	if (names.some((name) => name.endsWith(".parquet"))) return "parquet";
	if (names.filter((name) => name.endsWith(".npy")).length > 1) return "arrays";
	const inside = await Promise.all(folders.slice(0, MAX_CLASSES).map(async (name) => filesOf$1(await readdir(join(path, name)).catch(() => []))));
	if (names.includes("labels.csv")) return [filesOf$1(names), ...inside].find((form) => form !== void 0);
	const [first] = inside;
	return inside.length > 1 && inside.every((form) => form === first) ? first : void 0;
}
function filesOf$1(names) {
	const has = (endings) => names.some((name) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
	if (has(IMAGES.endings)) return "images";
	return has(CLIPS.endings) ? "recordings" : void 0;
}
// src/init/data/list-data-sets.ts
const ENDINGS = [
	".jsonl",
	".jsonl.gz",
	".csv",
	".npz",
	".parquet"
];
const USUAL_NAMES = /^(?:prompts|(?:regression|test|validation|eval)(?:[-_]?(?:set|data|prompts))?)$/i;
/** Data for another purpose than judging a model. */
const OTHER_USE = /(?:^|[-_.])train(?:ing)?(?:[-_.]|$)/i;
/** Never data, and large. */
const OTHER_FOLDERS = /^(?:\..*|node_modules|dist|build|venv|__pycache__)$/;
const FOLDERS = [
	".",
	"data",
	"test",
	"tests"
];
/** Names that begin alike by fewer characters do so by chance. */
const MIN_PREFIX = 3;
/** File names that say nothing about a model; its folder's name says more. */
const GENERIC_NAMES = [
	"model",
	"model_quantized",
	"network",
	"best",
	"last",
	"latest",
	"export",
	"out"
];
/**
* Lists what may be the data set of a model, best first: in the model's folder, then in `data`, `test` and `tests` there,
* then in those of the repository.
*
* @param root - Absolute folder of the repository.
* @param model - The model's path, relative to `root`, with slashes.
*/
async function listDataSets(root, model) {
	const own = posix.dirname(model);
	const folders = [own, "."].flatMap((folder) => FOLDERS.map((name) => posix.join(folder, name)));
	return (await Promise.all([...new Set(folders)].map(async (folder, place) => {
		const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
		const names = entries.map(({ name }) => name);
		const files = names.flatMap((name) => rankFile(name, model, posix.join(folder, name)) ?? []);
		const inside = entries.filter((each) => each.isDirectory() && !OTHER_FOLDERS.test(each.name));
		const folders = await Promise.all(inside.map(({ name }) => rankFolder(root, model, posix.join(folder, name))));
		return [
			...names.some((name) => /^test_data_set_\d+$/.test(name)) && folder === own ? [{
				path: own,
				isTestDataFolder: true,
				rank: 0
			}] : [],
			...files,
			...folders.flatMap((each) => each ?? [])
		].map((each) => ({
			...each,
			place
		}));
	}))).flat().sort((left, right) => left.rank - right.rank || left.place - right.place || (left.path < right.path ? -1 : 1));
}
/** Undefined for a file that is no data set. */
function rankFile(name, model, path) {
	const ending = ENDINGS.find((each) => name.endsWith(each));
	if (ending === void 0) return void 0;
	const rank = rankName(name.slice(0, -ending.length), model);
	return rank === void 0 ? void 0 : {
		path,
		isTestDataFolder: false,
		rank
	};
}
/** Undefined for a folder that is no data set. */
async function rankFolder(root, model, path) {
	const rank = rankName(basename(path), model);
	const form = rank === void 0 ? void 0 : await recognizeFolder(join(root, path));
	return rank === void 0 || form === void 0 ? void 0 : {
		path,
		isTestDataFolder: false,
		form,
		rank
	};
}
/** How well the name of a data set fits a model; undefined if it says that the data are for another purpose. */
function rankName(stem, model) {
	const own = namesOf(model);
	if (own.some((each) => isSameName(each, stem))) return 1;
	if (OTHER_USE.test(stem)) return void 0;
	if (own.some((each) => beginAlike(each, stem))) return 2;
	return USUAL_NAMES.test(stem) ? 3 : 4;
}
function namesOf(model) {
	const stem = basename(model, extname(model));
	const folder = basename(dirname(model));
	return GENERIC_NAMES.includes(stem.toLowerCase()) && folder !== "." ? [stem, folder] : [stem];
}
const isSameName = (left, right) => left.toLowerCase() === right.toLowerCase();
/** Whether one name is the other with an added part: "fraud" and "fraud-test". */
function beginAlike(left, right) {
	const [short = "", long = ""] = [left.toLowerCase(), right.toLowerCase()].sort((one, other) => one.length - other.length);
	return short.length >= MIN_PREFIX && long.startsWith(short) && /^[-_.]/.test(long.slice(short.length));
}
// src/init/choose-ids.ts
const MAX_LENGTH = 64;
/**
* Chooses an id for each model: its file name, or its folder's name if that is more specific. The id also names the
* baseline.
*
* @param paths - Relative to the repository, with slashes, without duplicates.
* @param used - Ids of other models.
* @returns One unique, valid id per path.
*/
function chooseIds(paths, used = []) {
	const taken = new Set(used);
	return paths.map((path) => {
		const wanted = idOf(path);
		const numbered = (number) => `${wanted.slice(0, 60)}-${number}`;
		let id = wanted;
		for (let number = 2; taken.has(id); number += 1) id = numbered(number);
		taken.add(id);
		return id;
	});
}
/** Names of folders under that of the records. */
const RESERVED$1 = [
	"",
	"out",
	"attempts"
];
function idOf(path) {
	const stem = toId(basename(path, extname(path)));
	const folder = toId(basename(dirname(path)));
	const name = GENERIC_NAMES.includes(stem) && folder !== "" ? folder : stem;
	return RESERVED$1.includes(name) ? "model" : name;
}
/** A name as an id: without characters that ids do not have, and at most 64 long; may be empty. */
const toId = (name) => name.replace(/[^\w.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, MAX_LENGTH);
const INDENT = "  ";
const GAP = "  ";
/**
* A table as lines of at most `MAX_COLUMNS` columns: a list of lines per row. Cells that are too wide are broken into lines.
* Only columns that may not be broken can make a line longer.
*
* @param rows - The heading first. Cells are plain text without line breaks.
*/
function layTable(rows, rules) {
	const widths = fitWidths(rows, rules);
	return rows.map((row) => {
		const cells = row.map((cell, column) => breakCell(cell, widths[column] ?? 0));
		const height = Math.max(1, ...cells.map(({ length }) => length));
		return Array.from({ length: height }, (_, line) => {
			const texts = cells.map((cell, column) => pad(cell[line] ?? "", widths[column] ?? 0, rules[column]?.align ?? "left"));
			return `${INDENT}${texts.join(GAP)}`.trimEnd();
		});
	});
}
function fitWidths(rows, rules) {
	const widths = rules.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
	const order = rules.map((rule, column) => ({
		...rule,
		column
	})).filter(({ wraps }) => wraps !== void 0).toSorted((left, right) => (left.wraps ?? 0) - (right.wraps ?? 0));
	for (const { column, least = 1 } of order) {
		const taken = widths.reduce((sum, width) => sum + width + 2, 0);
		const width = widths[column] ?? 0;
		if (taken <= 100) break;
		const wanted = Math.max(least, width - (taken - 100));
		widths[column] = Math.min(width, Math.max(0, ...rows.flatMap((row) => breakCell(row[column] ?? "", wanted).map(({ length }) => length))));
	}
	return widths;
}
/** Where a cell may be broken, the best place first, and what joins two parts in one line. */
const BREAKS = [
	{
		at: / /,
		glue: " "
	},
	{
		at: /\u00a0/,
		glue: "\xA0"
	},
	{
		at: /(?<=\/)/,
		glue: ""
	}
];
/** Breaks a cell into lines of at most `width` columns: between words, else between a figure and its unit, else anywhere. */
function breakCell(cell, width, breaks = BREAKS) {
	if (cell.length <= width) return [cell];
	const [first, ...finer] = breaks;
	if (first === void 0) return cutText(cell, width);
	const lines = [];
	for (const part of cell.split(first.at)) {
		const joined = `${lines.at(-1) ?? ""}${first.glue}${part}`;
		if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
		else lines.push(...breakCell(part, width, finer));
	}
	return lines;
}
const cutText = (text, width) => Array.from({ length: Math.ceil(text.length / width) }, (_, line) => text.slice(line * width, (line + 1) * width));
const pad = (text, width, align) => align === "right" ? text.padStart(width) : text.padEnd(width);
// src/report/render-terminal.ts
/** Words that only the terminal uses. */
const TERMINAL_LABELS = {
	candidate: "Candidate",
	note: "Note",
	verdict: "Verdict",
	waiver: "Waiver"
};
const MAX_NOTES = 5;
const RED$2 = 31;
const GREEN$2 = 32;
const YELLOW$2 = 33;
const COLORS$4 = {
	pass: GREEN$2,
	waived: GREEN$2,
	inconclusive: YELLOW$2,
	"no-baseline": YELLOW$2,
	incomparable: YELLOW$2,
	fail: RED$2,
	"no-provider": RED$2,
	error: RED$2
};
/**
* The verdict as a few lines of plain text. Per model: what was found, the figures, why, and the next step. Foreign
* text loses its control characters, so that a model's name cannot move the cursor.
*
* @param options - `color` adds ANSI colors to the state and to rows that do not pass.
*/
function renderTerminal(verdict, options = { color: false }) {
	const paint = (text, color) => options.color ? `\u001B[${color}m${text}\u001B[0m` : text;
	return `${[...verdict.models.length === 1 ? [] : [renderHeading(verdict.state, verdictHeadline(verdict), paint)], ...verdict.models.map((model) => renderModel$1(model, paint))].join("\n\n")}\n`;
}
/** Code spans are for the report; a terminal shows names as they are. */
const line$1 = (text) => plainText(text, 300);
const labelled$1 = (label, text) => `${label}: ${line$1(text)}`;
function renderHeading(state, text, paint) {
	return `${paint(STATE_LABELS[state].word, COLORS$4[state])}: ${line$1(text)}`;
}
function renderModel$1(model, paint) {
	const { id, state, rows, waivers = [], time } = model;
	const why = whyText$1(model);
	const next = nextStep(model);
	const diagnosis = time === null ? [] : [`${bottleneckLabel(time)} ${line$1(diagnosisText(time.diagnosis))}`];
	return [
		renderHeading(state, `${plainText(id, 80)} ${headline(model)}`, paint),
		...renderTable(tabledRows(rows), paint),
		...renderDrift(model, paint),
		...waivers.map((waiver) => labelled$1(TERMINAL_LABELS.waiver, waiverText(waiver))),
		...why === void 0 ? [] : [labelled$1(LINE_LABELS.why, why)],
		...listNotes(model).map((text) => labelled$1(TERMINAL_LABELS.note, text)),
		...diagnosis,
		...next === "" ? [] : [labelled$1(LINE_LABELS.next, next)]
	].join("\n");
}
/** The first notes and remarks, starting with those that a reader must not miss. */
function listNotes(model) {
	const { rows, changesUnknown } = model;
	const { visible, others } = modelNotes(model);
	const remarks = rowRemarks(tabledRows(rows), toldReason(model)).map(({ titles, text }) => `${titles}: ${text}`);
	const unknown = changesUnknown === void 0 ? [] : [changesUnknownText(changesUnknown)];
	return [
		...visible,
		...remarks,
		...unknown,
		...others
	].slice(0, MAX_NOTES);
}
function renderDrift({ drift }, paint) {
	if (drift === void 0) return [];
	return [`${line$1(sinceText(releaseName(drift)))}:${whyNot(drift)}`, ...renderTable(tabledRows(drift.rows), paint, COLUMNS.release)];
}
const whyNot = ({ why }) => why === void 0 ? "" : ` ${line$1(sentence(driftReasonText(why)))}`;
function renderTable(rows, paint, against = COLUMNS.baseline) {
	if (rows.length === 0) return [];
	const texts = rows.map((row) => {
		const { metric, baseline, candidate, change, limit } = renderRow(row);
		return [
			metric,
			baseline,
			candidate,
			change,
			limit,
			row.state === "shown" && (row.limit === null || row.baseline === null) ? "" : rowLabel(row).word
		].map((cell) => plainText(cell, 80));
	});
	const { metric, change, limit } = COLUMNS;
	const { candidate, verdict } = TERMINAL_LABELS;
	return layTable([[
		metric,
		against,
		candidate,
		change,
		limit,
		verdict
	], ...texts], COLUMN_RULES$1).flatMap((lines, index) => {
		const color = ROW_COLORS[rows[index - 1]?.state ?? "shown"];
		return color === void 0 ? lines : lines.map((text) => paint(text, color));
	});
}
/** The limit is broken into lines first, then the verdict, then the name. */
const COLUMN_RULES$1 = [
	{
		align: "left",
		wraps: 3,
		least: 28
	},
	{ align: "right" },
	{ align: "right" },
	{
		align: "right",
		wraps: 4,
		least: 12
	},
	{
		align: "left",
		wraps: 1,
		least: 13
	},
	{
		align: "left",
		wraps: 2,
		least: 9
	}
];
/** A passing row needs no color. */
const ROW_COLORS = {
	pass: void 0,
	waived: GREEN$2,
	fail: RED$2,
	inconclusive: YELLOW$2,
	shown: void 0
};
// src/cli/result/machine-output.ts
/** Options of commands that judge: the result in the formats of other programs. */
const MACHINE_OUTPUT = {
	junit: {
		type: "string",
		value: "FILE",
		help: "write the rows as JUnit XML"
	},
	sarif: {
		type: "string",
		value: "FILE",
		help: "write broken and undecided limits as SARIF 2.1.0"
	},
	csv: {
		type: "string",
		value: "DIR",
		help: "write rows.csv and launches.csv"
	},
	openmetrics: {
		type: "string",
		value: "FILE",
		help: "write the figures as OpenMetrics text"
	}
};
/** Removes the files of an earlier run. @throws {UserError} If one of them is a folder, or cannot be removed. */
async function clearMachineOutput(output) {
	for (const { option, file } of filesOf(output)) await removeEarlier(option, file);
}
/** Removes the file of an earlier run. @throws {UserError} If it is a folder, or cannot be removed. */
async function removeEarlier(option, file) {
	try {
		await rm(file, { force: true });
	} catch (error) {
		throw new UserError(`--${option}: expected a file that can be written, got ${error.code ?? String(error)} for ${file}.`, "Choose another path.", { cause: error });
	}
}
/**
* Writes the requested formats.
*
* @param sources - `policy`: file that judged; `candidate`: model file without a policy. Paths as written.
*/
async function writeMachineOutput(result, output, sources) {
	const files = filesOf(output);
	if (files.length === 0) return;
	const texts = machineTexts(result, await locatorOf(result, sources));
	for (const { format, file } of files) await writeFiles(dirname(file), { [basename(file)]: texts[format] });
}
function filesOf({ junit, sarif, csv, openmetrics }) {
	const one = (option, format, path) => path === void 0 ? [] : [{
		option,
		format,
		file: resolve(path)
	}];
	return [
		...one("junit", "junit", junit),
		...one("sarif", "sarif", sarif),
		...one("csv", "rows", csv && join(csv, MACHINE_FILES.rows)),
		...one("csv", "launches", csv && join(csv, MACHINE_FILES.launches)),
		...one("openmetrics", "openMetrics", openmetrics)
	];
}
async function locatorOf({ verdict }, { policy, candidate }) {
	const policyFile = policy === void 0 ? void 0 : withinFolder(policy);
	const text = policyFile === void 0 ? "" : await readFile(resolve(policyFile), "utf8").catch(() => "");
	const model = candidate === void 0 ? void 0 : withinFolder(candidate);
	return locateResults(policyFile === void 0 ? void 0 : {
		file: policyFile,
		text
	}, new Map(model === void 0 ? [] : verdict.models.map(({ id }) => [id, model])));
}
/** A path relative to the working folder, with slashes; undefined for one outside, which no viewer could open. */
function withinFolder(path) {
	const inside = relative(process.cwd(), resolve(path));
	return inside.startsWith("..") || inside === "" ? void 0 : inside.split(sep).join("/");
}
// src/cli/result/print-result.ts
/** Options of commands that judge. */
const RESULT = {
	out: {
		type: "string",
		value: "DIR",
		default: ".regression-gate/out",
		help: "where to write report.md, report.html and verdict.json"
	},
	json: {
		type: "boolean",
		default: false,
		help: "print verdict.json instead of the summary"
	},
	...MACHINE_OUTPUT
};
/**
* Removes the result of an earlier run, so that a run that ends early leaves nothing that could pass for its own. A change may
* have committed some: the artifacts of its job would have them.
*
* @throws {UserError} If one of the files is a folder, or cannot be removed.
*/
async function clearResult(options) {
	await clearFiles(options.out, Object.values(RESULT_FILES));
	await clearMachineOutput(options);
}
/** Removes files of an earlier run from a folder of results. @throws {UserError} Like {@link clearResult}. */
async function clearFiles(out, names) {
	for (const name of names) await removeEarlier("out", resolve(out, name));
}
/** Writes the files of a result, and prints it. */
async function printResult(result, options, terminal) {
	const out = resolve(options.out);
	const shown = (name) => relative(process.cwd(), join(out, name));
	await writeFiles(out, await resultTexts(result));
	await writeMachineOutput(result, options, options.sources);
	terminal.print(options.json ? jsonText(result.verdict) : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${shown(RESULT_FILES.report)}\nCharts: ${shown(RESULT_FILES.charts)}\n`);
}
// src/task/text/propose-score.ts
/** A model rarely repeats a longer text word for word. */
const SHORT_WORDS = 5;
/**
* Proposes a score from the first labels. An array of labels means that any of them is right.
*
* @param labels - As JSON values; undefined for an item without a label.
*/
function proposeScore(labels) {
	const values = labels.flatMap((label) => Array.isArray(label) ? label : [label]);
	const [first] = values;
	if (values.every((value) => value === void 0)) return undecided({ kind: "no-labels" });
	if (values.every(isNumeric)) return {
		score: "numeric-match",
		evidence: {
			kind: "numbers",
			label: String(first)
		}
	};
	if (values.every((value) => typeof value === "object" && value !== null)) return {
		score: "valid-json",
		evidence: { kind: "objects" }
	};
	if (values.every((value) => typeof value === "boolean")) return {
		score: "exact-match",
		evidence: { kind: "booleans" }
	};
	if (!values.every((value) => typeof value === "string")) return undecided({ kind: "mixed" });
	if (values.every(isJsonObject)) return undecided({ kind: "json-texts" });
	const words = Math.max(...values.map(countWords));
	return words <= SHORT_WORDS ? {
		score: "exact-match",
		evidence: {
			kind: "short-texts",
			label: String(first),
			words
		}
	} : {
		score: "token-f1",
		evidence: {
			kind: "long-texts",
			words
		}
	};
}
const undecided = (evidence) => ({
	score: void 0,
	evidence
});
/** A number, or a text that is one or ends with one after "####", as in GSM8K. */
const isNumeric = (value) => typeof value === "number" || typeof value === "string" && /(?:^|####)\s*[-+]?[$€£]?\d[\d,]*(?:\.\d+)?%?\s*$/.test(value);
function isJsonObject(text) {
	if (!/^\s*\{/.test(text)) return false;
	try {
		return typeof JSON.parse(text) === "object";
	} catch (error) {
		if (error instanceof SyntaxError) return false;
		throw error;
	}
}
const countWords = (text) => text.split(/\s+/).filter(Boolean).length;
// src/compare/served/ask-server.ts
/** A server may load its model at the first request. */
const DEADLINE_MS$1 = 12e4;
/** Connects to a server that already runs. */
async function withServer(arm, comparison, work) {
	const { modelName, endpoint, maxTokens } = comparison;
	const named = arm === "baseline" ? comparison.baselineCredential : comparison.credential;
	const client = new OpenAiClient(comparison[arm], {
		connections: 1,
		deadlineMs: DEADLINE_MS$1,
		credential: named?.credential
	});
	try {
		const settings = {
			model: modelName,
			endpoint,
			maxTokens,
			temperature: 0,
			seed: 1,
			logprobs: false
		};
		return await work((prompt) => client.generate({
			...settings,
			prompt
		}));
	} finally {
		await client.close();
	}
}
/**
* Tries a server with one prompt, before anything is measured.
*
* @throws {UserError} If it does not answer.
*/
async function tryServer(arm, comparison, prompt) {
	await withServer(arm, {
		...comparison,
		maxTokens: 1
	}, async (ask) => {
		const answer = await ask(prompt);
		if (!answer.ok) throw noAnswer(comparison[arm], answer.failure);
	});
}
/** An error that says what to try. */
const noAnswer = (url, failure) => new UserError(`${url}: expected a server that answers a prompt in OpenAI's protocol, but ${failure.message.replace(/\.$/, "")}.`, serverRemedy(failure));
// src/compare/served/draw-prompts.ts
/** As many as the timed launches cycle through in turn. */
const PROMPTS = 32;
const THINGS = [
	"rivers",
	"glass",
	"bridges",
	"bread",
	"clocks",
	"salt",
	"maps",
	"wool",
	"copper",
	"rain"
];
const PLACES = [
	"France",
	"Japan",
	"Kenya",
	"Peru",
	"Norway",
	"India",
	"Canada",
	"Egypt",
	"Poland",
	"Chile"
];
const oneOf = (words, random) => words[random.nextInt(words.length)];
/** Short questions of several kinds, so that answers differ in length. */
const KINDS = [
	(random) => `What is ${random.nextInt(90) + 10} plus ${random.nextInt(90) + 10}?`,
	(random) => `Name three cities in ${oneOf(PLACES, random)}.`,
	(random) => `Write one sentence about ${oneOf(THINGS, random)}.`,
	(random) => `Explain in a few sentences how ${oneOf(THINGS, random)} shaped the history of ${oneOf(PLACES, random)}.`
];
/** Made-up prompts, the same for the same seed. */
function drawPrompts(seed) {
	const random = createRandom(seed);
	return Array.from({ length: PROMPTS }, (_, index) => KINDS[index % KINDS.length](random));
}
// src/compare/served/write-prompts.ts
/** Enough to see what labels look like. */
const GUESSED_FROM = 100;
/**
* Writes the prompts to a file. Without labels from which a score can be guessed, the label is the baseline's answer: the
* score is then how many words an answer has in common with it.
*
* @throws {UserError} If the prompts cannot be read, or a server does not answer.
*/
async function writePrompts(file, comparison, progress) {
	const first = await firstPrompt(comparison);
	for (const arm of ["baseline", "candidate"]) await tryServer(arm, comparison, first);
	const { prompts } = comparison;
	const score = prompts === void 0 ? void 0 : await guessScore(prompts);
	const made = prompts === void 0 ? [{ kind: "made-up-prompts" }] : [];
	if (score !== void 0) {
		await writeItems(file, itemsOf(comparison));
		return {
			score,
			isLabelled: true,
			notes: [...made, {
				kind: "score-guessed",
				score
			}]
		};
	}
	const count = {
		items: 0,
		of: 0
	};
	await writeItems(file, labelled(comparison, count, progress));
	if (count.items === 0) throw noWords(comparison.baseline, count.of);
	return {
		score: "token-f1",
		isLabelled: false,
		notes: [...made, {
			kind: "labels-of-baseline",
			...count
		}]
	};
}
async function* itemsOf({ prompts, seed }) {
	if (prompts !== void 0) {
		yield* (await openPrompts(prompts)).items();
		return;
	}
	for (const [index, prompt] of drawPrompts(seed).entries()) yield {
		id: String(index + 1),
		prompt,
		label: void 0,
		slice: {}
	};
}
function openPrompts(path) {
	if (existsSync(path)) return openPromptSet({
		path,
		shownPath: shown(path)
	});
	throw new UserError(`--prompts: expected a file of prompts, got no such file: ${shown(path)}.`, "Write one {\"prompt\": \"…\", \"label\": …} or {\"messages\": […], \"label\": …} per line.");
}
async function firstPrompt(comparison) {
	for await (const { prompt } of itemsOf(comparison)) return prompt;
	throw new TypeError("expected at least one prompt");
}
async function guessScore(path) {
	const labels = [];
	for await (const { label } of (await openPrompts(path)).items()) {
		labels.push(label);
		if (labels.length === GUESSED_FROM) break;
	}
	return proposeScore(labels).score;
}
/** Items with the baseline's answers as labels, without those that it answers with no word. */
async function* labelled(comparison, count, progress) {
	const { baseline } = comparison;
	const answers = [];
	await withServer("baseline", comparison, async (ask) => {
		for await (const item of itemsOf(comparison)) {
			progress({
				step: {
					kind: "asking-baseline",
					prompts: count.of
				},
				within: []
			});
			const answer = await ask(item.prompt);
			if (!answer.ok) throw noAnswer(baseline, answer.failure);
			count.of += 1;
			if (normalizeAnswer(answer.generation.text) === "") continue;
			answers.push({
				...item,
				label: answer.generation.text
			});
			count.items += 1;
		}
	});
	yield* answers;
}
async function writeItems(file, items) {
	const stream = createWriteStream(file, {
		flags: "wx",
		mode: 384
	});
	for await (const { id, prompt, label, slice } of items) {
		const asked = typeof prompt === "string" ? { prompt } : { messages: prompt };
		stream.write(`${JSON.stringify({
			id,
			...asked,
			...label !== void 0 && { label },
			slice
		})}\n`);
	}
	stream.end();
	await finished(stream);
}
const noWords = (url, prompts) => new UserError(`${url}: expected answers with words to compare with, got none for ${prompts} prompts.`, "Give prompts that the model answers, with labels, in a file: --prompts prompts.jsonl.");
// src/compare/served/without-policy.ts
const POLICY = "policy.yml";
const ITEMS$1 = "prompts.jsonl";
const ARTIFACT = "servers.txt";
/**
* Makes a policy for two servers that already run, in a private folder that is removed afterwards.
*
* @throws {UserError} If the prompts cannot be read, or a server does not answer.
*/
async function withoutServerPolicy(comparison, { bundleFolder, progress }, work) {
	const guess = makePolicy(comparison, {
		score: "token-f1",
		isLabelled: false
	});
	const [model] = parsePolicy(jsonText(guess), POLICY).models;
	const workspace = await openWorkspace({
		bundleFolder,
		runtime: model.runtime,
		isolation: "process"
	});
	try {
		const folder = join(workspace.directory, "without-policy");
		await mkdir(folder);
		const { notes, ...task } = await writePrompts(join(folder, ITEMS$1), comparison, progress);
		await writeFiles(folder, {
			[POLICY]: jsonText(makePolicy(comparison, task)),
			[ARTIFACT]: `${comparison.baseline}\n${comparison.candidate}\n`
		});
		return await work({
			policyFile: join(folder, POLICY),
			artifact: join(folder, ARTIFACT),
			withoutPolicy: {
				notes,
				compare: optionsOf(comparison)
			}
		});
	} finally {
		await closeWorkspace(workspace);
	}
}
/** The limits are those that `init` proposes. A score that compares two texts has none: correct texts differ, too. */
const makePolicy = ({ baseline, candidate, modelName, endpoint, maxTokens, credential, baselineCredential }, { score, isLabelled }) => ({
	version: 1,
	"one-change": "off",
	models: [{
		id: "model",
		artifact: ARTIFACT,
		engine: {
			kind: "server",
			protocol: "openai",
			url: candidate,
			"baseline-url": baseline,
			...credential && { credential: { variable: credential.variable } },
			...baselineCredential && { "baseline-credential": { variable: baselineCredential.variable } },
			"model-name": modelName,
			endpoint
		},
		dataset: { path: ITEMS$1 },
		generation: {
			"max-tokens": maxTokens,
			temperature: 0,
			seed: 1
		},
		task: {
			kind: "text",
			score
		},
		limits: {
			"ttft-p95": { "max-increase": "10%" },
			"tpot-p95": { "max-increase": "10%" },
			"error-rate": { max: "0%" },
			"output-length": { "max-change": "10%" },
			...isLabelled && { "task-score": { "max-drop": "1pp" } }
		}
	}]
});
const optionsOf = (comparison) => {
	const { baseline, candidate, prompts, modelName, endpoint, maxTokens } = comparison;
	const [credential, baselineCredential] = [comparison.credential, comparison.baselineCredential];
	return { servers: {
		baseline,
		candidate,
		modelName,
		endpoint,
		maxTokens,
		...credential && { credential: credential.variable },
		...baselineCredential && { baselineCredential: baselineCredential.variable },
		...prompts !== void 0 && { prompts: shown(prompts) }
	} };
};
// src/cli/served/credential-option.ts
/**
* Reads the credential of a server from the variable that an option names.
*
* @returns Undefined without the option.
* @throws {UserError} If the variable is unset or holds no credential, or others could read it on the way.
*/
function readNamedCredential({ option, variable, url }) {
	if (variable === void 0) return void 0;
	const place = `--${option}`;
	if (!VARIABLE.test(variable) || process.env[variable] === void 0) throw new UserError(`${place}: expected the name of an environment variable that is set, got something else.`, "Never write the secret itself on the command line: put it in a variable such as MODELS_TOKEN, and name that.");
	if (!isPrivate(url)) throw new UserError(`${place}: expected a server at an address with https:// (http:// only on this machine), got ${url}.`, "Others could read the secret on the way.");
	return {
		variable,
		credential: readCredential({ variable }, place)
	};
}
// src/cli/served/compare-servers.ts
/** Options of a comparison of two servers. */
const SERVER_OPTIONS = {
	prompts: {
		type: "string",
		value: "FILE",
		help: "for servers: prompts, as .jsonl with \"prompt\" or \"messages\", and \"label\" for a score"
	},
	"model-name": {
		type: "string",
		value: "NAME",
		help: "for servers: \"model\" of each request",
		defaultText: "model"
	},
	endpoint: {
		type: "string",
		value: "KIND",
		help: "for servers: chat or completions",
		defaultText: "chat"
	},
	"max-tokens": {
		type: "string",
		value: "N",
		help: "for servers: maximum number of tokens in an answer",
		defaultText: "64"
	},
	credential: {
		type: "string",
		value: "VARIABLE",
		help: "for servers: the environment variable with the secret of NEW, sent as \"Authorization: Bearer\""
	},
	"baseline-credential": {
		type: "string",
		value: "VARIABLE",
		help: "the same for OLD"
	}
};
const isUrl = (text) => /^https?:\/\//i.test(text);
/** Whether a file is compared with a server, in this order. */
const isFileWithServer = (baseline, candidate) => !isUrl(baseline) && isUrl(candidate);
/** @throws {UserError} If only one of them is a server. */
function areServers(baseline, candidate) {
	const [before, now] = [isUrl(baseline), isUrl(candidate)];
	if (before === now) return before;
	throw new UserError("compare: expected two model files, two servers, or a file and then its server, got a server first.", "The server’s outputs are compared with those of the file: \"regression-gate compare FILE URL\".");
}
/** @throws {UserError} If an option is given that says nothing about what is compared. */
function refuseOptions(values, names, pair) {
	const given = names.find((name) => values[name] !== void 0);
	if (given === void 0) return;
	throw new UserError(`--${given}: expected no such option with ${pair === "files" ? "model files" : pair === "servers" ? "two servers" : "a file and its server"}, got one.`, seeHelp("compare"));
}
/** Runs the gate on two servers with a policy made for them. */
async function runServerComparison(urls, values, terminal) {
	refuseOptions(values, [
		"dim",
		"value",
		"runtime-path"
	], "servers");
	for (const url of Object.values(urls)) checkUrl(url);
	const shared = sharedRequest(readShared({
		...values,
		policy: SHARED.policy.default
	}));
	const { credential: variable, "baseline-credential": ofBaseline } = values;
	const { baseline, candidate } = urls;
	return withoutServerPolicy({
		...urls,
		credential: readNamedCredential({
			option: "credential",
			variable,
			url: candidate
		}),
		baselineCredential: readNamedCredential({
			option: "baseline-credential",
			variable: ofBaseline,
			url: baseline
		}),
		prompts: values.prompts && resolve(values.prompts),
		modelName: values["model-name"] ?? "model",
		endpoint: readEndpoint(values.endpoint),
		maxTokens: readMaxTokens(values["max-tokens"]),
		seed: shared.seed
	}, terminal, ({ artifact, ...made }) => {
		const request = {
			...shared,
			...made,
			extension: readExtensionOptions(values),
			candidate: artifact,
			baseline: artifact,
			baselinePolicyFile: void 0,
			mode: "check",
			commit: void 0,
			ancestors: []
		};
		return runGate(request, {
			...ports(".", terminal),
			stores: []
		});
	});
}
/** @throws {UserError} If it is no address of a server. */
function checkUrl(text) {
	if (serverUrl.safeParse(text).success) return;
	throw new UserError(`compare: expected a URL such as http://127.0.0.1:8000, got "${text}".`, "Give the address of the server without a query: the gate adds paths such as /v1/chat/completions.");
}
function readEndpoint(text = "chat") {
	if (text === "chat" || text === "completions") return text;
	throw new UserError(`--endpoint: expected chat or completions, got "${text}".`, "Chat models take \"chat\"; models that only continue a text take \"completions\".");
}
function readMaxTokens(text = "64") {
	if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
	throw new UserError(`--max-tokens: expected a whole number from 1 to 99999, got "${text}".`, "Write a number such as 64. Longer answers are cut off.");
}
// src/cli/compare.ts
/** Tolerances of matching outputs: the defaults of a policy. */
const [RTOL, ATOL] = ["0.001", "0.00001"];
/** Compares two model files, or two servers, without a policy. */
const compare = defineCommand({
	name: "compare",
	summary: "compare two model files, two servers, or a file and its server; needs no policy and no data",
	positionals: [{
		name: "OLD",
		what: "a model file, or the URL of a server, to compare with",
		example: "regression-gate compare old.onnx new.onnx"
	}, {
		name: "NEW",
		what: "a second model file or URL, the one to judge",
		example: "regression-gate compare old.onnx new.onnx"
	}],
	options: {
		dim: {
			type: "string",
			value: "NAME=SIZE",
			multiple: true,
			help: "size of an open dimension, such as seq=128 or image.2=224; can be repeated"
		},
		value: {
			type: "string",
			value: "NAME=RANGE",
			multiple: true,
			help: "values of an input, such as sr=16000 or tokens=0..30521; can be repeated"
		},
		rtol: {
			type: "string",
			value: "N",
			default: RTOL,
			help: "relative tolerance of matching outputs"
		},
		atol: {
			type: "string",
			value: "N",
			default: ATOL,
			help: "absolute tolerance, added to it"
		},
		...SERVER_OPTIONS,
		budget: SHARED.budget,
		...EXTENSION,
		seed: {
			...SHARED.seed,
			help: "the random inputs, and the order of the timed ones"
		},
		"runtime-path": SHARED["runtime-path"],
		...RESULT
	},
	details: `Draws inputs of the declared types and shapes: floats from -1 to 1, integers of 32 or 64 bits 0 or 1, smaller ones from their
whole range, and 1 for masks. The batch is 1; other open dimensions are 64 in pictures and 16 elsewhere.

Blocks (exit 1) if the P95 latency rises by more than 10%, if a memory peak rises by more than 10% and 16 MiB (arena: 1 MiB),
or if more than 1% of the items have an output that differs from the baseline's beyond the tolerances. It says nothing
about accuracy on real data: for that, write a policy with "regression-gate init". It saves only the report.

Two URLs, such as http://127.0.0.1:8001 and http://127.0.0.1:8002, compare two running servers that speak OpenAI's protocol.
Both get the same prompts; without --prompts, 32 short ones are made up. Blocks if the P95 time to first token or per output token
rises by more than 10%, a request fails, or the mean length of the answers changes by more than 10%. Labels suggest how answers
are scored, and a score may fall by 1 percentage point; without labels it only shows how alike the answers of both servers are.

A file and a URL compare a model in onnxruntime with the same model in a running server that speaks the Open Inference Protocol.
Both get the same random inputs, one request after the other.`,
	async run({ values, positionals: [baseline, candidate] }, terminal) {
		await clearResult(values);
		if (isFileWithServer(baseline, candidate)) {
			refuseOptions(values, [
				"prompts",
				"endpoint",
				"max-tokens",
				"baseline-credential"
			], "file-with-server");
			const result = await runComparison({
				...readFiles(values),
				baseline,
				candidate: baseline,
				server: readServer(candidate, values)
			}, terminal);
			await printResult(result, {
				...values,
				sources: {}
			}, terminal);
			return exitCode(result);
		}
		if (areServers(baseline, candidate)) {
			const result = await runServerComparison({
				baseline,
				candidate
			}, values, terminal);
			await printResult(result, {
				...values,
				sources: {}
			}, terminal);
			return exitCode(result);
		}
		refuseOptions(values, Object.keys(SERVER_OPTIONS), "files");
		const result = await runComparison({
			...readFiles(values),
			baseline,
			candidate
		}, terminal);
		await printResult(result, {
			...values,
			sources: { candidate }
		}, terminal);
		return exitCode(result);
	}
});
/** How two files are compared. @throws {UserError} If an option is invalid. */
const readFiles = (values) => ({
	options: readShared({
		...values,
		policy: SHARED.policy.default
	}),
	extension: readExtensionOptions(values),
	sizes: new Map((values.dim ?? []).map(readSize)),
	values: new Map((values.value ?? []).map(readRange)),
	rtol: readTolerance("rtol", values.rtol),
	atol: readTolerance("atol", values.atol)
});
/** The server of a file. @throws {UserError} If it has no valid address, or its credential cannot be sent. */
function readServer(url, values) {
	checkUrl(url);
	const credential = readNamedCredential({
		option: "credential",
		variable: values.credential,
		url
	});
	return {
		url,
		modelName: values["model-name"] ?? "model",
		credential
	};
}
/** Default settings for comparing files. */
const BY_DEFAULT = {
	sizes: /* @__PURE__ */ new Map(),
	values: /* @__PURE__ */ new Map(),
	rtol: Number(RTOL),
	atol: Number(ATOL)
};
/** Runs the gate on two files with a policy made for them. */
async function runComparison(given, terminal) {
	const { options, extension, explainsAccuracy, ...draw } = given;
	const [baseline, candidate] = [resolve(given.baseline), resolve(given.candidate)];
	const [id = "model"] = chooseIds([basename(candidate)]);
	const { seed, runtimePaths } = sharedRequest(options);
	return withoutPolicy({
		...draw,
		baseline,
		candidate,
		id,
		seed,
		runtimePaths
	}, terminal, (made) => {
		const request = {
			...sharedRequest(options),
			...made,
			extension,
			explainsAccuracy,
			candidate,
			baseline,
			baselinePolicyFile: void 0,
			mode: "check",
			commit: void 0,
			ancestors: []
		};
		return runGate(request, {
			...ports(".", terminal),
			stores: []
		});
	});
}
const OPTION = /^(?<name>.+)=(?<value>[^=]+)$/s;
function readSize(text) {
	const { name, value = "" } = OPTION.exec(text)?.groups ?? {};
	if (name !== void 0 && /^[1-9]\d{0,6}$/.test(value)) return [name, Number(value)];
	throw new UserError(`--dim: expected a name and a size such as "seq=128", got "${text}".`, "Name an open dimension as the model does, or by its input and its place: image.2=224.");
}
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i;
function readRange(text) {
	const { name, value = "" } = OPTION.exec(text)?.groups ?? {};
	const [low, high = low, ...more] = value.split("..");
	const range = {
		low: Number(low),
		high: Number(high)
	};
	const isRead = more.length === 0 && NUMBER.test(low ?? "") && NUMBER.test(high ?? "");
	if (name !== void 0 && isRead && range.low <= range.high) return [name, range];
	throw new UserError(`--value: expected an input and its values such as "tokens=0..30521", got "${text}".`, "Write one number, or the lowest and the highest with \"..\" between them.");
}
function readTolerance(option, text) {
	if (NUMBER.test(text) && Number(text) >= 0) return Number(text);
	throw new UserError(`--${option}: expected a number of at least 0 such as "0.001", got "${text}".`, "An output matches if it differs by at most atol + rtol times the baseline’s.");
}
// src/gitlab/pipeline-variables.ts
/** A numeric id. */
const ID = /^\d{1,15}$/;
/** @throws {UserError} If the value does not match. */
function readVariable(name, pattern, env) {
	const value = env[name] ?? "";
	if (pattern.test(value)) return value;
	throw unexpected(name, value);
}
/** @returns The URL without a slash at its end. @throws {UserError} If it is not one of http or https. */
function readUrl(name, env) {
	const value = env[name] ?? "";
	if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, "");
	throw unexpected(name, value);
}
const unexpected = (name, value) => new UserError(`${name}: expected the value that GitLab sets, got ${JSON.stringify(value)}.`, "Run it in a job of GitLab CI, and do not set the variable yourself.");
// src/gitlab/send-to-gitlab.ts
/** A refusal by the server, or no answer. */
var GitLabFailure = class extends Error {
	/** HTTP status; undefined without an answer. */
	status;
	constructor(message, status, options) {
		super(message, options);
		this.status = status;
	}
};
const REQUEST_MS = 1e4;
const MAX_BYTES$2 = 8 * 2 ** 20;
/**
* Sends a request, through the proxy that `https_proxy`, `http_proxy` and `no_proxy` name.
*
* @returns The JSON of the answer.
* @throws {GitLabFailure} If the server refuses, redirects, or does not answer with JSON within 10 s.
*/
async function sendToGitLab({ method, url, body, header, token }) {
	const what = `${method} ${new URL(url).pathname}`;
	const response = await fetchByProxy(url, {
		method,
		headers: {
			[header]: token,
			"user-agent": "model-regression-gate",
			...body !== void 0 && { "content-type": "application/json" }
		},
		...body !== void 0 && { body: JSON.stringify(body) },
		redirect: "error",
		signal: AbortSignal.timeout(REQUEST_MS)
	}).catch((error) => {
		const { cause, message } = error;
		const reason = cause instanceof Error ? cause.message : message;
		throw new GitLabFailure(`${what} was not answered: ${reason}`, void 0, { cause: error });
	});
	const text = await readBounded(response.body, what);
	if (!response.ok) throw new GitLabFailure(`${what} was answered with ${response.status}`, response.status);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new GitLabFailure(`${what} was not answered with JSON`, response.status, { cause: error });
	}
}
/** The toolkit chooses the proxy, as it does for GitHub. Imported late, because it throws on a malformed address. */
async function fetchByProxy(url, init) {
	const [{ HttpClient }, { fetch }] = await Promise.all([import("./gate-lib2.mjs"), import("./gate-undici2.mjs").then((m) => /* @__PURE__ */ __toESM(m.default, 1))]);
	const dispatcher = new HttpClient("model-regression-gate").getAgentDispatcher(url);
	return fetch(url, {
		...init,
		...dispatcher !== void 0 && { dispatcher }
	});
}
/** Counts the bytes as they arrive, because the length in the header is not trusted. */
async function readBounded(body, what) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of body ?? []) {
			size += chunk.length;
			if (size > MAX_BYTES$2) break;
			chunks.push(chunk);
		}
	} catch (error) {
		throw new GitLabFailure(`${what}: the answer broke off`, void 0, { cause: error });
	}
	if (size > MAX_BYTES$2) throw new GitLabFailure(`${what}: the answer has more than ${MAX_BYTES$2} bytes`, void 0);
	return Buffer.concat(chunks).toString("utf8");
}
/** @throws {GitLabFailure} If the answer has another shape. */
function readGitLabAnswer(answer, schema) {
	const parsed = schema.safeParse(answer);
	if (parsed.success) return parsed.data;
	throw new GitLabFailure("the server sent an undocumented answer", void 0);
}
// src/gitlab/branch-protection.ts
const PAGE_SIZE$1 = 100;
const branchesSchema = array(object({
	name: string(),
	protected: boolean().nullish(),
	developers_can_push: boolean().nullish(),
	developers_can_merge: boolean().nullish()
}));
/**
* Reads which project a job of GitLab CI is in.
*
* @returns Undefined outside of GitLab CI.
* @throws {UserError} If a variable has an unexpected value.
*/
function readJobProject(env) {
	if (env["GITLAB_CI"] !== "true") return void 0;
	return {
		apiUrl: readUrl("CI_API_V4_URL", env),
		project: readVariable("CI_PROJECT_ID", ID, env),
		token: env["CI_JOB_TOKEN"] ?? ""
	};
}
/**
* Asks GitLab who may write to a branch. Since GitLab 18, a job's own token may list branches, on every tier.
*
* @see https://docs.gitlab.com/api/branches/ and https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access
*/
async function readBranchProtection({ apiUrl, project, token }, name) {
	const url = `${apiUrl}/projects/${project}/repository/branches?${new URLSearchParams({
		search: `^${name}`,
		per_page: String(PAGE_SIZE$1)
	})}`;
	try {
		const branch = readGitLabAnswer(await sendToGitLab({
			method: "GET",
			url,
			header: "job-token",
			token
		}), branchesSchema).find((each) => each.name === name);
		if (branch === void 0) return { kind: "absent" };
		const { protected: isProtected, developers_can_push, developers_can_merge } = branch;
		return { kind: isProtected === true && developers_can_push === false && developers_can_merge === false ? "protected" : "not-protected" };
	} catch (error) {
		if (error instanceof GitLabFailure) return {
			kind: "unknown",
			message: error.message
		};
		throw error;
	}
}
// src/gitlab/guard-branch-store.ts
/**
* Records on a branch, used only if none but maintainers can write to it: anyone else could have written them for a change
* of their own. A branch that does not exist is created by the first record.
*
* @param ask - Called at most once.
*/
function guardBranchStore(store, branch, ask) {
	let asked;
	const protection = () => {
		asked ??= ask();
		return asked;
	};
	return {
		name: store.name,
		restore: async (key) => {
			const found = await protection();
			switch (found.kind) {
				case "protected": return store.restore(key);
				case "absent": return { state: "absent" };
				case "not-protected": return {
					state: "rejected",
					problem: notProtected(branch)
				};
				case "unknown": return {
					state: "unavailable",
					problem: failed(found.message)
				};
			}
		},
		listStandings: async (key) => {
			const found = await protection();
			switch (found.kind) {
				case "protected": return store.listStandings(key);
				case "absent": return {
					state: "listed",
					standings: []
				};
				case "not-protected": return {
					state: "unavailable",
					problem: notProtected(branch)
				};
				case "unknown": return {
					state: "unavailable",
					problem: failed(found.message)
				};
			}
		},
		save: async (key, write, acceptance) => {
			const found = await protection();
			switch (found.kind) {
				case "protected":
				case "absent": return store.save(key, write, acceptance);
				case "not-protected": return {
					state: "not-saved",
					problem: notProtected(branch)
				};
				case "unknown": return {
					state: "not-saved",
					problem: failed(found.message)
				};
			}
		}
	};
}
const notProtected = (branch) => ({
	kind: "not-protected",
	branch
});
const failed = (message) => ({
	kind: "failed",
	message
});
// src/cli/data-branch.ts
/**
* Opens the records on a branch of `origin`. In GitLab CI, a branch that developers can write to is not used.
*
* @throws {UserError} If the name is not one of a branch, or the folder is not in a checkout.
*/
async function openDataBranch(branch, { folder, mayWrite, env }) {
	if (!isBranchName(branch)) throw notAName(branch);
	const git = gitIn(folder);
	const workspace = await git("rev-parse", "--show-toplevel").catch((error) => {
		throw new UserError(`--data-branch: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`, "The gate fetches the branch from the remote \"origin\": run it in a clone of the repository.", { cause: error });
	});
	if (mayWrite) await authorizePush(env);
	const store = new BranchStore({
		branch,
		workspace: workspace.trimEnd(),
		checkout: folder,
		git,
		mayWrite
	});
	const job = readJobProject(env);
	return job === void 0 ? store : guardBranchStore(store, branch, () => readBranchProtection(job, branch));
}
/**
* For a release, whose evidence is all on the data branch: in GitLab CI, refuses one that developers can write to.
*
* @throws {UserError} If they can, or the name is not one of a branch.
* @throws {InfrastructureError} If GitLab does not say.
*/
async function expectProtected(branch, env) {
	if (!isBranchName(branch)) throw notAName(branch);
	const job = readJobProject(env);
	if (job === void 0) return;
	const found = await readBranchProtection(job, branch);
	switch (found.kind) {
		case "protected":
		case "absent": return;
		case "not-protected": throw new UserError(`--data-branch: expected a branch that only maintainers can write to, got "${branch}".`, "Protect it, and allow only maintainers to push to it and merge into it.");
		case "unknown": throw new InfrastructureError(`--data-branch: expected GitLab to say who can write to "${branch}", got: ${found.message}.`, "A job’s token can list branches since GitLab 18. With an older server, sign off outside of GitLab CI.");
	}
}
const notAName = (branch) => new UserError(`--data-branch: expected the name of a branch such as "regression-gate-data", got "${branch}".`, "Use letters, digits, \".\", \"_\", \"-\" and \"/\".");
/**
* Lets git push with REGRESSION_GATE_PUSH_TOKEN in GitLab CI, where the checkout has only the job's own token. It is never
* on a command line or in a file.
*/
async function authorizePush(env) {
	const token = env["REGRESSION_GATE_PUSH_TOKEN"] ?? "";
	if (env["GITLAB_CI"] !== "true" || token === "") return;
	const scratch = await mkdtemp(join(tmpdir(), "regression-gate-git-"));
	process.once("exit", () => rmSync(scratch, {
		recursive: true,
		force: true
	}));
	const { config, env: secrets } = credentialSettings({
		serverUrl: new URL(readUrl("CI_PROJECT_URL", env)).origin,
		token
	}, scratch);
	configureGit({
		config: [...config, ["remote.origin.pushurl", `${readUrl("CI_PROJECT_URL", env)}.git`]],
		env: secrets
	});
}
// src/cli/named-commit.ts
/**
* Full SHA of the commit that an option names, whose policy judges. A name that fits several branches or tags is refused: git
* prefers a tag to a branch, and a local branch to one of a remote, so whoever may push a tag could choose the policy.
*
* @throws {UserError} If git has no such commit, or the name is ambiguous.
*/
async function resolveNamedCommit(git, ref, { option, noCommit }) {
	try {
		refuseSeveral(await listRefs(git, ref), ref, option);
		return await resolveCommit(git, ref);
	} catch (error) {
		throw error instanceof UserError ? error : noCommit(error);
	}
}
function refuseSeveral(refs, ref, option) {
	if (refs.length < 2) return;
	throw new UserError(`${option}: expected the name of one branch or tag, got "${ref}", which may be ${refs.join(" or ")}.`, `Write the full name, such as ${refs.at(-1)}.`);
}
// src/cli/find-target.ts
/**
* Finds the tip of the branch that a change will be merged into, whose rules judge, and the commit where the checkout left
* it, whose model is the baseline: the checkout lacks what the branch has got since, and must not be blamed for it.
*
* @throws {UserError} If git has no such commit or several, lacks a part of the history, or the histories have nothing in common.
*/
async function findTarget(git, ref) {
	const tip = await resolveTarget(git, ref);
	if (await lacksHistory(git, ["HEAD", tip])) throw new UserError(`--target: expected the whole history of HEAD and "${ref}", got a shallow clone.`, "Run \"git fetch --unshallow\", or let the CI system clone without a depth, then fetch the branch.");
	const fork = await mergeBase(git, "HEAD", tip).catch((error) => {
		throw new UserError(`--target: expected a commit that HEAD and "${ref}" (${shortSha(tip)}) have in common, got none.`, "Name the branch that the change will be merged into. A branch without a common history cannot be judged by its rules.", { cause: error });
	});
	return {
		commit: fork,
		policyCommit: tip,
		forkPoint: fork === tip ? void 0 : fork
	};
}
const resolveTarget = (git, ref) => resolveNamedCommit(git, ref, {
	option: "--target",
	noCommit: (error) => new UserError(`--target: expected a branch or commit, got "${ref}": ${gitFailure(error)}.`, gitRemedy(error, "Fetch it first, such as with \"git fetch origin main\", then name FETCH_HEAD or refs/remotes/origin/main."), { cause: error })
});
// src/cli/history/local-history.ts
/** History of the runs that `check --record` recorded in the default store. */
const LOCAL_HISTORY = join(".regression-gate", HISTORY_FILE);
/**
* Appends a line per recorded model to the history next to its record.
*
* @param store - Absolute folder of the store.
* @param commit - Full SHA of the recorded commit; undefined outside a repository.
* @throws {InfrastructureError} If the file cannot be written.
*/
async function appendHistory(store, judged, commit) {
	const lines = judged.flatMap(({ isRecorded, line, verdict }) => isRecorded && line !== void 0 ? [{
		...line,
		commit: commit ?? null,
		accepted: verdict.acceptance?.accepted ?? true
	}] : []);
	if (lines.length === 0) return;
	const file = join(store, HISTORY_FILE);
	try {
		await mkdir(store, { recursive: true });
		await appendFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
	} catch (error) {
		throw new InfrastructureError(`${file}: expected a history that can be appended to, got ${error.code ?? String(error)}.`, "The baseline is recorded. Check the permissions of the folder and the free disk space.", { cause: error });
	}
}
// src/cli/jobs/open-jobs.ts
/** Options of the commands that divide a run into jobs: all jobs of a run get the same values. */
const JOBS = {
	policy: SHARED.policy,
	model: SHARED.model,
	base: {
		type: "string",
		value: "REF",
		help: "commit to compare with; its policy judges",
		defaultText: "the merge base, and the policy here"
	}
};
/** How the items are split; the same for `route` and `measure --job`. */
const SHARDS = {
	type: "string",
	value: "N",
	default: "1",
	help: "shards in which the items of a model are scored, or a JSON object with a number per model"
};
/** Name of the run; the same for `measure` and `verdict`. */
const RUN = {
	type: "string",
	value: "ID",
	help: "name of the run, such as the id of the pipeline: results of other runs are refused"
};
/** @throws {UserError} If the policy or the base commit cannot be used. */
async function openJobs(values) {
	const policyFile = resolve(values.policy);
	const folder = dirname(policyFile);
	const git = gitIn(folder);
	const named = values.base === void 0 ? void 0 : await resolveBase(git, values.base);
	const commit = named ?? await findBranchPoint(folder);
	const plan = {
		commit,
		ancestors: commit === void 0 ? [] : (await listFirstParents(git, commit)).ancestors,
		policyCommit: named
	};
	const rules = chooseRules(await readRules({
		policyFile,
		policyCommit: named
	}), "pull-request");
	return {
		policyFile,
		plan,
		rules,
		models: selectModels(rules.policy, values.model).map(({ id }) => id),
		git
	};
}
const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** @throws {UserError} If it is not one commit that git has or can fetch. */
async function resolveBase(git, ref) {
	const notFetched = FULL_SHA.test(ref) ? await fetchCommit(ref, git) : void 0;
	return resolveNamedCommit(git, ref, {
		option: "--base",
		noCommit: (error) => new UserError(`--base: expected a commit, got "${ref}": ${notFetched ?? gitFailure(error)}.`, gitRemedy(error, "Name a commit, a tag or a branch that this checkout has, or a full SHA."), { cause: error })
	});
}
/**
* Identifies the run.
*
* @throws {UserError} If it has no name, or the checkout has no commit.
*/
async function identifyJobs({ policyFile, plan, rules }, { run, version }) {
	if (run === void 0 || run.trim() === "") throw new UserError("--run: expected the name of the run, got none.", "Give all jobs of a run the same name, such as the id of the pipeline.");
	const commit = await readHeadCommit(dirname(policyFile));
	if (commit === void 0) throw new UserError("policy: expected a commit in the git repository around it, got none.", "The commit distinguishes the results of one run from those of another. Commit the change first.");
	return {
		gate: version,
		repository: "local",
		runId: run,
		commit,
		baselineCommit: plan.commit ?? null,
		use: "pull-request",
		policy: digestPolicy(rules.policy)
	};
}
/** More would not fit into a folder of results. */
const MAX_JOBS = 4096;
/** @throws {UserError} If the number of shards is invalid. */
function listJobs(models, shards) {
	const counts = parseShardCounts(shards);
	if (counts === void 0) throw new UserError(`--shards: expected a whole number from 1 to 256, or a JSON object with such a number per model, got ${JSON.stringify(shards)}.`, "Write 4 for every model, or {\"ocr\": 4} for one.");
	return planShards(models, counts, {
		place: "--shards",
		maxJobs: MAX_JOBS
	});
}
// src/cli/release/last-release.ts
/**
* Finds the last release of a checkout: `named`, else the nearest tag before the checked-out commit.
*
* @throws {UserError} If `named` is not a commit, or there is no earlier tag.
*/
async function findNamedRelease(git, named) {
	if (named !== void 0) return {
		name: named,
		commit: await resolveRelease(git, named)
	};
	const own = (await listOwnTags(git)).map((tag) => `--exclude=${tag}`);
	try {
		const name = (await git("describe", "--tags", "--abbrev=0", ...own, "HEAD")).trim();
		return {
			name,
			commit: await resolveRelease(git, name)
		};
	} catch (error) {
		const failure = gitFailure(error);
		if (NO_TAG.test(failure)) {
			const more = await isShallow(git) ? " --unshallow" : "";
			throw new UserError("sign-off: expected an earlier release to compare with, got none: no earlier commit has a tag.", `Name it: --release v1.0.0, or any commit. If only this clone lacks the tags: git fetch --tags${more}.`, { cause: error });
		}
		throw new UserError(`sign-off: expected an earlier release to compare with, got: ${failure}.`, "Name it: --release v1.0.0, or any commit.", { cause: error });
	}
}
/** Git's message if there is no tag, or none before the commit. */
const NO_TAG = /No names found|No tags can describe/;
/** The first tag of the checked-out commit; null if it has none. */
async function readReleaseTag(git) {
	return (await listOwnTags(git))[0] ?? null;
}
async function listOwnTags(git) {
	return (await git("tag", "--points-at", "HEAD")).split("\n").filter((line) => line !== "");
}
async function resolveRelease(git, name) {
	try {
		return await resolveCommit(git, name);
	} catch (error) {
		throw new UserError(`--release: expected a tag or commit, got "${name}" (${gitFailure(error)}).`, "Name the last release, such as v1.0.0.", { cause: error });
	}
}
/**
* Finds the release for the drift limits without a server: `named`, else the nearest tag at or before a commit.
*
* @param from - Full SHA of the base commit if its rules judge, because a change could tag a commit of its own; else HEAD.
* @throws {UserError} If git does not know `named`.
*/
async function findLastRelease(folder, named, from) {
	const git = gitIn(folder);
	if (named !== void 0) try {
		return {
			state: "found",
			tag: named,
			commit: await resolveCommit(git, named)
		};
	} catch (error) {
		throw new UserError(`--release: expected a tag or a commit, got "${named}".`, "Name the release for the drift limits, such as v1.2.", { cause: error });
	}
	try {
		if ((await git("tag", "--merged", from)).trim() !== "") {
			const tag = (await git("describe", "--tags", "--abbrev=0", from)).trim();
			return {
				state: "found",
				tag,
				commit: await resolveCommit(git, tag)
			};
		}
		if (!await lacksHistory(git, [from])) return { state: "none" };
		return {
			state: "unknown",
			why: { kind: "shallow-clone" }
		};
	} catch (error) {
		return {
			state: "unknown",
			why: {
				kind: "failed",
				message: gitFailure(error)
			}
		};
	}
}
// src/cli/check.ts
/** Judges a model against its baseline, or records it. */
const check = defineCommand({
	name: "check",
	summary: "compare the candidate with its baseline and judge it",
	options: {
		...SHARED,
		policy: {
			type: "string",
			value: "FILE",
			help: SHARED.policy.help,
			defaultText: SHARED.policy.default
		},
		...EXTENSION,
		baseline: {
			type: "string",
			value: "FILE",
			help: "a model (.onnx), a record (record.json) or a folder with the model to compare with"
		},
		"baseline-policy": {
			type: "string",
			value: "FILE",
			help: "policy whose runtime settings the baseline uses"
		},
		base: JOBS.base,
		target: {
			type: "string",
			value: "REF",
			help: "branch that the change will be merged into; its policy judges, the merge base is the baseline"
		},
		fork: {
			type: "boolean",
			default: false,
			help: "the change is from a fork: run nothing unless the policy of --base or --target allows forks"
		},
		candidate: {
			type: "string",
			value: "FILE",
			help: "model to judge, or a folder with it",
			defaultText: "the policy’s artifact"
		},
		store: {
			type: "string",
			value: "DIR",
			default: ".regression-gate",
			help: "folder with recorded baselines"
		},
		"data-branch": {
			type: "string",
			value: "NAME",
			help: "branch of origin with recorded baselines; --record adds to it instead of STORE",
			defaultText: "none"
		},
		...RESULT,
		release: {
			type: "string",
			value: "REF",
			help: "tag or commit for the drift limits",
			defaultText: "the nearest tag before HEAD, or before the named base"
		},
		record: {
			type: "boolean",
			default: false,
			help: "measure the candidate, keep it as the baseline, and add it to STORE/history.jsonl"
		},
		"explain-accuracy": {
			type: "boolean",
			default: false,
			help: "if the task score got worse, compare both models layer by layer and name the first tensors that differ"
		},
		fresh: {
			type: "boolean",
			default: false,
			help: "ignore earlier attempts at the same comparison (in STORE/attempts)"
		}
	},
	details: `Without --baseline, the gate compares with the record of the git merge base in the store; else with the model file
at the merge base; else with the record of the nearest of the 20 commits before it. If there is none of these, the
verdict is no-baseline (exit 3).

In CI, use --target with the branch that the change will be merged into: its newest policy, waivers and data judge, even if the
change began before they were written. The baseline is the model where the change left the branch, so that it is not blamed
for what it lacks. It takes the whole history. --base REF takes both from one commit. With either, baselines and attempts in
the store are not used: a change could have written them. Records on the --data-branch are used: protect it, so that no change
can write to it. In GitLab CI, a branch that developers can write to is refused. The last release is then the nearest tag before
the baseline, so that a change cannot tag its own. A name that fits several branches or tags is refused: write its full name, such
as refs/remotes/origin/main.

Without a policy file, --baseline and --candidate together work like "regression-gate compare".`,
	async run({ values }, terminal) {
		const { baseline, "baseline-policy": baselinePolicy, candidate, record } = values;
		const other = [
			"baseline",
			"baseline-policy",
			"base",
			"target"
		].find((name) => values[name] !== void 0);
		if (record && other !== void 0) throw new UserError(`--record: expected no --${other} with it, got one.`, "Leave one of them out: --record measures the candidate and compares it with nothing.");
		const options = readShared({
			...values,
			policy: values.policy ?? SHARED.policy.default
		});
		await clearResult(values);
		if (await lacksPolicy(values)) {
			const { baseline: before = "", candidate: now = "" } = values;
			const server = isFileWithServer(before, now) ? readServer(now, {}) : void 0;
			if (server === void 0 && areServers(before, now)) {
				if (values["explain-accuracy"]) throw noLayers();
				const result = await runServerComparison({
					baseline: before,
					candidate: now
				}, values, terminal);
				await printResult(result, {
					...values,
					sources: {}
				}, terminal);
				return exitCode(result);
			}
			const explainsAccuracy = values["explain-accuracy"];
			if (server !== void 0 && explainsAccuracy) throw noLayers();
			const compared = await runComparison({
				baseline: before,
				candidate: server === void 0 ? now : before,
				options,
				extension: readExtensionOptions(values),
				...BY_DEFAULT,
				server,
				explainsAccuracy
			}, terminal);
			const sources = server === void 0 ? { candidate: now } : {};
			await printResult(compared, {
				...values,
				sources
			}, terminal);
			return exitCode(compared);
		}
		const shared = sharedRequest(options);
		const folder = dirname(shared.policyFile);
		const named = await findNamedBase(folder, values);
		const base = record ? void 0 : named?.commit ?? await findBranchPoint(folder);
		const request = {
			...shared,
			extension: readExtensionOptions(values),
			candidate: candidate && resolve(candidate),
			baseline: baseline && resolve(baseline),
			baselinePolicyFile: baselinePolicy && resolve(baselinePolicy),
			mode: record ? "alone" : "check",
			recording: record ? { commit: await readHeadCommit(folder) } : void 0,
			commit: base,
			policyCommit: named?.policyCommit,
			forkPoint: named?.forkPoint,
			fork: values.fork ? "on-own-runner" : void 0,
			explainsAccuracy: values["explain-accuracy"],
			ancestors: base === void 0 ? [] : (await listFirstParents(gitIn(folder), base)).ancestors
		};
		const attempts = values.fresh || named !== void 0 ? [] : [openAttemptDirectory(resolve(values.store, "attempts"))];
		const lastRelease = () => findLastRelease(folder, values.release, named?.commit ?? "HEAD");
		const { stores, ...others } = ports(values.store, terminal, named === void 0);
		const branch = await openNamedBranch(values["data-branch"], folder, record);
		const recordsThere = record && branch.length > 0;
		const asked = recordsThere ? branch : [...branch, ...stores];
		const result = await runGate(request, {
			...others,
			stores: asked,
			attempts,
			lastRelease
		});
		await printResult(result, {
			...values,
			sources: { policy: options.policy }
		}, terminal);
		if (record && !recordsThere) await appendHistory(resolve(values.store), result.judged, request.recording?.commit);
		return exitCode(result);
	}
});
const openNamedBranch = async (branch, folder, mayWrite) => branch === void 0 ? [] : [await openDataBranch(branch, {
	folder,
	mayWrite,
	env: process.env
})];
const noLayers = () => new UserError("--explain-accuracy: expected two model files with it, got servers.", "A server does not show the layers of its model. Leave the option out.");
/**
* The commits that --base or --target names.
*
* @throws {UserError} If both are given, git does not have them, or a fork is to be judged without.
*/
async function findNamedBase(folder, { base, target, fork }) {
	if (!await isThere(folder)) return void 0;
	const git = gitIn(folder);
	if (base !== void 0 && target !== void 0) throw new UserError("--target: expected no --base with it, got one.", "Leave --base out: the commit where the change left the branch is found with git.");
	if (target !== void 0) return findTarget(git, target);
	if (base !== void 0) {
		const commit = await resolveBase(git, base);
		return {
			commit,
			policyCommit: commit
		};
	}
	if (!fork) return void 0;
	throw new UserError("--fork: expected --target or --base with it, got none.", "Name the branch that the change goes to, such as --target refs/remotes/origin/main: only its policy can allow a model from a fork to run.");
}
/** Whether to compare two files without a policy: none is named, and there is none at its default path. */
async function lacksPolicy(values) {
	const { policy, model, base, target, baseline, candidate } = values;
	if (policy !== void 0 || model !== void 0 || base !== void 0 || target !== void 0 || values["baseline-policy"] !== void 0) return false;
	if (baseline === void 0 || candidate === void 0 || baseline.endsWith(".json")) return false;
	const problem = await lstat(SHARED.policy.default).then(() => void 0, (error) => error.code);
	return problem === "ENOENT" || problem === "ENOTDIR";
}
// src/doctor/examine-checkout.ts
/** Enough to recognize a pointer. */
const START_BYTES = 64;
const MAX_FILES = 2e3;
/** Git's message if the checkout belongs to another user. */
const REFUSED = /dubious ownership/;
/** Asks git about the checkout that a folder is in. Changes nothing. */
async function examineCheckout(folder) {
	const git = gitIn(folder);
	const none = {
		lfs: { kind: "unknown" },
		root: void 0,
		trackedRecords: 0
	};
	const version = await readVersion(git);
	if (version === void 0) return {
		git: { kind: "not-installed" },
		...none
	};
	try {
		const root = (await git("rev-parse", "--show-toplevel")).trimEnd();
		const at = gitIn(root);
		const tracked = await at("ls-files", "-z", "--", join(folder, ".regression-gate"));
		return {
			git: await describeRepository(at, version),
			lfs: await describeLfs(at, root),
			root,
			trackedRecords: splitNames(tracked).length
		};
	} catch (error) {
		const { stderr = "" } = error;
		if (REFUSED.test(stderr)) return {
			git: {
				kind: "refused",
				version,
				message: gitFailure(error)
			},
			...none
		};
		return {
			git: {
				kind: "no-repository",
				version
			},
			...none
		};
	}
}
/** "2.47.3"; undefined if git is not installed. */
async function readVersion(git) {
	try {
		return /\d[\w.]*/.exec(await git("--version"))?.[0] ?? "";
	} catch (error) {
		if (isMissingGit(error)) return void 0;
		throw error;
	}
}
async function describeRepository(git, version) {
	if (await git("rev-parse", "--verify", "--quiet", "HEAD").catch(() => "") === "") return {
		kind: "no-commit",
		version
	};
	return {
		kind: "ready",
		version,
		isShallow: await lacksHistory(git)
	};
}
async function describeLfs(git, root) {
	const files = splitNames(await git("ls-files", "-z", "--", ":(attr:filter=lfs)"));
	if (files.length === 0) return { kind: "not-used" };
	const isInstalled = await promisify(execFile)("git", ["lfs", "version"], {
		cwd: root,
		env: gitEnvironment([])
	}).then(() => true, () => false);
	let pointers = 0;
	for (const file of files.slice(0, MAX_FILES)) if (await isPointer(join(root, file))) pointers += 1;
	return pointers === 0 ? {
		kind: "fetched",
		files: files.length,
		isInstalled
	} : {
		kind: "pointers",
		pointers,
		files: files.length,
		isInstalled
	};
}
/** A file that is not there, or cannot be read, is not a pointer. */
async function isPointer(file) {
	try {
		const handle = await open(file, "r");
		try {
			const start = Buffer.alloc(START_BYTES);
			const { bytesRead } = await handle.read(start, 0, START_BYTES, 0);
			return isGitLfsPointer(start.subarray(0, bytesRead));
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error.code !== void 0) return false;
		throw error;
	}
}
const splitNames = (text) => text.split("\0").filter((name) => name !== "");
/** Number of baselines in a store: folders with a `record.json` are below it. */
async function countRecords(store) {
	return (await readdir(store, { recursive: true }).catch(() => [])).filter((name) => /(?:^|[\\/])record\.json$/.test(name)).length;
}
// src/doctor/examine-cores.ts
/** Counts cores and memory, as a container's limits leave them. */
function countCores() {
	const available = process.constrainedMemory();
	const memoryBytes = available > 0 && available < totalmem() ? available : totalmem();
	return {
		kind: "counted",
		usable: availableParallelism(),
		all: cpus().length,
		memoryBytes
	};
}
const SAMPLES = 200;
const STEPS = 2e5;
const WARM_UP$1 = 20;
/** Times a short computation, about 1 ms, 200 times. */
function measureNoise() {
	for (let run = 0; run < WARM_UP$1; run += 1) timeOnceNs();
	const before = readThread();
	const samples = Array.from({ length: SAMPLES }, timeOnceNs).sort((left, right) => left - right);
	return {
		kind: "measured",
		spread: noiseSpread(samples),
		waiting: waitingShare(before, readThread())
	};
}
/** P95 over median, minus 1. @param sortedNs - Ascending, at least one. */
const noiseSpread = (sortedNs) => percentileNs(sortedNs, 95) / percentileNs(sortedNs, 50) - 1;
/** Share of the time between two readings for which the thread waited for a core; null without both readings. */
function waitingShare(before, after) {
	if (before === void 0 || after === void 0) return null;
	const waited = after.waitedNs - before.waitedNs;
	const all = waited + after.onCoreNs - before.onCoreNs;
	return all > 0 ? waited / all : null;
}
function timeOnceNs() {
	const start = process.hrtime.bigint();
	let state = 1;
	for (let step = 0; step < STEPS; step += 1) state = Math.imul(state, 1664525) + 1013904223 >>> 0;
	const elapsed = Number(process.hrtime.bigint() - start);
	return state === 0 ? elapsed + 1 : elapsed;
}
function readThread() {
	try {
		return parseSchedstat(readFileSync(SCHEDSTAT, "latin1"));
	} catch (error) {
		if (isUnreadable(error)) return void 0;
		throw error;
	}
}
// src/doctor/examine-folders.ts
/** Tries the folders that every check writes to. */
async function examinePermissions(working, temporary = temporaryFolder()) {
	for (const [of, folder] of [["temporary", temporary], ["working", working]]) {
		const code = await tryToWrite(folder);
		if (code !== void 0) return {
			kind: "not-writable",
			of,
			folder,
			code
		};
	}
	return {
		kind: "writable",
		isRoot: process.getuid?.() === 0
	};
}
/** Whether a file can be made in a folder, or in the nearest one above it that exists. Leaves nothing behind. */
async function isWritable(folder) {
	let nearest = folder;
	while (dirname(nearest) !== nearest && !await isThere(nearest)) nearest = dirname(nearest);
	return await tryToWrite(nearest) === void 0;
}
/** @returns The code of the error; undefined if it worked. */
async function tryToWrite(folder) {
	try {
		await rm(await mkdtemp(join(folder, ".regression-gate-doctor-")), { recursive: true });
		return;
	} catch (error) {
		return error.code ?? String(error);
	}
}
/** Tries the levels that hide the machine from a model, strongest first. */
async function examineIsolation() {
	const root = temporaryFolder();
	const refused = [];
	try {
		await mkdir(root, { recursive: true });
		const directory = await mkdtemp(join(root, "regression-gate-doctor-"));
		try {
			for (const isolation of [BUBBLEWRAP, UNSHARE]) {
				const message = await probeIsolation(isolation, {
					directory,
					gpu: false
				});
				if (message === void 0) return {
					kind: "probed",
					level: isolation.level,
					refused
				};
				refused.push({
					level: isolation.level,
					message
				});
			}
		} finally {
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	} catch (error) {
		const { code } = error;
		if (code === void 0) throw error;
	}
	return {
		kind: "probed",
		level: "process",
		refused
	};
}
// src/doctor/examine-gpu.ts
/** Present once NVIDIA's driver is loaded, in a container too if it was given a GPU; the second is WSL's. */
const DEVICES = ["/dev/nvidiactl", "/dev/dxg"];
/**
* Reads the GPU that the runtime would use.
*
* @param options - For tests: path of nvidia-smi, and whether the kernel has a GPU of NVIDIA's.
*/
function examineGpu(options = {}) {
	const { command, hasDevice = DEVICES.some((each) => existsSync(each)) } = options;
	const visible = process.env["CUDA_VISIBLE_DEVICES"];
	const access = openGpu({
		visible,
		...command !== void 0 && { command }
	});
	if (access.kind === "readable") return describe$1(access.gpu);
	return hasDevice ? {
		kind: "unreadable",
		message: access.message
	} : { kind: "none" };
}
function describe$1(gpu) {
	const { name, driver, mig } = gpu.first;
	const listed = readGpuProcesses(gpu);
	return {
		kind: "readable",
		name,
		driver,
		processes: listed.ok ? listed.value.processes.length + listed.value.unnamed : null,
		isMig: mig === "Enabled"
	};
}
// src/doctor/examine-runtime.ts
/** As in package.json. */
const NEEDED_NODE = "20.19";
const DEADLINE_MS = 3e4;
/** Loads the runtime in a separate process, because a broken native library may crash it. */
const PROGRAM = `
process.stdout.write(JSON.stringify(require(process.argv[1]).listSupportedBackends()));
`;
const backends = array(object({
	name: string(),
	bundled: boolean()
}));
const UNKNOWN = { kind: "unknown" };
/**
* Finds the default version of the runtime where a check would find it, and loads it. Installs nothing.
*
* @param node - Version of Node, such as "24.1.0".
*/
async function examineRuntime(bundleFolder, node = process.versions.node) {
	if (isOlder(node, NEEDED_NODE)) return {
		runtime: {
			kind: "old-node",
			got: node,
			needed: NEEDED_NODE
		},
		providers: UNKNOWN
	};
	const version = RUNTIME_VERSION;
	const installed = findInstalled(bundleFolder);
	const cached = join(runtimeToolFolder(version), "node_modules", RUNTIME_PACKAGE);
	if (installed !== void 0 && await readVersion$1(installed) === version) return load(installed, {
		version,
		place: "installed"
	});
	if (await readVersion$1(cached) === version) return load(cached, {
		version,
		place: "tool-cache"
	});
	return {
		runtime: await canRunNpm() ? {
			kind: "not-installed",
			version,
			folder: runtimeToolFolder(version)
		} : {
			kind: "no-npm",
			version
		},
		providers: UNKNOWN
	};
}
async function load(folder, found) {
	try {
		const { stdout } = await promisify(execFile)(process.execPath, [
			"-e",
			PROGRAM,
			folder
		], { timeout: DEADLINE_MS });
		const names = backends.parse(JSON.parse(stdout));
		return {
			runtime: {
				kind: "loaded",
				...found
			},
			providers: listProviders(names, folder)
		};
	} catch (error) {
		const { version } = found;
		return {
			runtime: {
				kind: "not-loadable",
				version,
				message: whyNotLoaded(error)
			},
			providers: UNKNOWN
		};
	}
}
/** Providers that are not part of the package have libraries of their own, here or in the tool cache. */
function listProviders(names, folder) {
	const cuda = join(runtimeToolFolder(RUNTIME_VERSION, "cuda12"), "node_modules", RUNTIME_PACKAGE);
	const isReady = ({ name, bundled }) => bundled || [folder, cuda].some((each) => existsSync(each) && lackingLibraries(each, [`libonnxruntime_providers_${name}.so`]).length === 0);
	const of = (isWanted) => names.filter((each) => isReady(each) === isWanted).map(({ name }) => name);
	return {
		kind: "listed",
		ready: of(true),
		lacking: of(false)
	};
}
function whyNotLoaded(error) {
	const { stderr = "", message } = error;
	return stderr.split("\n").find((line) => /^\w*Error\b/.test(line)) ?? message.split("\n")[0] ?? message;
}
/** Compares major and minor version. */
function isOlder(got, needed) {
	const [major = 0, minor = 0] = got.split(".").map(Number);
	const [neededMajor = 0, neededMinor = 0] = needed.split(".").map(Number);
	return major < neededMajor || major === neededMajor && minor < neededMinor;
}
// src/doctor/examine-machine.ts
/**
* Looks at everything that a check on this machine depends on. Installs and changes nothing.
*
* @param place - `bundleFolder` has the gate, `folder` is where a check would run; absolute.
*/
async function examineMachine(place) {
	const noise = measureNoise();
	const { folder } = place;
	const { runtime, providers } = await examineRuntime(place.bundleFolder);
	const { git, lfs, root, trackedRecords } = await examineCheckout(folder);
	const packages = toolCache();
	return {
		runtime,
		providers,
		gpu: examineGpu(),
		git,
		lfs,
		cores: countCores(),
		noise,
		permissions: await examinePermissions(folder),
		isolation: await examineIsolation(),
		caches: {
			kind: "found",
			toolCache: packages,
			isToolCacheWritable: await isWritable(join(packages, RUNTIME_PACKAGE)),
			records: await countRecords(join(root ?? folder, ".regression-gate")),
			isTracked: trackedRecords > 0
		}
	};
}
// src/doctor/health.ts
/** Slowest 5% against the median, above which a run needs clearly more launches. */
const MAX_SPREAD = .25;
const MAX_WAITING = .1;
/** The gate and the measuring child have a core each. */
const MIN_CORES = 2;
/** Health of every part. A part is impossible only if every check needs it. */
function judgeHealth(found) {
	return {
		runtime: RUNTIME$1[found.runtime.kind],
		providers: hasUnusedGpu(found) ? "limited" : "good",
		gpu: judgeGpu(found),
		git: judgeGit(found.git),
		lfs: judgeLfs(found.lfs),
		cores: found.cores.usable >= MIN_CORES ? "good" : "limited",
		noise: isQuiet(found.noise) ? "good" : "limited",
		permissions: found.permissions.kind === "writable" ? "good" : "impossible",
		isolation: found.isolation.level === "process" ? "limited" : "good",
		caches: found.caches.isToolCacheWritable && !found.caches.isTracked ? "good" : "limited"
	};
}
const RUNTIME$1 = {
	loaded: "good",
	"not-installed": "limited",
	"no-npm": "impossible",
	"not-loadable": "impossible",
	"old-node": "impossible"
};
/** Unknown providers are the runtime's problem. */
const hasUnusedGpu = ({ gpu, providers }) => gpu.kind === "readable" && providers.kind === "listed" && !providers.ready.includes("cuda");
function judgeGpu({ gpu }) {
	switch (gpu.kind) {
		case "none": return "good";
		case "unreadable": return "limited";
		case "readable": return gpu.isMig || (gpu.processes ?? 0) > 0 ? "limited" : "good";
	}
}
const judgeGit = (git) => git.kind === "ready" && !git.isShallow ? "good" : "limited";
const judgeLfs = (lfs) => lfs.kind === "not-used" || lfs.kind === "fetched" && lfs.isInstalled ? "good" : "limited";
/** Written as the passing condition, so that NaN is not quiet. */
const isQuiet = ({ spread, waiting }) => spread <= MAX_SPREAD && (waiting === null || waiting <= MAX_WAITING);
// src/doctor/condition.ts
/** What `doctor` looks at, in the order in which it is shown. */
const MACHINE_PARTS = [
	"runtime",
	"providers",
	"gpu",
	"git",
	"lfs",
	"cores",
	"noise",
	"permissions",
	"isolation",
	"caches"
];
// src/doctor/words/condition.ts
/** Label of each part. */
const PART_LABELS = {
	runtime: "runtime",
	providers: "providers",
	gpu: "GPU",
	git: "git",
	lfs: "Git LFS",
	cores: "cores",
	noise: "noise",
	permissions: "permissions",
	isolation: "isolation",
	caches: "caches"
};
/** What was found about a part, without a full stop. */
function conditionText(part, found) {
	switch (part) {
		case "runtime": return runtimeText(found.runtime);
		case "providers": return providersText(found.providers);
		case "gpu": return gpuText(found.gpu);
		case "git": return gitText(found.git);
		case "lfs": return lfsText(found.lfs);
		case "cores": return coresText(found.cores);
		case "noise": return noiseText(found.noise);
		case "permissions": return permissionsText(found.permissions);
		case "isolation": return isolationText(found.isolation);
		case "caches": return cachesText(found.caches);
	}
}
function runtimeText(found) {
	switch (found.kind) {
		case "loaded": {
			const place = found.place === "installed" ? "next to the gate" : "in the tool cache";
			return `onnxruntime-node ${found.version}, ${place}`;
		}
		case "not-installed": return `onnxruntime-node ${found.version} is not installed; the first check downloads 291 MB to ${found.folder}`;
		case "no-npm": return `onnxruntime-node ${found.version} is not installed, and npm does not start`;
		case "not-loadable": return `onnxruntime-node ${found.version} does not load: ${found.message}`;
		case "old-node": return `Node ${found.got} is older than ${found.needed}`;
	}
}
function providersText(found) {
	if (found.kind === "unknown") return "unknown without the runtime";
	const ready = joinAnd(found.ready);
	return found.lacking.length === 0 ? ready : `${ready}; not downloaded: ${joinAnd(found.lacking)}`;
}
function gpuText(found) {
	switch (found.kind) {
		case "none": return "no NVIDIA GPU; models run on the CPU";
		case "unreadable": return `an NVIDIA GPU that cannot be read: ${found.message}`;
		case "readable": return `${found.name ?? "an NVIDIA GPU without a name"}${found.driver === null ? "" : `, driver ${found.driver}`}${found.isMig ? ", split by MIG" : ""}${found.processes ? `, ${countOf(found.processes, "process")} on it` : ""}`;
	}
}
function gitText(found) {
	switch (found.kind) {
		case "ready": return `git ${found.version}${found.isShallow ? ", shallow clone" : ""}`;
		case "no-commit": return `git ${found.version}, no commit yet`;
		case "no-repository": return `git ${found.version}, not in a repository`;
		case "refused": return `git ${found.version} refuses this checkout: ${found.message}`;
		case "not-installed": return "git is not installed";
	}
}
function lfsText(found) {
	switch (found.kind) {
		case "unknown": return "unknown without a repository";
		case "not-used": return "not used here";
		case "fetched": return `${countOf(found.files, "file")} fetched${found.isInstalled ? "" : ", git-lfs is not installed"}`;
		case "pointers": return `${countOf(found.pointers, "file")} of ${found.files} not fetched${found.isInstalled ? "" : ", git-lfs is not installed"}`;
	}
}
function coresText({ usable, all, memoryBytes }) {
	return `${usable === all ? countOf(usable, "core") : `${usable} of ${countOf(all, "core")}`}, ${formatValue(memoryBytes, "bytes")} of memory`;
}
function noiseText({ spread, waiting }) {
	const share = waiting === null ? "the kernel does not report waiting for a core" : `${percent(waiting)} of the time spent waiting for a core`;
	return `the same computation takes ${longer(spread)}; ${share}`;
}
/** Percentages above a hundred are hard to read. */
const longer = (spread) => spread < 1 ? `${percent(spread)} longer at P95 than at the median` : `${(1 + spread).toFixed(1)} times as long at P95 as at the median`;
const percent = (share) => `${(100 * share).toFixed(0)}%`;
function permissionsText(found) {
	if (found.kind === "writable") return `all folders are writable${found.isRoot ? ", running as root" : ""}`;
	return `the ${found.of === "temporary" ? "folder for temporary files" : "working folder"} ${found.folder} is not writable (${found.code})`;
}
/** Levels, as the report names them. */
const LEVELS = {
	bubblewrap: "bubblewrap hides this machine from models",
	unshare: "unshare hides this machine from models",
	process: "a plain process: models can read what this user can read"
};
function isolationText({ level, refused }) {
	const why = refused.map((each) => `${each.level}: ${each.message}`).join("; ");
	return why === "" || level !== "process" ? LEVELS[level] : `${LEVELS[level]} (${why})`;
}
function cachesText(found) {
	return `${`packages in ${found.toolCache}${found.isToolCacheWritable ? "" : ", which is not writable"}`}; ${found.records === 0 ? "no baselines" : countOf(found.records, "baseline")} in .regression-gate${found.isTracked ? ", which git tracks" : ""}`;
}
// src/doctor/words/remedy.ts
/** What to do about a part that is not in good health. */
function remedyText(part, found) {
	switch (part) {
		case "runtime": return RUNTIME[found.runtime.kind];
		case "providers": return "The first check with such a provider downloads its libraries.";
		case "gpu": return gpuRemedy(found.gpu);
		case "git": return GIT[found.git.kind];
		case "lfs": return lfsRemedy(found.lfs);
		case "cores": return "Use a machine with at least two cores: here the model and the gate share one.";
		case "noise": return "Stop other work on this machine, or expect more launches per verdict. \"regression-gate calibrate\" shows which limits it can measure.";
		case "permissions": return permissionsRemedy(found.permissions);
		case "isolation": return "Install bubblewrap and allow user namespaces; on Ubuntu 24.04: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
		case "caches": return cachesRemedy(found.caches);
	}
}
const RUNTIME = {
	loaded: "",
	"not-installed": "Let this machine reach the npm registry, or install the package and name its folder with --runtime-path.",
	"no-npm": "Install npm, or install the package elsewhere and name its folder with --runtime-path.",
	"not-loadable": "It needs glibc 2.28 or newer on Linux x64 or arm64 (not Alpine). Install it again if it is damaged.",
	"old-node": "Install Node 20.19 or newer."
};
function gpuRemedy(gpu) {
	if (gpu.kind === "none") return "For an NVIDIA GPU, install its driver; in a container, start it with --gpus all.";
	if (gpu.kind === "unreadable") return "Install the driver that matches the kernel, with nvidia-smi on PATH.";
	return gpu.isMig ? "Memory and energy of a MIG instance cannot be measured. Limit latency and the score only." : "Stop the other processes: their work slows the models and counts as their memory.";
}
const GIT = {
	ready: "Fetch the history with \"git fetch --unshallow\", so that the merge base can be found. The Action fetches what it needs.",
	"no-commit": "Commit the model first; a check compares with an earlier commit.",
	"no-repository": "Run it in the repository of the model, or name both models: check --baseline OLD --candidate NEW.",
	refused: "Run: git config --global --add safe.directory \"$PWD\"",
	"not-installed": "Install git, or name both models: check --baseline OLD --candidate NEW."
};
function lfsRemedy(lfs) {
	if (lfs.kind === "unknown") return "Fix git first: only the repository says which files are in LFS.";
	if (lfs.kind === "fetched") return "Install git-lfs: without it, the model of an earlier commit is missing.";
	return `${lfs.kind === "pointers" && lfs.isInstalled ? "Run" : "Install git-lfs and run"} "git lfs pull"; with actions/checkout, set lfs: true.`;
}
/** The results of a check are in the working folder, whatever the other variables say. */
function permissionsRemedy(permissions) {
	return permissions.kind === "not-writable" && permissions.of === "working" ? "Make the folder writable for this user: a check writes its results to .regression-gate in it." : "Make the folder writable for this user, or set RUNNER_TEMP (or TMPDIR) to one that is.";
}
function cachesRemedy({ isTracked, isToolCacheWritable }) {
	return [...isTracked ? ["Run \"git rm -r --cached .regression-gate\", and add .regression-gate/ to .gitignore."] : [], ...isToolCacheWritable ? [] : ["Make the folder of the packages writable, or set RUNNER_TOOL_CACHE to one that is: each is downloaded once."]].join(" ");
}
// src/doctor/words/render-examination.ts
const MARKS = {
	good: "✓",
	limited: "!",
	impossible: "✗"
};
const COLORS$3 = {
	good: 32,
	limited: 33,
	impossible: 31
};
const MAX_CHARACTERS$1 = 400;
const WIDTH$1 = Math.max(...Object.values(PART_LABELS).map((label) => label.length));
/** One line per part, and one with a remedy below each that is not in good health. */
function renderExamination(found, { version, color }) {
	const health = judgeHealth(found);
	const lines = MACHINE_PARTS.flatMap((part) => {
		const line = `${color ? `\u001B[${COLORS$3[health[part]]}m${MARKS[health[part]]}\u001B[0m` : MARKS[health[part]]} ${PART_LABELS[part].padEnd(WIDTH$1)}  ${plainText(conditionText(part, found), MAX_CHARACTERS$1)}`;
		return health[part] === "good" ? [line] : [line, `  ${" ".repeat(WIDTH$1)}  → ${remedyText(part, found)}`];
	});
	return `${[
		`regression-gate ${version}`,
		...lines,
		summaryText(Object.values(health))
	].join("\n")}\n`;
}
function summaryText(health) {
	if (health.includes("impossible")) return "No check can run here until the parts marked ✗ are fixed.";
	return health.includes("limited") ? "Checks can run here, with the limitations marked with “!”." : "Checks can run here.";
}
// src/cli/doctor.ts
/** Shows what a check on this machine would find. */
const doctor = defineCommand({
	name: "doctor",
	summary: "show whether this machine can run a check, with a remedy for each problem",
	options: { json: {
		type: "boolean",
		default: false,
		help: "print JSON"
	} },
	details: `Looks at ONNX Runtime and its providers, the GPU, git and Git LFS, cores, noise, permissions, isolation and caches, in
about a second. It installs and changes nothing. The output names folders of this machine, which may contain your
user name. Exits 0, or 4 if no check can run here.`,
	async run({ values }, { bundleFolder, folder, version, color, print }) {
		const found = await examineMachine({
			bundleFolder,
			folder
		});
		const health = judgeHealth(found);
		if (values.json) {
			const system = {
				platform: platform(),
				arch: arch(),
				release: release(),
				node: process.versions.node
			};
			print(jsonText({
				version: 1,
				gate: version,
				system,
				health,
				found
			}));
		} else print(renderExamination(found, {
			version: `${version}, Node ${process.versions.node}, ${platform()} ${arch()}`,
			color
		}));
		return Object.values(health).includes("impossible") ? EXIT.infrastructure : EXIT.ok;
	}
});
// src/trend/badge.ts
/**
* Open regressions first, else the worst state of the models' last runs. A state that is unknown never passes, and a run that
* could not measure its model counts as any other.
*
* @param models - Ids of the models that the policy has: others are left out, and those without a run are undecided. Undefined
*   for all models of the history.
*/
function judgeBadge(lines, trend, models) {
	const isJudged = ({ modelId }) => models?.has(modelId) ?? true;
	const count = trend.series.filter((series) => isOpen(series) && isJudged(series)).length;
	if (count > 0) return {
		kind: "regressions",
		count
	};
	const last = lastOfModels(lastAttempts(lines.filter(isJudged)));
	if (last.length === 0) return { kind: "no-runs" };
	const states = last.map(({ line }) => line.state);
	if (states.some((state) => state === "fail" || state === "error" || state === "no-provider")) return { kind: "blocked" };
	if (![...models ?? []].every((id) => last.some(({ line }) => line.modelId === id)) || !states.every((state) => state === "pass" || state === "waived")) return { kind: "undecided" };
	return {
		kind: "passing",
		sinceMs: Math.min(...last.map(({ atMs }) => atMs))
	};
}
/** The last run of each model, on each machine that measured it in that run. */
function lastOfModels(runs) {
	const last = new Map(runs.map(({ line }) => [line.modelId, line]));
	return runs.filter(({ line }) => {
		const newest = last.get(line.modelId);
		return line === newest || line.run !== null && line.run.id === newest?.run?.id;
	});
}
// src/trend/words/history-page.ts
/** Fixed texts of the history page. */
const HISTORY_LABELS = {
	title: `History – ${GATE_NAME}`,
	heading: "History of all models",
	none: "No run has been recorded yet.",
	model: "Model",
	metric: "Metric",
	environment: "Machine",
	all: "All",
	nothingShown: "Nothing matches these filters.",
	run: "Run",
	day: "Day",
	value: "Value",
	commit: "Commit",
	verdict: "Verdict"
};
/** Entries of the legend: the class of the mark, and what it means. */
const HISTORY_MARKS = [
	["dot", "run"],
	["dot release", "release"],
	["dot waived", "passed by a waiver"],
	["dot failed", "blocked or failed"],
	["worse", "change for the worse"],
	["better", "change for the better"],
	["split", "different machine, settings or data"]
];
/** "2 open regressions in 12 series, from 2026-09-01 to 2026-11-30." */
function historySummary(trend, panels) {
	const { span } = trend;
	if (span === null) return HISTORY_LABELS.none;
	const found = `${openText(trend)} in ${countOf(panels, "series", "series")}`;
	return sentence(`${found}, from ${dayOf(span.from)} to ${dayOf(span.to)}`);
}
/** Heading of a panel: "P95 latency of ocr". */
const panelTitle = ({ title, modelId }) => `${title} of ${modelId}`;
/** Text alternative of a plot. */
function panelAlternative(panel) {
	const points = panel.segments.flatMap((segment) => segment.points);
	const last = points.reduce((latest, point) => point.atMs >= latest.atMs ? point : latest, points[0]);
	return `${panelTitle(panel)}: ${countOf(points.length, "run")}, the last ${formatValue(last.value, panel.unit)}.`;
}
/** "2026-11-30, 4.812 ms, commit 1a2b3c4, nightly, pass". */
function pointText({ atMs, value, commit, use, state }, unit) {
	const parts = [dayOf(new Date(atMs).toISOString()), formatValue(value, unit)];
	if (commit !== null) parts.push(`commit ${shortSha(commit)}`);
	return [
		...parts,
		USES[use],
		...state === null ? [] : [state]
	].join(", ");
}
const USES = {
	"pull-request": "merge",
	nightly: "nightly",
	release: "release"
};
/** "2026-11-23: 4.120 ms → 4.810 ms (+16.7%), after `1a2b3c4`, up to `5d6e7f8`". */
function changePointText(series, point) {
	const { from, to } = point.commits;
	const range = from === null || to === null ? "" : from === to ? `, both nights at ${shaText(to)}` : `, after ${shaText(from)}, up to and including ${shaText(to)}`;
	return `${dayOf(point.at)}: ${moveText(series, point)}${range}`;
}
/** "2026-11-23: another machine, 1a2b3c4 → 5d6e7f8". */
const splitText = ({ at, what, from, to }) => `${dayOf(at)}: ${SPLITS[what]}, ${shaText(from)} → ${shaText(to)}`;
const SPLITS = {
	environment: "another machine",
	comparability: "different settings or data"
};
/** Title of the table of a panel's last runs. */
const lastRunsText = (count) => `Last ${countOf(count, "run")}`;
/** The left half of a badge. */
const BADGE_LABEL = "models";
/** The right half: "2 regressions", "blocked", "passing on 2026-11-30", "undecided", "no runs". */
function badgeText(fact) {
	switch (fact.kind) {
		case "regressions": return countOf(fact.count, "regression");
		case "passing": return `passing on ${dayOf(new Date(fact.sinceMs).toISOString())}`;
		case "no-runs": return "no runs";
		case "undecided":
		case "blocked": return fact.kind;
	}
}
// src/trend/html/render-badge.ts
const COLORS$2 = {
	"no-runs": ["lightgrey", "#6e7781"],
	passing: ["brightgreen", "#1a7f37"],
	undecided: ["yellow", "#9a6700"],
	blocked: ["red", "#cf222e"],
	regressions: ["red", "#cf222e"]
};
/** The badge for shields.io. @see https://shields.io/badges/endpoint-badge */
function renderBadgeJson(fact) {
	const [color] = COLORS$2[fact.kind];
	return jsonText({
		schemaVersion: 1,
		label: BADGE_LABEL,
		message: badgeText(fact),
		color
	});
}
const CHARACTER_WIDTH = 7;
const PADDING = 10;
/** The badge as a separate picture, without scripts or fonts from elsewhere. */
function renderBadgeSvg(fact) {
	const message = badgeText(fact);
	const [, color] = COLORS$2[fact.kind];
	const [left, right] = [BADGE_LABEL, message].map((text) => text.length * CHARACTER_WIDTH + PADDING);
	const text = (content, from, width) => `<text x="${from + width / 2}" y="14" textLength="${width - PADDING}">${content}</text>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${BADGE_LABEL}: ${message}"><title>${BADGE_LABEL}: ${message}</title><rect width="${left}" height="20" fill="#444c56"/><rect x="${left}" width="${right}" height="20" fill="${color}"/><g fill="#fff" text-anchor="middle" font-family="Verdana,sans-serif" font-size="11">${text(BADGE_LABEL, 0, left)}${text(message, left, right)}</g></svg>\n`;
}
// src/trend/html/draw-panel.ts
/** The plot's own coordinates; the page stretches them to its width. */
const [WIDTH, HEIGHT] = [1e3, 200];
const PAD = 12;
const MOST_TICKS = 4;
const MAX_TEXT = 200;
/** Colors of segments, by their place in the panel; none of them is that of a failed or a waived run. */
const SEGMENT_TOKENS = [
	"baseline",
	"part-3",
	"part-7"
];
const segmentToken = (index) => `var(--${SEGMENT_TOKENS[index % SEGMENT_TOKENS.length] ?? "baseline"})`;
/**
* A panel as SVG of any width: a dot per run that links to it, a line per machine, and vertical lines where something
* changed. Labels are HTML, so that they keep their size.
*/
function drawPanel(panel) {
	const points = panel.segments.flatMap((segment) => segment.points);
	const times = rangeOf(points.map(({ atMs }) => atMs));
	const values = rangeOf(points.map(({ value }) => value));
	const scale = {
		x: (atMs) => place(atMs, times, [PAD, WIDTH - PAD]),
		y: (value) => place(value, values, [HEIGHT - PAD, PAD])
	};
	const svg = [
		...panel.splits.map(({ at }) => vertical(scale.x(Date.parse(at)), "split")),
		...panel.series.flatMap(({ changePoints }) => changePoints.map(({ at, direction }) => vertical(scale.x(Date.parse(at)), direction))),
		...panel.segments.map(({ points: own }, index) => drawSegment(panel, own, {
			index,
			scale
		}))
	];
	const drawing = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="group" aria-label="${label(panelAlternative(panel))}">${svg.join("")}</svg>`;
	const days = [...new Set(times.map(toDay))].map((day) => element("span", {}, day));
	return element("div", { class: "plot" }, element("div", { class: "area" }, ...yLabels(values, panel, scale), rendered(drawing)), element("div", { class: "days" }, ...days));
}
const label = (text) => escapeHtml(plainText(text, MAX_TEXT));
const toDay = (ms) => dayOf(new Date(ms).toISOString());
const rangeOf = (values) => values.reduce(([min, max], value) => [Math.min(min, value), Math.max(max, value)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
/** To a tenth, which is less than a pixel. A range without extent is drawn in the middle. */
function place(value, [min, max], [from, to]) {
	const share = max > min ? (value - min) / (max - min) : .5;
	return Math.round((from + share * (to - from)) * 10) / 10;
}
const vertical = (x, kind) => `<path class="${kind}" d="M${x} 0V${HEIGHT}"/>`;
function drawSegment({ unit }, points, { index, scale }) {
	const places = points.map(({ atMs, value }) => `${scale.x(atMs)} ${scale.y(value)}`);
	const dots = points.map((point, position) => {
		const dot = `<path class="${classOf(point)}" d="M${places[position]}h0"><title>${label(pointText(point, unit))}</title></path>`;
		return isLink(point.url) ? `<a href="${escapeHtml(point.url)}" tabindex="-1" aria-label="${label(pointText(point, unit))}">${dot}</a>` : dot;
	});
	return `<g data-segment="${index}" style="--ink:${segmentToken(index)}"><path class="line" d="M${places.join("L")}"/>${dots.join("")}</g>`;
}
/** Only web addresses: others can write to the history file. */
const isLink = (url) => url !== null && url.length < 500 && /^https?:\/\/[\w.:[\]-]+\/[\w./%-]*$/.test(url);
/** The look of a dot: what the run was for, or how it ended if it did not pass. */
function classOf({ use, state }) {
	if (state === "waived") return "dot waived";
	if (state === "fail" || state === "error" || state === "no-provider") return "dot failed";
	return use === "release" ? "dot release" : "dot";
}
function yLabels(values, { unit }, { y }) {
	const [min, max] = values;
	return (max > min ? linearTicks(min, max, MOST_TICKS) : [min]).map((tick) => element("span", {
		class: "tick",
		style: `top:${(100 * y(tick) / HEIGHT).toFixed(1)}%`
	}, max > min ? formatExact(tick, unit) : formatValue(tick, unit)));
}
// src/trend/html/history-panels.ts
/** A panel per model and metric: models by name, metrics in report order. */
function listPanels(lines, trend) {
	const runs = groupRuns(listRuns(lines), ({ line }) => line.modelId);
	return [...runs.keys()].sort().flatMap((modelId) => METRIC_NAMES.flatMap((metric) => panelOf(runs.get(modelId) ?? [], {
		modelId,
		metric
	}, trend)));
}
function panelOf(runs, { modelId, metric }, trend) {
	const measured = runs.filter(({ line }) => line.figures[metric] !== void 0);
	if (measured.length === 0) return [];
	const keyOf = ({ line }) => JSON.stringify([line.environment, line.comparability]);
	const { title, unit } = METRICS[metric];
	return [{
		modelId,
		metric,
		title,
		unit,
		segments: [...groupRuns(measured, keyOf).values()].map((own) => segmentOf(own, metric)),
		splits: trend.splits.filter((split) => split.modelId === modelId && isWithin(split.at, measured)),
		series: trend.series.filter((series) => series.modelId === modelId && series.metric === metric)
	}];
}
/** Whether a time is after the first run, and not after the last. */
function isWithin(at, runs) {
	const atMs = Date.parse(at);
	return atMs > (runs[0]?.atMs ?? NaN) && atMs <= (runs.at(-1)?.atMs ?? NaN);
}
function segmentOf(runs, metric) {
	const { environment, comparability } = runs[0].line;
	return {
		environment,
		comparability,
		points: runs.map(({ line, atMs }) => ({
			atMs,
			value: line.figures[metric],
			commit: line.commit,
			url: line.run?.url ?? null,
			use: line.use ?? "nightly",
			state: line.state ?? null
		}))
	};
}
function groupRuns(runs, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const run of runs) {
		const key = keyOf(run);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [run]);
		else group.push(run);
	}
	return groups;
}
// src/trend/html/history-script.ts
/**
* Filters the panels of the history page, at first by its address: `#model=ocr&metric=P95%20latency`. It builds nothing:
* without it, the page shows everything.
*/
const HISTORY_SCRIPT = `
const filters = document.getElementById('filters');
const selects = [...filters.querySelectorAll('select')];
const panels = [...document.querySelectorAll('section[data-model]')];
const none = document.getElementById('none');
function apply() {
  const wanted = selects.map((each) => [each.id, each.value]).filter((each) => each[1] !== '');
  let shown = 0;
  for (const panel of panels) {
    panel.hidden = !wanted.every(([name, value]) => panel.dataset[name].split(' ').includes(value));
    if (!panel.hidden) shown += 1;
  }
  none.hidden = shown > 0;
}
function readAddress() {
  for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
    const select = selects.find((each) => each.id === name);
    const option = select && [...select.options].find((each) => each.textContent === text);
    if (option) select.value = option.value;
  }
  apply();
}
for (const each of selects) each.addEventListener('change', apply);
addEventListener('hashchange', readAddress);
filters.hidden = false;
readAddress();
`;
// src/trend/html/history-style.ts
/** Added to the style sheet of all pages. Lines and dots keep their width however a plot is stretched. */
const HISTORY_STYLE = `
#filters{display:flex;flex-wrap:wrap;gap:8px 20px;margin:1em 0}
#filters[hidden],section[hidden]{display:none}
#filters label{display:flex;flex-direction:column;font-size:.9rem;color:var(--muted)}
select{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--muted);border-radius:6px;padding:4px 8px;max-width:100%}
section[data-model]{content-visibility:auto;contain-intrinsic-size:auto 360px;margin:1.75rem 0}
.plot{margin:.5em 0 1.75em 76px}
.area{position:relative}
.plot svg{width:100%;height:200px;border:1px solid var(--line);overflow:visible}
.tick{position:absolute;right:calc(100% + 8px);transform:translateY(-50%);font-size:.75rem;color:var(--muted);white-space:nowrap}
.days{display:flex;justify-content:space-between;font-size:.75rem;color:var(--muted)}
.days span:only-child{margin:0 auto}
.plot path,.key path{vector-effect:non-scaling-stroke;fill:none}
.line{stroke:var(--ink);stroke-width:1.5;opacity:.5}
.dot{stroke:var(--ink,var(--baseline));stroke-width:6;stroke-linecap:round}
.dot:hover{stroke-width:11}
.dot.release{stroke:var(--text);stroke-width:10}
.dot.waived{stroke:var(--part-4);stroke-width:10;stroke-linecap:square}
.dot.failed{stroke:var(--candidate);stroke-width:10;stroke-linecap:square}
.worse,.better,.split{stroke:var(--limit);stroke-width:2}
.better{stroke:var(--part-3);stroke-dasharray:2 3}
.worse{stroke-dasharray:6 3}
.split{stroke:var(--muted);stroke-width:1}
.key svg{width:18px;height:14px;overflow:visible}
`;
// src/trend/html/render-history.ts
/** Runs in the table below a plot, the newest first. */
const LAST_RUNS = 20;
/** Change points in words, the newest first; the plot has all. */
const LAST_CHANGES = 8;
/** All nights, merges and releases as one HTML file, which loads nothing. Its one script filters what is shown. */
function renderHistory(lines, trend) {
	const panels = listPanels(lines, trend);
	const keys = keysOf(panels);
	return renderPage({
		title: HISTORY_LABELS.title,
		style: HISTORY_STYLE,
		script: panels.length === 0 ? void 0 : HISTORY_SCRIPT,
		header: [
			element("h1", {}, HISTORY_LABELS.heading),
			element("p", {}, historySummary(trend, panels.length)),
			...panels.length === 0 ? [] : [renderFilters(keys), renderKey()]
		],
		main: [element("p", {
			id: "none",
			hidden: ""
		}, HISTORY_LABELS.nothingShown), ...panels.map((panel) => renderPanel(panel, keys))],
		footer: [element("p", {}, GATE_NAME)]
	});
}
function keysOf(panels) {
	const unique = (values) => [...new Set(values)];
	return {
		model: unique(panels.map(({ modelId }) => modelId)),
		metric: unique(panels.map(({ title }) => title)),
		environment: unique(panels.flatMap(({ segments }) => segments.map(({ environment }) => environment)))
	};
}
function renderFilters(keys) {
	const select = (name, textOf) => element("label", {}, HISTORY_LABELS[name], element("select", { id: name }, element("option", { value: "" }, HISTORY_LABELS.all), ...keys[name].map((key, index) => element("option", { value: String(index) }, textOf(key)))));
	const itself = (key) => key;
	return element("form", {
		id: "filters",
		hidden: ""
	}, select("model", itself), select("metric", itself), select("environment", shortSha));
}
function renderKey() {
	const items = HISTORY_MARKS.map(([mark, text]) => {
		const path = mark.startsWith("dot") ? "M9 7h0" : "M9 0V14";
		const svg = rendered(`<svg viewBox="0 0 18 14" aria-hidden="true"><path class="${mark}" d="${path}"/></svg>`);
		return element("li", {}, svg, text);
	});
	return element("ul", { class: "legend key" }, ...items);
}
function renderPanel(panel, keys) {
	const environments = panel.segments.map(({ environment }) => keys.environment.indexOf(environment));
	const items = [...panel.series.flatMap((series) => series.changePoints.map((point) => ({
		at: point.at,
		text: changePointText(series, point)
	}))), ...panel.splits.map((split) => ({
		at: split.at,
		text: splitText(split)
	}))].toSorted((left, right) => left.at < right.at ? 1 : -1).slice(0, LAST_CHANGES).map(({ text }) => element("li", {}, renderInline(escapeProse(text))));
	return element("section", {
		"data-model": String(keys.model.indexOf(panel.modelId)),
		"data-metric": String(keys.metric.indexOf(panel.title)),
		"data-environment": [...new Set(environments)].join(" ")
	}, element("h2", {}, panelTitle(panel)), drawPanel(panel), ...items.length === 0 ? [] : [element("ul", {}, ...items)], renderLastRuns(panel));
}
function renderLastRuns({ segments, unit }) {
	const points = segments.flatMap((segment) => segment.points).toSorted((left, right) => right.atMs - left.atMs).slice(0, LAST_RUNS);
	const { day, value, commit, verdict } = HISTORY_LABELS;
	const head = [
		day,
		value,
		commit,
		verdict
	].map((text) => element("th", { scope: "col" }, text));
	const rows = points.map((point) => element("tr", {}, element("th", { scope: "row" }, renderDay(point)), element("td", { align: "right" }, formatValue(point.value, unit)), element("td", {}, element("code", {}, point.commit === null ? "–" : shortSha(point.commit))), element("td", {}, point.state ?? "–")));
	const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
	return element("details", {}, element("summary", {}, lastRunsText(points.length)), scrollBox(table));
}
function renderDay({ atMs, url }) {
	const day = dayOf(new Date(atMs).toISOString());
	return isLink(url) ? element("a", { href: url }, day) : day;
}
// src/cli/history/read-history.ts
const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;
/**
* Reads a history file.
*
* @returns Its lines, and its name in messages.
* @throws {UserError} If it, or a line of it, cannot be read; the error names the lines.
*/
async function readHistoryFile(file) {
	const place = relative(process.cwd(), file) || file;
	const { lines, mistakes } = parseHistory(await readText$1(file), place);
	if (mistakes.length > 0) throw joinMistakes(mistakes);
	return {
		lines,
		place
	};
}
async function readText$1(file) {
	try {
		const { size } = await stat(file);
		if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes, more than ${MAX_HISTORY_BYTES}`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw new UserError(`${file}: expected a history, got ${readProblemText(error)}.`, "\"regression-gate check --record\" adds to the one in .regression-gate/. The history of nightly runs is on the data branch: git show origin/regression-gate-data:history.jsonl > history.jsonl", { cause: error });
	}
}
function joinMistakes(mistakes) {
	const shown = mistakes.slice(0, MAX_MISTAKES).map(({ message }) => message);
	const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} more lines`] : [];
	return new UserError([...shown, ...more].join("\n"), mistakes[0]?.hint ?? "", { cause: mistakes[0] });
}
/** Reads from the policy which direction of each task score is better. The default policy may be absent. */
async function readDirections(policy) {
	if (policy !== void 0) return scoreDirections(await readPolicy(policy, policy));
	if (!await isThere(".github/regression-gate.yml")) return /* @__PURE__ */ new Map();
	return scoreDirections(await readPolicy(DEFAULT_POLICY, DEFAULT_POLICY));
}
// src/cli/history/history.ts
/** Draws a history file as a page. An unreadable line is an error that names the line. */
const history = defineCommand({
	name: "history",
	summary: "draw a history of recorded runs (history.jsonl) as a page, with a badge",
	positionals: [{
		name: "HISTORY",
		what: "a history file",
		example: "regression-gate history history.jsonl",
		default: LOCAL_HISTORY
	}],
	options: {
		policy: {
			type: "string",
			value: "FILE",
			help: "names the badge’s models and each score’s direction",
			defaultText: `${DEFAULT_POLICY}, if there is one`
		},
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate/history",
			help: "where to write index.html, badge.svg and badge.json"
		}
	},
	details: `Without HISTORY, reads ${LOCAL_HISTORY}, where "check --record" adds a line per run.

index.html is one file that loads nothing: every metric of every model, with a link from each run, change points with
their commits, changes of machine, settings and data, releases and waivers. badge.json is for shields.io's endpoint.`,
	async run({ values, positionals: [file] }, { print }) {
		const { lines, place } = await readHistoryFile(file);
		const scoreDirections = await readDirections(values.policy);
		const trend = analyzeHistory(lines, { scoreDirections });
		const badge = judgeBadge(lines, trend, scoreDirections.size === 0 ? void 0 : new Set(scoreDirections.keys()));
		const out = resolve(values.out);
		await writeFiles(out, {
			"index.html": renderHistory(lines, trend),
			"badge.svg": renderBadgeSvg(badge),
			"badge.json": renderBadgeJson(badge)
		});
		print(`${place} → ${relative(process.cwd(), join(out, "index.html"))}\n`);
		return EXIT.ok;
	}
});
// src/trend/words/render-trend-terminal.ts
const RED$1 = 31;
const GREEN$1 = 32;
const YELLOW$1 = 33;
/** Number of nights to show per series; older ones are less relevant. */
const BARS = 40;
/**
* Renders a trend as plain text: open regressions first, then suspected and recovered ones, then one line per other series,
* then notes. Control characters are removed from foreign text.
*
* @param options - `place` is the file name given by the user; `color` adds ANSI colors.
*/
function renderTrendTerminal(trend, options) {
	const paint = (text, color) => options.color ? `\u001B[${color}m${text}\u001B[0m` : text;
	const regressed = trend.series.filter(({ regression, isCurrent }) => regression !== null && isCurrent);
	const rest = trend.series.filter((series) => series.isCurrent && !regressed.includes(series));
	const ended = trend.series.filter(({ isCurrent }) => !isCurrent).length;
	return `${[
		renderHead(trend, options.place, paint),
		...regressed.sort((left, right) => rankOf$1(left) - rankOf$1(right)).map((series) => renderSeries(series, paint)),
		renderRest(rest),
		[...trendNotes(trend), ...endedTexts(ended)].map((note) => `Note: ${line(note)}`).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
const line = (text) => plainText(text, 300);
function renderHead(trend, place, paint) {
	const { span, series } = trend;
	if (span === null) return `${line(place)}: no nights recorded yet.`;
	const open = openText(trend);
	const found = series.some(isOpen) ? paint(open, RED$1) : paint(open, GREEN$1);
	return `${line(place)}: ${found} after ${nightsText(span.nights)} from ${dayOf(span.from)} to ${dayOf(span.to)}`;
}
function rankOf$1(series) {
	if (isOpen(series)) return 0;
	return [
		"regressed",
		"suspected",
		"recovered"
	].indexOf(series.state) + 1;
}
const WORDS = {
	regressed: "Regressed",
	suspected: "Suspected",
	recovered: "Recovered"
};
function renderSeries(series, paint) {
	const { state, regression, recent, environment } = series;
	if (regression === null || !(state in WORDS)) return "";
	const isMachine = regression.cause === "machine";
	const word = isMachine ? "Machine" : WORDS[state];
	const color = isMachine || state === "suspected" ? YELLOW$1 : state === "regressed" ? RED$1 : GREEN$1;
	const wait = state === "suspected" ? ["  Not confirmed yet: the next night decides."] : [];
	return [
		`${paint(word, color)}: ${line(seriesName(series))}, ${moveText(series, regression)} ${periodText(regression)}`,
		`  ${sparkline(recent.slice(-40).map(({ value }) => value))}  latest ${latestText(series)}, machine ${shortSha(environment)}, ${certaintyText(regression)}`,
		`  ${line(rangeText(regression))} ${line(causeText(regression))}`,
		...wait
	].join("\n");
}
function renderRest(series) {
	const names = series.map((each) => line(seriesName(each)));
	const width = Math.max(0, ...names.map(({ length }) => length));
	return series.map((each, index) => {
		const word = each.state === "too-few" ? "too few nights" : "ok";
		const bars = sparkline(each.recent.slice(-40).map(({ value }) => value));
		return `  ${(names[index] ?? "").padEnd(width)}  ${bars.padStart(BARS)}  ${latestText(each)}  ${word}`;
	}).join("\n");
}
// src/cli/history/trend.ts
/** Looks for change points in a history file. An unreadable line is an error that names the line. */
const trend = defineCommand({
	name: "trend",
	summary: "look for change points in a history of recorded runs (history.jsonl)",
	positionals: [{
		name: "HISTORY",
		what: "a history file",
		example: "regression-gate trend history.jsonl",
		default: LOCAL_HISTORY
	}],
	options: {
		policy: {
			type: "string",
			value: "FILE",
			help: "policy with the direction of each task score",
			defaultText: `${DEFAULT_POLICY}, if there is one`
		},
		"min-change": {
			type: "string",
			value: "SHARE",
			help: "smallest change of a sampled metric that counts, such as 5%",
			defaultText: "3%"
		},
		json: {
			type: "boolean",
			default: false,
			help: "print JSON"
		}
	},
	details: `Without HISTORY, reads ${LOCAL_HISTORY}, where "check --record" adds a line per run.

Needs 12 nights of the same model, machine, data and settings. A change is suspected on its first night and confirmed
on its second. Exits 1 while a regression is open, 2 if the file or a line of it cannot be read.`,
	async run({ values, positionals: [history] }, { print, color }) {
		const { "min-change": minChange, policy, json } = values;
		const { lines, place } = await readHistoryFile(history);
		const found = analyzeHistory(lines, {
			scoreDirections: await readDirections(policy),
			minChange: minChange === void 0 ? void 0 : readShare(minChange)
		});
		print(json ? jsonText(found) : renderTrendTerminal(found, {
			place,
			color
		}));
		return found.series.some(isOpen) ? EXIT.blocked : EXIT.ok;
	}
});
function readShare(text) {
	const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
	if (number !== void 0) return Number(number) / 100;
	throw new UserError(`--min-change: expected a percentage such as "3%", got "${text}".`, "Write a percentage with its sign. Smaller changes of a sampled metric are ignored.");
}
// src/init/extend-policy.ts
var import_dist = require_dist();
/**
* Reads the models of an existing policy.
*
* @param policyPath - Path of the policy, relative to the repository, with slashes.
*/
function readKnownModels(text, policyPath) {
	const models = listModels(parse$1(text));
	const fromRoot = (path) => posix.join(dirname(policyPath), path);
	const known = models.map(({ id, artifact, dataset }) => ({
		id: String(id ?? ""),
		artifact: typeof artifact === "string" ? [fromRoot(artifact)] : [],
		dataset: typeof dataset?.path === "string" ? [fromRoot(dataset.path)] : []
	}));
	return {
		ids: known.map(({ id }) => id),
		artifacts: known.flatMap(({ artifact }) => artifact),
		datasets: new Map(known.flatMap(({ id, dataset }) => dataset.map((path) => [path, id]))),
		servers: models.flatMap(({ engine }) => typeof engine?.url === "string" ? [{
			url: engine.url,
			modelName: String(engine["model-name"] ?? "model")
		}] : [])
	};
}
const parse$1 = (text) => (0, import_dist.parseDocument)(text, { logLevel: "silent" });
function listModels(document) {
	const models = document.errors.length > 0 ? void 0 : document.toJS()?.models;
	if (!Array.isArray(models)) return [];
	return models.filter((model) => typeof model === "object" && model !== null);
}
/**
* Adds models after the last one of a policy, and changes no other character of it.
*
* @param entries - YAML of the new models, indented by two spaces.
* @returns Undefined if the policy is not written so that this is possible.
*/
function addModels(text, entries) {
	const document = parse$1(text);
	const place = document.errors.length > 0 ? void 0 : findEnd(document, text);
	if (place === void 0) return void 0;
	const own = entries.replace(/^ {2}(?=\S| )/gm, place.indent);
	const before = text.slice(0, place.offset);
	const added = `${before}${before.endsWith("\n") ? "" : "\n"}\n${own}${text.slice(place.offset)}`;
	return isSameAndMore(document, parse$1(added)) ? added : void 0;
}
/** Where the lines of the last model end. Its comments are indented further than its dash, as its keys are. */
function findEnd(document, text) {
	const models = document.get("models", true);
	if (!(0, import_dist.isSeq)(models) || models.flow === true) return void 0;
	const last = models.items.at(-1);
	if (!(0, import_dist.isMap)(last) || last.flow === true || last.range == null) return void 0;
	const start = text.lastIndexOf("\n", last.range[0] - 1) + 1;
	const [, indent] = /^( *)- /.exec(text.slice(start)) ?? [];
	if (indent === void 0) return void 0;
	let offset = endOfLine(text, start);
	for (let line = offset; line < text.length;) {
		const next = endOfLine(text, line);
		const isBlank = text.slice(line, next).trim() === "";
		if (!isBlank && !text.startsWith(`${indent} `, line)) break;
		if (!isBlank) offset = next;
		line = next;
	}
	return {
		offset,
		indent
	};
}
function endOfLine(text, from) {
	const end = text.indexOf("\n", from);
	return end === -1 ? text.length : end + 1;
}
function isSameAndMore(old, now) {
	if (now.errors.length > 0) return false;
	const { models: before, ...rules } = old.toJS();
	const { models: after, ...same } = now.toJS();
	return isDeepStrictEqual(rules, same) && after.length > before.length && isDeepStrictEqual(after.slice(0, before.length), before);
}
// src/init/find-model-files.ts
/** Maximum number of models in a first policy. The others are listed, so that a person can add those that matter. */
const MAX_MODELS$1 = 20;
/** What is looked at, as patterns of git. */
const PATTERNS = [
	"**/*.onnx",
	"**/*.gguf",
	"**/*.safetensors",
	"**/config.json"
];
/**
* Finds the models that git tracks or would track: `.onnx` files, `.gguf` files, and folders with a `config.json` and
* `.safetensors` files. Ignored files and those in `node_modules` do not count as the repository's own.
*
* @param git - In the root of the repository.
* @param known - Paths that are left out, because the policy has them.
* @throws {UserError} If git cannot list them.
*/
async function findModelFiles(git, known = []) {
	const own = (await git("ls-files", ...[
		"--cached",
		"--others",
		"--exclude-standard",
		"-z",
		"--"
	], ...PATTERNS.map((pattern) => `:(glob,icase)${pattern}`)).catch((error) => {
		throw new UserError(`init: expected git to list the files of the repository, got: ${gitFailure(error)}.`, "Run \"git status\" here and fix what it reports.", { cause: error });
	})).split("\0").filter((path) => path !== "" && !isForeign(path));
	const paths = [...new Set(own.flatMap((path) => modelOf(path, own)))].filter((path) => !known.includes(path)).sort();
	return {
		paths: paths.slice(0, MAX_MODELS$1),
		left: paths.slice(MAX_MODELS$1)
	};
}
const isForeign = (path) => path.split("/").includes("node_modules");
/** A part of a model in several files: "chat-00001-of-00003.gguf". */
const PART = /-\d{5}-of-\d{5}\.gguf$/i;
/** The model that a file is, or belongs to: a file, or its folder. Empty if it is none. */
function modelOf(path, all) {
	if (PART.test(path)) return [posix.dirname(path)];
	if (/\.gguf$/i.test(path)) return /mmproj/i.test(posix.basename(path)) ? [] : [path];
	if (/\.onnx$/i.test(path)) return [path];
	const folder = posix.dirname(path);
	return path.toLowerCase().endsWith(".safetensors") && all.includes(posix.join(folder, "config.json")) ? [folder] : [];
}
// src/init/plan-files.ts
/**
* Decides which files to write, before any is written. Nothing is overwritten unless requested.
*
* @param root - Absolute folder of the repository.
*/
async function planFiles(root, files, isForced) {
	const states = await Promise.all(files.map(async (file) => ({
		file,
		present: await readIfThere(join(root, file.path))
	})));
	const isWritten = ({ file, present }) => present === void 0 || present !== file.text && (isForced || file.isExtended);
	return {
		written: states.filter(isWritten).map(({ file }) => file),
		kept: states.filter((state) => !isWritten(state)).map(({ file, present }) => ({
			path: file.path,
			differs: present !== file.text
		}))
	};
}
const RECORDS = ".regression-gate/";
/**
* Adds the gate's folder to a `.gitignore`: a baseline under version control would be part of the change that it judges.
*
* @param text - The file's text; "" if there is none.
* @returns The new text; undefined if the folder is already ignored.
*/
function ignoreRecords(text) {
	if (text.split("\n").some((line) => /^\/?\.regression-gate\/?$/.test(line.trim()))) return void 0;
	return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${RECORDS}\n`;
}
/** Uses for which `init` writes a workflow, with the example's file name and the target's in the user's repository. */
const WORKFLOWS = {
	"pull-request": {
		example: "pull-request.yml",
		target: "regression-gate.yml"
	},
	nightly: {
		example: "nightly.yml",
		target: "regression-gate-nightly.yml"
	},
	release: {
		example: "release-sign-off.yml",
		target: "regression-gate-release.yml"
	},
	"fork-companion": {
		example: "fork-companion.yml",
		target: "regression-gate-forks.yml"
	}
};
/** Placeholder for the Action in the examples. GitHub cannot resolve it, so a workflow that keeps it fails. */
const PLACEHOLDER = {
	repository: "OWNER/model-regression-gate",
	sha: "0".repeat(40)
};
/**
* Reads an example workflow.
*
* @param bundleFolder - The Action's `dist/`; its examples are in `../.github/examples`.
* @param action - Replaces the placeholder; undefined leaves the example as it is.
* @throws {InfrastructureError} If the rest of the bundle's repository is missing.
*/
async function readExample(bundleFolder, use, action) {
	const file = join(bundleFolder, "..", ".github", "examples", WORKFLOWS[use].example);
	let text;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		throw new InfrastructureError(`${file}: expected the example workflow, got ${error.code ?? String(error)}.`, "Run the gate from a complete checkout of its repository.", { cause: error });
	}
	if (action === void 0) return text;
	return text.replaceAll(PLACEHOLDER.repository, action.repository).replaceAll(PLACEHOLDER.sha, action.sha);
}
// src/init/data/choose-data-sets.ts
const MAX_SHOWN$2 = 5;
/** Rank of a file whose name says nothing about the model. */
const ANY = 4;
/**
* Gives each model a separate data set. Where two could have the same, the one that it fits better has it.
*
* @param used - Paths that are taken already, with the model that has them.
* @returns One per model, in their order; no path twice, except for models that may share one.
*/
function chooseDataSets(seekers, used = /* @__PURE__ */ new Map()) {
	const owners = new Map(used);
	const choices = /* @__PURE__ */ new Map();
	const byFit = seekers.toSorted((left, right) => rankOf(left) - rankOf(right));
	for (const seeker of byFit) {
		const choice = choose$1(seeker, seeker.mayShare ? /* @__PURE__ */ new Map() : owners);
		choices.set(seeker.path, choice);
		if (!seeker.mayShare) owners.set(choice.path, seeker.path);
	}
	return seekers.flatMap(({ path }) => choices.get(path) ?? []);
}
const rankOf = ({ candidates: [best] }) => best?.rank ?? Number.POSITIVE_INFINITY;
function choose$1({ path, candidates, newName }, owners) {
	const [first] = candidates;
	const place = () => freePlace(path, newName, owners);
	const owner = first && owners.get(first.path);
	if (first !== void 0 && owner !== void 0 && first.rank < ANY) return {
		state: "taken",
		path: place(),
		taken: first.path,
		by: owner
	};
	const free = candidates.filter((each) => !owners.has(each.path));
	const [best] = free;
	if (best === void 0) return {
		state: "none",
		path: place()
	};
	const alike = free.filter(({ rank, place: folder }) => rank === best.rank && folder === best.place);
	if (alike.length > 1) {
		const names = alike.slice(0, MAX_SHOWN$2).map((each) => posix.basename(each.path));
		return {
			state: "several",
			path: place(),
			names
		};
	}
	const { path: found, isTestDataFolder, form } = best;
	return {
		state: "found",
		path: found,
		isTestDataFolder,
		...form && { form }
	};
}
/** Where to write a data set that does not exist yet: next to the model, under a name that no other model uses. */
function freePlace(model, name = "regression-set", owners) {
	const beside = (name) => posix.join(posix.dirname(model), `${name}.jsonl`);
	const stem = basename(model, extname(model));
	let place = beside(name);
	for (let number = 1; owners.has(place); number += 1) place = beside(number === 1 ? stem : `${stem}-${number}`);
	return place;
}
// src/init/data/propose-settings.ts
/** Undefined if the model has no input for images. */
function proposeImages(inputs) {
	const input = inputs.length === 1 ? inputs[0] : inputs.find(({ name }) => name === "image");
	const dtype = [
		"float32",
		"float16",
		"uint8"
	].find((each) => each === input?.dtype);
	const axes = input?.shape;
	if (axes?.length !== 4 || dtype === void 0) return void 0;
	const isColour = (size) => size === 1 || size === 3;
	const layout = isColour(axes[1]) ? "nchw" : "nhwc";
	const [channels, height, width] = layout === "nchw" ? axes.slice(1) : [
		axes[3],
		axes[1],
		axes[2]
	];
	if (!isColour(channels)) return void 0;
	return {
		...typeof height === "number" && typeof width === "number" && { resize: [height, width] },
		...channels === 1 && { channels: "gray" },
		...layout === "nhwc" && { layout },
		...dtype !== "float32" && { dtype }
	};
}
/**
* The rate of the first recording, and the length that the model takes, if it is fixed.
*
* @throws {UserError} If the first file is not a recording, or there is none.
*/
async function proposeAudio(folder, inputs) {
	const samples = (inputs.length === 1 ? inputs[0] : inputs.find(({ name }) => name === "audio"))?.shape?.filter((size) => size !== 1).at(-1);
	for await (const { file } of listLabelledFiles({
		...folder,
		inputs,
		labelColumn: "label"
	}, CLIPS)) {
		const { rate } = parseWav(await readFile(join(folder.path, file)), join(folder.shownPath, file));
		return {
			rate,
			...typeof samples === "number" && samples > 1 && { samples }
		};
	}
}
/** Columns that usually hold the text. */
const TEXT_COLUMNS = [
	"text",
	"sentence",
	"review",
	"content",
	"comment",
	"question",
	"query",
	"title"
];
/**
* A `tokenizer.json` for a model that takes tokens, from the first of the folders that has one.
*
* @param folders - Relative to `root`, with slashes.
* @returns Its path relative to `root`; undefined if there is none, or the model takes no tokens.
*/
async function findTokenizer(root, folders, inputs) {
	if (!inputs.some(({ name }) => name === "input_ids")) return void 0;
	for (const folder of new Set(folders)) {
		const path = posix.join(folder, "tokenizer.json");
		if (await isThere(join(root, path))) return path;
	}
}
// src/init/data/read-labels.ts
/** Enough to see whether labels are whole numbers, or only 0 and 1. */
const MAX_LABELS = 100;
const DEFAULT_COLUMN = "label";
const USUAL_COLUMNS = [
	DEFAULT_COLUMN,
	"labels",
	"target",
	"targets",
	"y",
	"class",
	"expected",
	"output"
];
/**
* Reads the first labels of a data set according to the model's inputs, from the first column with a usual name. Reads nothing
* beyond them, however large it is, and decodes no images.
*/
async function readLabels(source) {
	const hasColumns = source.form !== void 0 || /\.(?:csv|npz|parquet)$/.test(source.path);
	let first;
	for (const column of hasColumns ? USUAL_COLUMNS : [DEFAULT_COLUMN]) {
		const read = await readColumn({
			...source,
			labelColumn: column
		});
		if ("labels" in read) return {
			...read,
			column: column === DEFAULT_COLUMN ? void 0 : column
		};
		first ??= read.error;
	}
	return { error: first };
}
async function readColumn(source) {
	const labels = [];
	try {
		for await (const { label } of readItems(source)) {
			labels.push(toPlainValue(label));
			if (labels.length === MAX_LABELS) break;
		}
	} catch (error) {
		if (error instanceof UserError) return { error };
		throw error;
	}
	if (labels.length > 0) return { labels };
	return { error: new UserError(`${source.shownPath}: expected at least one item, got none.`, "Write one labelled item per line.") };
}
function readItems(source) {
	switch (source.form) {
		case "images": return listLabelledFiles(source, IMAGES);
		case "recordings": return readWav(source);
		case "parquet": return readParquet(source);
		case "arrays": return readNpyFolder(source);
		case void 0: return readFile$1(source);
	}
}
function readFile$1(source) {
	if (source.path.endsWith(".parquet")) return readParquet(source);
	if (source.path.endsWith(".csv")) return readCsv(source);
	if (source.path.endsWith(".npz")) return readNpz(source);
	return readJsonl(source);
}
/** Converts a label from CSV (always text) or .npz (always a tensor) to its JSON value. */
function toPlainValue(label) {
	if (typeof label === "string" && label.trim() !== "" && Number.isFinite(Number(label))) return Number(label);
	if (typeof label === "string") return readObjects(label) ?? label;
	if (!isTensor(label)) return label;
	const values = label.dtype === "string" ? [...label.strings] : [...tensorNumbers(label)];
	return values.length === 1 ? values[0] : values;
}
/** The objects of an image, as a field of a .csv file has them; undefined if the text is anything else. */
function readObjects(text) {
	const values = parseArray(text);
	return values?.every((each) => typeof each === "object" && each !== null) ? values : void 0;
}
// src/init/data/propose-data-set.ts
/**
* Looks into the data set that was chosen for a model: which of its columns is the label, and how it is read.
*
* @returns Without labels, and with the problem, if it cannot be used as it is.
*/
async function proposeDataSet(at, model, choice) {
	const { path } = choice;
	switch (choice.state) {
		case "none": return without(path, { kind: "none" });
		case "several": return without(path, {
			kind: "several",
			names: choice.names
		});
		case "taken": return without(path, {
			kind: "taken",
			path: choice.taken,
			by: choice.by
		});
		case "found": return choice.isTestDataFolder ? without(path, void 0) : describeFound(at, model, choice);
	}
}
const without = (path, problem) => ({
	dataset: {
		path,
		label: void 0,
		problem
	},
	labels: []
});
async function describeFound({ root, openParquet }, { path: model, inputs }, { path, form }) {
	const file = {
		path: join(root, path),
		shownPath: path
	};
	const preprocess = form === "images" ? proposeImages(inputs) : void 0;
	if (form === "images" && preprocess === void 0) return without(path, {
		kind: "no-image-input",
		path
	});
	try {
		const audio = form === "recordings" ? await proposeAudio(file, inputs) : void 0;
		const source = {
			...file,
			inputs,
			openParquet,
			form,
			audio
		};
		const read = await readLabels(source);
		if ("labels" in read) {
			const settings = {
				...preprocess && { preprocess },
				...audio && { audio }
			};
			return {
				dataset: {
					path,
					label: read.column,
					settings,
					problem: void 0
				},
				labels: read.labels
			};
		}
		return await describeTexts(root, {
			model,
			source
		}) ?? without(path, {
			kind: "unreadable",
			message: read.error.message
		});
	} catch (error) {
		if (error instanceof UserError) return without(path, {
			kind: "unreadable",
			message: error.message
		});
		throw error;
	}
}
/** Undefined if the model takes no tokens, or no column with a usual name has texts. */
async function describeTexts(root, { model, source }) {
	const path = source.shownPath;
	const file = await findTokenizer(root, [
		dirname(model),
		dirname(path),
		"."
	], source.inputs);
	if (file === void 0) return void 0;
	const tokenizer = await readTokenizer({
		path: join(root, file),
		shownPath: file
	});
	for (const column of TEXT_COLUMNS) {
		const read = await readLabels({
			...source,
			text: {
				tokenizer,
				columns: [column]
			}
		});
		if ("error" in read) continue;
		const settings = { text: {
			tokenizer: file,
			column
		} };
		return {
			dataset: {
				path,
				label: read.column,
				settings,
				problem: void 0
			},
			labels: read.labels
		};
	}
}
// src/init/find-class-names.ts
/**
* The names of the classes, from the first of the folders that has a list of them.
*
* @param folders - Relative to `root`, with slashes.
* @returns With the path of the list, relative to `root`.
*/
async function findClassNames(root, folders) {
	for (const folder of folders) {
		const path = posix.join(folder, "classes.json");
		const names = await readClassNames(join(root, path));
		if (names !== void 0) return {
			path,
			names
		};
	}
}
/** A larger `classes.json` is not a list of class names. */
const MAX_CLASSES_BYTES = 4 * 2 ** 20;
/** Does not report an invalid file, because the policy's own check does. */
async function readClassNames(file) {
	try {
		const text = await readFile(file, "utf8");
		const value = text.length > MAX_CLASSES_BYTES ? void 0 : JSON.parse(text);
		return Array.isArray(value) && value.every((name) => typeof name === "string") ? value : void 0;
	} catch {
		return;
	}
}
// src/init/propose-task.ts
/**
* Proposes the kind of a task if data and output allow only one interpretation. An output of 512 numbers may be the scores
* of 512 classes or an embedding; unless the label decides, a person has to choose.
*/
function proposeTask(clues) {
	if (clues.isTestDataFolder) return propose("output-match", { kind: "test-data-folders" });
	const ofLearn = readLearn(clues.outputs);
	if (ofLearn !== void 0) return ofLearn;
	const output = scoredOutput(clues.outputs);
	if (output === void 0) return propose(void 0, severalOutputs(clues.outputs));
	const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
	const read = readKind(output, clues);
	if (read.kind === void 0 && clues.outputs.length > 1 && !isNamedLogits(output)) return propose(void 0, severalOutputs(clues.outputs));
	const scores = canHaveScores(read) ? scoresByName(output) : void 0;
	return {
		...read,
		...named,
		scores
	};
}
const severalOutputs = (outputs) => ({
	kind: "several-outputs",
	names: outputs.map(({ name }) => name)
});
/** Whether the score of a task is computed from logits or probabilities. */
const canHaveScores = ({ kind, evidence }) => (kind === "classification" || kind === "binary") && evidence.kind !== "zip-map";
function scoresByName({ name }) {
	if (/prob|softmax|sigmoid/i.test(name)) return {
		are: "probabilities",
		by: "name"
	};
	return /logit/i.test(name) ? {
		are: "logits",
		by: "name"
	} : void 0;
}
/** Exporters of scikit-learn name the two outputs of a classifier so, whether or not there is a ZipMap. */
function readLearn(outputs) {
	const [classOutput, probabilities, ...others] = outputs;
	if (classOutput === void 0 || probabilities === void 0 || others.length > 0) return void 0;
	if (!(/label/i.test(classOutput.name) && /^(?:int64|string)$/.test(classOutput.dtype) && /prob/i.test(probabilities.name))) return void 0;
	if (!probabilities.dtype.startsWith("float")) {
		const { name: output } = classOutput;
		return {
			...propose("classification", {
				kind: "zip-map",
				output,
				probabilities: probabilities.name
			}),
			output
		};
	}
	const { name: output } = probabilities;
	return {
		...propose("classification", {
			kind: "probabilities-beside-class",
			output,
			classOutput: classOutput.name
		}),
		output,
		scores: {
			are: "probabilities",
			by: "name"
		}
	};
}
function readKind(signature, { labels, classes, form }) {
	const { name: output } = signature;
	const [label] = labels;
	const ofSteps = readSteps(signature, {
		labels,
		form
	});
	if (ofSteps !== void 0) return ofSteps;
	const scores = scoreCount(signature);
	if (scores !== void 0 && scores >= 2) {
		if (typeof label === "string") {
			const isListed = classes?.length === scores && classes.includes(label);
			return {
				...propose("classification", {
					kind: "class-label",
					label,
					output,
					scores
				}),
				classes: isListed ? "existing" : "to-write"
			};
		}
		const isIndex = (each) => Number.isInteger(each) && Number(each) >= 0 && Number(each) < scores;
		if (typeof label === "number" && labels.every(isIndex)) return propose("classification", {
			kind: "class-label",
			label,
			output,
			scores
		});
		const isName = (each) => typeof each === "number" && classes?.includes(String(each));
		if (classes?.length === scores && labels.length > 0 && labels.every(isName)) return {
			...propose("classification", {
				kind: "class-label",
				label: String(label),
				output,
				scores
			}),
			classes: "existing"
		};
		if (label === void 0 && isNamedLogits(signature)) return propose("classification", {
			kind: "output-named-logits",
			output,
			scores
		});
	}
	if (scores !== void 0 && scores >= 2 && labels.length > 0 && labels.every(isNames)) return {
		...propose("multi-label", {
			kind: "names-label",
			names: isNames(label) ? label.length : 0,
			output,
			scores
		}),
		classes: classes?.length === scores ? "existing" : "to-write"
	};
	if (scores === 1 && typeof label === "boolean") return propose("binary", {
		kind: "boolean-label",
		label,
		output
	});
	const fraction = labels.find((each) => typeof each === "number" && !Number.isInteger(each));
	if (scores === 1 && typeof fraction === "number" && labels.every((each) => typeof each === "number")) return propose("regression", {
		kind: "fractional-label",
		label: fraction,
		output
	});
	if (scores === 1 && [0, 1].every((each) => labels.includes(each)) && new Set(labels).size === 2) return propose("binary", {
		kind: "zero-one-labels",
		labels: labels.length,
		output
	});
	return propose(void 0, {
		kind: "ambiguous",
		output,
		label: formOf(label)
	});
}
const isNames = (label) => Array.isArray(label) && label.every((name) => typeof name === "string");
/** Tasks whose output has a row for each object, token or step. */
function readSteps({ name: output, dtype, shape }, { labels, form }) {
	const [label] = labels;
	if (!dtype.startsWith("float")) return void 0;
	if (labels.length > 0 && labels.every(isObjects)) {
		const hasKeypoints = labels.some((each) => isObjects(each) && each.some((object) => "keypoints" in object));
		return propose(hasKeypoints ? "keypoints" : "detection", {
			kind: "objects-label",
			output,
			hasKeypoints
		});
	}
	const scores = shape?.length === 3 ? shape[2] : void 0;
	if (typeof scores !== "number" || scores < 2) return void 0;
	const tag = isNames(label) ? label.find((each) => /^[BIES]-/.test(each)) : void 0;
	if (tag !== void 0 && labels.every(isNames)) return {
		...propose("token-classification", {
			kind: "tags-label",
			tag,
			output,
			scores
		}),
		classes: "to-write"
	};
	if (typeof label !== "string" || form !== "images" && form !== "recordings") return void 0;
	return {
		...propose(form === "images" ? "ocr" : "speech", {
			kind: "text-label",
			label,
			output,
			scores
		}),
		classes: "to-write"
	};
}
const isObjects = (label) => Array.isArray(label) && label.every((each) => typeof each === "object" && each !== null && ("xyxy" in each || "xywh" in each));
/** A task whose output and scores are not in question. @param kind - Undefined if a person has to choose. */
function propose(kind, evidence) {
	return {
		kind,
		evidence,
		output: void 0,
		scores: void 0,
		classes: void 0
	};
}
/** Next to states and features, an output of one number per item is the one that is scored. */
function scoredOutput(outputs) {
	if (outputs.length === 1) return outputs[0];
	const named = outputs.find(isNamedLogits);
	const counts = outputs.map(scoreCount);
	const isSole = counts.filter((count) => count !== void 0).length === 1 && counts.includes(1);
	return named ?? (isSole ? outputs[counts.indexOf(1)] : void 0);
}
const isNamedLogits = ({ name }) => name.toLowerCase() === "logits";
/** Real numbers per item: the size of the only axis after the first that is longer than 1. Undefined if unclear. */
function scoreCount({ dtype, shape }) {
	if (!dtype.startsWith("float") || shape === void 0 || shape.length === 0) return void 0;
	const [, ...item] = shape;
	if (!item.every((size) => typeof size === "number")) return void 0;
	const axes = item.filter((size) => size !== 1);
	return axes.length > 1 ? void 0 : axes[0] ?? 1;
}
/** The form of a label, for a message. */
function formOf(label) {
	if (label === void 0) return { kind: "none" };
	if (Array.isArray(label)) return {
		kind: "list",
		values: label.length
	};
	return typeof label === "object" ? { kind: "object" } : {
		kind: "value",
		value: String(label)
	};
}
// src/init/describe-model.ts
/**
* Describes a model of tensors with the data set that was chosen for it.
*
* @param propose - Proposes its task.
*/
async function describeModel(at, model, { choice, propose = proposeTask }) {
	const { path, inputs, outputs } = model;
	const { dataset, labels } = await proposeDataSet(at, model, choice);
	const isTestDataFolder = choice.state === "found" && choice.isTestDataFolder;
	const classes = await findClassNames(at.root, [dirname(path), dirname(dataset.path)]);
	return {
		path,
		inputs,
		outputs,
		dataset,
		task: propose({
			outputs,
			isTestDataFolder,
			labels,
			classes: classes?.names,
			..."form" in choice && { form: choice.form }
		}),
		classesPath: classes?.path
	};
}
// src/init/served/propose-served.ts
/** Whether a path is that of a model that `init` proposes to serve, rather than of an ONNX file. */
const needsServer = (path) => !/\.onnx$/i.test(path);
/** Keeps the files whose first line is an object with a prompt. */
async function withPrompts(root, candidates) {
	const has = await Promise.all(candidates.map(({ path }) => hasPrompts(join(root, path))));
	return candidates.filter((_, index) => has[index]);
}
/** Whether the first line of a `.jsonl` file is an object with the key `prompt` or `messages`. */
async function hasPrompts(path) {
	if (!/\.jsonl(?:\.gz)?$/.test(path)) return false;
	try {
		for await (const { text } of readLines(readBytes({
			path,
			shownPath: path
		}), path)) {
			if (text.trim() === "") continue;
			const item = JSON.parse(text);
			return typeof item === "object" && item !== null && ("prompt" in item || "messages" in item);
		}
		return false;
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof UserError) return false;
		throw error;
	}
}
/** Enough to see what labels look like. */
const MAX_ITEMS = 100;
/** Describes the files of a language model with the data set that was chosen for it. */
async function describeServed(root, path, choice) {
	return {
		engine: "server",
		path,
		source: await readFormat(root, path),
		...await describePrompts(root, choice)
	};
}
/** Describes the prompts that were chosen for a language model. */
async function describePrompts(root, choice) {
	const without = (problem) => ({
		dataset: {
			path: choice.path,
			label: void 0,
			problem
		},
		prompts: void 0,
		task: proposeScore([])
	});
	switch (choice.state) {
		case "none": return without({ kind: "no-prompts" });
		case "several": return without({
			kind: "several",
			names: choice.names
		});
		case "taken": return without({
			kind: "taken",
			path: choice.taken,
			by: choice.by
		});
	}
	try {
		const { labels, prompts } = await readFirst(join(root, choice.path), choice.path);
		return {
			dataset: {
				path: choice.path,
				label: void 0,
				problem: void 0
			},
			prompts,
			task: proposeScore(labels)
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return without({
			kind: "unreadable",
			message: error.message
		});
	}
}
async function readFormat(root, path) {
	const kind = "files";
	if (/\.gguf$/i.test(path)) return {
		kind,
		format: "gguf",
		firstPart: void 0
	};
	const firstPart = (await readdir(join(root, path))).sort().find((name) => /\.gguf$/i.test(name));
	return {
		kind,
		format: firstPart === void 0 ? "safetensors" : "gguf-parts",
		firstPart
	};
}
async function readFirst(path, shownPath) {
	const labels = [];
	let prompts;
	for await (const { prompt, label } of readPrompts({
		path,
		shownPath
	})) {
		prompts ??= typeof prompt === "string" ? "prompt" : "messages";
		labels.push(label);
		if (labels.length === MAX_ITEMS) break;
	}
	return {
		labels,
		prompts
	};
}
// src/init/propose-model.ts
/**
* Inspects model files and the files around them.
*
* @param root - Absolute folder of the repository.
* @param paths - Of the models, relative to `root`: ONNX files, and what needs a server.
* @param options.used - Data sets that other models have, by path, with the model that has them.
* @returns One per path, in their order.
*/
async function proposeModels(root, paths, { used = /* @__PURE__ */ new Map(), openParquet } = {}) {
	const isMixed = paths.some(needsServer);
	const looked = await Promise.all(paths.map((path) => needsServer(path) ? lookAtServed(root, path) : lookAt(root, path, isMixed)));
	const readable = looked.filter((each) => !("error" in each));
	const choices = new Map(chooseDataSets(readable, used).map((choice, index) => [readable[index]?.path, choice]));
	return Promise.all(looked.map(async (each) => "error" in each ? each : describe({
		root,
		openParquet
	}, each, choices.get(each.path))));
}
async function describe(at, looked, choice) {
	if ("engine" in looked) return describeServed(at.root, looked.path, choice);
	return describeModel(at, looked, { choice });
}
async function lookAtServed(root, path) {
	if (path !== ".") return {
		engine: "server",
		path,
		candidates: await withPrompts(root, await listDataSets(root, path)),
		newName: "prompts",
		mayShare: true
	};
	return {
		path,
		error: new UserError("A model of several files: expected it in a folder of its own, got it in the root of the repository.", "Move its files to a folder such as models/chat.")
	};
}
/** @param isMixed - Whether there are language models, too: then prompts are theirs. */
async function lookAt(root, path, isMixed) {
	try {
		const { inputs, outputs } = await readModel(join(root, path), path);
		const all = await listDataSets(root, path);
		const prompts = isMixed ? await withPrompts(root, all) : [];
		return {
			path,
			inputs,
			outputs,
			candidates: all.filter((each) => !prompts.includes(each))
		};
	} catch (error) {
		if (error instanceof UserError) return {
			path,
			error
		};
		throw error;
	}
}
// src/init/words/running-errors.ts
const MAX_SHOWN$1 = 10;
/** A server that does not answer, or answers something else. */
function notUnderstood(url, expected, unanswered) {
	const got = unanswered.map(({ asked, failure }) => `${asked}: ${failure.message.replace(/\.$/, "")}`);
	return new UserError(`${url}: expected ${EXPECTED[expected]}, got ${got.join("; ")}.`, remedyFor(unanswered));
}
const EXPECTED = {
	"a-protocol": "a server that speaks the Open Inference Protocol or OpenAI’s",
	tensors: "a server that declares the inputs and outputs of its model",
	"an-endpoint": "a model that answers chats, completions or embeddings and counts its tokens"
};
function remedyFor(unanswered) {
	const last = unanswered.at(-1)?.failure;
	switch (last?.kind) {
		case "refused-connection": return "Start the server first, and check its address and port.";
		case "no-usage": return "The gate counts tokens by the server’s \"usage\": use a server that supports \"stream_options\": { \"include_usage\": true }.";
		case "status": return last.status === 401 || last.status === 403 ? "Name the variable with its secret: --credential for --server, --baseline-credential for --baseline-server." : "Check the address, and name the model as the server does with --model-name.";
		case "timed-out":
		case "malformed":
		case "too-large":
		case "cut-off":
		case void 0: return "Send such a request with curl, and read the log of the server.";
	}
}
/** A server whose model has to be named. @param models - Undefined if the server does not list them. */
function modelNotNamed(url, models) {
	if (models === void 0) return new UserError(`${url}: expected a server that lists its models, got one that does not.`, "Name the model as the server does: --model-name NAME.");
	const [first] = models;
	return first === void 0 ? new UserError(`${url}: expected one model, got none.`, "Load the model in the server first.") : new UserError(`${url}: expected one model, got ${models.length}: ${listNames(models)}.`, `Choose one, such as --model-name ${JSON.stringify(first)}.`);
}
/** A model that the server does not list. */
const noSuchModel = (url, name, models) => new UserError(`${url}: expected one of its models (${listNames(models) || "none"}), got ${quoted(name)}.`, "Name the model as the server does with --model-name; both servers must call it the same.");
function listNames(names) {
	return [...names.slice(0, MAX_SHOWN$1).map((name) => quoted(name)), ...names.length > MAX_SHOWN$1 ? [`${names.length - MAX_SHOWN$1} more`] : []].join(", ");
}
/** A model whose inputs or outputs are not declared. */
const undeclaredTensors = (url, name) => new UserError(`${url}: expected the inputs and outputs of ${quoted(name)}, got none.`, "Declare them in the settings of the server, such as \"inputs\" and \"outputs\" in MLServer’s model-settings.json.");
/** A tensor that a person could not recognize in the policy. */
const unreadableTensor = (url, name) => new UserError(`${url}: expected names of tensors of 1 to 200 characters that can be read, got ${quoted(name)}.`, "Export the model with other names.");
/** Two servers that cannot be compared. */
const otherServer = (url, { now, before }) => new UserError(`--baseline-server: expected ${spokenText(now)}, as --server has it, got ${spokenText(before)} (${url}).`, "Both servers get the same requests, so they must speak the same protocol.");
const spokenText = ({ protocol, endpoint }) => endpoint === void 0 ? `protocol ${protocol}` : `protocol ${protocol} with endpoint ${endpoint}`;
// src/engine/server/discovery/ask-json.ts
const MAX_BYTES$1 = 4194304;
/** Sends a server a small request. A failure is returned, not thrown. */
async function askJson(connections, { path, body: sent }) {
	const body = new BoundedBody(MAX_BYTES$1);
	const method = sent === void 0 ? "GET" : "POST";
	const asked = `${method} ${path}`;
	const content = sent === void 0 ? {} : {
		headers: { "content-type": "application/json" },
		body: JSON.stringify(sent)
	};
	const exchange = await connections.exchange({
		method,
		path,
		...content
	}, {
		head: () => void 0,
		chunk: (bytes) => body.add(bytes)
	});
	if (!exchange.ok) return {
		ok: false,
		asked,
		failure: exchange.failure
	};
	const parsed = parseServerJson(connections.redact(body.text));
	return "value" in parsed ? {
		ok: true,
		value: parsed.value
	} : {
		ok: false,
		asked,
		failure: connections.conceal(parsed.failure)
	};
}
// src/engine/server/discovery/model-names.ts
const MAX_MODELS = 1e3;
/** As in a policy. */
const MAX_CHARACTERS = 200;
/** Characters that a reader does not see, or that alter what a reader sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Whether a text may be the name of a model or a tensor in a policy that a person reads. */
const isReadableName = (name) => name.length >= 1 && name.length <= MAX_CHARACTERS && !INVISIBLE.test(name);
/**
* Names in a list of models, without duplicates: `{"data": [{"id": …}]}` of OpenAI, `{"models": […]}` of KServe, or
* `[{"name": …}]` of the model repository of Triton and MLServer, which lists each version.
*/
function readModelNames(value) {
	const list = Array.isArray(value) ? value : fieldOf(value, "data") ?? fieldOf(value, "models");
	if (!Array.isArray(list) || list.length > MAX_MODELS) return malformed$1(`a list of at most ${MAX_MODELS} models`, describeValue(list ?? value));
	const names = /* @__PURE__ */ new Set();
	for (const each of list) {
		const name = typeof each === "string" ? each : fieldOf(each, "id") ?? fieldOf(each, "name");
		if (typeof name !== "string") return malformed$1("a name for each model", describeValue(name ?? each));
		if (!isReadableName(name)) return malformed$1(`names of 1 to ${MAX_CHARACTERS} characters that can be read`, quoted(name));
		names.add(name);
	}
	return [...names];
}
// src/engine/server/discovery/discover-server.ts
/**
* Finds out which protocol a server speaks: Open Inference if `/v2` is answered as that protocol says, otherwise OpenAI's if
* it lists models. A server of OpenAI's protocol need not list them if the model is named.
*
* @param url - Such as `http://127.0.0.1:8000`, with or without `/v1` or `/v2`.
*/
async function discoverServer(url, options) {
	const { model, deadlineMs, credential } = options;
	const connections = new HttpConnections(url, {
		connections: 1,
		deadlineMs,
		credential
	});
	try {
		const tensors = await askTensorServer(connections);
		if (tensors === void 0) return await listTensorModels(connections, model);
		if (isUnreachable(tensors)) return {
			ok: false,
			unanswered: [tensors]
		};
		return await listTextModels(connections, {
			model,
			before: tensors
		});
	} finally {
		await connections.close();
	}
}
/** Nothing else would be answered, either. */
const isUnreachable = ({ failure: { kind, status } }) => kind === "refused-connection" || kind === "timed-out" || status === 401 || status === 403;
/** @returns Undefined if the server speaks Open Inference. */
async function askTensorServer(connections) {
	const path = "/v2";
	const answer = await askJson(connections, { path });
	if (!answer.ok) return answer;
	if ([
		"name",
		"version",
		"extensions"
	].some((key) => fieldOf(answer.value, key) !== void 0)) return void 0;
	const failure = malformed$1("the name, version or extensions of a server", describeValue(answer.value));
	return {
		asked: `GET ${path}`,
		failure: connections.conceal(failure)
	};
}
/** The protocol has no list of models, so the two that servers add to it are tried. */
async function listTensorModels(connections, model) {
	const found = {
		ok: true,
		protocol: "open-inference"
	};
	if (model !== void 0) return {
		...found,
		models: void 0
	};
	for (const question of [{ path: "/v2/models" }, {
		path: "/v2/repository/index",
		body: { ready: true }
	}]) {
		const names = await askNames(connections, question);
		if ("models" in names) return {
			...found,
			models: names.models
		};
		if (names.failure.kind !== "status") return {
			ok: false,
			unanswered: [names]
		};
	}
	return {
		...found,
		models: void 0
	};
}
async function listTextModels(connections, { model, before }) {
	const names = await askNames(connections, { path: "/v1/models" });
	if ("models" in names) return {
		ok: true,
		protocol: "openai",
		models: names.models
	};
	return model !== void 0 && names.failure.kind === "status" && !isUnreachable(names) ? {
		ok: true,
		protocol: "openai",
		models: void 0
	} : {
		ok: false,
		unanswered: [before, names]
	};
}
async function askNames(connections, question) {
	const answer = await askJson(connections, question);
	if (!answer.ok) return answer;
	const names = readModelNames(answer.value);
	if (!("kind" in names)) return { models: names };
	return {
		asked: `${question.body === void 0 ? "GET" : "POST"} ${question.path}`,
		failure: connections.conceal(names)
	};
}
// src/engine/server/discovery/find-endpoint.ts
const PATHS = {
	chat: "/v1/chat/completions",
	completions: "/v1/completions",
	embeddings: "/v1/embeddings"
};
const PROMPT = "Hello";
/** Tries the endpoints with one request each until one answers: chat first, then completions, then embeddings. */
async function findEndpoint(url, options) {
	const unanswered = [];
	for (const endpoint of [
		"chat",
		"completions",
		"embeddings"
	]) {
		const tried = endpoint === "embeddings" ? await tryVectors(url, options) : await tryTexts(url, endpoint, options);
		if (tried.ok) return tried;
		unanswered.push({
			asked: `POST ${PATHS[endpoint]}`,
			failure: tried.failure
		});
		const { kind, status } = tried.failure;
		if (kind !== "status" || status === 401 || status === 403) break;
	}
	return {
		ok: false,
		unanswered
	};
}
async function tryTexts(url, endpoint, { model, ...options }) {
	const client = new OpenAiClient(url, {
		...options,
		connections: 1
	});
	try {
		const answer = await client.generate({
			maxTokens: 1,
			temperature: 0,
			seed: 1,
			logprobs: false,
			model,
			endpoint,
			prompt: PROMPT
		});
		return answer.ok ? {
			ok: true,
			endpoint
		} : answer;
	} finally {
		await client.close();
	}
}
async function tryVectors(url, options) {
	const client = new EmbeddingClient(url, {
		...options,
		connections: 1
	});
	try {
		const answer = await client.metadata();
		return answer.ok ? {
			ok: true,
			endpoint: "embeddings",
			metadata: answer.metadata
		} : answer;
	} finally {
		await client.close();
	}
}
// src/init/served/ask-running.ts
const QUESTION_MS = 1e4;
/** A server may load its model at the first request. */
const FIRST_REQUEST_MS = 12e4;
/**
* Asks a server which protocol it speaks, for its model, and what that takes and gives.
*
* @throws {UserError} If it does not answer as its protocol says, or it has several models and none was named.
*/
async function askRunning({ url, model, credential }) {
	const found = await discoverServer(url, {
		model,
		deadlineMs: QUESTION_MS,
		credential
	});
	if (!found.ok) throw notUnderstood(url, "a-protocol", found.unanswered);
	const name = chooseModel(url, model, found.models);
	switch (found.protocol) {
		case "open-inference": return {
			name,
			protocol: "open-inference",
			...await askTensors({
				url,
				model: name,
				credential
			})
		};
		case "openai": return {
			name,
			protocol: "openai",
			...await askEndpoint({
				url,
				model: name,
				credential
			})
		};
	}
}
function chooseModel(url, named, models) {
	if (named !== void 0) {
		if (models === void 0 || models.includes(named)) return named;
		throw noSuchModel(url, named, models);
	}
	const [only, ...others] = models ?? [];
	if (only === void 0 || others.length > 0) throw modelNotNamed(url, models);
	return only;
}
async function askTensors({ url, model, credential }) {
	const client = new OpenInferenceClient(url, {
		model,
		credential,
		connections: 1,
		deadlineMs: QUESTION_MS
	});
	try {
		const answer = await client.metadata();
		if (!answer.ok) throw notUnderstood(url, "tensors", [{
			asked: `GET /v2/models/${encodeURIComponent(model)}`,
			failure: answer.failure
		}]);
		const { inputs, outputs } = answer.metadata;
		if (inputs.length === 0 || outputs.length === 0) throw undeclaredTensors(url, model);
		const odd = [...inputs, ...outputs].find(({ name }) => !isReadableName(name));
		if (odd !== void 0) throw unreadableTensor(url, odd.name);
		return {
			inputs,
			outputs
		};
	} finally {
		await client.close();
	}
}
async function askEndpoint({ url, model, credential }) {
	const found = await findEndpoint(url, {
		model,
		credential,
		deadlineMs: FIRST_REQUEST_MS
	});
	if (!found.ok) throw notUnderstood(url, "an-endpoint", found.unanswered);
	if (found.endpoint !== "embeddings") return { endpoint: found.endpoint };
	const { inputs, outputs } = found.metadata;
	return {
		endpoint: found.endpoint,
		inputs,
		outputs
	};
}
// src/init/served/propose-embedding-task.ts
/** Proposes the task of a model of embeddings, by the form of its labels. */
function proposeEmbeddingTask({ outputs, labels }) {
	const [output] = outputs;
	const [label] = labels;
	const length = output?.shape?.[1];
	const isEvery = (isOne) => labels.length > 0 && labels.every(isOne);
	if (isEvery(isOfSearch)) return propose("retrieval", { kind: "search-labels" });
	if (isEvery(isNumbers)) {
		if (typeof length === "number" && isEvery((each) => isNumbers(each) && each.length === length)) return propose("embedding", {
			kind: "vector-labels",
			length
		});
		return propose("ranking", {
			kind: "candidate-labels",
			candidates: isNumbers(label) ? label.length : 0
		});
	}
	if (isEvery((each) => typeof each === "number")) return propose("similarity", {
		kind: "likeness-labels",
		label: Number(label)
	});
	return propose(void 0, {
		kind: "ambiguous",
		output: output?.name ?? "",
		label: formOf(label)
	});
}
const isOfSearch = (label) => typeof label === "object" && label !== null && ("document" in label || "relevant" in label);
const isNumbers = (label) => Array.isArray(label) && label.length > 0 && label.every((each) => typeof each === "number");
// src/init/served/propose-running.ts
/**
* Asks a server that already runs for its model, and finds the data for it. The other server, if there is one, must speak
* the same protocol.
*
* @throws {UserError} If a server does not answer as its protocol says, its model has to be named, or there is no such data.
*/
async function proposeRunning(request, at) {
	const { url, baselineUrl, data } = request;
	const named = data === void 0 ? void 0 : await findNamed(at.root, data);
	const model = await askRunning({
		url,
		model: request.modelName,
		credential: request.credential?.credential
	});
	if (baselineUrl !== void 0) await askBaseline(request, baselineUrl, model);
	const server = describeServer(request, model);
	const path = artifactOf(model.name);
	const choice = named ?? await findData(at, path, model);
	if (!("inputs" in model)) return {
		engine: "server",
		path,
		source: server,
		...await describePrompts(at.root, choice)
	};
	const { inputs, outputs, endpoint } = model;
	return {
		...await describeModel(at, {
			path,
			inputs,
			outputs
		}, {
			choice,
			propose: endpoint === "embeddings" ? proposeEmbeddingTask : proposeTask
		}),
		server
	};
}
const describeServer = ({ url, baselineUrl, credential, baselineCredential }, { name, protocol, endpoint }) => ({
	kind: "running",
	protocol,
	url,
	baselineUrl,
	modelName: name,
	endpoint,
	credential: credential?.variable,
	baselineCredential: baselineCredential?.variable
});
/** Prompts for a model of texts, which other models may have, too; otherwise a separate data set. */
async function findData({ root, used }, path, model) {
	const listed = await listDataSets(root, path);
	return "inputs" in model ? choose({
		path,
		candidates: listed
	}, used) : choose({
		path,
		candidates: await withPrompts(root, listed),
		newName: "prompts",
		mayShare: true
	});
}
const choose = (seeker, used) => chooseDataSets([seeker], used)[0];
async function askBaseline({ baselineCredential }, url, now) {
	const before = await askRunning({
		url,
		model: now.name,
		credential: baselineCredential?.credential
	});
	if (!(before.protocol === now.protocol && before.endpoint === now.endpoint)) throw otherServer(url, {
		now,
		before
	});
}
/** A file that names what is deployed: a policy needs one, and the servers have no other identity. */
function artifactOf(modelName) {
	const id = toId(basename(modelName));
	return posix.join("models", `${id === "" || GENERIC_NAMES.includes(id) ? "served-model" : id}.txt`);
}
/** @throws {UserError} If there is no such file or folder in the repository, or the folder holds no data set. */
async function findNamed(root, data) {
	const file = await realpath(data).catch(() => data);
	const path = relative(root, file).split(sep).join("/");
	if (path === "" || /^\.\.(?:\/|$)/.test(path)) throw new UserError(`--data: expected a file or a folder in the repository, got ${JSON.stringify(path || ".")}.`, "Copy the data into the repository: a policy names its data by a path in it.");
	const found = await stat(join(root, path)).catch(() => void 0);
	const form = found?.isDirectory() ? await recognizeFolder(join(root, path)) : void 0;
	if (found === void 0 || found.isDirectory() && form === void 0) throw new UserError(`--data: expected a data set, got ${found === void 0 ? "no such file or folder" : "a folder of something else"}: ${JSON.stringify(path)}.`, "Name a file or folder in one of the formats that .github/guide/data-sets.md of the gate describes.");
	return {
		state: "found",
		path,
		isTestDataFolder: false,
		...form && { form }
	};
}
// src/init/try-model.ts
const ITEMS = 8;
const RUNS = 24;
const WARM_UP = {
	minRuns: 3,
	minNs: 0
};
/**
* Runs a model on its first items with the runtime's defaults, for a first idea of its speed and of its scores.
*
* @param root - Absolute folder of the repository.
* @returns The model with its median latency, and with the kind of its scores if the name of the output does not say it.
*   As it was without a data set, without an installed runtime, or if the model does not run: then the first check says why.
*/
async function tryModel(model, { root, bundleFolder }) {
	const { path, dataset, inputs, task } = model;
	const runtimeFolder = findInstalled(bundleFolder);
	const { audio, text, preprocess } = dataset.settings ?? {};
	if (dataset.problem !== void 0 || runtimeFolder === void 0 || preprocess !== void 0) return model;
	if (await readVersion$1(runtimeFolder) !== "1.30.0") return model;
	const policy = policyFor(path, dataset.path);
	const workspace = await openWorkspace({
		bundleFolder,
		runtime: policy.runtime,
		isolation: "auto"
	});
	try {
		const set = await openRegressionSet({
			path: join(root, dataset.path),
			shownPath: dataset.path,
			labelColumn: dataset.label ?? "label",
			inputs,
			audio,
			text: text && {
				tokenizer: await readTokenizer({
					path: join(root, text.tokenizer),
					shownPath: text.tokenizer
				}),
				columns: [text.column]
			},
			openParquet: openParquetIn(workspace, bundleFolder)
		});
		const builder = new FeedBuilder(inputs, policy.traffic.batch, path);
		const feeds = (await firstItems(set)).flatMap((item) => builder.add(item)).map(({ feed }) => feed);
		const entry = {
			name: "candidate",
			file: join(root, path),
			shownPath: path
		};
		const { arm } = await loadModel(workspace, {
			...entry,
			policy,
			runtimeFolder,
			classes: void 0
		});
		const { worker } = await startWorker(workspace, arm);
		const { runMs: deadlineMs } = workspace.deadlines;
		await holdFeeds(worker, feeds, deadlineMs);
		await worker.request({
			do: "warm-up",
			...WARM_UP,
			outputs: arm.outputs
		}, { deadlineMs });
		const samples = await timeBlock({
			arm,
			worker,
			from: 0,
			deadlineMs
		}, {
			count: RUNS,
			rewarm: 1
		});
		const latencyNs = median(samples.map((sample) => sample.latencyNs));
		const output = task.output ?? arm.outputs[0];
		if (!canHaveScores(task) || task.scores !== void 0 || output === void 0) return {
			...model,
			latencyNs
		};
		const { headers, payload } = packFeeds(feeds);
		const answer = await worker.request({
			do: "infer",
			feeds: headers,
			outputs: [output]
		}, {
			payload,
			deadlineMs
		});
		const scores = unpackFeeds(answer.reply.outputs, answer.payload).flatMap((outputs) => outputs.get(output) ?? []);
		return {
			...model,
			latencyNs,
			task: {
				...task,
				scores: {
					are: kindOf(scores),
					by: "values"
				}
			}
		};
	} catch (error) {
		if (error instanceof UserError || error instanceof ModelFailure) return model;
		throw error;
	} finally {
		await closeWorkspace(workspace);
	}
}
/** Rounding in single precision, over many classes. */
const SUM_TOLERANCE = .001;
/** Probabilities are from 0 to 1, and add up to 1 if there are several. */
function kindOf(scores) {
	const isProbability = (tensor) => {
		const numbers = tensor.dtype === "string" ? [] : [...tensorNumbers(tensor)];
		return (numbers.length < 2 || Math.abs(sum(numbers) - 1) <= SUM_TOLERANCE) && numbers.every((number) => number >= 0 && number <= 1);
	};
	return scores.every(isProbability) ? "probabilities" : "logits";
}
async function firstItems(set) {
	const items = [];
	for await (const item of set.items()) {
		items.push(item);
		if (items.length === ITEMS) break;
	}
	return items;
}
/** The defaults of a policy. Nothing is scored, so any task and limit will do. */
function policyFor(artifact, path) {
	const model = {
		id: "model",
		artifact,
		dataset: { path },
		task: { kind: "output-match" },
		limits: { "latency-p95": { "max-increase": "10%" } }
	};
	return policySchema.parse({
		version: 1,
		models: [model]
	}).models[0];
}
// src/init/with-parquet.ts
/** Lets some work read Parquet files of the user's own, so without isolation. */
async function withParquet(bundleFolder, work) {
	const scratch = await mkdtemp(join(tmpdir(), "regression-gate-init-"));
	try {
		return await work(openParquetIn({
			isolation: NO_ISOLATION,
			scratch
		}, bundleFolder));
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
	}
}
// src/init/words/one-line.ts
/** Makes a text fit on one line, because a YAML comment ends at the line's end. */
function oneLine(text) {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/\.$/, "");
}
// src/init/words/scalar.ts
/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** A text as a YAML scalar, valid in flow mappings too: plain if that is safe, else as JSON, which is also YAML. */
function scalar(text) {
	return /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$|^(?:\.\.\/)+[A-Za-z_][\w./-]*$/.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}
// src/init/words/render-data-set.ts
/**
* The data set of a model, with what to do and to check about it.
*
* @param fromPolicy - Makes a path relative to the policy, as a scalar.
*/
function renderDataSet({ problem, label, settings = {}, path }, fromPolicy) {
	const { text } = settings;
	const keys = [
		`path: ${fromPolicy(path)}`,
		...label === void 0 ? [] : [`label: ${scalar(label)}`],
		...renderSettings(settings),
		...text === void 0 ? [] : [`tokenizer: ${fromPolicy(text.tokenizer)}`, `text: ${scalar(text.column)}`]
	];
	return [
		...problem === void 0 ? [] : [`# To do: ${oneLine(dataSetProblemText(problem))}.`],
		...settingsChecks(settings).map((check) => `# Check: ${check}.`),
		`dataset: { ${keys.join(", ")} }`
	];
}
const flow = (settings) => {
	const text = Object.entries(settings).map(([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(", ")}]` : value}`);
	return text.length === 0 ? "{}" : `{ ${text.join(", ")} }`;
};
const renderSettings = ({ preprocess, audio }) => [...preprocess === void 0 ? [] : [`preprocess: ${flow(preprocess)}`], ...audio === void 0 ? [] : [`audio: ${flow(audio)}`]];
/** What only the training code says. */
function settingsChecks({ preprocess, audio, text }) {
	if (preprocess !== void 0) return [`${preprocess.resize === void 0 ? "images keep their size, because the model takes any: add resize if production resizes" : "the size is that of the model’s input; add crop if production crops"}${preprocess.dtype === "uint8" ? "" : ". Values are 0 to 1; add mean and std if training used them"}`];
	if (audio !== void 0) return [`${audio.rate} samples per second are those of the first file; the model must expect the same`];
	return text === void 0 ? [] : [`the texts are in ${quoted(text.column)}; max-length cuts longer ones`];
}
/** What to do about a data set, as a clause without a full stop. */
function dataSetProblemText(problem) {
	switch (problem.kind) {
		case "none": return "there is no data set for the model: write one (the guide shows the formats), or name yours here";
		case "no-prompts": return "there are no prompts for the model: write one {\"prompt\": …, \"label\": …} or {\"messages\": […], \"label\": …} per line";
		case "several": return `there are several data sets for the model (${problem.names.join(", ")}): name the right one`;
		case "taken": return `${problem.path} is already the data of ${problem.by}: name it here too if it fits this model`;
		case "no-image-input": return `${problem.path} has images, but the model has no input of 1 or 3 channels for them: store the tensors (the guide shows how), or name other data here`;
		case "unreadable": return problem.message;
	}
}
// src/init/words/render-limits.ts
const MAX_INCREASE = .1;
/** Slower models run too seldom within the default budget for a P95. */
const MAX_NS_FOR_P95 = 2e8;
/** If the model's speed is known, the floor is half of the increase that the limit allows. */
function latencyLimit(latencyNs) {
	const limit = `max-increase: ${formatPercent(MAX_INCREASE)}`;
	if (latencyNs === void 0) return `latency-p95: { ${limit} } # also: max: 20ms; "calibrate" proposes a floor`;
	const metric = latencyNs > MAX_NS_FOR_P95 ? "latency-p50" : "latency-p95";
	const floor = describeLimitValue(metric, "floor", roundFloor(MAX_INCREASE * latencyNs / 2));
	const speed = `a run takes about ${formatValue(latencyNs, "ns").replace("\xA0", " ")} here`;
	return metric === "latency-p95" ? `latency-p95: { ${limit}, floor: ${floor} } # also: max: 20ms; ${speed}` : `latency-p50: { ${limit}, floor: ${floor} } # ${speed}: latency-p95 needs a larger budget than the default`;
}
const isTranscript = (kind) => kind === "speech" || kind === "ocr";
/** Limits for a model that answers tensors. */
function renderLimits({ task: { kind }, latencyNs, server }) {
	const score = isTranscript(kind) ? "task-score: { max-increase: 1pp } # of the error rate" : kind === "regression" ? "task-score: { max-increase: 5% } # of the root mean square error" : "task-score: { max-drop: 1pp } # also: min: 0.90";
	const canBeReviewed = kind === "classification" || kind === "binary";
	return [
		"limits: # metrics without a limit are shown only; \"regression-gate calibrate\" proposes limits for this machine",
		`  ${latencyLimit(latencyNs)}`,
		...server === void 0 ? [] : ["  error-rate: { max: 0% }"],
		`  ${score}`,
		...server === void 0 ? ["  memory-ram-peak: { max-increase: 10%, floor: 16MiB }", "  memory-arena-peak: { max-increase: 10% }"] : [],
		...canBeReviewed ? ["  # review-rate: { max-increase: 1pp } # needs \"review: { below-confidence: 0.6 }\" on the model"] : []
	];
}
// src/init/words/placeholder.ts
/** Placeholder where a person has to choose. The policy's schema rejects it and lists the choices. */
const CHOOSE = "CHOOSE";
// src/init/words/render-running.ts
/** Lines of the artifact of a server that already runs. @param path - As a scalar. */
const renderArtifact = (path) => ["# This file names the model that is deployed: change it with each deployment. Or name the file of the model itself.", `artifact: ${path}`];
/** Lines of the engine of a server that already runs. */
function renderRunning(server) {
	const { protocol, url, baselineUrl, modelName, endpoint, credential, baselineCredential } = server;
	return [
		"engine:",
		"  kind: server",
		`  protocol: ${protocol}`,
		`  # Better, if the gate can start the server: "start: [program, --port, '{port}']" in place of both addresses. Then`,
		"  # figures come from fresh starts of both models, and memory, load time and model size can be limited.",
		`  url: ${scalar(url)}`,
		...baselineUrl === void 0 ? ["  # To do: write the address of the server with the model to compare with, such as the one in production."] : [],
		`  baseline-url: ${baselineUrl === void 0 ? CHOOSE : scalar(baselineUrl)}`,
		...credential === void 0 ? [] : [`  credential: { variable: ${scalar(credential)} }`],
		...baselineCredential === void 0 ? [] : [`  baseline-credential: { variable: ${scalar(baselineCredential)} }`],
		`  model-name: ${scalar(modelName)}`,
		...endpoint === void 0 ? [] : [`  endpoint: ${endpoint}`]
	];
}
/** The file that names the deployed model. @param modelName - As the servers call it. */
const renderDeployed = (modelName) => `# The model that is deployed. The gate distinguishes deployments by this file: change it with each of them.
model: ${scalar(modelName)}
version: 1
`;
// src/init/words/render-served.ts
/** Lines of the engine of a language model: its command line is left to a person. */
function renderEngine({ format, firstPart }, { prompts }) {
	return [
		"engine:",
		"  kind: server",
		"  protocol: openai",
		"  # Commands that serve such a model:",
		...EXAMPLES[format === "safetensors" ? "safetensors" : "gguf"].map((example) => `  #   ${oneLine(example.replace("{model}", modelArgument(firstPart)))}`),
		"  # To do: write the command that serves this one, without a shell.",
		`  start: ${CHOOSE}`,
		"  ready: { path: /health, within: 120s }",
		`  endpoint: ${prompts === "prompt" ? "completions # \"chat\" if the prompts are questions to a chat model" : "chat"}`
	];
}
/** Both programs answer `/health`, and report how many tokens they used. */
const EXAMPLES = {
	gguf: [`[llama-server, --model, {model}, --port, '{port}']`, `[python, -m, llama_cpp.server, --model, {model}, --port, '{port}'] # with "ready: { path: /v1/models }"`],
	safetensors: [`[vllm, serve, '{artifact}', --served-model-name, model, --port, '{port}']`, `[trtllm-serve, '{artifact}', --port, '{port}']`]
};
/** The artifact is the file, or the folder of its parts. Programs take the path of the first part. */
const modelArgument = (firstPart) => firstPart === void 0 ? `'{artifact}'` : JSON.stringify(`{artifact}/${firstPart}`);
/** Lines of the task. */
function renderTextTask({ task: { score, evidence } }) {
	const why = scoreEvidenceText(evidence);
	return score === void 0 ? [`# To do: choose a score, one of ${TEXT_SCORES.join(", ")}; ${why}.`, `task: { kind: text, score: ${CHOOSE} }`] : [`# Check: ${why}.`, `task: { kind: text, score: ${score} }`];
}
/** The evidence for a score, or why it is undecided, as a clause without a full stop. */
function scoreEvidenceText(evidence) {
	switch (evidence.kind) {
		case "numbers": return `the labels are numbers, such as ${quoted(evidence.label)}; the last number of an answer must be the label`;
		case "objects": return "the labels are objects; an answer must be JSON with their values";
		case "booleans": return "the labels are true and false; an answer must be that word";
		case "short-texts": return `the labels are short, such as ${quoted(evidence.label)}; an answer must be the label. "normalized-match" ignores case and punctuation`;
		case "long-texts": return `the labels have up to ${evidence.words} words; the score is the share of words that an answer has in common with its label`;
		case "json-texts": return "the labels are texts that contain JSON: for valid-json, write them as objects";
		case "no-labels": return "there are no labels to see what an answer should be";
		case "mixed": return "the labels are of several types";
	}
}
/** Lines of the limits. The memory of a server that the gate does not start is unknown. */
const renderServedLimits = ({ kind }) => [
	"limits: # metrics without a limit are shown only; \"regression-gate calibrate\" proposes limits for this machine",
	"  ttft-p95: { max-increase: 10% } # time to first token",
	"  tpot-p95: { max-increase: 10% } # time per output token after the first",
	"  error-rate: { max: 0% }",
	"  output-length: { max-change: 10% } # a model that stops early is not faster",
	"  task-score: { max-drop: 1pp } # also: min: 0.90",
	...kind === "files" ? ["  memory-ram-peak: { max-increase: 10%, floor: 64MiB }"] : [],
	"  # review-rate: { max-increase: 1pp } # needs \"review: { when: [refusal, cut-off] }\" on the model"
];
// src/init/words/render-task.ts
/**
* The task of a model that answers tensors, with what to check or to choose.
*
* @param options.classes - Path of the class names, as a scalar.
* @param options.kinds - Those that a person may have to choose from.
*/
function renderTask(task, { classes, kinds }) {
	const output = task.output === void 0 ? "" : `, output: ${scalar(task.output)}`;
	const names = classes === void 0 ? "" : `, classes: ${classes}`;
	if (task.kind === void 0) return [`# To do: choose ${kinds}; ${oneLine(taskEvidenceText(task.evidence))}.`, `task: { kind: ${CHOOSE}${output} }`];
	const { scores } = task;
	const areProbabilities = scores?.are === "probabilities" ? ", scores: probabilities" : "";
	return [
		`# Check: ${oneLine(taskEvidenceText(task.evidence))}.`,
		...canHaveScores(task) && scores !== void 0 && task.evidence.kind !== "probabilities-beside-class" ? [`# ${scoresText(scores)}`] : [],
		...task.classes === "to-write" ? ["# To do: write the class names to classes.json next to the model, as a JSON list in the order of the scores."] : [],
		`task: { kind: ${task.kind}${output}${names}${areProbabilities} }`
	];
}
function scoresText(scores) {
	const why = scores.by === "name" ? "the name of the output says so" : "its values for the first items show it";
	return `Check: the output contains ${scores.are}; ${why}.`;
}
/** The evidence for a task, or why it is undecided, as a clause without a full stop. */
function taskEvidenceText(evidence) {
	switch (evidence.kind) {
		case "test-data-folders": return "the test_data_set folders contain the expected outputs";
		case "class-label": {
			const { label, output, scores } = evidence;
			return `the first label, ${typeof label === "string" ? `${quoted(label)}, is a name` : `${label}, is a whole number below ${scores}`}, and ${quoted(output)} has ${scores} numbers per item`;
		}
		case "zip-map": return `${quoted(evidence.output)} is the class itself; ${quoted(evidence.probabilities)} is not a tensor. Export with zipmap=False to score probabilities`;
		case "probabilities-beside-class": return `${quoted(evidence.output)} contains the probabilities of the classes of ${quoted(evidence.classOutput)}`;
		case "zero-one-labels": return `the first ${evidence.labels} labels are 0 and 1 only, and ${quoted(evidence.output)} has one number per item`;
		case "output-named-logits": return `the output is called ${quoted(evidence.output)} and has ${evidence.scores} numbers per item`;
		case "boolean-label": return `the first label is ${evidence.label}, and ${quoted(evidence.output)} has one number per item`;
		case "fractional-label": return `a label, ${evidence.label}, is not a whole number, and ${quoted(evidence.output)} has one number per item`;
		case "objects-label": return `the labels list objects with a box${evidence.hasKeypoints ? " and keypoints" : ""}; ${quoted(evidence.output)} must have a row for each: box, score, class`;
		case "names-label": return `the labels are lists of names, the first of ${evidence.names}, and ${quoted(evidence.output)} has ${evidence.scores} numbers per item`;
		case "tags-label": return `the labels are lists of tags such as ${quoted(evidence.tag)}, and ${quoted(evidence.output)} has ${evidence.scores} numbers per token`;
		case "text-label": return `the first label, ${quoted(evidence.label)}, is a text, and ${quoted(evidence.output)} has ${evidence.scores} numbers per step. For classes per item, choose classification`;
		case "search-labels": return "the labels name documents, and those that answer a query";
		case "candidate-labels": return `the first label has a number for each of ${evidence.candidates} candidates`;
		case "likeness-labels": return `the labels are numbers, such as ${evidence.label}: how alike two texts are`;
		case "vector-labels": return `the labels are vectors of ${evidence.length} numbers, as the model gives them`;
		case "several-outputs": return `the model has several outputs (${evidence.names.map((name) => quoted(name)).join(", ")}); name the one to score`;
		case "ambiguous": return `output ${quoted(evidence.output)} with ${labelText(evidence.label)} can mean several things`;
		case "no-model": return "no model was found in this repository";
	}
}
function labelText(label) {
	switch (label.kind) {
		case "none": return "no label";
		case "value": return `the label ${quoted(label.value)}`;
		case "list": return `a label of ${label.values} values`;
		case "object": return "a label of several parts";
	}
}
// src/init/words/render-policy.ts
const HEAD = `# Policy of the model regression gate, proposed by "regression-gate init". Read every comment before you commit it.
# Paths are relative to this file; units are required. Every key is explained in .github/guide/policy.md of the gate.
version: 1
models:
`;
const FOOT = `# For cost per 1,000 runs: prices, and a limit "cost-per-1000: { max-increase: 10% }" above.
# prices:
#   hardware: 1.20 USD/h
#   power: included
#   review: { minutes-per-item: 1.5, wage: 30 USD/h }
on-inconclusive: block # exit 3 when there is not enough evidence to decide; pass lets it through
`;
/** Kinds of task that a person may have to choose from. */
const OF_TENSORS = "classification, binary, regression, embedding or output-match";
const OF_EMBEDDINGS = "retrieval, ranking, similarity or embedding";
/** Template entry for when no model was found. */
const NO_MODEL = {
	path: "model.onnx",
	inputs: [],
	outputs: [],
	dataset: {
		path: "regression-set.jsonl",
		label: void 0,
		problem: { kind: "none" }
	},
	task: {
		kind: void 0,
		output: void 0,
		scores: void 0,
		classes: void 0,
		evidence: { kind: "no-model" }
	}
};
/**
* Renders a first policy.
*
* @param policyPath - Target path, relative to the repository, with slashes.
* @param models - If empty, the policy has a template entry.
* @returns YAML. The gate accepts it, or rejects only the values that a person has to fill in.
*/
function renderPolicy(policyPath, models) {
	const shown = models.length > 0 ? models : [NO_MODEL];
	return `${HEAD}${renderEntries$1(policyPath, shown)}${FOOT}`;
}
/**
* Renders entries under `models`, indented by two spaces.
*
* @param used - Ids that other entries have.
*/
function renderEntries$1(policyPath, models, used = []) {
	const ids = chooseIds(models.map(({ path }) => path), used);
	return models.map((model, index) => {
		const id = ids[index] ?? "model";
		return "engine" in model ? renderServed(id, model, policyPath) : renderModel(id, model, policyPath);
	}).join("\n");
}
function renderServed(id, model, policyPath) {
	const fromPolicy = (target) => scalar(posix.relative(posix.dirname(policyPath), target) || ".");
	const { source } = model;
	return [`- id: ${scalar(id)} # also names its baseline: do not change it later`, ...[
		...source.kind === "running" ? [...renderArtifact(fromPolicy(model.path)), ...renderRunning(source)] : [`artifact: ${fromPolicy(model.path)}`, ...renderEngine(source, model)],
		...renderDataSet(model.dataset, fromPolicy),
		"generation: { max-tokens: 128, temperature: 0, seed: 1 }",
		...renderTextTask(model),
		...renderServedLimits(source)
	].map((line) => `  ${line}`)].map((line) => `  ${line}\n`).join("");
}
function renderModel(id, model, policyPath) {
	const { path, dataset, task, server } = model;
	const fromPolicy = (target) => scalar(posix.relative(posix.dirname(policyPath), target) || ".");
	const toWrite = posix.join(posix.dirname(path), "classes.json");
	const classes = task.classes && fromPolicy(task.classes === "existing" ? model.classesPath ?? toWrite : toWrite);
	return [`- id: ${scalar(id)} # also names its baseline: do not change it later`, ...[
		...server === void 0 ? [`artifact: ${fromPolicy(path)}`] : [...renderArtifact(fromPolicy(path)), ...renderRunning(server)],
		...describeSignatures(model).map((line) => `# ${line}`),
		...renderDataSet(dataset, fromPolicy),
		...renderTask(task, {
			classes,
			kinds: server?.endpoint === "embeddings" ? OF_EMBEDDINGS : OF_TENSORS
		}),
		...renderLimits(model)
	].map((line) => `  ${line}`)].map((line) => `  ${line}\n`).join("");
}
function describeSignatures({ inputs, outputs }) {
	if (outputs.length === 0) return [];
	const sizes = [...new Set(inputs.flatMap(({ shape }) => shape ?? []).filter((size) => typeof size === "string"))].map((name) => quoted(name)).join(", ");
	return [
		`inputs: ${inputs.map(describeSignature).join("; ") || "none"}`,
		`outputs: ${outputs.map(describeSignature).join("; ")}`,
		...sizes === "" ? [] : [`open sizes: ${sizes}; the first axis is the batch, the others take the item's size`]
	];
}
function describeSignature({ name, dtype, shape }) {
	const sizes = shape?.map((size) => typeof size === "string" ? oneLine(size) : size ?? "?").join(", ");
	return `${quoted(name)} ${dtype} ${sizes === void 0 ? "of any rank" : `[${sizes}]`}`;
}
// src/init/words/render-steps.ts
const MAX_SHOWN = 10;
/** Renders for the terminal what was written and what to do next. */
function renderSteps(result) {
	const { written, kept, policy } = result;
	const open = listOpen(result);
	const isPolicyWritten = written.includes(policy.path);
	const isWorkflowWritten = written.some((path) => path.startsWith(".github/workflows/"));
	const steps = [
		...result.isActionNamed || !isWorkflowWritten ? [] : [`In the workflows, replace ${PLACEHOLDER.repository}@${shortSha(PLACEHOLDER.sha)}… with the Action at the full SHA of the commit that you reviewed; --action OWNER/REPOSITORY@SHA does that for you.`],
		...open.length > 0 ? [`Fill in what is listed above in ${policy.path}.`] : [],
		...isPolicyWritten ? [`Read the comments in ${policy.path}.`] : [],
		"Try it here: \"regression-gate calibrate\" proposes limits for this machine, \"regression-gate check\" judges the model.",
		"Commit the files, and make the check \"gate\" required in the rules of the default branch."
	];
	return `${[
		...written.map((path) => `${path === policy.path && policy.isOld ? "added to" : "wrote   "}  ${path}`),
		...kept.map(({ path, differs }) => `kept      ${path} (${differs ? "has been edited" : "already exists"})`),
		...written.length === 0 ? ["Nothing to add."] : [],
		...describeModels(result),
		...open.length === 0 ? [] : [
			"",
			"To fill in:",
			...open.map((text) => `  ${text}`)
		],
		...refusedEntries(policy),
		"",
		"Next:",
		...steps.map((step, index) => `  ${index + 1}. ${step}`)
	].join("\n")}\n`;
}
function describeModels({ surveys, left, policy }) {
	if (surveys.length === 0) return policy.isOld ? [] : ["", "No .onnx file, .gguf file or folder of .safetensors files was found: fill in the entry in the policy."];
	return [
		"",
		...surveys.map((survey) => "error" in survey ? `not proposed  ${survey.error.message} ${survey.error.hint}` : `proposed      ${placeText(survey)}: ${taskText(survey)}, data ${survey.dataset.path}${survey.dataset.problem === void 0 ? "" : " (to do)"}`),
		...left.slice(0, MAX_SHOWN).map((path) => `skipped       ${path}`),
		...left.length > MAX_SHOWN ? [`skipped       ${left.length - MAX_SHOWN} more`] : []
	];
}
/** The file of a model, or the address of the server that has it. */
function placeText(proposal) {
	const server = "engine" in proposal ? proposal.source : proposal.server;
	if (server?.kind !== "running") return proposal.path;
	return `${quoted(server.modelName)} at ${server.url}`;
}
function taskText(proposal) {
	if ("engine" in proposal) return `served, text scored by ${proposal.task.score ?? "a score to be chosen"}`;
	return proposal.task.kind ?? "task to be chosen";
}
/** Everything that a person still has to fill in, including what earlier runs of `init` left open. */
const listOpen = ({ policy }) => [...markedPlaces(policy), ...openPlaces(policy)];
/** Lines marked "To do", without those above a value that the gate rejects, which are listed with it. */
function markedPlaces({ path, text }) {
	const lines = text.split("\n");
	return lines.flatMap((line, index) => {
		const [, what] = /^\s*# To do: (.+)$/.exec(line) ?? [];
		const isRejected = lines[index + 1]?.includes(CHOOSE);
		return what === void 0 || isRejected ? [] : [`${path}: ${what} (line ${index + 1})`];
	});
}
/** The values that the gate rejects until a person has filled them in. */
function openPlaces({ path, text }) {
	try {
		parsePolicy(text, path);
		return [];
	} catch (error) {
		if (error instanceof UserError) return error.message.split("\n");
		throw error;
	}
}
function refusedEntries({ path, refused }) {
	if (refused === "") return [];
	return [
		"",
		`${path} could not be extended. Add these entries under "models":`,
		"",
		refused.trimEnd()
	];
}
// src/cli/served/running-options.ts
/** Options of `init` for a server that already runs. */
const RUNNING_OPTIONS = {
	server: {
		type: "string",
		value: "URL",
		help: "write a policy for the model of this server, such as http://127.0.0.1:8000"
	},
	"baseline-server": {
		type: "string",
		value: "URL",
		help: "with --server: the server with the model to compare with"
	},
	"model-name": {
		type: "string",
		value: "NAME",
		help: "with --server: the model, as both servers call it",
		defaultText: "the only one"
	},
	data: {
		type: "string",
		value: "PATH",
		help: "with --server: data set or prompts",
		defaultText: "looked for in models, data and test"
	},
	credential: {
		type: "string",
		value: "VARIABLE",
		help: "with --server: the environment variable with its secret, sent as \"Authorization: Bearer\""
	},
	"baseline-credential": {
		type: "string",
		value: "VARIABLE",
		help: "the same for the other server"
	}
};
/**
* Reads the options of a server that already runs.
*
* @param folder - Base of relative paths.
* @returns Undefined without `--server`.
* @throws {UserError} If one of them is invalid or has no server.
*/
function readRunning(values, folder) {
	const { server: url, "baseline-server": baselineUrl, data } = values;
	if (url === void 0) {
		refuse(values, Object.keys(RUNNING_OPTIONS), "--server");
		return;
	}
	checkAddress("server", url);
	if (baselineUrl === void 0) refuse(values, ["baseline-credential"], "--baseline-server");
	else checkAddress("baseline-server", baselineUrl);
	if (url === baselineUrl) throw sameServer(url);
	const [variable, ofBaseline] = [values.credential, values["baseline-credential"]];
	return {
		url,
		baselineUrl,
		modelName: readName(values["model-name"]),
		data: data === void 0 ? void 0 : resolve(folder, data),
		credential: readNamedCredential({
			option: "credential",
			variable,
			url
		}),
		baselineCredential: baselineUrl === void 0 ? void 0 : readNamedCredential({
			option: "baseline-credential",
			variable: ofBaseline,
			url: baselineUrl
		})
	};
}
function refuse(values, names, needed) {
	const given = names.find((name) => values[name] !== void 0);
	if (given !== void 0) throw new UserError(`--${given}: expected ${needed} with it, got none.`, seeHelp("init"));
}
function checkAddress(option, text) {
	if (serverUrl.safeParse(text).success) return;
	throw new UserError(`--${option}: expected a URL such as http://127.0.0.1:8000, got ${JSON.stringify(text)}.`, "Give the address of the server without a query.");
}
const sameServer = (url) => new UserError(`--baseline-server: expected another server than --server, got ${url} for both.`, "A model that is compared with itself always passes.");
function readName(text) {
	if (text === void 0 || text.length >= 1 && text.length <= 200) return text;
	throw new UserError(`--model-name: expected 1 to 200 characters, got ${text.length}.`, "Name the model as the server does.");
}
// src/cli/init.ts
const IGNORE = ".gitignore";
/** Writes the requested workflows and a first policy into the repository of the working directory. */
const init = defineCommand({
	name: "init",
	summary: "write workflows and a first policy for the models of this repository",
	options: {
		use: {
			type: "string",
			value: "LIST",
			default: "pull-request",
			help: "which workflows, of: pull-request, nightly, release, fork-companion"
		},
		action: {
			type: "string",
			value: "REF",
			help: "this Action in the workflows: OWNER/REPOSITORY@ and the full SHA of the reviewed commit"
		},
		force: {
			type: "boolean",
			default: false,
			help: "overwrite an existing policy and existing workflows"
		},
		...RUNNING_OPTIONS
	},
	details: `Looks at the .onnx and .gguf files and the folders of .safetensors files that git does not ignore, looks for their data
next to them, in data/ and in test/, and proposes ${DEFAULT_POLICY}. It can be run again: it adds new models to an
existing policy, changes nothing else in it, and keeps existing workflows.

With --server, it writes a policy for the model of a server that already runs and speaks OpenAI’s protocol or Open Inference. It
asks for the protocol, and for the inputs and outputs of the model; a model that takes texts is also sent a short one.`,
	async run({ values }, terminal) {
		const running = readRunning(values, terminal.folder);
		return runInit({
			uses: readUses(values.use),
			action: readAction(values.action),
			force: values.force,
			running
		}, terminal);
	}
});
/** @throws {UserError} If this is not a git repository. Nothing is written then. */
async function runInit(options, { bundleFolder, print, folder }) {
	const root = await findRoot(gitIn(folder));
	const read = (path) => readIfThere(join(root, path));
	const existing = options.force ? void 0 : await read(DEFAULT_POLICY);
	const known = existing === void 0 ? void 0 : readKnownModels(existing, DEFAULT_POLICY);
	const { running } = options;
	const files = running === void 0 ? await findModelFiles(gitIn(root), known?.artifacts) : {
		paths: [],
		left: []
	};
	const surveys = await tryAll(await withParquet(bundleFolder, (openParquet) => {
		const at = {
			used: known?.datasets,
			openParquet
		};
		return running === void 0 ? proposeModels(root, files.paths, at) : proposeUnknown(running, {
			...at,
			root
		}, known?.servers);
	}), {
		root,
		bundleFolder
	});
	const policy = planPolicy(existing, surveys, known?.ids);
	const workflows = options.uses.map(async (use) => {
		const text = await readExample(bundleFolder, use, options.action);
		return {
			path: `.github/workflows/${WORKFLOWS[use].target}`,
			text,
			isExtended: false
		};
	});
	const plan = await planFiles(root, [
		{
			path: DEFAULT_POLICY,
			text: policy.text,
			isExtended: true
		},
		...surveys.flatMap(planDeployed),
		...await Promise.all(workflows)
	], options.force);
	const ignored = ignoreRecords(await read(IGNORE) ?? "");
	const written = ignored === void 0 ? plan.written : [...plan.written, {
		path: IGNORE,
		text: ignored,
		isExtended: true
	}];
	for (const { path, text } of written) await writeFiles(join(root, dirname(path)), { [basename(path)]: text });
	print(renderSteps({
		written: written.map(({ path }) => path),
		kept: plan.kept,
		surveys,
		left: files.left,
		policy: {
			path: DEFAULT_POLICY,
			isOld: existing !== void 0,
			...policy
		},
		isActionNamed: options.action !== void 0
	}));
	return 0;
}
/** The model of a running server, unless the policy has it already. */
async function proposeUnknown(running, at, known = []) {
	const proposal = await proposeRunning(running, at);
	const server = serverOf(proposal);
	return known.some(({ url, modelName }) => url === server?.url && modelName === server.modelName) ? [] : [proposal];
}
function serverOf(survey) {
	if ("error" in survey) return void 0;
	if (!("engine" in survey)) return survey.server;
	return survey.source.kind === "running" ? survey.source : void 0;
}
/** The file that says which model a running server has. One that is there already is kept. */
function planDeployed(survey) {
	const server = serverOf(survey);
	if (server === void 0) return [];
	return [{
		path: survey.path,
		text: renderDeployed(server.modelName),
		isExtended: false
	}];
}
async function tryAll(surveys, place) {
	const tried = [];
	for (const survey of surveys) tried.push(isFile(survey) ? await tryModel(survey, place) : survey);
	return tried;
}
/** Whether onnxruntime can run it here. */
const isFile = (survey) => !("error" in survey) && !("engine" in survey) && survey.server === void 0;
/** The policy's new text, and the entries that an existing one could not take. */
function planPolicy(existing, surveys, ids = []) {
	const models = surveys.filter((survey) => !("error" in survey));
	if (existing === void 0) return {
		text: renderPolicy(DEFAULT_POLICY, models),
		refused: ""
	};
	if (models.length === 0) return {
		text: existing,
		refused: ""
	};
	const entries = renderEntries$1(DEFAULT_POLICY, models, ids);
	const text = addModels(existing, entries);
	return text === void 0 ? {
		text: existing,
		refused: entries
	} : {
		text,
		refused: ""
	};
}
async function findRoot(git) {
	try {
		return (await git("rev-parse", "--show-toplevel")).trimEnd();
	} catch (error) {
		throw new UserError(`init: expected a git repository, got: ${gitFailure(error)}.`, "Run it in the repository that has the models.", { cause: error });
	}
}
function readUses(text) {
	const known = Object.keys(WORKFLOWS);
	const uses = text.split(",").map((word) => {
		const use = known.find((each) => each === word.trim());
		if (use !== void 0) return use;
		const nearest = nearestName(word, known);
		throw new UserError(`--use: expected ${known.join(", ")}, separated by commas, got "${word}".`, nearest === void 0 ? seeHelp("init") : `Did you mean "${nearest}"?`);
	});
	return [...new Set(uses)];
}
function readAction(text) {
	if (text === void 0) return void 0;
	const { repository, sha } = /^(?<repository>[\w.-]+\/[\w.-]+)@(?<sha>[0-9a-f]{40})$/.exec(text)?.groups ?? {};
	if (repository !== void 0 && sha !== void 0) return {
		repository,
		sha
	};
	throw new UserError(`--action: expected OWNER/REPOSITORY@ and the 40 hexadecimal digits of a commit, got "${text}".`, "Take the commit that you reviewed, such as that of your clone of the gate: git rev-parse HEAD. A tag or branch can be moved to other code afterwards.");
}
// src/report/words/model/inspection.ts
/** What a model file contains, by label; names from the model are in quotes. */
function inspectionEntries(inspection) {
	const { facts, precision, sparsity, optimization, externalFiles } = inspection;
	return [
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
			...[sparsityUseText(sparsity) ?? []].flat()
		],
		["optimized", optimizationText(optimization)]
	];
}
/**
* How many things changed between two models: "a.onnx → b.onnx: one thing changed".
*
* @param files - Both paths.
* @param isSampled - Whether only a sample of the weights was compared.
*/
function comparisonTitle(files, changes, isSampled) {
	if (changes.length > 1) return `${files}: ${changes.length} things changed together`;
	if (changes.length === 1) return `${files}: one thing changed`;
	return `${files}: nothing changed that affects running it${isSampled ? " (based on a sample of the weights)" : ""}`;
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
	const size = sizeBytes === void 0 ? [] : [bytesText(sizeBytes)];
	const unread = problem === void 0 ? [] : [`not read: ${problemText(problem)}`];
	return [
		quoted(location),
		...size,
		...unread
	].join(" ");
}
function problemText(problem) {
	switch (problem.kind) {
		case "outside-folder": return "outside the model’s folder";
		case "too-many-files": return `more than ${problem.most} files`;
		case "no-folder": return "the model is in memory";
		case "unreadable": return problem.message;
	}
}
/** Every precision besides the main one, if the first line does not name them. */
function otherShares({ precision }) {
	const { main, shares } = precision;
	if (main === void 0 || main.scheme === "float") return [];
	return shares.filter((share) => shareName(share) !== shareName(main)).map((share) => `${shareText(share)} ${coverageText(share, precision)}`);
}
function sampleText({ sparsity, precision }) {
	if (!sparsity.isSampled) return [];
	return [`sampled: ${bytesText(sparsity.lookedBytes)} of ${bytesText(precision.weightBytes)}, evenly spread`];
}
function optimizationText({ isSavedByRuntime, fused, layoutSpecific, compiledParts }) {
	const parts = [
		...isSavedByRuntime ? ["saved by ONNX Runtime after optimization"] : [],
		...fused.size === 0 ? [] : [`fused: ${operatorsText(fused)}`],
		...layoutSpecific.size === 0 ? [] : [`tied to one memory layout: ${operatorsText(layoutSpecific)}`],
		...compiledParts === 0 ? [] : [`${countOf(compiledParts, "part")} compiled for one device`]
	];
	return parts.length === 0 ? "no" : parts.join("; ");
}
const bytesText = (bytes) => formatValue(bytes, "bytes");
// src/report/render-inspection.ts
/** A model file's contents for a terminal, one fact per line. */
function renderInspection(shownPath, inspection) {
	return `${plainText(shownPath, 300)}\n\n${renderEntries(inspectionEntries(inspection))}`;
}
/** What changed between two models, one line per change. */
function renderModelChanges({ baselinePath, candidatePath, changes, isSampled }) {
	const [from, to] = [baselinePath, candidatePath].map((path) => plainText(path, 300));
	const title = comparisonTitle(`${from} → ${to}`, changes, isSampled);
	const entries = changes.map((change) => [change.head, changeText(change)]);
	return entries.length === 0 ? `${title}\n` : `${title}\n\n${renderEntries(entries)}`;
}
/** An inspection as JSON can represent it, without the digests of single tensors. */
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
	const width = Math.max(...entries.map(([label]) => label.length));
	return `${entries.flatMap(([label, ...lines]) => lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(width)}  ${plainText(line, 300)}`)).join("\n")}\n`;
}
// src/cli/inspect.ts
/** Shows what a model file contains, or what changed against another. */
const inspect$1 = defineCommand({
	name: "inspect",
	summary: "show what a model file contains, or what changed against another, without running it",
	positionals: [{
		name: "MODEL",
		what: "a model file",
		example: "regression-gate inspect model.onnx"
	}],
	options: {
		against: {
			type: "string",
			value: "BASE",
			help: "show what changed from the model BASE to MODEL instead"
		},
		json: {
			type: "boolean",
			default: false,
			help: "print JSON"
		}
	},
	details: "Weights are sampled, 64 MiB in all, and never loaded. Exits 0, or 2 if a file is not a model.",
	async run({ values, positionals: [model] }, { print }) {
		const { against, json } = values;
		const candidate = await inspectModel(model, model);
		const printJson = (value) => print(jsonText({
			version: 2,
			...value
		}));
		if (against === void 0) {
			if (json) printJson({ model: inspectionJson(candidate) });
			else print(renderInspection(model, candidate));
			return 0;
		}
		const baseline = await inspectModel(against, against);
		const changes = compareInspections(baseline, candidate);
		if (json) {
			printJson({
				changes,
				baseline: inspectionJson(baseline),
				candidate: inspectionJson(candidate)
			});
			return 0;
		}
		print(renderModelChanges({
			baselinePath: against,
			candidatePath: model,
			changes,
			isSampled: candidate.weights.all.whole === void 0
		}));
		return 0;
	}
});
// src/gitlab/merge-request.ts
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/**
* Reads the merge request from the predefined variables of a pipeline.
*
* @returns Undefined in a pipeline that is not of a merge request.
* @throws {UserError} If a variable has an unexpected value.
* @see https://docs.gitlab.com/ci/variables/predefined_variables/
*/
function readMergeRequest(env) {
	if (!env["CI_MERGE_REQUEST_IID"]) return void 0;
	return {
		apiUrl: readUrl("CI_API_V4_URL", env),
		project: readVariable("CI_MERGE_REQUEST_PROJECT_ID", ID, env),
		projectPath: env["CI_MERGE_REQUEST_PROJECT_PATH"] ?? "",
		iid: readVariable("CI_MERGE_REQUEST_IID", ID, env),
		headSha: readVariable(env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] ? "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA" : "CI_COMMIT_SHA", SHA, env),
		run: {
			id: Number(readVariable("CI_PIPELINE_ID", ID, env)),
			attempt: 1
		},
		pipelineUrl: readUrl("CI_PIPELINE_URL", env)
	};
}
// src/gitlab/note-thread.ts
const PAGE_SIZE = 100;
const MAX_PAGES = 50;
const userSchema = object({ id: int() });
const mergeRequestSchema = object({ sha: string().nullish() });
const noteSchema = object({
	id: int(),
	body: string().nullish(),
	author: object({ id: int() }).nullish()
});
/**
* Opens the notes of one gate. A note is the gate's own only if the token's owner wrote it *and* it starts with the gate's
* mark, because anyone can write a mark.
*
* @param token - An access token with the scope `api`. Only `apiUrl` ever gets it.
*/
function openNotes({ apiUrl, project, iid }, { token, key }) {
	const place = `${apiUrl}/projects/${project}/merge_requests/${iid}`;
	const send = (request) => sendToGitLab({
		...request,
		header: "private-token",
		token
	});
	return {
		headSha: async () => {
			const { sha } = readGitLabAnswer(await send({
				method: "GET",
				url: place
			}), mergeRequestSchema);
			return sha ?? void 0;
		},
		list: async () => {
			const me = readGitLabAnswer(await send({
				method: "GET",
				url: `${apiUrl}/user`
			}), userSchema);
			const own = [];
			for (let page = 1; page <= MAX_PAGES; page += 1) {
				const query = `per_page=${PAGE_SIZE}&page=${page}&sort=asc&order_by=created_at`;
				const notes = readGitLabAnswer(await send({
					method: "GET",
					url: `${place}/notes?${query}`
				}), array(noteSchema));
				for (const { id, body, author } of notes) {
					const mark = author?.id === me.id ? readCommentMark(body ?? "") : void 0;
					if (mark?.key === key) own.push({
						id,
						mark
					});
				}
				if (notes.length < PAGE_SIZE) break;
			}
			return own;
		},
		edit: async (id, body) => {
			await send({
				method: "PUT",
				url: `${place}/notes/${id}`,
				body: { body }
			});
		},
		create: async (body) => {
			await send({
				method: "POST",
				url: `${place}/notes`,
				body: { body }
			});
		}
	};
}
// src/gitlab/words.ts
/** One line for the log of the job. */
function noteOutcomeText(outcome) {
	switch (outcome.kind) {
		case "created": return "Wrote the note on the merge request.";
		case "edited": return "Updated the note on the merge request.";
		case "overtaken": return "No note: a newer pipeline has already written one.";
		case "forbidden": return `No note: the token may not write one (${outcome.message}). It needs the scope api and the role Reporter.`;
		case "failed": return `No note: ${outcome.message}.`;
	}
}
/** For the log, without a merge request or a token. */
const NO_MERGE_REQUEST = "No note: this pipeline is not for a merge request.";
const NO_TOKEN = "No note: REGRESSION_GATE_TOKEN is empty, as it is for forks and, if the variable is protected, for unprotected branches. The check job decides either way.";
/** Above a result that is not for the head of the merge request. */
const outdatedText = (judged, head) => `This result is for an older commit, ${short(judged)}: the merge request is now at ${short(head)}.`;
const short = (sha) => /^[0-9a-f]{7,64}$/.test(sha) ? shortSha(sha) : "another commit";
/** The note without a verdict to show, so that no older verdict stays on the merge request. */
function renderNoVerdict(found, pipelineUrl) {
	return `### ${stateText("error")}: the gate left no verdict\n\n${whyText(found)} See [the pipeline](${pipelineUrl}).\n`;
}
function whyText(found) {
	switch (found.kind) {
		case "absent": return "There is no verdict.json: the check job ended before it reached a verdict.";
		case "unreadable": return "Its verdict.json cannot be read by this version of the gate.";
		case "contradiction": return sentence(`its verdict.json contradicts itself: ${contradictionText(found.contradiction)}`);
	}
}
// src/gitlab/publish-note.ts
/**
* Writes the gate's note on a merge request: edits its own, or creates it. The note of a newer pipeline is left alone, and a
* result for an older commit says so in its first line. A refusal by the server is a result, not an error.
*/
async function publishNote(mergeRequest, token, { state, markdown, label, policy }) {
	const { run, headSha, projectPath } = mergeRequest;
	const key = keyOf({
		repository: projectPath,
		workflow: "gitlab",
		job: label,
		policy
	});
	try {
		const thread = openNotes(mergeRequest, {
			token,
			key
		});
		const head = await thread.headSha();
		const text = head !== void 0 && head !== headSha ? `> **${outdatedText(headSha, head)}**\n\n${markdown}` : markdown;
		return await write(thread, {
			run,
			body: `${writeMark({
				key,
				state,
				run,
				isRetired: false
			})}\n${text}`
		});
	} catch (error) {
		if (!(error instanceof GitLabFailure)) throw error;
		const { status, message } = error;
		return {
			kind: status === 401 || status === 403 ? "forbidden" : "failed",
			message
		};
	}
}
async function write(thread, { run, body }) {
	const current = newest(await thread.list());
	if (current === void 0) {
		await thread.create(body);
		return { kind: "created" };
	}
	if (compareRuns(current.mark.run, run) > 0) return { kind: "overtaken" };
	await thread.edit(current.id, body);
	return { kind: "edited" };
}
const newest = (notes) => notes.toSorted((left, right) => compareRuns(left.mark.run, right.mark.run) || left.id - right.id).at(-1);
// src/gitlab/read-verdict-file.ts
/** Reads `verdict.json` of another job, which ran the change's model. A state that its own rows do not support is refused. */
async function readVerdictFile(file) {
	const text = await readFile(file, "utf8").catch((error) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
		throw error;
	});
	if (text === void 0) return { kind: "absent" };
	const parsed = verdictSchema.safeParse(parse(text));
	if (!parsed.success) return { kind: "unreadable" };
	const contradiction = findContradiction(parsed.data);
	return contradiction === void 0 ? {
		kind: "found",
		verdict: parsed.data
	} : {
		kind: "contradiction",
		contradiction
	};
}
/** @returns Undefined if it is not JSON. */
function parse(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
// src/cli/jobs/gitlab-note.ts
/** Writes the report as a note on GitLab's merge request. */
const gitlabNote = defineCommand({
	name: "gitlab-note",
	summary: "in GitLab CI, write the report of a check as a note on the merge request",
	options: {
		policy: SHARED.policy,
		verdict: {
			type: "string",
			value: "FILE",
			default: ".regression-gate/out/verdict.json",
			help: "verdict.json of the check job"
		},
		label: {
			type: "string",
			value: "NAME",
			default: "",
			help: "name of this gate if the project has several",
			defaultText: "none"
		}
	},
	details: `Takes the merge request from GitLab's predefined variables, and the access token from REGRESSION_GATE_TOKEN. Run it in a job
of its own, so that the token is not in the environment of the job that runs models. It judges nothing. Exits 0 if there
is nothing to write to, and 4 if the server refuses.`,
	async run({ values }, { print }) {
		const mergeRequest = readMergeRequest(process.env);
		const token = process.env["REGRESSION_GATE_TOKEN"] ?? "";
		if (mergeRequest === void 0 || token === "") {
			print(`${mergeRequest === void 0 ? NO_MERGE_REQUEST : NO_TOKEN}\n`);
			return EXIT.ok;
		}
		const found = await readVerdictFile(resolve(values.verdict));
		const markdown = found.kind === "found" ? renderReport(found.verdict) : renderNoVerdict(found, mergeRequest.pipelineUrl);
		const outcome = await publishNote(mergeRequest, token, {
			state: found.kind === "found" ? found.verdict.state : "error",
			markdown,
			label: values.label,
			policy: values.policy
		});
		print(`${noteOutcomeText(outcome)}\n`);
		return outcome.kind === "forbidden" || outcome.kind === "failed" ? EXIT.infrastructure : EXIT.ok;
	}
});
// src/cli/jobs/route.ts
/** Lists the measuring jobs of a run. */
const route = defineCommand({
	name: "route",
	summary: "list the measuring jobs of a run on several machines",
	options: {
		...JOBS,
		shards: SHARDS,
		count: {
			type: "boolean",
			default: false,
			help: "print only how many jobs there are"
		}
	},
	details: `Prints a JSON array of jobs. Run "regression-gate measure --run ID --job N" for each N from 1 to their number, with the same
--shards, then "regression-gate verdict". Only the first shard of a model measures latency. Exits 0.`,
	async run({ values }, { print }) {
		const { models } = await openJobs(values);
		const jobs = listJobs(models, values.shards).map((job, index) => ({
			job: index + 1,
			...job
		}));
		print(values.count ? `${jobs.length}\n` : jsonText(jobs));
		return 0;
	}
});
// src/cli/jobs/verdict.ts
/** Judges the results of a run's measuring jobs. */
const verdict = defineCommand({
	name: "verdict",
	summary: "judge the results of all jobs of a run",
	positionals: [{
		name: "RESULTS",
		what: "a folder of results",
		example: "regression-gate verdict results --run 4711"
	}],
	options: {
		...JOBS,
		run: RUN,
		fallback: {
			type: "boolean",
			default: false,
			help: "the jobs were meant to run on the CPU instead of a GPU"
		},
		...RESULT
	},
	details: `Reads all files named result-*.json in RESULTS and its subfolders. It measures nothing and runs no model. A model without a
result, with a missing shard or with a result of another run, commit or policy is an error (exit 4), never a pass.`,
	async run({ values, positionals: [folder] }, terminal) {
		await clearResult(values);
		if (!await isThere(folder)) throw new UserError(`verdict: expected a folder of results, got no such folder (${folder}).`, "Name the folder with the files that \"regression-gate measure --run\" wrote.");
		const jobs = await openJobs(values);
		const { plan, rules, models, policyFile, git } = jobs;
		const of = await identifyJobs(jobs, {
			run: values.run,
			version: terminal.version
		});
		const read = await readResults(resolve(folder));
		const result = judgeResults(read, {
			rules,
			expected: {
				of,
				attempt: 1,
				models,
				fallback: values.fallback
			},
			newModels: await findNewModels(read.results, {
				plan,
				rules,
				policyFile,
				git
			}),
			use: "pull-request",
			now: /* @__PURE__ */ new Date(),
			problems: []
		});
		await printResult(result, {
			...values,
			sources: { policy: values.policy }
		}, terminal);
		return result.exitCode;
	}
});
// src/ladder/ladder-verdict.ts
const step = _enum(STEPS$1);
const rungName = string();
const finite = number();
/** What a rung changes: its model file, or a setting. */
const rungChangeSchema = discriminatedUnion("kind", [strictObject({
	kind: literal("artifact"),
	artifact: string()
}), changeSchema]);
/** Why a rung has no figures. */
const rungFailureSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-inputs"),
		differences: array(differenceSchema).min(1)
	}),
	strictObject({
		kind: literal("not-measured"),
		failure: _enum(FAILURE_KINDS),
		message: string(),
		providers: array(string())
	}),
	strictObject({
		kind: literal("bad-input"),
		message: string()
	})
]);
/** Why a rung was kept, dropped or left undecided. `minGain`: a smaller fall of the P95 does not count; a fraction. */
const rungReasonSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("faster") }),
	strictObject({ kind: literal("breaks-limit") }),
	strictObject({ kind: literal("limit-undecided") }),
	strictObject({ kind: literal("nothing-judged") }),
	strictObject({
		kind: literal("no-gain"),
		minGain: finite
	}),
	strictObject({ kind: literal("gain-undecided") }),
	strictObject({
		kind: literal("no-figures"),
		why: rungFailureSchema
	})
]);
/** What a reader must know about a rung's figures. */
const rungNoteSchema = discriminatedUnion("kind", [strictObject({
	kind: literal("batched"),
	batch: int().positive()
}), strictObject({ kind: literal("asked-like-a-server") })]);
/** How a rung's figures came about. */
const RUNG_EVIDENCE = ["side-by-side", "one-after-the-other"];
const rungVerdictSchema = strictObject({
	name: rungName,
	step: _enum([...STEPS$1, "together"]),
	/** Empty where the model has this setting already. */
	changes: array(rungChangeSchema),
	evidence: _enum(RUNG_EVIDENCE),
	state: _enum(STATES),
	/** Empty where there are no figures. */
	rows: array(rowSchema),
	notes: array(rungNoteSchema),
	verdict: _enum([
		"kept",
		"dropped",
		"undecided"
	]),
	why: rungReasonSchema
});
/** Why the ladder ended. */
const stopSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("all-tried") }),
	strictObject({
		kind: literal("target-met"),
		rung: rungName
	}),
	strictObject({
		kind: literal("small-gain"),
		step,
		minGain: finite,
		best: rungName.nullable()
	})
]);
/** Result of a model's ladder, as in `ladder.json`. */
const ladderVerdictSchema = strictObject({
	id: string(),
	/** Target for the P95: a drop as a fraction of the baseline's, or a maximum in ns. Null without one. */
	target: strictObject({
		kind: _enum(["relative", "absolute"]),
		value: finite
	}).nullable(),
	isTargetMet: boolean(),
	/** The figures of the baseline alone, measured before any rung. */
	baseline: array(rowSchema),
	/** In the order in which they were tried. */
	rungs: array(rungVerdictSchema),
	/** All compatible kept rungs, measured in combination; null if there are fewer than two. */
	together: rungVerdictSchema.nullable(),
	stopped: stopSchema,
	/** Names of rungs that were not reached. */
	notTried: array(rungName),
	/** Names on the Pareto front of P95 and score, fastest first; "baseline" may be among them. */
	front: array(rungName),
	/** The rung to adopt; null where none was kept. */
	best: rungName.nullable(),
	/** Machine and GPU, by name. */
	environment: record(string(), string()),
	/** Those of the baseline. */
	settings: array(settingSchema),
	/** Longest time to sample the latency of a rung. */
	budgetNs: finite,
	seed: int().nonnegative()
});
strictObject({
	version: literal(2, { error: (issue) => `expected ladder version 2, got ${JSON.stringify(issue.input)}` }),
	models: array(ladderVerdictSchema)
});
/** The text of `ladder.json`. */
const ladderText = (models) => jsonText({
	version: 2,
	models: [...models]
});
// src/ladder/render-ladder-terminal.ts
const COLORS$1 = {
	kept: 32,
	dropped: 31,
	undecided: 33
};
/** The ladder of a model as plain text: a line for each rung with its reason below, and the next step. */
function renderLadderTerminal(verdict, options = { color: false }) {
	const lines = ladderLines(verdict);
	const table = [[
		LADDER_COLUMNS.rung,
		...figureHeads(verdict),
		LADDER_COLUMNS.verdict
	], ...lines.map(({ name, figures, rung }) => [
		name,
		...figures,
		rung?.verdict ?? ""
	])].map((row) => row.map((cell) => plainText(cell, 80)));
	const paint = (line, rung) => options.color ? `\u001B[${COLORS$1[rung.verdict]}m${line}\u001B[0m` : line;
	const body = layTable(table, COLUMN_RULES).flatMap((row, index) => {
		const rung = lines[index - 1]?.rung;
		if (rung === void 0) return row;
		const painted = row.map((line) => paint(line, rung));
		return rung.verdict === "kept" ? painted : [...painted, `      ${renderReason(rung)}`];
	});
	return [
		ladderHeading(plainText(verdict.id, 80)),
		...body,
		...renderEnd(verdict)
	].join("\n");
}
/** Rung, the figures, and the verdict. The two long figures are broken first. */
const COLUMN_RULES = [
	{
		align: "left",
		wraps: 6,
		least: 12
	},
	{
		align: "right",
		wraps: 1,
		least: 10
	},
	{
		align: "right",
		wraps: 2,
		least: 14
	},
	{ align: "right" },
	{
		align: "right",
		wraps: 4,
		least: 4
	},
	{
		align: "right",
		wraps: 5,
		least: 5
	},
	{
		align: "right",
		wraps: 3,
		least: 10
	},
	{ align: "right" },
	{ align: "left" }
];
const renderReason = (rung) => plainText(rungReasonText(rung.why, rung), 300);
function renderEnd(verdict) {
	const { target, front } = verdict;
	return [
		...target === null ? [] : [[LADDER_LINES.target, targetText(target, verdict)]],
		[LADDER_LINES.stopped, stoppedText(verdict)],
		[frontLabel(figureHeads(verdict)[2] ?? ""), front.join(", ")],
		[LADDER_LINES.next, ladderStep(verdict)]
	].map(([name, text]) => `${plainText(name, 80)}: ${plainText(text, 1e3)}`);
}
// src/ladder/prepare-asked-rung.ts
/**
* Prepares a rung in which a server runs the model, the variant or both: they get one request at a time. A server that
* answers tensors is started once to say what its model takes.
*
* @throws {UserError} If there is no such artifact, or it does not go with data and task.
*/
async function prepareAskedRung(run, baseline, variant) {
	const server = findOtherServer({ model: variant.policy }, run.model);
	if (server === void 0) throw new TypeError("expected a server");
	const own = baseline.engine === "server" ? baseline : askCandidate(baseline, server);
	const arm = await prepareArm(run, own, {
		...variant,
		server
	});
	const candidate = own.answers === "texts" ? {
		...own,
		preparedArm: asPrompts(arm)
	} : {
		...own,
		preparedArm: asTensors(arm)
	};
	const { arms, misfits, failure } = await fitServers({
		...run,
		model: variant.policy
	}, candidate, asBaseline(own.preparedArm));
	return {
		pairWith: (known) => arms.answers === "texts" ? {
			...arms,
			preparedArms: withKnown(arms.preparedArms, known)
		} : {
			...arms,
			preparedArms: withKnown(arms.preparedArms, known)
		},
		differences: misfits,
		failure,
		isAsked: arms.preparedArms.some(({ arm: { engine } }) => engine.kind === "onnxruntime")
	};
}
/** The baseline comes first. */
const withKnown = (arms, known) => arms.map((each, index) => index === 0 ? {
	...each,
	known
} : each);
function asBaseline(prepared) {
	return "scorer" in prepared ? {
		...prepared,
		arm: {
			...prepared.arm,
			name: "baseline"
		}
	} : {
		...prepared,
		arm: {
			...prepared.arm,
			name: "baseline"
		}
	};
}
async function prepareArm(run, { preparedArm, classes }, { policy, place, server }) {
	const folder = dirname(run.request.policyFile);
	const file = resolve(folder, policy.artifact);
	const source = {
		file,
		shownPath: relative(process.cwd(), file)
	};
	const directory = join(run.workspace.directory, place);
	if (isServed(policy)) {
		const staged = policy.artifact === run.model.artifact ? preparedArm.arm.model : await stageArtifact({
			...source,
			directory
		});
		return serveStaged(policy, staged, {
			name: "candidate",
			cwd: folder,
			classes
		});
	}
	const entry = {
		...source,
		name: "candidate",
		policy,
		classes,
		...await findRuntimeFor(run, policy)
	};
	return askRuntime(await loadModel({
		...run.workspace,
		directory
	}, entry), server);
}
// src/ladder/prepare-rung.ts
/**
* Stages a rung's model and finds what runs it, so that mistakes are reported before anything is measured.
*
* @param place - Name of its private folder; a different one for each rung.
* @throws {UserError} If its artifact is not a model that this policy can judge, or does not take its batch.
*/
async function prepareRung(run, baseline, { parts, place }) {
	const policy = parts.reduce(applyRung, run.model);
	const paired = baseline.engine === "server" || policy.engine.kind === "server" ? await prepareAskedRung(run, baseline, {
		policy,
		place
	}) : await prepareFileRung(run, baseline, {
		policy,
		place
	});
	const [only] = parts;
	return {
		name: parts.map(({ name }) => name).join(" + "),
		step: parts.length === 1 && only !== void 0 ? only.step : "together",
		parts,
		policy,
		changes: listChanges(run.model, policy),
		...paired
	};
}
/** Both arms are model files for onnxruntime. */
async function prepareFileRung(run, baseline, { policy, place }) {
	const variant = await prepareVariant(run, baseline, {
		policy,
		place
	});
	const { arm } = baseline.preparedArm;
	const arms = {
		baseline: {
			...baseline.preparedArm,
			arm: {
				...arm,
				name: "baseline"
			}
		},
		candidate: variant
	};
	const paired = await pairArms(baseline, arms);
	const { differences } = paired;
	if (differences.length === 0 && policy.traffic.batch !== run.model.traffic.batch) await checkBatch(baseline, policy, paired.candidate);
	return {
		pairWith: (known) => ({
			preparedArms: [{
				...paired.baseline,
				known
			}, paired.candidate],
			set: baseline.set
		}),
		differences,
		isAsked: false
	};
}
async function prepareVariant(run, { preparedArm: { arm }, classes }, { policy, place }) {
	const entry = {
		name: "candidate",
		policy,
		classes,
		...await findRuntimeFor(run, policy)
	};
	if (policy.artifact === run.model.artifact) {
		const { model, sequence } = arm;
		return loadStaged({
			...model,
			facts: {
				...model.facts,
				...sequence?.declared
			}
		}, entry);
	}
	const file = resolve(dirname(run.request.policyFile), policy.artifact);
	const workspace = {
		...run.workspace,
		directory: join(run.workspace.directory, place)
	};
	return loadModel(workspace, {
		...entry,
		file,
		shownPath: relative(process.cwd(), file)
	});
}
/** Refuses a batch that the model or the items do not support. */
async function checkBatch({ set: whole }, { id, traffic }, { arm, items: { set } = { set: whole } }) {
	const builder = new FeedBuilder(arm.model.facts.inputs, traffic.batch, `models.${id}.ladder`);
	for await (const item of set.items()) {
		builder.add(item);
		return;
	}
}
function listChanges(model, policy) {
	return [...policy.artifact === model.artifact ? [] : [{
		kind: "artifact",
		artifact: policy.artifact
	}], ...compareSettings(model, policy)];
}
// src/ladder/try-rung.ts
/**
* Measures a rung against the baseline on the same data, machine and traffic, by the gate's own machinery and limits.
*
* @throws {InfrastructureError} If the baseline no longer runs.
*/
async function tryRung(run, ladderBaseline, rung) {
	const minGain = run.model.ladder?.["min-gain"];
	const { name, step, changes, differences } = rung;
	const known = {
		name,
		step,
		changes: [...changes],
		evidence: "side-by-side",
		notes: []
	};
	const without = (state, failure) => judgeRung({
		...known,
		state,
		rows: [],
		failure
	}, minGain);
	if (differences.length > 0) return without("fail", {
		kind: "other-inputs",
		differences: [...differences]
	});
	try {
		const { outcome, ...found } = await measureRung(run, ladderBaseline, rung);
		if (outcome.kind === "failed") return without("fail", describeFailure$1(rung, outcome));
		const { state, rows } = judgeModel(outcome.comparison);
		return judgeRung({
			...known,
			...found,
			state,
			rows,
			failure: null
		}, minGain);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return without("error", {
			kind: "bad-input",
			message: error.message
		});
	}
}
function describeFailure$1({ policy }, { failure: { kind: failure, message } }) {
	return {
		kind: "not-measured",
		failure,
		message,
		providers: policy.runtime.providers.filter((provider) => provider !== "cpu")
	};
}
async function measureRung(run, ladderBaseline, rung) {
	return rung.parts.some(({ change }) => change.kind === "batch") ? measureBatches(run, ladderBaseline, rung) : measurePair(run, ladderBaseline, rung);
}
async function measurePair(run, { measured }, rung) {
	return {
		outcome: await measureComparison(asRunOf(run, rung), {
			...rung.pairWith(measured),
			failure: rung.failure,
			stored: void 0,
			isClear: (comparison) => isRungClear(comparison, run.model.ladder?.["min-gain"])
		}),
		evidence: "side-by-side",
		notes: rung.isAsked ? [{ kind: "asked-like-a-server" }] : []
	};
}
/** Both arms of a launch share their inputs, so one that takes others is measured alone. */
async function measureBatches(run, { measured }, rung) {
	const { batch } = rung.policy.traffic;
	const arms = rung.pairWith(measured);
	if (arms.engine === "server") throw new TypeError("expected batches of a model file");
	return {
		outcome: await measureComparison(asRunOf(run, rung), {
			...arms,
			preparedArms: arms.preparedArms.slice(-1),
			stored: inBatches(measured, batch / run.model.traffic.batch),
			isClear: (comparison) => isRungClear(comparison, run.model.ladder?.["min-gain"])
		}),
		evidence: "one-after-the-other",
		notes: [{
			kind: "batched",
			batch
		}]
	};
}
/**
* A measurement of single requests, for comparison with requests that carry `factor` times as many items: the machine's
* time is that of as many items, one request after the other. Latencies stay those of a request.
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
function asRunOf(run, rung) {
	const progress = progressWithin(run.ports.progress, {
		kind: "rung",
		name: rung.name
	});
	return {
		...run,
		model: rung.policy,
		ports: {
			...run.ports,
			progress
		}
	};
}
// src/ladder/run-ladder.ts
/**
* Tries the rungs of every model that has a ladder, one at a time, each against the model that the policy names.
*
* @throws {UserError} If policy, data or model files are not valid, or no model has a ladder.
* @throws {InfrastructureError} If the model itself cannot be measured.
*/
async function runLadder(request, ports) {
	const shownPath = relative(process.cwd(), request.policyFile);
	const rules = chooseRules(await readRules(request), request.use);
	const verdicts = [];
	for (const model of selectModels(rules.policy, request.modelId)) {
		const { ladder } = model;
		if (ladder === void 0) continue;
		verdicts.push(await withWorkspace({
			request,
			ports,
			rules,
			model
		}, (run) => tryLadder(run, ladder)));
	}
	if (verdicts.length > 0) return verdicts;
	throw new UserError(`${shownPath}: expected a model with a "ladder", got none.`, "Add one to a model: see .github/guide/ladder.md.");
}
async function tryLadder(run, ladder) {
	const prepared = await prepareModel(run);
	const rungs = [];
	for (const rung of listRungs(ladder)) rungs.push(await prepareRung(run, prepared, {
		parts: [rung],
		place: `rung-${rungs.length}`
	}));
	const ladderBaseline = await measureBaseline(run, prepared);
	const tried = [];
	let stopped;
	for (const step of STEPS$1) {
		const ofStep = [];
		for (const rung of rungs.filter((each) => each.step === step)) ofStep.push(await tryRung(run, ladderBaseline, rung));
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
		baseline: [...ladderBaseline.rows],
		rungs: tried,
		together: await tryTogether(run, ladderBaseline, {
			judged: pairUp(rungs, tried),
			preference: preferenceOf(ladder, better)
		}),
		stopped: stopped !== void 0 && notTried.length > 0 ? stopped : { kind: "all-tried" },
		notTried,
		environment: { ...prepared.environment },
		settings: describeSettings(run),
		budgetNs: run.request.budgetNs,
		seed: run.request.seed
	});
}
/** The policy's model, ready to be measured; if it is behind a server that answers tensors, with what that declares. */
async function prepareModel(run) {
	const prepared = await prepareCandidate(run);
	if (prepared.engine !== "server") return prepared;
	const { candidate, failure } = await fitServers(run, prepared, void 0);
	if (failure !== void 0) throw doesNotRun(run, failure);
	return candidate;
}
/** Measures the model alone, before any rung is compared with it. */
async function measureBaseline(run, prepared) {
	const outcome = await measureComparison(run, {
		...armsAlone(prepared),
		stored: void 0,
		isClear
	});
	if (outcome.kind === "failed") throw doesNotRun(run, outcome.failure);
	return {
		prepared,
		measured: outcome.comparison.candidate,
		rows: judgeModel(outcome.comparison).rows
	};
}
const doesNotRun = ({ model: { id, engine } }, { message }) => new InfrastructureError(`baseline of "${id}": expected a model that runs here, but ${message}`, engine.kind === "server" ? "Fix the model that the policy names as `artifact`, or its server." : "Fix the model that the policy names as `artifact`.");
function pairUp(rungs, tried) {
	return tried.flatMap((verdict, index) => (rungs[index]?.parts ?? []).map((rung) => ({
		rung,
		verdict
	})));
}
/** Measures all kept rungs combined, because single gains do not add up. */
async function tryTogether(run, ladderBaseline, { judged, preference }) {
	const parts = chooseTogether(judged, preference);
	if (parts.length === 0) return null;
	return tryRung(run, ladderBaseline, await prepareRung(run, ladderBaseline.prepared, {
		parts,
		place: "together"
	}));
}
// src/cli/ladder.ts
/** Tries the rungs of each model's ladder against the model itself. */
const ladder = defineCommand({
	name: "ladder",
	summary: "try the variants under \"ladder\" in the policy, one at a time, against the policy’s model",
	options: {
		...SHARED,
		budget: {
			...SHARED.budget,
			help: "upper bound on the latency sampling of each rung, such as 30s"
		},
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate/out",
			help: "where to write ladder.md, ladder.html and ladder.json"
		}
	},
	details: "Exits 0 once every rung has been tried, whether or not one was kept.",
	async run({ values }, terminal) {
		const models = await runLadder({
			...sharedRequest(readShared(values)),
			candidate: void 0,
			baseline: void 0,
			baselinePolicyFile: void 0,
			mode: "check",
			commit: void 0,
			ancestors: []
		}, {
			...ports(values.out, terminal),
			stores: []
		});
		const { renderLadderHtml } = await import("./gate-render-ladder-html.mjs");
		await writeFiles(resolve(values.out), {
			"ladder.md": renderLadder(models),
			"ladder.json": ladderText(models),
			"ladder.html": renderLadderHtml(models)
		});
		const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
		const shown = (name) => relative(process.cwd(), join(resolve(values.out), name));
		terminal.print(`${texts.join("\n\n")}\n\nReport: ${shown("ladder.md")}\nCharts: ${shown("ladder.html")}\n`);
		return EXIT.ok;
	}
});
// src/cli/jobs/measure-job.ts
/**
* Measures one model, or scores one shard of its items, and writes a result file for `verdict`.
*
* @returns 0 whatever was found: only the verdict judges.
* @throws {UserError} If an option, the policy, the data or a model file is invalid; the result file has the error too.
* @throws {InfrastructureError} If the gate itself fails.
*/
async function measureJob(values, terminal) {
	const shared = readShared(values);
	const jobs = await openJobs({
		...values,
		model: void 0
	});
	const job = chooseJob(values, jobs.models);
	const of = await identifyJobs(jobs, {
		run: values.run,
		version: terminal.version
	});
	const directory = resolve(values.out);
	const write = async (found) => {
		const result = {
			version: 2,
			of,
			attempt: 1,
			...job,
			fallback: values.fallback,
			found
		};
		const file = resultFileName(job);
		await writeFiles(directory, { [file]: `${JSON.stringify(result)}\n` });
		terminal.print(`Result: ${relative(process.cwd(), resolve(directory, file))}\n`);
	};
	const request = {
		...sharedRequest(shared),
		modelId: job.model,
		isOneDataSet: true,
		shard: job.shard ?? void 0,
		candidate: void 0,
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "check",
		...jobs.plan,
		fallback: values.fallback ? "no-gpu" : void 0
	};
	try {
		await write(await find(request, job, ports(values.store, terminal, values.base === void 0)));
		return EXIT.ok;
	} catch (error) {
		await write(foundOfError(error));
		throw error;
	}
}
async function find(request, { model, shard }, connected) {
	if (shard !== null && shard.index > 1) return foundOfShard(await scoreShard({
		...request,
		modelId: model,
		shard
	}, connected), shard);
	const [judged] = (await runGate(request, connected)).judged;
	if (judged === void 0) throw new RangeError("expected a selection of at least one model");
	return foundOfModel(judged, {
		shard: shard ?? void 0,
		records: false
	});
}
/** @throws {UserError} If the options name no job, or more than one. */
function chooseJob({ job, shard, model, shards }, models) {
	if (job === void 0) {
		if (model !== void 0 && models.includes(model)) return {
			model,
			shard: readShard(shard)
		};
		throw new UserError(`--model: expected one of ${models.join(", ")}, got ${model === void 0 ? "none" : JSON.stringify(model)}.`, "Name the model that this job measures, or the number of the job with --job.");
	}
	if (model !== void 0 || shard !== void 0) throw new UserError(`--job: expected no --${model === void 0 ? "shard" : "model"} with it, got one.`, "The job number selects the model and the shard.");
	const all = listJobs(models, shards);
	const chosen = /^\d{1,4}$/.test(job) ? all[Number(job) - 1] : void 0;
	if (chosen !== void 0) return {
		model: chosen.model,
		shard: chosen.shard === "" ? null : readShard(chosen.shard)
	};
	throw new UserError(`--job: expected a whole number from 1 to ${all.length}, got ${JSON.stringify(job)}.`, "Jobs are counted from 1, and \"regression-gate route\" with the same --shards lists them.");
}
function readShard(text) {
	if (text === void 0) return null;
	const parsed = parseShard(text);
	if (parsed !== void 0) return parsed.shard ?? null;
	throw new UserError(`--shard: expected an index and a number of shards such as "2/4", got ${JSON.stringify(text)}.`, "Leave it out to score all items.");
}
// src/cli/measure.ts
const OUT = ".regression-gate";
/** Measures one model by itself and writes its record; or does one job of a run and writes its result. */
const measure = defineCommand({
	name: "measure",
	summary: "measure one model by a policy and write its record; with --run, do one job of a run",
	positionals: [{
		name: "MODEL",
		what: "a model file",
		example: "regression-gate measure model.onnx",
		default: ""
	}],
	options: {
		...SHARED,
		out: {
			type: "string",
			value: "DIR",
			default: OUT,
			help: "where to write <model id>/record.json, or the result of a job"
		},
		run: RUN,
		shard: {
			type: "string",
			value: "I/N",
			help: "score only this shard of the items, such as 2/4"
		},
		job: {
			type: "string",
			value: "N",
			help: "number of the job in the list of \"regression-gate route\", from 1"
		},
		shards: SHARDS,
		base: JOBS.base,
		store: {
			type: "string",
			value: "DIR",
			default: OUT,
			help: "folder with recorded baselines"
		},
		fallback: {
			type: "boolean",
			default: false,
			help: "this machine replaces one with a GPU: run on the CPU if the policy lists it"
		}
	},
	details: `With --run, it measures the policy's artifact against its baseline and writes result-*.json for "regression-gate verdict".
--model and --shard choose what to measure, or --job does. It exits 0 whatever it finds: only the verdict judges.`,
	async run({ values, positionals: [model] }, terminal) {
		if (values.run !== void 0) {
			if (model === "") return measureJob(values, terminal);
			throw new UserError(`measure: expected no MODEL with --run, got "${model}".`, "Leave MODEL out: a job measures the artifact that the policy names.");
		}
		const alone = ["shard", "job"].find((name) => values[name] !== void 0);
		if (alone !== void 0) throw new UserError(`--${alone}: expected --run with it, got none.`, seeHelp("measure"));
		if (model === "") throw new UserError("measure: expected a model file, got none.", "Example: regression-gate measure model.onnx");
		const request = {
			...sharedRequest(readShared(values)),
			candidate: resolve(model),
			baseline: void 0,
			baselinePolicyFile: void 0,
			mode: "alone",
			recording: { commit: void 0 },
			commit: void 0,
			ancestors: []
		};
		const result = await runGate(request, ports(values.out, terminal));
		terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
		return exitCode(result);
	}
});
// src/sign-off/verify/check-policy.ts
/**
* Compares a record with the policy that it names: whether all of its models were judged, by its limits, as often and as
* long as it asks.
*
* @param given - The policy as it is written, and the SHA-256 of its file.
* @returns Empty where they agree.
*/
function checkPolicy(record, { policy, sha256 }) {
	return [
		...record.policy.sha256 === sha256 ? [] : [{
			kind: "policy-file",
			expected: record.policy.sha256,
			got: sha256
		}],
		...checkProfile(record, policy),
		...checkModels(record, policy)
	];
}
function checkProfile({ profile: { repeats, budgetNs, nightlyMaxAgeMs } }, policy) {
	const wanted = releaseProfileOf(policy);
	const budget = wanted.budget ?? 0;
	const maxAge = wanted["nightly-max-age"];
	const differs = (field, expected, got) => ({
		kind: "profile",
		field,
		expected,
		got
	});
	return [
		...repeats === wanted.repeats ? [] : [differs("repeats", wanted.repeats, repeats)],
		...budgetNs >= budget ? [] : [differs("budgetNs", budget, budgetNs)],
		...nightlyMaxAgeMs === maxAge ? [] : [differs("nightlyMaxAgeMs", maxAge, nightlyMaxAgeMs)]
	];
}
function checkModels({ models, profile: { onlyModel } }, policy) {
	const wanted = applyReleaseProfile(policy).models.filter((model) => onlyModel === null || model.id === onlyModel || writtenId(model) === onlyModel);
	if (wanted.length === 0) return [{
		kind: "model-not-in-policy",
		model: onlyModel
	}];
	return wanted.flatMap(({ id, limits, slices, dataSet }) => {
		const model = models.find((each) => each.id === id);
		if (model === void 0) return [{
			kind: "missing-model",
			model: id
		}];
		return canonicalJson([
			model.limits,
			model.slices ?? {},
			model.dataSet ?? null
		]) === canonicalJson([
			limits,
			slices ?? {},
			dataSet ?? null
		]) ? [] : [{
			kind: "of-model",
			model: id,
			what: { kind: "limits-not-of-policy" }
		}];
	});
}
// src/sign-off/verify/read-sign-off.ts
const MAX_BYTES = 64 * 2 ** 20;
/**
* Reads `sign-off.json`.
*
* @returns A mismatch for a record of an unknown schema version, and for one with a figure that is not a number.
* @throws {UserError} If there is no such file, it is not a record, or an older version of the gate made it.
*/
async function readSignOff(file) {
	const text = await readText(file);
	if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text) && !isJson(text)) return { mismatch: { kind: "not-a-number" } };
	const value = parseJson(file, text);
	const { version } = object({ version: unknown() }).safeParse(value).data ?? {};
	if (version === void 0) throw malformed(file, "expected a \"version\", got none");
	if (version === 1) throw tooOld(file);
	if (version !== 2) return { mismatch: {
		kind: "other-version",
		got: JSON.stringify(version)
	} };
	const parsed = signOffSchema.safeParse(value);
	if (parsed.success) return {
		record: parsed.data,
		sha256: digestText(text)
	};
	const issue = parsed.error.issues[0];
	throw malformed(file, `${issue?.path.join(".") || "record"}: ${issue?.message ?? "unreadable"}`);
}
async function readText(file) {
	try {
		const { size } = await stat(file);
		if (size > MAX_BYTES) throw new Error(`${size} bytes, more than ${MAX_BYTES}`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw new UserError(`${file}: expected a sign-off record, got ${readProblemText(error)}.`, "Name the sign-off.json that the gate wrote.", { cause: error });
	}
}
function isJson(text) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
function parseJson(file, text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw malformed(file, `expected JSON, got ${error.message}`);
	}
}
function malformed(file, what) {
	return new UserError(`${file}: ${what}.`, "Use the sign-off.json as the gate wrote it.");
}
const tooOld = (file) => new UserError(`${file}: expected a record of version 2, got version 1, made by an older version of the gate.`, "Verify it with that version: the record names it as gate.version.");
// src/sign-off/verify/verify-sign-off.ts
/**
* Decides a sign-off again from its record, and checks the given files against its digests. The files that the gate writes
* next to the record must follow from it if they exist. Fails closed: a release that was refused has a mismatch too.
*
* @param file - The record, `sign-off.json`.
* @throws {UserError} If the record is malformed or too old, or a named file cannot be read.
*/
async function verifySignOff(file, given) {
	const read = await readSignOff(file);
	if ("mismatch" in read) return {
		record: void 0,
		mismatches: [read.mismatch]
	};
	const { record, sha256 } = read;
	return {
		record,
		mismatches: [
			...checkSignOff(record),
			...checkSigned(record),
			...await checkDerivedFiles(dirname(file), derivedTexts(record, sha256)),
			...await checkGivenPolicy(record, given.policy),
			...await checkGivenWaivers(record, given.waivers),
			...await inTurn(given.models, (path) => checkGivenModel(record, path)),
			...await inTurn(given.datasets, (path) => checkGivenDataset(record, path))
		]
	};
}
const checkSigned = ({ signed, refusals, state }) => signed ? [] : [{
	kind: "not-signed",
	state,
	refusals
}];
async function checkDerivedFiles(folder, texts) {
	return inTurn(Object.entries(texts), async ([name, expected]) => {
		const found = await readIfThere(join(folder, name));
		if (found === void 0 || found === expected) return [];
		return [{
			kind: "derived-file",
			name
		}];
	});
}
async function checkGivenPolicy(record, path) {
	if (path === void 0) return [];
	const text = await orUserError("--policy", path, () => readFile(path, "utf8"));
	return checkPolicy(record, {
		policy: parsePolicy(text, path),
		sha256: digestText(text)
	});
}
async function checkGivenWaivers({ waivers }, path) {
	if (path === void 0) return [];
	const sha256 = await orUserError("--waivers", path, () => digestFile(path));
	if (waivers.file?.sha256 === sha256) return [];
	return [{
		kind: "given-file",
		path,
		expected: waivers.file === null ? [] : [waivers.file.sha256],
		got: sha256
	}];
}
/** External data next to a model counts too. */
async function checkGivenModel(record, path) {
	const sha256 = await orUserError("--model", path, () => digestFile(path));
	const model = record.models.find(({ files }) => files[0]?.sha256 === sha256);
	if (model === void 0) return [{
		kind: "given-file",
		path,
		expected: record.models.flatMap(({ files }) => files[0]?.sha256 ?? []),
		got: sha256
	}];
	const [first, ...others] = model.files;
	return inTurn(others, async (each) => {
		const name = posix.relative(posix.dirname(first?.path ?? ""), each.path);
		const beside = join(dirname(path), name);
		const found = await digestFile(beside).catch((error) => error.code ?? error.message);
		return found === each.sha256 ? [] : [{
			kind: "given-file",
			path: beside,
			expected: [each.sha256],
			got: found
		}];
	});
}
async function checkGivenDataset(record, path) {
	const digest = await orUserError("--dataset", path, async () => (await stat(path)).isDirectory() ? digestTestDataSets(path) : digestFile(path));
	const known = record.models.flatMap(({ measured }) => measured?.dataset.sha256 ?? []);
	return known.includes(digest) ? [] : [{
		kind: "given-file",
		path,
		expected: [...new Set(known)],
		got: digest
	}];
}
async function orUserError(option, path, read) {
	try {
		return await read();
	} catch (error) {
		const { code, message } = error;
		throw new UserError(`${option}: expected a file that can be read, got ${code ?? message} for "${path}".`, "Name an existing file.", { cause: error });
	}
}
async function inTurn(items, check) {
	const found = [];
	for (const item of items) found.push(...await check(item));
	return found;
}
// src/sign-off/words/render-verification.ts
const MAX_LINE = 500;
const MAX_LINES = 40;
/** The result of a verification as plain text, a line for each mismatch or for each file. */
function renderVerification(file, { record, mismatches }) {
	const name = plainText(file, 80);
	const [heading, lines] = record !== void 0 && mismatches.length === 0 ? [verifiedText(name, record), [decidedAgainText(record), ...listDigests(record)]] : [notVerifiedText(name), listMismatches(mismatches)];
	return [
		heading,
		...lines.map((line) => `  ${line}`),
		""
	].join("\n");
}
/** What a verified record signs off: one sentence. */
function verifiedText(file, { release: { tag, ref, commit }, at }) {
	return `Verified: ${file} signs off ${plainText(tag ?? ref ?? "a release", 80)} (commit ${commit ?? "unknown"}), decided on ${at}.`;
}
/** How much was decided again: one sentence. */
function decidedAgainText({ models }) {
	const rows = models.flatMap(({ repeats }) => repeats.flatMap((repeat) => repeat.rows));
	const judged = rows.filter(({ state }) => state !== "shown").length;
	const waived = rows.filter(({ state }) => state === "waived").length;
	const among = waived > 0 ? `, ${waived} of them waived` : "";
	return `Decided ${countOf(judged, "row")} of ${countOf(models.length, "model")} again, with the same result${among}.`;
}
/** As `sha256sum` prints them, each with its model. */
const listDigests = ({ models }) => models.flatMap(({ id, files }) => files.map(({ path, sha256 }) => `${plainText(id, 80)}: ${sha256}  ${plainText(path, MAX_LINE)}`));
/** Heading of a record that could not be verified. */
const notVerifiedText = (file) => `Not verified: ${file}`;
function listMismatches(mismatches) {
	const shown = mismatches.slice(0, MAX_LINES).map((each) => plainText(mismatchText(each), MAX_LINE));
	const left = mismatches.length - shown.length;
	return left > 0 ? [...shown, moreMismatchesText(left)] : shown;
}
/** What is below a list of mismatches that was cut. */
const moreMismatchesText = (left) => `${left} more`;
// src/cli/release/verify-sign-off.ts
/** Options of `sign-off --verify`, where `--model` and `--policy` are files. */
const VERIFY = {
	model: {
		type: "string",
		value: "FILE",
		multiple: true,
		help: "a model of the release, with its external data next to it; can be repeated"
	},
	policy: {
		type: "string",
		value: "FILE",
		help: "the policy; each of its models must be signed off under its limits"
	},
	dataset: {
		type: "string",
		value: "FILE",
		multiple: true,
		help: "a data set, file or folder; can be repeated"
	},
	waivers: {
		type: "string",
		value: "FILE",
		help: "the waivers file"
	},
	json: {
		type: "boolean",
		default: false,
		help: "print JSON"
	}
};
/**
* Recomputes a sign-off from its record and checks the named files.
*
* @throws {UserError} If the record is malformed or too old, or a file cannot be read.
*/
async function runVerify(options, { print }) {
	const verification = await verifySignOff(options.file, options);
	const { mismatches } = verification;
	const verified = mismatches.length === 0;
	print(options.json ? jsonText({
		version: 2,
		verified,
		mismatches
	}) : renderVerification(options.file, verification));
	return verified ? EXIT.ok : EXIT.blocked;
}
// src/cli/release/sign-off.ts
/** With --verify it is another command: --model and --policy are then files to check against the record. */
const signOff = defineCommand({
	name: "sign-off",
	summary: "compare a release with the last one, and sign it off or refuse",
	options: {
		verify: {
			type: "string",
			value: "FILE",
			help: "check a record instead; see below"
		},
		policy: {
			type: "string",
			value: "FILE",
			help: "policy file; its profiles.release applies",
			defaultText: SHARED.policy.default
		},
		model: {
			...SHARED.model,
			multiple: true
		},
		candidate: {
			type: "string",
			value: "FILE",
			help: "model to sign off",
			defaultText: "the policy’s artifact"
		},
		release: {
			type: "string",
			value: "REF",
			help: "tag or commit of the last release",
			defaultText: "the nearest tag of an earlier commit"
		},
		tag: {
			type: "string",
			value: "NAME",
			help: "name of this release",
			defaultText: "the tag of the commit"
		},
		"data-branch": {
			type: "string",
			value: "NAME",
			default: "regression-gate-data",
			help: "branch of origin with the records and the nightly history"
		},
		actor: {
			type: "string",
			value: "NAME",
			help: "who requests the sign-off, for the record"
		},
		budget: SHARED.budget,
		...EXTENSION,
		seed: {
			...SHARED.seed,
			help: "seed for the choice and order of the timed items; each repeat adds one"
		},
		"runtime-path": SHARED["runtime-path"],
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate/out",
			help: "where to write sign-off.json and the files that go with it"
		},
		dataset: VERIFY.dataset,
		waivers: VERIFY.waivers,
		json: {
			type: "boolean",
			default: false,
			help: "print sign-off.json instead of the summary"
		}
	},
	variant: {
		usage: "--verify FILE",
		summary: "recompute a sign-off from its record, and check files against its digests",
		options: VERIFY
	},
	details: "Verifying exits 0 if the release is signed off and everything agrees, 1 if anything differs, 2 if the record is unreadable.",
	async run({ values }, terminal) {
		const { verify: file, model: models = [], dataset: datasets = [], waivers, policy, json } = values;
		if (file !== void 0) return runVerify({
			file,
			models,
			policy,
			datasets,
			waivers,
			json
		}, terminal);
		refuseVerifyOnly({
			models,
			datasets,
			waivers
		});
		const { candidate, release, tag, actor, out, "data-branch": dataBranch } = values;
		const measuring = readShared({
			...values,
			policy: policy ?? SHARED.policy.default,
			model: void 0
		});
		const own = {
			modelId: models[0],
			candidate,
			release,
			tag,
			actor,
			out,
			dataBranch,
			json
		};
		const extension = readExtensionOptions(values);
		return runSignOffHere({
			...measuring,
			...own,
			extension
		}, terminal);
	}
});
function refuseVerifyOnly({ models, datasets, waivers }) {
	const [first] = [
		...datasets.length > 0 ? ["--dataset"] : [],
		...waivers === void 0 ? [] : ["--waivers"],
		...models.length > 1 ? ["several --model"] : []
	];
	if (first === void 0) return;
	throw new UserError(`sign-off: expected --verify with ${first}, got none.`, "To sign off, --model names one model of the policy. To verify, it names files: --verify sign-off.json --model model.onnx.");
}
/**
* Signs off a release from a checkout, or refuses to.
*
* @throws {UserError} If the folder is not a git checkout, there is no last release, or developers can write to the data branch.
*/
async function runSignOffHere(options, terminal) {
	await clearFiles(options.out, [...Object.values(RESULT_FILES), ...Object.values(SIGN_OFF_FILES)]);
	const folder = dirname(resolve(options.policy));
	const git = gitIn(folder);
	const workspace = await expectCheckout(git, folder);
	const head = await resolveCommit(git, "HEAD");
	const last = await findNamedRelease(git, options.release);
	const { dataBranch, seed, budgetNs, modelId } = options;
	await expectProtected(dataBranch, process.env);
	const request = {
		policyFile: resolve(options.policy),
		policyCommit: void 0,
		modelId,
		candidate: options.candidate && resolve(options.candidate),
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "check",
		budgetNs,
		extension: options.extension,
		seed,
		runtimePaths: options.runtimePaths.map((path) => resolve(path)),
		commit: last.commit,
		ancestors: (await listFirstParents(git, last.commit)).ancestors,
		reference: "release",
		use: "release"
	};
	const { record, result } = await runSignOff(request, {
		release: {
			repository: null,
			commit: head,
			tag: options.tag ?? await readReleaseTag(git),
			ref: null
		},
		triggeredBy: {
			actor: options.actor ?? null,
			event: null,
			run: null
		},
		objections: [],
		notes: [{
			kind: "last-release",
			tag: last.name,
			commit: last.commit
		}]
	}, {
		bundleFolder: terminal.bundleFolder,
		stores: [new BranchStore({
			branch: dataBranch,
			workspace,
			checkout: folder,
			git,
			mayWrite: false
		})],
		machine: THIS_MACHINE,
		progress: terminal.progress,
		now: () => /* @__PURE__ */ new Date(),
		run: void 0,
		gateVersion: terminal.version,
		dataBranch,
		readHistory: () => readBranchFile(git, dataBranch, HISTORY_FILE).catch(rethrow)
	});
	const directory = resolve(options.out);
	const files = await writeSignOff(directory, record);
	await writeFiles(directory, await resultTexts(result));
	terminal.print(options.json ? jsonText(record) : `${renderTerminal(result.verdict, { color: terminal.color })}\n${signOffOutcome(record)}: ${relative(process.cwd(), files.recordFile)}\n`);
	return record.exitCode;
}
async function expectCheckout(git, folder) {
	try {
		return (await git("rev-parse", "--show-toplevel")).trim();
	} catch (error) {
		throw new UserError(`sign-off: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`, "Run it in a checkout of the repository: a release is a commit.", { cause: error });
	}
}
/** Shortens git's error to one line without the command's arguments. */
function rethrow(error) {
	throw new Error(gitFailure(error), { cause: error });
}
// src/cli/commands.ts
/** All commands. Help is generated from this table, in this order. */
const COMMANDS = [
	compare,
	check,
	measure,
	calibrate,
	ladder,
	signOff,
	inspect$1,
	init,
	trend,
	history,
	doctor,
	route,
	verdict,
	gitlabNote
];
/**
* Parses and runs the command line.
*
* @param words - Arguments without the program's name.
* @returns The exit code.
* @throws {UserError} If a word is unknown; it names the word.
*/
async function runCommand(words, terminal) {
	const [name, ...rest] = words;
	if (name === void 0 || name === "--help" || name === "-h" || name === "help") {
		terminal.print(renderGeneralHelp(COMMANDS));
		return 0;
	}
	if (name === "--version") {
		terminal.print(`${terminal.version}\n`);
		return 0;
	}
	const command = COMMANDS.find((each) => each.name === name);
	if (command !== void 0) return command.run(rest, terminal);
	const names = COMMANDS.map((each) => each.name);
	const nearest = nearestName(name, names);
	throw new UserError(`command: expected one of ${names.join(", ")}, got "${name}".`, nearest === void 0 ? "See regression-gate --help." : `Did you mean "${nearest}"?`);
}
// src/report/words/run/live.ts
/** "26 s left"; empty if that is unknown. */
function leftText(step) {
	if (step.kind !== "timing") return [];
	return [`${Math.max(0, (step.budgetNs - step.spentNs) / 1e9).toFixed(0)}\u00A0s left`];
}
/** What sampling still waits for; empty before the first look. */
function waitingText(rows) {
	if (rows.length === 0) return [];
	const open = rows.filter(({ state }) => state === "inconclusive").map(({ metric }) => METRICS[metric].title);
	return open.length === 0 ? ["Decided."] : [`Not decided yet: ${joinAnd(open)}.`];
}
// src/report/render-live.ts
/** Wider lines are cut, so that none wraps. */
const MAX_COLUMNS = 100;
const [RED, GREEN, YELLOW] = [
	31,
	32,
	33
];
const COLORS = {
	pass: GREEN,
	waived: GREEN,
	fail: RED,
	inconclusive: YELLOW,
	shown: void 0
};
/** The next state. Rows are forgotten when another model's turn comes. */
function nextLive(before, event) {
	const { step, within } = event;
	const isSame = before !== void 0 && JSON.stringify(before.event.within) === JSON.stringify(within);
	if (step.kind !== "judged") return {
		event,
		judged: isSame ? before.judged : void 0
	};
	return {
		event: isSame ? before.event : event,
		judged: step
	};
}
/**
* The state as lines for a terminal: what is being done and the time left, then each limited metric's interval against
* its limit, and what is still waited for.
*
* @param screen - `columns`: width of the terminal; at most 100 are used.
*/
function renderLive({ event, judged }, { columns, color }) {
	const width = Math.max(20, Math.min(columns - 1, MAX_COLUMNS));
	const cut = (text) => plainText(text, width);
	const paint = (text, code) => color && code !== void 0 ? `\u001B[${code}m${text}\u001B[0m` : text;
	const rows = event.step.kind === "timing" ? judged?.rows ?? [] : [];
	const titles = rows.map(({ metric }) => METRICS[metric].title);
	const room = Math.max(0, ...titles.map(({ length }) => length));
	return [
		cut([progressText(event), ...leftText(event.step)].join(", ")),
		...rows.map((row, index) => {
			const text = `${(titles[index] ?? "").padEnd(room)}  ${rowChangeText({
				...row,
				reasons: []
			})}  ${limitCell(row)}`;
			return `  ${paint(text.slice(0, width - 2), COLORS[row.state])}`;
		}),
		...waitingText(rows).map((text) => `  ${plainText(text, width - 2)}`)
	];
}
// src/cli/terminal/live-view.ts
/** Moves to the start of the first of so many lines, and clears everything below. */
const eraseLines = (count) => count === 0 ? "" : `${count > 1 ? `\u001B[${count - 1}A` : ""}\r\u001B[J`;
/** Shows progress in place: each event replaces what the one before it has drawn. */
function openLiveView({ write, columns, color }) {
	let state;
	let drawn = 0;
	return {
		progress(event) {
			state = nextLive(state, event);
			const lines = renderLive(state, {
				columns: columns(),
				color
			});
			write(`${eraseLines(drawn)}${lines.join("\n")}`);
			drawn = lines.length;
		},
		clear() {
			write(eraseLines(drawn));
			drawn = 0;
		}
	};
}
// src/cli/terminal/pace-progress.ts
const EVERY_MS = 1e4;
/**
* Passes on the newest event every ten seconds, for a log that keeps every line; rows that are not final are left out. Events that may
* be the last for minutes are passed on immediately.
*
* @param now - Milliseconds, from a clock that never goes back.
*/
function paceProgress(progress, now) {
	let last = now();
	return (event) => {
		if (event.step.kind === "judged") return;
		const time = now();
		if (!isRare(event.step) && time - last < EVERY_MS) return;
		last = time;
		progress(event);
	};
}
const isRare = ({ kind }) => kind === "items-needed" || kind === "making-data" || kind === "installing-runtime" || kind === "installing-images" || kind === "install-failed";
// src/cli/terminal/wants-color.ts
/**
* Whether to use colors: as FORCE_COLOR or else NO_COLOR says, and on terminals if neither does.
*
* @see https://no-color.org and https://force-color.org
*/
function wantsColor(env, isTerminal) {
	const { FORCE_COLOR: force = "", NO_COLOR: none = "" } = env;
	if (force !== "") return force !== "0" && force !== "false";
	return none === "" && isTerminal;
}
// src/cli.ts
const { stdout, stderr } = process;
function describeFailure(error) {
	if (error instanceof UserError || error instanceof InfrastructureError) {
		const code = error instanceof UserError ? EXIT.badInput : EXIT.infrastructure;
		return {
			text: plainLines(`${error.message}\n  ${error.hint}`),
			code
		};
	}
	return {
		text: `This is a bug in the gate.\n${error instanceof Error ? error.stack ?? error.message : String(error)}`,
		code: EXIT.infrastructure
	};
}
/** A message may quote a model, a policy or a server; a terminal and a workflow's log obey some texts. */
const plainLines = (text) => text.split("\n").map((line) => `${/^ */.exec(line)?.[0] ?? ""}${plainText(line, 1e3).replace(/^::/, ": :")}`).join("\n");
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => {
	abandonWorkspaces();
	process.exit(signal === "SIGINT" ? 130 : 143);
});
/** A terminal has a few lines of progress, which change; a log gets a line now and then. */
const live = stderr.isTTY ? openLiveView({
	write: (text) => void stderr.write(text),
	columns: () => stderr.columns,
	color: wantsColor(process.env, true)
}) : void 0;
const progress = live?.progress ?? paceProgress((event) => void stderr.write(`${plainLines(progressText(event))}\n`), () => performance.now());
try {
	process.exitCode = await runCommand(process.argv.slice(2), {
		bundleFolder: import.meta.dirname,
		version: VERSION,
		folder: process.cwd(),
		print(text) {
			live?.clear();
			stdout.write(text);
		},
		progress,
		color: wantsColor(process.env, stdout.isTTY === true)
	});
	live?.clear();
} catch (error) {
	const { text, code } = describeFailure(error);
	live?.clear();
	stderr.write(`regression-gate: ${text}\n`);
	process.exitCode = code;
}
export {};
