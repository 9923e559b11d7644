import { UserError } from '../../errors/errors.ts';
import { resultName } from '../../matrix/result.ts';
import { MAX_JOBS, type ShardCounts } from '../inputs/matrix-inputs.ts';

/** One job of the measuring matrix. */
export interface MeasureJob {
  readonly model: string;
  /** "2/4"; empty where the job scores all items. */
  readonly shard: string;
  /** Used in the job's and artifact's names. */
  readonly name: string;
}

/**
 * Lists the measuring jobs of a run, grouped by model.
 *
 * @throws {UserError} If shards are requested for a model that is not in the policy, or there are more jobs than a matrix
 *   may have.
 */
export function planShards(models: readonly string[], { others, named }: ShardCounts): MeasureJob[] {
  const unknown = Object.keys(named).find((model) => !models.includes(model));
  if (unknown !== undefined) {
    throw new UserError(
      `input "shards": expected models of the policy (${models.join(', ')}), got "${unknown}".`,
      'Use the ids of the models as keys.',
    );
  }
  const jobs = models.flatMap((model) => jobsOf(model, named[model] ?? others));
  if (jobs.length <= MAX_JOBS) return jobs;
  throw new UserError(
    `input "shards": expected at most ${MAX_JOBS} jobs in all, got ${jobs.length}.`,
    'GitHub allows no more jobs in a matrix. Use fewer shards, or split the policy.',
  );
}

function jobsOf(model: string, of: number): MeasureJob[] {
  if (of === 1) return [{ model, shard: '', name: model }];
  return Array.from({ length: of }, (_, position) => {
    const shard = { index: position + 1, of };
    return { model, shard: `${shard.index}/${of}`, name: resultName({ model, shard }) };
  });
}
