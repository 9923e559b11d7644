import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { model, type Node, value } from '../support/onnx-writer.ts';
import { runCheck, runGate } from './run-check.ts';

/* Models whose inputs and outputs have other names, widths or numbers than the baseline's, through the bundle. */

const FLOAT32 = 1;
const node = (op: string, inputs: string[], output: string, attributes?: Node['attributes']): Node => ({
  op,
  inputs,
  outputs: [output],
  ...(attributes && { attributes }),
});
const cast = (from: string, to: string): Node => node('Cast', [from], to, [{ name: 'to', i: FLOAT32 }]);
const pair = (name: string, dtype = 'float32') => value(name, dtype, ['n', 2]);

/** Scores of two classes: the input, made up for by another one that is all zeros. */
const baseline = model({
  inputs: [pair('x'), pair('offset')],
  outputs: [pair('y')],
  nodes: [node('Add', ['x', 'offset'], 'y')],
});
/** Retrained and exported again: another name for an input, which is in half precision now, and for the output. */
const renamed = model({
  inputs: [pair('features', 'float16'), pair('offset')],
  outputs: [pair('scores')],
  nodes: [cast('features', 'z'), node('Add', ['z', 'offset'], 'scores')],
});
/** Does without an input, and has a second output. */
const dropped = model({
  inputs: [pair('x')],
  outputs: [value('label', 'int64', ['n']), pair('y')],
  nodes: [
    node('Identity', ['x'], 'y'),
    node('ArgMax', ['x'], 'label', [
      { name: 'axis', i: 1 },
      { name: 'keepdims', i: 0 },
    ]),
  ],
});
/** All names are others. */
const other = model({
  inputs: [pair('p'), pair('q')],
  outputs: [pair('y')],
  nodes: [node('Add', ['p', 'q'], 'y')],
});
/** Takes an input that the data set does not have. */
const added = model({
  inputs: [pair('x'), pair('offset'), value('rate', 'int64', [])],
  outputs: [pair('y')],
  nodes: [cast('rate', 'r'), node('Add', ['x', 'offset'], 'z'), node('Mul', ['z', 'r'], 'y')],
});
const MODELS = { baseline, renamed, dropped, other, added };

const ITEMS = Array.from({ length: 60 }, (_, id) => {
  const inputs = { x: id % 2 === 0 ? [1, 0.25] : [0.5, 3], offset: [0, 0] };
  return JSON.stringify({ id: `${id}`, inputs, label: id % 2 });
});

const policyOf = (output: string, limits: string) => `version: 1
models:
  - id: names
    artifact: renamed.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification${output} }
    limits: { task-score: { max-drop: 1pp }${limits} }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'names-'));
  for (const [name, bytes] of Object.entries(MODELS)) await writeFile(join(folder, `${name}.onnx`), bytes);
  await writeFile(join(folder, 'set.jsonl'), `${ITEMS.join('\n')}\n`);
  await writeFile(join(folder, 'gate.yml'), policyOf(', output: y', ''));
  await writeFile(join(folder, 'label.yml'), policyOf(', output: label', ''));
  await writeFile(
    join(folder, 'timed.yml'),
    policyOf('', ', latency-p95: { max-increase: 1000%, floor: 50ms }'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const words = (candidate: string, policy = 'gate.yml', more: readonly string[] = []) => [
  ...['--policy', policy, '--baseline', 'baseline.onnx', '--candidate', `${candidate}.onnx`],
  ...['--budget', '12s', ...more],
];

const scoreOf = ({ models }: Verdict) => models[0]?.rows.find(({ metric }) => metric === 'task-score');

describe('names of inputs and outputs', () => {
  test('are the model’s own: a renamed input in half precision and a renamed output are matched, timed, and named', async () => {
    const options = { cwd: folder, out: join(folder, 'out') };
    const { verdict, report, exitCode } = await runCheck(words('renamed', 'timed.yml'), options);
    expect(exitCode).toBe(0);
    const [{ notes, method }] = verdict.models as [(typeof verdict.models)[number]];
    expect(scoreOf(verdict)).toMatchObject({ baseline: 1, candidate: 1 });
    expect(method.sampling).toBe('paired');
    expect(notes).toContainEqual({ kind: 'input-renamed', baseline: 'x', candidate: 'features' });
    expect(notes).toContainEqual({
      kind: 'output-renamed',
      baseline: 'y',
      candidate: 'scores',
      how: 'match',
    });
    expect(report).toContain('Input "x" of the baseline is called "features" in this model');
    expect(report).toContain('Output "y" of the baseline is called "scores" in this model');
  });

  test('may be dropped, and each model is scored on the output that its own policy names', async () => {
    const options = { cwd: folder, out: join(folder, 'out') };
    const given = words('dropped', 'label.yml', ['--baseline-policy', 'gate.yml']);
    const { verdict, report, exitCode } = await runCheck(given, options);
    expect(exitCode).toBe(0);
    expect(scoreOf(verdict)).toMatchObject({ baseline: 1, candidate: 1 });
    expect(report).toContain(
      'This model is scored on output "label", the baseline on "y", as their policies say.',
    );
  });

  test('that are all others cannot be matched: both signatures and the way out', async () => {
    const options = { cwd: folder, out: join(folder, 'out') };
    const { report, exitCode } = await runCheck(words('other'), options);
    expect(exitCode).toBe(3);
    const [heading = '', why = '', next = ''] = report.split('\n').filter((each) => each !== '');
    const text = (line: string) => line.replaceAll('&#91;', '[').replaceAll('&#93;', ']');
    expect(heading).toContain('`names` cannot be compared with its baseline');
    expect(text(why)).toBe(
      '**Why** The inputs differ: the baseline has "x" float32 [n, 2] and "offset" float32 [n, 2]; this model has "p" float32 [n, 2] and "q" float32 [n, 2].',
    );
    expect(text(report)).toMatch(/\| Input +\| Baseline +\| This PR/);
    expect(text(report)).toMatch(/\| "p" +\| – +\| float32 \[n, 2\]/);
    expect(next).toMatch(/^\*\*Next\*\* Keep the baseline’s names and shapes\. Or first merge a data set/);
  });

  test('that only the new model has must be in the data set first, which the error says', async () => {
    const { stderr, exitCode } = await runGate(['check', ...words('added')], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'set.jsonl, line 1: expected a value for input "rate" of the candidate, got none.',
    );
    expect(stderr).toContain('add "rate" to the data set in a change of its own, and merge that first.');
  });
});
