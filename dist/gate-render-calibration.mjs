import { T as plainText, t as METRICS } from "./gate-metric.mjs";
import { Dt as formatShare, Et as formatPercent, O as renderTable, Ot as formatValue, Tt as formatExact, X as describeLimit } from "./gate-labels.mjs";
// src/report/render-calibration.ts
/**
* How much a model's figures vary on this machine, and the limits that can be decided here, as markdown that reads well
* on a terminal.
*
* @param budget - Per run, as the user wrote it: "20s".
*/
function renderCalibration(id, noise, budget) {
	return [calibrationHeading(id, noise, budget), renderCalibrationBody(noise, budget)].join("\n\n");
}
/** The table and the warnings alone; no foreign text is in them. */
function renderCalibrationBody(noise, budget) {
	return [
		renderTable({
			header: CALIBRATION_COLUMNS,
			align: "lrrrl"
		}, noise.map(calibrationCells)),
		...noise.flatMap((each) => calibrationWarning(each, budget) ?? []),
		...noise.flatMap((each) => floorText(each) ?? [])
	].join("\n\n");
}
/** "fashion, compared with itself in 5 runs of 20s:". The name is foreign, on one line, and not escaped. */
function calibrationHeading(id, noise, budget) {
	const runs = noise[0]?.runs ?? 0;
	return `${plainText(id, 80)}, compared with itself in ${runs} ${runs === 1 ? "run" : "runs"} of ${budget}:`;
}
/** Column headings of the noise table. */
const CALIBRATION_COLUMNS = [
	"Metric",
	"Typical noise",
	"Worst noise",
	"Smallest limit that works here",
	"Policy limit"
];
/** Noise of one metric on this machine, one cell per column. */
function calibrationCells(noise) {
	const { metric, typicalReach, worstReach, proposedLimit, limit, kept, runs } = noise;
	return [
		METRICS[metric].title,
		reachText(typicalReach),
		reachText(worstReach),
		proposedLimit === void 0 ? "none up to 100%" : `${Math.round(proposedLimit * 100)}%`,
		limit === null ? "–" : `${describeLimit(metric, limit)}: passed in ${kept} of ${runs}`
	];
}
/** "±0.12%", "±1.2%", "±114%": only as many digits as are known. */
function reachText(share) {
	const value = share * 100;
	const decimals = value < 1 ? 2 : value < 10 ? 1 : 0;
	return `±${value.toFixed(decimals)}%`;
}
/** Warns that the policy's limit is too narrow for this machine; undefined if it is not. */
function calibrationWarning({ metric, limit, kept, runs }, budget) {
	if (limit === null || kept >= runs) return void 0;
	return `Warning: the limit on ${metric} is too narrow for this machine: ${budget} was enough to decide it in ${kept} of ${runs} runs. Raise the limit, raise the budget, or use a quieter machine.`;
}
/**
* Proposes a floor for a limited latency, and warns of one that allows more than the relative limit does: "A floor that
* fits latency-p95: 7 µs, half of 10% of 140 µs. The policy’s 50 µs lets it rise by 35.7%."
*/
function floorText({ metric, limit, proposedFloor }) {
	if (limit === null || proposedFloor === void 0) return void 0;
	const { ns, limit: relative, latencyNs } = proposedFloor;
	const proposed = `A floor that fits ${metric}: ${formatExact(ns, "ns")}, half of ${formatPercent(relative)} of ${formatValue(latencyNs, "ns")}.`;
	const { floor } = limit;
	if (floor === void 0 || floor <= relative * latencyNs) return proposed;
	return `Warning: the floor of ${formatExact(floor, "ns")} lets ${metric} rise by ${formatShare(floor / latencyNs)}, more than its limit. ${proposed}`;
}
export { renderCalibration as n, renderCalibrationBody as r, calibrationHeading as t };
