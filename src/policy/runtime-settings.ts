import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';

/** Runtime settings without defaults. A policy adds the defaults; a rung of the ladder changes one setting. */
export const runtimeSettings = {
  /** Version of onnxruntime-node. */
  version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/, {
    error: (issue) => `expected a full version such as "1.30.0", got ${quotedJson(issue.input)}`,
  }),
  providers: z.array(z.enum(['cpu', 'webgpu', 'cuda', 'tensorrt'])).min(1),
  'intra-op-threads': z.int().min(1).max(1024),
  'graph-optimization': z.enum(['disabled', 'basic', 'extended', 'all']),
  /** Whether the CPU provider keeps freed memory for the next run. */
  'memory-arena': z.boolean(),
  /** Whether the runtime plans one block of memory per known input shape. */
  'memory-pattern': z.boolean(),
};

/**
 * How models are kept away from the machine. `auto`: the strongest way that works; `strict`: fail without one; `process`:
 * a plain process with limits.
 */
export const ISOLATION_MODES = ['auto', 'strict', 'process'] as const;

export type IsolationMode = (typeof ISOLATION_MODES)[number];

export const batchSize = z.int().min(1).max(65_536);

/**
 * Version of onnxruntime-node that the gate is built and tested with. The lock file in `runtime/`, next to the
 * bundle, pins it.
 */
export const RUNTIME_VERSION = '1.30.0';
