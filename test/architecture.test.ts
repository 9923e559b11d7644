import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameAt, nodesAt, parseSource, type SourceNode, visit } from './support/parse-source.ts';

const SOURCE = resolve(import.meta.dirname, '..', 'src');

const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

const textOf = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');

/** Every import of every source file, types included; relative to src/ where it is ours. */
const IMPORTS = FILES.flatMap((file) =>
  [...textOf(file).matchAll(/import\s+(type\s)?(?:[^'";]*?\sfrom\s)?'([^']+)'|import\('([^']+)'\)/g)].map(
    ([, type, specifier = '', dynamic = specifier]) => ({
      file,
      imported: dynamic.startsWith('.') ? relative(SOURCE, resolve(SOURCE, dirname(file), dynamic)) : dynamic,
      isType: type !== undefined,
    }),
  ),
);

/**
 * The rooms, lowest first: data flows upward in this list, imports point downward. The first are the tools that all
 * others use; then come the passes over an engine, what is kept, the verdict, its words, the check, the features, and
 * whoever calls them.
 */
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
  'gate.ts',
  'compare',
  'ladder',
  'sign-off',
  'positive-control',
  'trend',
  'init',
  'matrix',
  'doctor',
  'gitlab',
  'cli',
  'github',
];

/** Entries and the version, which no room may import, or which import nothing. */
const ENTRIES = ['main.ts', 'cli.ts', 'index.ts', 'worker.ts', 'decoder.ts', 'parquet.ts', 'version.ts'];

const FEATURES = ['compare', 'ladder', 'sign-off', 'positive-control', 'trend', 'init', 'matrix', 'doctor'];

const roomOf = (path: string): string => path.split('/')[0] ?? '';

describe('architecture', () => {
  test('every file is in a room of the list', () => {
    expect([...new Set(FILES.map(roomOf))].filter((room) => !ENTRIES.includes(room)).sort()).toEqual(
      [...ROOMS].sort(),
    );
  });

  test('nothing imports upward, types included', () => {
    const rank = (path: string): number => ROOMS.indexOf(roomOf(path));
    const upward = IMPORTS.filter(
      ({ file, imported }) =>
        rank(file) >= 0 && (rank(imported) > rank(file) || /^(main|cli|worker)\.ts$/.test(imported)),
    );
    expect(upward.map(({ file, imported }) => `${file} → ${imported}`)).toEqual([]);
  });

  test('no feature imports another', () => {
    const across = IMPORTS.filter(
      ({ file, imported }) =>
        FEATURES.includes(roomOf(file)) &&
        FEATURES.includes(roomOf(imported)) &&
        roomOf(file) !== roomOf(imported),
    );
    expect(across.map(({ file, imported }) => `${file} → ${imported}`)).toEqual([]);
  });

  test('there are no import circles, types included', () => {
    expect(findCircles()).toEqual([]);
  });

  test('every export is imported, and no name is exported twice', () => {
    expect(findIdleExports()).toEqual([]);
    const names = EXPORTS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('at most twenty files are flat in a folder', () => {
    const folders = [...new Set(FILES.map((file) => dirname(file)))];
    const filesIn = (folder: string) => FILES.filter((file) => dirname(file) === folder);
    expect(folders.filter((folder) => filesIn(folder).length > 20)).toEqual([]);
  });

  test('only the entry, github/ and the cache store know GitHub’s toolkit; gitlab/ shares its proxy', () => {
    const allowed = /^(main\.ts|github\/.*|stores\/actions-cache\/.*)$/;
    expect(importersOf(/^@actions\/http-client$/)).toEqual(['gitlab/send-to-gitlab.ts']);
    expect(importersOf(/^@actions\/(?!http-client$)/).filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('only the measuring child knows the runtime', () => {
    const allowed = /^(worker\.ts|engine\/onnxruntime\/child\/.*)$/;
    expect(importersOf(/^onnxruntime-node/).filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('the measuring child is small: no schema library, no policy, no labels', () => {
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const each of IMPORTS) if (each.file === file && !each.isType) follow(each.imported);
    };
    follow('worker.ts');
    expect(
      [...seen].filter((file) => /^(zod|yaml|policy|task|verdict|baseline|records|stores|report)/.test(file)),
    ).toEqual([]);
  });
});

/** What each source file exports, by name; there are no default exports. */
const EXPORTS = FILES.flatMap((file) =>
  [
    ...textOf(file).matchAll(
      /^export (?:async )?(?:const|function\*?|class|interface|type|let) (?<name>[\w$]+)/gm,
    ),
  ].map(({ groups }) => ({ file, name: groups?.['name'] ?? '' })),
);

/** Exports that neither source, tests, benchmarks nor the build import. */
function findIdleExports(): string[] {
  const root = resolve(SOURCE, '..');
  const others = ['test', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  );
  const texts = [...FILES.map((file) => join(SOURCE, file)), ...others, join(root, 'build.mjs')].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const imported = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\{([^{}]*)\} (?:= await import\(|from ')/g)].flatMap(([, list = '']) =>
        list.split(',').map(
          (each) =>
            each
              .trim()
              .replace(/^type /, '')
              .split(/ as |:/)[0]
              ?.trim() ?? '',
        ),
      ),
    ),
  );
  const build = texts.at(-1) ?? '';
  return EXPORTS.filter(({ name }) => !imported.has(name) && !build.includes(name)).map(
    ({ file, name }) => `${file}: ${name}`,
  );
}

/** Rooms that compute and nothing else. */
const PURE = /^(verdict|report|records|policy|task|stats|trend|figures)\//;

describe('rooms that only compute', () => {
  /** Reading the files that a person writes is what these are for; records are copied and digested where they are kept. */
  const READERS =
    /^(policy\/(read-policy|waivers\/waivers)|records\/(baseline-record|attempt-record|comparability))\.ts$/;

  test('know no files, processes and network', () => {
    const impure = IMPORTS.filter(
      ({ file, imported }) =>
        PURE.test(file) && /^node:(?!util$|crypto$)/.test(imported) && !READERS.test(file),
    );
    expect(impure.map(({ file, imported }) => `${file} → ${imported}`)).toEqual([]);
  });

  test('know no clock, randomness or process', () => {
    const impure = FILES.filter((file) => PURE.test(file) && !READERS.test(file)).flatMap((file) =>
      findImpurities(file).map((what) => `${file}: ${what}`),
    );
    expect(impure).toEqual([]);
  });

  test('a clock, a random number and a process are found where they are used', () => {
    expect(impuritiesIn('const now = Date.now();')).toEqual(['Date.now']);
    expect(impuritiesIn('const today = new Date();')).toEqual(['new Date()']);
    expect(impuritiesIn('const x = Math.random() + performance.now();')).toEqual([
      'Math.random',
      'performance',
    ]);
    expect(impuritiesIn('process.exit(1); const t = setTimeout(f, 1); fetch(url);')).toEqual([
      'process',
      'setTimeout',
      'fetch',
    ]);
    expect(
      impuritiesIn('const day = new Date(time).toISOString(); Date.parse(text); x.process; ({ fetch: 1 });'),
    ).toEqual([]);
  });
});

const findImpurities = (file: string): string[] => impuritiesIn(textOf(file));

const GLOBALS = ['process', 'performance', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'];

function impuritiesIn(text: string): string[] {
  const found: string[] = [];
  visit(parseSource(text), (node, parents) => {
    const isToday = node.type === 'NewExpression' && nodesAt(node, 'arguments').length === 0;
    if (isToday && nameAt(node, 'callee') === 'Date') found.push('new Date()');
    const member = `${nameAt(node, 'object')}.${nameAt(node, 'property')}`;
    if (member === 'Date.now' || member === 'Math.random') found.push(member);
    const name = String(node['name']);
    if (node.type === 'Identifier' && GLOBALS.includes(name) && !isKey(node, parents.at(-1)))
      found.push(name);
  });
  return found;
}

/** Whether an identifier is the name of a property, not of a global. */
const isKey = (node: SourceNode, parent: SourceNode | undefined): boolean =>
  parent?.['property'] === node || parent?.['key'] === node;

const importersOf = (pattern: RegExp): string[] =>
  [...new Set(IMPORTS.filter(({ imported }) => pattern.test(imported)).map(({ file }) => file))].sort();

/** Each circle once, by its files (Tarjan's strongly connected components). */
function findCircles(): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const connect = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    stack.push(file);
    for (const { file: importer, imported } of IMPORTS) {
      if (importer !== file || !FILES.includes(imported)) continue;
      if (!index.has(imported)) connect(imported);
      if (stack.includes(imported)) low.set(file, Math.min(low.get(file) ?? 0, low.get(imported) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const component = stack.splice(stack.indexOf(file));
    if (component.length > 1) circles.push(component.sort());
  };
  for (const file of FILES) if (!index.has(file)) connect(file);
  return circles;
}
