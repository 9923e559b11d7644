import { expect, test } from 'vitest';
import { legText, renderLeg, statusName } from '../../../src/github/words/leg.ts';

test.each([
  { model: undefined, label: undefined, status: 'gate', line: '' },
  { model: 'ocr', label: undefined, status: 'gate (ocr)', line: '**ocr**\n\n' },
  { model: undefined, label: 'arm64', status: 'gate (arm64)', line: '**arm64**\n\n' },
  { model: 'o*r', label: 'arm64', status: 'gate (o*r, arm64)', line: '**o&#42;r, arm64**\n\n' },
])('the part that a job judges: $status', ({ model, label, status, line }) => {
  const leg = legText({ model, label });
  expect([statusName('gate', leg), renderLeg(leg)]).toEqual([status, line]);
});
