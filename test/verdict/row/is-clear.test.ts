import { describe, expect, test } from 'vitest';
import { isClear, lookAtEnd } from '../../../src/verdict/row/is-clear.ts';
import { comparisonOf, latenciesOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const MS = 1e6;
const LIMITS = { 'latency-p95': { 'max-increase': '5%' } };
const quiet = (launches: number) => Array.from({ length: launches }, (_, n) => MS * (1 + 0.001 * (n % 3)));
const noisy = (launches: number) => Array.from({ length: launches }, (_, n) => MS * (1 + 0.3 * (n % 3)));
const steady = (launches: number) => Array.from({ length: launches }, () => MS);

describe('isClear', () => {
  test.each([
    { title: 'not before the first look', candidate: quiet(4), clear: false },
    { title: 'at the first look when all is clear', candidate: quiet(5), clear: true },
    { title: 'at any later number of launches', candidate: quiet(11), clear: true },
    { title: 'not while a limited row is undecided', candidate: noisy(12), clear: false },
    { title: 'after the planned launches in any case', candidate: noisy(60), clear: true },
  ])('$title', ({ candidate, clear }) => {
    expect(isClear(latenciesOf(LIMITS, steady(candidate.length), candidate))).toBe(clear);
  });

  test.each([
    { title: 'no limit rests on launches', limits: { 'task-score': { 'max-drop': '1pp' } }, clear: true },
    { title: 'one on RAM does not', limits: { 'memory-ram-peak': { 'max-increase': '5%' } }, clear: true },
    { title: 'one on throughput does', limits: { throughput: { 'max-drop': '5%' } }, clear: false },
    {
      title: 'one on drift does',
      limits: { 'task-score': { 'max-drop': '1pp' } },
      drift: LIMITS,
      clear: false,
    },
  ])('after three launches where $title', ({ limits, drift, clear }) => {
    const at = (count: number) => {
      const arms = { baseline: { launches: steady(count).map((ns) => launchOf(ns)) } };
      const candidate = { launches: noisy(count).map((ns) => launchOf(ns)) };
      return comparisonOf(policyOf(limits, drift && { drift }), { ...arms, candidate });
    };
    expect(isClear(at(2))).toBe(false);
    expect(isClear(at(3))).toBe(clear);
  });

  test('without a baseline after twelve launches', () => {
    const alone = (count: number) => {
      const candidate = { launches: noisy(count).map((ns) => launchOf(ns)) };
      return comparisonOf(policyOf(LIMITS), { baseline: null, candidate });
    };
    expect(isClear(alone(11))).toBe(false);
    expect(isClear(alone(12))).toBe(true);
    expect(lookAtEnd(alone(12))).toBe('only');
  });
});

describe('lookAtEnd', () => {
  test.each([
    { title: 'one on the way when the evidence ended sampling', candidate: quiet(11), look: 'interim' },
    { title: 'the last when the budget ended it', candidate: noisy(7), look: 'last' },
    { title: 'the last when it ended before the first look', candidate: quiet(4), look: 'last' },
  ])('is $title', ({ candidate, look }) => {
    expect(lookAtEnd(latenciesOf(LIMITS, steady(candidate.length), candidate))).toBe(look);
  });
});
