import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import { FALLBACK_KINDS } from '../records/fallback.ts';
import type { Problem } from '../verdict/facts/problem.ts';

/** Results of the jobs that the verdict job needs. */
interface NeededJobs {
  /** One per job that did not succeed. */
  readonly problems: readonly Problem[];
  /** Whether the route job chose the CPU fallback; undefined if no job has the output `fallback`. */
  readonly fallback: boolean | undefined;
}

const needs = z.record(
  z.string(),
  z.object({
    result: z.enum(['success', 'failure', 'cancelled', 'skipped']),
    outputs: z.record(z.string(), z.string().nullable()).nullish(),
  }),
);

const fallbackOutput = z.enum(['false', 'true', ...FALLBACK_KINDS]);

/**
 * Reads the `needs` context of the verdict job. Only jobs that succeeded can lead to a pass: unlike GitHub, the gate does not
 * count a skipped job as a success.
 *
 * @throws {UserError} If it is missing, is not JSON, names no job, or has an output `fallback` that no route job writes.
 */
export function readNeeds(text: string | undefined): NeededJobs {
  const parsed = needs.safeParse(parseJson(text ?? ''));
  const jobs = parsed.success ? Object.entries(parsed.data) : [];
  if (jobs.length === 0) {
    const got = text === undefined ? 'none' : JSON.stringify(text.slice(0, 100));
    throw new UserError(
      `input "needs": expected the context "needs" with at least one job and its result, got ${got}.`,
      'Pass toJSON(needs), in a job with `needs: [route, measure]` and `if: always()`.',
    );
  }
  const problems = jobs.flatMap(([job, { result }]): Problem[] =>
    result === 'success' ? [] : [{ kind: 'job-not-successful', job, result }],
  );
  const output = jobs
    .map(([, { outputs }]) => outputs?.['fallback'])
    .find((value) => value != null && value !== '');
  return { problems, fallback: output === undefined ? undefined : isFallback(output) };
}

function isFallback(output: string | null): boolean {
  const parsed = fallbackOutput.safeParse(output);
  if (parsed.success) return parsed.data !== 'false';
  throw new UserError(
    `input "needs": expected an output "fallback" of ${fallbackOutput.options.join(', ')}, got ${JSON.stringify(output)}.`,
    'Set it from the output "fallback" of the step with `mode: route`.',
  );
}

/** @returns Undefined if the text is not JSON. (No JSON text parses to undefined.) */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
