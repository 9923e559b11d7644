import { createInputReader, type InputReader, nameInputs } from '../dataset/fit-inputs.ts';
import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import type { ModelFacts, TensorSignature } from '../model/model-facts.ts';
import { readModel } from '../model/read-model.ts';
import { createRandom } from '../stats/random.ts';
import { isAlike } from '../task/pair-outputs.ts';
import type { Note } from '../verdict/facts/note.ts';
import { chooseOutputs } from './choose-outputs.ts';
import { drawInputs } from './draw-inputs.ts';
import { type FileComparison, type Making, shown } from './file-comparison.ts';
import { type InputPlan, planInputs } from './plan-inputs.ts';
import { withBaseline } from './run-baseline.ts';
import { watchOutputs } from './watch-outputs.ts';
import { writeItems } from './write-items.ts';

/**
 * Writes a data set of random inputs, labelled with the baseline's outputs.
 *
 * @returns What a verdict on them must say.
 * @throws {UserError} If no output can be compared, or the baseline does not answer random inputs.
 */
export async function makeItems(file: string, making: Making): Promise<Note[]> {
  const { comparison } = making;
  const { baseline, candidate } = comparison;
  const [before, now] = await Promise.all([
    readModel(baseline, shown(baseline)),
    readModel(candidate, shown(candidate)),
  ]);
  const shared = shareInputs(before.inputs, now.inputs);
  const plan = planInputs(
    [...now.inputs, ...(shared?.extra ?? [])],
    shared?.baseline ?? before.inputs,
    comparison,
  );
  if (shared !== undefined && canTake(before, now, plan))
    return answerItems(file, making, { plan, before, now });
  // The gate says how the inputs differ, and compares nothing.
  await writeItems(file, { plan, seed: 0, answer: async () => undefined });
  return [];
}

/** The baseline's inputs, as random items can give them. */
interface SharedInputs {
  /** Under the candidate's names. */
  readonly baseline: readonly TensorSignature[];
  /** Those that the candidate does not take. */
  readonly extra: readonly TensorSignature[];
}

/** Undefined if each model has inputs that the other one does not: random values for both would be unrelated. */
function shareInputs(
  before: readonly TensorSignature[],
  now: readonly TensorSignature[],
): SharedInputs | undefined {
  const named = new Map(now.map((input) => [input.name, input]));
  const others = [...named.keys()];
  const { taken, unused } = nameInputs({ inputs: before, others }, others, (input, name) => {
    const other = named.get(name);
    return other !== undefined && isAlike(input, other);
  });
  const baseline = before.map((input) => ({ ...input, name: taken.get(input.name) ?? input.name }));
  const extra = baseline.filter(({ name }) => !named.has(name));
  return extra.length > 0 && unused.length > 0 ? undefined : { baseline, extra };
}

const readerFor = (before: ModelFacts, now: ModelFacts): InputReader =>
  createInputReader({ inputs: before.inputs, others: now.inputs.map(({ name }) => name) });

/** Whether the baseline takes the same items, in its own element types. */
function canTake(before: ModelFacts, now: ModelFacts, plan: InputPlan): boolean {
  try {
    readerFor(before, now).fit(drawInputs(plan, createRandom(0)), '');
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function answerItems(
  file: string,
  making: Making,
  { plan, before, now }: { plan: InputPlan; before: ModelFacts; now: ModelFacts },
): Promise<Note[]> {
  const { comparison, model, progress } = making;
  const { seed, rtol, atol } = comparison;
  const { compared, notes } = chooseOutputs(before.outputs, now.outputs);
  if (compared.length === 0) throw nothingInCommon(comparison, before.outputs, now.outputs);
  const watch = watchOutputs(compared);
  const reader = readerFor(before, now);
  const items = await withBaseline(making, (infer) =>
    writeItems(file, {
      plan,
      seed,
      answer: async (inputs, position) => {
        progress({
          step: { kind: 'drawing-inputs', items: position },
          within: [{ kind: 'model', id: model.id }],
        });
        const { inputs: own } = reader.fit(inputs, `item ${position + 1}`);
        const outputs = await infer(own, compared);
        watch.add(outputs);
        return outputs;
      },
    }),
  );
  const [neverFinite, constant] = [watch.neverFinite(), watch.constant()];
  if (neverFinite.length > 0) throw notFinite(comparison.baseline, neverFinite);
  return [
    {
      kind: 'random-inputs',
      items,
      rtol,
      atol,
      sizes: [...plan.sizes].map(([name, size]) => ({ name, size })),
      values: [...comparison.values].map(([name, { low, high }]) => ({ name, low, high })),
    },
    ...notes,
    ...(constant.length === 0
      ? []
      : [{ kind: 'outputs-constant' as const, names: [...constant], of: compared.length }]),
  ];
}

function nothingInCommon(
  { baseline, candidate }: FileComparison,
  before: readonly TensorSignature[],
  now: readonly TensorSignature[],
): UserError {
  return new UserError(
    `${shown(candidate)}: expected a tensor output of the same name as in ${shown(baseline)}, ${listTypes(before)}, got ${listTypes(now)}.`,
    'Outputs are compared by name, or if only one of each model has the same type and shape: export both models with the same names.',
  );
}

const listTypes = (outputs: readonly TensorSignature[]): string =>
  outputs.map(({ name, dtype }) => `${quoted(name)} (${dtype})`).join(', ') || 'none';

const notFinite = (file: string, names: readonly string[]): UserError =>
  new UserError(
    `${shown(file)}: expected finite outputs for random inputs, got only NaN and infinities in ${names.map((name) => quoted(name)).join(', ')}.`,
    'Set the range of the inputs with --value, or compare the models on real data: "regression-gate init" writes a policy.',
  );
