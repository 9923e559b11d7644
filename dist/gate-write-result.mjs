import { r as __require, t as __commonJSMin } from "./gate-rolldown-runtime.mjs";
import { createRequire } from "node:module";
import { pipeline } from "node:stream";
import { TextDecoder as TextDecoder$1, promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { createHash, randomUUID } from "node:crypto";
import { basename, dirname, isAbsolute, join, normalize, posix, relative, resolve, sep } from "node:path";
import { access, chmod, copyFile, cp, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { execFile, spawn } from "node:child_process";
import { constants, createReadStream, createWriteStream, readSync } from "node:fs";
import { pipeline as pipeline$1 } from "node:stream/promises";
import { cpus, homedir, tmpdir } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Transform as Transform$1 } from "stream";
// src/errors.ts
/**
* A mistake that the user can mend. `message` reads `<place>: expected <what>, got <what>.`;
* `hint` is one line that says how to mend it. Ends the program with exit code 2, without a stack.
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
* The gate could not do its work through no fault of the model or the policy: no runtime, a full disk,
* a baseline model that crashes. Ends the program with exit code 4.
*/
var InfrastructureError = class extends Error {
	name = "InfrastructureError";
	hint;
	constructor(message, hint, options) {
		super(message, options);
		this.hint = hint;
	}
};
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick$1(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time$1(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime$1(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/zod/v4/core/versions.js
const version$1 = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version$1;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE$1 = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE$1;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE$1;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE$1;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE$1;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open$1 = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open$1.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE$1) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open$1.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open$1.length > depth ? open$1.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/classic/parse.js
const parse$1 = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode$1 = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(/* @__PURE__ */ _overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform$1(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse$1(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode$1(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(/* @__PURE__ */ _regex(...args));
	},
	includes(...args) {
		return this.check(/* @__PURE__ */ _includes(...args));
	},
	startsWith(...args) {
		return this.check(/* @__PURE__ */ _startsWith(...args));
	},
	endsWith(...args) {
		return this.check(/* @__PURE__ */ _endsWith(...args));
	},
	min(...args) {
		return this.check(/* @__PURE__ */ _minLength(...args));
	},
	max(...args) {
		return this.check(/* @__PURE__ */ _maxLength(...args));
	},
	length(...args) {
		return this.check(/* @__PURE__ */ _length(...args));
	},
	nonempty(...args) {
		return this.check(/* @__PURE__ */ _minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(/* @__PURE__ */ _lowercase(params));
	},
	uppercase(params) {
		return this.check(/* @__PURE__ */ _uppercase(params));
	},
	trim() {
		return this.check(/* @__PURE__ */ _trim());
	},
	normalize(...args) {
		return this.check(/* @__PURE__ */ _normalize(...args));
	},
	toLowerCase() {
		return this.check(/* @__PURE__ */ _toLowerCase());
	},
	toUpperCase() {
		return this.check(/* @__PURE__ */ _toUpperCase());
	},
	slugify() {
		return this.check(/* @__PURE__ */ _slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(/* @__PURE__ */ _email(ZodEmail, params));
	},
	url(params) {
		return this.check(/* @__PURE__ */ _url(ZodURL, params));
	},
	jwt(params) {
		return this.check(/* @__PURE__ */ _jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(/* @__PURE__ */ _emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(/* @__PURE__ */ _guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(/* @__PURE__ */ _uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(/* @__PURE__ */ _uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(/* @__PURE__ */ _uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(/* @__PURE__ */ _uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(/* @__PURE__ */ _nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(/* @__PURE__ */ _cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(/* @__PURE__ */ _cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(/* @__PURE__ */ _ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(/* @__PURE__ */ _base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(/* @__PURE__ */ _base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(/* @__PURE__ */ _xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(/* @__PURE__ */ _ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(/* @__PURE__ */ _ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(/* @__PURE__ */ _ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(/* @__PURE__ */ _cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(/* @__PURE__ */ _cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(/* @__PURE__ */ _e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(/* @__PURE__ */ _isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(/* @__PURE__ */ _isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(/* @__PURE__ */ _isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(/* @__PURE__ */ _isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return /* @__PURE__ */ _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(/* @__PURE__ */ _gt(value, params));
	},
	gte(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	min(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	lt(value, params) {
		return this.check(/* @__PURE__ */ _lt(value, params));
	},
	lte(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	max(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(/* @__PURE__ */ _gt(0, params));
	},
	nonnegative(params) {
		return this.check(/* @__PURE__ */ _gte(0, params));
	},
	negative(params) {
		return this.check(/* @__PURE__ */ _lt(0, params));
	},
	nonpositive(params) {
		return this.check(/* @__PURE__ */ _lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	step(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return /* @__PURE__ */ _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return /* @__PURE__ */ _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return /* @__PURE__ */ _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(/* @__PURE__ */ _minLength(n, params));
	},
	nonempty(params) {
		return this.check(/* @__PURE__ */ _minLength(1, params));
	},
	max(n, params) {
		return this.check(/* @__PURE__ */ _maxLength(n, params));
	},
	length(n, params) {
		return this.check(/* @__PURE__ */ _length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return /* @__PURE__ */ _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick$1(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform$1(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return /* @__PURE__ */ _isoDateTime(ZodISODateTime, params);
}
// src/policy/quantity.ts
/**
* Quantities are written with their unit and read into one base unit: a fraction, nanoseconds, bytes, US dollars.
* A number without a unit is refused: "10" could mean 10 %, 10 ms or a factor of 10.
*/
function quantity(pattern, expected, read) {
	return string({ error: (issue) => `expected ${expected}, got ${JSON.stringify(issue.input)}` }).regex(pattern, { error: (issue) => `expected ${expected}, got ${JSON.stringify(issue.input)}` }).transform((text) => {
		const match = pattern.exec(text);
		if (match === null) throw new TypeError(`unchecked quantity ${text}`);
		return read(match);
	});
}
const toNumber = (match) => Number(match[1]);
/** In the base unit; fifteen digits, so that 0.07 ms is 70,000 ns and not a hair less. */
const scaled$1 = (match, per) => Number((toNumber(match) * per).toPrecision(15));
const NS_PER = {
	ns: 1,
	us: 1e3,
	µs: 1e3,
	ms: 1e6,
	s: 1e9,
	min: 6e10,
	h: 36e11
};
const BYTES_PER = {
	B: 1,
	KiB: 1024,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	kB: 1e3,
	MB: 1e6,
	GB: 1e9
};
/** `10%` → 0.1, relative to the baseline. Read as a decimal: 0.57 / 100 is a little less than 0.0057. */
const relativeShare = quantity(/^(\d+(?:\.\d+)?)\s*%$/, "a percentage such as \"10%\"", (match) => Number(`${match[1]}e-2`));
/** `-30%` → 0.3, a drop relative to the baseline. */
const relativeDrop = quantity(/^-(\d+(?:\.\d+)?)\s*%$/, "a drop such as \"-30%\"", (match) => Number(`${match[1]}e-2`));
/** `1pp` → 0.01, an absolute difference of two shares. */
const percentagePoints = quantity(/^(\d+(?:\.\d+)?)\s*pp$/, "percentage points such as \"1pp\"", (match) => Number(`${match[1]}e-2`));
/** `0.05ms` → 50,000 ns. */
const durationNs = quantity(/^(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|min|h)$/, "a duration such as \"0.05ms\"", (match) => scaled$1(match, NS_PER[match[2]]));
/** `16MiB` → 16,777,216 bytes. */
const sizeBytes = quantity(/^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|kB|MB|GB)$/, "a size such as \"16MiB\"", (match) => scaled$1(match, BYTES_PER[match[2]]));
/** `1.20 USD` → 1.2. */
const moneyUsd = quantity(/^(\d+(?:\.\d+)?)\s*USD$/, "an amount such as \"1.20 USD\"", toNumber);
/** `1.20 USD/h` → 1.2. */
const usdPerHour = quantity(/^(\d+(?:\.\d+)?)\s*USD\/h$/, "a price such as \"1.20 USD/h\"", toNumber);
/** `0.15 USD/kWh` → 0.15. */
const usdPerKilowattHour = quantity(/^(\d+(?:\.\d+)?)\s*USD\/kWh$/, "a price such as \"0.15 USD/kWh\"", toNumber);
/** `0.4 USD/1000` → 0.4, per 1,000 runs; `0.0004 USD/run` is the same. */
const usdPer1000Runs = quantity(/^(\d+(?:\.\d+)?)\s*USD\/(1000|run)$/, "a price such as \"0.40 USD/1000\"", (match) => scaled$1(match, match[2] === "run" ? 1e3 : 1));
// src/figures/plain-text.ts
/** Longest text looked at; the rest could not be shown anyway, and a pattern over megabytes takes long. */
const MAX_UNITS = 4e3;
/**
* One line of text without anything that acts on its reader's screen: control and escape characters, bidirectional
* overrides, zero-width and private characters, lone surrogates and line breaks. Towers of accents are cut to two.
*
* @param maxCharacters - Longer text is cut and ends in "…".
* @see https://trojansource.codes: invisible characters that make text read otherwise than it is.
*/
function plainText(text, maxCharacters) {
	const line = text.slice(0, MAX_UNITS).replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp} ]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "").replace(/(\p{M}{2})\p{M}+/gu, "$1").trim();
	const characters = Array.from(line);
	return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join("")}…`;
}
/** Stands for text of which nothing can be shown. */
const EMPTY$1 = "(empty)";
/** Breaks a pattern that GitHub looks for in the rendered text, where an entity would be decoded already. */
const ZERO_WIDTH_SPACE = "​";
/**
* Foreign text as a code span, in which GitHub looks for no markup, mention, reference or link.
* A name with a pipe becomes escaped prose instead: in a table cell no code span can hold every pipe.
*
* @see https://github.github.com/gfm/#code-spans and https://github.github.com/gfm/#example-200
*/
function codeSpan(text) {
	const name = plainText(text, 80);
	if (name === "") return EMPTY$1;
	if (name.includes("|")) return escapeProse(name, 80);
	const fence = "`".repeat(longestRunOfBackticks(name) + 1);
	const pad = name.startsWith("`") || name.endsWith("`") ? " " : "";
	return `${fence}${pad}${name}${pad}${fence}`;
}
/** `word` set off by single backticks on both sides, which no other backtick, letter or digit touches. */
const QUOTED = /(?<![`\w])`([^`|\s](?:[^`|]*[^`|\s])?)`(?![`\w])/;
/**
* A sentence that may hold foreign text, made inert: no markup, HTML, mention, reference, link, emoji code or formula.
* Words in single backticks become code spans, which are as inert.
*/
function escapeProse(text, maxCharacters = 300) {
	const plain = plainText(text, maxCharacters);
	if (plain === "") return EMPTY$1;
	return plain.split(QUOTED).map((part, index) => index % 2 === 1 ? codeSpan(part) : escapeWords(part, index === 0)).join("");
}
function escapeWords(words, isStart) {
	return (isStart && /^([-+#=]|\d+[.)])/.test(words) ? ZERO_WIDTH_SPACE : "") + defang(words).replace(/[&<>`*_~[\]\\|!^]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** Foreign lines as a fenced block with a fence that they cannot close. */
function codeBlock(text, language) {
	const body = text.slice(0, 2e3).split(/\r\n|[\n\r]/).map((line) => plainText(line, 500)).slice(0, 20).join("\n");
	const fence = "`".repeat(Math.max(3, longestRunOfBackticks(body) + 1));
	return `${fence}${language}\n${body}\n${fence}`;
}
function longestRunOfBackticks(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
/** GitHub finds these in the finished page, so escaping the markdown does not help: the pattern itself is broken. */
function defang(text) {
	return text.replace(/@/g, `@${ZERO_WIDTH_SPACE}`).replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`).replace(/\b(gh)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`).replace(/:\/\//g, `:${ZERO_WIDTH_SPACE}//`).replace(/www\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`).replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`).replace(/\$/g, "＄");
}
// src/verdict/exit-code.ts
/** Exit codes of the command line and the Action. */
const EXIT = {
	ok: 0,
	blocked: 1,
	badInput: 2,
	undecided: 3,
	infrastructure: 4
};
/** What a model's state means for the job (design: "Verdicts"). */
function exitCodeOf(state, { use, onInconclusive, mayLackBaseline }) {
	switch (state) {
		case "pass":
		case "waived": return EXIT.ok;
		case "fail": return EXIT.blocked;
		case "inconclusive": return use !== "release" && onInconclusive === "pass" ? EXIT.ok : EXIT.undecided;
		case "no-baseline": return use !== "release" && mayLackBaseline ? EXIT.ok : EXIT.undecided;
		case "incomparable": return EXIT.undecided;
		case "no-provider":
		case "error": return EXIT.infrastructure;
	}
}
/** The exit code of several models: a model that could not be judged for want of a working gate outranks a blocked one. */
function worstExitCode(codes) {
	return [
		EXIT.badInput,
		EXIT.infrastructure,
		EXIT.blocked,
		EXIT.undecided,
		EXIT.ok
	].find((code) => codes.includes(code)) ?? EXIT.infrastructure;
}
// src/baseline/git.ts
const execute = promisify(execFile);
/** A record of a large regression set, or a history of many years. */
const MAX_OUTPUT_BYTES = 2 ** 28;
/** Git without a shell, without a prompt, with a deadline of 60 s a command, and with settings of its environment. */
function gitIn(directory, settings = {}) {
	return async (...args) => {
		const { stdout } = await execute("git", args, {
			cwd: directory,
			timeout: 6e4,
			maxBuffer: MAX_OUTPUT_BYTES,
			env: {
				...process.env,
				...settings,
				GIT_TERMINAL_PROMPT: "0",
				LC_ALL: "C"
			}
		});
		return stdout;
	};
}
/** What git said when it failed, in one line. */
function gitFailure(error) {
	const { stderr, message } = error;
	const lines = (stderr || message || String(error)).trim().split("\n");
	return (lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? "no reason given").slice(0, 300);
}
// src/model/git-lfs.ts
const POINTER_START = "version https://git-lfs.github.com/spec/";
/**
* Whether a file is a Git-LFS pointer, which stands where the real file was never fetched.
*
* @param start - The file's first bytes, at least 40 of them where there are as many.
* @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
*/
function isGitLfsPointer(start) {
	return new TextDecoder("latin1").decode(start.subarray(0, 40)) === POINTER_START;
}
/**
* Refuses a Git-LFS pointer.
*
* @param start - As of {@link isGitLfsPointer}.
* @param place - Names the file in the message.
* @param expected - What the file should have been, such as "an ONNX model".
* @throws {UserError} If the bytes begin like a pointer.
*/
function refuseGitLfsPointer(start, place, expected) {
	if (!isGitLfsPointer(start)) return;
	throw new UserError(`${place}: expected ${expected}, got a Git-LFS pointer.`, "Fetch the real file: \"lfs: true\" under actions/checkout, or \"git lfs pull\" on your machine.");
}
// src/baseline/git-tree.ts
const POINTER_BYTES = 64;
/**
* The object that a commit has at a place: a hash over the content of the file, or of the whole folder.
*
* @returns undefined where the commit has nothing, and where the place is outside the repository.
* @throws {Error} If there is no such commit, or no repository.
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
* Copies what a commit has at a place into a folder, where every file keeps its place in the repository.
*
* @throws {Error} If git cannot give it: no such commit, no repository, objects that were never fetched.
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
		await writeObject(place.folder, ["--filters", `${place.commit}:${name}`], file).catch(() => void 0);
		if (await isPointer(file)) return { state: "in-lfs" };
	}
	return {
		state: "found",
		file: join(directory, path)
	};
}
/** Text of a small file at a commit; undefined where the commit has none. Throws as {@link exportFromCommit} does. */
async function readTextAt({ folder, path, commit }) {
	const object = await readObjectId({
		folder,
		path,
		commit
	});
	return object === void 0 ? void 0 : gitIn(folder)("cat-file", "blob", "--end-of-options", object);
}
/** Whether git knows a file of the work tree: committed or staged. */
async function isTracked(folder, path) {
	const place = isAbsolute(path) ? relative(folder, path) : path;
	return await gitIn(folder)("ls-files", "-z", "--", `:(literal)${place}`).catch(() => "") !== "";
}
/** From the root of the repository; empty for the root itself, undefined outside. Nothing needs to be there. */
async function pathInRepository(folder, path) {
	const prefix = (await gitIn(folder)("rev-parse", "--show-prefix")).replace(/\n$/, "");
	const below = isAbsolute(path) ? relative(folder, path) : path;
	const place = posix.join(prefix, below.split(sep).join("/")).replace(/\/$/, "");
	if (place === ".") return "";
	return place === ".." || place.startsWith("../") ? void 0 : place;
}
async function expectCommit(git, commit) {
	await git("cat-file", "-e", "--end-of-options", `${commit}^{commit}`);
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
/** Objects may be larger than any buffer, so git writes straight into the file. */
async function writeObject(folder, words, file) {
	await mkdir(dirname(file), { recursive: true });
	const child = spawn("git", ["cat-file", ...words], {
		cwd: folder,
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
	await pipeline$1(child.stdout, createWriteStream(file));
	if (await exited === 0) return;
	await rm(file, { force: true });
	throw Object.assign(/* @__PURE__ */ new Error(`git cat-file ${words.join(" ")} failed`), { stderr });
}
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/policy/nearest-name.ts
var import_dist = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
/**
* The known name that was probably meant, for "did you mean": at most a third of its characters differ.
*
* @returns Undefined when no known name is near.
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
/** Levenshtein distance: insertions, deletions and replacements that turn one text into the other. */
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
// src/policy/runtime-settings.ts
/** Settings of the runtime, without defaults: a policy fills in what is left out, a rung of a ladder changes one. */
const runtimeSettings = {
	/** Version of onnxruntime-node. */
	version: string().regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/, { error: (issue) => `expected a whole version such as "1.30.0", got ${JSON.stringify(issue.input)}` }),
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
	/** Whether the runtime plans one block of memory for inputs of a known shape. */
	"memory-pattern": boolean()
};
const batchSize = int().min(1).max(65536);
// src/policy/ladder.ts
/** The steps of the ladder in the order in which they are climbed. */
const STEPS = [
	"quantization",
	"sparsity",
	"graph-compilation",
	"batching",
	"caching",
	"runtime"
];
const named = { name: string().min(1).max(60).optional() };
const artifact = string().min(1);
const artifactRung = strictObject({
	...named,
	artifact
});
/** Two changes in one rung would not tell which of them helped. */
const hasOneChange = ({ name: _, ...changes }) => Object.values(changes).filter((value) => value !== void 0).length === 1;
const oneChange = { error: (issue) => {
	const { name: _, ...changes } = issue.input;
	return `expected exactly one change a rung, got ${Object.keys(changes).join(" and ") || "none"}`;
} };
const { version, providers, "graph-optimization": graphOptimization } = runtimeSettings;
/** Variants of a model by step, each of which changes one thing of the model that the policy names. */
const rungsSchema = strictObject({
	quantization: array(artifactRung).default([]),
	sparsity: array(artifactRung).default([]),
	"graph-compilation": array(strictObject({
		...named,
		artifact: artifact.optional(),
		"graph-optimization": graphOptimization.optional()
	}).refine(hasOneChange, oneChange)).default([]),
	batching: array(strictObject({
		...named,
		batch: batchSize
	})).default([]),
	caching: array(strictObject({
		...named,
		"input-cache": literal(true)
	})).default([]),
	runtime: array(strictObject({
		...named,
		version: version.optional(),
		providers: providers.optional(),
		"intra-op-threads": runtimeSettings["intra-op-threads"].optional(),
		"memory-arena": runtimeSettings["memory-arena"].optional(),
		"memory-pattern": runtimeSettings["memory-pattern"].optional()
	}).refine(hasOneChange, oneChange)).default([])
}).refine((rungs) => Object.values(rungs).some((step) => step.length > 0), { error: "expected at least one rung, got none" });
/** What is tried to make a model faster, and when it is enough. */
const ladderSchema = strictObject({
	/** A kept rung that reaches it ends the climb. */
	target: strictObject({ "latency-p95": union([relativeDrop.transform((value) => ({
		kind: "relative",
		value
	})), durationNs.transform((value) => ({
		kind: "absolute",
		value
	}))], { error: (issue) => `expected a drop such as "-30%" or a duration such as "0.5ms", got ${JSON.stringify(issue.input)}` }) }).optional(),
	/** A step whose best rung gains less in P95 ends the climb. */
	"min-gain": relativeShare.optional(),
	rungs: rungsSchema
});
// src/policy/limits.ts
const fraction = number().min(0).max(1);
const share$1 = union([fraction, relativeShare], { error: "expected a share such as 0.9 or \"90%\"" });
const relativeOrAbsolute = (absolute, example) => union([relativeShare.transform((value) => ({
	kind: "relative",
	value
})), absolute.transform((value) => ({
	kind: "absolute",
	value
}))], { error: (issue) => `expected a percentage such as "10%" or ${example}, got ${JSON.stringify(issue.input)}` });
/** What a lower-is-better metric may do: rise by so much, or up to so much; below `floor` a rise is no regression. */
const costlyLimit = (absolute, example) => strictObject({
	"max-increase": relativeOrAbsolute(absolute, example).optional(),
	floor: absolute.optional(),
	max: absolute.optional()
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" }).refine((limit) => limit.floor === void 0 || limit["max-increase"] !== void 0, { error: "expected \"max-increase\" beside \"floor\", got \"floor\" alone" });
const latencyLimit = costlyLimit(durationNs, "a duration such as \"0.5ms\"");
const memoryLimit = costlyLimit(sizeBytes, "a size such as \"16MiB\"");
const costLimit = costlyLimit(moneyUsd, "an amount such as \"0.10 USD\"");
const throughputLimit = strictObject({
	"max-drop": relativeShare.transform((value) => ({
		kind: "relative",
		value
	})).optional(),
	min: number().positive().optional()
}).refine((limit) => limit["max-drop"] !== void 0 || limit.min !== void 0, { error: "expected \"max-drop\" or \"min\", got neither" });
/**
* `point`: the regression set is the bar, and the difference on it decides. `confident`: the set stands for all inputs, and
* an interval over its items must lie within the limit.
*/
const decide$2 = _enum(["point", "confident"]).optional();
/** `max-drop` and `min` for scores (accuracy, F1, AUC, R², cosine); `max-increase` and `max` for errors (RMSE, MAE, log loss). */
const pointsOrShare = union([
	percentagePoints.transform((value) => ({
		kind: "points",
		value
	})),
	relativeShare.transform((value) => ({
		kind: "relative",
		value
	})),
	number().nonnegative().transform((value) => ({
		kind: "absolute",
		value
	}))
], { error: (issue) => `expected percentage points such as "1pp", a percentage such as "1%" or a number in the score's own unit, got ${JSON.stringify(issue.input)}` });
const scoreLimit = strictObject({
	"max-drop": pointsOrShare.optional(),
	"max-increase": pointsOrShare.optional(),
	min: number().optional(),
	max: number().optional(),
	decide: decide$2
}).refine(({ decide: _, ...limit }) => Object.values(limit).some((value) => value !== void 0), { error: "expected \"max-drop\", \"min\", \"max-increase\" or \"max\", got none" });
const reviewLimit = strictObject({
	"max-increase": union([percentagePoints.transform((value) => ({
		kind: "points",
		value
	})), relativeShare.transform((value) => ({
		kind: "relative",
		value
	}))], { error: (issue) => `expected percentage points such as "1pp" or a percentage such as "10%", got ${JSON.stringify(issue.input)}` }).optional(),
	max: share$1.optional(),
	decide: decide$2
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
/** A share of time: how much at most, and how many percentage points more than the baseline's. */
const timeShareLimit = strictObject({
	"max-increase": percentagePoints.transform((value) => ({
		kind: "points",
		value
	})).optional(),
	max: share$1.optional()
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
/** What each metric may do, by its key. */
const limitsSchema = strictObject({
	"latency-p95": latencyLimit.optional(),
	"latency-p99": latencyLimit.optional(),
	"latency-p50": latencyLimit.optional(),
	"latency-mean": latencyLimit.optional(),
	"load-time": latencyLimit.optional(),
	"first-run": latencyLimit.optional(),
	throughput: throughputLimit.optional(),
	"task-score": scoreLimit.optional(),
	"review-rate": reviewLimit.optional(),
	"memory-ram-peak": memoryLimit.optional(),
	"memory-arena-peak": memoryLimit.optional(),
	"model-size": memoryLimit.optional(),
	"fallback-time-share": timeShareLimit.optional(),
	"cost-per-1000": costLimit.optional()
}).refine((all) => Object.values(all).some((limit) => limit !== void 0), { error: "expected at least one limit, got none" });
// src/policy/list-rungs.ts
/** All rungs of a ladder in the order in which they are tried. */
function listRungs({ rungs }) {
	return STEPS.flatMap((step) => rungs[step].map(({ name, ...keys }) => {
		const change = readChange(keys);
		return {
			step,
			name: name ?? nameOf(change),
			change
		};
	}));
}
/** The policy of a model with a rung's change made; an input cache changes nothing that the runtime could be told. */
function applyRung(model, { change }) {
	switch (change.kind) {
		case "artifact": return {
			...model,
			artifact: change.artifact
		};
		case "batch": return {
			...model,
			traffic: {
				...model.traffic,
				batch: change.batch
			}
		};
		case "runtime": return {
			...model,
			runtime: {
				...model.runtime,
				...change.setting
			}
		};
		case "input-cache": return model;
	}
}
function readChange(keys) {
	if (typeof keys["artifact"] === "string") return {
		kind: "artifact",
		artifact: keys["artifact"]
	};
	if (typeof keys["batch"] === "number") return {
		kind: "batch",
		batch: keys["batch"]
	};
	if (keys["input-cache"] === true) return { kind: "input-cache" };
	return {
		kind: "runtime",
		setting: Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== void 0))
	};
}
function nameOf(change) {
	switch (change.kind) {
		case "artifact": return change.artifact.replace(/^.*\//, "").replace(/\.onnx$/, "");
		case "batch": return `batch ${change.batch}`;
		case "input-cache": return "input cache";
		case "runtime": return Object.entries(change.setting).map(([key, value]) => nameOfSetting(key, value)).join(", ");
	}
}
function nameOfSetting(key, value) {
	if (key === "version") return `onnxruntime-node ${String(value)}`;
	if (typeof value === "boolean") return `${key} ${value ? "on" : "off"}`;
	return `${key} ${String(value)}`;
}
// src/policy/runtime-version.ts
/** Version of onnxruntime-node that the gate is built and tested with; the lock file in `runtime/` beside the bundle pins it. */
const RUNTIME_VERSION = "1.30.0";
// src/policy/policy.ts
/** A path in the policy file, relative to the file's own folder. */
const path = string().min(1);
/** `auto` is not offered: whether scores are logits decides every confidence, so it is said or checked, never guessed. */
const scores = _enum(["logits", "probabilities"]).optional();
const task = discriminatedUnion("kind", [
	strictObject({
		kind: literal("classification"),
		output: string().optional(),
		classes: path.optional(),
		scores,
		metric: _enum([
			"accuracy",
			"top-k",
			"macro-f1",
			"log-loss"
		]).default("accuracy"),
		k: int().min(1).default(5)
	}),
	strictObject({
		kind: literal("binary"),
		output: string().optional(),
		classes: path.optional(),
		scores,
		threshold: fraction.default(.5),
		metric: _enum(["accuracy", "auc"]).default("accuracy")
	}),
	strictObject({
		kind: literal("regression"),
		output: string().optional(),
		metric: _enum([
			"rmse",
			"mae",
			"r2"
		]).default("rmse")
	}),
	strictObject({
		kind: literal("embedding"),
		output: string().optional()
	}),
	strictObject({
		kind: literal("output-match"),
		rtol: number().nonnegative().default(.001),
		atol: number().nonnegative().default(1e-5)
	})
]);
const dataset = strictObject({
	path,
	/** Column or array that holds the label, in CSV and .npz files. */
	label: string().default("label")
});
const runtime = strictObject({
	version: runtimeSettings.version.default(RUNTIME_VERSION),
	providers: runtimeSettings.providers.default(["cpu"]),
	"intra-op-threads": runtimeSettings["intra-op-threads"].default(1),
	"graph-optimization": runtimeSettings["graph-optimization"].default("all"),
	"memory-arena": runtimeSettings["memory-arena"].default(true),
	"memory-pattern": runtimeSettings["memory-pattern"].default(true),
	/** Whether the runtime refuses a model of which it would run any node, however small, on the CPU instead. */
	"strict-placement": boolean().default(false),
	/** A model that is not loaded by then is killed. */
	"load-deadline": durationNs.prefault("120s"),
	/** A model that has not answered by then is killed: bounds one exchange, a fraction of a second of inferences. */
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
	/** Threads with a session each that serve one queue; all scenarios but `single-stream`. */
	streams: int().min(1).max(256).default(1),
	/** Inferences that arrive at once, of `batch` items each; `multi-stream`. */
	"samples-per-query": int().min(2).max(65536).optional(),
	/** Requests arrive at this mean rate; `server`. */
	"rate-per-second": number().positive().optional(),
	/** The rate as a share of what the baseline can serve; `server`. */
	load: number().positive().lt(1).optional()
});
const model = strictObject({
	id: string().regex(/^(?!out$)[A-Za-z0-9][\w.-]{0,63}$/, { error: (issue) => `expected 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit and other than "out", got ${JSON.stringify(issue.input)}` }),
	artifact: path,
	dataset,
	task,
	review: strictObject({ "below-confidence": fraction }).optional(),
	runtime: runtime.prefault({}),
	traffic: traffic.prefault({}),
	limits: limitsSchema,
	/** Variants for `regression-gate ladder`; no other command looks at them. */
	ladder: ladderSchema.optional()
});
const prices = strictObject({
	hardware: usdPerHour.optional(),
	power: union([literal("included"), strictObject({
		price: usdPerKilowattHour,
		watts: number().positive()
	})], { error: "expected \"included\" or { price: 0.15 USD/kWh, watts: 70 }" }).default("included"),
	api: usdPer1000Runs.optional(),
	review: strictObject({
		"minutes-per-item": number().nonnegative(),
		wage: usdPerHour
	}).optional()
});
/** The one schema of `.github/regression-gate.yml`: types, checks and the editors' JSON Schema come from it. */
const policySchema = strictObject({
	version: literal(1, { error: (issue) => `expected 1, got ${JSON.stringify(issue.input)}` }),
	models: array(model).min(1),
	prices: prices.optional(),
	/** Whether a row that could not be decided within the budget lets the job pass (exit 0) or stops it (exit 3). */
	"on-inconclusive": _enum(["pass", "block"]).default("pass")
}).superRefine((policy, context) => {
	policy.models.forEach((each, index) => {
		for (const { path: place, message } of findContradictions(each, policy.prices !== void 0)) context.addIssue({
			code: "custom",
			path: [
				"models",
				index,
				...place
			],
			message
		});
		if (policy.models.findIndex(({ id }) => id === each.id) < index) context.addIssue({
			code: "custom",
			path: [
				"models",
				index,
				"id"
			],
			message: `expected an id of its own, got "${each.id}" again`
		});
	});
});
/** Limits that could never be judged: a gate that accepts them would be green without having compared anything. */
function findContradictions({ task: { kind, ...rest }, review, runtime: wanted, traffic: asked, limits: all, ladder }, hasPrices) {
	const found = [];
	const add = (path, message) => void found.push({
		path,
		message
	});
	if (all["review-rate"] !== void 0 && review === void 0) add(["limits", "review-rate"], "expected \"review: { below-confidence: … }\" beside this limit, got none");
	if (review !== void 0 && kind !== "classification" && kind !== "binary") add(["review"], `expected a classification or binary task, which have a confidence, got ${kind}`);
	if (all["cost-per-1000"] !== void 0 && !hasPrices) add(["limits", "cost-per-1000"], "expected \"prices\" in this file beside this limit, got none");
	checkPlacement(wanted, all, add);
	checkTraffic(asked, add);
	if (ladder !== void 0) checkLadder(ladder, asked, add);
	const score = all["task-score"];
	if (score === void 0) return found;
	const metric = "metric" in rest ? rest.metric : kind;
	const better = scoreDirection(metric);
	const wrong = better === "lower" ? ["max-drop", "min"] : ["max-increase", "max"];
	for (const key of wrong) {
		if (score[key] === void 0) continue;
		add([
			"limits",
			"task-score",
			key
		], `expected ${better === "lower" ? "\"max-increase\" or \"max\"" : "\"max-drop\" or \"min\""}, because a ${better} ${metric} is better, got "${key}"`);
	}
	return found;
}
function checkPlacement({ providers, "strict-placement": isStrict }, limits, add) {
	if (providers[0] !== "cpu") return;
	const expected = "expected a provider other than cpu, which nothing falls back from, beside";
	if (isStrict) add(["runtime", "strict-placement"], `${expected} strict placement, got cpu`);
	if (limits["fallback-time-share"] !== void 0) add(["limits", "fallback-time-share"], `${expected} this limit, got cpu`);
}
function checkTraffic({ scenario, streams, load, "rate-per-second": rate, "samples-per-query": samples }, add) {
	const given = [load, rate].filter((value) => value !== void 0).length;
	if (scenario === "server" && given !== 1) add(["traffic"], `expected either "load" or "rate-per-second" in server traffic, got ${given === 0 ? "neither" : "both"}`);
	if (scenario !== "server" && given > 0) add(["traffic"], `expected "load" and "rate-per-second" in server traffic only, got ${scenario}`);
	if (scenario === "multi-stream" && samples === void 0) add(["traffic"], "expected \"samples-per-query\" in multi-stream traffic, got none");
	if (scenario !== "multi-stream" && samples !== void 0) add(["traffic", "samples-per-query"], `expected it in multi-stream traffic only, got ${scenario}`);
	if (scenario === "single-stream" && streams !== 1) add(["traffic", "streams"], `expected 1 in single-stream traffic, got ${streams}`);
}
function checkLadder(ladder, { scenario, batch }, add) {
	const names = listRungs(ladder).map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice !== void 0) add(["ladder", "rungs"], `expected a name of its own for each rung, got "${twice}" again`);
	const { batching, caching } = ladder.rungs;
	if (batching.length > 0 && scenario !== "single-stream" && scenario !== "offline") add([
		"ladder",
		"rungs",
		"batching"
	], `expected single-stream or offline traffic beside batching, got ${scenario}`);
	if (caching.length > 0 && (scenario !== "single-stream" || batch !== 1)) add([
		"ladder",
		"rungs",
		"caching"
	], `expected single-stream traffic of batch 1 beside caching, which is computed for it, got ${scenario} of batch ${batch}`);
}
/** Whether a higher or a lower task score is better, by its name. */
function scoreDirection(metric) {
	return [
		"rmse",
		"mae",
		"log-loss"
	].includes(metric) ? "lower" : "higher";
}
// src/policy/read-policy.ts
const MAX_POLICY_BYTES = 1048576;
/**
* Reads a policy file.
*
* @param file - Absolute path.
* @param shownPath - How messages call the file.
* @throws {UserError} With every mistake at once: place, what was expected, what came, and the nearest known key.
*/
async function readPolicy(file, shownPath) {
	let text;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		throw new UserError(`${shownPath}: expected a policy file, got ${error.code ?? String(error)}.`, "Write one (see \"Policy file\" in the README), or name another with --policy.", { cause: error });
	}
	return parsePolicy(text, shownPath);
}
/** Parses the text of a policy file; see {@link readPolicy}. */
function parsePolicy(text, shownPath) {
	if (text.length > MAX_POLICY_BYTES) throw new UserError(`${shownPath}: expected at most ${MAX_POLICY_BYTES} characters, got ${text.length}.`, "This is not a policy file.");
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		uniqueKeys: true
	});
	const broken = document.errors.map((error) => {
		const { line, col } = lines.linePos(error.pos[0]);
		return `${error.message.split(" at line ")[0]} (line ${line}, column ${col})`;
	});
	if (broken.length > 0) throw mistakes(shownPath, broken);
	const parsed = policySchema.safeParse(toPlainValue(document), { reportInput: true });
	if (parsed.success) return parsed.data;
	const root = document.contents;
	throw mistakes(shownPath, parsed.error.issues.flatMap(flattenIssue).map((issue) => describeIssue(issue, root, lines)));
}
function toPlainValue(document) {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		throw new UserError(`policy: expected plain YAML, got ${String(error)}.`, "Write values out instead of aliases.");
	}
}
function mistakes(shownPath, found) {
	const count = found.length === 1 ? "" : `${found.length} mistakes\n`;
	return new UserError(found.length === 1 ? `${shownPath}: ${found[0]}` : `${shownPath}: ${count}${found.map((line) => `  ${line}`).join("\n")}`, "See \"Policy file\" in the README; an editor shows mistakes with dist/regression-gate.schema.json.");
}
/** One mistake an unknown key; all else as zod found it. */
function flattenIssue(issue) {
	if (issue.code !== "unrecognized_keys") return [{
		path: issue.path,
		message: describeExpectation(issue)
	}];
	const known = knownKeys(issue.path);
	return issue.keys.map((key) => {
		const nearest = nearestName(key, known);
		const meant = nearest === void 0 ? `one of ${known.join(", ")}` : `"${nearest}"`;
		return {
			path: [...issue.path, key],
			key,
			message: `expected ${meant}, got the unknown key "${key}"`
		};
	});
}
function describeExpectation(issue) {
	if (issue.message.startsWith("expected")) return issue.message;
	const got = describeValue$1(issue.input);
	if (issue.code === "invalid_type") return `expected ${withArticle(issue.expected)}, got ${got}`;
	if (issue.code === "invalid_value") return describeChoice(issue.values, issue.input);
	if ("discriminator" in issue && "options" in issue) {
		const value = issue.input[String(issue.discriminator)];
		return describeChoice(issue.options, value);
	}
	return `${issue.message.replace(/^Invalid input: /, "").replace(/^Too (small|big): /, "")}, got ${got}`;
}
function describeChoice(choices, value) {
	const nearest = typeof value === "string" ? nearestName(value, choices.map(String)) : void 0;
	const hint = nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
	return `expected ${choices.map(String).join(" | ")}, got ${describeValue$1(value)}${hint}`;
}
const describeValue$1 = (value) => value === void 0 ? "nothing" : JSON.stringify(value);
function withArticle(type) {
	return {
		int: "a whole number",
		object: "a mapping",
		array: "a list",
		record: "a mapping"
	}[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}
/** Keys that the schema knows at a place: those of every alternative, when there are several. */
function knownKeys(path) {
	let schemas = [policySchema];
	for (const step of path) schemas = schemas.flatMap((schema) => unwrap(schema)).flatMap((schema) => stepInto(schema, step));
	return [...new Set(schemas.flatMap(unwrap).flatMap((schema) => Object.keys(shapeOf(schema))))];
}
const definitionOf = (schema) => schema._zod.def;
const shapeOf = (schema) => definitionOf(schema).shape ?? {};
function unwrap(schema) {
	const { innerType, in: input, options } = definitionOf(schema);
	const inner = options ?? [innerType ?? input].filter((each) => each !== void 0);
	return inner.length === 0 ? [schema] : inner.flatMap(unwrap);
}
function stepInto(schema, step) {
	const next = typeof step === "number" ? definitionOf(schema).element : shapeOf(schema)[String(step)];
	return next === void 0 ? [] : [next];
}
function describeIssue(mistake, root, lines) {
	const place = mistake.path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("").replace(/^\./, "");
	const { line, col } = lines.linePos(findOffset(root, mistake.path, mistake.key !== void 0));
	return `${place === "" ? "policy" : place}: ${mistake.message}. (line ${line}, column ${col})`;
}
/** Offset of the value at a path, or of the key; of the nearest enclosing value when the path leads nowhere. */
function findOffset(root, path, wantsKey) {
	let node = root;
	let offset = startOf(root) ?? 0;
	for (const [depth, step] of path.entries()) {
		if (!(0, import_dist.isNode)(node)) break;
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && item.key.value === step) : void 0;
		const isLast = depth === path.length - 1;
		if ((0, import_dist.isPair)(pair)) {
			const keyOffset = startOf(pair.key) ?? offset;
			node = pair.value;
			offset = isLast && wantsKey ? keyOffset : startOf(pair.value) ?? keyOffset;
		} else {
			node = node.items?.[Number(step)];
			offset = startOf(node) ?? offset;
		}
	}
	return offset;
}
const startOf = (node) => (0, import_dist.isNode)(node) ? node.range?.[0] : void 0;
// src/policy/metric.ts
/**
* What the gate measures, one entry a key under `limits`.
*
* - `unit`: of the values in records and in `verdict.json`.
* - `better`: the good direction. A task score that is an error (RMSE, log loss) turns it round.
* - `change`: how a change is expressed: `relative` to the baseline (a fraction) or as a `difference` of two shares.
* - `evidence`: `sampled` values differ from run to run and need an interval; `exact` ones repeat and are compared as they are.
*/
const METRICS$1 = {
	"latency-p95": {
		title: "P95 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-p99": {
		title: "P99 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-p50": {
		title: "P50 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-mean": {
		title: "Mean latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"load-time": {
		title: "Load time",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"first-run": {
		title: "First run",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	throughput: {
		title: "Throughput",
		unit: "items/s",
		better: "higher",
		change: "relative",
		evidence: "sampled"
	},
	"task-score": {
		title: "Task score",
		unit: "score",
		better: "higher",
		change: "difference",
		evidence: "exact"
	},
	"review-rate": {
		title: "Human-review rate",
		unit: "share",
		better: "lower",
		change: "difference",
		evidence: "exact"
	},
	"memory-ram-peak": {
		title: "RAM peak",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"memory-arena-peak": {
		title: "Arena peak",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "exact"
	},
	"model-size": {
		title: "Model size",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "exact"
	},
	"fallback-time-share": {
		title: "Time of CPU fallback",
		unit: "share",
		better: "lower",
		change: "difference",
		evidence: "exact"
	},
	"cost-per-1000": {
		title: "Cost per 1,000 runs",
		unit: "USD",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	}
};
/** All metrics, in the order in which a report shows them. */
const METRIC_NAMES = Object.keys(METRICS$1);
// src/verdict/describe-limit.ts
/** A limit as the policy writes it: "max-increase 10% (floor 0.05ms), max 20ms". */
function describeLimit(metric, limit) {
	const { unit } = METRICS$1[metric];
	const floor = limit.floor === void 0 ? "" : ` (floor ${describeAmount(limit.floor, unit)})`;
	const bound = (name, value) => value === void 0 ? [] : [`${name} ${describeBound(value, unit)}${floor}`];
	const amount = (name, value) => value === void 0 ? [] : [`${name} ${describeAmount(value, unit)}`];
	return [
		...bound("max-increase", limit["max-increase"]),
		...bound("max-drop", limit["max-drop"]),
		...amount("max", limit.max),
		...amount("min", limit.min)
	].join(", ");
}
/** A bound as the policy writes it: "10%", "1pp", "0.5ms". */
function describeBound(bound, unit) {
	switch (bound.kind) {
		case "relative": return `${trim(bound.value * 100)}%`;
		case "points": return `${trim(bound.value * 100)}pp`;
		case "absolute": return describeAmount(bound.value, unit);
	}
}
/** An amount in its unit as the policy writes it: "0.05ms", "16MiB". */
function describeAmount(value, unit) {
	switch (unit) {
		case "ns": return value >= 1e9 ? `${trim(value / 1e9)}s` : `${trim(value / 1e6)}ms`;
		case "bytes": return value >= 2 ** 30 ? `${trim(value / 2 ** 30)}GiB` : `${trim(value / 2 ** 20)}MiB`;
		case "USD": return `${trim(value)} USD`;
		case "share": return `${trim(value * 100)}%`;
		case "items/s": return `${trim(value)}/s`;
		case "score": return trim(value);
	}
}
/** Twelve digits: enough for any limit that a person writes, too few for rounding errors to show. */
const trim = (value) => String(Number(value.toPrecision(12)));
// src/verdict/compare-policies.ts
/** What is judged comes with the change under test; all else in a model's policy is a rule that judges it. */
const SUBJECT$1 = ["artifact", "runtime"];
/**
* What a change makes of the policy, in the order of the file; a ladder judges nothing and is left out.
*
* A limit is ordered where both sides have it in the same unit; one that is gone, or that is an id's whole model, is
* loosened. What cannot be ordered is `changed`, so that nothing is called harmless that might not be.
*/
function comparePolicies(base, head) {
	const { version: _, models: before, ...baseRest } = base;
	const { version: __, models: after, ...headRest } = head;
	const ids = [...new Set([...before, ...after].map(({ id }) => id))];
	const modelOf = (models, id) => models.find((model) => model.id === id);
	return [...ids.flatMap((id) => compareModels$1(id, modelOf(before, id), modelOf(after, id))), ...compareFields(baseRest, headRest).map((field) => ({
		model: null,
		...field
	}))];
}
function compareModels$1(id, base, head) {
	if (base === void 0 || head === void 0) {
		const effect = head === void 0 ? "loosened" : "tightened";
		return [{
			model: id,
			place: "",
			before: base?.artifact ?? null,
			after: head?.artifact ?? null,
			effect
		}];
	}
	const { limits: baseLimits, id: _, ladder: __, ...baseRest } = base;
	const { limits: headLimits, id: ___, ladder: ____, ...headRest } = head;
	return [...compareFields(baseRest, headRest), ...METRIC_NAMES.flatMap((metric) => compareLimits(metric, baseLimits[metric], headLimits[metric]))].map((change) => ({
		model: id,
		...change
	}));
}
function compareLimits(metric, base, head) {
	const place = `limits.${metric}`;
	if (base === void 0 && head === void 0) return [];
	if (base === void 0 || head === void 0) {
		const text = (limit) => limit === void 0 ? null : describeLimit(metric, limit);
		const effect = head === void 0 ? "loosened" : "tightened";
		return [{
			place,
			before: text(base),
			after: text(head),
			effect
		}];
	}
	return [.../* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(head)])].flatMap((key) => {
		const [before, after] = [base[key], head[key]];
		if (sameValue(before ?? DEFAULTS[key], after ?? DEFAULTS[key])) return [];
		const text = (value) => value === void 0 ? null : describeValue(metric, value);
		const effect = orderOf(key, before, after);
		return [{
			place: `${place}.${key}`,
			before: text(before),
			after: text(after),
			effect
		}];
	});
}
const DEFAULTS = {
	decide: "point",
	floor: 0
};
/**
* Which way a key lets more through, and what a limit without the key comes to: without a floor every rise counts,
* without a bound nothing does.
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
	}
};
function orderOf(key, before, after) {
	if (key === "decide") return after === "confident" ? "tightened" : "loosened";
	if (!(key in LOOSER)) return "changed";
	if (isBound(before) && isBound(after) && before.kind !== after.kind) return "changed";
	const { direction, absent } = LOOSER[key];
	const amount = (value) => isBound(value) ? value.value : Number(value ?? absent);
	return direction * amount(after) <= direction * amount(before) ? "tightened" : "loosened";
}
const isBound = (value) => typeof value === "object" && value !== null;
function describeValue(metric, value) {
	if (isBound(value)) return describeBound(value, METRICS$1[metric].unit);
	return typeof value === "number" ? describeAmount(value, METRICS$1[metric].unit) : value;
}
/** Every leaf that differs, by its place: "traffic.batch 1 → 8". */
function compareFields(base, head) {
	const [before, after] = [leavesOf(base), leavesOf(head)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place)).map((place) => ({
		place,
		before: before.get(place) ?? null,
		after: after.get(place) ?? null,
		effect: effectOf(place, after.get(place))
	}));
}
function effectOf(place, after) {
	if (SUBJECT$1.some((name) => place === name || place.startsWith(`${name}.`))) return "subject";
	if (place === "on-inconclusive") return after === "block" ? "tightened" : "loosened";
	return "changed";
}
function leavesOf(value, place = "") {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value === void 0 ? /* @__PURE__ */ new Map() : /* @__PURE__ */ new Map([[place, leafText(value)]]);
	const below = (key) => place === "" ? key : `${place}.${key}`;
	return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, below(key))]));
}
const leafText = (value) => typeof value === "string" ? value : JSON.stringify(value);
const sameValue = (left, right) => JSON.stringify(left) === JSON.stringify(right);
// src/gate/choose-rules.ts
/**
* Reads the policy that judges. A change must not be its own judge: where the request says so, the rules are those of
* the base commit, and the checkout's are only compared with them.
*
* @throws {UserError} If the checkout's policy is not what it should be, whoever judges: it would be broken after the merge.
* @throws {InfrastructureError} If git cannot tell what the base commit has: that is never taken for "none".
*/
async function chooseRules(request) {
	const { policyFile, policyCommit: commit } = request;
	const shownPath = relative(process.cwd(), policyFile);
	const head = await readPolicy(policyFile, shownPath);
	if (commit === void 0) return judgedByItself(head, void 0);
	const text = await readPolicyText(policyFile, commit);
	const source = `${shownPath} at commit ${commit.slice(0, 7)}`;
	if (text === void 0) return judgedByItself(head, {
		origin: "first",
		source,
		changes: []
	});
	const base = tryParse(text, source);
	if ("mistake" in base) return judgedByItself(head, {
		origin: "unreadable",
		source: base.mistake,
		changes: []
	});
	const policy = await applyRules(base.policy, head, dirname(policyFile));
	const rules = {
		origin: "base-commit",
		source,
		changes: comparePolicies(base.policy, head)
	};
	return {
		policy,
		basePolicy: base.policy,
		headPolicy: head,
		rules
	};
}
/** The rules for the verdict, with what the change makes of each model's data besides. */
function withDataChanges({ rules }, models) {
	if (rules === void 0) return void 0;
	return {
		...rules,
		changes: [...rules.changes, ...models.flatMap(({ dataChanges }) => dataChanges)]
	};
}
const judgedByItself = (policy, rules) => ({
	policy,
	basePolicy: void 0,
	headPolicy: policy,
	rules
});
async function readPolicyText(policyFile, commit) {
	try {
		return await readTextAt({
			folder: dirname(policyFile),
			path: basename(policyFile),
			commit
		});
	} catch (error) {
		throw new InfrastructureError(`policy: expected git to give ${basename(policyFile)} at the base commit ${commit.slice(0, 7)}, got: ${gitFailure(error)}.`, "A change is judged by the policy of its base commit. Let actions/checkout keep its credentials, give the gate a token with contents: read, or check out with fetch-depth: 0.", { cause: error });
	}
}
function tryParse(text, source) {
	try {
		return { policy: parsePolicy(text, source) };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { mistake: error.message };
	}
}
/**
* A model that the change takes out of the policy is judged as before while its file is there. One that the base commit
* does not know yet brings its own rules.
*/
async function applyRules(base, head, folder) {
	const models = [];
	for (const model of base.models) {
		const subject = head.models.find(({ id }) => id === model.id);
		if (subject !== void 0) models.push({
			...model,
			artifact: subject.artifact,
			runtime: subject.runtime
		});
		else if (await isThere(resolve(folder, model.artifact))) models.push(model);
	}
	const known = new Set(base.models.map(({ id }) => id));
	models.push(...head.models.filter(({ id }) => !known.has(id)));
	return {
		...base,
		models,
		prices: base.prices ?? head.prices
	};
}
async function isThere(file) {
	try {
		await access(file);
		return true;
	} catch (error) {
		if (error.code === "ENOENT") return false;
		throw error;
	}
}
// src/baseline/comparability.ts
/** Raised when the way of measuring changes so that older figures no longer compare. */
const MEASURING_VERSION = "1";
/** Everything besides the machine that must be equal for two measurements to be compared. */
function comparabilityFields(policy, measured) {
	return {
		measuring: MEASURING_VERSION,
		dataset: measured.datasetSha256,
		task: canonicalJson(policy.task),
		classes: canonicalJson(measured.classes ?? null),
		review: canonicalJson(policy.review ?? null),
		runtime: `onnxruntime-node ${policy.runtime.version}`,
		providers: policy.runtime.providers.join(", "),
		"intra-op-threads": String(policy.runtime["intra-op-threads"]),
		"graph-optimization": policy.runtime["graph-optimization"],
		"memory-arena": String(policy.runtime["memory-arena"]),
		"memory-pattern": String(policy.runtime["memory-pattern"]),
		traffic: canonicalJson(policy.traffic)
	};
}
/** The machine, by what stays the same from run to run: never clocks or host names, which split a history for nothing. */
function environmentFields() {
	const processors = cpus();
	return {
		processor: processors[0]?.model.trim() ?? "unknown",
		"logical cores": String(processors.length),
		platform: `${process.platform} ${process.arch}`,
		node: process.versions.node.split(".")[0] ?? ""
	};
}
/** SHA-256, hex, of the fields in order of their names. */
function digestFields(fields) {
	return createHash("sha256").update(canonicalJson(fields)).digest("hex");
}
/** One line a field that differs: `runtime: onnxruntime-node 1.29.0 → onnxruntime-node 1.30.0`. */
function describeDifferences(before, now) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]).map((name) => `${name}: ${before[name] ?? "absent"} → ${now[name] ?? "absent"}`);
}
/** JSON with the keys of every object in order, so that equal values have equal texts. */
function canonicalJson(value) {
	return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}
// src/model/plain-file.ts
const PROBLEMS = {
	ENOENT: "no such file",
	ENOTDIR: "no such file",
	ELOOP: "a symbolic link",
	EACCES: "a file that may not be read",
	EPERM: "a file that may not be read"
};
/**
* Opens a plain file. What is checked is the opened file itself, so that it cannot be exchanged between check and
* reading. A pipe or a device is never waited for.
*
* @param link - Whether a symbolic link at the end of the path is followed or refused.
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
	return { problem: stats.isDirectory() ? "a folder" : "no plain file" };
}
function problemOf(error) {
	if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
	return PROBLEMS[error.code] ?? `a file that cannot be opened (${error.code})`;
}
// src/model/external-file.ts
/** Whether a location of external data, as a model writes it, names something in the folder of the model. */
function isInsideFolder(location) {
	return location !== "" && !/^(\/|[A-Za-z]:)/.test(location) && !/[\\\p{Cc}]/u.test(location) && !location.split("/").includes("..");
}
/**
* Opens external data of a model: a plain file of its own, reached without a link, so that a model cannot have other
* files of the machine read.
*
* @param folder - Folder of the model, without symbolic links.
* @param name - Relative to the folder, normalized.
* @returns An open handle, which the caller closes, or the problem.
*/
async function openExternalFile(folder, name) {
	const file = join(folder, name);
	const opened = await openPlainFile(file, "refuse");
	if (opened.problem !== void 0) return opened;
	const links = opened.stats.nlink;
	if (links === 1 && await realpath(file) === file) return opened;
	await opened.handle.close();
	return { problem: links === 1 ? "one behind a symbolic link" : `a file with ${links} hard links` };
}
// src/model/operator-key.ts
/** How ONNX writes its default domain where the file says "". */
const DEFAULT_DOMAIN = "ai.onnx";
/** Name of an operator in {@link ModelFacts}: `domain:op_type`, or `op_type` alone in the default domain. */
function operatorKey(domain, op) {
	return domain === "" || domain === "ai.onnx" ? op : `${domain}:${op}`;
}
/** Domain of an operator's name; what stands after the last colon is the operator. */
function operatorDomain(key) {
	const colon = key.lastIndexOf(":");
	return colon === -1 ? DEFAULT_DOMAIN : key.slice(0, colon);
}
// src/model/quoted.ts
const MAX_LENGTH = 80;
/**
* A text from a model for use in a message: in double quotes, on one line, cut at 80 UTF-16 units, without control,
* bidirectional or other invisible characters.
*/
function quoted(text) {
	const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
	return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
// src/model/safe-count.ts
/**
* Whether the number of elements of a shape can be computed exactly, in any order of its axes: no size is negative and
* the product is below 2^53, sizes of 0 counted as 1.
*/
function hasSafeCount(sizes) {
	if (!sizes.every((size) => size >= 0)) return false;
	return Number.isSafeInteger(sizes.reduce((count, size) => count * Math.max(size, 1), 1));
}
// src/model/tensor.ts
/** Element types of ONNX tensors that the runtime can take and give, by the name ONNX Runtime uses. */
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
// src/model/check-model.ts
/** Newest versions that onnxruntime-node 1.30.0 loads, tried one by one; a domain without an entry is left to the runtime. */
const NEWEST_OPSETS = {
	[DEFAULT_DOMAIN]: 26,
	"ai.onnx.ml": 5
};
const NEWEST_IR = 13;
/** Domains whose operators the runtime brings along. */
const DOMAINS = [
	DEFAULT_DOMAIN,
	"ai.onnx.ml",
	"com.microsoft",
	"com.microsoft.nchwc"
];
const ELEMENTS = [...Object.keys(ELEMENT_BYTES), "string"];
/** Kinds of output that can be left out of a run; as inputs they cannot be fed. */
const OTHER_OUTPUTS = [
	"sequence",
	"map",
	"optional"
];
/** JavaScript objects cannot carry these as plain keys, and the runtime's binding works with such objects. */
const RESERVED_NAMES = [
	"__proto__",
	"constructor",
	"prototype"
];
const MAX_NAME_BYTES = 256;
/** Protobuf's own bound of one message. */
const MAX_FILE_BYTES = 2 ** 31 - 1;
/**
* Refuses a model that the runtime cannot run, would abort on, or must not run because it reaches outside its own files.
* It is advice to people and a filter, not the security boundary: that is the child process.
*
* @param shownPath - Path as the user knows it, for messages.
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
		hint: "The file may be cut off: export it again."
	};
	for (const [domain, newest] of Object.entries(NEWEST_OPSETS)) {
		const version = opsets.get(domain) ?? 0;
		if (version <= newest) continue;
		yield {
			expected: `opset ${newest} or older of ${domain}`,
			got: `${version}`,
			hint: `Export with opset ${newest}: the newest that this version of ONNX Runtime runs.`
		};
	}
}
function* operatorProblems({ operators, functions }) {
	for (const key of operators.keys()) {
		if (key.endsWith("EPContext")) yield {
			expected: "operators that run anywhere",
			got: `${quoted(key)}, which is compiled for one device`,
			hint: "Give the model it was compiled from."
		};
		if (DOMAINS.includes(operatorDomain(key)) || functions.has(key)) continue;
		yield {
			expected: `operators of ${DOMAINS.join(", ")}`,
			got: quoted(key),
			hint: "ONNX Runtime does not know it; define it as a function in the model, or export without it."
		};
	}
}
function* signatureProblems(role, signature) {
	yield* nameProblems(role, signature);
	yield* typeProblems(role, signature);
	yield* shapeProblems(role, signature);
}
function* nameProblems(role, { name }) {
	const bytes = Buffer.byteLength(name);
	if (name !== "" && bytes <= MAX_NAME_BYTES && !/\p{Cc}/u.test(name) && !RESERVED_NAMES.includes(name)) return;
	yield {
		expected: `a plain name for every ${role}`,
		got: bytes > MAX_NAME_BYTES ? `one of ${bytes} bytes` : quoted(name),
		hint: `Use 1 to ${MAX_NAME_BYTES} bytes without control characters, and none of ${RESERVED_NAMES.join(", ")}.`
	};
}
function* typeProblems(role, { name, dtype }) {
	if (ELEMENTS.includes(dtype) || role === "output" && OTHER_OUTPUTS.includes(dtype)) return;
	yield {
		expected: `${role} ${quoted(name)} of a type that can be run`,
		got: dtype,
		hint: `Cast it inside the model to one of ${ELEMENTS.join(", ")}.`
	};
}
function* shapeProblems(role, { name, shape = [] }) {
	if (hasSafeCount(shape.filter((size) => typeof size === "number"))) return;
	yield {
		expected: `${role} ${quoted(name)} of fewer than 2^53 elements`,
		got: `shape [${shape.map(shownSize).join(", ")}]`,
		hint: "Mend the shape in the model."
	};
}
function shownSize(size) {
	if (size === null) return "?";
	return typeof size === "string" ? quoted(size) : `${size}`;
}
function* outputProblems({ outputs }) {
	if (outputs.some(({ dtype }) => ELEMENTS.includes(dtype))) return;
	yield {
		expected: "at least one output that is a tensor",
		got: outputs.map(({ dtype }) => dtype).join(", ") || "no output",
		hint: "Export with a tensor output; for scikit-learn, turn ZipMap off."
	};
}
function* locationProblems(location) {
	if (isInsideFolder(location)) return;
	yield {
		expected: "external data in the folder of the model",
		got: `location ${quoted(location)}`,
		hint: "Save the model again with a relative location and no \"..\"."
	};
}
/** The runtime can take session options from this key, so that a model would choose how it is measured. */
function* settingProblems({ metadataKeys }) {
	if (!metadataKeys.includes("ort_config")) return;
	yield {
		expected: "a model without session options of its own",
		got: "metadata key \"ort_config\"",
		hint: "Remove the key; settings belong under \"runtime\" in the policy file."
	};
}
// src/model/hash-file.ts
const CHUNK_BYTES = 1048576;
const START_BYTES = 64;
/**
* Reads an open file to its end and hashes it; the very bytes that are hashed are written to `target`.
* Neither handle is closed.
*/
async function hashFile(source, target) {
	const hash = createHash("sha256");
	const buffer = new Uint8Array(CHUNK_BYTES);
	let start;
	let sizeBytes = 0;
	for (;;) {
		const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, sizeBytes);
		if (bytesRead === 0) break;
		const chunk = buffer.subarray(0, bytesRead);
		start ??= chunk.slice(0, START_BYTES);
		hash.update(chunk);
		await target?.writeFile(chunk);
		sizeBytes += bytesRead;
	}
	return {
		sha256: hash.digest("hex"),
		sizeBytes,
		start: start ?? /* @__PURE__ */ new Uint8Array()
	};
}
// src/model/protobuf-error.ts
/** The only error the protobuf reader throws. The message completes "expected …, got" and names the byte. */
var ProtobufError = class extends Error {
	name = "ProtobufError";
	fault;
	/** Offset of the trouble, counted from the first byte of the bytes. */
	byte;
	constructor(fault, byte, message, options) {
		super(message, options);
		this.fault = fault;
		this.byte = byte;
	}
};
// src/model/byte-source.ts
/** Bytes that already are in memory. */
function memorySource(bytes) {
	return {
		size: bytes.byteLength,
		windowAt: (position) => bytes.subarray(position)
	};
}
const SMALLEST_WINDOW = 1024;
const LARGEST_WINDOW = 65536;
/**
* Bytes of an open file, read without loading what is jumped over: a jump shrinks the window to 1 KiB,
* reading on doubles it up to 64 KiB. Reads block, for microseconds, because a reader that awaits every field is ten times slower.
*
* @param descriptor - File open for reading; the caller closes it.
* @param size - Length of the file in bytes.
* @param budget - Largest number of bytes to fetch in all.
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
		if (fetched > budget) throw new ProtobufError("too-much", position, `more than ${budget} bytes that are no weights`);
		return buffer.subarray(0, count);
	}
	function fetch(position) {
		const count = readCount(position);
		if (count === 0) throw new ProtobufError("unreadable", position, `an end that moved to byte ${position}`);
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
// src/model/element-type.ts
/** Name, as ONNX Runtime writes it, and width of each `TensorProto.DataType`; the index is the number in the file. */
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
* ONNX Runtime's name of an element type, such as `float32`; `unknown(99)` for a number without one.
*
* @param dataType - `TensorProto.DataType` as it stands in the file.
*/
function elementTypeName(dataType) {
	return ELEMENT_TYPES[dataType]?.[0] ?? `unknown(${dataType})`;
}
/** Width of one element in bits; 0 for strings and for unknown types, which have no fixed width. */
function elementTypeBits(dataType) {
	return ELEMENT_TYPES[dataType]?.[1] ?? 0;
}
// src/model/model-facts-collector.ts
/** Largest number of names kept from one file; the largest models have some 20,000. */
const MAX_NAMES$1 = 25e4;
/** Gathers {@link ModelFacts} while a model is walked. */
var ModelFactsCollector = class {
	/** True once something only an ONNX model says was seen. */
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
	/** What was gathered so far. */
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
		if (names > MAX_NAMES$1) this.#reader.refuse(`more than ${MAX_NAMES$1} names of one kind`);
	}
	/** Without this the bytes of the tensor could not be told. */
	#checkShape({ name, dims }) {
		if (hasSafeCount(dims)) return;
		throw new UserError(`${this.#shownPath}: expected a tensor ${quoted(name)} of fewer than 2^53 elements, got shape [${dims.join(", ")}].`, "The file is damaged: export the model again.");
	}
};
/** A graph of 20,000 nodes has some 300,000 fields. The bound ends the reading of a hostile file within seconds. */
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
* Reads protobuf wire format from front to back and holds nothing but a window of it; a value that nobody asks
* for is jumped over. Bounded in depth, in number of fields, in text length and, through its source, in bytes fetched.
*
* A message is read by naming what to do with its fields; within such a function one call takes the field's value:
*
*     reader.document({ 1: () => { version = reader.integer(); }, 7: () => reader.message({ … }) });
*
* Every method throws a {@link ProtobufError} and nothing else. After an error the reader is of no use.
*
* @see https://protobuf.dev/programming-guides/encoding/
*/
var ProtobufReader = class {
	#source;
	#decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	#window = /* @__PURE__ */ new Uint8Array();
	#windowStart = 0;
	#position = 0;
	/** End of the innermost message or packed field. */
	#end;
	#depth = 0;
	#fieldCount = 0;
	#wire = DELIMITED;
	#isPacked = false;
	#isPending = false;
	#low = 0;
	#high = 0;
	constructor(source) {
		this.#source = source;
		this.#end = source.size;
	}
	/** Reads the outermost message, which fills the whole source. */
	document(fields) {
		this.#readFields(fields);
	}
	/** The value: a message of its own. */
	message(fields) {
		const end = this.#enter();
		if (this.#depth === 64) this.#fail("too-much", `more than 64 nested messages`);
		this.#depth += 1;
		this.#within(end, () => this.#readFields(fields));
		this.#depth -= 1;
	}
	/** The value: int64, or an unsigned 64-bit number as its signed twin. */
	int64() {
		this.#take(VARINT);
		this.#readVarint();
		return BigInt(this.#high | 0) << 32n | BigInt(this.#low >>> 0);
	}
	/** The value: int64, uint64, int32 or enum that has to be an exact number, within ±2^53. */
	integer() {
		const start = this.#position;
		const value = Number(this.int64());
		if (!Number.isSafeInteger(value)) this.#fail("malformed", "a number beyond 2^53", start);
		return value;
	}
	/** The value: the 32 bits of a float or fixed32, unsigned; as bits, so that a NaN keeps its payload. */
	fixed32() {
		this.#take(FIXED32);
		this.#need(4);
		return this.#readFixed32();
	}
	/** The value: the 64 bits of a double or fixed64, unsigned. */
	fixed64() {
		this.#take(FIXED64);
		this.#need(8);
		const low = this.#readFixed32();
		return BigInt(this.#readFixed32()) << 32n | BigInt(low);
	}
	/** The value: text of at most 64 KiB. Bytes that are no UTF-8 become U+FFFD. */
	text() {
		return this.#decoder.decode(this.bytes(MAX_TEXT_BYTES$1));
	}
	/** The value: a copy of its bytes, at most `maxBytes` of them. */
	bytes(maxBytes) {
		const start = this.#position;
		const length = this.#enter() - this.#position;
		if (length > maxBytes) this.#fail("too-much", `a text or value of ${length} bytes`, start);
		return this.#copy(length);
	}
	/** The value: not its bytes but where they are. Nothing is loaded. */
	span() {
		const end = this.#enter();
		const span = {
			start: this.#position,
			length: end - this.#position
		};
		this.#position = end;
		return span;
	}
	/** Whether the value carries its length: bytes, text, a message or packed numbers. */
	get isDelimited() {
		return this.#wire === DELIMITED;
	}
	/** The value, whatever its wire type: not its bytes but where they are. Nothing is loaded. */
	extent() {
		if (this.isDelimited) return this.span();
		const start = this.#position;
		this.#skip();
		return {
			start,
			length: this.#position - start
		};
	}
	/** The value: its length, and a copy of its first bytes, at most `maxBytes` of them. The rest is jumped over. */
	prefix(maxBytes) {
		const end = this.#enter();
		const length = end - this.#position;
		const bytes = this.#copy(Math.min(length, maxBytes));
		this.#position = end;
		return {
			length,
			bytes
		};
	}
	/**
	* The value or values of a repeated number, packed or not: calls `readOne` once for each.
	*
	* @param readOne - Takes one value, with `int64`, `integer`, `fixed32` or `fixed64`.
	*/
	repeated(readOne) {
		if (this.#wire !== DELIMITED) {
			readOne();
			return;
		}
		const end = this.#enter();
		this.#within(end, () => {
			this.#isPacked = true;
			while (this.#position < this.#end) readOne();
			this.#isPacked = false;
		});
	}
	/** Ends the reading because of a bound of the caller, such as "more than 255 axes". */
	refuse(what) {
		this.#fail("too-much", what);
	}
	#readFields(fields) {
		while (this.#position < this.#end) {
			fields[this.#readTag()]?.();
			if (this.#isPending) this.#skip();
		}
	}
	#readTag() {
		const start = this.#position;
		this.#readVarint();
		this.#wire = this.#low & 7;
		const field = this.#low >>> 3;
		if (this.#high !== 0 || field === 0) this.#fail("malformed", "an impossible field number", start);
		this.#fieldCount += 1;
		if (this.#fieldCount > MAX_FIELDS) this.#fail("too-much", `more than ${MAX_FIELDS} fields`, start);
		this.#isPending = true;
		return field;
	}
	#skip() {
		switch (this.#wire) {
			case VARINT:
				this.#take(VARINT);
				this.#readVarint();
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
			default: this.#fail("malformed", `an impossible wire type ${this.#wire}`);
		}
	}
	#jump(count) {
		this.#need(count);
		this.#position += count;
		this.#isPending = false;
	}
	/** Declares the pending value taken; it must have this wire type unless it lies in a packed field. */
	#take(wire) {
		if (!this.#isPacked && this.#wire !== wire) {
			const got = WIRE_NAMES[this.#wire] ?? `wire type ${this.#wire}`;
			this.#fail("malformed", `a ${WIRE_NAMES[wire]} field that is ${got}`);
		}
		this.#isPending = false;
	}
	/** Reads the length of a delimited value and returns where it ends. */
	#enter() {
		this.#take(DELIMITED);
		const start = this.#position;
		this.#readVarint();
		const length = this.#high * 2 ** 32 + (this.#low >>> 0);
		this.#need(length, start);
		return this.#position + length;
	}
	#within(end, read) {
		const outerEnd = this.#end;
		this.#end = end;
		read();
		this.#end = outerEnd;
		this.#isPending = false;
	}
	/** Reads up to ten bytes into `#low` and `#high`, 32 bits each, both unsigned. */
	#readVarint() {
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
				this.#low = low >>> 0;
				this.#high = high >>> 0;
				return;
			}
		}
		this.#fail("malformed", "a number longer than ten bytes", start);
	}
	#readFixed32() {
		return (this.#byte() | this.#byte() << 8 | this.#byte() << 16 | this.#byte() << 24) >>> 0;
	}
	#byte() {
		const byte = this.#window[this.#position - this.#windowStart];
		if (byte !== void 0 && this.#position < this.#end) {
			this.#position += 1;
			return byte;
		}
		this.#need(1);
		const fetched = this.#atHand()[0];
		this.#position += 1;
		return fetched ?? 0;
	}
	#copy(length) {
		const bytes = new Uint8Array(length);
		for (let filled = 0; filled < length;) {
			const part = this.#atHand().subarray(0, length - filled);
			bytes.set(part, filled);
			filled += part.byteLength;
			this.#position += part.byteLength;
		}
		return bytes;
	}
	/** The bytes from the current position on, at least one; called only before the end of the source. */
	#atHand() {
		const offset = this.#position - this.#windowStart;
		if (offset < 0 || offset >= this.#window.byteLength) {
			this.#window = this.#source.windowAt(this.#position);
			this.#windowStart = this.#position;
			return this.#window;
		}
		return this.#window.subarray(offset);
	}
	#need(count, start = this.#position) {
		if (count <= this.#end - this.#position) return;
		const size = this.#source.size;
		if (this.#depth === 0 && this.#end === size) throw new ProtobufError("truncated", size, `the first ${size} of at least ${this.#position + count} bytes`);
		this.#fail("malformed", "a value that runs past the end of its message", start);
	}
	#fail(fault, what, byte = this.#position) {
		throw new ProtobufError(fault, byte, `${what} at byte ${byte}`);
	}
};
// src/model/read-attribute.ts
const MAX_INTS = 16;
const MAX_TEXT_BYTES = 65536;
const MAX_CONTENT = 200;
/**
* Reads the pending value as an `AttributeProto`.
*
* @param children - What to do with its tensors and graphs: fields 5, 6, 10, 11, 22 and 23.
*/
function readAttribute(reader, children) {
	const content = new Content();
	const ints = [];
	let name = "";
	let holds = "one value";
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
			holds = "other list";
			reader.repeated(readInt);
		},
		9: () => {
			holds = "other list";
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
/** Text that turns into its hash once it is long, so that a list of millions is never held. */
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
// src/model/tensor-record.ts
/** Sizes of the tensor as it is computed with, whether or not every element is spelled out. */
function fullDims({ dims, sparse }) {
	return sparse?.part === "values" ? sparse.dims : dims;
}
const EXTERNAL = 1;
/** Reads the pending value as a `TensorProto` and jumps over its values. */
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
/** Values that come in several pieces span from the first to the last. */
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
// src/model/walk-model.ts
/** One visitor that tells two others everything, the first one first. */
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
/** The widest node known joins some thousands of values. */
const MAX_NAMES_OF_NODE = 2e4;
/**
* Walks a serialized `ModelProto` once, front to back, and tells the visitor what is in it. Weights are jumped over;
* training graphs, which inference never runs, too.
*
* @throws {ProtobufError} If the bytes are no protobuf, or a bound is exceeded.
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
/** Walks the graphs of an attribute and returns its tensors, whose role only the whole node can tell. */
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
// src/model/read-model.ts
/** Largest number of bytes read of one model; weights are jumped over and do not count. */
const MAX_STRUCTURE_BYTES = 268435456;
const EXPORT_HINT = "Give an ONNX model, such as torch.onnx.export writes.";
const FETCH_HINT = "Fetch or export the file again.";
/**
* Reads what an ONNX file says of itself. Weights are jumped over: time and memory depend on the number of nodes and
* tensors, not on the size of the file.
*
* @param file - Path to the model; a symbolic link is followed.
* @param shownPath - Path as the user knows it, for messages.
* @throws {UserError} If the file is missing, no ONNX model, cut off, a Git-LFS pointer, without a graph, or beyond the
*   bounds (64 nested messages, 5 million fields, 250,000 names, 256 MiB besides weights).
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
/** The error for a path at which there is no model file but, in words, `problem`. */
function noModelFile(shownPath, problem) {
	return new UserError(`${shownPath}: expected a model file, got ${problem}.`, "Check the path: in a policy file it is relative to that file.");
}
/**
* Reads {@link ModelFacts} from bytes, wherever they are.
*
* @param observe - Makes a visitor that is told everything on the same walk.
* @throws {UserError} As {@link readModel} does.
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
			return new UserError(`${shownPath}: expected a whole ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "malformed":
			if (!collector.hasVersion) return otherKind(shownPath, "a file of another kind", { cause });
			return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "too-much": return new UserError(`${shownPath}: expected a model within the bounds of this gate, got ${got}.`, "Simplify the model; no exporter is known to write such a file.", { cause });
		case "unreadable": return new UserError(`${shownPath}: expected a file that can be read to its end, got ${got}.`, FETCH_HINT, { cause });
	}
}
// src/model/stage-model.ts
/**
* Copies a model and the external files it declares into a private directory, since the runtime reads any file below
* the model's folder and follows hard links. What is judged, hashed and later run is the copy.
*
* @throws {UserError} As `readModel` and `checkModel` do, or if external data is no plain file of its own inside the model's folder.
* @throws {InfrastructureError} If the directory is not empty.
*/
async function stageModel(options) {
	const { shownPath, directory } = options;
	await makePrivate(directory);
	const source = await resolveModel(options);
	const name = basename(source);
	const file = join(directory, name);
	const model = await copyModel(source, file, shownPath);
	const facts = await readModel(file, shownPath);
	checkModel(facts, shownPath);
	const files = [{
		name,
		sha256: model.sha256,
		sizeBytes: model.sizeBytes
	}];
	for (const external of externalNames(facts, name, shownPath)) files.push(await copyExternal({
		folder: dirname(source),
		name: external,
		directory,
		shownPath
	}));
	return {
		file,
		facts,
		sizeBytes: files.reduce((sum, staged) => sum + staged.sizeBytes, 0),
		sha256: digestOf$1(model.sha256, files.slice(1)),
		files
	};
}
/** Files that external data lies in, in order of names; spellings such as "./weights" and "weights" are one file. */
function externalNames(facts, modelName, shownPath) {
	const names = new Set(facts.externalData.map((location) => normalize(location)));
	if (!names.has(modelName)) return [...names].sort();
	throw new UserError(`${shownPath}: expected external data in a file of its own, got the model file itself.`, "Save the model again with its external data in another file.");
}
/**
* Makes sure that the staged files are still what was hashed.
*
* @throws {InfrastructureError} If one was changed, removed or exchanged.
*/
async function verifyStaged(staged) {
	for (const { name, sha256 } of staged.files) {
		const found = await foundAt(join(dirname(staged.file), name));
		if (found === sha256) continue;
		throw new InfrastructureError(`staged model: expected ${quoted(name)} with SHA-256 ${sha256}, got ${found}.`, "Something wrote into the private directory of this run: run the gate again on a clean machine.");
	}
}
/** SHA-256 of a file, or in words what is there instead. */
async function foundAt(file) {
	const opened = await openPlainFile(file, "refuse");
	if (opened.problem !== void 0) return opened.problem;
	try {
		return (await hashFile(opened.handle)).sha256;
	} finally {
		await opened.handle.close();
	}
}
async function makePrivate(directory) {
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	await chmod(directory, 448);
	const [first] = await readdir(directory);
	if (first === void 0) return;
	throw new InfrastructureError(`staging directory: expected an empty one, got ${quoted(first)} in it.`, "Give each staged model a directory of its own.");
}
async function resolveModel({ file, shownPath }) {
	const opened = await openPlainFile(file, "follow");
	if (opened.problem !== void 0) throw noModelFile(shownPath, opened.problem);
	await opened.handle.close();
	return realpath(file);
}
async function copyModel(source, target, shownPath) {
	const opened = await openPlainFile(source, "refuse");
	if (opened.problem !== void 0) throw noModelFile(shownPath, opened.problem);
	return copyOpen(opened.handle, target);
}
async function copyExternal(external) {
	const { folder, name, directory, shownPath } = external;
	const opened = await openExternalFile(folder, name);
	if (opened.problem !== void 0) throw externalError(external, opened.problem);
	const target = join(directory, name);
	await mkdir(dirname(target), {
		recursive: true,
		mode: 448
	});
	const { sha256, sizeBytes, start } = await copyOpen(opened.handle, target);
	refuseGitLfsPointer(start, `${shownPath}, external data ${quoted(name)}`, "weights");
	return {
		name,
		sha256,
		sizeBytes
	};
}
function externalError({ name, shownPath }, got) {
	return new UserError(`${shownPath}: expected external data ${quoted(name)} as a plain file in the folder of the model, got ${got}.`, "Put the file itself beside the model, not a link to it.");
}
/** Copies to a file that must not exist yet, and closes the source. */
async function copyOpen(source, target) {
	try {
		const copy = await open(target, "wx", 384);
		try {
			return await hashFile(source, copy);
		} finally {
			await copy.close();
		}
	} catch (cause) {
		throw new InfrastructureError(`staging directory: expected to copy ${quoted(basename(target))} into it, got ${describe$1(cause)}.`, "Make sure that the disk has room for a copy of both models.", { cause });
	} finally {
		await source.close();
	}
}
function describe$1(cause) {
	return cause instanceof Error && "code" in cause ? `${cause.code}` : `${cause}`;
}
function digestOf$1(modelSha256, external) {
	if (external.length === 0) return modelSha256;
	const lines = [{
		name: ".",
		sha256: modelSha256
	}, ...external].map(({ name, sha256 }) => `${name} ${sha256}\n`);
	return createHash("sha256").update(lines.join("")).digest("hex");
}
// src/dataset/did-you-mean.ts
/** Names in a hostile model may be megabytes long, and the work of comparing grows with the square. */
const LONGEST$1 = 200;
/** The question that helps after a misspelt name: ` Did you mean "tokens"?`, with the space before it; empty when no known name is near. */
function didYouMean(name, known) {
	if (name.length > LONGEST$1) return "";
	const nearest = nearestName(name, known.filter((candidate) => candidate.length <= LONGEST$1));
	return nearest === void 0 ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}
// src/dataset/float16.ts
/**
* The IEEE 754 binary16 number nearest to a double, ties to even, rounded once (not by way of float32).
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
/** Halfway between the largest finite number, 65,504, and what would follow it; the tie goes to infinity. */
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
/** Narrows a model's element type to those that a data set can hold: not int4, sequence, map … */
function isElementType(dtype) {
	return dtype === "string" || Object.hasOwn(ELEMENT_BYTES, dtype);
}
/** The codec of each numeric element type. */
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
/** JSON has no word for these three; they are written as strings. */
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
		expected: `a whole number in the range of ${name}, beyond ±2^53 as a string of digits`,
		write: (view, offset, value) => {
			const whole = toBigInt(value);
			if (whole === void 0 || whole < least || whole > largest) return false;
			access.set(view, offset, whole);
			return true;
		},
		read: (view, offset) => Number(access.get(view, offset))
	};
}
/** Beyond ±2^53 a JSON number has already been rounded, so only digits tell what was meant. */
function toBigInt(value) {
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : void 0;
	return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : void 0;
}
// src/dataset/unexpected.ts
/** The error that says `<place>: expected <expected> for <subject>, got <got>.` */
function unexpected(subject, { expected, got, hint, cause }) {
	return new UserError(`${subject.place}: expected ${expected} for ${subject.name}, got ${got}.`, hint, cause === void 0 ? void 0 : { cause });
}
const LONGEST = 60;
/** A value as a message shows it: JSON on one line, cut where it gets long. Never throws. */
function show(value) {
	if (Array.isArray(value)) return `an array of ${value.length}`;
	if (typeof value === "object" && value !== null) return `an object with ${listNames(Object.keys(value)) || "no keys"}`;
	if (typeof value === "string") return JSON.stringify(clip(value));
	return String(value);
}
/** `"a", "b", "c" …`: names as a message lists them, eight at most. */
function listNames(names) {
	const shown = names.slice(0, 8).map((name) => JSON.stringify(clip(name)));
	return shown.join(", ") + (names.length > shown.length ? ` and ${names.length - shown.length} more` : "");
}
function clip(text) {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
// src/task/needs-review.ts
/**
* Whether an item goes to a person: its confidence is below the policy's bound, or it has none.
*
* @param confidence - 0..1, or NaN.
*/
function needsReview(confidence, review) {
	return review !== void 0 && !(confidence >= review["below-confidence"]);
}
/**
* Refuses a review rule for outputs without confidence, which would send every item to a person.
*
* @param place - Where the task stands in the policy.
* @param what - What has no confidence: "regression", "an output of class names".
* @throws {UserError} If the policy has a review rule.
*/
function refuseReview(review, place, what) {
	if (review === void 0) return;
	throw new UserError(`${place}: expected a task with a confidence for "review: { below-confidence: … }", got ${what}.`, "Remove \"review\", or score an output of logits or probabilities.");
}
// src/dataset/decode-value.ts
/**
* Turns the JSON form of a tensor into a tensor. The forms: a number, boolean or string (shape []); nested arrays;
* `{ data, shape }` with flat data in C order; `{ dtype, shape, base64 }` with little-endian bytes. The first three
* become `dtype`, and a value that it cannot hold is refused; the last keeps the type that it names.
*
* @throws {UserError} If the value is ragged, of the wrong type or range, or its bytes do not fit its shape.
*/
function decodeValue(value, dtype, subject) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return decodeNested(value, dtype, subject);
	const form = readFields$1(value, Object.hasOwn(value, "base64") ? [
		"dtype",
		"shape",
		"base64"
	] : ["data", "shape"], subject);
	return "base64" in form ? decodeBase64(form, subject) : decodeFlat(form, dtype, subject);
}
const FORMS_HINT = "Write a number, a string, nested arrays, { \"data\": […], \"shape\": […] } or { \"dtype\": \"float32\", \"shape\": […], \"base64\": \"…\" }.";
/** Bound of the depth of nested arrays; the runtime itself takes far fewer axes. */
const MAX_RANK = 32;
function readFields$1(value, fields, subject) {
	const names = Object.keys(value);
	const missing = fields.find((field) => !names.includes(field));
	const unknown = names.find((name) => !fields.includes(name));
	if (missing !== void 0 || unknown !== void 0) {
		const guess = unknown === void 0 ? "" : didYouMean(unknown, fields);
		throw unexpected(subject, {
			expected: `an object with ${fields.map((field) => `"${field}"`).join(", ")}`,
			got: show(value),
			hint: FORMS_HINT + guess
		});
	}
	const form = Object.assign(Object.create(null), value);
	if (!isShape(form.shape)) throw unexpected(subject, {
		expected: "a \"shape\" of whole numbers from 0, such as [1, 28, 28],",
		got: JSON.stringify(form.shape).slice(0, 60),
		hint: FORMS_HINT
	});
	return form;
}
function isShape(shape) {
	return Array.isArray(shape) && shape.length <= MAX_RANK && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}
function decodeFlat({ data, shape }, dtype, subject) {
	const count = elementCount(shape);
	if (!Array.isArray(data) || data.length !== count) throw unexpected(subject, {
		expected: `${count} values, as shape [${shape.join(", ")}] says,`,
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
		if (shape.length > MAX_RANK) throw unexpected(subject, {
			expected: `at most ${MAX_RANK} axes`,
			got: "arrays nested deeper",
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
	if (!Array.isArray(value) || value.length !== length) throw unexpected(subject, {
		expected: `arrays of equal length ${length} on axis ${axis}`,
		got: show(value),
		hint: "Pad the rows to one length; a tensor has no ragged rows."
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
	return unexpected(subject, {
		expected,
		got: show(leaf),
		hint: "Every value of a tensor is of the same type; see what the model declares."
	});
}
function decodeBase64(form, subject) {
	const { dtype, shape, base64 } = form;
	if (typeof dtype !== "string" || !isElementType(dtype) || dtype === "string") throw unexpected(subject, {
		expected: "a \"dtype\" such as \"float32\"",
		got: show(dtype),
		hint: `Use one of ${Object.keys(ELEMENT_BYTES).join(", ")}.`
	});
	const hint = "Write the little-endian bytes of the array in C order, such as base64.b64encode(array.tobytes()) gives.";
	if (typeof base64 !== "string" || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw unexpected(subject, {
		expected: "base64",
		got: show(base64),
		hint
	});
	const size = base64.length / 4 * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
	const declared = elementCount(shape) * ELEMENT_BYTES[dtype];
	if (size !== declared) throw unexpected(subject, {
		expected: `${declared} bytes, as ${dtype}[${shape.join(", ")}] says,`,
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
/** A boolean of any byte but 0 and 1 is undefined behaviour in the runtime's C++. */
function refuseOtherBooleans(dtype, bytes, subject) {
	const other = dtype === "bool" ? bytes.find((byte) => byte > 1) : void 0;
	if (other === void 0) return;
	throw unexpected(subject, {
		expected: "bytes 0 or 1",
		got: String(other),
		hint: "Convert the array with .astype(bool) first."
	});
}
// src/task/read-label.ts
/**
* The class index that an item is labelled with: the name of a class, or else the index itself, as a number or as digits.
*
* @param classes - Names by index; undefined when labels are indices.
* @throws {UserError} If the label is neither.
*/
function readClassLabel(item, classes) {
	const { label } = item;
	const named = typeof label === "string" ? classes?.indexOf(label) ?? -1 : -1;
	if (named !== -1) return named;
	const index = typeof label === "string" && /^\d{1,9}$/.test(label) ? Number(label) : label;
	const count = classes?.length ?? Number.MAX_SAFE_INTEGER;
	if (typeof index === "number" && Number.isSafeInteger(index) && index >= 0 && index < count) return index;
	throw classes === void 0 ? wrongLabel(item, "a class index such as 3", "Write the class as its index, or name a file of class names under \"classes\".") : wrongLabel(item, `one of the ${classes.length} classes`, `Write a name that stands in "classes".${typeof label === "string" ? didYouMean(label, classes) : ""}`);
}
/**
* Whether an item is labelled positive: 1, or 0 when it is not. A label is true or false, 1 or 0, or the name of a class,
* the second being the positive one.
*
* @throws {UserError} If the label is none of these.
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
* The numbers that an item is labelled with, in C order; a single number is a vector of one.
*
* @returns Finite numbers, at least one.
* @throws {UserError} If the label is anything else.
*/
function readNumbersLabel(item) {
	const { label } = item;
	const value = typeof label === "string" && label.trim() !== "" ? Number(label) : label;
	const hint = "Write a number, or an array of as many numbers as the output has.";
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
* A label, or a part of one, as a tensor.
*
* @param value - A tensor, or the JSON form of one.
* @param dtype - What plain JSON values become.
* @throws {UserError} If it is neither.
*/
function readTensorLabel(value, dtype, subject) {
	return isTensor(value) ? value : decodeValue(value, dtype, subject);
}
/** Whether a label is a tensor that the data set holds as one, not as JSON. */
function isTensor(value) {
	if (typeof value !== "object" || value === null || !("dtype" in value) || !("shape" in value)) return false;
	if (typeof value.dtype !== "string" || !isElementType(value.dtype) || !Array.isArray(value.shape)) return false;
	if ("bytes" in value) return value.bytes instanceof Uint8Array;
	return "strings" in value && Array.isArray(value.strings) && value.strings.every((text) => typeof text === "string") && value.strings.length === elementCount(value.shape);
}
function wrongLabel({ place, label }, expected, hint) {
	return unexpected({
		place,
		name: "the label"
	}, {
		expected,
		got: show(label),
		hint
	});
}
// src/task/select-output.ts
/** Whether the runtime can be asked for an output: a tensor of a type that it can give. It cannot return one named `__proto__`. */
function canBeRequested(output) {
	return isElementType(output.dtype) && output.name !== "__proto__";
}
/**
* The output that a task scores.
*
* @param name - As the policy says; undefined when the model has only one that can be scored.
* @param place - Where the task stands in the policy, for messages.
* @throws {UserError} If there is no such output, if it cannot be scored, or if there are several to choose from.
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
	if (only === void 0) throw new UserError(`${place}: expected a model with a tensor output, got ${listNames(outputs.map((output) => output.name)) || "none"}.`, "Export the model so that what is scored is a tensor; for scikit-learn, set the option zipmap to False.");
	if (others.length === 0) return only;
	throw new UserError(`${place}: expected "output", for the model has ${listNames(names)}, got none.`, hint);
}
/** The tensor of an output. @throws {TypeError} If the runtime was not asked for it. */
function outputOf(outputs, name) {
	const tensor = outputs.get(name);
	if (tensor === void 0) throw new TypeError(`output ${name} was not requested`);
	return tensor;
}
// src/task/match-outputs.ts
/** Every output that an item is labelled with equals its reference within the tolerances. */
function matchOutputs({ task, outputs, place, review }) {
	refuseReview(review, place, "a comparison of outputs");
	const requested = outputs.filter(canBeRequested);
	if (requested.length === 0) throw new UserError(`${place}: expected a model with a tensor output, got none.`, "Export the model with one.");
	return {
		outputNames: requested.map((output) => output.name),
		score(values, item) {
			const matches = readReferences(item, outputs).map(({ output, reference }) => matchTensor(outputOf(values, output.name), reference, {
				...task,
				exactShape: item.hasBatchAxis
			}));
			return {
				correct: matches.every((match) => match.isEqual),
				confidence: NaN,
				review: false,
				predicted: NaN,
				actual: NaN,
				value: NaN,
				finite: matches.every((match) => match.finite)
			};
		},
		finish() {}
	};
}
const LABEL_HINT = "Write the reference of each output as { \"<output name>\": value }.";
/** A label that is no object is the reference of a model's only output. */
function readReferences(item, outputs) {
	const { label, place } = item;
	const [only, ...others] = outputs.filter(canBeRequested);
	if (only !== void 0 && others.length === 0 && (typeof label !== "object" || isTensor(label) || Array.isArray(label))) return [readReference(only, label, place)];
	const entries = typeof label === "object" && label !== null && !Array.isArray(label) ? Object.entries(label) : [];
	if (isTensor(label) || entries.length === 0) throw new UserError(`${place}: expected references for at least one output for the label, got ${show(label)}.`, LABEL_HINT);
	return entries.map(([key, value]) => readReference(findOutput(key, outputs, place), value, place));
}
/** By name, or by position where a test data set names nothing. */
function findOutput(key, outputs, place) {
	const output = outputs.find((candidate) => candidate.name === key) ?? (/^\d+$/.test(key) ? outputs[Number(key)] : void 0);
	if (output !== void 0 && canBeRequested(output)) return output;
	const known = outputs.filter(canBeRequested).map((candidate) => candidate.name);
	throw new UserError(`${place}: expected references for outputs ${listNames(known)}, got one for ${listNames([key])}.`, LABEL_HINT + didYouMean(key, known));
}
function readReference(output, value, place) {
	const subject = {
		place,
		name: `output ${listNames([output.name])} of the label`
	};
	return {
		output,
		reference: readTensorLabel(value, referenceType(output.dtype), subject)
	};
}
/** Plain numbers are compared as written, not rounded to the output's own precision first. */
function referenceType(dtype) {
	return isElementType(dtype) && !dtype.startsWith("float") ? dtype : "float64";
}
/**
* Compares an output with its reference as `numpy.allclose(output, reference, rtol, atol, equal_nan=True)` does:
* |output − reference| ≤ atol + rtol · |reference|; NaN equals NaN, an infinity the same infinity. Shapes must be equal, element
* types need not. Text must be equal.
*
* @see https://numpy.org/doc/stable/reference/generated/numpy.isclose.html
*/
function matchTensor(output, reference, tolerance) {
	const isSameShape = shapeKey(output, tolerance) === shapeKey(reference, tolerance);
	if (output.dtype === "string") return {
		isEqual: isSameShape && reference.dtype === "string" && output.strings.every((text, index) => text === reference.strings[index]),
		finite: true
	};
	const numbers = tensorNumbers(output);
	if (!isSameShape || reference.dtype === "string") return {
		isEqual: false,
		finite: numbers.every(Number.isFinite)
	};
	const references = tensorNumbers(reference);
	const referenceAt = (index) => references[index] ?? NaN;
	return {
		isEqual: numbers.every((number, index) => isClose(number, referenceAt(index), tolerance)),
		finite: numbers.every((number, index) => Number.isFinite(number) || Object.is(number, referenceAt(index)))
	};
}
function shapeKey({ shape }, { exactShape }) {
	const text = shape.join("x");
	return exactShape ? text : text.replace(/^(1(x|$))+/, "");
}
function isClose(number, reference, { rtol, atol }) {
	if (!Number.isFinite(number) || !Number.isFinite(reference)) return Object.is(number, reference);
	return Math.abs(number - reference) <= atol + rtol * Math.abs(reference);
}
// src/task/class-scores.ts
/**
* The scores of one item: the numbers of an output all of whose axes but one are 1, such as [1, 10] or [1, 1000, 1, 1].
*
* @param place - Where the item stands.
* @throws {UserError} If the output has several rows, or holds text.
*/
function classScores(tensor, output, place) {
	const got = `${tensor.dtype}[${tensor.shape.join(", ")}]`;
	if (tensor.dtype !== "string" && tensor.shape.filter((size) => size !== 1).length <= 1) return tensorNumbers(tensor);
	throw new UserError(`${place}: expected one row of scores from output ${JSON.stringify(output)}, got ${got}.`, "Score an output with one number a class for each item, or split the item.");
}
/** Whether an output gives the class itself instead of scores: one whole number or truth value. */
function isDecision(tensor) {
	if (tensor.dtype === "string" || tensor.dtype.startsWith("float")) return false;
	return tensor.shape.every((size) => size === 1);
}
// src/task/probability.ts
/**
* Probabilities of the classes from logits: exp(zᵢ) / Σ exp(zⱼ), shifted by the largest so that nothing overflows.
*
* @param logits - Finite, at least one.
* @returns One probability a class; they sum to 1.
*/
function softmax(logits) {
	const largest = maximum(logits);
	const powers = logits.map((logit) => Math.exp(logit - largest));
	const total = powers.reduce((sum, power) => sum + power, 0);
	return powers.map((power) => power / total);
}
/** Logarithm of Σ exp(zᵢ), shifted by the largest so that nothing overflows. */
function logSumExp(logits) {
	const largest = maximum(logits);
	return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
}
/** 1 / (1 + exp(−z)). For z far below 0 the power overflows to infinity, and the result is 0, as it should be. */
function sigmoid(logit) {
	return 1 / (1 + Math.exp(-logit));
}
/** Position of the largest number, the first of several. */
function argMax(numbers) {
	return numbers.indexOf(maximum(numbers));
}
const maximum = (numbers) => numbers.reduce((largest, number) => Math.max(largest, number), Number.NEGATIVE_INFINITY);
/** Quantized and half-precision probabilities miss 0, 1 and their sum by about this much. */
const TOLERANCE = .001;
/** A single logit often falls in 0..1; twenty in a row do not. */
const MIN_SINGLE_SCORES = 20;
/**
* Whether scores are logits decides every confidence. Softmax of probabilities is a number in 0..1 too, so the mistake
* would go unnoticed.
*
* @param declared - What the policy says; undefined means logits, but only until every item looks like probabilities.
* @param place - Where the task stands in the policy.
*/
function checkScores(declared, place) {
	let items = 0;
	let likeProbabilities = 0;
	let unlikeProbabilities = 0;
	let isSingle = false;
	return {
		see(scores) {
			items += 1;
			isSingle = scores.length === 1;
			if (areProbabilities(scores)) likeProbabilities += 1;
			if (scores.some((score) => score < -.001 || score > 1.001)) unlikeProbabilities += 1;
		},
		finish() {
			if (declared === void 0 && items >= (isSingle ? MIN_SINGLE_SCORES : 1) && likeProbabilities === items) throw contradiction(place, "logits", "probabilities");
			if (declared === "probabilities" && items > 0 && unlikeProbabilities === items) throw contradiction(place, "probabilities", "logits");
		}
	};
}
function areProbabilities(scores) {
	if (scores.some((score) => score < 0 || score > 1)) return false;
	return scores.length === 1 || Math.abs(scores.reduce((sum, score) => sum + score, 0) - 1) <= TOLERANCE;
}
function contradiction(place, expected, got) {
	return new UserError(`${place}.scores: expected ${expected}, got ${got === "logits" ? "numbers outside 0..1" : "probabilities"} on every item.`, `Write "scores: ${got}" if the model gives ${got}; "scores: ${expected}" if this is meant as it is.`);
}
// src/task/score-class-names.ts
/**
* Scores an output that is the name of a class. Without class names an item is labelled with that name, or with the number that
* the name is. Names get numbers as they first occur, after those of the known classes.
*/
function scoreClassNames({ classes }, output) {
	const numbers = new Map((classes ?? []).map((name, index) => [name, index]));
	const numberOf = (name) => {
		const number = numbers.get(name) ?? numbers.size;
		numbers.set(name, number);
		return number;
	};
	return {
		outputNames: [output],
		score(values, item) {
			const tensor = outputOf(values, output);
			const [name, ...others] = tensor.dtype === "string" ? tensor.strings : [];
			if (name === void 0 || others.length > 0) throw new UserError(`${item.place}: expected one class name from output ${JSON.stringify(output)}, got ${tensor.dtype}[${tensor.shape.join(", ")}].`, "Score an output with one name for each item.");
			const { label } = item;
			const actual = classes === void 0 && (typeof label === "string" || typeof label === "number") ? numberOf(String(label)) : readClassLabel(item, classes);
			const predicted = numberOf(name);
			return {
				correct: predicted === actual,
				confidence: NaN,
				review: false,
				predicted,
				actual,
				value: NaN,
				finite: true
			};
		},
		finish() {}
	};
}
// src/task/score-binary.ts
/**
* Positive or not. The output is a logit or probability of the positive class, or a pair of which the second is the positive
* class; or the class itself, as 0 or 1, a truth value or a name, and then has no confidence. An item is taken as positive when
* its probability is at least the threshold. `predicted` is what ranks the items: the logit, the difference of both logits,
* or the probability, so that confident items do not tie at 1.
*/
function scoreBinary(options) {
	const { task, place, outputs, review, classes } = options;
	if (classes !== void 0 && classes.length !== 2) throw new UserError(`${place}.classes: expected 2 names, got ${classes.length}.`, "List the negative class, then the positive one; more classes are \"kind: classification\".");
	const output = selectOutput(task.output, outputs, place);
	if (output.dtype === "string") return scoreNames(options, output.name);
	const check = checkScores(task.scores, place);
	return {
		outputNames: [output.name],
		score(values, item) {
			const tensor = outputOf(values, output.name);
			const scores = classScores(tensor, output.name, item.place);
			const actual = readBinaryLabel(item, classes);
			if (scores.length !== 1 && scores.length !== 2) throw wrongCount(scores.length, options);
			if (!scores.every(Number.isFinite)) return {
				...NO_ANSWER$1,
				actual,
				review: review !== void 0
			};
			if (isDecision(tensor)) return decide$1(tensor, scores, {
				actual,
				options,
				place: item.place
			});
			check.see(scores);
			return judge$4(scores, actual, options);
		},
		finish: check.finish
	};
}
const NO_ANSWER$1 = {
	correct: false,
	confidence: NaN,
	predicted: NaN,
	value: NaN,
	finite: false
};
function judge$4(scores, actual, { task, review }) {
	const [first = NaN, second] = scores;
	const isProbability = task.scores === "probabilities";
	const ranking = second === void 0 ? first : isProbability ? second : second - first;
	const probability = isProbability ? Math.min(Math.max(ranking, 0), 1) : sigmoid(ranking);
	const confidence = Math.max(probability, 1 - probability);
	return {
		correct: probability >= task.threshold === (actual === 1),
		confidence,
		review: needsReview(confidence, review),
		predicted: ranking,
		actual,
		value: NaN,
		finite: true
	};
}
function decide$1({ dtype }, [decision = NaN], { actual, options, place }) {
	refuseReview(options.review, options.place, "an output that is the class itself");
	if (decision !== 0 && decision !== 1) throw new UserError(`${place}: expected 0 or 1 from an output of type ${dtype}, got ${show(decision)}.`, "Score an output of logits or probabilities, or use \"kind: classification\" for more classes.");
	return {
		correct: decision === actual,
		confidence: NaN,
		review: false,
		predicted: decision,
		actual,
		value: NaN,
		finite: true
	};
}
function scoreNames({ task, place, review, classes }, output) {
	refuseReview(review, place, "an output of class names");
	if (classes === void 0) throw new UserError(`${place}: expected "classes" for an output of class names, got none.`, "Name a JSON file with the negative class, then the positive one.");
	if (task.metric === "auc") throw new UserError(`${place}.metric: expected "accuracy" for an output of class names, got "auc".`, "The AUC needs an output of logits or probabilities.");
	const names = scoreClassNames({ classes }, output);
	return {
		...names,
		score: (values, item) => names.score(values, {
			...item,
			label: readBinaryLabel(item, classes)
		})
	};
}
function wrongCount(count, { place }) {
	return new UserError(`${place}: expected an output with 1 or 2 scores an item, got ${count}.`, "Use \"kind: classification\" for more classes.");
}
// src/task/score-classification.ts
/**
* One class of several. The output has one logit or probability a class, of which the first largest wins; or it is the
* class itself, as a whole number or a name, and then has no confidence.
*/
function scoreClassification(options) {
	const { task, place, outputs, review } = options;
	const output = selectOutput(task.output, outputs, place);
	if (output.dtype === "string") {
		refuseDecision(options);
		return scoreClassNames(options, output.name);
	}
	const check = checkScores(task.scores, place);
	return {
		outputNames: [output.name],
		score(values, item) {
			const tensor = outputOf(values, output.name);
			if (isDecision(tensor)) {
				refuseDecision(options);
				return decide(tensor, output.name, {
					item,
					options
				});
			}
			const scores = classScores(tensor, output.name, item.place);
			const actual = expectClass(scores, item, options);
			if (!scores.every(Number.isFinite)) return {
				...NO_ANSWER,
				actual,
				review: review !== void 0
			};
			check.see(scores);
			return judge$3(scores, actual, options);
		},
		finish: check.finish
	};
}
const NO_ANSWER = {
	correct: false,
	confidence: NaN,
	predicted: NaN,
	value: NaN,
	finite: false
};
function judge$3(scores, actual, { task, review }) {
	const predicted = argMax(scores);
	const probabilities = task.scores === "probabilities" ? scores : softmax(scores);
	const confidence = Math.min(Math.max(probabilities[predicted] ?? NaN, 0), 1);
	return {
		correct: task.metric === "top-k" ? rankOf(actual, scores) < task.k : predicted === actual,
		confidence,
		review: needsReview(confidence, review),
		predicted,
		actual,
		value: task.metric === "log-loss" ? logLoss(scores, actual, task.scores) : NaN,
		finite: true
	};
}
/** How many classes come before one in the order of their scores; of equal scores the first class comes first. */
function rankOf(index, scores) {
	const own = scores[index] ?? NaN;
	return scores.filter((score, other) => score > own || score === own && other < index).length;
}
/**
* Negative natural logarithm of the probability of the labelled class. Probabilities are cut off at 2^−52, as
* scikit-learn's `log_loss` does for doubles; from logits it is exact however small.
*/
function logLoss(scores, actual, kind) {
	const own = scores[actual] ?? NaN;
	if (kind !== "probabilities") return logSumExp(scores) - own;
	return -Math.log(Math.min(Math.max(own, Number.EPSILON), 1));
}
function expectClass(scores, item, { task, classes, place }) {
	const count = scores.length;
	if (count < 2) throw new UserError(`${place}: expected an output with a score for each class, got ${count} scores.`, "With a single score every item would be right; write \"kind: binary\" for one.");
	if (classes !== void 0 && classes.length !== count) throw new UserError(`${place}.classes: expected ${count} names, one for each score of the output, got ${classes.length}.`, "List all classes in the order of the scores.");
	if (task.metric === "top-k" && task.k >= count) throw new UserError(`${place}.k: expected less than the ${count} classes, got ${task.k}.`, "Among so many guesses every item would be right.");
	const actual = readClassLabel(item, classes);
	if (actual < count) return actual;
	throw new UserError(`${item.place}: expected a class index in 0..${count - 1} for the label, got ${show(item.label)}.`, "The output has no score for this class; class indices start at 0.");
}
/** An output that is the class itself ranks nothing and is sure of nothing. */
function refuseDecision({ task, review, place }) {
	refuseReview(review, place, "an output that is the class itself");
	if (task.metric === "accuracy" || task.metric === "macro-f1") return;
	throw new UserError(`${place}.metric: expected "accuracy" or "macro-f1" for an output that is the class itself, got "${task.metric}".`, "Score an output with one logit or probability a class.");
}
function decide(tensor, output, { item, options }) {
	const [predicted = NaN] = classScores(tensor, output, item.place);
	const actual = readClassLabel(item, options.classes);
	return {
		correct: predicted === actual,
		confidence: NaN,
		review: false,
		predicted,
		actual,
		value: NaN,
		finite: true
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
	var indices = Array.from(positions).sort(compare$1);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare$1(a, b) {
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
// src/task/score-regression.ts
/**
* A number, or several. `value` is the squared error, for MAE the absolute error, averaged over the numbers of the item;
* `predicted` and `actual` are there when it is only one.
*/
function scoreRegression(options) {
	const { task, outputs, place, review } = options;
	refuseReview(review, place, "regression");
	const output = selectOutput(task.output, outputs, place);
	return {
		outputNames: [output.name],
		score(values, item) {
			const predicted = outputNumbers(outputOf(values, output.name), output.name, item);
			const actual = readNumbersLabel(item);
			expectEqualCount(predicted, actual, item);
			if (task.metric === "r2" && actual.length > 1) throw new UserError(`${place}.metric: expected "rmse" or "mae" for several numbers an item, got "r2".`, "R² is defined here for one number an item.");
			return judge$2(predicted, actual, task);
		},
		finish() {}
	};
}
function judge$2(predicted, actual, { metric }) {
	const finite = predicted.every(Number.isFinite);
	const errors = Array.from(predicted, (number, index) => Math.abs(number - (actual[index] ?? NaN)));
	const isSingle = actual.length === 1;
	return {
		correct: finite ? void 0 : false,
		confidence: NaN,
		review: false,
		predicted: isSingle ? predicted[0] ?? NaN : NaN,
		actual: isSingle ? actual[0] ?? NaN : NaN,
		value: mean(metric === "mae" ? errors : errors.map((error) => error ** 2)),
		finite
	};
}
/**
* The numbers of an output, in C order.
*
* @throws {UserError} If it holds text.
*/
function outputNumbers(tensor, output, { place }) {
	if (tensor.dtype !== "string") return tensorNumbers(tensor);
	throw new UserError(`${place}: expected numbers from output ${JSON.stringify(output)}, got strings.`, "Score an output of numbers.");
}
/** @throws {UserError} If label and output have unequal numbers of numbers. */
function expectEqualCount(predicted, actual, { place }) {
	if (predicted.length === actual.length) return;
	throw new UserError(`${place}: expected ${predicted.length} numbers for the label, as many as the output has, got ${actual.length}.`, "Write one number for each number of the output.");
}
// src/task/score-embedding.ts
/** A vector that should point where the labelled one does. `value` is the cosine of both. */
function scoreEmbedding({ task, outputs, place, review }) {
	refuseReview(review, place, "an embedding");
	const output = selectOutput(task.output, outputs, place);
	return {
		outputNames: [output.name],
		score(values, item) {
			const predicted = outputNumbers(outputOf(values, output.name), output.name, item);
			const actual = readNumbersLabel(item);
			expectEqualCount(predicted, actual, item);
			if (actual.every((number) => number === 0)) throw new UserError(`${item.place}: expected a vector with a direction for the label, got zeros (${show([...actual])}).`, "A cosine needs a reference that is not zero.");
			const finite = predicted.every(Number.isFinite);
			return {
				correct: finite ? void 0 : false,
				confidence: NaN,
				review: false,
				predicted: NaN,
				actual: NaN,
				value: cosine(predicted, actual),
				finite
			};
		},
		finish() {}
	};
}
/**
* Cosine of the angle between two vectors of equal length, −1..1. A vector of zeros points nowhere and gets 0, as in
* scikit-learn's `cosine_similarity`.
*/
function cosine(a, b) {
	const [first, second] = [toUnitScale(a), toUnitScale(b)];
	const lengths = Math.sqrt(dot(first, first) * dot(second, second));
	return lengths === 0 ? 0 : Math.min(Math.max(dot(first, second) / lengths, -1), 1);
}
/** Divided by the largest magnitude, so that squares neither overflow nor vanish. */
function toUnitScale(vector) {
	const largest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
	return largest === 0 ? vector : vector.map((number) => number / largest);
}
function dot(a, b) {
	return a.reduce((sum, number, index) => sum + number * (b[index] ?? NaN), 0);
}
// src/task/create-scorer.ts
/**
* The scorer of a task.
*
* @throws {UserError} If the task names no output that can be scored, or asks for a review that the task has no confidence for.
*/
function createScorer(options) {
	const { task } = options;
	switch (task.kind) {
		case "classification": return scoreClassification({
			...options,
			task
		});
		case "binary": return scoreBinary({
			...options,
			task
		});
		case "regression": return scoreRegression({
			...options,
			task
		});
		case "embedding": return scoreEmbedding({
			...options,
			task
		});
		case "output-match": return matchOutputs({
			...options,
			task
		});
	}
}
// src/measure/enter-model.ts
const NOT_TENSORS = [
	"sequence",
	"map",
	"optional"
];
/**
* Stages a model into the run's private folder, refuses what the runtime cannot or must not run, and fits its outputs
* to the task.
*
* @throws {UserError} If the file is no model that can be judged by this policy.
*/
async function enterModel(laboratory, entry) {
	const { name, file, shownPath } = entry;
	const model = await stageModel({
		file,
		shownPath,
		directory: join(laboratory.directory, name)
	});
	checkModel(model.facts, shownPath);
	return enterStaged(model, entry);
}
/**
* Enters a model that is staged already, under settings of its own.
*
* @throws {UserError} If its outputs do not fit the task.
*/
function enterStaged(model, entry) {
	const { name, policy, runtimeFolder, classes } = entry;
	const scorer = createScorer({
		task: policy.task,
		review: policy.review,
		outputs: model.facts.outputs,
		classes,
		place: `models.${policy.id}.task`
	});
	return {
		arm: {
			name,
			model,
			runtimeFolder,
			...settingsOf(entry, model.facts.outputs)
		},
		scorer,
		known: void 0
	};
}
/** Strict placement is asked of the candidate; the baseline stays what it is. */
function settingsOf({ name, policy: { runtime } }, outputs) {
	return {
		session: {
			providers: runtime.providers,
			intraOpThreads: runtime["intra-op-threads"],
			graphOptimization: runtime["graph-optimization"],
			memoryArena: runtime["memory-arena"],
			memoryPattern: runtime["memory-pattern"],
			strictPlacement: runtime["strict-placement"] && name === "candidate"
		},
		outputs: outputs.filter(({ dtype }) => !NOT_TENSORS.includes(dtype)).map((output) => output.name)
	};
}
/**
* Reads the names of a task's classes, index = class.
*
* @throws {UserError} If the file is absent or holds anything but a JSON array of different texts.
*/
async function readClasses({ task, id }, policyFolder) {
	if (!("classes" in task) || task.classes === void 0) return void 0;
	const names = array(string()).min(2).refine((all) => new Set(all).size === all.length);
	let found;
	try {
		found = JSON.parse(await readFile(resolve(policyFolder, task.classes), "utf8"));
	} catch (error) {
		const why = error.code ?? "no JSON";
		throw badClasses(id, task.classes, why);
	}
	const parsed = names.safeParse(found);
	if (parsed.success) return parsed.data;
	throw badClasses(id, task.classes, JSON.stringify(found).slice(0, 80));
}
function badClasses(id, path, got) {
	return new UserError(`models.${id}.task.classes: expected a JSON array of at least two different names in ${basename(path)}, got ${got}.`, "Write [\"cat\", \"dog\"]; the position of a name is the index of its class.");
}
/** Inputs that differ between two models, one line each: they cannot be given the same items. */
function describeInputDifferences(baseline, candidate) {
	const describe = ({ arm }) => new Map(arm.model.facts.inputs.map(({ name, dtype, shape }) => [name, `${dtype} ${shape?.length ?? "any"}-d`]));
	const [before, now] = [describe(baseline), describe(candidate)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name)).map((name) => `input ${name}: ${before.get(name) ?? "absent"} → ${now.get(name) ?? "absent"}`);
}
// src/task/area-under-curve.ts
/**
* Area under the ROC curve: the probability that a positive item scores higher than a negative one, a tie counting half.
* From the rank sum of the positive items with mid-ranks for ties, as U / (n₁·n₀).
*
* @param outcomes - `actual` 1 is positive, 0 negative; `predicted` is the score, finite.
* @returns 0..1; or text when one of the classes has no item.
* @see Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC) curve".
* @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the other".
*/
function areaUnderCurve(outcomes) {
	const positive = [];
	const negative = [];
	for (const { predicted, actual } of outcomes) (actual === 1 ? positive : negative).push(predicted);
	if (positive.length === 0) return "no item is positive, and the AUC compares positive with negative ones";
	if (negative.length === 0) return "no item is negative, and the AUC compares positive with negative ones";
	return (wilcoxonRankSum(positive, negative) - positive.length * (positive.length + 1) / 2) / (positive.length * negative.length);
}
// src/task/macro-f1.ts
/**
* F1 = 2·TP / (2·TP + FP + FN) of each class, averaged over the classes that occur as label or as prediction, each with
* equal weight, as scikit-learn's `f1_score(average="macro")` does. An item without prediction counts as missed.
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
// src/task/compute-score.ts
/**
* The score of a task over the items of a table.
*
* @param items - Positions of the items that count, each as often as it stands there: a slice, or a bootstrap resample. All when absent.
* @returns A finite number, or null and the reason why there is none.
*/
function computeScore(task, table, items) {
	const { compute, name, better } = METRICS[metricOf(task)];
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
		reason: "it is too large for a number"
	};
}
/** Made anew at each pass: a million outcomes are never in memory as objects. */
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
const metricOf = (task) => "metric" in task ? task.metric : task.kind;
/** What a task's score is made of. */
const scoreBasis = (task) => METRICS[metricOf(task)].basis;
/** Whether a task's score is a good or an error. */
const scoreBetter = (task) => METRICS[metricOf(task)].better;
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
	}
};
function shareCorrect(outcomes) {
	return mean(Array.from(outcomes, ({ correct }) => correct === true ? 1 : 0));
}
function meanValue(outcomes) {
	return mean(Array.from(outcomes, ({ value }) => value));
}
/** A number that is averaged cannot do without one of its items; leaving it out would reward it. */
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
* Coefficient of determination, 1 − Σ(actual − predicted)² / Σ(actual − mean)².
*
* @see Draper & Smith (1998), "Applied Regression Analysis", §1.3.
*/
function rSquared(outcomes) {
	const labels = Array.from(outcomes, ({ actual }) => actual);
	if (labels.every((label) => label === labels[0])) return "the labels are all equal";
	return 1 - sum(Array.from(outcomes, ({ actual, predicted }) => (actual - predicted) ** 2)) / sumNthPowerDeviations(labels, 2);
}
// src/stats/student-t.ts
/** Parameters of a million need a thousand. */
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
// src/stats/binomial.ts
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
// src/stats/quantile-interval.ts
/** Probability left out on each side of a percentile's interval: 95 % in all. */
const TAIL = .025;
/**
* Which samples bound a percentile with 95 % confidence, whatever the distribution, if the samples are independent:
* `low` is the largest rank l with P[Bin(n, p) ≤ l − 1] ≤ 2.5 %, `high` the smallest rank u with P[Bin(n, p) ≥ u] ≤ 2.5 %.
*
* @param samples - Number of samples, n.
* @param percent - In (0, 100).
* @returns Undefined where even the smallest and the largest sample are too few to bound it: there is no such percentile.
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
/** The smallest rank in 0..`samples` for which `holds`, which holds for all larger ones too. */
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
/** Fewest samples of which a percentile of at least 50 can be bounded by {@link percentileRanks}: 72 for P95, 368 for P99. */
function minSamples(percent) {
	return Math.ceil(Math.log(TAIL) / Math.log(percent / 100));
}
// src/verdict/count-samples.ts
const PERCENT = {
	"latency-p50": 50,
	"latency-p95": 95,
	"latency-p99": 99
};
/** The percentile that a metric is, in percent; undefined for one that is none. */
const percentOf = (metric) => PERCENT[metric];
/** Timed inferences of one arm. */
const countInferences = (launches) => launches.reduce((sum, { samples }) => sum + samples, 0);
/** What stands behind each value of a sampled metric. */
function countSamples(metric, { baseline, candidate }) {
	if (metric === "memory-ram-peak") return {
		baseline: baseline?.ramPeakBytes.length ?? 0,
		candidate: candidate.ramPeakBytes.length,
		of: "processes"
	};
	if (metric === "load-time" || metric === "first-run") return {
		baseline: baseline?.launches.length ?? 0,
		candidate: candidate.launches.length,
		of: "launches"
	};
	const of = `inferences in ${candidate.launches.length} launches`;
	return {
		baseline: countInferences(baseline?.launches ?? []),
		candidate: countInferences(candidate.launches),
		of
	};
}
/** Why a percentile has too few samples to be one, in either arm; undefined where it has enough. */
function findShortage(metric, { baseline, candidate }) {
	const percent = percentOf(metric);
	if (percent === void 0) return void 0;
	const counts = [candidate, baseline].flatMap((arm) => arm === void 0 ? [] : [countInferences(arm.launches)]);
	const fewest = Math.min(...counts);
	if (percentileRanks(fewest, percent) !== void 0) return void 0;
	return `${fewest} inferences: below ${minSamples(percent)} there is no P${percent}`;
}
// src/task/number-column.ts
/**
* A growing column of doubles. Every full chunk is kept in the narrowest form that gives each of its numbers back: one
* number where all are the same, two bytes each where all are small whole numbers such as classes, else eight.
*/
var NumberColumn = class NumberColumn {
	#chunks = [];
	#last = new Float64Array(CHUNK);
	#length = 0;
	/** @param numbers - In order; they are copied. */
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
	/** The number at `index`, counted from 0; undefined where there is none. */
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
	return numbers.every((number, index) => Object.is(number, small[index])) ? small : numbers.slice();
}
// src/task/outcome-table.ts
/**
* The outcomes of all items under one model, in the order of the regression set: at most 25 bytes an item, 5 where predicted
* and actual are classes, and 2 a slice key, with some reserve. Ids are not kept; a position leads to the item in the set.
* `JSON.stringify` gives the form of `outcomeTableSchema`.
*/
var OutcomeTable = class OutcomeTable {
	#count = 0;
	#flags = /* @__PURE__ */ new Uint8Array(0);
	#predicted = new NumberColumn();
	#actual = new NumberColumn();
	#value = new NumberColumn();
	#slices = /* @__PURE__ */ new Map();
	/** The table that a JSON form stands for. @throws {z.ZodError} If it is not of `outcomeTableSchema`. */
	static parse(json) {
		const { count, flags, predicted, actual, value, slices } = outcomeTableSchema.parse(json);
		const table = new OutcomeTable();
		table.#count = count;
		table.#flags = fromBase64(flags);
		table.#predicted = NumberColumn.from(new Float64Array(fromBase64(predicted).buffer));
		table.#actual = NumberColumn.from(new Float64Array(fromBase64(actual).buffer));
		table.#value = NumberColumn.from(new Float64Array(fromBase64(value).buffer));
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
	/**
	* Puts the outcome of the next item at the end.
	* @throws {UserError} If slices have more keys or values than slices can sensibly have.
	*/
	add(outcome, item) {
		const index = this.#count;
		this.#flags = makeRoom(this.#flags, index);
		this.#flags[index] = packFlags(outcome);
		this.#predicted.push(outcome.predicted);
		this.#actual.push(outcome.actual);
		this.#value.push(outcome.value);
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
		return {
			...unpackFlags(flags),
			predicted,
			actual,
			value
		};
	}
	/** The slices, one column a key, in the order in which the keys first occur. */
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
			predicted: toBase64(this.#predicted.toArray()),
			actual: toBase64(this.#actual.toArray()),
			value: toBase64(this.#value.toArray()),
			slices: this.slices().map(({ key, values, indices }) => ({
				key,
				values: [...values],
				indices: toBase64(indices)
			}))
		};
	}
	#addSlice(key, value, place) {
		const slice = this.#slices.get(key) ?? {
			numbers: /* @__PURE__ */ new Map(),
			indices: /* @__PURE__ */ new Uint16Array(0)
		};
		const number = slice.numbers.get(value) ?? slice.numbers.size + 1;
		if (number > MAX_VALUES) throw tooMany(place, `${MAX_VALUES} values of slice ${JSON.stringify(key)}`);
		slice.numbers.set(value, number);
		slice.indices = makeRoom(slice.indices, this.#count);
		slice.indices[this.#count] = number;
		this.#slices.set(key, slice);
		if (this.#slices.size > MAX_KEYS) throw tooMany(place, `${MAX_KEYS} slice keys`);
	}
};
/** Share of the items that go to a person, 0..1. @throws {RangeError} If there are no items. */
function reviewRate(table) {
	if (table.count === 0) throw new RangeError("no items, so no review rate");
	return countWhere(table, ({ review }) => review) / table.count;
}
/** Number of items with NaN or an infinity in an output that is scored. */
function nonFiniteCount(table) {
	return countWhere(table, ({ finite }) => !finite);
}
function countWhere(table, holds) {
	let count = 0;
	for (let index = 0; index < table.count; index++) if (holds(table.outcomeAt(index))) count += 1;
	return count;
}
/** With more values a slice is an id, and a report could not show it. */
const MAX_VALUES = 1e4;
const MAX_KEYS = 64;
function tooMany(place, what) {
	return new UserError(`${place}: expected at most ${what}, got more.`, "Keep slices to groups of items, such as a class or a source; names of single items belong into \"id\".");
}
/** The column itself, or a longer copy when `index` is beyond its end. */
function makeRoom(column, index) {
	return index < column.length ? column : resize(column, Math.ceil(index * 1.25) + 64);
}
function resize(column, length) {
	const longer = new column.constructor(length);
	longer.set(column);
	return longer;
}
const FLAG = {
	judged: 1,
	correct: 2,
	review: 4,
	nonFinite: 8
};
const ALL_FLAGS = 15;
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
const toBase64 = (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
function fromBase64(text) {
	return new Uint8Array(Buffer.from(text, "base64"));
}
/** JSON form of a table: columns as base64 of little-endian values, one an item, so that NaN and every bit survive. */
const outcomeTableSchema = strictObject({
	count: int().nonnegative(),
	flags: string(),
	predicted: string(),
	actual: string(),
	value: string(),
	slices: array(strictObject({
		key: string(),
		values: array(string()).max(MAX_VALUES),
		indices: string()
	})).max(MAX_KEYS)
}).superRefine((table, context) => {
	const expectBytes = (text, width, path) => {
		const expected = table.count * width;
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
	for (const name of [
		"predicted",
		"actual",
		"value"
	]) expectBytes(table[name], 8, [name]);
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
// src/verdict/check-limit.ts
/** Differences of shares are multiples of 1/n with n below 10⁹: what lies beyond the twelfth digit is rounding. */
const roundOff = (value) => Math.round(value * 0xe8d4a51000) / 0xe8d4a51000;
/**
* Judges a metric that repeats exactly.
*
* @param values - In the metric's own unit.
* @returns `fail` also when a value is NaN: each comparison states the passing condition.
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
/**
* Judges a metric that differs from run to run: `fail` when its whole interval is beyond the limit, `pass` when its
* whole interval is within, else `inconclusive`.
*/
function checkSampled(limit, figures) {
	return worst(checkClauses(limit, figures).map(({ answer }) => answer));
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
/**
* Judges a score by how sure its items make it: `pass` when the whole interval is within the limit, `fail` when all of it
* is beyond, else `inconclusive`. The baseline's own score counts as known: it is the bar.
*
* @param figures - `difference`: of candidate less baseline; `own`: on the candidate's score, for `max` and `min`.
*/
function checkConfident(limit, figures) {
	const { baseline, difference, own } = figures;
	const answers = [];
	if (limit.max !== void 0) answers.push(checkInterval(own, limit.max, 1));
	if (limit.min !== void 0) answers.push(checkInterval(own, -limit.min, -1));
	for (const [bound, sign] of boundsOf(limit)) answers.push(baseline === void 0 ? "unjudged" : checkInterval(difference, allowedAmount(bound, baseline), sign));
	return worst(answers);
}
/** The largest worsening that a limit allows, in the metric's own unit; undefined where it bounds no change. */
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
/** The bounds on a change with the sign that makes a worsening positive. */
function boundsOf(limit) {
	const bounds = [];
	if (limit["max-increase"] !== void 0) bounds.push([limit["max-increase"], 1]);
	if (limit["max-drop"] !== void 0) bounds.push([limit["max-drop"], -1]);
	return bounds;
}
function allowedAmount(bound, baseline) {
	return bound.kind === "relative" ? bound.value * Math.abs(baseline) : bound.value;
}
/** No answer at all is never a pass. */
function worst(answers) {
	return [
		"fail",
		"inconclusive",
		"unjudged",
		"pass"
	].find((answer) => answers.includes(answer)) ?? "fail";
}
// src/verdict/fallback-share.ts
/** Heavy fallback: kernels that ran on the CPU instead, and the copies to and from them; not mere shape arithmetic. */
const isHeavy = ({ role }) => role === "fallback" || role === "copy";
/** Share of kernel and copy time that heavy fallback takes, 0..1. */
function fallbackShare({ placement }) {
	return placement.filter(isHeavy).reduce((sum, { timeShare }) => sum + timeShare, 0);
}
/** Missing where there is nothing to fall back from. */
function readFallbackShare({ policy, baseline, candidate }) {
	if (policy.runtime.providers[0] === "cpu") return {
		kind: "missing",
		reason: "no other provider than the CPU was asked for"
	};
	if (candidate.placement.length === 0) return {
		kind: "missing",
		reason: "the model was not profiled"
	};
	return {
		kind: "exact",
		baseline: baseline && fallbackShare(baseline),
		candidate: fallbackShare(candidate)
	};
}
/**
* Whether no node falls back that did not before: of no operator more nodes. Then a larger share is noise of the profile,
* or the rest became faster; whether the nodes became slower the latency tells better.
*/
function fallsBackAsBefore({ baseline, candidate }) {
	if (baseline === void 0) return false;
	const before = countHeavy(baseline.placement);
	return [...countHeavy(candidate.placement)].every(([operator, nodes]) => nodes <= (before.get(operator) ?? 0));
}
function countHeavy(placement) {
	const counts = /* @__PURE__ */ new Map();
	for (const { operator, nodes } of placement.filter(isHeavy)) counts.set(operator, (counts.get(operator) ?? 0) + nodes);
	return counts;
}
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
/** Rounded half away from zero to `decimals` digits after the point, so that the exponent is −`decimals`. */
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
/** Negative when `left` is the smaller, 0 when equal, positive when `left` is the larger. */
function compareDecimals(left, right) {
	const decimals = -Math.min(left.exponent, right.exponent, 0);
	const difference = roundDecimal(left, decimals).coefficient - roundDecimal(right, decimals).coefficient;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Text of the size without its sign: commas between thousands, −`exponent` digits after the point. Expects `exponent` ≤ 0. */
function decimalText({ coefficient, exponent }) {
	const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(1 - exponent, "0");
	const whole = digits.slice(0, digits.length + exponent).replace(/\B(?=(\d{3})+$)/g, ",");
	return exponent === 0 ? whole : `${whole}.${digits.slice(exponent)}`;
}
/** As `decimalText` with as many digits as the number has. */
function exactText(decimal) {
	return decimalText(roundDecimal(decimal, Math.max(0, -decimal.exponent)));
}
/** From here on figures are printed as 1.234e+15, in their base unit and without a label. */
const MAX_PLAIN = 0x38d7ea4c68000;
/** Largest first. Every label is set off by a no-break space. */
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
	score: [{
		divisor: 1,
		powerOfTen: 0,
		label: "",
		significantDigits: 4
	}],
	share: [{
		divisor: 1,
		powerOfTen: 2,
		label: "\xA0%",
		significantDigits: 3
	}],
	"items/s": [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0items/s",
		significantDigits: 4
	}]
};
/** Beyond this ratio of largest to smallest, one unit for all would be harder to read than two. */
const MAX_RATIO_IN_ONE_UNIT = 100;
/** A figure alone: "1.234 ms", "812 µs", "12.3 MiB", "60.35 USD", "8.05 %", "0.9120"; "–" for null. */
function formatValue(value, unit) {
	return value === null ? "–" : printFigure(value, figureFormats([value], unit)[0]);
}
/**
* One format for each figure, in the same unit and with the same decimals so that a reader can compare them at a glance,
* unless they lie too far apart.
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
/** Shares and whole dollars have two decimals, as people write them; all else its significant digits. */
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
/** "1.234 ms". A figure that is no number reads "not a number": a report is written even of a broken measurement. */
function printFigure(value, format) {
	if (!Number.isFinite(value)) return "not a number";
	if (scaled(Math.abs(value), format) >= MAX_PLAIN) return value.toExponential(3).replace("-", "−");
	const rounded = roundDecimal(inFormat(value, format), format.decimals);
	return `${rounded.coefficient < 0n ? "−" : ""}${decimalText(rounded)}${format.label}`;
}
/** As `printFigure`, with the sign of a change: "+1.25 pp", "−18.2 %", "±0 %", and "±0.0 %" when only rounding makes it zero. */
function printChange(value, format) {
	if (value === 0) return `±0${format.label}`;
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
// src/stats/interval.ts
/** Probability with which an interval holds the true value, 0..1. */
const confidenceOf = ({ low, high }) => 1 - low - high;
// src/stats/normal.ts
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Where the series gives way to the continued fraction: both have all their digits here. */
const FAR = 5;
const FRACTION_TERMS = 60;
/** Beyond, P[Z > x] is zero in double precision. */
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
// src/stats/paired-difference.ts
/**
* Interval of the difference of two shares over the same items, candidate less baseline: d ± z·√v with
* d = (c − b)/n and v = (b + c)/n² − (b − c)²/n³, where one item is added to each of b and c and two to n, without which
* no item changing sides would prove that none ever will.
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
/** (z(5 %) + z(20 %))²: one-sided 5 %, power 80 %. */
const Z_SQUARED = 6.18;
/**
* Items with which a margin can be told from no change at all, four times out of five, at one-sided 5 %:
* 6.18 · variance / margin².
*
* @param variance - Of one item's part in the difference, ≥ 0: of two shares, the share of items that change sides.
* @param margin - Largest difference that is allowed, ≥ 0, in the score's own unit.
* @returns A whole number; infinite for a margin of 0.
*/
function itemsNeeded(variance, margin) {
	return margin > 0 ? Math.ceil(Z_SQUARED * variance / margin ** 2) : Number.POSITIVE_INFINITY;
}
/** Items below which not even a set without any item changing sides can show a margin of two shares, at one-sided 5 %. */
function itemsForNoChange(margin) {
	return Math.ceil(normalQuantile(.05) * Math.SQRT2 / margin - 2);
}
/**
* Student's t interval of a mean.
*
* @param values - Independent values, shape [n].
* @param tails - Probability left out on each side, in (0, 0.5); one number for both sides.
* @returns Undefined for n < {@link MIN_VALUES}.
*/
function meanInterval(values, tails) {
	if (values.length < 3) return void 0;
	const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
	return around(mean([...values]), {
		standardError,
		degrees: values.length - 1,
		tails
	});
}
/**
* Welch's interval of the difference of two means, second less first, for values that were not taken in pairs.
*
* @see Welch (1947), "The generalization of Student's problem when several different population variances are involved".
*/
function meanDifferenceInterval(first, second, tails) {
	if (first.length < 3 || second.length < 3) return void 0;
	const [a = 0, b = 0] = [first, second].map((values) => sampleStandardDeviation([...values]) ** 2 / values.length);
	const center = mean([...second]) - mean([...first]);
	const degrees = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
	return around(center, {
		standardError: Math.sqrt(a + b),
		degrees,
		tails
	});
}
/** The interval around a center that is t distributed. */
function around(center, { standardError, degrees, tails }) {
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
// src/stats/random.ts
/**
* The stream that belongs to a seed: xoshiro128** 1.1, its state filled from SplitMix64, as its authors advise.
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
* SplitMix64: a 64-bit number a call.
*
* @see Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators"; https://prng.di.unimi.it/splitmix64.c
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
// src/stats/paired-bootstrap.ts
const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1e3;
/** Items looked at over all resamples: keeps a large set within seconds. */
const MAX_WORK = 1e7;
const SEED = 20260822;
/**
* Standard error of a statistic that is no mean over items, by drawing as many items with replacement again and again.
* Both models see the same drawn items, so what is hard for both cancels. The same items always give the same answer.
*
* @param items - How many there are, ≥ 2.
* @param statistic - Of the items at these positions, each as often as it stands there; undefined or NaN where they do not define it.
* @returns Undefined where too many resamples do not define the statistic.
* @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; 50 to 200 resamples suffice for a standard error.
*/
function bootstrapStandardError(items, statistic) {
	const random = createRandom(SEED);
	const resamples = Math.min(Math.max(Math.floor(MAX_WORK / items), MIN_RESAMPLES), MAX_RESAMPLES);
	const values = [];
	for (let resample = 0; resample < resamples; resample += 1) {
		const value = statistic(Array.from({ length: items }, () => random.nextInt(items)));
		if (value !== void 0 && Number.isFinite(value)) values.push(value);
	}
	return values.length < resamples * .95 ? void 0 : sampleStandardDeviation(values);
}
// src/stats/wilson.ts
/**
* Wilson's score interval of a proportion, each end with its own quantile:
* (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
*
* @param successes - Whole number in 0..`trials`.
* @param trials - Whole number ≥ 1.
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
// src/task/compare-outcomes.ts
/**
* Compares two models item by item.
*
* @throws {RangeError} If the tables are not of the same items: their numbers differ.
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
// src/task/compare-scores.ts
/** Fewer items give no interval that rests on a normal distribution. */
const MIN_ITEMS = 30;
/**
* The difference of two models' scores, item by item: what is hard for both cancels. Shares by their discordant items,
* means by Student's t over the items' differences, all else by the bootstrap's standard error.
*
* @throws {RangeError} If the tables are not of the same items.
*/
function compareScores(task, pair, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const { items, rightToWrong, wrongToRight } = compareOutcomes(pair.baseline, pair.candidate);
			return compareShares({
				items,
				gained: wrongToRight.length,
				lost: rightToWrong.length
			}, tails);
		}
		case "mean": return compareMeans(pair, tails);
		case "set": return compareSets$1(task, pair, tails);
	}
}
/** The difference of two models' review rates. */
function compareReviewRates({ baseline, candidate }, tails) {
	const { items, newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
	return compareShares({
		items,
		gained: newlyReviewed.length,
		lost: noLongerReviewed.length
	}, tails);
}
/** Where one model's score lies on the inputs that the items stand for; undefined where the items are too few. */
function scoreInterval(task, table, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const { value } = computeScore(task, table);
			return value === null ? void 0 : shareInterval(value, table, tails);
		}
		case "mean": return meanOfItems(valuesOf$1(table), tails);
		case "set": {
			const statistic = (items) => computeScore(task, table, items).value ?? void 0;
			return bootstrapped(table.count, statistic, tails).interval;
		}
	}
}
/** Where one model's review rate lies. */
function reviewRateInterval(table, tails) {
	return shareInterval(reviewRate(table), table, tails);
}
const shareInterval = (share, { count }, tails) => wilsonInterval(Math.round(share * count), count, tails);
function compareShares(discordance, tails) {
	const changed = discordance.gained + discordance.lost;
	return {
		interval: pairedDifferenceInterval(discordance, tails),
		variance: changed / discordance.items,
		changed
	};
}
function compareMeans({ baseline, candidate }, tails) {
	const before = valuesOf$1(baseline);
	const differences = valuesOf$1(candidate).map((value, item) => value - (before[item] ?? NaN));
	return {
		interval: meanOfItems(differences, tails),
		variance: variance(differences)
	};
}
function compareSets$1(task, { baseline, candidate }, tails) {
	const difference = (items) => {
		const [before, now] = [baseline, candidate].map((table) => computeScore(task, table, items).value);
		return typeof before === "number" && typeof now === "number" ? now - before : void 0;
	};
	return bootstrapped(candidate.count, difference, tails);
}
function bootstrapped(items, statistic, tails) {
	const center = statistic();
	const deviation = items < MIN_ITEMS ? void 0 : bootstrapStandardError(items, statistic);
	if (center === void 0 || deviation === void 0) return {
		interval: void 0,
		variance: NaN
	};
	return {
		interval: {
			low: center - normalQuantile(tails.low) * deviation,
			high: center + normalQuantile(tails.high) * deviation
		},
		variance: items * deviation ** 2
	};
}
const meanOfItems = (values, tails) => values.length < MIN_ITEMS ? void 0 : meanInterval(values, tails);
const valuesOf$1 = (table) => Array.from({ length: table.count }, (_, item) => table.outcomeAt(item).value);
// src/stats/alpha-spending.ts
/**
* fraction^power: `power` 1 spends evenly, near Pocock's; 3 spends late, near O'Brien and Fleming's.
*
* @see Kim & DeMets (1987), "Design and analysis of group sequential tests based on the type I error spending rate function".
*/
const powerFamily = (power) => (fraction) => fraction ** power;
/** How far from 0 the grid and any boundary reach, in standard deviations of the score. */
const REACH = 8;
/** Grid steps per standard deviation of the smallest increment. */
const STEPS_PER_DEVIATION = 4;
/**
* The chance, at each look, that a test which has not yet crossed its boundary crosses it although the truth lies at the
* limit: what an interval at that look may leave out on that side, so that all looks together err no more than `error`.
* The score is a Brownian motion in the information, and the boundary at each look is found from the boundaries before it
* by numerical integration.
*
* @param fractions - Information at each look as a share of the planned maximum, rising, each in (0, 1]. Shape [looks].
* @param error - One-sided, over all looks, in (0, 0.5).
* @returns One-sided nominal tail of each look, at most `error`. Shape [looks].
* @throws {RangeError} If `fractions` do not rise within (0, 1].
* @see Armitage, McPherson & Rowe (1969), "Repeated significance tests on accumulating data"; Jennison & Turnbull (2000),
*   "Group Sequential Methods with Applications to Clinical Trials", §7.2 and ch. 19.
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
/** Chance to cross `bound` at this look, coming from what is still alive; before the first look the score is 0. */
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
/** Where the score may be after one more increment without having crossed `bound`. */
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
* Chance that a model is blocked although none of its metrics is worse than its limit: over all limits on what is sampled
* and all looks at it. Each limit gets an equal part (Bonferroni), however the metrics hang together.
*/
const BLOCK_ERROR = .005;
/** Chance, for each limit, to pass a model that is worse; it needs no sharing, because all limits must pass. */
const PASS_ERROR = .01;
/** The same for a score over items: the level of the usual non-inferiority test, by which `itemsNeeded` counts. */
const PASS_ERROR_OF_ITEMS = .05;
/**
* All looks together spend up to this many times what they should, at the limit and over a hundred launches: the t of a
* trimmed mean is not quite the one that is taken for it. They are given so much less.
*/
const OVERSPENT = 1.25;
/** Power of the information by which the error to block is spent: evenly, because what is spent early is missed at the end. */
const BLOCK_POWER = 1;
/** The same for the error to pass: over a quarter of it at the first look, because most models are no slower. */
const PASS_POWER = .5;
const BOUNDS = [
	"max-increase",
	"max-drop",
	"max",
	"min"
];
/** Number of bounds that are judged from a sample and so may block by chance: those of sampled metrics, and of `confident` scores. */
function countChances(limits) {
	return Object.entries(limits).reduce((count, [metric, limit]) => {
		return count + (METRICS$1[metric].evidence === "sampled" || limit?.decide === "confident" ? BOUNDS.filter((key) => limit?.[key] !== void 0).length : 0);
	}, 0);
}
/**
* What an interval over launches may leave out on each side at a look.
*
* @param launches - Number of launches in it.
* @throws {RangeError} If an interim look comes before {@link FIRST_LOOK}.
*/
function tailsAt(launches, look, { limits, worse }) {
	return orient(tailAt(launches, look, {
		error: blockErrorOf(limits),
		power: BLOCK_POWER
	}), tailAt(launches, look, {
		error: PASS_ERROR,
		power: PASS_POWER
	}), worse);
}
/** What an interval over items may leave out on each side. */
function tailsOfItems({ limits, worse }) {
	return orient(blockErrorOf(limits), PASS_ERROR_OF_ITEMS, worse);
}
const blockErrorOf = (limits) => BLOCK_ERROR / Math.max(1, countChances(limits));
/** The end on the good side proves a model worse when it is beyond the limit; the other end proves it fine. */
function orient(block, pass, worse) {
	return worse === "higher" ? {
		low: block,
		high: pass
	} : {
		low: pass,
		high: block
	};
}
function tailAt(launches, look, allowance) {
	if (look === "only") return allowance.error;
	const tail = look === "last" ? lastTail(launches, allowance) : plannedTails(allowance)[Math.min(launches, 100) - 8];
	if (tail === void 0) throw new RangeError(`expected at least 8 launches at a look, got ${launches}`);
	return tail;
}
const fractionsUpTo = (launches) => Array.from({ length: launches - 8 + 1 }, (_, index) => (8 + index) / 100);
function plannedTails(allowance) {
	return spend(fractionsUpTo(100), allowance);
}
function lastTail(launches, allowance) {
	const before = Math.min(launches, 100) - 1;
	return spend(before < 8 ? [1] : [...fractionsUpTo(before), 1], allowance).at(-1);
}
/** Kept, because the integration takes some 50 ms and the same looks come again for every row and launch. */
const known = /* @__PURE__ */ new Map();
function spend(fractions, { error, power }) {
	const key = [
		error,
		power,
		...fractions
	].join(" ");
	const tails = known.get(key) ?? nominalTails(fractions, error / OVERSPENT, powerFamily(power));
	known.set(key, tails);
	return tails;
}
// src/verdict/judge-items.ts
/**
* Judges a score as one that stands for all inputs, not only for the regression set: non-inferiority, with the limit as
* its margin.
*
* @param measured - `baseline`: the baseline's score, undefined where there is none.
* @returns The answer, the interval that it rests on, and how many items the margin needs.
*/
function judgeItems(metric, limit, { comparison, baseline }) {
	const tails = tailsOfItems({
		limits: comparison.policy.limits,
		worse: worseOf(metric, comparison)
	});
	const difference = baseline === void 0 ? void 0 : compare(metric, comparison, tails);
	const isBounded = limit.min !== void 0 || limit.max !== void 0;
	return {
		answer: checkConfident(limit, {
			baseline,
			difference: difference?.interval,
			own: isBounded ? ownInterval(metric, comparison, tails) : void 0
		}),
		...difference?.interval && { interval: {
			...ends(difference.interval),
			confidence: confidenceOf(tails)
		} },
		reason: describeItems(comparison, difference, baseline === void 0 ? void 0 : marginOf(limit, baseline))
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
function ownInterval(metric, { policy, candidate: { outcomes } }, tails) {
	return metric === "task-score" ? scoreInterval(policy.task, outcomes, tails) : reviewRateInterval(outcomes, tails);
}
/** "judged by the interval over 2,000 items, of which 28 changed sides; this margin needs about 866 items". */
function describeItems({ candidate }, difference, margin) {
	const { count } = candidate.outcomes;
	const changed = difference?.changed === void 0 ? "" : `, of which ${formatCount(difference.changed)} changed sides`;
	const over = `judged by the interval over ${formatCount(count)} items${changed}`;
	if (difference === void 0 || margin === void 0) return over;
	if (difference.interval === void 0) return `${over}, which are too few or too alike for one`;
	const forNoChange = difference.changed === void 0 ? 0 : itemsForNoChange(margin);
	const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
	return Number.isFinite(needed) ? `${over}; this margin needs about ${formatCount(needed)} items` : `${over}; no number of items can show this margin`;
}
// src/verdict/row-state.ts
/** A row's state from its answer; without a limit there is none. */
function stateOfRow(answer, { baseline }) {
	if (answer === void 0) return "shown";
	if (answer !== "unjudged") return answer;
	return baseline === void 0 ? "shown" : "fail";
}
/** Several reasons in one sentence; no key at all where there is none. */
function explain(...reasons) {
	const given = reasons.filter((reason) => reason !== void 0);
	return given.length === 0 ? {} : { reason: given.join("; ") };
}
// src/verdict/exact-row.ts
/** The row of a metric that repeats exactly. A score that is to be `confident` is judged by its items' interval. */
function exactRow(metric, evidence, judging) {
	const { comparison, limit } = judging;
	const { baseline, candidate } = evidence;
	const { unit, change: changeKind } = METRICS$1[metric];
	const judged = {
		...judge$1(metric, evidence, judging),
		baseline: baseline ?? null,
		candidate,
		change: changeOf$2(evidence, changeKind),
		changeKind,
		unit,
		...isOfItems(metric) && { samples: countItems$1(comparison) }
	};
	const spoiled = metric === "task-score" ? findNonFinite(comparison) : void 0;
	return spoiled === void 0 ? judged : {
		...judged,
		...limit && { state: "fail" },
		reason: spoiled
	};
}
const isOfItems = (metric) => metric === "task-score" || metric === "review-rate";
function judge$1(metric, evidence, { comparison, limit }) {
	const state = (answer) => ({ state: stateOfRow(answer, comparison) });
	if (metric === "fallback-time-share") return { ...state(limit && checkFallback(limit, evidence, comparison)) };
	if (limit?.decide !== "confident" || !isOfItems(metric)) return state(limit && checkExact(limit, evidence));
	const { answer, ...told } = judgeItems(metric, limit, {
		comparison,
		baseline: evidence.baseline
	});
	return {
		...state(answer),
		...told
	};
}
/** A share of time is measured, so it never repeats to the last digit: it rose only where more nodes fell back. */
function checkFallback(limit, { baseline, candidate }, comparison) {
	return checkExact(limit, {
		baseline: baseline !== void 0 && fallsBackAsBefore(comparison) ? Math.max(baseline, candidate) : baseline,
		candidate
	});
}
/** From nothing to something has no relative change. */
function changeOf$2({ baseline, candidate }, kind) {
	if (baseline === void 0) return null;
	const change = kind === "relative" ? (candidate - baseline) / baseline : candidate - baseline;
	return Number.isFinite(change) ? change : null;
}
function countItems$1({ baseline, candidate }) {
	return {
		baseline: baseline?.outcomes.count ?? 0,
		candidate: candidate.outcomes.count,
		of: "items"
	};
}
/** Outputs that are not numbers are a failure of their own, however good the score of the other items is. */
function findNonFinite({ baseline, candidate }) {
	const before = baseline === void 0 ? 0 : nonFiniteCount(baseline.outcomes);
	const now = nonFiniteCount(candidate.outcomes);
	if (now <= before) return void 0;
	return `NaN or infinite outputs on ${now} of ${candidate.outcomes.count} items (baseline: ${before})`;
}
// src/verdict/choose-p95.ts
/** The figure of a launch that a change of the P95 is formed of, in ns: in windows, without preempted samples where that is fair. */
function chooseP95(comparison) {
	return isDisturbedAlike(comparison) ? ({ p95UndisturbedNs }) => p95UndisturbedNs ?? NaN : ({ p95WindowNs }) => p95WindowNs;
}
/** Shares of preempted samples that differ by no more are alike: a longer run is preempted a little more often. */
const ALIKE_DIFFERENCE = .01;
const ALIKE_RATIO = .25;
/**
* Whether preempted samples may be left out of the P95: only when the machine disturbed both models alike. A candidate
* that causes its own preemption, by too many threads, is judged on all of its samples.
*
* The shares know nothing of which model is slower, so choosing by them blocks no more models than either P95 alone; and a
* candidate that disturbs itself is caught as by the raw one (`npm run bench:looks`, last table).
*/
function isDisturbedAlike({ baseline, candidate, isPaired }) {
	if (baseline === void 0 || !isPaired || candidate.launches.length === 0) return false;
	if ([...baseline.launches, ...candidate.launches].some(({ p95UndisturbedNs }) => p95UndisturbedNs === null)) return false;
	const [before, now] = [baseline, candidate].map((arm) => preemptedShare(arm));
	return Math.abs(now - before) <= Math.max(ALIKE_DIFFERENCE, ALIKE_RATIO * Math.min(before, now));
}
/** Mean share of samples, 0..1, during which the kernel took the core away. */
function preemptedShare({ launches }) {
	return launches.length === 0 ? 0 : mean(launches.map((launch) => launch.preemptedShare));
}
// src/verdict/compute-cost.ts
const NS_PER_HOUR = 36e11;
const NS_PER_SECOND$2 = 1e9;
const JOULES_PER_KILOWATT_HOUR = 36e5;
const MINUTES_PER_HOUR = 60;
const RUNS = 1e3;
/**
* Cost of 1,000 runs, one run being one item.
*
* hardware = 1000 · price per hour · hours an item; power = 1000 · watts · seconds an item in kWh · price per kWh,
* and nothing when the hardware's price includes it; review = 1000 · review rate · minutes an item · wage.
*
* @param run - `machineNs` is the time of the machine that one inference of `batch` items takes, a
*   mean and never a percentile: hardware is paid for all the time it is busy.
* @param reviewRate - Share of items that go to a person, 0..1.
*/
function computeCost(prices, { machineNs, batch, reviewRate }) {
	const itemNs = machineNs / batch;
	return {
		hardwareUsdPer1000: RUNS * (prices.hardware ?? 0) * itemNs / NS_PER_HOUR,
		powerUsdPer1000: prices.power === "included" ? 0 : computePower(prices.power, itemNs),
		apiUsdPer1000: prices.api ?? 0,
		reviewUsdPer1000: prices.review === void 0 ? 0 : computeReview(prices.review, reviewRate)
	};
}
function computePower(power, itemNs) {
	const joules = power.watts * itemNs / NS_PER_SECOND$2;
	return RUNS * power.price * joules / JOULES_PER_KILOWATT_HOUR;
}
function computeReview(review, reviewRate) {
	return RUNS * reviewRate * review["minutes-per-item"] * review.wage / MINUTES_PER_HOUR;
}
/** Sum of all parts, USD per 1,000 runs. */
function totalCost(parts) {
	return parts.hardwareUsdPer1000 + parts.powerUsdPer1000 + parts.apiUsdPer1000 + parts.reviewUsdPer1000;
}
// src/verdict/read-evidence.ts
const NS_PER_SECOND$1 = 1e9;
const NS_OF_LAUNCH = {
	"latency-p95": (launch) => launch.p95Ns,
	"latency-p99": (launch) => launch.p99Ns,
	"latency-p50": (launch) => launch.p50Ns,
	"latency-mean": (launch) => launch.meanNs,
	"load-time": (launch) => launch.loadNs,
	"first-run": (launch) => launch.firstRunNs
};
/** Finds a metric's figures in what was measured. */
function readEvidence(metric, comparison) {
	const { baseline, candidate } = comparison;
	switch (metric) {
		case "latency-p95": {
			const shown = sampled(comparison, ({ launches }) => launches.map(NS_OF_LAUNCH[metric]));
			if (shown.kind !== "sampled") return shown;
			return {
				...shown,
				change: valuesOf(comparison, ({ launches }) => launches.map(chooseP95(comparison)))
			};
		}
		case "latency-p99":
		case "latency-p50":
		case "latency-mean":
		case "load-time":
		case "first-run": return sampled(comparison, ({ launches }) => launches.map(NS_OF_LAUNCH[metric]));
		case "throughput": {
			const { batch } = comparison.policy.traffic;
			return sampled(comparison, ({ launches }) => launches.map(({ machineNs }) => batch * NS_PER_SECOND$1 / machineNs));
		}
		case "memory-ram-peak": return sampled(comparison, ({ ramPeakBytes }) => ramPeakBytes);
		case "cost-per-1000":
			if (comparison.prices === void 0) return {
				kind: "missing",
				reason: "the policy names no prices"
			};
			return readCost(comparison, comparison.prices);
		case "memory-arena-peak":
			if (candidate.arenaPeakBytes === null) return {
				kind: "missing",
				reason: "this provider does not report its allocator to the profile"
			};
			return {
				kind: "exact",
				baseline: baseline?.arenaPeakBytes ?? void 0,
				candidate: candidate.arenaPeakBytes
			};
		case "fallback-time-share": return readFallbackShare(comparison);
		case "model-size": return {
			kind: "exact",
			baseline: baseline?.modelSizeBytes,
			candidate: candidate.modelSizeBytes
		};
		case "review-rate":
			if (comparison.policy.review === void 0) return {
				kind: "missing",
				reason: "the policy names no review rule"
			};
			return {
				kind: "exact",
				baseline: baseline && reviewRate(baseline.outcomes),
				candidate: reviewRate(candidate.outcomes)
			};
		case "task-score": return readScore(comparison);
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
		reason: comparison.candidate.discardedLaunches.late > 0 ? "the load generator could not keep up" : "there was no time for a single launch"
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
	return sampled(comparison, ({ launches, outcomes }) => {
		const share = reviewRate(outcomes);
		return launches.map(({ machineNs }) => totalCost(computeCost(prices, {
			machineNs,
			batch,
			reviewRate: share
		})));
	});
}
function readScore({ policy: { task }, baseline, candidate }) {
	const found = computeScore(task, candidate.outcomes);
	if (found.value === null) return {
		kind: "missing",
		reason: found.reason
	};
	return {
		kind: "exact",
		baseline: (baseline && computeScore(task, baseline.outcomes))?.value ?? void 0,
		candidate: found.value
	};
}
// src/stats/geometric-mean.ts
/**
* Geometric mean, formed from logarithms: the product of fifty latencies in ns is beyond what a double can hold.
*
* @param values - Positive, in any unit; shape [n], n ≥ 1.
* @returns In the unit of `values`; 0 if one of them is 0.
*/
function geometricMean(values) {
	if (values.includes(0)) return 0;
	return Math.exp(mean(values.map(Math.log)));
}
// src/stats/trimmed-mean-interval.ts
/** Share of the values left out at each end: what remains is the middle half. */
const TRIMMED_SHARE = .25;
/**
* The t of a trimmed mean has longer tails than Student's with the h − 1 degrees of freedom of the h values that remain, by
* up to 2.4 times where a look cuts. With three quarters of them the tails of normal values, from 2.5 % down to 0.02 %, are
* at most a tenth larger than stated for 5 to 100 values, and half as large or less where both values and tail are few;
* longer-tailed values leave the interval wider than it need be. Simulated, 100,000 to 200,000 times each.
*/
const DEGREES_A_DEGREE = .75;
/**
* Interval of the 25 % trimmed mean, by its winsorized standard error and Student's t with 0.75·(h − 1) degrees of freedom,
* h being the number of values that are not trimmed.
*
* Launches are what is trimmed, never the samples of one: most launches agree within a few percent, and some are off by
* half because the machine changed its pace between the two arms. Those would decide a plain mean.
*
* @param values - Independent values, shape [n].
* @param tails - Probability left out on each side, in (0, 0.5).
* @returns Undefined for n < {@link MIN_TRIMMED_VALUES}.
* @see Tukey & McLaughlin (1963), "Less vulnerable confidence and significance procedures for location based on a single sample".
*/
function trimmedMeanInterval(values, tails) {
	if (values.length < 5) return void 0;
	if (values.some(Number.isNaN)) return {
		mean: NaN,
		low: NaN,
		high: NaN
	};
	const sorted = [...values].sort((a, b) => a - b);
	const trimmed = Math.floor(TRIMMED_SHARE * sorted.length);
	const middle = sorted.slice(trimmed, sorted.length - trimmed);
	const lowest = middle[0];
	const highest = middle.at(-1);
	const winsorized = sorted.map((value) => Math.min(Math.max(value, lowest), highest));
	const kept = middle.length / sorted.length;
	const standardError = sampleStandardDeviation(winsorized) / (kept * Math.sqrt(sorted.length));
	return around(mean(middle), {
		standardError,
		degrees: DEGREES_A_DEGREE * (middle.length - 1),
		tails
	});
}
// src/stats/early-stopping.ts
/** MLPerf's rule for a percentile, with its own confidence. */
const mlperfRule = (percent) => ({
	percent,
	confidence: .99
});
const MLPERF_P95 = mlperfRule(95);
/**
* Fewest queries of which `overLatency` may take longer than the bound if the percentile is still to be held: the
* smallest n with P[Bin(n, 1 − p) ≤ t] ≤ 1 − c. One of them over the bound gives the fewest for an estimate:
* 64, 130 and 662 for P90, P95 and P99.
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
* MLPerf's estimate of a latency percentile of a stream: an upper bound that holds with the given confidence if latencies
* are independent. It leaves out as many of the slowest queries as their number allows.
*
* @param sortedNs - One latency per inference in ns, ascending. Shape [n].
* @returns Undefined below the fewest queries for an estimate, see {@link minQueries}.
* @see MLPerf LoadGen, `loadgen/results.cc`, `PerformanceSummary::EarlyStopping`: element n − t of the sorted latencies.
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
// src/verdict/describe-maximum.ts
/**
* What MLPerf's early stopping says to a maximum on a latency percentile: that there are too few inferences for it, or
* its own estimate of the P95 beside the one that was judged.
*
* @returns Undefined for a metric that is no percentile of latency, or where there is nothing to add.
*/
function describeMaximum(metric, { candidate: { launches } }) {
	const percent = percentOf(metric);
	if (percent === void 0) return void 0;
	const needed = minQueries(1, mlperfRule(percent));
	const count = countInferences(launches);
	if (count < needed) return `MLPerf’s early stopping asks for ${formatCount(needed)} inferences behind a maximum of the P${percent}, and this run has ${formatCount(count)}`;
	const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
	if (percent !== 95 || estimates.length < launches.length) return void 0;
	return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(geometricMean(estimates), "ns")}, an upper bound at 99 % within a launch, averaged over launches`;
}
// src/verdict/describe-undecided.ts
/**
* The smallest change that a run could have told from the limit, for a bound that it could not decide: "this run could
* tell a change of +16.4 % or worse, or of +4.2 % or better, from the limit".
*
* @returns Undefined where every bound was decided.
*/
function describeUndecided(clauses, { unit, remedy }) {
	const undecided = clauses.find(({ answer }) => answer === "inconclusive");
	if (undecided === void 0) return void 0;
	const { interval, allowed, sign, of } = undecided;
	if (interval === void 0) return `too few launches for an interval; ${remedy}`;
	const [toGood, toBad] = sign === 1 ? [interval.mean - interval.low, interval.high - interval.mean] : [interval.high - interval.mean, interval.mean - interval.low];
	const show = (ln) => of === "change" ? formatPercent$2(Math.expm1(ln)) : formatValue(Math.exp(ln), unit);
	const [fails, passes] = [sign * (allowed + toGood), sign * (allowed - toBad)].map(show);
	return `this run could tell a ${of === "change" ? "change" : "value"} of ${fails} or worse, or of ${passes} or better, from the limit; ${remedy}`;
}
function formatPercent$2(share) {
	return `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)} %`;
}
// src/verdict/sampled-row.ts
/** The row of a metric that differs from run to run, judged by its interval at a look. */
function sampledRow(metric, evidence, { comparison, limit, look }) {
	const { unit } = METRICS$1[metric];
	const tails = tailsOf(metric, comparison, look);
	const interval = metric === "memory-ram-peak" ? meanInterval : trimmedMeanInterval;
	const figures = summarize$1(evidence, {
		isPaired: comparison.isPaired,
		tails,
		interval
	});
	const { baseline, candidate } = figures;
	const shortage = findShortage(metric, comparison);
	const answer = limit && (shortage === void 0 ? checkSampled(limit, figures) : "inconclusive");
	const clauses = limit === void 0 || shortage !== void 0 ? [] : checkClauses(limit, figures);
	return {
		state: stateOfRow(answer, comparison),
		baseline: baseline ?? null,
		candidate,
		change: changeOf$1(figures),
		changeKind: "relative",
		unit,
		...shownInterval(figures.lnRatio, tails),
		samples: countSamples(metric, comparison),
		...explain(shortage, describeUndecided(clauses, {
			unit,
			remedy: remedyOf(metric)
		}), limit?.max === void 0 ? void 0 : describeMaximum(metric, comparison), shortage === void 0 ? describeRaw(metric, comparison) : void 0)
	};
}
/** The peak of memory is taken from a few processes that are looked at once, when all of them have ended. */
function tailsOf(metric, { policy, candidate }, look) {
	const worse = METRICS$1[metric].better === "lower" ? "higher" : "lower";
	const kind = metric === "memory-ram-peak" ? "only" : look;
	return tailsAt(candidate.launches.length, kind, {
		limits: policy.limits,
		worse
	});
}
/** Formed where both arms took turns, in short windows, so it is not quite the change of the two figures beside it. */
function changeOf$1({ baseline, candidate, lnRatio }) {
	if (baseline === void 0 || baseline === 0) return null;
	return lnRatio === void 0 || !Number.isFinite(lnRatio.mean) ? candidate / baseline - 1 : Math.expm1(lnRatio.mean);
}
function remedyOf(metric) {
	return `${metric === "memory-ram-peak" ? "" : "more launches or "}a quieter machine would narrow it`;
}
function shownInterval(lnRatio, tails) {
	if (lnRatio === void 0 || !Number.isFinite(lnRatio.low) || !Number.isFinite(lnRatio.high)) return {};
	const [low, high] = [Math.expm1(lnRatio.low), Math.expm1(lnRatio.high)];
	return { interval: {
		low,
		high,
		confidence: confidenceOf(tails)
	} };
}
/** The change over all samples, beside a row that was decided without the preempted ones. */
function describeRaw(metric, comparison) {
	const { baseline, candidate } = comparison;
	if (metric !== "latency-p95" || baseline === void 0 || !isDisturbedAlike(comparison)) return void 0;
	const shares = [baseline, candidate].map(preemptedShare);
	if (shares.every((share) => share === 0)) return void 0;
	const [before = NaN, now = NaN] = [baseline, candidate].map(({ launches }) => geometricMean(launches.map(({ p95WindowNs }) => p95WindowNs)));
	const [own, other] = [shares[1], shares[0]].map((share = 0) => `${(share * 100).toFixed(1)} %`);
	const change = (now / before - 1) * 100;
	return `change without the samples that the kernel interrupted (${own} of this model’s, ${other} of the baseline’s); with them ${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(1)} %`;
}
/** ln 0, within any maximum. */
const NOTHING = {
	mean: Number.NEGATIVE_INFINITY,
	low: Number.NEGATIVE_INFINITY,
	high: Number.NEGATIVE_INFINITY
};
/**
* Geometric means over launches and intervals on the ln ratio. With both arms in a launch the ratio is formed within
* it, because a slow minute of the machine meets both alike; else the launches are two independent samples.
*/
function summarize$1({ baseline, candidate, change = {
	baseline,
	candidate
} }, { isPaired, tails, interval }) {
	const isFree = [...baseline, ...candidate].every((value) => value === 0);
	const logarithms = (values) => values.map((value) => isFree ? 0 : Math.log(value));
	const average = (values) => isFree ? 0 : geometricMean(values);
	const lnCandidate = isFree ? NOTHING : interval(logarithms(candidate), tails);
	if (baseline.length === 0) return {
		baseline: void 0,
		candidate: average(candidate),
		lnRatio: void 0,
		lnCandidate,
		slack: 0
	};
	const lnBaseline = logarithms(change.baseline);
	const lnCandidates = logarithms(change.candidate);
	const lnRatio = isPaired ? interval(lnCandidates.map((value, launch) => value - (lnBaseline[launch] ?? NaN)), tails) : meanDifferenceInterval(lnBaseline, lnCandidates, tails);
	const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
	return {
		baseline: average(baseline),
		candidate: average(candidate),
		lnRatio,
		lnCandidate,
		slack
	};
}
// src/verdict/check-row-at-look.ts
/**
* Judges one metric of one model by what is known at a look.
*
* @returns Undefined for a metric without limit that was not measured, or not enough to be shown.
*/
function checkRowAtLook(metric, comparison, look) {
	const limit = comparison.policy.limits[metric];
	const evidence = readEvidence(metric, comparison);
	const row = {
		metric,
		title: titleOf(metric, comparison),
		limit: limit === void 0 ? null : describeLimit(metric, limit)
	};
	switch (evidence.kind) {
		case "missing": return limit === void 0 ? void 0 : {
			...row,
			...emptyRow(metric),
			state: "fail",
			reason: `not measured: ${evidence.reason}`
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
/** A row of a metric that could not be measured. */
function emptyRow(metric) {
	const { unit, change: changeKind } = METRICS$1[metric];
	return {
		baseline: null,
		candidate: null,
		change: null,
		changeKind,
		unit
	};
}
/** The score's own name stands for "Task score". */
function titleOf(metric, { policy, candidate }) {
	return metric === "task-score" ? computeScore(policy.task, candidate.outcomes).name : METRICS$1[metric].title;
}
// src/verdict/is-clear.ts
const FROM_LAUNCHES = METRIC_NAMES.filter((metric) => METRICS$1[metric].evidence === "sampled" && metric !== "memory-ram-peak");
/** Launches of a model that has nothing to be compared with now, but may be the baseline of others. */
const LAUNCHES_ALONE = 12;
/**
* Whether sampling may stop: when, at a look that was paid for, no limited row that rests on launches is undecided; and
* after as many launches as were planned in any case.
*/
function isClear(comparison) {
	const launches = comparison.candidate.launches.length;
	if (comparison.baseline === void 0) return launches >= LAUNCHES_ALONE;
	return launches >= 100 || isDecided(comparison);
}
/**
* What the look is at which sampling has ended: still one on the way when the evidence itself ended it, so that what is
* shown is what was decided with; else the last, which may spend all that is left.
*/
function lookAtEnd(comparison) {
	if (comparison.baseline === void 0) return "only";
	return isDecided(comparison) ? "interim" : "last";
}
function isDecided(comparison) {
	if (comparison.candidate.launches.length < 8) return false;
	return FROM_LAUNCHES.every((metric) => checkRowAtLook(metric, comparison, "interim")?.state !== "inconclusive");
}
// src/task/compute-slices.ts
/**
* The task score of every slice, under both models. Which items belong to a slice is taken from the candidate's table.
*
* @returns Ordered by key, then value, by their UTF-16 code units: the same on every machine.
* @throws {RangeError} If the tables have unequal numbers of items.
*/
function computeSlices(task, baseline, candidate) {
	if (baseline !== void 0 && baseline.count !== candidate.count) throw new RangeError(`cannot compare slices of ${baseline.count} items with those of ${candidate.count}`);
	return candidate.slices().sort((a, b) => compareText(a.key, b.key)).flatMap((column) => [...groupItems(column)].sort(([a], [b]) => compareText(a, b)).map(([value, items]) => ({
		key: column.key,
		value,
		items: items.length,
		baseline: baseline === void 0 ? null : computeScore(task, baseline, items).value,
		candidate: computeScore(task, candidate, items).value
	})));
}
function groupItems({ values, indices }) {
	const groups = values.map((value) => [value, []]);
	indices.forEach((number, item) => {
		groups[number - 1]?.[1].push(item);
	});
	return new Map(groups);
}
function compareText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/verdict/check-row.ts
/**
* Judges one metric of one model when sampling has ended.
*
* @returns Undefined for a metric without limit that was not measured: there is nothing to show.
*/
function checkRow(metric, comparison) {
	return checkRowAtLook(metric, comparison, lookAtEnd(comparison));
}
// src/verdict/compare-operators.ts
/**
* What became of every operator between the arms, the largest change of time first. An operator that ran elsewhere or in
* another precision than before has vanished there and appeared here.
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
/** By how much the operator's time in a run grew, in ns. */
const changeNs = ({ baseline, candidate }) => candidate.nsPerRun - baseline.nsPerRun;
// src/verdict/describe-execution.ts
/** Operators that multiply and add: what a model's precision is for. */
const COMPUTES = /Conv|Gemm|MatMul|Attention|LSTM|GRU|Einsum/;
const CONVERTS = /^(Dynamic)?(Quantize|Dequantize)Linear$/;
const IS_INTEGER = /^u?int(2|4|8|16)$/;
/** Operators that compute in integers although what they are given is floating point. */
const QUANTIZES_ITSELF = /^DynamicQuantize|NBits$/;
const MAX_NAMED$4 = 3;
/**
* Which precision the runtime computed in, by the element type of each operator's first input. Shares are of all kernel
* time. A weight-only format means to compute in floating point, so that is not called unlike.
*
* @param filePrecision - What the model file says in a few words, such as "QDQ int8"; undefined where nobody looked.
* @returns Undefined where nothing computes, or the runtime did not tell.
*/
function describeExecution(placement, filePrecision) {
	const told = placement.filter(({ precision }) => precision !== "");
	const computing = told.filter(({ operator }) => COMPUTES.test(operator));
	if (computing.length === 0) return void 0;
	const share = (rows) => rows.reduce((sum, row) => sum + row.timeShare, 0);
	const floating = computing.filter(({ operator, precision }) => !IS_INTEGER.test(precision) && !QUANTIZES_ITSELF.test(operator));
	const named = [...computing.slice(0, MAX_NAMED$4), ...told.filter(({ operator }) => CONVERTS.test(operator)).slice(0, MAX_NAMED$4)].map(({ operator, precision, timeShare }) => `${(timeShare * 100).toFixed(0)} % \`${operator}\` ${precision}`);
	return {
		text: `${filePrecision === void 0 ? "" : `file: ${filePrecision}; `}executed: ${named.join(", ")}`,
		isUnlikeFile: /\b(QDQ|QOperator|dynamic)\b.*\bu?int(4|8)\b/i.test(filePrecision ?? "") && share(floating) > share(computing) / 2
	};
}
// src/verdict/time-parts.ts
/**
* Where the time of one run goes. Kernels and copies are those of the profiled runs; `runtimeNs` is what they leave of the
* same runs without a profile, taken in turns with them. Profiling can slow kernels down so much that nothing is left.
*
* @returns Null where the arm was not profiled or not timed.
*/
function computeTimeParts({ launches, placement, plainRunNs }) {
	if (launches.length === 0 || placement.length === 0 || plainRunNs === null) return null;
	const of = (...roles) => placement.filter(({ role }) => roles.includes(role)).reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);
	const parts = {
		kernelNs: of("kernel"),
		fallbackNs: of("fallback", "shape"),
		copyNs: of("copy"),
		reformatNs: of("reformat")
	};
	const profiledNs = Object.values(parts).reduce((sum, ns) => sum + ns, 0);
	return {
		...parts,
		runtimeNs: Math.max(0, plainRunNs - profiledNs),
		queueNs: mean(launches.map(({ queueShare, meanNs }) => queueShare * meanNs)),
		firstRunNs: geometricMean(launches.map(({ firstRunNs }) => firstRunNs)),
		loadNs: geometricMean(launches.map(({ loadNs }) => loadNs))
	};
}
/** A run from its begin to its end, without waiting in the queue: the parts together. */
const runNs = ({ kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs }) => kernelNs + fallbackNs + copyNs + reformatNs + runtimeNs;
// src/verdict/diagnose.ts
/** Waiting longer than being served. */
const QUEUEING = .5;
/** Share of the runs during which the kernel took the core away… */
const DISTURBED = .2;
/** …and P95 over P50 from which it hurts: a long run is nearly always interrupted once, and hardly longer for it. */
const SPREAD = 1.5;
/** Of a run, for kernels on the CPU instead of the device, and for the copies that they need. */
const FALLBACK = .05;
/** Of a run, for casts, transposes, quantizing and dequantizing. */
const REFORMATTING$1 = .25;
/** Of a run, outside all kernels. */
const RUNTIME = .3;
const MAX_NAMED$3 = 3;
/**
* What holds the model up, by the first rule that holds: it waits, the machine is taken away, it runs in the wrong place,
* it turns data round, it is spent between the kernels; else it is the model's own arithmetic. The thresholds are ours.
*
* @param measured - `preemptedShare`: share of the runs, 0..1, during which the kernel took the core away; `spread`: P95
*   latency over P50.
*/
function diagnose(parts, measured) {
	const { preemptedShare, spread, placement } = measured;
	const serviceNs = runNs(parts);
	const ofRun = (ns) => `${percent(ns / serviceNs)} of a run (${formatValue(ns, "ns")})`;
	const name = (...roles) => nameOperators(placement, roles);
	const fallbackNs = parts.fallbackNs + parts.copyNs;
	if (parts.queueNs > QUEUEING * (parts.queueNs + serviceNs)) return {
		bottleneck: "queueing",
		why: `requests wait for ${formatValue(parts.queueNs, "ns")} and are served in ${formatValue(serviceNs, "ns")}`,
		next: "Add streams or machines, or send fewer requests to each; a faster model shortens the queue too."
	};
	if (preemptedShare > DISTURBED && spread > SPREAD) return {
		bottleneck: "hardware",
		why: `the kernel took the core away during ${percent(preemptedShare)} of the runs, and the P95 is ${spread.toFixed(1)} times the P50`,
		next: "Give the model cores of its own, or fewer threads than there are cores."
	};
	if (fallbackNs > FALLBACK * serviceNs) return {
		bottleneck: "data movement",
		why: `nodes that ran on the CPU instead, with the copies for them, take ${ofRun(fallbackNs)}: ${name("fallback", "shape", "copy")}`,
		next: "Replace or fuse those operators with ones that the provider has a kernel for, or export with a newer opset."
	};
	if (parts.reformatNs > REFORMATTING$1 * serviceNs) return {
		bottleneck: "data movement",
		why: `changing the format of data takes ${ofRun(parts.reformatNs)}: ${name("reformat")}`,
		next: "Let neighbours share one precision and layout, so that the conversions between them fall away."
	};
	if (parts.runtimeNs > RUNTIME * serviceNs) {
		const nodes = placement.reduce((sum, row) => sum + row.nodes, 0);
		return {
			bottleneck: "runtime",
			why: `${ofRun(parts.runtimeNs)} is spent between the ${nodes} kernels and in handing tensors over`,
			next: "Make fewer and larger kernels: raise graph-optimization, fuse operators, or run larger batches."
		};
	}
	return {
		bottleneck: "model",
		why: `its kernels take ${ofRun(parts.kernelNs)}: ${name("kernel")}`,
		next: "Make its arithmetic cheaper: a lower precision, fewer weights or layers; or give it more threads."
	};
}
const percent = (share) => `${(share * 100).toFixed(0)} %`;
/** "`Conv` ×48 62 %, `Mul` ×27 9 %": shares of all kernel time, most first. */
function nameOperators(placement, roles) {
	return placement.filter(({ role }) => roles.includes(role)).slice(0, MAX_NAMED$3).map(({ operator, nodes, timeShare }) => `\`${operator}\` ×${nodes} ${percent(timeShare)}`).join(", ");
}
// src/verdict/explain-time.ts
/** Where the time of both arms goes, what holds the candidate up, and which operators changed; null without a profile. */
function explainTime({ baseline, candidate }) {
	const parts = computeTimeParts(candidate);
	if (parts === null) return null;
	const { placement, launches } = candidate;
	const spread = geometricMean(launches.map(({ p95Ns, p50Ns }) => p95Ns / p50Ns));
	return {
		baseline: baseline === void 0 ? null : computeTimeParts(baseline),
		candidate: parts,
		diagnosis: diagnose(parts, {
			preemptedShare: preemptedShare(candidate),
			spread,
			placement
		}),
		operators: baseline === void 0 ? [] : compareOperators(baseline.placement, placement),
		execution: describeExecution(placement, void 0)?.text ?? null
	};
}
// src/stats/mcnemar.ts
/**
* Exact McNemar test: how likely items would have changed sides at least this unevenly if both directions were equally
* likely. Two-sided; 6 against 0 is the first to come below 5 %.
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
// src/verdict/test-flips.ts
/** Tests the flips, and with a review rule what changed hands between machine and person. */
function testFlips(changes, hasReview) {
	const [newlyReviewed, noLongerReviewed] = [changes.newlyReviewed.length, changes.noLongerReviewed.length];
	return {
		mcnemarP: mcnemarP(changes.rightToWrong.length, changes.wrongToRight.length),
		...hasReview && { review: {
			newlyReviewed,
			noLongerReviewed,
			mcnemarP: mcnemarP(newlyReviewed, noLongerReviewed)
		} }
	};
}
// src/verdict/judge-model.ts
/** Judges every metric of one model. All rows are decided before the state is: no row hides behind another. */
function judgeModel$1(comparison) {
	const { policy, baseline, candidate } = comparison;
	const rows = METRIC_NAMES.flatMap((metric) => checkRow(metric, comparison) ?? []);
	const flips = baseline === void 0 ? null : compareOutcomes(baseline.outcomes, candidate.outcomes);
	return {
		state: stateOf(rows, baseline !== void 0),
		rows,
		slices: [...computeSlices(policy.task, baseline?.outcomes, candidate.outcomes)],
		cost: costOf(comparison),
		placement: {
			baseline: [...baseline?.placement ?? []],
			candidate: [...candidate.placement]
		},
		time: explainTime(comparison),
		flips: flips && {
			rightToWrong: flips.rightToWrong,
			wrongToRight: flips.wrongToRight,
			...testFlips(flips, policy.review !== void 0)
		}
	};
}
/** Nothing was judged. */
function judgeNothing(state) {
	return {
		state,
		rows: [],
		slices: [],
		cost: null,
		placement: {
			baseline: [],
			candidate: []
		},
		time: null,
		flips: null
	};
}
/**
* A candidate that could not be measured fails every limit: a metric that the policy names and that is missing fails.
* A provider that is not there says nothing of the model, so then no limit is judged.
*/
function judgeFailure(policy, failure) {
	if (failure.kind === "no-provider") return judgeNothing("no-provider");
	const rows = METRIC_NAMES.flatMap((metric) => {
		const limit = policy.limits[metric];
		if (limit === void 0) return [];
		return [{
			...emptyRow(metric),
			metric,
			title: METRICS$1[metric].title,
			limit: describeLimit(metric, limit),
			state: "fail",
			reason: `not measured: ${failure.message}`
		}];
	});
	return {
		...judgeNothing("fail"),
		rows
	};
}
/** The state of a model from its rows, worst first. No row that was judged is no pass. */
function stateOf(rows, hasBaseline) {
	const has = (state) => rows.some((row) => row.state === state);
	if (has("fail")) return "fail";
	if (!hasBaseline) return "no-baseline";
	if (has("inconclusive")) return "inconclusive";
	if (has("waived")) return "waived";
	return has("pass") ? "pass" : "error";
}
function costOf({ prices, policy, baseline, candidate }) {
	if (prices === void 0) return null;
	const parts = ({ launches, outcomes }) => launches.length === 0 ? null : computeCost(prices, {
		machineNs: mean(launches.map(({ machineNs }) => machineNs)),
		batch: policy.traffic.batch,
		reviewRate: reviewRate(outcomes)
	});
	const own = parts(candidate);
	return own && {
		baseline: baseline === void 0 ? null : parts(baseline),
		candidate: own
	};
}
// src/gate/compare-unchanged.ts
/**
* The comparison of a candidate that was measured before: the same model file, data, settings and machine as a record
* has, by digest. Its figures are the record's, held against the limits of today.
*
* Only a check of a change is spared: a nightly run is there to measure again what has not changed, and a sign-off
* rests on no older run.
*
* @returns undefined when anything differs, when there is no record that is known to be the default branch's, or when the
*   record's figures do not pass.
*/
function compareUnchanged({ request, policy, model }, candidate, baseline) {
	const mayReuse = request.mode === "check" && request.use === "pull-request" && request.baseline === void 0;
	const record = "record" in baseline ? baseline.record : void 0;
	if (!mayReuse || record === void 0 || hasCaveat(baseline)) return void 0;
	if (record.model.sha256 !== candidate.sha256) return void 0;
	if ([...describeDifferences(record.comparability, candidate.comparability), ...describeDifferences(record.environment, candidate.environment)].length > 0) return void 0;
	const { measurement } = record;
	const comparison = {
		policy: model,
		prices: policy.prices,
		baseline: measurement,
		candidate: measurement,
		isPaired: true
	};
	return judgeModel$1(comparison).state === "pass" ? comparison : void 0;
}
const hasCaveat = (baseline) => "caveat" in baseline && baseline.caveat !== void 0;
// src/measure/install-runtime.ts
const RUNTIME_PACKAGE = "onnxruntime-node";
const INSTALL_TIMEOUT_MS = 6e5;
/** Where a version is kept. Laid out as the tool cache of a runner: `<root>/<tool>/<version>/<platform>-<arch>`. */
function toolFolder(version) {
	const root = process.env["RUNNER_TOOL_CACHE"] ?? join(homedir(), ".cache", "model-regression-gate");
	return join(root, RUNTIME_PACKAGE, version, `${process.platform}-${process.arch}`);
}
/**
* Installs a version into {@link toolFolder}: the gate's own from the lock file shipped with it, others as the registry
* gives them. It happens in a folder of its own that is then moved into place: a broken download is never found later.
*
* @throws {InfrastructureError} If npm cannot install it.
*/
async function installRuntime(version, { bundleFolder, progress }) {
	const target = toolFolder(version);
	await mkdir(dirname(target), { recursive: true });
	const folder = await mkdtemp(`${target}-`);
	try {
		progress(`installing ${RUNTIME_PACKAGE} ${version} into ${target}`);
		const command = version === "1.30.0" ? "ci" : "install";
		if (command === "ci") await cp(join(bundleFolder, "runtime"), folder, { recursive: true });
		else await writeManifest(folder, version);
		await runNpm(command, folder);
		await rm(target, {
			recursive: true,
			force: true
		});
		await rename(folder, target);
	} catch (error) {
		const said = (error.stderr ?? String(error)).trim().split("\n").slice(0, 3).join(" ");
		throw new InfrastructureError(`runtime: expected ${RUNTIME_PACKAGE} ${version}, found it nowhere and could not install it: ${said}`, "Install it beside the gate, or keep it on the runner and name its folder in runtime-path.", { cause: error });
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function writeManifest(folder, version) {
	const manifest = {
		name: "regression-gate-runtime",
		private: true,
		dependencies: { [RUNTIME_PACKAGE]: version }
	};
	await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}
/** Its install script fetches GPU libraries and fails where their host cannot be reached; the CPU needs none of it. */
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
/** The runner's own Node is not on PATH, but brings npm; elsewhere npm is on PATH. */
async function findNpm() {
	const bundled = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
	if (await stat(bundled).then(() => true, () => false)) return [process.execPath, bundled];
	return [process.platform === "win32" ? "npm.cmd" : "npm"];
}
// src/measure/find-runtime.ts
/**
* Finds the runtime's package at a version: named by the user, else installed beside the gate, else in the runner's
* tool cache, else installed there.
*
* @param version - Whole, such as "1.30.0".
* @returns Folder of the package onnxruntime-node.
* @throws {UserError} If no folder that the user named holds it.
* @throws {InfrastructureError} If it is nowhere and cannot be installed.
*/
async function findRuntime(places, version) {
	if (places.explicit.length > 0) return findExplicit(places.explicit, version);
	const installed = findInstalled(places.bundleFolder);
	if (installed !== void 0 && await readVersion(installed) === version) return installed;
	const cached = join(toolFolder(version), "node_modules", RUNTIME_PACKAGE);
	if (await readVersion(cached) === version) return cached;
	await installRuntime(version, places);
	return cached;
}
async function findExplicit(folders, version) {
	const seen = [];
	for (const folder of (await Promise.all(folders.map(packageFolders))).flat()) {
		const found = await readVersion(folder);
		if (found === version) return folder;
		if (found !== void 0) seen.push(found);
	}
	const got = seen.length > 0 ? [...new Set(seen)].join(", ") : "no package.json of it";
	throw new UserError(`runtime-path: expected the package ${RUNTIME_PACKAGE} ${version}, got ${got} in ${folders.join(", ")}.`, `Name the folder that \`npm install ${RUNTIME_PACKAGE}@${version}\` makes, …/node_modules/${RUNTIME_PACKAGE}, or one that holds several such.`);
}
/** Where a package may be below a folder that the user named: itself, installed in it, or in one of its folders. */
async function packageFolders(folder) {
	return [folder, ...(await readdir(folder).catch(() => [])).map((name) => join(folder, name))].flatMap((each) => [each, join(each, "node_modules", RUNTIME_PACKAGE)]);
}
function findInstalled(bundleFolder) {
	try {
		return dirname(createRequire(join(bundleFolder, "main.mjs")).resolve(`${RUNTIME_PACKAGE}/package.json`));
	} catch (error) {
		if (error.code === "MODULE_NOT_FOUND") return void 0;
		throw error;
	}
}
const ABSENT = ["ENOENT", "ENOTDIR"];
async function readVersion(folder) {
	try {
		const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
		return name === "onnxruntime-node" ? String(version) : void 0;
	} catch (error) {
		if (ABSENT.includes(error.code ?? "")) return void 0;
		throw error;
	}
}
// src/gate/find-runtime-for.ts
/**
* The folder of the runtime that a policy asks for.
*
* @throws {UserError} If none of the folders that the user named holds it.
* @throws {InfrastructureError} If it is nowhere and cannot be installed.
*/
function findRuntimeFor({ request, ports }, { runtime }) {
	const { bundleFolder, progress } = ports;
	return findRuntime({
		bundleFolder,
		explicit: request.runtimePaths,
		progress
	}, runtime.version);
}
// src/dataset/sample-items.ts
/**
* A random sample of a set's items in random order, from one pass over it: every item is equally likely to be in it and to
* stand at any place. Each item draws a number, and those with the smallest numbers are kept in the order of their numbers,
* as many as both bounds allow, one at least.
*
* @param options.seed - The same seed and set give the same sample. A safe integer.
* @param options.maxItems - At least 1.
* @param options.maxBytes - Bound of the items' tensors, text and labels in bytes. A first item larger than this is kept alone.
* @throws {UserError} As the set's items.
* @see Cohen & Kaplan (2007), "Summarizing data using bottom-k sketches".
*/
async function sampleItems(set, { seed, maxItems, maxBytes }) {
	const random = createRandom(seed);
	const kept = [];
	let keptBytes = 0;
	let bound = Number.POSITIVE_INFINITY;
	for await (const item of set.items()) {
		const draw = random.nextUnit();
		if (draw >= bound) continue;
		const drawn = {
			item,
			draw,
			bytes: measureBytes([
				...item.inputs,
				item.label,
				item.id
			])
		};
		kept.splice(findPlace(kept, draw), 0, drawn);
		keptBytes += drawn.bytes;
		while (kept.length > 1 && (kept.length > maxItems || keptBytes > maxBytes)) {
			const dropped = kept.pop();
			keptBytes -= dropped?.bytes ?? 0;
			bound = dropped?.draw ?? bound;
		}
	}
	return kept.map(({ item }) => item);
}
/** Binary search: how many of the items drew at most `draw`. */
function findPlace(kept, draw) {
	let low = 0;
	let high = kept.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((kept[middle]?.draw ?? 0) <= draw) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** About what a value holds in memory, in bytes: 8 a number, 2 a character. Labels nested deeper than any tensor are cut off. */
function measureBytes(value, depth = 0) {
	if (value instanceof Uint8Array) return value.byteLength;
	if (typeof value === "string") return 2 * value.length;
	if (typeof value !== "object" || value === null || depth > 40) return 8;
	let total = 0;
	for (const part of Object.values(value)) total += measureBytes(part, depth + 1);
	return total;
}
// src/measure/build-feeds.ts
/**
* Joins items into feeds of `batch` items along a new first axis, in order. A model is scored and timed at the batch
* size that it is deployed with: dynamic quantization makes outputs depend on it.
*/
var FeedBuilder = class {
	#batch;
	#padded;
	#pending = [];
	/**
	* @param inputs - The model's inputs; a first axis of fixed size decides whether the last, partial feed is filled up.
	* @throws {UserError} If `batch` is not what the model's first axis is fixed at.
	*/
	constructor(inputs, batch, place) {
		const fixed = inputs.map((input) => input.shape?.[0]).find((size) => typeof size === "number");
		this.#padded = fixed !== void 0;
		this.#batch = batch;
		if (fixed !== void 0 && fixed !== batch) throw new UserError(`${place}: expected ${fixed}, the size that the model's batch axis is fixed at, got ${batch}.`, `Write "traffic: { batch: ${fixed} }", or export the model with a dynamic batch axis.`);
	}
	/** Takes an item and gives the feeds that are complete now. */
	add(item) {
		if (item.hasBatchAxis) return [...this.end(), {
			feed: item.inputs,
			items: [item],
			rows: 1
		}];
		const done = this.#pending.length > 0 && !haveEqualShapes(this.#pending[0], item) ? this.end() : [];
		this.#pending.push(item);
		return this.#pending.length === this.#batch ? [...done, ...this.end()] : done;
	}
	/** Gives the last, partial feed, if there is one. */
	end() {
		if (this.#pending.length === 0) return [];
		const items = this.#pending;
		this.#pending = [];
		const filler = items.at(-1);
		const rows = this.#padded ? [...items, ...Array(this.#batch - items.length).fill(filler)] : items;
		return [{
			feed: stackItems(rows),
			items,
			rows: rows.length
		}];
	}
};
function haveEqualShapes(first, second) {
	if (first === void 0) return true;
	return [...first.inputs].every(([name, tensor]) => {
		const other = second.inputs.get(name);
		return other !== void 0 && tensor.shape.join() === other.shape.join();
	});
}
function stackItems(items) {
	const names = [...items[0].inputs.keys()];
	return new Map(names.map((name) => [name, stack(items.map((item) => item.inputs.get(name)))]));
}
function stack(rows) {
	const first = rows[0];
	const shape = [rows.length, ...first.shape];
	if (first.dtype === "string") return {
		dtype: "string",
		shape,
		strings: rows.flatMap((row) => row.dtype === "string" ? row.strings : [])
	};
	return {
		dtype: first.dtype,
		shape,
		bytes: Buffer.concat(rows.map((row) => row.bytes))
	};
}
/**
* Splits the outputs of one inference into one map an item. An output without the batch axis is given whole,
* which only a feed of one item allows.
*
* @throws {UserError} If an output has no row for every item.
*/
function splitOutputs(outputs, { items, rows }) {
	if (items.length === 1 && rows === 1) return [outputs];
	return items.map((_, row) => new Map([...outputs].map(([name, tensor]) => [name, takeRow(name, tensor, {
		row,
		rows
	})])));
}
function takeRow(name, tensor, { row, rows }) {
	const [first, ...shape] = tensor.shape;
	if (first !== rows) throw new UserError(`output "${name}": expected ${rows} rows, one an item of the batch, got shape [${tensor.shape.join(", ")}].`, "Write \"traffic: { batch: 1 }\", or export the model so that its first output axis is the batch.");
	const size = elementCount(shape);
	if (tensor.dtype === "string") return {
		dtype: "string",
		shape,
		strings: tensor.strings.slice(row * size, (row + 1) * size)
	};
	const bytesPerRow = tensor.bytes.length / rows;
	return {
		dtype: tensor.dtype,
		shape,
		bytes: tensor.bytes.subarray(row * bytesPerRow, (row + 1) * bytesPerRow)
	};
}
// src/measure/protocol.ts
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
// src/measure/model-failure.ts
/**
* The model could not be measured: it crashed the runtime, did not finish, or was refused.
* A clear result about the model, never the end of the gate. `message` may hold text from the model.
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
// src/measure/read-runtime-log.ts
/** Why a node is not where it was wanted, as far as the runtime says. */
const REASONS$1 = [
	"no-kernel",
	"cheaper-on-cpu",
	"crosses-devices"
];
/** Names beyond this many are not kept: the log is as long as a hostile model wants it. */
const MAX_NAMES = 5e4;
/** Of a line that is longer, the rest is not looked at. */
const MAX_LINE_CHARACTERS = 2e3;
const NO_KERNEL = /kernel not found in registries for Op type: (\S+) node name: (.*)$/;
const CHEAPER = /Force fallback to CPU execution for node: (.*?) because the CPU execution path is deemed/;
const COPIES$1 = /AddCopyNode\] Add Memcpy|\b[1-9]\d* Memcpy nodes are added to the graph/;
const PLACED_ON = /VerifyEachNodeIsAssignedToAnEp\] +Node\(s\) placed on \[(\w+)\]/;
const PLACED_NODE = /VerifyEachNodeIsAssignedToAnEp\] {2,}(\S+) \(.*\)$/;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
/**
* Reads the runtime's log while it is written, keeping only what it says of placement. A model can write into the log by
* the names of its nodes; what it can forge is a reason beside its own operators, never a time or a place.
*
* @see onnxruntime: session_state.cc, fallback_cpu_capability.cc, transformer_memcpy.cc
*/
var RuntimeLogReader = class {
	#reasons = /* @__PURE__ */ new Map();
	#withoutKernel = /* @__PURE__ */ new Set();
	#onCpu = /* @__PURE__ */ new Map();
	#addsCopies = false;
	/** Provider whose nodes the runtime is listing. */
	#listing = "";
	#line = "";
	/** Takes the next piece of the log; it may end within a line. */
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
		if (operator !== void 0 && node !== void 0) {
			this.#keep(node, "no-kernel");
			if (this.#withoutKernel.size < MAX_NAMES) this.#withoutKernel.add(operator);
			return;
		}
		const [, cheaper] = CHEAPER.exec(line) ?? [];
		if (cheaper !== void 0) this.#keep(cheaper, "cheaper-on-cpu");
		this.#addsCopies ||= COPIES$1.test(line);
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
// src/measure/frame.ts
const LENGTHS_BYTES = 8;
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
			if (frameLength > 1073741824) throw new RangeError(`frame of ${frameLength} bytes is too long`);
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
// src/measure/reply.ts
const tensorHeader = strictObject({
	name: string(),
	dtype: _enum([...Object.keys(ELEMENT_BYTES), "string"]),
	shape: array(int().nonnegative()),
	/** Set for string tensors only; numbers are in the payload. */
	strings: array(string()).optional()
});
/** What the child answers. The model that ran in it is hostile input, so every answer is checked. */
const replySchema = discriminatedUnion("did", [
	strictObject({
		did: literal("load"),
		loadNs: number().positive(),
		runtimeVersion: string()
	}),
	strictObject({
		did: literal("infer"),
		outputs: array(array(tensorHeader))
	}),
	strictObject({ did: literal("hold") }),
	strictObject({
		did: literal("warm-up"),
		firstRunNs: number().positive(),
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
		/** Set when the model is not to blame, or only for where it would run. */
		because: _enum(["no-provider", "fell-back"]).optional()
	})
]);
// src/measure/worker-process.ts
const EMPTY = /* @__PURE__ */ new Uint8Array(0);
/** Of the child's last line, which may be a page of C++. */
const MAX_LAST_WORDS = 100;
/** What the child is called while it does a command, for messages. */
const ACTIVITY = {
	load: "loading the model",
	infer: "running the regression set",
	hold: "taking its inputs",
	"warm-up": "warming up",
	time: "timed runs",
	"open-streams": "starting its streams",
	query: "serving queries",
	serve: "serving requests",
	memory: "reading its memory",
	"end-profile": "writing the profile"
};
/**
* The only variables that the child sees. No token, no `ACTIONS_*`, no `ORT_*` from outside: a model could change
* session options through them. `RUNNER_TRACKING_ID` lets a runner sweep the child up if we are killed.
*/
const PASSED_VARIABLES = [
	"PATH",
	"LANG",
	"SystemRoot",
	"LD_LIBRARY_PATH",
	"CUDA_VISIBLE_DEVICES",
	"VK_ICD_FILENAMES",
	"RUNNER_TRACKING_ID"
];
function childEnvironment(directory) {
	const passed = PASSED_VARIABLES.flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(passed),
		HOME: directory,
		TMPDIR: directory,
		TEMP: directory,
		XDG_RUNTIME_DIR: directory,
		ORT_DISABLE_TELEMETRY: "1"
	};
}
/** A measuring child process: one model, one arm, one launch. */
var WorkerProcess = class {
	#arm;
	#child;
	#channel;
	#frames;
	#ended;
	/** Settled when the last command sent so far has been answered, or has failed. */
	#answered = Promise.resolve();
	#closed;
	#log = "";
	/** @param arm - Whose model it runs, for messages. */
	constructor({ workerFile, directory }, arm) {
		this.#arm = arm;
		this.#child = spawn(process.execPath, [workerFile], {
			cwd: directory,
			env: childEnvironment(directory),
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"pipe"
			],
			detached: process.platform !== "win32"
		});
		this.#ended = new Promise((resolve) => {
			this.#child.once("error", () => resolve({
				code: null,
				signal: null
			}));
			this.#child.once("exit", (code, signal) => resolve({
				code,
				signal
			}));
		});
		this.#closed = new Promise((resolve) => {
			this.#child.once("error", resolve);
			this.#child.once("close", resolve);
		});
		this.#channel = this.#child.stdio[3];
		this.#channel.on("error", () => {});
		this.#frames = readFrames(this.#channel);
		for (const stream of [this.#child.stdout, this.#child.stderr]) this.#keepLog(stream);
		children.add(this);
	}
	/** Passes on what the child prints to stderr, from now on and piece by piece: its whole log may be too long to keep. */
	onLog(listener) {
		this.#child.stderr?.on("data", listener);
	}
	/** What the child printed, its last 64 Ki characters. Text from the model and the runtime. */
	get log() {
		return this.#log;
	}
	/**
	* Sends a command and waits for its answer. Several may be under way: the child does them in order, and the deadline of
	* each counts from the answer to the one before.
	*
	* @throws {ModelFailure} If the child crashes, is not done by the deadline (it is killed then), refuses or lies.
	*/
	async request(command, { payload = EMPTY, deadlineMs }) {
		const activity = ACTIVITY[command.do];
		writeFrame(this.#channel, {
			header: command,
			payload
		});
		const answer = this.#answered.then(() => this.#nextFrame(activity, deadlineMs));
		this.#answered = answer.catch(() => {});
		const frame = await answer;
		const parsed = replySchema.safeParse(frame.header);
		if (!parsed.success || parsed.data.did !== command.do && parsed.data.did !== "fail") {
			this.kill();
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child answered out of turn while ${activity}`);
		}
		if (parsed.data.did === "fail") {
			const { because = "refused", message } = parsed.data;
			throw new ModelFailure(because, this.#arm, `the runtime refused it while ${activity}: ${message}`);
		}
		return {
			reply: parsed.data,
			payload: frame.payload
		};
	}
	/** Ends the child and everything that it started, at once. */
	kill() {
		children.delete(this);
		const { pid } = this.#child;
		if (pid === void 0) return;
		try {
			process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
		} catch (error) {
			if (error.code !== "ESRCH") throw error;
		}
	}
	/** Ends the child like `kill`, and waits until all that it printed has been read. */
	async end() {
		this.kill();
		await this.#closed;
	}
	async #nextFrame(activity, deadlineMs) {
		let timer;
		const deadline = new Promise((resolve) => {
			timer = setTimeout(resolve, deadlineMs, "deadline");
		});
		try {
			const next = await Promise.race([this.#frames.next(), deadline]);
			if (next === "deadline") throw new ModelFailure("timed-out", this.#arm, `it was not done within ${deadlineMs / 1e3} s while ${activity}`);
			if (next.done === true) throw await this.#crash(activity);
			return next.value;
		} catch (error) {
			this.kill();
			if (error instanceof ModelFailure) throw error;
			if (error.code !== void 0) throw await this.#crash(activity);
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child sent a broken answer while ${activity}`, { cause: error });
		} finally {
			clearTimeout(timer);
		}
	}
	async #crash(activity) {
		const { code, signal } = await this.#ended;
		const how = signal ?? (code === null ? "it could not be started" : `exit code ${code}`);
		const lastWords = (this.#log.trimEnd().split("\n").at(-1) ?? "").slice(0, MAX_LAST_WORDS);
		return new ModelFailure("crashed", this.#arm, `it crashed the runtime (${how}) while ${activity}${lastWords === "" ? "" : `: ${lastWords}`}`);
	}
	#keepLog(stream) {
		stream?.setEncoding("utf8").on("data", (text) => {
			this.#log = (this.#log + text).slice(-65536);
		});
	}
};
const children = /* @__PURE__ */ new Set();
/** Kills every child that still runs; for signal handlers. */
function killAllWorkers() {
	for (const child of [...children]) child.kill();
}
// src/measure/start-worker.ts
/**
* Starts a fresh child for an arm and loads its model.
*
* @param options - `log` is given what the runtime says in full; `profilePrefix` makes it write a profile.
* @throws {ModelFailure} If the model cannot be loaded.
*/
async function startWorker(laboratory, arm, options = {}) {
	const { log, ...settings } = options;
	const worker = new WorkerProcess(laboratory, arm.name);
	if (log !== void 0) worker.onLog((text) => log.add(text));
	try {
		const { reply } = await worker.request({
			do: "load",
			runtimeFolder: arm.runtimeFolder,
			modelFile: arm.model.file,
			session: arm.session,
			...settings,
			...log !== void 0 && { isVerbose: true }
		}, { deadlineMs: laboratory.deadlines.loadMs });
		return {
			worker,
			loadNs: reply.loadNs
		};
	} catch (error) {
		worker.kill();
		if (error instanceof ModelFailure && error.kind === "fell-back") throw await nameFallback(laboratory, arm);
		throw error;
	}
}
/** The runtime only says that it would fall back; a second load, which is allowed to, tells which operators would. */
async function nameFallback(laboratory, arm) {
	const log = new RuntimeLogReader();
	const { worker } = await startWorker(laboratory, {
		...arm,
		session: {
			...arm.session,
			strictPlacement: false
		}
	}, { log });
	await worker.end();
	const named = describeOnCpu(log.findings);
	return new ModelFailure("fell-back", arm.name, `strict placement: the runtime would run ${named} on the CPU`);
}
const MAX_NAMED$2 = 5;
/** "18 nodes (`Clip` ×18: no kernel)". */
function describeOnCpu({ onCpu, withoutKernel }) {
	const counts = [...onCpu].sort(([, a], [, b]) => b - a);
	if (counts.length === 0) return "a part of it";
	const total = counts.reduce((sum, [, count]) => sum + count, 0);
	const named = counts.slice(0, MAX_NAMED$2).map(([name, count]) => `\`${name}\` ×${count}${withoutKernel.has(name) ? ": no kernel" : ""}`);
	const more = counts.length > MAX_NAMED$2 ? `, and ${counts.length - MAX_NAMED$2} operators more` : "";
	return `${total} ${total === 1 ? "node" : "nodes"} (${named.join(", ")}${more})`;
}
/** Gives the child the inputs that its later runs use, so that none is decoded while a clock runs. */
async function holdFeeds(worker, feeds, deadlineMs) {
	const { headers, payload } = packFeeds(feeds);
	await worker.request({
		do: "hold",
		feeds: headers
	}, {
		payload,
		deadlineMs
	});
}
// src/measure/accuracy-pass.ts
const MAX_FEEDS_AT_ONCE = 256;
const MAX_BYTES_AT_ONCE = 8 * 2 ** 20;
/** An exchange with the child should take about this long: short enough for its deadline, long enough to be cheap. */
const EXCHANGE_MS = 200;
/** One that the child works on, and one that already waits in its pipe, so that the child never waits for this process. */
const MAX_UNDER_WAY = 2;
/**
* Runs the whole regression set once through a model, in order, and scores every item. Items stream through:
* only what is on its way to or from the child is in memory. Labels never leave this process.
*
* @throws {ModelFailure} If the model crashes, hangs or is refused.
* @throws {UserError} If items, model and task do not fit together.
*/
async function measureAccuracy(laboratory, arm, options) {
	setFlagsFromString("--semi-space-growth-factor=1");
	const builder = new FeedBuilder(arm.model.facts.inputs, options.batch, "traffic.batch");
	const { worker } = await startWorker(laboratory, arm);
	try {
		const pass = new AccuracyPass(worker, options.scorer, laboratory.deadlines.runMs);
		for await (const item of options.set.items()) for (const feed of builder.add(item)) await pass.add(feed);
		for (const feed of builder.end()) await pass.add(feed);
		return await pass.finish();
	} finally {
		worker.kill();
	}
}
/** Keeps the child at work while the answers before are scored and the next items are read. */
var AccuracyPass = class {
	#worker;
	#scorer;
	#deadlineMs;
	#outcomes = new OutcomeTable();
	#waiting = [];
	#waitingBytes = 0;
	/** Exchanges that may not be scored yet, oldest first. */
	#underWay = [];
	/** Starts small, so that a slow model's first exchange meets its deadline. */
	#feedsAtOnce = 1;
	#inferences = 0;
	#elapsedMs = 0;
	/** When the last answer came. */
	#answeredAt = 0;
	constructor(worker, scorer, deadlineMs) {
		this.#worker = worker;
		this.#scorer = scorer;
		this.#deadlineMs = deadlineMs;
	}
	async add(feed) {
		this.#waiting.push(feed);
		for (const tensor of feed.feed.values()) this.#waitingBytes += tensor.dtype === "string" ? tensor.strings.join("").length : tensor.bytes.length;
		if (this.#waiting.length >= this.#feedsAtOnce || this.#waitingBytes >= MAX_BYTES_AT_ONCE) await this.#send();
	}
	async finish() {
		await this.#send();
		while (this.#underWay.length > 0) await this.#underWay.shift();
		this.#scorer.finish();
		return {
			outcomes: this.#outcomes,
			serviceNs: this.#elapsedMs * 1e6 / this.#inferences
		};
	}
	async #send() {
		if (this.#waiting.length === 0) return;
		if (this.#underWay.length === MAX_UNDER_WAY) await this.#underWay.shift();
		const exchange = this.#exchange(this.#waiting);
		this.#waiting = [];
		this.#waitingBytes = 0;
		exchange.catch(() => {});
		this.#underWay.push(exchange);
	}
	async #exchange(feeds) {
		const { headers, payload } = packFeeds(feeds.map(({ feed }) => feed));
		const outputs = [...this.#scorer.outputNames];
		const sentAt = performance.now();
		const answer = await this.#worker.request({
			do: "infer",
			feeds: headers,
			outputs
		}, {
			payload,
			deadlineMs: this.#deadlineMs
		});
		const answeredAt = performance.now();
		const elapsedMs = answeredAt - Math.max(sentAt, this.#answeredAt);
		this.#answeredAt = answeredAt;
		this.#inferences += feeds.length;
		this.#elapsedMs += elapsedMs;
		if (elapsedMs < EXCHANGE_MS / 2) this.#feedsAtOnce = Math.min(this.#feedsAtOnce * 2, MAX_FEEDS_AT_ONCE);
		this.#score(feeds, unpackFeeds(answer.reply.outputs, answer.payload));
	}
	#score(feeds, answers) {
		feeds.forEach((feed, index) => {
			const outputs = splitOutputs(answers[index] ?? /* @__PURE__ */ new Map(), feed);
			feed.items.forEach((item, row) => {
				const own = outputs[row];
				if (own === void 0) throw new UserError(`${item.place}: expected an answer, got none.`, "Report this.");
				this.#outcomes.add(this.#scorer.score(own, item), item);
			});
		});
	}
};
// src/measure/steal-time.ts
/** @returns Undefined where there is no /proc/stat: other systems than Linux. */
async function readMachineTicks() {
	if (process.platform !== "linux") return void 0;
	return parseMachineTicks(await readFile("/proc/stat", "utf8"));
}
/** @see proc_stat(5): user nice system idle iowait irq softirq steal; guest time is within user. */
function parseMachineTicks(stat) {
	const fields = /^cpu +(.+)$/m.exec(stat)?.[1]?.split(" ").slice(0, 8).map(Number);
	const steal = fields?.[7];
	if (fields === void 0 || steal === void 0) return void 0;
	return {
		total: fields.reduce((sum, ticks) => sum + ticks, 0),
		steal
	};
}
/** Share of the machine's CPU time, 0..1, that its host kept from it between two readings; null where it is not known. */
function stealShare(before, after) {
	if (before === void 0 || after === void 0 || !(after.total > before.total)) return null;
	return Math.min(Math.max((after.steal - before.steal) / (after.total - before.total), 0), 1);
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
// src/stats/pettitt.ts
/** Up to here every order of the values is counted, by way of all subsets: at most 2^14 of them, a few milliseconds. */
const MAX_EXACT_VALUES = 14;
/**
* Pettitt's test for one change of level. P is exact up to n = 14, ties included; beyond it is Pettitt's
* 2·exp(−6K²/(n³ + n²)), which errs on the safe side: it never finds more than there is.
*
* The values must be independent within a level: give the figure of each block, not of each run.
*
* @param values - In order of time, shape [n].
* @returns K = 0 at 0 and P = 1 for n < 2 and for values that are all equal; all NaN if a value is.
* @see Pettitt (1979), "A non-parametric approach to the change-point problem", Applied Statistics 28, 126–135.
*/
function pettitt(values) {
	if (values.some(Number.isNaN)) return {
		k: NaN,
		at: NaN,
		p: NaN
	};
	const steps = stepsOfU(values);
	let [u, k, at] = [
		0,
		0,
		0
	];
	steps.forEach((step, index) => {
		u += step;
		if (Math.abs(u) > k) [k, at] = [Math.abs(u), index + 1];
	});
	return {
		k,
		at,
		p: k === 0 ? 1 : pOf(k, steps)
	};
}
/** U_t − U_{t−1} = Σ over all j of sign(x_t − x_j) = 2·rank − (n + 1), with mean ranks for ties: whole numbers, sum 0. */
function stepsOfU(values) {
	return values.map((value) => values.reduce((sum, other) => sum + Math.sign(value - other), 0));
}
function pOf(k, steps) {
	const n = steps.length;
	return n <= MAX_EXACT_VALUES ? exactP(k, steps) : Math.min(1, 2 * Math.exp(-6 * k * k / (n ** 3 + n * n)));
}
/**
* Which values come first decides U_t, not their order; so the orders that never reach K are counted by walking from the
* empty set to the full one, a value at a time. A set is a number whose bits are its members.
*/
function exactP(k, steps) {
	const sets = 2 ** steps.length;
	const sums = new Float64Array(sets);
	const staysBelow = new Float64Array(sets);
	staysBelow[0] = 1;
	for (let set = 1; set < sets; set += 1) {
		let [chance, size] = [0, 0];
		steps.forEach((step, member) => {
			if ((set & 1 << member) === 0) return;
			const before = set ^ 1 << member;
			sums[set] = sums[before] + step;
			chance += staysBelow[before];
			size += 1;
		});
		staysBelow[set] = Math.abs(sums[set]) < k ? chance / size : 0;
	}
	return Math.max(0, 1 - staysBelow.at(-1));
}
// src/measure/is-steady.ts
/** A step this improbable by chance… */
const MAX_P = 1e-4;
/** …and this large (ln) is no noise: half of the limits that people set. */
const MIN_STEP = Math.log(1.025);
/**
* Whether one arm kept its pace against the other throughout a launch, or its own where it ran alone. A change point says
* that warm-up was not over, that a core changed hands, or that the model slows down as it runs.
*
* Two arms are compared sample by sample: those of the same position ran on the same input, in the same round, so that
* neither dear inputs nor a slow second of the machine look like a step.
*
* @param arms - Samples of one or two arms in the order of their running, equally many.
* @see Pettitt (1979), "A Non-Parametric Approach to the Change-Point Problem".
*/
function isSteady(arms) {
	const [first = [], second] = arms;
	const lnPace = first.map(({ latencyNs }, position) => {
		const other = second?.[position]?.latencyNs ?? 1;
		return Math.log(latencyNs / other);
	});
	const { at, p } = pettitt(lnPace);
	if (p > MAX_P) return true;
	return Math.abs(median(lnPace.slice(at)) - median(lnPace.slice(0, at))) < MIN_STEP;
}
// src/measure/window-p95.ts
/**
* P95 in windows that both arms share: a window holds two rounds, so one block of each arm in each order. On a shared
* machine slow spells come and go within a launch, and one P95 over the launch is a matter of whose block they met; over
* short windows the spells meet both arms of a window or neither. Ratios are formed of these, never the P95 that is shown.
*
* A window in which one arm has less than half of its samples left is left out of the undisturbed P95 of both.
*
* @param arms - Samples of one or two arms in the order of their running, equally many.
* @param windowSize - Samples of one arm in a window.
* @returns One entry an arm.
*/
function windowP95(arms, windowSize) {
	const windows = arms.map((samples) => split(samples, windowSize));
	const undisturbed = windows.map((own) => own.map((window) => window.filter((each) => !each.isDisturbed)));
	const isKept = (position) => undisturbed.every((own) => (own[position]?.length ?? 0) >= (windows[0]?.[position]?.length ?? 0) / 2);
	return windows.map((own, arm) => {
		const kept = (undisturbed[arm] ?? []).filter((_, position) => isKept(position));
		return {
			p95WindowNs: geometricMean(own.map(p95)),
			p95UndisturbedNs: kept.length >= own.length / 2 ? geometricMean(kept.map(p95)) : null
		};
	});
}
const p95 = (samples) => percentileNs(Float64Array.from(samples, ({ latencyNs }) => latencyNs).sort(), 95);
function split(samples, size) {
	return Array.from({ length: Math.ceil(samples.length / size) }, (_, window) => samples.slice(window * size, (window + 1) * size));
}
// src/measure/summarize-launch.ts
/** perf_analyzer counts a request as delayed beyond this, in ns… */
const LATE_NS = 1e6;
/** …or beyond this share of the median latency, for models that are slow anyway. */
const LATE_SHARE_OF_P50 = .05;
/** More delayed requests than this share, and it is the generator that was measured. */
const MAX_LATE_SHARE = .01;
const sortNumbers = (values) => Float64Array.from(values).sort();
/** The arms' samples of a launch as they stand in records, one entry an arm. */
function summarizeLaunch(arms, { traffic, windowSize, stealShare }) {
	const samples = arms.map((arm) => arm.samples);
	const windows = windowP95(samples, windowSize);
	const together = {
		stealShare,
		isSteady: traffic.kind === "open" || traffic.kind === "offline" || isSteady(samples)
	};
	return arms.map((arm, index) => ({
		...summarizeSamples(arm.samples, traffic),
		...windows[index],
		...together,
		loadNs: arm.loadNs,
		firstRunNs: arm.firstRunNs
	}));
}
function summarizeSamples(samples, traffic) {
	const sorted = sortNumbers(samples.map(({ latencyNs }) => latencyNs));
	const meanNs = mean([...sorted]);
	const serviceNs = mean(samples.map((sample) => sample.serviceNs));
	return {
		samples: sorted.length,
		p50Ns: percentileNs(sorted, 50),
		p95Ns: percentileNs(sorted, 95),
		p99Ns: percentileNs(sorted, 99),
		p95EstimateNs: earlyStoppingEstimateNs(sorted, MLPERF_P95) ?? null,
		meanNs,
		machineNs: traffic.kind === "closed" ? meanNs : serviceNs / traffic.streams,
		queueShare: Math.max(0, 1 - serviceNs / meanNs),
		preemptedShare: mean(samples.map(({ isDisturbed }) => Number(isDisturbed)))
	};
}
/**
* Whether the load generator kept up: at most 1 % of the requests (one, of a hundred or fewer) that found an idle stream were begun more than 1 ms
* (or 5 % of the median latency) after they were due. A run in which it did not is invalid, not slow.
*
* @see Triton perf_analyzer, "Delayed requests"; the 5 % are ours.
*/
function hasKeptUp(samples) {
	const p50Ns = percentileNs(sortNumbers(samples.map(({ latencyNs }) => latencyNs)), 50);
	const bound = Math.max(LATE_NS, LATE_SHARE_OF_P50 * p50Ns);
	return samples.filter(({ lateNs }) => lateNs !== void 0 && !(lateNs <= bound)).length <= Math.ceil(MAX_LATE_SHARE * samples.length);
}
// src/measure/time-block.ts
const BYTES_PER_FLOAT64 = 8;
const NS_PER_MS$1 = 1e6;
/**
* Times a block in a closed loop: each inference begins when the one before is done.
*
* @throws {ModelFailure} If the child fails, or reports what cannot be.
*/
async function timeBlock({ arm, worker, from, deadlineMs }, { count, rewarm }) {
	const start = performance.now();
	const command = {
		do: "time",
		from,
		count,
		rewarm,
		outputs: arm.outputs
	};
	const { payload } = await worker.request(command, { deadlineMs });
	const wallNs = (performance.now() - start) * NS_PER_MS$1;
	const [latenciesNs, preemptions] = readColumns(payload, {
		arm,
		count,
		columns: 2
	});
	checkClock(arm, latenciesNs.every((value) => value > 0) && sum([...latenciesNs]) <= wallNs);
	return [...latenciesNs].map((latencyNs, index) => ({
		latencyNs,
		serviceNs: latencyNs,
		isDisturbed: preemptions[index] !== 0,
		lateNs: void 0
	}));
}
/**
* Serves a block of requests at the times at which they are due.
*
* @param dueNs - Ns from the start of the block, ascending.
* @throws {ModelFailure} If the child fails, or reports what cannot be.
*/
async function serveBlock({ arm, worker, from, deadlineMs }, dueNs) {
	const start = performance.now();
	const lastDueMs = (dueNs.at(-1) ?? 0) / NS_PER_MS$1;
	const payload = new Uint8Array(dueNs.buffer, dueNs.byteOffset, dueNs.byteLength);
	const answer = await worker.request({
		do: "serve",
		from
	}, {
		payload,
		deadlineMs: deadlineMs + lastDueMs
	});
	const wallNs = (performance.now() - start) * NS_PER_MS$1;
	const samples = readServed(answer.payload, {
		arm,
		count: dueNs.length
	});
	checkClock(arm, samples.every(({ latencyNs }, request) => dueNs[request] + latencyNs <= wallNs));
	return samples;
}
/**
* Serves a block of queries of several requests each, one query after the other. A query takes until the last of its
* requests is done, as in MLPerf's multi-stream scenario.
*
* @returns One sample a query, the `rewarm` first ones left out; its service time is the mean of its requests'.
* @throws {ModelFailure} If the child fails, or reports what cannot be.
*/
async function queryBlock({ arm, worker, from, deadlineMs }, { count, rewarm, samplesPerQuery }) {
	const start = performance.now();
	const queries = rewarm + count;
	const answer = await worker.request({
		do: "query",
		from,
		queries,
		samplesPerQuery
	}, { deadlineMs });
	const wallNs = (performance.now() - start) * NS_PER_MS$1;
	const requests = readServed(answer.payload, {
		arm,
		count: queries * samplesPerQuery
	});
	const samples = Array.from({ length: queries }, (_, query) => {
		const own = requests.slice(query * samplesPerQuery, (query + 1) * samplesPerQuery);
		return {
			latencyNs: max(own.map(({ latencyNs }) => latencyNs)),
			serviceNs: mean(own.map(({ serviceNs }) => serviceNs)),
			isDisturbed: false,
			lateNs: void 0
		};
	});
	checkClock(arm, sum(samples.map(({ latencyNs }) => latencyNs)) <= wallNs);
	return samples.slice(rewarm);
}
/** One sample a request. */
function readServed(payload, { arm, count }) {
	const [latenciesNs, serviceNs, lateNs] = readColumns(payload, {
		arm,
		count,
		columns: 3
	});
	const samples = [...latenciesNs].map((latencyNs, request) => {
		const late = lateNs[request];
		return {
			latencyNs,
			serviceNs: serviceNs[request],
			isDisturbed: false,
			lateNs: Number.isNaN(late) ? void 0 : late
		};
	});
	checkClock(arm, samples.every(({ latencyNs, serviceNs: own }) => own > 0 && latencyNs >= own));
	return samples;
}
function readColumns(payload, { arm, count, columns }) {
	if (payload.byteLength !== count * columns * BYTES_PER_FLOAT64) throw new ModelFailure("broke-protocol", arm.name, `the measuring child reported ${payload.byteLength} bytes for ${count} inferences`);
	const column = (index) => index < columns ? new Float64Array(payload.buffer, index * count * BYTES_PER_FLOAT64, count) : /* @__PURE__ */ new Float64Array(0);
	return [
		column(0),
		column(1),
		column(2)
	];
}
/** The child is not trusted with the clock: its samples cannot be longer than the time that it was away. */
function checkClock(arm, isPossible) {
	if (isPossible) return;
	throw new ModelFailure("broke-protocol", arm.name, "the measuring child reported latencies that cannot be");
}
// src/measure/traffic.ts
const NS_PER_SECOND = 1e9;
/**
* The traffic of a policy. A `load` becomes a rate by the baseline's capacity, so that both arms get the same requests
* at the same times.
*
* @param serviceNs - Time of one inference of the baseline, in ns.
*/
function planTraffic({ scenario, streams, ...traffic }, serviceNs) {
	switch (scenario) {
		case "single-stream": return { kind: "closed" };
		case "multi-stream": return {
			kind: "queries",
			streams,
			samplesPerQuery: traffic["samples-per-query"] ?? NaN
		};
		case "offline": return {
			kind: "offline",
			streams
		};
		case "server": return {
			kind: "open",
			streams,
			ratePerSecond: traffic["rate-per-second"] ?? (traffic.load ?? NaN) * streams * NS_PER_SECOND / serviceNs
		};
	}
}
/** Mean time between the beginnings of two inferences, or of two queries, in ns. */
function intervalNs(traffic, serviceNs) {
	switch (traffic.kind) {
		case "closed": return serviceNs;
		case "queries": return serviceNs * Math.ceil(traffic.samplesPerQuery / traffic.streams);
		case "offline": return serviceNs / traffic.streams;
		case "open": return NS_PER_SECOND / traffic.ratePerSecond;
	}
}
/**
* When the requests of a block are due, drawn before the block runs: a Poisson process for `open`, all at once for
* `offline`.
*
* @returns Ns from the start of the block, ascending. Shape [count].
*/
function drawArrivals(traffic, count, random) {
	const dueNs = new Float64Array(count);
	if (traffic.kind === "offline") return dueNs;
	let now = 0;
	for (let request = 0; request < count; request += 1) {
		now += -Math.log(1 - random.nextUnit()) * NS_PER_SECOND / traffic.ratePerSecond;
		dueNs[request] = now;
	}
	return dueNs;
}
// src/measure/latency-pass.ts
/** Late launches more than others after which it is no use to go on. */
const MAX_LATE = 5;
/**
* Times the arms in launches, each a fresh process an arm, until the evidence is clear or the budget is spent.
* Within a launch the arms take turns block by block in the order ABBA, so that a slow minute of the machine
* meets both alike; only one arm runs at a time.
*
* A launch for which the load generator was late tells nothing and is thrown away. One that is not steady is run again;
* when the next is not steady either, it is not the machine's doing, and counts.
*
* @throws {ModelFailure} If a model crashes, hangs or is refused.
*/
async function measureLatency(laboratory, pass) {
	const launches = [];
	const start = performance.now();
	let late = 0;
	let unsteady = 0;
	let isRepeat = false;
	let longestMs = 0;
	while (!pass.isClear(launches) && late < MAX_LATE + launches.length) {
		const spentMs = performance.now() - start;
		const begun = launches.length + late + unsteady;
		if (begun > 0 && (spentMs + longestMs) * 1e6 > pass.budgetNs) break;
		pass.progress(`latency: launch ${launches.length + 1}, ${(spentMs / 1e3).toFixed(0)} s`);
		const launch = await runLaunch(laboratory, pass, begun);
		longestMs = Math.max(longestMs, performance.now() - start - spentMs);
		if (launch === void 0) {
			late += 1;
			continue;
		}
		const isToBeRepeated = !isRepeat && launch.some(({ isSteady }) => !isSteady);
		if (isToBeRepeated) unsteady += 1;
		else launches.push(launch);
		isRepeat = isToBeRepeated;
	}
	return {
		launches,
		discarded: {
			late,
			unsteady
		}
	};
}
/** Undefined when the load generator could not keep up. */
async function runLaunch(laboratory, pass, launch) {
	const contenders = pass.arms.map((arm) => ({
		arm,
		worker: new WorkerProcess(laboratory, arm.name),
		samples: [],
		loadNs: 0,
		firstRunNs: 0
	}));
	try {
		const order = launch % 2 === 0 ? contenders : contenders.toReversed();
		for (const contender of order) await prepare(contender, laboratory, pass);
		const before = await readMachineTicks();
		for (let round = 0; round < pass.plan.rounds; round += 1) {
			const turns = round % 2 === 0 ? order : order.toReversed();
			for (const contender of turns) await runBlock(contender, pass, {
				laboratory,
				block: launch * pass.plan.rounds + round
			});
		}
		const after = await readMachineTicks();
		if (!contenders.every(({ samples }) => hasKeptUp(samples))) return void 0;
		return summarizeLaunch(contenders, {
			traffic: pass.traffic,
			windowSize: 2 * pass.plan.blockSize,
			stealShare: stealShare(before, after)
		});
	} finally {
		for (const { worker } of contenders) worker.kill();
	}
}
async function prepare(contender, laboratory, pass) {
	const { arm, worker } = contender;
	const { deadlines } = laboratory;
	const loaded = await worker.request({
		do: "load",
		runtimeFolder: arm.runtimeFolder,
		modelFile: arm.model.file,
		session: arm.session
	}, { deadlineMs: deadlines.loadMs });
	await holdFeeds(worker, pass.feeds, deadlines.runMs);
	const limits = {
		minRuns: 10,
		minNs: pass.plan.minWarmUpNs,
		outputs: arm.outputs
	};
	const warm = await worker.request({
		do: "warm-up",
		...limits
	}, { deadlineMs: deadlines.runMs });
	contender.loadNs = loaded.reply.loadNs;
	contender.firstRunNs = warm.reply.firstRunNs;
	if (pass.traffic.kind === "closed") return;
	const { streams } = pass.traffic;
	await worker.request({
		do: "open-streams",
		streams,
		...limits
	}, { deadlineMs: deadlines.loadMs });
}
/** Both arms run a block of the same number: the same inputs, and the same arrivals. */
async function runBlock({ arm, worker, samples }, { plan, traffic, seed }, { laboratory, block }) {
	const { blockSize: count, rewarm } = plan;
	const request = {
		arm,
		worker,
		from: block * count,
		deadlineMs: laboratory.deadlines.runMs
	};
	if (traffic.kind === "closed") {
		samples.push(...await timeBlock(request, {
			count,
			rewarm
		}));
		return;
	}
	if (traffic.kind === "queries") {
		const { samplesPerQuery } = traffic;
		const from = block * (rewarm + count) * samplesPerQuery;
		samples.push(...await queryBlock({
			...request,
			from
		}, {
			count,
			rewarm,
			samplesPerQuery
		}));
		return;
	}
	const random = createRandom((BigInt(seed) << 32n) + BigInt(block) + 1n);
	samples.push(...await serveBlock(request, drawArrivals(traffic, count, random)));
}
// src/measure/latency-plan.ts
/** Beyond this, starting the processes no longer costs more than the samples, and a first look is due within ten seconds. */
const LAUNCH_SAMPLING_NS = 4e8;
const LAUNCH_OVERHEAD_NS = 5e8;
/** The first samples after the other arm's block are slow for about this long (cold caches). */
const REWARM_NS = 3e6;
const MIN_LAUNCHES = 8;
const MIN_SAMPLES = 15;
const MAX_SAMPLES = 8e3;
const SAMPLES_FOR_OWN_P95 = 80;
const ROUNDS$1 = 16;
const OPEN_ROUNDS = 2;
/** Runs that a sample costs, re-warm-up included. */
const RUNS_PER_SAMPLE = 1.25;
/**
* Plans the launches of a model.
*
* @returns Undefined when not even eight launches of fifteen samples an arm (120 in all, enough for a P95) fit into the budget.
*/
function planLatency(traffic, { serviceNs, budgetNs, arms }) {
	const everyNs = intervalNs(traffic, serviceNs);
	const wanted = clamp(Math.round(LAUNCH_SAMPLING_NS / everyNs), SAMPLES_FOR_OWN_P95, MAX_SAMPLES);
	const affordable = Math.floor(Math.max(budgetNs / MIN_LAUNCHES - LAUNCH_OVERHEAD_NS, 0) / (everyNs * arms * RUNS_PER_SAMPLE));
	const samples = Math.min(wanted, affordable);
	if (!(samples >= MIN_SAMPLES)) return void 0;
	const most = traffic.kind === "closed" || traffic.kind === "queries" ? ROUNDS$1 : OPEN_ROUNDS;
	const rounds = Math.min(most, Math.max(2, 2 * Math.floor(samples / 20)));
	const blockSize = Math.ceil(samples / rounds);
	return {
		samples: blockSize * rounds,
		rounds,
		blockSize,
		rewarm: clamp(Math.ceil(REWARM_NS / everyNs), 1, Math.max(1, blockSize)),
		minWarmUpNs: Math.min(1e8, serviceNs * 20)
	};
}
/** Shortest budget, in ns, for which {@link planLatency} finds a plan. */
function smallestBudgetNs(traffic, { serviceNs, arms }) {
	const samplingNs = MIN_SAMPLES * intervalNs(traffic, serviceNs) * arms * RUNS_PER_SAMPLE;
	return MIN_LAUNCHES * (LAUNCH_OVERHEAD_NS + samplingNs);
}
function clamp(value, low, high) {
	return Math.min(Math.max(value, low), high);
}
/**
* Peak resident memory of fresh processes, above what the bare runtime takes in the same process.
*
* @param feeds - Each is run once.
* @returns Bytes, one entry a launch.
* @throws {ModelFailure} If the model crashes, hangs or is refused.
*/
async function measureRamPeak(laboratory, arm, feeds) {
	const peaks = [];
	for (let launch = 0; launch < 5; launch += 1) {
		const { worker } = await startWorker(laboratory, arm);
		try {
			const deadlineMs = laboratory.deadlines.runMs;
			await holdFeeds(worker, feeds, deadlineMs);
			await worker.request({
				do: "warm-up",
				minRuns: feeds.length,
				minNs: 0,
				outputs: arm.outputs
			}, { deadlineMs });
			const { reply } = await worker.request({ do: "memory" }, { deadlineMs });
			peaks.push(Math.max(reply.peakBytes - reply.bareBytes, 0));
		} finally {
			worker.kill();
		}
	}
	return peaks;
}
// src/measure/parse-profile.ts
const span = {
	ts: number().nonnegative(),
	dur: number().nonnegative()
};
const tensors = array(record(string(), array(number()))).catch([]);
const kernelEvent = object({
	cat: literal("Node"),
	name: string().endsWith("_kernel_time"),
	...span,
	args: object({
		op_name: string(),
		provider: string(),
		node_index: string(),
		input_type_shape: tensors,
		output_type_shape: tensors,
		mem_in_use_peak: string().regex(/^\d+$/).optional()
	})
});
const runEvent = object({
	cat: literal("Session"),
	name: literal("model_run"),
	...span
});
/** Named "<node>&<operator>&<program>". */
const programEvent = object({
	cat: literal("Api"),
	name: string(),
	...span
});
/**
* Reads ONNX Runtime's profile: an array of complete events, not sorted by time.
*
* @throws {z.ZodError} If it is no array. Events that are of no interest or not understood are left out.
*/
function parseProfile(profile) {
	const events = array(unknown()).parse(profile);
	const kernels = pick(events, kernelEvent);
	const arenaPeakBytes = kernels.map(({ args }) => Number(args.mem_in_use_peak ?? 0)).reduce((most, peak) => Math.max(most, peak), 0);
	return {
		runs: pick(events, runEvent).map(spanOf).sort((a, b) => a.fromUs - b.fromUs),
		kernels: kernels.map(kernelOf),
		programs: pick(events, programEvent).map((event) => ({
			...spanOf(event),
			...programNameOf(event.name)
		})),
		arenaPeakBytes: arenaPeakBytes > 0 ? arenaPeakBytes : null
	};
}
function pick(events, schema) {
	return events.flatMap((event) => {
		const parsed = schema.safeParse(event);
		return parsed.success ? [parsed.data] : [];
	});
}
const spanOf = ({ ts, dur }) => ({
	fromUs: ts,
	us: dur
});
function kernelOf(event) {
	const { op_name: operator, provider, node_index: nodeIndex, ...args } = event.args;
	return {
		...spanOf(event),
		node: event.name.slice(0, -12),
		nodeIndex,
		operator,
		provider,
		inputs: args.input_type_shape.flatMap(tensorOf),
		outputs: args.output_type_shape.flatMap(tensorOf)
	};
}
/** The runtime writes C++ names; ONNX and NumPy call these two otherwise. */
const ONNX_NAMES = {
	float: "float32",
	double: "float64"
};
function tensorOf(typed) {
	return Object.entries(typed).map(([type, shape]) => ({
		dtype: ONNX_NAMES[type] ?? type,
		shape
	}));
}
/** A node's own name may hold the separator too. */
function programNameOf(name) {
	const parts = name.split("&");
	return {
		node: parts.slice(0, -2).join("&"),
		operator: parts.at(-2) ?? ""
	};
}
// src/measure/time-run.ts
/** Durations are cut to whole microseconds: on average each is half of one too short. */
const CUT_US = .5;
const COPIES = ["MemcpyToHost", "MemcpyFromHost"];
/** Whether an operator only moves a tensor between host and device. */
const isCopy = (operator) => COPIES.includes(operator);
/** By what a node is known in a profile: names may be empty, and indices start anew in every subgraph. */
const nodeKey = ({ node, nodeIndex, operator, provider }) => JSON.stringify([
	node,
	nodeIndex,
	operator,
	provider
]);
/**
* What every node took in one run, in µs by {@link nodeKey}.
*
* A kernel's time is the host's, less that of the kernels inside it: `If` and `Loop` hold those of their subgraphs. Where
* the device tells its own times, its kernels count by these, because the host only hands them over; and a copy counts
* without the time in which the device was still computing, because a copy has to wait for that.
*
* @param kernels - Of the run, in order of time, enclosing ones before those inside them.
* @param programs - Of the run, in order of time.
*/
function timeRun(kernels, programs) {
	const hostUs = subtractWaiting(subtractInner(kernels), kernels, programs);
	const deviceUs = sumBy(programs, programKey, ({ us }) => us + CUT_US);
	const nodes = new Map(kernels.map((kernel) => [nodeKey(kernel), kernel]));
	const host = sumBy([...kernels.keys()], (at) => nodeKey(kernels[at]), (at) => hostUs[at]);
	const sharers = sumBy([...nodes.values()], programKey, () => 1);
	return new Map([...nodes].map(([key, kernel]) => {
		const device = deviceUs.get(programKey(kernel));
		return [key, device === void 0 ? host.get(key) : device / sharers.get(programKey(kernel))];
	}));
}
const programKey = ({ node, operator }) => JSON.stringify([node, operator]);
function sumBy(items, key, value) {
	const sums = /* @__PURE__ */ new Map();
	for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item));
	return sums;
}
const endOf = ({ fromUs, us }) => fromUs + us;
/** Time of each kernel without that of the kernels inside it. */
function subtractInner(kernels) {
	const own = kernels.map(({ us }) => us + CUT_US);
	const open = [];
	kernels.forEach((kernel, at) => {
		const middle = kernel.fromUs + kernel.us / 2;
		while (open.length > 0 && endOf(kernels[open.at(-1)]) <= middle) open.pop();
		const outer = open.at(-1);
		if (outer !== void 0) own[outer] = Math.max(0, own[outer] - kernel.us);
		open.push(at);
	});
	return own;
}
/** The times, with those of copies less the time in which a program ran. */
function subtractWaiting(timesUs, kernels, programs) {
	let first = 0;
	return kernels.map((kernel, at) => {
		const us = timesUs[at];
		if (!isCopy(kernel.operator)) return us;
		while (first < programs.length && endOf(programs[first]) <= kernel.fromUs) first += 1;
		return Math.max(0, us - busyUs(kernel, programs, first));
	});
}
/** Time within `copy` in which a program ran, from the program at `first` on. */
function busyUs(copy, programs, first) {
	let busy = 0;
	let coveredTo = copy.fromUs;
	for (let at = first; at < programs.length; at += 1) {
		const program = programs[at];
		if (program.fromUs >= endOf(copy)) break;
		const from = Math.max(program.fromUs, coveredTo);
		const to = Math.min(endOf(program), endOf(copy));
		busy += Math.max(0, to - from);
		coveredTo = Math.max(coveredTo, to);
	}
	return busy;
}
// src/measure/tabulate-placement.ts
const CPU = "CPUExecutionProvider";
/** Vectors up to this long are shapes, indices, scales: work on them takes no time anywhere. */
const MAX_SHAPE_ELEMENTS = 64;
/** Operators that change how numbers are stored, not what they say. */
const REFORMATTING = [
	"Cast",
	"Transpose",
	"ReorderInput",
	"ReorderOutput",
	"QuantizeLinear",
	"DequantizeLinear",
	"DynamicQuantizeLinear"
];
/**
* Which operators ran where, in which precision, for how long and why there, most time first.
*
* @param wantsDevice - Whether another provider than the CPU was asked for; then what ran on the CPU fell back.
*/
function tabulatePlacement(nodes, { wantsDevice, log }) {
	const totalNs = nodes.reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);
	const rows = /* @__PURE__ */ new Map();
	for (const node of nodes) {
		const { operator, provider } = node;
		const role = roleOf(node, wantsDevice);
		const kind = {
			operator,
			provider,
			precision: precisionOf(node),
			role
		};
		const key = JSON.stringify(kind);
		const before = rows.get(key);
		const nsPerRun = (before?.nsPerRun ?? 0) + node.nsPerRun;
		rows.set(key, {
			...kind,
			nodes: (before?.nodes ?? 0) + 1,
			nsPerRun,
			timeShare: totalNs === 0 ? 0 : Math.min(nsPerRun / totalNs, 1),
			reason: before?.reason ?? reasonOf(node, role, log)
		});
	}
	return [...rows.values()].sort((a, b) => b.nsPerRun - a.nsPerRun || a.operator.localeCompare(b.operator, "en"));
}
function roleOf(node, wantsDevice) {
	const isElsewhere = wantsDevice && node.provider === CPU;
	if (isCopy(node.operator) || isElsewhere) {
		if (isShapeArithmetic(node)) return "shape";
		return isCopy(node.operator) ? "copy" : "fallback";
	}
	return REFORMATTING.includes(node.operator) ? "reformat" : "kernel";
}
/**
* Whether a node only works out shapes: it reads nothing but the shape of its input, or all that it takes and gives are
* scalars and short vectors. Runtimes put such nodes on the CPU on purpose.
*/
function isShapeArithmetic({ operator, inputs, outputs }) {
	if (operator === "Shape" || operator === "Size") return true;
	return outputs.length > 0 && [...inputs, ...outputs].every(({ shape }) => shape.length <= 1 && (shape[0] ?? 1) <= MAX_SHAPE_ELEMENTS);
}
const precisionOf = ({ inputs, outputs }) => (inputs[0] ?? outputs[0])?.dtype ?? "";
function reasonOf({ node, operator }, role, log) {
	if (isCopy(operator)) return log.addsCopies ? "crosses-devices" : null;
	if (role !== "fallback" && role !== "shape") return null;
	return log.reasons.get(node) ?? (log.withoutKernel.has(operator) ? "no-kernel" : null);
}
// src/measure/time-nodes.ts
const NS_PER_US = 1e3;
/**
* What every node takes in a run: the median over the runs of one input, so that a stall of the machine does not count,
* and the mean over the inputs, so that a slow input does.
*
* @param runsByInput - Positions among the runs of the profile, one list an input.
*/
function timeNodes(events, runsByInput) {
	const kernels = splitByRun(events.kernels, events.runs);
	const programs = splitByRun(events.programs, events.runs);
	const nodes = /* @__PURE__ */ new Map();
	const times = /* @__PURE__ */ new Map();
	for (const run of runsByInput.flat()) {
		const ofRun = kernels[run] ?? [];
		for (const kernel of ofRun) nodes.set(nodeKey(kernel), kernel);
		times.set(run, timeRun(ofRun, programs[run] ?? []));
	}
	const usOf = (key) => mean(runsByInput.map((runs) => median(runs.map((run) => times.get(run)?.get(key) ?? 0))));
	return [...nodes].map(([key, { node, operator, provider, inputs, outputs }]) => {
		return {
			node,
			operator,
			provider,
			inputs,
			outputs,
			nsPerRun: usOf(key) * NS_PER_US
		};
	});
}
/** The events that begin within each run, in order of time, enclosing ones before those inside them. */
function splitByRun(events, runs) {
	const split = runs.map(() => []);
	let run = 0;
	for (const event of events.toSorted((a, b) => a.fromUs - b.fromUs || b.us - a.us)) {
		while (run + 1 < runs.length && event.fromUs >= runs[run + 1].fromUs) run += 1;
		const { fromUs, us } = runs[run] ?? {
			fromUs: 0,
			us: -1
		};
		if (event.fromUs >= fromUs && event.fromUs <= fromUs + us) split[run]?.push(event);
	}
	return split;
}
// src/measure/profile-pass.ts
/** Every input is run this often by every child, in turns, so that a slow moment of the machine meets all and counts for none. */
const ROUNDS = 5;
const MAX_INPUTS = 16;
/** The runtime drops events beyond a million; a tenth of it is as telling, and quick to read. */
const MAX_EVENTS = 1e5;
/** A slow model gets fewer runs. */
const MAX_ROUND_NS = 2e9;
const MAX_PROFILE_BYTES = 256 * 2 ** 20;
/**
* Short profiled runs of all arms, turn by turn: where every operator ran and why there, what it took, and the most that
* the runtime's allocator had handed out at once. Profiling slows a run down, so nothing of it is ever a latency.
*
* @returns One profile an arm, in their order.
* @throws {ModelFailure} If a model crashes, hangs or is refused, or leaves no readable profile.
*/
async function measureProfiles(laboratory, arms, feeds) {
	const pairs = [];
	try {
		for (const arm of arms) pairs.push(await startPair(laboratory, arm, feeds));
		const inputs = Math.min(...pairs.map(countInputs));
		for (let round = 0; round < ROUNDS; round += 1) for (const pair of round % 2 === 0 ? pairs : pairs.toReversed()) await runRound(laboratory, pair, inputs);
		const profiles = [];
		for (const pair of pairs) profiles.push(await finishProfile(laboratory, pair, inputs));
		return profiles;
	} finally {
		for (const { profiled, plain } of pairs) for (const { worker } of [profiled, plain]) worker.kill();
	}
}
async function startPair(laboratory, arm, feeds) {
	const log = new RuntimeLogReader();
	const profilePrefix = join(laboratory.directory, fileName(arm.name));
	const plain = await startRunner(laboratory, arm, { feeds });
	try {
		return {
			arm,
			log,
			plain,
			profiled: await startRunner(laboratory, arm, {
				feeds,
				profilePrefix,
				log
			})
		};
	} catch (error) {
		plain.worker.kill();
		throw error;
	}
}
async function startRunner(laboratory, arm, { feeds, ...options }) {
	const { worker } = await startWorker(laboratory, arm, options);
	try {
		const deadlineMs = laboratory.deadlines.runMs;
		await holdFeeds(worker, feeds, deadlineMs);
		const command = {
			do: "warm-up",
			minRuns: 2,
			minNs: 0,
			outputs: arm.outputs
		};
		const { reply } = await worker.request(command, { deadlineMs });
		const runNs = (reply.ns - reply.firstRunNs) / Math.max(1, reply.runs - 1);
		return {
			worker,
			warmUpRuns: reply.runs,
			runNs,
			rounds: []
		};
	} catch (error) {
		worker.kill();
		throw error;
	}
}
/** How many inputs each round has the time for, and the profile the space. */
function countInputs({ arm, profiled: { runNs } }) {
	const nodes = [...arm.model.facts.operators.values()].reduce((sum, count) => sum + count, 1);
	const inputs = Math.min(MAX_INPUTS, MAX_EVENTS / (nodes * ROUNDS), MAX_ROUND_NS / runNs);
	return Math.max(1, Math.floor(inputs));
}
/** Both children run the same inputs. The first run after another child's is slow and does not count. */
async function runRound(laboratory, { arm, profiled, plain }, count) {
	for (const { worker, rounds } of [profiled, plain]) {
		const block = {
			arm,
			worker,
			from: 0,
			deadlineMs: laboratory.deadlines.runMs
		};
		rounds.push(await timeBlock(block, {
			count,
			rewarm: 1
		}));
	}
}
async function finishProfile(laboratory, { arm, profiled, plain, log }, inputs) {
	const { worker, warmUpRuns } = profiled;
	await worker.request({ do: "end-profile" }, { deadlineMs: laboratory.deadlines.runMs });
	await worker.end();
	const events = parseProfile(await readProfile(laboratory.directory, arm.name));
	if (events.runs.length !== warmUpRuns + ROUNDS * (inputs + 1)) throw new ModelFailure("broke-protocol", arm.name, `its profile holds ${events.runs.length} runs`);
	const runsByInput = Array.from({ length: inputs }, (_, input) => Array.from({ length: ROUNDS }, (__, round) => warmUpRuns + round * (inputs + 1) + 1 + input));
	return {
		arenaPeakBytes: events.arenaPeakBytes,
		placement: tabulatePlacement(timeNodes(events, runsByInput), {
			wantsDevice: arm.session.providers[0] !== "cpu",
			log: log.findings
		}),
		plainRunNs: mean(runsByInput.map((_, input) => median(plain.rounds.map((samples) => samples[input].serviceNs))))
	};
}
const fileName = (arm) => `profile-${arm}`;
async function readProfile(directory, arm) {
	const found = (await readdir(directory)).find((entry) => entry.startsWith(`${fileName(arm)}_`));
	if (found === void 0) throw new ModelFailure("broke-protocol", arm, "the runtime wrote no profile");
	const file = join(directory, found);
	try {
		if ((await stat(file)).size > MAX_PROFILE_BYTES) throw new ModelFailure("broke-protocol", arm, `its profile is larger than ${MAX_PROFILE_BYTES} bytes`);
		return JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		if (error instanceof ModelFailure) throw error;
		throw new ModelFailure("broke-protocol", arm, "its profile cannot be read", { cause: error });
	} finally {
		await rm(file, { force: true });
	}
}
// src/measure/measure-arms.ts
/** Items that the timed runs go round: enough to hold a rare slow input, few enough to wait in memory. */
const TIMED_ITEMS = 512;
const TIMED_BYTES = 64 * 2 ** 20;
/** Inputs of a memory or profile run. */
const SHORT_RUN_FEEDS = 64;
/**
* Measures the contestants in separate passes, in this order: accuracy, latency, memory, profile.
*
* @returns One measurement a contestant, in their order.
* @throws {ModelFailure} If one of them crashes, hangs or is refused; it says which.
* @throws {UserError} If items, model and task do not fit together, or the budget is too small for this model.
*/
async function measureArms(laboratory, experiment) {
	const { contestants, progress } = experiment;
	progress("accuracy: running the regression set");
	const scored = await allOrFirstFailure(contestants.map((each) => scoreOne(laboratory, each, experiment)));
	const feeds = await buildTimedFeeds(experiment);
	const measured = contestants.map(({ arm }, index) => ({
		launches: [],
		discardedLaunches: {
			late: 0,
			unsteady: 0
		},
		outcomes: scored[index].outcomes,
		ramPeakBytes: [],
		arenaPeakBytes: null,
		modelSizeBytes: arm.model.sizeBytes,
		placement: [],
		plainRunNs: null
	}));
	const { launches, discarded } = await timeAll(laboratory, experiment, {
		feeds,
		scored,
		measured
	});
	progress("memory and profile");
	const few = feeds.slice(0, SHORT_RUN_FEEDS);
	const arms = contestants.map(({ arm }) => arm);
	const ramPeaks = await allOrFirstFailure(arms.map((arm) => measureRamPeak(laboratory, arm, few)));
	const profiles = await measureProfiles(laboratory, arms, few);
	return measured.map((each, index) => ({
		...each,
		launches: launches.map((launch) => launch[index]),
		discardedLaunches: discarded,
		ramPeakBytes: ramPeaks[index],
		...profiles[index]
	}));
}
async function scoreOne(laboratory, contestant, experiment) {
	const { arm, scorer, known } = contestant;
	if (known !== void 0) return {
		outcomes: known.outcomes,
		serviceNs: serviceTimeNs(known, experiment.traffic.streams)
	};
	return measureAccuracy(laboratory, arm, {
		set: experiment.set,
		scorer,
		batch: experiment.traffic.batch
	});
}
async function buildTimedFeeds({ contestants, set, traffic, seed }) {
	const items = await sampleItems(set, {
		seed,
		maxItems: TIMED_ITEMS,
		maxBytes: TIMED_BYTES
	});
	const { inputs } = contestants.at(-1).arm.model.facts;
	const builder = new FeedBuilder(inputs, traffic.batch, "traffic.batch");
	const full = items.flatMap((item) => builder.add(item));
	return (full.length > 0 ? full : builder.end()).map(({ feed }) => feed);
}
/** Mean time of one inference of a measured arm, in ns. */
function serviceTimeNs({ launches }, streams) {
	return launches.length === 0 ? 0 : mean(launches.map(({ machineNs }) => machineNs * streams));
}
async function timeAll(laboratory, experiment, state) {
	const { contestants, budgetNs, seed, progress } = experiment;
	const { feeds, scored, measured } = state;
	const arms = contestants.map(({ arm }) => arm);
	const serviceNs = Math.max(...scored.map((each) => each.serviceNs));
	const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? scored[0]?.serviceNs ?? serviceNs);
	const plan = planLatency(traffic, {
		serviceNs,
		budgetNs,
		arms: arms.length
	});
	if (plan === void 0) throw budgetTooSmall(smallestBudgetNs(traffic, {
		serviceNs,
		arms: arms.length
	}), experiment);
	const isClear = (launches) => experiment.isClear(measured.map((each, index) => ({
		...each,
		launches: launches.map((launch) => launch[index])
	})));
	return measureLatency(laboratory, {
		arms,
		feeds,
		plan,
		traffic,
		seed,
		budgetNs,
		progress,
		isClear
	});
}
/** Waits for all, so that nothing runs on unseen, and then throws the first failure. */
async function allOrFirstFailure(running) {
	const settled = await Promise.allSettled(running);
	const failed = settled.filter((each) => each.status === "rejected").map(({ reason }) => reason);
	const first = failed.find((reason) => !(reason instanceof ModelFailure)) ?? failed[0];
	if (first !== void 0) throw first;
	return settled.map((each) => each.value);
}
function budgetTooSmall(neededNs, { budgetNs, traffic }) {
	return new UserError(`budget: expected at least ${Math.ceil(neededNs / 1e9)}s for this model in ${traffic.scenario} traffic, got ${budgetNs / 1e9}s.`, "A P95 needs 72 inferences of each model over at least eight launches. Raise --budget (input \"budget\").");
}
// src/gate/measure-contestants.ts
/**
* Measures one arm or two by a run's policy.
*
* @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
*/
async function measureContestants({ request, ports, policy, model, laboratory }, { contestants, set, stored, isClear }) {
	const isPaired = contestants.length === 2;
	const toComparison = (measured) => ({
		policy: model,
		prices: policy.prices,
		baseline: isPaired ? measured[0] : stored,
		candidate: measured.at(-1),
		isPaired
	});
	try {
		return {
			kind: "compared",
			comparison: toComparison(await measureArms(laboratory, {
				contestants,
				set,
				traffic: model.traffic,
				capacityNs: stored && serviceTimeNs(stored, model.traffic.streams),
				budgetNs: request.budgetNs,
				seed: request.seed,
				isClear: (soFar) => isClear(toComparison(soFar)),
				progress: (line) => ports.progress(`${model.id}: ${line}`)
			}))
		};
	} catch (error) {
		if (!(error instanceof ModelFailure)) throw error;
		if (error.arm === "candidate" || error.kind === "no-provider") return {
			kind: "failed",
			failure: error
		};
		throw new InfrastructureError(`baseline of "${model.id}": expected a model that runs here, but ${error.message}`, "Mend the baseline, or name another with --baseline.", { cause: error });
	}
}
// src/gate/compare-models.ts
/**
* Measures candidate and baseline side by side. Where only the baseline's figures are left, the candidate alone is
* measured, and only when it is the same machine and the same settings. A candidate that was measured before is not
* measured again.
*
* @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
*/
async function compareModels(run, candidate, baseline) {
	const record = "record" in baseline ? baseline.record : void 0;
	const unchanged = compareUnchanged(run, {
		...candidate,
		sha256: candidate.contestant.arm.model.sha256
	}, baseline);
	if (unchanged !== void 0) return {
		outcome: {
			kind: "unchanged",
			comparison: unchanged
		},
		baselineModel: record?.model
	};
	const differences = record === void 0 ? [] : differencesOf(record, candidate);
	const incomparable = (why, nextStep) => ({
		outcome: {
			kind: "incomparable",
			differences: why,
			nextStep
		},
		baselineModel: record?.model
	});
	if (baseline.kind === "figures" && differences.length > 0) return incomparable(differences, "Record a new baseline with the settings of today, then run again.");
	const contestants = [candidate.contestant];
	if (baseline.kind === "model") {
		const opponent = await enterBaseline(run, candidate, {
			baseline,
			isReusable: differences.length === 0 && baseline.caveat === void 0
		});
		const unequal = describeInputDifferences(opponent, candidate.contestant);
		if (unequal.length > 0) return incomparable(unequal, "Keep the inputs of the baseline, or give the new model an id of its own in the policy.");
		contestants.unshift(opponent);
	}
	const stored = baseline.kind === "figures" ? baseline.record.measurement : void 0;
	return {
		outcome: await measureContestants(run, {
			contestants,
			set: candidate.set,
			stored,
			isClear: (comparison) => run.request.mode !== "calibrate" && isClear(comparison)
		}),
		baselineModel: (baseline.kind === "model" ? contestants[0]?.arm.model : void 0) ?? record?.model
	};
}
async function enterBaseline(run, { classes }, { baseline, isReusable }) {
	const { file, source, record } = baseline;
	const policy = {
		...run.model,
		runtime: run.baselinePolicy.runtime
	};
	const contestant = await enterModel(run.laboratory, {
		name: "baseline",
		file,
		shownPath: source,
		policy,
		runtimeFolder: await findRuntimeFor(run, policy),
		classes
	});
	if (record === void 0) return contestant;
	const { sha256 } = contestant.arm.model;
	if (sha256 !== record.model.sha256) throw new InfrastructureError(`${source}: expected a model with SHA-256 ${record.model.sha256}, got ${sha256}.`, "The record and the model kept beside it do not belong together. Record a new baseline.");
	return isReusable ? {
		...contestant,
		known: record.measurement
	} : contestant;
}
function differencesOf(record, { baselineComparability, environment }) {
	return [...describeDifferences(record.comparability, baselineComparability), ...describeDifferences(record.environment, environment)];
}
// src/dataset/item-ids.ts
/**
* The ids of some items, from one pass over the set that ends at the last of them: outcomes of a million items are kept
* without ids, and only the few items that a report names are looked up.
*
* @param indices - Positions in the set from 0, in any order; one beyond the set's end has no entry in the result.
* @returns Id by position.
* @throws {UserError} As the set's items.
*/
async function itemIds(set, indices) {
	const wanted = new Set(indices);
	const ids = /* @__PURE__ */ new Map();
	if (wanted.size === 0) return ids;
	let index = 0;
	for await (const { id } of set.items()) {
		if (wanted.has(index)) ids.set(index, id);
		if (ids.size === wanted.size) break;
		index += 1;
	}
	return ids;
}
// src/verdict/describe-operator-change.ts
const MAX_NAMED$1 = 3;
/** Operators that grew by less than this share of what the first one grew by are not worth a word. */
const WORTH_NAMING = .2;
/** "`DequantizeLinear` ×24 (new), +310 µs; `Conv` ×4 → ×6, +90 µs": what grew most; undefined where nothing grew. */
function describeGrowth(changes) {
	const grown = changes.filter((change) => changeNs(change) > 0);
	const [first] = grown;
	if (first === void 0) return void 0;
	return grown.filter((change) => changeNs(change) >= WORTH_NAMING * changeNs(first)).slice(0, MAX_NAMED$1).map((change) => `\`${change.operator}\` ${describeNodes(change)}, +${formatValue(changeNs(change), "ns")}`).join("; ");
}
/** "×24 (new)", "×4 → ×6", "×4". */
function describeNodes({ baseline, candidate }) {
	if (baseline.nodes === 0) return `×${candidate.nodes} (new)`;
	if (candidate.nodes === 0) return `×${baseline.nodes} (gone)`;
	return baseline.nodes === candidate.nodes ? `×${candidate.nodes}` : `×${baseline.nodes} → ×${candidate.nodes}`;
}
// src/verdict/describe-setting-changes.ts
/** Deadlines are not here: they end what hangs and move no figure. */
const RUNTIME_HEADS = [
	["version", "runtime-version"],
	["providers", "provider"],
	["intra-op-threads", "session-options"],
	["graph-optimization", "session-options"],
	["memory-arena", "session-options"],
	["memory-pattern", "session-options"],
	["strict-placement", "session-options"]
];
const TRAFFIC_KEYS = [
	"scenario",
	"batch",
	"streams",
	"rate-per-second",
	"load"
];
/**
* What differs between the settings of two arms, one change a key: `runtime-version`: "version: 1.29.0 → 1.30.0",
* `limits`: "latency-p95: max-increase 10% → none".
*/
function describeSettingChanges(baseline, candidate) {
	const compare = (head, key, tell) => {
		const [before, now] = [tell(baseline), tell(candidate)];
		return before === now ? [] : [{
			head,
			text: `${key}: ${before} → ${now}`
		}];
	};
	return [
		...RUNTIME_HEADS.flatMap(([key, head]) => compare(head, key, ({ runtime }) => String(runtime[key]))),
		...TRAFFIC_KEYS.flatMap((key) => compare("traffic", key, ({ traffic }) => String(traffic[key] ?? "none"))),
		...METRIC_NAMES.flatMap((metric) => compare("limits", metric, ({ limits }) => tellLimit(metric, limits[metric])))
	];
}
function tellLimit(metric, limit) {
	if (limit === void 0) return "none";
	const decided = limit.decide === "confident" ? ", decide confident" : "";
	return `${describeLimit(metric, limit)}${decided}`;
}
// src/figures/telling-decimals.ts
/** 0.922 − 0.912 is 0.010000000000000009; the judge looks at no more than twelve digits either. */
const ROUNDING_ERROR = 1e-12;
/**
* The fewest decimals, from those of `format` on, with which every figure as printed keeps or breaks each bound just as
* the figure itself does: 10.04 % against "≤ +10 %" is never printed as "+10.0 %".
*/
function tellingDecimals(figures, judged, format) {
	const finite = figures.filter(Number.isFinite);
	const tells = (decimals) => finite.every((figure) => tellsApart(figure, judged, {
		...format,
		decimals
	}));
	for (let decimals = format.decimals; decimals <= 30; decimals += 1) if (tells(decimals)) return decimals;
	return format.decimals;
}
function tellsApart(figure, { bounds, failed }, format) {
	const printed = roundDecimal(inFormat(figure, format), format.decimals);
	return bounds.every(({ side, bound }) => {
		const sign = side === "at-most" ? 1 : -1;
		const allowance = failed ? 0 : ROUNDING_ERROR * Math.max(1, Math.abs(bound));
		return sign * compareDecimals(printed, decimalOf(bound / format.divisor, format.powerOfTen)) <= 0 === sign * figure <= sign * bound + allowance;
	});
}
// src/figures/format-change.ts
/**
* How much the candidate differs, as its limit asks for it, with the interval: "+18.2 % (+15.1 … +21.4)".
* Where the limit bounds another expression than the one that was judged by, both are printed: "+0.61 ms, +18.2 %".
*/
function formatChange(row, clauses) {
	if (row.change === null) return "–";
	const main = expressionOf(row, clauses);
	const others = new Set(clauses.filter(({ of }) => of === "change").map(({ expression }) => expression));
	others.delete(main);
	if (main === "points") others.delete("own");
	return [...[...others].map((expression) => otherChange(row, expression, clauses)), judgedChange(row, main, clauses)].filter((text) => text !== "").join(", ");
}
/** Whether the row's differences are in percentage points: shares are, and scores whose limit speaks of points. */
function inPoints(row, clauses) {
	return row.unit === "share" || clauses.some(({ expression }) => expression === "points");
}
function expressionOf(row, clauses) {
	if (row.changeKind === "relative") return "relative";
	return inPoints(row, clauses) ? "points" : "own";
}
function judgedChange(row, expression, clauses) {
	const change = row.change ?? 0;
	const ends = row.interval === void 0 ? [] : [row.interval.low, row.interval.high];
	const format = changeFormat(row, change, expression);
	const bounds = clauses.filter((clause) => clause.of === "change" && sameScale(clause.expression, expression));
	const decimals = tellingDecimals([change, ...ends], {
		bounds,
		failed: row.state === "fail"
	}, format);
	const told = {
		...format,
		decimals
	};
	const [low, high] = ends.map((end) => printChange(end, {
		...told,
		label: ""
	}));
	const isWorthShowing = low !== void 0 && high !== void 0 && low !== high;
	return `${printChange(change, told)}${isWorthShowing ? ` (${low}\u00A0…\u00A0${high})` : ""}`;
}
/** A change that the row does not hold, formed from its two values; empty when it cannot be formed. */
function otherChange(row, expression, clauses) {
	if (row.baseline === null || row.candidate === null) return "";
	const difference = row.candidate - row.baseline;
	const change = expression === "relative" ? difference / Math.abs(row.baseline) : difference;
	if (!Number.isFinite(change)) return "";
	const format = changeFormat(row, change, expression);
	const judged = {
		bounds: clauses.filter((clause) => clause.of === "change" && clause.expression === expression),
		failed: row.state === "fail"
	};
	return printChange(change, {
		...format,
		decimals: tellingDecimals([change], judged, format)
	});
}
/** Points and a score's own unit are the same number; only the label differs. */
function sameScale(left, right) {
	return left === right || left !== "relative" && right !== "relative";
}
function changeFormat(row, change, expression) {
	if (expression === "points") return {
		divisor: 1,
		powerOfTen: 2,
		decimals: 2,
		label: "\xA0pp"
	};
	if (expression === "relative") return {
		divisor: 1,
		powerOfTen: 2,
		decimals: Math.abs(change) >= 1 ? 0 : 1,
		label: "\xA0%"
	};
	return differenceFormat(row, change);
}
/** A score's difference has the decimals of the scores beside it. */
function differenceFormat(row, change) {
	const [first = change, ...others] = row.unit === "score" ? [row.baseline, row.candidate].filter((value) => value !== null) : [change];
	return figureFormats([first, ...others], row.unit)[0];
}
// src/figures/read-limit.ts
const KEYS$1 = {
	"max-increase": {
		of: "change",
		side: "at-most",
		sign: 1
	},
	"max-drop": {
		of: "change",
		side: "at-least",
		sign: -1
	},
	max: {
		of: "candidate",
		side: "at-most",
		sign: 1
	},
	min: {
		of: "candidate",
		side: "at-least",
		sign: 1
	}
};
const CLAUSE = /^(max-increase|max-drop|max|min) ([^()]+?)(?: \(floor ([^()]+)\))?$/;
/**
* The conditions in a row's limit; undefined when the row has none or says it in words that are not the policy's.
* Units are read by the policy's own parser.
*/
function readLimit(row) {
	if (row.limit === null) return void 0;
	const clauses = row.limit.split(", ").map((clause) => readClause(clause, row.unit));
	return clauses.every((clause) => clause !== void 0) ? clauses : void 0;
}
function readClause(clause, unit) {
	const [, key, quantity, floor] = CLAUSE.exec(clause) ?? [];
	if (key === void 0 || quantity === void 0) return void 0;
	const { of, side, sign } = KEYS$1[key];
	const read = readQuantity(quantity, unit, of);
	if (read === void 0) return void 0;
	const relation = side === "at-most" ? "≤" : "≥";
	const shown = of === "candidate" || read.bound === 0 ? read.text : `${sign > 0 ? "+" : "−"}${read.text}`;
	const suffix = floor === void 0 ? "" : ` (floor ${spaced(floor)})`;
	return {
		of,
		side,
		expression: read.expression,
		bound: sign * asWritten(read.bound),
		text: `${relation}\u00A0${shown}${suffix}`
	};
}
/** 35.11 / 100 is 0.35109999999999997 and a figure above it might still be printed as 35.11: undoes such rounding. */
const asWritten = (bound) => Number(bound.toPrecision(15));
/** A percentage is a fraction of the baseline when it bounds a change, and a share when it bounds the value itself. */
function readQuantity(text, unit, of) {
	const share = parsed(relativeShare, text);
	if (share !== void 0) return {
		expression: of === "change" ? "relative" : "own",
		bound: share,
		text: spaced(text)
	};
	const points = parsed(percentagePoints, text);
	if (points !== void 0) return {
		expression: "points",
		bound: points,
		text: spaced(text)
	};
	return readOwnUnit(text, unit);
}
const OWN_UNIT = {
	ns: durationNs,
	bytes: sizeBytes,
	USD: moneyUsd
};
function readOwnUnit(text, unit) {
	const schema = OWN_UNIT[unit];
	const plain = /^-?\d+(\.\d+)?(e[-+]?\d+)?(\/s)?$/.test(text) ? Number.parseFloat(text) : void 0;
	const bound = schema === void 0 ? plain : parsed(schema, text);
	if (bound === void 0) return void 0;
	return {
		expression: "own",
		bound,
		text: spaced(unit === "share" ? `${exactText(decimalOf(bound, 2))}%` : text.replace("-", "−"))
	};
}
function parsed(schema, text) {
	const result = schema.safeParse(text);
	return result.success ? result.data : void 0;
}
/** "10%" → "10 %" with a no-break space, "50us" → "50 µs". */
function spaced(quantity) {
	return quantity.replace(/^([-−\d.]+)\s*(\D+)$/, (_, digits, unit) => `${digits}\u00A0${unit === "us" ? "µs" : unit}`);
}
// src/verdict/headline.ts
const MAX_NAMED_ROWS = 3;
/** One sentence on what was found, worst first. */
function writeHeadline(state, rows) {
	const failed = rows.filter((row) => row.state === "fail");
	const undecided = rows.filter((row) => row.state === "inconclusive");
	switch (state) {
		case "fail": return nameRows$1(failed);
		case "inconclusive": return `${nameRows$1(undecided)}: the noise of this machine reaches over the limit`;
		case "pass":
		case "waived": return writePass(rows);
		default: return "nothing to compare with";
	}
}
function writePass(rows) {
	const judged = rows.filter((row) => row.state === "pass");
	const p95 = judged.find((row) => row.metric === "latency-p95");
	const within = `${judged.length} of ${judged.length} limits hold`;
	return p95 === void 0 ? within : `${within}, ${describeRow(p95)}`;
}
function nameRows$1(rows) {
	const named = rows.slice(0, MAX_NAMED_ROWS).map(describeRow);
	const more = rows.length - named.length;
	return more > 0 ? `${named.join("; ")}; and ${more} more` : named.join("; ");
}
/** "P95 latency +62 % (limit max-increase 10%)". */
function describeRow(row) {
	if (row.change === null) return row.reason === void 0 ? row.title : `${row.title} ${row.reason}`;
	const clauses = readLimit(row) ?? [];
	const { interval: _, ...figure } = row;
	const limit = clauses.map(({ text }) => text).join(", ") || row.limit;
	const value = breaksOwnBound(row, clauses) ? `${formatValue(row.candidate, row.unit)}, ` : "";
	return `${row.title} ${value}${formatChange(figure, clauses)}${limit === null ? "" : ` (limit ${limit})`}`;
}
/** Whether the value itself is beyond a maximum or minimum; then the change alone would not explain the row. */
function breaksOwnBound({ candidate }, clauses) {
	return clauses.some(({ of, side, bound }) => {
		if (of !== "candidate" || candidate === null) return false;
		return side === "at-most" ? !(candidate <= bound) : !(candidate >= bound);
	});
}
/** What to do about each metric that got worse. */
const REMEDY = {
	"task-score": "Look at the flipped items and slices below",
	"review-rate": "Look at the confidences: calibration often suffers before accuracy does",
	"memory-ram-peak": "Look for tensors that are made at load or held longer than needed",
	"memory-arena-peak": "Look for tensors that are made at load or held longer than needed",
	"fallback-time-share": "Give the operators that fell back a form that the provider has a kernel for",
	"cost-per-1000": "Look at which part of the cost rose"
};
/**
* One sentence on what to do now.
*
* @param growth - The operators whose time grew most, in words.
*/
function writeNextStep(state, rows, growth) {
	switch (state) {
		case "pass":
		case "waived": return "Nothing to do.";
		case "fail": return `${adviseOn(rows, growth)}; if the change is worth its price, loosen the limit in a reviewed change of the policy.`;
		case "inconclusive": return "Run again with a larger budget or on a quieter machine, or loosen the limit to what this machine can tell.";
		case "no-baseline": return "Record a baseline on the default branch (`regression-gate check --record`), or name one with --baseline.";
		case "no-provider": return "Run the gate on a machine that has this provider, install its libraries, or name another under runtime.providers.";
		case "incomparable":
		case "error": return "Mend what kept the gate from working, then run again.";
	}
}
function adviseOn(rows, growth) {
	const failed = rows.filter((row) => row.state === "fail" && row.change !== null);
	for (const { metric } of failed) {
		const advice = metric === "latency-p95" ? adviseOnTail(rows, growth) : REMEDY[metric];
		if (advice !== void 0) return advice;
	}
	return "Mend the model";
}
/** Share of the P95's rise up to which the median counts as unmoved. */
const UNMOVED = .25;
/** Whether every input became slower or only some decides where to look. */
function adviseOnTail(rows, growth) {
	const p95 = rows.find((row) => row.metric === "latency-p95");
	const p50 = rows.find((row) => row.metric === "latency-p50");
	const grown = growth === void 0 ? "" : `; what grew most in a run: ${growth}`;
	if (p95?.change == null || p50?.change == null) return `Look at the operators below${grown}`;
	const median = `the median moved by ${formatChange({
		...p50,
		interval: void 0
	}, [])}`;
	return Math.abs(p50.change) < UNMOVED * p95.change ? `Only the tail is slower (${median}): look for inputs that take another path through the model${grown}` : `Every input is slower (${median}): look at the operators below${grown}`;
}
// src/dataset/list-test-data-sets.ts
/**
* The `test_data_set_N` folders in a folder, in the order of their numbers; or the folder itself when it holds `input_0.pb`.
*
* @returns Empty when there are neither.
*/
async function listTestDataSets(path) {
	const names = await readdir(path);
	if (names.includes("input_0.pb")) return [toFolder(basename(path), "", names)];
	const folders = numbered(names, /^test_data_set_(\d+)$/);
	return Promise.all(folders.map(async (name) => toFolder(name, name, await readdir(join(path, name)))));
}
function toFolder(name, relativePath, files) {
	return {
		name,
		relativePath,
		inputs: numbered(files, /^input_(\d+)\.pb$/),
		outputs: numbered(files, /^output_(\d+)\.pb$/)
	};
}
/** The names that match, ordered by the number that the pattern captures: 10 comes after 9. */
function numbered(names, pattern) {
	const number = (name) => Number(pattern.exec(name)?.[1]);
	return names.filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
}
// src/dataset/digest-files.ts
/** SHA-256 of a file's bytes as they are stored, hex. */
async function digestFile(path) {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(path)) hash.update(chunk);
	return hash.digest("hex");
}
/**
* SHA-256 over the tensor files of the test data sets in a folder, hex: of each, in the order of their names, its path within
* the folder, a zero byte, its own SHA-256. Other files in the folder, such as the model, do not count.
*/
async function digestTestDataSets(path) {
	const hash = createHash("sha256");
	const files = (await listTestDataSets(path)).flatMap(({ relativePath, inputs, outputs }) => [...inputs, ...outputs].map((file) => relativePath === "" ? file : `${relativePath}/${file}`));
	for (const file of files.sort()) hash.update(`${file}\0`).update(await digestFile(join(path, file)));
	return hash.digest("hex");
}
// src/dataset/fit-inputs.ts
/**
* Decodes the JSON values of an item's inputs to the model's element types and checks that they fit.
*
* @throws {UserError} As `fitInputs`, and if a value cannot be decoded.
*/
function decodeInputs(values, context) {
	const inputs = /* @__PURE__ */ new Map();
	for (const [name, value] of values) {
		const { dtype } = signatureOf(name, context);
		const subject = {
			place: context.place,
			name: nameInput(name)
		};
		if (isElementType(dtype)) inputs.set(name, decodeValue(value, dtype, subject));
	}
	return fitInputs(inputs, context);
}
/**
* Checks an item's tensors against the model's inputs. A symbolic size fits any size, an unknown rank any shape.
*
* @returns The inputs, and whether they already have the batch axis: they have none when they lack the model's first axis.
*   A model that says nothing of its ranks is taken to be given whole inputs.
* @throws {UserError} If an input is missing, unknown, of another element type or shape, or if some inputs have the batch
*   axis and others have not.
*/
function fitInputs(inputs, context) {
	for (const name of inputs.keys()) signatureOf(name, context);
	const whole = [];
	const rows = [];
	for (const signature of context.signatures) {
		const fit = fitInput(inputs.get(signature.name), signature, context);
		if (fit === "whole") whole.push(signature.name);
		if (fit === "row") rows.push(signature.name);
	}
	if (whole.length > 0 && rows.length > 0) throw new UserError(`${context.place}: expected all inputs with or all without the batch axis, got ${listNames(whole)} with it and ${listNames(rows)} without.`, "Give every input the rank that the model declares, or every input one axis less.");
	return {
		inputs,
		hasBatchAxis: rows.length === 0
	};
}
/** How messages name an input. */
function nameInput(name) {
	return `input ${listNames([name])}`;
}
function signatureOf(name, { place, signatures }) {
	const signature = signatures.find((input) => input.name === name);
	if (signature !== void 0) return signature;
	const known = signatures.map((input) => input.name);
	throw new UserError(`${place}: expected inputs ${listNames(known)}, got ${nameInput(name)}.`, `Name the inputs as the model does.${didYouMean(name, known)}`);
}
function fitInput(tensor, signature, { place }) {
	const subject = {
		place,
		name: nameInput(signature.name)
	};
	if (tensor === void 0) throw unexpected(subject, {
		expected: "a value",
		got: "none",
		hint: "Give every item a value for each input of the model."
	});
	if (tensor.dtype !== signature.dtype) {
		const hint = `Convert it, such as with array.astype("${signature.dtype}"), or write plain numbers, which are converted when they fit.`;
		throw unexpected(subject, {
			expected: signature.dtype,
			got: tensor.dtype,
			hint
		});
	}
	if (signature.shape === void 0) return "either";
	if (fitsShape(tensor.shape, signature.shape)) return "whole";
	if (signature.shape.length > 0 && fitsShape(tensor.shape, signature.shape.slice(1))) return "row";
	const { shape } = signature;
	throw unexpected(subject, {
		expected: `shape ${shape.length > 0 ? `${showShape(shape.slice(1))}, or with its batch axis ` : ""}${showShape(shape)}`,
		got: showShape(tensor.shape),
		hint: "Write \"data\" with a \"shape\", or nest the arrays as the model declares its axes."
	});
}
function fitsShape(shape, declared) {
	const fitsAxis = (size, axis) => typeof size !== "number" || size < 0 || size === shape[axis];
	return shape.length === declared.length && declared.every(fitsAxis);
}
function showShape(shape) {
	return `[${shape.map((size) => size ?? "?").join(", ")}]`;
}
// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};
// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};
// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};
// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};
// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};
// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};
// node_modules/csv-parse/lib/index.js
var Parser = class extends Transform$1 {
	constructor(opts = {}) {
		super({
			readableObjectMode: true,
			...opts,
			encoding: null
		});
		this.api = transform({
			on_skip: (err, chunk) => {
				this.emit("skip", err, chunk);
			},
			...opts
		});
		this.state = this.api.state;
		this.options = this.api.options;
		this.info = this.api.info;
	}
	_transform(buf, _, callback) {
		if (this.state.stop === true) return;
		const err = this.api.parse(buf, false, (record) => {
			this.push(record);
		}, () => {
			this.push(null);
			this.end();
			this.on("end", this.destroy);
		});
		if (err !== void 0) this.state.stop = true;
		callback(err);
	}
	_flush(callback) {
		if (this.state.stop === true) return;
		callback(this.api.parse(void 0, true, (record) => {
			this.push(record);
		}, () => {
			this.push(null);
			this.on("end", this.destroy);
		}));
	}
};
const parse = function() {
	let data, options, callback;
	for (const i in arguments) {
		const argument = arguments[i];
		const type = typeof argument;
		if (data === void 0 && (typeof argument === "string" || Buffer.isBuffer(argument))) data = argument;
		else if (options === void 0 && is_object(argument)) options = argument;
		else if (callback === void 0 && type === "function") callback = argument;
		else throw new CsvError("CSV_INVALID_ARGUMENT", ["Invalid argument:", `got ${JSON.stringify(argument)} at index ${i}`], options || {});
	}
	const parser = new Parser(options);
	if (callback) {
		const records = options === void 0 || options.objname === void 0 ? [] : Object.create(null);
		parser.on("readable", function() {
			let record;
			while ((record = this.read()) !== null) if (options === void 0 || options.objname === void 0) records.push(record);
			else Object.assign(records, { [record[0]]: record[1] });
		});
		parser.on("error", function(err) {
			callback(err, void 0, parser.api.__infoDataSet());
		});
		parser.on("end", function() {
			callback(void 0, records, parser.api.__infoDataSet());
		});
	}
	if (data !== void 0) {
		const writer = function() {
			parser.write(data);
			parser.end();
		};
		if (typeof setImmediate === "function") setImmediate(writer);
		else setTimeout(writer, 0);
	}
	return parser;
};
// src/dataset/assign-columns.ts
const SLICE_PREFIX = "slice.";
/**
* Sorts the columns of a CSV file, or the arrays of an .npz file, by what they hold: the label, `id`, `slice.<key>`, and inputs.
* A column that is named like an input of the model is that input.
*
* @param names - As they stand in the file.
* @throws {UserError} If there is no label, if the label is also an input, or if a name stands twice.
*/
function assignColumns(names, source) {
	const { labelColumn: label, shownPath } = source;
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== void 0) throw new UserError(`${shownPath}: expected every name once, got ${listNames([twice])} twice.`, "Rename one of the two.");
	if (!names.includes(label)) throw new UserError(`${shownPath}: expected ${listNames([label])}, which holds the labels, got ${listNames(names) || "nothing"}.`, `Name the labels "${label}", or write their name under "dataset: { label: … }".${didYouMean(label, names)}`);
	const isInput = (name) => source.inputs.some((input) => input.name === name);
	if (isInput(label)) throw new UserError(`${shownPath}: expected labels apart from the inputs, got ${listNames([label])} for both.`, "Rename the labels and write their name under \"dataset: { label: … }\".");
	const id = names.includes("id") && label !== "id" && !isInput("id") ? "id" : void 0;
	const isSlice = (name) => name.startsWith(SLICE_PREFIX) && name !== label && !isInput(name);
	return {
		label,
		id,
		slices: names.filter(isSlice).map((column) => ({
			key: column.slice(6),
			column
		})),
		inputs: names.filter((name) => name !== label && name !== id && !isSlice(name))
	};
}
// src/dataset/read-bytes.ts
/**
* The bytes of a file in chunks, unpacked when its name ends in `.gz`. Ending the iteration early closes the file.
*
* @throws {UserError} If the compressed bytes are damaged or end early.
*/
async function* readBytes({ path, shownPath }) {
	const file = createReadStream(path);
	if (!path.endsWith(".gz")) {
		yield* file;
		return;
	}
	const unpacked = pipeline(file, createGunzip(), () => {});
	try {
		yield* unpacked;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
		throw new UserError(`${shownPath}: expected a complete gzip file, got "${error.message}".`, "Compress the file again; the copy is damaged or was cut short.", { cause: error });
	}
}
// src/dataset/read-lines.ts
/** Bound of one line, record or row: what one item may hold in memory. */
const MAX_ITEM_BYTES = 256 * 2 ** 20;
/**
* Splits UTF-8 bytes into lines, without their ends; a byte-order mark is dropped. Holds one line at a time.
*
* @param shownPath - Names the file in messages.
* @throws {UserError} If a line is longer than `MAX_ITEM_BYTES` or no UTF-8.
*/
async function* readLines(chunks, shownPath) {
	const decoder = new TextDecoder$1("utf-8", { fatal: true });
	let parts = [];
	let size = 0;
	let number = 1;
	const take = (part) => {
		parts.push(part);
		size += part.length;
		if (size > MAX_ITEM_BYTES) throw tooLong(`${shownPath}, line ${number}`);
	};
	const finish = () => {
		const line = {
			text: decode(decoder, parts, `${shownPath}, line ${number}`),
			number
		};
		parts = [];
		size = 0;
		number += 1;
		return line;
	};
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
			take(chunk.subarray(start, end));
			yield finish();
			start = end + 1;
		}
		take(chunk.subarray(start));
	}
	if (size > 0) yield finish();
}
const NEWLINE = 10;
function decode(decoder, parts, place) {
	try {
		return decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)).replace(/\r$/, "");
	} catch (cause) {
		throw new UserError(`${place}: expected UTF-8, got other bytes.`, "Save the file as UTF-8.", { cause });
	}
}
function tooLong(place) {
	return new UserError(`${place}: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB in one line, got more.`, "Write one item a line.");
}
// src/dataset/read-csv.ts
/**
* The items of a `.csv` file, one a record below a header. When every input of the model is a column, each column is that
* input's scalar; else the model has one input, and the columns in their order are its vector. Holds one record at a time.
*
* @throws {UserError} At a record that has another number of fields than the header, or a field that does not fit the model.
*/
async function* readCsv(source) {
	let header;
	let position = 0;
	for await (const { cells, place } of readRecords(source)) {
		if (header === void 0) {
			header = readHeader$1(cells, source);
			continue;
		}
		position += 1;
		yield readItem(cells, header, {
			source,
			place,
			position
		});
	}
}
async function* readRecords(source) {
	const parser = parse({
		bom: true,
		info: true,
		max_record_size: MAX_ITEM_BYTES,
		relax_column_count: true,
		skip_empty_lines: true
	});
	const records = pipeline(readBytes(source), parser, () => {});
	try {
		for await (const { record, info } of records) yield {
			cells: record,
			place: `${source.shownPath}, line ${info.lines}`
		};
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new UserError(`${source.shownPath}: expected CSV, got "${error.message}".`, CSV_HINT, { cause: error });
	}
}
const CSV_HINT = "Separate fields by commas, put fields with commas or quotes into \"…\", and double the quotes within.";
function readHeader$1(names, source) {
	const columns = assignColumns(names, source);
	return {
		names,
		columns,
		inputs: groupInputColumns(names, columns, source)
	};
}
function groupInputColumns(names, columns, source) {
	const [first, ...others] = source.inputs;
	const missing = source.inputs.find((input) => !columns.inputs.includes(input.name));
	if (missing === void 0) {
		const known = source.inputs.map((input) => input.name);
		const unknown = columns.inputs.find((name) => !known.includes(name));
		if (unknown !== void 0) throw unknownColumn(unknown, known, source);
		return source.inputs.map((signature) => ({
			signature,
			indices: [names.indexOf(signature.name)],
			shape: vectorShape(signature, 1)
		}));
	}
	if (first === void 0 || others.length > 0) throw new UserError(`${source.shownPath}: expected a column for each input of the model, got none for ${listNames([missing.name])}.`, `Name one column like each input, or use JSONL for inputs that are no scalars.${didYouMean(missing.name, columns.inputs)}`);
	const indices = columns.inputs.map((name) => names.indexOf(name));
	return [{
		signature: first,
		indices,
		shape: vectorShape(first, indices.length)
	}];
}
function unknownColumn(name, known, source) {
	return new UserError(`${source.shownPath}: expected columns for the inputs ${listNames(known)}, got ${listNames([name])} besides.`, `Remove the column, or name it "slice.<key>" when it tells slices apart.${didYouMean(name, known)}`);
}
/** The shape that `length` values of one record take: the model's own without the batch axis where they fill it, else one axis. */
function vectorShape({ shape }, length) {
	if (shape === void 0) return [1, length];
	if (shape.length === 0) return length === 1 ? [] : [length];
	if (length === 1) return shape.slice(1).map(() => 1);
	const row = shape.slice(1).filter((size) => typeof size === "number");
	return row.length === shape.length - 1 && elementCount(row) === length ? row : [length];
}
function readItem(cells, header, { source, place, position }) {
	const { names, columns } = header;
	if (cells.length !== names.length) throw new UserError(`${place}: expected ${names.length} fields, got ${cells.length}.`, CSV_HINT);
	const cell = (column) => cells[names.indexOf(column)] ?? "";
	const values = header.inputs.map(({ signature, indices, shape }) => {
		const data = indices.map((index) => readCell(cells[index] ?? "", signature.dtype));
		return [signature.name, {
			data,
			shape
		}];
	});
	return {
		id: columns.id === void 0 ? String(position) : cell(columns.id),
		...decodeInputs(values, {
			place,
			signatures: source.inputs
		}),
		label: readLabel(cell(columns.label), place),
		slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, cell(column)])),
		place
	};
}
/** The JSON value that a field stands for; text that stands for none is left as it is, for the decoder to refuse. */
function readCell(text, dtype) {
	if (dtype === "string") return text;
	const word = text.trim();
	if (dtype === "bool" && /^(true|false)$/i.test(word)) return word.toLowerCase() === "true";
	if (/int64$/.test(dtype) && /^-?\d+$/.test(word)) return word;
	if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word);
	if (/^nan$/i.test(word)) return "NaN";
	const infinity = /^([+-]?)inf(inity)?$/i.exec(word);
	return infinity === null ? text : `${infinity[1] === "-" ? "-" : ""}Infinity`;
}
/** A field is text, which the task reads as a class name or a number; arrays and objects are written as JSON. */
function readLabel(text, place) {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${place}: expected a JSON array or object for the label, got ${show(text)}.`, "Write it as in JSON, such as \"[0.5, 1]\".", { cause });
	}
}
// src/dataset/read-jsonl.ts
/**
* The items of a `.jsonl` or `.jsonl.gz` file, one a line: `{ "id"?, "inputs": { "<name>": value }, "label", "slice"? }`.
* Empty lines are skipped. Holds one line at a time.
*
* @throws {UserError} At a line that is no JSON, lacks something, has a key too many, or does not fit the model.
*/
async function* readJsonl(source) {
	let position = 0;
	for await (const { text, number } of readLines(readBytes(source), source.shownPath)) {
		if (text.trim() === "") continue;
		position += 1;
		const place = `${source.shownPath}, line ${number}`;
		const record = parseRecord(text, place);
		yield {
			id: readId(record.id, position, place),
			...decodeInputs(readEntries(record.inputs, "\"inputs\"", place), {
				place,
				signatures: source.inputs
			}),
			label: record.label,
			slice: readSlice(record.slice, place),
			place
		};
	}
}
const KEYS = [
	"id",
	"inputs",
	"label",
	"slice"
];
const LINE_HINT = "Write one item a line: {\"inputs\": {\"<input name>\": value}, \"label\": …}, and where wanted \"id\" and \"slice\".";
function parseRecord(text, place) {
	const record = new Map(readEntries(parseJson(text, place), "an item", place));
	const unknown = [...record.keys()].find((key) => !KEYS.includes(key));
	if (unknown !== void 0) throw new UserError(`${place}: expected the keys "id", "inputs", "label", "slice", got ${show(unknown)}.`, LINE_HINT + didYouMean(unknown, KEYS));
	const missing = ["inputs", "label"].find((key) => !record.has(key));
	if (missing !== void 0) throw new UserError(`${place}: expected "${missing}", got none.`, LINE_HINT);
	return {
		id: record.get("id"),
		inputs: record.get("inputs"),
		label: record.get("label"),
		slice: record.get("slice")
	};
}
function parseJson(text, place) {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new UserError(`${place}: expected JSON, got ${error.message.replace(/ \(line 1 column \d+\)/, "").slice(0, 200)}.`, LINE_HINT, { cause: error });
	}
}
/** Own entries only, so that a key such as `__proto__` is a key like any other. */
function readEntries(value, name, place) {
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
	throw new UserError(`${place}: expected an object for ${name}, got ${show(value)}.`, LINE_HINT);
}
function readId(id, position, place) {
	if (id === void 0) return String(position);
	if (typeof id === "string" || typeof id === "number") return String(id);
	throw new UserError(`${place}: expected a string for "id", got ${show(id)}.`, LINE_HINT);
}
function readSlice(slice, place) {
	if (slice === void 0) return {};
	const entries = readEntries(slice, "\"slice\"", place).map(([key, value]) => {
		if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [key, String(value)];
		throw new UserError(`${place}: expected a string for slice ${show(key)}, got ${show(value)}.`, "Write slices as { \"<key>\": \"<value>\" }.");
	});
	return Object.fromEntries(entries);
}
// node_modules/pend/index.js
var require_pend = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));
// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var util = __require("util");
	var stream = __require("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = __require("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));
// node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));
// src/dataset/npy-header.ts
var import_yauzl = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var zlib = __require("zlib");
	var fd_slicer = require_fd_slicer();
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var Writable = __require("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.openPromise = openPromise;
	function openPromise(path, options) {
		return new Promise((resolve, reject) => {
			open(path, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function open(path, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		fs.open(path, "r", function(err, fd) {
			if (err) return callback(err);
			fromFd(fd, options, function(err, zipfile) {
				if (err) fs.close(fd, defaultCallback);
				callback(err, zipfile);
			});
		});
	}
	function fromFd(fd, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = false;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		fs.fstat(fd, function(err, stats) {
			if (err) return callback(err);
			fromRandomAccessReader(new fd_slicer.FdSlicer(fd), stats.size, options, callback);
		});
	}
	function fromRandomAccessReader(reader, totalSize, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		var decodeStrings = !!options.decodeStrings;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
		if (totalSize > Number.MAX_SAFE_INTEGER) throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
		reader.ref();
		var eocdrWithoutCommentSize = 22;
		var zip64EocdlSize = 20;
		var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + 65535, totalSize);
		var buffer = newBuffer(bufferSize);
		readAndAssertNoEof(reader, buffer, 0, bufferSize, totalSize - buffer.length, function(err) {
			if (err) return callback(err);
			for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
				if (buffer.readUInt32LE(i) !== 101010256) continue;
				var eocdrBuffer = buffer.subarray(i);
				var diskNumber = eocdrBuffer.readUInt16LE(4);
				var entryCount = eocdrBuffer.readUInt16LE(10);
				var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
				var commentLength = eocdrBuffer.readUInt16LE(20);
				var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
				if (commentLength !== expectedCommentLength) return callback(/* @__PURE__ */ new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
				var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
				if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
					var zip64EocdrOffset = readUInt64LE(buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), 8);
					var zip64EocdrBuffer = newBuffer(56);
					return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
						if (err) return callback(err);
						if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) return callback(/* @__PURE__ */ new Error("invalid zip64 end of central directory record signature"));
						diskNumber = zip64EocdrBuffer.readUInt32LE(16);
						if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
						entryCount = readUInt64LE(zip64EocdrBuffer, 32);
						centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
						return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
					});
				}
				if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
				return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
			}
			callback(/* @__PURE__ */ new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
		});
	}
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
	function defaultCallback(err) {
		if (err) throw err;
	}
})))();
/**
* Reads the header of a `.npy` array, format versions 1 to 3.
*
* @param readExactly - Gives the next so many bytes, or fewer at the end.
* @param place - Names the array in messages.
* @throws {UserError} If it is no `.npy` array, holds pickled objects or records, or is stored column by column.
* @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
*/
async function readNpyHeader(readExactly, place) {
	const start = Buffer.from(await readExactly(8));
	const version = start[6] ?? 0;
	if (start.length < 8 || start.toString("latin1", 0, 6) !== MAGIC || version < 1 || version > 3) throw new UserError(`${place}: expected an .npy array of format 1, 2 or 3, got other bytes.`, SAVE_HINT);
	const lengthBytes = Buffer.from(await readExactly(version === 1 ? 2 : 4));
	const length = lengthBytes.readUIntLE(0, lengthBytes.length);
	if (length > MAX_HEADER_BYTES) throw new UserError(`${place}: expected a header under 1 MiB, got ${length} bytes.`, SAVE_HINT);
	return parseHeader(Buffer.from(await readExactly(length)).toString("utf8"), place);
}
const MAGIC = "NUMPY";
const MAX_HEADER_BYTES = 2 ** 20;
const SAVE_HINT = "Save the arrays with numpy.savez(file, x=x, label=label).";
const NUMERIC_TYPES = /* @__PURE__ */ new Map([
	["f2", "float16"],
	["f4", "float32"],
	["f8", "float64"],
	["i1", "int8"],
	["u1", "uint8"],
	["i2", "int16"],
	["u2", "uint16"],
	["i4", "int32"],
	["u4", "uint32"],
	["i8", "int64"],
	["u8", "uint64"],
	["b1", "bool"]
]);
/** The header is a Python dict literal that NumPy writes in one way only. */
function parseHeader(text, place) {
	const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
	const sizes = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
	if (order === void 0 || sizes === void 0) throw new UserError(`${place}: expected an .npy header, got ${JSON.stringify(text.slice(0, 60))}.`, SAVE_HINT);
	const type = parseType(text, place);
	if (order === "True") throw new UserError(`${place}: expected an array in C order, got Fortran order.`, "Convert it with numpy.ascontiguousarray(array) before saving.");
	const shape = sizes.split(",").flatMap((size) => size.trim() === "" ? [] : [Number(size)]);
	return {
		...type,
		shape
	};
}
function parseType(text, place) {
	const written = /'descr':\s*('[^']*'|\[)/.exec(text)?.[1] ?? "nothing";
	const [, order, kind, size] = /^'([<>|=])([a-zA-Z])(\d+)'$/.exec(written) ?? [];
	const isBigEndian = order === ">";
	const width = Number(size);
	if (kind === "U") return {
		dtype: "string",
		encoding: "utf-32",
		width: width * 4,
		isBigEndian
	};
	if (kind === "S") return {
		dtype: "string",
		encoding: "bytes",
		width,
		isBigEndian
	};
	const dtype = NUMERIC_TYPES.get(`${kind}${size}`);
	if (dtype !== void 0) return {
		dtype,
		encoding: void 0,
		width,
		isBigEndian
	};
	throw new UserError(`${place}: expected numbers, booleans or text of fixed width, got ${written.includes("O") ? "pickled Python objects" : written === "[" ? "records" : written}.`, "Convert the array before saving, such as with .astype(\"float32\"), or .astype(\"U\") for text.");
}
// src/dataset/read-exactly.ts
/** Reads a stream of chunks in pieces of wanted sizes. */
function exactReader(chunks) {
	const iterator = chunks[Symbol.asyncIterator]();
	let pending = /* @__PURE__ */ new Uint8Array(0);
	return async (count) => {
		const parts = [pending];
		let size = pending.length;
		while (size < count) {
			const next = await iterator.next();
			if (next.done === true) break;
			parts.push(next.value);
			size += next.value.length;
		}
		const joined = parts.length === 1 ? pending : Buffer.concat(parts);
		pending = joined.subarray(count);
		return joined.subarray(0, count);
	};
}
// src/dataset/npy-rows.ts
/**
* Opens the rows of a `.npy` array.
*
* @param place - Names the array in messages.
* @throws {UserError} If the array has no first axis, a row too large to hold, or an element type that a data set cannot hold.
*/
async function openNpyRows(chunks, place) {
	const readExactly = exactReader(chunks);
	const header = await readNpyHeader(readExactly, place);
	const [count, ...shape] = header.shape;
	if (count === void 0) throw new UserError(`${place}: expected items along the first axis, got a single value.`, "Save one value, or one row, an item.");
	const rowBytes = elementCount(shape) * header.width;
	if (!(rowBytes <= MAX_ITEM_BYTES)) {
		const got = `shape [${header.shape.join(", ")}]`;
		throw new UserError(`${place}: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB in one item, got ${got}.`, "Save one item a row, along the first axis.");
	}
	return {
		count,
		next: async () => decodeRow(await readRow(readExactly, rowBytes, place), {
			...header,
			shape
		}, place),
		end: () => expectEnd(readExactly, place)
	};
}
async function readRow(readExactly, rowBytes, place) {
	const bytes = await readExactly(rowBytes);
	if (bytes.length === rowBytes) return new Uint8Array(bytes);
	throw new UserError(`${place}: expected as many rows as its header says, got fewer.`, DAMAGED_HINT);
}
async function expectEnd(readExactly, place) {
	if ((await readExactly(1)).length === 0) return;
	throw new UserError(`${place}: expected as many rows as its header says, got more.`, DAMAGED_HINT);
}
const DAMAGED_HINT = "Save the file again; the copy is damaged.";
function decodeRow(bytes, { dtype, width, isBigEndian, encoding, shape }, place) {
	if (isBigEndian) swapBytes(bytes, encoding === "utf-32" ? 4 : width);
	if (dtype !== "string") return {
		dtype,
		shape,
		bytes
	};
	return {
		dtype,
		shape,
		strings: Array.from({ length: elementCount(shape) }, (_, index) => {
			const text = bytes.subarray(index * width, (index + 1) * width);
			return (encoding === "bytes" ? Buffer.from(text).toString("utf8") : decodeUtf32(text, place)).replace(/\0+$/, "");
		})
	};
}
function swapBytes(bytes, width) {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (width === 2) buffer.swap16();
	if (width === 4) buffer.swap32();
	if (width === 8) buffer.swap64();
}
function decodeUtf32(bytes, place) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const points = Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
	const other = points.find((point) => point > 1114111);
	if (other === void 0) return points.map((point) => String.fromCodePoint(point)).join("");
	throw new UserError(`${place}: expected Unicode text, got code point ${other}.`, DAMAGED_HINT);
}
// src/dataset/read-npz.ts
/**
* The items of an `.npz` file: arrays named like the model's inputs, one of labels, and where wanted `id` and `slice.<key>`,
* all with one row an item along their first axis. The arrays are unpacked side by side; one row of each is held at a time.
*
* @throws {UserError} If the file is damaged, or its arrays do not fit the model or each other.
*/
async function* readNpz(source) {
	const streams = [];
	let zip;
	try {
		zip = await (0, import_yauzl.openPromise)(source.path, { autoClose: false });
		yield* readArrays(await openArrays(zip, source, streams), source);
	} catch (error) {
		throw describeDamage(error, source);
	} finally {
		for (const stream of streams) stream.destroy();
		zip?.close();
	}
}
/** Damage inside the archive is the file's fault; a failing disk (an error with a system call) is not. */
function describeDamage(error, { shownPath }) {
	if (!(error instanceof Error) || error instanceof UserError || "syscall" in error) return error;
	return new UserError(`${shownPath}: expected an .npz file, got "${error.message}".`, "Save the arrays again with numpy.savez; the copy is damaged or was cut short.", { cause: error });
}
async function openArrays(zip, { shownPath }, streams) {
	const entries = [];
	for await (const entry of zip.eachEntry()) if (entries.push(entry) > MAX_ARRAYS) throw new UserError(`${shownPath}: expected at most ${MAX_ARRAYS} arrays, got more.`, "Save one array an input of the model, with the items along its first axis.");
	const arrays = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const stream = await zip.openReadStreamPromise(entry);
		streams.push(stream);
		const name = entry.fileName.replace(/\.npy$/, "");
		arrays.set(name, await openNpyRows(stream, `${shownPath}, array ${listNames([name])}`));
	}
	return arrays;
}
/** Each array is an open stream with its buffers. */
const MAX_ARRAYS = 1e3;
async function* readArrays(arrays, source) {
	const columns = assignColumns([...arrays.keys()], source);
	const count = checkLengths(arrays, columns, source);
	for (let position = 1; position <= count; position++) {
		const row = /* @__PURE__ */ new Map();
		for (const [name, rows] of arrays) row.set(name, await rows.next());
		yield toItem(row, columns, {
			source,
			position
		});
	}
	for (const rows of arrays.values()) await rows.end();
}
function checkLengths(arrays, { label }, { shownPath }) {
	const count = arrays.get(label)?.count ?? 0;
	for (const [name, rows] of arrays) {
		if (rows.count === count) continue;
		throw new UserError(`${shownPath}, array ${listNames([name])}: expected ${count} rows, one for each label, got ${rows.count}.`, "Save all arrays with the same items along their first axis.");
	}
	return count;
}
function toItem(row, columns, { source, position }) {
	const place = `${source.shownPath}, item ${position}`;
	const names = new Set(columns.inputs);
	const inputs = new Map([...row].filter(([name]) => names.has(name)));
	const value = (name) => toJson(row.get(name));
	return {
		id: columns.id === void 0 ? String(position) : String(value(columns.id)),
		...fitInputs(inputs, {
			place,
			signatures: source.inputs
		}),
		label: value(columns.label),
		slice: Object.fromEntries(columns.slices.map(({ key, column }) => [key, String(value(column))])),
		place
	};
}
/** A single value as JSON would hold it; anything larger stays the tensor that it is. */
function toJson(tensor) {
	if (tensor === void 0 || elementCount(tensor.shape) !== 1) return tensor;
	if (tensor.dtype === "string") return tensor.strings[0];
	const [number] = tensorNumbers(tensor);
	return tensor.dtype === "bool" ? number === 1 : number;
}
// src/model/tensor-proto.ts
/**
* Reads one serialized ONNX `TensorProto`, as the `input_0.pb` and `output_0.pb` of a test data set hold it.
*
* @param bytes - The whole file.
* @param place - Names the file in messages.
* @returns The tensor's name, "" when it has none, and its values; their bytes are a copy that starts on a boundary of 8.
* @throws {UserError} If it is a sequence, an optional or an external tensor, of a type without a name in `Tensor`, or if the
*   number or range of its values does not fit its shape and type.
*/
function readTensorProto(bytes, place) {
	refuseGitLfsPointer(bytes, place, "an ONNX tensor");
	if (bytes.byteLength === 0) throw new UserError(`${place}: expected an ONNX tensor, got an empty file.`, TENSOR_HINT);
	try {
		const header = readHeader(bytes, place);
		return {
			name: header.name,
			tensor: readValues(bytes, header, place)
		};
	} catch (error) {
		if (!(error instanceof ProtobufError)) throw error;
		throw new UserError(`${place}: expected an ONNX tensor, got ${error.message}.`, TENSOR_HINT, { cause: error });
	}
}
const TENSOR_HINT = "Write the file with onnx.numpy_helper.from_array(array, name).SerializeToString().";
const TYPES_HINT = `Use one of ${Object.keys(ELEMENT_BYTES).join(", ")}, string.`;
function readHeader(bytes, place) {
	const fields = readFields(bytes);
	const { name, shape } = fields;
	refuseOtherValues(fields, place);
	const dtype = elementTypeName(fields.dataType);
	if (!isReadable(dtype)) throw new UserError(`${place}: expected an element type that can be compared, got ${dtype}.`, TYPES_HINT);
	if (!fields.hasValues && !shape.includes(0)) throw new UserError(`${place}: expected an ONNX tensor with values, got none (an empty sequence or optional looks so).`, TENSOR_HINT);
	return {
		name,
		dtype,
		shape,
		count: countOf(shape, bytes.byteLength, place)
	};
}
function readFields(bytes) {
	const reader = new ProtobufReader(memorySource(bytes));
	const fields = {
		name: "",
		dataType: 0,
		shape: [],
		isSequence: false,
		isExternal: false,
		hasValues: false
	};
	const values = () => {
		fields.hasValues = true;
	};
	reader.document({
		1: () => reader.repeated(() => fields.shape.push(reader.integer())),
		2: () => {
			fields.dataType = reader.integer();
		},
		3: () => {
			fields.isSequence = true;
		},
		4: values,
		5: values,
		6: values,
		7: values,
		8: () => {
			fields.name = reader.text();
		},
		9: values,
		10: values,
		11: values,
		14: () => {
			fields.isExternal = reader.integer() === 1;
		}
	});
	return fields;
}
function refuseOtherValues({ isSequence, isExternal }, place) {
	if (isSequence) throw new UserError(`${place}: expected an ONNX tensor, got a sequence or an optional.`, TENSOR_HINT);
	if (isExternal) throw new UserError(`${place}: expected values in the file itself, got external data.`, TENSOR_HINT);
}
function isReadable(dtype) {
	return dtype === "string" || Object.hasOwn(ELEMENT_BYTES, dtype);
}
/** Checked before anything is allocated: an element takes at least one byte of the file. */
function countOf(shape, fileBytes, place) {
	const count = elementCount(shape);
	if (shape.every((size) => size >= 0) && count <= fileBytes) return count;
	throw new UserError(`${place}: expected values for shape [${shape.join(", ")}], got ${fileBytes} bytes in all.`, TENSOR_HINT);
}
function readValues(bytes, header, place) {
	const { dtype, shape } = header;
	if (dtype === "string") return {
		dtype,
		shape,
		strings: readStrings(bytes, header, place)
	};
	const raw = readRaw(bytes);
	if (raw === void 0) return {
		dtype,
		shape,
		bytes: readTyped(bytes, dtype, header, place)
	};
	const expected = header.count * ELEMENT_BYTES[dtype];
	if (raw.byteLength === expected) return {
		dtype,
		shape,
		bytes: raw
	};
	throw new UserError(`${place}: expected ${expected} bytes for ${describe(header)}, got ${raw.byteLength}.`, TENSOR_HINT);
}
function readStrings(bytes, header, place) {
	const reader = new ProtobufReader(memorySource(bytes));
	const strings = [];
	const decoder = new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	});
	reader.document({ 6: () => {
		const text = reader.bytes(bytes.byteLength);
		try {
			strings.push(decoder.decode(text));
		} catch (cause) {
			throw new UserError(`${place}: expected UTF-8, got other bytes in string ${strings.length}.`, TENSOR_HINT, { cause });
		}
	} });
	if (strings.length !== header.count) throw countError(`${strings.length}`, header, place);
	return strings;
}
function readRaw(bytes) {
	const reader = new ProtobufReader(memorySource(bytes));
	let raw;
	reader.document({ 9: () => {
		raw = reader.bytes(bytes.byteLength);
	} });
	return raw;
}
/** Which typed field of TensorProto holds the values of a type, and how one is copied. */
const TYPED_FIELDS = {
	float32: {
		field: 4,
		copy: (reader, view, offset) => {
			view.setUint32(offset, reader.fixed32(), true);
			return true;
		}
	},
	float64: {
		field: 10,
		copy: (reader, view, offset) => {
			view.setBigUint64(offset, reader.fixed64(), true);
			return true;
		}
	},
	float16: integerField(5, 0, 65535, (view, offset, value) => view.setUint16(offset, value, true)),
	bool: integerField(5, 0, 1, (view, offset, value) => view.setUint8(offset, value)),
	int8: integerField(5, -128, 127, (view, offset, value) => view.setInt8(offset, value)),
	uint8: integerField(5, 0, 255, (view, offset, value) => view.setUint8(offset, value)),
	int16: integerField(5, -32768, 32767, (view, offset, value) => view.setInt16(offset, value, true)),
	uint16: integerField(5, 0, 65535, (view, offset, value) => view.setUint16(offset, value, true)),
	int32: integerField(5, -(2 ** 31), 2 ** 31 - 1, (view, offset, value) => view.setInt32(offset, value, true)),
	uint32: integerField(11, 0, 2 ** 32 - 1, (view, offset, value) => view.setUint32(offset, value, true)),
	int64: {
		field: 7,
		copy: copyInt64
	},
	uint64: {
		field: 11,
		copy: copyInt64
	}
};
function integerField(field, least, largest, write) {
	const copy = (reader, view, offset) => {
		const value = reader.integer();
		if (!(least <= value && value <= largest)) return false;
		write(view, offset, value);
		return true;
	};
	return {
		field,
		copy
	};
}
function copyInt64(reader, view, offset) {
	view.setBigInt64(offset, reader.int64(), true);
	return true;
}
function readTyped(bytes, dtype, header, place) {
	const width = ELEMENT_BYTES[dtype];
	const { field, copy } = TYPED_FIELDS[dtype];
	const view = new DataView(new ArrayBuffer(header.count * width));
	const reader = new ProtobufReader(memorySource(bytes));
	let count = 0;
	const copyNext = () => {
		if (count === header.count) throw countError(`more than ${count}`, header, place);
		if (!copy(reader, view, count * width)) throw new UserError(`${place}: expected values of ${dtype}, got one outside its range at index ${count}.`, TENSOR_HINT);
		count += 1;
	};
	reader.document({ [field]: () => reader.repeated(copyNext) });
	if (count !== header.count) throw countError(`${count}`, header, place);
	return new Uint8Array(view.buffer);
}
function countError(got, header, place) {
	return new UserError(`${place}: expected ${header.count} values for ${describe(header)}, got ${got}.`, TENSOR_HINT);
}
function describe(header) {
	return `${header.dtype}[${header.shape.join(", ")}]`;
}
// src/dataset/read-test-data-set.ts
/**
* The items of a folder with ONNX `test_data_set_N` folders, or of one such folder. `input_N.pb` is the input that its tensor
* names, or the N-th where it names none. The label is { output name, or its position as text: Tensor }.
*
* @throws {UserError} If a file is no ONNX tensor, if there is no output, or if the inputs do not fit the model.
* @see https://github.com/onnx/onnx/blob/main/docs/OnnxBackendTest.md
*/
async function* readTestDataSets(source) {
	for (const folder of await listTestDataSets(source.path)) yield await readFolder(folder, source);
}
async function readFolder(folder, source) {
	const place = join(source.shownPath, folder.relativePath);
	if (folder.outputs.length === 0) throw new UserError(`${place}: expected output_0.pb, got no outputs.`, "Write the reference outputs beside the inputs.");
	const names = source.inputs.map((input) => input.name);
	const inputs = await readTensors(folder.inputs, {
		place,
		folder,
		source,
		names
	});
	const label = await readTensors(folder.outputs, {
		place,
		folder,
		source,
		names: []
	});
	return {
		id: folder.name,
		...fitInputs(inputs, {
			place,
			signatures: source.inputs
		}),
		label: Object.fromEntries(label),
		slice: {},
		place
	};
}
async function readTensors(files, context) {
	const tensors = /* @__PURE__ */ new Map();
	for (const file of files) {
		const place = join(context.place, file);
		const position = Number(/\d+/.exec(file)?.[0]);
		const { name, tensor } = readTensorProto(await readFile(join(context.source.path, context.folder.relativePath, file)), place);
		const key = name === "" ? context.names[position] ?? String(position) : name;
		if (tensors.has(key)) throw new UserError(`${place}: expected another name than the files before, got ${JSON.stringify(key)} again.`, "Name each tensor after its input or output.");
		tensors.set(key, tensor);
	}
	return tensors;
}
// src/dataset/open-regression-set.ts
/**
* Opens a regression set: a `.jsonl`, `.jsonl.gz`, `.csv` or `.npz` file, or a folder with ONNX `test_data_set_N` folders.
* Reads it once, for its digest; the items are read, and checked against the model, by each pass over them.
*
* @throws {UserError} If the path leads to none of these, to a Git-LFS pointer, or if the model has inputs that no data set
*   can hold. The pass itself throws a `UserError` at an item that is wrong, and at its end if there was no item.
*/
async function openRegressionSet(source) {
	refuseOtherInputs(source);
	if (await isFolder(source)) {
		await expectTestDataSets(source);
		return toSet(await digestTestDataSets(source.path), readTestDataSets, source);
	}
	refuseGitLfsPointer(await readStart(source), source.shownPath, "a regression set");
	const read = READERS.find(({ ending }) => source.path.endsWith(ending))?.read;
	if (read === void 0) throw new UserError(`${source.shownPath}: expected a name that ends in ${listNames(READERS.map(({ ending }) => ending))}, got another.`, "Write the regression set in one of these formats, or give a folder with ONNX test_data_set_N folders.");
	return toSet(await digestFile(source.path), read, source);
}
const READERS = [
	{
		ending: ".jsonl",
		read: readJsonl
	},
	{
		ending: ".jsonl.gz",
		read: readJsonl
	},
	{
		ending: ".csv",
		read: readCsv
	},
	{
		ending: ".npz",
		read: readNpz
	}
];
function toSet(digest, read, source) {
	return {
		digest,
		items: () => refuseEmpty(read(source), source)
	};
}
/** No data is never a pass. */
async function* refuseEmpty(items, { shownPath }) {
	let isEmpty = true;
	for await (const item of items) {
		isEmpty = false;
		yield item;
	}
	if (!isEmpty) return;
	throw new UserError(`${shownPath}: expected at least one item, got none.`, "A model cannot be judged without labelled items; write some.");
}
function refuseOtherInputs({ inputs, shownPath }) {
	const other = inputs.find((input) => !isElementType(input.dtype));
	if (other === void 0) return;
	throw new UserError(`${shownPath}: expected numbers, booleans or strings for ${nameInput(other.name)} of the model, got ${other.dtype}.`, "Export the model with tensor inputs of a type that the runtime takes.");
}
async function isFolder({ path, shownPath }) {
	try {
		return (await stat(path)).isDirectory();
	} catch (error) {
		throw describeUnreadable(error, shownPath);
	}
}
async function readStart({ path, shownPath }) {
	try {
		const file = await open(path);
		try {
			const { buffer, bytesRead } = await file.read({ buffer: /* @__PURE__ */ new Uint8Array(64) });
			return buffer.subarray(0, bytesRead);
		} finally {
			await file.close();
		}
	} catch (error) {
		throw describeUnreadable(error, shownPath);
	}
}
function describeUnreadable(error, shownPath) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	const reason = UNREADABLE.get(code);
	if (reason === void 0) return error;
	return new UserError(`${shownPath}: expected a regression set, got ${reason}.`, "Check \"dataset: { path: … }\"; the path is relative to the policy file.", { cause: error });
}
const UNREADABLE = /* @__PURE__ */ new Map([
	["ENOENT", "no such file or folder"],
	["ENOTDIR", "no such file or folder"],
	["EACCES", "no permission to read it"]
]);
async function expectTestDataSets({ path, shownPath }) {
	if ((await listTestDataSets(path)).length > 0) return;
	throw new UserError(`${shownPath}: expected folders named test_data_set_0, test_data_set_1 …, got none of them.`, "Name a file, or a folder with ONNX test_data_set_N folders.");
}
// src/gate/run.ts
/** The model as the policy of the base commit has it; undefined when it is new there, or the checkout's policy judges. */
function modelAtBase({ basePolicy, model }) {
	return basePolicy?.models.find(({ id }) => id === model.id);
}
// src/gate/compare-data.ts
/**
* What the change under test makes of a model's data set and class names. The base commit's version judged; the
* change's own is only counted.
*/
async function compareData(run, candidate) {
	const { setFile, classesFile } = candidate;
	const changes = [];
	if (setFile.isReplaced || isMoved(run)) changes.push(await compareSets(run, candidate));
	if (classesFile?.isReplaced) changes.push({
		model: run.model.id,
		place: "task.classes",
		before: "its content",
		after: "other content",
		effect: "changed"
	});
	return changes;
}
const headModel = ({ headPolicy, model }) => headPolicy.models.find(({ id }) => id === model.id);
/** Whether the change's policy names another file. */
function isMoved(run) {
	const [base, head] = [modelAtBase(run), headModel(run)];
	return base !== void 0 && head !== void 0 && base.dataset.path !== head.dataset.path;
}
async function compareSets(run, { set, setFile, contestant }) {
	const { request, model } = run;
	const { path, label } = (headModel(run) ?? model).dataset;
	const file = resolve(dirname(request.policyFile), path);
	const own = () => openRegressionSet({
		path: file,
		shownPath: relative(process.cwd(), file),
		labelColumn: label,
		inputs: contestant.arm.model.facts.inputs
	});
	const change = {
		model: model.id,
		place: "dataset"
	};
	if (setFile.note !== void 0) return {
		...change,
		before: "not there",
		after: "judged by",
		effect: "changed"
	};
	const before = await countItems(set);
	try {
		const after = await countItems(await own());
		return {
			...change,
			before: `${formatCount(before)} items`,
			after: `${formatCount(after)} ${after === before ? "other items" : "items"}`,
			effect: after < before ? "loosened" : "changed"
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			...change,
			before: `${formatCount(before)} items`,
			after: `unreadable (${error.message})`,
			effect: "loosened"
		};
	}
}
async function countItems(set) {
	let count = 0;
	for await (const _ of set.items()) count += 1;
	return count;
}
// src/gate/describe-launches.ts
/** Beyond this share of samples or time the reader is told: the machine was not quiet. */
const DISTURBED_SHARE = .02;
const formatPercent$1 = (share) => `${(share * 100).toFixed(1)} %`;
/** What the reader should know of the launches before believing them; nothing where all went well. */
function describeLaunches(comparison) {
	return [
		...describeDiscarded(comparison),
		...describeUnsteady(comparison),
		...describePreemption(comparison),
		...describeSteal(comparison.candidate.launches)
	];
}
function describeDiscarded({ candidate: { discardedLaunches, launches } }) {
	const { late, unsteady } = discardedLaunches;
	const all = late + unsteady + launches.length;
	const of = (count, why) => count === 0 ? [] : [`${count} of ${all} launches were thrown away: ${why}.`];
	return [...of(late, "the load generator could not keep up"), ...of(unsteady, "a model changed its pace on the way; they were run again")];
}
function describeUnsteady({ candidate: { launches }, isPaired }) {
	const unsteady = launches.filter(({ isSteady }) => !isSteady).length;
	if (unsteady === 0) return [];
	const what = isPaired ? "one model changed its pace against the other" : "the model changed its pace";
	return [`In ${unsteady} of ${launches.length} launches ${what}, again when they were repeated, so they count. A model that slows down as it runs does that.`];
}
function describePreemption(comparison) {
	if (isDisturbedAlike(comparison)) return [];
	const { baseline, candidate, isPaired } = comparison;
	const own = preemptedShare(candidate);
	const other = baseline === void 0 || !isPaired ? 0 : preemptedShare(baseline);
	if (Math.max(own, other) < DISTURBED_SHARE) return [];
	return [`The machine was not quiet: the kernel interrupted ${formatPercent$1(own)} of this model’s runs and ${formatPercent$1(other)} of the baseline’s.`];
}
function describeSteal(launches) {
	const shares = launches.flatMap(({ stealShare }) => stealShare ?? []);
	if (shares.length === 0 || !(mean(shares) >= DISTURBED_SHARE)) return [];
	return [`The machine was not its own: its host kept ${formatPercent$1(mean(shares))} of the CPU time from it (steal).`];
}
// src/figures/format-percent.ts
/** A share as a person writes it: 0.07 is "7 %". Twelve digits, or it would be 7.000000000000001 %. */
const formatPercent = (share) => `${Number((share * 100).toPrecision(12))} %`;
// src/verdict/describe-errors.ts
/** What the procedure may get wrong, and how often, for the report; nothing where all limits are on exact metrics. */
function describeErrors(limits) {
	const chances = countChances(limits);
	if (chances === 0) return {};
	const bounds = chances === 1 ? "the one limit on what is sampled" : `all ${chances} limits on what is sampled`;
	const ofItems = Object.values(limits).some((limit) => limit?.decide === "confident") ? ` (${formatPercent(PASS_ERROR_OF_ITEMS)} where a score is decided confident)` : "";
	return {
		looks: `after every launch from launch 8 on; each is paid for by alpha spending (Lan and DeMets) up to 100 launches or the end of the budget`,
		"chance of error": `a model within its limits is blocked in at most ${formatPercent(BLOCK_ERROR)} of runs, over ${bounds} and all looks; one beyond a limit passes it in at most ${formatPercent(PASS_ERROR)}${ofItems}`
	};
}
// src/gate/describe-method.ts
/** The settings that the models ran with, by name; both where they differ. */
function describeSettings({ model, baselinePolicy }) {
	const before = describeRuntime(baselinePolicy.runtime);
	const now = Object.entries(describeRuntime(model.runtime));
	return {
		...Object.fromEntries(now.map(([name, value]) => [name, value === before[name] ? value : `${value} (baseline: ${before[name]})`])),
		traffic: describeTraffic(model.traffic)
	};
}
function describeRuntime(runtime) {
	const onOff = (isOn) => isOn ? "on" : "off";
	return {
		runtime: `onnxruntime-node ${runtime.version}`,
		providers: runtime.providers.join(", "),
		"intra-op threads": String(runtime["intra-op-threads"]),
		"graph optimization": runtime["graph-optimization"],
		"memory arena": onOff(runtime["memory-arena"]),
		"memory pattern": onOff(runtime["memory-pattern"])
	};
}
function describeTraffic({ scenario, batch, streams, load, "rate-per-second": rate, "samples-per-query": samples }) {
	const words = [scenario, `batch ${batch}`];
	if (scenario !== "single-stream") words.push(`streams ${streams}`);
	if (samples !== void 0) words.push(`${samples} samples a query`);
	if (load !== void 0) words.push(`load ${load} of what the baseline can serve`);
	if (rate !== void 0) words.push(`${rate} requests/s`);
	return words.join(", ");
}
/** How much of the mean latency was waiting, where requests can wait. */
function describeQueue({ baseline, candidate, policy }) {
	if (policy.traffic.scenario === "single-stream") return {};
	const share = ({ launches }) => launches.length === 0 ? "–" : `${(mean(launches.map(({ queueShare }) => queueShare)) * 100).toFixed(0)} %`;
	const before = baseline === void 0 ? "" : `, of the baseline’s ${share(baseline)}`;
	return { queueing: `${share(candidate)} of this model’s mean latency${before}; latency counts from when a request is due` };
}
/** How it was measured and decided, by name. */
function describeMethod({ request }, outcome) {
	const method = {
		budget: `${request.budgetNs / 1e9} s`,
		seed: String(request.seed)
	};
	if (outcome.kind === "unchanged") return { sampling: "nothing was measured: both columns are the figures of the record, which is of the same model" };
	if (outcome.kind !== "compared") return method;
	const { candidate, baseline, isPaired } = outcome.comparison;
	const inferences = candidate.launches.reduce((sum, { samples }) => sum + samples, 0);
	const alone = baseline === void 0 ? "the candidate ran alone" : "the candidate ran alone; the baseline’s figures are those of its record, and limits are widened by their spread";
	const left = (preemptedShare(candidate) > 0 || baseline !== void 0 && preemptedShare(baseline) > 0) && isDisturbedAlike(outcome.comparison) ? "those that the kernel interrupted left out, because it interrupted both models alike" : "none left out";
	return {
		...method,
		launches: `${candidate.launches.length}, ${inferences} timed inferences of each model`,
		sampling: isPaired ? "both models take turns block by block (ABBA) in every launch; each launch is a fresh process a model" : alone,
		percentile: "P95 by nearest rank over all samples of a launch; geometric mean over launches",
		change: `ratio of the P95s in windows of two rounds, ${left}; geometric mean over windows and launches`,
		...describeQueue(outcome.comparison),
		interval: "Student’s t over launches on the 25 % trimmed mean of ln(this / baseline): launches are trimmed, samples never",
		...baseline === void 0 ? {} : describeErrors(outcome.comparison.policy.limits)
	};
}
// src/gate/describe-run.ts
const MAX_NAMED_FLIPS = 50;
/** Judges the outcome and puts all that a reader needs beside it. */
async function describeRun(run, findings) {
	const { request, policy, model } = run;
	const { candidate, found, outcome } = findings;
	const judgement = judge(run, outcome);
	const isRecorded = findings.saved.some(({ state }) => state === "saved");
	const verdict = {
		id: model.id,
		...judgement,
		...tell(run, findings, judgement),
		baselineSource: found.baseline.kind === "none" ? null : found.baseline.source,
		models: {
			baseline: findings.baselineModel === void 0 ? null : digestOf(findings.baselineModel),
			candidate: digestOf(candidate.contestant.arm.model)
		},
		flips: await nameFlips(judgement.flips, candidate),
		environment: {
			...candidate.environment,
			...describeSettings(run)
		},
		method: describeMethod(run, outcome),
		notes: [
			...[candidate.setFile, candidate.classesFile].flatMap((file) => file?.note ?? []),
			...describeSettingChanges(run.baselinePolicy, model).map(({ head, text }) => `Changed besides the model (${head}): ${text}`),
			...found.notes,
			...findings.saved.map(describeSave),
			...outcome.kind === "compared" ? describeLaunches(outcome.comparison) : []
		],
		reproduce: describeCommand(run, candidate)
	};
	return {
		verdict,
		exitCode: exitCodeOf(verdict.state, {
			use: request.use,
			onInconclusive: policy["on-inconclusive"],
			mayLackBaseline: request.mode === "record" || found.baseline.kind === "none" && found.baseline.isNewModel
		}),
		isRecorded,
		dataChanges: await compareData(run, candidate)
	};
}
function judge({ model }, outcome) {
	switch (outcome.kind) {
		case "compared":
		case "unchanged": return judgeModel$1(outcome.comparison);
		case "failed": return judgeFailure(model, outcome.failure);
		case "incomparable": return judgeNothing("incomparable");
	}
}
function tell(run, { found, outcome, saved }, { state, rows, time }) {
	const nextStep = writeNextStep(state, rows, time === null ? void 0 : describeGrowth(time.operators));
	if (outcome.kind === "failed") return tellFailure(run, outcome.failure, nextStep);
	if (outcome.kind === "incomparable") return {
		headline: `the baseline cannot be compared: ${outcome.differences.join("; ")}`,
		nextStep: outcome.nextStep
	};
	if (outcome.kind === "unchanged") {
		const held = rows.filter((row) => row.state === "pass").length;
		return {
			headline: `nothing to measure: model, data, settings and machine are those of the record, whose figures keep ${held} of ${held} limits`,
			nextStep
		};
	}
	if (state !== "no-baseline" || found.baseline.kind !== "none") return {
		headline: writeHeadline(state, rows),
		nextStep
	};
	if (run.request.mode === "check") {
		const { isNewModel, why } = found.baseline;
		return {
			headline: why,
			nextStep: isNewModel ? "Nothing to do; its figures become the baseline when it lands." : nextStep
		};
	}
	const keeper = saved.find((save) => save.state === "saved");
	return keeper === void 0 ? {
		headline: "measured, but no store kept it as baseline",
		nextStep: "Mend the store, then run again."
	} : {
		headline: `recorded as baseline (${keeper.store})`,
		nextStep: "Nothing to do."
	};
}
/** What kept the model from being measured, and whose it is to mend. */
function tellFailure({ model: { runtime } }, { kind, message }, nextStep) {
	switch (kind) {
		case "no-provider": return {
			headline: `${runtime.providers.filter((provider) => provider !== "cpu").join(", ")} cannot be loaded on this machine; nothing was measured: ${message}`,
			nextStep
		};
		case "fell-back": return {
			headline: message,
			nextStep: "Give those operators a form that the provider has a kernel for, or judge fallback by its time instead: limits.fallback-time-share."
		};
		default: return {
			headline: `the candidate could not be measured: ${message}`,
			nextStep: "Mend the model."
		};
	}
}
async function nameFlips(flips, { set }) {
	if (flips === null) return null;
	const { rightToWrong: _, wrongToRight: __, ...tests } = flips;
	const first = (positions) => positions.slice(0, MAX_NAMED_FLIPS);
	const ids = await itemIds(set, [...first(flips.rightToWrong), ...first(flips.wrongToRight)]);
	const named = (positions) => first(positions).flatMap((position) => ids.get(position) ?? []);
	return {
		rightToWrong: flips.rightToWrong.length,
		wrongToRight: flips.wrongToRight.length,
		rightToWrongIds: named(flips.rightToWrong),
		wrongToRightIds: named(flips.wrongToRight),
		...tests
	};
}
const digestOf = ({ sha256, sizeBytes }) => ({
	sha256,
	sizeBytes
});
function describeSave(saved) {
	return saved.state === "saved" ? `Saved in ${saved.store}: ${saved.detail}` : `Not saved in ${saved.store}: ${saved.detail}`;
}
function describeCommand({ request, model }, { shownPath }) {
	const words = [
		"regression-gate check",
		"--policy",
		relative(process.cwd(), request.policyFile),
		"--model",
		model.id,
		"--candidate",
		shownPath
	];
	if (request.baseline !== void 0) words.push("--baseline", relative(process.cwd(), request.baseline));
	if (request.baselinePolicyFile !== void 0) words.push("--baseline-policy", relative(process.cwd(), request.baselinePolicyFile));
	words.push("--budget", `${request.budgetNs / 1e9}s`, "--seed", String(request.seed));
	const commit = request.baseline === void 0 ? request.commit : void 0;
	return commit === void 0 ? words.join(" ") : `${words.join(" ")}  # baseline: commit ${commit}`;
}
// src/gate/locate-judging-file.ts
/**
* Finds what a path of the policy leads to: where the base commit's rules judge, the base commit's version of the file.
* A change that edits its own test would be its own judge. Files that are not in git are taken as the run finds them.
*
* @throws {InfrastructureError} If git cannot tell what the base commit has.
*/
async function locateJudgingFile(run, path) {
	const { request, laboratory } = run;
	const folder = dirname(request.policyFile);
	const file = resolve(folder, path);
	const shownPath = relative(process.cwd(), file);
	const own = {
		file,
		shownPath,
		isReplaced: false,
		note: void 0
	};
	const { policyCommit: commit } = request;
	if (commit === void 0 || modelAtBase(run) === void 0) return own;
	const place = {
		folder,
		path,
		commit
	};
	try {
		const [before, now] = await Promise.all([readObjectId(place), readObjectId({
			...place,
			commit: "HEAD"
		})]);
		if (before === now) return own;
		const short = commit.slice(0, 7);
		const exported = await exportFromCommit(place, join(laboratory.directory, "base-commit"));
		if (exported.state === "found") return {
			...own,
			file: exported.file,
			shownPath: `${shownPath} at commit ${short}`,
			isReplaced: true
		};
		const note = `The version of ${shownPath} at the base commit ${short} ${exported.state === "in-lfs" ? "stands in Git LFS and could not be fetched" : "is not there"}, so this change is judged by its own.`;
		return {
			...own,
			isReplaced: true,
			note
		};
	} catch (error) {
		throw new InfrastructureError(`${shownPath}: expected git to give it at the base commit, got: ${gitFailure(error)}.`, "A change is judged by the data of its base commit. Check out with fetch-depth: 0, or give the gate a token with contents: read.", { cause: error });
	}
}
// src/gate/enter-candidate.ts
/**
* Stages the candidate and opens the regression set for its inputs.
*
* @throws {UserError} If model, data set, classes and policy do not fit together.
*/
async function enterCandidate(run) {
	const { request, model, laboratory } = run;
	const policyFolder = dirname(request.policyFile);
	const file = request.candidate ?? resolve(policyFolder, model.artifact);
	const shownPath = relative(process.cwd(), file) || file;
	const classesFile = await locateClasses(run);
	const classes = await readClasses(withClasses(model, classesFile), policyFolder);
	const contestant = await enterModel(laboratory, {
		name: "candidate",
		file,
		shownPath,
		policy: model,
		runtimeFolder: await findRuntimeFor(run, model),
		classes
	});
	const setFile = await locateJudgingFile(run, model.dataset.path);
	const set = await openRegressionSet({
		path: setFile.file,
		shownPath: setFile.shownPath,
		labelColumn: model.dataset.label,
		inputs: contestant.arm.model.facts.inputs
	});
	await readFirstItem(set);
	const measured = {
		datasetSha256: set.digest,
		classes
	};
	return {
		contestant,
		shownPath,
		set,
		setFile,
		classes,
		classesFile,
		comparability: comparabilityFields(model, measured),
		baselineComparability: comparabilityFields({
			...model,
			runtime: run.baselinePolicy.runtime
		}, measured),
		environment: environmentFields()
	};
}
async function locateClasses(run) {
	const { task } = run.model;
	if (!("classes" in task) || task.classes === void 0) return void 0;
	return locateJudgingFile(run, task.classes);
}
function withClasses(model, classesFile) {
	if (classesFile === void 0 || !("classes" in model.task)) return model;
	return {
		...model,
		task: {
			...model.task,
			classes: classesFile.file
		}
	};
}
/** Whether model and data set fit together shows on the first item, before anything is started or compared. */
async function readFirstItem(set) {
	for await (const _ of set.items()) return;
}
// src/measure/arm-measurement.ts
const positiveNs = number().positive();
const bytes = number().nonnegative();
const share = number().min(0).max(1);
/** One arm's part of one launch: a fresh process that timed several blocks. */
const launchSchema = strictObject({
	samples: int().positive(),
	p50Ns: positiveNs,
	/** Nearest rank over the launch's samples, none left out. */
	p95Ns: positiveNs,
	p99Ns: positiveNs,
	/** MLPerf's early-stopping estimate of the P95, an upper bound; null when the launch has too few samples for one. */
	p95EstimateNs: positiveNs.nullable(),
	/** P95 in windows of two rounds, geometric mean: what ratios are formed of. */
	p95WindowNs: positiveNs,
	/** The same without the samples during which the kernel took the core away; null when too few are left. */
	p95UndisturbedNs: positiveNs.nullable(),
	meanNs: positiveNs,
	/** Time of the machine that one inference takes: its latency in a closed loop, its service time over the streams else. */
	machineNs: positiveNs,
	/** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
	queueShare: share,
	/** Share of the samples during which the kernel took the core away. */
	preemptedShare: share,
	/** Share of the machine's CPU time that its host kept from it meanwhile; null where the system does not say. */
	stealShare: share.nullable(),
	/** Whether the arm kept its pace throughout the launch, against the other arm where there was one. */
	isSteady: boolean(),
	loadNs: positiveNs,
	firstRunNs: positiveNs
});
/** Launches that were thrown away, by the reason. */
const discardedSchema = strictObject({
	/** The load generator could not keep up. */
	late: int().nonnegative(),
	/** One arm changed its pace on the way; each was run again. */
	unsteady: int().nonnegative()
});
/** Nodes of one operator that ran at one place, in one way, as the profile shows them. */
const placementRowSchema = strictObject({
	/** Operator type after the runtime's optimization. */
	operator: string(),
	provider: string(),
	/** Element type of the first input: "float32", "int8"; empty where the runtime does not tell. */
	precision: string(),
	nodes: int().positive(),
	/**
	* `kernel`: where it was wanted. `fallback`: on the CPU although another provider was asked for. `copy`: between host and
	* device. `shape`: either of these two, but of scalars and short vectors only. `reformat`: casts, transposes, quantizing.
	*/
	role: _enum([
		"kernel",
		"fallback",
		"shape",
		"copy",
		"reformat"
	]),
	/** Mean time in a run that was profiled; never a latency. */
	nsPerRun: number().nonnegative(),
	/** Share of the arm's kernel and copy time. */
	timeShare: share,
	/** Why it fell back or was added, by the runtime's log; null where it does not say, or there is nothing to say. */
	reason: _enum(REASONS$1).nullable()
});
/** All that was measured of one model on one machine, as it stands in a record. */
const armMeasurementSchema = strictObject({
	launches: array(launchSchema),
	discardedLaunches: discardedSchema,
	outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
	/** Peak resident memory above the bare runtime, one entry a fresh process. */
	ramPeakBytes: array(bytes),
	/** Largest amount that the runtime's allocator had handed out at once; null where the runtime does not tell. */
	arenaPeakBytes: bytes.nullable(),
	modelSizeBytes: bytes,
	placement: array(placementRowSchema),
	/** Mean time of a run that was not profiled, in turns with the profiled ones that `placement` comes from; null without. */
	plainRunNs: positiveNs.nullable()
});
// src/baseline/baseline-record.ts
const RECORD_FILE = "record.json";
const MODEL_FOLDER = "model";
const MAX_RECORD_BYTES = 512 * 2 ** 20;
/** A larger model is not kept beside its figures; it can still be taken from git. */
const MAX_KEPT_BYTES = 100 * 2 ** 20;
const fields = record(string(), string());
/** `record.json`: what was measured of a model, on which commit, with what, where. */
const baselineRecordSchema = strictObject({
	version: literal(2, { error: (issue) => `expected schema version 2, got ${JSON.stringify(issue.input)}` }),
	modelId: string(),
	commit: string().nullable(),
	recordedAt: datetime(),
	run: strictObject({
		id: string(),
		attempt: string(),
		url: string()
	}).nullable(),
	model: strictObject({
		sha256: string(),
		sizeBytes: number().nonnegative(),
		/** Name of the model's file under `model/`; null when it was too large to keep. */
		keptAs: string().nullable()
	}),
	comparability: fields,
	environment: fields,
	measurement: armMeasurementSchema,
	/** What was measured, by metric, in the units of `verdict.json`: what a history is made of. */
	figures: record(string(), number()).optional()
});
/** Whether a model's files are small enough to be kept beside their figures. */
const isKept = (model) => model.sizeBytes <= MAX_KEPT_BYTES;
/** Writes a record and, when small enough, the model's files into a folder. The record comes last: without it the folder is none. */
async function writeRecord(directory, record, model) {
	await mkdir(directory, { recursive: true });
	if (record.model.keptAs !== null) for (const { name } of model.files) {
		const target = join(directory, MODEL_FOLDER, name);
		await mkdir(dirname(target), { recursive: true });
		await copyFile(join(dirname(model.file), name), target, constants.COPYFILE_FICLONE);
	}
	const file = join(directory, RECORD_FILE);
	await writeFile(`${file}.part`, `${JSON.stringify(record)}\n`);
	await rename(`${file}.part`, file);
}
/**
* Reads a record.
*
* @param place - A `record.json`, or the folder that holds it.
* @throws {UserError} If it is absent, too large, no JSON, of another schema version, or says what cannot be.
*/
async function readRecord(place) {
	const file = basename(place).endsWith(".json") ? place : join(place, RECORD_FILE);
	const parsed = baselineRecordSchema.safeParse(await readJson(file), { reportInput: true });
	if (parsed.success) return {
		record: parsed.data,
		directory: dirname(file)
	};
	const issue = parsed.error.issues[0];
	throw new UserError(`${file}: ${issue?.path.join(".")}: ${issue?.message ?? "unreadable"}.`, "Record a new baseline: run the gate on the default branch once, or `regression-gate check --record`.", { cause: parsed.error });
}
async function readJson(file) {
	try {
		const { size } = await stat(file);
		if (size > MAX_RECORD_BYTES) throw new Error(`${size} bytes, more than ${MAX_RECORD_BYTES}`);
		return JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		throw new UserError(`${file}: expected a baseline record, got ${error.code ?? error.message}.`, "Record one: `regression-gate check --record`, or `regression-gate measure MODEL`.", { cause: error });
	}
}
/** The kept model file of a record; undefined when it was not kept. */
function keptModelFile({ record, directory }) {
	const { keptAs } = record.model;
	return keptAs === null ? void 0 : join(directory, MODEL_FOLDER, basename(keptAs));
}
// src/baseline/first-parents.ts
/**
* A commit and its ancestors on the first-parent line, which is what the branch was before each merge; nearest first.
*
* @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer where the history ends, or where a shallow clone does.
*   `isCut` tells the two apart.
* @throws {Error} If git does not have the commit.
*/
async function listFirstParents(git, commit) {
	const count = 21;
	const line = (await git("rev-list", "--first-parent", `--max-count=${count}`, "--end-of-options", commit)).trim().split("\n");
	if (line.length === count) return {
		line,
		isCut: false
	};
	return {
		line,
		isCut: (await git("rev-parse", "--is-shallow-repository")).trim() === "true"
	};
}
// src/baseline/git-artifact.ts
const DEFAULT_BRANCHES = [
	"origin/HEAD",
	"origin/main",
	"origin/master",
	"main",
	"master"
];
/** The commit that the work in a folder started from: its merge base with the default branch. Undefined outside a repository. */
async function findMergeBase(directory) {
	const git = gitIn(directory);
	for (const branch of DEFAULT_BRANCHES) {
		const base = await git("merge-base", "--end-of-options", "HEAD", branch).catch(() => "");
		if (base !== "") return base.trim();
	}
}
/** The commit that is checked out around a folder; undefined outside a repository. */
async function readHeadCommit(directory) {
	return (await gitIn(directory)("rev-parse", "--verify", "--end-of-options", "HEAD").catch(() => "")).trim() || void 0;
}
const WHY = {
	absent: "the commit does not have it",
	"outside-repository": "it lies outside the repository",
	"in-lfs": "it stands in Git LFS, from where git could not fetch it; install git-lfs on this runner"
};
/**
* Takes a model and its external data out of a commit.
*
* @param directory - Where to put the files; their places in the repository are kept.
*/
async function readGitArtifact(place, directory) {
	try {
		const model = await exportFromCommit(place, directory);
		if (model.state === "absent") return model;
		if (model.state !== "found") return {
			state: "unavailable",
			detail: WHY[model.state]
		};
		const facts = await readModel(model.file, `${place.path} at ${place.commit.slice(0, 7)}`);
		for (const location of facts.externalData) {
			const path = join(dirname(place.path), location);
			const data = await exportFromCommit({
				...place,
				path
			}, directory);
			if (data.state === "found") continue;
			return {
				state: "unavailable",
				detail: `its external data ${location}: ${WHY[data.state]}`
			};
		}
		return model;
	} catch (error) {
		return {
			state: "unavailable",
			detail: gitFailure(error)
		};
	}
}
// src/baseline/find-baseline.ts
/**
* Looks for the baseline: named by the user, else the record of the base commit, else the base commit's own model file,
* else the record of its nearest ancestor. An ancestor's record is never preferred to the model file of the base
* commit, which is exact; where both are of the same model, the record spares measuring what repeats.
*
* @throws {UserError} If what the user named cannot be read.
*/
async function findBaseline(places) {
	const { explicit, commit } = places;
	if (explicit !== void 0) return {
		baseline: await readExplicit(explicit),
		notes: []
	};
	const { nearest, notes } = await askStores(places);
	if (nearest !== void 0 && isBeyondDoubt(nearest)) return {
		baseline: fromRecord(nearest),
		notes
	};
	if (commit === void 0) return {
		baseline: nearest ? fromRecord(nearest) : OUTSIDE_GIT,
		notes
	};
	const artifact = await readGitArtifact({
		folder: places.folder,
		path: places.modelPath.before,
		commit
	}, join(places.directory, "base"));
	if (artifact.state === "found") {
		const source = `model file at commit ${short(commit)} (git)`;
		if (nearest === void 0) return {
			baseline: {
				kind: "model",
				file: artifact.file,
				source
			},
			notes
		};
		const directory = join(places.directory, "base-staged");
		if (await isModelOf(nearest.record, {
			file: artifact.file,
			shownPath: source,
			directory
		})) return {
			baseline: fromRecord({
				...nearest,
				file: artifact.file
			}),
			notes
		};
		const unused = `The ${nearest.source} is of another model than commit ${short(commit)} has, and is not used.`;
		return {
			baseline: {
				kind: "model",
				file: artifact.file,
				source
			},
			notes: [...notes, unused]
		};
	}
	if (nearest !== void 0) return {
		baseline: fromRecord(nearest),
		notes
	};
	return {
		baseline: await explainNone(places, artifact),
		notes
	};
}
const OUTSIDE_GIT = {
	kind: "none",
	isNewModel: false,
	why: "no record in the stores, and no commit that could have the model"
};
/** The very commit's record with its model, known to be the default branch's: git has nothing better. */
function isBeyondDoubt({ distance, file, caveat }) {
	return distance === 0 && file !== void 0 && caveat === void 0;
}
const short = (sha) => sha.slice(0, 7);
async function readExplicit(explicit) {
	const shown = relative(process.cwd(), explicit) || explicit;
	if (!explicit.endsWith(".json")) return {
		kind: "model",
		file: explicit,
		source: shown
	};
	const { record, directory } = await readRecord(explicit);
	return fromRecord({
		record,
		source: `record ${describeCommit(record)} (${shown})`,
		file: keptModelFile({
			record,
			directory
		}),
		caveat: void 0
	});
}
/** Asks the stores in order, until one has a record of the very commit; else the nearest of all. */
async function askStores({ stores, key }) {
	const notes = [];
	let nearest;
	for (const store of stores) {
		const restored = await restoreFrom(store, key);
		if ("notes" in restored) notes.push(...restored.notes);
		else if (nearest === void 0 || restored.distance < nearest.distance) nearest = restored;
		if (nearest?.distance === 0) break;
	}
	return {
		nearest,
		notes
	};
}
async function restoreFrom(store, key) {
	const restored = await store.restore(key);
	switch (restored.state) {
		case "absent": return { notes: [] };
		case "unavailable": return { notes: [`${store.title} could not be asked for a baseline: ${restored.detail}`] };
		case "rejected": return { notes: [`${store.title} holds a baseline that is not used: ${restored.detail}`] };
		case "found": try {
			return acceptRecord(await readRecord(restored.directory), {
				store,
				key,
				caveat: restored.caveat
			});
		} catch (error) {
			return { notes: [`${store.title} holds a baseline that is not used: ${error.message}`] };
		}
	}
}
/** Any other record would compare with the wrong model: only those of the line count. */
function acceptRecord(found, { store, key, caveat }) {
	const { record } = found;
	const [start] = key.line;
	const distance = start === void 0 ? 0 : key.line.indexOf(record.commit ?? "");
	if (record.modelId === key.modelId && distance >= 0) {
		const before = distance === 0 || start === void 0 ? "" : `, ${describeDistance(distance, start)}`;
		const from = caveat === void 0 ? store.title : `${store.title}; ${caveat}`;
		const source = `record ${describeCommit(record)}${before} (${from})`;
		return {
			record,
			file: keptModelFile(found),
			source,
			caveat,
			distance
		};
	}
	const held = record.commit === null ? "of no commit" : `at ${short(record.commit)}`;
	const wanted = start === void 0 ? "any commit" : `${short(start)} or the 20 commits before`;
	const why = `it is of "${record.modelId}" ${held}, not of "${key.modelId}" at ${wanted}`;
	return { notes: [`${store.title} holds a baseline that is not used: ${why}`] };
}
const describeCommit = ({ commit, recordedAt }) => commit === null ? `recorded ${recordedAt}` : `of commit ${short(commit)}`;
const describeDistance = (distance, start) => `${distance} ${distance === 1 ? "commit" : "commits"} before ${short(start)}`;
function fromRecord({ record, file, source, caveat }) {
	if (file === void 0) return {
		kind: "figures",
		record,
		source,
		caveat
	};
	return {
		kind: "model",
		file,
		record,
		source,
		caveat
	};
}
/** Staged, because only then the weights beside a model count too. */
async function isModelOf({ model }, artifact) {
	return (await stageModel(artifact)).sha256 === model.sha256;
}
/** A model is new only when it comes with the change: one that was never in git may be old, and lost its records. */
async function explainNone({ commit = "", folder, modelPath }, artifact) {
	if (artifact.state === "unavailable") return {
		kind: "none",
		isNewModel: false,
		why: `no record in the stores, and git could not give the model at commit ${short(commit)}: ${artifact.detail}`
	};
	if (await isTracked(folder, modelPath.now)) return {
		kind: "none",
		isNewModel: true,
		why: `the model is new: commit ${short(commit)} does not have it`
	};
	return {
		kind: "none",
		isNewModel: false,
		why: `no record in the stores, and ${modelPath.now} is not in git, so that it cannot be told whether it is new`
	};
}
// src/gate/look-for-baseline.ts
/** Looks for what the candidate is compared with; a run that records compares with nothing. */
async function lookForBaseline(run, candidate) {
	const { request, ports, model, laboratory } = run;
	if (request.mode === "record") return {
		baseline: {
			kind: "none",
			isNewModel: false,
			why: "a baseline is being recorded"
		},
		notes: []
	};
	if (request.mode === "calibrate") return {
		baseline: {
			kind: "model",
			file: request.candidate ?? resolve(dirname(request.policyFile), model.artifact),
			source: "the same model"
		},
		notes: []
	};
	return findBaseline({
		explicit: request.baseline,
		stores: ports.stores,
		key: baselineKey(run, {
			...candidate,
			comparability: candidate.baselineComparability
		}),
		commit: request.commit,
		folder: dirname(request.policyFile),
		modelPath: {
			before: (modelAtBase(run) ?? model).artifact,
			now: model.artifact
		},
		directory: laboratory.directory
	});
}
/** What a stored baseline of this model must have been recorded for. */
function baselineKey({ request, model }, { comparability, environment }) {
	return {
		modelId: model.id,
		line: request.line,
		comparability: digestFields(comparability),
		environment: digestFields(environment)
	};
}
// src/gate/read-baseline-policy.ts
/**
* The policy of a model on the baseline's side: of the file that was named, else of the base commit where that judges,
* else the model's own.
*
* @throws {UserError} If the file cannot be read, or does not have this model.
*/
async function readBaselinePolicy({ baselinePolicyFile }, model, basePolicy) {
	if (baselinePolicyFile === void 0) return basePolicy?.models.find(({ id }) => id === model.id) ?? model;
	const shownPath = relative(process.cwd(), baselinePolicyFile);
	const { models } = await readPolicy(baselinePolicyFile, shownPath);
	const found = models.find(({ id }) => id === model.id);
	if (found !== void 0) return found;
	throw new UserError(`${shownPath}: expected a model with the id "${model.id}", got ${models.map(({ id }) => id).join(", ")}.`, "The baseline runs by the settings that this file has for the same model.");
}
// src/gate/record-candidate.ts
/**
* In `record`, saves what was measured in every store.
*
* @returns Nothing in `check`, or when the candidate could not be measured.
*/
async function recordCandidate(run, candidate, outcome) {
	const { request, ports, model } = run;
	if (request.mode !== "record" || outcome.kind !== "compared") return [];
	const { model: staged } = candidate.contestant.arm;
	await verifyStaged(staged);
	const record = {
		version: 2,
		modelId: model.id,
		commit: request.commit ?? null,
		recordedAt: ports.now().toISOString(),
		run: ports.run ?? null,
		model: {
			sha256: staged.sha256,
			sizeBytes: staged.sizeBytes,
			keptAs: isKept(staged) ? basename(staged.file) : null
		},
		comparability: candidate.comparability,
		environment: candidate.environment,
		measurement: outcome.comparison.candidate,
		figures: figuresOf(outcome.comparison)
	};
	const saves = [];
	for (const store of ports.stores) {
		const saved = await store.save(baselineKey(run, candidate), (directory) => writeRecord(directory, record, staged));
		saves.push({
			...saved,
			store: store.title
		});
	}
	return saves;
}
function figuresOf(comparison) {
	const { rows } = judgeModel$1(comparison);
	return Object.fromEntries(rows.flatMap(({ metric, candidate }) => candidate === null ? [] : [[metric, candidate]]));
}
// src/measure/open-laboratory.ts
const NS_PER_MS = 1e6;
/** Makes the private folder of a run, readable by nobody else. */
async function openLaboratory(options) {
	const root = process.env["RUNNER_TEMP"] ?? tmpdir();
	return {
		workerFile: join(options.bundleFolder, "worker.mjs"),
		directory: await mkdtemp(join(root, "regression-gate-")),
		deadlines: {
			loadMs: options.runtime["load-deadline"] / NS_PER_MS,
			runMs: options.runtime["run-deadline"] / NS_PER_MS
		}
	};
}
/** Ends what still runs and removes the private folder with all that models left in it. */
async function closeLaboratory({ directory }) {
	killAllWorkers();
	await rm(directory, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
}
// src/policy/select-models.ts
/**
* The models to judge: all, or the one named.
*
* @throws {UserError} If the policy has no model of that id.
*/
function selectModels(policy, id) {
	if (id === void 0) return policy.models;
	const model = policy.models.find((each) => each.id === id);
	if (model !== void 0) return [model];
	const known = policy.models.map((each) => each.id);
	const nearest = nearestName(id, known);
	throw new UserError(`model: expected one of ${known.join(", ")}, got "${id}".`, nearest === void 0 ? "Name a model of the policy, or none for all." : `Did you mean "${nearest}"?`);
}
// src/verdict/policy-change.ts
/** One difference between the policy of the base commit and that of the change under test. */
const policyChangeSchema = strictObject({
	/** Id of the model that it is about; null for what holds for all. */
	model: string().nullable(),
	/** As in the file: "limits.latency-p95.max-increase", "dataset", "artifact"; empty for a whole model. */
	place: string(),
	/** As written in the file; null where there is none. */
	before: string().nullable(),
	after: string().nullable(),
	/**
	* `loosened` lets through what was blocked before, a limit that is gone among it; `tightened` is the opposite.
	* `changed` cannot be told: another unit, task, data set or price. `subject` is what is judged, not what judges it.
	*/
	effect: _enum([
		"loosened",
		"tightened",
		"changed",
		"subject"
	])
});
/** Whether a change of the policy may let through what was blocked before: a reader must not miss it. */
function mayLoosen({ effect }) {
	return effect === "loosened" || effect === "changed";
}
/** "fashion: limits.latency-p95.max-increase 10% → 20%". */
function describePolicyChange({ model, place, before, after }) {
	return `${[model === null ? void 0 : `${model}:`, place === "" ? "the model" : place].filter((part) => part !== void 0).join(" ")} ${before ?? "none"} → ${after ?? "none"}`;
}
// src/verdict/rules.ts
/** By whose policy a change was judged. */
const rulesSchema = strictObject({
	/**
	* `base-commit`: the rule. `first`: the base commit has no policy, so the change is judged by the one that it brings;
	* `unreadable`: what the base commit has is no policy that this gate understands, with the same consequence.
	*/
	origin: _enum([
		"base-commit",
		"first",
		"unreadable"
	]),
	/** Path of the policy, commit, and what was wrong there. */
	source: string(),
	/** What the change makes of policy and data set. It takes effect after the merge, but for what is judged itself. */
	changes: array(policyChangeSchema)
});
const MAX_NAMED = 2;
/**
* What a reader of the headline must not miss: that a change is its own judge, or that later changes would be judged
* less strictly because of it. Undefined when there is nothing of the kind.
*/
function warnOfRules({ origin, changes }) {
	if (origin === "first") return "judged by its own policy, because the base commit has none";
	if (origin === "unreadable") return "judged by its own policy, because that of the base commit cannot be read";
	const loosening = changes.filter(mayLoosen);
	if (loosening.length === 0) return void 0;
	const named = loosening.slice(0, MAX_NAMED).map(describePolicyChange);
	const more = loosening.length - named.length;
	return `after merge the gate ${verbFor(loosening)}: ${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
function verbFor(changes) {
	return changes.some(({ effect }) => effect === "loosened") ? "is looser" : "judges by other rules";
}
// src/verdict/verdict.ts
/** Verdict states, mildest first; what each means for the job stands in `exit-code.ts`. */
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
const metric = _enum(METRIC_NAMES);
const finite = number();
/** Judges one metric of one model. `shown` rows have no limit and never decide. */
const rowSchema = strictObject({
	metric,
	/** Reader's name, such as "P95 latency" or "Accuracy". */
	title: string(),
	state: _enum([
		"pass",
		"waived",
		"fail",
		"inconclusive",
		"shown"
	]),
	/** In `unit`; null when not measured. */
	baseline: finite.nullable(),
	candidate: finite.nullable(),
	/** Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a baseline. */
	change: finite.nullable(),
	changeKind: _enum(["relative", "difference"]),
	unit: _enum([
		"ns",
		"bytes",
		"USD",
		"score",
		"share",
		"items/s"
	]),
	/** As in the policy: "max-increase 10% (floor 0.05ms), max 20ms"; null when the metric has no limit. */
	limit: string().nullable(),
	/** On `change`, at the two-sided `confidence` in 0..1. */
	interval: strictObject({
		low: finite,
		high: finite,
		confidence: finite
	}).optional(),
	/** Number of samples behind each value: inferences, items or processes, as `of` says. */
	samples: strictObject({
		baseline: finite,
		candidate: finite,
		of: string()
	}).optional(),
	/** Why the row stands as it does, when the figures alone do not say it. */
	reason: string().optional()
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
const ns = finite.nonnegative();
/** Where the time of one run goes, per run. See `time-parts.ts` for how each is found. */
const timeParts = strictObject({
	/** Kernels where they were wanted. */
	kernelNs: ns,
	/** Kernels on the CPU although another provider was asked for, shape arithmetic included. */
	fallbackNs: ns,
	/** Copies between host and device. */
	copyNs: ns,
	/** Casts, transposes, quantizing and dequantizing. */
	reformatNs: ns,
	/** Between the kernels: executor, binding, handing tensors over. */
	runtimeNs: ns,
	/** Waiting in the queue before the run. */
	queueNs: ns,
	/** Once a process. */
	firstRunNs: ns,
	loadNs: ns
});
const operatorTime = strictObject({
	nodes: int().nonnegative(),
	nsPerRun: ns
});
/** One operator in one place and precision, in both arms; no nodes where the arm has none of it. */
const operatorChange = strictObject({
	operator: string(),
	provider: string(),
	precision: string(),
	baseline: operatorTime,
	candidate: operatorTime
});
const diagnosis = strictObject({
	bottleneck: _enum([
		"model",
		"runtime",
		"data movement",
		"queueing",
		"hardware"
	]),
	/** The figures that led to it. */
	why: string(),
	next: string()
});
const time = strictObject({
	baseline: timeParts.nullable(),
	candidate: timeParts,
	/** Of the candidate. */
	diagnosis,
	/** The largest change first; empty without a baseline. */
	operators: array(operatorChange),
	/** In which precision the candidate computed; null where the runtime did not tell. */
	execution: string().nullable()
});
const modelVerdictSchema = strictObject({
	id: string(),
	state: _enum(STATES),
	/** One sentence: what was found. */
	headline: string(),
	/** One sentence: what to do now. */
	nextStep: string(),
	rows: array(rowSchema),
	/** Where the baseline came from: "model.onnx at 1a2b3c4 (git merge base)", "record of 1a2b3c4 (Actions cache)"; null without one. */
	baselineSource: string().nullable(),
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
	/** Items right under one model and wrong under the other; ids of the first ones. */
	flips: strictObject({
		rightToWrong: finite,
		wrongToRight: finite,
		rightToWrongIds: array(string()),
		wrongToRightIds: array(string()),
		/** Exact McNemar test, two-sided, 0..1: the chance of counts at least this uneven if both directions were equally likely. */
		mcnemarP: finite.optional(),
		/** Items that go to a person under one model only, with the same test; absent without a review rule. */
		review: strictObject({
			newlyReviewed: finite,
			noLongerReviewed: finite,
			mcnemarP: finite
		}).optional()
	}).nullable(),
	slices: array(sliceScore),
	cost: strictObject({
		baseline: costParts.nullable(),
		candidate: costParts
	}).nullable(),
	placement: strictObject({
		baseline: array(placementRowSchema),
		candidate: array(placementRowSchema)
	}),
	/** Where the time goes; null where the candidate was not profiled. */
	time: time.nullable(),
	/** Machine, runtime and settings, by name. */
	environment: record(string(), string()),
	/** How it was measured: launches, rounds, budget, seed, by name. */
	method: record(string(), string()),
	/** Whatever a reader must know besides: a store that was down, samples disturbed, a figure taken from the record. */
	notes: array(string()),
	/** A command that repeats this measurement locally. */
	reproduce: string()
});
strictObject({
	version: literal(1),
	state: _enum(STATES),
	headline: string(),
	models: array(modelVerdictSchema),
	/** Whose policy judged a change, and what the change makes of it; absent where the checkout's own is all there is. */
	rules: rulesSchema.optional()
});
// src/report/fit-pieces.ts
/** The pieces that fit into `maxUnits` UTF-16 units, the most important first served, in the order given; and the rest. */
function fitPieces(pieces, maxUnits) {
	const kept = /* @__PURE__ */ new Set();
	let units = 0;
	for (const piece of pieces.toSorted((left, right) => left.rank - right.rank)) {
		const size = piece.text.length + 2;
		if (units + size > maxUnits || piece.needs !== void 0 && !kept.has(piece.needs)) continue;
		kept.add(piece);
		units += size;
	}
	return {
		kept: pieces.filter((piece) => kept.has(piece)),
		cut: pieces.filter((piece) => !kept.has(piece))
	};
}
// src/report/render-fold.ts
/** The fold as GitHub shows it. The blank lines make the body markdown again. */
function renderFold({ summary, body }) {
	return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
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
// src/report/render-table.ts
/** Wider cells are not padded: one hostile name would make every row as wide. */
const MAX_PADDED_CELL = 60;
/** A GFM table. Cells are markdown already and hold no raw pipe: `codeSpan` and `escapeProse` see to that. */
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
// src/report/render-cost.ts
const PARTS$1 = [
	["Hardware", "hardwareUsdPer1000"],
	["Power", "powerUsdPer1000"],
	["API", "apiUsdPer1000"],
	["Human review", "reviewUsdPer1000"]
];
/** What 1,000 runs cost, part by part; undefined without prices. */
function renderCost({ cost }) {
	if (cost === null) return void 0;
	const { baseline, candidate } = cost;
	const rows = PARTS$1.map(([title, part]) => [
		title,
		formatValue(baseline?.[part] ?? null, "USD"),
		formatValue(candidate[part], "USD")
	]);
	const before = baseline === null ? null : total(baseline);
	const totals = [formatValue(before, "USD"), formatValue(total(candidate), "USD")];
	return {
		name: "cost parts",
		summary: `Cost per 1,000 runs: ${before === null ? totals[1] : totals.join(" → ")}`,
		body: renderTable({
			header: [
				"Part",
				"Baseline",
				"This PR"
			],
			align: "lrr"
		}, [...rows, ["**Together**", ...totals]])
	};
}
function total(parts) {
	return PARTS$1.reduce((sum, [, part]) => sum + parts[part], 0);
}
// src/report/render-facts.ts
const MAX_FACTS = 40;
/** Named facts, one a line; undefined when there are none. */
function renderFacts(title, facts) {
	const lines = Object.entries(facts).slice(0, MAX_FACTS).map(([key, value]) => `- ${escapeProse(key, 80)}: ${renderFact(value)}`);
	if (lines.length === 0) return void 0;
	return {
		name: title.toLowerCase(),
		summary: title,
		body: lines.join("\n")
	};
}
/** A name as code; a sentence as prose, which may be longer. */
function renderFact(value) {
	return value.length > 80 ? escapeProse(value) : codeSpan(value);
}
// src/report/render-flips.ts
const MAX_IDS = 10;
/** Items right under one model and wrong under the other, with the test of both counts; undefined when there are none. */
function renderFlips({ flips }) {
	if (flips === null || flips.rightToWrong + flips.wrongToRight === 0) return void 0;
	return {
		name: "flipped items",
		summary: `Flipped items: ${formatCount(flips.rightToWrong)} right → wrong, ${formatCount(flips.wrongToRight)} wrong → right`,
		body: [
			renderIds("Right → wrong", flips.rightToWrong, flips.rightToWrongIds),
			renderIds("Wrong → right", flips.wrongToRight, flips.wrongToRightIds),
			...renderTests(flips)
		].join("\n")
	};
}
function renderTests({ mcnemarP, review }) {
	const flipped = mcnemarP === void 0 ? [] : [`- Exact McNemar test of both counts: ${renderP(mcnemarP)}`];
	if (review === void 0) return flipped;
	const { newlyReviewed, noLongerReviewed } = review;
	const counts = `${formatCount(newlyReviewed)} only now, ${formatCount(noLongerReviewed)} no longer`;
	return [...flipped, `- Items that go to a person: ${counts}; exact McNemar test: ${renderP(review.mcnemarP)}`];
}
/** "p = 0.453", "p < 0.001". */
function renderP(p) {
	return p < .001 ? "p &lt; 0.001" : `p = ${p.toFixed(3)}`;
}
function renderIds(title, count, ids) {
	const shown = ids.slice(0, MAX_IDS).map(codeSpan);
	const more = count > shown.length ? [`${formatCount(count - shown.length)} more`] : [];
	const list = count === 0 ? "none" : [...shown, ...more].join(", ");
	return `- ${title} (${formatCount(count)}): ${list}`;
}
// src/report/render-placement.ts
const MAX_OPERATORS$1 = 10;
const MAX_PRECISION_CHARACTERS = 16;
/** Shares of time: "12.3 %". */
const TIME_SHARE = {
	divisor: 1,
	powerOfTen: 2,
	decimals: 1,
	label: "\xA0%"
};
/** Which operators ran where, why there, and how long, both arms side by side; undefined when neither was profiled. */
function renderPlacement({ placement, time }) {
	const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
	if (operators.length === 0) return void 0;
	const fellBack = operators.filter((each) => describeReason(each) !== "");
	const shown = [.../* @__PURE__ */ new Set([...fellBack.slice(0, MAX_OPERATORS$1), ...operators.slice(0, MAX_OPERATORS$1)])];
	const why = fellBack.length === 0 ? [] : ["Why there"];
	const table = renderTable({
		header: [
			"Operator",
			"Ran on",
			"Baseline: nodes",
			"time",
			"This PR: nodes",
			"time",
			...why
		],
		align: "llrrrrl".slice(0, 6 + why.length)
	}, shown.toSorted((left, right) => timeShare(right) - timeShare(left)).map((each) => [...renderOperator(each), ...why.map(() => describeReason(each))]));
	const left = operators.length - shown.length;
	return {
		name: "placement",
		summary: `Placement: ${summarize(placement)}`,
		body: [
			table,
			...left === 0 ? [] : [`and ${formatCount(left)} more that take less time`],
			...time?.execution == null ? [] : [sentenceOf(time.execution)]
		].join("\n\n")
	};
}
const sentenceOf = (text) => escapeProse(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
/** What a reader must know before unfolding: how much fell back, or that providers differ. */
function summarize({ baseline, candidate }) {
	const nodes = candidate.filter(({ role }) => role === "fallback").reduce((sum, row) => sum + row.nodes, 0);
	if (nodes > 0) {
		const share = candidate.filter(({ role }) => role === "fallback" || role === "copy").reduce((sum, row) => sum + row.timeShare, 0);
		return `${`${formatCount(nodes)} ${nodes === 1 ? "node" : "nodes"}`} on the CPU instead, ${printFigure(share, TIME_SHARE)} of the time with the copies`;
	}
	const before = new Set(baseline.map(({ provider }) => provider));
	return `time per operator${before.size > 0 && candidate.some(({ provider }) => !before.has(provider)) ? ", on other providers than before" : ""}`;
}
function pairOperators({ baseline, candidate }) {
	const key = ({ operator, provider, precision, role }) => JSON.stringify([
		operator,
		provider,
		precision,
		role
	]);
	const before = new Map(baseline.map((each) => [key(each), each]));
	const after = new Map(candidate.map((each) => [key(each), each]));
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].map((id) => ({
		baseline: before.get(id),
		candidate: after.get(id)
	}));
}
const rowOf = ({ baseline, candidate }) => candidate ?? baseline;
function timeShare({ baseline, candidate }) {
	return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}
function renderOperator(placed) {
	const { provider } = rowOf(placed);
	return [
		renderOperatorName(rowOf(placed)),
		renderProvider(provider),
		...renderArm(placed.baseline),
		...renderArm(placed.candidate)
	];
}
/** "`Conv` float32". */
function renderOperatorName({ operator, precision }) {
	return precision === "" ? codeSpan(operator) : `${codeSpan(operator)} ${escapeProse(precision, MAX_PRECISION_CHARACTERS)}`;
}
/** "`CPU`": all of the runtime's providers have the same last name. */
function renderProvider(provider) {
	return codeSpan(provider.replace(/(?<=.)ExecutionProvider$/, ""));
}
function renderArm(placed) {
	if (placed === void 0) return ["–", "–"];
	return [formatCount(placed.nodes), printFigure(placed.timeShare, TIME_SHARE)];
}
const REASONS = {
	"no-kernel": "the provider has no kernel for it",
	"cheaper-on-cpu": "the runtime holds the CPU for cheaper",
	"crosses-devices": "added where its neighbours run on different devices"
};
/** Why it did not run where it was wanted; empty where it did. */
function describeReason(placed) {
	const { role, reason } = rowOf(placed);
	if (role !== "fallback" && role !== "shape" && role !== "copy") return "";
	const why = reason === null ? "the runtime does not say why" : REASONS[reason];
	if (role === "fallback") return `fell back: ${why}`;
	return role === "shape" ? `shapes only: ${why}` : why;
}
// src/report/render-row.ts
/** One row's figures with the digits that its limit needs. */
function renderRow(row) {
	const clauses = readLimit(row);
	return {
		metric: row.title,
		...renderValues(row, clauses ?? []),
		change: formatChange(row, clauses ?? []),
		limit: clauses?.map(({ text }) => text).join(", ") ?? row.limit ?? "–"
	};
}
/** "n=14,400 inferences", "n=40+38 launches" where the arms differ; empty where nothing was counted. */
function renderSampleCount({ samples }) {
	if (samples === void 0) return "";
	const { baseline, candidate, of } = samples;
	return `n=${baseline === candidate || baseline === 0 ? "" : `${formatCount(baseline)}+`}${formatCount(candidate)} ${of}`;
}
function renderValues(row, clauses) {
	const { baseline, candidate, unit } = row;
	const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
	const [candidateFormat, baselineFormat = candidateFormat] = figureFormats([first, ...others], unit);
	const told = judgedFormat(row, clauses, candidateFormat);
	const decimals = baselineFormat.label === told.label ? told.decimals : baselineFormat.decimals;
	return {
		baseline: baseline === null ? "–" : printFigure(baseline, {
			...baselineFormat,
			decimals
		}),
		candidate: candidate === null ? "–" : printFigure(candidate, told)
	};
}
function judgedFormat({ candidate, state }, clauses, format) {
	const bounds = clauses.filter(({ of }) => of === "candidate");
	const figures = candidate === null ? [] : [candidate];
	return {
		...format,
		decimals: tellingDecimals(figures, {
			bounds,
			failed: state === "fail"
		}, format)
	};
}
// src/report/render-time.ts
const MAX_OPERATORS = 8;
const PARTS = [
	["Kernels", ({ kernelNs }) => kernelNs],
	["Kernels on the CPU instead", ({ fallbackNs }) => fallbackNs],
	["Copies between devices", ({ copyNs }) => copyNs],
	["Casts, layouts, quantizing", ({ reformatNs }) => reformatNs],
	["Runtime, between the kernels", ({ runtimeNs }) => runtimeNs]
];
const SUBJECT = {
	model: "the model itself",
	runtime: "the runtime",
	"data movement": "data movement",
	queueing: "queueing",
	hardware: "the hardware"
};
const WHOLE = "**A run**";
const BESIDE = [
	["Waiting in the queue", ({ queueNs }) => queueNs],
	["First run", ({ firstRunNs }) => firstRunNs],
	["Load", ({ loadNs }) => loadNs]
];
/** Where the time of a run goes, the bottleneck, and which operators changed; undefined without a profile. */
function renderTime({ time }) {
	if (time === null) return void 0;
	const { diagnosis, operators } = time;
	return {
		name: "where the time goes",
		summary: `Where the time goes: the bottleneck is ${SUBJECT[diagnosis.bottleneck]}`,
		body: [
			`${renderBottleneck(time)} ${escapeProse(diagnosis.next)}`,
			renderParts(time),
			...operators.length === 0 ? [] : [renderOperators(operators)],
			"Means of short runs in turns, with a profile and without; the runtime’s part is what the profiled kernels leave of a run without. No latency above rests on them."
		].join("\n\n")
	};
}
/** "**Bottleneck: model.** Its kernels take 83 % of a run (1.5 ms): …." */
function renderBottleneck({ diagnosis: { bottleneck, why } }) {
	return `**Bottleneck: ${bottleneck}.** ${escapeProse(`${why.charAt(0).toUpperCase()}${why.slice(1)}.`)}`;
}
function renderParts({ baseline, candidate }) {
	const row = ([title, of]) => {
		const [before, now] = [baseline === null ? null : of(baseline), of(candidate)];
		return (before ?? 0) === 0 && now === 0 ? [] : [[title, ...renderPair(before, now)]];
	};
	return renderTable({
		header: [
			"Part",
			"Baseline",
			"This PR",
			"Change"
		],
		align: "lrrr"
	}, [
		...PARTS.flatMap(row),
		...row([WHOLE, runNs]),
		...BESIDE.flatMap(row)
	]);
}
function renderOperators(operators) {
	const shown = operators.slice(0, MAX_OPERATORS);
	const table = renderTable({
		header: [
			"Operator",
			"Ran on",
			"Nodes",
			"Baseline",
			"This PR",
			"Change in a run"
		],
		align: "llrrrr"
	}, shown.map((change) => {
		const { provider, baseline, candidate } = change;
		return [
			renderOperatorName(change),
			renderProvider(provider),
			describeNodes(change),
			...renderPair(baseline.nodes === 0 ? null : baseline.nsPerRun, candidate.nodes === 0 ? null : candidate.nsPerRun, changeNs(change))
		];
	}));
	const left = operators.length - shown.length;
	return left === 0 ? table : `${table}\n\nand ${left} more that changed less`;
}
/** Both values and the change between them. */
function renderPair(before, now, change = changeOf(before, now)) {
	const told = change === null ? "–" : printChange(change, figureFormats([change], "ns")[0]);
	return [
		formatValue(before, "ns"),
		formatValue(now, "ns"),
		told
	];
}
const changeOf = (before, now) => before === null || now === null ? null : now - before;
// src/report/render-remarks.ts
const MAX_REASONS = 8;
const MAX_NOTES = 50;
/** Notes that stand above the folds, when each fits on a line or two. */
const MAX_VISIBLE_NOTES = 3;
const MAX_VISIBLE_NOTE_CHARACTERS = 200;
/** What the table's figures rest on: the reasons of rows, sample counts, the baseline's origin, and the short notes. */
function renderRemarks(model) {
	return [
		renderReasons(model.rows),
		renderWhereItIsHeld(model),
		renderEvidence(model),
		renderList(partNotes(model.notes).visible)
	].filter((part) => part !== "").join("\n\n");
}
/** The notes that are too long or too many to stand above the folds. */
function renderFoldedNotes({ notes }) {
	const { folded } = partNotes(notes);
	if (folded.length === 0) return void 0;
	return {
		name: "notes",
		summary: `Notes: ${folded.length}`,
		body: renderList(folded.slice(0, MAX_NOTES))
	};
}
function partNotes(notes) {
	const isShort = (note) => note.length <= MAX_VISIBLE_NOTE_CHARACTERS;
	const visible = notes.filter(isShort).slice(0, MAX_VISIBLE_NOTES);
	return {
		visible,
		folded: notes.filter((note) => !visible.includes(note))
	};
}
function renderList(lines) {
	return lines.map((line) => `- ${escapeProse(line)}`).join("\n");
}
/** The bottleneck, where a reader has a reason to look for it. */
function renderWhereItIsHeld({ state, time }) {
	return time === null || state === "pass" ? "" : renderBottleneck(time);
}
/** Rows that stand for the same reason, as when a model crashed, share a line. */
function renderReasons(rows) {
	const titles = /* @__PURE__ */ new Map();
	for (const { title, reason } of rows) if (reason !== void 0) titles.set(reason, [...titles.get(reason) ?? [], title]);
	return [...titles].slice(0, MAX_REASONS).map(([reason, named]) => `- **${nameRows(named, rows)}**: ${escapeProse(reason)}`).join("\n");
}
function nameRows(titles, rows) {
	return titles.length > 2 && titles.length === rows.length ? "Every row" : escapeProse(titles.join(", "));
}
/** Where the baseline came from, how sure the intervals are, and how many samples stand behind each judged figure. */
function renderEvidence(model) {
	const judged = model.rows.filter(({ state }) => state !== "shown");
	const rows = judged.length > 0 ? judged : model.rows;
	return [
		renderOrigin$1(model),
		renderConfidence(rows),
		renderCounts(rows)
	].filter((part) => part !== "").join(" ");
}
function renderOrigin$1({ baselineSource, models }) {
	if (baselineSource === null) return "Baseline: none.";
	const source = `Baseline: ${escapeProse(baselineSource.replace(/\.$/, ""))}.`;
	const { sha256 } = models.candidate;
	if (models.baseline?.sha256 !== sha256) return source;
	return `${source} Both models are the same file, sha256 ${codeSpan(sha256.slice(0, 12))}.`;
}
/** "Intervals: 99 % confidence."; where rows differ, "Intervals: 98.9 % (RAM peak), 99.96 % (P95 latency) confidence." */
function renderConfidence(rows) {
	const titles = /* @__PURE__ */ new Map();
	for (const { title, interval } of rows) {
		if (interval === void 0) continue;
		const level = `${Number((interval.confidence * 100).toFixed(2))}\u00A0%`;
		titles.set(level, [...titles.get(level) ?? [], title]);
	}
	if (titles.size === 0) return "";
	return `Intervals: ${escapeProse([...titles].map(([level, named]) => titles.size === 1 ? level : `${level} (${named.join(", ")})`).join(", "))} confidence.`;
}
/** "n=14,400 inferences (P95 latency); n=2,000 items (Accuracy, Human-review rate)." */
function renderCounts(rows) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const count = renderSampleCount(row);
		if (count !== "") titles.set(count, [...titles.get(count) ?? [], row.title]);
	}
	const texts = [...titles].map(([count, named]) => `${count} (${named.join(", ")})`);
	return texts.length === 0 ? "" : `${escapeProse(texts.join("; "))}.`;
}
// src/report/state-label.ts
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
		word: "not judged"
	}
};
// src/report/render-rows.ts
/** Rows without a limit that still stand in the main table; more of them are folded. */
const MAX_SHOWN = 4;
/** Twice what a policy can name; a guard, not a choice. */
const MAX_ROWS = 24;
const SHAPE = {
	header: [
		"Metric",
		"Baseline",
		"This PR",
		"Change",
		"Limit",
		"Verdict"
	],
	align: "lrrrll"
};
/** The verdict table: what was judged, failed rows first only where not all fit, then what is merely shown. */
function renderVerdictTable(rows) {
	const { judged, shown } = partRows(rows);
	const visible = [...judged, ...isFolded(shown) && judged.length > 0 ? [] : shown].slice(0, MAX_ROWS);
	return visible.length === 0 ? void 0 : renderTable(SHAPE, visible.map(renderCells));
}
/** The figures that no limit judges, where they are too many for the main table. */
function renderShownRows(rows) {
	const { judged, shown } = partRows(rows);
	if (!isFolded(shown) || judged.length === 0) return void 0;
	const visible = shown.slice(0, MAX_ROWS);
	return {
		name: "figures that were not judged",
		summary: `Not judged: ${visible.map(renderBriefly).join(", ")}`,
		body: renderTable({
			header: [...SHAPE.header.slice(0, 4), "Samples"],
			align: "lrrrl"
		}, visible.map((row) => [...renderCells(row).slice(0, 4), escapeProse(renderSampleCount(row) || "–", 80)]))
	};
}
/** "Mean latency +5.1 %". The title is the metric's own, because a summary takes no foreign text. */
function renderBriefly({ interval: _, ...row }) {
	const change = formatChange(row, []);
	const { title } = METRICS$1[row.metric];
	return change === "–" ? title : `${title} ${change}`;
}
function partRows(rows) {
	const judged = rows.filter(({ state }) => state !== "shown");
	const failedFirst = judged.toSorted((left, right) => Number(right.state === "fail") - Number(left.state === "fail"));
	return {
		judged: judged.length > MAX_ROWS ? failedFirst : judged,
		shown: rows.filter(({ state }) => state === "shown")
	};
}
const isFolded = (shown) => shown.length > MAX_SHOWN;
/** A failed row is bold where the eye should land. */
function renderCells(row) {
	const { metric, baseline, candidate, change, limit } = renderRow(row);
	const { icon, word } = ROW_LABELS[row.state];
	const bold = (text) => row.state === "fail" && text.length > 1 ? `**${text}**` : text;
	return [
		bold(escapeProse(metric, 80)),
		baseline,
		candidate,
		bold(change),
		escapeProse(limit, 80),
		`${icon} ${word}`.trim()
	];
}
// src/report/render-slices.ts
const MAX_SLICES = 20;
/** The task score per slice, the worst change first; undefined without slices. */
function renderSlices({ slices, rows }) {
	if (slices.length === 0) return void 0;
	const score = rows.find(({ metric }) => metric === "task-score");
	const worstFirst = slices.toSorted((left, right) => harm(right, score) - harm(left, score));
	const shown = worstFirst.slice(0, MAX_SLICES);
	const table = renderTable({
		header: [
			"Slice",
			"Items",
			"Baseline",
			"This PR",
			"Change"
		],
		align: "lrrrr"
	}, shown.map((slice) => renderSlice(slice, score)));
	const left = slices.length - shown.length;
	const worst = worstFirst[0] === void 0 ? "–" : sliceChange(worstFirst[0], score);
	return {
		name: "slices",
		summary: `Slices: ${formatCount(slices.length)}${worst === "–" ? "" : `, worst ${worst}`}`,
		body: left === 0 ? table : `${table}\n\nand ${formatCount(left)} more, none of them worse`
	};
}
function renderSlice(slice, score) {
	return [
		codeSpan(`${slice.key}=${slice.value}`),
		formatCount(slice.items),
		formatValue(slice.baseline, "score"),
		formatValue(slice.candidate, "score"),
		sliceChange(slice, score)
	];
}
function sliceChange({ baseline, candidate }, score) {
	if (baseline === null || candidate === null) return "–";
	const points = inPoints({ unit: "score" }, (score === void 0 ? void 0 : readLimit(score)) ?? []);
	return formatChange({
		baseline,
		candidate,
		change: candidate - baseline,
		changeKind: "difference",
		unit: points ? "share" : "score",
		state: "shown"
	}, []);
}
/** How much worse the slice became; −∞ when it cannot be compared. */
function harm({ baseline, candidate }, score) {
	if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
	return score !== void 0 && isError(score) ? candidate - baseline : baseline - candidate;
}
/** Whether the score is an error, of which less is better: its limit says so, else its title. */
function isError({ limit, title }) {
	if (limit !== null) return /\bmax(-increase)? /.test(limit);
	return /\b(rmse|mae|log loss)\b/i.test(title);
}
// src/report/render-model.ts
/** What a reader may unfold about one model, what explains a failure first. */
function renderFolds(model) {
	return [
		renderShownRows(model.rows),
		renderFlips(model),
		renderSlices(model),
		renderCost(model),
		renderTime(model),
		renderPlacement(model),
		renderFacts("Environment", model.environment),
		renderFacts("Method", {
			...model.method,
			...modelFiles(model)
		}),
		renderFoldedNotes(model),
		renderReproduction(model)
	].filter((fold) => fold !== void 0);
}
function modelFiles({ models: { baseline, candidate } }) {
	const describe = ({ sha256, sizeBytes }) => `${formatValue(sizeBytes, "bytes")}, sha256 ${sha256.slice(0, 12)}`;
	return {
		...baseline !== null && { "baseline model": describe(baseline) },
		"candidate model": describe(candidate)
	};
}
function renderReproduction({ reproduce }) {
	if (reproduce === "") return void 0;
	return {
		name: "how to reproduce",
		summary: "Reproduce locally",
		body: codeBlock(reproduce, "sh")
	};
}
// src/report/render-rules.ts
const MAX_TABLE_UNITS = 6e3;
const NONE = "–";
const EFFECTS = {
	loosened: "⚠️ looser, after merge",
	changed: "⚠️ other, after merge",
	tightened: "stricter, after merge",
	subject: "judged here"
};
/** What the change makes of the policy, as a table: open where it may loosen the gate, else folded. */
function renderRules(rules) {
	if (rules === void 0 || rules.changes.length === 0) return [];
	const { changes } = rules;
	const rows = changes.map(renderChange);
	const shown = fittingRows(rows, MAX_TABLE_UNITS);
	const table = renderTable({
		header: [
			"Policy and data",
			"Judged by: base commit",
			"This PR",
			"Meaning"
		],
		align: "llll"
	}, shown);
	const body = shown.length === rows.length ? table : `${table}\n\nand ${rows.length - shown.length} more`;
	return [{
		name: "policy changes",
		text: changes.some(mayLoosen) ? body : renderFold({
			name: "policy",
			summary: `Policy changes: ${changes.length}`,
			body
		}),
		rank: 0
	}];
}
/** Whose policy it was, for the last line. */
function renderOrigin(rules) {
	if (rules === void 0) return "";
	const source = escapeProse(rules.source);
	switch (rules.origin) {
		case "base-commit": return `; judged by ${source}`;
		case "first": return `; judged by this change’s own policy: there is no ${source}`;
		case "unreadable": return `; judged by this change’s own policy: ${source}`;
	}
}
function renderChange({ model, place, before, after, effect }) {
	const where = [model === null ? void 0 : codeSpan(model), place === "" ? "whole model" : codeSpan(place)];
	const value = (text) => text === null ? NONE : codeSpan(text);
	return [
		where.filter((part) => part !== void 0).join(" "),
		value(before),
		value(after),
		EFFECTS[effect]
	];
}
// src/report/render-report.ts
const MAX_SUMMARY_UNITS = 12e3;
/**
* The verdict as GitHub-flavoured markdown: what was found and what to do, the figures, and folded all else.
* Foreign text is inert. Shorter than `MAX_REPORT_UNITS` whatever the input: details are cut first, and what was cut is said.
*
* @param options - `title` names the gate in the last line, to tell several gates on one pull request apart.
*/
function renderReport(verdict, options) {
	const models = verdict.models.toSorted((left, right) => severity(right.state) - severity(left.state));
	const head = [
		renderHeading(verdict),
		...renderSummary(models),
		...renderNextStep(models)
	].join("\n\n");
	const { kept, cut } = fitPieces([...renderRules(verdict.rules), ...models.flatMap((model) => renderPieces(model, models))], 56e3 - head.length);
	const foot = [...renderCut(cut), `_${escapeProse(options.title)}${renderOrigin(verdict.rules)}_`];
	return `${[
		head,
		...kept.map(({ text }) => text).filter((text) => text !== ""),
		...foot
	].join("\n\n")}\n`;
}
const severity = (state) => STATES.indexOf(state);
function renderHeading({ state, headline, models, rules }) {
	const [only, second] = models;
	if (only === void 0 || second !== void 0) return `### ${stateText(state)}: ${sentence(headline)}`;
	const warning = rules && warnOfRules(rules);
	const more = warning === void 0 ? "" : `; ${sentence(warning)}`;
	return `### ${stateText(state)}: ${codeSpan(only.id)} — ${sentence(only.headline)}${more}`;
}
function stateText(state) {
	const { icon, word } = STATE_LABELS[state];
	return `${icon} ${word}`;
}
/** Without the full stop, which a heading does not have. */
const sentence = (text) => escapeProse(text.trim().replace(/\.$/, ""));
/** Which model fared how, when there are several. */
function renderSummary(models) {
	if (models.length < 2) return [];
	const rows = models.map(({ id, state, headline }) => [
		codeSpan(id),
		stateText(state),
		sentence(headline)
	]);
	const shown = fittingRows(rows, MAX_SUMMARY_UNITS);
	const table = renderTable({
		header: [
			"Model",
			"Verdict",
			"What was found"
		],
		align: "lll"
	}, shown);
	return shown.length === rows.length ? [table] : [table, `and ${rows.length - shown.length} models more`];
}
function renderNextStep([worst, ...others]) {
	if (worst === void 0 || worst.nextStep === "") return [];
	return [`**Next${others.length > 0 ? ` (${codeSpan(worst.id)})` : ""}:** ${escapeProse(worst.nextStep)}`];
}
/** One model's parts. The table is the last to go, and that of a model that fared worse goes later. */
function renderPieces(model, all) {
	const mildness = STATES.length - severity(model.state);
	const table = renderVerdictTable(model.rows);
	const main = {
		name: "verdict tables",
		text: [...all.length > 1 ? renderModelOpening(model, all[0]) : [], ...table === void 0 ? [] : [table]].join("\n\n"),
		rank: mildness
	};
	return [
		main,
		{
			name: "remarks",
			text: renderRemarks(model),
			rank: 10 + mildness,
			needs: main
		},
		...renderFolds(model).map((fold, index) => {
			return {
				name: fold.name,
				text: renderFold(fold),
				rank: 20 + index,
				needs: main
			};
		})
	];
}
/** The next step of the worst model stands at the top already. */
function renderModelOpening(model, worst) {
	const { icon } = STATE_LABELS[model.state];
	const heading = `#### ${icon} ${codeSpan(model.id)} — ${sentence(model.headline)}`;
	return model === worst || model.state === "pass" || model.nextStep === "" ? [heading] : [heading, `**Next:** ${escapeProse(model.nextStep)}`];
}
function renderCut(cut) {
	if (cut.length === 0) return [];
	const counts = /* @__PURE__ */ new Map();
	for (const { name } of cut) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [`Cut, because GitHub takes no longer comment: ${[...counts].map(([name, count]) => count === 1 ? name : `${name} (of ${count} models)`).join(", ")}. All of it is in verdict.json.`];
}
// src/verdict/summarize-models.ts
/** The verdict on all models: the worst state, the headline of the first model in it, and what the change does to the rules. */
function summarizeModels(models, rules) {
	const state = models.map((model) => model.state).reduce(worse, "pass");
	const first = models.find((model) => model.state === state);
	if (first === void 0) return {
		version: 1,
		state: "error",
		headline: "no model was judged",
		models: []
	};
	const alike = models.filter((model) => model.state === state).length;
	const count = models.length === 1 ? "" : `${alike} of ${models.length} models: `;
	const warning = rules && warnOfRules(rules);
	return {
		version: 1,
		state,
		headline: `${count}${first.id}: ${first.headline}${warning === void 0 ? "" : `; ${warning}`}`,
		models: [...models],
		...rules && { rules }
	};
}
/** {@link STATES} are listed mildest first. */
function worse(left, right) {
	return STATES.indexOf(right) > STATES.indexOf(left) ? right : left;
}
// src/gate.ts
/**
* Runs the gate once: what changed, what it costs, what to do. Everything is decided here and nothing is delivered:
* a comment that cannot be posted changes no verdict.
*
* @throws {UserError} If policy, data or model files are not what they should be; nothing has been written then.
* @throws {InfrastructureError} If the gate could not do its work.
*/
async function runGate(request, ports) {
	const rules = await chooseRules(request);
	const models = selectModels(rules.policy, request.modelId);
	const judged = [];
	for (const model of models) {
		const baselinePolicy = await readBaselinePolicy(request, model, rules.basePolicy);
		const laboratory = await openLaboratory({
			bundleFolder: ports.bundleFolder,
			runtime: model.runtime
		});
		try {
			judged.push(await judgeModel({
				request,
				ports,
				...rules,
				model,
				baselinePolicy,
				laboratory
			}));
		} finally {
			await closeLaboratory(laboratory);
		}
	}
	const verdict = summarizeModels(judged.map((each) => each.verdict), withDataChanges(rules, judged));
	return {
		verdict,
		report: renderReport(verdict, { title: "Model Regression Gate" }),
		exitCode: worstExitCode(judged.map((each) => each.exitCode)),
		recorded: request.mode === "record" ? judged.every((each) => each.isRecorded) : void 0
	};
}
/** One model's way: stage it, find its baseline, measure both side by side, judge. */
async function judgeModel(run) {
	const candidate = await enterCandidate(run);
	const found = await lookForBaseline(run, candidate);
	const { outcome, baselineModel } = await compareModels(run, candidate, found.baseline);
	return describeRun(run, {
		candidate,
		found,
		outcome,
		baselineModel,
		saved: await recordCandidate(run, candidate, outcome)
	});
}
// src/baseline/directory-store.ts
/** Names under the root that are no baselines: the Action writes its results to `out`. */
const RESERVED = ["out"];
/**
* Keeps the last baseline of each model in `<root>/<modelId>/`, whatever commit it was recorded for: whether it may be
* used is judged by the record in it.
*/
var DirectoryStore = class {
	title;
	#root;
	#name;
	/** @param root - Folder of all baselines; made when the first is saved. */
	constructor(root) {
		this.#root = root;
		this.#name = basename(root);
		this.title = `directory ${this.#name}`;
	}
	async restore({ modelId }) {
		const misnamed = checkFolderName(modelId);
		if (misnamed !== void 0) return {
			state: "rejected",
			detail: misnamed
		};
		const directory = join(this.#root, modelId);
		const place = join(this.#name, modelId);
		try {
			if (!(await lstat(directory)).isDirectory()) return {
				state: "rejected",
				detail: `${place} is not a folder`
			};
		} catch (error) {
			const code = systemCode(error);
			if (code === "ENOENT") return {
				state: "absent",
				detail: `there is no folder ${place}`
			};
			return {
				state: "unavailable",
				detail: `${place} could not be read (${code})`
			};
		}
		const unreadable = await checkRecord(join(directory, "record.json"), join(place, "record.json"));
		if (unreadable !== void 0) return {
			state: "rejected",
			detail: unreadable
		};
		return {
			state: "found",
			directory,
			detail: `folder ${place}`
		};
	}
	async save({ modelId }, write) {
		const misnamed = checkFolderName(modelId);
		if (misnamed !== void 0) return {
			state: "not-saved",
			detail: misnamed
		};
		const directory = join(this.#root, modelId);
		const place = join(this.#name, modelId);
		const fresh = join(this.#root, `.${modelId}.${randomUUID()}.new`);
		const old = join(this.#root, `.${modelId}.${randomUUID()}.old`);
		try {
			await mkdir(fresh, {
				recursive: true,
				mode: 448
			});
			try {
				await write(fresh);
				await renameIfThere(directory, old);
				await rename(fresh, directory);
			} finally {
				await rm(fresh, {
					recursive: true,
					force: true
				});
				await rm(old, {
					recursive: true,
					force: true
				});
			}
			return {
				state: "saved",
				detail: `folder ${place}`
			};
		} catch (error) {
			const code = systemCode(error);
			if (code === void 0) throw error;
			return {
				state: "not-saved",
				detail: `${place} could not be written (${code})`
			};
		}
	}
};
/**
* Whether a model may have a folder of its own under a store's root.
*
* @returns What is wrong with the name, such as `..` or `out`; undefined when nothing is.
*/
function checkFolderName(modelId) {
	if (!/^\w[\w.-]*$/.test(modelId) || RESERVED.includes(modelId)) return `"${modelId}" cannot be the name of a folder here`;
}
/** A link would let an archive or a checkout point the gate at any file, so only a plain file counts. */
async function checkRecord(file, place) {
	try {
		const found = await lstat(file);
		if (!found.isFile()) return `${place} is not a plain file`;
		if (found.size === 0) return `${place} is empty`;
		await (await open(file, "r")).close();
		return;
	} catch (error) {
		return `${place} could not be read (${systemCode(error)})`;
	}
}
async function renameIfThere(from, to) {
	try {
		await rename(from, to);
	} catch (error) {
		if (systemCode(error) !== "ENOENT") throw error;
	}
}
/** `ENOSPC`, `EACCES` …; undefined for an error that is not the system's. */
function systemCode(error) {
	const { code, syscall } = error;
	return syscall === void 0 ? void 0 : code;
}
// src/report/write-result.ts
/**
* Writes `report.md` and `verdict.json` into a folder; see {@link writeFiles}.
*/
async function writeResult(directory, result) {
	const verdict = `${JSON.stringify(result.verdict, null, 2)}\n`;
	await writeFiles(directory, {
		"report.md": result.report,
		"verdict.json": verdict
	});
	return {
		reportFile: join(directory, "report.md"),
		verdictFile: join(directory, "verdict.json")
	};
}
/**
* Writes texts into a folder, which is made where needed. A reader sees the old file or the whole new one: each is
* written beside its place, flushed, and renamed.
*
* @throws {InfrastructureError} If the folder cannot be written, as on a full disk; then the old files still stand.
*/
async function writeFiles(directory, texts) {
	try {
		await mkdir(directory, { recursive: true });
		for (const [name, text] of Object.entries(texts)) await replaceFile(join(directory, name), text);
	} catch (error) {
		throw new InfrastructureError(`${directory}: expected a folder that can be written, got ${error.code ?? String(error)}.`, "Free some space, or choose another folder.", { cause: error });
	}
}
async function replaceFile(file, text) {
	const temporary = `${file}.${randomUUID()}.tmp`;
	try {
		const handle = await open(temporary, "wx");
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
export { openPlainFile as $, checkRowAtLook as A, readFacts as B, describeSettingChanges as C, UserError as Ct, findRuntimeFor as D, FeedBuilder as E, enterModel as F, elementCount as G, elementTypeBits as H, enterStaged as I, DEFAULT_DOMAIN as J, hasSafeCount as K, median as L, formatValue as M, scoreBetter as N, judgeModel$1 as O, describeInputDifferences as P, openExternalFile as Q, MAX_STRUCTURE_BYTES as R, formatChange as S, InfrastructureError as St, killAllWorkers as T, elementTypeName as U, fullDims as V, fileSource as W, operatorKey as X, operatorDomain as Y, isInsideFolder as Z, readRecord as _, array as _t, runGate as a, listRungs as at, formatPercent as b, object as bt, renderRow as c, gitFailure as ct, selectModels as d, codeBlock as dt, digestFields as et, closeLaboratory as f, codeSpan as ft, listFirstParents as g, datetime as gt, readHeadCommit as h, durationNs as ht, checkFolderName as i, applyRung as it, formatCount as j, isClear as k, renderTable as l, gitIn as lt, findMergeBase as m, plainText as mt, writeResult as n, METRICS$1 as nt, ROW_LABELS as o, STEPS as ot, openLaboratory as p, escapeProse as pt, quoted as q, DirectoryStore as r, METRIC_NAMES as rt, STATE_LABELS as s, nearestName as st, writeFiles as t, chooseRules as tt, warnOfRules as u, EXIT as ut, enterCandidate as v, boolean as vt, measureContestants as w, writeHeadline as x, string as xt, describeSettings as y, int as yt, noModelFile as z };
