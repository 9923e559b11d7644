import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBranchFile } from '../../src/git/data-branch.ts';
import { gitIn } from '../../src/git/git.ts';
import { readHistory } from '../../src/github/nightly/read-history.ts';
import type { BaselineRecord } from '../../src/records/baseline-record.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { BranchStore } from '../../src/stores/branch-store.ts';
import { readRecord } from '../../src/stores/record-folder.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* The data branch, in the hands of others. */

const BRANCH = 'regression-gate-data';
const at = (letter: string) => letter.repeat(40);
const keyOf = (...letters: readonly string[]): BaselineKey => ({
  modelId: 'fashion',
  ancestors: letters.map(at),
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
});

let origin: string;
let labs: GitLab[];
beforeEach(() => {
  origin = mkdtempSync(join(tmpdir(), 'fault-origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  labs = [];
});
afterEach(() => {
  for (const lab of labs) lab.remove();
  rmSync(origin, { recursive: true });
});

/** A checkout of its own, as each runner has one. */
function checkOut(): GitLab {
  const lab = openGitLab();
  labs.push(lab);
  lab.run('remote', 'add', 'origin', `file://${origin}`);
  lab.commit('README.md', 'x');
  return lab;
}

const open = ({ folder }: GitLab): BranchStore =>
  new BranchStore({
    branch: BRANCH,
    workspace: folder,
    checkout: folder,
    git: gitIn(folder),
    mayWrite: true,
  });

function save(lab: GitLab, letter: string, runId: string) {
  const record: BaselineRecord = {
    version: 5,
    modelId: 'fashion',
    commit: at(letter),
    recordedAt: '2026-11-24T03:00:00.000Z',
    run: { id: runId, attempt: '1', url: 'https://github.com/o/r/actions/runs/1' },
    model: { sha256: 'f'.repeat(64), sizeBytes: 1000, keptAs: null },
    comparability: { dataset: 'd' },
    environment: { processor: 'p' },
    measurement: armOf({ launches: [launchOf(1e6)] }),
    figures: { 'latency-p95': 1e6 },
  };
  return open(lab).save(keyOf(letter), async (directory) =>
    writeFileSync(join(directory, 'record.json'), `${JSON.stringify(record)}\n`),
  );
}

const bare = (...args: string[]) => execFileSync('git', args, { cwd: origin, encoding: 'utf8' });
const historyLines = () => bare('show', `${BRANCH}:history.jsonl`).trimEnd().split('\n');

/** Commits a change of the history by hand, on the tip of the branch or in place of all that is there. */
function commitHistory(text: string, how: 'on-top' | 'by-force'): void {
  const lab = checkOut();
  if (how === 'on-top') {
    lab.run('fetch', '--quiet', 'origin', BRANCH);
    lab.run('checkout', '--quiet', 'FETCH_HEAD');
  }
  lab.commit('history.jsonl', text);
  lab.run('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${BRANCH}`);
}

describe('F48: a data branch', () => {
  test('F48: that is not there is created, and one that was force-pushed is added to at its new tip', async () => {
    const lab = checkOut();
    expect(await save(lab, 'a', '1')).toMatchObject({ state: 'saved' });
    expect(historyLines()).toHaveLength(1);
    commitHistory('', 'by-force');
    expect(await save(lab, 'b', '2')).toMatchObject({ state: 'saved' });
    expect(historyLines().filter((line) => line !== '')).toEqual([expect.stringContaining('"id":"2"')]);
    // The README is that of the forced commit: the branch was not rebuilt from the tip that the runner knew.
    expect(bare('ls-tree', '--name-only', BRANCH).trim().split('\n')).toContain('README.md');
  });

  test('F48: that is protected says which rule keeps the record out', async () => {
    const hook = join(origin, 'hooks', 'pre-receive');
    const rule = 'GH013: Repository rule violations found for refs/heads/regression-gate-data';
    writeFileSync(hook, `#!/bin/sh\necho "error: ${rule}." >&2\nexit 1\n`);
    chmodSync(hook, 0o755);
    expect(await save(checkOut(), 'a', '1')).toEqual({
      state: 'not-saved',
      problem: { kind: 'failed', message: `error: ${rule}` },
    });
  });
});

test('F49: a broken line in the middle of the history is reported and stays as it is, and lines are still added', async () => {
  const lab = checkOut();
  await save(lab, 'a', '1');
  const [first = ''] = historyLines();
  const broken = '{"version":1,"run":{"id":"2"  \t<<<<<<< HEAD';
  commitHistory(`${first}\n${broken}\n${first.replace('"id":"1"', '"id":"3"')}\n`, 'on-top');
  expect(await save(lab, 'b', '4')).toMatchObject({ state: 'saved' });
  expect(historyLines()).toEqual([
    first,
    broken,
    expect.stringContaining('"id":"3"'),
    expect.stringContaining('"id":"4"'),
  ]);
  const { lines, notes } = await readHistory((...file) => readBranchFile(gitIn(lab.folder), ...file), BRANCH);
  expect(lines?.map(({ run }) => run?.id)).toEqual(['1', '3', '4']);
  expect(notes).toEqual([
    { kind: 'unreadable-line', message: expect.stringContaining('line 2: expected a JSON object') },
  ]);
});

test('F50: of two writers the nearest commit counts, although the older one was saved last; the same one twice is one record', async () => {
  const lab = checkOut();
  for (const [letter, runId] of [
    ['a', '2'],
    ['b', '1'],
    ['b', '1'],
  ] as const)
    expect(await save(lab, letter, runId)).toMatchObject({ state: 'saved' });
  const restored = await open(checkOut()).restore(keyOf('a', 'b'));
  const { record } = await readRecord('directory' in restored ? restored.directory : '');
  expect(record.commit).toBe(at('a'));
  const { standings } = (await open(lab).listStandings(keyOf('a', 'b'))) as unknown as {
    standings: unknown[];
  };
  expect(standings).toHaveLength(2);
});
