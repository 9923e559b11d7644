import { z } from 'zod';
import { METERS } from '../../device/power-meter.ts';
import { readingProblemSchema } from '../../device/reading-problem.ts';
import { FAILURE_KINDS } from '../../engine/onnxruntime/model-failure.ts';
import { unrepeatableSchema } from '../../measure/arm-measurement.ts';
import { ceilingSchema } from '../waiver/waiver-standing.ts';

const count = z.int().nonnegative();
const finite = z.number();
const share = z.number();

/** Why GPU memory or energy is missing or not comparable. */
const notRead = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-on-gpu') }),
  z.strictObject({ kind: z.literal('run-ended-before') }),
  /** `arm`: the one that the figure belongs to. */
  z.strictObject({
    kind: z.literal('unreadable'),
    arm: z.enum(['baseline', 'candidate']),
    why: readingProblemSchema,
  }),
  /** One arm's memory was measured for its process, the other's for the whole GPU. */
  z.strictObject({ kind: z.literal('other-scope') }),
  z.strictObject({ kind: z.literal('other-meter'), baseline: z.enum(METERS), candidate: z.enum(METERS) }),
]);

/** Why a metric was not measured. */
const missingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cpu-only') }),
  z.strictObject({ kind: z.literal('not-profiled') }),
  z.strictObject({ kind: z.literal('no-launch') }),
  z.strictObject({ kind: z.literal('load-generator-late') }),
  z.strictObject({ kind: z.literal('not-read'), why: notRead }),
  z.strictObject({ kind: z.literal('energy-unknown'), why: notRead }),
  z.strictObject({ kind: z.literal('no-prices') }),
  /** The API is priced by token, and no tokens of the model are known. */
  z.strictObject({ kind: z.literal('tokens-not-counted') }),
  z.strictObject({ kind: z.literal('no-review-rule') }),
  /** Only a language model behind a server has the metric. */
  z.strictObject({ kind: z.literal('not-served') }),
  /** The server was already running, so its start and its files are unknown. */
  z.strictObject({ kind: z.literal('not-started') }),
  /** So many timed requests of a model failed that the figure is one of failures. */
  z.strictObject({
    kind: z.literal('requests-failed'),
    arm: z.enum(['baseline', 'candidate']),
    failed: count,
    of: count,
  }),
  z.strictObject({ kind: z.literal('arena-not-reported') }),
  /** The task cannot compute its score on these items; `message` comes from the task. */
  z.strictObject({ kind: z.literal('no-score'), message: z.string() }),
  /** Only a baseline that runs here has answers to compare with. */
  z.strictObject({ kind: z.literal('answers-not-compared') }),
  z.strictObject({ kind: z.literal('answers-not-finite'), items: count, of: count }),
  /** Requests of the candidate failed, so there is nothing to compare the baseline's answers with. */
  z.strictObject({ kind: z.literal('answers-missing'), items: count, of: count }),
  /** The baseline's answers are the labels, yet it misses some of them. `score`: its own. */
  z.strictObject({ kind: z.literal('labels-contradicted'), score: finite }),
  z.strictObject({ kind: z.literal('failed'), failure: z.enum(FAILURE_KINDS), message: z.string() }),
  z.strictObject({ kind: z.literal('shard-failed'), shard: count, of: count, message: z.string() }),
  /** On a shard the two models could not be compared. */
  z.strictObject({ kind: z.literal('shard-incomparable'), shard: count, of: count }),
]);

export type Missing = z.infer<typeof missingSchema>;
export type NotRead = z.infer<typeof notRead>;

const waiver = z.strictObject({ ceiling: ceilingSchema, expires: z.string(), issue: z.string() });

/** Why a row is in its state, if its figures alone do not show it. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-measured'), why: missingSchema }),
  /** In this many launches the GPU was not idle apart from this run. */
  z.strictObject({ kind: z.literal('gpu-busy'), launches: count, of: count }),
  z.strictObject({
    kind: z.literal('too-few-inferences'),
    inferences: count,
    needed: count,
    percent: finite,
  }),
  z.strictObject({ kind: z.literal('too-few-launches') }),
  /**
   * The interval crosses the limit: at this noise level only a figure beyond `fails` would fail, and one beyond
   * `passes` would pass. Fractions for a change and for waiting; in the row's unit for a value; for stalls the share of
   * runs that the baseline does not have; for shares of requests the share, or its change.
   */
  z.strictObject({
    kind: z.literal('interval-crosses-limit'),
    of: z.enum(['change', 'value', 'stalls', 'own-waiting', 'share', 'share-change']),
    fails: finite,
    passes: finite,
    /** Whether more launches would narrow the interval. */
    isByLaunches: z.boolean(),
  }),
  /** A launch times too few inputs for the percentile. `offered`: the highest one that they have. */
  z.strictObject({
    kind: z.literal('too-few-inputs'),
    inputs: count,
    needed: count,
    percent: finite,
    offered: finite,
  }),
  /** This share of the timed inputs became slower by more than the limit allows. */
  z.strictObject({ kind: z.literal('slower-inputs'), share }),
  /** Shares of runs that take more than `1 + beyond` times the P95 over inputs. */
  z.strictObject({ kind: z.literal('stalls'), baselineShare: share, candidateShare: share, beyond: finite }),
  /** How much longer runs are because the model's own threads wait for one another, as fractions. */
  z.strictObject({ kind: z.literal('waits-for-itself'), baselineShare: share, candidateShare: share }),
  /** P95 over all runs, including time spent waiting for a core, in ns: what users feel. */
  z.strictObject({ kind: z.literal('as-timed'), baselineNs: finite, candidateNs: finite }),
  /** The change is beyond the relative limit, but `amount` is below the floor. Both in the row's unit. */
  z.strictObject({ kind: z.literal('below-floor'), amount: finite, floor: finite }),
  /** MLPerf's early stopping needs more inferences to confirm a maximum of a percentile. */
  z.strictObject({ kind: z.literal('mlperf-too-few'), inferences: count, needed: count, percent: finite }),
  /** MLPerf's early-stopping estimate of the P95, in ns. */
  z.strictObject({ kind: z.literal('mlperf-estimate'), p95Ns: finite }),
  /**
   * Judged by an interval over items. `changed`: items whose outcome differs, null if that is not defined. `needed`:
   * items that the margin needs, null if no number is enough, absent without a margin or an interval.
   */
  z.strictObject({
    kind: z.literal('judged-over-items'),
    items: count,
    changed: count.nullable(),
    needed: finite.nullable().optional(),
    /** The smallest worsening that this many items can detect at this rate of change, in the row's unit. */
    visible: finite.optional(),
    hasInterval: z.boolean(),
    /** Number of clusters, if the items come in clusters. */
    clusters: count.optional(),
  }),
  /** The baseline's score is so low that the limit allows a share of it instead of its points. `allowed`: in the row's unit. */
  z.strictObject({ kind: z.literal('guarded-limit'), below: finite, allowed: finite }),
  /**
   * Not shown to be within its limit, nor beyond it, so the slice does not decide. `needed`: items that the margin needs,
   * null if no number is enough.
   */
  z.strictObject({ kind: z.literal('slice-undecided'), items: count, needed: finite.nullable() }),
  /** The policy limits the slice, but no item of the data set is in it. */
  z.strictObject({ kind: z.literal('no-such-slice') }),
  /** Some items had another outcome when they ran again. */
  z.strictObject({
    kind: z.literal('random-outputs'),
    arm: z.enum(['baseline', 'candidate']),
    ...unrepeatableSchema.shape,
  }),
  z.strictObject({ kind: z.literal('non-finite-outputs'), baseline: count, candidate: count, items: count }),
  z.strictObject({ kind: z.literal('baseline-lacks-figure') }),
  /** Without a baseline these keys of the limit were not judged; its maximum or minimum was. */
  z.strictObject({
    kind: z.literal('nothing-to-compare'),
    keys: z.array(z.enum(['max-increase', 'max-drop'])),
  }),
  /** The source of an energy or GPU memory figure, if it is not the obvious one. */
  z.strictObject({
    kind: z.literal('figure-of'),
    scope: z.enum(['gpu-power-estimate', 'whole-processor', 'whole-gpu']),
  }),
  /** Judged once the outcomes of all shards are in. */
  z.strictObject({ kind: z.literal('one-shard') }),
  /** Beyond its limit, or not shown to be within, on a data set that never blocks. */
  z.strictObject({ kind: z.literal('advisory'), isBeyondLimit: z.boolean() }),
  z.strictObject({ kind: z.literal('waiver-expired'), ...waiver.shape }),
  /** Beyond its limit (or not shown to be within), within its waivers. */
  z.strictObject({ kind: z.literal('within-waiver'), isBeyondLimit: z.boolean(), waivers: z.array(waiver) }),
  z.strictObject({
    kind: z.literal('waiver-undecided'),
    isBeyondLimit: z.boolean(),
    waivers: z.array(waiver),
  }),
  z.strictObject({ kind: z.literal('beyond-waiver'), waivers: z.array(waiver) }),
]);

export type Reason = z.infer<typeof reasonSchema>;
