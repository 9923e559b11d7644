import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegressionSet } from '../../../../src/dataset/open-regression-set.ts';
import type { RegressionSet } from '../../../../src/dataset/regression-set.ts';
import { fitAlone, pairArms } from '../../../../src/gate/compare/pairing/pair-arms.ts';
import type { PreparedArm } from '../../../../src/measure/experiment.ts';
import type { TensorSignature } from '../../../../src/model/model-facts.ts';
import type { TaskPolicy } from '../../../../src/policy/model-policy.ts';
import { caught } from '../../../support/caught.ts';

type Shape = TensorSignature['shape'];
const tensor = (name: string, dtype = 'float32', shape: Shape = ['n', 2]): TensorSignature => ({
  name,
  dtype,
  shape,
});
const Y = tensor('y', 'float32', ['n', 1]);
const REGRESSION: TaskPolicy = { kind: 'regression', metric: 'rmse' };
const MATCH: TaskPolicy = { kind: 'output-match', rtol: 0, atol: 0 };

const arm = (
  inputs: readonly TensorSignature[],
  { outputs = [Y], task = REGRESSION }: { outputs?: readonly TensorSignature[]; task?: TaskPolicy } = {},
): PreparedArm =>
  ({
    arm: { model: { facts: { inputs, outputs } } },
    scoring: { task, review: undefined, outputs, classes: undefined, place: 'models.m.task' },
    known: undefined,
  }) as unknown as PreparedArm;

const ITEM = '{"inputs": {"a": [1, 2], "b": [3, 4], "rate": 7}, "label": 1}';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pair-arms-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function setOf(candidate: PreparedArm, text: string): Promise<RegressionSet> {
  const path = join(folder, 'set.jsonl');
  await writeFile(path, text);
  const { inputs } = candidate.arm.model.facts;
  return openRegressionSet({ path, shownPath: 'set.jsonl', labelColumn: 'label', inputs });
}

async function pair(baseline: PreparedArm, candidate: PreparedArm, text = ITEM) {
  return pairArms({ set: await setOf(candidate, text) }, { baseline, candidate });
}

const [A, B] = [tensor('a'), tensor('b')];

describe('pairArms', () => {
  test.each([
    { title: 'the same inputs', baseline: arm([A, B]), candidate: arm([A, B]), notes: ['rate'] },
    { title: 'an input that was dropped', baseline: arm([A, B]), candidate: arm([A]), notes: ['rate'] },
    {
      title: 'an input that was added and that the data have',
      baseline: arm([A]),
      candidate: arm([A, B]),
      notes: ['rate'],
    },
    {
      title: 'inputs in half precision',
      baseline: arm([A]),
      candidate: arm([tensor('a', 'float16')]),
      notes: ['b', 'rate'],
    },
  ])('gives both models their inputs after $title', async ({ baseline, candidate, notes }) => {
    const paired = await pair(baseline, candidate);
    expect(paired.differences).toEqual([]);
    expect(paired.notes).toEqual([{ kind: 'inputs-unused', names: notes, of: notes.length }]);
    for (const side of ['baseline', 'candidate'] as const) {
      const { inputs } = { baseline, candidate }[side].arm.model.facts;
      for await (const item of paired[side].items.set.items()) {
        expect([...item.inputs].map(([name, { dtype }]) => [name, dtype])).toEqual(
          inputs.map(({ name, dtype }) => [name, dtype]),
        );
      }
    }
  });

  test('reads the data set once for two models with equal inputs, whatever the names of open sizes', async () => {
    const same = await pair(arm([A]), arm([tensor('a', 'float32', ['batch', 2])]));
    expect(same.baseline.items.set).toBe(same.candidate.items.set);
    const other = await pair(arm([A]), arm([tensor('a', 'float16')]));
    expect(other.baseline.items.set).not.toBe(other.candidate.items.set);
  });

  test.each([
    {
      title: 'an input',
      arms: [arm([A, B]), arm([A, tensor('features')])],
      text: ITEM,
      note: { kind: 'input-renamed', baseline: 'b', candidate: 'features' },
    },
    {
      title: 'an input, and the data have the new name already',
      arms: [arm([tensor('x'), B]), arm([A, B])],
      text: ITEM,
      note: { kind: 'input-renamed', baseline: 'x', candidate: 'a' },
    },
    {
      title: 'an input before, and the data still have the old name',
      arms: [arm([tensor('x')]), arm([tensor('x')])],
      text: '{"inputs": {"a": [1, 2]}, "label": 1}',
      note: { kind: 'input-by-other-name', input: 'x', name: 'a' },
    },
    {
      title: 'an output',
      arms: [arm([A, B]), arm([A, B], { outputs: [tensor('z', 'float32', [null, 1])] })],
      text: ITEM,
      note: { kind: 'output-renamed', baseline: 'y', candidate: 'z', how: 'match' },
    },
  ])('matches $title that was renamed, and says so', async ({ arms, text, note }) => {
    const [baseline, candidate] = arms as [PreparedArm, PreparedArm];
    const { notes, differences } = await pair(baseline, candidate, text);
    expect(differences).toEqual([]);
    expect(notes).toContainEqual(note);
    expect(notes.filter(({ kind }) => kind !== 'inputs-unused')).toHaveLength(1);
  });

  test('two renamed inputs are a difference, with both signatures side by side', async () => {
    const { differences } = await pair(arm([A, B]), arm([tensor('p'), tensor('q', 'float16', ['n', null])]));
    const named = (name: string, dtype = 'float32', shape: Shape = ['n', 2]) => ({
      name,
      dtype,
      shape,
      moreAxes: 0,
    });
    expect(differences).toEqual([
      {
        kind: 'signature',
        of: 'inputs',
        baseline: { tensors: [named('a'), named('b')], more: 0 },
        candidate: { tensors: [named('p'), named('q', 'float16', ['n', null])], more: 0 },
      },
    ]);
  });

  test.each([
    { title: 'another size', candidate: arm([tensor('a', 'float32', ['n', 3]), B]), of: 'inputs' },
    { title: 'more axes', candidate: arm([tensor('a', 'float32', ['n', 3, 2]), B]), of: 'inputs' },
    {
      title: 'two outputs that could both be the old one',
      candidate: arm([A, B], {
        outputs: [tensor('p', 'float32', ['n', 1]), tensor('q', 'float32', ['n', 1])],
      }),
      of: 'outputs',
    },
  ])('$title of the candidate is a difference', async ({ candidate, of }) => {
    expect((await pair(arm([A, B]), candidate)).differences).toMatchObject([{ kind: 'signature', of }]);
  });

  test('another kind of element for the same values is a difference, although plain numbers would fit', async () => {
    expect((await pair(arm([A]), arm([tensor('a', 'int64')]))).differences).toEqual([
      {
        kind: 'input',
        name: 'a',
        baseline: { dtype: 'float32', rank: 2 },
        candidate: { dtype: 'int64', rank: 2 },
      },
    ]);
  });

  test('an output with references that the candidate dropped is a difference; one without is none', async () => {
    const label = (...names: string[]) =>
      `{"inputs": {"a": [1, 2]}, "label": {${names.map((name) => `"${name}": 1`).join()}}}`;
    const aux = tensor('aux', 'int64', ['n']);
    const baseline = arm([A], { task: MATCH, outputs: [Y, aux] });
    const candidate = arm([A], { task: MATCH, outputs: [tensor('z', 'float16', ['n', 1])] });
    expect((await pair(baseline, candidate, label('y'))).differences).toEqual([]);
    expect((await pair(baseline, candidate, label('y', 'aux'))).differences).toMatchObject([
      { kind: 'signature', of: 'outputs' },
    ]);
  });

  test('an input that was added and that the data lack is an error that names the model and the way there', async () => {
    expect(await caught(() => pair(arm([A]), arm([A, tensor('mask', 'int64', ['n', 3])])))).toBe(
      [
        'set.jsonl, line 1: expected a value for input "mask" of the candidate, got none.',
        'Only this model takes it. Items may have inputs that one of the models does not take: add "mask" to the data set in a change of its own, and merge that first.',
      ].join('\n'),
    );
  });

  test('what fits neither model, and what the change names itself, are errors', async () => {
    expect(await caught(() => pair(arm([A]), arm([A]), '{"inputs": {"c": 1}, "label": 1}'))).toContain(
      'expected a value for input "a" of the candidate, got none.',
    );
    const named = arm([A], { task: { ...REGRESSION, output: 'z' } });
    expect(await caught(() => pair(arm([A]), named))).toContain(
      'models.m.task.output: expected one of "y", got "z".',
    );
  });
});

test('a model that is compared with nothing takes what fits, and says so', async () => {
  const candidate = arm([tensor('x')]);
  const text = '{"inputs": {"a": [1, 2], "rate": 7}, "label": 1}';
  expect(await fitAlone(await setOf(candidate, text), candidate)).toEqual([
    { kind: 'input-by-other-name', input: 'x', name: 'a' },
    { kind: 'inputs-unused', names: ['rate'], of: 1 },
  ]);
  expect(await caught(async () => fitAlone(await setOf(candidate, ITEM), candidate))).toContain(
    'expected a value for input "x", got none.',
  );
});
