import { z } from 'zod';

const ns = z.number().nonnegative();

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
  /** Once a process. */
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

const diagnosis = z.strictObject({
  bottleneck: z.enum(['model', 'runtime', 'data movement', 'queueing', 'hardware']),
  /** The figures that led to it. */
  why: z.string(),
  next: z.string(),
});

const gpuDiagnosis = z.strictObject({
  /** What bounds the model on the GPU. */
  bound: z.enum(['enqueue', 'transfer', 'compute']),
  why: z.string(),
  /** Why the GPU's clocks are suspect; null where they are not. */
  clocks: z.string().nullable(),
});

/** Where the time goes, of both models. */
export const timeAccountSchema = z.strictObject({
  baseline: timeParts.nullable(),
  candidate: timeParts,
  /** Of the candidate. */
  diagnosis,
  /** Of the candidate; absent where it did not run on a GPU. */
  card: gpuDiagnosis.optional(),
  /** The largest change first; empty without a baseline. */
  operators: z.array(operatorChange),
  /** In which precision the candidate computed; null where the runtime did not tell. */
  execution: z.string().nullable(),
});

export type TimeParts = z.infer<typeof timeParts>;
export type OperatorChange = z.infer<typeof operatorChange>;
export type Diagnosis = z.infer<typeof diagnosis>;
export type GpuDiagnosis = z.infer<typeof gpuDiagnosis>;
