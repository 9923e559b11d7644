import { z } from 'zod';
import type { Shard } from '../../dataset/shard-items.ts';
import { MAX_SHARDS, parseShard, parseShardCounts, type ShardCounts } from '../../matrix/plan-shards.ts';
import { parseJson } from '../../matrix/read-needs.ts';
import { FALLBACK_KINDS, type FallbackKind } from '../../records/fallback.ts';
import { badInput, type InputName, type ReadInput } from './input-defaults.ts';

/** A runner as in `runs-on`: at least one label. The runner must have all of them. */
export type RunnerLabels = readonly string[];

/** The inputs of the modes `route`, `measure` and `verdict`. */
export interface MatrixInputs {
  /** `route`: labels of the GPU runner; undefined if none is wanted. */
  readonly gpuRunner: RunnerLabels | undefined;
  /** `route`: labels of the runner to use if there is no GPU runner. */
  readonly cpuRunner: RunnerLabels;
  /** `route`: labels of a runner to use without checking that it is online; undefined if none is named. */
  readonly trustedRunner: RunnerLabels | undefined;
  /** `route`: token that may list self-hosted runners; empty if there is none. */
  readonly runnerToken: string;
  /** `route`: number of shards per model. */
  readonly shards: ShardCounts;
  /** `measure`: shard to score; undefined scores all items. */
  readonly shard: Shard | undefined;
  /** Why this machine replaces one with a GPU; undefined if it does not. */
  readonly fallback: FallbackKind | undefined;
  /** `verdict`: the `needs` context as JSON; undefined if the workflow passes none. */
  readonly needs: string | undefined;
  /** `verdict`: folder of the downloaded results, relative to the workspace. */
  readonly results: string;
}

/**
 * Reads the inputs of `route`, `measure` and `verdict`.
 *
 * @throws {UserError} Naming the first input with a bad value.
 */
export function readMatrixInputs(read: ReadInput): MatrixInputs {
  const cpuRunner = readLabels('cpu-runner', read('cpu-runner'));
  return {
    gpuRunner: readLabels('gpu-runner', read('gpu-runner')),
    cpuRunner: cpuRunner ?? ['ubuntu-24.04'],
    trustedRunner: readLabels('runner', read('runner')),
    runnerToken: read('runner-token'),
    shards: readShardCounts(read('shards')),
    shard: readShard(read('shard')),
    fallback: readFallback(read('fallback')),
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
    hint: 'Write what runs-on takes: "gpu-runners", or ["self-hosted", "gpu"].',
  });
}

/** A number for all models, or a JSON object with a number per model. */
function readShardCounts(text: string): ShardCounts {
  const counts = parseShardCounts(text);
  if (counts !== undefined) return counts;
  throw badInput(
    'shards',
    `a whole number from 1 to ${MAX_SHARDS}, or a JSON object with such a number per model`,
    {
      got: text,
      hint: 'Write "4" for every model, or {"ocr": 4} for one. Leave it out to score all items on one machine.',
    },
  );
}

/** "2/4". */
function readShard(text: string): Shard | undefined {
  if (text === '') return undefined;
  const parsed = parseShard(text);
  if (parsed !== undefined) return parsed.shard;
  throw badInput('shard', 'an index and a number of shards such as "2/4"', {
    got: text,
    hint: 'Take it from the output "shards" of the route job. Leave it out to score all items.',
  });
}

function readFallback(text: string): FallbackKind | undefined {
  if (text === 'false') return undefined;
  if (text === 'true') return 'no-gpu';
  const kind = FALLBACK_KINDS.find((each) => each === text);
  if (kind !== undefined) return kind;
  throw badInput('fallback', `"true", "false" or one of ${FALLBACK_KINDS.join(', ')}`, {
    got: text,
    hint: 'Take it from the output "fallback" of the route job, or write "true" if this machine replaces one with a GPU.',
  });
}
