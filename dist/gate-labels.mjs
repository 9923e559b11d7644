import { D as quotedJson, H as record, T as plainText, U as strictObject, W as string, d as reviewLimit, f as scoreLimit, t as METRICS } from "./gate-metric.mjs";
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
	nats: [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0nats",
		significantDigits: 3
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
* A figure with the fewest digits that are exact, in the largest unit that gives at least 1: "50 µs", "16 MiB", "90%",
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
// src/verdict/row/advise-only.ts
/**
* The row of a data set that never blocks: shown, with its limit. A figure that is missing is not excused, and neither are
* outputs that are not numbers.
*/
function adviseOnly(row) {
	const { state, candidate, reasons } = row;
	if (state !== "fail" && state !== "inconclusive" || candidate === null) return row;
	if (reasons.some(({ kind }) => kind === "non-finite-outputs")) return row;
	return {
		...row,
		state: "shown",
		reasons: [...reasons, {
			kind: "advisory",
			isBeyondLimit: state === "fail"
		}]
	};
}
/** Whether a row would not pass if its data set could block. */
const isAdvisory = ({ reasons }) => reasons.some(({ kind }) => kind === "advisory");
// src/policy/items/slices.ts
/** The metrics that can be limited by slice: those computed over items. */
const SLICE_METRICS = ["task-score", "review-rate"];
/** Matches every value of a key, or every key. */
const ANY = "*";
/** Whether a text has the form of a pattern: "lang=de", "lang=*" or "*". There is none for a value of every key. */
const isSlice = (text) => text === ANY || /^[^=]+=.+$/.test(text) && !text.startsWith(`${ANY}=`);
const sliceLimits = strictObject({
	"task-score": scoreLimit.overwrite((limit) => ({
		...limit,
		decide: limit.decide ?? "confident"
	})).optional(),
	"review-rate": reviewLimit.overwrite((limit) => ({
		...limit,
		decide: limit.decide ?? "confident"
	})).optional()
}).refine((limits) => SLICE_METRICS.some((metric) => limits[metric] !== void 0), { error: "expected a limit on \"task-score\" or \"review-rate\", got none" });
/**
* Limits by slice: `lang=de` names one slice, `lang=*` every value of a key, and `*` every slice. The most specific
* pattern that limits a metric applies.
*/
const slicesSchema = record(string(), sliceLimits).superRefine((slices, context) => {
	if (Object.keys(slices).length === 0) context.addIssue({
		code: "custom",
		message: "expected at least one slice, got none"
	});
	for (const pattern of Object.keys(slices)) {
		if (isSlice(pattern)) continue;
		const message = `expected a slice such as "lang=de", "lang=*" for every value, or "*" for every slice, got ${quotedJson(pattern)}`;
		context.addIssue({
			code: "custom",
			path: [pattern],
			message
		});
	}
});
/** "lang=de", as a policy names the slice. */
const sliceLabel = ({ key, value }) => key === ANY && value === ANY ? ANY : `${key}=${value}`;
/** The slice, or the slices, that a pattern of the policy names; `*` where any will do. */
function parseSlice(pattern) {
	if (pattern === ANY) return {
		key: ANY,
		value: ANY
	};
	const at = pattern.indexOf("=");
	return {
		key: pattern.slice(0, at),
		value: pattern.slice(at + 1)
	};
}
/** Whether a pattern names one slice rather than several. */
const isOneSlice = (pattern) => parseSlice(pattern).value !== ANY;
/** Whether a pattern of the policy covers a slice. */
function coversSlice(pattern, slice) {
	const { key, value } = parseSlice(pattern);
	return key === ANY && value === ANY || key === slice.key && (value === ANY || value === slice.value);
}
/**
* The limit on a metric of a slice: the slice's own, else that of its key, else that of `*`. A pattern ends the key at the first
* "=", so it cannot name a slice whose key has one.
*
* @returns Undefined if none of them limits the metric.
*/
function limitOfSlice(slices, slice, metric) {
	return [...slice.key.includes("=") ? [] : [sliceLabel(slice), `${slice.key}=${ANY}`], ANY].map((pattern) => limitAt(slices, pattern, metric)).find((limit) => limit !== void 0);
}
function limitAt(slices, pattern, metric) {
	return slices !== void 0 && Object.hasOwn(slices, pattern) ? slices[pattern]?.[metric] : void 0;
}
/** Whether two rows or waivers are of the same slice, or both of all items. */
const isSameSlice = (one, other) => one?.key === other?.key && one?.value === other?.value;
// src/policy/items/guard-limit.ts
/**
* The limit that applies to a baseline's score. Points mean more the lower the score is: 1 pp of 4% is a quarter of what
* the model gets right. Below the guard, `max-drop` is the same share of the score as at the guard: with 1 pp and a guard of
* 10%, a tenth of the score, so 0.4 pp at 4%. At the guard both are equal, so the limit has no jump.
*
* @param baseline - In the score's own unit; null or undefined if there is none.
*/
function guardLimit(limit, baseline) {
	const { "relative-guard-below": guard, "max-drop": drop } = limit;
	if (guard === void 0 || drop === void 0 || drop.kind === "relative" || baseline == null) return limit;
	if (baseline >= guard) return limit;
	return {
		...limit,
		"max-drop": {
			...drop,
			value: drop.value * Math.max(baseline, 0) / guard
		}
	};
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
	"relative-guard-below": {
		direction: -1,
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
	if (key === "relative-guard-below" && typeof value === "number") return `${trim(value * 100)}%`;
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
		case "nats":
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
		...limit["relative-guard-below"] === void 0 ? [] : [`relative-guard-below ${trim(limit["relative-guard-below"] * 100)}%`],
		...amount("max", limit.max),
		...amount("min", limit.min),
		...FAST_ENOUGH.flatMap((key) => limit[key] === void 0 ? [] : [`${key} ${describeAmount(limit[key], "ns")}`])
	].join(", ");
}
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
		bounds: boundsOf(main, clauses),
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
		bounds: boundsOf(expression, clauses),
		failed: isBeyond(row)
	};
	return printChange(change, {
		...format,
		decimals: decimalsForLimit([change], judged, format)
	});
}
const boundsOf = (expression, clauses) => clauses.filter((clause) => clause.of === "change" && sameScale(clause.expression, expression));
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
// src/report/words/row/row.ts
/** One row's figures with the digits that its limit needs. */
function renderRow(row) {
	return {
		metric: rowTitle(row),
		...formatValues(row, clausesOf(row)),
		change: rowChangeText(row),
		limit: limitCell(row)
	};
}
/** "P95 latency", "Accuracy", "Accuracy of lang=de". */
function rowTitle({ metric, score, slice }) {
	const title = score?.name ?? METRICS[metric].title;
	return slice === void 0 ? title : `${title} of ${sliceLabel(slice)}`;
}
/** How much the candidate differs: "+45.6% [+13, +60]". */
const rowChangeText = (row) => formatChange(row, clausesOf(row));
/** The candidate's value with the digits that its limit needs: "20.4 ms", "88.10%". */
const valueText = (row) => formatValues(row, clausesOf(row)).candidate;
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
function limitText(row) {
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
	return `within ±${sizeText(up.bound, up.expression, unit)}`;
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
/** The conditions of the limit as it applies to this baseline. */
const clausesOf = ({ limit, baseline }) => limitClauses(limit && guardLimit(limit, baseline));
function joinClauses(row, textOf) {
	const { unit } = row;
	const clauses = clausesOf(row);
	const shown = shownUnit(unit, clauses);
	return clauses.length === 0 ? "–" : clauses.map((clause) => textOf(clause, shown)).join(", ");
}
/** A worsening within the floor always passes, even beyond the rest of the limit. */
function withFloor(text, { limit, unit }) {
	const floor = limit?.floor ?? 0;
	return floor > 0 ? `${text} or +${formatExact(floor, unit)}` : text;
}
function boundText({ of, expression, bound }, unit) {
	if (of === "candidate") return formatExact(bound, unit);
	return `${bound === 0 ? "" : bound > 0 ? "+" : "−"}${sizeText(Math.abs(bound), expression, unit)}`;
}
function sizeText(size, expression, unit) {
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
const ADVISORY = {
	icon: "ℹ️",
	word: "Does not block"
};
/** Of a row. One without a limit has no icon. */
const rowLabel = (row) => isAdvisory(row) ? ADVISORY : ROW_LABELS[row.state];
/** "✅ Passed". */
function stateText(state) {
	const { icon, word } = STATE_LABELS[state];
	return `${icon} ${word}`;
}
/** The program's name, as people see it. */
const GATE_NAME = "Model Regression Gate";
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
/** Where the rest is, for the last line of a comment. */
const DETAILS_MENTION = "all other details are in the job summary, charts in `report.html`";
/** The link to the history page, at the end of a report. */
const HISTORY_LINK = "History";
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
	driftSlices: "drift limits by slice",
	energy: "energy",
	environment: "environment",
	flips: "flipped items",
	layers: "layer by layer",
	method: "method",
	notes: "notes",
	placement: "placement",
	policy: "policy changes",
	remarks: "remarks on the figures",
	reproduction: "how to reproduce",
	shown: "metrics without a limit",
	signatures: "inputs and outputs",
	sliceLimits: "limits by slice",
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
/** "What changed between the models: 2". */
const changesSummary = (count) => `What changed between the models: ${count}`;
/** "Policy changes: 2". */
const policySummary = (count) => `Policy changes: ${count}`;
/** The metrics without a limit, each with its change. */
const shownSummary = (metrics) => `Without a limit: ${metrics.join(", ")}`;
/** Heading of the table against the last release. */
const sinceText = (release) => `Since ${release}`;
/** Title of the fold of a drift that passes: also one for which there is no release to compare with. */
function keptDriftSummary({ rows, why }) {
	return `Since the last release: ${rows.length > 0 || why?.kind === "kept-by-record" ? "all drift limits met" : "nothing was compared"}`;
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
export { isBound as $, GATE_NAME as A, printFigure as At, samplesText as B, waiversSummary as C, figureFormats as Ct, renderList as D, formatShare as Dt, renderFold as E, formatPercent as Et, limitCell as F, formatRelativeChange as G, formatChange as H, limitText as I, limitClauses as J, breaksAtBaseline as K, renderRow as L, rowLabel as M, stateText as N, renderTable as O, formatValue as Ot, extentText as P, LIMIT_DEFAULTS as Q, rowChangeText as R, sinceText as S, escapeProse as St, renderFacts as T, formatExact as Tt, formatInterval as U, valueText as V, formatPointsChange as W, describeLimit as X, shownUnit as Y, describeLimitValue as Z, notesSummary as _, slicesSchema as _t, FOLD_TITLES as a, sentence as at, remarksSummary as b, codeBlock as bt, MODEL_COLUMNS as c, guardLimit as ct, changesSummary as d, isOneSlice as dt, limitEffect as et, cutText as f, isSameSlice as ft, moreText as g, sliceLabel as gt, moreModelsText as h, parseSlice as ht, DETAILS_MENTION as i, metricNames as it, STATE_LABELS as j, fitPieces as k, printChange as kt, PARTS as l, SLICE_METRICS as lt, keptDriftSummary as m, limitOfSlice as mt, COLUMNS as n, countOf as nt, HISTORY_LINK as o, changeNs as ot, firstLines as p, isSlice as pt, breaksOwnBound as q, COST_PARTS as r, joinAnd as rt, LINE_LABELS as s, compareOperators as st, CHARTS_MENTION as t, andMore as tt, SIGNATURE_TITLES as u, coversSlice as ut, policySummary as v, adviseOnly as vt, fittingRows as w, formatCount as wt, shownSummary as x, codeSpan as xt, releaseSourceText as y, isAdvisory as yt, rowTitle as z };
