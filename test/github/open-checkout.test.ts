import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRules } from '../../src/gate/rules/read-rules.ts';
import { configureGit, gitIn } from '../../src/git/git.ts';
import { openCheckout, openGit } from '../../src/github/connections.ts';
import { readInputs } from '../../src/github/inputs/inputs.ts';
import { disown } from '../support/disown.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* Where a job in a container finds its checkout, and what it is told where it finds none. */

const POLICY = `version: 1
models:
  - id: m
    artifact: ../model.onnx
    dataset: { path: ../data.jsonl }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }
`;

let workspace: string;
let scratch: string;
let lab: GitLab;
beforeEach(() => {
  // As the working directory of a process is named.
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  scratch = join(workspace, 'temp');
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(workspace, 'global "settings"'));
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
});
afterEach(() => {
  vi.unstubAllEnvs();
  configureGit({ config: [], env: {} });
  rmSync(workspace, { recursive: true });
});

/** A checkout with a policy in a folder of the workspace. @returns Its commit. */
function checkOut(path = '.'): string {
  mkdirSync(join(workspace, path, '.github'), { recursive: true });
  lab = openGitLab(join(workspace, path));
  return lab.commit('.github/regression-gate.yml', POLICY);
}

const open = (policy = '.github/regression-gate.yml') =>
  openCheckout({ inputs: readInputs({ INPUT_POLICY: policy }), env: { RUNNER_TEMP: scratch }, workspace });

function giveAway(): void {
  for (const [name, value] of Object.entries(disown(lab.folder))) vi.stubEnv(name, value);
}

describe('the checkout', () => {
  test.each([
    { title: 'the workspace', path: '.', policy: '.github/regression-gate.yml' },
    { title: 'a folder in it', path: 'sub/repository', policy: 'sub/repository/.github/regression-gate.yml' },
  ])('is $title, and git runs there', async ({ path, policy }) => {
    const commit = checkOut(path);
    const places = await open(policy);
    expect(places).toEqual({
      workspace,
      checkout: join(workspace, path),
      policyFile: join(workspace, policy),
    });
    expect((await openGit(places)('rev-parse', 'HEAD')).trim()).toBe(commit);
  });

  test('is the workspace where the policy is missing: the error is about the policy', async () => {
    checkOut();
    expect((await open('nowhere/regression-gate.yml')).checkout).toBe(workspace);
  });

  test.each(['.', 'sub'])('of another user in %s is used all the same', async (path) => {
    const commit = checkOut(path);
    giveAway();
    await expect(gitIn(lab.folder)('rev-parse', 'HEAD')).rejects.toThrow('dubious ownership');
    const places = await open(join(path, '.github/regression-gate.yml'));
    expect((await openGit(places)('rev-parse', 'HEAD')).trim()).toBe(commit);
  });

  test('of another user is refused outside the workspace, as git does', async () => {
    checkOut();
    giveAway();
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
    await openCheckout({ inputs: readInputs({}), env: { RUNNER_TEMP: scratch }, workspace: outside });
    await expect(gitIn(lab.folder)('rev-parse', 'HEAD')).rejects.toThrow('dubious ownership');
    rmSync(outside, { recursive: true });
  });

  test('settings that a machine or a workflow has made for git stay', async () => {
    checkOut();
    writeFileSync(process.env['GIT_CONFIG_GLOBAL'] ?? '', '[user]\n\temail = somebody@example.invalid\n');
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'user.name');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'somebody');
    const git = openGit(await open());
    expect(await git('config', 'user.name')).toBe('somebody\n');
    expect(await git('config', 'user.email')).toBe('somebody@example.invalid\n');
    expect(await git('config', '--get-all', 'safe.directory')).toContain(`${workspace}\n`);
  });
});

describe('a change whose base commit git cannot give', () => {
  const hintOf = async (commit: string): Promise<string> => {
    const policyFile = join(workspace, '.github/regression-gate.yml');
    const rules = await readRules({ policyFile, policyCommit: commit });
    const policy = rules.base?.policy;
    return policy?.state === 'failed' ? (policy.error as { hint: string }).hint : 'none';
  };
  const writePolicy = () => {
    mkdirSync(join(workspace, '.github'));
    writeFileSync(join(workspace, '.github/regression-gate.yml'), POLICY);
  };
  const hint = (commit: string) =>
    hintOf(commit).catch((error: Error & { hint?: string }) => `${error.message} ${error.hint}`);

  test('without git is told to install it before the checkout', async () => {
    const commit = checkOut();
    vi.stubEnv('PATH', workspace);
    expect(await hint(commit)).toMatch(/got: git is not installed\. Install git in the container before/);
  });

  test('without a repository is told to check out, with the path', async () => {
    writePolicy();
    vi.stubEnv('GIT_CEILING_DIRECTORIES', workspace);
    expect(await hint('a'.repeat(40))).toMatch(/not a git repository.*If the checkout has a `path`/);
  });

  test('in a checkout that git distrusts is told how to trust it', async () => {
    const commit = checkOut();
    giveAway();
    expect(await hint(commit)).toMatch(/dubious ownership.*git config --global --add safe\.directory/);
  });

  test('in a checkout without that commit is told to fetch more', async () => {
    checkOut();
    expect(await hint('a'.repeat(40))).toMatch(/Check out with fetch-depth: 0/);
  });
});
