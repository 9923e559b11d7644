import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stageArtifact, verifyStaged } from '../../src/model/stage-artifact.ts';
import { caught } from '../support/caught.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
let target: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  target = join(folder, 'staged');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const stage = (name: string) =>
  stageArtifact({ file: join(folder, name), shownPath: name, directory: target });

describe('a file', () => {
  test('is copied under its name, with its own digest', async () => {
    await writeFile(join(folder, 'chat.gguf'), 'weights');
    const staged = await stage('chat.gguf');
    expect(staged).toEqual({
      file: join(target, 'chat.gguf'),
      sizeBytes: 7,
      sha256: sha256('weights'),
      files: [{ name: 'chat.gguf', sha256: sha256('weights'), sizeBytes: 7 }],
    });
    expect(await readFile(staged.file, 'utf8')).toBe('weights');
  });

  test('that changes after it was staged is noticed', async () => {
    await writeFile(join(folder, 'chat.gguf'), 'weights');
    const staged = await stage('chat.gguf');
    await verifyStaged(staged);
    await writeFile(staged.file, 'others');
    expect(await caught(() => verifyStaged(staged))).toContain(
      'staged model: expected "chat.gguf" with SHA-256',
    );
  });

  test.each([
    {
      title: 'that is not there',
      make: async () => {},
      message: 'm: expected the file or folder of a model, got no such file.',
    },
    {
      title: 'that Git LFS did not fetch',
      make: () => writeFile(join(folder, 'm'), `version https://git-lfs.github.com/spec/v1\noid sha256:0\n`),
      message: 'm: expected a model, got a Git LFS pointer.',
    },
  ])('$title is refused', async ({ make, message }) => {
    await make();
    expect(await caught(() => stage('m'))).toContain(message);
  });
});

describe('a folder', () => {
  async function makeFolder(): Promise<void> {
    await mkdir(join(folder, 'model', 'sub'), { recursive: true });
    await mkdir(join(folder, 'model', '.git'));
    await writeFile(join(folder, 'model', '.git', 'config'), 'secret');
    await writeFile(join(folder, 'model', 'weights.bin'), 'weights');
    await writeFile(join(folder, 'model', 'sub', 'config.json'), '{}');
  }

  test('is copied without its hidden files; its digest covers names and content', async () => {
    await makeFolder();
    const staged = await stage('model');
    const lines = [`sub/config.json ${sha256('{}')}\n`, `weights.bin ${sha256('weights')}\n`];
    expect(staged).toMatchObject({
      file: target,
      isFolder: true,
      sizeBytes: 9,
      sha256: sha256(lines.join('')),
      files: [{ name: 'sub/config.json' }, { name: 'weights.bin' }],
    });
    expect((await readdir(target)).sort()).toEqual(['sub', 'weights.bin']);
    await verifyStaged(staged);
  });

  test('with a link that leads out of it is refused', async () => {
    await makeFolder();
    await writeFile(join(folder, 'secret'), 'secret');
    await symlink('../secret', join(folder, 'model', 'more.bin'));
    expect(await caught(() => stage('model'))).toContain(
      'model/more.bin: expected a regular file, like all files of the model’s folder, got a symbolic link.',
    );
  });

  test('with nothing in it is refused', async () => {
    await mkdir(join(folder, 'model'));
    expect(await caught(() => stage('model'))).toContain('got an empty folder');
  });
});
