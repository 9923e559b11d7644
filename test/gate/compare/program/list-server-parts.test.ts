import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listServerParts } from '../../../../src/gate/compare/program/list-server-parts.ts';
import { digestProgram, openServerFolder } from '../../../../src/gate/compare/program/server-program.ts';
import type { ServerPolicy } from '../../../../src/policy/served/engine.ts';
import { type GitLab, openGitLab } from '../../../support/git-lab.ts';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  for (const folder of ['.github', 'serve', 'bin']) mkdirSync(join(lab.folder, folder));
  // Outside the repository, so never listed.
  write('../requirements.txt', 'outside==1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  lab.remove();
});

function write(name: string, text: string): void {
  writeFileSync(join(lab.folder, name), text);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const shown = (name: string): string => relative(process.cwd(), join(lab.folder, name));

async function partsOf(engine: Partial<ServerPolicy>) {
  const policy = { protocol: 'openai', ...engine } as ServerPolicy;
  const folder = await openServerFolder(join(lab.folder, '.github'));
  return listServerParts(policy, folder, await digestProgram(policy, folder));
}

test('lists the program, the files that it is given and the lock files nearest to them', async () => {
  write('bin/llama-server', 'binary');
  chmodSync(join(lab.folder, 'bin/llama-server'), 0o755);
  vi.stubEnv('PATH', `/no/such/folder:${join(lab.folder, 'bin')}:${process.env['PATH']}`);
  write('serve/serve.mjs', 'program');
  write('serve/package-lock.json', '{"packages":{"node_modules/undici":{"version":"7.1.0"}}}');
  write('options.json', 'options');
  write('yarn.lock', 'lock');
  const start = ['llama-server', '../serve/serve.mjs', '../options.json', '--port', '{port}'];
  expect(await partsOf({ start })).toEqual({
    protocol: 'openai',
    start,
    url: null,
    executable: { name: 'llama-server', sha256: sha256('binary'), sizeBytes: 6 },
    files: [
      { path: shown('serve/serve.mjs'), sha256: sha256('program') },
      { path: shown('options.json'), sha256: sha256('options') },
    ],
    locks: [
      {
        path: shown('serve/package-lock.json'),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        packages: [{ name: 'undici', version: '7.1.0' }],
      },
      { path: shown('yarn.lock'), sha256: sha256('lock'), packages: null },
    ],
  });
});

test('looks no further than the root of the repository, and knows nothing of a program that is not there', async () => {
  write('serve/serve.mjs', 'program');
  const parts = await partsOf({ start: ['no-such-program', '../serve/serve.mjs', '{port}'] });
  expect(parts).toMatchObject({ executable: null, locks: [] });
});

test('names the address of a server that runs already', async () => {
  const parts = await partsOf({ url: 'https://models.example', 'baseline-url': 'https://models.example' });
  expect(parts).toEqual({
    protocol: 'openai',
    start: null,
    url: 'https://models.example',
    executable: null,
    files: [],
    locks: [],
  });
});
