import { expect, test } from 'vitest';
import { compareWaivers } from '../../../src/policy/diff/compare-waivers.ts';
import type { Waiver } from '../../../src/policy/waivers/waivers.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

const BASE = writtenWaiver();
const raised = (value: number): Partial<Waiver> => ({
  ceiling: { 'max-increase': { kind: 'relative', value } },
});
const score = (min: number) => writtenWaiver({ metric: 'task-score', ceiling: { min } });

const ENDS = '2026-12-12';
const increase = (value: number, expires = ENDS) => ({ ...raised(value), expires });
const minimum = (min: number) => ({ ceiling: { min }, expires: ENDS });

test.each([
  {
    title: 'a new waiver',
    base: [],
    head: [BASE],
    effect: 'loosened',
    before: null,
    after: increase(0.2),
  },
  {
    title: 'one that is removed',
    base: [BASE],
    head: [],
    effect: 'tightened',
    before: increase(0.2),
    after: null,
  },
  {
    title: 'a raised one',
    base: [BASE],
    head: [writtenWaiver(raised(0.21))],
    effect: 'loosened',
    before: increase(0.2),
    after: increase(0.21),
  },
  {
    title: 'a lowered one',
    base: [BASE],
    head: [writtenWaiver(raised(0.19))],
    effect: 'tightened',
    before: increase(0.2),
    after: increase(0.19),
  },
  {
    title: 'an extended one',
    base: [BASE],
    head: [writtenWaiver({ expires: '2026-12-13' })],
    effect: 'loosened',
    before: increase(0.2),
    after: increase(0.2, '2026-12-13'),
  },
  {
    title: 'a shortened one',
    base: [BASE],
    head: [writtenWaiver({ expires: '2026-11-30' })],
    effect: 'tightened',
    before: increase(0.2),
    after: increase(0.2, '2026-11-30'),
  },
  {
    title: 'one that is lowered and extended',
    base: [BASE],
    head: [writtenWaiver({ ...raised(0.15), expires: '2027-01-01' })],
    effect: 'loosened',
    before: increase(0.2),
    after: increase(0.15, '2027-01-01'),
  },
  {
    title: 'one in another unit',
    base: [BASE],
    head: [writtenWaiver({ ceiling: { 'max-increase': { kind: 'absolute', value: 1 } } })],
    effect: 'loosened',
    before: increase(0.2),
    after: { ceiling: { 'max-increase': { kind: 'absolute', value: 1 } }, expires: ENDS },
  },
  {
    title: 'a lower minimum',
    base: [score(0.8)],
    head: [score(0.7)],
    effect: 'loosened',
    before: minimum(0.8),
    after: minimum(0.7),
  },
  {
    title: 'a higher minimum',
    base: [score(0.7)],
    head: [score(0.8)],
    effect: 'tightened',
    before: minimum(0.7),
    after: minimum(0.8),
  },
] as const)('$title is $effect', ({ base, head, effect, before, after }) => {
  expect(compareWaivers(base, head)).toMatchObject([{ kind: 'waiver', model: 'm', before, after, effect }]);
});

test('names the limit by its metric and key', () => {
  expect(compareWaivers([], [BASE])).toMatchObject([{ metric: 'latency-p95', key: 'max-increase' }]);
});

test('another wording is no change', () => {
  expect(compareWaivers([BASE], [writtenWaiver({ issue: 'https://x.example/8', reason: 'other' })])).toEqual(
    [],
  );
});
