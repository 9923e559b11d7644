import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { type DataSetTag, dataSetsSchema } from './data/data-sets.ts';
import { datasetSchema as dataset } from './dataset.ts';
import { driftSchema } from './items/drift.ts';
import { slicesSchema } from './items/slices.ts';
import { ladderSchema } from './ladder.ts';
import { fraction, limitsSchema } from './limits.ts';
import { clockMhz, durationNs, sizeBytes } from './quantity.ts';
import { batchSize, RUNTIME_VERSION, runtimeSettings } from './runtime-settings.ts';
import { engineSchema, generationSchema } from './served/engine.ts';
import { type TextReview, textReviewSchema, textTaskSchema } from './served/text-task.ts';
import { customSchema } from './task/custom-task.ts';
import { detectionSchema, keypointsSchema, segmentationSchema } from './task/image-tasks.ts';
import { multiLabelSchema, tokenClassificationSchema } from './task/label-tasks.ts';
import { anomalySchema, forecastSchema, probabilitySchema, similaritySchema } from './task/number-tasks.ts';
import { rankingSchema, retrievalSchema } from './task/ranking-tasks.ts';
import { label, path, scores } from './task/task-keys.ts';
import { ocrSchema, speechSchema } from './task/transcript-tasks.ts';

const task = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classification'),
    label,
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    metric: z.enum(['accuracy', 'top-k', 'macro-f1', 'log-loss']).default('accuracy'),
    k: z.int().min(1).default(5),
    /** Labels that are none of the model's classes: an error unless given, or items that are always wrong. */
    'unknown-labels': z.enum(['refuse', 'wrong']).optional(),
  }),
  z.strictObject({
    kind: z.literal('binary'),
    label,
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    threshold: fraction.default(0.5),
    metric: z.enum(['accuracy', 'auc']).default('accuracy'),
  }),
  z.strictObject({
    kind: z.literal('regression'),
    label,
    output: z.string().optional(),
    metric: z.enum(['rmse', 'mae', 'r2']).default('rmse'),
  }),
  z.strictObject({ kind: z.literal('embedding'), label, output: z.string().optional() }),
  z.strictObject({
    kind: z.literal('output-match'),
    label,
    rtol: z.number().nonnegative().default(1e-3),
    atol: z.number().nonnegative().default(1e-5),
  }),
  multiLabelSchema,
  tokenClassificationSchema,
  rankingSchema,
  retrievalSchema,
  similaritySchema,
  probabilitySchema,
  anomalySchema,
  forecastSchema,
  speechSchema,
  ocrSchema,
  segmentationSchema,
  detectionSchema,
  keypointsSchema,
  customSchema,
  textTaskSchema,
]);

const runtime = z.strictObject({
  version: runtimeSettings.version.default(RUNTIME_VERSION),
  providers: runtimeSettings.providers.default(['cpu']),
  'intra-op-threads': runtimeSettings['intra-op-threads'].default(1),
  'graph-optimization': runtimeSettings['graph-optimization'].default('all'),
  'memory-arena': runtimeSettings['memory-arena'].default(true),
  'memory-pattern': runtimeSettings['memory-pattern'].default(true),
  /** Whether the runtime refuses to load a model if any node would run on the CPU instead. */
  'strict-placement': z.boolean().default(false),
  /** Frequency to lock the GPU clocks at while measuring, for both models. Needs root. */
  'lock-clocks': clockMhz.optional(),
  /** Maximum memory that the model's process may use; half of the machine's if absent. The model is killed beyond it. */
  'memory-limit': sizeBytes.optional(),
  /** Time limit for loading. The model is killed when it expires. */
  'load-deadline': durationNs.prefault('120s'),
  /**
   * Time limit for one exchange with the model: a fraction of a second of inferences. The model is killed when it
   * expires.
   */
  'run-deadline': durationNs.prefault('60s'),
});

const traffic = z.strictObject({
  scenario: z.enum(['single-stream', 'multi-stream', 'server', 'offline']).default('single-stream'),
  batch: batchSize.default(1),
  /** Threads that serve one queue, each with its own session. Must be 1 in `single-stream`. */
  streams: z.int().min(1).max(256).default(1),
  /** `multi-stream` only: inferences that arrive together, each of `batch` items. */
  'samples-per-query': z.int().min(2).max(65_536).optional(),
  /** `server` only: mean arrival rate of requests. */
  'rate-per-second': z.number().positive().optional(),
  /** `server` only: arrival rate as a fraction of the baseline's capacity. */
  load: z.number().positive().lt(1).optional(),
});

/**
 * A model id is also the name of its folder of records, next to the folders `out` and `attempts`, so these two names
 * are taken.
 */
export const MODEL_ID = /^(?!(?:out|attempts)$)[A-Za-z0-9][\w.-]{0,63}$/;

/** One model of the policy: its file, data set, task and limits. */
export const modelSchema = z.strictObject({
  id: z.string().regex(MODEL_ID, {
    error: (issue) =>
      `expected 1 to 64 letters, digits, ".", "_" or "-", starting with a letter or digit, and not "out" or "attempts", got ${quotedJson(issue.input)}`,
  }),
  artifact: path,
  /** Why a later change may remove the model and its file. Only counts in the base commit's policy. */
  retired: z.string().min(1).max(200).optional(),
  dataset,
  /** Further data sets, on which the model is only scored. Each is judged like a model of its own, `<id>.<name>`. */
  datasets: dataSetsSchema.optional(),
  task,
  review: z
    .union([z.strictObject({ 'below-confidence': fraction }), textReviewSchema], {
      error: (issue) =>
        `expected { below-confidence: 0.8 }, or for a text task { when: [refusal, …] }, got ${quotedJson(issue.input)}`,
    })
    .optional(),
  engine: engineSchema.default({ kind: 'onnxruntime' }),
  /** What runs the baseline, if another engine does. */
  'baseline-engine': engineSchema.optional(),
  runtime: runtime.prefault({}),
  /** Inputs that take an output of the step before, by name: the items are sequences of steps. */
  state: z
    .record(z.string().min(1), z.string().min(1))
    .refine((state) => Object.keys(state).length > 0, {
      error: 'expected an input and the output that is fed back into it, such as { h: hn }, got none',
    })
    .optional(),
  /** Language models only. */
  generation: generationSchema.optional(),
  traffic: traffic.prefault({}),
  /** Whether a model whose task score is no better than guessing may be recorded as a baseline. */
  guessing: z.enum(['refuse', 'allow']).default('refuse'),
  limits: limitsSchema,
  /** Limits on groups of items. */
  slices: slicesSchema.optional(),
  /** How far metrics may worsen since the last release, over all merges. */
  drift: driftSchema.optional(),
  /** Variants for `regression-gate ladder`. Other commands ignore them. */
  ladder: ladderSchema.optional(),
});

/** A model as the policy file has it. */
export type WrittenModel = z.output<typeof modelSchema>;

/** A model with one of its data sets. */
export interface ModelPolicy extends Omit<WrittenModel, 'datasets'> {
  /** Absent for the model's own data set, on which everything is measured; on others it is only scored. */
  readonly dataSet?: DataSetTag;
}

export type TaskPolicy = ModelPolicy['task'];
export type ReviewPolicy = Exclude<NonNullable<ModelPolicy['review']>, TextReview>;
export type Limits = ModelPolicy['limits'];

/** Whether a higher or a lower task score is better, by model id. */
export function scoreDirections({
  models,
}: {
  readonly models: readonly Pick<ModelPolicy, 'id' | 'task'>[];
}): ReadonlyMap<string, 'lower' | 'higher'> {
  return new Map(models.map(({ id, task }) => [id, taskDirection(task)]));
}

/** Name of a task's score: its metric, or its kind if it has only one metric. */
export function metricOf(task: TaskPolicy): string {
  if (task.kind === 'text') return task.score;
  return 'metric' in task ? task.metric : task.kind;
}

/** Whether a higher or a lower score of a task is better. */
export function taskDirection(task: TaskPolicy): 'higher' | 'lower' {
  if (task.kind === 'custom') return task['higher-is-better'] ? 'higher' : 'lower';
  return scoreDirection(metricOf(task));
}

const LOWER_IS_BETTER = ['rmse', 'mae', 'log-loss', 'brier', 'ece', 'mase', 'pinball', 'wer', 'cer'];

/** Whether a higher or a lower score is better, by the name from {@link metricOf}. */
export function scoreDirection(metric: string): 'higher' | 'lower' {
  return LOWER_IS_BETTER.includes(metric) ? 'lower' : 'higher';
}
