import { listNames, show } from '../dataset/data-error.ts';
import { type ElementType, isElementType, tensorNumbers } from '../dataset/element-codec.ts';
import type { RegressionItem } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';
import type { TaskPolicy } from '../policy/model-policy.ts';
import { refuseReview } from './needs-review.ts';
import { isTensor, readTensorLabel } from './read-label.ts';
import type { Scorer, ScorerOptions } from './score/scorer.ts';
import { canBeRequested, noTensorOutput, outputOf } from './select-output.ts';

type OutputMatch = Extract<TaskPolicy, { kind: 'output-match' }>;

/** Scores an item as correct if each labelled output matches its reference within the tolerances. */
export function matchOutputs(options: ScorerOptions<OutputMatch>): Scorer {
  const { task, outputs, place, review } = options;
  refuseReview(review, place, 'an output comparison');
  const requested = outputs.filter(canBeRequested);
  if (requested.length === 0) throw noTensorOutput(outputs, place);
  return {
    outputNames: requested.map((output) => output.name),
    check(item) {
      if (task.label === undefined) readReferences(item, options);
    },
    score(values, item) {
      const matches = readReferences(item, options).map(({ output, reference }) =>
        matchTensor(outputOf(values, output.name), reference, { ...task, exactShape: item.isWhole }),
      );
      return {
        correct: matches.every((match) => match.isEqual),
        confidence: Number.NaN,
        review: false,
        predicted: Number.NaN,
        actual: Number.NaN,
        value: Number.NaN,
        finite: matches.every((match) => match.finite),
      };
    },
    toLabel: (values) =>
      Object.fromEntries(requested.map(({ name }) => [name, toJson(outputOf(values, name))])),
    finish() {},
  };
}

/** As a data set has it; numbers that JSON lacks are texts. */
function toJson(tensor: Tensor): { readonly data: unknown[]; readonly shape: readonly number[] } {
  const data =
    tensor.dtype === 'string'
      ? [...tensor.strings]
      : Array.from(tensorNumbers(tensor), (number) => (Number.isFinite(number) ? number : String(number)));
  return { data, shape: tensor.shape };
}

interface Reference {
  readonly output: TensorSignature;
  readonly reference: Tensor;
}

const LABEL_HINT = 'Write the reference for each output as { "<output name>": value }.';

/**
 * An array of tensors has the references by position. Any other label that is not an object is the reference for the
 * model's only output.
 */
function readReferences(item: RegressionItem, model: LabelledModel): Reference[] {
  const { label, place } = item;
  if (Array.isArray(label) && label.length > 0 && label.every(isTensor)) {
    return label.map((tensor, position) => {
      const output = outputAt(position, model);
      if (output === undefined) throw unknownOutput(String(position), model, place);
      return readReference(output, tensor, place);
    });
  }
  const [only, ...others] = model.outputs.filter(canBeRequested);
  if (
    only !== undefined &&
    others.length === 0 &&
    (typeof label !== 'object' || isTensor(label) || Array.isArray(label))
  ) {
    return [readReference(only, label, place)];
  }
  const entries =
    typeof label === 'object' && label !== null && !Array.isArray(label) ? Object.entries(label) : [];
  if (isTensor(label) || entries.length === 0) {
    throw new UserError(
      `${place}: expected a label with references for at least one output, got ${show(label)}.`,
      LABEL_HINT,
    );
  }
  const found = entries.map(([key, value]) => ({ key, value, output: findOutput(key, model) }));
  const renamed = findRenamed(found, model);
  return found.map(({ key, value, output = renamed }) => {
    if (output === undefined) throw unknownOutput(key, model, place);
    return readReference(output, value, place);
  });
}

type LabelledModel = Pick<ScorerOptions, 'outputs' | 'other'>;

/** By name, or by position where it names none. */
function findOutput(key: string, model: LabelledModel): TensorSignature | undefined {
  const { outputs, other } = model;
  const named =
    outputs.find(({ name }) => name === key) ?? outputs.find(({ name }) => other?.names.get(name) === key);
  if (named === undefined && /^\d+$/.test(key)) return outputAt(Number(key), model);
  return named !== undefined && canBeRequested(named) ? named : undefined;
}

/** At a position of the label: among the outputs of the other model, if its order counts, else among the model's own. */
function outputAt(position: number, model: LabelledModel): TensorSignature | undefined {
  const { outputs, other } = model;
  const name = other?.positions?.[position];
  const output =
    other?.positions === undefined
      ? outputs[position]
      : outputs.find((own) => own.name === name || other.names.get(own.name) === name);
  return output !== undefined && canBeRequested(output) ? output : undefined;
}

/** If a single key names no output, and a single output has no reference, the output was renamed. */
function findRenamed(
  found: readonly { readonly output: TensorSignature | undefined }[],
  { outputs }: LabelledModel,
): TensorSignature | undefined {
  if (found.filter(({ output }) => output === undefined).length !== 1) return undefined;
  const [free, ...more] = outputs
    .filter(canBeRequested)
    .filter((output) => found.every((each) => each.output !== output));
  return more.length === 0 ? free : undefined;
}

/** @param key - As the label writes it. */
function unknownOutput(key: string, { outputs }: LabelledModel, place: string): UserError {
  const known = outputs.filter(canBeRequested).map(({ name }) => name);
  return new UserError(
    `${place}: expected references for outputs ${listNames(known)}, got one for ${listNames([key])}.`,
    LABEL_HINT + didYouMean(key, known),
  );
}

function readReference(output: TensorSignature, value: unknown, place: string): Reference {
  const subject = { place, name: `output ${listNames([output.name])} of the label` };
  return { output, reference: readTensorLabel(value, referenceType(output.dtype), subject) };
}

/** Plain numbers are compared as written, without rounding them to the output's precision first. */
function referenceType(dtype: string): ElementType {
  return isElementType(dtype) && !dtype.startsWith('float') ? dtype : 'float64';
}

interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
  /** Whether leading axes of 1 count. */
  readonly exactShape: boolean;
}

/** Whether an output equals its reference, and whether it is finite wherever the reference is. */
interface Match {
  readonly isEqual: boolean;
  readonly finite: boolean;
}

/**
 * Compares an output with its reference like `numpy.allclose(output, reference, rtol, atol, equal_nan=True)`: |output
 * − reference| ≤ atol + rtol · |reference|; NaN equals NaN, and an infinity equals the same infinity. Shapes must be
 * equal; element types may differ. Strings must be equal.
 *
 * @see https://numpy.org/doc/stable/reference/generated/numpy.isclose.html
 */
function matchTensor(output: Tensor, reference: Tensor, tolerance: Tolerance): Match {
  const isSameShape = shapeKey(output, tolerance) === shapeKey(reference, tolerance);
  if (output.dtype === 'string') {
    const isEqual =
      isSameShape &&
      reference.dtype === 'string' &&
      output.strings.every((text, index) => text === reference.strings[index]);
    return { isEqual, finite: true };
  }
  const numbers = tensorNumbers(output);
  if (!isSameShape || reference.dtype === 'string')
    return { isEqual: false, finite: numbers.every(Number.isFinite) };
  const references = tensorNumbers(reference);
  const referenceAt = (index: number) => references[index] ?? Number.NaN;
  return {
    isEqual: numbers.every((number, index) => isClose(number, referenceAt(index), tolerance)),
    finite: numbers.every(
      (number, index) => Number.isFinite(number) || Object.is(number, referenceAt(index)),
    ),
  };
}

function shapeKey({ shape }: Tensor, { exactShape }: Tolerance): string {
  const text = shape.join('x');
  return exactShape ? text : text.replace(/^(1(x|$))+/, '');
}

function isClose(number: number, reference: number, { rtol, atol }: Tolerance): boolean {
  if (!Number.isFinite(number) || !Number.isFinite(reference)) return Object.is(number, reference);
  return Math.abs(number - reference) <= atol + rtol * Math.abs(reference);
}
