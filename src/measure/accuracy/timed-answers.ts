import { isDeepStrictEqual } from 'node:util';
import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { ArmName } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { type Feed, feedBytes } from '../../engine/onnxruntime/protocol.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { TimedInput } from '../feeds/sample-feeds.ts';

/*
 * A model could gain speed by answering differently when it is timed: its score comes from one pass, its latency from
 * another. So some timed inputs are also run in the accuracy pass, and both answers are compared, as MLPerf does.
 * See MLPerf Inference, compliance TEST01.
 */

/** Inputs whose answers are compared. */
export const CHECKED_INPUTS = 32;
/** Answers that are larger are not kept. */
const MAX_ANSWER_BYTES = 512 * 1024;
/** Maximum number of items that an error names. */
const MAX_NAMED = 5;

/**
 * Largest difference of two numbers, relative to the largest number of the tensor. Kernels may add in another order, and a
 * server that batches may choose other kernels; a skipped layer changes more.
 */
const TOLERANCE = 0.01;
const ABSOLUTE_TOLERANCE = 1e-6;

/** The answer to an input of the timed runs, from the process that scored the items. */
interface ScoredAnswer {
  /** Ids of the input's items. */
  readonly items: readonly string[];
  readonly outputs: Feed;
}

/** Keyed by the input object itself, the same one that the timed runs send. */
export type ScoredAnswers = ReadonlyMap<Feed, ScoredAnswer>;

/**
 * Runs some inputs of the timed runs as the items are scored.
 *
 * @param run - Undefined if a request failed, which is counted elsewhere.
 */
export async function scoreTimedInputs(
  inputs: readonly TimedInput[],
  run: (feed: Feed) => Promise<Feed | undefined>,
): Promise<ScoredAnswers> {
  const answers = new Map<Feed, ScoredAnswer>();
  for (const { feed, items } of chooseChecked(inputs)) {
    const outputs = await run(feed);
    if (outputs !== undefined && feedBytes(outputs) <= MAX_ANSWER_BYTES)
      answers.set(feed, { items, outputs });
  }
  return answers;
}

/**
 * Half of them are the first inputs, because a small budget times no others. The rest are spread over all that follow, so that
 * each block of a long run has some.
 */
export function chooseChecked<Input>(inputs: readonly Input[]): readonly Input[] {
  if (inputs.length <= CHECKED_INPUTS) return inputs;
  const half = CHECKED_INPUTS / 2;
  const later = inputs.length - half;
  const spread = Array.from(
    { length: half },
    (_, index) => inputs[half - 1 + Math.floor(((index + 1) * later) / half)] as Input,
  );
  return [...inputs.slice(0, half), ...spread];
}

/** Compares the answers of one process's timed runs, each input once. */
export interface AnswerCheck {
  /** Whether the answer to this input is still to be compared. */
  wants(feed: Feed): boolean;
  /** Size of the scored answer to this input; 0 if there is none. */
  bytes(feed: Feed): number;
  /** Compares an answer of a timed run. */
  add(feed: Feed, outputs: Feed): void;
  /** Undefined if no answer differed so far. */
  failure(): ModelFailure | undefined;
}

export function createAnswerCheck(arm: ArmName, scored: ScoredAnswers): AnswerCheck {
  const seen = new Set<Feed>();
  const differing: { readonly items: readonly string[]; readonly output: string }[] = [];
  return {
    wants: (feed) => scored.has(feed) && !seen.has(feed),
    bytes: (feed) => feedBytes(scored.get(feed)?.outputs ?? new Map()),
    add(feed, outputs) {
      const answer = scored.get(feed);
      if (answer === undefined || seen.has(feed)) return;
      seen.add(feed);
      const output = differingOutput(answer.outputs, outputs);
      if (output !== undefined) differing.push({ items: answer.items, output });
    },
    failure() {
      const [first] = differing;
      if (first === undefined) return undefined;
      const items = [...new Set(differing.flatMap((each) => each.items))];
      const left = items.length - MAX_NAMED;
      const named = `${items.slice(0, MAX_NAMED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
      return new ModelFailure(
        'answers-differ',
        arm,
        `its timed answers differ from the scored ones, for ${differing.length} of ${seen.size} inputs: output "${first.output}" differs for ${named}`,
      );
    },
  };
}

/**
 * The first output that differs by more than rounding; undefined if none does. Integers and texts, such as the best class,
 * follow from numbers that may be rounded otherwise, so they are compared only where no output has fractions.
 */
export function differingOutput(scored: Feed, timed: Feed): string | undefined {
  const isFractional = ([, { dtype }]: [string, Tensor]): boolean => dtype.startsWith('float');
  const outputs = [...scored];
  const compared = outputs.some(isFractional) ? outputs.filter(isFractional) : outputs;
  return compared.find(([name, tensor]) => !isSameTensor(tensor, timed.get(name)))?.[0];
}

function isSameTensor(scored: Tensor, timed: Tensor | undefined): boolean {
  if (timed === undefined || timed.dtype !== scored.dtype) return false;
  if (!isDeepStrictEqual([...scored.shape], [...timed.shape])) return false;
  if (scored.dtype === 'string') return isDeepStrictEqual(scored, timed);
  const [before, now] = [tensorNumbers(scored), tensorNumbers(timed)];
  const isExact = !scored.dtype.startsWith('float');
  const largest = before.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const allowed = isExact ? 0 : ABSOLUTE_TOLERANCE + TOLERANCE * largest;
  return before.every((value, index) => {
    const other = now[index] as number;
    return Object.is(value, other) || Math.abs(value - other) <= allowed;
  });
}
