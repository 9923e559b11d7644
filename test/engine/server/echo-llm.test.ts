import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Generation } from '../../../src/engine/server/openai/generation-reader.ts';
import type { GenerationRequest } from '../../../src/engine/server/openai/generation-request.ts';
import { type GenerationAnswer, OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { killAllServers, ServerProcess } from '../../../src/engine/server/server-process.ts';
import { echoLlm, openFolder, serverSettings } from '../../support/servers.ts';

/* The language-model server without a model, which other tests build on: its faults are those that they expect. */

let place: ReturnType<typeof openFolder>;
beforeAll(() => {
  place = openFolder();
});
afterAll(() => {
  killAllServers();
  place.remove();
});

interface Talk {
  readonly server: ServerProcess;
  readonly ask: (prompt?: string, more?: Partial<GenerationRequest>) => Promise<GenerationAnswer>;
}

async function talk(options: readonly string[], use: (talk: Talk) => Promise<void>): Promise<void> {
  const server = await ServerProcess.start('candidate', serverSettings(place.folder, echoLlm(...options)));
  const client = new OpenAiClient(server.origin, { connections: 1, deadlineMs: 60_000 });
  const fixed = {
    model: 'echo',
    endpoint: 'chat',
    maxTokens: 20,
    temperature: 0,
    seed: 1,
    logprobs: false,
  } as const;
  await use({
    server,
    ask: (prompt = 'Hello there', more = {}) => client.generate({ ...fixed, prompt, ...more }),
  });
  await client.close();
  await server.stop();
}

function generated(answer: GenerationAnswer): Generation {
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.generation;
}

const words = (text: string): number => text.split(' ').length;
const statusOf = (answer: GenerationAnswer): number | undefined => (answer.ok ? 200 : answer.failure.status);

describe('the server without a model', () => {
  test('answers as its documentation says', async () => {
    let text = '';
    await talk(['--tokens', '12'], async ({ ask }) => {
      const first = generated(await ask());
      expect(first).toMatchObject({
        outputTokens: 12,
        inputTokens: 3,
        finishReason: 'stop',
        meanLogprob: null,
      });
      text = first.text;
      expect(words(text)).toBe(12);
      expect(generated(await ask()).text).toBe(text);
      expect(generated(await ask('Hello you')).text).not.toBe(text);
      const short = generated(await ask('Hello there', { maxTokens: 5, logprobs: true }));
      expect(short).toMatchObject({ outputTokens: 5, finishReason: 'length' });
      expect(text.startsWith(short.text)).toBe(true);
      expect(short.meanLogprob).toBeLessThan(0);
      const completed = generated(await ask('Hello there', { endpoint: 'completions', logprobs: true }));
      expect(completed).toMatchObject({ outputTokens: 12, inputTokens: 2 });
      expect(completed.meanLogprob).toBeLessThan(0);
    });
    await talk(['--tokens', '12', '--seed-text', 'b'], async ({ ask }) => {
      expect(generated(await ask()).text).not.toBe(text);
    });
  });

  test('waits for tokens, but not for a prompt that it has seen', async () => {
    const options = ['--tokens', '6', '--first-token-ms', '150', '--per-token-ms', '30', '--cache'];
    await talk(options, async ({ ask }) => {
      const first = generated(await ask());
      // Timers may be a millisecond early.
      expect(first.firstTokenNs).toBeGreaterThan(149e6);
      expect(first.lastTokenNs - first.firstTokenNs).toBeGreaterThan(5 * 29e6);
      const second = generated(await ask());
      expect(second.text).toBe(first.text);
      expect(second.endNs).toBeLessThan(first.endNs);
      expect(generated(await ask('another')).firstTokenNs).toBeGreaterThan(149e6);
    });
  });

  test('fails as it is told to', async () => {
    await talk(['--fail-every', '3', '--early-stop', '--tokens', '8'], async ({ ask }) => {
      const answers = [await ask(), await ask(), await ask(), await ask()];
      expect(answers.map(statusOf)).toEqual([200, 200, 500, 200]);
      expect(generated(answers[0] as GenerationAnswer)).toMatchObject({
        outputTokens: 4,
        finishReason: 'stop',
      });
    });
    await talk(['--status', '429', '--status-after', '1'], async ({ ask }) => {
      expect([await ask(), await ask(), await ask()].map(statusOf)).toEqual([200, 429, 429]);
    });
  });

  test.runIf(process.platform === 'linux')('leaks', async () => {
    await talk(['--leak', '40'], async ({ server, ask }) => {
      const before = server.peakBytes();
      for (let count = 0; count < 4; count += 1) await ask();
      expect(server.peakBytes() - before).toBeGreaterThan(150 * 1024 * 1024);
    });
  });
});
