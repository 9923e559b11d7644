import { describe, expect, test } from 'vitest';
import { chooseFolds, renderFolds } from '../../../../src/report/render-folds.ts';
import { renderLayers } from '../../../../src/report/sections/render-layers.ts';
import { PARTS } from '../../../../src/report/words/labels.ts';
import { layersSummary, notComparedText, quantizedText } from '../../../../src/report/words/model/layers.ts';
import { type LayerDifference, type Layers, layersSchema } from '../../../../src/verdict/facts/layers.ts';
import { model, row } from '../../../support/fixtures/verdict-fixture.ts';

const layer = (tensor: string, relative: number | null): LayerDifference => ({
  tensor,
  operators: { baseline: 'Relu', candidate: 'Conv' },
  quantized: { baseline: false, candidate: true },
  relative,
  cosine: relative === null ? null : 1 - relative / 10,
});

const compared = (given: Partial<Extract<Layers, { kind: 'compared' }>> = {}): Layers => ({
  kind: 'compared',
  items: ['t1', 't2'],
  shared: 20,
  compared: 16,
  rounding: 0.05,
  differing: 2,
  first: [layer('conv2.out', 0.864), layer('pool2.out', 0.9)],
  steepest: layer('conv2.out', 0.864),
  ...given,
});

const bodyOf = (layers: Layers): string[] => renderLayers({ layers })?.body.split('\n') ?? [];

describe('the layers in a report', () => {
  test('name the first tensors that differ, with their operators', () => {
    expect(renderLayers({ layers: compared() })?.summary).toBe(
      'Layer by layer: 2 of 16 compared tensors beyond rounding',
    );
    expect(bodyOf(compared())).toEqual([
      'The first tensor that differs by more than 5% of its largest number is `conv2.out`: 86.4%.',
      '',
      '| Tensor      | Operator, Baseline | Operator, This PR | Quantized  | Largest difference | Cosine |',
      '| :---------- | :----------------- | :---------------- | :--------- | -----------------: | -----: |',
      '| `conv2.out` | `Relu`             | `Conv`            | in this PR |              86.4% | 0.9136 |',
      '| `pool2.out` | `Relu`             | `Conv`            | in this PR |              90.0% | 0.9100 |',
      '',
      '`t1` and `t2` ran through both models with graph optimizations off. Compared: 16 of 20 tensors with the same name in both.',
    ]);
  });

  test('also show the one where the difference grows most', () => {
    const [text = '', ...rest] = bodyOf(compared({ steepest: layer('fc.out', null) }));
    expect(text).toMatch(/ is `conv2\.out`: 86\.4%\. The difference grows most at `fc\.out`\.$/);
    expect(rest.filter((line) => line.startsWith('| `'))).toHaveLength(3);
    expect(rest.find((line) => line.includes('fc.out'))).toMatch(/not a finite number \| +none \|$/);
  });

  test('say where rounding is largest if nothing else differs', () => {
    const [text, , , , ...rows] = bodyOf(compared({ differing: 0, first: [], steepest: layer('y', 0.02) }));
    expect(text).toBe(
      'No compared tensor differs by more than 5% of its largest number. The difference grows most at `y`.',
    );
    expect(rows[0]).toMatch(/^\| `y` +\| `Relu` +\|.*2\.0%/);
  });

  test('say if nothing differs at all', () => {
    expect(
      bodyOf(compared({ differing: 0, first: [], steepest: null, compared: 1, shared: 1, rounding: 0.01 })),
    ).toEqual([
      'No compared tensor differs by more than 1% of its largest number.',
      '',
      '`t1` and `t2` ran through both models with graph optimizations off. Compared: 1 of 1 tensor with the same name in both.',
    ]);
  });

  test('are inert, whatever the names', () => {
    const hostile = '`|<img src=x>\n@all';
    const text = bodyOf(compared({ first: [layer(hostile, 0.9)], steepest: null, items: [hostile] })).join(
      '\n',
    );
    expect(text).not.toMatch(/^@all/m);
    expect(text).not.toContain('\n<img');
  });

  test('are absent if nobody asked', () => {
    expect(renderLayers({})).toBeUndefined();
  });

  test('explain a score that did not pass, after the items', () => {
    const rows = [row('task-score', { baseline: 0.9, candidate: 0.8, state: 'fail' })];
    const names = renderFolds(model({ rows, layers: compared() })).map(({ name }) => name);
    expect(names.indexOf(PARTS.layers)).toBeLessThan(names.indexOf(PARTS.time));
    const flips = { rightToWrong: 2, wrongToRight: 1, rightToWrongIds: [], wrongToRightIds: [] };
    const comment = chooseFolds(model({ rows, flips, slices: [], layers: compared() }), 3).map(
      ({ name }) => name,
    );
    expect(comment.slice(0, 2)).toEqual([PARTS.flips, PARTS.layers]);
  });
});

describe('layers that were not compared', () => {
  const reasons = layersSchema.options[1].shape.why.options;

  test('say why, each in its own words', () => {
    const texts = reasons.map((why) => notComparedText({ kind: 'not-compared', why }));
    expect(new Set(texts).size).toBe(reasons.length);
    expect(bodyOf({ kind: 'not-compared', why: 'score-kept' })).toEqual([
      'The task score did not get worse, so there is nothing to explain.',
    ]);
  });

  test('say what failed, without markup of their own', () => {
    const failed: Layers = { kind: 'failed', failure: 'refused', message: 'the runtime refused it: *x*' };
    expect(layersSummary(failed)).toBe('Layer by layer: the comparison failed');
    expect(bodyOf(failed)).toEqual([
      'The models did not run with all layers as outputs: the runtime refused it: &#42;x&#42;',
    ]);
  });
});

test.each([
  { baseline: true, candidate: true, text: 'in both' },
  { baseline: true, candidate: false, text: 'in the baseline' },
  { baseline: false, candidate: true, text: 'in this PR' },
  { baseline: false, candidate: false, text: 'no' },
])('$text', ({ text, ...quantized }) => {
  expect(quantizedText(quantized)).toBe(text);
});
