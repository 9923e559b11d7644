import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compilePattern } from '../../../src/policy/served/linear-pattern.ts';

function occurs(source: string, text: string): boolean | undefined {
  const read = compilePattern(source);
  if ('problem' in read) throw new Error(read.problem);
  return read.pattern.occursIn(text);
}

describe('compilePattern', () => {
  /** Patterns that mean the same in JavaScript, up to the flag `s`. */
  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '.',
    '\\d',
    '\\w',
    '\\bc',
    '(?:ab)',
    'ü',
    '😀',
    '\\.',
  );
  const piece = fc
    .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{0,3}', '+?'))
    .map(([what, count]) => (what.startsWith('\\b') ? what : `${what}${count}`));
  const sequence = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
  const pattern = fc
    .tuple(
      fc.constantFrom('', '^'),
      fc.array(sequence, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '$'),
    )
    .map(([start, choices, end]) => `${start}(?:${choices.join('|')})${end}`);
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '1', '.', ' ', 'ü', '😀'), { maxLength: 12 });

  it('finds what JavaScript’s own expressions find', () => {
    fc.assert(
      fc.property(pattern, text, (source, letters) => {
        const read = compilePattern(source);
        fc.pre('pattern' in read);
        if ('problem' in read) return;
        expect(read.pattern.occursIn(letters.join(''))).toBe(new RegExp(source, 'u').test(letters.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    { source: '(?i)not sure', text: 'NOT SURE', found: true },
    { source: 'not sure', text: 'NOT SURE', found: false },
    { source: '(?i)straße', text: 'STRAẞE', found: true },
    { source: '(?m)^b$', text: 'a\nb\nc', found: true },
    { source: '^b$', text: 'a\nb\nc', found: false },
    { source: '\\p{Greek}', text: 'α', found: true },
    { source: '^$', text: '', found: true },
    { source: '^$', text: 'x', found: false },
    { source: '^[^x]*$', text: 'abc', found: true },
    { source: '^[^x]*$', text: 'xyz', found: false },
  ])('reads RE2’s syntax: $source', ({ source, text: searched, found }) => {
    expect(occurs(source, searched)).toBe(found);
  });

  it.each([
    { source: '[', problem: 'missing closing ]' },
    { source: '(a', problem: 'missing closing )' },
    { source: '(a)\\1', problem: 'invalid escape sequence' },
    { source: 'a(?=b)', problem: 'invalid or unsupported Perl syntax' },
    { source: 'a{2000}', problem: 'invalid repeat count' },
    { source: '(?:ab){600}', problem: 'too many repetitions' },
    { source: 'a'.repeat(4001), problem: 'more than 4000 characters' },
    { source: '', problem: 'every text matches it' },
    { source: 'a*', problem: 'every text matches it' },
    { source: 'yes|', problem: 'every text matches it' },
    { source: '(?s).*', problem: 'every text matches it' },
    { source: '(?i)$', problem: 'every text matches it' },
  ])('says what is wrong: $problem', ({ source, problem }) => {
    expect(compilePattern(source)).toEqual({ problem });
  });

  it('ignores case if it is told to', () => {
    const read = compilePattern('paris', { ignoreCase: true });
    expect('pattern' in read && read.pattern.occursIn('PARIS')).toBe(true);
    expect(compilePattern('(', { ignoreCase: true })).toEqual({ problem: 'missing closing )' });
  });

  test('a longer text is not searched', () => {
    expect(occurs('x', 'x'.repeat(65_536))).toBe(true);
    expect(occurs('x', 'x'.repeat(65_537))).toBeUndefined();
  });

  /* With backtracking, each of these takes longer than anybody has waited for anything. */
  test.each([
    '(x+x+)+y',
    '(x*)*y',
    '(x|x)*y',
    '(x|xx)+y$',
    '(.*)(.*)(.*)(.*)(.*)[^x]',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('cannot be made to hang: %s', (source) => {
    expect(occurs(source, `#y${'x'.repeat(65_000)}`)).toBeTypeOf('boolean');
  });

  test('any text as a pattern is taken or refused', () => {
    const parts = fc.constantFrom(...'()[]{}|*+?^$.\\,-:=!<>iPpQEabx019 ', '(?', '\\p{', '\ud800', '😀');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), fc.string({ unit: 'binary' }), (pieces, searched) => {
        const read = compilePattern(pieces.join(''));
        if ('problem' in read) expect(read.problem).not.toBe('');
        else expect(read.pattern.occursIn(searched)).toBeTypeOf('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
