import { limitOfSlice, SLICE_METRICS, type SliceName, type SlicesPolicy } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limits.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../../policy/metric.ts';
import { raiseLimit, waivesRow } from '../../policy/waivers.ts';
import { canonicalJson } from '../../records/comparability.ts';
import type { MeanInterval } from '../../stats/mean-interval.ts';
import { minSamples } from '../../stats/quantile-interval.ts';
import { stateOf } from '../../verdict/judge-model.ts';
import { isAdvisory } from '../../verdict/row/advise-only.ts';
import {
  type Answer,
  checkConfident,
  checkExact,
  checkSampled,
  checkShares,
  withoutChange,
  worstOf,
} from '../../verdict/row/check-limit.ts';
import { percentOf } from '../../verdict/row/evidence/count-samples.ts';
import { isNoMore } from '../../verdict/row/evidence/fallback-share.ts';
import type { Row } from '../../verdict/verdict.ts';
import type { NamedWaiver, Repeat, SignedModel } from '../sign-off-record.ts';
import type { RepeatMismatch, RowMismatch } from './mismatch.ts';

/** The rules that a repeat is checked against. */
interface RepeatContext {
  readonly limits: SignedModel['limits'];
  readonly slices?: SignedModel['slices'];
  /** Waivers of this model that were in force when it was decided. */
  readonly waivers: readonly NamedWaiver[];
  readonly dataSet?: SignedModel['dataSet'];
}

/**
 * Judges a repeat again from its figures.
 *
 * @returns Empty where the record is right.
 */
export function checkRepeat(repeat: Repeat, context: RepeatContext): RepeatMismatch[] {
  return [
    ...METRIC_NAMES.flatMap((metric) => ofRow(metric, checkPresence(metric, repeat, context.limits[metric]))),
    ...repeat.rows.flatMap((row) => ofRow(row.metric, checkRow(row, repeat, context))),
    ...checkState(repeat),
  ];
}

const ofRow = (metric: Metric, found: readonly RowMismatch[]): RepeatMismatch[] =>
  found.map((what) => ({ kind: 'of-row', metric, what }));

/** A comparison without figures has no rows, and is never a pass. */
const hasRows = ({ state }: Repeat): boolean => state !== 'incomparable' && state !== 'no-provider';

function checkPresence(metric: Metric, repeat: Repeat, limit: Limit | undefined): RowMismatch[] {
  const rows = repeat.rows.filter((row) => row.metric === metric && row.slice === undefined).length;
  if (rows > 1) return [{ kind: 'several-rows', rows }];
  return limit !== undefined && rows === 0 && hasRows(repeat) ? [{ kind: 'no-row-for-limit' }] : [];
}

function checkState({ state, rows }: Repeat): RepeatMismatch[] {
  if (rows.length === 0) return state === 'pass' || state === 'waived' ? [{ kind: 'no-rows' }] : [];
  const decided = stateOf(rows, state !== 'no-baseline');
  return decided === state ? [] : [{ kind: 'repeat-state', expected: decided, got: state }];
}

function checkRow(
  row: Row,
  { fallback, state }: Repeat,
  { limits, slices, waivers, dataSet }: RepeatContext,
): RowMismatch[] {
  const limit = row.slice === undefined ? limits[row.metric] : sliceLimit(slices, row.slice, row.metric);
  const isAdvised = dataSet?.tier === 'advisory' && isAdvisory(row);
  return [
    ...checkNotation(row, limit),
    ...checkChange(row),
    ...(limit === undefined || isAdvised
      ? checkShown(row)
      : checkLimited(row, limit, { fallback, waivers, isNew: state === 'no-baseline' })),
  ];
}

function checkNotation(
  { metric, limit: got, unit, changeKind }: Row,
  limit: Limit | undefined,
): RowMismatch[] {
  const expected = limit ?? null;
  const notation = METRICS[metric];
  return [
    ...(canonicalJson(expected) === canonicalJson(got) ? [] : [{ kind: 'limit' as const, expected, got }]),
    ...(notation.unit === unit
      ? []
      : [{ kind: 'notation' as const, field: 'unit' as const, expected: notation.unit, got: unit }]),
    ...(notation.change === changeKind
      ? []
      : [
          {
            kind: 'notation' as const,
            field: 'changeKind' as const,
            expected: notation.change,
            got: changeKind,
          },
        ]),
  ];
}

/** A row that nothing judges, except that outputs that are NaN fail in any case. */
const checkShown = ({ state, reasons }: Row): RowMismatch[] =>
  state === 'shown' || (state === 'fail' && reasons.some(({ kind }) => kind === 'non-finite-outputs'))
    ? []
    : [{ kind: 'row-state', expected: 'shown', got: state, isWaived: false }];

type Judging = Pick<Repeat, 'fallback'> &
  Pick<RepeatContext, 'waivers'> & {
    /** Without a baseline, only a maximum or minimum decides. */
    readonly isNew: boolean;
  };

function checkLimited(row: Row, limit: Limit, judging: Judging): RowMismatch[] {
  const { isNew, fallback } = judging;
  if (isNew && withoutChange(limit) === undefined && row.candidate !== null) return checkShown(row);
  if (row.slice !== undefined && row.state === 'shown') return checkUndecidedSlice(row, limit, judging);
  return row.state === 'waived'
    ? checkWaived(row, limit, judging)
    : checkJudged(row, decideRow(row, decisiveOf(limit, isNew), fallback));
}

/** A slice may be left undecided, but not if its figures show that it is beyond its limit. */
function checkUndecidedSlice(row: Row, limit: Limit, { isNew, fallback }: Judging): RowMismatch[] {
  if (row.reasons.some(({ kind }) => kind === 'slice-undecided' || kind === 'not-measured')) {
    const decided =
      row.interval === undefined ? 'inconclusive' : decideRow(row, decisiveOf(limit, isNew), fallback);
    if (decided !== 'fail') return [];
  }
  return [{ kind: 'row-state', expected: 'fail', got: 'shown', isWaived: false }];
}

const sliceLimit = (slices: SignedModel['slices'], slice: SliceName, metric: Metric): Limit | undefined => {
  const known = SLICE_METRICS.find((each) => each === metric);
  return known && limitOfSlice(slices as SlicesPolicy | undefined, slice, known);
};

const decisiveOf = (limit: Limit, isNew: boolean): Limit => (isNew ? (withoutChange(limit) ?? limit) : limit);

/** A waiver changes the keys that it names and nothing else, and allows no more than it says. */
function checkWaived(row: Row, limit: Limit, { fallback, waivers, isNew }: Judging): RowMismatch[] {
  const own = waivers.filter((waiver) => waivesRow(waiver, row));
  if (own.length === 0) return [{ kind: 'no-waiver' }];
  const decided = decideRow(row, decisiveOf(raiseLimit(limit, own), isNew), fallback);
  return decided === 'pass' ? [] : [{ kind: 'row-state', expected: decided, got: 'waived', isWaived: true }];
}

const MILDEST_FIRST: readonly Row['state'][] = ['pass', 'inconclusive', 'fail'];

/**
 * A row may have failed for something that no figure shows, such as outputs that are NaN, and then has a reason. It may
 * never be milder than its figures.
 */
function checkJudged({ state, reasons }: Row, decided: Exclude<Answer, 'unjudged'>): RowMismatch[] {
  const milder = MILDEST_FIRST.indexOf(decided) - MILDEST_FIRST.indexOf(state);
  const isSame = state !== 'shown' && (milder === 0 || (milder < 0 && reasons.length > 0));
  return isSame ? [] : [{ kind: 'row-state', expected: decided, got: state, isWaived: false }];
}

/** Differences beyond the ninth digit are rounding. */
const TOLERANCE = 1e-9;

/** The change must follow from the figures, or be within its interval where it was computed launch by launch. */
function checkChange({ metric, baseline, candidate, change, changeKind, interval }: Row): RowMismatch[] {
  if (interval !== undefined && !(interval.low <= interval.high))
    return [{ kind: 'interval-reversed', low: interval.low, high: interval.high }];
  if (change === null || baseline === null || candidate === null) return [];
  if (METRICS[metric].evidence === 'sampled') {
    if (interval === undefined) return [];
    const slack = TOLERANCE * Math.max(1, Math.abs(change));
    const isWithin = change >= interval.low - slack && change <= interval.high + slack;
    return isWithin ? [] : [{ kind: 'change-outside-interval', change }];
  }
  const expected = changeKind === 'relative' ? (candidate - baseline) / baseline : candidate - baseline;
  const isSame = Math.abs(expected - change) <= TOLERANCE * Math.max(1, Math.abs(change));
  return isSame ? [] : [{ kind: 'change', expected, got: change }];
}

/**
 * Decides a row again from the record alone, as the gate decides: by the figures where they never vary, by the interval
 * where they differ from run to run. What is missing is never a pass.
 */
export function decideRow(row: Row, limit: Limit, fallback: Repeat['fallback']): Exclude<Answer, 'unjudged'> {
  const { candidate } = row;
  if (candidate === null) return 'fail';
  const { evidence, unit } = METRICS[row.metric];
  const decideMeasured = unit === 'share' ? decideShare : decideSampled;
  const answer =
    evidence === 'exact'
      ? decideExact({ ...row, candidate }, limit, fallback)
      : decideMeasured({ ...row, candidate }, limit);
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

/** A share of requests, such as the error rate. */
function decideShare(row: Row & { readonly candidate: number }, limit: Limit): Answer {
  const { candidate, interval, valueInterval } = row;
  const clauses = checkShares(limit, {
    baseline: row.baseline ?? undefined,
    candidate,
    own: valueInterval && onlyEnds(valueInterval),
    difference: interval && onlyEnds(interval),
  });
  return worstOf(clauses);
}

function decideSampled(row: Row, limit: Limit): Answer {
  if (isShort(row)) return 'inconclusive';
  return checkSampled(limit, {
    baseline: row.baseline ?? undefined,
    lnRatio: row.interval && logarithmsOf(row.interval, Math.log1p),
    lnCandidate: row.valueInterval && logarithmsOf(row.valueInterval, Math.log),
    // Both models took turns: a comparison with stored figures, which widens limits, is never signed.
    slack: 0,
  });
}

/** Whether a percentile has too few samples to be one. */
function isShort({ metric, samples }: Row): boolean {
  const percent = percentOf(metric);
  if (percent === undefined) return false;
  return !(samples !== undefined && Math.min(samples.baseline, samples.candidate) >= minSamples(percent));
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Only the ends decide. */
const onlyEnds = ({ low, high }: Ends): MeanInterval => ({ mean: Number.NaN, low, high });

const logarithmsOf = ({ low, high }: Ends, logarithm: (value: number) => number): MeanInterval =>
  onlyEnds({ low: logarithm(low), high: logarithm(high) });
