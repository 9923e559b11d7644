import { z } from 'zod';

const ns = z.number().nonnegative();
const share = z.number();

/** Where the time of one run goes. See `time-parts.ts` for how each part is found. */
const timeParts = z.strictObject({
  /** Kernels that ran where they were wanted. */
  kernelNs: ns,
  /** Kernels on the CPU although another provider was asked for, shape arithmetic included. */
  fallbackNs: ns,
  /** Copies between host and device. */
  copyNs: ns,
  /** Casts, transposes, quantizing and dequantizing. */
  reformatNs: ns,
  /** Between the kernels: executor, binding, passing tensors. */
  runtimeNs: ns,
  /** Waiting in the queue before the run. */
  queueNs: ns,
  /** Once per process. */
  firstRunNs: ns,
  loadNs: ns,
});

const operatorTime = z.strictObject({ nodes: z.int().nonnegative(), nsPerRun: ns });

/** One operator on one provider and in one precision, in both arms; zero nodes if the arm does not have it. */
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
  /** Its threads wait for one another: how much longer runs are because of it, as a fraction. */
  z.strictObject({ kind: z.literal('own-threads'), ratio: z.number() }),
  /** `ns` of `runNs` goes to nodes on the CPU and the copies for them. */
  z.strictObject({ kind: z.literal('fallback'), ns, runNs: ns, operators: operatorShares }),
  z.strictObject({ kind: z.literal('reformatting'), ns, runNs: ns, operators: operatorShares }),
  /** `ns` of `runNs` goes to the gaps between `nodes` kernels and to passing tensors. */
  z.strictObject({ kind: z.literal('between-kernels'), ns, runNs: ns, nodes: z.int().nonnegative() }),
  /** The GPU waits for the host. */
  z.strictObject({ kind: z.literal('enqueueing'), ...gpuTimes }),
  z.strictObject({ kind: z.literal('kernels'), ns, runNs: ns, operators: operatorShares }),
]);

const gpuDiagnosis = z.strictObject({
  bound: z.enum(['enqueue', 'transfer', 'compute']),
  ...gpuTimes,
  /** Coefficient of variation of the launches' medians if it makes the clocks suspect; else null. */
  clockVariation: z.number().nullable(),
});

/** The precision that the candidate actually computed in, and the one its file declares. */
const execution = z.strictObject({
  /** As `precisionName` in `inspect/` writes it; null if the file was not inspected. */
  filePrecision: z.string().nullable(),
  operators: z.array(z.strictObject({ operator: z.string(), precision: z.string(), timeShare: share })),
  /** Whether the file is quantized but most of the computing was done in floating point. */
  isUnlikeFile: z.boolean(),
});

/** Where both models spend their time. */
export const timeAccountSchema = z.strictObject({
  baseline: timeParts.nullable(),
  candidate: timeParts,
  /** Of the candidate. */
  diagnosis,
  /** Of the candidate; absent if it did not run on a GPU. */
  gpu: gpuDiagnosis.optional(),
  /** The largest change first; empty without a baseline. */
  operators: z.array(operatorChange),
  /** Null if the runtime did not report it. */
  execution: execution.nullable(),
});

export type TimeParts = z.infer<typeof timeParts>;
export type OperatorChange = z.infer<typeof operatorChange>;
export type Diagnosis = z.infer<typeof diagnosis>;
export type GpuDiagnosis = z.infer<typeof gpuDiagnosis>;
export type Execution = z.infer<typeof execution>;
