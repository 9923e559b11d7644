import { expect, test } from 'vitest';
import { positiveControlText } from '../../../../src/report/words/run/positive-control.ts';

const control = { at: '2026-11-29T02:00:00Z', blocked: ['slower', 'worse'] as ('slower' | 'worse')[] };

test.each([
  {
    title: 'none yet',
    given: null,
    expected: {
      warning: 'No positive control yet.',
      text: 'No nightly run has tested the gate with a deliberately slowed model and a deliberately worsened model.',
    },
  },
  {
    title: 'three days ago',
    given: { ...control, daysAgo: 3 },
    expected: {
      text: 'Positive control passed: on 2026-11-29 the gate blocked a deliberately slowed model and a deliberately worsened model.',
    },
  },
  {
    title: 'four days ago',
    given: { ...control, daysAgo: 4 },
    expected: {
      warning: 'No positive control for 4 days.',
      text: 'The last one passed: on 2026-11-29 the gate blocked a deliberately slowed model and a deliberately worsened model.',
    },
  },
])('$title', ({ given, expected }) => {
  expect(positiveControlText(given)).toEqual(expected);
});
