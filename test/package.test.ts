import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

/* The package as npm packs it, unpacked where an install would put it. */

const ROOT = resolve(import.meta.dirname, '..');

let folder: string;
let archive: string;
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
  archive = join(folder, filename);
  files = list.map(({ path }: { path: string }) => path);
  execFileSync('tar', ['--extract', '--file', archive, '--directory', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('has the program and what it reads, and neither sources nor tests', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...['README.md', 'LICENSE', 'package.json', 'action.yml', 'dist/cli.mjs', 'dist/worker.mjs'],
        ...['dist/runtime/package-lock.json', '.github/examples/pull-request.yml', '.github/guide/policy.md'],
        ...['templates/gate.yml', 'templates/record.yml'],
      ]),
    );
    const others =
      /^(?:README\.md|LICENSE|package\.json|action\.yml|(?:dist|templates|\.github\/(?:examples|guide))\/.*)$/;
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

/** A program that uses the package's types: the second and the third line must not compile. */
const CONSUMER = `import { type Policy, readVerdict, type Row } from 'model-regression-gate';
const wrong: number = readVerdict('').state;
const rows: readonly Row[] = readVerdict('').models.flatMap(({ rows }) => rows.map((row) => row.metrik));
const policy: Policy = { version: 1, models: [] };
export const states: readonly string[] = readVerdict('').models.map(({ state }) => state);
console.log(wrong, rows, policy);
`;

/* Needs the npm registry, or npm's cache, for the runtime. */
describe('installed in an empty folder, the package', () => {
  let home: string;
  const run = (...words: readonly string[]) => {
    const bin = join(home, 'node_modules', '.bin', 'regression-gate');
    const { status, stdout, stderr } = spawnSync(bin, words, { cwd: home, encoding: 'utf8' });
    return { status, text: `${stdout}${stderr}` };
  };
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], { cwd: home });

  const from = (name: string) => join(ROOT, 'fixtures', 'first-repository', 'tabular', name);
  const quickly = ['--budget', '3s', '--budget-extension', '0'];

  beforeAll(() => {
    home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
    const options = ['--omit=optional', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options, archive], { cwd: home, stdio: 'ignore' });
    for (const name of ['model.onnx', 'regression-set.csv']) copyFileSync(from(name), join(home, name));
    git('init', '--quiet');
    git('add', 'model.onnx', 'regression-set.csv');
    git('commit', '--quiet', '--message', 'x');
  });

  test('examines the machine', () => {
    const { status, text } = run('doctor');
    expect(text).toMatch(/^✓ runtime +onnxruntime-node [\d.]+, next to the gate$/m);
    expect(status).toBe(0);
  });

  test('writes a policy, and blocks a model that is less accurate by it', () => {
    expect(run('init').text).toContain('wrote     .github/regression-gate.yml');
    const { status, text } = run('check', '--candidate', from('candidate.onnx'), ...quickly);
    expect(text).toMatch(/^Blocked: model /m);
    expect(text).toMatch(/Accuracy .*Failed/);
    expect(status).toBe(1);
  });

  test('gives other programs its verdict, with types', async () => {
    const index = await import(join(home, 'node_modules', 'model-regression-gate', 'dist', 'index.mjs'));
    const text = readFileSync(join(home, '.regression-gate', 'out', 'verdict.json'), 'utf8');
    expect(index.readVerdict(text)).toEqual(JSON.parse(text));
    expect(() => index.readVerdict('{')).toThrow('verdict: expected JSON, got text that is not JSON');
    expect(() => index.readVerdict(text.replace('"fail"', '"fine"'))).toThrow(/^verdict\.state: /);
    writeFileSync(join(home, 'consumer.ts'), CONSUMER);
    const compiler = join(ROOT, 'node_modules', '.bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', '', 'consumer.ts'];
    const { stdout } = spawnSync(compiler, options, { cwd: home, encoding: 'utf8' });
    const lines = stdout.split('\n').flatMap((line) => /^consumer\.ts\((\d+)/.exec(line)?.[1] ?? []);
    expect(lines).toEqual(['2', '3']);
  });

  test('gives its schemas and its version by the names that it exports, and nothing else', () => {
    const program = `
      const { createRequire } = await import('node:module');
      const require = createRequire(process.cwd() + '/x.mjs');
      for (const name of process.argv.slice(1)) {
        try { console.log(require(name).$schema ?? require(name).title ?? require(name).version ?? 'loaded'); }
        catch (error) { console.log(error.code); }
      }`;
    const names = [
      'policy.schema.json',
      'waivers.schema.json',
      'verdict.schema.json',
      'package.json',
      'dist/cli.mjs',
    ];
    const words = names.map((name) => `model-regression-gate/${name}`);
    const options = ['--input-type=module', '--eval', program, '--', ...words];
    const lines = execFileSync(process.execPath, options, { cwd: home, encoding: 'utf8' }).trim().split('\n');
    const draft = 'http://json-schema.org/draft-07/schema#';
    expect(lines).toEqual([draft, draft, draft, '0.1.0', 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
  });

  test('shows what it recorded as a history page', () => {
    expect(run('check', '--record', ...quickly).status).toBe(0);
    const { status, text } = run('history', '--out', 'site');
    expect({ status, text }).toMatchObject({ status: 0 });
    expect(readFileSync(join(home, 'site', 'index.html'), 'utf8')).toContain('<title>');
    // Its one run was compared with nothing.
    expect(readFileSync(join(home, 'site', 'badge.svg'), 'utf8')).toContain('undecided');
  });

  test('climbs a ladder', () => {
    const { models, ...policy } = parse(readFileSync(join(home, '.github', 'regression-gate.yml'), 'utf8'));
    const rungs = { 'graph-compilation': [{ 'graph-optimization': 'disabled' }] };
    const climbing = { ...policy, models: [{ ...models[0], ladder: { rungs } }] };
    writeFileSync(join(home, '.github', 'ladder.yml'), stringify(climbing));
    const { status, text } = run('ladder', '--policy', '.github/ladder.yml', '--budget', '2s');
    expect(text).toMatch(/graph-optimization/);
    expect({ status, text }).toMatchObject({ status: 0 });
    expect(readFileSync(join(home, '.regression-gate', 'out', 'ladder.html'), 'utf8')).toContain('<svg');
  });

  test('compares two models without a policy', () => {
    const { status, text } = run('compare', 'model.onnx', from('candidate.onnx'), ...quickly);
    expect(text).toMatch(/Matching outputs .*Failed/);
    expect(status).toBe(1);
  });
});
