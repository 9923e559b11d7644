import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import { environmentFields } from '../../src/device/environment-fields.ts';
import { readModel } from '../../src/model/read-model.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { comparabilityFields, digestFields } from '../../src/records/comparability.ts';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { line } from '../support/fixtures/history-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';

const FIXTURE = resolve(import.meta.dirname, '..', '..', 'fixtures', 'test-data-set');
const BRANCH = 'regression-gate-data';
// The history names the environment, and not every machine isolates in the same way.
const POLICY = `version: 1
isolation: process
models:
  - id: tiny
    artifact: ../model.onnx
    dataset: { path: ../set }
    task: { kind: output-match }
    limits:
      latency-p95: { max-increase: 60%, floor: 0.001ms }
      task-score: { max-drop: 1pp }
`;

let lab: GitLab;
let origin: string;
let server: Loopback;
beforeAll(async () => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
  cpSync(join(FIXTURE, 'model.onnx'), join(lab.folder, 'model.onnx'));
  cpSync(FIXTURE, join(lab.folder, 'set'), { recursive: true, filter: (path) => !path.endsWith('.onnx') });
  writeFileSync(join(lab.folder, '.gitignore'), '.regression-gate/\n');
  writeFileSync(join(lab.folder, '.github/regression-gate.yml'), POLICY);
  lab.run('add', '--all');
  lab.commit('README.md', 'A model.\n');
  lab.commit('README.md', 'A gated model.\n');
  origin = mkdtempSync(join(tmpdir(), 'origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  lab.run('remote', 'add', 'origin', `file://${origin}`);
  server = await startLoopback({ repository: lab.folder });
});
afterAll(async () => {
  lab.remove();
  rmSync(origin, { recursive: true });
  await server.close();
});

/** What the gate will find that must be equal. */
async function comparability(): Promise<string> {
  const [policy] = (await readPolicy(join(lab.folder, '.github/regression-gate.yml'), 'policy')).models;
  if (policy === undefined) throw new Error('no model in the policy');
  const { inputs } = await readModel(join(lab.folder, 'model.onnx'), 'model');
  const path = join(lab.folder, 'set');
  const { digest } = await openRegressionSet({ path, shownPath: 'set', labelColumn: 'label', inputs });
  return digestFields(comparabilityFields(policy, { datasetSha256: digest, classes: undefined }));
}

/** Twenty-one nights of this machine, on the last of which the score had fallen to what it is today. */
async function writeHistory(): Promise<void> {
  const shared = {
    modelId: 'tiny',
    comparability: await comparability(),
    environment: digestFields({ ...environmentFields(), isolation: 'process' }),
  };
  const lines = Array.from({ length: 21 }, (_, night) =>
    line(night, {
      ...shared,
      recordedAt: new Date(Date.now() - (21 - night) * 86_400_000).toISOString(),
      figures: { 'task-score': night < 20 ? 1.1 : 1 },
    }),
  );
  lab.run('checkout', '--quiet', '--orphan', 'data');
  lab.run('rm', '-rf', '--quiet', '.');
  lab.commit('history.jsonl', `${lines.map((each) => JSON.stringify(each)).join('\n')}\n`);
  lab.run('push', '--quiet', 'origin', `data:${BRANCH}`);
  lab.run('checkout', '--quiet', 'main');
}

function night(): Promise<ActionRun> {
  const payload = {
    schedule: '17 3 * * *',
    workflow: '.github/workflows/nightly.yml',
    repository: { full_name: 'owner/repository', default_branch: 'main' },
  };
  return runAction({
    workspace: lab.folder,
    serverUrl: server.url,
    sha: lab.run('rev-parse', 'main'),
    event: { name: 'schedule', payload },
    inputs: { 'data-branch': BRANCH, budget: '60s' },
  });
}

test('a night passes the positive control, sees the second bad night, and opens one issue', async () => {
  await writeHistory();
  const { summary, outputs, log, exitCode } = await night();
  expect(summary.match(/✅ blocked/g), log).toHaveLength(2);
  expect(outputs['verdict'], log).toBe('pass');
  const { positiveControl } = verdictSchema.parse(
    JSON.parse(readFileSync(outputs['verdict-file'] ?? '', 'utf8')),
  );
  expect(positiveControl).toEqual({
    at: expect.any(String),
    blocked: ['slower', 'worse'],
    daysAgo: 0,
  });
  expect(summary).toContain('Positive control passed: on');
  expect(summary).toContain('1 open regression');
  expect(server.issues.map(({ title, state }) => [title.replace(/[\d-]+$/, ''), state])).toEqual([
    ['tiny: Task score regressed on ', 'open'],
  ]);
  // A regression in the trend is an issue; only tonight's verdict fails the job.
  expect(exitCode, log).toBe(0);
});
