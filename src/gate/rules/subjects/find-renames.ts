import { comparePolicies } from '../../../policy/diff/compare-policies.ts';
import { mayLoosen } from '../../../policy/diff/policy-change.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { Policy } from '../../../policy/policy.ts';

/**
 * Matches models that a change removes with models that it adds, where it only gives a model another id: data, task,
 * review rule and traffic are the same, and no limit is looser. A removed model with several matches has none.
 *
 * @returns New id by former id.
 */
export function findRenames(
  base: Policy,
  head: Policy,
  removed: readonly ModelPolicy[],
): ReadonlyMap<string, string> {
  const known = new Set(base.models.map(({ id }) => id));
  const added = head.models.filter(({ id }) => !known.has(id));
  const matches = removed.map((before) => ({
    before: before.id,
    after: added.filter((after) => isRename(base, before, after)).map(({ id }) => id),
  }));
  const isTaken = (id: string) => matches.filter(({ after }) => after.includes(id)).length > 1;
  return new Map(
    matches.flatMap(({ before, after: [first, ...more] }) =>
      first === undefined || more.length > 0 || isTaken(first) ? [] : [[before, first] as const],
    ),
  );
}

/** What is judged may differ; what judges it may not, except for stricter limits. */
function isRename(policy: Policy, before: ModelPolicy, after: ModelPolicy): boolean {
  const only = (model: ModelPolicy): Policy => ({ ...policy, models: [{ ...model, id: before.id }] });
  return !comparePolicies(only(before), only(after)).some(mayLoosen);
}
