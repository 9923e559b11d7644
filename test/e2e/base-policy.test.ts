import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { V2_ONNX } from '../support/tensor-servers.ts';
import {
  type ActionRepository,
  makeActionRepository,
  POLICY_FILE,
  type RepositoryOptions,
} from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { ROOT } from './run-check.ts';

/* A pull request that edits what judges it: the base commit's version judges, and the headline says what was edited. */

let server: Loopback;
let repository: ActionRepository | undefined;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(async () => {
  repository?.remove();
  await server.close();
});

interface Judged {
  readonly run: ActionRun;
  readonly verdict: Verdict;
  readonly report: string;
}

async function judge(
  options: RepositoryOptions,
  event: 'pull_request' | 'merge_group' = 'pull_request',
): Promise<Judged> {
  repository = makeActionRepository(options);
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  const repo = { full_name: 'owner/repository' };
  const payload =
    event === 'pull_request'
      ? { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } }
      : { merge_group: { base_sha: base, head_sha: merge } };
  const run = await runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: event, payload },
  });
  const read = (output: string) => {
    const file = run.outputs[output];
    if (file === undefined) throw new Error(`no output ${output}: ${run.log}`);
    return readFileSync(file, 'utf8');
  };
  return { run, verdict: verdictSchema.parse(JSON.parse(read('verdict-file'))), report: read('report') };
}

const edit = (file: string, replace: (text: string) => string) => (folder: string) => {
  const path = join(folder, file);
  writeFileSync(path, replace(readFileSync(path, 'utf8')));
};

test('what a pull request loosens, shrinks and renames judges nothing, and all of it is named', async () => {
  const change = (folder: string) => {
    edit(POLICY_FILE, (text) => text.replace('min: 0.9999', 'min: 0.1'))(folder);
    edit('regression-set.jsonl', (text) => `${text.split('\n').slice(0, 20).join('\n')}\n`)(folder);
    edit('classes.json', (text) => JSON.stringify(JSON.parse(text).reverse()))(folder);
  };
  const { run, verdict, report } = await judge({ minScore: 0.9999, change });
  expect(run.exitCode, run.log).toBe(1);
  expect(verdict.rules?.origin).toBe('base-commit');
  expect(report.split('\n')[0]).toMatch(/^### ❌ Blocked: `fashion` Accuracy .*; loosens the policy$/);
  expect(report).toContain('⚠️ looser after the merge');
  const score = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
  expect(score?.samples?.candidate).toBe(200);
  expect(verdict.rules?.changes).toMatchObject([
    {
      kind: 'limit',
      model: 'fashion',
      section: 'limits',
      metric: 'task-score',
      key: 'min',
      before: { min: 0.9999 },
      after: { min: 0.1 },
      effect: 'loosened',
    },
    { kind: 'dataset', model: 'fashion', itemsBefore: 200, itemsAfter: 20, effect: 'loosened' },
    { kind: 'classes', model: 'fashion' },
  ]);
});

test('a metric that a change in the merge queue removes is judged all the same', async () => {
  const change = edit(POLICY_FILE, (text) => text.replace(/ {6}task-score.*\n/, ''));
  const { run, verdict } = await judge({ minScore: 0.9999, isTimed: true, change }, 'merge_group');
  expect(run.exitCode, run.log).toBe(1);
  expect(verdict.rules?.changes).toEqual([
    {
      kind: 'limit',
      model: 'fashion',
      section: 'limits',
      metric: 'task-score',
      key: null,
      before: { 'max-drop': { kind: 'points', value: 0.01 }, min: 0.9999 },
      after: null,
      effect: 'loosened',
    },
  ]);
});

test('the first policy judges the change that adds it, and the heading says so', async () => {
  const { run, verdict, report } = await judge({ minScore: 0.5, isFirst: true });
  expect(run.exitCode, run.log).toBe(0);
  expect(verdict.rules?.origin).toBe('first');
  expect(report.split('\n')[0]).toMatch(/; judged by its own policy: the base commit has none$/);
});

test('a base commit that git cannot give ends in an error, never in the own policy', async () => {
  repository = makeActionRepository({ minScore: 0.5 });
  const { folder, merge, checkOut } = repository;
  checkOut(merge);
  const payload = { merge_group: { base_sha: 'c'.repeat(40), head_sha: merge } };
  const run = await runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'merge_group', payload },
  });
  expect({ exitCode: run.exitCode, verdict: run.outputs['verdict'] }).toEqual({
    exitCode: 4,
    verdict: 'error',
  });
  expect(run.log).toContain('at the base commit ccccccc');
});

test('a pull request that only replaces the engine is compared with the engine of the base commit', async () => {
  const words = ['node', '../serve.mjs', '--runtime', ROOT, '--model', '{artifact}', '--port', '{port}'];
  const change = (folder: string) => {
    copyFileSync(V2_ONNX, join(folder, 'serve.mjs'));
    const engine = `engine: { kind: server, protocol: open-inference, start: ${JSON.stringify(words)} }`;
    edit(POLICY_FILE, (text) => text.replace('    dataset:', `    ${engine}\n    dataset:`))(folder);
  };
  const { run, verdict, report } = await judge({ minScore: 0.9, change });
  expect(run.exitCode, run.log).toBe(0);
  const [heading = ''] = report.split('\n');
  expect(heading).toMatch(
    /^### ✅ Passed: `fashion` .*; only the engine changed \(kind: onnxruntime → server\)$/,
  );
  expect(verdict.models[0]?.method.sampling).toBe('paired');
  expect(verdict.rules?.changes.every(({ effect }) => effect === 'subject')).toBe(true);
  expect(verdict.rules?.changes).toContainEqual({
    kind: 'value',
    model: 'fashion',
    place: ['engine', 'kind'],
    before: 'onnxruntime',
    after: 'server',
    effect: 'subject',
  });
});
