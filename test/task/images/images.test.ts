import { describe, expect, test } from 'vitest';
import type { Tensor } from '../../../src/model/tensor.ts';
import { compareScores } from '../../../src/task/compare-scores.ts';
import { computeScore } from '../../../src/task/compute-score.ts';
import type { OutcomeTable } from '../../../src/task/outcome-table.ts';
import {
  float32,
  float64,
  int64,
  itemOf,
  type ScoringCase,
  scoreAll,
  scoreOne,
  scorerOf,
  taskOf,
  text,
  userErrorOf,
} from '../../support/scoring.ts';

describe('a segmentation', () => {
  const TASK: ScoringCase = { task: { kind: 'segmentation' } };

  test.each([
    { title: 'scores of classes', output: float64([1, 2, 1, 2], 0, 1, 1, 0), label: [[1, 0]] },
    { title: 'a score per pixel', output: float64([1, 1, 1, 2], 0.5, 0.4), label: [[1, 0]] },
    { title: 'a score per pixel without a channel', output: float64([1, 2], 0.5, 0.4), label: [[1, 0]] },
    { title: 'classes', output: int64([1, 1, 2], 1, 0), label: int64([1, 2], 1, 0) },
    { title: 'a flat label', output: int64([1, 2], 1, 0), label: [1, 0] },
  ])('takes $title', ({ output, label }) => {
    const table = scoreAll(TASK, [[output, label]]);
    expect(computeScore(taskOf(TASK.task), table)).toMatchObject({
      name: 'mIoU',
      better: 'higher',
      value: 1,
    });
  });

  test.each([
    {
      title: 'a label of another size',
      output: float64([2, 1, 2], 0, 1, 1, 0),
      label: [[1, 0, 1]],
      message: 'expected a label with 2 pixels, as many as the output has, got 3.',
    },
    {
      title: 'a class that the output does not have',
      output: float64([2, 1, 2], 0, 1, 1, 0),
      label: [[1, 2]],
      message: 'expected classes below 2, as many as the output has, for the label, got 2.',
    },
    {
      title: 'one number per image',
      output: float64([2], 0, 1),
      label: [[1]],
      message: 'expected a score or a class for each pixel from output "y", got float64[2].',
    },
    {
      title: 'a label of texts',
      output: int64([1, 2], 1, 0),
      label: text([1, 2], 'a', 'b'),
      message: 'expected a class for each pixel for the label, got texts.',
    },
  ])('refuses $title', ({ output, label, message }) => {
    const error = userErrorOf(() => scoreOne(TASK, output, label));
    expect(error.message).toBe(`set.jsonl, line 7: ${message}`);
    expect(error.hint).not.toBe('');
  });
});

describe('a detection', () => {
  const TASK: ScoringCase = { task: { kind: 'detection' }, classes: ['cat', 'dog'] };
  const CAT = [{ class: 'cat', xyxy: [0, 0, 10, 10] }];
  const found = (...rows: readonly number[][]): Tensor => float32([1, rows.length, 6], ...rows.flat());

  test('leaves out boxes below the least score, and has names for its scores', () => {
    const output = found([50, 50, 60, 60, 0.3, 0], [0, 0, 10, 10, 0.25, 0]);
    const scoreOf = (more: object) => {
      const task = { ...TASK.task, ...more };
      const { name, value } = computeScore(taskOf(task), scoreAll({ ...TASK, task }, [[output, CAT]]));
      return [name, value && Number(value.toFixed(6))];
    };
    expect(scoreOf({})).toEqual(['mAP', 0.5]);
    expect(scoreOf({ metric: 'map-50', 'min-score': 0.28 })).toEqual(['AP50', 0]);
    expect(scoreOf({ metric: 'map-small', 'max-detections': 1 })).toEqual(['mAP of small objects', 0]);
  });

  test.each([
    {
      label: 'cat',
      message: 'expected an array of objects with a class and a box for the label, got "cat".',
    },
    {
      label: ['cat'],
      message: 'expected an array of objects with a class and a box for the label, got "cat".',
    },
    { label: [{ class: 'cat' }], message: 'for the label, got an object with "class".' },
    {
      label: [{ class: 'cat', xyxy: [0, 0, 1, 1], xywh: [0, 0, 1, 1] }],
      message: 'got an object with "class", "xyxy", "xywh".',
    },
    { label: [{ class: 'cat', xyxy: [0, 0, 1] }], message: 'got an object with "class", "xyxy".' },
    { label: [{ class: 'cat', xyxy: [5, 5, 1, 9] }], message: 'got "a box of -4 × 4".' },
    {
      label: [{ class: 'cow', xyxy: [0, 0, 1, 1] }],
      message: 'expected one of the 2 classes for the label, got "cow".',
    },
    {
      label: [{ class: 'cat', xywh: [0, 0, 1, 1], colour: 1 }],
      message: 'got an object with "class", "xywh", "colour".',
    },
  ])('refuses the label $label', ({ label, message }) => {
    const error = userErrorOf(() => scoreOne(TASK, found(), label));
    expect(error.message).toContain(message);
    expect(error.hint).not.toBe('');
  });

  test.each([
    {
      title: 'an image, box, class and score, as YOLOv7',
      row: ['skip', 'box', 'class', 'score'],
      numbers: [0, 0, 0, 10, 10, 1, 0.5],
    },
    {
      title: 'class, score and box, as PaddleDetection',
      row: ['class', 'score', 'box'],
      numbers: [1, 0.5, 0, 0, 10, 10],
    },
  ])('reads rows of $title', ({ row, numbers }) => {
    const task = { ...TASK.task, row };
    const mapOf = (rows: number, label: unknown) => {
      const output = float32([rows, numbers.length], ...(rows === 0 ? [] : numbers));
      return computeScore(taskOf(task), scoreAll({ ...TASK, task }, [[output, label]])).value;
    };
    expect(mapOf(1, [{ class: 'dog', xyxy: [0, 0, 10, 10] }])).toBeCloseTo(1, 9);
    expect(mapOf(1, [{ class: 'cat', xyxy: [0, 0, 10, 10] }])).toBe(0);
    expect(mapOf(0, CAT)).toBe(0);
    expect(
      userErrorOf(() => scoreOne({ ...TASK, task }, float32([1, 5], 0, 0, 1, 1, 1), CAT)).message,
    ).toContain(`expected rows of ${numbers.length} numbers`);
  });

  describe('boxes in another form or unit', () => {
    // Height 128, width 256; in powers of two nothing is rounded.
    const SIZE = [128, 256];
    const BOXES = [
      [0, 0, 32, 16],
      [64, 8, 192, 120],
      [16, 96, 24, 104],
      [128, 32, 160, 64],
    ] as const;
    const LABEL = {
      size: SIZE,
      objects: [
        { class: 'cat', xyxy: [0, 0, 32, 20] },
        { class: 'dog', xyxy: [70, 8, 192, 120], area: 9000 },
        { class: 'cat', xyxy: [16, 96, 24, 104], crowd: 1 },
        { class: 'dog', xyxy: [120, 30, 160, 64] },
      ],
    };
    type Form = (x: number, y: number, right: number, bottom: number) => readonly number[];
    const FORMS: Readonly<Record<string, Form>> = {
      xyxy: (x, y, right, bottom) => [x, y, right, bottom],
      yxyx: (x, y, right, bottom) => [y, x, bottom, right],
      xywh: (x, y, right, bottom) => [x, y, right - x, bottom - y],
      cxcywh: (x, y, right, bottom) => [(x + right) / 2, (y + bottom) / 2, right - x, bottom - y],
    };
    const partsOf = (
      more: Record<string, unknown>,
      unit: readonly [number, number],
      label: unknown = LABEL,
    ) => {
      const task = { ...TASK.task, metric: 'map-small', ...more };
      const form = FORMS[String(more.box ?? 'xyxy')] as Form;
      const [tall, wide] = [unit[0] / 128, unit[1] / 256];
      const rows = BOXES.map(([x, y, right, bottom], index) => [
        ...form(x * wide, y * tall, right * wide, bottom * tall),
        ...[0.9 - index / 10, index % 2],
      ]);
      const output = float64([1, rows.length, 6], ...rows.flat());
      return scoreOne({ ...TASK, task }, output, label).parts;
    };
    const expected = partsOf({}, [128, 256]);

    test.each(
      Object.keys(FORMS).flatMap((box) => [
        { title: `${box} in pixels`, more: { box }, unit: [128, 256] as const },
        { title: `${box} from 0 to 1`, more: { box, coordinates: 'normalized' }, unit: [1, 1] as const },
        {
          title: `${box} in a resized image`,
          more: { box, coordinates: [512, 64] },
          unit: [512, 64] as const,
        },
      ]),
    )('count alike: $title', ({ more, unit }) => {
      expect(expected).not.toHaveLength(1);
      expect(partsOf(more, unit)).toEqual(expected);
    });

    test('do not count alike in the order of another form, or without their unit', () => {
      const reversed = partsOf({ box: 'yxyx' }, [128, 256]);
      expect(reversed).toEqual(expected);
      const task = { ...TASK.task, box: 'yxyx' };
      const apart = found([64, 8, 192, 120, 0.9, 1]);
      const label = [{ class: 'dog', xyxy: [64, 8, 192, 120] }];
      const mapOf = (more: ScoringCase) =>
        computeScore(taskOf(more.task), scoreAll(more, [[apart, label]])).value;
      expect(mapOf(TASK)).toBeCloseTo(1, 9);
      expect(mapOf({ ...TASK, task })).toBe(0);
      expect(partsOf({}, [1, 1])).not.toEqual(expected);
    });

    test('may have their label as text', () => {
      expect(partsOf({ coordinates: 'normalized' }, [1, 1], JSON.stringify(LABEL))).toEqual(expected);
    });

    test.each([
      {
        title: 'no size',
        label: LABEL.objects,
        message: 'expected the size of the image in the label, got none.',
      },
      {
        title: 'a size without a width',
        label: { ...LABEL, size: [128] },
        message:
          'expected the height and the width of the image in pixels for "size" of the label, got an array of length 1.',
      },
      {
        title: 'a size of 0',
        label: { ...LABEL, size: [0, 256] },
        message:
          'expected the height and the width of the image in pixels for "size" of the label, got an array of length 2.',
      },
      {
        title: 'another key',
        label: { ...LABEL, colour: 1 },
        message: 'for the label, got an object with "size", "objects", "colour".',
      },
    ])('need a label with the size of the image, and refuse $title', ({ label, message }) => {
      const error = userErrorOf(() => partsOf({ coordinates: 'normalized' }, [1, 1], label));
      expect(error.message).toContain(message);
      expect(error.message).toContain('set.jsonl, line 7: ');
      expect(error.hint).not.toBe('');
    });

    test.each([
      { coordinates: 'percent', message: 'expected pixels, normalized (0 to 1), or the [height, width]' },
      { coordinates: [640], message: 'expected pixels, normalized (0 to 1), or the [height, width]' },
      { coordinates: [0, 640], message: 'expected pixels above 0, got 0' },
      {
        coordinates: 'normalized',
        label: 'baseline',
        message: 'expected no such key with \\"label: baseline\\"',
      },
    ])('refuse coordinates $coordinates with label $label', ({ message, ...more }) => {
      for (const kind of ['detection', 'keypoints'] as const) {
        expect(() => taskOf({ kind, ...more })).toThrow(message);
      }
    });
  });

  test('takes labels as text, as a .csv file has them', () => {
    const mapOf = (label: string) =>
      computeScore(taskOf(TASK.task), scoreAll(TASK, [[found([0, 0, 10, 10, 0.5, 0]), label]])).value;
    expect(mapOf(JSON.stringify(CAT))).toBeCloseTo(1, 9);
    expect(mapOf('[{"class": "dog", "xyxy": [0, 0, 10, 10]}]')).toBe(0);
  });

  test.each([
    { row: ['box', 'score'] },
    { row: ['box', 'box', 'score', 'class'] },
    { row: ['box', 'score', 'class', 'score'] },
  ])('refuses the row $row', ({ row }) => {
    expect(() => taskOf({ ...TASK.task, row })).toThrow('\\"box\\", \\"score\\" and \\"class\\" once each');
  });

  test('refuses a row for three outputs', () => {
    const outputs = { boxes: 'b', scores: 's', labels: 'l' };
    expect(() => taskOf({ ...TASK.task, outputs, row: ['class', 'score', 'box'] })).toThrow(
      'only for a single output, got it with',
    );
  });

  test('refuses outputs that are no boxes', () => {
    expect(userErrorOf(() => scoreOne(TASK, float32([1, 84, 5], ...Array(420).fill(0)), CAT)).message).toBe(
      'set.jsonl, line 7: expected rows of 6 numbers from "y", got float32[1, 84, 5].',
    );
    const names = { boxes: 'b', scores: 's', labels: 'l' };
    const outputs = Object.values(names).map((name) => ({ name, dtype: 'float32', shape: undefined }));
    const scorer = scorerOf({ ...TASK, task: { ...TASK.task, outputs: names }, outputs });
    const given = new Map([
      ['b', float32([2, 4], 0, 0, 1, 1, 0, 0, 1, 1)],
      ['s', float32([2], 0.5, 0.5)],
      ['l', int64([1], 0)],
    ]);
    expect(userErrorOf(() => scorer.score(given, itemOf(CAT))).message).toBe(
      'set.jsonl, line 7: expected boxes, scores and classes of equal number from "b", "s", "l", got float32[2, 4], float32[2], int64[1].',
    );
  });

  test('has an interval of the difference that is the same every time, and holds a model that is no different', () => {
    const pairs = (shift: number) =>
      Array.from({ length: 60 }, (_, image): [Tensor, unknown] => [
        found([image % 5, 0, 10 + (image % 5), 10, 0.5 + (image % 7) / 20, 0], [30, shift, 40, 10, 0.4, 0]),
        CAT,
      ]);
    const compare = (shift: number) => {
      const [baseline, candidate] = [scoreAll(TASK, pairs(0)), scoreAll(TASK, pairs(shift))] as [
        OutcomeTable,
        OutcomeTable,
      ];
      return compareScores(taskOf(TASK.task), { baseline, candidate }, { low: 0.05, high: 0.05 });
    };
    expect(compare(0).interval).toEqual({ low: 0, high: 0 });
    expect(compare(5)).toEqual(compare(5));
  });
});

describe('keypoints', () => {
  const TASK: ScoringCase = { task: { kind: 'keypoints', sigmas: [0.1, 0.1] } };
  const POSE = [{ xywh: [0, 0, 10, 10], keypoints: [1, 1, 2, 9, 9, 2] }];
  const output = float32([1, 1, 12], 0, 0, 10, 10, 0.9, 0, 1, 1, 1, 9, 9, 1);

  test('are exactly right, or below the least score', () => {
    const score = (more: object) => {
      const task = { ...TASK.task, ...more };
      return computeScore(taskOf(task), scoreAll({ ...TASK, task }, [[output, POSE]])).value;
    };
    expect(score({})).toBeCloseTo(1, 9);
    expect(score({ 'min-score': 0.95 })).toBe(0);
  });

  test.each([
    { title: 'from 0 to 1', coordinates: 'normalized', points: [1 / 32, 1 / 16, 1, 9 / 32, 9 / 16, 1] },
    { title: 'in a resized image', coordinates: [32, 16], points: [0.5, 2, 1, 4.5, 18, 1] },
  ])('are in pixels of the image where the output has them $title', ({ coordinates, points }) => {
    const label = { size: [16, 32], objects: POSE };
    const given = float64([1, 1, 12], 0, 0, 0, 0, 0.9, 0, ...points);
    const partsOf = (more: object, tensor: Tensor) =>
      scoreOne({ ...TASK, task: { ...TASK.task, ...more } }, tensor, label).parts;
    const expected = partsOf({}, float64([1, 1, 12], 0, 0, 0, 0, 0.9, 0, 1, 1, 1, 9, 9, 1));
    expect(partsOf({ coordinates }, given)).toEqual(expected);
    expect(partsOf({}, given)).not.toEqual(expected);
  });

  test('refuse rows and labels of another number of keypoints', () => {
    const coco = { task: { kind: 'keypoints' } } as const;
    expect(userErrorOf(() => scoreOne(coco, output, POSE)).message).toBe(
      'set.jsonl, line 7: expected rows of 57 numbers from output "y", got float32[1, 1, 12].',
    );
    expect(userErrorOf(() => scoreOne(TASK, output, [{ xywh: [0, 0, 1, 1] }])).message).toBe(
      'set.jsonl, line 7: expected 6 numbers under "keypoints", x, y and visibility of each of 2, got 0.',
    );
  });
});
