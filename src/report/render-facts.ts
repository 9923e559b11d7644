import { codeSpan, escapeProse, MAX_NAME_CHARACTERS } from './escape-markdown.ts';
import type { Fold } from './render-fold.ts';

const MAX_FACTS = 40;

/** Named facts, one a line; undefined when there are none. */
export function renderFacts(title: string, facts: Readonly<Record<string, string>>): Fold | undefined {
  const lines = Object.entries(facts)
    .slice(0, MAX_FACTS)
    .map(([key, value]) => `- ${escapeProse(key, MAX_NAME_CHARACTERS)}: ${renderFact(value)}`);
  if (lines.length === 0) return undefined;
  return { name: title.toLowerCase(), summary: title, body: lines.join('\n') };
}

/** A name as code; a sentence as prose, which may be longer. */
function renderFact(value: string): string {
  return value.length > MAX_NAME_CHARACTERS ? escapeProse(value) : codeSpan(value);
}
