import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { objectToUncommitted } from '../../src/sign-off/read-release-rules.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  lab.commit('policy.yml', 'version: 1\n');
});
afterEach(() => lab.remove());

test('the policy of the commit is not objected to', async () => {
  expect(await objectToUncommitted(join(lab.folder, 'policy.yml'), 'version: 1\n')).toEqual([]);
});

test('a policy that was changed, that is not committed or that git cannot read is', async () => {
  writeFileSync(join(lab.folder, 'policy.yml'), 'version: 1\n# more\n');
  expect(await objectToUncommitted(join(lab.folder, 'policy.yml'), 'version: 1\n# more\n')).toEqual([
    { kind: 'file-not-of-commit', path: expect.stringMatching(/policy\.yml$/), is: 'changed' },
  ]);
  writeFileSync(join(lab.folder, 'new.yml'), '');
  expect(await objectToUncommitted(join(lab.folder, 'new.yml'), '')).toEqual([
    { kind: 'file-not-of-commit', path: expect.stringMatching(/new\.yml$/), is: 'uncommitted' },
  ]);
  expect(await objectToUncommitted('/policy.yml', '')).toEqual([
    { kind: 'file-unknown', path: expect.stringMatching(/policy\.yml$/), message: expect.any(String) },
  ]);
});
