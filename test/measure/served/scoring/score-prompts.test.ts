import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PromptItem } from '../../../../src/dataset/prompt-set.ts';
import { OpenAiClient } from '../../../../src/engine/server/openai-client.ts';
import type { OpenServer } from '../../../../src/measure/served/open-server.ts';
import { keepAnswerTexts } from '../../../../src/measure/served/scoring/keep-answer-texts.ts';
import { scorePrompts } from '../../../../src/measure/served/scoring/score-prompts.ts';
import { scoreTexts } from '../../../../src/measure/served/scoring/text-scoring.ts';
import { createTextScorer } from '../../../../src/task/text/create-text-scorer.ts';
import { openFilesIn } from '../../../support/open-files.ts';

/* A server that reads a prompt in 5 ms a character, as one that computes does, and remembers its answers if it is told to. */

const task = { kind: 'text', score: 'exact-match', 'ignore-case': false } as const;
const seen = new Set<string>();
let remembers = false;
let server: Server;
let client: OpenAiClient;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const { prompt } = JSON.parse(body) as { prompt: string };
    if (!remembers || !seen.has(prompt)) await wait(5 * prompt.length);
    seen.add(prompt);
    const send = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    send({ choices: [{ index: 0, text: 'yes', finish_reason: 'stop' }] });
    send({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
    response.end('data: [DONE]\n\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  client = new OpenAiClient(`http://127.0.0.1:${port}`, { connections: 1, deadlineMs: 60_000 });
});
afterAll(async () => {
  await client.close();
  server.close();
});

function openServer(): OpenServer {
  const engine = { 'model-name': 'any', endpoint: 'completions' };
  return {
    arm: { name: 'candidate', engine, generation: { 'max-tokens': 4, temperature: 0, seed: 1 } },
    client,
    failureAfter: async () => undefined,
  } as unknown as OpenServer;
}

async function repeatRatio(): Promise<number | null> {
  const items = ['a', 'b', 'c', 'd'].map(
    (prompt) => ({ prompt, label: 'yes', slice: {} }) as unknown as PromptItem,
  );
  const { answers } = await scorePrompts(openServer(), {
    set: {
      async *items() {
        yield* items;
      },
    },
    start: scoreTexts(createTextScorer({ task, review: undefined, place: 'task' })),
    streams: 1,
    logprobs: false,
    onScored: () => {},
  });
  return answers.repeatRatio;
}

test('a prompt that is sent again takes as long as before, however short it is', async () => {
  // 0.06, if the second time lacked the sixteen characters in front of the first.
  expect(await repeatRatio()).toBeGreaterThan(0.4);
});

test('a server that remembers its answers is faster the second time', async () => {
  remembers = true;
  seen.clear();
  expect(await repeatRatio()).toBeLessThan(0.9);
});

test.skipIf(process.platform !== 'linux')('no file is left open if a pass ends in the middle', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'score-prompts-'));
  try {
    const scorer = createTextScorer({ task, review: undefined, place: 'task' });
    const pass = scorePrompts(openServer(), {
      set: {
        async *items() {
          yield { prompt: 'a', label: 'yes', slice: {} } as unknown as PromptItem;
          expect(openFilesIn(directory)).toHaveLength(1);
          throw new Error('line 2 is no JSON');
        },
      },
      start: keepAnswerTexts({ directory }, 'candidate', scoreTexts(scorer)),
      streams: 1,
      logprobs: false,
      onScored: () => {},
    });
    await expect(pass).rejects.toThrow('line 2 is no JSON');
    expect(openFilesIn(directory)).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
