import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastNumber } from '../../../src/task/text/last-number.ts';

describe('lastNumber', () => {
  it.each([
    { title: 'none', text: 'none of them', number: undefined },
    { title: 'the last of several', text: 'from 1 to 20', number: 20 },
    { title: 'a sentence’s full stop', text: 'It is 20.', number: 20 },
    { title: 'thousands', text: '1,234,567', number: 1_234_567 },
    { title: 'thousands and decimals', text: '$1,234.50', number: 1234.5 },
    { title: 'commas between other groups', text: '1,2,30', number: 30 },
    { title: 'a comma before four digits', text: '1,2345', number: 2345 },
    { title: 'thousands before four digits', text: '1,234,5678', number: 5678 },
    { title: 'a list with spaces', text: '1, 234', number: 234 },
    { title: 'a currency after the sign', text: '-$5', number: -5 },
    { title: 'a currency before the sign', text: '€-5', number: -5 },
    { title: 'the minus sign of typesetting', text: '−5', number: -5 },
    { title: 'a plus sign', text: '+5', number: 5 },
    { title: 'a subtraction', text: '7 - 5', number: 5 },
    { title: 'percent', text: '12.5%', number: 12.5 },
    { title: 'an exponent', text: '1.5e3', number: 1500 },
    { title: 'a negative exponent', text: '2E-2', number: 0.02 },
    { title: 'an e that is none', text: '2eggs', number: 2 },
    { title: 'a leading point', text: '.5', number: 0.5 },
    { title: 'an ellipsis', text: '5...', number: 5 },
    { title: 'a version', text: '1.2.3', number: 0.3 },
    { title: 'more than a double holds', text: '1e999', number: Number.POSITIVE_INFINITY },
    { title: 'digits of another script', text: '٣', number: undefined },
  ])('reads $title: $text', ({ text, number }) => {
    expect(lastNumber(text)).toBe(number);
  });

  it('reads every number that is written in full, wherever it stands', () => {
    const words = fc.constantFrom('', 'The answer is ', '= ', '(', '1 and ');
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    );
    fc.assert(
      fc.property(words, number, fc.constantFrom('', '.', ' apples', '%', ')'), (before, value, after) => {
        expect(lastNumber(`${before}${value}${after}`)).toBe(value === 0 ? Math.abs(value) : value);
        if (Number.isInteger(value) && Math.abs(value) < 1e15) {
          expect(lastNumber(`${before}${value.toLocaleString('en-US')}${after}`)).toBe(
            value === 0 ? Math.abs(value) : value,
          );
        }
      }),
    );
  });

  it.each([
    '1'.repeat(200_000),
    ',111'.repeat(50_000),
    `${'1,111'.repeat(40_000)}1`,
    '-'.repeat(200_000),
    '1.'.repeat(100_000),
    '1e'.repeat(100_000),
  ])('does not hang at a long answer (%#)', (text) => {
    expect(lastNumber(text)).not.toBeNaN();
  });
});
