import { An as InfrastructureError, B as limitSchema, E as computeScore, Ln as elementCount, Pn as FAILURE_KINDS, Rn as hasSafeCount, St as DEFAULT_DOMAIN, T as meanInterval, Ut as armMeasurementSchema, V as binomialLowerTail, Xt as unrepeatableSchema, Yt as placementRowSchema, Zt as TURNS, f as shortSha, hn as gpuDisturbanceSchema, i as CHANGE_HEADS, jn as UserError, kt as openPlainFile, o as tensorTypeSchema, on as readingProblemSchema, p as dataSetTag, q as normalQuantile, qt as gpuStateSchema, sn as METERS, t as changeSchema, vn as mean, wt as operatorKey, x as scoreInterval, yn as median } from "./gate-changes.mjs";
import { A as _enum, D as quotedJson, E as quoted, F as int, H as record, I as literal, K as union, M as array, N as boolean, O as ZodISODate, P as discriminatedUnion, U as strictObject, W as string, X as _isoDate, Z as _isoDateTime, k as ZodISODateTime, s as metricSchema, z as number } from "./gate-metric.mjs";
import { promisify } from "node:util";
import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, isAbsolute, join, posix, relative, sep } from "node:path";
import { createWriteStream, readSync } from "node:fs";
import { execFile, spawn } from "node:child_process";
import { pipeline } from "node:stream/promises";
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
}
// src/model/element-type.ts
/** ONNX Runtime's name and the width in bits of each `TensorProto.DataType`. The index is the number in the file. */
const ELEMENT_TYPES = [
	void 0,
	["float32", 32],
	["uint8", 8],
	["int8", 8],
	["uint16", 16],
	["int16", 16],
	["int32", 32],
	["int64", 64],
	["string", 0],
	["bool", 8],
	["float16", 16],
	["float64", 64],
	["uint32", 32],
	["uint64", 64],
	["complex64", 64],
	["complex128", 128],
	["bfloat16", 16],
	["float8e4m3fn", 8],
	["float8e4m3fnuz", 8],
	["float8e5m2", 8],
	["float8e5m2fnuz", 8],
	["uint4", 4],
	["int4", 4],
	["float4e2m1", 4],
	["float8e8m0", 8],
	["uint2", 2],
	["int2", 2]
];
/**
* ONNX Runtime's name of an element type, such as `float32`; `unknown(99)` for a number without a name.
*
* @param dataType - `TensorProto.DataType` as in the file.
*/
function elementTypeName(dataType) {
	return ELEMENT_TYPES[dataType]?.[0] ?? `unknown(${dataType})`;
}
/** Width of one element in bits; 0 for strings and for unknown types, which have no fixed width. */
function elementTypeBits(dataType) {
	return ELEMENT_TYPES[dataType]?.[1] ?? 0;
}
// src/model/tensor-record.ts
/** Sizes of the full tensor, whether it is stored dense or sparse. */
function fullDims({ dims, sparse }) {
	return sparse?.part === "values" ? sparse.dims : dims;
}
const EXTERNAL = 1;
/** Reads the pending value as a `TensorProto` and skips its values. */
function readTensorRecord(reader) {
	const dims = [];
	const external = {
		location: "",
		offset: "",
		length: ""
	};
	let name = "";
	let dataType = 0;
	let rawBytes;
	let stringBytes = 0;
	let hasTyped = false;
	let isExternal = false;
	let values;
	const typed = (encoding) => () => {
		hasTyped = true;
		const packed = reader.isDelimited;
		values = joined(values, {
			encoding: packed ? encoding : "scattered",
			...reader.extent()
		});
	};
	reader.message({
		1: () => reader.repeated(() => pushSize(reader, dims)),
		2: () => {
			dataType = reader.integer();
		},
		4: typed("dense"),
		5: typed("varint"),
		6: () => {
			const span = reader.span();
			stringBytes += span.length;
			values = joined(values, {
				encoding: "scattered",
				...span
			});
		},
		7: typed("varint"),
		8: () => {
			name = reader.text();
		},
		9: () => {
			const span = reader.span();
			rawBytes = span.length;
			values = {
				encoding: "dense",
				...span
			};
		},
		10: typed("dense"),
		11: typed("varint"),
		13: () => readExternalEntry(reader, external),
		14: () => {
			isExternal = reader.integer() === EXTERNAL;
		}
	});
	const dense = denseBytes(dims, dataType);
	if (isExternal) {
		const bytes = declared(external.length) ?? dense;
		const stored = {
			encoding: "dense",
			start: declared(external.offset) ?? 0,
			length: bytes
		};
		return {
			name,
			dataType,
			dims,
			bytes,
			values: stored,
			externalLocation: external.location
		};
	}
	return {
		name,
		dataType,
		dims,
		bytes: rawBytes ?? (hasTyped ? dense : stringBytes),
		values,
		externalLocation: void 0
	};
}
/** Values in several pieces span from the first to the last. */
function joined(before, next) {
	if (before === void 0) return next;
	return {
		encoding: "scattered",
		start: before.start,
		length: next.start + next.length - before.start
	};
}
/** Reads one size of a shape and appends it. */
function pushSize(reader, dims) {
	if (dims.push(Number(reader.int64())) > 255) reader.refuse(`more than 255 axes`);
}
function readExternalEntry(reader, external) {
	let key = "";
	let value = "";
	reader.message({
		1: () => {
			key = reader.text();
		},
		2: () => {
			value = reader.text();
		}
	});
	if (key === "location" || key === "offset" || key === "length") external[key] = value;
}
function denseBytes(dims, dataType) {
	return Math.ceil(elementCount(dims) * elementTypeBits(dataType) / 8);
}
function declared(size) {
	return /^\d{1,15}$/.test(size) ? Number(size) : void 0;
}
// src/policy/diff/policy-change.ts
/**
* What a change does to the gate after the merge. `loosened` lets more through, for example because a limit is gone;
* `tightened` is the opposite; `changed` cannot be ordered, such as another unit, task, data set or price. `subject`
* changes the model under test, not the rules, and takes effect in this run.
*/
const effect = _enum([
	"loosened",
	"tightened",
	"changed",
	"subject"
]);
/** Id of a model of the policy. */
const model$2 = string();
const count$5 = int().nonnegative();
/** A limit as a waiver raises it, and the last day on which it does. */
const waiverSchema = strictObject({
	ceiling: limitSchema.pick({
		"max-increase": true,
		"max-drop": true,
		max: true,
		min: true
	}),
	expires: string()
});
/** One difference between the rules of the base commit and those of the change under test. */
const policyChangeSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("model"),
		model: model$2,
		before: string().nullable(),
		after: string().nullable(),
		effect
	}),
	strictObject({
		kind: literal("value"),
		model: model$2.nullable(),
		place: array(string()).min(1),
		before: string().nullable(),
		after: string().nullable(),
		effect
	}),
	strictObject({
		kind: literal("limit"),
		model: model$2,
		section: _enum([
			"limits",
			"slices",
			"drift",
			"release"
		]),
		/** Of limits by slice: the pattern, such as "lang=de". Under `drift` it is absent for all items. */
		slice: string().optional(),
		metric: metricSchema,
		key: limitSchema.keyof().nullable(),
		before: limitSchema.nullable(),
		after: limitSchema.nullable(),
		effect
	}),
	strictObject({
		kind: literal("waiver"),
		model: model$2,
		metric: metricSchema,
		/** The slice whose limit it raises; absent for all items. */
		slice: string().optional(),
		key: _enum([
			"max-increase",
			"max-drop",
			"max",
			"min"
		]),
		before: waiverSchema.nullable(),
		after: waiverSchema.nullable(),
		effect
	}),
	strictObject({
		kind: literal("dataset"),
		model: model$2,
		itemsBefore: count$5,
		itemsAfter: count$5.nullable(),
		message: string().optional(),
		effect
	}),
	strictObject({
		kind: literal("dataset-judges"),
		model: model$2,
		effect
	}),
	strictObject({
		kind: literal("classes"),
		model: model$2,
		effect
	}),
	strictObject({
		kind: literal("scorer"),
		model: model$2,
		files: array(string()).min(1),
		effect
	})
]);
/** Whether a change of the policy may let through what was blocked before, so that a reader must see it. */
function mayLoosen({ effect }) {
	return effect === "loosened" || effect === "changed";
}
// src/task/find-guess.ts
/**
* What a model that ignores its input can do: name the most frequent classes, name classes as often as they occur, say
* their shares, rank at random, always say the mean or the median of the labels, point in any direction, say nothing, or
* match nothing.
*/
const GUESSES = [
	"most-frequent",
	"as-often",
	"shares",
	"random-order",
	"mean-label",
	"median-label",
	"any-direction",
	"silence",
	"nothing"
];
/** Probability that a model that only guesses is called better than guessing. */
const ERROR = .01;
/** With fewer items, an approximation by the normal distribution or Student's t is too rough. */
const MIN_ITEMS = 30;
/**
* The score of a model that is not shown to be better than guessing, at one-sided 1%. A gate that compares with it lets
* broken models pass. A score above chance on so few items that not even a perfect one could show anything is left
* alone.
*
* @returns Undefined if the score is better than guessing, or if what guessing scores is unknown: there are no items,
*   the score is undefined, all labels are equal, or they have several numbers.
*/
function findGuess(task, table) {
	const { value: score } = computeScore(task, table);
	if (score === null) return void 0;
	const chance = chanceOf(task, Array.from({ length: table.count }, (_, item) => table.outcomeAt(item)), {
		score,
		table
	});
	return chance === void 0 || chance.isBeaten ? void 0 : {
		score,
		chance: chance.at,
		by: chance.by
	};
}
function chanceOf(task, outcomes, scored) {
	switch (task.kind) {
		case "classification":
			if (task.metric === "macro-f1") return beforeClasses(task, outcomes, scored);
			if (task.metric === "log-loss") return beforeShares(outcomes);
			return beforeFrequent(outcomes, task.metric === "top-k" ? task.k : 1);
		case "binary": return task.metric === "auc" ? beforeOrder(outcomes, scored.score) : beforeFrequent(outcomes, 1);
		case "regression": return beforeConstant(outcomes, task.metric);
		case "embedding": return {
			at: 0,
			by: "any-direction",
			isBeaten: isAboveZero(outcomes.map(({ value }) => value))
		};
		case "output-match": return {
			at: 0,
			by: "nothing",
			isBeaten: scored.score > 0
		};
		case "anomaly": return task.metric === "pr-auc" ? beforeShareOfPositives(task, outcomes, scored) : above(0, scored.score);
		case "similarity": return beforeAnyOrder(task, scored);
		case "probability": return task.metric === "brier" ? beforeConstantProbability(outcomes, scored.score) : void 0;
		case "forecast":
		case "custom": return;
		case "segmentation":
		case "detection":
		case "keypoints":
		case "multi-label":
		case "token-classification":
		case "ranking":
		case "retrieval": return above(0, scored.score);
		case "speech":
		case "ocr": return beforeSilence(scored.score);
		case "text":
			if (task.score === "wer" || task.score === "cer") return beforeSilence(scored.score);
			if (task.score.endsWith("-match") && task.score !== "regex-match") return beforeFrequent(outcomes, 1);
			return {
				at: 0,
				by: "nothing",
				isBeaten: scored.score > 0
			};
	}
}
/**
* The share of the items whose label is one of the `named` most frequent ones. If there are no more labels than that,
* the set does not show what else could be named, and only a score of 0 is no better than guessing.
*/
function beforeFrequent(outcomes, named) {
	const counts = [...countLabels(outcomes).values()].sort((a, b) => b - a);
	const items = outcomes.length;
	const correct = outcomes.filter((outcome) => outcome.correct === true).length;
	if (counts.length <= named) return {
		at: 0,
		by: "nothing",
		isBeaten: correct > 0
	};
	const at = counts.slice(0, named).reduce((sum, count) => sum + count, 0) / items;
	return {
		at,
		by: "most-frequent",
		isBeaten: isShareAbove(at, {
			correct,
			items
		})
	};
}
/** One-sided binomial test. */
function isShareAbove(chance, { correct, items }) {
	if (!(correct > chance * items)) return false;
	const atLeast = (count) => 1 - binomialLowerTail(count - 1, {
		trials: items,
		probability: chance
	});
	return atLeast(correct) <= ERROR || atLeast(items) > ERROR;
}
const above = (at, score) => ({
	at,
	by: "nothing",
	isBeaten: score > at
});
/** An empty answer has one error for each unit of the label. */
const beforeSilence = (score) => ({
	at: 1,
	by: "silence",
	isBeaten: score < 1
});
/** Ranking at random, each share of the ranking has as many positives as all, so their share is the precision. */
function beforeShareOfPositives(task, outcomes, { score, table }) {
	const at = outcomes.filter(({ actual }) => actual === 1).length / outcomes.length;
	if (at === 1) return above(0, score);
	const low = scoreInterval(task, table, {
		low: ERROR,
		high: ERROR
	})?.low ?? score;
	return {
		at,
		by: "random-order",
		isBeaten: score > at && low > at
	};
}
/** Zero: a random order is correlated with nothing. */
function beforeAnyOrder(task, { score, table }) {
	const low = scoreInterval(task, table, {
		low: ERROR,
		high: ERROR
	})?.low ?? score;
	return {
		at: 0,
		by: "random-order",
		isBeaten: score > 0 && low > 0
	};
}
/** Share · (1 − share): what always saying the share of the positive class scores. Unknown for more than two classes. */
function beforeConstantProbability(outcomes, score) {
	const isBinary = outcomes.every(({ predicted, actual, value }) => value === (predicted - actual) ** 2);
	const share = mean(outcomes.map(({ actual }) => actual));
	if (!isBinary || share === 0 || share === 1) return void 0;
	const errors = outcomes.map(({ actual }) => (share - actual) ** 2);
	return {
		at: mean(errors),
		by: "shares",
		isBeaten: score < mean(errors) && isLess(outcomes, errors)
	};
}
/** The F1 of naming each class as often as it occurs is its share, so their mean is one over the number of classes. */
function beforeClasses(task, outcomes, { score, table }) {
	const classes = countLabels(outcomes).size;
	if (classes < 2) return {
		at: 0,
		by: "nothing",
		isBeaten: score > 0
	};
	const at = 1 / classes;
	const low = scoreInterval(task, table, {
		low: ERROR,
		high: ERROR
	})?.low ?? score;
	return {
		at,
		by: "as-often",
		isBeaten: score > at && low > at
	};
}
/** The entropy of the labels: the log loss of giving each class its share as probability. */
function beforeShares(outcomes) {
	const counts = countLabels(outcomes);
	if (counts.size < 2) return void 0;
	const losses = outcomes.map(({ actual }) => -Math.log((counts.get(actual) ?? 0) / outcomes.length));
	return {
		at: mean(losses),
		by: "shares",
		isBeaten: isLess(outcomes, losses)
	};
}
/**
* One half. The rank sum of items in random order is close to normal, and its variance gives
* σ² = (n₁ + n₀ + 1) / (12·n₁·n₀).
*
* @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
*   other".
*/
function beforeOrder(outcomes, score) {
	const positive = outcomes.filter(({ actual }) => actual === 1).length;
	const negative = outcomes.length - positive;
	const deviation = Math.sqrt((outcomes.length + 1) / (12 * positive * negative));
	const needed = .5 + normalQuantile(ERROR) * deviation;
	return {
		at: .5,
		by: "random-order",
		isBeaten: score > .5 && (score > needed || needed >= 1)
	};
}
/** The error of the best constant: the mean of the labels for squared errors, their median for absolute ones. */
function beforeConstant(outcomes, metric) {
	const labels = outcomes.map(({ actual }) => actual);
	if (labels.some(Number.isNaN) || labels.every((label) => label === labels[0])) return void 0;
	const isAbsolute = metric === "mae";
	const constant = isAbsolute ? median(labels) : mean(labels);
	const errors = labels.map((label) => Math.abs(label - constant) ** (isAbsolute ? 1 : 2));
	return {
		at: {
			rmse: Math.sqrt(mean(errors)),
			mae: mean(errors),
			r2: 0
		}[metric],
		by: isAbsolute ? "median-label" : "mean-label",
		isBeaten: isLess(outcomes, errors)
	};
}
/** Whether the items' own errors are smaller on average, paired by item. */
const isLess = (outcomes, guessed) => isAboveZero(outcomes.map(({ value }, item) => (guessed[item] ?? NaN) - value));
/** Whether the mean is above zero: by more than noise, if there are enough values for a test. */
function isAboveZero(values) {
	const tails = {
		low: ERROR,
		high: ERROR
	};
	return ((values.length < MIN_ITEMS ? void 0 : meanInterval(values, tails)?.low) ?? mean([...values])) > 0;
}
/** Items by label. A label that no model can give is NaN and no class. */
function countLabels(outcomes) {
	const counts = /* @__PURE__ */ new Map();
	for (const { actual } of outcomes) if (!Number.isNaN(actual)) counts.set(actual, (counts.get(actual) ?? 0) + 1);
	return counts;
}
// src/verdict/state.ts
/** Verdict states, mildest first; `exit-code.ts` says what each means for the job. */
const STATES = [
	"pass",
	"waived",
	"inconclusive",
	"no-baseline",
	"incomparable",
	"fail",
	"no-provider",
	"error"
];
// src/policy/history-url.ts
/** No characters with a meaning in markdown or HTML, no user name and no query, because it goes into a link unchanged. */
const ADDRESS = /^https?:\/\/[A-Za-z\d](?:[A-Za-z\d.-]*[A-Za-z\d])?(?::\d{1,5})?(?:\/[\w.~%+-]*)*$/;
const MAX_CHARACTERS = 300;
const error$1 = ({ input }) => `expected the address of a page, without a query, such as https://owner.github.io/repository/, got ${quotedJson(input)}`;
/** Address of the history page, for links in comments and job summaries. */
const historyUrlSchema = string({ error: error$1 }).max(MAX_CHARACTERS, { error: error$1 }).regex(ADDRESS, { error: error$1 });
// src/records/fallback.ts
/**
* Why models run on the CPU although a GPU runner was wanted.
*
* - `fork`: a change from a fork never runs on a self-hosted runner.
* - `no-token`: no token may list the runners, so none is known to be online.
* - `list-refused`: the server refused to list them.
* - `none-listed`: the server lists no self-hosted runner.
* - `none-with-labels`: none of the listed runners has the labels.
* - `offline`: those that have the labels are offline.
* - `no-gpu`: the request only says that no GPU was available.
*/
const FALLBACK_KINDS = [
	"fork",
	"no-token",
	"list-refused",
	"none-listed",
	"none-with-labels",
	"offline",
	"no-gpu"
];
const fallbackSchema = _enum(FALLBACK_KINDS);
// src/records/difference.ts
/** Element type and number of dimensions; null if the model leaves it open. */
const inputType = strictObject({
	dtype: string(),
	rank: int().nonnegative().nullable()
});
/** The first inputs or outputs of a model, by name, and the number of others. */
const signature = strictObject({
	tensors: array(tensorTypeSchema.extend({ name: string() })),
	more: int().nonnegative()
});
/** Why two arms cannot be compared. */
const differenceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("field"),
		field: string(),
		baseline: string().nullable(),
		candidate: string().nullable()
	}),
	strictObject({
		kind: literal("input"),
		name: string(),
		baseline: inputType.nullable(),
		candidate: inputType.nullable()
	}),
	strictObject({
		kind: literal("signature"),
		of: _enum(["inputs", "outputs"]),
		baseline: signature,
		candidate: signature
	}),
	strictObject({ kind: literal("figures-only") }),
	strictObject({
		kind: literal("several-changes"),
		heads: array(_enum(CHANGE_HEADS))
	}),
	strictObject({
		kind: literal("changes-unknown"),
		why: _enum(["no-baseline-file", "too-large-to-inspect"])
	}),
	strictObject({ kind: literal("untrusted") })
]);
// src/model/git-lfs.ts
const POINTER_START = "version https://git-lfs.github.com/spec/";
/**
* Whether a file is a Git LFS pointer, because the real file was not fetched.
*
* @param start - The file's first bytes: at least 40, or all if there are fewer.
* @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
*/
function isGitLfsPointer(start) {
	return new TextDecoder("latin1").decode(start.subarray(0, 40)) === POINTER_START;
}
/**
* Rejects a Git LFS pointer.
*
* @param start - See {@link isGitLfsPointer}.
* @param place - Names the file in the message.
* @param expected - What the file should be, such as "an ONNX model".
* @throws {UserError} If the file is a pointer.
*/
function refuseGitLfsPointer(start, place, expected) {
	if (!isGitLfsPointer(start)) return;
	throw new UserError(`${place}: expected ${expected}, got a Git LFS pointer.`, "Fetch the real file: set \"lfs: true\" for actions/checkout, or run \"git lfs pull\" on your machine.");
}
// src/model/model-facts-collector.ts
/** Largest number of names kept from one file. The largest models have about 20,000. */
const MAX_NAMES = 25e4;
/** Collects {@link ModelFacts} while a model is walked. */
var ModelFactsCollector = class {
	/** True once a field that only ONNX models have was seen. */
	hasVersion = false;
	hasGraph = false;
	#reader;
	#shownPath;
	#initializers = /* @__PURE__ */ new Set();
	#inputs = [];
	#outputs = [];
	#opsets = /* @__PURE__ */ new Map();
	#operators = /* @__PURE__ */ new Map();
	#functions = /* @__PURE__ */ new Set();
	#initializerBytes = /* @__PURE__ */ new Map();
	#externalData = /* @__PURE__ */ new Set();
	#metadataKeys = /* @__PURE__ */ new Set();
	#irVersion = 0;
	#producer = "";
	constructor(reader, shownPath) {
		this.#reader = reader;
		this.#shownPath = shownPath;
	}
	/** The facts collected so far. */
	facts(fileBytes) {
		return {
			fileBytes,
			irVersion: this.#irVersion,
			producer: this.#producer,
			opsets: this.#opsets,
			inputs: this.#inputs.filter(({ name }) => !this.#initializers.has(name)),
			outputs: this.#outputs,
			operators: this.#operators,
			functions: this.#functions,
			initializerBytes: this.#initializerBytes,
			externalData: [...this.#externalData],
			metadataKeys: [...this.#metadataKeys]
		};
	}
	irVersion(version) {
		this.hasVersion = true;
		this.#irVersion = version;
	}
	producer(name) {
		this.#producer = name;
	}
	enterGraph(place) {
		if (place === "main") this.hasGraph = true;
	}
	opset(domain, version) {
		this.#opsets.set(domain === "" ? DEFAULT_DOMAIN : domain, version);
		this.#bound(this.#opsets.size);
	}
	metadataKey(key) {
		this.#metadataKeys.add(key);
		this.#bound(this.#metadataKeys.size);
	}
	function({ domain, name }) {
		this.#functions.add(operatorKey(domain, name));
		this.#bound(this.#functions.size);
	}
	node({ domain, op }) {
		const key = operatorKey(domain, op);
		this.#operators.set(key, (this.#operators.get(key) ?? 0) + 1);
		this.#bound(this.#operators.size);
	}
	input(signature, place) {
		if (place === "main") this.#bound(this.#inputs.push(signature));
	}
	output(signature, place) {
		if (place === "main") this.#bound(this.#outputs.push(signature));
	}
	tensor(tensor, role, place) {
		this.#checkShape(tensor);
		if (tensor.externalLocation !== void 0) this.#externalData.add(tensor.externalLocation);
		this.#bound(this.#externalData.size);
		if (role === "attribute") return;
		const dtype = elementTypeName(tensor.dataType);
		this.#initializerBytes.set(dtype, (this.#initializerBytes.get(dtype) ?? 0) + tensor.bytes);
		this.#bound(this.#initializerBytes.size);
		if (role === "initializer" && place === "main") this.#initializers.add(tensor.name);
		this.#bound(this.#initializers.size);
	}
	#bound(names) {
		if (names > MAX_NAMES) this.#reader.refuse(`more than ${MAX_NAMES} names of one kind`);
	}
	/** Otherwise the size of the tensor in bytes would be inexact. */
	#checkShape({ name, dims }) {
		if (hasSafeCount(dims)) return;
		throw new UserError(`${this.#shownPath}: expected tensor ${quoted(name)} with fewer than 2^53 elements, got shape [${dims.join(", ")}].`, "The file is damaged: export the model again.");
	}
};
// src/model/protobuf/protobuf-error.ts
/** The only error that the protobuf reader throws. The message completes "expected …, got" and names the byte. */
var ProtobufError = class extends Error {
	name = "ProtobufError";
	fault;
	/** Offset of the problem, counted from the first byte. */
	byte;
	constructor(fault, byte, message, options) {
		super(message, options);
		this.fault = fault;
		this.byte = byte;
	}
};
// src/model/protobuf/byte-source.ts
/** Bytes that are already in memory. */
function memorySource(bytes) {
	return {
		size: bytes.byteLength,
		windowAt: (position) => bytes.subarray(position)
	};
}
const SMALLEST_WINDOW = 1024;
const LARGEST_WINDOW = 65536;
/**
* Bytes of an open file. Skipped bytes are not loaded: a skip shrinks the window to 1 KiB, and reading on doubles it
* up to 64 KiB. Reads block, for microseconds, because awaiting every field is ten times slower.
*
* @param descriptor - File open for reading; the caller closes it.
* @param size - Length of the file in bytes.
* @param budget - Largest number of bytes to fetch in total.
*/
function fileSource(descriptor, size, budget) {
	const buffer = new Uint8Array(LARGEST_WINDOW);
	let length = SMALLEST_WINDOW;
	let next = 0;
	let fetched = 0;
	function windowAt(position) {
		length = position === next ? Math.min(length * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
		const count = fetch(position);
		next = position + count;
		fetched += count;
		if (fetched > budget) throw new ProtobufError("too-much", position, `more than ${budget} bytes besides weights`);
		return buffer.subarray(0, count);
	}
	function fetch(position) {
		const count = readCount(position);
		if (count === 0) throw new ProtobufError("unreadable", position, `an unexpected end of the file at byte ${position}`);
		return count;
	}
	function readCount(position) {
		try {
			return readSync(descriptor, buffer, 0, Math.min(length, size - position), position);
		} catch (cause) {
			throw new ProtobufError("unreadable", position, `a read error at byte ${position}`, { cause });
		}
	}
	return {
		size,
		windowAt
	};
}
// src/model/protobuf/byte-cursor.ts
/**
* A position in a source that only moves forward, never past the current end, with only a window of the source in
* memory. Decodes whole numbers as protobuf encodes them.
*
* Every method throws a {@link ProtobufError} and nothing else.
*/
var ByteCursor = class {
	#source;
	#window = /* @__PURE__ */ new Uint8Array();
	#windowStart = 0;
	#position = 0;
	#end;
	#depth = 0;
	/** The lower and the upper 32 bits of the last varint, unsigned. */
	low = 0;
	high = 0;
	constructor(source) {
		this.#source = source;
		this.#end = source.size;
	}
	/** Offset of the next byte. */
	get position() {
		return this.#position;
	}
	get isAtEnd() {
		return this.#position >= this.#end;
	}
	/** Number of messages around the current position. */
	get depth() {
		return this.#depth;
	}
	/** Skips `count` bytes, which must exist. Loads nothing. */
	jump(count) {
		this.need(count);
		this.#position += count;
	}
	/** Runs `read` with a nearer end. */
	within(end, read) {
		const outerEnd = this.#end;
		this.#end = end;
		read();
		this.#end = outerEnd;
	}
	/**
	* Like {@link within}, for a nested message. The depth distinguishes a truncated file from a value that is too
	* long.
	*/
	nested(end, read) {
		this.#depth += 1;
		this.within(end, read);
		this.#depth -= 1;
	}
	/** Reads up to ten bytes into `low` and `high`. */
	readVarint() {
		const start = this.#position;
		let low = 0;
		let high = 0;
		for (let shift = 0; shift < 70; shift += 7) {
			const byte = this.#byte();
			const bits = byte & 127;
			if (shift < 32) low |= bits << shift;
			if (shift === 28) high = bits >>> 4;
			if (shift > 28) high |= bits << shift - 32;
			if (byte < 128) {
				this.low = low >>> 0;
				this.high = high >>> 0;
				return;
			}
		}
		this.fail("malformed", "a number longer than ten bytes", start);
	}
	/** Four bytes, least significant first, as an unsigned number. */
	readFixed32() {
		return (this.#byte() | this.#byte() << 8 | this.#byte() << 16 | this.#byte() << 24) >>> 0;
	}
	/** A copy of the next bytes, which must exist. */
	copy(length) {
		const bytes = new Uint8Array(length);
		for (let filled = 0; filled < length;) {
			const part = this.#atHand().subarray(0, length - filled);
			bytes.set(part, filled);
			filled += part.byteLength;
			this.#position += part.byteLength;
		}
		return bytes;
	}
	/** Fails unless `count` bytes are left. `start` is the offset that the error names. */
	need(count, start = this.#position) {
		if (count <= this.#end - this.#position) return;
		const size = this.#source.size;
		if (this.#depth === 0 && this.#end === size) throw new ProtobufError("truncated", size, `the first ${size} of at least ${this.#position + count} bytes`);
		this.fail("malformed", "a value that runs past the end of its message", start);
	}
	fail(fault, what, byte = this.#position) {
		throw new ProtobufError(fault, byte, `${what} at byte ${byte}`);
	}
	#byte() {
		const byte = this.#window[this.#position - this.#windowStart];
		if (byte !== void 0 && this.#position < this.#end) {
			this.#position += 1;
			return byte;
		}
		this.need(1);
		const fetched = this.#atHand()[0];
		this.#position += 1;
		return fetched ?? 0;
	}
	/** The loaded bytes from the current position on, at least one. Must not be called at the end of the source. */
	#atHand() {
		const offset = this.#position - this.#windowStart;
		if (offset < 0 || offset >= this.#window.byteLength) {
			this.#window = this.#source.windowAt(this.#position);
			this.#windowStart = this.#position;
			return this.#window;
		}
		return this.#window.subarray(offset);
	}
};
// src/model/protobuf/protobuf-reader.ts
/** Deepest nesting of messages. ONNX uses three levels per subgraph; real models stay below 20. */
const MAX_DEPTH = 64;
/** A graph of 20,000 nodes has about 300,000 fields. The limit stops reading a hostile file within seconds. */
const MAX_FIELDS = 5e6;
const MAX_TEXT_BYTES$1 = 65536;
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const WIRE_NAMES = [
	"varint",
	"64-bit",
	"length-delimited",
	"group",
	"group end",
	"32-bit"
];
/**
* Reads protobuf wire format from front to back, with only a window of it in memory. Values that are not requested are
* skipped. Bounded in depth, in number of fields, in text length and, through its source, in bytes fetched.
*
* To read a message, pass a function per field. Within it, one call takes the value of the field:
*
*     reader.document({ 1: () => { version = reader.integer(); }, 7: () => reader.message({ … }) });
*
* Every method throws a {@link ProtobufError} and nothing else. After an error, do not use the reader again.
*
* @see https://protobuf.dev/programming-guides/encoding/
*/
var ProtobufReader = class {
	/** Its end is that of the innermost message or packed field. */
	#cursor;
	#decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	#fieldCount = 0;
	#wire = DELIMITED;
	#isPacked = false;
	#isPending = false;
	constructor(source) {
		this.#cursor = new ByteCursor(source);
	}
	/** Reads the outermost message, which fills the whole source. */
	document(fields) {
		this.#readFields(fields);
	}
	/** Takes the value: a nested message. */
	message(fields) {
		const end = this.#enter();
		const cursor = this.#cursor;
		if (cursor.depth === MAX_DEPTH) cursor.fail("too-much", `more than ${MAX_DEPTH} nested messages`);
		cursor.nested(end, () => this.#readFields(fields));
		this.#isPending = false;
	}
	/** Takes the value: int64, or an unsigned 64-bit number with the same bits read as signed. */
	int64() {
		this.#take(VARINT);
		const cursor = this.#cursor;
		cursor.readVarint();
		return BigInt(cursor.high | 0) << 32n | BigInt(cursor.low);
	}
	/** Takes the value: an int64, uint64, int32 or enum that must be exact, within ±2^53. */
	integer() {
		const start = this.#cursor.position;
		const value = Number(this.int64());
		if (!Number.isSafeInteger(value)) this.#cursor.fail("malformed", "a number beyond 2^53", start);
		return value;
	}
	/**
	* Takes the value: the 32 bits of a float or fixed32, unsigned. They are returned as bits, so that a NaN keeps its
	* payload.
	*/
	fixed32() {
		this.#take(FIXED32);
		this.#cursor.need(4);
		return this.#cursor.readFixed32();
	}
	/** Takes the value: the 64 bits of a double or fixed64, unsigned. */
	fixed64() {
		this.#take(FIXED64);
		const cursor = this.#cursor;
		cursor.need(8);
		const low = cursor.readFixed32();
		return BigInt(cursor.readFixed32()) << 32n | BigInt(low);
	}
	/** Takes the value: text of at most 64 KiB. Invalid UTF-8 becomes U+FFFD. */
	text() {
		return this.#decoder.decode(this.bytes(MAX_TEXT_BYTES$1));
	}
	/** Takes the value: a copy of its bytes, at most `maxBytes` of them. */
	bytes(maxBytes) {
		const cursor = this.#cursor;
		const start = cursor.position;
		const length = this.#enter() - cursor.position;
		if (length > maxBytes) cursor.fail("too-much", `a text or value of ${length} bytes`, start);
		return cursor.copy(length);
	}
	/** Skips a length-delimited value and returns its position. Loads nothing. */
	span() {
		const cursor = this.#cursor;
		const end = this.#enter();
		const span = {
			start: cursor.position,
			length: end - cursor.position
		};
		cursor.jump(span.length);
		return span;
	}
	/** Whether the value carries its length: bytes, text, a message or packed numbers. */
	get isDelimited() {
		return this.#wire === DELIMITED;
	}
	/** Skips the value, whatever its wire type, and returns its position. Loads nothing. */
	extent() {
		if (this.isDelimited) return this.span();
		const start = this.#cursor.position;
		this.#skip();
		return {
			start,
			length: this.#cursor.position - start
		};
	}
	/** Takes the value: its length, and a copy of its first bytes, at most `maxBytes`. Skips the rest. */
	prefix(maxBytes) {
		const cursor = this.#cursor;
		const length = this.#enter() - cursor.position;
		const bytes = cursor.copy(Math.min(length, maxBytes));
		cursor.jump(length - bytes.byteLength);
		return {
			length,
			bytes
		};
	}
	/**
	* Takes a repeated number, packed or not: calls `readOne` once per value.
	*
	* @param readOne - Takes one value, with `int64`, `integer`, `fixed32` or `fixed64`.
	*/
	repeated(readOne) {
		if (this.#wire !== DELIMITED) {
			readOne();
			return;
		}
		const end = this.#enter();
		this.#cursor.within(end, () => {
			this.#isPacked = true;
			while (!this.#cursor.isAtEnd) readOne();
			this.#isPacked = false;
		});
		this.#isPending = false;
	}
	/** Stops reading because a limit of the caller is exceeded, such as "more than 255 axes". */
	refuse(what) {
		this.#cursor.fail("too-much", what);
	}
	#readFields(fields) {
		while (!this.#cursor.isAtEnd) {
			fields[this.#readTag()]?.();
			if (this.#isPending) this.#skip();
		}
	}
	#readTag() {
		const cursor = this.#cursor;
		const start = cursor.position;
		cursor.readVarint();
		this.#wire = cursor.low & 7;
		const field = cursor.low >>> 3;
		if (cursor.high !== 0 || field === 0) cursor.fail("malformed", "an invalid field number", start);
		this.#fieldCount += 1;
		if (this.#fieldCount > MAX_FIELDS) cursor.fail("too-much", `more than ${MAX_FIELDS} fields`, start);
		this.#isPending = true;
		return field;
	}
	#skip() {
		switch (this.#wire) {
			case VARINT:
				this.#take(VARINT);
				this.#cursor.readVarint();
				return;
			case FIXED64:
				this.#jump(8);
				return;
			case DELIMITED:
				this.span();
				return;
			case FIXED32:
				this.#jump(4);
				return;
			default: this.#cursor.fail("malformed", `an invalid wire type ${this.#wire}`);
		}
	}
	#jump(count) {
		this.#cursor.jump(count);
		this.#isPending = false;
	}
	/** Marks the pending value as taken. It must have this wire type, unless it is in a packed field. */
	#take(wire) {
		if (!this.#isPacked && this.#wire !== wire) {
			const got = WIRE_NAMES[this.#wire] ?? `wire type ${this.#wire}`;
			this.#cursor.fail("malformed", `a ${got} value in a ${WIRE_NAMES[wire]} field`);
		}
		this.#isPending = false;
	}
	/** Reads the length of a delimited value and returns its end. */
	#enter() {
		this.#take(DELIMITED);
		const cursor = this.#cursor;
		const start = cursor.position;
		cursor.readVarint();
		const length = cursor.high * 2 ** 32 + cursor.low;
		cursor.need(length, start);
		return cursor.position + length;
	}
};
// src/model/read-attribute.ts
const MAX_INTS = 16;
const MAX_TEXT_BYTES = 65536;
const MAX_CONTENT = 200;
/**
* Reads the pending value as an `AttributeProto`.
*
* @param children - Readers for its tensors and graphs: fields 5, 6, 10, 11, 22 and 23.
*/
function readAttribute(reader, children) {
	const content = new Content();
	const ints = [];
	let name = "";
	let holds = "one-value";
	const readFloat = () => content.add(`f${reader.fixed32()}`);
	const readInt = () => {
		const value = reader.int64();
		content.add(`i${value}`);
		if (ints.length < MAX_INTS) ints.push(Number(value));
	};
	const readText = () => {
		const { length, bytes } = reader.prefix(MAX_TEXT_BYTES);
		content.add(`s${length}:${Buffer.from(bytes).toString("latin1")}`);
	};
	reader.message({
		...children,
		1: () => {
			name = reader.text();
		},
		2: readFloat,
		3: readInt,
		4: readText,
		7: () => {
			holds = "floats";
			reader.repeated(readFloat);
		},
		8: () => {
			holds = "other-list";
			reader.repeated(readInt);
		},
		9: () => {
			holds = "other-list";
			readText();
		},
		21: readText
	});
	return {
		name,
		ints,
		content: content.text(),
		holds
	};
}
/** Text that is replaced by its hash once it is long, so that a list of millions is never in memory. */
var Content = class {
	#text = "";
	#hash;
	add(piece) {
		this.#text += `${piece},`;
		if (this.#text.length <= MAX_CONTENT) return;
		this.#hash ??= createHash("sha256");
		this.#hash.update(this.#text, "latin1");
		this.#text = "";
	}
	text() {
		return this.#hash === void 0 ? this.#text : this.#hash.update(this.#text, "latin1").digest("base64");
	}
};
// src/model/read-signature.ts
/**
* Reads a ValueInfoProto: name, element type and shape of an input or output. For values other than tensors, the
* element type is their kind.
*/
function readSignature(reader) {
	let name = "";
	let kind = {
		dtype: elementTypeName(0),
		shape: void 0
	};
	reader.message({
		1: () => {
			name = reader.text();
		},
		2: () => {
			kind = readKind(reader);
		}
	});
	return {
		name,
		...kind
	};
}
function readKind(reader) {
	let kind = {
		dtype: elementTypeName(0),
		shape: void 0
	};
	const other = (dtype) => () => {
		kind = {
			dtype,
			shape: void 0
		};
	};
	reader.message({
		1: () => {
			kind = readTensorKind(reader);
		},
		4: other("sequence"),
		5: other("map"),
		7: other("opaque"),
		8: other("sparse"),
		9: other("optional")
	});
	return kind;
}
function readTensorKind(reader) {
	let dataType = 0;
	let shape;
	reader.message({
		1: () => {
			dataType = reader.integer();
		},
		2: () => {
			shape = readShape(reader);
		}
	});
	return {
		dtype: elementTypeName(dataType),
		shape
	};
}
function readShape(reader) {
	const shape = [];
	reader.message({ 1: () => {
		shape.push(readDimension(reader));
		if (shape.length > 255) reader.refuse(`more than 255 axes`);
	} });
	return shape;
}
function readDimension(reader) {
	let dimension = null;
	reader.message({
		1: () => {
			const size = Number(reader.int64());
			dimension = size < 0 ? null : size;
		},
		2: () => {
			dimension = reader.text() || null;
		}
	});
	return dimension;
}
// src/model/walk-model.ts
/** A visitor that passes everything on to two others, to the first one first. */
function bothVisitors(first, second) {
	const both = [first, second];
	return {
		irVersion: (version) => both.forEach((each) => void each.irVersion?.(version)),
		producer: (name) => both.forEach((each) => void each.producer?.(name)),
		opset: (domain, version) => both.forEach((each) => void each.opset?.(domain, version)),
		metadataKey: (key) => both.forEach((each) => void each.metadataKey?.(key)),
		enterGraph: (place) => both.forEach((each) => void each.enterGraph?.(place)),
		leaveGraph: (place) => both.forEach((each) => void each.leaveGraph?.(place)),
		input: (signature, place) => both.forEach((each) => void each.input?.(signature, place)),
		output: (signature, place) => both.forEach((each) => void each.output?.(signature, place)),
		node: (node, place) => both.forEach((each) => void each.node?.(node, place)),
		tensor: (tensor, role, place) => both.forEach((each) => void each.tensor?.(tensor, role, place)),
		function: (signature) => both.forEach((each) => void each.function?.(signature))
	};
}
const MAX_PARTS_OF_NODE = 1e3;
/** The widest known node joins a few thousand values. */
const MAX_NAMES_OF_NODE = 2e4;
/**
* Walks a serialized `ModelProto` once, front to back, and passes its content to the visitor. Skips weights, and
* training graphs, which inference never runs.
*
* @throws {ProtobufError} If the bytes are not protobuf, or a limit is exceeded.
* @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
*/
function walkModel(reader, visitor) {
	const walk = {
		reader,
		visitor
	};
	reader.document({
		1: () => visitor.irVersion?.(reader.integer()),
		2: () => visitor.producer?.(reader.text()),
		7: () => walkGraph(walk, "main"),
		8: () => walkOpset(walk),
		14: () => walkMetadata(walk),
		25: () => walkFunction(walk)
	});
}
function walkOpset({ reader, visitor }) {
	let domain = "";
	let version = 0;
	reader.message({
		1: () => {
			domain = reader.text();
		},
		2: () => {
			version = reader.integer();
		}
	});
	visitor.opset?.(domain, version);
}
function walkMetadata({ reader, visitor }) {
	let key = "";
	reader.message({ 1: () => {
		key = reader.text();
	} });
	visitor.metadataKey?.(key);
}
function walkFunction(walk) {
	const { reader, visitor } = walk;
	const inputs = [];
	const outputs = [];
	let name = "";
	let domain = "";
	visitor.enterGraph?.("function");
	reader.message({
		1: () => {
			name = reader.text();
		},
		4: () => pushName(reader, inputs),
		5: () => pushName(reader, outputs),
		7: () => walkNode(walk, "function"),
		10: () => {
			domain = reader.text();
		},
		11: () => {
			for (const tensor of walkAttribute(walk).tensors) visitor.tensor?.(tensor, "attribute", "function");
		}
	});
	visitor.leaveGraph?.("function");
	visitor.function?.({
		domain,
		name,
		inputs,
		outputs
	});
}
function walkGraph(walk, place) {
	const { reader, visitor } = walk;
	visitor.enterGraph?.(place);
	reader.message({
		1: () => walkNode(walk, place),
		5: () => visitor.tensor?.(readTensorRecord(reader), "initializer", place),
		11: () => visitor.input?.(readSignature(reader), place),
		12: () => visitor.output?.(readSignature(reader), place),
		15: () => {
			for (const tensor of readSparseTensor(reader)) visitor.tensor?.(tensor, "initializer", place);
		}
	});
	visitor.leaveGraph?.(place);
}
function walkNode(walk, place) {
	const { reader, visitor } = walk;
	const inputs = [];
	const outputs = [];
	const attributes = [];
	const tensors = [];
	let op = "";
	let domain = "";
	reader.message({
		1: () => pushName(reader, inputs),
		2: () => pushName(reader, outputs),
		4: () => {
			op = reader.text();
		},
		5: () => {
			const found = walkAttribute(walk);
			if (attributes.push(found.attribute) > MAX_PARTS_OF_NODE) refuseParts(reader, "attributes");
			tensors.push(...found.tensors);
			if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, "tensors");
		},
		7: () => {
			domain = reader.text();
		}
	});
	const role = op === "Constant" ? "constant" : "attribute";
	for (const tensor of tensors) visitor.tensor?.(tensor, role, place);
	visitor.node?.({
		op,
		domain,
		inputs,
		outputs,
		attributes
	}, place);
}
/** Walks the graphs of an attribute and returns its tensors. Their role is known only once the whole node is read. */
function walkAttribute(walk) {
	const { reader } = walk;
	const tensors = [];
	const keep = (...found) => {
		tensors.push(...found);
		if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, "tensors");
	};
	return {
		attribute: readAttribute(reader, {
			5: () => keep(readTensorRecord(reader)),
			6: () => walkGraph(walk, "subgraph"),
			10: () => keep(readTensorRecord(reader)),
			11: () => walkGraph(walk, "subgraph"),
			22: () => keep(...readSparseTensor(reader)),
			23: () => keep(...readSparseTensor(reader))
		}),
		tensors
	};
}
function pushName(reader, names) {
	if (names.push(reader.text()) > MAX_NAMES_OF_NODE) reader.refuse(`more than ${MAX_NAMES_OF_NODE} inputs or outputs of one node`);
}
function refuseParts(reader, what) {
	reader.refuse(`more than ${MAX_PARTS_OF_NODE} ${what} in one node`);
}
/** Values and indices of a sparse tensor; the values carry its name. */
function readSparseTensor(reader) {
	const dims = [];
	let values;
	let indices;
	reader.message({
		1: () => {
			values = readTensorRecord(reader);
		},
		2: () => {
			indices = readTensorRecord(reader);
		},
		3: () => reader.repeated(() => pushSize(reader, dims))
	});
	const indexBytes = indices?.bytes ?? 0;
	return [...values === void 0 ? [] : [{
		...values,
		sparse: {
			part: "values",
			dims,
			indexBytes
		}
	}], ...indices === void 0 ? [] : [{
		...indices,
		sparse: { part: "indices" }
	}]];
}
// src/model/read-model.ts
/** Largest number of bytes read from one model. Weights are skipped and do not count. */
const MAX_STRUCTURE_BYTES = 268435456;
const EXPORT_HINT = "Use an ONNX model, for example from torch.onnx.export.";
const FETCH_HINT = "Fetch or export the file again.";
/**
* Reads what an ONNX file declares. Skips weights, so time and memory depend on the number of nodes and tensors, not
* on the size of the file.
*
* @param file - Path to the model; a symbolic link is followed.
* @param shownPath - Path shown in messages.
* @throws {UserError} If the file is missing, not an ONNX model, truncated, a Git LFS pointer, without a graph, or
*   beyond the limits (64 nested messages, 5 million fields, 250,000 names, 256 MiB besides weights).
*/
async function readModel(file, shownPath) {
	const opened = await openPlainFile(file, "follow");
	if (opened.problem !== void 0) throw noModelFile(shownPath, opened.problem);
	const { handle, stats } = opened;
	try {
		return readFacts(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
	} finally {
		await handle.close();
	}
}
/** The error for a path without a model file. `problem` is what the path has instead, such as "a folder". */
function noModelFile(shownPath, problem) {
	return new UserError(`${shownPath}: expected a model file, got ${problem}.`, "Check the path. In a policy file, it is relative to that file.");
}
/**
* Reads {@link ModelFacts} from any source of bytes.
*
* @param observe - Creates a second visitor for the same walk.
* @throws {UserError} As {@link readModel}.
*/
function readFacts(source, shownPath, observe) {
	const reader = new ProtobufReader(source);
	const collector = new ModelFactsCollector(reader, shownPath);
	const visitor = observe === void 0 ? collector : bothVisitors(collector, observe(reader));
	try {
		refuseOtherFormats(source, shownPath);
		walkModel(reader, visitor);
	} catch (error) {
		if (!(error instanceof ProtobufError)) throw error;
		throw toUserError(error, collector, shownPath);
	}
	if (collector.hasGraph) return collector.facts(source.size);
	if (!collector.hasVersion) throw otherKind(shownPath, "a file of another kind");
	throw new UserError(`${shownPath}: expected a model with a graph, got none.`, FETCH_HINT);
}
function refuseOtherFormats(source, shownPath) {
	if (source.size === 0) throw new UserError(`${shownPath}: expected an ONNX model, got an empty file.`, FETCH_HINT);
	const start = source.windowAt(0);
	refuseGitLfsPointer(start, shownPath, "an ONNX model");
	const text = new TextDecoder("latin1").decode(start.subarray(0, 8));
	if (text.startsWith("PK")) throw otherKind(shownPath, "a zip archive, as PyTorch and Keras write");
	if (text.slice(4) === "ORTM") throw otherKind(shownPath, "a model in ONNX Runtime's own format (.ort)");
}
function otherKind(shownPath, got, options) {
	return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, EXPORT_HINT, options);
}
function toUserError(cause, collector, shownPath) {
	const got = cause.message;
	switch (cause.fault) {
		case "truncated":
			if (!collector.hasVersion) return otherKind(shownPath, "a file of another kind", { cause });
			return new UserError(`${shownPath}: expected a complete ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "malformed":
			if (!collector.hasVersion) return otherKind(shownPath, "a file of another kind", { cause });
			return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "too-much": return new UserError(`${shownPath}: expected a model within the limits of the gate, got ${got}.`, "Simplify the model; no exporter is known to write such a file.", { cause });
		case "unreadable": return new UserError(`${shownPath}: expected a readable file, got ${got}.`, FETCH_HINT, { cause });
	}
}
// src/git/git.ts
const execute = promisify(execFile);
/** Enough for the record of a large regression set or a history of many years. */
const MAX_OUTPUT_BYTES = 2 ** 28;
/** Git without a shell or prompt, with a deadline of 60 s per command and additional environment variables. */
function gitIn(directory, settings = {}) {
	return async (...args) => {
		const { stdout } = await execute("git", args, {
			cwd: directory,
			timeout: 6e4,
			maxBuffer: MAX_OUTPUT_BYTES,
			env: gitEnvironment([], settings)
		});
		return stdout;
	};
}
let own = {
	config: [],
	env: {}
};
/**
* Sets configuration and variables for all further git commands of this process and for what they start, such as git-lfs.
* They are only in the environment of these commands, never on a command line or in a file.
*/
function configureGit(settings) {
	own = settings;
}
/** The environment of a git command: this process's own, {@link configureGit}'s, and what is given. */
function gitEnvironment(config, settings = {}) {
	const taken = Number(process.env["GIT_CONFIG_COUNT"] ?? 0) || 0;
	const entries = [...own.config, ...config];
	const numbered = entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${taken + index}`, key], [`GIT_CONFIG_VALUE_${taken + index}`, value]]);
	return {
		...process.env,
		...entries.length > 0 && { GIT_CONFIG_COUNT: String(taken + entries.length) },
		...Object.fromEntries(numbered),
		...own.env,
		...settings,
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
const NOT_INSTALLED = "git is not installed";
/** Lines that say why git failed. The first kind says most: why a server refused a push. */
const REASONS = [
	/^remote: ((?:error|GitLab): .*?)\.?\s*$/,
	/^ ! (\[remote rejected\] .*)/,
	/^((?:fatal|error):.*)/
];
/** Git's error message, in one line. */
function gitFailure(error) {
	if (isMissingGit(error)) return NOT_INSTALLED;
	const { stderr, message } = error;
	const lines = (stderr || message || String(error)).trim().split("\n");
	const [reason] = REASONS.flatMap((pattern) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
	return (reason ?? lines[0] ?? "no reason given").trim().slice(0, 300);
}
/** Node reports a missing working directory in the same way; callers have checked theirs. */
const isMissingGit = (error) => {
	const { code, path } = error;
	return code === "ENOENT" && path === "git";
};
// src/git/commits.ts
/**
* Full SHA of the commit that a name refers to: a branch, a tag, a SHA.
*
* @throws {Error} If git has no such commit.
*/
const resolveCommit = async (git, name) => (await git("rev-parse", "--verify", "--end-of-options", `${name}^{commit}`)).trim();
/**
* Full names of the branches and tags that a name may stand for, in the order in which git prefers them, then the full SHAs that it
* may be the beginning of. Empty for a SHA without such a branch or tag, and for a name in the git folder itself, such as HEAD or
* FETCH_HEAD.
*
* @param name - May be followed by steps from there, such as "main~1".
* @throws {Error} If the name starts with "refs/" and there is none: git would look for a branch of that name, such as
*   refs/heads/refs/remotes/origin/main.
* @see https://git-scm.com/docs/gitrevisions, "<refname>".
*/
async function listRefs(git, name) {
	const [own = ""] = name.split(/[~^:]|@\{/);
	const isFull = own.startsWith("refs/");
	const places = isFull ? [own] : [
		`refs/${own}`,
		...[
			"tags",
			"heads",
			"remotes"
		].map((kind) => `refs/${kind}/${own}`),
		`refs/remotes/${own}/HEAD`
	];
	const listed = new Set((await git("for-each-ref", "--format=%(refname)", ...places)).split("\n"));
	const found = places.filter((place) => listed.has(place));
	if (isFull && found.length === 0) throw new Error(`there is no ${own}`);
	if (found.length === 0 || !SHORT_SHA.test(own)) return found;
	const objects = await git("rev-parse", `--disambiguate=${own}`);
	return [...found, ...objects.split("\n").filter((line) => line !== "")];
}
const SHORT_SHA = /^[0-9a-f]{4,39}$/i;
/** @throws {Error} If git does not have the commit; git gives no reason, only an exit code. */
async function expectCommit(git, sha) {
	await git("cat-file", "-e", "--end-of-options", `${sha}^{commit}`);
}
const hasCommit = (git, sha) => expectCommit(git, sha).then(() => true, () => false);
/** Whether the repository lacks a part of any history that it has fetched. */
const isShallow = async (git) => (await git("rev-parse", "--is-shallow-repository")).trim() === "true";
/**
* Whether the checkout lacks commits before HEAD, or before any of the given ones. Reads the parents from the objects themselves, because a repository is
* called shallow as soon as any other branch has been fetched without its history, as a data branch is.
*/
async function lacksHistory(git, commits = ["HEAD"]) {
	if (!await isShallow(git)) return false;
	const first = (await git("rev-list", "--max-parents=0", "--end-of-options", ...commits)).trim().split("\n");
	return (await Promise.all(first.map((sha) => git("cat-file", "commit", sha)))).some((object) => /^parent /m.test(object.slice(0, object.indexOf("\n\n"))));
}
/** @throws {Error} If git lacks one of the commits, or they have no common ancestor. */
const mergeBase = async (git, one, other) => (await git("merge-base", "--end-of-options", one, other)).trim();
/** Full names, because a tag could have the short ones. */
const DEFAULT_BRANCHES = [...[
	"HEAD",
	"main",
	"master"
].map((name) => `refs/remotes/origin/${name}`), ...["main", "master"].map((name) => `refs/heads/${name}`)];
/** Merge base of a folder's checkout with the default branch; undefined outside a repository. */
async function findBranchPoint(directory) {
	const git = gitIn(directory);
	for (const branch of DEFAULT_BRANCHES) {
		const base = await mergeBase(git, "HEAD", branch).catch(() => "");
		if (base !== "") return base;
	}
}
/** Checked-out commit of the repository around a folder; undefined outside a repository. */
const readHeadCommit = (directory) => resolveCommit(gitIn(directory), "HEAD").catch(() => void 0);
/**
* Lists a commit and its first-parent ancestors, that is, the branch before each merge; nearest first.
*
* @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer if the history ends, or if a shallow clone does. `isCut` is true
*   for the latter.
* @throws {Error} If git does not have the commit.
*/
async function listFirstParents(git, commit) {
	const count = 21;
	const ancestors = (await git("rev-list", "--first-parent", `--max-count=${count}`, "--end-of-options", commit)).trim().split("\n");
	if (ancestors.length === count) return {
		ancestors,
		isCut: false
	};
	return {
		ancestors,
		isCut: await isShallow(git)
	};
}
// src/git/git-error.ts
/** The remedy for a commit that the checkout lacks. */
const GET_HISTORY = "Check out with fetch-depth: 0, or give the gate a token with contents: read.";
/**
* The error for a question that git could not answer.
*
* @param facts - `expected`: what git was to do, such as "give the files of the base commit abc1234"; `otherwise`: as of
*   {@link gitRemedy}.
*/
function gitError(error, { place, expected, otherwise }) {
	return new InfrastructureError(`${place}: expected git to ${expected}, got: ${gitFailure(error)}.`, gitRemedy(error, otherwise), { cause: error });
}
/**
* What to do about a failure of git, by its cause.
*
* @param otherwise - Unless git is missing, refuses the checkout, or there is none.
*/
function gitRemedy(error, otherwise) {
	if (isMissingGit(error)) return INSTALL_GIT;
	const { stderr = "" } = error;
	return REMEDIES.find(([cause]) => cause.test(stderr))?.[1] ?? otherwise;
}
const INSTALL_GIT = "Install git in the container before actions/checkout runs: without git, that step downloads the files without their history.";
/** In the order in which they are tried. */
const REMEDIES = [
	[/dubious ownership/, "The checkout belongs to another user. Before the gate, run: git config --global --add safe.directory \"$GITHUB_WORKSPACE\""],
	[/not a git repository/, "Check out with actions/checkout before the gate, in a container after git is installed. If the checkout has a `path`, begin the policy’s path with it."],
	[/could not read (?:Username|Password)|Authentication failed|terminal prompts disabled/i, "Git may not read the repository: give the job `contents: read` and the gate a github-token."]
];
// src/git/git-tree.ts
/** Name of a file at a commit in errors: "models/m.onnx at commit abc1234". */
const placeAtCommit = (path, commit) => `${path} at commit ${shortSha(commit)}`;
const POINTER_BYTES = 64;
/**
* Reads the object id at a path of a commit: a hash of the file's or folder's content.
*
* @returns Undefined if the commit does not have the path, or the path is outside the repository.
* @throws {Error} If the commit or the repository does not exist.
*/
async function readObjectId({ folder, path, commit }) {
	const git = gitIn(folder);
	const place = await pathInRepository(folder, path);
	if (place === void 0) return void 0;
	await expectCommit(git, commit);
	if (place === "") return (await git("rev-parse", "--verify", `${commit}^{tree}`)).trim();
	const listed = await git("ls-tree", "--full-tree", "-z", "--end-of-options", commit, place);
	return /^\d+ \w+ ([0-9a-f]+)\t/.exec(listed)?.[1];
}
/**
* Copies a file or folder of a commit into `directory`. Files keep their paths relative to the root of the repository.
*
* @throws {Error} If git fails: no such commit, no repository, objects that were never fetched.
*/
async function exportFromCommit(place, directory) {
	const git = gitIn(place.folder);
	const path = await pathInRepository(place.folder, place.path);
	if (path === void 0) return { state: "outside-repository" };
	await expectCommit(git, place.commit);
	const blobs = await listBlobs(git, place.commit, path);
	if (blobs.length === 0) return { state: "absent" };
	for (const { object, path: name } of blobs) {
		const file = join(directory, name);
		if (relative(directory, file).startsWith("..")) throw new Error(`a tree with the path ${name}`);
		await writeObject(place.folder, [
			"blob",
			"--end-of-options",
			object
		], file);
		if (!await isPointer(file)) continue;
		const message = await fetchFromLfs(place, name, file);
		if (await isPointer(file)) return {
			state: "in-lfs",
			message
		};
	}
	return {
		state: "found",
		file: join(directory, path)
	};
}
/**
* Replaces a Git LFS pointer with the file that git-lfs fetches, as a checkout does.
*
* @returns Why it failed; null if nothing said so. The pointer is then still there.
*/
async function fetchFromLfs({ folder, commit }, name, file) {
	const fetched = `${file}.lfs`;
	try {
		const config = await lfsSettings(gitIn(folder));
		await writeObject(folder, ["--filters", `${commit}:${name}`], fetched, config);
		await rename(fetched, file);
		return null;
	} catch (error) {
		return lfsFailure(error);
	}
}
/** `git lfs install` writes these, as does actions/checkout with `lfs: true`. */
const LFS_FILTER = [["filter.lfs.smudge", "git-lfs smudge -- %f"], ["filter.lfs.required", "true"]];
/** The filter of git-lfs, unless the checkout has its own. */
async function lfsSettings(git) {
	return await git("config", "--get-regexp", "^filter\\.lfs\\.(process|smudge)$").catch(() => "") === "" ? LFS_FILTER : [];
}
/** The message of git-lfs; git itself only reports that the filter failed. */
function lfsFailure(error) {
	const { stderr = "" } = error;
	return (stderr.split("\n").map((line) => line.trim()).find((line) => /smudge error|batch response|not found|error downloading/i.test(line)) ?? gitFailure(error)).slice(0, 300);
}
/** Text of a small file at a commit; undefined if the commit does not have it. Throws like {@link exportFromCommit}. */
async function readTextAt({ folder, path, commit }) {
	const object = await readObjectId({
		folder,
		path,
		commit
	});
	return object === void 0 ? void 0 : gitIn(folder)("cat-file", "blob", "--end-of-options", object);
}
/**
* Whether git tracks a file of the work tree (committed or staged). Outside a repository, and without git, it does not.
*
* @throws {InfrastructureError} If git cannot say: that never counts as "untracked".
*/
async function isTracked(folder, path) {
	const place = isAbsolute(path) ? relative(folder, path) : path;
	try {
		return await gitIn(folder)("ls-files", "-z", "--", `:(literal)${place}`) !== "";
	} catch (error) {
		if (isMissingGit(error) || OUTSIDE.test(error.stderr ?? "")) return false;
		throw gitError(error, {
			place: path,
			expected: "say whether it tracks the file",
			otherwise: "Check that the checkout is complete, then run again."
		});
	}
}
const OUTSIDE = /not a git repository|is outside repository|outside of the repository/;
/** Path relative to the root of the repository; empty for the root, undefined outside. It need not exist. */
async function pathInRepository(folder, path) {
	const prefix = (await gitIn(folder)("rev-parse", "--show-prefix")).replace(/\n$/, "");
	const below = isAbsolute(path) ? relative(folder, path) : path;
	const place = posix.join(prefix, below.split(sep).join("/")).replace(/\/$/, "");
	if (place === ".") return "";
	return place === ".." || place.startsWith("../") ? void 0 : place;
}
async function listBlobs(git, commit, path) {
	return [...(await git("ls-tree", "-r", "--full-tree", "-z", "--end-of-options", commit, ...path === "" ? [] : [path])).matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]+)\0/g)].map(([, object = "", name = ""]) => ({
		object,
		path: name
	}));
}
async function isPointer(file) {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(POINTER_BYTES) });
		return isGitLfsPointer(buffer.subarray(0, bytesRead));
	} finally {
		await handle.close();
	}
}
/** For one file, which git-lfs may have to download. */
const TRANSFER_MS = 9e5;
/** Objects may be larger than any buffer, so git writes straight into the file. */
async function writeObject(folder, words, file, config = []) {
	await mkdir(dirname(file), { recursive: true });
	const child = spawn("git", ["cat-file", ...words], {
		cwd: folder,
		env: gitEnvironment(config),
		timeout: TRANSFER_MS,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	let stderr = "";
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr = (stderr + text).slice(-4096);
	});
	const exited = new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", resolve);
	});
	await pipeline(child.stdout, createWriteStream(file));
	if (await exited === 0) return;
	await rm(file, { force: true });
	throw Object.assign(/* @__PURE__ */ new Error(`git cat-file ${words.join(" ")} failed`), { stderr });
}
// src/git/git-artifact.ts
/** Why git cannot provide the model of an existing commit. */
const gitProblemSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("outside-repository") }),
	strictObject({
		kind: literal("in-lfs"),
		message: string().optional()
	}),
	strictObject({
		kind: literal("external-data"),
		location: string(),
		why: _enum([
			"absent",
			"outside-repository",
			"in-lfs"
		]),
		message: string().optional()
	}),
	strictObject({
		kind: literal("failed"),
		message: string()
	})
]);
/**
* Extracts a model from a commit: a file or folder and, of an ONNX model, its external data.
*
* @param to.directory - Target folder; files keep their paths relative to the root of the repository.
*/
async function readGitArtifact(place, { directory, isOnnx }) {
	try {
		const model = await exportFromCommit(place, directory);
		if (model.state === "absent") return model;
		if (model.state === "outside-repository") return {
			state: "unavailable",
			problem: { kind: model.state }
		};
		if (model.state === "in-lfs") return {
			state: "unavailable",
			problem: {
				kind: "in-lfs",
				...saidBy(model)
			}
		};
		if (!isOnnx) return model;
		const facts = await readModel(model.file, placeAtCommit(place.path, place.commit));
		for (const location of facts.externalData) {
			const path = join(dirname(place.path), location);
			const data = await exportFromCommit({
				...place,
				path
			}, directory);
			if (data.state === "found") continue;
			return {
				state: "unavailable",
				problem: {
					kind: "external-data",
					location,
					why: data.state,
					...saidBy(data)
				}
			};
		}
		return model;
	} catch (error) {
		return {
			state: "unavailable",
			problem: {
				kind: "failed",
				message: gitFailure(error)
			}
		};
	}
}
/** The message of git-lfs, if any. */
function saidBy(exported) {
	return exported.state === "in-lfs" && exported.message !== null ? { message: exported.message } : {};
}
// src/records/store-fact.ts
/** Identifies a store. */
const storeNameSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("actions-cache") }),
	strictObject({
		kind: literal("directory"),
		path: string()
	}),
	strictObject({
		kind: literal("branch"),
		name: string()
	})
]);
const seconds = number().positive();
const path$1 = string();
/** Key of an entry of the Actions cache. */
const entry = string();
/** Full ref, such as `refs/pull/7/merge`. */
const ref = string();
/** Error code of the operating system, such as `EACCES`. */
const code = string();
/** Text from git, the server or a parser: quoted, never parsed. */
const message$2 = string();
/** What a store could not do, or why its content is not used. */
const storeProblemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("no-answer"),
		seconds
	}),
	strictObject({
		kind: literal("failed"),
		message: message$2
	}),
	strictObject({
		kind: literal("bad-name"),
		modelId: string()
	}),
	strictObject({ kind: literal("no-commit") }),
	strictObject({ kind: literal("accepted-record-stays") }),
	strictObject({ kind: literal("not-default-branch") }),
	strictObject({
		kind: literal("written-by-change"),
		path: path$1
	}),
	strictObject({
		kind: literal("not-a-folder"),
		path: path$1
	}),
	strictObject({
		kind: literal("not-a-file"),
		path: path$1
	}),
	strictObject({
		kind: literal("empty-file"),
		path: path$1
	}),
	strictObject({
		kind: literal("too-large"),
		path: path$1
	}),
	strictObject({
		kind: literal("unreadable"),
		path: path$1,
		code
	}),
	strictObject({
		kind: literal("unwritable"),
		path: path$1,
		code
	}),
	strictObject({
		kind: literal("outrun"),
		branch: string(),
		times: int().positive(),
		message: message$2
	}),
	strictObject({
		kind: literal("push-dropped"),
		branch: string(),
		path: path$1
	}),
	strictObject({
		kind: literal("not-protected"),
		branch: string()
	}),
	strictObject({ kind: literal("not-offered") }),
	strictObject({
		kind: literal("cache-mode"),
		mode: string(),
		forbids: _enum(["read", "write"])
	}),
	strictObject({ kind: literal("default-branch-unknown") }),
	strictObject({
		kind: literal("not-listed"),
		message: message$2
	}),
	strictObject({ kind: literal("list-not-offered") }),
	strictObject({
		kind: literal("unlisted"),
		entry
	}),
	strictObject({ kind: literal("turned-off") }),
	strictObject({
		kind: literal("of-another-ref"),
		entry,
		ref,
		wanted: ref
	}),
	strictObject({
		kind: literal("shadowed"),
		entry,
		ref
	}),
	strictObject({
		kind: literal("not-restored"),
		entry
	}),
	strictObject({
		kind: literal("no-record"),
		entry
	}),
	strictObject({
		kind: literal("wrong-record"),
		entry
	}),
	strictObject({
		kind: literal("not-saved"),
		entry
	}),
	strictObject({ kind: literal("no-gnu-tar") })
]);
/** How a save ended. `place`: name of the entry, file or commit. */
const savedSchema = discriminatedUnion("state", [strictObject({
	state: literal("saved"),
	store: storeNameSchema,
	place: string()
}), strictObject({
	state: literal("not-saved"),
	store: storeNameSchema,
	problem: storeProblemSchema
})]);
// src/records/baseline-fact.ts
/** Full SHA. */
const commit$1 = string();
/** By how many commits a commit precedes another; absent if it is that commit itself. */
const before = strictObject({
	commits: int().positive(),
	of: commit$1
});
/** Where the baseline's model or figures came from. */
const baselineSourceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("git"),
		commit: commit$1,
		before: before.optional()
	}),
	strictObject({
		kind: literal("record"),
		commit: commit$1.nullable(),
		recordedAt: string(),
		store: storeNameSchema,
		before: before.optional()
	}),
	strictObject({
		kind: literal("named"),
		path: string(),
		recordOf: commit$1.nullable().optional()
	}),
	strictObject({ kind: literal("same-model") }),
	strictObject({ kind: literal("untrusted") })
]);
/** Why there is nothing to compare with. */
const noBaselineSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("measured-alone") }),
	strictObject({
		kind: literal("new-model"),
		commit: commit$1.nullable()
	}),
	strictObject({
		kind: literal("none-accepted"),
		commit: commit$1,
		state: string(),
		ancestors: int().nonnegative(),
		from: commit$1
	}),
	strictObject({ kind: literal("no-commit") }),
	strictObject({
		kind: literal("git-failed"),
		commit: commit$1,
		problem: gitProblemSchema
	}),
	strictObject({
		kind: literal("recorded-elsewhere"),
		commit: commit$1
	}),
	strictObject({
		kind: literal("not-in-git"),
		path: string()
	}),
	strictObject({ kind: literal("untrusted") })
]);
/** Why a stored record is not used. */
const unusedRecordSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("of-another"),
		modelId: string(),
		commit: commit$1.nullable(),
		wantedModelId: string(),
		wantedCommit: commit$1.nullable()
	}),
	strictObject({ kind: literal("not-accepted") }),
	strictObject({ kind: literal("not-measured") }),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({
		kind: literal("store"),
		problem: storeProblemSchema
	})
]);
/** Notes on the chosen commit, and on places that had no answer. */
const baselineNoteSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("earlier-reference"),
		refused: commit$1,
		state: string(),
		reference: commit$1,
		before
	}),
	strictObject({
		kind: literal("store-unavailable"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("acceptance-unknown"),
		store: storeNameSchema,
		problem: storeProblemSchema,
		isReferenceUnsure: literal(true).optional()
	}),
	strictObject({
		kind: literal("record-unused"),
		store: storeNameSchema,
		why: unusedRecordSchema
	}),
	strictObject({
		kind: literal("record-of-another-file"),
		store: storeNameSchema,
		recorded: commit$1.nullable(),
		commit: commit$1
	}),
	strictObject({
		kind: literal("commit-not-fetched"),
		commit: commit$1,
		message: string()
	}),
	strictObject({
		kind: literal("settings-unknown"),
		commit: commit$1,
		message: string()
	})
]);
// src/records/acceptance.ts
/** Why a recorded commit may, or may not, be the baseline of later comparisons. */
const acceptanceReasonSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("recorded-by-hand") }),
	strictObject({
		kind: literal("accepted-by-person"),
		reason: string()
	}),
	strictObject({ kind: literal("limits-kept") }),
	strictObject({ kind: literal("waived") }),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("undecided"),
		keepsLimits: boolean()
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("limits-broken"),
		metrics: array(metricSchema),
		isDrift: boolean()
	}),
	strictObject({ kind: literal("drift-not-judged") }),
	strictObject({
		kind: literal("not-measured"),
		message: string()
	}),
	strictObject({
		kind: literal("not-acceptable"),
		message: string().nullable()
	}),
	strictObject({ kind: literal("nothing-judged") }),
	strictObject({ kind: literal("gpu-busy") }),
	strictObject({
		kind: literal("error"),
		message: string()
	}),
	strictObject({
		kind: literal("recorded-text"),
		text: string()
	})
]);
/**
* Whether a recorded commit may be what others are compared with. Being recorded is not enough: a blocked run is
* recorded too, and says so here.
*/
const acceptanceSchema = strictObject({
	accepted: boolean(),
	/** Verdict state of the run that recorded it, as in `verdict.json`, before anyone accepted it. */
	state: string().min(1),
	why: acceptanceReasonSchema,
	/** Who accepted a run that did not pass; absent if the verdict itself is the reason. */
	by: string().min(1).optional()
});
/** As in records of schema version 3, with the reason in a sentence. */
const acceptanceV3Schema = acceptanceSchema.extend({ why: string() }).transform(({ why, ...rest }) => ({
	...rest,
	why: {
		kind: "recorded-text",
		text: why
	}
}));
/** A record without an acceptance is older than acceptances, and counts as accepted. */
function standingOf(commit, acceptance) {
	if (acceptance === void 0) return {
		commit,
		accepted: true,
		isByHand: false,
		state: void 0
	};
	const { accepted, state, by } = acceptance;
	return {
		commit,
		accepted,
		isByHand: accepted && by !== void 0,
		state
	};
}
/**
* Combines all records of one commit. A person's decision counts first. Otherwise one record that is not accepted, on
* any machine, makes the commit not accepted.
*
* @param standings - All of the same commit.
* @returns Undefined if there are none.
*/
function mergeStandings(standings) {
	return standings.find(({ isByHand }) => isByHand) ?? standings.find(({ accepted }) => !accepted) ?? standings[0];
}
/**
* Suffix of a record's name, which shows whether a commit is accepted without reading the record: "unaccepted.fail",
* "by-hand.fail".
*
* @returns Undefined for a record that its own verdict has accepted, which is the normal case.
*/
function markOf(acceptance) {
	if (acceptance === void 0) return void 0;
	const { accepted, isByHand, state } = standingOf("", acceptance);
	if (!accepted) return `unaccepted.${state}`;
	return isByHand ? `by-hand.${state}` : void 0;
}
/** Pattern of a mark in a name, as one group. */
const MARK = String.raw`((?:unaccepted|by-hand)\.[a-z-]+)`;
/** Reads what {@link markOf} wrote; without a mark the record is accepted. */
function readAcceptanceMark(commit, mark) {
	const [kind, state] = mark?.split(".") ?? [];
	return {
		commit,
		accepted: kind !== "unaccepted",
		isByHand: kind === "by-hand",
		state
	};
}
// src/records/positive-control.ts
/** The ways in which a model is made worse on purpose, so that the gate must block it. */
const CONTROL_KINDS = ["slower", "worse"];
/** When the gate last blocked every model that it must block, and how these were made. */
const positiveControlSchema = strictObject({
	at: datetime({ offset: true }),
	blocked: array(_enum(CONTROL_KINDS)).min(1)
});
/** Names for the blocked models in records of schema version 3 and in older history lines. */
const RECORDED_KINDS = {
	"a slower model": "slower",
	"a worse model": "worse"
};
const olderSchema = strictObject({
	at: positiveControlSchema.shape.at,
	caught: array(_enum(Object.keys(RECORDED_KINDS))).min(1)
}).transform(({ at, caught }) => ({
	at,
	blocked: caught.map((each) => RECORDED_KINDS[each])
}));
/** A positive control in a record or a history line of any age. */
const recordedControlSchema = union([positiveControlSchema, olderSchema]);
// node_modules/canonicalize/lib/canonicalize.js
function hasLoneSurrogate(value) {
	for (let i = 0; i < value.length; i++) {
		const code = value.charCodeAt(i);
		if (code >= 55296 && code <= 56319) {
			if (i === value.length - 1) return true;
			const next = value.charCodeAt(i + 1);
			if (!(next >= 56320 && next <= 57343)) return true;
			i++;
		} else if (code >= 56320 && code <= 57343) return true;
	}
	return false;
}
function canonicalize(object, seen = /* @__PURE__ */ new Set()) {
	if (typeof object === "number" && isNaN(object)) throw new Error("NaN is not allowed");
	if (typeof object === "number" && !isFinite(object)) throw new Error("Infinity is not allowed");
	if (typeof object === "string" && hasLoneSurrogate(object)) throw new Error("Lone surrogate is not allowed");
	if (object === null || typeof object !== "object") return JSON.stringify(object);
	if (typeof object.toJSON === "function") {
		if (seen.has(object)) throw new Error("Circular reference detected");
		seen.add(object);
		const result = canonicalize(object.toJSON(), seen);
		seen.delete(object);
		return result;
	}
	if (seen.has(object)) throw new Error("Circular reference detected");
	seen.add(object);
	let result;
	if (Array.isArray(object)) result = `[${object.map((cv) => {
		return canonicalize(cv === void 0 || typeof cv === "symbol" ? null : cv, seen);
	}).join(",")}]`;
	else {
		const parts = [];
		for (const key of Object.keys(object).sort()) {
			if (object[key] === void 0 || typeof object[key] === "symbol") continue;
			parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
		}
		result = `{${parts.join(",")}}`;
	}
	seen.delete(object);
	return result;
}
// src/records/comparability.ts
/** Raised when measuring changes in a way that makes older figures incomparable. */
const MEASURING_VERSION = "1";
/** The field of figures of onnxruntime that were measured request by request, as those of a server are. */
const ASKED = { asked: "like a server" };
/** Everything besides the machine that must be equal for two measurements to be compared. */
function comparabilityFields(policy, measured) {
	return {
		measuring: MEASURING_VERSION,
		dataset: measured.datasetSha256,
		...columnsOf(policy),
		...measured.tokenizerSha256 !== void 0 && { tokenizer: measured.tokenizerSha256 },
		task: canonicalJson(policy.task),
		...measured.scorerSha256 !== void 0 && { scorer: measured.scorerSha256 },
		classes: canonicalJson(measured.classes ?? null),
		review: canonicalJson(policy.review ?? null),
		...policy.engine.kind === "server" ? serverFields(policy, policy.engine) : runtimeFields(policy),
		...measured.programSha256 !== void 0 && { program: measured.programSha256 },
		...measured.isAsked && ASKED,
		traffic: canonicalJson(policy.traffic),
		...policy.state !== void 0 && { state: canonicalJson(policy.state) }
	};
}
const runtimeFields = ({ runtime }) => ({
	runtime: `onnxruntime-node ${runtime.version}`,
	providers: runtime.providers.join(", "),
	"intra-op-threads": String(runtime["intra-op-threads"]),
	"graph-optimization": runtime["graph-optimization"],
	"memory-arena": String(runtime["memory-arena"]),
	"memory-pattern": String(runtime["memory-pattern"])
});
/** Deadlines, credentials and what shows that a server is ready affect no figure. */
function serverFields({ generation }, engine) {
	const { ready: _, "request-deadline": __, environment: ___, credential: ____, ...rest } = engine;
	const { "baseline-credential": _____, start, endpoint, ...served } = rest;
	if (engine.protocol === "open-inference") return {
		engine: canonicalJson(served),
		start: canonicalJson(start ?? null)
	};
	return {
		engine: canonicalJson({
			...served,
			endpoint
		}),
		start: canonicalJson(start ?? null),
		generation: canonicalJson(generation ?? null)
	};
}
/** Which columns of the data set are used. Absent if nothing is said about them, as in older records. */
function columnsOf({ dataset: { path: _, digest: __, tokenizer: ___, prepare: ____, "prepare-deadline": _____, annotations: ______, label, ...columns } }) {
	const said = {
		...label !== "label" && { label },
		...columns
	};
	return Object.values(said).every((value) => value === void 0) ? {} : { columns: canonicalJson(said) };
}
/** SHA-256, hex, of the fields in order of their names. */
function digestFields(fields) {
	return createHash("sha256").update(canonicalJson(fields)).digest("hex");
}
/** Fields in which the candidate differs from the baseline. */
function findDifferences(baseline, candidate) {
	return [.../* @__PURE__ */ new Set([...Object.keys(baseline), ...Object.keys(candidate)])].filter((name) => baseline[name] !== candidate[name]).map((field) => ({
		kind: "field",
		field,
		baseline: baseline[field] ?? null,
		candidate: candidate[field] ?? null
	}));
}
/**
* The canonical JSON of a value, whatever the order of its keys. A lone surrogate, for which the RFC has no text, is
* written as its escape.
*
* @see https://www.rfc-editor.org/rfc/rfc8785
* @throws {Error} If the value contains NaN or an infinity.
*/
function canonicalJson(value) {
	const text = canonicalize(withoutLoneSurrogates(value));
	if (text === void 0) throw new TypeError("canonicalJson: expected a value, got undefined.");
	return text;
}
function withoutLoneSurrogates(value) {
	if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? JSON.stringify(value) : value;
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map(withoutLoneSurrogates);
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLoneSurrogates(inner)]));
}
/** No attempt has more: this is the planned number of launches of one run. */
const MAX_LAUNCHES = 100;
const MAX_PROCESSES = 100;
/** A larger record is not stored. */
const MAX_ATTEMPT_BYTES = 64 * 2 ** 20;
/** Verdict states that an attempt may end in. */
const ATTEMPT_STATES = [
	"fail",
	"inconclusive",
	"error",
	"no-baseline",
	"waived",
	"pass"
];
const armSchema = armMeasurementSchema.refine(({ launches, ramPeakBytes }) => launches.length <= MAX_LAUNCHES && ramPeakBytes.length <= MAX_PROCESSES, { error: `expected at most ${MAX_LAUNCHES} launches, got more` });
/** The candidate's arm, preceded by the baseline's if both were measured. */
const armsSchema = array(armSchema).min(1).max(2).refine((arms) => new Set(arms.map(({ launches }) => launches.length)).size === 1, { error: "expected as many launches of each model" }).refine((arms) => new Set(arms.map(({ outcomes }) => outcomes.count)).size === 1, { error: "expected as many items of each model" });
/** The measurements of one attempt at a comparison: its own launches only, never those of earlier attempts. */
const attemptRecordSchema = strictObject({
	version: literal(3, { error: ({ input }) => `expected schema version 3, got ${JSON.stringify(input)}` }),
	modelId: string(),
	fields: record(string(), string()),
	run: strictObject({
		id: string(),
		attempt: string(),
		url: string()
	}).nullable(),
	at: datetime(),
	/** State of the run, which took the earlier attempts into account. */
	state: _enum(ATTEMPT_STATES),
	/** Version of the gate that measured. */
	gate: string(),
	/** Digest of the waivers that it was judged by. */
	waivers: string(),
	/** Null if nothing was measured. */
	arms: armsSchema.nullable(),
	/** Why a model could not be measured; null if both were. */
	failure: strictObject({
		kind: _enum(FAILURE_KINDS),
		arm: _enum(["baseline", "candidate"]),
		message: string().max(2e3)
	}).nullable()
});
/** @returns Undefined for a record that is too large to store. */
function writeAttempt(record) {
	const text = `${JSON.stringify(record)}\n`;
	return Buffer.byteLength(text) > MAX_ATTEMPT_BYTES ? void 0 : {
		text,
		digest: digestOf(text)
	};
}
/**
* Reads a record.
*
* @param digest - From the end of the record's name.
* @throws {Error} If its content does not match its name, has an invalid value, or belongs to another comparison.
*/
function parseAttempt(text, { key, digest }) {
	if (digestOf(text) !== digest) throw new Error("its content does not match the digest in its name");
	const parsed = attemptRecordSchema.safeParse(JSON.parse(text));
	if (!parsed.success) throw new Error(describeIssue(parsed.error));
	if (!isOf(parsed.data, key)) throw new Error("it belongs to another comparison");
	return parsed.data;
}
const isOf = ({ modelId, fields }, key) => modelId === key.modelId && digestFields(fields) === digestFields(key.fields);
function describeIssue({ issues: [issue] }) {
	return `${issue?.path.join(".")}: ${issue?.message ?? "unreadable"}`;
}
/** `evidence.json`: what a run measured of each model, to be judged again in the merge queue. */
const evidenceSchema = strictObject({
	version: literal(1),
	attempts: array(attemptRecordSchema).max(100)
});
const writeEvidence = (attempts) => `${JSON.stringify({
	version: 1,
	attempts
})}\n`;
/**
* Finds the record of a comparison in `evidence.json`.
*
* @returns Undefined if it has none.
* @throws {Error} If it is invalid.
*/
function parseEvidence(text, key) {
	const parsed = evidenceSchema.safeParse(JSON.parse(text));
	if (!parsed.success) throw new Error(describeIssue(parsed.error));
	return parsed.data.attempts.find((record) => isOf(record, key));
}
/** First 32 hex digits of the SHA-256 over a record. */
const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
// src/verdict/facts/attempts.ts
const count$4 = int().nonnegative();
/** Attempts at one comparison: the same two models, data, settings, machine and limits. Absent at the first attempt. */
const attemptsSchema = strictObject({
	/** Number of this attempt, from 1. */
	number: int().positive(),
	/** Launches behind the figures. */
	launches: count$4,
	/** Number of attempts that those launches come from. */
	of: count$4,
	/** Launches of this run. */
	own: count$4,
	/**
	* What the verdict is based on. `all`: the launches of all attempts, pooled. `this`: this attempt, which fails alone
	* or does not agree with the others, although the pooled launches pass. `earlier`: earlier attempts, at least one of which failed; nothing was measured
	* again. `pull-request`: what the pull request's own run measured; nothing was measured again.
	*/
	basis: _enum([
		"all",
		"this",
		"earlier",
		"pull-request"
	]),
	/** Oldest first. */
	earlier: array(strictObject({
		state: _enum(ATTEMPT_STATES),
		launches: count$4,
		at: datetime(),
		/** Link to the attempt's run; null on a command line and in an untrusted verdict. */
		url: string().nullable()
	}))
});
// src/records/commit-note.ts
/** Full SHA. */
const commit = string();
/** Text from git or the server: quoted, never parsed. */
const message$1 = string();
/** Why the commit that is checked out does not name the base of a pull request. */
const noMergeSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-checkout"),
		checkedOut: commit
	}),
	strictObject({
		kind: literal("not-the-merge"),
		checkedOut: commit,
		head: commit
	}),
	strictObject({
		kind: literal("unreadable"),
		message: message$1
	}),
	strictObject({
		kind: literal("merge-base-unknown"),
		head: commit,
		message: message$1.nullable()
	}),
	strictObject({
		kind: literal("rules-changed"),
		head: commit,
		since: commit
	})
]);
/** Why the ancestors of a commit cannot be listed. */
const ancestorsUnknownSchema = discriminatedUnion("kind", [strictObject({ kind: literal("no-token") }), strictObject({
	kind: literal("failed"),
	message: message$1
})]);
/** Why the last release is unknown. */
const releaseUnknownSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-asked") }),
	strictObject({ kind: literal("no-token") }),
	strictObject({ kind: literal("shallow-clone") }),
	strictObject({
		kind: literal("failed"),
		message: message$1
	})
]);
/**
* What a reader should know about how the commits of a run were found: the one under test, and the one to compare with.
*/
const commitNoteSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("base-branch-tip"),
		commit,
		why: noMergeSchema
	}),
	strictObject({
		kind: literal("fork-point"),
		commit,
		head: commit
	}),
	strictObject({
		kind: literal("last-release"),
		tag: string(),
		commit
	}),
	strictObject({ kind: literal("no-earlier-release") }),
	strictObject({
		kind: literal("release-unknown"),
		why: releaseUnknownSchema
	}),
	strictObject({
		kind: literal("branch-point"),
		branch: string(),
		commit
	}),
	strictObject({
		kind: literal("branch-point-unknown"),
		branch: string(),
		message: message$1
	}),
	strictObject({
		kind: literal("first-parent"),
		commit,
		of: commit
	}),
	strictObject({
		kind: literal("no-parent"),
		commit
	}),
	strictObject({
		kind: literal("head-unreadable"),
		message: message$1
	}),
	strictObject({
		kind: literal("ancestors-unknown"),
		commit,
		why: ancestorsUnknownSchema
	}),
	strictObject({
		kind: literal("commit-not-fetched"),
		commit,
		message: message$1
	}),
	strictObject({
		kind: literal("checkout-unconfirmed"),
		commit,
		message: message$1
	})
]);
// src/verdict/waiver/waiver-standing.ts
/** The part of a limit that a waiver raises, or its raised value. */
const ceilingSchema = limitSchema.pick({
	"max-increase": true,
	"max-drop": true,
	max: true,
	min: true
});
/** A waiver of one of a model's limits, and its effect in a run. */
const waiverStandingSchema = strictObject({
	metric: metricSchema,
	/** The group of items whose limit it raises; absent for all items. */
	slice: strictObject({
		key: string(),
		value: string()
	}).optional(),
	/** The part of the policy's limit that it raises. */
	limit: ceilingSchema,
	/** The raised value of that part. */
	ceiling: ceilingSchema,
	/** Its last day, in UTC: "2026-12-31". */
	expires: string(),
	/** 0 on the last day, negative once it has expired. */
	daysLeft: int(),
	issue: string(),
	reason: string(),
	/**
	* `used`: without it the row would not pass. `not-enough`: the row fails anyway. `undecided`: the row is undecided
	* even with it. `not-judged`: the metric was not judged.
	*/
	standing: _enum([
		"used",
		"not-needed",
		"not-enough",
		"undecided",
		"not-judged",
		"expired"
	])
});
// src/verdict/row/reason.ts
const count$3 = int().nonnegative();
const finite$2 = number();
const share$2 = number();
/** Why GPU memory or energy is missing or not comparable. */
const notRead = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-on-gpu") }),
	strictObject({ kind: literal("run-ended-before") }),
	strictObject({
		kind: literal("unreadable"),
		arm: _enum(["baseline", "candidate"]),
		why: readingProblemSchema
	}),
	strictObject({ kind: literal("other-scope") }),
	strictObject({
		kind: literal("other-meter"),
		baseline: _enum(METERS),
		candidate: _enum(METERS)
	})
]);
/** Why a metric was not measured. */
const missingSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("cpu-only") }),
	strictObject({ kind: literal("not-profiled") }),
	strictObject({ kind: literal("no-launch") }),
	strictObject({ kind: literal("load-generator-late") }),
	strictObject({
		kind: literal("not-read"),
		why: notRead
	}),
	strictObject({
		kind: literal("energy-unknown"),
		why: notRead
	}),
	strictObject({ kind: literal("no-prices") }),
	strictObject({ kind: literal("tokens-not-counted") }),
	strictObject({ kind: literal("no-review-rule") }),
	strictObject({ kind: literal("not-served") }),
	strictObject({ kind: literal("not-started") }),
	strictObject({
		kind: literal("requests-failed"),
		arm: _enum(["baseline", "candidate"]),
		failed: count$3,
		of: count$3
	}),
	strictObject({ kind: literal("arena-not-reported") }),
	strictObject({
		kind: literal("no-score"),
		message: string()
	}),
	strictObject({ kind: literal("answers-not-compared") }),
	strictObject({
		kind: literal("answers-not-finite"),
		items: count$3,
		of: count$3
	}),
	strictObject({
		kind: literal("answers-missing"),
		items: count$3,
		of: count$3
	}),
	strictObject({
		kind: literal("labels-contradicted"),
		score: finite$2
	}),
	strictObject({
		kind: literal("failed"),
		failure: _enum(FAILURE_KINDS),
		message: string()
	}),
	strictObject({
		kind: literal("shard-failed"),
		shard: count$3,
		of: count$3,
		message: string()
	}),
	strictObject({
		kind: literal("shard-incomparable"),
		shard: count$3,
		of: count$3
	})
]);
const waiver = strictObject({
	ceiling: ceilingSchema,
	expires: string(),
	issue: string()
});
/** Why a row is in its state, if its figures alone do not show it. */
const reasonSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("not-measured"),
		why: missingSchema
	}),
	strictObject({
		kind: literal("gpu-busy"),
		launches: count$3,
		of: count$3
	}),
	strictObject({
		kind: literal("too-few-inferences"),
		inferences: count$3,
		needed: count$3,
		percent: finite$2
	}),
	strictObject({ kind: literal("too-few-launches") }),
	strictObject({
		kind: literal("interval-crosses-limit"),
		of: _enum([
			"change",
			"value",
			"stalls",
			"own-waiting",
			"share",
			"share-change"
		]),
		fails: finite$2,
		passes: finite$2,
		/** Whether more launches would narrow the interval. */
		isByLaunches: boolean()
	}),
	strictObject({
		kind: literal("too-few-inputs"),
		inputs: count$3,
		needed: count$3,
		percent: finite$2,
		offered: finite$2
	}),
	strictObject({
		kind: literal("slower-inputs"),
		share: share$2
	}),
	strictObject({
		kind: literal("stalls"),
		baselineShare: share$2,
		candidateShare: share$2,
		beyond: finite$2
	}),
	strictObject({
		kind: literal("waits-for-itself"),
		baselineShare: share$2,
		candidateShare: share$2
	}),
	strictObject({
		kind: literal("as-timed"),
		baselineNs: finite$2,
		candidateNs: finite$2
	}),
	strictObject({
		kind: literal("below-floor"),
		amount: finite$2,
		floor: finite$2
	}),
	strictObject({
		kind: literal("mlperf-too-few"),
		inferences: count$3,
		needed: count$3,
		percent: finite$2
	}),
	strictObject({
		kind: literal("mlperf-estimate"),
		p95Ns: finite$2
	}),
	strictObject({
		kind: literal("judged-over-items"),
		items: count$3,
		changed: count$3.nullable(),
		needed: finite$2.nullable().optional(),
		/** The smallest worsening that this many items can detect at this rate of change, in the row's unit. */
		visible: finite$2.optional(),
		hasInterval: boolean(),
		/** Number of clusters, if the items come in clusters. */
		clusters: count$3.optional()
	}),
	strictObject({
		kind: literal("guarded-limit"),
		below: finite$2,
		allowed: finite$2
	}),
	strictObject({
		kind: literal("slice-undecided"),
		items: count$3,
		needed: finite$2.nullable()
	}),
	strictObject({ kind: literal("no-such-slice") }),
	strictObject({
		kind: literal("random-outputs"),
		arm: _enum(["baseline", "candidate"]),
		...unrepeatableSchema.shape
	}),
	strictObject({
		kind: literal("non-finite-outputs"),
		baseline: count$3,
		candidate: count$3,
		items: count$3
	}),
	strictObject({ kind: literal("baseline-lacks-figure") }),
	strictObject({
		kind: literal("nothing-to-compare"),
		keys: array(_enum(["max-increase", "max-drop"]))
	}),
	strictObject({
		kind: literal("figure-of"),
		scope: _enum([
			"gpu-power-estimate",
			"whole-processor",
			"whole-gpu"
		])
	}),
	strictObject({ kind: literal("one-shard") }),
	strictObject({
		kind: literal("advisory"),
		isBeyondLimit: boolean()
	}),
	strictObject({
		kind: literal("waiver-expired"),
		...waiver.shape
	}),
	strictObject({
		kind: literal("within-waiver"),
		isBeyondLimit: boolean(),
		waivers: array(waiver)
	}),
	strictObject({
		kind: literal("waiver-undecided"),
		isBeyondLimit: boolean(),
		waivers: array(waiver)
	}),
	strictObject({
		kind: literal("beyond-waiver"),
		waivers: array(waiver)
	})
]);
// src/verdict/row/row.ts
const finite$1 = number();
/** The verdict on one metric of one model. `shown` rows have no limit and never decide. */
const rowSchema = strictObject({
	metric: metricSchema,
	/** Of a task score: its own name, such as "Accuracy", and which direction is better. */
	score: strictObject({
		name: string(),
		better: _enum(["higher", "lower"])
	}).optional(),
	/** Of a limit by slice: the group of items that it judges; absent for all items. */
	slice: strictObject({
		key: string(),
		value: string()
	}).optional(),
	state: _enum([
		"pass",
		"waived",
		"fail",
		"inconclusive",
		"shown"
	]),
	/** In `unit`; null if not measured. */
	baseline: finite$1.nullable(),
	candidate: finite$1.nullable(),
	/**
	* Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a
	* baseline.
	*/
	change: finite$1.nullable(),
	changeKind: _enum(["relative", "difference"]),
	unit: _enum([
		"ns",
		"bytes",
		"USD",
		"J",
		"score",
		"share",
		"items/s",
		"tokens/s",
		"tokens",
		"nats"
	]),
	/** The policy's limit; null if the metric has none. */
	limit: limitSchema.nullable(),
	/** On `change`, at the two-sided `confidence` in 0..1. */
	interval: strictObject({
		low: finite$1,
		high: finite$1,
		confidence: finite$1
	}).optional(),
	/** On `candidate` itself, in `unit`; set if a limit bounds the value and the value is judged by an interval. */
	valueInterval: strictObject({
		low: finite$1,
		high: finite$1
	}).optional(),
	/** Number of samples behind each value, and of launches in which inferences were timed. */
	samples: strictObject({
		baseline: int().nonnegative(),
		candidate: int().nonnegative(),
		of: _enum([
			"inference",
			"item",
			"process",
			"launch",
			"window",
			"request"
		]),
		launches: int().nonnegative().optional()
	}).optional(),
	/** Why the row is in its state, if its figures alone do not show it. */
	reasons: array(reasonSchema)
});
// src/verdict/facts/note.ts
const count$2 = int().nonnegative();
const share$1 = number();
/** The pull request whose run measured, and the address of that run. */
const evidenceSourceSchema = strictObject({
	pullRequest: int().positive(),
	url: string()
});
/** Why the merge queue measured again instead of using what the pull request's own run measured. */
const evidenceUnusedSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("unavailable"),
		message: string()
	}),
	strictObject({ kind: literal("no-pull-request") }),
	strictObject({ kind: literal("workflow-changed") }),
	strictObject({ kind: literal("from-fork") }),
	strictObject({ kind: literal("workflow-unknown") }),
	strictObject({ kind: literal("no-run") }),
	strictObject({ kind: literal("run-of-another-repository") }),
	strictObject({
		kind: literal("run-not-successful"),
		conclusion: string()
	}),
	strictObject({ kind: literal("no-artifacts-api") }),
	strictObject({
		kind: literal("no-artifact"),
		name: string()
	}),
	strictObject({
		kind: literal("too-many-artifacts"),
		limit: count$2
	}),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({ kind: literal("of-another-comparison") }),
	strictObject({
		kind: literal("wrong-age"),
		at: string()
	}),
	strictObject({ kind: literal("other-gate-version") }),
	strictObject({ kind: literal("other-waivers") }),
	strictObject({
		kind: literal("not-passed"),
		state: string()
	}),
	strictObject({ kind: literal("nothing-measured") }),
	strictObject({ kind: literal("other-arms") }),
	strictObject({
		kind: literal("not-passed-again"),
		state: string()
	})
]);
/** Why earlier attempts do not count for a pass of an undecided row. */
const doubtSchema = strictObject({
	metric: metricSchema,
	/**
	* `own-figures`: those of this run do not keep the limit. `differs`: the earlier attempts measured something else.
	* `not-comparable`: the attempts cannot be compared in what is undecided.
	*/
	why: _enum([
		"own-figures",
		"differs",
		"not-comparable"
	])
});
/** Anything a reader should know besides the rows. */
const noteSchema = discriminatedUnion("kind", [
	...baselineNoteSchema.options,
	strictObject({
		kind: literal("not-judged-on-cpu"),
		metrics: array(metricSchema)
	}),
	strictObject({
		kind: literal("judged-by-own-file"),
		path: string(),
		commit: string(),
		why: _enum(["in-lfs", "absent"]),
		/** From git-lfs. */
		message: string().optional()
	}),
	strictObject({
		kind: literal("columns-by-position"),
		input: string(),
		columns: array(string()),
		of: count$2
	}),
	strictObject({
		kind: literal("missing-values"),
		fields: count$2,
		columns: array(string()),
		of: count$2
	}),
	strictObject({
		kind: literal("input-renamed"),
		baseline: string(),
		candidate: string()
	}),
	strictObject({
		kind: literal("input-by-other-name"),
		input: string(),
		name: string()
	}),
	strictObject({
		kind: literal("output-renamed"),
		baseline: string(),
		candidate: string(),
		how: _enum([
			"policy",
			"match",
			"only"
		])
	}),
	strictObject({
		kind: literal("inputs-unused"),
		names: array(string()).min(1),
		of: count$2
	}),
	strictObject({
		kind: literal("timed-by-step"),
		steps: number().positive(),
		baselineNs: number().positive().nullable(),
		candidateNs: number().positive().nullable()
	}),
	strictObject({
		kind: literal("waivers-unreadable"),
		message: string()
	}),
	strictObject({
		kind: literal("earlier-attempt-failed"),
		isCommandLine: boolean()
	}),
	strictObject({ kind: literal("attempt-fails-alone") }),
	strictObject({
		kind: literal("attempts-decide"),
		state: string()
	}),
	strictObject({
		kind: literal("attempts-doubted"),
		doubts: array(doubtSchema)
	}),
	strictObject({ kind: literal("attempt-too-large") }),
	strictObject({
		kind: literal("attempt-not-kept"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("attempts-unknown"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("attempt-unused"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("evidence-reused"),
		source: evidenceSourceSchema
	}),
	strictObject({
		kind: literal("evidence-unused"),
		why: evidenceUnusedSchema
	}),
	strictObject({
		kind: literal("launches-discarded"),
		why: _enum(["late", "gpu-busy"]),
		launches: count$2,
		of: count$2,
		disturbances: array(gpuDisturbanceSchema)
	}),
	strictObject({ kind: literal("gpu-power-capped") }),
	strictObject({
		kind: literal("repeats-answered-faster"),
		arm: _enum(["baseline", "candidate"]),
		ratio: number(),
		/** What was repeated; prompts if absent. Timed prompts never repeat, timed tensors do. */
		of: _enum(["prompts", "tensors"]).optional()
	}),
	strictObject({
		kind: literal("answers-cut-off"),
		baseline: count$2.nullable(),
		candidate: count$2,
		of: count$2
	}),
	strictObject({
		kind: literal("requests-failed"),
		baseline: count$2.nullable(),
		candidate: count$2,
		of: count$2
	}),
	strictObject({ kind: literal("servers-not-started") }),
	strictObject({ kind: literal("asked-like-a-server") }),
	strictObject({
		kind: literal("waited-for-cores"),
		baselineShare: share$1.nullable(),
		candidateShare: share$1,
		isLeftOut: boolean()
	}),
	strictObject({
		kind: literal("cpu-stolen"),
		share: share$1
	}),
	strictObject({
		kind: literal("random-inputs"),
		items: count$2,
		sizes: array(strictObject({
			name: string(),
			size: count$2
		})),
		values: array(strictObject({
			name: string(),
			low: number(),
			high: number()
		})),
		rtol: number(),
		atol: number()
	}),
	strictObject({
		kind: literal("program-of-checkout"),
		names: array(string()).min(1),
		commit: string()
	}),
	strictObject({ kind: literal("made-up-prompts") }),
	strictObject({
		kind: literal("labels-of-baseline"),
		items: count$2,
		of: count$2
	}),
	strictObject({
		kind: literal("labelled-by-baseline"),
		isAlone: boolean()
	}),
	strictObject({
		kind: literal("score-guessed"),
		score: string()
	}),
	strictObject({
		kind: literal("outputs-not-compared"),
		names: array(string()).min(1),
		why: _enum(["not-tensors", "in-one-model"])
	}),
	strictObject({
		kind: literal("outputs-constant"),
		names: array(string()).min(1),
		of: count$2
	})
]);
// src/verdict/facts/drift.ts
/** Why drift limits were not judged, or need not be. */
const driftReasonSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("items-in-shards"),
		metrics: array(metricSchema)
	}),
	strictObject({
		kind: literal("release-unknown"),
		why: releaseUnknownSchema
	}),
	strictObject({ kind: literal("no-release") }),
	strictObject({ kind: literal("kept-by-record") }),
	strictObject({
		kind: literal("not-measured"),
		message: string()
	}),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({ kind: literal("not-judged") })
]);
/** The model compared with the last release, over all merges since. */
const modelDriftSchema = strictObject({
	/**
	* `pass` also if there is nothing to compare with: no release yet, or none that has the model; `why` says which.
	* `incomparable` if the release is unknown, cannot be found or cannot be measured: a requested check that was not
	* done is no pass.
	*/
	state: _enum([
		"pass",
		"fail",
		"inconclusive",
		"incomparable"
	]),
	/** Null if there is none, or it is unknown. */
	release: strictObject({
		tag: string(),
		commit: string()
	}).nullable(),
	/** Where the release's model or figures came from; null if there are none. */
	source: baselineSourceSchema.nullable(),
	/** One per drift limit; `baseline` is the release's figure. */
	rows: array(rowSchema),
	/** Absent if the rows give the reason. */
	why: driftReasonSchema.optional(),
	/** Attempts at the comparison with the release. */
	attempts: attemptsSchema.optional(),
	notes: array(noteSchema)
});
// src/records/refusal.ts
const model$1 = string();
/** ISO 8601. */
const recordedAt = string();
const path = string();
const sha256 = string();
/** Text from git, the server or the operating system: quoted, never parsed. */
const message = string();
/** Why no nightly run has tested a model file. */
const noNightlySchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("no-data-branch") }),
	strictObject({
		kind: literal("no-history"),
		branch: string()
	}),
	strictObject({
		kind: literal("history-unreadable"),
		branch: string(),
		message
	}),
	strictObject({ kind: literal("no-run") }),
	strictObject({
		kind: literal("other-file"),
		recordedAt,
		sha256
	}),
	strictObject({
		kind: literal("too-old"),
		recordedAt
	}),
	strictObject({
		kind: literal("not-passed"),
		recordedAt,
		state: string()
	}),
	strictObject({
		kind: literal("not-accepted"),
		recordedAt
	})
]);
/** Why a release is not signed off. */
const refusalSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("no-earlier-release"),
		why: releaseUnknownSchema.nullable()
	}),
	strictObject({
		kind: literal("other-commit"),
		expected: string().nullable(),
		got: string().nullable()
	}),
	strictObject({
		kind: literal("file-not-of-commit"),
		path,
		is: _enum(["changed", "uncommitted"])
	}),
	strictObject({
		kind: literal("file-unknown"),
		path,
		message
	}),
	strictObject({
		kind: literal("no-nightly"),
		model: model$1,
		path,
		sha256,
		maxAgeMs: number(),
		why: noNightlySchema
	}),
	strictObject({
		kind: literal("repeat-not-passed"),
		model: model$1,
		repeat: int().positive(),
		of: int().positive(),
		state: string()
	})
]);
// src/verdict/facts/ending.ts
/** How a model's run ended, before its rows are considered. */
const endingSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("compared") }),
	strictObject({ kind: literal("unchanged") }),
	strictObject({
		kind: literal("failed"),
		failure: _enum(FAILURE_KINDS),
		message: string().nullable(),
		providers: array(string())
	}),
	strictObject({
		kind: literal("shard-failed"),
		shard: int().positive(),
		of: int().positive(),
		failure: _enum(FAILURE_KINDS),
		message: string().nullable()
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("measured-alone"),
		isRecordable: boolean()
	}),
	strictObject({
		kind: literal("not-signed-off"),
		refusals: array(refusalSchema)
	})
]);
// src/verdict/facts/layers.ts
/** A tensor that both models compute, over all items that were run. */
const layerDifferenceSchema = strictObject({
	/** Its name in both models. */
	tensor: string(),
	/** The operator that computes it in each. */
	operators: strictObject({
		baseline: string(),
		candidate: string()
	}),
	/** Whether it is quantized, or computed from quantized values. */
	quantized: strictObject({
		baseline: boolean(),
		candidate: boolean()
	}),
	/** Largest difference of two numbers, relative to the baseline's largest number; null if it is not finite. */
	relative: number().nonnegative().nullable(),
	/** Cosine of the angle between both, -1..1; null if it has none. */
	cosine: number().nullable()
});
/** Both models compared layer by layer, to find where their answers begin to differ. */
const layersSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("compared"),
		/** Ids of the items that were run: items that only the baseline answers correctly, if there are any. */
		items: array(string()),
		/** Number of tensors that have the same name in both models, and how many of these were compared. */
		shared: int().nonnegative(),
		compared: int().nonnegative(),
		/** Largest relative difference that rounding explains. */
		rounding: number(),
		/** Number of compared tensors that differ by more, and the first of them, in the order of computation. */
		differing: int().nonnegative(),
		first: array(layerDifferenceSchema),
		/** Where the difference grows most from one compared tensor to the next; null if nothing differs at all. */
		steepest: layerDifferenceSchema.nullable()
	}),
	strictObject({
		kind: literal("not-compared"),
		why: _enum([
			"score-kept",
			"score-unknown",
			"no-baseline-model",
			"served",
			"state",
			"unchanged",
			"shards",
			"nothing-shared"
		])
	}),
	strictObject({
		kind: literal("failed"),
		failure: _enum(FAILURE_KINDS).nullable(),
		message: string()
	})
]);
// src/verdict/facts/method.ts
const count$1 = int().nonnegative();
const error = number();
/** How a model was measured and decided. */
const methodSchema = strictObject({
	budgetNs: number(),
	/** What the budget may be extended to while a limit is undecided; absent if it may not. */
	longestBudgetNs: number().optional(),
	seed: count$1,
	/**
	* `paired`: both arms took turns in every launch. `same-model`: both are the same file with the same settings, and one
	* was measured. `candidate-alone`: there was no baseline to run. `stored-baseline`: the candidate ran alone and is
	* compared with recorded figures. `record`: nothing was measured. `nothing`: nothing was measured or judged.
	*/
	sampling: _enum([
		"paired",
		"same-model",
		"candidate-alone",
		"stored-baseline",
		"record",
		"nothing"
	]),
	/** How two servers took turns: block by block, or launch by launch; absent unless both arms are servers. */
	turns: _enum(TURNS).optional(),
	/** Absent if nothing was measured. */
	launches: count$1.optional(),
	/** Timed inferences per arm. */
	inferences: count$1.optional(),
	/** Whether latency leaves out the time waiting for a core; absent if nothing was measured. */
	isNet: boolean().optional(),
	/** Mean share of the latency spent waiting, for traffic in which requests can wait; null if not measured. */
	queueShare: strictObject({
		baseline: number().nullable(),
		candidate: number().nullable()
	}).optional(),
	/** Error rates of the decision procedure; absent without a baseline, or if no sampled metric has a limit. */
	errors: strictObject({
		firstLook: count$1,
		plannedLaunches: count$1,
		block: error,
		pass: error,
		/** For scores that are decided `confident`. */
		passOfItems: error.optional()
	}).optional(),
	/** Chance of blocking over all limits by slice, which are a family of their own; absent without such limits. */
	blockOfSlices: error.optional()
});
/** A setting that a model ran with; `baseline` only if it differs. */
const settingSchema = strictObject({
	name: string(),
	candidate: string(),
	baseline: string().optional()
});
/** The command that repeats a measurement. Paths are relative to the working directory of the run. */
const commandSchema = strictObject({
	/** Absent if two files were compared without a policy. */
	policyFile: string().optional(),
	candidate: string(),
	baseline: string().optional(),
	baselinePolicyFile: string().optional(),
	budgetNs: number(),
	seed: count$1,
	/** Full SHA of the base commit. */
	commit: string().optional(),
	/** Options of a comparison without a policy, as given. */
	compare: union([strictObject({
		sizes: array(strictObject({
			name: string(),
			size: count$1
		})),
		values: array(strictObject({
			name: string(),
			low: number(),
			high: number()
		})),
		rtol: number(),
		atol: number(),
		/** Has the candidate; absent if both are files. */
		server: strictObject({
			url: string(),
			modelName: string(),
			credential: string().optional()
		}).optional()
	}), strictObject({ servers: strictObject({
		baseline: string(),
		candidate: string(),
		prompts: string().optional(),
		modelName: string(),
		endpoint: _enum(["chat", "completions"]),
		maxTokens: count$1,
		/** Names of the variables that hold the credentials. */
		credential: string().optional(),
		baselineCredential: string().optional()
	}) })]).optional()
});
// src/verdict/untrusted/contradiction.ts
const state = _enum(STATES);
/** A combination in a verdict that cannot be true. */
const contradictionSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("no-model") }),
	strictObject({
		kind: literal("too-many-models"),
		max: int()
	}),
	strictObject({ kind: literal("bad-model-id") }),
	strictObject({
		kind: literal("metric-twice"),
		metric: metricSchema
	}),
	strictObject({
		kind: literal("passes-beyond-limit"),
		metric: metricSchema
	}),
	strictObject({
		kind: literal("waived-without-waiver"),
		metric: metricSchema
	}),
	strictObject({ kind: literal("drift-passes-over-failure") }),
	strictObject({
		kind: literal("milder-than-rows"),
		state,
		rows: state
	}),
	strictObject({
		kind: literal("green-without-figures"),
		state
	}),
	strictObject({
		kind: literal("complete-despite-problems"),
		state
	}),
	strictObject({
		kind: literal("not-the-worst-model"),
		state,
		worst: state
	}),
	strictObject({
		kind: literal("limit-not-judged"),
		metric: metricSchema
	}),
	strictObject({
		kind: literal("not-advisory"),
		metric: metricSchema
	}),
	strictObject({ kind: literal("drift-not-judged") }),
	strictObject({ kind: literal("not-new") })
]);
// src/verdict/facts/problem.ts
const model = string();
const count = int().nonnegative();
const position = int().positive();
/** Which shard of how many. */
const shard = strictObject({
	index: position,
	of: int().min(2)
});
/** The name that a result claims; `shard` is null for a whole model. */
const resultName = strictObject({
	model,
	shard: shard.nullable()
});
/** File of a result, relative to the folder of results. */
const place = string();
/** Fields that all results of a run must share. */
const IDENTITY_FIELDS = [
	"repository",
	"runId",
	"commit",
	"baselineCommit",
	"use",
	"policy",
	"gate"
];
/** Why a result is refused: it belongs to another run. */
const mismatchSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-identity"),
		field: _enum(IDENTITY_FIELDS),
		got: string().nullable(),
		expected: string().nullable()
	}),
	strictObject({
		kind: literal("later-attempt"),
		got: position,
		expected: position
	}),
	strictObject({ kind: literal("unknown-model") }),
	strictObject({ kind: literal("not-on-fallback") }),
	strictObject({ kind: literal("on-fallback") })
]);
/** Why a file named like a result is not one. `message` comes from the schema or the operating system. */
const unreadableSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-a-file") }),
	strictObject({
		kind: literal("too-large"),
		bytes: count,
		maxBytes: count
	}),
	strictObject({ kind: literal("not-json") }),
	strictObject({
		kind: literal("not-read"),
		message: string()
	}),
	strictObject({
		kind: literal("invalid"),
		path: string(),
		message: string()
	})
]);
/** Why the results of several jobs do not make one verdict. */
const problemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("job-not-successful"),
		job: string(),
		result: _enum([
			"failure",
			"cancelled",
			"skipped"
		])
	}),
	strictObject({
		kind: literal("unreadable-file"),
		place,
		why: unreadableSchema
	}),
	strictObject({
		kind: literal("refused-result"),
		result: resultName,
		place,
		why: mismatchSchema
	}),
	strictObject({
		kind: literal("no-result"),
		model
	}),
	strictObject({
		kind: literal("several-results"),
		model,
		results: count
	}),
	strictObject({
		kind: literal("whole-and-shards"),
		model
	}),
	strictObject({
		kind: literal("different-splits"),
		model,
		of: array(position)
	}),
	strictObject({
		kind: literal("duplicate-shard"),
		model,
		shard
	}),
	strictObject({
		kind: literal("missing-shards"),
		model,
		shards: array(position),
		of: position
	}),
	strictObject({
		kind: literal("job-failed"),
		result: resultName,
		message: string()
	}),
	strictObject({
		kind: literal("result-without-verdict"),
		model
	}),
	strictObject({
		kind: literal("contradiction"),
		model,
		contradiction: contradictionSchema
	}),
	strictObject({
		kind: literal("shard-without-outcomes"),
		model
	}),
	strictObject({
		kind: literal("other-settings"),
		model,
		shard,
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("other-file"),
		model,
		shard,
		arm: _enum(["baseline", "candidate"])
	}),
	strictObject({
		kind: literal("shards-of-different-sets"),
		model,
		message: string()
	}),
	strictObject({
		kind: literal("untrusted"),
		problems: position
	})
]);
// src/verdict/facts/relocation.ts
/** How a change renamed a model of the base policy or moved its file. */
const relocationSchema = strictObject({
	/** The model's id in the base policy; absent if it kept its id. */
	formerId: string().optional(),
	/** Absent if it kept its path. */
	moved: strictObject({
		/** Paths as the policies write them. */
		from: string(),
		to: string(),
		/**
		* What became of the file at `from` in the checkout. `not-in-git`: neither commit tracks it, so whether it changed
		* is unknown.
		*/
		oldFile: _enum([
			"removed",
			"unchanged",
			"not-in-git"
		])
	}).optional()
});
// src/verdict/facts/rules.ts
/** Whose policy judged a change, and how the change affects it. */
const rulesSchema = strictObject({
	/**
	* `base-commit`: the normal case. `first`: the base commit has no policy, so the change is judged by its own.
	* `unreadable`: this gate cannot read the base commit's policy, with the same consequence.
	*/
	origin: _enum([
		"base-commit",
		"first",
		"unreadable"
	]),
	/** Where the base commit's policy is or would be; `message`: why it cannot be read. */
	source: strictObject({
		path: string(),
		commit: string(),
		message: string().optional()
	}),
	/**
	* How the change affects policy, waivers and data. It takes effect after the merge, except for what is under test.
	*/
	changes: array(policyChangeSchema)
});
/** Whether to warn the reader: the change is its own judge, or may make later changes be judged less strictly. */
function needsWarning({ origin, changes }) {
	return origin !== "base-commit" || changes.some(mayLoosen);
}
// src/verdict/time/time-account.ts
const ns = number().nonnegative();
const share = number();
/** Where the time of one run goes. See `time-parts.ts` for how each part is found. */
const timeParts = strictObject({
	/** Kernels that ran where they were wanted. */
	kernelNs: ns,
	/** Kernels on the CPU although another provider was asked for, shape arithmetic included. */
	fallbackNs: ns,
	/** Copies between host and device. */
	copyNs: ns,
	/** Casts, transposes, quantizing and dequantizing. */
	reformatNs: ns,
	/** Between the kernels: executor, binding, passing tensors. */
	runtimeNs: ns,
	/** Waiting in the queue before the run. */
	queueNs: ns,
	/** Once per process. */
	firstRunNs: ns,
	loadNs: ns
});
const operatorTime = strictObject({
	nodes: int().nonnegative(),
	nsPerRun: ns
});
/** One operator on one provider and in one precision, in both arms; zero nodes if the arm does not have it. */
const operatorChange = strictObject({
	operator: string(),
	provider: string(),
	precision: string(),
	baseline: operatorTime,
	candidate: operatorTime
});
/** Operators with their share of all kernel time, largest first. */
const operatorShares = array(strictObject({
	operator: string(),
	nodes: int().positive(),
	timeShare: share
}));
/** Times of one run on a GPU. */
const gpuTimes = {
	computeNs: ns,
	enqueueNs: ns,
	copyNs: ns
};
/** What limits the candidate's speed, with the figures that led to it. */
const diagnosis = discriminatedUnion("kind", [
	strictObject({
		kind: literal("queueing"),
		waitNs: ns,
		serviceNs: ns
	}),
	strictObject({
		kind: literal("own-threads"),
		ratio: number()
	}),
	strictObject({
		kind: literal("fallback"),
		ns,
		runNs: ns,
		operators: operatorShares
	}),
	strictObject({
		kind: literal("reformatting"),
		ns,
		runNs: ns,
		operators: operatorShares
	}),
	strictObject({
		kind: literal("between-kernels"),
		ns,
		runNs: ns,
		nodes: int().nonnegative()
	}),
	strictObject({
		kind: literal("enqueueing"),
		...gpuTimes
	}),
	strictObject({
		kind: literal("kernels"),
		ns,
		runNs: ns,
		operators: operatorShares
	})
]);
const gpuDiagnosis = strictObject({
	bound: _enum([
		"enqueue",
		"transfer",
		"compute"
	]),
	...gpuTimes,
	/** Coefficient of variation of the launches' medians if it makes the clocks suspect; else null. */
	clockVariation: number().nullable()
});
/** The precision that the candidate actually computed in, and the one its file declares. */
const execution = strictObject({
	/** As `precisionName` in `inspect/` writes it; null if the file was not inspected. */
	filePrecision: string().nullable(),
	operators: array(strictObject({
		operator: string(),
		precision: string(),
		timeShare: share
	})),
	/** Whether the file is quantized but most of the computing was done in floating point. */
	isUnlikeFile: boolean()
});
/** Where both models spend their time. */
const timeAccountSchema = strictObject({
	baseline: timeParts.nullable(),
	candidate: timeParts,
	/** Of the candidate. */
	diagnosis,
	/** Of the candidate; absent if it did not run on a GPU. */
	gpu: gpuDiagnosis.optional(),
	/** The largest change first; empty without a baseline. */
	operators: array(operatorChange),
	/** Null if the runtime did not report it. */
	execution: execution.nullable()
});
// src/verdict/verdict.ts
const finite = number();
/** Whether the recorded model may be the baseline of later comparisons. */
const acceptance = strictObject({
	accepted: boolean(),
	/** The run's own state, before anyone accepted it. */
	state: _enum(STATES),
	why: acceptanceReasonSchema,
	/** Who accepted it by hand, and whether in this run. */
	by: strictObject({
		actor: string(),
		isThisRun: boolean()
	}).optional()
});
const sliceScore = strictObject({
	key: string(),
	value: string(),
	items: finite,
	baseline: finite.nullable(),
	candidate: finite.nullable()
});
const costParts = strictObject({
	hardwareUsdPer1000: finite,
	powerUsdPer1000: finite,
	apiUsdPer1000: finite,
	reviewUsdPer1000: finite
});
const energyPer1000 = strictObject({
	/** With idle power. */
	grossJPer1000: finite.nullable(),
	/** Without idle power; null if that is unknown. */
	netJPer1000: finite.nullable()
});
const modelVerdictSchema = strictObject({
	id: string(),
	/** Set if the model was only scored, on this one of its further data sets. */
	dataSet: dataSetTag.optional(),
	state: _enum(STATES),
	ending: endingSchema,
	rows: array(rowSchema),
	/** Null without a baseline. */
	baselineSource: baselineSourceSchema.nullable(),
	models: strictObject({
		baseline: strictObject({
			sha256: string(),
			sizeBytes: finite
		}).nullable(),
		candidate: strictObject({
			sha256: string(),
			sizeBytes: finite
		})
	}),
	/** Absent if the policy has no drift limits for the model, or nothing was measured. */
	drift: modelDriftSchema.optional(),
	/** Absent if the run recorded nothing. */
	acceptance: acceptance.optional(),
	/** One per store in which the record was to be saved. */
	saves: array(savedSchema),
	/** Set if the change under test renamed the model or moved its file. */
	relocation: relocationSchema.optional(),
	/** Differences between the arms, in the model file and in the settings. */
	changes: array(changeSchema),
	/** Why changes in the model file may be missing from the list. */
	changesUnknown: _enum(["no-baseline-file", "too-large-to-inspect"]).optional(),
	/** How the policy treats several changes together. */
	oneChange: _enum([
		"off",
		"warn",
		"require"
	]),
	/** Set if an undecided verdict lets the job pass, because the policy says so. */
	passesUndecided: literal(true).optional(),
	/** Items that are right under one model and wrong under the other; ids of the first ones. */
	flips: strictObject({
		rightToWrong: finite,
		wrongToRight: finite,
		rightToWrongIds: array(string()),
		wrongToRightIds: array(string()),
		/** Exact McNemar test, two-sided, 0..1: the chance of counts at least this uneven if both directions were equally likely. */
		mcnemarP: finite.optional(),
		/** Number of clusters, if the items come in clusters: then each test flips whole ones. */
		clusters: finite.optional(),
		/** Items that go to human review under one model only, with the same test; absent without a review rule. */
		review: strictObject({
			newlyReviewed: finite,
			noLongerReviewed: finite,
			mcnemarP: finite
		}).optional()
	}).nullable(),
	/** Which layers of the models differ; absent unless requested, or a nightly run failed because of its answers. */
	layers: layersSchema.optional(),
	slices: array(sliceScore),
	/**
	* Set if the task score is limited, but the baseline's is no better than that of a model that ignores its input; the
	* candidate's, if there is no baseline. `by`: how `chance` would be scored.
	*/
	guessing: strictObject({
		arm: _enum(["baseline", "candidate"]),
		score: finite,
		chance: finite,
		by: _enum(GUESSES)
	}).optional(),
	cost: strictObject({
		baseline: costParts.nullable(),
		candidate: costParts
	}).nullable(),
	/** Energy of 1,000 runs; absent if it was not measured. */
	energy: strictObject({
		/** The meter it was measured with. */
		how: _enum(METERS),
		idleW: finite.nullable(),
		baseline: energyPer1000.nullable(),
		candidate: energyPer1000
	}).optional(),
	placement: strictObject({
		baseline: array(placementRowSchema),
		candidate: array(placementRowSchema)
	}),
	/** Where the time goes; null if the candidate was not profiled. */
	time: timeAccountSchema.nullable(),
	/** Machine and GPU, by name. */
	environment: record(string(), string()),
	/** The GPU before the candidate's first launch and after its last; absent if it did not run on one. */
	gpuState: gpuStateSchema.optional(),
	/** Runtime and traffic. */
	settings: array(settingSchema),
	method: methodSchema,
	/** Waivers of this model's limits, needed or not; absent if there are none. */
	waivers: array(waiverStandingSchema).optional(),
	/** Attempts at the same comparison before this one; absent at the first. */
	attempts: attemptsSchema.optional(),
	notes: array(noteSchema),
	/** The command that repeats this measurement locally; null if nothing can. */
	command: commandSchema.nullable(),
	/** Why it was measured on the CPU although a GPU runner was wanted; absent otherwise. */
	fallback: fallbackSchema.optional(),
	/**
	* Number of shards that the items were scored in, items per shard, and number of different kinds of machine; absent
	* if one machine scored all.
	*/
	shards: strictObject({
		of: int().min(2),
		items: array(int().nonnegative()),
		machines: int().positive()
	}).optional()
});
/** `verdict.json`. */
const verdictSchema = strictObject({
	version: literal(2, { error: (issue) => `expected verdict version 2, got ${JSON.stringify(issue.input)}` }),
	state: _enum(STATES),
	models: array(modelVerdictSchema),
	/** Whose policy judged a change, and how the change affects it; absent if there is only the checkout's own. */
	rules: rulesSchema.optional(),
	/** Address of the history page, by the policy of the base commit; absent if that names none. */
	historyUrl: historyUrlSchema.optional(),
	/** What is missing from results that were to be judged together; absent if nothing is. */
	problems: array(problemSchema).min(1).optional(),
	/** The last positive control that passed, and its age; null if there was none, absent if that is unknown. */
	positiveControl: positiveControlSchema.extend({ daysAgo: int().nonnegative() }).nullable().optional()
});
export { configureGit as $, mergeStandings as A, readTextAt as B, CONTROL_KINDS as C, elementTypeBits as Ct, acceptanceSchema as D, MARK as E, datetime as Et, exportFromCommit as F, hasCommit as G, gitError as H, isTracked as I, listFirstParents as J, isShallow as K, pathInRepository as L, standingOf as M, baselineSourceSchema as N, acceptanceV3Schema as O, readGitArtifact as P, resolveCommit as Q, placeAtCommit as R, findDifferences as S, fullDims as St, recordedControlSchema as T, date as Tt, gitRemedy as U, GET_HISTORY as V, findBranchPoint as W, mergeBase as X, listRefs as Y, readHeadCommit as Z, writeEvidence as _, historyUrlSchema as _t, settingSchema as a, noModelFile as at, comparabilityFields as b, mayLoosen as bt, noteSchema as c, walkModel as ct, commitNoteSchema as d, memorySource as dt, gitEnvironment as et, ATTEMPT_STATES as f, ProtobufError as ft, writeAttempt as g, FALLBACK_KINDS as gt, parseEvidence as h, differenceSchema as ht, IDENTITY_FIELDS as i, MAX_STRUCTURE_BYTES as it, readAcceptanceMark as j, markOf as k, rowSchema as l, ProtobufReader as lt, parseAttempt as m, refuseGitLfsPointer as mt, verdictSchema as n, gitIn as nt, endingSchema as o, readFacts as ot, MAX_ATTEMPT_BYTES as p, isGitLfsPointer as pt, lacksHistory as q, needsWarning as r, isMissingGit as rt, refusalSchema as s, readModel as st, modelVerdictSchema as t, gitFailure as tt, ceilingSchema as u, fileSource as ut, ASKED as v, STATES as vt, positiveControlSchema as w, elementTypeName as wt, digestFields as x, policyChangeSchema as xt, canonicalJson as y, findGuess as yt, readObjectId as z };
