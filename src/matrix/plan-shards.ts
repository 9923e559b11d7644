import { z } from 'zod';
import type { Shard } from '../dataset/shard-items.ts';
import { UserError } from '../errors/errors.ts';
import { parseJson } from './read-needs.ts';
import { resultName } from './result.ts';

/** Maximum number of shards of one model. */
export const MAX_SHARDS = 256;

/** Number of shards per model; `others` applies to models that are not named. */
export interface ShardCounts {
  readonly others: number;
  readonly named: Readonly<Record<string, number>>;
}

const count = z.int().min(1).max(MAX_SHARDS);

/** Reads "4", for all models, or a JSON object with a number per model. @returns Undefined if it is neither. */
export function parseShardCounts(text: string): ShardCounts | undefined {
  if (/^\d{1,3}$/.test(text)) {
    const others = count.safeParse(Number(text));
    return others.success ? { others: others.data, named: {} } : undefined;
  }
  const named = z.record(z.string(), count).safeParse(parseJson(text));
  return named.success ? { others: 1, named: named.data } : undefined;
}

/** Reads "2/4"; "1/1" is the whole set. @returns Undefined if it is not a shard. */
export function parseShard(text: string): { readonly shard: Shard | undefined } | undefined {
  const [, index, of] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined || index < 1 || index > of || of > MAX_SHARDS) return undefined;
  return { shard: of === 1 ? undefined : { index, of } };
}

/** One job of the measuring matrix. */
export interface MeasureJob {
  readonly model: string;
  /** "2/4"; empty where the job scores all items. */
  readonly shard: string;
  /** Used in the job's and artifact's names. */
  readonly name: string;
}

/** How many jobs there may be, and the error if there are more. */
interface JobLimit {
  /** Names the input: `input "shards"`, or `--shards`. */
  readonly place: string;
  readonly maxJobs: number;
}

/**
 * Lists the measuring jobs of a run, grouped by model.
 *
 * @throws {UserError} If shards are requested for a model that is not in the policy, or there are too many jobs.
 */
export function planShards(
  models: readonly string[],
  { others, named }: ShardCounts,
  { place, maxJobs }: JobLimit,
): MeasureJob[] {
  const unknown = Object.keys(named).find((model) => !models.includes(model));
  if (unknown !== undefined) {
    throw new UserError(
      `${place}: expected models of the policy (${models.join(', ')}), got "${unknown}".`,
      'Use the ids of the models as keys.',
    );
  }
  const jobs = models.flatMap((model) => jobsOf(model, named[model] ?? others));
  if (jobs.length <= maxJobs) return jobs;
  throw new UserError(
    `${place}: expected at most ${maxJobs} jobs in all, got ${jobs.length}.`,
    'Use fewer shards, or split the policy.',
  );
}

function jobsOf(model: string, of: number): MeasureJob[] {
  if (of === 1) return [{ model, shard: '', name: model }];
  return Array.from({ length: of }, (_, position) => {
    const shard = { index: position + 1, of };
    return { model, shard: `${shard.index}/${of}`, name: resultName({ model, shard }) };
  });
}
