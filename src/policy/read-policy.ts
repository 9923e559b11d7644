import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { NO_FILE } from '../files/plain-file.ts';
import { readText } from '../files/read-text.ts';
import { writtenId } from './data/expand-data-sets.ts';
import { METRIC_BY_OTHER_NAME } from './metric.ts';
import type { ModelPolicy } from './model-policy.ts';
import { type Policy, policySchema } from './policy.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Where a policy is unless another place is named, relative to the repository. */
export const DEFAULT_POLICY = '.github/regression-gate.yml';

const MAX_BYTES = 4 * 2 ** 20;

const POLICY_FILE = {
  schema: policySchema,
  name: 'policy',
  remedy:
    'See "Policy file" in the README. With dist/regression-gate.schema.json, your editor marks these errors.',
  otherNames: METRIC_BY_OTHER_NAME,
};

/**
 * Reads a policy file.
 *
 * @param file - Absolute path. A symbolic link is refused: it could lead to a file that its reader must not see.
 * @param shownPath - Path shown in messages.
 * @throws {UserError} Reports all mistakes together, each with its place, what was expected and the nearest known
 *   key.
 */
export async function readPolicy(file: string, shownPath: string): Promise<Policy> {
  const read = await readText(file, MAX_BYTES);
  if (read.problem === undefined) return parsePolicy(read.text, shownPath);
  const isMissing = read.problem === NO_FILE;
  throw new UserError(
    `${shownPath}: expected a policy file, got ${read.problem}.`,
    `${isMissing ? 'Create one with "regression-gate init"' : 'Write the policy itself to a readable file'}, or set another path with "policy" or --policy.`,
  );
}

/** Parses the text of a policy file; see {@link readPolicy}. */
export function parsePolicy(text: string, shownPath: string): Policy {
  return readYaml(text, shownPath, POLICY_FILE).value;
}

/**
 * All models of the policy, or the one with this id: with all of its data sets, or with the one of `<id>.<name>`.
 *
 * @param isExact - Whether the id of a model means its own data set alone.
 * @throws {UserError} If no model has this id.
 */
export function selectModels(
  policy: Policy,
  id: string | undefined,
  isExact = false,
): readonly ModelPolicy[] {
  if (id === undefined) return policy.models;
  const models = policy.models.filter((each) => each.id === id || (!isExact && writtenId(each) === id));
  if (models.length > 0) return models;
  const known = policy.models.map((each) => each.id);
  const nearest = nearestName(id, known);
  throw new UserError(
    `model: expected one of ${known.join(', ')}, got "${id}".`,
    nearest === undefined
      ? 'Use an id from the policy, or leave it out to check all models.'
      : `Did you mean "${nearest}"?`,
  );
}
