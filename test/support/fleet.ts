import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Identity, type Result, resultFileName } from '../../src/matrix/result.ts';
import { digestPolicy } from '../../src/matrix/score-shard.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { VERSION } from '../../src/version.ts';
import { comparisonOf, shardsOf } from '../matrix/result-fixture.ts';

/** A repository with a policy of many models, and the results of all jobs of one run. */
export interface Fleet {
  /** Absolute folder of the repository. */
  readonly folder: string;
  /** Absolute folder of the results. */
  readonly results: string;
  /** Absolute path of one result file. @param shard - Counted from 1. */
  readonly fileOf: (model: string, shard: number) => string;
  readonly of: Identity;
  readonly policy: Policy;
}

/** As many results as a run of this size leaves: made-up measurements, judged by the real code. */
export function makeFleet(size: {
  readonly models: number;
  readonly shards: number;
  readonly items: number;
}): Fleet {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  const ids = Array.from({ length: size.models }, (_, index) => `m${String(index).padStart(3, '0')}`);
  const text = policyOf(ids);
  mkdirSync(join(folder, '.github'));
  writeFileSync(join(folder, '.github', 'regression-gate.yml'), text);
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'policy');
  const commit = git('rev-parse', 'HEAD');
  const policy = parsePolicy(text, 'regression-gate.yml');
  const of: Identity = {
    gate: VERSION,
    repository: 'local',
    runId: 'fleet',
    commit,
    baselineCommit: commit,
    use: 'pull-request',
    policy: digestPolicy(policy),
  };
  const results = join(folder, 'results');
  mkdirSync(results);
  const fileOf = (model: string, index: number): string =>
    join(results, resultFileName({ model, shard: { index, of: size.shards } }));
  // The same outcomes for every model: what is judged is how many there are.
  const outcomes = '+'.repeat(size.items);
  const shards = shardsOf(comparisonOf(outcomes, outcomes), size.shards);
  for (const id of ids)
    for (const shard of shards)
      writeFileSync(fileOf(id, shard.shard?.index ?? 1), JSON.stringify(asModel(shard, id, of)));
  return { folder, results, fileOf, of, policy };
}

function asModel(result: Result, model: string, of: Identity): Result {
  const { found } = result;
  return {
    ...result,
    of,
    model,
    found: found.kind === 'judged' ? { ...found, verdict: { ...found.verdict, id: model } } : found,
  };
}

/** The policy of `result-fixture.ts`, for many models. */
function policyOf(ids: readonly string[]): string {
  const models = ids.map(
    (id) => `  - id: ${id}
    artifact: ${id}.onnx
    dataset: { path: s.jsonl }
    task: { kind: classification }
    review: { below-confidence: 0.5 }
    runtime: { providers: [cuda, cpu] }
    limits:
      latency-p95: { max-increase: 10% }
      task-score: { max-drop: 1pp }
      review-rate: { max-increase: 50pp }
      cost-per-1000: { max-increase: 500% }
`,
  );
  return `version: 1
on-inconclusive: pass
prices:
  hardware: 1 USD/h
  review: { minutes-per-item: 1, wage: 30 USD/h }
models:
${models.join('')}`;
}
