import type { TensorSignature } from '../model/model-facts.ts';
import { canBeRequested } from '../task/select-output.ts';
import type { Note } from '../verdict/note.ts';

/** Which outputs of two models are compared. */
interface ChosenOutputs {
  /** Names of those that both models have as tensors, in the baseline's order. */
  readonly compared: readonly string[];
  /** About the others. */
  readonly notes: readonly Note[];
}

/** Outputs are compared by name. */
export function chooseOutputs(
  baseline: readonly TensorSignature[],
  candidate: readonly TensorSignature[],
): ChosenOutputs {
  const [before, now] = [baseline, candidate].map((outputs) => new Set(outputs.map(({ name }) => name)));
  const shared = baseline.map(({ name }) => name).filter((name) => now?.has(name));
  const isTensor = (name: string) =>
    [baseline, candidate].every((outputs) =>
      outputs.some((output) => output.name === name && canBeRequested(output)),
    );
  const inOne = [...baseline, ...candidate]
    .map(({ name }) => name)
    .filter((name) => !(before?.has(name) && now?.has(name)));
  return {
    compared: shared.filter(isTensor),
    notes: [
      ...noteLeft('in-one-model', inOne),
      ...noteLeft(
        'not-tensors',
        shared.filter((name) => !isTensor(name)),
      ),
    ],
  };
}

const noteLeft = (
  why: Extract<Note, { kind: 'outputs-not-compared' }>['why'],
  names: readonly string[],
): Note[] => (names.length === 0 ? [] : [{ kind: 'outputs-not-compared', names: [...names], why }]);
