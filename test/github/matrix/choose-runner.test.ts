import { describe, expect, test } from 'vitest';
import type { ListedRunner, RunnerList } from '../../../src/github/api/list-runners.ts';
import { type Candidates, chooseRunner } from '../../../src/github/matrix/choose-runner.ts';

const GPU = ['self-hosted', 'gpu'];
const CPU = ['ubuntu-24.04'];
const SET = ['gpu-scale-set'];

const listed = (given: Partial<ListedRunner> = {}): ListedRunner => ({
  name: 'gpu-1',
  isOnline: true,
  isBusy: false,
  labels: ['self-hosted', 'Linux', 'X64', 'GPU'],
  ...given,
});
const listOf = (...runners: ListedRunner[]): RunnerList => ({ runners, refusals: [] });

const choose = (given: Partial<Candidates>) =>
  chooseRunner({ gpu: GPU, trusted: undefined, cpu: CPU, list: undefined, isFork: false, ...given });

describe('chooseRunner', () => {
  test.each([
    {
      title: 'the one that is online, whatever the case of its labels',
      given: { list: listOf(listed()) },
      runner: GPU,
      why: 'the runner "gpu-1" is online',
    },
    {
      title: 'one that is online and busy, and says so',
      given: { list: listOf(listed({ isBusy: true })) },
      runner: GPU,
      why: 'the runner "gpu-1" is online, and busy: the job waits for it',
    },
    {
      title: 'an idle one before a busy one',
      given: { list: listOf(listed({ isBusy: true }), listed({ name: 'gpu-2' })) },
      runner: GPU,
      why: 'the runner "gpu-2" is online',
    },
    {
      title: 'several that are all busy',
      given: { list: listOf(listed({ isBusy: true }), listed({ name: 'gpu-2', isBusy: true })) },
      runner: GPU,
      why: '2 runners are online, and all busy: the job waits for one of them',
    },
    {
      title: 'what is online before what somebody vouches for',
      given: { list: listOf(listed()), trusted: SET },
      runner: GPU,
      why: 'the runner "gpu-1" is online',
    },
    {
      title: 'a scale set, which no list shows',
      given: { list: listOf(), trusted: SET },
      runner: SET,
      why: 'gpu-scale-set is named by the input "runner", which is trusted as it is',
    },
    {
      title: 'a scale set, where nobody may list',
      given: { trusted: SET },
      runner: SET,
      why: 'gpu-scale-set is named by the input "runner", which is trusted as it is',
    },
  ])('takes $title', ({ given, runner, why }) => {
    expect(choose(given)).toEqual({ runner, fallback: false, why });
  });

  test.each([
    {
      title: 'the only one is offline',
      given: { list: listOf(listed({ isOnline: false })) },
      why: 'no GPU runner was online (1 with the labels self-hosted, gpu is offline)',
    },
    {
      title: 'the one that somebody vouches for is listed as offline',
      given: { list: listOf(listed({ isOnline: false })), trusted: GPU },
      why: 'no GPU runner was online (1 with the labels self-hosted, gpu is offline)',
    },
    {
      title: 'no runner has all labels',
      given: { list: listOf(listed({ labels: ['self-hosted'] }), listed({ labels: ['gpu'] })) },
      why: 'no GPU runner was online (none of the 2 listed has the labels self-hosted, gpu)',
    },
    {
      title: 'a label only begins alike',
      given: { list: listOf(listed({ labels: ['self-hosted', 'gpu-old'] })) },
      why: 'no GPU runner was online (none of the 1 listed has the labels self-hosted, gpu)',
    },
    {
      title: 'the list is empty, and nobody vouches for a scale set',
      given: { list: listOf() },
      why: 'no GPU runner was online (the server lists no self-hosted runner)',
    },
    {
      title: 'nobody may list',
      given: {},
      why: 'no GPU runner was online as far as can be told: no token may list the runners',
    },
    {
      title: 'the token may not list',
      given: { list: { runners: [], refusals: ['refused (403)'] } },
      why: 'no GPU runner was online as far as can be told: refused (403)',
    },
  ])('falls back to the CPU when $title', ({ given, why }) => {
    expect(choose(given)).toEqual({ runner: CPU, fallback: true, why });
  });

  test('is no fallback where no GPU is wanted', () => {
    expect(choose({ gpu: undefined })).toEqual({
      runner: CPU,
      fallback: false,
      why: 'no GPU runner is named',
    });
  });

  test.each([
    { title: 'hosted', cpu: CPU, runner: CPU },
    { title: 'one’s own', cpu: ['self-hosted', 'cpu'], runner: ['ubuntu-24.04'] },
    { title: 'a name that may be one’s own', cpu: ['cpu-pool'], runner: ['ubuntu-24.04'] },
  ])(
    'never gives a fork a runner of one’s own, though one is online and the CPU runner is $title',
    ({ cpu, runner }) => {
      const chosen = choose({ isFork: true, list: listOf(listed()), trusted: SET, cpu });
      expect(chosen).toMatchObject({ runner, fallback: true });
      expect(chosen.why).toContain('a pull request from a fork never runs on a runner of one’s own');
    },
  );
});
