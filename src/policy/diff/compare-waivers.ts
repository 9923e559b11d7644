import { describeCeiling } from '../dated-waiver.ts';
import type { Bound } from '../limits.ts';
import { type Waiver, waivedKey } from '../waivers.ts';
import type { PolicyChange } from './policy-change.ts';

/**
 * What a change makes of the waivers. One that is new, raised or prolonged lets through what was blocked before, however
 * much else of it is tightened; issue and reason judge nothing, so another wording is no change.
 */
export function compareWaivers(base: readonly Waiver[], head: readonly Waiver[]): PolicyChange[] {
  const places = [...new Set([...base, ...head].map(placeOf))];
  return places.flatMap((place): PolicyChange[] => {
    const [before, after] = [base, head].map((list) => list.find((each) => placeOf(each) === place));
    const was = before === undefined ? null : describe(before);
    const is = after === undefined ? null : describe(after);
    if (was === is) return [];
    const { model, metric, ceiling } = (before ?? after) as Waiver;
    const effect = isLooser(before, after) ? 'loosened' : 'tightened';
    return [{ model, place: `waivers.${metric}.${waivedKey(ceiling)}`, before: was, after: is, effect }];
  });
}

const placeOf = ({ model, metric, ceiling }: Waiver): string => `${model} ${metric} ${waivedKey(ceiling)}`;

/** "12% until 2026-12-31". */
function describe({ metric, ceiling, expires }: Waiver): string {
  const text = describeCeiling(metric, ceiling);
  return `${text.slice(text.indexOf(' ') + 1)} until ${expires}`;
}

function isLooser(before: Waiver | undefined, after: Waiver | undefined): boolean {
  if (before === undefined || after === undefined) return before === undefined;
  const key = waivedKey(after.ceiling);
  const sign = key === 'min' ? -1 : 1;
  const [was, is] = [before.ceiling[key], after.ceiling[key]];
  // Another kind cannot be ordered, so it may be looser.
  if (typeof was !== typeof is || kindOf(was) !== kindOf(is)) return true;
  // Days in this form are in the order of their texts.
  return !(sign * amountOf(is) <= sign * amountOf(was) && after.expires <= before.expires);
}

const kindOf = (value: Bound | number | undefined) => (typeof value === 'object' ? value.kind : undefined);

const amountOf = (value: Bound | number | undefined): number =>
  typeof value === 'object' ? value.value : (value ?? Number.NaN);
