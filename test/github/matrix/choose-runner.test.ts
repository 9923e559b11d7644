import { describe, expect, test } from 'vitest';
import type { ListedRunner, ListRefusal, RunnerList } from '../../../src/github/api/list-runners.ts';
import {
  type Candidates,
  chooseRunner,
  type RunnerReason,
} from '../../../src/github/matrix/choose-runner.ts';

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

const REFUSAL: ListRefusal = { kind: 'forbidden', of: { kind: 'organization', name: 'owner' } };

interface Case {
  readonly title: string;
  readonly given: Partial<Candidates>;
  readonly why: RunnerReason;
}

describe('chooseRunner', () => {
  const found: readonly (Case & { readonly runner: readonly string[] })[] = [
    {
      title: 'the one that is online, whatever the case of its labels',
      given: { list: listOf(listed()) },
      runner: GPU,
      why: { kind: 'online', runner: 'gpu-1' },
    },
    {
      title: 'one that is online and busy, and says so',
      given: { list: listOf(listed({ isBusy: true })) },
      runner: GPU,
      why: { kind: 'busy', runner: 'gpu-1' },
    },
    {
      title: 'an idle one before a busy one',
      given: { list: listOf(listed({ isBusy: true }), listed({ name: 'gpu-2' })) },
      runner: GPU,
      why: { kind: 'online', runner: 'gpu-2' },
    },
    {
      title: 'several that are all busy',
      given: { list: listOf(listed({ isBusy: true }), listed({ name: 'gpu-2', isBusy: true })) },
      runner: GPU,
      why: { kind: 'all-busy', runners: 2 },
    },
    {
      title: 'one that is online before the trusted one',
      given: { list: listOf(listed()), trusted: SET },
      runner: GPU,
      why: { kind: 'online', runner: 'gpu-1' },
    },
    {
      title: 'a scale set, which no list shows',
      given: { list: listOf(), trusted: SET },
      runner: SET,
      why: { kind: 'trusted', labels: SET },
    },
    {
      title: 'a scale set, where no token may list',
      given: { trusted: SET },
      runner: SET,
      why: { kind: 'trusted', labels: SET },
    },
  ];
  test.each(found)('takes $title', ({ given, runner, why }) => {
    expect(choose(given)).toEqual({ runner, fallback: undefined, why });
  });

  const absent: readonly Case[] = [
    {
      title: 'the only one is offline',
      given: { list: listOf(listed({ isOnline: false })) },
      why: { kind: 'offline', labels: GPU, runners: 1 },
    },
    {
      title: 'the trusted one is listed as offline',
      given: { list: listOf(listed({ isOnline: false })), trusted: GPU },
      why: { kind: 'offline', labels: GPU, runners: 1 },
    },
    {
      title: 'no runner has all labels',
      given: { list: listOf(listed({ labels: ['self-hosted'] }), listed({ labels: ['gpu'] })) },
      why: { kind: 'none-with-labels', labels: GPU, listed: 2 },
    },
    {
      title: 'a label only begins alike',
      given: { list: listOf(listed({ labels: ['self-hosted', 'gpu-old'] })) },
      why: { kind: 'none-with-labels', labels: GPU, listed: 1 },
    },
    {
      title: 'the list is empty, and there is no trusted one',
      given: { list: listOf() },
      why: { kind: 'none-listed' },
    },
    { title: 'no token may list', given: {}, why: { kind: 'no-token' } },
    {
      title: 'the token may not list',
      given: { list: { runners: [], refusals: [REFUSAL] } },
      why: { kind: 'list-refused', refusals: [REFUSAL] },
    },
  ];
  test.each(absent)('falls back to the CPU when $title', ({ given, why }) => {
    expect(choose(given)).toEqual({ runner: CPU, fallback: why.kind, why });
  });

  test('is no fallback where no GPU is wanted', () => {
    const why = { kind: 'no-gpu-wanted' };
    expect(choose({ gpu: undefined })).toEqual({ runner: CPU, fallback: undefined, why });
  });

  test('is no fallback for a fork where no GPU is wanted', () => {
    const why = { kind: 'fork', replaced: null };
    expect(choose({ gpu: undefined, isFork: true })).toEqual({ runner: CPU, fallback: undefined, why });
  });

  test.each([
    { title: 'hosted', cpu: CPU, replaced: null },
    { title: 'self-hosted', cpu: ['self-hosted', 'cpu'], replaced: ['self-hosted', 'cpu'] },
    { title: 'a name that may be self-hosted', cpu: ['cpu-pool'], replaced: ['cpu-pool'] },
  ])(
    'never gives a fork a self-hosted runner, though one is online and the CPU runner is $title',
    ({ cpu, replaced }) => {
      const chosen = choose({ isFork: true, list: listOf(listed()), trusted: SET, cpu });
      expect(chosen).toEqual({ runner: CPU, fallback: 'fork', why: { kind: 'fork', replaced } });
    },
  );
});
