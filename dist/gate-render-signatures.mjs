import { r as __require, t as __commonJSMin } from "./gate-rolldown-runtime.mjs";
import { C as geometricMean, Cn as OutcomeTable, D as scoreBasis, E as computeScore, F as itemsForNoChange, Mt as nearestName, N as discordanceP, Tn as reviewRate, Y as clustersOf, d as shortDigestText, f as shortSha, jn as UserError, kt as openPlainFile, n as changedHeads, u as shaText, vn as mean, xn as standardDeviation, z as compareOutcomes } from "./gate-changes.mjs";
import { $ as isClear, A as adviseOnChanges, At as netJoulesPerRun, Bt as marginOf, C as sliceChangeText, D as failureHeadline, E as worstSlicesFirst, F as headName, G as typeText, M as changesText, N as changesUnknownText, Nt as computeCost, P as changesWithoutOperatorsText, Pt as measuresPower, Q as storeText, S as scoreUnit, T as worstSlice, X as savedText, Y as noBaselineText, _ as meterText, a as attemptsText, at as holdsOnAverage, b as p95Cause, ct as PASS_ERROR_OF_ITEMS, d as namedRows, et as lookAtEnd, f as rowRemarks, ft as isOfOwnPass, g as reasonText$1, h as soleCause, ht as tokensOf, i as noteText, j as changeText, k as differenceText, kt as joulesPerRun, l as countKept, lt as countBounds, m as rowsText, mt as lacksTokens, n as evidenceEntries, nt as emptyRow, o as earlierAttemptText, ot as BLOCK_ERROR, q as baselineSourceText, r as methodEntries, t as environmentEntries, tt as checkRowAtLook, u as isOfShard, v as causeClause, w as tabledRows, x as p95CauseText, y as isTail } from "./gate-method.mjs";
import { D as quotedJson, E as quoted, I as literal, M as array, P as discriminatedUnion, T as plainText, U as strictObject, W as string, n as METRIC_BY_OTHER_NAME, r as METRIC_NAMES, t as METRICS, u as limitsSchema } from "./gate-metric.mjs";
import { Tt as date, bt as mayLoosen, vt as STATES, yt as findGuess } from "./gate-verdict.mjs";
import { C as waiversSummary, Ct as figureFormats, D as renderList, Dt as formatShare, Et as formatPercent, I as limitText$1, J as limitClauses, K as breaksAtBaseline, L as renderRow, M as rowLabel, N as stateText, O as renderTable, Ot as formatValue, P as extentText, R as rowChangeText, S as sinceText, St as escapeProse, T as renderFacts, U as formatInterval, V as valueText$1, X as describeLimit, Z as describeLimitValue, _ as notesSummary, a as FOLD_TITLES, at as sentence, b as remarksSummary, bt as codeBlock, d as changesSummary, ft as isSameSlice, g as moreText, gt as sliceLabel, ht as parseSlice, it as metricNames, j as STATE_LABELS, kt as printChange, l as PARTS, lt as SLICE_METRICS, m as keptDriftSummary, mt as limitOfSlice, n as COLUMNS, nt as countOf, ot as changeNs, p as firstLines, q as breaksOwnBound, r as COST_PARTS, rt as joinAnd, s as LINE_LABELS, st as compareOperators, tt as andMore, u as SIGNATURE_TITLES, ut as coversSlice, v as policySummary, vt as adviseOnly, w as fittingRows, wt as formatCount, x as shownSummary, xt as codeSpan, y as releaseSourceText, yt as isAdvisory, z as rowTitle } from "./gate-labels.mjs";
import { isUtf8 } from "node:buffer";
// src/files/read-text.ts
/**
* Reads a small text file in UTF-8, without its byte-order mark. Never follows a link, blocks on a pipe, or reads a
* device.
*
* @param maxBytes - A larger file is a problem.
*/
async function readText(file, maxBytes) {
	const opened = await openPlainFile(file, "refuse");
	if (opened.problem !== void 0) return opened;
	const chunks = [];
	let bytes = 0;
	for await (const chunk of opened.handle.createReadStream({ end: maxBytes })) {
		bytes += chunk.length;
		chunks.push(chunk);
	}
	if (bytes > maxBytes) return { problem: `a file of more than ${maxBytes} bytes` };
	const whole = Buffer.concat(chunks);
	if (!isUtf8(whole)) return { problem: "text that is not UTF-8" };
	return { text: whole.toString("utf8").replace(/^\uFEFF/, "") };
}
// src/task/compute-slices.ts
/**
* The task score of every slice, for both models. The candidate's table defines which items belong to a slice.
*
* @returns Sorted by key, then value, in UTF-16 code unit order, which is the same on every machine.
* @throws {RangeError} If the tables have different numbers of items.
*/
function computeSlices(task, baseline, candidate) {
	if (baseline !== void 0 && baseline.count !== candidate.count) throw new RangeError(`cannot compare slices of ${baseline.count} items with those of ${candidate.count}`);
	return listSlices(candidate).map(({ key, value, items }) => ({
		key,
		value,
		items: items.length,
		baseline: baseline === void 0 ? null : computeScore(task, baseline, items).value,
		candidate: computeScore(task, candidate, items).value
	}));
}
/** Every slice of a table, sorted by key, then value, in UTF-16 code unit order. */
function listSlices(table) {
	return table.slices().sort((a, b) => compareText(a.key, b.key)).flatMap((column) => [...groupItems(column)].sort(([a], [b]) => compareText(a, b)).map(([value, items]) => ({
		key: column.key,
		value,
		items
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
// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
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
}));
// src/policy/yaml/yaml-position.ts
var import_dist = require_dist();
/**
* Finds limits in the text of a policy file.
*
* @returns A function that returns the place of a model's limit, or of the model's id if it has no such limit or no
*   row is given. Undefined if the text has no such model or is not a policy.
*/
function locateLimits(text) {
	const lines = new import_dist.LineCounter();
	const { contents } = (0, import_dist.parseDocument)(text, { lineCounter: lines });
	const models = (0, import_dist.isMap)(contents) ? contents.get("models") : void 0;
	const listed = (0, import_dist.isSeq)(models) ? models.items : [];
	return (modelId, row, under = "limits") => {
		const index = listed.findIndex((each) => (0, import_dist.isMap)(each) && String(each.get("id")) === modelId);
		const model = listed[index];
		if (!(0, import_dist.isMap)(model)) return void 0;
		const path = row === void 0 ? void 0 : placesOf(row, under).find((place) => model.hasIn(place));
		const { line, col } = lines.linePos(findOffset(contents, [
			"models",
			index,
			...path ?? ["id"]
		], true));
		return {
			line,
			column: col
		};
	};
}
/** Where a limit may be written, the most specific place first. */
function placesOf({ metric, slice }, under) {
	if (slice === void 0) return [[under, metric]];
	const section = under === "drift" ? ["drift", "slices"] : ["slices"];
	return [
		sliceLabel(slice),
		`${slice.key}=*`,
		"*"
	].map((pattern) => [
		...section,
		pattern,
		metric
	]);
}
/**
* Offset in characters of the value at a path, or of its key. If the path does not exist, the offset of the nearest
* enclosing value.
*
* @param root - Contents of a parsed document.
*/
function findOffset(root, path, wantsKey) {
	let node = root;
	let offset = startOf(root) ?? 0;
	for (const [depth, step] of path.entries()) {
		if (!(0, import_dist.isNode)(node)) break;
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && String(item.key.value) === String(step)) : void 0;
		const isLast = depth === path.length - 1;
		if ((0, import_dist.isPair)(pair)) {
			const keyOffset = startOf(pair.key) ?? offset;
			node = pair.value;
			offset = isLast && wantsKey ? keyOffset : startOf(pair.value) ?? keyOffset;
		} else {
			node = (0, import_dist.isSeq)(node) ? node.items[Number(step)] : void 0;
			offset = startOf(node) ?? offset;
		}
	}
	return offset;
}
const startOf = (node) => (0, import_dist.isNode)(node) ? node.range?.[0] : void 0;
// src/policy/yaml/read-yaml.ts
const MAX_CHARACTERS$1 = 1048576;
/** A file of another kind can have a mistake in every line. */
const MAX_MISTAKES = 20;
/**
* Parses YAML and checks it against a schema.
*
* @param shownPath - Path shown in messages.
* @throws {UserError} Reports all mistakes together, each with its place, what was expected, the nearest known key,
*   line and column.
*/
function readYaml(text, shownPath, kind) {
	if (text.length > MAX_CHARACTERS$1) throw new UserError(`${shownPath}: expected at most ${MAX_CHARACTERS$1} characters, got ${text.length}.`, `Check the path: this does not look like a ${kind.name} file.`);
	const lines = new import_dist.LineCounter();
	const document = parse(text, lines, shownPath);
	const broken = document.errors.map((error) => {
		const { line, col } = lines.linePos(error.pos[0]);
		return `${error.message.split(" at line ")[0]} (line ${line}, column ${col})`;
	});
	if (broken.length > 0) throw mistakes(shownPath, broken, kind);
	const explain = (found) => {
		return mistakes(shownPath, found.map((mistake) => describeMistake(mistake, {
			root: document.contents,
			lines,
			kind
		})), kind);
	};
	const parsed = kind.schema.safeParse(toPlainValue(document, kind.name), { reportInput: true });
	if (parsed.success) return {
		value: parsed.data,
		explain
	};
	throw explain(parsed.error.issues.flatMap((issue) => flattenIssue(issue, kind)));
}
/** @throws {UserError} If it is nested so deeply that the parser gives up. */
function parse(text, lineCounter, shownPath) {
	try {
		return (0, import_dist.parseDocument)(text, {
			lineCounter,
			uniqueKeys: true
		});
	} catch (error) {
		throw new UserError(`${shownPath}: expected YAML with little nesting, got a text that cannot be parsed.`, "Check the path, and remove nested brackets.", { cause: error });
	}
}
function toPlainValue(document, name) {
	try {
		const value = document.toJS({ maxAliasCount: 100 });
		JSON.stringify(value);
		return value;
	} catch (error) {
		throw new UserError(`${name}: expected plain YAML, got aliases that contain themselves or too much.`, "Write the values out instead of using aliases.", { cause: error });
	}
}
function mistakes(shownPath, found, { remedy }) {
	if (found.length === 1) return new UserError(`${shownPath}: ${found[0]}`, remedy);
	const shown = found.slice(0, MAX_MISTAKES).map((line) => `\n  ${line}`);
	const more = found.length > shown.length ? `\n  … and ${found.length - shown.length} more` : "";
	return new UserError(`${shownPath}: ${found.length} errors${shown.join("")}${more}`, remedy);
}
/** One mistake per unknown key. Other issues stay as zod reports them. */
function flattenIssue(issue, kind) {
	if (issue.code !== "unrecognized_keys") return [{
		path: issue.path,
		message: describeExpectation(issue, kind)
	}];
	const known = knownKeys(issue.path, issue.input, kind.schema);
	return issue.keys.map((key) => {
		const nearest = meantName(key, known, kind);
		const meant = nearest === void 0 ? `one of ${known.join(", ")}` : `"${nearest}"`;
		return {
			path: [...issue.path, key],
			key,
			message: `expected ${meant}, got the unknown key ${quoted(key)}`
		};
	});
}
/** The known name that was probably meant. */
function meantName(name, known, { otherNames }) {
	const other = otherNames?.get(name.toLowerCase().replace(/[_ ]/g, "-"));
	return other !== void 0 && known.includes(other) ? other : nearestName(name, known);
}
function describeExpectation(issue, kind) {
	if (issue.message.startsWith("expected")) return issue.message;
	const got = quotedJson(issue.input);
	if (issue.code === "invalid_type") return `expected ${withArticle(issue.expected)}, got ${got}`;
	if (issue.code === "invalid_value") return describeChoice(issue.values, issue.input, kind);
	if ("discriminator" in issue && "options" in issue) {
		const value = issue.input[String(issue.discriminator)];
		return describeChoice(issue.options, value, kind);
	}
	return `${issue.message.replace(/^Invalid input: /, "").replace(/^Too (small|big): /, "")}, got ${got}`;
}
function describeChoice(choices, value, kind) {
	const nearest = typeof value === "string" ? meantName(value, choices.map(String), kind) : void 0;
	const hint = nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
	return `expected ${choices.map(String).join(" | ")}, got ${quotedJson(value)}${hint}`;
}
function withArticle(type) {
	return {
		int: "a whole number",
		object: "a mapping",
		array: "a list",
		record: "a mapping"
	}[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}
/**
* Keys that the schema allows at a place: of the alternative whose `kind` the value has, or of all if there is none such.
*/
function knownKeys(path, value, root) {
	let schemas = [root];
	for (const step of path) schemas = schemas.flatMap((schema) => unwrap(schema)).flatMap((schema) => stepInto(schema, step));
	const alternatives = schemas.flatMap(unwrap);
	const meant = alternatives.filter((schema) => hasLiterals(value, schema));
	const entries = (meant.length > 0 ? meant : alternatives).flatMap((schema) => Object.entries(shapeOf(schema)));
	return [...new Set(entries.filter(([, schema]) => isAllowed(schema)).map(([key]) => key))];
}
/** Whether a value has what the schema allows under each key with only certain values, such as `kind`. */
const hasLiterals = (value, schema) => Object.entries(shapeOf(schema)).every(([key, part]) => {
	const { values } = definitionOf(part);
	const given = value?.[key];
	return values === void 0 || values.includes(given);
});
/** A key that is no longer allowed is never suggested. */
const isAllowed = (schema) => unwrap(schema).some((each) => each._zod.def.type !== "never");
const definitionOf = (schema) => schema._zod.def;
const shapeOf = (schema) => definitionOf(schema).shape ?? {};
function unwrap(schema) {
	const { innerType, in: input, options } = definitionOf(schema);
	const inner = options ?? [innerType ?? input].filter((each) => each !== void 0);
	return inner.length === 0 ? [schema] : inner.flatMap(unwrap);
}
function stepInto(schema, step) {
	const { element, valueType } = definitionOf(schema);
	const shape = shapeOf(schema);
	const own = Object.hasOwn(shape, step) ? shape[String(step)] : void 0;
	const next = typeof step === "number" ? element : own ?? valueType;
	return next === void 0 ? [] : [next];
}
function describeMistake(mistake, { root, lines, kind }) {
	const place = mistake.path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("").replace(/^\./, "");
	const { line, col } = lines.linePos(findOffset(root, mistake.path, mistake.key !== void 0));
	return `${place === "" ? kind.name : place}: ${mistake.message}. (line ${line}, column ${col})`;
}
// src/policy/waivers/waivers.ts
/**
* The keys of a limit that a waiver may raise. `floor` and `decide` change how a limit is judged, not what it allows.
*/
const WAIVABLE = [
	"max-increase",
	"max-drop",
	"max",
	"min"
];
const MAX_WAIVERS = 200;
const MAX_BYTES = 4 * 2 ** 20;
/** Schema of a ceiling, with the keys and units of the metric's own limit. */
function ceilingSchema(metric) {
	const { shape } = limitsSchema.shape[metric].unwrap();
	const bounds = Object.fromEntries(WAIVABLE.flatMap((name) => {
		const bound = shape[name];
		return bound === void 0 ? [] : [[name, bound]];
	}));
	const choices = Object.keys(bounds).map((name) => `"${name}"`);
	return strictObject(bounds).refine((given) => namesOf$1(given).length === 1, { error: ({ input }) => `expected ${choices.length === 1 ? "" : "one of "}${choices.join(", ")}, got ${namesOf$1(input).join(" and ") || "none"}` });
}
const namesOf$1 = (given) => Object.entries(given).flatMap(([name, value]) => value === void 0 ? [] : [name]);
const day = date({ error: (issue) => `expected a date such as 2026-12-31, got ${quotedJson(issue.input)}` });
const address = string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!&*+,;=%-]*)?$/, { error: (issue) => `expected the URL of an issue (https://…), got ${quotedJson(issue.input)}` });
const reason = string().trim().min(1, { error: "expected a reason for the waiver, got nothing" }).max(300, { error: "expected at most 300 characters, got more" });
const waiverOf = (metric) => strictObject({
	/** Id of a model in the policy. */
	model: string().min(1),
	metric: literal(metric),
	/** The slice whose limit it raises, such as `lang=de`; the limit on all items if absent. */
	slice: string().optional(),
	ceiling: ceilingSchema(metric),
	/** Last valid day, in UTC. */
	expires: day,
	issue: address,
	reason
});
const waiver = discriminatedUnion("metric", METRIC_NAMES.map(waiverOf));
/**
* Schema of `regression-gate-waivers.yml`. Each waiver raises one limit of one metric of one model up to a ceiling,
* until a date.
*/
const waiversSchema = strictObject({
	version: literal(1, { error: (issue) => `expected 1, got ${quotedJson(issue.input)}` }),
	waivers: array(waiver).max(MAX_WAIVERS)
}).superRefine(({ waivers }, context) => {
	waivers.forEach((each, index) => {
		const first = waivers.findIndex((other) => limitOf(other) === limitOf(each));
		if (first === index) return;
		const message = `expected one waiver per limit, got a second for ${limitOf(each)} (the first is waivers[${first}])`;
		context.addIssue({
			code: "custom",
			path: ["waivers", index],
			message
		});
	});
});
/** "fashion latency-p95 max-increase": identifies a limit, which only one waiver may raise. */
const limitOf = ({ model, metric, slice, ceiling }) => [
	model,
	metric,
	slice ?? [],
	namesOf$1(ceiling)
].flat().join(" ");
/** The key of the limit that a ceiling raises. */
function waivedKey(ceiling) {
	const key = WAIVABLE.find((name) => ceiling[name] !== void 0);
	if (key === void 0) throw new TypeError("expected a ceiling with a key, got none");
	return key;
}
/** File name. The file is in the same folder as the policy. */
const WAIVERS_FILE = "regression-gate-waivers.yml";
const KIND = {
	schema: waiversSchema,
	name: "waivers",
	remedy: "See \"Waivers\" in the README. With dist/regression-gate-waivers.schema.json, your editor marks these errors.",
	otherNames: METRIC_BY_OTHER_NAME
};
/**
* Reads a waivers file.
*
* @param file - Absolute path. A symbolic link is refused.
* @returns Undefined if the file does not exist.
* @throws {UserError} Reports all mistakes together. Also thrown if the file cannot be read.
*/
async function readWaivers(file, shownPath) {
	const read = await readText(file, MAX_BYTES);
	if (read.problem === void 0) return parseWaivers(read.text, shownPath);
	if (read.problem === "no such file") return void 0;
	throw new UserError(`${shownPath}: expected a readable waivers file, got ${read.problem}.`, "Write the waivers to a readable file, or remove it.");
}
/** Parses the text of a waivers file; see {@link readWaivers}. */
function parseWaivers(text, shownPath) {
	const { value, explain } = readYaml(text, shownPath, KIND);
	return {
		waivers: value.waivers,
		explain
	};
}
const MS_PER_DAY = 864e5;
/** Adds the days that a waiver has left at `now`. */
function dateWaiver(waiver, now) {
	return {
		...waiver,
		daysLeft: daysUntil(waiver, now)
	};
}
function daysUntil({ expires }, now) {
	const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
	return (Date.parse(`${expires}T00:00:00Z`) - today) / MS_PER_DAY;
}
/** Whether a waiver is valid at a time. It is valid to the end of its last day, in UTC. */
const isInForce = (waiver, now) => daysUntil(waiver, now) >= 0;
/** Whether a waiver is still valid. False if `daysLeft` is NaN. */
const holds = ({ daysLeft }) => daysLeft >= 0;
/** Whether a waiver is of a row's limit. */
const waivesRow = (waiver, row) => waiver.metric === row.metric && isSameSlice(waiver.slice === void 0 ? void 0 : parseSlice(waiver.slice), row.slice);
/** The limit with waivers applied: each replaces only the key that it names. */
function raiseLimit(limit, waivers) {
	return Object.assign({}, limit, ...waivers.map(({ ceiling }) => ceiling));
}
// src/verdict/waiver/waive-row.ts
/**
* Judges one metric at a look. If its row does not pass, judges it again against the ceiling of its waivers, by the
* same rule as for any limit: `waived` if the whole interval is within the ceiling, `fail` if all of it is beyond,
* otherwise undecided. A waiver raises a figure's limit. It never replaces a figure that is missing or not a number,
* because no ceiling lets that pass.
*
* @returns Undefined for a metric without a limit that was not measured.
*/
function checkWaivedRow(metric, comparison, look) {
	const row = checkRowAtLook(metric, comparison, look);
	const waivers = (comparison.waivers ?? []).filter((each) => each.metric === metric && each.slice === void 0);
	if (row === void 0 || waivers.length === 0) return row;
	if (row.state !== "fail" && row.state !== "inconclusive") return row;
	const valid = waivers.filter(holds);
	const expiredReasons = (row.state === "fail" ? waivers.filter((each) => !holds(each)) : []).map(({ ceiling, expires, issue }) => ({
		kind: "waiver-expired",
		ceiling,
		expires,
		issue
	}));
	if (valid.length === 0) return {
		...row,
		reasons: [...row.reasons, ...expiredReasons]
	};
	return judgeByCeiling(row, {
		comparison,
		look,
		valid,
		expiredReasons
	});
}
function judgeByCeiling(row, found) {
	const { metric } = row;
	const { comparison, look, valid, expiredReasons } = found;
	const raised = checkRowAtLook(metric, raiseLimits(comparison, metric, valid), look);
	const waivers = valid.map(({ ceiling, expires, issue }) => ({
		ceiling,
		expires,
		issue
	}));
	const isBeyondLimit = row.state === "fail";
	switch (raised?.state) {
		case "pass": return {
			...row,
			state: "waived",
			reasons: [...row.reasons, {
				kind: "within-waiver",
				isBeyondLimit,
				waivers
			}]
		};
		case "inconclusive": {
			const undecided = {
				kind: "waiver-undecided",
				isBeyondLimit,
				waivers
			};
			const why = raised.reasons.length > 0 ? raised.reasons : row.reasons;
			return {
				...row,
				state: "inconclusive",
				reasons: [
					...why,
					undecided,
					...expiredReasons
				]
			};
		}
		default: return {
			...row,
			reasons: [
				...row.reasons,
				{
					kind: "beyond-waiver",
					waivers
				},
				...expiredReasons
			]
		};
	}
}
function raiseLimits(comparison, metric, waivers) {
	const { policy } = comparison;
	const limit = policy.limits[metric];
	if (limit === void 0) return comparison;
	const limits = {
		...policy.limits,
		[metric]: raiseLimit(limit, waivers)
	};
	return {
		...comparison,
		policy: {
			...policy,
			limits
		}
	};
}
/**
* Whether sampling may stop, as in {@link isClear}. With waivers, a row that is worse than its limit must also be
* decided against the ceiling. A row that is undecided against its limit continues even if it is within the ceiling:
* the waiver may turn out not to be needed.
*/
function isClearWithWaivers(comparison) {
	if (!isClear(comparison)) return false;
	const { baseline, candidate } = comparison;
	if (baseline === void 0 || candidate.launches.length >= 60) return true;
	return !isOpenAtCeiling(comparison);
}
/** The look at which sampling ended, as in {@link lookAtEnd}. With waivers, the evidence must decide those too. */
function lookAtEndWithWaivers(comparison) {
	const look = lookAtEnd(comparison);
	return look === "interim" && isOpenAtCeiling(comparison) ? "last" : look;
}
/**
* Whether a row based on launches is undecided against its waiver's ceiling at an interim look. More launches may
* decide it.
*/
function isOpenAtCeiling(comparison) {
	return (comparison.waivers ?? []).filter(holds).filter(({ metric, slice }) => slice === void 0 && METRICS[metric].evidence === "sampled" && metric !== "memory-ram-peak").some(({ metric }) => checkWaivedRow(metric, comparison, "interim")?.state === "inconclusive");
}
const STANDINGS = {
	pass: "not-needed",
	waived: "used",
	fail: "not-enough",
	inconclusive: "undecided",
	shown: "not-judged"
};
function standingOf(row, key) {
	const isUncompared = row?.reasons.some((each) => each.kind === "nothing-to-compare" && each.keys.some((name) => name === key));
	return STANDINGS[row === void 0 || isUncompared ? "shown" : row.state];
}
/** Every waiver of a model with its effect, used or not, so that a reader sees each exception and its end date. */
function listStandings(waivers, { limits, slices, rows }) {
	return waivers.map((waiver) => {
		const { metric, slice, ceiling, expires, daysLeft, issue, reason } = waiver;
		const named = slice === void 0 ? void 0 : parseSlice(slice);
		const row = rows.find((each) => each.metric === metric && isSameSlice(each.slice, named));
		const limit = named === void 0 ? limits[metric] : limitOfSlice(slices, named, metric);
		const key = waivedKey(ceiling);
		return {
			metric,
			...named && { slice: named },
			limit: { [key]: limit?.[key] },
			ceiling,
			expires,
			daysLeft,
			issue,
			reason,
			standing: holds(waiver) ? standingOf(row, key) : "expired"
		};
	});
}
// src/verdict/row/check-row.ts
/**
* Judges one metric of one model once sampling has ended.
*
* @returns Undefined for a metric without a limit that was not measured.
*/
function checkRow(metric, comparison) {
	return checkWaivedRow(metric, comparison, isOfOwnPass(metric) ? "only" : lookAtEndWithWaivers(comparison));
}
// src/task/split-outcomes.ts
/** The outcomes of one shard: every `of`-th outcome of a table, starting at `index`, which counts from 1. */
function takeOutcomes(table, { index, of }) {
	const part = new OutcomeTable();
	const sliceAt = sliceReader(table);
	for (let item = index - 1; item < table.count; item += of) part.add({
		...table.outcomeAt(item),
		confidence: table.confidenceAt(item)
	}, {
		slice: sliceAt(item),
		cluster: table.clusterAt(item),
		place: ""
	});
	return part;
}
/** The outcomes of the items at these positions, with their clusters but without their slices. */
function selectOutcomes(table, items) {
	const part = new OutcomeTable();
	for (const item of items) part.add({
		...table.outcomeAt(item),
		confidence: table.confidenceAt(item)
	}, {
		slice: {},
		cluster: table.clusterAt(item),
		place: ""
	});
	return part;
}
/**
* The outcomes of the whole set, joined from its shards in the order of the set.
*
* @param parts - Shard 1 first; at least one.
* @throws {RangeError} If the sizes are not those of the shards of one set: an item is missing or duplicated.
*/
function joinOutcomes(parts) {
	const total = parts.reduce((sum, { count }) => sum + count, 0);
	parts.forEach(({ count }, part) => {
		const expected = Math.ceil((total - part) / parts.length);
		if (count !== expected) throw new RangeError(`expected ${expected} of ${total} items in shard ${part + 1}, got ${count}`);
	});
	const whole = new OutcomeTable();
	const readers = parts.map((table) => ({
		table,
		sliceAt: sliceReader(table)
	}));
	for (let item = 0; item < total; item += 1) {
		const { table, sliceAt } = readers[item % parts.length];
		const position = Math.floor(item / parts.length);
		const outcome = {
			...table.outcomeAt(position),
			confidence: table.confidenceAt(position)
		};
		const cluster = table.clusterAt(position);
		whole.add(outcome, {
			slice: sliceAt(position),
			cluster,
			place: `item ${item + 1}`
		});
	}
	return whole;
}
/** Returns the slice values of an item by key, given its position. */
function sliceReader(table) {
	const columns = table.slices();
	return (position) => Object.fromEntries(columns.flatMap(({ key, values, indices }) => {
		const value = values[(indices[position] ?? 0) - 1];
		return value === void 0 ? [] : [[key, value]];
	}));
}
// src/verdict/row/items/check-slice-rows.ts
/**
* The rows of the limits by slice, the worst first.
*
* A slice is a small sample and there are many of them, so its limit is judged by the interval over its items unless the
* policy says `decide: point`. All these tests together block a model that is within its limits in at most
* {@link BLOCK_ERROR} of comparisons, by Holm's procedure. The chance of passing is not divided, because all must pass.
*
* - A slice that is shown to be within its limit passes, one that is shown to be beyond fails.
* - Otherwise it is undecided. It makes the verdict undecided only if it would fail alone at 5%, or if its own figure is
*   beyond the limit and it has the items that the margin needs. Else it is `shown` and does not decide: no change could ever
*   pass a slice that is too small.
* - A slice that the policy names and no item is in fails.
*
* @see Holm (1979), "A simple sequentially rejective multiple test procedure".
*/
function checkSliceRows(comparison) {
	const { slices } = comparison.policy;
	if (slices === void 0) return [];
	const limited = listLimited(comparison);
	const point = limited.filter((each) => !isTested(each)).map((each) => judgeSlice(each, comparison, 1));
	return [
		...missingRows(comparison, limited),
		...point,
		...judgeByHolm(limited.filter(isTested), comparison)
	].map((row, index) => ({
		row,
		index
	})).sort((left, right) => rankOf(left.row) - rankOf(right.row) || left.index - right.index).map(({ row }) => row);
}
function listLimited({ policy, candidate }) {
	return listSlices(candidate.outcomes).flatMap(({ items, ...slice }) => SLICE_METRICS.flatMap((metric) => {
		const limit = limitOfSlice(policy.slices, slice, metric);
		const isNamed = limit !== void 0 && policy.slices?.[sliceLabel(slice)]?.[metric] === limit;
		return limit === void 0 ? [] : [{
			metric,
			slice,
			items,
			limit,
			isNamed
		}];
	}));
}
/** Slices with too few items to test cannot fail by chance, so they use none of the error that the others share. */
const isTested = ({ limit, items }) => limit.decide === "confident" && items.length >= 30;
/**
* Holm's procedure without p-values: in each round the slices that are left share the error equally, and those that fail
* leave their share to the others. A row is the one of the round in which it failed, or of the last.
*/
function judgeByHolm(tested, comparison) {
	const failed = [];
	let left = tested;
	while (left.length > 0) {
		const tests = left.reduce((count, { limit }) => count + countBounds(limit), 0);
		const judged = left.map((each) => ({
			each,
			row: judgeSlice(each, comparison, tests)
		}));
		const broken = judged.filter(({ row }) => isRejected(row));
		if (broken.length === 0 || broken.length === left.length) return [...failed, ...judged.map(({ row }) => row)];
		failed.push(...broken.map(({ row }) => row));
		left = judged.filter(({ row }) => !isRejected(row)).map(({ each }) => each);
	}
	return failed;
}
/** Beyond its own limit, whether or not a waiver allows it. */
const isRejected = ({ state, reasons }) => state === "fail" || reasons.some((reason) => (reason.kind === "within-waiver" || reason.kind === "waiver-undecided") && reason.isBeyondLimit);
/** @param tests - Number of tests that share the chance of blocking. */
function judgeSlice(limited, comparison, tests) {
	const { metric, slice } = limited;
	const own = comparisonOfSlice(limited, comparison, tests);
	return settleUndecided({
		...checkWaivedRow(metric, own, "only") ?? unmeasured(limited),
		slice
	}, limited, own);
}
/** The same comparison over the items of a slice, by its limit and its waivers alone. */
function comparisonOfSlice({ metric, slice, items, limit }, { policy, waivers = [], ...comparison }, tests) {
	const { baseline, candidate } = comparison;
	return {
		...comparison,
		policy: {
			...policy,
			limits: { [metric]: limit }
		},
		baseline: baseline && {
			...baseline,
			outcomes: selectOutcomes(baseline.outcomes, items)
		},
		candidate: {
			...candidate,
			outcomes: selectOutcomes(candidate.outcomes, items)
		},
		waivers: waivers.filter((each) => each.slice !== void 0 && isSameSlice(parseSlice(each.slice), slice)).map(({ slice: _, ...waiver }) => waiver),
		itemBlockError: BLOCK_ERROR / tests
	};
}
/** A limited metric without a figure fails. */
function unmeasured({ metric, limit }) {
	return {
		...emptyRow(metric),
		metric,
		limit,
		state: "fail",
		reasons: []
	};
}
/** Keeps an undecided slice from deciding, unless it could have been decided and is beyond its limit as measured. */
function settleUndecided(row, limited, own) {
	const { limit, items, isNamed } = limited;
	if (row.candidate === null) return !isNamed && own.baseline !== void 0 && !row.reasons.some(areLabelsContradicted) && !hasBaselineFigure(limited.metric, own) ? {
		...row,
		state: "shown"
	} : row;
	if (limit.decide !== "confident" || row.reasons.some(({ kind }) => kind === "random-outputs")) return row;
	const needed = neededItems(row, limited, own);
	const undecided = {
		kind: "slice-undecided",
		items: items.length,
		needed
	};
	const { interval: _, valueInterval: __, ...plain } = row;
	if (items.length < 30) return {
		...plain,
		state: "shown",
		reasons: [undecided]
	};
	if (row.state !== "inconclusive") return row;
	if (row.reasons.some((each) => each.kind === "judged-over-items" && !each.hasInterval)) return {
		...row,
		state: "shown",
		reasons: [{
			...undecided,
			needed: null
		}, ...row.reasons]
	};
	if (needed !== null && items.length >= needed && !holdsOnAverage(row, limit)) return row;
	if (failsAlone(limited.metric, own)) return row;
	return {
		...row,
		state: "shown",
		reasons: [undecided]
	};
}
/** Labels that even the baseline misses are an error, not a property of the data. */
const areLabelsContradicted = (reason) => reason.kind === "not-measured" && reason.why.kind === "labels-contradicted";
/** Whether the slice would fail at 5% if it were the only one: with many slices that is not proof, but too much to ignore. */
const failsAlone = (metric, own) => checkRowAtLook(metric, {
	...own,
	itemBlockError: PASS_ERROR_OF_ITEMS
}, "only")?.state === "fail";
function hasBaselineFigure(metric, own) {
	const { baseline } = own;
	if (baseline === void 0) return false;
	return checkRowAtLook(metric, {
		...own,
		candidate: baseline
	}, "only")?.candidate != null;
}
/** Items that the margin needs, at the rate at which this candidate's outcomes change; null if no number is enough. */
function neededItems(row, { metric, limit }, { policy }) {
	const margin = row.baseline === null ? void 0 : marginOf(limit, row.baseline);
	const isShare = metric === "review-rate" || scoreBasis(policy.task) === "share";
	const least = margin !== void 0 && isShare ? itemsForNoChange(margin) : 0;
	const judged = row.reasons.find((reason) => reason.kind === "judged-over-items");
	if (judged?.needed === null) return null;
	if (judged?.clusters !== void 0 && judged.needed === void 0) return null;
	const needed = Math.max(30, least, judged?.needed ?? 0);
	return Number.isFinite(needed) ? needed : null;
}
/** One row for each pattern of the policy that covers no slice of the data. */
function missingRows({ policy, candidate }, limited) {
	return Object.entries(policy.slices ?? {}).flatMap(([pattern, limits]) => SLICE_METRICS.flatMap((metric) => {
		const limit = limits[metric];
		const isFound = limited.some((each) => each.metric === metric && coversSlice(pattern, each.slice));
		if (limit === void 0 || isFound) return [];
		const { name, better } = computeScore(policy.task, candidate.outcomes);
		const score = metric === "task-score" && { score: {
			name,
			better
		} };
		return [{
			...unmeasured({
				metric,
				limit
			}),
			...score,
			slice: parseSlice(pattern),
			reasons: [{ kind: "no-such-slice" }]
		}];
	}));
}
const WORST_FIRST = [
	"fail",
	"inconclusive",
	"waived",
	"shown",
	"pass"
];
/** By state, then by how much worse the slice got; one without a figure last. */
function rankOf({ state, change, score, metric }) {
	const sign = metric === "task-score" && score?.better !== "lower" ? 1 : -1;
	const harm = change === null ? -1 : Math.tanh(-sign * change);
	return WORST_FIRST.indexOf(state) * 4 - harm;
}
// src/verdict/time/time-parts.ts
/**
* Where the time of one run goes. Kernels and copies come from the profiled runs. `runtimeNs` is what remains of the
* same runs without a profile, which alternate with them. Profiling can slow kernels down so much that nothing remains.
*
* @returns Null if the arm was not profiled or not timed.
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
/** Duration of a run without waiting in the queue: the sum of its parts. */
const runNs = ({ kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs }) => kernelNs + fallbackNs + copyNs + reformatNs + runtimeNs;
// src/verdict/time/diagnose.ts
/** Requests wait longer than they are served. */
const QUEUEING = .5;
/** How much longer runs may be because the model's own threads wait for a core. */
const OWN_WAITING = .1;
/** Share of a run spent in kernels on the CPU instead of the device, and in the copies they need. */
const FALLBACK = .05;
/** Share of a run spent in casts, transposes, quantizing and dequantizing. */
const REFORMATTING = .25;
/** Share of a run spent outside all kernels. */
const RUNTIME = .3;
const MAX_NAMED$3 = 3;
/**
* What limits the model's speed, by the first rule that applies: it waits, its threads compete for cores, it runs in the
* wrong place, it converts data, it spends its time between kernels or enqueueing them. Otherwise its own arithmetic
* does. The thresholds are ours.
*
* @param measured - `ownWaiting`: how much longer runs are because the model's own threads wait for a core, as a
*   fraction; `gpu`: what bounds the model on a GPU, if it ran on one.
*/
function diagnose(parts, measured) {
	const { ownWaiting, placement, gpu } = measured;
	const { kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs, queueNs } = parts;
	const serviceNs = runNs(parts);
	const ofRun = (ns) => ({
		ns,
		runNs: serviceNs
	});
	if (queueNs > QUEUEING * (queueNs + serviceNs)) return {
		kind: "queueing",
		waitNs: queueNs,
		serviceNs
	};
	if (ownWaiting > OWN_WAITING) return {
		kind: "own-threads",
		ratio: ownWaiting
	};
	if (fallbackNs + copyNs > FALLBACK * serviceNs) {
		const operators = largest(placement, [
			"fallback",
			"shape",
			"copy"
		]);
		return {
			kind: "fallback",
			...ofRun(fallbackNs + copyNs),
			operators
		};
	}
	if (reformatNs > REFORMATTING * serviceNs) return {
		kind: "reformatting",
		...ofRun(reformatNs),
		operators: largest(placement, ["reformat"])
	};
	if (runtimeNs > RUNTIME * serviceNs) {
		const nodes = placement.reduce((sum, row) => sum + row.nodes, 0);
		return {
			kind: "between-kernels",
			...ofRun(runtimeNs),
			nodes
		};
	}
	if (gpu?.bound === "enqueue") {
		const { computeNs, enqueueNs, copyNs: gpuCopyNs } = gpu;
		return {
			kind: "enqueueing",
			computeNs,
			enqueueNs,
			copyNs: gpuCopyNs
		};
	}
	return {
		kind: "kernels",
		...ofRun(kernelNs),
		operators: largest(placement, ["kernel"])
	};
}
/** The operators in these roles that take the most time, with their shares of all kernel time. */
function largest(placement, roles) {
	return placement.filter(({ role }) => roles.includes(role)).slice(0, MAX_NAMED$3).map(({ operator, nodes, timeShare }) => ({
		operator,
		nodes,
		timeShare
	}));
}
// src/verdict/time/diagnose-gpu.ts
/** Enqueueing time, as a share of kernel time, from which the GPU waits for the host. */
const ENQUEUE = .8;
/** Coefficient of variation of the launches' medians from which the clocks are suspect. */
const UNSTABLE = .025;
/** With fewer launches the spread means nothing. */
const MIN_LAUNCHES = 4;
/**
* What bounds a model on a GPU, by trtexec's rules on our own figures: *enqueue-bound* if enqueueing the kernels takes
* more than 0.8 of their time, *transfer-bound* if the copies take at least as long as the kernels, else
* *compute-bound*. Also whether the clocks are unstable, which trtexec reports from a coefficient of variation of 2.5%.
*
* @param parts - Kernels and copies from a profile that waits for each kernel, where the provider can.
* @param measured - `enqueueNs`: time to enqueue the kernels of a run. Null if the provider enqueues and computes in
*   one step; then the time that a run spends between kernels is used.
* @see NVIDIA/TensorRT, samples/common/sampleReporting.cpp
*/
function diagnoseGpu({ kernelNs, reformatNs, runtimeNs, copyNs }, { enqueueNs: measuredNs, launches }) {
	const computeNs = kernelNs + reformatNs;
	const enqueueNs = measuredNs ?? runtimeNs;
	const bound = findBound({
		computeNs,
		enqueueNs,
		copyNs
	});
	return {
		bound,
		computeNs,
		enqueueNs,
		copyNs,
		clockVariation: bound === "enqueue" ? null : findUnstable(launches)
	};
}
function findBound({ computeNs, enqueueNs, copyNs }) {
	if (copyNs > 0 && copyNs >= computeNs) return "transfer";
	return enqueueNs > ENQUEUE * computeNs ? "enqueue" : "compute";
}
function findUnstable(launches) {
	if (launches.length < MIN_LAUNCHES) return null;
	const medians = launches.map(({ p50Ns }) => p50Ns);
	const variation = standardDeviation(medians) / mean(medians);
	return variation > UNSTABLE ? variation : null;
}
// src/verdict/time/explain-time.ts
/** Where both arms spend their time, what limits the candidate, and which operators changed; null without a profile. */
function explainTime({ policy, baseline, candidate, filePrecision }) {
	const parts = computeTimeParts(candidate);
	if (parts === null) return null;
	const { placement, launches, enqueueNs = null } = candidate;
	const ownWaiting = mean(launches.map(({ waiting }) => waiting?.own ?? 0));
	const gpu = policy.runtime.providers[0] !== "cpu" ? diagnoseGpu(parts, {
		enqueueNs,
		launches
	}) : void 0;
	return {
		baseline: baseline === void 0 ? null : computeTimeParts(baseline),
		candidate: parts,
		diagnosis: diagnose(parts, {
			ownWaiting,
			placement,
			gpu
		}),
		...gpu && { gpu },
		operators: baseline === void 0 ? [] : compareOperators(baseline.placement, placement),
		execution: computeExecution(placement, filePrecision)
	};
}
/** Operators that multiply and add, which are the ones that a model's precision is for. */
const COMPUTES = /Conv|Gemm|MatMul|Attention|LSTM|GRU|Einsum/;
const CONVERTS = /^(Dynamic)?(Quantize|Dequantize)Linear$/;
const IS_INTEGER = /^u?int(2|4|8|16)$/;
/** Operators that compute in integers although their input is floating point. */
const QUANTIZES_ITSELF = /^DynamicQuantize|NBits$/;
const MAX_NAMED$2 = 3;
/**
* The precision that the runtime computed in, by the element type of each operator's first input. Shares are of all
* kernel time.
*
* @param file - What the model file declares; undefined if it was not inspected.
* @returns Null if nothing computes, or the runtime did not report types.
*/
function computeExecution(placement, file) {
	const known = placement.filter(({ precision }) => precision !== "");
	const computing = known.filter(({ operator }) => COMPUTES.test(operator));
	if (computing.length === 0) return null;
	const converting = known.filter(({ operator }) => CONVERTS.test(operator));
	const share = (rows) => rows.reduce((sum, row) => sum + row.timeShare, 0);
	const floating = computing.filter(({ operator, precision }) => !IS_INTEGER.test(precision) && !QUANTIZES_ITSELF.test(operator));
	return {
		filePrecision: file?.name ?? null,
		operators: [...computing.slice(0, MAX_NAMED$2), ...converting.slice(0, MAX_NAMED$2)].map(({ operator, precision, timeShare }) => ({
			operator,
			precision,
			timeShare
		})),
		isUnlikeFile: file?.isQuantized === true && share(floating) > share(computing) / 2
	};
}
// src/verdict/judge-model.ts
/** Judges every metric of one model. All rows are decided before the state, so no row hides another. */
function judgeModel(comparison) {
	const { policy, baseline, candidate } = comparison;
	const rows = [...METRIC_NAMES.flatMap((metric) => checkRow(metric, comparison) ?? []), ...checkSliceRows(comparison)].map(policy.dataSet?.tier === "advisory" ? adviseOnly : (row) => row);
	const flips = baseline === void 0 ? null : compareOutcomes(baseline.outcomes, candidate.outcomes);
	return {
		state: stateOf(rows, baseline !== void 0),
		rows,
		slices: [...computeSlices(policy.task, baseline?.outcomes, candidate.outcomes)],
		...guessingOf(comparison),
		cost: costOf(comparison),
		...energyOf(comparison),
		placement: {
			baseline: [...baseline?.placement ?? []],
			candidate: [...candidate.placement]
		},
		time: explainTime(comparison),
		flips: flips && {
			rightToWrong: flips.rightToWrong,
			wrongToRight: flips.wrongToRight,
			...testFlips(candidate.outcomes, flips, policy.review !== void 0)
		}
	};
}
/** The state of a model from its rows, worst first. A model without a judged row never passes. */
function stateOf(rows, hasBaseline) {
	const has = (state) => rows.some((row) => row.state === state);
	if (has("fail")) return "fail";
	if (!hasBaseline) return "no-baseline";
	if (has("inconclusive")) return "inconclusive";
	if (has("waived")) return "waived";
	return has("pass") || rows.some(isAdvisory) ? "pass" : "error";
}
/** Without a limit on the score, it does not affect the verdict. */
function guessingOf({ policy, baseline, candidate }) {
	if (policy.limits["task-score"] === void 0) return {};
	const guess = findGuess(policy.task, (baseline ?? candidate).outcomes);
	if (guess === void 0) return {};
	return { guessing: {
		arm: baseline === void 0 ? "candidate" : "baseline",
		...guess
	} };
}
function costOf({ prices, policy, baseline, candidate }) {
	if (prices === void 0) return null;
	const parts = (arm) => {
		const { launches, outcomes } = arm;
		const joules = joulesPerRun(arm);
		if (launches.length === 0 || measuresPower(prices) && joules === void 0) return null;
		if (lacksTokens(prices, arm)) return null;
		return computeCost(prices, {
			machineNs: mean(launches.map(({ machineNs }) => machineNs)),
			batch: policy.traffic.batch,
			reviewRate: reviewRate(outcomes),
			joules,
			tokens: tokensOf(arm)
		});
	};
	const own = parts(candidate);
	return own && {
		baseline: baseline === void 0 ? null : parts(baseline),
		candidate: own
	};
}
/** Empty if no energy was measured. */
function energyOf({ policy, baseline, candidate }) {
	const { energy } = candidate;
	if (energy === void 0 || energy.how === null) return {};
	const per1000 = (joules) => joules === void 0 ? null : 1e3 * joules / policy.traffic.batch;
	const of = (arm) => ({
		grossJPer1000: per1000(joulesPerRun(arm)),
		netJPer1000: per1000(netJoulesPerRun(arm))
	});
	return { energy: {
		how: energy.how,
		idleW: energy.idleW,
		baseline: baseline?.energy === void 0 ? null : of(baseline),
		candidate: of(candidate)
	} };
}
/** Tests the flips and, with a review rule, the items that moved between machine and human review. */
function testFlips(table, changes, hasReview) {
	const { rightToWrong, wrongToRight, newlyReviewed, noLongerReviewed } = changes;
	const clusters = clustersOf(table);
	return {
		mcnemarP: discordanceP({
			table,
			gained: wrongToRight,
			lost: rightToWrong
		}),
		...clusters && { clusters: clusters.length },
		...hasReview && { review: {
			newlyReviewed: newlyReviewed.length,
			noLongerReviewed: noLongerReviewed.length,
			mcnemarP: discordanceP({
				table,
				gained: newlyReviewed,
				lost: noLongerReviewed
			})
		} }
	};
}
/**
* A candidate that could not be measured fails every limit, because a limited metric without a figure fails. A missing
* provider says nothing about the model, so then no limit is judged.
*/
function judgeFailure(policy, failure) {
	const { kind, message } = failure;
	if (kind === "no-provider") return judgeNothing("no-provider");
	const rows = METRIC_NAMES.flatMap((metric) => {
		const limit = policy.limits[metric];
		if (limit === void 0) return [];
		const why = {
			kind: "failed",
			failure: kind,
			message
		};
		return [{
			...emptyRow(metric),
			metric,
			limit,
			state: "fail",
			reasons: [{
				kind: "not-measured",
				why
			}]
		}];
	});
	return {
		...judgeNothing("fail"),
		rows
	};
}
/** A judgement without rows. */
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
// src/report/words/drift.ts
/** "release `v1.2` (`1a2b3c4`)"; "the last release" if it is unknown. */
function releaseName({ release }) {
	return release === null ? "the last release" : `release \`${release.tag}\` (${shaText(release.commit)})`;
}
/** Why the drift was not judged, or need not be, as a clause without a full stop. */
function driftReasonText(reason) {
	switch (reason.kind) {
		case "items-in-shards": return `the drift limits on ${metricNames(reason.metrics)} need all items, which were split into shards`;
		case "release-unknown": return `the last release is unknown (${releaseUnknownText(reason.why)})`;
		case "no-release": return "there is no release yet";
		case "kept-by-record": return "the same model met these limits when it was recorded";
		case "not-measured": return `it could not be measured: ${reason.message}`;
		case "no-baseline": return noBaselineText(reason.why);
		case "incomparable": return `it cannot be compared: ${reason.differences.map(differenceText).join("; ")}`;
		case "not-judged": return "no limit could be judged";
	}
}
/** Why the last release is unknown, as a clause without a full stop. */
function releaseUnknownText(why) {
	switch (why.kind) {
		case "not-asked": return "this run cannot look it up";
		case "no-token": return "there is no token for GitHub’s API";
		case "shallow-clone": return "the clone is shallow and has no tag: name the release with `--release`";
		case "failed": return why.message;
	}
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
	return `${GUESSES[by]} A broken model would pass too, so check that the labels fit the outputs: their order, \`classes\` and \`output\`.`;
}
const GUESSES = {
	"most-frequent": "Chance is the score of a model that always predicts the most frequent labels.",
	"as-often": "Chance is the score of a model that picks classes at random, as often as each occurs.",
	shares: "Chance is the score of a model that always predicts how often each class occurs.",
	"random-order": "Chance is the score of a model that ranks the items at random.",
	"mean-label": "Chance is the score of a model that always predicts the mean of the labels.",
	"median-label": "Chance is the score of a model that always predicts the median of the labels.",
	"any-direction": "Chance is the score of a model whose vectors point in random directions.",
	silence: "Chance is the score of a model that always gives an empty answer.",
	nothing: "No item is right."
};
// src/report/words/headline-tags.ts
/** What a reader must know before believing a verdict, a few words each. */
function headlineTags(model) {
	const { attempts, acceptance, fallback, ending, oneChange, waivers = [], rows } = model;
	const { relocation, state, passesUndecided } = model;
	const heads = changedHeads(model.changes);
	const expired = waivers.find(({ standing, metric, slice }) => standing === "expired" && rows.some((row) => row.metric === metric && isSameSlice(row.slice, slice) && row.state === "fail"));
	return [
		...expired === void 0 ? [] : [`its waiver expired on ${expired.expires}`],
		...attempts === void 0 ? [] : [attemptsTag(attempts)],
		...ending.kind === "compared" && oneChange !== "off" && heads.length > 1 ? [`${heads.length} things changed together`] : [],
		...ending.kind === "compared" ? engineTag(model.changes) : [],
		...relocation === void 0 ? [] : relocationTags(relocation),
		...dataSetTags(model),
		...weaknessTags(model),
		...randomTags(model),
		...fallback === void 0 ? [] : ["measured on the CPU fallback"],
		...state === "inconclusive" && passesUndecided ? [undecidedTag(model)] : [],
		...acceptance === void 0 || ending.kind === "measured-alone" ? [] : acceptanceTag(acceptance)
	];
}
/** Which of the model's data sets it is, and what an advisory one found. */
function dataSetTags({ dataSet, rows }) {
	if (dataSet === void 0) return [];
	const broken = rows.filter(isAdvisory);
	return [`${dataSet.tier} data set`, ...broken.length === 0 ? [] : [`${namesOf(broken)} would not pass if the data set could block`]];
}
const undecidedTag = ({ dataSet }) => dataSet?.tier === "supporting" ? "undecided, which does not block" : "passes because of `on-inconclusive: pass`";
const namesOf = (rows) => rows.map(rowTitle).join(", ");
/** Engine against engine: no other change can be behind the figures. */
function engineTag(changes) {
	if (!changedHeads(changes).every((head) => head === "engine")) return [];
	const named = changes.filter((change) => change.kind === "setting" && change.name === "kind").map((change) => ` (${changeText(change)})`);
	return changes.some(({ head }) => head === "engine") ? [`only the engine changed${named.join("")}`] : [];
}
/** Fewer items say little: with nine, one flipped item is eleven percentage points. */
const FEW_ITEMS = 10;
/** Why a comparison that was made proves little. */
function weaknessTags({ ending, models, rows, drift, guessing, changes }) {
	const score = rows.find(({ metric, slice }) => metric === "task-score" && slice === void 0);
	const items = score?.samples?.of === "item" ? score.samples.candidate : void 0;
	return [
		...ending.kind === "compared" && models.baseline?.sha256 === models.candidate.sha256 && changes.every(({ head }) => head !== "server" && head !== "engine") ? ["both models are the same file"] : [],
		...items !== void 0 && items < FEW_ITEMS ? [`scored on ${countOf(items, "item")} only`] : [],
		...undecidedSlicesTag(rows),
		...undecidedSlicesTag(drift?.rows ?? []).map((tag) => `${tag} since the release`),
		...guessing === void 0 ? [] : [guessingTag(guessing, rows)]
	];
}
function undecidedSlicesTag(rows) {
	const undecided = rows.filter(({ reasons }) => reasons.some(({ kind }) => kind === "slice-undecided"));
	return undecided.length === 0 ? [] : [`${countOf(undecided.length, "limit")} by slice undecided`];
}
/** A comparison on random inputs says nothing about real data, and only about the outputs that it compared. */
function randomTags({ notes, ending }) {
	const has = (wanted) => notes.some(({ kind }) => kind === wanted);
	if (has("made-up-prompts")) return ["on made-up prompts, without labels"];
	if (has("labels-of-baseline")) return ["without labels"];
	if (!notes.some(({ kind }) => kind === "random-inputs")) return [];
	const left = notes.flatMap((note) => note.kind === "outputs-not-compared" ? note.names : []);
	const isConstant = notes.some((note) => note.kind === "outputs-constant" && note.names.length === note.of);
	return [
		"on random inputs",
		...left.length > 0 && ending.kind === "compared" ? [`${countOf(left.length, "output")} not compared`] : [],
		...isConstant ? ["the baseline’s outputs never change"] : []
	];
}
/** "renamed from `a`", "moved from `a.onnx` (removed) to `b.onnx`". */
function relocationTags({ formerId, moved }) {
	return [...formerId === void 0 ? [] : [`renamed from \`${formerId}\``], ...moved === void 0 ? [] : [`moved from \`${pathText(moved.from)}\` (${OLD_FILES[moved.oldFile]}) to \`${pathText(moved.to)}\``]];
}
/** The headline has room for about a line. */
const pathText = (path) => plainText(path, 60);
const OLD_FILES = {
	removed: "removed",
	unchanged: "left unchanged",
	"not-in-git": "not in git"
};
function attemptsTag({ number, basis }) {
	switch (basis) {
		case "all":
		case "this": return `attempt ${number}`;
		case "earlier": return `attempt ${number}, decided by an earlier one`;
		case "pull-request": return "measured by the pull request’s own run";
	}
}
function acceptanceTag({ accepted, by }) {
	if (!accepted) return ["recorded, but not accepted as a baseline"];
	return by === void 0 ? [] : [`accepted by ${by.actor}`];
}
// src/report/words/problem/contradiction.ts
/** A combination in a verdict that cannot be true: one clause about "it", without a full stop. */
function contradictionText(contradiction) {
	switch (contradiction.kind) {
		case "no-model": return "it has no model";
		case "too-many-models": return `it has more than ${contradiction.max} models`;
		case "bad-model-id": return "it has an invalid model id";
		case "metric-twice": return `it has two rows for ${metricNames([contradiction.metric])}`;
		case "passes-beyond-limit": return `its row ${metricNames([contradiction.metric])} passes although its figures do not meet its limit`;
		case "waived-without-waiver": return `its row ${metricNames([contradiction.metric])} is waived, but no waiver applies`;
		case "drift-passes-over-failure": return "its drift since the last release has a milder verdict than its own rows";
		case "milder-than-rows": return `a model claims "${word(contradiction.state)}", but its rows say "${word(contradiction.rows)}"`;
		case "green-without-figures": return `a model claims "${word(contradiction.state)}", but it was not measured`;
		case "complete-despite-problems": return `it claims "${word(contradiction.state)}", but results are missing`;
		case "not-the-worst-model": return `it claims "${word(contradiction.state)}", but its worst model is "${word(contradiction.worst)}"`;
		case "limit-not-judged": return `it has no row that judges ${metricNames([contradiction.metric])} by the limit of the policy`;
		case "not-advisory": return `its row ${metricNames([contradiction.metric])} does not count, as on an advisory data set, but the data set is not advisory`;
		case "drift-not-judged": return "it does not judge the drift limits of the policy";
		case "not-new": return "it claims that the model is new, but the base commit has it";
	}
}
const word = (state) => STATE_LABELS[state].word;
// src/report/words/problem/problem.ts
/** What is wrong with the results of several jobs: one clause, without a full stop. */
function problemText(problem) {
	switch (problem.kind) {
		case "job-not-successful": return `job \`${problem.job}\` did not succeed (${problem.result})`;
		case "unreadable-file": return `\`${problem.place}\` is not a result of this gate: ${unreadableText(problem.why)}`;
		case "refused-result": return `the result for ${resultText(problem.result)} in \`${problem.place}\` ${mismatchText(problem.why)}`;
		case "no-result": return `\`${problem.model}\` has no result: its measuring job left none`;
		case "several-results": return `\`${problem.model}\` has ${problem.results} results, expected one`;
		case "whole-and-shards": return `\`${problem.model}\` has both a result for all items and results for shards`;
		case "different-splits": return `\`${problem.model}\` has shards from different splits: ${problem.of.map((of) => `of ${of}`).join(", ")}`;
		case "duplicate-shard": return `\`${problem.model}\` has more than one result for ${shardText(problem.shard)}`;
		case "missing-shards": return `\`${problem.model}\` has no result for ${problem.shards.length === 1 ? "shard" : "shards"} ${problem.shards.join(", ")} of ${problem.of}`;
		case "job-failed": return `${resultText(problem.result)}: ${problem.message}`;
		case "result-without-verdict": return `the result for \`${problem.model}\` has no verdict`;
		case "contradiction": return `the result for \`${problem.model}\` contradicts itself: ${contradictionText(problem.contradiction)}`;
		case "shard-without-outcomes": return `a shard of \`${problem.model}\` has no outcomes`;
		case "other-settings": return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with different settings from the first shard’s: ${problem.differences.map(differenceText).join("; ")}`;
		case "other-file": return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with a different ${problem.arm} from the first shard’s`;
		case "shards-of-different-sets": return `the shards of \`${problem.model}\` do not make up one set: ${problem.message}`;
		case "untrusted": return `the verdict job of that run reported ${problem.problems === 1 ? "one problem" : `${problem.problems} problems`}`;
	}
}
const resultText = ({ model, shard }) => shard === null ? `\`${model}\`` : `\`${model}\`, ${shardText(shard)}`;
const shardText = ({ index, of }) => `shard ${index} of ${of}`;
const FIELDS = {
	repository: "repository",
	runId: "run",
	commit: "commit",
	baselineCommit: "baseline commit",
	use: "use",
	policy: "policy",
	gate: "version of the gate"
};
function mismatchText(why) {
	switch (why.kind) {
		case "other-identity": return `is from a different ${FIELDS[why.field]}: expected ${shortened(why.expected)}, got ${shortened(why.got)}`;
		case "later-attempt": return `is of attempt ${why.got}, which is later than this one (${why.expected})`;
		case "unknown-model": return "is for a model that is not in the policy";
		case "not-on-fallback": return "was not measured as a CPU fallback, which the route job chose: pass its output `fallback` to the measuring job";
		case "on-fallback": return "was measured as a CPU fallback, which the route job did not choose";
	}
}
function unreadableText(why) {
	switch (why.kind) {
		case "not-a-file": return "it is a link or a folder, not a file";
		case "too-large": return `it has ${why.bytes} bytes, more than ${why.maxBytes}`;
		case "not-json": return "it is not JSON";
		case "not-read": return `it could not be read (${why.message})`;
		case "invalid": return why.path === "" ? why.message : `\`${why.path}\`: ${why.message}`;
	}
}
const MAX_CHARACTERS = 100;
/** A digest by its first characters; any other name cut to fit on a line. */
const shortened = (name) => name === null ? "none" : name.slice(0, /^[0-9a-f]{40,64}$/.test(name) ? 12 : MAX_CHARACTERS);
// src/report/words/headline.ts
/** What was found for all models, on one line: the worst model's headline, and how many ended like it. */
function verdictHeadline({ state, models, rules, problems }) {
	const [problem, ...more] = problems ?? [];
	if (problem !== void 0) return `not everything was measured: ${problemText(problem)}${andMore(more.length)}`;
	const worst = models.find((model) => model.state === state);
	if (worst === void 0) return "no model was judged";
	const alike = models.filter((model) => model.state === state).length;
	const kinds = models.some(({ dataSet }) => dataSet !== void 0) ? "models and data sets" : "models";
	const count = models.length === 1 ? "" : `${alike} of ${models.length} ${kinds}: `;
	const warning = rules === void 0 ? void 0 : rulesTag(rules);
	return [`${count}\`${worst.id}\` ${headline(worst)}`, ...warning === void 0 ? [] : [warning]].join("; ");
}
/**
* What was found for a model, to follow its name, on one line without a full stop: "P95 latency +45.6% (limit +10%);
* attempt 3".
*/
function headline(model) {
	return [findingText(model), ...headlineTags(model)].join("; ");
}
/** A change that is its own judge or that loosens the gate: a reader must not miss either. */
function rulesTag({ origin, changes }) {
	switch (origin) {
		case "first": return "judged by its own policy: the base commit has none";
		case "unreadable": return "judged by its own policy: the base commit’s cannot be read";
		case "base-commit":
			if (changes.some(({ effect }) => effect === "loosened")) return "loosens the policy";
			return changes.some(mayLoosen) ? "changes the policy" : void 0;
	}
}
/** The last release comes first if it alone decided. */
function findingText(model) {
	const own = endingText(model);
	const { drift } = model;
	if (drift === void 0 || drift.state === "pass") return own;
	const since = driftText(drift);
	const state = ownState(model);
	return state === "pass" || state === "waived" ? since : `${own}; ${since}`;
}
/** How a comparison ended by itself, to follow a model's name, without a full stop. */
function endingText(model) {
	const { ending, rows, saves } = model;
	const state = ownState(model);
	switch (ending.kind) {
		case "compared": return rowsText(state, rows);
		case "unchanged": {
			const judged = rows.filter((row) => row.state !== "shown").length;
			return `is unchanged since its baseline was recorded: ${countKept(rows)} of ${judged} limits met`;
		}
		case "failed": return failureHeadline(ending);
		case "shard-failed": return `could not be scored: shard ${ending.shard} of ${ending.of} failed`;
		case "incomparable": return "cannot be compared with its baseline";
		case "no-baseline":
			if (state === "fail") return namedRows(rows, "fail");
			return ending.why.kind === "new-model" ? "is new" : "has no baseline to compare with";
		case "measured-alone":
			if (state === "fail") return namedRows(rows, "fail");
			return ending.isRecordable ? recordedText(saves) : "was not recorded: other work was running on the GPU";
		case "not-signed-off": return "was not measured, and the release is not signed off";
	}
}
/** The state of a model by its rows alone, or its own if nothing was measured. */
function ownState({ ending, rows, baselineSource, state }) {
	switch (ending.kind) {
		case "compared":
		case "unchanged":
		case "no-baseline":
		case "measured-alone": {
			const ofRows = stateOf(rows, baselineSource !== null);
			return ofRows === "error" && rows.some(isOfShard) ? "pass" : ofRows;
		}
		case "failed":
		case "shard-failed":
		case "incomparable":
		case "not-signed-off": return state;
	}
}
function recordedText(saves) {
	const saved = saves.find(({ state }) => state === "saved");
	return saved === void 0 ? "was measured, but no store could save the baseline" : `was recorded as baseline in ${storeText(saved.store)}`;
}
function driftText(drift) {
	const { state, rows, why } = drift;
	if (why === void 0) return `${rowsText(state, rows)} since ${releaseName(drift)}`;
	return `drift since ${releaseName(drift)}: ${driftReasonText(why)}`;
}
// src/report/words/next-step/server-step.ts
/** What to do about a server that failed, whichever arm's it is. */
function serverStep(failure) {
	switch (failure) {
		case "timed-out": return "Check that `engine.start` passes `{port}` on and that the server answers `ready.path` with status 200. If it only takes longer, raise `ready.within`.";
		case "no-answer": return "Check `engine.endpoint` and `engine.model-name`. A language model’s server must stream its answers and count tokens (`usage`).";
		case "out-of-memory": return "Make the model smaller, or raise `runtime.memory-limit`.";
		case "answers-differ": return "Find out why the server answers differently under load: a cache, a fallback model, batching, or an option that depends on how it was started.";
		case "crashed":
		case "refused":
		case "broke-protocol":
		case "no-provider":
		case "fell-back": return "Run `engine.start` by hand in the folder of the policy. The server gets PATH, LANG, TZ and what `engine.environment` names.";
	}
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
const MAX_NAMED$1 = 3;
/** "Fell back to the CPU: `GridSample` ×3 (the provider has no kernel for it)."; undefined if nothing did. */
function fallenBackText(placement) {
	const fallen = placement.filter(({ role }) => role === "fallback");
	if (fallen.length === 0) return void 0;
	const named = fallen.slice(0, MAX_NAMED$1).map((row) => `\`${row.operator}\` ×${row.nodes} (${reasonText(row)})`);
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
// src/report/sections/render-cost.ts
/** Column headings and row names of the tables of cost and energy. */
const COST_LABELS = {
	part: "Part",
	total: "Total",
	energy: "Energy",
	gross: "Gross",
	net: "Without idle power"
};
/** What 1,000 runs cost, part by part; undefined without prices. */
function renderCost({ cost }) {
	if (cost === null) return void 0;
	const { baseline, candidate } = cost;
	const usd = (value) => formatValue(value ?? null, "USD");
	const rows = COST_PARTS.map(([title, part]) => [
		title,
		usd(baseline?.[part]),
		usd(candidate[part])
	]);
	const before = baseline === null ? void 0 : usd(total(baseline));
	const now = usd(total(candidate));
	const header = [
		COST_LABELS.part,
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	return {
		name: PARTS.cost,
		summary: costSummary(before, now),
		body: renderTable({
			header,
			align: "lrr"
		}, [...rows, [
			`**${COST_LABELS.total}**`,
			before ?? usd(void 0),
			now
		]])
	};
}
function total(parts) {
	return COST_PARTS.reduce((sum, [, part]) => sum + parts[part], 0);
}
/** "Cost per 1,000 runs: 60.38 USD → 106.50 USD"; only the second figure without a baseline. */
const costSummary = (baseline, candidate) => `Cost per 1,000 runs: ${baseline === void 0 ? candidate : `${baseline} → ${candidate}`}`;
/** Energy of 1,000 runs, with and without idle power; undefined if it was not measured. */
function renderEnergy({ energy }) {
	if (energy === void 0) return void 0;
	const { baseline, candidate } = energy;
	const cells = (part) => [formatValue(baseline?.[part] ?? null, "J"), formatValue(candidate[part], "J")];
	const header = [
		COST_LABELS.energy,
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	return {
		name: PARTS.energy,
		summary: energySummary(formatValue(candidate.grossJPer1000, "J")),
		body: [renderTable({
			header,
			align: "lrr"
		}, [[COST_LABELS.gross, ...cells("grossJPer1000")], [COST_LABELS.net, ...cells("netJPer1000")]]), escapeProse(energyText(energy))].join("\n\n")
	};
}
/** "Energy per 1,000 runs: 1.25 kJ". */
const energySummary = (candidate) => `Energy per 1,000 runs: ${candidate}`;
/** The meter that energy was measured with, and the idle power. */
function energyText({ how, idleW }) {
	const idle = idleW === null ? "Idle power is unknown." : `Idle power: ${idleW.toFixed(1)} W.`;
	return `Measured by ${meterText(how)}, in windows of back-to-back runs. ${idle}`;
}
// src/report/words/baseline/acceptance.ts
/** Why a recorded commit may, or may not, be the baseline of later comparisons: a clause without a full stop. */
function acceptanceReasonText(reason) {
	switch (reason.kind) {
		case "recorded-by-hand": return "recorded by hand, without a comparison";
		case "accepted-by-person": return reason.reason;
		case "limits-kept": return "every limit is met";
		case "waived": return "every broken limit is within its waiver";
		case "no-baseline": return noBaselineText(reason.why);
		case "undecided": return reason.keepsLimits ? "undecided, but the measured figures meet every limit" : "undecided, and the measured figures do not meet every limit";
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
// src/report/words/model-notes.ts
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
		case "labelled-by-baseline":
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
// src/report/words/refusal.ts
/** Why a release is not signed off, as a clause without a full stop. */
function refusalText(refusal) {
	switch (refusal.kind) {
		case "no-earlier-release": return refusal.why === null ? "there is no earlier release to compare with" : `the last release is unknown: ${releaseUnknownText(refusal.why)}`;
		case "other-commit": return `${refusal.expected === null ? "the commit of the run" : commitText(refusal.expected)} must be checked out, but ${refusal.got === null ? "git cannot read which commit is" : `${commitText(refusal.got)} is`}`;
		case "file-not-of-commit": return `\`${refusal.path}\` ${CHANGED[refusal.is]}`;
		case "file-unknown": return `git cannot tell whether \`${refusal.path}\` is as committed: ${refusal.message}`;
		case "no-nightly": {
			const { model, path, sha256, maxAgeMs, why } = refusal;
			return `no nightly run of the last ${ageText(maxAgeMs)} passed \`${model}\` as it is in \`${path}\` (SHA-256 ${shortDigestText(sha256)}): ${noNightlyText(why)}`;
		}
		case "repeat-not-passed": {
			const { model, repeat, of, state } = refusal;
			return `\`${model}\` ended as \`${state}\`${of === 1 ? "" : ` in repeat ${repeat} of ${of}`}`;
		}
	}
}
const CHANGED = {
	changed: "was changed after the commit",
	uncommitted: "is not in the commit"
};
function noNightlyText(why) {
	switch (why.kind) {
		case "no-data-branch": return "no data branch is named, so there is no history";
		case "no-history": return `branch \`${why.branch}\` has no \`history.jsonl\``;
		case "history-unreadable": return `\`history.jsonl\` of branch \`${why.branch}\` could not be read: ${why.message}`;
		case "no-run": return "the history has no nightly run of this model";
		case "other-file": return `the last nightly run, on \`${why.recordedAt}\`, tested a different file (SHA-256 ${shortDigestText(why.sha256)})`;
		case "too-old": return `the last nightly run of this file was on \`${why.recordedAt}\``;
		case "not-passed": return `the last nightly run of this file, on \`${why.recordedAt}\`, ended as \`${why.state}\``;
		case "not-accepted": return `the last nightly run of this file, on \`${why.recordedAt}\`, was not accepted`;
	}
}
const commitText = (sha) => `commit ${shaText(sha)}`;
/** "7 days", "36 hours". */
function ageText(ms) {
	const hours = ms / 36e5;
	const [amount, unit] = hours >= 48 ? [hours / 24, "days"] : [hours, "hours"];
	return `${Number(amount.toPrecision(6))} ${unit}`;
}
// src/report/words/row/time.ts
/** Title of the fold of times. */
const timeSummary = ({ diagnosis }) => `Where the time goes: the bottleneck is ${bottleneckText(diagnosis)}`;
/** "Bottleneck: data movement." */
const bottleneckLabel = ({ diagnosis }) => `Bottleneck: ${bottleneckText(diagnosis)}.`;
/** What limits a model's speed, in two or three words: "data movement". */
function bottleneckText({ kind }) {
	switch (kind) {
		case "queueing": return "queueing";
		case "own-threads": return "the hardware";
		case "fallback":
		case "reformatting": return "data movement";
		case "between-kernels":
		case "enqueueing": return "the runtime";
		case "kernels": return "the model itself";
	}
}
/** The evidence for it, in one sentence: "Its kernels take 92% of a run (1.080 ms): `Conv` ×4 (87%)." */
function diagnosisText(diagnosis) {
	switch (diagnosis.kind) {
		case "queueing": return `Requests wait ${formatValue(diagnosis.waitNs, "ns")} in the queue and then take ${formatValue(diagnosis.serviceNs, "ns")}.`;
		case "own-threads": return `Its own threads compete for cores, which makes its runs ${wholePercent(diagnosis.ratio)} longer.`;
		case "fallback": return `Nodes that fell back to the CPU take ${ofRun(diagnosis)} with their copies${operatorsText(diagnosis.operators)}.`;
		case "reformatting": return `Converting data takes ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
		case "between-kernels": return `The runtime takes ${ofRun(diagnosis)} between its ${countOf(diagnosis.nodes, "kernel")} and for passing tensors.`;
		case "enqueueing": return `The GPU waits for the host: ${gpuTimesText(diagnosis)}.`;
		case "kernels": return `Its kernels take ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
	}
}
/** What to do about it, in one or two sentences. */
function nextStepOf({ kind }) {
	switch (kind) {
		case "queueing": return "Add streams or machines, or send fewer requests to each. A faster model also shortens the queue.";
		case "own-threads": return "Use fewer threads than there are cores.";
		case "fallback": return "Replace or fuse those operators with ones the provider has kernels for, or export the model with a newer opset.";
		case "reformatting": return "Use one precision and one layout across neighboring operators, so that the conversions go away.";
		case "between-kernels":
		case "enqueueing": return "Use fewer, larger kernels: raise `graph-optimization`, fuse operators or run larger batches.";
		case "kernels": return "Make the arithmetic cheaper (lower precision, fewer weights or layers), or use more threads.";
	}
}
/** What bounds the model on a GPU. */
const gpuBoundLabel = ({ bound }) => BOUNDS[bound];
const BOUNDS = {
	enqueue: "On the GPU: bound by enqueueing.",
	transfer: "On the GPU: bound by copies.",
	compute: "On the GPU: bound by its kernels."
};
/** Where the time goes on a GPU, and whether its clocks can be trusted. */
function gpuDiagnosisText(gpu) {
	const times = `Per run: ${gpuTimesText(gpu)}.`;
	if (gpu.clockVariation === null) return times;
	return `${times} The median latency varies by ${formatShare(gpu.clockVariation)} between launches, so the clocks may be unstable: lock them with \`runtime.lock-clocks\`.`;
}
/** "Executed: `MatMul` float32 (83%), `DequantizeLinear` int8 (5%). The file is int8 QDQ (static)." */
function executionText({ filePrecision, operators, isUnlikeFile }) {
	const shares = operators.map(({ operator, precision, timeShare }) => `\`${operator}\` ${precision} (${wholePercent(timeShare)})`);
	const file = filePrecision === null ? "" : ` The file is ${filePrecision}.`;
	const unlike = isUnlikeFile ? " Most of the arithmetic ran in floating point anyway." : "";
	return `Executed: ${shares.join(", ")}.${file}${unlike}`;
}
const MAX_NAMED = 3;
/** Operators that grew by less than this share of the largest growth are not worth naming. */
const WORTH_NAMING = .2;
/** What grew most: "`Conv` ×4 → ×41 (+80 µs) and a new `If` (+22 µs)"; undefined if nothing grew. */
function growthText(operators) {
	const grown = operators.filter((change) => changeNs(change) > 0);
	const [first] = grown;
	if (first === void 0) return void 0;
	const named = grown.filter((change) => changeNs(change) >= WORTH_NAMING * changeNs(first));
	return joinAnd(named.slice(0, MAX_NAMED).map(grownText));
}
function grownText(change) {
	const { operator, baseline, candidate } = change;
	const growth = `(+${formatValue(changeNs(change), "ns")})`;
	if (baseline.nodes > 0) return `\`${operator}\` ${nodesText(change)} ${growth}`;
	return `${candidate.nodes === 1 ? "a" : candidate.nodes} new \`${operator}\` ${growth}`;
}
/** "×24 (new)", "×4 (gone)", "×4 → ×6", "×4". */
function nodesText({ baseline, candidate }) {
	if (baseline.nodes === 0) return `×${candidate.nodes} (new)`;
	if (candidate.nodes === 0) return `×${baseline.nodes} (gone)`;
	return baseline.nodes === candidate.nodes ? `×${candidate.nodes}` : `×${baseline.nodes} → ×${candidate.nodes}`;
}
const wholePercent = (share) => `${(share * 100).toFixed(0)}%`;
const ofRun = ({ ns, runNs }) => `${wholePercent(ns / runNs)} of a run (${formatValue(ns, "ns")})`;
function gpuTimesText({ computeNs, enqueueNs, copyNs }) {
	const [compute, enqueue, copy] = [
		computeNs,
		enqueueNs,
		copyNs
	].map((ns) => formatValue(ns, "ns"));
	return `kernels take ${compute}, enqueueing them ${enqueue}, copies ${copy}`;
}
/** ": `Conv` ×48 (62%), `Mul` ×27 (9%)", as shares of all kernel time; empty if none is named. */
function operatorsText(operators) {
	const texts = operators.map(({ operator, nodes, timeShare }) => `\`${operator}\` ×${nodes} (${wholePercent(timeShare)})`);
	return texts.length === 0 ? "" : `: ${texts.join(", ")}`;
}
// src/report/words/why.ts
/** Why a model is in its state, in one to three sentences; undefined if the headline already says it. */
function whyText(model) {
	const texts = [...endingWhy(model), ...changeWhy(model)];
	return texts.length === 0 ? void 0 : texts.join(" ");
}
function endingWhy(model) {
	const { ending, drift } = model;
	switch (ending.kind) {
		case "compared":
		case "unchanged": {
			const own = rowsWhy(model);
			return own.length > 0 || drift === void 0 ? own : driftWhy(drift);
		}
		case "no-baseline": {
			const [own, why] = [rowsWhy(model), sentence(noBaselineText(ending.why))];
			return ownState(model) === "fail" ? [...own, why] : [why, ...own];
		}
		case "incomparable": return ending.differences.map((difference) => sentence(differenceText(difference)));
		case "not-signed-off": return ending.refusals.map((refusal) => sentence(refusalText(refusal)));
		case "failed":
		case "shard-failed": return ending.message === null ? [] : [failureWhy(ending.failure, ending.message)];
		case "measured-alone": return [];
	}
}
/** What changed between the models, if their comparison failed. */
function changeWhy(model) {
	const { ending, rows, changes, oneChange } = model;
	const isConcerned = ending.kind === "compared" && rows.some(({ state }) => state === "fail");
	const isTold = changedHeads(changes).length === 1 || oneChange !== "off";
	if (!isConcerned || !isTold) return [];
	const namesOperators = decisiveRow(model)?.metric === "latency-p95" && growthClause(model) !== void 0;
	return listed(namesOperators ? changesWithoutOperatorsText(changes) : changesText(changes));
}
const listed = (text) => text === void 0 ? [] : [text];
/** The row reason that {@link whyText} contains, so that a report need not repeat it; undefined if it contains none. */
function toldReason(model) {
	const row = decisiveRow(model);
	const isOfRows = ROW_ENDINGS.includes(model.ending.kind);
	return row === void 0 || !isOfRows || causeOf(row, model) !== void 0 ? void 0 : row.reasons[0];
}
const ROW_ENDINGS = [
	"compared",
	"unchanged",
	"no-baseline"
];
/** From the row that matters most. */
function rowsWhy(model) {
	const row = decisiveRow(model);
	return row === void 0 ? [] : listed(causeOf(row, model) ?? firstReason(row));
}
const decisiveRow = ({ rows }) => firstIn(rows, "fail") ?? firstIn(rows, "inconclusive") ?? firstIn(rows, "waived");
const causeOf = (row, model) => row.state === "fail" ? rowFailureWhy(row, model) : void 0;
const firstIn = (rows, state) => rows.find((row) => row.state === state);
/** Operators, items and cost belong to the comparison with the baseline, so they explain nothing here. */
function driftWhy({ state, rows }) {
	switch (state) {
		case "pass":
		case "incomparable": return [];
		case "inconclusive": {
			const row = firstIn(rows, "inconclusive");
			return row === void 0 ? [] : listed(firstReason(row));
		}
		case "fail": return ["Against its baseline this change meets its limits, but the changes since the release add up."];
	}
}
function firstReason(row) {
	const [reason] = row.reasons;
	return reason === void 0 ? void 0 : reasonText$1(reason, row);
}
/** The message of a loader stays unchanged; ours is turned into a sentence. */
const failureWhy = (failure, message) => failure === "no-provider" ? message : sentence(message);
/** What other figures explain about a row; undefined if it was not measured, or they explain nothing. */
function rowFailureWhy(row, model) {
	if (row.candidate === null) return void 0;
	if (row.slice !== void 0) return sliceWhy(row, model);
	const isBaselineNoBetter = row.baseline === null || breaksAtBaseline(row) && p95Cause(row) === void 0;
	if (breaksOwnBound(row) && isBaselineNoBetter) return ownBoundWhy(row);
	if (row.change === null) return void 0;
	switch (row.metric) {
		case "latency-p95": return latencyWhy(row, model);
		case "latency-p99":
		case "latency-p50":
		case "latency-mean":
		case "throughput":
		case "energy-per-1000": return growthWhy(model);
		case "ttft-p95":
		case "tpot-p95":
		case "output-tokens-per-second":
		case "goodput":
		case "error-rate":
		case "output-length":
		case "cost-per-million-tokens": return;
		case "agreement":
		case "kl-divergence":
		case "flips":
		case "task-score": return scoreWhy(model);
		case "review-rate": return reviewWhy(model);
		case "cost-per-1000": return costWhy(model);
		case "load-time":
		case "first-run":
		case "memory-ram-peak":
		case "memory-vram-peak":
		case "memory-arena-peak":
		case "model-size": return;
		case "fallback-time-share": return fallenBackText(model.placement.candidate);
	}
}
/** "P95 latency is 3.000 ms, and the limit is at most 2 ms. The baseline does not meet it either." */
function ownBoundWhy(row) {
	const { max, min } = row.limit ?? {};
	const text = `${rowTitle(row)} is ${valueText$1(row)}, and the limit is ${limitText$1({
		...row,
		limit: {
			max,
			min
		}
	})}.`;
	return row.baseline === null ? text : `${text} The baseline does not meet it either.`;
}
/** "1 input in 10 is slower by more than the limit (median +1.2%). What grew most per run: `Conv` ×4 → ×41 (+80 µs)." */
function latencyWhy(row, model) {
	const cause = p95Cause(row);
	if (cause === void 0) return growthWhy(model);
	return [isTail(cause) ? `${sentence(`${causeClause(cause)}${medianText(model)}`)}` : p95CauseText(cause), ...cause.kind === "slower-inputs" ? listed(growthWhy(model)) : []].join(" ");
}
function medianText({ rows }) {
	const median = rows.find(({ metric }) => metric === "latency-p50");
	if (median === void 0 || median.change === null) return "";
	const { interval: _, ...figure } = median;
	return ` (median ${rowChangeText(figure)})`;
}
function growthWhy(model) {
	const growth = growthClause(model);
	return growth === void 0 ? void 0 : sentence(growth);
}
function growthClause({ time }) {
	const growth = time === null ? void 0 : growthText(time.operators);
	return growth === void 0 ? void 0 : `what grew most per run: ${growth}`;
}
/** "81 items turned wrong, 23 turned right. Worst slice: `class=Shirt`, −18.3 pp." */
function scoreWhy(model) {
	const { flips, rows } = model;
	const worst = worstSlice(model);
	const change = worst === void 0 ? void 0 : sliceChangeText(worst, scoreUnit(rows));
	const texts = [...flips === null || flips.rightToWrong + flips.wrongToRight === 0 ? [] : [`${countOf(flips.rightToWrong, "item")} turned wrong, ${formatCount(flips.wrongToRight)} turned right.`], ...worst === void 0 || change === void 0 ? [] : [`Worst slice: \`${worst.key}=${worst.value}\`, ${change}.`]];
	return texts.length === 0 ? void 0 : texts.join(" ");
}
/** "21 of its 100 items changed outcome; over all items the change is +1.80 pp." */
function sliceWhy({ metric, reasons, samples }, { rows }) {
	const judged = reasons.find(({ kind }) => kind === "judged-over-items");
	const changed = judged?.kind === "judged-over-items" ? judged.changed : null;
	const whole = rows.find((row) => row.metric === metric && row.slice === void 0);
	if (changed === null || samples === void 0 || whole === void 0 || whole.change === null) return void 0;
	const { interval: _, ...figure } = whole;
	return `${formatCount(changed)} of its ${countOf(samples.candidate, "item")} changed outcome; over all items the change is ${rowChangeText(figure)}.`;
}
function reviewWhy({ flips }) {
	const review = flips?.review;
	if (review === void 0) return void 0;
	return `${countOf(review.newlyReviewed, "item")} newly ${review.newlyReviewed === 1 ? "goes" : "go"} to human review, ${formatCount(review.noLongerReviewed)} no longer.`;
}
/** "Human review rose from 60.38 USD to 106.50 USD." */
function costWhy({ cost }) {
	if (cost === null || cost.baseline === null) return void 0;
	const { baseline, candidate } = cost;
	const [first] = COST_PARTS.map(([title, part]) => ({
		title,
		before: baseline[part],
		now: candidate[part]
	})).toSorted((left, right) => right.now - right.before - (left.now - left.before));
	if (first === void 0 || !(first.now > first.before)) return void 0;
	return `${first.title} rose from ${formatValue(first.before, "USD")} to ${formatValue(first.now, "USD")}.`;
}
// src/report/sections/render-remarks.ts
const MAX_REMARKS = 12;
const MAX_NOTES$1 = 50;
const MAX_VISIBLE_NOTES = 5;
/** Notes that a reader must not miss, one per line; empty if there are none. */
const renderVisibleNotes = (model) => renderList(partNotes(model).visible);
/** All other notes. */
function renderFoldedNotes(model) {
	const { folded } = partNotes(model);
	if (folded.length === 0) return void 0;
	return {
		name: PARTS.notes,
		summary: notesSummary(folded.length),
		body: renderList(firstLines(folded, MAX_NOTES$1))
	};
}
function partNotes(model) {
	const { visible, others } = modelNotes(model);
	return {
		visible: visible.slice(0, MAX_VISIBLE_NOTES).map((text) => escapeProse(text)),
		folded: [...visible.slice(MAX_VISIBLE_NOTES), ...others].map((text) => escapeProse(text))
	};
}
/** Why rows are in their state, if neither the figures nor *Why* say it. */
function renderRemarks(model) {
	const remarks = rowRemarks(tabledRows(model.rows), toldReason(model));
	if (remarks.length === 0) return void 0;
	return {
		name: PARTS.remarks,
		summary: remarksSummary(remarks.length),
		body: renderList(renderLines$1(remarks))
	};
}
/** The same, one line per reason. Rows with the same reason, as after a crash, share one. */
const renderRemarkLines = (rows) => renderLines$1(rowRemarks(rows));
function renderLines$1(remarks) {
	const lines = remarks.map(({ titles, text }) => `**${escapeProse(titles)}**: ${escapeProse(text)}`);
	return firstLines(lines, MAX_REMARKS);
}
// src/report/sections/render-rows.ts
/** Twice what a policy can name; only a guard. */
const MAX_ROWS$1 = 24;
/**
* The table of judged rows, in the policy's order. Failed rows come first only if not all rows fit. Rows without a
* limit are in it only if no row has one.
*
* @param against - Heading of the column with the compared figures.
*/
function renderVerdictTable(rows, against = COLUMNS.baseline) {
	const { judged, shown } = partRows(tabledRows(rows));
	const visible = (judged.length > 0 ? judged : shown).slice(0, MAX_ROWS$1);
	const header = [
		"",
		COLUMNS.metric,
		against,
		COLUMNS.candidate,
		COLUMNS.change,
		COLUMNS.limit
	];
	return visible.length === 0 ? void 0 : renderTable({
		header,
		align: "llrrrl"
	}, visible.map(renderJudgedRow));
}
/** The figures that no limit judges. */
function renderShownRows(rows) {
	const { judged, shown } = partRows(rows.filter(({ slice }) => slice === void 0));
	if (judged.length === 0 || shown.length === 0) return void 0;
	const visible = shown.slice(0, MAX_ROWS$1);
	const header = [
		COLUMNS.metric,
		COLUMNS.baseline,
		COLUMNS.candidate,
		COLUMNS.change
	];
	return {
		name: PARTS.shown,
		summary: shownSummary(visible.map(renderBriefly)),
		body: renderTable({
			header,
			align: "lrrr"
		}, visible.map(renderShownRow))
	};
}
/** "Mean latency +5.1%". The title is the metric's own, because a summary takes no foreign text. */
function renderBriefly({ interval: _, ...row }) {
	const { title } = METRICS[row.metric];
	const change = rowChangeText(row);
	return change === "–" ? title : `${title} ${change}`;
}
function partRows(rows) {
	const isShown = (row) => row.state === "shown" && !isAdvisory(row);
	const judged = rows.filter((row) => !isShown(row));
	const failedFirst = judged.toSorted((left, right) => Number(right.state === "fail") - Number(left.state === "fail"));
	return {
		judged: judged.length > MAX_ROWS$1 ? failedFirst : judged,
		shown: rows.filter(isShown)
	};
}
/** A failed row is bold, to catch the eye. */
function renderJudgedRow(row) {
	const { interval: _, ...figure } = row;
	const { metric, baseline, candidate, change, limit } = renderRow(figure);
	const bold = (text) => row.state === "fail" && text !== "–" ? `**${text}**` : text;
	const interval = formatInterval(row, limitClauses(row.limit));
	return [
		rowLabel(row).icon,
		bold(escapeProse(metric, 80)),
		baseline,
		candidate,
		interval === "" ? bold(change) : `${bold(change)} ${interval}`,
		escapeProse(limit, 80)
	];
}
function renderShownRow(row) {
	const { metric, baseline, candidate, change } = renderRow(row);
	return [
		escapeProse(metric, 80),
		baseline,
		candidate,
		change
	];
}
// src/report/sections/render-drift.ts
const MAX_NOTES = 10;
/** The comparison with the last release if it decides the verdict; else empty. */
function renderDrift({ drift }) {
	return drift === void 0 || drift.state === "pass" ? "" : renderBody(drift).join("\n\n");
}
/** The same, folded, if the model keeps its drift limits. */
function renderKeptDrift({ drift }) {
	if (drift?.state !== "pass") return void 0;
	return {
		name: PARTS.drift,
		summary: keptDriftSummary(drift),
		body: renderBody(drift).join("\n\n")
	};
}
function renderBody(drift) {
	const { rows, why, source, attempts, notes } = drift;
	const lines = [
		...renderRemarkLines(tabledRows(rows)),
		...attempts === void 0 ? [] : [escapeProse(attemptsText(attempts))],
		...firstLines(notes.map((note) => escapeProse(noteText(note))), MAX_NOTES),
		...source === null ? [] : [escapeProse(releaseSourceText(baselineSourceText(source)))]
	];
	return [
		`**${escapeProse(sinceText(releaseName(drift)))}**`,
		...why === void 0 ? [] : [escapeProse(sentence(driftReasonText(why)))],
		renderVerdictTable(rows, COLUMNS.release) ?? "",
		renderList(lines)
	].filter((part) => part !== "");
}
// src/report/sections/render-items.ts
const MAX_IDS = 10;
/** Items right under one model and wrong under the other, with the test of both counts; undefined when there are none. */
function renderFlips({ flips }) {
	if (flips === null || flips.rightToWrong + flips.wrongToRight === 0) return void 0;
	const ids = (all) => all.slice(0, MAX_IDS).map(codeSpan);
	return {
		name: PARTS.flips,
		summary: flipsSummary(flips),
		body: renderList([
			flippedItemsText(FLIP_LABELS.lost, flips.rightToWrong, ids(flips.rightToWrongIds)),
			flippedItemsText(FLIP_LABELS.won, flips.wrongToRight, ids(flips.wrongToRightIds)),
			...flipTestTexts(flips)
		])
	};
}
/** "Flipped items: 81 right → wrong, 23 wrong → right". */
const flipsSummary = ({ rightToWrong, wrongToRight }) => `Flipped items: ${formatCount(rightToWrong)} right → wrong, ${formatCount(wrongToRight)} wrong → right`;
/** The two directions in which an item flips. */
const FLIP_LABELS = {
	lost: "Right → wrong",
	won: "Wrong → right"
};
/** One direction with the ids of its first items, ready to show: "Right → wrong (2): a, b". */
function flippedItemsText(label, count, ids) {
	const more = count > ids.length ? [`${formatCount(count - ids.length)} more`] : [];
	return `${label} (${formatCount(count)}): ${count === 0 ? "none" : [...ids, ...more].join(", ")}`;
}
/** Results of the exact McNemar test of both counts, and of the items that go to human review. */
function flipTestTexts({ mcnemarP, clusters, review }) {
	const [first, later] = clusters === void 0 ? ["Exact McNemar test", "exact McNemar test"] : ["Sign-flip test", "sign-flip test"].map((test) => `${test} of whole clusters (${formatCount(clusters)})`);
	const flipped = mcnemarP === void 0 ? [] : [`${first} of both counts: ${chanceText(mcnemarP)}`];
	if (review === void 0) return flipped;
	const { newlyReviewed, noLongerReviewed } = review;
	const counts = `${formatCount(newlyReviewed)} new, ${formatCount(noLongerReviewed)} no longer`;
	return [...flipped, `Items for human review: ${counts}; ${later}: ${chanceText(review.mcnemarP)}`];
}
/** "p = 0.453", "p below 0.001". */
const chanceText = (p) => p < .001 ? "p below 0.001" : `p = ${p.toFixed(3)}`;
const MAX_SLICES = 20;
/** The task score per slice, the worst change first; undefined without slices. */
function renderSlices(model) {
	const slices = worstSlicesFirst(model);
	if (slices.length === 0) return void 0;
	const worst = worstSlice(model);
	const unit = scoreUnit(model.rows);
	const { baseline, candidate, change } = COLUMNS;
	const table = renderTable({
		header: [
			SLICE_COLUMNS.slice,
			SLICE_COLUMNS.items,
			baseline,
			candidate,
			change
		],
		align: "lrrrr"
	}, slices.slice(0, MAX_SLICES).map((slice) => renderSlice(slice, unit)));
	const left = slices.length - MAX_SLICES;
	return {
		name: PARTS.slices,
		summary: slicesSummary(slices.length, worst && sliceChangeText(worst, unit)),
		body: left <= 0 ? table : [table, moreSlicesText(left)].join("\n\n")
	};
}
/** Column headings of the table of slices. */
const SLICE_COLUMNS = {
	slice: "Slice",
	items: "Items"
};
function renderSlice(slice, unit) {
	return [
		codeSpan(`${slice.key}=${slice.value}`),
		formatCount(slice.items),
		formatValue(slice.baseline, unit),
		formatValue(slice.candidate, unit),
		sliceChangeText(slice, unit) ?? "–"
	];
}
/** "Slices: 10, worst −18.3 pp". */
const slicesSummary = (count, worst) => `Slices: ${formatCount(count)}${worst === void 0 ? "" : `, worst ${worst}`}`;
/** Shown below a table that was cut. */
const moreSlicesText = (left) => `${formatCount(left)} more, none of them worse.`;
// src/report/words/model/layers.ts
/** Column headings of the table of layers. */
const LAYER_COLUMNS = {
	tensor: "Tensor",
	quantized: "Quantized",
	difference: "Largest difference",
	cosine: "Cosine"
};
/** Title of the fold. */
function layersSummary(layers) {
	switch (layers.kind) {
		case "compared": return `Layer by layer: ${layers.differing} of ${layers.compared} compared tensors beyond rounding`;
		case "not-compared": return "Layer by layer: not compared";
		case "failed": return "Layer by layer: the comparison failed";
	}
}
/**
* Where the models begin to differ.
*
* @param names - Of the first tensor that differs, and of the one where the difference grows most, ready to show; undefined if
*   there is none.
*/
function firstLayerText({ first: [first], rounding }, names) {
	const allowed = `${formatPercent(rounding)} of its largest number`;
	const grows = names.steepest === void 0 ? "" : ` The difference grows most at ${names.steepest}.`;
	if (first === void 0 || names.first === void 0) return `No compared tensor differs by more than ${allowed}.${grows}`;
	return `${`The first tensor that differs by more than ${allowed} is ${names.first}`}: ${layerDifferenceText(first)}.${names.steepest === names.first ? "" : grows}`;
}
/** "86.4%". */
const layerDifferenceText = ({ relative }) => relative === null ? "not a finite number" : formatShare(relative);
/** "0.8854"; four decimals, because sound models are at 0.99 and more. */
const cosineText = ({ cosine }) => cosine === null ? "none" : cosine.toFixed(4);
/** Which of the two models has quantized values there. */
function quantizedText({ baseline, candidate }) {
	if (baseline) return candidate ? "in both" : "in the baseline";
	return candidate ? "in this PR" : "no";
}
/** How the layers were compared. @param items - Names of the items, ready to show. */
function layersMethodText({ compared, shared }, items) {
	return `${items.length === 0 ? "The items" : joinAnd(items)} ran through both models with graph optimizations off. Compared: ${`${compared} of ${countOf(shared, "tensor")} with the same name in both`}.`;
}
/** Why there is no comparison. */
function notComparedText(layers) {
	if (layers.kind === "failed") return `The models did not run with all layers as outputs: ${layers.message}`;
	switch (layers.why) {
		case "score-kept": return "The task score did not get worse, so there is nothing to explain.";
		case "score-unknown": return "The scores of the models were not compared.";
		case "no-baseline-model": return "The baseline’s model file is not available, so there is nothing to compare with.";
		case "served": return "Only models that onnxruntime runs can be compared layer by layer.";
		case "state": return "Models with a state are not compared layer by layer.";
		case "unchanged": return "Both models are the same file.";
		case "shards": return "The items were split into shards, so the score was known only after the models had run. Run `check --explain-accuracy` on both files.";
		case "nothing-shared": return "The models have no tensors of numbers with the same name and shape. Export both with the same names.";
	}
}
// src/report/sections/render-layers.ts
/** Which layers of the models differ; undefined if not requested. */
function renderLayers({ layers }) {
	if (layers === void 0) return void 0;
	const body = layers.kind === "compared" ? renderCompared(layers) : escapeProse(notComparedText(layers));
	return {
		name: PARTS.layers,
		summary: layersSummary(layers),
		body
	};
}
function renderCompared(layers) {
	const { first, steepest, items } = layers;
	const names = {
		first: first[0] && nameOf(first[0]),
		steepest: steepest === null ? void 0 : nameOf(steepest)
	};
	const isListed = first.some(({ tensor }) => tensor === steepest?.tensor);
	const rows = steepest === null || isListed ? first : [...first, steepest];
	return [
		firstLayerText(layers, names),
		...rows.length === 0 ? [] : [renderRows(rows)],
		layersMethodText(layers, items.map((id) => codeSpan(id)))
	].join("\n\n");
}
const nameOf = ({ tensor }) => codeSpan(tensor);
function renderRows(rows) {
	const { tensor, quantized, difference, cosine } = LAYER_COLUMNS;
	const operator = COLUMNS.operator;
	const header = [
		tensor,
		`${operator}, ${COLUMNS.baseline}`,
		`${operator}, ${COLUMNS.candidate}`
	];
	return renderTable({
		header: [
			...header,
			quantized,
			difference,
			cosine
		],
		align: "llllrr"
	}, rows.map((row) => [
		nameOf(row),
		codeSpan(row.operators.baseline),
		codeSpan(row.operators.candidate),
		quantizedText(row.quantized),
		layerDifferenceText(row),
		cosineText(row)
	]));
}
// src/report/sections/render-placement.ts
const MAX_OPERATORS$1 = 10;
const MAX_PRECISION_CHARACTERS = 16;
/** Which operators ran where, why there, and how long, for both models; undefined if neither was profiled. */
function renderPlacement({ placement, time }) {
	const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
	if (operators.length === 0) return void 0;
	const fellBack = operators.filter((each) => whyThere(each) !== "");
	const shown = [.../* @__PURE__ */ new Set([...fellBack.slice(0, MAX_OPERATORS$1), ...operators.slice(0, MAX_OPERATORS$1)])];
	const left = operators.length - shown.length;
	return {
		name: PARTS.placement,
		summary: placementSummary(gistOf(placement)),
		body: [
			renderOperators$1(shown, fellBack.length > 0),
			...left === 0 ? [] : [moreOperatorsText(left)],
			...time?.execution == null ? [] : [escapeProse(executionText(time.execution))]
		].join("\n\n")
	};
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
function timeShare({ baseline, candidate }) {
	return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}
const whyThere = (placed) => placementReasonText(rowOf(placed));
const rowOf = ({ baseline, candidate }) => candidate ?? baseline;
/** The placement in a few words. */
function placementSummary(gist) {
	switch (gist.kind) {
		case "fallback": return `Placement: ${countOf(gist.nodes, "node")} fell back to the CPU, ${gist.timeShare} of the time with the copies`;
		case "other-providers": return "Placement: other execution providers than before";
		case "as-before": return "Placement: time per operator";
	}
}
/** How much fell back, or that providers differ. */
function gistOf({ baseline, candidate }) {
	const nodes = candidate.filter(({ role }) => role === "fallback").reduce((sum, row) => sum + row.nodes, 0);
	if (nodes > 0) {
		const share = candidate.filter(({ role }) => role === "fallback" || role === "copy").reduce((sum, row) => sum + row.timeShare, 0);
		return {
			kind: "fallback",
			nodes,
			timeShare: formatShare(share)
		};
	}
	const before = new Set(baseline.map(({ provider }) => provider));
	return { kind: before.size > 0 && candidate.some(({ provider }) => !before.has(provider)) ? "other-providers" : "as-before" };
}
/** Column headings of the placement table, besides the shared ones. */
const PLACEMENT_COLUMNS = {
	baselineNodes: "Baseline nodes",
	baselineTime: "Time",
	candidateNodes: "This PR nodes",
	candidateTime: "Time",
	why: "Why there"
};
function renderOperators$1(shown, hasReasons) {
	const { baselineNodes, baselineTime, candidateNodes, candidateTime, why } = PLACEMENT_COLUMNS;
	const header = [
		COLUMNS.operator,
		COLUMNS.place,
		baselineNodes,
		baselineTime,
		candidateNodes,
		candidateTime
	];
	const sorted = shown.toSorted((left, right) => timeShare(right) - timeShare(left));
	return renderTable({
		header: hasReasons ? [...header, why] : header,
		align: hasReasons ? "llrrrrl" : "llrrrr"
	}, sorted.map((each) => hasReasons ? [...renderOperator$1(each), whyThere(each)] : renderOperator$1(each)));
}
function renderOperator$1(placed) {
	const { provider } = rowOf(placed);
	return [
		renderOperatorName(rowOf(placed)),
		renderProvider(provider),
		...renderArm(placed.baseline),
		...renderArm(placed.candidate)
	];
}
/** Such as "`Conv` float32". */
function renderOperatorName({ operator, precision }) {
	return precision === "" ? codeSpan(operator) : `${codeSpan(operator)} ${escapeProse(precision, MAX_PRECISION_CHARACTERS)}`;
}
/** Such as "`CPU`": all of the runtime's providers have the same last name. */
function renderProvider(provider) {
	return codeSpan(provider.replace(/(?<=.)ExecutionProvider$/, ""));
}
function renderArm(placed) {
	if (placed === void 0) return ["–", "–"];
	return [formatCount(placed.nodes), formatShare(placed.timeShare)];
}
/** Shown below a table that was cut. */
const moreOperatorsText = (left) => `${formatCount(left)} more that take less time.`;
// src/report/sections/render-slice-limits.ts
const MAX_ROWS = 30;
/** Every limit by slice with its figures and the items that its margin needs; undefined if the policy has none. */
const renderSliceLimits = ({ rows }) => renderTableOf$1(rows, {
	name: PARTS.sliceLimits,
	title: "Limits by slice",
	against: COLUMNS.baseline
});
/** The same of the drift limits by slice. */
const renderDriftSlices = ({ drift }) => renderTableOf$1(drift?.rows ?? [], {
	name: PARTS.driftSlices,
	title: "Limits by slice since the last release",
	against: COLUMNS.release
});
function renderTableOf$1(rows, { name, title, against }) {
	const ofSlices = rows.filter(({ slice }) => slice !== void 0);
	if (ofSlices.length === 0) return void 0;
	const { metric, candidate, change, limit } = COLUMNS;
	const header = [
		"",
		metric,
		against,
		candidate,
		change,
		limit,
		ITEM_COLUMNS.items,
		ITEM_COLUMNS.needed
	];
	const cells = ofSlices.slice(0, MAX_ROWS).map((row) => [...renderJudgedRow(row), ...itemCells(row)]);
	const table = renderTable({
		header,
		align: "llrrrlrr"
	}, cells);
	const left = ofSlices.length - MAX_ROWS;
	return {
		name,
		summary: `${title}: ${countsText(ofSlices)}`,
		body: left <= 0 ? table : [table, `${formatCount(left)} more in verdict.json.`].join("\n\n")
	};
}
const ITEM_COLUMNS = {
	items: "Items",
	needed: "Items needed"
};
/** The items of a slice and, if it is undecided, those that would decide. */
function itemCells({ samples, reasons }) {
	const needed = reasons.find((reason) => reason.kind === "slice-undecided")?.needed;
	return [samples === void 0 ? "–" : formatCount(samples.candidate), needed == null ? "–" : formatCount(needed)];
}
/** "10 met, 1 broken, 2 undecided". */
function countsText(rows) {
	const count = (...states) => rows.filter(({ state }) => states.includes(state)).length;
	const [broken, waived, open] = [
		count("fail"),
		count("waived"),
		count("inconclusive", "shown")
	];
	return [
		`${formatCount(count("pass"))} met`,
		...broken === 0 ? [] : [`${formatCount(broken)} broken`],
		...waived === 0 ? [] : [`${formatCount(waived)} waived`],
		...open === 0 ? [] : [`${formatCount(open)} undecided`]
	].join(", ");
}
// src/report/sections/render-time.ts
const MAX_OPERATORS = 8;
/** Column headings of the tables of times, besides the shared ones. */
const TIME_COLUMNS = {
	part: "Part",
	nodes: "Nodes",
	change: "Change per run"
};
/** Where the time of a run goes, the bottleneck, and which operators changed; undefined without a profile. */
function renderTime({ time }) {
	if (time === null) return void 0;
	const { diagnosis, operators } = time;
	return {
		name: PARTS.time,
		summary: timeSummary(time),
		body: [
			`**${bottleneckLabel(time)}** ${escapeProse(diagnosisText(diagnosis))} ${escapeProse(nextStepOf(diagnosis))}`,
			...renderGpu(time),
			renderParts(time),
			...operators.length === 0 ? [] : renderOperators(operators),
			TIME_METHOD
		].join("\n\n")
	};
}
/** Empty if the model did not run on a GPU. */
function renderGpu({ gpu }) {
	return gpu === void 0 ? [] : [`**${gpuBoundLabel(gpu)}** ${escapeProse(gpuDiagnosisText(gpu))}`];
}
function renderParts({ baseline, candidate }) {
	const row = ([title, of]) => {
		const [before, now] = [baseline === null ? null : of(baseline), of(candidate)];
		return (before ?? 0) === 0 && now === 0 ? [] : [[title, ...renderPair(before, now)]];
	};
	const [title, whole] = WHOLE_RUN;
	const header = [
		TIME_COLUMNS.part,
		COLUMNS.baseline,
		COLUMNS.candidate,
		COLUMNS.change
	];
	return renderTable({
		header,
		align: "lrrr"
	}, [
		...RUN_PARTS.flatMap(row),
		...row([`**${title}**`, whole]),
		...PARTS_BEFORE.flatMap(row)
	]);
}
/** The parts of a run. */
const RUN_PARTS = [
	["Kernels", ({ kernelNs }) => kernelNs],
	["Kernels that fell back to the CPU", ({ fallbackNs }) => fallbackNs],
	["Copies between devices", ({ copyNs }) => copyNs],
	["Casts, layouts, quantizing", ({ reformatNs }) => reformatNs],
	["Runtime, between the kernels", ({ runtimeNs }) => runtimeNs]
];
/** The sum of the parts. */
const WHOLE_RUN = ["One run", runNs];
/** Time spent before a run. */
const PARTS_BEFORE = [
	["Waiting in the queue", ({ queueNs }) => queueNs],
	["First run", ({ firstRunNs }) => firstRunNs],
	["Load", ({ loadNs }) => loadNs]
];
function renderOperators(operators) {
	const { operator, place, baseline, candidate } = COLUMNS;
	const { nodes, change } = TIME_COLUMNS;
	const table = renderTable({
		header: [
			operator,
			place,
			nodes,
			baseline,
			candidate,
			change
		],
		align: "llrrrr"
	}, operators.slice(0, MAX_OPERATORS).map(renderOperator));
	const left = operators.length - MAX_OPERATORS;
	return left <= 0 ? [table] : [table, moreChangesText(left)];
}
/** Shown below a table that was cut. */
const moreChangesText = (left) => `${formatCount(left)} more that changed less.`;
function renderOperator(change) {
	const { provider, baseline, candidate } = change;
	return [
		renderOperatorName(change),
		renderProvider(provider),
		nodesText(change),
		...renderPair(baseline.nodes === 0 ? null : baseline.nsPerRun, candidate.nodes === 0 ? null : candidate.nsPerRun, changeNs(change))
	];
}
/** Both values and the change between them. */
function renderPair(before, now, change = changeOf(before, now)) {
	const shown = change === null ? "–" : printChange(change, figureFormats([change], "ns")[0]);
	return [
		formatValue(before, "ns"),
		formatValue(now, "ns"),
		shown
	];
}
const changeOf = (before, now) => before === null || now === null ? null : now - before;
/** How the times were found. */
const TIME_METHOD = "Means of short runs, alternating with and without the profiler. The runtime’s part is the time of a run without the profiler minus that of the profiled kernels. The latencies in the table above come from other runs.";
// src/report/words/row/waiver.ts
/** The effect of a waiver in a run: "used", "not needed". */
function standingText(standing) {
	switch (standing) {
		case "used": return "used";
		case "not-needed": return "not needed";
		case "not-enough": return "not enough";
		case "undecided": return "undecided";
		case "not-judged": return "not judged";
		case "expired": return "expired";
	}
}
/** The limit that a waiver raises, and its new value: "+10%" and "+12%". */
function waiverBounds({ metric, limit, ceiling }) {
	const { unit } = METRICS[metric];
	return {
		limit: limitText$1({
			limit,
			unit
		}),
		ceiling: limitText$1({
			limit: ceiling,
			unit
		})
	};
}
/** "P95 latency up to +12% until 2026-12-12 (in 12 days), used: the pruned head lands in December (https://…)". */
function waiverText$1(waiver) {
	const { metric, ceiling, expires, daysLeft, issue, reason, standing } = waiver;
	const { unit } = METRICS[metric];
	const extent = extentText({
		limit: ceiling,
		unit
	});
	return `${rowTitle(waiver)} ${extent} until ${expires} (${daysText(daysLeft)}), ${standingText(standing)}: ${reason} (${issue})`;
}
/** "in 12 days", "today", "3 days ago". */
function daysText(days) {
	if (days === 0) return "today";
	const count = countOf(Math.abs(days), "day");
	return days > 0 ? `in ${count}` : `${count} ago`;
}
// src/report/sections/render-cut-table.ts
const MAX_TABLE_UNITS = 6e3;
/** A table of any number of rows: those that do not fit are counted below it. */
function renderCutTable(shape, rows) {
	const shown = fittingRows(rows, MAX_TABLE_UNITS);
	const table = renderTable(shape, shown);
	return shown.length === rows.length ? table : [table, moreText(rows.length - shown.length)].join("\n\n");
}
// src/report/sections/render-waivers.ts
/** The waivers of one model, needed or not, if one of them matters to the verdict; else empty. */
function renderWaivers({ waivers = [] }) {
	return waivers.some(matters) ? renderTableOf(waivers) : "";
}
/** The same, folded, if none of them matters. */
function renderIdleWaivers({ waivers = [] }) {
	if (waivers.length === 0 || waivers.some(matters)) return void 0;
	return {
		name: PARTS.waivers,
		summary: waiversSummary(waivers.length),
		body: renderTableOf(waivers)
	};
}
const matters = ({ standing }) => standing !== "not-needed" && standing !== "not-judged";
const renderTableOf = (waivers) => renderCutTable({
	header: Object.values(WAIVER_COLUMNS),
	align: "lllllll"
}, waivers.map(renderWaiver));
/** Column headings of the table of waivers. */
const WAIVER_COLUMNS = {
	metric: "Waiver",
	limit: "Limit",
	ceiling: "Raised to",
	expires: "Expires",
	issue: "Issue",
	reason: "Reason",
	standing: "In this run"
};
function renderWaiver(waiver) {
	const { expires, daysLeft, issue, reason, standing } = waiver;
	const { limit, ceiling } = waiverBounds(waiver);
	return [
		escapeProse(rowTitle(waiver)),
		limit,
		ceiling,
		`${escapeProse(expires)}, ${daysText(daysLeft)}`,
		codeSpan(issue),
		escapeProse(reason),
		`${STANDING_ICONS[standing]}${standingText(standing)}`
	];
}
/** The effect of a waiver at a glance, before the words. */
const STANDING_ICONS = {
	used: "☑️ ",
	"not-needed": "",
	"not-enough": "❌ ",
	undecided: "⚠️ ",
	"not-judged": "",
	expired: "❌ "
};
// src/report/words/run/command.ts
/** Path of the gate for a reader: its repository, cloned next to the judged one. */
const GATE = "../model-regression-gate/dist/cli.mjs";
/** A few lines of shell that repeat a measurement, with everything they need. */
function commandText(modelId, command) {
	const { compare } = command;
	return [...compare === void 0 ? needsOfCheck(command) : needsOfCompare(compare), [
		"node",
		GATE,
		...compare === void 0 ? checkWords(modelId, command) : compareWords(command, compare)
	].map(shellWord).join(" ")].join("\n");
}
const needsOfCompare = (compare) => [`# Needs Node 20.19 or newer, ${comparedText(compare)}, and a clone of the gate next to this folder, named`, "# model-regression-gate."];
function comparedText(compare) {
	if ("servers" in compare) return "both servers";
	return compare.server === void 0 ? "both model files" : "the model file, its server";
}
function needsOfCheck({ commit, baseline }) {
	return [
		"# Needs Node 20.19 or newer, a checkout of this pull request with its history, and next to it a clone of the gate,",
		"# named model-regression-gate: it is the repository that `uses:` names in your workflow.",
		...baseline === void 0 && commit !== void 0 ? [`# Here the baseline was commit ${shortSha(commit)}; the command takes the merge base of your checkout.`] : []
	];
}
/** The arguments of our own command line. */
function checkWords(modelId, command) {
	const { policyFile, candidate, baseline, baselinePolicyFile } = command;
	return [
		"check",
		...policyFile === void 0 ? [] : option("policy", policyFile),
		...option("model", modelId),
		...option("candidate", candidate),
		...baseline === void 0 ? [] : option("baseline", baseline),
		...baselinePolicyFile === void 0 ? [] : option("baseline-policy", baselinePolicyFile),
		...samplingOptions(command)
	];
}
function compareWords(command, compare) {
	if ("servers" in compare) return compareServerWords(command, compare.servers);
	const { sizes, values, rtol, atol, server } = compare;
	const { baseline = "", candidate } = command;
	return [
		"compare",
		...samplingOptions(command),
		...sizes.flatMap(({ name, size }) => option("dim", `${name}=${size}`)),
		...values.flatMap(({ name, low, high }) => option("value", `${name}=${low}..${high}`)),
		...option("rtol", String(rtol)),
		...option("atol", String(atol)),
		...server === void 0 ? [] : option("model-name", server.modelName),
		...server?.credential === void 0 ? [] : option("credential", server.credential),
		"--",
		baseline,
		server?.url ?? candidate
	];
}
function compareServerWords(command, servers) {
	const { baseline, candidate, prompts, modelName, endpoint, maxTokens } = servers;
	const { credential, baselineCredential } = servers;
	return [
		"compare",
		...samplingOptions(command),
		...prompts === void 0 ? [] : option("prompts", prompts),
		...option("model-name", modelName),
		...option("endpoint", endpoint),
		...option("max-tokens", String(maxTokens)),
		...credential === void 0 ? [] : option("credential", credential),
		...baselineCredential === void 0 ? [] : option("baseline-credential", baselineCredential),
		baseline,
		candidate
	];
}
const samplingOptions = ({ budgetNs, seed }) => [...option("budget", budgetNs < 1e6 ? `${budgetNs}ns` : `${budgetNs / 1e9}s`), ...option("seed", String(seed))];
/** A value that begins with a dash would be read as an option. */
const option = (name, value) => value.startsWith("-") ? [`--${name}=${value}`] : [`--${name}`, value];
/**
* Names come from the change under test and a reader pastes this into a shell, so everything but plain words is quoted.
*/
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
// src/report/render-folds.ts
/** What a reader may unfold about one model, explanations of a failure first. */
function renderFolds(model) {
	const folds = [
		renderRemarks(model),
		renderFlips(model),
		renderSliceLimits(model),
		renderDriftSlices(model),
		renderSlices(model),
		renderLayers(model),
		renderTime(model),
		renderPlacement(model),
		renderCost(model),
		renderEnergy(model),
		renderChanges$1(model),
		renderShownRows(model.rows),
		renderKeptDrift(model),
		renderIdleWaivers(model),
		renderAttempts(model),
		renderFoldedNotes(model),
		renderFacts(FOLD_TITLES.method, [...methodEntries(model.method, model.notes), ...evidenceEntries(model)]),
		renderFacts(FOLD_TITLES.environment, environmentEntries(model)),
		renderReproduction(model)
	];
	const explaining = explanationsOf(model);
	const rank = ({ name }) => Number(!explaining.has(name));
	return folds.filter((fold) => fold !== void 0).toSorted((left, right) => rank(left) - rank(right));
}
/** What a reviewer looks for after the explanations of a failure, in this order. */
const FOR_REVIEWERS = [...[
	PARTS.notes,
	PARTS.attempts,
	PARTS.changes,
	PARTS.shown,
	PARTS.flips,
	PARTS.remarks
], ...[PARTS.drift, PARTS.slices]];
/**
* The folds of a comment: first why a row did not pass, then what reviewers look for, and last how to repeat the
* measurement.
*
* @param places - Most folds, at least 1.
*/
function chooseFolds(model, places) {
	const folds = renderFolds(model);
	const explaining = explanationsOf(model);
	explaining.delete(PARTS.remarks);
	const last = folds.filter(({ name }) => name === PARTS.reproduction);
	return [...[...folds.filter(({ name }) => explaining.has(name)), ...FOR_REVIEWERS.flatMap((part) => folds.filter(({ name }) => name === part && !explaining.has(name)))].slice(0, places - last.length), ...last];
}
const MAX_CHANGES = 20;
/** Differences between the models and between their settings; undefined if there are none. */
function renderChanges$1({ changes, changesUnknown }) {
	if (changes.length === 0 && changesUnknown === void 0) return void 0;
	return {
		name: PARTS.changes,
		summary: changesSummary(changes.length),
		body: renderList([...firstLines(changes.map(renderChange$1), MAX_CHANGES), ...changesUnknown === void 0 ? [] : [escapeProse(changesUnknownText(changesUnknown))]])
	};
}
const renderChange$1 = (change) => `**${escapeProse(headName(change.head))}**: ${escapeProse(changeText(change))}`;
/** The earlier attempts and how each ended; undefined at the first. */
function renderAttempts({ attempts }) {
	if (attempts === void 0) return void 0;
	const earlier = attempts.earlier.slice(-8).map((each) => escapeProse(earlierAttemptText(each)));
	return {
		name: PARTS.attempts,
		summary: FOLD_TITLES.attempts,
		body: [escapeProse(attemptsText(attempts)), renderList(earlier)].join("\n\n")
	};
}
function renderReproduction({ id, command }) {
	if (command === null) return void 0;
	return {
		name: PARTS.reproduction,
		summary: FOLD_TITLES.reproduction,
		body: codeBlock(commandText(id, command), "sh")
	};
}
const OF_TIME = [PARTS.time, PARTS.placement];
const OF_ITEMS = [
	PARTS.flips,
	PARTS.sliceLimits,
	PARTS.driftSlices,
	PARTS.slices,
	PARTS.layers
];
/** Folds that may explain why a metric got worse. */
const EXPLANATIONS = {
	"latency-p95": OF_TIME,
	"latency-p99": OF_TIME,
	"latency-p50": OF_TIME,
	"latency-mean": OF_TIME,
	"load-time": OF_TIME,
	"first-run": OF_TIME,
	throughput: OF_TIME,
	"fallback-time-share": OF_TIME,
	"task-score": OF_ITEMS,
	flips: OF_ITEMS,
	agreement: OF_ITEMS,
	"kl-divergence": OF_ITEMS,
	"review-rate": OF_ITEMS,
	"energy-per-1000": [PARTS.energy, ...OF_TIME],
	"cost-per-1000": [PARTS.cost]
};
/** Names of the folds that may explain why rows did not pass. */
function explanationsOf({ rows, drift }) {
	const ofRows = rows.concat(drift?.rows ?? []).filter(({ state }) => state === "fail" || state === "inconclusive").flatMap(({ metric }) => EXPLANATIONS[metric] ?? []);
	return new Set(ofRows.length === 0 ? [] : [...ofRows, PARTS.remarks]);
}
// src/report/words/next-step/advice.ts
const ADVICE = {
	"task-score": "Look at the flipped items and the slices in the report",
	flips: "Look at the flipped items in the report: many changed answers are a sign of damage, even at the same score",
	agreement: "Look at the flipped items in the report: many changed answers are a sign of damage, even at the same score",
	"kl-divergence": "Look at the layers whose precision changed: the probabilities moved, even where the answers did not",
	"review-rate": "Look at the confidences: calibration often suffers before accuracy does",
	"memory-ram-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"memory-vram-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"memory-arena-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"energy-per-1000": "Look at the operators in the report: fewer and cheaper ones use less energy",
	"fallback-time-share": "Replace the operators that fell back with ones the provider has a kernel for",
	"cost-per-1000": "Look at which part of the cost rose"
};
/** Where to look, by the first row that failed for a change: a clause without a full stop. */
function adviceOn(rows) {
	const failed = rows.filter(({ state, change }) => state === "fail" && change !== null);
	for (const row of failed) {
		const { metric } = row;
		if (breaksOwnBound(row) && breaksAtBaseline(row)) return "The baseline does not meet this limit either: bring the model within it";
		const advice = metric === "latency-p95" ? adviceOnTail(rows) : ADVICE[metric];
		if (advice !== void 0) return advice;
	}
	return "Fix the model";
}
/** Like {@link adviceOn}. Two files may be meant to differ: nothing says how much. */
const adviceWithoutPolicy = ({ rows, notes }) => notes.some(({ kind }) => kind === "random-inputs") && rows.some(({ metric, state }) => metric === "task-score" && state === "fail") ? "If small differences are intended, as after quantization, set `--rtol` and `--atol`" : adviceOn(rows);
function adviceOnTail(rows) {
	const row = rows.find(({ metric }) => metric === "latency-p95");
	const cause = row && p95Cause(row);
	switch (cause?.kind) {
		case "stalls": return "Look for what delays single runs: memory that is allocated again and again, threads that sleep, caches that are refilled";
		case "waits-for-itself": return "Use fewer threads than there are cores";
		case "slower-inputs":
		case void 0: return isTail(cause) ? "Look for inputs that take a different path through the model" : "Look at the operators that grew most";
	}
}
// src/report/words/next-step/next-step.ts
/** What to do about a model now: one sentence or a few. */
function nextStep(model) {
	const { drift, acceptance } = model;
	if (acceptance?.by?.isThisRun === true) return NOTHING;
	const own = endingStep(model, ownState(model));
	const more = [
		...drift === void 0 || drift.state === "pass" ? [] : [driftStep(drift, drift.state)],
		...splitStep(model),
		...isUnaccepted(model) ? [ACCEPT] : [],
		...isLeftUnrecorded(model) ? [RECORD_AGAIN] : []
	];
	return (own === NOTHING && more.length > 0 ? more : [own, ...more]).join(" ");
}
const isUnaccepted = ({ acceptance, ending }) => acceptance !== void 0 && !acceptance.accepted && ending.kind !== "measured-alone";
/** Not recorded although its verdict allows it, because a store did not report which commits are accepted. */
const isLeftUnrecorded = ({ acceptance, notes }) => acceptance === void 0 && notes.some((note) => note.kind === "acceptance-unknown" && note.isReferenceUnsure === true);
const RECORD_AGAIN = "Re-run this workflow once the store answers, so that the commit can become a baseline. If it never does, remove the store from the workflow (`cache: false`, or no `data-branch`).";
/** What to do when some results are missing. */
const PROBLEM_STEP = "Fix the job that left no result, then re-run all jobs. Models below have been judged; the others have not passed.";
const NOTHING = "Nothing to do.";
/** For a commit of the default branch, which is already merged. */
const ACCEPT = "If this is intended, run this workflow by hand on the default branch with the reason in the input `accept`; otherwise fix it in the next change.";
const DRIFT_STEPS = {
	fail: "Recover what was lost since the release, publish a release that accepts it, or raise the drift limit in a separate policy change.",
	inconclusive: "Re-run with a larger budget or on a quieter machine to decide the drift since the release.",
	incomparable: "Make the model of the last release available to the gate, or remove the drift limits in a separate policy change."
};
const driftStep = ({ rows }, state) => state === "inconclusive" && isOfSlicesAlone(rows) ? "A re-run gives the same figures since the release. Add items to the slice, or raise its drift limit in a separate policy change." : DRIFT_STEPS[state];
/** For a comparison without a policy. */
const WRITE_POLICY = "To judge accuracy on real data, with limits of your own, write a policy: `regression-gate init`.";
const WITHOUT_POLICY = [
	"random-inputs",
	"made-up-prompts",
	"labels-of-baseline",
	"score-guessed"
];
const isWithoutPolicy = ({ notes }) => notes.some(({ kind }) => WITHOUT_POLICY.includes(kind));
function endingStep(model, state) {
	const { ending, acceptance, saves } = model;
	switch (ending.kind) {
		case "compared":
		case "unchanged": return rowsStep(model, state);
		case "failed":
		case "shard-failed": return model.environment["isolation"] === "server" ? serverStep(ending.failure) : failureStep(ending.failure);
		case "incomparable": return incomparableStep(ending.differences);
		case "no-baseline":
			if (state === "fail") return rowsStep(model, state);
			if (ending.why.kind === "new-model") return acceptance === void 0 && !isLeftUnrecorded(model) ? "Nothing to do: the figures become the baseline once this is merged and recorded." : NOTHING;
			return "Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.";
		case "measured-alone":
			if (state === "fail") return rowsStep(model, state);
			if (!ending.isRecordable) return "Stop the other work on the GPU, then record again.";
			return saves.some((save) => save.state === "saved") ? NOTHING : "Fix the store, then run again.";
		case "not-signed-off": return "Let the nightly run test this model file on the default branch, with `data-branch` set, then run the sign-off again.";
	}
}
function failureStep(failure) {
	switch (failure) {
		case "no-provider": return "Run the gate on a machine that has this provider, install its libraries, or name another one under `runtime.providers`.";
		case "fell-back": return "Replace those operators with ones the provider has a kernel for, or limit the time of the fallback instead: `limits.fallback-time-share`.";
		case "out-of-memory": return "Make the model smaller, or raise `runtime.memory-limit`.";
		case "answers-differ": return "Find out why the model gives different answers when it is timed.";
		case "no-answer":
		case "crashed":
		case "timed-out":
		case "refused":
		case "broke-protocol": return "Fix the model.";
	}
}
function incomparableStep(differences) {
	const [first] = differences;
	switch (first?.kind) {
		case "figures-only": return "Make the baseline’s model file available: check out with `lfs: true` if it is in Git LFS, and give the gate a token with `contents: read`.";
		case "input": return "Keep the baseline’s inputs, or give the new model its own id in the policy.";
		case "signature": return SIGNATURE_STEPS[first.of];
		case "several-changes": return `${adviseOnChanges(first.heads)}, or allow it with \`one-change: warn\`.`;
		case "changes-unknown": return "Give the gate both model files, or allow it with `one-change: warn`.";
		case "field": return "Record a new baseline with today’s settings, then run again.";
		case "untrusted":
		case void 0: return "Fix what prevented the comparison, then run again.";
	}
}
const SIGNATURE_STEPS = {
	inputs: "Keep the baseline’s names and shapes. Or first merge a data set that has the inputs of both models, by their names. Or give the new model its own id in the policy.",
	outputs: "Name the output to score in this change (`task.output`), keep the baseline’s outputs, or give the new model its own id in the policy."
};
function splitStep({ ending, oneChange, changes }) {
	const heads = changedHeads(changes);
	if (ending.kind !== "compared" || oneChange === "off" || heads.length < 2) return [];
	return [`${adviseOnChanges(heads)}.`];
}
function rowsStep(model, state) {
	switch (state) {
		case "pass": return isWithoutPolicy(model) ? WRITE_POLICY : NOTHING;
		case "waived": return waivedStep(model);
		case "fail":
			if (isWithoutPolicy(model)) return `${adviceWithoutPolicy(model)}. ${WRITE_POLICY}`;
			return isUnaccepted(model) ? `${adviceOn(model.rows)}.` : `${adviceOn(model.rows)}. If the trade-off is intended, raise the limit in a separate policy change.`;
		case "inconclusive": return undecidedStep(model);
		case "no-baseline": return "Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.";
		case "no-provider":
		case "incomparable":
		case "error": return "Fix what stopped the gate, then run again.";
	}
}
const isOfItems = (reasons) => reasons.some(({ kind }) => kind === "judged-over-items");
/** Whether slices are all that is undecided: measuring again does not help. */
function isOfSlicesAlone(rows) {
	const undecided = rows.filter(({ state }) => state === "inconclusive");
	return undecided.length > 0 && undecided.every(({ slice, reasons }) => slice !== void 0 && isOfItems(reasons));
}
function undecidedStep(model) {
	if (isOfSlicesAlone(model.rows)) return "A re-run gives the same figures. Look at the flipped items of the slice, add items to it, or raise its limit in a separate policy change.";
	switch (soleCause(model.rows)) {
		case "gpu-busy": return "Stop the other work on the GPU, then re-run.";
		case "random-outputs": return "Export the model for inference, so that the same input always gives the same output.";
		case void 0:
			if (isWithoutPolicy(model)) return `Re-run with a larger budget or on a quieter machine. ${WRITE_POLICY}`;
			return "Re-run with a larger budget or on a quieter machine, or raise the limit to what this machine can measure.";
	}
}
function waivedStep({ waivers = [] }) {
	const [first] = waivers.filter(({ standing }) => standing === "used").map(({ expires }) => expires).sort();
	return first === void 0 ? NOTHING : `Nothing to do now. The waiver ends on ${first}; after that day this fails.`;
}
/** What to do now, for the verdict as a whole: the step of the worst model. */
function verdictNextStep({ state, models, problems }) {
	if (problems !== void 0) return PROBLEM_STEP;
	const worst = models.find((model) => model.state === state);
	return worst === void 0 ? "" : nextStep(worst);
}
// src/report/words/run/positive-control.ts
/** Allows for a missed night or a weekend. A longer gap means that the nightly run is broken. */
const MAX_DAYS = 3;
const KINDS = {
	slower: "a deliberately slowed model",
	worse: "a deliberately worsened model"
};
/** The last positive control. */
function positiveControlText(control) {
	if (control === null) return {
		warning: "No positive control yet.",
		text: `No nightly run has tested the gate with ${KINDS.slower} and ${KINDS.worse}.`
	};
	const { at, blocked, daysAgo } = control;
	const found = `on ${at.slice(0, 10)} the gate blocked ${joinAnd(blocked.map((kind) => KINDS[kind]))}.`;
	if (daysAgo <= MAX_DAYS) return { text: `Positive control passed: ${found}` };
	return {
		warning: `No positive control for ${countOf(daysAgo, "day")}.`,
		text: `The last one passed: ${found}`
	};
}
// src/report/render-opening.ts
/** Longest *Why* or *Next*. */
const MAX_LINE_CHARACTERS = 600;
/** Of a state, from 0; a report shows the most severe model first. */
const severity = (state) => STATES.indexOf(state);
/** The models of a verdict, the most severe first. */
const worstFirst = (models) => models.toSorted((left, right) => severity(right.state) - severity(left.state));
/** "❌ Blocked: …", as one line of markdown. */
const renderHeadline = (verdict) => `${stateText(verdict.state)}: ${escapeProse(verdictHeadline(verdict))}`;
/** *Why* and *Next* of a verdict, as markdown. If results are missing, they are the reason. */
function renderOpeningLines(verdict, [worst]) {
	return renderLines(verdict.problems !== void 0 || worst === void 0 ? void 0 : whyText(worst), verdictNextStep(verdict));
}
/** *Why* and *Next* of one of several models, as markdown; empty if the verdict's own say the same, or if it passed. */
function renderModelLines(model, worst) {
	return model === worst || model.state === "pass" ? [] : renderLines(whyText(model), nextStep(model));
}
function renderLines(why, next) {
	const line = (label, text) => `**${label}** ${escapeProse(text, MAX_LINE_CHARACTERS)}`;
	return [...why === void 0 ? [] : [line(LINE_LABELS.why, why)], ...next === "" ? [] : [line(LINE_LABELS.next, next)]];
}
/** One line on the last positive control; empty if unknown. */
function renderPositiveControl(control) {
	if (control === void 0) return [];
	const { warning, text } = positiveControlText(control);
	return [warning === void 0 ? escapeProse(text) : `⚠️ **${escapeProse(warning)}** ${escapeProse(text)}`];
}
// src/report/words/policy-change.ts
/** The place of a policy change, by its keys in the file; undefined for a whole model. */
function policyChangePlace(change) {
	switch (change.kind) {
		case "model": return;
		case "value": return change.place.join(".");
		case "limit": return [
			limitSection(change),
			change.slice ?? [],
			change.metric,
			change.key ?? []
		].flat().join(".");
		case "waiver": return [
			"waivers",
			change.metric,
			change.slice ?? [],
			change.key
		].flat().join(".");
		case "dataset":
		case "dataset-judges": return "dataset";
		case "classes": return "task.classes";
		case "scorer": return "task.command";
	}
}
function limitSection({ section, slice }) {
	switch (section) {
		case "release": return "profiles.release.limits";
		case "drift": return slice === void 0 ? "drift" : "drift.slices";
		case "limits":
		case "slices": return section;
	}
}
/** Both sides of a policy change, as the policy writes them. */
function policyChangeCells(change) {
	switch (change.kind) {
		case "model":
		case "value": return {
			before: change.before ?? void 0,
			after: change.after ?? void 0
		};
		case "limit": return {
			before: limitText(change, change.before),
			after: limitText(change, change.after)
		};
		case "waiver": return {
			before: waiverText(change, change.before),
			after: waiverText(change, change.after)
		};
		case "dataset": return datasetCells(change);
		case "dataset-judges": return {
			before: "not available",
			after: "used in this run"
		};
		case "classes": return {
			before: "its content",
			after: "other content"
		};
		case "scorer": return {
			before: change.files.join(", "),
			after: "other content"
		};
	}
}
function limitText({ metric, key }, limit) {
	if (limit === null) return void 0;
	return key === null ? describeLimit(metric, limit) : valueText(metric, key, limit[key]);
}
const valueText = (metric, key, value) => value === void 0 ? void 0 : describeLimitValue(metric, key, value);
/** "12% until 2026-12-31". */
function waiverText({ metric, key }, waiver) {
	if (waiver === null) return void 0;
	return `${valueText(metric, key, waiver.ceiling[key])} until ${waiver.expires}`;
}
function datasetCells({ itemsBefore, itemsAfter, message }) {
	const before = countOf(itemsBefore, "item");
	if (itemsAfter === null) return {
		before,
		after: `unreadable (${message ?? "no reason given"})`
	};
	return {
		before,
		after: itemsAfter === itemsBefore ? countOf(itemsAfter, "other item") : countOf(itemsAfter, "item")
	};
}
// src/report/sections/render-rules.ts
const MAX_PROBLEMS = 20;
const NONE = "–";
/** The changes to the policy as a visible table, if they may loosen the gate. */
function renderLooserRules(rules) {
	if (rules === void 0 || !rules.changes.some(mayLoosen)) return [];
	return [{
		name: PARTS.policy,
		text: renderChanges(rules.changes),
		rank: 0
	}];
}
/** The changes to the policy if they cannot loosen the gate, to be folded; undefined if there are none. */
function renderOtherRules(rules) {
	if (rules === void 0 || rules.changes.length === 0 || rules.changes.some(mayLoosen)) return void 0;
	const summary = policySummary(rules.changes.length);
	return {
		name: PARTS.policy,
		summary,
		body: renderChanges(rules.changes)
	};
}
function renderChanges(changes) {
	const { place, before, after, effect } = POLICY_COLUMNS;
	return renderCutTable({
		header: [
			place,
			before,
			after,
			effect
		],
		align: "llll"
	}, changes.map(renderChange));
}
/** Column headings of the table of policy changes. */
const POLICY_COLUMNS = {
	place: "Policy and data",
	before: "Base commit, used here",
	after: "This PR",
	effect: "Effect"
};
function renderChange(change) {
	const place = policyChangePlace(change);
	const { before, after } = policyChangeCells(change);
	const where = [...change.model === null ? [] : [codeSpan(change.model)], place === void 0 ? WHOLE_MODEL : codeSpan(place)];
	const value = (text) => text === void 0 ? NONE : codeSpan(text);
	return [
		where.join(" "),
		value(before),
		value(after),
		EFFECTS[change.effect]
	];
}
/** Shown in place of keys for a whole model. */
const WHOLE_MODEL = "whole model";
/** The effect of a policy change. */
const EFFECTS = {
	loosened: "⚠️ looser after the merge",
	changed: "⚠️ different after the merge",
	tightened: "stricter after the merge",
	subject: "judged in this run"
};
/** Whose policy judged, for the last line. */
const renderOrigin = (rules) => rules === void 0 ? "" : `; ${escapeProse(originText(rules))}`;
/** Whose policy judged: a clause without a full stop. */
function originText({ origin, source: { path, commit, message } }) {
	const short = shortSha(commit);
	switch (origin) {
		case "base-commit": return `judged by \`${path}\` at base commit ${short}`;
		case "first": return `judged by this change’s own policy, as base commit ${short} has no \`${path}\``;
		case "unreadable": return `judged by this change’s own policy, as \`${path}\` at base commit ${short} cannot be read: ${message ?? "no reason given"}`;
	}
}
/** What is missing from the results that were to be judged together; empty if nothing is. */
function renderProblems({ problems = [] }) {
	if (problems.length === 0) return [];
	const lines = problems.map((problem) => escapeProse(sentence(problemText(problem))));
	return [renderList(firstLines(lines, MAX_PROBLEMS))];
}
// src/report/sections/render-signatures.ts
/** Inputs or outputs that keep two models from being compared, side by side; empty if there are none. */
function renderSignatures({ ending }) {
	if (ending.kind !== "incomparable") return "";
	return ending.differences.flatMap((each) => each.kind === "signature" ? [renderOne(each)] : []).join("\n\n");
}
function renderOne({ of, baseline, candidate }) {
	const header = [
		SIGNATURE_TITLES[of],
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	const typeIn = (tensors, name) => {
		const tensor = tensors.find((each) => each.name === name);
		return tensor === void 0 ? "–" : escapeProse(typeText(tensor));
	};
	const names = new Set([...baseline.tensors, ...candidate.tensors].map(({ name }) => name));
	return renderTable({
		header,
		align: "lll"
	}, [...names].map((name) => [
		escapeProse(quoted(name)),
		typeIn(baseline.tensors, name),
		typeIn(candidate.tensors, name)
	]));
}
export { raiseLimit as $, headline as A, stateOf as B, diagnosisText as C, fallbackText as D, modelNotes as E, releaseName as F, isClearWithWaivers as G, takeOutcomes as H, releaseUnknownText as I, WAIVERS_FILE as J, listStandings as K, judgeFailure as L, problemText as M, contradictionText as N, serverStep as O, driftReasonText as P, parseWaivers as Q, judgeModel as R, bottleneckLabel as S, refusalText as T, checkRow as U, joinOutcomes as V, checkWaivedRow as W, holds as X, dateWaiver as Y, isInForce as Z, renderDrift as _, renderProblems as a, require_dist as at, toldReason as b, renderOpeningLines as c, worstFirst as d, readWaivers as et, nextStep as f, waiverText$1 as g, renderWaivers as h, renderOtherRules as i, locateLimits as it, verdictHeadline as j, endingText as k, renderPositiveControl as l, renderFolds as m, renderLooserRules as n, waivesRow as nt, renderHeadline as o, readText as ot, chooseFolds as p, WAIVABLE as q, renderOrigin as r, readYaml as rt, renderModelLines as s, renderSignatures as t, waivedKey as tt, severity as u, renderVerdictTable as v, ageText as w, whyText as x, renderVisibleNotes as y, judgeNothing as z };
