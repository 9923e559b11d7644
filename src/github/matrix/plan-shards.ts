import { UserError } from '../../errors/errors.ts';
import { resultName } from '../../matrix/result.ts';
import { MAX_JOBS, type ShardCounts } from '../inputs/matrix-inputs.ts';

/** One job of the measuring matrix. */
export interface MeasureJob {
  readonly model: string;
  /** "2/4"; empty where the job scores all items. */
  readonly shard: string;
  /** For the names of the job and its artifact. */
  readonly name: string;
}

/**
 * The measuring jobs of a run, those of a model one after the other.
 *
 * @throws {UserError} If shards are asked of a model that the policy does not have, or there would be more jobs than a
 *   matrix takes.
 */
export function planShards(models: readonly string[], { others, named }: ShardCounts): MeasureJob[] {
  const unknown = Object.keys(named).find((model) => !models.includes(model));
  if (unknown !== undefined) {
    throw new UserError(
      `input "shards": expected models of the policy (${models.join(', ')}), got "${unknown}".`,
      'Write the number of shards by the id of a model.',
    );
  }
  const jobs = models.flatMap((model) => jobsOf(model, named[model] ?? others));
  if (jobs.length <= MAX_JOBS) return jobs;
  throw new UserError(
    `input "shards": expected at most ${MAX_JOBS} jobs in all, got ${jobs.length}.`,
    'A matrix takes no more. Ask for fewer shards, or split the policy.',
  );
}

function jobsOf(model: string, of: number): MeasureJob[] {
  if (of === 1) return [{ model, shard: '', name: model }];
  return Array.from({ length: of }, (_, position) => {
    const shard = { index: position + 1, of };
    return { model, shard: `${shard.index}/${of}`, name: resultName({ model, shard }) };
  });
}
