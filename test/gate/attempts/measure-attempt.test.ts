import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillRepository } from '../../../bench/quarter/repository.ts';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { collectEvidence } from '../../../src/gate/attempts/reuse-pull-request-evidence.ts';
import type { GateRequest } from '../../../src/gate/gate-request.ts';
import type { Machine } from '../../../src/gate/machine.ts';
import type { Ports } from '../../../src/gate/ports.ts';
import { runGate } from '../../../src/gate.ts';
import { writeEvidence } from '../../../src/records/attempt-record.ts';
import { openAttemptDirectory } from '../../../src/stores/attempt-directory-store.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { changeModel, drawnMachine, portsOn, requestFor } from '../drawn-run.ts';

/* A real repository, and a machine whose noise is drawn: all else is the gate's own. */

let lab: GitLab;
let base: string;
beforeEach(() => {
  lab = openGitLab();
  fillRepository(lab);
  base = lab.run('rev-parse', 'HEAD');
});
afterEach(() => lab.remove());

const change = (factor: number): void => changeModel(lab, factor);

/** A machine on which nothing is to be measured. */
const UNTOUCHED: Machine = {
  ...drawnMachine(1),
  measure: () => Promise.reject(new Error('measured, although all was known')),
};

async function run(machine: Machine, request: Partial<GateRequest> = {}, more: Partial<Ports> = {}) {
  const attempts = [openAttemptDirectory(join(lab.folder, '.regression-gate', 'attempts'))];
  const result = await runGate(requestFor(lab, base, request), portsOn(machine, { attempts, ...more }));
  const [model] = result.verdict.models;
  if (model === undefined) throw new Error('no model');
  return { ...result, model };
}

describe('a pull request', () => {
  test('that is run again is judged on the launches of all attempts', async () => {
    change(1);
    const first = await run(drawnMachine(1));
    expect(first.model).not.toHaveProperty('attempts');
    const second = await run(drawnMachine(2));
    expect(second.model.attempts).toMatchObject({ number: 2, basis: 'all', of: 2 });
    const { launches = 0, own = 0, earlier = [] } = second.model.attempts ?? {};
    expect(launches).toBe(own + (earlier[0]?.launches ?? 0));
    expect(second.model.attempts?.launches).toBe(launches);
  });

  test('that has failed stays red, and nothing is measured again; other weights are another question', async () => {
    change(1.4);
    expect((await run(drawnMachine(1))).exitCode).toBe(1);
    const again = await run(UNTOUCHED, { seed: 77 });
    expect(again.exitCode).toBe(1);
    expect(again.model.attempts).toMatchObject({ number: 2, basis: 'earlier', own: 0 });
    expect(again.model.notes).toContainEqual({ kind: 'earlier-attempt-failed', isCommandLine: true });
    change(1);
    const other = await run(drawnMachine(3));
    expect(other.exitCode).toBe(0);
    expect(other.model).not.toHaveProperty('attempts');
  });

  test('that has failed stays red, however often it is run again', async () => {
    change(1.4);
    await run(drawnMachine(1));
    for (let rerun = 0; rerun < 6; rerun += 1) {
      const { exitCode, model } = await run(UNTOUCHED);
      expect({ exitCode, number: model.attempts?.number }).toEqual({ exitCode: 1, number: 2 });
    }
  });

  test.each(['crashed', 'timed-out'] as const)(
    'whose model %s once stays red, because a lucky re-run proves nothing',
    async (kind) => {
      change(1);
      const breaks: Machine = {
        ...drawnMachine(1),
        measure: () => Promise.reject(new ModelFailure(kind, 'candidate', 'it ended')),
      };
      expect((await run(breaks)).exitCode).toBe(1);
      const { exitCode, model } = await run(UNTOUCHED);
      expect(exitCode).toBe(1);
      expect(model.ending).toMatchObject({ kind: 'failed', failure: kind, message: 'it ended' });
      expect(model.attempts).toMatchObject({ number: 2, basis: 'earlier', launches: 0, own: 0 });
      expect(model.notes).toContainEqual({ kind: 'earlier-attempt-failed', isCommandLine: true });
    },
  );

  test('whose failed attempt cannot be read is an error, because without it the verdict could be too good', async () => {
    change(1.5);
    expect((await run(drawnMachine(1))).exitCode).toBe(1);
    const folder = join(lab.folder, '.regression-gate', 'attempts');
    const [file = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
    writeFileSync(file, '{}');
    const again = run(UNTOUCHED);
    await expect(again).rejects.toThrow(InfrastructureError);
    await expect(again).rejects.toThrow('attempts: expected the figures of an earlier attempt that failed');
    await expect(again).rejects.toMatchObject({
      hint: `Run again. If the error stays, the figures are lost: delete \`${relative(lab.folder, file)}\`, then run the gate again, or change the model.`,
    });
    // The way out works: the model is measured, and judged by what it does today.
    rmSync(file);
    expect((await run(drawnMachine(2))).model).not.toHaveProperty('attempts');
  });

  test('that is compared with a release says which attempt at that comparison it is', async () => {
    change(1.08);
    const lastRelease: Ports['lastRelease'] = async () => ({ state: 'found', tag: 'v1', commit: released });
    const released = base;
    base = lab.commit('notes.md', 'Since the release.\n');
    const seeds = [1, 2];
    for (const seed of seeds) {
      const { model } = await run(drawnMachine(seed), {}, { lastRelease });
      expect(model.drift?.attempts?.number).toBe(seed === 1 ? undefined : seed);
    }
  });
});

test('a merge queue measures nothing where the pull request’s run has measured the same, release and all', async () => {
  change(1);
  const lastRelease: Ports['lastRelease'] = async () => ({ state: 'found', tag: 'v1', commit: base });
  const judged = await run(drawnMachine(1), {}, { lastRelease });
  expect({ exitCode: judged.exitCode, drift: judged.model.drift?.state }).toEqual({
    exitCode: 0,
    drift: 'pass',
  });
  const texts = [writeEvidence(collectEvidence(judged.judged))];
  const source = { pullRequest: 7, url: 'https://github.com/owner/repository/actions/runs/100' };
  const pullRequestEvidence = async () => ({ texts, source });
  const queued = await run(UNTOUCHED, {}, { lastRelease, pullRequestEvidence, attempts: [] });
  expect(queued.exitCode).toBe(0);
  expect(queued.model.rows).toEqual(judged.model.rows);
  expect(queued.model.drift?.rows).toEqual(judged.model.drift?.rows);
  expect(queued.model.attempts?.basis).toBe('pull-request');
  expect(queued.model.notes).toContainEqual({ kind: 'evidence-reused', source });
  expect(queued.model.drift?.notes).toEqual([{ kind: 'evidence-reused', source }]);
});

test('a merge queue that cannot have the figures measures, and says why', async () => {
  change(1);
  const why = { kind: 'run-not-successful', conclusion: 'failure' } as const;
  const pullRequestEvidence = async () => ({ why });
  const { exitCode, model } = await run(drawnMachine(1), {}, { pullRequestEvidence });
  expect({ exitCode, attempts: model.attempts }).toEqual({ exitCode: 0, attempts: undefined });
  expect(model.notes).toContainEqual({ kind: 'evidence-unused', why });
});

describe('runs that stand by themselves', () => {
  test.each(['nightly', 'release'] as const)('a %s is no attempt, and knows of none', async (use) => {
    change(1);
    await run(drawnMachine(1));
    expect((await run(drawnMachine(2), { use })).model).not.toHaveProperty('attempts');
    expect((await run(drawnMachine(3))).model.attempts?.number).toBe(2);
  });

  test('of a commit of the default branch only runs of that very commit are attempts', async () => {
    change(1.4);
    const record = (letter: string) => ({ recording: { commit: letter.repeat(40) } });
    await run(drawnMachine(1), record('c'));
    expect((await run(drawnMachine(2), record('d'))).model).not.toHaveProperty('attempts');
    expect((await run(drawnMachine(3))).model).not.toHaveProperty('attempts');
    const again = await run(UNTOUCHED, record('c'));
    expect(again.model.attempts).toMatchObject({ number: 2, basis: 'earlier' });
    expect(again.model.acceptance).toMatchObject({ accepted: false });
  });

  test('a commit of the default branch that has passed leaves nothing behind', async () => {
    change(1);
    const recording = { commit: 'c'.repeat(40) };
    await run(drawnMachine(1), { recording });
    expect((await run(drawnMachine(2), { recording })).model).not.toHaveProperty('attempts');
  });
});

test('a shard is judged without what rests on all items, and is no attempt at the whole', async () => {
  change(1);
  const shard = { index: 1, of: 2 };
  await run(drawnMachine(1), { shard });
  expect((await run(drawnMachine(2))).model).not.toHaveProperty('attempts');
  expect((await run(drawnMachine(3), { shard })).model.attempts?.number).toBe(2);
});
