import { expect, test } from 'vitest';
import { isVisible } from '../../../src/report/words/model-notes.ts';
import { noteText } from '../../../src/report/words/note.ts';
import type { Note } from '../../../src/verdict/facts/note.ts';

const store = { kind: 'directory', path: '.regression-gate/attempts' } as const;
const problem = { kind: 'no-answer', seconds: 30 } as const;
const commit = 'abc1234'.padEnd(40, '0');

/* What baseline notes read is held by baseline.test.ts. */
const ROWS: readonly { note: Note; text?: string; visible: boolean }[] = [
  {
    note: {
      kind: 'earlier-reference',
      refused: commit,
      state: 'fail',
      reference: commit,
      before: { commits: 1, of: commit },
    },
    visible: true,
  },
  {
    note: { kind: 'repeats-answered-faster', arm: 'candidate', ratio: 0.5 },
    text: 'The new server answers a prompt that it has just seen at least 50.0% faster than a new one. Timed prompts never repeat, so its cache does not affect the figures.',
    visible: false,
  },
  {
    note: { kind: 'repeats-answered-faster', arm: 'candidate', ratio: 0.5, of: 'prompts' },
    visible: false,
  },
  {
    note: { kind: 'repeats-answered-faster', arm: 'baseline', ratio: 0.12, of: 'tensors' },
    text: 'The baseline’s server answers an input that it has just seen at least 88.0% faster than a new one of the same shape, which suggests a cache. Timed inputs repeat, so the times may be those of the cache. Switch it off; otherwise the times say little about the model.',
    visible: true,
  },
  { note: { kind: 'store-unavailable', store, problem }, visible: false },
  { note: { kind: 'acceptance-unknown', store, problem }, visible: true },
  { note: { kind: 'record-unused', store, why: { kind: 'not-accepted' } }, visible: false },
  { note: { kind: 'record-of-another-file', store, recorded: commit, commit }, visible: false },
  { note: { kind: 'commit-not-fetched', commit, message: 'shallow' }, visible: false },
  { note: { kind: 'settings-unknown', commit, message: 'shallow' }, visible: true },
  {
    note: { kind: 'not-judged-on-cpu', metrics: ['memory-vram-peak', 'energy-per-1000'] },
    text: 'Not judged on the CPU fallback: VRAM peak, Energy per 1,000 runs.',
    visible: true,
  },
  {
    note: { kind: 'judged-by-own-file', path: 'regression-set.jsonl', commit, why: 'in-lfs' },
    text: 'This change is judged by its own version of `regression-set.jsonl`: the one at base commit `abc1234` is in Git LFS and could not be fetched.',
    visible: true,
  },
  {
    note: { kind: 'judged-by-own-file', path: 'set.npz', commit, why: 'in-lfs', message: 'Smudge error' },
    text: 'This change is judged by its own version of `set.npz`: the one at base commit `abc1234` is in Git LFS and could not be fetched (Smudge error).',
    visible: true,
  },
  {
    note: { kind: 'judged-by-own-file', path: 'classes.json', commit, why: 'absent' },
    text: 'This change is judged by its own version of `classes.json`: the one at base commit `abc1234` does not exist.',
    visible: true,
  },
  {
    note: { kind: 'waivers-unreadable', message: 'waivers.0.expires: expected a day.' },
    text: 'No waiver applies, because the waiver file cannot be read: waivers.0.expires: expected a day.',
    visible: true,
  },
  {
    note: { kind: 'earlier-attempt-failed', isCommandLine: false },
    text: 'Nothing was measured: an earlier attempt at this comparison failed. Re-running does not change that; changing the model, the limits or the waivers does.',
    visible: true,
  },
  {
    note: { kind: 'earlier-attempt-failed', isCommandLine: true },
    text: 'Nothing was measured: an earlier attempt at this comparison failed. Change the model, the limits or the waivers, or measure again with `check --fresh`.',
    visible: true,
  },
  {
    note: { kind: 'attempt-fails-alone' },
    text: 'This attempt fails on its own launches, which is enough to block, although all attempts together would not fail.',
    visible: true,
  },
  {
    note: { kind: 'attempts-decide', state: 'pass' },
    text: 'On its own launches this attempt would have ended as `pass`; all attempts together decide.',
    visible: true,
  },
  {
    note: {
      kind: 'attempts-doubted',
      doubts: [
        { metric: 'latency-p95', why: 'differs' },
        { metric: 'throughput', why: 'own-figures' },
        { metric: 'latency-mean', why: 'differs' },
        { metric: 'load-time', why: 'not-comparable' },
      ],
    },
    text: 'All attempts together would pass, but the earlier ones were not counted: they differ from what this run measured (P95 latency, Mean latency); this run’s own figures do not meet the limit (Throughput); they cannot be compared with what this run measured (Load time).',
    visible: true,
  },
  {
    note: { kind: 'attempt-too-large' },
    text: 'Re-runs will not know about this attempt: its figures are too large to keep.',
    visible: false,
  },
  {
    note: { kind: 'attempt-not-kept', store, problem },
    text: 'Re-runs will not know about this attempt: it was not saved in the folder `.regression-gate/attempts` (no answer within 30 s).',
    visible: false,
  },
  {
    note: { kind: 'attempts-unknown', store, problem },
    text: 'There may be earlier attempts at this comparison: the folder `.regression-gate/attempts` could not be read (no answer within 30 s).',
    visible: true,
  },
  {
    note: { kind: 'attempt-unused', store, problem },
    text: 'An earlier attempt in the folder `.regression-gate/attempts` is not used (no answer within 30 s).',
    visible: false,
  },
  {
    note: {
      kind: 'evidence-reused',
      source: { pullRequest: 12, url: 'https://github.com/o/r/actions/runs/1' },
    },
    text: 'Nothing was measured here: the figures are those of the run of pull request 12 (https://github.com/o/r/actions/runs/1), judged again.',
    visible: true,
  },
  {
    note: { kind: 'evidence-unused', why: { kind: 'from-fork' } },
    text: 'The pull request’s own figures were not reused: the pull request is from a fork.',
    visible: false,
  },
  {
    note: { kind: 'launches-discarded', why: 'late', launches: 2, of: 10, disturbances: [] },
    text: 'Discarded 2 of 10 launches: the load generator could not keep up.',
    visible: false,
  },
  {
    note: {
      kind: 'launches-discarded',
      why: 'gpu-busy',
      launches: 2,
      of: 10,
      disturbances: [
        { kind: 'other-process', pid: 4711, bytes: null },
        { kind: 'unreadable', message: 'timed out' },
      ],
    },
    text: 'Discarded 2 of 10 launches: the GPU was busy or throttled (another process was on the GPU (process 4711); the GPU could not be read: timed out).',
    visible: false,
  },
  {
    note: { kind: 'columns-by-position', input: 'x', columns: ['b', 'a'], of: 2 },
    text: 'Input `x` takes 2 columns of the data set in the order of the file: `b`, `a`. To match them by name, list them under `dataset.columns`.',
    visible: false,
  },
  {
    note: {
      kind: 'columns-by-position',
      input: 'pixels',
      columns: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'],
      of: 784,
    },
    text: 'Input `pixels` takes 784 columns of the data set in the order of the file: `p0`, `p1`, `p2`, `p3`, `p4`, `p5` and 778 more. To match them by name, list them under `dataset.columns`.',
    visible: false,
  },
  {
    note: { kind: 'input-renamed', baseline: 'x', candidate: 'features' },
    visible: true,
    text: 'Input "x" of the baseline is called "features" in this model; both get the same values. Rename it in the data set with this change, so that names match after the merge.',
  },
  {
    note: { kind: 'input-by-other-name', input: 'features', name: 'x\n#' },
    visible: true,
    text: 'Input "features" gets "x\\n#" of the data set, the only value that fits. Rename it in the data set.',
  },
  {
    note: { kind: 'output-renamed', baseline: 'y', candidate: 'z', how: 'policy' },
    visible: true,
    text: 'This model is scored on output "z", the baseline on "y", as their policies say.',
  },
  {
    note: { kind: 'output-renamed', baseline: 'y', candidate: 'z', how: 'match' },
    visible: true,
    text: 'Output "y" of the baseline is called "z" in this model: no other has its type and shape. If the policy or the labels name "y", write "z" there with this change.',
  },
  {
    note: { kind: 'output-renamed', baseline: 'y', candidate: 'z', how: 'only' },
    visible: true,
    text: 'This model is scored on its only output, "z", and the baseline on "y".',
  },
  {
    note: { kind: 'inputs-unused', names: ['a', 'b'], of: 9 },
    visible: false,
    text: 'The data set has inputs that no model takes: "a", "b" and 7 more.',
  },
  {
    note: { kind: 'missing-values', fields: 12, columns: ['age', 'fare'], of: 2 },
    text: '12 missing values in `age`, `fare` reached the models as NaN.',
    visible: false,
  },
  {
    note: { kind: 'missing-values', fields: 1, columns: ['a\n`#1`'], of: 1 },
    text: '1 missing value in `a `#1`` reached the models as NaN.',
    visible: false,
  },
  {
    note: { kind: 'gpu-power-capped' },
    text: 'The GPU was at its power limit for part of the time.',
    visible: false,
  },
  {
    note: { kind: 'waited-for-cores', baselineShare: 0.45, candidateShare: 0.461, isLeftOut: true },
    text: 'The machine was busy: this model waited for a core 46.1% of the time, the baseline 45.0%. Reported latency excludes this time.',
    visible: false,
  },
  {
    note: { kind: 'waited-for-cores', baselineShare: null, candidateShare: 0.461, isLeftOut: true },
    text: 'The machine was busy: this model waited for a core 46.1% of the time. Reported latency excludes this time.',
    visible: false,
  },
  {
    note: { kind: 'waited-for-cores', baselineShare: 0.05, candidateShare: 0.1, isLeftOut: false },
    text: 'The machine was busy: this model waited for a core 10.0% of the time, the baseline 5.0%. Reported latency includes this time, because requests queue.',
    visible: false,
  },
  {
    note: { kind: 'cpu-stolen', share: 0.08 },
    text: 'The machine’s host withheld 8.0% of its CPU time (steal).',
    visible: false,
  },
  {
    note: {
      kind: 'random-inputs',
      items: 64,
      rtol: 0.001,
      atol: 0.00001,
      sizes: [
        { name: 'batch', size: 1 },
        { name: 'seq', size: 16 },
      ],
      values: [
        { name: 'sr', low: 16000, high: 16000 },
        { name: 'tokens', low: 0, high: 30521 },
      ],
    },
    text: 'Inputs are random, so accuracy on real data was not judged: 64 items, floats −1 to 1, integers of 32 or 64 bits 0 or 1, masks 1, "sr" 16000, "tokens" 0 to 30521. Outputs match within 0.1% or 0.00001. Open sizes: "batch" 1, "seq" 16.',
    visible: true,
  },
  {
    note: { kind: 'outputs-not-compared', names: ['a', 'b'], why: 'in-one-model' },
    text: 'Outputs that were not compared, because only one of the models has them: "a", "b".',
    visible: true,
  },
  {
    note: { kind: 'outputs-not-compared', names: ['p'], why: 'not-tensors' },
    text: 'Outputs that were not compared, because they are not tensors of numbers or text: "p".',
    visible: true,
  },
  {
    note: { kind: 'outputs-constant', names: ['1', '2', '3', '4', '5', '6'], of: 7 },
    text: 'Some outputs of the baseline have the same values for every item, so a match there says little: "1", "2", "3", "4", "5" and 1 more.',
    visible: true,
  },
];

test.each(ROWS.filter(({ text }) => text !== undefined))('$note.kind: $text', ({ note, text }) => {
  expect(noteText(note).replaceAll('\u00A0', ' ')).toBe(text);
});

test.each(ROWS)('$note.kind is visible: $visible', ({ note, visible }) => {
  expect(isVisible(note)).toBe(visible);
});
