import { formatCount, formatExact, formatValue } from '../../../figures/format-value.ts';
import { limitClauses, shownUnit } from '../../../figures/limit-clauses.ts';
import { formatPointsChange, formatRelativeChange } from '../../../figures/row-figures.ts';
import type { Missing, NotRead, Reason } from '../../../verdict/row/reason.ts';
import type { Row } from '../../../verdict/row/row.ts';
import { countOf } from '../grammar.ts';
import { meterText, readingProblemText } from '../run/device.ts';
import { p95CauseText } from './p95.ts';
import { extentText } from './row.ts';

/** Why a row is in its state, in one to three sentences. */
export function reasonText(reason: Reason, row: Row): string {
  switch (reason.kind) {
    case 'not-measured':
      return `Not measured: ${missingText(reason.why)}.`;
    case 'gpu-busy':
      return `The GPU was busy with other work or throttled in ${reason.launches} of ${countOf(reason.of, 'launch')}, so too few are left to judge.`;
    case 'too-few-inferences':
      return `A P${reason.percent} needs at least ${countOf(reason.needed, 'inference')}; this run has ${formatCount(reason.inferences)}.`;
    case 'too-few-launches':
      return `Too few ${SAMPLES[row.samples?.of ?? 'launch']} for a confidence interval.`;
    case 'interval-crosses-limit':
      return undecidedText(reason, row);
    case 'too-few-inputs':
      return `Within the budget, a launch can time ${countOf(reason.inputs, 'input')} per model; a P${reason.percent} needs ${reason.needed}. The figures shown are the ${percentileName(reason.offered)} over inputs. Raise the budget, or limit \`latency-p50\` instead.`;
    case 'slower-inputs':
    case 'stalls':
    case 'waits-for-itself':
      return p95CauseText(reason);
    case 'as-timed':
      return `Over all runs, including time spent waiting for a core: ${formatValue(reason.candidateNs, 'ns')}, baseline ${formatValue(reason.baselineNs, 'ns')}.`;
    case 'below-floor':
      return `${differenceText(reason.amount, row)}, below the floor of ${formatExact(reason.floor, row.unit)}.`;
    case 'mlperf-too-few':
      return `MLPerf’s early stopping needs ${countOf(reason.needed, 'inference')} to confirm a maximum of the P${reason.percent}; this run has ${formatCount(reason.inferences)}.`;
    case 'mlperf-estimate':
      return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(reason.p95Ns, 'ns')}: an upper bound at 99% in each launch, averaged over the launches.`;
    case 'judged-over-items':
      return itemsText(reason, row);
    case 'guarded-limit':
      return `The baseline’s score is below ${formatExact(reason.below, unitOf(row))}, so the limit is relative to it: at most −${pointsText(reason.allowed, row)}.`;
    case 'slice-undecided':
      return sliceText(reason);
    case 'no-such-slice':
      return 'No item of the data set is in this slice.';
    case 'random-outputs':
      return randomText(reason);
    case 'non-finite-outputs':
      return `NaN or infinite outputs on ${formatCount(reason.candidate)} of ${countOf(reason.items, 'item')} (baseline: ${formatCount(reason.baseline)}).`;
    case 'baseline-lacks-figure':
      return 'The baseline’s record does not have this figure.';
    case 'nothing-to-compare':
      return `Only ${keysText(judgedKeys(row))} was judged: without a baseline, ${keysText(reason.keys)} has nothing to compare with.`;
    case 'figure-of':
      return SCOPES[reason.scope];
    case 'one-shard':
      return 'Covers one shard of the items; it is judged once all shards are in.';
    case 'advisory': {
      const beyond = reason.isBeyondLimit ? 'Beyond its limit' : 'Not shown to be within its limit';
      return `${beyond}, which does not block: the data set is advisory.`;
    }
    case 'waiver-expired':
      return `Its waiver (${extentText({ limit: reason.ceiling, unit: unitOf(row) })}) expired on ${reason.expires}: ${reason.issue}`;
    case 'within-waiver': {
      const beyond = reason.isBeyondLimit ? 'Beyond its limit' : 'Not shown to be within its limit';
      return `${beyond}, but allowed by a waiver: ${waiversText(reason.waivers, row)}`;
    }
    case 'waiver-undecided': {
      const beyond = reason.isBeyondLimit ? 'Beyond its limit. ' : '';
      return `${beyond}Not enough evidence to decide whether it is within its waiver: ${waiversText(reason.waivers, row)}`;
    }
    case 'beyond-waiver':
      return `Its waiver does not cover this: ${waiversText(reason.waivers, row)}`;
  }
}

const judgedKeys = ({ limit }: Row) => (['max', 'min'] as const).filter((key) => limit?.[key] !== undefined);

const keysText = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(' and ');

function randomText({ arm, items, of, operators }: Extract<Reason, { kind: 'random-outputs' }>): string {
  const whose = arm === 'candidate' ? 'The model' : 'The baseline';
  const named = operators.map((operator) => `\`${operator}\``).join(', ');
  const source = named === '' ? '' : `, most likely because of ${named}`;
  return `${whose} is random: ${formatCount(items)} of the first ${countOf(of, 'item')} had a different outcome in a second run${source}.`;
}

/** Why a metric was not measured, as a clause: "the policy has no prices". */
export function missingText(missing: Missing): string {
  switch (missing.kind) {
    case 'cpu-only':
      return 'the model runs on the CPU only, so nothing can fall back to it';
    case 'not-profiled':
      return 'the model was not profiled';
    case 'no-launch':
      return 'the budget ended before the first launch was complete';
    case 'load-generator-late':
      return 'the load generator could not keep up with the traffic';
    case 'not-read':
      return notReadText(missing.why);
    case 'energy-unknown':
      return `the cost of power needs the energy, and it was not measured: ${notReadText(missing.why)}`;
    case 'no-prices':
      return 'the policy has no `prices`';
    case 'tokens-not-counted':
      return 'the API is priced by token, and the server counted none';
    case 'no-review-rule':
      return 'the policy has no `review` rule for this model';
    case 'not-started':
      return 'the server was already running, so the gate saw neither its start nor its files';
    case 'not-served':
      return 'only a model behind a server has it (`engine: { kind: server }`), or only a language model';
    case 'requests-failed':
      return `${formatCount(missing.failed)} of ${countOf(missing.of, 'timed request')}${missing.arm === 'baseline' ? ' to the baseline' : ''} failed, and a failed one counts with its whole deadline`;
    case 'arena-not-reported':
      return 'this provider does not report how much memory its allocator hands out';
    case 'no-score':
      return `the score cannot be computed (${missing.message})`;
    case 'answers-not-compared':
      return 'only the baseline’s figures are known, not its answers';
    case 'answers-not-finite':
      return `one of the models has NaN or infinite scores on ${formatCount(missing.items)} of ${countOf(missing.of, 'item')}`;
    case 'answers-missing':
      return `the new model did not answer ${formatCount(missing.items)} of ${countOf(missing.of, 'item')}`;
    case 'labels-contradicted':
      return `the baseline’s answers are the labels, but it scores only ${formatValue(missing.score, 'score')} on them, so they do not fit this metric`;
    case 'failed':
      return missing.message;
    case 'shard-failed':
      return `shard ${missing.shard} of ${missing.of} failed (${missing.message})`;
    case 'shard-incomparable':
      return `the models cannot be compared on shard ${missing.shard} of ${missing.of}`;
  }
}

function notReadText(why: NotRead): string {
  switch (why.kind) {
    case 'not-on-gpu':
      return 'the model did not run on a GPU';
    case 'run-ended-before':
      return 'the run ended first';
    case 'unreadable': {
      const problem = readingProblemText(why.why);
      return why.arm === 'baseline' ? `for the baseline, ${problem}` : problem;
    }
    case 'other-scope':
      return 'one model’s figure covers its process, the other’s the whole GPU';
    case 'other-meter':
      return `the baseline’s figure comes from ${meterText(why.baseline)}, this one from ${meterText(why.candidate)}`;
  }
}

const SAMPLES: Readonly<Record<NonNullable<Row['samples']>['of'], string>> = {
  inference: 'launches',
  item: 'items',
  process: 'processes',
  launch: 'launches',
  window: 'windows',
  request: 'launches',
};

const SCOPES: Readonly<Record<Extract<Reason, { kind: 'figure-of' }>['scope'], string>> = {
  'gpu-power-estimate': 'Estimated from readings of the GPU’s power, because it has no energy counter.',
  'whole-processor': 'Includes everything else that ran on the processor.',
  'whole-gpu':
    'The increase in the whole GPU’s memory, with nothing else on it, just before the process ended.',
};

type Crossing = Extract<Reason, { kind: 'interval-crosses-limit' }>;

function undecidedText({ of, fails, passes, isByLaunches }: Crossing, row: Row): string {
  const show = (figure: number): string => CROSSING_FIGURES[of](figure, row);
  const [failing, passing] = fails >= passes ? ['above', 'below'] : ['below', 'above'];
  const remedy = isByLaunches ? 'More launches or a quieter machine' : 'A quieter machine';
  return `At this noise level only ${CROSSINGS[of]} ${failing} ${show(fails)} would fail and one ${passing} ${show(passes)} would pass. ${remedy} would narrow this.`;
}

const CROSSINGS: Readonly<Record<Crossing['of'], string>> = {
  change: 'a change',
  value: 'a value',
  stalls: 'a share of additional stalls',
  'own-waiting': 'a change, with the waiting of its own threads included,',
  share: 'a share',
  'share-change': 'a change',
};

const CROSSING_FIGURES: Readonly<Record<Crossing['of'], (figure: number, row: Row) => string>> = {
  change: formatRelativeChange,
  value: (figure, row) => formatValue(figure, unitOf(row)),
  stalls: formatRelativeChange,
  'own-waiting': formatRelativeChange,
  share: (figure, row) => formatValue(figure, unitOf(row)),
  'share-change': formatPointsChange,
};

const percentileName = (percent: number): string => (percent === 50 ? 'median' : `P${percent}`);

/** "+24 µs". */
const differenceText = (amount: number, { unit }: Row): string =>
  `${amount < 0 ? '−' : '+'}${formatValue(Math.abs(amount), unit)}`;

/** "0.4 pp". */
const pointsText = (amount: number, row: Row): string =>
  unitOf(row) === 'share' ? formatPointsChange(amount).replace('+', '') : formatExact(amount, row.unit);

function itemsText(
  { items, changed, needed, visible, hasInterval, clusters }: Extract<Reason, { kind: 'judged-over-items' }>,
  row: Row,
): string {
  const inClusters = clusters === undefined ? '' : ` in ${countOf(clusters, 'cluster')}`;
  const over = `Judged by the confidence interval over ${countOf(items, 'item')}${inClusters}`;
  const outcomes = changed === null ? over : `${over} (${formatCount(changed)} changed outcome)`;
  if (!hasInterval) return `${outcomes}; they are too few, or too similar, for an interval.`;
  if (needed === undefined) return `${outcomes}.`;
  const seen =
    visible === undefined
      ? ''
      : ` The smallest change that this set can detect is about ${pointsText(visible, row)}.`;
  if (needed === null) return `${outcomes}. No number of items is enough for a margin this small.${seen}`;
  const inSuch =
    clusters === undefined ? '' : ` in ${countOf(Math.ceil((needed * clusters) / items), 'cluster')}`;
  return `${outcomes}. This margin needs about ${countOf(needed, 'item')}${inSuch}.${seen}`;
}

/** A slice that does not decide, and how many items would let it. */
function sliceText({ items, needed }: Extract<Reason, { kind: 'slice-undecided' }>): string {
  const has = `Undecided: ${countOf(items, 'item')} cannot show whether the slice meets this limit`;
  if (needed === null) return `${has}.`;
  return items < needed
    ? `${has}; it takes about ${formatCount(needed)}.`
    : 'Undecided: the slice meets this limit as measured, but the confidence interval crosses it.';
}

type Waivers = Extract<Reason, { kind: 'beyond-waiver' }>['waivers'];

/** "up to +12% until 2026-12-12 (https://…)." */
const waiversText = (waivers: Waivers, row: Row): string =>
  `${waivers
    .map(
      ({ ceiling, expires, issue }) =>
        `${extentText({ limit: ceiling, unit: unitOf(row) })} until ${expires} (${issue})`,
    )
    .join(', ')}.`;

/** A score whose limit is in percentage points is shown as a share. */
const unitOf = ({ unit, limit }: Pick<Row, 'unit' | 'limit'>): Row['unit'] =>
  shownUnit(unit, limitClauses(limit));
