import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { cacheLister } from '../../../src/github/api/list-cache-entries.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

const list = (prefix: string) =>
  cacheLister(() => openGitHub({ token: 't', apiUrl: server.url, pauseMs: 1 }), 'owner/repository')(prefix);

const leave = (...keys: string[]) => {
  for (const key of keys) {
    const id = server.entries.length + 1;
    const ref = 'refs/heads/main';
    server.entries.push({ id, key, ref, version: 'v', bytes: Buffer.alloc(7), isComplete: true });
  }
};

const requests = () => server.effects.filter(({ route }) => route === 'caches.list').length;

describe('cacheLister', () => {
  test('lists the entries whose key begins so, newest first, with the ref that wrote them', async () => {
    leave('ocr-1', 'speech-1', 'ocr-2');
    const entry = { ref: 'refs/heads/main', version: 'v', sizeBytes: 7 };
    expect(await list('ocr-')).toEqual([
      { key: 'ocr-2', ...entry },
      { key: 'ocr-1', ...entry },
    ]);
  });

  test('reads every page, and ends after a thousand entries', async () => {
    leave(...Array.from({ length: 1050 }, (_, index) => `ocr-${index}`));
    const entries = await list('ocr-');
    expect(entries).toHaveLength(1000);
    expect(entries[0]?.key).toBe('ocr-1049');
    expect(requests()).toBe(10);
  });

  test('names the permission that a refused token lacks', async () => {
    server.rights.actions = false;
    await expect(list('ocr-')).rejects.toThrow('the token lacks the permission `actions: read`');
  });

  test.each([
    { title: 'no such endpoint', answer: { status: 404, json: { message: 'Not Found' } }, says: '404' },
    {
      title: 'another shape',
      answer: { status: 200, json: { total_count: 1, actions_caches: [{}] } },
      says: 'something unexpected',
    },
  ])('is no empty list where the server answers with $title', async ({ answer, says }) => {
    server.inject({ route: 'caches.list', answer });
    await expect(list('ocr-')).rejects.toThrow(says);
  });
});
