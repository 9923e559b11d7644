import { describe, expect, test } from 'vitest';
import { checkRowAtLook } from '../../../src/verdict/row/check-row-at-look.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES } from '../../../src/verdict/row/looks.ts';
import { rowsSoFar } from '../../../src/verdict/row/rows-so-far.ts';
import { comparisonOf, latenciesOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'latency-p95': { 'max-increase': '10%' }, 'model-size': { 'max-increase': '10%' } };

const measuredAfter = (launches: number) =>
  latenciesOf(
    LIMITS,
    Array.from({ length: launches }, (_, index) => 1e6 + index),
    Array.from({ length: launches }, (_, index) => 1.05e6 + index * 1000),
  );

describe('rowsSoFar', () => {
  test.each([0, 1, FIRST_LOOK - 1, PLANNED_LAUNCHES, PLANNED_LAUNCHES + 1])(
    'has none after %i launches: there is no look',
    (launches) => {
      expect(rowsSoFar(measuredAfter(launches))).toEqual([]);
    },
  );

  test.each([FIRST_LOOK, PLANNED_LAUNCHES - 1])(
    'has the limited metrics of launches after %i, as they are judged then',
    (launches) => {
      const rows = rowsSoFar(measuredAfter(launches));
      expect(rows.map(({ metric }) => metric)).toEqual(['latency-p95']);
      expect(checkRowAtLook('latency-p95', measuredAfter(launches), 'interim')).toMatchObject(rows[0] ?? {});
      expect(rows[0]?.interval).toBeDefined();
    },
  );

  test('has none without a baseline', () => {
    const alone = Array.from({ length: FIRST_LOOK }, () => launchOf(1e6));
    const comparison = comparisonOf(policyOf(LIMITS), { baseline: null, candidate: { launches: alone } });
    expect(rowsSoFar(comparison)).toEqual([]);
  });
});
