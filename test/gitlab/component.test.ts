import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.ts';

/* The component templates/gate.yml: its inputs, and what its jobs run, with a program that prints its arguments. */

const FILE = resolve(import.meta.dirname, '..', '..', 'templates', 'gate.yml');
const TEXT = readFileSync(FILE, 'utf8');
const [header, jobs] = parseAllDocuments(TEXT).map((document) => document.toJS());
const { inputs } = header.spec;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'component-'));
  const program = join(folder, 'regression-gate');
  writeFileSync(program, '#!/usr/bin/env bash\nprintf \'%s\\n\' "$@" "token=$REGRESSION_GATE_TOKEN"\n');
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Inputs that have no default, as a project would give them. */
const GIVEN: Readonly<Record<string, string>> = { image: 'registry.example.com/gate:1' };

/** Runs the script of a job as GitLab does: inputs are put in, and the job's variables replace the project's. */
function runJob(name: string, env: Readonly<Record<string, string>>): readonly string[] {
  const { script, variables } = jobs[name];
  const fill = (text: string) =>
    text.replace(/\$\[\[ inputs\.(\w+) \]\]/g, (_, input: string) => GIVEN[input] ?? inputs[input].default);
  const own = Object.entries(variables as Record<string, string>).map(([key, value]) => [key, fill(value)]);
  const { stdout, stderr, status } = spawnSync('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
    encoding: 'utf8',
    env: {
      PATH: `${folder}${delimiter}${process.env['PATH']}`,
      REGRESSION_GATE_TOKEN: 'glpat-secret',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: 'b'.repeat(40),
      ...env,
      ...Object.fromEntries(own),
    },
  });
  expect(status, stderr).toBe(0);
  return stdout.trimEnd().split('\n');
}

describe('the GitLab component', () => {
  test('declares every input that it uses, and uses every input that it declares', () => {
    const used = [...TEXT.matchAll(/\$\[\[ inputs\.(\w+) \]\]/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
  });

  test('checks against the base of the merge request, whose policy judges, without the token', () => {
    const same = { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42', CI_MERGE_REQUEST_PROJECT_ID: '42' };
    expect(runJob('gate', same)).toEqual([
      ...['check', '--policy', '.github/regression-gate.yml', '--budget', '60s'],
      ...['--base', 'b'.repeat(40), 'token='],
    ]);
  });

  test('passes --fork for a change from a fork', () => {
    const fork = { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '66', CI_MERGE_REQUEST_PROJECT_ID: '42' };
    expect(runJob('gate', fork)).toContain('--fork');
  });

  test('writes the note in a job of its own, which checks out nothing of the change', () => {
    expect(runJob('gate-note', {})).toEqual([
      ...['gitlab-note', '--policy', '.github/regression-gate.yml', '--label', '', 'token=glpat-secret'],
    ]);
    expect(jobs['gate-note'].variables['GIT_STRATEGY']).toBe('none');
    expect(jobs['gate-note']['allow_failure']).toBe(true);
    expect(jobs['gate']['allow_failure']).toBeUndefined();
  });

  test('names commands and options that exist', () => {
    for (const [, name = '', rest = ''] of TEXT.matchAll(/^ +(?:- )?regression-gate ([a-z-]+)(.*)$/gm)) {
      const command = COMMANDS.find((each) => each.name === name);
      const options = [...rest.matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option);
      expect(Object.keys(command?.options ?? {})).toEqual(expect.arrayContaining(options));
    }
  });
});
