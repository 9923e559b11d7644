import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readModel } from '../model/read-model.ts';
import { gitFailure } from './git.ts';
import { exportFromCommit, type PlaceInHistory, placeAtCommit } from './git-tree.ts';

/** A model at a commit. *Absent* means that the commit exists but does not contain the model. */
export type GitArtifact =
  | { readonly state: 'found'; readonly file: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unavailable'; readonly problem: GitProblem };

/** Why git cannot provide the model of an existing commit. */
export const gitProblemSchema = z.discriminatedUnion('kind', [
  /** The path is outside the repository. */
  z.strictObject({ kind: z.literal('outside-repository') }),
  /** The commit has a Git LFS pointer, but git could not fetch the file. `message`: from git-lfs. */
  z.strictObject({ kind: z.literal('in-lfs'), message: z.string().optional() }),
  /** The model exists, but a file with its weights is missing. `location`: as written in the model. */
  z.strictObject({
    kind: z.literal('external-data'),
    location: z.string(),
    why: z.enum(['absent', 'outside-repository', 'in-lfs']),
    message: z.string().optional(),
  }),
  /** `message`: from git or the model's reader. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export type GitProblem = z.infer<typeof gitProblemSchema>;

/**
 * Extracts a model from a commit: a file or folder and, of an ONNX model, its external data.
 *
 * @param to.directory - Target folder; files keep their paths relative to the root of the repository.
 */
export async function readGitArtifact(
  place: PlaceInHistory,
  { directory, isOnnx }: { readonly directory: string; readonly isOnnx: boolean },
): Promise<GitArtifact> {
  try {
    const model = await exportFromCommit(place, directory);
    if (model.state === 'absent') return model;
    if (model.state === 'outside-repository') return { state: 'unavailable', problem: { kind: model.state } };
    if (model.state === 'in-lfs') {
      return { state: 'unavailable', problem: { kind: 'in-lfs', ...saidBy(model) } };
    }
    if (!isOnnx) return model;
    const facts = await readModel(model.file, placeAtCommit(place.path, place.commit));
    for (const location of facts.externalData) {
      const path = join(dirname(place.path), location);
      const data = await exportFromCommit({ ...place, path }, directory);
      if (data.state === 'found') continue;
      const problem = { kind: 'external-data', location, why: data.state, ...saidBy(data) } as const;
      return { state: 'unavailable', problem };
    }
    return model;
  } catch (error) {
    return { state: 'unavailable', problem: { kind: 'failed', message: gitFailure(error) } };
  }
}

/** The message of git-lfs, if any. */
function saidBy(exported: Awaited<ReturnType<typeof exportFromCommit>>): { readonly message?: string } {
  return exported.state === 'in-lfs' && exported.message !== null ? { message: exported.message } : {};
}
