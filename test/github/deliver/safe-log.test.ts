import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeLine, safeLog } from '../../../src/github/deliver/safe-log.ts';

const ESC = String.fromCharCode(27);

describe('safeLog', () => {
  test.each([
    { title: 'prefixes a plain line', text: 'loading', shown: '│ loading' },
    {
      title: 'defuses a workflow command',
      text: '::set-output name=verdict::pass',
      shown: '│ ::set-output name=verdict::pass',
    },
    { title: 'splits at a bare carriage return', text: 'a\r::error::b', shown: '│ a\n│ ::error::b' },
    { title: 'splits at CRLF once', text: 'a\r\nb', shown: '│ a\n│ b' },
    {
      title: 'breaks a legacy command in the middle of a line',
      text: 'x ##[error]y',
      shown: '│ x ##(error]y',
    },
    {
      title: 'breaks a legacy command hidden by a removed character',
      text: 'x ##\u0000[error]y',
      shown: '│ x ##(error]y',
    },
    {
      title: 'breaks a legacy command hidden by a colour code',
      text: `##${ESC}[31m[error]`,
      shown: '│ ##(error]',
    },
    { title: 'removes colours', text: `${ESC}[31mred${ESC}[0m`, shown: '│ red' },
    { title: 'removes text direction marks', text: 'a\u202Eb\u2066c', shown: '│ abc' },
  ])('$title', ({ text, shown }) => {
    expect(safeLog(text)).toBe(shown);
  });

  test('shows 200 characters of a line', () => {
    expect(safeLog('x'.repeat(200))).toBe(`│ ${'x'.repeat(200)}`);
    expect(safeLog('x'.repeat(201))).toBe(`│ ${'x'.repeat(199)}…`);
  });

  test('shows 20 lines, or 19 and how many more there are', () => {
    const lines = (count: number) => safeLog(Array(count).fill('x').join('\n')).split('\n');
    expect(lines(20)).toHaveLength(20);
    expect(lines(20).at(-1)).toBe('│ x');
    expect(lines(21)).toHaveLength(20);
    expect(lines(21).at(-1)).toBe('│ … 2 more lines');
  });

  test('never lets a command through, whatever the text', () => {
    const nasty = fc.constantFrom(
      '::',
      '##[',
      '#',
      '[',
      '\r',
      '\n',
      ESC,
      '[31m',
      '\u0000',
      '\u202e',
      ' ',
      'error::',
    );
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 40 }), (parts) => {
        for (const line of safeLog(parts.join('')).split(/\r\n|\r|\n/)) {
          expect(line.startsWith('│ ')).toBe(true);
          expect(line).not.toContain('##[');
        }
      }),
    );
  });
});

test('safeLine is one line', () => {
  expect(safeLine(' a\n::b\r##[c] ')).toBe('a ::b ##(c]');
});
