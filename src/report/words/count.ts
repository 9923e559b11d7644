import { formatCount } from '../../figures/format-value.ts';

/** "1 launch", "14,400 launches". */
export function countOf(count: number, one: string, many = pluralOf(one)): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const pluralOf = (one: string): string => (/(ch|s)$/.test(one) ? `${one}es` : `${one}s`);

/** " and 3 more" after a list that was cut; empty if nothing was left out. */
export const andMore = (left: number): string => (left > 0 ? ` and ${formatCount(left)} more` : '');

/** "a", "a and b", "a, b and c". */
export function joinAnd(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}
