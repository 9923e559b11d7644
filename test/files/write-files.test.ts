import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { writeFiles } from '../../src/files/write-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'result-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes all files into a folder that it makes, and leaves nothing else', async () => {
  const out = join(folder, 'a', 'out');
  await writeFiles(out, { 'report.md': '# Report\n', 'verdict.json': '{}\n' });
  expect(await readFile(join(out, 'report.md'), 'utf8')).toBe('# Report\n');
  expect(await readFile(join(out, 'verdict.json'), 'utf8')).toBe('{}\n');
  expect((await readdir(out)).sort()).toEqual(['report.md', 'verdict.json']);
});

test('replaces older files', async () => {
  await writeFiles(folder, { 'report.md': 'old, and longer', 'verdict.json': 'old' });
  await writeFiles(folder, { 'report.md': 'new' });
  expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe('new');
  expect(await readFile(join(folder, 'verdict.json'), 'utf8')).toBe('old');
});

test('names the folder that cannot be written', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const writing = writeFiles(file, { 'report.md': '' });
  await expect(writing).rejects.toThrow(InfrastructureError);
  await expect(writing).rejects.toThrow(`${file}: expected a writable folder, got EEXIST.`);
});
