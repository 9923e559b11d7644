import { isElementType } from '../../dataset/element-codec.ts';
import type { Sequence } from '../../engine/onnxruntime/arm.ts';
import type { StateTensor } from '../../engine/onnxruntime/protocol.ts';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import type { ModelFacts, TensorSignature } from '../../model/model-facts.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';

/** A model that is run step by step, as its data set sees it. */
interface StatefulModel {
  /** The inputs of whole sequences, without the state. */
  readonly inputs: readonly TensorSignature[];
  /** The outputs besides the state. */
  readonly outputs: readonly TensorSignature[];
  readonly states: readonly StateTensor[];
  readonly sequence: Sequence;
}

/**
 * Finds the state of a model among its inputs and outputs. A sequence has one axis more than the model's input, or steps
 * in place of its batch axis; scalars and inputs of shape [1] are the same at all steps.
 *
 * @returns Undefined if the policy names no state.
 * @throws {UserError} If the model has no such input or output, if they differ in type, or if nothing else is left.
 */
export function readState(
  { id, state }: Pick<ModelPolicy, 'id' | 'state'>,
  { inputs, outputs }: Pick<ModelFacts, 'inputs' | 'outputs'>,
): StatefulModel | undefined {
  if (state === undefined) return undefined;
  const place = `models.${id}.state`;
  const states = Object.entries(state).map(([input, output]): StateTensor => {
    const from = find(outputs, output, { place, what: 'outputs' });
    const to = find(inputs, input, { place, what: 'inputs' });
    if (
      from.dtype !== to.dtype ||
      !isElementType(to.dtype) ||
      to.dtype === 'string' ||
      to.shape === undefined
    )
      throw new UserError(
        `${place}: expected tensors of numbers of the same type for ${quoted(input)} and ${quoted(output)}, got ${to.dtype} and ${from.dtype}.`,
        'A state is an output that goes back into an input unchanged, such as "state: { h: hn }".',
      );
    // A size that is not declared is the batch, which is 1.
    const shape = to.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : 1));
    return { input, output, dtype: to.dtype, shape };
  });
  const stepped = inputs.filter(({ name }) => !(name in state));
  const rest = outputs.filter(({ name }) => !Object.values(state).includes(name));
  if (!stepped.some(isStepped))
    throw new UserError(
      `${place}: expected an input besides the state that has a value for each step, got none.`,
      'Under "state", name only inputs that take an output of the previous step.',
    );
  return {
    inputs: stepped.map((input) => (isStepped(input) ? toSequence(input) : input)),
    outputs: rest.length === 0 ? outputs : rest,
    states,
    sequence: {
      ranks: new Map(stepped.filter(isStepped).map(({ name, shape }) => [name, shape?.length ?? 0])),
      declared: { inputs, outputs },
    },
  };
}

function find(
  tensors: readonly TensorSignature[],
  name: string,
  { place, what }: { readonly place: string; readonly what: string },
): TensorSignature {
  const found = tensors.find((tensor) => tensor.name === name);
  if (found !== undefined) return found;
  const names = tensors.map((tensor) => quoted(tensor.name)).join(', ');
  throw new UserError(
    `${place}: expected one of the model’s ${what} (${names || 'none'}), got ${quoted(name)}.`,
    'Write the input first, then the output that is fed back into it: "state: { h: hn }".',
  );
}

/** Rank 0 and shape [1] hold settings, such as a sampling rate. */
const isStepped = ({ shape }: TensorSignature): boolean =>
  shape !== undefined && shape.length > 0 && !(shape.length === 1 && shape[0] === 1);

/** The batch axis, which is open or 1, becomes that of the steps; otherwise it is added. */
function toSequence({ shape = [], ...input }: TensorSignature): TensorSignature {
  const [first, ...rest] = shape;
  const hasBatch = typeof first !== 'number' || first === 1 || first < 0;
  return { ...input, shape: hasBatch ? ['steps', ...rest] : ['steps', ...shape] };
}
