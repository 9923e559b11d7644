import { describe, expect, test } from 'vitest';
import { exitCodeOf, type JobRules, summarizeModels, worstExitCode } from '../../src/verdict/exit-code.ts';
import { model } from '../support/fixtures/verdict-fixture.ts';

const pullRequest: JobRules = { use: 'pull-request', onInconclusive: 'pass', mayLackBaseline: false };
const release: JobRules = { ...pullRequest, use: 'release' };

describe('exitCodeOf', () => {
  test.each([
    { state: 'pass', job: 0, signOff: 0 },
    { state: 'waived', job: 0, signOff: 0 },
    { state: 'fail', job: 1, signOff: 1 },
    { state: 'inconclusive', job: 0, signOff: 3 },
    { state: 'no-baseline', job: 3, signOff: 3 },
    { state: 'incomparable', job: 3, signOff: 3 },
    { state: 'no-provider', job: 4, signOff: 4 },
    { state: 'error', job: 4, signOff: 4 },
  ] as const)('$state exits $job on a pull request and $signOff on a release', ({ state, job, signOff }) => {
    expect(exitCodeOf(state, pullRequest)).toBe(job);
    expect(exitCodeOf(state, { ...pullRequest, use: 'nightly' })).toBe(job);
    expect(exitCodeOf(state, release)).toBe(signOff);
  });

  test('a new model may lack a baseline, but not on a release', () => {
    expect(exitCodeOf('no-baseline', { ...pullRequest, mayLackBaseline: true })).toBe(0);
    expect(exitCodeOf('no-baseline', { ...release, mayLackBaseline: true })).toBe(3);
  });

  test('a policy may let what could not be decided block', () => {
    expect(exitCodeOf('inconclusive', { ...pullRequest, onInconclusive: 'block' })).toBe(3);
  });
});

describe('worstExitCode', () => {
  test.each([
    { codes: [0, 1, 0] as const, worst: 1 },
    { codes: [0, 3] as const, worst: 3 },
    { codes: [1, 3] as const, worst: 1 },
    { codes: [1, 4] as const, worst: 4 },
    { codes: [] as const, worst: 4 },
  ])('of $codes is $worst', ({ codes, worst }) => {
    expect(worstExitCode(codes)).toBe(worst);
  });
});

describe('summarizeModels', () => {
  test('has the worst state of the models', () => {
    const models = [model(), model({ id: 'b', state: 'fail' }), model({ id: 'c', state: 'inconclusive' })];
    expect(summarizeModels(models, undefined)).toEqual({ version: 2, state: 'fail', models });
  });

  test('is an error without any model', () => {
    expect(summarizeModels([], undefined)).toEqual({ version: 2, state: 'error', models: [] });
  });
});
