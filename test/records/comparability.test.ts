import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import {
  canonicalJson,
  comparabilityFields,
  digestFields,
  findDifferences,
} from '../../src/records/comparability.ts';
import { policyOf } from '../support/fixtures/comparison-fixture.ts';

test('F25: findDifferences names each field that differs, or that one side lacks', () => {
  const baseline = { runtime: '1.29.0', same: 'x', gone: 'g' };
  const candidate = { runtime: '1.30.0', same: 'x', added: 'a' };
  expect(findDifferences(baseline, candidate)).toEqual([
    { kind: 'field', field: 'runtime', baseline: '1.29.0', candidate: '1.30.0' },
    { kind: 'field', field: 'gone', baseline: 'g', candidate: null },
    { kind: 'field', field: 'added', baseline: null, candidate: 'a' },
  ]);
  expect(findDifferences(baseline, { ...baseline })).toEqual([]);
});

test('a record of other columns of the same file is not comparable, and one of older policies is', () => {
  const columnsOf = (dataset: string) => {
    const text = `version: 1\nmodels: [{ id: m, artifact: m.onnx, dataset: { ${dataset} }, task: { kind: classification }, limits: { model-size: { max: 1MiB } } }]`;
    const [model] = parsePolicy(text, 'p.yml').models;
    if (model === undefined) throw new Error('no model');
    return comparabilityFields(model, { datasetSha256: 'd', classes: undefined })['columns'];
  };
  expect(columnsOf('path: d.csv')).toBeUndefined();
  expect(columnsOf('path: d.csv, label: label')).toBeUndefined();
  const digest = `digest: "sha256:${'0'.repeat(64)}"`;
  expect(
    columnsOf(`path: d.csv, ${digest}, prepare: [fetch, "{path}"], prepare-deadline: 1h`),
  ).toBeUndefined();
  expect(columnsOf('path: d.csv, label: y')).toBe('{"label":"y"}');
  expect(columnsOf('path: d.csv, columns: [b, a], ignore: [""]')).toBe('{"columns":["b","a"],"ignore":[""]}');
});

test('records of a server name what a request depends on by its protocol, and no deadline', () => {
  const fieldsOf = (engine: string, task: string) => {
    const text = `version: 1\nmodels: [{ id: m, artifact: m.onnx, engine: { kind: server, start: [serve, '{port}'], ${engine} }, dataset: { path: d.jsonl }, task: { kind: ${task} }, limits: { task-score: { max-drop: 1pp } } }]`;
    const [model] = parsePolicy(text, 'p.yml').models;
    if (model === undefined) throw new Error('no model');
    return comparabilityFields(model, { datasetSha256: 'd', classes: undefined, programSha256: 'p' });
  };
  const tensors = fieldsOf('protocol: open-inference, request-deadline: 5s', 'classification');
  expect(tensors['engine']).toBe(
    '{"kind":"server","model-name":"model","protocol":"open-inference","turns":"side-by-side"}',
  );
  expect(tensors).not.toHaveProperty('generation');
  expect(tensors).toEqual(
    fieldsOf('protocol: open-inference, ready: { path: /x, within: 9s }', 'classification'),
  );
  const prompts = fieldsOf('protocol: openai', 'text');
  expect(prompts['engine']).toBe(
    '{"endpoint":"chat","kind":"server","model-name":"model","protocol":"openai","turns":"side-by-side"}',
  );
  expect(prompts['generation']).toBe('null');
});

test('equal values have equal texts and digests, whatever the order of their keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  expect(digestFields({ a: '1', b: '2' })).toBe(digestFields({ b: '2', a: '1' }));
  expect(digestFields({ a: '1' })).not.toBe(digestFields({ a: '2' }));
});

/** How this text was made before it followed RFC 8785. Its digests are in stored baselines. */
const recordedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

test('the text, and so the digest, of everything that baselines store is the same as before', () => {
  // Keys such as "1" would be ordered as numbers before; no record has such a key.
  const key = fc.string({ unit: 'grapheme-ascii' }).filter((each) => !/^\d+$/.test(each));
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value), (fields) => {
      expect(canonicalJson(fields)).toBe(recordedJson(fields));
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(canonicalJson([-0, 1e21, 1e-7, 'é\u2028"', []])).toBe('[0,1e+21,1e-7,"é\u2028\\"",[]]');
});

test('what has no text is refused: NaN, an infinity, nothing', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined])
    expect(() => canonicalJson(value)).toThrow();
});

test('a lone surrogate, as a class name from a JSON file may hold, has a text of its own', () => {
  expect(canonicalJson(['\ud800'])).not.toBe(canonicalJson(['\udfff']));
  expect(canonicalJson({ a: '\ud800' })).toBe(canonicalJson({ a: '\ud800' }));
  expect(canonicalJson('\u{1f600}')).toBe('"\u{1f600}"');
});

test('figures of onnxruntime that was asked like a server are not those of a model file alone', () => {
  const policy = policyOf({ 'task-score': { 'max-drop': '1pp' } });
  const measured = { datasetSha256: 'd', classes: undefined };
  const asked = comparabilityFields(policy, { ...measured, isAsked: true });
  expect(comparabilityFields(policy, { ...measured, isAsked: false })).toEqual(
    comparabilityFields(policy, measured),
  );
  expect(findDifferences(comparabilityFields(policy, measured), asked)).toEqual([
    { kind: 'field', field: 'asked', baseline: null, candidate: 'like a server' },
  ]);
});
