import type { Arm } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { type Feed, type TensorHeader, unpackFeeds } from '../../engine/onnxruntime/protocol.ts';
import type { AnswerCheck } from '../accuracy/timed-answers.ts';

/** The inputs that a child has in memory, and what their answers are compared with. */
export interface CheckedFeeds {
  readonly feeds: readonly Feed[];
  readonly check: AnswerCheck;
}

/** A timed run whose outputs are returned. */
interface KeptRun {
  /** Position in the block, from 0. */
  readonly run: number;
  readonly feed: Feed;
}

/** Few and small enough that returning them is quick: the clock of the block is compared with the time until the answer. */
const [MAX_KEPT, MAX_KEPT_BYTES] = [8, 2 ** 20];

/**
 * The timed runs of a block whose answers are compared, spread over the block from its first run to its last: under load the
 * queue is short at the start.
 *
 * @param block - Position of run 0 among the inputs, and the runs that are timed: `count` from `first` on.
 * @returns In the order of the block; each input once.
 */
export function chooseKept(
  answers: CheckedFeeds | undefined,
  { from, first, count }: { from: number; first: number; count: number },
): KeptRun[] {
  if (answers === undefined) return [];
  const { feeds, check } = answers;
  const wanted = Array.from({ length: count }, (_, index): KeptRun => {
    const run = first + index;
    return { run, feed: feeds[(from + run) % feeds.length] as Feed };
  }).filter(({ feed }) => check.wants(feed));
  const chosen = new Map<Feed, KeptRun>();
  let bytes = 0;
  for (let pick = 0; pick < MAX_KEPT; pick += 1) {
    const start = Math.round((pick * (wanted.length - 1)) / (MAX_KEPT - 1));
    const kept = wanted.find(({ feed }, position) => position >= start && !chosen.has(feed));
    if (kept === undefined) continue;
    bytes += check.bytes(kept.feed);
    if (chosen.size > 0 && bytes > MAX_KEPT_BYTES) break;
    chosen.set(kept.feed, kept);
  }
  return [...chosen.values()].sort((one, other) => one.run - other.run);
}

/** The part of a command that asks for outputs. */
export const keepOf = (kept: readonly KeptRun[]): { keep?: readonly number[] } =>
  kept.length === 0 ? {} : { keep: kept.map(({ run }) => run) };

/**
 * Compares the outputs that follow the times of a block. The child is not trusted: their number must be that of the request.
 *
 * @param timesBytes - Size of the times at the start of the payload.
 * @returns The times.
 * @throws {ModelFailure} If an answer cannot be read, is missing, or is not the one that was scored.
 */
export function checkKept(
  kept: readonly KeptRun[],
  {
    arm,
    check,
    answer: { reply, payload },
    timesBytes,
  }: {
    arm: Arm;
    check: AnswerCheck | undefined;
    answer: { reply: { outputs?: TensorHeader[][] | undefined }; payload: Uint8Array };
    timesBytes: number;
  },
): Uint8Array {
  if (check === undefined || kept.length === 0 || payload.length < timesBytes) return payload;
  const answers = readKept(arm, reply.outputs ?? [], payload.subarray(timesBytes));
  for (const [index, { feed }] of kept.entries()) check.add(feed, answers[index] ?? new Map());
  const failure = check.failure();
  if (failure !== undefined) throw failure;
  return payload.subarray(0, timesBytes);
}

function readKept(arm: Arm, headers: readonly TensorHeader[][], payload: Uint8Array): Feed[] {
  try {
    return unpackFeeds(headers, payload);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ModelFailure(
      'broke-protocol',
      arm.name,
      'the measuring child gave outputs of timed inferences that cannot be read',
    );
  }
}
