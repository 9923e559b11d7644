import type { Verdict } from '../../../verdict/verdict.ts';
import { countOf, joinAnd } from '../grammar.ts';

/** Allows for a missed night or a weekend. A longer gap means that the nightly run is broken. */
const MAX_DAYS = 3;

/** A sentence on the last positive control, and a warning that a reader must not miss. */
interface ControlText {
  readonly warning?: string;
  readonly text: string;
}

type Control = NonNullable<Verdict['positiveControl']>;

const KINDS: Readonly<Record<Control['blocked'][number], string>> = {
  slower: 'a deliberately slowed model',
  worse: 'a deliberately worsened model',
};

/** The last positive control. */
export function positiveControlText(control: Control | null): ControlText {
  if (control === null) {
    return {
      warning: 'No positive control yet.',
      text: `No nightly run has tested the gate with ${KINDS.slower} and ${KINDS.worse}.`,
    };
  }
  const { at, blocked, daysAgo } = control;
  const found = `on ${at.slice(0, 10)} the gate blocked ${joinAnd(blocked.map((kind) => KINDS[kind]))}.`;
  if (daysAgo <= MAX_DAYS) return { text: `Positive control passed: ${found}` };
  return {
    warning: `No positive control for ${countOf(daysAgo, 'day')}.`,
    text: `The last one passed: ${found}`,
  };
}
