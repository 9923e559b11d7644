import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Generation } from '../../../../src/engine/server/openai/generation-reader.ts';
import { COMPLETE_STREAMS, cutAt, readStream, streamOf } from '../../../support/streams.ts';

/** An answer of one piece, with the times left out. */
function answerOf(pieces: readonly Uint8Array[], maxTokens?: number): unknown {
  const answer = readStream(pieces, maxTokens);
  if ('failure' in answer) return answer.failure;
  const { firstTokenNs: _, lastTokenNs: __, endNs: ___, chunkNs, ...rest } = answer.generation;
  return { ...rest, chunks: chunkNs.length };
}

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const text = (content: string, more: object = {}): string =>
  event({ choices: [{ index: 0, delta: { content } }], ...more });
const usage = (completion: unknown, more: object = {}): string =>
  event({ choices: [], usage: { completion_tokens: completion, ...more } });
const DONE = 'data: [DONE]\n\n';
const read = (body: string, maxTokens?: number): unknown => answerOf([Buffer.from(body)], maxTokens);

const ANSWER = { finishReason: null, inputTokens: null, meanLogprob: null, firstChunkTokens: 1 };

describe('answers of real servers', () => {
  test.each([
    {
      stream: 'vllm-chat',
      answer: {
        ...{
          text: 'Paris is the capital.',
          finishReason: 'stop',
          outputTokens: 7,
          inputTokens: 12,
          chunks: 5,
        },
        ...{ firstChunkTokens: 2, meanLogprob: -(0.02 + 0.02 + 0.1 + 0.01 + 0.05 + 0.2) / 6 },
      },
    },
    {
      stream: 'vllm-completions',
      answer: {
        ...{ text: ' Paris, café', finishReason: 'length', outputTokens: 3, inputTokens: 6, chunks: 3 },
        ...{ firstChunkTokens: 1, meanLogprob: -0.4 },
      },
    },
    {
      stream: 'vllm-reasoning',
      answer: {
        ...{ text: '42.', finishReason: 'stop', outputTokens: 7, inputTokens: 9, chunks: 4 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'vllm-reasoning-renamed',
      answer: {
        ...{ text: '42', finishReason: 'stop', outputTokens: 4, inputTokens: 9, chunks: 3 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'sglang-chat',
      answer: {
        ...{ text: 'Paris', finishReason: 'stop', outputTokens: 4, inputTokens: 14, chunks: 3 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'trtllm-completions',
      answer: {
        ...{ text: ' New York.', finishReason: 'stop', outputTokens: 4, inputTokens: 5, chunks: 3 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'trtllm-chat',
      answer: {
        ...{ text: 'Nice to meet you', finishReason: 'length', outputTokens: 6, inputTokens: 24, chunks: 4 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'llama-server-chat',
      answer: {
        ...{ text: 'The sky is blue 🌊', finishReason: 'stop', outputTokens: 6, inputTokens: 31, chunks: 5 },
        ...{ firstChunkTokens: 1, meanLogprob: -(0.4 + 0.1 + 0.3 + 1.1) / 5 },
      },
    },
    {
      stream: 'llama-server-completions',
      answer: {
        ...{ text: ' blue and wide', finishReason: 'length', outputTokens: 3, inputTokens: 5, chunks: 3 },
        ...{ firstChunkTokens: 1, meanLogprob: null },
      },
    },
    {
      stream: 'tgi-chat',
      answer: {
        ...{
          text: 'Deep learning is fun',
          finishReason: 'length',
          outputTokens: 4,
          inputTokens: 17,
          chunks: 4,
        },
        ...{ firstChunkTokens: 1, meanLogprob: -0.5 },
      },
    },
  ])('$stream', ({ stream, answer }) => {
    const whole = answerOf([streamOf(stream)]) as { meanLogprob: number | null };
    expect(whole).toEqual({
      ...answer,
      meanLogprob: answer.meanLogprob === null ? null : expect.closeTo(answer.meanLogprob, 12),
    });
  });

  test.each([
    {
      stream: 'vllm-error',
      failure: {
        status: 500,
        message:
          'the server answered 500: EngineCore encountered an issue. See stack trace (above) for the root cause.',
      },
    },
    {
      stream: 'sglang-error',
      failure: { status: 500, message: 'the server answered 500: Generation aborted: out of memory' },
    },
    {
      stream: 'llama-server-error',
      failure: { status: 500, message: 'the server answered 500: Context size has been exceeded.' },
    },
    {
      stream: 'tgi-error',
      failure: {
        message:
          'the server reported an error: Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048',
      },
    },
  ])('$stream', ({ stream, failure }) => {
    expect(answerOf([streamOf(stream)])).toEqual({ kind: 'status', ...failure });
  });

  test('are the same with other line ends, with comments, and however they are cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPLETE_STREAMS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 40 }),
        (name, lineEnd, isCommented, places) => {
          const original = streamOf(name).toString('utf8');
          const commented = isCommented
            ? `\ufeff: hello\n${original.replaceAll('\n\n', '\n: ping\n\n')}`
            : original;
          const body = Buffer.from(commented.replaceAll('\n', lineEnd));
          expect(answerOf(cutAt(body, places))).toEqual(answerOf([streamOf(name)]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('byte by byte', () => {
    for (const name of COMPLETE_STREAMS) {
      const body = streamOf(name);
      expect(answerOf(cutAt(body, [...body.keys()]))).toEqual(answerOf([body]));
    }
  });
});

describe('times', () => {
  const generationOf = (...pieces: string[]): Generation => {
    const answer = readStream(pieces.map((piece) => Buffer.from(piece)));
    if ('failure' in answer) throw new Error(answer.failure.message);
    return answer.generation;
  };

  test('are those of the pieces in which the text arrived', () => {
    const role = event({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] });
    const half = text('b').length / 2;
    const generation = generationOf(
      ...[role, text('a'), text('b').slice(0, half), text('b').slice(half) + text('c'), usage(3), DONE],
    );
    expect(generation).toMatchObject({ firstTokenNs: 2e6, lastTokenNs: 4e6, chunkNs: [2e6, 4e6, 4e6] });
  });

  test('of an empty text are its end', () => {
    const end = event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    expect(generationOf(end, usage(1), DONE)).toMatchObject({
      ...{ text: '', outputTokens: 1, firstChunkTokens: 1, chunkNs: [] },
      ...{ firstTokenNs: 4e6, lastTokenNs: 4e6, endNs: 4e6 },
    });
  });

  test('are not kept for more chunks than could be tokens', () => {
    const body = text('x').repeat(500) + usage(3) + DONE;
    const answer = readStream([Buffer.from(body)], 4);
    expect('generation' in answer && answer.generation).toMatchObject({ chunkNs: { length: 68 } });
  });
});

describe('tokens', () => {
  test.each([
    { title: 'the last count is the one', body: text('ab') + usage(1) + usage(2) + DONE, tokens: [2, 1] },
    {
      title: 'the first chunk has as many as the server counts so far',
      body: text('ab', { usage: { completion_tokens: 3 } }) + text('c') + usage(4) + DONE,
      tokens: [4, 3],
    },
    {
      title: 'the first chunk never has more than there are',
      body: text('ab', { usage: { completion_tokens: 5 } }) + usage(4) + DONE,
      tokens: [4, 4],
    },
    {
      title: 'a count of none in the first chunk is one',
      body: text('ab', { usage: { completion_tokens: 0 } }) + usage(4) + DONE,
      tokens: [4, 1],
    },
  ])('$title', ({ body, tokens: [outputTokens, firstChunkTokens] }) => {
    expect(read(body)).toMatchObject({ outputTokens, firstChunkTokens });
  });

  test('at the limit, over it, and other values', () => {
    expect(read(text('a') + usage(8) + DONE, 8)).toMatchObject({ outputTokens: 8 });
    for (const count of [9, -1, 1.5, '3', null, 2 ** 60, [3]]) {
      expect(read(text('a') + usage(count) + DONE, 8)).toMatchObject({ kind: 'malformed' });
    }
    expect(
      read(`${text('a')}data: {"choices":[],"usage":{"completion_tokens":1e999}}\n\n${DONE}`),
    ).toMatchObject({
      kind: 'malformed',
      message: 'expected 0 to 64 completion_tokens, got null',
    });
  });
});

describe('streams that are no answer', () => {
  test.each([
    { stream: 'vllm-silent', message: 'the stream ended before the answer was complete' },
    { stream: 'vllm-given-up', message: 'the server gave up on the answer: abort' },
    { stream: 'trtllm-timeout', message: 'the server gave up on the answer: timeout' },
  ])('$stream', ({ stream, message }) => {
    expect(answerOf([streamOf(stream)])).toEqual({ kind: 'cut-off', message });
  });

  test.each([
    { reason: 'abort', kind: 'cut-off' },
    { reason: 'cancelled', kind: 'cut-off' },
    { reason: 'error', kind: 'cut-off' },
    { reason: 'timeout', kind: 'cut-off' },
    { reason: 'content_filter', kind: undefined },
    { reason: 'tool_calls', kind: undefined },
    { reason: 'aborted by the user', kind: undefined },
  ])('an answer that ends with the reason "$reason": $kind', ({ reason, kind }) => {
    const last = event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
    const answer = read(text('a') + last + usage(1) + DONE) as { readonly kind?: string };
    expect(answer.kind).toBe(kind);
  });

  test('an answer without text has no tokens only if the server says why it ended', () => {
    const ended = event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    expect(read(ended + usage(0) + DONE)).toMatchObject({ text: '', outputTokens: 0 });
    expect(read(usage(0) + DONE)).toMatchObject({ kind: 'cut-off' });
    // Some servers leave the reason out; then only the text shows that there was an answer.
    expect(read(text('a') + usage(1) + DONE)).toMatchObject({ text: 'a', outputTokens: 1 });
  });

  test.each([
    { title: 'no count of tokens', body: text('a') + DONE, kind: 'no-usage' },
    { title: 'nothing', body: '', kind: 'cut-off' },
    { title: 'neither end nor reason', body: text('a') + usage(1), kind: 'cut-off' },
    { title: 'text without tokens', body: text('a') + usage(0) + DONE, kind: 'malformed' },
    { title: 'no JSON', body: 'data: {"choices": [}\n\n', kind: 'malformed' },
    { title: 'NaN', body: 'data: {"choices": NaN}\n\n', kind: 'malformed' },
    { title: 'a number', body: event(3), kind: 'malformed' },
    { title: 'null', body: event(null), kind: 'malformed' },
    { title: 'a list', body: event([1]), kind: 'malformed' },
    { title: 'no choices', body: event({ id: 'x' }), kind: 'malformed' },
    { title: 'choices that are text', body: event({ choices: 'abc' }), kind: 'malformed' },
    { title: 'a choice that is null', body: event({ choices: [null] }), kind: 'malformed' },
    {
      title: 'text that is a number',
      body: event({ choices: [{ delta: { content: 3 } }] }),
      kind: 'malformed',
    },
    { title: 'text that is a list', body: event({ choices: [{ text: ['a'] }] }), kind: 'malformed' },
    {
      title: 'a reason that is an object',
      body: event({ choices: [{ delta: {}, finish_reason: {} }] }),
      kind: 'malformed',
    },
    {
      title: 'a probability above 1',
      body: event({ choices: [{ delta: { content: 'a' }, logprobs: { content: [{ logprob: 0.5 }] } }] }),
      kind: 'malformed',
    },
    {
      title: 'a probability that is text',
      body: event({ choices: [{ delta: { content: 'a' }, logprobs: { token_logprobs: ['x'] } }] }),
      kind: 'malformed',
    },
    { title: 'a line without end', body: `data: ${'x'.repeat(1_100_000)}`, kind: 'too-large' },
    { title: 'an event of many lines', body: `data: ${'x'.repeat(1000)}\n`.repeat(1100), kind: 'too-large' },
    { title: 'comments without end', body: `: ${'x'.repeat(98)}\n`.repeat(30_000), kind: 'too-large' },
    { title: 'lists in lists', body: `data: ${'['.repeat(500_000)}\n\n`, kind: 'malformed' },
    {
      title: 'deep but valid',
      body: `data: ${'['.repeat(400_000)}${']'.repeat(400_000)}\n\n`,
      kind: 'malformed',
    },
    { title: 'an event named error', body: 'event: error\ndata: out of memory\n\n', kind: 'status' },
  ])('$title: $kind', ({ body, kind }) => {
    expect(read(body)).toMatchObject({ kind });
  });

  test('are described in harmless words', () => {
    expect(read('data: {"error": {"message": "\\u001b[31m##[error]x\\n::stop::", "code": 503}}\n\n')).toEqual(
      {
        ...{ kind: 'status', status: 503, message: 'the server answered 503: ##(error]x ::stop::' },
      },
    );
  });
});

test('what does not matter is left out', () => {
  const other = event({
    choices: [
      { index: 1, delta: { content: 'no' } },
      { index: 0, text: 'yes' },
    ],
  });
  const body = `id: 7\nretry: 10\n${other}${event({ choices: [], usage: null })}${usage(1)}${DONE}data: {rubbish\n\n`;
  expect(read(body)).toEqual({ ...ANSWER, text: 'yes', outputTokens: 1, chunks: 1 });
});

test('the last event may end with the stream, and so may a text with a reason', () => {
  const end = event({ choices: [{ delta: {}, finish_reason: 'length' }], usage: { completion_tokens: 1 } });
  expect(read(text('a') + end.trimEnd())).toMatchObject({ text: 'a', finishReason: 'length' });
});
