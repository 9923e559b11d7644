import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/* The guide's list of what can make a verdict green names a test in each row. */

const ROOT = resolve(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, '.github/guide/green-verdicts.md'), 'utf8');

const rows = PAGE.split('\n').flatMap((line) => {
  const [, what = '', , test] = line.split(' | ').length === 3 ? ['', ...line.split(' | ')] : [];
  const [, file, title] = /^`(test\/[^`]+\.test\.ts)`: (.+?) \|$/.exec(test ?? '') ?? [];
  const isRow = line.startsWith('| ') && !/^\| (?:way|attempt) \|/.test(line);
  return isRow ? [{ what: what.slice(2), file, title }] : [];
});

describe('the guide on green verdicts', () => {
  test('has a row for each way and each attempt', () => {
    expect(rows.length).toBeGreaterThan(25);
  });

  test.each(rows)('names a test for: $what', ({ file = '', title = 'no title' }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(title);
  });
});
