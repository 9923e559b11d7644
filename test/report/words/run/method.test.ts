import { expect, test } from 'vitest';
import { methodEntries, settingEntry } from '../../../../src/report/words/run/method.ts';
import type { Method } from '../../../../src/verdict/method.ts';

const method: Method = { budgetNs: 60e9, seed: 7, sampling: 'nothing' };
const textsOf = (given: Partial<Method>) => Object.fromEntries(methodEntries({ ...method, ...given }));

test.each<{ sampling: Method['sampling']; text: string }>([
  {
    sampling: 'paired',
    text: 'both models take turns block by block (ABBA); every launch starts a fresh process for each model',
  },
  { sampling: 'candidate-alone', text: 'the candidate ran alone' },
  {
    sampling: 'stored-baseline',
    text: 'the candidate ran alone; the baseline’s figures are recorded ones, and limits are widened by their spread',
  },
  {
    sampling: 'record',
    text: 'nothing was measured: both columns are the recorded figures of the same model',
  },
  { sampling: 'nothing', text: 'nothing was measured' },
])('sampling $sampling', ({ sampling, text }) => {
  expect(textsOf({ sampling })['Sampling']).toBe(text);
});

test('says no more than budget and seed where nothing was measured', () => {
  expect(textsOf({})).toEqual({ Sampling: 'nothing was measured', Budget: '60 s, seed 7' });
});

test('says how paired launches were timed and decided', () => {
  expect(
    textsOf({
      sampling: 'paired',
      launches: 40,
      inferences: 14_400,
      areLeftOut: true,
      queueShare: { baseline: null, candidate: 0.126 },
      errors: { firstLook: 8, plannedLaunches: 100, block: 0.005, pass: 0.07, passOfItems: 0.05 },
    }),
  ).toMatchObject({
    Launches: '40, 14,400 timed inferences of each model',
    'Change in P95':
      'the worse of two: the ratio of the P95s over a launch, and the median ratio over windows of two rounds; without the samples that the kernel preempted, as it preempted both models alike',
    Waiting:
      '13% of this model’s mean latency, unknown of the baseline’s; latency counts from when a request is due',
    Looks:
      'after every launch from launch 8 on, paid for by alpha spending (Lan and DeMets) up to 100 launches or the end of the budget',
    'Error rates':
      'a model within its limits is blocked in at most 0.5% of runs, over all sampled limits and all looks; one beyond a limit passes it in at most 7% (5% where a score is decided `confident`)',
  });
});

test('compares a stored baseline over all launches', () => {
  const texts = textsOf({ sampling: 'stored-baseline', launches: 9, inferences: 90 });
  expect(texts['Change in P95']).toBe('ratio of the P95s over all launches');
});

test.each([
  { setting: { name: 'memory-arena', candidate: 'true' }, entry: ['memory-arena', 'true'] },
  {
    setting: { name: 'version', candidate: '1.30.0', baseline: '1.29.0' },
    entry: ['onnxruntime-node', '1.30.0 (baseline: 1.29.0)'],
  },
])('the setting $setting.name', ({ setting, entry }) => {
  expect(settingEntry(setting)).toEqual(entry);
});
