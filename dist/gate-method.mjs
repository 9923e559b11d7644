import { At as reviewRate, B as METRICS, Ct as parseText, Et as wasPowerCapped, Fn as quoted, Ft as array, G as binomialLowerTail, H as METRIC_NAMES, Ht as number, In as quotedJson, It as boolean, J as wilsonInterval, Jn as InfrastructureError, Kt as strictObject, Lt as discriminatedUnion, Ot as nonFiniteCount, Pn as plainText, Pt as _enum, Q as normalUpperTail, Rt as int, St as parseNumber, W as TOKEN_METRICS, X as normalDensity, Xn as ELEMENT_BYTES, Yn as UserError, Zn as elementCount, _ as geometricMean, b as computeScore, d as compareScores, er as ModelFailure, f as reviewRateInterval, g as compareOutcomes, h as itemsNeeded, ir as sampleStandardDeviation, l as shareName, m as itemsForNoChange, n as changedHeads, nr as mean, or as sum, p as scoreInterval, q as newcombeInterval, qt as string, tt as RUN_PERCENTS, u as compareReviewRates, v as meanDifferenceInterval, wt as findThrottle, x as scoreBetter, xt as parseMask, y as meanInterval, zt as literal } from "./gate-changes.mjs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { constants, homedir } from "node:os";
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
// src/figures/decimal.ts
/**
* The shortest decimal that reads back as `value`, times 10^`powerOfTen`; 0.07 with 2 is exactly 7.
*
* @param value - Finite.
* @throws {RangeError} If `value` is NaN or infinite.
*/
function decimalOf(value, powerOfTen = 0) {
	if (!Number.isFinite(value)) throw new RangeError(`decimal: expected a finite number, got ${value}.`);
	const [mantissa = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = mantissa.split(".");
	return {
		coefficient: BigInt(whole + fraction),
		exponent: Number(exponent) - fraction.length + powerOfTen
	};
}
/** Rounds half away from zero to `decimals` digits after the point. The result has the exponent −`decimals`. */
function roundDecimal({ coefficient, exponent }, decimals) {
	const surplus = exponent + decimals;
	if (surplus >= 0) return {
		coefficient: coefficient * 10n ** BigInt(surplus),
		exponent: -decimals
	};
	const step = 10n ** BigInt(-surplus);
	return {
		coefficient: (coefficient + (coefficient < 0n ? -step / 2n : step / 2n)) / step,
		exponent: -decimals
	};
}
/** Negative if `left` is smaller, 0 if they are equal, positive if `left` is larger. */
function compareDecimals(left, right) {
	const decimals = -Math.min(left.exponent, right.exponent, 0);
	const difference = roundDecimal(left, decimals).coefficient - roundDecimal(right, decimals).coefficient;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Text of the absolute value: commas between thousands, −`exponent` digits after the point. Expects `exponent` ≤ 0. */
function decimalText({ coefficient, exponent }) {
	const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(1 - exponent, "0");
	const whole = digits.slice(0, digits.length + exponent).replace(/\B(?=(\d{3})+$)/g, ",");
	return exponent === 0 ? whole : `${whole}.${digits.slice(exponent)}`;
}
/** Like `decimalText`, with as many digits as the number needs. */
function exactText(decimal) {
	let { coefficient, exponent } = decimal;
	while (exponent < 0 && coefficient % 10n === 0n) {
		coefficient /= 10n;
		exponent += 1;
	}
	return decimalText(roundDecimal({
		coefficient,
		exponent
	}, Math.max(0, -exponent)));
}
/** From here on, figures are printed as 1.234e+15, in their base unit and without a label. */
const MAX_PLAIN = 0x38d7ea4c68000;
/** Largest first. Every label except the percent sign starts with a no-break space. */
const SCALES = {
	ns: [
		{
			divisor: 1,
			powerOfTen: -9,
			label: "\xA0s",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: -6,
			label: "\xA0ms",
			significantDigits: 4
		},
		{
			divisor: 1,
			powerOfTen: -3,
			label: "\xA0µs",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0ns",
			significantDigits: 3
		}
	],
	bytes: [
		{
			divisor: 2 ** 30,
			powerOfTen: 0,
			label: "\xA0GiB",
			significantDigits: 3
		},
		{
			divisor: 2 ** 20,
			powerOfTen: 0,
			label: "\xA0MiB",
			significantDigits: 3
		},
		{
			divisor: 1024,
			powerOfTen: 0,
			label: "\xA0KiB",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0B",
			significantDigits: 1
		}
	],
	USD: [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0USD",
		significantDigits: 3
	}],
	J: [
		{
			divisor: 1,
			powerOfTen: -3,
			label: "\xA0kJ",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0J",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 3,
			label: "\xA0mJ",
			significantDigits: 3
		}
	],
	score: [{
		divisor: 1,
		powerOfTen: 0,
		label: "",
		significantDigits: 4
	}],
	share: [{
		divisor: 1,
		powerOfTen: 2,
		label: "%",
		significantDigits: 3
	}],
	"items/s": [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0items/s",
		significantDigits: 4
	}],
	"tokens/s": [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0tokens/s",
		significantDigits: 4
	}],
	tokens: [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0tokens",
		significantDigits: 4
	}]
};
/** Beyond this ratio of largest to smallest, one unit for all is harder to read than two. */
const MAX_RATIO_IN_ONE_UNIT = 100;
/** A figure alone: "1.234 ms", "812 µs", "12.3 MiB", "60.35 USD", "8.05%", "0.9120"; "–" for null. */
function formatValue(value, unit) {
	return value === null ? "–" : printFigure(value, figureFormats([value], unit)[0]);
}
/**
* One format per figure, in the same unit and with the same decimals so that a reader can compare them at a glance,
* unless they are too far apart.
*/
function figureFormats(values, unit) {
	const sizes = values.map(Math.abs).filter((size) => size > 0);
	const smallest = Math.min(...sizes);
	const alike = sizes.length === 0 || Math.max(...sizes) <= MAX_RATIO_IN_ONE_UNIT * smallest;
	const reference = sizes.length === 0 ? 0 : smallest;
	const [first, ...others] = values;
	const format = (value) => figureFormat(alike ? reference : Math.abs(value), unit);
	return [format(first), ...others.map(format)];
}
function figureFormat(size, unit) {
	const scales = SCALES[unit];
	const scale = scales.find((each) => scaled(size, each) >= .9995) ?? scales[scales.length - 1] ?? scales[0];
	return {
		...scale,
		decimals: decimalsOf(scaled(size, scale), unit, scale.significantDigits)
	};
}
/** Shares and whole dollars have two decimals, as people write them; everything else has its significant digits. */
function decimalsOf(size, unit, significantDigits) {
	if (unit === "share" || unit === "USD" && size >= 1) return 2;
	if (size === 0) return unit === "score" ? 4 : 0;
	const rounded = Number(size.toPrecision(significantDigits));
	const decimals = significantDigits - 1 - Math.floor(Math.log10(rounded));
	return Math.min(Math.max(0, decimals), 30);
}
function scaled(size, { divisor, powerOfTen }) {
	return size / divisor * 10 ** powerOfTen;
}
/** `value` in the unit of `format`, exact. Dividing by a power of two loses nothing. */
function inFormat(value, { divisor, powerOfTen }) {
	return decimalOf(value / divisor, powerOfTen);
}
/** "1.234 ms". A figure that is not a number reads "not a number", because even a broken measurement gets a report. */
function printFigure(value, format) {
	if (!Number.isFinite(value)) return "not a number";
	if (scaled(Math.abs(value), format) >= MAX_PLAIN) return value.toExponential(3).replace("-", "−");
	const rounded = roundDecimal(inFormat(value, format), format.decimals);
	return `${rounded.coefficient < 0n ? "−" : ""}${decimalText(rounded)}${format.label}`;
}
/**
* Like `printFigure`, with the sign of a change: "+1.25 pp", "−18.2%", "0%", and "±0.0%" if only rounding makes it
* zero.
*/
function printChange(value, format) {
	if (value === 0) return `0${format.label}`;
	const size = printFigure(Math.abs(value), format);
	if (!Number.isFinite(value)) return size;
	return `${changeSign(value, format)}${size}`;
}
function changeSign(value, format) {
	if (roundDecimal(inFormat(value, format), format.decimals).coefficient === 0n) return "±";
	return value < 0 ? "−" : "+";
}
/** "14,400". */
function formatCount(count) {
	return printFigure(count, {
		divisor: 1,
		powerOfTen: 0,
		decimals: 0,
		label: ""
	});
}
/** Twelve digits: enough for any limit that a person writes, too few for rounding errors to show. */
const asWritten = (value) => Number(value.toPrecision(12));
/**
* A figure with the fewest digits that are exact, in a unit of which it is at least one: "50 µs", "16 MiB", "90%",
* "−0.5".
*/
function formatExact(value, unit) {
	const text = exactIn(value, SCALES[unit]);
	const inDecimal = unit === "bytes" ? exactIn(value, DECIMAL_BYTES) : text;
	return inDecimal.length < text.length ? inDecimal : text;
}
const DECIMAL_BYTES = [
	{
		divisor: 1,
		powerOfTen: -9,
		label: "\xA0GB"
	},
	{
		divisor: 1,
		powerOfTen: -6,
		label: "\xA0MB"
	},
	{
		divisor: 1,
		powerOfTen: -3,
		label: "\xA0kB"
	},
	{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0B"
	}
];
function exactIn(value, scales) {
	const smallest = scales[scales.length - 1] ?? scales[0];
	const scale = scales.find((each) => scaled(Math.abs(value), each) >= 1) ?? smallest;
	const text = exactText(decimalOf(asWritten(value / scale.divisor), scale.powerOfTen));
	return `${value < 0 ? "−" : ""}${text}${scale.label}`;
}
/** A share as a person writes it: 0.07 is "7%". */
const formatPercent = (share) => `${asWritten(share * 100)}%`;
/** A measured share, to the tenth of a percent: 0.6123 is "61.2%". */
const formatShare = (share) => `${(share * 100).toFixed(1)}%`;
// src/engine/onnxruntime/arm.ts
/** The folder that the children of one arm may write to. They cannot change what the other arm's have written. */
const scratchOf = ({ scratch }, arm) => join(scratch, arm);
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
* @throws {RangeError} If a frame is longer than MAX_FRAME_BYTES.
* @throws {SyntaxError} If a header is not JSON.
*/
async function* readFrames(stream) {
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
			if (frameLength > MAX_FRAME_BYTES) throw new RangeError(`frame of ${frameLength} bytes is too long`);
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
	const lines = (stderr || String(error)).split("\n").map((line) => line.replace(/^npm (?:error|ERR!)/, "").trim()).filter((line) => line !== "");
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
		count: int().positive()
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
// src/engine/onnxruntime/worker-process.ts
const EMPTY$1 = /* @__PURE__ */ new Uint8Array(0);
/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;
/** How long a child that has closed its channel may live on, and how long its pipes are read once it has ended. */
const LAST_MOMENT_MS = 3e3;
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
		const { workerFile, isolation, gpu, memoryLimitBytes, memoryCgroup } = this.#workspace;
		const scratch = scratchOf(this.#workspace, this.#arm);
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
			env: childEnvironment(scratch, this.#variables),
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
		for (const stream of [child.stdout, child.stderr]) this.#keepLog(stream);
		for (const listener of this.#listeners) child.stderr?.on("data", listener);
		child.once("exit", () => setTimeout(() => setImmediate(closePipes, child), LAST_MOMENT_MS).unref());
		for (const event of ["error", "exit"]) child.once(event, () => memoryGroup?.end());
		children.add(this);
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
			memory: new MemoryWatch(child.pid, memoryLimitBytes, () => this.kill()),
			memoryGroup
		};
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
	async request(command, { payload = EMPTY$1, deadlineMs }) {
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
	/** Signs of life are no answers. */
	async #nextAnswer(running, phase, { deadlineMs, longestMs }) {
		const end = performance.now() + longestMs;
		for (;;) {
			const waitMs = Math.min(deadlineMs, end - performance.now());
			const frame = await this.#nextFrame(running, phase, {
				deadlineMs,
				waitMs
			});
			if (frame.header?.did !== "alive") return frame;
		}
	}
	async #nextFrame(running, phase, { deadlineMs, waitMs }) {
		let timer;
		const deadline = new Promise((resolve) => {
			timer = setTimeout(resolve, waitMs, "deadline");
		});
		try {
			const next = await Promise.race([running.frames.next(), deadline]);
			if (next === "deadline") throw this.#late(phase, deadlineMs);
			if (next.done === true) throw await this.#crash(running, phase, this.#isKilled);
			return next.value;
		} catch (error) {
			const failure = error.code !== void 0 ? await this.#crash(running, phase, this.#isKilled) : error;
			this.kill();
			if (isAbandoned) return new Promise(() => {});
			if (failure instanceof ModelFailure) throw failure;
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child sent a malformed answer ${inPhase(phase)}`, { cause: error });
		} finally {
			clearTimeout(timer);
		}
	}
	#late(phase, deadlineMs) {
		const setting = phase === "load" || phase === "open-streams" ? "load-deadline" : "run-deadline";
		const what = INFERRING.includes(phase) ? "an inference" : "it";
		return new ModelFailure("timed-out", this.#arm, `${what} did not finish within ${deadlineMs / 1e3} s ${inPhase(phase)} (runtime.${setting})`);
	}
	/** @param isOurs - Whether it was we who killed it. */
	async #crash({ ended, memory, memoryGroup }, phase, isOurs) {
		const end = await Promise.race([ended, setTimeout$1(LAST_MOMENT_MS, void 0, { ref: false })]);
		if (end === void 0) return this.#closed(phase);
		const { code, signal } = end;
		if (memory.exceededBytes !== void 0) return this.#tooLarge(memory.exceededBytes, phase);
		if (memoryGroup?.hasKilled) return this.#overLimit(phase);
		if (signal === "SIGKILL" && !isOurs) return this.#killedFromOutside(phase);
		const how = signal ?? (code === null ? "it could not be started" : `exit code ${code}`);
		const lastLine = (this.#log.trimEnd().split("\n").at(-1) ?? "").slice(0, MAX_LAST_LINE);
		return new ModelFailure("crashed", this.#arm, `it crashed the runtime (${how}) ${inPhase(phase)}${lastLine === "" ? "" : `: ${lastLine}`}`);
	}
	#closed(phase) {
		return new ModelFailure("broke-protocol", this.#arm, `the measuring child closed its channel ${inPhase(phase)} and did not end`);
	}
	#tooLarge(bytes, phase) {
		const [used, limit] = [bytes, this.#workspace.memoryLimitBytes].map((each) => formatValue(each, "bytes"));
		return new ModelFailure("out-of-memory", this.#arm, `it used ${used} of memory ${inPhase(phase)}, more than the limit of ${limit} (runtime.memory-limit)`);
	}
	#overLimit(phase) {
		const limit = formatValue(this.#workspace.memoryLimitBytes, "bytes");
		return new ModelFailure("out-of-memory", this.#arm, `it used more memory ${inPhase(phase)} than the limit of ${limit} (runtime.memory-limit)`);
	}
	#killedFromOutside(phase) {
		return new ModelFailure("crashed", this.#arm, `it was killed from outside (SIGKILL) ${inPhase(phase)}, most likely because the machine ran out of memory`);
	}
	#keepLog(stream) {
		stream?.setEncoding("utf8").on("data", (text) => {
			this.#log = (this.#log + text).slice(-65536);
		});
	}
};
const INFERRING = [
	"infer",
	"warm-up",
	"time",
	"serve",
	"query"
];
const heldAfter = (command) => command.do === "hold" ? command.feeds.length : void 0;
/** How many inferences a command runs, not counting those that a minimum of time adds. */
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
/** A model with its external data, and the package that runs it. Only loading needs any. */
function filesOf(command) {
	if (command.do !== "load") return [];
	return [dirname(command.modelFile), ...packagesOf(command.runtimeFolder)];
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
		const { outcome, gpu } = launch;
		const disturbance = outcome.kind === "timed" && gpu !== void 0 ? findDisturbance(gpu.before, gpu.after) : void 0;
		if (disturbance !== void 0) busy += 1;
		else if (outcome.kind === "timed") timed += 1;
		yield disturbance === void 0 ? launch : {
			outcome: {
				kind: "gpu-busy",
				disturbance
			},
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
/** Shown for text that has no visible character. */
const EMPTY = "(empty)";
/** Breaks a pattern that GitHub looks for in the rendered text, where an entity would be decoded already. */
const ZERO_WIDTH_SPACE = "​";
/**
* Foreign text as a code span, where GitHub looks for no markup, mention, reference or link. A name with a pipe becomes
* escaped prose instead, because in a table cell no code span can contain every pipe.
*
* @see https://github.github.com/gfm/#code-spans and https://github.github.com/gfm/#example-200
*/
function codeSpan(text) {
	const name = plainText(text, 80);
	if (name === "") return EMPTY;
	if (name.includes("|")) return escapeProse(name, 80);
	const fence = "`".repeat(longestRunOfBackticks(name) + 1);
	const pad = name.startsWith("`") || name.endsWith("`") ? " " : "";
	return `${fence}${pad}${name}${pad}${fence}`;
}
/** A word between single backticks that touch no other backtick, letter or digit. */
const QUOTED = /(?<![`\w])`([^`|\s](?:[^`|]*[^`|\s])?)`(?![`\w])/;
/**
* A sentence that may contain foreign text, made inert: no markup, HTML, mention, reference, link, emoji code or
* formula. Words in single backticks become code spans, which are just as inert.
*/
function escapeProse(text, maxCharacters = 300) {
	const plain = plainText(text, maxCharacters);
	if (plain === "") return EMPTY;
	return plain.split(QUOTED).map((part, index) => index % 2 === 1 ? codeSpan(part) : escapeWords(part, index === 0)).join("");
}
function escapeWords(words, isStart) {
	return (isStart && /^([-+#=]|\d+[.)])/.test(words) ? ZERO_WIDTH_SPACE : "") + defang(words).replace(/[&<>`*_~[\]\\|!^]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** Foreign lines as a fenced block that they cannot close. */
function codeBlock(text, language) {
	const body = text.slice(0, 2e3).split(/\r\n|[\n\r]/).map((line) => plainText(line, 500)).slice(0, 20).join("\n");
	const fence = "`".repeat(Math.max(3, longestRunOfBackticks(body) + 1));
	return `${fence}${language}\n${body}\n${fence}`;
}
function longestRunOfBackticks(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
/**
* GitHub looks for these in the rendered page, so escaping the markdown does not help: the pattern itself is broken.
*/
function defang(text) {
	return text.replace(/@/g, `@${ZERO_WIDTH_SPACE}`).replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`).replace(/\b(gh)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`).replace(/:\/\//g, `:${ZERO_WIDTH_SPACE}//`).replace(/www\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`).replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`).replace(/\$/g, "＄");
}
// src/report/words/grammar.ts
/** "1 launch", "14,400 launches". */
function countOf(count, one, many = pluralOf(one)) {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
}
const pluralOf = (one) => /(ch|s)$/.test(one) ? `${one}es` : `${one}s`;
/** " and 3 more" after a list that was cut; empty if nothing was left out. */
const andMore = (left) => left > 0 ? ` and ${formatCount(left)} more` : "";
/** "a", "a and b", "a, b and c". */
function joinAnd(texts) {
	const last = texts.at(-1) ?? "";
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} and ${last}`;
}
/** A clause as a sentence: with a capital letter and a full stop, unless a program's own words at its end have one. */
function sentence(clause) {
	return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.!?]$/.test(clause) ? "" : "."}`;
}
/** "P95 latency, RAM peak". */
const metricNames = (metrics) => metrics.map((metric) => METRICS[metric].title).join(", ");
// src/figures/limit-clauses.ts
const EXPRESSIONS = {
	relative: "relative",
	points: "points",
	absolute: "own"
};
/** The conditions of a limit; empty if there is no limit. A `floor` is not one: it only widens those on a change. */
function limitClauses(limit) {
	if (limit === null) return [];
	const { "max-increase": increase, "max-drop": drop, max, min } = limit;
	const ofChange = (side, sign, { kind, value }) => ({
		of: "change",
		side,
		expression: EXPRESSIONS[kind],
		bound: sign * value
	});
	const ofCandidate = (side, bound) => ({
		of: "candidate",
		side,
		expression: "own",
		bound
	});
	return [
		...increase === void 0 ? [] : [ofChange("at-most", 1, increase)],
		...drop === void 0 ? [] : [ofChange("at-least", -1, drop)],
		...max === void 0 ? [] : [ofCandidate("at-most", max)],
		...min === void 0 ? [] : [ofCandidate("at-least", min)]
	];
}
/** Whether the value itself is beyond a maximum or minimum. If it is, the change alone does not explain the row. */
function breaksOwnBound({ candidate, limit }) {
	return limitClauses(limit).some(({ of, side, bound }) => {
		if (of !== "candidate" || candidate === null) return false;
		return side === "at-most" ? !(candidate <= bound) : !(candidate >= bound);
	});
}
/** Whether the baseline is beyond a maximum or minimum too. */
const breaksAtBaseline = ({ baseline, limit }) => breaksOwnBound({
	candidate: baseline,
	limit
});
/** Whether a row's differences are in percentage points. Shares are, and scores whose limit is in points. */
function isInPoints(unit, clauses) {
	return unit === "share" || clauses.some(({ expression }) => expression === "points");
}
/** The unit to print a row's values in. A score whose limit is in percentage points is a share. */
function shownUnit(unit, clauses) {
	return unit === "score" && isInPoints(unit, clauses) ? "share" : unit;
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
// src/figures/decimals-for-limit.ts
/** 0.922 − 0.912 is 0.010000000000000009. Judging also ignores everything past twelve digits. */
const ROUNDING_ERROR = 1e-12;
/**
* The fewest decimals, starting from those of `format`, at which every printed figure is on the same side of each bound
* as the figure itself. 10.04% against a limit of 10% is never printed as "+10.0%".
*/
function decimalsForLimit(figures, judged, format) {
	const finite = figures.filter(Number.isFinite);
	const isFaithful = (decimals) => finite.every((figure) => isOnItsSide(figure, judged, {
		...format,
		decimals
	}));
	for (let decimals = format.decimals; decimals <= 30; decimals += 1) if (isFaithful(decimals)) return decimals;
	return format.decimals;
}
function isOnItsSide(figure, { bounds, failed }, format) {
	const printed = roundDecimal(inFormat(figure, format), format.decimals);
	return bounds.every(({ side, bound }) => {
		const sign = side === "at-most" ? 1 : -1;
		const allowance = failed ? 0 : ROUNDING_ERROR * Math.max(1, Math.abs(bound));
		return sign * compareDecimals(printed, decimalOf(bound / format.divisor, format.powerOfTen)) <= 0 === sign * figure <= sign * bound + allowance;
	});
}
// src/figures/row-figures.ts
/** Both values of a row, in the same unit and digits where possible, with the digits that its limit needs. */
function formatValues(row, clauses) {
	const { baseline, candidate, unit } = row;
	const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
	const [candidateFormat, baselineFormat = candidateFormat] = figureFormats([first, ...others], shownUnit(unit, clauses));
	const format = judgedFormat(row, clauses, candidateFormat);
	const decimals = baselineFormat.label === format.label ? format.decimals : baselineFormat.decimals;
	return {
		baseline: baseline === null ? "–" : printFigure(baseline, {
			...baselineFormat,
			decimals
		}),
		candidate: candidate === null ? "–" : printFigure(candidate, format)
	};
}
function judgedFormat(row, clauses, format) {
	const bounds = clauses.filter(({ of }) => of === "candidate");
	const figures = row.candidate === null ? [] : [row.candidate];
	return {
		...format,
		decimals: decimalsForLimit(figures, {
			bounds,
			failed: isBeyond(row)
		}, format)
	};
}
/** Whether the row may be beyond its limit by a hair that counts: true for failed and waived rows. */
const isBeyond = ({ state }) => state === "fail" || state === "waived";
/**
* The candidate's change as its limit expresses it, with the interval: "+18.2% [+15.1, +21.4]". If the limit bounds
* another expression than the judged one, both are printed: "+0.61 ms, +18.2%".
*/
function formatChange(row, clauses) {
	if (row.change === null) return "–";
	const main = expressionOf(row, clauses);
	const others = new Set(clauses.filter(({ of }) => of === "change").map(({ expression }) => expression));
	others.delete(main);
	if (main === "points") others.delete("own");
	const change = [...[...others].map((expression) => otherChange(row, expression, clauses)), judgedChange(row, main, clauses)].filter((text) => text !== "").join(", ");
	const interval = formatInterval(row, clauses);
	return interval === "" ? change : `${change} ${interval}`;
}
/** The interval alone, in the unit of the change: "[+13, +60]"; empty if there is none worth showing. */
function formatInterval(row, clauses) {
	if (row.change === null) return "";
	const main = expressionOf(row, clauses);
	const format = changeFormat(row, row.change, main);
	return intervalText(row, {
		bounds: boundsOf$1(main, clauses),
		failed: isBeyond(row)
	}, format);
}
/** A difference of two shares, alone: "+0.62 pp". */
const formatPointsChange = (difference) => printChange(difference, {
	divisor: 1,
	powerOfTen: 2,
	decimals: 2,
	label: "\xA0pp"
});
/** A change relative to the baseline, alone: "+45.6%". */
const formatRelativeChange = (change) => printChange(change, relativeFormat(change));
function expressionOf(row, clauses) {
	if (row.changeKind === "relative") return "relative";
	return isInPoints(row.unit, clauses) ? "points" : "own";
}
/** A change that the row does not have, computed from its two values; empty if it cannot be computed. */
function otherChange(row, expression, clauses) {
	if (row.baseline === null || row.candidate === null) return "";
	const difference = row.candidate - row.baseline;
	const change = expression === "relative" ? difference / Math.abs(row.baseline) : difference;
	if (!Number.isFinite(change)) return "";
	const format = changeFormat(row, change, expression);
	const judged = {
		bounds: clauses.filter((clause) => clause.of === "change" && clause.expression === expression),
		failed: isBeyond(row)
	};
	return printChange(change, {
		...format,
		decimals: decimalsForLimit([change], judged, format)
	});
}
function judgedChange(row, expression, clauses) {
	const change = row.change ?? 0;
	const format = changeFormat(row, change, expression);
	const judged = {
		bounds: boundsOf$1(expression, clauses),
		failed: isBeyond(row)
	};
	return printChange(change, {
		...format,
		decimals: decimalsForLimit([change], judged, format)
	});
}
const boundsOf$1 = (expression, clauses) => clauses.filter((clause) => clause.of === "change" && sameScale(clause.expression, expression));
/** Points and a score's own unit are the same number; only the label differs. */
function sameScale(left, right) {
	return left === right || left !== "relative" && right !== "relative";
}
/** An interval at least this wide, in the unit of the change, is printed without decimals. */
const WIDE = 10;
function intervalText({ interval }, judged, format) {
	if (interval === void 0 || interval.low === interval.high) return "";
	const { low, high } = interval;
	const isWide = (high - low) / format.divisor * 10 ** format.powerOfTen >= WIDE;
	const ofEnds = {
		...format,
		label: "",
		decimals: isWide ? 0 : format.decimals
	};
	const decimals = decimalsForLimit([low, high], judged, ofEnds);
	const [first, last] = [low, high].map((end) => printChange(end, {
		...ofEnds,
		decimals
	}));
	return first === last ? "" : `[${first},\u00A0${last}]`;
}
function changeFormat(row, change, expression) {
	if (expression === "points") return {
		divisor: 1,
		powerOfTen: 2,
		decimals: 2,
		label: "\xA0pp"
	};
	return expression === "relative" ? relativeFormat(change) : differenceFormat(row, change);
}
const relativeFormat = (change) => ({
	divisor: 1,
	powerOfTen: 2,
	decimals: Math.abs(change) >= 1 ? 0 : 1,
	label: "%"
});
/** A score's difference has the decimals of the two scores. */
function differenceFormat(row, change) {
	const [first = change, ...others] = row.unit === "score" ? [row.baseline, row.candidate].filter((value) => value !== null) : [change];
	return figureFormats([first, ...others], row.unit)[0];
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
// src/report/words/row/row.ts
/** One row's figures with the digits that its limit needs. */
function renderRow(row) {
	return {
		metric: rowTitle(row),
		...formatValues(row, limitClauses(row.limit)),
		change: rowChangeText(row),
		limit: limitCell(row)
	};
}
/** "P95 latency", "Accuracy". */
const rowTitle = ({ metric, score }) => score?.name ?? METRICS[metric].title;
/** How much the candidate differs: "+45.6% [+13, +60]". */
const rowChangeText = (row) => formatChange(row, limitClauses(row.limit));
/** The candidate's value with the digits that its limit needs: "20.4 ms", "88.10%". */
const valueText$1 = (row) => formatValues(row, limitClauses(row.limit)).candidate;
/** The limit as a condition, for a table: "at most +10%", "at most −1 pp", "at most +10% or +50 µs", "at least 90%". */
function limitCell(row) {
	const bothWays = bothWaysText(row);
	if (bothWays !== void 0) return bothWays;
	return joinClauses(row, (clause, unit) => {
		const text = boundText(clause, unit);
		return clause.of === "change" ? `at most ${withFloor(text, row)}` : `${SIDES[clause.side]} ${text}`;
	});
}
/** The limit in few words, for prose: "+10%", "−1 pp", "+10% or +50 µs", "at most 20 ms"; "–" if there is none. */
function limitText$1(row) {
	const bothWays = bothWaysText(row);
	if (bothWays !== void 0) return bothWays;
	return joinClauses(row, (clause, unit) => {
		const text = boundText(clause, unit);
		return clause.of === "change" ? withFloor(text, row) : `${SIDES[clause.side]} ${text}`;
	});
}
/** "within ±10%", if a limit bounds a change by as much in both directions, and nothing else. */
function bothWaysText({ limit, unit }) {
	const [up, down, ...more] = limitClauses(limit);
	if (!(up?.side === "at-most" && down?.side === "at-least" && up.bound === -down.bound) || down.of !== "change" || more.length > 0) return void 0;
	return `within ±${sizeText$1(up.bound, up.expression, unit)}`;
}
/** How far a part of a limit lets a figure go: "up to +12%", "down to −2 pp", "up to 25 ms". */
function extentText(row) {
	return joinClauses(row, (clause, unit) => `${EXTENTS[clause.side]} ${boundText(clause, unit)}`);
}
const SIDES = {
	"at-most": "at most",
	"at-least": "at least"
};
const EXTENTS = {
	"at-most": "up to",
	"at-least": "down to"
};
function joinClauses({ limit, unit }, textOf) {
	const clauses = limitClauses(limit);
	const shown = shownUnit(unit, clauses);
	return clauses.length === 0 ? "–" : clauses.map((clause) => textOf(clause, shown)).join(", ");
}
/** A worsening within the floor passes too, whatever the rest of the limit says. */
function withFloor(text, { limit, unit }) {
	const floor = limit?.floor ?? 0;
	return floor > 0 ? `${text} or +${formatExact(floor, unit)}` : text;
}
function boundText({ of, expression, bound }, unit) {
	if (of === "candidate") return formatExact(bound, unit);
	return `${bound === 0 ? "" : bound > 0 ? "+" : "−"}${sizeText$1(Math.abs(bound), expression, unit)}`;
}
function sizeText$1(size, expression, unit) {
	switch (expression) {
		case "relative": return formatExact(size, "share");
		case "points": return `${formatExact(100 * size, "score")}\u00A0pp`;
		case "own": return unit === "share" ? `${formatExact(100 * size, "score")}\u00A0pp` : formatExact(size, unit);
	}
}
/** "14,400 inferences in 40 launches", "40+38 launches" if the arms differ; empty if nothing was counted. */
function samplesText({ samples }) {
	if (samples === void 0) return "";
	const { baseline, candidate, of, launches } = samples;
	const counted = `${baseline === candidate || baseline === 0 ? "" : `${formatCount(baseline)}+`}${countOf(candidate, of, PLURALS[of])}`;
	return launches === void 0 ? counted : `${counted} in ${countOf(launches, "launch")}`;
}
const PLURALS = {
	inference: "inferences",
	item: "items",
	process: "processes",
	launch: "launches",
	window: "windows",
	request: "requests"
};
// src/report/words/row/reason.ts
/** Why a row is in its state, in one to three sentences. */
function reasonText(reason, row) {
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
		case "judged-over-items": return itemsText(reason);
		case "random-outputs": return randomText(reason);
		case "non-finite-outputs": return `NaN or infinite outputs on ${formatCount(reason.candidate)} of ${countOf(reason.items, "item")} (baseline: ${formatCount(reason.baseline)}).`;
		case "baseline-lacks-figure": return "The baseline’s record does not have this figure.";
		case "nothing-to-compare": return `Only ${keysText(judgedKeys(row))} was judged: without a baseline, ${keysText(reason.keys)} has nothing to compare with.`;
		case "figure-of": return SCOPES$1[reason.scope];
		case "one-shard": return "Covers one shard of the items; it is judged once all shards are in.";
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
function itemsText({ items, changed, needed, hasInterval }) {
	const over = `Judged by the confidence interval over ${countOf(items, "item")}`;
	const outcomes = changed === null ? over : `${over}, of which ${formatCount(changed)} changed outcome`;
	if (!hasInterval) return `${outcomes}; these are too few or too alike to give one.`;
	if (needed === void 0) return `${outcomes}.`;
	return needed === null ? `${outcomes}. No number of items can show a margin this small.` : `${outcomes}. This margin takes about ${countOf(needed, "item")}.`;
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
	const all = `keeps ${count} of ${count} limits`;
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
	const named = wanted.slice(0, MAX_NAMED_ROWS).map(rowText);
	return `${named.join(", ")}${andMore(wanted.length - named.length)}`;
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
		const text = reasonText(reason, row);
		titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => ({
		titles: rowNames(named, rows),
		text
	}));
}
const rowNames = (named, rows) => named.length > 2 && named.length === rows.length ? "Every metric" : named.join(", ");
// src/report/words/state.ts
/** Of a model, and of a verdict on several. */
const STATE_LABELS = {
	pass: {
		icon: "✅",
		word: "Passed"
	},
	waived: {
		icon: "☑️",
		word: "Waived"
	},
	inconclusive: {
		icon: "⚠️",
		word: "Could not decide"
	},
	"no-baseline": {
		icon: "⚠️",
		word: "No baseline"
	},
	incomparable: {
		icon: "⚠️",
		word: "Not comparable"
	},
	fail: {
		icon: "❌",
		word: "Blocked"
	},
	"no-provider": {
		icon: "🔌",
		word: "No provider"
	},
	error: {
		icon: "💥",
		word: "Error"
	}
};
/** Of a row. One without a limit has no icon. */
const ROW_LABELS = {
	pass: {
		icon: "✅",
		word: "Passed"
	},
	waived: {
		icon: "☑️",
		word: "Waived"
	},
	inconclusive: {
		icon: "⚠️",
		word: "Could not decide"
	},
	fail: {
		icon: "❌",
		word: "Failed"
	},
	shown: {
		icon: "",
		word: "Not judged"
	}
};
/** "✅ Passed". */
function stateText(state) {
	const { icon, word } = STATE_LABELS[state];
	return `${icon} ${word}`;
}
/** The program's name, as people see it. */
const GATE_NAME = "Model Regression Gate";
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
function checkExact(limit, values) {
	const { baseline, candidate } = values;
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
function checkConfident(limit, figures) {
	const { baseline, difference, own } = figures;
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
	const margins = boundsOf(limit).map(([bound]) => allowedAmount(bound, baseline));
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
/** The launches of a comparison whose arms took turns and have tails over inputs; undefined if they have not. */
function launchesWithTails({ baseline, candidate, isPaired }) {
	if (baseline === void 0 || !isPaired || candidate.launches.length === 0) return void 0;
	if (![...baseline.launches, ...candidate.launches].every(({ tails }) => tails !== null)) return void 0;
	return {
		baseline: baseline.launches,
		candidate: candidate.launches
	};
}
/** Bounds on twice the limit: closer to the P95 over inputs, the ordinary spread of runs would count as stalls. */
const [LEAST_STALL, USUAL_STALL] = [.05, .1];
/** One percentage point less than a P95 ignores, because the machine's own slow moments are among them. */
const ALLOWED_STALLS = .04;
/**
* How far beyond the P95 over inputs a run counts as stalled, as a fraction: twice the limit between 5% and 10%, and the
* limit itself above that.
*
* @param lnAllowed - ln(1 + the limit).
*/
function stallFrom(lnAllowed) {
	const limit = Math.expm1(lnAllowed);
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
function stallsOf(before, now, lnAllowed) {
	const [beforeNs, nowNs] = [tailNs(before), tailNs(now)];
	const far = 1 + stallFrom(lnAllowed);
	return [shareBeyond(before, far * beforeNs), shareBeyond(now, Math.max(far * nowNs, Math.exp(lnAllowed) * beforeNs))];
}
const meanOf = (values) => values.reduce((total, value) => total + value, 0) / values.length;
const tailsOf$1 = ({ tails }) => tails;
const stallsByLaunch = ({ baseline, candidate }, lnAllowed) => candidate.map((now, index) => stallsOf(tailsOf$1(baseline[index]), tailsOf$1(now), lnAllowed));
/** Mean share of stalled runs of each arm. */
function stallShares(paired, lnAllowed) {
	const shares = stallsByLaunch(paired, lnAllowed);
	return {
		baselineShare: meanOf(shares.map(([before]) => before)),
		candidateShare: meanOf(shares.map(([, now]) => now)),
		beyond: stallFrom(lnAllowed)
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
	const figure = (launch) => tailNs(tailsOf$1(launch)) * (1 + ownOf(launch));
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
	const lnRatios = candidate.flatMap(({ tails }, index) => tails.inputsNs.map((nowNs, input) => Math.log(nowNs / (baseline[index]?.tails?.inputsNs[input] ?? NaN))));
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
	const percent = percentOf(metric);
	if (percent === void 0) return void 0;
	const paired = metric === "latency-p95" ? launchesWithTails(comparison) : void 0;
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
	const [first] = launches.flatMap(({ tails }) => tails !== null && percentOver(tails) < 95 ? [tails] : []);
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
/** The percentile that a metric is, in percent; undefined if it is not a percentile. */
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
		case "ttft-p95": return sampled$1(comparison, ({ ttftNs }) => p95Ns(ttftNs ?? []));
		case "tpot-p95": return sampled$1(comparison, ({ tpotNs = [] }) => p95Ns(tpotNs.flatMap((ns) => ns ?? [])));
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
/** Whether the model is behind a server that the gate did not start. */
const isRunning = ({ engine }) => engine.kind === "server" && engine.start === void 0;
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
			const ofLaunch = readTail(comparison) ?? readFigure(comparison, "p95Ns");
			return sampled(comparison, ({ launches }) => launches.map(ofLaunch));
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
/**
* The P95 over inputs, which is the P95 that a change is judged by. A limit on the value itself is judged by the P95 over
* all runs, because stalls count too.
*
* @returns Undefined if the P95 over all runs is to be used.
*/
function readTail(comparison) {
	if (comparison.policy.limits["latency-p95"]?.max !== void 0 || launchesWithTails(comparison) === void 0) return void 0;
	return ({ tails }) => tailNs(tails);
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
const WAYS_TO_RISE = 3;
/**
* Number of ways to be blocked by chance: bounds that are judged from a sample, on sampled metrics and on `confident`
* scores. An increase of the P95 counts three times, because it is looked for in three ways: see `p95-views.ts`.
*/
function countChances(limits) {
	const ofBounds = Object.entries(limits).reduce((count, [metric, limit]) => {
		return count + (METRICS[metric].evidence === "sampled" || limit?.decide === "confident" ? BOUNDS.filter((key) => limit?.[key] !== void 0).length : 0);
	}, 0);
	return limits["latency-p95"]?.["max-increase"] === void 0 ? ofBounds : ofBounds + WAYS_TO_RISE - 1;
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
/** The tails of an interval over items. */
function tailsOfItems({ limits, worse }) {
	return orient(blockErrorOf(limits), PASS_ERROR_OF_ITEMS, worse);
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
		worse: worseOf(metric, comparison)
	});
	const difference = baseline === void 0 ? void 0 : compare(metric, comparison, tails);
	const own = limit.min !== void 0 || limit.max !== void 0 ? ownInterval$1(metric, comparison, tails) : void 0;
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
		reasons: [countEvidence(comparison, difference, baseline === void 0 ? void 0 : marginOf(limit, baseline))]
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
function countEvidence({ candidate }, difference, margin) {
	const changed = difference?.changed;
	const hasInterval = difference === void 0 || margin === void 0 || difference.interval !== void 0;
	const over = {
		kind: "judged-over-items",
		items: candidate.outcomes.count,
		changed: changed ?? null,
		hasInterval
	};
	if (difference === void 0 || margin === void 0 || !hasInterval) return over;
	const forNoChange = changed === void 0 ? 0 : itemsForNoChange(margin);
	const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
	return {
		...over,
		needed: Number.isFinite(needed) ? needed : null
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
		reasons: [...reasons, ...findUncompared(judging)],
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
const isOfItems = (metric) => metric === "flips" || hasItemInterval(metric);
const hasItemInterval = (metric) => metric === "task-score" || metric === "review-rate";
function judge(metric, evidence, { comparison, limit }) {
	const state = (answer) => ({
		state: stateOfRow(answer, comparison),
		reasons: []
	});
	if (metric === "fallback-time-share") return state(limit && checkFallback(limit, evidence, comparison));
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
* included.
*/
function explainP95(comparison, clauses) {
	const paired = launchesWithTails(comparison);
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
	const judged = shortage === void 0 ? limit : void 0;
	const clauses = judged === void 0 ? [] : judgeClauses(metric, figures, {
		comparison,
		limit: judged,
		tails
	});
	const answer = limit && (judged === void 0 ? "inconclusive" : worstOf(clauses));
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
			...shortage === void 0 ? [] : [shortage],
			...answer === "inconclusive" ? findUndecided(clauses, isByLaunches) : [],
			...judged === void 0 ? [] : findFloor(figures, judged, clauses),
			...metric === "latency-p95" ? explainP95(comparison, clauses) : [],
			...limit?.max === void 0 ? [] : compareWithMlperf(metric, comparison),
			...findUncompared(judging)
		]
	};
}
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
	const paired = metric === "latency-p95" ? launchesWithTails(comparison) : void 0;
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
	if (metric === "flips" && limit === void 0) return void 0;
	const evidence = readEvidence(metric, comparison);
	const row = {
		metric,
		...metric === "task-score" && { score: scoreOf(comparison) },
		limit: limit ?? null
	};
	if (metric === "flips" && comparison.baseline === void 0) return {
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
// src/verdict/time/compare-operators.ts
/**
* How each operator's nodes and time changed between the arms, the largest change in time first. An operator that moved
* to another provider or precision counts as gone there and new here.
*/
function compareOperators(baseline, candidate) {
	const changes = /* @__PURE__ */ new Map();
	const add = (row, arm) => {
		const { operator, provider, precision } = row;
		const key = JSON.stringify([
			operator,
			provider,
			precision
		]);
		const none = {
			nodes: 0,
			nsPerRun: 0
		};
		const change = changes.get(key) ?? {
			operator,
			provider,
			precision,
			baseline: none,
			candidate: none
		};
		const { nodes, nsPerRun } = change[arm];
		const sum = {
			nodes: nodes + row.nodes,
			nsPerRun: nsPerRun + row.nsPerRun
		};
		changes.set(key, {
			...change,
			[arm]: sum
		});
	};
	for (const row of baseline) add(row, "baseline");
	for (const row of candidate) add(row, "candidate");
	return [...changes.values()].sort((a, b) => Math.abs(changeNs(b)) - Math.abs(changeNs(a)) || a.operator.localeCompare(b.operator, "en"));
}
/** Increase in the operator's time per run, in ns. */
const changeNs = ({ baseline, candidate }) => candidate.nsPerRun - baseline.nsPerRun;
// src/policy/diff/limit-effect.ts
/** Values of keys that a limit leaves out. */
const LIMIT_DEFAULTS = {
	decide: "point",
	floor: 0
};
/**
* The direction in which a key lets more through, and the value that an absent key amounts to: without a floor every
* increase counts, without a bound none does.
*/
const LOOSER = {
	"max-increase": {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	"max-drop": {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	max: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	min: {
		direction: -1,
		absent: Number.NEGATIVE_INFINITY
	},
	floor: {
		direction: 1,
		absent: 0
	},
	ttft: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	tpot: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	latency: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	}
};
/**
* How another value of one key changes a limit. `loosened` lets more through; `changed` cannot be
* ordered, such as 10% and 0.5 ms. The values must differ.
*/
function limitEffect(key, before, after) {
	if (key === "decide") return after === "confident" ? "tightened" : "loosened";
	if (!(key in LOOSER)) return "changed";
	if (isBound(before) && isBound(after) && before.kind !== after.kind) return "changed";
	const { direction, absent } = LOOSER[key];
	const amount = (value) => isBound(value) ? value.value : Number(value ?? absent);
	return direction * amount(after) <= direction * amount(before) ? "tightened" : "loosened";
}
/** Whether a key's value is a bound on a change rather than an amount. */
const isBound = (value) => typeof value === "object" && value !== null;
// src/policy/format-limit.ts
/** The value of one key of a limit, in policy notation. */
function describeLimitValue(metric, key, value) {
	const unit = FAST_ENOUGH.some((each) => each === key) ? "ns" : METRICS[metric].unit;
	if (isBound(value)) return describeBound(value, unit);
	return typeof value === "number" ? describeAmount(value, unit) : value;
}
/** A bound in policy notation: "10%", "1pp", "0.5ms". */
function describeBound(bound, unit) {
	switch (bound.kind) {
		case "relative": return `${trim(bound.value * 100)}%`;
		case "points": return `${trim(bound.value * 100)}pp`;
		case "absolute": return describeAmount(bound.value, unit);
	}
}
/** An amount in policy notation: "0.05ms", "16MiB". */
function describeAmount(value, unit) {
	switch (unit) {
		case "ns": return value >= 1e9 ? `${trim(value / 1e9)}s` : `${trim(value / 1e6)}ms`;
		case "bytes": return value >= 2 ** 30 ? `${trim(value / 2 ** 30)}GiB` : `${trim(value / 2 ** 20)}MiB`;
		case "USD": return `${trim(value)} USD`;
		case "J": return value >= 1e3 ? `${trim(value / 1e3)}kJ` : `${trim(value)}J`;
		case "share": return `${trim(value * 100)}%`;
		case "tokens": return `${trim(value)} tokens`;
		case "tokens/s":
		case "items/s": return `${trim(value)}/s`;
		case "score": return trim(value);
	}
}
/** Twelve digits: more than any limit that a person writes, and few enough to hide rounding errors. */
const trim = (value) => String(Number(value.toPrecision(12)));
/** The keys that say which requests count as goodput, in ns. */
const FAST_ENOUGH = [
	"ttft",
	"tpot",
	"latency"
];
/** A limit in policy notation: "max-increase 10% (floor 0.05ms), max 20ms". */
function describeLimit(metric, limit) {
	const { unit } = METRICS[metric];
	const floor = limit.floor === void 0 ? "" : ` (floor ${describeAmount(limit.floor, unit)})`;
	const bound = (name, value) => value === void 0 ? [] : [`${name} ${describeBound(value, unit)}${floor}`];
	const amount = (name, value) => value === void 0 ? [] : [`${name} ${describeAmount(value, unit)}`];
	return [
		...bound("max-increase", limit["max-increase"]),
		...bound("max-drop", limit["max-drop"]),
		...amount("max", limit.max),
		...amount("min", limit.min),
		...FAST_ENOUGH.flatMap((key) => limit[key] === void 0 ? [] : [`${key} ${describeAmount(limit[key], "ns")}`])
	].join(", ");
}
// src/report/markdown/fit-pieces.ts
/**
* Picks the pieces that fit into `maxUnits`, the most important first, in the order given. Also returns the rest.
*
* @param sizeOf - Size of a text; UTF-16 units by default.
*/
function fitPieces(pieces, maxUnits, sizeOf = ({ length }) => length) {
	const kept = /* @__PURE__ */ new Set();
	let units = 0;
	for (const piece of pieces.toSorted((left, right) => left.rank - right.rank)) {
		const size = sizeOf(piece.text) + 2;
		if (units + size > maxUnits || piece.needs !== void 0 && !kept.has(piece.needs)) continue;
		kept.add(piece);
		units += size;
	}
	return {
		kept: pieces.filter((piece) => kept.has(piece)),
		cut: pieces.filter((piece) => !kept.has(piece))
	};
}
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// src/report/markdown/render-table.ts
/** Wider cells are not padded, because one hostile name would make every row as wide. */
const MAX_PADDED_CELL = 60;
/** A GFM table. Cells are markdown already and contain no raw pipe; `codeSpan` and `escapeProse` ensure that. */
function renderTable({ header, align }, rows) {
	const alignDelimiters = rows.every((row) => row.every((cell) => cell.length <= MAX_PADDED_CELL));
	return markdownTable([header, ...rows], {
		align: [...align],
		alignDelimiters
	});
}
/** The first rows whose text fits into `maxUnits` UTF-16 units. */
function fittingRows(rows, maxUnits) {
	let units = 0;
	const end = rows.findIndex((row) => {
		units += row.join(" | ").length + 6;
		return units > maxUnits;
	});
	return end === -1 ? rows : rows.slice(0, end);
}
/** The fold as GitHub shows it. The blank lines make the body markdown again. */
function renderFold({ summary, body }) {
	return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** Lines of markdown as a list; empty if there are none. */
const renderList = (lines) => lines.map((line) => `- ${line}`).join("\n");
const MAX_FACTS = 40;
const MAX_FACT_CHARACTERS = 400;
/** Named facts, one per line; undefined if there are none. */
function renderFacts(title, facts) {
	if (facts.length === 0) return void 0;
	const lines = facts.slice(0, MAX_FACTS).map(([name, value]) => escapeProse(`${name}: ${value}`, MAX_FACT_CHARACTERS));
	return {
		name: title.toLowerCase(),
		summary: title,
		body: renderList(lines)
	};
}
// src/report/words/labels.ts
/** Column headings that several tables share. */
const COLUMNS = {
	baseline: "Baseline",
	candidate: "This PR",
	change: "Change",
	limit: "Limit",
	metric: "Metric",
	operator: "Operator",
	place: "Ran on",
	release: "Release"
};
/** Where the charts are, for the last line of a report. */
const CHARTS_MENTION = "charts are in `report.html`";
/** Labels of a report's open lines. */
const LINE_LABELS = {
	why: "Why",
	next: "Next"
};
/** Column headings of the table of several models. */
const MODEL_COLUMNS = {
	model: "Model",
	verdict: "Verdict",
	finding: "Finding"
};
/** Heading of the names in a table of inputs or outputs. */
const SIGNATURE_TITLES = {
	inputs: "Input",
	outputs: "Output"
};
/** Shown below a table of models that was cut. */
const moreModelsText = (left) => `${countOf(left, "more model")}.`;
/** Shown below any other list or table that was cut. */
const moreText = (left) => `${left} more.`;
/** The first `max` lines of a list, and a last line that counts the rest, if any. */
function firstLines(lines, max) {
	return lines.length <= max ? lines : [...lines.slice(0, max), moreText(lines.length - max)];
}
/** Names of the parts of a report, for the list of omitted parts. */
const PARTS = {
	acceptance: "acceptance",
	attempts: "earlier attempts",
	changes: "changes",
	charts: "charts",
	cost: "cost",
	drift: "drift tables",
	energy: "energy",
	environment: "environment",
	flips: "flipped items",
	method: "method",
	notes: "notes",
	placement: "placement",
	policy: "policy changes",
	remarks: "remarks on the figures",
	reproduction: "how to reproduce",
	shown: "metrics without a limit",
	signatures: "inputs and outputs",
	slices: "slices",
	time: "where the time goes",
	verdict: "verdict tables",
	visibleNotes: "visible notes",
	waivers: "waivers"
};
/** What was cut, each part with the number of models that lack it. */
function cutText(counts) {
	return `Cut to fit into a GitHub comment: ${[...counts].map(([name, count]) => count === 1 ? name : `${name} (of ${countOf(count, "model")})`).join(", ")}. Everything is in verdict.json.`;
}
/** Titles of folds that need no figures. */
const FOLD_TITLES = {
	environment: "Environment",
	method: "Method and evidence",
	reproduction: "Reproduce locally",
	attempts: "Earlier attempts"
};
/** "Notes: 3". */
const notesSummary = (count) => `Notes: ${count}`;
/** "Changes: 2". */
const changesSummary = (count) => `What changed between the models: ${count}`;
/** "Policy changes: 2". */
const policySummary = (count) => `Policy changes: ${count}`;
/** The metrics without a limit, each with its change. */
const shownSummary = (metrics) => `Without a limit: ${metrics.join(", ")}`;
/** Heading of the table against the last release. */
const sinceText = (release) => `Since ${release}`;
/** Title of the fold of a drift that passes: also one for which there is no release to compare with. */
function keptDriftSummary({ rows, why }) {
	return `Since the last release: ${rows.length > 0 || why?.kind === "kept-by-record" ? "all drift limits kept" : "nothing was compared"}`;
}
/** Where the release's model or figures came from. */
const releaseSourceText = (source) => `Release: ${source}.`;
/** "Remarks on the figures: 2". */
const remarksSummary = (count) => `Remarks on the figures: ${count}`;
/** "Waivers: 2". */
const waiversSummary = (count) => `Waivers: ${count}`;
/** The parts of the cost of 1,000 runs, in the order of a report. */
const COST_PARTS = [
	["Hardware", "hardwareUsdPer1000"],
	["Power", "powerUsdPer1000"],
	["API", "apiUsdPer1000"],
	["Human review", "reviewUsdPer1000"]
];
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
	const named = [joinAnd(granularities.filter((granularity) => granularity !== "unknown").map(granularityText)), ...symmetry === void 0 ? [] : [SYMMETRIES[symmetry]]].filter((word) => word !== "");
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
		case "figures-only": return "only the figures of the last release are available, not its model file";
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
// src/report/words/row/slices.ts
/** The unit to print a model's scores in: shares if the limit is in percentage points. */
function scoreUnit(rows) {
	return shownUnit("score", limitClauses(scoreRow(rows)?.limit ?? null));
}
const scoreRow = (rows) => rows.find(({ metric }) => metric === "task-score");
/** The slices, worst change first; those that cannot be compared last. */
const worstSlicesFirst = ({ slices, rows }) => slices.toSorted((left, right) => harmOf(right, rows) - harmOf(left, rows));
/** The slice with the worst change; undefined if none got worse. */
function worstSlice(model) {
	const [worst] = worstSlicesFirst(model);
	return worst !== void 0 && harmOf(worst, model.rows) > 0 ? worst : void 0;
}
/** How much worse a slice got; −∞ if it cannot be compared. */
function harmOf({ baseline, candidate }, rows) {
	if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
	return scoreRow(rows)?.score?.better === "lower" ? candidate - baseline : baseline - candidate;
}
/** "−18.3 pp"; undefined if the slice cannot be compared. */
function sliceChangeText({ baseline, candidate }, unit) {
	if (baseline === null || candidate === null) return void 0;
	return formatChange({
		baseline,
		candidate,
		change: candidate - baseline,
		changeKind: "difference",
		unit,
		state: "shown"
	}, []);
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
		case "no-answer": return `could not be measured${detail}`;
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
	const { budgetNs, longestBudgetNs, seed, sampling, launches, inferences, queueShare, errors } = method;
	return [
		["Sampling", sampling === "paired" && ranAlready(notes) ? OF_RUNNING_SERVERS : SAMPLING[sampling]],
		...launches === void 0 ? [] : [launchesEntry(launches, inferences)],
		...launches === void 0 ? [] : latencyEntries(method),
		...queueShare === void 0 ? [] : [queueEntry(queueShare)],
		...errors === void 0 ? [] : errorEntries(errors),
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
const OF_RUNNING_SERVERS = "both servers take turns block by block (ABBA); they ran already";
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
	const judged = rows.filter(({ state }) => state !== "shown");
	const shown = judged.length > 0 ? judged : rows;
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
export { fitPieces as $, installRuntime as $n, soleCause as $t, FOLD_TITLES as A, isTooDisturbed as An, checkSampled as At, moreText as B, WorkerProcess as Bn, savedText as Bt, listText as C, sentence as Cn, countHeavy as Ct, CHARTS_MENTION as D, percentileNs as Dn, percentOf as Dt, typeText as E, escapeProse as En, measuresPower as Et, changesSummary as F, readGpu as Fn, minSamples as Ft, shownSummary as G, findMemoryCgroup as Gn, STATE_LABELS as Gt, policySummary as H, isOwnProcess as Hn, storeText as Ht, cutText as I, readGpuProcesses as In, baselineNoteText as It, fittingRows as J, readVersion as Jn, isOfShard as Jt, sinceText as K, findInstalled as Kn, stateText as Kt, firstLines as L, PROCESS_PROPERTIES as Ln, baselineSourceText as Lt, MODEL_COLUMNS as M, gpuStateBetween as Mn, marginOf as Mt, PARTS as N, takeGpuSnapshot as Nn, withoutChange as Nt, COLUMNS as O, MLPERF_P95 as On, checkConfident as Ot, SIGNATURE_TITLES as P, openGpu as Pn, worstOf as Pt, renderTable as Q, installFailure as Qn, rowsText as Qt, keptDriftSummary as R, parseGpuProcess as Rn, mismatchRemedy as Rt, batchText as S, metricNames as Sn, netJoulesPerRun as St, operatorsText as T, codeSpan as Tn, computeCost as Tt, releaseSourceText as U, killAllWorkers as Un, GATE_NAME as Ut, notesSummary as V, abandonWorkers as Vn, storeProblemText as Vt, remarksSummary as W, ProcessGroup as Wn, ROW_LABELS as Wt, renderFold as X, RUNTIME_PACKAGE as Xn, rowRemarks as Xt, renderFacts as Y, refuseOther as Yn, namedRows as Yt, renderList as Z, canRunNpm as Zn, rowText as Zt, sparsityText as _, breaksOwnBound as _n, HEAD_START_NS as _r, createSpend as _t, failureText as a, rowTitle as an, runtimeSettings as ar, changeNs as at, precisionText as b, countOf as bn, packFeeds as br, tokensOf as bt, worstSlice as c, meterText as cn, scratchOf as cr, lookAtEnd as ct, adviseOnChanges as d, formatRelativeChange as dn, formatExact as dr, restsOnLaunches as dt, reasonText as en, runNpm as er, describeLimit as et, changeText as f, causeClause as fn, formatPercent as fr, holdsOnAverage as ft, headName as g, breaksAtBaseline as gn, printFigure as gr, countChances as gt, changesWithoutOperatorsText as h, p95CauseText as hn, printChange as hr, PASS_ERROR_OF_ITEMS as ht, failureHeadline as i, rowChangeText as in, batchSize as ir, limitEffect as it, LINE_LABELS as j, keepGpuQuiet as jn, checkShares as jt, COST_PARTS as k, earlyStoppingEstimateNs as kn, checkExact as kt, worstSlicesFirst as l, formatChange as ln, figureFormats as lr, checkRowAtLook as lt, changesUnknownText as m, p95Cause as mn, formatValue as mr, PASS_ERROR as mt, evidenceEntries as n, limitText$1 as nn, ISOLATION_MODES as nr, LIMIT_DEFAULTS as nt, scoreUnit as o, valueText$1 as on, readFrames as or, compareOperators as ot, changesText as p, isTail as pn, formatShare as pr, BLOCK_ERROR as pt, waiversSummary as q, findRuntime as qn, countKept as qt, methodEntries as r, renderRow as rn, RUNTIME_VERSION as rr, isBound as rt, sliceChangeText as s, gpuDisturbanceText as sn, writeFrame as sr, isClear as st, environmentEntries as t, extentText as tn, toolFolder as tr, describeLimitValue as tt, differenceText as u, formatInterval as un, formatCount as ur, emptyRow as ut, sparsityUseText as v, limitClauses as vn, feedBytes as vr, isOfOwnPass as vt, operatorText as w, codeBlock as wn, isNoMore as wt, shareText as x, joinAnd as xn, unpackFeeds as xr, joulesPerRun as xt, coverageText as y, andMore as yn, inPhase as yr, readEvidence as yt, moreModelsText as z, askSmi as zn, noBaselineText as zt };
