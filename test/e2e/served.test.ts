import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEchoPrompts } from '../support/echo-prompts.ts';
import { ROOT, runCheck, runGate } from './run-check.ts';

/*
 * Language models behind real servers that the gate starts: an echo server without a model, with one fault at a time. Faults
 * are large, so that a busy machine sees them too.
 */

const PROMPTS = 24;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'));
  cpSync(join(ROOT, 'fixtures', 'servers', 'echo-llm.mjs'), join(folder, 'serve.mjs'));
  writeFileSync(join(folder, 'model.bin'), 'weights');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Any limits that a fault must not trip over are wide. */
const LIMITS = 'error-rate: { max: 0% }, output-length: { max-change: 10% }, task-score: { max-drop: 1pp }';

const policy = ({
  start = [],
  limits = LIMITS,
  task = 'score: exact-match',
  more = '',
}: Partial<Served>): string => `version: 1
models:
  - id: chat
    artifact: model.bin
    engine:
      kind: server
      protocol: openai
      start: [node, serve.mjs, --port, '{port}', --tokens, '8', ${start.map((word) => `'${word}'`).join(', ')}]
      ready: { within: 5s }
      request-deadline: 5s
    dataset: { path: prompts.jsonl }
    task: { kind: text, ${task} }
    generation: { max-tokens: 8 }
    limits: { ${limits} }
${more}`;

interface Served {
  /** Arguments of the candidate's server. */
  readonly start: readonly string[];
  /** Those of the baseline's, if it has any. */
  readonly base: readonly string[];
  readonly limits: string;
  /** Keys of the task. */
  readonly task: string;
  readonly more: string;
}

async function check(served: Partial<Served>) {
  writeFileSync(join(folder, 'base.yml'), policy({ ...served, start: served.base ?? [] }));
  writeFileSync(join(folder, 'gate.yml'), policy(served));
  const words = ['--policy', 'gate.yml', '--baseline', 'model.bin', '--baseline-policy', 'base.yml'];
  const out = mkdtempSync(join(folder, 'out-'));
  return { ...(await runCheck(words, { out, cwd: folder })), out };
}

/** Processes that run the server's program in a folder. */
const serversIn = (place: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return (
        readlinkSync(`/proc/${pid}/cwd`) === place &&
        readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('\0serve.mjs\0')
      );
    } catch {
      return false;
    }
  });

/** Fails by the test's own deadline. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 50));
}

describe('a served model', { timeout: 120_000 }, () => {
  beforeAll(() => writeEchoPrompts(join(folder, 'prompts.jsonl'), { count: PROMPTS, tokens: 8 }));

  test('that is unchanged passes', async () => {
    const { exitCode, stdout, verdict } = await check({});
    expect(stdout).toMatch(/^Passed: chat/);
    expect(exitCode).toBe(0);
    expect(verdict.models[0]?.method.sampling).toBe('paired');
    expect(verdict.models[0]?.environment['isolation']).toBe('server');
  });

  test.each([
    {
      fault: 'takes three times as long per token',
      base: ['--per-token-ms', '5'],
      start: ['--per-token-ms', '15'],
      limits: 'tpot-p95: { max-increase: 50% }',
      metric: 'tpot-p95',
      words: /^Blocked: chat P95 time per output token/,
    },
    {
      fault: 'stops early',
      start: ['--early-stop'],
      limits: 'output-length: { max-change: 10% }',
      metric: 'output-length',
      words: /Output length −50.0% \(limit within ±10%\)/,
    },
    {
      fault: 'answers otherwise',
      start: ['--seed-text', 'other'],
      limits: 'task-score: { max-drop: 1pp }',
      metric: 'task-score',
      words: /Exact match/,
    },
    {
      fault: 'answers otherwise than the baseline',
      start: ['--seed-text', 'other'],
      task: 'label: baseline, score: normalized-match',
      limits: 'task-score: { min: 0.95 }',
      metric: 'task-score',
      words: /Normalized match/,
    },
    {
      fault: 'leaks memory',
      start: ['--leak', '8'],
      limits: 'memory-ram-peak: { max-increase: 30% }',
      metric: 'memory-ram-peak',
      words: /RAM peak/,
    },
    {
      fault: 'is overloaded after a while',
      start: ['--status', '429', '--status-after', '4'],
      limits: 'error-rate: { max: 0% }',
      metric: 'error-rate',
      words: /Error rate/,
    },
  ])('that $fault is blocked for it', async ({ start, limits, metric, words, ...more }) => {
    const { exitCode, stdout, verdict, out } = await check({ start, limits, ...more });
    const failed = verdict.models[0]?.rows.filter(({ state }) => state === 'fail').map((row) => row.metric);
    expect(failed, stdout).toEqual([metric]);
    expect(stdout).toMatch(words);
    expect(exitCode).toBe(1);
    if (metric !== 'task-score') return;
    // Its report shows a flipped item with prompt, label and both answers, of which the baseline's is the label.
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    const texts =
      /<p>Question \d+<\/p><\/td><td>right\u00a0→\u00a0wrong<\/td>((?:<td[^>]*>[^<]+<\/td>){3})/.exec(page);
    const cells = [...(texts?.[1] ?? '').matchAll(/>([^<]+)<\/td>/g)].map(([, text]) => text);
    expect(cells).toHaveLength(3);
    expect(cells[1]).toBe(cells[0]);
    expect(cells[2]).not.toBe(cells[0]);
    expect(cells[2]?.split(' ')).toHaveLength(8);
  });

  test.each([
    { fault: 'dies in the middle', start: ['--die-after', '10'], words: /crashed during the measurement/ },
    { fault: 'is never ready', start: ['--never-ready'], words: /did not finish in time/ },
    { fault: 'refuses every request', start: ['--status', '404'], words: /did not answer any request/ },
  ])('that $fault is blocked, and the report has its last words', async ({ start, words }) => {
    const { exitCode, stdout } = await check({ start });
    expect(stdout).toMatch(words);
    expect(exitCode).toBe(1);
  });

  test('that answers from a cache is named, and its figures are those of new prompts', async () => {
    const { report } = await check({ start: ['--cache', '--per-token-ms', '5'], limits: LIMITS });
    expect(report).toContain('answers a prompt that it has just seen');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('ends with the gate, on %s too', async (signal) => {
    writeFileSync(join(folder, 'gate.yml'), policy({ start: ['--per-token-ms', '50'] }));
    const words = ['check', '--policy', 'gate.yml', '--baseline', 'model.bin', '--fresh', '--budget', '60s'];
    const gate = spawn(process.execPath, [join(ROOT, 'dist', 'cli.mjs'), ...words], {
      cwd: folder,
      stdio: 'ignore',
    });
    await until(() => serversIn(folder).length > 0);
    gate.kill(signal);
    await once(gate, 'exit');
    await until(() => serversIn(folder).length === 0);
  });

  test('that a fork brings is refused: a server cannot be isolated', async () => {
    writeFileSync(join(folder, 'strict.yml'), `${policy({})}isolation: strict\n`);
    const { exitCode, stderr } = await runGate(
      ['check', '--policy', 'strict.yml', '--baseline', 'model.bin', '--fresh'],
      { cwd: folder },
    );
    expect(stderr).toContain('expected a model that can be isolated (isolation: strict), got a server.');
    expect(exitCode).toBe(2);
  });
});
