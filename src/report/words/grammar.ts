import { formatCount } from '../../figures/format-value.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';

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

/** A clause as a sentence: with a capital letter and a full stop, unless a program's own words at its end have one. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.!?]$/.test(clause) ? '' : '.'}`;
}

/** "P95 latency, RAM peak". */
export const metricNames = (metrics: readonly Metric[]): string =>
  metrics.map((metric) => METRICS[metric].title).join(', ');
