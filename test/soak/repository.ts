import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GitLab } from '../support/git-lab.ts';
import { CHANGES, type ChangeName, type PlannedPull } from './plan.ts';

/** The policies on the default branch; each is a gate of its own, with its own comment. */
export const POLICIES = {
  plain: '.github/regression-gate.yml',
  timed: '.github/timed.yml',
} as const;

const FIXTURES = resolve(import.meta.dirname, '..', '..', 'fixtures');
const ITEMS = 200;

/** The limit on speed is so wide that no machine can break it with the same model on both arms. */
const policyOf = (kind: keyof typeof POLICIES): string => `version: 1
models:
  - id: ${kind}
    artifact: ../model.onnx
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, output: logits, classes: ../classes.json }
    runtime: { run-deadline: 10s }
    limits:
      task-score: { max-drop: 1pp, min: 0.5 }
      model-size: { max-increase: 5% }
      ${kind === 'timed' ? 'latency-p95: { max-increase: 1000%, floor: 50ms }' : '# None on speed.'}
`;

/** A commit to judge, and where it comes from. SHAs are full. */
export interface Judged {
  /** What is checked out: a pull request's merge, or a commit of the default branch. */
  readonly sha: string;
  /** The tip that the commit is based on. */
  readonly base: string;
  /** Head of the pull request; `sha` elsewhere. */
  readonly head: string;
}

/** Writes the first commit of the default branch: a gated model. */
export function fillRepository({ folder, run }: GitLab): void {
  const items = readFileSync(join(FIXTURES, 'fashion/regression-set.jsonl'), 'utf8').split('\n');
  write(folder, 'regression-set.jsonl', `${items.slice(0, ITEMS).join('\n')}\n`);
  for (const [kind, path] of Object.entries(POLICIES))
    write(folder, path, policyOf(kind as keyof typeof POLICIES));
  copyFileSync(join(FIXTURES, 'fashion/classes.json'), join(folder, 'classes.json'));
  copyFileSync(join(FIXTURES, 'fashion/model.onnx'), join(folder, 'model.onnx'));
  write(folder, 'README.md', 'A gated model.\n');
  run('add', '--all');
  run('commit', '--quiet', '--message', 'A gated model');
  run('config', 'uploadpack.allowAnySHA1InWant', 'true');
}

/** Opens a pull request on the default branch, merged as GitHub merges it for a run. */
export function openPull({ folder, run }: GitLab, { number, change }: PlannedPull): Judged {
  run('checkout', '--quiet', 'main');
  const base = run('rev-parse', 'HEAD');
  run('checkout', '--quiet', '-B', `pull-${number}`);
  applyChange(folder, change, `notes/${number}.md`);
  run('add', '--all');
  run('commit', '--quiet', '--message', `${change} (#${number})`);
  const head = run('rev-parse', 'HEAD');
  run('checkout', '--quiet', '--detach', base);
  run('merge', '--quiet', '--no-ff', '--no-edit', head);
  return { sha: run('rev-parse', 'HEAD'), base, head };
}

/** Adds a commit to the default branch. @param number - Of the run. */
export function pushCommit({ folder, run }: GitLab, change: ChangeName, number: number): Judged {
  run('checkout', '--quiet', 'main');
  const base = run('rev-parse', 'HEAD');
  applyChange(folder, change, `notes/push-${number}.md`);
  run('add', '--all');
  run('commit', '--quiet', '--message', change);
  const sha = run('rev-parse', 'HEAD');
  return { sha, base, head: sha };
}

/** The tip of the default branch. */
export function tipOf({ run }: GitLab): Judged {
  const sha = run('rev-parse', 'main');
  return { sha, base: run('rev-parse', 'main^'), head: sha };
}

function applyChange(folder: string, change: ChangeName, note: string): void {
  const { file } = CHANGES[change];
  write(folder, note, `${change}\n`);
  if (file !== undefined) copyFileSync(join(FIXTURES, file), join(folder, 'model.onnx'));
  if (change !== 'unreadable policy') return;
  for (const path of Object.values(POLICIES)) write(folder, path, 'models: [\n');
}

function write(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
