import { createHash } from 'node:crypto';
import {
  appendFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { verifyStaged } from '../../src/model/stage-artifact.ts';
import { stageModel } from '../../src/model/stage-model.ts';
import { caught } from '../support/caught.ts';
import { type Model, model, value } from '../support/onnx-writer.ts';

const PLAIN: Model = {
  inputs: [value('x', 'float32', [1])],
  outputs: [value('y', 'float32', [1])],
  nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }],
};
const withData = (...locations: readonly string[]): Model => ({
  ...PLAIN,
  initializers: locations.map((location, i) => ({
    name: `w${i}`,
    dtype: 'int8',
    dims: [4],
    external: { location },
  })),
});
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

let root: string;
let repository: string;
let directory: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stage-model-')));
  repository = join(root, 'repository');
  directory = join(root, 'staged', 'candidate');
  await mkdir(join(repository, 'weights'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(repository, name), content);
const stage = (name = 'model.onnx') =>
  stageModel({ file: join(repository, name), shownPath: `models/${name}`, directory });

describe('stageModel', () => {
  test('copies a model that stands alone, for the owner only', async () => {
    const file = model(PLAIN);
    await write('model.onnx', file);
    const staged = await stage();
    expect(staged).toMatchObject({
      file: join(directory, 'model.onnx'),
      sizeBytes: file.length,
      sha256: sha256(file),
      files: [{ name: 'model.onnx', sha256: sha256(file), sizeBytes: file.length }],
    });
    expect(staged.facts.outputs).toEqual(PLAIN.outputs);
    expect(await readFile(staged.file)).toEqual(file);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(staged.file)).mode & 0o777).toBe(0o600);
    await verifyStaged(staged);
  });

  test('copies external data once each, and nothing else', async () => {
    const file = model(withData('weights/b.bin', 'a.bin', './weights//b.bin'));
    await write('model.onnx', file);
    await write('weights/b.bin', 'bbbb');
    await write('a.bin', 'aaa');
    await write('secret', 's');
    const staged = await stage();
    expect(staged.files).toEqual([
      { name: 'model.onnx', sha256: sha256(file), sizeBytes: file.length },
      { name: 'a.bin', sha256: sha256('aaa'), sizeBytes: 3 },
      { name: 'weights/b.bin', sha256: sha256('bbbb'), sizeBytes: 4 },
    ]);
    expect(staged.sizeBytes).toBe(file.length + 7);
    const list = `. ${sha256(file)}\na.bin ${sha256('aaa')}\nweights/b.bin ${sha256('bbbb')}\n`;
    expect(staged.sha256).toBe(sha256(list));
    const found = await readdir(directory, { recursive: true });
    expect(found.sort()).toEqual(['a.bin', 'model.onnx', 'weights', 'weights/b.bin']);
    await verifyStaged(staged);
  });

  test('gives the same digest under another name of the model', async () => {
    await write('model.onnx', model(withData('a.bin')));
    await write('renamed.onnx', model(withData('a.bin')));
    await write('a.bin', 'aaa');
    const first = await stage();
    directory = join(root, 'again');
    expect((await stage('renamed.onnx')).sha256).toBe(first.sha256);
  });

  test('resolves a symbolic link to the model first', async () => {
    await mkdir(join(root, 'store'));
    await writeFile(join(root, 'store', 'blob'), model(withData('a.bin')));
    await writeFile(join(root, 'store', 'a.bin'), 'aaa');
    await symlink(join(root, 'store', 'blob'), join(repository, 'model.onnx'));
    const staged = await stage();
    expect(staged.files.map(({ name }) => name)).toEqual(['blob', 'a.bin']);
  });

  test('reads a cache of Hugging Face, whose files are links from snapshots to blobs', async () => {
    const cache = join(root, 'models--o--m');
    const snapshot = join(cache, 'snapshots', 'abc');
    await mkdir(join(cache, 'blobs'), { recursive: true });
    await mkdir(snapshot, { recursive: true });
    await writeFile(join(cache, 'blobs', 'one'), model(withData('model.onnx_data')));
    await writeFile(join(cache, 'blobs', 'two'), 'weights');
    await symlink('../../blobs/one', join(snapshot, 'model.onnx'));
    await symlink('../../blobs/two', join(snapshot, 'model.onnx_data'));
    const staged = await stageModel({ file: join(snapshot, 'model.onnx'), shownPath: 'm', directory });
    expect(staged.files[1]).toEqual({ name: 'model.onnx_data', sha256: sha256('weights'), sizeBytes: 7 });
    expect((await lstat(join(directory, 'model.onnx_data'))).isFile()).toBe(true);
  });

  test('reads a cache of DVC in the repository, by hard and by symbolic link', async () => {
    await mkdir(join(root, '.git'));
    await mkdir(join(root, '.dvc', 'cache'), { recursive: true });
    for (const name of ['one', 'two']) await writeFile(join(root, '.dvc', 'cache', name), name);
    await link(join(root, '.dvc', 'cache', 'one'), join(repository, 'a.bin'));
    await symlink('../.dvc/cache/two', join(repository, 'b.bin'));
    await write('model.onnx', model(withData('a.bin', 'b.bin')));
    const staged = await stage();
    expect(staged.files.slice(1).map((file) => file.sha256)).toEqual([sha256('one'), sha256('two')]);
    expect((await stat(join(directory, 'a.bin'))).nlink).toBe(1);
  });

  const DATA_HINT = 'Put the file itself next to the model, or a link that stays within the repository.';
  const dataError = (name: string, got: string) =>
    `models/model.onnx: expected external data "${name}" to be a regular file in the model's folder, got ${got}.\n${DATA_HINT}`;
  test.each<{ title: string; data?: string; arrange: () => Promise<unknown>; error: string }>([
    {
      title: 'absent external data',
      arrange: async () => {},
      error: dataError('w.bin', 'no such file'),
    },
    {
      title: 'a folder as external data',
      data: 'weights',
      arrange: async () => {},
      error: dataError('weights', 'a folder'),
    },
    {
      title: 'a symbolic link as external data',
      arrange: () => symlink('/etc/hostname', join(repository, 'w.bin')),
      error: dataError('w.bin', 'a symbolic link'),
    },
    {
      title: 'external data behind a symbolic link',
      data: 'link/w.bin',
      arrange: async () => {
        await mkdir(join(root, 'outside'));
        await writeFile(join(root, 'outside', 'w.bin'), 'x');
        await symlink(join(root, 'outside'), join(repository, 'link'));
      },
      error: dataError('link/w.bin', 'a file behind a symbolic link'),
    },
    {
      title: 'a link out of the repository as external data',
      arrange: async () => {
        await mkdir(join(repository, '.git'));
        await writeFile(join(root, 'secret'), 'x');
        await symlink('../secret', join(repository, 'w.bin'));
      },
      error: dataError('w.bin', 'a symbolic link'),
    },
    {
      title: 'a link to what git keeps as external data',
      arrange: async () => {
        await mkdir(join(repository, '.git'));
        await writeFile(join(repository, '.git', 'config'), 'token');
        await symlink('.git/config', join(repository, 'w.bin'));
      },
      error: dataError('w.bin', 'a symbolic link'),
    },
    {
      title: 'a Git LFS pointer as external data',
      arrange: () => write('w.bin', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
      error: [
        'models/model.onnx, external data "w.bin": expected weights, got a Git LFS pointer.',
        'Fetch the real file: set "lfs: true" for actions/checkout, or run "git lfs pull" on your machine.',
      ].join('\n'),
    },
    {
      title: 'the model itself as external data',
      data: './model.onnx',
      arrange: async () => {},
      error: [
        'models/model.onnx: expected external data in a separate file, got the model file itself.',
        'Save the model again with its external data in another file.',
      ].join('\n'),
    },
    {
      title: 'external data outside',
      data: '../secret',
      arrange: () => writeFile(join(root, 'secret'), 'x'),
      error: [
        `models/model.onnx: expected external data in the model's folder, got location "../secret".`,
        'Save the model again with a relative location and no "..".',
      ].join('\n'),
    },
  ])('refuses $title', async ({ data = 'w.bin', arrange, error }) => {
    await write('model.onnx', model(withData(data)));
    await arrange();
    expect(await caught(() => stage())).toBe(error);
  });

  test('refuses an absent model', async () => {
    expect(await caught(() => stage('absent.onnx'))).toBe(
      'models/absent.onnx: expected a model file, got no such file.\nCheck the path. In a policy file, it is relative to that file.',
    );
  });

  test('refuses a directory that holds something', async () => {
    await write('model.onnx', model(PLAIN));
    await stage();
    expect(await caught(() => stage())).toBe(
      'staging directory: expected an empty folder, got "model.onnx" in it.\nUse a separate directory for each staged model.',
    );
  });
});

describe('verifyStaged', () => {
  const HINT = 'Something wrote to the private directory of this run. Run the gate again on a clean machine.';
  test.each([
    { title: 'a changed model', name: 'model.onnx', change: (file: string) => appendFile(file, '!') },
    { title: 'changed external data', name: 'w.bin', change: (file: string) => writeFile(file, 'other') },
    { title: 'a removed file', name: 'w.bin', change: (file: string) => rm(file), got: 'no such file' },
    {
      title: 'a file exchanged for a link',
      name: 'w.bin',
      change: async (file: string) => {
        await rm(file);
        await symlink('/dev/zero', file);
      },
      got: 'a symbolic link',
    },
  ])('F53: notices $title', async ({ name, change, got }) => {
    await write('model.onnx', model(withData('w.bin')));
    await write('w.bin', 'data');
    const staged = await stage();
    const before = staged.files.find((file) => file.name === name);
    await change(join(directory, name));
    const found = got ?? sha256(await readFile(join(directory, name)));
    await expect(verifyStaged(staged)).rejects.toBeInstanceOf(InfrastructureError);
    expect(await caught(() => verifyStaged(staged))).toBe(
      `staged model: expected "${name}" with SHA-256 ${before?.sha256}, got ${found}.\n${HINT}`,
    );
  });
});
