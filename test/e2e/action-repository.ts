import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGitLab } from '../support/git-lab.ts';

/** A repository with a gated model, and a pull request on it as GitHub makes it. SHAs are full. */
export interface ActionRepository {
  readonly folder: string;
  /** Tip of the default branch, where the baseline is recorded. */
  readonly base: string;
  /** Tip of the pull request. */
  readonly head: string;
  /** The merge of both, which a pull request's run checks out. */
  readonly merge: string;
  /** Checks a commit out into an otherwise fresh workspace, as a new runner does. */
  checkOut(sha: string): void;
  /** Adds a commit to the default branch that leaves the model as it is. `change`: edits other files in it. */
  commitOnMain(change?: (folder: string) => void): string;
  tag(name: string, sha: string): void;
  /** A clone of depth 1 at a commit, as actions/checkout makes it. */
  cloneShallow(sha: string): { readonly folder: string; remove(): void };
  remove(): void;
}

const FASHION = fileURLToPath(new URL('../../fixtures/fashion/', import.meta.url));
export const POLICY_FILE = '.github/regression-gate.yml';
const WAIVERS_FILE = '.github/regression-gate-waivers.yml';
const ITEMS = 200;

/** A limit on speed so wide that no machine can break it with the same model on both arms. */
const SPEED_LIMIT = 'latency-p95: { max-increase: 1000%, floor: 50ms }';

const POLICY = ({
  minScore,
  profile = '',
  isTimed = false,
  limits = '# No others.',
}: RepositoryOptions) => `version: 1
models:
  - id: fashion
    artifact: ../model.onnx
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, output: logits, classes: ../classes.json }
    limits:
      ${isTimed ? SPEED_LIMIT : '# None on speed.'}
      task-score: { max-drop: 1pp, min: ${minScore} }
      ${limits}
${profile}`;

/** How a repository differs from the usual one. */
export interface RepositoryOptions {
  /** What the model's accuracy must reach; above 1 nothing does. */
  readonly minScore: number;
  /** What the pull request edits besides. */
  readonly change?: (folder: string) => void;
  /** The base branch's file of waivers. */
  readonly waivers?: string;
  /** Lines of the policy besides, such as `profiles: { release: { repeats: 2 } }`. */
  readonly profile?: string;
  /** A limit on speed is set too, so that the launches of a whole look are measured. */
  readonly isTimed?: boolean;
  /** One more limit. */
  readonly limits?: string;
  /** The base branch has a model, but no policy yet. */
  readonly isFirst?: boolean;
}

export function makeActionRepository(options: RepositoryOptions): ActionRepository {
  const { change = () => {}, waivers, isFirst = false } = options;
  const { folder, run, commit, remove } = openGitLab();
  const writeModel = () => {
    mkdirSync(join(folder, '.github'));
    for (const name of ['model.onnx', 'classes.json']) copyFileSync(join(FASHION, name), join(folder, name));
    const items = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n').slice(0, ITEMS);
    writeFileSync(join(folder, 'regression-set.jsonl'), `${items.join('\n')}\n`);
    writeFileSync(join(folder, POLICY_FILE), POLICY(options));
    if (waivers !== undefined) writeFileSync(join(folder, WAIVERS_FILE), waivers);
    writeFileSync(join(folder, '.gitignore'), '.regression-gate/\n');
    run('add', '--all');
  };
  writeModel();
  if (isFirst) run('rm', '--quiet', '--cached', POLICY_FILE);
  const first = commit('README.md', 'A model.\n');
  run('checkout', '--quiet', '-b', 'feature', first);
  change(folder);
  run('add', '--all');
  const head = commit('notes.md', 'A change.\n');
  run('checkout', '--quiet', 'main');
  const base = commit('README.md', 'A gated model.\n');
  run('checkout', '--quiet', '--detach');
  run('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
  return {
    folder,
    base,
    head,
    merge: run('rev-parse', 'HEAD'),
    checkOut: (sha) => {
      rmSync(join(folder, '.regression-gate'), { recursive: true, force: true });
      run('checkout', '--quiet', '--detach', sha);
    },
    commitOnMain: (edit = () => {}) => {
      run('checkout', '--quiet', 'main');
      edit(folder);
      run('add', '--all');
      return commit('README.md', 'A gated model, explained.\n');
    },
    tag: (name, sha) => run('tag', name, sha),
    cloneShallow: (sha) => {
      const clone = openGitLab();
      run('config', 'uploadpack.allowReachableSHA1InWant', 'true');
      clone.run('remote', 'add', 'origin', `file://${folder}`);
      clone.run('fetch', '--quiet', '--depth=1', 'origin', sha);
      clone.run('checkout', '--quiet', '--detach', sha);
      return clone;
    },
    remove,
  };
}
