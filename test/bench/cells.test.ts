import { expect, test } from 'vitest';
import { cellKey, cellsOf, EVERYTHING, namesOf, nextCell, QUICK } from '../../bench/verdicts/cells.ts';

test('every cell is one of pair, service time and condition', () => {
  const keys = cellsOf(EVERYTHING).map((cell) => cellKey(namesOf(cell)));
  // Of the fourteen pairs, those with a limit of 1% are measured at 2 ms and under two loads only.
  expect(new Set(keys).size).toBe(12 * 3 * 5 + 2 * 1 * 2);
});

test('cells take turns by their weights, whatever pieces a run is cut into', () => {
  const cells = cellsOf({ ...QUICK, services: ['0.3ms', '2ms'] });
  const trials = new Map<string, number>();
  for (let trial = 0; trial < 600; trial += 1) {
    const key = cellKey(namesOf(nextCell(cells, (cell) => trials.get(cellKey(namesOf(cell))) ?? 0)));
    trials.set(key, (trials.get(key) ?? 0) + 1);
  }
  const of = (pair: string, service: string) => trials.get(`${pair}/${service}/quiet`) ?? 0;
  expect(of('identical', '2ms') / of('plus-10', '2ms')).toBeCloseTo(4, 0);
  expect(of('identical', '2ms') / of('identical', '0.3ms')).toBeCloseTo(2, 1);
});
