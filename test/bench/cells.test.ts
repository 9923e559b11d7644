import { expect, test } from 'vitest';
import { cellKey, cellsOf, EVERYTHING, namesOf, nextCell, QUICK } from '../../bench/verdicts/cells.ts';

test('every cell is one of pair, service time and condition', () => {
  const keys = cellsOf(EVERYTHING).map((cell) => cellKey(namesOf(cell)));
  expect(new Set(keys).size).toBe(9 * 3 * 4);
});

test('cells take turns by their weights, whatever pieces a run is cut into', () => {
  const cells = cellsOf(QUICK);
  const trials = new Map<string, number>();
  const total = 2 * cells.reduce((sum, { pair }) => sum + pair.weight, 0);
  for (let trial = 0; trial < total; trial += 1) {
    const key = cellKey(namesOf(nextCell(cells, (cell) => trials.get(cellKey(namesOf(cell))) ?? 0)));
    trials.set(key, (trials.get(key) ?? 0) + 1);
  }
  for (const cell of cells) expect(trials.get(cellKey(namesOf(cell)))).toBe(2 * cell.pair.weight);
});
