import { SLICE_METRICS } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../../policy/metric.ts';
import { raiseLimit, waivesRow } from '../../policy/waivers/waivers.ts';
import { canonicalJson } from '../../records/comparability.ts';
import { stateOf } from '../../verdict/judge-model.ts';
import { isAdvisory } from '../../verdict/row/advise-only.ts';
import { type Answer, withoutChange } from '../../verdict/row/check-limit.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { NamedWaiver, Repeat, SignedModel } from '../sign-off-record.ts';
import { checkSlices, checkUndecidedSlice, sliceLimit } from './check-slices.ts';
import { decideRow } from './decide-row.ts';
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
    ...SLICE_METRICS.flatMap((metric) => ofRow(metric, checkSlices(metric, repeat, context.slices))),
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
  if (row.slice !== undefined && row.state === 'shown')
    return checkUndecidedSlice(row, decisiveOf(limit, isNew), fallback);
  return row.state === 'waived'
    ? checkWaived(row, limit, judging)
    : checkJudged(row, decideRow(row, decisiveOf(limit, isNew), fallback));
}

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
