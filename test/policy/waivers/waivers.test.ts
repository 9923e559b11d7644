import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { waiversJsonSchema } from '../../../src/policy/json-schema.ts';
import { METRIC_NAMES } from '../../../src/policy/metric.ts';
import { parseWaivers, readWaivers } from '../../../src/policy/waivers/waivers.ts';

const GOOD = `version: 1
waivers:
  - model: fashion
    metric: latency-p95
    ceiling: { max-increase: 12% }
    expires: 2026-12-31
    issue: https://github.com/owner/repository/issues/7
    reason: The new head costs a little; the pruned one lands in December.
  - { model: fashion, metric: latency-p95, ceiling: { max: 25ms }, expires: 2026-12-31, issue: 'https://x.example/1', reason: r }
  - { model: fashion, metric: task-score, ceiling: { min: 0.88 }, expires: 2026-12-31, issue: 'https://x.example/1', reason: r }
`;

function mistakesOf(text: string): string {
  try {
    parseWaivers(text, 'w.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

const withChange = (from: string, to: string): string => {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
};

describe('parseWaivers', () => {
  test('reads each ceiling in the unit of its metric', () => {
    const { waivers } = parseWaivers(GOOD, 'w.yml');
    expect(waivers.map(({ ceiling }) => ceiling)).toEqual([
      { 'max-increase': { kind: 'relative', value: 0.12 } },
      { max: 25e6 },
      { min: 0.88 },
    ]);
    expect(waivers[0]).toMatchObject({ model: 'fashion', metric: 'latency-p95', expires: '2026-12-31' });
  });

  test('takes a file without waivers', () => {
    expect(parseWaivers('version: 1\nwaivers: []\n', 'w.yml').waivers).toEqual([]);
  });

  test.each([
    {
      title: 'a ceiling without its unit',
      text: withChange('12%', '12'),
      says: 'waivers[0].ceiling.max-increase: expected a percentage such as "10%" or a duration such as "0.5ms", got 12. (line 5, column 30)',
    },
    {
      title: 'a ceiling of two limits at once',
      text: withChange('{ max-increase: 12% }', '{ max-increase: 12%, max: 25ms }'),
      says: 'waivers[0].ceiling: expected one of "max-increase", "max", got max-increase and max. (line 5, column 14)',
    },
    {
      title: 'a ceiling of nothing',
      text: withChange('{ max-increase: 12% }', '{}'),
      says: 'waivers[0].ceiling: expected one of "max-increase", "max", got none. (line 5, column 14)',
    },
    {
      title: 'a key that the limit of another metric has',
      text: withChange('max: 25ms', 'max-drop: 25ms'),
      says: 'waivers[1].ceiling.max-drop: expected "max-drop", got the unknown key "max-drop"',
    },
    {
      title: 'a floor, which is no allowance of its own',
      text: withChange('max: 25ms', 'floor: 25ms'),
      says: 'the unknown key "floor"',
    },
    {
      title: 'a metric that is none',
      text: withChange('latency-p95\n', 'latency-p9\n'),
      says: 'got "latency-p9" (did you mean "latency-p95"?)',
    },
    {
      title: 'what others call a metric',
      text: withChange('latency-p95\n', 'p95\n'),
      says: 'got "p95" (did you mean "latency-p95"?)',
    },
    {
      title: 'a day that is none',
      text: withChange('2026-12-31', '2026-02-30'),
      says: 'waivers[0].expires: expected a date such as 2026-12-31, got "2026-02-30". (line 6, column 14)',
    },
    { title: 'no day', text: withChange('    expires: 2026-12-31\n', ''), says: 'waivers[0].expires' },
    {
      title: 'an issue that is no address',
      text: withChange('https://github.com/owner/repository/issues/7', '"#7"'),
      says: 'waivers[0].issue: expected the URL of an issue (https://…), got "#7"',
    },
    {
      title: 'a script for an address',
      text: withChange('https://github.com/owner/repository/issues/7', 'javascript:alert(1)'),
      says: 'expected the URL of an issue',
    },
    {
      title: 'no reason',
      text: withChange('reason: The', 'reason: ""\n    # '),
      says: 'expected a reason for the waiver, got nothing',
    },
    {
      title: 'a second waiver of one limit',
      text: withChange('{ max: 25ms }', '{ max-increase: 20% }'),
      says: 'waivers[1]: expected one waiver per limit, got a second for fashion latency-p95 max-increase (the first is waivers[0]). (line 9, column 5)',
    },
    {
      title: 'another version',
      text: withChange('version: 1', 'version: 2'),
      says: 'version: expected 1, got 2',
    },
    { title: 'an empty file', text: '', says: 'waivers: expected a mapping, got null' },
  ])('refuses $title', ({ text, says }) => {
    expect(mistakesOf(text)).toContain(says);
  });

  test('tells all mistakes at once', () => {
    const text = withChange('12%', '12')
      .replace('2026-12-31', 'never')
      .replace('model: fashion', 'modle: fashion');
    expect(mistakesOf(text)).toMatch(/^w\.yml: 4 errors\n/);
  });

  test('an editor knows every metric, by the same schema', () => {
    const text = JSON.stringify(waiversJsonSchema());
    for (const metric of METRIC_NAMES) expect(text).toContain(`"const":"${metric}"`);
  });
});

test('readWaivers follows no link, and reads no file of more than 4 MiB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waivers-'));
  const read = (name: string) => readWaivers(join(folder, name), name);
  await writeFile(join(folder, 'w.yml'), GOOD);
  await symlink('w.yml', join(folder, 'link.yml'));
  await writeFile(join(folder, 'large.yml'), `${GOOD}#${' '.repeat(4 * 2 ** 20)}`);
  expect((await read('w.yml'))?.waivers).toHaveLength(3);
  await expect(read('link.yml')).rejects.toThrow('expected a readable waivers file, got a symbolic link');
  await expect(read('large.yml')).rejects.toThrow('got a file of more than 4194304 bytes');
  await rm(folder, { recursive: true });
});
