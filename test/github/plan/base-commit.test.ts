import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitIn } from '../../../src/git/git.ts';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { openRemoteHistory } from '../../../src/github/api/remote-history.ts';
import { findBaseCommit, type Surveyed } from '../../../src/github/plan/base-commit.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

let lab: GitLab;
let clone: GitLab;
let server: Loopback;
beforeEach(async () => {
  lab = openGitLab();
  clone = openGitLab();
  server = await startLoopback({ repository: lab.folder });
});
afterEach(async () => {
  lab.remove();
  clone.remove();
  await server.close();
});

/** The server is asked for history; `undefined` is a run without a token. */
const history = () =>
  openRemoteHistory(
    () => openGitHub({ token: 'ghs_test', apiUrl: server.url, pauseMs: 1 }),
    'owner/repository',
  );

function surveyed({ folder }: GitLab, runSha?: string, given: Partial<Surveyed> = {}): Surveyed {
  const policyFile = join(folder, 'gate.yml');
  return { runSha, git: gitIn(folder), history: history(), defaultBranch: 'main', policyFile, ...given };
}

/** A clone with one commit, as actions/checkout makes it. */
function checkOutShallow(sha: string, { origin = true } = {}): void {
  lab.run('config', 'uploadpack.allowReachableSHA1InWant', 'true');
  if (origin) clone.run('remote', 'add', 'origin', `file://${lab.folder}`);
  clone.run('fetch', '--quiet', '--depth=1', `file://${lab.folder}`, sha);
  clone.run('checkout', '--quiet', '--detach', sha);
}

/** main: first → base; feature: first → head; then the merge of head into base, as GitHub makes it. */
function makePullRequest() {
  const first = lab.commit('model.onnx', '1');
  lab.run('checkout', '--quiet', '-b', 'feature');
  const head = lab.commit('feature.txt', 'x');
  lab.run('checkout', '--quiet', 'main');
  const base = lab.commit('model.onnx', '2');
  lab.run('checkout', '--quiet', '-b', 'merge');
  lab.run('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
  return { first, head, base, merge: lab.run('rev-parse', 'HEAD') };
}

function pullRequestOf({ first, head }: { first: string; head: string }) {
  // The tip of the base branch was still `first` when the event fired.
  return { kind: 'pull-request', number: 7, headSha: head, baseSha: first, fork: false } as const;
}

describe('findBaseCommit of a pull request', () => {
  test('is the first parent of the merge commit, not the tip in the payload', async () => {
    const commits = makePullRequest();
    const found = await findBaseCommit(pullRequestOf(commits), 'pull-request', surveyed(lab, commits.merge));
    expect(found).toEqual({ sha: commits.base, ancestors: [commits.base, commits.first], notes: [] });
  });

  test('F27: is found and fetched in a checkout of depth 1, and its ancestors told by the server', async () => {
    const commits = makePullRequest();
    checkOutShallow(commits.merge);
    expect(() => clone.run('cat-file', '-e', commits.base)).toThrow();
    const found = await findBaseCommit(
      pullRequestOf(commits),
      'pull-request',
      surveyed(clone, commits.merge),
    );
    expect(found).toEqual({ sha: commits.base, ancestors: [commits.base, commits.first], notes: [] });
    expect(clone.run('show', `${commits.base}:model.onnx`)).toBe('2');
  });

  test('F27: notes that the commit cannot be fetched, in the words of git', async () => {
    const commits = makePullRequest();
    checkOutShallow(commits.merge, { origin: false });
    const found = await findBaseCommit(
      pullRequestOf(commits),
      'pull-request',
      surveyed(clone, commits.merge),
    );
    expect(found.sha).toBe(commits.base);
    expect(found.notes).toEqual([
      {
        kind: 'commit-not-fetched',
        commit: commits.base,
        message: expect.stringMatching(/^fatal: .*origin/),
      },
    ]);
  });

  test('looks for records of the commit alone, with a note, when its ancestors are unknown', async () => {
    const commits = makePullRequest();
    checkOutShallow(commits.merge);
    server.inject({ route: 'commits.list', answer: { status: 403, json: { message: 'no' } } });
    const event = pullRequestOf(commits);
    for (const { given, why } of [
      { given: {}, why: { kind: 'failed', message: expect.stringContaining('403') } },
      { given: { history: undefined }, why: { kind: 'no-token' } },
    ]) {
      const found = await findBaseCommit(event, 'pull-request', surveyed(clone, commits.merge, given));
      expect(found).toEqual({
        sha: commits.base,
        ancestors: [commits.base],
        notes: [{ kind: 'ancestors-unknown', commit: commits.base, why }],
      });
    }
  });

  test('falls back to the payload, with a note, when another commit is checked out', async () => {
    const commits = makePullRequest();
    lab.run('checkout', '--quiet', '--detach', commits.base);
    const found = await findBaseCommit(pullRequestOf(commits), 'pull-request', surveyed(lab, commits.merge));
    const why = { kind: 'other-checkout', checkedOut: commits.base };
    expect(found).toMatchObject({
      sha: commits.first,
      notes: [{ kind: 'base-branch-tip', commit: commits.first, why }],
    });
  });

  test('falls back when the merge is of another head', async () => {
    const commits = makePullRequest();
    const event = { ...pullRequestOf(commits), headSha: 'c'.repeat(40) };
    const found = await findBaseCommit(event, 'pull-request', surveyed(lab, commits.merge));
    expect(found).toMatchObject({
      sha: commits.first,
      notes: [{ why: { kind: 'not-the-merge', checkedOut: commits.merge, head: event.headSha } }],
    });
  });
});

describe('findBaseCommit of a pull request whose head itself is checked out', () => {
  const eventOf = ({ base, head }: { base: string; head: string }) => pullRequestOf({ first: base, head });
  const RULES = `version: 1
models:
  - id: m
    artifact: model.onnx
    dataset: { path: data.jsonl }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }
`;

  /** A pull request that is behind its base branch, whose rules are then changed. */
  function makeBehind(change: () => void = () => {}) {
    lab.commit('gate.yml', RULES);
    lab.commit('data.jsonl', '1');
    const commits = makePullRequest();
    lab.run('checkout', '--quiet', 'main');
    change();
    const base = lab.run('rev-parse', 'HEAD');
    lab.run('checkout', '--quiet', '--detach', commits.head);
    return { ...commits, base };
  }

  test.each([
    { title: 'the run is for the merge', runSha: ({ merge }: { merge: string }) => merge },
    { title: 'the run is for the head', runSha: ({ head }: { head: string }) => head },
  ])('is where it left the base branch when $title', async ({ runSha }) => {
    const commits = makeBehind();
    const { first, head } = commits;
    const found = await findBaseCommit(eventOf(commits), 'pull-request', surveyed(lab, runSha(commits)));
    expect(found.sha).toBe(first);
    expect(found.ancestors[0]).toBe(first);
    expect(found.notes).toEqual([{ kind: 'fork-point', commit: first, head }]);
  });

  test('is told by the server in a checkout of depth 1', async () => {
    const commits = makeBehind();
    checkOutShallow(commits.head);
    const found = await findBaseCommit(eventOf(commits), 'pull-request', surveyed(clone, commits.merge));
    expect(found.sha).toBe(commits.first);
    expect(clone.run('show', `${commits.first}:model.onnx`)).toBe('1');
  });

  test('fetches the base branch into a full clone of the head without making it shallow', async () => {
    const commits = makeBehind();
    lab.run('config', 'uploadpack.allowReachableSHA1InWant', 'true');
    clone.run('remote', 'add', 'origin', `file://${lab.folder}`);
    clone.run('fetch', '--quiet', 'origin', 'feature');
    clone.run('checkout', '--quiet', '--detach', commits.head);
    const found = await findBaseCommit(eventOf(commits), 'pull-request', surveyed(clone, commits.merge));
    expect(found.sha).toBe(commits.first);
    expect(clone.run('rev-parse', '--is-shallow-repository')).toBe('false');
  });

  test.each([
    { title: 'policy', change: () => lab.commit('gate.yml', `${RULES}prices: { hardware: 1 USD/h }\n`) },
    { title: 'waivers', change: () => lab.commit('regression-gate-waivers.yml', 'version: 1\n') },
    { title: 'data', change: () => lab.commit('data.jsonl', '2') },
  ])(
    'is the tip when the base branch has other $title by now: no change picks older rules',
    async ({ change }) => {
      const commits = makeBehind(change);
      const { base, first, head } = commits;
      const found = await findBaseCommit(eventOf(commits), 'pull-request', surveyed(lab, commits.merge));
      expect(found.sha).toBe(base);
      const why = { kind: 'rules-changed', head, since: first };
      expect(found.notes).toEqual([{ kind: 'base-branch-tip', commit: base, why }]);
    },
  );

  test.each([
    { title: 'there is no token', given: { history: undefined }, message: null },
    { title: 'the server does not say', given: {}, message: expect.stringContaining('502') },
  ])('is the tip when the checkout is shallow and $title', async ({ given, message }) => {
    const commits = makeBehind();
    checkOutShallow(commits.head);
    server.inject({ route: 'commits.compare', answer: { status: 502 } });
    const found = await findBaseCommit(
      eventOf(commits),
      'pull-request',
      surveyed(clone, commits.merge, given),
    );
    expect(found.sha).toBe(commits.base);
    const why = { kind: 'merge-base-unknown', head: commits.head, message };
    expect(found.notes).toContainEqual({ kind: 'base-branch-tip', commit: commits.base, why });
  });
});

describe('findBaseCommit of other events', () => {
  const push = { kind: 'push', branch: 'dev', isDefaultBranch: false, before: undefined } as const;
  const dispatch = { kind: 'workflow-dispatch', branch: 'dev', isDefaultBranch: false } as const;

  test('is the base of a merge group', async () => {
    const baseSha = lab.commit('a', '1');
    lab.commit('a', '2');
    const found = await findBaseCommit({ kind: 'merge-group', baseSha }, 'pull-request', surveyed(lab));
    expect(found).toEqual({ sha: baseSha, ancestors: [baseSha], notes: [] });
  });

  test('is what a push replaced', async () => {
    const before = lab.commit('a', '1');
    lab.commit('a', '2');
    lab.commit('a', '3');
    const found = await findBaseCommit({ ...push, before }, 'pull-request', surveyed(lab));
    expect(found).toEqual({ sha: before, ancestors: [before], notes: [] });
  });

  test.each([
    { title: 'the first push of a branch', event: push },
    { title: 'a dispatch on a branch', event: dispatch },
  ])('is where the branch left the default branch, for $title', async ({ event }) => {
    const left = lab.commit('a', '1');
    lab.run('checkout', '--quiet', '-b', 'dev');
    lab.commit('b', '1');
    const tip = lab.commit('b', '2');
    lab.run('checkout', '--quiet', 'main');
    lab.commit('a', '2');
    lab.run('checkout', '--quiet', 'dev');
    const found = await findBaseCommit(event, 'pull-request', surveyed(lab, tip));
    expect(found).toEqual({
      sha: left,
      ancestors: [left],
      notes: [{ kind: 'branch-point', branch: 'main', commit: left }],
    });
  });

  test('is the first parent where it is unknown where a branch began, with a note on both', async () => {
    const parent = lab.commit('a', '1');
    const tip = lab.commit('a', '2');
    server.inject({ route: 'commits.compare', answer: { status: 404, json: { message: 'no' } } });
    const found = await findBaseCommit(push, 'pull-request', surveyed(lab, tip));
    expect(found.sha).toBe(parent);
    expect(found.notes).toEqual([
      { kind: 'first-parent', commit: parent, of: tip },
      { kind: 'branch-point-unknown', branch: 'main', message: expect.stringContaining('404') },
    ]);
  });

  test('is the last recorded run for a schedule, and else the parent’s model', async () => {
    const parent = lab.commit('a', '1');
    const head = lab.commit('a', '2');
    const found = await findBaseCommit({ kind: 'schedule' }, 'nightly', surveyed(lab));
    expect(found).toEqual({
      sha: parent,
      ancestors: [head, parent],
      notes: [{ kind: 'first-parent', commit: parent, of: head }],
    });
  });

  test('is none for a root commit', async () => {
    const head = lab.commit('a', '1');
    const found = await findBaseCommit({ kind: 'schedule' }, 'nightly', surveyed(lab));
    expect(found).toEqual({
      sha: undefined,
      isRoot: true,
      ancestors: [head],
      notes: [{ kind: 'no-parent', commit: head }],
    });
  });

  test('takes no parent from the words of a commit message', async () => {
    lab.commit('a', '1');
    lab.run(
      'commit',
      '--quiet',
      '--amend',
      '--message',
      `parent ${'f'.repeat(40)}\n\nparent ${'f'.repeat(40)}`,
    );
    const found = await findBaseCommit({ kind: 'schedule' }, 'nightly', surveyed(lab));
    expect(found.sha).toBeUndefined();
  });
});

describe('findBaseCommit of a sign-off', () => {
  const release = (tag: string, day: number, more = {}) => {
    const published_at = `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`;
    server.releases.push({ tag_name: tag, draft: false, prerelease: false, published_at, ...more });
  };
  const events = [
    { title: 'a release', event: { kind: 'release', tag: 'v3' } as const },
    {
      title: 'a push to a release branch',
      event: { kind: 'push', branch: 'release/3', isDefaultBranch: false, before: 'f'.repeat(40) } as const,
    },
  ];

  test.each(events)(
    'is the last release for $title: no draft, no pre-release, not itself',
    async ({ event }) => {
      lab.commit('a', '1');
      lab.run('tag', 'v1');
      const second = lab.commit('a', '2');
      lab.run('tag', '--annotate', '--message=two', 'v2');
      const tip = lab.commit('a', '3');
      release('v2', 20);
      release('v1', 10);
      if (event.kind === 'release') release('v3', 24);
      release('v3-rc', 23, { prerelease: true });
      release('v4', 25, { draft: true, published_at: null });
      const found = await findBaseCommit(event, 'release', surveyed(lab, tip));
      expect(found.sha).toBe(second);
      expect(found.ancestors[0]).toBe(second);
      expect(found.notes).toEqual([{ kind: 'last-release', tag: 'v2', commit: second }]);
    },
  );

  test.each(events)('is none for $title when there is no earlier one', async ({ event }) => {
    lab.commit('a', '1');
    if (event.kind === 'release') release('v3', 24);
    const found = await findBaseCommit(event, 'release', surveyed(lab));
    expect(found).toEqual({
      sha: undefined,
      ancestors: [],
      notes: [{ kind: 'no-earlier-release' }],
    });
  });

  test('is none when the server does not answer: never the parent instead', async () => {
    lab.commit('a', '1');
    lab.commit('a', '2');
    server.inject({ route: 'releases.list', answer: { status: 502 } });
    for (const { given, why } of [
      { given: {}, why: { kind: 'failed', message: expect.stringContaining('502') } },
      { given: { history: undefined }, why: { kind: 'no-token' } },
    ]) {
      const found = await findBaseCommit(
        { kind: 'release', tag: 'v1' },
        'release',
        surveyed(lab, 'x', given),
      );
      expect(found.sha).toBeUndefined();
      expect(found.notes).toEqual([{ kind: 'release-unknown', why }]);
    }
  });
});

describe('the first-parent line', () => {
  /** main with `count` merges, each of a branch with a commit of its own; main's commits, newest first. */
  function mergeOften(count: number): string[] {
    const marks = join(lab.folder, '.git', 'marks');
    const commit = (branch: string, mark: number, parents: readonly string[]) =>
      [
        `commit refs/heads/${branch}`,
        `mark :${mark}`,
        `committer Test <test@example.invalid> ${1_700_000_000 + mark} +0000`,
        'data 0',
        ...parents,
        '',
      ].join('\n');
    const merges = Array.from({ length: count }, (_, index) => {
      const [before, topic, merge] = [2 * index + 1, 2 * index + 2, 2 * index + 3];
      return [
        commit(`topic-${index}`, topic, [`from :${before}`]),
        commit('main', merge, [`from :${before}`, `merge :${topic}`]),
      ];
    });
    execFileSync('git', ['fast-import', '--quiet', `--export-marks=${marks}`], {
      cwd: lab.folder,
      input: [commit('main', 1, []), ...merges.flat()].join('\n'),
    });
    const all = new Map(
      readFileSync(marks, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
    return Array.from({ length: count + 1 }, (_, back) => all.get(`:${2 * (count - back) + 1}`) ?? '');
  }

  test('leaves out what was merged, by git and by the server alike, and ends after twenty commits', async () => {
    const line = mergeOften(22);
    const [baseSha = ''] = line;
    const event = { kind: 'merge-group', baseSha } as const;
    const byGit = await findBaseCommit(event, 'pull-request', surveyed(lab));
    expect(byGit.ancestors).toEqual(line.slice(0, 21));
    checkOutShallow(baseSha);
    const byServer = await findBaseCommit(event, 'pull-request', surveyed(clone));
    expect(byServer).toEqual({ sha: baseSha, ancestors: line.slice(0, 21), notes: [] });
    expect(server.effects.filter(({ route }) => route === 'commits.list')).toHaveLength(1);
  });
});
