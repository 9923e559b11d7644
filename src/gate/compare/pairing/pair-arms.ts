import { isDeepStrictEqual } from 'node:util';
import type { RegressionSet } from '../../../dataset/regression-set.ts';
import { type Shard, shardItems } from '../../../dataset/shard-items.ts';
import type { Difference } from '../../../records/difference.ts';
import { pairOutputs } from '../../../task/pair-outputs.ts';
import type { Note } from '../../../verdict/facts/note.ts';
import { findMisfits, findTypeDifferences } from './find-misfits.ts';
import { fitFirstItem } from './fit-first-item.ts';
import { noteInputs, noteOutput, noteUnused } from './note-names.ts';
import { inputsOf, namesOf, type TensorModel } from './tensor-model.ts';

/** An arm with its own items. */
type FittedArm<Model extends TensorModel> = Model & {
  readonly items: { readonly set: RegressionSet; readonly scored: RegressionSet };
};

/** Two models that are given the same items, each under its own names. */
export interface PairedArms<Model extends TensorModel> {
  readonly baseline: FittedArm<Model>;
  readonly candidate: FittedArm<Model>;
  /** Names that differ between the models, or between a model and the data set. */
  readonly notes: readonly Note[];
  /** Why they cannot be given the same items, or be scored alike; empty if they can. */
  readonly differences: readonly Difference[];
}

/** The items of a comparison. */
interface PairedItems {
  readonly set: RegressionSet;
  readonly shard?: Shard | undefined;
}

/**
 * Matches the inputs and scored outputs of two models. Each model reads the inputs it
 * declares from the data set; items may hold more.
 *
 * @throws {UserError} If the data set does not fit the models for another reason than a difference between them, such as
 *   an input that was added to the candidate and not to the data set.
 */
export async function pairArms<Model extends TensorModel>(
  { set, shard }: PairedItems,
  arms: { readonly baseline: Model; readonly candidate: Model },
): Promise<PairedArms<Model>> {
  const outputs = pairOutputs(arms.baseline.scoring, arms.candidate.scoring);
  const positions = namesOf(arms.baseline);
  const forModel = (model: 'baseline' | 'candidate', other: Model): RegressionSet =>
    set.forModel({ inputs: inputsOf(arms[model]), model, others: namesOf(other), positions });
  const ofCandidate = forModel('candidate', arms.baseline);
  // One set for both is read, and held in memory, once.
  const ofBaseline = takeTheSame(arms.baseline, arms.candidate)
    ? ofCandidate
    : forModel('baseline', arms.candidate);
  const itemsOf = (own: RegressionSet) => ({
    set: own,
    scored: shard === undefined ? own : shardItems(own, shard),
  });
  const baseline = { ...arms.baseline, scoring: outputs.baseline, items: itemsOf(ofBaseline) };
  const candidate = { ...arms.candidate, scoring: outputs.candidate, items: itemsOf(ofCandidate) };
  const fits = { baseline: await fitFirstItem(baseline), candidate: await fitFirstItem(candidate) };
  const paired = { baseline, candidate };
  const misfits = findMisfits(paired, fits);
  if (misfits.length > 0) return { ...paired, notes: [], differences: misfits };
  const names = { baseline: fits.baseline.names, candidate: fits.candidate.names };
  return {
    ...paired,
    notes: [...noteInputs(paired, names), ...outputs.renamed.map(noteOutput), ...noteUnused(names)],
    differences: findTypeDifferences(paired, names),
  };
}

/**
 * Checks that a model fits the first item and the task.
 *
 * @returns What it takes from the data set, as notes.
 * @throws {UserError} If it does not.
 */
export async function fitAlone(set: RegressionSet, arm: TensorModel): Promise<readonly Note[]> {
  const { names, inputs, outputs } = await fitFirstItem({ ...arm, items: { set } });
  const problem = inputs ?? outputs;
  if (problem !== undefined) throw problem;
  return [...noteInputs({ candidate: arm }, { candidate: names }), ...noteUnused({ candidate: names })];
}

/** Names of open sizes are only for readers. */
function takeTheSame(left: TensorModel, right: TensorModel): boolean {
  const taken = (arm: TensorModel) =>
    inputsOf(arm).map(({ shape, ...rest }) => ({
      ...rest,
      shape: shape?.map((size) => (typeof size === 'number' ? size : null)),
    }));
  return isDeepStrictEqual(taken(left), taken(right));
}
