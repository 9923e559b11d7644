import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeEchoPrompts } from '../support/echo-prompts.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { ECHO_LLM } from '../support/servers.ts';

/** A repository with a model behind a server whose program is in it, too, and a gated default branch. */
export interface ServedRepository {
  readonly lab: GitLab;
  /** Tip of the default branch. */
  readonly base: string;
  /** Makes a pull request on the base. */
  propose(change: (folder: string) => void): ServedPull;
  /** Checks a commit out into an otherwise fresh workspace, as a new runner does. */
  checkOut(sha: string): void;
}

/** Full SHAs of a pull request: its tip, and the merge that its run checks out. */
export interface ServedPull {
  readonly head: string;
  readonly merge: string;
}

export const SERVED_POLICY = '.github/regression-gate.yml';

const [PROMPTS, TOKENS] = [12, 3];

/** What the base commit's policy says. */
interface ServedOptions {
  /** Lines under `limits`. */
  readonly limits?: string;
  /** The base commit has the model, but neither policy nor program; every pull request adds them. */
  readonly isFirst?: boolean;
  /** Lines of the policy besides, such as `profiles: { release: { repeats: 2 } }`. */
  readonly more?: string;
}

/** Only a large slowdown breaks them. */
const LIMITS = `tpot-p95: { max-increase: 100%, floor: 15ms }
      task-score: { max-drop: 1pp }
      error-rate: { max: 0% }`;

/** With the same model on both arms no machine breaks them, however busy it is. */
export const WIDE_LIMITS = `tpot-p95: { max-increase: 1000%, floor: 2s }
      task-score: { max-drop: 1pp }
      error-rate: { max: 0% }`;

/** Without a sampled limit three launches are enough. */
export const SCORE_LIMIT = 'task-score: { max-drop: 1pp }';

const policyOf = ({ limits = LIMITS, more = '' }: ServedOptions): string => `version: 1
models:
  - id: chat
    artifact: ../model.bin
    engine:
      kind: server
      protocol: openai
      start: [node, ../serve.mjs, --port, '{port}', --tokens, '${TOKENS}', --per-token-ms, '1']
      ready: { within: 10s }
      request-deadline: 5s
    dataset: { path: ../prompts.jsonl }
    task: { kind: text, score: exact-match }
    generation: { max-tokens: ${TOKENS} }
    limits:
      ${limits}
${more}`;

export async function makeServedRepository(options: ServedOptions = {}): Promise<ServedRepository> {
  const lab = openGitLab();
  const { folder, run, commit } = lab;
  mkdirSync(join(folder, '.github'));
  copyFileSync(ECHO_LLM, join(folder, 'serve.mjs'));
  writeFileSync(join(folder, 'model.bin'), 'weights');
  await writeEchoPrompts(join(folder, 'prompts.jsonl'), { count: PROMPTS, tokens: TOKENS });
  writeFileSync(join(folder, SERVED_POLICY), policyOf(options));
  writeFileSync(join(folder, '.gitignore'), '.regression-gate/\n');
  run('add', '--all');
  const withProgram = commit('README.md', 'A model.\n');
  if (options.isFirst) run('rm', '--quiet', 'serve.mjs', SERVED_POLICY);
  const base = commit('README.md', 'A gated model.\n');
  let pulls = 0;
  return {
    lab,
    base,
    propose: (change) => {
      pulls += 1;
      run('checkout', '--quiet', '-b', `feature-${pulls}`, base);
      if (options.isFirst) run('checkout', '--quiet', withProgram, '--', 'serve.mjs', SERVED_POLICY);
      change(folder);
      run('add', '--all');
      const head = commit('notes.md', `Change ${pulls}.\n`);
      run('checkout', '--quiet', '--detach', base);
      run('merge', '--quiet', '--no-ff', '--no-edit', head);
      return { head, merge: run('rev-parse', 'HEAD') };
    },
    checkOut: (sha) => {
      rmSync(join(folder, '.regression-gate'), { recursive: true, force: true });
      run('checkout', '--quiet', '--detach', sha);
    },
  };
}

/** A change to one file. */
export const edit =
  (file: string, replace: (text: string) => string) =>
  (folder: string): void => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = replace(before);
    if (after === before) throw new Error(`${file}: nothing was replaced`);
    writeFileSync(path, after);
  };
