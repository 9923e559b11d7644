import { expect, test } from 'vitest';
import { renderCalibration } from '../../src/report/render-calibration.ts';
import { TEN_PERCENT } from '../support/fixtures/verdict-fixture.ts';

const NOISE = {
  metric: 'latency-p95',
  typicalReach: 0.04,
  worstReach: 0.06,
  proposedLimit: 0.08,
  limit: TEN_PERCENT,
  proposedFloor: undefined,
  kept: 5,
  runs: 5,
} as const;

test.each([
  { reach: 1e-9, text: '±0.00%' },
  { reach: 0.0012, text: '±0.12%' },
  { reach: 0.0994, text: '±9.9%' },
  { reach: 0.1, text: '±10%' },
  { reach: 0.79, text: '±79%' },
  { reach: 1.143, text: '±114%' },
])('noise of $reach reads $text', ({ reach, text }) => {
  const noise = { ...NOISE, typicalReach: reach, worstReach: reach, proposedLimit: undefined, limit: null };
  expect(renderCalibration('m', [noise], '20s')).toContain(` ${text} | `);
});

test('shows what the policy’s limit came to, and warns where it is too narrow', () => {
  const given = [NOISE, { ...NOISE, metric: 'load-time' as const, kept: 2, proposedLimit: undefined }];
  expect(renderCalibration('fashion', given, '20s')).toBe(
    `fashion, compared with itself in 5 runs of 20s:

| Metric      | Typical noise | Worst noise | Smallest limit that works here | Policy limit                       |
| :---------- | ------------: | ----------: | -----------------------------: | :--------------------------------- |
| P95 latency |         ±4.0% |       ±6.0% |                             8% | max-increase 10%: passed in 5 of 5 |
| Load time   |         ±4.0% |       ±6.0% |                none up to 100% | max-increase 10%: passed in 2 of 5 |

Warning: the limit on load-time is too narrow for this machine: 20s was enough to decide it in 2 of 5 runs. Raise the limit, raise the budget, or use a quieter machine.`,
  );
});

const FITTING = { ns: 7000, limit: 0.1, latencyNs: 140_000 };

test.each([
  {
    title: 'proposes a floor that fits',
    limit: TEN_PERCENT,
    text: 'A floor that fits latency-p95: 7 µs, half of 10% of 140 µs.',
  },
  {
    title: 'takes a floor of as much as the limit allows',
    limit: { ...TEN_PERCENT, floor: 14_000 },
    text: 'A floor that fits latency-p95: 7 µs, half of 10% of 140 µs.',
  },
  {
    title: 'warns of a floor that allows more than the limit does',
    limit: { ...TEN_PERCENT, floor: 50_000 },
    text: 'Warning: the floor of 50 µs lets latency-p95 rise by 35.7%, more than its limit. A floor that fits latency-p95: 7 µs, half of 10% of 140 µs.',
  },
])('$title', ({ limit, text }) => {
  const lines = renderCalibration('m', [{ ...NOISE, limit, proposedFloor: FITTING }], '20s');
  expect(lines.replaceAll('\u00A0', ' ').split('\n').at(-1)).toBe(text);
});
