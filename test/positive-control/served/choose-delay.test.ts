import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limit.ts';
import { chooseDelayNs } from '../../../src/positive-control/served/choose-delay.ts';

const tenth: Limit = { 'max-increase': { kind: 'relative', value: 0.1 } };
const MOST = 60e9;

describe('the delay that breaks a limit', () => {
  test.each([
    { title: 'is four times the allowed increase', limit: tenth, baselineNs: 100e6, ns: 40e6 },
    {
      title: 'is four times a floor that allows more',
      limit: { ...tenth, floor: 20e6 },
      baselineNs: 100e6,
      ns: 80e6,
    },
    { title: 'is four times the way to a maximum', limit: { max: 150e6 }, baselineNs: 100e6, ns: 200e6 },
    { title: 'breaks what is broken first', limit: { ...tenth, max: 105e6 }, baselineNs: 100e6, ns: 20e6 },
    { title: 'is 2 ms at least', limit: tenth, baselineNs: 1e6, ns: 2e6 },
    {
      title: 'is 2 ms where the maximum is exceeded already',
      limit: { max: 50e6 },
      baselineNs: 100e6,
      ns: 2e6,
    },
    { title: 'is a guess before the figure is known', limit: tenth, baselineNs: undefined, ns: 20e6 },
    { title: 'is a guess without a figure', limit: tenth, baselineNs: Number.NaN, ns: 20e6 },
  ])('$title', ({ limit, baselineNs, ns }) => {
    expect(chooseDelayNs(limit, { baselineNs, mostNs: MOST })).toBeCloseTo(ns, 3);
  });

  test.each([
    { title: 'is cut at the longest one', mostNs: 30e6, ns: 30e6 },
    { title: 'may be as short as one and a half times the increase', mostNs: 15e6, ns: 15e6 },
    { title: 'is none if it would be shorter', mostNs: 15e6 - 1, ns: undefined },
    { title: 'is none without a longest one', mostNs: Number.NaN, ns: undefined },
  ])('$title', ({ mostNs, ns }) => {
    expect(chooseDelayNs(tenth, { baselineNs: 100e6, mostNs })).toBe(ns);
  });
});
