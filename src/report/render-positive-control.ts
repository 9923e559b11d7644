import type { Verdict } from '../verdict/verdict.ts';
import { escapeProse } from './markdown/escape-markdown.ts';

/** A night may be missed and a weekend is long; more means that nobody looks after the nightly run. */
const MAX_DAYS = 3;

/** One line that says whether the gate is known to catch anything; none where nobody can tell. */
export function renderPositiveControl(control: Verdict['positiveControl']): string[] {
  if (control === undefined) return [];
  if (control === null) {
    return [
      '⚠️ **The gate has never proved itself here:** no nightly run has put a slower and a worse model before it yet.',
    ];
  }
  const blocked = escapeProse(joinAnd(control.caught));
  const day = control.at.slice(0, 10);
  if (control.daysAgo <= MAX_DAYS) return [`The gate last proved itself on ${day}: it caught ${blocked}.`];
  return [
    `⚠️ **The gate has not proved itself in ${control.daysAgo} days.** The last time was on ${day}: it caught ${blocked}.`,
  ];
}

function joinAnd(texts: readonly string[]): string {
  const last = texts.at(-1) ?? 'nothing';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}
