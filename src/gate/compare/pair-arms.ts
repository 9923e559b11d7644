import { isDeepStrictEqual } from 'node:util';
import { elementKind } from '../../dataset/convert-tensor.ts';
import type { InputNames, RegressionItem, RegressionSet } from '../../dataset/regression-set.ts';
import { type Shard, shardItems } from '../../dataset/shard-items.ts';
import { UserError } from '../../errors/errors.ts';
import { MAX_RECORDED, recordedName } from '../../inspect/diff/change.ts';
import { recordedType } from '../../inspect/diff/compare-signature.ts';
import type { ModelFacts, TensorSignature } from '../../model/model-facts.ts';
import type { Difference } from '../../records/difference.ts';
import { pairOutputs, type RenamedOutput } from '../../task/pair-outputs.ts';
import { createScorer } from '../../task/score/create-scorer.ts';
import type { ScorerOptions } from '../../task/score/scorer.ts';
import type { Note } from '../../verdict/note.ts';

/** A model that takes tensors, whatever runs it. */
interface TensorModel {
  readonly arm: { readonly model: { readonly facts: Pick<ModelFacts, 'inputs' | 'outputs'> } };
  readonly scoring: ScorerOptions;
}

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

const inputsOf = ({ arm }: TensorModel): readonly TensorSignature[] => arm.model.facts.inputs;
const namesOf = (arm: TensorModel): readonly string[] => inputsOf(arm).map(({ name }) => name);

/** Names of open sizes are only for readers. */
function takeTheSame(left: TensorModel, right: TensorModel): boolean {
  const taken = (arm: TensorModel) =>
    inputsOf(arm).map(({ shape, ...rest }) => ({
      ...rest,
      shape: shape?.map((size) => (typeof size === 'number' ? size : null)),
    }));
  return isDeepStrictEqual(taken(left), taken(right));
}

/** What the first item shows about a model. An absent error means that there is no problem, or that it could not be checked. */
interface Fit {
  readonly names?: InputNames | undefined;
  /** Why it cannot be given the item. */
  readonly inputs?: UserError;
  /** Why its outputs cannot be scored. */
  readonly outputs?: UserError;
}

type Fittable = Pick<TensorModel, 'scoring'> & { readonly items: { readonly set: RegressionSet } };

/** Whether model, data set and task fit together, before anything is measured. */
async function fitFirstItem({ scoring, items: { set } }: Fittable): Promise<Fit> {
  const scorer = await orUserError(async () => createScorer(scoring));
  const item = await orUserError(() => firstItem(set));
  const names = set.facts?.()?.names;
  if (item instanceof UserError)
    return { inputs: item, ...(scorer instanceof UserError && { outputs: scorer }) };
  if (scorer instanceof UserError) return { names, outputs: scorer };
  const checked = await orUserError(async () => item && scorer.check?.(item));
  return { names, ...(checked instanceof UserError && { outputs: checked }) };
}

async function orUserError<Value>(work: () => Promise<Value>): Promise<Value | UserError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

async function firstItem(set: RegressionSet): Promise<RegressionItem | undefined> {
  for await (const item of set.items()) return item;
  return undefined;
}

interface Pair<Value> {
  readonly baseline: Value;
  readonly candidate: Value;
}

/**
 * @returns The signatures in which the models differ, if only one of them fits the data or the task; empty if both fit.
 * @throws {UserError} If the models do not differ in what does not fit, or the change can be made to fit by itself.
 */
function findMisfits(arms: Pair<TensorModel>, { baseline, candidate }: Pair<Fit>): Difference[] {
  const parts = ['inputs', 'outputs'] as const;
  const differences = parts.flatMap((of): Difference[] => {
    const [before, now] = [arms.baseline.arm.model.facts[of], arms.candidate.arm.model.facts[of]];
    if ((baseline[of] === undefined) === (candidate[of] === undefined)) return [];
    const isOwn = of === 'inputs' ? isExtended(before, now) : namesOwnOutput(arms);
    if (isDeepStrictEqual(before, now) || (isOwn && candidate[of] !== undefined)) return [];
    return [{ kind: 'signature', of, baseline: describe(before), candidate: describe(now) }];
  });
  const [error] = parts.flatMap((of) => candidate[of] ?? baseline[of] ?? []);
  if (differences.length === 0 && error !== undefined) throw error;
  return differences;
}

/** Whether a model takes all that another one takes, and more. Then the data set lacks what was added. */
const isExtended = (before: readonly TensorSignature[], now: readonly TensorSignature[]): boolean =>
  now.length > before.length &&
  before.every((input) =>
    now.some(({ name, dtype, shape }) =>
      isDeepStrictEqual(
        [name, elementKind(dtype), shape?.length],
        [input.name, elementKind(input.dtype), input.shape?.length],
      ),
    ),
  );

/** Whether the candidate's policy names another output than the baseline's. */
function namesOwnOutput({ baseline, candidate }: Pair<TensorModel>): boolean {
  const [wanted, own] = [baseline, candidate].map(({ scoring: { task } }) =>
    'output' in task ? task.output : undefined,
  );
  return own !== undefined && own !== wanted;
}

function describe(
  tensors: readonly TensorSignature[],
): Extract<Difference, { kind: 'signature' }>['baseline'] {
  return {
    tensors: tensors
      .slice(0, MAX_RECORDED)
      .map((tensor) => ({ name: recordedName(tensor.name), ...recordedType(tensor) })),
    more: Math.max(0, tensors.length - MAX_RECORDED),
  };
}

/** Where an input comes from: its name in the data set, or the input itself. */
const sourceOf = (input: string, names: InputNames | undefined): string => names?.taken.get(input) ?? input;

/** Values that both models take as other kinds of element, or with another number of axes. */
function findTypeDifferences(arms: Pair<TensorModel>, names: Pair<InputNames | undefined>): Difference[] {
  const before = new Map(
    inputsOf(arms.baseline).map((input) => [sourceOf(input.name, names.baseline), input]),
  );
  return inputsOf(arms.candidate).flatMap((input): Difference[] => {
    const other = before.get(sourceOf(input.name, names.candidate));
    if (other === undefined || isDeepStrictEqual(kindOf(other), kindOf(input))) return [];
    return [{ kind: 'input', name: input.name, baseline: typeOf(other), candidate: typeOf(input) }];
  });
}

const typeOf = ({ dtype, shape }: TensorSignature) => ({ dtype, rank: shape?.length ?? null });
const kindOf = (input: TensorSignature) => ({ ...typeOf(input), dtype: elementKind(input.dtype) });

function noteInputs(
  arms: { readonly baseline?: TensorModel; readonly candidate: TensorModel },
  names: { readonly baseline?: InputNames | undefined; readonly candidate: InputNames | undefined },
): Note[] {
  const before = new Map(
    (arms.baseline === undefined ? [] : namesOf(arms.baseline)).map((name) => [
      sourceOf(name, names.baseline),
      name,
    ]),
  );
  return namesOf(arms.candidate).flatMap((input): Note[] => {
    const source = sourceOf(input, names.candidate);
    const other = before.get(source);
    if (other !== undefined && other !== input) {
      return [{ kind: 'input-renamed', baseline: recordedName(other), candidate: recordedName(input) }];
    }
    if (source === input || source === '') return [];
    return [{ kind: 'input-by-other-name', input: recordedName(input), name: recordedName(source) }];
  });
}

const noteOutput = ({ baseline, candidate, how }: RenamedOutput): Note => ({
  kind: 'output-renamed',
  baseline: recordedName(baseline),
  candidate: recordedName(candidate),
  how,
});

/** Inputs of the data set that are for neither model. */
function noteUnused(names: {
  readonly baseline?: InputNames | undefined;
  readonly candidate: InputNames | undefined;
}): Note[] {
  const unused = (names.candidate?.unused ?? []).filter(
    (name) => names.baseline === undefined || names.baseline.unused.includes(name),
  );
  if (unused.length === 0) return [];
  return [
    {
      kind: 'inputs-unused',
      names: unused.slice(0, MAX_RECORDED).map((name) => recordedName(name)),
      of: unused.length,
    },
  ];
}
