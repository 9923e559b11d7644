import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearResult } from '../../../src/cli/result/print-result.ts';
import { caught } from '../../support/caught.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the result of an earlier run is removed, and nothing else', async () => {
  for (const name of ['verdict.json', 'report.md', 'report.html', 'junit.xml', 'notes.txt'])
    writeFileSync(join(folder, name), 'of an earlier run');
  await clearResult({ out: folder, junit: join(folder, 'junit.xml') });
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('a folder of results that is not there yet is not made', async () => {
  await clearResult({ out: join(folder, 'out') });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder in place of a file is an error before anything is measured', async () => {
  mkdirSync(join(folder, 'verdict.json'));
  const said = await caught(() => clearResult({ out: folder }));
  expect(said).toMatch(/^--out: expected a file that can be written, got \w+ for .*verdict\.json\.\n/);
});
