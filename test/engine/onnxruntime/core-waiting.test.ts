import { describe, expect, test } from 'vitest';
import {
  isUnreadable,
  parseSchedstat,
  readMainThread,
} from '../../../src/engine/onnxruntime/core-waiting.ts';

describe('parseSchedstat', () => {
  test.each([
    { title: 'a running thread', text: '3104927 1850334 61\n', expected: [3104927, 1850334] },
    { title: 'a thread that has never waited', text: '3104927 0 1\n', expected: [3104927, 0] },
    { title: 'a thread that has run for months', text: '9007199254740991 1 2\n', expected: [2 ** 53 - 1, 1] },
  ])('reads the line of $title', ({ text, expected: [onCoreNs, waitedNs] }) => {
    expect(parseSchedstat(text)).toEqual({ onCoreNs, waitedNs });
  });

  test.each([
    { title: 'zeros, from a kernel that does not count', text: '0 0 0\n' },
    { title: 'nothing', text: '' },
    { title: 'an empty line', text: '\n' },
    { title: 'one number', text: '3104927\n' },
    { title: 'words', text: 'not a number\n' },
    { title: 'a wait that is no number', text: '3104927 x 61\n' },
    { title: 'a negative wait', text: '3104927 -1 61\n' },
    { title: 'a negative time on a core', text: '-3104927 1 61\n' },
  ])('does not guess from $title', ({ text }) => {
    expect(parseSchedstat(text)).toBeUndefined();
  });
});

describe('readMainThread', () => {
  test('is unknown of a process that does not exist', () => {
    // The largest id that Linux gives is 2^22.
    expect(readMainThread(2 ** 22 + 1)).toBeUndefined();
  });

  test.runIf(process.platform === 'linux')('of a process never decreases', () => {
    const before = readMainThread(process.pid);
    const after = readMainThread(process.pid);
    expect(before?.waitedNs).toBeGreaterThanOrEqual(0);
    expect(after?.waitedNs).toBeGreaterThanOrEqual(before?.waitedNs ?? Number.NaN);
    expect(after?.onCoreNs).toBeGreaterThanOrEqual(before?.onCoreNs ?? Number.NaN);
  });
});

describe('isUnreadable', () => {
  const failed = (code: string): Error => Object.assign(new Error(code), { code });

  test.each(['ENOENT', 'EACCES', 'EPERM', 'ESRCH'])('%s: there is no such figure', (code) => {
    expect(isUnreadable(failed(code))).toBe(true);
  });

  test.each([failed('EMFILE'), new Error('no code'), new RangeError('length')])('%s: a bug', (error) => {
    expect(isUnreadable(error)).toBe(false);
  });
});
