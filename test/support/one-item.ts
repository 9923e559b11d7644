import { OutcomeTable } from '../../src/task/outcome-table.ts';

export const RIGHT = {
  correct: true,
  confidence: 1,
  review: false,
  predicted: 1,
  actual: 1,
  value: 1,
  finite: true,
} as const;

/** Outcomes of a set with one item, which is right. */
export function oneItem(): OutcomeTable {
  const table = new OutcomeTable();
  table.add(RIGHT, { slice: {}, place: 'line 1' });
  return table;
}
