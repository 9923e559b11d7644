import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runGate } from './run-check.ts';

const INT8 = 'candidates/int8.onnx';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('inspect', () => {
  test('shows what is in a model', async () => {
    const { exitCode, stdout, stderr } = await runGate(['inspect', INT8]);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('inputs      "image" uint8 [batch, 1, 28, 28]');
    expect(stdout).toContain(
      'precision   int8 QDQ (static, per-channel symmetric weights) in 4 of 5 operators, 97% of the weight bytes',
    );
  });

  test('shows it as JSON', async () => {
    const { exitCode, stdout } = await runGate(['inspect', INT8, '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 2,
      model: {
        facts: { operators: { Conv: 4 } },
        precision: { main: { scheme: 'qdq', element: 'int8', operators: 4 } },
      },
    });
  });

  test.each([
    { model: INT8, heads: ['precision'], text: 'precision  float32 → int8 QDQ' },
    { model: 'candidates/lossless.onnx', heads: ['graph'], text: 'graph  optimized offline by ONNX Runtime' },
    { model: 'model.onnx', heads: [], text: 'nothing changed that affects running it' },
  ])('shows what changed from model.onnx to $model', async ({ model, heads, text }) => {
    const shown = await runGate(['inspect', model, '--against', 'model.onnx']);
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(shown.stdout).toContain(text);
    const { stdout } = await runGate(['inspect', model, '--against', 'model.onnx', '--json']);
    const json = JSON.parse(stdout) as { changes: { head: string }[] };
    expect(json.changes.map(({ head }) => head)).toEqual(heads);
  });

  test('weights that were moved by the smallest step are weights, and nothing else', async () => {
    await cp(join(import.meta.dirname, '../../fixtures/fashion/model.onnx'), join(folder, 'a.onnx'));
    const bytes = await readFile(join(folder, 'a.onnx'));
    // The file is nearly all weights: its middle is one.
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    await writeFile(join(folder, 'b.onnx'), bytes);
    const { stdout } = await runGate(['inspect', 'b.onnx', '--against', 'a.onnx'], { cwd: folder });
    expect(stdout).toMatch(
      /one thing changed\n\n {2}weights {2}partly retrained: 1 of 12 weight tensors changed \("/,
    );
  });

  test.each([
    { words: [], message: 'inspect: expected a model file, got none.' },
    { words: ['a.onnx', 'b.onnx'], message: 'got "b.onnx".' },
    { words: ['absent.onnx'], message: 'absent.onnx: expected a model file, got no such file.' },
    {
      words: [INT8, '--against', 'classes.json'],
      message: 'classes.json: expected an ONNX model, got a file of another kind.',
    },
    { words: [INT8, '--agianst', 'model.onnx'], message: 'inspect: expected "--against", got "--agianst".' },
  ])('refuses $words', async ({ words, message }) => {
    const { exitCode, stdout, stderr } = await runGate(['inspect', ...words]);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('--help shows the options', async () => {
    const { stdout } = await runGate(['inspect', '--help']);
    expect(stdout).toContain('--against BASE');
  });
});
