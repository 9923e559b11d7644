import { z } from 'zod';
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
  /** P95 in windows of two rounds, geometric mean: what ratios are formed of. */
  p95WindowNs: positiveNs,
  /** The same without the samples during which the kernel took the core away; null when too few are left. */
  p95UndisturbedNs: positiveNs.nullable(),
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
});

const placementRowSchema = z.strictObject({
  /** Operator type after the runtime's optimization. */
  operator: z.string(),
  provider: z.string(),
  nodes: z.int().positive(),
  /** Share of the arm's kernel time. */
  timeShare: share,
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
});

export type Launch = z.infer<typeof launchSchema>;
export type DiscardedLaunches = z.infer<typeof discardedSchema>;
export type PlacementRow = z.infer<typeof placementRowSchema>;
export type ArmMeasurement = z.infer<typeof armMeasurementSchema>;
