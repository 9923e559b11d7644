import { z } from 'zod';

/** Settings of the runtime, without defaults: a policy fills in what is left out, a rung of a ladder changes one. */
export const runtimeSettings = {
  /** Version of onnxruntime-node. */
  version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/, {
    error: (issue) => `expected a whole version such as "1.30.0", got ${JSON.stringify(issue.input)}`,
  }),
  providers: z.array(z.enum(['cpu', 'webgpu', 'cuda', 'tensorrt'])).min(1),
  'intra-op-threads': z.int().min(1).max(1024),
  'graph-optimization': z.enum(['disabled', 'basic', 'extended', 'all']),
  /** Whether the CPU provider keeps freed memory for the next run. */
  'memory-arena': z.boolean(),
  /** Whether the runtime plans one block of memory for inputs of a known shape. */
  'memory-pattern': z.boolean(),
};

export const batchSize = z.int().min(1).max(65_536);

/** Version of onnxruntime-node that the gate is built and tested with; the lock file in `runtime/` beside the bundle pins it. */
export const RUNTIME_VERSION = '1.30.0';
