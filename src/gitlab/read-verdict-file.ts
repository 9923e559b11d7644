import { readFile } from 'node:fs/promises';
import type { Contradiction } from '../verdict/untrusted/contradiction.ts';
import { findContradiction } from '../verdict/untrusted/find-contradiction.ts';
import { type Verdict, verdictSchema } from '../verdict/verdict.ts';

/** The verdict that the measuring job left, or why it is not shown. */
export type FoundVerdict =
  | { readonly kind: 'found'; readonly verdict: Verdict }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'contradiction'; readonly contradiction: Contradiction };

/** Reads `verdict.json` of another job, which ran the change's model. A state that its own rows do not support is refused. */
export async function readVerdictFile(file: string): Promise<FoundVerdict> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return { kind: 'absent' };
  const parsed = verdictSchema.safeParse(parse(text));
  if (!parsed.success) return { kind: 'unreadable' };
  const contradiction = findContradiction(parsed.data);
  return contradiction === undefined
    ? { kind: 'found', verdict: parsed.data }
    : { kind: 'contradiction', contradiction };
}

/** @returns Undefined if it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
