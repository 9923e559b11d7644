import { describe, expect, test } from 'vitest';
import { writeHeadline, writeNextStep } from '../../src/verdict/headline.ts';
import { row } from '../support/fixtures/verdict-fixture.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('writeHeadline', () => {
  test.each([
    {
      title: 'a maximum is broken',
      candidate: 0.0604,
      text: 'Time of CPU fallback 6.04 %, −0.52 pp (limit ≤ 0 pp, ≤ 1 %)',
    },
    { title: 'it is not', candidate: 0.01, text: 'Time of CPU fallback −5.56 pp (limit ≤ 0 pp, ≤ 1 %)' },
  ])('gives the value beside the change where $title', ({ candidate, text }) => {
    const limit = 'max-increase 0pp, max 1%';
    const failed = row('fallback-time-share', { state: 'fail', baseline: 0.0656, candidate, limit });
    expect(plain(writeHeadline('fail', [failed]))).toBe(text);
  });
});

describe('writeNextStep', () => {
  test('names the operators that grew most beside a slower tail', () => {
    const rows = [
      row('latency-p95', { state: 'fail', baseline: 1e6, candidate: 1.18e6, limit: 'max-increase 10%' }),
      row('latency-p50', { baseline: 1e6, candidate: 1.17e6 }),
    ];
    const growth = '`DequantizeLinear` ×24 (new), +310 µs';
    expect(plain(writeNextStep('fail', rows, growth))).toContain(
      `Every input is slower (the median moved by +17.0 %): look at the operators below; what grew most in a run: ${growth}`,
    );
  });
});
