import { expect, test } from 'vitest';
import type { StatusRefusal } from '../../../src/github/deliver/commit-status.ts';
import {
  brokenLimitText,
  moreBrokenText,
  outputNotSetText,
  statusRefusalText,
  summaryNotWrittenText,
} from '../../../src/github/words/deliver.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';

const REFUSALS: readonly { refusal: StatusRefusal; text: string }[] = [
  {
    refusal: { kind: 'forbidden' },
    text: 'Could not set the commit status: the token needs the permission `statuses: write`.',
  },
  {
    refusal: { kind: 'no-endpoint' },
    text: 'Could not set the commit status: this server has no such endpoint, or the token may not see the repository.',
  },
  {
    refusal: { kind: 'overtaken' },
    text: 'A newer run has already set the commit status.',
  },
  {
    refusal: { kind: 'failed', message: 'POST was answered with 503' },
    text: 'Could not set the commit status: POST was answered with 503.',
  },
];

test.each(REFUSALS)('a commit status that is refused: $refusal.kind', ({ refusal, text }) => {
  expect(statusRefusalText(refusal)).toBe(text);
});

const slow = row('latency-p95', {
  state: 'fail',
  baseline: 1e6,
  candidate: 1.62e6,
  limit: { 'max-increase': { kind: 'relative', value: 0.1 } },
});

test.each([
  { under: 'limits', text: 'ocr: P95 latency +62.0% (limit +10%)' },
  { under: 'drift', text: 'ocr, since the last release: P95 latency +62.0% (limit +10%)' },
] as const)('a broken limit under $under', ({ under, text }) => {
  expect(brokenLimitText('ocr', slow, under)).toBe(text);
});

test.each([
  { left: 0, text: '' },
  { left: 1, text: ' (and 1 more broken limit, see the report)' },
  { left: 8, text: ' (and 8 more broken limits, see the report)' },
])('$left more broken limits', ({ left, text }) => {
  expect(moreBrokenText(left)).toBe(text);
});

test('what the toolkit could not do', () => {
  expect(summaryNotWrittenText('no such file')).toBe('Could not write the job summary: no such file');
  expect(outputNotSetText('verdict', 'no such file')).toBe(
    'Could not set the output "verdict": no such file',
  );
});
