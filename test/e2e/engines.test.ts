import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyServer, type EnginePackages, installPackages } from './engine-packages.ts';
import { metricsIn, ROOT, runCheck } from './run-check.ts';

/*
 * Real engines behind the example servers, with tiny models of random weights. Only those run whose packages can be
 * installed. Faults are large, so that a busy machine sees them too.
 */

const FIXTURES = join(ROOT, 'fixtures', 'servers');
const PROMPTS = 24;
const TOKENS = 8;

/** What differs between two runs of the same model on a busy machine is within these. */
const LIMITS = [
  'tpot-p95: { max-increase: 100%, floor: 20ms }',
  'ttft-p95: { max-increase: 200%, floor: 200ms }',
  'error-rate: { max: 0% }',
  'output-length: { max-change: 10% }',
  'task-score: { max-drop: 1pp }',
  'memory-ram-peak: { max-increase: 30% }',
];

interface Repository {
  readonly folder: string;
  /** The baseline's artifact, in the folder. */
  readonly baseline: string;
  /** Starts the server; `{artifact}` and `{port}` are filled in. */
  readonly start: readonly string[];
}

const policy = ({ start }: Repository, artifact: string, limits: readonly string[]): string => `version: 1
models:
  - id: chat
    artifact: ${artifact}
    engine:
      kind: server
      protocol: openai
      start: [${start.map((word) => `'${word}'`).join(', ')}]
    dataset: { path: prompts.jsonl }
    task: { kind: text, score: exact-match }
    generation: { max-tokens: ${TOKENS} }
    limits: { ${limits.join(', ')} }
`;

/** The label of each prompt is what the baseline answers. */
async function writePrompts({ folder, start, baseline }: Repository): Promise<void> {
  const [program = '', ...words] = start.map((word) =>
    word.replace('{artifact}', join(folder, baseline)).replace('{port}', '0'),
  );
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  try {
    const port = await portOf(child.stdout);
    const items: string[] = [];
    for (let index = 0; index < PROMPTS; index += 1) {
      const prompt = `Question ${index} of ${PROMPTS}`;
      items.push(JSON.stringify({ prompt, label: await answerOf(port, prompt) }));
    }
    writeFileSync(join(folder, 'prompts.jsonl'), `${items.join('\n')}\n`);
  } finally {
    child.kill();
    await ended;
  }
}

async function portOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of output) {
    text += String(part);
    const port = /port (\d+)\n/.exec(text)?.[1];
    if (port !== undefined) return port;
  }
  throw new Error(`the server ended: ${text}`);
}

async function answerOf(port: string, prompt: string): Promise<string> {
  const messages = [{ role: 'user', content: prompt }];
  const body = JSON.stringify({ messages, max_tokens: TOKENS, temperature: 0, seed: 1 });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST', body });
    // The model is still being loaded.
    if (answer.status === 503) {
      await new Promise((done) => setTimeout(done, 50));
      continue;
    }
    const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
    return choices[0]?.message.content ?? '';
  }
}

async function check(repository: Repository, candidate: string, limits: readonly string[] = LIMITS) {
  const { folder, baseline } = repository;
  writeFileSync(join(folder, 'gate.yml'), policy(repository, candidate, limits));
  const words = ['--policy', 'gate.yml', '--baseline', baseline];
  const out = mkdtempSync(join(folder, 'out-'));
  return runCheck([...words, '--budget', '40s', '--budget-extension', '0'], { out, cwd: folder });
}

describe('llama.cpp, through node-llama-cpp,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llama-cpp-'));
  const start = ['node', 'servers/llama-cpp/serve.mjs', '--model', '{artifact}', '--port', '{port}'];
  // On a busy machine several threads of llama.cpp spend their time waiting for each other.
  const repository = {
    folder,
    baseline: 'tiny.gguf',
    start: [...start, '--threads', '1', '--context', '512'],
  };
  let packages: EnginePackages;

  beforeAll(async () => {
    packages = installPackages('llama-cpp');
    if (packages.nodeModules === undefined) return;
    copyServer(folder, 'llama-cpp', packages.nodeModules);
    copyFileSync(join(FIXTURES, 'tiny.gguf'), join(folder, 'tiny.gguf'));
    const options = ['--seed', '4', '--dim', '512', '--layers', '8', '--end', '4'];
    const large = join(folder, 'large.gguf');
    execFileSync(process.execPath, [join(FIXTURES, 'make-tiny-gguf.mjs'), '--out', large, ...options]);
    await writePrompts(repository);
  });
  beforeEach((context) => context.skip(packages.nodeModules === undefined, packages.missing));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('passes a model that is unchanged', async () => {
    const { exitCode, stdout, verdict } = await check(repository, 'tiny.gguf');
    expect(stdout).toMatch(/^Passed: chat/);
    expect(exitCode).toBe(0);
    expect(verdict.models[0]?.environment['isolation']).toBe('server');
  });

  test('blocks a larger model with other weights, which ends its texts early', async () => {
    const limits = [
      'tpot-p95: { max-increase: 20% }',
      'error-rate: { max: 0% }',
      'output-length: { max-change: 10% }',
      'task-score: { max-drop: 1pp }',
    ];
    const { exitCode, stdout, verdict } = await check(repository, 'large.gguf', limits);
    expect(metricsIn(verdict, 'fail').sort(), stdout).toEqual(['output-length', 'task-score', 'tpot-p95']);
    expect(metricsIn(verdict, 'pass'), stdout).toEqual(['error-rate']);
    expect(stdout).toMatch(/Output length .* −\d/);
    expect(exitCode).toBe(1);
  });
});

describe('transformers.js', () => {
  const folder = mkdtempSync(join(tmpdir(), 'transformers-js-'));
  const start = ['node', 'servers/transformers-js/serve.mjs', '--model', '{artifact}', '--port', '{port}'];
  const repository = { folder, baseline: 'tiny-decoder', start: [...start, '--threads', '1'] };
  let packages: EnginePackages;

  beforeAll(async () => {
    packages = installPackages('transformers-js');
    if (packages.nodeModules === undefined) return;
    copyServer(folder, 'transformers-js', packages.nodeModules);
    cpSync(join(FIXTURES, 'tiny-decoder'), join(folder, 'tiny-decoder'), { recursive: true });
    await writePrompts(repository);
  });
  beforeEach((context) => context.skip(packages.nodeModules === undefined, packages.missing));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('passes a model that is unchanged', async () => {
    const { exitCode, stdout } = await check(repository, 'tiny-decoder');
    expect(stdout).toMatch(/^Passed: chat/);
    expect(exitCode).toBe(0);
  });
});
