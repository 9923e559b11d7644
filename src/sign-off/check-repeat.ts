import { raiseLimit } from '../policy/dated-waiver.ts';
import { describeLimit } from '../policy/format-limit.ts';
import type { Limit } from '../policy/limits.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../policy/metric.ts';
import type { MeanInterval } from '../stats/mean-interval.ts';
import { minSamples } from '../stats/quantile-interval.ts';
import { stateOf } from '../verdict/judge-model.ts';
import { type Answer, checkConfident, checkExact, checkSampled } from '../verdict/row/check-limit.ts';
import { percentOf } from '../verdict/row/evidence/count-samples.ts';
import { isNoMore } from '../verdict/row/evidence/fallback-share.ts';
import type { Row } from '../verdict/verdict.ts';
import type { NamedWaiver, Repeat, SignedModel } from './sign-off-record.ts';

/** What a repeat is checked with. */
interface RepeatContext {
  readonly limits: SignedModel['limits'];
  /** Waivers of this model that were in force when it was decided. */
  readonly waivers: readonly NamedWaiver[];
}

/**
 * Judges a repeat again from its figures.
 *
 * @returns What differs from what the record says, a sentence each; empty where nothing does.
 */
export function checkRepeat(repeat: Repeat, context: RepeatContext): string[] {
  return [
    ...METRIC_NAMES.flatMap((metric) => checkPresence(metric, repeat, context.limits[metric])),
    ...repeat.rows.flatMap((row) => checkRow(row, repeat, context)),
    ...checkState(repeat),
  ];
}

/** A comparison that never came to figures has none, and is no pass. */
const hasRows = ({ state }: Repeat): boolean => state !== 'incomparable' && state !== 'no-provider';

function checkPresence(metric: Metric, repeat: Repeat, limit: Limit | undefined): string[] {
  const count = repeat.rows.filter((row) => row.metric === metric).length;
  if (count > 1) return [`${metric}: expected one row, got ${count}`];
  return limit !== undefined && count === 0 && hasRows(repeat)
    ? [`${metric}: expected a row for its limit, got none`]
    : [];
}

function checkState({ state, rows }: Repeat): string[] {
  if (rows.length === 0) return state === 'pass' || state === 'waived' ? [`expected rows, got none`] : [];
  const decided = stateOf(rows, state !== 'no-baseline');
  return decided === state ? [] : [`state: expected "${decided}" from its rows, got "${state}"`];
}

function checkRow(row: Row, { fallback }: Repeat, { limits, waivers }: RepeatContext): string[] {
  const { metric } = row;
  const limit = limits[metric];
  const found: string[] = [];
  const expectSame = (what: string, expected: string | null, got: string | null): void => {
    if (expected !== got) found.push(`${what}: expected ${quote(expected)}, got ${quote(got)}`);
  };
  expectSame('limit', limit === undefined ? null : describeLimit(metric, limit), row.limit);
  expectSame('unit', METRICS[metric].unit, row.unit);
  expectSame('change kind', METRICS[metric].change, row.changeKind);
  found.push(...checkChange(row));
  if (limit === undefined) expectSame('state', 'shown', row.state);
  else if (row.state === 'waived') found.push(...checkWaived(row, limit, { fallback, waivers }));
  else found.push(...checkJudged(row, decideRow(row, limit, fallback)));
  return found.map((difference) => `${metric}: ${difference}`);
}

const quote = (text: string | null): string => (text === null ? 'none' : `"${text}"`);

/** A waiver changes the keys that it names, and nothing else; what it lets through must be within what it allows. */
function checkWaived(
  row: Row,
  limit: Limit,
  { fallback, waivers }: Pick<Repeat, 'fallback'> & Pick<RepeatContext, 'waivers'>,
): string[] {
  const own = waivers.filter((waiver) => waiver.metric === row.metric);
  if (own.length === 0) return ['state: expected a waiver in force for a waived row, got none'];
  const decided = decideRow(row, raiseLimit(limit, own), fallback);
  return decided === 'pass' ? [] : [`state: expected "${decided}" even with its waiver, got "waived"`];
}

const MILDEST_FIRST: readonly Row['state'][] = ['pass', 'inconclusive', 'fail'];

/**
 * A row may have failed for what no figure shows, such as outputs that are no numbers, and then says why. It may never
 * be milder than its figures.
 */
function checkJudged({ state, reason }: Row, decided: Row['state']): string[] {
  const milder = MILDEST_FIRST.indexOf(decided) - MILDEST_FIRST.indexOf(state);
  const isSame = state !== 'shown' && (milder === 0 || (milder < 0 && reason !== undefined));
  return isSame ? [] : [`state: expected "${decided}" from its figures, got "${state}"`];
}

/** Twelve digits: what lies beyond is rounding. */
const TOLERANCE = 1e-9;

/** The change follows from the figures, or lies within its interval where it was formed launch by launch. */
function checkChange({ metric, baseline, candidate, change, changeKind, interval }: Row): string[] {
  if (interval !== undefined && !(interval.low <= interval.high))
    return [`interval: expected its low end first, got ${interval.low} … ${interval.high}`];
  if (change === null || baseline === null || candidate === null) return [];
  if (METRICS[metric].evidence === 'sampled') {
    if (interval === undefined) return [];
    const slack = TOLERANCE * Math.max(1, Math.abs(change));
    const isWithin = change >= interval.low - slack && change <= interval.high + slack;
    return isWithin ? [] : [`change: expected within its interval, got ${change}`];
  }
  const expected = changeKind === 'relative' ? (candidate - baseline) / baseline : candidate - baseline;
  const isSame = Math.abs(expected - change) <= TOLERANCE * Math.max(1, Math.abs(change));
  return isSame ? [] : [`change: expected ${expected} from its figures, got ${change}`];
}

/**
 * What a row's figures come to under its limit, decided again from the record alone, as the gate decides: by the figures
 * where they repeat exactly, by the interval where they differ from run to run. What is not there is no pass.
 */
export function decideRow(row: Row, limit: Limit, fallback: Repeat['fallback']): Exclude<Answer, 'unjudged'> {
  const { candidate } = row;
  if (candidate === null) return 'fail';
  const answer =
    METRICS[row.metric].evidence === 'exact'
      ? decideExact({ ...row, candidate }, limit, fallback)
      : decideSampled(row, limit);
  return answer === 'unjudged' ? 'fail' : answer;
}

function decideExact(
  row: Row & { readonly candidate: number },
  limit: Limit,
  fallback: Repeat['fallback'],
): Answer {
  const { candidate, interval, valueInterval } = row;
  const baseline = row.baseline ?? undefined;
  if (limit.decide === 'confident') {
    return checkConfident(limit, { baseline, difference: interval, own: valueInterval });
  }
  const isNoise =
    row.metric === 'fallback-time-share' &&
    baseline !== undefined &&
    isNoMore(mapOf(fallback.baseline), mapOf(fallback.candidate));
  return checkExact(limit, { baseline: isNoise ? Math.max(baseline, candidate) : baseline, candidate });
}

const mapOf = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

function decideSampled(row: Row, limit: Limit): Answer {
  if (isShort(row)) return 'inconclusive';
  return checkSampled(limit, {
    baseline: row.baseline ?? undefined,
    lnRatio: row.interval && logarithmsOf(row.interval, Math.log1p),
    lnCandidate: row.valueInterval && logarithmsOf(row.valueInterval, Math.log),
    // Both models took turns: a comparison with stored figures, whose limits are widened, is never signed.
    slack: 0,
  });
}

/** Whether a percentile stands on fewer samples than it takes to be one. */
function isShort({ metric, samples }: Row): boolean {
  const percent = percentOf(metric);
  if (percent === undefined) return false;
  return !(samples !== undefined && Math.min(samples.baseline, samples.candidate) >= minSamples(percent));
}

/** The answer rests on the ends alone. */
function logarithmsOf(
  { low, high }: { readonly low: number; readonly high: number },
  logarithm: (value: number) => number,
): MeanInterval {
  return { mean: Number.NaN, low: logarithm(low), high: logarithm(high) };
}
