import { z } from 'zod';
import { findContradictions, findProfileMistakes } from './find-contradictions.ts';
import { ladderSchema } from './ladder.ts';
import { driftSchema, fraction, limitsSchema } from './limits.ts';
import { clockMhz, durationNs, usdPer1000Runs, usdPerHour, usdPerKilowattHour } from './quantity.ts';
import { profilesSchema } from './release-profile.ts';
import { batchSize, RUNTIME_VERSION, runtimeSettings } from './runtime-settings.ts';

/** A path in the policy file, relative to the file's own folder. */
const path = z.string().min(1);

/** `auto` is not offered: whether scores are logits decides every confidence, so it is said or checked, never guessed. */
const scores = z.enum(['logits', 'probabilities']).optional();

const task = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classification'),
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    metric: z.enum(['accuracy', 'top-k', 'macro-f1', 'log-loss']).default('accuracy'),
    k: z.int().min(1).default(5),
  }),
  z.strictObject({
    kind: z.literal('binary'),
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    threshold: fraction.default(0.5),
    metric: z.enum(['accuracy', 'auc']).default('accuracy'),
  }),
  z.strictObject({
    kind: z.literal('regression'),
    output: z.string().optional(),
    metric: z.enum(['rmse', 'mae', 'r2']).default('rmse'),
  }),
  z.strictObject({ kind: z.literal('embedding'), output: z.string().optional() }),
  z.strictObject({
    kind: z.literal('output-match'),
    rtol: z.number().nonnegative().default(1e-3),
    atol: z.number().nonnegative().default(1e-5),
  }),
]);

const dataset = z.strictObject({
  path,
  /** Column or array that holds the label, in CSV and .npz files. */
  label: z.string().default('label'),
});

const runtime = z.strictObject({
  version: runtimeSettings.version.default(RUNTIME_VERSION),
  providers: runtimeSettings.providers.default(['cpu']),
  'intra-op-threads': runtimeSettings['intra-op-threads'].default(1),
  'graph-optimization': runtimeSettings['graph-optimization'].default('all'),
  'memory-arena': runtimeSettings['memory-arena'].default(true),
  'memory-pattern': runtimeSettings['memory-pattern'].default(true),
  /** Whether the runtime refuses a model of which it would run any node, however small, on the CPU instead. */
  'strict-placement': z.boolean().default(false),
  /** Frequency at which the GPU's clocks are held meanwhile, for both models; needs root. */
  'lock-clocks': clockMhz.optional(),
  /** A model that is not loaded by then is killed. */
  'load-deadline': durationNs.prefault('120s'),
  /** A model that has not answered by then is killed: bounds one exchange, a fraction of a second of inferences. */
  'run-deadline': durationNs.prefault('60s'),
});

const traffic = z.strictObject({
  scenario: z.enum(['single-stream', 'multi-stream', 'server', 'offline']).default('single-stream'),
  batch: batchSize.default(1),
  /** Threads with a session each that serve one queue; all scenarios but `single-stream`. */
  streams: z.int().min(1).max(256).default(1),
  /** Inferences that arrive at once, of `batch` items each; `multi-stream`. */
  'samples-per-query': z.int().min(2).max(65_536).optional(),
  /** Requests arrive at this mean rate; `server`. */
  'rate-per-second': z.number().positive().optional(),
  /** The rate as a share of what the baseline can serve; `server`. */
  load: z.number().positive().lt(1).optional(),
});

/** Also the name of a folder of records, beside the folders `out` of reports and `attempts`. */
export const MODEL_ID = /^(?!(?:out|attempts)$)[A-Za-z0-9][\w.-]{0,63}$/;

const model = z.strictObject({
  id: z.string().regex(MODEL_ID, {
    error: (issue) =>
      `expected 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit and other than "out" and "attempts", got ${JSON.stringify(issue.input)}`,
  }),
  artifact: path,
  dataset,
  task,
  review: z.strictObject({ 'below-confidence': fraction }).optional(),
  runtime: runtime.prefault({}),
  traffic: traffic.prefault({}),
  limits: limitsSchema,
  /** What it may lose against the last release, over all merges since. */
  drift: driftSchema.optional(),
  /** Variants for `regression-gate ladder`; no other command looks at them. */
  ladder: ladderSchema.optional(),
});

const prices = z.strictObject({
  hardware: usdPerHour.optional(),
  /** `included`: in the price of the hardware, so that nothing is added. Without `watts` the energy is measured. */
  power: z
    .union(
      [
        z.literal('included'),
        z.strictObject({ price: usdPerKilowattHour, watts: z.number().positive().optional() }),
      ],
      {
        error: 'expected "included" or { price: 0.15 USD/kWh }, with watts: 70 where nothing measures them',
      },
    )
    .default('included'),
  api: usdPer1000Runs.optional(),
  review: z.strictObject({ 'minutes-per-item': z.number().nonnegative(), wage: usdPerHour }).optional(),
});

/** The one schema of `.github/regression-gate.yml`: types, checks and the editors' JSON Schema come from it. */
export const policySchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${JSON.stringify(issue.input)}` }),
    models: z.array(model).min(1),
    prices: prices.optional(),
    /** Whether a row that could not be decided within the budget lets the job pass (exit 0) or stops it (exit 3). */
    'on-inconclusive': z.enum(['pass', 'block']).default('pass'),
    /** Whether several changes at once, which no comparison can tell apart, stop the job (exit 3), are said, or are nobody's business. */
    'one-change': z.enum(['require', 'warn', 'off']).default('warn'),
    /** Whether a model that a fork brings may run on a machine of the owner's own; asked of the base commit's policy only. */
    forks: z.enum(['refuse', 'allow']).default('refuse'),
    /** Stricter rules for one use of the gate; the rules above hold where a profile says nothing. */
    profiles: profilesSchema.optional(),
  })
  .superRefine((policy, context) => {
    policy.models.forEach((each, index) => {
      for (const { path: place, message } of findContradictions(each, policy.prices !== undefined)) {
        context.addIssue({ code: 'custom', path: ['models', index, ...place], message });
      }
      if (policy.models.findIndex(({ id }) => id === each.id) < index) {
        context.addIssue({
          code: 'custom',
          path: ['models', index, 'id'],
          message: `expected an id of its own, got "${each.id}" again`,
        });
      }
    });
    for (const { path: place, message } of findProfileMistakes(policy)) {
      context.addIssue({ code: 'custom', path: ['profiles', 'release', 'limits', ...place], message });
    }
  });

export type Policy = z.output<typeof policySchema>;
export type ModelPolicy = Policy['models'][number];
export type TaskPolicy = ModelPolicy['task'];
export type ReviewPolicy = NonNullable<ModelPolicy['review']>;
export type Limits = ModelPolicy['limits'];
export type Prices = NonNullable<Policy['prices']>;
