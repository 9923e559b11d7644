import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { credentialSettings } from '../../src/git/credential-settings.ts';
import { configureGit } from '../../src/git/git.ts';
import { readGitArtifact } from '../../src/git/git-artifact.ts';
import { exportFromCommit } from '../../src/git/git-tree.ts';
import { startLfsServer } from '../e2e/loopback/lfs-server.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* A private repository with Git LFS, and a checkout that has kept no credentials. */

const STAND_IN = fileURLToPath(new URL('../support/git-lfs-stand-in.mjs', import.meta.url));
const REAL = spawnSync('git-lfs', ['version']).status === 0;

let lab: GitLab;
let folder: string;
let server: Awaited<ReturnType<typeof startLfsServer>>;
beforeEach(async () => {
  lab = openGitLab();
  folder = mkdtempSync(join(tmpdir(), 'lfs-'));
  server = await startLfsServer({ token: 'ghs_right' });
  lab.run('remote', 'add', 'origin', server.remote);
  lab.commit('.gitattributes', '*.onnx filter=lfs\n');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  configureGit({ config: [], env: {} });
  lab.remove();
  rmSync(folder, { recursive: true });
  await server.close();
});

const authorize = (token: string) =>
  configureGit(credentialSettings({ serverUrl: server.url, token }, folder));
const place = (commit: string) => ({ folder: lab.folder, path: 'model.onnx', commit });

function useStandIn(): void {
  copyFileSync(STAND_IN, join(folder, 'git-lfs'));
  chmodSync(join(folder, 'git-lfs'), 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
}

/** Without the machine's settings, which may have a filter or credentials. */
function hideMachine(): void {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
}

describe.each([
  { program: 'a stand-in for git-lfs', prepare: useStandIn, skip: false },
  { program: 'git-lfs itself', prepare: () => {}, skip: !REAL },
  {
    program: 'git-lfs itself, set up in the checkout as by `lfs: true`',
    prepare: () => void (REAL && lab.run('lfs', 'install', '--local')),
    skip: !REAL,
  },
])('with $program', ({ prepare, skip }) => {
  beforeEach(() => {
    prepare();
    hideMachine();
  });

  test.skipIf(skip)('the token of the run fetches the file at another commit', async () => {
    const commit = lab.commit('model.onnx', server.keep('the real model'));
    authorize('ghs_right');
    const exported = await exportFromCommit(place(commit), join(folder, 'out'));
    expect(exported).toEqual({ state: 'found', file: join(folder, 'out/model.onnx') });
    expect(readFileSync(join(folder, 'out/model.onnx'), 'utf8')).toBe('the real model');
    expect(server.asked.at(-1)).toContain('Basic ');
  });

  test.skipIf(skip)('a wrong token is a problem in the words of git-lfs, and is not shown', async () => {
    const commit = lab.commit('model.onnx', server.keep('the real model'));
    authorize('ghs_wrong');
    const found = await readGitArtifact(place(commit), { directory: join(folder, 'out'), isOnnx: true });
    expect(found).toEqual({
      state: 'unavailable',
      problem: { kind: 'in-lfs', message: expect.stringMatching(/smudge error|credential|authenti/i) },
    });
    expect(JSON.stringify(found)).not.toContain('ghs_');
    // git-lfs asks again after each refusal, as long as it is given a token.
    expect(server.asked.filter((each) => each !== undefined)).toHaveLength(1);
  });

  test.skipIf(skip)('no other server gets the token', async () => {
    const other = await startLfsServer({ token: 'ghs_right' });
    lab.run('remote', 'set-url', 'origin', other.remote);
    const commit = lab.commit('model.onnx', other.keep('the real model'));
    authorize('ghs_right');
    const exported = await exportFromCommit(place(commit), join(folder, 'out'));
    expect(exported).toMatchObject({ state: 'in-lfs', message: expect.any(String) });
    expect(other.asked.filter((each) => each !== undefined)).toEqual([]);
    await other.close();
  });
});

test('a machine without git-lfs is told so', async () => {
  hideMachine();
  const commit = lab.commit('model.onnx', server.keep('the real model'));
  lab.run('config', 'filter.lfs.smudge', join(folder, 'no-git-lfs'));
  lab.run('config', 'filter.lfs.required', 'true');
  expect(await exportFromCommit(place(commit), join(folder, 'out'))).toMatchObject({
    state: 'in-lfs',
    message: expect.stringContaining('No such file'),
  });
});
