import { z } from 'zod';

const count = z.int().nonnegative();
const error = z.number();

/** How a model was measured and decided. */
export const methodSchema = z.strictObject({
  budgetNs: z.number(),
  seed: count,
  /**
   * `paired`: both arms took turns in every launch. `candidate-alone`: there was no baseline to run. `stored-baseline`: the
   * candidate ran alone and is compared with recorded figures. `record`: nothing was measured. `nothing`: nor judged.
   */
  sampling: z.enum(['paired', 'candidate-alone', 'stored-baseline', 'record', 'nothing']),
  /** Absent where nothing was measured. */
  launches: count.optional(),
  /** Timed inferences of each arm. */
  inferences: count.optional(),
  /** Whether preempted samples were left out of the change in P95; absent where the arms did not take turns. */
  areLeftOut: z.boolean().optional(),
  /** Mean share of the latency that was waiting, under traffic in which requests can wait; null where not measured. */
  queueShare: z
    .strictObject({ baseline: z.number().nullable(), candidate: z.number().nullable() })
    .optional(),
  /** What the procedure may get wrong and how often; absent where no limit is on what is sampled, or without a baseline. */
  errors: z
    .strictObject({
      firstLook: count,
      plannedLaunches: count,
      block: error,
      pass: error,
      /** Where a score is decided `confident`. */
      passOfItems: error.optional(),
    })
    .optional(),
});

export type Method = z.infer<typeof methodSchema>;

/** One setting that a model ran with; `baseline` only where it differs. */
export const settingSchema = z.strictObject({
  name: z.string(),
  candidate: z.string(),
  baseline: z.string().optional(),
});

export type Setting = z.infer<typeof settingSchema>;

/** What repeats a measurement on a command line. Paths are relative to the working directory of the run. */
export const commandSchema = z.strictObject({
  policyFile: z.string(),
  candidate: z.string(),
  baseline: z.string().optional(),
  baselinePolicyFile: z.string().optional(),
  budgetNs: z.number(),
  seed: count,
  /** Full SHA of the base commit. */
  commit: z.string().optional(),
});

export type RepeatCommand = z.infer<typeof commandSchema>;
