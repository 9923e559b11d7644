import { z } from 'zod';

/** Why git cannot provide the model of an existing commit. */
export const gitProblemSchema = z.discriminatedUnion('kind', [
  /** The path is outside the repository. */
  z.strictObject({ kind: z.literal('outside-repository') }),
  /** The commit has a Git LFS pointer, but git could not fetch the file. */
  z.strictObject({ kind: z.literal('in-lfs') }),
  /** The model exists, but a file with its weights is missing. `location`: as written in the model. */
  z.strictObject({
    kind: z.literal('external-data'),
    location: z.string(),
    why: z.enum(['absent', 'outside-repository', 'in-lfs']),
  }),
  /** `message`: from git or the model's reader. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export type GitProblem = z.infer<typeof gitProblemSchema>;
