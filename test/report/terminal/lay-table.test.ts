import { describe, expect, test } from 'vitest';
import { type ColumnRule, layTable, MAX_COLUMNS } from '../../../src/report/terminal/lay-table.ts';

const RULES: readonly ColumnRule[] = [
  { align: 'left', wraps: 2, least: 20 },
  { align: 'right' },
  { align: 'left', wraps: 1, least: 8 },
];

/** A row of the given widths: each cell is words of four letters. */
const words = (columns: number): string =>
  'word '
    .repeat(Math.ceil(columns / 5))
    .slice(0, columns)
    .replace(/ $/, '.');

describe('layTable', () => {
  test('aligns texts left and figures right', () => {
    expect(
      layTable(
        [
          ['Name', 'Value', 'Limit'],
          ['latency', '1', 'at most 2'],
        ],
        RULES,
      ),
    ).toEqual([['  Name     Value  Limit'], ['  latency      1  at most 2']]);
  });

  test.each([
    { title: 'at the limit, breaks nothing', third: MAX_COLUMNS - 2 - 40 - 2 - 20 - 2, heights: [1] },
    {
      title: 'one over, breaks the first in turn',
      third: MAX_COLUMNS - 2 - 40 - 2 - 20 - 2 + 1,
      heights: [2],
    },
  ])('$title', ({ third, heights }) => {
    const lines = layTable([[words(40), '1'.repeat(20), words(third)]], RULES);
    expect(lines.map(({ length }) => length)).toEqual(heights);
    for (const line of lines.flat()) expect(line.length).toBeLessThanOrEqual(MAX_COLUMNS);
    // The first column was not in turn yet.
    expect(lines[0]?.[0]).toContain(words(40));
  });

  test('breaks the next column once the first is as narrow as it may be', () => {
    const lines = layTable([[words(80), '1'.repeat(20), words(40)]], RULES).flat();
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(MAX_COLUMNS);
    expect(lines.join(' ').match(/word/g)?.length).toBe(`${words(80)} ${words(40)}`.match(/word/g)?.length);
  });

  test('breaks a word that is too long itself, and loses nothing of it', () => {
    const name = 'x'.repeat(150);
    const lines = layTable([[name, '7', 'y']], RULES).flat();
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(MAX_COLUMNS);
    expect(lines.join('').replace(/[^x]/g, '')).toBe(name);
  });

  test('keeps a figure in one piece, even if the line gets too long', () => {
    const [row = []] = layTable([['name', '1'.repeat(120), 'y']], RULES);
    expect(row[0]).toContain('1'.repeat(120));
  });

  test('does not break at a space that keeps words together', () => {
    const lines = layTable([[words(60), '1'.repeat(25), 'at most +1\u00A0pp']], RULES).flat();
    expect(lines.some((line) => line.includes('+1\u00A0pp'))).toBe(true);
  });

  test.each([
    { title: 'a figure and its unit', cell: '821.9\u00A0items/s', lines: ['821.9', 'items/s'] },
    { title: 'parts of a path', cell: 'models/fashion/v2', lines: ['models/', 'fashion/', 'v2'] },
  ])('breaks between $title where there is no space', ({ cell, lines }) => {
    const laid = layTable(
      [[cell, '1'.repeat(84), 'y']],
      [{ align: 'left', wraps: 1, least: 8 }, ...RULES.slice(1)],
    );
    expect(laid.flat().map((line) => line.slice(2, 10).trim())).toEqual(lines);
  });

  test('has a line for a row without text', () => {
    expect(layTable([['', '', '']], RULES)).toEqual([['']]);
  });
});
