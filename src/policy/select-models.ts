import { UserError } from '../errors.ts';
import { nearestName } from './nearest-name.ts';
import type { ModelPolicy, Policy } from './policy.ts';

/**
 * The models to judge: all, or the one named.
 *
 * @throws {UserError} If the policy has no model of that id.
 */
export function selectModels(policy: Policy, id: string | undefined): readonly ModelPolicy[] {
  if (id === undefined) return policy.models;
  const model = policy.models.find((each) => each.id === id);
  if (model !== undefined) return [model];
  const known = policy.models.map((each) => each.id);
  const nearest = nearestName(id, known);
  throw new UserError(
    `model: expected one of ${known.join(', ')}, got "${id}".`,
    nearest === undefined ? 'Name a model of the policy, or none for all.' : `Did you mean "${nearest}"?`,
  );
}
