import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillRepository, POLICY_FILE } from '../../../bench/quarter/repository.ts';
import type { Recording } from '../../../src/gate/gate-request.ts';
import type { LastRelease } from '../../../src/gate/ports.ts';
import { runGate } from '../../../src/gate.ts';
import type { BaselineRecord } from '../../../src/records/baseline-record.ts';
import type { BaselineStore } from '../../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../../src/stores/directory-store.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { changeModel, drawnMachine, portsOn, requestFor } from '../drawn-run.ts';

/* A default branch in its order: what one run has accepted, and what the next one makes of it. */

let lab: GitLab;
let base: string;
let head: string;
beforeEach(() => {
  lab = openGitLab();
  fillRepository(lab);
  base = lab.run('rev-parse', 'HEAD');
});
afterEach(() => lab.remove());

/** A commit on top with a model whose P95 is so many times the base's. */
function land(factor: number): void {
  changeModel(lab, factor);
  lab.run('add', '--all');
  head = lab.commit('notes.md', 'Another model.\n');
}

const folder = (): string => join(lab.folder, '.regression-gate');

/** A store that has the same, and cannot tell whose it is. */
const doubtful = (store: DirectoryStore): BaselineStore => ({
  name: store.name,
  restore: async (key) => {
    const restored = await store.restore(key);
    return restored.state === 'found'
      ? { ...restored, caveat: { kind: 'not-listed', message: 'HTTP 500' } }
      : restored;
  },
  listStandings: (key) => store.listStandings(key),
  save: async () => ({ state: 'not-saved', problem: { kind: 'failed', message: 'read only' } }),
});

async function record(
  seed: number,
  { acceptedBy, release = { state: 'none' } }: Pick<Recording, 'acceptedBy'> & { release?: LastRelease } = {},
): Promise<BaselineRecord['acceptance'] | undefined> {
  const store = new DirectoryStore(folder());
  await runGate(
    requestFor(lab, base, { recording: { commit: head, acceptedBy }, seed, use: 'nightly' }),
    portsOn(drawnMachine(seed), {
      stores: [doubtful(store), store],
      lastRelease: async () => release,
    }),
  );
  const file = join(folder(), 'classifier', 'record.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).acceptance : undefined;
}

const UNKNOWN: LastRelease = { state: 'unknown', why: { kind: 'failed', message: 'HTTP 500' } };

test('what a person has accepted stays so through a night that cannot ask for the last release', async () => {
  land(1.3);
  const accepted = await record(1, { acceptedBy: { actor: 'octocat', reason: 'agreed' } });
  expect(accepted).toMatchObject({ accepted: true, by: 'octocat' });
  expect(await record(2, { release: UNKNOWN })).toMatchObject({
    accepted: true,
    by: 'octocat',
    why: { kind: 'accepted-by-person', reason: 'agreed' },
  });
  expect(await record(3)).toMatchObject({ accepted: true, by: 'octocat', state: 'fail' });
});

test('what kept its limits stays accepted through such a night', async () => {
  land(1);
  expect(await record(1)).toMatchObject({ accepted: true, state: 'pass' });
  expect(await record(2, { release: UNKNOWN })).toMatchObject({ accepted: true, state: 'incomparable' });
});

test('the record keeps the drift limits by slice that it kept, and they need not be judged again', async () => {
  const write = (file: string, edit: (text: string) => string): void =>
    writeFileSync(join(lab.folder, file), edit(readFileSync(join(lab.folder, file), 'utf8')));
  write('regression-set.jsonl', (text) => text.replaceAll('"label"', '"slice":{"lang":"de"},"label"'));
  const slices = 'slices: { "lang=de": { task-score: { max-drop: 3pp } } }';
  write(POLICY_FILE, (text) => text.replace('    drift:', `    drift:\n      ${slices}`));
  lab.run('add', '--all');
  base = lab.commit('notes.md', 'Slices.\n');
  land(1);
  const release: LastRelease = { state: 'found', tag: 'v1', commit: base };
  expect(await record(1, { release })).toMatchObject({ accepted: true, state: 'pass' });
  const { drift } = JSON.parse(readFileSync(join(folder(), 'classifier', 'record.json'), 'utf8'));
  expect(drift).toMatchObject({
    release: base,
    slices: {
      'lang=de': { 'task-score': { 'max-drop': { kind: 'points', value: 0.03 }, decide: 'confident' } },
    },
  });
  const request = requestFor(lab, head, { policyCommit: head });
  const ports = portsOn(drawnMachine(3), {
    stores: [new DirectoryStore(folder())],
    lastRelease: async () => release,
  });
  const { verdict } = await runGate(request, ports);
  expect(verdict.models[0]?.drift).toMatchObject({ state: 'pass', why: { kind: 'kept-by-record' } });
});

test('what nobody has accepted is not accepted by such a night', async () => {
  land(1);
  // A record that is not accepted lies beside where those are that others are compared with.
  expect(await record(1, { release: UNKNOWN })).toBeUndefined();
});
