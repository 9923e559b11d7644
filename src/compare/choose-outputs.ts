import type { TensorSignature } from '../model/model-facts.ts';
import { findPairs } from '../task/pair-outputs.ts';
import type { Note } from '../verdict/facts/note.ts';

/** Which outputs of two models are compared. */
interface ChosenOutputs {
  /** Names in the baseline of those that both models have as tensors, in its order. */
  readonly compared: readonly string[];
  /** About the others. */
  readonly notes: readonly Note[];
}

/** Outputs are compared by name, and renamed ones with the only one of their type and shape. */
export function chooseOutputs(
  baseline: readonly TensorSignature[],
  candidate: readonly TensorSignature[],
): ChosenOutputs {
  const pairs = findPairs(baseline, candidate);
  const [before, now] = [namesOf(baseline), namesOf(candidate)];
  const paired = new Set(pairs.values());
  const notTensors = before.filter((name) => now.includes(name) && !pairs.has(name));
  const inOne = [
    ...before.filter((name) => !pairs.has(name) && !now.includes(name)),
    ...now.filter((name) => !paired.has(name) && !before.includes(name)),
  ];
  return {
    compared: [...pairs.keys()],
    notes: [...noteLeft('in-one-model', inOne), ...noteLeft('not-tensors', notTensors)],
  };
}

const namesOf = (outputs: readonly TensorSignature[]): readonly string[] => outputs.map(({ name }) => name);

const noteLeft = (
  why: Extract<Note, { kind: 'outputs-not-compared' }>['why'],
  names: readonly string[],
): Note[] => (names.length === 0 ? [] : [{ kind: 'outputs-not-compared', names: [...names], why }]);
