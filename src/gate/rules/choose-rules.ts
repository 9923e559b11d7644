import { UserError } from '../../errors/errors.ts';
import { comparePolicies } from '../../policy/diff/compare-policies.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { applyReleaseProfile, type Policy } from '../../policy/policy.ts';
import type { Use } from '../../verdict/exit-code.ts';
import type { Rules } from '../../verdict/rules.ts';
import { chooseWaivers } from './choose-waivers.ts';
import type { ChosenPolicy, ChosenRules } from './chosen-rules.ts';
import { orThrow, type ReadFile, type ReadRules } from './read-rules.ts';

/**
 * Decides which policy and waivers judge. A change must not be its own judge: if there is a base commit, its rules
 * judge, and the checkout's are only compared with them.
 *
 * @throws {UserError} If the checkout's waivers are invalid, whoever judges: they would be broken after the merge.
 * @throws {InfrastructureError} If git could not read those of the base commit: that never counts as "none".
 */
export function chooseRules(read: ReadRules, use: Use): ChosenRules {
  const chosen = choosePolicy(read);
  const { policy, basePolicy, rules } = chosen;
  const waivers = chooseWaivers(read, basePolicy);
  const changes = [...(rules?.changes ?? []), ...waivers.waiverChanges];
  return {
    ...chosen,
    ...waivers,
    policy: use === 'release' ? applyReleaseProfile(policy) : policy,
    rules: rules && { ...rules, changes },
  };
}

function choosePolicy({ path, head: { policy: head }, base }: ReadRules): ChosenPolicy {
  if (base === undefined) return judgedByItself(head, undefined);
  const { commit, stillThere } = base;
  const source = { path, commit };
  const found = readOrMistake(base.policy);
  if (found === undefined) return judgedByItself(head, { origin: 'first', source, changes: [] });
  if ('mistake' in found) {
    const unreadable = { ...source, message: found.mistake };
    return judgedByItself(head, { origin: 'unreadable', source: unreadable, changes: [] });
  }
  const basePolicy = found.policy;
  return {
    policy: applyRules(basePolicy, head, stillThere),
    basePolicy,
    headPolicy: head,
    rules: { origin: 'base-commit', source, changes: comparePolicies(basePolicy, head) },
  };
}

const judgedByItself = (policy: Policy, rules: Rules | undefined): ChosenPolicy => ({
  policy,
  basePolicy: undefined,
  headPolicy: policy,
  rules,
});

function readOrMistake(
  file: ReadFile<Policy>,
): { readonly policy: Policy } | { readonly mistake: string } | undefined {
  if (file.state === 'failed' && file.error instanceof UserError) return { mistake: file.error.message };
  const policy = orThrow(file);
  return policy && { policy };
}

/**
 * A model that the change removes from the policy is judged as before while its file exists. A model that the base
 * commit does not have brings its own rules.
 */
function applyRules(base: Policy, head: Policy, stillThere: ReadonlySet<string>): Policy {
  const models = base.models.flatMap((model): ModelPolicy[] => {
    const subject = head.models.find(({ id }) => id === model.id);
    if (subject !== undefined) return [{ ...model, artifact: subject.artifact, runtime: subject.runtime }];
    return stillThere.has(model.id) ? [model] : [];
  });
  const known = new Set(base.models.map(({ id }) => id));
  const added = head.models.filter(({ id }) => !known.has(id));
  return { ...base, models: [...models, ...added], prices: base.prices ?? head.prices };
}

/** The rules for the verdict, with the changes of each model's data. */
export function withDataChanges(
  { rules }: ChosenRules,
  models: readonly { readonly dataChanges: readonly PolicyChange[] }[],
): Rules | undefined {
  if (rules === undefined) return undefined;
  return { ...rules, changes: [...rules.changes, ...models.flatMap(({ dataChanges }) => dataChanges)] };
}
