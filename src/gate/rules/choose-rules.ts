import { access } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { comparePolicies } from '../../policy/diff/compare-policies.ts';
import type { PolicyChange, Rules } from '../../policy/diff/policy-change.ts';
import type { ModelPolicy, Policy } from '../../policy/policy.ts';
import { parsePolicy, readPolicy } from '../../policy/read-policy.ts';
import { applyReleaseProfile } from '../../policy/release-profile.ts';
import type { GateRequest } from '../gate-request.ts';
import { readAtBase } from './base-file.ts';
import { type ChosenWaivers, chooseWaivers } from './choose-waivers.ts';

/** The policy that judges, and where it comes from. */
interface ChosenPolicy {
  /**
   * What judges is the base commit's, what is judged (`artifact`, `runtime`, models new to the policy) the checkout's.
   * A sign-off's has the limits of the release profile.
   */
  readonly policy: Policy;
  /** As the base commit has it; undefined where the checkout's own policy judges. */
  readonly basePolicy: Policy | undefined;
  /** As the checkout has it. */
  readonly headPolicy: Policy;
  /** For the verdict; undefined where no base commit was asked for a policy. */
  readonly rules: Rules | undefined;
}

/** Policy and waivers that judge. */
export type ChosenRules = ChosenPolicy & ChosenWaivers;

/** What of a request says what judges. */
type RulesRequest = Pick<GateRequest, 'policyFile' | 'policyCommit' | 'use'>;

/** Reads what judges: the policy, and the waivers of its limits; see {@link choosePolicy} and {@link chooseWaivers}. */
export async function chooseRules(request: RulesRequest): Promise<ChosenRules> {
  const chosen = await choosePolicy(request);
  const { policy, basePolicy: base, headPolicy: head, rules } = chosen;
  const waivers = await chooseWaivers(request, { base, head });
  const changes = [...(rules?.changes ?? []), ...waivers.waiverChanges];
  return {
    ...chosen,
    ...waivers,
    policy: request.use === 'release' ? applyReleaseProfile(policy) : policy,
    rules: rules && { ...rules, changes },
  };
}

/**
 * Reads the policy that judges. A change must not be its own judge: where the request says so, the rules are those of
 * the base commit, and the checkout's are only compared with them.
 *
 * @throws {UserError} If the checkout's policy is not what it should be, whoever judges: it would be broken after the merge.
 * @throws {InfrastructureError} If git cannot tell what the base commit has: that is never taken for "none".
 */
async function choosePolicy({ policyFile, policyCommit: commit }: RulesRequest): Promise<ChosenPolicy> {
  const shownPath = relative(process.cwd(), policyFile);
  const head = await readPolicy(policyFile, shownPath);
  if (commit === undefined) return judgedByItself(head, undefined);
  const text = await readAtBase(policyFile, commit, 'policy');
  const source = `${shownPath} at commit ${commit.slice(0, 7)}`;
  if (text === undefined) return judgedByItself(head, { origin: 'first', source, changes: [] });
  const base = tryParse(text, source);
  if ('mistake' in base) {
    return judgedByItself(head, { origin: 'unreadable', source: base.mistake, changes: [] });
  }
  const policy = await applyRules(base.policy, head, dirname(policyFile));
  const rules: Rules = { origin: 'base-commit', source, changes: comparePolicies(base.policy, head) };
  return { policy, basePolicy: base.policy, headPolicy: head, rules };
}

/** The rules for the verdict, with what the change makes of each model's data besides. */
export function withDataChanges(
  { rules }: ChosenRules,
  models: readonly { readonly dataChanges: readonly PolicyChange[] }[],
): Rules | undefined {
  if (rules === undefined) return undefined;
  return { ...rules, changes: [...rules.changes, ...models.flatMap(({ dataChanges }) => dataChanges)] };
}

const judgedByItself = (policy: Policy, rules: Rules | undefined): ChosenPolicy => ({
  policy,
  basePolicy: undefined,
  headPolicy: policy,
  rules,
});

function tryParse(text: string, source: string): { policy: Policy } | { mistake: string } {
  try {
    return { policy: parsePolicy(text, source) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { mistake: error.message };
  }
}

/**
 * A model that the change takes out of the policy is judged as before while its file is there. One that the base commit
 * does not know yet brings its own rules.
 */
async function applyRules(base: Policy, head: Policy, folder: string): Promise<Policy> {
  const models: ModelPolicy[] = [];
  for (const model of base.models) {
    const subject = head.models.find(({ id }) => id === model.id);
    if (subject !== undefined)
      models.push({ ...model, artifact: subject.artifact, runtime: subject.runtime });
    else if (await isThere(resolve(folder, model.artifact))) models.push(model);
  }
  const known = new Set(base.models.map(({ id }) => id));
  models.push(...head.models.filter(({ id }) => !known.has(id)));
  return { ...base, models, prices: base.prices ?? head.prices };
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
