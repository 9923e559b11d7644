import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.ts';
import { findTarget } from '../../src/cli/find-target.ts';
import { gitIn } from '../../src/git/git.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/*
 * The recipes of the guide's page on other CI systems: their shell is taken from the page and run in a clone, with the
 * variables that the CI system sets and a program that prints its arguments.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, '.github', 'guide', 'other-ci.md'), 'utf8');

/** The first block of code below a heading. */
function recipe(heading: string): string {
  const block = new RegExp(`^## ${heading}\\n[^#]*?\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'm').exec(PAGE)?.[1];
  if (block === undefined) throw new Error(`no recipe below "${heading}"`);
  return block;
}

/** As Buildkite does at the upload of a pipeline: `$$` is a dollar sign that the shell sees. */
const buildkite = (): string => parse(recipe('Buildkite')).steps[0].command.replaceAll('$$', '$');

const azure = (): string =>
  parse(recipe('Azure Pipelines')).find((step: { readonly script?: string }) => step.script !== undefined)
    .script;

const jenkins = (): string => /sh '''\n([\s\S]*?)'''/.exec(recipe('Jenkins'))?.[1] ?? '';

/** How each system starts a script. */
const SHELLS = {
  buildkite: ['bash', '-e', '-c'],
  azure: ['bash', '--noprofile', '--norc', '-c'],
  jenkins: ['sh', '-xe', '-c'],
} as const;

let bin: string;
let origin: GitLab;
let clone: GitLab;
let fork: string;
let tip: string;
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'recipes-'));
  const program = join(bin, 'regression-gate');
  writeFileSync(program, '#!/usr/bin/env bash\nprintf \'%s\\n\' "$@"\n');
  chmodSync(program, 0o755);
  origin = openGitLab();
  fork = origin.commit('README.md', 'a\n');
  origin.run('checkout', '--quiet', '-b', 'feature');
  const head = origin.commit('model.onnx', 'b\n');
  // The target branch goes on, so that its tip is not where the change left it.
  origin.run('checkout', '--quiet', 'main');
  tip = origin.commit('README.md', 'c\n');
  clone = openGitLab();
  clone.run('remote', 'add', 'origin', `file://${origin.folder}`);
  clone.run('fetch', '--quiet', 'origin');
  clone.run('checkout', '--quiet', '--detach', head);
});
afterAll(() => {
  rmSync(bin, { recursive: true });
  origin.remove();
  clone.remove();
});

function run(
  script: string,
  [shell, ...words]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): readonly string[] {
  const { status, stdout, stderr } = spawnSync(shell, [...words, script], {
    cwd: clone.folder,
    encoding: 'utf8',
    env: { PATH: `${bin}${delimiter}${process.env['PATH']}`, ...env },
  });
  expect(status, stderr).toBe(0);
  return stdout.trimEnd().split('\n');
}

describe('the recipe for', () => {
  test.each<{
    title: string;
    script: () => string;
    shell: keyof typeof SHELLS;
    env: Readonly<Record<string, string>>;
    isFork: boolean;
  }>([
    {
      title: 'Buildkite',
      script: buildkite,
      shell: 'buildkite',
      env: { BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main' },
      isFork: false,
    },
    {
      title: 'Azure Pipelines with Azure Repos',
      script: azure,
      shell: 'azure',
      env: { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main', SYSTEM_PULLREQUEST_ISFORK: 'False' },
      isFork: false,
    },
    {
      title: 'Azure Pipelines with a fork on GitHub',
      script: azure,
      shell: 'azure',
      env: { SYSTEM_PULLREQUEST_TARGETBRANCH: 'main', SYSTEM_PULLREQUEST_ISFORK: 'True' },
      isFork: true,
    },
    {
      title: 'Jenkins',
      script: jenkins,
      shell: 'jenkins',
      env: { CHANGE_TARGET: 'main' },
      isFork: false,
    },
    {
      title: 'Jenkins with a fork',
      script: jenkins,
      shell: 'jenkins',
      env: { CHANGE_TARGET: 'main', CHANGE_FORK: 'somebody' },
      isFork: true,
    },
  ])('$title is judged by the tip of its target', async ({ script, shell, env, isFork }) => {
    const [command, option, target = '', ...more] = run(script(), SHELLS[shell], env);
    expect([command, option, ...more]).toEqual(['check', '--target', ...(isFork ? ['--fork'] : [])]);
    expect(await findTarget(gitIn(clone.folder), target)).toEqual({
      ...{ policyCommit: tip, commit: fork, forkPoint: fork },
    });
  });

  test('Buildkite never runs a fork, whose builds get no --fork', () => {
    expect(parse(recipe('Buildkite')).steps[0].if).toContain('!build.pull_request.repository.fork');
  });

  test('Jenkins keeps the order of a declarative stage, and closes what it opens', () => {
    const text = recipe('Jenkins').replace(/'''[\s\S]*?'''/, "''");
    const sections = [...text.matchAll(/^ {2}(\w+)\b/gm)].map(([, name]) => name);
    expect(sections).toEqual(['when', 'agent', 'options', 'steps', 'post']);
    for (const [open, close] of ['{}', '()']) {
      expect(text.split(open ?? '').length).toBe(text.split(close ?? '').length);
    }
  });
});

test('every command of the page and every option of it exist', () => {
  const calls = [...PAGE.matchAll(/\bregression-gate ([a-z-]+)([^`\n]*)/g)];
  const known = calls.flatMap(([, name, rest = '']) => {
    const command = COMMANDS.find((each) => each.name === name);
    return command === undefined ? [] : [{ command, rest }];
  });
  expect(known.length).toBeGreaterThanOrEqual(8);
  for (const { command, rest } of known) {
    // Up to what the shell would run next.
    const own = rest.split(/\$\(|[|;>#]/)[0] ?? '';
    const options = [...own.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, option = '']) => option);
    expect(Object.keys(command.options), command.name).toEqual(expect.arrayContaining(options));
  }
});
