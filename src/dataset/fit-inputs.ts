import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';
import { dataError, listNames } from './data-error.ts';
import { decodeValue } from './decode-value.ts';
import { isElementType } from './element-codec.ts';
import type { RegressionItem } from './regression-set.ts';

/** The inputs of one item, checked against the model. */
type FittedInputs = Pick<RegressionItem, 'inputs' | 'isWhole'>;

/** The place of an item, and the model inputs that it must fit. */
interface ItemContext {
  readonly place: string;
  readonly signatures: readonly TensorSignature[];
}

/**
 * Decodes the JSON values of an item's inputs to the model's element types, and checks that they fit.
 *
 * @throws {UserError} As {@link fitInputs}, and if a value cannot be decoded.
 */
export function decodeInputs(
  values: Iterable<readonly [name: string, value: unknown]>,
  context: ItemContext,
): FittedInputs {
  const inputs = new Map<string, Tensor>();
  for (const [name, value] of values) {
    const { dtype } = signatureOf(name, context);
    const subject = { place: context.place, name: nameInput(name) };
    // A model with inputs of other types is rejected before any item is read.
    if (isElementType(dtype)) inputs.set(name, decodeValue(value, dtype, subject));
  }
  return fitInputs(inputs, context);
}

/**
 * Checks an item's tensors against the model's inputs. A symbolic size fits any size, an unknown rank any shape.
 *
 * @returns The inputs, and whether they are given whole: they are unless one of them lacks the model's first axis.
 *   Scalars and inputs of unknown rank fit both.
 * @throws {UserError} If an input is missing, unknown, of another element type or shape, or if only some inputs have
 *   the batch axis.
 */
export function fitInputs(inputs: ReadonlyMap<string, Tensor>, context: ItemContext): FittedInputs {
  for (const name of inputs.keys()) signatureOf(name, context);
  const whole: TensorSignature[] = [];
  const rows: TensorSignature[] = [];
  for (const signature of context.signatures) {
    const fit = fitInput(inputs.get(signature.name), signature, context);
    if (fit === 'whole') whole.push(signature);
    if (fit === 'row') rows.push(signature);
  }
  // A first axis of fixed size is not the batch axis: such an input is one that the rows of a batch share.
  const batched = whole.filter(({ shape }) => typeof shape?.[0] !== 'number');
  if (batched.length > 0 && rows.length > 0) {
    const [withIt, without] = [batched, rows].map((inputs) => listNames(inputs.map(({ name }) => name)));
    throw new UserError(
      `${context.place}: expected the batch axis on all inputs or on none, got ${withIt} with it and ${without} without.`,
      'Give every input the rank that the model declares, or every input one axis less.',
    );
  }
  return { inputs, isWhole: rows.length === 0 };
}

/** An input for a message: `input "x"`. */
export function nameInput(name: string): string {
  return `input ${listNames([name])}`;
}

function signatureOf(name: string, { place, signatures }: ItemContext): TensorSignature {
  const signature = signatures.find((input) => input.name === name);
  if (signature !== undefined) return signature;
  const known = signatures.map((input) => input.name);
  throw new UserError(
    `${place}: expected inputs ${listNames(known)}, got ${nameInput(name)}.`,
    `Name the inputs as the model does.${didYouMean(name, known)}`,
  );
}

function fitInput(
  tensor: Tensor | undefined,
  signature: TensorSignature,
  { place }: ItemContext,
): 'whole' | 'row' | 'either' {
  const subject = { place, name: nameInput(signature.name) };
  if (tensor === undefined) {
    const hint = 'Give every item a value for each input of the model.';
    throw dataError(subject, { expected: 'a value', got: 'none', hint });
  }
  if (tensor.dtype !== signature.dtype) {
    const hint = `Convert it, for example with array.astype("${signature.dtype}"), or write plain numbers, which are converted if they fit.`;
    throw dataError(subject, { expected: signature.dtype, got: tensor.dtype, hint });
  }
  if (signature.shape === undefined) return 'either';
  if (fitsShape(tensor.shape, signature.shape)) return signature.shape.length === 0 ? 'either' : 'whole';
  if (signature.shape.length > 0 && fitsShape(tensor.shape, signature.shape.slice(1))) return 'row';
  const { shape } = signature;
  const rowText = shape.length > 0 ? `${showShape(shape.slice(1))}, or whole ` : '';
  const expected = `shape ${rowText}${showShape(shape)}`;
  const hint = 'Reshape the value: set "shape", or nest the arrays to match the model\'s axes.';
  throw dataError(subject, { expected, got: showShape(tensor.shape), hint });
}

type DeclaredShape = readonly (number | string | null)[];

function fitsShape(shape: readonly number[], declared: DeclaredShape): boolean {
  // Some exporters write −1 for any size.
  const fitsAxis = (size: number | string | null | undefined, axis: number) =>
    typeof size !== 'number' || size < 0 || size === shape[axis];
  return shape.length === declared.length && declared.every(fitsAxis);
}

function showShape(shape: DeclaredShape): string {
  return `[${shape.map((size) => size ?? '?').join(', ')}]`;
}
