import { z } from 'zod';
import { METERS } from '../device/power-meter.ts';
import { gpuStateSchema, placementRowSchema } from '../measure/arm-measurement.ts';
import { dataSetTag } from '../policy/data/data-sets.ts';
import { historyUrlSchema } from '../policy/history-url.ts';
import { limitSchema } from '../policy/limits.ts';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import { acceptanceReasonSchema } from '../records/acceptance.ts';
import { baselineSourceSchema, noBaselineSchema } from '../records/baseline-fact.ts';
import { releaseUnknownSchema } from '../records/commit-note.ts';
import { differenceSchema } from '../records/difference.ts';
import { fallbackSchema } from '../records/fallback.ts';
import { positiveControlSchema } from '../records/positive-control.ts';
import { savedSchema } from '../records/store-fact.ts';
import { GUESSES } from '../task/find-guess.ts';
import { attemptsSchema } from './attempts.ts';
import { changeSchema } from './changes.ts';
import { endingSchema } from './ending.ts';
import { layersSchema } from './layers.ts';
import { commandSchema, methodSchema, settingSchema } from './method.ts';
import { noteSchema } from './note.ts';
import { problemSchema } from './problem.ts';
import { relocationSchema } from './relocation.ts';
import { reasonSchema } from './row/reason.ts';
import { rulesSchema } from './rules.ts';
import { STATES } from './state.ts';
import { timeAccountSchema } from './time/time-account.ts';
import { waiverStandingSchema } from './waiver/waiver-standing.ts';

const metric = z.enum(METRIC_NAMES as [Metric, ...Metric[]]);
const finite = z.number();

/** The verdict on one metric of one model. `shown` rows have no limit and never decide. */
export const rowSchema = z.strictObject({
  metric,
  /** Of a task score: its own name, such as "Accuracy", and which direction is better. */
  score: z.strictObject({ name: z.string(), better: z.enum(['higher', 'lower']) }).optional(),
  /** Of a limit by slice: the group of items that it judges; absent for all items. */
  slice: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  state: z.enum(['pass', 'waived', 'fail', 'inconclusive', 'shown']),
  /** In `unit`; null if not measured. */
  baseline: finite.nullable(),
  candidate: finite.nullable(),
  /**
   * Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a
   * baseline.
   */
  change: finite.nullable(),
  changeKind: z.enum(['relative', 'difference']),
  unit: z.enum(['ns', 'bytes', 'USD', 'J', 'score', 'share', 'items/s', 'tokens/s', 'tokens', 'nats']),
  /** The policy's limit; null if the metric has none. */
  limit: limitSchema.nullable(),
  /** On `change`, at the two-sided `confidence` in 0..1. */
  interval: z.strictObject({ low: finite, high: finite, confidence: finite }).optional(),
  /** On `candidate` itself, in `unit`; set if a limit bounds the value and the value is judged by an interval. */
  valueInterval: z.strictObject({ low: finite, high: finite }).optional(),
  /** Number of samples behind each value, and of launches in which inferences were timed. */
  samples: z
    .strictObject({
      baseline: z.int().nonnegative(),
      candidate: z.int().nonnegative(),
      of: z.enum(['inference', 'item', 'process', 'launch', 'window', 'request']),
      launches: z.int().nonnegative().optional(),
    })
    .optional(),
  /** Why the row is in its state, if its figures alone do not show it. */
  reasons: z.array(reasonSchema),
});

/** Why drift limits were not judged, or need not be. */
const driftReasonSchema = z.discriminatedUnion('kind', [
  /** Limits over all items cannot be judged if the items were split into shards. */
  z.strictObject({ kind: z.literal('items-in-shards'), metrics: z.array(metric) }),
  z.strictObject({ kind: z.literal('release-unknown'), why: releaseUnknownSchema }),
  z.strictObject({ kind: z.literal('no-release') }),
  /** The baseline's record has the same model, which kept these limits against this release. */
  z.strictObject({ kind: z.literal('kept-by-record') }),
  z.strictObject({ kind: z.literal('not-measured'), message: z.string() }),
  z.strictObject({ kind: z.literal('no-baseline'), why: noBaselineSchema }),
  z.strictObject({ kind: z.literal('incomparable'), differences: z.array(differenceSchema) }),
  z.strictObject({ kind: z.literal('not-judged') }),
]);

/** The model compared with the last release, over all merges since. */
const drift = z.strictObject({
  /**
   * `pass` also if there is nothing to compare with: no release yet, or none that has the model; `why` says which.
   * `incomparable` if the release is unknown, cannot be found or cannot be measured: a requested check that was not
   * done is no pass.
   */
  state: z.enum(['pass', 'fail', 'inconclusive', 'incomparable']),
  /** Null if there is none, or it is unknown. */
  release: z.strictObject({ tag: z.string(), commit: z.string() }).nullable(),
  /** Where the release's model or figures came from; null if there are none. */
  source: baselineSourceSchema.nullable(),
  /** One per drift limit; `baseline` is the release's figure. */
  rows: z.array(rowSchema),
  /** Absent if the rows give the reason. */
  why: driftReasonSchema.optional(),
  /** Attempts at the comparison with the release. */
  attempts: attemptsSchema.optional(),
  notes: z.array(noteSchema),
});

/** Whether the recorded model may be the baseline of later comparisons. */
const acceptance = z.strictObject({
  accepted: z.boolean(),
  /** The run's own state, before anyone accepted it. */
  state: z.enum(STATES),
  why: acceptanceReasonSchema,
  /** Who accepted it by hand, and whether in this run. */
  by: z.strictObject({ actor: z.string(), isThisRun: z.boolean() }).optional(),
});

const sliceScore = z.strictObject({
  key: z.string(),
  value: z.string(),
  items: finite,
  baseline: finite.nullable(),
  candidate: finite.nullable(),
});

const costParts = z.strictObject({
  hardwareUsdPer1000: finite,
  powerUsdPer1000: finite,
  apiUsdPer1000: finite,
  reviewUsdPer1000: finite,
});

const energyPer1000 = z.strictObject({
  /** With idle power. */
  grossJPer1000: finite.nullable(),
  /** Without idle power; null if that is unknown. */
  netJPer1000: finite.nullable(),
});

/** Maximum number of flipped items that a verdict names, per direction. */
export const MAX_NAMED_FLIPS = 50;

export const modelVerdictSchema = z.strictObject({
  id: z.string(),
  /** Set if the model was only scored, on this one of its further data sets. */
  dataSet: dataSetTag.optional(),
  state: z.enum(STATES),
  ending: endingSchema,
  rows: z.array(rowSchema),
  /** Null without a baseline. */
  baselineSource: baselineSourceSchema.nullable(),
  models: z.strictObject({
    baseline: z.strictObject({ sha256: z.string(), sizeBytes: finite }).nullable(),
    candidate: z.strictObject({ sha256: z.string(), sizeBytes: finite }),
  }),
  /** Absent if the policy has no drift limits for the model, or nothing was measured. */
  drift: drift.optional(),
  /** Absent if the run recorded nothing. */
  acceptance: acceptance.optional(),
  /** One per store in which the record was to be saved. */
  saves: z.array(savedSchema),
  /** Set if the change under test renamed the model or moved its file. */
  relocation: relocationSchema.optional(),
  /** Differences between the arms, in the model file and in the settings. */
  changes: z.array(changeSchema),
  /** Why changes in the model file may be missing from the list. */
  changesUnknown: z.enum(['no-baseline-file', 'too-large-to-inspect']).optional(),
  /** How the policy treats several changes together. */
  oneChange: z.enum(['off', 'warn', 'require']),
  /** Set if an undecided verdict lets the job pass, because the policy says so. */
  passesUndecided: z.literal(true).optional(),
  /** Items that are right under one model and wrong under the other; ids of the first ones. */
  flips: z
    .strictObject({
      rightToWrong: finite,
      wrongToRight: finite,
      rightToWrongIds: z.array(z.string()),
      wrongToRightIds: z.array(z.string()),
      /** Exact McNemar test, two-sided, 0..1: the chance of counts at least this uneven if both directions were equally likely. */
      mcnemarP: finite.optional(),
      /** Number of clusters, if the items come in clusters: then each test flips whole ones. */
      clusters: finite.optional(),
      /** Items that go to human review under one model only, with the same test; absent without a review rule. */
      review: z
        .strictObject({ newlyReviewed: finite, noLongerReviewed: finite, mcnemarP: finite })
        .optional(),
    })
    .nullable(),
  /** Which layers of the models differ; absent unless requested, or a nightly run failed because of its answers. */
  layers: layersSchema.optional(),
  slices: z.array(sliceScore),
  /**
   * Set if the task score is limited, but the baseline's is no better than that of a model that ignores its input; the
   * candidate's, if there is no baseline. `by`: how `chance` would be scored.
   */
  guessing: z
    .strictObject({
      arm: z.enum(['baseline', 'candidate']),
      score: finite,
      chance: finite,
      by: z.enum(GUESSES),
    })
    .optional(),
  cost: z.strictObject({ baseline: costParts.nullable(), candidate: costParts }).nullable(),
  /** Energy of 1,000 runs; absent if it was not measured. */
  energy: z
    .strictObject({
      /** The meter it was measured with. */
      how: z.enum(METERS),
      idleW: finite.nullable(),
      baseline: energyPer1000.nullable(),
      candidate: energyPer1000,
    })
    .optional(),
  placement: z.strictObject({
    baseline: z.array(placementRowSchema),
    candidate: z.array(placementRowSchema),
  }),
  /** Where the time goes; null if the candidate was not profiled. */
  time: timeAccountSchema.nullable(),
  /** Machine and GPU, by name. */
  environment: z.record(z.string(), z.string()),
  /** The GPU before the candidate's first launch and after its last; absent if it did not run on one. */
  gpuState: gpuStateSchema.optional(),
  /** Runtime and traffic. */
  settings: z.array(settingSchema),
  method: methodSchema,
  /** Waivers of this model's limits, needed or not; absent if there are none. */
  waivers: z.array(waiverStandingSchema).optional(),
  /** Attempts at the same comparison before this one; absent at the first. */
  attempts: attemptsSchema.optional(),
  notes: z.array(noteSchema),
  /** The command that repeats this measurement locally; null if nothing can. */
  command: commandSchema.nullable(),
  /** Why it was measured on the CPU although a GPU runner was wanted; absent otherwise. */
  fallback: fallbackSchema.optional(),
  /**
   * Number of shards that the items were scored in, items per shard, and number of different kinds of machine; absent
   * if one machine scored all.
   */
  shards: z
    .strictObject({
      of: z.int().min(2),
      items: z.array(z.int().nonnegative()),
      machines: z.int().positive(),
    })
    .optional(),
});

/** `verdict.json`. */
export const verdictSchema = z.strictObject({
  version: z.literal(2, {
    error: (issue) => `expected verdict version 2, got ${JSON.stringify(issue.input)}`,
  }),
  state: z.enum(STATES),
  models: z.array(modelVerdictSchema),
  /** Whose policy judged a change, and how the change affects it; absent if there is only the checkout's own. */
  rules: rulesSchema.optional(),
  /** Address of the history page, by the policy of the base commit; absent if that names none. */
  historyUrl: historyUrlSchema.optional(),
  /** What is missing from results that were to be judged together; absent if nothing is. */
  problems: z.array(problemSchema).min(1).optional(),
  /** The last positive control that passed, and its age; null if there was none, absent if that is unknown. */
  positiveControl: positiveControlSchema.extend({ daysAgo: z.int().nonnegative() }).nullable().optional(),
});

export type Row = z.infer<typeof rowSchema>;
export type Drift = z.infer<typeof drift>;
export type DriftReason = z.infer<typeof driftReasonSchema>;
export type CostParts = z.infer<typeof costParts>;
export type ModelVerdict = z.infer<typeof modelVerdictSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
