import { z } from 'zod';

const ns = z.number().nonnegative();
const share = z.number();

/** Where the time of one run goes, per run. See `time-parts.ts` for how each is found. */
const timeParts = z.strictObject({
  /** Kernels where they were wanted. */
  kernelNs: ns,
  /** Kernels on the CPU although another provider was asked for, shape arithmetic included. */
  fallbackNs: ns,
  /** Copies between host and device. */
  copyNs: ns,
  /** Casts, transposes, quantizing and dequantizing. */
  reformatNs: ns,
  /** Between the kernels: executor, binding, handing tensors over. */
  runtimeNs: ns,
  /** Waiting in the queue before the run. */
  queueNs: ns,
  /** Once per process. */
  firstRunNs: ns,
  loadNs: ns,
});

const operatorTime = z.strictObject({ nodes: z.int().nonnegative(), nsPerRun: ns });

/** One operator in one place and precision, in both arms; no nodes where the arm has none of it. */
const operatorChange = z.strictObject({
  operator: z.string(),
  provider: z.string(),
  precision: z.string(),
  baseline: operatorTime,
  candidate: operatorTime,
});

/** Operators with their share of all kernel time, largest first. */
const operatorShares = z.array(
  z.strictObject({ operator: z.string(), nodes: z.int().positive(), timeShare: share }),
);

/** Times of one run on a GPU. */
const gpuTimes = { computeNs: ns, enqueueNs: ns, copyNs: ns };

/** What limits the candidate's speed, with the figures that led to it. */
const diagnosis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queueing'), waitNs: ns, serviceNs: ns }),
  /** The kernel took the core away: share of the runs, and P95 over P50. */
  z.strictObject({ kind: z.literal('preempted'), preemptedShare: share, p95OverP50: z.number() }),
  /** `ns` of `runNs` goes to nodes on the CPU and the copies for them. */
  z.strictObject({ kind: z.literal('fallback'), ns, runNs: ns, operators: operatorShares }),
  z.strictObject({ kind: z.literal('reformatting'), ns, runNs: ns, operators: operatorShares }),
  /** Between so many kernels, and in handing tensors over. */
  z.strictObject({ kind: z.literal('between-kernels'), ns, runNs: ns, nodes: z.int().nonnegative() }),
  /** The GPU waits for the host. */
  z.strictObject({ kind: z.literal('enqueueing'), ...gpuTimes }),
  z.strictObject({ kind: z.literal('kernels'), ns, runNs: ns, operators: operatorShares }),
]);

const gpuDiagnosis = z.strictObject({
  bound: z.enum(['enqueue', 'transfer', 'compute']),
  ...gpuTimes,
  /** Coefficient of variation of the launches' medians, where it is so large that the clocks are suspect; else null. */
  clockVariation: z.number().nullable(),
});

/** In which precision the candidate really computed, against what its file says. */
const execution = z.strictObject({
  /** What the file says, by `precisionName` in `inspect/`; null where it was not inspected. */
  filePrecision: z.string().nullable(),
  operators: z.array(z.strictObject({ operator: z.string(), precision: z.string(), timeShare: share })),
  /** Whether the file is quantized and most of the computing was done in floating point. */
  isUnlikeFile: z.boolean(),
});

/** Where the time goes, of both models. */
export const timeAccountSchema = z.strictObject({
  baseline: timeParts.nullable(),
  candidate: timeParts,
  /** Of the candidate. */
  diagnosis,
  /** Of the candidate; absent where it did not run on a GPU. */
  gpu: gpuDiagnosis.optional(),
  /** The largest change first; empty without a baseline. */
  operators: z.array(operatorChange),
  /** Null where the runtime did not say. */
  execution: execution.nullable(),
});

export type TimeParts = z.infer<typeof timeParts>;
export type OperatorChange = z.infer<typeof operatorChange>;
export type Diagnosis = z.infer<typeof diagnosis>;
export type GpuDiagnosis = z.infer<typeof gpuDiagnosis>;
export type Execution = z.infer<typeof execution>;
