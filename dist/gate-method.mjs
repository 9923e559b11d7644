import { $t as parseMask, A as shareName, C as meanDifferenceInterval, Cn as ModelFailure, Dt as shareCorrect, Et as meanValue, I as normalDensity, M as newcombeInterval, N as wilsonInterval, R as normalUpperTail, S as geometricMean, Tn as elementCount, _ as shareInterval, a as compareScores, b as itemsNeeded, c as valueInterval, cn as reviewRate, d as scoreBetter, en as parseNumber, fn as sampleStandardDeviation, i as compareReviewRates, in as wasPowerCapped, j as binomialLowerTail, jt as RUN_PERCENTS, l as computeScore, mn as sum, n as changedHeads, nn as findThrottle, o as reviewRateInterval, on as nonFiniteCount, s as scoreInterval, tn as parseText, un as mean, v as compareOutcomes, vn as InfrastructureError, w as meanInterval, wn as ELEMENT_BYTES, x as visibleDifference, y as itemsForNoChange, yn as UserError, z as clustersOf } from "./gate-changes.mjs";
import { B as number, C as TOKEN_METRICS, D as quoted, E as plainText, F as discriminatedUnion, G as string, I as int, L as literal, N as array, O as quotedJson, P as boolean, W as strictObject, b as METRIC_NAMES, j as _enum, v as METRICS, x as P95_METRICS } from "./gate-limits.mjs";
import { B as extentText, Ct as formatCount, Dt as formatValue, Et as formatShare, G as rowTitle, H as limitText$1, K as samplesText, Tt as formatPercent, W as rowChangeText, _t as metricNames, dt as breaksOwnBound, ft as limitClauses, gt as joinAnd, ht as countOf, it as formatChange, k as describeLimit, lt as isAdvisory, mt as andMore, ot as formatPointsChange, pt as shownUnit, q as valueText$1, rt as guardLimit, st as formatRelativeChange, vt as sentence, wt as formatExact } from "./gate-labels.mjs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { constants, homedir } from "node:os";
import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, readlinkSync, rmdirSync, writeFileSync } from "node:fs";
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
* Installs a version into {@link toolFolder}. The gate's default version comes from the lock file shipped with it, others
* directly from the registry. The temporary folder is moved into place at the end, so that a broken download is never used.
*
* @throws {InfrastructureError} If npm cannot install it.
*/
async function installRuntime(version, { bundleFolder, progress, flavour }) {
	const target = toolFolder(version, flavour);
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
/** What npm or the install script said, without the source lines and stack that Node prints around an error. */
function installFailure(error) {
	const { stderr, killed } = error;
	if (killed) return `not done after ${INSTALL_TIMEOUT_MS / 6e4} minutes`;
	const all = (stderr || String(error)).split("\n");
	const errors = all.filter((line) => /^npm (?:error|ERR!)/.test(line));
	const lines = (errors.length > 0 ? errors : all).map((line) => line.replace(/^npm (?:error|ERR!)/, "").trim()).filter((line) => line !== "");
	return lines.find((line) => /^\[?\w*Error\b/.test(line)) ?? lines.slice(0, 4).join(" ");
}
/**
* Folder of a version, in the layout of a runner's tool cache: `<root>/<tool>/<version>/<platform>-<arch>`, with `-cuda12`
* appended for the package with the CUDA and TensorRT providers.
*/
function toolFolder(version, flavour) {
	const root = process.env["RUNNER_TOOL_CACHE"] ?? join(homedir(), ".cache", "model-regression-gate");
	return join(root, RUNTIME_PACKAGE, version, `${process.platform}-${process.arch}${flavour === void 0 ? "" : `-${flavour}`}`);
}
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
	const cached = join(toolFolder(version), "node_modules", RUNTIME_PACKAGE);
	if (await readVersion(cached) === version) return cached;
	refuseOther(version, places.installable);
	await installRuntime(version, places);
	return cached;
}
/** @throws {UserError} If the version is not one of those. */
function refuseOther(version, installable) {
	if (installable === void 0 || installable.includes(version)) return;
	throw new UserError(`runtime.version: expected one of ${installable.join(", ")}, which the base policy names, got ${version}, which is not installed here.`, "A change must not choose what is downloaded: add the version to `runtime-versions` in a policy change of its own, or install it on the runner and set `runtime-path`.");
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
// src/engine/onnxruntime/memory-watch.ts
/** Often enough to stop a model that allocates half a gigabyte a second; rarely enough not to disturb a measurement. */
const INTERVAL_MS = 200;
/**
* Watches the memory of a child and everything that it started, and ends it when it uses too much. Swap and GPU memory do
* not count.
*/
var MemoryWatch = class {
	#timer;
	#exceededBytes;
	/**
	* @param pid - Undefined if the child could not be started.
	* @param end - Called once, when the limit is exceeded.
	*/
	constructor(pid, limitBytes, end) {
		if (pid === void 0 || process.platform !== "linux") return;
		this.#timer = setInterval(() => {
			const bytes = residentBytes(pid);
			if (bytes <= limitBytes) return;
			this.#exceededBytes = bytes;
			end();
		}, INTERVAL_MS).unref();
	}
	/** What the child used when it exceeded the limit; undefined if it did not. */
	get exceededBytes() {
		return this.#exceededBytes;
	}
	end() {
		clearInterval(this.#timer);
	}
};
const PAGE_BYTES = 4096;
/** Resident memory of a process and its descendants. A page that several of them share counts several times. */
function residentBytes(pid) {
	return Number(readOrEmpty(`/proc/${pid}/statm`).split(" ")[1] ?? 0) * PAGE_BYTES + childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
}
/**
* Process id of a program inside some wrappers, each of which started the next one first. A model that starts processes
* cannot change which one that is.
*
* @returns 0 if there is none.
*/
function programIn(pid, wrappers) {
	if (wrappers === 0) return pid;
	const [child = 0] = childrenOf(pid);
	return child === 0 ? 0 : programIn(child, wrappers - 1);
}
const childrenOf = (pid) => readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
/** Empty if the process has ended, or the system has no such file. */
function readOrEmpty(file) {
	try {
		return readFileSync(file, "latin1");
	} catch {
		return "";
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
		count: int().positive()
	}),
	strictObject({
		did: literal("query"),
		count: int().positive()
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
// src/engine/onnxruntime/arm.ts
/** The folder that the children of one arm may write to. They cannot change what the other arm's have written. */
const scratchOf = ({ scratch }, arm) => join(scratch, arm);
// src/engine/onnxruntime/memory-group.ts
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
function findMemoryCgroup(mount = MOUNT, membership = read("/proc/self/cgroup")) {
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
		if (pid !== void 0 && read(`/proc/${pid}/stat`) === "") tryTo(() => rmdirSync(join(cgroup, name)));
	}
}
/** Goes on outside if it may not enter: memory is watched as well. */
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
	* Takes in a process that runs already, with what it starts from now on. Goes on without it if the kernel refuses: memory
	* is watched as well.
	*/
	takeIn(pid) {
		tryTo(() => writeFileSync(join(this.#folder, "cgroup.procs"), String(pid)));
	}
	/** Whether the kernel has ended a process of the group because it used too much memory. */
	get hasKilled() {
		const killed = /^oom_kill (\d+)$/m.exec(read(join(this.#folder, "memory.events")))?.[1];
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
const wordsOf = (file) => read(file).split(/\s+/).filter(Boolean);
/** Empty if there is no such file. */
function read(file) {
	try {
		return readFileSync(file, "latin1");
	} catch {
		return "";
	}
}
/** @returns Whether it worked. */
function tryTo(act) {
	try {
		act();
		return true;
	} catch {
		return false;
	}
}
// src/engine/onnxruntime/process-group.ts
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
// src/engine/onnxruntime/worker/spawn-worker.ts
/** How long a child that has closed its channel may live on, and how long its pipes are read once it has ended. */
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
	const [file = "", ...words] = memoryGroup?.enter(command) ?? command;
	const child = spawn(file, words, {
		cwd: scratch,
		env: childEnvironment(scratch, variables),
		stdio: [
			"ignore",
			"pipe",
			"pipe",
			"pipe"
		],
		detached: true
	});
	const channel = child.stdio[3];
	channel.on("error", () => {});
	child.once("exit", () => setTimeout(() => setImmediate(closePipes, child), CHILD_END_MS).unref());
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
		memory: new MemoryWatch(child.pid, memoryLimitBytes, exceed),
		memoryGroup
	};
}
/**
* The only environment variables that the child gets: no token, no `ACTIONS_*`, and no `ORT_*`, which could change session
* options. `RUNNER_TRACKING_ID` lets a runner kill the child if we are killed.
*/
const PASSED_VARIABLES = [
	"PATH",
	"LANG",
	"LD_LIBRARY_PATH",
	"CUDA_VISIBLE_DEVICES",
	"VK_ICD_FILENAMES",
	"RUNNER_TRACKING_ID"
];
function childEnvironment(directory, more) {
	const passed = PASSED_VARIABLES.flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(passed),
		HOME: directory,
		TMPDIR: directory,
		TEMP: directory,
		CUDA_DEVICE_ORDER: "PCI_BUS_ID",
		XDG_RUNTIME_DIR: directory,
		ORT_DISABLE_TELEMETRY: "1",
		...more
	};
}
function closePipes({ stdio }) {
	for (const pipe of stdio) pipe?.destroy();
}
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
	const how = signal ?? (code === null ? "it could not be started" : `exit code ${code}`);
	const lastLine = (log().trimEnd().split("\n").at(-1) ?? "").slice(0, MAX_LAST_LINE);
	return fail("crashed", `it crashed the runtime (${how}) ${during}${lastLine === "" ? "" : `: ${lastLine}`}`);
}
const killedFromOutside = (during) => `it was killed from outside (SIGKILL) ${during}, most likely because the machine ran out of memory`;
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
			if (isAbandoned) return new Promise(() => {});
			throw error;
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
let isAbandoned = false;
/** Kills all running children, and leaves every request unanswered: a cancelled run must not take it for a crash. */
function abandonWorkers() {
	isAbandoned = true;
	killAllWorkers();
}
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
/** Whether so many launches were disturbed that the rest mean nothing either, or no others are left. */
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
/** Above this share, "1 in 2" would be said of nearly everything. */
const MOST = .4;
/** "1 run in 8", "60% of inputs", "no run". */
function oneIn(share, noun) {
	if (!(share > 0)) return `no ${noun}`;
	return share > MOST ? `${Math.round(share * 100)}% of ${noun}s` : `1 ${noun} in ${Math.round(1 / share)}`;
}
// src/report/words/device.ts
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
function reasonText$1(reason, row) {
	switch (reason.kind) {
		case "not-measured": return `Not measured: ${missingText(reason.why)}.`;
		case "gpu-busy": return `The GPU was busy with other work or throttled in ${reason.launches} of ${countOf(reason.of, "launch")}, so too few are left to judge.`;
		case "too-few-inferences": return `${countOf(reason.inferences, "inference")} cannot give a P${reason.percent}: it takes at least ${formatCount(reason.needed)}.`;
		case "too-few-launches": return `Too few ${SAMPLES[row.samples?.of ?? "launch"]} for a confidence interval.`;
		case "interval-crosses-limit": return undecidedText$1(reason, row);
		case "too-few-inputs": return `The budget lets a launch time ${countOf(reason.inputs, "input")} of each model, and a P${reason.percent} takes ${reason.needed}. The figures are the ${percentileName(reason.offered)} over inputs. Raise the budget, or limit \`latency-p50\` instead.`;
		case "slower-inputs":
		case "stalls":
		case "waits-for-itself": return p95CauseText(reason);
		case "as-timed": return `P95 over all runs, waiting for a core included: ${formatValue(reason.candidateNs, "ns")}, baseline ${formatValue(reason.baselineNs, "ns")}.`;
		case "below-floor": return `${differenceText$1(reason.amount, row)}, below the floor of ${formatExact(reason.floor, row.unit)}.`;
		case "mlperf-too-few": return `MLPerf’s early stopping takes ${countOf(reason.needed, "inference")} to confirm a maximum of the P${reason.percent}; this run has ${formatCount(reason.inferences)}.`;
		case "mlperf-estimate": return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(reason.p95Ns, "ns")}: an upper bound at 99% in each launch, averaged over the launches.`;
		case "judged-over-items": return itemsText(reason, row);
		case "guarded-limit": return `The baseline’s score is below ${formatExact(reason.below, unitOf(row))}, so the limit is relative to it: at most −${pointsText(reason.allowed, row)}.`;
		case "slice-undecided": return sliceText(reason);
		case "no-such-slice": return "No item of the data set is in this slice.";
		case "random-outputs": return randomText(reason);
		case "non-finite-outputs": return `NaN or infinite outputs on ${formatCount(reason.candidate)} of ${countOf(reason.items, "item")} (baseline: ${formatCount(reason.baseline)}).`;
		case "baseline-lacks-figure": return "The baseline’s record does not have this figure.";
		case "nothing-to-compare": return `Only ${keysText(judgedKeys(row))} was judged: without a baseline, ${keysText(reason.keys)} has nothing to compare with.`;
		case "figure-of": return SCOPES$1[reason.scope];
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
	return `${whose} is random: ${formatCount(items)} of the first ${countOf(of, "item")} had another outcome in a second run${source}.`;
}
/** Why a metric was not measured, as a clause: "the policy has no prices". */
function missingText(missing) {
	switch (missing.kind) {
		case "cpu-only": return "the model runs on the CPU only, so nothing can fall back to it";
		case "not-profiled": return "the model was not profiled";
		case "no-launch": return "the budget ended before the first launch did";
		case "load-generator-late": return "the load generator could not keep up with the traffic";
		case "not-read": return notReadText(missing.why);
		case "energy-unknown": return `the cost of power needs the energy, and it was not measured: ${notReadText(missing.why)}`;
		case "no-prices": return "the policy has no `prices`";
		case "no-review-rule": return "the policy has no `review` rule for this model";
		case "not-started": return "the server ran already, and the gate saw neither its start nor its files";
		case "not-served": return "only a model behind a server has it (`engine: { kind: server }`), or only a language model";
		case "arena-not-reported": return "this provider does not report what its allocator hands out";
		case "no-score": return `the score cannot be computed (${missing.message})`;
		case "answers-not-compared": return "only the baseline’s figures are known, not its answers";
		case "answers-not-finite": return `one of the models has NaN or infinite scores on ${formatCount(missing.items)} of ${countOf(missing.of, "item")}`;
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
const SCOPES$1 = {
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
const differenceText$1 = (amount, { unit }) => `${amount < 0 ? "−" : "+"}${formatValue(Math.abs(amount), unit)}`;
/** "0.4 pp". */
const pointsText = (amount, row) => unitOf(row) === "share" ? formatPointsChange(amount).replace("+", "") : formatExact(amount, row.unit);
function itemsText({ items, changed, needed, visible, hasInterval, clusters }, row) {
	const inClusters = clusters === void 0 ? "" : ` in ${countOf(clusters, "cluster")}`;
	const over = `Judged by the confidence interval over ${countOf(items, "item")}${inClusters}`;
	const outcomes = changed === null ? over : `${over}, of which ${formatCount(changed)} changed outcome`;
	if (!hasInterval) return `${outcomes}; these are too few or too alike to give one.`;
	if (needed === void 0) return `${outcomes}.`;
	const seen = visible === void 0 ? "" : ` The smallest change that this set can show is about ${pointsText(visible, row)}.`;
	return needed === null ? `${outcomes}. No number of items can show a margin this small.${seen}` : `${outcomes}. This margin takes about ${countOf(needed, "item")}.${seen}`;
}
/** A slice that does not decide, and how many items would let it. */
function sliceText({ items, needed }) {
	const has = `Undecided: ${countOf(items, "item")} cannot show whether the slice keeps this limit`;
	if (needed === null) return `${has}.`;
	return items < needed ? `${has}; it takes about ${formatCount(needed)}.` : "Undecided: the slice keeps this limit as measured, but the confidence interval crosses it.";
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
	const all = `keeps ${count} of ${count + rows.filter(isAdvisory).length} limits`;
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
* @param told - Left out, because the reader has it already.
*/
function rowRemarks(rows, told) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) for (const reason of row.reasons.filter((each) => each !== told)) {
		const text = reasonText$1(reason, row);
		titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => ({
		titles: rowNames(named, rows),
		text
	}));
}
const rowNames = (named, rows) => named.length > 2 && named.length === rows.length ? "Every metric" : named.join(", ");
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
		case "written-by-change": return `\`${problem.path}\` may have been written by a step of this very run`;
		case "not-a-folder": return `\`${problem.path}\` is not a folder`;
		case "not-a-file": return `\`${problem.path}\` is not a plain file`;
		case "empty-file": return `\`${problem.path}\` is empty`;
		case "too-large": return `\`${problem.path}\` is too large`;
		case "unreadable": return `\`${problem.path}\` cannot be read (${problem.code})`;
		case "unwritable": return `\`${problem.path}\` cannot be written (${problem.code})`;
		case "outrun": return `other runs pushed to \`${problem.branch}\` first, ${problem.times} times in a row (${problem.message})`;
		case "push-dropped": return `the server accepted the push, but \`${problem.branch}\` does not have \`${problem.path}\``;
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
		case "git": return `model file at commit ${shortCommit(source.commit)}${beforeText(source.before)} (git)`;
		case "record": {
			const { commit, recordedAt, store, before } = source;
			return `record ${commit === null ? `from ${recordedAt}` : `of commit ${shortCommit(commit)}`}${beforeText(before)} (${storeText(store)})`;
		}
		case "named": {
			const { path, recordOf } = source;
			if (recordOf === void 0) return `\`${path}\``;
			return recordOf === null ? `record \`${path}\`` : `record of commit ${shortCommit(recordOf)} (\`${path}\`)`;
		}
		case "same-model": return "the same model";
		case "untrusted": return "chosen by an untrusted run";
	}
}
/** What to do about a record whose model is another one than it says: one or two sentences. */
function mismatchRemedy(source) {
	if (source.kind !== "record") return "Record it again, or name another with --baseline.";
	const { store, commit } = source;
	switch (store.kind) {
		case "actions-cache": return `Delete its entry with \`gh cache delete\`: \`gh cache list --key regression-gate- --limit 1000\` shows it, with the commit${commit === null ? "" : ` ${commit}`} in its key. The next run takes the model from git.`;
		case "directory": return `Delete the model’s folder in \`${store.path}\`. The next run takes the model from git.`;
		case "branch": return "Delete the record from the branch. The next run takes the model from git.";
	}
}
const shortCommit = (sha) => `\`${sha.slice(0, 7)}\``;
function beforeText(before) {
	if (before === void 0) return "";
	return `, ${countOf(before.commits, "commit")} before ${shortCommit(before.of)}`;
}
/** Why there is nothing to compare with, as a clause without a full stop. */
function noBaselineText(why) {
	switch (why.kind) {
		case "measured-alone": return "measured alone";
		case "new-model": return why.commit === null ? "the model is new: its commit is the first of the repository" : `the model is new: commit ${shortCommit(why.commit)} does not have it`;
		case "none-accepted": return `no accepted baseline: commit ${refusedText(why)}, and none of the ${countOf(why.ancestors, "commit")} before ${shortCommit(why.from)} is known to be accepted`;
		case "no-commit": return "no baseline: the stores have no record, and there is no commit to take the model from";
		case "git-failed": return `no baseline: the stores have no record, and git cannot give the model at commit ${shortCommit(why.commit)} (${gitProblemText(why.problem)})`;
		case "recorded-elsewhere": return `no baseline: commit ${shortCommit(why.commit)} does not have the model, which was recorded on another machine or with other settings`;
		case "not-in-git": return `no baseline: the stores have no record, and \`${why.path}\` is not in git, so it may or may not be new`;
		case "untrusted": return "no baseline, according to an untrusted run";
	}
}
/** "`abc1234` failed and is not accepted". */
function refusedText({ commit, state }) {
	return `${shortCommit(commit)} ${REFUSED_AS[state] ?? `ended as \`${state}\``} and is not accepted`;
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
			})}, so the baseline is ${shortCommit(reference)}${beforeText(before)}.`;
		}
		case "store-unavailable": return `No record could be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "acceptance-unknown": return `Which commits are accepted could not be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).${note.isReferenceUnsure ? UNSURE : ""}`;
		case "record-unused": return `A record in ${storeText(note.store)} is not used: ${unusedText(note.why)}.`;
		case "record-of-another-file": return `The record${note.recorded === null ? "" : ` of commit ${shortCommit(note.recorded)}`} in ${storeText(note.store)} is not used: commit ${shortCommit(note.commit)} has another model file.`;
		case "commit-not-fetched": return `Commit ${shortCommit(note.commit)} could not be fetched (${note.message}).`;
		case "settings-unknown": return `The settings of commit ${shortCommit(note.commit)} are unknown (${note.message}), so its model runs with today’s.`;
	}
}
const UNSURE = " The model was compared with that of the commit before it, which may have been refused, so a pass does not make this commit a baseline.";
/** Why a record is not used, as a clause without a full stop. */
function unusedText(why) {
	switch (why.kind) {
		case "of-another": {
			const at = why.commit === null ? "without a commit" : `at commit ${shortCommit(why.commit)}`;
			const wanted = why.wantedCommit === null ? "" : ` at ${shortCommit(why.wantedCommit)} or an ancestor of it`;
			return `it is of \`${why.modelId}\` ${at}, not of \`${why.wantedModelId}\`${wanted}`;
		}
		case "not-accepted": return "it is not accepted";
		case "not-measured": return "its model could not be measured";
		case "unreadable": return `it cannot be read (${why.message})`;
		case "store": return storeProblemText(why.problem);
	}
}
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
const unusableAttemptRemedy = (attempts) => `To measure anew, ${deletionText(attempts)}, or change the model.`;
/** A refusal names a few; those left show up in the next run. */
const MAX_NAMED$1 = 4;
/** "run `gh cache delete KEY`, then run again". */
function deletionText(attempts) {
	const ways = attempts.slice(0, MAX_NAMED$1).map(wayToDelete);
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
		case "run-of-another-repository": return "the run is of another repository";
		case "run-not-successful": return `the run ended as \`${why.conclusion}\``;
		case "no-artifacts-api": return "this server has no API for artifacts";
		case "no-artifact": return `the run left no artifact \`${why.name}\``;
		case "too-many-artifacts": return `the run left more than ${why.limit} artifacts`;
		case "unreadable": return `the evidence cannot be read (${why.message})`;
		case "of-another-comparison": return "it has other models, data, settings, limits or another machine";
		case "wrong-age": return `it was measured on \`${why.at}\`, which is more than a week ago or in the future`;
		case "other-gate-version": return "another version of the gate measured it";
		case "other-waivers": return "other waivers applied";
		case "not-passed": return `the pull request’s run ended as \`${why.state}\``;
		case "nothing-measured": return "the pull request’s run measured nothing";
		case "other-arms": return "it does not have the same models, baseline and candidate";
		case "not-passed-again": return `judged again here, the figures end as \`${why.state}\``;
	}
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
/** What each value of a metric with a pass of its own comes from. */
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
// src/verdict/row/evidence/compute-cost.ts
const NS_PER_HOUR = 36e11;
const NS_PER_SECOND$2 = 1e9;
const JOULES_PER_KILOWATT_HOUR = 36e5;
const MINUTES_PER_HOUR = 60;
const RUNS$2 = 1e3;
const TOKENS = 1e6;
/** Whether the price of power is multiplied by measured energy. */
const measuresPower = ({ power }) => power !== "included" && power.watts === void 0;
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
	return RUNS$2 * (input * api.input + output * api.output) / TOKENS;
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
const SCOPES = {
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
		reasons: figureOf(SCOPES[own.how])
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
/** Mean tokens of the scored items; undefined if the model is not a language model, or its server counts no prompt tokens. */
function tokensOf(arm) {
	const output = meanLength(arm);
	const input = arm.served?.meanInputTokens;
	return output === void 0 || input == null ? void 0 : {
		input,
		output
	};
}
/** Mean output tokens of the scored items. */
function meanLength({ served }) {
	const tokens = served?.outputTokens ?? [];
	return tokens.length === 0 ? void 0 : mean(tokens);
}
/**
* Cost of a million output tokens: hardware, power and API, without review, which is paid by answer.
*/
function readTokenCost(comparison, prices) {
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
	const machineNs = readFigure(comparison, "machineNs");
	return sampled(comparison, (arm) => {
		const share = reviewRate(arm.outcomes);
		const joules = joulesPerRun(arm);
		if (measuresPower(prices) && joules === void 0) return [];
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
	if (versus === void 0) return {
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
	return {
		kind: "exact",
		baseline: void 0,
		candidate: metric === "agreement" ? shareCorrect(all) : meanValue(all)
	};
}
function readScore({ policy: { task }, baseline, candidate }) {
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
		baseline: (baseline && computeScore(task, baseline.outcomes))?.value ?? void 0,
		candidate: found.value
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
/** Metrics with few values from a pass of their own, which are examined once. */
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
/** Number of bounds of a limit, each of which can block. */
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
// src/verdict/row/judge-items.ts
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
	const forNoChange = changed === void 0 ? 0 : itemsForNoChange(margin);
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
// src/verdict/row/judge-versus.ts
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
/** A score that changes from run to run cannot be held against a limit. */
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
/** Figures of a pass of their own are examined once, after all of them are in. */
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
			return {
				...row,
				...sampledRow(metric, evidence, {
					comparison,
					limit,
					look
				})
			};
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
/** Launches of a model that has no baseline now, but may become one. */
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
const isTimed = ({ policy: { limits, drift } }) => FROM_LAUNCHES.some((metric) => limits[metric] !== void 0 || drift?.[metric] !== void 0);
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
// src/report/words/run/fallback.ts
/** Why a run is on the CPU although a GPU was wanted: one sentence. */
function fallbackText(kind) {
	switch (kind) {
		case "fork": return "A pull request from a fork never runs on a self-hosted runner.";
		case "no-token": return "No GPU runner is known to be online: there is no token that may list the runners.";
		case "list-refused": return "No GPU runner is known to be online: GitHub refused to list the runners.";
		case "none-listed": return "No GPU runner is online: there are no self-hosted runners.";
		case "none-with-labels": return "No GPU runner is online: no runner has the labels.";
		case "offline": return "No GPU runner is online: all that have the labels are offline.";
		case "no-gpu": return "No GPU was available.";
	}
}
const MAX_NAMED = 3;
/** "Fell back to the CPU: `GridSample` ×3 (the provider has no kernel for it)."; undefined if nothing did. */
function fallenBackText(placement) {
	const fallen = placement.filter(({ role }) => role === "fallback");
	if (fallen.length === 0) return void 0;
	const named = fallen.slice(0, MAX_NAMED).map((row) => `\`${row.operator}\` ×${row.nodes} (${reasonText(row)})`);
	return `Fell back to the CPU: ${named.join(", ")}${andMore(fallen.length - named.length)}.`;
}
/** Why an operator did not run where it was wanted; empty if it did. */
function placementReasonText(row) {
	const { role } = row;
	const why = reasonText(row);
	switch (role) {
		case "fallback": return `fell back: ${why}`;
		case "shape": return `shapes only: ${why}`;
		case "copy": return why;
		case "kernel":
		case "reformat": return "";
	}
}
const reasonText = ({ reason }) => reason === null ? "the runtime gives no reason" : REASONS[reason];
const REASONS = {
	"no-kernel": "the provider has no kernel for it",
	"cheaper-on-cpu": "the runtime considers the CPU cheaper",
	"crosses-devices": "added between operators on different devices"
};
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
		case "unstructured": return "no speedup in ONNX Runtime: it multiplies by zeros like by any other number";
		case "dense":
		case "unknown": return;
	}
}
// src/report/words/changes.ts
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
/** A head as a reader knows it: "session options". */
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
function differenceText(difference) {
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
// src/report/words/baseline/acceptance.ts
/** Why a recorded commit may, or may not, be the baseline of later comparisons: a clause without a full stop. */
function acceptanceReasonText(reason) {
	switch (reason.kind) {
		case "recorded-by-hand": return "recorded by hand, compared with nothing";
		case "accepted-by-person": return reason.reason;
		case "limits-kept": return "every limit is kept";
		case "waived": return "every broken limit is within its waiver";
		case "no-baseline": return noBaselineText(reason.why);
		case "undecided": return reason.keepsLimits ? "undecided, but the measured figures keep every limit" : "undecided, and the measured figures do not keep every limit";
		case "incomparable": return `cannot be compared: ${reason.differences.map(differenceText).join("; ")}`;
		case "limits-broken": return `breaks ${reason.isDrift ? "a drift limit" : "a limit"}: ${metricNames(reason.metrics)}`;
		case "drift-not-judged": return "the drift since the last release was not judged";
		case "not-measured": return `could not be measured: ${reason.message}`;
		case "not-acceptable": return reason.message === null ? "a model that could not be measured cannot be a baseline" : `a model that could not be measured cannot be a baseline: ${reason.message}`;
		case "nothing-judged": return "no limit could be judged";
		case "gpu-busy": return "other work was running on the GPU";
		case "error": return `the gate could not do its work: ${reason.message}`;
		case "recorded-text": return reason.text;
	}
}
/** Whether what this run recorded may be the baseline of later comparisons, and why: one sentence. */
function acceptanceText({ accepted, why, by }) {
	const reason = acceptanceReasonText(why);
	if (!accepted) return `Recorded, but not accepted as a baseline: ${reason}.`;
	if (by === void 0) return `Recorded and accepted as a baseline: ${reason}.`;
	const when = by.isThisRun ? "by this run" : "earlier";
	return `Recorded and accepted as a baseline by ${by.actor}, ${when}: ${reason}.`;
}
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
/** Most rows by slice in a table of the verdict. */
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
// src/report/words/guessing.ts
/** "the baseline is no better than guessing (10.00%, chance 10.00%)", for a headline. */
function guessingTag({ arm, score, chance }, rows) {
	const unit = scoreUnit(rows);
	return `${SUBJECTS[arm]} is no better than guessing (${formatValue(score, unit)}, chance ${formatValue(chance, unit)})`;
}
const SUBJECTS = {
	baseline: "the baseline",
	candidate: "this model"
};
/** What chance means here, and what to check: two sentences. */
function guessingText({ by }) {
	return `${GUESSES[by]} A broken model would pass as well, so check that the labels fit the outputs: their order, \`classes\` and \`output\`.`;
}
const GUESSES = {
	"most-frequent": "Chance is what a model scores that always names the most frequent labels.",
	"as-often": "Chance is what a model scores that names each class at random, as often as it occurs.",
	shares: "Chance is what a model scores that always says how often each class occurs.",
	"random-order": "Chance is what a model scores that ranks the items at random.",
	"mean-label": "Chance is what a model scores that always says the mean of the labels.",
	"median-label": "Chance is what a model scores that always says the median of the labels.",
	"any-direction": "Chance is what a model scores that points in any direction.",
	silence: "Chance is what a model scores that always gives an empty answer.",
	nothing: "No item is right."
};
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
		case "judged-by-own-file": return `This change is judged by its own version of \`${note.path}\`: the one at base commit \`${note.commit.slice(0, 7)}\` ${OWN_FILE[note.why]}${note.message === void 0 ? "" : ` (${note.message})`}.`;
		case "columns-by-position": return `Input \`${plainText(note.input, MAX_COLUMN)}\` takes ${countOf(note.of, "column")} of the data set in the order of the file: ${columnNames(note)}. To make names decide, list them under \`dataset.columns\`.`;
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
		case "attempts-doubted": return `All attempts together would pass, but the earlier ones do not count for that: ${doubtsText(note.doubts)}.`;
		case "attempt-too-large": return "Re-runs will not know about this attempt: its figures are too large to keep.";
		case "attempt-not-kept": return `Re-runs will not know about this attempt: it was not saved in ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "attempts-unknown": return `There may be earlier attempts at this comparison: ${storeText(note.store)} could not be read (${storeProblemText(note.problem)}).`;
		case "attempt-unused": return `An earlier attempt in ${storeText(note.store)} is not used (${storeProblemText(note.problem)}).`;
		case "evidence-reused": return `Nothing was measured here: the figures are those of the run of pull request ${note.source.pullRequest} (${note.source.url}), judged again.`;
		case "evidence-unused": return `The pull request’s own figures were not reused: ${evidenceUnusedText(note.why)}.`;
		case "launches-discarded": return discardedText(note);
		case "gpu-power-capped": return "The GPU was at its power limit for part of the time.";
		case "waited-for-cores": return `The machine was busy: this model waited for a core ${formatShare(note.candidateShare)} of the time, the baseline ${formatShare(note.baselineShare)}. ${note.isLeftOut ? "Latency leaves this out." : "Latency includes this, because requests queue."}`;
		case "repeats-answered-faster": return repeatsText(note);
		case "answers-cut-off": return `Answers cut off at \`generation.max-tokens\`: ${countsText(note)}.`;
		case "requests-failed": return `Requests that failed while the regression set was scored, and so count as wrong: ${countsText(note)}.`;
		case "servers-not-started": return "A server with a `url` was already running, so the intervals do not include differences between two starts of it.";
		case "asked-like-a-server": return ASKED_LIKE_A_SERVER;
		case "cpu-stolen": return `The machine’s host withheld ${formatShare(note.share)} of its CPU time (steal).`;
		case "random-inputs": return randomInputsText(note);
		case "program-of-checkout": return `Commit \`${note.commit.slice(0, 7)}\` does not have ${firstNames(note.names)}, so this change’s version served the baseline, too.`;
		case "made-up-prompts": return "No prompts were given, so the gate made up short ones. They may differ from your traffic: give yours with `--prompts`.";
		case "labels-of-baseline": return `The score has no limit and says nothing about quality: for want of labels, it is the share of words that an answer has in common with what the old server answered${note.items < note.of ? `, for the ${note.items} of ${note.of} prompts that it answered with words` : ""}.`;
		case "score-guessed": return `The labels suggest the score \`${note.score}\`.`;
		case "outputs-not-compared": return `Outputs that were not compared, because ${NOT_COMPARED[note.why]}: ${firstNames(note.names)}.`;
		case "outputs-constant": return `Some outputs of the baseline have the same values for every item, so a match there says little: ${firstNames(note.names)}.`;
	}
}
const ASKED_LIKE_A_SERVER = "Both engines were timed in the same way: latency is that of a whole request, with all tensors sent and received, over a pipe to the process of onnxruntime and over HTTP to the server. RAM is that of the whole process, and load time includes its start.";
/** Whether a reader must not miss a note, because evidence or limits are not the expected ones. */
function isVisible(note) {
	switch (note.kind) {
		case "earlier-reference":
		case "settings-unknown":
		case "acceptance-unknown":
		case "not-judged-on-cpu":
		case "judged-by-own-file":
		case "input-renamed":
		case "input-by-other-name":
		case "output-renamed":
		case "waivers-unreadable":
		case "earlier-attempt-failed":
		case "attempt-fails-alone":
		case "attempts-decide":
		case "attempts-doubted":
		case "attempts-unknown":
		case "evidence-reused":
		case "random-inputs":
		case "program-of-checkout":
		case "made-up-prompts":
		case "labels-of-baseline":
		case "score-guessed":
		case "outputs-not-compared":
		case "outputs-constant":
		case "requests-failed":
		case "servers-not-started":
		case "asked-like-a-server": return true;
		case "timed-by-step":
		case "columns-by-position":
		case "missing-values":
		case "inputs-unused":
		case "store-unavailable":
		case "record-unused":
		case "record-of-another-file":
		case "commit-not-fetched":
		case "attempt-too-large":
		case "attempt-not-kept":
		case "attempt-unused":
		case "evidence-unused":
		case "launches-discarded":
		case "gpu-power-capped":
		case "waited-for-cores":
		case "cpu-stolen":
		case "answers-cut-off": return false;
		case "repeats-answered-faster": return note.of === "tensors";
	}
}
/** "A sample is one step. A sequence has 31.2 steps, and takes 4.1 ms (baseline: 3.9 ms) on average." */
function stepsText({ steps, baselineNs, candidateNs }) {
	const count = `Latencies and all figures per run are those of one step. A sequence has ${Number(steps.toFixed(1))} steps`;
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
/** All that a reader should know besides the rows: what they must not miss, and the rest. */
function modelNotes({ notes, saves, acceptance, fallback, guessing }) {
	return {
		visible: [
			...fallback === void 0 ? [] : [fallbackText(fallback)],
			...guessing === void 0 ? [] : [guessingText(guessing)],
			...notes.filter(isVisible).map(noteText),
			...saves.filter(({ state }) => state === "not-saved").map(savedText)
		],
		others: [
			...notes.filter((note) => !isVisible(note)).map(noteText),
			...saves.filter(({ state }) => state === "saved").map(savedText),
			...acceptance === void 0 ? [] : [acceptanceText(acceptance)]
		]
	};
}
const DOUBTS = {
	"own-figures": "this run’s own figures do not keep the limit",
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
// src/report/words/failure.ts
/** That a model could not be measured, to follow its name in a headline: "cannot run on `cuda` here". */
function failureHeadline({ failure, providers }) {
	switch (failure) {
		case "no-provider": return `cannot run on ${namesOf(providers)} here`;
		case "fell-back": return "would run partly on the CPU, which strict placement forbids";
		case "crashed": return "crashed while it was measured";
		case "timed-out": return "did not finish in time";
		case "out-of-memory": return "used too much memory";
		case "refused": return "was refused by the runtime";
		case "no-answer": return "answered no request";
		case "answers-differ": return "gave different answers when it was timed than when it was scored";
		case "broke-protocol": return "gave an answer that cannot be read";
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
	return [["Looks", `after every launch from launch ${firstLook} on, paid for by alpha spending (Lan and DeMets) up to ${plannedLaunches} launches or the end of the budget`], ["Error rates", `a model within its limits is blocked in at most ${formatPercent(block)} of runs, over all sampled limits and all looks; one beyond a limit passes it in at most ${formatPercent(pass)}${ofItems}`]];
}
const sliceEntry = (block) => ["Limits by slice", `each judged by the confidence interval over its items; a model that keeps them all is blocked in at most ${formatPercent(block)} of runs, over all slices (Holm)`];
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
const modelText = ({ sha256, sizeBytes }) => `${formatValue(sizeBytes, "bytes")}, sha256 \`${sha256.slice(0, 12)}\``;
const candidateText = ({ baseline, candidate }) => baseline?.sha256 === candidate.sha256 ? "the same file" : modelText(candidate);
/** "3 of 667, 667 and 666 items, on 2 kinds of machine". */
function shardsText({ of, items, machines }) {
	const machine = machines === 1 ? "one kind" : `${machines} kinds`;
	return `${of} of ${joinAnd(items.map(formatCount))} items, on ${machine} of machine`;
}
export { computeCost as $, ProcessGroup as $t, typeText as A, isTail as At, BLOCK_ERROR as B, keepGpuQuiet as Bt, coverageText as C, packFeeds as Cn, rowRemarks as Ct, listText as D, reasonText$1 as Dt, batchText as E, soleCause as Et, lookAtEnd as F, tailsOf$1 as Ft, createSpend as G, readGpuProcesses as Gt, PASS_ERROR_OF_ITEMS as H, takeGpuSnapshot as Ht, checkRowAtLook as I, percentileNs as It, tokensOf as J, askSmi as Jt, isOfOwnPass as K, PROCESS_PROPERTIES as Kt, emptyRow as L, MLPERF_P95 as Lt, fallenBackText as M, p95CauseText as Mt, placementReasonText as N, hasKeptUp as Nt, operatorText as O, meterText as Ot, isClear as P, summarizeLaunch as Pt, isNoMore as Q, killAllWorkers as Qt, restsOnLaunches as R, earlyStoppingEstimateNs as Rt, sparsityUseText as S, inPhase as Sn, namedRows as St, shareText as T, rowsText as Tt, countBounds as U, openGpu as Ut, PASS_ERROR as V, gpuStateBetween as Vt, countChances as W, readGpu as Wt, netJoulesPerRun as X, abandonWorkers as Xt, joulesPerRun as Y, WorkerProcess as Yt, countHeavy as Z, isOwnProcess as Zt, changesText as _, runtimeSettings as _n, noBaselineText as _t, failureText as a, findRuntime as an, checkShares as at, headName as b, HEAD_START_NS as bn, countKept as bt, guessingTag as c, RUNTIME_PACKAGE as cn, worstOf as ct, tabledRows as d, installRuntime as dn, earlierAttemptText as dt, MemoryGroup as en, measuresPower as et, worstSlice as f, runNpm as fn, unreadFailureRemedy as ft, changeText as g, batchSize as gn, mismatchRemedy as gt, adviseOnChanges as h, RUNTIME_VERSION as hn, baselineSourceText as ht, failureHeadline as i, findInstalled as in, checkSampled as it, fallbackText as j, p95Cause as jt, operatorsText as k, causeClause as kt, scoreUnit as l, canRunNpm as ln, minSamples as lt, differenceText as m, ISOLATION_MODES as mn, baselineNoteText as mt, evidenceEntries as n, scratchOf as nn, checkConfident as nt, modelNotes as o, readVersion as on, marginOf as ot, worstSlicesFirst as p, toolFolder as pn, unusableAttemptRemedy as pt, readEvidence as q, parseGpuProcess as qt, methodEntries as r, MemoryWatch as rn, checkExact as rt, noteText as s, refuseOther as sn, withoutChange as st, environmentEntries as t, findMemoryCgroup as tn, percentOf as tt, sliceChangeText as u, installFailure as un, attemptsText as ut, changesUnknownText as v, readFrames as vn, storeProblemText as vt, precisionText as w, unpackFeeds as wn, rowText as wt, sparsityText as x, feedBytes as xn, isOfShard as xt, changesWithoutOperatorsText as y, writeFrame as yn, storeText as yt, holdsOnAverage as z, isTooDisturbed as zt };
