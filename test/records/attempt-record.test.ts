import { expect, test } from 'vitest';
import {
  type AttemptRecord,
  parseAttempt,
  parseEvidence,
  writeAttempt,
  writeEvidence,
} from '../../src/records/attempt-record.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { ATTEMPT_KEY, attemptOf } from '../support/fixtures/attempt-fixture.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';

const readBack = (record: unknown, key = ATTEMPT_KEY) => {
  const written = writeAttempt(record as AttemptRecord);
  return parseAttempt(written?.text ?? '', { key, digest: written?.digest ?? '' });
};

const launches = (count: number) => Array.from({ length: count }, () => launchOf(1e6));

test('gives back what was written', () => {
  const back = readBack(attemptOf([1.1e6, 1.2e6]));
  expect(back.arms?.[1]?.launches.map(({ p95Ns }) => p95Ns)).toEqual([1.1e6, 1.2e6]);
  expect(back.arms?.[1]?.outcomes).toBeInstanceOf(OutcomeTable);
  const failure = { kind: 'crashed', arm: 'candidate', message: 'it crashed' } as const;
  expect(readBack(attemptOf([], { arms: null, state: 'fail', failure })).failure).toEqual(failure);
});

test.each([
  { title: 'a hundred launches', record: attemptOf(launches(100).map(() => 1e6)), says: undefined },
  {
    title: 'one launch more',
    record: attemptOf(launches(101).map(() => 1e6)),
    says: 'expected at most 100 launches',
  },
  {
    title: 'more launches of one model than of the other',
    record: attemptOf([], { arms: [armOf({ launches: launches(3) }), armOf({ launches: launches(4) })] }),
    says: 'expected as many launches of each model',
  },
  { title: 'no arm', record: attemptOf([], { arms: [] }), says: 'arms' },
  { title: 'a third arm', record: attemptOf([], { arms: [armOf({}), armOf({}), armOf({})] }), says: 'arms' },
  { title: 'a latency that is no number', record: attemptOf([Number.NaN]), says: 'arms.1.launches.0.p50Ns' },
  { title: 'a latency of zero', record: attemptOf([0]), says: 'arms.1.launches.0.p50Ns' },
  { title: 'an unknown state', record: { ...attemptOf([1e6]), state: 'green' }, says: 'state' },
  { title: 'an unknown key', record: { ...attemptOf([1e6]), verdict: 'pass' }, says: 'verdict' },
  {
    title: 'another version',
    record: { ...attemptOf([1e6]), version: 2 },
    says: 'expected schema version 3, got 2',
  },
])('reads or refuses a record with $title', ({ record, says }) => {
  const read = () => readBack(record);
  if (says === undefined) expect(read().version).toBe(3);
  else expect(read).toThrow(says);
});

test('refuses what is of another comparison, or is not what its name says', () => {
  expect(() => readBack(attemptOf([1e6]), { ...ATTEMPT_KEY, modelId: 'n' })).toThrow('another comparison');
  const fields = { ...ATTEMPT_KEY.fields, candidate: 'd'.repeat(64) };
  expect(() => readBack(attemptOf([1e6]), { ...ATTEMPT_KEY, fields })).toThrow('another comparison');
  const { text = '' } = writeAttempt(attemptOf([1e6])) ?? {};
  expect(() => parseAttempt(text, { key: ATTEMPT_KEY, digest: '0'.repeat(32) })).toThrow(
    'does not match the digest in its name',
  );
});

test('finds in the evidence of a run what is of a comparison', () => {
  const text = writeEvidence([attemptOf([2e6], { modelId: 'n' }), attemptOf([1e6])]);
  expect(parseEvidence(text, ATTEMPT_KEY)?.arms?.[1]?.launches[0]?.p95Ns).toBe(1e6);
  expect(parseEvidence(text, { ...ATTEMPT_KEY, modelId: 'o' })).toBeUndefined();
  expect(() => parseEvidence('{"version":1}', ATTEMPT_KEY)).toThrow('attempts');
});
