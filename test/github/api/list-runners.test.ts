import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { listRunners } from '../../../src/github/api/list-runners.ts';
import { RequestBudget } from '../../../src/github/api/request-budget.ts';
import { runner } from '../../e2e/loopback/runners.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';

const REPOSITORY = { kind: 'repository', name: 'owner/repository' };
const ORGANIZATION = { kind: 'organization', name: 'owner' };

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

const list = async (totalMs = 5_000) => {
  const client = await openGitHub({
    token: 't',
    apiUrl: server.url,
    pauseMs: 5,
    requestMs: 200,
    budget: new RequestBudget(totalMs),
  });
  return listRunners(client, 'owner/repository');
};
const names = async () => (await list()).runners.map(({ name }) => name);

const refusal = (status: number) => ({ status, json: { message: 'Resource not accessible' } });

describe('listRunners', () => {
  test('reads what GitHub tells of a runner', async () => {
    server.runners.ofRepository.push(
      runner('gpu-1', { busy: true }),
      runner('off', { status: 'offline' }, []),
    );
    expect(await list()).toEqual({
      runners: [
        { name: 'gpu-1', isOnline: true, isBusy: true, labels: ['self-hosted', 'Linux', 'X64', 'gpu'] },
        { name: 'off', isOnline: false, isBusy: false, labels: ['self-hosted', 'Linux', 'X64'] },
      ],
      refusals: [],
    });
  });

  test('reads every page of groups', async () => {
    server.runners.groups.push(...Array.from({ length: 150 }, (_, index) => index + 2));
    server.runners.ofOrganization.push(runner('shared', { runner_group_id: 150 }));
    expect(await names()).toEqual(['shared']);
  });

  test('reads every page', async () => {
    for (let index = 0; index < 201; index += 1) server.runners.ofRepository.push(runner(`r${index}`));
    expect(await names()).toHaveLength(201);
    expect(server.effects.filter(({ route }) => route === 'runners.list')).toHaveLength(3);
  });

  test('adds the organization’s runners, but not those of groups that the repository may not use', async () => {
    server.runners.ofRepository.push(runner('own'));
    server.runners.ofOrganization.push(
      runner('shared', { runner_group_id: 1 }),
      runner('of others', { runner_group_id: 2 }),
    );
    expect(await names()).toEqual(['own', 'shared']);
  });

  test('takes a token that may list only the organization’s', async () => {
    server.runners.ofOrganization.push(runner('shared', { runner_group_id: 1 }));
    server.inject({ route: 'runners.list', answer: refusal(403) });
    const { runners, refusals } = await list();
    expect(runners.map(({ name }) => name)).toEqual(['shared']);
    expect(refusals).toEqual([{ kind: 'forbidden', of: REPOSITORY }]);
  });

  test('takes nothing of the organization where its groups cannot be told', async () => {
    server.runners.ofOrganization.push(runner('shared', { runner_group_id: 1 }));
    server.inject({ route: 'runner-groups.list', answer: refusal(403) });
    const { runners, refusals } = await list();
    expect(runners).toEqual([]);
    expect(refusals).toEqual([{ kind: 'forbidden', of: ORGANIZATION }]);
  });

  test.each([
    { status: 401, kind: 'invalid-token' },
    { status: 404, kind: 'not-found' },
  ])('says what $status means', async ({ status, kind }) => {
    server.inject({ route: 'runners.list', answer: refusal(status) });
    expect((await list()).refusals).toEqual([{ kind, of: REPOSITORY }]);
  });

  test('says an answer that is none, and one that does not come', async () => {
    server.inject({ route: 'runners.list', answer: { status: 200, json: { runners: 'many' } } });
    server.inject({ route: 'org-runners.list', delayMs: 10_000 });
    const startedAt = performance.now();
    const { runners, refusals } = await list(600);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(runners).toEqual([]);
    expect(refusals).toEqual([
      { kind: 'failed', of: REPOSITORY, message: expect.stringContaining('something unexpected') },
      { kind: 'failed', of: ORGANIZATION, message: expect.stringMatching(/not answered|no time left/) },
    ]);
  });

  test('finds none of a scale set that is scaled to zero, and nothing wrong with that', async () => {
    expect(await list()).toEqual({ runners: [], refusals: [] });
  });
});
