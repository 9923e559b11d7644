import { describe, expect, test } from 'vitest';
import { isLock, readLock } from '../../../../src/gate/compare/program/read-lock.ts';

const npm = (packages: unknown): string => JSON.stringify({ lockfileVersion: 3, packages });
const named = (packages: readonly { name: string; version: string }[] | null) =>
  packages?.map(({ name, version }) => `${name} ${version}`) ?? null;

describe('the packages of a lock file', () => {
  test.each([
    {
      title: 'npm’s, nested and scoped ones, each once and without the package itself',
      file: 'serve/package-lock.json',
      text: npm({
        '': { name: 'own', version: '1.0.0' },
        'node_modules/undici': { version: '7.1.0' },
        'node_modules/@huggingface/transformers': { version: '4.3.0' },
        'node_modules/a/node_modules/undici': { version: '6.0.0' },
        'node_modules/b/node_modules/undici': { version: '7.1.0' },
        'node_modules/alias': { name: 'real', version: '2.0.0' },
        'packages/local': { link: true },
      }),
      packages: ['@huggingface/transformers 4.3.0', 'real 2.0.0', 'undici 6.0.0', 'undici 7.1.0'],
    },
    {
      title: 'pip’s, only those that are pinned',
      file: 'requirements.txt',
      text: [
        '# serving',
        'numpy==2.3.1  # fast',
        'uvicorn[standard] == 0.30.0 ; python_version > "3.9"',
        'torch===2.9.0+cpu \\',
        '    --hash=sha256:abc',
        'fastapi>=0.100',
        'pydantic==2.*',
        '-r other.txt',
        'onnx @ https://example.com/onnx.whl',
      ].join('\r\n'),
      packages: ['numpy 2.3.1', 'torch 2.9.0+cpu', 'uvicorn 0.30.0'],
    },
    {
      title: 'uv’s, whose dependencies have names too',
      file: 'uv.lock',
      text: `version = 1
[[package]]
name = "mlserver"
version = "1.7.1"
dependencies = [
    { name = "fastapi" },
]
[package.metadata]
version = "9"
[[package]]
name = "here"
source = { virtual = "." }
`,
      packages: ['mlserver 1.7.1'],
    },
    { title: 'a format that is not read', file: 'yarn.lock', text: 'undici@^7:\n', packages: null },
    { title: 'broken JSON', file: 'package-lock.json', text: '{', packages: null },
    { title: 'no object', file: 'package-lock.json', text: 'null', packages: null },
    {
      title: 'version 1, which lists nothing by folder',
      file: 'package-lock.json',
      text: '{}',
      packages: null,
    },
    {
      title: 'more than 10,000',
      file: 'requirements.txt',
      text: Array.from({ length: 10_001 }, (_, index) => `p${index}==1`).join('\n'),
      packages: null,
    },
    {
      title: 'values of other types',
      file: 'package-lock.json',
      text: npm({ 'node_modules/a': { version: 1 }, 'node_modules/b': null, c: { name: [], version: '1' } }),
      packages: [],
    },
  ])('$title', ({ file, text, packages }) => {
    expect(named(readLock(file, text))).toEqual(packages);
  });

  test('10,000 are listed', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `p${index}==1`).join('\n');
    expect(readLock('requirements.txt', text)).toHaveLength(10_000);
  });

  test('other files are no lock files', () => {
    expect(['package.json', 'toString', 'serve.mjs'].filter(isLock)).toEqual([]);
  });
});
