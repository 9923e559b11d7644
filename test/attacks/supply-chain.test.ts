import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  installRuntime,
  RUNTIME_PACKAGE,
  runtimeToolFolder,
} from '../../src/engine/onnxruntime/install/install-runtime.ts';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { RUNTIME_VERSION } from '../../src/policy/runtime-settings.ts';
import { openGitLab } from '../support/git-lab.ts';

/* What the Action itself is made of: other actions by their tags, and packages. */

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'supply-chain-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true });
});

test('A9: a moved tag changes what runs, and a commit does not', () => {
  const { folder, run, commit } = openGitLab(place);
  const reviewed = commit('action.sh', 'echo reviewed');
  run('tag', 'v1');
  commit('action.sh', 'echo stolen');
  run('tag', '--force', 'v1');
  const runAt = (ref: string): string => {
    run('checkout', '--quiet', '--detach', ref);
    return execFileSync('sh', [join(folder, 'action.sh')], { encoding: 'utf8' }).trim();
  };
  expect(runAt('v1')).toBe('stolen');
  expect(runAt(reviewed)).toBe('reviewed');
});

/** What a text uses by something that can be moved. `$/` and `./` are the same commit, a comment is none. */
const movable = (text: string): string[] =>
  [...text.matchAll(/^[^#\n]*?\buses: (?<uses>[^\s#]+)/gm)]
    .map(({ groups }) => groups?.['uses'] ?? '')
    .filter((uses) => !/@(?:[0-9a-f]{40}|FULL_SHA)$/.test(uses) && !/^(?:\.|\$)\//.test(uses));

test('A9: every action, here and to copy, is named by a full commit', () => {
  expect(movable('- uses: actions/checkout@v6\n- uses: a/b@main # c')).toEqual([
    'actions/checkout@v6',
    'a/b@main',
  ]);

  const github = readdirSync(join(ROOT, '.github'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:yml|md)$/.test(name))
    .map((name) => join('.github', name));
  const files = ['README.md', 'action.yml', ...github];
  expect(files.filter((file) => /^\s*(?:- )?uses: /m.test(read(file))).length).toBeGreaterThan(6);
  expect(files.flatMap((file) => movable(read(file)).map((uses) => `${file}: ${uses}`))).toEqual([]);
});

/** The places of a program where a text that comes from elsewhere could become code. A method that is named `eval` is none. */
const foreignCode = (program: string): string[] =>
  [
    ...program.matchAll(/(?<![\w$.])eval\((?![^()]*\)\s*\{)|\b(?:import\(?|from)\s*['"`](?:https?|data):/g),
  ].map(([found]) => found);

test('A9: the bundle neither evaluates text nor loads code from the network', () => {
  const loader = `const text = await fetch('https://x.example'); eval(text); import('https://x.example/a.mjs');`;
  expect(foreignCode(loader)).toEqual(['eval(', "import('https:"]);

  const bundles = readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.mjs'));
  expect(bundles).toEqual(expect.arrayContaining(['main.mjs', 'cli.mjs', 'worker.mjs']));
  expect(bundles.flatMap((name) => foreignCode(read(join('dist', name))))).toEqual([]);
});

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>;
}

/** Packages of a lock file whose content is not fixed, or that do not come from a registry over HTTPS. */
const loosePackages = ({ packages }: Lock): string[] =>
  Object.entries(packages).flatMap(([name, { integrity = '', resolved = 'https://' }]) =>
    name === '' || (integrity.startsWith('sha512-') && resolved.startsWith('https://')) ? [] : [name],
  );

test('A15: the lock files fix the content of every package, and no install script runs', () => {
  const loose = { packages: { '': {}, a: {}, b: { integrity: 'sha512-b', resolved: 'git+ssh://x' } } };
  expect(loosePackages(loose)).toEqual(['a', 'b']);

  for (const file of ['package-lock.json', 'dist/runtime/package-lock.json'])
    expect(loosePackages(JSON.parse(read(file))), file).toEqual([]);
  expect(read('.npmrc')).toContain('ignore-scripts=true');
});

/** A package in the name of the runtime, whose install script leaves a file. */
function packRuntime(file: string, code: string): string {
  const folder = join(place, 'package');
  mkdirSync(folder, { recursive: true });
  const scripts = { postinstall: `node -e "require('fs').writeFileSync('${join(place, 'ran')}', '')"` };
  const manifest = { name: RUNTIME_PACKAGE, version: RUNTIME_VERSION, main: 'index.js', scripts };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'index.js'), code);
  execFileSync('tar', ['-czf', file, 'package'], { cwd: place });
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

/** The folder of a bundle that installs the runtime from this file. */
function bundleWith(file: string, integrity: string): string {
  const bundle = join(place, 'bundle');
  mkdirSync(join(bundle, 'runtime'), { recursive: true });
  const root = { name: 'runtime', version: '1.0.0', dependencies: { [RUNTIME_PACKAGE]: `file:${file}` } };
  const locked = { version: RUNTIME_VERSION, resolved: `file:${file}`, integrity, hasInstallScript: true };
  const packages = { '': root, [`node_modules/${RUNTIME_PACKAGE}`]: locked };
  const lock = { name: root.name, version: root.version, lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(bundle, 'runtime', 'package.json'), JSON.stringify(root));
  writeFileSync(join(bundle, 'runtime', 'package-lock.json'), JSON.stringify(lock));
  return bundle;
}

test('A15: a package that was exchanged is not installed, and the script of none is run', async () => {
  vi.stubEnv('npm_config_cache', join(place, 'npm-cache'));
  vi.stubEnv('RUNNER_TOOL_CACHE', join(place, 'tools'));
  const [file, ran] = [join(place, 'runtime.tgz'), join(place, 'ran')];
  const reviewed = packRuntime(file, 'module.exports = "reviewed"');
  const exchanged = packRuntime(file, 'module.exports = "stolen"');
  const plain = join(place, 'plain');
  mkdirSync(plain);
  writeFileSync(join(plain, 'package.json'), '{}');
  const words = ['install', '--ignore-scripts=false', '--no-package-lock', '--no-audit', '--no-fund', file];
  execFileSync('npm', words, { cwd: plain, stdio: 'ignore' });
  expect(existsSync(ran)).toBe(true);
  expect(readFileSync(join(plain, 'node_modules', RUNTIME_PACKAGE, 'index.js'), 'utf8')).toContain('stolen');

  rmSync(ran);
  vi.stubEnv('npm_config_cache', join(place, 'another-npm-cache'));
  const install = (integrity: string) =>
    installRuntime(RUNTIME_VERSION, { bundleFolder: bundleWith(file, integrity), progress: () => {} });
  const refused = await install(reviewed).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InfrastructureError);
  expect(String(refused)).toContain('EINTEGRITY');
  expect(existsSync(runtimeToolFolder(RUNTIME_VERSION))).toBe(false);

  await install(exchanged);
  expect(existsSync(join(runtimeToolFolder(RUNTIME_VERSION), 'node_modules', RUNTIME_PACKAGE))).toBe(true);
  expect(existsSync(ran)).toBe(false);
});
