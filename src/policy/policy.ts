import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { expandDataSets } from './data/expand-data-sets.ts';
import { findContradictions, findDataSetMistakes, findProfileMistakes } from './find-contradictions.ts';
import { historyUrlSchema } from './history-url.ts';
import type { Limit } from './limit.ts';
import { METRIC_NAMES } from './metric.ts';
import { type ModelPolicy, modelSchema } from './model-policy.ts';
import { pricesSchema } from './prices.ts';
import {
  DEFAULT_PROFILE,
  given,
  type LimitsByMetric,
  profilesSchema,
  type ReleaseProfile,
} from './release-profile.ts';
import { ISOLATION_MODES, runtimeSettings } from './runtime-settings.ts';
import { answersOf } from './served/engine.ts';

/** Schema of `.github/regression-gate.yml`. Types, checks and the JSON Schema for editors are derived from it. */
export const policySchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${quotedJson(issue.input)}` }),
    models: z.array(modelSchema).min(1),
    prices: pricesSchema.optional(),
    /** Whether the job is blocked (exit 3) or passes (exit 0) if a row cannot be decided within the extended budget. */
    'on-inconclusive': z.enum(['pass', 'block']).default('block'),
    /**
     * What to do if several things changed, so that no comparison can separate their effects: `require` stops with
     * exit 3, `warn` says so, `off` ignores it.
     */
    'one-change': z.enum(['require', 'warn', 'off']).default('warn'),
    /** `strict` for forks and `auto` otherwise, unless given. Read only from the base commit's policy. */
    isolation: z.enum(ISOLATION_MODES).optional(),
    /** Further versions of onnxruntime-node that a change may have installed. Read only from the base commit's policy. */
    'runtime-versions': z.array(runtimeSettings.version).max(50).default([]),
    /** Whether models from forks may run on self-hosted runners. Read only from the base commit's policy. */
    forks: z.enum(['refuse', 'allow']).default('refuse'),
    /** Where the history page is published; comments and job summaries link to it. */
    'history-url': historyUrlSchema.optional(),
    /** Stricter rules for one use of the gate. Where a profile says nothing, the rules above apply. */
    profiles: profilesSchema.optional(),
  })
  .superRefine((policy, context) => {
    const add = (path: readonly PropertyKey[], message: string): void =>
      void context.addIssue({ code: 'custom', path: [...path], message });
    policy.models.forEach((each, index) => {
      const mistakes = [...findContradictions(each, policy.prices), ...findDataSetMistakes(each)];
      for (const { path: place, message } of mistakes) add(['models', index, ...place], message);
    });
    const models = policy.models.map(expandDataSets);
    const ids = models.flat().map(({ id }) => id);
    models.forEach((sets, index) => {
      const twice = sets.find(({ id }) => ids.indexOf(id) < ids.lastIndexOf(id));
      const isFirst = twice !== undefined && models.slice(0, index).every((each) => !has(each, twice.id));
      if (twice !== undefined && !isFirst)
        add(['models', index, 'id'], `expected a unique id, got "${twice.id}" twice`);
    });
    const writer = policy.models.find(
      ({ engine }) => engine.kind === 'server' && answersOf(engine) === 'texts',
    );
    const { api } = policy.prices ?? {};
    if (writer !== undefined && typeof api === 'object' && api.output === undefined)
      add(
        ['prices', 'api'],
        `expected "output" next to "input" (${quotedJson(writer.id)} generates tokens), got none`,
      );
    for (const { path: place, message } of findProfileMistakes({ ...policy, models: models.flat() }))
      add(['profiles', 'release', 'limits', ...place], message);
  })
  .transform((policy) => ({ ...policy, models: policy.models.flatMap(expandDataSets) }));

const has = (models: readonly ModelPolicy[], id: string): boolean => models.some((each) => each.id === id);

export type Policy = z.output<typeof policySchema>;

/** What a row that cannot be decided means for the job. A supporting data set never blocks it, except in a release. */
export const onInconclusive = (
  policy: Pick<Policy, 'on-inconclusive'>,
  { dataSet }: Pick<ModelPolicy, 'dataSet'>,
): Policy['on-inconclusive'] => (dataSet?.tier === 'supporting' ? 'pass' : policy['on-inconclusive']);

/** The policy with its release profile applied: the limits that a sign-off uses. */
export function applyReleaseProfile(policy: Policy): Policy {
  const { limits } = releaseProfileOf(policy);
  const models = policy.models.map((model) => {
    const stricter = limits[model.id];
    return stricter === undefined ? model : { ...model, limits: tightenLimits(model.limits, stricter) };
  });
  return { ...policy, models };
}

/** The policy's release profile, or the defaults if it has none. */
export function releaseProfileOf({ profiles }: Pick<Policy, 'profiles'>): ReleaseProfile {
  return profiles?.release ?? DEFAULT_PROFILE;
}

/** The policy's limits, overridden key by key by the profile's. */
function tightenLimits<Limits extends LimitsByMetric>(base: Limits, stricter: LimitsByMetric): Limits {
  const merged: Record<string, Limit> = {};
  for (const metric of METRIC_NAMES) {
    const limit = { ...given(base[metric]), ...given(stricter[metric]) };
    if (Object.keys(limit).length > 0) merged[metric] = limit;
  }
  return merged as Limits;
}
