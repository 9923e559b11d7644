import type { HistoryLine } from '../records/history.ts';

/** One night of one model: the last attempt of one run. */
export interface Night {
  readonly line: HistoryLine;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/**
 * Lists the nights of a history in time order. A re-run counts once, with its last attempt. A later line of the same run,
 * attempt and model replaces an earlier one. A line without figures is from a run that could not measure the model, and does
 * not count as a night.
 *
 * If the history has nightly runs of a model, its other runs are ignored: two pushes in one afternoon are not two nights.
 * Old lines without a use count as nights.
 */
export function listNights(lines: readonly HistoryLine[]): readonly Night[] {
  const withNights = new Set(lines.filter(({ use }) => use === 'nightly').map(({ modelId }) => modelId));
  return listRuns(lines).filter(
    ({ line: { use, modelId } }) => use === undefined || use === 'nightly' || !withNights.has(modelId),
  );
}

/** All measured runs of a history in time order, whatever they were for; each with its last attempt. */
export const listRuns = (lines: readonly HistoryLine[]): readonly Night[] =>
  lastAttempts(lines.filter(({ figures }) => Object.keys(figures).length > 0));

/**
 * The last attempt of each run in time order, measured or not. Jobs of one run on different machines each have their own.
 */
export function lastAttempts(lines: readonly HistoryLine[]): readonly Night[] {
  const latest = new Map<string, { readonly line: HistoryLine; readonly attempt: number }>();
  lines.forEach((line, index) => {
    const key = JSON.stringify([line.modelId, line.run?.id ?? `line ${index}`, line.environment]);
    const attempt = Number(line.run?.attempt ?? 0);
    const known = latest.get(key);
    if (known === undefined || attempt >= known.attempt) latest.set(key, { line, attempt });
  });
  return [...latest.values()]
    .map(({ line }) => ({ line, atMs: Date.parse(line.recordedAt) }))
    .sort((left, right) => left.atMs - right.atMs);
}

/** Nights that were due but are not in the history. */
interface MissingNights {
  /** Median time between two nights, ms; null if there are too few scheduled nights. */
  readonly cadenceMs: number | null;
  /** Due times, ms since 1970, ascending. `modelId` is null if no model was recorded. */
  readonly missing: readonly { readonly atMs: number; readonly modelId: string | null }[];
}

/** Minimum number of intervals to determine a cadence. */
const MIN_INTERVALS = 4;

/** A gap counts from this many cadences: GitHub may start scheduled runs hours late. */
const LATE = 1.5;

/** Maximum number of nights to list per gap: after a pause of months, the list would be useless. */
const MAX_NAMED = 31;

/**
 * Finds missing nights: of all models, and of single models on nights on which others ran.
 *
 * @param nowMs - Nights that were due before this time are missing too; if undefined, only up to the last recorded night.
 */
export function findMissingNights(nights: readonly Night[], nowMs?: number): MissingNights {
  const scheduled = nights.filter(({ line }) => line.use === 'nightly');
  const times = timesOf(scheduled);
  const cadenceMs = cadenceOf(times);
  if (cadenceMs === null) return { cadenceMs, missing: [] };
  const overall = gapsOf(nowMs === undefined ? times : [...times, nowMs], cadenceMs);
  const missing = overall.map((atMs) => ({ atMs, modelId: null }));
  return {
    cadenceMs,
    missing: [...missing, ...missingOfModels(scheduled, times, cadenceMs)].sort((a, b) => a.atMs - b.atMs),
  };
}

/** Distinct times of nights: runs within six hours belong to one night. */
function timesOf(nights: readonly Night[]): number[] {
  const times: number[] = [];
  for (const { atMs } of nights) {
    const last = times.at(-1);
    if (last === undefined || atMs - last > SAME_NIGHT_MS) times.push(atMs);
  }
  return times;
}

const SAME_NIGHT_MS = 6 * 3_600_000;

function cadenceOf(times: readonly number[]): number | null {
  const intervals = times.slice(1).map((time, index) => time - (times[index] as number));
  if (intervals.length < MIN_INTERVALS) return null;
  return intervals.sort((left, right) => left - right)[Math.floor(intervals.length / 2)] ?? null;
}

function gapsOf(times: readonly number[], cadenceMs: number): number[] {
  return times.slice(1).flatMap((time, index) => {
    const before = times[index] as number;
    if (time - before < LATE * cadenceMs) return [];
    const count = Math.round((time - before) / cadenceMs) - 1;
    const named = Math.min(count, MAX_NAMED);
    return Array.from({ length: named }, (_, night) => before + (night + 1) * cadenceMs);
  });
}

function missingOfModels(
  nights: readonly Night[],
  times: readonly number[],
  cadenceMs: number,
): { readonly atMs: number; readonly modelId: string }[] {
  const models = new Map<string, number[]>();
  for (const { line, atMs } of nights) {
    const own = models.get(line.modelId) ?? [];
    own.push(atMs);
    models.set(line.modelId, own);
  }
  return [...models].flatMap(([modelId, own]) => {
    const first = own[0] as number;
    return times
      .filter((time) => time > first && !own.some((each) => Math.abs(each - time) < cadenceMs / 2))
      .map((atMs) => ({ atMs, modelId }));
  });
}
