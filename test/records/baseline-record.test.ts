import { describe, expect, test } from 'vitest';
import { type BaselineRecord, parseRecord } from '../../src/records/baseline-record.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';
import { oneItem } from '../support/one-item.ts';

const RECORD: BaselineRecord = {
  version: 5,
  modelId: 'm',
  commit: 'a'.repeat(40),
  recordedAt: '2026-11-24T03:00:00.000Z',
  run: null,
  model: { sha256: 'f'.repeat(64), sizeBytes: 1000, keptAs: null },
  comparability: { dataset: 'd' },
  environment: { processor: 'p' },
  measurement: armOf({ launches: [launchOf(1e6)], outcomes: oneItem() }),
  figures: { 'model-size': 1000 },
  use: 'nightly',
  acceptance: { accepted: true, state: 'pass', why: { kind: 'limits-kept' } },
  drift: {
    release: 'b'.repeat(40),
    limits: { 'model-size': { max: 2000 } },
    slices: { 'lang=de': { 'task-score': { 'max-drop': { kind: 'points', value: 0.02 } } } },
  },
  positiveControl: { at: '2026-11-24T03:00:00.000Z', blocked: ['slower', 'worse'] },
};

/** As a file has it. */
const stored = (more: Record<string, unknown> = {}): unknown =>
  JSON.parse(JSON.stringify({ ...RECORD, ...more }));

/** As records had it before waiting was measured: the rest of a launch is the same. */
const { net: _, tails: __, waiting: ___, ...OLDER_LAUNCH } = launchOf(1e6);
const OLDER = { ...RECORD.measurement, launches: [{ ...OLDER_LAUNCH, isSteady: true }] };
/** Before version 5, every model ran in a plain process. */
const OLDER_ENVIRONMENT = { ...RECORD.environment, isolation: 'process' };
/** As it is read today. */
const OLDER_READ = {
  ...RECORD.measurement,
  launches: [{ ...OLDER_LAUNCH, net: null, tails: null, waiting: null }],
};

const V3 = {
  version: 3,
  measurement: OLDER,
  acceptance: { accepted: false, state: 'fail', why: 'P95 latency +45.6 %', by: undefined },
  drift: { release: 'b'.repeat(40), limits: { 'model-size': 'max 2 kB' } },
  positiveControl: { at: '2026-11-24T03:00:00.000Z', caught: ['a slower model', 'a worse model'] },
};

describe('parseRecord', () => {
  test('gives back a record of this version', () => {
    expect(parseRecord(stored())).toEqual(RECORD);
  });

  test('reads a record of version 4: how long its launches waited is unknown', () => {
    expect(parseRecord(stored({ version: 4, measurement: OLDER }))).toEqual({
      ...RECORD,
      environment: OLDER_ENVIRONMENT,
      measurement: OLDER_READ,
    });
  });

  test('reads a record of version 3: its reason is quoted, and its limits, which are text, are left out', () => {
    const { drift: ____, ...rest } = RECORD;
    expect(parseRecord(stored(V3))).toEqual({
      ...rest,
      environment: OLDER_ENVIRONMENT,
      measurement: OLDER_READ,
      acceptance: {
        accepted: false,
        state: 'fail',
        why: { kind: 'recorded-text', text: 'P95 latency +45.6 %' },
      },
    });
  });

  test('reads a record of version 3 from before there were acceptances', () => {
    const { acceptance } = parseRecord(stored({ ...V3, acceptance: undefined }));
    expect(acceptance).toBeUndefined();
  });

  test.each([
    {
      title: 'an older version',
      value: stored({ version: 2 }),
      says: 'expected schema version 3, 4 or 5, got 2',
    },
    { title: 'no version', value: {}, says: 'expected schema version 3, 4 or 5, got undefined' },
    { title: 'a list', value: [], says: 'expected object' },
    { title: 'a newer version', value: stored({ version: 6 }), says: 'got 6' },
    {
      title: 'launches of version 4 in a record of this version',
      value: stored({ measurement: OLDER }),
      says: 'tails',
    },
    { title: 'an unknown key', value: stored({ color: 'red' }), says: 'color' },
    { title: 'a reason that is a sentence', value: stored({ acceptance: V3.acceptance }), says: 'why' },
    {
      title: 'a control of version 3',
      value: stored({ positiveControl: V3.positiveControl }),
      says: 'blocked',
    },
    {
      title: 'an unknown control',
      value: stored({ ...V3, positiveControl: { ...V3.positiveControl, caught: ['everything'] } }),
      says: 'positiveControl',
    },
  ])('refuses $title', ({ value, says }) => {
    expect(() => parseRecord(value)).toThrow(says);
  });
});
