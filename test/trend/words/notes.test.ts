import { expect, test } from 'vitest';
import type { SeriesTrend, Trend } from '../../../src/trend/trend.ts';
import { endedTexts, trendNotes } from '../../../src/trend/words/notes.ts';

const EMPTY: Trend = {
  version: 1,
  span: null,
  series: [],
  missingNights: [],
  splits: [],
  machineMoves: [],
  vanished: [],
};
const at = '2026-09-21T03:17:00.000Z';
const day = (number: number): string => `2026-09-${String(number).padStart(2, '0')}T03:17:00.000Z`;
const missing = (days: number, modelId: string | null) =>
  Array.from({ length: days }, (_, index) => ({ at: day(index + 1), modelId }));
const split = { modelId: 'ocr', at, from: 'e'.repeat(64), to: 'f'.repeat(64) };
const young = { state: 'too-few', isCurrent: true, points: 10 } as SeriesTrend;

test.each([
  { title: 'nothing to report', given: {}, texts: [] },
  {
    title: 'one missing night',
    given: { missingNights: missing(1, null) },
    texts: ['Nothing was measured on 2026-09-01, although a nightly run was due.'],
  },
  {
    title: 'missing nights of a model',
    given: { missingNights: missing(2, 'ocr') },
    texts: ['`ocr` was not measured on 2026-09-01 and 2026-09-02, although nightly runs were due.'],
  },
  {
    title: 'more missing nights than are named',
    given: { missingNights: missing(12, 'ocr') },
    texts: [
      '`ocr` was not measured on 2 earlier nights, 2026-09-03, 2026-09-04, 2026-09-05, 2026-09-06, 2026-09-07, 2026-09-08, 2026-09-09, 2026-09-10, 2026-09-11 and 2026-09-12, although nightly runs were due.',
    ],
  },
  {
    title: 'another machine',
    given: { splits: [{ ...split, what: 'environment' }] },
    texts: [
      'On 2026-09-21 `ocr` moved to a different machine (`eeeeeee` → `fffffff`): its series start over and are not compared with earlier nights.',
    ],
  },
  {
    title: 'other settings',
    given: { splits: [{ ...split, what: 'comparability' }] },
    texts: [
      'On 2026-09-21 the data, task, runtime or traffic of `ocr` changed (`eeeeeee` → `fffffff`): its series start over and are not compared with earlier nights.',
    ],
  },
  {
    title: 'a machine that changed',
    given: {
      machineMoves: [
        {
          at,
          environment: 'e'.repeat(64),
          models: ['a', 'b'],
          moved: 5,
          of: 6,
          direction: 'worse',
          factor: 1.3,
        },
      ],
    },
    texts: [
      'On 2026-09-21 5 of 6 sampled metrics of `a` and `b` got worse together on machine `eeeeeee`: the machine changed, not the models.',
    ],
  },
  {
    title: 'a metric that vanished',
    given: { vanished: [{ modelId: 'ocr', metric: 'memory-ram-peak', since: at }] },
    texts: ['RAM peak of `ocr` is no longer measured; the last figure is from 2026-09-21.'],
  },
  {
    title: 'one short series',
    given: { series: [young] },
    texts: ['1 series has fewer than 12 nights (at most 10), too few to judge.'],
  },
  {
    title: 'short series, of which one has ended',
    given: { series: [young, { ...young, points: 11 }, { ...young, isCurrent: false }] },
    texts: ['2 series have fewer than 12 nights (at most 11), too few to judge.'],
  },
] as readonly { title: string; given: Partial<Trend>; texts: string[] }[])('$title', ({ given, texts }) => {
  expect(trendNotes({ ...EMPTY, ...given })).toEqual(texts);
});

test.each([
  { ended: 0, texts: [] },
  { ended: 1, texts: ['1 series of earlier machines or settings has ended.'] },
  { ended: 3, texts: ['3 series of earlier machines or settings have ended.'] },
])('$ended series that have ended', ({ ended, texts }) => {
  expect(endedTexts(ended)).toEqual(texts);
});
