import { UserError } from '../../errors/errors.ts';
import { compareWaivers } from '../../policy/diff/compare-waivers.ts';
import { ownChanges } from '../../policy/diff/own-changes.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { applyReleaseProfile, type Policy } from '../../policy/policy.ts';
import { checkWaivers } from '../../policy/waivers/check-waivers.ts';
import { type DatedWaiver, dateWaiver, type ReadWaivers, type Waiver } from '../../policy/waivers/waivers.ts';
import { canonicalJson, digestFields } from '../../records/comparability.ts';
import type { Run } from '../run.ts';
import type { ChosenWaivers } from './chosen-rules.ts';
import { orThrow, type ReadFile, type ReadRules } from './read-rules.ts';

/**
 * Decides which waivers judge. A change must not waive its own failure: if there is a base commit, only its waivers
 * count, even if the policy is the change's own because the base commit has none.
 *
 * @throws {UserError} If the checkout's waivers are invalid or do not fit its policy, whichever policy judges.
 * @throws {InfrastructureError} If git could not read those of the base commit.
 */
export function chooseWaivers({ head, base }: Pick<ReadRules, 'head' | 'base'>): ChosenWaivers {
  const own = orThrow(head.waivers);
  const now = own === undefined ? [] : fitting(own, head.policy);
  if (base === undefined) return { waivers: now, waiverChanges: [], waiverNote: undefined };
  const policy = base.policy.state === 'read' ? base.policy.content : head.policy;
  const before = fittingOrMistake(base.waivers, policy);
  const waivers = 'mistake' in before ? [] : before.waivers;
  return {
    waivers,
    waiverChanges: madeSince(base.fork, compareWaivers(waivers, now), now),
    waiverNote: 'mistake' in before ? { kind: 'waivers-unreadable', message: before.mistake } : undefined,
  };
}

/** The change's own differences, or all if it is not known which they are. */
function madeSince(
  fork: NonNullable<ReadRules['base']>['fork'],
  changes: readonly PolicyChange[],
  now: readonly Waiver[],
): PolicyChange[] {
  if (fork === undefined || fork.waivers.state === 'failed') return [...changes];
  const began = fork.waivers.state === 'read' ? fork.waivers.content.waivers : [];
  return ownChanges(changes, compareWaivers(began, now));
}

/** A model's waivers, dated on the day of the run. */
export function waiversOf({
  waivers,
  model,
  ports,
}: Pick<Run, 'waivers' | 'model' | 'ports'>): DatedWaiver[] {
  return dateWaivers(waivers, model.id, ports.now());
}

/** The waivers of one model, dated on the given day. */
export function dateWaivers(waivers: readonly Waiver[], modelId: string, now: Date): DatedWaiver[] {
  return waivers.filter(({ model }) => model === modelId).map((each) => dateWaiver(each, now));
}

/** Digest of the waivers that a model is judged by. */
export function digestWaivers({ waivers, model }: Pick<Run, 'waivers' | 'model'>): string {
  return digestFields({ waivers: canonicalJson(waivers.filter((each) => each.model === model.id)) });
}

/** Each waiver must raise a limit of the policy or of its release profile. */
function fitting({ waivers, explain }: ReadWaivers, policy: Policy): readonly Waiver[] {
  const ofRelease = checkWaivers(waivers, applyReleaseProfile(policy)).map(({ path }) => path[1]);
  const found = checkWaivers(waivers, policy).filter(({ path }) => ofRelease.includes(path[1]));
  if (found.length > 0) throw explain(found);
  return waivers;
}

function fittingOrMistake(
  file: ReadFile<ReadWaivers>,
  policy: Policy,
): { readonly waivers: readonly Waiver[] } | { readonly mistake: string } {
  try {
    const read = orThrow(file);
    return { waivers: read === undefined ? [] : fitting(read, policy) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { mistake: error.message };
  }
}
