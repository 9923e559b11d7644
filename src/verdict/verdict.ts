import { z } from 'zod';
import { METERS } from '../device/power-meter.ts';
import { gpuStateSchema, placementRowSchema } from '../measure/arm-measurement.ts';
import { dataSetTag } from '../policy/data/data-sets.ts';
import { historyUrlSchema } from '../policy/history-url.ts';
import { acceptanceReasonSchema } from '../records/acceptance.ts';
import { baselineSourceSchema } from '../records/baseline-fact.ts';
import { fallbackSchema } from '../records/fallback.ts';
import { positiveControlSchema } from '../records/positive-control.ts';
import { savedSchema } from '../records/store-fact.ts';
import { GUESSES } from '../task/find-guess.ts';
import { attemptsSchema } from './facts/attempts.ts';
import { changeSchema } from './facts/changes.ts';
import { modelDriftSchema } from './facts/drift.ts';
import { endingSchema } from './facts/ending.ts';
import { layersSchema } from './facts/layers.ts';
import { commandSchema, methodSchema, settingSchema } from './facts/method.ts';
import { noteSchema } from './facts/note.ts';
import { problemSchema } from './facts/problem.ts';
import { relocationSchema } from './facts/relocation.ts';
import { rulesSchema } from './facts/rules.ts';
import { rowSchema } from './row/row.ts';
import { STATES } from './state.ts';
import { timeAccountSchema } from './time/time-account.ts';
import { waiverStandingSchema } from './waiver/waiver-standing.ts';

const finite = z.number();

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

/** Most flipped items that a verdict names, per direction. */
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
  drift: modelDriftSchema.optional(),
  /** Absent if the run recorded nothing. */
  acceptance: acceptance.optional(),
  /** One per store that was asked to save the record. */
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
  /** Which layers of the models differ; absent unless someone asked, or a nightly run failed for its answers. */
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

export type CostParts = z.infer<typeof costParts>;
export type ModelVerdict = z.infer<typeof modelVerdictSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
