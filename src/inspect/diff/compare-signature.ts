import type { TensorSignature } from '../../model/model-facts.ts';
import type { BatchAxis, ModelInspection } from '../model-inspection.ts';
import {
  type InspectedPair,
  MAX_RECORDED,
  type ModelChange,
  recordedName,
  type TensorType,
  type ValueChange,
} from './change.ts';

type SignatureChange = Extract<ModelChange, { head: 'signature' }>;

/** How inputs and outputs changed; undefined if callers see no difference. */
export function compareSignature({ baseline, candidate, found }: InspectedPair): SignatureChange | undefined {
  const isConverted = found.includes('precision');
  const compare = (kind: ValueChange['kind']) => {
    const [before, after] = [baseline.facts[`${kind}s`], candidate.facts[`${kind}s`]];
    return compareValues(kind, { before, after, isConverted });
  };
  const values = [...compare('input'), ...compare('output')];
  if (values.length === 0) return undefined;
  return {
    kind: 'signature',
    head: 'signature',
    batchAxis: compareBatchAxes(baseline, candidate),
    values: values.slice(0, MAX_RECORDED),
    moreValues: Math.max(0, values.length - MAX_RECORDED),
  };
}

interface Values {
  readonly before: readonly TensorSignature[];
  readonly after: readonly TensorSignature[];
  /** Whether the precision changed, which explains a new real type. */
  readonly isConverted: boolean;
}

function compareValues(kind: ValueChange['kind'], { before, after, isConverted }: Values): ValueChange[] {
  const now = new Map(after.map((value) => [value.name, value]));
  const names = new Set(before.map(({ name }) => name));
  const changed = before.flatMap((value): ValueChange[] => {
    const other = now.get(value.name);
    if (other !== undefined && isSame(kind, [value, other], isConverted)) return [];
    return [
      {
        kind,
        name: recordedName(value.name),
        before: recordedType(value),
        after: other ? recordedType(other) : null,
      },
    ];
  });
  const added = after.filter(({ name }) => !names.has(name));
  return [
    ...changed,
    ...added.map((value) => ({
      kind,
      name: recordedName(value.name),
      before: null,
      after: recordedType(value),
    })),
  ];
}

/** Ignores the names of dynamic axes, which are only for readers. */
function isSame(
  kind: ValueChange['kind'],
  [before, after]: readonly [TensorSignature, TensorSignature],
  isConverted: boolean,
): boolean {
  const isSameType = before.dtype === after.dtype || (isConverted && isReal(before) && isReal(after));
  if (!isSameType) return false;
  return kind === 'input' ? shapeKey(before) === shapeKey(after) : mayBeEqual(before.shape, after.shape);
}

type Shape = TensorSignature['shape'];

/** Whether no declared size of an output differs. Exporters and simplifiers declare more or fewer of the same sizes. */
export function mayBeEqual(before: Shape, after: Shape): boolean {
  if (before === undefined || after === undefined) return true;
  const isOpen = (size: number | string | null | undefined): boolean => typeof size !== 'number';
  return (
    before.length === after.length &&
    before.every((size, axis) => isOpen(size) || isOpen(after[axis]) || size === after[axis])
  );
}

/** Whether a value has real numbers of any width. */
export function isReal({ dtype }: TensorSignature): boolean {
  return /^b?float(16|32|64)$/.test(dtype);
}

function shapeKey({ shape }: TensorSignature): string {
  return shape?.map((size) => (typeof size === 'number' ? size : 'free')).join() ?? 'any';
}

/** Type and shape in the form that a change records. */
export function recordedType({ dtype, shape }: TensorSignature): TensorType {
  const sizes = shape?.slice(0, MAX_RECORDED);
  return {
    dtype,
    shape: sizes?.map((size) => (typeof size === 'string' ? recordedName(size) : size)) ?? null,
    moreAxes: Math.max(0, (shape?.length ?? 0) - MAX_RECORDED),
  };
}

function compareBatchAxes(
  baseline: ModelInspection,
  candidate: ModelInspection,
): SignatureChange['batchAxis'] {
  const [before, after] = [baseline.batchAxis, candidate.batchAxis];
  if (sizeOf(before) === sizeOf(after)) return null;
  return { before: recordedAxis(before), after: recordedAxis(after) };
}

const sizeOf = (axis: BatchAxis | undefined) => (axis?.isDynamic ? 'dynamic' : axis?.size);

function recordedAxis(axis: BatchAxis | undefined): BatchAxis | null {
  if (axis === undefined) return null;
  return axis.isDynamic && axis.name !== null ? { ...axis, name: recordedName(axis.name) } : axis;
}
