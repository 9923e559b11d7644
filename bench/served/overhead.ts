import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../src/engine/server/free-port.ts';
import { generationBody } from '../../src/engine/server/openai/generation-request.ts';
import { OpenAiClient } from '../../src/engine/server/openai-client.ts';
import { drawArrivals } from '../../src/measure/latency/traffic.ts';
import { sendPrompt } from '../../src/measure/served/requests/send-prompt.ts';
import { type Sender, sendWhenDue } from '../../src/measure/served/requests/send-requests.ts';
import { engineSchema } from '../../src/policy/served/engine.ts';
import { createRandom } from '../../src/stats/random.ts';

/* What the client adds to a request, and how late it sends in open traffic, against a server in a process of its own. */

const ROOT = resolve(import.meta.dirname, '..', '..');
const REQUESTS = 3_000;
const RATE_PER_SECOND = 100;
const OPEN_REQUESTS = 2_000;

/** Times of requests in ms. */
interface Overhead {
  /** A loop over one socket that only looks for the end of each answer. */
  readonly rawMs: readonly number[];
  readonly clientMs: readonly number[];
  /** How long after its due time each request was sent, where a stream was free. */
  readonly lateMs: readonly number[];
}

/** Alternates the two, so that a slow moment of the machine affects both. */
export async function measureOverhead(): Promise<Overhead> {
  const { origin, child } = await startEcho();
  const client = new OpenAiClient(origin, { connections: 8, deadlineMs: 10_000 });
  const socket = await open(origin);
  try {
    const [rawMs, clientMs]: [number[], number[]] = [[], []];
    for (let request = 0; request < REQUESTS; request += 1) {
      const prompt = `Question ${request}`;
      rawMs.push(await timed(() => sendRaw(socket, prompt)));
      clientMs.push(await timed(() => client.generate(requestOf(prompt))));
    }
    return { rawMs, clientMs, lateMs: await measureLateness(client) };
  } finally {
    socket.destroy();
    await client.close();
    child.kill();
  }
}

const requestOf = (prompt: string) =>
  ({
    model: 'echo',
    prompt,
    endpoint: 'chat',
    maxTokens: 16,
    temperature: 0,
    seed: 1,
    logprobs: false,
  }) as const;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function startEcho(): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(ROOT, 'fixtures/servers/echo-llm.mjs'), '--port', String(port), '--tokens', '16'],
    { stdio: 'ignore' },
  );
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (
      await fetch(`${origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { origin, child };
    await wait(25);
  }
  throw new Error('the echo server did not start');
}

function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  return new Promise((done, reject) => {
    socket.once('connect', () => done(socket));
    socket.once('error', reject);
  });
}

function sendRaw(socket: Socket, prompt: string): Promise<void> {
  const { path, body } = generationBody(requestOf(prompt));
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return new Promise((done) => {
    let tail = '';
    const read = (bytes: Buffer): void => {
      tail = (tail + bytes.toString('latin1')).slice(-16);
      if (!tail.endsWith('0\r\n\r\n')) return;
      socket.off('data', read);
      done();
    };
    socket.on('data', read);
    socket.write(head + body);
  });
}

async function measureLateness(client: OpenAiClient): Promise<number[]> {
  const parsed = engineSchema.parse({ kind: 'server', protocol: 'openai', start: ['{port}'] });
  if (parsed.kind !== 'server') throw new TypeError('expected a server');
  const engine = { ...parsed, endpoint: 'chat' } as const;
  const generation = { 'max-tokens': 16, temperature: 0, seed: 1 };
  const model = { file: '', sizeBytes: 0, sha256: '', files: [] };
  const arm = { name: 'candidate', model, engine, generation, cwd: '' } as const;
  const server: Sender<string> = {
    arm,
    hasTokens: true,
    send: async (prompt) => {
      const answer = await sendPrompt({ arm, client }, prompt);
      return answer.ok ? { ok: true, endNs: answer.generation.endNs, tokens: answer.generation } : answer;
    },
  };
  const traffic = { kind: 'open', streams: 8, ratePerSecond: RATE_PER_SECOND } as const;
  const dueNs = drawArrivals(traffic, OPEN_REQUESTS, createRandom(1));
  const prompts = Array.from({ length: OPEN_REQUESTS }, (_, request) => `Question ${request}`);
  const { samples } = await sendWhenDue(server, prompts, { dueNs, streams: traffic.streams });
  return samples.flatMap(({ lateNs }) => (lateNs === undefined ? [] : [lateNs / 1e6]));
}
