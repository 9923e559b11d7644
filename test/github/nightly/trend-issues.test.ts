import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { keepTrendIssues, trendMarker } from '../../../src/github/nightly/trend-issues.ts';
import { analyzeHistory } from '../../../src/trend/analyze-history.ts';
import type { SeriesTrend } from '../../../src/trend/trend.ts';
import { ACTIONS_BOT, type User } from '../../e2e/loopback/comments.ts';
import type { StoredIssue } from '../../e2e/loopback/issues.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import {
  FIRST_NIGHT,
  NIGHT_MS,
  newModelFrom,
  nights,
  type Story,
} from '../../support/fixtures/history-fixture.ts';

const PERSON: User = { login: 'mallory', type: 'User' };
const POLICY = '.github/regression-gate.yml';
/** Slower by a fifth for ten nights, with another model. */
const STORY: Omit<Story, 'nights'> = {
  factor: (night) => (night >= 20 && night < 30 ? 1.2 : 1),
  given: newModelFrom(20),
};

let server: Loopback;
let tonight = 0;
beforeEach(async () => {
  server = await startLoopback({ now: () => new Date(FIRST_NIGHT + tonight * NIGHT_MS) });
});
afterEach(() => server.close());

async function night(count: number, story: Omit<Story, 'nights'> = STORY) {
  tonight = count - 0.9;
  const client = await openGitHub({ token: 't', apiUrl: server.url, pauseMs: 5, requestMs: 5000 });
  return keepTrendIssues(analyzeHistory(nights({ ...story, nights: count })), {
    client,
    owner: 'o',
    repo: 'r',
    workflowLogin: ACTIONS_BOT.login,
    policy: POLICY,
    links: { repositoryUrl: 'https://github.com/o/r', dataBranch: 'regression-gate-data' },
  });
}

const actions = async (count: number, story?: Omit<Story, 'nights'>) =>
  (await night(count, story)).kept.map(({ action }) => action);

const marker = () =>
  trendMarker('o/r', POLICY, analyzeHistory(nights({ ...STORY, nights: 24 })).series[0] as SeriesTrend);

function issue(number: number, given: Partial<StoredIssue>): StoredIssue {
  const html_url = `${server.url}/o/r/issues/${number}`;
  return {
    number,
    html_url,
    title: 't',
    body: '',
    state: 'open',
    closed_at: null,
    user: ACTIONS_BOT,
    ...given,
  };
}

describe('one regression from its first night to its end', () => {
  test('opens on the second night, updates while it is open, closes with a comment after two good ones', async () => {
    expect(await actions(20)).toEqual([]);
    expect(await actions(21)).toEqual([]);
    expect(await actions(22)).toEqual(['opened']);
    expect(server.issues).toHaveLength(1);
    const [opened] = server.issues;
    expect(opened?.title).toBe('ocr: P95 latency regressed on 2026-09-21');
    await expect(opened?.body).toMatchFileSnapshot('golden/trend-issue.md');
    for (let count = 23; count <= 31; count += 1) expect(await actions(count)).toEqual(['updated']);
    expect(server.comments).toEqual([]);
    expect(await actions(32)).toEqual(['closed']);
    expect(server.issues.map(({ state }) => state)).toEqual(['closed']);
    await expect(server.issues[0]?.body).toMatchFileSnapshot('golden/trend-issue-recovered.md');
    expect(server.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /^Back to the old level since 2026-10-01, for at least two nights \(latest 4\.\d+\u00A0ms\)\. Closing\.$/,
      ),
    ]);
    expect(await actions(33)).toEqual([]);
    expect(server.effects.filter(({ route }) => route === 'issues.update')).toHaveLength(10);
  });

  test('stays closed when someone closed it, and opens another for the next change', async () => {
    await night(22);
    Object.assign(server.issues[0] as StoredIssue, {
      state: 'closed',
      closed_at: new Date(FIRST_NIGHT + 22 * NIGHT_MS).toISOString(),
    });
    expect(await actions(24)).toEqual(['left']);
    expect(server.issues).toHaveLength(1);
    const twice = { ...STORY, factor: (at: number) => ((at >= 20 && at < 30) || at >= 45 ? 1.2 : 1) };
    expect(await actions(48, twice)).toEqual(['opened']);
    expect(server.issues).toHaveLength(2);
  });

  test('opens its own again when it closed it too early', async () => {
    await night(22);
    await night(22, {});
    expect(server.issues[0]?.state).toBe('closed');
    expect(await actions(24)).toEqual(['updated']);
    expect(server.issues.map(({ state }) => state)).toEqual(['open']);
  });
});

describe('what opens none', () => {
  test.each([
    { title: 'a quiet series', story: {} },
    { title: 'an improvement', story: { factor: (at: number) => (at >= 20 ? 0.7 : 1) } },
    { title: 'one bad night', story: { factor: (at: number) => (at === 22 ? 2 : 1) } },
    {
      title: 'another machine',
      story: { ...STORY, given: (at: number) => (at < 20 ? {} : { environment: 'f'.repeat(64) }) },
    },
    { title: 'missing nights', story: { isMissing: (at: number) => at % 5 === 0 } },
  ])('$title', async ({ story }) => {
    expect(await night(24, story)).toEqual({ kept: [] });
    expect(server.issues).toEqual([]);
  });
});

describe('other people’s issues', () => {
  test.each([
    { title: 'a person wrote the marker', given: { user: PERSON } },
    {
      title: 'a person took the name of the bot',
      given: { user: { login: ACTIONS_BOT.login, type: 'User' as const } },
    },
    { title: 'it is a pull request', given: { pull_request: {} } },
    { title: 'the marker is not the first line', given: { body: '> quote\n' } },
  ])('are left alone: $title', async ({ given }) => {
    const body = given.body === undefined ? `${marker()}\nspoof` : `${given.body}${marker()}`;
    const theirs = issue(1, { ...given, body });
    server.issues.push(theirs);
    expect(await actions(22)).toEqual(['opened']);
    expect(await actions(32)).toEqual(['closed']);
    expect(server.issues[0]).toEqual(issue(1, { ...given, body }));
  });

  test('its own is found behind two hundred others', async () => {
    server.issues.push(issue(1, { body: `${marker()}\nold` }));
    for (let number = 2; number <= 230; number += 1) server.issues.push(issue(number, { user: PERSON }));
    expect(await actions(24)).toEqual(['updated']);
    expect(server.issues).toHaveLength(230);
  });
});

describe('a refusal of the server', () => {
  const json = { message: 'Resource not accessible by integration' };
  test.each([
    {
      title: 'no right to write',
      fault: { route: 'issues.create', answer: { status: 403, json } },
      refusal: { kind: 'forbidden' },
    },
    {
      title: 'issues turned off',
      fault: {
        route: 'issues.create',
        answer: { status: 410, json: { message: 'Issues are disabled for this repo' } },
      },
      refusal: { kind: 'turned-off' },
    },
    {
      title: 'down',
      fault: { route: 'issues.list', answer: { status: 503 } },
      refusal: { kind: 'failed', message: expect.stringContaining('was answered with 503') },
    },
  ] as const)('is a result, not an error: $title', async ({ fault, refusal }) => {
    server.inject(fault);
    expect(await night(22)).toEqual({ kept: [], refusal });
  });

  test('one issue is made when the server made it and broke off', async () => {
    server.inject({ route: 'issues.create', times: 1, afterEffect: true, reset: true });
    expect(await actions(22)).toEqual(['opened']);
    expect(server.issues).toHaveLength(1);
  });

  test('nothing is asked of it on a quiet night without a series', async () => {
    expect(await night(5)).toEqual({ kept: [] });
    expect(server.effects).toEqual([]);
  });
});
