import type { PolicyChange } from '../../../policy/diff/policy-change.ts';
import type { Verdict } from '../../../verdict/verdict.ts';

type Rules = NonNullable<Verdict['rules']>;

/** Column headings of the table of policy changes. */
export const POLICY_COLUMNS = {
  place: 'Policy and data',
  before: 'Base commit, used here',
  after: 'This PR',
  effect: 'Effect',
} as const;

/** Shown in place of keys for a whole model. */
export const WHOLE_MODEL = 'whole model';

/** The effect of a policy change. */
export const EFFECTS: Readonly<Record<PolicyChange['effect'], string>> = {
  loosened: '⚠️ looser after the merge',
  changed: '⚠️ different after the merge',
  tightened: 'stricter after the merge',
  subject: 'judged in this run',
};

/** Whose policy judged: a clause without a full stop. */
export function originText({ origin, source: { path, commit, message } }: Rules): string {
  const short = commit.slice(0, 7);
  switch (origin) {
    case 'base-commit':
      return `judged by \`${path}\` at base commit ${short}`;
    case 'first':
      return `judged by this change’s own policy, as base commit ${short} has no \`${path}\``;
    case 'unreadable':
      return `judged by this change’s own policy, as \`${path}\` at base commit ${short} cannot be read: ${message ?? 'no reason given'}`;
  }
}
