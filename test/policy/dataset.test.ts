import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { preparationOf, wantedDigest } from '../../src/policy/dataset.ts';
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

function mistakesOf(dataset: string, task?: string): string {
  try {
    parsePolicy(policyOf(dataset, task), 'p.yml');
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

  test('may say how it is made, for which there are ten minutes unless it says otherwise', () => {
    const prepare = `digest: "${DIGEST}", prepare: [fetch, "--to={path}"]`;
    const dataset = read(`{ path: data/test, ${prepare} }`);
    expect(dataset && preparationOf(dataset)).toEqual({ command: ['fetch', '--to={path}'], deadline: 600e9 });
    const patient = read(`{ path: data/test, ${prepare}, prepare-deadline: 1h }`);
    expect(patient && preparationOf(patient)?.deadline).toBe(3600e9);
    expect(preparationOf({})).toBeUndefined();
  });

  test.each([
    {
      dataset: '{ path: val, annotations: coco.json, preprocess: {} }',
      message:
        'dataset.annotations: expected this key only with a task of kind detection or keypoints, got classification. (line 5, column 40)',
    },
    {
      dataset: '{ path: val, annotations: [a, b], preprocess: {} }',
      message: 'dataset.annotations: expected a string, got ["a","b"]. (line 5, column 40)',
    },
    {
      dataset: '{ path: a.csv, digest: abc }',
      message:
        'dataset.digest: expected "sha256:" and 64 hexadecimal digits in lower case, got "abc". (line 5, column 37)',
    },
    {
      dataset: '{ path: a.csv, prepare: [fetch, "{path}"] }',
      message:
        'dataset.prepare: expected "digest: sha256:…" with this key (write any 64 hexadecimal digits at first: a check names the right ones), got none. (line 5, column 38)',
    },
    {
      dataset: `{ path: a.csv, digest: "${DIGEST}", prepare: [fetch] }`,
      message:
        'dataset.prepare: expected "{path}" in one of the words, so that the program knows where to write, got none. (line 5, column 121)',
    },
    {
      dataset: `{ path: a.csv, digest: "${DIGEST}", prepare: 'fetch {path}' }`,
      message:
        'dataset.prepare: expected a list of words such as [python, fetch.py, "{path}"], got "fetch {path}". (line 5, column 121)',
    },
    {
      dataset: `{ path: a.csv, digest: "${DIGEST}", prepare: [] }`,
      message:
        'dataset.prepare: expected a list of words such as [python, fetch.py, "{path}"], got an empty list. (line 5, column 121)',
    },
    {
      dataset: '{ path: a.csv, prepare-deadline: 5min }',
      message: 'dataset.prepare-deadline: expected "prepare" with this key, got none. (line 5, column 47)',
    },
    {
      dataset: `{ path: a.csv, digest: "${DIGEST}", prepare: [fetch, "{path}"], prepare-deadline: 5 }`,
      message: 'dataset.prepare-deadline: expected a duration such as "0.05ms", got 5. (line 5,',
    },
    {
      dataset: '{ path: a.jsonl, id: name }',
      message:
        'dataset.id: expected this key only with a .csv, .parquet or .npz file, or a folder of files, got "a.jsonl". (line 5, column 35)',
    },
    {
      dataset: '{ path: a.jsonl.gz, slices: [lang] }',
      message:
        'dataset.slices: expected this key only with a .csv, .parquet or .npz file, or a folder of files, got "a.jsonl.gz". (line 5, column 42)',
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
      dataset: '{ path: a.csv, ignore: [video], cluster: video }',
      message:
        'dataset.cluster: expected other names than under "ignore", got "video" in both. (line 5, column 55)',
    },
    {
      dataset: '{ path: a.csv, cluster: [video] }',
      message: 'dataset.cluster: expected a string, got ["video"]. (line 5, column 38)',
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
      dataset: '{ path: a.npz, preprocess: {} }',
      message:
        'dataset.preprocess: expected this key only with a folder of image files, got "a.npz". (line 5, column 41)',
    },
    {
      dataset: '{ path: photos, preprocess: { resize: 0 } }',
      message: 'dataset.preprocess.resize: expected number to be >=1, got 0. (line 5, column 52)',
    },
    {
      dataset: '{ path: photos, preprocess: { crop: [224] } }',
      message:
        'dataset.preprocess.crop: expected pixels such as 224, or [height, width], got [224]. (line 5, column 50)',
    },
    {
      dataset: '{ path: photos, preprocess: { scale: 1/0 } }',
      message:
        'dataset.preprocess.scale: expected a number above 0, or a quotient such as 1/255, got "1/0". (line 5, column 51)',
    },
    {
      dataset: '{ path: photos, preprocess: { layout: chw } }',
      message:
        'dataset.preprocess.layout: expected nchw | nhwc, got "chw" (did you mean "nchw"?). (line 5, column 52)',
    },
    {
      dataset: '{ path: photos, preprocess: { kernel: area } }',
      message: 'dataset.preprocess.kernel: expected',
    },
    {
      dataset: '{ path: photos, preprocess: { mean: [1, 2] } }',
      message: 'dataset.preprocess.mean: expected 1 or 3 numbers for rgb, got 2. (line 5, column 50)',
    },
    {
      dataset: '{ path: photos, preprocess: { channels: gray, std: [1, 2, 3] } }',
      message: 'dataset.preprocess.std: expected 1 number for gray, got 3. (line 5, column 65)',
    },
    {
      dataset: '{ path: photos, preprocess: { std: [0] } }',
      message: 'dataset.preprocess.std: expected numbers above 0, got [0]. (line 5, column 49)',
    },
    {
      dataset: '{ path: photos, preprocess: { dtype: uint8, mean: [0.5] } }',
      message:
        'dataset.preprocess.mean: expected this key only with "dtype: float32" or "float16", got uint8. (line 5, column 64)',
    },
    {
      dataset: '{ path: photos, preprocess: { color: bgr } }',
      message: 'got the unknown key "color"',
    },
    {
      dataset: '{ path: clips.csv, audio: { rate: 8000 } }',
      message:
        'dataset.audio: expected this key only with a folder of .wav files, got "clips.csv". (line 5, column 40)',
    },
    {
      dataset: '{ path: clips, audio: { samples: 8000 } }',
      message: 'dataset.audio.rate: expected a number, got nothing',
    },
    {
      dataset: '{ path: clips, preprocess: {}, audio: { rate: 8000 } }',
      message:
        'dataset.audio: expected either "preprocess", for images, or "audio", got both. (line 5, column 52)',
    },
    {
      dataset: '{ path: clips, audio: { rate: 8000, samples: 5, frame: { size: 6, hop: 1 } } }',
      message:
        'dataset.audio.frame.size: expected at most the 5 samples of an item, got 6. (line 5, column 77)',
    },
    {
      dataset: '{ path: a.csv, tokenizer: t.json }',
      message: 'dataset.tokenizer: expected "text: <column>" with this key, got none. (line 5, column 40)',
    },
    {
      dataset: '{ path: a.csv, text: review, max-length: 8 }',
      message:
        'dataset.max-length: expected "tokenizer: tokenizer.json" with this key, got none. (line 5, column 55)',
    },
    {
      dataset: '{ path: a.npz, tokenizer: t.json, text: review }',
      message:
        'dataset.tokenizer: expected this key only with a .jsonl, .csv or .parquet file, or a folder of .parquet files, got "a.npz". (line 5, column 40)',
    },
    {
      dataset: '{ path: a.csv, tokenizer: t.json, text: label }',
      message:
        'dataset.text: expected another name than the label’s and under "columns" and "ignore", got "label". (line 5, column 54)',
    },
    {
      dataset: '{ path: a.csv, tokenizer: t.json, text: [a, b, c] }',
      message: 'dataset.text: expected a name, or [first, second] for pairs, got',
    },
    {
      dataset: '{ path: a.csv, slice: [lang] }',
      message: 'expected "slices", got the unknown key "slice"',
    },
  ])('names the mistake in $dataset', ({ dataset, message }) => {
    expect(mistakesOf(dataset)).toContain(message);
  });

  describe('with annotations', () => {
    test.each(['detection', 'keypoints'])('is taken for %s', (kind) => {
      const dataset =
        '{ path: val2017, annotations: annotations/val.json, preprocess: { resize: [640, 640] } }';
      const [model] = parsePolicy(policyOf(dataset, `{ kind: ${kind} }`), 'p.yml').models;
      expect(model?.dataset.annotations).toBe('annotations/val.json');
    });

    test.each([
      {
        dataset: '{ path: val, annotations: a.json }',
        message:
          'dataset.annotations: expected "preprocess", for a folder of images, with this key, got none. (line 5, column 40)',
      },
      {
        dataset: '{ path: val, annotations: a.json, preprocess: { resize: 256, crop: 224 } }',
        message:
          'dataset.preprocess: expected "resize" alone with annotations, which are of the whole image, got "crop". (line 5, column 60)',
      },
      {
        dataset: '{ path: val, annotations: a.json, preprocess: {}, slices: [site] }',
        message:
          'dataset.slices: expected no such key with "annotations", which have no columns, got ["site"]. (line 5, column 72)',
      },
      {
        dataset: '{ path: val, annotations: a.json, preprocess: {}, cluster: site }',
        message:
          'dataset.cluster: expected no such key with "annotations", which have no columns, got "site". (line 5, column 73)',
      },
      {
        dataset: '{ path: val.jsonl, annotations: a.json, preprocess: {} }',
        message: 'dataset.preprocess: expected this key only with a folder of image files, got "val.jsonl".',
      },
      {
        dataset: '{ path: val, annotation: a.json, preprocess: {} }',
        message: 'expected "annotations", got the unknown key "annotation"',
      },
    ])('names the mistake in $dataset', ({ dataset, message }) => {
      expect(mistakesOf(dataset, '{ kind: detection }')).toContain(message);
    });
  });

  describe('of images that are resized to one length, whose ratio is kept', () => {
    test.each(['detection', 'keypoints'])('has no one height and width for %s', (kind) => {
      const task = `{ kind: ${kind}, coordinates: [640, 480] }`;
      expect(mistakesOf('{ path: val, preprocess: { resize: 640 } }', task)).toContain(
        'dataset.preprocess.resize: expected [height, width] with "coordinates: [640, 480]" (one number keeps the ratio of sides, so the size differs by image), got 640. (line 5, column 49)',
      );
    });

    test.each([
      { resize: 640, coordinates: 'normalized' },
      { resize: 640, coordinates: 'pixels' },
      { resize: '[640, 640]', coordinates: '[640, 640]' },
    ])('may have coordinates: $coordinates with resize: $resize', ({ resize, coordinates }) => {
      const text = policyOf(
        `{ path: val, preprocess: { resize: ${resize} } }`,
        `{ kind: detection, coordinates: ${coordinates} }`,
      );
      expect(parsePolicy(text, 'p.yml').models).toHaveLength(1);
    });
  });

  test('has no tokenizer for a model behind a server, which has its own', () => {
    const text = policyOf('{ path: a.jsonl, tokenizer: t.json, text: prompt }', '{ kind: text }').replace(
      '    limits:',
      '    engine: { kind: server, url: "http://127.0.0.1:1", protocol: openai }\n    limits:',
    );
    expect(() => parsePolicy(text, 'p.yml')).toThrow(
      'dataset.tokenizer: expected this key only with the engine onnxruntime (a server has its own tokenizer), got server',
    );
  });
});
