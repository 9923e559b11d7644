import { A as _enum, D as quotedJson, E as quoted, F as int, G as tuple, I as literal, K as union, M as array, N as boolean, P as discriminatedUnion, T as plainText, U as strictObject, V as partialRecord, W as string, h as durationNs, j as _null, l as itemLimitsSchema, r as METRIC_NAMES, s as metricSchema, z as number } from "./gate-metric.mjs";
import { open, realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { constants, existsSync, readFileSync, readdirSync } from "node:fs";
import { spawn } from "node:child_process";
// src/model/tensor.ts
/** Bytes per element of the numeric types that the runtime accepts and returns, by ONNX Runtime's name. */
const ELEMENT_BYTES = {
	float32: 4,
	float64: 8,
	float16: 2,
	int8: 1,
	uint8: 1,
	int16: 2,
	uint16: 2,
	int32: 4,
	uint32: 4,
	int64: 8,
	uint64: 8,
	bool: 1
};
/** Number of elements of a shape; 1 for a scalar (shape []). */
function elementCount(shape) {
	return shape.reduce((count, size) => count * size, 1);
}
/**
* Whether the number of elements of a shape can be computed exactly, in any order of its axes: no size is negative,
* and the product, with sizes of 0 counted as 1, is below 2^53.
*/
function hasSafeCount(sizes) {
	if (!sizes.every((size) => size >= 0)) return false;
	return Number.isSafeInteger(sizes.reduce((count, size) => count * Math.max(size, 1), 1));
}
// src/engine/onnxruntime/model-failure.ts
/**
* How a model failed in the measuring child. `no-provider`: the requested execution provider does not load on this machine,
* with any model. `fell-back`: under strict placement, part of the model would run on the CPU. `no-answer`: a server answered none of its
* first requests. `answers-differ`: timed runs gave other answers than those that were scored.
*/
const FAILURE_KINDS = [
	"crashed",
	"timed-out",
	"out-of-memory",
	"refused",
	"broke-protocol",
	"no-answer",
	"answers-differ",
	"no-provider",
	"fell-back"
];
/**
* The model could not be measured: it crashed the runtime, did not finish, or was rejected. This is a result about the
* model and does not stop the gate. `message` may contain text from the model.
*/
var ModelFailure = class extends Error {
	name = "ModelFailure";
	kind;
	arm;
	constructor(kind, arm, message, options) {
		super(message, options);
		this.kind = kind;
		this.arm = arm;
	}
};
// src/engine/onnxruntime/read-runtime-log.ts
/** The runtime's reason for not running a node on the policy's provider. */
const REASONS = [
	"no-kernel",
	"cheaper-on-cpu",
	"crosses-devices"
];
/** Maximum number of names to keep: a hostile model can make the log arbitrarily long. */
const MAX_NAMES = 5e4;
/** The rest of a longer line is dropped. */
const MAX_LINE_CHARACTERS = 2e3;
/** If a node has no name, only the operator is known. */
const NO_KERNEL = /kernel not found in registries for Op type: (\S+) node name:(?: (.+))?$/;
const CHEAPER = /Force fallback to CPU execution for node: (.*?) because the CPU execution path is deemed/;
const COPIES = /AddCopyNode\] Add Memcpy|\b[1-9]\d* Memcpy nodes are added to the graph/;
const PLACED_ON = /VerifyEachNodeIsAssignedToAnEp\] +Node\(s\) placed on \[(\w+)\]/;
const PLACED_NODE = /VerifyEachNodeIsAssignedToAnEp\] {2,}(\S+) \(.*\)$/;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
/**
* Reads the runtime's log as it is written and keeps only the lines about placement. A model can write into the log through
* its node names. All that it can forge that way is a reason for its own operators, never a time or a placement.
*
* @see onnxruntime: session_state.cc, fallback_cpu_capability.cc, transformer_memcpy.cc
*/
var RuntimeLogReader = class {
	#reasons = /* @__PURE__ */ new Map();
	#withoutKernel = /* @__PURE__ */ new Set();
	#onCpu = /* @__PURE__ */ new Map();
	#addsCopies = false;
	/** Provider whose nodes the runtime is currently listing. */
	#listing = "";
	#line = "";
	/** Adds the next chunk of the log, which may end within a line. */
	add(text) {
		const lines = (this.#line + text).split("\n");
		this.#line = (lines.pop() ?? "").slice(0, MAX_LINE_CHARACTERS);
		for (const line of lines) this.#read(line.slice(0, MAX_LINE_CHARACTERS).replace(COLOURS, "").trimEnd());
	}
	get findings() {
		return {
			reasons: this.#reasons,
			withoutKernel: this.#withoutKernel,
			onCpu: this.#onCpu,
			addsCopies: this.#addsCopies
		};
	}
	#read(line) {
		const [, operator, node] = NO_KERNEL.exec(line) ?? [];
		if (operator !== void 0) {
			if (node !== void 0) this.#keep(node, "no-kernel");
			if (this.#withoutKernel.size < MAX_NAMES) this.#withoutKernel.add(operator);
			return;
		}
		const [, cheaper] = CHEAPER.exec(line) ?? [];
		if (cheaper !== void 0) this.#keep(cheaper, "cheaper-on-cpu");
		this.#addsCopies ||= COPIES.test(line);
		this.#readList(line);
	}
	#readList(line) {
		const [, provider] = PLACED_ON.exec(line) ?? [];
		if (provider !== void 0) this.#listing = provider;
		const [, listed] = PLACED_NODE.exec(line) ?? [];
		if (listed === void 0 || this.#listing !== "CPUExecutionProvider") return;
		if (this.#onCpu.size < MAX_NAMES) this.#onCpu.set(listed, (this.#onCpu.get(listed) ?? 0) + 1);
	}
	#keep(node, reason) {
		if (this.#reasons.size < MAX_NAMES) this.#reasons.set(node, reason);
	}
};
const LOADER = /Failed to load library \S+ with error: (.+)$/m;
const MAX_LOADER_CHARACTERS = 300;
/**
* The dynamic loader's message when a provider's library cannot be loaded, such as "libcudnn.so.9: cannot open shared object
* file: No such file or directory". Undefined if the log has none.
*/
function readLoaderMessage(log) {
	return LOADER.exec(log.replace(COLOURS, ""))?.[1]?.trim().slice(0, MAX_LOADER_CHARACTERS);
}
// src/errors/errors.ts
/**
* A mistake that the user can fix. `message` reads `<place>: expected <what>, got <what>.`; `hint` says in one line
* how to fix it. Ends the program with exit code 2, without a stack.
*/
var UserError = class extends Error {
	name = "UserError";
	hint;
	constructor(message, hint, options) {
		super(message, options);
		this.hint = hint;
	}
};
/**
* The gate failed for a reason other than the model or the policy: no runtime, a full disk, a baseline model that
* crashes. Ends the program with exit code 4.
*/
var InfrastructureError = class extends Error {
	name = "InfrastructureError";
	hint;
	constructor(message, hint, options) {
		super(message, options);
		this.hint = hint;
	}
};
// src/dataset/float16.ts
/**
* The IEEE 754 binary16 number nearest to a double, ties to even, rounded once (not through float32).
*
* @returns Its 16 bits. Magnitudes of 65,520 and more become infinity; NaN becomes the quiet NaN 0x7e00.
* @see IEEE 754-2019, §3.4 and §4.3.1.
*/
function encodeFloat16(value) {
	if (Number.isNaN(value)) return 32256;
	const sign = value < 0 || Object.is(value, -0) ? 32768 : 0;
	const size = Math.abs(value);
	if (size >= FIRST_INFINITE) return sign | 31744;
	if (size < SMALLEST_NORMAL) return sign | roundToEven(size / SMALLEST_SUBNORMAL);
	const exponent = exponentOf(size);
	const significand = roundToEven(size * 2 ** (10 - exponent));
	return sign | (exponent + 15 << 10) + significand - 1024;
}
/**
* The value of an IEEE 754 binary16 number. Every one of them is exact as a double.
*
* @param bits - 0..0xffff.
*/
function decodeFloat16(bits) {
	const sign = bits & 32768 ? -1 : 1;
	const exponent = bits >> 10 & 31;
	const fraction = bits & 1023;
	if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : NaN;
	if (exponent === 0) return sign * fraction * SMALLEST_SUBNORMAL;
	return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
const SMALLEST_SUBNORMAL = 2 ** -24;
const SMALLEST_NORMAL = 2 ** -14;
/** Halfway between the largest finite number, 65,504, and the number that would follow. The tie goes to infinity. */
const FIRST_INFINITE = 65520;
/** Floor of the binary logarithm of a normal double, read from its bits: Math.log2 rounds just below powers of two. */
function exponentOf(value) {
	const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	view.setFloat64(0, value);
	return (view.getUint16(0) >> 4 & 2047) - 1023;
}
function roundToEven(value) {
	const floor = Math.floor(value);
	const rest = value - floor;
	if (rest !== .5) return rest < .5 ? floor : floor + 1;
	return floor % 2 === 0 ? floor : floor + 1;
}
// src/dataset/element-codec.ts
/** Whether data sets support a model's element type. They do not support int4, sequence, map … */
function isElementType(dtype) {
	return dtype === "string" || Object.hasOwn(ELEMENT_BYTES, dtype);
}
const ELEMENT_CODECS = {
	float32: floatCodec("float32", Math.fround, {
		set: (view, offset, value) => view.setFloat32(offset, value, true),
		get: (view, offset) => view.getFloat32(offset, true)
	}),
	float64: floatCodec("float64", (value) => value, {
		set: (view, offset, value) => view.setFloat64(offset, value, true),
		get: (view, offset) => view.getFloat64(offset, true)
	}),
	float16: floatCodec("float16", (value) => decodeFloat16(encodeFloat16(value)), {
		set: (view, offset, value) => view.setUint16(offset, encodeFloat16(value), true),
		get: (view, offset) => decodeFloat16(view.getUint16(offset, true))
	}),
	int8: integerCodec([-128, 127], {
		set: (view, offset, value) => view.setInt8(offset, value),
		get: (view, offset) => view.getInt8(offset)
	}),
	uint8: integerCodec([0, 255], {
		set: (view, offset, value) => view.setUint8(offset, value),
		get: (view, offset) => view.getUint8(offset)
	}),
	int16: integerCodec([-(2 ** 15), 2 ** 15 - 1], {
		set: (view, offset, value) => view.setInt16(offset, value, true),
		get: (view, offset) => view.getInt16(offset, true)
	}),
	uint16: integerCodec([0, 2 ** 16 - 1], {
		set: (view, offset, value) => view.setUint16(offset, value, true),
		get: (view, offset) => view.getUint16(offset, true)
	}),
	int32: integerCodec([-(2 ** 31), 2 ** 31 - 1], {
		set: (view, offset, value) => view.setInt32(offset, value, true),
		get: (view, offset) => view.getInt32(offset, true)
	}),
	uint32: integerCodec([0, 2 ** 32 - 1], {
		set: (view, offset, value) => view.setUint32(offset, value, true),
		get: (view, offset) => view.getUint32(offset, true)
	}),
	int64: wideIntegerCodec("int64", [-(2n ** 63n), 2n ** 63n - 1n], {
		set: (view, offset, value) => view.setBigInt64(offset, value, true),
		get: (view, offset) => view.getBigInt64(offset, true)
	}),
	uint64: wideIntegerCodec("uint64", [0n, 2n ** 64n - 1n], {
		set: (view, offset, value) => view.setBigUint64(offset, value, true),
		get: (view, offset) => view.getBigUint64(offset, true)
	}),
	bool: {
		expected: "true, false, 0 or 1",
		write: (view, offset, value) => {
			if (typeof value !== "boolean" && value !== 0 && value !== 1) return false;
			view.setUint8(offset, Number(value));
			return true;
		},
		read: (view, offset) => view.getUint8(offset) === 0 ? 0 : 1
	}
};
/**
* The numbers of a tensor in C order, as doubles; bool is 0 or 1. 64-bit integers beyond ±2^53 are rounded.
*
* @throws {TypeError} If the tensor holds strings.
*/
function tensorNumbers(tensor) {
	if (tensor.dtype === "string") throw new TypeError("expected a tensor of numbers, got strings");
	const width = ELEMENT_BYTES[tensor.dtype];
	const { read } = ELEMENT_CODECS[tensor.dtype];
	const view = new DataView(tensor.bytes.buffer, tensor.bytes.byteOffset, tensor.bytes.byteLength);
	const numbers = new Float64Array(tensor.bytes.byteLength / width);
	for (let index = 0; index < numbers.length; index++) numbers[index] = read(view, index * width);
	return numbers;
}
/** JSON has no numbers for these three; they are written as strings. */
const NON_FINITE = /* @__PURE__ */ new Map([
	["NaN", NaN],
	["Infinity", Number.POSITIVE_INFINITY],
	["-Infinity", Number.NEGATIVE_INFINITY]
]);
function floatCodec(name, round, access) {
	return {
		expected: `a number in the range of ${name}`,
		write: (view, offset, value) => {
			const number = NON_FINITE.get(value) ?? value;
			if (typeof number !== "number") return false;
			if (number === value && !Number.isFinite(round(number))) return false;
			access.set(view, offset, number);
			return true;
		},
		read: access.get
	};
}
function integerCodec([least, largest], access) {
	return {
		expected: `a whole number in ${least}..${largest}`,
		write: (view, offset, value) => {
			if (!Number.isInteger(value) || typeof value !== "number") return false;
			if (!(least <= value && value <= largest)) return false;
			access.set(view, offset, value);
			return true;
		},
		read: access.get
	};
}
function wideIntegerCodec(name, [least, largest], access) {
	return {
		expected: `a whole number in the range of ${name} (beyond ±2^53 as a string)`,
		write: (view, offset, value) => {
			const whole = toBigInt(value);
			if (whole === void 0 || whole < least || whole > largest) return false;
			access.set(view, offset, whole);
			return true;
		},
		read: (view, offset) => Number(access.get(view, offset))
	};
}
/** Beyond ±2^53 a JSON number has already been rounded, so only a string is exact. */
function toBigInt(value) {
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : void 0;
	return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : void 0;
}
// src/task/number-column.ts
/**
* A growing column of doubles. Each full chunk is stored in the smallest lossless form: one number if all are equal,
* two bytes each if all are small whole numbers such as classes, four if float32 holds them all, as it holds most
* models' outputs, else eight bytes each.
*/
var NumberColumn = class NumberColumn {
	#chunks = [];
	#last = new Float64Array(CHUNK);
	#length = 0;
	/** @param numbers - In order. They are copied. */
	static from(numbers) {
		const column = new NumberColumn();
		for (const number of numbers) column.push(number);
		return column;
	}
	push(number) {
		this.#last[this.#length % CHUNK] = number;
		this.#length += 1;
		if (this.#length % CHUNK === 0) this.#chunks.push(narrow(this.#last));
	}
	/** The number at `index`, counted from 0. Undefined if there is none. */
	at(index) {
		if (!(index >= 0 && index < this.#length)) return void 0;
		const chunk = this.#chunks[Math.floor(index / CHUNK)] ?? this.#last;
		return typeof chunk === "number" ? chunk : chunk[index % CHUNK];
	}
	/** A copy of all numbers, in order. */
	toArray() {
		const numbers = new Float64Array(this.#length);
		this.#chunks.forEach((chunk, position) => {
			const start = position * CHUNK;
			if (typeof chunk === "number") numbers.fill(chunk, start, start + CHUNK);
			else numbers.set(chunk, start);
		});
		numbers.set(this.#last.subarray(0, this.#length % CHUNK), this.#chunks.length * CHUNK);
		return numbers;
	}
};
const CHUNK = 4096;
function narrow(numbers) {
	const first = numbers[0];
	if (numbers.every((number) => Object.is(number, first))) return first;
	const small = Uint16Array.from(numbers);
	if (numbers.every((number, index) => Object.is(number, small[index]))) return small;
	const single = Float32Array.from(numbers);
	return numbers.every((number, index) => Object.is(number, single[index])) ? single : numbers.slice();
}
// src/task/outcome-table-schema.ts
/** Most values of a slice key: one with more is really an id, and no report could show it. */
const MAX_VALUES = 1e4;
/** All flags of an item together. */
const ALL_FLAGS = 15;
/** A column in JSON. Typed arrays are little-endian on every platform that the runtime supports. */
const toBase64 = (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
/** The bytes of a column. */
function fromBase64(text) {
	return new Uint8Array(Buffer.from(text, "base64"));
}
/**
* JSON form of a table. Columns are base64 of little-endian values, one per item, so that NaN and every bit survive.
* `parts` is absent if no item has any, as in all records of tasks without them.
*/
const outcomeTableSchema = strictObject({
	count: int().nonnegative(),
	flags: string(),
	/** Absent if no item has any, and in older records. */
	confidence: string().optional(),
	predicted: string(),
	actual: string(),
	value: string(),
	/** `lengths`: how many of the `numbers` are each item's, as uint32. */
	parts: strictObject({
		lengths: string(),
		numbers: string()
	}).optional(),
	/** Numbers that are equal for items that belong together, as float64; absent if each is by itself. */
	clusters: string().optional(),
	slices: array(strictObject({
		key: string(),
		values: array(string()).max(MAX_VALUES),
		indices: string()
	})).max(64)
}).superRefine((table, context) => {
	const expectBytes = (text, width, path, count = table.count) => {
		const expected = count * width;
		const got = fromBase64(text);
		if (got.length !== expected || text.length !== 4 * Math.ceil(expected / 3)) {
			const message = `expected base64 of ${expected} bytes, got ${got.length}`;
			context.addIssue({
				code: "custom",
				path,
				message
			});
		}
		return got;
	};
	if (expectBytes(table.flags, 1, ["flags"]).some((flag) => flag > ALL_FLAGS)) context.addIssue({
		code: "custom",
		path: ["flags"],
		message: `expected flags in 0..${ALL_FLAGS}`
	});
	if (table.confidence !== void 0) {
		if (expectBytes(table.confidence, 1, ["confidence"]).some((step) => step > 201)) context.addIssue({
			code: "custom",
			path: ["confidence"],
			message: `expected confidences in 0..201`
		});
	}
	for (const name of [
		"predicted",
		"actual",
		"value"
	]) expectBytes(table[name], 8, [name]);
	if (table.clusters !== void 0) expectBytes(table.clusters, 8, ["clusters"]);
	if (table.parts !== void 0) {
		const bytes = expectBytes(table.parts.lengths, 4, ["parts", "lengths"]);
		const total = new Uint32Array(bytes.buffer, 0, bytes.length >> 2).reduce((sum, length) => sum + length, 0);
		expectBytes(table.parts.numbers, 8, ["parts", "numbers"], total);
	}
	table.slices.forEach(({ values, indices }, position) => {
		const path = [
			"slices",
			position,
			"indices"
		];
		const bytes = expectBytes(indices, 2, path);
		if (new Uint16Array(bytes.buffer, 0, bytes.length >> 1).some((number) => number > values.length)) context.addIssue({
			code: "custom",
			path,
			message: `expected indices in 0..${values.length}`
		});
	});
});
// src/task/parts-column.ts
/**
* A growing column of number vectors of any length, one per item. Takes 4 bytes per item, plus the numbers as
* {@link NumberColumn} stores them: 2 bytes each if they are small whole numbers such as counts, 4 if float32 can hold
* them, else 8. Takes nothing as long as all vectors are empty.
*/
var PartsColumn = class PartsColumn {
	/** Where each item's numbers end. Shorter than the column until an item has a number. */
	#ends = /* @__PURE__ */ new Uint32Array(0);
	#length = 0;
	#size = 0;
	#numbers = new NumberColumn();
	/**
	* @param lengths - Numbers per item.
	* @param numbers - All of them, item after item.
	*/
	static from(lengths, numbers) {
		const column = new PartsColumn();
		column.#numbers = NumberColumn.from(numbers);
		column.#ends = new Uint32Array(lengths.length);
		for (const [item, length] of lengths.entries()) {
			column.#size += length;
			column.#ends[item] = column.#size;
		}
		column.#length = lengths.length;
		return column;
	}
	/** Numbers of all items together. */
	get size() {
		return this.#size;
	}
	/** Appends the vector of the next item. */
	push(parts) {
		for (const part of parts) this.#numbers.push(part);
		this.#size += parts.length;
		if (this.#size > 0) {
			if (this.#length >= this.#ends.length) {
				const longer = new Uint32Array(Math.ceil(this.#length * 1.25) + 64);
				longer.set(this.#ends);
				this.#ends = longer;
			}
			this.#ends[this.#length] = this.#size;
		}
		this.#length += 1;
	}
	/** The vector of the item at `index`, counted from 0. */
	at(index) {
		const start = index === 0 ? 0 : this.#ends[index - 1] ?? 0;
		const end = index < this.#length ? this.#ends[index] ?? 0 : start;
		return Array.from({ length: end - start }, (_, part) => this.#numbers.at(start + part) ?? NaN);
	}
	/** The arguments of {@link PartsColumn.from}. */
	toArrays() {
		const lengths = new Uint32Array(this.#length);
		let start = 0;
		for (let item = 0; item < this.#length; item += 1) {
			const end = this.#ends[item] ?? 0;
			lengths[item] = end - start;
			start = end;
		}
		return {
			lengths,
			numbers: this.#numbers.toArray()
		};
	}
};
// src/task/outcome-table.ts
/**
* The outcomes of all items for one model, in the order of the regression set. Takes at most 26 bytes per item (6 if
* `predicted` and `actual` are classes), plus 2 per slice key, with some reserve. Parts take 4 more bytes per item and 2
* to 8 per number; as JSON, 11 characters per number. Ids are not stored; a position identifies the item in the set.
* `JSON.stringify` produces the form of `outcomeTableSchema`.
*/
var OutcomeTable = class OutcomeTable {
	#count = 0;
	#flags = /* @__PURE__ */ new Uint8Array(0);
	/** 0 if unknown, else one more than the confidence in steps. */
	#confidence = /* @__PURE__ */ new Uint8Array(0);
	#predicted = new NumberColumn();
	#actual = new NumberColumn();
	#value = new NumberColumn();
	#parts = new PartsColumn();
	#clusters = new NumberColumn();
	#hasClusters = false;
	#slices = /* @__PURE__ */ new Map();
	/**
	* Reads the JSON form.
	*
	* @throws {z.ZodError} If it does not match `outcomeTableSchema`.
	*/
	static parse(json) {
		const { count, flags, confidence, predicted, actual, value, parts, clusters, slices } = outcomeTableSchema.parse(json);
		const table = new OutcomeTable();
		table.#count = count;
		table.#flags = fromBase64(flags);
		table.#confidence = confidence === void 0 ? new Uint8Array(count) : fromBase64(confidence);
		table.#predicted = NumberColumn.from(new Float64Array(fromBase64(predicted).buffer));
		table.#actual = NumberColumn.from(new Float64Array(fromBase64(actual).buffer));
		table.#value = NumberColumn.from(new Float64Array(fromBase64(value).buffer));
		table.#parts = PartsColumn.from(parts === void 0 ? new Uint32Array(count) : new Uint32Array(fromBase64(parts.lengths).buffer), new Float64Array(fromBase64(parts?.numbers ?? "").buffer));
		table.#hasClusters = clusters !== void 0;
		table.#clusters = NumberColumn.from(new Float64Array(fromBase64(clusters ?? "").buffer));
		for (const slice of slices) {
			const numbers = new Map(slice.values.map((name, index) => [name, index + 1]));
			table.#slices.set(slice.key, {
				numbers,
				indices: new Uint16Array(fromBase64(slice.indices).buffer)
			});
		}
		return table;
	}
	/** Number of items. */
	get count() {
		return this.#count;
	}
	/** Numbers in the parts of all items together. */
	get partsSize() {
		return this.#parts.size;
	}
	/**
	* Appends the outcome of the next item.
	*
	* @throws {UserError} If there are more than 64 slice keys, or more than 10,000 values of one.
	*/
	add(outcome, item) {
		const index = this.#count;
		this.#flags = makeRoom(this.#flags, index);
		this.#flags[index] = packFlags(outcome);
		this.#confidence = makeRoom(this.#confidence, index);
		this.#confidence[index] = packConfidence(outcome.confidence);
		this.#predicted.push(outcome.predicted);
		this.#actual.push(outcome.actual);
		this.#value.push(outcome.value);
		this.#parts.push(outcome.parts ?? []);
		this.#hasClusters ||= item.cluster !== void 0;
		this.#clusters.push(item.cluster ?? NaN);
		for (const [key, value] of Object.entries(item.slice)) this.#addSlice(key, value, item.place);
		this.#count += 1;
	}
	/** @throws {RangeError} If there is no item at `index`, counted from 0. */
	outcomeAt(index) {
		const [flags, predicted, actual, value] = [
			this.#flags[index],
			this.#predicted.at(index),
			this.#actual.at(index),
			this.#value.at(index)
		];
		if (flags === void 0 || predicted === void 0 || actual === void 0 || value === void 0 || index >= this.#count) throw new RangeError(`no item ${index} among ${this.#count}`);
		const parts = this.#parts.size === 0 ? [] : this.#parts.at(index);
		return {
			...unpackFlags(flags),
			predicted,
			actual,
			value,
			...parts.length > 0 && { parts }
		};
	}
	/** The number of the item's cluster, equal for items that belong together; undefined if each is by itself. */
	clusterAt(index) {
		return this.#hasClusters ? this.#clusters.at(index) : void 0;
	}
	/**
	* The confidence of an item's answer, to half a percent: for figures, not for judging.
	*
	* @returns In 0..1; NaN if it is unknown, as in records from before it was kept.
	*/
	confidenceAt(index) {
		const steps = this.#confidence[index] ?? 0;
		return steps === 0 ? NaN : (steps - 1) / 200;
	}
	/** One column per slice key, in order of first occurrence. */
	slices() {
		return [...this.#slices].map(([key, { numbers, indices }]) => ({
			key,
			values: [...numbers.keys()],
			indices: indices.length < this.#count ? resize(indices, this.#count) : indices.subarray(0, this.#count)
		}));
	}
	toJSON() {
		return {
			count: this.#count,
			flags: toBase64(this.#flags.subarray(0, this.#count)),
			...this.#confidence.some((steps) => steps > 0) && { confidence: toBase64(this.#confidence.subarray(0, this.#count)) },
			predicted: toBase64(this.#predicted.toArray()),
			actual: toBase64(this.#actual.toArray()),
			value: toBase64(this.#value.toArray()),
			...this.#parts.size > 0 && { parts: this.#partsToJson() },
			...this.#hasClusters && { clusters: toBase64(this.#clusters.toArray()) },
			slices: this.slices().map(({ key, values, indices }) => ({
				key,
				values: [...values],
				indices: toBase64(indices)
			}))
		};
	}
	#partsToJson() {
		const { lengths, numbers } = this.#parts.toArrays();
		return {
			lengths: toBase64(lengths),
			numbers: toBase64(numbers)
		};
	}
	#addSlice(key, value, place) {
		const slice = this.#slices.get(key) ?? {
			numbers: /* @__PURE__ */ new Map(),
			indices: /* @__PURE__ */ new Uint16Array(0)
		};
		const number = slice.numbers.get(value) ?? slice.numbers.size + 1;
		if (number > 1e4) throw tooMany(place, `${MAX_VALUES} values of slice ${JSON.stringify(key)}`);
		slice.numbers.set(value, number);
		slice.indices = makeRoom(slice.indices, this.#count);
		slice.indices[this.#count] = number;
		this.#slices.set(key, slice);
		if (this.#slices.size > 64) throw tooMany(place, `64 slice keys`);
	}
};
/**
* Share of items sent to human review, 0..1.
*
* @throws {RangeError} If there are no items.
*/
function reviewRate(table) {
	if (table.count === 0) throw new RangeError("expected at least one item, got none");
	return countWhere(table, ({ review }) => review) / table.count;
}
/** Number of items with NaN or an infinity in a scored output. */
function nonFiniteCount(table) {
	return countWhere(table, ({ finite }) => !finite);
}
function countWhere(table, holds) {
	let count = 0;
	for (let index = 0; index < table.count; index++) if (holds(table.outcomeAt(index))) count += 1;
	return count;
}
function tooMany(place, what) {
	return new UserError(`${place}: expected at most ${what}, got more.`, "Use slices for groups of items, such as a class or a source. Put the names of single items in \"id\".");
}
/** The column itself, or a longer copy if `index` is beyond its end. */
function makeRoom(column, index) {
	return index < column.length ? column : resize(column, Math.ceil(index * 1.25) + 64);
}
function resize(column, length) {
	const longer = new column.constructor(length);
	longer.set(column);
	return longer;
}
const packConfidence = (confidence) => confidence >= 0 && confidence <= 1 ? 1 + Math.round(confidence * 200) : 0;
const FLAG = {
	judged: 1,
	correct: 2,
	review: 4,
	nonFinite: 8
};
function packFlags({ correct, review, finite }) {
	return (correct === void 0 ? 0 : FLAG.judged) | (correct === true ? FLAG.correct : 0) | (review ? FLAG.review : 0) | (finite ? 0 : FLAG.nonFinite);
}
function unpackFlags(flags) {
	return {
		correct: (flags & FLAG.judged) === 0 ? void 0 : (flags & FLAG.correct) !== 0,
		review: (flags & FLAG.review) !== 0,
		finite: (flags & FLAG.nonFinite) === 0
	};
}
// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum(x) / x.length;
}
/**
* The sum of deviations to the Nth power.
* When n=2 it's the sum of squared deviations.
* When n=3 it's the sum of cubed deviations.
*
* @param {Array<number>} x
* @param {number} n power
* @returns {number} sum of nth power deviations
*
* @example
* var input = [1, 2, 3];
* // since the variance of a set is the mean squared
* // deviations, we can calculate that with sumNthPowerDeviations:
* sumNthPowerDeviations(input, 2) / input.length;
*/
function sumNthPowerDeviations(x, n) {
	var meanValue = mean(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
/**
* The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
* is the sum of squared deviations from the mean. The sample variance
* is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
* instead of dividing the sum of squared deviations by the length of the input,
* it is divided by the length minus one. This corrects the bias in estimating
* a value from a set that you don't know if full.
*
* References:
* * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
*
* @param {Array<number>} x a sample of two or more data points
* @throws {Error} if the length of x is less than 2
* @return {number} sample variance
* @example
* sampleVariance([1, 2, 3, 4, 5]); // => 2.5
*/
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
/**
* The [sample standard deviation](http://en.wikipedia.org/wiki/Standard_deviation#Sample_standard_deviation)
* is the square root of the sample variance.
*
* @param {Array<number>} x input array
* @returns {number} sample standard deviation
* @example
* sampleStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(2);
* // => '2.14'
*/
function sampleStandardDeviation(x) {
	var sampleVarianceX = sampleVariance(x);
	return Math.sqrt(sampleVarianceX);
}
/**
* This computes the maximum number in an array.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @returns {number} maximum value
* @throws {Error} if the length of x is less than one
* @example
* max([1, 2, 3, 4]);
* // => 4
*/
function max(x) {
	if (x.length === 0) throw new Error("max requires at least one data point");
	var value = x[0];
	for (var i = 1; i < x.length; i++) if (x[i] > value) value = x[i];
	return value;
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median(x) {
	return +quantile(x, .5);
}
/**
* [Sample covariance](https://en.wikipedia.org/wiki/Sample_mean_and_covariance) of two datasets:
* how much do the two datasets move together?
* x and y are two datasets, represented as arrays of numbers.
*
* @param {Array<number>} x a sample of two or more data points
* @param {Array<number>} y a sample of two or more data points
* @throws {Error} if x and y do not have equal lengths
* @throws {Error} if x or y have length of one or less
* @returns {number} sample covariance
* @example
* sampleCovariance([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]); // => -3.5
*/
function sampleCovariance(x, y) {
	if (x.length !== y.length) throw new Error("sampleCovariance requires samples with equal lengths");
	if (x.length < 2) throw new Error("sampleCovariance requires at least two data points in each sample");
	var xmean = mean(x);
	var ymean = mean(y);
	var sum = 0;
	for (var i = 0; i < x.length; i++) sum += (x[i] - xmean) * (y[i] - ymean);
	var besselsCorrection = x.length - 1;
	return sum / besselsCorrection;
}
/**
* The [correlation](http://en.wikipedia.org/wiki/Correlation_and_dependence) is
* a measure of how correlated two datasets are, between -1 and 1
*
* @param {Array<number>} x first input
* @param {Array<number>} y second input
* @returns {number} sample correlation
* @example
* sampleCorrelation([1, 2, 3, 4, 5, 6], [2, 2, 3, 4, 5, 60]).toFixed(2);
* // => '0.69'
*/
function sampleCorrelation(x, y) {
	var cov = sampleCovariance(x, y);
	var xstd = sampleStandardDeviation(x);
	var ystd = sampleStandardDeviation(y);
	return cov / xstd / ystd;
}
/**
* The [variance](http://en.wikipedia.org/wiki/Variance)
* is the sum of squared deviations from the mean.
*
* This is an implementation of variance, not sample variance:
* see the `sampleVariance` method if you want a sample measure.
*
* @param {Array<number>} x a population of one or more data points
* @returns {number} variance: a value greater than or equal to zero.
* zero indicates that all values are identical.
* @throws {Error} if x's length is 0
* @example
* variance([1, 2, 3, 4, 5, 6]); // => 2.9166666666666665
*/
function variance(x) {
	if (x.length === 0) throw new Error("variance requires at least one data point");
	return sumNthPowerDeviations(x, 2) / x.length;
}
/**
* The [standard deviation](http://en.wikipedia.org/wiki/Standard_deviation)
* is the square root of the variance. This is also known as the population
* standard deviation. It's useful for measuring the amount
* of variation or dispersion in a set of values.
*
* Standard deviation is only appropriate for full-population knowledge: for
* samples of a population, {@link sampleStandardDeviation} is
* more appropriate.
*
* @param {Array<number>} x input
* @returns {number} standard deviation
* @example
* variance([2, 4, 4, 4, 5, 5, 7, 9]); // => 4
* standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]); // => 2
*/
function standardDeviation(x) {
	if (x.length === 1) return 0;
	var v = variance(x);
	return Math.sqrt(v);
}
/**
* This function calculates the Wilcoxon rank sum statistic for the first sample
* with respect to the second. The Wilcoxon rank sum test is a non-parametric
* alternative to the t-test which is equivalent to the
* [Mann-Whitney U test](https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test).
* The statistic is calculated by pooling all the observations together, ranking them,
* and then summing the ranks associated with one of the samples. If this rank sum is
* sufficiently large or small we reject the hypothesis that the two samples come
* from the same distribution in favor of the alternative that one is shifted with
* respect to the other.
*
* @param {Array<number>} sampleX a sample as an array of numbers
* @param {Array<number>} sampleY a sample as an array of numbers
* @returns {number} rank sum for sampleX
*
* @example
* wilcoxonRankSum([1, 4, 8], [9, 12, 15]); // => 6
*/
function wilcoxonRankSum(sampleX, sampleY) {
	if (!sampleX.length || !sampleY.length) throw new Error("Neither sample can be empty");
	var pooledSamples = sampleX.map(function(x) {
		return {
			label: "x",
			value: x
		};
	}).concat(sampleY.map(function(y) {
		return {
			label: "y",
			value: y
		};
	})).sort(function(a, b) {
		return a.value - b.value;
	});
	for (var rank = 0; rank < pooledSamples.length; rank++) pooledSamples[rank].rank = rank;
	var tiedRanks = [pooledSamples[0].rank];
	for (var i = 1; i < pooledSamples.length; i++) if (pooledSamples[i].value === pooledSamples[i - 1].value) {
		tiedRanks.push(pooledSamples[i].rank);
		if (i === pooledSamples.length - 1) replaceRanksInPlace(pooledSamples, tiedRanks);
	} else {
		if (tiedRanks.length > 1) replaceRanksInPlace(pooledSamples, tiedRanks);
		tiedRanks = [pooledSamples[i].rank];
	}
	function replaceRanksInPlace(pooledSamples, tiedRanks) {
		var average = (tiedRanks[0] + tiedRanks[tiedRanks.length - 1]) / 2;
		for (var i = 0; i < tiedRanks.length; i++) pooledSamples[tiedRanks[i]].rank = average;
	}
	var rankSum = 0;
	for (var i$1 = 0; i$1 < pooledSamples.length; i$1++) {
		var sample = pooledSamples[i$1];
		if (sample.label === "x") rankSum += sample.rank + 1;
	}
	return rankSum;
}
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var COEFFICIENTS = [
	.9999999999999971,
	57.15623566586292,
	-59.59796035547549,
	14.136097974741746,
	-.4919138160976202,
	3399464998481189e-20,
	4652362892704858e-20,
	-9837447530487956e-20,
	.0001580887032249125,
	-.00021026444172410488,
	.00021743961811521265,
	-.0001643181065367639,
	8441822398385275e-20,
	-26190838401581408e-21,
	36899182659531625e-22
];
var g = 607 / 128;
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));
/**
* Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
* This function takes as input any real-value n greater than 0.
* This function is useful for values of n too large for the normal gamma function (n > 165).
* The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
*
* @param {number} n Any real number greater than zero.
* @returns {number} The logarithm of gamma of the input value.
*
* @example
* gammaln(500); // 2605.1158503617335
* gammaln(2.4); // 0.21685932244884043
*/
function gammaln(n) {
	if (n <= 0) return Number.POSITIVE_INFINITY;
	n--;
	var a = COEFFICIENTS[0];
	for (var i = 1; i < 15; i++) a += COEFFICIENTS[i] / (n + i);
	var tmp = g + .5 + n;
	return LOGSQRT2PI + Math.log(a) - tmp + (n + .5) * Math.log(tmp);
}
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};
/** Why a launch on the GPU does not count. */
const gpuDisturbanceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-process"),
		pid: int(),
		bytes: number().nullable()
	}),
	strictObject({
		kind: literal("slowed-down"),
		cause: _enum([
			"hardware-heat",
			"power-brake",
			"hardware",
			"driver-heat"
		]),
		us: number().positive().nullable()
	}),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	})
]);
const SW_POWER_CAP = 4;
const DISTURBING = [
	[64, "hardware-heat"],
	[128, "power-brake"],
	[8, "hardware"],
	[32, "driver-heat"]
];
const COUNTERS = [
	["hwThermalUs", "hardware-heat"],
	["powerBrakeUs", "power-brake"],
	["swThermalUs", "driver-heat"]
];
/**
* Finds what slowed the GPU down between two readings, other than the model.
*
* Uses the driver's counters, which miss nothing. If it has none, uses the reasons that were active at either reading.
*
* @returns Undefined if the driver reports no cause.
*/
function findThrottle(before, after) {
	for (const [counter, cause] of COUNTERS) {
		const [then, now] = [before[counter], after[counter]];
		if (then === null || now === null || !(now > then)) continue;
		return {
			kind: "slowed-down",
			cause,
			us: now - then
		};
	}
	const active = (before.clockReasons ?? 0) | (after.clockReasons ?? 0);
	const cause = DISTURBING.find(([bit]) => (active & bit) !== 0)?.[1];
	return cause && {
		kind: "slowed-down",
		cause,
		us: null
	};
}
/** Whether the power limit slowed the GPU down between two readings; undefined if the driver does not report it. */
function wasPowerCapped(before, after) {
	if (before.powerCapUs !== null && after.powerCapUs !== null) return after.powerCapUs > before.powerCapUs;
	if (before.clockReasons === null && after.clockReasons === null) return void 0;
	return (((before.clockReasons ?? 0) | (after.clockReasons ?? 0)) & SW_POWER_CAP) !== 0;
}
// src/device/parse-value.ts
/**
* Values that mean "not reported": `[N/A]`, `N/A`, `[Not Supported]`, `[Insufficient Permissions]`, `[Unknown Error]`,
* `[Requested functionality has been deprecated]`, or an empty string. They never count as 0.
*/
const ABSENT = /^$|^\[.*\]$|^N\/A$|^Unknown Error$/;
/** A value as text; null if the driver does not report it. */
function parseText(value) {
	const text = value?.trim() ?? "";
	return ABSENT.test(text) ? null : text;
}
/** A number without its unit; null if the driver reports no number. */
function parseNumber(value) {
	const text = parseText(value);
	const match = text === null ? null : /^(-?\d+(?:\.\d+)?)(?: ?[A-Za-z%]+)?$/.exec(text);
	return match === null ? null : Number(match[1]);
}
/** A bit mask such as `0x0000000000000044`; null if the driver does not report it. */
function parseMask(value) {
	const text = parseText(value);
	return text !== null && /^0x[0-9a-fA-F]+$/.test(text) ? Number(text) : null;
}
// src/device/read-rapl.ts
/** Linux's folder of processor energy counters (RAPL). */
const POWERCAP = "/sys/class/powercap";
/**
* Reads the energy counters of the processor's packages. Domains within a package (cores, memory controller) are part of its
* counter, and the platform's counter includes the packages, so neither is added.
*
* @param root - For tests.
* @see https://docs.kernel.org/power/powercap/powercap.html
*/
function readRapl(root = POWERCAP) {
	try {
		const counters = /* @__PURE__ */ new Map();
		for (const zone of readdirSync(root).filter((name) => /^intel-rapl:\d+$/.test(name))) {
			if (!readText(root, zone, "name").startsWith("package")) continue;
			counters.set(zone, {
				energyUj: readCount(root, zone, "energy_uj"),
				rangeUj: readCount(root, zone, "max_energy_range_uj")
			});
		}
		return counters.size === 0 ? {
			ok: false,
			why: WITHOUT
		} : {
			ok: true,
			counters
		};
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT") return {
			ok: false,
			why: WITHOUT
		};
		if (code === "EACCES" || code === "EPERM") return {
			ok: false,
			why: CLOSED
		};
		throw error;
	}
}
const WITHOUT = { kind: "no-processor-counter" };
const CLOSED = { kind: "processor-counter-needs-root" };
const readText = (root, zone, file) => readFileSync(join(root, zone, file), "utf8").trim();
function readCount(root, zone, file) {
	const text = readText(root, zone, file);
	if (!/^\d+$/.test(text)) throw new RangeError(`${zone}/${file}: expected a count of µJ, got ${text}`);
	return Number(text);
}
/** Energy between two readings, in J. A wrap takes minutes, so a counter wraps at most once in between. */
function joulesBetween(before, after) {
	let microjoules = 0;
	for (const [zone, { energyUj, rangeUj }] of after) {
		const then = before.get(zone)?.energyUj ?? energyUj;
		microjoules += energyUj >= then ? energyUj - then : energyUj + rangeUj - then;
	}
	return microjoules / 1e6;
}
/**
* Starts a single nvidia-smi that prints a reading every {@link READER_MS}, for passes that are not timed. A new process per
* reading would take a core from the model. If this process dies, the broken pipe ends nvidia-smi at its next line.
*
* @param watch - `onLine` gets each line as it arrives, without its line end.
*/
function watchSmi(watch) {
	const { command, words, onLine } = watch;
	const child = spawn(command, [
		...words,
		"-lms",
		String(200)
	], { stdio: [
		"ignore",
		"pipe",
		"ignore"
	] });
	let rest = "";
	child.stdout.setEncoding("utf8").on("data", (text) => {
		const lines = (rest + text).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) if (line.trim() !== "") onLine(line.trimEnd());
	});
	const closed = new Promise((resolve) => {
		child.once("error", () => resolve());
		child.once("close", () => resolve());
	});
	return { stop() {
		child.kill("SIGKILL");
		return closed;
	} };
}
// src/device/power-meter.ts
/** Source of a power reading: the GPU's energy counter, its power integrated over time, or the processor's counter. */
const METERS = [
	"gpu-counter",
	"gpu-power",
	"processor-counter"
];
/** Minimum number of readings in a window. */
const MIN_SAMPLES = 3;
/** Most that the time of day may gain or lose within a window, in ms: a clock that is kept in step gains far less. */
const MAX_STEP_MS = 100;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/**
* Measures the GPU's power with a single nvidia-smi that runs throughout. Prefers the energy counter if the driver has one:
* on most GPUs since Ampere, the power reading is a mean over the last second, and it is only accurate to ±5 W.
*
* @param timeOfDayMs - Milliseconds since 1970, as nvidia-smi dates its readings.
*/
function meterGpu(gpu, timeOfDayMs = Date.now) {
	const isCounted = gpu.first.energyMj !== null;
	const names = [
		"timestamp",
		"power.draw",
		...isCounted ? ["total_energy_consumption"] : []
	];
	const samples = [];
	const reader = watchSmi({
		command: gpu.command,
		words: [
			...gpu.selector,
			`--query-gpu=${names.join(",")}`,
			"--format=csv,noheader,nounits"
		],
		onLine: (line) => {
			const [at, power, energy] = line.split(", ");
			samples.push({
				atMs: parseTimestamp(at) ?? timeOfDayMs(),
				powerW: parseNumber(power),
				energyMj: parseNumber(energy)
			});
		}
	});
	let begunAt = 0;
	let begunTick = 0;
	return {
		kind: isCounted ? "gpu-counter" : "gpu-power",
		begin() {
			samples.length = 0;
			begunAt = timeOfDayMs();
			begunTick = performance.now();
		},
		async end() {
			const endedAt = timeOfDayMs();
			const gainedMs = endedAt - begunAt - (performance.now() - begunTick);
			if (!(Math.abs(gainedMs) <= MAX_STEP_MS)) return {
				ok: false,
				why: { kind: "clock-was-set" }
			};
			await wait(400);
			const within = samples.filter(({ atMs }) => atMs >= begunAt && atMs <= endedAt);
			return isCounted ? countedPower(within) : integratedPower(within);
		},
		stop: () => reader.stop()
	};
}
/** Measures the power of the processor's packages. */
function meterProcessor(root) {
	const first = readRapl(root);
	if (!first.ok) return { why: first.why };
	let begun = first.counters;
	let begunAt = performance.now();
	return {
		kind: "processor-counter",
		begin() {
			const now = readRapl(root);
			begun = now.ok ? now.counters : /* @__PURE__ */ new Map();
			begunAt = performance.now();
		},
		async end() {
			const now = readRapl(root);
			const seconds = (performance.now() - begunAt) / 1e3;
			return now.ok ? {
				ok: true,
				watts: joulesBetween(begun, now.counters) / seconds
			} : now;
		},
		stop: async () => {}
	};
}
function countedPower(samples) {
	const read = samples.filter(({ energyMj }) => energyMj !== null);
	const [first, last] = [read[0], read.at(-1)];
	if (read.length < MIN_SAMPLES || first === void 0 || last === void 0) return tooFew(read.length);
	const milliseconds = last.atMs - first.atMs;
	const millijoules = (last.energyMj ?? 0) - (first.energyMj ?? 0);
	return millijoules >= 0 && milliseconds > 0 ? {
		ok: true,
		watts: millijoules / milliseconds
	} : {
		ok: false,
		why: { kind: "gpu-counter-reset" }
	};
}
/** Trapezoidal rule, since the readings are not evenly spaced. */
function integratedPower(samples) {
	const read = samples.filter(({ powerW }) => powerW !== null);
	const [first, last] = [read[0], read.at(-1)];
	if (read.length < MIN_SAMPLES || first === void 0 || last === void 0) return tooFew(read.length);
	let millijoules = 0;
	for (const [index, { atMs, powerW }] of read.entries()) {
		const before = read[index - 1];
		if (before !== void 0) millijoules += (atMs - before.atMs) * ((powerW ?? 0) + (before.powerW ?? 0)) / 2;
	}
	return {
		ok: true,
		watts: millijoules / (last.atMs - first.atMs)
	};
}
const tooFew = (count) => ({
	ok: false,
	why: count === 0 ? { kind: "gpu-power-not-reported" } : {
		kind: "too-few-readings",
		readings: count
	}
});
/** Parses `2026/07/14 08:12:53.353`, local time; undefined if it is not a timestamp. */
function parseTimestamp(text) {
	const match = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(text ?? "");
	if (match === null) return void 0;
	const [year = 0, month = 1, day, hours, minutes, seconds, milliseconds] = match.slice(1).map(Number);
	return new Date(year, month - 1, day, hours, minutes, seconds, milliseconds).getTime();
}
// src/device/reading-problem.ts
/** Why GPU memory or energy could not be measured. */
const readingProblemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({ kind: literal("gpu-memory-not-reported") }),
	strictObject({ kind: literal("gpu-memory-did-not-rise") }),
	strictObject({ kind: literal("processes-not-named") }),
	strictObject({ kind: literal("process-not-listed") }),
	strictObject({
		kind: literal("gpu-shared"),
		/** True if the driver lists the process without its memory; false if it lists only compute processes. */
		isListed: boolean(),
		by: _enum([
			"mig",
			"unseen-processes",
			"other-processes"
		])
	}),
	strictObject({ kind: literal("gpu-power-not-reported") }),
	strictObject({
		kind: literal("too-few-readings"),
		readings: int().positive()
	}),
	strictObject({ kind: literal("gpu-counter-reset") }),
	strictObject({ kind: literal("clock-was-set") }),
	strictObject({
		kind: literal("other-process"),
		pid: int()
	}),
	strictObject({ kind: literal("no-processor-counter") }),
	strictObject({ kind: literal("processor-counter-needs-root") })
]);
// src/engine/server/request-failure.ts
/**
* Why a request got no answer that counts. `refused-connection`: nothing accepted the connection. `status`: the server
* reported an error, by its status (such as 429) or in the stream. `cut-off`: the answer ended before it was complete.
* `no-usage`: the answer does not count its tokens.
*/
const REQUEST_FAILURES = [
	"refused-connection",
	"status",
	"timed-out",
	"malformed",
	"too-large",
	"no-usage",
	"cut-off"
];
/** An answer that is not what the protocol says. */
const malformed = (expected, got) => ({
	kind: "malformed",
	message: `expected ${expected}, got ${got}`
});
/** An answer with more bytes than any valid one has. */
const tooLarge = (what, maxBytes) => ({
	kind: "too-large",
	message: `expected ${what} of at most ${maxBytes} bytes, got more`
});
const MAX_MESSAGE = 200;
/** A request that was not answered in time. */
const timedOut = (deadlineMs) => ({
	kind: "timed-out",
	message: `no complete answer within ${deadlineMs / 1e3} s`
});
/** A failure that the server reports. @param body - Its words, possibly in JSON. */
function statusFailure(status, body) {
	const said = plainText(messageIn(body), MAX_MESSAGE);
	const head = status === void 0 ? "the server reported an error" : `the server answered ${status}`;
	return {
		kind: "status",
		...status !== void 0 && { status },
		message: said === "" ? head : `${head}: ${said}`
	};
}
/** `{"error": {"message": …}}`, as OpenAI has it, `{"error": …}`, as Open Inference has it, or plain text. */
function messageIn(body) {
	try {
		const parsed = JSON.parse(body);
		const error = fieldOf(parsed, "error") ?? parsed;
		const message = fieldOf(error, "message") ?? fieldOf(error, "detail") ?? error;
		return typeof message === "string" ? message : body;
	} catch {
		return body;
	}
}
/** A property of a parsed JSON value; undefined if it is not an object or has no such property of its own. */
function fieldOf(value, name) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
	return value[name];
}
/** A parsed JSON value for a message. Its parts are not looked at: they may be nested a million deep. */
function describeValue(value) {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	return typeof value === "object" && value !== null ? "an object" : quotedJson(value);
}
/** Parses JSON of a server. */
function parseServerJson(text) {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return { failure: malformed("JSON", quoted(text)) };
	}
}
// src/measure/served-figures.ts
const ns = number().positive();
/**
* `side-by-side`: both servers were loaded and took turns block by block. `alternate`: one ran all its blocks and ended
* before the other started.
*/
const TURNS = ["side-by-side", "alternate"];
const MAX_REQUESTS = 1e4;
/**
* The requests of one arm in one launch, in the order in which they were due. A failed request counts as one that took its
* whole deadline: it is over every limit, and never left out. All arrays have shape [requests]; those of tokens are absent
* unless the answers are texts.
*/
const servedLaunchSchema = strictObject({
	/** From the due time to the first token. */
	ttftNs: array(ns).min(1).max(MAX_REQUESTS).optional(),
	/** (end − first token) ÷ tokens after the first chunk; null for an answer of a single chunk. */
	tpotNs: array(ns.nullable()).optional(),
	/** From the due time to the end of the answer. */
	latencyNs: array(ns).min(1).max(MAX_REQUESTS),
	/** As the server counts them; 0 for a failed request. */
	outputTokens: array(int().nonnegative()).optional(),
	/** Failed requests by kind. */
	failures: partialRecord(_enum(REQUEST_FAILURES), int().positive()),
	/** Time in which the requests were served, without the pauses in between. */
	wallNs: ns,
	/** How the arms took turns in this launch; absent in older records. */
	turns: _enum(TURNS).optional()
});
/** What the accuracy pass of a served model found besides outcomes. */
const servedAnswersSchema = strictObject({
	/** One entry per item; absent unless the answers are texts. */
	outputTokens: array(int().nonnegative()).optional(),
	/** Mean tokens of a prompt; null where the server does not count them. */
	meanInputTokens: number().nonnegative().nullable(),
	/** Answers that were cut off at the most tokens. */
	cutOff: int().nonnegative(),
	failures: partialRecord(_enum(REQUEST_FAILURES), int().positive()),
	/** Time of a prompt or an input that the server had just seen, divided by that of a new one, at most; null if unknown. */
	repeatRatio: number().positive().nullable()
});
// src/measure/arm-measurement.ts
const positiveNs = number().positive();
const bytes = number().nonnegative();
const share$1 = number().min(0).max(1);
const ratio = number().nonnegative();
/** Percentiles over runs that a launch keeps: fine enough to find the share of runs beyond any bound in the tail. */
const RUN_PERCENTS = Array.from({ length: 21 }, (_, step) => 80 + step);
/** Start and end in ms since the latency pass began. */
const spanSchema = tuple([number().nonnegative(), number().nonnegative()]);
/** One arm's part of one launch: a fresh process that timed several blocks. Times are in ns. */
const launchSchema = strictObject({
	samples: int().positive(),
	p50Ns: positiveNs,
	/** Nearest rank over the launch's samples, none left out. */
	p95Ns: positiveNs,
	p99Ns: positiveNs,
	/** MLPerf's early-stopping estimate of the P95, an upper bound; null when the launch has too few samples for one. */
	p95EstimateNs: positiveNs.nullable(),
	meanNs: positiveNs,
	/** Machine time of one inference: its latency in a closed loop, otherwise its service time divided by the streams. */
	machineNs: positiveNs,
	loadNs: positiveNs,
	firstRunNs: positiveNs,
	/** The same figures without the time that other programs made it wait for a core; null where not reported. */
	net: strictObject({
		/** Null where requests queue: one request's wait delays the next. */
		latency: strictObject({
			p50Ns: positiveNs,
			p95Ns: positiveNs,
			p99Ns: positiveNs,
			meanNs: positiveNs
		}).nullable(),
		machineNs: positiveNs,
		loadNs: positiveNs,
		firstRunNs: positiveNs
	}).nullable(),
	/** The tail over inputs and over runs, in net latency where known; null where requests queue. */
	tails: strictObject({
		/** Latency of each timed input: the lower quartile over its runs. Both arms have the same inputs in the same order. */
		inputsNs: array(positiveNs).min(1),
		/** Inputs that could have been timed. */
		of: int().positive(),
		/** P80, P81, …, P100 over all runs. Shape [21]. */
		runsNs: array(positiveNs).length(RUN_PERCENTS.length)
	}).nullable(),
	/** Waiting for a core as a fraction of the time spent running, by cause; null where not reported. */
	waiting: strictObject({
		/** Other programs used the core. */
		others: ratio,
		/** The model's own threads used it. */
		own: ratio
	}).nullable(),
	/** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
	queueShare: share$1,
	/** Share of the machine's CPU time that its host gave to others during the launch; null where not reported. */
	stealShare: share$1.nullable(),
	/** Of a model behind a server; absent otherwise. */
	served: servedLaunchSchema.optional(),
	/** When the arm was at work; absent where that was not kept. */
	times: strictObject({
		/** Loading and warming up. */
		prepare: spanSchema,
		blocks: array(spanSchema)
	}).optional()
});
/** Launches that were discarded, by reason. */
const discardedSchema = strictObject({
	/** The load generator could not keep up. */
	late: int().nonnegative(),
	/** Another process used the GPU, or heat or power supply slowed it down; absent where no GPU was watched. */
	gpuBusy: int().nonnegative().optional(),
	/** The first few distinct disturbances of those launches. */
	disturbances: array(gpuDisturbanceSchema).optional(),
	/** When they ran; absent if there were none, or that was not kept. */
	times: array(strictObject({
		span: spanSchema,
		why: _enum(["late", "gpu-busy"])
	})).optional()
});
/** Peak GPU memory, one entry per fresh process; empty, with the reason, where it could not be measured. */
const gpuMemorySchema = strictObject({
	peakBytes: array(bytes),
	/** `process`: the process's own memory, from the driver; `device`: the increase of the whole GPU's, with no other process on it. */
	how: _enum(["process", "device"]).nullable(),
	why: readingProblemSchema.nullable()
});
/** Energy of back-to-back runs, one entry per window; empty, with the reason, where it could not be measured. */
const energySchema = strictObject({
	windows: array(strictObject({
		joulesPerRun: number().nonnegative(),
		runNs: positiveNs
	})),
	how: _enum(METERS).nullable(),
	/** Idle power before any model ran; null where unknown. */
	idleW: number().nonnegative().nullable(),
	why: readingProblemSchema.nullable()
});
const reading = number().nullable();
/** Clocks, heat and power of a GPU at one moment; null where the driver does not report a value. */
const gpuMomentSchema = strictObject({
	smClockMhz: reading,
	memoryClockMhz: reading,
	temperatureC: reading,
	powerW: reading
});
/** The GPU before the first launch and after the last; null where it could not be read. */
const gpuStateSchema = strictObject({
	before: gpuMomentSchema.nullable(),
	after: gpuMomentSchema.nullable(),
	/** Whether the power limit slowed it down in between; null where the driver does not report it. */
	isPowerCapped: boolean().nullable()
});
/** Nodes of one operator that ran on the same provider in the same way, according to the profile. */
const placementRowSchema = strictObject({
	/** Operator type after the runtime's optimization. */
	operator: string(),
	provider: string(),
	/** Element type of the first input: "float32", "int8"; empty where the runtime does not report it. */
	precision: string(),
	nodes: int().positive(),
	/**
	* `kernel`: on the policy's provider. `fallback`: on the CPU although the policy names another provider. `copy`: between
	* host and device. `shape`: a fallback or copy of only scalars and short vectors. `reformat`: casts, transposes,
	* quantizing.
	*/
	role: _enum([
		"kernel",
		"fallback",
		"shape",
		"copy",
		"reformat"
	]),
	/** Mean time in a profiled run; never a latency. */
	nsPerRun: number().nonnegative(),
	/** Share of the arm's kernel and copy time. */
	timeShare: share$1,
	/** Why it fell back or was added, from the runtime's log; null where the log gives no reason or none is needed. */
	reason: _enum(REASONS).nullable()
});
/** Operators that may draw random numbers. `Dropout` does so in training mode only. */
const RANDOM_OPERATORS = [
	"Bernoulli",
	"Dropout",
	"Multinomial",
	"RandomNormal",
	"RandomNormalLike",
	"RandomUniform",
	"RandomUniformLike"
];
/** Of the first items, which ran twice, how many had another outcome the second time. */
const unrepeatableSchema = strictObject({
	items: int().positive(),
	of: int().positive(),
	/** Of {@link RANDOM_OPERATORS}, those that the model has. */
	operators: array(_enum(RANDOM_OPERATORS))
});
/** All measurements of one model on one machine, as records store them. */
const armMeasurementSchema = strictObject({
	launches: array(launchSchema),
	discardedLaunches: discardedSchema,
	outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
	/** Of a candidate whose answers were compared with the baseline's: correct if both decide alike, with the KL divergence in nats. */
	versus: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)).optional(),
	/** Absent if every item has the same outcome again. */
	unrepeatable: unrepeatableSchema.optional(),
	/** Mean number of steps of an item, of a model with a state; absent for others. A timed inference is one step. */
	stepsPerItem: number().positive().optional(),
	/** Peak resident memory above the bare runtime's, one entry per fresh process. */
	ramPeakBytes: array(bytes),
	/** Peak memory allocated by the runtime's arena; null where the runtime does not report it. */
	arenaPeakBytes: bytes.nullable(),
	modelSizeBytes: bytes,
	placement: array(placementRowSchema),
	/** Mean time of unprofiled runs, alternating with the profiled runs behind `placement`; null without a profile. */
	plainRunNs: positiveNs.nullable(),
	/** Time to enqueue one run's kernels, for providers that compute asynchronously; otherwise null or absent. */
	enqueueNs: positiveNs.nullable().optional(),
	/** Absent where the arm did not run on a GPU. */
	gpuMemory: gpuMemorySchema.optional(),
	gpu: gpuStateSchema.optional(),
	/** Absent unless a limit or a price needs it. */
	energy: energySchema.optional(),
	/** Of a model behind a server; absent otherwise. */
	served: servedAnswersSchema.optional()
});
// src/task/needs-review.ts
/**
* Whether an item goes to human review: its confidence is NaN or below the policy's bound.
*
* @param confidence - 0..1, or NaN.
*/
function needsReview(confidence, review) {
	return review !== void 0 && !(confidence >= review["below-confidence"]);
}
/**
* Rejects a review rule for an output without confidence: it would send every item to review.
*
* @param place - Place of the task in the policy.
* @param what - The output without confidence, for the message: "regression", "an output of class names".
* @throws {UserError} If the policy has a review rule.
*/
function refuseReview(review, place, what) {
	if (review === void 0) return;
	throw new UserError(`${place}: expected a task with a confidence for "review: { below-confidence: … }", got ${what}.`, "Remove \"review\", or set \"output\" to logits or probabilities.");
}
// src/task/score/score-formula.ts
function shareCorrect(outcomes) {
	return mean(Array.from(outcomes, ({ correct }) => correct === true ? 1 : 0));
}
function meanValue(outcomes) {
	return mean(Array.from(outcomes, ({ value }) => value));
}
/** Without its non-finite items, an average would be too good. So there is none if any item is not finite. */
function ifFinite(compute) {
	return (outcomes) => {
		let count = 0;
		let broken = 0;
		for (const { finite } of outcomes) {
			count += 1;
			if (!finite) broken += 1;
		}
		return broken === 0 ? compute(outcomes) : `${broken} of ${count} items have NaN or infinite outputs`;
	};
}
/**
* The parts of all items, added up position by position.
*
* @param length - Parts per item; shorter ones count as zeros.
*/
function sumParts(outcomes, length) {
	const sums = new Array(length).fill(0);
	for (const { parts = [] } of outcomes) for (let part = 0; part < length; part += 1) sums[part] = (sums[part] ?? 0) + (parts[part] ?? 0);
	return sums;
}
/** An item whose output is not finite: it counts as wrong and has no other figures. */
const NOT_FINITE = {
	correct: false,
	confidence: NaN,
	review: false,
	predicted: NaN,
	actual: NaN,
	value: NaN,
	finite: false
};
// src/dataset/data-error.ts
/** The error `<place>: expected <expected> for <subject>, got <got>.` */
function dataError(subject, { expected, got, hint, cause }) {
	return new UserError(`${subject.place}: expected ${expected} for ${subject.name}, got ${got}.`, hint, cause === void 0 ? void 0 : { cause });
}
const LONGEST$1 = 40;
/** A value for a message: on one line, and shortened if long. Never throws. */
function show(value) {
	if (Array.isArray(value)) return `an array of length ${value.length}`;
	if (typeof value === "object" && value !== null) return `an object with ${listNames(Object.keys(value)) || "no keys"}`;
	if (typeof value === "string") return JSON.stringify(clip(value));
	return String(value);
}
/** Names for a message: `"a", "b"`. At most eight, then ` and 3 more`. */
function listNames(names) {
	const shown = names.slice(0, 8).map((name) => JSON.stringify(clip(name)));
	return shown.join(", ") + (names.length > shown.length ? ` and ${names.length - shown.length} more` : "");
}
function clip(text) {
	return text.length > LONGEST$1 ? `${text.slice(0, LONGEST$1)}…` : text;
}
// src/errors/nearest-name.ts
/**
* The known name that was probably meant, for "Did you mean": at most a third of its characters differ.
*
* @returns Undefined if no known name is close enough.
*/
function nearestName(name, known) {
	let nearest;
	for (const candidate of known) {
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)) && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = {
			name: candidate,
			distance
		};
	}
	return nearest?.name;
}
/** Levenshtein distance: number of insertions, deletions and replacements between two strings. */
function editDistance(first, second) {
	let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
	for (let row = 1; row <= first.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= second.length; column += 1) {
			const replace = (previous[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
			current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous.at(-1) ?? 0;
}
/** Names in a hostile model may be megabytes long, and comparing them takes quadratic time. */
const LONGEST = 200;
/**
* A suggestion for a misspelt name, with a leading space: ` Did you mean "tokens"?`. Empty if no known name is close.
*/
function didYouMean(name, known) {
	if (name.length > LONGEST) return "";
	const nearest = nearestName(name, known.filter((candidate) => candidate.length <= LONGEST));
	return nearest === void 0 ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}
// src/files/plain-file.ts
/** The problem of a path where nothing is. */
const NO_FILE = "no such file";
const PROBLEMS = {
	ENOENT: NO_FILE,
	ENOTDIR: NO_FILE,
	ELOOP: "a symbolic link",
	EACCES: "a file without read permission",
	EPERM: "a file without read permission"
};
/**
* Opens a regular file. The check is made on the opened file, so it cannot be swapped between check and reading.
* Never blocks on a pipe or a device.
*
* @param link - Whether to follow or refuse a symbolic link at the end of the path.
* @returns An open handle, which the caller closes, or the problem.
*/
async function openPlainFile(file, link) {
	const noFollow = link === "refuse" ? constants.O_NOFOLLOW : 0;
	let handle;
	try {
		handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | noFollow);
	} catch (error) {
		return { problem: problemOf(error) };
	}
	const stats = await handle.stat();
	if (stats.isFile()) return {
		handle,
		stats
	};
	await handle.close();
	return { problem: stats.isDirectory() ? "a folder" : "something other than a regular file" };
}
function problemOf(error) {
	if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
	return PROBLEMS[error.code] ?? `a file that cannot be opened (${error.code})`;
}
/** What an error on reading a file completes "expected …, got" with: "no such file", or its message. */
function readProblemText(error) {
	const { code, message } = error;
	return code === void 0 ? message : PROBLEMS[code] ?? code;
}
/**
* Whether an external data location, as written in a model, is inside the model's folder and not hidden. `.git` and dot
* files may hold secrets, and no exporter writes weights there.
*/
function isInsideFolder(location) {
	return location !== "" && !/^(\/|[A-Za-z]:)/.test(location) && !/[\\\p{Cc}]/u.test(location) && location.split("/").every((part) => part === "." || !part.startsWith("."));
}
/**
* Opens a file with a model's external data. It may be a hard link, as DVC makes them: whoever made one could have made a
* copy. A symbolic link may lead to it only within the repository around the folder or, in a cache of Hugging Face, from
* `snapshots/` to `blobs/`, and never into `.git`. Otherwise a model could read other files on the machine.
*
* @param folders - From {@link foldersOfModel}; the first that has the file counts.
* @param name - Relative to a folder, normalized.
* @returns An open handle, which the caller closes, or the problem.
*/
async function openExternalFile([folder = "", ...others], name) {
	const opened = await openIn(folder, name);
	return opened.problem === "no such file" && others.length > 0 ? openExternalFile(others, name) : opened;
}
/**
* Folders that may have the external data of a model, without symbolic links. If the model is a link, its data may be next
* to the link, as in a cache of Hugging Face, or next to what it leads to.
*/
async function foldersOfModel(file) {
	return [.../* @__PURE__ */ new Set([await realpath(dirname(file)), dirname(await realpath(file))])];
}
async function openIn(folder, name) {
	const file = join(folder, name);
	const real = await realpath(file).catch(() => file);
	if (real !== file && !isWithin(linkRoot(folder), real)) {
		const opened = await openPlainFile(file, "refuse");
		if (opened.problem !== void 0) return opened;
		await opened.handle.close();
		return { problem: "a file behind a symbolic link" };
	}
	const opened = await openPlainFile(real, "refuse");
	if (opened.problem !== void 0 || await realpath(real) === real) return opened;
	await opened.handle.close();
	return { problem: "a file that is being replaced" };
}
/** The folder that links from a model's folder may not leave. */
function linkRoot(folder) {
	const cached = /^(.+\/(?:models|datasets)--[^/]+)\/snapshots\/[^/]+(?:\/|$)/.exec(`${folder}/`)?.[1];
	if (cached !== void 0) return join(cached, "blobs");
	for (let root = folder; dirname(root) !== root; root = dirname(root)) if (existsSync(join(root, ".git"))) return root;
	return folder;
}
function isWithin(root, file) {
	const parts = relative(root, file).split(sep);
	return parts[0] !== ".." && !parts.includes(".git");
}
// src/model/model-facts.ts
/** Name of ONNX's default domain, which files may also write as "". */
const DEFAULT_DOMAIN = "ai.onnx";
/** Name of an operator in {@link ModelFacts}: `domain:op_type`, or `op_type` alone in the default domain. */
function operatorKey(domain, op) {
	return domain === "" || domain === "ai.onnx" ? op : `${domain}:${op}`;
}
/** Domain of an operator key. The operator is the part after the last colon. */
function operatorDomain(key) {
	const colon = key.lastIndexOf(":");
	return colon === -1 ? DEFAULT_DOMAIN : key.slice(0, colon);
}
// src/model/check-model.ts
/**
* Newest versions that onnxruntime-node 1.30.0 loads, found by trying each. A domain without an entry is left to the
* runtime.
*/
const NEWEST_OPSETS = {
	[DEFAULT_DOMAIN]: 26,
	"ai.onnx.ml": 5
};
const NEWEST_IR = 13;
/** Domains whose operators are built into the runtime. */
const DOMAINS = [
	DEFAULT_DOMAIN,
	"ai.onnx.ml",
	"com.microsoft",
	"com.microsoft.nchwc"
];
const ELEMENTS = [...Object.keys(ELEMENT_BYTES), "string"];
/** Kinds of output that a run can leave out. They cannot be fed as inputs. */
const OTHER_OUTPUTS = [
	"sequence",
	"map",
	"optional"
];
/** The runtime's binding works with plain JavaScript objects, which cannot have these as ordinary keys. */
const RESERVED_NAMES = [
	"__proto__",
	"constructor",
	"prototype"
];
const MAX_NAME_BYTES = 256;
/** Ten times as many as the largest known models have. Millions of empty nodes fit into a few megabytes. */
const MAX_NODES = 2e5;
/** Protobuf's own limit for one message. */
const MAX_FILE_BYTES = 2 ** 31 - 1;
/**
* Rejects a model that the runtime cannot run, would abort on, or must not run because it reaches outside its own
* files. This is a filter with helpful messages, not the security boundary: that is the child process.
*
* @param shownPath - Path shown in messages.
* @throws {UserError} On the first problem found.
*/
function checkModel(facts, shownPath) {
	for (const problem of problemsOf(facts)) throw new UserError(`${shownPath}: expected ${problem.expected}, got ${problem.got}.`, problem.hint);
}
function* problemsOf(facts) {
	yield* versionProblems(facts);
	yield* operatorProblems(facts);
	for (const input of facts.inputs) yield* signatureProblems("input", input);
	for (const output of facts.outputs) yield* signatureProblems("output", output);
	yield* outputProblems(facts);
	for (const location of facts.externalData) yield* locationProblems(location);
	yield* settingProblems(facts);
}
function* versionProblems({ fileBytes, irVersion, opsets }) {
	if (fileBytes > MAX_FILE_BYTES) yield {
		expected: `a model file of at most ${MAX_FILE_BYTES} bytes`,
		got: `${fileBytes}`,
		hint: "Save the weights as external data: onnx.save(model, path, save_as_external_data=True)."
	};
	if (irVersion > NEWEST_IR) yield {
		expected: `IR version ${NEWEST_IR} or older`,
		got: `${irVersion}`,
		hint: "Export with an older version of the onnx package."
	};
	if (opsets.size === 0) yield {
		expected: "a model that imports an opset",
		got: "none",
		hint: "The file may be truncated: export it again."
	};
	for (const [domain, newest] of Object.entries(NEWEST_OPSETS)) {
		const version = opsets.get(domain) ?? 0;
		if (version <= newest) continue;
		yield {
			expected: `${domain} opset ${newest} or older`,
			got: `${version}`,
			hint: `Export with opset ${newest}, the newest that this version of ONNX Runtime supports.`
		};
	}
}
function* operatorProblems({ operators, functions }) {
	const nodes = [...operators.values()].reduce((sum, count) => sum + count, 0);
	if (nodes > MAX_NODES) yield {
		expected: `at most ${MAX_NODES} nodes`,
		got: `${nodes}`,
		hint: "The runtime needs about a kilobyte and 40 µs for each, before the first run. Fuse or fold some of them."
	};
	for (const key of operators.keys()) {
		if (key.endsWith("EPContext")) yield {
			expected: "a portable model",
			got: `${quoted(key)}, which is compiled for one device`,
			hint: "Use the model that it was compiled from."
		};
		if (DOMAINS.includes(operatorDomain(key)) || functions.has(key)) continue;
		yield {
			expected: `operators of ${DOMAINS.join(", ")}`,
			got: quoted(key),
			hint: "ONNX Runtime does not have it. Define it as a function in the model, or export without it."
		};
	}
}
function* signatureProblems(role, signature) {
	yield* nameProblems(role, signature);
	yield* typeProblems(role, signature);
	yield* shapeProblems(role, signature);
}
function* nameProblems(role, { name }) {
	if (isPlainName(name)) return;
	const bytes = Buffer.byteLength(name);
	yield {
		expected: `a plain name for every ${role}`,
		got: bytes > MAX_NAME_BYTES ? `one of ${bytes} bytes` : quoted(name),
		hint: `Use 1 to ${MAX_NAME_BYTES} bytes without control characters, and avoid ${RESERVED_NAMES.join(", ")}.`
	};
}
/** Whether the runtime's binding can take a tensor by this name, and a report can show it. */
const isPlainName = (name) => name !== "" && Buffer.byteLength(name) <= MAX_NAME_BYTES && !/\p{Cc}/u.test(name) && !RESERVED_NAMES.includes(name);
function* typeProblems(role, { name, dtype }) {
	if (ELEMENTS.includes(dtype) || role === "output" && OTHER_OUTPUTS.includes(dtype)) return;
	yield {
		expected: `${role} ${quoted(name)} of a supported type`,
		got: dtype,
		hint: `Cast it inside the model to one of ${ELEMENTS.join(", ")}.`
	};
}
function* shapeProblems(role, { name, shape = [] }) {
	if (hasSafeCount(shape.filter((size) => typeof size === "number"))) return;
	yield {
		expected: `${role} ${quoted(name)} with fewer than 2^53 elements`,
		got: `shape [${shape.map(shownSize).join(", ")}]`,
		hint: "Fix the shape in the model."
	};
}
function shownSize(size) {
	if (size === null) return "?";
	return typeof size === "string" ? quoted(size) : `${size}`;
}
/** What to do about a model without a tensor output. */
const TENSOR_OUTPUT_HINT = "Export the model with a tensor output. For scikit-learn, set the option zipmap to False.";
function* outputProblems({ outputs }) {
	if (outputs.some(({ dtype }) => ELEMENTS.includes(dtype))) return;
	yield {
		expected: "at least one tensor output",
		got: outputs.map(({ dtype }) => dtype).join(", ") || "no output",
		hint: TENSOR_OUTPUT_HINT
	};
}
function* locationProblems(location) {
	if (isInsideFolder(location)) return;
	yield {
		expected: "external data in the model's folder",
		got: `location ${quoted(location)}`,
		hint: "Save the model again with a relative location and no \"..\"."
	};
}
/** The runtime reads session options from this key, so a model could choose how it is measured. */
function* settingProblems({ metadataKeys }) {
	if (!metadataKeys.includes("ort_config")) return;
	yield {
		expected: "a model without its own session options",
		got: "metadata key \"ort_config\"",
		hint: "Remove the key, and put settings under \"runtime\" in the policy file."
	};
}
// src/task/select-output.ts
/** Whether the runtime can return an output. It must be a tensor of a supported type and not be named `__proto__`. */
function canBeRequested(output) {
	return isElementType(output.dtype) && output.name !== "__proto__";
}
/**
* The output that a task scores.
*
* @param name - `output` of the task. May be undefined if only one output of the model can be scored.
* @param place - Place of the task in the policy, for messages.
* @throws {UserError} If there is no such output, if it cannot be scored, or if several outputs can be scored and
*   none is named.
*/
function selectOutput(name, outputs, place) {
	const usable = outputs.filter(canBeRequested);
	const names = usable.map((output) => output.name);
	const hint = `Write "output: <name>" with one of ${listNames(names) || "its tensor outputs"}.`;
	if (name !== void 0) {
		const named = usable.find((output) => output.name === name);
		if (named !== void 0) return named;
		const other = outputs.find((output) => output.name === name);
		const got = other === void 0 ? listNames([name]) : `${listNames([name])} of type ${other.dtype}`;
		throw new UserError(`${place}.output: expected one of ${listNames(names) || "no outputs"}, got ${got}.`, hint + didYouMean(name, names));
	}
	const [only, ...others] = usable;
	if (only === void 0) throw noTensorOutput(outputs, place);
	if (others.length === 0) return only;
	throw new UserError(`${place}: expected "output" to choose one of ${listNames(names)}, got none.`, hint);
}
/** The error for a model without an output that can be scored. */
function noTensorOutput(outputs, place) {
	return new UserError(`${place}: expected a model with a tensor output, got ${listNames(outputs.map((output) => output.name)) || "none"}.`, TENSOR_OUTPUT_HINT);
}
/**
* The tensor of an output.
*
* @throws {TypeError} If the output was not requested.
*/
function outputOf(outputs, name) {
	const tensor = outputs.get(name);
	if (tensor === void 0) throw new TypeError(`output ${name} was not requested`);
	return tensor;
}
// src/task/images/match-objects.ts
const STEP = (.95 - .5) / 9;
/** The thresholds of COCO: 0.50, 0.55 … 0.95, as numpy's `linspace` rounds them. */
const THRESHOLDS = Array.from({ length: 10 }, (_, index) => index === 9 ? .95 : .5 + index * STEP);
/**
* Assigns predictions to labelled objects as COCO does: in order, each to the most similar object that is still free, and
* to an ignored one only if no other is similar enough.
*
* @param similarity - Of each prediction, the best score first, with each object. 0..1.
* @param isOutside - Whether a prediction does not count unless it is matched.
* @see pycocotools, `COCOeval.evaluateImg`.
*/
function matchObjects(similarity, objects, isOutside) {
	const order = objects.map((_, index) => index).sort((a, b) => Number(objects[a]?.isIgnored) - Number(objects[b]?.isIgnored));
	const matches = similarity.map(() => ({
		matched: 0,
		ignored: 0
	}));
	THRESHOLDS.forEach((threshold, bit) => {
		const taken = /* @__PURE__ */ new Set();
		similarity.forEach((row, prediction) => {
			const found = bestObject(row, {
				order,
				objects,
				taken,
				threshold
			});
			const match = matches[prediction];
			if (match === void 0) return;
			if (found === void 0) {
				if (isOutside(prediction)) match.ignored |= 1 << bit;
				return;
			}
			taken.add(found);
			match.matched |= 1 << bit;
			if (objects[found]?.isIgnored) match.ignored |= 1 << bit;
		});
	});
	return matches;
}
function bestObject(row, { order, objects, taken, threshold }) {
	let least = Math.min(threshold, 1 - 1e-10);
	let found;
	for (const index of order) {
		const object = objects[index];
		if (object === void 0 || taken.has(index) && !object.isCrowd) continue;
		if (found !== void 0 && !objects[found]?.isIgnored && object.isIgnored) break;
		const similar = row[index] ?? 0;
		if (similar < least) continue;
		least = similar;
		found = index;
	}
	return found;
}
// src/task/images/coco-score.ts
const MASKS = 2 ** THRESHOLDS.length;
/**
* The parts of an item: how many classes are labelled; each with its number of objects; and each prediction with its class,
* its score, and both bit sets in one number. An image with neither has a single 0.
*/
const packImage = ({ objects, predictions }) => [
	objects.size,
	...[...objects].flat(),
	...predictions.flatMap(({ index, score, matched, ignored }) => [
		index,
		score,
		matched + MASKS * ignored
	])
];
/** Recall is looked at in steps of 0.01, as numpy's `linspace` has them. */
const RECALLS = Array.from({ length: 101 }, (_, index) => index === 100 ? 1 : index * .01);
/**
* COCO's average precision: at each threshold and for each class with labelled objects, the mean over 101 recalls of the
* best precision at that recall or more; then the mean over all of these.
*
* @param bits - Positions in `THRESHOLDS` of those that count.
* @returns The score of any resample of the items, 0..1, or text if no object is labelled. The items are ranked only once.
* @see Lin et al. (2014), "Microsoft COCO: Common Objects in Context"; pycocotools, `COCOeval.accumulate`.
*/
function cocoPrecision(outcomes, bits) {
	const classes = collectClasses(outcomes);
	for (const { predictions } of classes) predictions.sort((a, b) => b.score - a.score);
	return (weight) => {
		const scores = classes.flatMap((each) => {
			const count = each.objects.reduce((sum, { item, count: own }) => sum + own * weight(item), 0);
			return count === 0 ? [] : bits.map((bit) => precisionAt(each, {
				bit,
				count,
				weight
			}));
		});
		return scores.length === 0 ? "no object is labelled" : mean(scores);
	};
}
function collectClasses(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	const classOf = (index) => {
		const known = classes.get(index) ?? {
			objects: [],
			predictions: []
		};
		classes.set(index, known);
		return known;
	};
	let item = 0;
	for (const { parts = [] } of outcomes) {
		const start = 1 + 2 * (parts[0] ?? 0);
		for (let at = 1; at < start; at += 2) classOf(parts[at] ?? 0).objects.push({
			item,
			count: parts[at + 1] ?? 0
		});
		for (let at = start; at < parts.length; at += 3) {
			const [score = NaN, masks = 0] = [parts[at + 1], parts[at + 2]];
			classOf(parts[at] ?? 0).predictions.push({
				item,
				score,
				masks
			});
		}
		item += 1;
	}
	return [...classes.values()];
}
function precisionAt({ predictions }, { bit, count, weight }) {
	const recalls = new Float64Array(predictions.length);
	const precisions = new Float64Array(predictions.length);
	let [right, wrong, points] = [
		0,
		0,
		0
	];
	for (const { item, masks } of predictions) {
		const times = weight(item);
		if (times === 0) continue;
		const isIgnored = (Math.floor(masks / MASKS) >> bit & 1) === 1;
		const isMatched = (masks >> bit & 1) === 1;
		if (!isIgnored && isMatched) right += times;
		if (!isIgnored && !isMatched) wrong += times;
		recalls[points] = right / count;
		precisions[points] = right / (right + wrong + Number.EPSILON);
		points += 1;
	}
	for (let index = points - 2; index >= 0; index -= 1) precisions[index] = Math.max(precisions[index] ?? 0, precisions[index + 1] ?? 0);
	let [at, sum] = [0, 0];
	for (const recall of RECALLS) {
		while (at < points && (recalls[at] ?? 0) < recall) at += 1;
		if (at < points) sum += precisions[at] ?? 0;
	}
	return sum / RECALLS.length;
}
// src/task/images/coco-variants.ts
const ALL = THRESHOLDS.map((_, bit) => bit);
const ANY_AREA = [0, 1e10];
const [SMALL, MEDIUM] = [1024, 9216];
/** The average precisions that COCO reports, by the metric of the policy. */
const COCO_VARIANTS = {
	map: {
		name: "mAP",
		bits: ALL,
		area: ANY_AREA
	},
	"map-50": {
		name: "AP50",
		bits: [0],
		area: ANY_AREA
	},
	"map-75": {
		name: "AP75",
		bits: [5],
		area: ANY_AREA
	},
	"map-small": {
		name: "mAP of small objects",
		bits: ALL,
		area: [0, SMALL]
	},
	"map-medium": {
		name: "mAP of medium objects",
		bits: ALL,
		area: [SMALL, MEDIUM]
	},
	"map-large": {
		name: "mAP of large objects",
		bits: ALL,
		area: [MEDIUM, 1e10]
	}
};
/** COCO's average precision over the objects of all items. */
function cocoFormula({ metric }) {
	const { name, bits } = COCO_VARIANTS[metric];
	return {
		name,
		better: "higher",
		basis: "set",
		compute: ifFinite((outcomes) => cocoPrecision(outcomes, bits)(() => 1)),
		resample: (outcomes) => cocoPrecision(outcomes, bits)
	};
}
// src/dataset/decode-value.ts
/**
* Decodes the JSON form of a tensor: a number, boolean or string (shape []); nested arrays; `{ data, shape }` with
* flat data in C order; or `{ dtype, shape, base64 }` with little-endian bytes. The first three become `dtype`, and a
* value that does not fit it is an error. The last keeps its own type.
*
* @throws {UserError} If the value is ragged, of the wrong type or range, or its bytes do not fit its shape.
*/
function decodeValue(value, dtype, subject) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return decodeNested(value, dtype, subject);
	const form = readFields(value, Object.hasOwn(value, "base64") ? [
		"dtype",
		"shape",
		"base64"
	] : ["data", "shape"], subject);
	return "base64" in form ? decodeBase64(form, subject) : decodeFlat(form, dtype, subject);
}
const FORMS_HINT = "Write a number, a string, nested arrays, { \"data\": […], \"shape\": […] } or { \"dtype\": \"float32\", \"shape\": […], \"base64\": \"…\" }.";
/** Deepest nesting of arrays. The runtime supports far fewer axes. */
const MAX_RANK = 32;
function readFields(value, fields, subject) {
	const names = Object.keys(value);
	const missing = fields.find((field) => !names.includes(field));
	const unknown = names.find((name) => !fields.includes(name));
	if (missing !== void 0 || unknown !== void 0) {
		const guess = unknown === void 0 ? "" : didYouMean(unknown, fields);
		throw dataError(subject, {
			expected: `an object with ${fields.map((field) => `"${field}"`).join(", ")}`,
			got: show(value),
			hint: FORMS_HINT + guess
		});
	}
	const form = Object.assign(Object.create(null), value);
	if (!isShape(form.shape)) throw dataError(subject, {
		expected: "a \"shape\" of non-negative whole numbers (such as [1, 28, 28])",
		got: quotedJson(form.shape),
		hint: FORMS_HINT
	});
	return form;
}
function isShape(shape) {
	return Array.isArray(shape) && shape.length <= MAX_RANK && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}
function decodeFlat({ data, shape }, dtype, subject) {
	const count = elementCount(shape);
	if (!Array.isArray(data) || data.length !== count) throw dataError(subject, {
		expected: `${count} values (shape [${shape.join(", ")}])`,
		got: Array.isArray(data) ? String(data.length) : show(data),
		hint: "Write \"data\" as one flat array in C order."
	});
	return {
		...encodeLeaves(data, dtype, subject),
		shape
	};
}
function decodeNested(value, dtype, subject) {
	const shape = [];
	for (let part = value; Array.isArray(part); part = part[0]) {
		shape.push(part.length);
		if (shape.length > MAX_RANK) throw dataError(subject, {
			expected: `at most ${MAX_RANK} axes`,
			got: "more deeply nested arrays",
			hint: FORMS_HINT
		});
	}
	const leaves = [];
	collectLeaves(value, shape, {
		axis: 0,
		leaves,
		subject
	});
	return {
		...encodeLeaves(leaves, dtype, subject),
		shape
	};
}
function collectLeaves(value, shape, { axis, leaves, subject }) {
	const length = shape[axis];
	if (length === void 0) {
		leaves.push(value);
		return;
	}
	if (!Array.isArray(value) || value.length !== length) throw dataError(subject, {
		expected: `arrays of equal length ${length} on axis ${axis}`,
		got: show(value),
		hint: "Pad the rows to the same length: a tensor cannot be ragged."
	});
	for (const part of value) collectLeaves(part, shape, {
		axis: axis + 1,
		leaves,
		subject
	});
}
function encodeLeaves(leaves, dtype, subject) {
	if (dtype === "string") {
		const other = leaves.find((leaf) => typeof leaf !== "string");
		if (other !== void 0) throw wrongLeaf("a string", other, subject);
		return {
			dtype,
			strings: leaves
		};
	}
	const width = ELEMENT_BYTES[dtype];
	const { write, expected } = ELEMENT_CODECS[dtype];
	const bytes = new Uint8Array(leaves.length * width);
	const view = new DataView(bytes.buffer);
	leaves.forEach((leaf, index) => {
		if (!write(view, index * width, leaf)) throw wrongLeaf(expected, leaf, subject);
	});
	return {
		dtype,
		bytes
	};
}
function wrongLeaf(expected, leaf, subject) {
	return dataError(subject, {
		expected,
		got: show(leaf),
		hint: leaf === null ? "Write a missing value of a float as \"NaN\", in quotes; other types have none." : "All values of a tensor have one type. For an input, the model declares it."
	});
}
function decodeBase64(form, subject) {
	const { dtype, shape, base64 } = form;
	if (typeof dtype !== "string" || !isElementType(dtype) || dtype === "string") throw dataError(subject, {
		expected: "a \"dtype\" such as \"float32\"",
		got: show(dtype),
		hint: `Use one of ${Object.keys(ELEMENT_BYTES).join(", ")}.`
	});
	const hint = "Write the little-endian bytes of the array in C order, for example with base64.b64encode(array.tobytes()).";
	if (typeof base64 !== "string" || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw dataError(subject, {
		expected: "base64",
		got: show(base64),
		hint
	});
	const size = base64.length / 4 * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
	const declared = elementCount(shape) * ELEMENT_BYTES[dtype];
	if (size !== declared) throw dataError(subject, {
		expected: `${declared} bytes (${dtype}[${shape.join(", ")}])`,
		got: String(size),
		hint
	});
	const bytes = new Uint8Array(size);
	Buffer.from(bytes.buffer).write(base64, "base64");
	refuseOtherBooleans(dtype, bytes, subject);
	return {
		dtype,
		shape,
		bytes
	};
}
/** A boolean byte other than 0 or 1 is undefined behaviour in the runtime's C++. */
function refuseOtherBooleans(dtype, bytes, subject) {
	const other = dtype === "bool" ? bytes.find((byte) => byte > 1) : void 0;
	if (other === void 0) return;
	throw dataError(subject, {
		expected: "bytes 0 or 1",
		got: String(other),
		hint: "Convert the array with .astype(bool) first."
	});
}
// src/task/read-label.ts
/** The class of a label that no answer matches. It equals no number, itself included. */
const UNKNOWN_CLASS = NaN;
/**
* Class index of an item's label. The label is a class name, or the index as a number or as digits.
*
* @param classes - Names by index; undefined if labels are indices.
* @param unknown - What to do if a name or an index is not among the classes.
* @returns {@link UNKNOWN_CLASS} for an unknown one that counts as wrong.
* @throws {UserError} If the label is anything else.
*/
function readClassLabel(item, classes, unknown = "refuse") {
	const { label } = item;
	const named = typeof label === "string" ? classes?.indexOf(label) ?? -1 : -1;
	if (named !== -1) return named;
	const index = typeof label === "string" && /^\d{1,9}$/.test(label) ? Number(label) : label;
	const count = classes?.length ?? Number.MAX_SAFE_INTEGER;
	if (typeof index === "number" && Number.isSafeInteger(index) && index >= 0 && index < count) return index;
	if (unknown === "wrong" && classes !== void 0 && (typeof label === "string" || typeof index === "number" && Number.isSafeInteger(index) && index >= 0)) return UNKNOWN_CLASS;
	throw classes === void 0 ? wrongLabel(item, "a class index such as 3", "Write the class as its index, or set \"classes\" to a file of class names.") : wrongLabel(item, `one of the ${classes.length} classes`, `Use a name from "classes".${typeof label === "string" ? didYouMean(label, classes) : ""} To count such items as wrong, write "unknown-labels: wrong".`);
}
/**
* 1 if an item is labelled positive, else 0. The label is true or false, 1 or 0, or a class name; the second class is
* the positive one.
*
* @throws {UserError} If the label is anything else.
*/
function readBinaryLabel(item, classes) {
	const { label } = item;
	const named = typeof label === "string" ? classes?.indexOf(label) ?? -1 : -1;
	if (named === 0 || named === 1) return named;
	const word = typeof label === "string" ? label.toLowerCase() : label;
	if (word === true || word === 1 || word === "true" || word === "1") return 1;
	if (word === false || word === 0 || word === "false" || word === "0") return 0;
	throw wrongLabel(item, `true, false, 1, 0${classes === void 0 ? "" : `, ${classes.map((name) => show(name)).join(", ")}`}`, "Write 1 for the positive class and 0 for the other.");
}
/**
* The numbers of an item's label, in C order. A single number is a vector of one.
*
* @returns Finite numbers, at least one.
* @throws {UserError} If the label is anything else.
*/
function readNumbersLabel(item) {
	const { label } = item;
	const value = typeof label === "string" && label.trim() !== "" ? Number(label) : label;
	const hint = "Write a number, or an array with as many numbers as the output.";
	const tensor = readTensorLabel(value, "float64", {
		place: item.place,
		name: "the label"
	});
	if (tensor.dtype === "string") throw wrongLabel(item, "numbers", hint);
	const numbers = tensorNumbers(tensor);
	if (numbers.length > 0 && numbers.every(Number.isFinite)) return numbers;
	throw wrongLabel(item, "finite numbers", hint);
}
/**
* A label, or part of one, as a tensor.
*
* @param value - A tensor, or the JSON form of one.
* @param dtype - Element type for plain JSON values.
* @throws {UserError} If it is neither.
*/
function readTensorLabel(value, dtype, subject) {
	return isTensor(value) ? value : decodeValue(value, dtype, subject);
}
/** Whether the data set stores a label as a tensor, not as JSON. */
function isTensor(value) {
	if (typeof value !== "object" || value === null || !("dtype" in value) || !("shape" in value)) return false;
	if (typeof value.dtype !== "string" || !isElementType(value.dtype) || !Array.isArray(value.shape)) return false;
	if ("bytes" in value) return value.bytes instanceof Uint8Array;
	return "strings" in value && Array.isArray(value.strings) && value.strings.every((text) => typeof text === "string") && value.strings.length === elementCount(value.shape);
}
function wrongLabel({ place, label }, expected, hint) {
	return dataError({
		place,
		name: "the label"
	}, {
		expected,
		got: show(label),
		hint
	});
}
// src/task/images/score-segmentation.ts
/** Numbers per class in the parts of an item: the class, and the pixels that are both, predicted and labelled. */
const PER_CLASS = 4;
/** A mean over the classes that are predicted or labelled in any item, of the pixels of all items together. */
function segmentationFormula({ metric }) {
	const shared = {
		better: "higher",
		basis: "set"
	};
	return metric === "miou" ? {
		...shared,
		name: "mIoU",
		compute: ifFinite(meanOver(intersectionOverUnion))
	} : {
		...shared,
		name: "Dice",
		compute: ifFinite(meanOver(dice))
	};
}
const intersectionOverUnion = ({ both, predicted, labelled }) => both / (predicted + labelled - both);
const dice = ({ both, predicted, labelled }) => 2 * both / (predicted + labelled);
function meanOver(rate) {
	return (outcomes) => {
		const classes = /* @__PURE__ */ new Map();
		for (const { parts = [] } of outcomes) for (let start = 0; start < parts.length; start += PER_CLASS) {
			const [index = 0, both = 0, predicted = 0, labelled = 0] = parts.slice(start, start + PER_CLASS);
			const sum = classes.get(index) ?? {
				both: 0,
				predicted: 0,
				labelled: 0
			};
			classes.set(index, {
				both: sum.both + both,
				predicted: sum.predicted + predicted,
				labelled: sum.labelled + labelled
			});
		}
		return classes.size === 0 ? "no pixel counts" : mean([...classes.values()].map(rate));
	};
}
/**
* Scores a class per pixel. The output has a score per pixel and class, one score per pixel, or the class as a whole
* number; the label has the class of each pixel.
*/
function scoreSegmentation(options) {
	const { task, place, outputs, review } = options;
	refuseReview(review, place, "a segmentation");
	const { name } = selectOutput(task.output, outputs, place);
	return {
		outputNames: [name],
		score(values, item) {
			const predicted = readPixels(outputOf(values, name), {
				task,
				name,
				item
			});
			const labels = readMask(item);
			if (labels.length !== predicted.count) throw wrongSize(item, predicted.count, labels.length);
			expectClasses(labels, {
				item,
				classes: predicted.classes,
				ignored: task["ignore-index"]
			});
			if (predicted.pixels === void 0) return NOT_FINITE;
			const parts = countPixels(predicted.pixels, labels, task["ignore-index"]);
			return {
				...NOT_FINITE,
				correct: void 0,
				finite: true,
				parts
			};
		},
		toLabel(values, item) {
			const { pixels } = readPixels(outputOf(values, name), {
				task,
				name,
				item
			});
			return pixels && toJson(pixels);
		},
		finish() {}
	};
}
/** As a data set has it, with 4 bytes per pixel. */
const toJson = (pixels) => ({
	dtype: "int32",
	shape: [pixels.length],
	base64: Buffer.from(Int32Array.from(pixels).buffer).toString("base64")
});
function readPixels(tensor, { task, name, item }) {
	const shape = dropBatch(tensor.shape);
	if (tensor.dtype === "string" || shape.length > 3 || shape.length < 2) throw new UserError(`${item.place}: expected a score or a class for each pixel from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(", ")}].`, "Set \"output\" to one of shape [classes, height, width], with \"layout: hwc\" [height, width, classes], or [height, width].");
	const numbers = tensorNumbers(tensor);
	const isFirst = task.layout === "chw";
	const channels = shape.length === 2 ? 1 : (isFirst ? shape[0] : shape[2]) ?? 1;
	if (!tensor.dtype.startsWith("float") && channels === 1) return {
		count: numbers.length,
		classes: void 0,
		pixels: numbers
	};
	const count = channels === 0 ? 0 : numbers.length / channels;
	const classes = Math.max(channels, 2);
	if (!numbers.every(Number.isFinite)) return {
		count,
		classes,
		pixels: void 0
	};
	if (channels === 1) return {
		count,
		classes,
		pixels: numbers.map((score) => score >= task.threshold ? 1 : 0)
	};
	const [pixelStep, classStep] = isFirst ? [1, count] : [channels, 1];
	const pixels = new Float64Array(count);
	for (let pixel = 0; pixel < count; pixel += 1) {
		let best = 0;
		for (let index = 1; index < channels; index += 1) if ((numbers[pixel * pixelStep + index * classStep] ?? NaN) > (numbers[pixel * pixelStep + best * classStep] ?? NaN)) best = index;
		pixels[pixel] = best;
	}
	return {
		count,
		classes,
		pixels
	};
}
const dropBatch = (shape) => shape.length > 3 && shape[0] === 1 ? dropBatch(shape.slice(1)) : shape;
function readMask(item) {
	const tensor = readTensorLabel(item.label, "int32", {
		place: item.place,
		name: "the label"
	});
	if (tensor.dtype !== "string") return tensorNumbers(tensor);
	throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: "a class for each pixel",
		got: "texts",
		hint: "Write the classes as whole numbers."
	});
}
function expectClasses(labels, { item, classes, ignored }) {
	const most = classes ?? Number.POSITIVE_INFINITY;
	const wrong = labels.find((label) => label !== ignored && !(Number.isInteger(label) && label >= 0 && label < most));
	if (wrong === void 0) return;
	throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: classes === void 0 ? "classes" : `classes below ${classes}, as many as the output has,`,
		got: String(wrong),
		hint: `Pixels that do not count are labelled ${ignored}; set "ignore-index" if it is another number.`
	});
}
function countPixels(pixels, labels, ignored) {
	const counts = /* @__PURE__ */ new Map();
	const countOf = (index) => {
		const known = counts.get(index) ?? {
			both: 0,
			predicted: 0,
			labelled: 0
		};
		counts.set(index, known);
		return known;
	};
	labels.forEach((label, pixel) => {
		if (label === ignored) return;
		const given = pixels[pixel] ?? NaN;
		countOf(label).labelled += 1;
		countOf(given).predicted += 1;
		if (given === label) countOf(label).both += 1;
	});
	return [...counts].flatMap(([index, { both, predicted, labelled }]) => [
		index,
		both,
		predicted,
		labelled
	]);
}
function wrongSize({ place }, pixels, labels) {
	return new UserError(`${place}: expected a label with ${pixels} pixels, as many as the output has, got ${labels}.`, "Scale the mask to the size of the output, without blending classes. With \"layout: hwc\", classes are the last axis.");
}
// src/task/labels/average-precision.ts
/**
* Precision and recall at every score that occurs, the highest first. Items of equal score are called positive together.
*
* @param ranked - At least one positive.
*/
function precisionRecall(ranked) {
	const sorted = ranked.toSorted((a, b) => b.score - a.score);
	const positives = sorted.filter(({ isPositive }) => isPositive).length;
	const points = [];
	let hits = 0;
	sorted.forEach(({ score, isPositive }, index) => {
		if (isPositive) hits += 1;
		if (sorted[index + 1]?.score === score) return;
		points.push({
			precision: hits / (index + 1),
			recall: hits / positives
		});
	});
	return points;
}
/**
* Average precision, Σ (Rₙ − Rₙ₋₁)·Pₙ over the scores that occur: the area under the precision-recall curve, without
* interpolation, as in scikit-learn's `average_precision_score`.
*
* @param ranked - At least one positive.
* @returns 0..1.
*/
function averagePrecision(ranked) {
	let sum = 0;
	let before = 0;
	for (const { precision, recall } of precisionRecall(ranked)) {
		sum += (recall - before) * precision;
		before = recall;
	}
	return sum;
}
// src/task/labels/multi-label-score.ts
/** How a class of an item was predicted, as it is coded in the item's parts. */
const HIT = {
	both: 0,
	predicted: 1,
	labelled: 2
};
/** One part for each class that is labelled or predicted; a class that is neither has none. */
const codeClass = (index, hit) => 3 * index + hit;
/** The score of a multi-label task. Items without a finite output count as if nothing were predicted for F1. */
function multiLabelFormula({ metric }) {
	const shared = {
		better: "higher",
		basis: "set"
	};
	switch (metric) {
		case "micro-f1": return {
			...shared,
			name: "Micro F1",
			compute: ifFinite(microF1)
		};
		case "macro-f1": return {
			...shared,
			name: "Macro F1",
			compute: ifFinite(macroF1$1)
		};
		case "map": return {
			...shared,
			name: "mAP",
			compute: ifFinite(meanAveragePrecision)
		};
	}
}
const NO_CLASS = "no class is labelled or predicted";
/** 2·TP ÷ (2·TP + FP + FN), summed over classes, as in scikit-learn's `f1_score(average="micro")`. */
function microF1(outcomes) {
	const total = {
		both: 0,
		predicted: 0,
		labelled: 0
	};
	for (const { parts = [] } of outcomes) for (const part of parts) count$3(total, part);
	return f1Of(total) ?? NO_CLASS;
}
/**
* The mean of F1 over the classes that are labelled or predicted at all, as in scikit-learn's
* `f1_score(average="macro", zero_division=np.nan)`.
*/
function macroF1$1(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	for (const { parts = [] } of outcomes) for (const part of parts) {
		const index = Math.floor(part / 3);
		const counts = classes.get(index) ?? {
			both: 0,
			predicted: 0,
			labelled: 0
		};
		count$3(counts, part);
		classes.set(index, counts);
	}
	const scores = [...classes.values()].flatMap((counts) => f1Of(counts) ?? []);
	return scores.length === 0 ? NO_CLASS : mean(scores);
}
function count$3(counts, part) {
	const hit = part % 3;
	if (hit === HIT.both) counts.both += 1;
	else if (hit === HIT.predicted) counts.predicted += 1;
	else counts.labelled += 1;
}
/** @returns Undefined if nothing is labelled or predicted. */
function f1Of({ both, predicted, labelled }) {
	const all = 2 * both + predicted + labelled;
	return all === 0 ? void 0 : 2 * both / all;
}
/**
* The mean, over the classes that are labelled at all, of the average precision of ranking all items by the class's
* score, as in scikit-learn's `average_precision_score(average="macro")` over these classes.
*
* The parts are the number of classes, a score for each of them, and the classes that are labelled.
*/
function meanAveragePrecision(outcomes) {
	const ranked = [];
	for (const { parts = [] } of outcomes) {
		const [classes = 0, ...numbers] = parts;
		const labelled = new Set(numbers.slice(classes));
		for (let index = 0; index < classes; index += 1) {
			const ranking = ranked[index] ?? [];
			ranking.push({
				score: numbers[index] ?? NaN,
				isPositive: labelled.has(index)
			});
			ranked[index] = ranking;
		}
	}
	const occurring = ranked.filter((each) => each.some(({ isPositive }) => isPositive));
	return occurring.length === 0 ? "no class is labelled" : mean(occurring.map(averagePrecision));
}
// src/task/labels/find-entities.ts
const OUTSIDE = {
	prefix: "O",
	type: ""
};
/** @returns Undefined if the text is neither `O` nor a prefix, a hyphen and a type. */
function parseTag(text) {
	if (text === "O") return OUTSIDE;
	const [, prefix, type] = /^([BIES])-(.+)$/s.exec(text) ?? [];
	return prefix === void 0 || type === void 0 ? void 0 : {
		prefix,
		type
	};
}
/**
* The entities of a sequence, each as a text that is equal for equal type, start and end.
*
* `lenient` accepts any order of prefixes, as conlleval and seqeval's default mode do: I-PER after O begins an entity.
* `iob2` and `iobes` are seqeval's `mode="strict"`: what does not follow the scheme is not an entity.
*
* @see Ramshaw & Marcus (1995), "Text Chunking using Transformation-Based Learning".
*/
function findEntities(tags, scheme) {
	return new Set(scheme === "lenient" ? lenientEntities(tags) : strictEntities(tags, scheme));
}
const nameOf = (type, start, end) => `${start} ${end} ${type}`;
function lenientEntities(tags) {
	const found = [];
	let start = 0;
	let before = OUTSIDE;
	for (const [index, tag] of [...tags, OUTSIDE].entries()) {
		if (isEnd(before, tag)) found.push(nameOf(before.type, start, index));
		if (isStart(before, tag)) start = index;
		before = tag;
	}
	return found;
}
/** Whether an entity ends between two tags. */
function isEnd(before, tag) {
	if (before.prefix === "O") return false;
	return before.prefix === "E" || before.prefix === "S" || "BSO".includes(tag.prefix) || before.type !== tag.type;
}
/** Whether an entity starts with the second tag. */
function isStart(before, tag) {
	if (tag.prefix === "O") return false;
	return "BS".includes(tag.prefix) || "ESO".includes(before.prefix) || before.type !== tag.type;
}
function strictEntities(tags, scheme) {
	const inside = scheme === "iob2" ? "I" : "IE";
	const found = [];
	let start = 0;
	while (start < tags.length) {
		const { prefix, type } = tags[start] ?? OUTSIDE;
		let end = start + 1;
		if (prefix === "B") while (tags[end]?.type === type && inside.includes(tags[end]?.prefix ?? "O")) {
			end += 1;
			if (tags[end - 1]?.prefix === "E") break;
		}
		const last = tags[end - 1]?.prefix;
		if (scheme === "iob2" ? prefix === "B" : prefix === "S" || prefix === "B" && last === "E") found.push(nameOf(type, start, end));
		start = end;
	}
	return found;
}
// src/task/labels/score-tokens.ts
/** The score of a token classification, from the sums of its items' parts. */
function tokenFormula({ metric }) {
	return metric === "entity-f1" ? {
		name: "Entity F1",
		better: "higher",
		basis: "set",
		compute: ifFinite(entityF1)
	} : {
		name: "Token accuracy",
		better: "higher",
		basis: "set",
		compute: ifFinite(tokenAccuracy)
	};
}
/** 2·TP ÷ (entities predicted + entities labelled), over all types: seqeval's `f1_score`, average "micro". */
function entityF1(outcomes) {
	const [both = 0, predicted = 0, labelled = 0] = sumParts(outcomes, 3);
	const all = predicted + labelled;
	return all === 0 ? "no entity is labelled or predicted" : 2 * both / all;
}
function tokenAccuracy(outcomes) {
	const [right = 0, tokens = 0] = sumParts(outcomes, 2);
	return tokens === 0 ? "no token counts" : right / tokens;
}
/**
* Scores one tag per token. The output has a score per token and class, or the class of each token as a whole number. An
* item is correct if all of its entities are, or all of its tokens. Its parts are the numbers of entities that are right,
* predicted and labelled, or of tokens that are right and that count.
*/
function scoreTokens(options) {
	const { task, place, outputs, review, classes = [] } = options;
	refuseReview(review, place, "a token classification");
	const { name } = selectOutput(task.output, outputs, place);
	const tags = task.metric === "entity-f1" ? parseTags(classes, place) : [];
	const predict = (values, item) => readPrediction(outputOf(values, name), {
		classes,
		place: item.place,
		name
	});
	return {
		outputNames: [name],
		score(values, item) {
			const predicted = predict(values, item);
			const labelled = readTokenLabel(item, {
				classes,
				ignored: task["ignore-index"]
			});
			if (predicted !== void 0 && predicted.length !== labelled.length) throw wrongLength(item, predicted.length, labelled.length);
			if (predicted === void 0) return NOT_FINITE;
			const counted = labelled.flatMap((label, index) => label === void 0 ? [] : [{
				label,
				given: predicted[index] ?? NaN
			}]);
			const parts = task.metric === "token-accuracy" ? [counted.filter(({ label, given }) => label === given).length, counted.length] : countEntities(counted, tags, task.scheme);
			const isCorrect = parts.every((part) => part === parts[0]);
			return {
				...NOT_FINITE,
				correct: isCorrect,
				finite: true,
				parts
			};
		},
		toLabel: predict,
		finish() {}
	};
}
function countEntities(counted, tags, scheme) {
	const entitiesOf = (indices) => findEntities(indices.flatMap((index) => tags[index] ?? []), scheme);
	const labelled = entitiesOf(counted.map(({ label }) => label));
	const predicted = entitiesOf(counted.map(({ given }) => given));
	return [
		[...predicted].filter((each) => labelled.has(each)).length,
		predicted.size,
		labelled.size
	];
}
function parseTags(classes, place) {
	return classes.map((text) => {
		const tag = parseTag(text);
		if (tag !== void 0) return tag;
		throw new UserError(`${place}.classes: expected O and tags such as B-PER and I-PER, got ${show(text)}.`, "Entities need a prefix B-, I-, E- or S-. To score tokens one by one, write \"metric: token-accuracy\".");
	});
}
/** The class of each token; undefined if an output is not finite. */
function readPrediction(tensor, { classes, place, name }) {
	const shape = withoutLeadingOnes(tensor.shape);
	const isClasses = tensor.dtype !== "string" && !tensor.dtype.startsWith("float") && tensor.shape.filter((size) => size !== 1).length <= 1;
	const isScores = shape.length === 2 && shape[1] === classes.length && tensor.dtype !== "string";
	if (!isClasses && !isScores) throw new UserError(`${place}: expected ${classes.length} scores for each token from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(", ")}].`, "Set \"output\" to one score per token and class, and list in \"classes\" as many tags as it has scores.");
	const numbers = tensorNumbers(tensor);
	if (isClasses) return Array.from(numbers);
	if (!numbers.every(Number.isFinite)) return void 0;
	const width = classes.length;
	return Array.from({ length: shape[0] ?? 0 }, (_, token) => {
		const scores = numbers.subarray(token * width, (token + 1) * width);
		return scores.indexOf(scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY));
	});
}
/** A shape without axes of 1 in front; two axes are left. */
function withoutLeadingOnes(shape) {
	return shape.length > 2 && shape[0] === 1 ? withoutLeadingOnes(shape.slice(1)) : shape;
}
/** The labelled class of each token; undefined for those that do not count. */
function readTokenLabel(item, { classes, ignored }) {
	const { label } = item;
	const tags = isTensor(label) && label.dtype !== "string" ? Array.from(tensorNumbers(label)) : isTensor(label) && label.dtype === "string" ? label.strings : typeof label === "string" ? label.split(/\s+/).filter((tag) => tag !== "") : label;
	if (!Array.isArray(tags)) throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: "an array with one tag per token",
		got: show(label),
		hint: `Write "label": ["B-PER", "O", …]; null or ${ignored} for a token that does not count.`
	});
	return tags.map((tag) => tag === null || tag === ignored || tag === String(ignored) ? void 0 : readClassLabel({
		...item,
		label: tag
	}, classes));
}
function wrongLength({ place }, tokens, labels) {
	return new UserError(`${place}: expected ${tokens} tags in the label, as many as the output has tokens, got ${labels}.`, "Label special tokens and padding, too: write null for each of them.");
}
// src/task/text/split-words.ts
/** A text's words, split at white space as Python's `split` does. */
const splitWords = (text) => text.split(/\p{White_Space}+/u).filter(Boolean);
// src/stats/random.ts
/**
* The stream for a seed: xoshiro128** 1.1, with its state filled from SplitMix64, as its authors advise.
*
* @param seed - A whole number; taken modulo 2^64.
* @throws {RangeError} If `seed` is a number that is not a safe integer.
* @see Blackman & Vigna (2021), "Scrambled Linear Pseudorandom Number Generators"; https://prng.di.unimi.it/
*/
function createRandom(seed) {
	const next = splitMix64(BigInt(seed));
	const [low, high] = [next(), next()];
	return xoshiro128(Number(low & MASK_32), Number(low >> 32n), Number(high & MASK_32), Number(high >> 32n));
}
const MASK_32 = 4294967295n;
/**
* SplitMix64: each call returns a 64-bit number.
*
* @see Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators";
*   https://prng.di.unimi.it/splitmix64.c
*/
function splitMix64(seed) {
	let state = BigInt.asUintN(64, seed);
	return () => {
		state = BigInt.asUintN(64, state + 11400714819323198485n);
		let mixed = state;
		mixed = BigInt.asUintN(64, (mixed ^ mixed >> 30n) * 13787848793156543929n);
		mixed = BigInt.asUintN(64, (mixed ^ mixed >> 27n) * 10723151780598845931n);
		return mixed ^ mixed >> 31n;
	};
}
/**
* xoshiro128** 1.1 from a state of four 32-bit words, not all zero; period 2^128 − 1.
*
* @see https://prng.di.unimi.it/xoshiro128starstar.c
*/
function xoshiro128(a, b, c, d) {
	const nextUint32 = () => {
		const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotateLeft(d, 11);
		return result;
	};
	return {
		nextUint32,
		nextUnit: () => (nextUint32() * 2 ** 21 + (nextUint32() >>> 11)) / 2 ** 53,
		nextInt: (bound) => nextBelow(bound, nextUint32)
	};
}
const rotateLeft = (word, by) => word << by | word >>> 32 - by;
function nextBelow(bound, nextUint32) {
	if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError(`expected a whole number in 1..2^32, got ${bound}`);
	const limit = 2 ** 32 - 2 ** 32 % bound;
	let draw = nextUint32();
	while (draw >= limit) draw = nextUint32();
	return draw % bound;
}
// src/stats/draw-resamples.ts
const SEED = 20260822;
/**
* Bootstrap resamples: as many items, or clusters, as there are, drawn with replacement. They are the same on every call, so
* two models see the same ones, and items hard for both cancel out.
*
* @returns Positions of the drawn items; an item counts as often as its position occurs.
* @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; for clusters, Davison & Hinkley (1997),
*   "Bootstrap Methods and their Application", §3.8, strategy 1.
*/
function* drawResamples({ items, clusters }, count) {
	const random = createRandom(SEED);
	for (let resample = 0; resample < count; resample += 1) yield clusters === void 0 ? Array.from({ length: items }, () => random.nextInt(items)) : clusters.flatMap(() => clusters[random.nextInt(clusters.length)]);
}
// src/task/custom/custom-formula.ts
/** As many suffice for a standard error. */
const MAX_RESAMPLES$1 = 200;
const MIN_RESAMPLES$1 = 100;
/** Positions of all resamples together: some 60 MB for the program to read. */
const MAX_POSITIONS = 1e7;
/** How many resamples of the set a program scores besides the whole set. */
const resamplesOf = ({ items }) => Math.min(Math.max(Math.floor(MAX_POSITIONS / items), MIN_RESAMPLES$1), MAX_RESAMPLES$1);
/** The parts in which the first item of a table keeps the scores of all items. */
const toParts = (items, { score, resamples }) => [
	items,
	score,
	...resamples
];
/** The inverse; undefined if the outcomes have none. */
function readParts(outcomes) {
	for (const { parts } of outcomes) {
		const [items, score, ...resamples] = parts ?? [];
		return items === void 0 || score === void 0 ? void 0 : {
			items,
			score,
			resamples
		};
	}
}
/** The mean of the program's numbers over items, or its number for the whole set. */
function customFormula({ unit, "higher-is-better": isHigher }) {
	const shared = {
		name: "Custom score",
		better: isHigher ? "higher" : "lower"
	};
	return unit === "item" ? {
		...shared,
		basis: "mean",
		compute: ifFinite(meanValue)
	} : {
		...shared,
		basis: "set",
		compute: ifFinite(scoreOfSet)
	};
}
function scoreOfSet(outcomes) {
	const scores = readParts(outcomes);
	if (scores === void 0) return "the program did not score these items together";
	let count = 0;
	for (const _ of outcomes) count += 1;
	return count === scores.items ? scores.score : "the program scores only the whole set";
}
// src/task/group-clusters.ts
/** Positions of the items of each cluster, in order of first occurrence; undefined if each item is by itself. */
function groupClusters(clusters) {
	const groups = /* @__PURE__ */ new Map();
	for (const [item, cluster] of clusters.entries()) {
		if (cluster === void 0) return void 0;
		const group = groups.get(cluster);
		if (group === void 0) groups.set(cluster, [item]);
		else group.push(item);
	}
	return groups.size === 0 ? void 0 : [...groups.values()];
}
/** The same for the items of a table. */
const clustersOf = (table) => groupClusters(Array.from({ length: table.count }, (_, item) => table.clusterAt(item)));
/** The values of the items, added up by cluster. @param values - One per item. */
const addUp = (values, clusters) => clusters.map((items) => ({
	sum: sum(items.map((item) => values[item] ?? NaN)),
	size: items.length
}));
// src/stats/normal.ts
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Where the continued fraction replaces the series. Both are accurate to the last digit here. */
const FAR = 5;
const FRACTION_TERMS = 60;
/** Beyond this, P[Z > x] is zero in double precision. */
const BEYOND_ALL = 38;
/** Density of the standard normal distribution at x. */
function normalDensity(x) {
	return Math.exp(-x * x / 2) / SQRT_TWO_PI;
}
/**
* P[Z > x] of the standard normal distribution, relative error below 1e-9.
*
* @param x - Any number; NaN gives NaN.
* @see Marsaglia (2004), "Evaluating the Normal Distribution", for the series; Abramowitz & Stegun 26.2.14 for the tail.
*/
function normalUpperTail(x) {
	if (x < 0) return 1 - normalUpperTail(-x);
	if (x > BEYOND_ALL) return 0;
	return x < FAR ? .5 - normalDensity(x) * seriesSum(x) : normalDensity(x) / tailFraction(x);
}
/** x + x³/3 + x⁵/(3·5) + …; NaN for NaN. */
function seriesSum(x) {
	let term = x;
	let sum = x;
	for (let odd = 3; sum + term !== sum || odd === 3; odd += 2) {
		term *= x * x / odd;
		sum += term;
		if (Number.isNaN(term)) return NaN;
	}
	return sum;
}
/** x + 1/(x + 2/(x + 3/(x + …))). */
function tailFraction(x) {
	let fraction = x;
	for (let term = FRACTION_TERMS; term >= 1; term -= 1) fraction = x + term / fraction;
	return fraction;
}
/**
* Upper quantile of the standard normal distribution: the x with P[Z > x] = `upperTail`.
*
* @param upperTail - Probability in (0, 1).
* @returns NaN outside that range.
*/
function normalQuantile(upperTail) {
	if (!(upperTail > 0 && upperTail < 1)) return NaN;
	let low = -38;
	let high = BEYOND_ALL;
	while (high - low > 1e-12) {
		const middle = (low + high) / 2;
		if (normalUpperTail(middle) > upperTail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
// src/stats/student-t.ts
/** A thousand are enough for parameters of a million. */
const MAX_ITERATIONS = 1e4;
const TINY = 1e-300;
const PRECISION = 1e-14;
/**
* Upper quantile of Student's t distribution: the x with P[T > x] = `upperTail`.
*
* @param upperTail - Probability in (0, 0.5].
* @param degreesOfFreedom - Positive.
* @returns x ≥ 0; NaN outside the ranges above.
* @see Abramowitz & Stegun 26.7.1 and 26.5.27: P[T > x] = I_{ν/(ν+x²)}(ν/2, ½) / 2.
*/
function studentTQuantile(upperTail, degreesOfFreedom) {
	if (!(upperTail > 0 && upperTail <= .5) || !(degreesOfFreedom > 0)) return NaN;
	let low = 0;
	let high = 1;
	while (studentTUpperTail(high, degreesOfFreedom) > upperTail) high *= 2;
	for (let step = 0; step < 100 && high - low > PRECISION * high; step += 1) {
		const middle = (low + high) / 2;
		if (studentTUpperTail(middle, degreesOfFreedom) > upperTail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** P[T > x] for x ≥ 0. */
function studentTUpperTail(x, degreesOfFreedom) {
	return regularizedIncompleteBeta(degreesOfFreedom / (degreesOfFreedom + x * x), degreesOfFreedom / 2, .5) / 2;
}
/**
* I_x(a, b) in 0..1, by Lentz's continued fraction.
*
* @see Press et al., "Numerical Recipes", 3rd ed., §6.4.
*/
function regularizedIncompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
	if (x < (a + 1) / (a + b + 2)) return front * betaFraction(x, a, b) / a;
	return 1 - front * betaFraction(1 - x, b, a) / b;
}
function betaFraction(x, a, b) {
	const guard = (value) => Math.abs(value) < TINY ? TINY : value;
	let c = 1;
	let d = 1 / guard(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m <= MAX_ITERATIONS; m += 1) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / guard(1 + even * d);
		c = guard(1 + even / c);
		fraction *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / guard(1 + odd * d);
		c = guard(1 + odd / c);
		fraction *= d * c;
		if (Math.abs(d * c - 1) < PRECISION) break;
	}
	return fraction;
}
// src/stats/proportion.ts
/**
* P[Bin(n, p) ≤ successes], from the incomplete beta function; relative error below 1e-6 up to a million trials.
*
* @param successes - A whole number; below 0 gives 0, `trials` and above gives 1, NaN gives NaN.
* @see Abramowitz & Stegun 26.5.24.
*/
function binomialLowerTail(successes, { trials, probability }) {
	if (!(trials >= 0 && probability >= 0 && probability <= 1)) return NaN;
	if (successes < 0) return 0;
	if (successes >= trials) return 1;
	return regularizedIncompleteBeta(1 - probability, trials - successes, successes + 1);
}
/**
* Wilson's score interval of a proportion, each end with its own quantile:
* (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
*
* @param successes - In 0..`trials`. Whole numbers, unless `trials` is an effective number of trials.
* @param trials - At least 1.
* @returns Within 0..1.
* @see Wilson (1927), "Probable inference, the law of succession, and statistical inference".
*/
function wilsonInterval(successes, trials, tails) {
	const end = (z) => {
		const share = successes / trials;
		const center = share + z * z / (2 * trials);
		const half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials));
		return Math.min(Math.max((center + half) / (1 + z * z / trials), 0), 1);
	};
	return {
		low: end(-normalQuantile(tails.low)),
		high: end(normalQuantile(tails.high))
	};
}
/**
* Exact McNemar test: the probability of a split at least this uneven if both directions were equally likely.
* Two-sided; 6 to 0 is the first split below 5%.
*
* @param rightToWrong - Items right before and wrong now, whole number ≥ 0.
* @param wrongToRight - Items wrong before and right now, whole number ≥ 0.
* @returns min(1, 2·P[Bin(b + c, ½) ≤ min(b, c)]), 0..1.
* @see McNemar (1947), "Note on the sampling error of the difference between correlated proportions or percentages".
*/
function mcnemarP(rightToWrong, wrongToRight) {
	const binomial = {
		trials: rightToWrong + wrongToRight,
		probability: .5
	};
	return Math.min(1, 2 * binomialLowerTail(Math.min(rightToWrong, wrongToRight), binomial));
}
/**
* Newcombe's interval of the difference between two independent proportions, second minus first, from their Wilson
* intervals.
*
* @param first - `[successes, trials]`, trials ≥ 1.
* @param second - The same.
* @returns Within −1..1.
* @see Newcombe (1998), "Interval estimation for the difference between independent proportions", method 10.
*/
function newcombeInterval(first, second, tails) {
	const [before, now] = [first[0] / first[1], second[0] / second[1]];
	const [ofFirst, ofSecond] = [wilsonInterval(...first, {
		low: tails.high,
		high: tails.low
	}), wilsonInterval(...second, tails)];
	const difference = now - before;
	return {
		low: difference - Math.hypot(now - ofSecond.low, ofFirst.high - before),
		high: difference + Math.hypot(ofSecond.high - now, before - ofFirst.low)
	};
}
// src/policy/limit.ts
/** Schema of a {@link Bound} in records and verdicts. */
const boundSchema = strictObject({
	kind: _enum([
		"relative",
		"points",
		"absolute"
	]),
	value: number()
});
/** Schema of a parsed {@link Limit} in records and verdicts. `limitsSchema` is the one for policy files. */
const limitSchema = strictObject({
	"max-increase": boundSchema.optional(),
	"max-drop": boundSchema.optional(),
	floor: number().optional(),
	max: number().optional(),
	min: number().optional(),
	"relative-guard-below": number().optional(),
	decide: _enum(["point", "confident"]).optional(),
	ttft: number().optional(),
	tpot: number().optional(),
	latency: number().optional()
});
// src/task/compare-outcomes.ts
/**
* Compares two models item by item.
*
* @throws {RangeError} If the tables have different numbers of items.
*/
function compareOutcomes(baseline, candidate) {
	if (baseline.count !== candidate.count) throw new RangeError(`cannot compare outcomes of ${baseline.count} items with those of ${candidate.count}`);
	const rightToWrong = [];
	const wrongToRight = [];
	const newlyReviewed = [];
	const noLongerReviewed = [];
	for (let index = 0; index < baseline.count; index++) {
		const before = baseline.outcomeAt(index);
		const after = candidate.outcomeAt(index);
		const wasWrong = before.correct === false;
		const isWrong = after.correct === false;
		if (!wasWrong && isWrong) rightToWrong.push(index);
		if (wasWrong && !isWrong) wrongToRight.push(index);
		if (!before.review && after.review) newlyReviewed.push(index);
		if (before.review && !after.review) noLongerReviewed.push(index);
	}
	return {
		items: baseline.count,
		rightToWrong,
		wrongToRight,
		newlyReviewed,
		noLongerReviewed
	};
}
// src/stats/cluster-ratio.ts
/** With fewer clusters, the spread between them is not known well enough. */
const MIN_CLUSTERS = 30;
/** With more clusters, two of them make no difference. */
const SIMILAR_CLUSTERS = 1e5;
/**
* Student's t interval of a mean over items that come in clusters: R = ΣSᵍ / Σnᵍ with the variance
* G/(G − 1) · Σ(Sᵍ − R·nᵍ)² / (Σnᵍ)² and G − 1 degrees of freedom, G the number of clusters. With one item per cluster, it
* is that of independent items.
*
* @returns Undefined for fewer than 30 clusters.
* @see Cochran (1977), "Sampling Techniques", §9A.1 (clusters of unequal size, ratio to size); Obuchowski (1998), "On the comparison
*   of correlated proportions for clustered data"; Cameron & Miller (2015), "A Practitioner's Guide to Cluster-Robust
*   Inference", §VI, on few clusters.
*/
function clusterMeanInterval(clusters, tails) {
	if (clusters.length < MIN_CLUSTERS) return void 0;
	const { mean, standardError } = clusterMean(clusters);
	const half = (tail) => standardError === 0 ? 0 : studentTQuantile(tail, clusters.length - 1) * standardError;
	return {
		mean,
		low: mean - half(tails.low),
		high: mean + half(tails.high)
	};
}
/** The mean over the items of clusters, and its standard error; see {@link clusterMeanInterval}. */
function clusterMean(clusters) {
	const items = sum(clusters.map(({ size }) => size));
	const mean = sum(clusters.map((cluster) => cluster.sum)) / items;
	const squares = sum(clusters.map((cluster) => (cluster.sum - mean * cluster.size) ** 2));
	const count = clusters.length;
	return {
		mean,
		standardError: Math.sqrt(count / (count - 1) * squares) / items
	};
}
/**
* Interval of the difference between two shares of the same items in clusters. One cluster of average size in which all
* items were gained, and one in which all were lost, are added, as one item each is for independent items.
*
* @param differences - Per cluster: items gained minus items lost.
* @returns Undefined for fewer than 30 clusters.
* @see Bonett & Price (2012), "Adjusted Wald confidence interval for a difference of binomial proportions based on paired
*   data", for the addition.
*/
function clusterDifferenceInterval(differences, tails) {
	if (differences.length < MIN_CLUSTERS) return void 0;
	const size = sum(differences.map((cluster) => cluster.size)) / differences.length;
	const { mean, low, high } = clusterMeanInterval([
		...differences,
		{
			sum: size,
			size
		},
		{
			sum: -size,
			size
		}
	], tails);
	return {
		mean,
		low: Math.max(low, -1),
		high: Math.min(high, 1)
	};
}
/**
* Half-width of {@link clusterDifferenceInterval} for clusters in which no item changes: t·√(2 / ((G + 1)(G + 2))), with the
* quantile of G + 1 degrees of freedom. The added clusters leave a sum of squares of 2n² around a mean of 0, n the average size.
*
* @param clusters - G ≥ 1.
* @param tail - What the interval may leave out on this side, 0..0.5.
* @returns A share of the items. It does not depend on the size of the clusters.
*/
const noChangeHalfWidth = (clusters, tail) => studentTQuantile(tail, clusters + 1) * Math.sqrt(2 / ((clusters + 1) * (clusters + 2)));
/**
* Smallest number of clusters that can show, at one-sided 5%, that two shares are within a margin, even if no item changes.
*
* @param margin - Largest difference that is allowed, ≥ 0.
* @returns A whole number, at least 30; infinity for a margin of 0.
*/
function clustersForNoChange(margin) {
	if (!(margin > 0)) return Number.POSITIVE_INFINITY;
	const most = normalQuantile(.05) * Math.SQRT2 / margin;
	if (most > SIMILAR_CLUSTERS) return Math.ceil(most);
	let clusters = Math.max(MIN_CLUSTERS, Math.floor(most) - 2);
	while (noChangeHalfWidth(clusters, .05) > margin) clusters += 1;
	return clusters;
}
/**
* How many independent items say as much about a share as these clusters.
*
* @param shares - Per cluster: items that count, and all.
* @returns At most the number of items; the number of clusters where all or none count.
* @see Kish (1965), "Survey Sampling", §8.2: the items divided by the design effect; Korn & Graubard (1998), "Confidence
*   intervals for proportions with small expected number of positive counts estimated from survey data".
*/
function effectiveItems(shares) {
	const items = sum(shares.map(({ size }) => size));
	const { mean, standardError } = clusterMean(shares);
	if (!(mean > 0 && mean < 1) || standardError === 0) return Math.min(items, shares.length);
	return Math.min(items, mean * (1 - mean) / standardError ** 2);
}
/** Whether there are enough clusters for an interval. */
const areEnoughClusters = (count) => count >= MIN_CLUSTERS;
// src/stats/paired-difference.ts
/**
* Confidence interval of the difference between two shares of the same items, candidate minus baseline: d ± z·√v with
* d = (c − b)/n and v = (b + c)/n² − (b − c)²/n³. One item is added to each of b and c, and two to n. Without that, a
* set in which no item changed would prove that none ever will.
*
* @see Agresti (2013), "Categorical Data Analysis", §11.1.1, for v; Bonett & Price (2012), "Adjusted Wald confidence
*   interval for a difference of binomial proportions based on paired data", for the added items.
*/
function pairedDifferenceInterval({ items, gained, lost }, tails) {
	const n = items + 2;
	const [b, c] = [lost + 1, gained + 1];
	const difference = (c - b) / n;
	const deviation = Math.sqrt(Math.max((b + c) / n ** 2 - (b - c) ** 2 / n ** 3, 0));
	return {
		low: Math.max(difference - normalQuantile(tails.low) * deviation, -1),
		high: Math.min(difference + normalQuantile(tails.high) * deviation, 1)
	};
}
/** (z(5%) + z(20%))²: one-sided 5%, power 80%. */
const Z_SQUARED = 6.18;
/**
* Number of items needed to show, with 80% power at one-sided 5%, that a model without any change is within a margin:
* 6.18 · variance / margin².
*
* @param variance - Of one item's contribution to the difference, ≥ 0. For two shares: the share of items that
*   change.
* @param margin - Largest difference that is allowed, ≥ 0, in the score's own unit.
* @returns A whole number; infinity for a margin of 0.
*/
function itemsNeeded(variance, margin) {
	return margin > 0 ? Math.ceil(Z_SQUARED * variance / margin ** 2) : Number.POSITIVE_INFINITY;
}
/**
* Smallest number of items that can show, at one-sided 5%, that two shares are within a margin, even if no item
* changes.
*/
function itemsForNoChange(margin) {
	return Math.ceil(normalQuantile(.05) * Math.SQRT2 / margin - 2);
}
/**
* The margin for which a number of items is just enough, the reverse of {@link itemsNeeded} and, for two shares, of
* {@link itemsForNoChange} or, if the items come in clusters, of `clustersForNoChange`: the smallest difference that these
* items can detect.
*
* @param variance - Of one item's contribution to the difference, ≥ 0. In clusters: items · SE², SE by cluster, which includes
*   the design effect.
* @param changed - Given if the score is a share.
* @param clusters - Number of clusters, if the items come in clusters.
*/
function visibleDifference({ items, variance, changed, clusters }) {
	const byVariance = Math.sqrt(Z_SQUARED * variance / items);
	if (changed === void 0) return byVariance;
	const least = clusters === void 0 ? normalQuantile(.05) * Math.SQRT2 / (items + 2) : noChangeHalfWidth(clusters, .05);
	return Math.max(byVariance, least);
}
const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1e3;
/** Items, or parts of them, read over all resamples. Limits a large set to seconds. */
const MAX_WORK = 1e7;
/**
* Bootstrap standard error of a statistic that is not a mean over items: draws as many items, or clusters, with
* replacement, many times; see {@link drawResamples}.
*
* @param population - At least two items or clusters.
* @param statistic - Takes the positions of the drawn items; an item counts as often as its position occurs. Returns
*   undefined or NaN if these items do not define the statistic.
* @param work - Numbers that the statistic reads: more of them mean fewer resamples.
* @returns Undefined if too many resamples do not define the statistic.
* @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", §6.4: 50 to 200 resamples suffice for a standard
*   error.
*/
function bootstrapStandardError(population, statistic, work = population.items) {
	const resamples = Math.min(Math.max(Math.floor(MAX_WORK / work), MIN_RESAMPLES), MAX_RESAMPLES);
	return resampledSpread(Array.from(drawResamples(population, resamples), (positions) => statistic(positions)));
}
/**
* Standard deviation of a statistic over resamples.
*
* @param values - One per resample; undefined or NaN where the resample does not define the statistic.
* @returns Undefined if too many do not, or if there are fewer than two.
*/
function resampledSpread(values) {
	const defined = values.filter((value) => value !== void 0 && Number.isFinite(value));
	return defined.length >= Math.max(2, values.length * .95) ? sampleStandardDeviation(defined) : void 0;
}
// src/stats/sign-flip.ts
/** Steps of the exact distribution; beyond them, it is close to a normal one. */
const MAX_STEPS = 1e7;
/**
* Sign-flip test of paired counts in clusters: the probability of a total at least this far from 0 if in each cluster the
* two directions were equally likely. A cluster keeps its items together, so whole clusters flip. With one item per
* cluster, it is the exact McNemar test.
*
* @param differences - Per cluster: items gained minus items lost, whole numbers.
* @returns Two-sided, 0..1; exact unless there are very many clusters and items.
* @see Winkler et al. (2015), "Multi-level block permutation", on flipping whole blocks; Durkalski et al. (2003), "Analysis of
*   clustered matched-pair data", on McNemar's test.
*/
function signFlipP(differences) {
	const sizes = differences.map(Math.abs).filter((size) => size > 0);
	const observed = Math.abs(sum([...differences]));
	const total = sum(sizes);
	if (sizes.length * (2 * total + 1) > MAX_STEPS) {
		const deviation = Math.sqrt(sum(sizes.map((size) => size ** 2)));
		return Math.min(1, 2 * normalUpperTail(observed / deviation));
	}
	let chances = new Float64Array(2 * total + 1);
	chances[total] = 1;
	for (const size of sizes) chances = chances.map((_, at) => ((chances[at - size] ?? 0) + (chances[at + size] ?? 0)) / 2);
	return Math.min(1, sum(Array.from(chances).filter((_, at) => Math.abs(at - total) >= observed)));
}
// src/task/compare-shares.ts
/** Confidence interval of the share of the items of a table that count; undefined if there are too few clusters. */
function shareInterval(table, counts, tails) {
	const values = Array.from({ length: table.count }, (_, item) => counts(item) ? 1 : 0);
	const successes = sum(values);
	const clusters = clustersOf(table);
	if (clusters === void 0) return wilsonInterval(successes, table.count, tails);
	if (!areEnoughClusters(clusters.length)) return void 0;
	const effective = effectiveItems(addUp(values, clusters));
	return wilsonInterval(successes / table.count * effective, effective, tails);
}
/** Difference between two models' shares of the same items. */
function compareShares({ table, gained, lost }, tails) {
	const changed = gained.length + lost.length;
	const clusters = clustersOf(table);
	if (clusters === void 0) return {
		interval: pairedDifferenceInterval({
			items: table.count,
			gained: gained.length,
			lost: lost.length
		}, tails),
		variance: changed / table.count,
		changed
	};
	const differences = addUp(differencesOf({
		table,
		gained,
		lost
	}), clusters);
	return {
		interval: clusterDifferenceInterval(differences, tails),
		variance: table.count * clusterMean(differences).standardError ** 2,
		changed,
		clusters: clusters.length
	};
}
/** 1 for an item that was gained, −1 for one that was lost, else 0. */
function differencesOf({ table, gained, lost }) {
	const differences = new Int8Array(table.count);
	for (const item of gained) differences[item] = 1;
	for (const item of lost) differences[item] = -1;
	return differences;
}
/**
* Probability of items that differ at least this unevenly if both directions were equally likely: McNemar's exact test, or the
* sign-flip test of whole clusters.
*/
function discordanceP({ table, gained, lost }) {
	const clusters = clustersOf(table);
	if (clusters === void 0) return mcnemarP(lost.length, gained.length);
	return signFlipP(addUp(differencesOf({
		table,
		gained,
		lost
	}), clusters).map((cluster) => cluster.sum));
}
// src/task/numbers/rank-correlation.ts
/**
* Pearson's correlation.
*
* @returns −1..1. Undefined if there are fewer than two pairs, or if the numbers on one side are all equal.
*/
function pearson(left, right) {
	if (isConstant(left) || isConstant(right)) return void 0;
	return sampleCorrelation([...left], [...right]);
}
/**
* Spearman's correlation: Pearson's of the ranks, where equal numbers share the mean of their ranks.
*
* @returns As {@link pearson}.
* @see Spearman (1904), "The Proof and Measurement of Association between Two Things".
*/
const spearman = (left, right) => pearson(ranksOf(left), ranksOf(right));
const isConstant = (numbers) => numbers.every((number) => number === numbers[0]);
function ranksOf(numbers) {
	const order = numbers.map((_, index) => index).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
	const ranks = new Array(numbers.length);
	let first = 0;
	while (first < order.length) {
		let end = first + 1;
		while (end < order.length && numbers[order[end] ?? 0] === numbers[order[first] ?? 0]) end += 1;
		for (const index of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
		first = end;
	}
	return ranks;
}
// src/task/numbers/number-score.ts
/** Spearman's or Pearson's correlation between predicted and labelled similarity. */
function similarityFormula({ metric }) {
	const [name, correlate] = metric === "spearman" ? ["Spearman", spearman] : ["Pearson", pearson];
	return {
		name,
		better: "higher",
		basis: "set",
		compute: ifFinite((outcomes) => {
			const [predicted, actual] = [Array.from(outcomes, (each) => each.predicted), Array.from(outcomes, (each) => each.actual)];
			return correlate(predicted, actual) ?? "all labels or all predictions are equal";
		})
	};
}
/**
* - `brier`: the mean over items of the squared error of the probabilities.
* - `ece`: expected calibration error, Σ |bin| ÷ n · |share that is right − mean confidence|.
*/
function probabilityFormula({ metric, bins }) {
	return metric === "brier" ? {
		name: "Brier score",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	} : {
		name: "ECE",
		better: "lower",
		basis: "set",
		compute: ifFinite((outcomes) => calibrationError(outcomes, bins))
	};
}
/**
* Bins are open on the left and closed on the right; the first has 0, too.
*
* @see Guo et al. (2017), "On Calibration of Modern Neural Networks", formula 3.
*/
function calibrationError(outcomes, count) {
	const bins = Array.from({ length: count }, () => ({
		confidence: 0,
		right: 0
	}));
	let items = 0;
	for (const { predicted, actual } of outcomes) {
		const bin = bins[binOf(predicted, count)];
		items += 1;
		if (bin === void 0) continue;
		bin.confidence += predicted;
		bin.right += actual;
	}
	return bins.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence) / items, 0);
}
/** Steps of one width, as numpy's `linspace` has them, so that a probability on an edge is in the same bin. */
function binOf(probability, count) {
	const step = 1 / count;
	let bin = Math.min(Math.max(Math.floor(probability * count) - 1, 0), count - 1);
	while (bin < count - 1 && probability > (bin + 1) * step) bin += 1;
	return bin;
}
/** Average precision, or the largest recall of any threshold whose precision is high enough; 0 if there is none. */
function anomalyFormula({ metric, precision: least }) {
	const rank = (rate) => ifFinite((outcomes) => {
		const ranked = Array.from(outcomes, ({ predicted, actual }) => ({
			score: predicted,
			isPositive: actual === 1
		}));
		return ranked.some(({ isPositive }) => isPositive) ? rate(ranked) : "no item is an anomaly";
	});
	const shared = {
		better: "higher",
		basis: "set"
	};
	if (metric === "pr-auc") return {
		...shared,
		name: "PR-AUC",
		compute: rank(averagePrecision)
	};
	const recallAt = (ranked) => Math.max(0, ...precisionRecall(ranked).filter(({ precision }) => precision >= least).map(({ recall }) => recall));
	return {
		...shared,
		name: `Recall at precision ${least}`,
		compute: rank(recallAt)
	};
}
/** The mean over series. */
const forecastFormula = ({ metric }) => ({
	name: metric === "mase" ? "MASE" : "Pinball loss",
	better: "lower",
	basis: "mean",
	compute: ifFinite(meanValue)
});
// src/task/ranking/ranking-score.ts
const NAMES = {
	ndcg: "nDCG",
	recall: "Recall",
	mrr: "MRR"
};
/** The mean over queries: over all items of a ranking, or the items of a retrieval that are queries. */
function rankingFormula({ kind, metric, k }) {
	const named = {
		name: `${NAMES[metric]}@${k}`,
		better: "higher"
	};
	return kind === "ranking" ? {
		...named,
		basis: "mean",
		compute: ifFinite(meanValue)
	} : {
		...named,
		basis: "set",
		compute: ifFinite(meanOfQueries)
	};
}
/** Documents have no parts. */
function meanOfQueries(outcomes) {
	const values = Array.from(outcomes, ({ parts = [] }) => parts).flat();
	return values.length === 0 ? "no item is a query" : mean(values);
}
// src/task/score/score-metrics.ts
/**
* F1 = 2·TP / (2·TP + FP + FN) of each class, averaged with equal weight over the classes that occur as label or as
* prediction, as in scikit-learn's `f1_score(average="macro")`. An item without a prediction counts as a miss.
*
* @param outcomes - At least one.
* @returns 0..1.
* @see Opitz & Burst (2019), "Macro F1 and Macro F1", formula 1.
*/
function macroF1(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	const countOf = (index) => {
		const count = classes.get(index) ?? {
			hits: 0,
			named: 0
		};
		classes.set(index, count);
		return count;
	};
	for (const { predicted, actual } of outcomes) {
		countOf(actual).named += 1;
		if (Number.isNaN(predicted)) continue;
		countOf(predicted).named += 1;
		if (predicted === actual) countOf(actual).hits += 1;
	}
	return mean([...classes.values()].map(({ hits, named }) => 2 * hits / named));
}
/**
* Area under the ROC curve: the probability that a positive item scores higher than a negative one, where a tie
* counts half. Computed as U / (n₁·n₀) from the rank sum of the positive items, with mid-ranks for ties.
*
* @param outcomes - `actual` is 1 for positive, 0 for negative items; `predicted` is the score, finite.
* @returns 0..1, or the reason as text if one of the classes has no item.
* @see Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC)
*   curve".
* @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
*   other".
*/
function areaUnderCurve(outcomes) {
	const positive = [];
	const negative = [];
	for (const { predicted, actual } of outcomes) (actual === 1 ? positive : negative).push(predicted);
	if (positive.length === 0) return "AUC compares positive with negative items, and no item is positive";
	if (negative.length === 0) return "AUC compares positive with negative items, and no item is negative";
	return (wilcoxonRankSum(positive, negative) - positive.length * (positive.length + 1) / 2) / (positive.length * negative.length);
}
// src/task/text/count-grams.ts
/** How often each run of `order` units occurs in a sequence. */
function countGrams(units, order) {
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start + order <= units.length; start += 1) {
		const gram = units.slice(start, start + order).join("\n");
		counts.set(gram, (counts.get(gram) ?? 0) + 1);
	}
	return counts;
}
// src/task/text/bleu.ts
const ORDER$1 = 4;
/**
* What BLEU sums over items: the words of the answer, those of the label nearest in length, and for each of 1 to 4 words
* in a row how many of the answer's are in a label, then how many there are. Words are those of the tokenizer "13a".
*/
function bleuParts(labels, answer) {
	const given = tokenize(answer);
	const references = labels.map(tokenize);
	const nearest = references.map(({ length }) => length).reduce((best, length) => {
		const [gap, least] = [Math.abs(length - given.length), Math.abs(best - given.length)];
		return gap < least || gap === least && length < best ? length : best;
	});
	const orders = Array.from({ length: ORDER$1 }, (_, index) => index + 1);
	const shared = orders.map((order) => {
		const known = references.map((words) => countGrams(words, order));
		return [...countGrams(given, order)].reduce((sum, [gram, count]) => sum + Math.min(count, Math.max(...known.map((each) => each.get(gram) ?? 0))), 0);
	});
	const totals = orders.map((order) => Math.max(0, given.length - order + 1));
	return [
		given.length,
		nearest,
		...shared,
		...totals
	];
}
/**
* BLEU from the summed parts of all items, as sacrebleu has it by default: exponential smoothing, and 0 if answers are too
* short to have four words in a row.
*
* @returns 0..1; sacrebleu says 100 times as much.
* @see Papineni et al. (2002), "BLEU: a Method for Automatic Evaluation of Machine Translation"; Post (2018), "A Call for
*   Clarity in Reporting BLEU Scores".
*/
function bleuOf(sums) {
	const [given = 0, label = 0, ...counts] = sums;
	const [shared, totals] = [counts.slice(0, ORDER$1), counts.slice(ORDER$1)];
	if (shared.every((count) => count === 0) || totals.some((total) => total === 0)) return 0;
	let smoothing = 1;
	const logs = shared.map((count, index) => {
		if (count === 0) smoothing *= 2;
		return Math.log((count === 0 ? 1 / smoothing : count) / (totals[index] ?? NaN));
	});
	return (given < label ? Math.exp(1 - label / given) : 1) * Math.exp(logs.reduce((sum, log) => sum + log, 0) / ORDER$1);
}
/** The tokenizer of mteval-v13a, as in sacrebleu. */
function tokenize(text) {
	const line = text.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ").replaceAll("&quot;", "\"").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
	return splitWords(` ${line} `.replace(/([{-~[-` -&(-+:-@/])/gu, " $1 ").replace(/([^0-9])([.,])/gu, "$1 $2 ").replace(/([.,])([^0-9])/gu, " $1 $2").replace(/([0-9])(-)/gu, "$1 $2 "));
}
// src/task/text/chrf.ts
const ORDER = 6;
/** β²: recall counts twice as much as precision. */
const FACTOR = 4;
/**
* What chrF sums over items: for each of 1 to 6 characters in a row, how many the answer has, how many the label has, and
* how many they share. White space does not count. Of several labels, the one with the best chrF counts.
*/
function chrfParts(labels, answer) {
	const given = charactersOf(answer);
	return labels.map((label) => partsOf(charactersOf(label), given)).reduce((best, parts) => chrfOf(parts) > chrfOf(best) ? parts : best);
}
/**
* chrF from the summed parts of all items, as sacrebleu has it by default (chrF2, without words).
*
* @returns 0..1; sacrebleu says 100 times as much.
* @see Popović (2015), "chrF: character n-gram F-score for automatic MT evaluation".
*/
function chrfOf(sums) {
	let [precision, recall, orders] = [
		0,
		0,
		0
	];
	for (let order = 0; order < ORDER; order += 1) {
		const [given = 0, labelled = 0, shared = 0] = sums.slice(3 * order, 3 * order + 3);
		if (given === 0 || labelled === 0) continue;
		precision += shared / given;
		recall += shared / labelled;
		orders += 1;
	}
	if (orders === 0 || precision + recall === 0) return 0;
	precision /= orders;
	recall /= orders;
	return 5 * precision * recall / (FACTOR * precision + recall);
}
const charactersOf = (text) => Array.from(splitWords(text).join(""));
function partsOf(label, given) {
	return Array.from({ length: ORDER }, (_, index) => {
		const known = countGrams(label, index + 1);
		const shared = [...countGrams(given, index + 1)].reduce((sum, [gram, count]) => sum + Math.min(count, known.get(gram) ?? 0), 0);
		return [
			known.size === 0 ? 0 : Math.max(0, given.length - index),
			Math.max(0, label.length - index),
			shared
		];
	}).flat();
}
// src/task/text/error-rates.ts
/** Errors of all items ÷ units of all labels, as in jiwer. */
function errorsPerUnit(outcomes) {
	const [errors = 0, length = 0] = sumParts(outcomes, 2);
	return length === 0 ? "all labels are empty" : errors / length;
}
const errorRate = (name) => ({
	name,
	better: "lower",
	basis: "set",
	compute: ifFinite(errorsPerUnit)
});
/** Word and character error rate. */
const ERROR_RATES = {
	wer: errorRate("Word error rate"),
	cer: errorRate("Character error rate")
};
// src/task/compute-score.ts
/**
* The score of a task over the items of a table.
*
* @param items - Positions of the items to include, such as a slice or a bootstrap resample; an item counts as often
*   as its position occurs. All items if absent.
* @returns A finite number, or null with the reason.
*/
function computeScore(task, table, items) {
	const { compute, name, better } = formulaOf(task);
	const isTopK = task.kind === "classification" && task.metric === "top-k";
	const count = items?.length ?? table.count;
	const score = {
		name: isTopK ? `Top-${task.k} accuracy` : name,
		better,
		items: count
	};
	if (count === 0) return {
		...score,
		value: null,
		reason: "there are no items"
	};
	const value = compute(items === void 0 ? allOutcomes(table) : outcomesOf(table, items));
	if (typeof value === "string") return {
		...score,
		value: null,
		reason: value
	};
	if (Number.isFinite(value)) return {
		...score,
		value
	};
	return {
		...score,
		value: null,
		reason: "it is too large to represent"
	};
}
/**
* The score of a task over any resample of the items of a table.
*
* @returns A function of the items' positions, as {@link computeScore} takes them; undefined if they define no score.
*/
function scoreOfItems(task, table) {
	const { resample } = formulaOf(task);
	if (resample === void 0 || nonFiniteCount(table) > 0) return (items) => computeScore(task, table, items).value ?? void 0;
	const weigh = resample(allOutcomes(table));
	return (items) => {
		const counts = new Uint32Array(table.count).fill(items === void 0 ? 1 : 0);
		for (const item of items ?? []) counts[item] = (counts[item] ?? 0) + 1;
		const value = weigh((item) => counts[item] ?? 0);
		return typeof value === "number" ? value : void 0;
	};
}
/** Creates the outcomes again on each pass, so that a million of them are never in memory as objects. */
function outcomesOf(table, items) {
	return { *[Symbol.iterator]() {
		for (const item of items) yield table.outcomeAt(item);
	} };
}
function allOutcomes(table) {
	return { *[Symbol.iterator]() {
		for (let item = 0; item < table.count; item++) yield table.outcomeAt(item);
	} };
}
/** How the score of a task is computed. */
function formulaOf(task) {
	switch (task.kind) {
		case "multi-label": return multiLabelFormula(task);
		case "token-classification": return tokenFormula(task);
		case "ranking":
		case "retrieval": return rankingFormula(task);
		case "similarity": return similarityFormula(task);
		case "probability": return probabilityFormula(task);
		case "anomaly": return anomalyFormula(task);
		case "forecast": return forecastFormula(task);
		case "segmentation": return segmentationFormula(task);
		case "detection":
		case "keypoints": return cocoFormula(task);
		case "speech":
		case "ocr": return ERROR_RATES[task.metric];
		case "custom": return customFormula(task);
		case "text": return METRICS[task.score];
		case "embedding":
		case "output-match": return METRICS[task.kind];
		case "classification":
		case "binary":
		case "regression": return METRICS[task.metric];
	}
}
/** How the score of a task is formed, which decides how its interval is computed. */
const scoreBasis = (task) => formulaOf(task).basis;
/** Whether a higher or a lower score is better. */
const scoreBetter = (task) => formulaOf(task).better;
const METRICS = {
	accuracy: {
		name: "Accuracy",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"top-k": {
		name: "Top-k accuracy",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"macro-f1": {
		name: "Macro F1",
		better: "higher",
		basis: "set",
		compute: macroF1
	},
	"log-loss": {
		name: "Log loss",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	auc: {
		name: "AUC",
		better: "higher",
		basis: "set",
		compute: ifFinite(areaUnderCurve)
	},
	rmse: {
		name: "RMSE",
		better: "lower",
		basis: "set",
		compute: ifFinite((outcomes) => Math.sqrt(meanValue(outcomes)))
	},
	mae: {
		name: "MAE",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	r2: {
		name: "R²",
		better: "higher",
		basis: "set",
		compute: ifFinite(rSquared)
	},
	embedding: {
		name: "Mean cosine",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	"output-match": {
		name: "Matching outputs",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"exact-match": {
		name: "Exact match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"normalized-match": {
		name: "Normalized match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"numeric-match": {
		name: "Numeric match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"regex-match": {
		name: "Pattern match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"token-f1": {
		name: "Token F1",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	"rouge-l": {
		name: "ROUGE-L",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	bleu: {
		name: "BLEU",
		better: "higher",
		basis: "set",
		compute: (outcomes) => bleuOf(sumParts(outcomes, 10))
	},
	chrf: {
		name: "chrF",
		better: "higher",
		basis: "set",
		compute: (outcomes) => chrfOf(sumParts(outcomes, 18))
	},
	...ERROR_RATES,
	"valid-json": {
		name: "Valid JSON",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	}
};
/**
* Coefficient of determination, 1 − Σ(actual − predicted)² / Σ(actual − mean)².
*
* @see Draper & Smith (1998), "Applied Regression Analysis", §1.3.
*/
function rSquared(outcomes) {
	const labels = Array.from(outcomes, ({ actual }) => actual);
	if (labels.every((label) => label === labels[0])) return "all labels are equal";
	return 1 - sum(Array.from(outcomes, ({ actual, predicted }) => (actual - predicted) ** 2)) / sumNthPowerDeviations(labels, 2);
}
// src/stats/mean-interval.ts
/** An interval of fewer values is too uncertain to act on. */
const MIN_VALUES = 3;
/**
* Student's t interval of a mean.
*
* @param values - Independent values, shape [n].
* @param tails - Probability outside the interval on each side, in (0, 0.5); one number for both sides.
* @returns Undefined for n < {@link MIN_VALUES}.
*/
function meanInterval(values, tails) {
	if (values.length < MIN_VALUES) return void 0;
	const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
	return around$1(mean([...values]), {
		standardError,
		degrees: values.length - 1,
		tails
	});
}
/**
* Welch's interval of the difference between two means, second minus first, for unpaired values.
*
* @see Welch (1947), "The generalization of Student's problem when several different population variances are
*   involved".
*/
function meanDifferenceInterval(first, second, tails) {
	if (first.length < MIN_VALUES || second.length < MIN_VALUES) return void 0;
	const [a = 0, b = 0] = [first, second].map((values) => sampleStandardDeviation([...values]) ** 2 / values.length);
	const center = mean([...second]) - mean([...first]);
	const degrees = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
	return around$1(center, {
		standardError: Math.sqrt(a + b),
		degrees,
		tails
	});
}
/** The interval around a center, by Student's t. */
function around$1(center, { standardError, degrees, tails }) {
	const half = (tail) => standardError === 0 ? 0 : studentTQuantile(tail, degrees) * standardError;
	const { low, high } = typeof tails === "number" ? {
		low: tails,
		high: tails
	} : tails;
	return {
		mean: center,
		low: center - half(low),
		high: center + half(high)
	};
}
/**
* Geometric mean, computed from logarithms: the product of fifty latencies in ns would overflow a double.
*
* @param values - Positive, in any unit; shape [n], n ≥ 1.
* @returns In the unit of `values`; 0 if one of them is 0.
*/
function geometricMean(values) {
	if (values.includes(0)) return 0;
	return Math.exp(mean(values.map(Math.log)));
}
/**
* Difference between two models' scores, paired by item, so that items hard for both cancel out. Shares use the
* discordant items, means use Student's t over the differences per item, and all other scores use the bootstrap
* standard error. Items in clusters count by cluster.
*
* @throws {RangeError} If the tables are not of the same items.
*/
function compareScores(task, pair, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const { rightToWrong, wrongToRight } = compareOutcomes(pair.baseline, pair.candidate);
			return compareShares({
				table: pair.candidate,
				gained: wrongToRight,
				lost: rightToWrong
			}, tails);
		}
		case "mean": return compareMeans(pair, tails);
		case "set": return compareSets(task, pair, tails);
	}
}
/** Difference between two models' review rates. */
function compareReviewRates({ baseline, candidate }, tails) {
	const { newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
	return compareShares({
		table: candidate,
		gained: newlyReviewed,
		lost: noLongerReviewed
	}, tails);
}
/**
* Confidence interval of one model's score on the inputs that the items represent. Undefined if there are too few
* items or clusters.
*/
function scoreInterval(task, table, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const isCorrect = (item) => table.outcomeAt(item).correct === true;
			return shareInterval(table, isCorrect, tails);
		}
		case "mean": return valueInterval(table, tails);
		case "set": {
			if (task.kind !== "custom") return bootstrapped(table, scoreOfItems(task, table), tails).interval;
			const scored = scoredSet(task, table);
			return scored && aroundSet(scored.score, scored.resamples, {
				table,
				tails
			}).interval;
		}
	}
}
/** Confidence interval of the mean of a table's values; undefined if there are too few items or clusters. */
const valueInterval = (table, tails) => meanOfItems(valuesOf(table), clustersOf(table), tails);
/** Confidence interval of one model's review rate; undefined if there are too few clusters. */
const reviewRateInterval = (table, tails) => shareInterval(table, (item) => table.outcomeAt(item).review, tails);
function compareMeans({ baseline, candidate }, tails) {
	const before = valuesOf(baseline);
	const differences = valuesOf(candidate).map((value, item) => value - (before[item] ?? NaN));
	const clusters = clustersOf(candidate);
	const interval = meanOfItems(differences, clusters, tails);
	if (clusters === void 0) return {
		interval,
		variance: variance(differences)
	};
	const { standardError } = clusterMean(addUp(differences, clusters));
	return {
		interval,
		variance: differences.length * standardError ** 2,
		clusters: clusters.length
	};
}
function compareSets(task, { baseline, candidate }, tails) {
	if (task.kind === "custom") return compareScoredSets(task, {
		baseline,
		candidate
	}, tails);
	const [scoreBefore, scoreNow] = [scoreOfItems(task, baseline), scoreOfItems(task, candidate)];
	const difference = (items) => {
		const [before, now] = [scoreBefore(items), scoreNow(items)];
		return before === void 0 || now === void 0 ? void 0 : now - before;
	};
	return bootstrapped(candidate, difference, tails);
}
function bootstrapped(table, statistic, tails) {
	const clusters = clustersOf(table);
	const { count: items, partsSize } = table;
	const deviation = areEnough(items, clusters) ? bootstrapStandardError({
		items,
		clusters
	}, statistic, items + partsSize) : void 0;
	return around(statistic(), {
		deviation,
		items,
		clusters,
		tails
	});
}
const areEnough = (items, clusters) => clusters === void 0 ? items >= 30 : areEnoughClusters(clusters.length);
/** A program has scored the resamples, the same ones for both models. */
function compareScoredSets(task, { baseline, candidate }, tails) {
	const [before, now] = [baseline, candidate].map((table) => scoredSet(task, table));
	if (before === void 0 || now === void 0) return NO_DIFFERENCE;
	const differences = before.resamples.length === now.resamples.length ? now.resamples.map((value, resample) => value - (before.resamples[resample] ?? NaN)) : [];
	return aroundSet(now.score - before.score, differences, {
		table: candidate,
		tails
	});
}
/** Undefined if the set has no score. */
function scoredSet(task, table) {
	const { value } = computeScore(task, table);
	return value === null ? void 0 : readParts([table.outcomeAt(0)]);
}
function aroundSet(center, resampled, { table, tails }) {
	const clusters = clustersOf(table);
	return around(center, {
		deviation: areEnough(table.count, clusters) ? resampledSpread(resampled) : void 0,
		items: table.count,
		clusters,
		tails
	});
}
const NO_DIFFERENCE = {
	interval: void 0,
	variance: NaN
};
function around(center, { deviation, items, clusters, tails }) {
	const byCluster = clusters && { clusters: clusters.length };
	if (center === void 0 || deviation === void 0) return {
		...NO_DIFFERENCE,
		...byCluster
	};
	return {
		interval: {
			low: center - normalQuantile(tails.low) * deviation,
			high: center + normalQuantile(tails.high) * deviation
		},
		variance: items * deviation ** 2,
		...byCluster
	};
}
const meanOfItems = (values, clusters, tails) => {
	if (clusters !== void 0) return clusterMeanInterval(addUp(values, clusters), tails);
	return values.length < 30 ? void 0 : meanInterval(values, tails);
};
const valuesOf = (table) => Array.from({ length: table.count }, (_, item) => table.outcomeAt(item).value);
// src/policy/dataset.ts
const DIGEST = /^sha256:([0-9a-f]{64})$/;
const names = array(string()).min(1);
const side = int().min(1).max(8192);
/** `224` or `[height, width]`. */
const size = union([side, tuple([side, side])], { error: (issue) => `expected pixels such as 224, or [height, width], got ${quotedJson(issue.input)}` });
const perChannel = array(number()).min(1).max(3);
/** `0.5`, or `1/255` as text. */
const factor = union([number().positive(), string().regex(/^\d+(?:\.\d+)?\/[1-9]\d*$/).transform(divide)], { error: (issue) => `expected a number above 0, or a quotient such as 1/255, got ${quotedJson(issue.input)}` });
function divide(text) {
	const [over = 0, under = 1] = text.split("/").map(Number);
	return over / under;
}
/**
* How image files become tensors, in the order of the steps: decode to RGB, resize, crop, select channels, multiply by
* `scale`, subtract `mean`, divide by `std`.
*/
const preprocessSchema = strictObject({
	/** A number is the length of the shorter side, with the ratio of sides kept. */
	resize: size.optional(),
	/** Size of the part in the middle. */
	crop: size.optional(),
	kernel: _enum([
		"nearest",
		"bilinear",
		"bicubic",
		"lanczos"
	]).default("bilinear"),
	channels: _enum([
		"rgb",
		"bgr",
		"gray"
	]).default("rgb"),
	layout: _enum(["nchw", "nhwc"]).default("nchw"),
	dtype: _enum([
		"float32",
		"float16",
		"uint8"
	]).default("float32"),
	/** 1/255 if absent, for values from 0 to 1. */
	scale: factor.optional(),
	/** One number for all channels, or one for each, in the order of `channels`. */
	mean: perChannel.optional(),
	std: perChannel.optional()
});
/** How WAV files become tensors, in the order of the steps: average the channels, resample, cut or pad, frame. */
const audioSchema = strictObject({
	/** Samples per second that the model takes. Files with another rate are resampled. */
	rate: int().min(1e3).max(192e3),
	/** Length that longer files are cut to and shorter ones padded to with zeros, at the end; their own if absent. */
	samples: int().min(1).max(2 ** 26).optional(),
	/** Frames of `size` samples, one every `hop`; an unfinished last one is left out. */
	frame: strictObject({
		size: int().min(1),
		hop: int().min(1)
	}).optional()
});
const COMMAND = "expected a list of words such as [python, fetch.py, \"{path}\"]";
/** A program and its arguments. `{path}` must be in them, so that it knows where to write. */
const prepareCommand = array(string().min(1, { error: `${COMMAND}, got an empty word` }), { error: (issue) => `${COMMAND}, got ${quotedJson(issue.input)}` }).min(1, { error: `${COMMAND}, got an empty list` }).max(200).refine((words) => words.some((word) => word.includes("{path}")), { error: "expected \"{path}\" in one of the words, so that the program knows where to write, got none" });
/** The data set of a model: where it is, and how it is read. */
const datasetSchema = strictObject({
	/** Relative to the policy file's own folder. */
	path: string().min(1),
	/** Name of the label column of a table, or of the label array in NumPy files. */
	label: string().default("label"),
	/** Columns of a table that are inputs, in the order in which a model with a single input takes them. */
	columns: names.optional(),
	/** Columns of a table, or NumPy arrays, that are not used. "" is a column without a name. */
	ignore: names.optional(),
	/** Column with the ids of the items, `id` if absent. */
	id: string().min(1).optional(),
	/** Columns that group items, besides those named `slice.<key>`. */
	slices: names.optional(),
	/** Slice key, or column, whose value is the same for items that belong together, such as frames of one video. */
	cluster: string().min(1).optional(),
	/** A `tokenizer.json` that turns `text` into input_ids, attention_mask and token_type_ids. */
	tokenizer: string().min(1).optional(),
	/** The column, or key, with the text, or two for a pair of texts. */
	text: union([string().min(1), tuple([string().min(1), string().min(1)])], { error: (issue) => `expected a name, or [first, second] for pairs, got ${quotedJson(issue.input)}` }).optional(),
	/** Maximum number of tokens of an item, special ones included. Longer texts are cut. */
	"max-length": int().min(1).max(2 ** 20).optional(),
	/** How the image files of a folder become tensors. */
	preprocess: preprocessSchema.optional(),
	/** A COCO file with the boxes or keypoints in the images of the folder, relative to the policy file's own folder. */
	annotations: string().min(1).optional(),
	/** How the WAV files of a folder become tensors. */
	audio: audioSchema.optional(),
	/** The only data set that may be read, for data that is not in git. */
	digest: string().regex(DIGEST, { error: (issue) => `expected "sha256:" and 64 hexadecimal digits in lower case, got ${quotedJson(issue.input)}` }).optional(),
	/**
	* A program that makes the data set if nothing is at `path`, and its arguments, without a shell. It starts in the policy's
	* folder, as that was at the base commit, and writes to the place that replaces `{path}`.
	*/
	prepare: prepareCommand.optional(),
	/** Time limit for `prepare`; 10 minutes if absent. The program is killed when it expires. */
	"prepare-deadline": durationNs.optional()
});
const DEFAULT_PREPARE_NS = 6e11;
/** How a data set is made that is not at its path; undefined if the policy does not say. `deadline` in ns. */
const preparationOf = ({ prepare: command, "prepare-deadline": deadline = DEFAULT_PREPARE_NS }) => command && {
	command,
	deadline
};
/** SHA-256 of a data set, hex, from the policy's `digest`. */
const wantedDigest = ({ digest }) => digest === void 0 ? void 0 : DIGEST.exec(digest)?.[1];
/** Name of a data set and what it decides. */
const dataSetTag = strictObject({
	name: string().regex(/^[A-Za-z0-9][\w-]{0,31}$/, { error: (issue) => `expected 1 to 32 letters, digits, "_" or "-", starting with a letter or digit, got ${quotedJson(issue.input)}` }),
	tier: _enum([
		"critical",
		"supporting",
		"advisory"
	])
});
/** Further data sets of a model, on which it is only scored. */
const dataSetsSchema = array(strictObject({
	...dataSetTag.shape,
	...datasetSchema.shape,
	/** The model's own limits of these metrics, if absent. */
	limits: itemLimitsSchema.optional()
})).min(1).max(20);
// src/figures/short-sha.ts
/** A commit or a digest as GitHub shortens it: its first 7 digits. */
const shortSha = (sha) => sha.slice(0, 7);
/** The same in Markdown: in backticks. */
const shaText = (sha) => `\`${shortSha(sha)}\``;
/** A file's digest in Markdown, by which a person compares files: 12 digits, in backticks. */
const shortDigestText = (sha256) => `\`${sha256.slice(0, 12)}\``;
// src/inspect/model-inspection.ts
/** A dynamic axis with its name, if any, or a fixed axis with its size. */
const batchAxisSchema = discriminatedUnion("isDynamic", [strictObject({
	isDynamic: literal(true),
	name: string().nullable()
}), strictObject({
	isDynamic: literal(false),
	size: number()
})]);
// src/inspect/precision/precision.ts
const count$2 = int().nonnegative();
/**
* How an operator computes. `float`: in the type of its weights; `qdq`: between DequantizeLinear and QuantizeLinear;
* `qoperator`: directly on integers; `dynamic`: the scale of its inputs is computed in each run; `weight-only`: weights are
* stored in a smaller type than they are computed in.
*/
const SCHEMES = [
	"float",
	"qdq",
	"qoperator",
	"dynamic",
	"weight-only"
];
/** How many weights share a scale: a whole tensor, a channel, or a block of this many. */
const granularitySchema = union([_enum([
	"tensor",
	"channel",
	"unknown"
]), number()]);
/** Operators that compute in the same way. */
const precisionShareSchema = strictObject({
	scheme: _enum(SCHEMES),
	/** For example `float32`, `int8` (signed or unsigned), `int4`, `float8e4m3fn`. */
	element: string(),
	operators: count$2,
	weightBytes: number().nonnegative(),
	/** Without duplicates. */
	granularities: array(granularitySchema),
	/** Absent if unknown. */
	symmetry: _enum([
		"symmetric",
		"asymmetric",
		"mixed"
	]).optional(),
	/** Element types of quantized inputs, without duplicates. */
	activations: array(string()),
	/** Operators that unpack compactly stored weights, without duplicates. */
	storedFor: array(string())
});
/** The precision of a model's heavy arithmetic. */
const precisionSchema = strictObject({
	/** The share that represents the model; absent if mixed or without heavy arithmetic. */
	main: precisionShareSchema.optional(),
	/** Largest first. Covers operators with weights, or all operators if none has weights. */
	shares: array(precisionShareSchema),
	/** Number of operators in all shares. */
	operators: count$2,
	/** Bytes of weights in all shares. */
	weightBytes: number().nonnegative()
});
/** Short name of a model's precision: `float32`, `int8 QDQ + float32` if mixed, `none` without matrix products. */
function precisionName({ main, shares }) {
	if (shares.length === 0) return "none";
	return main === void 0 ? [...new Set(shares.map(shareName))].join(" + ") : shareName(main);
}
const SCHEME_NAMES = {
	qdq: "QDQ",
	qoperator: "QOperator",
	dynamic: "dynamic",
	"weight-only": "weight-only"
};
/** Short name of one way to compute: `float32`, `int8 QDQ`, `int4 weight-only`. */
function shareName({ scheme, element }) {
	return scheme === "float" ? element : `${element} ${SCHEME_NAMES[scheme]}`;
}
const INTEGER_SCHEMES = [
	"qdq",
	"qoperator",
	"dynamic"
];
const INTEGER_ELEMENTS = ["int4", "int8"];
/**
* Whether all or part of a model's heavy arithmetic is in integers, according to its file. Weight-only formats do not count,
* because they compute in floating point.
*/
function isQuantized({ main, shares }) {
	return (main === void 0 || main.scheme === "float" ? shares : [main]).some(({ scheme, element }) => INTEGER_SCHEMES.includes(scheme) && INTEGER_ELEMENTS.includes(element));
}
// src/inspect/sparsity/sparsity.ts
const count$1 = int().nonnegative();
const share = number();
/** Zeros in the weights of operators with heavy arithmetic. */
const sparsitySchema = strictObject({
	/** `unknown` if no weight could be read. */
	form: _enum([
		"dense",
		"unstructured",
		"2:4",
		"unknown"
	]),
	/** Share of zeros among the sampled elements, 0..1; absent if none could be read. */
	zeroShare: share.optional(),
	twoOfFour: strictObject({
		/** Weights in which every sampled group of four has two zeros. */
		tensors: count$1,
		/** Weights with groups of four along the summed axis. */
		eligibleTensors: count$1,
		/** Share of the elements of `eligibleTensors`, 0..1. For matrix products it equals the share of the arithmetic. */
		share
	}),
	/** Weights in sparse storage; the runtime expands them on load. */
	sparseInitializers: count$1,
	/** Bytes of weights read; fewer than the precision's `weightBytes` if sampled. */
	lookedBytes: number().nonnegative(),
	isSampled: boolean()
});
// src/inspect/diff/change.ts
/** Kinds of change between two arms. A comparison is only conclusive if a single kind changed. */
const CHANGE_HEADS = [
	"weights",
	"precision",
	"sparsity",
	"graph",
	"signature",
	"runtime-version",
	"provider",
	"session-options",
	"artifact",
	"engine",
	"server",
	"dataset",
	"pre-processing",
	"traffic",
	"hardware",
	"limits"
];
const count = int().nonnegative();
/** Number of occurrences of an operator. */
const operatorCount = strictObject({
	operator: string(),
	before: count,
	after: count
});
/** Element type and shape of an input or output. */
const tensorTypeSchema = strictObject({
	dtype: string(),
	/** Per axis a size, a name, or null if unnamed; null instead of the list if the rank is unknown. */
	shape: array(union([
		number(),
		string(),
		_null()
	])).nullable(),
	/** Number of further axes that `shape` omits. */
	moreAxes: count
});
const valueChangeSchema = strictObject({
	kind: _enum(["input", "output"]),
	name: string(),
	/** Null for a new one. */
	before: tensorTypeSchema.nullable(),
	/** Null for a removed one. */
	after: tensorTypeSchema.nullable()
});
/**
* One change in a model file. Names come from the models and are truncated by {@link recordedName}; lists only have the first
* few entries.
*/
const MODEL_CHANGES = [
	strictObject({
		kind: literal("weights-retrained"),
		head: literal("weights"),
		changed: count,
		of: count,
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-partly-changed"),
		head: literal("weights"),
		changed: count,
		of: count,
		names: array(string()),
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-renamed"),
		head: literal("weights"),
		tensors: count
	}),
	strictObject({
		kind: literal("weights-other"),
		head: literal("weights")
	}),
	strictObject({
		kind: literal("precision"),
		head: literal("precision"),
		before: precisionSchema,
		after: precisionSchema,
		ends: array(_enum(["inputs", "outputs"]))
	}),
	strictObject({
		kind: literal("recalibrated"),
		head: literal("precision")
	}),
	strictObject({
		kind: literal("sparsity"),
		head: literal("sparsity"),
		before: sparsitySchema,
		after: sparsitySchema
	}),
	strictObject({
		kind: literal("operators"),
		head: literal("graph"),
		operators: array(operatorCount).min(1),
		moreOperators: count,
		isOptimizedOffline: boolean()
	}),
	strictObject({
		kind: literal("rewired"),
		head: literal("graph"),
		isOptimizedOffline: boolean()
	}),
	strictObject({
		kind: literal("graph-constants"),
		head: literal("graph")
	}),
	strictObject({
		kind: literal("opset"),
		head: literal("graph"),
		before: number().nullable(),
		after: number().nullable()
	}),
	strictObject({
		kind: literal("signature"),
		head: literal("signature"),
		batchAxis: strictObject({
			before: batchAxisSchema.nullable(),
			after: batchAxisSchema.nullable()
		}).nullable(),
		values: array(valueChangeSchema).min(1),
		moreValues: count
	})
];
discriminatedUnion("kind", MODEL_CHANGES);
const MAX_NAME = 80;
/** Truncates a model's name to 80 UTF-16 units plus "…". */
function recordedName(name) {
	return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
// src/verdict/facts/changes.ts
/** A difference between the arms, in the model file or in the settings. */
const changeSchema = discriminatedUnion("kind", [
	...MODEL_CHANGES,
	strictObject({
		kind: literal("setting"),
		head: _enum([
			"runtime-version",
			"provider",
			"session-options",
			"engine",
			"server",
			"traffic"
		]),
		name: string(),
		before: string().nullable(),
		after: string().nullable()
	}),
	strictObject({
		kind: literal("served-artifact"),
		head: literal("artifact"),
		files: array(string()),
		of: int().nonnegative(),
		sizes: strictObject({
			before: number(),
			after: number()
		})
	}),
	strictObject({
		kind: literal("program"),
		head: _enum(["engine", "server"]),
		files: array(string()),
		of: int().nonnegative()
	}),
	strictObject({
		kind: literal("limit"),
		head: literal("limits"),
		metric: metricSchema,
		before: limitSchema.nullable(),
		after: limitSchema.nullable()
	})
]);
/** These never distinguish the arms: both are measured with the candidate's. */
const SHARED_HEADS = [
	"dataset",
	"pre-processing",
	"traffic",
	"hardware",
	"limits"
];
/**
* The heads under which the arms differ, each once. With more than one, no row shows which of them made it better or
* worse.
*/
function changedHeads(changes) {
	return [...new Set(changes.map(({ head }) => head))].filter((head) => !SHARED_HEADS.includes(head));
}
const RUNTIME_HEADS = {
	version: "runtime-version",
	providers: "provider",
	"intra-op-threads": "session-options",
	"graph-optimization": "session-options",
	"memory-arena": "session-options",
	"memory-pattern": "session-options",
	"strict-placement": "session-options"
};
const TRAFFIC_KEYS = [
	"scenario",
	"batch",
	"streams",
	"samples-per-query",
	"rate-per-second",
	"load"
];
/** Differences between the settings of two arms, one change per key. */
function compareSettings(baseline, candidate) {
	return [
		...compareEngines(baseline, candidate),
		...compareRuntimes(baseline, candidate),
		...TRAFFIC_KEYS.flatMap((key) => compareValue({
			head: "traffic",
			name: key,
			before: baseline.traffic[key],
			after: candidate.traffic[key]
		})),
		...METRIC_NAMES.flatMap((name) => compareLimit(name, baseline.limits[name], candidate.limits[name]))
	];
}
/** Empty if onnxruntime runs both: its settings are compared one by one. */
function compareEngines({ engine: before = ONNXRUNTIME }, settings) {
	const { engine: after = ONNXRUNTIME, "baseline-engine": named } = settings;
	if (before.kind === "server" && after.kind === "server") return compareServers(before, after, named === void 0 ? "server" : "engine");
	if (before.kind === after.kind) return [];
	const words = (engine) => engine.kind === "server" ? engine.start?.join(" ") : void 0;
	return [
		...compareValue({
			head: "engine",
			name: "kind",
			before: before.kind,
			after: after.kind
		}),
		...compareValue({
			head: "engine",
			name: "start",
			before: words(before),
			after: words(after)
		}),
		...compareValue({
			head: "engine",
			name: "url",
			before: before.kind === "server" ? before["baseline-url"] : void 0,
			after: after.kind === "server" ? after.url : void 0
		})
	];
}
const ONNXRUNTIME = { kind: "onnxruntime" };
/** @param head - `engine` if the policy names another engine for the baseline, as opposed to a change of one server. */
function compareServers(before, after, head) {
	const [was, is] = changedArguments(before.start ?? [], after.start ?? []);
	const name = "model-name";
	return [
		...compareValue({
			head,
			name: "start",
			before: was,
			after: is
		}),
		...compareValue({
			head,
			name: "url",
			before: before["baseline-url"],
			after: after.url
		}),
		...compareValue({
			head,
			name,
			before: before[name],
			after: after[name]
		})
	];
}
/** A server has its own runtime. */
function compareRuntimes(baseline, candidate) {
	if (baseline.engine?.kind === "server" || candidate.engine?.kind === "server") return [];
	return entriesOf(RUNTIME_HEADS).flatMap(([key, head]) => compareValue({
		head,
		name: key,
		before: baseline.runtime[key],
		after: candidate.runtime[key]
	}));
}
/** The arguments in which two command lines differ, with the one before them, which often names the option. */
function changedArguments(before, after) {
	const most = Math.min(before.length, after.length);
	const count = (isAlike, limit) => {
		let alike = 0;
		while (alike < limit && isAlike(alike)) alike += 1;
		return alike;
	};
	const atStart = count((index) => before[index] === after[index], most);
	const atEnd = count((index) => before.at(-1 - index) === after.at(-1 - index), most - atStart);
	const part = (words) => words.slice(Math.max(0, atStart - 1), words.length - atEnd).join(" ");
	return [part(before), part(after)];
}
const entriesOf = (record) => Object.entries(record);
function compareValue({ head, name, ...values }) {
	const [before, after] = [valueText(values.before), valueText(values.after)];
	return before === after ? [] : [{
		kind: "setting",
		head,
		name,
		before,
		after
	}];
}
const valueText = (value) => value === void 0 ? null : String(value);
function compareLimit(name, before, after) {
	if (limitKey(before) === limitKey(after)) return [];
	return [{
		kind: "limit",
		head: "limits",
		metric: name,
		before: before ?? null,
		after: after ?? null
	}];
}
/** Equal for limits that allow the same values; `point` is the default of `decide`. */
function limitKey(limit) {
	if (limit === void 0) return "";
	const { decide = "point", floor = 0, "relative-guard-below": guard = 0 } = limit;
	return JSON.stringify([
		limit["max-increase"],
		limit["max-drop"],
		limit.max,
		limit.min,
		floor,
		guard,
		decide
	]);
}
export { drawResamples as $, describeValue as $t, chrfParts as A, InfrastructureError as An, readProblemText as At, limitSchema as B, refuseReview as Bt, geometricMean as C, OutcomeTable as Cn, operatorDomain as Ct, scoreBasis as D, ELEMENT_CODECS as Dn, isInsideFolder as Dt, computeScore as E, outcomeTableSchema as En, foldersOfModel as Et, itemsForNoChange as F, ModelFailure as Fn, show as Ft, studentTUpperTail as G, energySchema as Gt, newcombeInterval as H, RUN_PERCENTS as Ht, itemsNeeded as I, ELEMENT_BYTES as In, NOT_FINITE as It, normalUpperTail as J, launchSchema as Jt, normalDensity as K, gpuMemorySchema as Kt, visibleDifference as L, elementCount as Ln, meanValue as Lt, bleuParts as M, RuntimeLogReader as Mn, nearestName as Mt, discordanceP as N, readLoaderMessage as Nn, dataError as Nt, scoreBetter as O, isElementType as On, openExternalFile as Ot, shareInterval as P, FAILURE_KINDS as Pn, listNames as Pt, toParts as Q, servedAnswersSchema as Qt, clustersForNoChange as R, hasSafeCount as Rn, shareCorrect as Rt, valueInterval as S, sum as Sn, DEFAULT_DOMAIN as St, meanInterval as T, reviewRate as Tn, NO_FILE as Tt, wilsonInterval as U, armMeasurementSchema as Ut, binomialLowerTail as V, RANDOM_OPERATORS as Vt, studentTQuantile as W, discardedSchema as Wt, groupClusters as X, unrepeatableSchema as Xt, clustersOf as Y, placementRowSchema as Yt, resamplesOf as Z, TURNS as Zt, wantedDigest as _, max as _n, noTensorOutput as _t, recordedName as a, tooLarge as an, scoreSegmentation as at, reviewRateInterval as b, sampleStandardDeviation as bn, checkModel as bt, precisionName as c, meterGpu as cn, readBinaryLabel as ct, shortDigestText as d, parseMask as dn, readTensorLabel as dt, fieldOf as en, createRandom as et, shortSha as f, parseNumber as fn, decodeValue as ft, preparationOf as g, wasPowerCapped as gn, canBeRequested as gt, datasetSchema as h, gpuDisturbanceSchema as hn, matchObjects as ht, CHANGE_HEADS as i, timedOut as in, codeClass as it, bleuOf as j, UserError as jn, didYouMean as jt, chrfOf as k, tensorNumbers as kn, openPlainFile as kt, shareName as l, meterProcessor as ln, readClassLabel as lt, dataSetsSchema as m, findThrottle as mn, packImage as mt, changedHeads as n, parseServerJson as nn, scoreTokens as nt, tensorTypeSchema as o, readingProblemSchema as on, UNKNOWN_CLASS as ot, dataSetTag as p, parseText as pn, COCO_VARIANTS as pt, normalQuantile as q, gpuStateSchema as qt, compareSettings as r, statusFailure as rn, HIT as rt, isQuantized as s, METERS as sn, isTensor as st, changeSchema as t, malformed as tn, splitWords as tt, shaText as u, watchSmi as un, readNumbersLabel as ut, compareReviewRates as v, mean as vn, outputOf as vt, meanDifferenceInterval as w, nonFiniteCount as wn, operatorKey as wt, scoreInterval as x, standardDeviation as xn, isPlainName as xt, compareScores as y, median as yn, selectOutput as yt, compareOutcomes as z, needsReview as zt };
