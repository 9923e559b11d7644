import { relative, resolve } from 'node:path';
import type { Shard } from '../../dataset/shard-items.ts';
import { UserError } from '../../errors/errors.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import type { Ports } from '../../gate/ports.ts';
import { runGate } from '../../gate.ts';
import { parseShard } from '../../matrix/plan-shards.ts';
import { type JobFinding, type Result, resultFileName } from '../../matrix/result.ts';
import { scoreShard } from '../../matrix/score-shard.ts';
import { foundOfError, foundOfModel, foundOfShard } from '../../matrix/write-result.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import type { Terminal } from '../define/command.ts';
import { ports, readShared, sharedRequest } from '../options.ts';
import { identifyJobs, listJobs, openJobs } from './open-jobs.ts';

/** Options of `measure` that make it a job of a run. */
interface JobValues {
  readonly run?: string | undefined;
  readonly base?: string | undefined;
  readonly job?: string | undefined;
  readonly shard?: string | undefined;
  readonly shards: string;
  readonly store: string;
  readonly out: string;
  readonly fallback: boolean;
}

type Values = JobValues & Parameters<typeof readShared>[0];

/** A job: one model, or one shard of its items. */
interface Job {
  readonly model: string;
  readonly shard: Shard | null;
}

/**
 * Measures one model, or scores one shard of its items, and writes a result file for `verdict`.
 *
 * @returns 0 whatever was found: only the verdict judges.
 * @throws {UserError} If an option, the policy, the data or a model file is invalid; the result file has the error too.
 * @throws {InfrastructureError} If the gate itself fails.
 */
export async function measureJob(values: Values, terminal: Terminal): Promise<number> {
  const shared = readShared(values);
  // All models, so that a job has the same number in every command.
  const jobs = await openJobs({ ...values, model: undefined });
  const job = chooseJob(values, jobs.models);
  const of = await identifyJobs(jobs, { run: values.run, version: terminal.version });
  const directory = resolve(values.out);
  const write = async (found: JobFinding): Promise<void> => {
    const result: Result = { version: 2, of, attempt: 1, ...job, fallback: values.fallback, found };
    const file = resultFileName(job);
    await writeFiles(directory, { [file]: `${JSON.stringify(result)}\n` });
    terminal.print(`Result: ${relative(process.cwd(), resolve(directory, file))}\n`);
  };
  const request = {
    ...sharedRequest(shared),
    ...{ modelId: job.model, isOneDataSet: true as const, shard: job.shard ?? undefined },
    ...{ candidate: undefined, baseline: undefined, baselinePolicyFile: undefined, mode: 'check' as const },
    ...jobs.plan,
    fallback: values.fallback ? ('no-gpu' as const) : undefined,
  };
  try {
    await write(await find(request, job, ports(values.store, terminal, values.base === undefined)));
    return EXIT.ok;
  } catch (error) {
    await write(foundOfError(error));
    throw error;
  }
}

async function find(request: GateRequest, { model, shard }: Job, connected: Ports): Promise<JobFinding> {
  if (shard !== null && shard.index > 1) {
    return foundOfShard(await scoreShard({ ...request, modelId: model, shard }, connected), shard);
  }
  const [judged] = (await runGate(request, connected)).judged;
  if (judged === undefined) throw new RangeError('expected a selection of at least one model');
  return foundOfModel(judged, { shard: shard ?? undefined, records: false });
}

/** @throws {UserError} If the options name no job, or more than one. */
function chooseJob({ job, shard, model, shards }: Values, models: readonly string[]): Job {
  if (job === undefined) {
    if (model !== undefined && models.includes(model)) return { model, shard: readShard(shard) };
    throw new UserError(
      `--model: expected one of ${models.join(', ')}, got ${model === undefined ? 'none' : JSON.stringify(model)}.`,
      'Name the model that this job measures, or the number of the job with --job.',
    );
  }
  if (model !== undefined || shard !== undefined) {
    throw new UserError(
      `--job: expected no --${model === undefined ? 'shard' : 'model'} with it, got one.`,
      'The job number selects the model and the shard.',
    );
  }
  const all = listJobs(models, shards);
  const chosen = /^\d{1,4}$/.test(job) ? all[Number(job) - 1] : undefined;
  if (chosen !== undefined)
    return { model: chosen.model, shard: chosen.shard === '' ? null : readShard(chosen.shard) };
  throw new UserError(
    `--job: expected a whole number from 1 to ${all.length}, got ${JSON.stringify(job)}.`,
    'Jobs are counted from 1, and "regression-gate route" with the same --shards lists them.',
  );
}

function readShard(text: string | undefined): Shard | null {
  if (text === undefined) return null;
  const parsed = parseShard(text);
  if (parsed !== undefined) return parsed.shard ?? null;
  throw new UserError(
    `--shard: expected an index and a number of shards such as "2/4", got ${JSON.stringify(text)}.`,
    'Leave it out to score all items.',
  );
}
