import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readResults } from '../../src/matrix/read-results.ts';
import { type Result, resultFileName } from '../../src/matrix/result.ts';
import { comparisonOf, shardsOf, whole } from './result-fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (result: unknown, name = 'result-a.json') => {
  mkdirSync(join(folder, 'artifact'), { recursive: true });
  writeFileSync(join(folder, 'artifact', name), typeof result === 'string' ? result : JSON.stringify(result));
};
const problem = async () => {
  const { results, problems } = await readResults(folder);
  expect(results).toEqual([]);
  return problems.join();
};

describe('readResults', () => {
  test('reads back what was written, outcomes and all', async () => {
    const [first, second] = shardsOf(comparisonOf('++-+', '+++-'), 2) as [Result, Result];
    write(first, resultFileName(first));
    write(second, resultFileName(second));
    write('a report', 'report.md');
    const { results, problems } = await readResults(folder);
    expect(problems).toEqual([]);
    expect(results.map(({ place }) => place)).toEqual([
      'artifact/result-a-1-of-2.json',
      'artifact/result-a-2-of-2.json',
    ]);
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
    expect(plain(results.map(({ result }) => result))).toEqual(plain([first, second]));
  });

  test('finds nothing in a folder that does not exist', async () => {
    expect(await readResults(join(folder, 'none'))).toEqual({ results: [], problems: [] });
  });

  const found = whole('a').found;
  test.each([
    { title: 'no JSON', file: '{"version":', says: 'it is no JSON' },
    {
      title: 'another version',
      file: { ...whole('a'), version: 2 },
      says: 'expected result version 1, got 2',
    },
    { title: 'a key that there is not', file: { ...whole('a'), isTrusted: true }, says: 'as a whole' },
    { title: 'the verdict of another model', file: { ...whole('a'), model: 'b' }, says: 'that of another' },
    { title: 'a shard beyond the last', file: { ...whole('a'), shard: { index: 3, of: 2 } }, says: 'shard' },
    {
      title: 'a verdict of a later shard',
      file: { ...whole('a'), shard: { index: 2, of: 2 } },
      says: 'and of no other',
    },
    {
      title: 'an exit code that there is not',
      file: { ...whole('a'), found: { ...found, exitCode: -1 } },
      says: 'exitCode',
    },
    {
      title: 'a fallback that its verdict does not tell',
      file: { ...whole('a'), fallback: true },
      says: 'fallback',
    },
    {
      title: 'a digest that is none',
      file: { ...whole('a'), of: { ...whole('a').of, policy: 'x' } },
      says: 'SHA-256',
    },
  ])('refuses $title', async ({ file, says }) => {
    write(file);
    const said = await problem();
    expect(said).toContain('artifact/result-a.json is no result of this gate');
    expect(said).toContain(says);
  });

  test('follows no link', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    writeFileSync(elsewhere, JSON.stringify(whole('a')));
    symlinkSync(elsewhere, join(folder, 'result-a.json'));
    expect(await problem()).toContain('a link or a folder');
  });
});
