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
  /** P95 over the samples during which the process kept its core; null when they are too few to stand for the launch. */
  p95UndisturbedNs: positiveNs.nullable(),
  meanNs: positiveNs,
  /** Time of the machine that one inference takes: its latency in a closed loop, its service time over the streams else. */
  machineNs: positiveNs,
  /** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
  queueShare: share,
  /** Share of the samples during which the kernel took the core away. */
  preemptedShare: share,
  loadNs: positiveNs,
  firstRunNs: positiveNs,
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
  /** Launches thrown away because the load generator could not keep up. */
  invalidLaunches: z.int().nonnegative(),
  outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
  /** Peak resident memory above the bare runtime, one entry a fresh process. */
  ramPeakBytes: z.array(bytes),
  /** Largest amount that the runtime's allocator had handed out at once; null where the runtime does not tell. */
  arenaPeakBytes: bytes.nullable(),
  modelSizeBytes: bytes,
  placement: z.array(placementRowSchema),
});

export type Launch = z.infer<typeof launchSchema>;
export type PlacementRow = z.infer<typeof placementRowSchema>;
export type ArmMeasurement = z.infer<typeof armMeasurementSchema>;
