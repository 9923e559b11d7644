import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../src/baseline/find-baseline.ts';
import { compareUnchanged } from '../../../src/gate/compare/compare-unchanged.ts';
import type { Waiver } from '../../../src/policy/waivers/waivers.ts';
import type { BaselineRecord } from '../../../src/records/baseline-record.ts';
import { createSpend } from '../../../src/verdict/row/looks.ts';
import { armOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

type Given = Parameters<typeof compareUnchanged>;

const SHA = 'f'.repeat(64);
const LIMITS = { 'latency-p95': { 'max-increase': '10%', max: '2ms' } };

const recordOf = (launches: number): BaselineRecord => ({
  version: 5,
  modelId: 'm',
  commit: 'a'.repeat(40),
  recordedAt: '2026-11-24T03:00:00.000Z',
  run: null,
  model: { sha256: SHA, sizeBytes: 1000, keptAs: null },
  comparability: { dataset: 'd', runtime: 'r' },
  environment: { processor: 'p' },
  measurement: armOf({ launches: Array.from({ length: launches }, () => launchOf(1e6)) }),
});

interface Case {
  readonly request?: object;
  readonly limits?: Record<string, unknown>;
  readonly candidate?: object;
  readonly launches?: number;
  readonly baseline?: Baseline;
  readonly waivers?: readonly Waiver[];
}

function compare({ request, limits = LIMITS, candidate, launches = 12, baseline, waivers = [] }: Case = {}) {
  const run = {
    request: { mode: 'check', use: 'pull-request', baseline: undefined, ...request },
    policy: { prices: undefined },
    model: policyOf(limits),
    waivers,
    spend: createSpend(),
    ports: { now: () => new Date('2026-11-25T12:00:00Z') },
  } as unknown as Given[0];
  const prepared = {
    sha256: SHA,
    comparability: { dataset: 'd', runtime: 'r' },
    environment: { processor: 'p' },
    ...candidate,
  };
  const record = recordOf(launches);
  const source = { kind: 'named', path: 'record.json', recordOf: record.commit } as const;
  return compareUnchanged(run, prepared, baseline ?? { kind: 'figures', record, source });
}

describe('compareUnchanged', () => {
  test('judges the figures of the record by today’s limits', () => {
    const comparison = compare();
    expect(comparison?.candidate).toBe(comparison?.baseline);
    expect(comparison?.candidate.launches).toHaveLength(12);
  });

  test('takes figures that a waiver covers, until it expires', () => {
    const limits = { 'latency-p95': { 'max-increase': '10%', max: '0.5ms' } };
    const waiver = writtenWaiver({ ceiling: { max: 2e6 } });
    expect(compare({ limits, waivers: [waiver] })?.waivers).toMatchObject([{ daysLeft: 17 }]);
    expect(compare({ limits, waivers: [{ ...waiver, expires: '2026-11-24' }] })).toBeUndefined();
  });

  test.each([
    {
      title: 'another model',
      given: { candidate: { sha256: 'e'.repeat(64) } },
    },
    {
      title: 'another data set',
      given: { candidate: { comparability: { dataset: 'other', runtime: 'r' } } },
    },
    {
      title: 'a setting more',
      given: { candidate: { comparability: { dataset: 'd', runtime: 'r', more: '1' } } },
    },
    { title: 'another machine', given: { candidate: { environment: { processor: 'other' } } } },
    { title: 'a nightly run', given: { request: { use: 'nightly' } } },
    { title: 'a sign-off', given: { request: { use: 'release' } } },
    { title: 'a recording', given: { request: { mode: 'record' } } },
    { title: 'a baseline that the user named', given: { request: { baseline: '/record.json' } } },
    { title: 'a record of too few launches', given: { launches: 3 } },
    {
      title: 'figures that break a limit of today',
      given: { limits: { 'latency-p95': { max: '0.5ms' } } },
    },
    {
      title: 'a metric that the record does not have',
      given: { limits: { ...LIMITS, 'memory-arena-peak': { max: '1MiB' } } },
    },
    {
      title: 'a model file without a record',
      given: {
        baseline: {
          kind: 'model',
          file: '/m.onnx',
          source: { kind: 'git', commit: 'a'.repeat(40) },
        } as const,
      },
    },
  ])('measures $title', ({ given }) => {
    expect(compare(given as Case)).toBeUndefined();
  });
});
