import { expect, test } from 'vitest';
import { renderCalibration } from '../../src/report/render-calibration.ts';

test.each([
  { reach: 1e-9, text: '±0.00 %' },
  { reach: 0.0012, text: '±0.12 %' },
  { reach: 0.0994, text: '±9.9 %' },
  { reach: 0.1, text: '±10 %' },
  { reach: 0.79, text: '±79 %' },
  { reach: 1.143, text: '±114 %' },
])('a reach of $reach reads $text', ({ reach, text }) => {
  const noise = {
    metric: 'latency-p95',
    title: 'P95 latency',
    typicalReach: reach,
    worstReach: reach,
    proposedLimit: undefined,
    limit: null,
    kept: 0,
    runs: 2,
  } as const;
  expect(renderCalibration('m', [noise], '20s')).toContain(` ${text} | `);
});
