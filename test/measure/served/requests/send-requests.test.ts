import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../../../src/engine/onnxruntime/arm.ts';
import type { PromptArm } from '../../../../src/engine/server/served-arm.ts';
import { type OpenServer, openServer } from '../../../../src/measure/served/open-server.ts';
import { saltPrompt } from '../../../../src/measure/served/requests/send-prompt.ts';
import { sendInTurn, sendWhenDue } from '../../../../src/measure/served/requests/send-requests.ts';
import { summarizeRequests } from '../../../../src/measure/served/requests/summarize-requests.ts';
import { scorePrompts } from '../../../../src/measure/served/scoring/score-prompts.ts';
import { scoreTexts } from '../../../../src/measure/served/scoring/text-scoring.ts';
import { createTextScorer } from '../../../../src/task/text/create-text-scorer.ts';
import { policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { echoLlm, openFolder } from '../../../support/servers.ts';

/* Real servers on the loopback address. Nothing here depends on how fast they are. */

const TOKENS = 6;

let place: ReturnType<typeof openFolder>;
let server: OpenServer | undefined;

beforeEach(() => {
  place = openFolder();
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  place.remove();
});

async function open(...options: string[]): Promise<OpenServer> {
  const start = echoLlm('--tokens', String(TOKENS), ...options);
  const engine = { kind: 'server', protocol: 'openai', start, 'request-deadline': '5s' };
  const policy = policyOf({ 'error-rate': { max: '0%' } }, { task: { kind: 'text' }, engine });
  const arm: PromptArm = {
    name: 'candidate',
    model: { file: place.folder, sizeBytes: 1, sha256: '', files: [] },
    engine: policy.engine as PromptArm['engine'],
    generation: { 'max-tokens': 16, temperature: 0, seed: 1 },
    cwd: place.folder,
  };
  const workspace = { scratch: place.folder, memoryLimitBytes: 4 * 1024 ** 3 } as Workspace;
  server = await openServer(workspace, arm, 3);
  return server;
}

const PROMPTS = ['one', 'two', 'three', 'four', 'five'];
const DEADLINE_NS = 5e9;

describe('requests in turn', () => {
  test('have times in order and the tokens that the server counts', async () => {
    const { samples, wallNs } = await sendInTurn(await open('--per-token-ms', '1'), PROMPTS);
    expect(samples).toHaveLength(PROMPTS.length);
    let sum = 0;
    for (const { ttftNs = 0, tpotNs, latencyNs, serviceNs, outputTokens, failure, lateNs } of samples) {
      expect(ttftNs).toBeGreaterThan(0);
      expect(latencyNs).toBeGreaterThan(ttftNs);
      expect(serviceNs).toBe(latencyNs);
      expect(tpotNs).toBeLessThanOrEqual((latencyNs - ttftNs) / (TOKENS - 1) + 1);
      expect({ outputTokens, failure, lateNs }).toEqual({
        outputTokens: TOKENS,
        failure: undefined,
        lateNs: undefined,
      });
      sum += latencyNs;
    }
    expect(sum).toBeLessThanOrEqual(wallNs);
  });

  test('that fail count as having taken the whole deadline', async () => {
    const { samples } = await sendInTurn(await open('--fail-every', '2'), PROMPTS);
    const failed = samples.filter(({ failure }) => failure !== undefined);
    expect(failed).toHaveLength(2);
    for (const sample of failed) {
      expect(sample).toMatchObject({ failure: 'status', outputTokens: 0, tpotNs: DEADLINE_NS });
      expect(Math.min(sample.ttftNs ?? 0, sample.latencyNs)).toBeGreaterThanOrEqual(DEADLINE_NS);
    }
  });
});

describe('requests when they are due', () => {
  test('count from their due time, and from it alone when all streams are busy', async () => {
    const dueNs = Float64Array.from([0, 0, 0, 0, 0]);
    const slow = await open('--first-token-ms', '40');
    const { samples } = await sendWhenDue(slow, PROMPTS, { dueNs, streams: 1 });
    const latencies = samples.map(({ latencyNs }) => latencyNs);
    expect(latencies).toEqual([...latencies].sort((a, b) => a - b));
    // Each waits for those before it, and no service is shorter than 40 ms.
    expect(latencies.at(-1)).toBeGreaterThan(5 * 35e6);
    expect(samples.slice(1).every(({ lateNs }) => lateNs === undefined)).toBe(true);
  });

  test('are never sent before they are due', async () => {
    const dueNs = Float64Array.from([5e6, 15e6, 25e6, 35e6, 45e6]);
    const { samples, wallNs } = await sendWhenDue(await open(), PROMPTS, { dueNs, streams: 3 });
    expect(wallNs).toBeGreaterThanOrEqual(45e6);
    expect(samples.every(({ lateNs }) => lateNs === undefined || lateNs >= 0)).toBe(true);
    expect(samples).toHaveLength(5);
  });
});

test('a launch keeps every request, failed ones among them', async () => {
  const block = await sendInTurn(await open('--fail-every', '5'), PROMPTS);
  const launch = summarizeRequests({
    blocks: [block, block],
    loadNs: 1e9,
    firstRunNs: 1e8,
    stealShare: null,
    inputs: { timed: 5, of: 5 },
    turns: 'alternate',
    times: { prepare: [0, 1], blocks: [[1, 2]] },
  });
  expect(launch).toMatchObject({
    samples: 10,
    loadNs: 1e9,
    net: null,
    times: { prepare: [0, 1], blocks: [[1, 2]] },
    served: { turns: 'alternate', failures: { status: 2 }, outputTokens: [6, 6, 6, 6, 0, 6, 6, 6, 6, 0] },
  });
  expect(launch.p95Ns).toBeGreaterThanOrEqual(DEADLINE_NS);
  expect(launch.tails?.inputsNs).toHaveLength(5);
  expect(launch.machineNs).toBeCloseTo((2 * block.wallNs) / 10, 3);
});

describe('scored prompts', () => {
  const items = async function* () {
    for (const prompt of PROMPTS)
      yield { id: prompt, prompt, label: 'no such answer', slice: {}, place: prompt };
  };
  const scorer = createTextScorer({
    task: { kind: 'text', score: 'exact-match' },
    review: undefined,
    place: 'task',
  });
  const scoring = {
    set: { items },
    start: scoreTexts(scorer),
    streams: 2,
    logprobs: false,
    onScored: () => {},
  };

  test('have one outcome each, a failed one too', async () => {
    const { outcomes, answers, serviceNs } = await scorePrompts(await open('--fail-every', '5'), scoring);
    expect(outcomes.count).toBe(5);
    expect([...Array(5).keys()].map((index) => outcomes.outcomeAt(index).correct)).toEqual(
      Array(5).fill(false),
    );
    expect(answers.outputTokens?.filter((tokens) => tokens === 0)).toHaveLength(1);
    expect(answers.failures).toEqual({ status: 1 });
    expect(serviceNs).toBeGreaterThan(0);
  });

  test('show a server that remembers its answers', async () => {
    const cached = await scorePrompts(await open('--cache', '--per-token-ms', '20'), scoring);
    expect(cached.answers.repeatRatio).toBeLessThan(0.5);
  });

  test('of a server that answers none are a failure of the model', async () => {
    await expect(scorePrompts(await open('--status', '404'), scoring)).rejects.toMatchObject({
      kind: 'no-answer',
      arm: 'candidate',
    });
  });

  test('of a server that dies are a failure of the model', async () => {
    await expect(scorePrompts(await open('--die-after', '3'), scoring)).rejects.toMatchObject({
      kind: 'crashed',
    });
  });
});

test('a salt is the same for both arms, and another one for each request', () => {
  expect(saltPrompt('Hello', [1, 2, 3])).toBe(saltPrompt('Hello', [1, 2, 3]));
  expect(saltPrompt('Hello', [1, 2, 3])).not.toBe(saltPrompt('Hello', [1, 2, 4]));
  expect(saltPrompt('Hello', [1])).toMatch(/^\[[0-9a-f]{12}\] Hello$/);
  const chat = [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hello' },
  ] as const;
  expect(saltPrompt(chat, [1])).toEqual([
    { role: 'system', content: expect.stringMatching(/^\[[0-9a-f]{12}\] Be kind\.$/) },
    { role: 'user', content: 'Hello' },
  ]);
});
