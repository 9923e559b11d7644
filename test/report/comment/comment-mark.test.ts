import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  compareRuns,
  keyOf,
  readCommentMark,
  readRunNumber,
  writeMark,
} from '../../../src/report/comment/comment-mark.ts';

const GATE = { repository: 'o/r', workflow: 'ci', job: 'gate', policy: '.github/regression-gate.yml' };
const KEY = keyOf(GATE);

test('every gate has a key of its own', () => {
  expect(KEY).toMatch(/^[0-9a-f]{16}$/);
  const others = [
    { ...GATE, repository: 'o/r2' },
    { ...GATE, workflow: 'nightly' },
    { ...GATE, job: 'gate-2' },
    { ...GATE, policy: 'other.yml' },
    { ...GATE, workflow: 'c', job: 'igate' },
    { ...GATE, model: 'ocr' },
    { ...GATE, label: 'ocr' },
    { ...GATE, model: 'ocr', label: 'arm64' },
  ];
  expect(new Set([KEY, ...others.map(keyOf)]).size).toBe(9);
});

test('a gate of all models has the key of its earlier versions', () => {
  expect(keyOf({ ...GATE, model: undefined, label: undefined })).toBe(KEY);
  const identity = 'o/r\nci\ngate\n.github/regression-gate.yml';
  expect(KEY).toBe(createHash('sha256').update(identity).digest('hex').slice(0, 16));
});

describe('a mark', () => {
  test.each([
    { title: 'in full', mark: { key: KEY, state: 'fail', run: { id: 4711, attempt: 2 }, isRetired: false } },
    {
      title: 'retired',
      mark: { key: KEY, state: 'no-baseline', run: { id: 1, attempt: 1 }, isRetired: true },
    },
    {
      title: 'of a gate that wrote no more than its key',
      mark: { key: KEY, state: undefined, run: undefined, isRetired: false },
    },
  ] as const)('$title is read as it was written', ({ mark }) => {
    expect(readCommentMark(`${writeMark(mark)}\r\nbody`)).toEqual(mark);
  });

  test.each([
    {
      title: 'text before it',
      line: `> ${writeMark({ key: KEY, state: 'pass', run: undefined, isRetired: false })}`,
    },
    { title: 'text after it', line: `<!-- model-regression-gate:v1 key=${KEY} --> and more` },
    {
      title: 'a word that it does not know',
      line: `<!-- model-regression-gate:v1 key=${KEY} state=pass evil=1 -->`,
    },
    {
      title: 'a number without end',
      line: `<!-- model-regression-gate:v1 key=${KEY} run=${'9'.repeat(16)}.1 -->`,
    },
    { title: 'another version', line: `<!-- model-regression-gate:v2 key=${KEY} -->` },
  ])('is none with $title', ({ line }) => {
    expect(readCommentMark(line)).toBeUndefined();
  });

  test('with a state that it does not know has none', () => {
    expect(
      readCommentMark(`<!-- model-regression-gate:v1 key=${KEY} state=superb -->`)?.state,
    ).toBeUndefined();
  });
});

test('runs are ordered by number, then by attempt; what has no number came first', () => {
  const runs = [{ id: 2, attempt: 1 }, undefined, { id: 1, attempt: 3 }, { id: 1, attempt: 1 }];
  // sort() leaves undefined to the end whatever it is told, so they are wrapped.
  const sorted = runs.map((run) => ({ run })).sort((left, right) => compareRuns(left.run, right.run));
  expect(sorted.map(({ run }) => run && `${run.id}.${run.attempt}`)).toEqual([
    undefined,
    '1.1',
    '1.3',
    '2.1',
  ]);
});

test('the number of a run is read from the runner, or there is none', () => {
  expect(readRunNumber({ GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '2' })).toEqual({ id: 4711, attempt: 2 });
  expect(readRunNumber({ GITHUB_RUN_ID: '4711' })).toEqual({ id: 4711, attempt: 1 });
  expect(readRunNumber({})).toBeUndefined();
  expect(readRunNumber({ GITHUB_RUN_ID: '1e5' })).toBeUndefined();
});
