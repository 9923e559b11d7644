import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { type Policy, policySchema } from './policy.ts';
import { readYaml } from './read-yaml.ts';

const POLICY_FILE = {
  schema: policySchema,
  name: 'policy',
  remedy: 'See "Policy file" in the README; an editor shows mistakes with dist/regression-gate.schema.json.',
};

/**
 * Reads a policy file.
 *
 * @param file - Absolute path.
 * @param shownPath - How messages call the file.
 * @throws {UserError} With every mistake at once: place, what was expected, what came, and the nearest known key.
 */
export async function readPolicy(file: string, shownPath: string): Promise<Policy> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(
      `${shownPath}: expected a policy file, got ${code}.`,
      'Write one (see "Policy file" in the README), or name another with --policy.',
      { cause: error },
    );
  }
  return parsePolicy(text, shownPath);
}

/** Parses the text of a policy file; see {@link readPolicy}. */
export function parsePolicy(text: string, shownPath: string): Policy {
  return readYaml(text, shownPath, POLICY_FILE).value;
}
