import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from '../../model/tensor.ts';

/** The tensors of one inference, by name. */
export type Feed = ReadonlyMap<string, Tensor>;

/** Size of a feed's values, in bytes; of strings, about. */
export const feedBytes = (feed: Feed): number =>
  [...feed.values()].reduce(
    (total, tensor) =>
      total + (tensor.dtype === 'string' ? tensor.strings.join('').length : tensor.bytes.length),
    0,
  );

/** The parent's commands to the measuring child. Tensors are in the frame's payload, in order. */
export type WorkerCommand =
  | {
      readonly do: 'load';
      readonly runtimeFolder: string;
      readonly modelFile: string;
      readonly session: SessionSettings;
      /** Path prefix for the runtime's profile files. */
      readonly profilePrefix?: string;
      /** Print the runtime's verbose log, which includes placement. */
      readonly isVerbose?: boolean;
      /** File that reports how long a thread waited for a core; absent for the kernel's own. */
      readonly schedstat?: string | undefined;
    }
  /** Run each feed once and return the named outputs. */
  | { readonly do: 'infer'; readonly feeds: readonly TensorHeader[][]; readonly outputs: readonly string[] }
  /** Keep these feeds in memory for `warm-up` and `time`. */
  | { readonly do: 'hold'; readonly feeds: readonly TensorHeader[][] }
  /** Run each distinct input shape once, then continue until both minimums are reached. Only the first run's time is reported. */
  | {
      readonly do: 'warm-up';
      readonly minRuns: number;
      readonly minNs: number;
      readonly outputs: readonly string[];
    }
  /** Time `count` runs of the held feeds, starting at `from`, after `rewarm` uncounted ones. */
  | {
      readonly do: 'time';
      readonly from: number;
      readonly count: number;
      readonly rewarm: number;
      readonly outputs: readonly string[];
      /** Which of the timed runs, from 0, return their outputs; none if absent. */
      readonly keep?: readonly number[] | undefined;
    }
  /** Start this many threads, each with a session and the held feeds, and warm them up. */
  | {
      readonly do: 'open-streams';
      readonly streams: number;
      readonly minRuns: number;
      readonly minNs: number;
      readonly outputs: readonly string[];
    }
  /** Serve requests at the times in the payload: float64, in ns from the start of the block, ascending. */
  | {
      readonly do: 'serve';
      readonly from: number;
      /** Which of the requests, from 0, return their outputs; none if absent. */
      readonly keep?: readonly number[] | undefined;
    }
  /** Serve queries of `samplesPerQuery` requests each. All requests of a query are due when the previous query is done. */
  | {
      readonly do: 'query';
      readonly from: number;
      readonly queries: number;
      readonly samplesPerQuery: number;
      /** Which of the requests, from 0, return their outputs; none if absent. */
      readonly keep?: readonly number[] | undefined;
    }
  | { readonly do: 'memory' }
  | { readonly do: 'end-profile' };

/** Time for every stream to receive a block before its first request is due. */
export const HEAD_START_NS = 10_000_000;

export interface SessionSettings {
  readonly providers: readonly string[];
  readonly intraOpThreads: number;
  readonly graphOptimization: 'disabled' | 'basic' | 'extended' | 'all';
  readonly memoryArena: boolean;
  readonly memoryPattern: boolean;
  /** Whether the runtime rejects a model that it would run partly on the CPU; absent means no. */
  readonly strictPlacement?: boolean;
  /** Outputs that each run feeds back into the next one; absent for a model without a state. */
  readonly state?: readonly StateTensor[] | undefined;
}

/** A state of a model: an output that goes into an input of the next run. It starts at zero. */
export interface StateTensor {
  readonly input: string;
  readonly output: string;
  readonly dtype: NumericElement;
  readonly shape: readonly number[];
}

/** A tensor's metadata. */
export interface TensorHeader {
  readonly name: string;
  readonly dtype: Tensor['dtype'];
  readonly shape: number[];
  /** Set for string tensors only; numbers are in the payload. */
  readonly strings?: string[] | undefined;
}

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

/** What a measuring child is doing: its current command. */
export type Phase = WorkerCommand['do'];

const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  load: 'loading the model',
  infer: 'running the regression set',
  hold: 'reading its inputs',
  'warm-up': 'warming up',
  time: 'running timed inferences',
  'open-streams': 'starting its streams',
  query: 'serving queries',
  serve: 'serving requests',
  memory: 'reading its memory',
  'end-profile': 'writing the profile',
};

/** Suffix of an error message that says when it happened. */
export const inPhase = (phase: Phase): string => `while ${PHASE_NAMES[phase]}`;
