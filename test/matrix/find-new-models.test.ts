import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitIn } from '../../src/git/git.ts';
import type { RunPlan } from '../../src/github/plan/plan-run.ts';
import { findNewModels } from '../../src/matrix/find-new-models.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { RULES, read, verdictOf, whole } from './result-fixture.ts';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
});
afterEach(() => lab.remove());

/** What git says of a result that calls "b" new, compared with a commit. */
function ask(claimed: string | null, plan: Partial<RunPlan>) {
  const ending = { kind: 'no-baseline', why: { kind: 'new-model', commit: claimed } } as const;
  const verdict = verdictOf('b', { state: 'no-baseline', baselineSource: null, ending });
  const { results } = read(whole('a'), whole('b', { verdict }));
  return findNewModels(results, {
    plan: {
      ...{ mode: 'check', use: 'pull-request', policyCommit: undefined, recording: undefined },
      ...{ commit: undefined, ancestors: [], reference: 'base-commit', notes: [], ...plan },
    } as RunPlan,
    rules: RULES,
    policyFile: join(lab.folder, 'gate.yml'),
    git: gitIn(lab.folder),
  });
}

test('a model is new if the base commit does not have its file', async () => {
  const base = lab.commit('a.onnx', 'x');
  expect(await ask(base, { commit: base })).toEqual(new Set(['b']));
});

test('a model is not new if the base commit has its file', async () => {
  const base = lab.commit('b.onnx', 'x');
  expect(await ask(base, { commit: base })).toEqual(new Set());
});

test('a model is not new by a commit that the run may not compare with', async () => {
  const older = lab.commit('a.onnx', 'x');
  const base = lab.commit('b.onnx', 'x');
  expect(await ask(older, { commit: base, ancestors: [base] })).toEqual(new Set());
  expect(await ask(older, { commit: base, ancestors: [base, older] })).toEqual(new Set(['b']));
});

test('a model is new without any commit only in the first commit of a repository', async () => {
  lab.commit('b.onnx', 'x');
  expect(await ask(null, { isRoot: true })).toEqual(new Set(['b']));
  expect(await ask(null, {})).toEqual(new Set());
});
