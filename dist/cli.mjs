import { $ as prepareCandidate, $n as codeSpan, A as openAttemptDirectory, An as quoted, At as precisionText, C as readBranchFile, Cn as readModel, Cr as literal, D as BranchStore, Dr as record, Dt as sparsityUse, E as writeResult, Er as partialRecord, Et as sparsityText, F as listWaivers, Ft as operatorsText, Gn as durationNs, Ht as gitIn, I as ROW_LABELS, In as STATES, It as typeText, J as describeSettings, Jn as METRIC_NAMES, Kt as writeHeadline, L as STATE_LABELS, Lt as describeSettingChanges, Mr as url, Mt as countOf, N as runGate, Nt as listText, O as HISTORY_FILE, Or as strictObject, Ot as batchText, Pr as releaseClocks, Pt as operatorText, Q as openWorkspace, Qt as measureComparison, R as renderRow, Rn as nameRelease, Sr as int, T as writeFiles, Tr as object, Tt as compareInspections, U as chooseRules, V as renderTable$1, Vt as gitFailure, Wn as nearestName, Xt as judgeModel, Yt as formatChange, Z as closeWorkspace, _ as listTrendNotes, _n as loadStaged, _t as listFirstParents, an as formatValue, at as digestFile, b as analyzeHistory, bn as isTensor, br as boolean, c as standsOpen, cn as scoreBetter, d as describeCause, dr as median, dt as selectModels, en as isClear, er as escapeProse, f as describeCertainty, fr as InfrastructureError, g as describeSince, gn as loadModel, gr as datetime, gt as STEPS, h as describeRange, hn as describeInputDifferences, hr as date, ht as listRungs, i as checkSignOff, in as formatPercent, it as readCsv, j as DirectoryStore, jn as EXIT, jr as unknown, jt as shareText, k as parseHistory, kn as operatorDomain, kr as string, kt as coverageText, l as sparkline, lt as parsePolicy, m as describeMove, mr as killAllWorkers, mt as applyRung, n as runSignOff, nr as THIS_MACHINE, o as derivedTexts, ot as digestTestDataSets, p as describeLatest, pr as UserError, pt as scoreDirections, qn as METRICS, r as checkPolicy, rn as formatCount, rr as findRuntimeFor, rt as readJsonl, s as digestText, sr as FeedBuilder, t as writeSignOff, tn as checkRowAtLook, tr as plainText, tt as readNpz, u as dayOf, ut as readPolicy, v as nameOf, vr as _enum, vt as findMergeBase, w as VERSION, wr as number, wt as inspectModel, xn as tensorNumbers, y as shortOf, yr as array, yt as readHeadCommit, zn as rowSchema } from "./gate-write-sign-off.mjs";
import { parseArgs } from "node:util";
import { createHash } from "node:crypto";
import { access, readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, posix, relative, resolve } from "node:path";
// src/report/render-calibration.ts
/** "±0.12 %", "±1.2 %", "±114 %": no more digits than a reach is known by. */
function percent(share) {
	const value = share * 100;
	const decimals = value < 1 ? 2 : value < 10 ? 1 : 0;
	return `±${value.toFixed(decimals)} %`;
}
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
	const beyond = noise.filter(({ limit, kept, runs }) => limit !== null && kept < runs);
	return [
		`${plainText(id, 80)}, compared with itself in ${noise[0]?.runs ?? 0} runs of ${budget}:`,
		renderTable$1({
			header,
			align: "lrrrl"
		}, rows),
		...beyond.map(({ metric, kept, runs }) => `Warning: the policy asks more of ${metric} than this machine can tell in ${budget}: decided in ${kept} of ${runs} runs. Loosen the limit, raise the budget, or use a quieter machine.`)
	].join("\n\n");
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
// src/cli/options.ts
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
/** Of each command, as `parseArgs` takes them. */
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
		release: { type: "string" },
		record: {
			type: "boolean",
			default: false
		},
		fresh: {
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
	"sign-off": {
		verify: { type: "string" },
		policy: { type: "string" },
		model: {
			type: "string",
			multiple: true
		},
		dataset: {
			type: "string",
			multiple: true
		},
		waivers: { type: "string" },
		budget: SHARED$1.budget,
		seed: SHARED$1.seed,
		"runtime-path": SHARED$1["runtime-path"],
		candidate: { type: "string" },
		release: { type: "string" },
		tag: { type: "string" },
		"data-branch": {
			type: "string",
			default: "regression-gate-data"
		},
		actor: { type: "string" },
		out: {
			type: "string",
			default: ".regression-gate/out"
		},
		json: {
			type: "boolean",
			default: false
		},
		help: SHARED$1.help
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
	},
	init: {
		use: {
			type: "string",
			default: "pull-request"
		},
		action: { type: "string" },
		force: {
			type: "boolean",
			default: false
		},
		help: {
			type: "boolean",
			short: "h",
			default: false
		}
	},
	trend: {
		policy: { type: "string" },
		"min-change": { type: "string" },
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
* Reads the words after a command.
*
* @throws {UserError} That names the first word that is not understood.
*/
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
// src/cli/request.ts
/** What commands that measure ask of the gate in common. */
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
/** On a command line a record that nothing kept is a failure: keeping it was all that was asked. */
function exitCode(result) {
	if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
	throw new InfrastructureError("record: expected the store to keep it, but it did not.", "See the notes of the report.");
}
// src/cli/calibrate.ts
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
/** Compares each model with itself, so often. Every run has a seed of its own: other items, in another order. */
async function runCalibrate({ options }, terminal) {
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
			ancestors: []
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
// src/report/render-terminal.ts
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
* The verdict as a few lines of plain text: per model the headline, the figures and the next step.
* Foreign text loses its control characters, so that a model's name cannot move the cursor.
*
* @param options - `color` adds ANSI colours to the state and to failed rows.
*/
function renderTerminal(verdict, options = { color: false }) {
	const paint = (text, color) => options.color ? `\u001B[${color}m${text}\u001B[0m` : text;
	const models = verdict.models.map((model) => renderModel$1(model, paint));
	const headline = `${paint(STATE_LABELS[verdict.state].word, COLORS$1[verdict.state])}: ${sentence$1(verdict.headline)}`;
	return `${[...models.length === 1 ? [] : [headline], ...models].join("\n\n")}\n`;
}
function renderModel$1(model, paint) {
	const headline = `${paint(STATE_LABELS[model.state].word, COLORS$1[model.state])}: ${plainText(model.id, 80)} — ${sentence$1(model.headline)}`;
	const waivers = listWaivers(model).map(sentence$1);
	const notes = [...new Set(model.rows.flatMap(({ reason }) => reason ?? [])), ...model.notes].slice(0, MAX_NOTES).map((note) => `Note: ${sentence$1(note)}`);
	const time = model.time === null ? [] : [`Bottleneck: ${model.time.diagnosis.bottleneck}: ${sentence$1(model.time.diagnosis.why)}`];
	const next = model.nextStep === "" ? [] : [`Next: ${sentence$1(model.nextStep)}`];
	const drift = renderDrift(model, paint);
	return [
		headline,
		...renderTable(model, paint),
		...drift,
		...waivers,
		...notes,
		...time,
		...next
	].join("\n");
}
function renderDrift({ drift }, paint) {
	if (drift === void 0) return [];
	const heading = `Against ${sentence$1(nameRelease(drift))}:`;
	if (drift.rows.length === 0) return [`${heading} ${sentence$1(drift.why ?? "not judged")}`];
	return [heading, ...renderTable(drift, paint, "Release")];
}
const sentence$1 = (text) => plainText(text, 300);
/** Text columns stand left, figures right. */
function renderTable({ rows }, paint, against = "Baseline") {
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
	const table = [[
		"Metric",
		against,
		"Candidate",
		"Change",
		"Limit",
		"Verdict"
	], ...texts];
	const widths = [
		0,
		1,
		2,
		3,
		4
	].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	return table.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column], column)).join("  ")}`).map((line, index) => rows[index - 1]?.state === "fail" ? paint(line, RED$1) : line);
}
function pad(cell, width = 0, column) {
	return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
// src/cli/last-release.ts
/**
* Finds the last release of a checkout: what was named, else the nearest tag behind the commit that is checked out.
*
* @throws {UserError} If what was named is no commit, or there is no such tag.
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
/** The first tag of the commit that is checked out; null where it has none. */
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
* The release that drift is held against where no server is asked: the commit that was named, else the nearest tag behind
* the commit that is checked out.
*
* @throws {UserError} If git does not know what was named.
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
		throw new UserError(`--release: expected a tag or a commit, got "${named}".`, "Name the release that the drift limits are held against, such as v1.2.", { cause: error });
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
			why: "the clone is shallow and has no tag; name one with --release"
		};
	} catch (error) {
		return {
			state: "unknown",
			why: gitFailure(error)
		};
	}
}
// src/cli/check.ts
function readCheck(words) {
	const { values, positionals } = parse(words, "check");
	if (values.help) return {
		command: "help",
		of: "check"
	};
	refuseExtra(positionals, "check takes options only");
	const { baseline, "baseline-policy": baselinePolicy, candidate, store, release } = values;
	const { record, fresh, json } = values;
	if (record && (baseline !== void 0 || baselinePolicy !== void 0)) throw new UserError(`--record: expected no ${baseline === void 0 ? "--baseline-policy" : "--baseline"} beside it, got one.`, "Recording compares with nothing.");
	const own = {
		baseline,
		baselinePolicy,
		candidate,
		store,
		release,
		record,
		fresh,
		json
	};
	return {
		command: "check",
		options: {
			...readShared(values),
			...own
		}
	};
}
/** Judges a model beside its baseline, or records it. @returns The exit code. */
async function runCheck({ options }, terminal) {
	const folder = dirname(resolve(options.policy));
	const { record } = options;
	const base = record ? void 0 : await findMergeBase(folder);
	const request = {
		...sharedRequest(options),
		candidate: options.candidate && resolve(options.candidate),
		baseline: options.baseline && resolve(options.baseline),
		baselinePolicyFile: options.baselinePolicy && resolve(options.baselinePolicy),
		mode: record ? "alone" : "check",
		recording: record ? { commit: await readHeadCommit(folder) } : void 0,
		commit: base,
		ancestors: base === void 0 ? [] : (await listFirstParents(gitIn(folder), base)).ancestors
	};
	const attempts = options.fresh ? [] : [openAttemptDirectory(resolve(options.store, "attempts"))];
	const lastRelease = () => findLastRelease(folder, options.release);
	const result = await runGate(request, {
		...ports(options.store, terminal),
		attempts,
		lastRelease
	});
	const files = await writeResult(resolve(options.out), result);
	terminal.print(options.json ? `${JSON.stringify(result.verdict, null, 2)}\n` : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), files.reportFile)}\n`);
	return exitCode(result);
}
// src/init/find-model-files.ts
/** More models than a first policy can sensibly hold; the others are named, and a person adds those that count. */
const MAX_MODELS = 20;
/**
* Finds the `.onnx` files that git knows of, or would take: what is ignored, and what lies in `node_modules`, is not the
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
		throw new UserError(`init: expected git to list the files of the repository, got: ${gitFailure(error)}.`, "Run \"git status\" here and mend what it says.", { cause: error });
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
* Decides which files are written, before any is. Nothing that is there is overwritten unless that is asked for.
*
* @param root - Absolute folder of the repository.
* @throws {UserError} If a workflow of that name and another content is there, or if there is nothing left to write.
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
* Adds the gate's own folder to a `.gitignore`: a baseline under version control would arrive with the change that it judges.
*
* @param text - Of the file; "" when there is none.
* @returns The new text, or undefined where it is ignored already.
*/
function ignoreRecords(text) {
	if (text.split("\n").some((line) => /^\/?\.regression-gate\/?$/.test(line.trim()))) return void 0;
	return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${RECORDS}\n`;
}
/** The uses of which `init` writes the workflow: name of the example beside the bundle, and of the file in a repository. */
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
/** What stands in the examples for the Action; GitHub resolves it to nothing, so a workflow that keeps it fails. */
const PLACEHOLDER = {
	repository: "OWNER/model-regression-gate",
	sha: "0".repeat(40)
};
/**
* The text of an example workflow.
*
* @param bundleFolder - The Action's `dist/`, beside which its examples lie.
* @param action - What to name in the place of the placeholder; undefined leaves the example as it is.
* @throws {InfrastructureError} If the bundle stands alone, without the rest of its repository.
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
// src/init/find-data-set.ts
const ENDINGS = [
	".jsonl",
	".jsonl.gz",
	".csv",
	".npz"
];
const USUAL_NAMES = ["regression-set", "regression_set"];
const MAX_SHOWN$1 = 5;
/**
* Looks beside a model for a data set: ONNX `test_data_set_N` folders, a file that is named as the model or
* `regression-set`, or else the only file in a format that the gate reads.
*
* @param folder - The model's, absolute.
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
/** The name without an ending that the gate reads; undefined for other files. */
function stemOf(name) {
	const ending = ENDINGS.find((each) => name.endsWith(each));
	return ending === void 0 ? void 0 : name.slice(0, -ending.length);
}
// src/init/propose-task.ts
/**
* Tells the kind of a task where data and output leave one reading only. An output of 512 numbers may be the scores of
* 512 classes or an embedding; without a label that settles it, a person chooses.
*/
function proposeTask(clues) {
	if (clues.isTestDataFolder) return propose("output-match", "the test_data_set folders hold the outputs that are expected");
	const output = scoredOutput(clues.outputs);
	if (output === void 0) return propose(void 0, `the model has several outputs (${clues.outputs.map(({ name }) => quoted(name)).join(", ")}); name the one that is scored`);
	const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
	return {
		...readKind(output, clues),
		...named
	};
}
function readKind(output, { label, classes }) {
	const count = scoreCount(output);
	const name = quoted(output.name);
	if (count !== void 0 && count >= 2) {
		const scores = `${name} holds ${count} numbers an item`;
		if (typeof label === "string") {
			const isListed = classes?.length === count && classes.includes(label);
			return {
				...propose("classification", `the first label, ${quoted(label)}, is a name, and ${scores}`),
				classes: isListed ? "beside the model" : "to be written"
			};
		}
		if (typeof label === "number" && Number.isInteger(label) && label >= 0 && label < count) return propose("classification", `the first label, ${label}, is a whole number below ${count}, and ${scores}`);
		if (label === void 0 && isNamedLogits(output)) return propose("classification", `the output is named ${name} and has ${count} numbers an item`);
	}
	if (count === 1 && typeof label === "boolean") return propose("binary", `the first label is ${label}, and ${name} holds one number an item`);
	if (count === 1 && typeof label === "number" && !Number.isInteger(label)) return propose("regression", `the first label, ${label}, is no whole number, and ${name} holds one number an item`);
	return propose(void 0, `output ${name} and ${describeLabel(label)} may mean several things`);
}
function propose(kind, why) {
	return {
		kind,
		why,
		output: void 0,
		classes: void 0
	};
}
function scoredOutput(outputs) {
	return outputs.length === 1 ? outputs[0] : outputs.find(isNamedLogits);
}
const isNamedLogits = ({ name }) => name.toLowerCase() === "logits";
/** How many real numbers an item gets: the one axis after the first that is longer than 1. Undefined where that is open. */
function scoreCount({ dtype, shape }) {
	if (!dtype.startsWith("float") || shape === void 0 || shape.length === 0) return void 0;
	const [, ...item] = shape;
	if (!item.every((size) => typeof size === "number")) return void 0;
	const axes = item.filter((size) => size !== 1);
	return axes.length > 1 ? void 0 : axes[0] ?? 1;
}
function describeLabel(label) {
	if (label === void 0) return "no label";
	if (Array.isArray(label)) return `a label of ${label.length} values`;
	return typeof label === "object" ? "a label of several parts" : `the label ${quoted(String(label))}`;
}
/**
* Reads the first item of a `.jsonl`, `.csv` or `.npz` file and holds it against the model's inputs. Nothing beyond that
* item is read, however large the file is.
*/
async function readFirstLabel(source) {
	try {
		for await (const { label } of readItems(source)) return { label: toPlainValue(label) };
		return { problem: `${source.shownPath}: expected at least one item, got none.` };
	} catch (error) {
		if (error instanceof UserError) return { problem: error.message };
		throw error;
	}
}
function readItems(source) {
	if (source.path.endsWith(".csv")) return readCsv(source);
	if (source.path.endsWith(".npz")) return readNpz(source);
	return readJsonl(source);
}
/** CSV has text alone and .npz tensors alone; what they say is told as JSON would. */
function toPlainValue(label) {
	if (typeof label === "string" && label.trim() !== "" && Number.isFinite(Number(label))) return Number(label);
	if (!isTensor(label)) return label;
	const values = label.dtype === "string" ? [...label.strings] : [...tensorNumbers(label)];
	return values.length === 1 ? values[0] : values;
}
// src/init/propose-model.ts
/** Size of a list of class names beyond which `classes.json` is something else. */
const MAX_CLASSES_BYTES = 4 * 2 ** 20;
/**
* Looks into one model file and at what lies beside it.
*
* @param root - Absolute folder of the repository.
* @param path - Of the model, relative to it.
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
			problem: `${error.message} ${error.hint}`
		};
		throw error;
	}
}
async function describeDataSet(model, found) {
	const beside = (name) => posix.join(posix.dirname(model.path), name);
	if (found.state !== "found") {
		const note = found.state === "none" ? "no data set lies beside the model: write one, or name it here" : `several data sets lie beside the model (${found.names.join(", ")}): name the right one`;
		return {
			dataset: {
				path: beside("regression-set.jsonl"),
				note
			},
			label: void 0
		};
	}
	const path = beside(found.path);
	if (found.isTestDataFolder) return {
		dataset: {
			path,
			note: void 0
		},
		label: void 0
	};
	const first = await readFirstLabel({
		path: join(model.root, path),
		shownPath: path,
		labelColumn: "label",
		inputs: model.inputs
	});
	if ("problem" in first) return {
		dataset: {
			path,
			note: first.problem
		},
		label: void 0
	};
	return {
		dataset: {
			path,
			note: void 0
		},
		label: first.label
	};
}
/** Whatever is no list of names is not ours to complain about here. */
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
/** Names that many models have; their folder's name tells more. */
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
* An id for each model, which is also the name of its baseline: its file's name, or its folder's where that says more.
*
* @param paths - Relative to the repository, with slashes; each once.
* @returns One id a path, each another, all as the policy wants them.
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
// src/init/render-policy.ts
/** Stands where a person has to choose; the policy's schema refuses it and names the choices. */
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
on-inconclusive: pass # block: exit 3 when the noise of the machine reaches over a limit
`;
/** Where no model was found: an entry that says what goes where. */
const NO_MODEL = {
	path: "model.onnx",
	inputs: [],
	outputs: [],
	dataset: {
		path: "regression-set.jsonl",
		note: "one labelled item a line; the README shows the formats"
	},
	task: {
		kind: void 0,
		output: void 0,
		classes: void 0,
		why: "no model was found in this repository"
	}
};
/**
* A first policy.
*
* @param policyPath - Where it will stand, relative to the repository, with slashes.
* @param models - Empty gives an entry to be filled in.
* @returns YAML that the gate takes, or refuses at the one value of each model that only a person can give.
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
		`- id: ${scalar(id)} # also the name of its baseline: keep it`,
		`  artifact: ${fromPolicy(path)}`,
		...describeSignatures(model).map((line) => `  # ${line}`),
		...dataset.note === void 0 ? [] : [`  # To do: ${oneLine(dataset.note)}.`],
		`  dataset: { path: ${fromPolicy(dataset.path)} }`,
		...renderTask(task, classes).map((line) => `  ${line}`),
		...renderLimits(task).map((line) => `  ${line}`)
	].map((line) => `  ${line}\n`).join("");
}
function describeSignatures({ inputs, outputs }) {
	if (outputs.length === 0) return [];
	const sizes = [...new Set(inputs.flatMap(({ shape }) => shape ?? []).filter((size) => typeof size === "string"))].map((name) => quoted(name)).join(", ");
	return [
		`inputs: ${inputs.map(describeSignature).join("; ") || "none"}`,
		`outputs: ${outputs.map(describeSignature).join("; ")}`,
		...sizes === "" ? [] : [`open sizes: ${sizes}; the first axis is the batch, others take the size that an item has`]
	];
}
function describeSignature({ name, dtype, shape }) {
	const sizes = shape?.map((size) => typeof size === "string" ? oneLine(size) : size ?? "?").join(", ");
	return `${quoted(name)} ${dtype} ${sizes === void 0 ? "of any rank" : `[${sizes}]`}`;
}
function renderTask(task, classes) {
	const output = task.output === void 0 ? "" : `, output: ${scalar(task.output)}`;
	const names = classes === void 0 ? "" : `, classes: ${classes}`;
	if (task.kind === void 0) return [`# To do: choose classification, binary, regression, embedding or output-match; ${oneLine(task.why)}.`, `task: { kind: ${CHOOSE}${output} }`];
	const isScored = task.kind === "classification" || task.kind === "binary";
	return [
		`# Check: ${oneLine(task.why)}.`,
		...isScored ? ["# Where the output holds probabilities and not logits, add \"scores: probabilities\": the gate refuses to guess."] : [],
		...task.classes === "to be written" ? ["# To do: write the names of the classes as a JSON list, in the order of the scores."] : [],
		`task: { kind: ${task.kind}${output}${names} }`
	];
}
function renderLimits({ kind }) {
	const score = kind === "regression" ? "task-score: { max-increase: 5% } # of the root mean square error" : "task-score: { max-drop: 1pp } # also: min: 0.90";
	const canBeReviewed = kind === "classification" || kind === "binary";
	return [
		"limits: # what is not named here is shown, not judged; \"regression-gate calibrate\" tells what this machine can hold",
		"  latency-p95: { max-increase: 10%, floor: 0.05ms } # also: max: 20ms",
		`  ${score}`,
		"  memory-ram-peak: { max-increase: 10%, floor: 16MiB }",
		"  memory-arena-peak: { max-increase: 10% }",
		...canBeReviewed ? ["  # review-rate: { max-increase: 1pp } # beside it, on the model: \"review: { below-confidence: 0.6 }\""] : []
	];
}
/** Words that YAML 1.1 or 1.2 takes for something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** A text as a YAML scalar that stands in a flow mapping too: plain where that is safe, else as JSON, which is YAML. */
function scalar(text) {
	return /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$|^(?:\.\.\/)+[A-Za-z_][\w./-]*$/.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}
/** Names and messages stand in comments, which end with their line. */
function oneLine(text) {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/\.$/, "");
}
// src/init/render-steps.ts
const MAX_SHOWN = 10;
/** What was written and what a person does next, as text for a terminal. */
function renderSteps(result) {
	const { written, kept, policy } = result;
	const steps = [
		...result.isActionNamed ? [] : [`In the workflows, name the Action by the full SHA of the commit that you reviewed, in the place of ${PLACEHOLDER.repository}@${PLACEHOLDER.sha.slice(0, 7)}…; --action OWNER/REPOSITORY@SHA does it.`],
		...policy.isWritten ? [`Read ${policy.path}, and mend what it asks for.`] : [],
		"Try it here: regression-gate calibrate tells what this machine can hold, regression-gate check judges.",
		"Commit the files. In the rules of the default branch, make the check \"gate\" required."
	];
	return `${[
		...written.map((path) => `wrote  ${path}`),
		...kept.map((path) => `kept   ${path} (it is there already)`),
		...policy.isWritten ? ["", ...describeModels(result)] : [],
		"",
		"Next:",
		...steps.map((step, index) => `  ${index + 1}. ${step}`)
	].join("\n")}\n`;
}
function describeModels({ surveys, left, policy }) {
	if (surveys.length === 0) return ["No .onnx file was found: the policy has an entry to fill in.", ...openPlaces(policy)];
	return [
		...surveys.map((survey) => "problem" in survey ? `not proposed  ${survey.problem}` : `proposed      ${survey.path}: ${survey.task.kind ?? "task to be chosen"}, data ${survey.dataset.path}${survey.dataset.note === void 0 ? "" : " (to do)"}`),
		...left.slice(0, MAX_SHOWN).map((path) => `not looked at ${path}`),
		...left.length > MAX_SHOWN ? [`not looked at ${left.length - MAX_SHOWN} more`] : [],
		...openPlaces(policy)
	];
}
/** The places that the gate refuses until a person has filled them in, in its own words. */
function openPlaces({ path, text }) {
	try {
		parsePolicy(text, path);
		return [];
	} catch (error) {
		if (error instanceof UserError) return [
			"",
			"To be filled in:",
			`  ${error.message}`
		];
		throw error;
	}
}
// src/cli/init.ts
const POLICY = ".github/regression-gate.yml";
const IGNORE = ".gitignore";
function readInit(words) {
	const { values, positionals } = parse(words, "init");
	if (values.help) return {
		command: "help",
		of: "init"
	};
	refuseExtra(positionals, "init takes options only");
	return {
		command: "init",
		options: {
			uses: readUses(values.use),
			action: readAction(values.action),
			force: values.force
		}
	};
}
/**
* Writes the workflows that were asked for and a first policy into the repository of the working directory.
*
* @returns The exit code.
* @throws {UserError} If this is no git repository, or if a file of the same name is there; then nothing is written.
*/
async function runInit({ options }, { bundleFolder, print }, folder = process.cwd()) {
	const root = await findRoot(gitIn(folder));
	const files = await findModelFiles(gitIn(root));
	const surveys = await Promise.all(files.paths.map((path) => proposeModel(root, path)));
	const models = surveys.filter((survey) => !("problem" in survey));
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
	throw new UserError(`--action: expected OWNER/REPOSITORY@ and the 40 hexadecimal digits of a commit, got "${text}".`, "A tag or a branch may be moved to other code after you have reviewed it.");
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
// src/cli/inspect.ts
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
/**
* Whether sampling of a rung may stop: when every limit is clear, as in `check`, and also whether it helps, which no
* longer matters once it breaks a limit.
*/
function isRungClear(comparison, minGain) {
	if (!isClear(comparison)) return false;
	const launches = comparison.candidate.launches.length;
	if (comparison.baseline === void 0 || launches >= 100) return true;
	if (launches < 8) return false;
	const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, "interim") ?? []);
	if (rows.some(({ state, candidate }) => state === "fail" && candidate !== null)) return true;
	return judgeGain(rows.find(({ metric }) => metric === "latency-p95"), minGain) !== "unknown";
}
// src/ladder/choose-rungs.ts
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
	const { rules, scoreBetter, stopped, ...facts } = climb;
	const all = climb.together === null ? climb.rungs : [...climb.rungs, climb.together];
	const meeting = all.filter((rung) => meetsTarget(rules, rung));
	const isTargetMet = meeting.length > 0;
	const best = findBestRung(isTargetMet ? meeting : all, preferenceOf(rules, scoreBetter));
	return {
		...facts,
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
// src/ladder/ladder-cells.ts
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
// src/ladder/render-ladder.ts
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
// src/ladder/render-ladder-terminal.ts
const COLORS = {
	kept: 32,
	dropped: 31,
	undecided: 33
};
const sentence = (text) => plainText(text, 300);
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
		const painted = options.color ? `\u001B[${COLORS[rung.verdict]}m${line}\u001B[0m` : line;
		return rung.verdict === "kept" ? [painted] : [painted, `      ${sentence(rung.why)}`];
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
		`Stopped: ${sentence(stopped)}${notTried.length === 0 ? "" : `; not tried: ${sentence(notTried.join(", "))}`}`,
		`★ Pareto front, fastest first: ${sentence(front.join(", "))}`,
		`Next: ${plainText(nextStep, 1e3)}`
	];
}
// src/ladder/prepare-rung.ts
/**
* Stages a rung's model and finds its runtime, so that a mistake shows before anything is measured.
*
* @param place - Sets its private folder apart from those of other rungs.
* @throws {UserError} If its artifact is no model that can be judged by this policy, or does not take its batch.
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
		change: parts.map((part) => describeChange(run.model, part)).join("; "),
		differences: describeInputDifferences(baseline.preparedArm, preparedArm)
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
// src/ladder/input-cache.ts
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
	const { p95EstimateNs, p95UndisturbedNs } = launch;
	const meanNs = lookupNs + missRate * launch.meanNs;
	return {
		...launch,
		p50Ns: at(50, launch.p95Ns),
		p95Ns: at(95, launch.p95Ns),
		p99Ns: at(99, launch.p95Ns),
		p95EstimateNs: p95EstimateNs === null ? null : at(95, p95EstimateNs),
		p95UndisturbedNs: p95UndisturbedNs === null ? null : at(95, p95UndisturbedNs),
		windowP95Ns: launch.windowP95Ns.map((ns) => at(95, ns)),
		windowP95UndisturbedNs: launch.windowP95UndisturbedNs.map((ns) => ns === null ? null : at(95, ns)),
		meanNs,
		machineNs: lookupNs + missRate * launch.machineNs
	};
}
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
// src/ladder/try-rung.ts
/**
* Measures a rung against the baseline on the same data, machine and traffic, by the gate's own machinery and limits.
*
* @throws {InfrastructureError} If the baseline cannot be measured any more.
*/
async function tryRung(run, ladderBaseline, rung) {
	const minGain = run.model.ladder?.["min-gain"];
	const { name, step, change } = rung;
	const known = {
		name,
		step,
		change,
		evidence: "side-by-side",
		notes: []
	};
	const without = (state, failure) => judgeRung({
		...known,
		state,
		rows: [],
		failure
	}, minGain);
	if (rung.differences.length > 0) return without("fail", `cannot be given the same items: ${rung.differences.join("; ")}`);
	try {
		const { outcome, ...found } = await measureRung(run, ladderBaseline, rung);
		if (outcome.kind === "failed") return without("fail", `could not be measured: ${outcome.failure.message}`);
		const { state, rows } = judgeModel(outcome.comparison);
		return judgeRung({
			...known,
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
async function measureRung(run, ladderBaseline, rung) {
	const kind = rung.parts.length === 1 ? rung.parts[0]?.change.kind : void 0;
	if (kind === "input-cache") return computeCached(run, ladderBaseline);
	return kind === "batch" ? measureBatches(run, ladderBaseline, rung) : measurePair(run, ladderBaseline, rung);
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
		notes: [`A request carries ${batch} items and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are by item.`, "Measured after the baseline, not in turns with it: limits are widened by the baseline’s run-to-run spread."]
	};
}
async function computeCached({ model, policy }, { prepared, measured }) {
	const cache = await measureInputCache(prepared.set);
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
// src/ladder/run-ladder.ts
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
		const workspace = await openWorkspace({
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
				workspace
			}, ladder));
		} finally {
			await closeWorkspace(workspace);
		}
	}
	if (verdicts.length > 0) return verdicts;
	throw new UserError(`${shownPath}: expected a model with a "ladder", got none.`, "See \"The optimization ladder\" in the README.");
}
async function climb(run, ladder) {
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
		baseline: ladderBaseline.rows,
		rungs: tried,
		together: await tryTogether(run, ladderBaseline, {
			judged: pairUp(rungs, tried),
			preference: preferenceOf(ladder, better)
		}),
		stopped: notTried.length > 0 ? stopped : void 0,
		notTried,
		environment: {
			...prepared.environment,
			...describeSettings(run),
			"budget of a rung": `${run.request.budgetNs / 1e9} s`,
			seed: String(run.request.seed)
		}
	});
}
/** Measures the model alone, before anything is held against it. */
async function measureBaseline(run, prepared) {
	const { preparedArm, set } = prepared;
	const outcome = await measureComparison(run, {
		preparedArms: [preparedArm],
		set,
		stored: void 0,
		isClear
	});
	if (outcome.kind === "failed") throw new InfrastructureError(`baseline of "${run.model.id}": expected a model that runs here, but ${outcome.failure.message}`, "Mend the model that the policy names as artifact.");
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
/** All that was kept, at once: gains do not add up. */
async function tryTogether(run, ladderBaseline, { judged, preference }) {
	const parts = chooseTogether(judged, preference);
	if (parts.length === 0) return null;
	return tryRung(run, ladderBaseline, await prepareRung(run, ladderBaseline.prepared, {
		parts,
		place: "together"
	}));
}
// src/cli/ladder.ts
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
/** Whatever is kept or dropped, a ladder that was climbed is no failure. */
async function climbLadder({ options }, terminal) {
	const models = await runLadder({
		...sharedRequest(options),
		candidate: void 0,
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "check",
		commit: void 0,
		ancestors: []
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
// src/cli/measure.ts
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
/** Measures one model alone and writes its record. @returns The exit code. */
async function runMeasure({ model, options }, terminal) {
	const request = {
		...sharedRequest(options),
		candidate: resolve(model),
		baseline: void 0,
		baselinePolicyFile: void 0,
		mode: "alone",
		recording: { commit: void 0 },
		commit: void 0,
		ancestors: []
	};
	const result = await runGate(request, ports(options.out, terminal));
	terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
	return exitCode(result);
}
// src/sign-off/render-verification.ts
const MAX_LINE = 500;
const MAX_LINES = 40;
/** What deciding a sign-off again came to, as plain text; what is wrong a line each. */
function renderVerification(file, { record, differences }) {
	const name = plainText(file, 80);
	const lines = differences.slice(0, MAX_LINES).map((difference) => `  ${plainText(difference, MAX_LINE)}`);
	const more = differences.length - lines.length;
	if (record === void 0 || differences.length > 0) {
		const rest = more > 0 ? [`  and ${more} more`] : [];
		return `${[
			`Not verified: ${name}`,
			...lines,
			...rest
		].join("\n")}\n`;
	}
	const { release, at, models } = record;
	const what = plainText(release.tag ?? release.ref ?? "a release", 80);
	const rows = models.flatMap(({ repeats }) => repeats.flatMap((repeat) => repeat.rows));
	const judged = rows.filter(({ state }) => state !== "shown").length;
	const waived = rows.filter(({ state }) => state === "waived").length;
	return [
		`Verified: ${name} signs off ${what} (commit ${release.commit ?? "unknown"}), decided ${at}.`,
		`  ${judged} judged rows of ${models.length} ${models.length === 1 ? "model" : "models"} come to what they say${waived > 0 ? `, ${waived} of them waived` : ""}.`,
		...models.flatMap(({ id, files }) => files.map(({ path, sha256 }) => `  ${plainText(id, 80)}: ${sha256}  ${plainText(path, MAX_LINE)}`)),
		""
	].join("\n");
}
const sha256 = string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 in hex" });
const commit = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, { error: "expected a full commit SHA" });
const time = datetime();
const run = strictObject({
	id: string(),
	attempt: string(),
	url: string()
});
const figure = number();
const count = int().nonnegative();
/** A file by its digest; paths are relative to the folder that the gate ran in. */
const file = strictObject({
	path: string().min(1),
	sha256
});
/** Named settings with the digest over all of them. */
const fields = strictObject({
	sha256,
	fields: record(string(), string())
});
const bound = strictObject({
	kind: _enum([
		"relative",
		"points",
		"absolute"
	]),
	value: figure
});
/** A limit as the policy was read, in the metric's own unit: what a row can be judged by again. */
const limit = strictObject({
	"max-increase": bound.optional(),
	"max-drop": bound.optional(),
	floor: figure.optional(),
	max: figure.optional(),
	min: figure.optional(),
	decide: _enum(["point", "confident"]).optional()
});
/** One comparison of a model with that of the last release. */
const repeat = strictObject({
	/** Order and choice of the timed items; each repeat has its own. */
	seed: count,
	budgetNs: figure.positive(),
	state: _enum(STATES),
	/** One sentence: what was found. */
	headline: string(),
	/** Judged and merely shown, as in `verdict.json`. */
	rows: array(rowSchema),
	/** Nodes that fell back heavily, by operator: a rise in their share of time counts only where there are more of them. */
	fallback: strictObject({
		baseline: record(string(), count),
		candidate: record(string(), count)
	})
});
/** The nightly run that tested the very model file. */
const nightly = strictObject({
	run: run.nullable(),
	commit: commit.nullable(),
	recordedAt: datetime({ offset: true }),
	model: sha256,
	state: _enum(["pass", "waived"])
});
const measured = strictObject({
	dataset: file,
	/** All but the machine that both arms had in common: data set, task, runtime, traffic. */
	comparability: fields,
	environment: fields,
	/** What the model was compared with; null where there was nothing. */
	baseline: strictObject({
		commit: commit.nullable(),
		sha256,
		source: string()
	}).nullable()
});
const model = strictObject({
	id: string().min(1),
	/** Of the whole model, as the gate digests it: of the file where it stands alone, else over all of its files. */
	sha256,
	sizeBytes: count,
	/** The model first, then its external data. */
	files: array(file).min(1),
	/** What judged it: the policy's limits with those of the release profile. */
	limits: partialRecord(_enum(METRIC_NAMES), limit),
	nightly: nightly.nullable(),
	/** Null where nothing was measured. */
	measured: measured.nullable(),
	repeats: array(repeat)
});
/** A waiver that stood in for a row that failed. */
const waiver = strictObject({
	model: string(),
	metric: _enum(METRIC_NAMES),
	/** What the waiver allows instead of the same key of the limit. */
	ceiling: limit.pick({
		"max-increase": true,
		"max-drop": true,
		max: true,
		min: true
	}),
	/** The last day on which it holds, in UTC. */
	expires: date(),
	issue: string(),
	reason: string()
});
/** `sign-off.json`. */
const signOffSchema = strictObject({
	version: literal(1),
	/** Whether the release is signed off. */
	signed: boolean(),
	/** Of all models and repeats, the worst. */
	state: _enum(STATES),
	exitCode: int().min(0).max(4),
	/** Why it is not signed off, a sentence each; empty where it is. */
	refusals: array(string()),
	/** When it was decided. */
	at: time,
	gate: strictObject({ version: string().min(1) }),
	release: strictObject({
		/** Address of the repository; null on a command line. */
		repository: url().nullable(),
		commit: commit.nullable(),
		tag: string().nullable(),
		ref: string().nullable()
	}),
	/** Who asked for it; null where nobody told. */
	triggeredBy: strictObject({
		actor: string().nullable(),
		event: string().nullable(),
		run: run.nullable()
	}),
	policy: file,
	/** What the policy asks of a sign-off, and what this one had. */
	profile: strictObject({
		repeats: int().min(1),
		budgetNs: figure.positive(),
		nightlyMaxAgeMs: figure.positive(),
		/** The one model of the policy that was asked for; null where it is all of them. */
		onlyModel: string().nullable()
	}),
	/** The file of waivers, and those of them that a row rests on. */
	waivers: strictObject({
		file: file.nullable(),
		inForce: array(waiver)
	}),
	models: array(model).min(1),
	/** What a reader must know besides. */
	notes: array(string()),
	/** Over all else, see `digestRecord`: it tells an edited record from a whole one. Who signed it the attestation tells. */
	digest: sha256
});
// src/sign-off/read-sign-off.ts
const MAX_BYTES = 64 * 2 ** 20;
/**
* Reads `sign-off.json`.
*
* @returns A difference for a record of another schema version, and for one that holds a figure that is no number.
* @throws {UserError} If there is no such file, or it is no record.
*/
async function readSignOff(file) {
	const text = await readText$1(file);
	if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text) && !isJson(text)) return { difference: "expected figures that are numbers, got NaN or Infinity" };
	const value = parseJson(file, text);
	const { version } = object({ version: unknown() }).safeParse(value).data ?? {};
	if (version === void 0) throw malformed(file, "expected a \"version\", got none");
	if (version !== 1) return { difference: `version: expected 1, got ${JSON.stringify(version)}` };
	const parsed = signOffSchema.safeParse(value);
	if (parsed.success) return {
		record: parsed.data,
		sha256: digestText(text)
	};
	const issue = parsed.error.issues[0];
	throw malformed(file, `${issue?.path.join(".") || "record"}: ${issue?.message ?? "not understood"}`);
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
	return new UserError(`${file}: ${what}.`, "Take the sign-off.json as the gate wrote it.");
}
// src/sign-off/verify-sign-off.ts
/**
* Decides a sign-off again from its record, and holds the files that were given against its digests. The files that the
* gate writes beside the record must follow from it where they are there. Fails closed: a release that was refused, or a
* record that does not bear out what it says, has differences.
*
* @param file - The record, `sign-off.json`.
* @throws {UserError} If the record is malformed, or a file that was named cannot be read.
*/
async function verifySignOff(file, given) {
	const read = await readSignOff(file);
	if ("difference" in read) return {
		record: void 0,
		differences: [read.difference]
	};
	const { record, sha256 } = read;
	return {
		record,
		differences: [
			...checkSignOff(record),
			...record.signed ? [] : describeRefusal(record),
			...await checkNeighbours(dirname(file), derivedTexts(record, sha256)),
			...await checkGivenPolicy(record, given.policy),
			...await checkGivenWaivers(record, given.waivers),
			...await inTurn(given.models, (path) => checkGivenModel(record, path)),
			...await inTurn(given.datasets, (path) => checkGivenDataset(record, path))
		]
	};
}
function describeRefusal({ refusals, state }) {
	return [`the release was not signed off: ${refusals.length > 0 ? refusals.join("; ") : `its state is "${state}"`}`];
}
async function checkNeighbours(folder, texts) {
	return inTurn(Object.entries(texts), async ([name, expected]) => {
		const found = await readIfThere(join(folder, name));
		if (found === void 0 || found === expected) return [];
		return [`${name}: expected what follows from the record, got something else`];
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
	return [`${path}: expected SHA-256 ${waivers.file?.sha256 ?? "none"}, got ${sha256}`];
}
/** A model whose weights lie beside it is there only with all of them. */
async function checkGivenModel(record, path) {
	const sha256 = await orUserError("--model", path, () => digestFile(path));
	const model = record.models.find(({ files }) => files[0]?.sha256 === sha256);
	if (model === void 0) return [`${path}: expected SHA-256 ${record.models.map(({ files }) => files[0]?.sha256).join(", ")}, got ${sha256}`];
	const [first, ...others] = model.files;
	return inTurn(others, async (each) => {
		const name = posix.relative(posix.dirname(first?.path ?? ""), each.path);
		const beside = join(dirname(path), name);
		const found = await digestFile(beside).catch((error) => error.code ?? "an error");
		return found === each.sha256 ? [] : [`${beside}: expected SHA-256 ${each.sha256}, got ${found}`];
	});
}
async function checkGivenDataset(record, path) {
	const digest = await orUserError("--dataset", path, async () => (await stat(path)).isDirectory() ? digestTestDataSets(path) : digestFile(path));
	const known = record.models.flatMap(({ measured }) => measured?.dataset.sha256 ?? []);
	return known.includes(digest) ? [] : [`${path}: expected SHA-256 ${[...new Set(known)].join(", ") || "none"}, got ${digest}`];
}
async function orUserError(option, path, read) {
	try {
		return await read();
	} catch (error) {
		const { code, message } = error;
		throw new UserError(`${option}: expected a file that can be read, got ${code ?? message} for "${path}".`, "Name a file that is there.", { cause: error });
	}
}
async function inTurn(items, check) {
	const found = [];
	for (const item of items) found.push(...await check(item));
	return found;
}
// src/cli/sign-off.ts
/** With --verify another command under the same name: its --model and --policy are files to hold against the record. */
function readSignOffCommand(words) {
	const { values, positionals } = parse(words, "sign-off");
	if (values.help) return {
		command: "help",
		of: "sign-off"
	};
	refuseExtra(positionals, "sign-off takes options only");
	const { verify: file, model: models = [], dataset: datasets = [], waivers, policy, json } = values;
	if (file !== void 0) return {
		command: "verify-sign-off",
		options: {
			file,
			models,
			policy,
			datasets,
			waivers,
			json
		}
	};
	const onlyToVerify = [
		...datasets.length > 0 ? ["--dataset"] : [],
		...waivers === void 0 ? [] : ["--waivers"],
		...models.length > 1 ? ["several --model"] : []
	];
	if (onlyToVerify.length > 0) throw new UserError(`sign-off: expected --verify beside ${onlyToVerify[0]}, got none.`, "To sign off, --model names one model of the policy; to verify, files: --verify sign-off.json --model model.onnx.");
	const { candidate, release, tag, actor, out, "data-branch": dataBranch, "runtime-path": paths = [] } = values;
	return {
		command: "sign-off",
		options: {
			policy: policy ?? SHARED$1.policy.default,
			modelId: models[0],
			budgetNs: readBudget(values.budget),
			seed: readSeed(values.seed),
			runtimePaths: paths,
			candidate,
			release,
			tag,
			actor,
			out,
			dataBranch,
			json
		}
	};
}
/**
* Signs a release off from a checkout, or refuses to, in release use.
*
* @returns The exit code.
* @throws {UserError} If the folder is no git checkout, or names no last release.
*/
async function runLocalSignOff({ options }, terminal) {
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
		notes: [`The baseline commit is that of the last release, ${last.name} (${last.commit.slice(0, 7)}).`]
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
	await writeResult(directory, result);
	terminal.print(options.json ? `${JSON.stringify(record, null, 2)}\n` : `${renderTerminal(result.verdict, { color: terminal.color })}\n${record.signed ? "Signed off" : "Not signed off"}: ${relative(process.cwd(), files.recordFile)}\n`);
	return record.exitCode;
}
async function expectCheckout(git, folder) {
	try {
		return (await git("rev-parse", "--show-toplevel")).trim();
	} catch (error) {
		throw new UserError(`sign-off: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`, "A release is a commit: run it in the repository.", { cause: error });
	}
}
/** One line instead of a command with all its arguments. */
function rethrow(error) {
	throw new Error(gitFailure(error), { cause: error });
}
/**
* Decides a sign-off again from its record and the files that were named.
*
* @returns 0 where the record signs the release off and bears that out, else 1.
* @throws {UserError} If the record is malformed or a file cannot be read.
*/
async function runVerifySignOff({ options }, { print }) {
	const verification = await verifySignOff(options.file, options);
	print(options.json ? `${JSON.stringify({
		version: 1,
		...describeVerification(verification)
	}, null, 2)}\n` : renderVerification(options.file, verification));
	return verification.differences.length === 0 ? EXIT.ok : EXIT.blocked;
}
const describeVerification = ({ differences }) => ({
	verified: differences.length === 0,
	differences
});
// src/trend/render-trend-terminal.ts
const RED = 31;
const GREEN = 32;
const YELLOW = 33;
/** Shown of a series: what is older says little about tonight. */
const BARS = 40;
/**
* A trend as plain text: what stands open first, then what is suspected and what is over, the rest a line each, and what
* is missing. Foreign text loses its control characters.
*
* @param options - `place` is the file as the user named it; `color` adds ANSI colours.
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
		[...listTrendNotes(trend), ...ended === 0 ? [] : [`${ended} series of earlier machines or settings have ended.`]].map((note) => `Note: ${line(note)}`).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
const line = (text) => plainText(text, 300);
function renderHead({ span, series }, place, paint) {
	if (span === null) return `${line(place)}: no night is recorded yet.`;
	const open = series.filter(standsOpen).length;
	return `${open === 0 ? paint("No regression stands open", GREEN) : paint(`${open} ${open === 1 ? "regression stands" : "regressions stand"} open`, RED)} after ${`${span.nights} ${span.nights === 1 ? "night" : "nights"}`} from ${dayOf(span.from)} to ${dayOf(span.to)} (${line(place)})`;
}
function rankOf(series) {
	if (standsOpen(series)) return 0;
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
	const wait = state === "suspected" ? ["  Not confirmed: wait for the next night."] : [];
	return [
		`${paint(word, color)}: ${line(nameOf(series))}, ${describeMove(series, regression)} ${describeSince(regression)}`,
		`  ${sparkline(recent.slice(-40).map(({ value }) => value))}  ${describeLatest(series)} last, environment ${shortOf(environment)}, ${describeCertainty(regression)}`,
		`  ${line(describeRange(regression))} ${line(describeCause(regression))}`,
		...wait
	].join("\n");
}
function renderRest(series) {
	const names = series.map((each) => line(nameOf(each)));
	const width = Math.max(0, ...names.map(({ length }) => length));
	return series.map((each, index) => {
		const word = each.state === "too-few" ? "too few nights" : "ok";
		const bars = sparkline(each.recent.slice(-40).map(({ value }) => value));
		return `  ${(names[index] ?? "").padEnd(width)}  ${bars.padStart(BARS)}  ${describeLatest(each)}  ${word}`;
	}).join("\n");
}
// src/cli/trend.ts
const MAX_HISTORY_BYTES = 256 * 2 ** 20;
const MAX_MISTAKES = 10;
const DEFAULT_POLICY = ".github/regression-gate.yml";
function readTrend(words) {
	const { values, positionals } = parse(words, "trend");
	const { help, "min-change": minChange, policy, json } = values;
	if (help) return {
		command: "help",
		of: "trend"
	};
	const [history, ...extra] = positionals;
	if (history === void 0) throw new UserError("trend: expected a history file, got none.", "regression-gate trend history.jsonl");
	refuseExtra(extra, "trend takes one history file");
	return {
		command: "trend",
		history,
		options: {
			policy,
			json,
			minChange: minChange === void 0 ? void 0 : readShare(minChange)
		}
	};
}
/**
* Looks for change points in a history file.
*
* @returns The exit code: 1 when a regression stands open.
* @throws {UserError} If the file cannot be read, or a line of it is none of a history; names every such line, up to ten.
*/
async function runTrend({ history, options }, { print, color }) {
	const place = relative(process.cwd(), history) || history;
	const { lines, mistakes } = parseHistory(await readText(history), place);
	if (mistakes.length > 0) throw joinMistakes(mistakes);
	const trend = analyzeHistory(lines, {
		scoreDirections: await directionsOf(options.policy),
		minChange: options.minChange
	});
	print(options.json ? `${JSON.stringify(trend, null, 2)}\n` : renderTrendTerminal(trend, {
		place,
		color
	}));
	return trend.series.some(standsOpen) ? EXIT.blocked : EXIT.ok;
}
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
	const more = mistakes.length > MAX_MISTAKES ? [`and ${mistakes.length - MAX_MISTAKES} lines more`] : [];
	return new UserError([...shown, ...more].join("\n"), mistakes[0]?.hint ?? "", { cause: mistakes[0] });
}
/** The policy tells which way a task score is better. One that nobody named and that is not there is not missed. */
async function directionsOf(policy) {
	if (policy !== void 0) return scoreDirections(await readPolicy(policy, policy));
	return await access(DEFAULT_POLICY).then(() => true, () => false) ? scoreDirections(await readPolicy(DEFAULT_POLICY, DEFAULT_POLICY)) : /* @__PURE__ */ new Map();
}
function readShare(text) {
	const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
	if (number !== void 0) return Number(number) / 100;
	throw new UserError(`--min-change: expected a percentage such as "3%", got "${text}".`, "A smaller change of a metric that differs from run to run counts for nothing.");
}
// src/cli/read-arguments.ts
const READERS = {
	check: readCheck,
	measure: readMeasure,
	calibrate: readCalibrate,
	ladder: readLadder,
	"sign-off": readSignOffCommand,
	inspect: readInspect,
	init: readInit,
	trend: readTrend
};
const isCommand = (word) => Object.hasOwn(READERS, word);
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
	if (isCommand(command)) return READERS[command](rest);
	const nearest = nearestName(command, Object.keys(READERS));
	throw new UserError(`command: expected ${Object.keys(READERS).join(", ")}, got "${command}".`, nearest === void 0 ? "See regression-gate --help." : `Did you mean "${nearest}"?`);
}
// src/cli/help.ts
const GENERAL = `regression-gate: blocks a merge whose ONNX model got slower, less accurate, hungrier or dearer

  regression-gate check            compare the candidate with its baseline and judge it
  regression-gate measure MODEL    measure one model and write its record
  regression-gate calibrate        compare the model with itself: what can this machine tell?
  regression-gate ladder           try variants of the model one at a time: which are worth keeping?
  regression-gate sign-off         sign a release off, or decide a sign-off again from its record
  regression-gate inspect MODEL    tell what is in a model file, or what changed against another
  regression-gate init             write workflows and a first policy for the models of this repository
  regression-gate trend HISTORY    look for change points in a history of nightly runs

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
  --release REF        tag or commit that drift limits are held against   (the nearest tag behind HEAD)
  --record             measure the candidate and keep it as baseline
  --fresh              leave earlier attempts at the same comparison (DIR/attempts) out of it
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
	"sign-off": `regression-gate sign-off: compare a release with the last one, and sign it off or refuse to

  --policy FILE        policy file; its profiles.release holds   (.github/regression-gate.yml)
  --model ID           only this model of the policy    (all)
  --candidate FILE     model to sign off                (the policy's artifact)
  --release REF        tag or commit of the last release   (the nearest tag of an earlier commit)
  --tag NAME           name of this release             (the tag of the commit)
  --data-branch NAME   branch at origin with the records and the nightly runs   (regression-gate-data)
  --actor NAME         who asks for it, for the record
  --budget TIME        bound of the latency sampling of one model, such as 30s   (60s)
  --seed N             choice and order of the timed items; each repeat adds one   (1)
  --runtime-path DIR   folder of an installed onnxruntime-node, or of several; may be given more than once
  --out DIR            where sign-off.json and the files beside it go   (.regression-gate/out)
  --json               print sign-off.json instead of the summary

regression-gate sign-off --verify FILE: decide a sign-off again from its record, and hold files against its digests

  --model FILE         a model of the release, with what lies beside it; may be given more than once
  --policy FILE        the policy: all of its models must be there, judged by its limits
  --dataset FILE       a data set, file or folder; may be given more than once
  --waivers FILE       the file of waivers
  --json               print JSON

Exit code 0 when the record signs the release off and bears that out, 1 when anything differs, 2 when it is no record.
`,
	inspect: `regression-gate inspect MODEL: tell what is in a model file, without running it

  --against BASE       tell instead what changed from the model BASE to MODEL
  --json               print JSON

Weights are read in samples of 64 MiB in all, never loaded. Exit code 0, or 2 when a file is no model.
`,
	init: `regression-gate init: write workflows and a first policy for the models of this repository

  --use LIST           which workflows, of: pull-request, nightly, release, fork-companion   (pull-request)
  --action REF         how they name this Action: OWNER/REPOSITORY@ and the full SHA of the commit that you reviewed
  --force              overwrite files that are there

Looks at the .onnx files that git knows of and at the data beside them, and proposes .github/regression-gate.yml. A policy
that is there is kept; a workflow that is there and differs ends it with exit code 2, and nothing is written.
`,
	trend: `regression-gate trend HISTORY: look for change points in a history of nightly runs (history.jsonl)

  --policy FILE        tells which way each task score is better  (.github/regression-gate.yml where there is one)
  --min-change SHARE   smallest change of a sampled metric that counts, such as 5%   (3%)
  --json               print JSON

Needs 12 nights of the same model, machine, data and settings. A change is suspected on its first night and confirmed
on its second. Exit code 1 when a regression stands open, 2 when the file or a line of it cannot be read.
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
async function runCommand(parsed, terminal) {
	switch (parsed.command) {
		case "help":
			terminal.print(renderHelp(parsed.of));
			return 0;
		case "version":
			terminal.print(`${terminal.version}\n`);
			return 0;
		case "check": return runCheck(parsed, terminal);
		case "measure": return runMeasure(parsed, terminal);
		case "calibrate": return runCalibrate(parsed, terminal);
		case "ladder": return climbLadder(parsed, terminal);
		case "inspect": return runInspect(parsed, terminal);
		case "sign-off": return runLocalSignOff(parsed, terminal);
		case "verify-sign-off": return runVerifySignOff(parsed, terminal);
		case "init": return runInit(parsed, terminal);
		case "trend": return runTrend(parsed, terminal);
	}
}
// src/cli.ts
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
	releaseClocks();
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
