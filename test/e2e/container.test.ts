import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { disown } from '../support/disown.ts';
import { openGitLab } from '../support/git-lab.ts';
import { makeActionRepository } from './action-repository.ts';
import { startLoopback } from './loopback/start-loopback.ts';
import { runAction } from './run-action.ts';

test('a head behind its base, in a subfolder of depth 1 that belongs to another user, is compared with where it began', async () => {
  const repository = makeActionRepository({ minScore: 0.5 });
  const { folder, base, head, merge } = repository;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  const server = await startLoopback({ repository: folder });
  try {
    git('config', 'uploadpack.allowReachableSHA1InWant', 'true');
    mkdirSync(join(workspace, 'sub'));
    const checkout = openGitLab(join(workspace, 'sub'));
    checkout.run('remote', 'add', 'origin', `file://${folder}`);
    checkout.run('fetch', '--quiet', '--depth=1', 'origin', head);
    checkout.run('checkout', '--quiet', '--detach', head);
    const repo = { full_name: 'owner/repository' };
    const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
    const run = await runAction({
      ...{ workspace, serverUrl: server.url, sha: merge, event: { name: 'pull_request', payload } },
      inputs: { policy: 'sub/.github/regression-gate.yml' },
      // Told to assume it, git would refuse the server's repository too.
      env: process.getuid?.() === 0 ? disown(checkout.folder) : {},
    });
    expect([run.exitCode, run.outputs['verdict']], run.log).toEqual([0, 'pass']);
    const { models } = verdictSchema.parse(
      JSON.parse(readFileSync(run.outputs['verdict-file'] ?? '', 'utf8')),
    );
    const began = git('merge-base', base, head);
    expect(began).not.toBe(base);
    expect(models[0]?.baselineSource).toMatchObject({ kind: 'git', commit: began });
    expect(run.summary).toContain('where this change left its base branch');
  } finally {
    await server.close();
    repository.remove();
    rmSync(workspace, { recursive: true });
  }
});
