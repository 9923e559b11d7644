import { expect, test } from 'vitest';
import { paceProgress } from '../../../src/cli/terminal/pace-progress.ts';
import type { ProgressStep } from '../../../src/measure/progress-event.ts';

const scoring = (items: number): ProgressStep => ({ kind: 'scoring', items });
const installing: ProgressStep = {
  kind: 'installing-runtime',
  version: '1.30.0',
  flavour: null,
  sizeBytes: null,
  folder: '/tools',
};

const making: ProgressStep = { kind: 'making-data', shownPath: 'd.csv', command: ['fetch', '{path}'] };

test('passes on the newest event every ten seconds, and an installation or the making of data at once', () => {
  let time = 500;
  const seen: ProgressStep[] = [];
  const progress = paceProgress(
    ({ step }) => seen.push(step),
    () => time,
  );
  const events: readonly (readonly [seconds: number, step: ProgressStep])[] = [
    [0, scoring(0)],
    [9.9, scoring(1)],
    [10, scoring(2)],
    [15, scoring(3)],
    [19.9, scoring(4)],
    [35, scoring(5)],
    [36, installing],
    [36, making],
    [45, scoring(6)],
    [46, scoring(7)],
  ];
  for (const [seconds, step] of events) {
    time = 500 + seconds * 1000;
    progress({ step, within: [] });
  }
  expect(seen).toEqual([scoring(2), scoring(5), installing, making, scoring(7)]);
});
