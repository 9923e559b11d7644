import { z } from 'zod';

/** How a change renamed a model of the base policy or moved its file. */
export const relocationSchema = z.strictObject({
  /** The model's id in the base policy; absent if it kept its id. */
  formerId: z.string().optional(),
  /** Absent if it kept its path. */
  moved: z
    .strictObject({
      /** Paths as the policies write them. */
      from: z.string(),
      to: z.string(),
      /**
       * What became of the file at `from` in the checkout. `not-in-git`: neither commit tracks it, so whether it changed
       * is unknown.
       */
      oldFile: z.enum(['removed', 'unchanged', 'not-in-git']),
    })
    .optional(),
});

export type Relocation = z.infer<typeof relocationSchema>;
