import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import type { Terminal } from '../../src/cli/define/command.ts';
import { UserError } from '../../src/errors/errors.ts';
import { summarizeModels } from '../../src/verdict/exit-code.ts';
import type { State } from '../../src/verdict/state.ts';
import { verdictOf } from '../matrix/result-fixture.ts';
import { type LoopbackGitLab, startGitLab } from './loopback-gitlab.ts';

/* The note of a merge request, as the job "gate-note" writes it, against GitLab's API on loopback. */

const HEAD = 'a'.repeat(40);
let lab: LoopbackGitLab;
let folder: string;
const saved = { ...process.env };
beforeEach(async () => {
  lab = await startGitLab();
  folder = mkdtempSync(join(tmpdir(), 'note-'));
});
afterEach(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
  process.env = { ...saved };
});

/** A verdict.json with one model. Its rows pass, so any other state contradicts them. */
const verdictFile = (state: State = 'pass'): string => {
  const file = join(folder, 'verdict.json');
  writeFileSync(file, JSON.stringify(summarizeModels([verdictOf('a', { state })], undefined)));
  return file;
};

async function note(
  verdict: string,
  { words = [], env = {} }: { words?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  Object.assign(process.env, {
    CI_MERGE_REQUEST_IID: '3',
    CI_MERGE_REQUEST_PROJECT_ID: '42',
    CI_MERGE_REQUEST_PROJECT_PATH: 'team/models',
    CI_API_V4_URL: lab.apiUrl,
    CI_COMMIT_SHA: HEAD,
    CI_PIPELINE_ID: '500',
    CI_PIPELINE_URL: 'https://gitlab.example.com/team/models/-/pipelines/500',
    REGRESSION_GATE_TOKEN: 'glpat-secret',
    ...env,
  });
  let printed = '';
  const terminal: Terminal = {
    ...{ bundleFolder: '/nowhere', version: '1.2.3', folder, color: false },
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  };
  const exitCode = await runCommand(['gitlab-note', '--verdict', verdict, ...words], terminal);
  return { exitCode, printed };
}

const bodies = (): string[] => lab.notes.map(({ body }) => body);

describe('the note', () => {
  test('is created once, and then updated in place', async () => {
    expect((await note(verdictFile())).printed).toBe('Wrote the note on the merge request.\n');
    expect(bodies()[0]).toMatch(
      /^<!-- model-regression-gate:v1 key=[0-9a-f]{16} state=pass run=500\.1 -->\n/,
    );
    expect(bodies()[0]).toContain('Passed');
    const again = await note(join(folder, 'absent.json'), { env: { CI_PIPELINE_ID: '501' } });
    expect(again).toEqual({ exitCode: 0, printed: 'Updated the note on the merge request.\n' });
    expect(lab.notes).toHaveLength(1);
    expect(bodies()[0]).toContain('the gate left no verdict');
    expect(bodies()[0]).not.toContain('Passed');
  });

  test('of a newer pipeline is left alone', async () => {
    await note(verdictFile(), { env: { CI_PIPELINE_ID: '501' } });
    const before = bodies();
    expect((await note(join(folder, 'absent.json'))).printed).toContain('a newer pipeline');
    expect(bodies()).toEqual(before);
  });

  test('is found behind a hundred others, and never taken from somebody who copied its mark', async () => {
    await note(verdictFile());
    const [own] = lab.notes.splice(0);
    for (let id = 1; id <= 100; id += 1) lab.notes.push({ id, body: `talk ${id}`, author: 9 });
    lab.notes.push({ id: 101, body: own?.body ?? '', author: 9 }, { ...own, id: 102 } as never);
    await note(verdictFile(), { env: { CI_PIPELINE_ID: '501' } });
    expect(lab.notes).toHaveLength(102);
    expect(lab.notes.at(-1)?.body).toContain('run=501.1');
    expect(lab.notes.at(-2)?.body).toContain('run=500.1');
  });

  test('is one per label', async () => {
    await note(verdictFile());
    await note(verdictFile(), { words: ['--label', 'gpu'] });
    expect(lab.notes).toHaveLength(2);
  });

  test('says that it is about an older commit', async () => {
    lab.head = 'b'.repeat(40);
    await note(verdictFile());
    expect(bodies()[0]).toContain('an older commit, aaaaaaa: the merge request is now at bbbbbbb.');
  });

  test('of a merged result is about the head of the branch, not about the merge', async () => {
    await note(verdictFile(), {
      env: { CI_COMMIT_SHA: 'c'.repeat(40), CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD },
    });
    expect(bodies()[0]).not.toContain('older commit');
  });

  test('never shows a state that its own rows do not support', async () => {
    const file = verdictFile();
    const forged = JSON.parse(JSON.stringify(summarizeModels([verdictOf('a')], undefined)));
    forged.models[0].rows[0].state = 'fail';
    writeFileSync(file, JSON.stringify(forged));
    await note(file);
    expect(bodies()[0]).toContain('Its verdict.json contradicts itself');
    expect(bodies()[0]).toContain(' state=error ');
  });

  test('is not shown from a file that is no verdict', async () => {
    const file = join(folder, 'verdict.json');
    for (const text of ['{', '{"version":3}']) {
      writeFileSync(file, text);
      await note(file);
      expect(bodies()[0]).toContain('cannot be read');
    }
  });
});

describe('without a note,', () => {
  test('a fork’s pipeline, which has no token, asks the server nothing', async () => {
    const { exitCode, printed } = await note(verdictFile(), { env: { REGRESSION_GATE_TOKEN: '' } });
    expect({ exitCode, requests: lab.requests }).toEqual({ exitCode: 0, requests: [] });
    expect(printed).toContain('REGRESSION_GATE_TOKEN is empty');
  });

  test('a pipeline of a branch says so', async () => {
    const { exitCode, printed } = await note(verdictFile(), { env: { CI_MERGE_REQUEST_IID: '' } });
    expect({ exitCode, printed }).toEqual({
      exitCode: 0,
      printed: 'No note: this pipeline is not for a merge request.\n',
    });
  });

  test.each([
    { title: 'a token that may not', status: 403, said: 'scope api' },
    { title: 'an expired token', status: 401, said: 'scope api' },
    { title: 'a server that fails', status: 500, said: 'was answered with 500' },
  ])('$title is reported, without the token', async ({ status, said }) => {
    lab.status = status;
    const { exitCode, printed } = await note(verdictFile());
    expect(printed).toContain(said);
    expect(printed).not.toContain('glpat');
    expect(exitCode).toBe(4);
  });

  test('a redirect is not followed, because the token would go elsewhere', async () => {
    const other = await startGitLab();
    try {
      lab.location = `${other.apiUrl}/user`;
      expect((await note(verdictFile())).exitCode).toBe(4);
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('a variable that GitLab did not set is an error that names it', async () => {
    const error = await note(verdictFile(), { env: { CI_MERGE_REQUEST_PROJECT_ID: '42/../7' } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toBe(
      'CI_MERGE_REQUEST_PROJECT_ID: expected the value that GitLab sets, got "42/../7".',
    );
    expect(lab.requests).toEqual([]);
  });
});
