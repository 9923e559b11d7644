import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Waiver } from '../../policy/waivers/waivers.ts';
import type { Note } from '../../verdict/facts/note.ts';
import type { Relocation } from '../../verdict/facts/relocation.ts';
import type { Rules } from '../../verdict/facts/rules.ts';

/** The policy that judges, and where it comes from. */
export interface ChosenPolicy {
  /**
   * The subject (`artifact`, `runtime`, `task.output`, models new to the policy) comes from the checkout, everything else from the base
   * commit. A sign-off uses the limits of the release profile.
   */
  readonly policy: Policy;
  /**
   * As the base commit has it, except that a renamed model has its new id; undefined if the checkout's own policy judges.
   */
  readonly basePolicy: Policy | undefined;
  /** As the checkout has it. */
  readonly headPolicy: Policy;
  /** Models that the change renames, or whose file it moves, by their new id. */
  readonly relocations: ReadonlyMap<string, Relocation>;
  /** For the verdict; undefined if there is no base commit to take a policy from. */
  readonly rules: Rules | undefined;
}

/** The waivers that judge, and how the change alters them. */
export interface ChosenWaivers {
  /** Those of the base commit if its policy judges, else the checkout's own. Includes expired ones. */
  readonly waivers: readonly Waiver[];
  readonly waiverChanges: readonly PolicyChange[];
  /** Why the base commit's waivers are not in force; set if they cannot be read. */
  readonly waiverNote: Extract<Note, { kind: 'waivers-unreadable' }> | undefined;
}

/** Policy and waivers that judge. */
export type ChosenRules = ChosenPolicy & ChosenWaivers;
