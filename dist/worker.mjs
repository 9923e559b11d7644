import { createRequire } from "node:module";
import { Socket } from "node:net";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
// src/engine/onnxruntime/child/memory.ts
const BYTES_PER_KIB = 1024;
/**
* Peak resident memory of this process so far, in bytes: on Linux VmHWM, which starts at zero in each process; elsewhere the
* kernel's maximum.
*/
function peakResidentBytes() {
	if (process.platform === "linux") {
		const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
		if (match?.[1] !== void 0) return Number(match[1]) * BYTES_PER_KIB;
	}
	return process.resourceUsage().maxRSS * BYTES_PER_KIB;
}
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
// src/engine/onnxruntime/child/stateful-session.ts
/**
* A session that feeds some outputs of a run back into the next one, so that the state of a model never leaves this process. A
* feed that brings a state itself, as the first step of a sequence does, starts from that one.
*
* @param fedBack - Name of the output by that of the input.
* @param initial - State of a first run without one, by input.
*/
function withState(session, fedBack, initial) {
	const states = Object.entries(fedBack);
	const kept = Object.assign(emptyValues(), initial);
	return {
		endProfiling: () => session.endProfiling(),
		async run(feed, outputs) {
			const wanted = [.../* @__PURE__ */ new Set([...outputs, ...states.map(([, output]) => output)])];
			const results = await session.run(Object.assign(emptyValues(), kept, feed), wanted);
			for (const [input, output] of states) kept[input] = results[output];
			return Object.assign(emptyValues(), Object.fromEntries(outputs.map((name) => [name, results[name]])));
		}
	};
}
/** A model may name a tensor `__proto__`. */
const emptyValues = () => Object.create(null);
// src/engine/onnxruntime/child/session.ts
/** Loads the runtime from the folder where the parent found it. */
function loadRuntime(folder) {
	Reflect.deleteProperty(globalThis, "Float16Array");
	const runtime = createRequire(join(folder, "package.json"))(folder);
	return {
		runtime,
		version: String(runtime.env.versions.node)
	};
}
/**
* Creates a session with the policy's settings, and the runtime's defaults for everything else.
*
* @param model - A file's path, or the bytes of a model.
*/
async function createSession(runtime, model, options) {
	const { settings, profilePrefix, isVerbose = false } = options;
	if (isVerbose) runtime.env.logLevel = "verbose";
	const session = await runtime.InferenceSession.create(model, {
		executionProviders: [...settings.providers],
		intraOpNumThreads: settings.intraOpThreads,
		interOpNumThreads: 1,
		executionMode: "sequential",
		graphOptimizationLevel: settings.graphOptimization,
		enableCpuMemArena: settings.memoryArena,
		enableMemPattern: settings.memoryPattern,
		...profilePrefix !== void 0 && {
			enableProfiling: true,
			profileFilePrefix: profilePrefix
		},
		...isVerbose && { logSeverityLevel: 0 },
		...settings.strictPlacement && { extra: { session: { disable_cpu_ep_fallback: "1" } } }
	});
	const { state = [] } = settings;
	if (state.length === 0) return session;
	return withState(session, Object.fromEntries(state.map(({ input, output }) => [input, output])), toRuntimeFeeds(runtime, new Map(state.map(toZeros))));
}
const toZeros = ({ input, dtype, shape }) => [input, {
	dtype,
	shape,
	bytes: new Uint8Array(elementCount(shape) * ELEMENT_BYTES[dtype])
}];
/** Converts a feed for the runtime. The object has no prototype, because a model may name an input `__proto__`. */
function toRuntimeFeeds(runtime, feed) {
	const feeds = Object.create(null);
	for (const [name, tensor] of feed) feeds[name] = toRuntimeTensor(runtime, tensor);
	return feeds;
}
const ARRAYS = {
	float32: Float32Array,
	float64: Float64Array,
	float16: Uint16Array,
	int8: Int8Array,
	uint8: Uint8Array,
	int16: Int16Array,
	uint16: Uint16Array,
	int32: Int32Array,
	uint32: Uint32Array,
	int64: BigInt64Array,
	uint64: BigUint64Array,
	bool: Uint8Array
};
function toRuntimeTensor(runtime, tensor) {
	if (tensor.dtype === "string") return new runtime.Tensor("string", [...tensor.strings], [...tensor.shape]);
	const { buffer, byteLength } = new Uint8Array(tensor.bytes);
	const values = new ARRAYS[tensor.dtype](buffer, 0, byteLength / ELEMENT_BYTES[tensor.dtype]);
	return new runtime.Tensor(tensor.dtype, values, [...tensor.shape]);
}
/** Converts the runtime's outputs to the form that is sent to the parent. */
function fromRuntimeOutputs(outputs) {
	return new Map(Object.entries(outputs).map(([name, value]) => [name, fromRuntimeTensor(value)]));
}
function fromRuntimeTensor(tensor) {
	const shape = [...tensor.dims];
	if (tensor.type === "string") return {
		dtype: "string",
		shape,
		strings: tensor.data
	};
	if (!Object.hasOwn(ELEMENT_BYTES, tensor.type)) throw new TypeError(`output of type ${tensor.type}`);
	const { buffer, byteOffset, byteLength } = tensor.data;
	return {
		dtype: tensor.type,
		shape,
		bytes: new Uint8Array(buffer, byteOffset, byteLength)
	};
}
/** An ONNX model (IR 8, opset 13) that returns its input, one float32. */
const IDENTITY = "CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBaVoPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=";
/**
* Finds out by experiment why a model could not be loaded. If a trivial model does not load either, the cause is the
* provider. If the model loads without strict placement, that is the cause. Otherwise it is the model.
*/
async function explainRefusal(runtime, { session: settings, modelFile }) {
	const lenient = {
		...settings,
		strictPlacement: false,
		state: []
	};
	const loads = (model) => createSession(runtime, model, {
		settings: lenient,
		profilePrefix: void 0
	}).then(() => true, () => false);
	if (settings.providers.some((provider) => provider !== "cpu")) {
		if (!await loads(Buffer.from(IDENTITY, "base64"))) return { because: "no-provider" };
	}
	return settings.strictPlacement && await loads(modelFile) ? { because: "fell-back" } : {};
}
// src/engine/onnxruntime/child/sign-of-life.ts
/** Time between two signs. A deadline of a policy is longer. */
const EVERY_MS = 500;
/**
* Tells the parent between inferences that this process is not stuck: the deadline belongs to one inference, and a command
* may run many.
*
* @param give - Sends a sign.
* @returns To be called between inferences, outside of timed intervals. Costs nanoseconds unless a sign is due.
*/
function signOfLife(give) {
	let givenAt = performance.now();
	return () => {
		const now = performance.now();
		if (now - givenAt < EVERY_MS) return;
		givenAt = now;
		give();
	};
}
/**
* Parses a thread's `schedstat`: time on a core, time waiting for a core, number of time slices.
*
* @returns Undefined if the kernel does not account for waiting, in which case it reports zeros.
* @see https://docs.kernel.org/scheduler/sched-stats.html, "/proc/<pid>/schedstat"
*/
function parseSchedstat(text) {
	const [onCoreNs = NaN, waitedNs = NaN] = text.split(" ", 2).map(Number);
	return onCoreNs > 0 && waitedNs >= 0 ? {
		onCoreNs,
		waitedNs
	} : void 0;
}
/** ESRCH: the thread ended while it was read. */
const UNREADABLE = [
	"ENOENT",
	"EACCES",
	"EPERM",
	"ESRCH"
];
/** Whether a file of /proc cannot be read: not Linux, a kernel without it, no permission, or its process is gone. */
const isUnreadable = (error) => UNREADABLE.includes(error.code);
// src/engine/onnxruntime/protocol.ts
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
// src/engine/onnxruntime/child/wait-clock.ts
/** Longer than any line of three numbers. */
const MAX_BYTES = 64;
const NS_PER_US = 1e3;
/**
* Reads how long this thread has waited for a core. The file stays open, because opening it costs more than reading it.
*/
var WaitClock = class {
	#file;
	#buffer = Buffer.alloc(MAX_BYTES);
	/** @param path - The thread's `schedstat`. Where it cannot be read, all readings are unknown. */
	constructor(path) {
		try {
			this.#file = openSync(path, "r");
		} catch (error) {
			if (!isUnreadable(error)) throw error;
		}
	}
	read() {
		const { user, system } = process.cpuUsage();
		const thread = this.#readThread();
		return {
			waitedNs: thread?.waitedNs ?? NaN,
			othersCpuNs: (user + system) * NS_PER_US - (thread?.onCoreNs ?? NaN)
		};
	}
	#readThread() {
		if (this.#file === void 0) return void 0;
		const length = readSync(this.#file, this.#buffer, 0, MAX_BYTES, 0);
		return parseSchedstat(this.#buffer.toString("latin1", 0, length));
	}
};
/**
* Splits a wait by its cause. A thread that waits while its own process's threads run may be waiting for them, so as
* much of the wait as their CPU time counts as the model's own: a model with more threads than cores gets no credit for
* the waiting that it causes.
*
* @param readings - Before and after the inference.
* @param outsideNs - Time between the readings that does not belong to the inference. The wait may have been then, so as
*   much is left out.
*/
function splitWait([before, after], outsideNs) {
	const waitedNs = Math.max(0, after.waitedNs - before.waitedNs - outsideNs);
	const ownNs = Math.min(waitedNs, Math.max(0, after.othersCpuNs - before.othersCpuNs));
	return {
		othersNs: waitedNs - ownNs,
		ownNs
	};
}
// src/engine/onnxruntime/child/timed-loop.ts
const NS_PER_MS$2 = 1e6;
/**
* Times `count` inferences, starting at feed `from` and cycling through all feeds. Before them, `rewarm` inferences are run
* and discarded: caches are cold after the other arm's block, and a block's start would dominate its P95.
*/
async function runTimedBlock({ session, feeds, outputs, waits, isAlive }, { from, count, rewarm, keep = [] }) {
	const kept = [];
	const isKept = new Set(keep);
	const block = {
		kept,
		latenciesNs: new Float64Array(count),
		othersWaitNs: new Float64Array(count),
		ownWaitNs: new Float64Array(count)
	};
	let reading = waits.read();
	let endBefore = performance.now();
	for (let index = -rewarm; index < count; index += 1) {
		const feed = feeds[(from + (index < 0 ? index + rewarm : index)) % feeds.length];
		isAlive();
		const start = performance.now();
		const answer = await session.run(feed, outputs);
		const end = performance.now();
		const readingBefore = reading;
		reading = waits.read();
		const outsideMs = start - endBefore + (performance.now() - end);
		endBefore = end;
		if (index < 0) continue;
		if (isKept.has(index)) kept.push(answer);
		const wait = splitWait([readingBefore, reading], outsideMs * NS_PER_MS$2);
		block.latenciesNs[index] = (end - start) * NS_PER_MS$2;
		block.othersWaitNs[index] = wait.othersNs;
		block.ownWaitNs[index] = wait.ownNs;
	}
	return block;
}
/**
* Runs every distinct input shape once (the runtime plans memory and tunes kernels by shape), then continues until both
* `minRuns` and `minNs` are reached.
*
* @returns `firstRunWaitNs`: how long the first run waited for a core because of other programs; NaN if unknown.
*/
async function warmUp({ session, feeds, outputs, waits, isAlive }, { minRuns, minNs }) {
	const reading = waits.read();
	const start = performance.now();
	const shapes = firstOfEachShape(feeds);
	let firstRunNs = 0;
	let firstRunWaitNs = 0;
	let runs = 0;
	let elapsedNs = 0;
	while (runs < shapes.length || runs < minRuns || elapsedNs < minNs) {
		await session.run(shapes[runs] ?? feeds[runs % feeds.length], outputs);
		elapsedNs = (performance.now() - start) * NS_PER_MS$2;
		if (runs === 0) {
			firstRunNs = elapsedNs;
			firstRunWaitNs = splitWait([reading, waits.read()], 0).othersNs;
		}
		runs += 1;
		isAlive();
	}
	return {
		firstRunNs,
		firstRunWaitNs,
		runs,
		ns: elapsedNs
	};
}
function firstOfEachShape(feeds) {
	const byShape = /* @__PURE__ */ new Map();
	for (const feed of feeds) {
		const shape = JSON.stringify(Object.entries(feed).map(([name, tensor]) => [name, tensor.dims]));
		if (!byShape.has(shape)) byShape.set(shape, feed);
	}
	return [...byShape.values()];
}
// src/engine/onnxruntime/child/stream-thread.ts
/** Runs one stream: a thread with its own session, because the runtime's JavaScript binding is synchronous. */
async function runStream() {
	const { load, feeds, payload, outputs } = workerData;
	const { runtime } = loadRuntime(load.runtimeFolder);
	const session = await createSession(runtime, load.modelFile, {
		settings: load.session,
		profilePrefix: void 0
	});
	const port = parentPort;
	if (port === null) throw new Error("a stream runs in a worker thread");
	const loaded = {
		session,
		feeds: unpackFeeds(feeds, payload).map((feed) => toRuntimeFeeds(runtime, feed)),
		outputs,
		waits: new WaitClock(load.schedstat ?? "/proc/thread-self/schedstat"),
		isAlive: signOfLife(() => say({ is: "alive" }))
	};
	const say = (message) => port.postMessage(message);
	let kept = [];
	port.on("message", async (task) => {
		try {
			if (task.do === "warm-up") await warmUp(loaded, task);
			else if (task.do === "serve") kept = await serveRequests(loaded, task.block);
			else {
				say({
					is: "done",
					answers: kept.map(([request, own]) => [request, fromRuntimeOutputs(own)])
				});
				kept = [];
				return;
			}
			say({ is: "done" });
		} catch (error) {
			say({
				is: "failed",
				message: error instanceof Error ? error.message : String(error)
			});
		}
	});
	say({ is: "done" });
}
async function serveRequests({ session, feeds, outputs, waits, isAlive }, block) {
	const { from, base, taken, dueNs, begunNs, doneNs, lateNs, waitNs } = block;
	const isKept = new Set(block.keep);
	const kept = [];
	let doneBefore = nsSince(base);
	let reading = waits.read();
	for (;;) {
		const request = Atomics.add(taken, 0, 1);
		if (request >= dueNs.length) return kept;
		awaitQuery(block, request);
		const due = dueNs[request];
		const isIdle = nsSince(base) < due;
		if (isIdle) waitUntil(due, base);
		const begun = nsSince(base);
		const feed = feeds[(from + request) % feeds.length];
		const answer = await session.run(feed, outputs);
		const done = nsSince(base);
		doneNs[request] = done;
		begunNs[request] = begun;
		lateNs[request] = isIdle ? begun - due : NaN;
		openNextQuery(block);
		if (isKept.has(request)) kept.push([request, answer]);
		const readingBefore = reading;
		reading = waits.read();
		const outsideNs = begun - doneBefore + (nsSince(base) - done);
		doneBefore = done;
		waitNs[request] = splitWait([readingBefore, reading], outsideNs).othersNs;
		isAlive();
	}
}
/** Spins: a sleeping thread would wake up about 50 µs late, which would count as the model's time. */
function awaitQuery({ queries }, request) {
	if (queries === void 0) return;
	const query = Math.floor(request / queries.samplesPerQuery);
	while (Atomics.load(queries.open, 0) < query);
}
/** The stream that finishes a query's last request marks the next query as due now. */
function openNextQuery({ queries, dueNs, base }) {
	if (queries === void 0) return;
	const { samplesPerQuery, done, open } = queries;
	const count = Atomics.add(done, 0, 1) + 1;
	if (count % samplesPerQuery !== 0) return;
	dueNs.fill(nsSince(base), count, count + samplesPerQuery);
	Atomics.store(open, 0, count / samplesPerQuery);
}
/** Wakes up this much early and spins for the rest: sleeping alone is up to a millisecond late. */
const SPIN_NS = 2e5;
const NS_PER_MS$1 = 1e6;
const never = new Int32Array(new SharedArrayBuffer(4));
/** Monotonic time in ns since `base`; all threads of the process share the clock. */
const nsSince = (base) => Number(process.hrtime.bigint() - base);
/** Blocks the thread until `atNs` after `base`. Returns immediately if that has passed. */
function waitUntil(atNs, base) {
	const leftNs = atNs - nsSince(base) - SPIN_NS;
	if (leftNs > 0) Atomics.wait(never, 0, 0, leftNs / NS_PER_MS$1);
	while (nsSince(base) < atNs);
}
// src/engine/onnxruntime/child/streams.ts
const BYTES_PER_FLOAT64 = 8;
/** Threads that serve requests from one queue. */
var Streams = class Streams {
	#threads;
	#isAlive;
	constructor(threads, isAlive) {
		this.#threads = threads;
		this.#isAlive = isAlive;
	}
	/**
	* Starts the threads, each with its own session.
	*
	* @param isAlive - Called when a thread gives a sign of life.
	*/
	static async open(count, start, isAlive) {
		const threads = Array.from({ length: count }, () => new Worker(new URL(import.meta.url), { workerData: start }));
		const streams = new Streams(threads, isAlive);
		await Promise.all(threads.map((thread) => answer(thread, isAlive)));
		return streams;
	}
	/** Warms up all streams at the same time, since they will also run in parallel. */
	async warmUp({ minRuns, minNs }) {
		await this.#all({
			do: "warm-up",
			minRuns,
			minNs
		});
	}
	/**
	* Serves requests at their due times, even if earlier ones are not done yet: an open loop. With `samplesPerQuery`, they
	* come in queries: each query is due when the previous one is done, and only the first due time is used.
	*
	* @param dueNs - Shape [n], ascending, in ns from the start of the block.
	* @param of - The first request's position in the feeds, the number of requests per query, and the requests whose outputs
	*   are returned.
	*/
	async serve(dueNs, { from, samplesPerQuery, keep = [] }) {
		const shared = () => new Float64Array(new SharedArrayBuffer(dueNs.length * BYTES_PER_FLOAT64));
		const block = {
			from,
			base: process.hrtime.bigint() + BigInt(HEAD_START_NS),
			taken: counter(),
			queries: samplesPerQuery === void 0 ? void 0 : {
				samplesPerQuery,
				done: counter(),
				open: counter()
			},
			keep,
			dueNs: shared(),
			begunNs: shared(),
			doneNs: shared(),
			lateNs: shared(),
			waitNs: shared()
		};
		block.dueNs.set(dueNs);
		await this.#all({
			do: "serve",
			block
		});
		return {
			latenciesNs: block.doneNs.map((done, request) => done - block.dueNs[request]),
			serviceNs: block.doneNs.map((done, request) => done - block.begunNs[request]),
			lateNs: Float64Array.from(block.lateNs),
			waitNs: Float64Array.from(block.waitNs),
			kept: keep.length === 0 ? [] : await this.#handOver(keep)
		};
	}
	async #handOver(keep) {
		const answers = new Map((await this.#all({ do: "hand-over" })).flat());
		return keep.map((request) => answers.get(request) ?? /* @__PURE__ */ new Map());
	}
	async #all(task) {
		return Promise.all(this.#threads.map((thread) => {
			const done = answer(thread, this.#isAlive);
			thread.postMessage(task);
			return done;
		}));
	}
};
const counter = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
function answer(thread, isAlive) {
	return new Promise((resolve, reject) => {
		const hear = (message) => {
			if (message.is === "alive") {
				isAlive();
				return;
			}
			thread.off("error", reject).off("message", hear);
			if (message.is === "done") resolve(message.answers ?? []);
			else reject(new Error(message.message));
		};
		thread.once("error", reject).on("message", hear);
	});
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
// src/worker.ts
const CHANNEL = 3;
const NS_PER_MS = 1e6;
const EMPTY = /* @__PURE__ */ new Uint8Array(0);
const state = {
	runtime: void 0,
	session: void 0,
	waits: void 0,
	bareBytes: 0,
	feeds: [],
	load: void 0,
	raw: void 0,
	streams: void 0
};
async function execute(command, payload, isAlive) {
	if (command.do === "load") return load(command);
	const { runtime, session, waits } = state;
	if (runtime === void 0 || session === void 0 || waits === void 0) throw new Error(`"${command.do}" before "load"`);
	const toFeeds = (feed) => toRuntimeFeeds(runtime.runtime, feed);
	switch (command.do) {
		case "infer": {
			const outputs = [];
			for (const feed of unpackFeeds(command.feeds, payload)) {
				isAlive();
				outputs.push(fromRuntimeOutputs(await session.run(toFeeds(feed), command.outputs)));
			}
			const packed = packFeeds(outputs);
			return {
				reply: {
					did: "infer",
					outputs: packed.headers
				},
				payload: packed.payload
			};
		}
		case "hold":
			state.feeds = unpackFeeds(command.feeds, payload).map(toFeeds);
			state.raw = {
				feeds: command.feeds,
				payload
			};
			return { reply: { did: "hold" } };
		case "warm-up": {
			const { firstRunWaitNs, ...warm } = await warmUp({
				session,
				feeds: state.feeds,
				outputs: command.outputs,
				waits,
				isAlive
			}, command);
			return { reply: {
				did: "warm-up",
				...warm,
				firstRunWaitNs: numberOrNull(firstRunWaitNs)
			} };
		}
		case "time": {
			const { latenciesNs, othersWaitNs, ownWaitNs, kept } = await runTimedBlock({
				session,
				feeds: state.feeds,
				outputs: command.outputs,
				waits,
				isAlive
			}, command);
			const times = joinNumbers([
				latenciesNs,
				othersWaitNs,
				ownWaitNs
			]);
			return withKept({
				did: "time",
				count: command.count
			}, times, kept.map(fromRuntimeOutputs));
		}
		case "open-streams": {
			if (state.load === void 0 || state.raw === void 0) throw new Error("\"open-streams\" before \"hold\"");
			const start = {
				load: state.load,
				...state.raw,
				outputs: command.outputs
			};
			state.streams = await Streams.open(command.streams, start, isAlive);
			await state.streams.warmUp(command);
			return { reply: { did: "open-streams" } };
		}
		case "serve": {
			if (state.streams === void 0) throw new Error("\"serve\" before \"open-streams\"");
			const dueNs = new Float64Array(payload.buffer);
			const served = await state.streams.serve(dueNs, {
				from: command.from,
				keep: command.keep
			});
			return withKept({
				did: "serve",
				count: dueNs.length
			}, joinServed(served), served.kept);
		}
		case "query": {
			if (state.streams === void 0) throw new Error("\"query\" before \"open-streams\"");
			const { from, queries, samplesPerQuery, keep } = command;
			const dueNs = new Float64Array(queries * samplesPerQuery);
			const served = await state.streams.serve(dueNs, {
				from,
				samplesPerQuery,
				keep
			});
			return withKept({
				did: "query",
				count: dueNs.length
			}, joinServed(served), served.kept);
		}
		case "memory": return { reply: {
			did: "memory",
			peakBytes: peakResidentBytes(),
			bareBytes: state.bareBytes
		} };
		case "end-profile":
			session.endProfiling();
			return { reply: { did: "end-profile" } };
	}
}
const joinNumbers = (columns) => Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
const joinServed = ({ latenciesNs, serviceNs, lateNs, waitNs }) => joinNumbers([
	latenciesNs,
	serviceNs,
	lateNs,
	waitNs
]);
/** The times of a block, followed by the requested outputs. */
function withKept(reply, times, kept) {
	if (kept.length === 0) return {
		reply,
		payload: times
	};
	const { headers, payload } = packFeeds(kept);
	return {
		reply: {
			...reply,
			outputs: headers
		},
		payload: Buffer.concat([times, payload])
	};
}
/** JSON has no NaN. */
const numberOrNull = (value) => Number.isNaN(value) ? null : value;
async function load(command) {
	let runtime;
	try {
		runtime = loadRuntime(command.runtimeFolder);
	} catch (error) {
		return { reply: {
			...failed(error),
			message: runtimeFailure(error),
			because: "no-provider"
		} };
	}
	state.bareBytes = peakResidentBytes();
	state.waits = new WaitClock(command.schedstat ?? "/proc/thread-self/schedstat");
	const reading = state.waits.read();
	const start = performance.now();
	try {
		state.session = await createSession(runtime.runtime, command.modelFile, {
			settings: command.session,
			profilePrefix: command.profilePrefix,
			isVerbose: command.isVerbose
		});
	} catch (error) {
		return { reply: {
			...failed(error),
			...await explainRefusal(runtime.runtime, command)
		} };
	}
	const loadNs = (performance.now() - start) * NS_PER_MS;
	const loadWaitNs = numberOrNull(splitWait([reading, state.waits.read()], 0).othersNs);
	state.runtime = runtime;
	state.load = command;
	return { reply: {
		did: "load",
		loadNs,
		loadWaitNs,
		runtimeVersion: runtime.version
	} };
}
const failed = (error) => ({
	did: "fail",
	message: String(error instanceof Error ? error.message : error)
});
/** No model is to blame, for example, on a system with another C library than the runtime was built for. */
const runtimeFailure = (error) => `ONNX Runtime does not load on ${process.platform} ${process.arch}: ${failed(error).message.split("\n")[0]}`;
async function serve() {
	const channel = new Socket({
		fd: CHANNEL,
		readable: true,
		writable: true
	});
	const say = (header, payload = EMPTY) => writeFrame(channel, {
		header,
		payload
	});
	const frames = readFrames(channel);
	let next = frames.next();
	for (let frame = await next; !frame.done; frame = await next) {
		next = frames.next();
		const { header, payload } = frame.value;
		const answer = await execute(header, payload, signOfLife(() => say({ did: "alive" }))).catch((error) => ({ reply: failed(error) }));
		say(answer.reply, answer.payload);
	}
}
if (isMainThread) await serve();
else await runStream();
export {};
