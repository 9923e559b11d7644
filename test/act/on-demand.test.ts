import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ActionRepository, makeActionRepository } from '../e2e/action-repository.ts';
import { PLAIN, REPOSITORY, startCommandServer } from '../support/command-server.ts';
import { type Machine, openMachine, runExample } from './run-example.ts';

/* The examples for a gate on demand, run by act: which events start the command, and what the first attempt does. */

let machine: Machine;
let repository: ActionRepository;
beforeEach(() => {
  machine = openMachine();
  repository = makeActionRepository({ minScore: 0.5 });
});
afterEach(() => {
  machine.remove();
  repository.remove();
});

async function send(example: string, name: string, payload: object) {
  const server = await startCommandServer(PLAIN);
  const event = { name, payload: { repository: { full_name: 'owner/repository' }, ...payload } };
  const run = await runExample(machine, {
    example,
    repository: repository.folder,
    event,
    serverUrl: server.url,
  });
  await server.close();
  return { ...run, requests: server.requests };
}

const comment = (body: string, issue: object = { number: 7, pull_request: { url: 'pulls/7' } }) =>
  send('benchmark-command.yml', 'issue_comment', {
    action: 'created',
    issue,
    comment: { body, created_at: '2026-11-30T12:00:00Z', user: { login: 'maintainer' } },
    sender: { login: 'maintainer' },
  });

const label = (name: string, headRepository: string) =>
  send('benchmark-command.yml', 'pull_request', {
    action: 'labeled',
    number: 7,
    label: { name },
    pull_request: {
      number: 7,
      updated_at: '2026-11-30T12:00:00Z',
      head: { ref: 'feature', sha: 'b'.repeat(40), repo: { full_name: headRepository } },
      base: { ref: 'main' },
    },
    sender: { login: 'maintainer' },
  });

const RERUN = `POST ${REPOSITORY}/actions/runs/11/rerun`;

test('a comment of nothing but /benchmark, and the label, re-run the gate', async () => {
  const byComment = await comment('/benchmark');
  expect(byComment.requests.at(-1), byComment.log).toBe(RERUN);
  const byLabel = await label('benchmark', 'owner/repository');
  expect(byLabel.requests.at(-1), byLabel.log).toBe(RERUN);
});

test('other comments, comments on issues, other labels and labels on forks ask for nothing', async () => {
  for (const run of [
    await comment('please /benchmark'),
    await comment('/benchmark', { number: 7 }),
    await label('bug', 'owner/repository'),
    await label('benchmark', 'stranger/repository'),
  ])
    expect(run.requests, run.log).toEqual([]);
});

test('the first attempt of a pull request fails without a measurement, and says what it waits for', async () => {
  repository.checkOut(repository.merge);
  const { exitCode, log } = await send('on-demand.yml', 'pull_request', { action: 'opened', number: 7 });
  expect(exitCode, log).toBe(1);
  expect(log).toContain('Comment /benchmark on the pull request');
  expect(log).not.toContain('Model regression gate, ');
  expect(log).not.toContain('Main OWNER/model-regression-gate');
});
