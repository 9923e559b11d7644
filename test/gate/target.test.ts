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
