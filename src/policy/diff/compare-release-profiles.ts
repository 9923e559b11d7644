import { METRIC_NAMES } from '../metric.ts';
import { DEFAULT_PROFILE, type ReleaseProfile } from '../release-profile.ts';
import { compareLimits } from './compare-limits.ts';
import type { PolicyChange } from './policy-change.ts';

const PLACE = 'profiles.release';
const MS_PER_HOUR = 3_600_000;

/** What a change makes of the rules that only a sign-off has. A profile that is gone leaves the defaults. */
export function compareReleaseProfiles(
  base: ReleaseProfile = DEFAULT_PROFILE,
  head: ReleaseProfile = DEFAULT_PROFILE,
): PolicyChange[] {
  const settings = SETTINGS.flatMap(({ key, strictness, text }): PolicyChange[] => {
    const [before, after] = [strictness(base), strictness(head)];
    if (before === after) return [];
    const effect = after > before ? 'tightened' : 'loosened';
    return [{ model: null, place: `${PLACE}.${key}`, before: text(base), after: text(head), effect }];
  });
  const ids = [...new Set([...Object.keys(base.limits), ...Object.keys(head.limits)])];
  const limits = ids.flatMap((id) =>
    METRIC_NAMES.flatMap((metric) =>
      compareLimits(metric, `${PLACE}.limits.${metric}`, {
        base: base.limits[id]?.[metric],
        head: head.limits[id]?.[metric],
      }).map((change) => ({ model: id, ...change })),
    ),
  );
  return [...settings, ...limits];
}

interface Setting {
  readonly key: string;
  /** Larger is stricter. */
  readonly strictness: (profile: ReleaseProfile) => number;
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
