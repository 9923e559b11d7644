import { METRIC_NAMES } from '../metric.ts';
import { DEFAULT_PROFILE, type ReleaseProfile } from '../release-profile.ts';
import { compareLimits } from './compare-limits.ts';
import type { PolicyChange } from './policy-change.ts';

const MS_PER_HOUR = 3_600_000;

/** How a change affects the rules that only a sign-off has. Without a profile the defaults apply. */
export function compareReleaseProfiles(
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
