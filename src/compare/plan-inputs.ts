import { ELEMENT_CODECS, type ElementType, isElementType } from '../dataset/element-codec.ts';
import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import { quoted } from '../errors/plain-text.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { ELEMENT_BYTES, elementCount } from '../model/tensor.ts';

/** Both ends belong to it. Equal ends make a constant. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How random inputs are drawn, as far as the user says. */
export interface DrawOptions {
  /** Size of an open dimension, by its name, or by `<input>.<axis>` if it has none. */
  readonly sizes: ReadonlyMap<string, number>;
  /** By name of the input. */
  readonly values: ReadonlyMap<string, Range>;
}

/** How to draw one input. */
export interface PlannedInput {
  readonly name: string;
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  /** For strings, the number of letters. */
  readonly range: Range;
}

/** How to draw the inputs of an item. */
export interface InputPlan {
  readonly inputs: readonly PlannedInput[];
  /** Sizes of the open dimensions, by name. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Large enough for networks that halve a picture six times, small enough to be fast. */
const PICTURE_SIZE = 64;
const OTHER_SIZE = 16;

/**
 * Plans random inputs of the types and shapes that two models declare. A size that only one of them fixes is fixed for both.
 *
 * @param inputs - Of the candidate.
 * @param others - Of the baseline.
 * @throws {UserError} If an input has no rank or cannot be drawn, or an option names no open size or no input.
 */
export function planInputs(
  inputs: readonly TensorSignature[],
  others: readonly TensorSignature[],
  options: DrawOptions,
): InputPlan {
  const declared = inputs.map((input) => ({ ...input, axes: axesOf(input, others) }));
  const sizes = new Map<string, number>();
  for (const { axes } of declared) {
    axes.forEach((axis, index) => {
      if (typeof axis === 'number' || sizes.has(axis)) return;
      sizes.set(axis, options.sizes.get(axis) ?? defaultSize(axis, index, axes.length));
    });
  }
  refuseUnknown('--dim', [...options.sizes.keys()], [...sizes.keys()]);
  refuseUnknown(
    '--value',
    [...options.values.keys()],
    inputs.map(({ name }) => name),
  );
  const planned = declared.map(({ name, dtype, axes }) => {
    const shape = axes.map((axis) => (typeof axis === 'number' ? axis : (sizes.get(axis) ?? OTHER_SIZE)));
    return { name, shape, ...rangeOf(name, dtype, options.values.get(name)) };
  });
  refuseLarge(planned);
  return { sizes, inputs: planned };
}

const MAX_ITEM_BYTES = 64 * 2 ** 20;

/** Every item is written to disk as text, which must fit in memory first. */
function refuseLarge(inputs: readonly PlannedInput[]): void {
  const bytes = inputs.reduce(
    (sum, { dtype, shape }) => sum + elementCount(shape) * (dtype === 'string' ? 1 : ELEMENT_BYTES[dtype]),
    0,
  );
  if (bytes <= MAX_ITEM_BYTES) return;
  throw new UserError(
    `inputs: expected at most ${MAX_ITEM_BYTES / 2 ** 20} MiB for one item, got ${Math.ceil(bytes / 2 ** 20)} MiB.`,
    'Choose smaller sizes with --dim, or compare the models on real data: "regression-gate init" writes a policy.',
  );
}

/** Fixed sizes as numbers, open ones by name. */
function axesOf(
  { name, shape }: TensorSignature,
  others: readonly TensorSignature[],
): readonly (number | string)[] {
  if (shape === undefined) {
    throw new UserError(
      `input ${quoted(name)}: expected a declared number of axes, got none.`,
      'Export the model with the shapes of its inputs, or compare the models on real data.',
    );
  }
  const other = others.find((each) => each.name === name)?.shape;
  // Another rank is a difference that the gate explains.
  const theirs = other?.length === shape.length ? other : [];
  return shape.map((size, axis) => {
    const [fixed, another] = [size, theirs[axis]].filter((each) => typeof each === 'number' && each >= 0);
    if (another !== undefined && another !== fixed) throw shapesDiffer(name, shape, theirs);
    if (typeof fixed === 'number') return fixed;
    return typeof size === 'string' && size !== '' ? size : `${name}.${axis}`;
  });
}

function shapesDiffer(name: string, shape: DeclaredShape, other: DeclaredShape): UserError {
  const [now, before] = [shape, other].map((sizes) => `[${sizes.map((size) => size ?? '?').join(', ')}]`);
  return new UserError(
    `input ${quoted(name)}: expected a shape that fits both models, got ${now} and ${before} for the baseline.`,
    'Models with inputs of different sizes cannot be given the same items. Export both with the same shape.',
  );
}

type DeclaredShape = NonNullable<TensorSignature['shape']>;

/** One row if it may be the batch; a vector of its own length is not a batch unless its name says so. */
function defaultSize(name: string, axis: number, rank: number): number {
  if (/batch/i.test(name) || (axis === 0 && (rank > 1 || /^n$/i.test(name)))) return 1;
  return rank >= 4 && axis >= 2 ? PICTURE_SIZE : OTHER_SIZE;
}

function refuseUnknown(option: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UserError(
    known.length === 0
      ? `${option}: expected none, because the models leave nothing open, got ${quoted(unknown)}.`
      : `${option}: expected ${known.map((name) => quoted(name)).join(', ')}, got ${quoted(unknown)}.`,
    `Show what the models declare: regression-gate inspect model.onnx.${didYouMean(unknown, known)}`,
  );
}

/** Values of any kind that a wider integer may index, such as a token of a vocabulary, are kept to the first two. */
const INDEX: Range = { low: 0, high: 1 };

const RANGES: Readonly<Record<ElementType, Range>> = {
  float16: { low: -1, high: 1 },
  float32: { low: -1, high: 1 },
  float64: { low: -1, high: 1 },
  int8: { low: -(2 ** 7), high: 2 ** 7 - 1 },
  uint8: { low: 0, high: 2 ** 8 - 1 },
  int16: { low: -(2 ** 15), high: 2 ** 15 - 1 },
  uint16: { low: 0, high: 2 ** 16 - 1 },
  int32: INDEX,
  uint32: INDEX,
  int64: INDEX,
  uint64: INDEX,
  bool: INDEX,
  string: { low: 1, high: 8 },
};

function rangeOf(
  name: string,
  dtype: string,
  chosen: Range | undefined,
): Pick<PlannedInput, 'dtype' | 'range'> {
  if (!isElementType(dtype)) {
    throw new UserError(
      `input ${quoted(name)}: expected numbers, booleans or strings, got ${dtype}.`,
      'Export the model with tensor inputs of a supported type.',
    );
  }
  const isMask = dtype !== 'string' && /mask/i.test(name);
  if (chosen === undefined) return { dtype, range: isMask ? { low: 1, high: 1 } : RANGES[dtype] };
  if (dtype !== 'string' && fits(dtype, chosen)) return { dtype, range: chosen };
  throw new UserError(
    dtype === 'string'
      ? `--value: expected an input of numbers, got ${quoted(name)}, which takes text.`
      : `--value: expected ${ELEMENT_CODECS[dtype].expected} for input ${quoted(name)}, got ${chosen.low} to ${chosen.high}.`,
    'Write one number, or two with ".." between them: --value tokens=0..30521.',
  );
}

function fits(dtype: Exclude<ElementType, 'string'>, { low, high }: Range): boolean {
  const view = new DataView(new ArrayBuffer(8));
  const { write } = ELEMENT_CODECS[dtype];
  return write(view, 0, low) && write(view, 0, high);
}
