import type { Bound } from '../limit.ts';
import { type Waiver, waivedKey } from '../waivers/waivers.ts';
import type { PolicyChange } from './policy-change.ts';

/**
 * How a change affects the waivers. A new, raised or extended waiver loosens, however much else of it is tightened. Issue
 * and reason judge nothing, so that editing them is not a change.
 */
export function compareWaivers(base: readonly Waiver[], head: readonly Waiver[]): PolicyChange[] {
  const places = [...new Set([...base, ...head].map(placeOf))];
  return places.flatMap((place): PolicyChange[] => {
    const [before, after] = [base, head].map((list) => list.find((each) => placeOf(each) === place));
    if (JSON.stringify(judging(before)) === JSON.stringify(judging(after))) return [];
    const { model, metric, slice, ceiling } = (before ?? after) as Waiver;
    const effect = isLooser(before, after) ? 'loosened' : 'tightened';
    const key = waivedKey(ceiling);
    const named = { model, metric, ...(slice !== undefined && { slice }), key };
    return [{ kind: 'waiver', ...named, before: judging(before), after: judging(after), effect }];
  });
}

/** What no two waivers share. */
const placeOf = ({ model, metric, slice, ceiling }: Waiver): string =>
  JSON.stringify([model, metric, slice ?? null, waivedKey(ceiling)]);

/** The part of a waiver that judges. */
const judging = (waiver: Waiver | undefined): Extract<PolicyChange, { kind: 'waiver' }>['before'] =>
  waiver === undefined ? null : { ceiling: waiver.ceiling, expires: waiver.expires };

function isLooser(before: Waiver | undefined, after: Waiver | undefined): boolean {
  if (before === undefined || after === undefined) return before === undefined;
  const key = waivedKey(after.ceiling);
  const sign = key === 'min' ? -1 : 1;
  const [was, is] = [before.ceiling[key], after.ceiling[key]];
  // Bounds of different kinds cannot be ordered, so the new one may be looser.
  if (typeof was !== typeof is || kindOf(was) !== kindOf(is)) return true;
  // ISO dates sort by date.
  return !(sign * amountOf(is) <= sign * amountOf(was) && after.expires <= before.expires);
}

const kindOf = (value: Bound | number | undefined) => (typeof value === 'object' ? value.kind : undefined);

const amountOf = (value: Bound | number | undefined): number =>
  typeof value === 'object' ? value.value : (value ?? Number.NaN);
