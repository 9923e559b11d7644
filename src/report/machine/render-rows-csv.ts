import { sliceLabel } from '../../policy/items/slices.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { limitColumn } from '../words/machine.ts';
import { rowTitle } from '../words/row/row.ts';
import { type Cell, renderCsv } from './csv.ts';

/** Every row of a verdict, one per line. Values are in `unit`; nothing is rounded. */
export function renderRowsCsv({ models }: Verdict): string {
  const lines = models.flatMap(({ id, rows, drift }) => [
    ...rows.map((row) => lineOf(id, 'baseline', row)),
    ...(drift?.rows ?? []).map((row) => lineOf(id, 'release', row)),
  ]);
  return renderCsv(HEADER, lines);
}

const HEADER = [
  ...[
    'model',
    'against',
    'metric',
    'slice',
    'title',
    'state',
    'unit',
    'baseline',
    'candidate',
    'change',
    'change_kind',
  ],
  ...['interval_low', 'interval_high', 'confidence', 'limit'],
  ...['samples_baseline', 'samples_candidate', 'samples_of', 'launches'],
];

function lineOf(id: string, against: 'baseline' | 'release', row: Row): Cell[] {
  const { metric, slice, state, unit, baseline, candidate, change, changeKind, interval, samples } = row;
  return [
    ...[
      id,
      against,
      metric,
      slice && sliceLabel(slice),
      rowTitle(row),
      state,
      unit,
      baseline,
      candidate,
      change,
      changeKind,
    ],
    ...[interval?.low, interval?.high, interval?.confidence, limitColumn(row)],
    ...[samples?.baseline, samples?.candidate, samples?.of, samples?.launches],
  ];
}
