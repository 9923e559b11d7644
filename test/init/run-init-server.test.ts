import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { caught } from '../support/caught.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { FASHION_PAGES, hasHeader, type Pages, STREAMED, startJsonServer } from '../support/json-server.ts';
import type { RawServer } from '../support/raw-server.ts';

/* Real repositories, and real servers on the loopback address. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FASHION = join(ROOT, 'fixtures', 'fashion');
const POLICY = '.github/regression-gate.yml';

let lab: GitLab;
let servers: RawServer[] = [];
beforeEach(() => {
  lab = openGitLab();
});
afterEach(async () => {
  lab.remove();
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function serve(pages: Pages): Promise<string> {
  const server = await startJsonServer(pages);
  servers.push(server);
  return server.origin;
}

async function init(...words: readonly string[]): Promise<string> {
  let printed = '';
  await runCommand(['init', ...words], {
    bundleFolder: join(ROOT, 'dist'),
    version: '0.0.0',
    folder: lab.folder,
    color: false,
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  });
  return printed;
}

/** What is wrong, and the remedy. */
const mistake = async (...words: readonly string[]): Promise<string[]> =>
  (await caught(() => init(...words))).split('\n');

const read = (path: string) => readFileSync(join(lab.folder, path), 'utf8');
const policy = () => parsePolicy(read(POLICY), POLICY);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(lab.folder, path)), { recursive: true });
  writeFileSync(join(lab.folder, path), text);
}

/** The first images, and the class names next to them. */
function writeFashion(folder: string): void {
  const [first] = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n', 1);
  write(join(folder, 'regression-set.jsonl'), `${first}\n`);
  copyFileSync(join(FASHION, 'classes.json'), join(lab.folder, folder, 'classes.json'));
}

const V2_LIST = { 'GET /v2/models': { json: { models: ['fashion'] } } } as const;
const CHAT: Pages = {
  'GET /v1/models': { json: { data: [{ id: 'org/chat-7B' }] } },
  'POST /v1/chat/completions': STREAMED,
};
const VECTORS = { json: { data: [{ index: 0, embedding: [1, 2, 3] }] } };

describe('a server of Open Inference', () => {
  test('gives a policy that the gate takes as it is, with the data that fit the declared tensors', async () => {
    const [now, before] = [await serve({ ...FASHION_PAGES, ...V2_LIST }), await serve(FASHION_PAGES)];
    writeFashion('data');
    const printed = await init('--server', now, '--baseline-server', before);
    const { models } = policy();
    expect(models).toMatchObject([
      {
        id: 'fashion',
        artifact: '../models/fashion.txt',
        engine: {
          ...{ kind: 'server', protocol: 'open-inference', url: now, 'baseline-url': before },
          'model-name': 'fashion',
        },
        dataset: { path: '../data/regression-set.jsonl' },
        task: { kind: 'classification', output: 'logits', classes: '../data/classes.json' },
      },
    ]);
    // Nothing is known of the memory of a server that the gate did not start.
    expect(Object.keys(models[0]?.limits ?? {}).sort()).toEqual(['error-rate', 'latency-p95', 'task-score']);
    expect(read(POLICY)).toContain('# inputs: "image" uint8 [?, 1, 28, 28]');
    expect(read(POLICY)).toMatch(/# Better, if the gate can start the server: "start: /);
    expect(read('models/fashion.txt')).toContain('model: fashion\n');
    expect(printed).toContain(
      `proposed      "fashion" at ${now}: classification, data data/regression-set.jsonl`,
    );
    expect(printed).not.toContain('To fill in');
  });

  test('without the other server leaves its address, and nothing else, to a person', async () => {
    writeFashion('data');
    const printed = await init('--server', await serve({ ...FASHION_PAGES, ...V2_LIST }));
    expect(() => policy()).toThrow(/^[^\n]*models\[0\]\.engine\.baseline-url: expected a URL [^\n]*$/);
    expect(printed).toMatch(/To fill in:\n[^\n]*baseline-url[^\n]*\n\n/);
  });

  test('takes the data that are named, and asks for no list if the model is', async () => {
    writeFashion('elsewhere/deep');
    const url = await serve(FASHION_PAGES);
    await init('--server', url, '--model-name', 'fashion', '--data', 'elsewhere/deep/regression-set.jsonl');
    expect(read(POLICY)).toContain('path: ../elsewhere/deep/regression-set.jsonl');
    expect(servers[0]?.requests.map(({ head }) => head.split(' HTTP', 1)[0])).toEqual([
      ...['GET /v2', 'GET /v2/models/fashion', 'GET /v2'],
    ]);
  });

  test('whose inputs the data do not have is proposed with what is wrong', async () => {
    writeFashion('data');
    const metadata = {
      inputs: [{ name: 'tokens', datatype: 'INT64', shape: [-1, 8] }],
      outputs: [{ name: 'y', datatype: 'FP32', shape: [-1, 2] }],
    };
    const pages = { ...FASHION_PAGES, 'GET /v2/models/fashion': { json: metadata } };
    const printed = await init('--server', await serve({ ...pages, ...V2_LIST }));
    expect(read(POLICY)).toMatch(/# To do: data\/regression-set\.jsonl, line 1: .*"tokens"/);
    expect(printed).toContain('(to do)');
  });

  test('is not proposed twice, and no other character of the policy is changed', async () => {
    const [now, before] = [await serve({ ...FASHION_PAGES, ...V2_LIST }), await serve(FASHION_PAGES)];
    const words = ['--server', now, '--baseline-server', before];
    writeFashion('data');
    await init(...words);
    write('models/fashion.txt', 'version: 7\n');
    const text = read(POLICY);
    expect(await init(...words)).toContain('Nothing to add.');
    expect(read(POLICY)).toBe(text);
    const [other, old] = [await serve(CHAT), await serve(CHAT)];
    await init('--server', other, '--baseline-server', old);
    expect(read(POLICY).startsWith(text.slice(0, text.indexOf('# For cost')))).toBe(true);
    expect(read(POLICY)).toContain('chat-7B');
    expect(read('models/fashion.txt')).toBe('version: 7\n');
  });
});

test('names that YAML would read otherwise stay what they are', async () => {
  const [name, tensor] = ['a, b}: "# - id: evil', 'no: [x'];
  const pages = {
    'GET /v2': FASHION_PAGES['GET /v2'],
    'GET /v2/models': { json: { models: [name] } },
    [`GET /v2/models/${encodeURIComponent(name)}`]: {
      json: {
        inputs: [{ name: tensor, datatype: 'FP32', shape: [-1, 2] }],
        outputs: [
          { name: 'logits', datatype: 'FP32', shape: [-1, 3] },
          { name: tensor, datatype: 'FP32', shape: [-1, 4] },
        ],
      },
    },
  };
  write('data/test.jsonl', `{"inputs": {"${tensor}": [1, 2]}, "label": 2}\n`);
  await init('--server', await serve(pages), '--baseline-server', await serve(pages));
  expect(policy().models).toMatchObject([
    {
      id: 'a-b---id-evil',
      engine: { 'model-name': name },
      dataset: { path: '../data/test.jsonl' },
      task: { kind: 'classification', output: 'logits' },
    },
  ]);
});

describe('a server of OpenAI’s protocol', () => {
  test('gives a policy for its prompts, scored as the labels suggest', async () => {
    const [now, before] = [await serve(CHAT), await serve(CHAT)];
    write('data/prompts.jsonl', '{"prompt": "2 + 2?", "label": 4}\n{"prompt": "2 + 3?", "label": 5}\n');
    await init('--server', now, '--baseline-server', before);
    const [model] = policy().models;
    expect(model).toMatchObject({
      id: 'chat-7B',
      engine: { protocol: 'openai', 'model-name': 'org/chat-7B', endpoint: 'chat', url: now },
      dataset: { path: '../data/prompts.jsonl' },
      task: { kind: 'text', score: 'numeric-match' },
    });
    expect(Object.keys(model?.limits ?? {})).not.toContain('memory-ram-peak');
  });

  test('that only continues texts is asked for completions', async () => {
    const pages = { 'GET /v1/models': CHAT['GET /v1/models'], 'POST /v1/completions': STREAMED } as Pages;
    await init('--server', await serve(pages), '--baseline-server', await serve(pages));
    expect(read(POLICY)).toContain('endpoint: completions');
  });

  test.each([
    { title: 'a search', label: '{"document": "d"}', kind: 'retrieval' },
    { title: 'candidates', label: '[1, 0]', kind: 'ranking' },
    { title: 'likeness', label: '0.5', kind: 'similarity' },
    { title: 'vectors', label: '[0.1, 0.2, 0.3]', kind: 'embedding' },
  ])('that has embeddings is judged as its labels suggest: $title', async ({ label, kind }) => {
    const pages = { 'GET /v1/models': { json: { data: [{ id: 'e5' }] } }, 'POST /v1/embeddings': VECTORS };
    write('data/e5.jsonl', `{"inputs": {"text": "a"}, "label": ${label}}\n`);
    await init('--server', await serve(pages), '--baseline-server', await serve(pages));
    expect(policy().models).toMatchObject([
      { id: 'e5', engine: { endpoint: 'embeddings' }, dataset: { path: '../data/e5.jsonl' }, task: { kind } },
    ]);
  });
});

test('credentials are sent, each to its own server, and named but never written', async () => {
  const [now, before] = [await serve(CHAT), await serve(CHAT)];
  const secrets = { INIT_TOKEN: 'secret-of-now-0123', INIT_OLD_TOKEN: 'secret-of-old-0123' };
  Object.assign(process.env, secrets);
  try {
    write('prompts.jsonl', '{"prompt": "2 + 2?", "label": 4}\n');
    const words = ['--credential', 'INIT_TOKEN', '--baseline-credential', 'INIT_OLD_TOKEN'];
    const printed = await init('--server', now, '--baseline-server', before, ...words);
    const [asked, askedBefore] = servers.map(({ requests }) => requests);
    for (const request of asked ?? [])
      expect(hasHeader(request, 'authorization', 'Bearer secret-of-now-0123')).toBe(true);
    for (const request of askedBefore ?? [])
      expect(hasHeader(request, 'authorization', 'Bearer secret-of-old-0123')).toBe(true);
    expect([asked?.length, askedBefore?.length]).toEqual([3, 3]);
    expect(policy().models[0]?.engine).toMatchObject({
      credential: { variable: 'INIT_TOKEN' },
      'baseline-credential': { variable: 'INIT_OLD_TOKEN' },
    });
    for (const text of [printed, read(POLICY), read('models/chat-7B.txt')])
      expect(text).not.toMatch(/secret-of/);
  } finally {
    for (const name of Object.keys(secrets)) delete process.env[name];
  }
});

describe('nothing is written, and one error says why', () => {
  const tensors = (json: object): Pages => ({
    ...FASHION_PAGES,
    ...V2_LIST,
    'GET /v2/models/fashion': { json },
  });
  const outputs = [{ name: 'y', datatype: 'FP32', shape: [-1, 2] }];
  test.each<{ title: string; pages: Pages; words?: readonly string[]; says: RegExp }>([
    {
      title: 'a page',
      pages: { 'GET /v2': '<html>', 'GET /v1/models': '<html>' },
      says: /expected a server that speaks the Open Inference Protocol or OpenAI’s, got GET \/v2: expected JSON, got "<html>"; GET \/v1\/models: expected JSON/,
    },
    {
      title: 'several models',
      pages: { ...FASHION_PAGES, 'GET /v2/models': { json: { models: ['fashion', 'digits'] } } },
      says: /expected one model, got 2: "fashion", "digits"\.$/,
    },
    {
      title: 'no list of models',
      pages: FASHION_PAGES,
      says: /expected a server that lists its models, got one that does not\.$/,
    },
    {
      title: 'no model',
      pages: { 'GET /v1/models': { json: { data: [] } } },
      says: /expected one model, got none\.$/,
    },
    {
      title: 'another model than the one that is named',
      pages: CHAT,
      words: ['--model-name', 'other'],
      says: /^http:\S+: expected one of its models \("org\/chat-7B"\), got "other"\.$/,
    },
    {
      title: 'a model that the server does not have',
      pages: FASHION_PAGES,
      words: ['--model-name', 'digits'],
      says: /expected a server that declares the inputs and outputs of its model, got GET \/v2\/models\/digits: the server answered 404: no such page\.$/,
    },
    {
      title: 'a model with a name that hides something',
      pages: { 'GET /v1/models': { json: { data: [{ id: 'a\u202eb' }] } } },
      says: /GET \/v1\/models: expected names of 1 to 200 characters that can be read, got "a\ufffdb"\.$/,
    },
    {
      title: 'no tensors',
      pages: tensors({}),
      says: /expected the inputs and outputs of "fashion", got none\.$/,
    },
    {
      title: 'a tensor with a name that hides something',
      pages: tensors({ inputs: [{ name: 'a\u001b[2K', datatype: 'FP32', shape: [1] }], outputs }),
      says: /expected names of tensors of 1 to 200 characters that can be read, got "a\\u001b\[2K"\.$/,
    },
    {
      title: 'a shape that is none',
      pages: tensors({ inputs: [{ name: 'x', datatype: 'FP32', shape: [1.5] }], outputs }),
      says: /expected whole numbers as "shape" of "x", got something else\.$/,
    },
    {
      title: 'the same name twice',
      pages: tensors({ inputs: [], outputs: [...outputs, ...outputs] }),
      says: /expected each name of "outputs" once, got "y" twice\.$/,
    },
    {
      title: 'a model that answers nothing',
      pages: { 'GET /v1/models': CHAT['GET /v1/models'] } as Pages,
      says: /expected a model that answers chats, completions or embeddings .*got POST \/v1\/chat\/completions: the server answered 404: no such page; POST \/v1\/completions: .*; POST \/v1\/embeddings: /,
    },
    {
      title: 'data that are not there',
      pages: CHAT,
      words: ['--data', 'none.jsonl'],
      says: /^--data: expected a data set, got no such file or folder: "none\.jsonl"\.$/,
    },
    {
      title: 'data of somebody else',
      pages: CHAT,
      words: ['--data', '../other.jsonl'],
      says: /^--data: expected a file or a folder in the repository, got "\.\.\/other\.jsonl"\.$/,
    },
    {
      title: 'a secret in place of the name of its variable',
      pages: CHAT,
      words: ['--credential', 'sk_0123456789abcdef'],
      says: /^--credential: expected the name of an environment variable that is set, got something else\.$/,
    },
    {
      title: 'a credential of no server',
      pages: CHAT,
      words: ['--baseline-credential', 'PATH'],
      says: /^--baseline-credential: expected --baseline-server with it, got none\.$/,
    },
    {
      title: 'an address with a query',
      pages: CHAT,
      words: ['--baseline-server', 'http://127.0.0.1:8000/?key=x'],
      says: /^--baseline-server: expected a URL such as /,
    },
  ])('$title', async ({ pages, words = [], says }) => {
    const [message, hint, ...more] = await mistake('--server', await serve(pages), ...words);
    expect(message).toMatch(says);
    expect(hint).toMatch(/\.$/);
    expect(more).toEqual([]);
    expect(existsSync(join(lab.folder, POLICY))).toBe(false);
  });

  test('the same server twice', async () => {
    const url = await serve(CHAT);
    const [message] = await mistake('--server', url, '--baseline-server', url);
    expect(message).toBe(`--baseline-server: expected another server than --server, got ${url} for both.`);
  });

  test('a baseline that speaks another protocol', async () => {
    const other = { ...CHAT, 'GET /v1/models': { json: { data: [{ id: 'fashion' }] } } };
    const [now, before] = [await serve({ ...FASHION_PAGES, ...V2_LIST }), await serve(other)];
    const [message] = await mistake('--server', now, '--baseline-server', before);
    expect(message).toBe(
      `--baseline-server: expected protocol open-inference, as --server has it, got protocol openai with endpoint chat (${before}).`,
    );
  });

  test('a baseline that wants a credential, of which the remedy names its own option', async () => {
    const [now, before] = [await serve(CHAT), await serve({ 'GET /v2': { status: 401 } })];
    const [message, hint] = await mistake('--server', now, '--baseline-server', before);
    expect(message).toBe(
      `${before}: expected a server that speaks the Open Inference Protocol or OpenAI’s, got GET /v2: the server answered 401: refused.`,
    );
    expect(hint).toContain('--baseline-credential for --baseline-server');
  });

  test('a baseline without the model', async () => {
    const other = { ...CHAT, 'GET /v1/models': { json: { data: [{ id: 'older' }] } } };
    const [now, before] = [await serve(CHAT), await serve(other)];
    const [message] = await mistake('--server', now, '--baseline-server', before);
    expect(message).toBe(`${before}: expected one of its models ("older"), got "org/chat-7B".`);
  });

  test('an option without a server', async () => {
    const [message] = await mistake('--data', 'x.jsonl');
    expect(message).toBe('--data: expected --server with it, got none.');
  });

  test('a server that does not run', async () => {
    const url = await serve(CHAT);
    await servers.pop()?.close();
    const [message] = await mistake('--server', url);
    expect(message).toMatch(/got GET \/v2: .*ECONNREFUSED/);
  });
});
