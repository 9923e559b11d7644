import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Generation } from '../../../src/engine/server/openai/generation-reader.ts';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { ServerProcess } from '../../../src/engine/server/server-process.ts';
import type { OpenServer } from '../../../src/measure/served/open-server.ts';
import { sendInTurn } from '../../../src/measure/served/send-requests.ts';
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

/** A real client that also keeps what it has read. */
function recorded(): OpenServer {
  const engine = engineSchema.parse({ kind: 'server', protocol: 'openai', start: ['{port}'] });
  if (engine.kind !== 'server') throw new TypeError('expected a server');
  const generation = { 'max-tokens': 16, temperature: 0, seed: 1 };
  const model = { file: '', sizeBytes: 0, sha256: '', files: [] };
  const recording = Object.assign(Object.create(client), {
    generate: async (request: Parameters<OpenAiClient['generate']>[0]) => {
      const answer = await client.generate(request);
      if (answer.ok) generations.push(answer.generation);
      return answer;
    },
  });
  return {
    arm: { name: 'candidate', model, engine, generation, cwd: '' },
    client: recording,
    readyNs: undefined,
    pause: async () => {},
    resume: () => {},
    peakBytes: () => undefined,
    failureWithin: async () => undefined,
    close: async () => {},
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
