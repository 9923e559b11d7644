import { IDENTITY_FIELDS, type Mismatch, type Problem } from '../verdict/facts/problem.ts';
import type { ReadResult } from './read-results.ts';
import type { Identity, Result } from './result.ts';

/** The run that the results must belong to. */
export interface Expected {
  readonly of: Identity;
  /** Attempt of this run. Results of earlier attempts count, because a re-run may only repeat the failed jobs. */
  readonly attempt: number;
  /** Ids of the models in the policy. */
  readonly models: readonly string[];
  /** Whether the route job chose the CPU fallback; undefined if no job has that output. */
  readonly fallback: boolean | undefined;
}

interface CheckedResults {
  /** The results that count, ordered by shard. Only has models with at least one result. */
  readonly byModel: ReadonlyMap<string, readonly Result[]>;
  /** Why other results do not count, and which results are missing. */
  readonly problems: readonly Problem[];
}

/**
 * Selects the results of this run, and reports problems: results of another run, commit or policy, duplicates, and missing
 * models or shards. Any problem makes the overall verdict an error.
 */
export function checkResults(read: readonly ReadResult[], expected: Expected): CheckedResults {
  const problems: Problem[] = [];
  const own: Result[] = [];
  const refused = new Set<string>();
  for (const { place, result } of read) {
    const why = findMismatch(result, expected);
    if (why === undefined) own.push(result);
    else {
      const { model, shard } = result;
      refused.add(model);
      problems.push({ kind: 'refused-result', result: { model, shard }, place, why });
    }
  }
  const byModel = new Map<string, readonly Result[]>();
  for (const model of expected.models) {
    const results = own.filter((result) => result.model === model).toSorted(byShard);
    const gap = findGap(model, results);
    if (gap === undefined) byModel.set(model, results);
    // If all results of a model were refused, that problem has already been reported.
    else if (!refused.has(model) || results.length > 0) problems.push(gap);
  }
  return { byModel, problems };
}

const byShard = (left: Result, right: Result): number => (left.shard?.index ?? 0) - (right.shard?.index ?? 0);

/** Why a result does not belong to this run; undefined if it does. */
function findMismatch(result: Result, expected: Expected): Mismatch | undefined {
  const field = IDENTITY_FIELDS.find((each) => result.of[each] !== expected.of[each]);
  if (field !== undefined)
    return { kind: 'other-identity', field, got: result.of[field], expected: expected.of[field] };
  if (result.attempt > expected.attempt)
    return { kind: 'later-attempt', got: result.attempt, expected: expected.attempt };
  if (!expected.models.includes(result.model)) return { kind: 'unknown-model' };
  if (expected.fallback === undefined || result.fallback === expected.fallback) return undefined;
  return { kind: expected.fallback ? 'not-on-fallback' : 'on-fallback' };
}

/** Why a model's results are not complete; undefined if they are. */
function findGap(model: string, results: readonly Result[]): Problem | undefined {
  if (results.length === 0) return { kind: 'no-result', model };
  const whole = results.filter(({ shard }) => shard === null).length;
  if (whole > 1) return { kind: 'several-results', model, results: whole };
  const shards = results.flatMap(({ shard }) => shard ?? []);
  if (whole === 1) return shards.length === 0 ? undefined : { kind: 'whole-and-shards', model };
  const counts = [...new Set(shards.map(({ of }) => of))];
  if (counts.length > 1) return { kind: 'different-splits', model, of: counts };
  const indices = shards.map(({ index }) => index);
  const duplicate = shards.find(({ index }, position) => indices.indexOf(index) < position);
  if (duplicate !== undefined) return { kind: 'duplicate-shard', model, shard: duplicate };
  const [of = 0] = counts;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (index) => !indices.includes(index),
  );
  return missing.length === 0 ? undefined : { kind: 'missing-shards', model, shards: missing, of };
}
