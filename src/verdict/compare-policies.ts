import type { Bound, Limit } from '../policy/limits.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../policy/metric.ts';
import type { Limits, ModelPolicy, Policy } from '../policy/policy.ts';
import { describeAmount, describeBound, describeLimit } from './describe-limit.ts';
import type { PolicyChange } from './policy-change.ts';

/** What is judged comes with the change under test; all else in a model's policy is a rule that judges it. */
const SUBJECT = ['artifact', 'runtime'];

/**
 * What a change makes of the policy, in the order of the file; a ladder judges nothing and is left out.
 *
 * A limit is ordered where both sides have it in the same unit; one that is gone, or that is an id's whole model, is
 * loosened. What cannot be ordered is `changed`, so that nothing is called harmless that might not be.
 */
export function comparePolicies(base: Policy, head: Policy): PolicyChange[] {
  const { version: _, models: before, ...baseRest } = base;
  const { version: __, models: after, ...headRest } = head;
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const modelOf = (models: readonly ModelPolicy[], id: string) => models.find((model) => model.id === id);
  return [
    ...ids.flatMap((id) => compareModels(id, modelOf(before, id), modelOf(after, id))),
    ...compareFields(baseRest, headRest).map((field) => ({ model: null, ...field })),
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
    METRIC_NAMES.flatMap((metric) => compareLimits([section, metric], before?.[metric], after?.[metric]));
  const changes = [
    ...compareFields(baseRest, headRest),
    ...compareAll('limits', baseLimits, headLimits),
    ...compareAll('drift', baseDrift, headDrift),
  ];
  return changes.map((change) => ({ model: id, ...change }));
}

type Change = Omit<PolicyChange, 'model'>;

function compareLimits(
  [section, metric]: readonly [string, Metric],
  base: Limit | undefined,
  head: Limit | undefined,
): Change[] {
  const place = `${section}.${metric}`;
  if (base === undefined && head === undefined) return [];
  if (base === undefined || head === undefined) {
    const text = (limit: Limit | undefined) => (limit === undefined ? null : describeLimit(metric, limit));
    const effect = head === undefined ? 'loosened' : 'tightened';
    return [{ place, before: text(base), after: text(head), effect }];
  }
  const keys = [...new Set([...Object.keys(base), ...Object.keys(head)])] as (keyof Limit)[];
  return keys.flatMap((key) => {
    const [before, after] = [base[key], head[key]];
    if (sameValue(before ?? DEFAULTS[key], after ?? DEFAULTS[key])) return [];
    const text = (value: Limit[keyof Limit]) => (value === undefined ? null : describeValue(metric, value));
    const effect = orderOf(key, before, after);
    return [{ place: `${place}.${key}`, before: text(before), after: text(after), effect }];
  });
}

const DEFAULTS: Limit = { decide: 'point', floor: 0 };

/**
 * Which way a key lets more through, and what a limit without the key comes to: without a floor every rise counts,
 * without a bound nothing does.
 */
const LOOSER = {
  'max-increase': { direction: 1, absent: Number.POSITIVE_INFINITY },
  'max-drop': { direction: 1, absent: Number.POSITIVE_INFINITY },
  max: { direction: 1, absent: Number.POSITIVE_INFINITY },
  min: { direction: -1, absent: Number.NEGATIVE_INFINITY },
  floor: { direction: 1, absent: 0 },
} as const;

function orderOf(
  key: keyof Limit,
  before: Limit[keyof Limit],
  after: Limit[keyof Limit],
): PolicyChange['effect'] {
  if (key === 'decide') return after === 'confident' ? 'tightened' : 'loosened';
  if (!(key in LOOSER)) return 'changed';
  if (isBound(before) && isBound(after) && before.kind !== after.kind) return 'changed';
  const { direction, absent } = LOOSER[key];
  const amount = (value: Limit[keyof Limit]) => (isBound(value) ? value.value : Number(value ?? absent));
  return direction * amount(after) <= direction * amount(before) ? 'tightened' : 'loosened';
}

const isBound = (value: unknown): value is Bound => typeof value === 'object' && value !== null;

function describeValue(metric: Metric, value: NonNullable<Limit[keyof Limit]>): string {
  if (isBound(value)) return describeBound(value, METRICS[metric].unit);
  return typeof value === 'number' ? describeAmount(value, METRICS[metric].unit) : value;
}

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

const sameValue = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
