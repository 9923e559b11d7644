import { createServer } from 'node:http';

/*
 * The HTTP side of a language-model server: /health, /v1/chat/completions and /v1/completions, streamed or not, on loopback.
 * The engine is a parameter, so this file is also the start of a server for any other engine. No dependencies.
 */

/** A request that cannot be answered; its message is sent with status 400. */
export class BadRequest extends Error {}

/**
 * Serves an engine, which has
 * - `encode({ messages })` or `encode({ prompt })`: the tokens of a prompt;
 * - `contextSize`: most tokens of prompt and answer together;
 * - `generate(tokens, { maxTokens, temperature, seed, logprobs, signal })`: an asynchronous iteration over the tokens of the
 *   answer, each `{ text, logprob, isEnd }`. `text` is empty while a character is incomplete; `isEnd` marks a token that ends
 *   the text, and is counted like the others.
 *
 * It listens immediately; /health answers 200 once `load` has returned the engine.
 */
export function serve({ port, load }) {
  let engine;
  const server = createServer((request, response) => {
    answer(request, response, engine).catch((error) => sendFailure(response, error));
  });
  server.listen(port, '127.0.0.1', () => console.log(`listening on port ${server.address().port}`));
  load().then(
    (loaded) => {
      engine = loaded;
    },
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
  return server;
}

async function answer(request, response, engine) {
  const place = `${request.method} ${request.url}`;
  if (place === 'GET /health') return sendJson(response, engine ? 200 : 503, { ready: engine !== undefined });
  const isChat = place === 'POST /v1/chat/completions';
  if (!isChat && place !== 'POST /v1/completions')
    return sendError(response, 404, `expected a known path, got ${place}`);
  if (!engine) return sendError(response, 503, 'the model is being loaded');
  const asked = await readRequest(request, isChat);
  const tokens = await engine.encode(asked.prompt);
  const room = engine.contextSize - tokens.length;
  if (room < 1)
    throw new BadRequest(`prompt: expected fewer than ${engine.contextSize} tokens, got ${tokens.length}`);

  const left = new AbortController();
  response.on('close', () => left.abort());
  const settings = {
    ...asked.settings,
    maxTokens: Math.min(asked.settings.maxTokens, room),
    signal: left.signal,
  };
  const write = asked.isStreamed ? startStream(response, isChat) : undefined;
  const produced = [];
  for await (const token of engine.generate(tokens, settings)) {
    produced.push(token);
    if (token.text !== '' || token.logprob !== undefined) write?.(choiceOf(isChat, [token]));
  }
  if (left.signal.aborted) return;
  const usage = {
    prompt_tokens: tokens.length,
    completion_tokens: produced.length,
    total_tokens: tokens.length + produced.length,
  };
  const finish = { finish_reason: produced.at(-1)?.isEnd ? 'stop' : 'length' };
  if (!write)
    return sendJson(response, 200, {
      ...headOf(isChat),
      choices: [{ ...choiceOf(isChat, produced, 'message'), ...finish }],
      usage,
    });
  write({ ...choiceOf(isChat, []), ...finish });
  if (asked.countsTokens) write(undefined, { usage });
  response.end('data: [DONE]\n\n');
}

function startStream(response, isChat) {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const head = headOf(isChat, '.chunk');
  return (choice, more) =>
    response.write(`data: ${JSON.stringify({ ...head, choices: choice ? [choice] : [], ...more })}\n\n`);
}

const headOf = (isChat, kind = '') => ({
  id: crypto.randomUUID(),
  object: isChat ? `chat.completion${kind}` : 'text_completion',
  created: Math.floor(Date.now() / 1000),
});

function choiceOf(isChat, tokens, key = 'delta') {
  const text = tokens.map((token) => token.text).join('');
  const known = tokens.filter(({ logprob }) => logprob !== undefined);
  const logprobs = isChat
    ? { content: known.map((token) => ({ token: token.text, logprob: token.logprob })) }
    : { tokens: known.map((token) => token.text), token_logprobs: known.map(({ logprob }) => logprob) };
  return {
    index: 0,
    ...(isChat ? { [key]: { role: 'assistant', content: text } } : { text }),
    logprobs: known.length === 0 ? null : logprobs,
    finish_reason: null,
  };
}

const MAX_BODY_BYTES = 16 * 2 ** 20;
/** Keys of OpenAI's protocol that would change the answer. */
const UNSUPPORTED = [
  'frequency_penalty',
  'logit_bias',
  'presence_penalty',
  'response_format',
  'stop',
  'tools',
  'top_p',
];

async function readRequest(request, isChat) {
  const body = await readJson(request);
  const refuse = (key, expected) => {
    throw new BadRequest(`${key}: expected ${expected}, got ${JSON.stringify(body[key])}`);
  };
  if (typeof body !== 'object' || body === null) throw new BadRequest('body: expected a JSON object');
  for (const key of UNSUPPORTED)
    if (body[key] != null) refuse(key, 'none, because this server does not have it');
  const { messages, prompt, max_tokens: maxTokens = 128, temperature = 1, seed = 0, n = 1 } = body;
  const isMessage = (each) => typeof each?.role === 'string' && typeof each.content === 'string';
  if (isChat && !(Array.isArray(messages) && messages.length > 0 && messages.every(isMessage)))
    refuse('messages', 'at least one with "role" and "content", both texts');
  if (!isChat && typeof prompt !== 'string') refuse('prompt', 'a text');
  if (!(Number.isInteger(maxTokens) && maxTokens > 0)) refuse('max_tokens', 'a positive integer');
  if (!(temperature >= 0 && temperature <= 2)) refuse('temperature', 'a number from 0 to 2');
  if (!(Number.isInteger(seed) && seed >= 0)) refuse('seed', 'an integer of at least 0');
  if (n !== 1) refuse('n', '1');
  return {
    prompt: isChat ? { messages } : { prompt },
    // OpenAI's completions take a number of alternatives here, which 0 is, too.
    settings: {
      maxTokens,
      temperature,
      seed,
      logprobs: body.logprobs !== undefined && body.logprobs !== false && body.logprobs !== null,
    },
    isStreamed: body.stream === true,
    countsTokens: body.stream_options?.include_usage === true,
  };
}

async function readJson(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BadRequest(`body: expected at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new BadRequest(`body: expected JSON, got an error: ${error.message}`);
  }
}

function sendJson(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

const sendError = (response, status, message) =>
  sendJson(response, status, { error: { message, code: status } });

function sendFailure(response, error) {
  if (!(error instanceof BadRequest)) console.error(error);
  // A stream that has begun can only be cut off.
  if (response.headersSent) response.destroy();
  else sendError(response, error instanceof BadRequest ? 400 : 500, error.message);
}
