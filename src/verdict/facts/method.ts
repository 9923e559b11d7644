import { z } from 'zod';
import { TURNS } from '../../measure/served-figures.ts';

const count = z.int().nonnegative();
const error = z.number();

/** How a model was measured and decided. */
export const methodSchema = z.strictObject({
  budgetNs: z.number(),
  /** What the budget may be extended to while a limit is undecided; absent if it may not. */
  longestBudgetNs: z.number().optional(),
  seed: count,
  /**
   * `paired`: both arms took turns in every launch. `same-model`: both are the same file with the same settings, and one
   * was measured. `candidate-alone`: there was no baseline to run. `stored-baseline`: the candidate ran alone and is
   * compared with recorded figures. `record`: nothing was measured. `nothing`: nothing was measured or judged.
   */
  sampling: z.enum(['paired', 'same-model', 'candidate-alone', 'stored-baseline', 'record', 'nothing']),
  /** How two servers took turns: block by block, or launch by launch; absent unless both arms are servers. */
  turns: z.enum(TURNS).optional(),
  /** Absent if nothing was measured. */
  launches: count.optional(),
  /** Timed inferences per arm. */
  inferences: count.optional(),
  /** Whether latency leaves out the time waiting for a core; absent if nothing was measured. */
  isNet: z.boolean().optional(),
  /** Mean share of the latency spent waiting, for traffic in which requests can wait; null if not measured. */
  queueShare: z
    .strictObject({ baseline: z.number().nullable(), candidate: z.number().nullable() })
    .optional(),
  /** Error rates of the decision procedure; absent without a baseline, or if no sampled metric has a limit. */
  errors: z
    .strictObject({
      firstLook: count,
      plannedLaunches: count,
      block: error,
      pass: error,
      /** For scores that are decided `confident`. */
      passOfItems: error.optional(),
    })
    .optional(),
  /** Chance of blocking over all limits by slice, which are a family of their own; absent without such limits. */
  blockOfSlices: error.optional(),
});

export type Method = z.infer<typeof methodSchema>;

/** A setting that a model ran with; `baseline` only if it differs. */
export const settingSchema = z.strictObject({
  name: z.string(),
  candidate: z.string(),
  baseline: z.string().optional(),
});

export type Setting = z.infer<typeof settingSchema>;

/** The command that repeats a measurement. Paths are relative to the working directory of the run. */
export const commandSchema = z.strictObject({
  /** Absent if two files were compared without a policy. */
  policyFile: z.string().optional(),
  candidate: z.string(),
  baseline: z.string().optional(),
  baselinePolicyFile: z.string().optional(),
  budgetNs: z.number(),
  seed: count,
  /** Full SHA of the base commit. */
  commit: z.string().optional(),
  /** Options of a comparison without a policy, as given. */
  compare: z
    .union([
      z.strictObject({
        sizes: z.array(z.strictObject({ name: z.string(), size: count })),
        values: z.array(z.strictObject({ name: z.string(), low: z.number(), high: z.number() })),
        rtol: z.number(),
        atol: z.number(),
        /** Has the candidate; absent if both are files. */
        server: z
          .strictObject({ url: z.string(), modelName: z.string(), credential: z.string().optional() })
          .optional(),
      }),
      /** Of two servers, by their addresses. */
      z.strictObject({
        servers: z.strictObject({
          baseline: z.string(),
          candidate: z.string(),
          prompts: z.string().optional(),
          modelName: z.string(),
          endpoint: z.enum(['chat', 'completions']),
          maxTokens: count,
          /** Names of the variables that hold the credentials. */
          credential: z.string().optional(),
          baselineCredential: z.string().optional(),
        }),
      }),
    ])
    .optional(),
});

export type RepeatCommand = z.infer<typeof commandSchema>;
