import { quoted } from '../../../errors/plain-text.ts';
import type { BatchAxis } from '../../../inspect/model-inspection.ts';
import { andMore } from '../grammar.ts';

const MAX_ITEMS = 6;

/** A share as a whole percentage, or "<1%" and ">99%" where rounding would hide it. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** An operator by its name, in quotes when it is not a plain name. */
export function operatorText(key: string): string {
  return /^[\w.:-]{1,60}$/.test(key) ? key : quoted(key);
}

/** "Conv ×4, Relu ×2", at most six, then how many more there are. */
export function operatorsText(operators: ReadonlyMap<string, number>): string {
  return listText([...operators].map(([key, count]) => `${operatorText(key)} ×${count}`));
}

/**
 * At most six items, then how many more there are.
 *
 * @param more - Number of items that are not in the list.
 */
export function listText(items: readonly string[], more = 0, separator = ', '): string {
  const shown = items.slice(0, MAX_ITEMS);
  return `${shown.join(separator)}${andMore(items.length - shown.length + more)}`;
}

/** Element type and shape of a value; `moreAxes` counts the axes missing from `shape`. */
interface ValueType {
  readonly dtype: string;
  readonly shape?: readonly (number | string | null)[] | null | undefined;
  readonly moreAxes?: number;
}

/** "float32 [batch, 3, ?]": free sizes by their name. */
export function typeText({ dtype, shape, moreAxes }: ValueType): string {
  if (shape === undefined || shape === null) return `${dtype} of any shape`;
  return `${dtype} [${listText(shape.map(sizeText), moreAxes)}]`;
}

function sizeText(size: number | string | null): string {
  if (size === null) return '?';
  return typeof size === 'number' || /^[\w.+*/ -]{1,40}$/.test(size) ? String(size) : quoted(size);
}

/** "dynamic "batch"", "dynamic", "fixed at 8", "none". */
export function batchText(axis: BatchAxis | null | undefined): string {
  if (axis === undefined || axis === null) return 'none';
  if (!axis.isDynamic) return `fixed at ${axis.size}`;
  return axis.name === null ? 'dynamic' : `dynamic ${quoted(axis.name)}`;
}
