import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitLab } from '../../test/support/git-lab.ts';
import type { Change } from './timeline.ts';
import { readTruth, type Truth, writeTruthfulModel } from './truth.ts';

/** Policy file of the simulated repository, which has two gated models; one of them changes. */
export const POLICY_FILE = '.github/regression-gate.yml';
const MODEL_FILE = 'classifier.onnx';
const ITEMS = 1000;

const POLICY = `version: 1
models:
  - id: classifier
    artifact: ../${MODEL_FILE}
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, output: logits, scores: logits }
    review: { below-confidence: 0.6 }
    limits:
      latency-p95: { max-increase: 10% }
      task-score: { max-drop: 1pp }
      review-rate: { max-increase: 1pp }
      memory-arena-peak: { max-increase: 10% }
    drift:
      latency-p95: { max-increase: 15% }
      task-score: { max-drop: 2pp }
  - id: ranker
    artifact: ../ranker.onnx
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, output: logits, scores: logits }
    limits:
      latency-p95: { max-increase: 10% }
      task-score: { max-drop: 1pp }
`;

const FIRST: Truth = { p95Ms: 2, wrongItems: 80, reviewItems: 50, arenaMiB: 10 };

/** Writes the first commit of the default branch. */
export function fillRepository({ folder, run }: GitLab): void {
  const items = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({ id: `i${index}`, inputs: { x: [index, 1, 2, 3] }, label: index % 3 }),
  );
  write(folder, POLICY_FILE, POLICY);
  write(folder, 'regression-set.jsonl', `${items.join('\n')}\n`);
  write(folder, 'README.md', 'A repository.\n');
  write(folder, MODEL_FILE, writeTruthfulModel(FIRST, 1));
  write(folder, 'ranker.onnx', writeTruthfulModel({ ...FIRST, p95Ms: 5 }, 2));
  run('add', '--all');
  run('commit', '--quiet', '--message', 'Two gated models');
}

function write(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** The truth about the changing model in the work tree. */
export const truthIn = ({ folder }: GitLab): Truth => readTruth(readFileSync(join(folder, MODEL_FILE)));

/** A pull request. SHAs are full. */
export interface Pull {
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
  readonly truth: Truth;
}

/** Creates a branch with the change, and the merge commit that the pull request's run tests. */
export function openPull({ folder, run }: GitLab, change: Change, number: number): Pull {
  run('checkout', '--quiet', 'main');
  const base = run('rev-parse', 'HEAD');
  run('checkout', '--quiet', '-B', `pull-${number}`);
  const before = readTruth(readFileSync(join(folder, MODEL_FILE)));
  const truth = change.model?.(before) ?? before;
  if (change.model !== undefined) write(folder, MODEL_FILE, writeTruthfulModel(truth, number + 10));
  for (const [path, edit] of Object.entries(change.files ?? {}))
    write(folder, path, edit(readFileSync(join(folder, path), 'utf8')));
  run('add', '--all');
  run('commit', '--quiet', '--allow-empty', '--message', `${change.name} (#${number})`);
  const head = run('rev-parse', 'HEAD');
  run('checkout', '--quiet', '--detach', base);
  run('merge', '--quiet', '--no-ff', '--no-edit', head);
  return { number, base, head, merge: run('rev-parse', 'HEAD'), truth };
}

/** Merges a pull request into the default branch. */
export function land({ run }: GitLab, { merge }: Pull): void {
  run('checkout', '--quiet', 'main');
  run('merge', '--quiet', '--ff-only', merge);
}
