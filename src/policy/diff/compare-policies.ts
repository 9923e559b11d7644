import { limitOfSlice, parseSlice, SLICE_METRICS } from '../items/slices.ts';
import { METRIC_NAMES } from '../metric.ts';
import type { Limits, ModelPolicy } from '../model-policy.ts';
import type { Policy } from '../policy.ts';
import { DEFAULT_PROFILE, type ReleaseProfile } from '../release-profile.ts';
import { compareLimits } from './compare-limits.ts';
import type { PolicyChange } from './policy-change.ts';

/**
 * How a change affects the policy, in the order of the file. A ladder and the address of the history page judge nothing and
 * are left out.
 *
 * A limit is ordered where both versions give it in the same unit; removing a limit or a model loosens. What cannot be
 * ordered is `changed`, so that nothing is called harmless that might not be.
 */
export function comparePolicies(base: Policy, head: Policy): PolicyChange[] {
  const { version: _, 'history-url': __, models: before, profiles: baseProfiles, ...baseRest } = base;
  const { version: ___, 'history-url': ____, models: after, profiles: headProfiles, ...headRest } = head;
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const modelOf = (models: readonly ModelPolicy[], id: string) => models.find((model) => model.id === id);
  return [
    ...ids.flatMap((id) => compareModels(id, modelOf(before, id), modelOf(after, id))),
    ...compareFields(null, baseRest, headRest),
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
    const [before, after] = [base?.artifact ?? null, head?.artifact ?? null];
    return [{ kind: 'model', model: id, before, after, effect }];
  }
  const { limits: baseLimits, slices: baseSlices, drift: baseDrift, id: _, ladder: __, ...baseRest } = base;
  const {
    limits: headLimits,
    slices: headSlices,
    drift: headDrift,
    id: ___,
    ladder: ____,
    ...headRest
  } = head;
  const compareAll = (section: 'limits' | 'drift', before: Limits | undefined, after: Limits | undefined) =>
    METRIC_NAMES.flatMap((metric) =>
      compareLimits({ model: id, section, metric, base: before?.[metric], head: after?.[metric] }),
    );
  return [
    ...compareFields(id, baseRest, headRest).map((change) => ofEngine(change, base, head)),
    ...compareAll('limits', baseLimits, headLimits),
    ...compareSlices({ model: id, section: 'slices' }, baseSlices, headSlices),
    ...compareAll('drift', baseDrift?.limits, headDrift?.limits),
    ...compareSlices({ model: id, section: 'drift' }, baseDrift?.slices, headDrift?.slices),
  ];
}

/**
 * How a change affects the limits by slice, a pattern at a time, by the limits that apply to it: a slice that gets a limit
 * of its own was judged by that of its key or of all slices before, which may have been stricter.
 */
function compareSlices(
  place: { readonly model: string; readonly section: 'slices' | 'drift' },
  base: ModelPolicy['slices'],
  head: ModelPolicy['slices'],
): PolicyChange[] {
  const patterns = [...new Set([...Object.keys(base ?? {}), ...Object.keys(head ?? {})])];
  return patterns.flatMap((slice) =>
    SLICE_METRICS.flatMap((metric) => {
      const [before, after] = [base, head].map((slices) => limitOfSlice(slices, parseSlice(slice), metric));
      return compareLimits({ ...place, slice, metric, base: before, head: after });
    }),
  );
}

/**
 * Another kind of engine is the change's own, as a whole. Otherwise, unless both versions start a server, the whole engine is
 * that of the base: no change to it is judged.
 */
function ofEngine(
  change: PolicyChange,
  { engine: base }: Pick<ModelPolicy, 'engine'>,
  { engine: head }: Pick<ModelPolicy, 'engine'>,
): PolicyChange {
  if (change.kind !== 'value' || change.place[0] !== 'engine') return change;
  if (base.kind !== head.kind) return { ...change, effect: 'subject' };
  const areStarted = [base, head].every((engine) => engine.kind === 'server' && engine.start !== undefined);
  return areStarted ? change : { ...change, effect: 'changed' };
}

/** A value that is not an object: its keys from the outside in, and its text in the policy. */
interface Leaf {
  readonly place: readonly string[];
  readonly text: string;
}

/** Every value that differs: traffic › batch from 1 to 8. */
function compareFields(model: string | null, base: object, head: object): PolicyChange[] {
  const [before, after] = [leavesOf(base), leavesOf(head)];
  const places = new Map([...before, ...after].map(([key, { place }]) => [key, place]));
  return [...places].flatMap(([key, place]): PolicyChange[] => {
    const [was, is] = [before.get(key)?.text, after.get(key)?.text];
    if (was === is) return [];
    const effect = effectOf(place, was, is);
    return [{ kind: 'value', model, place: [...place], before: was ?? null, after: is ?? null, effect }];
  });
}

/** What is judged comes from the change under test; everything else in a model's policy judges it. */
const SUBJECT = [
  ['artifact'],
  ['runtime'],
  ['state'],
  ['task', 'output'],
  ['engine', 'start'],
  ['engine', 'ready'],
  ['engine', 'model-name'],
];

const isSubject = (place: readonly string[]): boolean =>
  SUBJECT.some((keys) => keys.every((key, index) => place[index] === key));

/** Settings whose values are ordered, from the loosest to the strictest. */
const LOOSEST_FIRST: Readonly<Record<string, readonly string[]>> = {
  'on-inconclusive': ['pass', 'block'],
  'one-change': ['off', 'warn', 'require'],
  forks: ['allow', 'refuse'],
  guessing: ['allow', 'refuse'],
  isolation: ['process', 'auto', 'strict'],
};

function effectOf(
  place: readonly string[],
  before: string | undefined,
  after: string | undefined,
): PolicyChange['effect'] {
  const [first = '', ...inner] = place;
  if (isSubject(place)) return 'subject';
  // Lets a later change remove the model.
  if (first === 'retired') return after === undefined ? 'tightened' : 'loosened';
  const order = inner.length === 0 ? LOOSEST_FIRST[first] : undefined;
  if (order === undefined) return 'changed';
  return order.indexOf(after ?? '') > order.indexOf(before ?? '') ? 'tightened' : 'loosened';
}

/** By a key that is unique to the place. */
function leavesOf(value: unknown, place: readonly string[] = []): Map<string, Leaf> {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new Map([[JSON.stringify(place), { place, text: leafText(value, place.at(-1)) }]]);
  }
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, [...place, key])]));
}

/** Keys whose values are read as ns. */
const DURATIONS = [
  'deadline',
  'within',
  'request-deadline',
  'load-deadline',
  'run-deadline',
  'prepare-deadline',
];

function leafText(value: unknown, key = ''): string {
  if (typeof value === 'number' && DURATIONS.includes(key)) return `${value / 1e9}s`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How a change affects the rules that only a sign-off has. Without a profile the defaults apply. */
function compareReleaseProfiles(
  base: ReleaseProfile = DEFAULT_PROFILE,
  head: ReleaseProfile = DEFAULT_PROFILE,
): PolicyChange[] {
  const settings = SETTINGS.flatMap(({ key, strictness, text }): PolicyChange[] => {
    const [before, after] = [strictness(base), strictness(head)];
    if (before === after) return [];
    const effect = after > before ? 'tightened' : 'loosened';
    const place = ['profiles', 'release', key];
    return [{ kind: 'value', model: null, place, before: text(base), after: text(head), effect }];
  });
  const ids = [...new Set([...Object.keys(base.limits), ...Object.keys(head.limits)])];
  const limits = ids.flatMap((id) =>
    METRIC_NAMES.flatMap((metric) => {
      const [before, after] = [base.limits[id]?.[metric], head.limits[id]?.[metric]];
      return compareLimits({ model: id, section: 'release', metric, base: before, head: after });
    }),
  );
  return [...settings, ...limits];
}

const MS_PER_HOUR = 3_600_000;

interface Setting {
  readonly key: string;
  /** Larger is stricter. */
  readonly strictness: (profile: ReleaseProfile) => number;
  /** As the policy writes it. */
  readonly text: (profile: ReleaseProfile) => string | null;
}

const SETTINGS: readonly Setting[] = [
  {
    key: 'budget',
    strictness: ({ budget }) => budget ?? 0,
    text: ({ budget }) => (budget === undefined ? null : `${budget / 1e9}s`),
  },
  { key: 'repeats', strictness: ({ repeats }) => repeats, text: ({ repeats }) => String(repeats) },
  {
    key: 'nightly-max-age',
    strictness: (profile) => -profile['nightly-max-age'],
    text: (profile) => `${profile['nightly-max-age'] / MS_PER_HOUR}h`,
  },
];
