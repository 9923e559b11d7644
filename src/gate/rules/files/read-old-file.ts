import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readObjectId } from '../../../git/git-tree.ts';
import { readModel } from '../../../model/read-model.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';

/** What the change did with a model file that the base policy names: removed it, left it or edited it. */
export type OldFile = 'removed' | 'unchanged' | 'changed' | 'not-in-git';

/**
 * Compares the file at an artifact's path, and the external data next to it, between the base commit and the checkout.
 *
 * @param folder - Absolute folder of the policy; the artifact's path is relative to it.
 * @throws {Error} If git cannot read the base commit.
 * @throws {UserError} If the file is unchanged but not a model, because then its external data is unknown.
 */
export async function readOldFile(
  folder: string,
  { artifact: path, engine }: Pick<ModelPolicy, 'artifact' | 'engine'>,
  commit: string,
): Promise<OldFile> {
  const file = resolve(folder, path);
  if (!(await exists(file))) return 'removed';
  const compare = async (each: string): Promise<Exclude<OldFile, 'removed'>> => {
    const [before, now] = await Promise.all(
      [commit, 'HEAD'].map((at) => readObjectId({ folder, path: each, commit: at })),
    );
    if (before !== now) return 'changed';
    return before === undefined ? 'not-in-git' : 'unchanged';
  };
  const own = await compare(path);
  if (own !== 'unchanged' || engine.kind !== 'onnxruntime') return own;
  const { externalData } = await readModel(file, path);
  const external = await Promise.all(externalData.map((name) => compare(join(dirname(path), name))));
  return external.includes('changed') ? 'changed' : 'unchanged';
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
