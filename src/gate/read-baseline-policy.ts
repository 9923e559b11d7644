import { relative } from 'node:path';
import { UserError } from '../errors.ts';
import type { ModelPolicy, Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { GateRequest } from './gate-request.ts';

/**
 * The policy of a model on the baseline's side: of the file that was named, else of the base commit where that judges,
 * else the model's own.
 *
 * @throws {UserError} If the file cannot be read, or does not have this model.
 */
export async function readBaselinePolicy(
  { baselinePolicyFile }: Pick<GateRequest, 'baselinePolicyFile'>,
  model: ModelPolicy,
  basePolicy: Policy | undefined,
): Promise<ModelPolicy> {
  if (baselinePolicyFile === undefined) return basePolicy?.models.find(({ id }) => id === model.id) ?? model;
  const shownPath = relative(process.cwd(), baselinePolicyFile);
  const { models } = await readPolicy(baselinePolicyFile, shownPath);
  const found = models.find(({ id }) => id === model.id);
  if (found !== undefined) return found;
  throw new UserError(
    `${shownPath}: expected a model with the id "${model.id}", got ${models.map(({ id }) => id).join(', ')}.`,
    'The baseline runs by the settings that this file has for the same model.',
  );
}
