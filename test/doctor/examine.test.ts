import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countRecords, examineCheckout } from '../../src/doctor/examine-checkout.ts';
import { examinePermissions, isWritable } from '../../src/doctor/examine-folders.ts';
import { examineGpu } from '../../src/doctor/examine-gpu.ts';
import { examineRuntime } from '../../src/doctor/examine-runtime.ts';
import { standIn } from '../support/stand-in.ts';

const DIST = resolve(import.meta.dirname, '..', '..', 'dist');
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;

let folder: string;
const git = (...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a checkout', () => {
  test('is none outside a repository', async () => {
    const { git: found, lfs, root } = await examineCheckout(folder);
    expect(found.kind).toBe('no-repository');
    expect({ lfs, root }).toEqual({ lfs: { kind: 'unknown' }, root: undefined });
  });

  test('without a commit has nothing to compare with', async () => {
    git('init', '--quiet');
    expect((await examineCheckout(folder)).git.kind).toBe('no-commit');
  });

  test('has pointers where files in LFS were not fetched, and tracked baselines', async () => {
    git('init', '--quiet');
    await mkdir(join(folder, '.regression-gate', 'ocr'), { recursive: true });
    await Promise.all([
      writeFile(join(folder, '.gitattributes'), '*.onnx filter=lfs\n'),
      writeFile(join(folder, 'pointer.onnx'), POINTER),
      writeFile(join(folder, 'pointer.txt'), POINTER),
      writeFile(join(folder, '.regression-gate', 'ocr', 'record.json'), '{}'),
    ]);
    // A plain filter, so that git stores what the files hold.
    git('-c', 'filter.lfs.clean=cat', '-c', 'filter.lfs.required=false', 'add', '.');
    git('commit', '--quiet', '--message', 'x');
    await writeFile(join(folder, 'model.onnx'), 'fetched');
    git('-c', 'filter.lfs.clean=cat', '-c', 'filter.lfs.required=false', 'add', '.');
    const found = await examineCheckout(folder);
    expect(found.git).toMatchObject({ kind: 'ready', isShallow: false });
    expect(found.lfs).toMatchObject({ kind: 'pointers', pointers: 1, files: 2 });
    expect(found.trackedRecords).toBe(1);
    expect(await countRecords(join(folder, '.regression-gate'))).toBe(1);
  });

  test('is shallow if its history is cut', async () => {
    git('init', '--quiet');
    for (const message of ['first', 'second'])
      git('commit', '--quiet', '--allow-empty', '--message', message);
    git('clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
    expect((await examineCheckout(join(folder, 'shallow'))).git).toMatchObject({
      kind: 'ready',
      isShallow: true,
    });
  });
});

describe('the runtime', () => {
  test('is loaded, and lists its providers', async () => {
    const { runtime, providers } = await examineRuntime(DIST);
    expect(runtime).toMatchObject({ kind: 'loaded', place: 'installed' });
    expect(providers).toMatchObject({ kind: 'listed', ready: expect.arrayContaining(['cpu']) });
  });

  test.each([
    { title: 'of the major version below', node: '18.99.0', kind: 'old-node' },
    { title: 'one minor version below', node: '20.18.9', kind: 'old-node' },
    { title: 'at the limit', node: '20.19.0', kind: 'loaded' },
    { title: 'whose minor version has fewer digits', node: '22.2.0', kind: 'loaded' },
  ])('needs Node 20.19: $title', async ({ node, kind }) => {
    expect((await examineRuntime(DIST, node)).runtime.kind).toBe(kind);
  });

  test('that does not load says why', async () => {
    const broken = join(folder, 'node_modules', 'onnxruntime-node');
    await mkdir(broken, { recursive: true });
    await writeFile(join(broken, 'package.json'), '{"name":"onnxruntime-node","version":"1.30.0"}');
    await writeFile(join(broken, 'index.js'), 'throw new Error("no such library");');
    const { runtime, providers } = await examineRuntime(join(folder, 'dist'));
    expect(runtime).toEqual({
      kind: 'not-loadable',
      version: '1.30.0',
      message: 'Error: no such library',
    });
    expect(providers).toEqual({ kind: 'unknown' });
  });
});

describe('the GPU', () => {
  test.each([
    {
      title: 'is named',
      name: 'data-centre',
      found: { kind: 'readable', name: 'NVIDIA H100 80GB HBM3', isMig: false },
    },
    { title: 'is known to be split', name: 'mig', found: { kind: 'readable', isMig: true } },
    { title: 'without a driver cannot be read', name: 'no-driver', found: { kind: 'unreadable' } },
  ])('$title', async ({ name, found }) => {
    const smi = await standIn(name);
    try {
      expect(examineGpu({ command: smi.command, hasDevice: true })).toMatchObject(found);
    } finally {
      await smi.remove();
    }
  });

  test('is none where the kernel has no device', () => {
    expect(examineGpu({ command: join(folder, 'nvidia-smi'), hasDevice: false })).toEqual({ kind: 'none' });
  });
});

describe('permissions', () => {
  test('name the folder that is not there', async () => {
    const missing = join(folder, 'missing');
    expect(await examinePermissions(folder, missing)).toEqual({
      kind: 'not-writable',
      of: 'temporary',
      folder: missing,
      code: 'ENOENT',
    });
  });

  test('of a folder to be made are those of the nearest one above it', async () => {
    expect(await isWritable(join(folder, 'a', 'b'))).toBe(true);
    await writeFile(join(folder, 'file'), '');
    expect(await isWritable(join(folder, 'file', 'a'))).toBe(false);
  });
});
