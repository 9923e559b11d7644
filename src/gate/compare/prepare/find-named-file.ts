import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { writtenId } from '../../../policy/data/expand-data-sets.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { GateRequest } from '../../gate-request.ts';

/**
 * The file given instead of a model's artifact: the file itself or, in a folder, the one that is named like the policy's
 * artifact. If there is none, the folder itself may be the artifact of a server.
 */
export async function findNamedFile(
  named: string,
  { artifact, engine }: Pick<ModelPolicy, 'artifact' | 'engine'>,
): Promise<string> {
  if (!(await isFolder(named))) return named;
  const inside = join(named, basename(artifact));
  return engine.kind === 'server' && !existsSync(inside) ? named : inside;
}

/** The file that is judged: the named one, else the policy's artifact. */
export async function findCandidateFile(
  { candidate, policyFile }: Pick<GateRequest, 'candidate' | 'policyFile'>,
  model: Pick<ModelPolicy, 'artifact' | 'engine'>,
): Promise<string> {
  if (candidate === undefined) return resolve(dirname(policyFile), model.artifact);
  return findNamedFile(candidate, model);
}

/**
 * Refuses one file for several models: all but one of them would be judged by another's file.
 *
 * @throws {UserError} If a file is named and there is more than one model.
 */
export async function refuseSharedFile(
  { candidate, baseline }: Pick<GateRequest, 'candidate' | 'baseline'>,
  models: readonly ModelPolicy[],
): Promise<void> {
  // All data sets of a model share its file.
  const ids = new Set(models.map(writtenId));
  if (ids.size < 2) return;
  for (const [name, file] of Object.entries({ candidate, baseline })) {
    if (file === undefined || (await isFolder(file))) continue;
    throw new UserError(
      `${name}: expected a folder with a file for each of ${ids.size} models, got ${quoted(file)}.`,
      'Choose one model with `model`, or name a folder in which each file is named like the `artifact` in the policy.',
    );
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
