import type { TensorDifference } from './tensor-difference.ts';

/** Tensors that one run returns besides the model's outputs. */
const MAX_AT_ONCE = 64;
/** Tensors after the first one that differs, which are measured too. */
const FOLLOWING = 2;

/** Differences by position; undefined for a tensor that cannot be compared. */
export type Differences = ReadonlyMap<number, TensorDifference | undefined>;

/**
 * Finds the first of many tensors that differs by more than rounding, in few runs: measures some that are evenly spread, then
 * those between the last one that is equal and the first one that is not, until none is left between them.
 *
 * @param count - Number of tensors, in the order of computation.
 * @param measure - Measures the tensors at some positions, at most 64.
 * @returns All that was measured, in the order of computation.
 */
export async function searchLayers(
  count: number,
  measure: (positions: readonly number[]) => Promise<Differences>,
): Promise<Differences> {
  const known = new Map<number, TensorDifference | undefined>();
  const add = async (positions: readonly number[]): Promise<void> => {
    for (const [position, difference] of await measure(positions)) known.set(position, difference);
  };
  for (let open = range(0, count); open.length > 0; open = openBefore(known)) await add(spread(open));
  const first = firstDiffering(known);
  const after = first === undefined ? [] : range(first + 1, Math.min(first + 1 + FOLLOWING, count));
  const missing = after.filter((position) => !known.has(position));
  if (missing.length > 0) await add(missing);
  return new Map([...known].sort(([left], [right]) => left - right));
}

/** Positions that may differ before the first one that does: after the last one that is equal, and not measured. */
function openBefore(known: Differences): number[] {
  const first = firstDiffering(known);
  if (first === undefined) return [];
  const equal = [...known].flatMap(([position, difference]) =>
    difference !== undefined && position < first ? [position] : [],
  );
  return range(Math.max(-1, ...equal) + 1, first).filter((position) => !known.has(position));
}

const firstDiffering = (known: Differences): number | undefined =>
  [...known]
    .flatMap(([position, difference]) => (difference?.isBeyondRounding ? [position] : []))
    .sort((left, right) => left - right)[0];

/** The last one, and others at equal distances before it. */
function spread(positions: readonly number[]): number[] {
  const count = Math.min(MAX_AT_ONCE, positions.length);
  return range(0, count).map(
    (index) => positions[Math.ceil(((index + 1) * positions.length) / count) - 1] as number,
  );
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
