import { An as InfrastructureError, C as geometricMean, E as computeScore, F as itemsForNoChange, Fn as ModelFailure, H as newcombeInterval, Ht as RUN_PERCENTS, I as itemsNeeded, In as ELEMENT_BYTES, J as normalUpperTail, K as normalDensity, L as visibleDifference, Ln as elementCount, Lt as meanValue, O as scoreBetter, P as shareInterval, R as clustersForNoChange, Rt as shareCorrect, S as valueInterval, Sn as sum, T as meanInterval, Tn as reviewRate, U as wilsonInterval, V as binomialLowerTail, Y as clustersOf, b as reviewRateInterval, bn as sampleStandardDeviation, d as shortDigestText, dn as parseMask, fn as parseNumber, gn as wasPowerCapped, h as datasetSchema, jn as UserError, l as shareName, m as dataSetsSchema, mn as findThrottle, n as changedHeads, pn as parseText, u as shaText, v as compareReviewRates, vn as mean, w as meanDifferenceInterval, wn as nonFiniteCount, x as scoreInterval, y as compareScores, z as compareOutcomes } from "./gate-changes.mjs";
import { A as _enum, D as quotedJson, E as quoted, F as int, G as tuple, H as record, I as literal, K as union, M as array, N as boolean, P as discriminatedUnion, R as never, T as plainText, U as strictObject, W as string, _ as relativeShare, c as fraction, g as relativeDrop, h as durationNs, i as P95_METRICS, m as clockMhz, o as TOKEN_METRICS, r as METRIC_NAMES, t as METRICS, u as limitsSchema, v as sizeBytes, z as number } from "./gate-metric.mjs";
import { B as samplesText, Dt as formatShare, Et as formatPercent, G as formatRelativeChange, H as formatChange, I as limitText$1, J as limitClauses, Ot as formatValue, P as extentText, R as rowChangeText, Tt as formatExact, V as valueText$1, W as formatPointsChange, X as describeLimit, Y as shownUnit, _t as slicesSchema, at as sentence, ct as guardLimit, it as metricNames, lt as SLICE_METRICS, nt as countOf, q as breaksOwnBound, rt as joinAnd, tt as andMore, wt as formatCount, yt as isAdvisory, z as rowTitle } from "./gate-labels.mjs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { constants, homedir, tmpdir } from "node:os";
import { mkdirSync, readFileSync, readdirSync, readlinkSync, rmdirSync, writeFileSync } from "node:fs";
import { execFile, spawn, spawnSync } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/engine/onnxruntime/protocol.ts
/** Size of a feed's values, in bytes; of strings, about. */
const feedBytes = (feed) => [...feed.values()].reduce((total, tensor) => total + (tensor.dtype === "string" ? tensor.strings.join("").length : tensor.bytes.length), 0);
/** Time for every stream to receive a block before its first request is due. */
const HEAD_START_NS = 1e7;
/** Splits feeds into headers and one payload, in the same order. */
function packFeeds(feeds) {
	const chunks = [];
	return {
		headers: feeds.map((feed) => [...feed].map(([name, tensor]) => {
			const shape = [...tensor.shape];
			if (tensor.dtype === "string") return {
				name,
				dtype: "string",
				shape,
				strings: [...tensor.strings]
			};
			chunks.push(tensor.bytes);
			return {
				name,
				dtype: tensor.dtype,
				shape
			};
		})),
		payload: Buffer.concat(chunks)
	};
}
/**
* The reverse of {@link packFeeds}.
*
* @throws {RangeError} If the payload is not exactly as long as the headers say.
*/
function unpackFeeds(headers, payload) {
	let offset = 0;
	const feeds = headers.map((tensors) => {
		const feed = /* @__PURE__ */ new Map();
		for (const { name, dtype, shape, strings } of tensors) {
			if (dtype === "string") {
				feed.set(name, {
					dtype,
					shape,
					strings: strings ?? []
				});
				continue;
			}
			const byteLength = elementCount(shape) * ELEMENT_BYTES[dtype];
			const bytes = payload.subarray(offset, offset + byteLength);
			if (bytes.length !== byteLength) throw new RangeError(`tensor "${name}" is cut short`);
			feed.set(name, {
				dtype,
				shape,
				bytes
			});
			offset += byteLength;
		}
		return feed;
	});
	if (offset !== payload.length) throw new RangeError(`${payload.length - offset} bytes belong to no tensor`);
	return feeds;
}
const PHASE_NAMES = {
	load: "loading the model",
	infer: "running the regression set",
	hold: "reading its inputs",
	"warm-up": "warming up",
	time: "running timed inferences",
	"open-streams": "starting its streams",
	query: "serving queries",
	serve: "serving requests",
	memory: "reading its memory",
	"end-profile": "writing the profile"
};
/** Suffix of an error message that says when it happened. */
const inPhase = (phase) => `while ${PHASE_NAMES[phase]}`;
// src/engine/process/abandoned.ts
let isAbandoned = false;
/** From now on, no request to a child or a server resolves, so that a cancelled run does not mistake its end for a result. */
function abandon() {
	isAbandoned = true;
}
/** Resolves to the value, or never once the run has been abandoned. */
function unlessAbandoned(value) {
	return isAbandoned ? new Promise(() => {}) : value;
}
// src/engine/process/proc-files.ts
/** A small file of the kernel, such as `/proc/1/stat`. Empty if the process has ended, or the system has no such file. */
function readOrEmpty(file) {
	try {
		return readFileSync(file, "latin1");
	} catch {
		return "";
	}
}
/** Ids of the processes that a thread has started and that still run. A process's first thread has the process's id. */
const childrenOfThread = (pid, thread) => readOrEmpty(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number);
// src/engine/process/process-tree.ts
const KIB = 1024;
/**
* Everything that belongs to a program: its process group, even with other parents, and what these started outside it.
* Reads all processes of the machine. Empty if none is left, or the system has no /proc.
*/
function membersOf(leader) {
	return withDescendants([leader, ...namesIn("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => groupIdOf(pid) === leader)], childrenOf);
}
/** Some processes and what they started, as far as that can be found quickly: what first threads started. */
const startedFrom = (pids) => withDescendants(pids, childrenOfFirstThread);
/**
* Process id of a program inside some wrappers. Each wrapper started the next one first. A model that starts processes
* cannot change which one that is.
*
* @returns 0 if there is none.
*/
function programIn(pid, wrappers) {
	if (wrappers === 0) return pid;
	const [child = 0] = childrenOfFirstThread(pid);
	return child === 0 ? 0 : programIn(child, wrappers - 1);
}
/** Whether a process still runs, judged by its group: its id may have been reused. */
const isStill = ({ pid, group }) => groupIdOf(pid) === group;
function withDescendants(pids, childrenOfOne) {
	const found = /* @__PURE__ */ new Map();
	const visit = (pid) => {
		const member = found.has(pid) ? void 0 : readMember(pid);
		if (member === void 0) return;
		found.set(pid, member);
		for (const child of childrenOfOne(pid)) visit(child);
	};
	for (const pid of pids) visit(pid);
	return [...found.values()];
}
function readMember(pid) {
	const status = readOrEmpty(`/proc/${pid}/status`);
	const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
	if (status === "") return void 0;
	return {
		pid,
		group: groupIdOf(pid) ?? 0,
		residentBytes: kib("VmRSS") * KIB,
		peakBytes: kib("VmHWM") * KIB
	};
}
/** The name of a program, in parentheses, may hold spaces and parentheses itself. */
function groupIdOf(pid) {
	const stat = readOrEmpty(`/proc/${pid}/stat`);
	const group = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2];
	return group === void 0 ? void 0 : Number(group);
}
const childrenOf = (pid) => namesIn(`/proc/${pid}/task`).flatMap((thread) => childrenOfThread(pid, Number(thread)));
const childrenOfFirstThread = (pid) => childrenOfThread(pid, pid);
function namesIn(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
// src/engine/onnxruntime/frame.ts
const LENGTHS_BYTES = 8;
/** Larger frames are rejected: the child runs a hostile model and must not fill the parent's memory. */
const MAX_FRAME_BYTES = 1 << 30;
/** Layout: header length and payload length as little-endian uint32, header as UTF-8 JSON, payload. */
function writeFrame(stream, frame) {
	const header = Buffer.from(JSON.stringify(frame.header));
	const lengths = Buffer.alloc(LENGTHS_BYTES);
	lengths.writeUInt32LE(header.length, 0);
	lengths.writeUInt32LE(frame.payload.length, 4);
	stream.write(Buffer.concat([lengths, header]));
	if (frame.payload.length > 0) stream.write(frame.payload);
}
/**
* Reads frames from a pipe until it ends.
*
* @param maxBytes - The longest frame; 1 GiB if absent.
* @throws {RangeError} If a frame is longer.
* @throws {SyntaxError} If a header is not JSON.
*/
async function* readFrames(stream, maxBytes = MAX_FRAME_BYTES) {
	let chunks = [];
	let held = 0;
	let wanted = LENGTHS_BYTES;
	for await (const chunk of stream) {
		chunks.push(chunk);
		held += chunk.length;
		while (held >= wanted) {
			const bytes = chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks);
			chunks = [bytes];
			const headerLength = bytes.readUInt32LE(0);
			const payloadLength = bytes.readUInt32LE(4);
			const frameLength = LENGTHS_BYTES + headerLength + payloadLength;
			if (frameLength > maxBytes) throw new RangeError(`frame of ${frameLength} bytes is too long`);
			if (held < frameLength) {
				wanted = frameLength;
				break;
			}
			const payloadStart = LENGTHS_BYTES + headerLength;
			yield {
				header: JSON.parse(bytes.toString("utf8", LENGTHS_BYTES, payloadStart)),
				payload: new Uint8Array(bytes.subarray(payloadStart, frameLength))
			};
			chunks = [bytes.subarray(frameLength)];
			held -= frameLength;
			wanted = LENGTHS_BYTES;
		}
	}
}
// src/files/runner-folders.ts
/** For files that end with the run: the runner's own folder, elsewhere the system's. */
const temporaryFolder = () => process.env["RUNNER_TEMP"] ?? tmpdir();
/** For packages that later runs use: the runner's tool cache, elsewhere a folder of this user. */
const toolCache = () => process.env["RUNNER_TOOL_CACHE"] ?? join(homedir(), ".cache", "model-regression-gate");
/**
* Folder of a package's version, in the layout of a runner's tool cache: `<tool>/<version>/<platform>-<arch>`.
*
* @param flavour - Appended to the last part.
*/
const toolFolder = (tool, version, flavour) => join(toolCache(), tool, version, `${process.platform}-${process.arch}${flavour === void 0 ? "" : `-${flavour}`}`);
// src/policy/runtime-settings.ts
/** Runtime settings without defaults. A policy adds the defaults; a rung of the ladder changes one setting. */
const runtimeSettings = {
	/** Version of onnxruntime-node. */
	version: string().regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/, { error: (issue) => `expected a full version such as "1.30.0", got ${quotedJson(issue.input)}` }),
	providers: array(_enum([
		"cpu",
		"webgpu",
		"cuda",
		"tensorrt"
	])).min(1),
	"intra-op-threads": int().min(1).max(1024),
	"graph-optimization": _enum([
		"disabled",
		"basic",
		"extended",
		"all"
	]),
	/** Whether the CPU provider keeps freed memory for the next run. */
	"memory-arena": boolean(),
	/** Whether the runtime plans one block of memory per known input shape. */
	"memory-pattern": boolean()
};
/**
* How models are kept away from the machine. `auto`: the strongest way that works; `strict`: fail without one; `process`:
* a plain process with limits.
*/
const ISOLATION_MODES = [
	"auto",
	"strict",
	"process"
];
const batchSize = int().min(1).max(65536);
/**
* Version of onnxruntime-node that the gate is built and tested with. The lock file in `runtime/`, next to the
* bundle, pins it.
*/
const RUNTIME_VERSION = "1.30.0";
// src/engine/onnxruntime/install/install-runtime.ts
const RUNTIME_PACKAGE = "onnxruntime-node";
/** Of the default version with its dependencies. */
const DEFAULT_BYTES = 291 * 2 ** 20;
/**
* Installs a version into {@link runtimeToolFolder}. The gate's default version comes from the lock file shipped with it, others
* directly from the registry. The temporary folder is moved into place at the end, so that a broken download is never used.
*
* @throws {InfrastructureError} If npm cannot install it.
*/
async function installRuntime(version, { bundleFolder, progress, flavour }) {
	const target = runtimeToolFolder(version, flavour);
	await mkdir(dirname(target), { recursive: true });
	const folder = await mkdtemp(`${target}-`);
	try {
		progress({
			kind: "installing-runtime",
			version,
			flavour: flavour ?? null,
			sizeBytes: flavour === void 0 && version === "1.30.0" ? DEFAULT_BYTES : null,
			folder: target
		});
		const command = version === "1.30.0" ? "ci" : "install";
		if (command === "ci") await cp(join(bundleFolder, "runtime"), folder, { recursive: true });
		else await writeManifest(folder, version);
		await runNpm(command, folder);
		if (flavour !== void 0) await fetchLibraries(folder, flavour);
		await rm(target, {
			recursive: true,
			force: true
		});
		await rename(folder, target);
	} catch (error) {
		throw new InfrastructureError(`runtime: expected ${RUNTIME_PACKAGE} ${version}, found none and could not install it: ${installFailure(error)}`, "Install it next to the gate, or provide it on the runner and name its folder in runtime-path.", { cause: error });
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** The message of npm or the install script, without the source lines and stack that Node prints around an error. */
function installFailure(error) {
	const { stderr, killed } = error;
	if (killed) return `not done after ${INSTALL_TIMEOUT_MS / 6e4} minutes`;
	const all = (stderr || String(error)).split("\n");
	const errors = all.filter((line) => /^npm (?:error|ERR!)/.test(line));
	const lines = (errors.length > 0 ? errors : all).map((line) => line.replace(/^npm (?:error|ERR!)/, "").trim()).filter((line) => line !== "");
	return lines.find((line) => /^\[?\w*Error\b/.test(line)) ?? lines.slice(0, 4).join(" ");
}
/** Folder of a version in the tool cache; of another flavour than the ordinary one, with its name appended. */
const runtimeToolFolder = (version, flavour) => toolFolder(RUNTIME_PACKAGE, version, flavour);
async function writeManifest(folder, version) {
	const manifest = {
		name: "regression-gate-runtime",
		private: true,
		dependencies: { [RUNTIME_PACKAGE]: version }
	};
	await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}
const INSTALL_TIMEOUT_MS = 6e5;
/**
* Runs npm in a folder. Skips install scripts: the runtime's own downloads GPU libraries, which the CPU does not need, and
* fails without network.
*/
async function runNpm(command, folder) {
	const [npm, ...prefix] = await findNpm();
	await promisify(execFile)(npm, [
		...prefix,
		command,
		"--ignore-scripts",
		"--no-audit",
		"--no-fund"
	], {
		cwd: folder,
		timeout: INSTALL_TIMEOUT_MS
	});
}
/**
* Runs the package's install script, which downloads from NuGet the libraries that are too large for the registry. It runs
* separately, because npm is going to stop running install scripts by default.
*
* @param folder - Where npm has installed the package.
* @throws {Error} With the script's `stderr` if it fails.
*/
async function fetchLibraries(folder, flavour) {
	const packageFolder = join(folder, "node_modules", RUNTIME_PACKAGE);
	await promisify(execFile)(process.execPath, [join("script", "install.js")], {
		cwd: packageFolder,
		env: {
			...withoutNpm(process.env),
			...proxySettings(process.env),
			ONNXRUNTIME_NODE_INSTALL: flavour
		},
		timeout: INSTALL_TIMEOUT_MS,
		maxBuffer: 16 * 2 ** 20
	});
}
/** Under npm or npx, the script would take its own package for the one that npm is installing, and download nothing. */
function withoutNpm(env) {
	const { npm_package_json: _, npm_config_local_prefix: __, ...others } = env;
	return others;
}
/**
* The usual proxy variables, under the names that the install script reads. npm knows the usual ones.
*
* @see https://github.com/gajus/global-agent#environment-variables
*/
function proxySettings(env) {
	const found = [
		"HTTP_PROXY",
		"HTTPS_PROXY",
		"NO_PROXY"
	].map((name) => [`GLOBAL_AGENT_${name}`, env[`GLOBAL_AGENT_${name}`] || env[name] || env[name.toLowerCase()]]);
	return Object.fromEntries(found.filter(([, value]) => value));
}
/** Whether npm starts, so that a package that is not installed can be. */
async function canRunNpm() {
	const [npm, ...prefix] = await findNpm();
	return promisify(execFile)(npm, [...prefix, "--version"]).then(() => true, () => false);
}
/** A runner's own Node is not on PATH but has npm next to it; elsewhere npm is on PATH. */
async function findNpm() {
	const bundled = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
	if (await stat(bundled).then(() => true, () => false)) return [process.execPath, bundled];
	return ["npm"];
}
// src/engine/onnxruntime/install/find-runtime.ts
/**
* Finds a version of the runtime's package: in the folders that the user named, or next to the gate, or in the runner's tool
* cache. Otherwise installs it into the tool cache.
*
* @param version - Full version, such as "1.30.0".
* @returns Folder of the onnxruntime-node package.
* @throws {UserError} If no folder that the user named has it, or it may not be installed.
* @throws {InfrastructureError} If it is not found and cannot be installed.
*/
async function findRuntime(places, version) {
	if (places.explicit.length > 0) return findExplicit(places.explicit, version);
	const installed = findInstalled(places.bundleFolder);
	if (installed !== void 0 && await readVersion(installed) === version) return installed;
	const cached = join(runtimeToolFolder(version), "node_modules", RUNTIME_PACKAGE);
	if (await readVersion(cached) === version) return cached;
	refuseOther(version, places.installable);
	await installRuntime(version, places);
	return cached;
}
/** @throws {UserError} If the version is not one of those. */
function refuseOther(version, installable) {
	if (installable === void 0 || installable.includes(version)) return;
	throw new UserError(`runtime.version: expected one of ${installable.join(", ")}, which the base policy names, got ${version}, which is not installed here.`, "A change must not choose what is downloaded: add the version to `runtime-versions` in a separate policy change, or install it on the runner and set `runtime-path`.");
}
async function findExplicit(folders, version) {
	const seen = [];
	for (const folder of (await Promise.all(folders.map(packageFolders))).flat()) {
		const found = await readVersion(folder);
		if (found === version) return folder;
		if (found !== void 0) seen.push(found);
	}
	const got = seen.length > 0 ? [...new Set(seen)].join(", ") : "no package.json for it";
	throw new UserError(`runtime-path: expected the package ${RUNTIME_PACKAGE} ${version}, got ${got} in ${folders.join(", ")}.`, `Name the folder that \`npm install ${RUNTIME_PACKAGE}@${version}\` creates, …/node_modules/${RUNTIME_PACKAGE}, or a folder of several packages.`);
}
/** Folders that may be the package: the user's folder, its node_modules, or those of its subfolders. */
async function packageFolders(folder) {
	return [folder, ...(await readdir(folder).catch(() => [])).map((name) => join(folder, name))].flatMap((each) => [each, join(each, "node_modules", RUNTIME_PACKAGE)]);
}
/** The package installed next to the gate; undefined if there is none. */
function findInstalled(bundleFolder) {
	try {
		return dirname(createRequire(join(bundleFolder, "main.mjs")).resolve(`${RUNTIME_PACKAGE}/package.json`));
	} catch (error) {
		if (error.code === "MODULE_NOT_FOUND") return void 0;
		throw error;
	}
}
/** Folders that a package of the runtime is loaded from: its own, and that of the package it is built on. */
function packagesOf(runtimeFolder) {
	const name = "onnxruntime-common";
	try {
		const main = createRequire(join(runtimeFolder, "package.json")).resolve(name);
		const end = main.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length;
		return [runtimeFolder, main.slice(0, end)];
	} catch (error) {
		if (error.code === "MODULE_NOT_FOUND") return [runtimeFolder];
		throw error;
	}
}
const ABSENT = ["ENOENT", "ENOTDIR"];
/** Version of the package in a folder; undefined if there is none. */
async function readVersion(folder) {
	try {
		const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
		return name === "onnxruntime-node" ? String(version) : void 0;
	} catch (error) {
		if (ABSENT.includes(error.code ?? "")) return void 0;
		throw error;
	}
}
// src/engine/onnxruntime/reply.ts
const tensorHeader = strictObject({
	name: string(),
	dtype: _enum([...Object.keys(ELEMENT_BYTES), "string"]),
	shape: array(int().nonnegative()),
	/** Set for string tensors only; numbers are in the payload. */
	strings: array(string()).optional()
});
const waitNs = number().nonnegative().nullable();
/** The child's answers. It runs a hostile model, so every answer is checked. */
const replySchema = discriminatedUnion("did", [
	strictObject({
		did: literal("load"),
		loadNs: number().positive(),
		/** How much of it waited for a core because of other programs; null if unknown. */
		loadWaitNs: waitNs,
		runtimeVersion: string()
	}),
	strictObject({
		did: literal("infer"),
		outputs: array(array(tensorHeader))
	}),
	strictObject({ did: literal("hold") }),
	strictObject({ did: literal("alive") }),
	strictObject({
		did: literal("warm-up"),
		firstRunNs: number().positive(),
		firstRunWaitNs: waitNs,
		runs: int().positive(),
		ns: number().positive()
	}),
	strictObject({
		did: literal("time"),
		count: int().positive(),
		outputs: array(array(tensorHeader)).optional()
	}),
	strictObject({ did: literal("open-streams") }),
	strictObject({
		did: literal("serve"),
		count: int().positive(),
		outputs: array(array(tensorHeader)).optional()
	}),
	strictObject({
		did: literal("query"),
		count: int().positive(),
		outputs: array(array(tensorHeader)).optional()
	}),
	strictObject({
		did: literal("memory"),
		/** Peak resident memory of the process so far, and when only the runtime was loaded. */
		peakBytes: number().positive(),
		bareBytes: number().positive()
	}),
	strictObject({ did: literal("end-profile") }),
	strictObject({
		did: literal("fail"),
		message: string(),
		/** Set if the cause is the provider, or only where the model would run. */
		because: _enum(["no-provider", "fell-back"]).optional()
	})
]);
// src/engine/onnxruntime/worker/count-inferences.ts
/**
* How many inferences a command runs, not counting those that a minimum of time adds.
*
* @param heldFeeds - Inputs that the child keeps, from the latest `hold`.
*/
function countInferences$1(command, payload, heldFeeds) {
	switch (command.do) {
		case "infer": return command.feeds.length;
		case "warm-up": return heldFeeds + command.minRuns;
		case "open-streams": return command.streams * (heldFeeds + command.minRuns);
		case "time": return command.rewarm + command.count;
		case "serve": return payload.byteLength / Float64Array.BYTES_PER_ELEMENT;
		case "query": return command.queries * command.samplesPerQuery;
		case "load":
		case "hold":
		case "memory":
		case "end-profile": return 0;
	}
}
// src/engine/process/ending.ts
/** How a process ended, in a few words: "SIGSEGV", "exit code 1". */
const endingOf = ({ code, signal }) => signal ?? `exit code ${code}`;
/** The likely cause of a SIGKILL that we did not send. */
const KILLED_FROM_OUTSIDE = "most likely because the machine ran out of memory";
// src/engine/process/clean-environment.ts
/** What every program gets. `RUNNER_TRACKING_ID` lets a runner kill it if we are killed. */
const PASSED_VARIABLES = [
	"PATH",
	"LANG",
	"RUNNER_TRACKING_ID"
];
/**
* The environment of a program that we start: PATH, LANG, the variables that are named, and a separate folder as HOME and
* TMPDIR. No secret is in it unless it is named.
*/
function cleanEnvironment(names, scratch) {
	const passed = [...names, ...PASSED_VARIABLES].flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(passed),
		HOME: scratch,
		TMPDIR: scratch
	};
}
// src/engine/process/memory-group.ts
const MOUNT = "/sys/fs/cgroup";
const PREFIX = "regression-gate-";
/** The inner group that this process moves into. */
const OWN = `${PREFIX}${process.pid}-self`;
/** Groups made by this process so far. */
let made = 0;
/**
* The cgroup (version 2) of this process, if groups with a memory limit can be made in it, with the inner groups of runs
* that were killed removed. The kernel lets only two kinds of group hand out memory: the root of the hierarchy, and one
* without processes of its own. So if this process is alone in its group, it first moves into an inner one.
*
* @param mount - Absolute folder where the hierarchy is mounted.
* @param membership - Content of `/proc/self/cgroup`.
* @returns Absolute folder; undefined where there is no such group, as on most runners: memory is watched then.
*/
function findMemoryCgroup(mount = MOUNT, membership = readOrEmpty("/proc/self/cgroup")) {
	const path = /^0::(\/.*)$/m.exec(membership)?.[1];
	if (path === void 0 || path.split("/").includes("..")) return void 0;
	const isInner = path.endsWith(`/${OWN}`);
	const cgroup = join(mount, isInner ? path.slice(0, -OWN.length - 1) : path);
	if (!wordsOf(join(cgroup, "cgroup.controllers")).includes("memory")) return void 0;
	try {
		enableMemory(cgroup);
	} catch {
		return;
	}
	sweep(cgroup);
	return cgroup;
}
function enableMemory(cgroup) {
	const enabled = join(cgroup, "cgroup.subtree_control");
	if (wordsOf(enabled).includes("memory")) return;
	const members = wordsOf(join(cgroup, "cgroup.procs"));
	if (members.length === 1 && members[0] === String(process.pid)) {
		const inner = join(cgroup, OWN);
		mkdirSync(inner, { recursive: true });
		writeFileSync(join(inner, "cgroup.procs"), String(process.pid));
	}
	writeFileSync(enabled, "+memory");
}
/** Removes inner groups whose gate has ended; the kernel keeps those in which something still runs. */
function sweep(cgroup) {
	for (const name of readdirSync(cgroup)) {
		const pid = new RegExp(`^${PREFIX}(\\d+)-\\w+$`).exec(name)?.[1];
		if (pid !== void 0 && readOrEmpty(`/proc/${pid}/stat`) === "") tryTo(() => rmdirSync(join(cgroup, name)));
	}
}
/** Continues outside if it may not enter: memory is watched as well. */
const ENTER = "{ echo 0 > \"$0\"; } 2>/dev/null; exec \"$@\"";
/** A cgroup for one child and everything that it starts, which the kernel ends together if they use too much memory. */
var MemoryGroup = class MemoryGroup {
	#folder;
	#hasKilled = false;
	constructor(folder) {
		this.#folder = folder;
	}
	/**
	* @param cgroup - From {@link findMemoryCgroup}.
	* @returns Undefined if it cannot be made; memory is watched then.
	*/
	static open(cgroup, limitBytes) {
		made += 1;
		const folder = join(cgroup, `${PREFIX}${process.pid}-${made}`);
		try {
			mkdirSync(folder);
			writeFileSync(join(folder, "memory.max"), String(Math.floor(limitBytes)));
			writeFileSync(join(folder, "memory.oom.group"), "1");
		} catch {
			tryTo(() => rmdirSync(folder));
			return;
		}
		tryTo(() => writeFileSync(join(folder, "memory.swap.max"), "0"));
		return new MemoryGroup(folder);
	}
	/** The command line that enters the group before it runs a program, so that no process of it is left outside. */
	enter(command) {
		return [
			"/bin/sh",
			"-c",
			ENTER,
			join(this.#folder, "cgroup.procs"),
			...command
		];
	}
	/**
	* Adds a running process, and what it starts from now on. Continues without it if the kernel refuses: memory
	* is watched as well.
	*/
	takeIn(pid) {
		tryTo(() => writeFileSync(join(this.#folder, "cgroup.procs"), String(pid)));
	}
	/** Whether the kernel has ended a process of the group because it used too much memory. */
	get hasKilled() {
		const killed = /^oom_kill (\d+)$/m.exec(readOrEmpty(join(this.#folder, "memory.events")))?.[1];
		this.#hasKilled ||= Number(killed ?? 0) > 0;
		return this.#hasKilled;
	}
	/** Ends what is left in the group. Then removes it, or leaves that to the next run if something takes long to end. */
	end() {
		this.hasKilled;
		tryTo(() => writeFileSync(join(this.#folder, "cgroup.kill"), "1"));
		if (!tryTo(() => rmdirSync(this.#folder))) setTimeout(() => tryTo(() => rmdirSync(this.#folder)), 100);
	}
};
const wordsOf = (file) => readOrEmpty(file).split(/\s+/).filter(Boolean);
/** @returns Whether it worked. */
function tryTo(act) {
	try {
		act();
		return true;
	} catch {
		return false;
	}
}
// src/engine/process/process-group.ts
/** A thread that is waiting for a core only stops once it gets one. */
const STOP_MS = 1;
/** The process group of a child and everything it started: all are paused, resumed and killed together. */
var ProcessGroup = class {
	#leader;
	#guard;
	/** @param leader - The child's process id; undefined if it could not be started, so that there is nothing to signal. */
	constructor(leader) {
		this.#leader = leader ?? 0;
	}
	/** From now on the group is killed once this process has ended for any reason. */
	guard() {
		if (this.#leader !== 0) this.#guard ??= new OrphanGuard(this.#leader);
	}
	/** Stops all threads of the group. */
	async pause() {
		if (this.#leader === 0) return;
		this.guard();
		this.#signal("SIGSTOP");
		await setTimeout$1(STOP_MS);
	}
	/** Resumes a paused group; otherwise does nothing. */
	resume() {
		this.#signal("SIGCONT");
	}
	/** Asks every process of the group to end. A paused one does so once it is resumed. */
	terminate() {
		this.#signal("SIGTERM");
	}
	kill() {
		this.#guard?.dismiss();
		this.#signal("SIGKILL");
	}
	#signal(signal) {
		if (this.#leader === 0) return;
		try {
			process.kill(-this.#leader, signal);
		} catch (error) {
			if (error.code !== "ESRCH") throw error;
		}
	}
};
/** Waits for the end of its input, then kills the given process group. */
const SCRIPT = "read -r _; kill -s KILL -- \"-$0\"";
/**
* Kills a process group once this process has ended for any reason. A stopped child notices neither a closed pipe nor a
* SIGTERM, so without a guard it would keep its RAM and GPU memory forever.
*/
var OrphanGuard = class {
	#shell;
	constructor(group) {
		this.#shell = spawn("/bin/sh", [
			"-c",
			SCRIPT,
			String(group)
		], {
			stdio: [
				"pipe",
				"ignore",
				"ignore"
			],
			env: {},
			detached: true
		});
		for (const part of [this.#shell, this.#shell.stdin]) part?.on("error", () => {});
		this.#shell.unref();
	}
	/** Call before killing the group, because its id may soon be reused. */
	dismiss() {
		this.#shell.kill("SIGKILL");
	}
};
// src/engine/process/spawn-in-group.ts
/** How long the pipes of a program are read once it has ended. */
const PIPES_OPEN_MS = 3e3;
/**
* Starts a program as the leader of a separate process group, so that everything it started can be paused and killed with
* it. What it started may leave the group and hold its pipes open forever, so they are closed a while after its end.
*
* @throws {Error} If the program cannot even be tried, as for an argument with a zero byte.
*/
function spawnInGroup([file = "", ...words], options) {
	const child = spawn(file, words, {
		...options,
		detached: true
	});
	child.once("exit", () => setTimeout(() => setImmediate(closePipes, child), PIPES_OPEN_MS).unref());
	return child;
}
function closePipes({ stdio }) {
	for (const pipe of stdio) pipe?.destroy();
}
// src/engine/process/tree-memory.ts
/** Often enough to stop a program that allocates half a gigabyte a second; rarely enough not to disturb a timed child. */
const INTERVAL_MS = {
	group: 100,
	children: 200
};
/**
* Every how many readings all processes of the machine are searched for members. It takes some milliseconds, during which
* nothing that arrives is timed; most members are found without.
*/
const SEARCH_EVERY = 50;
/**
* Watches the resident memory of a program and of all processes that it started. It does not include swap, GPU memory, or the
* processes that a container service runs for it. Memory that several processes share is counted for each of them.
*/
var TreeMemory = class {
	#leader;
	#limitBytes;
	#exceed;
	#reach;
	#timer;
	#members = [];
	#readings = 0;
	#peakBytes = NaN;
	#exceededBytes;
	#isEnded = false;
	/**
	* @param leader - Process id; undefined if the program could not be started, so that there is nothing to watch.
	* @param exceed - Called once, when the limit is exceeded.
	*/
	constructor(leader, limitBytes, exceed, reach = "group") {
		this.#leader = leader ?? 0;
		this.#limitBytes = limitBytes;
		this.#exceed = exceed;
		this.#reach = reach;
		if (leader === void 0) this.#isEnded = true;
		else this.#timer = setInterval(() => this.#read(), INTERVAL_MS[reach]).unref();
	}
	/** Its processes. Searches all of the machine, and includes those that were found before and still run. */
	search() {
		const known = this.#members.filter(isStill);
		const found = membersOf(this.#leader);
		this.#members = [...found, ...known.filter(({ pid }) => !found.some((each) => each.pid === pid))];
		return this.#members;
	}
	/**
	* Peak memory so far, in bytes. For one process, the kernel's own figure; for several, the largest total resident size
	* seen in one reading, which counts shared pages once per process. NaN where the system does not report it.
	*/
	peakBytes() {
		this.#read();
		return this.#peakBytes;
	}
	/** What the program used when it exceeded the limit; undefined if it did not. */
	get exceededBytes() {
		return this.#exceededBytes;
	}
	/** Reads no more: the process id may soon belong to another process. */
	end() {
		clearInterval(this.#timer);
		this.#isEnded = true;
	}
	#read() {
		if (this.#isEnded) return;
		this.#members = this.#find();
		const [first, ...others] = this.#members;
		if (first === void 0) return;
		const bytes = this.#members.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
		const peak = others.length === 0 ? Math.max(bytes, first.peakBytes) : bytes;
		if (peak === 0) return;
		this.#peakBytes = Number.isNaN(this.#peakBytes) ? peak : Math.max(this.#peakBytes, peak);
		if (bytes <= this.#limitBytes || this.#exceededBytes !== void 0) return;
		this.#exceededBytes = bytes;
		this.#exceed();
	}
	#find() {
		if (this.#reach === "children") return startedFrom([this.#leader]);
		const known = this.#readings++ % SEARCH_EVERY === 0 ? this.search() : this.#members;
		return startedFrom(known.map(({ pid }) => pid));
	}
};
// src/engine/onnxruntime/arm.ts
/** The folder that the children of one arm may write to. They cannot change what the other arm's have written. */
const scratchOf = ({ scratch }, arm) => join(scratch, arm);
// src/engine/onnxruntime/worker/spawn-worker.ts
/** How long a child that has closed its channel may live on. */
const CHILD_END_MS = 3e3;
/** Starts a measuring child, isolated, in a process group and, where possible, a memory group of its own. */
function spawnWorker(place, options) {
	const { workerFile, isolation, gpu, memoryLimitBytes, memoryCgroup } = place;
	const { arm, variables, readable, exceed } = options;
	const scratch = scratchOf(place, arm);
	mkdirSync(scratch, { recursive: true });
	const visible = {
		readable: [
			process.execPath,
			workerFile,
			...readable
		],
		scratch,
		gpu: gpu !== void 0
	};
	const command = isolation.command([process.execPath, workerFile], visible);
	const memoryGroup = memoryCgroup === void 0 ? void 0 : MemoryGroup.open(memoryCgroup, memoryLimitBytes);
	const child = spawnInGroup(memoryGroup?.enter(command) ?? command, {
		cwd: scratch,
		env: {
			...childEnvironment(scratch),
			...variables
		},
		stdio: [
			"ignore",
			"pipe",
			"pipe",
			"pipe"
		]
	});
	const channel = child.stdio[3];
	channel.on("error", () => {});
	for (const event of ["error", "exit"]) child.once(event, () => memoryGroup?.end());
	return {
		child,
		channel,
		group: new ProcessGroup(child.pid),
		frames: readFrames(channel),
		ended: new Promise((resolve) => {
			child.once("error", () => resolve({
				code: null,
				signal: null
			}));
			child.once("exit", (code, signal) => resolve(signalled(code, signal)));
		}),
		closed: new Promise((resolve) => {
			child.once("error", resolve);
			child.once("close", resolve);
		}),
		memory: new TreeMemory(child.pid, memoryLimitBytes, exceed, "children"),
		memoryGroup
	};
}
/** No token, no `ACTIONS_*`, and no `ORT_*`, which could change session options. */
const childEnvironment = (directory) => ({
	...cleanEnvironment([
		"LD_LIBRARY_PATH",
		"CUDA_VISIBLE_DEVICES",
		"VK_ICD_FILENAMES"
	], directory),
	TEMP: directory,
	CUDA_DEVICE_ORDER: "PCI_BUS_ID",
	XDG_RUNTIME_DIR: directory,
	ORT_DISABLE_TELEMETRY: "1"
});
/** A shell that waits for a program reports its signal as an exit code. */
function signalled(code, signal) {
	const found = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
	return found === void 0 ? {
		code,
		signal
	} : {
		code: null,
		signal: found[0]
	};
}
// src/engine/onnxruntime/worker/worker-failure.ts
/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;
/** Why a child that has closed its channel did so. Waits a moment for its end. */
async function explainEnd(running, asked) {
	const { arm, phase, memoryLimitBytes, log } = asked;
	const { ended, memory, memoryGroup } = running;
	const isOurs = asked.isKilled();
	const fail = (kind, message) => new ModelFailure(kind, arm, message);
	const during = inPhase(phase);
	const end = await Promise.race([ended, setTimeout$1(CHILD_END_MS, void 0, { ref: false })]);
	if (end === void 0) return fail("broke-protocol", `the measuring child closed its channel ${during} and did not end`);
	const limit = `the limit of ${formatValue(memoryLimitBytes, "bytes")} (runtime.memory-limit)`;
	if (memory.exceededBytes !== void 0) return fail("out-of-memory", `it used ${formatValue(memory.exceededBytes, "bytes")} of memory ${during}, more than ${limit}`);
	if (memoryGroup?.hasKilled) return fail("out-of-memory", `it used more memory ${during} than ${limit}`);
	const { code, signal } = end;
	if (signal === "SIGKILL" && !isOurs) return fail("crashed", killedFromOutside(during));
	const how = signal === null && code === null ? "it could not be started" : endingOf(end);
	const lastLine = (log().trimEnd().split("\n").at(-1) ?? "").slice(0, MAX_LAST_LINE);
	return fail("crashed", `it crashed the runtime (${how}) ${during}${lastLine === "" ? "" : `: ${lastLine}`}`);
}
const killedFromOutside = (during) => `it was killed from outside (SIGKILL) ${during}, ${KILLED_FROM_OUTSIDE}`;
// src/engine/onnxruntime/worker/read-answer.ts
/**
* Reads the child's next answer. Heartbeats are not answers, but each restarts the deadline.
*
* @throws {ModelFailure} If the child ends, is late, or sends something else. It must be killed then.
*/
async function readAnswer(running, awaited) {
	const { deadlineMs, longestMs } = awaited;
	const end = performance.now() + longestMs;
	for (;;) {
		const frame = await nextFrame(running, awaited, Math.min(deadlineMs, end - performance.now()));
		if (frame.header?.did !== "alive") return frame;
	}
}
async function nextFrame(running, awaited, waitMs) {
	const { arm, phase } = awaited;
	let timer;
	const deadline = new Promise((resolve) => {
		timer = setTimeout(resolve, waitMs, "deadline");
	});
	try {
		const next = await Promise.race([running.frames.next(), deadline]);
		if (next === "deadline") throw late(awaited);
		if (next.done === true) throw await explainEnd(running, awaited);
		return next.value;
	} catch (error) {
		if (error instanceof ModelFailure) throw error;
		if (error.code !== void 0) throw await explainEnd(running, awaited);
		const message = `the measuring child sent a malformed answer ${inPhase(phase)}`;
		throw new ModelFailure("broke-protocol", arm, message, { cause: error });
	} finally {
		clearTimeout(timer);
	}
}
const INFERRING = [
	"infer",
	"warm-up",
	"time",
	"serve",
	"query"
];
function late({ arm, phase, deadlineMs }) {
	const setting = phase === "load" || phase === "open-streams" ? "load-deadline" : "run-deadline";
	const what = INFERRING.includes(phase) ? "an inference" : "it";
	return new ModelFailure("timed-out", arm, `${what} did not finish within ${deadlineMs / 1e3} s ${inPhase(phase)} (runtime.${setting})`);
}
// src/engine/onnxruntime/worker-process.ts
const EMPTY = /* @__PURE__ */ new Uint8Array(0);
/** A measuring child process: one model, one arm, one launch. It starts with the first command. */
var WorkerProcess = class {
	#workspace;
	#arm;
	#variables;
	#listeners = [];
	#running;
	#isKilled = false;
	/** Inputs that the child keeps. */
	#heldFeeds = 0;
	/** Of the program itself, which may be a descendant of the child. */
	#pid = 0;
	/** Settles when the latest command has been answered or has failed. */
	#answered = Promise.resolve();
	#log = "";
	/**
	* @param arm - The arm whose model it runs, for messages.
	* @param more - Additional environment variables.
	*/
	constructor(workspace, arm, more = {}) {
		this.#workspace = workspace;
		this.#arm = arm;
		this.#variables = more;
	}
	/** @param readable - Files and folders that the child may read. */
	#start(readable) {
		const running = spawnWorker(this.#workspace, {
			arm: this.#arm,
			variables: this.#variables,
			readable,
			exceed: () => this.kill()
		});
		const { child } = running;
		for (const stream of [child.stdout, child.stderr]) this.#keepLog(stream);
		for (const listener of this.#listeners) child.stderr?.on("data", listener);
		children.add(this);
		return running;
	}
	/** Process id of the program; 0 before its first answer, and if it could not be started. */
	get pid() {
		return this.#pid;
	}
	/** Forwards the child's stderr from now on, chunk by chunk: the whole log may be too long to keep. */
	onLog(listener) {
		this.#listeners.push(listener);
		this.#running?.child.stderr?.on("data", listener);
	}
	/** The last 64 Ki characters that the child printed. May contain text from the model. */
	get log() {
		return this.#log;
	}
	/**
	* Sends a command and waits for its answer. Several may be in flight: the child runs them in order, and each deadline
	* starts with the previous answer.
	*
	* @param options - `deadlineMs` is for one inference, where the command runs any: it starts again with each sign of life.
	* @throws {ModelFailure} If the child crashes, does not finish by the deadline (and is killed), refuses, or gives an invalid answer.
	*/
	async request(command, { payload = EMPTY, deadlineMs }) {
		const phase = command.do;
		this.#heldFeeds = heldAfter(command) ?? this.#heldFeeds;
		const inferences = countInferences$1(command, payload, this.#heldFeeds);
		const limits = {
			deadlineMs,
			longestMs: deadlineMs * Math.max(1, inferences)
		};
		this.#running ??= this.#start(filesOf(command));
		const running = this.#running;
		writeFrame(running.channel, {
			header: command,
			payload
		});
		const answer = this.#answered.then(() => this.#nextAnswer(running, phase, limits));
		this.#answered = answer.catch(() => {});
		const frame = await answer;
		if (this.#pid === 0) this.#findProgram(running);
		const parsed = replySchema.safeParse(frame.header);
		if (!parsed.success || parsed.data.did !== command.do && parsed.data.did !== "fail") {
			this.kill();
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child gave an unexpected answer ${inPhase(phase)}`);
		}
		if (parsed.data.did === "fail") {
			const { because = "refused", message } = parsed.data;
			throw new ModelFailure(because, this.#arm, `the runtime refused it ${inPhase(phase)}: ${message}`);
		}
		return {
			reply: parsed.data,
			payload: frame.payload
		};
	}
	/**
	* Stops all threads of the child between commands, so that none takes a core from the other arm: a runtime's idle threads
	* spin for some milliseconds, and longer if there are more threads than cores, because they take turns.
	*/
	async pause() {
		await this.#running?.group.pause();
	}
	/** Resumes a paused child; otherwise does nothing. */
	resume() {
		this.#running?.group.resume();
	}
	/** Kills the child and everything it started. */
	kill() {
		this.#isKilled = true;
		children.delete(this);
		this.#running?.memory.end();
		this.#running?.group.kill();
	}
	/** Like `kill`, and waits until all output has been read. */
	async end() {
		this.kill();
		await this.#running?.closed;
	}
	#findProgram({ child }) {
		this.#pid = programIn(child.pid ?? 0, this.#workspace.isolation.wrappers);
		if (this.#pid !== 0) started.add(this.#pid);
	}
	/** Nothing more can be read from a child that failed once. */
	async #nextAnswer(running, phase, limits) {
		const { memoryLimitBytes } = this.#workspace;
		const asked = {
			arm: this.#arm,
			phase,
			memoryLimitBytes,
			...limits
		};
		const own = {
			isKilled: () => this.#isKilled,
			log: () => this.#log
		};
		try {
			return await readAnswer(running, {
				...asked,
				...own
			});
		} catch (error) {
			this.kill();
			throw await unlessAbandoned(error);
		}
	}
	#keepLog(stream) {
		stream?.setEncoding("utf8").on("data", (text) => {
			this.#log = (this.#log + text).slice(-65536);
		});
	}
};
const heldAfter = (command) => command.do === "hold" ? command.feeds.length : void 0;
/** A model with its external data, and the package that runs it. Only loading needs any. */
function filesOf(command) {
	if (command.do !== "load") return [];
	return [dirname(command.modelFile), ...packagesOf(command.runtimeFolder)];
}
const children = /* @__PURE__ */ new Set();
/** Process ids of all children so far, since a killed one may still be listed on the GPU for a moment. */
const started = /* @__PURE__ */ new Set();
/** Whether a process is or was one of our measuring children. */
const isOwnProcess = (pid) => started.has(pid);
/** Kills all running children. */
function killAllWorkers() {
	for (const child of [...children]) child.kill();
}
/** Kills all running children and leaves every request unresolved, so that a cancelled run does not mistake this for a crash. */
function abandonWorkers() {
	abandon();
	killAllWorkers();
}
// src/policy/task/is-labelled-by-baseline.ts
/** Whether what the baseline answers is the label of each item, so that the baseline has to run. */
const isLabelledByBaseline = (task) => "label" in task && task.label === "baseline";
// src/policy/task/task-keys.ts
/** A path in the policy file, relative to the file's own folder. */
const path = string().min(1);
/** The output that is scored; may be absent if the model has only one. */
const output = string().optional();
/** `baseline`: what the baseline answers is the label, and labels of the data set do not count. */
const label = literal("baseline").optional();
/**
* The same key in a task that the baseline cannot label: always an error.
*
* @param why - "a query needs …", in a few words.
* @param instead - What to write instead.
*/
const noLabel = (why, instead) => never({ error: (issue) => `expected no such key (${why}; ${instead}), got ${quotedJson(issue.input)}` }).optional();
/** Whether scores are logits, on which every confidence depends. Recognized from the outputs if absent. */
const scores = _enum(["logits", "probabilities"]).optional();
// src/policy/task/image-tasks.ts
/** A class for each pixel. */
const segmentationSchema = strictObject({
	kind: literal("segmentation"),
	label,
	output,
	classes: path.optional(),
	/** Order of the axes of scores. */
	layout: _enum(["chw", "hwc"]).default("chw"),
	/** Only for one score per pixel: it is class 1 from here on, else class 0. In the output's own unit. */
	threshold: number().default(.5),
	/** Label of pixels that do not count. */
	"ignore-index": int().default(255),
	metric: _enum(["miou", "dice"]).default("miou")
});
const isOnce = (part, parts) => parts.filter((each) => each === part).length === 1;
/** With `label: baseline`: objects that the baseline gives at least this score are the labels. */
const labelMinScore = fraction.optional();
/** Default of `label-min-score`: objects of the baseline with at least this score become labels. */
const LABEL_MIN_SCORE = .5;
/** Least score of an object of the baseline that is a label. */
const labelMinScoreOf = (task) => task["label-min-score"] ?? Math.max(LABEL_MIN_SCORE, task["min-score"]);
function checkLabelMinScore(task, context) {
	const { "label-min-score": least, "min-score": counted } = task;
	const add = (message) => context.addIssue({
		code: "custom",
		path: ["label-min-score"],
		message
	});
	if (least === void 0) return;
	if (task.label === void 0) add("expected \"label: baseline\" with this key, got no such label");
	if (least < counted) add(`expected at least "min-score" (${counted}), below which no object counts, got ${least}`);
}
const pixels = number().positive({ error: (issue) => `expected pixels above 0, got ${quotedJson(issue.input)}` });
/**
* What the output measures positions in: pixels of the labelled image, fractions of its width and height, or pixels of an image
* that was resized to `[height, width]`. Pixels if absent.
*/
const coordinates = union([_enum(["pixels", "normalized"]), tuple([pixels, pixels])], { error: (issue) => `expected pixels, normalized (0 to 1), or the [height, width] that the image was resized to, got ${quotedJson(issue.input)}` }).optional();
/** The size of an image is part of a label, which `label: baseline` does not read. */
function checkCoordinates({ label: labelled, coordinates: measured }, context) {
	if (labelled === void 0 || measured === void 0) return;
	const message = `expected no such key with "label: baseline" (the positions of both models are compared as they are), got ${quotedJson(measured)}`;
	context.addIssue({
		code: "custom",
		path: ["coordinates"],
		message
	});
}
/** Boxes around objects. */
const detectionSchema = strictObject({
	kind: literal("detection"),
	label,
	"label-min-score": labelMinScore,
	/** An output with a row for each box: four numbers, the score, the class, or as `row` says. */
	output,
	/** Three outputs instead of one. */
	outputs: strictObject({
		boxes: string(),
		scores: string(),
		labels: string()
	}).optional(),
	/** What the four numbers of a box are: corners, with x or y first, corner and size, or center and size. */
	box: _enum([
		"xyxy",
		"yxyx",
		"xywh",
		"cxcywh"
	]).default("xyxy"),
	coordinates,
	/** What a row of the single output is made of; box, score and class if absent. `skip` is a number that is not used. */
	row: array(_enum([
		"box",
		"score",
		"class",
		"skip"
	])).max(64).refine((parts) => [
		"box",
		"score",
		"class"
	].every((part) => isOnce(part, parts)), { error: "expected \"box\", \"score\" and \"class\" once each, and \"skip\" for other numbers" }).optional(),
	classes: path.optional(),
	metric: _enum([
		"map",
		"map-50",
		"map-75",
		"map-small",
		"map-medium",
		"map-large"
	]).default("map"),
	/** Boxes with a lower score do not count. */
	"min-score": fraction.default(0),
	/** How many boxes of an image and a class count, the best first. */
	"max-detections": int().min(1).max(1e4).default(100)
}).superRefine(checkLabelMinScore).superRefine(checkCoordinates).superRefine(({ output: single, outputs, row }, context) => {
	const add = (key, message) => context.addIssue({
		code: "custom",
		path: [key],
		message
	});
	if (outputs === void 0) return;
	if (single !== void 0) add("outputs", "expected either \"output\" or \"outputs\", got both");
	if (row !== void 0) add("row", "expected \"row\" only for a single output, got it with \"outputs\"");
});
/** Fewer may all be on one line, and then the box around them has no size. */
const MIN_LABELLED_KEYPOINTS = 3;
/** Keypoints of objects, such as the joints of a person. */
const keypointsSchema = strictObject({
	kind: literal("keypoints"),
	label,
	"label-min-score": labelMinScore,
	/** An output with a row for each object: box, score, class, then x, y and confidence of each keypoint. */
	output,
	coordinates,
	classes: path.optional(),
	/** How exactly people place each keypoint; those of COCO's 17 if absent. */
	sigmas: array(number().positive()).min(1).max(1e3).optional(),
	metric: _enum([
		"map",
		"map-50",
		"map-75",
		"map-medium",
		"map-large"
	]).default("map"),
	/** Objects with a lower score do not count. */
	"min-score": fraction.default(0),
	/** How many objects of an image and a class count, the best first. */
	"max-detections": int().min(1).max(1e4).default(20)
}).superRefine(checkLabelMinScore).superRefine(checkCoordinates).superRefine(({ label: labelled, sigmas }, context) => {
	if (labelled === void 0 || sigmas === void 0 || sigmas.length >= MIN_LABELLED_KEYPOINTS) return;
	const message = `expected at least ${MIN_LABELLED_KEYPOINTS} keypoints with "label: baseline" (the box around them is the size of an object), got ${sigmas.length}`;
	context.addIssue({
		code: "custom",
		path: ["sigmas"],
		message
	});
});
// node_modules/re2js/build/index.js
/*!
* re2js
* RE2JS is the JavaScript port of RE2, a regular expression engine that provides linear time matching
*
* @version v2.10.0
* @author Oleksii Vasyliev
* @homepage https://github.com/le0pard/re2js#readme
* @repository [object Object]
* @license MIT
*/
var RE2Flags = class RE2Flags {
	static FOLD_CASE = 1;
	static LITERAL = 2;
	static CLASS_NL = 4;
	static DOT_NL = 8;
	static ONE_LINE = 16;
	static NON_GREEDY = 32;
	static PERL_X = 64;
	static UNICODE_GROUPS = 128;
	static WAS_DOLLAR = 256;
	static LOOKBEHIND = 512;
	static MATCH_NL = RE2Flags.CLASS_NL | RE2Flags.DOT_NL;
	static PERL = RE2Flags.CLASS_NL | RE2Flags.ONE_LINE | RE2Flags.PERL_X | RE2Flags.UNICODE_GROUPS;
	static POSIX = 0;
	static UNANCHORED = 0;
	static ANCHOR_START = 1;
	static ANCHOR_BOTH = 2;
};
/**
* Public flags for RE2JS and RE2Set compilation.
*/
const PublicFlags = {
	CASE_INSENSITIVE: 1,
	DOTALL: 2,
	MULTILINE: 4,
	DISABLE_UNICODE_GROUPS: 8,
	LONGEST_MATCH: 16,
	LOOKBEHINDS: 512
};
/**
* Various constants and helper for unicode codepoints.
*/
const ASCII_SIZE = 128;
const ASCII_TO_UPPER = new Int32Array(ASCII_SIZE);
const ASCII_TO_LOWER = new Int32Array(ASCII_SIZE);
const MAX_BMP = 65535;
for (let i = 0; i < ASCII_SIZE; i++) {
	if (i >= 97 && i <= 122) ASCII_TO_UPPER[i] = i - 32;
	else ASCII_TO_UPPER[i] = i;
	if (i >= 65 && i <= 90) ASCII_TO_LOWER[i] = i + 32;
	else ASCII_TO_LOWER[i] = i;
}
var Codepoint = class {
	static CODES = Object.freeze({
		"\x07": 7,
		"\b": 8,
		"	": 9,
		"\n": 10,
		"\v": 11,
		"\f": 12,
		"\r": 13,
		" ": 32,
		"\"": 34,
		$: 36,
		"&": 38,
		"'": 39,
		"(": 40,
		")": 41,
		"*": 42,
		"+": 43,
		"-": 45,
		".": 46,
		0: 48,
		1: 49,
		2: 50,
		3: 51,
		4: 52,
		5: 53,
		6: 54,
		7: 55,
		8: 56,
		9: 57,
		":": 58,
		"<": 60,
		">": 62,
		"?": 63,
		A: 65,
		B: 66,
		C: 67,
		F: 70,
		P: 80,
		Q: 81,
		U: 85,
		Z: 90,
		"[": 91,
		"\\": 92,
		"]": 93,
		"^": 94,
		_: 95,
		"`": 96,
		a: 97,
		b: 98,
		f: 102,
		i: 105,
		m: 109,
		n: 110,
		r: 114,
		s: 115,
		t: 116,
		v: 118,
		x: 120,
		z: 122,
		"{": 123,
		"|": 124,
		"}": 125
	});
	static toUpperCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_UPPER[codepoint];
		const s = String.fromCodePoint(codepoint).toUpperCase();
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase();
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
		return s.codePointAt(0);
	}
	static toLowerCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_LOWER[codepoint];
		const s = String.fromCodePoint(codepoint).toLowerCase();
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase();
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
		return s.codePointAt(0);
	}
};
var UnicodeRangeTable = class {
	/**
	* @param {Uint32Array | number[]} data
	* @param {boolean} isStride1
	*/
	constructor(data, isStride1 = false) {
		this.data = data;
		this.isStride1 = isStride1;
		this.SIZE = isStride1 ? 2 : 3;
	}
	getLo(index) {
		return this.data[index * this.SIZE];
	}
	getHi(index) {
		return this.data[index * this.SIZE + 1];
	}
	getStride(index) {
		return this.isStride1 ? 1 : this.data[index * this.SIZE + 2];
	}
	get length() {
		return this.data.length / this.SIZE;
	}
};
const B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
const B64_MAP = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 64; i++) B64_MAP[B64.charCodeAt(i)] = i;
const decodeVLQ = (str) => {
	const res = [];
	let value = 0;
	let shift = 0;
	for (let i = 0; i < str.length; i++) {
		const digit = B64_MAP[str.charCodeAt(i)];
		value |= (digit & 31) << shift;
		if ((digit & 32) === 0) {
			res.push(value);
			value = 0;
			shift = 0;
		} else shift += 5;
	}
	return res;
};
const decodeRanges = (str, isStride1) => {
	const res = decodeVLQ(str);
	const numRanges = isStride1 ? res.length / 2 : res.length / 3;
	const out = new Uint32Array(numRanges * 3);
	let current = 0;
	let resIdx = 0;
	for (let i = 0; i < numRanges; i++) {
		current += res[resIdx++];
		out[i * 3] = current;
		current += res[resIdx++];
		out[i * 3 + 1] = current;
		out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++];
	}
	return out;
};
const decodeOrbit = (str) => {
	const res = decodeVLQ(str);
	const map = /* @__PURE__ */ new Map();
	let currentKey = 0;
	for (let i = 0; i < res.length; i += 2) {
		currentKey += res[i];
		const zz = res[i + 1];
		const delta = zz >>> 1 ^ -(zz & 1);
		map.set(currentKey, currentKey + delta);
	}
	return map;
};
var LazyMap = class {
	constructor(initializer) {
		this.initializer = initializer;
		this.cache = /* @__PURE__ */ new Map();
	}
	has(key) {
		return Object.hasOwn(this.initializer, key);
	}
	get(key) {
		if (this.cache.has(key)) return this.cache.get(key);
		const val = this.has(key) ? this.initializer[key]() : null;
		this.cache.set(key, val);
		return val;
	}
};
var UnicodeTables = class {
	static _CASE_ORBIT = null;
	static get CASE_ORBIT() {
		if (!this._CASE_ORBIT) this._CASE_ORBIT = decodeOrbit("rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC");
		return this._CASE_ORBIT;
	}
	static _Print = null;
	static get Print() {
		if (!this._Print) this._Print = new UnicodeRangeTable(decodeRanges("hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB", false));
		return this._Print;
	}
	static CATEGORIES = new LazyMap({
		C: () => new UnicodeRangeTable(decodeRanges("AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB", false)),
		Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", true)),
		Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", false)),
		Cn: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB", false)),
		Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", true)),
		Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", true)),
		L: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		LC: () => new UnicodeRangeTable(decodeRanges("hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB", false)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB", false)),
		Lm: () => new UnicodeRangeTable(decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", false)),
		Lo: () => new UnicodeRangeTable(decodeRanges("qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", false)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB", false)),
		M: () => new UnicodeRangeTable(decodeRanges("gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
		Mc: () => new UnicodeRangeTable(decodeRanges("joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB", false)),
		Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", false)),
		Mn: () => new UnicodeRangeTable(decodeRanges("gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
		N: () => new UnicodeRangeTable(decodeRanges("wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB", false)),
		Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", true)),
		Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", false)),
		No: () => new UnicodeRangeTable(decodeRanges("yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB", false)),
		P: () => new UnicodeRangeTable(decodeRanges("hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
		Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", false)),
		Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", false)),
		Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", false)),
		Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", false)),
		Po: () => new UnicodeRangeTable(decodeRanges("hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
		Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", false)),
		S: () => new UnicodeRangeTable(decodeRanges("kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
		Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", false)),
		Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", false)),
		Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", false)),
		So: () => new UnicodeRangeTable(decodeRanges("mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
		Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", false)),
		Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", true)),
		Zp: () => new UnicodeRangeTable(decodeRanges("phIA", true)),
		Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", false)),
		ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", true)),
		Alphabetic: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
		Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", false)),
		Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", true)),
		Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", false)),
		Emoji_Presentation: () => new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB", false)),
		Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", true)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB", false)),
		Math: () => new UnicodeRangeTable(decodeRanges("rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB", false)),
		Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", false)),
		Terminal_Punctuation: () => new UnicodeRangeTable(decodeRanges("hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB", false)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB", false)),
		White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", false))
	});
	static SCRIPTS = new LazyMap({
		Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", true)),
		Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", true)),
		Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", true)),
		Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", false)),
		Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", true)),
		Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", true)),
		Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", true)),
		Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", true)),
		Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", true)),
		Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", true)),
		Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", false)),
		Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", true)),
		Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", true)),
		Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", true)),
		Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", true)),
		Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", true)),
		Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", true)),
		Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", true)),
		Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", true)),
		Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", true)),
		Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", true)),
		Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", true)),
		Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", true)),
		Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", true)),
		Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", true)),
		Common: () => new UnicodeRangeTable(decodeRanges("AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB", false)),
		Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", true)),
		Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", true)),
		Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", false)),
		Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", true)),
		Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", false)),
		Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", true)),
		Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", true)),
		Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", false)),
		Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", true)),
		Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", true)),
		Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", true)),
		Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", true)),
		Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", true)),
		Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", false)),
		Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", true)),
		Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", false)),
		Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", true)),
		Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", true)),
		Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", false)),
		Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", false)),
		Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", false)),
		Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", true)),
		Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", false)),
		Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", true)),
		Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", true)),
		Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", true)),
		Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", true)),
		Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", true)),
		Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", false)),
		Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", false)),
		Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", true)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", false)),
		Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", true)),
		Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", true)),
		Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", true)),
		Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", true)),
		Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", true)),
		Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", false)),
		Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", true)),
		Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", true)),
		Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", true)),
		Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", false)),
		Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", true)),
		Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", true)),
		Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", true)),
		Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", true)),
		Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", false)),
		Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", false)),
		Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", true)),
		Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", false)),
		Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", true)),
		Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", true)),
		Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", true)),
		Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", true)),
		Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", true)),
		Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", true)),
		Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", true)),
		Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", true)),
		Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", true)),
		Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", true)),
		Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", true)),
		Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", false)),
		Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", true)),
		Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", true)),
		Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", true)),
		Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", true)),
		Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", true)),
		Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", true)),
		Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", true)),
		Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", false)),
		Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", true)),
		Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", false)),
		Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", true)),
		Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", true)),
		Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", true)),
		Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", true)),
		New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", true)),
		Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", true)),
		Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", true)),
		Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", false)),
		Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", true)),
		Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", true)),
		Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", true)),
		Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", true)),
		Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", true)),
		Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", true)),
		Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", true)),
		Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", true)),
		Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", true)),
		Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", true)),
		Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", true)),
		Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", true)),
		Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", true)),
		Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", true)),
		Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", true)),
		Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", true)),
		Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", true)),
		Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", true)),
		Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", true)),
		Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", true)),
		Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", true)),
		Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", true)),
		Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", true)),
		Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", true)),
		Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", true)),
		Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", true)),
		Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", true)),
		Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", true)),
		Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", true)),
		Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", true)),
		SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", true)),
		Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", false)),
		Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", true)),
		Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", true)),
		Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", true)),
		Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", true)),
		Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", true)),
		Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", true)),
		Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", true)),
		Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", true)),
		Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", true)),
		Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", true)),
		Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", true)),
		Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", true)),
		Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", true)),
		Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", true)),
		Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", false)),
		Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", true)),
		Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", false)),
		Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", true)),
		Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", true)),
		Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", true)),
		Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", true)),
		Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", true)),
		Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", true)),
		Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", true)),
		Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", true)),
		Toto: () => new UnicodeRangeTable(decodeRanges("w04De", true)),
		Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", false)),
		Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", true)),
		Unknown: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB", false)),
		Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", true)),
		Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", true)),
		Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", true)),
		Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", true)),
		Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", true)),
		Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", true)),
		Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", true))
	});
	static FOLD_CATEGORIES = new LazyMap({
		L: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		LC: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
		Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", false)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false)),
		M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
		Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", false)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false))
	});
	static FOLD_SCRIPT = new LazyMap({
		Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", false)),
		Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", false)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false))
	});
};
/**
* Utilities for dealing with Unicode better than JS does.
*/
var Unicode = class Unicode {
	static MAX_RUNE = 1114111;
	static RUNE_ERROR = 65533;
	static isUnsearchable(r) {
		return r === Unicode.RUNE_ERROR || r >= Unicode.MIN_HIGH_SURROGATE && r <= Unicode.MAX_LOW_SURROGATE;
	}
	static MAX_ASCII = 127;
	static MAX_LATIN1 = 255;
	static MAX_BMP = 65535;
	static MIN_FOLD = 65;
	static MAX_FOLD = 125251;
	static MIN_HIGH_SURROGATE = 55296;
	static MAX_HIGH_SURROGATE = 56319;
	static MIN_LOW_SURROGATE = 56320;
	static MAX_LOW_SURROGATE = 57343;
	static MIN_SUPPLEMENTARY_CODE_POINT = 65536;
	static is32(ranges, r) {
		let lo = 0;
		let hi = ranges.length;
		while (lo < hi) {
			const m = lo + Math.floor((hi - lo) / 2);
			const rlo = ranges.getLo(m);
			const rhi = ranges.getHi(m);
			if (rlo <= r && r <= rhi) {
				const stride = ranges.getStride(m);
				return (r - rlo) % stride === 0;
			}
			if (r < rlo) hi = m;
			else lo = m + 1;
		}
		return false;
	}
	static is(ranges, r) {
		if (r <= Unicode.MAX_LATIN1) {
			for (let i = 0; i < ranges.length; i++) {
				if (r > ranges.getHi(i)) continue;
				const rlo = ranges.getLo(i);
				if (r < rlo) return false;
				const stride = ranges.getStride(i);
				return (r - rlo) % stride === 0;
			}
			return false;
		}
		return ranges.length > 0 && r >= ranges.getLo(0) && Unicode.is32(ranges, r);
	}
	static isPrint(r) {
		if (r <= Unicode.MAX_LATIN1) return r >= 32 && r < Unicode.MAX_ASCII || r >= 161 && r !== 173;
		return Unicode.is(UnicodeTables.Print, r);
	}
	static simpleFold(r) {
		if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r);
		if (r <= Unicode.MAX_ASCII) {
			const l = Codepoint.toLowerCase(r);
			return l !== r ? l : Codepoint.toUpperCase(r);
		}
		return r;
	}
	static equalsIgnoreCase(r1, r2) {
		if (r1 === r2) return true;
		if (r1 < 0 || r2 < 0) return false;
		if (r1 <= Unicode.MAX_ASCII && r2 <= Unicode.MAX_ASCII) {
			if (65 <= r1 && r1 <= 90) r1 |= 32;
			if (65 <= r2 && r2 <= 90) r2 |= 32;
			return r1 === r2;
		}
		for (let r = Unicode.simpleFold(r1); r !== r1; r = Unicode.simpleFold(r)) if (r === r2) return true;
		return false;
	}
};
var RE2JSException = class extends Error {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSException";
	}
};
/**
* An exception thrown by the parser if the pattern was invalid.
*/
var RE2JSSyntaxException = class extends RE2JSException {
	/**
	* @param {string} error
	* @param {string|null} [input=null]
	*/
	constructor(error, input = null) {
		let message = `error parsing regexp: ${error}`;
		if (input) message += `: \`${input}\``;
		super(message);
		this.name = "RE2JSSyntaxException";
		this.message = message;
		/** @type {string} */
		this.error = error;
		/** @type {string|null} */
		this.input = input;
	}
	/**
	* Retrieves the description of the error.
	* @returns {string}
	*/
	getDescription() {
		return this.error;
	}
	/**
	* Retrieves the erroneous regular-expression pattern.
	* @returns {string|null}
	*/
	getPattern() {
		return this.input;
	}
};
/**
* An exception thrown by the compiler
*/
var RE2JSCompileException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSCompileException";
	}
};
/**
* An exception thrown by using groups
*/
var RE2JSGroupException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSGroupException";
	}
};
/**
* An exception thrown by flags
*/
var RE2JSFlagsException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSFlagsException";
	}
};
/**
* An exception thrown for internal engine errors, such as corrupted bytecodes.
*/
var RE2JSInternalException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSInternalException";
	}
};
/**
* Size of the precomputed single-byte lookup table.
* Covers standard ASCII and Latin-1 characters for fast-path execution.
*/
const FAST_PATH_TABLE_SIZE = 256;
/**
* Precomputed lookup table for Word Boundary (\b, \B) assertions.
* * By precomputing the boolean results for standard ASCII word ranges
* ('a'-'z', 'A'-'Z', '0'-'9', '_'), we completely eliminate 4 logical
* branches from the NFA's hot execution loop. This prevents costly
* CPU branch mispredictions when scanning large strings.
*/
const WORD_RUNE_TABLE = new Uint8Array(FAST_PATH_TABLE_SIZE);
for (let i = 0; i < FAST_PATH_TABLE_SIZE; i++) WORD_RUNE_TABLE[i] = 97 <= i && i <= 122 || 65 <= i && i <= 90 || 48 <= i && i <= 57 || i === 95 ? 1 : 0;
let cachedNativeEncoder = null;
let cachedNativeDecoder = null;
/**
* Various constants and helper utilities.
*/
var Utils = class Utils {
	static METACHARACTERS = "\\.+*?()|[]{}^$";
	static EMPTY_BEGIN_LINE = 1;
	static EMPTY_END_LINE = 2;
	static EMPTY_BEGIN_TEXT = 4;
	static EMPTY_END_TEXT = 8;
	static EMPTY_WORD_BOUNDARY = 16;
	static EMPTY_NO_WORD_BOUNDARY = 32;
	static EMPTY_ALL = -1;
	static emptyInts() {
		return [];
	}
	static isString(value) {
		return typeof value === "string" || Object.prototype.toString.call(value) === "[object String]";
	}
	static typeName(value) {
		if (value === null || typeof value !== "object" && typeof value !== "function") return value === null ? "null" : typeof value;
		return Object.prototype.toString.call(value).slice(8, -1);
	}
	static checkPattern(pattern) {
		if (!Utils.isString(pattern)) throw new TypeError(`The pattern must be a string, not ${Utils.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`);
	}
	static checkInput(input) {
		if (!Utils.isString(input) && !Utils.isByteArray(input)) throw new TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils.typeName(input)}`);
	}
	static checkFlags(flags) {
		const known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS;
		if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS");
	}
	static isByteArray(input) {
		return Array.isArray(input) || Object.prototype.toString.call(input) === "[object Uint8Array]";
	}
	static isalnum(c) {
		return Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"] || Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["z"] || Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["Z"];
	}
	static unhex(c) {
		if (Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"]) return c - Codepoint.CODES["0"];
		if (Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["f"]) return c - Codepoint.CODES["a"] + 10;
		if (Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["F"]) return c - Codepoint.CODES["A"] + 10;
		return -1;
	}
	static escapeRune(rune) {
		let out = "";
		if (Unicode.isPrint(rune)) {
			if (Utils.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0) out += "\\";
			out += String.fromCodePoint(rune);
		} else switch (rune) {
			case Codepoint.CODES["\""]:
				out += "\\\"";
				break;
			case Codepoint.CODES["\\"]:
				out += "\\\\";
				break;
			case Codepoint.CODES["	"]:
				out += "\\t";
				break;
			case Codepoint.CODES["\n"]:
				out += "\\n";
				break;
			case Codepoint.CODES["\r"]:
				out += "\\r";
				break;
			case Codepoint.CODES["\b"]:
				out += "\\b";
				break;
			case Codepoint.CODES["\f"]:
				out += "\\f";
				break;
			default: {
				let s = rune.toString(16);
				if (rune < 256) {
					out += "\\x";
					if (s.length === 1) out += "0";
					out += s;
				} else out += `\\x{${s}}`;
				break;
			}
		}
		return out;
	}
	static stringToRunes(str) {
		const string = String(str);
		const runes = [];
		let i = 0;
		while (i < string.length) {
			const cp = string.codePointAt(i);
			runes.push(cp);
			i += cp > Unicode.MAX_BMP ? 2 : 1;
		}
		return new Int32Array(runes);
	}
	static runeToString(r) {
		return String.fromCodePoint(r);
	}
	static isWordRune(r) {
		return r < FAST_PATH_TABLE_SIZE ? WORD_RUNE_TABLE[r] === 1 : false;
	}
	static emptyOpContext(r1, r2) {
		let op = 0;
		if (r1 < 0) op |= Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		if (r1 === 10) op |= Utils.EMPTY_BEGIN_LINE;
		if (r2 < 0) op |= Utils.EMPTY_END_TEXT | Utils.EMPTY_END_LINE;
		if (r2 === 10) op |= Utils.EMPTY_END_LINE;
		if (Utils.isWordRune(r1) !== Utils.isWordRune(r2)) op |= Utils.EMPTY_WORD_BOUNDARY;
		else op |= Utils.EMPTY_NO_WORD_BOUNDARY;
		return op;
	}
	/**
	* Returns a string that quotes all regular expression metacharacters inside the argument text;
	* the returned string is a regular expression matching the literal text. For example,
	* {@code quoteMeta("[foo]").equals("\\[foo\\]")}.
	* @param {string} str
	* @returns {string}
	*/
	static quoteMeta(str) {
		return str.split("").map((s) => {
			if (Utils.METACHARACTERS.indexOf(s) >= 0) return `\\${s}`;
			return s;
		}).join("");
	}
	static charCount(codePoint) {
		return codePoint > Unicode.MAX_BMP ? 2 : 1;
	}
	/**
	* High-speed conversion from TypedArrays to standard JS Arrays.
	* Bypasses the expensive Symbol.iterator overhead of Array.from()
	*/
	static toArray(typedArray) {
		const len = typedArray.length;
		const res = new Array(len);
		for (let i = 0; i < len; i++) res[i] = typedArray[i];
		return res;
	}
	static stringToUtf8ByteArray(str) {
		if (globalThis.TextEncoder) {
			if (!cachedNativeEncoder) cachedNativeEncoder = new TextEncoder();
			return cachedNativeEncoder.encode(str);
		} else {
			let out = [], p = 0;
			for (let i = 0; i < str.length; i++) {
				let c = str.charCodeAt(i);
				if (c < 128) out[p++] = c;
				else if (c < 2048) {
					out[p++] = c >> 6 | 192;
					out[p++] = c & 63 | 128;
				} else if ((c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE) {
					c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023);
					out[p++] = c >> 18 | 240;
					out[p++] = c >> 12 & 63 | 128;
					out[p++] = c >> 6 & 63 | 128;
					out[p++] = c & 63 | 128;
				} else {
					out[p++] = c >> 12 | 224;
					out[p++] = c >> 6 & 63 | 128;
					out[p++] = c & 63 | 128;
				}
			}
			return out;
		}
	}
	static utf8ByteArrayToString(bytes) {
		if (globalThis.TextDecoder) {
			if (!cachedNativeDecoder) cachedNativeDecoder = new TextDecoder("utf-8");
			const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
			return cachedNativeDecoder.decode(view);
		} else {
			let out = [], pos = 0, c = 0;
			while (pos < bytes.length) {
				let c1 = bytes[pos++];
				if (c1 < 128) out[c++] = String.fromCharCode(c1);
				else if (c1 > 191 && c1 < 224) {
					let c2 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 31) << 6 | c2 & 63);
				} else if (c1 > 239 && c1 < 365) {
					let c2 = bytes[pos++];
					let c3 = bytes[pos++];
					let c4 = bytes[pos++];
					let u = ((c1 & 7) << 18 | (c2 & 63) << 12 | (c3 & 63) << 6 | c4 & 63) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT;
					out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10));
					out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023));
				} else {
					let c2 = bytes[pos++];
					let c3 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 15) << 12 | (c2 & 63) << 6 | c3 & 63);
				}
			}
			return out.join("");
		}
	}
};
const createEnum = (values = [], initNum = 0) => {
	const enumObject = Object.create(null);
	for (let i = 0; i < values.length; i++) {
		const val = values[i];
		const keyVal = initNum + i;
		enumObject[val] = keyVal;
		enumObject[keyVal] = val;
	}
	return Object.freeze(enumObject);
};
/**
* Abstract the representations of input text supplied to Matcher.
*/
var MatcherInputBase = class MatcherInputBase {
	static Encoding = createEnum(["UTF_16", "UTF_8"]);
	getEncoding() {
		throw Error("not implemented");
	}
	/** @returns {string} */
	asCharSequence() {
		throw Error("not implemented");
	}
	/** @returns {Uint8Array|number[]|null} */
	asBytes() {
		throw Error("not implemented");
	}
	/** @returns {number} */
	length() {
		throw Error("not implemented");
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF8Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF16Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_16;
	}
};
var Utf8MatcherInput = class extends MatcherInputBase {
	/** @param {Uint8Array|number[]|null} bytes */
	constructor(bytes = null) {
		super();
		this.bytes = bytes;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return Utils.utf8ByteArrayToString(this.bytes);
	}
	/**
	*
	* @returns {Uint8Array|number[]|null}
	*/
	asBytes() {
		return this.bytes;
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.bytes.length;
	}
};
var Utf16MatcherInput = class extends MatcherInputBase {
	/** @param {string|null} charSequence */
	constructor(charSequence = null) {
		super();
		this.charSequence = charSequence;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_16;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return this.charSequence;
	}
	/**
	*
	* @returns {number[]}
	*/
	asBytes() {
		return Utils.stringToUtf8ByteArray(this.charSequence.toString());
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.charSequence.length;
	}
};
var MatcherInput = class {
	/**
	* Return the MatcherInput for UTF_16 encoding.
	* @returns {Utf16MatcherInput}
	*/
	static utf16(charSequence) {
		Utils.checkInput(charSequence);
		return new Utf16MatcherInput(charSequence);
	}
	/**
	* Return the MatcherInput for UTF_8 encoding.
	* @returns {Utf8MatcherInput}
	*/
	static utf8(input) {
		if (Utils.isByteArray(input)) return new Utf8MatcherInput(input);
		return new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input));
	}
};
/**
* MachineInput abstracts different representations of the input text supplied to the Machine. It
* provides one-character lookahead.
*/
var MachineInputBase = class {
	static EOF() {
		return -8;
	}
	constructor() {
		this.start = 0;
		this.end = 0;
	}
	canCheckPrefix() {
		return true;
	}
	endPos() {
		return this.end - this.start;
	}
	hasString() {
		return false;
	}
	hasAnyString() {
		return false;
	}
	prefixLength() {
		return 0;
	}
};
var MachineUTF8Input = class MachineUTF8Input extends MachineInputBase {
	static RUNE_ERROR_STEP = Unicode.RUNE_ERROR << 3 | 1;
	constructor(bytes, start = 0, end = bytes.length) {
		super();
		this.bytes = bytes;
		this.start = start;
		this.end = end;
	}
	hasString(prefilter, pos) {
		const target = prefilter.bytes;
		if (target.length === 0) return true;
		const idx = this.indexOf(this.bytes, target, this.start + pos);
		return idx !== -1 && idx <= this.end - target.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end);
	}
	step(pos) {
		pos += this.start;
		if (pos >= this.end) return MachineInputBase.EOF();
		const c = this.bytes[pos] & 255;
		if (c < 128) return c << 3 | 1;
		let size;
		let rune;
		let lo = 128;
		let hi = 191;
		if (c >= 194 && c <= 223) {
			size = 2;
			rune = c & 31;
		} else if (c >= 224 && c <= 239) {
			size = 3;
			rune = c & 15;
			if (c === 224) lo = 160;
			else if (c === 237) hi = 159;
		} else if (c >= 240 && c <= 244) {
			size = 4;
			rune = c & 7;
			if (c === 240) lo = 144;
			else if (c === 244) hi = 143;
		} else return MachineUTF8Input.RUNE_ERROR_STEP;
		if (pos + size > this.end) return MachineUTF8Input.RUNE_ERROR_STEP;
		const c1 = this.bytes[pos + 1] & 255;
		if (c1 < lo || c1 > hi) return MachineUTF8Input.RUNE_ERROR_STEP;
		rune = rune << 6 | c1 & 63;
		if (size > 2) {
			const c2 = this.bytes[pos + 2] & 255;
			if ((c2 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP;
			rune = rune << 6 | c2 & 63;
			if (size > 3) {
				const c3 = this.bytes[pos + 3] & 255;
				if ((c3 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP;
				rune = rune << 6 | c3 & 63;
			}
		}
		return rune << 3 | size;
	}
	index(re2, pos) {
		pos += this.start;
		const i = this.indexOf(this.bytes, re2.prefixUTF8, pos);
		return i < 0 ? i : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = -1;
		if (pos > this.start && pos <= this.end) {
			let start = pos - 1;
			r1 = this.bytes[start--];
			if (r1 >= 128) {
				let lim = pos - 4;
				if (lim < this.start) lim = this.start;
				while (start >= lim && (this.bytes[start] & 192) === 128) start--;
				if (start < this.start) start = this.start;
				const r = this.step(start - this.start);
				r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR;
			}
		}
		const r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	indexOf(source, target, fromIndex = 0) {
		let targetLength = target.length;
		if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1;
		const firstByte = target[0];
		let limit = this.end - targetLength;
		const hasNativeIndexOf = typeof source.indexOf === "function";
		let i = fromIndex;
		while (i <= limit) {
			if (hasNativeIndexOf) {
				i = source.indexOf(firstByte, i);
				if (i === -1 || i > limit) return -1;
			} else {
				while (i <= limit && source[i] !== firstByte) i++;
				if (i > limit) return -1;
			}
			let match = true;
			for (let j = 1; j < targetLength; j++) if (source[i + j] !== target[j]) {
				match = false;
				break;
			}
			if (match) return i;
			i++;
		}
		return -1;
	}
	prefixLength(re2) {
		return re2.prefixUTF8.length;
	}
};
var MachineUTF16Input = class extends MachineInputBase {
	constructor(charSequence, start = 0, end = charSequence.length) {
		super();
		this.charSequence = charSequence;
		this.start = start;
		this.end = end;
	}
	hasString(prefilter, pos) {
		const idx = this.charSequence.indexOf(prefilter.str, this.start + pos);
		return idx !== -1 && idx <= this.end - prefilter.str.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end);
	}
	step(pos) {
		pos += this.start;
		if (pos >= this.end) return MachineInputBase.EOF();
		const c1 = this.charSequence.charCodeAt(pos);
		if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return c1 << 3 | 1;
		const c2 = this.charSequence.charCodeAt(pos + 1);
		if (c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE) return (c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT << 3 | 2;
		return c1 << 3 | 1;
	}
	index(re2, pos) {
		pos += this.start;
		const i = this.charSequence.indexOf(re2.prefix, pos);
		if (i < 0 || i > this.end - re2.prefix.length) return -1;
		return i - pos;
	}
	context(pos) {
		pos += this.start;
		const r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1;
		const r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	prefixLength(re2) {
		return re2.prefix.length;
	}
};
var MachineInput = class {
	static fromUTF8(bytes, start = 0, end = bytes.length) {
		return new MachineUTF8Input(bytes, start, end);
	}
	static fromUTF16(charSequence, start = 0, end = void 0) {
		Utils.checkInput(charSequence);
		return new MachineUTF16Input(charSequence, start, end ?? charSequence.length);
	}
};
/**
* A stateful iterator that interprets a regex {@code RE2JS} on a specific input.
*
* Conceptually, a Matcher consists of four parts:
* <ol>
* <li>A compiled regular expression {@code RE2JS}, set at construction and fixed for the lifetime
* of the matcher.</li>
*
* <li>The remainder of the input string, set at construction or {@link #reset()} and advanced by
* each match operation such as {@link #find}, {@link #matches} or {@link #lookingAt}.</li>
*
* <li>The current match information, accessible via {@link #start}, {@link #end}, and
* {@link #group}, and updated by each match operation.</li>
*
* <li>The append position, used and advanced by {@link #appendReplacement} and {@link #appendTail}
* if performing a search and replace from the input to an external {@code StringBuffer}.
*
* </ol>
*
*
* @author rsc@google.com (Russ Cox)
*/
var Matcher = class Matcher {
	/**
	* V8 and WebKit have historical hard limits on the number of arguments
	* that can be passed to a function. We cap replacer arguments to prevent
	* Call Stack Overflow (DoS) vulnerabilities on massive ASTs.
	*/
	static MAX_REPLACER_ARGS = 65535;
	/**
	* Quotes '\' and '$' in {@code s}, so that the returned string could be used in
	* {@link #appendReplacement} as a literal replacement of {@code s}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = false) {
		if (javaMode) {
			if (str.indexOf("\\") < 0 && str.indexOf("$") < 0) return str;
			return str.split("").map((s) => {
				const c = s.codePointAt(0);
				if (c === Codepoint.CODES["\\"] || c === Codepoint.CODES["$"]) return `\\${s}`;
				return s;
			}).join("");
		}
		if (str.indexOf("$") < 0) return str;
		return str.split("").map((s) => {
			if (s.codePointAt(0) === Codepoint.CODES["$"]) return "$$";
			return s;
		}).join("");
	}
	/**
	*
	* @param {import('./index.js').RE2JS} pattern
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	*/
	constructor(pattern, input) {
		if (pattern === null) throw new Error("pattern is null");
		/**
		* The pattern being matched.
		* @type {import('./index.js').RE2JS}
		*/
		this.patternInput = pattern;
		const re2 = this.patternInput.re2();
		/** @type {number} */
		this.patternGroupCount = re2.numberOfCapturingGroups();
		/** @type {number[]} */
		this.groups = [];
		/** @type {Record<string, number>} */
		this.namedGroups = re2.namedGroups;
		/** @type {boolean} */
		this.hasNamedGroups = Object.keys(this.namedGroups).length > 0;
		/** @type {number} */
		this.numberOfInstructions = re2.numberOfInstructions();
		/** @type {import('./Machine.js').LookbehindState|null} */
		this.lookbehindState = null;
		if (input instanceof MatcherInputBase) this.resetMatcherInput(input);
		else if (Utils.isByteArray(input)) this.resetMatcherInput(MatcherInput.utf8(input));
		else this.resetMatcherInput(MatcherInput.utf16(input));
	}
	/**
	* Returns the {@code RE2JS} associated with this {@code Matcher}.
	* @returns {import('./index.js').RE2JS}
	*/
	pattern() {
		return this.patternInput;
	}
	/**
	* Resets the {@code Matcher}, rewinding input and discarding any match information.
	*
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	reset() {
		/** @type {number} */
		this.matcherInputLength = this.matcherInput.length();
		/** @type {number} */
		this.appendPos = 0;
		this.hasMatch = false;
		this.hasGroups = false;
		this.anchorFlag = 0;
		return this;
	}
	/**
	* Resets the {@code Matcher} and changes the input.
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	resetMatcherInput(input) {
		if (input === null) throw new Error("input is null");
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
			else input = MatcherInput.utf16(input);
		}
		this.matcherInput = input;
		if (this.lookbehindState !== null) this.lookbehindState.reset();
		else this.lookbehindState = this.patternInput.re2().createLookbehindState();
		this.reset();
		return this;
	}
	/**
	* Returns the start of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	start(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		this.loadGroup(group);
		return this.groups[2 * group];
	}
	/**
	* Returns the end of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	end(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		this.loadGroup(group);
		return this.groups[2 * group + 1];
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.numberOfInstructions;
	}
	/**
	* Returns the named group of the most recent match, or {@code null} if the group was not matched.
	* @param {string|number} [group=0]
	* @returns {string|null}
	*/
	group(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		const start = this.start(group);
		const end = this.end(group);
		if (start < 0 && end < 0) return null;
		return this.substring(start, end);
	}
	/**
	* Returns a dictionary map of all named capturing groups and their matched values.
	* If a group was not matched, its value will be `null`.
	* @returns {Record<string, string|null>}
	*/
	getNamedGroups() {
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		const result = Object.create(null);
		for (const name of Object.keys(this.namedGroups)) result[name] = this.group(name);
		return result;
	}
	/**
	* Returns the number of subgroups in this pattern.
	*
	* @returns {number} the number of subgroups; the overall match (group 0) does not count
	*/
	groupCount() {
		return this.patternGroupCount;
	}
	/**
	* Helper: finds subgroup information if needed for group.
	* @param {number} group
	* @private
	*/
	loadGroup(group) {
		if (!Number.isInteger(group) || group < 0 || group > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group}`);
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		if (group === 0 || this.hasGroups) return;
		const end = this.matcherInputLength;
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState);
		if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data");
		this.groups = res[1];
		this.hasGroups = true;
	}
	/**
	* Matches the entire input against the pattern (anchored start and end). If there is a match,
	* {@code matches} sets the match state to describe it.
	*
	* @returns {boolean} true if the entire input matches the pattern
	*/
	matches() {
		return this.genMatch(0, RE2Flags.ANCHOR_BOTH);
	}
	/**
	* Matches the beginning of input against the pattern (anchored start). If there is a match,
	* {@code lookingAt} sets the match state to describe it.
	*
	* @returns {boolean} true if the beginning of the input matches the pattern
	*/
	lookingAt() {
		return this.genMatch(0, RE2Flags.ANCHOR_START);
	}
	/**
	* Matches the input against the pattern (unanchored), starting at a specified position. If there
	* is a match, {@code find} sets the match state to describe it.
	*
	* @param {number|null} [start=null] the input position where the search begins
	* @returns {boolean} if it finds a match
	* @throws IndexOutOfBoundsException if start is not a valid input position
	*/
	find(start = null) {
		if (start !== null) {
			if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`);
			this.reset();
			return this.genMatch(start, 0);
		}
		start = 0;
		if (this.hasMatch) {
			start = this.groups[1];
			if (this.groups[0] === this.groups[1]) {
				const r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start);
				if (r < 0) start++;
				else start += r & 7;
			}
		}
		return this.genMatch(start, RE2Flags.UNANCHORED);
	}
	/**
	* Helper: does match starting at start, with RE2 anchor flag.
	* @param {number} startByte
	* @param {number} anchor
	* @returns {boolean}
	* @private
	*/
	genMatch(startByte, anchor) {
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState);
		if (!res[0]) {
			this.hasMatch = false;
			return false;
		}
		this.groups = res[1];
		this.hasMatch = true;
		this.hasGroups = this.patternGroupCount === 0;
		this.anchorFlag = anchor;
		return true;
	}
	/**
	* Helper: return substring for [start, end).
	* @param {number} start
	* @param {number} end
	* @returns {string}
	*/
	substring(start, end) {
		if (this.matcherInput.isUTF8Encoding()) return Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end));
		return this.matcherInput.asCharSequence().substring(start, end).toString();
	}
	/**
	* Helper for Pattern: return input length.
	* @returns {number}
	*/
	inputLength() {
		return this.matcherInputLength;
	}
	/**
	* Appends to result two strings: the text from the append position up to the beginning of the
	* most recent match, and then the replacement with submatch groups substituted for references to
	* them. It advances the append position to where the most recent match ended.
	*
	* By default the replacement is expanded as by String.prototype.replace (see
	* appendReplacementInternalJs). In Java mode it follows re2j / java.util.regex: $n takes as
	* many digits as still form a valid group number, ${name} is a named group, and a backslash
	* escapes the next character (so "\\$" in a JS string literal inserts a literal $).
	*
	* @param {string} replacement the replacement string
	* @param {boolean} [javaMode=false] activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @throws IllegalStateException if there was no most recent match
	* @throws IndexOutOfBoundsException in Java mode, if replacement refers to an invalid group
	* @private
	*/
	appendReplacement(replacement, javaMode = false) {
		let res = "";
		const s = this.start();
		const e = this.end();
		if (this.appendPos < s) res += this.substring(this.appendPos, s);
		this.appendPos = e;
		res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement);
		return res;
	}
	/**
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJava(replacement) {
		let res = "";
		let last = 0;
		const m = replacement.length;
		let i = 0;
		while (i < m) {
			const cCode = replacement.codePointAt(i);
			if (cCode === Codepoint.CODES["\\"]) {
				if (last < i) res += replacement.substring(last, i);
				i++;
				if (i >= m) throw new RE2JSGroupException("character to be escaped is missing");
				last = i;
				i++;
				continue;
			}
			if (cCode === Codepoint.CODES["$"]) {
				if (last < i) res += replacement.substring(last, i);
				if (i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing");
				const nextCode = replacement.codePointAt(i + 1);
				if (Codepoint.CODES["0"] <= nextCode && nextCode <= Codepoint.CODES["9"]) {
					let n = nextCode - Codepoint.CODES["0"];
					let j = i + 2;
					for (; j < m; j++) {
						const digit = replacement.codePointAt(j);
						if (digit < Codepoint.CODES["0"] || digit > Codepoint.CODES["9"] || n * 10 + digit - Codepoint.CODES["0"] > this.patternGroupCount) break;
						n = n * 10 + digit - Codepoint.CODES["0"];
					}
					if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`);
					const group = this.group(n);
					if (group !== null) res += group;
					i = j;
					last = i;
				} else if (nextCode === Codepoint.CODES["{"]) {
					let j = i + 2;
					while (j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"]) j++;
					if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'");
					const groupName = replacement.substring(i + 2, j);
					const groupVal = this.group(groupName);
					if (groupVal !== null) res += groupVal;
					i = j + 1;
					last = i;
				} else throw new RE2JSGroupException("Illegal group reference");
				continue;
			}
			i++;
		}
		if (last < m) res += replacement.substring(last, m);
		return res;
	}
	/**
	* Expands |replacement| for the current match by the rules of String.prototype.replace
	* (ECMAScript GetSubstitution): $$ is "$", $& the match, $` the text before it, $' the text
	* after it, $n and $nn a group (two digits only when they form a valid group number, so with
	* one group "$10" is group 1 then "0"; an unmatched group is empty), and $<name> a named group
	* (empty when no such group), only when the pattern has named groups. Anything else, such as
	* "$0" or "$<" without a closing ">", is kept as is.
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJs(replacement) {
		const isDigit = (c) => c >= 48 && c <= 57;
		const groupCount = this.patternGroupCount;
		let res = "";
		let i = 0;
		while (i < replacement.length) {
			const dollar = replacement.indexOf("$", i);
			if (dollar < 0) break;
			res += replacement.substring(i, dollar);
			i = dollar;
			const c = replacement.charCodeAt(i + 1);
			if (c === Codepoint.CODES["$"]) {
				res += "$";
				i += 2;
			} else if (c === Codepoint.CODES["&"]) {
				res += this.group(0);
				i += 2;
			} else if (c === Codepoint.CODES["`"]) {
				res += this.substring(0, this.start(0));
				i += 2;
			} else if (c === Codepoint.CODES["'"]) {
				res += this.substring(this.end(0), this.matcherInputLength);
				i += 2;
			} else if (isDigit(c)) {
				let digits = 1;
				let index = c - 48;
				const c2 = replacement.charCodeAt(i + 2);
				if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount) {
					digits = 2;
					index = index * 10 + c2 - 48;
				}
				if (index >= 1 && index <= groupCount) {
					const group = this.group(index);
					if (group !== null) res += group;
				} else res += replacement.substring(i, i + 1 + digits);
				i += 1 + digits;
			} else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
				const gt = replacement.indexOf(">", i + 2);
				if (gt < 0) {
					res += "$<";
					i += 2;
				} else {
					const name = replacement.substring(i + 2, gt);
					if (Object.hasOwn(this.namedGroups, name)) {
						const group = this.group(name);
						if (group !== null) res += group;
					}
					i = gt + 1;
				}
			} else {
				res += "$";
				i += 1;
			}
		}
		return res + replacement.substring(i);
	}
	/**
	* Return the substring of the input from the append position to the end of the
	* input.
	* @returns {string}
	*/
	appendTail() {
		return this.substring(this.appendPos, this.matcherInputLength);
	}
	/**
	* Returns the input with all matches replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the matches replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceAll(replacement, javaMode = false) {
		return this.replace(replacement, true, javaMode);
	}
	/**
	* Returns the input with the first match replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the first match replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceFirst(replacement, javaMode = false) {
		return this.replace(replacement, false, javaMode);
	}
	/**
	* Helper: replaceAll/replaceFirst hybrid.
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [all=true] - replace all matches
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @private
	*/
	replace(replacement, all = true, javaMode = false) {
		let res = "";
		this.reset();
		const isFunc = typeof replacement === "function";
		let originalInput = null;
		if (isFunc) {
			if (this.groupCount() >= Matcher.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function");
			originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence();
		}
		while (this.find()) {
			res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode);
			if (!all) break;
		}
		res += this.appendTail();
		return res;
	}
	/**
	* Evaluates a replacer function for the current match and appends the result,
	* along with any un-matched preceding text, advancing the append position.
	* @param {Function} replacer - the replacer function
	* @param {string|Uint8Array|number[]} originalInput - the cached original input reference
	* @returns {string} the evaluated string to append
	* @private
	*/
	appendReplacementFunc(replacer, originalInput) {
		let res = "";
		const s = this.start();
		const e = this.end();
		if (this.appendPos < s) res += this.substring(this.appendPos, s);
		this.appendPos = e;
		/** @type {unknown[]} */
		const args = this.matchArray();
		args.push(s, originalInput);
		if (this.hasNamedGroups) args.push(this.namedGroupsObject());
		res += String(replacer(...args));
		return res;
	}
	/**
	* The match and its groups, as the elements of a JS RegExpExecArray: undefined for a group that
	* did not take part in the match. Used by exec(), matchAll() and replacer functions.
	* @returns {Array<string|undefined>}
	* @private
	*/
	matchArray() {
		const result = [this.group(0)];
		for (let i = 1; i <= this.patternGroupCount; i++) {
			const group = this.group(i);
			result.push(group === null ? void 0 : group);
		}
		return result;
	}
	/**
	* The named groups, as the groups property of a JS RegExpExecArray: an object without a
	* prototype mapping each name to its group (undefined when it did not take part in the match),
	* or undefined when the pattern has no named groups.
	* @returns {Record<string, string|undefined>|undefined}
	* @private
	*/
	namedGroupsObject() {
		if (!this.hasNamedGroups) return;
		const result = this.getNamedGroups();
		for (const name in result) if (result[name] === null) result[name] = void 0;
		return result;
	}
};
/**
* A single instruction in the regular expression virtual machine.
*
* @see http://swtch.com/~rsc/regexp/regexp2.html
*/
var Inst = class Inst {
	static ALT = 1;
	static ALT_MATCH = 2;
	static CAPTURE = 3;
	static EMPTY_WIDTH = 4;
	static FAIL = 5;
	static MATCH = 6;
	static NOP = 7;
	static RUNE = 8;
	static RUNE1 = 9;
	static RUNE_ANY = 10;
	static RUNE_ANY_NOT_NL = 11;
	static LB_WRITE = 12;
	static LB_CHECK = 13;
	static isRuneOp(op) {
		return Inst.RUNE <= op && op <= Inst.RUNE_ANY_NOT_NL;
	}
	static escapeRunes(runes) {
		let out = "\"";
		for (let rune of runes) out += Utils.escapeRune(rune);
		out += "\"";
		return out;
	}
	constructor(op) {
		this.op = op;
		this.out = 0;
		this.arg = 0;
		/** @type {Int32Array} */
		this.runes = /* @__PURE__ */ new Int32Array(0);
		/** @type {Uint32Array | number[] | null} */
		this.next = null;
	}
	matchRune(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0];
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r);
			return r === r0;
		}
		const len = this.runes.length;
		if (len === 0) return false;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return false;
				if (r <= this.runes[j + 1]) return true;
			}
			return false;
		}
		let base = 0;
		let n = len >> 1;
		while (n > 1) {
			const half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0;
			n -= half;
		}
		base += this.runes[base << 1] <= r ? 1 : 0;
		const m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1];
	}
	matchRunePos(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0];
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r) ? 0 : -1;
			return r === r0 ? 0 : -1;
		}
		const len = this.runes.length;
		if (len === 0) return -1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return -1;
				if (r <= this.runes[j + 1]) return Math.floor(j / 2);
			}
			return -1;
		}
		let base = 0;
		let n = len >> 1;
		while (n > 1) {
			const half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0;
			n -= half;
		}
		base += this.runes[base << 1] <= r ? 1 : 0;
		const m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1] ? m : -1;
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		switch (this.op) {
			case Inst.ALT: return `alt -> ${this.out}, ${this.arg}`;
			case Inst.ALT_MATCH: return `altmatch -> ${this.out}, ${this.arg}`;
			case Inst.CAPTURE: return `cap ${this.arg} -> ${this.out}`;
			case Inst.EMPTY_WIDTH: return `empty ${this.arg} -> ${this.out}`;
			case Inst.MATCH: return `match${this.arg !== 0 ? ` ${this.arg}` : ""}`;
			case Inst.FAIL: return "fail";
			case Inst.NOP: return `nop -> ${this.out}`;
			case Inst.LB_WRITE: return `lbwrite ${this.arg} -> ${this.out}`;
			case Inst.LB_CHECK: return `lbcheck ${this.arg} -> ${this.out}`;
			case Inst.RUNE:
				if (this.runes === null) return "rune <null>";
				return [
					"rune ",
					Inst.escapeRunes(this.runes),
					(this.arg & RE2Flags.FOLD_CASE) !== 0 ? "/i" : "",
					" -> ",
					this.out
				].join("");
			case Inst.RUNE1: return `rune1 ${Inst.escapeRunes(this.runes)} -> ${this.out}`;
			case Inst.RUNE_ANY: return `any -> ${this.out}`;
			case Inst.RUNE_ANY_NOT_NL: return `anynotnl -> ${this.out}`;
			default: throw new Error("unhandled case in Inst.toString");
		}
	}
};
var Queue = class Queue {
	constructor(numInst) {
		this.sparse = new Int32Array(numInst);
		this.densePcs = new Int32Array(numInst);
		this.denseCaps = null;
		this.size = 0;
		this.ncap = 0;
		this.mainThreads = 0;
	}
	static INITIAL_THREADS = 32;
	init(ncap) {
		this.ncap = ncap;
		const needed = Math.min(this.densePcs.length, Queue.INITIAL_THREADS) * ncap;
		if (!this.denseCaps || this.denseCaps.length < needed) this.denseCaps = new Int32Array(needed);
	}
	growCaps(needed) {
		const limit = this.densePcs.length * this.ncap;
		const grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)));
		grown.set(this.denseCaps);
		this.denseCaps = grown;
	}
	contains(pc) {
		const j = this.sparse[pc];
		return j < this.size && this.densePcs[j] === pc;
	}
	isEmpty() {
		return this.size === 0;
	}
	add(pc) {
		const j = this.size++;
		this.sparse[pc] = j;
		this.densePcs[j] = pc;
		return j;
	}
	clear() {
		this.size = 0;
		this.mainThreads = 0;
	}
	toString() {
		let out = "{";
		for (let i = 0; i < this.size; i++) {
			if (i !== 0) out += ", ";
			out += this.densePcs[i];
		}
		out += "}";
		return out;
	}
};
var LookbehindState = class {
	constructor(prog) {
		this.pos = -1;
		this.pcs = new Int32Array(prog.numInst());
		this.size = 0;
		this.lbTable = new Int32Array(prog.numLb + 1);
	}
	reset() {
		this.pos = -1;
		this.size = 0;
	}
};
var Machine = class Machine {
	static fromRE2(re2) {
		const m = new Machine();
		m.prog = re2.prog;
		m.re2 = re2;
		m.q0 = new Queue(m.prog.numInst());
		m.q1 = new Queue(m.prog.numInst());
		m.addStack = new Int32Array(2 * (m.prog.numInst() + 1));
		m.matched = false;
		m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap);
		m.ncap = 0;
		return m;
	}
	constructor() {
		this.prog = null;
		this.re2 = null;
		this.q0 = null;
		this.q1 = null;
		this.addStack = null;
		this.matched = false;
		this.matchcap = null;
		this.ncap = 0;
		this.lbTable = null;
	}
	init(ncap) {
		this.ncap = ncap;
		if (ncap > this.matchcap.length) this.matchcap = new Int32Array(ncap).fill(-1);
		else this.matchcap.fill(-1);
		this.q0.init(ncap);
		this.q1.init(ncap);
		if (this.prog.numLb > 0) {
			if (!this.lbTable || this.lbTable.length < this.prog.numLb + 1) this.lbTable = new Int32Array(this.prog.numLb + 1);
			this.lbTable.fill(-1);
		}
	}
	submatches() {
		if (this.ncap === 0) return Utils.emptyInts();
		return Utils.toArray(this.matchcap.subarray(0, this.ncap));
	}
	match(input, pos, anchor, lbState = null) {
		const startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL) return false;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
		this.matched = false;
		this.matchcap.fill(-1);
		const hasLookbehinds = this.prog.numLb > 0;
		const matchStartPos = pos;
		let currentPos = pos;
		let resumeLookbehinds = false;
		if (hasLookbehinds) {
			if (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos) {
				currentPos = lbState.pos;
				resumeLookbehinds = true;
			} else currentPos = 0;
		}
		let saveLookbehinds = hasLookbehinds && lbState !== null;
		let runq = this.q0;
		let nextq = this.q1;
		let r = input.step(currentPos);
		let rune = r >> 3;
		let width = r & 7;
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width);
			rune1 = r >> 3;
			width1 = r & 7;
		}
		let flag;
		if (currentPos === 0) flag = Utils.emptyOpContext(-1, rune);
		else flag = input.context(currentPos);
		if (hasLookbehinds) {
			if (resumeLookbehinds) this.restoreLookbehinds(lbState, runq, flag);
			else this.spawnLookbehinds(runq, currentPos, flag);
		}
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
				if (this.matched) break;
				if (this.prog.numLb === 0 && runq.isEmpty() && !(this.re2.prefix.length === 0) && rune1 !== this.re2.prefixRune && input.canCheckPrefix()) {
					const advance = input.index(this.re2, currentPos);
					if (advance < 0) break;
					currentPos += advance;
					r = input.step(currentPos);
					rune = r >> 3;
					width = r & 7;
					r = input.step(currentPos + width);
					rune1 = r >> 3;
					width1 = r & 7;
					flag = input.context(currentPos);
				}
			}
			if (currentPos >= matchStartPos) {
				if (saveLookbehinds) {
					this.saveLookbehinds(lbState, runq, currentPos);
					saveLookbehinds = false;
				}
				if (!this.matched && (currentPos === 0 || anchor === RE2Flags.UNANCHORED)) {
					if (this.ncap > 0) this.matchcap[0] = currentPos;
					this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
				}
			}
			const nextPos = currentPos + width;
			flag = input.context(nextPos);
			this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input.endPos());
			if (width === 0) break;
			if (this.ncap === 0 && this.matched) break;
			currentPos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r = input.step(currentPos + width);
				rune1 = r >> 3;
				width1 = r & 7;
			}
			const tmpq = runq;
			runq = nextq;
			nextq = tmpq;
		}
		runq.clear();
		nextq.clear();
		return this.matched;
	}
	matchSet(input, pos, anchor) {
		const startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL) return [];
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let currentPos = this.prog.numLb > 0 ? 0 : pos;
		let matchStartPos = pos;
		let runq = this.q0;
		let nextq = this.q1;
		let r = input.step(currentPos);
		let rune = r >> 3;
		let width = r & 7;
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width);
			rune1 = r >> 3;
			width1 = r & 7;
		}
		let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos);
		const matches = /* @__PURE__ */ new Set();
		if (this.prog.numLb > 0) this.spawnLookbehinds(runq, currentPos, flag);
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
			}
			if (currentPos === 0 || anchor === RE2Flags.UNANCHORED) {
				if (currentPos >= matchStartPos) this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
			}
			const nextPos = currentPos + width;
			flag = input.context(nextPos);
			for (let j = 0; j < runq.size; j++) {
				const pc = runq.densePcs[j];
				const i = this.prog.inst[pc];
				const capOffset = j * this.ncap;
				let add = false;
				switch (i.op) {
					case Inst.MATCH:
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input.endPos()) break;
						matches.add(i.arg);
						break;
					case Inst.RUNE:
						add = i.matchRune(rune);
						break;
					case Inst.RUNE1:
						add = rune === i.runes[0];
						break;
					case Inst.RUNE_ANY:
						add = true;
						break;
					case Inst.RUNE_ANY_NOT_NL:
						add = rune !== 10;
						break;
					default: continue;
				}
				if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag);
			}
			runq.clear();
			if (width === 0) break;
			currentPos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r = input.step(currentPos + width);
				rune1 = r >> 3;
				width1 = r & 7;
			}
			const tmpq = runq;
			runq = nextq;
			nextq = tmpq;
		}
		nextq.clear();
		return Array.from(matches).sort((a, b) => a - b);
	}
	step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
		const longest = this.re2.longest;
		for (let j = 0; j < runq.size; j++) {
			const pc = runq.densePcs[j];
			const capOffset = j * this.ncap;
			if (longest && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue;
			const i = this.prog.inst[pc];
			let add = false;
			switch (i.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break;
					if (this.ncap > 0 && (!longest || !this.matched || this.matchcap[1] < pos)) {
						runq.denseCaps[capOffset + 1] = pos;
						for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k];
					}
					if (!longest) runq.size = 0;
					this.matched = true;
					break;
				case Inst.RUNE:
					add = i.matchRune(c);
					break;
				case Inst.RUNE1:
					add = c === i.runes[0];
					break;
				case Inst.RUNE_ANY:
					add = true;
					break;
				case Inst.RUNE_ANY_NOT_NL:
					add = c !== 10;
					break;
				default: continue;
			}
			if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond);
		}
		runq.clear();
	}
	spawnLookbehinds(q, pos, flag) {
		for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag);
	}
	restoreLookbehinds(lbState, q, flag) {
		this.lbTable.set(lbState.lbTable);
		for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag);
	}
	saveLookbehinds(lbState, q, pos) {
		let size = 0;
		for (let j = 0; j < q.size; j++) {
			const pc = q.densePcs[j];
			if (this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op)) lbState.pcs[size++] = pc;
		}
		lbState.size = size;
		lbState.pos = pos;
		lbState.lbTable.set(this.lbTable);
	}
	add(q, pc, pos, capArray, capOffset, cond) {
		const stk = this.addStack;
		let nstk = 0;
		for (;;) {
			while (pc !== 0 && !q.contains(pc)) {
				const d = q.add(pc);
				const inst = this.prog.inst[pc];
				switch (inst.op) {
					case Inst.FAIL:
						pc = 0;
						break;
					case Inst.ALT:
					case Inst.ALT_MATCH:
						stk[nstk++] = inst.arg;
						stk[nstk++] = 0;
						pc = inst.out;
						break;
					case Inst.EMPTY_WIDTH:
						pc = (inst.arg & ~cond) === 0 ? inst.out : 0;
						break;
					case Inst.NOP:
						pc = inst.out;
						break;
					case Inst.CAPTURE:
						if (inst.arg < this.ncap) {
							stk[nstk++] = -inst.arg - 1;
							stk[nstk++] = capArray[capOffset + inst.arg];
							capArray[capOffset + inst.arg] = pos;
						}
						pc = inst.out;
						break;
					case Inst.LB_WRITE:
						this.lbTable[Math.abs(inst.arg)] = pos;
						pc = inst.out;
						break;
					case Inst.LB_CHECK:
						if (inst.arg > 0) pc = this.lbTable[inst.arg] === pos ? inst.out : 0;
						else pc = this.lbTable[-inst.arg] !== pos ? inst.out : 0;
						break;
					case Inst.MATCH:
					case Inst.RUNE:
					case Inst.RUNE1:
					case Inst.RUNE_ANY:
					case Inst.RUNE_ANY_NOT_NL:
						if (this.prog.lbInst[pc] === 0) q.mainThreads++;
						if (this.ncap > 0) {
							const destOffset = d * this.ncap;
							if (destOffset + this.ncap > q.denseCaps.length) q.growCaps(destOffset + this.ncap);
							for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c];
						}
						pc = 0;
						break;
					default: throw new RE2JSInternalException("unhandled");
				}
			}
			if (nstk === 0) return;
			nstk -= 2;
			const entry = stk[nstk];
			if (entry < 0) {
				capArray[capOffset - entry - 1] = stk[nstk + 1];
				pc = 0;
			} else pc = entry;
		}
	}
};
const hashState = (pcs, flag, ids) => {
	let h = -2128831035;
	for (let i = 0; i < pcs.length; i++) {
		h ^= pcs[i];
		h = Math.imul(h, 16777619);
	}
	h ^= flag;
	h = Math.imul(h, 16777619);
	for (let i = 0; i < ids.length; i++) {
		h ^= ids[i];
		h = Math.imul(h, 16777619);
	}
	return h;
};
const arraysEqual = (a, b) => {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
};
const isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids);
const NO_IDS = [];
const END_TEXT = -1;
var DFAState = class {
	constructor(nfaStates, flag, matchIDs) {
		this.nfaStates = nfaStates;
		this.flag = flag;
		this.isMatch = (flag & DFA.FLAG_MATCH) !== 0;
		this.matchIDs = matchIDs;
		this.next = null;
		this.nextAnchored = null;
	}
};
var DFA = class DFA {
	static FLAG_EMPTY_MASK = 255;
	static FLAG_MATCH = 256;
	static FLAG_LAST_WORD = 512;
	static FLAG_NEED_SHIFT = 16;
	static STATE_OVERHEAD = 150;
	static ARRAY_OVERHEAD = 40;
	static ELEMENT_SIZE = 8;
	static TABLE_OVERHEAD = 48;
	static PROGRESS_PER_STATE = 10;
	constructor(prog, maxMem = 8388608) {
		this.prog = prog;
		this.maxMem = maxMem;
		this.stateCache = /* @__PURE__ */ new Map();
		this.stateCount = 0;
		this.startStates = /* @__PURE__ */ new Map();
		this.failed = false;
		for (let pc = 0; pc < prog.numInst(); pc++) {
			const op = prog.getInst(pc).op;
			if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
				this.failed = true;
				break;
			}
		}
		this.computeRuneClasses();
		this.stateBudget = maxMem;
		this.memBudget = maxMem;
	}
	computeRuneClasses() {
		const bounds = /* @__PURE__ */ new Set();
		const addRange = (lo, hi) => {
			bounds.add(lo);
			bounds.add(hi + 1);
		};
		for (let pc = 0; pc < this.prog.numInst(); pc++) {
			const inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.RUNE:
				case Inst.RUNE1:
					if (inst.runes.length === 1) {
						addRange(inst.runes[0], inst.runes[0]);
						if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f);
					} else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1]);
					break;
				case Inst.RUNE_ANY_NOT_NL:
					addRange(10, 10);
					break;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0) addRange(10, 10);
					if ((inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0) {
						addRange(48, 57);
						addRange(65, 90);
						addRange(95, 95);
						addRange(97, 122);
					}
			}
		}
		bounds.delete(0);
		this.classBounds = Int32Array.from(bounds).sort();
		this.numClasses = this.classBounds.length + 1;
		const latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1);
		for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r);
		this.latin1Class = latin1Class;
	}
	runeClass(r) {
		if (r <= Unicode.MAX_LATIN1) return this.latin1Class[r];
		return this.searchClass(r);
	}
	searchClass(r) {
		const bounds = this.classBounds;
		let lo = 0;
		let hi = bounds.length;
		while (lo < hi) {
			const mid = lo + hi >> 1;
			if (bounds[mid] <= r) lo = mid + 1;
			else hi = mid;
		}
		return lo;
	}
	closure(pcs, flag) {
		const closure = /* @__PURE__ */ new Set();
		const stack = Array.from(pcs);
		let needflags = 0;
		while (stack.length > 0) {
			const pc = stack.pop();
			if (pc === 0 || closure.has(pc)) continue;
			closure.add(pc);
			const inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					stack.push(inst.out);
					stack.push(inst.arg);
					break;
				case Inst.NOP:
				case Inst.CAPTURE:
					stack.push(inst.out);
					break;
				case Inst.EMPTY_WIDTH:
					needflags |= inst.arg;
					if ((inst.arg & ~flag) === 0) stack.push(inst.out);
			}
		}
		return {
			pcs: Array.from(closure).sort((a, b) => a - b),
			needflags
		};
	}
	getState(pcs, flag, ids) {
		const hash = hashState(pcs, flag, ids);
		const cached = this.stateCache.get(hash);
		if (cached instanceof DFAState) {
			if (isState(cached, pcs, flag, ids)) return cached;
		} else if (cached !== void 0) {
			for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i];
		}
		const cost = DFA.stateCost(pcs, ids);
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		const state = new DFAState(pcs, flag, ids);
		if (cached === void 0) this.stateCache.set(hash, state);
		else if (cached instanceof DFAState) this.stateCache.set(hash, [cached, state]);
		else cached.push(state);
		this.stateCount++;
		return state;
	}
	static stateCost(pcs, ids) {
		const idsCost = ids.length === 0 ? 0 : DFA.ARRAY_OVERHEAD + DFA.ELEMENT_SIZE * ids.length;
		return DFA.STATE_OVERHEAD + DFA.ELEMENT_SIZE * pcs.length + idsCost;
	}
	*cachedStates() {
		for (const cached of this.stateCache.values()) if (cached instanceof DFAState) yield cached;
		else yield* cached;
	}
	makeState(pcs, flag, ids) {
		const closure = this.closure(pcs, flag & DFA.FLAG_EMPTY_MASK);
		let stateFlag = flag;
		if (closure.needflags === 0) stateFlag &= DFA.FLAG_MATCH;
		stateFlag |= closure.needflags << DFA.FLAG_NEED_SHIFT;
		return this.getState(closure.pcs, stateFlag, ids);
	}
	allocTable(state, anchor) {
		const size = this.numClasses + 1;
		const cost = DFA.TABLE_OVERHEAD + DFA.ELEMENT_SIZE * size;
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		const table = new Array(size).fill(null);
		if (anchor === RE2Flags.UNANCHORED) state.next = table;
		else state.nextAnchored = table;
		return table;
	}
	clearCache() {
		this.stateCache.clear();
		this.stateCount = 0;
		this.startStates.clear();
		this.memBudget = this.stateBudget;
	}
	resetCache(current) {
		this.clearCache();
		return this.getState(current.nfaStates, current.flag, current.matchIDs);
	}
	step(state, cls, rune, anchor) {
		let table = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored;
		if (table !== null) {
			const cached = table[cls];
			if (cached !== null) return cached;
		} else {
			table = this.allocTable(state, anchor);
			if (table === null) return null;
		}
		const needflag = state.flag >>> DFA.FLAG_NEED_SHIFT;
		const oldbeforeflag = state.flag & DFA.FLAG_EMPTY_MASK;
		let beforeflag = oldbeforeflag;
		let afterflag = 0;
		if (rune === 10) {
			beforeflag |= Utils.EMPTY_END_LINE;
			afterflag |= Utils.EMPTY_BEGIN_LINE;
		}
		if (rune === END_TEXT) beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT;
		const islastword = (state.flag & DFA.FLAG_LAST_WORD) !== 0;
		const isword = rune !== END_TEXT && Utils.isWordRune(rune);
		beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY;
		let pcs = state.nfaStates;
		if ((beforeflag & ~oldbeforeflag & needflag) !== 0) pcs = this.closure(pcs, beforeflag).pcs;
		const nextPCs = [];
		let ismatch = false;
		let ids = NO_IDS;
		for (let i = 0; i < pcs.length; i++) {
			const inst = this.prog.getInst(pcs[i]);
			if (inst.op === Inst.MATCH) {
				if (!ismatch) {
					ismatch = true;
					ids = [];
				}
				ids.push(inst.arg);
			} else if (rune !== END_TEXT && Inst.isRuneOp(inst.op) && inst.matchRune(rune)) nextPCs.push(inst.out);
		}
		if (ids.length > 1) ids.sort((a, b) => a - b);
		if (anchor === RE2Flags.UNANCHORED && rune !== END_TEXT) nextPCs.push(this.prog.start);
		let flag = afterflag;
		if (ismatch) flag |= DFA.FLAG_MATCH;
		if (isword) flag |= DFA.FLAG_LAST_WORD;
		const nextState = this.makeState(nextPCs, flag, ids);
		if (nextState === null) return null;
		table[cls] = nextState;
		return nextState;
	}
	start(input, pos) {
		const context = input.context(pos);
		let flags;
		if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE;
		else {
			const r = input.step(pos);
			const nextIsWord = r >= 0 && Utils.isWordRune(r >> 3);
			flags = (context & Utils.EMPTY_WORD_BOUNDARY) !== 0 !== nextIsWord ? DFA.FLAG_LAST_WORD : 0;
		}
		let state = this.startStates.get(flags);
		if (state === void 0) {
			state = this.makeState([this.prog.start], flags, NO_IDS);
			if (state === null) {
				this.clearCache();
				state = this.makeState([this.prog.start], flags, NO_IDS);
				if (state === null) return null;
			}
			this.startStates.set(flags, state);
		}
		return state;
	}
	stepOrReset(state, cls, rune, anchor, pos, search) {
		let next = this.step(state, cls, rune, anchor);
		if (next !== null) return next;
		if (search.resetPos >= 0 && pos - search.resetPos < DFA.PROGRESS_PER_STATE * this.stateCount) return null;
		search.resetPos = pos;
		const restored = this.resetCache(state);
		if (restored === null) return null;
		next = this.step(restored, cls, rune, anchor);
		return next;
	}
	run(input, pos, anchor, state, onMatch) {
		const endPos = input.endPos();
		const latin1Class = this.latin1Class;
		const unanchored = anchor === RE2Flags.UNANCHORED;
		const search = { resetPos: -1 };
		let i = pos;
		while (i < endPos) {
			const r = input.step(i);
			const rune = r >> 3;
			const width = r & 7;
			if (width === 0) break;
			const cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune);
			let next = unanchored && state.next !== null ? state.next[cls] : null;
			if (next === null) {
				next = this.stepOrReset(state, cls, rune, anchor, i, search);
				if (next === null) return null;
			}
			state = next;
			if (state.isMatch && onMatch(state, false)) return true;
			if (!unanchored && state.nfaStates.length === 0) return false;
			i += width;
		}
		state = this.stepOrReset(state, this.numClasses, END_TEXT, anchor, i, search);
		if (state === null) return null;
		return state.isMatch && onMatch(state, true);
	}
	match(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
		const startState = this.start(input, pos);
		if (startState === null) return null;
		return this.run(input, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd);
	}
	matchSet(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		const startState = this.start(input, pos);
		if (startState === null) return null;
		const matches = /* @__PURE__ */ new Set();
		const collect = (state, atEnd) => {
			if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k]);
			return false;
		};
		if (this.run(input, pos, anchor, startState, collect) === null) return null;
		return Array.from(matches).sort((a, b) => a - b);
	}
};
const VISITED_BITS = 32;
const MAX_BACKTRACK_PROG = 500;
const INITIAL_JOB_CAPACITY = 256;
const MAX_BACKTRACK_VECTOR = 262144;
var BitState = class {
	constructor() {
		this.end = 0;
		this.cap = /* @__PURE__ */ new Int32Array(0);
		this.matchcap = /* @__PURE__ */ new Int32Array(0);
		this.ncap = 0;
		this.jobPc = new Int32Array(INITIAL_JOB_CAPACITY);
		this.jobArg = new Uint8Array(INITIAL_JOB_CAPACITY);
		this.jobPos = new Int32Array(INITIAL_JOB_CAPACITY);
		this.jobLen = 0;
		this.visited = /* @__PURE__ */ new Uint32Array(0);
	}
	reset(prog, end, ncap) {
		this.end = end;
		this.jobLen = 0;
		this.ncap = ncap;
		const visitedSize = prog.numInst() * (end + 1) + VISITED_BITS - 1 >>> 5;
		if (this.visited.length < visitedSize) this.visited = new Uint32Array(visitedSize);
		else this.visited.fill(0, 0, visitedSize);
		if (this.cap.length < ncap) this.cap = new Int32Array(ncap).fill(-1);
		else this.cap.fill(-1, 0, ncap);
		if (this.matchcap.length < ncap) this.matchcap = new Int32Array(ncap).fill(-1);
		else this.matchcap.fill(-1, 0, ncap);
	}
	shouldVisit(pc, pos) {
		const n = pc * (this.end + 1) + pos;
		const idx = n >>> 5;
		const mask = 1 << (n & 31);
		if ((this.visited[idx] & mask) !== 0) return false;
		this.visited[idx] |= mask;
		return true;
	}
	push(re2, pc, pos, arg) {
		if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
			if (this.jobLen >= this.jobPc.length) {
				const newSize = this.jobPc.length * 2;
				const newPc = new Int32Array(newSize);
				newPc.set(this.jobPc);
				this.jobPc = newPc;
				const newArg = new Uint8Array(newSize);
				newArg.set(this.jobArg);
				this.jobArg = newArg;
				const newPos = new Int32Array(newSize);
				newPos.set(this.jobPos);
				this.jobPos = newPos;
			}
			this.jobPc[this.jobLen] = pc;
			this.jobArg[this.jobLen] = arg ? 1 : 0;
			this.jobPos[this.jobLen] = pos;
			this.jobLen++;
		}
	}
	tryBacktrack(re2, input, pc, pos, anchor) {
		const longest = re2.longest;
		this.push(re2, pc, pos, false);
		while (this.jobLen > 0) {
			this.jobLen--;
			let currentPc = this.jobPc[this.jobLen];
			let arg = this.jobArg[this.jobLen] === 1;
			let currentPos = this.jobPos[this.jobLen];
			let skipShouldVisit = true;
			while (true) {
				if (!skipShouldVisit) {
					if (!this.shouldVisit(currentPc, currentPos)) break;
				}
				skipShouldVisit = false;
				const inst = re2.prog.getInst(currentPc);
				switch (inst.op) {
					case Inst.FAIL: break;
					case Inst.ALT: if (arg) {
						arg = false;
						currentPc = inst.arg;
						continue;
					} else {
						this.push(re2, currentPc, currentPos, true);
						currentPc = inst.out;
						continue;
					}
					case Inst.ALT_MATCH: {
						const outInst = re2.prog.getInst(inst.out);
						if (Inst.isRuneOp(outInst.op)) {
							this.push(re2, inst.arg, currentPos, false);
							currentPc = inst.arg;
							currentPos = this.end;
							continue;
						}
						this.push(re2, inst.out, this.end, false);
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (!inst.matchRune(r >> 3)) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE1: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (r >> 3 !== inst.runes[0]) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY_NOT_NL: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (r >> 3 === 10) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.CAPTURE: if (arg) {
						this.cap[inst.arg] = currentPos;
						break;
					} else {
						if (inst.arg < this.ncap) {
							this.push(re2, currentPc, this.cap[inst.arg], true);
							this.cap[inst.arg] = currentPos;
						}
						currentPc = inst.out;
						continue;
					}
					case Inst.EMPTY_WIDTH: {
						const flag = input.context(currentPos);
						if ((inst.arg & ~flag) !== 0) break;
						currentPc = inst.out;
						continue;
					}
					case Inst.NOP:
						currentPc = inst.out;
						continue;
					case Inst.MATCH: {
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break;
						if (this.ncap === 0) return true;
						if (this.ncap > 1) this.cap[1] = currentPos;
						const old = this.matchcap[1];
						if (old === -1 || longest && currentPos > 0 && currentPos > old) this.matchcap.set(this.cap);
						if (!longest) return true;
						if (currentPos === this.end) return true;
						break;
					}
					case Inst.LB_WRITE:
					case Inst.LB_CHECK: throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions");
					default: throw new RE2JSInternalException("bad inst");
				}
				break;
			}
		}
		return longest && this.matchcap.length > 1 && this.matchcap[1] >= 0;
	}
};
const bitStatePool = [];
var Backtracker = class Backtracker {
	static shouldBacktrack(prog) {
		return prog.numInst() <= MAX_BACKTRACK_PROG;
	}
	static maxBitStateLen(prog) {
		if (!Backtracker.shouldBacktrack(prog)) return 0;
		return Math.floor(MAX_BACKTRACK_VECTOR / prog.numInst());
	}
	static execute(re2, input, pos, anchor, ncap) {
		const startCond = re2.cond;
		if (startCond === Utils.EMPTY_ALL) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null;
		const b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState();
		const end = input.endPos();
		b.reset(re2.prog, end, ncap);
		let matched = false;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) {
			if (b.ncap > 0) b.cap[0] = pos;
			if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) matched = true;
		} else {
			let width = -1;
			for (; pos <= end && width !== 0; pos += width) {
				if (re2.prefix.length > 0) {
					const advance = input.index(re2, pos);
					if (advance < 0) break;
					pos += advance;
				}
				if (b.ncap > 0) b.cap[0] = pos;
				if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) {
					matched = true;
					break;
				}
				const r = input.step(pos);
				width = r === MachineInputBase.EOF() ? 0 : r & 7;
			}
		}
		if (!matched) {
			bitStatePool.push(b);
			return null;
		}
		const result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap));
		bitStatePool.push(b);
		return result;
	}
};
var QueueOnePass = class {
	constructor(size) {
		this.sparse = new Uint32Array(size);
		this.dense = new Uint32Array(size);
		this.size = 0;
		this.nextIndex = 0;
	}
	empty() {
		return this.nextIndex >= this.size;
	}
	next() {
		return this.dense[this.nextIndex++];
	}
	clear() {
		this.size = 0;
		this.nextIndex = 0;
	}
	contains(u) {
		return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u;
	}
	insert(u) {
		if (!this.contains(u)) this.insertNew(u);
	}
	insertNew(u) {
		if (u >= this.sparse.length) return;
		this.sparse[u] = this.size;
		this.dense[this.size] = u;
		this.size++;
	}
};
const mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
	const leftLen = leftRunes.length;
	const rightLen = rightRunes.length;
	let lx = 0, rx = 0;
	const merged = [];
	const next = [];
	let ok = true;
	let ix = -1;
	const extend = (isLeft) => {
		const newArray = isLeft ? leftRunes : rightRunes;
		const low = isLeft ? lx : rx;
		const pc = isLeft ? leftPC : rightPC;
		if (ix > 0 && newArray[low] <= merged[ix]) return false;
		merged.push(newArray[low], newArray[low + 1]);
		if (isLeft) lx += 2;
		else rx += 2;
		ix += 2;
		next.push(pc);
		return true;
	};
	while (lx < leftLen || rx < rightLen) {
		if (rx >= rightLen) ok = extend(true);
		else if (lx >= leftLen) ok = extend(false);
		else if (rightRunes[rx] < leftRunes[lx]) ok = extend(false);
		else ok = extend(true);
		if (!ok) return null;
	}
	return {
		merged,
		next
	};
};
var OnePassProg = class {
	constructor(prog) {
		this.start = prog.start;
		this.numCap = prog.numCap;
		this.inst = new Array(prog.inst.length);
		for (let i = 0; i < prog.inst.length; i++) {
			const orig = prog.inst[i];
			const inst = new Inst(orig.op);
			inst.out = orig.out;
			inst.arg = orig.arg;
			inst.runes = orig.runes ? new Int32Array(orig.runes) : /* @__PURE__ */ new Int32Array(0);
			inst.next = null;
			this.inst[i] = inst;
		}
	}
};
const onePassCopy = (prog) => {
	const p = new OnePassProg(prog);
	for (let pc = 0; pc < p.inst.length; pc++) {
		const inst = p.inst[pc];
		if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue;
		let pAOther = "out";
		let pAAlt = "arg";
		let instAlt = p.inst[inst[pAAlt]];
		if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) {
			pAOther = "arg";
			pAAlt = "out";
			instAlt = p.inst[inst[pAAlt]];
			if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) continue;
		}
		const instOther = p.inst[inst[pAOther]];
		if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue;
		let pBAlt = "out";
		let pBOther = "arg";
		let patch = false;
		if (instAlt.out === pc) patch = true;
		else if (instAlt.arg === pc) {
			patch = true;
			pBAlt = "arg";
			pBOther = "out";
		}
		if (patch) instAlt[pBAlt] = inst[pAOther];
		if (inst[pAOther] === instAlt[pBAlt]) inst[pAAlt] = instAlt[pBOther];
	}
	return p;
};
const makeOnePass = (p) => {
	if (p.inst.length >= 1e3) return null;
	const instQueue = new QueueOnePass(p.inst.length);
	const visitQueue = new QueueOnePass(p.inst.length);
	const onePassRunes = new Array(p.inst.length);
	const m = new Array(p.inst.length).fill(false);
	const check = (pc) => {
		let ok = true;
		const inst = p.inst[pc];
		if (visitQueue.contains(pc)) return true;
		visitQueue.insert(pc);
		switch (inst.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH: {
				ok = check(inst.out) && check(inst.arg);
				let matchOut = m[inst.out];
				let matchArg = m[inst.arg];
				if (matchOut && matchArg) return false;
				if (matchArg) {
					const tempOut = inst.out;
					inst.out = inst.arg;
					inst.arg = tempOut;
					const tempMatch = matchOut;
					matchOut = matchArg;
					matchArg = tempMatch;
				}
				if (matchOut) {
					m[pc] = true;
					inst.op = Inst.ALT_MATCH;
				}
				const leftRunes = onePassRunes[inst.out] || [];
				const rightRunes = onePassRunes[inst.arg] || [];
				const mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg);
				if (!mergeRes) return false;
				onePassRunes[pc] = new Int32Array(mergeRes.merged);
				inst.next = new Uint32Array(mergeRes.next);
				break;
			}
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
				ok = check(inst.out);
				m[pc] = m[inst.out];
				onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : /* @__PURE__ */ new Int32Array(0);
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
				break;
			case Inst.MATCH:
			case Inst.FAIL:
				m[pc] = inst.op === Inst.MATCH;
				break;
			case Inst.RUNE: {
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				if (!inst.runes || inst.runes.length === 0) {
					onePassRunes[pc] = /* @__PURE__ */ new Int32Array(0);
					inst.next = new Uint32Array([inst.out]);
					break;
				}
				let runes = [];
				if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j]);
				onePassRunes[pc] = new Int32Array(runes);
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
				inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE1: {
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				let runes = [];
				if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else runes.push(inst.runes[0], inst.runes[0]);
				onePassRunes[pc] = new Int32Array(runes);
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
				inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE_ANY:
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE]);
				inst.next = new Uint32Array([inst.out]);
				break;
			case Inst.RUNE_ANY_NOT_NL:
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				onePassRunes[pc] = new Int32Array([
					0,
					9,
					11,
					Unicode.MAX_RUNE
				]);
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
		}
		return ok;
	};
	instQueue.clear();
	instQueue.insert(p.start);
	while (!instQueue.empty()) {
		visitQueue.clear();
		if (!check(instQueue.next())) return null;
	}
	for (let i = 0; i < p.inst.length; i++) if (onePassRunes[i]) p.inst[i].runes = onePassRunes[i];
	return p;
};
const cleanupOnePass = (p, original) => {
	for (let ix = 0; ix < original.inst.length; ix++) {
		const instOriginal = original.inst[ix];
		switch (instOriginal.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH:
			case Inst.RUNE: break;
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
			case Inst.MATCH:
			case Inst.FAIL:
				p.inst[ix].next = null;
				break;
			case Inst.RUNE1:
			case Inst.RUNE_ANY:
			case Inst.RUNE_ANY_NOT_NL:
				p.inst[ix].next = null;
				p.inst[ix].op = instOriginal.op;
				p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : /* @__PURE__ */ new Int32Array(0);
		}
	}
};
var OnePass = class OnePass {
	static compile(prog) {
		if (prog.start === 0) return null;
		if (prog.numLb > 0) return null;
		const startInst = prog.inst[prog.start];
		if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null;
		let hasAlt = false;
		for (let i = 0; i < prog.inst.length; i++) if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
			hasAlt = true;
			break;
		}
		for (let i = 0; i < prog.inst.length; i++) {
			const inst = prog.inst[i];
			const opOut = prog.inst[inst.out].op;
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null;
					break;
				case Inst.EMPTY_WIDTH:
					if (opOut === Inst.MATCH) {
						if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue;
						return null;
					}
					break;
				default: if (opOut === Inst.MATCH && hasAlt) return null;
			}
		}
		let p = onePassCopy(prog);
		p = makeOnePass(p);
		if (p !== null) cleanupOnePass(p, prog);
		return p;
	}
	static next(inst, r) {
		const nextIdx = inst.matchRunePos(r);
		if (nextIdx >= 0) return inst.next[nextIdx];
		if (inst.op === Inst.ALT_MATCH) return inst.out;
		return 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		const onepass = re2.onepass;
		if (!onepass) return null;
		const matchcap = new Int32Array(ncap).fill(-1);
		let matched = false;
		let r = input.step(pos);
		let rune = r >> 3;
		let width = r & 7;
		let r1 = MachineInputBase.EOF();
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r1 = input.step(pos + width);
			if (r1 !== MachineInputBase.EOF()) {
				rune1 = r1 >> 3;
				width1 = r1 & 7;
			}
		}
		let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(pos);
		let pc = onepass.start;
		let inst;
		while (true) {
			inst = onepass.inst[pc];
			pc = inst.out;
			switch (inst.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && pos !== input.endPos()) return null;
					matched = true;
					if (matchcap.length > 0) {
						matchcap[0] = 0;
						matchcap[1] = pos;
					}
					return ncap === 0 ? [] : Utils.toArray(matchcap);
				case Inst.RUNE:
					if (!inst.matchRune(rune)) return null;
					break;
				case Inst.RUNE1:
					if (rune !== inst.runes[0]) return null;
					break;
				case Inst.RUNE_ANY: break;
				case Inst.RUNE_ANY_NOT_NL:
					if (rune === 10) return null;
					break;
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pc = OnePass.next(inst, rune);
					continue;
				case Inst.FAIL: return null;
				case Inst.NOP: continue;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & ~flag) !== 0) return null;
					continue;
				case Inst.CAPTURE:
					if (inst.arg < matchcap.length) matchcap[inst.arg] = pos;
					continue;
				default: throw new RE2JSInternalException("bad inst");
			}
			if (width === 0) break;
			flag = Utils.emptyOpContext(rune, rune1);
			pos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r1 = input.step(pos + width);
				if (r1 !== MachineInputBase.EOF()) {
					rune1 = r1 >> 3;
					width1 = r1 & 7;
				} else {
					rune1 = -1;
					width1 = 0;
				}
			}
		}
		if (!matched) return null;
		return ncap === 0 ? [] : Utils.toArray(matchcap);
	}
};
/**
* Regular expression abstract syntax tree. Produced by parser, used by compiler. NB, this
* corresponds to {@code syntax.regexp} in the Go implementation; Go's {@code regexp} is called
* {@code RE2} in Java.
*/
var Regexp = class Regexp {
	static Op = createEnum([
		"NO_MATCH",
		"EMPTY_MATCH",
		"LITERAL",
		"CHAR_CLASS",
		"ANY_CHAR_NOT_NL",
		"ANY_CHAR",
		"BEGIN_LINE",
		"END_LINE",
		"BEGIN_TEXT",
		"END_TEXT",
		"WORD_BOUNDARY",
		"NO_WORD_BOUNDARY",
		"CAPTURE",
		"STAR",
		"PLUS",
		"QUEST",
		"REPEAT",
		"CONCAT",
		"ALTERNATE",
		"PLB",
		"NLB",
		"LEFT_PAREN",
		"VERTICAL_BAR"
	]);
	static isPseudoOp(op) {
		return op >= Regexp.Op.LEFT_PAREN;
	}
	static emptySubs() {
		return [];
	}
	static quoteIfHyphen(rune) {
		if (rune === Codepoint.CODES["-"]) return "\\";
		return "";
	}
	static fromRegexp(re) {
		const regex = new Regexp(re.op);
		regex.flags = re.flags;
		regex.subs = re.subs;
		regex.runes = re.runes;
		regex.cap = re.cap;
		regex.min = re.min;
		regex.max = re.max;
		regex.name = re.name;
		regex.namedGroups = re.namedGroups;
		regex.lb = re.lb;
		return regex;
	}
	constructor(op) {
		this.op = op;
		this.flags = 0;
		this.subs = Regexp.emptySubs();
		this.runes = /* @__PURE__ */ new Int32Array(0);
		this.min = 0;
		this.max = 0;
		this.cap = 0;
		this.name = null;
		this.namedGroups = Object.create(null);
		this.lb = 0;
	}
	reinit() {
		this.flags = 0;
		this.subs = Regexp.emptySubs();
		this.runes = /* @__PURE__ */ new Int32Array(0);
		this.cap = 0;
		this.min = 0;
		this.max = 0;
		this.name = null;
		this.namedGroups = Object.create(null);
		this.lb = 0;
	}
	toString() {
		return this.appendTo();
	}
	appendTo() {
		let out = "";
		switch (this.op) {
			case Regexp.Op.NO_MATCH:
				out += "[^\\x00-\\x{10FFFF}]";
				break;
			case Regexp.Op.EMPTY_MATCH:
				out += "(?:)";
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
			case Regexp.Op.REPEAT: {
				const sub = this.subs[0];
				if (sub.op > Regexp.Op.CAPTURE || sub.op === Regexp.Op.LITERAL && sub.runes.length > 1) out += `(?:${sub.appendTo()})`;
				else out += sub.appendTo();
				switch (this.op) {
					case Regexp.Op.STAR:
						out += "*";
						break;
					case Regexp.Op.PLUS:
						out += "+";
						break;
					case Regexp.Op.QUEST:
						out += "?";
						break;
					case Regexp.Op.REPEAT:
						out += `{${this.min}`;
						if (this.min !== this.max) {
							out += ",";
							if (this.max >= 0) out += this.max;
						}
						out += "}";
				}
				if ((this.flags & RE2Flags.NON_GREEDY) !== 0) out += "?";
				break;
			}
			case Regexp.Op.CONCAT:
				for (let sub of this.subs) if (sub.op === Regexp.Op.ALTERNATE) out += `(?:${sub.appendTo()})`;
				else out += sub.appendTo();
				break;
			case Regexp.Op.ALTERNATE: {
				let sep = "";
				for (let sub of this.subs) {
					out += sep;
					sep = "|";
					out += sub.appendTo();
				}
				break;
			}
			case Regexp.Op.LITERAL:
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += "(?i:";
				for (let rune of this.runes) out += Utils.escapeRune(rune);
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += ")";
				break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				out += "(?-s:.)";
				break;
			case Regexp.Op.ANY_CHAR:
				out += "(?s:.)";
				break;
			case Regexp.Op.PLB:
				out += `(?<=${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.NLB:
				out += `(?<!${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.CAPTURE:
				if (this.name === null || this.name.length === 0) out += "(";
				else out += `(?P<${this.name}>`;
				if (this.subs[0].op !== Regexp.Op.EMPTY_MATCH) out += this.subs[0].appendTo();
				out += ")";
				break;
			case Regexp.Op.BEGIN_TEXT:
				out += "\\A";
				break;
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== 0) out += "(?-m:$)";
				else out += "\\z";
				break;
			case Regexp.Op.BEGIN_LINE:
				out += "^";
				break;
			case Regexp.Op.END_LINE:
				out += "$";
				break;
			case Regexp.Op.WORD_BOUNDARY:
				out += "\\b";
				break;
			case Regexp.Op.NO_WORD_BOUNDARY:
				out += "\\B";
				break;
			case Regexp.Op.CHAR_CLASS:
				if (this.runes.length % 2 !== 0) {
					out += "[invalid char class]";
					break;
				}
				out += "[";
				if (this.runes.length === 0) out += "^\\x00-\\x{10FFFF}";
				else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
					out += "^";
					for (let i = 1; i < this.runes.length - 1; i += 2) {
						const lo = this.runes[i] + 1;
						const hi = this.runes[i + 1] - 1;
						out += Regexp.quoteIfHyphen(lo);
						out += Utils.escapeRune(lo);
						if (lo !== hi) {
							out += "-";
							out += Regexp.quoteIfHyphen(hi);
							out += Utils.escapeRune(hi);
						}
					}
				} else for (let i = 0; i < this.runes.length; i += 2) {
					const lo = this.runes[i];
					const hi = this.runes[i + 1];
					out += Regexp.quoteIfHyphen(lo);
					out += Utils.escapeRune(lo);
					if (lo !== hi) {
						out += "-";
						out += Regexp.quoteIfHyphen(hi);
						out += Utils.escapeRune(hi);
					}
				}
				out += "]";
				break;
			default: out += this.op;
		}
		return out;
	}
	maxCap() {
		let m = 0;
		if (this.op === Regexp.Op.CAPTURE) m = this.cap;
		if (this.subs !== null) for (let sub of this.subs) {
			const n = sub.maxCap();
			if (m < n) m = n;
		}
		return m;
	}
	equals(that) {
		if (!(that !== null && that instanceof Regexp)) return false;
		if (this.op !== that.op) return false;
		switch (this.op) {
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return false;
				break;
			case Regexp.Op.LITERAL:
			case Regexp.Op.CHAR_CLASS:
				if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return false;
				if (this.runes === null && that.runes === null) break;
				if (this.runes === null || that.runes === null) return false;
				if (this.runes.length !== that.runes.length) return false;
				for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return false;
				break;
			case Regexp.Op.ALTERNATE:
			case Regexp.Op.CONCAT:
				if (this.subs.length !== that.subs.length) return false;
				for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return false;
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.REPEAT:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.CAPTURE:
				if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return false;
		}
		return true;
	}
};
/**
* Walks a Regexp tree without recursion, visiting nodes in the same order a recursive walk
* would (RE2: re2/walker-inl.h, "Helper class for traversing Regexps without recursion").
*
* The handler sees a node without subexpressions once, through `leaf(re)`, which returns its
* result. Any other node is seen up to three times:
* - `enter(re)` before its children. It returns the state kept for `re` while its children are
*   visited; a state whose `result` is already set skips the children.
* - `child(re, state, result, i)` after child `i` produced `result`. Setting `state.result`
*   stops visiting the remaining children.
* - `leave(re, state)` after the last child; it returns the result for `re`.
*
* Counted repetitions expand into one nesting level per copy, so the simplified tree can be
* thousands of levels deep; recursion over it would overflow the JS stack, which has no fixed
* relation to the parser's nesting limit. This walk keeps its frames on the heap instead.
*/
var RegexpWalker = class {
	static walk(root, handler) {
		const stack = [];
		let re = root;
		let result;
		for (;;) {
			if (re.subs.length === 0) result = handler.leaf(re);
			else {
				const state = handler.enter(re);
				if (state.result === void 0) {
					stack.push({
						re,
						state,
						i: 0
					});
					re = re.subs[0];
					continue;
				}
				result = state.result;
			}
			for (;;) {
				if (stack.length === 0) return result;
				const frame = stack[stack.length - 1];
				handler.child(frame.re, frame.state, result, frame.i);
				frame.i++;
				if (frame.state.result === void 0 && frame.i < frame.re.subs.length) {
					re = frame.re.subs[frame.i];
					break;
				}
				stack.pop();
				result = frame.state.result !== void 0 ? frame.state.result : handler.leave(frame.re, frame.state);
			}
		}
	}
};
var AhoCorasick = class {
	constructor(words, alphabetSize) {
		const edges = /* @__PURE__ */ new Map();
		const parent = [0];
		const unit = [0];
		const depth = [0];
		const terminal = [0];
		for (const word of words) {
			let node = 0;
			for (let i = 0; i < word.length; i++) {
				const key = node * alphabetSize + word[i];
				let child = edges.get(key);
				if (child === void 0) {
					child = parent.length;
					edges.set(key, child);
					parent.push(node);
					unit.push(word[i]);
					depth.push(depth[node] + 1);
					terminal.push(0);
				}
				node = child;
			}
			terminal[node] = 1;
		}
		const numNodes = parent.length;
		const children = new Int32Array(numNodes - 1);
		for (let c = 1; c < numNodes; c++) children[c - 1] = c;
		children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b]);
		const childStart = new Int32Array(numNodes + 1);
		for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++;
		for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n];
		const childUnit = new Int32Array(numNodes - 1);
		for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]];
		this.childStart = childStart;
		this.childUnit = childUnit;
		this.childNode = children;
		const byDepth = new Int32Array(numNodes);
		for (let n = 0; n < numNodes; n++) byDepth[n] = n;
		byDepth.sort((a, b) => depth[a] - depth[b]);
		const fail = new Int32Array(numNodes);
		const match = Uint8Array.from(terminal);
		for (let k = 1; k < numNodes; k++) {
			const c = byDepth[k];
			const p = parent[c];
			if (p !== 0) {
				let f = fail[p];
				let next = this.next(f, unit[c]);
				while (next < 0 && f !== 0) {
					f = fail[f];
					next = this.next(f, unit[c]);
				}
				fail[c] = next >= 0 ? next : 0;
			}
			match[c] |= match[fail[c]];
		}
		this.fail = fail;
		this.match = match;
	}
	next(node, u) {
		let lo = this.childStart[node];
		let hi = this.childStart[node + 1];
		const units = this.childUnit;
		while (lo < hi) {
			const mid = lo + hi >> 1;
			const m = units[mid];
			if (m === u) return this.childNode[mid];
			if (m < u) lo = mid + 1;
			else hi = mid;
		}
		return -1;
	}
	advance(node, u) {
		for (;;) {
			const next = this.next(node, u);
			if (next >= 0) return next;
			if (node === 0) return 0;
			node = this.fail[node];
		}
	}
	searchUTF16(charSeq, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) {
			node = this.advance(node, charSeq.charCodeAt(i));
			if (this.match[node] === 1) return true;
		}
		return false;
	}
	searchUTF8(bytes, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) {
			node = this.advance(node, bytes[i]);
			if (this.match[node] === 1) return true;
		}
		return false;
	}
};
var Prefilter = class Prefilter {
	static Type = {
		NONE: 0,
		EXACT: 1,
		AND: 2,
		OR: 3
	};
	static MAX_SCANS = 32;
	static MAX_AC_UNITS = 1 << 18;
	constructor(type) {
		this.type = type;
		this.subs = [];
		this.str = "";
		this.bytes = null;
		this.cost = type === Prefilter.Type.EXACT ? 1 : 0;
		this.allExact = false;
		this.ac16 = null;
		this.ac8 = null;
	}
	automaton16() {
		if (this.ac16 === null) {
			const words = this.subs.map((s) => {
				const arr = new Array(s.str.length);
				for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i);
				return arr;
			});
			this.ac16 = new AhoCorasick(words, 65536);
		}
		return this.ac16;
	}
	automaton8() {
		if (this.ac8 === null) this.ac8 = new AhoCorasick(this.subs.map((s) => s.bytes), 256);
		return this.ac8;
	}
	eval(input, pos) {
		switch (this.type) {
			case Prefilter.Type.NONE: return true;
			case Prefilter.Type.EXACT: return input.hasString(this, pos);
			case Prefilter.Type.AND:
				for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input, pos)) return false;
				return true;
			case Prefilter.Type.OR:
				if (this.allExact) return input.hasAnyString(this, pos);
				for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input, pos)) return true;
				return false;
			default: return true;
		}
	}
};
var PrefilterTree = class PrefilterTree {
	static build(re) {
		if (!re) return new Prefilter(Prefilter.Type.NONE);
		return RegexpWalker.walk(re, PrefilterTree.WALKER);
	}
	static WALKER = {
		leaf: (re) => PrefilterTree.leaf(re),
		enter: (re) => PrefilterTree.enter(re),
		child: (re, state, result) => PrefilterTree.child(re, state, result),
		leave: (re, state) => PrefilterTree.leave(re, state)
	};
	static leaf(re) {
		if (re.op !== Regexp.Op.LITERAL) return new Prefilter(Prefilter.Type.NONE);
		if (re.runes.length === 0 || (re.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE);
		let str = "";
		for (let i = 0; i < re.runes.length; i++) {
			if (Unicode.isUnsearchable(re.runes[i])) return new Prefilter(Prefilter.Type.NONE);
			str += String.fromCodePoint(re.runes[i]);
		}
		const pf = new Prefilter(Prefilter.Type.EXACT);
		pf.str = str;
		pf.bytes = Utils.stringToUtf8ByteArray(pf.str);
		return pf;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.CAPTURE:
			case Regexp.Op.PLUS: return { sub: null };
			case Regexp.Op.REPEAT:
				if (re.min >= 1) return { sub: null };
				return { result: new Prefilter(Prefilter.Type.NONE) };
			case Regexp.Op.CONCAT: return {
				pf: new Prefilter(Prefilter.Type.AND),
				subs: []
			};
			case Regexp.Op.ALTERNATE: return {
				pf: new Prefilter(Prefilter.Type.OR),
				subs: []
			};
			default: return { result: new Prefilter(Prefilter.Type.NONE) };
		}
	}
	static child(re, state, s) {
		if (state.subs === void 0) {
			state.sub = s;
			return;
		}
		if (state.pf.type === Prefilter.Type.AND) {
			if (s.type === Prefilter.Type.NONE) return;
			if (s.type === Prefilter.Type.AND) {
				for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
				return;
			}
			state.subs.push(s);
			return;
		}
		if (s.type === Prefilter.Type.NONE) {
			state.result = new Prefilter(Prefilter.Type.NONE);
			return;
		}
		if (s.type === Prefilter.Type.OR) {
			for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
			return;
		}
		state.subs.push(s);
	}
	static leave(re, state) {
		if (state.subs === void 0) return state.sub;
		const pf = state.pf;
		const seen = /* @__PURE__ */ new Set();
		const subs = [];
		for (const sub of state.subs) {
			if (sub.type === Prefilter.Type.EXACT) {
				if (seen.has(sub.str)) continue;
				seen.add(sub.str);
			}
			subs.push(sub);
		}
		if (pf.type === Prefilter.Type.AND) {
			const kept = [];
			let cost = 0;
			for (const sub of subs) {
				if (cost + sub.cost > Prefilter.MAX_SCANS) continue;
				kept.push(sub);
				cost += sub.cost;
			}
			if (kept.length === 0) return new Prefilter(Prefilter.Type.NONE);
			if (kept.length === 1) return kept[0];
			pf.subs = kept;
			pf.cost = cost;
			return pf;
		}
		if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE);
		if (subs.length === 1) return subs[0];
		pf.subs = subs;
		let allExact = true;
		let cost = 0;
		let units = 0;
		for (const sub of subs) {
			if (sub.type !== Prefilter.Type.EXACT) allExact = false;
			else units += sub.bytes.length;
			cost += sub.cost;
		}
		if (allExact) {
			if (units > Prefilter.MAX_AC_UNITS) return new Prefilter(Prefilter.Type.NONE);
			pf.allExact = true;
			pf.cost = 1;
			return pf;
		}
		if (cost > Prefilter.MAX_SCANS) return new Prefilter(Prefilter.Type.NONE);
		pf.cost = cost;
		return pf;
	}
};
/**
* A list of instruction pointers waiting to be patched.
* Tracks both `head` and `tail` to allow O(1) appending during compilation.
* * Values are encoded integers, not standard memory pointers:
* - Program instruction index: `l >> 1`
* - Patch `.out` field if: `(l & 1) === 0`
* - Patch `.arg` field if: `(l & 1) === 1`
* - `0` denotes an empty list.
* * @see https://swtch.com/~rsc/regexp/regexp1.html
*/
var PatchList = class {
	/**
	* @param {number} head - Encoded pointer to the start of the patch list.
	* @param {number} tail - Encoded pointer to the end of the patch list.
	*/
	constructor(head = 0, tail = 0) {
		this.head = head;
		this.tail = tail;
	}
};
/**
* A Prog is a compiled regular expression program.
*/
var Prog = class {
	constructor() {
		this.inst = [];
		this.start = 0;
		this.numCap = 2;
		this.lbStarts = [];
		this.numLb = 0;
		this.lbInst = null;
	}
	getInst(pc) {
		return this.inst[pc];
	}
	numInst() {
		return this.inst.length;
	}
	addInst(op) {
		this.inst.push(new Inst(op));
	}
	markLookbehindInsts() {
		const lbInst = new Uint8Array(this.inst.length);
		const pending = this.lbStarts.slice();
		while (pending.length > 0) {
			const pc = pending.pop();
			if (pc === 0 || lbInst[pc] === 1) continue;
			lbInst[pc] = 1;
			const i = this.inst[pc];
			switch (i.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pending.push(i.out, i.arg);
					break;
				case Inst.MATCH:
				case Inst.FAIL: break;
				default: pending.push(i.out);
			}
		}
		this.lbInst = lbInst;
	}
	skipNop(pc) {
		let i = this.inst[pc];
		while (i.op === Inst.NOP || i.op === Inst.CAPTURE) {
			i = this.inst[pc];
			pc = i.out;
		}
		return i;
	}
	/** @returns {[boolean, string]} */
	prefix() {
		let prefix = "";
		let i = this.skipNop(this.start);
		if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix];
		while (Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0])) {
			prefix += String.fromCodePoint(i.runes[0]);
			i = this.skipNop(i.out);
		}
		return [i.op === Inst.MATCH, prefix];
	}
	startCond() {
		let flag = 0;
		let pc = this.start;
		loop: for (;;) {
			const i = this.inst[pc];
			switch (i.op) {
				case Inst.EMPTY_WIDTH:
					flag |= i.arg;
					break;
				case Inst.FAIL: return -1;
				case Inst.CAPTURE:
				case Inst.NOP: break;
				default: break loop;
			}
			pc = i.out;
		}
		return flag;
	}
	patch(l, val) {
		let head = l.head;
		while (head !== 0) {
			const i = this.inst[head >> 1];
			if ((head & 1) === 0) {
				head = i.out;
				i.out = val;
			} else {
				head = i.arg;
				i.arg = val;
			}
		}
	}
	append(l1, l2) {
		if (l1.head === 0) return l2;
		if (l2.head === 0) return l1;
		const i = this.inst[l1.tail >> 1];
		if ((l1.tail & 1) === 0) i.out = l2.head;
		else i.arg = l2.head;
		return new PatchList(l1.head, l2.tail);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		let out = "";
		for (let pc = 0; pc < this.inst.length; pc++) {
			const len = out.length;
			out += pc;
			if (pc === this.start) out += "*";
			out += "        ".substring(out.length - len);
			out += this.inst[pc];
			out += "\n";
		}
		return out;
	}
};
const ANY_RUNE_NOT_NL = new Int32Array([
	0,
	Codepoint.CODES["\n"] - 1,
	Codepoint.CODES["\n"] + 1,
	Unicode.MAX_RUNE
]);
const ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE]);
/**
* A fragment of a compiled regular expression program.
*
* @see http://swtch.com/~rsc/regexp/regexp1.html
* @class
*/
var Frag = class {
	constructor(i = 0, out = new PatchList(), nullable = false) {
		this.i = i;
		this.out = out;
		this.nullable = nullable;
	}
};
/**
* Compiler from {@code Regexp} (RE2 abstract syntax) to {@code RE2} (compiled regular expression).
*
* The only entry point is {@link #compileRegexp}.
*/
var Compiler = class Compiler {
	static compileRegexp(re) {
		const c = new Compiler();
		const f = c.compile(re);
		c.prog.patch(f.out, c.newInst(Inst.MATCH).i);
		c.prog.start = f.i;
		c.prog.markLookbehindInsts();
		return c.prog;
	}
	static compileSet(regexps) {
		const c = new Compiler();
		if (regexps.length === 0) {
			c.prog.start = c.newInst(Inst.FAIL).i;
			c.prog.markLookbehindInsts();
			return c.prog;
		}
		let starts = [];
		for (let i = 0; i < regexps.length; i++) {
			c.lbOffset = c.prog.numLb;
			const f = c.compile(regexps[i]);
			const m = c.newInst(Inst.MATCH);
			c.prog.getInst(m.i).arg = i;
			c.prog.patch(f.out, m.i);
			starts.push(f.i);
		}
		let start = starts[0];
		for (let i = 1; i < starts.length; i++) {
			const f = c.newInst(Inst.ALT);
			const inst = c.prog.getInst(f.i);
			inst.out = start;
			inst.arg = starts[i];
			start = f.i;
		}
		c.prog.start = start;
		c.prog.markLookbehindInsts();
		return c.prog;
	}
	constructor() {
		this.prog = new Prog();
		this.newInst(Inst.FAIL);
		this.lbOffset = 0;
		this.runeCache = /* @__PURE__ */ new Map();
		this.walker = {
			leaf: (re) => this.leaf(re),
			enter: (re) => this.enter(re),
			child: (re, state, result) => this.child(re, state, result),
			leave: (re, state) => this.leave(re, state)
		};
	}
	newInst(op) {
		this.prog.addInst(op);
		return new Frag(this.prog.numInst() - 1, new PatchList(), true);
	}
	nop() {
		const f = this.newInst(Inst.NOP);
		f.out = new PatchList(f.i << 1, f.i << 1);
		return f;
	}
	fail() {
		return new Frag();
	}
	cap(arg) {
		const f = this.newInst(Inst.CAPTURE);
		f.out = new PatchList(f.i << 1, f.i << 1);
		this.prog.getInst(f.i).arg = arg;
		if (this.prog.numCap < arg + 1) this.prog.numCap = arg + 1;
		return f;
	}
	cat(f1, f2) {
		if (f1.i === 0 || f2.i === 0) {
			this.prog.patch(f1.out, 0);
			this.prog.patch(f2.out, 0);
			return this.fail();
		}
		this.prog.patch(f1.out, f2.i);
		return new Frag(f1.i, f2.out, f1.nullable && f2.nullable);
	}
	alt(f1, f2) {
		if (f1.i === 0) return f2;
		if (f2.i === 0) return f1;
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		i.out = f1.i;
		i.arg = f2.i;
		f.out = this.prog.append(f1.out, f2.out);
		f.nullable = f1.nullable || f2.nullable;
		return f;
	}
	loop(f1, nongreedy) {
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		if (nongreedy) {
			i.arg = f1.i;
			f.out = new PatchList(f.i << 1, f.i << 1);
		} else {
			i.out = f1.i;
			f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
		}
		this.prog.patch(f1.out, f.i);
		return f;
	}
	quest(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		if (nongreedy) {
			i.arg = f1.i;
			f.out = new PatchList(f.i << 1, f.i << 1);
		} else {
			i.out = f1.i;
			f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
		}
		f.out = this.prog.append(f.out, f1.out);
		return f;
	}
	star(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		if (f1.nullable) return this.quest(this.plus(f1, nongreedy), nongreedy);
		return this.loop(f1, nongreedy);
	}
	plus(f1, nongreedy) {
		if (f1.i === 0) return this.fail();
		return new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable);
	}
	empty(op) {
		const f = this.newInst(Inst.EMPTY_WIDTH);
		this.prog.getInst(f.i).arg = op;
		f.out = new PatchList(f.i << 1, f.i << 1);
		return f;
	}
	rune(runes, flags) {
		const f = this.newInst(Inst.RUNE);
		f.nullable = false;
		const i = this.prog.getInst(f.i);
		i.runes = runes;
		flags &= RE2Flags.FOLD_CASE;
		if (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) flags &= ~RE2Flags.FOLD_CASE;
		i.arg = flags;
		f.out = new PatchList(f.i << 1, f.i << 1);
		if ((flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1 || runes.length === 2 && runes[0] === runes[1]) i.op = Inst.RUNE1;
		else if (runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY;
		else if (runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY_NOT_NL;
		return f;
	}
	lookBehind(a, parsedLb) {
		const lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset);
		const id = this.newInst(Inst.LB_WRITE);
		this.prog.getInst(id.i).arg = lb;
		const any = this.rune(ANY_RUNE, 0);
		const dotStar = this.star(any, true);
		const lbAutomaton = this.cat(dotStar, a);
		this.prog.patch(lbAutomaton.out, id.i);
		const checkId = this.newInst(Inst.LB_CHECK);
		this.prog.getInst(checkId.i).arg = lb;
		this.prog.lbStarts.push(lbAutomaton.i);
		if (Math.abs(lb) > this.prog.numLb) this.prog.numLb = Math.abs(lb);
		checkId.out = new PatchList(checkId.i << 1, checkId.i << 1);
		return checkId;
	}
	compile(re) {
		return RegexpWalker.walk(re, this.walker);
	}
	leaf(re) {
		switch (re.op) {
			case Regexp.Op.NO_MATCH: return this.fail();
			case Regexp.Op.EMPTY_MATCH: return this.nop();
			case Regexp.Op.LITERAL: {
				if (re.runes.length === 0) return this.nop();
				let f = null;
				for (let r of re.runes) {
					let singleRune = this.runeCache.get(r);
					if (singleRune === void 0) {
						singleRune = new Int32Array([r]);
						this.runeCache.set(r, singleRune);
					}
					const f1 = this.rune(singleRune, re.flags);
					f = f === null ? f1 : this.cat(f, f1);
				}
				return f;
			}
			case Regexp.Op.CHAR_CLASS: return this.rune(re.runes, re.flags);
			case Regexp.Op.ANY_CHAR_NOT_NL: return this.rune(ANY_RUNE_NOT_NL, 0);
			case Regexp.Op.ANY_CHAR: return this.rune(ANY_RUNE, 0);
			case Regexp.Op.BEGIN_LINE: return this.empty(Utils.EMPTY_BEGIN_LINE);
			case Regexp.Op.END_LINE: return this.empty(Utils.EMPTY_END_LINE);
			case Regexp.Op.BEGIN_TEXT: return this.empty(Utils.EMPTY_BEGIN_TEXT);
			case Regexp.Op.END_TEXT: return this.empty(Utils.EMPTY_END_TEXT);
			case Regexp.Op.WORD_BOUNDARY: return this.empty(Utils.EMPTY_WORD_BOUNDARY);
			case Regexp.Op.NO_WORD_BOUNDARY: return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return this.nop();
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CAPTURE: return {
				bra: this.cap(re.cap << 1),
				sub: null
			};
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return { f: null };
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	child(re, state, f1) {
		if (re.op === Regexp.Op.CONCAT) state.f = state.f === null ? f1 : this.cat(state.f, f1);
		else if (re.op === Regexp.Op.ALTERNATE) state.f = state.f === null ? f1 : this.alt(state.f, f1);
		else state.sub = f1;
	}
	leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: return this.lookBehind(state.sub, re.lb);
			case Regexp.Op.CAPTURE: {
				const ket = this.cap(re.cap << 1 | 1);
				return this.cat(this.cat(state.bra, state.sub), ket);
			}
			case Regexp.Op.STAR: return this.star(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.PLUS: return this.plus(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.QUEST: return this.quest(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return state.f;
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
};
var Simplify = class Simplify {
	static simplify(re) {
		if (re === null) return null;
		return RegexpWalker.walk(re, Simplify.WALKER);
	}
	static WALKER = {
		leaf: (re) => Simplify.leaf(re),
		enter: (re) => Simplify.enter(re),
		child: (re, state, result, i) => Simplify.child(re, state, result, i),
		leave: (re, state) => Simplify.leave(re, state)
	};
	static leaf(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			if (re.runes === null) return re;
			if (re.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH);
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR);
			if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL);
		}
		return re;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return {
				subs: [],
				changed: false
			};
			case Regexp.Op.REPEAT:
				if (re.min === 0 && re.max === 0) return { result: new Regexp(Regexp.Op.EMPTY_MATCH) };
				return { sub: null };
			default: return { result: re };
		}
	}
	static child(re, state, nsub, i) {
		if (state.subs === void 0) {
			state.sub = nsub;
			return;
		}
		if (nsub !== re.subs[i]) state.changed = true;
		if (re.op === Regexp.Op.CONCAT) {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.result = new Regexp(Regexp.Op.NO_MATCH);
				return;
			}
			if (nsub.op === Regexp.Op.EMPTY_MATCH) {
				state.changed = true;
				return;
			}
			if (nsub.op === Regexp.Op.CONCAT) {
				state.changed = true;
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
				return;
			}
		} else {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.changed = true;
				return;
			}
			if (nsub.op === Regexp.Op.ALTERNATE) {
				state.changed = true;
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
				return;
			}
		}
		state.subs.push(nsub);
	}
	static leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE: {
				const sub = state.sub;
				if (sub !== re.subs[0]) {
					const nre = Regexp.fromRegexp(re);
					nre.runes = /* @__PURE__ */ new Int32Array(0);
					nre.subs = [sub];
					return nre;
				}
				return re;
			}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				if (state.changed) {
					const newSubs = state.subs;
					if (newSubs.length === 0) return new Regexp(re.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH);
					if (newSubs.length === 1) return newSubs[0];
					const nre = Regexp.fromRegexp(re);
					nre.runes = /* @__PURE__ */ new Int32Array(0);
					nre.subs = newSubs;
					return nre;
				}
				return re;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return Simplify.simplify1(re.op, re.flags, state.sub, re);
			case Regexp.Op.REPEAT: return Simplify.simplifyRepeat(re, state.sub);
			default: return re;
		}
	}
	static simplifyRepeat(re, sub) {
		if (re.max === -1) {
			if (re.min === 0) return Simplify.simplify1(Regexp.Op.STAR, re.flags, sub, null);
			if (re.min === 1) return Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null);
			const subs = [];
			for (let i = 0; i < re.min - 1; i++) subs.push(sub);
			subs.push(Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null));
			return Simplify.concat(subs);
		}
		if (re.min === 1 && re.max === 1) return sub;
		let prefixSubs = null;
		if (re.min > 0) {
			prefixSubs = [];
			for (let i = 0; i < re.min; i++) prefixSubs.push(sub);
		}
		if (re.max > re.min) {
			let suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, sub, null);
			for (let i = re.min + 1; i < re.max; i++) suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, Simplify.concat([sub, suffix]), null);
			if (prefixSubs === null) return suffix;
			prefixSubs.push(suffix);
		}
		if (prefixSubs !== null) return Simplify.concat(prefixSubs);
		return new Regexp(Regexp.Op.NO_MATCH);
	}
	static concat(subs) {
		const newSubs = [];
		for (let i = 0; i < subs.length; i++) {
			const sub = subs[i];
			if (sub.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH);
			if (sub.op === Regexp.Op.EMPTY_MATCH) continue;
			if (sub.op === Regexp.Op.CONCAT) {
				for (let j = 0; j < sub.subs.length; j++) newSubs.push(sub.subs[j]);
				continue;
			}
			newSubs.push(sub);
		}
		if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH);
		if (newSubs.length === 1) return newSubs[0];
		const nre = new Regexp(Regexp.Op.CONCAT);
		nre.subs = newSubs;
		return nre;
	}
	static simplify1(op, flags, sub, re) {
		if (sub.op === Regexp.Op.EMPTY_MATCH) return sub;
		if (sub.op === Regexp.Op.NO_MATCH) {
			if (op === Regexp.Op.PLUS) return sub;
			return new Regexp(Regexp.Op.EMPTY_MATCH);
		}
		if (op === sub.op && (flags & RE2Flags.NON_GREEDY) === (sub.flags & RE2Flags.NON_GREEDY)) return sub;
		if (re !== null && re.op === op && (re.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub === re.subs[0]) return re;
		const nre = new Regexp(op);
		nre.flags = flags;
		nre.subs = [sub];
		return nre;
	}
};
var CharGroup = class {
	constructor(sign, cls) {
		this.sign = sign;
		this.cls = cls;
	}
};
const code1 = [48, 57];
const code2 = [
	9,
	10,
	12,
	13,
	32,
	32
];
const code3 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
];
const PERL_GROUPS = /* @__PURE__ */ new Map([
	["\\d", new CharGroup(1, code1)],
	["\\D", new CharGroup(-1, code1)],
	["\\s", new CharGroup(1, code2)],
	["\\S", new CharGroup(-1, code2)],
	["\\w", new CharGroup(1, code3)],
	["\\W", new CharGroup(-1, code3)]
]);
const code4 = [
	48,
	57,
	65,
	90,
	97,
	122
];
const code5 = [
	65,
	90,
	97,
	122
];
const code6 = [0, 127];
const code7 = [
	9,
	9,
	32,
	32
];
const code8 = [
	0,
	31,
	127,
	127
];
const code9 = [48, 57];
const code10 = [33, 126];
const code11 = [97, 122];
const code12 = [32, 126];
const code13 = [
	33,
	47,
	58,
	64,
	91,
	96,
	123,
	126
];
const code14 = [
	9,
	13,
	32,
	32
];
const code15 = [65, 90];
const code16 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
];
const code17 = [
	48,
	57,
	65,
	70,
	97,
	102
];
const POSIX_GROUPS = /* @__PURE__ */ new Map([
	["[:alnum:]", new CharGroup(1, code4)],
	["[:^alnum:]", new CharGroup(-1, code4)],
	["[:alpha:]", new CharGroup(1, code5)],
	["[:^alpha:]", new CharGroup(-1, code5)],
	["[:ascii:]", new CharGroup(1, code6)],
	["[:^ascii:]", new CharGroup(-1, code6)],
	["[:blank:]", new CharGroup(1, code7)],
	["[:^blank:]", new CharGroup(-1, code7)],
	["[:cntrl:]", new CharGroup(1, code8)],
	["[:^cntrl:]", new CharGroup(-1, code8)],
	["[:digit:]", new CharGroup(1, code9)],
	["[:^digit:]", new CharGroup(-1, code9)],
	["[:graph:]", new CharGroup(1, code10)],
	["[:^graph:]", new CharGroup(-1, code10)],
	["[:lower:]", new CharGroup(1, code11)],
	["[:^lower:]", new CharGroup(-1, code11)],
	["[:print:]", new CharGroup(1, code12)],
	["[:^print:]", new CharGroup(-1, code12)],
	["[:punct:]", new CharGroup(1, code13)],
	["[:^punct:]", new CharGroup(-1, code13)],
	["[:space:]", new CharGroup(1, code14)],
	["[:^space:]", new CharGroup(-1, code14)],
	["[:upper:]", new CharGroup(1, code15)],
	["[:^upper:]", new CharGroup(-1, code15)],
	["[:word:]", new CharGroup(1, code16)],
	["[:^word:]", new CharGroup(-1, code16)],
	["[:xdigit:]", new CharGroup(1, code17)],
	["[:^xdigit:]", new CharGroup(-1, code17)]
]);
/**
* A "builder"-style helper class for manipulating character classes represented as an array of
* pairs of runes [lo, hi], each denoting an inclusive interval.
*
* All methods mutate the internal state and return {@code this}, allowing operations to be chained.
*/
var CharClass = class CharClass {
	static charClassToString(r, len) {
		let result = "[";
		for (let i = 0; i < len; i += 2) {
			if (i > 0) result += " ";
			const lo = r[i];
			const hi = r[i + 1];
			if (lo === hi) result += `0x${lo.toString(16)}`;
			else result += `0x${lo.toString(16)}-0x${hi.toString(16)}`;
		}
		result += "]";
		return result;
	}
	static sortRanges(array, len) {
		const n = len >> 1;
		const order = new Array(n);
		for (let i = 0; i < n; i++) order[i] = i;
		order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1]);
		const sorted = array.slice(0, len);
		for (let i = 0; i < n; i++) {
			array[2 * i] = sorted[2 * order[i]];
			array[2 * i + 1] = sorted[2 * order[i] + 1];
		}
	}
	/**
	* @param {number[]|Int32Array} [r]
	*/
	constructor(r = Utils.emptyInts()) {
		/** @type {number[]|Int32Array} */
		this.r = r;
		this.len = r.length;
	}
	toArray() {
		if (this.r instanceof Int32Array) return this.len === this.r.length ? this.r : this.r.subarray(0, this.len);
		return new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len));
	}
	toGrowableArray() {
		if (Array.isArray(this.r)) {
			this.r.length = this.len;
			return this.r;
		}
		return Array.from(this.r.subarray(0, this.len));
	}
	cleanClass() {
		if (this.len < 4) return this;
		CharClass.sortRanges(this.r, this.len);
		let w = 2;
		for (let i = 2; i < this.len; i += 2) {
			const lo = this.r[i];
			const hi = this.r[i + 1];
			if (lo <= this.r[w - 1] + 1) {
				if (hi > this.r[w - 1]) this.r[w - 1] = hi;
				continue;
			}
			this.r[w] = lo;
			this.r[w + 1] = hi;
			w += 2;
		}
		this.len = w;
		return this;
	}
	appendLiteral(x, flags) {
		return (flags & RE2Flags.FOLD_CASE) !== 0 ? this.appendFoldedRange(x, x) : this.appendRange(x, x);
	}
	appendRange(lo, hi) {
		if (this.len > 0) {
			for (let i = 2; i <= 4; i += 2) if (this.len >= i) {
				const rlo = this.r[this.len - i];
				const rhi = this.r[this.len - i + 1];
				if (lo <= rhi + 1 && rlo <= hi + 1) {
					if (lo < rlo) this.r[this.len - i] = lo;
					if (hi > rhi) this.r[this.len - i + 1] = hi;
					return this;
				}
			}
		}
		this.r[this.len++] = lo;
		this.r[this.len++] = hi;
		return this;
	}
	appendFoldedRange(lo, hi) {
		if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		if (hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		if (lo < Unicode.MIN_FOLD) {
			this.appendRange(lo, Unicode.MIN_FOLD - 1);
			lo = Unicode.MIN_FOLD;
		}
		if (hi > Unicode.MAX_FOLD) {
			this.appendRange(Unicode.MAX_FOLD + 1, hi);
			hi = Unicode.MAX_FOLD;
		}
		for (let c = lo; c <= hi; c++) {
			this.appendRange(c, c);
			for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f);
		}
		return this;
	}
	appendClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1]);
		return this;
	}
	appendFoldedClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1]);
		return this;
	}
	appendNegatedClass(x) {
		let nextLo = 0;
		for (let i = 0; i < x.length; i += 2) {
			const lo = x[i];
			const hi = x[i + 1];
			if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
			nextLo = hi + 1;
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
		return this;
	}
	appendTable(table) {
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i);
			const hi = table.getHi(i);
			const stride = table.getStride(i);
			if (stride === 1) {
				this.appendRange(lo, hi);
				continue;
			}
			for (let c = lo; c <= hi; c += stride) this.appendRange(c, c);
		}
		return this;
	}
	appendNegatedTable(table) {
		let nextLo = 0;
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i);
			const hi = table.getHi(i);
			const stride = table.getStride(i);
			if (stride === 1) {
				if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
				nextLo = hi + 1;
				continue;
			}
			for (let c = lo; c <= hi; c += stride) {
				if (nextLo <= c - 1) this.appendRange(nextLo, c - 1);
				nextLo = c + 1;
			}
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
		return this;
	}
	appendTableWithSign(table, sign) {
		return sign < 0 ? this.appendNegatedTable(table) : this.appendTable(table);
	}
	negateClass() {
		let nextLo = 0;
		let w = 0;
		for (let i = 0; i < this.len; i += 2) {
			const lo = this.r[i];
			const hi = this.r[i + 1];
			if (nextLo <= lo - 1) {
				this.r[w] = nextLo;
				this.r[w + 1] = lo - 1;
				w += 2;
			}
			nextLo = hi + 1;
		}
		this.len = w;
		if (nextLo <= Unicode.MAX_RUNE) {
			this.r[this.len++] = nextLo;
			this.r[this.len++] = Unicode.MAX_RUNE;
		}
		return this;
	}
	appendClassWithSign(x, sign) {
		return sign < 0 ? this.appendNegatedClass(x) : this.appendClass(x);
	}
	appendGroup(g, foldCase) {
		let cls = g.cls;
		if (foldCase) cls = new CharClass().appendFoldedClass(cls).cleanClass().toArray();
		return this.appendClassWithSign(cls, g.sign);
	}
	toString() {
		return CharClass.charClassToString(this.r, this.len);
	}
};
var StringIterator = class {
	constructor(str) {
		this.str = str;
		this.position = 0;
	}
	pos() {
		return this.position;
	}
	rewindTo(pos) {
		this.position = pos;
	}
	more() {
		return this.position < this.str.length;
	}
	peek() {
		return this.str.codePointAt(this.position);
	}
	skip(n) {
		this.position += n;
	}
	skipString(s) {
		this.position += s.length;
	}
	pop() {
		const r = this.str.codePointAt(this.position);
		this.position += Utils.charCount(r);
		return r;
	}
	lookingAt(s) {
		return this.str.startsWith(s, this.position);
	}
	rest() {
		return this.str.substring(this.position);
	}
	from(beforePos) {
		return this.str.substring(beforePos, this.position);
	}
	toString() {
		return this.rest();
	}
};
/**
* A parser of regular expression patterns.
*
* The only public entry point is {@link #parse(String pattern, int flags)}.
*/
var Parser = class Parser {
	static ERR_INTERNAL_ERROR = "regexp/syntax: internal error";
	static ERR_INVALID_CHAR_RANGE = "invalid character class range";
	static ERR_INVALID_ESCAPE = "invalid escape sequence";
	static ERR_INVALID_NAMED_CAPTURE = "invalid named capture";
	static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax";
	static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator";
	static ERR_INVALID_REPEAT_SIZE = "invalid repeat count";
	static ERR_MISSING_BRACKET = "missing closing ]";
	static ERR_MISSING_PAREN = "missing closing )";
	static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator";
	static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression";
	static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name";
	static ERR_UNEXPECTED_PAREN = "unexpected )";
	static ERR_NESTING_DEPTH = "expression nests too deeply";
	static ERR_LARGE = "expression too large";
	static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind";
	static MAX_HEIGHT = 1e3;
	static MAX_SIZE = 1398101;
	static MAX_RUNES = 33554432;
	static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		Unicode.MAX_RUNE,
		1
	]));
	static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1
	]));
	static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1,
		383,
		383,
		1,
		8490,
		8490,
		1
	]));
	static unicodeTable(name) {
		if (name === "Any") return {
			tab: Parser.ANY_TABLE,
			fold: Parser.ANY_TABLE,
			sign: 1
		};
		if (name === "Ascii") return {
			tab: Parser.ASCII_TABLE,
			fold: Parser.ASCII_FOLD_TABLE,
			sign: 1
		};
		if (name === "Assigned") return {
			tab: UnicodeTables.CATEGORIES.get("Cn"),
			fold: UnicodeTables.CATEGORIES.get("Cn"),
			sign: -1
		};
		if (name === "Lc") return {
			tab: UnicodeTables.CATEGORIES.get("LC"),
			fold: UnicodeTables.FOLD_CATEGORIES.get("LC"),
			sign: 1
		};
		if (UnicodeTables.CATEGORIES.has(name)) return {
			tab: UnicodeTables.CATEGORIES.get(name),
			fold: UnicodeTables.FOLD_CATEGORIES.get(name),
			sign: 1
		};
		if (UnicodeTables.SCRIPTS.has(name)) return {
			tab: UnicodeTables.SCRIPTS.get(name),
			fold: UnicodeTables.FOLD_SCRIPT.get(name),
			sign: 1
		};
		return null;
	}
	static minFoldRune(r) {
		if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r;
		let min = r;
		const r0 = r;
		for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) if (min > r) min = r;
		return min;
	}
	static leadingRegexp(re) {
		if (re.op === Regexp.Op.EMPTY_MATCH) return null;
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = re.subs[0];
			if (sub.op === Regexp.Op.EMPTY_MATCH) return null;
			return sub;
		}
		return re;
	}
	static literalRegexp(s, flags) {
		const re = new Regexp(Regexp.Op.LITERAL);
		re.flags = flags;
		re.runes = Utils.stringToRunes(s);
		return re;
	}
	/**
	* Parse regular expression pattern {@code pattern} with mode flags {@code flags}.
	* @param {string} pattern
	* @param {number} flags
	*/
	static parse(pattern, flags) {
		return new Parser(pattern, flags).parseInternal();
	}
	static parseRepeat(t) {
		const start = t.pos();
		if (!t.more() || !t.lookingAt("{")) return -1;
		t.skip(1);
		const min = Parser.parseInt(t);
		if (min === -1) return -1;
		if (!t.more()) return -1;
		let max;
		if (!t.lookingAt(",")) max = min;
		else {
			t.skip(1);
			if (!t.more()) return -1;
			if (t.lookingAt("}")) max = -1;
			else if ((max = Parser.parseInt(t)) === -1) return -1;
		}
		if (!t.more() || !t.lookingAt("}")) return -1;
		t.skip(1);
		if (min < 0 || min > 1e3 || max === -2 || max > 1e3 || max >= 0 && min > max) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(start));
		return min << 16 | max & Unicode.MAX_BMP;
	}
	static isValidCaptureName(name) {
		if (name.length === 0) return false;
		for (let i = 0; i < name.length; i++) {
			const c = name.codePointAt(i);
			if (c !== Codepoint.CODES["_"] && !Utils.isalnum(c)) return false;
		}
		return true;
	}
	static parseInt(t) {
		const start = t.pos();
		while (t.more() && t.peek() >= Codepoint.CODES["0"] && t.peek() <= Codepoint.CODES["9"]) t.skip(1);
		const n = t.from(start);
		if (n.length === 0 || n.length > 1 && n.codePointAt(0) === Codepoint.CODES["0"]) return -1;
		if (n.length > 8) return -2;
		return parseInt(n, 10);
	}
	static isCharClass(re) {
		return re.op === Regexp.Op.LITERAL && re.runes.length === 1 || re.op === Regexp.Op.CHAR_CLASS || re.op === Regexp.Op.ANY_CHAR_NOT_NL || re.op === Regexp.Op.ANY_CHAR;
	}
	static matchRune(re, r) {
		switch (re.op) {
			case Regexp.Op.LITERAL: return re.runes.length === 1 && re.runes[0] === r;
			case Regexp.Op.CHAR_CLASS:
				for (let i = 0; i < re.runes.length; i += 2) if (re.runes[i] <= r && r <= re.runes[i + 1]) return true;
				return false;
			case Regexp.Op.ANY_CHAR_NOT_NL: return r !== Codepoint.CODES["\n"];
			case Regexp.Op.ANY_CHAR: return true;
		}
		return false;
	}
	static mergeCharClass(dst, src) {
		switch (dst.op) {
			case Regexp.Op.ANY_CHAR: break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				if (Parser.matchRune(src, Codepoint.CODES["\n"])) dst.op = Regexp.Op.ANY_CHAR;
				break;
			case Regexp.Op.CHAR_CLASS: {
				const cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes));
				if (src.op === Regexp.Op.LITERAL) cc.appendLiteral(src.runes[0], src.flags);
				else cc.appendClass(src.runes);
				dst.runes = cc.toGrowableArray();
				break;
			}
			case Regexp.Op.LITERAL:
				if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break;
				dst.op = Regexp.Op.CHAR_CLASS;
				dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray();
		}
	}
	static parseEscape(t) {
		const startPos = t.pos();
		t.skip(1);
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_TRAILING_BACKSLASH);
		let c = t.pop();
		bigswitch: switch (c) {
			case Codepoint.CODES["1"]:
			case Codepoint.CODES["2"]:
			case Codepoint.CODES["3"]:
			case Codepoint.CODES["4"]:
			case Codepoint.CODES["5"]:
			case Codepoint.CODES["6"]:
			case Codepoint.CODES["7"]: if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
			case Codepoint.CODES["0"]: {
				let r = c - Codepoint.CODES["0"];
				for (let i = 1; i < 3; i++) {
					if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
					r = r * 8 + t.peek() - Codepoint.CODES["0"];
					t.skip(1);
				}
				return r;
			}
			case Codepoint.CODES["x"]: {
				if (!t.more()) break;
				c = t.pop();
				if (c === Codepoint.CODES["{"]) {
					let nhex = 0;
					let r = 0;
					while (true) {
						if (!t.more()) break bigswitch;
						c = t.pop();
						if (c === Codepoint.CODES["}"]) break;
						const v = Utils.unhex(c);
						if (v < 0) break bigswitch;
						r = r * 16 + v;
						if (r > Unicode.MAX_RUNE) break bigswitch;
						nhex++;
					}
					if (nhex === 0) break bigswitch;
					return r;
				}
				const x = Utils.unhex(c);
				if (!t.more()) break;
				c = t.pop();
				const y = Utils.unhex(c);
				if (x < 0 || y < 0) break;
				return x * 16 + y;
			}
			case Codepoint.CODES["a"]: return Codepoint.CODES["\x07"];
			case Codepoint.CODES["f"]: return Codepoint.CODES["\f"];
			case Codepoint.CODES["n"]: return Codepoint.CODES["\n"];
			case Codepoint.CODES["r"]: return Codepoint.CODES["\r"];
			case Codepoint.CODES["t"]: return Codepoint.CODES["	"];
			case Codepoint.CODES["v"]: return Codepoint.CODES["\v"];
			default: if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c;
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, t.from(startPos));
	}
	static parseClassChar(t, wholeClassPos) {
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_MISSING_BRACKET, t.from(wholeClassPos));
		if (t.lookingAt("\\")) return Parser.parseEscape(t);
		return t.pop();
	}
	static hasCapture(re) {
		if (re === null) return false;
		if (re.op === Regexp.Op.CAPTURE) return true;
		if (re.subs) {
			for (let sub of re.subs) if (Parser.hasCapture(sub)) return true;
		}
		return false;
	}
	constructor(wholeRegexp, flags = 0) {
		this.wholeRegexp = wholeRegexp;
		this.flags = flags;
		this.numCap = 0;
		this.namedGroups = Object.create(null);
		this.stack = [];
		this.free = null;
		this.numRegexp = 0;
		this.numRunes = 0;
		this.repeats = 0;
		this.height = null;
		this.size = null;
		this.nlb = 0;
	}
	newRegexp(op) {
		let re = this.free;
		if (re !== null && re.subs !== null && re.subs.length > 0) {
			this.free = re.subs[0];
			re.reinit();
			re.op = op;
		} else {
			re = new Regexp(op);
			this.numRegexp += 1;
		}
		return re;
	}
	reuse(re) {
		if (this.height !== null && this.height.has(re)) this.height.delete(re);
		if (re.subs !== null && re.subs.length > 0) re.subs[0] = this.free;
		this.free = re;
	}
	checkLimits(re) {
		if (this.numRunes > Parser.MAX_RUNES) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
		this.checkSize(re);
		this.checkHeight(re);
	}
	checkSize(re) {
		if (this.size === null) {
			if (this.repeats === 0) this.repeats = 1;
			if (re.op === Regexp.Op.REPEAT) {
				let n = re.max;
				if (n === -1) n = re.min;
				if (n <= 0) n = 1;
				if (n > Math.floor(Parser.MAX_SIZE / this.repeats)) this.repeats = Parser.MAX_SIZE;
				else this.repeats *= n;
			}
			if (this.numRegexp < Math.floor(Parser.MAX_SIZE / this.repeats)) return;
			this.size = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkSize(reEx);
		}
		if (this.calcSize(re, true) > Parser.MAX_SIZE) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
	}
	calcSize(re, force = false) {
		if (!force && this.size !== null) {
			if (this.size.has(re)) return this.size.get(re);
		}
		let size = 0;
		switch (re.op) {
			case Regexp.Op.LITERAL:
				size = re.runes.length;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
				size = 2 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				size = 1 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.CONCAT:
				for (let sub of re.subs) size = size + this.calcSize(sub);
				break;
			case Regexp.Op.ALTERNATE:
				for (let sub of re.subs) size = size + this.calcSize(sub);
				if (re.subs.length > 1) size = size + re.subs.length - 1;
				break;
			case Regexp.Op.REPEAT: {
				let sub = this.calcSize(re.subs[0]);
				if (re.max === -1) {
					if (re.min === 0) size = 2 + sub;
					else size = 1 + re.min * sub;
					break;
				}
				size = re.max * sub + (re.max - re.min);
				break;
			}
		}
		size = Math.max(1, size);
		if (this.size === null) this.size = /* @__PURE__ */ new Map();
		this.size.set(re, size);
		return size;
	}
	checkHeight(re) {
		if (this.numRegexp < Parser.MAX_HEIGHT) return;
		if (this.height === null) {
			this.height = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkHeight(reEx);
		}
		if (this.calcHeight(re, true) > Parser.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser.ERR_NESTING_DEPTH);
	}
	calcHeight(re, force = false) {
		if (!force && this.height !== null) {
			if (this.height.has(re)) return this.height.get(re);
		}
		let h = 1;
		for (let sub of re.subs) {
			const hsub = this.calcHeight(sub);
			if (h < 1 + hsub) h = 1 + hsub;
		}
		if (this.height === null) this.height = /* @__PURE__ */ new Map();
		this.height.set(re, h);
		return h;
	}
	pop() {
		return this.stack.pop();
	}
	popToPseudo() {
		const n = this.stack.length;
		let i = n;
		while (i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op)) i--;
		return this.stack.splice(i, n - i);
	}
	push(re) {
		this.numRunes += re.runes.length;
		if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] === re.runes[1]) {
			if (this.maybeConcat(re.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL;
			re.runes = [re.runes[0]];
			re.flags = this.flags & ~RE2Flags.FOLD_CASE;
		} else if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 4 && re.runes[0] === re.runes[1] && re.runes[2] === re.runes[3] && Unicode.simpleFold(re.runes[0]) === re.runes[2] && Unicode.simpleFold(re.runes[2]) === re.runes[0] || re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] + 1 === re.runes[1] && Unicode.simpleFold(re.runes[0]) === re.runes[1] && Unicode.simpleFold(re.runes[1]) === re.runes[0]) {
			if (this.maybeConcat(re.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL;
			re.runes = [re.runes[0]];
			re.flags = this.flags | RE2Flags.FOLD_CASE;
		} else this.maybeConcat(-1, 0);
		this.stack.push(re);
		this.checkLimits(re);
		return re;
	}
	maybeConcat(r, flags) {
		const n = this.stack.length;
		if (n < 2) return false;
		const re1 = this.stack[n - 1];
		const re2 = this.stack[n - 2];
		if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return false;
		if (!Array.isArray(re2.runes)) re2.runes = Array.from(re2.runes);
		for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i]);
		if (r >= 0) {
			re1.runes = [r];
			re1.flags = flags;
			return true;
		}
		this.pop();
		this.reuse(re1);
		return false;
	}
	newLiteral(r, flags) {
		const re = this.newRegexp(Regexp.Op.LITERAL);
		re.flags = flags;
		if ((flags & RE2Flags.FOLD_CASE) !== 0) r = Parser.minFoldRune(r);
		re.runes = [r];
		return re;
	}
	literal(r) {
		this.push(this.newLiteral(r, this.flags));
	}
	op(op) {
		const re = this.newRegexp(op);
		re.flags = this.flags;
		return this.push(re);
	}
	repeat(op, min, max, beforePos, t, lastRepeatPos) {
		let flags = this.flags;
		if ((flags & RE2Flags.PERL_X) !== 0) {
			if (t.more() && t.lookingAt("?")) {
				t.skip(1);
				flags ^= RE2Flags.NON_GREEDY;
			}
			if (lastRepeatPos !== -1) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos));
		}
		const n = this.stack.length;
		if (n === 0) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		const sub = this.stack[n - 1];
		if (Regexp.isPseudoOp(sub.op)) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		const re = this.newRegexp(op);
		re.min = min;
		re.max = max;
		re.flags = flags;
		re.subs = [sub];
		this.stack[n - 1] = re;
		this.checkLimits(re);
		if (op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re, 1e3)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(beforePos));
	}
	repeatIsValid(re, n) {
		if (re.op === Regexp.Op.REPEAT) {
			let m = re.max;
			if (m === 0) return true;
			if (m < 0) m = re.min;
			if (m > n) return false;
			if (m > 0) n = Math.trunc(n / m);
		}
		for (let sub of re.subs) if (!this.repeatIsValid(sub, n)) return false;
		return true;
	}
	concat() {
		this.maybeConcat(-1, 0);
		const subs = this.popToPseudo();
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH));
		return this.push(this.collapse(subs, Regexp.Op.CONCAT));
	}
	alternate() {
		const subs = this.popToPseudo();
		if (subs.length > 0) this.cleanAlt(subs[subs.length - 1]);
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.NO_MATCH));
		return this.push(this.collapse(subs, Regexp.Op.ALTERNATE));
	}
	cleanAlt(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			re.runes = new CharClass(Array.from(re.runes)).cleanClass().toArray();
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) {
				re.runes = /* @__PURE__ */ new Int32Array(0);
				re.op = Regexp.Op.ANY_CHAR;
			} else if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) {
				re.runes = /* @__PURE__ */ new Int32Array(0);
				re.op = Regexp.Op.ANY_CHAR_NOT_NL;
			}
		}
	}
	collapse(subs, op) {
		if (subs.length === 1) return subs[0];
		let len = 0;
		for (let sub of subs) len += sub.op === op ? sub.subs.length : 1;
		let newsubs = new Array(len).fill(null);
		let i = 0;
		for (let sub of subs) if (sub.op === op) {
			for (let j = 0; j < sub.subs.length; j++) newsubs[i++] = sub.subs[j];
			this.reuse(sub);
		} else newsubs[i++] = sub;
		let re = this.newRegexp(op);
		re.subs = newsubs;
		if (op === Regexp.Op.ALTERNATE) {
			re.subs = this.factor(re.subs);
			if (re.subs.length === 1) {
				const old = re;
				re = re.subs[0];
				this.reuse(old);
			}
		}
		return re;
	}
	factor(array) {
		if (array.length < 2) return array;
		let s = 0;
		let lensub = array.length;
		let lenout = 0;
		let str = null;
		let strlen = 0;
		let strflags = 0;
		let start = 0;
		for (let i = 0; i <= lensub; i++) {
			let istr = null;
			let istrlen = 0;
			let iflags = 0;
			if (i < lensub) {
				let re = array[s + i];
				if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) re = re.subs[0];
				if (re.op === Regexp.Op.LITERAL) {
					istr = re.runes;
					istrlen = re.runes.length;
					iflags = re.flags & RE2Flags.FOLD_CASE;
				}
				if (iflags === strflags) {
					let same = 0;
					while (same < strlen && same < istrlen && str[same] === istr[same]) same++;
					if (same > 0) {
						strlen = same;
						continue;
					}
				}
			}
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				const prefix = this.newRegexp(Regexp.Op.LITERAL);
				prefix.flags = strflags;
				prefix.runes = str.slice(0, strlen);
				for (let j = start; j < i; j++) {
					array[s + j] = this.removeLeadingString(array[s + j], strlen);
					this.checkLimits(array[s + j]);
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
				const re = this.newRegexp(Regexp.Op.CONCAT);
				re.subs = [prefix, suffix];
				array[lenout++] = re;
			}
			start = i;
			str = istr;
			strlen = istrlen;
			strflags = iflags;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		let first = null;
		for (let i = 0; i <= lensub; i++) {
			let ifirst = null;
			if (i < lensub) {
				ifirst = Parser.leadingRegexp(array[s + i]);
				if (first !== null && first.equals(ifirst) && (Parser.isCharClass(first) || first.op === Regexp.Op.REPEAT && first.min === first.max && Parser.isCharClass(first.subs[0]))) continue;
			}
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				const prefix = first;
				for (let j = start; j < i; j++) {
					const reuse = j !== start;
					array[s + j] = this.removeLeadingRegexp(array[s + j], reuse);
					this.checkLimits(array[s + j]);
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
				const re = this.newRegexp(Regexp.Op.CONCAT);
				re.subs = [prefix, suffix];
				array[lenout++] = re;
			}
			start = i;
			first = ifirst;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		for (let i = 0; i <= lensub; i++) {
			if (i < lensub && Parser.isCharClass(array[s + i])) continue;
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				let max = start;
				for (let j = start + 1; j < i; j++) {
					const subMax = array[s + max];
					const subJ = array[s + j];
					if (subMax.op < subJ.op || subMax.op === subJ.op && (subMax.runes !== null ? subMax.runes.length : 0) < (subJ.runes !== null ? subJ.runes.length : 0)) max = j;
				}
				const tmp = array[s + start];
				array[s + start] = array[s + max];
				array[s + max] = tmp;
				for (let j = start + 1; j < i; j++) {
					Parser.mergeCharClass(array[s + start], array[s + j]);
					this.reuse(array[s + j]);
				}
				this.cleanAlt(array[s + start]);
				array[lenout++] = array[s + start];
			}
			if (i < lensub) array[lenout++] = array[s + i];
			start = i + 1;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		for (let i = 0; i < lensub; ++i) {
			if (i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH) continue;
			array[lenout++] = array[s + i];
		}
		lensub = lenout;
		s = 0;
		return array.slice(s, lensub);
	}
	removeLeadingString(re, n) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = this.removeLeadingString(re.subs[0], n);
			re.subs[0] = sub;
			if (sub.op === Regexp.Op.EMPTY_MATCH) {
				this.reuse(sub);
				switch (re.subs.length) {
					case 0:
					case 1:
						re.op = Regexp.Op.EMPTY_MATCH;
						re.subs = Regexp.emptySubs();
						break;
					case 2: {
						const old = re;
						re = re.subs[1];
						this.reuse(old);
						break;
					}
					default: re.subs = re.subs.slice(1, re.subs.length);
				}
			}
			return re;
		}
		if (re.op === Regexp.Op.LITERAL) {
			re.runes = re.runes.slice(n, re.runes.length);
			if (re.runes.length === 0) re.op = Regexp.Op.EMPTY_MATCH;
		}
		return re;
	}
	removeLeadingRegexp(re, reuse) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			if (reuse) this.reuse(re.subs[0]);
			re.subs = re.subs.slice(1, re.subs.length);
			switch (re.subs.length) {
				case 0:
					re.op = Regexp.Op.EMPTY_MATCH;
					re.subs = Regexp.emptySubs();
					break;
				case 1: {
					const old = re;
					re = re.subs[0];
					this.reuse(old);
					break;
				}
			}
			return re;
		}
		if (reuse) this.reuse(re);
		return this.newRegexp(Regexp.Op.EMPTY_MATCH);
	}
	parseInternal() {
		if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser.literalRegexp(this.wholeRegexp, this.flags);
		let lastRepeatPos = -1;
		let min = -1;
		let max = -1;
		const t = new StringIterator(this.wholeRegexp);
		while (t.more()) {
			let repeatPos = -1;
			bigswitch: switch (t.peek()) {
				case Codepoint.CODES["("]:
					if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
						if (t.lookingAt("(?<=")) {
							this.parsePosLookBehind();
							t.skip(4);
							break;
						}
						if (t.lookingAt("(?<!")) {
							this.parseNegLookBehind();
							t.skip(4);
							break;
						}
					}
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
						this.parsePerlFlags(t);
						break;
					}
					this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap;
					t.skip(1);
					break;
				case Codepoint.CODES["|"]:
					this.parseVerticalBar();
					t.skip(1);
					break;
				case Codepoint.CODES[")"]:
					this.parseRightParen();
					t.skip(1);
					break;
				case Codepoint.CODES["^"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.BEGIN_TEXT);
					else this.op(Regexp.Op.BEGIN_LINE);
					t.skip(1);
					break;
				case Codepoint.CODES["$"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR;
					else this.op(Regexp.Op.END_LINE);
					t.skip(1);
					break;
				case Codepoint.CODES["."]:
					if ((this.flags & RE2Flags.DOT_NL) !== 0) this.op(Regexp.Op.ANY_CHAR);
					else this.op(Regexp.Op.ANY_CHAR_NOT_NL);
					t.skip(1);
					break;
				case Codepoint.CODES["["]:
					this.parseClass(t);
					break;
				case Codepoint.CODES["*"]:
				case Codepoint.CODES["+"]:
				case Codepoint.CODES["?"]: {
					repeatPos = t.pos();
					let op = null;
					switch (t.pop()) {
						case Codepoint.CODES["*"]:
							op = Regexp.Op.STAR;
							break;
						case Codepoint.CODES["+"]:
							op = Regexp.Op.PLUS;
							break;
						case Codepoint.CODES["?"]: op = Regexp.Op.QUEST;
					}
					this.repeat(op, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["{"]: {
					const before = t.pos();
					const minMax = Parser.parseRepeat(t);
					if (minMax < 0) {
						t.rewindTo(before);
						this.literal(t.pop());
						break;
					}
					repeatPos = before;
					min = minMax >> 16;
					max = (minMax & Unicode.MAX_BMP) << 16 >> 16;
					this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["\\"]: {
					const savedPos = t.pos();
					t.skip(1);
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.more()) switch (t.pop()) {
						case Codepoint.CODES["A"]:
							this.op(Regexp.Op.BEGIN_TEXT);
							break bigswitch;
						case Codepoint.CODES["b"]:
							this.op(Regexp.Op.WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES["B"]:
							this.op(Regexp.Op.NO_WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES["C"]: throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, "\\C");
						case Codepoint.CODES["Q"]: {
							let lit = t.rest();
							const i = lit.indexOf("\\E");
							if (i >= 0) {
								lit = lit.substring(0, i);
								t.skipString(lit);
								t.skipString("\\E");
							} else t.skipString(lit);
							let j = 0;
							while (j < lit.length) {
								const codepoint = lit.codePointAt(j);
								this.literal(codepoint);
								j += Utils.charCount(codepoint);
							}
							break bigswitch;
						}
						case Codepoint.CODES["z"]:
							this.op(Regexp.Op.END_TEXT);
							break bigswitch;
						default: t.rewindTo(savedPos);
					}
					else t.rewindTo(savedPos);
					const re = this.newRegexp(Regexp.Op.CHAR_CLASS);
					re.flags = this.flags;
					if (t.lookingAt("\\p") || t.lookingAt("\\P")) {
						const cc = new CharClass();
						if (this.parseUnicodeClass(t, cc)) {
							re.runes = cc.toArray();
							this.push(re);
							break bigswitch;
						}
					}
					const cc = new CharClass();
					if (this.parsePerlClassEscape(t, cc)) {
						re.runes = cc.toArray();
						this.push(re);
						break bigswitch;
					}
					t.rewindTo(savedPos);
					this.reuse(re);
					this.literal(Parser.parseEscape(t));
					break;
				}
				default: this.literal(t.pop());
			}
			lastRepeatPos = repeatPos;
		}
		this.concat();
		if (this.swapVerticalBar()) this.pop();
		this.alternate();
		if (this.stack.length !== 1) throw new RE2JSSyntaxException(Parser.ERR_MISSING_PAREN, this.wholeRegexp);
		this.stack[0].namedGroups = this.namedGroups;
		return this.stack[0];
	}
	parsePerlFlags(t) {
		const startPos = t.pos();
		const s = t.rest();
		if (s.startsWith("(?P<") || s.startsWith("(?<")) {
			const begin = s.charAt(2) === "P" ? 4 : 3;
			const end = s.indexOf(">");
			if (end < 0) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s);
			const name = s.substring(begin, end);
			t.skipString(name);
			t.skip(begin + 1);
			if (!Parser.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1));
			const re = this.op(Regexp.Op.LEFT_PAREN);
			re.cap = ++this.numCap;
			if (this.namedGroups[name]) throw new RE2JSSyntaxException(Parser.ERR_DUPLICATE_NAMED_CAPTURE, name);
			this.namedGroups[name] = this.numCap;
			re.name = name;
			return;
		}
		t.skip(2);
		let flags = this.flags;
		let sign = 1;
		let sawFlag = false;
		loop: while (t.more()) {
			const c = t.pop();
			switch (c) {
				case Codepoint.CODES["i"]:
					flags |= RE2Flags.FOLD_CASE;
					sawFlag = true;
					break;
				case Codepoint.CODES["m"]:
					flags &= ~RE2Flags.ONE_LINE;
					sawFlag = true;
					break;
				case Codepoint.CODES["s"]:
					flags |= RE2Flags.DOT_NL;
					sawFlag = true;
					break;
				case Codepoint.CODES["U"]:
					flags |= RE2Flags.NON_GREEDY;
					sawFlag = true;
					break;
				case Codepoint.CODES["-"]:
					if (sign < 0) break loop;
					sign = -1;
					flags = ~flags;
					sawFlag = false;
					break;
				case Codepoint.CODES[":"]:
				case Codepoint.CODES[")"]:
					if (sign < 0) {
						if (!sawFlag) break loop;
						flags = ~flags;
					}
					if (c === Codepoint.CODES[":"]) this.op(Regexp.Op.LEFT_PAREN);
					this.flags = flags;
					return;
				default: break loop;
			}
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_PERL_OP, t.from(startPos));
	}
	parsePosLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		re.flags = this.flags;
		re.lb = ++this.nlb;
		return this.push(re);
	}
	parseNegLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		re.flags = this.flags;
		re.lb = -++this.nlb;
		return this.push(re);
	}
	parseVerticalBar() {
		this.concat();
		if (!this.swapVerticalBar()) this.op(Regexp.Op.VERTICAL_BAR);
	}
	swapVerticalBar() {
		const n = this.stack.length;
		if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser.isCharClass(this.stack[n - 1]) && Parser.isCharClass(this.stack[n - 3])) {
			let re1 = this.stack[n - 1];
			let re3 = this.stack[n - 3];
			if (re1.op > re3.op) {
				const tmp = re3;
				re3 = re1;
				re1 = tmp;
				this.stack[n - 3] = re3;
			}
			Parser.mergeCharClass(re3, re1);
			this.reuse(re1);
			this.pop();
			return true;
		}
		if (n >= 2) {
			const re1 = this.stack[n - 1];
			const re2 = this.stack[n - 2];
			if (re2.op === Regexp.Op.VERTICAL_BAR) {
				if (n >= 3) this.cleanAlt(this.stack[n - 3]);
				this.stack[n - 2] = re1;
				this.stack[n - 1] = re2;
				return true;
			}
		}
		return false;
	}
	parseRightParen() {
		this.concat();
		if (this.swapVerticalBar()) this.pop();
		this.alternate();
		if (this.stack.length < 2) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		const re1 = this.pop();
		const re2 = this.pop();
		if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		this.flags = re2.flags;
		if (re2.lb !== 0) {
			if (Parser.hasCapture(re1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp);
			if (re2.lb > 0) re2.op = Regexp.Op.PLB;
			else re2.op = Regexp.Op.NLB;
			re2.subs = [re1];
			this.push(re2);
			return;
		}
		if (re2.cap === 0) this.push(re1);
		else {
			re2.op = Regexp.Op.CAPTURE;
			re2.subs = [re1];
			this.push(re2);
		}
	}
	parsePerlClassEscape(t, cc) {
		const beforePos = t.pos();
		if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return false;
		t.pop();
		const p = t.from(beforePos);
		const g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null;
		if (g === null) return false;
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
		return true;
	}
	parseNamedClass(t, cc) {
		const cls = t.rest();
		const i = cls.indexOf(":]");
		if (i < 0) return false;
		const name = cls.substring(0, i + 2);
		t.skipString(name);
		const g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null;
		if (g === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, name);
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
		return true;
	}
	parseUnicodeClass(t, cc) {
		const startPos = t.pos();
		if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || !t.lookingAt("\\p") && !t.lookingAt("\\P")) return false;
		t.skip(1);
		let sign = 1;
		let c = t.pop();
		if (c === Codepoint.CODES["P"]) sign = -1;
		if (!t.more()) {
			t.rewindTo(startPos);
			throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
		}
		c = t.pop();
		let name;
		if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c);
		else {
			const rest = t.rest();
			const end = rest.indexOf("}");
			if (end < 0) {
				t.rewindTo(startPos);
				throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			}
			name = rest.substring(0, end);
			t.skipString(name);
			t.skip(1);
		}
		if (!(name.length === 0) && name.codePointAt(0) === Codepoint.CODES["^"]) {
			sign = 0 - sign;
			name = name.substring(1);
		}
		const pair = Parser.unicodeTable(name);
		if (pair === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(startPos));
		if (pair.sign < 0) sign = 0 - sign;
		const tab = pair.tab;
		const fold = pair.fold;
		if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign);
		else {
			const tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray();
			cc.appendClassWithSign(Array.from(tmp), sign);
		}
		return true;
	}
	parseClass(t) {
		const startPos = t.pos();
		t.skip(1);
		const re = this.newRegexp(Regexp.Op.CHAR_CLASS);
		re.flags = this.flags;
		const cc = new CharClass();
		let sign = 1;
		if (t.more() && t.lookingAt("^")) {
			sign = -1;
			t.skip(1);
			if ((this.flags & RE2Flags.CLASS_NL) === 0) cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"]);
		}
		let first = true;
		while (!t.more() || t.peek() !== Codepoint.CODES["]"] || first) {
			if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
				const s = t.rest();
				if (s === "-" || !s.startsWith("-]")) {
					t.rewindTo(startPos);
					throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
				}
			}
			first = false;
			const beforePos = t.pos();
			if (t.lookingAt("[:")) {
				if (this.parseNamedClass(t, cc)) continue;
				t.rewindTo(beforePos);
			}
			if (this.parseUnicodeClass(t, cc)) continue;
			if (this.parsePerlClassEscape(t, cc)) continue;
			t.rewindTo(beforePos);
			const lo = Parser.parseClassChar(t, startPos);
			let hi = lo;
			if (t.more() && t.lookingAt("-")) {
				t.skip(1);
				if (t.more() && t.lookingAt("]")) t.skip(-1);
				else {
					hi = Parser.parseClassChar(t, startPos);
					if (hi < lo) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(beforePos));
				}
			}
			if ((this.flags & RE2Flags.FOLD_CASE) === 0) cc.appendRange(lo, hi);
			else cc.appendFoldedRange(lo, hi);
		}
		t.skip(1);
		cc.cleanClass();
		if (sign < 0) cc.negateClass();
		re.runes = cc.toArray();
		this.push(re);
	}
};
/**
* An RE2 class instance is a compiled representation of an RE2 regular expression, independent of
* the public Java-like Pattern/Matcher API.
*
* This class also contains various implementation helpers for RE2 regular expressions.
*
* Use the {@link #quoteMeta(String)} utility function to quote all regular expression
* metacharacters in an arbitrary string.
*
*/
var RE2 = class RE2 {
	static initTest(expr) {
		const re2 = RE2.compile(expr);
		const res = new RE2(re2.expr, re2.prog, re2.numSubexp, re2.longest);
		res.cond = re2.cond;
		res.prefix = re2.prefix;
		res.prefixUTF8 = re2.prefixUTF8;
		res.prefixComplete = re2.prefixComplete;
		res.prefixRune = re2.prefixRune;
		res.prefilter = re2.prefilter;
		res.namedGroups = re2.namedGroups;
		return res;
	}
	/**
	* Parses a regular expression and returns, if successful, an {@code RE2} instance that can be
	* used to match against text.
	*
	* When matching against text, the regexp returns a match that begins as early as possible in the
	* input (leftmost), and among those it chooses the one that a backtracking search would have
	* found first. This so-called leftmost-first matching is the same semantics that Perl, Python,
	* and other implementations use, although this package implements it without the expense of
	* backtracking. For POSIX leftmost-longest matching, see {@link #compilePOSIX}.
	*/
	static compile(expr) {
		return RE2.compileImpl(expr, RE2Flags.PERL, false);
	}
	/**
	* {@code compilePOSIX} is like {@link #compile} but restricts the regular expression to POSIX ERE
	* (egrep) syntax and changes the match semantics to leftmost-longest.
	*
	* That is, when matching against text, the regexp returns a match that begins as early as
	* possible in the input (leftmost), and among those it chooses a match that is as long as
	* possible. This so-called leftmost-longest matching is the same semantics that early regular
	* expression implementations used and that POSIX specifies.
	*
	* However, there can be multiple leftmost-longest matches, with different submatch choices, and
	* here this package diverges from POSIX. Among the possible leftmost-longest matches, this
	* package chooses the one that a backtracking search would have found first, while POSIX
	* specifies that the match be chosen to maximize the length of the first subexpression, then the
	* second, and so on from left to right. The POSIX rule is computationally prohibitive and not
	* even well-defined. See http://swtch.com/~rsc/regexp/regexp2.html#posix
	*/
	static compilePOSIX(expr) {
		return RE2.compileImpl(expr, RE2Flags.POSIX, true);
	}
	static compileImpl(expr, mode, longest) {
		let re = Parser.parse(expr, mode);
		const maxCap = re.maxCap();
		const namedGroups = re.namedGroups;
		re = Simplify.simplify(re);
		const prefilter = PrefilterTree.build(re);
		const prog = Compiler.compileRegexp(re);
		const re2 = new RE2(expr, prog, maxCap, longest);
		re2.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter;
		const [prefixCompl, prefixStr] = prog.prefix();
		re2.prefixComplete = prefixCompl;
		re2.prefix = prefixStr;
		re2.prefixUTF8 = Utils.stringToUtf8ByteArray(re2.prefix);
		if (re2.prefix.length > 0) re2.prefixRune = re2.prefix.codePointAt(0);
		re2.namedGroups = namedGroups;
		return re2;
	}
	/**
	* Returns true iff textual regular expression {@code pattern} matches string {@code s}.
	*
	* More complicated queries need to use {@link #compile} and the full {@code RE2} interface.
	*/
	static match(pattern, s) {
		return RE2.compile(pattern).match(s);
	}
	constructor(expr, prog, numSubexp = 0, longest = 0) {
		this.expr = expr;
		this.prog = prog;
		this.numSubexp = numSubexp;
		this.longest = longest;
		this.cond = prog.startCond();
		this.prefix = null;
		this.prefixUTF8 = null;
		this.prefixComplete = false;
		this.prefixRune = 0;
		/** @type {Record<string, number>} */
		this.namedGroups = Object.create(null);
		this.machinePool = [];
		this.lazyDFA = null;
		this.onepass = OnePass.compile(this.prog);
		this.prefilter = null;
	}
	get dfa() {
		if (this.lazyDFA === null) this.lazyDFA = new DFA(this.prog);
		return this.lazyDFA;
	}
	matchPrefixComplete(input, pos, anchor, ncap) {
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		let matchStart = -1;
		let matchEnd = -1;
		const pLen = input.prefixLength(this);
		if (anchor === RE2Flags.UNANCHORED) {
			const idx = input.index(this, pos);
			if (idx < 0) return null;
			matchStart = pos + idx;
			matchEnd = matchStart + pLen;
		} else if (anchor === RE2Flags.ANCHOR_BOTH) {
			if (input.endPos() !== pLen) return null;
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0;
			matchEnd = pLen;
		} else if (anchor === RE2Flags.ANCHOR_START) {
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0;
			matchEnd = pLen;
		}
		if (matchStart < 0) return null;
		if (ncap > 0) {
			const matchcap = new Int32Array(ncap).fill(-1);
			matchcap[0] = matchStart;
			matchcap[1] = matchEnd;
			return Array.from(matchcap);
		}
		return [];
	}
	createLookbehindState() {
		return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null;
	}
	executeEngine(input, pos, anchor, ncap, lbState = null) {
		if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input, pos, anchor, ncap);
		if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED) {
			if (!this.prefilter.eval(input, pos)) return null;
		}
		if (this.onepass !== null) return OnePass.execute(this, input, pos, anchor, ncap);
		if (ncap > 0) {
			if (this.prog.numLb === 0 && input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
			return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
		}
		if (this.prog.numLb === 0) {
			const dfaResult = this.dfa.match(input, pos, anchor);
			if (dfaResult !== null) return dfaResult ? [] : null;
			if (input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
		}
		return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
	}
	/**
	* Returns the number of parenthesized subexpressions in this regular expression.
	*/
	numberOfCapturingGroups() {
		return this.numSubexp;
	}
	/**
	* Returns the number of instructions in this compiled regular expression program.
	*/
	numberOfInstructions() {
		return this.prog.numInst();
	}
	get() {
		return this.machinePool.length > 0 ? this.machinePool.pop() : null;
	}
	reset() {
		this.machinePool.length = 0;
	}
	put(m) {
		this.machinePool.push(m);
	}
	toString() {
		return this.expr;
	}
	doExecuteNFA(input, pos, anchor, ncap, lbState = null) {
		let m = this.get();
		if (!m) m = Machine.fromRE2(this);
		m.init(ncap);
		const cap = m.match(input, pos, anchor, lbState) ? m.submatches() : null;
		this.put(m);
		return cap;
	}
	match(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Matches the regular expression against input starting at position start and ending at position
	* end, with the given anchoring. Records the submatch boundaries in group, which is [start, end)
	* pairs of byte offsets. The number of boundaries needed is inferred from the size of the group
	* array. It is most efficient not to ask for submatch boundaries.
	*
	* @param input the input byte array
	* @param start the beginning position in the input
	* @param end the end position in the input
	* @param anchor the anchoring flag (UNANCHORED, ANCHOR_START, ANCHOR_BOTH)
	* @param group the array to fill with submatch positions
	* @param ngroup the number of array pairs to fill in
	* @param lbState optional state carried between successive matches over the same input (see
	*   createLookbehindState); omit it to evaluate lookbehinds from the beginning of the input
	* @returns true if a match was found
	*/
	matchWithGroup(input, start, end, anchor, ngroup, lbState = null) {
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
			else input = MatcherInput.utf16(input);
		}
		return this.matchMachineInput(input, start, end, anchor, ngroup, lbState);
	}
	matchMachineInput(input, start, end, anchor, ngroup, lbState = null) {
		if (start > end) return [false, null];
		const machineInput = input.isUTF16Encoding() ? MachineInput.fromUTF16(input.asCharSequence(), 0, end) : MachineInput.fromUTF8(input.asBytes(), 0, end);
		const groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState);
		if (groupMatch === null) return [false, null];
		return [true, groupMatch];
	}
	/**
	* Returns true iff this regexp matches the UTF-8 byte array {@code b}.
	*/
	matchUTF8(b) {
		return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Returns a copy of {@code src} in which all matches for this regexp have been replaced by
	* {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAll(src, repl) {
		return this.replaceAllFunc(src, () => repl, 2 * src.length + 1);
	}
	/**
	* Returns a copy of {@code src} in which only the first match for this regexp has been replaced
	* by {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceFirst(src, repl) {
		return this.replaceAllFunc(src, () => repl, 1);
	}
	/**
	* Returns a copy of {@code src} in which at most {@code maxReplaces} matches for this regexp have
	* been replaced by the return value of of function {@code repl} (whose first argument is the
	* matched string). No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAllFunc(src, replFunc, maxReplaces) {
		let lastMatchEnd = 0;
		let searchPos = 0;
		let out = "";
		const input = MachineInput.fromUTF16(src);
		const lbState = this.createLookbehindState();
		let numReplaces = 0;
		while (searchPos <= src.length) {
			const a = this.executeEngine(input, searchPos, RE2Flags.UNANCHORED, 2, lbState);
			if (a === null || a.length === 0) break;
			out += src.substring(lastMatchEnd, a[0]);
			if (a[1] > lastMatchEnd || a[0] === 0) {
				out += replFunc(src.substring(a[0], a[1]));
				numReplaces++;
			}
			lastMatchEnd = a[1];
			const width = input.step(searchPos) & 7;
			if (searchPos + width > a[1]) searchPos += width;
			else if (searchPos + 1 > a[1]) searchPos++;
			else searchPos = a[1];
			if (numReplaces >= maxReplaces) break;
		}
		out += src.substring(lastMatchEnd);
		return out;
	}
	pad(a) {
		if (a === null) return null;
		let n = (1 + this.numSubexp) * 2;
		if (a.length < n) {
			let a2 = new Array(n).fill(-1);
			for (let i = 0; i < a.length; i++) a2[i] = a[i];
			a = a2;
		}
		return a;
	}
	allMatches(input, n, deliverFun = (v) => v) {
		let result = [];
		const end = input.endPos();
		if (n < 0) n = end + 1;
		let pos = 0;
		let i = 0;
		let prevMatchEnd = -1;
		const lbState = this.createLookbehindState();
		while (i < n && pos <= end) {
			const matches = this.executeEngine(input, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState);
			if (matches === null || matches.length === 0) break;
			let accept = true;
			if (matches[1] === pos) {
				if (matches[0] === prevMatchEnd) accept = false;
				const r = input.step(pos);
				if (r < 0) pos = end + 1;
				else pos += r & 7;
			} else pos = matches[1];
			prevMatchEnd = matches[1];
			if (accept) {
				result.push(deliverFun(this.pad(matches)));
				i++;
			}
		}
		return result;
	}
	/**
	* Returns an array holding the text of the leftmost match in {@code b} of this regular
	* expression.
	*
	* A return value of null indicates no match.
	*/
	findUTF8(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return null;
		return b.slice(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code b} of this regular expression. The match itself is at {@code b[loc[0]...loc[1]]}.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Index(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return null;
		return a.slice(0, 2);
	}
	/**
	* Returns a string holding the text of the leftmost match in {@code s} of this regular
	* expression.
	*
	* If there is no match, the return value is an empty string, but it will also be empty if the
	* regular expression successfully matches an empty string. Use {@link #findIndex} or
	* {@link #findSubmatch} if it is necessary to distinguish these cases.
	*/
	find(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return "";
		return s.substring(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code s} of this regular expression. The match itself is at
	* {@code s.substring(loc[0], loc[1])}.
	*
	* A return value of null indicates no match.
	*/
	findIndex(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
	}
	/**
	* Returns an array of arrays the text of the leftmost match of the regular expression in
	* {@code b} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Submatch(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		const ret = new Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = b.slice(a[2 * i], a[2 * i + 1]);
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code b} and the matches, if any, of its subexpressions, as defined by the the
	* <a href='#submatch'>Submatch</a> and <a href='#index'>Index</a> descriptions above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8SubmatchIndex(b) {
		return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* Returns an array of strings holding the text of the leftmost match of the regular expression in
	* {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatch(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		const ret = new Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = s.substring(a[2 * i], a[2 * i + 1]);
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatchIndex(s) {
		return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* {@code findAllUTF8()} is the <a href='#all'>All</a> version of {@link #findUTF8}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*
	* TODO(adonovan): think about defining a byte slice view class, like a read-only Go slice backed
	* by |b|.
	*/
	findAllUTF8(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => b.slice(match[0], match[1]));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8Index} is the <a href='#all'>All</a> version of {@link #findUTF8Index}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Index(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => match.slice(0, 2));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAll} is the <a href='#all'>All</a> version of {@link #find}; it returns a list of up
	* to {@code n} successive matches of the expression, as defined by the <a href='#all'>All</a>
	* description above.
	*
	* A return value of null indicates no match.
	*/
	findAll(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => s.substring(match[0], match[1]));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllIndex} is the <a href='#all'>All</a> version of {@link #findIndex}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => match.slice(0, 2));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8Submatch} is the <a href='#all'>All</a> version of {@link #findUTF8Submatch};
	* it returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Submatch(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => {
			let slice = new Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = b.slice(match[2 * j], match[2 * j + 1]);
			return slice;
		});
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8SubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findUTF8SubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8SubmatchIndex(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n);
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllSubmatch} is the <a href='#all'>All</a> version of {@link #findSubmatch}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatch(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => {
			let slice = new Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = s.substring(match[2 * j], match[2 * j + 1]);
			return slice;
		});
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllSubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findSubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatchIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n);
		if (result.length === 0) return null;
		return result;
	}
};
(class RE2Set {
	/** @type {number} */
	static UNANCHORED = RE2Flags.UNANCHORED;
	/** @type {number} */
	static ANCHOR_START = RE2Flags.ANCHOR_START;
	/** @type {number} */
	static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH;
	/**
	* Constructs a new RE2Set with the specified anchor mode and flags.
	* @param {number} [anchor=RE2Set.UNANCHORED] - The anchoring mode (e.g., RE2Set.UNANCHORED).
	* @param {number} [flags=0] - The public flags to apply to all patterns in the set.
	* @param {number} [maxMem=8388608] - The maximum memory in bytes to use for the DFA (default 8MB).
	*/
	constructor(anchor = RE2Set.UNANCHORED, flags = 0, maxMem = 8388608) {
		if (![
			RE2Set.UNANCHORED,
			RE2Set.ANCHOR_START,
			RE2Set.ANCHOR_BOTH
		].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH");
		Utils.checkFlags(flags);
		this.anchor = anchor;
		this.jsFlags = flags;
		this.maxMem = maxMem;
		let re2Flags = RE2Flags.PERL;
		if ((flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
		if ((flags & PublicFlags.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
		this.re2Flags = re2Flags;
		this.regexps = [];
		this.prog = null;
		this.dfa = null;
		this.dummyRe2 = null;
	}
	/**
	* Adds a new regular expression pattern to the set.
	* Patterns cannot be added after the set has been compiled.
	* @param {string} pattern - The regular expression pattern to add.
	* @returns {number} The integer index assigned to the added pattern.
	* @throws {RE2JSCompileException} If patterns are added after compilation.
	*/
	add(pattern) {
		if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile");
		Utils.checkPattern(pattern);
		let fregex = pattern;
		if ((this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
		if ((this.jsFlags & PublicFlags.DOTALL) !== 0) fregex = `(?s)${fregex}`;
		if ((this.jsFlags & PublicFlags.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
		const re = Parser.parse(fregex, this.re2Flags);
		this.regexps.push(Simplify.simplify(re));
		return this.regexps.length - 1;
	}
	/**
	* Compiles the added patterns into a single state machine.
	* This is automatically called on the first match if not called explicitly.
	* @returns {void}
	*/
	compile() {
		if (this.prog) return;
		const prog = Compiler.compileSet(this.regexps);
		if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`);
		this.prog = prog;
		this.dfa = new DFA(this.prog, this.maxMem);
		this.dummyRe2 = {
			prog: this.prog,
			cond: this.prog.startCond(),
			prefix: "",
			prefixRune: 0,
			longest: false
		};
	}
	/**
	* Matches the input against the compiled set of regular expressions.
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to match against.
	* @returns {number[]} An array of indices representing the patterns that successfully matched the input.
	*/
	match(input) {
		if (!this.prog) this.compile();
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		let internalAnchor = RE2Flags.UNANCHORED;
		if (this.anchor === RE2Set.ANCHOR_START) internalAnchor = RE2Flags.ANCHOR_START;
		else if (this.anchor === RE2Set.ANCHOR_BOTH) internalAnchor = RE2Flags.ANCHOR_BOTH;
		const dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor);
		if (dfaResult !== null) return dfaResult;
		const machine = Machine.fromRE2(this.dummyRe2);
		machine.init(0);
		return machine.matchSet(machineInput, 0, internalAnchor);
	}
});
/**
* Transform JS regex string to RE2 regex string
*/
var TranslateRegExpString = class TranslateRegExpString {
	static isHexadecimal(ch) {
		return "0" <= ch && ch <= "9" || "A" <= ch && ch <= "F" || "a" <= ch && ch <= "f";
	}
	static translate(data) {
		let prefixFlags = "";
		if (Object.prototype.toString.call(data) === "[object RegExp]") {
			if (data.ignoreCase) prefixFlags += "i";
			if (data.multiline) prefixFlags += "m";
			if (data.dotAll) prefixFlags += "s";
			data = data.source;
		}
		if (typeof data !== "string") return data;
		let result = "";
		let changed = false;
		let size = data.length;
		if (size === 0) {
			result = "(?:)";
			changed = true;
		}
		let inCharClass = false;
		let i = 0;
		while (i < size) {
			let ch = data[i];
			if (ch === "\\") {
				if (i + 1 < size) {
					ch = data[i + 1];
					switch (ch) {
						case "\\":
							result += "\\\\";
							i += 2;
							continue;
						case "c":
							if (i + 2 < size) {
								let code = data[i + 2].charCodeAt(0);
								if (code >= 65 && code <= 90 || code >= 97 && code <= 122) {
									let val = code % 32;
									result += "\\x";
									result += (val >> 4).toString(16).toUpperCase();
									result += (val & 15).toString(16).toUpperCase();
									i += 3;
									changed = true;
									continue;
								}
							}
							result += "c";
							i += 2;
							changed = true;
							continue;
						case "u":
							if (i + 2 < size) {
								if (data[i + 2] === "{") {
									let j = i + 3;
									let hasHex = false;
									let closed = false;
									while (j < size) {
										const hexChar = data[j];
										if (hexChar === "}") {
											closed = true;
											break;
										}
										if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
										hasHex = true;
										j++;
									}
									if (closed && hasHex) {
										result += "\\x";
										i += 2;
										changed = true;
										continue;
									}
								} else if (i + 5 < size) {
									let isHex4 = true;
									for (let j = 0; j < 4; j++) if (!TranslateRegExpString.isHexadecimal(data[i + 2 + j])) {
										isHex4 = false;
										break;
									}
									if (isHex4) {
										result += "\\x{" + data.substring(i + 2, i + 6) + "}";
										i += 6;
										changed = true;
										continue;
									}
								}
							}
							result += "u";
							i += 2;
							changed = true;
							continue;
						case "x": {
							let isValidHex = false;
							if (i + 2 < size && data[i + 2] === "{") {
								let j = i + 3;
								let hasHex = false;
								let closed = false;
								while (j < size) {
									const hexChar = data[j];
									if (hexChar === "}") {
										closed = true;
										break;
									}
									if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
									hasHex = true;
									j++;
								}
								if (closed && hasHex) isValidHex = true;
							} else if (i + 3 < size && TranslateRegExpString.isHexadecimal(data[i + 2]) && TranslateRegExpString.isHexadecimal(data[i + 3])) isValidHex = true;
							if (isValidHex) {
								result += "\\x";
								i += 2;
							} else {
								result += "x";
								i += 2;
								changed = true;
							}
							continue;
						}
						case "n":
						case "r":
						case "t":
						case "a":
						case "f":
						case "v":
						case "d":
						case "D":
						case "s":
						case "S":
						case "w":
						case "W":
						case "b":
						case "B":
						case "p":
						case "P":
						case "A":
						case "z":
						case "Q":
						case "E":
						case "0":
						case "1":
						case "2":
						case "3":
						case "4":
						case "5":
						case "6":
						case "7":
							result += "\\" + ch;
							i += 2;
							continue;
						default: {
							let cp = data.codePointAt(i + 1);
							if (cp >= 48 && cp <= 57 || cp >= 65 && cp <= 90 || cp >= 97 && cp <= 122) {
								let symSize = Utils.charCount(cp);
								result += data.substring(i + 1, i + 1 + symSize);
								i += symSize + 1;
								changed = true;
							} else {
								result += "\\";
								let symSize = Utils.charCount(cp);
								result += data.substring(i + 1, i + 1 + symSize);
								i += symSize + 1;
							}
							continue;
						}
					}
				}
			} else if (ch === "/") {
				result += "\\/";
				i += 1;
				changed = true;
				continue;
			} else if (ch === "[") {
				if (!inCharClass && data[i + 1] === "]") {
					result += "[^\\x00-\\x{10FFFF}]";
					i += 2;
					changed = true;
					continue;
				}
				if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
					result += "[\\x00-\\x{10FFFF}]";
					i += 3;
					changed = true;
					continue;
				}
				inCharClass = true;
			} else if (ch === "]") inCharClass = false;
			else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<") {
				if (i + 3 < size && !"=!>)".includes(data[i + 3])) {
					result += "(?P<";
					i += 3;
					changed = true;
					continue;
				}
			}
			let cp = data.codePointAt(i);
			let symSize = Utils.charCount(cp);
			result += data.substring(i, i + symSize);
			i += symSize;
		}
		const finalResult = changed ? result : data;
		if (prefixFlags.length > 0) return `(?${prefixFlags})${finalResult}`;
		return finalResult;
	}
};
const execResult = (m, input) => {
	const result = m.matchArray();
	result.index = m.start(0);
	result.input = input;
	result.groups = m.namedGroupsObject();
	return result;
};
/**
* A compiled representation of an RE2 regular expression
*
* The matching functions take {@code String} arguments instead of the more general Java
* {@code CharSequence} since the latter doesn't provide UTF-16 decoding.
*
*
* @author rsc@google.com (Russ Cox)
* @class
*/
var RE2JS = class RE2JS {
	/**
	* Flag: case insensitive matching.
	*/
	static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE;
	/**
	* Flag: dot ({@code .}) matches all characters, including newline.
	*/
	static DOTALL = PublicFlags.DOTALL;
	/**
	* Flag: multiline matching: {@code ^} and {@code $} match at beginning and end of line, not just
	* beginning and end of input.
	*/
	static MULTILINE = PublicFlags.MULTILINE;
	/**
	* Flag: Unicode groups (e.g. {@code \p\ Greek\} ) will be syntax errors.
	*/
	static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS;
	/**
	* Flag: matches longest possible string.
	*/
	static LONGEST_MATCH = PublicFlags.LONGEST_MATCH;
	/**
	* Flag: enable linear-time captureless lookbehinds.
	*/
	static LOOKBEHINDS = PublicFlags.LOOKBEHINDS;
	/**
	* Returns a literal pattern string for the specified string.
	*
	* This method produces a string that can be used to create a <code>RE2JS</code> that would
	* match the string <code>s</code> as if it were a literal pattern.
	*
	* Metacharacters or escape sequences in the input sequence will be given no special meaning.
	*
	* @param {string} str The string to be literalized
	* @returns {string} A literal string replacement
	*/
	static quote(str) {
		return Utils.quoteMeta(str);
	}
	/**
	* Quotes '\' and '$' in {@code str}, so that the returned string could be used in
	* replacement methods as a literal replacement of {@code str}.
	*
	* This is a convenience delegation to {@link Matcher.quoteReplacement}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = false) {
		return Matcher.quoteReplacement(str, javaMode);
	}
	/**
	* Translates a given regular expression string to ensure compatibility with RE2JS.
	*
	* This function preprocesses the input regex string by applying necessary transformations,
	* such as escaping special characters (e.g., `/`), converting named capture groups to
	* RE2JS-compatible syntax, and handling Unicode sequences properly. It ensures that the
	* resulting regex is safe and properly formatted before compilation.
	*
	* @param {string|RegExp} expr - The regular expression string to be translated.
	* @returns {string} - The transformed regular expression string, ready for compilation.
	*/
	static translateRegExp(expr) {
		return TranslateRegExpString.translate(expr);
	}
	/**
	* Helper: create new RE2JS with given regex and flags. Flregex is the regex with flags applied.
	* @param {string} regex
	* @param {number} [flags=0]
	* @returns {RE2JS}
	*/
	static compile(regex, flags = 0) {
		Utils.checkPattern(regex);
		Utils.checkFlags(flags);
		let fregex = regex;
		if ((flags & RE2JS.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
		if ((flags & RE2JS.DOTALL) !== 0) fregex = `(?s)${fregex}`;
		if ((flags & RE2JS.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
		let re2Flags = RE2Flags.PERL;
		if ((flags & RE2JS.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
		if ((flags & RE2JS.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
		const p = new RE2JS(regex, flags);
		p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS.LONGEST_MATCH) !== 0);
		return p;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string} regex the regular expression
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	* @throws RE2JSSyntaxException if the regular expression is malformed
	*/
	static matches(regex, input) {
		return RE2JS.compile(regex).testExact(input);
	}
	/**
	* This is visible for testing.
	* @private
	*/
	static initTest(pattern, flags, re2) {
		if (pattern == null) throw new Error("pattern is null");
		if (re2 == null) throw new Error("re2 is null");
		const p = new RE2JS(pattern, flags);
		p.re2Input = re2;
		return p;
	}
	/**
	*
	* @param {string} pattern
	* @param {number} flags
	*/
	constructor(pattern, flags) {
		this.patternInput = pattern;
		this.flagsInput = flags;
		/** @type {import('./RE2.js').RE2} */
		this.re2Input = null;
	}
	/**
	* Releases memory used by internal caches associated with this pattern. Does not change the
	* observable behaviour. Useful for tests that detect memory leaks via allocation tracking.
	*/
	reset() {
		this.re2Input.reset();
	}
	/**
	* Returns the flags used in the constructor.
	* @returns {number}
	*/
	flags() {
		return this.flagsInput;
	}
	/**
	* Returns the pattern used in the constructor.
	* @returns {string}
	*/
	pattern() {
		return this.patternInput;
	}
	re2() {
		return this.re2Input;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	*/
	matches(input) {
		return this.testExact(input);
	}
	/**
	* Creates a new {@code Matcher} matching the pattern against the input.
	*
	* @param {string|number[]|Uint8Array|MatcherInputBase} input the input string
	* @returns {Matcher}
	*/
	matcher(input) {
		if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
		return new Matcher(this, input);
	}
	/**
	* Tests whether the regular expression matches any part of the input string.
	* Performance Note: This method is highly optimized. Because it only returns
	* a boolean and does not extract capture groups, it bypasses the `Matcher` overhead
	* and guarantees execution on the high-speed DFA engine whenever possible.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the pattern is found anywhere in the input, `false` otherwise.
	*/
	test(input) {
		if (Utils.isByteArray(input)) return this.re2Input.matchUTF8(input);
		return this.re2Input.match(input);
	}
	/**
	* Tests whether the regular expression matches the ENTIRE input string.
	* * **Performance Note:** This operates identically to `.matches()`, but is significantly
	* faster because it does not request capture group data. By requesting 0 capture groups,
	* it securely routes execution through the DFA fast-path.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the exact input string fully matches the pattern, `false` otherwise.
	*/
	testExact(input) {
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null;
	}
	/**
	* Executes a search for a match in a specified string.
	* Returns a result array, or null if no match is found.
	* The returned array perfectly mirrors standard JavaScript `RegExpExecArray`,
	* including `.index`, `.input`, and `.groups` properties.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {Array|null} the match array with index, input, and groups properties, or null
	*/
	exec(input) {
		const m = this.matcher(input);
		return m.find() ? execResult(m, input) : null;
	}
	/**
	* Splits input around instances of the regular expression. It returns an array giving the strings
	* that occur before, between, and after instances of the regular expression.
	*
	* If {@code limit <= 0}, there is no limit on the size of the returned array. If
	* {@code limit == 0}, empty strings that would occur at the end of the array are omitted. If
	* {@code limit > 0}, at most limit strings are returned. The final string contains the remainder
	* of the input, possibly including additional matches of the pattern.
	*
	* @param {string} input the input string to be split
	* @param {number} [limit=0] the limit
	* @returns {string[]} the split strings
	*/
	split(input, limit = 0) {
		const m = this.matcher(input);
		const result = [];
		let emptiesSkipped = 0;
		let last = 0;
		while (m.find()) {
			if (last === 0 && m.end() === 0) {
				last = m.end();
				continue;
			}
			if (limit > 0 && result.length === limit - 1) break;
			if (last === m.start()) {
				if (limit === 0) {
					emptiesSkipped += 1;
					last = m.end();
					continue;
				}
			} else while (emptiesSkipped > 0) {
				result.push("");
				emptiesSkipped -= 1;
			}
			result.push(m.substring(last, m.start()));
			last = m.end();
		}
		if (limit === 0 && last !== m.inputLength()) {
			while (emptiesSkipped > 0) {
				result.push("");
				emptiesSkipped -= 1;
			}
			result.push(m.substring(last, m.inputLength()));
		}
		if (limit !== 0 || result.length === 0 && !(last === m.inputLength() && last > 0)) result.push(m.substring(last, m.inputLength()));
		return result;
	}
	/**
	* Returns an iterator of all results matching a string against the regular expression,
	* including capturing groups.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {IterableIterator<RegExpMatchArray>}
	*/
	*matchAll(input) {
		const m = this.matcher(input);
		while (m.find()) yield execResult(m, input);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		return this.patternInput;
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.re2Input.numberOfInstructions();
	}
	/**
	* Returns the number of capturing groups in this matcher's pattern. Group zero denotes the entire
	* pattern and is excluded from this count.
	*
	* @returns {number} the number of capturing groups in this pattern
	*/
	groupCount() {
		return this.re2Input.numberOfCapturingGroups();
	}
	/**
	* Return a map of the capturing groups in this matcher's pattern, where key is the name and value
	* is the index of the group in the pattern.
	* @returns {Record<string, number>}
	*/
	namedGroups() {
		return this.re2Input.namedGroups;
	}
	/**
	*
	* @param {*} other
	* @returns {boolean}
	*/
	equals(other) {
		if (this === other) return true;
		if (other === null || this.constructor !== other.constructor) return false;
		return this.flagsInput === other.flagsInput && this.patternInput === other.patternInput;
	}
};
// src/policy/served/linear-pattern.ts
const MAX_SEARCHED = 65536;
/** Together with the length of the text, this limits a search to about a second. */
const MAX_INSTRUCTIONS = 1e3;
const MAX_CHARACTERS = 4e3;
/** How to fix a pattern that {@link compilePattern} does not take. */
const PATTERN_HINT = "Patterns have the syntax of RE2: no look-around and no backreferences. \"(?i)\" in front ignores case.";
/**
* Compiles a regular expression in RE2's syntax, which has no backreferences and no look-around.
*
* @param source - May start with flags, such as `(?i)` to ignore case.
* @returns The pattern, or what is wrong with it: "missing closing ]".
* @see https://github.com/google/re2/wiki/Syntax
* @see Cox (2007), "Regular Expression Matching Can Be Simple And Fast".
*/
function compilePattern(source, { ignoreCase } = { ignoreCase: false }) {
	if (source.length > MAX_CHARACTERS) return { problem: `more than ${MAX_CHARACTERS} characters` };
	try {
		const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
		if (compiled.programSize() > MAX_INSTRUCTIONS) return { problem: "too many repetitions" };
		if (UNLIKE_TEXTS.every((text) => compiled.test(text))) return { problem: "every text matches it" };
		return { pattern: { occursIn: (text) => text.length > MAX_SEARCHED ? void 0 : compiled.test(text) } };
	} catch (error) {
		if (!(error instanceof RE2JSException)) throw error;
		return { problem: error.message.replace(/^error parsing regexp: /, "").replace(/: `.*`$/s, "") };
	}
}
/** No text, a character that no answer contains, and all of ASCII. A pattern that matches each of these matches every text. */
const UNLIKE_TEXTS = [
	"",
	"",
	String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code))
];
// src/device/ask-smi.ts
const TIMEOUT_MS = 1e4;
const MAX_BYTES = 4 * 2 ** 20;
/**
* Calls nvidia-smi once and blocks until it answers. It is only called while nothing is timed: before and after a launch.
*
* @param command - Path of nvidia-smi, or its name on PATH.
*/
function askSmi(command, words, timeoutMs = TIMEOUT_MS) {
	const { status, stdout, stderr, error } = spawnSync(command, words, {
		encoding: "utf8",
		timeout: timeoutMs,
		maxBuffer: MAX_BYTES,
		killSignal: "SIGKILL"
	});
	return readSmiAnswer({
		status,
		stdout: stdout ?? "",
		stderr: stderr ?? "",
		error
	});
}
/** Exit codes of nvidia-smi that mean failure. @see nvidia-smi(1), "Return value". */
const MEANING = {
	3: "the operation is not supported by this GPU",
	4: "the operation needs more permissions, such as root",
	9: "the NVIDIA driver is not loaded",
	12: "the NVML library was not found",
	15: "the GPU has fallen off the bus or is lost"
};
/** Messages about a lost GPU, which the exit code may not reveal. */
const LOST = /GPU is lost|fallen off the bus/i;
/**
* Interprets how an nvidia-smi call ended.
*
* @param ended - `status` is null if it was killed at its deadline; `error` is set if it could not be started.
*/
function readSmiAnswer(ended) {
	const { status, stdout, stderr, error } = ended;
	if (error?.code === "ENOENT") return {
		ok: false,
		message: "nvidia-smi was not found on PATH"
	};
	if (error?.code === "ETIMEDOUT") return {
		ok: false,
		message: "nvidia-smi did not answer in time"
	};
	if (error !== void 0) return {
		ok: false,
		message: `nvidia-smi could not be started (${error.code})`
	};
	const quote = firstLine(`${stderr}\n${stdout}`);
	if (status === 0 && !LOST.test(stdout) && !LOST.test(stderr)) return {
		ok: true,
		text: stdout
	};
	return {
		ok: false,
		message: `${(LOST.test(`${stderr}\n${stdout}`) ? MEANING[15] : void 0) ?? MEANING[status ?? -1] ?? "nvidia-smi failed"} (nvidia-smi exit code ${status ?? "none"}${quote}`
	};
}
const MAX_QUOTE = 160;
/** The first line as ": quote)", which closes the parenthesis around the exit code. */
function firstLine(text) {
	const line = text.split("\n").map((each) => each.trim()).find((each) => each !== "");
	return line === void 0 ? ")" : `: ${line.slice(0, MAX_QUOTE)})`;
}
// src/device/gpu-processes.ts
const BYTES_PER_MIB$1 = 2 ** 20;
/** Properties to query with `--query-compute-apps`. */
const PROCESS_PROPERTIES = "pid,used_gpu_memory";
/** Reads the lines of `--query-compute-apps=pid,used_gpu_memory --format=csv,noheader,nounits`. */
function parseGpuProcesses(text) {
	const processes = [];
	let unnamed = 0;
	for (const line of text.split("\n")) {
		if (line.trim() === "") continue;
		const process = parseGpuProcess(line);
		if (process === void 0) unnamed += 1;
		else processes.push(process);
	}
	return {
		processes,
		unnamed
	};
}
/** Reads one line; undefined if it names no process. */
function parseGpuProcess(line) {
	const [pid, used] = line.split(", ");
	const number = parseNumber(pid);
	if (number === null || !Number.isSafeInteger(number)) return void 0;
	const usedMib = parseNumber(used);
	return {
		pid: number,
		usedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB$1
	};
}
// src/device/gpu-reading.ts
const BYTES_PER_MIB = 2 ** 20;
/**
* The properties to query, each with its names across driver versions, newest first: before R535, for example, the clock
* event reasons were called "throttle reasons". Properties that a driver does not know are left out.
*/
const GPU_PROPERTIES = {
	name: ["name"],
	uuid: ["uuid"],
	driver: ["driver_version"],
	persistence: ["persistence_mode"],
	mig: ["mig.mode.current"],
	ecc: ["ecc.mode.current"],
	displayActive: ["display_active"],
	memoryUsedBytes: ["memory.used"],
	temperatureC: ["temperature.gpu"],
	powerDrawW: ["power.draw"],
	powerLimitW: ["enforced.power.limit", "power.limit"],
	smClockMhz: ["clocks.current.sm"],
	memoryClockMhz: ["clocks.current.memory"],
	clockReasons: ["clocks_event_reasons.active", "clocks_throttle_reasons.active"],
	swThermalUs: ["clocks_event_reasons_counters.sw_thermal_slowdown"],
	hwThermalUs: ["clocks_event_reasons_counters.hw_thermal_slowdown"],
	powerBrakeUs: ["clocks_event_reasons_counters.hw_power_brake_slowdown"],
	powerCapUs: ["clocks_event_reasons_counters.sw_power_cap"],
	energyMj: ["total_energy_consumption"]
};
/**
* Reads one line of `--format=csv,noheader,nounits`.
*
* @param names - The queried names, in order.
* @returns Undefined if the line has a different number of values.
*/
function parseGpuReading(line, names) {
	const values = line.split(", ");
	if (values.length !== names.length) return void 0;
	const find = (property) => {
		const index = names.findIndex((name) => GPU_PROPERTIES[property].includes(name));
		return index < 0 ? void 0 : values[index];
	};
	const text = (property) => parseText(find(property));
	const number = (property) => parseNumber(find(property));
	const usedMib = number("memoryUsedBytes");
	return {
		name: text("name"),
		uuid: text("uuid"),
		driver: text("driver"),
		persistence: text("persistence"),
		mig: text("mig"),
		ecc: text("ecc"),
		displayActive: text("displayActive"),
		memoryUsedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB,
		temperatureC: number("temperatureC"),
		powerDrawW: number("powerDrawW"),
		powerLimitW: number("powerLimitW"),
		smClockMhz: number("smClockMhz"),
		memoryClockMhz: number("memoryClockMhz"),
		clockReasons: parseMask(find("clockReasons")),
		swThermalUs: number("swThermalUs"),
		hwThermalUs: number("hwThermalUs"),
		powerBrakeUs: number("powerBrakeUs"),
		powerCapUs: number("powerCapUs"),
		energyMj: number("energyMj")
	};
}
// src/device/open-gpu.ts
const CSV = "--format=csv,noheader,nounits";
const UNKNOWN_NAME = /Field "([^"]+)" is not a valid field to query/;
/**
* Finds the GPU that the runtime will use, and the properties that its driver knows. Drivers know different properties and
* report unknown ones one at a time.
*
* @param options - `visible` is CUDA_VISIBLE_DEVICES: its first entry is the runtime's device 0.
*/
function openGpu({ command = "nvidia-smi", visible, seesAll = isInitialPidNamespace() } = {}) {
	const selector = selectorOf(visible);
	let names = Object.values(GPU_PROPERTIES).map(([name]) => name);
	for (;;) {
		const answer = askSmi(command, [
			...selector,
			`--query-gpu=${names.join(",")}`,
			CSV
		]);
		const unknown = UNKNOWN_NAME.exec(answer.ok ? answer.text : answer.message)?.[1];
		if (unknown !== void 0 && names.includes(unknown)) names = replaceName(names, unknown);
		else if (answer.ok) return access$1({
			command,
			selector,
			names,
			seesAll
		}, answer.text);
		else return {
			kind: "unreadable",
			message: answer.message
		};
	}
}
/** The initial namespace always has this number (PROC_PID_INIT_INO). */
function isInitialPidNamespace() {
	if (process.platform !== "linux") return true;
	return readlinkSync("/proc/self/ns/pid") === "pid:[4026531836]";
}
function access$1(opened, text) {
	const first = parseFirst(text, opened.names);
	return first === void 0 ? {
		kind: "unreadable",
		message: `nvidia-smi printed no reading: ${JSON.stringify(text.slice(0, 80))}`
	} : {
		kind: "readable",
		gpu: {
			...opened,
			first
		}
	};
}
/** The first GPU: without a selector, it is the runtime's device 0, because both use bus order. */
const parseFirst = (text, names) => parseGpuReading(text.split("\n")[0]?.trimEnd() ?? "", names);
/** A MIG device has no readings of its own; its GPU's readings show that MIG is on. */
function selectorOf(visible) {
	const first = visible?.split(",")[0]?.trim() ?? "";
	return /^\d+$|^GPU-/.test(first) ? ["-i", first] : [];
}
function replaceName(names, unknown) {
	const known = Object.values(GPU_PROPERTIES).find((each) => each.includes(unknown)) ?? [];
	const older = known[known.indexOf(unknown) + 1];
	return names.flatMap((name) => name === unknown ? older ?? [] : name);
}
/** Reads the GPU once. */
function readGpu({ command, selector, names }) {
	const answer = askSmi(command, [
		...selector,
		`--query-gpu=${names.join(",")}`,
		CSV
	]);
	if (!answer.ok) return answer;
	const value = parseFirst(answer.text, names);
	return value === void 0 ? {
		ok: false,
		message: "nvidia-smi printed no reading"
	} : {
		ok: true,
		value
	};
}
/** Lists the processes on the GPU. */
function readGpuProcesses({ command, selector }) {
	const answer = askSmi(command, [
		...selector,
		`--query-compute-apps=${PROCESS_PROPERTIES}`,
		CSV
	]);
	return answer.ok ? {
		ok: true,
		value: parseGpuProcesses(answer.text)
	} : answer;
}
// src/measure/latency/gpu-snapshot.ts
/** A killed process stays on the GPU for a moment. */
const LEAVE_MS = 2e3;
const POLL_MS = 250;
/**
* Reads the GPU and its processes. Blocks this process, which has nothing else to do between launches.
*
* @param leaveMs - How long our own process may take to leave the GPU before it counts as a foreign one.
*/
function takeGpuSnapshot(gpu, leaveMs = LEAVE_MS) {
	for (let waitedMs = 0;; waitedMs += POLL_MS) {
		const processes = readGpuProcesses(gpu);
		if (waitedMs >= leaveMs || othersIn(processes).length === 0) return {
			gpu: readGpu(gpu),
			processes
		};
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
	}
}
const othersIn = (read) => read.ok ? read.value.processes.filter(({ pid }) => !isOwnProcess(pid)) : [];
/** What disturbed a launch between two readings; undefined if the driver reports nothing. */
function findDisturbance(before, after) {
	for (const { gpu, processes } of [before, after]) {
		if (!gpu.ok) return {
			kind: "unreadable",
			message: gpu.message
		};
		const [other] = othersIn(processes);
		if (other !== void 0) return {
			kind: "other-process",
			pid: other.pid,
			bytes: other.usedBytes
		};
	}
	return before.gpu.ok && after.gpu.ok ? findThrottle(before.gpu.value, after.gpu.value) : void 0;
}
/** The GPU's state at the start and end of a latency pass. */
function gpuStateBetween(first, last) {
	const capped = first.gpu.ok && last.gpu.ok ? wasPowerCapped(first.gpu.value, last.gpu.value) : void 0;
	return {
		before: momentOf(first),
		after: momentOf(last),
		isPowerCapped: capped ?? null
	};
}
function momentOf({ gpu }) {
	if (!gpu.ok) return null;
	const { smClockMhz, memoryClockMhz, temperatureC, powerDrawW } = gpu.value;
	return {
		smClockMhz,
		memoryClockMhz,
		temperatureC,
		powerW: powerDrawW
	};
}
// src/measure/latency/keep-gpu-quiet.ts
/** Stop once discarded launches outnumber the others by this many. */
const MAX_DISTURBED = 5;
/**
* Marks launches during which another process used the GPU, or heat or power supply slowed it down. They do not count and
* are repeated while the budget lasts. Ends when too many launches are disturbed. Launches without GPU readings pass
* unchanged.
*/
async function* keepGpuQuiet(launches) {
	let busy = 0;
	let timed = 0;
	for await (const launch of launches) {
		const { outcome, span, gpu } = launch;
		const disturbance = outcome.kind === "timed" && gpu !== void 0 ? findDisturbance(gpu.before, gpu.after) : void 0;
		if (disturbance !== void 0) busy += 1;
		else if (outcome.kind === "timed") timed += 1;
		yield disturbance === void 0 ? launch : {
			outcome: {
				kind: "gpu-busy",
				disturbance
			},
			span,
			gpu
		};
		if (busy >= MAX_DISTURBED + timed) return;
	}
}
/** Whether so many launches were disturbed that the others cannot be trusted either, or none are left. */
function isTooDisturbed({ launches, discardedLaunches }) {
	const { gpuBusy = 0 } = discardedLaunches;
	return gpuBusy >= MAX_DISTURBED + launches.length || gpuBusy > 0 && launches.length === 0;
}
// src/stats/early-stopping.ts
/** MLPerf's rule for a percentile, with its confidence of 99%. */
const mlperfRule = (percent) => ({
	percent,
	confidence: .99
});
const MLPERF_P95 = mlperfRule(95);
/**
* Fewest queries such that `overLatency` of them may exceed the bound and the percentile still meets it: the smallest
* n with P[Bin(n, 1 − p) ≤ t] ≤ 1 − c. With one query over the bound, this is the minimum for an estimate: 64, 130
* and 662 for P90, P95 and P99.
*
* @param overLatency - Whole number ≥ 0, t.
* @see MLPerf LoadGen, `loadgen/early_stopping.cc`, `MinPassingQueriesFinder`, with a tolerance of 0.
*/
function minQueries(overLatency, { percent, confidence }) {
	const probability = 1 - percent / 100;
	const isEnough = (trials) => binomialLowerTail(overLatency, {
		trials,
		probability
	}) <= (1 - confidence) * (1 + 1e-12);
	let high = overLatency + 1;
	while (!isEnough(high)) high *= 2;
	let low = overLatency;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (isEnough(middle)) high = middle;
		else low = middle;
	}
	return high;
}
/**
* MLPerf's estimate of a latency percentile of a stream: an upper bound with the given confidence if latencies are
* independent. It discards as many of the slowest queries as their total number allows.
*
* @param sortedNs - One latency per inference in ns, ascending. Shape [n].
* @returns Undefined below the minimum number of queries, see {@link minQueries}.
* @see MLPerf LoadGen, `loadgen/results.cc`, `PerformanceSummary::EarlyStopping`: element n − t of the sorted
*   latencies.
*/
function earlyStoppingEstimateNs(sortedNs, rule) {
	let allowed = 0;
	let beyond = sortedNs.length;
	while (beyond - allowed > 1) {
		const middle = Math.floor((allowed + beyond) / 2);
		if (minQueries(middle, rule) <= sortedNs.length) allowed = middle;
		else beyond = middle;
	}
	return allowed === 0 ? void 0 : sortedNs[sortedNs.length - allowed];
}
// src/stats/percentile.ts
/**
* Latency at a percentile, by nearest rank: the smallest sample that has at least `percent` % of the samples
* at or below it. It never interpolates and never trims.
*
* @param sortedNs - One latency per inference in ns, ascending. Shape [n], n ≥ 1.
* @param percent - Whole percent in 1..100; 95 gives P95.
* @returns Latency in ns, an element of `sortedNs`.
* @throws {RangeError} If `sortedNs` is empty or `percent` is not in 1..100.
* @see Hyndman & Fan (1996), "Sample Quantiles in Statistical Packages", definition 1.
*/
function percentileNs(sortedNs, percent) {
	if (!Number.isInteger(percent) || !(percent >= 1 && percent <= 100)) throw new RangeError(`percent: expected a whole number in 1..100, got ${percent}`);
	const value = sortedNs[Math.ceil(sortedNs.length * percent / 100) - 1];
	if (value === void 0) throw new RangeError("sortedNs: expected at least one sample, got none");
	return value;
}
// src/measure/latency/summarize-launch.ts
/**
* Summarizes each arm's samples of a launch in the form that records store. One entry per arm.
*
* Net latency is used for all arms or for none, so that a ratio never compares one with the other.
*/
function summarizeLaunch(arms, { traffic, inputs, stealShare }) {
	const isClosed = traffic.kind === "closed";
	const isNet = arms.every(isWaitKnown);
	return arms.map((arm) => {
		const { samples, loadNs, firstRunNs, times } = arm;
		const latenciesNs = samples.map(({ latencyNs }) => latencyNs);
		const sorted = sortNumbers(latenciesNs);
		const meanNs = mean(latenciesNs);
		const serviceNs = mean(samples.map((sample) => sample.serviceNs));
		return {
			samples: samples.length,
			...figuresOf(sorted),
			p95EstimateNs: earlyStoppingEstimateNs(sorted, MLPERF_P95) ?? null,
			machineNs: machineNs(serviceNs, traffic),
			loadNs,
			firstRunNs,
			net: isNet ? netFigures(arm, traffic) : null,
			tails: isClosed ? tailsOf$1(isNet ? samples.map(netNs) : latenciesNs, inputs) : null,
			waiting: isNet ? waitingOf(samples) : null,
			queueShare: Math.max(0, 1 - serviceNs / meanNs),
			stealShare,
			...times !== void 0 && { times }
		};
	});
}
const isWaitKnown = ({ samples, loadWaitNs, firstRunWaitNs }) => loadWaitNs !== null && firstRunWaitNs !== null && samples.every(({ waits }) => waits !== void 0);
/** Service time without waiting for a core because of other programs. */
const netNs = ({ serviceNs, waits }) => serviceNs - (waits?.othersNs ?? NaN);
function netFigures({ samples, loadNs, firstRunNs, loadWaitNs, firstRunWaitNs }, traffic) {
	const ownNs = samples.map(netNs);
	return {
		latency: traffic.kind === "closed" ? figuresOf(sortNumbers(ownNs)) : null,
		machineNs: machineNs(mean(ownNs), traffic),
		loadNs: withoutWait(loadNs, loadWaitNs),
		firstRunNs: withoutWait(firstRunNs, firstRunWaitNs)
	};
}
/** A wait that cannot be, because it is as long as what it is part of, is not believed. */
const withoutWait = (ns, waitNs) => waitNs !== null && waitNs < ns ? ns - waitNs : ns;
const machineNs = (serviceNs, traffic) => traffic.kind === "closed" ? serviceNs : serviceNs / traffic.streams;
function figuresOf(sortedNs) {
	return {
		p50Ns: percentileNs(sortedNs, 50),
		p95Ns: percentileNs(sortedNs, 95),
		p99Ns: percentileNs(sortedNs, 99),
		meanNs: mean([...sortedNs])
	};
}
/**
* Latency of each input, and of the slowest runs. An input's own latency is the lower quartile over its runs: what it
* costs apart from slow moments, be they the machine's or the model's. Those remain in the percentiles over runs.
*
* @param runsNs - In the order in which they ran: the inputs in turn, again and again.
*/
function tailsOf$1(runsNs, { timed, of }) {
	const inputsNs = Array.from({ length: Math.min(timed, runsNs.length) }, (_, input) => percentileNs(sortNumbers(runsNs.filter((__, run) => run % timed === input)), 25));
	const sorted = sortNumbers(runsNs);
	return {
		inputsNs: inputsNs.map(Math.round),
		of,
		runsNs: RUN_PERCENTS.map((percent) => Math.round(percentileNs(sorted, percent)))
	};
}
function waitingOf(samples) {
	const othersNs = sum(samples.map(({ waits }) => waits?.othersNs ?? NaN));
	const ownNs = sum(samples.map(({ waits }) => waits?.ownNs ?? NaN));
	const runningNs = sum(samples.map(({ serviceNs }) => serviceNs)) - othersNs - ownNs;
	return {
		others: othersNs / runningNs,
		own: ownNs / runningNs
	};
}
const sortNumbers = (values) => Float64Array.from(values).sort();
/** perf_analyzer counts a request as delayed beyond this, in ns, … */
const LATE_NS = 1e6;
/** …or beyond this share of the median latency, for models that are slow anyway. */
const LATE_SHARE_OF_P50 = .05;
/** With a larger share of delayed requests, the launch measures the load generator. */
const MAX_LATE_SHARE = .01;
/**
* Whether the load generator kept up. Of the requests that found an idle stream, at most 1% (or one, if there are a hundred
* or fewer) may start more than 1 ms or 5% of the median latency after they were due. Otherwise the launch is invalid, not
* slow.
*
* @see Triton perf_analyzer, "Delayed requests"; the 5% are ours.
*/
function hasKeptUp(samples) {
	const p50Ns = percentileNs(sortNumbers(samples.map(({ latencyNs }) => latencyNs)), 50);
	const bound = Math.max(LATE_NS, LATE_SHARE_OF_P50 * p50Ns);
	return samples.filter(({ lateNs }) => lateNs !== void 0 && !(lateNs <= bound)).length <= Math.ceil(MAX_LATE_SHARE * samples.length);
}
// src/stats/quantile-interval.ts
/** Probability outside a percentile's interval on each side. The confidence is 95%. */
const TAIL = .025;
/**
* Ranks of the samples that bound a percentile with 95% confidence, for any distribution of independent samples:
* `low` is the largest rank l with P[Bin(n, p) ≤ l − 1] ≤ 2.5%, `high` the smallest rank u with P[Bin(n, p) ≥ u] ≤
* 2.5%.
*
* @param samples - Number of samples, n.
* @param percent - In (0, 100).
* @returns Undefined if there are too few samples for even the smallest and the largest to bound it.
* @see David & Nagaraja (2003), "Order Statistics", §7.1.
*/
function percentileRanks(samples, percent) {
	const binomial = {
		trials: samples,
		probability: percent / 100
	};
	const low = firstRank(samples, (rank) => binomialLowerTail(rank, binomial) > TAIL);
	const high = firstRank(samples, (rank) => 1 - binomialLowerTail(rank - 1, binomial) <= TAIL);
	return low !== void 0 && low >= 1 && high !== void 0 ? {
		low,
		high
	} : void 0;
}
/** The smallest rank in 0..`samples` for which `holds`. It must also hold for all larger ranks. */
function firstRank(samples, holds) {
	let low = 0;
	let high = samples + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low > samples ? void 0 : low;
}
/**
* Fewest samples with which {@link percentileRanks} can bound a percentile of at least 50: 72 for P95, 368 for P99.
*/
function minSamples(percent) {
	return Math.ceil(Math.log(TAIL) / Math.log(percent / 100));
}
// src/verdict/row/check-limit.ts
/**
* Judges a metric that repeats exactly.
*
* @param values - In the metric's own unit.
* @returns `fail` also if a value is NaN, because each comparison states the passing condition.
*/
function checkExact(policyLimit, values) {
	const { baseline, candidate } = values;
	const limit = guardLimit(policyLimit, baseline);
	const answers = [];
	if (limit.max !== void 0) answers.push(candidate <= limit.max ? "pass" : "fail");
	if (limit.min !== void 0) answers.push(candidate >= limit.min ? "pass" : "fail");
	for (const [bound, sign] of boundsOf(limit)) {
		if (baseline === void 0) {
			answers.push("unjudged");
			continue;
		}
		const worsening = roundOff(sign * (candidate - baseline));
		const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0);
		answers.push(worsening <= allowed ? "pass" : "fail");
	}
	return worst(answers);
}
/** Differences of shares are multiples of 1/n with n below 10⁹, so anything past the twelfth decimal is rounding. */
const roundOff = (value) => Math.round(value * 0xe8d4a51000) / 0xe8d4a51000;
/**
* Judges a metric that differs from run to run: `fail` if its whole interval is beyond the limit, `pass` if its whole
* interval is within, else `inconclusive`.
*/
function checkSampled(limit, figures) {
	return worstOf(checkClauses(limit, figures));
}
/** The bounds of a limit on a sampled metric, each with its own answer. */
function checkClauses(limit, figures) {
	const { lnRatio, lnCandidate, baseline, slack } = figures;
	const clauses = [];
	const add = (of, sign, allowed, interval) => {
		clauses.push({
			of,
			sign,
			allowed,
			interval,
			answer: checkInterval(interval, allowed, sign)
		});
	};
	if (limit.max !== void 0) add("value", 1, Math.log(limit.max), lnCandidate);
	if (limit.min !== void 0) add("value", -1, -Math.log(limit.min), lnCandidate);
	for (const [bound, sign] of boundsOf(limit)) {
		if (baseline === void 0) {
			clauses.push({
				of: "change",
				sign,
				allowed: NaN,
				interval: void 0,
				answer: "unjudged"
			});
			continue;
		}
		const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0) / baseline + slack;
		add("change", sign, sign === 1 ? Math.log1p(allowed) : -Math.log1p(-Math.min(allowed, 1)), lnRatio);
	}
	return clauses;
}
/** The figure that a reader knows, from the unit of a clause. */
const FIGURES = {
	change: Math.expm1,
	value: Math.exp,
	stalls: (share) => share,
	"own-waiting": Math.expm1,
	share: (share) => Math.min(Math.max(share, 0), 1),
	"share-change": (share) => share
};
/** The answer of a limit from the answers of its bounds. */
const worstOf = (clauses) => worst(clauses.map(({ answer }) => answer));
/**
* Why a row is undecided: the smallest change or value that would have been decided at the same noise.
*
* @param isByLaunches - Whether more launches would narrow the interval.
* @returns Empty if every bound was decided.
*/
function findUndecided(clauses, isByLaunches) {
	const undecided = clauses.find(({ answer }) => answer === "inconclusive");
	if (undecided === void 0) return [];
	const { interval, allowed, sign, of } = undecided;
	if (interval === void 0) return [{ kind: "too-few-launches" }];
	const [toGood, toBad] = sign === 1 ? [interval.mean - interval.low, interval.high - interval.mean] : [interval.high - interval.mean, interval.mean - interval.low];
	const figureOf = FIGURES[of];
	const [fails, passes] = [figureOf(sign * (allowed + toGood)), figureOf(sign * (allowed - toBad))];
	if (!Number.isFinite(fails) || !Number.isFinite(passes)) return [{ kind: "too-few-launches" }];
	return [{
		kind: "interval-crosses-limit",
		of,
		fails,
		passes,
		isByLaunches
	}];
}
/**
* Judges a score by the confidence interval over its items: `pass` if the whole interval is within the limit, `fail` if
* all of it is beyond, else `inconclusive`. The baseline's own score is taken as exact, because it is the bar.
*
* @param figures - `difference`: interval on candidate minus baseline; `own`: interval on the candidate's score, for
*   `max` and `min`.
*/
function checkConfident(policyLimit, figures) {
	const { baseline, difference, own } = figures;
	const limit = guardLimit(policyLimit, baseline);
	const answers = [];
	if (limit.max !== void 0) answers.push(checkInterval(own, limit.max, 1));
	if (limit.min !== void 0) answers.push(checkInterval(own, -limit.min, -1));
	for (const [bound, sign] of boundsOf(limit)) answers.push(baseline === void 0 ? "unjudged" : checkInterval(difference, allowedAmount(bound, baseline), sign));
	return worst(answers);
}
/**
* The limit that judges a model without a baseline: `max` and `min`, which need none.
*
* @returns Undefined if the limit bounds only the change.
*/
function withoutChange(limit) {
	const { "max-increase": _increase, "max-drop": _drop, ...own } = limit;
	return own.max === void 0 && own.min === void 0 ? void 0 : own;
}
/** The largest worsening that a limit allows, in the metric's own unit; undefined if it bounds no change. */
function marginOf(limit, baseline) {
	const margins = boundsOf(guardLimit(limit, baseline)).map(([bound]) => allowedAmount(bound, baseline));
	return margins.length === 0 ? void 0 : Math.min(...margins);
}
/** Whether `sign` × value stays at or below `allowed`, by an interval on the value. */
function checkInterval(interval, allowed, sign) {
	if (interval === void 0) return "inconclusive";
	const [least, most] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
	if (!(least <= allowed)) return "fail";
	return most <= allowed ? "pass" : "inconclusive";
}
/**
* The bounds of a limit on a share of requests, each with its own answer. A maximum of 0% and a minimum of 100% are kept if
* no request breaks them, whatever the interval: no number of requests could show that none ever will.
*/
function checkShares(limit, { baseline, candidate, own, difference }) {
	const clauses = [];
	const addOwn = (sign, allowed) => {
		const answer = own !== void 0 && allowed === (sign === 1 ? 0 : -1) ? sign * candidate <= allowed ? "pass" : "fail" : checkInterval(own, allowed, sign);
		clauses.push({
			of: "share",
			sign,
			allowed,
			interval: own,
			answer
		});
	};
	if (limit.max !== void 0) addOwn(1, limit.max);
	if (limit.min !== void 0) addOwn(-1, -limit.min);
	for (const [bound, sign] of boundsOf(limit)) {
		const allowed = baseline === void 0 ? NaN : allowedAmount(bound, baseline);
		const answer = baseline === void 0 ? "unjudged" : checkInterval(difference, allowed, sign);
		clauses.push({
			of: "share-change",
			sign,
			allowed,
			interval: difference,
			answer
		});
	}
	return clauses;
}
/** The bounds on a change, each with the sign that makes a worsening positive. */
function boundsOf(limit) {
	const bounds = [];
	if (limit["max-increase"] !== void 0) bounds.push([limit["max-increase"], 1]);
	if (limit["max-drop"] !== void 0) bounds.push([limit["max-drop"], -1]);
	return bounds;
}
function allowedAmount(bound, baseline) {
	return bound.kind === "relative" ? bound.value * Math.abs(baseline) : bound.value;
}
/** The worst of several answers. Having none is never a pass. */
function worst(answers) {
	return [
		"fail",
		"inconclusive",
		"unjudged",
		"pass"
	].find((answer) => answers.includes(answer)) ?? "fail";
}
// src/verdict/row/p95-views.ts
/** Percentiles, and the fewest inputs over which each of them is not simply the slowest input. */
const FEWEST_INPUTS = [
	{
		percent: 95,
		inputs: 20
	},
	{
		percent: 90,
		inputs: 10
	},
	{
		percent: 75,
		inputs: 4
	},
	{
		percent: 50,
		inputs: 1
	}
];
const INPUTS_FOR_P95 = FEWEST_INPUTS[0].inputs;
/** The highest percentile over inputs, up to 95, that so few inputs have. If they are all that there are: 95. */
function percentOver({ inputsNs, of }) {
	if (inputsNs.length >= of) return 95;
	return FEWEST_INPUTS.find(({ inputs }) => inputsNs.length >= inputs)?.percent ?? 50;
}
/** P95 over inputs of the inputs' own latencies, in ns; a lower percentile if there are too few for a P95. */
const tailNs = (tails) => percentileNs(Float64Array.from(tails.inputsNs).sort(), percentOver(tails));
const isP95 = (metric) => P95_METRICS.some((each) => each === metric);
/** The launches of a comparison whose arms took turns and have tails over inputs; undefined if they have not. */
function launchesWithTails(metric, { baseline, candidate, isPaired }) {
	if (baseline === void 0 || !isPaired || candidate.launches.length === 0) return void 0;
	const before = withTails(metric, baseline.launches);
	const now = withTails(metric, candidate.launches);
	const isServed = candidate.served !== void 0;
	return before && now && {
		baseline: before,
		candidate: now,
		isServed
	};
}
function withTails(metric, launches) {
	const found = launches.flatMap((launch) => readTails(metric, launch) ?? []);
	return found.length === launches.length ? found : void 0;
}
/** Undefined where the launch has none, or an answer has no time per token. */
function readTails(metric, { tails, waiting, p95Ns, served }) {
	if (tails === null) return void 0;
	if (metric === "latency-p95") return {
		tails,
		waiting,
		p95Ns
	};
	const all = (metric === "ttft-p95" ? served?.ttftNs : served?.tpotNs) ?? [];
	const runsNs = all.flatMap((ns) => ns ?? []);
	if (runsNs.length === 0 || runsNs.length < all.length) return void 0;
	const inputs = {
		timed: tails.inputsNs.length,
		of: tails.of
	};
	const sorted = Float64Array.from(runsNs).sort();
	return {
		tails: tailsOf$1(runsNs, inputs),
		waiting,
		p95Ns: percentileNs(sorted, 95)
	};
}
/**
* The P95 over inputs, which is the P95 that a change is judged by. A limit on the value itself is judged by the P95 over
* all runs, because stalls count too.
*
* @returns Undefined if the P95 over all runs is to be used.
*/
function p95OverInputs(metric, comparison) {
	const paired = comparison.policy.limits[metric]?.max !== void 0 ? void 0 : launchesWithTails(metric, comparison);
	if (paired === void 0) return void 0;
	const figures = (launches) => launches.map(({ tails }) => tailNs(tails));
	return {
		kind: "sampled",
		baseline: figures(paired.baseline),
		candidate: figures(paired.candidate)
	};
}
/** Bounds on twice the limit: closer to the P95 over inputs, the ordinary spread of runs would count as stalls. */
const [LEAST_STALL, USUAL_STALL] = [.05, .1];
/**
* The same for requests to a server. They are few, and each takes its way through several threads of two processes, so that
* their ordinary spread is wider.
*/
const SERVED_STALL = .25;
/** One percentage point less than a P95 ignores, because the machine's own slow moments are among them. */
const ALLOWED_STALLS = .04;
/**
* How far beyond the P95 over inputs a run counts as stalled, as a fraction: twice the limit between 5% and 10%, and the
* limit itself above that. For servers 25%, or the limit if that is more.
*
* @param lnAllowed - ln(1 + the limit).
*/
function stallFrom(lnAllowed, isServed) {
	const limit = Math.expm1(lnAllowed);
	if (isServed) return Math.max(limit, SERVED_STALL);
	return Math.max(limit, Math.min(Math.max(2 * limit, LEAST_STALL), USUAL_STALL));
}
/** Share of the runs, 0..0.2, that take longer than a bound in ns. Larger shares count as 0.2. */
function shareBeyond({ runsNs }, boundNs) {
	const above = runsNs.findIndex((ns) => !(ns <= boundNs));
	if (above === -1) return 0;
	const [before, after] = [runsNs[above - 1], runsNs[above]];
	const percent = RUN_PERCENTS[above];
	const part = before === void 0 ? 0 : (after - boundNs) / (after - before);
	return (100 - percent + (Number.isNaN(part) ? 1 : part)) / 100;
}
/**
* Share of stalled runs of each arm in a launch. A run stalls if it is far beyond its own arm's P95 over inputs. A run of
* a candidate that is still within the limit does not: a much faster model may vary more.
*/
function stallsOf(before, now, { lnAllowed, far }) {
	const [beforeNs, nowNs] = [tailNs(before), tailNs(now)];
	return [shareBeyond(before, far * beforeNs), shareBeyond(now, Math.max(far * nowNs, Math.exp(lnAllowed) * beforeNs))];
}
const meanOf = (values) => values.reduce((total, value) => total + value, 0) / values.length;
function stallsByLaunch({ baseline, candidate, isServed }, lnAllowed) {
	const bounds = {
		lnAllowed,
		far: 1 + stallFrom(lnAllowed, isServed)
	};
	return candidate.map(({ tails }, index) => stallsOf(baseline[index].tails, tails, bounds));
}
/** Mean share of stalled runs of each arm. */
function stallShares(paired, lnAllowed) {
	const shares = stallsByLaunch(paired, lnAllowed);
	return {
		baselineShare: meanOf(shares.map(([before]) => before)),
		candidateShare: meanOf(shares.map(([, now]) => now)),
		beyond: stallFrom(lnAllowed, paired.isServed)
	};
}
const ownOf = ({ waiting }) => waiting?.own ?? NaN;
/** How much longer the runs of each arm are because its own threads wait for one another, as fractions. */
const ownWaiting = ({ baseline, candidate }) => ({
	baselineShare: meanOf(baseline.map(ownOf)),
	candidateShare: meanOf(candidate.map(ownOf))
});
/** ln(candidate / baseline) of the P95 over inputs, with the own waiting added to each arm. One value per launch. */
const lnRatiosWithWaiting = ({ baseline, candidate }) => {
	const figure = (launch) => tailNs(launch.tails) * (1 + ownOf(launch));
	return candidate.map((now, index) => Math.log(figure(now) / figure(baseline[index])));
};
/**
* Judges the stalls and the candidate's own waiting.
*
* @param lnAllowed - ln(1 + the allowed increase).
* @param tails - Probability outside each interval.
*/
function checkRuns(paired, { lnAllowed, tails }) {
	const clause = (of, values, allowed) => {
		const interval = meanInterval(values, tails);
		return {
			of,
			sign: 1,
			allowed,
			interval,
			answer: checkInterval(interval, allowed, 1)
		};
	};
	const stalls = stallsByLaunch(paired, lnAllowed).map(([before, now]) => now - before);
	const isWaitKnown = [...paired.baseline, ...paired.candidate].every(({ waiting }) => waiting !== null);
	return [clause("stalls", stalls, ALLOWED_STALLS), ...isWaitKnown ? [clause("own-waiting", lnRatiosWithWaiting(paired), lnAllowed)] : []];
}
/** Share of the timed inputs, 0..1, that became slower by more than is allowed, over all launches. */
function slowerInputs({ baseline, candidate }, lnAllowed) {
	const lnRatios = candidate.flatMap(({ tails }, index) => tails.inputsNs.map((nowNs, input) => Math.log(nowNs / (baseline[index]?.tails.inputsNs[input] ?? NaN))));
	return lnRatios.filter((lnRatio) => lnRatio > lnAllowed).length / lnRatios.length;
}
// src/verdict/row/evidence/count-samples.ts
/** What each value of a metric with a separate pass comes from. */
const VALUES_OF = {
	"memory-ram-peak": "process",
	"memory-vram-peak": "process",
	"energy-per-1000": "window"
};
/** How many samples each value of a sampled metric comes from. */
function countSamples(metric, { baseline, candidate }, values) {
	const of = VALUES_OF[metric] ?? (metric === "load-time" || metric === "first-run" ? "launch" : void 0);
	if (of !== void 0) return {
		baseline: values.baseline.length,
		candidate: values.candidate.length,
		of
	};
	return {
		baseline: countInferences(baseline?.launches ?? []),
		candidate: countInferences(candidate.launches),
		of: "inference",
		launches: candidate.launches.length
	};
}
/** Why either arm has too few samples for a percentile; undefined if both have enough. */
function findShortage(metric, comparison) {
	const percent = isP95(metric) ? 95 : percentOf(metric);
	if (percent === void 0) return void 0;
	const paired = isP95(metric) ? launchesWithTails(metric, comparison) : void 0;
	if (paired !== void 0) return findFewInputs(paired.candidate);
	const counts = [comparison.candidate, comparison.baseline].flatMap((arm) => arm === void 0 ? [] : [countInferences(arm.launches)]);
	const fewest = Math.min(...counts);
	if (percentileRanks(fewest, percent) !== void 0) return void 0;
	return {
		kind: "too-few-inferences",
		inferences: fewest,
		needed: minSamples(percent),
		percent
	};
}
/** Each launch has its own P95 over inputs, so each needs enough of them. */
function findFewInputs(launches) {
	const [first] = launches.flatMap(({ tails }) => percentOver(tails) < 95 ? [tails] : []);
	if (first === void 0) return void 0;
	const { length: inputs } = first.inputsNs;
	return {
		kind: "too-few-inputs",
		inputs,
		needed: INPUTS_FOR_P95,
		percent: 95,
		offered: percentOver(first)
	};
}
/**
* Compares a maximum on a latency percentile with MLPerf's early stopping. Reports that there are too few inferences,
* or MLPerf's own P95 estimate next to the judged one.
*
* @returns Empty if the metric is not a latency percentile, or there is nothing to add.
*/
function compareWithMlperf(metric, { candidate: { launches } }) {
	const percent = percentOf(metric);
	if (percent === void 0) return [];
	const needed = minQueries(1, mlperfRule(percent));
	const inferences = countInferences(launches);
	if (inferences < needed) return [{
		kind: "mlperf-too-few",
		inferences,
		needed,
		percent
	}];
	const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
	if (percent !== 95 || estimates.length < launches.length) return [];
	return [{
		kind: "mlperf-estimate",
		p95Ns: geometricMean(estimates)
	}];
}
const PERCENT = {
	"latency-p50": 50,
	"latency-p95": 95,
	"latency-p99": 99
};
/** The percentile of the latency that a metric is, in percent; undefined if it is none. */
const percentOf = (metric) => PERCENT[metric];
/** Timed inferences of one arm. */
const countInferences = (launches) => launches.reduce((sum, { samples }) => sum + samples, 0);
// src/verdict/row/evidence/failed-requests.ts
/** Figures that do not come from the timed requests. */
const APART = ["load-time", "first-run"];
/** Above this share, a figure is one of failures and not of answers. */
const MOST$1 = .5;
/**
* Keeps a row from passing if its figure is one of failed requests: two servers that answer nothing are equally fast, and any
* server is faster than one that answers nothing. If most requests of the candidate failed, the row fails. If so many requests of
* either model failed that the percentile is a failed request, it is undecided; those of the baseline count only in a change.
*/
function distrustFailures(row, { baseline, candidate }) {
	const { metric, limit, state } = row;
	if (limit === null || state === "fail" || APART.includes(metric)) return row;
	const allowed = failuresAllowed(metric);
	const now = countFailed("candidate", candidate);
	if (shareOf$1(now) > allowed) return distrusted(row, now, shareOf$1(now) > MOST$1 ? "fail" : "inconclusive");
	if (baseline === void 0 || !boundsChange(limit)) return row;
	const before = countFailed("baseline", baseline);
	return shareOf$1(before) > allowed ? distrusted(row, before, "inconclusive") : row;
}
const distrusted = (row, why, state) => ({
	...row,
	state,
	reasons: [{
		kind: "not-measured",
		why
	}, ...row.reasons]
});
function failuresAllowed(metric) {
	const percent = isP95(metric) ? 95 : percentOf(metric);
	return percent === void 0 ? MOST$1 : 1 - percent / 100;
}
const boundsChange = (limit) => limit["max-increase"] !== void 0 || limit["max-drop"] !== void 0;
/** NaN without requests, as of a model that is not served: other rules apply then. */
const shareOf$1 = ({ failed, of }) => failed / of;
function countFailed(arm, { launches }) {
	const served = launches.flatMap((launch) => launch.served ?? []);
	return {
		kind: "requests-failed",
		arm,
		failed: sum(served.map(({ failures }) => sum(Object.values(failures)))),
		of: sum(served.map(({ latencyNs }) => latencyNs.length))
	};
}
// src/verdict/row/evidence/compute-cost.ts
const NS_PER_HOUR = 36e11;
const NS_PER_SECOND$2 = 1e9;
const JOULES_PER_KILOWATT_HOUR = 36e5;
const MINUTES_PER_HOUR = 60;
const RUNS$2 = 1e3;
const TOKENS = 1e6;
/** Whether the price of power is multiplied by measured energy. */
const measuresPower = ({ power }) => power !== "included" && power.watts === void 0;
/** Whether the API is paid for by token. */
const isPricedByToken = ({ api }) => typeof api === "object";
/**
* Cost of 1,000 runs; one run is one item.
*
* - hardware = 1000 · hourly price · hours per item
* - power = 1000 · kWh per item · price per kWh. The energy is measured, or watts · seconds; the cost is 0 if the
*   hardware price includes power.
* - API = the price of 1,000 runs, or 1000 · (input tokens · price + output tokens · price) / 10⁶
* - review = 1000 · review rate · minutes per item · wage
*
* @param run - `machineNs`: mean machine time of one inference of `batch` items. Never a percentile, because hardware
*   is paid for all the time it is busy.
* @param joules - Measured energy per inference; required if the prices name no watts.
* @param tokens - Mean tokens of a run; required if the API is priced by token.
* @param reviewRate - Share of items that go to human review, 0..1.
*/
function computeCost(prices, { machineNs, batch, reviewRate, joules, tokens }) {
	const itemNs = machineNs / batch;
	return {
		hardwareUsdPer1000: RUNS$2 * (prices.hardware ?? 0) * itemNs / NS_PER_HOUR,
		powerUsdPer1000: prices.power === "included" ? 0 : computePower(prices.power, itemNs, joules === void 0 ? void 0 : joules / batch),
		apiUsdPer1000: prices.api === void 0 ? 0 : computeApi(prices.api, tokens),
		reviewUsdPer1000: prices.review === void 0 ? 0 : computeReview(prices.review, reviewRate)
	};
}
function computePower({ price, watts }, itemNs, itemJoules) {
	const joules = watts === void 0 ? itemJoules ?? NaN : watts * itemNs / NS_PER_SECOND$2;
	return RUNS$2 * price * joules / JOULES_PER_KILOWATT_HOUR;
}
function computeApi(api, tokens) {
	if (typeof api === "number") return api;
	const { input, output } = tokens ?? {
		input: NaN,
		output: NaN
	};
	const outputUsd = output === 0 ? 0 : output * (api.output ?? NaN);
	return RUNS$2 * (input * api.input + outputUsd) / TOKENS;
}
function computeReview(review, reviewRate) {
	return RUNS$2 * reviewRate * review["minutes-per-item"] * review.wage / MINUTES_PER_HOUR;
}
/** Sum of all parts in USD per 1,000 runs. */
function totalCost(parts) {
	return parts.hardwareUsdPer1000 + parts.powerUsdPer1000 + parts.apiUsdPer1000 + parts.reviewUsdPer1000;
}
// src/verdict/row/evidence/fallback-share.ts
/** Heavy fallback: kernels that ran on the CPU instead, and the copies they needed, but not shape arithmetic. */
const isHeavy = ({ role }) => role === "fallback" || role === "copy";
/** Share of kernel and copy time that heavy fallback takes, 0..1. */
function fallbackShare({ placement }) {
	return placement.filter(isHeavy).reduce((sum, { timeShare }) => sum + timeShare, 0);
}
/** Missing if there is nothing to fall back from. */
function readFallbackShare({ policy, baseline, candidate }) {
	if (policy.runtime.providers[0] === "cpu") return {
		kind: "missing",
		why: { kind: "cpu-only" }
	};
	if (candidate.placement.length === 0) return {
		kind: "missing",
		why: { kind: "not-profiled" }
	};
	return {
		kind: "exact",
		baseline: baseline && fallbackShare(baseline),
		candidate: fallbackShare(candidate)
	};
}
/**
* Whether no node falls back that did not before, counted per operator. Then a larger share is noise in the profile, or
* the rest became faster. Latency is the better measure of whether the nodes that fall back became slower.
*/
function fallsBackAsBefore({ baseline, candidate }) {
	if (baseline === void 0) return false;
	return isNoMore(countHeavy(baseline.placement), countHeavy(candidate.placement));
}
/** Whether no operator has more nodes falling back `now` than `before`. */
function isNoMore(before, now) {
	return [...now].every(([operator, nodes]) => nodes <= (before.get(operator) ?? 0));
}
/** Number of nodes per operator that fall back heavily. */
function countHeavy(placement) {
	const counts = /* @__PURE__ */ new Map();
	for (const { operator, nodes } of placement.filter(isHeavy)) counts.set(operator, (counts.get(operator) ?? 0) + nodes);
	return counts;
}
// src/verdict/row/evidence/read-energy.ts
const RUNS$1 = 1e3;
/**
* Scopes that the row mentions: the figure comes from power readings instead of a counter, or covers more than the
* model.
*/
const SCOPES$1 = {
	"gpu-counter": void 0,
	"gpu-power": "gpu-power-estimate",
	"processor-counter": "whole-processor"
};
const figureOf = (scope) => scope === void 0 ? [] : [{
	kind: "figure-of",
	scope
}];
const notRead = (why) => ({
	kind: "missing",
	why: {
		kind: "not-read",
		why
	}
});
/** Records of version 3 may give no reason. */
const UNKNOWN$1 = {
	kind: "unreadable",
	message: "unknown"
};
const unreadable = (arm, { why }) => ({
	kind: "unreadable",
	arm,
	why: why ?? UNKNOWN$1
});
/** Energy of 1,000 items in J, idle power included, one value per window. If unknown, it is missing with a reason. */
function readEnergy({ policy, baseline, candidate, isPaired }) {
	const own = candidate.energy;
	if (own === void 0) return notRead({ kind: "run-ended-before" });
	if (own.how === null) return notRead(unreadable("candidate", own));
	const other = baseline?.energy;
	if (isPaired && other?.how === null) return notRead(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead({
		kind: "other-meter",
		baseline: other.how,
		candidate: own.how
	});
	const { batch } = policy.traffic;
	const of = ({ windows }) => windows.map(({ joulesPerRun }) => RUNS$1 * joulesPerRun / batch);
	return {
		kind: "sampled",
		baseline: other === void 0 ? [] : of(other),
		candidate: of(own),
		reasons: figureOf(SCOPES$1[own.how])
	};
}
/** Mean energy of an inference in J, idle power included; undefined if it was not measured. */
function joulesPerRun({ energy }) {
	if (energy === void 0 || energy.windows.length === 0) return void 0;
	return mean(energy.windows.map((window) => window.joulesPerRun));
}
/** The same without idle power; undefined if either is unknown. */
function netJoulesPerRun({ energy }) {
	if (energy === void 0 || energy.windows.length === 0) return void 0;
	const { idleW, windows } = energy;
	if (idleW === null) return void 0;
	return mean(windows.map((window) => window.joulesPerRun - idleW * window.runNs / 1e9));
}
/** Peaks of GPU memory. If the driver does not report them, they are missing with a reason, never 0. */
function readGpuMemory({ baseline, candidate, isPaired }) {
	const own = candidate.gpuMemory;
	if (own === void 0) return notRead({ kind: "not-on-gpu" });
	if (own.how === null) return notRead(unreadable("candidate", own));
	const other = baseline?.gpuMemory;
	if (isPaired && other?.how === null) return notRead(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead({ kind: "other-scope" });
	return {
		kind: "sampled",
		baseline: other?.peakBytes ?? [],
		candidate: own.peakBytes,
		reasons: figureOf(own.how === "device" ? "whole-gpu" : void 0)
	};
}
// src/policy/items/drift.ts
const MOVES = ["max-increase", "max-drop"];
/** Do not depend on a release, so they are allowed only where a change is judged. */
const FIXED = ["max", "min"];
/** How far metrics may worsen since the last release, over all merges: over all items, and by slice. */
const driftSchema = strictObject({
	...limitsSchema.shape,
	slices: slicesSchema.optional()
}).superRefine(({ slices = {}, ...limits }, context) => {
	const all = METRIC_NAMES.map((metric) => ({
		place: [metric],
		limit: limits[metric],
		elsewhere: "limits"
	}));
	if (all.every(({ limit }) => limit === void 0)) context.addIssue({
		code: "custom",
		message: "expected at least one limit on a metric of all items, got none"
	});
	const bySlice = Object.entries(slices).flatMap(([pattern, own]) => SLICE_METRICS.map((metric) => ({
		place: [
			"slices",
			pattern,
			metric
		],
		limit: own[metric],
		elsewhere: "slices"
	})));
	for (const { path, message } of [...all, ...bySlice].flatMap(findFixed)) context.addIssue({
		code: "custom",
		path: [...path],
		message
	});
}).transform(({ slices, ...limits }) => ({
	limits,
	slices
}));
/** Mistakes in a limit that must say how far a figure may move, and nothing else. */
function findFixed({ place, limit, elsewhere }) {
	if (limit === void 0) return [];
	return [...MOVES.some((key) => limit[key] !== void 0) ? [] : [{
		path: place,
		message: "expected \"max-increase\" or \"max-drop\" under \"drift\", got neither"
	}], ...FIXED.filter((key) => limit[key] !== void 0).map((key) => ({
		path: [...place, key],
		message: `expected "${key}" only under "${elsewhere}", got it under "drift"`
	}))];
}
/** The metrics that have a drift limit, over all items or by slice. */
const driftMetrics = ({ limits, slices = {} }) => METRIC_NAMES.filter((metric) => limits[metric] !== void 0 || Object.values(slices).some((own) => own[metric] !== void 0));
// src/policy/served/engine.ts
/** Protocols for requests to servers. */
const PROTOCOLS = ["openai", "open-inference"];
/** A path on the server, with which a request starts. */
const urlPath = string().regex(/^\/[\w./~%-]*$/, { error: (issue) => `expected a path such as "/health", got ${quotedJson(issue.input)}` });
/** Address of a server that already runs. */
const serverUrl = string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~%-]*)?$/, { error: (issue) => `expected a URL such as "http://127.0.0.1:8000", got ${quotedJson(issue.input)}` });
/** Name of an environment variable. */
const VARIABLE = /^[A-Za-z_]\w*$/;
const variable = string().regex(VARIABLE, { error: (issue) => `expected the name of an environment variable, got ${quotedJson(issue.input)}` });
/** Headers that carry a request, or that a proxy on the way acts on. */
const RESERVED_HEADERS = /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|accept)$/i;
/** A secret that a server requires: the name of its variable, never the secret itself. */
const credentialSchema = strictObject({
	variable: string().regex(VARIABLE, { error: "expected the name of an environment variable such as \"MODELS_TOKEN\", got other characters" }),
	/** Header that carries it alone; if absent, `Authorization: Bearer …` does. */
	header: string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: (issue) => `expected the name of a header such as "X-Api-Key", got ${quotedJson(issue.input)}` }).refine((name) => !RESERVED_HEADERS.test(name), { error: (issue) => `expected a header for credentials, got ${quotedJson(issue.input)}` }).optional()
});
/** Whether the connection to a server is encrypted or stays on this machine, so that nobody else can read it. */
const isPrivate = (url) => /^https:/i.test(url) || /^http:\/\/(?:127\.\d+\.\d+\.\d+|localhost)(?:[:/]|$)/i.test(url);
const READY_PATHS = {
	openai: "/health",
	"open-inference": "/v2/health/ready"
};
const expectCommand = ({ code, input }) => code === "invalid_type" ? `expected a list of words such as [node, serve.mjs, --port, "{port}"], got ${quotedJson(input)}` : void 0;
const CREDENTIALS = [["credential", "url"], ["baseline-credential", "baseline-url"]];
/** A program and its arguments. `{port}` must be in them, so that each server gets its own. */
const serverCommand = array(string().min(1), { error: expectCommand }).min(1).max(200).refine((words) => words.some((word) => word.includes("{port}")), { error: "expected \"{port}\" in one of the arguments, so that each server gets its own port, got none" });
/** A program that serves the model over HTTP. Each arm has its own, on a free port of this machine. */
const server = strictObject({
	kind: literal("server"),
	/**
	* `openai`: streamed chat or text completions, or embeddings. `open-inference`: tensors, over REST in version 2 of the
	* protocol, which KServe and Triton call v2.
	*/
	protocol: _enum(PROTOCOLS),
	/**
	* The program and its arguments, without a shell, in the policy's folder. `{artifact}` is the model's path and `{port}`
	* the port to listen on.
	*/
	start: serverCommand.optional(),
	/** The server is ready once this path answers with status 200; by default `/health` or `/v2/health/ready`. */
	ready: strictObject({
		path: urlPath.optional(),
		within: durationNs.prefault("120s")
	}).prefault({}),
	/** Environment variables that the program gets besides PATH, LANG, TZ, HOME and TMPDIR. */
	environment: array(variable).max(50).default([]),
	/**
	* `side-by-side`: both servers stay loaded and take turns; the one that does not run is stopped. `alternate`: one
	* server at a time, for machines that hold only one.
	*/
	turns: _enum(["side-by-side", "alternate"]).default("side-by-side"),
	/** A server that already runs, in place of `start`. */
	url: serverUrl.optional(),
	/** The baseline's server, if `url` is given and the model has no `baseline-engine`. */
	"baseline-url": serverUrl.optional(),
	/** Sent to `url` alone. Its variable is one of the gate's environment. */
	credential: credentialSchema.optional(),
	/** The same for `baseline-url`. */
	"baseline-credential": credentialSchema.optional(),
	/** The model, as the server calls it. */
	"model-name": string().min(1).max(200).default("model"),
	/** `openai` only; `chat` if absent. `embeddings`: one vector for each text. */
	endpoint: _enum([
		"chat",
		"completions",
		"embeddings"
	]).optional(),
	/** A request that takes longer has failed. */
	"request-deadline": durationNs.prefault("60s")
}).superRefine((engine, context) => {
	const isStarted = engine.start !== void 0;
	if (isStarted === (engine.url !== void 0)) {
		const got = isStarted ? "both" : "neither";
		context.addIssue({
			code: "custom",
			path: [],
			message: `expected either "start" or "url", got ${got}`
		});
	}
	for (const [key, place] of CREDENTIALS) {
		const url = engine[place];
		if (engine[key] === void 0 || url !== void 0 && isPrivate(url)) continue;
		const message = url === void 0 ? `expected this key only with "${place}", got it without` : `expected "${place}" to start with https:// for this key (http:// only on this machine), got ${quotedJson(url)}`;
		context.addIssue({
			code: "custom",
			path: [key],
			message
		});
	}
	if (engine.protocol !== "openai" && engine.endpoint !== void 0) {
		const message = `expected this key only with "protocol: openai", got ${engine.protocol}`;
		context.addIssue({
			code: "custom",
			path: ["endpoint"],
			message
		});
	}
}).transform(({ ready, endpoint = "chat", ...engine }) => ({
	...engine,
	endpoint,
	ready: {
		...ready,
		path: ready.path ?? READY_PATHS[engine.protocol]
	}
}));
/** What runs the model. */
const engineSchema = discriminatedUnion("kind", [strictObject({ kind: literal("onnxruntime") }), server]);
/** How a language model generates. Both arms get the same. */
const generationSchema = strictObject({
	"max-tokens": int().min(1).max(1e5).default(128),
	temperature: number().min(0).max(2).default(0),
	seed: int().min(0).max(2 ** 31 - 1).default(1)
});
/** What a server answers: texts that a language model generates, or tensors, which include embeddings. */
const answersOf = ({ protocol, endpoint }) => protocol === "openai" && endpoint !== "embeddings" ? "texts" : "tensors";
// src/policy/ladder.ts
/** The steps of the ladder in the order in which they are tried. */
const STEPS = [
	"quantization",
	"sparsity",
	"graph-compilation",
	"batching",
	"runtime"
];
const named = { name: string().min(1).max(60).optional() };
const artifact = string().min(1).optional();
/** The whole command line of a server, in place of the model's own. */
const start = serverCommand.optional();
/** With two changes in one rung, it would be unknown which of them helped. */
const hasOneChange = ({ name: _, ...changes }) => Object.values(changes).filter((value) => value !== void 0).length === 1;
const oneChange = { error: (issue) => {
	const { name: _, ...changes } = issue.input;
	return `expected exactly one change a rung, got ${Object.keys(changes).join(" and ") || "none"}`;
} };
/** Command lines and engines are too long to be names. */
const isNamed = ({ name, start: words, engine }) => name !== void 0 || words === void 0 && engine === void 0;
const needsName = {
	path: ["name"],
	error: "expected a name next to \"start\" or \"engine\", got none"
};
const artifactRung = strictObject({
	...named,
	artifact,
	start
}).refine(hasOneChange, oneChange).refine(isNamed, needsName);
const { version, providers, "graph-optimization": graphOptimization } = runtimeSettings;
/** Variants of a model by step; each changes one thing. */
const rungsSchema = strictObject({
	quantization: array(artifactRung).default([]),
	sparsity: array(artifactRung).default([]),
	"graph-compilation": array(strictObject({
		...named,
		artifact,
		start,
		"graph-optimization": graphOptimization.optional()
	}).refine(hasOneChange, oneChange).refine(isNamed, needsName)).default([]),
	batching: array(strictObject({
		...named,
		batch: batchSize.optional(),
		start
	}).refine(hasOneChange, oneChange).refine(isNamed, needsName)).default([]),
	/** Older policies may still have it. */
	caching: never({ error: ({ input }) => `expected this step to be removed, because the gate does not measure caches, got ${quotedJson(input)}` }).optional(),
	runtime: array(strictObject({
		...named,
		version: version.optional(),
		providers: providers.optional(),
		"intra-op-threads": runtimeSettings["intra-op-threads"].optional(),
		"memory-arena": runtimeSettings["memory-arena"].optional(),
		"memory-pattern": runtimeSettings["memory-pattern"].optional(),
		start,
		/** Another engine, in place of the model's own. */
		engine: engineSchema.optional()
	}).refine(hasOneChange, oneChange).refine(isNamed, needsName)).default([])
}).refine((rungs) => STEPS.some((step) => rungs[step].length > 0), { error: "expected at least one rung, got none" });
const target = strictObject({ "latency-p95": union([relativeDrop.transform((value) => ({
	kind: "relative",
	value
})), durationNs.transform((value) => ({
	kind: "absolute",
	value
}))], { error: (issue) => `expected a drop such as "-30%" or a duration such as "0.5ms", got ${quotedJson(issue.input)}` }) });
/** What to try to make a model faster, and when to stop. */
const ladderSchema = strictObject({
	/** A kept rung that reaches it ends the ladder. */
	target: target.optional(),
	/** A step whose best rung gains less in P95 ends the ladder. */
	"min-gain": relativeShare.optional(),
	rungs: rungsSchema
});
// src/policy/served/text-task.ts
/**
* How the answer of a language model is scored:
*
* - `exact-match`: the text is the label.
* - `normalized-match`: as `exact-match`, ignoring case, punctuation, articles and white space.
* - `numeric-match`: the last number of the text is the label.
* - `regex-match`: the label, a regular expression, occurs in the text.
* - `token-f1`: how many words the text shares with the label, 0..1.
* - `rouge-l`, `bleu`, `chrf`: how much of the label's wording the text has, 0..1.
* - `wer`, `cer`: errors per word or character of the label; less is better.
* - `valid-json`: the text is JSON, with the values that the label has.
*/
const TEXT_SCORES = [
	"exact-match",
	"normalized-match",
	"numeric-match",
	"regex-match",
	"token-f1",
	"rouge-l",
	"bleu",
	"chrf",
	"wer",
	"cer",
	"valid-json"
];
/** Scores that may ignore case. */
const CASED = [
	"exact-match",
	"regex-match",
	"wer",
	"cer"
];
/** The task of a model that answers prompts with text. */
const textTaskSchema = strictObject({
	kind: literal("text"),
	label,
	score: _enum(TEXT_SCORES).default("exact-match"),
	/** `numeric-match` only: largest absolute difference from the label; 0 if absent. */
	tolerance: number().nonnegative().optional(),
	/**
	* `exact-match`, `regex-match`, `wer` and `cer` only: whether upper and lower case are the same; `normalized-match`
	* ignores case.
	*/
	"ignore-case": boolean().optional()
}).superRefine(({ score, tolerance, "ignore-case": ignoreCase, label: labelled }, context) => {
	const add = (key, scores) => {
		const message = `expected this key only with ${scores.map((each) => `"score: ${each}"`).join(" or ")}, got ${score}`;
		context.addIssue({
			code: "custom",
			path: [key],
			message
		});
	};
	if (tolerance !== void 0 && score !== "numeric-match") add("tolerance", ["numeric-match"]);
	if (ignoreCase !== void 0 && !CASED.includes(score)) add("ignore-case", CASED);
	if (labelled !== void 0 && score === "regex-match") context.addIssue({
		code: "custom",
		path: ["label"],
		message: "expected no such key with \"score: regex-match\" (an answer is not a regular expression; use exact-match or token-f1), got \"baseline\""
	});
});
/** `200` or `200 tokens` → 200. */
const tokens = union([int().positive(), string().regex(/^[1-9]\d{0,8} tokens$/).transform((text) => Number.parseInt(text, 10))], { error: (issue) => `expected a number of tokens such as 200, got ${quotedJson(issue.input)}` });
const pattern = string().superRefine((source, context) => {
	const read = compilePattern(source);
	if (!("problem" in read)) return;
	const message = `expected a regular expression in RE2’s syntax, got ${quotedJson(source)} (${read.problem})`;
	context.addIssue({
		code: "custom",
		message
	});
});
const condition = union([
	_enum([
		"refusal",
		"invalid-json",
		"cut-off"
	]),
	strictObject({ "below-logprob": number({ error: belowZero }).lt(0, { error: belowZero }) }),
	strictObject({ pattern }),
	strictObject({ "longer-than": tokens })
], { error: (issue) => `expected refusal, invalid-json, cut-off, below-logprob: -1.5, pattern: "…" or longer-than: 200, got ${quotedJson(issue.input)}` });
function belowZero({ input }) {
	return `expected a number below 0 (a log probability), got ${quotedJson(input)}`;
}
/** Which answers of a language model go to human review: those that meet any of the conditions. */
const textReviewSchema = strictObject({ when: array(condition).min(1) });
// src/policy/task/custom-task.ts
const COMMAND = "expected a program and its arguments, such as [python, score.py]";
/** A score that a program of the repository computes. */
const customSchema = strictObject({
	kind: literal("custom"),
	label: noLabel("the program gets the answers of one model", "use \"kind: output-match, label: baseline\" to compare the outputs"),
	/** Program and arguments, without a shell. It starts in the policy's folder, as that was at the base commit. */
	command: array(string().min(1, { error: `${COMMAND}, got an empty word` }), { error: (issue) => `${COMMAND}, got ${quotedJson(issue.input)}` }).min(1, { error: `${COMMAND}, got an empty list` }),
	/** `item`: one number per item; the score is their mean. `set`: one number for all items together. */
	unit: _enum(["item", "set"]).default("item"),
	"higher-is-better": boolean().default(true),
	/** Time limit for scoring the whole set. The program is killed when it expires. */
	deadline: durationNs.prefault("5min")
});
// src/policy/task/label-tasks.ts
/** Any number of classes per item. */
const multiLabelSchema = strictObject({
	kind: literal("multi-label"),
	label,
	output,
	classes: path.optional(),
	scores,
	/** A class is predicted if its probability is at least this. Used by `map` only for `label: baseline`. */
	threshold: fraction.default(.5),
	metric: _enum([
		"micro-f1",
		"macro-f1",
		"map"
	]).default("micro-f1")
});
/** One tag per token, from which entities are formed. */
const tokenClassificationSchema = strictObject({
	kind: literal("token-classification"),
	label,
	output,
	/** The tags by index: O, B-PER, I-PER … */
	classes: path,
	/** How tags form entities: strictly by a scheme, or `lenient`, as conlleval and seqeval's default do. */
	scheme: _enum([
		"lenient",
		"iob2",
		"iobes"
	]).default("lenient"),
	/** Label of tokens that do not count, such as padding and the later pieces of a word. */
	"ignore-index": int().default(-100),
	metric: _enum(["entity-f1", "token-accuracy"]).default("entity-f1")
});
// src/policy/task/number-tasks.ts
/** How similar two texts are, as in STS: one number, or the embeddings of both. */
const similaritySchema = strictObject({
	kind: literal("similarity"),
	label,
	output,
	metric: _enum(["spearman", "pearson"]).default("spearman")
});
/** How far probabilities can be trusted. */
const probabilitySchema = strictObject({
	kind: literal("probability"),
	label: noLabel("probabilities are compared with what happened", "use \"kind: classification, label: baseline\" and limit \"kl-divergence\""),
	output,
	classes: path.optional(),
	scores,
	metric: _enum(["brier", "ece"]).default("brier"),
	/** `ece` only: number of bins of equal width. */
	bins: int().min(2).max(1e3).default(15)
});
/** One score per item, higher for anomalies, which are rare. */
const anomalySchema = strictObject({
	kind: literal("anomaly"),
	label: noLabel("a score alone does not say what is an anomaly", "use \"kind: regression, label: baseline\" to compare the scores"),
	output,
	metric: _enum(["pr-auc", "recall-at-precision"]).default("pr-auc"),
	/** `recall-at-precision` only. */
	precision: fraction.default(.9)
});
/** Future values of a series. */
const forecastSchema = strictObject({
	kind: literal("forecast"),
	label: noLabel("a forecast is compared with the actual values", "use \"kind: regression, label: baseline\" to compare the forecasts"),
	output,
	metric: _enum(["mase", "pinball"]).default("mase"),
	/** `mase` only: the input with the series so far, from which the error of a naive forecast is computed. */
	history: string().optional(),
	/** `mase` only: the naive forecast repeats the value of so many steps before. */
	season: int().min(1).default(1),
	/** `pinball` only: the quantiles that the output has, in order. */
	quantiles: array(number().gt(0).lt(1)).min(1).default([.5])
}).superRefine(({ metric, history }, context) => {
	if (history === void 0 || metric === "mase") return;
	const message = `expected this key only with "metric: mase", got ${metric}`;
	context.addIssue({
		code: "custom",
		path: ["history"],
		message
	});
});
// src/policy/task/ranking-tasks.ts
const rankingKeys = {
	output,
	metric: _enum([
		"ndcg",
		"recall",
		"mrr"
	]).default("ndcg"),
	/** How many of the best candidates count. */
	k: int().min(1).default(10)
};
/** Each item is a query with its candidates, to which the model gives scores. */
const rankingSchema = strictObject({
	kind: literal("ranking"),
	label,
	...rankingKeys
});
/** Each item is a document or a query. The model returns its embedding. */
const retrievalSchema = strictObject({
	kind: literal("retrieval"),
	label: noLabel("the data set has to say what is a document and what is a query", "use \"kind: embedding, label: baseline\" to compare the vectors"),
	...rankingKeys,
	similarity: _enum(["cosine", "dot"]).default("cosine")
});
// src/policy/task/transcript-tasks.ts
const transcriptKeys = {
	output,
	label,
	/** What each class is written as; a JSON array like that of a classification. Not used by an output of texts. */
	classes: path.optional(),
	/** The blank class of CTC. */
	blank: int().min(0).default(0),
	/** The class that is written as a space, such as `|`. */
	space: string().min(1).optional(),
	"ignore-case": boolean().default(false)
};
/** Speech to text, with errors counted by word unless the policy says otherwise. */
const speechSchema = strictObject({
	kind: literal("speech"),
	...transcriptKeys,
	metric: _enum(["wer", "cer"]).default("wer")
});
/** Images to text, with errors counted by character unless the policy says otherwise. */
const ocrSchema = strictObject({
	kind: literal("ocr"),
	...transcriptKeys,
	metric: _enum(["wer", "cer"]).default("cer")
});
// src/policy/model-policy.ts
const task = discriminatedUnion("kind", [
	strictObject({
		kind: literal("classification"),
		label,
		output: string().optional(),
		classes: path.optional(),
		scores,
		metric: _enum([
			"accuracy",
			"top-k",
			"macro-f1",
			"log-loss"
		]).default("accuracy"),
		k: int().min(1).default(5),
		/** Labels that are none of the model's classes: an error unless given, or items that are always wrong. */
		"unknown-labels": _enum(["refuse", "wrong"]).optional()
	}),
	strictObject({
		kind: literal("binary"),
		label,
		output: string().optional(),
		classes: path.optional(),
		scores,
		threshold: fraction.default(.5),
		metric: _enum(["accuracy", "auc"]).default("accuracy")
	}),
	strictObject({
		kind: literal("regression"),
		label,
		output: string().optional(),
		metric: _enum([
			"rmse",
			"mae",
			"r2"
		]).default("rmse")
	}),
	strictObject({
		kind: literal("embedding"),
		label,
		output: string().optional()
	}),
	strictObject({
		kind: literal("output-match"),
		label,
		rtol: number().nonnegative().default(.001),
		atol: number().nonnegative().default(1e-5)
	}),
	multiLabelSchema,
	tokenClassificationSchema,
	rankingSchema,
	retrievalSchema,
	similaritySchema,
	probabilitySchema,
	anomalySchema,
	forecastSchema,
	speechSchema,
	ocrSchema,
	segmentationSchema,
	detectionSchema,
	keypointsSchema,
	customSchema,
	textTaskSchema
]);
const runtime = strictObject({
	version: runtimeSettings.version.default(RUNTIME_VERSION),
	providers: runtimeSettings.providers.default(["cpu"]),
	"intra-op-threads": runtimeSettings["intra-op-threads"].default(1),
	"graph-optimization": runtimeSettings["graph-optimization"].default("all"),
	"memory-arena": runtimeSettings["memory-arena"].default(true),
	"memory-pattern": runtimeSettings["memory-pattern"].default(true),
	/** Whether the runtime refuses to load a model if any node would run on the CPU instead. */
	"strict-placement": boolean().default(false),
	/** Frequency to lock the GPU clocks at while measuring, for both models. Needs root. */
	"lock-clocks": clockMhz.optional(),
	/** Maximum memory that the model's process may use; half of the machine's if absent. The model is killed beyond it. */
	"memory-limit": sizeBytes.optional(),
	/** Time limit for loading. The model is killed when it expires. */
	"load-deadline": durationNs.prefault("120s"),
	/**
	* Time limit for one exchange with the model: a fraction of a second of inferences. The model is killed when it
	* expires.
	*/
	"run-deadline": durationNs.prefault("60s")
});
const traffic = strictObject({
	scenario: _enum([
		"single-stream",
		"multi-stream",
		"server",
		"offline"
	]).default("single-stream"),
	batch: batchSize.default(1),
	/** Threads that serve one queue, each with its own session. Must be 1 in `single-stream`. */
	streams: int().min(1).max(256).default(1),
	/** `multi-stream` only: inferences that arrive together, each of `batch` items. */
	"samples-per-query": int().min(2).max(65536).optional(),
	/** `server` only: mean arrival rate of requests. */
	"rate-per-second": number().positive().optional(),
	/** `server` only: arrival rate as a fraction of the baseline's capacity. */
	load: number().positive().lt(1).optional()
});
/**
* A model id is also the name of its folder of records, next to the folders `out` and `attempts`, so these two names
* are taken.
*/
const MODEL_ID = /^(?!(?:out|attempts)$)[A-Za-z0-9][\w.-]{0,63}$/;
/** One model of the policy: its file, data set, task and limits. */
const modelSchema = strictObject({
	id: string().regex(MODEL_ID, { error: (issue) => `expected 1 to 64 letters, digits, ".", "_" or "-", starting with a letter or digit, and not "out" or "attempts", got ${quotedJson(issue.input)}` }),
	artifact: path,
	/** Why a later change may remove the model and its file. Only counts in the base commit's policy. */
	retired: string().min(1).max(200).optional(),
	dataset: datasetSchema,
	/** Further data sets, on which the model is only scored. Each is judged like a model of its own, `<id>.<name>`. */
	datasets: dataSetsSchema.optional(),
	task,
	review: union([strictObject({ "below-confidence": fraction }), textReviewSchema], { error: (issue) => `expected { below-confidence: 0.8 }, or for a text task { when: [refusal, …] }, got ${quotedJson(issue.input)}` }).optional(),
	engine: engineSchema.default({ kind: "onnxruntime" }),
	/** What runs the baseline, if another engine does. */
	"baseline-engine": engineSchema.optional(),
	runtime: runtime.prefault({}),
	/** Inputs that take an output of the step before, by name: the items are sequences of steps. */
	state: record(string().min(1), string().min(1)).refine((state) => Object.keys(state).length > 0, { error: "expected an input and the output that is fed back into it, such as { h: hn }, got none" }).optional(),
	/** Language models only. */
	generation: generationSchema.optional(),
	traffic: traffic.prefault({}),
	/** Whether a model whose task score is no better than guessing may be recorded as a baseline. */
	guessing: _enum(["refuse", "allow"]).default("refuse"),
	limits: limitsSchema,
	/** Limits on groups of items. */
	slices: slicesSchema.optional(),
	/** How far metrics may worsen since the last release, over all merges. */
	drift: driftSchema.optional(),
	/** Variants for `regression-gate ladder`. Other commands ignore them. */
	ladder: ladderSchema.optional()
});
/** Whether a higher or a lower task score is better, by model id. */
function scoreDirections({ models }) {
	return new Map(models.map(({ id, task }) => [id, taskDirection(task)]));
}
/** Name of a task's score: its metric, or its kind if it has only one metric. */
function metricOf(task) {
	if (task.kind === "text") return task.score;
	return "metric" in task ? task.metric : task.kind;
}
/** Whether a higher or a lower score of a task is better. */
function taskDirection(task) {
	if (task.kind === "custom") return task["higher-is-better"] ? "higher" : "lower";
	return scoreDirection(metricOf(task));
}
const LOWER_IS_BETTER = [
	"rmse",
	"mae",
	"log-loss",
	"brier",
	"ece",
	"mase",
	"pinball",
	"wer",
	"cer"
];
/** Whether a higher or a lower score is better, by the name from {@link metricOf}. */
function scoreDirection(metric) {
	return LOWER_IS_BETTER.includes(metric) ? "lower" : "higher";
}
// src/verdict/row/evidence/read-score.ts
/** A model is perfect on its own answers; rounding and objects that are alike may cost it this much. */
const [LEAST_OWN_SCORE, MOST_OWN_ERROR] = [.99, 1e-6];
/**
* The task score of both models. Where the baseline's answers are the labels, its own score shows whether they are usable: if it
* is far from perfect, no candidate can be judged by them, and there is no score.
*/
function readScore({ policy: { task }, baseline, candidate }) {
	const before = baseline && computeScore(task, baseline.outcomes);
	if (before !== void 0 && isLabelledByBaseline(task)) {
		if (before.value === null) return {
			kind: "missing",
			why: {
				kind: "no-score",
				message: before.reason
			}
		};
		if (!isOwn(before.value, task)) return {
			kind: "missing",
			why: {
				kind: "labels-contradicted",
				score: before.value
			}
		};
	}
	const found = computeScore(task, candidate.outcomes);
	if (found.value === null) return {
		kind: "missing",
		why: {
			kind: "no-score",
			message: found.reason
		}
	};
	return {
		kind: "exact",
		baseline: before?.value ?? void 0,
		candidate: found.value
	};
}
/** Whether a model may score so on its own answers. A log loss depends on how certain it was of them. */
function isOwn(score, task) {
	if (metricOf(task) === "log-loss") return true;
	return taskDirection(task) === "higher" ? score >= LEAST_OWN_SCORE : score <= MOST_OWN_ERROR;
}
// src/verdict/row/evidence/read-served.ts
const NS_PER_SECOND$1 = 1e9;
const MILLION = 1e6;
const RUNS = 1e3;
/** Finds the figures of a metric that only a model behind a server has, or only a language model. */
function readServed(metric, comparison) {
	const { baseline, candidate } = comparison;
	const hasTokens = candidate.served?.outputTokens !== void 0;
	if (candidate.served === void 0 || needsTokens(metric) && !hasTokens) return NOT_SERVED;
	switch (metric) {
		case "ttft-p95": return p95OverInputs(metric, comparison) ?? sampled$1(comparison, ({ ttftNs }) => p95Ns(ttftNs ?? []));
		case "tpot-p95": return p95OverInputs(metric, comparison) ?? sampled$1(comparison, ({ tpotNs = [] }) => p95Ns(tpotNs.flatMap((ns) => ns ?? [])));
		case "output-tokens-per-second": return sampled$1(comparison, ({ outputTokens, wallNs }) => outputTokens && sum(outputTokens) * NS_PER_SECOND$1 / wallNs);
		case "goodput":
			if (comparison.policy.limits.goodput === void 0) return NOT_SERVED;
			return shares(comparison, (launch) => countGood(launch, comparison.policy.limits.goodput));
		case "error-rate": return shares(comparison, ({ latencyNs, failures }) => ({
			count: sum(Object.values(failures)),
			of: latencyNs.length
		}));
		case "output-length": return {
			kind: "exact",
			baseline: baseline && meanLength(baseline),
			candidate: meanLength(candidate) ?? NaN
		};
		case "cost-per-million-tokens":
			if (comparison.prices === void 0) return {
				kind: "missing",
				why: { kind: "no-prices" }
			};
			return readTokenCost(comparison, comparison.prices);
	}
}
const NOT_SERVED = {
	kind: "missing",
	why: { kind: "not-served" }
};
const needsTokens = (metric) => TOKEN_METRICS.some((each) => each === metric);
/** Undefined if none of the answers has the figure. */
const p95Ns = (values) => values.length === 0 ? void 0 : percentileNs(Float64Array.from(values).sort(), 95);
const servedOf = ({ launches }) => launches.flatMap(({ served }) => served ?? []);
/** A launch without the figure would be left out of the pairs, so then there is none at all. */
function sampled$1(comparison, figureOf) {
	const values = (arm) => {
		const all = arm === void 0 ? [] : servedOf(arm).map((launch) => figureOf(launch, arm));
		return all.every((value) => value !== void 0) ? all : [];
	};
	const candidate = values(comparison.candidate);
	if (candidate.length === 0) return {
		kind: "missing",
		why: { kind: "no-launch" }
	};
	return {
		kind: "sampled",
		baseline: values(comparison.baseline),
		candidate
	};
}
function shares(comparison, shareOf) {
	const of = (arm) => arm === void 0 ? [] : servedOf(arm).map(shareOf);
	const candidate = of(comparison.candidate);
	if (candidate.length === 0) return {
		kind: "missing",
		why: { kind: "no-launch" }
	};
	return {
		kind: "shares",
		baseline: of(comparison.baseline),
		candidate
	};
}
/**
* Requests that meet all objectives. Without any objective, those that did not fail.
*
* @see Zhong et al. (2024), "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model
*   Serving".
*/
function countGood(launch, limit) {
	const { ttftNs, tpotNs, latencyNs, outputTokens, failures } = launch;
	const failed = sum(Object.values(failures));
	const [ttft, tpot, latency] = [
		limit?.ttft,
		limit?.tpot,
		limit?.latency
	];
	const isGood = (index) => (outputTokens === void 0 || (outputTokens[index] ?? 0) > 0) && isWithin(ttftNs?.[index], ttft) && isWithin(tpotNs === void 0 ? void 0 : tpotNs[index] ?? 0, tpot) && isWithin(latencyNs[index], latency);
	const count = latencyNs.filter((_, index) => isGood(index)).length;
	return {
		count: Math.min(count, latencyNs.length - failed),
		of: latencyNs.length
	};
}
const isWithin = (ns, bound) => bound === void 0 || ns !== void 0 && ns <= bound;
/**
* Mean tokens of the scored items; undefined if the model has none, or its server does not count those of the input. Embeddings
* have no output tokens.
*/
function tokensOf(arm) {
	const output = arm.served?.outputTokens === void 0 ? 0 : meanLength(arm);
	const input = arm.served?.meanInputTokens;
	return output === void 0 || input == null ? void 0 : {
		input,
		output
	};
}
/** Whether the prices need tokens that are not known. */
const lacksTokens = (prices, arm) => isPricedByToken(prices) && tokensOf(arm) === void 0;
/** Mean output tokens of the scored items. */
function meanLength({ served }) {
	const tokens = served?.outputTokens ?? [];
	return tokens.length === 0 ? void 0 : mean(tokens);
}
/**
* Cost of a million output tokens: hardware, power and API, without review, which is paid by answer.
*/
function readTokenCost(comparison, prices) {
	if (lacksTokens(prices, comparison.candidate)) return {
		kind: "missing",
		why: { kind: "tokens-not-counted" }
	};
	return sampled$1(comparison, ({ outputTokens = [], wallNs, latencyNs }, { served }) => {
		const requests = latencyNs.length;
		const tokens = sum(outputTokens);
		if (tokens === 0) return Number.MAX_VALUE;
		return totalCost(computeCost(prices, {
			machineNs: wallNs / requests,
			batch: 1,
			reviewRate: 0,
			tokens: {
				input: served?.meanInputTokens ?? NaN,
				output: tokens / requests
			}
		})) * requests * MILLION / (RUNS * tokens);
	});
}
// src/verdict/row/evidence/read-evidence.ts
const NS_PER_SECOND = 1e9;
const FIGURE_OF = {
	"latency-p95": "p95Ns",
	"latency-p99": "p99Ns",
	"latency-p50": "p50Ns",
	"latency-mean": "meanNs",
	"load-time": "loadNs",
	"first-run": "firstRunNs"
};
/** Whether a model is behind a server that the gate did not start. */
const isRunning = ({ engine, "baseline-engine": before = engine }) => [before, engine].some((each) => each.kind === "server" && each.start === void 0);
/** A figure of a launch without waiting for a core because of other programs; undefined if that is unknown. */
function netFigure({ net }, figure) {
	switch (figure) {
		case "machineNs":
		case "loadNs":
		case "firstRunNs": return net?.[figure];
		case "p50Ns":
		case "p95Ns":
		case "p99Ns":
		case "meanNs": return net?.latency?.[figure];
	}
}
/** Reads a figure of a launch: net of waiting if every launch of both arms has it, otherwise as timed. */
function readFigure({ baseline, candidate }, figure) {
	const isNet = [...baseline?.launches ?? [], ...candidate.launches].every((launch) => netFigure(launch, figure) !== void 0);
	return (launch) => isNet ? netFigure(launch, figure) ?? NaN : launch[figure];
}
/** Finds the figures of a metric in the measurements. */
function readEvidence(metric, comparison) {
	const { baseline, candidate } = comparison;
	switch (metric) {
		case "latency-p95": {
			const ofLaunch = readFigure(comparison, "p95Ns");
			return p95OverInputs(metric, comparison) ?? sampled(comparison, ({ launches }) => launches.map(ofLaunch));
		}
		case "latency-p99":
		case "latency-p50":
		case "latency-mean":
		case "load-time":
		case "first-run": {
			if (metric === "load-time" && isRunning(comparison.policy)) return {
				kind: "missing",
				why: { kind: "not-started" }
			};
			const ofLaunch = readFigure(comparison, FIGURE_OF[metric]);
			return sampled(comparison, ({ launches }) => launches.map(ofLaunch));
		}
		case "throughput": {
			const { batch } = comparison.policy.traffic;
			const machineNs = readFigure(comparison, "machineNs");
			return sampled(comparison, ({ launches }) => launches.map((launch) => batch * NS_PER_SECOND / machineNs(launch)));
		}
		case "memory-ram-peak": return sampled(comparison, ({ ramPeakBytes }) => ramPeakBytes);
		case "memory-vram-peak": return readGpuMemory(comparison);
		case "energy-per-1000": return readEnergy(comparison);
		case "cost-per-1000":
			if (comparison.prices === void 0) return {
				kind: "missing",
				why: { kind: "no-prices" }
			};
			return readCost(comparison, comparison.prices);
		case "memory-arena-peak":
			if (candidate.arenaPeakBytes === null) return {
				kind: "missing",
				why: { kind: "arena-not-reported" }
			};
			return {
				kind: "exact",
				baseline: baseline?.arenaPeakBytes ?? void 0,
				candidate: candidate.arenaPeakBytes
			};
		case "fallback-time-share": return readFallbackShare(comparison);
		case "model-size":
			if (isRunning(comparison.policy)) return {
				kind: "missing",
				why: { kind: "not-started" }
			};
			return {
				kind: "exact",
				baseline: baseline?.modelSizeBytes,
				candidate: candidate.modelSizeBytes
			};
		case "review-rate":
			if (comparison.policy.review === void 0) return {
				kind: "missing",
				why: { kind: "no-review-rule" }
			};
			return {
				kind: "exact",
				baseline: baseline && reviewRate(baseline.outcomes),
				candidate: reviewRate(candidate.outcomes)
			};
		case "flips": return readFlips(comparison);
		case "agreement":
		case "kl-divergence": return readVersus(metric, comparison);
		case "task-score": return readScore(comparison);
		case "ttft-p95":
		case "tpot-p95":
		case "output-tokens-per-second":
		case "goodput":
		case "error-rate":
		case "output-length":
		case "cost-per-million-tokens": return readServed(metric, comparison);
	}
}
function sampled(comparison, values) {
	const found = valuesOf(comparison, values);
	if (found.candidate.length > 0) return {
		kind: "sampled",
		...found
	};
	return {
		kind: "missing",
		why: { kind: comparison.candidate.discardedLaunches.late > 0 ? "load-generator-late" : "no-launch" }
	};
}
function valuesOf({ baseline, candidate }, values) {
	return {
		baseline: baseline === void 0 ? [] : values(baseline),
		candidate: values(candidate)
	};
}
function readCost(comparison, prices) {
	const { batch } = comparison.policy.traffic;
	if (measuresPower(prices)) {
		const energy = readEnergy(comparison);
		if (energy.kind === "missing") return {
			kind: "missing",
			why: {
				kind: "energy-unknown",
				why: energy.why.why
			}
		};
	}
	if (lacksTokens(prices, comparison.candidate)) return {
		kind: "missing",
		why: { kind: "tokens-not-counted" }
	};
	const machineNs = readFigure(comparison, "machineNs");
	return sampled(comparison, (arm) => {
		const share = reviewRate(arm.outcomes);
		const joules = joulesPerRun(arm);
		if (measuresPower(prices) && joules === void 0 || lacksTokens(prices, arm)) return [];
		return arm.launches.map((launch) => totalCost(computeCost(prices, {
			machineNs: machineNs(launch),
			batch,
			reviewRate: share,
			joules,
			tokens: tokensOf(arm)
		})));
	});
}
/** A model never differs from itself. */
function readFlips({ baseline, candidate }) {
	if (baseline === void 0) return {
		kind: "exact",
		baseline: void 0,
		candidate: 0
	};
	const { items, rightToWrong, wrongToRight } = compareOutcomes(baseline.outcomes, candidate.outcomes);
	return {
		kind: "exact",
		baseline: 0,
		candidate: (rightToWrong.length + wrongToRight.length) / items
	};
}
/** A file compared with itself gives the same answers. */
function readVersus(metric, { baseline, candidate, isSameModel = false }) {
	if (baseline === void 0 || isSameModel || baseline === candidate) return {
		kind: "exact",
		baseline: void 0,
		candidate: metric === "agreement" ? 1 : 0
	};
	const { versus } = candidate;
	if (versus?.count !== candidate.outcomes.count) return {
		kind: "missing",
		why: { kind: "answers-not-compared" }
	};
	const items = nonFiniteCount(versus);
	if (items > 0) return {
		kind: "missing",
		why: {
			kind: "answers-not-finite",
			items,
			of: versus.count
		}
	};
	const all = Array.from({ length: versus.count }, (_, item) => versus.outcomeAt(item));
	if (metric === "agreement") return {
		kind: "exact",
		baseline: void 0,
		candidate: shareCorrect(all)
	};
	const unanswered = all.filter(({ value }) => !Number.isFinite(value)).length;
	return unanswered > 0 ? {
		kind: "missing",
		why: {
			kind: "answers-missing",
			items: unanswered,
			of: versus.count
		}
	} : {
		kind: "exact",
		baseline: void 0,
		candidate: meanValue(all)
	};
}
// src/stats/interval.ts
/** Probability that an interval contains the true value, 0..1. */
const confidenceOf = ({ low, high }) => 1 - low - high;
// src/stats/alpha-spending.ts
/**
* fraction^power: `power` 1 spends evenly, close to Pocock; 3 spends late, close to O'Brien and Fleming.
*
* @see Kim & DeMets (1987), "Design and analysis of group sequential tests based on the type I error spending rate
*   function".
*/
const powerFamily = (power) => (fraction) => fraction ** power;
/** How far from 0 the grid and any boundary reach, in standard deviations of the score. */
const REACH = 8;
/** Grid steps per standard deviation of the smallest increment. */
const STEPS_PER_DEVIATION = 4;
/**
* The one-sided nominal tail of each look in a group sequential test: the error that an interval at that look may
* have on that side, so that all looks together err with a probability of at most `error` if the true value is at the
* limit. The score is a Brownian motion in the information. The boundary of each look follows from the earlier
* boundaries by numerical integration.
*
* @param fractions - Information at each look as a fraction of the planned maximum, rising, each in (0, 1]. Shape
*   [looks].
* @param error - One-sided, over all looks, in (0, 0.5).
* @returns One-sided nominal tail of each look, at most `error`. Shape [looks].
* @throws {RangeError} If `fractions` do not rise within (0, 1].
* @see Armitage, McPherson & Rowe (1969), "Repeated significance tests on accumulating data"; Jennison & Turnbull
*   (2000), "Group Sequential Methods with Applications to Clinical Trials", §7.2 and ch. 19.
*/
function nominalTails(fractions, error, spending) {
	let before = 0;
	let spent = 0;
	let alive;
	return fractions.map((fraction) => {
		if (!(fraction > before && fraction <= 1)) throw new RangeError(`fractions: expected numbers that rise within 0..1, got ${fraction} after ${before}`);
		const toSpend = Math.max(error * spending(fraction) - spent, 0);
		const deviation = Math.sqrt(fraction - before);
		const bound = findBoundary(alive, deviation, toSpend);
		alive = spread(alive, {
			deviation,
			bound,
			reach: REACH * Math.sqrt(fraction)
		});
		spent += toSpend;
		before = fraction;
		return normalUpperTail(bound / Math.sqrt(fraction));
	});
}
/**
* Probability of crossing `bound` at this look, from the scores that have not crossed yet. Before the first look the
* score is 0.
*/
function crossing(alive, deviation, bound) {
	if (alive === void 0) return normalUpperTail(bound / deviation);
	return alive.mass.reduce((sum, mass, index) => sum + mass * normalUpperTail((bound - alive.from - index * alive.step) / deviation), 0);
}
function findBoundary(alive, deviation, toSpend) {
	let low = 0;
	let high = 16;
	if (crossing(alive, deviation, high) >= toSpend) return high;
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (crossing(alive, deviation, middle) > toSpend) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** Density of the score after one more increment, over the scores that have not crossed `bound`. */
function spread(alive, { deviation, bound, reach }) {
	const from = -reach;
	const pairs = Math.ceil((bound - from) / deviation * (STEPS_PER_DEVIATION / 2));
	const step = (bound - from) / (2 * pairs);
	return {
		from,
		step,
		mass: Float64Array.from({ length: 2 * pairs + 1 }, (_, index) => {
			return (index === 0 || index === 2 * pairs ? 1 : 2 + 2 * (index % 2)) * step / 3 * (density(alive, from + index * step, deviation) / deviation);
		})
	};
}
function density(alive, score, deviation) {
	if (alive === void 0) return normalDensity(score / deviation);
	let sum = 0;
	const first = Math.max(0, Math.floor((score - REACH * deviation - alive.from) / alive.step));
	const last = Math.min(alive.mass.length - 1, Math.ceil((score + REACH * deviation - alive.from) / alive.step));
	for (let index = first; index <= last; index += 1) sum += (alive.mass[index] ?? 0) * normalDensity((score - alive.from - index * alive.step) / deviation);
	return sum;
}
/**
* Chance of blocking a model although none of its metrics is worse than its limit, over all limits on sampled metrics
* and all looks. Each limit gets an equal part (Bonferroni), which is valid however the metrics are correlated.
*/
const BLOCK_ERROR = .005;
/** Chance, per limit, of passing a model that is worse. It is not divided, because all limits must pass. */
const PASS_ERROR = .01;
/** The same for a score over items: the usual level of a non-inferiority test, which `itemsNeeded` also uses. */
const PASS_ERROR_OF_ITEMS = .05;
/**
* At the limit and over all launches, all looks together spend up to this many times what they should, because Student's
* t at a look is not quite a normal score. The error is divided by it in advance.
*/
const OVERSPENT = 1.25;
/**
* Power of the information by which the error of blocking is spent. 1 spends evenly, because error spent early is
* missing at the end.
*/
const BLOCK_POWER = 1;
/** The same for the error of passing. Over a quarter is spent at the first look, because most models are no slower. */
const PASS_POWER = .5;
/** Metrics with few values from a separate pass, which are examined once. */
const OF_OWN_PASS = [
	"memory-ram-peak",
	"memory-vram-peak",
	"energy-per-1000"
];
const isOfOwnPass = (metric) => OF_OWN_PASS.includes(metric);
const BOUNDS = [
	"max-increase",
	"max-drop",
	"max",
	"min"
];
/** Number of bounds of a limit. Each can block. */
const countBounds = (limit) => BOUNDS.filter((key) => limit[key] !== void 0).length;
/**
* Number of ways to be blocked by chance: bounds that are judged from a sample, on sampled metrics and on `confident`
* scores. An increase of a P95 counts three times, because it is looked for in three ways: see `p95-views.ts`.
*/
function countChances(limits) {
	return Object.entries(limits).reduce((count, [metric, limit]) => {
		return count + ((METRICS[metric].evidence === "sampled" || limit?.decide === "confident") && limit !== void 0 ? countBounds(limit) : 0);
	}, 0) + 2 * P95_METRICS.filter((metric) => limits[metric]?.["max-increase"] !== void 0).length;
}
/**
* The tails of an interval over launches at a look: what it may leave out on each side.
*
* @param launches - Number of launches in the interval.
* @throws {RangeError} If an interim look comes before {@link FIRST_LOOK}.
*/
function tailsAt(launches, look, { limits, worse, spend }) {
	if (look === "only") return orient(blockErrorOf(limits), PASS_ERROR, worse);
	const tailOf = (allowance) => {
		const tail = look === "last" ? lastTail(launches, allowance, spend) : interimTail(launches, allowance, spend);
		if (tail === void 0) throw new RangeError(`looks: expected at least 5 launches, got ${launches}.`);
		return tail;
	};
	return orient(tailOf({
		error: blockErrorOf(limits),
		power: BLOCK_POWER
	}), tailOf({
		error: PASS_ERROR,
		power: PASS_POWER
	}), worse);
}
/**
* The tails of an interval over items.
*
* @param options.block - Chance of blocking by this test; the share of the limits if absent.
*/
function tailsOfItems({ limits, worse, block = blockErrorOf(limits) }) {
	return orient(block, PASS_ERROR_OF_ITEMS, worse);
}
const blockErrorOf = (limits) => BLOCK_ERROR / Math.max(1, countChances(limits));
/** The end on the good side proves a model worse if it is beyond the limit; the other end proves it fine. */
function orient(block, pass, worse) {
	return worse === "higher" ? {
		low: block,
		high: pass
	} : {
		low: pass,
		high: block
	};
}
const fractionsUpTo = (launches) => Array.from({ length: launches - 5 + 1 }, (_, index) => (5 + index) / 60);
function interimTail(launches, allowance, spend) {
	return spend(fractionsUpTo(60), allowance)[Math.min(launches, 60) - 5];
}
function lastTail(launches, allowance, spend) {
	const before = Math.min(launches, 60) - 1;
	return spend(before < 5 ? [1] : [...fractionsUpTo(before), 1], allowance).at(-1);
}
/**
* Spends errors over looks. The integration takes about 50 ms and the same looks recur for every row and launch, so
* results are cached. Create one for everything that is judged together, and pass it on.
*/
function createSpend() {
	const known = /* @__PURE__ */ new Map();
	return (fractions, { error, power }) => {
		const key = [
			error,
			power,
			...fractions
		].join(" ");
		const tails = known.get(key) ?? nominalTails(fractions, error / OVERSPENT, powerFamily(power));
		known.set(key, tails);
		return tails;
	};
}
// src/verdict/row/items/judge-items.ts
/**
* Judges a score as an estimate for all inputs, not only for the regression set: non-inferiority, with the limit as its
* margin.
*
* @param measured - `baseline`: the baseline's score, undefined if there is none.
* @returns The answer, the interval behind it, and how many items the margin needs.
*/
function judgeItems(metric, limit, { comparison, baseline }) {
	const tails = tailsOfItems({
		limits: comparison.policy.limits,
		worse: worseOf(metric, comparison),
		block: comparison.itemBlockError
	});
	const difference = baseline === void 0 ? void 0 : compare(metric, comparison, tails);
	const isBounded = limit.min !== void 0 || limit.max !== void 0;
	const own = isBounded ? ownInterval$1(metric, comparison, tails) : void 0;
	return {
		answer: checkConfident(limit, {
			baseline,
			difference: difference?.interval,
			own
		}),
		...difference?.interval && { interval: {
			...ends(difference.interval),
			confidence: confidenceOf(tails)
		} },
		...own && { valueInterval: ends(own) },
		reasons: [countEvidence(comparison, {
			difference,
			margin: baseline === void 0 ? void 0 : marginOf(limit, baseline),
			lacksOwn: isBounded && own === void 0
		})]
	};
}
const ends = ({ low, high }) => ({
	low,
	high
});
function worseOf(metric, { policy }) {
	return metric === "task-score" && scoreBetter(policy.task) === "higher" ? "lower" : "higher";
}
function compare(metric, { policy, baseline, candidate }, tails) {
	if (baseline === void 0) return void 0;
	const pair = {
		baseline: baseline.outcomes,
		candidate: candidate.outcomes
	};
	return metric === "task-score" ? compareScores(policy.task, pair, tails) : compareReviewRates(pair, tails);
}
function ownInterval$1(metric, { policy, candidate: { outcomes } }, tails) {
	return metric === "task-score" ? scoreInterval(policy.task, outcomes, tails) : reviewRateInterval(outcomes, tails);
}
/** Items that a margin needs even if no item changes; in clusters, items in as many clusters of the same average size. */
const leastItems = (margin, { items, clusters }) => clusters === void 0 ? itemsForNoChange(margin) : Math.ceil(clustersForNoChange(margin) * items / clusters);
/** Number of items behind the judgement, and number that the margin needs. */
function countEvidence({ candidate }, { difference, margin, lacksOwn }) {
	const changed = difference?.changed;
	const clusters = clustersOf(candidate.outcomes);
	const hasInterval = (difference === void 0 || margin === void 0 || difference.interval !== void 0) && !lacksOwn;
	const over = {
		kind: "judged-over-items",
		items: candidate.outcomes.count,
		changed: changed ?? null,
		hasInterval,
		...clusters && { clusters: clusters.length }
	};
	if (difference === void 0 || margin === void 0 || !hasInterval) return over;
	const forNoChange = changed === void 0 ? 0 : leastItems(margin, over);
	const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
	const visible = visibleDifference({
		...difference,
		items: candidate.outcomes.count
	});
	return {
		...over,
		needed: Number.isFinite(needed) ? needed : null,
		...Number.isFinite(visible) && { visible }
	};
}
// src/verdict/row/items/judge-versus.ts
const isOfAnswers = (metric) => metric === "agreement" || metric === "kl-divergence";
/**
* Judges how alike two models answer: the figure as it is, or with `decide: confident` by its interval over all inputs that the
* items represent. The interval is shown either way.
*/
function judgeVersus(metric, limit, { comparison, evidence }) {
	const { versus } = comparison.candidate;
	if (versus === void 0) return {
		answer: checkExact(limit, evidence),
		reasons: []
	};
	const worse = metric === "agreement" ? "lower" : "higher";
	const tails = tailsOfItems({
		limits: comparison.policy.limits,
		worse
	});
	const own = metric === "agreement" ? shareInterval(versus, (item) => versus.outcomeAt(item).correct === true, tails) : valueInterval(versus, tails);
	const interval = own && { valueInterval: {
		low: own.low,
		high: own.high
	} };
	if (limit.decide !== "confident") return {
		answer: checkExact(limit, evidence),
		...interval,
		reasons: []
	};
	const clusters = clustersOf(versus);
	return {
		answer: checkConfident(limit, {
			baseline: void 0,
			difference: void 0,
			own
		}),
		...interval,
		reasons: [{
			kind: "judged-over-items",
			items: versus.count,
			changed: null,
			hasInterval: own !== void 0,
			...clusters && { clusters: clusters.length }
		}]
	};
}
// src/verdict/row/row-state.ts
/**
* The limit that judges a row. A new model is judged by `max` and `min` alone if the limit has them; otherwise its
* whole limit is left, and remains unjudged.
*/
function applicableLimit({ limit, comparison: { baseline } }) {
	return baseline === void 0 && limit !== void 0 ? withoutChange(limit) ?? limit : limit;
}
/** Names the bounds of a limit that were not judged although others were. */
function findUncompared({ limit, comparison }) {
	if (limit === void 0 || comparison.baseline !== void 0 || withoutChange(limit) === void 0) return [];
	const keys = ["max-increase", "max-drop"].filter((key) => limit[key] !== void 0);
	return keys.length === 0 ? [] : [{
		kind: "nothing-to-compare",
		keys
	}];
}
/** A row's state from its answer; an undefined answer means that there is no limit. */
function stateOfRow(answer, { baseline }) {
	if (answer === void 0) return "shown";
	if (answer !== "unjudged") return answer;
	return baseline === void 0 ? "shown" : "fail";
}
// src/verdict/row/exact-row.ts
/**
* The row of a metric that repeats exactly. A score with `decide: confident` is judged by the interval over its items.
*/
function exactRow(metric, evidence, judging) {
	const { comparison, limit } = judging;
	const { baseline, candidate } = evidence;
	const { unit, change: changeKind } = METRICS[metric];
	const { reasons, ...answered } = judge(metric, evidence, {
		comparison,
		limit: applicableLimit(judging)
	});
	const judged = {
		...answered,
		reasons: [
			...reasons,
			...findGuard(metric, judging, baseline),
			...findUncompared(judging)
		],
		baseline: baseline ?? null,
		candidate,
		change: changeOf$1(evidence, changeKind),
		changeKind,
		unit,
		...isOfItems(metric) && { samples: countItems(comparison) }
	};
	const spoiled = metric === "task-score" ? findNonFinite(comparison) : void 0;
	if (spoiled !== void 0) return {
		...judged,
		state: "fail",
		reasons: [spoiled]
	};
	const random = isOfItems(metric) ? findRandom(comparison) : void 0;
	if (random === void 0) return judged;
	return {
		...judged,
		state: limit === void 0 ? "shown" : "inconclusive",
		reasons: [random]
	};
}
/** A score that changes from run to run cannot be compared with a limit. */
function findRandom({ baseline, candidate }) {
	if (candidate.unrepeatable !== void 0) return {
		kind: "random-outputs",
		arm: "candidate",
		...candidate.unrepeatable
	};
	if (baseline?.unrepeatable !== void 0) return {
		kind: "random-outputs",
		arm: "baseline",
		...baseline.unrepeatable
	};
}
const isOfItems = (metric) => metric === "flips" || isOfAnswers(metric) || hasItemInterval(metric);
const hasItemInterval = (metric) => metric === "task-score" || metric === "review-rate";
function judge(metric, evidence, { comparison, limit }) {
	const state = (answer) => ({
		state: stateOfRow(answer, comparison),
		reasons: []
	});
	if (metric === "fallback-time-share") return state(limit && checkFallback(limit, evidence, comparison));
	if (limit !== void 0 && isOfAnswers(metric)) {
		const { answer, ...rest } = judgeVersus(metric, limit, {
			comparison,
			evidence
		});
		return {
			...state(answer),
			...rest
		};
	}
	if (limit?.decide !== "confident" || !hasItemInterval(metric)) return {
		...state(limit && checkExact(limit, evidence)),
		reasons: findFloor$1(limit, evidence)
	};
	const { answer, ...rest } = judgeItems(metric, limit, {
		comparison,
		baseline: evidence.baseline
	});
	return {
		...state(answer),
		...rest
	};
}
/** Says so if the baseline's score is so low that the limit is tighter than it reads. */
function findGuard(metric, { limit }, baseline) {
	const below = limit?.["relative-guard-below"];
	if (metric !== "task-score" || limit === void 0 || below === void 0 || baseline === void 0) return [];
	const guarded = guardLimit(limit, baseline)["max-drop"];
	if (guarded === void 0 || guarded === limit["max-drop"]) return [];
	return [{
		kind: "guarded-limit",
		below,
		allowed: guarded.value
	}];
}
/** Says so if the figure passes only because of the limit's floor. */
function findFloor$1(limit, evidence) {
	const { floor, ...withoutFloor } = limit ?? {};
	const { baseline, candidate } = evidence;
	if (limit === void 0 || floor === void 0 || baseline === void 0) return [];
	return checkExact(limit, evidence) === "pass" && checkExact(withoutFloor, evidence) !== "pass" ? [{
		kind: "below-floor",
		amount: candidate - baseline,
		floor
	}] : [];
}
/** A share of time is measured, so its last digits vary. It counts as risen only if more nodes fell back. */
function checkFallback(limit, { baseline, candidate }, comparison) {
	return checkExact(limit, {
		baseline: baseline !== void 0 && fallsBackAsBefore(comparison) ? Math.max(baseline, candidate) : baseline,
		candidate
	});
}
/** A change from zero has no relative size. */
function changeOf$1({ baseline, candidate }, kind) {
	if (baseline === void 0) return null;
	const change = kind === "relative" ? (candidate - baseline) / baseline : candidate - baseline;
	return Number.isFinite(change) ? change : null;
}
function countItems({ baseline, candidate }) {
	return {
		baseline: baseline?.outcomes.count ?? 0,
		candidate: candidate.outcomes.count,
		of: "item"
	};
}
/**
* Outputs that are not numbers fail by themselves: without any limit, however good the score of the other items is, and
* if the baseline has as many.
*/
function findNonFinite({ baseline, candidate }) {
	const before = baseline === void 0 ? 0 : nonFiniteCount(baseline.outcomes);
	const now = nonFiniteCount(candidate.outcomes);
	if (now === 0) return void 0;
	return {
		kind: "non-finite-outputs",
		baseline: before,
		candidate: now,
		items: candidate.outcomes.count
	};
}
/**
* Whether the measured values keep a limit, noise ignored: the best guess for an undecided row. It never decides a
* verdict.
*/
function holdsOnAverage({ baseline, candidate, change, changeKind }, limit) {
	if (candidate === null) return false;
	const { max, min, floor, ...bounds } = limit;
	if (checkExact({
		max,
		min,
		"max-increase": ALL
	}, {
		baseline: candidate,
		candidate
	}) !== "pass") return false;
	if (bounds["max-increase"] === void 0 && bounds["max-drop"] === void 0) return true;
	if (baseline === null || change === null) return false;
	const moved = changeKind === "relative" ? baseline * (1 + change) : baseline + change;
	return checkExact({
		...bounds,
		floor
	}, {
		baseline,
		candidate: moved
	}) === "pass";
}
/** Prevents a limit that only bounds the value from being empty, which is never a pass. */
const ALL = {
	kind: "absolute",
	value: Number.POSITIVE_INFINITY
};
// src/verdict/row/explain-p95.ts
/**
* What made the P95 rise, if it is beyond its limit, and the P95 as users feel it: over all runs, waiting for a core
* included. Empty if the metric is no P95.
*/
function explainP95(metric, comparison, clauses) {
	const paired = isP95(metric) ? launchesWithTails(metric, comparison) : void 0;
	if (paired === void 0) return [];
	const lnAllowed = clauses.find(({ of, sign }) => of === "change" && sign === 1)?.allowed;
	const failed = clauses.filter(({ answer }) => answer === "fail").map(({ of }) => of);
	const p95Ns = (arm) => geometricMean(paired[arm].map((launch) => launch.p95Ns));
	return [...lnAllowed === void 0 ? [] : [
		...failed.includes("change") ? [{
			kind: "slower-inputs",
			share: slowerInputs(paired, lnAllowed)
		}] : [],
		...failed.includes("stalls") ? [{
			kind: "stalls",
			...stallShares(paired, lnAllowed)
		}] : [],
		...failed.includes("own-waiting") ? explainWaiting(paired, lnAllowed) : []
	], {
		kind: "as-timed",
		baselineNs: p95Ns("baseline"),
		candidateNs: p95Ns("candidate")
	}];
}
/** Says nothing if the inputs alone are too slow, and the waiting hardly adds to it. */
function explainWaiting(paired, lnAllowed) {
	const shares = ownWaiting(paired);
	return Math.log((1 + shares.candidateShare) / (1 + shares.baselineShare)) > lnAllowed / 2 ? [{
		kind: "waits-for-itself",
		...shares
	}] : [];
}
// src/verdict/row/sampled-row.ts
/**
* The row of a metric that differs from run to run, judged at a look by Student's t interval over launches. (Peak memory
* and energy: over the processes or windows of their own pass.)
*/
function sampledRow(metric, evidence, { look, ...judging }) {
	const { comparison } = judging;
	const limit = applicableLimit(judging);
	const tails = tailsOf(metric, comparison, look);
	const figures = withIntervals(metric, comparison, summarize(evidence, comparison.isPaired, tails));
	const shortage = findShortage(metric, comparison);
	const judged = shortage === void 0 || canFailShort(metric, comparison) ? limit : void 0;
	const clauses = judged === void 0 ? [] : judgeClauses(metric, figures, {
		comparison,
		limit: judged,
		tails
	});
	const found = judged === void 0 ? "inconclusive" : worstOf(clauses);
	const answer = limit && (shortage === void 0 || found === "fail" ? found : "inconclusive");
	const lacksBaseline = comparison.baseline !== void 0 && figures.baseline === void 0;
	const isByLaunches = !isOfOwnPass(metric);
	return {
		state: stateOfRow(answer, comparison),
		baseline: figures.baseline ?? null,
		candidate: figures.candidate,
		change: changeOf(figures),
		changeKind: "relative",
		unit: METRICS[metric].unit,
		...shownInterval(figures.lnRatio, tails),
		...shownValueInterval(figures.lnCandidate, limit),
		samples: countSamples(metric, comparison, evidence),
		reasons: [
			...evidence.reasons ?? [],
			...lacksBaseline ? [{ kind: "baseline-lacks-figure" }] : [],
			...shortage === void 0 || answer === "fail" ? [] : [shortage],
			...answer === "inconclusive" ? findUndecided(clauses, isByLaunches) : [],
			...judged === void 0 ? [] : findFloor(figures, judged, clauses),
			...explainP95(metric, comparison, clauses),
			...limit?.max === void 0 ? [] : compareWithMlperf(metric, comparison),
			...findUncompared(judging)
		]
	};
}
/**
* Whether too few samples for a P95 can fail, though never pass. Requests to a server are few: if the slowest of them are
* far beyond the limit launch after launch, more would not change that.
*/
const canFailShort = (metric, { candidate }) => isP95(metric) && candidate.served !== void 0;
/** Fewer launches than a look takes are too few for any interval, even if the budget ended there. */
function withIntervals(metric, { candidate: { launches } }, figures) {
	if (isOfOwnPass(metric) || launches.length >= 5) return figures;
	return {
		...figures,
		lnRatio: void 0,
		lnCandidate: void 0
	};
}
/** Figures of a separate pass are examined once, after all of them are in. */
function tailsOf(metric, { policy: { limits }, candidate, spend }, look) {
	const worse = METRICS[metric].better === "lower" ? "higher" : "lower";
	return tailsAt(candidate.launches.length, isOfOwnPass(metric) ? "only" : look, {
		limits,
		worse,
		spend
	});
}
/** The bounds of the limit; for a P95 also its stalls and its own waiting, which a ratio of tails does not show. */
function judgeClauses(metric, figures, { comparison, limit, tails }) {
	const clauses = checkClauses(limit, figures);
	const paired = isP95(metric) ? launchesWithTails(metric, comparison) : void 0;
	const rise = clauses.find(({ of, sign }) => of === "change" && sign === 1);
	if (paired === void 0 || rise?.interval === void 0) return clauses;
	return [...clauses, ...checkRuns(paired, {
		lnAllowed: rise.allowed,
		tails
	})];
}
/** Says so if the row passes only because of the limit's floor. */
function findFloor(figures, { floor, ...limit }, clauses) {
	const change = changeOf(figures);
	if (floor === void 0 || change === null || worstOf(clauses) !== "pass") return [];
	const without = checkClauses(limit, figures).filter(({ of }) => of === "change");
	if (without.length === 0 || worstOf(without) === "pass") return [];
	return [{
		kind: "below-floor",
		amount: change * (figures.baseline ?? 0),
		floor
	}];
}
/** Computed per launch if the arms took turns, so it is not exactly the ratio of the two values in the row. */
function changeOf({ baseline, candidate, lnRatio }) {
	if (baseline === void 0 || baseline === 0) return null;
	return lnRatio === void 0 || !Number.isFinite(lnRatio.mean) ? candidate / baseline - 1 : Math.expm1(lnRatio.mean);
}
function shownInterval(lnRatio, tails) {
	if (lnRatio === void 0) return {};
	if (!Number.isFinite(lnRatio.low) || !Number.isFinite(lnRatio.high)) return {};
	const [low, high] = [Math.expm1(lnRatio.low), Math.expm1(lnRatio.high)];
	return { interval: {
		low,
		high,
		confidence: confidenceOf(tails)
	} };
}
/** The interval on the value itself if a limit bounds it, so that a reader can judge it again. */
function shownValueInterval(lnCandidate, limit) {
	if (limit?.max === void 0 && limit?.min === void 0 || lnCandidate === void 0) return {};
	const [low, high] = [Math.exp(lnCandidate.low), Math.exp(lnCandidate.high)];
	return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: {
		low,
		high
	} } : {};
}
/** ln 0, which is within any maximum. */
const NOTHING = {
	mean: Number.NEGATIVE_INFINITY,
	low: Number.NEGATIVE_INFINITY,
	high: Number.NEGATIVE_INFINITY
};
/**
* Geometric means over launches, and intervals on the ln ratio. If both arms ran in one launch, the ratio is formed
* within it, because a slow minute of the machine affects both alike. Otherwise the launches are two independent
* samples.
*/
function summarize({ baseline, candidate }, isPaired, tails) {
	const isFree = [...baseline, ...candidate].every((value) => value === 0);
	const logarithms = (values) => values.map((value) => isFree ? 0 : Math.log(value));
	const average = (values) => isFree ? 0 : geometricMean(values);
	const lnCandidates = logarithms(candidate);
	const own = {
		candidate: average(candidate),
		lnCandidate: isFree ? NOTHING : meanInterval(lnCandidates, tails)
	};
	if (baseline.length === 0) return {
		...own,
		baseline: void 0,
		lnRatio: void 0,
		slack: 0
	};
	const lnBaseline = logarithms(baseline);
	const lnRatio = isPaired ? meanInterval(lnCandidates.map((value, index) => value - (lnBaseline[index] ?? NaN)), tails) : meanDifferenceInterval(lnBaseline, lnCandidates, tails);
	const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
	return {
		...own,
		baseline: average(baseline),
		lnRatio,
		slack
	};
}
// src/verdict/row/share-row.ts
/**
* The row of a share of requests, such as the goodput. Its interval is the wider one of two: Student's t over launches,
* because the requests of a launch are alike, and the one of independent requests, because launches in which all requests
* agree have no spread.
*/
function shareRow(metric, evidence, { look, ...judging }) {
	const { comparison } = judging;
	const limit = applicableLimit(judging);
	const worse = METRICS[metric].better === "lower" ? "higher" : "lower";
	const { spend, isPaired, policy } = comparison;
	const launches = evidence.candidate.length;
	const isEnough = launches >= 5;
	const tails = tailsAt(launches, isEnough ? look : "only", {
		limits: policy.limits,
		worse,
		spend
	});
	const baseline = evidence.baseline.length === 0 ? void 0 : shareOf(evidence.baseline);
	const candidate = shareOf(evidence.candidate);
	const own = isEnough ? ownInterval(evidence.candidate, tails) : void 0;
	const difference = isEnough && baseline !== void 0 ? differenceInterval(evidence, isPaired, tails) : void 0;
	const clauses = limit === void 0 ? [] : checkShares(limit, {
		baseline,
		candidate,
		own,
		difference
	});
	const answer = limit && worstOf(clauses);
	return {
		state: stateOfRow(answer, comparison),
		baseline: baseline ?? null,
		candidate,
		change: baseline === void 0 ? null : candidate - baseline,
		changeKind: "difference",
		unit: METRICS[metric].unit,
		...difference && { interval: {
			low: difference.low,
			high: difference.high,
			confidence: confidenceOf(tails)
		} },
		...own && isBounded(limit) && { valueInterval: {
			low: own.low,
			high: own.high
		} },
		samples: {
			baseline: sum(evidence.baseline.map(({ of }) => of)),
			candidate: sum(evidence.candidate.map(({ of }) => of)),
			of: "request",
			launches
		},
		reasons: [...answer === "inconclusive" ? findUndecided(clauses, true) : [], ...findUncompared(judging)]
	};
}
const isBounded = (limit) => limit?.max !== void 0 || limit?.min !== void 0;
const totals = (shares) => [sum(shares.map(({ count }) => count)), sum(shares.map(({ of }) => of))];
function shareOf(shares) {
	const [count, of] = totals(shares);
	return count / of;
}
const ratio = ({ count, of }) => count / of;
function ownInterval(shares, tails) {
	const byRequests = wilsonInterval(...totals(shares), tails);
	return {
		mean: shareOf(shares),
		...hull(byRequests, meanInterval(shares.map(ratio), tails))
	};
}
function differenceInterval({ baseline, candidate }, isPaired, tails) {
	const byRequests = newcombeInterval(totals(baseline), totals(candidate), tails);
	const differences = candidate.map((now, index) => {
		const before = baseline[index];
		return before === void 0 ? NaN : ratio(now) - ratio(before);
	});
	const byLaunches = isPaired ? meanInterval(differences, tails) : void 0;
	return {
		mean: shareOf(candidate) - shareOf(baseline),
		...hull(byRequests, byLaunches)
	};
}
const hull = (first, second) => second === void 0 ? first : {
	low: Math.min(first.low, second.low),
	high: Math.max(first.high, second.high)
};
// src/verdict/row/check-row-at-look.ts
/**
* Judges one metric of one model at a look.
*
* @returns Undefined if the metric has no limit and was not measured or has too few samples to show. At an interim
*   look, also if it is measured after the launches.
*/
function checkRowAtLook(metric, comparison, look) {
	if (isOfOwnPass(metric) && look === "interim") return void 0;
	const limit = comparison.policy.limits[metric];
	if (isOfBothArms(metric) && limit === void 0) return void 0;
	const evidence = readEvidence(metric, comparison);
	const row = {
		metric,
		...metric === "task-score" && { score: scoreOf(comparison) },
		limit: limit ?? null
	};
	if (isOfBothArms(metric) && comparison.baseline === void 0) return {
		...row,
		...emptyRow(metric),
		state: "shown",
		reasons: []
	};
	if (restsOnLaunches(metric) && isTooDisturbed(comparison.candidate)) return limit === void 0 ? void 0 : {
		...row,
		...emptyRow(metric),
		state: "inconclusive",
		reasons: [countGpuBusy(comparison)]
	};
	switch (evidence.kind) {
		case "missing": {
			const unmeasured = limit === void 0 ? [] : [{
				kind: "not-measured",
				why: evidence.why
			}];
			const spoiled = metric === "task-score" ? findNonFinite(comparison) : void 0;
			const reasons = spoiled === void 0 ? unmeasured : [spoiled];
			return reasons.length === 0 ? void 0 : {
				...row,
				...emptyRow(metric),
				state: "fail",
				reasons
			};
		}
		case "shares": return {
			...row,
			...shareRow(metric, evidence, {
				comparison,
				limit,
				look
			})
		};
		case "exact": return {
			...row,
			...exactRow(metric, evidence, {
				comparison,
				limit
			})
		};
		case "sampled":
			if (metric === "latency-p99" && limit === void 0 && findShortage(metric, comparison)) return void 0;
			return distrustFailures({
				...row,
				...sampledRow(metric, evidence, {
					comparison,
					limit,
					look
				})
			}, comparison);
	}
}
/** Whether a metric is the difference of two models, and no figure of one. */
const isOfBothArms = (metric) => metric === "flips" || isOfAnswers(metric);
/** Whether a metric comes from the launches of the latency pass alone. */
const restsOnLaunches = (metric) => METRICS[metric].evidence === "sampled" && !isOfOwnPass(metric);
function countGpuBusy({ candidate: { discardedLaunches, launches } }) {
	const { gpuBusy = 0 } = discardedLaunches;
	return {
		kind: "gpu-busy",
		launches: gpuBusy,
		of: gpuBusy + launches.length
	};
}
/** A row for a metric that could not be measured. */
function emptyRow(metric) {
	const { unit, change: changeKind } = METRICS[metric];
	return {
		baseline: null,
		candidate: null,
		change: null,
		changeKind,
		unit
	};
}
function scoreOf({ policy, candidate }) {
	const { name, better } = computeScore(policy.task, candidate.outcomes);
	return {
		name,
		better
	};
}
// src/verdict/row/is-clear.ts
const FROM_LAUNCHES = METRIC_NAMES.filter(restsOnLaunches);
/** Launches of a model without a baseline, whose record may become a baseline. */
const LAUNCHES_ALONE = 12;
/** Launches of a model without limits on launches: enough to show its approximate speed. */
const LAUNCHES_UNJUDGED = 3;
/**
* Whether sampling may stop. It may:
*
* - at any look from the first on, if no limited row based on launches is undecided;
* - after the planned number of launches;
* - after a few launches, if the policy limits nothing based on them.
*/
function isClear(comparison) {
	const launches = comparison.candidate.launches.length;
	if (!isTimed(comparison)) return launches >= LAUNCHES_UNJUDGED;
	if (comparison.baseline === void 0) return launches >= LAUNCHES_ALONE;
	return launches >= 60 || isDecided(comparison);
}
/** Whether a limit or a drift limit is on a metric based on launches. */
const isTimed = ({ policy: { limits, drift } }) => FROM_LAUNCHES.some((metric) => limits[metric] !== void 0 || drift?.limits[metric] !== void 0);
/**
* The look at which sampling ended. It is `interim` if the evidence itself ended sampling, so that the figures shown
* are those that decided. Otherwise it is `last`, which may spend all the error that is left.
*/
function lookAtEnd(comparison) {
	if (comparison.baseline === void 0) return "only";
	return isDecided(comparison) ? "interim" : "last";
}
function isDecided(comparison) {
	if (comparison.candidate.launches.length < 5) return false;
	return FROM_LAUNCHES.every((metric) => checkRowAtLook(metric, comparison, "interim")?.state !== "inconclusive");
}
// src/report/words/baseline/store.ts
/** A store, as a noun. */
function storeText(name) {
	switch (name.kind) {
		case "actions-cache": return "the Actions cache";
		case "directory": return `the folder \`${name.path}\``;
		case "branch": return `the branch \`${name.name}\``;
	}
}
/** What a store could not do and why, as a clause without a full stop. */
function storeProblemText(problem) {
	switch (problem.kind) {
		case "no-answer": return `no answer within ${problem.seconds} s`;
		case "failed": return problem.message;
		case "bad-name": return `the model id \`${problem.modelId}\` cannot be a folder name here`;
		case "no-commit": return "there is no commit to save it under";
		case "accepted-record-stays": return "this run could not measure the model, so the accepted record of an earlier run stays";
		case "not-default-branch": return "only runs of the default branch write baselines";
		case "written-by-change": return `\`${problem.path}\` may have been written by a step of this run`;
		case "not-a-folder": return `\`${problem.path}\` is not a folder`;
		case "not-a-file": return `\`${problem.path}\` is not a plain file`;
		case "empty-file": return `\`${problem.path}\` is empty`;
		case "too-large": return `\`${problem.path}\` is too large`;
		case "unreadable": return `\`${problem.path}\` cannot be read (${problem.code})`;
		case "unwritable": return `\`${problem.path}\` cannot be written (${problem.code})`;
		case "outrun": return `other runs pushed to \`${problem.branch}\` first, ${problem.times} times in a row (${problem.message})`;
		case "push-dropped": return `the server accepted the push, but \`${problem.branch}\` does not have \`${problem.path}\``;
		case "not-protected": return `developers can push to \`${problem.branch}\` or merge into it: protect it, and allow only maintainers to do either`;
		case "not-offered": return "this runner does not offer it";
		case "cache-mode": return `the workflow’s \`cache-mode: ${problem.mode}\` does not allow the job to ${problem.forbids} it`;
		case "default-branch-unknown": return "the event does not name the default branch";
		case "not-listed": return `its entries could not be listed: ${problem.message}`;
		case "list-not-offered": return "this server does not list its entries";
		case "unlisted": return `entry \`${problem.entry}\` is not restored, because the server does not list who wrote it; grant \`actions: read\``;
		case "turned-off": return "`cache: false` turns it off";
		case "of-another-ref": return `entry \`${problem.entry}\` was written by \`${problem.ref}\`, not by \`${problem.wanted}\``;
		case "shadowed": return `entry \`${problem.entry}\` also exists in \`${problem.ref}\`, which would be restored first`;
		case "not-restored": return `entry \`${problem.entry}\` could not be restored: see the log, and install \`zstd\` on every runner or on none`;
		case "no-record": return `entry \`${problem.entry}\` does not contain a baseline`;
		case "wrong-record": return `entry \`${problem.entry}\` contains a different record than its key says`;
		case "not-saved": return `entry \`${problem.entry}\` was not saved: see the log`;
		case "no-gnu-tar": return "this runner has no GNU tar, which is needed to unpack entries safely";
	}
}
/** How a save ended: one sentence. The place is not a code span, because that would cut the long key of a cache entry. */
function savedText(saved) {
	switch (saved.state) {
		case "saved": return `Saved in ${storeText(saved.store)} as ${saved.place}.`;
		case "not-saved": return `Not saved in ${storeText(saved.store)}: ${storeProblemText(saved.problem)}.`;
	}
}
// src/report/words/baseline/baseline.ts
/** Where the baseline came from, as a noun: "model file at commit `abc1234`, 2 commits before `def5678` (git)". */
function baselineSourceText(source) {
	switch (source.kind) {
		case "git": return `model file at commit ${shaText(source.commit)}${beforeText(source.before)} (git)`;
		case "record": {
			const { commit, recordedAt, store, before } = source;
			return `record ${commit === null ? `from ${recordedAt}` : `of commit ${shaText(commit)}`}${beforeText(before)} (${storeText(store)})`;
		}
		case "named": {
			const { path, recordOf } = source;
			if (recordOf === void 0) return `\`${path}\``;
			return recordOf === null ? `record \`${path}\`` : `record of commit ${shaText(recordOf)} (\`${path}\`)`;
		}
		case "same-model": return "the same model";
		case "untrusted": return "chosen by an untrusted run";
	}
}
/** What to do about a record that names a different model than the one stored with it: one or two sentences. */
function mismatchRemedy(source) {
	if (source.kind !== "record") return "Record it again, or name another with --baseline.";
	const { store, commit } = source;
	switch (store.kind) {
		case "actions-cache": return `Delete its entry with \`gh cache delete\`: \`gh cache list --key regression-gate- --limit 1000\` shows it, with the commit${commit === null ? "" : ` ${commit}`} in its key. The next run takes the model from git.`;
		case "directory": return `Delete the model’s folder in \`${store.path}\`. The next run takes the model from git.`;
		case "branch": return "Delete the record from the branch. The next run takes the model from git.";
	}
}
function beforeText(before) {
	if (before === void 0) return "";
	return `, ${countOf(before.commits, "commit")} before ${shaText(before.of)}`;
}
/** Why there is nothing to compare with, as a clause without a full stop. */
function noBaselineText(why) {
	switch (why.kind) {
		case "measured-alone": return "measured alone";
		case "new-model": return why.commit === null ? "the model is new: its commit is the first of the repository" : `the model is new: commit ${shaText(why.commit)} does not have it`;
		case "none-accepted": return `no accepted baseline: commit ${refusedText(why)}, and none of the ${countOf(why.ancestors, "commit")} before ${shaText(why.from)} is known to be accepted`;
		case "no-commit": return "no baseline: the stores have no record, and there is no commit to take the model from";
		case "git-failed": return `no baseline: the stores have no record, and git cannot give the model at commit ${shaText(why.commit)} (${gitProblemText(why.problem)})`;
		case "recorded-elsewhere": return `no baseline: commit ${shaText(why.commit)} does not have the model, which was recorded on another machine or with other settings`;
		case "not-in-git": return `no baseline: the stores have no record, and \`${why.path}\` is not in git, so it may or may not be new`;
		case "untrusted": return "no baseline, according to an untrusted run";
	}
}
/** "`abc1234` failed and is not accepted". */
function refusedText({ commit, state }) {
	return `${shaText(commit)} ${REFUSED_AS[state] ?? `ended as \`${state}\``} and is not accepted`;
}
const REFUSED_AS = {
	fail: "failed",
	inconclusive: "could not be decided",
	incomparable: "could not be compared",
	"no-baseline": "had no baseline"
};
/** Why git cannot give a model, as a clause without a full stop. */
function gitProblemText(problem) {
	switch (problem.kind) {
		case "outside-repository": return "it is outside the repository";
		case "in-lfs": return inLfsText(problem.message);
		case "external-data": {
			const why = problem.why === "in-lfs" ? inLfsText(problem.message) : EXTERNAL_DATA[problem.why];
			return `its external data \`${problem.location}\`: ${why}`;
		}
		case "failed": return problem.message;
	}
}
/** @param message - From git-lfs. */
const inLfsText = (message) => `it is in Git LFS and could not be fetched${message === void 0 ? ": install git-lfs on this runner" : ` (${message})`}`;
const EXTERNAL_DATA = {
	absent: "the commit does not have it",
	"outside-repository": "it is outside the repository"
};
/** A note on the baseline, as one sentence. */
function baselineNoteText(note) {
	switch (note.kind) {
		case "earlier-reference": {
			const { reference, before } = note;
			return `Commit ${refusedText({
				commit: note.refused,
				state: note.state
			})}, so the baseline is ${shaText(reference)}${beforeText(before)}.`;
		}
		case "store-unavailable": return `No record could be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "acceptance-unknown": return `Could not read from ${storeText(note.store)} which commits are accepted (${storeProblemText(note.problem)}).${note.isReferenceUnsure ? UNSURE : ""}`;
		case "record-unused": return `A record in ${storeText(note.store)} is not used: ${unusedText(note.why)}.`;
		case "record-of-another-file": return `The record${note.recorded === null ? "" : ` of commit ${shaText(note.recorded)}`} in ${storeText(note.store)} is not used: commit ${shaText(note.commit)} has another model file.`;
		case "commit-not-fetched": return `Commit ${shaText(note.commit)} could not be fetched (${note.message}).`;
		case "settings-unknown": return `The settings of commit ${shaText(note.commit)} are unknown (${note.message}), so its model runs with the current ones.`;
	}
}
const UNSURE = " The model was compared with that of the previous commit, which may have been refused, so a pass does not make this commit a baseline.";
/** Why a record is not used, as a clause without a full stop. */
function unusedText(why) {
	switch (why.kind) {
		case "of-another": {
			const at = why.commit === null ? "without a commit" : `at commit ${shaText(why.commit)}`;
			const wanted = why.wantedCommit === null ? "" : ` at ${shaText(why.wantedCommit)} or an ancestor of it`;
			return `it is of \`${why.modelId}\` ${at}, not of \`${why.wantedModelId}\`${wanted}`;
		}
		case "not-accepted": return "it is not accepted";
		case "not-measured": return "its model could not be measured";
		case "unreadable": return `it cannot be read (${why.message})`;
		case "store": return storeProblemText(why.problem);
	}
}
// src/report/words/model/model-parts.ts
const MAX_ITEMS = 6;
/** A share as a whole percentage, or "<1%" and ">99%" where rounding would hide it. */
function percentText(share) {
	if (share > 0 && share < .01) return "<1%";
	if (share < 1 && share > .99) return ">99%";
	return `${Math.round(share * 100)}%`;
}
/** An operator by its name, in quotes when it is not a plain name. */
function operatorText(key) {
	return /^[\w.:-]{1,60}$/.test(key) ? key : quoted(key);
}
/** "Conv ×4, Relu ×2", at most six, then how many more there are. */
function operatorsText(operators) {
	return listText([...operators].map(([key, count]) => `${operatorText(key)} ×${count}`));
}
/**
* At most six items, then how many more there are.
*
* @param more - Number of items that are not in the list.
*/
function listText(items, more = 0, separator = ", ") {
	const shown = items.slice(0, MAX_ITEMS);
	return `${shown.join(separator)}${andMore(items.length - shown.length + more)}`;
}
/** "float32 [batch, 3, ?]": free sizes by their name. */
function typeText({ dtype, shape, moreAxes }) {
	if (shape === void 0 || shape === null) return `${dtype} of any shape`;
	return `${dtype} [${listText(shape.map(sizeText), moreAxes)}]`;
}
function sizeText(size) {
	if (size === null) return "?";
	return typeof size === "number" || /^[\w.+*/ -]{1,40}$/.test(size) ? String(size) : quoted(size);
}
/** "dynamic "batch"", "dynamic", "fixed at 8", "none". */
function batchText(axis) {
	if (axis === void 0 || axis === null) return "none";
	if (!axis.isDynamic) return `fixed at ${axis.size}`;
	return axis.name === null ? "dynamic" : `dynamic ${quoted(axis.name)}`;
}
// src/report/words/model/precision.ts
/** "int8 QDQ (static, per-channel symmetric weights) in 4 of 5 operators, 97% of the weight bytes". */
function precisionText(precision) {
	const { parts, isMixed, otherwise } = shortForm(precision);
	if (parts.length === 0) return "no matrix products";
	const texts = parts.map(({ share, coverage }) => [shareText(share), coverage ?? []].flat().join(" "));
	const rest = otherwise === void 0 ? [] : [`otherwise ${shareText(otherwise)}`];
	return `${isMixed ? "mixed: " : ""}${[...texts, ...rest].join("; ")}`;
}
function shortForm(precision) {
	const { main, shares } = precision;
	const covering = (some) => some.map((share) => ({
		share,
		coverage: coverageText(share, precision)
	}));
	if (main === void 0) return {
		parts: covering(shares),
		isMixed: shares.length > 0,
		otherwise: void 0
	};
	if (main.operators === precision.operators) return {
		parts: [{
			share: main,
			coverage: void 0
		}],
		isMixed: false,
		otherwise: void 0
	};
	if (main.scheme !== "float") return {
		parts: covering([main]),
		isMixed: false,
		otherwise: void 0
	};
	return {
		parts: covering(shares.filter((share) => shareName(share) !== shareName(main))),
		isMixed: false,
		otherwise: main
	};
}
/** How the precision changed, with the types of the inputs if the short descriptions do not differ. */
function precisionChangeText(before, after) {
	const textOf = looksAlike(before, after) ? detailedText : precisionText;
	return `${textOf(before)} → ${textOf(after)}`;
}
/** Whether the short descriptions match. They omit the types of inputs, among others. */
function looksAlike(before, after) {
	const key = (precision) => {
		const { parts, isMixed, otherwise } = shortForm(precision);
		const shown = parts.map(({ share, coverage }) => [shownOf(share), coverage]);
		return JSON.stringify([
			shown,
			isMixed,
			otherwise && shownOf(otherwise)
		]);
	};
	return key(before) === key(after);
}
const shownOf = ({ scheme, element, granularities, symmetry, storedFor }) => [
	scheme,
	element,
	granularities.filter((granularity) => granularity !== "unknown"),
	symmetry,
	storedFor
];
function detailedText({ shares }) {
	return shares.map((share) => {
		const inputs = joinAnd(share.activations) || "real";
		return `${shareText(share)} with ${inputs} inputs in ${countOf(share.operators, "operator")}`;
	}).join("; ");
}
/** How much of a model computes in one way: "in 4 of 5 operators, 97% of the weight bytes". */
function coverageText(share, { operators, weightBytes }) {
	const bytes = weightBytes === 0 ? "" : `, ${percentText(share.weightBytes / weightBytes)} of the weight bytes`;
	return `in ${share.operators} of ${countOf(operators, "operator")}${bytes}`;
}
/** One way to compute: "float32", "int8 QDQ (static, per-channel symmetric weights)", "int4 weight-only (MatMulNBits, blocks of 32)". */
function shareText(share) {
	const { scheme, storedFor } = share;
	if (scheme === "float") return shareName(share);
	const details = [
		...scheme === "qdq" || scheme === "qoperator" ? ["static"] : [],
		...storedFor,
		...weightsText(share)
	];
	return `${shareName(share)}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}
/** "per-channel symmetric weights". */
function weightsText({ granularities, symmetry }) {
	const known = granularities.filter((granularity) => granularity !== "unknown").map(granularityText);
	const named = [joinAnd(known), ...symmetry === void 0 ? [] : [SYMMETRIES[symmetry]]].filter((word) => word !== "");
	return named.length === 0 ? [] : [`${named.join(" ")} weights`];
}
const SYMMETRIES = {
	symmetric: "symmetric",
	asymmetric: "asymmetric",
	mixed: "partly symmetric"
};
function granularityText(granularity) {
	return typeof granularity === "number" ? `block-of-${granularity}` : `per-${granularity}`;
}
// src/report/words/model/sparsity.ts
/** "2:4 (50% zeros; 2:4 in 4 of 5 eligible weights, 98% of their elements)". */
function sparsityText({ form, zeroShare, twoOfFour, sparseInitializers }) {
	const { tensors, eligibleTensors, share } = twoOfFour;
	if (zeroShare === void 0) return "unknown (no weights whose zeros can be counted)";
	const parts = [`${percentText(zeroShare)} zeros`];
	if (tensors > 0) {
		const eligible = countOf(eligibleTensors, "eligible weight");
		parts.push(`2:4 in ${tensors} of ${eligible}, ${percentText(share)} of their elements`);
	}
	if (sparseInitializers > 0) parts.push(`${sparseInitializers} stored as sparse_initializer`);
	return `${form} (${parts.join("; ")})`;
}
/**
* What ONNX Runtime gains from the zeros; undefined if there are too few to matter. Its CPU and CUDA providers have no
* kernels for them; its TensorRT provider uses 2:4 with `trt_sparsity_enable`, which onnxruntime-node cannot set.
*
* @see https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html
*/
function sparsityUseText({ form, sparseInitializers }) {
	if (sparseInitializers > 0) return "sparse_initializer only saves space in the file: ONNX Runtime expands it when it loads the model";
	switch (form) {
		case "2:4": return "no speedup in ONNX Runtime on CPU or CUDA: only its TensorRT provider uses 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set";
		case "unstructured": return "no speedup in ONNX Runtime: it multiplies by zeros as by any other number";
		case "dense":
		case "unknown": return;
	}
}
// src/report/words/model/changes.ts
/** One change without its head: "float32 → int8 QDQ (static, per-channel symmetric weights)". */
function changeText(change) {
	switch (change.kind) {
		case "weights-retrained": return `retrained: ${changedWeights(change)}`;
		case "weights-partly-changed": {
			const { names, changed } = change;
			return `partly retrained: ${changedWeights(change)} (${listText(names.map(quoted), changed - names.length)})`;
		}
		case "weights-renamed": return `all weight tensors (${change.tensors}) renamed or replaced`;
		case "weights-other": return "weight tensors added or removed, the others unchanged";
		case "precision": {
			const ends = change.ends.length === 0 ? "" : `, including ${joinAnd(change.ends)}`;
			return `${precisionChangeText(change.before, change.after)}${ends}`;
		}
		case "recalibrated": return "recalibrated: same quantized weights with other scales, zero points or biases";
		case "sparsity": return `${sparsityText(change.before)} → ${sparsityText(change.after)}`;
		case "operators": {
			const counts = change.operators.map(({ operator, before, after }) => `${operatorText(operator)} ${before} → ${after}`);
			return `${offline(change)}${listText(counts, change.moreOperators)}`;
		}
		case "rewired": return `${offline(change)}same operators with other wiring, attributes or shapes`;
		case "graph-constants": return "same operators with other shapes or indices in constants";
		case "opset": return `opset ${change.before ?? "none"} → ${change.after ?? "none"}`;
		case "signature": return signatureText$1(change);
		case "served-artifact": {
			const { files, of, sizes } = change;
			return `${of === 1 ? "" : `${listText(files.map(quoted), of - files.length)}, `}${formatValue(sizes.before, "bytes")} → ${formatValue(sizes.after, "bytes")}`;
		}
		case "program": return `${listText(change.files.map(quoted), change.of - change.files.length)} changed`;
		case "setting": return `${change.name}: ${change.before ?? "none"} → ${change.after ?? "none"}`;
		case "limit": {
			const { metric, before, after } = change;
			return `${metric}: ${limitText(metric, before)} → ${limitText(metric, after)}`;
		}
	}
}
function changedWeights({ changed, of, isSampled }) {
	return `${changed} of ${countOf(of, "weight tensor")} changed${isSampled ? ", by a sample of each" : ""}`;
}
const offline = ({ isOptimizedOffline }) => isOptimizedOffline ? "optimized offline by ONNX Runtime: " : "";
function signatureText$1({ batchAxis, values, moreValues }) {
	return [...batchAxis === null ? [] : [`batch axis ${batchText(batchAxis.before)} → ${batchText(batchAxis.after)}`], listText(values.map(valueText), moreValues, "; ")].join("; ");
}
function valueText({ kind, name, before, after }) {
	const of = (type) => type === null ? "" : typeText(type);
	if (after === null) return `${kind} ${quoted(name)} removed`;
	return before === null ? `new ${kind} ${quoted(name)}: ${of(after)}` : `${kind} ${quoted(name)}: ${of(before)} → ${of(after)}`;
}
function limitText(metric, limit) {
	if (limit === null) return "none";
	const decided = limit.decide === "confident" ? ", decide confident" : "";
	return `${describeLimit(metric, limit)}${decided}`;
}
const HEAD_NAMES = {
	weights: "weights",
	precision: "precision",
	sparsity: "sparsity",
	graph: "graph",
	signature: "inputs and outputs",
	"runtime-version": "runtime version",
	provider: "execution provider",
	"session-options": "session options",
	artifact: "model file",
	engine: "engine",
	server: "server",
	dataset: "data set",
	"pre-processing": "pre-processing",
	traffic: "traffic",
	hardware: "hardware",
	limits: "limits"
};
/** The name of a head for readers: "session options". */
const headName = (head) => HEAD_NAMES[head];
/** Several heads in a sentence: "precision, graph and session options". */
const headNames = (heads) => joinAnd(heads.map(headName));
/**
* How to get one comparison per change, without a full stop: "Split the change so that precision and graph are measured
* one at a time".
*/
function adviseOnChanges(heads) {
	return `Split the change so that ${headNames(heads)} are measured one at a time`;
}
/**
* What changed between the arms, in one sentence; undefined if nothing changed that could make them differ. "Changed:
* precision (float32 → int8 QDQ).", "Changed together: precision and session options, so no row shows which one caused
* it."
*/
function changesText(changes) {
	const heads = changedHeads(changes);
	const [first, ...more] = heads;
	if (first === void 0) return void 0;
	if (more.length > 0) return `Changed together: ${headNames(heads)}, so no row shows which one caused it.`;
	const texts = changes.filter(({ head }) => head === first).map(changeText);
	return `Changed: ${headName(first)} (${texts.join(", ")}).`;
}
/** The same without what changed in the graph, for a reader who has just read which operators grew. */
function changesWithoutOperatorsText(changes) {
	return changedHeads(changes).every((head) => head === "graph") ? void 0 : changesText(changes);
}
/** Why changes of the model file may be missing from the list, as a sentence. */
function changesUnknownText(why) {
	switch (why) {
		case "no-baseline-file": return "Changes in the model file are unknown: the baseline’s file is not available.";
		case "too-large-to-inspect": return "Changes in the model file are unknown: it is too large for the inspector.";
	}
}
// src/report/words/baseline/difference.ts
/** Why two arms cannot be compared, as a clause without a full stop. */
function differenceText$1(difference) {
	switch (difference.kind) {
		case "field": {
			const { field, baseline, candidate } = difference;
			return `${field}: ${baseline ?? "absent"} → ${candidate ?? "absent"}`;
		}
		case "input": {
			const { name, baseline, candidate } = difference;
			return `input \`${name}\`: ${rankText(baseline)} → ${rankText(candidate)}`;
		}
		case "signature": {
			const { of, baseline, candidate } = difference;
			return `the ${of} differ: the baseline has ${signatureText(baseline)}; this model has ${signatureText(candidate)}`;
		}
		case "figures-only": return "only the figures of the baseline are available, not its model file";
		case "several-changes": return `several things changed together: ${headNames(difference.heads)}`;
		case "changes-unknown": return UNKNOWN[difference.why];
		case "untrusted": return "according to an untrusted run";
	}
}
const UNKNOWN = {
	"no-baseline-file": "the changes in the model file are unknown, because the baseline’s file is not available",
	"too-large-to-inspect": "the changes in the model file are unknown, because it is too large for the inspector"
};
/** "`x` float32 [n, 4] and `mask` int64 [n, ?]". */
function signatureText({ tensors, more }) {
	const texts = tensors.map((tensor) => `${quoted(tensor.name)} ${typeText(tensor)}`);
	if (texts.length === 0) return "none";
	return more > 0 ? `${texts.join(", ")}${andMore(more)}` : joinAnd(texts);
}
function rankText(type) {
	if (type === null) return "absent";
	const { dtype, rank } = type;
	return rank === null ? `${dtype} of any shape` : `${dtype} with ${countOf(rank, "dimension")}`;
}
// src/report/words/failure.ts
/** That a model could not be measured, to follow its name in a headline: "cannot run on `cuda` here". */
function failureHeadline({ failure, providers }) {
	switch (failure) {
		case "no-provider": return `cannot run on ${namesOf(providers)} here`;
		case "fell-back": return "would run partly on the CPU, which strict placement forbids";
		case "crashed": return "crashed during the measurement";
		case "timed-out": return "did not finish in time";
		case "out-of-memory": return "used too much memory";
		case "refused": return "was refused by the runtime";
		case "no-answer": return "did not answer any request";
		case "answers-differ": return "gave different answers when timed than when scored";
		case "broke-protocol": return "gave an unreadable answer";
	}
}
/** Why a model could not be measured, as a clause: "could not be measured: the process crashed …". */
function failureText({ failure, message, providers }) {
	const detail = message === null ? "" : `: ${message}`;
	switch (failure) {
		case "no-provider":
		case "fell-back": return `${failureHeadline({
			failure,
			providers
		})}${detail}`;
		case "crashed":
		case "timed-out":
		case "out-of-memory":
		case "refused":
		case "broke-protocol":
		case "no-answer":
		case "answers-differ": return `could not be measured${detail}`;
	}
}
const namesOf = (providers) => providers.length === 0 ? "its provider" : providers.map((provider) => `\`${provider}\``).join(" or ");
// src/report/words/row/slices.ts
/** The unit to print a model's scores in: shares if the limit is in percentage points. */
function scoreUnit(rows) {
	return shownUnit("score", limitClauses(scoreRow(rows)?.limit ?? null));
}
const scoreRow = (rows) => rows.find(({ metric, slice }) => metric === "task-score" && slice === void 0);
/** The slices, worst change first; those that cannot be compared last. */
const worstSlicesFirst = ({ slices, rows }) => slices.toSorted((left, right) => harmOf(right, rows) - harmOf(left, rows));
/** The slice with the worst change; undefined if none got worse. */
function worstSlice(model) {
	const [worst] = worstSlicesFirst(model);
	return worst !== void 0 && harmOf(worst, model.rows) > 0 ? worst : void 0;
}
/** Maximum number of rows by slice in a table of the verdict. */
const MAX_SLICE_ROWS = 8;
/** The rows for a table of the verdict: all but those by slice that decide nothing, and the worst of these. */
function tabledRows(rows) {
	const decisive = rows.filter(({ slice }) => slice !== void 0).filter(({ state }) => state !== "pass" && state !== "shown");
	return [...rows.filter(({ slice }) => slice === void 0), ...decisive.slice(0, MAX_SLICE_ROWS)];
}
/** How much worse a slice got; −∞ if it cannot be compared. */
function harmOf({ baseline, candidate }, rows) {
	if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
	return scoreRow(rows)?.score?.better === "lower" ? candidate - baseline : baseline - candidate;
}
/** "−18.3 pp"; undefined if the slice cannot be compared. */
function sliceChangeText({ baseline, candidate }, unit) {
	if (baseline === null || candidate === null) return void 0;
	const change = candidate - baseline;
	return formatChange({
		baseline,
		candidate,
		change,
		changeKind: "difference",
		unit,
		state: "shown"
	}, []);
}
// src/report/words/row/p95.ts
const KINDS = [
	"slower-inputs",
	"stalls",
	"waits-for-itself"
];
/** What made the P95 of a failing row rise, the most important first; undefined if the row does not say. */
const p95Cause = ({ reasons }) => reasons.find((reason) => KINDS.includes(reason.kind));
/** From this share on, all inputs are slower. */
const NEARLY_ALL = .9;
/** Whether only some inputs got slower. */
const isTail = (cause) => cause?.kind === "slower-inputs" && cause.share < NEARLY_ALL;
/** A cause in a few words, without a full stop: "1 run in 8 stalls (baseline 1 in 200)". */
function causeClause(cause) {
	switch (cause.kind) {
		case "slower-inputs": return cause.share >= NEARLY_ALL ? "every input is slower" : `${oneIn(cause.share, "input")} ${cause.share > MOST ? "are" : "is"} slower by more than the limit`;
		case "stalls": return `${oneIn(cause.candidateShare, "run")} stalls (baseline: ${oneIn(cause.baselineShare, "run")})`;
		case "waits-for-itself": return `its own threads compete for cores, which makes runs ${formatShare(cause.candidateShare)} longer (baseline: ${formatShare(cause.baselineShare)})`;
	}
}
/** The same as a sentence, with what counts as a stall. */
function p95CauseText(cause) {
	const text = sentence(causeClause(cause));
	if (cause.kind !== "stalls") return text;
	return `${text} A run stalls if it takes ${formatPercent(Number(cause.beyond.toFixed(3)))} more than the P95 over inputs.`;
}
/** Above this share, "1 in 2" would describe nearly everything. */
const MOST = .4;
/** "1 run in 8", "60% of inputs", "no run". */
function oneIn(share, noun) {
	if (!(share > 0)) return `no ${noun}`;
	return share > MOST ? `${Math.round(share * 100)}% of ${noun}s` : `1 ${noun} in ${Math.round(1 / share)}`;
}
// src/report/words/run/device.ts
/** Why a launch on the GPU does not count, without its full stop: "another process was on the GPU (process 4711)". */
function gpuDisturbanceText(disturbance) {
	switch (disturbance.kind) {
		case "other-process": {
			const { pid, bytes } = disturbance;
			return `another process was on the GPU (process ${pid}${bytes === null ? "" : `, ${formatValue(bytes, "bytes")}`})`;
		}
		case "slowed-down": return `${SLOWDOWN[disturbance.cause]}${durationText(disturbance.us)}`;
		case "unreadable": return `the GPU could not be read: ${disturbance.message}`;
	}
}
const SLOWDOWN = {
	"hardware-heat": "the GPU hardware slowed down because of heat",
	"power-brake": "the power supply slowed the GPU down",
	hardware: "the GPU hardware slowed down",
	"driver-heat": "the GPU driver slowed down because of heat"
};
/** One decimal below a second, whole ms from there on. */
function durationText(us) {
	return us === null ? "" : ` for ${(us / 1e3).toFixed(us < 1e6 ? 1 : 0)}\u00A0ms`;
}
/** Clocks, heat and power of a GPU at one moment: "1980 MHz, memory 2619 MHz, 59 °C, 632 W". */
function gpuMomentText(moment) {
	if (moment === null) return "unknown";
	const { smClockMhz, memoryClockMhz, temperatureC, powerW } = moment;
	const parts = [
		...smClockMhz === null ? [] : [`${smClockMhz}\u00A0MHz`],
		...memoryClockMhz === null ? [] : [`memory ${memoryClockMhz}\u00A0MHz`],
		...temperatureC === null ? [] : [`${temperatureC}\u00A0°C`],
		...powerW === null ? [] : [`${powerW.toFixed(0)}\u00A0W`]
	];
	return parts.length === 0 ? "unknown" : parts.join(", ");
}
/** Why memory of the GPU or energy could not be measured, without its full stop. */
function readingProblemText(problem) {
	switch (problem.kind) {
		case "unreadable": return problem.message;
		case "gpu-memory-not-reported": return "the driver does not report the memory of the GPU";
		case "gpu-memory-did-not-rise": return "the memory of the GPU did not rise while the model ran";
		case "processes-not-named": return "the driver does not say which process uses the memory ([Insufficient Permissions])";
		case "process-not-listed": return "the driver does not list the measuring process (as can happen in a container)";
		case "gpu-shared": return `${problem.isListed ? NOT_REPORTED : NOT_LISTED}, and ${SHARED[problem.by]}`;
		case "gpu-power-not-reported": return "the driver does not report the power of the GPU";
		case "too-few-readings": return `there ${problem.readings === 1 ? "was" : "were"} only ${countOf(problem.readings, "reading")} of the GPU`;
		case "gpu-counter-reset": return "the energy counter of the GPU was reset";
		case "clock-was-set": return "the clock of this machine was set during the measurement";
		case "other-process": return `another process was on the GPU (process ${problem.pid})`;
		case "no-processor-counter": return "this machine has no energy counter for its processor (RAPL)";
		case "processor-counter-needs-root": return "only root may read the energy counter of the processor (`/sys/class/powercap/intel-rapl:*/energy_uj`)";
	}
}
const NOT_REPORTED = "the driver does not report the memory of a process ([N/A])";
const NOT_LISTED = "the driver lists only processes that compute";
const SHARED = {
	mig: "the GPU is shared (MIG)",
	"unseen-processes": "other processes on the GPU cannot be seen from this container",
	"other-processes": "the GPU is also used by others"
};
/** What energy was measured with: "the GPU’s energy counter". */
function meterText(meter) {
	switch (meter) {
		case "gpu-counter": return "the GPU’s energy counter";
		case "gpu-power": return "readings of the GPU’s power";
		case "processor-counter": return "the processor’s energy counter";
	}
}
// src/report/words/row/reason.ts
/** Why a row is in its state, in one to three sentences. */
function reasonText(reason, row) {
	switch (reason.kind) {
		case "not-measured": return `Not measured: ${missingText(reason.why)}.`;
		case "gpu-busy": return `The GPU was busy with other work or throttled in ${reason.launches} of ${countOf(reason.of, "launch")}, so too few are left to judge.`;
		case "too-few-inferences": return `A P${reason.percent} needs at least ${countOf(reason.needed, "inference")}; this run has ${formatCount(reason.inferences)}.`;
		case "too-few-launches": return `Too few ${SAMPLES[row.samples?.of ?? "launch"]} for a confidence interval.`;
		case "interval-crosses-limit": return undecidedText$1(reason, row);
		case "too-few-inputs": return `Within the budget, a launch can time ${countOf(reason.inputs, "input")} per model; a P${reason.percent} needs ${reason.needed}. The figures shown are the ${percentileName(reason.offered)} over inputs. Raise the budget, or limit \`latency-p50\` instead.`;
		case "slower-inputs":
		case "stalls":
		case "waits-for-itself": return p95CauseText(reason);
		case "as-timed": return `Over all runs, including time spent waiting for a core: ${formatValue(reason.candidateNs, "ns")}, baseline ${formatValue(reason.baselineNs, "ns")}.`;
		case "below-floor": return `${differenceText(reason.amount, row)}, below the floor of ${formatExact(reason.floor, row.unit)}.`;
		case "mlperf-too-few": return `MLPerf’s early stopping needs ${countOf(reason.needed, "inference")} to confirm a maximum of the P${reason.percent}; this run has ${formatCount(reason.inferences)}.`;
		case "mlperf-estimate": return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(reason.p95Ns, "ns")}: an upper bound at 99% in each launch, averaged over the launches.`;
		case "judged-over-items": return itemsText(reason, row);
		case "guarded-limit": return `The baseline’s score is below ${formatExact(reason.below, unitOf(row))}, so the limit is relative to it: at most −${pointsText(reason.allowed, row)}.`;
		case "slice-undecided": return sliceText(reason);
		case "no-such-slice": return "No item of the data set is in this slice.";
		case "random-outputs": return randomText(reason);
		case "non-finite-outputs": return `NaN or infinite outputs on ${formatCount(reason.candidate)} of ${countOf(reason.items, "item")} (baseline: ${formatCount(reason.baseline)}).`;
		case "baseline-lacks-figure": return "The baseline’s record does not have this figure.";
		case "nothing-to-compare": return `Only ${keysText(judgedKeys(row))} was judged: without a baseline, ${keysText(reason.keys)} has nothing to compare with.`;
		case "figure-of": return SCOPES[reason.scope];
		case "one-shard": return "Covers one shard of the items; it is judged once all shards are in.";
		case "advisory": return `${reason.isBeyondLimit ? "Beyond its limit" : "Not shown to be within its limit"}, which does not block: the data set is advisory.`;
		case "waiver-expired": return `Its waiver (${extentText({
			limit: reason.ceiling,
			unit: unitOf(row)
		})}) expired on ${reason.expires}: ${reason.issue}`;
		case "within-waiver": return `${reason.isBeyondLimit ? "Beyond its limit" : "Not shown to be within its limit"}, but allowed by a waiver: ${waiversText(reason.waivers, row)}`;
		case "waiver-undecided": return `${reason.isBeyondLimit ? "Beyond its limit. " : ""}Not enough evidence to decide whether it is within its waiver: ${waiversText(reason.waivers, row)}`;
		case "beyond-waiver": return `Its waiver does not cover this: ${waiversText(reason.waivers, row)}`;
	}
}
const judgedKeys = ({ limit }) => ["max", "min"].filter((key) => limit?.[key] !== void 0);
const keysText = (keys) => keys.map((key) => `\`${key}\``).join(" and ");
function randomText({ arm, items, of, operators }) {
	const whose = arm === "candidate" ? "The model" : "The baseline";
	const named = operators.map((operator) => `\`${operator}\``).join(", ");
	const source = named === "" ? "" : `, most likely because of ${named}`;
	return `${whose} is random: ${formatCount(items)} of the first ${countOf(of, "item")} had a different outcome in a second run${source}.`;
}
/** Why a metric was not measured, as a clause: "the policy has no prices". */
function missingText(missing) {
	switch (missing.kind) {
		case "cpu-only": return "the model runs on the CPU only, so nothing can fall back to it";
		case "not-profiled": return "the model was not profiled";
		case "no-launch": return "the budget ended before the first launch was complete";
		case "load-generator-late": return "the load generator could not keep up with the traffic";
		case "not-read": return notReadText(missing.why);
		case "energy-unknown": return `the cost of power needs the energy, and it was not measured: ${notReadText(missing.why)}`;
		case "no-prices": return "the policy has no `prices`";
		case "tokens-not-counted": return "the API is priced by token, and the server counted none";
		case "no-review-rule": return "the policy has no `review` rule for this model";
		case "not-started": return "the server was already running, so the gate saw neither its start nor its files";
		case "not-served": return "only a model behind a server has it (`engine: { kind: server }`), or only a language model";
		case "requests-failed": return `${formatCount(missing.failed)} of ${countOf(missing.of, "timed request")}${missing.arm === "baseline" ? " to the baseline" : ""} failed, and a failed one counts with its whole deadline`;
		case "arena-not-reported": return "this provider does not report how much memory its allocator hands out";
		case "no-score": return `the score cannot be computed (${missing.message})`;
		case "answers-not-compared": return "only the baseline’s figures are known, not its answers";
		case "answers-not-finite": return `one of the models has NaN or infinite scores on ${formatCount(missing.items)} of ${countOf(missing.of, "item")}`;
		case "answers-missing": return `the new model did not answer ${formatCount(missing.items)} of ${countOf(missing.of, "item")}`;
		case "labels-contradicted": return `the baseline’s answers are the labels, but it scores only ${formatValue(missing.score, "score")} on them, so they do not fit this metric`;
		case "failed": return missing.message;
		case "shard-failed": return `shard ${missing.shard} of ${missing.of} failed (${missing.message})`;
		case "shard-incomparable": return `the models cannot be compared on shard ${missing.shard} of ${missing.of}`;
	}
}
function notReadText(why) {
	switch (why.kind) {
		case "not-on-gpu": return "the model did not run on a GPU";
		case "run-ended-before": return "the run ended first";
		case "unreadable": {
			const problem = readingProblemText(why.why);
			return why.arm === "baseline" ? `for the baseline, ${problem}` : problem;
		}
		case "other-scope": return "one model’s figure covers its process, the other’s the whole GPU";
		case "other-meter": return `the baseline’s figure comes from ${meterText(why.baseline)}, this one from ${meterText(why.candidate)}`;
	}
}
const SAMPLES = {
	inference: "launches",
	item: "items",
	process: "processes",
	launch: "launches",
	window: "windows",
	request: "launches"
};
const SCOPES = {
	"gpu-power-estimate": "Estimated from readings of the GPU’s power, because it has no energy counter.",
	"whole-processor": "Includes everything else that ran on the processor.",
	"whole-gpu": "The increase in the whole GPU’s memory, with nothing else on it, just before the process ended."
};
function undecidedText$1({ of, fails, passes, isByLaunches }, row) {
	const show = (figure) => CROSSING_FIGURES[of](figure, row);
	const [failing, passing] = fails >= passes ? ["above", "below"] : ["below", "above"];
	const remedy = isByLaunches ? "More launches or a quieter machine" : "A quieter machine";
	return `At this noise level only ${CROSSINGS[of]} ${failing} ${show(fails)} would fail and one ${passing} ${show(passes)} would pass. ${remedy} would narrow this.`;
}
const CROSSINGS = {
	change: "a change",
	value: "a value",
	stalls: "a share of additional stalls",
	"own-waiting": "a change, with the waiting of its own threads included,",
	share: "a share",
	"share-change": "a change"
};
const CROSSING_FIGURES = {
	change: formatRelativeChange,
	value: (figure, row) => formatValue(figure, unitOf(row)),
	stalls: formatRelativeChange,
	"own-waiting": formatRelativeChange,
	share: (figure, row) => formatValue(figure, unitOf(row)),
	"share-change": formatPointsChange
};
const percentileName = (percent) => percent === 50 ? "median" : `P${percent}`;
/** "+24 µs". */
const differenceText = (amount, { unit }) => `${amount < 0 ? "−" : "+"}${formatValue(Math.abs(amount), unit)}`;
/** "0.4 pp". */
const pointsText = (amount, row) => unitOf(row) === "share" ? formatPointsChange(amount).replace("+", "") : formatExact(amount, row.unit);
function itemsText({ items, changed, needed, visible, hasInterval, clusters }, row) {
	const inClusters = clusters === void 0 ? "" : ` in ${countOf(clusters, "cluster")}`;
	const over = `Judged by the confidence interval over ${countOf(items, "item")}${inClusters}`;
	const outcomes = changed === null ? over : `${over} (${formatCount(changed)} changed outcome)`;
	if (!hasInterval) return `${outcomes}; they are too few, or too similar, for an interval.`;
	if (needed === void 0) return `${outcomes}.`;
	const seen = visible === void 0 ? "" : ` The smallest change that this set can detect is about ${pointsText(visible, row)}.`;
	if (needed === null) return `${outcomes}. No number of items is enough for a margin this small.${seen}`;
	const inSuch = clusters === void 0 ? "" : ` in ${countOf(Math.ceil(needed * clusters / items), "cluster")}`;
	return `${outcomes}. This margin needs about ${countOf(needed, "item")}${inSuch}.${seen}`;
}
/** A slice that does not decide, and how many items would let it. */
function sliceText({ items, needed }) {
	const has = `Undecided: ${countOf(items, "item")} cannot show whether the slice meets this limit`;
	if (needed === null) return `${has}.`;
	return items < needed ? `${has}; it takes about ${formatCount(needed)}.` : "Undecided: the slice meets this limit as measured, but the confidence interval crosses it.";
}
/** "up to +12% until 2026-12-12 (https://…)." */
const waiversText = (waivers, row) => `${waivers.map(({ ceiling, expires, issue }) => `${extentText({
	limit: ceiling,
	unit: unitOf(row)
})} until ${expires} (${issue})`).join(", ")}.`;
/** A score whose limit is in percentage points is shown as a share. */
const unitOf = ({ unit, limit }) => shownUnit(unit, limitClauses(limit));
// src/report/words/row/rows.ts
const MAX_NAMED_ROWS = 2;
/** The result of the rows of one comparison, as a clause without a full stop. */
function rowsText(state, rows) {
	switch (state) {
		case "fail": return namedRows(rows, "fail");
		case "waived": return `${namedRows(rows, "waived")}, within its waiver`;
		case "inconclusive": return undecidedText(rows);
		case "pass": return passText(rows);
		default: return "has nothing to be compared with";
	}
}
function undecidedText(rows) {
	const cause = soleCause(rows);
	if (cause === void 0) return namedRows(rows, "inconclusive");
	return `${undecidedRows(rows).map(rowTitle).join(", ")}: ${CAUSES[cause]}`;
}
const CAUSES = {
	"gpu-busy": "other work was running on the GPU",
	"random-outputs": "the outputs are random"
};
const undecidedRows = (rows) => rows.filter(({ state }) => state === "inconclusive");
/** Why all undecided rows are undecided, if noise is not the reason; undefined if it is, or they differ. */
function soleCause(rows) {
	const undecided = undecidedRows(rows);
	if (undecided.length === 0) return void 0;
	return Object.keys(CAUSES).find((cause) => undecided.every(({ reasons }) => reasons.some(({ kind }) => kind === cause)));
}
function passText(rows) {
	const p95 = rows.find(({ metric, state }) => metric === "latency-p95" && state === "pass");
	const count = countKept(rows);
	if (count === 0 && rows.some(isOfShard)) return "was measured on one shard of the items";
	const all = `meets ${count} of ${count + rows.filter(isAdvisory).length} limits`;
	return p95 === void 0 ? all : `${all}, ${rowText({
		...p95,
		limit: null
	})}`;
}
/** Number of rows that pass. */
const countKept = (rows) => rows.filter(({ state }) => state === "pass").length;
/** The first rows in a state, and how many more there are: "P95 latency +45.6% (limit +10%) and 2 more". */
function namedRows(rows, state) {
	const wanted = rows.filter((row) => row.state === state);
	const named = nameableRows(wanted).map(rowText);
	return `${named.join(", ")}${andMore(wanted.length - named.length)}`;
}
/** The first rows, with the worst slice among them. */
function nameableRows(rows) {
	const first = rows.slice(0, MAX_NAMED_ROWS);
	const slice = rows.find((row) => row.slice !== void 0);
	if (slice === void 0 || first.includes(slice)) return first;
	return [...first.slice(0, 1), slice];
}
/** "P95 latency +45.6% (limit +10%)", "Accuracy 88.10%, −4.2 pp (limit −1 pp, at least 90%)". */
function rowText(row) {
	const title = rowTitle(row);
	const broken = row.reasons.find(({ kind }) => kind === "non-finite-outputs");
	if (broken?.kind === "non-finite-outputs") return `${title}: NaN or infinite outputs on ${broken.candidate} of ${broken.items} items`;
	if (row.candidate === null) return `${title} was not measured`;
	const cause = row.state === "fail" ? p95Cause(row) : void 0;
	if (cause !== void 0 && cause.kind !== "slower-inputs") return `${title}: ${causeClause(cause)}`;
	const limit = row.limit === null ? "" : ` (limit ${limitText$1(row)})`;
	if (row.change === null) return `${title} ${valueText$1(row)}${limit}`;
	const { interval: _, ...withoutInterval } = row;
	const change = rowChangeText(withoutInterval);
	return `${title} ${breaksOwnBound(row) ? `${valueText$1(row)}, ${change}` : change}${limit}`;
}
/** Whether a row covers one shard of the items and is not judged yet. */
const isOfShard = ({ reasons }) => reasons.some(({ kind }) => kind === "one-shard");
/**
* Why rows are in their state: each reason once, in the order of the rows.
*
* @param told - A reason to leave out, because *Why* already gives it.
*/
function rowRemarks(rows, told) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) for (const reason of row.reasons.filter((each) => each !== told)) {
		const text = reasonText(reason, row);
		titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => ({
		titles: rowNames(named, rows),
		text
	}));
}
const rowNames = (named, rows) => named.length > 2 && named.length === rows.length ? "Every metric" : named.join(", ");
// src/report/words/baseline/attempts.ts
/** Which attempt this is and what the verdict is based on: one or two sentences. */
function attemptsText({ number, basis, launches, of, own }) {
	switch (basis) {
		case "all": return `Attempt ${number} at this comparison. The verdict is based on ${countOf(launches, "launch")} from ${countOf(of, "attempt")}, ${own} of them from this one.`;
		case "this": return own === 0 ? `Attempt ${number} at this comparison. Nothing could be measured in it.` : `Attempt ${number} at this comparison. The verdict is based on its own ${countOf(own, "launch")}.`;
		case "earlier": return launches === 0 ? `Attempt ${number} at this comparison. Nothing was measured: an earlier attempt had already failed.` : `Attempt ${number} at this comparison. Nothing was measured: ${countOf(launches, "launch")} from ${countOf(of, "earlier attempt")} had already decided.`;
		case "pull-request": return "Nothing was measured: the pull request’s own run measured the same models, data and settings.";
	}
}
/** One attempt before this one: "`fail` on `2026-11-30T08:12` (41 launches)". */
function earlierAttemptText({ state, at, launches }) {
	return `\`${state}\` on \`${at.slice(0, 16)}\` (${countOf(launches, "launch")})`;
}
/** What to do when the figures of a failed attempt cannot be read: a sentence or two. */
function unreadFailureRemedy(attempts) {
	switch (attempts[0]?.problem.kind) {
		case "unlisted": return "Grant the job `actions: read` and run again, or change the model.";
		case "no-gnu-tar": return "Install GNU tar on this runner and run again, or change the model.";
		default: return `Run again. If the error stays, the figures are lost: ${deletionText(attempts)}, or change the model.`;
	}
}
/** What to do about an attempt whose figures cannot be judged: one sentence. */
const unusableAttemptRemedy = (attempts) => `To measure again, ${deletionText(attempts)}, or change the model.`;
/** A refusal names a few; those left show up in the next run. */
const MAX_NAMED = 4;
/** "run `gh cache delete KEY`, then run the gate again". */
function deletionText(attempts) {
	const ways = attempts.slice(0, MAX_NAMED).map(wayToDelete);
	return `${ways.join(", ")}${andMore(attempts.length - ways.length)}, then run the gate again`;
}
function wayToDelete({ store, place }) {
	switch (store.kind) {
		case "actions-cache": return `run \`gh cache delete ${place}\``;
		case "directory":
		case "branch": return `delete \`${place}\``;
	}
}
/** Why the merge queue measured again: a clause without a full stop. */
function evidenceUnusedText(why) {
	switch (why.kind) {
		case "unavailable": return why.message;
		case "no-pull-request": return "the merge queue does not name the pull request";
		case "workflow-changed": return "the change edits `.github`, so its workflow was never merged";
		case "from-fork": return "the pull request is from a fork";
		case "workflow-unknown": return "the runner does not name the workflow";
		case "no-run": return "the workflow has no run for the head of the pull request";
		case "run-of-another-repository": return "the run is from a different repository";
		case "run-not-successful": return `the run ended as \`${why.conclusion}\``;
		case "no-artifacts-api": return "this server has no API for artifacts";
		case "no-artifact": return `the run left no artifact \`${why.name}\``;
		case "too-many-artifacts": return `the run left more than ${why.limit} artifacts`;
		case "unreadable": return `the evidence cannot be read (${why.message})`;
		case "of-another-comparison": return "its models, data, settings, limits or machine are different";
		case "wrong-age": return `it was measured on \`${why.at}\`, which is more than a week ago or in the future`;
		case "other-gate-version": return "another version of the gate measured it";
		case "other-waivers": return "other waivers applied";
		case "not-passed": return `the pull request’s run ended as \`${why.state}\``;
		case "nothing-measured": return "the pull request’s run measured nothing";
		case "other-arms": return "its baseline and candidate are different";
		case "not-passed-again": return `judged again here, the figures give \`${why.state}\``;
	}
}
// src/report/words/note.ts
/** A note as one or two sentences. */
function noteText(note) {
	switch (note.kind) {
		case "earlier-reference":
		case "store-unavailable":
		case "acceptance-unknown":
		case "record-unused":
		case "record-of-another-file":
		case "commit-not-fetched":
		case "settings-unknown": return baselineNoteText(note);
		case "not-judged-on-cpu": return `Not judged on the CPU fallback: ${metricNames(note.metrics)}.`;
		case "judged-by-own-file": return `This change is judged by its own version of \`${note.path}\`: the one at base commit ${shaText(note.commit)} ${OWN_FILE[note.why]}${note.message === void 0 ? "" : ` (${note.message})`}.`;
		case "columns-by-position": return `Input \`${plainText(note.input, MAX_COLUMN)}\` takes ${countOf(note.of, "column")} of the data set in the order of the file: ${columnNames(note)}. To match them by name, list them under \`dataset.columns\`.`;
		case "missing-values": return `${countOf(note.fields, "missing value")} in ${columnNames(note)} reached the models as NaN.`;
		case "input-renamed": return `Input ${quoted(note.baseline)} of the baseline is called ${quoted(note.candidate)} in this model; both get the same values. ${RENAME_STEP}`;
		case "input-by-other-name": return `Input ${quoted(note.input)} gets ${quoted(note.name)} of the data set, the only value that fits. Rename it in the data set.`;
		case "output-renamed": return outputRenamedText(note);
		case "inputs-unused": return `The data set has inputs that no model takes: ${firstNames(note.names, note.of)}.`;
		case "timed-by-step": return stepsText(note);
		case "waivers-unreadable": return `No waiver applies, because the waiver file cannot be read: ${note.message}`;
		case "earlier-attempt-failed": return `Nothing was measured: an earlier attempt at this comparison failed. ${note.isCommandLine ? "Change the model, the limits or the waivers, or measure again with `check --fresh`." : "Re-running does not change that; changing the model, the limits or the waivers does."}`;
		case "attempt-fails-alone": return "This attempt fails on its own launches, which is enough to block, although all attempts together would not fail.";
		case "attempts-decide": return `On its own launches this attempt would have ended as \`${note.state}\`; all attempts together decide.`;
		case "attempts-doubted": return `All attempts together would pass, but the earlier ones were not counted: ${doubtsText(note.doubts)}.`;
		case "attempt-too-large": return "Re-runs will not know about this attempt: its figures are too large to keep.";
		case "attempt-not-kept": return `Re-runs will not know about this attempt: it was not saved in ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "attempts-unknown": return `There may be earlier attempts at this comparison: ${storeText(note.store)} could not be read (${storeProblemText(note.problem)}).`;
		case "attempt-unused": return `An earlier attempt in ${storeText(note.store)} is not used (${storeProblemText(note.problem)}).`;
		case "evidence-reused": return `Nothing was measured here: the figures are those of the run of pull request ${note.source.pullRequest} (${note.source.url}), judged again.`;
		case "evidence-unused": return `The pull request’s own figures were not reused: ${evidenceUnusedText(note.why)}.`;
		case "launches-discarded": return discardedText(note);
		case "gpu-power-capped": return "The GPU was at its power limit for part of the time.";
		case "waited-for-cores": return `The machine was busy: this model waited for a core ${formatShare(note.candidateShare)} of the time${note.baselineShare === null ? "" : `, the baseline ${formatShare(note.baselineShare)}`}. ${note.isLeftOut ? "Reported latency excludes this time." : "Reported latency includes this time, because requests queue."}`;
		case "repeats-answered-faster": return repeatsText(note);
		case "answers-cut-off": return `Answers cut off at \`generation.max-tokens\`: ${countsText(note)}.`;
		case "requests-failed": return `Requests that failed while the regression set was scored, and so count as wrong: ${countsText(note)}.`;
		case "servers-not-started": return "A server with a `url` was already running, so the intervals do not include differences between two starts of it.";
		case "asked-like-a-server": return ASKED_LIKE_A_SERVER;
		case "cpu-stolen": return `The machine’s host withheld ${formatShare(note.share)} of its CPU time (steal).`;
		case "random-inputs": return randomInputsText(note);
		case "program-of-checkout": return `Commit ${shaText(note.commit)} does not have ${firstNames(note.names)}, so this change’s version served the baseline, too.`;
		case "made-up-prompts": return "No prompts were given, so the gate made up short ones. They may differ from your traffic: give yours with `--prompts`.";
		case "labels-of-baseline": return `Without labels, the score is the share of words that an answer has in common with the old server’s${note.items < note.of ? `, over the ${note.items} of ${note.of} prompts that it answered with words` : ""}. It has no limit and says nothing about quality.`;
		case "labelled-by-baseline": return note.isAlone ? "The labels would be the baseline’s answers (`label: baseline`), and there is no baseline: the model is scored on its own answers, which says nothing." : "The labels are the baseline’s own answers (`label: baseline`): the score says how alike both models answer, not how well.";
		case "score-guessed": return `The labels suggest the score \`${note.score}\`.`;
		case "outputs-not-compared": return `Outputs that were not compared, because ${NOT_COMPARED[note.why]}: ${firstNames(note.names)}.`;
		case "outputs-constant": return `Some outputs of the baseline have the same values for every item, so a match there says little: ${firstNames(note.names)}.`;
	}
}
const ASKED_LIKE_A_SERVER = "Both engines were timed in the same way: latency is that of a whole request, with all tensors sent and received, over a pipe to the process of onnxruntime and over HTTP to the server. RAM is that of the whole process, and load time includes its start.";
/** "Latency and all figures per run are for one step. A sequence has 31.2 steps and takes 4.1 ms (baseline: 3.9 ms), on average." */
function stepsText({ steps, baselineNs, candidateNs }) {
	const count = `Latency and all figures per run are for one step. A sequence has ${Number(steps.toFixed(1))} steps`;
	if (candidateNs === null) return `${count} on average.`;
	const before = baselineNs === null ? "" : ` (baseline: ${formatValue(baselineNs, "ns")})`;
	return `${count} and takes ${formatValue(candidateNs, "ns")}${before}, on average.`;
}
function repeatsText({ arm, ratio, of }) {
	const server = `The ${arm === "candidate" ? "new" : "baseline’s"} server`;
	const faster = `at least ${formatShare(1 - ratio)} faster than a new one`;
	if (of !== "tensors") return `${server} answers a prompt that it has just seen ${faster}. Timed prompts never repeat, so its cache does not affect the figures.`;
	return `${server} answers an input that it has just seen ${faster} of the same shape, which suggests a cache. Timed inputs repeat, so the times may be those of the cache. Switch it off; otherwise the times say little about the model.`;
}
/** "12 of 200, 10 for the baseline". */
const countsText = ({ baseline, candidate, of }) => `${formatCount(candidate)} of ${formatCount(of)}${baseline === null ? "" : `, ${formatCount(baseline)} for the baseline`}`;
const DOUBTS = {
	"own-figures": "this run’s own figures do not meet the limit",
	differs: "they differ from what this run measured",
	"not-comparable": "they cannot be compared with what this run measured"
};
/** "they differ from what this run measured (P95 latency); …". */
function doubtsText(doubts) {
	return [...new Set(doubts.map(({ why }) => why))].map((why) => {
		const metrics = doubts.filter((doubt) => doubt.why === why).map(({ metric }) => metric);
		return `${DOUBTS[why]} (${metricNames(metrics)})`;
	}).join("; ");
}
/** A note has room for a few names. */
const MAX_COLUMN = 24;
/** "`a`, `b` and 3 more". */
function columnNames({ columns, of }) {
	const shown = columns.slice(0, 6).map((name) => `\`${plainText(name, MAX_COLUMN)}\``);
	return `${shown.join(", ")}${andMore(of - shown.length)}`;
}
const NOT_COMPARED = {
	"not-tensors": "they are not tensors of numbers or text",
	"in-one-model": "only one of the models has them"
};
const MAX_NAMES = 5;
const firstNames = (names, of = names.length) => {
	const shown = names.slice(0, MAX_NAMES).map((name) => quoted(name));
	return `${shown.join(", ")}${andMore(of - shown.length)}`;
};
const RENAME_STEP = "Rename it in the data set with this change, so that names match after the merge.";
function outputRenamedText({ baseline, candidate, how }) {
	const [before, now] = [quoted(baseline), quoted(candidate)];
	switch (how) {
		case "policy": return `This model is scored on output ${now}, the baseline on ${before}, as their policies say.`;
		case "match": return `Output ${before} of the baseline is called ${now} in this model: no other has its type and shape. If the policy or the labels name ${before}, write ${now} there with this change.`;
		case "only": return `This model is scored on its only output, ${now}, and the baseline on ${before}.`;
	}
}
/** The most important first, because a long text is cut. */
function randomInputsText(note) {
	const { items, sizes, values, rtol, atol } = note;
	const chosen = values.map(({ name, low, high }) => `${quoted(name)} ${low === high ? low : `${low} to ${high}`}`);
	return [
		`Inputs are random, so accuracy on real data was not judged: ${countOf(items, "item")}, floats −1 to 1, integers of 32 or 64 bits 0 or 1, masks 1${chosen.map((text) => `, ${text}`).join("")}.`,
		`Outputs match within ${formatPercent(rtol)} or ${atol}.`,
		...sizes.length === 0 ? [] : [`Open sizes: ${sizes.map(({ name, size }) => `${quoted(name)} ${size}`).join(", ")}.`]
	].join(" ");
}
const OWN_FILE = {
	"in-lfs": "is in Git LFS and could not be fetched",
	absent: "does not exist"
};
const DISCARDED = {
	late: "the load generator could not keep up",
	"gpu-busy": "the GPU was busy or throttled"
};
function discardedText({ why, launches, of, disturbances }) {
	const detail = disturbances.length === 0 ? "" : ` (${disturbances.map(gpuDisturbanceText).join("; ")})`;
	return `Discarded ${launches} of ${countOf(of, "launch")}: ${DISCARDED[why]}${detail}.`;
}
// src/report/words/run/method.ts
/**
* How a model was measured and decided, one line per aspect.
*
* @param notes - The model's notes, which say whether its servers were already running.
*/
function methodEntries(method, notes = []) {
	const { budgetNs, longestBudgetNs, seed, launches, inferences, queueShare, errors, blockOfSlices } = method;
	return [
		["Sampling", samplingText(method, notes)],
		...launches === void 0 ? [] : [launchesEntry(launches, inferences)],
		...launches === void 0 ? [] : latencyEntries(method),
		...queueShare === void 0 ? [] : [queueEntry(queueShare)],
		...errors === void 0 ? [] : errorEntries(errors),
		...blockOfSlices === void 0 ? [] : [sliceEntry(blockOfSlices)],
		["Budget", `${budgetText(budgetNs, longestBudgetNs)}, seed ${seed}`]
	];
}
const budgetText = (budgetNs, longestNs) => longestNs === void 0 ? `${budgetNs / 1e9} s` : `${budgetNs / 1e9} s, or up to ${longestNs / 1e9} s while a limit is undecided`;
const SAMPLING = {
	paired: "both models take turns block by block (ABBA); every launch starts a fresh process for each model",
	"same-model": "both models are the same file with the same settings, so one was measured and both columns are its figures",
	"candidate-alone": "the candidate ran alone",
	"stored-baseline": "the candidate ran alone; the baseline’s figures are recorded ones, and limits are widened by their spread",
	record: "nothing was measured: both columns are the recorded figures of the same model",
	nothing: "nothing was measured"
};
function samplingText({ sampling, turns }, notes) {
	const ranBefore = ranAlready(notes);
	if (sampling !== "paired" || turns === void 0 && !ranBefore) return SAMPLING[sampling];
	const start = ranBefore ? "both were already running" : "every launch restarts both";
	return `${TURNS[turns ?? "side-by-side"]}; ${start}`;
}
const TURNS = {
	"side-by-side": "both models take turns block by block (ABBA)",
	alternate: "one server at a time answers all requests of a launch, then the other does; which one is first alternates from launch to launch"
};
const ranAlready = (notes) => notes.some(({ kind }) => kind === "servers-not-started");
function launchesEntry(launches, inferences) {
	const each = inferences === void 0 ? "" : `, ${countOf(inferences, "timed inference")} of each model`;
	return ["Launches", `${formatCount(launches)}${each}`];
}
function latencyEntries({ sampling, isNet, queueShare }) {
	const isByInputs = (sampling === "paired" || sampling === "same-model") && queueShare === void 0;
	return [
		["Latency", isNet ? "without the time that other programs kept the thread waiting for a core" : "as timed, including any wait for a core or in a queue"],
		["P95", isByInputs ? "over the inputs of a launch, each by the lower quartile over its runs; geometric mean over launches" : "by nearest rank over all samples of a launch; geometric mean over launches"],
		...isByInputs ? [["Stalls", "runs far beyond the P95 over inputs: at most 4 in 100 more than the baseline, whatever their input"]] : [],
		["Interval", "Student’s t over launches, on ln(this / baseline); nothing is trimmed"]
	];
}
function queueEntry({ baseline, candidate }) {
	const share = (value) => value === null ? "unknown" : `${Math.round(value * 100)}%`;
	return ["Waiting", `${share(candidate)} of this model’s mean latency, ${share(baseline)} of the baseline’s; latency counts from when a request is due`];
}
function errorEntries(errors) {
	const { firstLook, plannedLaunches, block, pass, passOfItems } = errors;
	const ofItems = passOfItems === void 0 ? "" : ` (${formatPercent(passOfItems)} where a score is decided \`confident\`)`;
	return [["Looks", `after every launch from launch ${firstLook} on, with alpha spending (Lan and DeMets) up to ${plannedLaunches} launches or the end of the budget`], ["Error rates", `a model within its limits is blocked in at most ${formatPercent(block)} of runs, over all sampled limits and all looks; one beyond a limit passes it in at most ${formatPercent(pass)}${ofItems}`]];
}
const sliceEntry = (block) => ["Limits by slice", `each judged by the confidence interval over its items; a model that meets them all is blocked in at most ${formatPercent(block)} of runs, over all slices (Holm)`];
/** The machine, the GPU and the settings that a model ran with, one per line. */
function environmentEntries({ environment, gpuState, settings }) {
	return [
		...Object.entries(environment),
		...gpuState === void 0 ? [] : [["GPU before the launches", gpuMomentText(gpuState.before)], ["GPU after the launches", gpuMomentText(gpuState.after)]],
		...settings.map(settingEntry)
	];
}
/** A setting that a model ran with: "intra-op-threads", "2 (baseline: 1)". */
function settingEntry({ name, candidate, baseline }) {
	return [SETTING_NAMES[name] ?? name, baseline === void 0 ? candidate : `${candidate} (baseline: ${baseline})`];
}
/** Names for policy keys that are unclear by themselves; the others are shown as they are. */
const SETTING_NAMES = { version: "onnxruntime-node" };
/** What the judged figures are based on, one line per aspect: models, intervals, samples. */
function evidenceEntries(model) {
	const { rows, shards } = model;
	const whole = rows.filter(({ slice }) => slice === void 0);
	const judged = whole.filter(({ state }) => state !== "shown");
	const shown = judged.length > 0 ? judged : whole;
	const confidence = group(shown, confidenceText);
	const samples = group(shown, samplesText);
	return [
		...modelEntries(model),
		...shards === void 0 ? [] : [["Shards", shardsText(shards)]],
		...samples === "" ? [] : [["Samples", samples]],
		...confidence === "" ? [] : [["Confidence of the intervals", confidence]]
	];
}
function modelEntries({ baselineSource, models, command }) {
	const servers = command?.compare !== void 0 && "servers" in command.compare ? command.compare.servers : void 0;
	if (servers !== void 0) return [["Baseline", `the server ${servers.baseline}`], ["Candidate", `the server ${servers.candidate}`]];
	return [
		["Baseline", baselineSource === null ? "none" : baselineSourceText(baselineSource)],
		...models.baseline === null ? [] : [["Baseline model", modelText(models.baseline)]],
		["Candidate model", candidateText(models)]
	];
}
/** "99% (P95 latency, RAM peak), 98.9% (Cost per 1,000 runs)": each text once, with the rows that have it. */
function group(rows, textOf) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const text = textOf(row);
		if (text !== "") titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => `${text} (${named.join(", ")})`).join("; ");
}
const confidenceText = ({ interval }) => interval === void 0 ? "" : formatPercent(Number(interval.confidence.toFixed(4)));
/** "412 KiB, sha256 `a3f1c2d4a3f1`". */
const modelText = ({ sha256, sizeBytes }) => `${formatValue(sizeBytes, "bytes")}, sha256 ${shortDigestText(sha256)}`;
const candidateText = ({ baseline, candidate }) => baseline?.sha256 === candidate.sha256 ? "the same file" : modelText(candidate);
/** "3 of 667, 667 and 666 items, on 2 kinds of machine". */
function shardsText({ of, items, machines }) {
	const machine = machines === 1 ? "one kind" : `${machines} kinds`;
	return `${of} of ${joinAnd(items.map(formatCount))} items, on ${machine} of machine`;
}
export { isClear as $, takeGpuSnapshot as $t, adviseOnChanges as A, installFailure as An, netJoulesPerRun as At, shareText as B, readFrames as Bn, marginOf as Bt, sliceChangeText as C, endingOf as Cn, PROTOCOLS as Ct, failureHeadline as D, refuseOther as Dn, serverUrl as Dt, worstSlicesFirst as E, readVersion as En, isPrivate as Et, headName as F, RUNTIME_VERSION as Fn, percentOf as Ft, typeText as G, feedBytes as Gn, summarizeLaunch as Gt, listText as H, abandon as Hn, worstOf as Ht, sparsityText as I, runtimeSettings as In, checkConfident as It, mismatchRemedy as J, unpackFeeds as Jn, MLPERF_P95 as Jt, baselineNoteText as K, inPhase as Kn, tailsOf$1 as Kt, sparsityUseText as L, temporaryFolder as Ln, checkExact as Lt, changesText as M, runNpm as Mn, isNoMore as Mt, changesUnknownText as N, runtimeToolFolder as Nn, computeCost as Nt, failureText as O, RUNTIME_PACKAGE as On, driftMetrics as Ot, changesWithoutOperatorsText as P, ISOLATION_MODES as Pn, measuresPower as Pt, storeText as Q, gpuStateBetween as Qt, coverageText as R, toolCache as Rn, checkSampled as Rt, scoreUnit as S, KILLED_FROM_OUTSIDE as Sn, STEPS as St, worstSlice as T, findRuntime as Tn, answersOf as Tt, operatorText as U, unlessAbandoned as Un, minSamples as Ut, batchText as V, writeFrame as Vn, withoutChange as Vt, operatorsText as W, HEAD_START_NS as Wn, hasKeptUp as Wt, savedText as X, isTooDisturbed as Xt, noBaselineText as Y, earlyStoppingEstimateNs as Yt, storeProblemText as Z, keepGpuQuiet as Zt, meterText as _, spawnInGroup as _n, metricOf as _t, attemptsText as a, askSmi as an, holdsOnAverage as at, p95Cause as b, findMemoryCgroup as bn, taskDirection as bt, unusableAttemptRemedy as c, labelMinScoreOf as cn, PASS_ERROR_OF_ITEMS as ct, namedRows as d, abandonWorkers as dn, createSpend as dt, openGpu as en, lookAtEnd as et, rowRemarks as f, isOwnProcess as fn, isOfOwnPass as ft, reasonText as g, PIPES_OPEN_MS as gn, MODEL_ID as gt, soleCause as h, TreeMemory as hn, tokensOf as ht, noteText as i, parseGpuProcess as in, restsOnLaunches as it, changeText as j, installRuntime as jn, countHeavy as jt, differenceText$1 as k, canRunNpm as kn, joulesPerRun as kt, countKept as l, isLabelledByBaseline as ln, countBounds as lt, rowsText as m, scratchOf as mn, lacksTokens as mt, evidenceEntries as n, readGpuProcesses as nn, emptyRow as nt, earlierAttemptText as o, PATTERN_HINT as on, BLOCK_ERROR as ot, rowText as p, killAllWorkers as pn, readEvidence as pt, baselineSourceText as q, packFeeds as qn, percentileNs as qt, methodEntries as r, PROCESS_PROPERTIES as rn, isOfBothArms as rt, unreadFailureRemedy as s, compilePattern as sn, PASS_ERROR as st, environmentEntries as t, readGpu as tn, checkRowAtLook as tt, isOfShard as u, WorkerProcess as un, countChances as ut, causeClause as v, ProcessGroup as vn, modelSchema as vt, tabledRows as w, findInstalled as wn, VARIABLE as wt, p95CauseText as x, cleanEnvironment as xn, TEXT_SCORES as xt, isTail as y, MemoryGroup as yn, scoreDirections as yt, precisionText as z, toolFolder as zn, checkShares as zt };
