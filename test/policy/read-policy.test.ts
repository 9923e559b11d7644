import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { parsePolicy, readPolicy } from '../../src/policy/read-policy.ts';
import { RUNTIME_VERSION } from '../../src/policy/runtime-settings.ts';

/** The policy of the README. */
const GOOD = `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, output: logits, classes: classes.json }
    review: { below-confidence: 0.6 }
    runtime: { providers: [cpu], intra-op-threads: 1 }
    traffic: { scenario: single-stream, batch: 1 }
    limits:
      latency-p95:       { max-increase: 10%, floor: 0.05ms }
      task-score:        { max-drop: 1pp }
      review-rate:       { max-increase: 1pp }
      memory-ram-peak:   { max-increase: 10%, floor: 16MiB }
      memory-arena-peak: { max-increase: 10% }
      cost-per-1000:     { max-increase: 10% }
prices:
  hardware: 1.20 USD/h
  power: included
  api: 0 USD/1000
  review: { minutes-per-item: 1.5, wage: 30 USD/h }
`;

function mistakesOf(text: string): string {
  try {
    parsePolicy(text, 'p.yml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

/** The good policy with one text replaced by another. */
const withChange = (from: string, to: string): string => {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
};

/** A policy with another task, and a limit on its score. */
const withTask = (task: string, limit: string): string => `version: 1
models:
  - id: m
    artifact: m.onnx
    dataset: { path: s.jsonl }
    task: { ${task} }
    limits:
      task-score: { ${limit} }
`;

describe('parsePolicy', () => {
  test('a log loss of the baseline’s own answers may rise by a share: it is not 0', () => {
    const task = 'kind: classification, label: baseline, metric: log-loss';
    expect(mistakesOf(withTask(task, 'max-increase: 3%'))).toBe('none');
  });

  test('reads units into base units', () => {
    const policy = parsePolicy(GOOD, 'p.yml');
    expect(policy.models[0]?.limits['latency-p95']).toEqual({
      'max-increase': { kind: 'relative', value: 0.1 },
      floor: 50_000,
    });
    expect(policy.models[0]?.limits['memory-ram-peak']?.floor).toBe(16 * 2 ** 20);
    expect(policy.prices).toEqual({
      hardware: 1.2,
      power: 'included',
      api: 0,
      review: { 'minutes-per-item': 1.5, wage: 30 },
    });
  });

  test('fills in what is left out', () => {
    const text = GOOD.replace(/ {4}(runtime|traffic): .*\n/g, '');
    const model = parsePolicy(text, 'p.yml').models[0];
    expect(model?.runtime).toEqual({
      version: RUNTIME_VERSION,
      providers: ['cpu'],
      'intra-op-threads': 1,
      'graph-optimization': 'all',
      'memory-arena': true,
      'memory-pattern': true,
      'strict-placement': false,
      'load-deadline': 120e9,
      'run-deadline': 60e9,
    });
    expect(model?.traffic).toEqual({ scenario: 'single-stream', batch: 1, streams: 1 });
  });

  test('takes how scores are decided, and a limit on P99', () => {
    const text = GOOD.replace('{ max-drop: 1pp }', '{ max-drop: 1pp, decide: confident }').replace(
      '{ max-increase: 1pp }',
      '{ max-increase: 1pp, decide: point }\n      latency-p99: { max: 20ms }',
    );
    expect(parsePolicy(text, 'p.yml').models[0]?.limits).toMatchObject({
      'task-score': { decide: 'confident' },
      'review-rate': { decide: 'point' },
      'latency-p99': { max: 20e6 },
    });
  });

  test.each([
    {
      title: 'a limit that says only how it is decided',
      text: withChange('{ max-drop: 1pp }', '{ decide: confident }'),
      message:
        'p.yml: models[0].limits.task-score: expected "max-drop", "min", "max-increase" or "max", got none. (line 12, column 26)',
    },
    {
      title: 'a way to decide that there is none of',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp, decide: sure }'),
      message:
        'p.yml: models[0].limits.task-score.decide: expected point | confident, got "sure". (line 12, column 51)',
    },
    {
      title: 'a missing unit',
      text: withChange('max-increase: 10%, floor: 0.05ms', 'max-increase: 10, floor: 0.05ms'),
      message:
        'p.yml: models[0].limits.latency-p95.max-increase: expected a percentage such as "10%" or a duration such as "0.5ms", got 10. (line 11, column 42)',
    },
    {
      title: 'a limit on the memory of a GPU that is not asked for',
      text: withChange('memory-arena-peak:', 'memory-vram-peak: '),
      message:
        'p.yml: models[0].limits.memory-vram-peak: expected a GPU provider first in "runtime: { providers }" for this limit, got cpu. (line 15, column 26)',
    },
    {
      title: 'a power that is neither included nor has a price',
      text: withChange('power: included', 'power: { watts: 70 }'),
      message:
        'p.yml: prices.power: expected "included" or { price: 0.15 USD/kWh }, plus watts: 70 if energy cannot be measured, got {"watts":70}. (line 19, column 10)',
    },
    {
      title: 'a unit of another kind',
      text: withChange('floor: 16MiB', 'floor: 16ms'),
      message:
        'p.yml: models[0].limits.memory-ram-peak.floor: expected a size such as "16MiB", got "16ms". (line 14, column 54)',
    },
    {
      title: 'columns of a data set that has none',
      text: withChange('regression-set.jsonl', 'set.jsonl, columns: [a], ignore: [b]'),
      message:
        'p.yml: 2 errors\n  models[0].dataset.columns: expected this key only with a .csv or .parquet file, or a folder of .parquet files, got "set.jsonl". (line 5, column 42)\n  models[0].dataset.ignore: expected this key only with a .csv, .parquet or .npz file, or a folder of files, got "set.jsonl". (line 5, column 55)',
    },
    {
      title: 'a column listed twice, once to be ignored',
      text: withChange('regression-set.jsonl', 'set.csv, columns: [a, b, a], ignore: [b]'),
      message:
        'p.yml: 2 errors\n  models[0].dataset.columns: expected each name once, got "a" twice. (line 5, column 40)\n  models[0].dataset.ignore: expected other names than under "columns", got "b" in both. (line 5, column 59)',
    },
    {
      title: 'labels that are inputs as well, or ignored',
      text: withChange('regression-set.jsonl', 'set.csv, label: y, columns: [y], ignore: [y]'),
      message:
        '  models[0].dataset.columns: expected other names than the label’s, got "y". (line 5, column 50)\n  models[0].dataset.ignore: expected other names than the label’s, got "y".',
    },
    {
      title: 'an unknown key, with the nearest one',
      text: withChange('task-score:  ', 'task-scor:   '),
      message:
        'p.yml: models[0].limits.task-scor: expected "task-score", got the unknown key "task-scor". (line 12, column 7)',
    },
    {
      title: 'what others call a metric',
      text: withChange('task-score:  ', 'Accuracy:    ').replace('latency-p95: ', 'p95_latency: '),
      message:
        'p.yml: 2 errors\n  models[0].limits.p95_latency: expected "latency-p95", got the unknown key "p95_latency". (line 11, column 7)\n  models[0].limits.Accuracy: expected "task-score", got the unknown key "Accuracy". (line 12, column 7)',
    },
    {
      title: 'an unknown key that others call a metric, where there is none',
      text: withChange('kind: classification', 'kind: classification, score: logits'),
      message: 'models[0].task.score: expected "scores", got the unknown key "score".',
    },
    {
      title: 'a key that only another kind of task has',
      text: withChange('kind: classification', 'kind: binary, k: 5'),
      message:
        'models[0].task.k: expected one of kind, label, output, classes, scores, threshold, metric, got the unknown key "k".',
    },
    {
      title: 'an infinite loss',
      text: withChange(
        'kind: classification',
        'kind: classification, metric: log-loss, unknown-labels: wrong',
      ),
      message:
        '  models[0].task.unknown-labels: expected "refuse" with "metric: log-loss" (a wrong item has an infinite loss), got "wrong". (line 6, column 69)',
    },
    {
      title: 'an unknown key that is near none',
      text: withChange('prices:', 'colour: 1\nprices:'),
      message:
        'p.yml: colour: expected one of version, models, prices, on-inconclusive, one-change, isolation, runtime-versions, forks, history-url, profiles, got the unknown key "colour". (line 17, column 1)',
    },
    {
      title: 'a word that is none of the choices',
      text: withChange('kind: classification', 'kind: clasification'),
      message:
        'p.yml: models[0].task.kind: expected classification | binary | regression | embedding | output-match | multi-label | token-classification | ranking | retrieval | similarity | probability | anomaly | forecast | speech | ocr | segmentation | detection | keypoints | custom | text, got "clasification" (did you mean "classification"?). (line 6, column 19)',
    },
    {
      title: 'a missing key',
      text: withChange('    artifact: model.onnx\n', ''),
      message: 'p.yml: models[0].artifact: expected a string, got nothing. (line 3, column 5)',
    },
    {
      title: 'a limit that bounds nothing',
      text: withChange('{ max-drop: 1pp }', '{}'),
      message:
        'p.yml: models[0].limits.task-score: expected "max-drop", "min", "max-increase" or "max", got none. (line 12, column 26)',
    },
    {
      title: 'a limit on the wrong side of a score',
      text: withChange('max-drop: 1pp', 'max-increase: 1pp'),
      message:
        'p.yml: models[0].limits.task-score.max-increase: expected "max-drop" or "min" (a higher accuracy is better), got "max-increase". (line 12, column 42)',
    },
    {
      title: 'a review limit without a review rule',
      text: withChange('    review: { below-confidence: 0.6 }\n', ''),
      message:
        'p.yml: models[0].limits.review-rate: expected "review: { below-confidence: … }" for this limit, got none. (line 12, column 26)',
    },
    {
      title: 'a limit on flips without items that are right or wrong',
      text: withChange('kind: classification', 'kind: regression')
        .replace('classes: classes.json, ', '')
        .replace('max-drop: 1pp', 'max-increase: 1pp')
        .replace('task-score:', 'flips: { max: 2% }\n      task-score:'),
      message:
        'limits.flips: expected a task whose items are right or wrong for this limit, got regression. (line 12, column 14)',
    },
    {
      title: 'flips without a unit',
      text: withChange('task-score:', 'flips: { max: 2 }\n      task-score:'),
      message: 'models[0].limits.flips.max: expected',
    },
    {
      title: 'a limit on flips that bounds nothing',
      text: withChange('task-score:', 'flips: {}\n      task-score:'),
      message: 'models[0].limits.flips.max: expected',
    },
    {
      title: 'a cost limit without prices',
      text: GOOD.slice(0, GOOD.indexOf('prices:')),
      message:
        'p.yml: models[0].limits.cost-per-1000: expected "prices" in the policy for this limit, got none. (line 16, column 26)',
    },
    {
      title: 'strict placement on the CPU',
      text: withChange('[cpu]', '[cpu], strict-placement: true'),
      message:
        'p.yml: models[0].runtime.strict-placement: expected a GPU provider first in "runtime: { providers }" for strict placement, got cpu. (line 8, column 52)',
    },
    {
      title: 'a limit on fallback on the CPU',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp }\n      fallback-time-share: { max: 1% }'),
      message:
        'p.yml: models[0].limits.fallback-time-share: expected a GPU provider first in "runtime: { providers }" for this limit, got cpu. (line 13, column 28)',
    },
    {
      title: 'an increase of a share that is no number of points',
      text: withChange(
        '{ max-drop: 1pp }',
        '{ max-drop: 1pp }\n      fallback-time-share: { max-increase: 1% }',
      ),
      message:
        '  models[0].limits.fallback-time-share.max-increase: expected percentage points such as "1pp", got "1%". (line 13, column 44)',
    },
    {
      title: 'an agreement of numbers',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp }\n      agreement: { min: 98% }').replace(
        'kind: classification, output: logits, classes: classes.json',
        'kind: embedding',
      ),
      message:
        '  models[0].limits.agreement: expected a classification or binary task for this limit, got embedding. (line 13, column 18)',
    },
    {
      title: 'a largest agreement',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp }\n      agreement: { max: 98% }'),
      message:
        '  models[0].limits.agreement.max: expected one of min, decide, got the unknown key "max". (line 13, column 20)',
    },
    {
      title: 'a divergence in percent',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp }\n      kl-divergence: { max: 5% }'),
      message: 'p.yml: models[0].limits.kl-divergence.max: expected a number, got "5%". (line 13, column 29)',
    },
    {
      title: 'a drift of the agreement',
      text: withChange('prices:', '    drift: { agreement: { min: 98% } }\nprices:'),
      message:
        '  models[0].drift.agreement.min: expected "min" only under "limits", got it under "drift". (line 17, column 32)',
    },
    {
      title: 'labels of the baseline for what comes later',
      text: withTask('kind: forecast, label: baseline', 'max: 1'),
      message:
        'p.yml: models[0].task.label: expected no such key (a forecast is compared with the actual values; use "kind: regression, label: baseline" to compare the forecasts), got "baseline". (line 6, column 36)',
    },
    {
      title: 'labels of the baseline for anomalies',
      text: withTask('kind: anomaly, label: baseline', 'min: 1'),
      message:
        'p.yml: models[0].task.label: expected no such key (a score alone does not say what is an anomaly; use "kind: regression, label: baseline" to compare the scores), got "baseline". (line 6, column 35)',
    },
    {
      title: 'labels of the baseline for probabilities',
      text: withTask('kind: probability, label: baseline', 'max: 1'),
      message:
        'p.yml: models[0].task.label: expected no such key (probabilities are compared with what happened; use "kind: classification, label: baseline" and limit "kl-divergence"), got "baseline". (line 6, column 39)',
    },
    {
      title: 'labels of the baseline for documents',
      text: withTask('kind: retrieval, label: baseline', 'min: 1'),
      message:
        'p.yml: models[0].task.label: expected no such key (the data set has to say what is a document and what is a query; use "kind: embedding, label: baseline" to compare the vectors), got "baseline". (line 6, column 37)',
    },
    {
      title: 'labels of the baseline for a program',
      text: withTask('kind: custom, command: [a], label: baseline', 'min: 1'),
      message:
        'p.yml: models[0].task.label: expected no such key (the program gets the answers of one model; use "kind: output-match, label: baseline" to compare the outputs), got "baseline". (line 6, column 48)',
    },
    {
      title: 'labels of another model than the baseline',
      text: withTask('kind: detection, label: candidate', 'min: 1'),
      message: 'p.yml: models[0].task.label: expected baseline, got "candidate". (line 6, column 37)',
    },
    {
      title: 'an error in percent of a baseline that makes none',
      text: withTask('kind: regression, label: baseline', 'max-increase: 3%'),
      message:
        'p.yml: models[0].limits.task-score.max-increase: expected "max", or a number or percentage points such as "1pp" (with "label: baseline", the baseline has no error), got a percentage. (line 8, column 35)',
    },
    {
      title: 'a score of labels from elsewhere',
      text: withTask('kind: detection, label-min-score: 0.4', 'min: 1'),
      message:
        'p.yml: models[0].task.label-min-score: expected "label: baseline" with this key, got no such label. (line 6, column 47)',
    },
    {
      title: 'labels that do not count',
      text: withTask('kind: keypoints, label: baseline, min-score: 0.6, label-min-score: 0.5', 'min: 1'),
      message:
        'p.yml: models[0].task.label-min-score: expected at least "min-score" (0.6), below which no object counts, got 0.5. (line 6, column 80)',
    },
    {
      title: 'keypoints that may be in one line',
      text: withTask('kind: keypoints, label: baseline, sigmas: [0.1, 0.1]', 'min: 1'),
      message:
        'p.yml: models[0].task.sigmas: expected at least 3 keypoints with "label: baseline" (the box around them is the size of an object), got 2. (line 6, column 55)',
    },
    {
      title: 'an order that no box has',
      text: withTask('kind: detection, box: yxxy', 'max-drop: 1pp'),
      message:
        'p.yml: models[0].task.box: expected xyxy | yxyx | xywh | cxcywh, got "yxxy". (line 6, column 35)',
    },
    {
      title: 'coordinates in percent',
      text: withTask('kind: detection, coordinates: percent', 'max-drop: 1pp'),
      message:
        'p.yml: models[0].task.coordinates: expected pixels, normalized (0 to 1), or the [height, width] that the image was resized to, got "percent". (line 6, column 43)',
    },
    {
      title: 'coordinates of an image without a height',
      text: withTask('kind: keypoints, coordinates: [0, 640]', 'max-drop: 1pp'),
      message: 'p.yml: models[0].task.coordinates[0]: expected pixels above 0, got 0. (line 6, column 44)',
    },
    {
      title: 'coordinates of boxes that are compared as they are',
      text: withTask('kind: detection, label: baseline, coordinates: normalized', 'min: 0.9'),
      message:
        'p.yml: models[0].task.coordinates: expected no such key with "label: baseline" (the positions of both models are compared as they are), got "normalized". (line 6, column 60)',
    },
    {
      title: 'answers as regular expressions',
      text: withTask('kind: text, label: baseline, score: regex-match', 'min: 1').replace(
        '    limits:',
        '    engine: { kind: server, protocol: openai, start: [a, "{port}"] }\n    limits:',
      ),
      message:
        'p.yml: models[0].task.label: expected no such key with "score: regex-match" (an answer is not a regular expression; use exact-match or token-f1), got "baseline". (line 6, column 32)',
    },
    {
      title: 'a state of nothing',
      text: withChange('    limits:\n', '    state: {}\n    limits:\n'),
      message:
        'p.yml: models[0].state: expected an input and the output that is fed back into it, such as { h: hn }, got none. (line 10, column 12)',
    },
    {
      title: 'a state of batches',
      text: withChange('batch: 1 }', 'batch: 4 }\n    state: { h: hn }'),
      message:
        'p.yml: models[0].state: expected "traffic: { batch: 1 }" with this key, got 4. (line 10, column 12)',
    },
    {
      title: 'an output that goes into two inputs',
      text: withChange('    limits:\n', '    state: { h: hn, c: hn }\n    limits:\n'),
      message: 'p.yml: models[0].state: expected each output once, got "hn" twice. (line 10, column 12)',
    },
    {
      title: 'a state without names',
      text: withChange('    limits:\n', '    state: [h, hn]\n    limits:\n'),
      message: 'p.yml: models[0].state: expected a mapping, got ["h","hn"]. (line 10, column 12)',
    },
    {
      title: 'slices of a set that a program scores whole',
      text: withChange(
        '    limits:\n',
        '    slices: { "*": { task-score: { max-drop: 5pp } } }\n    limits:\n',
      ).replace('kind: classification', 'kind: custom, unit: set, command: [a]'),
      message:
        'models[0].slices: expected "unit: item" for limits by slice (a set is scored whole), got "unit: set".',
    },
    {
      title: 'a command of no words',
      text: withChange('kind: classification', 'kind: custom, command: []'),
      message:
        '  models[0].task.command: expected a program and its arguments, such as [python, score.py], got an empty list. (line 6, column 36)',
    },
    {
      title: 'no command',
      text: withChange('kind: classification', 'kind: custom'),
      message:
        '  models[0].task.command: expected a program and its arguments, such as [python, score.py], got nothing. (line 6, column 11)',
    },
    {
      title: 'a command that a shell would have to split',
      text: withChange('kind: classification', 'kind: custom, command: python score.py'),
      message:
        '  models[0].task.command: expected a program and its arguments, such as [python, score.py], got "python score.py". (line 6, column 36)',
    },
    {
      title: 'a drop of a score where lower is better',
      text: withChange('kind: classification', 'kind: custom, command: [a], higher-is-better: false'),
      message:
        '  models[0].limits.task-score.max-drop: expected "max-increase" or "max" (a lower score is better), got "max-drop". (line 12, column 38)',
    },
    {
      title: 'changed answers of a program that calls none right or wrong',
      text: withChange('{ max-drop: 1pp }', '{ max-drop: 1pp }\n      flips: { max: 1% }').replace(
        'kind: classification',
        'kind: custom, command: [a]',
      ),
      message:
        '  models[0].limits.flips: expected a task whose items are right or wrong for this limit, got custom. (line 13, column 14)',
    },
    {
      title: 'another version',
      text: withChange('version: 1', 'version: 2'),
      message: 'p.yml: version: expected 1, got 2. (line 1, column 10)',
    },
    {
      title: 'broken YAML',
      text: withChange('[cpu]', '[cpu'),
      message:
        '  Flow sequence in block collection must be sufficiently indented and end with a ] (line 8, column 53)',
    },
    {
      title: 'a key given twice',
      text: withChange('    limits:\n', '    id: again\n    limits:\n'),
      message: 'p.yml: Map keys must be unique (line 10, column 5)',
    },
    {
      title: 'an empty file',
      text: '',
      message: 'p.yml: policy: expected a mapping, got null. (line 1, column 1)',
    },
  ])('F28: names $title with its place', ({ text, message }) => {
    expect(mistakesOf(text)).toContain(message);
  });

  test('tells all mistakes at once', () => {
    const text = withChange('version: 1', 'version: 7')
      .replace('10%', '10')
      .replace('wage: 30 USD/h', 'wage: 30');
    expect(mistakesOf(text)).toMatch(
      /^p\.yml: 3 errors\n {2}version: .*\n {2}models\[0\]\..*\n {2}prices\.review\.wage: /,
    );
  });

  test('F28: refuses aliases that expand without end', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n';
    expect(mistakesOf(bomb)).toContain('expected plain YAML');
  });

  test('refuses two models of one id', () => {
    const model = GOOD.slice(GOOD.indexOf('  - id'), GOOD.indexOf('prices:'));
    expect(mistakesOf(GOOD.replace('prices:', `${model}prices:`))).toContain(
      'expected a unique id, got "fashion" twice',
    );
  });
});

test('a mistake quotes at most 40 characters of a value, which could be a secret', () => {
  const value = 'x'.repeat(41);
  const message = mistakesOf(withChange('kind: classification', `kind: ${value}`));
  expect(message).toContain(`got "${'x'.repeat(40)}…"`);
  expect(message).not.toContain(value);
});

describe('readPolicy', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = (name: string) => readPolicy(join(folder, name), name);

  test.each([
    { characters: 2 ** 20, says: undefined },
    { characters: 2 ** 20 + 1, says: 'expected at most 1048576 characters, got 1048577' },
    { characters: 4 * 2 ** 20, says: 'expected at most 1048576 characters, got 4194304' },
    {
      characters: 4 * 2 ** 20 + 1,
      says: 'expected a policy file, got a file of more than 4194304 bytes',
    },
  ])('of $characters characters: $says', async ({ characters, says }) => {
    await writeFile(join(folder, 'p.yml'), `${GOOD}#${' '.repeat(characters - GOOD.length - 1)}`);
    const reading = read('p.yml');
    if (says === undefined) expect((await reading).models).toHaveLength(1);
    else await expect(reading).rejects.toThrow(says);
  });

  test('follows no link', async () => {
    await writeFile(join(folder, 'other.yml'), GOOD);
    await symlink('other.yml', join(folder, 'p.yml'));
    await expect(read('p.yml')).rejects.toThrow('expected a policy file, got a symbolic link');
  });
});
