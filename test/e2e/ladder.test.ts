import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LadderVerdict, ladderFileSchema } from '../../src/ladder/ladder-verdict.ts';
import { ladderStep } from '../../src/ladder/words/ladder-end.ts';
import { writeEchoPrompts } from '../support/echo-prompts.ts';
import { ECHO_LLM } from '../support/servers.ts';
import { FASHION, ROOT, runGate } from './run-check.ts';

/* Decisions that no machine's speed changes: a rung that is wrong, one that crashes, one that cannot gain. */

const HOSTILE = join(FASHION, '..', 'hostile');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-'));
  for (const name of ['classes.json', 'model.onnx']) await cp(join(FASHION, name), join(folder, name));
  await cp(join(FASHION, 'candidates', 'int8-miscalibrated.onnx'), join(folder, 'wrong.onnx'));
  await cp(join(HOSTILE, 'abort-on-load.onnx'), join(folder, 'abort.onnx'));
  await cp(join(HOSTILE, 'other-shape.onnx'), join(folder, 'other.onnx'));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const policyOf = (ladder: string): string => `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    limits: { task-score: { max-drop: 1pp }, latency-p95: { max-increase: 300% } }
    ladder:
${ladder}
`;

async function climb(ladder: string, more: readonly string[] = []) {
  await writeFile(join(folder, 'gate.yml'), policyOf(ladder));
  const words = ['ladder', '--policy', 'gate.yml', '--budget', '15s', '--out', 'out', ...more];
  return runGate(words, { cwd: folder });
}

async function readLadder(): Promise<LadderVerdict> {
  const text = await readFile(join(folder, 'out', 'ladder.json'), 'utf8');
  const [model] = ladderFileSchema.parse(JSON.parse(text)).models;
  if (model === undefined) throw new Error(text);
  return model;
}

describe('ladder', () => {
  test('drops what is wrong, what crashes and what cannot gain, each with its reason', async () => {
    const { exitCode, stdout, stderr } = await climb(`
      rungs:
        batching: [{ batch: 8 }]
        quantization: [{ artifact: wrong.onnx }, { artifact: abort.onnx }]
        graph-compilation: [{ graph-optimization: disabled }]`);
    expect(stderr).not.toContain('regression-gate:');
    expect(exitCode).toBe(0);
    const verdict = await readLadder();
    const { rungs, stopped, notTried, front } = verdict;
    expect(rungs.map(({ name }) => name)).toEqual([
      'wrong',
      'abort',
      'graph-optimization disabled',
      'batch 8',
    ]);
    const [wrong, abort, , batch] = rungs;
    expect(wrong).toMatchObject({
      verdict: 'dropped',
      why: { kind: 'breaks-limit' },
      rows: expect.arrayContaining([expect.objectContaining({ metric: 'task-score', state: 'fail' })]),
      changes: [{ kind: 'artifact', artifact: 'wrong.onnx' }],
    });
    expect(abort).toMatchObject({
      verdict: 'dropped',
      rows: [],
      why: {
        kind: 'no-figures',
        why: { kind: 'not-measured', failure: 'crashed', message: expect.stringMatching(/\(SIG/) },
      },
    });
    expect(batch).toMatchObject({
      evidence: 'one-after-the-other',
      changes: [{ kind: 'setting', head: 'traffic', name: 'batch', before: '1', after: '8' }],
      notes: [{ kind: 'batched', batch: 8 }],
    });
    expect({ stopped, notTried }).toEqual({ stopped: { kind: 'all-tried' }, notTried: [] });
    expect(front.length).toBeGreaterThan(0);
    expect(stdout).toContain(`Next: ${ladderStep(verdict)}`);
    const report = await readFile(join(folder, 'out', 'ladder.md'), 'utf8');
    expect(report).toContain('| wrong');
  });

  test('cannot give a model with other inputs the same items', async () => {
    await climb('      rungs: { quantization: [{ artifact: other.onnx }] }');
    const { rungs } = await readLadder();
    expect(rungs[0]).toMatchObject({
      verdict: 'dropped',
      why: {
        kind: 'no-figures',
        why: {
          kind: 'other-inputs',
          differences: [expect.objectContaining({ kind: 'signature', of: 'inputs' })],
        },
      },
    });
  });

  test.each([
    {
      title: 'a missing artifact',
      ladder: '      rungs: { quantization: [{ artifact: absent.onnx }] }',
      message: 'absent.onnx: expected a model file, got no such file.',
    },
    {
      title: 'a runtime that is not in the folder named',
      ladder: '      rungs: { runtime: [{ version: 1.2.3 }] }',
      more: ['--runtime-path', join(FASHION, '..', '..', 'node_modules', 'onnxruntime-node')],
      message: 'runtime-path: expected the package onnxruntime-node 1.2.3, got 1.30.0 in ',
    },
    {
      title: 'a step that no longer exists',
      ladder: '      rungs: { caching: [{ input-cache: true }], batching: [{ batch: 8 }] }',
      message:
        'models[0].ladder.rungs.caching: expected this step to be removed, because the gate does not measure caches, got [{"input-cache":true}].',
    },
  ])('names $title before anything is measured, and exits 2', async ({ ladder, more, message }) => {
    await rm(join(folder, 'out'), { recursive: true, force: true });
    const { exitCode, stdout, stderr } = await climb(ladder, more);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  test('asks for a ladder where the policy has none', async () => {
    await writeFile(join(folder, 'none.yml'), policyOf('').replace('    ladder:\n', ''));
    const { exitCode, stderr } = await runGate(['ladder', '--policy', 'none.yml'], { cwd: folder });
    expect(stderr).toContain('none.yml: expected a model with a "ladder", got none.');
    expect(exitCode).toBe(2);
  });
});

describe('a ladder over engines', () => {
  const V2_ONNX = join(ROOT, 'fixtures', 'servers', 'v2-onnx.mjs');

  test('tries a server in place of onnxruntime, and drops one that gives other shapes', async () => {
    const start = ['node', V2_ONNX, '--model', '{artifact}', '--port', '{port}', '--other-shape'];
    const engine = `{ kind: server, protocol: open-inference, start: ${JSON.stringify(start)} }`;
    const { exitCode, stderr } = await climb(
      `      rungs: { runtime: [{ name: served, engine: ${engine} }] }`,
    );
    expect(exitCode, stderr).toBe(0);
    const { rungs } = await readLadder();
    expect(rungs).toMatchObject([
      {
        name: 'served',
        verdict: 'dropped',
        why: { kind: 'no-figures', why: { kind: 'not-measured', failure: 'no-answer' } },
        changes: [
          { kind: 'setting', head: 'engine', name: 'kind', before: 'onnxruntime', after: 'server' },
          { kind: 'setting', head: 'engine', name: 'start', before: null },
        ],
      },
    ]);
  });

  test('climbs the start lines of a served model: a faster one is kept, one that answers nothing is dropped', async () => {
    await writeFile(join(folder, 'model.bin'), 'weights');
    await writeEchoPrompts(join(folder, 'prompts.jsonl'), { count: 4, tokens: 4 });
    const start = (...more: string[]) =>
      JSON.stringify(['node', ECHO_LLM, '--port', '{port}', '--tokens', '4', ...more]);
    await writeFile(
      join(folder, 'served.yml'),
      `version: 1
models:
  - id: chat
    artifact: model.bin
    engine: { kind: server, protocol: openai, start: ${start('--per-token-ms', '25')}, ready: { within: 20s } }
    dataset: { path: prompts.jsonl }
    task: { kind: text, score: exact-match }
    generation: { max-tokens: 4 }
    limits: { task-score: { max-drop: 1pp } }
    ladder:
      rungs:
        quantization: [{ name: broken, start: ${start('--status', '404')} }]
        runtime: [{ name: flash, start: ${start('--per-token-ms', '1')} }]
`,
    );
    const words = ['ladder', '--policy', 'served.yml', '--budget', '15s', '--out', 'out'];
    const { exitCode, stderr } = await runGate(words, { cwd: folder });
    expect(exitCode, stderr).toBe(0);
    const { rungs, together, best, settings } = await readLadder();
    expect(rungs.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual([
      'broken: dropped',
      'flash: kept',
    ]);
    expect(rungs[1]?.changes).toEqual([
      {
        kind: 'setting',
        head: 'server',
        name: 'start',
        before: '--per-token-ms 25',
        after: '--per-token-ms 1',
      },
    ]);
    expect({ together, best }).toEqual({ together: null, best: 'flash' });
    expect(settings.map(({ name }) => name)).not.toContain('providers');
    expect(await readFile(join(folder, 'out', 'ladder.html'), 'utf8')).toContain('flash');
  });
});
