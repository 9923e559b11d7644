import { z } from 'zod';
import { gpuDisturbanceSchema } from '../device/gpu-disturbance.ts';
import { METERS } from '../device/power-meter.ts';
import { readingProblemSchema } from '../device/reading-problem.ts';
import { REASONS } from '../engine/onnxruntime/read-runtime-log.ts';
import { OutcomeTable } from '../task/outcome-table.ts';
import { outcomeTableSchema } from '../task/outcome-table-schema.ts';
import { servedAnswersSchema, servedLaunchSchema } from './served-figures.ts';

const positiveNs = z.number().positive();
const bytes = z.number().nonnegative();
const share = z.number().min(0).max(1);
const ratio = z.number().nonnegative();

/** Percentiles over runs that a launch keeps: fine enough to find the share of runs beyond any bound in the tail. */
export const RUN_PERCENTS: readonly number[] = Array.from({ length: 21 }, (_, step) => 80 + step);

/** Start and end in ms since the latency pass began. */
const spanSchema = z.tuple([z.number().nonnegative(), z.number().nonnegative()]);

/** One arm's part of one launch: a fresh process that timed several blocks. Times are in ns. */
export const launchSchema = z.strictObject({
  samples: z.int().positive(),
  p50Ns: positiveNs,
  /** Nearest rank over the launch's samples, none left out. */
  p95Ns: positiveNs,
  p99Ns: positiveNs,
  /** MLPerf's early-stopping estimate of the P95, an upper bound; null when the launch has too few samples for one. */
  p95EstimateNs: positiveNs.nullable(),
  meanNs: positiveNs,
  /** Machine time of one inference: its latency in a closed loop, otherwise its service time divided by the streams. */
  machineNs: positiveNs,
  loadNs: positiveNs,
  firstRunNs: positiveNs,
  /** The same figures without the time that other programs made it wait for a core; null where not reported. */
  net: z
    .strictObject({
      /** Null where requests queue: one request's wait delays the next. */
      latency: z
        .strictObject({ p50Ns: positiveNs, p95Ns: positiveNs, p99Ns: positiveNs, meanNs: positiveNs })
        .nullable(),
      machineNs: positiveNs,
      loadNs: positiveNs,
      firstRunNs: positiveNs,
    })
    .nullable(),
  /** The tail over inputs and over runs, in net latency where known; null where requests queue. */
  tails: z
    .strictObject({
      /** Latency of each timed input: the lower quartile over its runs. Both arms have the same inputs in the same order. */
      inputsNs: z.array(positiveNs).min(1),
      /** Inputs that could have been timed. */
      of: z.int().positive(),
      /** P80, P81, …, P100 over all runs. Shape [21]. */
      runsNs: z.array(positiveNs).length(RUN_PERCENTS.length),
    })
    .nullable(),
  /** Waiting for a core as a fraction of the time spent running, by cause; null where not reported. */
  waiting: z
    .strictObject({
      /** Other programs used the core. */
      others: ratio,
      /** The model's own threads used it. */
      own: ratio,
    })
    .nullable(),
  /** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
  queueShare: share,
  /** Share of the machine's CPU time that its host gave to others during the launch; null where not reported. */
  stealShare: share.nullable(),
  /** Of a model behind a server; absent otherwise. */
  served: servedLaunchSchema.optional(),
  /** When the arm was at work; absent where that was not kept. */
  times: z
    .strictObject({
      /** Loading and warming up. */
      prepare: spanSchema,
      blocks: z.array(spanSchema),
    })
    .optional(),
});

/** Launches that were discarded, by reason. */
export const discardedSchema = z.strictObject({
  /** The load generator could not keep up. */
  late: z.int().nonnegative(),
  /** Another process used the GPU, or heat or power supply slowed it down; absent where no GPU was watched. */
  gpuBusy: z.int().nonnegative().optional(),
  /** The first few distinct disturbances of those launches. */
  disturbances: z.array(gpuDisturbanceSchema).optional(),
  /** When they ran; absent if there were none, or that was not kept. */
  times: z.array(z.strictObject({ span: spanSchema, why: z.enum(['late', 'gpu-busy']) })).optional(),
});

/** Peak GPU memory, one entry per fresh process; empty, with the reason, where it could not be measured. */
export const gpuMemorySchema = z.strictObject({
  peakBytes: z.array(bytes),
  /** `process`: the process's own memory, from the driver; `device`: the increase of the whole GPU's, with no other process on it. */
  how: z.enum(['process', 'device']).nullable(),
  why: readingProblemSchema.nullable(),
});

/** Energy of back-to-back runs, one entry per window; empty, with the reason, where it could not be measured. */
export const energySchema = z.strictObject({
  windows: z.array(z.strictObject({ joulesPerRun: z.number().nonnegative(), runNs: positiveNs })),
  how: z.enum(METERS).nullable(),
  /** Idle power before any model ran; null where unknown. */
  idleW: z.number().nonnegative().nullable(),
  why: readingProblemSchema.nullable(),
});

const reading = z.number().nullable();

/** Clocks, heat and power of a GPU at one moment; null where the driver does not report a value. */
const gpuMomentSchema = z.strictObject({
  smClockMhz: reading,
  memoryClockMhz: reading,
  temperatureC: reading,
  powerW: reading,
});

/** The GPU before the first launch and after the last; null where it could not be read. */
export const gpuStateSchema = z.strictObject({
  before: gpuMomentSchema.nullable(),
  after: gpuMomentSchema.nullable(),
  /** Whether the power limit slowed it down in between; null where the driver does not report it. */
  isPowerCapped: z.boolean().nullable(),
});

/** Nodes of one operator that ran on the same provider in the same way, according to the profile. */
export const placementRowSchema = z.strictObject({
  /** Operator type after the runtime's optimization. */
  operator: z.string(),
  provider: z.string(),
  /** Element type of the first input: "float32", "int8"; empty where the runtime does not report it. */
  precision: z.string(),
  nodes: z.int().positive(),
  /**
   * `kernel`: on the policy's provider. `fallback`: on the CPU although the policy names another provider. `copy`: between
   * host and device. `shape`: a fallback or copy of only scalars and short vectors. `reformat`: casts, transposes,
   * quantizing.
   */
  role: z.enum(['kernel', 'fallback', 'shape', 'copy', 'reformat']),
  /** Mean time in a profiled run; never a latency. */
  nsPerRun: z.number().nonnegative(),
  /** Share of the arm's kernel and copy time. */
  timeShare: share,
  /** Why it fell back or was added, from the runtime's log; null where the log gives no reason or none is needed. */
  reason: z.enum(REASONS).nullable(),
});

/** Operators that may draw random numbers. `Dropout` does so in training mode only. */
export const RANDOM_OPERATORS = [
  'Bernoulli',
  'Dropout',
  'Multinomial',
  'RandomNormal',
  'RandomNormalLike',
  'RandomUniform',
  'RandomUniformLike',
] as const;

/** Of the first items, which ran twice, how many had another outcome the second time. */
export const unrepeatableSchema = z.strictObject({
  items: z.int().positive(),
  of: z.int().positive(),
  /** Of {@link RANDOM_OPERATORS}, those that the model has. */
  operators: z.array(z.enum(RANDOM_OPERATORS)),
});

/** All measurements of one model on one machine, as records store them. */
export const armMeasurementSchema = z.strictObject({
  launches: z.array(launchSchema),
  discardedLaunches: discardedSchema,
  outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
  /** Of a candidate whose answers were compared with the baseline's: correct if both decide alike, with the KL divergence in nats. */
  versus: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)).optional(),
  /** Absent if every item has the same outcome again. */
  unrepeatable: unrepeatableSchema.optional(),
  /** Mean number of steps of an item, of a model with a state; absent for others. A timed inference is one step. */
  stepsPerItem: z.number().positive().optional(),
  /** Peak resident memory above the bare runtime's, one entry per fresh process. */
  ramPeakBytes: z.array(bytes),
  /** Peak memory allocated by the runtime's arena; null where the runtime does not report it. */
  arenaPeakBytes: bytes.nullable(),
  modelSizeBytes: bytes,
  placement: z.array(placementRowSchema),
  /** Mean time of unprofiled runs, alternating with the profiled runs behind `placement`; null without a profile. */
  plainRunNs: positiveNs.nullable(),
  /** Time to enqueue one run's kernels, for providers that compute asynchronously; otherwise null or absent. */
  enqueueNs: positiveNs.nullable().optional(),
  /** Absent where the arm did not run on a GPU. */
  gpuMemory: gpuMemorySchema.optional(),
  gpu: gpuStateSchema.optional(),
  /** Absent unless a limit or a price needs it. */
  energy: energySchema.optional(),
  /** Of a model behind a server; absent otherwise. */
  served: servedAnswersSchema.optional(),
});

export type Unrepeatable = z.infer<typeof unrepeatableSchema>;
export type Span = z.infer<typeof spanSchema>;
export type Launch = z.infer<typeof launchSchema>;
export type DiscardedLaunches = z.infer<typeof discardedSchema>;
export type GpuMemory = z.infer<typeof gpuMemorySchema>;
export type GpuMoment = z.infer<typeof gpuMomentSchema>;
export type GpuState = z.infer<typeof gpuStateSchema>;
export type Energy = z.infer<typeof energySchema>;
export type PlacementRow = z.infer<typeof placementRowSchema>;
export type ArmMeasurement = z.infer<typeof armMeasurementSchema>;
