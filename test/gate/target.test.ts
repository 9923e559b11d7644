import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillRepository, POLICY_FILE } from '../../bench/quarter/repository.ts';
import { findTarget } from '../../src/cli/find-target.ts';
import { runGate } from '../../src/gate.ts';
import { gitIn } from '../../src/git/git.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { changeModel, drawnMachine, portsOn, requestFor } from './drawn-run.ts';

/* A change that left its target branch before that got another policy and another model. */

let lab: GitLab;
let fork: string;
beforeEach(() => {
  lab = openGitLab();
  fillRepository(lab);
  fork = lab.run('rev-parse', 'HEAD');
});
afterEach(() => lab.remove());

function land(message: string): string {
  lab.run('add', '--all');
  return lab.commit('notes.md', `${message}\n`);
}

function editPolicy(edit: (text: string) => string): void {
  const file = join(lab.folder, POLICY_FILE);
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

/** The verdict on a model whose P95 is so many times that of the one where it left main. */
async function judge(factor: number): Promise<ModelVerdict | undefined> {
  lab.run('checkout', '--quiet', '--detach', fork);
  changeModel(lab, factor);
  land('A change');
  const target = await findTarget(gitIn(lab.folder), 'main');
  const { verdict } = await runGate(requestFor(lab, fork, target), portsOn(drawnMachine(1)));
  expect(verdict.rules).toMatchObject({ origin: 'base-commit', source: { commit: target.policyCommit } });
  expect(verdict.rules?.changes).toEqual([]);
  return verdict.models[0];
}

test('it is judged by the limit of today, and compared with the model that it left', async () => {
  editPolicy((text) =>
    text.replace('latency-p95: { max-increase: 10% }', 'latency-p95: { max-increase: 2% }'),
  );
  changeModel(lab, 0.5);
  land('Twice as fast, and a limit that keeps it');
  const model = await judge(1.06);
  const p95 = model?.rows.find(({ metric }) => metric === 'latency-p95');
  expect(p95).toMatchObject({ state: 'fail', limit: { 'max-increase': { value: 0.02 } } });
  expect(p95?.change).toBeGreaterThan(0.02);
  expect(p95?.change).toBeLessThan(0.1);
  expect(model?.baselineSource).toMatchObject({ kind: 'git', commit: fork });
});

test('the model that it left runs with the settings and from the path of that time', async () => {
  mkdirSync(join(lab.folder, 'models'));
  lab.run('mv', 'classifier.onnx', 'models/classifier.onnx');
  editPolicy((text) =>
    text
      .replace('artifact: ../classifier.onnx', 'artifact: ../models/classifier.onnx')
      .replace('    review:', '    runtime: { intra-op-threads: 2 }\n    review:'),
  );
  land('Moved, and with two threads');
  const model = await judge(1);
  expect(model?.state).toBe('pass');
  expect(model?.baselineSource).toMatchObject({ kind: 'git', commit: fork });
  expect(model?.relocation).toBeUndefined();
  expect(model?.changes.filter(({ kind }) => kind === 'setting')).toEqual([]);
  expect(model?.settings.find(({ name }) => name === 'intra-op-threads')).toEqual({
    ...{ name: 'intra-op-threads', candidate: '1' },
  });
});

const rename = (text: string): string => text.replace('- id: classifier', '- id: sorter');

function moveModel(): void {
  mkdirSync(join(lab.folder, 'models'));
  lab.run('mv', 'classifier.onnx', 'models/sorter.onnx');
  editPolicy((text) => text.replace('artifact: ../classifier.onnx', 'artifact: ../models/sorter.onnx'));
}

/** A model that got slower is compared with the one that it left, and blocked. */
async function expectBlocked(): Promise<void> {
  const model = await judge(1.5);
  expect(model).toMatchObject({ id: 'classifier', state: 'fail' });
  expect(model?.baselineSource).toMatchObject({ kind: 'git', commit: fork });
  expect(model?.relocation).toBeUndefined();
}

test('it is no new model if the target has renamed it since', async () => {
  editPolicy(rename);
  land('Another id');
  await expectBlocked();
});

test('it is no new model if the target has renamed and moved it since', async () => {
  editPolicy(rename);
  moveModel();
  land('Another id, and another path');
  await expectBlocked();
});

test('it is no new model if the target has moved it since, and the policy that it left cannot be read', async () => {
  const policy = readFileSync(join(lab.folder, POLICY_FILE), 'utf8');
  editPolicy((text) => text.replace('version: 1', 'version: 2'));
  land('A policy of another version');
  fork = lab.run('rev-parse', 'HEAD');
  editPolicy(() => policy);
  moveModel();
  land('Mended, and another path');
  lab.run('checkout', '--quiet', '--detach', fork);
  changeModel(lab, 1.5);
  editPolicy(() => policy);
  land('A change');
  const target = await findTarget(gitIn(lab.folder), 'main');
  const { verdict } = await runGate(requestFor(lab, fork, target), portsOn(drawnMachine(1)));
  expect(verdict.models[0]).toMatchObject({
    ...{ id: 'classifier', state: 'fail' },
    baselineSource: { kind: 'git', commit: fork },
  });
});

test('a rename of its own is compared with the model under its former id', async () => {
  editPolicy((text) => text.replace('max-increase: 10%', 'max-increase: 5%'));
  land('A stricter limit');
  lab.run('checkout', '--quiet', '--detach', fork);
  editPolicy((text) => rename(text).replace('max-increase: 10%', 'max-increase: 5%'));
  changeModel(lab, 1.5);
  land('A change');
  const target = await findTarget(gitIn(lab.folder), 'main');
  const request = { ...requestFor(lab, fork, target), modelId: 'sorter' };
  const { verdict } = await runGate(request, portsOn(drawnMachine(1)));
  expect(verdict.models[0]).toMatchObject({
    ...{ id: 'sorter', state: 'fail', relocation: { formerId: 'classifier' } },
    baselineSource: { kind: 'git', commit: fork },
  });
});
