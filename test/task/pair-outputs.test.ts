import { describe, expect, test } from 'vitest';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import type { TaskPolicy } from '../../src/policy/model-policy.ts';
import { pairOutputs } from '../../src/task/pair-outputs.ts';
import type { ScorerOptions } from '../../src/task/score/scorer.ts';

const tensor = (
  name: string,
  dtype = 'float32',
  shape: TensorSignature['shape'] = ['n', 3],
): TensorSignature => ({
  name,
  dtype,
  shape,
});
const task = (output?: string): TaskPolicy => ({
  kind: 'regression',
  metric: 'rmse',
  ...(output !== undefined && { output }),
});
const model = (outputs: readonly TensorSignature[], output?: string): ScorerOptions => ({
  task: task(output),
  review: undefined,
  outputs,
  classes: undefined,
  place: 'models.m.task',
});
const MATCH: TaskPolicy = { kind: 'output-match', rtol: 0, atol: 0 };
const nameOf = ({ task: own }: ScorerOptions): string | undefined =>
  'output' in own ? own.output : undefined;

const Y = tensor('y');
const LABEL = tensor('label', 'int64', ['n']);

describe('pairOutputs', () => {
  test.each([
    { title: 'the same name', before: model([Y]), now: model([Y]), scored: ['y', 'y'], renamed: [] },
    {
      title: 'a renamed output',
      before: model([Y], 'y'),
      now: model([tensor('z')], 'y'),
      scored: ['y', 'z'],
      renamed: [{ baseline: 'y', candidate: 'z', how: 'match' }],
    },
    {
      title: 'a renamed output in half precision, next to a new one of another type',
      before: model([Y]),
      now: model([LABEL, tensor('z', 'float16', ['batch', 3])]),
      scored: ['y', 'z'],
      renamed: [{ baseline: 'y', candidate: 'z', how: 'match' }],
    },
    {
      title: 'ZipMap turned off: the label is still the label, although there are probabilities now',
      before: model([
        tensor('output_label', 'int64', ['n']),
        tensor('output_probability', 'sequence', undefined),
      ]),
      now: model([LABEL, tensor('probabilities')]),
      scored: ['output_label', 'label'],
      renamed: [{ baseline: 'output_label', candidate: 'label', how: 'match' }],
    },
    {
      title: 'another output by the policy of the change',
      before: model([Y, LABEL], 'label'),
      now: model([Y, LABEL], 'y'),
      scored: ['label', 'y'],
      renamed: [{ baseline: 'label', candidate: 'y', how: 'policy' }],
    },
    {
      title: 'the name that the change gives, although the policy of the baseline lags behind',
      before: model([Y, LABEL], 'logits'),
      now: model([Y, LABEL], 'y'),
      scored: ['y', 'y'],
      renamed: [],
    },
    {
      title: 'a new output next to the named one',
      before: model([Y], 'y'),
      now: model([Y, tensor('aux')], 'y'),
      scored: ['y', 'y'],
      renamed: [],
    },
    {
      title: 'a new output next to the only one, which nobody had to name',
      before: model([Y]),
      now: model([Y, tensor('aux')]),
      scored: ['y', 'y'],
      renamed: [],
    },
    {
      title: 'the only output of each, whatever its type',
      before: model([Y]),
      now: model([LABEL]),
      scored: ['y', 'label'],
      renamed: [{ baseline: 'y', candidate: 'label', how: 'only' }],
    },
    {
      title: 'none where two outputs are alike',
      before: model([Y], 'y'),
      now: model([tensor('p'), tensor('q')], 'y'),
      scored: ['y', 'y'],
      renamed: [],
    },
    {
      title: 'none where two outputs were renamed',
      before: model([Y, tensor('w')], 'y'),
      now: model([tensor('p'), LABEL], 'y'),
      scored: ['y', 'y'],
      renamed: [],
    },
    {
      title: 'none for a name that the change itself gives: that is a mistake',
      before: model([Y]),
      now: model([tensor('z'), LABEL], 'zz'),
      scored: ['y', 'zz'],
      renamed: [],
    },
  ])('takes $title', ({ before, now, scored, renamed }) => {
    const paired = pairOutputs(before, now);
    expect([nameOf(paired.baseline), nameOf(paired.candidate)]).toEqual(scored);
    expect(paired.renamed).toEqual(renamed);
  });

  test('of all that are matched with references, tells each model the names and the order of the labels', () => {
    const before = { ...model([Y, LABEL]), task: MATCH };
    const now = { ...model([LABEL, tensor('z'), tensor('aux', 'string', ['n'])]), task: MATCH };
    const { baseline, candidate, renamed } = pairOutputs(before, now);
    const positions = ['y', 'label'];
    expect(candidate.other).toEqual({
      names: new Map([
        ['z', 'y'],
        ['label', 'label'],
      ]),
      positions,
    });
    expect(baseline.other).toEqual({
      names: new Map([
        ['y', 'z'],
        ['label', 'label'],
      ]),
      positions,
    });
    expect(renamed).toEqual([{ baseline: 'y', candidate: 'z', how: 'match' }]);
  });
});
