import { quoted } from '../errors/quoted.ts';
import type { TensorSignature } from '../model/model-facts.ts';

const MAX_ITEMS = 6;

/** A share as whole percent, or "<1 %" and ">99 %" where rounding would hide it. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

/** "1 operator", "2 operators". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Name of an operator as it stands, or in quotes when it is no plain name. */
export function operatorText(key: string): string {
  return /^[\w.:-]{1,60}$/.test(key) ? key : quoted(key);
}

/** "Conv ×4, Relu ×2", at most six; then how many more there are. */
export function operatorsText(operators: ReadonlyMap<string, number>): string {
  return listText([...operators].map(([key, count]) => `${operatorText(key)} ×${count}`));
}

/** At most six items, then how many more there are. */
export function listText(items: readonly string[], separator = ', '): string {
  const rest = items.length - MAX_ITEMS;
  return rest <= 0 ? items.join(separator) : `${items.slice(0, MAX_ITEMS).join(separator)} and ${rest} more`;
}

/** Type and shape: "float32 [batch, 3, ?]", sizes that are free by their name. */
export function typeText({ dtype, shape }: TensorSignature): string {
  if (shape === undefined) return `${dtype} of any shape`;
  const sizes = shape.map((size) => (size === null ? '?' : typeof size === 'string' ? sizeName(size) : size));
  return `${dtype} [${listText(sizes.map(String))}]`;
}

function sizeName(name: string): string {
  return /^[\w.+*/ -]{1,40}$/.test(name) ? name : quoted(name);
}
