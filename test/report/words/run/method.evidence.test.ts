import { expect, test } from 'vitest';
import { environmentEntries, evidenceEntries } from '../../../../src/report/words/run/method.ts';
import { model } from '../../../support/fixtures/verdict-fixture.ts';

test('says what the judged figures rest on', () => {
  const entries = evidenceEntries(model()).map(([name, text]) => [name, text.replaceAll('\u00A0', ' ')]);
  expect(entries).toEqual([
    ['Baseline', 'model file at commit `1a2b3c4` (git)'],
    ['Baseline model', '412 KiB, sha256 `a3f1c2d4a3f1`'],
    ['Candidate model', '406 KiB, sha256 `77e0b9a177e0`'],
    [
      'Samples',
      '14,400 inferences in 40 launches (P95 latency, Cost per 1,000 runs); 2,000 items (Accuracy, Human-review rate); 4 processes (RAM peak)',
    ],
    ['Confidence of the intervals', '99% (P95 latency, RAM peak, Cost per 1,000 runs)'],
  ]);
});

test('says so where there is no baseline, and where both models are one file', () => {
  const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 };
  const texts = (models: { baseline: typeof file | null; candidate: typeof file }) =>
    Object.fromEntries(evidenceEntries(model({ models, baselineSource: null, rows: [] })));
  expect(texts({ baseline: null, candidate: file })).toEqual({
    Baseline: 'none',
    'Candidate model': '1\u00A0B, sha256 `abababababab`',
  });
  expect(texts({ baseline: file, candidate: file })['Candidate model']).toBe('the same file');
});

test.each([
  { machines: 1, text: '3 of 667, 667 and 666 items, on one kind of machine' },
  { machines: 2, text: '3 of 667, 667 and 666 items, on 2 kinds of machine' },
])('says in which shards the items were scored: $text', ({ machines, text }) => {
  const shards = { of: 3, items: [667, 667, 666], machines };
  expect(Object.fromEntries(evidenceEntries(model({ shards })))['Shards']).toBe(text);
});

test('lists machine, GPU and settings', () => {
  const moment = { smClockMhz: 1980, memoryClockMhz: null, temperatureC: 59, powerW: null };
  const entries = environmentEntries(
    model({
      environment: { processor: 'EPYC' },
      gpuState: { before: moment, after: null, isPowerCapped: false },
      settings: [{ name: 'version', candidate: '1.30.0' }],
    }),
  );
  expect(entries).toEqual([
    ['processor', 'EPYC'],
    ['GPU before the launches', '1980\u00A0MHz, 59\u00A0°C'],
    ['GPU after the launches', 'unknown'],
    ['onnxruntime-node', '1.30.0'],
  ]);
});
