import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECHO_TOKENS, writeEchoPrompts } from '../support/echo-prompts.ts';
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

/** Limits that only a large change breaks, however busy the machine is. */
const POLICY = `version: 1
models:
  - id: chat
    artifact: ../model.bin
    engine:
      kind: server
      protocol: openai
      start: [node, ../serve.mjs, --port, '{port}', --tokens, '${ECHO_TOKENS}']
      ready: { within: 10s }
      request-deadline: 5s
    dataset: { path: ../prompts.jsonl }
    task: { kind: text, score: exact-match }
    generation: { max-tokens: ${ECHO_TOKENS} }
    limits:
      tpot-p95: { max-increase: 100%, floor: 4ms }
      task-score: { max-drop: 1pp }
      error-rate: { max: 0% }
`;

const PROMPTS = 24;

/** @param more - Lines of the policy besides, such as `profiles: { release: { repeats: 2 } }`. */
export async function makeServedRepository(more = ''): Promise<ServedRepository> {
  const lab = openGitLab();
  const { folder, run, commit } = lab;
  mkdirSync(join(folder, '.github'));
  copyFileSync(ECHO_LLM, join(folder, 'serve.mjs'));
  writeFileSync(join(folder, 'model.bin'), 'weights');
  await writeEchoPrompts(join(folder, 'prompts.jsonl'), PROMPTS);
  writeFileSync(join(folder, SERVED_POLICY), `${POLICY}${more}`);
  writeFileSync(join(folder, '.gitignore'), '.regression-gate/\n');
  run('add', '--all');
  const base = commit('README.md', 'A gated model.\n');
  let pulls = 0;
  return {
    lab,
    base,
    propose: (change) => {
      pulls += 1;
      run('checkout', '--quiet', '-b', `feature-${pulls}`, base);
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
