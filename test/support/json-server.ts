import { httpAnswer, type RawRequest, type RawServer, STREAM_HEAD, startRawServer } from './raw-server.ts';

/** What a server answers, by request line such as `GET /v2`: JSON, a status, or a text, which may be a stream. */
export type Pages = Readonly<
  Record<string, { readonly json: unknown } | { readonly status: number } | string>
>;

/** A server on the loopback address with a few pages; all others are not found. */
export const startJsonServer = (pages: Pages): Promise<RawServer> =>
  startRawServer((socket, { head }) => {
    const [, line = ''] = /^(\S+ \S+) HTTP/.exec(head) ?? [];
    const page = Object.hasOwn(pages, line) ? pages[line] : undefined;
    if (page === undefined) socket.end(httpAnswer('{"error":"no such page"}', { status: 404 }));
    else if (typeof page === 'string' && page.startsWith('data:')) socket.end(STREAM_HEAD + page);
    else if (typeof page === 'string') socket.end(httpAnswer(page));
    else if ('status' in page) socket.end(httpAnswer('{"error":"refused"}', { status: page.status }));
    else socket.end(httpAnswer(JSON.stringify(page.json)));
  });

/** Whether a header was sent with a request. */
export const hasHeader = ({ head }: RawRequest, name: string, value: string): boolean =>
  head.split('\r\n').some((line) => line.toLowerCase() === `${name}: ${value}`.toLowerCase());

/** One answer of a language model as a stream: a token, and how many there were. */
export const STREAMED = [
  { choices: [{ index: 0, delta: { content: 'Hi' }, text: 'Hi', finish_reason: 'length' }] },
  { choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } },
]
  .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
  .concat('data: [DONE]\n\n')
  .join('');

/** What a server of Fashion-MNIST answers over the Open Inference Protocol. */
export const FASHION_PAGES = {
  'GET /v2': { json: { name: 'test', version: '1', extensions: [] } },
  'GET /v2/models/fashion': {
    json: {
      name: 'fashion',
      inputs: [{ name: 'image', datatype: 'UINT8', shape: [-1, 1, 28, 28] }],
      outputs: [{ name: 'logits', datatype: 'FP32', shape: [-1, 10] }],
    },
  },
} as const satisfies Pages;
