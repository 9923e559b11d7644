import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readResults } from '../../src/matrix/read-results.ts';
import { type Result, resultFileName } from '../../src/matrix/result.ts';
import type { Unreadable } from '../../src/verdict/facts/problem.ts';
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
/** Why the only result file, at `place`, is refused. */
const refusal = async (place = 'artifact/result-a.json'): Promise<Unreadable | undefined> => {
  const { results, problems } = await readResults(folder);
  expect(results).toEqual([]);
  expect(problems).toMatchObject([{ kind: 'unreadable-file', place }]);
  const [problem] = problems;
  return problem?.kind === 'unreadable-file' ? problem.why : undefined;
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

  test('refuses a file that is not JSON', async () => {
    write('{"version":');
    expect(await refusal()).toEqual({ kind: 'not-json' });
  });

  const found = whole('a').found;
  test.each([
    { title: 'the version before', file: { ...whole('a'), version: 1 }, path: 'version' },
    { title: 'a key that there is not', file: { ...whole('a'), isTrusted: true }, path: '' },
    { title: 'the verdict of another model', file: { ...whole('a'), model: 'b' }, path: 'found' },
    {
      title: 'a shard beyond the last',
      file: { ...whole('a'), shard: { index: 3, of: 2 } },
      path: 'shard',
    },
    {
      title: 'a verdict of a later shard',
      file: { ...whole('a'), shard: { index: 2, of: 2 } },
      path: 'found',
    },
    {
      title: 'an exit code that there is not',
      file: { ...whole('a'), found: { ...found, exitCode: -1 } },
      path: 'found.exitCode',
    },
    {
      title: 'a fallback that its verdict does not have',
      file: { ...whole('a'), fallback: true },
      path: 'found',
    },
    {
      title: 'a digest that is none',
      file: { ...whole('a'), of: { ...whole('a').of, policy: 'x' } },
      path: 'of.policy',
    },
  ])('refuses $title', async ({ file, path }) => {
    write(file);
    expect(await refusal()).toMatchObject({ kind: 'invalid', path });
  });

  test('says which version it expected', async () => {
    write({ ...whole('a'), version: 1 });
    expect(await refusal()).toMatchObject({
      message: expect.stringContaining('expected result version 2, got 1'),
    });
  });

  test('follows no link', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    writeFileSync(elsewhere, JSON.stringify(whole('a')));
    symlinkSync(elsewhere, join(folder, 'result-a.json'));
    expect(await refusal('result-a.json')).toEqual({ kind: 'not-a-file' });
  });
});
