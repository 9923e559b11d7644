import type { Arm } from './arm.ts';
import { ModelFailure } from './model-failure.ts';
import { type Feed, inPhase, type TensorHeader, unpackFeeds } from './protocol.ts';

/**
 * The child's answers to an `infer` command, one per feed. The child is not trusted: each feed must have its own answer, with
 * each requested output in it.
 *
 * @throws {ModelFailure} If one is missing.
 */
export function unpackAnswers(
  { headers, payload }: { readonly headers: readonly TensorHeader[][]; readonly payload: Uint8Array },
  {
    arm,
    names,
    count,
  }: { readonly arm: Arm['name']; readonly names: readonly string[]; readonly count: number },
): Feed[] {
  try {
    const answers = unpackFeeds(headers, payload);
    if (answers.length === count && answers.every((each) => names.every((name) => each.has(name))))
      return answers;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new ModelFailure(
    'broke-protocol',
    arm,
    `the measuring child gave other outputs than it was asked for ${inPhase('infer')}`,
  );
}
