import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { wantedDigest } from '../../src/policy/dataset.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

/** A policy with this data set, which is on line 5. */
const policyOf = (dataset: string, task = '{ kind: classification }'): string => `version: 1
models:
  - id: m
    artifact: m.onnx
    dataset: ${dataset}
    task: ${task}
    limits:
      latency-p95: { max-increase: 10% }
`;

const read = (dataset: string) => parsePolicy(policyOf(dataset), 'p.yml').models[0]?.dataset;

function mistakesOf(dataset: string): string {
  try {
    parsePolicy(policyOf(dataset), 'p.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('the policy was accepted');
}

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('the data set of a policy', () => {
  test('may name its digest, ids and slices', () => {
    const dataset = read(`{ path: data/test, id: name, slices: [lang, site], digest: "${DIGEST}" }`);
    expect(dataset).toMatchObject({ id: 'name', slices: ['lang', 'site'], label: 'label' });
    expect(dataset && wantedDigest(dataset)).toBe('ab'.repeat(32));
    expect(wantedDigest({})).toBeUndefined();
  });

  test.each([
    {
      dataset: '{ path: a.csv, digest: abc }',
      message:
        'dataset.digest: expected "sha256:" and 64 hexadecimal digits in lower case, got "abc". (line 5, column 37)',
    },
    {
      dataset: '{ path: a.jsonl, id: name }',
      message:
        'dataset.id: expected this key only with a .csv, .parquet or .npz file, or a folder of .parquet or .npy files, got "a.jsonl". (line 5, column 35)',
    },
    {
      dataset: '{ path: a.jsonl.gz, slices: [lang] }',
      message:
        'dataset.slices: expected this key only with a .csv, .parquet or .npz file, or a folder of .parquet or .npy files, got "a.jsonl.gz". (line 5, column 42)',
    },
    {
      dataset: '{ path: a.npz, columns: [x] }',
      message:
        'dataset.columns: expected this key only with a .csv or .parquet file, or a folder of .parquet files, got "a.npz". (line 5, column 38)',
    },
    {
      dataset: '{ path: a.csv, ignore: [lang], slices: [lang] }',
      message:
        'dataset.slices: expected other names than under "ignore", got "lang" in both. (line 5, column 53)',
    },
    {
      dataset: '{ path: a.csv, ignore: [name], id: name }',
      message:
        'dataset.id: expected other names than under "ignore", got "name" in both. (line 5, column 49)',
    },
    {
      dataset: '{ path: a.csv, id: label }',
      message: 'dataset.id: expected other names than the label’s, got "label". (line 5, column 33)',
    },
    {
      dataset: '{ path: a.csv, slice: [lang] }',
      message: 'expected "slices", got the unknown key "slice"',
    },
  ])('names the mistake in $dataset', ({ dataset, message }) => {
    expect(mistakesOf(dataset)).toContain(message);
  });
});
