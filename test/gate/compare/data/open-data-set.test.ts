import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openPromptSet } from '../../../../src/dataset/open-prompt-set.ts';
import { openRegressionSet } from '../../../../src/dataset/open-regression-set.ts';
import type { DataSource, WantedFile } from '../../../../src/dataset/regression-set.ts';
import { InfrastructureError } from '../../../../src/errors/errors.ts';
import { openDataSet } from '../../../../src/gate/compare/data/open-data-set.ts';
import type { Run } from '../../../../src/gate/run.ts';
import type { ProgressEvent } from '../../../../src/measure/progress-event.ts';
import { datasetSchema, type ImageSettings } from '../../../../src/policy/dataset.ts';
import { collect, signature, temporaryFolder, userErrorOf } from '../../../dataset/collect.ts';
import { type GitLab, openGitLab } from '../../../support/git-lab.ts';

const PROMPTS = '{"prompt": "2 + 2", "label": "4"}\n';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Node.js code that writes to `{path}`. */
const writing = (text: string): string =>
  `require('node:fs').writeFileSync(process.argv[1], ${JSON.stringify(text)})`;

let git: GitLab;
let directory: string;
let events: ProgressEvent[];
beforeEach(async () => {
  git = openGitLab();
  onTestFinished(() => git.remove());
  directory = await temporaryFolder();
  mkdirSync(join(directory, 'scratch'));
  events = [];
});

interface Case {
  readonly code?: string;
  readonly command?: readonly string[];
  readonly path?: string;
  readonly annotations?: string;
  readonly digest?: string;
  readonly deadline?: number;
  readonly memoryLimitBytes?: number;
  /** Full SHA of the commit whose rules judge; if absent, those of the checkout. */
  readonly commit?: string;
  readonly isNew?: boolean;
  readonly fork?: 'on-hosted-runner';
}

function runOf({ code = writing(PROMPTS), isNew = false, ...given }: Case): Run {
  const { command = [process.execPath, '-e', code, '{path}'], path = 'data/prompts.jsonl', fork } = given;
  const { annotations } = given;
  const { digest = sha256(PROMPTS), deadline, memoryLimitBytes = 2 ** 40, commit } = given;
  const model = {
    id: 'm',
    dataset: {
      path,
      annotations,
      prepare: command,
      'prepare-deadline': deadline,
      digest: `sha256:${digest}`,
    },
  };
  return {
    request: { policyFile: join(git.folder, 'policy.yml'), policyCommit: commit, fork },
    basePolicy: commit === undefined || isNew ? undefined : { models: [model] },
    model,
    ports: { progress: (event: ProgressEvent) => void events.push(event) },
    workspace: { directory, scratch: join(directory, 'scratch'), memoryLimitBytes },
  } as unknown as Run;
}

const openPrompts = (given: Case) => openDataSet(runOf(given), openPromptSet);
/** Opens a folder of images, up to its digest. */
const openImageSet = (source: WantedFile & Pick<DataSource, 'annotations'>) =>
  openRegressionSet({
    ...source,
    labelColumn: 'label',
    inputs: [signature('image', 'float32', [1, 3, 'h', 'w'])],
    images: {
      settings: datasetSchema.parse({ path: 'coco', preprocess: {} }).preprocess as ImageSettings,
      openDecoder: () => {
        throw new Error('no image is decoded before the digest is known');
      },
    },
  });
const openImages = (given: Case) => openDataSet(runOf(given), openImageSet);

const cocoOf = (file: string): string =>
  JSON.stringify({ images: [{ id: 1, file_name: file }], annotations: [], categories: [] });

const placeOf = (path = 'data/prompts.jsonl'): string => join(git.folder, path);

describe('a data set that is not there', () => {
  test('is made once, with its folders, and the log says so', async () => {
    const { set, setFile } = await openPrompts({});
    expect(set.digest).toBe(sha256(PROMPTS));
    expect(setFile.file).toBe(placeOf());
    expect(readFileSync(placeOf(), 'utf8')).toBe(PROMPTS);
    expect(readdirSync(join(git.folder, 'data'))).toEqual(['prompts.jsonl']);
    // What the program left in its private folder is gone.
    expect(readdirSync(join(directory, 'scratch'))).toEqual([]);
    await openPrompts({ code: 'process.exit(1)' });
    expect(events.map(({ step }) => step.kind)).toEqual(['making-data']);
  });

  test('is made under its own name, in a private folder', async () => {
    const code = `const path = process.argv[1].slice('to='.length); require('node:fs').writeFileSync(path, JSON.stringify({ prompt: path, label: '' }) + '\\n')`;
    const error = await userErrorOf(openPrompts({ command: [process.execPath, '-e', code, 'to={path}'] }));
    expect(error.message).toMatch(/^\S+data\/prompts\.jsonl \(made by "prepare"\): expected the data set/);
    const keep = `${code}; require('node:fs').copyFileSync(path, ${JSON.stringify(join(directory, 'copy'))})`;
    await userErrorOf(openPrompts({ command: [process.execPath, '-e', keep, 'to={path}'] }));
    const { prompt } = JSON.parse(readFileSync(join(directory, 'copy'), 'utf8'));
    expect(prompt.startsWith(join(directory, 'scratch'))).toBe(true);
    expect(prompt.endsWith('/prompts.jsonl')).toBe(true);
  });

  test('may be a folder that is read as its files say', async () => {
    const csv = 'x,label\n1,0\n2,1\n';
    const code = `const fs = require('node:fs'); fs.mkdirSync(process.argv[1] + '/test_data_set_0', { recursive: true }); fs.writeFileSync(process.argv[1] + '/test_data_set_0/input_0.pb', '')`;
    const inputs = [signature('x', 'float32', ['n', 1])];
    const open = (given: Case) =>
      openDataSet(runOf(given), (file) =>
        openRegressionSet({ ...file, labelColumn: 'label', columns: ['x'], inputs }),
      );
    const { set } = await open({ path: 'set.csv', code: writing(csv), digest: sha256(csv) });
    expect(await collect(set.items())).toHaveLength(2);
    const digest = sha256(`test_data_set_0/input_0.pb\0${sha256('')}`);
    expect((await open({ path: 'tests/sets', code, digest })).set.digest).toBe(digest);
    expect(existsSync(placeOf('tests/sets/test_data_set_0/input_0.pb'))).toBe(true);
  });

  test('may bring its annotations along', async () => {
    const coco = '{"images":[{"id":1,"file_name":"a.png"}],"annotations":[],"categories":[]}';
    const code = `const fs = require('node:fs'); fs.mkdirSync(process.argv[1]); fs.writeFileSync(process.argv[1] + '/coco.json', ${JSON.stringify(coco)})`;
    const places: string[] = [];
    const { set } = await openDataSet(
      runOf({ path: 'coco', annotations: 'coco/coco.json', code }),
      async ({ path, annotations }) => {
        places.push(path);
        return annotations?.sha256;
      },
      [],
    );
    expect(set).toBe(sha256(coco));
    expect(places).toEqual([expect.stringMatching(/prepare-\w+\/made\/coco$/), placeOf('coco')]);
  });

  test('is said to be just made if it lacks what its annotations list', async () => {
    const code = `const fs = require('node:fs'); fs.mkdirSync(process.argv[1]); fs.writeFileSync(process.argv[1] + '/coco.json', ${JSON.stringify(cocoOf('b.png'))})`;
    const error = await userErrorOf(openImages({ path: 'coco', annotations: 'coco/coco.json', code }));
    expect(error.message).toContain('got none for "b.png"');
    expect(error.hint).toMatch(/ "prepare" has just made the data set, which was not moved into place\.$/);
    expect(existsSync(placeOf('coco'))).toBe(false);
  });

  test('cannot be made around annotations in git, but next to them', async () => {
    mkdirSync(placeOf('coco'));
    git.commit('coco/coco.json', cocoOf('a.png'));
    const error = await userErrorOf(openImages({ path: 'coco', annotations: 'coco/coco.json' }));
    expect(error.message).toBe(
      'models.m.dataset.prepare: expected nothing in git inside "path" (a checkout creates the folder, and "prepare" would never run), got "coco/coco.json".',
    );
    expect(error.hint).toContain('Move the file next to the folder');
    expect(events).toEqual([]);
    git.run('mv', 'coco/coco.json', 'coco.json');
    rmSync(placeOf('coco'), { recursive: true });
    const code = `const fs = require('node:fs'); fs.mkdirSync(process.argv[1]); fs.writeFileSync(process.argv[1] + '/a.png', '')`;
    const made = await userErrorOf(openImages({ path: 'coco', annotations: 'coco.json', code }));
    expect(made.message).toMatch(/coco \(made by "prepare"\): expected the data set with SHA-256/);
  });

  test('is not made where its folder cannot be created', async () => {
    writeFileSync(placeOf('data'), '');
    const opened = openPrompts({ path: 'data/more/prompts.jsonl' });
    // The path leads through a file, so that nothing can be there.
    await expect(opened).rejects.toThrow('got no such file or folder');
    expect(events).toEqual([]);
    await expect(openPrompts({ path: '/sys/none/prompts.jsonl' })).rejects.toThrow(InfrastructureError);
    expect(events).toEqual([]);
  });

  test('is made without the secrets of the job, which may name a proxy', async () => {
    const variables = {
      PREPARE_TEST_TOKEN: 'secret',
      https_proxy: 'http://user:password@proxy.invalid',
      http_proxy: 'http://proxy.invalid',
    };
    const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
    onTestFinished(() => {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    });
    Object.assign(process.env, variables);
    const code = `console.error(Object.keys(process.env).sort().join(' '), process.env.HOME); process.exit(1)`;
    const { message } = await userErrorOf(openPrompts({ code }));
    expect(message).toContain('HOME');
    expect(message).toContain('http_proxy');
    expect(message).toContain(join(directory, 'scratch'));
    expect(message).not.toContain('https_proxy');
    expect(message).not.toContain('PREPARE_TEST_TOKEN');
  });
});

describe('a data set that is there', () => {
  test('is not made again, and stays if it is another one', async () => {
    mkdirSync(placeOf('data'));
    writeFileSync(placeOf(), PROMPTS);
    await openPrompts({});
    writeFileSync(placeOf(), `${PROMPTS}${PROMPTS}`);
    const error = await userErrorOf(openPrompts({}));
    expect(error.message).toMatch(
      new RegExp(
        `expected the data set with SHA-256 ${sha256(PROMPTS)}, as the policy says, got [0-9a-f]{64}`,
      ),
    );
    expect(error.hint).toContain('Delete it, and "prepare" makes it again.');
    expect(readFileSync(placeOf(), 'utf8')).toBe(`${PROMPTS}${PROMPTS}`);
    expect(events).toEqual([]);
  });

  test('is said to be an older version, perhaps, if it lacks what newer annotations list', async () => {
    mkdirSync(placeOf('coco'));
    writeFileSync(placeOf('coco/a.png'), '');
    writeFileSync(placeOf('coco.json'), cocoOf('b.png'));
    const error = await userErrorOf(openImages({ path: 'coco', annotations: 'coco.json' }));
    expect(error.message).toMatch(/coco\.json, image 1: expected a regular file, got none for "b\.png"\.$/);
    expect(error.hint).toMatch(/ If \S*coco is an older version, delete it, and "prepare" makes it again\.$/);
    expect(events).toEqual([]);
  });

  test('is said to be an older version, perhaps, if its annotations are elsewhere in it', async () => {
    mkdirSync(placeOf('coco'));
    const inside = await userErrorOf(openImages({ path: 'coco', annotations: 'coco/v2.json' }));
    expect(inside.message).toContain('coco/v2.json: expected a COCO file, got no such file.');
    expect(inside.hint).toContain('is an older version, delete it, and "prepare" makes it again.');
    // The program does not make those.
    const next = await userErrorOf(openImages({ path: 'coco', annotations: 'v2.json' }));
    expect(next.message).toContain('v2.json: expected a COCO file, got no such file.');
    expect(next.hint).not.toContain('prepare');
  });

  test('is no reason for a remark without a program', async () => {
    mkdirSync(placeOf('coco'));
    writeFileSync(placeOf('coco.json'), cocoOf('b.png'));
    const run = runOf({ path: 'coco', annotations: 'coco.json' });
    const { prepare: _, ...dataset } = run.model.dataset;
    const opened = openDataSet({ ...run, model: { ...run.model, dataset } }, openImageSet);
    expect((await userErrorOf(opened)).hint).not.toContain('prepare');
  });

  test('is not replaced if it is a link that leads nowhere', async () => {
    symlinkSync(join(directory, 'nowhere'), placeOf('prompts.jsonl'));
    await expect(openPrompts({ path: 'prompts.jsonl' })).rejects.toThrow('got no such file or folder');
    expect(lstatSync(placeOf('prompts.jsonl')).isSymbolicLink()).toBe(true);
    expect(events).toEqual([]);
  });

  test('stays if somebody else has put it there while it was being made', async () => {
    const code = `const fs = require('node:fs'); fs.writeFileSync(process.argv[1], ${JSON.stringify(PROMPTS)}); fs.writeFileSync(${JSON.stringify(placeOf())}, 'of somebody else')`;
    const { message } = await userErrorOf(openPrompts({ code }));
    expect(message).toContain(`got ${sha256('of somebody else')}.`);
    expect(readFileSync(placeOf(), 'utf8')).toBe('of somebody else');
  });
});

describe('in a change', () => {
  /** A base commit with a program that takes its prompts from a file next to it. */
  function commitProgram(): string {
    git.commit(
      'fetch.cjs',
      "require('node:fs').copyFileSync(__dirname + '/source.jsonl', process.argv[2]); require('node:fs').accessSync('policy.yml');",
    );
    git.commit('policy.yml', '');
    return git.commit('source.jsonl', PROMPTS);
  }
  const command = [process.execPath, 'fetch.cjs', '{path}'];

  test('a program that it edits, or that it deletes, is that of the base commit', async () => {
    const commit = commitProgram();
    git.commit('source.jsonl', 'other');
    git.run('rm', '--quiet', 'fetch.cjs');
    git.run('commit', '--quiet', '--message', 'delete');
    expect((await openPrompts({ command, commit })).set.digest).toBe(sha256(PROMPTS));
    // The set is where the policy says, not next to the exported program.
    expect(readFileSync(placeOf(), 'utf8')).toBe(PROMPTS);
  });

  test('a repair of the program does not help before the merge, and the error says so', async () => {
    const commit = git.commit('fetch.cjs', 'throw new Error("gone")');
    git.commit('fetch.cjs', writing(PROMPTS).replace('argv[1]', 'argv[2]'));
    const error = await userErrorOf(openPrompts({ command, commit }));
    expect(error.message).toContain('Error: gone');
    expect(error.hint).toContain(
      `It ran with the files of the base commit ${commit.slice(0, 7)}: a change to them counts once it is merged.`,
    );
  });

  test('a model that is new brings its own program, but not from a fork', async () => {
    const commit = git.commit('readme', '');
    commitProgram();
    await expect(openPrompts({ command, commit, isNew: true, fork: 'on-hosted-runner' })).rejects.toThrow(
      'models.m.dataset.prepare: expected a program of the base commit (the change comes from a fork), got one from the change.',
    );
    expect((await openPrompts({ command, commit, isNew: true })).set.digest).toBe(sha256(PROMPTS));
    // What is there needs no program.
    await openPrompts({ command, commit, isNew: true, fork: 'on-hosted-runner' });
  });

  test('a fork runs the program of the base commit', async () => {
    const commit = commitProgram();
    git.commit('fetch.cjs', 'process.exit(1)');
    const { set } = await openPrompts({ command, commit, fork: 'on-hosted-runner' });
    expect(set.digest).toBe(sha256(PROMPTS));
  });
});

describe('a program that makes no data set', () => {
  const place = 'models\\.m\\.dataset\\.prepare: ';
  test.each<Case & { title: string; message: string; hint?: string }>([
    {
      title: 'fails, with the last lines of its errors',
      code: `${writing(PROMPTS)}; console.error('HTTPError: 404 for holdout'); process.exitCode = 3`,
      message: `^${place}expected exit code 0, got exit code 3 \\(its last lines: HTTPError: 404 for holdout\\)\\.$`,
    },
    {
      title: 'does not end',
      code: `${writing(PROMPTS)}; setInterval(() => {}, 1e6)`,
      deadline: 500e6,
      message: `^${place}expected an end within 0\\.5 s, got none\\.$`,
      hint: 'Raise "prepare-deadline"',
    },
    {
      title: 'takes too much memory',
      code: 'setInterval(() => {}, 1e6)',
      memoryLimitBytes: 2 ** 20,
      message: `^${place}expected at most 1\\.00\\sMiB of memory, got `,
      hint: 'raise "memory-limit"',
    },
    {
      title: 'is not there',
      command: ['no-such-program', '{path}'],
      message: `^${place}expected a program that starts, got no program "no-such-program"\\.$`,
    },
    {
      title: 'writes nothing',
      code: `console.error('nothing new')`,
      message: `^${place}expected a file or folder at the path that replaces "\\{path\\}", got none \\(its last lines: nothing new\\)\\.$`,
    },
    {
      title: 'writes a link',
      code: `require('node:fs').symlinkSync('/etc/hostname', process.argv[1])`,
      message: `^${place}expected regular files and folders, got something else at "prompts\\.jsonl", such as a link\\.$`,
    },
    {
      title: 'writes a folder with a link',
      code: `const fs = require('node:fs'); fs.mkdirSync(process.argv[1] + '/a', { recursive: true }); fs.symlinkSync('/etc', process.argv[1] + '/a/b')`,
      message: `got something else at "prompts\\.jsonl/a/b", such as a link`,
    },
    {
      title: 'writes data of another kind',
      code: `require('node:fs').mkdirSync(process.argv[1])`,
      message: 'data/prompts\\.jsonl \\(made by "prepare"\\): expected a regression set, got a folder',
    },
    {
      title: 'writes other data',
      code: writing('other'),
      message: `data/prompts\\.jsonl \\(made by "prepare"\\): expected the data set with SHA-256 ${sha256(PROMPTS)}, as the policy says, got ${sha256('other')}\\.$`,
      hint: `review what it makes. If that is the data set that you mean, write "digest: sha256:${sha256('other')}" under "dataset"`,
    },
  ])('$title', async ({ title: _, message, hint = '', ...given }) => {
    const error = await userErrorOf(openPrompts(given));
    expect(error.message).toMatch(new RegExp(message));
    expect(error.hint).toContain(hint);
    expect(readdirSync(placeOf('data'))).toEqual([]);
  });
});
