import { readFile } from 'node:fs/promises';
import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { type ModelPolicy, type Policy, policySchema } from './policy.ts';
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

/**
 * The models to judge: all, or the one named.
 *
 * @throws {UserError} If the policy has no model of that id.
 */
export function selectModels(policy: Policy, id: string | undefined): readonly ModelPolicy[] {
  if (id === undefined) return policy.models;
  const model = policy.models.find((each) => each.id === id);
  if (model !== undefined) return [model];
  const known = policy.models.map((each) => each.id);
  const nearest = nearestName(id, known);
  throw new UserError(
    `model: expected one of ${known.join(', ')}, got "${id}".`,
    nearest === undefined ? 'Name a model of the policy, or none for all.' : `Did you mean "${nearest}"?`,
  );
}
