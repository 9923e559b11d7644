import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../../src/policy/limit.ts';
import { rowText } from '../../../../src/report/words/row/rows.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { ONE_POINT_LESS, row, TEN_PERCENT } from '../../../support/fixtures/verdict-fixture.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('a row', () => {
  const share: Limit = { 'max-increase': { kind: 'points', value: 0 }, max: 0.01 };
  test.each<{ title: string; given: Row; text: string }>([
    {
      title: 'that breaks a maximum gives its value beside the change',
      given: row('fallback-time-share', { state: 'fail', baseline: 0.0656, candidate: 0.0604, limit: share }),
      text: 'Time of CPU fallback 6.04%, −0.52 pp (limit 0 pp, at most 1%)',
    },
    {
      title: 'at its maximum gives the change alone',
      given: row('fallback-time-share', { state: 'pass', baseline: 0.0656, candidate: 0.01, limit: share }),
      text: 'Time of CPU fallback −5.56 pp (limit 0 pp, at most 1%)',
    },
    {
      title: 'without a limit',
      given: row('latency-p50', { baseline: 1e6, candidate: 1.1e6 }),
      text: 'P50 latency +10.0%',
    },
    {
      title: 'that was not measured',
      given: row('latency-p95', { state: 'fail', baseline: null, candidate: null, limit: TEN_PERCENT }),
      text: 'P95 latency was not measured',
    },
    {
      title: 'of outputs that are no numbers',
      given: row('task-score', {
        score: { name: 'Accuracy', better: 'higher' },
        state: 'fail',
        baseline: 0.9,
        candidate: 0.9,
        limit: ONE_POINT_LESS,
        reasons: [{ kind: 'non-finite-outputs', baseline: 0, candidate: 3, items: 2000 }],
      }),
      text: 'Accuracy: NaN or infinite outputs on 3 of 2000 items',
    },
  ])('$title', ({ given, text }) => {
    expect(plain(rowText(given))).toBe(text);
  });
});
