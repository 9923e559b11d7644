import { plainText } from '../../errors/plain-text.ts';
import type { State } from '../../verdict/state.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { verdictHeadline } from './headline.ts';
import { STATE_LABELS } from './state.ts';

/** Chat programs cut longer messages. */
const MAX_CHARACTERS = 300;

/**
 * The verdict on one line for a chat message: "❌ Blocked: fashion P95 latency +45.6% (limit +10%)". Characters that are special
 * in a chat, in JSON or in double-quoted shell strings are removed or replaced, because a workflow pastes it there.
 */
export const summaryLine = (verdict: Verdict): string => stateLine(verdict.state, verdictHeadline(verdict));

/** The same for a run that ended without a verdict. */
export const errorLine = (message: string): string => stateLine('error', message);

function stateLine(state: State, text: string): string {
  const { icon, word } = STATE_LABELS[state];
  const harmless = `${icon} ${word}: ${text}`
    .replaceAll('`', '')
    .replaceAll('@', '(at)')
    .replace(/["\\$<>&!]/g, '_');
  return plainText(harmless, MAX_CHARACTERS);
}
