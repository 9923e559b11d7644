import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectEvidence } from '../../src/gate/collect-evidence.ts';
import type { GateRequest } from '../../src/gate/gate-request.ts';
import type { Ports } from '../../src/gate/ports.ts';
import { THIS_MACHINE } from '../../src/gate/this-machine.ts';
import { runGate } from '../../src/gate.ts';
import { type GitLab, openGitLab } from '../github/git-lab.ts';
import { FASHION, ROOT } from './run-check.ts';

/* A model that grows by 4 % with every merge, under a limit of 5 % a merge. */

const POLICY = `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    limits: { model-size: { max-increase: 5% } }
    drift: { model-size: { max-increase: 10% }, latency-p95: { max-increase: 1000%, floor: 50ms } }
`;

let lab: GitLab;
let versions: string[];

/** ONNX takes the last of several documentation texts, so one more at the end changes the size and nothing else. */
function writeGrown(factor: number): void {
  const model = readFileSync(join(FASHION, 'model.onnx'));
  const text = Buffer.alloc(Math.round(model.length * (factor - 1)), 'x');
  const length: number[] = [];
  for (let left = text.length; ; left >>= 7) {
    length.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) break;
  }
  writeFileSync(join(lab.folder, 'model.onnx'), Buffer.concat([model, Buffer.from([0x32, ...length]), text]));
}

function commitVersion(factor: number): string {
  writeGrown(factor);
  lab.run('add', '--all');
  lab.run('commit', '--quiet', '--message', `grown by ${factor}`);
  return lab.run('rev-parse', 'HEAD');
}

beforeAll(() => {
  lab = openGitLab();
  copyFileSync(join(FASHION, 'classes.json'), join(lab.folder, 'classes.json'));
  const items = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n').slice(0, 40);
  writeFileSync(join(lab.folder, 'regression-set.jsonl'), `${items.join('\n')}\n`);
  writeFileSync(join(lab.folder, 'gate.yml'), POLICY);
  versions = [1, 2, 3, 4].map((merge) => commitVersion(1.04 ** merge));
});
afterAll(() => lab.remove());

test('merges that each keep their limit do not add up unseen', async () => {
  const [release = '', , base = ''] = versions;
  const request: GateRequest = {
    policyFile: join(lab.folder, 'gate.yml'),
    modelId: undefined,
    candidate: undefined,
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'check',
    budgetNs: 60e9,
    seed: 1,
    runtimePaths: [],
    commit: base,
    line: [base],
    policyCommit: undefined,
    use: 'pull-request',
  };
  const ports: Ports = {
    bundleFolder: join(ROOT, 'dist'),
    stores: [],
    progress: () => {},
    now: () => new Date(0),
    run: undefined,
    machine: THIS_MACHINE,
    lastRelease: async () => ({ state: 'found', tag: 'v1.2', commit: release }),
  };
  const { verdict, exitCode, report, judged } = await runGate(request, ports);
  const [model] = verdict.models;
  expect(exitCode).toBe(1);
  expect(model?.rows.find(({ metric }) => metric === 'model-size')?.state).toBe('pass');
  expect(model).toMatchObject({ state: 'fail', drift: { state: 'fail', release: { tag: 'v1.2' } } });
  expect(model?.drift?.rows.map(({ metric, state }) => [metric, state])).toEqual([
    ['latency-p95', 'pass'],
    ['model-size', 'fail'],
  ]);
  // Measured in turns with the release's own model.
  expect(model?.drift?.rows[0]?.samples?.baseline).toBeGreaterThan(72);
  expect(model?.headline).toMatch(/^against the last release v1\.2 \(\w{7}\): Model size \+12\.5/);
  expect(report).toContain(`**Against the last release v1.2 (${release.slice(0, 7)})**`);
  expect(report).toMatch(/\| +Release \| +This PR/);

  // Both comparisons are attempts, by their own questions.
  expect(collectEvidence(judged).map(({ fields }) => fields['against'])).toEqual([
    undefined,
    'the last release',
  ]);
});
