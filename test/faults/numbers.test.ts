import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/* The faults that the gate must survive. Tests name in their titles which of them they inject: "F1, F2: makes exactly one …". */

const FAULTS = {
  F1: 'a comment is created, and the answer is 502',
  F2: 'a comment is created, and the connection breaks',
  F3: 'the list of comments fails twice',
  F4: 'every request is answered with 503',
  F5: 'a secondary rate limit asks for a short wait',
  F6: 'a rate limit asks for an hour',
  F7: 'the token of a fork may not comment',
  F8: 'the token is refused',
  F9: 'a request is never answered',
  F10: 'a proxy answers with a page',
  F11: 'the comment is deleted between list and update',
  F12: 'the comment is longer than GitHub takes',
  F13: 'the pull request is locked, closed or merged during the run',
  F14: 'two runs write the comment at once',
  F15: 'the commit status is not taken (422)',
  F16: 'there is no cache service',
  F17: 'the cache service answers with 500',
  F18: 'a download from the cache stalls',
  F19: 'an archive in the cache is broken',
  F20: 'the cache gives an entry with another key',
  F21: 'a cache entry cannot be saved or is taken',
  F22: 'the cache may only be read',
  F23: 'a record is not what the gate wrote',
  F24: 'a number in a record is none',
  F25: 'a baseline of other settings',
  F26: 'no baseline at all',
  F27: 'the base commit is not in a shallow clone',
  F28: 'the policy is missing or broken',
  F29: 'the run is cancelled, whatever it is doing',
  F30: 'SIGTERM alone; a second signal',
  F31: 'the gate is killed outright',
  F32: 'a model kills its process with a signal',
  F33: 'a model takes too much memory; somebody else kills it',
  F34: 'a model hangs while it loads or runs',
  F35: 'a child gives no answer, half of one or noise',
  F36: 'a child forges answers',
  F37: 'the pipes of a child outlive it, or it outlives them',
  F38: 'outputs that are not finite, or of another shape or type',
  F39: 'outputs of rare types',
  F40: 'a provider that cannot be loaded',
  F41: 'the GPU is lost',
  F42: 'another process is on the GPU',
  F43: 'nvidia-smi is missing, hangs or reports no numbers',
  F44: 'the disk is full or read-only',
  F45: 'the runner has no summary or output file',
  F46: 'the clock is set during a run',
  F47: 'several runs push to the data branch at once',
  F48: 'the data branch is missing, force-pushed or protected',
  F49: 'a line of the history is broken',
  F50: 'two runs record baselines, and the older commit ends last',
  F51: 'a second attempt after a partly delivered first one',
  F52: 'the event is missing, huge or unknown',
  F53: 'the model or the data set changes or vanishes during a run',
  F54: 'a Git LFS pointer in place of a file',
  F55: 'paths with any character, or too long',
  F56: 'the runtime does not load on this platform',
  F57: 'user namespaces are denied',
  F58: 'a proxy; GitHub Enterprise Server; no IPv6',
  F59: 'the server is down at a sign-off, or its files cannot be written',
  F60: 'many runs in a row under random faults',
};

/** Faults that no test injects, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  F60: 'takes too long for a test: `npm run soak`',
};

const TESTS = resolve(import.meta.dirname, '..');

/** Numbers at the start of a title. */
const NAMED = /['"`]((?:F\d+, )*F\d+): /g;

const named = new Set(
  readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && basename(file) !== basename(import.meta.url))
    .flatMap((file) => [...readFileSync(join(TESTS, file), 'utf8').matchAll(NAMED)])
    .flatMap(([, numbers = '']) => numbers.split(', ')),
);

test('every fault is injected by a test, or listed with the reason why not', () => {
  const missing = Object.keys(FAULTS).filter((number) => !named.has(number));
  expect(missing).toEqual(Object.keys(ELSEWHERE));
});

test('no test names a fault that is not listed', () => {
  expect([...named].filter((number) => !(number in FAULTS))).toEqual([]);
});
