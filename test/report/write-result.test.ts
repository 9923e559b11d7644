import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { writeResult } from '../../src/report/write-result.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';

const VERDICT: Verdict = { version: 1, state: 'pass', headline: 'All limits are kept.', models: [] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'result-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes both files into a folder that it makes, and leaves nothing beside them', async () => {
  const out = join(folder, 'a', 'out');
  const files = await writeResult(out, { verdict: VERDICT, report: '# Report\n' });
  expect(files).toEqual({ reportFile: join(out, 'report.md'), verdictFile: join(out, 'verdict.json') });
  expect(await readFile(files.reportFile, 'utf8')).toBe('# Report\n');
  expect(JSON.parse(await readFile(files.verdictFile, 'utf8'))).toEqual(VERDICT);
  expect((await readdir(out)).sort()).toEqual(['report.md', 'verdict.json']);
});

test('replaces an older result', async () => {
  await writeResult(folder, { verdict: VERDICT, report: 'old, and longer' });
  await writeResult(folder, { verdict: { ...VERDICT, state: 'fail' }, report: 'new' });
  expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe('new');
  expect(JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')).state).toBe('fail');
});

test('names the folder that cannot be written', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const writing = writeResult(file, { verdict: VERDICT, report: '' });
  await expect(writing).rejects.toThrow(InfrastructureError);
  await expect(writing).rejects.toThrow(`${file}: expected a folder that can be written, got EEXIST.`);
});
