import { quoted } from '../../errors/quoted.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { listText, typeText } from '../format.ts';
import type { BatchAxis, ModelInspection } from '../model-inspection.ts';
import type { InspectedPair } from './change.ts';

/** How inputs and outputs changed; undefined when whoever feeds the model sees no difference. */
export function compareSignature({ baseline, candidate, found }: InspectedPair): string | undefined {
  const isConverted = found.includes('precision');
  const compare = (kind: 'input' | 'output') =>
    compareValues(kind, {
      before: baseline.facts[`${kind}s`],
      after: candidate.facts[`${kind}s`],
      isConverted,
    });
  const changes = [...compare('input'), ...compare('output')];
  if (changes.length === 0) return undefined;
  return [...compareBatchAxis(baseline, candidate), listText(changes, '; ')].join('; ');
}

interface Values {
  readonly before: readonly TensorSignature[];
  readonly after: readonly TensorSignature[];
  /** Whether the precision changed, which explains another real type. */
  readonly isConverted: boolean;
}

function compareValues(kind: string, { before, after, isConverted }: Values): readonly string[] {
  const now = new Map(after.map((value) => [value.name, value]));
  const names = new Set(before.map(({ name }) => name));
  const changed = before.flatMap((value) => {
    const other = now.get(value.name);
    const name = `${kind} ${quoted(value.name)}`;
    if (other === undefined) return [`${name} is gone`];
    if (isSame(value, other, isConverted)) return [];
    return [`${name}: ${typeText(value)} → ${typeText(other)}`];
  });
  const added = after.filter(({ name }) => !names.has(name));
  return [...changed, ...added.map((value) => `new ${kind} ${quoted(value.name)}: ${typeText(value)}`)];
}

/** The name of a free axis is for readers only. */
function isSame(before: TensorSignature, after: TensorSignature, isConverted: boolean): boolean {
  const isSameType = before.dtype === after.dtype || (isConverted && isReal(before) && isReal(after));
  return isSameType && shapeKey(before) === shapeKey(after);
}

/** Whether a value holds real numbers, whatever their width. */
export function isReal({ dtype }: TensorSignature): boolean {
  return /^b?float(16|32|64)$/.test(dtype);
}

function shapeKey({ shape }: TensorSignature): string {
  return shape?.map((size) => (typeof size === 'number' ? size : 'free')).join() ?? 'any';
}

function compareBatchAxis({ batchAxis }: ModelInspection, candidate: ModelInspection): readonly string[] {
  const [before, after] = [batchText(batchAxis), batchText(candidate.batchAxis)];
  const isDynamic = batchAxis?.isDynamic === true && candidate.batchAxis?.isDynamic === true;
  return isDynamic || before === after ? [] : [`batch axis ${before} → ${after}`];
}

/** "dynamic "batch"", "dynamic", "fixed at 8", "none". */
export function batchText(axis: BatchAxis | undefined): string {
  if (axis === undefined) return 'none';
  if (!axis.isDynamic) return `fixed at ${axis.size}`;
  return axis.name === null ? 'dynamic' : `dynamic ${quoted(axis.name)}`;
}
