import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { readEvent, readPayload } from '../../../src/github/plan/event.ts';

const BASE = 'b'.repeat(40);
const HEAD = 'a'.repeat(40);
const ZEROS = '0'.repeat(40);

const pullRequest = (headRepository: { full_name: string } | null) => ({
  pull_request: {
    number: 7,
    head: { sha: HEAD, repo: headRepository },
    base: { sha: BASE, repo: { full_name: 'o/r' } },
  },
});
const pushed = (ref: string, before = BASE) => ({ ref, before, repository: { default_branch: 'main' } });

describe('readEvent', () => {
  test.each([
    {
      title: 'a pull request of the same repository',
      name: 'pull_request',
      payload: pullRequest({ full_name: 'o/r' }),
      event: { kind: 'pull-request', number: 7, headSha: HEAD, baseSha: BASE, fork: false },
    },
    {
      title: 'a pull request from a fork',
      name: 'pull_request',
      payload: pullRequest({ full_name: 'somebody/r' }),
      event: { kind: 'pull-request', number: 7, headSha: HEAD, baseSha: BASE, fork: true },
    },
    {
      title: 'a pull request from a fork that is deleted',
      name: 'pull_request',
      payload: pullRequest(null),
      event: { kind: 'pull-request', number: 7, headSha: HEAD, baseSha: BASE, fork: true },
    },
    {
      title: 'a merge queue',
      name: 'merge_group',
      payload: { merge_group: { base_sha: BASE, head_sha: HEAD } },
      event: { kind: 'merge-group', baseSha: BASE },
    },
    {
      title: 'a push to the default branch',
      name: 'push',
      payload: pushed('refs/heads/main'),
      event: { kind: 'push', branch: 'main', isDefaultBranch: true, before: BASE },
    },
    {
      title: 'the first push of a branch with slashes',
      name: 'push',
      payload: pushed('refs/heads/release/1.2', ZEROS),
      event: { kind: 'push', branch: 'release/1.2', isDefaultBranch: false, before: undefined },
    },
    {
      title: 'a push of a tag named like the default branch',
      name: 'push',
      payload: pushed('refs/tags/main'),
      event: { kind: 'other', name: 'push', ref: 'refs/tags/main' },
    },
    {
      title: 'a merge group that names its pull request',
      name: 'merge_group',
      payload: {
        merge_group: {
          base_sha: 'b'.repeat(40),
          head_ref: `refs/heads/gh-readonly-queue/release/1.x/pr-71-${'b'.repeat(40)}`,
        },
      },
      event: { kind: 'merge-group', baseSha: 'b'.repeat(40), pullRequest: 71 },
    },
    {
      title: 'a merge group with a ref of another form',
      name: 'merge_group',
      payload: { merge_group: { base_sha: 'b'.repeat(40), head_ref: 'refs/heads/pr-71' } },
      event: { kind: 'merge-group', baseSha: 'b'.repeat(40) },
    },
    {
      title: 'a schedule',
      name: 'schedule',
      payload: { schedule: '0 3 * * *' },
      event: { kind: 'schedule' },
    },
    {
      title: 'a dispatch on the default branch',
      name: 'workflow_dispatch',
      payload: pushed('refs/heads/main'),
      event: { kind: 'workflow-dispatch', branch: 'main', isDefaultBranch: true },
    },
    {
      title: 'a dispatch on a tag',
      name: 'workflow_dispatch',
      payload: pushed('refs/tags/v1'),
      event: { kind: 'workflow-dispatch', branch: 'refs/tags/v1', isDefaultBranch: false },
    },
    {
      title: 'a release',
      name: 'release',
      payload: { release: { tag_name: 'v1' } },
      event: { kind: 'release', tag: 'v1' },
    },
    {
      title: 'an event not known here',
      name: 'gollum',
      payload: {},
      event: { kind: 'other', name: 'gollum' },
    },
  ])('reads $title', ({ name, payload, event }) => {
    expect(readEvent({ GITHUB_EVENT_NAME: name }, payload)).toEqual(event);
  });

  test.each(['pull_request_target', 'issue_comment', 'workflow_run'])(
    'refuses %s and names the safe pattern',
    (name) => {
      const read = () => readEvent({ GITHUB_EVENT_NAME: name }, pullRequest({ full_name: 'o/r' }));
      expect(read).toThrow(UserError);
      expect(read).toThrow(`got "${name}"`);
      expect(read).toThrow(expect.objectContaining({ hint: expect.stringContaining('on: pull_request') }));
    },
  );

  test.each([
    { title: 'no number', name: 'pull_request', payload: {}, place: 'pull_request' },
    {
      title: 'a short SHA',
      name: 'merge_group',
      payload: { merge_group: { base_sha: 'b'.repeat(7) } },
      place: 'merge_group.base_sha',
    },
    {
      title: 'an option for a SHA',
      name: 'push',
      payload: pushed('refs/heads/main', '--upload-pack=x'),
      place: 'before',
    },
    { title: 'null', name: 'push', payload: null, place: 'payload' },
  ])('F52: names the place of a payload with $title', ({ name, payload, place }) => {
    expect(() => readEvent({ GITHUB_EVENT_NAME: name }, payload)).toThrow(`"${name}": ${place}: `);
  });

  test('F52: refuses to run without an event', () => {
    expect(() => readEvent({}, {})).toThrow('GITHUB_EVENT_NAME');
  });
});

describe('readPayload', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'payload-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('reads the file', async () => {
    const file = join(folder, 'event.json');
    await writeFile(file, '{"ref":"x"}');
    expect(await readPayload({ GITHUB_EVENT_PATH: file })).toEqual({ ref: 'x' });
  });

  test.each([
    { title: 'a missing variable', prepare: async () => ({}), got: 'GITHUB_EVENT_PATH, got none' },
    {
      title: 'a missing file',
      prepare: async () => ({ GITHUB_EVENT_PATH: join(folder, 'none.json') }),
      got: 'ENOENT',
    },
    {
      title: 'a truncated file',
      prepare: async () => {
        await writeFile(join(folder, 'cut.json'), '{"ref":');
        return { GITHUB_EVENT_PATH: join(folder, 'cut.json') };
      },
      got: 'expected JSON',
    },
    {
      title: 'a huge file',
      prepare: async () => {
        await writeFile(join(folder, 'huge.json'), '');
        await truncate(join(folder, 'huge.json'), 33 * 2 ** 20);
        return { GITHUB_EVENT_PATH: join(folder, 'huge.json') };
      },
      got: 'got 34603008 bytes',
    },
  ])('F52: says what is wrong with $title', async ({ prepare, got }) => {
    const payload = readPayload(await prepare());
    await expect(payload).rejects.toThrow(UserError);
    await expect(payload).rejects.toThrow(got);
  });
});
