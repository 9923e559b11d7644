import { $ as environmentEntries, An as scoreDirections, B as writeFiles, Br as METRICS, Bt as withWorkspace, C as shortOf, Cn as gitFailure, Ct as operatorText, Di as formatPercent, Dn as policySchema, Dr as STATE_LABELS, Dt as LINE_LABELS, Ei as formatExact, En as applyReleaseProfile, Er as ROW_LABELS, Et as COLUMNS, Fn as describeLimitValue, G as openAttemptDirectory, H as HISTORY_FILE, Hn as isClear, Hr as EXIT, Ht as closeWorkspace, Ii as median, L as RESULT_FILES, Ln as judgeModel, Mi as UserError, Mn as listRungs, Mr as renderRow, Ni as FAILURE_KINDS, Nn as STEPS, Nr as rowTitle, Nt as chooseRules, O as progressWithin, Oi as formatShare, On as releaseProfileOf, Ot as sinceText, P as settingSchema, Pi as ModelFailure, Pn as describeLimit, Pr as formatChange, Q as nextStep, Qr as timeBlock, Qt as readHeadCommit, R as resultTexts, Rr as countOf, Rt as describeSettings, S as seriesName, Si as string, Sr as operatorDomain, St as listText, T as analyzeHistory, Tn as listFirstParents, Tt as typeText, U as parseHistory, Un as checkRowAtLook, Ut as openWorkspace, V as BranchStore, Vr as METRIC_NAMES, Vt as abandonWorkspaces, W as readBranchFile, X as runGate, Xr as escapeProse, Xt as differenceSchema, Y as progressText, Yn as scoreBetter, Yr as codeSpan, Zr as THIS_MACHINE, Zt as findMergeBase, _ as moveText, _i as literal, _t as sparsityUseText, a as signOffSchema, ai as findInstalled, ar as canonicalJson, at as headline, b as periodText, bi as record, bn as readPolicy, bt as shareText, c as derivedTexts, ci as plainText, cn as digestFile, cr as loadModel, d as endedTexts, dn as compareInspections, dt as driftReasonText, ei as FeedBuilder, en as findRuntimeFor, et as waiverText, f as trendNotes, fi as _enum, fn as findInputDifferences, fr as isTensor, ft as releaseName, g as latestText, gi as int, gr as readModel, gt as sparsityText, h as dayOf, hi as discriminatedUnion, hn as shareName, ht as changesUnknownText, i as checkSignOff, ii as startWorker, in as readNpz, it as diagnosisText, j as rowSchema, ji as InfrastructureError, jn as applyRung, jr as rowsText, jt as renderTable$1, k as VERSION, ki as formatValue, kr as rowRemarks, l as digestText, li as quoted, ln as digestTestDataSets, lr as loadStaged, lt as failureText, m as certaintyText, mi as boolean, mn as compareSettings, mr as tensorNumbers, mt as changeText, n as runSignOff, nt as whyText, oi as readVersion, on as readJsonl, ot as verdictHeadline, p as causeText, pi as array, pn as changeSchema, pr as nearestName, pt as differenceText, q as DirectoryStore, qr as STATES, r as mismatchText, ri as holdFeeds, rn as openRegressionSet, rt as bottleneckLabel, s as signOffOutcome, sn as readCsv, t as writeSignOff, tn as prepareCandidate, tt as toldReason, u as sparkline, un as inspectModel, ut as modelNotes, v as nightsText, vi as number, vn as readRules, vt as coverageText, w as isOpen, wi as unknown, wn as gitIn, wr as durationNs, wt as operatorsText, x as rangeText, xi as strictObject, xn as selectModels, xt as batchText, y as openText, yi as object, yn as parsePolicy, yt as precisionText, z as jsonText, zn as measureComparison, zr as sentence } from "./gate-write-sign-off.mjs";
import { parseArgs } from "node:util";
import { access, readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, posix, relative, resolve } from "node:path";
// src/report/render-calibration.ts
/**
* How much a model's figures vary on this machine, and the limits that can be decided here, as markdown that reads well
* on a terminal.
*
* @param budget - Per run, as the user wrote it: "20s".
*/
function renderCalibration(id, noise, budget) {
	return [
		calibrationHeading(plainText(id, 80), noise[0]?.runs ?? 0, budget),
		renderTable$1({
			header: CALIBRATION_COLUMNS,
			align: "lrrrl"
		}, noise.map(calibrationCells)),
		...noise.flatMap((each) => calibrationWarning(each, budget) ?? []),
		...noise.flatMap((each) => floorText(each) ?? [])
	].join("\n\n");
}
/** "fashion, compared with itself in 5 runs of 20s:". */
const calibrationHeading = (id, runs, budget) => `${id}, compared with itself in ${runs} ${runs === 1 ? "run" : "runs"} of ${budget}:`;
/** Column headings of the noise table. */
const CALIBRATION_COLUMNS = [
	"Metric",
	"Typical noise",
	"Worst noise",
	"Smallest limit that holds here",
	"Policy limit"
];
/** Noise of one metric on this machine, one cell per column. */
function calibrationCells(noise) {
	const { metric, typicalReach, worstReach, proposedLimit, limit, kept, runs } = noise;
	return [
		METRICS[metric].title,
		reachText(typicalReach),
		reachText(worstReach),
		proposedLimit === void 0 ? "none up to 100%" : `${Math.round(proposedLimit * 100)}%`,
		limit === null ? "–" : `${describeLimit(metric, limit)}: passed in ${kept} of ${runs}`
	];
}
/** "±0.12%", "±1.2%", "±114%": only as many digits as are known. */
function reachText(share) {
	const value = share * 100;
	const decimals = value < 1 ? 2 : value < 10 ? 1 : 0;
	return `±${value.toFixed(decimals)}%`;
}
/** Warns that the policy's limit is too narrow for this machine; undefined if it is not. */
function calibrationWarning({ metric, limit, kept, runs }, budget) {
	if (limit === null || kept >= runs) return void 0;
	return `Warning: the limit on ${metric} is too narrow for this machine: ${budget} was enough to decide it in ${kept} of ${runs} runs. Raise the limit, raise the budget, or use a quieter machine.`;
}
/**
* Proposes a floor for a limited latency, and warns of one that allows more than the relative limit does: "A floor that
* fits latency-p95: 7 µs, half of 10% of 140 µs. The policy’s 50 µs lets it rise by 35.7%."
*/
function floorText({ metric, limit, proposedFloor }) {
	if (limit === null || proposedFloor === void 0) return void 0;
	const { ns, limit: relative, latencyNs } = proposedFloor;
	const proposed = `A floor that fits ${metric}: ${formatExact(ns, "ns")}, half of ${formatPercent(relative)} of ${formatValue(latencyNs, "ns")}.`;
	const { floor } = limit;
	if (floor === void 0 || floor <= relative * latencyNs) return proposed;
	return `Warning: the floor of ${formatExact(floor, "ns")} lets ${metric} rise by ${formatShare(floor / latencyNs)}, more than its limit. ${proposed}`;
}
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
// src/cli/help.ts
const PROGRAM = "regression-gate";
const EXIT_CODES = "Exit codes: 0 passed, 1 blocked, 2 bad input, 3 undecided, 4 the gate itself failed.";
/** Help for the program, one line per command. */
function renderGeneralHelp(commands) {
	const lines = commands.map((command) => [usageOf(command), command.summary]);
	return `${PROGRAM}: blocks a merge whose ONNX model is slower at P95, less accurate, more memory-hungry or more expensive

${renderColumns(lines)}

  "${PROGRAM} COMMAND --help" shows the options of a command; "${PROGRAM} --version" prints the version.
  ${EXIT_CODES}
`;
}
/** Help for one command, from its entry in the table. */
function renderHelp(command) {
	const { summary, options, details, variant } = command;
	return `${[
		`${usageOf(command)}: ${summary}`,
		renderOptions(options, variant?.options ?? {}),
		...variant === void 0 ? [] : [`${PROGRAM} ${command.name} ${variant.usage}: ${variant.summary}`, renderColumns(Object.entries(variant.options).map(([name, option]) => lineOf(name, option)))],
		...details === "" ? [] : [details]
	].join("\n\n")}\n`;
}
const usageOf = ({ name, positional }) => [
	PROGRAM,
	name,
	...positional === void 0 ? [] : [positional.name]
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
// src/cli/define-command.ts
const HELP = { help: {
	type: "boolean",
	short: "h",
	default: false
} };
/** Turns a definition into a command that parses its words strictly and handles `--help`. */
function defineCommand(definition) {
	const { name, summary, positional, options, details = "", variant, run } = definition;
	const command = {
		name,
		summary,
		positional,
		options,
		details,
		variant,
		async run(words, terminal) {
			const { values, positionals } = parse(words, command);
			if (values["help"] === true) {
				terminal.print(renderHelp(command));
				return 0;
			}
			const word = readPositional(positionals, command);
			return run({
				values,
				positional: word
			}, terminal);
		}
	};
	return command;
}
function parse(words, command) {
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
function readPositional(words, { name, positional }) {
	const [first, second] = words;
	const extra = positional === void 0 ? first : second;
	if (extra !== void 0) {
		const allowed = positional === void 0 ? "options only" : `one ${positional.name}`;
		throw new UserError(`${name}: expected ${allowed}, got "${extra}".`, seeHelp(name));
	}
	if (positional !== void 0 && first === void 0) throw new UserError(`${name}: expected ${positional.what}, got none.`, `Example: ${positional.example}`);
	return first;
}
const seeHelp = (command) => `See regression-gate ${command} --help.`;
// src/cli/options.ts
/** Options of every command that measures. */
const SHARED = {
	policy: {
		type: "string",
		value: "FILE",
		default: ".github/regression-gate.yml",
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
		help: "choice and order of the timed items"
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
		help: "how many more budgets (0 to 3) an undecided model may use"
	},
	"time-limit": {
		type: "string",
		value: "TIME",
		default: "20min",
		help: "time after which budgets are no longer extended"
	}
};
/** @throws {UserError} If a value is invalid. */
function readExtensionOptions(values) {
	const { "budget-extension": times, "time-limit": limit } = values;
	if (!/^[0-3]$/.test(times)) throw new UserError(`--budget-extension: expected a whole number from 0 to 3, got "${times}".`, "It says how many more budgets a model may use while a limit is undecided.");
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
	throw new UserError(`--seed: expected a whole number from 0 to 4294967295, got "${text}".`, "The same seed repeats the choice and order of the timed items.");
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
function ports(store, { bundleFolder, progress }) {
	return {
		bundleFolder,
		stores: [new DirectoryStore(resolve(store))],
		machine: THIS_MACHINE,
		progress,
		now: () => /* @__PURE__ */ new Date(),
		run: void 0
	};
}
/** On the command line, an unsaved record is a failure, because saving it was the only request. */
function exitCode(result) {
	if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
	throw new InfrastructureError("record: expected the store to save it, but it did not.", "See the notes of the report.");
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
			help: "where to write calibration.md and calibration.json"
		}
	},
	async run({ values }, terminal) {
		const runs = await compareWithItself(readShared(values), {
			runs: readRuns(values.runs),
			terminal,
			out: values.out
		});
		const models = (runs[0] ?? []).map(({ id }) => id).map((id) => ({
			id,
			noise: summarizeNoise(runs.flat().filter((model) => model.id === id))
		}));
		const text = models.map(({ id, noise }) => renderCalibration(id, noise, values.budget)).join("\n\n");
		await writeFiles(resolve(values.out), {
			"calibration.md": `${text}\n`,
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
// src/report/render-terminal.ts
/** Words that only the terminal uses. */
const TERMINAL_LABELS = {
	candidate: "Candidate",
	note: "Note",
	verdict: "Verdict",
	waiver: "Waiver"
};
const MAX_NOTES = 5;
const RED$1 = 31;
const GREEN$1 = 32;
const YELLOW$1 = 33;
const COLORS$1 = {
	pass: GREEN$1,
	waived: GREEN$1,
	inconclusive: YELLOW$1,
	"no-baseline": YELLOW$1,
	incomparable: YELLOW$1,
	fail: RED$1,
	"no-provider": RED$1,
	error: RED$1
};
/**
* The verdict as a few lines of plain text. Per model: what was found, the figures, why, and the next step. Foreign
* text loses its control characters, so that a model's name cannot move the cursor.
*
* @param options - `color` adds ANSI colors to the state and to failed rows.
*/
function renderTerminal(verdict, options = { color: false }) {
	const paint = (text, color) => options.color ? `\u001B[${color}m${text}\u001B[0m` : text;
	return `${[...verdict.models.length === 1 ? [] : [renderHeading(verdict.state, verdictHeadline(verdict), paint)], ...verdict.models.map((model) => renderModel$1(model, paint))].join("\n\n")}\n`;
}
/** Code spans are for the report; a terminal shows names as they are. */
const line$1 = (text) => plainText(text, 300);
const labelled = (label, text) => `${label}: ${line$1(text)}`;
function renderHeading(state, text, paint) {
	return `${paint(STATE_LABELS[state].word, COLORS$1[state])}: ${line$1(text)}`;
}
function renderModel$1(model, paint) {
	const { id, state, rows, waivers = [], time } = model;
	const why = whyText(model);
	const next = nextStep(model);
	const diagnosis = time === null ? [] : [`${bottleneckLabel(time)} ${line$1(diagnosisText(time.diagnosis))}`];
	return [
		renderHeading(state, `${plainText(id, 80)} ${headline(model)}`, paint),
		...renderTable(rows, paint),
		...renderDrift(model, paint),
		...waivers.map((waiver) => labelled(TERMINAL_LABELS.waiver, waiverText(waiver))),
		...why === void 0 ? [] : [labelled(LINE_LABELS.why, why)],
		...listNotes(model).map((text) => labelled(TERMINAL_LABELS.note, text)),
		...diagnosis,
		...next === "" ? [] : [labelled(LINE_LABELS.next, next)]
	].join("\n");
}
/** The first notes and remarks, starting with those that a reader must not miss. */
function listNotes(model) {
	const { rows, changesUnknown } = model;
	const { visible, others } = modelNotes(model);
	const remarks = rowRemarks(rows, toldReason(model)).map(({ titles, text }) => `${titles}: ${text}`);
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
	return [`${line$1(sinceText(releaseName(drift)))}:${whyNot(drift)}`, ...renderTable(drift.rows, paint, COLUMNS.release)];
}
const whyNot = ({ why }) => why === void 0 ? "" : ` ${line$1(sentence(driftReasonText(why)))}`;
/** Text columns are aligned left, figures right. */
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
			ROW_LABELS[row.state].word
		].map((cell) => plainText(cell, 80));
	});
	const { metric, change, limit } = COLUMNS;
	const { candidate, verdict } = TERMINAL_LABELS;
	const table = [[
		metric,
		against,
		candidate,
		change,
		limit,
		verdict
	], ...texts];
	const widths = [
		0,
		1,
		2,
		3,
		4
	].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	return table.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column], column)).join("  ")}`).map((text, index) => rows[index - 1]?.state === "fail" ? paint(text, RED$1) : text);
}
function pad(cell, width = 0, column) {
	return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
// src/cli/last-release.ts
/**
* Finds the last release of a checkout: `named`, else the nearest tag before the checked-out commit.
*
* @throws {UserError} If `named` is not a commit, or there is no earlier tag.
*/
async function findNamedRelease(git, named) {
	if (named !== void 0) return {
		name: named,
		commit: await resolveCommit(git, named)
	};
	const own = (await listOwnTags(git)).map((tag) => `--exclude=${tag}`);
	try {
		const name = (await git("describe", "--tags", "--abbrev=0", ...own, "HEAD")).trim();
		return {
			name,
			commit: await resolveCommit(git, name)
		};
	} catch (error) {
		throw new UserError(`sign-off: expected an earlier release to compare with, got: ${gitFailure(error)}.`, "Name it: --release v1.0.0, or any commit. Fetch the tags where the clone has none: git fetch --tags.", { cause: error });
	}
}
/** The first tag of the checked-out commit; null if it has none. */
async function readReleaseTag(git) {
	return (await listOwnTags(git))[0] ?? null;
}
async function listOwnTags(git) {
	return (await git("tag", "--points-at", "HEAD")).split("\n").filter((line) => line !== "");
}
async function resolveCommit(git, name) {
	try {
		return (await git("rev-parse", "--verify", "--end-of-options", `${name}^{commit}`)).trim();
	} catch (error) {
		throw new UserError(`--release: expected a tag or commit, got "${name}" (${gitFailure(error)}).`, "Name the last release, such as v1.0.0.", { cause: error });
	}
}
/**
* Finds the release for the drift limits without a server: `named`, else the nearest tag before the checked-out commit.
*
* @throws {UserError} If git does not know `named`.
*/
async function findLastRelease(folder, named) {
	const git = gitIn(folder);
	const commitOf = async (name) => (await git("rev-parse", "--verify", "--end-of-options", `${name}^{commit}`)).trim();
	if (named !== void 0) try {
		return {
			state: "found",
			tag: named,
			commit: await commitOf(named)
		};
	} catch (error) {
		throw new UserError(`--release: expected a tag or a commit, got "${named}".`, "Name the release for the drift limits, such as v1.2.", { cause: error });
	}
	try {
		if ((await git("tag", "--merged", "HEAD")).trim() !== "") {
			const tag = (await git("describe", "--tags", "--abbrev=0", "HEAD")).trim();
			return {
				state: "found",
				tag,
				commit: await commitOf(tag)
			};
		}
		if (!((await git("rev-parse", "--is-shallow-repository")).trim() === "true")) return { state: "none" };
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
		...EXTENSION,
		baseline: {
			type: "string",
			value: "FILE",
			help: "a model (.onnx) or a record (record.json) to compare with"
		},
		"baseline-policy": {
			type: "string",
			value: "FILE",
			help: "policy whose runtime settings the baseline uses"
		},
		candidate: {
			type: "string",
			value: "FILE",
			help: "model to judge",
			defaultText: "the policy’s artifact"
		},
		store: {
			type: "string",
			value: "DIR",
			default: ".regression-gate",
			help: "folder with recorded baselines"
		},
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate/out",
			help: "where to write report.md and verdict.json"
		},
		release: {
			type: "string",
			value: "REF",
			help: "tag or commit for the drift limits",
			defaultText: "the nearest tag before HEAD"
		},
		record: {
			type: "boolean",
			default: false,
			help: "measure the candidate and keep it as the baseline"
		},
		fresh: {
			type: "boolean",
			default: false,
			help: "ignore earlier attempts at the same comparison (in STORE/attempts)"
		},
		json: {
			type: "boolean",
			default: false,
			help: "print verdict.json instead of the summary"
		}
	},
	details: `Without --baseline, the gate compares with the record of the git merge base in the store; else with the model file
at the merge base; else with the record of the nearest of the 20 commits before it. If there is none of these, the
verdict is no-baseline (exit 3).`,
	async run({ values }, terminal) {
		const { baseline, "baseline-policy": baselinePolicy, candidate, record } = values;
		if (record && (baseline !== void 0 || baselinePolicy !== void 0)) throw new UserError(`--record: expected no ${baseline === void 0 ? "--baseline-policy" : "--baseline"} with it, got one.`, "Recording compares with nothing.");
		const shared = sharedRequest(readShared(values));
		const folder = dirname(shared.policyFile);
		const base = record ? void 0 : await findMergeBase(folder);
		const request = {
			...shared,
			extension: readExtensionOptions(values),
			candidate: candidate && resolve(candidate),
			baseline: baseline && resolve(baseline),
			baselinePolicyFile: baselinePolicy && resolve(baselinePolicy),
			mode: record ? "alone" : "check",
			recording: record ? { commit: await readHeadCommit(folder) } : void 0,
			commit: base,
			ancestors: base === void 0 ? [] : (await listFirstParents(gitIn(folder), base)).ancestors
		};
		const attempts = values.fresh ? [] : [openAttemptDirectory(resolve(values.store, "attempts"))];
		const lastRelease = () => findLastRelease(folder, values.release);
		const result = await runGate(request, {
			...ports(values.store, terminal),
			attempts,
			lastRelease
		});
		const out = resolve(values.out);
		await writeFiles(out, resultTexts(result));
		terminal.print(values.json ? jsonText(result.verdict) : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), join(out, RESULT_FILES.report))}\n`);
		return exitCode(result);
	}
});
// src/init/find-model-files.ts
/** Maximum number of models in a first policy. The others are listed, so that a person can add those that matter. */
const MAX_MODELS = 20;
/**
* Finds the `.onnx` files that git tracks or would track. Ignored files and those in `node_modules` do not count as the
* repository's own.
*
* @param git - In the root of the repository.
* @throws {UserError} If git cannot list them.
*/
async function findModelFiles(git) {
	const own = (await git("ls-files", ...[
		"--cached",
		"--others",
		"--exclude-standard",
		"-z",
		"--",
		":(glob,icase)**/*.onnx"
	]).catch((error) => {
		throw new UserError(`init: expected git to list the files of the repository, got: ${gitFailure(error)}.`, "Run \"git status\" here and fix what it reports.", { cause: error });
	})).split("\0").filter((path) => path !== "" && !isForeign(path));
	const paths = [...new Set(own)].sort();
	return {
		paths: paths.slice(0, MAX_MODELS),
		left: paths.slice(MAX_MODELS)
	};
}
const isForeign = (path) => path.split("/").includes("node_modules");
// src/init/plan-files.ts
/**
* Decides which files to write, before any is written. Nothing is overwritten unless requested.
*
* @param root - Absolute folder of the repository.
* @throws {UserError} If a workflow of that name exists and differs, or if nothing is left to write.
*/
async function planFiles(root, files, isForced) {
	if (isForced) return {
		written: files,
		kept: []
	};
	const states = await Promise.all(files.map(async (file) => ({
		file,
		present: await read(root, file.path)
	})));
	const inTheWay = states.filter(({ file, present }) => !file.isKept && present !== void 0 && present !== file.text);
	if (inTheWay.length > 0) throw exists(inTheWay.map(({ file }) => file.path));
	const isPresent = ({ present }) => present !== void 0;
	const kept = states.filter(isPresent).map(({ file }) => file.path);
	if (kept.length === files.length) throw exists(kept);
	return {
		written: states.filter((state) => !isPresent(state)).map(({ file }) => file),
		kept
	};
}
function exists(paths) {
	return new UserError(`init: expected no file of the same name, got ${paths.join(", ")}.`, "Nothing was written. --force overwrites; --use names other workflows.");
}
async function read(root, path) {
	try {
		return await readFile(join(root, path), "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return void 0;
		throw error;
	}
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
		throw new InfrastructureError(`${file}: expected the example workflow, got ${error.code ?? String(error)}.`, "Run the gate from a whole checkout of its repository.", { cause: error });
	}
	if (action === void 0) return text;
	return text.replaceAll(PLACEHOLDER.repository, action.repository).replaceAll(PLACEHOLDER.sha, action.sha);
}
// src/init/propose-task.ts
/**
* Proposes the kind of a task if data and output allow only one interpretation. An output of 512 numbers may be the scores
* of 512 classes or an embedding; unless the label decides, a person has to choose.
*/
function proposeTask(clues) {
	if (clues.isTestDataFolder) return propose("output-match", { kind: "test-data-folders" });
	const output = scoredOutput(clues.outputs);
	if (output === void 0) return propose(void 0, {
		kind: "several-outputs",
		names: clues.outputs.map(({ name }) => name)
	});
	const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
	return {
		...readKind(output, clues),
		...named
	};
}
function readKind(signature, { label, classes }) {
	const { name: output } = signature;
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
		if (typeof label === "number" && Number.isInteger(label) && label >= 0 && label < scores) return propose("classification", {
			kind: "class-label",
			label,
			output,
			scores
		});
		if (label === void 0 && isNamedLogits(signature)) return propose("classification", {
			kind: "output-named-logits",
			output,
			scores
		});
	}
	if (scores === 1 && typeof label === "boolean") return propose("binary", {
		kind: "boolean-label",
		label,
		output
	});
	if (scores === 1 && typeof label === "number" && !Number.isInteger(label)) return propose("regression", {
		kind: "fractional-label",
		label,
		output
	});
	return propose(void 0, {
		kind: "ambiguous",
		output,
		label: formOf(label)
	});
}
function propose(kind, evidence) {
	return {
		kind,
		evidence,
		output: void 0,
		classes: void 0
	};
}
function scoredOutput(outputs) {
	return outputs.length === 1 ? outputs[0] : outputs.find(isNamedLogits);
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
/**
* Reads the first item of a `.jsonl`, `.csv` or `.npz` file according to the model's inputs. Reads nothing beyond that item,
* however large the file is.
*/
async function readFirstLabel(source) {
	try {
		for await (const { label } of readItems(source)) return { label: toPlainValue(label) };
		return { error: new UserError(`${source.shownPath}: expected at least one item, got none.`, "Write one labelled item per line.") };
	} catch (error) {
		if (error instanceof UserError) return { error };
		throw error;
	}
}
function readItems(source) {
	if (source.path.endsWith(".csv")) return readCsv(source);
	if (source.path.endsWith(".npz")) return readNpz(source);
	return readJsonl(source);
}
/** Converts a label from CSV (always text) or .npz (always a tensor) to its JSON value. */
function toPlainValue(label) {
	if (typeof label === "string" && label.trim() !== "" && Number.isFinite(Number(label))) return Number(label);
	if (!isTensor(label)) return label;
	const values = label.dtype === "string" ? [...label.strings] : [...tensorNumbers(label)];
	return values.length === 1 ? values[0] : values;
}
// src/init/propose-model.ts
/**
* Inspects one model file and the files next to it.
*
* @param root - Absolute folder of the repository.
* @param path - The model's path, relative to `root`.
*/
async function proposeModel(root, path) {
	try {
		const { inputs, outputs } = await readModel(join(root, path), path);
		const folder = join(root, dirname(path));
		const found = await findDataSet(folder, posix.basename(path));
		const { dataset, label } = await describeDataSet({
			root,
			path,
			inputs
		}, found);
		return {
			path,
			inputs,
			outputs,
			dataset,
			task: proposeTask({
				outputs,
				isTestDataFolder: found.state === "found" && found.isTestDataFolder,
				label,
				classes: await readClassNames(join(folder, "classes.json"))
			})
		};
	} catch (error) {
		if (error instanceof UserError) return {
			path,
			error
		};
		throw error;
	}
}
const ENDINGS = [
	".jsonl",
	".jsonl.gz",
	".csv",
	".npz"
];
const USUAL_NAMES = ["regression-set", "regression_set"];
const MAX_SHOWN$1 = 5;
/**
* Looks for a data set next to a model: ONNX `test_data_set_N` folders, a file named like the model or `regression-set`, or
* else the only file in a format that the gate reads.
*
* @param folder - The model's folder, absolute.
* @param modelName - File name of the model.
*/
async function findDataSet(folder, modelName) {
	const names = (await readdir(folder)).sort();
	if (names.some((name) => /^test_data_set_\d+$/.test(name))) return {
		state: "found",
		path: ".",
		isTestDataFolder: true
	};
	const files = names.filter((name) => stemOf(name) !== void 0);
	const named = [basename(modelName, extname(modelName)), ...USUAL_NAMES].flatMap((wanted) => files.filter((name) => stemOf(name) === wanted));
	const [path, ...others] = named.length > 0 ? named.slice(0, 1) : files;
	if (path === void 0) return { state: "none" };
	if (others.length > 0) return {
		state: "several",
		names: files.slice(0, MAX_SHOWN$1)
	};
	return {
		state: "found",
		path,
		isTestDataFolder: false
	};
}
/** The name without its data set extension; undefined for other files. */
function stemOf(name) {
	const ending = ENDINGS.find((each) => name.endsWith(each));
	return ending === void 0 ? void 0 : name.slice(0, -ending.length);
}
async function describeDataSet(model, found) {
	const beside = (name) => posix.join(posix.dirname(model.path), name);
	if (found.state !== "found") {
		const problem = found.state === "none" ? { kind: "none" } : {
			kind: "several",
			names: found.names
		};
		return {
			dataset: {
				path: beside("regression-set.jsonl"),
				problem
			},
			label: void 0
		};
	}
	const path = beside(found.path);
	if (found.isTestDataFolder) return {
		dataset: {
			path,
			problem: void 0
		},
		label: void 0
	};
	const first = await readFirstLabel({
		path: join(model.root, path),
		shownPath: path,
		labelColumn: "label",
		inputs: model.inputs
	});
	if ("error" in first) return {
		dataset: {
			path,
			problem: {
				kind: "unreadable",
				message: first.error.message
			}
		},
		label: void 0
	};
	return {
		dataset: {
			path,
			problem: void 0
		},
		label: first.label
	};
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
const MAX_LENGTH = 64;
/** Generic file names; for these, the folder's name is more specific. */
const GENERIC = [
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
* Chooses an id for each model: its file name, or its folder's name if that is more specific. The id also names the
* baseline.
*
* @param paths - Relative to the repository, with slashes, without duplicates.
* @returns One unique, valid id per path.
*/
function chooseIds(paths) {
	const taken = /* @__PURE__ */ new Set();
	return paths.map((path) => {
		const wanted = idOf(path);
		const numbered = (number) => `${wanted.slice(0, 60)}-${number}`;
		let id = wanted;
		for (let number = 2; taken.has(id); number += 1) id = numbered(number);
		taken.add(id);
		return id;
	});
}
function idOf(path) {
	const stem = toId(basename(path, extname(path)));
	const folder = toId(basename(dirname(path)));
	const name = GENERIC.includes(stem) && folder !== "" ? folder : stem;
	return name === "" || name === "out" ? "model" : name;
}
const toId = (name) => name.replace(/[^\w.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, MAX_LENGTH);
// src/init/time-model.ts
const ITEMS = 8;
const RUNS = 24;
const WARM_UP = {
	minRuns: 3,
	minNs: 0
};
/**
* Times a model on its first items with the runtime's defaults, for a first idea of its speed.
*
* @param root - Absolute folder of the repository.
* @returns Median latency in ns. Undefined without a data set, without an installed runtime, or if the model does not
*   run: then the first check says why.
*/
async function timeModel({ path, dataset, inputs }, { root, bundleFolder }) {
	const runtimeFolder = findInstalled(bundleFolder);
	if (dataset.problem !== void 0 || runtimeFolder === void 0) return void 0;
	if (await readVersion(runtimeFolder) !== "1.30.0") return void 0;
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
			labelColumn: "label",
			inputs
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
		return median(samples.map(({ latencyNs }) => latencyNs));
	} catch (error) {
		if (error instanceof UserError || error instanceof ModelFailure) return void 0;
		throw error;
	} finally {
		await closeWorkspace(workspace);
	}
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
// src/init/words/render-policy.ts
/** Placeholder where a person has to choose. The policy's schema rejects it and lists the choices. */
const CHOOSE = "CHOOSE";
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
/** Template entry for when no model was found. */
const NO_MODEL = {
	path: "model.onnx",
	inputs: [],
	outputs: [],
	dataset: {
		path: "regression-set.jsonl",
		problem: { kind: "none" }
	},
	task: {
		kind: void 0,
		output: void 0,
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
	const ids = chooseIds(shown.map(({ path }) => path));
	const entries = shown.map((model, index) => renderModel(ids[index] ?? "model", model, policyPath));
	return `${HEAD}${entries.join("\n")}${FOOT}`;
}
function renderModel(id, model, policyPath) {
	const { path, dataset, task } = model;
	const fromPolicy = (target) => scalar(posix.relative(posix.dirname(policyPath), target) || ".");
	const classes = task.classes && fromPolicy(posix.join(posix.dirname(path), "classes.json"));
	return [
		`- id: ${scalar(id)} # names its baseline, too: do not change it later`,
		`  artifact: ${fromPolicy(path)}`,
		...describeSignatures(model).map((line) => `  # ${line}`),
		...dataset.problem === void 0 ? [] : [`  # To do: ${oneLine(dataSetProblemText(dataset.problem))}.`],
		`  dataset: { path: ${fromPolicy(dataset.path)} }`,
		...renderTask(task, classes).map((line) => `  ${line}`),
		...renderLimits(model).map((line) => `  ${line}`)
	].map((line) => `  ${line}\n`).join("");
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
/** What to do about a data set, as a clause without a full stop. */
function dataSetProblemText(problem) {
	switch (problem.kind) {
		case "none": return "there is no data set next to the model: write one (the guide shows the formats), or name yours here";
		case "several": return `there are several data sets next to the model (${problem.names.join(", ")}): name the right one`;
		case "unreadable": return problem.message;
	}
}
function renderTask(task, classes) {
	const output = task.output === void 0 ? "" : `, output: ${scalar(task.output)}`;
	const names = classes === void 0 ? "" : `, classes: ${classes}`;
	if (task.kind === void 0) return [`# To do: choose classification, binary, regression, embedding or output-match; ${oneLine(taskEvidenceText(task.evidence))}.`, `task: { kind: ${CHOOSE}${output} }`];
	const isScored = task.kind === "classification" || task.kind === "binary";
	return [
		`# Check: ${oneLine(taskEvidenceText(task.evidence))}.`,
		...isScored ? ["# If the output holds probabilities instead of logits, add \"scores: probabilities\"."] : [],
		...task.classes === "to-write" ? ["# To do: write the class names to this file as a JSON list, in the order of the scores."] : [],
		`task: { kind: ${task.kind}${output}${names} }`
	];
}
/** The evidence for a task, or why it is undecided, as a clause without a full stop. */
function taskEvidenceText(evidence) {
	switch (evidence.kind) {
		case "test-data-folders": return "the test_data_set folders hold the expected outputs";
		case "class-label": {
			const { label, output, scores } = evidence;
			return `the first label, ${typeof label === "string" ? `${quoted(label)}, is a name` : `${label}, is a whole number below ${scores}`}, and ${quoted(output)} has ${scores} numbers per item`;
		}
		case "output-named-logits": return `the output is called ${quoted(evidence.output)} and has ${evidence.scores} numbers per item`;
		case "boolean-label": return `the first label is ${evidence.label}, and ${quoted(evidence.output)} has one number per item`;
		case "fractional-label": return `the first label, ${evidence.label}, is not a whole number, and ${quoted(evidence.output)} has one number per item`;
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
const MAX_INCREASE = .1;
/** With a floor of half of what the limit allows, if the model's speed is known. */
function latencyLimit(latencyNs) {
	const limit = `max-increase: ${formatPercent(MAX_INCREASE)}`;
	if (latencyNs === void 0) return `{ ${limit} } # also: max: 20ms; "calibrate" proposes a floor`;
	return `{ ${limit}, floor: ${describeLimitValue("latency-p95", roundFloor(MAX_INCREASE * latencyNs / 2))} } # also: max: 20ms; a run takes about ${formatValue(latencyNs, "ns").replace("\xA0", " ")} here`;
}
function renderLimits({ task: { kind }, latencyNs }) {
	const score = kind === "regression" ? "task-score: { max-increase: 5% } # of the root mean square error" : "task-score: { max-drop: 1pp } # also: min: 0.90";
	const canBeReviewed = kind === "classification" || kind === "binary";
	return [
		"limits: # metrics without a limit are shown only; \"regression-gate calibrate\" proposes limits for this machine",
		`  latency-p95: ${latencyLimit(latencyNs)}`,
		`  ${score}`,
		"  memory-ram-peak: { max-increase: 10%, floor: 16MiB }",
		"  memory-arena-peak: { max-increase: 10% }",
		...canBeReviewed ? ["  # review-rate: { max-increase: 1pp } # needs \"review: { below-confidence: 0.6 }\" on the model"] : []
	];
}
/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** A text as a YAML scalar, valid in flow mappings too: plain if that is safe, else as JSON, which is also YAML. */
function scalar(text) {
	return /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$|^(?:\.\.\/)+[A-Za-z_][\w./-]*$/.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}
/** Makes a text fit on one line, because a YAML comment ends at the line's end. */
function oneLine(text) {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/\.$/, "");
}
// src/init/words/render-steps.ts
const MAX_SHOWN = 10;
/** Renders for the terminal what was written and what to do next. */
function renderSteps(result) {
	const { written, kept, policy } = result;
	const steps = [
		...result.isActionNamed ? [] : [`In the workflows, replace ${PLACEHOLDER.repository}@${PLACEHOLDER.sha.slice(0, 7)}… with the Action at the full SHA of the commit that you reviewed; --action OWNER/REPOSITORY@SHA does that for you.`],
		...policy.isWritten ? [`Read ${policy.path} and complete the lines marked "To do".`] : [],
		"Try it here: \"regression-gate calibrate\" proposes limits for this machine, \"regression-gate check\" judges the model.",
		"Commit the files, and make the check \"gate\" required in the rules of the default branch."
	];
	return `${[
		...written.map((path) => `wrote  ${path}`),
		...kept.map((path) => `kept   ${path} (already exists)`),
		...policy.isWritten ? ["", ...describeModels(result)] : [],
		"",
		"Next:",
		...steps.map((step, index) => `  ${index + 1}. ${step}`)
	].join("\n")}\n`;
}
function describeModels({ surveys, left, policy }) {
	if (surveys.length === 0) return ["No .onnx file was found: fill in the entry in the policy.", ...openPlaces(policy)];
	return [
		...surveys.map((survey) => "error" in survey ? `not proposed  ${survey.error.message} ${survey.error.hint}` : `proposed      ${survey.path}: ${survey.task.kind ?? "task to be chosen"}, data ${survey.dataset.path}${survey.dataset.problem === void 0 ? "" : " (to do)"}`),
		...left.slice(0, MAX_SHOWN).map((path) => `skipped       ${path}`),
		...left.length > MAX_SHOWN ? [`skipped       ${left.length - MAX_SHOWN} more`] : [],
		...openPlaces(policy)
	];
}
/** The values that the gate rejects until a person has filled them in. */
function openPlaces({ path, text }) {
	try {
		parsePolicy(text, path);
		return [];
	} catch (error) {
		if (error instanceof UserError) return [
			"",
			"To fill in:",
			`  ${error.message}`
		];
		throw error;
	}
}
// src/cli/init.ts
const POLICY = ".github/regression-gate.yml";
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
			help: "reference to this Action in the workflows: OWNER/REPOSITORY@ and the full SHA of the commit that you reviewed"
		},
		force: {
			type: "boolean",
			default: false,
			help: "overwrite existing workflows"
		}
	},
	details: `Looks at the .onnx files that git tracks and at the data next to them, and proposes ${POLICY}. An
existing policy is kept. If an existing workflow differs, init exits 2 and writes nothing.`,
	async run({ values }, terminal) {
		return runInit({
			uses: readUses(values.use),
			action: readAction(values.action),
			force: values.force
		}, terminal);
	}
});
/** @throws {UserError} If this is not a git repository, or a workflow exists and differs. Nothing is written then. */
async function runInit(options, { bundleFolder, print, folder }) {
	const root = await findRoot(gitIn(folder));
	const files = await findModelFiles(gitIn(root));
	const surveys = await Promise.all(files.paths.map((path) => proposeModel(root, path)));
	const models = [];
	for (const survey of surveys) if (!("error" in survey)) models.push({
		...survey,
		latencyNs: await timeModel(survey, {
			root,
			bundleFolder
		})
	});
	const policy = renderPolicy(POLICY, models);
	const workflows = options.uses.map(async (use) => {
		const text = await readExample(bundleFolder, use, options.action);
		return {
			path: `.github/workflows/${WORKFLOWS[use].target}`,
			text,
			isKept: false
		};
	});
	const plan = await planFiles(root, [{
		path: POLICY,
		text: policy,
		isKept: true
	}, ...await Promise.all(workflows)], options.force);
	const ignored = ignoreRecords(await readFile(join(root, IGNORE), "utf8").catch(emptyWhenAbsent));
	const written = ignored === void 0 ? plan.written : [...plan.written, {
		path: IGNORE,
		text: ignored,
		isKept: false
	}];
	for (const { path, text } of written) await writeFiles(join(root, dirname(path)), { [basename(path)]: text });
	print(renderSteps({
		written: written.map(({ path }) => path),
		kept: plan.kept,
		surveys,
		left: files.left,
		policy: {
			path: POLICY,
			text: policy,
			isWritten: plan.written.some(({ path }) => path === POLICY)
		},
		isActionNamed: options.action !== void 0
	}));
	return 0;
}
async function findRoot(git) {
	try {
		return (await git("rev-parse", "--show-toplevel")).trimEnd();
	} catch (error) {
		throw new UserError(`init: expected a git repository, got: ${gitFailure(error)}.`, "Run it in the repository that holds the models.", { cause: error });
	}
}
function emptyWhenAbsent(error) {
	if (error.code === "ENOENT") return "";
	throw error;
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
	throw new UserError(`--action: expected OWNER/REPOSITORY@ and the 40 hexadecimal digits of a commit, got "${text}".`, "A tag or branch can be moved to other code after your review.");
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
	positional: {
		name: "MODEL",
		what: "a model file",
		example: "regression-gate inspect model.onnx"
	},
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
	async run({ values, positional: model }, { print }) {
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
// src/ladder/ladder-verdict.ts
const step = _enum(STEPS);
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
})]);
/** How a rung's figures came about. */
const RUNG_EVIDENCE = ["side-by-side", "one-after-the-other"];
const rungVerdictSchema = strictObject({
	name: rungName,
	step: _enum([...STEPS, "together"]),
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
/** What came of a model's ladder, as it is in `ladder.json`. */
const ladderVerdictSchema = strictObject({
	id: string(),
	/** Of the P95: a drop as a fraction of the baseline's, or the most in ns. Null without one. */
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
* The kept rungs that go together, in their order: the best artifact, because each is a whole model, and the best value
* of each setting of the runtime. Batches are left out, because they change what a request is.
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
/** What a rung replaces; rungs with the same slot exclude each other. */
function slotOf({ change }) {
	if (change.kind === "artifact") return "artifact";
	return change.kind === "runtime" ? Object.keys(change.setting).join() : void 0;
}
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
* Why the ladder ends after a step; undefined where it goes on. It ends once a kept rung meets the target, or if the
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
/** What came of the ladder: whether the target is met, the Pareto front, and which rung to adopt. */
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
/** "✅ kept". */
const rungVerdictText = (verdict) => `${ICONS[verdict]} ${verdict}`;
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
	return row.baseline === null ? candidate : `${baseline} → ${candidate}`;
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
		case "faster": return "faster, and every limit is kept";
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
function renderOne(verdict) {
	const { rung, step, verdict: head, why } = LADDER_COLUMNS;
	const heads = figureHeads(verdict);
	const table = renderTable$1({
		header: [
			rung,
			step,
			...heads,
			head,
			why
		],
		align: `ll${"r".repeat(heads.length)}ll`
	}, ladderLines(verdict).map(renderLine));
	return [
		`### ${ladderHeading(codeSpan(verdict.id))}`,
		`**${LADDER_LINES.next}** ${escapeProse(ladderStep(verdict), MAX_LONG_CHARACTERS)}`,
		table,
		renderEnd$1(verdict),
		LADDER_METHOD,
		escapeProse(measuredOnText(verdict), MAX_LONG_CHARACTERS)
	].join("\n\n");
}
function renderLine({ name, step, figures, rung }) {
	return [
		escapeProse(name, 80),
		step,
		...figures,
		rung === void 0 ? "" : rungVerdictText(rung.verdict),
		rung === void 0 ? "" : escapeProse(rungReasonText(rung.why, rung))
	];
}
function renderEnd$1(verdict) {
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
// src/ladder/render-ladder-terminal.ts
const COLORS = {
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
	const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	const pad = (cell, column) => {
		return column === 0 || column === widths.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
	};
	const body = table.flatMap((row, index) => {
		const rung = lines[index - 1]?.rung;
		const line = `  ${row.map(pad).join("  ").trimEnd()}`;
		if (rung === void 0) return [line];
		const painted = options.color ? `\u001B[${COLORS[rung.verdict]}m${line}\u001B[0m` : line;
		return rung.verdict === "kept" ? [painted] : [painted, `      ${renderReason(rung)}`];
	});
	return [
		ladderHeading(plainText(verdict.id, 80)),
		...body,
		...renderEnd(verdict)
	].join("\n");
}
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
// src/ladder/prepare-rung.ts
/**
* Stages a rung's model and finds its runtime, so that mistakes are reported before anything is measured.
*
* @param place - Name of its private folder; a different one for each rung.
* @throws {UserError} If its artifact is not a model that this policy can judge, or does not take its batch.
*/
async function prepareRung(run, baseline, { parts, place }) {
	const policy = parts.reduce(applyRung, run.model);
	const preparedArm = await prepareVariant(run, baseline, {
		policy,
		place
	});
	if (policy.traffic.batch !== run.model.traffic.batch) await checkBatch(baseline, policy, preparedArm);
	const [only] = parts;
	return {
		name: parts.map(({ name }) => name).join(" + "),
		step: parts.length === 1 && only !== void 0 ? only.step : "together",
		parts,
		policy,
		preparedArm,
		changes: listChanges(run.model, policy),
		differences: findInputDifferences(baseline.preparedArm, preparedArm)
	};
}
async function prepareVariant(run, { preparedArm: { arm }, classes }, { policy, place }) {
	const entry = {
		name: "candidate",
		policy,
		classes,
		...await findRuntimeFor(run, policy)
	};
	if (policy.artifact === run.model.artifact) return loadStaged(arm.model, entry);
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
async function checkBatch({ set }, { id, traffic }, { arm }) {
	const place = `models.${id}.ladder`;
	new FeedBuilder(arm.model.facts.inputs, traffic.batch, place);
	for await (const item of set.items()) {
		if (!item.hasBatchAxis) return;
		throw new UserError(`${place}: expected items without a batch axis for batch ${traffic.batch}, got ${item.place} with one.`, "Such items run as they are: remove the batching rungs.");
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
		differences
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
async function measurePair(run, { prepared, preparedArm }, rung) {
	return {
		outcome: await measureComparison(asRunOf(run, rung), {
			preparedArms: [preparedArm, rung.preparedArm],
			set: prepared.set,
			stored: void 0,
			isClear: (comparison) => isRungClear(comparison, run.model.ladder?.["min-gain"])
		}),
		evidence: "side-by-side",
		notes: []
	};
}
/** Both arms of a launch share their inputs, so one that takes others is measured alone. */
async function measureBatches(run, { prepared, measured }, rung) {
	const { batch } = rung.policy.traffic;
	return {
		outcome: await measureComparison(asRunOf(run, rung), {
			preparedArms: [rung.preparedArm],
			set: prepared.set,
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
	const prepared = await prepareCandidate(run);
	const rungs = [];
	for (const rung of listRungs(ladder)) rungs.push(await prepareRung(run, prepared, {
		parts: [rung],
		place: `rung-${rungs.length}`
	}));
	const ladderBaseline = await measureBaseline(run, prepared);
	const tried = [];
	let stopped;
	for (const step of STEPS) {
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
/** Measures the model alone, before any rung is compared with it. */
async function measureBaseline(run, prepared) {
	const { preparedArm, set } = prepared;
	const outcome = await measureComparison(run, {
		preparedArms: [preparedArm],
		set,
		stored: void 0,
		isClear
	});
	if (outcome.kind === "failed") throw new InfrastructureError(`baseline of "${run.model.id}": expected a model that runs here, but ${outcome.failure.message}`, "Fix the model that the policy names as `artifact`.");
	const measured = outcome.comparison.candidate;
	return {
		prepared,
		preparedArm: {
			...preparedArm,
			arm: {
				...preparedArm.arm,
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
			help: "where to write ladder.md and ladder.json"
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
		await writeFiles(resolve(values.out), {
			"ladder.md": renderLadder(models),
			"ladder.json": ladderText(models)
		});
		const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
		const report = relative(process.cwd(), join(resolve(values.out), "ladder.md"));
		terminal.print(`${texts.join("\n\n")}\n\nReport: ${report}\n`);
		return EXIT.ok;
	}
});
// src/cli/measure.ts
/** Measures one model by itself and writes its record. */
const measure = defineCommand({
	name: "measure",
	summary: "measure one model by a policy and write its record",
	positional: {
		name: "MODEL",
		what: "a model file",
		example: "regression-gate measure model.onnx"
	},
	options: {
		...SHARED,
		out: {
			type: "string",
			value: "DIR",
			default: ".regression-gate",
			help: "where to write <model id>/record.json"
		}
	},
	async run({ values, positional }, terminal) {
		const request = {
			...sharedRequest(readShared(values)),
			candidate: resolve(positional),
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
	const wanted = applyReleaseProfile(policy).models.filter(({ id }) => onlyModel === null || id === onlyModel);
	if (wanted.length === 0) return [{
		kind: "model-not-in-policy",
		model: onlyModel
	}];
	return wanted.flatMap(({ id, limits }) => {
		const model = models.find((each) => each.id === id);
		if (model === void 0) return [{
			kind: "missing-model",
			model: id
		}];
		return canonicalJson(model.limits) === canonicalJson(limits) ? [] : [{
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
	const text = await readText$1(file);
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
async function readText$1(file) {
	try {
		const { size } = await stat(file);
		if (size > MAX_BYTES) throw new Error(`${size} bytes, more than ${MAX_BYTES}`);
		return await readFile(file, "utf8");
	} catch (error) {
		const { code, message } = error;
		throw new UserError(`${file}: expected a sign-off record, got ${code ?? message}.`, "Name the sign-off.json that the gate wrote.", { cause: error });
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
async function readIfThere(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return void 0;
		throw error;
	}
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
// src/cli/verify-sign-off.ts
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
// src/cli/sign-off.ts
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
			help: "choice and order of the timed items; each repeat adds one"
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
* @throws {UserError} If the folder is not a git checkout, or there is no last release.
*/
async function runSignOffHere(options, terminal) {
	const folder = dirname(resolve(options.policy));
	const git = gitIn(folder);
	const workspace = await expectCheckout(git, folder);
	const head = (await git("rev-parse", "--verify", "HEAD")).trim();
	const last = await findNamedRelease(git, options.release);
	const { dataBranch, seed, budgetNs, modelId } = options;
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
	await writeFiles(directory, resultTexts(result));
	terminal.print(options.json ? jsonText(record) : `${renderTerminal(result.verdict, { color: terminal.color })}\n${signOffOutcome(record)}: ${relative(process.cwd(), files.recordFile)}\n`);
	return record.exitCode;
}
async function expectCheckout(git, folder) {
	try {
		return (await git("rev-parse", "--show-toplevel")).trim();
	} catch (error) {
		throw new UserError(`sign-off: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`, "A release is a commit: run it in the repository.", { cause: error });
	}
}
/** Shortens git's error to one line without the command's arguments. */
function rethrow(error) {
	throw new Error(gitFailure(error), { cause: error });
}
// src/trend/words/render-trend-terminal.ts
const RED = 31;
const GREEN = 32;
const YELLOW = 33;
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
		...regressed.sort((left, right) => rankOf(left) - rankOf(right)).map((series) => renderSeries(series, paint)),
		renderRest(rest),
		[...trendNotes(trend), ...endedTexts(ended)].map((note) => `Note: ${line(note)}`).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
const line = (text) => plainText(text, 300);
function renderHead(trend, place, paint) {
	const { span, series } = trend;
	if (span === null) return `${line(place)}: no nights recorded yet.`;
	const open = openText(trend);
	const found = series.some(isOpen) ? paint(open, RED) : paint(open, GREEN);
	return `${line(place)}: ${found} after ${nightsText(span.nights)} from ${dayOf(span.from)} to ${dayOf(span.to)}`;
}
function rankOf(series) {
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
	const color = isMachine || state === "suspected" ? YELLOW : state === "regressed" ? RED : GREEN;
	const wait = state === "suspected" ? ["  Not confirmed yet: the next night decides."] : [];
	return [
		`${paint(word, color)}: ${line(seriesName(series))}, ${moveText(series, regression)} ${periodText(regression)}`,
		`  ${sparkline(recent.slice(-40).map(({ value }) => value))}  latest ${latestText(series)}, environment ${shortOf(environment)}, ${certaintyText(regression)}`,
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
// src/cli/trend.ts
const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;
const DEFAULT_POLICY = ".github/regression-gate.yml";
/** Looks for change points in a history file. An unreadable line is an error that names the line. */
const trend = defineCommand({
	name: "trend",
	summary: "look for change points in a history of nightly runs (history.jsonl)",
	positional: {
		name: "HISTORY",
		what: "a history file",
		example: "regression-gate trend history.jsonl"
	},
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
	details: `Needs 12 nights of the same model, machine, data and settings. A change is suspected on its first night and confirmed
on its second. Exits 1 while a regression is open, 2 if the file or a line of it cannot be read.`,
	async run({ values, positional: history }, { print, color }) {
		const { "min-change": minChange, policy, json } = values;
		const place = relative(process.cwd(), history) || history;
		const { lines, mistakes } = parseHistory(await readText(history), place);
		if (mistakes.length > 0) throw joinMistakes(mistakes);
		const found = analyzeHistory(lines, {
			scoreDirections: await directionsOf(policy),
			minChange: minChange === void 0 ? void 0 : readShare(minChange)
		});
		print(json ? jsonText(found) : renderTrendTerminal(found, {
			place,
			color
		}));
		return found.series.some(isOpen) ? EXIT.blocked : EXIT.ok;
	}
});
async function readText(file) {
	try {
		const { size } = await stat(file);
		if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes, more than ${MAX_HISTORY_BYTES}`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw new UserError(`${file}: expected a history, got ${error.code ?? error.message}.`, "Take it from the data branch: git show origin/regression-gate-data:history.jsonl > history.jsonl", { cause: error });
	}
}
function joinMistakes(mistakes) {
	const shown = mistakes.slice(0, MAX_MISTAKES).map(({ message }) => message);
	const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} more lines`] : [];
	return new UserError([...shown, ...more].join("\n"), mistakes[0]?.hint ?? "", { cause: mistakes[0] });
}
/** Reads from the policy which direction of each task score is better. The default policy may be absent. */
async function directionsOf(policy) {
	if (policy !== void 0) return scoreDirections(await readPolicy(policy, policy));
	return await access(DEFAULT_POLICY).then(() => true, () => false) ? scoreDirections(await readPolicy(DEFAULT_POLICY, DEFAULT_POLICY)) : /* @__PURE__ */ new Map();
}
function readShare(text) {
	const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
	if (number !== void 0) return Number(number) / 100;
	throw new UserError(`--min-change: expected a percentage such as "3%", got "${text}".`, "Smaller changes of a sampled metric are ignored.");
}
// src/cli/commands.ts
/** All commands. Help is generated from this table, in this order. */
const COMMANDS = [
	check,
	measure,
	calibrate,
	ladder,
	signOff,
	inspect$1,
	init,
	trend
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
	throw new UserError(`command: expected ${names.join(", ")}, got "${name}".`, nearest === void 0 ? "See regression-gate --help." : `Did you mean "${nearest}"?`);
}
// src/cli.ts
const CLEAR_LINE = "\r\x1B[2K";
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
try {
	process.exitCode = await runCommand(process.argv.slice(2), {
		bundleFolder: import.meta.dirname,
		version: VERSION,
		folder: process.cwd(),
		print: (text) => void stdout.write(text),
		progress: (event) => void (stderr.isTTY && stderr.write(`${CLEAR_LINE}${progressText(event)}`)),
		color: stdout.isTTY === true
	});
	if (stderr.isTTY) stderr.write(CLEAR_LINE);
} catch (error) {
	const { text, code } = describeFailure(error);
	stderr.write(`${stderr.isTTY ? CLEAR_LINE : ""}regression-gate: ${text}\n`);
	process.exitCode = code;
}
export {};
