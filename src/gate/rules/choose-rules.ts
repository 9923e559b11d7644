import { UserError } from '../../errors/errors.ts';
import { comparePolicies } from '../../policy/diff/compare-policies.ts';
import { ownChanges } from '../../policy/diff/own-changes.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { applyReleaseProfile, type Policy } from '../../policy/policy.ts';
import type { Use } from '../../verdict/exit-code.ts';
import type { Rules } from '../../verdict/facts/rules.ts';
import { chooseWaivers } from './choose-waivers.ts';
import type { ChosenPolicy, ChosenRules } from './chosen-rules.ts';
import { orThrow, type ReadFile, type ReadRules } from './read-rules.ts';
import { chooseSubjects } from './subjects/choose-subjects.ts';

/**
 * Decides which policy and waivers judge. A change must not be its own judge: if there is a base commit, its rules
 * judge, and the checkout's are only compared with them.
 *
 * @throws {UserError} If the checkout's waivers are invalid, whichever policy judges: they would be broken after the merge.
 * @throws {InfrastructureError} If git could not read those of the base commit: that never counts as "none".
 */
export function chooseRules(read: ReadRules, use: Use): ChosenRules {
  const chosen = choosePolicy(read);
  const { policy, rules } = chosen;
  const waivers = chooseWaivers(read);
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
  const { commit } = base;
  const source = { path, commit };
  const found = readOrMistake(base.policy);
  if (found === undefined) return judgedByItself(head, { origin: 'first', source, changes: [] });
  if ('mistake' in found) {
    const unreadable = { ...source, message: found.mistake };
    return judgedByItself(head, { origin: 'unreadable', source: unreadable, changes: [] });
  }
  const { fork } = base;
  const judging = withoutLater(found.policy, fork);
  const { subjects, basePolicy, relocations } = chooseSubjects(judging, head, { path, ...base });
  const changes = comparePolicies(basePolicy, head);
  return {
    policy: { ...basePolicy, models: [...subjects], prices: basePolicy.prices ?? head.prices },
    basePolicy,
    headPolicy: head,
    relocations,
    rules: { origin: 'base-commit', source, changes: madeSince(fork, changes, head) },
  };
}

type Fork = NonNullable<ReadRules['base']>['fork'];

/** A model that came to the branch later is no part of the change. */
const withoutLater = (policy: Policy, fork: Fork): Policy => ({
  ...policy,
  models: policy.models.filter(({ id }) => fork?.later.has(id) !== true),
});

/** The change's own differences, or all if it is not known which they are. */
function madeSince(fork: Fork, changes: readonly PolicyChange[], head: Policy): PolicyChange[] {
  if (fork?.policy.state !== 'read') return [...changes];
  return ownChanges(changes, comparePolicies(fork.policy.content, head));
}

const judgedByItself = (policy: Policy, rules: Rules | undefined): ChosenPolicy => ({
  policy,
  basePolicy: undefined,
  headPolicy: policy,
  relocations: new Map(),
  rules,
});

function readOrMistake(
  file: ReadFile<Policy>,
): { readonly policy: Policy } | { readonly mistake: string } | undefined {
  if (file.state === 'failed' && file.error instanceof UserError) return { mistake: file.error.message };
  const policy = orThrow(file);
  return policy && { policy };
}

/** The rules for the verdict, with the changes of each model's data. */
export function withDataChanges(
  { rules }: ChosenRules,
  models: readonly { readonly dataChanges: readonly PolicyChange[] }[],
): Rules | undefined {
  if (rules === undefined) return undefined;
  return { ...rules, changes: [...rules.changes, ...models.flatMap(({ dataChanges }) => dataChanges)] };
}
