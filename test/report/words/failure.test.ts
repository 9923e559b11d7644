import { expect, test } from 'vitest';
import { failureText } from '../../../src/report/words/failure.ts';

test.each([
  {
    failure: 'crashed',
    message: 'it crashed the runtime (SIGSEGV) while loading',
    text: 'could not be measured: it crashed the runtime (SIGSEGV) while loading',
  },
  {
    failure: 'timed-out',
    message: 'it was not done within 60 s while loading',
    text: 'could not be measured: it was not done within 60 s while loading',
  },
  {
    failure: 'refused',
    message: 'the runtime refused it',
    text: 'could not be measured: the runtime refused it',
  },
  {
    failure: 'broke-protocol',
    message: 'its profile cannot be read',
    text: 'could not be measured: its profile cannot be read',
  },
  {
    failure: 'no-provider',
    message: 'libcudnn.so.9 is missing',
    text: 'cannot run on `cuda` or `webgpu` here: libcudnn.so.9 is missing',
  },
  {
    failure: 'fell-back',
    message: 'the runtime would run 2 nodes (`Clip` ×2: no kernel) on the CPU',
    text: 'would run partly on the CPU, which strict placement forbids: the runtime would run 2 nodes (`Clip` ×2: no kernel) on the CPU',
  },
] as const)('says that a model $failure', ({ failure, message, text }) => {
  expect(failureText({ failure, message, providers: ['cuda', 'webgpu'] })).toBe(text);
});

test('has no details where the message is not trusted', () => {
  expect(failureText({ failure: 'crashed', message: null, providers: [] })).toBe('could not be measured');
});

test('names no provider where none is known', () => {
  expect(failureText({ failure: 'no-provider', message: 'gone', providers: [] })).toBe(
    'cannot run on its provider here: gone',
  );
});
