import { UserError } from './errors/errors.ts';
import { jsonProblem, quotedJson } from './errors/plain-text.ts';
import { type Verdict, verdictSchema } from './verdict/verdict.ts';

/* Entry of the package for other programs. Its types are generated from the schemas; see build.mjs. */

const HINT = 'Pass the whole text of a verdict.json written by the same version of the gate.';

/**
 * Reads `verdict.json`.
 *
 * @param text - The file's text.
 * @throws {UserError} If it is not a verdict; `message` names the first field that is wrong.
 */
export function readVerdict(text: string): Verdict {
  const parsed = verdictSchema.safeParse(parse(text), { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = ['verdict', ...(issue?.path.map(String) ?? [])].join('.');
  throw new UserError(`${place}: ${issue?.message}, got ${quotedJson(issue?.input)}.`, HINT);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`verdict: expected JSON, got ${jsonProblem(error)}.`, HINT, { cause: error });
  }
}
