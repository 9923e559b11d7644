import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeBlock, codeSpan, escapeProse } from '../../../src/report/markdown/escape-markdown.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { nodesOf, nodesOfType, parseReport, shapeOf } from '../../support/parse-report.ts';

it.each([
  { title: 'a plain name', text: 'conv_1', expected: '`conv_1`' },
  { title: 'a backtick', text: 'a`b', expected: '``a`b``' },
  { title: 'a backtick at either end', text: '`a`', expected: '`` `a` ``' },
  { title: 'a pipe, which no code span in a table can hold', text: 'a|b_', expected: 'a&#124;b&#95;' },
  { title: 'a line break', text: 'a\r\nb', expected: '`a b`' },
  { title: 'a bidirectional override', text: '\u202Eabc', expected: '`abc`' },
  { title: 'an escape sequence', text: '\u001B[31mred', expected: '`red`' },
  { title: 'nothing', text: '', expected: '(empty)' },
  { title: 'nothing visible', text: '\u200B\u2066', expected: '(empty)' },
  { title: '80 characters', text: 'é'.repeat(80), expected: `\`${'é'.repeat(80)}\`` },
  { title: '81 characters', text: 'é'.repeat(81), expected: `\`${'é'.repeat(79)}…\`` },
  {
    title: 'a cut that would halve a surrogate pair',
    text: '😀'.repeat(81),
    expected: `\`${'😀'.repeat(79)}…\``,
  },
])('shows $title as code', ({ text, expected }) => {
  expect(codeSpan(text)).toBe(expected);
});

it.each([
  { title: 'HTML', text: '<b>&amp;', expected: '&#60;b&#62;&#38;amp;' },
  { title: 'a mention', text: '@octocat', expected: '@\u200Boctocat' },
  { title: 'an issue', text: 'octocat/hello#12', expected: 'octocat/hello#\u200B12' },
  { title: 'an issue by its short name', text: 'GH-12', expected: 'GH-\u200B12' },
  { title: 'an address', text: 'https://a.b', expected: 'https:\u200B//a.b' },
  { title: 'an address without scheme', text: 'www.a.b', expected: 'www\u200B.a.b' },
  { title: 'an emoji code', text: ':x:', expected: ':\u200Bx:' },
  { title: 'a formula', text: '$x$', expected: '＄x＄' },
  { title: 'a heading', text: '# a', expected: '\u200B# a' },
  { title: 'a list', text: '1. a', expected: '\u200B1. a' },
  { title: 'a command', text: 'run `a_b --c`, then go', expected: 'run `a_b --c`, then go' },
  { title: 'code spans that touch', text: '`a``b`', expected: '&#96;a&#96;&#96;b&#96;' },
  { title: 'code with a pipe', text: '`a|b`', expected: '&#96;a&#124;b&#96;' },
  { title: 'a figure', text: '−18.2 % (limit +10 %)', expected: '−18.2 % (limit +10 %)' },
])('writes $title as inert prose', ({ text, expected }) => {
  expect(escapeProse(text)).toBe(expected);
});

it.each([
  { title: 'a fence inside', text: 'a\n```\nb', expected: '````sh\na\n```\nb\n````' },
  { title: 'a carriage return alone', text: 'a\rb', expected: '```sh\na\nb\n```' },
  { title: 'a control character', text: 'a\u0007b', expected: '```sh\nab\n```' },
])('fences a block with $title', ({ text, expected }) => {
  expect(codeBlock(text, 'sh')).toBe(expected);
});

/** A page that uses a name in every way that a report does. */
const page = (name: string): string =>
  [
    `### ${codeSpan(name)} — ${escapeProse(name)}`,
    `${escapeProse(name)} and ${codeSpan(name)}`,
    `| a | b |\n| - | - |\n| ${codeSpan(name)} | ${escapeProse(name)} |`,
    `- ${escapeProse(name)}\n- ${codeSpan(name)}, ${codeSpan(name)}`,
    codeBlock(name, 'sh'),
  ].join('\n\n');

/** A page that shows a name as code alone. */
const codePage = (name: string): string =>
  [`# ${codeSpan(name)}`, `| a |\n| - |\n| ${codeSpan(name)} |`, `- ${codeSpan(name)}`].join('\n\n');

const shapeOfHarmless = shapeOf(parseReport(page('harmless')));

it('keeps the shape of the page for every hostile name', () => {
  for (const name of HOSTILE_NAMES) expect(shapeOf(parseReport(page(name))), name).toEqual(shapeOfHarmless);
});

const tokens = [
  '`',
  '``',
  '|',
  '\\',
  '\n',
  '<',
  '>',
  '[',
  ']',
  '(',
  ')',
  '*',
  '_',
  '~',
  '#',
  '@',
  'a',
  ' ',
  '&',
  ';',
  '!',
  '-',
  '1',
  '.',
  ':',
  '/',
  'www',
  'http',
  '$',
  '^',
  '=',
  '+',
  '\t',
  '{',
  '"',
];

it('keeps the shape of the page for any text', () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );
  fc.assert(
    fc.property(text, (name) => {
      expect(shapeOf(parseReport(page(name)))).toEqual(shapeOfHarmless);
    }),
    { numRuns: 800, seed: 1 },
  );
});

it('shows a code span’s text unchanged in a table and outside one', () => {
  const printable = fc.array(fc.constantFrom(...tokens.filter((token) => !/[|\n\t ]/.test(token))), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(printable, (parts) => {
      const name = parts.join('');
      const spans = nodesOfType(parseReport(codePage(name)), 'inlineCode');
      expect(spans.map(({ value }) => value)).toEqual([name, name, name]);
    }),
    { numRuns: 400, seed: 1 },
  );
});

it('leaves no pattern in prose that GitHub looks for in a finished page', () => {
  for (const name of HOSTILE_NAMES) {
    const words = nodesOf(parseReport(page(name)))
      .filter(({ type }) => type === 'text')
      .map(({ value }) => value ?? '')
      .join('\n');
    expect(words, name).not.toMatch(/@[\w-]|#\d|\bgh-\d|:\/\/|www\.|:[\w+-]+:|\$/i);
  }
});
