import { execFileSync, execSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { UNSHARE } from '../../src/engine/onnxruntime/isolation/unshare.ts';
import { fetchCommit } from '../../src/git/fetch-commit.ts';
import { gitIn } from '../../src/git/git.ts';
import { exportFromCommit } from '../../src/git/git-tree.ts';
import { readInputs } from '../../src/github/inputs/inputs.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { HAS } from '../support/isolation-levels.ts';

/* Names of branches, commits and files that a stranger chooses, where a shell, git or a workflow could take them for more. */

let place: string;
let victim: string;
let lab: GitLab;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'injection-'));
  victim = join(place, 'victim');
  mkdirSync(join(place, 'repository'));
  lab = openGitLab(join(place, 'repository'));
});
afterEach(() => rmSync(place, { recursive: true }));

test('A4: a commit that is named like an option of git is no option', async () => {
  lab.commit('README.md', 'x');
  lab.run('remote', 'add', 'origin', lab.folder);
  const option = `--upload-pack=touch '${victim}';git-upload-pack`;
  execFileSync('git', ['fetch', '--quiet', 'origin', option], { cwd: lab.folder, stdio: 'ignore' });
  expect(existsSync(victim)).toBe(true);

  rmSync(victim);
  expect(await fetchCommit(option, gitIn(lab.folder))).toMatch(/^(?:fatal|error): /);
  expect(existsSync(victim)).toBe(false);
});

test('A4: a branch and a file that are named like commands of a shell are names', async () => {
  const command = `$(touch\${IFS}victim)`;
  const file = `${command}.onnx`;
  lab.commit(file, 'weights');
  lab.run('branch', command);
  execSync(`git show ${command}:model.onnx || true`, { cwd: lab.folder, stdio: 'ignore' });
  expect(readdirSync(lab.folder)).toContain('victim');

  rmSync(join(lab.folder, 'victim'));
  const exported = await exportFromCommit({ folder: lab.folder, path: file, commit: command }, place);
  expect(exported).toEqual({ state: 'found', file: join(place, file) });
  expect(readdirSync(lab.folder)).not.toContain('victim');
});

test('A4: a data branch that is named like an option is refused', () => {
  const read = (branch: string) => readInputs({ 'INPUT_DATA-BRANCH': branch });
  expect(read('regression-gate-data').dataBranch).toBe('regression-gate-data');
  for (const branch of ['--upload-pack=x', '-c', 'a b', 'a;b', '$(id)', 'a\nb', '..'])
    expect(() => read(branch), branch).toThrow('input "data-branch"');
});

test.skipIf(!HAS.unshare)('A4: a folder with a command in its name can be shown to a model (unshare)', () => {
  const folder = join(place, `it's $(touch victim) \`touch victim\`; touch victim #`);
  const scratch = join(place, 'scratch');
  mkdirSync(folder);
  mkdirSync(scratch);
  writeFileSync(join(folder, 'model.onnx'), 'weights');
  execSync(`ls ${folder.replace("'", '')} || true`, { cwd: place, stdio: 'ignore' });
  expect(existsSync(victim)).toBe(true);

  rmSync(victim);
  const [program = '', ...words] = UNSHARE.command(['cat', join(folder, 'model.onnx')], {
    readable: [folder],
    scratch,
    gpu: false,
  });
  const { stdout, stderr } = spawnSync(program, words, { cwd: scratch, encoding: 'utf8' });
  expect(stdout, stderr).toBe('weights');
  expect([...readdirSync(place), ...readdirSync(scratch)]).not.toContain('victim');
});

/** The scripts with an expression in them: GitHub puts its value into the script's text. */
function expressionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'run' && typeof each === 'string'
      ? [each].filter((script) => script.includes('$' + '{{'))
      : expressionsIn(each),
  );
}

test('A4: no script of a workflow, here or to copy, has an expression in it', () => {
  const unsafe = parse('jobs: { a: { steps: [{ run: "echo $' + '{{ github.head_ref }}" }] } }');
  expect(expressionsIn(unsafe)).toEqual(['echo $' + '{{ github.head_ref }}']);

  const root = join(import.meta.dirname, '..', '..');
  const filesIn = (folder: string) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(folder, name));
  const workflows = [...filesIn('.github/workflows'), ...filesIn('.github/examples'), 'action.yml'];
  const pages = ['README.md', ...filesIn('.github/guide')];
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const blocks = pages.flatMap((page) => [...read(page).matchAll(/```yaml\n([\s\S]*?)```/g)]);
  const texts = [...workflows.map(read), ...blocks.map(([, block = '']) => block)];
  expect(texts.length).toBeGreaterThan(10);
  const documents = texts.flatMap((text) => parseAllDocuments(text).map((each) => each.toJS() as unknown));
  expect(documents.flatMap(expressionsIn)).toEqual([]);
});
