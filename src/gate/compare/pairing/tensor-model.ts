import type { InputNames } from '../../../dataset/regression-set.ts';
import type { ModelFacts, TensorSignature } from '../../../model/model-facts.ts';
import type { ScorerOptions } from '../../../task/score/scorer.ts';

/** A model that takes tensors, whatever runs it. */
export interface TensorModel {
  readonly arm: { readonly model: { readonly facts: Pick<ModelFacts, 'inputs' | 'outputs'> } };
  readonly scoring: ScorerOptions;
}

/** A value for each arm. */
export interface Pair<Value> {
  readonly baseline: Value;
  readonly candidate: Value;
}

/** The inputs that a model declares. */
export const inputsOf = ({ arm }: TensorModel): readonly TensorSignature[] => arm.model.facts.inputs;

/** Their names. */
export const namesOf = (arm: TensorModel): readonly string[] => inputsOf(arm).map(({ name }) => name);

/** Where an input comes from: its name in the data set, or the input itself. */
export const sourceOf = (input: string, names: InputNames | undefined): string =>
  names?.taken.get(input) ?? input;
