import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '..', 'src');

/** Every import of every source file: the file, and what it imports, relative to src/ when it is ours. */
const IMPORTS = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, specifier = '']) => ({
      file,
      specifier: specifier.startsWith('.')
        ? relative(SOURCE, resolve(SOURCE, dirname(file), specifier))
        : specifier,
      isType: new RegExp(`import type [^;]*'${specifier.replaceAll('.', '\\.')}'`).test(text),
    }));
  });

const importersOf = (pattern: RegExp): string[] =>
  [...new Set(IMPORTS.filter(({ specifier }) => pattern.test(specifier)).map(({ file }) => file))].sort();

/** The rooms in the order in which data flows through them. */
const ROOMS = [
  'errors',
  'files',
  'stats',
  'policy',
  'figures',
  'model',
  'git',
  'inspect',
  'dataset',
  'task',
  'device',
  'engine',
  'measure',
  'records',
  'stores',
  'baseline',
  'verdict',
  'report',
  'gate',
  'ladder',
  'sign-off',
  'positive-control',
  'trend',
  'init',
  'matrix',
  'cli',
  'github',
];

describe('architecture', () => {
  test('only the entry, github/ and the cache store know GitHub’s toolkit', () => {
    for (const file of importersOf(/^@actions\//)) {
      expect(file).toMatch(/^(main\.ts|github\/.*|stores\/actions-cache\/(cache-client|cache-lookup)\.ts)$/);
    }
  });

  test('only the measuring child knows the runtime', () => {
    for (const file of importersOf(/^onnxruntime-node/))
      expect(file).toMatch(/^(worker\.ts|engine\/onnxruntime\/child\/.*)$/);
  });

  test('the measuring child is small: no schema library, no policy, no labels', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const each of IMPORTS) if (each.file === file && !each.isType) visit(each.specifier);
    };
    visit('worker.ts');
    expect(
      [...seen].filter((file) => /^(zod|yaml|policy|task|verdict|baseline|records|stores|report)/.test(file)),
    ).toEqual([]);
  });

  test('nothing imports a room that comes later', () => {
    const room = (path: string): number => ROOMS.indexOf(path.split('/')[0] ?? '');
    const upward = IMPORTS.filter(
      ({ file, specifier, isType }) => !isType && room(file) >= 0 && room(specifier) > room(file),
    ).map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(upward).toEqual([]);
  });

  test('verdict, trend, report, policy, task and stats are pure: no files, processes, network or clock', () => {
    const impure = IMPORTS.filter(
      ({ file, specifier }) =>
        /^(verdict|trend|figures|policy|task|stats)\//.test(file) &&
        /^node:(?!util)/.test(specifier) &&
        // Reading the files that a person writes is what these are for.
        !/^policy\/(read-policy|waivers)\.ts$/.test(file),
    ).map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(impure).toEqual([]);
  });
});
