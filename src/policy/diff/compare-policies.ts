import { METRIC_NAMES } from '../metric.ts';
import type { Limits, ModelPolicy, Policy } from '../policy.ts';
import { compareLimits } from './compare-limits.ts';
import { compareReleaseProfiles } from './compare-release-profiles.ts';
import type { PolicyChange } from './policy-change.ts';

/** What is judged comes with the change under test; all else in a model's policy is a rule that judges it. */
const SUBJECT = ['artifact', 'runtime'];

/**
 * What a change makes of the policy, in the order of the file; a ladder judges nothing and is left out.
 *
 * A limit is ordered where both arms have it in the same unit; one that is gone, or that is an id's whole model, is
 * loosened. What cannot be ordered is `changed`, so that nothing is called harmless that might not be.
 */
export function comparePolicies(base: Policy, head: Policy): PolicyChange[] {
  const { version: _, models: before, profiles: baseProfiles, ...baseRest } = base;
  const { version: __, models: after, profiles: headProfiles, ...headRest } = head;
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const modelOf = (models: readonly ModelPolicy[], id: string) => models.find((model) => model.id === id);
  return [
    ...ids.flatMap((id) => compareModels(id, modelOf(before, id), modelOf(after, id))),
    ...compareFields(baseRest, headRest).map((field) => ({ model: null, ...field })),
    ...compareReleaseProfiles(baseProfiles?.release, headProfiles?.release),
  ];
}

function compareModels(
  id: string,
  base: ModelPolicy | undefined,
  head: ModelPolicy | undefined,
): PolicyChange[] {
  if (base === undefined || head === undefined) {
    const effect = head === undefined ? 'loosened' : 'tightened';
    return [{ model: id, place: '', before: base?.artifact ?? null, after: head?.artifact ?? null, effect }];
  }
  const { limits: baseLimits, drift: baseDrift, id: _, ladder: __, ...baseRest } = base;
  const { limits: headLimits, drift: headDrift, id: ___, ladder: ____, ...headRest } = head;
  const compareAll = (section: string, before: Limits | undefined, after: Limits | undefined) =>
    METRIC_NAMES.flatMap((metric) =>
      compareLimits(metric, `${section}.${metric}`, { base: before?.[metric], head: after?.[metric] }),
    );
  const changes = [
    ...compareFields(baseRest, headRest),
    ...compareAll('limits', baseLimits, headLimits),
    ...compareAll('drift', baseDrift, headDrift),
  ];
  return changes.map((change) => ({ model: id, ...change }));
}

type Change = Omit<PolicyChange, 'model'>;

/** Every leaf that differs, by its place: "traffic.batch 1 → 8". */
function compareFields(base: object, head: object): Change[] {
  const [before, after] = [leavesOf(base), leavesOf(head)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) => ({
      place,
      before: before.get(place) ?? null,
      after: after.get(place) ?? null,
      effect: effectOf(place, before.get(place) ?? '', after.get(place) ?? ''),
    }));
}

/** Settings of all models, their values in the order of what they let pass. */
const LOOSEST_FIRST: Readonly<Record<string, readonly string[]>> = {
  'on-inconclusive': ['pass', 'block'],
  'one-change': ['off', 'warn', 'require'],
  forks: ['allow', 'refuse'],
};

function effectOf(place: string, before: string, after: string): PolicyChange['effect'] {
  if (SUBJECT.some((name) => place === name || place.startsWith(`${name}.`))) return 'subject';
  const order = LOOSEST_FIRST[place];
  if (order !== undefined) return order.indexOf(after) > order.indexOf(before) ? 'tightened' : 'loosened';
  return 'changed';
}

function leavesOf(value: unknown, place = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value === undefined ? new Map() : new Map([[place, leafText(value)]]);
  }
  const below = (key: string) => (place === '' ? key : `${place}.${key}`);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, below(key))]));
}

const leafText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
