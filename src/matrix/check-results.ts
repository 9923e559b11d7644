import type { ReadResult } from './read-results.ts';
import { describeResult, type Identity, type Result } from './result.ts';

/** What the results must belong to. */
export interface Expected {
  readonly of: Identity;
  /** Attempt of this run; a result of an earlier one stands where only failed jobs were run again. */
  readonly attempt: number;
  /** Ids of the models of the policy. */
  readonly models: readonly string[];
  /** Whether the CPU fallback was chosen; undefined where nobody said. */
  readonly fallback: boolean | undefined;
}

interface CheckedResults {
  /** Those that count, in shards' order; each model of the policy that has any. */
  readonly byModel: ReadonlyMap<string, readonly Result[]>;
  /** Why others do not, and what is missing, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Keeps the results that belong to this run, and says what is wrong with the set of them: one that is of another run,
 * commit or policy, one that is there twice, a model or a shard that is missing. Whatever is wrong, no verdict rests on it.
 */
export function checkResults(read: readonly ReadResult[], expected: Expected): CheckedResults {
  const problems: string[] = [];
  const own: Result[] = [];
  for (const { place, result } of read) {
    const why = findMismatch(result, expected);
    if (why === undefined) own.push(result);
    else problems.push(`The result of ${describeResult(result)} (${place}) ${why}.`);
  }
  const refused = new Set(read.map(({ result }) => result).filter((result) => !own.includes(result)));
  const byModel = new Map<string, readonly Result[]>();
  for (const model of expected.models) {
    const results = own.filter((result) => result.model === model).toSorted(byShard);
    const why = findGap(results);
    const isRefused = [...refused].some((result) => result.model === model);
    if (why === undefined) byModel.set(model, results);
    else if (!isRefused || results.length > 0) problems.push(`"${model}": ${why}.`);
  }
  return { byModel, problems };
}

const byShard = (left: Result, right: Result): number => (left.shard?.index ?? 0) - (right.shard?.index ?? 0);

const FIELDS: readonly (readonly [keyof Identity, string])[] = [
  ['repository', 'repository'],
  ['runId', 'run'],
  ['commit', 'commit'],
  ['baselineCommit', 'baseline commit'],
  ['use', 'use'],
  ['policy', 'policy'],
  ['gate', 'version of the gate'],
];

/** Why a result is not one of this run; undefined when it is. */
function findMismatch(result: Result, expected: Expected): string | undefined {
  for (const [field, title] of FIELDS) {
    const [got, wanted] = [result.of[field], expected.of[field]];
    if (got !== wanted) return `is of another ${title}: ${shorten(got)}, not ${shorten(wanted)}`;
  }
  if (result.attempt > expected.attempt)
    return `is of attempt ${result.attempt}, which is later than this one (${expected.attempt})`;
  if (!expected.models.includes(result.model)) return 'is of a model that the policy does not have';
  if (expected.fallback === undefined || result.fallback === expected.fallback) return undefined;
  return expected.fallback
    ? 'was measured as if no CPU fallback had been chosen: hand the output "fallback" of the route job to the measure job'
    : 'was measured on the CPU fallback, which was not chosen';
}

const shorten = (text: string | null): string =>
  text === null ? 'none' : /^[0-9a-f]{40,64}$/.test(text) ? text.slice(0, 12) : text.slice(0, 100);

/** Why the results of a model do not make one whole; undefined when they do. */
function findGap(results: readonly Result[]): string | undefined {
  if (results.length === 0) return 'no result: its measure job left none';
  const whole = results.filter(({ shard }) => shard === null).length;
  if (whole > 1) return `${whole} results, where there must be one`;
  if (whole === 1) {
    return results.length === 1
      ? undefined
      : 'a result of the whole set and others of shards, where there must be either';
  }
  const counts = [...new Set(results.map(({ shard }) => shard?.of ?? 0))];
  const [of = 0] = counts;
  if (counts.length > 1) return `shards of different splits: of ${counts.join(', of ')}`;
  const indices = results.map(({ shard }) => shard?.index);
  const twice = indices.find((index, position) => indices.indexOf(index) < position);
  if (twice !== undefined) return `shard ${twice}/${of} is there more than once`;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (index) => !indices.includes(index),
  );
  return missing.length === 0
    ? undefined
    : `no result of ${missing.length === 1 ? 'shard' : 'shards'} ${missing.join(', ')} of ${of}`;
}
