import { z } from 'zod';
import { ELEMENT_BYTES, type NumericElement } from '../../model/tensor.ts';

const tensorHeader = z.strictObject({
  name: z.string(),
  dtype: z.enum([...(Object.keys(ELEMENT_BYTES) as [NumericElement, ...NumericElement[]]), 'string']),
  shape: z.array(z.int().nonnegative()),
  /** Set for string tensors only; numbers are in the payload. */
  strings: z.array(z.string()).optional(),
});

const waitNs = z.number().nonnegative().nullable();

/** The child's answers. It runs a hostile model, so every answer is checked. */
export const replySchema = z.discriminatedUnion('did', [
  z.strictObject({
    did: z.literal('load'),
    loadNs: z.number().positive(),
    /** How much of it waited for a core because of other programs; null if unknown. */
    loadWaitNs: waitNs,
    runtimeVersion: z.string(),
  }),
  z.strictObject({ did: z.literal('infer'), outputs: z.array(z.array(tensorHeader)) }),
  z.strictObject({ did: z.literal('hold') }),
  /** Not an answer: an inference is done, and the command is not. At most one a second. */
  z.strictObject({ did: z.literal('alive') }),
  z.strictObject({
    did: z.literal('warm-up'),
    firstRunNs: z.number().positive(),
    firstRunWaitNs: waitNs,
    runs: z.int().positive(),
    ns: z.number().positive(),
  }),
  /**
   * Payload in ns, float64: `count` latencies, then waits because of other programs, then waits because of own threads. After
   * them, the outputs of the requested runs.
   */
  z.strictObject({
    did: z.literal('time'),
    count: z.int().positive(),
    outputs: z.array(z.array(tensorHeader)).optional(),
  }),
  z.strictObject({ did: z.literal('open-streams') }),
  /**
   * Payload in ns, float64: `count` latencies, then service times, the generator's lateness (NaN if none), and waits for a
   * core because of other programs. After them, the requested outputs.
   */
  z.strictObject({
    did: z.literal('serve'),
    count: z.int().positive(),
    outputs: z.array(z.array(tensorHeader)).optional(),
  }),
  /** The same payload, one entry per request, grouped by query. */
  z.strictObject({
    did: z.literal('query'),
    count: z.int().positive(),
    outputs: z.array(z.array(tensorHeader)).optional(),
  }),
  z.strictObject({
    did: z.literal('memory'),
    /** Peak resident memory of the process so far, and when only the runtime was loaded. */
    peakBytes: z.number().positive(),
    bareBytes: z.number().positive(),
  }),
  z.strictObject({ did: z.literal('end-profile') }),
  /** The runtime refused. Its message may contain text from the model. */
  z.strictObject({
    did: z.literal('fail'),
    message: z.string(),
    /** Set if the cause is the provider, or only where the model would run. */
    because: z.enum(['no-provider', 'fell-back']).optional(),
  }),
]);

export type Reply = z.infer<typeof replySchema>;
