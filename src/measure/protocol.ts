import { z } from 'zod';
import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from '../dataset/tensor.ts';

/** The tensors of one inference, by name. */
export type Feed = ReadonlyMap<string, Tensor>;

/** What the parent asks of the measuring child. Tensors travel in the frame's payload, in the order listed. */
export type Command =
  | {
      readonly do: 'load';
      readonly runtimeFolder: string;
      readonly modelFile: string;
      readonly session: SessionSettings;
      /** Write the runtime's profile to files that start with this path. */
      readonly profilePrefix?: string;
    }
  /** Run each feed once and send the outputs named. */
  | { readonly do: 'infer'; readonly feeds: readonly TensorHeader[][]; readonly outputs: readonly string[] }
  /** Keep these feeds in memory for `warm-up` and `time`. */
  | { readonly do: 'hold'; readonly feeds: readonly TensorHeader[][] }
  /** Run every distinct input shape once, then on until both limits are reached; nothing is reported but the first run. */
  | {
      readonly do: 'warm-up';
      readonly minRuns: number;
      readonly minNs: number;
      readonly outputs: readonly string[];
    }
  /** Time `count` runs of the held feeds from position `from` of `order`, after `rewarm` uncounted ones. */
  | {
      readonly do: 'time';
      readonly from: number;
      readonly count: number;
      readonly rewarm: number;
      readonly outputs: readonly string[];
    }
  | { readonly do: 'memory' }
  | { readonly do: 'end-profile' };

export interface SessionSettings {
  readonly providers: readonly string[];
  readonly intraOpThreads: number;
  readonly graphOptimization: 'disabled' | 'basic' | 'extended' | 'all';
}

const tensorHeader = z.strictObject({
  name: z.string(),
  dtype: z.enum([...(Object.keys(ELEMENT_BYTES) as [NumericElement, ...NumericElement[]]), 'string']),
  shape: z.array(z.int().nonnegative()),
  /** Set for string tensors only; numbers are in the payload. */
  strings: z.array(z.string()).optional(),
});

export type TensorHeader = z.infer<typeof tensorHeader>;

/** What the child answers. The model that ran in it is hostile input, so every answer is checked. */
export const replySchema = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('load'), loadNs: z.number().positive(), runtimeVersion: z.string() }),
  z.strictObject({ did: z.literal('infer'), outputs: z.array(z.array(tensorHeader)) }),
  z.strictObject({ did: z.literal('hold') }),
  z.strictObject({
    did: z.literal('warm-up'),
    firstRunNs: z.number().positive(),
    runs: z.int().positive(),
    ns: z.number().positive(),
  }),
  /** Payload: `count` float64 latencies in ns, then `count` float64 numbers of preemptions. */
  z.strictObject({ did: z.literal('time'), count: z.int().positive() }),
  z.strictObject({
    did: z.literal('memory'),
    /** Peak resident memory of the process so far, and when only the runtime was loaded. */
    peakBytes: z.number().positive(),
    bareBytes: z.number().positive(),
  }),
  z.strictObject({ did: z.literal('end-profile') }),
  /** The runtime refused: the message is the runtime's and may hold text from the model. */
  z.strictObject({ did: z.literal('fail'), message: z.string() }),
]);

export type Reply = z.infer<typeof replySchema>;

/** Splits feeds into headers and one payload, in the same order. */
export function packFeeds(feeds: readonly Feed[]): { headers: TensorHeader[][]; payload: Uint8Array } {
  const chunks: Uint8Array[] = [];
  const headers = feeds.map((feed) =>
    [...feed].map(([name, tensor]): TensorHeader => {
      const shape = [...tensor.shape];
      if (tensor.dtype === 'string') return { name, dtype: 'string', shape, strings: [...tensor.strings] };
      chunks.push(tensor.bytes);
      return { name, dtype: tensor.dtype, shape };
    }),
  );
  return { headers, payload: Buffer.concat(chunks) };
}

/**
 * The reverse of {@link packFeeds}.
 *
 * @throws {RangeError} If the payload is not exactly as long as the headers say.
 */
export function unpackFeeds(headers: readonly (readonly TensorHeader[])[], payload: Uint8Array): Feed[] {
  let offset = 0;
  const feeds = headers.map((tensors) => {
    const feed = new Map<string, Tensor>();
    for (const { name, dtype, shape, strings } of tensors) {
      if (dtype === 'string') {
        feed.set(name, { dtype, shape, strings: strings ?? [] });
        continue;
      }
      const byteLength = elementCount(shape) * ELEMENT_BYTES[dtype];
      const bytes = payload.subarray(offset, offset + byteLength);
      if (bytes.length !== byteLength) throw new RangeError(`tensor "${name}" is cut short`);
      feed.set(name, { dtype, shape, bytes });
      offset += byteLength;
    }
    return feed;
  });
  if (offset !== payload.length) throw new RangeError(`${payload.length - offset} bytes belong to no tensor`);
  return feeds;
}
