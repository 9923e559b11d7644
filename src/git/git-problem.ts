import { z } from 'zod';

/** Why git cannot give the model of a commit that is there. */
export const gitProblemSchema = z.discriminatedUnion('kind', [
  /** The path leads out of the repository. */
  z.strictObject({ kind: z.literal('outside-repository') }),
  /** The commit has a Git LFS pointer, and git could not fetch the file. */
  z.strictObject({ kind: z.literal('in-lfs') }),
  /** The model is there, but not the file that it keeps its weights in. `location`: as the model names it. */
  z.strictObject({
    kind: z.literal('external-data'),
    location: z.string(),
    why: z.enum(['absent', 'outside-repository', 'in-lfs']),
  }),
  /** `message`: as git or the model's reader gave it. */
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export type GitProblem = z.infer<typeof gitProblemSchema>;
