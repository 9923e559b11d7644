import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';
import { convertTensor } from './convert-tensor.ts';
import { dataError, listNames, type Subject } from './data-error.ts';
import { decodeValue } from './decode-value.ts';
import { isElementType } from './element-codec.ts';
import type { InputNames, ModelInputs, RegressionItem } from './regression-set.ts';

/** The inputs of one item, checked against the model. */
type FittedInputs = Pick<RegressionItem, 'inputs' | 'isWhole'>;

/** Gives a model the inputs of one item after the other. */
export interface InputReader {
  /**
   * Takes the model's inputs from the JSON values of an item and decodes them to the model's element types.
   *
   * @param values - By name. Those that the model does not take are left out.
   * @throws {UserError} As `fit`, and if a value cannot be decoded.
   */
  decode(values: ReadonlyMap<string, unknown>, place: string): FittedInputs;
  /**
   * Takes the model's inputs from the tensors of an item, in the model's element types. A symbolic size fits any size, an
   * unknown rank any shape.
   *
   * @returns The inputs, and whether they are given whole: they are unless one of them lacks the model's first axis.
   *   Scalars and inputs of unknown rank fit both.
   * @throws {UserError} If an input is missing, of another kind of element or another shape, or if only some inputs have
   *   the batch axis.
   */
  fit(tensors: ReadonlyMap<string, Tensor>, place: string): FittedInputs;
  /** From the first item; undefined before it. */
  names(): InputNames | undefined;
}

/**
 * Reads the items of one pass for a model. An input takes the value with its name. If a single input has none, and a single
 * value that the model does not take fits it, the input was renamed and takes that value, in every item.
 */
export function createInputReader(model: ModelInputs): InputReader {
  let names: InputNames | undefined;
  const take = <Value>(
    values: ReadonlyMap<string, Value>,
    place: string,
    convert: Convert<Value>,
  ): FittedInputs => {
    names ??= nameInputs(model, [...values.keys()], (signature, name) =>
      fits(() =>
        fitInput(convert(values.get(name) as Value, signature, { place, name }), signature, { place, name }),
      ),
    );
    const { taken } = names;
    const found = model.inputs.map((signature) => {
      const key = taken.get(signature.name) ?? signature.name;
      const subject = { place, name: nameInput(signature.name, model) };
      if (!values.has(key)) throw missingInput(subject, signature, { key, values, model });
      const tensor = convert(values.get(key) as Value, signature, subject);
      return { signature, tensor, fit: fitInput(tensor, signature, subject) };
    });
    return {
      inputs: new Map(found.map(({ signature, tensor }) => [signature.name, tensor])),
      isWhole: isWhole(found, place),
    };
  };
  return {
    decode: (values, place) => take(values, place, decode),
    fit: (tensors, place) =>
      take(tensors, place, (tensor, { dtype }, subject) => convertTensor(tensor, dtype, subject)),
    names: () => names,
  };
}

type Convert<Value> = (value: Value, signature: TensorSignature, subject: Subject) => Tensor;

const decode: Convert<unknown> = (value, { dtype }, subject) => {
  // A model with inputs of other types is rejected before any item is read.
  if (!isElementType(dtype)) throw new TypeError(`no data for inputs of type ${dtype}`);
  return convertTensor(decodeValue(value, dtype, subject), dtype, subject);
};

/**
 * Finds the names of a model's inputs in a data set.
 *
 * @param found - Names in the data set.
 * @param canTake - Whether an input can take the value with a name.
 */
export function nameInputs(
  { inputs, others }: ModelInputs,
  found: readonly string[],
  canTake: (signature: TensorSignature, name: string) => boolean,
): InputNames {
  const declared = new Set(inputs.map(({ name }) => name));
  const free = found.filter((name) => !declared.has(name));
  const [missing, ...more] = inputs.filter(({ name }) => !found.includes(name));
  if (missing === undefined || more.length > 0) return { taken: new Map(), unused: free };
  const [name, ...rest] = free.filter(
    (each) => mayBeRenamed(missing.name, each, others) && canTake(missing, each),
  );
  if (name === undefined || rest.length > 0) return { taken: new Map(), unused: free };
  return { taken: new Map([[missing.name, name]]), unused: free.filter((each) => each !== name) };
}

/**
 * Whether an input may have been renamed, given the names that the other model has: that one takes the value under its
 * old name, or lacks a value for the new name too.
 */
const mayBeRenamed = (input: string, name: string, others: readonly string[] | undefined): boolean =>
  others === undefined || others.includes(input) !== others.includes(name);

function fits(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** An input for a message: `input "x"`, or `input "x" of the candidate`. */
export function nameInput(name: string, { model }: Pick<ModelInputs, 'model'> = {}): string {
  return `input ${listNames([name])}${model === undefined ? '' : ` of the ${model}`}`;
}

function missingInput(
  subject: Subject,
  { name }: TensorSignature,
  { key, values, model }: { key: string; values: ReadonlyMap<string, unknown>; model: ModelInputs },
): UserError {
  const { inputs, others } = model;
  const free = [...values.keys()].filter((each) => !inputs.some((input) => input.name === each));
  return dataError(subject, {
    expected: 'a value',
    got: 'none',
    hint: missingHint(name, key, others) + didYouMean(key, free),
  });
}

function missingHint(name: string, key: string, others: readonly string[] | undefined): string {
  if (key !== name) return `The first item has ${listNames([key])} for it: give every item that one.`;
  if (others === undefined || others.includes(name))
    return 'Give every item a value for each input of the model.';
  return `Only this model takes it. Items may have inputs that one of the models does not take: add ${listNames([name])} to the data set in a change of its own, and merge that first.`;
}

type Fit = 'whole' | 'row' | 'either';

function isWhole(
  found: readonly { readonly signature: TensorSignature; readonly fit: Fit }[],
  place: string,
): boolean {
  const signaturesOf = (wanted: Fit) =>
    found.filter(({ fit }) => fit === wanted).map(({ signature }) => signature);
  const rows = signaturesOf('row');
  // A first axis of fixed size is not the batch axis: such an input is one that the rows of a batch share.
  const batched = signaturesOf('whole').filter(({ shape }) => typeof shape?.[0] !== 'number');
  if (batched.length > 0 && rows.length > 0) {
    const [withIt, without] = [batched, rows].map((inputs) => listNames(inputs.map(({ name }) => name)));
    throw new UserError(
      `${place}: expected the batch axis on all inputs or on none, got ${withIt} with it and ${without} without.`,
      'Give every input the rank that the model declares, or every input one axis less.',
    );
  }
  return rows.length === 0;
}

function fitInput(tensor: Tensor, { shape }: TensorSignature, subject: Subject): Fit {
  if (shape === undefined) return 'either';
  if (fitsShape(tensor.shape, shape)) return shape.length === 0 ? 'either' : 'whole';
  if (shape.length > 0 && fitsShape(tensor.shape, shape.slice(1))) return 'row';
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
