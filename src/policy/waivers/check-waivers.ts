import { nearestName } from '../../errors/nearest-name.ts';
import { isBound } from '../diff/limit-effect.ts';
import { describeLimit, describeLimitValue } from '../format-limit.ts';
import { isOneSlice, isSlice, limitOfSlice, parseSlice, SLICE_METRICS } from '../items/slices.ts';
import type { Bound, Limit } from '../limit.ts';
import type { Metric } from '../metric.ts';
import type { ModelPolicy } from '../model-policy.ts';
import type { Policy } from '../policy.ts';
import type { Mistake } from '../yaml/read-yaml.ts';
import { WAIVABLE, type Waiver, waivedKey } from './waivers.ts';

/**
 * Checks that every waiver raises a limit that the policy has. A waiver for an unknown model, metric or bound would
 * look effective and do nothing.
 *
 * @returns At most one mistake per waiver, with its place in the waivers file.
 */
export function checkWaivers(waivers: readonly Waiver[], policy: Policy): Mistake[] {
  return waivers.flatMap((waiver, index) => {
    const mistake = checkWaiver(waiver, policy);
    return mistake === undefined ? [] : [{ ...mistake, path: ['waivers', index, ...mistake.path] }];
  });
}

function checkWaiver({ model: id, metric, slice, ceiling }: Waiver, { models }: Policy): Mistake | undefined {
  const model = models.find((each) => each.id === id);
  if (model === undefined) {
    const ids = models.map((each) => each.id);
    return { path: ['model'], message: `expected ${namesOf(ids)}, got "${id}"${didYouMean(id, ids)}` };
  }
  const limit: Limit | undefined =
    slice === undefined ? model.limits[metric] : sliceLimit(model, metric, slice);
  if (limit === undefined && slice !== undefined) {
    const limited = Object.keys(model.slices ?? {}).join(', ') || 'none';
    return {
      path: ['slice'],
      message: `expected one slice whose ${metric} is limited under "slices" of "${id}" (${limited}), got "${slice}"`,
    };
  }
  if (limit === undefined) {
    const limited = Object.keys(model.limits);
    return {
      path: ['metric'],
      message: `expected a metric with a limit in "${id}" (${limited.join(', ')}), got ${metric}`,
    };
  }
  const key = waivedKey(ceiling);
  const path = ['ceiling', key];
  const [before, after] = [limit[key], ceiling[key]];
  if (before === undefined || after === undefined) {
    const has = WAIVABLE.filter((name) => limit[name] !== undefined);
    const message = `expected ${namesOf(has)}, as in the limit (${describeLimit(metric, limit)}), got "${key}"`;
    return { path, message, key };
  }
  if (!isSameKind(before, after)) {
    const message = `expected the same kind of value as the limit (${describeLimitValue(metric, key, before)}), got ${describeLimitValue(metric, key, after)}`;
    return { path, message };
  }
  const sign = key === 'min' ? -1 : 1;
  if (sign * amountOf(after) > sign * amountOf(before)) return undefined;
  const more = sign === 1 ? 'more' : 'less';
  const message = `expected ${more} than the limit (${describeLimitValue(metric, key, before)}), got ${describeLimitValue(metric, key, after)}`;
  return { path, message };
}

function sliceLimit({ slices }: ModelPolicy, metric: Metric, slice: string): Limit | undefined {
  const known = SLICE_METRICS.find((each) => each === metric);
  if (known === undefined || !isSlice(slice) || !isOneSlice(slice)) return undefined;
  return limitOfSlice(slices, parseSlice(slice), known);
}

function namesOf(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length > 1 ? `one of ${quoted.join(', ')}` : quoted.join('');
}

function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}

const isSameKind = (left: Bound | number, right: Bound | number): boolean =>
  isBound(left) && isBound(right) ? left.kind === right.kind : isBound(left) === isBound(right);

const amountOf = (value: Bound | number): number => (isBound(value) ? value.value : value);
