import { expect, test } from 'vitest';
import { compareWaivers } from '../../../src/policy/diff/compare-waivers.ts';
import type { Waiver } from '../../../src/policy/waivers.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

const BASE = writtenWaiver();
const raised = (value: number): Partial<Waiver> => ({
  ceiling: { 'max-increase': { kind: 'relative', value } },
});
const score = (min: number) => writtenWaiver({ metric: 'task-score', ceiling: { min } });

test.each([
  {
    title: 'a new waiver',
    base: [],
    head: [BASE],
    effect: 'loosened',
    before: null,
    after: '20% until 2026-12-12',
  },
  {
    title: 'one that is gone',
    base: [BASE],
    head: [],
    effect: 'tightened',
    before: '20% until 2026-12-12',
    after: null,
  },
  {
    title: 'a raised one',
    base: [BASE],
    head: [writtenWaiver(raised(0.21))],
    effect: 'loosened',
    before: '20% until 2026-12-12',
    after: '21% until 2026-12-12',
  },
  {
    title: 'a lowered one',
    base: [BASE],
    head: [writtenWaiver(raised(0.19))],
    effect: 'tightened',
    before: '20% until 2026-12-12',
    after: '19% until 2026-12-12',
  },
  {
    title: 'a prolonged one',
    base: [BASE],
    head: [writtenWaiver({ expires: '2026-12-13' })],
    effect: 'loosened',
    before: '20% until 2026-12-12',
    after: '20% until 2026-12-13',
  },
  {
    title: 'a shortened one',
    base: [BASE],
    head: [writtenWaiver({ expires: '2026-11-30' })],
    effect: 'tightened',
    before: '20% until 2026-12-12',
    after: '20% until 2026-11-30',
  },
  {
    title: 'one that is lowered and prolonged',
    base: [BASE],
    head: [writtenWaiver({ ...raised(0.15), expires: '2027-01-01' })],
    effect: 'loosened',
    before: '20% until 2026-12-12',
    after: '15% until 2027-01-01',
  },
  {
    title: 'one in another unit',
    base: [BASE],
    head: [writtenWaiver({ ceiling: { 'max-increase': { kind: 'absolute', value: 1 } } })],
    effect: 'loosened',
    before: '20% until 2026-12-12',
    after: '0.000001ms until 2026-12-12',
  },
  {
    title: 'a lower minimum',
    base: [score(0.8)],
    head: [score(0.7)],
    effect: 'loosened',
    before: '0.8 until 2026-12-12',
    after: '0.7 until 2026-12-12',
  },
  {
    title: 'a higher minimum',
    base: [score(0.7)],
    head: [score(0.8)],
    effect: 'tightened',
    before: '0.7 until 2026-12-12',
    after: '0.8 until 2026-12-12',
  },
] as const)('$title is $effect', ({ base, head, effect, before, after }) => {
  expect(compareWaivers(base, head)).toMatchObject([{ model: 'm', before, after, effect }]);
});

test('names the limit as the policy’s changes do', () => {
  expect(compareWaivers([], [BASE])[0]?.place).toBe('waivers.latency-p95.max-increase');
});

test('another wording is no change', () => {
  expect(compareWaivers([BASE], [writtenWaiver({ issue: 'https://x.example/8', reason: 'other' })])).toEqual(
    [],
  );
});
