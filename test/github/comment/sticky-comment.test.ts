import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { publishComment } from '../../../src/github/comment/sticky-comment.ts';
import {
  keyOf,
  type RunNumber,
  readCommentMark,
  writeMark,
} from '../../../src/report/comment/comment-mark.ts';
import type { State } from '../../../src/verdict/state.ts';
import { ACTIONS_BOT, type StoredComment, type TokenOwner, type User } from '../../e2e/loopback/comments.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';

const GATE = { repository: 'o/r', workflow: 'ci', job: 'gate', policy: '.github/regression-gate.yml' };
const KEY = keyOf(GATE);
const PERSON: User = { login: 'mallory', type: 'User' };
const OTHER_BOT: User = { login: 'echo[bot]', type: 'Bot' };
const GITEA: TokenOwner = { login: 'gitea-actions', type: 'User', restUser: false, graphqlViewer: false };

let server: Loopback;
afterEach(() => server?.close());

interface Said {
  readonly state?: State;
  readonly run?: RunNumber;
  readonly key?: string;
  readonly isOutdated?: boolean;
  readonly apiPath?: string;
}

const RUN: RunNumber = { id: 10, attempt: 1 };

async function publish(
  markdown = 'found nothing',
  { state = 'pass', run = RUN, key = KEY, isOutdated = false, apiPath = '' }: Said = {},
) {
  const client = await openGitHub({
    token: 't',
    apiUrl: `${server.url}${apiPath}`,
    pauseMs: 5,
    requestMs: 5000,
  });
  const target = { owner: 'o', repo: 'r', number: 7, workflowLogin: 'github-actions[bot]' };
  return publishComment(client, target, { key, state, run, isOutdated, markdown });
}

const mark = ({ state = 'pass', run = RUN }: Said = {}, isRetired = false): string =>
  writeMark({ key: KEY, state, run, isRetired });
const MARK = mark();

function comment(id: number, user: User, body: string): StoredComment {
  return { id, node_id: `IC_${id}`, user, body, html_url: `${server.url}/o/r/pull/7#issuecomment-${id}` };
}

const bodies = () => server.comments.map(({ body }) => body);
const live = () => server.comments.filter(({ body }) => readCommentMark(body)?.isRetired === false);

describe("with a workflow's own token", () => {
  beforeEach(async () => {
    server = await startLoopback();
  });

  test('creates a comment that starts with the mark', async () => {
    expect(await publish()).toEqual({ url: `${server.url}/o/r/pull/7#issuecomment-1001` });
    expect(bodies()).toEqual([`${MARK}\nfound nothing`]);
  });

  test('edits it in place while the verdict stays the same', async () => {
    const first = await publish('one');
    const run = { id: 11, attempt: 1 };
    expect(await publish('two', { run })).toEqual(first);
    expect(bodies()).toEqual([`${mark({ run })}\ntwo`]);
  });

  test('keeps a comment for each gate', async () => {
    await publish('one');
    await publish('two', { key: keyOf({ ...GATE, job: 'gate-2' }), state: 'fail' });
    expect(live()).toHaveLength(2);
  });

  test('finds its comment on the third page', async () => {
    for (let id = 1; id <= 230; id += 1) server.comments.push(comment(id, PERSON, 'nice'));
    server.comments.push(comment(231, ACTIONS_BOT, `${MARK}\nold`));
    expect(await publish('new')).toEqual({ url: expect.stringContaining('-231') });
    expect(server.comments).toHaveLength(231);
    expect(server.effects.filter(({ route }) => route === 'comments.list')).toHaveLength(3);
  });

  test.each([
    { title: 'a person wrote the mark', user: PERSON, body: `${MARK}\nspoof` },
    { title: 'another bot echoed it', user: OTHER_BOT, body: `${MARK}\nspoof` },
    {
      title: 'a person took the name of the bot',
      user: { login: ACTIONS_BOT.login, type: 'User' } as const,
      body: `${MARK}\nspoof`,
    },
    {
      title: 'a person claims a verdict of a run to come',
      user: PERSON,
      body: `${mark({ state: 'fail', run: { id: 999_999, attempt: 9 } })}\nspoof`,
    },
    { title: 'the mark is not the first line', user: ACTIONS_BOT, body: `> quote\n${MARK}` },
    { title: 'the first line only starts with the mark', user: ACTIONS_BOT, body: `${MARK} and more` },
    { title: 'the body is empty', user: ACTIONS_BOT, body: '' },
  ])('leaves a comment alone when $title', async ({ user, body }) => {
    server.comments.push(comment(1, user, body));
    expect(await publish('mine')).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toMatchObject([{ body, user }, { body: `${MARK}\nmine` }]);
    expect(server.comments[0]?.isMinimized).toBeUndefined();
  });

  test('takes a mark line that ends in CRLF, and one without a verdict, for its own', async () => {
    server.comments.push(comment(1, ACTIONS_BOT, `<!-- model-regression-gate:v1 key=${KEY} -->\r\nold`));
    await publish('new', { state: 'fail' });
    expect(bodies()).toEqual([`${mark({ state: 'fail' })}\nnew`]);
  });

  test('F11: creates a new one when it was deleted between list and update', async () => {
    server.comments.push(comment(1, ACTIONS_BOT, `${MARK}\nold`));
    server.inject({
      route: 'comments.update',
      times: 1,
      answer: { status: 404, json: { message: 'Not Found' } },
    });
    expect(await publish('new')).toEqual({ url: expect.stringContaining('-1001') });
  });

  test.each([
    { title: 'answered 502', fault: { answer: { status: 502 } } },
    { title: 'broke the connection', fault: { reset: true } },
  ])('F1, F2: makes exactly one comment when the server created it and then $title', async ({ fault }) => {
    server.inject({ route: 'comments.create', times: 1, afterEffect: true, ...fault });
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toHaveLength(1);
  });

  test('posts a second time when the first one did not arrive', async () => {
    server.inject({ route: 'comments.create', times: 1, answer: { status: 502 } });
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toHaveLength(1);
  });

  test('is skipped when the token may not write', async () => {
    server.rights.comments = false;
    expect(await publish()).toEqual({ skipped: { kind: 'forbidden' } });
  });

  test('is skipped when the conversation is locked', async () => {
    server.conversation.isLocked = true;
    expect(await publish()).toEqual({ skipped: { kind: 'locked' } });
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
    expect(await publish()).toEqual({
      skipped: { kind: 'failed', message: expect.stringContaining(reason) },
    });
    expect(server.comments).toHaveLength(0);
  });

  test('creates nothing while the owner of the token is unknown', async () => {
    server.inject({ route: 'user.get', answer: { status: 500 } });
    expect(await publish()).toEqual({
      skipped: { kind: 'failed', message: expect.stringContaining('GET /user') },
    });
    expect(server.comments).toHaveLength(0);
  });

  test('F12: cuts a body that GitHub would refuse, after a whole line', async () => {
    await publish(`verdict\n${`${'x'.repeat(99)}\n`.repeat(800)}`);
    const [created] = server.comments;
    expect(created?.body.length).toBeLessThan(65_536);
    expect(created?.body.split('\n', 2)).toEqual([MARK, 'verdict']);
    expect(created?.body.slice(-160)).toMatch(/\nx{99}\n\n\*Cut off here/);
  });
});

describe('when the verdict flips', () => {
  const run = { id: 11, attempt: 1 };
  beforeEach(async () => {
    server = await startLoopback();
    await publish('all is well');
  });

  test('a new comment is made and the old one minimized, its text as it was', async () => {
    expect(await publish('too slow', { state: 'fail', run })).toEqual({
      url: expect.stringContaining('-1002'),
    });
    expect(server.comments).toMatchObject([
      { id: 1001, isMinimized: true, body: `${mark({}, true)}\nall is well` },
      { id: 1002, body: `${mark({ state: 'fail', run })}\ntoo slow` },
    ]);
    expect(server.comments[1]?.isMinimized).toBeUndefined();
  });

  test('back again, a third one is made, and from then on that one is edited', async () => {
    await publish('too slow', { state: 'fail', run });
    await publish('well again', { run: { id: 12, attempt: 1 } });
    await publish('still well', { run: { id: 13, attempt: 1 } });
    expect(server.comments.map(({ isMinimized = false }) => isMinimized)).toEqual([true, true, false]);
    expect(live()).toMatchObject([{ id: 1003, body: expect.stringContaining('still well') }]);
  });

  test('the old one becomes one line that points to the new one where the permission to minimize is missing', async () => {
    server.rights.minimize = false;
    await publish('too slow', { state: 'fail', run });
    expect(bodies()).toEqual([
      `${mark({}, true)}\nOut of date. [See the newer comment](${server.url}/o/r/pull/7#issuecomment-1002).`,
      `${mark({ state: 'fail', run })}\ntoo slow`,
    ]);
  });

  test('an old one that cannot be hidden is reported, and the new one counts', async () => {
    server.inject({ route: 'comments.update', answer: { status: 403, json: { message: 'locked' } } });
    expect(await publish('too slow', { state: 'fail', run })).toEqual({
      url: expect.stringContaining('-1002'),
      notHidden: [{ url: expect.stringContaining('-1001'), message: expect.stringContaining('locked') }],
    });
  });

  test('and the run ended before the old one was retired, the next run does it', async () => {
    server.comments.push(comment(2000, ACTIONS_BOT, `${mark({ state: 'fail', run })}\ntoo slow`));
    await publish('still too slow', { state: 'fail', run: { id: 12, attempt: 1 } });
    expect(live()).toMatchObject([{ id: 2000, body: expect.stringContaining('still too slow') }]);
    expect(server.comments[0]?.isMinimized).toBe(true);
  });
});

describe('when someone minimized its comment', () => {
  test('a new one is made, which can be seen', async () => {
    server = await startLoopback();
    await publish('one');
    server.comments[0]!.isMinimized = true;
    expect(await publish('two', { run: { id: 11, attempt: 1 } })).toEqual({
      url: expect.stringContaining('-1002'),
    });
    expect(live()).toMatchObject([{ id: 1002, body: expect.stringContaining('two') }]);
  });
});

describe('of two runs at once', () => {
  const older: RunNumber = { id: 10, attempt: 1 };
  const newer: RunNumber = { id: 11, attempt: 1 };
  beforeEach(async () => {
    server = await startLoopback();
  });

  test.each([
    { title: 'the newer is slower', slow: newer },
    { title: 'the older is slower', slow: older },
  ])('F14: one comment is left, of the newer, when both create one and $title', async ({ slow }) => {
    server.inject({ route: 'comments.create', times: 1, delayMs: 60 });
    const first = publish(`run ${slow.id}`, { state: 'pass', run: slow });
    // Both have looked before either has posted.
    while (!server.effects.some(({ route }) => route === 'comments.list')) await pause();
    const other = slow === newer ? older : newer;
    const outcomes = await Promise.all([first, publish(`run ${other.id}`, { state: 'fail', run: other })]);
    expect(live()).toMatchObject([{ body: expect.stringContaining('run 11') }]);
    expect(outcomes.filter((each) => 'url' in each).length).toBeGreaterThan(0);
  });

  test('the older leaves the comment of the newer alone', async () => {
    await publish('newer', { run: newer, state: 'fail' });
    expect(await publish('older', { run: older })).toEqual({
      skipped: { kind: 'overtaken', url: expect.stringContaining('-1001') },
    });
    expect(bodies()).toEqual([`${mark({ run: newer, state: 'fail' })}\nnewer`]);
  });

  test('an older one that is repeated on the current head comments again', async () => {
    await publish('newer', { run: newer });
    await publish('repeated', { run: { id: 10, attempt: 2 } });
    expect(live()).toMatchObject([{ body: expect.stringContaining('repeated') }]);
  });

  test('an older one that is repeated on an outdated commit does not', async () => {
    await publish('newer', { run: newer });
    const outcome = await publish('repeated', { run: { id: 10, attempt: 2 }, isOutdated: true });
    expect(outcome).toMatchObject({ skipped: { kind: 'overtaken' } });
  });

  test('F51: a first attempt that ends after the second leaves that one alone', async () => {
    await publish('second', { run: { id: 10, attempt: 2 } });
    expect(await publish('first', { run: older })).toMatchObject({ skipped: { kind: 'overtaken' } });
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('with another token, or on another server', () => {
  const owners: { title: string; owner: TokenOwner; apiPath?: string }[] = [
    { title: 'a person', owner: { login: 'alice', type: 'User', restUser: true, graphqlViewer: true } },
    { title: 'an app', owner: { login: 'gate[bot]', type: 'Bot', restUser: false, graphqlViewer: true } },
    {
      title: 'an app on GitHub Enterprise Server',
      owner: { login: 'gate[bot]', type: 'Bot', restUser: false, graphqlViewer: true },
      apiPath: '/api/v3',
    },
    {
      title: 'a server without GraphQL',
      owner: { ...ACTIONS_BOT, graphqlViewer: false },
      apiPath: '/api/v1',
    },
  ];
  test.each(owners)('edits the own comment of $title', async ({ owner, apiPath = '' }) => {
    server = await startLoopback({ owner });
    server.comments.push(comment(1, PERSON, `${MARK}\nspoof`));
    await publish('one', { apiPath });
    await publish('two', { apiPath });
    expect(bodies()).toEqual([`${MARK}\nspoof`, `${MARK}\ntwo`]);
  });

  test("on a server without GraphQL the old comment points to the new one, and Gitea's own user is known", async () => {
    server = await startLoopback({ owner: GITEA });
    const client = await openGitHub({ token: 't', apiUrl: `${server.url}/api/v1`, pauseMs: 5 });
    const target = { owner: 'o', repo: 'r', number: 7, workflowLogin: 'gitea-actions' };
    const said = { key: KEY, run: undefined, isOutdated: false, markdown: 'text' };
    await publishComment(client, target, { ...said, state: 'pass' });
    await publishComment(client, target, { ...said, state: 'fail' });
    expect(bodies()).toEqual([
      expect.stringMatching(/retired -->\nOut of date\. \[See the newer comment\]/),
      expect.stringMatching(/state=fail -->\ntext/),
    ]);
  });
});
