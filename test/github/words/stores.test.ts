import { expect, test } from 'vitest';
import {
  attemptNotSavedLine,
  attemptsLine,
  baselineNotRestoredLine,
  baselineNotSavedLine,
} from '../../../src/github/words/stores.ts';
import type { StoreProblem } from '../../../src/records/store-fact.ts';

const NAME = { kind: 'branch', name: 'data' } as const;
const problem: StoreProblem = { kind: 'no-answer', seconds: 60 };

test.each([
  [
    baselineNotRestoredLine(NAME, 'ocr', { state: 'unavailable', problem }),
    'No baseline of ocr from the branch `data`: no answer within 60 s.',
  ],
  [
    baselineNotRestoredLine(NAME, 'ocr', { state: 'rejected', problem }),
    'Ignored the baseline of ocr from the branch `data`: no answer within 60 s.',
  ],
  [
    baselineNotSavedLine(NAME, 'ocr', problem),
    'Did not save the baseline of ocr to the branch `data`: no answer within 60 s.',
  ],
  [
    attemptsLine(NAME, 'ocr', { kind: 'attempts-unknown', problem }),
    'Could not list all earlier attempts of ocr from the branch `data`: no answer within 60 s.',
  ],
  [
    attemptsLine(NAME, 'ocr', { kind: 'attempt-unused', problem }),
    'Ignored an earlier attempt of ocr from the branch `data`: no answer within 60 s.',
  ],
  [
    attemptNotSavedLine(NAME, 'ocr', problem),
    'Did not save this attempt of ocr to the branch `data`: no answer within 60 s.',
  ],
])('%s', (line, expected) => {
  expect(line).toBe(expected);
});
