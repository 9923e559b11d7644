import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGitLab } from '../support/git-lab.ts';
import { FASHION, HOSTILE, metricsIn, ROOT, runCheck, runGate } from './run-check.ts';

/*
 * The classifier of Fashion-MNIST behind real servers of the Open Inference Protocol that the gate starts. Faults are large,
 * so that a busy machine sees them too.
 */

const ITEMS = 200;
/** For a server that is slow. */
const FEW = 40;
/** Wide enough that a busy machine does not trip over them. */
const LIMITS = 'error-rate: { max: 0% }, task-score: { max-drop: 1pp }, review-rate: { max-increase: 2pp }';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-inference-'));
  cpSync(join(ROOT, 'fixtures', 'servers', 'v2-onnx.mjs'), join(folder, 'serve.mjs'));
  for (const name of ['model.onnx', 'classes.json', 'candidates'])
    cpSync(join(FASHION, name), join(folder, name), { recursive: true });
  cpSync(join(HOSTILE, 'other-shape.onnx'), join(folder, 'candidates', 'other-shape.onnx'));
  cpSync(join(HOSTILE, 'abort-on-load.onnx'), join(folder, 'candidates', 'abort.onnx'));
  const lines = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n');
  writeFileSync(join(folder, 'set.jsonl'), lines.slice(0, ITEMS).join('\n'));
  writeFileSync(join(folder, 'few.jsonl'), lines.slice(0, FEW).join('\n'));
  // To 4 of these, the miscalibrated model gives another answer.
  const unlabelled = lines.slice(100, 140).map((line) => JSON.stringify({ inputs: JSON.parse(line).inputs }));
  writeFileSync(join(folder, 'unlabelled.jsonl'), unlabelled.join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Served {
  readonly artifact: string;
  /** Arguments of the candidate's server. */
  readonly start: readonly string[];
  readonly limits: string;
  readonly set: string;
  /** Whether the labels of the data set count, not the baseline's answers. */
  readonly isLabelled: boolean;
  /** The candidate is a file for onnxruntime, and the server is only the baseline's. */
  readonly isFile: boolean;
  /** Lines of the model besides. */
  readonly more: string;
  /** Lines of the policy besides. */
  readonly rules: string;
}

const policy = ({
  artifact = 'model.onnx',
  start = [],
  limits = LIMITS,
  set = 'set.jsonl',
  isLabelled = true,
  isFile = false,
  more = '',
  rules = '',
}: Partial<Served>): string => {
  const words = [
    'node',
    'serve.mjs',
    '--runtime',
    ROOT,
    '--model',
    '{artifact}',
    '--port',
    '{port}',
    ...start,
  ];
  return `version: 1
models:
  - id: fashion
    artifact: ${artifact}
    ${isFile ? 'baseline-engine' : 'engine'}:
      kind: server
      protocol: open-inference
      start: ${JSON.stringify(words)}
      ready: { within: 60s }
      request-deadline: 30s
    dataset: { path: ${set} }
    task: { kind: classification, classes: classes.json${isLabelled ? '' : ', label: baseline'} }
    review: { below-confidence: 0.6 }
    limits: { ${limits} }
${more}
${rules}
`;
};

/** @param before - Arguments of the baseline's server. */
function wordsFor(served: Partial<Served>, before: readonly string[] = []): string[] {
  writeFileSync(join(folder, 'base.yml'), policy({ ...served, artifact: 'model.onnx', start: before }));
  writeFileSync(join(folder, 'gate.yml'), policy(served));
  const compared = ['--policy', 'gate.yml', '--baseline', 'model.onnx', '--baseline-policy', 'base.yml'];
  // It ends as soon as all rows are clear.
  return [...compared, '--budget', '20s', '--budget-extension', '2'];
}

const check = (served: Partial<Served>) =>
  runCheck(wordsFor(served), { out: mkdtempSync(join(folder, 'out-')), cwd: folder });

describe('a model behind the Open Inference Protocol', { timeout: 240_000 }, () => {
  test('that is unchanged passes', async () => {
    const { exitCode, stdout, verdict } = await check({});
    expect(stdout).toMatch(/^Passed: fashion/m);
    expect(exitCode).toBe(0);
    const [model] = verdict.models;
    expect(model?.method.sampling).toBe('paired');
    expect(model?.environment['isolation']).toBe('server');
    // As onnxruntime-node scores it without a server.
    expect(model?.rows.find(({ metric }) => metric === 'task-score')?.candidate).toBe(0.935);
  });

  test('that answers worse is blocked for its score', async () => {
    const { exitCode, stdout, verdict } = await check({
      artifact: 'candidates/int8-miscalibrated.onnx',
      limits: 'task-score: { max-drop: 1pp }, agreement: { min: 99% }, kl-divergence: { max: 20 }',
    });
    expect(metricsIn(verdict, 'fail')).toEqual(['task-score', 'agreement']);
    const divergence = verdict.models[0]?.rows.find(({ metric }) => metric === 'kl-divergence');
    expect(divergence).toMatchObject({ state: 'pass', unit: 'nats' });
    expect(divergence?.candidate).toBeGreaterThan(0);
    expect(stdout).toMatch(/^Blocked: fashion Accuracy/m);
    expect(exitCode).toBe(1);
  });

  test('without labels is held against what the baseline’s server answers', async () => {
    const unlabelled = { set: 'unlabelled.jsonl', isLabelled: false, limits: 'task-score: { min: 1 }' };
    const { exitCode, report, verdict } = await check({
      ...unlabelled,
      artifact: 'candidates/int8-miscalibrated.onnx',
    });
    expect(exitCode).toBe(1);
    const score = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
    expect(score).toMatchObject({ state: 'fail', baseline: 1, candidate: 0.9 });
    expect(report).toContain('The labels are the baseline’s own answers');
    const words = ['check', '--fresh', ...wordsFor(unlabelled, ['--fail-every', '10'])];
    const failing = await runGate([...words, '--out', join(folder, 'none')], { cwd: folder });
    expect(failing.stderr).toMatch(
      /expected an answer of the baseline to compare with, got a failed request/,
    );
    expect(failing.exitCode).toBe(4);
  });

  test('that is slower is blocked for its latency', async () => {
    const { exitCode, stdout, verdict } = await check({
      set: 'few.jsonl',
      start: ['--slow-ms', '30'],
      limits: 'latency-p50: { max-increase: 100% }, task-score: { max-drop: 1pp }',
    });
    expect(metricsIn(verdict, 'fail'), stdout).toEqual(['latency-p50']);
    expect(exitCode).toBe(1);
  });

  test('that fails some requests is blocked for them, and the items count as wrong', async () => {
    const { exitCode, report, verdict } = await check({ start: ['--fail-every', '10'] });
    expect(metricsIn(verdict, 'fail')).toEqual(['error-rate', 'task-score', 'review-rate']);
    expect(report).toContain('Requests that failed while the regression set was scored');
    expect(exitCode).toBe(1);
  });

  test.each([
    {
      fault: 'answers with another shape than it declares',
      start: ['--other-shape'],
      words: 'expected shape [?, 10] in "logits", got [1, 10, 1]',
    },
    {
      fault: 'is called otherwise',
      start: ['--name', 'other'],
      words: 'its server does not declare the inputs and outputs of the model: the server answered 404',
    },
  ])('whose server $fault is blocked for it', async ({ start, words }) => {
    const { exitCode, stdout } = await check({ start });
    expect(stdout).toContain('Blocked: fashion did not answer any request');
    expect(stdout).toContain(words);
    expect(exitCode).toBe(1);
  });

  test('that takes other inputs is not comparable, and both signatures are shown', async () => {
    const { exitCode, stdout } = await check({ artifact: 'candidates/other-shape.onnx' });
    expect(stdout).toContain(
      'The inputs differ: the baseline has "image" uint8 [?, 1, 28, 28]; this model has "image" uint8 [?, 3, 32, 32].',
    );
    expect(exitCode).toBe(3);
  });

  test('that could not be asked is not measured again by a re-run', async () => {
    const words = ['check', ...wordsFor({ start: ['--name', 'again'] }), '--out', join(folder, 'again')];
    const [first, second] = [await runGate(words, { cwd: folder }), await runGate(words, { cwd: folder })];
    expect(first.stdout).not.toContain('Nothing was measured');
    expect(second.stdout).toContain('Nothing was measured: an earlier attempt at this comparison failed.');
    expect([first.exitCode, second.exitCode]).toEqual([1, 1]);
  });

  test('is not to blame for a baseline that could not be asked', async () => {
    const words = ['check', '--fresh', ...wordsFor({}, ['--name', 'other']), '--out', join(folder, 'none')];
    const { exitCode, stderr } = await runGate(words, { cwd: folder });
    expect(stderr).toContain(
      'baseline of "fashion": expected a model that runs here, but its server does not declare the inputs and outputs of the model: the server answered 404',
    );
    expect(exitCode).toBe(4);
  });

  test('whose server declares nothing is a mistake of the set-up', async () => {
    const { exitCode, stderr } = await runGate(
      ['check', '--fresh', ...wordsFor({ start: ['--no-metadata'] }), '--out', join(folder, 'none')],
      { cwd: folder },
    );
    expect(stderr).toContain(
      'models.fashion.engine: expected the candidate\'s server to declare the inputs and outputs of "model", got none.',
    );
    expect(exitCode).toBe(2);
  });
});

test('two servers that already run get a policy by init, and are judged by it', {
  timeout: 240_000,
}, async () => {
  const { folder: repository, run, remove } = openGitLab();
  const children = ['model.onnx', 'candidates/int8-miscalibrated.onnx'].map((name) =>
    spawn(
      process.execPath,
      [
        join(folder, 'serve.mjs'),
        '--runtime',
        ROOT,
        '--model',
        join(folder, name),
        ...['--port', '0', '--name', 'fashion'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  );
  try {
    const [before, now] = await Promise.all(
      children.map(async ({ stdout }) => {
        const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
        return `http://127.0.0.1:${/port (\d+)$/.exec(line)?.[1]}`;
      }),
    );
    for (const name of ['set.jsonl', 'classes.json'])
      cpSync(join(folder, name), join(repository, 'data', name));
    const words = ['--server', `${now}`, '--baseline-server', `${before}`, '--model-name', 'fashion'];
    const made = await runGate(['init', ...words], { cwd: repository });
    expect(made.exitCode, made.stderr).toBe(0);
    expect(made.stdout).not.toContain('To fill in');
    // Further data sets are asked of the same servers, each with a tier of its own.
    const policyFile = join(repository, '.github', 'regression-gate.yml');
    const further = ['critical', 'advisory'].map(
      (tier) => `      - { name: ${tier}, tier: ${tier}, path: ../data/more.jsonl }\n`,
    );
    const proposed = readFileSync(policyFile, 'utf8');
    writeFileSync(
      policyFile,
      proposed
        .replace(/^ +dataset: .*\n/m, `$&    datasets:\n${further.join('')}`)
        // Without a limit on a time, three launches are enough.
        .replace(/^ +latency-p95: .*\n/m, ''),
    );
    const lines = readFileSync(join(folder, 'set.jsonl'), 'utf8').split('\n');
    writeFileSync(join(repository, 'data', 'more.jsonl'), lines.slice(FEW).join('\n'));
    run('add', '--all');
    const { exitCode, stdout, report, verdict } = await runCheck(
      ['--baseline', 'models/fashion.txt', '--budget', '8s', '--budget-extension', '0'],
      { out: mkdtempSync(join(folder, 'out-')), cwd: repository },
    );
    expect(exitCode, stdout).toBe(1);
    expect(metricsIn(verdict, 'fail')).toContain('task-score');
    expect(report).toContain('both were already running');
    const scores = verdict.models.map(({ id, rows }) => [
      id,
      rows.find(({ metric }) => metric === 'task-score')?.state,
    ]);
    expect(scores).toEqual([
      ['fashion', 'fail'],
      ['fashion.critical', 'fail'],
      ['fashion.advisory', 'shown'],
    ]);
    const compare = ['compare', join(folder, 'model.onnx'), `${now}`];
    const unnamed = await runGate(compare, { cwd: repository });
    expect(unnamed.exitCode).toBe(2);
    expect(unnamed.stderr).toMatch(/has the model "model" .* answered 404: .*\n {2}.*--model-name/);
    const compared = await runGate(
      [...compare, '--model-name', 'fashion', '--budget', '8s', '--budget-extension', '0'],
      {
        cwd: repository,
      },
    );
    expect(compared.exitCode, compared.stderr).toBe(1);
    expect(compared.stdout).toMatch(
      /^Blocked: model .*; only the engine changed \(kind: onnxruntime → server\)/m,
    );
    expect(readFileSync(join(repository, '.regression-gate/out/report.md'), 'utf8')).toContain(
      `model.onnx ${now}`,
    );
  } finally {
    for (const child of children) child.kill();
    remove();
  }
});

test('a search behind a server of embeddings is blocked if the vectors have less room', {
  timeout: 240_000,
}, async () => {
  for (const name of ['search.jsonl', 'text-vectors.mjs'])
    cpSync(join(ROOT, 'fixtures', 'servers', name), join(folder, name));
  writeFileSync(join(folder, 'vectors.bin'), 'weights');
  const search = (dimensions: number): string => `version: 1
models:
  - id: search
    artifact: vectors.bin
    engine:
      kind: server
      protocol: openai
      endpoint: embeddings
      start: [node, text-vectors.mjs, --port, '{port}', --dimensions, '${dimensions}']
    dataset: { path: search.jsonl }
    task: { kind: retrieval, metric: mrr }
    limits: { error-rate: { max: 0% }, task-score: { max-drop: 1pp } }
`;
  writeFileSync(join(folder, 'base.yml'), search(1024));
  writeFileSync(join(folder, 'gate.yml'), search(8));
  const words = ['--policy', 'gate.yml', '--baseline', 'vectors.bin', '--baseline-policy', 'base.yml'];
  const { exitCode, stdout, verdict } = await runCheck([...words, '--budget', '20s'], {
    out: mkdtempSync(join(folder, 'out-')),
    cwd: folder,
  });
  expect(metricsIn(verdict, 'fail')).toEqual(['task-score']);
  expect(metricsIn(verdict, 'pass')).toEqual(['error-rate']);
  expect(stdout).toMatch(/^Blocked: search MRR@10 −17\.62.pp /m);
  expect(exitCode).toBe(1);
});

describe('engine against engine', { timeout: 240_000 }, () => {
  const SCORE = 'task-score: { max-drop: 1pp }';
  const FILE = '    baseline-engine: { kind: onnxruntime }';

  /** The policy itself says which engine runs the baseline. */
  const compare = (served: Partial<Served>) => {
    writeFileSync(join(folder, 'engines.yml'), policy({ set: 'few.jsonl', limits: SCORE, ...served }));
    const words = ['--policy', 'engines.yml', '--baseline', 'model.onnx', '--budget', '10s'];
    return runCheck(words, { out: mkdtempSync(join(folder, 'out-')), cwd: folder });
  };

  test('takes turns request by request, and the headline of what is slower says that only the engine changed', async () => {
    const { exitCode, stdout, report, verdict } = await compare({
      more: FILE,
      start: ['--slow-ms', '25'],
      limits: `latency-p50: { max-increase: 100% }, ${SCORE}`,
    });
    expect(exitCode, stdout).toBe(1);
    expect(stdout).toMatch(
      /^Blocked: fashion P50 latency .*; only the engine changed \(kind: onnxruntime → server\)$/m,
    );
    expect(metricsIn(verdict, 'fail')).toEqual(['latency-p50']);
    expect(report).not.toContain('both models are the same file');
    expect(report).toContain('Both engines were timed in the same way');
    const [model] = verdict.models;
    expect(model?.method.sampling).toBe('paired');
    expect(model?.changes.map(({ head }) => head)).toEqual(['engine', 'engine']);
    expect(model?.settings).toContainEqual({ name: 'engine', candidate: 'server', baseline: 'onnxruntime' });
    expect(model?.settings).toContainEqual({ name: 'providers', candidate: 'none', baseline: 'cpu' });
    // Whole processes on both sides.
    const ram = model?.rows.find(({ metric }) => metric === 'memory-ram-peak');
    expect(ram?.baseline).toBeGreaterThan(20 * 2 ** 20);
    expect(ram?.candidate).toBeGreaterThan(20 * 2 ** 20);
    expect(model?.rows.find(({ metric }) => metric === 'error-rate')?.baseline).toBe(0);
  });

  test('a change of the file as well is another change, which "one-change: require" does not measure', async () => {
    const { exitCode, verdict } = await compare({
      isFile: true,
      artifact: 'candidates/int8.onnx',
      rules: 'one-change: require',
    });
    expect(exitCode).toBe(3);
    expect(verdict.models[0]?.ending).toEqual({
      kind: 'incomparable',
      differences: [{ kind: 'several-changes', heads: ['artifact', 'engine'] }],
    });
  });

  test('a file that crashes onnxruntime is blocked next to a server, too', async () => {
    const { exitCode, stdout } = await compare({ isFile: true, artifact: 'candidates/abort.onnx' });
    expect(stdout).toMatch(/^Blocked: fashion crashed /m);
    expect(exitCode).toBe(1);
  });
});
