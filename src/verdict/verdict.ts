import { z } from 'zod';
import { CHANGE_HEADS } from '../inspect/diff/change.ts';
import { placementRowSchema } from '../measure/arm-measurement.ts';
import { rulesSchema } from '../policy/diff/policy-change.ts';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import { positiveControlSchema } from '../records/positive-control.ts';
import { attemptsSchema } from './attempts.ts';
import { timeAccountSchema } from './time/time-account.ts';
import { waiverStandingSchema } from './waiver/waiver-standing.ts';

/** Verdict states, mildest first; what each means for the job stands in `exit-code.ts`. */
export const STATES = [
  'pass',
  'waived',
  'inconclusive',
  'no-baseline',
  'incomparable',
  'fail',
  'no-provider',
  'error',
] as const;

const metric = z.enum(METRIC_NAMES as [Metric, ...Metric[]]);
const finite = z.number();

/** Judges one metric of one model. `shown` rows have no limit and never decide. */
export const rowSchema = z.strictObject({
  metric,
  /** Reader's name, such as "P95 latency" or "Accuracy". */
  title: z.string(),
  state: z.enum(['pass', 'waived', 'fail', 'inconclusive', 'shown']),
  /** In `unit`; null when not measured. */
  baseline: finite.nullable(),
  candidate: finite.nullable(),
  /** Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a baseline. */
  change: finite.nullable(),
  changeKind: z.enum(['relative', 'difference']),
  unit: z.enum(['ns', 'bytes', 'USD', 'J', 'score', 'share', 'items/s']),
  /** As in the policy: "max-increase 10% (floor 0.05ms), max 20ms"; null when the metric has no limit. */
  limit: z.string().nullable(),
  /** On `change`, at the two-sided `confidence` in 0..1. */
  interval: z.strictObject({ low: finite, high: finite, confidence: finite }).optional(),
  /** On `candidate` itself, in `unit`; where a limit bounds the value and the value is judged by an interval. */
  valueInterval: z.strictObject({ low: finite, high: finite }).optional(),
  /** Number of samples behind each value: inferences, items or processes, as `of` says. */
  samples: z.strictObject({ baseline: finite, candidate: finite, of: z.string() }).optional(),
  /** Why the row stands as it does, when the figures alone do not say it. */
  reason: z.string().optional(),
});

/** How the model stands against the last release, over all merges since. */
const drift = z.strictObject({
  /**
   * `pass` also where there is nothing to hold it against: no release yet, or none that has the model; `why` says so.
   * `incomparable` where the release could not be told, found or measured: what is asked for and not done is no pass.
   */
  state: z.enum(['pass', 'fail', 'inconclusive', 'incomparable']),
  /** Null where there is none, or nobody could tell which it is. */
  release: z.strictObject({ tag: z.string(), commit: z.string() }).nullable(),
  /** Where the release's model or figures came from; null where there are none. */
  source: z.string().nullable(),
  /** One a drift limit; `baseline` is the release's figure. */
  rows: z.array(rowSchema),
  /** Why it stands so, where the rows do not say it. */
  why: z.string().optional(),
});

/** Whether what was recorded may be what others are compared with. */
const acceptance = z.strictObject({
  accepted: z.boolean(),
  /** Before anybody accepted it. */
  state: z.enum(STATES),
  why: z.string(),
  /** Who accepted it by hand. */
  by: z.string().optional(),
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
  /** With what the machine draws at rest. */
  grossJPer1000: finite.nullable(),
  /** Without it; null where that is not known. */
  netJPer1000: finite.nullable(),
});

export const modelVerdictSchema = z.strictObject({
  id: z.string(),
  state: z.enum(STATES),
  /** One sentence: what was found. */
  headline: z.string(),
  /** One sentence: what to do now. */
  nextStep: z.string(),
  rows: z.array(rowSchema),
  /** Where the baseline came from: "model.onnx at 1a2b3c4 (git merge base)", "record of 1a2b3c4 (Actions cache)"; null without one. */
  baselineSource: z.string().nullable(),
  models: z.strictObject({
    baseline: z.strictObject({ sha256: z.string(), sizeBytes: finite }).nullable(),
    candidate: z.strictObject({ sha256: z.string(), sizeBytes: finite }),
  }),
  /** Absent where the policy has no drift limits for the model, or nothing was measured. */
  drift: drift.optional(),
  /** Absent where the run recorded nothing. */
  acceptance: acceptance.optional(),
  /** What differs between the arms, in the model file and in the settings. */
  changes: z.array(z.strictObject({ head: z.enum(CHANGE_HEADS), text: z.string() })),
  /** Items right under one model and wrong under the other; ids of the first ones. */
  flips: z
    .strictObject({
      rightToWrong: finite,
      wrongToRight: finite,
      rightToWrongIds: z.array(z.string()),
      wrongToRightIds: z.array(z.string()),
      /** Exact McNemar test, two-sided, 0..1: the chance of counts at least this uneven if both directions were equally likely. */
      mcnemarP: finite.optional(),
      /** Items that go to a person under one model only, with the same test; absent without a review rule. */
      review: z
        .strictObject({ newlyReviewed: finite, noLongerReviewed: finite, mcnemarP: finite })
        .optional(),
    })
    .nullable(),
  slices: z.array(sliceScore),
  cost: z.strictObject({ baseline: costParts.nullable(), candidate: costParts }).nullable(),
  /** Energy of 1,000 runs; absent where it was not measured. */
  energy: z
    .strictObject({
      /** By what it was measured. */
      how: z.string(),
      idleW: finite.nullable(),
      baseline: energyPer1000.nullable(),
      candidate: energyPer1000,
    })
    .optional(),
  placement: z.strictObject({
    baseline: z.array(placementRowSchema),
    candidate: z.array(placementRowSchema),
  }),
  /** Where the time goes; null where the candidate was not profiled. */
  time: timeAccountSchema.nullable(),
  /** Machine, runtime and settings, by name. */
  environment: z.record(z.string(), z.string()),
  /** How it was measured: launches, rounds, budget, seed, by name. */
  method: z.record(z.string(), z.string()),
  /** Waivers of this model's limits, needed or not; absent where there are none. */
  waivers: z.array(waiverStandingSchema).optional(),
  /** Attempts at the same comparison before this one; absent at the first. */
  attempts: attemptsSchema.optional(),
  /** Whatever a reader must know besides: a store that was down, samples disturbed, a figure taken from the record. */
  notes: z.array(z.string()),
  /** A command that repeats this measurement locally. */
  reproduce: z.string(),
  /** Why it was measured on the CPU although a GPU runner was wanted; absent where it was not. */
  fallback: z.string().optional(),
  /** In how many shards the items were scored, and how many each had; absent where one machine scored all. */
  shards: z.strictObject({ of: z.int().min(2), items: z.array(z.int().nonnegative()) }).optional(),
});

/** The last positive control, as of this run. */
const datedPositiveControlSchema = positiveControlSchema.extend({
  /** Whole days between the control and the run that tells of it; 0 for a control of the run itself. */
  daysAgo: z.int().nonnegative(),
});

/** `verdict.json`. */
export const verdictSchema = z.strictObject({
  version: z.literal(1),
  state: z.enum(STATES),
  headline: z.string(),
  models: z.array(modelVerdictSchema),
  /** Whose policy judged a change, and what the change makes of it; absent where the checkout's own is all there is. */
  rules: rulesSchema.optional(),
  /** What is missing of the results that were to be judged together, a sentence each; absent where nothing is. */
  problems: z.array(z.string()).min(1).optional(),
  /** When the positive control was last blocked; null when it never was, absent where nobody can tell. */
  positiveControl: datedPositiveControlSchema.nullable().optional(),
});

export type State = (typeof STATES)[number];
export type Row = z.infer<typeof rowSchema>;
export type CostParts = z.infer<typeof costParts>;
export type ModelVerdict = z.infer<typeof modelVerdictSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type DatedPositiveControl = z.infer<typeof datedPositiveControlSchema>;

/** How a model stands against the last release. */
export type Drift = NonNullable<ModelVerdict['drift']>;

/** "the last release v1.2 (abc1234)"; "the last release" where nobody could tell which that is. */
export function nameRelease({ release }: Drift): string {
  return release === null
    ? 'the last release'
    : `the last release ${release.tag} (${release.commit.slice(0, 7)})`;
}
