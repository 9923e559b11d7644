import { describe, expect, it } from 'vitest';
import { userErrorOf } from '../../support/scoring.ts';
import { answered, failed, reviewWhen, scoreText, textScorerOf } from './answers.ts';

describe('exact-match', () => {
  it.each([
    { title: 'the label', answer: 'Paris', label: 'Paris', correct: true },
    { title: 'the label with space around it', answer: '\n Paris ', label: ' Paris', correct: true },
    { title: 'other case', answer: 'paris', label: 'Paris', correct: false },
    { title: 'a longer text', answer: 'Paris.', label: 'Paris', correct: false },
    { title: 'nothing', answer: '', label: 'Paris', correct: false },
    { title: 'one of several labels', answer: 'NYC', label: ['New York', 'NYC'], correct: true },
    { title: 'none of several labels', answer: 'Rome', label: ['New York', 'NYC'], correct: false },
    { title: 'a number', answer: '42', label: 42, correct: true },
    { title: 'a number written otherwise', answer: '42.0', label: 42, correct: false },
    { title: 'a boolean', answer: 'true', label: true, correct: true },
    { title: 'a text like a key of every object', answer: 'constructor', label: 'toString', correct: false },
  ])('compares the trimmed text: $title', ({ answer, label, correct }) => {
    expect(scoreText({ answer, label })).toMatchObject({
      ...{ correct, value: correct ? 1 : 0, review: false, finite: true },
    });
  });

  it('ignores case if it is told to', () => {
    const task = { 'ignore-case': true };
    expect(scoreText({ task, answer: 'STRASSE É', label: 'strasse é' }).correct).toBe(true);
    expect(scoreText({ task, answer: 'rome', label: 'Paris' }).correct).toBe(false);
  });

  it.each([
    { label: undefined, got: 'none' },
    { label: null, got: 'null' },
    { label: '', got: '""' },
    { label: ' ', got: '" "' },
    { label: [], got: 'an array of length 0' },
    { label: ['Paris', ''], got: 'an array of length 2' },
    { label: ['Paris', ['Rome']], got: 'an array of length 2' },
    { label: { a: 1 }, got: 'an object with "a"' },
  ])('refuses the label $label', ({ label, got }) => {
    for (const answer of [answered(''), answered('x'), failed()]) {
      const error = userErrorOf(() => scoreText({ answer, label }));
      expect(error.message).toBe(
        `prompts.jsonl, line 7: expected a text, or an array of texts that are all right for the label, got ${got}.`,
      );
      expect(error.hint).toBe('Write "label": "…" or "label": ["…", "…"].');
    }
  });
});

describe('normalized-match', () => {
  const task = { score: 'normalized-match' };
  it.each([
    { answer: 'the  PARIS!', label: 'Paris', correct: true },
    { answer: 'Paris, France', label: 'Paris', correct: false },
    { answer: 'U.S.A.', label: ['America', 'USA'], correct: true },
    { answer: '', label: 'Paris', correct: false },
  ])('takes $answer for $label: $correct', ({ answer, label, correct }) => {
    expect(scoreText({ task, answer, label })).toMatchObject({ correct, value: correct ? 1 : 0 });
  });

  it.each(['A', 'the', '...', ['Paris', 'an']])(
    'refuses a label of which nothing is left, which an empty answer would match: %j',
    (label) => {
      for (const score of ['normalized-match', 'token-f1']) {
        const error = userErrorOf(() => scoreText({ task: { score }, answer: '', label }));
        expect(error.message).toContain(
          'expected a text with more than punctuation and articles (a, an, the)',
        );
        expect(error.hint).toContain('exact-match');
      }
    },
  );
});

describe('numeric-match', () => {
  it.each([
    { title: 'the last number', answer: 'First 3, then 72.', label: 72, correct: true },
    { title: 'an earlier number', answer: '72 of 100', label: 72, correct: false },
    { title: 'no number', answer: 'seventy-two', label: 72, correct: false },
    { title: 'a label in words', answer: '$1,072.00', label: 'She has 1072', correct: true },
    { title: 'one of several', answer: '2', label: [1, '2'], correct: true },
    { title: 'minus zero', answer: '-0', label: 0, correct: true },
    { title: 'more than a double holds', answer: '1e999', label: 1e300, correct: false },
    { title: 'the neighbouring double', answer: '0.30000000000000004', label: 0.3, correct: false },
  ])('compares $title', ({ answer, label, correct }) => {
    expect(scoreText({ task: { score: 'numeric-match' }, answer, label }).correct).toBe(correct);
  });

  it.each([
    { title: 'at the limit', answer: '1.1', label: 1, tolerance: 0.1, correct: true },
    { title: 'at the limit, below', answer: '0.9', label: 1, tolerance: 0.1, correct: true },
    {
      title: 'at the limit, far from zero',
      answer: '1000000.3',
      label: 1000000.2,
      tolerance: 0.1,
      correct: true,
    },
    { title: 'over the limit', answer: '1.1000001', label: 1, tolerance: 0.1, correct: false },
    { title: 'a whole one', answer: '11', label: 10, tolerance: 1, correct: true },
    { title: 'over a whole one', answer: '11.001', label: 10, tolerance: 1, correct: false },
    { title: 'infinitely far', answer: '1e999', label: 1, tolerance: 1e300, correct: false },
  ])('allows the tolerance: $title', ({ answer, label, tolerance, correct }) => {
    expect(scoreText({ task: { score: 'numeric-match', tolerance }, answer, label }).correct).toBe(correct);
  });

  it.each([undefined, 'none', [], [1, 'x'], true, { a: 1 }])('refuses the label %j', (label) => {
    const error = userErrorOf(() => scoreText({ task: { score: 'numeric-match' }, answer: '1', label }));
    expect(error.message).toContain('expected a number, or an array of numbers that are all right');
  });
});

describe('regex-match', () => {
  const task = { score: 'regex-match' };
  it.each([
    { title: 'anywhere', answer: 'It is in Paris, France', label: 'Par[ij]s', correct: true },
    { title: 'the whole text, without space around it', answer: ' Paris\n', label: '^Paris$', correct: true },
    { title: 'case', answer: 'PARIS', label: 'paris', correct: false },
    { title: 'ignored case', answer: 'PARIS', label: '(?i)paris', correct: true },
    { title: 'one of several', answer: 'Rome', label: ['Paris', 'Rom[ae]'], correct: true },
    { title: 'none', answer: 'Oslo', label: ['Paris', 'Rom[ae]'], correct: false },
    {
      title: 'a text too long to search',
      answer: `Paris${' x'.repeat(40_000)}`,
      label: 'Paris',
      correct: false,
    },
  ])('searches for $title', ({ answer, label, correct }) => {
    expect(scoreText({ task, answer, label }).correct).toBe(correct);
  });

  it('ignores case if it is told to', () => {
    const ignoring = { ...task, 'ignore-case': true };
    expect(scoreText({ task: ignoring, answer: 'PARIS', label: 'paris' }).correct).toBe(true);
  });

  it.each([
    { label: undefined, got: 'none' },
    { label: 3, got: '3' },
    { label: [], got: 'an array of length 0' },
    { label: '(?=x)', got: '"(?=x)" (invalid or unsupported Perl syntax)' },
    { label: ['x', '['], got: '"[" (missing closing ])' },
    { label: '', got: '"" (every text matches it)' },
  ])('refuses the label $label', ({ label, got }) => {
    const error = userErrorOf(() => scoreText({ task, answer: 'x', label }));
    expect(error.message).toContain('prompts.jsonl, line 7: expected a regular expression');
    expect(error.message).toContain(`for the label, got ${got}.`);
    expect(error.hint).toContain('RE2');
  });
});

describe('token-f1', () => {
  const task = { score: 'token-f1' };
  it.each([
    { title: 'all words', answer: 'The Denver Broncos', label: 'denver broncos', value: 1 },
    { title: 'half of them', answer: 'Broncos', label: 'Denver Broncos', value: 2 / 3 },
    { title: 'none of them', answer: 'Panthers', label: 'Denver Broncos', value: 0 },
    {
      title: 'the best of several labels',
      answer: 'Broncos',
      label: ['Denver Broncos', 'Broncos'],
      value: 1,
    },
  ])('averages a number without right and wrong: $title', ({ answer, label, value }) => {
    expect(scoreText({ task, answer, label })).toMatchObject({ correct: undefined, value, finite: true });
  });
});

describe('valid-json', () => {
  const task = { score: 'valid-json' };
  it.each([
    { title: 'an object', answer: '{"a": 1}', label: undefined, correct: true },
    { title: 'any value', answer: ' null ', label: undefined, correct: true },
    { title: 'JSON in a fence', answer: '```json\n{}\n```', label: undefined, correct: false },
    { title: 'half an object', answer: '{"a": 1', label: undefined, correct: false },
    { title: 'nothing', answer: '', label: undefined, correct: false },
    { title: 'the values of the label', answer: '{"b": 2, "a": 1}', label: { a: 1 }, correct: true },
    { title: 'another value', answer: '{"a": 2}', label: { a: 1 }, correct: false },
    { title: 'a number as text', answer: '{"a": "1"}', label: { a: 1 }, correct: false },
    { title: 'a missing key', answer: '{}', label: { a: null }, correct: false },
    { title: 'an array', answer: '[1]', label: { 0: 1 }, correct: false },
    { title: 'null for an object', answer: 'null', label: {}, correct: false },
    {
      title: 'nested values',
      answer: '{"a": {"b": [1, {"c": null}]}}',
      label: { a: { b: [1, { c: null }] } },
      correct: true,
    },
    { title: 'a longer array', answer: '{"a": [1, 2]}', label: { a: [1] }, correct: false },
    {
      title: 'more keys further in',
      answer: '{"a": {"b": 1, "c": 2}}',
      label: { a: { b: 1 } },
      correct: false,
    },
    { title: 'fewer keys further in', answer: '{"a": {}}', label: { a: { b: 1 } }, correct: false },
    { title: 'a key that objects are born with', answer: '{}', label: { constructor: 1 }, correct: false },
    {
      title: 'an own key of that name',
      answer: '{"__proto__": 1}',
      label: JSON.parse('{"__proto__": 1}'),
      correct: true,
    },
    {
      title: 'an inherited key of that name',
      answer: '{}',
      label: JSON.parse('{"__proto__": 1}'),
      correct: false,
    },
    {
      title: 'an answer that is nested without end',
      answer: '['.repeat(50_000) + ']'.repeat(50_000),
      label: { a: 1 },
      correct: false,
    },
  ])('compares $title', ({ answer, label, correct }) => {
    expect(scoreText({ task, answer, label })).toMatchObject({ correct, value: correct ? 1 : 0 });
  });

  it.each([null, 'x', [1], JSON.parse(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`)])(
    'refuses a label that is no object, or is nested too deeply (%#)',
    (label) => {
      const error = userErrorOf(() => scoreText({ task, answer: '{}', label }));
      expect(error.message).toMatch(
        /^prompts\.jsonl, line 7: expected (an object|at most 64 levels) for the label/,
      );
    },
  );
});

describe('an answer that failed', () => {
  it.each([
    { score: 'exact-match', label: 'x' },
    { score: 'normalized-match', label: 'x' },
    { score: 'numeric-match', label: 1 },
    { score: 'regex-match', label: '[x1]' },
    { score: 'token-f1', label: 'x' },
    { score: 'valid-json', label: undefined },
  ])('is wrong and goes to review, whatever came before: $score', ({ score, label }) => {
    for (const text of ['', 'x', '1', '{}']) {
      expect(scoreText({ task: { score }, answer: failed(text), label })).toMatchObject({
        ...{ correct: false, value: 0, review: true, finite: true },
      });
    }
  });
});

describe('createTextScorer', () => {
  it('numbers equal labels alike, so that guessing shows', () => {
    const scorer = textScorerOf({});
    const labels = ['yes', 'no', ' yes ', ['yes', 'Yes'], 'no'];
    const numbers = labels.map((label) => scorer.score(answered('yes'), { label, place: 'p' }).actual);
    expect(numbers).toEqual([0, 1, 0, 2, 1]);
  });

  it('numbers ten thousand labels, and no more', () => {
    const scorer = textScorerOf({});
    const numberOf = (label: number) => scorer.score(answered('x'), { label, place: 'p' }).actual;
    const numbers = Array.from({ length: 10_001 }, (_, label) => numberOf(label));
    expect(numbers.slice(-2)).toEqual([9_999, Number.NaN]);
    expect(numberOf(5)).toBe(5);
  });

  it('sends an answer to review by the policy’s conditions, right or wrong', () => {
    const review = reviewWhen({ 'longer-than': 5 });
    expect(scoreText({ review, answer: 'x', label: 'x' })).toMatchObject({ correct: true, review: true });
  });
});
