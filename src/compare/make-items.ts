import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import type { ModelFacts, TensorSignature } from '../model/model-facts.ts';
import { readModel } from '../model/read-model.ts';
import type { Note } from '../verdict/note.ts';
import { chooseOutputs } from './choose-outputs.ts';
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
  const plan = planInputs(now.inputs, before.inputs, comparison);
  if (isDeepStrictEqual(typesOf(before.inputs), typesOf(now.inputs)))
    return answerItems(file, making, { plan, before, now });
  // The gate says how the inputs differ, and compares nothing.
  await writeItems(file, { plan, seed: 0, answer: async () => undefined });
  return [];
}

const typesOf = (inputs: readonly TensorSignature[]) =>
  new Map(inputs.map(({ name, dtype, shape }) => [name, { dtype, rank: shape?.length }]));

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
  const items = await withBaseline(making, (infer) =>
    writeItems(file, {
      plan,
      seed,
      answer: async (inputs, position) => {
        progress({
          step: { kind: 'drawing-inputs', items: position },
          within: [{ kind: 'model', id: model.id }],
        });
        const outputs = await infer(inputs, compared);
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
    'Outputs are compared by name: export both models with the same names.',
  );
}

const listTypes = (outputs: readonly TensorSignature[]): string =>
  outputs.map(({ name, dtype }) => `${quoted(name)} (${dtype})`).join(', ') || 'none';

const notFinite = (file: string, names: readonly string[]): UserError =>
  new UserError(
    `${shown(file)}: expected finite outputs for random inputs, got only NaN and infinities in ${names.map((name) => quoted(name)).join(', ')}.`,
    'Set the range of the inputs with --value, or compare the models on real data: "regression-gate init" writes a policy.',
  );
