import { expect, test } from 'vitest';
import { methodEntries, settingEntry } from '../../../../src/report/words/run/method.ts';
import type { Method } from '../../../../src/verdict/facts/method.ts';

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

test.each<{ turns: Method['turns']; ranAlready: boolean; text: string }>([
  {
    turns: 'side-by-side',
    ranAlready: false,
    text: 'both models take turns block by block (ABBA); every launch restarts both',
  },
  {
    turns: 'alternate',
    ranAlready: false,
    text: 'one server at a time answers all requests of a launch, then the other does; which one is first alternates from launch to launch; every launch restarts both',
  },
  {
    turns: 'side-by-side',
    ranAlready: true,
    text: 'both models take turns block by block (ABBA); both were already running',
  },
  {
    turns: undefined,
    ranAlready: true,
    text: 'both models take turns block by block (ABBA); both were already running',
  },
])('sampling of servers: $turns, ran already: $ranAlready', ({ turns, ranAlready, text }) => {
  const notes = ranAlready ? [{ kind: 'servers-not-started' } as const] : [];
  const entries = methodEntries({ ...method, sampling: 'paired', ...(turns && { turns }) }, notes);
  expect(Object.fromEntries(entries)['Sampling']).toBe(text);
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
      isNet: true,
      queueShare: { baseline: null, candidate: 0.126 },
      errors: { firstLook: 5, plannedLaunches: 60, block: 0.005, pass: 0.07, passOfItems: 0.05 },
    }),
  ).toMatchObject({
    Launches: '40, 14,400 timed inferences of each model',
    P95: 'by nearest rank over all samples of a launch; geometric mean over launches',
    Waiting:
      '13% of this model’s mean latency, unknown of the baseline’s; latency counts from when a request is due',
    Looks:
      'after every launch from launch 5 on, with alpha spending (Lan and DeMets) up to 60 launches or the end of the budget',
    'Error rates':
      'a model within its limits is blocked in at most 0.5% of runs, over all sampled limits and all looks; one beyond a limit passes it in at most 7% (5% where a score is decided `confident`)',
  });
});

test('says how inputs and stalls make a P95 where both models took turns', () => {
  const texts = textsOf({ sampling: 'paired', launches: 9, inferences: 1152, isNet: true });
  expect(texts).toMatchObject({
    Latency: 'without the time that other programs kept the thread waiting for a core',
    P95: 'over the inputs of a launch, each by the lower quartile over its runs; geometric mean over launches',
    Stalls:
      'runs far beyond the P95 over inputs: at most 4 in 100 more than the baseline, whatever their input',
  });
});

test.each([
  { title: 'a stored baseline', given: { sampling: 'stored-baseline', isNet: true } as const },
  {
    title: 'queues',
    given: { sampling: 'paired', isNet: false, queueShare: { baseline: 0, candidate: 0 } } as const,
  },
])('has no stalls for $title', ({ given }) => {
  expect(textsOf({ launches: 9, inferences: 90, ...given })).not.toHaveProperty('Stalls');
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
