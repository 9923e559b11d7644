import { z } from 'zod';
import type { Shard } from '../../dataset/shard-items.ts';
import { parseJson } from '../../matrix/read-needs.ts';
import { type ActionInputs, badInput, type InputName } from './inputs.ts';

/** What `runs-on` takes: labels of one runner, all of which it must have; at least one. */
export type RunnerLabels = readonly string[];

/** How many shards the items of each model are scored in; `others` of the models that are not named. */
export interface ShardCounts {
  readonly others: number;
  readonly named: Readonly<Record<string, number>>;
}

/** Why a run is on the CPU, where the workflow does not say. */
export const NO_GPU_RUNNER = 'no GPU runner was online';

/** A workflow takes no matrix of more jobs. */
export const MAX_JOBS = 256;

type MatrixInputs = Pick<
  ActionInputs,
  'gpuRunner' | 'cpuRunner' | 'trustedRunner' | 'runnerToken' | 'shards' | 'shard' | 'needs' | 'results'
>;

/**
 * Reads the inputs of `route`, `measure` and `verdict`.
 *
 * @throws {UserError} That names the first input whose value is not understood.
 */
export function readMatrixInputs(read: (name: InputName) => string): MatrixInputs {
  const cpuRunner = readLabels('cpu-runner', read('cpu-runner'));
  return {
    gpuRunner: readLabels('gpu-runner', read('gpu-runner')),
    cpuRunner: cpuRunner ?? ['ubuntu-24.04'],
    trustedRunner: readLabels('runner', read('runner')),
    runnerToken: read('runner-token'),
    shards: readShardCounts(read('shards')),
    shard: readShard(read('shard')),
    needs: read('needs') || undefined,
    results: read('results'),
  };
}

const label = z.string().trim().min(1).max(256);

/** A name, or a JSON array of names. */
function readLabels(name: InputName, text: string): RunnerLabels | undefined {
  if (text === '') return undefined;
  const isJson = text.startsWith('[') || text.startsWith('"') || text.startsWith('{');
  const parsed = z
    .union([label.transform((one) => [one]), z.array(label).min(1).max(20)])
    .safeParse(isJson ? parseJson(text) : text);
  if (parsed.success && !/[\n\r]/.test(text)) return parsed.data;
  throw badInput(name, 'the name of a runner, or a JSON array of its labels', {
    got: text,
    hint: 'Write what runs-on would take: "gpu-runners", or ["self-hosted", "gpu"].',
  });
}

const count = z.coerce.number().pipe(z.int().min(1).max(MAX_JOBS));

/** A number for all models, or a JSON object of numbers by model. */
function readShardCounts(text: string): ShardCounts {
  if (/^\d{1,3}$/.test(text) && count.safeParse(text).success) return { others: Number(text), named: {} };
  const named = z.record(z.string(), z.int().min(1).max(MAX_JOBS)).safeParse(parseJson(text));
  if (named.success) return { others: 1, named: named.data };
  throw badInput(
    'shards',
    `a whole number from 1 to ${MAX_JOBS}, or a JSON object of such numbers by model`,
    {
      got: text,
      hint: 'Write "4" for every model, or {"ocr": 4} for one. Leave it out to score all items on one machine.',
    },
  );
}

/** "2/4". */
function readShard(text: string): Shard | undefined {
  if (text === '') return undefined;
  const [, index, of] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of && of <= MAX_JOBS) {
    return of === 1 ? undefined : { index, of };
  }
  throw badInput('shard', 'one of several such as "2/4"', {
    got: text,
    hint: 'The output "shards" of the route job makes them. Leave it out to score all items.',
  });
}
