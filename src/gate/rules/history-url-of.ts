import type { ChosenPolicy } from './chosen-rules.ts';

/**
 * Address of the history page. A change does not choose where the comment on it links to, so the address comes from the
 * base commit; where there is no change to judge, from the checkout.
 */
export function historyUrlOf({ policy, basePolicy, rules }: ChosenPolicy): string | undefined {
  return rules === undefined ? policy['history-url'] : basePolicy?.['history-url'];
}
