import { z } from 'zod';
import { METERS } from '../device/power-meter.ts';
import { REASONS } from '../engine/onnxruntime/read-runtime-log.ts';
import { OutcomeTable, outcomeTableSchema } from '../task/outcome-table.ts';

const positiveNs = z.number().positive();
const bytes = z.number().nonnegative();
const share = z.number().min(0).max(1);

/** One arm's part of one launch: a fresh process that timed several blocks. */
const launchSchema = z.strictObject({
  samples: z.int().positive(),
  p50Ns: positiveNs,
  /** Nearest rank over the launch's samples, none left out. */
  p95Ns: positiveNs,
  p99Ns: positiveNs,
  /** MLPerf's early-stopping estimate of the P95, an upper bound; null when the launch has too few samples for one. */
  p95EstimateNs: positiveNs.nullable(),
  /** P95 without the samples during which the kernel took the core away, interpolated; null when too few are left. */
  p95UndisturbedNs: positiveNs.nullable(),
  /** P95 of each window of two rounds, interpolated; their positions are those of the other arm's. */
  windowP95Ns: z.array(positiveNs),
  /** The same without the preempted samples; null where too few are left of either arm. */
  windowP95UndisturbedNs: z.array(positiveNs.nullable()),
  meanNs: positiveNs,
  /** Time of the machine that one inference takes: its latency in a closed loop, its service time over the streams else. */
  machineNs: positiveNs,
  /** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
  queueShare: share,
  /** Share of the samples during which the kernel took the core away. */
  preemptedShare: share,
  /** Share of the machine's CPU time that its host kept from it meanwhile; null where the system does not say. */
  stealShare: share.nullable(),
  /** Whether the arm kept its pace throughout the launch, against the other arm where there was one. */
  isSteady: z.boolean(),
  loadNs: positiveNs,
  firstRunNs: positiveNs,
});

/** Launches that were thrown away, by the reason. */
const discardedSchema = z.strictObject({
  /** The load generator could not keep up. */
  late: z.int().nonnegative(),
  /** One arm changed its pace on the way; each was run again. */
  unsteady: z.int().nonnegative(),
  /** The GPU was shared, or slowed down by heat or supply; absent where no GPU was watched. */
  disturbed: z.int().nonnegative().optional(),
  /** What disturbed them, each once; the first few. */
  disturbances: z.array(z.string()).optional(),
});

/** Peak memory of the GPU, one entry a fresh process; none, and why, where it could not be measured. */
const gpuMemorySchema = z.strictObject({
  peakBytes: z.array(bytes),
  /** `process`: what the driver says of the process; `device`: what the whole GPU held more, with nothing else on it. */
  how: z.enum(['process', 'device']).nullable(),
  why: z.string().nullable(),
});

/** Energy of runs one after the other, one entry a window; none, and why, where it could not be measured. */
const energySchema = z.strictObject({
  windows: z.array(z.strictObject({ joulesPerRun: z.number().nonnegative(), runNs: positiveNs })),
  how: z.enum(METERS).nullable(),
  /** Power at rest, before any of the models ran; null where it is not known. */
  idleW: z.number().nonnegative().nullable(),
  why: z.string().nullable(),
});

/** The GPU before the first launch and after the last. */
const gpuStateSchema = z.strictObject({
  before: z.string(),
  after: z.string(),
  /** Whether its power limit held it down in between; null where the driver does not tell. */
  isPowerCapped: z.boolean().nullable(),
});

/** Nodes of one operator that ran at one place, in one way, as the profile shows them. */
export const placementRowSchema = z.strictObject({
  /** Operator type after the runtime's optimization. */
  operator: z.string(),
  provider: z.string(),
  /** Element type of the first input: "float32", "int8"; empty where the runtime does not tell. */
  precision: z.string(),
  nodes: z.int().positive(),
  /**
   * `kernel`: where it was wanted. `fallback`: on the CPU although another provider was asked for. `copy`: between host and
   * device. `shape`: either of these two, but of scalars and short vectors only. `reformat`: casts, transposes, quantizing.
   */
  role: z.enum(['kernel', 'fallback', 'shape', 'copy', 'reformat']),
  /** Mean time in a run that was profiled; never a latency. */
  nsPerRun: z.number().nonnegative(),
  /** Share of the arm's kernel and copy time. */
  timeShare: share,
  /** Why it fell back or was added, by the runtime's log; null where it does not say, or there is nothing to say. */
  reason: z.enum(REASONS).nullable(),
});

/** All that was measured of one model on one machine, as it stands in a record. */
export const armMeasurementSchema = z.strictObject({
  launches: z.array(launchSchema),
  discardedLaunches: discardedSchema,
  outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
  /** Peak resident memory above the bare runtime, one entry a fresh process. */
  ramPeakBytes: z.array(bytes),
  /** Largest amount that the runtime's allocator had handed out at once; null where the runtime does not tell. */
  arenaPeakBytes: bytes.nullable(),
  modelSizeBytes: bytes,
  placement: z.array(placementRowSchema),
  /** Mean time of a run that was not profiled, in turns with the profiled ones that `placement` comes from; null without. */
  plainRunNs: positiveNs.nullable(),
  /** Time to hand the kernels of a run over to the GPU, where it computes them later; else null or absent. */
  enqueueNs: positiveNs.nullable().optional(),
  /** Absent where the arm did not run on a GPU. */
  cardMemory: gpuMemorySchema.optional(),
  card: gpuStateSchema.optional(),
  /** Absent where nobody asked for it. */
  energy: energySchema.optional(),
});

export type Launch = z.infer<typeof launchSchema>;
export type DiscardedLaunches = z.infer<typeof discardedSchema>;
export type GpuMemory = z.infer<typeof gpuMemorySchema>;
export type GpuState = z.infer<typeof gpuStateSchema>;
export type Energy = z.infer<typeof energySchema>;
export type PlacementRow = z.infer<typeof placementRowSchema>;
export type ArmMeasurement = z.infer<typeof armMeasurementSchema>;
