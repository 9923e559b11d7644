import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { readNeeds } from '../../src/matrix/read-needs.ts';

const needs = (measure: string, route: object = { result: 'success', outputs: { fallback: 'false' } }) =>
  JSON.stringify({ route, measure: { result: measure, outputs: {} } });

describe('readNeeds', () => {
  test('finds nothing wrong with jobs that ended in success', () => {
    expect(readNeeds(needs('success'))).toEqual({ problems: [], fallback: false });
  });

  test.each(['failure', 'cancelled', 'skipped'])('names a job that ended as %s', (result) => {
    expect(readNeeds(needs(result)).problems).toEqual([
      { kind: 'job-not-successful', job: 'measure', result },
    ]);
  });

  test('takes the fallback from whichever job says it', () => {
    const route = (fallback: string) => ({ result: 'success', outputs: { fallback, why: 'x' } });
    expect(readNeeds(needs('success', route('offline'))).fallback).toBe(true);
    expect(readNeeds(needs('success', route('true'))).fallback).toBe(true);
    expect(readNeeds(needs('success', { result: 'success', outputs: {} })).fallback).toBeUndefined();
  });

  test.each([
    { title: 'is missing', text: undefined },
    { title: 'is empty', text: '{}' },
    { title: 'is no JSON', text: 'needs' },
    { title: 'has a result that there is not', text: needs('neutral') },
    { title: 'has a job without result', text: '{"measure":{}}' },
    {
      title: 'has a fallback that there is not',
      text: needs('success', { result: 'success', outputs: { fallback: 'no' } }),
    },
  ])('refuses a context that $title', ({ text }) => {
    expect(() => readNeeds(text)).toThrow(UserError);
  });
});
