import type { FailureKind } from '../../engine/onnxruntime/model-failure.ts';
import { formatCount, formatValue } from '../../figures/format-value.ts';
import { breaksAtBaseline, breaksOwnBound } from '../../figures/limit-clauses.ts';
import { changedHeads } from '../../verdict/facts/changes.ts';
import type { Drift } from '../../verdict/facts/drift.ts';
import type { Reason } from '../../verdict/row/reason.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { noBaselineText } from './baseline/baseline.ts';
import { differenceText } from './baseline/difference.ts';
import { countOf, sentence } from './grammar.ts';
import { ownState } from './headline.ts';
import { COST_PARTS } from './labels.ts';
import { changesText, changesWithoutOperatorsText } from './model/changes.ts';
import { refusalText } from './refusal.ts';
import { causeClause, isTail, p95Cause, p95CauseText } from './row/p95.ts';
import { reasonText } from './row/reason.ts';
import { limitText, rowChangeText, rowTitle, valueText } from './row/row.ts';
import { scoreUnit, sliceChangeText, worstSlice } from './row/slices.ts';
import { growthText } from './row/time.ts';
import { fallenBackText } from './run/fallback.ts';

/** Why a model is in its state, in one to three sentences; undefined if the headline already says it. */
export function whyText(model: ModelVerdict): string | undefined {
  const texts = [...endingWhy(model), ...changeWhy(model)];
  return texts.length === 0 ? undefined : texts.join(' ');
}

function endingWhy(model: ModelVerdict): string[] {
  const { ending, drift } = model;
  switch (ending.kind) {
    case 'compared':
    case 'unchanged': {
      const own = rowsWhy(model);
      return own.length > 0 || drift === undefined ? own : driftWhy(drift);
    }
    case 'no-baseline': {
      const [own, why] = [rowsWhy(model), sentence(noBaselineText(ending.why))];
      return ownState(model) === 'fail' ? [...own, why] : [why, ...own];
    }
    case 'incomparable':
      return ending.differences.map((difference) => sentence(differenceText(difference)));
    case 'not-signed-off':
      return ending.refusals.map((refusal) => sentence(refusalText(refusal)));
    case 'failed':
    case 'shard-failed':
      return ending.message === null ? [] : [failureWhy(ending.failure, ending.message)];
    case 'measured-alone':
      return [];
  }
}

/** What changed between the models, if their comparison failed. */
function changeWhy(model: ModelVerdict): string[] {
  const { ending, rows, changes, oneChange } = model;
  const isConcerned = ending.kind === 'compared' && rows.some(({ state }) => state === 'fail');
  const isTold = changedHeads(changes).length === 1 || oneChange !== 'off';
  if (!isConcerned || !isTold) return [];
  const namesOperators = decisiveRow(model)?.metric === 'latency-p95' && growthClause(model) !== undefined;
  return listed(namesOperators ? changesWithoutOperatorsText(changes) : changesText(changes));
}

const listed = (text: string | undefined): string[] => (text === undefined ? [] : [text]);

/** The row reason that {@link whyText} contains, so that a report need not repeat it; undefined if it contains none. */
export function toldReason(model: ModelVerdict): Reason | undefined {
  const row = decisiveRow(model);
  const isOfRows = ROW_ENDINGS.includes(model.ending.kind);
  return row === undefined || !isOfRows || causeOf(row, model) !== undefined ? undefined : row.reasons[0];
}

const ROW_ENDINGS: readonly ModelVerdict['ending']['kind'][] = ['compared', 'unchanged', 'no-baseline'];

/** From the row that matters most. */
function rowsWhy(model: ModelVerdict): string[] {
  const row = decisiveRow(model);
  return row === undefined ? [] : listed(causeOf(row, model) ?? firstReason(row));
}

const decisiveRow = ({ rows }: ModelVerdict): Row | undefined =>
  firstIn(rows, 'fail') ?? firstIn(rows, 'inconclusive') ?? firstIn(rows, 'waived');

const causeOf = (row: Row, model: ModelVerdict): string | undefined =>
  row.state === 'fail' ? rowFailureWhy(row, model) : undefined;

const firstIn = (rows: readonly Row[], state: Row['state']): Row | undefined =>
  rows.find((row) => row.state === state);

/** Operators, items and cost belong to the comparison with the baseline, so they explain nothing here. */
function driftWhy({ state, rows }: Drift): string[] {
  switch (state) {
    case 'pass':
    case 'incomparable':
      return [];
    case 'inconclusive': {
      const row = firstIn(rows, 'inconclusive');
      return row === undefined ? [] : listed(firstReason(row));
    }
    case 'fail':
      return ['Against its baseline this change meets its limits, but the changes since the release add up.'];
  }
}

function firstReason(row: Row): string | undefined {
  const [reason] = row.reasons;
  return reason === undefined ? undefined : reasonText(reason, row);
}

/** The message of a loader stays unchanged; ours is turned into a sentence. */
const failureWhy = (failure: FailureKind, message: string): string =>
  failure === 'no-provider' ? message : sentence(message);

/** What other figures explain about a row; undefined if it was not measured, or they explain nothing. */
function rowFailureWhy(row: Row, model: ModelVerdict): string | undefined {
  if (row.candidate === null) return undefined;
  if (row.slice !== undefined) return sliceWhy(row, model);
  const isBaselineNoBetter = row.baseline === null || (breaksAtBaseline(row) && p95Cause(row) === undefined);
  if (breaksOwnBound(row) && isBaselineNoBetter) return ownBoundWhy(row);
  if (row.change === null) return undefined;
  switch (row.metric) {
    case 'latency-p95':
      return latencyWhy(row, model);
    case 'latency-p99':
    case 'latency-p50':
    case 'latency-mean':
    case 'throughput':
    case 'energy-per-1000':
      return growthWhy(model);
    case 'ttft-p95':
    case 'tpot-p95':
    case 'output-tokens-per-second':
    case 'goodput':
    case 'error-rate':
    case 'output-length':
    case 'cost-per-million-tokens':
      return undefined;
    case 'agreement':
    case 'kl-divergence':
    case 'flips':
    case 'task-score':
      return scoreWhy(model);
    case 'review-rate':
      return reviewWhy(model);
    case 'cost-per-1000':
      return costWhy(model);
    case 'load-time':
    case 'first-run':
    case 'memory-ram-peak':
    case 'memory-vram-peak':
    case 'memory-arena-peak':
    case 'model-size':
      return undefined;
    case 'fallback-time-share':
      return fallenBackText(model.placement.candidate);
  }
}

/** "P95 latency is 3.000 ms, and the limit is at most 2 ms. The baseline does not meet it either." */
function ownBoundWhy(row: Row): string {
  const { max, min } = row.limit ?? {};
  const text = `${rowTitle(row)} is ${valueText(row)}, and the limit is ${limitText({ ...row, limit: { max, min } })}.`;
  return row.baseline === null ? text : `${text} The baseline does not meet it either.`;
}

/** "1 input in 10 is slower by more than the limit (median +1.2%). What grew most per run: `Conv` ×4 → ×41 (+80 µs)." */
function latencyWhy(row: Row, model: ModelVerdict): string | undefined {
  const cause = p95Cause(row);
  if (cause === undefined) return growthWhy(model);
  const texts = [
    isTail(cause) ? `${sentence(`${causeClause(cause)}${medianText(model)}`)}` : p95CauseText(cause),
    ...(cause.kind === 'slower-inputs' ? listed(growthWhy(model)) : []),
  ];
  return texts.join(' ');
}

function medianText({ rows }: ModelVerdict): string {
  const median = rows.find(({ metric }) => metric === 'latency-p50');
  if (median === undefined || median.change === null) return '';
  const { interval: _, ...figure } = median;
  return ` (median ${rowChangeText(figure)})`;
}

function growthWhy(model: ModelVerdict): string | undefined {
  const growth = growthClause(model);
  return growth === undefined ? undefined : sentence(growth);
}

function growthClause({ time }: ModelVerdict): string | undefined {
  const growth = time === null ? undefined : growthText(time.operators);
  return growth === undefined ? undefined : `what grew most per run: ${growth}`;
}

/** "81 items turned wrong, 23 turned right. Worst slice: `class=Shirt`, −18.3 pp." */
function scoreWhy(model: ModelVerdict): string | undefined {
  const { flips, rows } = model;
  const worst = worstSlice(model);
  const change = worst === undefined ? undefined : sliceChangeText(worst, scoreUnit(rows));
  const texts = [
    ...(flips === null || flips.rightToWrong + flips.wrongToRight === 0
      ? []
      : [
          `${countOf(flips.rightToWrong, 'item')} turned wrong, ${formatCount(flips.wrongToRight)} turned right.`,
        ]),
    ...(worst === undefined || change === undefined
      ? []
      : [`Worst slice: \`${worst.key}=${worst.value}\`, ${change}.`]),
  ];
  return texts.length === 0 ? undefined : texts.join(' ');
}

/** "21 of its 100 items changed outcome; over all items the change is +1.80 pp." */
function sliceWhy({ metric, reasons, samples }: Row, { rows }: ModelVerdict): string | undefined {
  const judged = reasons.find(({ kind }) => kind === 'judged-over-items');
  const changed = judged?.kind === 'judged-over-items' ? judged.changed : null;
  const whole = rows.find((row) => row.metric === metric && row.slice === undefined);
  if (changed === null || samples === undefined || whole === undefined || whole.change === null)
    return undefined;
  const { interval: _, ...figure } = whole;
  return `${formatCount(changed)} of its ${countOf(samples.candidate, 'item')} changed outcome; over all items the change is ${rowChangeText(figure)}.`;
}

function reviewWhy({ flips }: ModelVerdict): string | undefined {
  const review = flips?.review;
  if (review === undefined) return undefined;
  return `${countOf(review.newlyReviewed, 'item')} newly ${review.newlyReviewed === 1 ? 'goes' : 'go'} to human review, ${formatCount(review.noLongerReviewed)} no longer.`;
}

/** "Human review rose from 60.38 USD to 106.50 USD." */
function costWhy({ cost }: ModelVerdict): string | undefined {
  if (cost === null || cost.baseline === null) return undefined;
  const { baseline, candidate } = cost;
  const rises = COST_PARTS.map(([title, part]) => ({ title, before: baseline[part], now: candidate[part] }));
  const [first] = rises.toSorted((left, right) => right.now - right.before - (left.now - left.before));
  if (first === undefined || !(first.now > first.before)) return undefined;
  return `${first.title} rose from ${formatValue(first.before, 'USD')} to ${formatValue(first.now, 'USD')}.`;
}
