import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publishSummary } from '../../../src/github/deliver/job-summary.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'));
  file = join(folder, 'summary.md');
  await writeFile(file, '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

// In this order: once it has found its file, @actions/core keeps it for the life of the process.
test('F45: a runner without job summaries is a note, not an error', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', undefined);
  expect(await publishSummary('lost')).toContain('GITHUB_STEP_SUMMARY');
});

test('F45: a summary file that is missing is a note, not an error', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'none.md'));
  expect(await publishSummary('lost')).toContain('none.md');
});

test('appends, and nothing of what was lost before', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', file);
  expect(await publishSummary('# One')).toBeUndefined();
  expect(await publishSummary('two')).toBeUndefined();
  expect(await readFile(file, 'utf8')).toBe('# One\ntwo\n');
});

test('cuts at 900 KiB of UTF-8, after a whole line', async () => {
  await writeFile(file, '');
  await publishSummary(`${'ä'.repeat(50)}\n`.repeat(20_000));
  const text = await readFile(file, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024 + 1);
  expect(Buffer.byteLength(text)).toBeGreaterThan(899 * 1024);
  expect(text).toMatch(/\nä{50}\n\n\*Cut off here/);
});
