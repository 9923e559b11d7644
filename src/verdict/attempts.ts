import { z } from 'zod';

const count = z.int().nonnegative();

/** The attempts at one comparison: the same two models, data, settings, machine and limits. Absent at the first. */
export const attemptsSchema = z.strictObject({
  /** Which one this run is, from 1. */
  number: z.int().positive(),
  /** Launches that the figures rest on. */
  launches: count,
  /** How many attempts those launches are of. */
  of: count,
  /** Launches of this run. */
  own: count,
  /**
   * On what the verdict rests. `all`: on the launches of all attempts together. `this`: on this one, which fails by itself
   * although all together do not. `earlier`: on earlier ones, of which at least one failed; nothing was measured again.
   * `pull-request`: on what the run of the pull request measured; nothing was measured again.
   */
  basis: z.enum(['all', 'this', 'earlier', 'pull-request']),
  /** In the order in which they were made. */
  earlier: z.array(
    z.strictObject({ state: z.string(), launches: count, at: z.string(), url: z.string().nullable() }),
  ),
});

export type Attempts = z.infer<typeof attemptsSchema>;

const launchesOf = ({ launches, of }: Attempts): string =>
  `${launches} ${launches === 1 ? 'launch' : 'launches'} of ${of} ${of === 1 ? 'attempt' : 'attempts'}`;

/** For a headline: "attempt 3; 41 launches of 3 attempts, pooled". */
export function mentionAttempts(attempts: Attempts): string {
  const { number, basis, own } = attempts;
  switch (basis) {
    case 'all':
      return `attempt ${number}; ${launchesOf(attempts)}, pooled`;
    case 'this':
      return own === 0 ? `attempt ${number}` : `attempt ${number}, which fails by its own ${own} launches`;
    case 'earlier':
      return `attempt ${number}; ${launchesOf(attempts)} had decided, and nothing was measured again`;
    case 'pull-request':
      return 'figures of the pull request’s own run, of the same inputs by digest';
  }
}
