import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Generation } from '../../../src/engine/server/openai/generation-reader.ts';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { ServerProcess } from '../../../src/engine/server/server-process.ts';
import { sendPrompt } from '../../../src/measure/served/requests/send-prompt.ts';
import { type Sender, sendInTurn } from '../../../src/measure/served/requests/send-requests.ts';
import { engineSchema } from '../../../src/policy/served/engine.ts';
import { echoLlm, openFolder, serverSettings } from '../../support/servers.ts';

const place = openFolder();
let server: ServerProcess;
let client: OpenAiClient;
const generations: Generation[] = [];

beforeAll(async () => {
  const start = echoLlm('--tokens', '12', '--per-token-ms', '2', '--first-token-ms', '3');
  server = await ServerProcess.start('candidate', serverSettings(place.folder, start));
  client = new OpenAiClient(server.origin, { connections: 1, deadlineMs: 10_000 });
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
  place.remove();
});

/** Sends with the real client, and keeps what it has read. */
function recorded(): Sender<string> {
  const parsed = engineSchema.parse({ kind: 'server', protocol: 'openai', start: ['{port}'] });
  if (parsed.kind !== 'server') throw new TypeError('expected a server');
  const engine = { ...parsed, endpoint: 'chat' } as const;
  const generation = { 'max-tokens': 16, temperature: 0, seed: 1 };
  const model = { file: '', sizeBytes: 0, sha256: '', files: [] };
  const arm = { name: 'candidate', model, engine, generation, cwd: '' } as const;
  return {
    arm,
    hasTokens: true,
    send: async (prompt) => {
      const answer = await sendPrompt({ arm, client }, prompt);
      if (!answer.ok) return answer;
      generations.push(answer.generation);
      return { ok: true, endNs: answer.generation.endNs, tokens: answer.generation };
    },
  };
}

/**
 * As vLLM's benchmark computes them from the arrival of each chunk with text: `ttft` at the first, `itl` between them,
 * `latency` at the last, and `tpot = (latency − ttft) ÷ (output tokens − 1)`.
 */
function asVllm({ chunkNs, outputTokens }: Generation) {
  const [ttft = Number.NaN] = chunkNs;
  const latency = chunkNs.at(-1) ?? Number.NaN;
  const itl = chunkNs.slice(1).map((ns, index) => ns - (chunkNs[index] ?? Number.NaN));
  return { ttft, itl, tpot: (latency - ttft) / (outputTokens - 1) };
}

test('TTFT, TPOT and ITL are those of vLLM’s benchmark on the same streams', async () => {
  const { samples } = await sendInTurn(recorded(), ['one', 'two', 'three', 'four']);
  expect(generations).toHaveLength(4);
  for (const [index, generation] of generations.entries()) {
    const { ttft, itl, tpot } = asVllm(generation);
    expect(generation.outputTokens).toBe(12);
    expect(samples[index]?.ttftNs).toBeCloseTo(ttft, 0);
    expect(samples[index]?.tpotNs).toBeCloseTo(tpot, 0);
    // Chunks that arrive together have no time between them, so there may be fewer gaps than tokens.
    expect(itl.reduce((sum, ns) => sum + ns, 0) / 11).toBeCloseTo(tpot, 0);
  }
});
