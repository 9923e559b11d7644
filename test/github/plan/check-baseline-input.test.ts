import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInputs } from '../../../src/github/inputs/inputs.ts';
import { checkBaselineInput } from '../../../src/github/plan/check-baseline-input.ts';
import type { ActionEvent } from '../../../src/github/plan/event.ts';
import type { Use } from '../../../src/verdict/exit-code.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

const SHA = 'a'.repeat(40);
const PULL: ActionEvent = { kind: 'pull-request', number: 1, headSha: SHA, baseSha: SHA, fork: false };
const QUEUE: ActionEvent = { kind: 'merge-group', baseSha: SHA };
const PUSH: ActionEvent = { kind: 'push', branch: 'main', isDefaultBranch: true, before: SHA };

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, 'models'));
  lab.commit('models/base.onnx', 'x');
  symlinkSync('models', join(lab.folder, 'linked'));
  lab.run('add', 'linked');
  mkdirSync(join(lab.folder, 'fetched'));
  writeFileSync(join(lab.folder, 'fetched/base.onnx'), 'x');
});
afterEach(() => lab.remove());

const check = (baseline: string, event: ActionEvent, use: Use = 'pull-request') =>
  checkBaselineInput(
    {
      inputs: readInputs({ INPUT_BASELINE: baseline }),
      event,
      workspace: lab.folder,
      checkout: lab.folder,
    },
    use,
  );

test.each([
  { title: 'a file in git', baseline: 'models/base.onnx', event: PULL },
  { title: 'a folder with files in git', baseline: 'models', event: PULL },
  { title: 'a file in git behind a link', baseline: 'linked/base.onnx', event: PULL },
  { title: 'a file in git, in a merge queue', baseline: 'models/base.onnx', event: QUEUE },
])('a change may not bring its own baseline: $title', async ({ baseline, event }) => {
  await expect(check(baseline, event)).rejects.toThrow('expected a file that is not in git');
});

test.each([
  { title: 'a file that a step has fetched', baseline: 'fetched/base.onnx', event: PULL },
  { title: 'a folder that a step has filled', baseline: 'fetched', event: PULL },
  { title: 'a file in git, once it is merged', baseline: 'models/base.onnx', event: PUSH },
  { title: 'none', baseline: '', event: PULL },
])('$title is believed', async ({ baseline, event }) => {
  await expect(check(baseline, event)).resolves.toBeUndefined();
});

test('a sign-off takes no baseline but the last release', async () => {
  await expect(check('fetched/base.onnx', PUSH, 'release')).rejects.toThrow('expected none for a sign-off');
});
