import { D as InfrastructureError, O as UserError, S as durationNs, a as STATE_LABELS, c as findMergeBase, d as killAllWorkers, f as median, g as DirectoryStore, i as ROW_LABELS, l as readHeadCommit, n as writeResult, o as renderRow, p as nearestName, r as runGate, s as renderTable$1, t as writeFiles, u as METRICS, v as EXIT, x as plainText } from "./gate-write-result.mjs";
import { parseArgs } from "node:util";
import { dirname, relative, resolve } from "node:path";
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
	"runtime-path": { type: "string" },
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
	const nearest = nearestName(command, Object.keys(OPTIONS));
	throw new UserError(`command: expected check, measure or calibrate, got "${command}".`, nearest === void 0 ? "See regression-gate --help." : `Did you mean "${nearest}"?`);
}
function readCheck(words) {
	const { values, positionals } = parse(words, "check");
	if (values.help) return {
		command: "help",
		of: "check"
	};
	refuseExtra(positionals, "check takes options only");
	const { baseline, candidate, store, record, json } = values;
	if (record && baseline !== void 0) throw new UserError("--record: expected no --baseline beside it, got one.", "Recording compares with nothing.");
	return {
		command: "check",
		options: {
			...readShared(values),
			baseline,
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
		runtimePath: values["runtime-path"]
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
	const next = model.nextStep === "" ? [] : [`Next: ${sentence(model.nextStep)}`];
	return [
		headline,
		...renderTable(model, paint),
		...notes,
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

  --help after a command tells its options. --version tells the version.
  Exit codes: 0 passed, 1 blocked, 2 bad input, 3 could not decide, 4 the gate could not work.
`;
const SHARED = `  --policy FILE        policy file                      (.github/regression-gate.yml)
  --model ID           only this model of the policy    (all)
  --budget TIME        bound of the latency sampling of one model, such as 30s   (60s)
  --seed N             choice and order of the timed items                       (1)
  --runtime-path DIR   folder of an installed onnxruntime-node
`;
const HELP = {
	check: `regression-gate check: compare the candidate with its baseline and judge it

${SHARED}  --baseline FILE      a model (.onnx) or a record (record.json) to compare with
  --candidate FILE     model to judge                   (the policy's artifact)
  --store DIR          folder with recorded baselines   (.regression-gate)
  --out DIR            where report.md and verdict.json go   (.regression-gate/out)
  --record             measure the candidate and keep it as baseline
  --json               print verdict.json instead of the summary

Without --baseline: the record of the git merge base in the store, else the model file at the merge base.
With neither the verdict is no-baseline, exit 3.
`,
	measure: `regression-gate measure MODEL: measure one model by a policy and write its record

${SHARED}  --out DIR            the record goes to DIR/<model id>/record.json   (.regression-gate)
`,
	calibrate: `regression-gate calibrate: compare the model with itself, and propose limits that hold on this machine

${SHARED}  --runs N             comparisons, each spending its whole budget (20s unless told)   (5)
  --out DIR            where calibration.md and calibration.json go    (.regression-gate/out)
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
	}
}
async function check({ options }, terminal) {
	const policyFile = resolve(options.policy);
	const request = {
		...sharedRequest(options),
		candidate: options.candidate && resolve(options.candidate),
		baseline: options.baseline && resolve(options.baseline),
		mode: options.record ? "record" : "check",
		commit: await (options.record ? readHeadCommit : findMergeBase)(dirname(policyFile))
	};
	const result = await runGate(request, ports(options.store, terminal));
	const files = await writeResult(resolve(options.out), result);
	terminal.print(options.json ? `${JSON.stringify(result.verdict, null, 2)}\n` : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), files.reportFile)}\n`);
	return exitCode(result);
}
async function measure({ model, options }, terminal) {
	const request = {
		...sharedRequest(options),
		candidate: resolve(model),
		baseline: void 0,
		mode: "record",
		commit: void 0
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
			mode: "calibrate",
			commit: void 0
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
function sharedRequest(options) {
	return {
		policyFile: resolve(options.policy),
		modelId: options.model,
		budgetNs: options.budgetNs,
		seed: options.seed,
		runtimePath: options.runtimePath && resolve(options.runtimePath),
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
