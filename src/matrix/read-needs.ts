import { z } from 'zod';
import { UserError } from '../errors/errors.ts';

/** How the jobs before the verdict ended. */
interface NeededJobs {
  /** Those that did not end in success, a sentence each. */
  readonly problems: readonly string[];
  /** The output `fallback` of the job that routed; undefined where none has such an output. */
  readonly fallback: boolean | undefined;
}

const needs = z.record(
  z.string(),
  z.object({
    result: z.enum(['success', 'failure', 'cancelled', 'skipped']),
    outputs: z.record(z.string(), z.string().nullable()).nullish(),
  }),
);

const HINT = 'Hand over toJSON(needs), in a job that has `needs: [route, measure]` and `if: always()`.';

/**
 * Reads the context `needs` of the verdict job. Only a job that ended in success may lead to a pass: one that was skipped
 * counts as passing for GitHub, and as nothing here.
 *
 * @throws {UserError} If it is missing, no JSON, or names no job.
 */
export function readNeeds(text: string | undefined): NeededJobs {
  const parsed = needs.safeParse(parseJson(text ?? ''));
  const jobs = parsed.success ? Object.entries(parsed.data) : [];
  if (jobs.length === 0) {
    const got = text === undefined ? 'none' : JSON.stringify(text.slice(0, 100));
    throw new UserError(
      `input "needs": expected the context "needs" with at least one job and its result, got ${got}.`,
      HINT,
    );
  }
  const problems = jobs.flatMap(([name, { result }]) =>
    result === 'success' ? [] : [`The job "${name}" ended as ${result}, not in success.`],
  );
  const said = jobs
    .map(([, { outputs }]) => outputs?.['fallback'])
    .find((value) => value != null && value !== '');
  return { problems, fallback: said === undefined ? undefined : said === 'true' };
}

/** @returns Undefined for a text that is no JSON, which no JSON text stands for. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
