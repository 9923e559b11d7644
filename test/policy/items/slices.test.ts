import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { comparePolicies } from '../../../src/policy/diff/compare-policies.ts';
import { limitOfSlice, type SliceName } from '../../../src/policy/items/slices.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { checkWaivers } from '../../../src/policy/waivers/check-waivers.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';
import { policyChangeText } from '../../support/policy-change-text.ts';

/** A policy whose model has these limits by slice, from line 8 on. */
const textWith = (slices: string, more = ''): string => `version: 1
models:
  - id: m
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification }${more}
    limits: { task-score: { max-drop: 1pp } }
    slices: ${slices}
`;

const policyWith = (slices: string, more = ''): Policy => parsePolicy(textWith(slices, more), 'p.yml');

const mistakeOf = (slices: string): string => mistakeIn(textWith(slices));

function mistakeIn(text: string): string {
  try {
    parsePolicy(text, 'p.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

const ONE = '{ "lang=de": { task-score: { max-drop: 2pp } } }';
const TWO = '{ "lang=de": { task-score: { max-drop: 2pp } }, "*": { task-score: { max-drop: 5pp } } }';

describe('limits by slice', () => {
  test('are judged by the confidence interval unless the policy says otherwise', () => {
    const { slices } = policyWith(
      '{ "*": { task-score: { max-drop: 2pp }, review-rate: { max: 9% } }, a=b: { task-score: { min: 0.9, decide: point } } }',
      '\n    review: { below-confidence: 0.5 }',
    ).models[0]!;
    expect(slices).toMatchObject({
      '*': { 'task-score': { decide: 'confident' }, 'review-rate': { decide: 'confident' } },
      'a=b': { 'task-score': { min: 0.9, decide: 'point' } },
    });
  });

  test.each<{ slice: SliceName; drop: number | undefined }>([
    { slice: { key: 'lang', value: 'de' }, drop: 0.02 },
    { slice: { key: 'lang', value: 'de=at' }, drop: 0.03 },
    { slice: { key: 'lang', value: 'fr' }, drop: 0.04 },
    { slice: { key: 'site', value: 'toString' }, drop: 0.05 },
    { slice: { key: 'lang=de', value: 'at' }, drop: 0.05 },
    { slice: { key: '*', value: 'de' }, drop: 0.05 },
    { slice: { key: '*', value: '*' }, drop: 0.05 },
    { slice: { key: 'lang', value: '*' }, drop: 0.04 },
    { slice: { key: '__proto__', value: 'lang=de' }, drop: 0.05 },
  ])('$slice.key=$slice.value has the most specific limit', ({ slice, drop }) => {
    const { slices } = policyWith(`
      "lang=de": { task-score: { max-drop: 2pp } }
      "lang=de=at": { task-score: { max-drop: 3pp } }
      "lang=*": { task-score: { max-drop: 4pp } }
      "*": { task-score: { max-drop: 5pp } }`).models[0]!;
    expect(limitOfSlice(slices, slice, 'task-score')?.['max-drop']?.value).toBe(drop);
    expect(limitOfSlice(slices, slice, 'review-rate')).toBeUndefined();
  });

  test.each([
    {
      slices: '{ de: { task-score: { max-drop: 2pp } } }',
      mistake:
        'models[0].slices.de: expected a slice such as "lang=de", "lang=*" for every value, or "*" for every slice, got "de". (line 8, column 19)',
    },
    {
      slices: '{ "*=de": { task-score: { max-drop: 2pp } } }',
      mistake:
        'models[0].slices.*=de: expected a slice such as "lang=de", "lang=*" for every value, or "*" for every slice, got "*=de". (line 8, column 23)',
    },
    { slices: '{}', mistake: 'models[0].slices: expected at least one slice, got none. (line 8, column 13)' },
    {
      slices: '{ "*": {} }',
      mistake:
        'models[0].slices.*: expected a limit on "task-score" or "review-rate", got none. (line 8, column 20)',
    },
    {
      slices: '{ "*": { latency-p95: { max-increase: 10% } } }',
      mistake:
        'models[0].slices.*.latency-p95: expected one of task-score, review-rate, got the unknown key "latency-p95". (line 8, column 22)',
    },
    {
      slices: '{ "*": { accuracy: { max-drop: 1pp } } }',
      mistake:
        'models[0].slices.*.accuracy: expected "task-score", got the unknown key "accuracy". (line 8, column 22)',
    },
    {
      slices: '{ "*": { task-score: { max-drop: 2 percent } } }',
      mistake:
        'models[0].slices.*.task-score.max-drop: expected percentage points such as "1pp", a percentage such as "1%" or a number in the score\'s own unit, got "2 percent". (line 8, column 46)',
    },
    {
      slices: '{ "*": { task-score: { max-increase: 2pp } } }',
      mistake:
        'models[0].slices.*.task-score.max-increase: expected "max-drop" or "min" (a higher accuracy is better), got "max-increase". (line 8, column 50)',
    },
    {
      slices: '{ "*": { review-rate: { max-increase: 2pp } } }',
      mistake:
        'models[0].slices.*.review-rate: expected "review: { below-confidence: … }" for this limit, got none. (line 8, column 35)',
    },
    {
      slices: '{ "*": { task-score: { max-drop: 0pp } } }',
      mistake:
        'models[0].slices.*.task-score.max-drop: expected more than 0, or "decide: point" (no number of items can show that nothing changes), got 0. (line 8, column 46)',
    },
    { slices: '{ "*": { task-score: { max-drop: 0pp, decide: point } } }', mistake: 'none' },
  ])('$slices: $mistake', ({ slices, mistake }) => {
    expect(mistakeOf(slices)).toContain(mistake);
  });
});

test.each(['m', 'constructor', 'slices'])(
  'limits by slice in the release profile of a model %s are an error, because they would not be judged there',
  (id) => {
    const limits = `profiles: { release: { limits: { ${id}: { slices: ${ONE} } } } }`;
    const message = mistakeIn(`${textWith(ONE)}${limits}\n`);
    expect(message).toContain(`profiles.release.limits.${id}.slices: expected one of latency-p95, `);
    expect(message).toContain('got the unknown key "slices"');
  },
);

describe('drift limits by slice', () => {
  const drift = (text: string, model = ONE) => `${textWith(model)}    drift: ${text}\n`;
  const SCORE = 'task-score: { max-drop: 1pp }';

  test('are read like limits by slice, next to those on all items', () => {
    const [model] = parsePolicy(drift(`{ ${SCORE}, slices: ${ONE} }`), 'p.yml').models;
    expect(model?.drift).toMatchObject({
      limits: { 'task-score': { 'max-drop': { kind: 'points', value: 0.01 } } },
      slices: {
        'lang=de': { 'task-score': { 'max-drop': { kind: 'points', value: 0.02 }, decide: 'confident' } },
      },
    });
    expect(parsePolicy(drift(`{ ${SCORE} }`), 'p.yml').models[0]?.drift).toEqual({
      limits: { 'task-score': { 'max-drop': { kind: 'points', value: 0.01 } } },
      slices: undefined,
    });
  });

  test.each([
    {
      title: 'alone',
      text: `{ slices: ${ONE} }`,
      mistake:
        'models[0].drift: expected at least one limit on a metric of all items, got none. (line 9, column 12)',
    },
    {
      title: 'with a pattern that names nothing',
      text: `{ ${SCORE}, slices: { de: { ${SCORE} } } }`,
      mistake: 'models[0].drift.slices.de: expected a slice such as "lang=de"',
    },
    {
      title: 'with a figure that no release decides',
      text: `{ ${SCORE}, slices: { "*": { task-score: { max-drop: 2pp, min: 0.9 } } } }`,
      mistake: [
        'models[0].drift.slices.*.task-score.min: expected "min" only under "slices", got it under "drift". ',
        '(line 9, column 96)',
      ].join(''),
    },
    {
      title: 'without a figure that a release decides',
      text: `{ ${SCORE}, slices: { "*": { task-score: { min: 0.9 } } } }`,
      mistake:
        'models[0].drift.slices.*.task-score: expected "max-increase" or "max-drop" under "drift", got neither',
    },
    {
      title: 'in the wrong direction',
      text: `{ ${SCORE}, slices: { "*": { task-score: { max-increase: 2pp } } } }`,
      mistake:
        'models[0].drift.slices.*.task-score.max-increase: expected "max-drop" or "min" (a higher accuracy is better)',
    },
    {
      title: 'of a metric that the model does not have',
      text: `{ ${SCORE}, slices: { "*": { review-rate: { max-increase: 2pp } } } }`,
      mistake: 'models[0].drift.slices.*.review-rate: expected "review: { below-confidence: … }"',
    },
    {
      title: 'that no number of items can show to be kept',
      text: `{ ${SCORE}, slices: { "*": { task-score: { max-drop: 0pp } } } }`,
      mistake: 'models[0].drift.slices.*.task-score.max-drop: expected more than 0, or "decide: point"',
    },
    {
      title: 'on answers that the baseline labels',
      text: `{ model-size: { max-increase: 5% }, slices: { "*": { ${SCORE} } } }`,
      task: 'task: { kind: classification, label: baseline }',
      mistake:
        'models[0].drift.slices.*.task-score: expected labels in the data set for this limit, got "label: baseline"',
    },
  ])('$title are an error', ({ text, mistake, task = 'task: { kind: classification }' }) => {
    const policy = drift(text).replace('task: { kind: classification }', task);
    expect(mistakeIn(policy)).toContain(mistake);
  });
});

describe('a change of the limits by slice', () => {
  test.each([
    {
      title: 'a looser limit',
      base: ONE,
      head: ONE.replace('2pp', '3pp'),
      text: 'm: slices.lang=de.task-score.max-drop 2pp → 3pp',
      effect: 'loosened',
    },
    {
      title: 'a removed limit',
      base: TWO,
      head: ONE,
      text: 'm: slices.*.task-score max-drop 5pp → none',
      effect: 'loosened',
    },
    {
      title: 'an added limit',
      base: ONE,
      head: TWO,
      text: 'm: slices.*.task-score none → max-drop 5pp',
      effect: 'tightened',
    },
    {
      title: 'a slice with a looser limit of its own',
      base: '{ "*": { task-score: { max-drop: 2pp } } }',
      head: '{ "*": { task-score: { max-drop: 2pp } }, "lang=de": { task-score: { max-drop: 9pp } } }',
      text: 'm: slices.lang=de.task-score.max-drop 2pp → 9pp',
      effect: 'loosened',
    },
    {
      title: 'the point instead of the interval',
      base: ONE,
      head: ONE.replace('2pp', '2pp, decide: point'),
      text: 'm: slices.lang=de.task-score.decide confident → point',
      effect: 'loosened',
    },
  ])('$title', ({ base, head, text, effect }) => {
    const changes = comparePolicies(policyWith(base), policyWith(head));
    expect(changes.map((change) => [policyChangeText(change), change.effect])).toEqual([[text, effect]]);
    const drifting = [base, head].map((slices) =>
      policyWith(ONE, `\n    drift: { task-score: { max-drop: 1pp }, slices: ${slices} }`),
    );
    const [before, after] = drifting as [Policy, Policy];
    expect(comparePolicies(before, after).map((change) => [policyChangeText(change), change.effect])).toEqual(
      [[text.replace('slices', 'drift.slices'), effect]],
    );
  });
});

describe('a waiver of a slice', () => {
  const waiver = (slice: string, value = 0.04) =>
    writtenWaiver({
      metric: 'task-score',
      slice,
      ceiling: { 'max-drop': { kind: 'points', value } },
    } as object);

  test.each([
    { title: 'raises its own limit', slice: 'lang=de', value: 0.04, mistake: undefined },
    { title: 'raises the limit of all slices', slice: 'lang=fr', value: 0.06, mistake: undefined },
    {
      title: 'is no lower than the limit that applies',
      slice: 'lang=fr',
      value: 0.04,
      mistake: {
        path: ['waivers', 0, 'ceiling', 'max-drop'],
        message: 'expected more than the limit (5pp), got 4pp',
      },
    },
    {
      title: 'names one slice',
      slice: '*',
      value: 0.06,
      mistake: {
        path: ['waivers', 0, 'slice'],
        message: 'expected one slice whose task-score is limited under "slices" of "m" (lang=de, *), got "*"',
      },
    },
  ])('$title', ({ slice, value, mistake }) => {
    expect(checkWaivers([waiver(slice, value)], policyWith(TWO))).toEqual(
      mistake === undefined ? [] : [mistake],
    );
  });
});
