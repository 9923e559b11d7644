import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { writtenId } from '../../src/policy/data/expand-data-sets.ts';
import { comparePolicies } from '../../src/policy/diff/compare-policies.ts';
import { onInconclusive } from '../../src/policy/policy.ts';
import { parsePolicy, selectModels } from '../../src/policy/read-policy.ts';

const LIMITS = '{ latency-p95: { max-increase: 10% }, task-score: { max-drop: 1pp } }';

/** A policy whose model has these further data sets, on lines from 7 on. */
const policyOf = (sets: readonly string[], { limits = LIMITS, task = 'classification' } = {}): string =>
  `version: 1
models:
  - id: m
    artifact: m.onnx
    dataset: { path: own.jsonl }
    datasets:
${sets.map((set) => `      - ${set}\n`).join('')}    task: { kind: ${task} }
    drift: { task-score: { max-drop: 2pp } }
    limits: ${limits}
`;

const read = (sets: readonly string[], more = {}) => parsePolicy(policyOf(sets, more), 'p.yml');

function mistakesOf(sets: readonly string[], more = {}): string {
  try {
    read(sets, more);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('the policy was accepted');
}

const NIGHT = '{ name: night, tier: critical, path: night.csv, id: name }';
const OLD = '{ name: old, tier: advisory, path: old.jsonl, limits: { task-score: { max-drop: 3pp } } }';

describe('further data sets of a model', () => {
  test('are judged like models of their own, by limits for answers alone', () => {
    const { models } = read([NIGHT, OLD]);
    expect(models.map(({ id, dataSet, limits, drift }) => ({ id, dataSet, limits, drift }))).toMatchObject([
      { id: 'm', limits: { 'latency-p95': {} }, drift: { limits: { 'task-score': {} } } },
      {
        id: 'm.night',
        dataSet: { name: 'night', tier: 'critical' },
        limits: { 'task-score': { 'max-drop': { value: 0.01 } } },
        drift: undefined,
      },
      {
        id: 'm.old',
        dataSet: { name: 'old', tier: 'advisory' },
        limits: { 'task-score': { 'max-drop': { value: 0.03 } } },
      },
    ]);
    expect(Object.keys(models[1]?.limits ?? {})).toEqual(['task-score']);
    expect(models[1]?.dataset).toMatchObject({ path: 'night.csv', id: 'name', label: 'label' });
    expect(models.map(writtenId)).toEqual(['m', 'm', 'm']);
    expect(models.every((each) => !('datasets' in each))).toBe(true);
  });

  test('are chosen with their model, or one by one', () => {
    const policy = read([NIGHT, OLD]);
    const idsOf = (id: string | undefined) => selectModels(policy, id).map((each) => each.id);
    expect(idsOf(undefined)).toEqual(['m', 'm.night', 'm.old']);
    expect(idsOf('m')).toEqual(['m', 'm.night', 'm.old']);
    expect(idsOf('m.old')).toEqual(['m.old']);
    expect(selectModels(policy, 'm', true).map((each) => each.id)).toEqual(['m']);
    expect(() => idsOf('night')).toThrow('expected one of m, m.night, m.old');
  });

  test('inherit limits on how alike both models answer, or have their own', () => {
    const own = '{ name: web, tier: critical, path: web.csv, limits: { kl-divergence: { max: 0.1 } } }';
    const { models } = read([NIGHT, own], { limits: '{ agreement: { min: 98% } }' });
    expect(models.map(({ limits }) => limits)).toMatchObject([
      { agreement: { min: 0.98 } },
      { agreement: { min: 0.98 } },
      { 'kl-divergence': { max: 0.1 } },
    ]);
  });

  test('block no job while they are supporting and undecided', () => {
    const [own, night, , support] = read([
      NIGHT,
      OLD,
      OLD.replace('old', 'web').replace('advisory', 'supporting'),
    ]).models;
    const rule = (model: typeof own) => onInconclusive({ 'on-inconclusive': 'block' }, model ?? {});
    expect([rule(own), rule(night), rule(support)]).toEqual(['block', 'block', 'pass']);
  });

  test('loosen the policy when one is removed, and tighten it when one is added', () => {
    const effects = (before: readonly string[], after: readonly string[]) =>
      comparePolicies(read(before), read(after)).map(({ effect }) => effect);
    expect(effects([NIGHT, OLD], [NIGHT])).toEqual(['loosened']);
    expect(effects([NIGHT], [NIGHT, OLD])).toEqual(['tightened']);
    expect(effects([NIGHT], [NIGHT.replace('critical', 'advisory')])).toEqual(['changed']);
    expect(effects([NIGHT], [NIGHT])).toEqual([]);
  });

  test.each([
    {
      title: 'another tier',
      sets: ['{ name: a, tier: optional, path: a.csv }'],
      message: 'models[0].datasets[0].tier: expected critical | supporting | advisory, got "optional"',
      place: '(line 7, column 26)',
    },
    {
      title: 'no tier',
      sets: ['{ name: a, path: a.csv }'],
      message: 'models[0].datasets[0].tier: expected',
      place: '(line 7, column 9)',
    },
    {
      title: 'a name that is no name',
      sets: ['{ name: a.b, tier: critical, path: a.csv }'],
      message:
        'models[0].datasets[0].name: expected 1 to 32 letters, digits, "_" or "-", starting with a letter or digit, got "a.b"',
      place: '(line 7, column 17)',
    },
    {
      title: 'a name twice',
      sets: [NIGHT, OLD.replace('name: old', 'name: night')],
      message: 'models[0].datasets[1].name: expected a name for each data set, got "night" twice',
      place: '(line 8, column 17)',
    },
    {
      title: 'a limit of what is not measured',
      sets: ['{ name: a, tier: critical, path: a.csv, limits: { latency-p95: { max-increase: 10% } } }'],
      message: 'models[0].datasets[0].limits.latency-p95: ',
      place: '(line 7, column 59)',
    },
    {
      title: 'a limit of the wrong direction',
      sets: ['{ name: a, tier: critical, path: a.csv, limits: { task-score: { max-increase: 1 } } }'],
      message: 'models[0].datasets[0].limits.task-score.max-increase: expected "max-drop" or "min"',
      place: '(line 7, column 87)',
    },
    {
      title: 'a key that its format does not have',
      sets: ['{ name: a, tier: critical, path: a.jsonl, id: name }'],
      message: 'models[0].datasets[0].id: expected this key only with a .csv, .parquet or .npz file',
      place: '(line 7, column 55)',
    },
    {
      title: 'the data of the model',
      sets: ['{ name: a, tier: critical, path: own.jsonl }'],
      message: 'models[0].datasets[0].path: expected a data set other than the model’s own, got "own.jsonl"',
      place: '(line 7, column 42)',
    },
  ])('refuses $title', ({ sets, message, place }) => {
    const found = mistakesOf(sets);
    expect(found).toContain(message);
    expect(found).toContain(place);
  });

  describe('with the images of the model', () => {
    const annotated = (annotations: string): string =>
      policyOf([`{ name: a, tier: critical, path: photos, preprocess: {}, annotations: ${annotations} }`], {
        task: 'detection',
      }).replace('{ path: own.jsonl }', '{ path: photos, preprocess: {}, annotations: own.json }');

    test('are others if they have other annotations', () => {
      const { models } = parsePolicy(annotated('night.json'), 'p.yml');
      expect(models.map(({ dataset }) => dataset.annotations)).toEqual(['own.json', 'night.json']);
    });

    test('are the same if they have the same annotations', () => {
      expect(() => parsePolicy(annotated('own.json'), 'p.yml')).toThrow(
        'models[0].datasets[0].path: expected a data set other than the model’s own, got "photos"',
      );
    });
  });

  test('refuses one without any limit', () => {
    expect(mistakesOf([NIGHT], { limits: '{ latency-p95: { max-increase: 10% } }' })).toContain(
      'models[0].datasets[0].limits: expected a limit for "task-score", "flips", "agreement", "kl-divergence" or "review-rate" here or for the model, got none',
    );
  });

  test('refuses the id of another model', () => {
    const other = `  - id: m.night
    artifact: n.onnx
    dataset: { path: own.jsonl }
    task: { kind: classification }
    limits: ${LIMITS}
`;
    expect(() => parsePolicy(policyOf([NIGHT]) + other, 'p.yml')).toThrow(
      'models[1].id: expected a unique id, got "m.night" twice',
    );
  });
});

describe('further data sets of a model behind a server', () => {
  const served = (
    set: string,
    limits = '{ ttft-p95: { max-increase: 10% }, task-score: { max-drop: 1pp } }',
  ) =>
    parsePolicy(
      `version: 1
models:
  - id: chat
    artifact: chat.gguf
    engine: { kind: server, protocol: openai, url: 'http://127.0.0.1:1', baseline-url: 'http://127.0.0.1:2' }
    dataset: { path: prompts.jsonl }
    datasets: [${set}]
    generation: { max-tokens: 8 }
    task: { kind: text }
    limits: ${limits}
`,
      'p.yml',
    ).models;

  test('are asked of the same servers in the same way, by limits for answers alone', () => {
    const [own, further] = served('{ name: hard, tier: critical, path: hard.jsonl }');
    expect(further).toMatchObject({ id: 'chat.hard', dataSet: { name: 'hard', tier: 'critical' } });
    expect(further?.engine).toEqual(own?.engine);
    expect(further?.generation).toEqual(own?.generation);
    expect(Object.keys(further?.limits ?? {})).toEqual(['task-score']);
  });

  test.each([
    {
      title: 'a limit on the time of tokens',
      set: '{ name: hard, tier: critical, path: hard.jsonl, limits: { ttft-p95: { max-increase: 10% } } }',
      limits: undefined,
      message: /models\[0\]\.datasets\[0\]\.limits\.ttft-p95: /,
    },
    {
      title: 'no limit on the answers',
      set: '{ name: hard, tier: critical, path: hard.jsonl }',
      limits: '{ ttft-p95: { max-increase: 10% } }',
      message: /models\[0\]\.datasets\[0\]\.limits: expected a limit for "task-score", .*got none/,
    },
  ])('are refused with $title', ({ set, limits, message }) => {
    expect(() => served(set, limits)).toThrow(message);
  });
});
