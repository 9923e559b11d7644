import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGitHub } from '../../src/github/github-client.ts';
import { commentMarker, publishComment } from '../../src/github/sticky-comment.ts';
import { ACTIONS_BOT, type StoredComment, type TokenOwner, type User } from '../e2e/loopback/comments.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';

const GATE = { repository: 'o/r', workflow: 'ci', job: 'gate', policy: '.github/regression-gate.yml' };
const MARKER = commentMarker(GATE);
const PERSON: User = { login: 'mallory', type: 'User' };
const OTHER_BOT: User = { login: 'echo[bot]', type: 'Bot' };

let server: Loopback;
afterEach(() => server?.close());

async function publish(markdown = 'found nothing', marker = MARKER) {
  const client = await openGitHub({ token: 't', apiUrl: server.url, pauseMs: 5, requestMs: 5000 });
  return publishComment(client, { owner: 'o', repo: 'r', number: 7 }, { marker, markdown });
}

function comment(id: number, user: User, body: string): StoredComment {
  return { id, user, body, html_url: `${server.url}/o/r/pull/7#issuecomment-${id}` };
}

describe('commentMarker', () => {
  test('is a hidden line with a key of its own for each gate', () => {
    expect(MARKER).toMatch(/^<!-- model-regression-gate:v1 key=[0-9a-f]{16} -->$/);
    const others = [
      { ...GATE, repository: 'o/r2' },
      { ...GATE, workflow: 'nightly' },
      { ...GATE, job: 'gate-2' },
      { ...GATE, policy: 'other.yml' },
      { ...GATE, workflow: 'c', job: 'igate' },
    ];
    expect(new Set([MARKER, ...others.map(commentMarker)]).size).toBe(6);
  });
});

describe("with a workflow's own token", () => {
  beforeEach(async () => {
    server = await startLoopback();
  });

  test('creates a comment that starts with the marker', async () => {
    expect(await publish()).toEqual({ url: `${server.url}/o/r/pull/7#issuecomment-1001` });
    expect(server.comments.map(({ body }) => body)).toEqual([`${MARKER}\nfound nothing`]);
  });

  test('edits it in place the second time', async () => {
    const first = await publish('one');
    expect(await publish('two')).toEqual(first);
    expect(server.comments.map(({ body }) => body)).toEqual([`${MARKER}\ntwo`]);
  });

  test('keeps a comment for each gate', async () => {
    await publish('one');
    await publish('two', commentMarker({ ...GATE, job: 'gate-2' }));
    expect(server.comments).toHaveLength(2);
  });

  test('finds its comment on the third page', async () => {
    for (let id = 1; id <= 230; id += 1) server.comments.push(comment(id, PERSON, 'nice'));
    server.comments.push(comment(231, ACTIONS_BOT, `${MARKER}\nold`));
    expect(await publish('new')).toEqual({ url: expect.stringContaining('-231') });
    expect(server.comments).toHaveLength(231);
    expect(server.effects.filter(({ route }) => route === 'comments.list')).toHaveLength(3);
  });

  test.each([
    { title: 'a person wrote the marker', user: PERSON, body: `${MARKER}\nspoof` },
    { title: 'another bot echoed it', user: OTHER_BOT, body: `${MARKER}\nspoof` },
    {
      title: 'a person took the name of the bot',
      user: { login: ACTIONS_BOT.login, type: 'User' } as const,
      body: `${MARKER}\nspoof`,
    },
    { title: 'the marker is not the first line', user: ACTIONS_BOT, body: `> quote\n${MARKER}` },
    { title: 'the first line only starts with the marker', user: ACTIONS_BOT, body: `${MARKER} and more` },
    { title: 'the body is empty', user: ACTIONS_BOT, body: '' },
  ])('leaves a comment alone when $title', async ({ user, body }) => {
    server.comments.push(comment(1, user, body));
    expect(await publish('mine')).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments.map((each) => each.body)).toEqual([body, `${MARKER}\nmine`]);
  });

  test('updates the oldest of several and leaves the others', async () => {
    for (const id of [12, 11, 13]) server.comments.push(comment(id, ACTIONS_BOT, `${MARKER}\nold ${id}`));
    await publish('new');
    expect(server.comments.map(({ body }) => body.slice(MARKER.length + 1))).toEqual([
      'old 12',
      'new',
      'old 13',
    ]);
  });

  test('understands a marker line that ends in CRLF', async () => {
    server.comments.push(comment(1, ACTIONS_BOT, `${MARKER}\r\nold`));
    await publish('new');
    expect(server.comments.map(({ body }) => body)).toEqual([`${MARKER}\nnew`]);
  });

  test('creates a new one when it was deleted between list and update', async () => {
    server.comments.push(comment(1, ACTIONS_BOT, `${MARKER}\nold`));
    server.inject({ route: 'comments.update', answer: { status: 404, json: { message: 'Not Found' } } });
    expect(await publish('new')).toEqual({ url: expect.stringContaining('-1001') });
  });

  test.each([
    { title: 'answered 502', fault: { answer: { status: 502 } } },
    { title: 'broke the connection', fault: { reset: true } },
  ])('makes exactly one comment when the server created it and then $title', async ({ fault }) => {
    server.inject({ route: 'comments.create', times: 1, afterEffect: true, ...fault });
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toHaveLength(1);
  });

  test('posts a second time when the first one did not arrive', async () => {
    server.inject({ route: 'comments.create', times: 1, answer: { status: 502 } });
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toHaveLength(1);
  });

  test('is skipped with the permissions to add when the token may not write', async () => {
    const json = { message: 'Resource not accessible by integration' };
    server.inject({ route: 'comments.create', answer: { status: 403, json } });
    const published = await publish();
    expect(published).toEqual({
      skipped: expect.stringContaining('may not comment'),
      remedy: expect.stringContaining('permissions:\n  contents: read\n  pull-requests: write'),
    });
  });

  test.each([
    { title: 'the service is down', answer: { status: 503 }, reason: 'was answered with 503' },
    {
      title: 'the token is refused',
      answer: { status: 401, json: { message: 'Bad credentials' } },
      reason: 'Bad credentials',
    },
    {
      title: 'a proxy answers with a page',
      answer: { status: 200, bytes: Buffer.from('<html>') },
      reason: 'unexpected',
    },
  ])('is skipped with the reason when $title', async ({ answer, reason }) => {
    server.inject({ route: 'comments.list', answer });
    expect(await publish()).toEqual({ skipped: expect.stringContaining(reason) });
    expect(server.comments).toHaveLength(0);
  });

  test('creates nothing while it cannot tell whose the token is', async () => {
    server.inject({ route: 'user.get', answer: { status: 500 } });
    expect(await publish()).toEqual({ skipped: expect.stringContaining('GET /user') });
    expect(server.comments).toHaveLength(0);
  });

  test('cuts a body that GitHub would refuse, after a whole line', async () => {
    await publish(`verdict\n${`${'x'.repeat(99)}\n`.repeat(800)}`);
    const [created] = server.comments;
    expect(created?.body.length).toBeLessThan(65_536);
    expect(created?.body.split('\n', 2)).toEqual([MARKER, 'verdict']);
    expect(created?.body.slice(-160)).toMatch(/\nx{99}\n\n\*Cut here/);
  });
});

describe('with another token', () => {
  const owners: { title: string; owner: TokenOwner }[] = [
    { title: 'a person', owner: { login: 'alice', type: 'User', restUser: true, graphqlViewer: true } },
    { title: 'an app', owner: { login: 'gate[bot]', type: 'Bot', restUser: false, graphqlViewer: true } },
    { title: 'a server without GraphQL', owner: { ...ACTIONS_BOT, graphqlViewer: false } },
  ];
  test.each(owners)('edits the own comment of $title', async ({ owner }) => {
    server = await startLoopback({ owner });
    server.comments.push(comment(1, PERSON, `${MARKER}\nspoof`));
    await publish('one');
    await publish('two');
    expect(server.comments.map(({ body }) => body)).toEqual([`${MARKER}\nspoof`, `${MARKER}\ntwo`]);
  });
});
