import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { writeEchoPrompts } from '../support/echo-prompts.ts';
import { ECHO_LLM } from '../support/servers.ts';
import { closedAddress } from './loopback/closed-address.ts';
import { runGate } from './run-check.ts';

/* Two servers that already run, compared by their addresses, without a policy. */

const children: ChildProcess[] = [];
let folder: string;
let usual: string;
let slow: string;

/** Starts a server. @returns Its address. */
async function serve(...options: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [ECHO_LLM, '--port', '0', '--tokens', '4', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return `http://127.0.0.1:${/port (\d+)$/.exec(line)?.[1]}`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urls-'));
  [usual, slow] = await Promise.all([serve(), serve('--per-token-ms', '50', '--seed-text', 'other')]);
  await writeEchoPrompts(join(folder, 'prompts.jsonl'), { count: 12, tokens: 4 });
});
afterAll(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true });
});

const compare = (...words: readonly string[]) =>
  runGate(['compare', ...words, '--budget', '10s', '--budget-extension', '0', '--out', 'out'], {
    cwd: folder,
  });

describe('two servers', () => {
  test('get made-up prompts, and the slower one is blocked', async () => {
    const { exitCode, stdout, stderr } = await compare(usual, slow);
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toMatch(
      /^Blocked: model P95 time per output token .*on made-up prompts, without labels$/m,
    );
    expect(stdout).toContain('Note: No prompts were given');
    expect(stdout).toContain('It has no limit and says nothing about quality.');
    expect(stdout).toContain(`server (url: ${usual} → ${slow})`);
    const { models } = verdictSchema.parse(
      JSON.parse(readFileSync(join(folder, 'out/verdict.json'), 'utf8')),
    );
    const rows = new Map(models[0]?.rows.map((row) => [row.metric, row]));
    expect(rows.get('tpot-p95')?.state).toBe('fail');
    expect(rows.get('task-score')).toMatchObject({ state: 'shown', baseline: 1 });
    // Nothing is known of what was not started.
    expect([...rows.keys()].filter((metric) => /load-time|memory|model-size/.test(metric))).toEqual([]);
    // Nothing in a report becomes a link by itself.
    const report = readFileSync(join(folder, 'out/report.md'), 'utf8').replaceAll('\u200B', '');
    expect(report).toContain(`- Baseline: the server ${usual}`);
    expect(report).toContain('both were already running');
    expect(report).not.toContain('servers.txt');
  });

  test('are scored by the labels of given prompts', async () => {
    const other = await serve('--seed-text', 'other');
    const { exitCode, stdout, stderr } = await compare(usual, other, '--prompts', 'prompts.jsonl');
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toMatch(/Exact match +100\.00% +0\.00% .*at most −1\spp +Failed/);
    expect(stdout).toContain('Note: The labels suggest the score `exact-match`.');
    expect(stdout).not.toContain('made-up');
    expect(stdout).not.toContain('--rtol');
  });

  test('get the credentials in the variables that are named, and no other text has them', async () => {
    const secrets = { OLD_TOKEN: 'old-0123456789abcdef', NEW_TOKEN: 'new-0123456789abcdef' };
    const old = await serve('--bearer', secrets.OLD_TOKEN);
    const now = await serve('--bearer', secrets.NEW_TOKEN, '--fail-every', '2');
    const words = ['compare', old, now, '--prompts', 'prompts.jsonl', '--budget', '10s'];
    const options = { cwd: folder, env: secrets };
    const ends = ['--budget-extension', '0', '--out', 'secret'];
    const without = await runGate([...words, ...ends, '--baseline-credential', 'OLD_TOKEN'], options);
    expect(without.exitCode).toBe(2);
    expect(without.stderr).toMatch(/but the server answered 401/);
    const named = ['--credential', 'NEW_TOKEN', '--baseline-credential', 'OLD_TOKEN'];
    const run = await runGate([...words, ...ends, ...named], options);
    expect(run.exitCode, run.stderr).toBe(1);
    const report = readFileSync(join(folder, 'secret/report.md'), 'utf8');
    expect(report).toContain('--credential NEW_TOKEN --baseline-credential OLD_TOKEN');
    const verdict = readFileSync(join(folder, 'secret/verdict.json'), 'utf8');
    for (const text of [run.stdout, run.stderr, without.stderr, report, verdict])
      expect(text).not.toMatch(/(?:old|new)-0123456789abcdef/);
  });

  test.each([
    {
      title: 'a secret in place of its variable',
      words: async () => [usual, slow, '--credential', 'sk-0123456789abcdef'],
      says: /^(?!.*sk-)regression-gate: --credential: expected the name of an environment variable that is set, got something else\.$/m,
    },
    {
      title: 'a server that does not run',
      words: async () => [usual, await closedAddress()],
      says: /expected a server that answers a prompt in OpenAI's protocol, but .*ECONNREFUSED.*\n {2}Start the server first/,
    },
    {
      title: 'another path',
      words: async () => [`${usual}/nowhere`, usual],
      says: /but the server answered 404: no such page\.\n {2}Check the address, name the model/,
    },
    {
      title: 'a server before a file',
      words: async () => [usual, 'model.onnx'],
      says: /expected two model files, two servers, or a file and then its server, got a server first\.\n {2}.*compare FILE URL/,
    },
    {
      title: 'an option of files',
      words: async () => [usual, slow, '--dim', 'seq=8'],
      says: /--dim: expected no such option with two servers, got one/,
    },
    {
      title: 'an option of servers',
      words: async () => ['a.onnx', 'b.onnx', '--endpoint', 'chat'],
      says: /--endpoint: expected no such option with model files, got one/,
    },
    {
      title: 'an address with a query',
      words: async () => [usual, `${slow}/?key=x`],
      says: /expected a URL such as http:\/\/127\.0\.0\.1:8000, got/,
    },
    {
      title: 'no such prompts',
      words: async () => [usual, slow, '--prompts', 'none.jsonl'],
      says: /--prompts: expected a file of prompts, got no such file: .*none\.jsonl/,
    },
  ])('refuses $title', async ({ words, says }) => {
    const { exitCode, stderr } = await compare(...(await words()));
    expect(stderr).toMatch(says);
    expect(exitCode).toBe(2);
  });

  test('get the credential that a policy names; what stays undecided is judged with the re-run', async () => {
    // Every other request fails, so the interval always crosses the limit.
    const flaky = await serve('--fail-every', '2');
    writeFileSync(join(folder, 'model.bin'), 'weights');
    writeFileSync(
      join(folder, 'gate.yml'),
      `version: 1
models:
  - id: chat
    artifact: model.bin
    engine: { kind: server, protocol: openai, url: '${flaky}', baseline-url: '${usual}', credential: { variable: URLS_TOKEN } }
    dataset: { path: prompts.jsonl }
    task: { kind: text }
    generation: { max-tokens: 4 }
    limits: { error-rate: { max: 50% } }
`,
    );
    const words = ['check', '--policy', 'gate.yml', '--baseline', 'model.bin', '--budget', '3s'];
    const without = await runGate([...words, '--out', 'none'], { cwd: folder });
    expect(without.stderr).toContain(
      'models.chat.engine.credential: expected the environment variable URLS_TOKEN to hold the credential, got no such variable.',
    );
    expect(without.exitCode).toBe(2);

    const attempt = async (out: string) => {
      const env = { URLS_TOKEN: 'sk-0123456789abcdef' };
      const run = await runGate([...words, '--budget-extension', '0', '--out', out], { cwd: folder, env });
      expect(run.exitCode, run.stderr).toBe(3);
      const text = readFileSync(join(folder, out, 'verdict.json'), 'utf8');
      const written = [run.stdout, run.stderr, text, readFileSync(join(folder, out, 'report.md'), 'utf8')];
      for (const each of written) expect(each).not.toContain(env.URLS_TOKEN);
      return verdictSchema.parse(JSON.parse(text)).models[0];
    };
    const [first, second] = [await attempt('first'), await attempt('second')];
    for (const model of [first, second]) {
      const row = model?.rows.find(({ metric }) => metric === 'error-rate');
      expect(row).toMatchObject({ state: 'inconclusive', candidate: expect.closeTo(0.5, 1) });
    }
    expect(first?.attempts).toBeUndefined();
    expect(second?.attempts).toMatchObject({ number: 2, of: 2, basis: 'all' });
    expect(second?.method.launches).toBeGreaterThan(first?.method.launches ?? 0);
  });

  test('are also compared by a check without a policy', async () => {
    const { exitCode, stderr } = await runGate(
      ['check', '--baseline', usual, '--candidate', await closedAddress()],
      { cwd: folder },
    );
    expect(stderr).toContain('Start the server first');
    expect(exitCode).toBe(2);
  });
});
