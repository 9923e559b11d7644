import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/* The package as npm packs it, unpacked where an install would put it. */

const ROOT = resolve(import.meta.dirname, '..');

let folder: string;
let files: readonly string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    options,
  );
  const [{ filename, files: list }] = JSON.parse(packed);
  files = list.map(({ path }: { path: string }) => path);
  execFileSync('tar', ['--extract', '--file', join(folder, filename), '--directory', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('has the program and what it reads, and neither sources nor tests', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...['README.md', 'LICENSE', 'package.json', 'action.yml', 'dist/cli.mjs', 'dist/worker.mjs'],
        ...['dist/runtime/package-lock.json', '.github/examples/pull-request.yml', '.github/guide/policy.md'],
      ]),
    );
    const others =
      /^(?:README\.md|LICENSE|package\.json|action\.yml|(?:dist|\.github\/(?:examples|guide))\/.*)$/;
    expect(files.filter((file) => !others.test(file))).toEqual([]);
  });

  test('brings no other package than the runtime, because all others are bundled', () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['onnxruntime-node']);
  });

  test('runs by the name that it installs', () => {
    const program = join(folder, 'package', 'dist', 'cli.mjs');
    const { bin, version } = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'));
    expect(bin).toEqual({ 'regression-gate': 'dist/cli.mjs' });
    // As npm does at an install.
    chmodSync(program, 0o755);
    symlinkSync(program, join(folder, 'regression-gate'));
    expect(execFileSync(join(folder, 'regression-gate'), ['--version'], { encoding: 'utf8' })).toBe(
      `${version}\n`,
    );
  });

  test('asks for no newer Node than the README promises', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const entries = Object.entries(packages) as [string, { engines?: { node?: string }; dev?: boolean }][];
    const newer = entries.filter(([, { engines }]) => /^>=\s*2[1-9](?:\.\d+)*$/.test(engines?.node ?? ''));
    expect(newer.map(([name]) => name)).toEqual([]);
  });
});
