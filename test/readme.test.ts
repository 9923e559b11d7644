import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { runCommand } from '../src/cli/commands.ts';
import { parsePolicy } from '../src/policy/read-policy.ts';
import { waiversSchema } from '../src/policy/waivers/waivers.ts';
import { STATE_LABELS, stateText } from '../src/report/words/state.ts';
import { EXIT } from '../src/verdict/exit-code.ts';
import { STATES } from '../src/verdict/state.ts';
import { type Node, nodesOf, nodesOfType, parseReport } from './support/parse-report.ts';

const ROOT = resolve(import.meta.dirname, '..');
const GUIDE = '.github/guide';
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const README = read('README.md');
const GUIDES = readdirSync(join(ROOT, GUIDE)).map((name) => `${GUIDE}/${name}`);
const PAGES = ['README.md', '.github/CONTRIBUTING.md', ...GUIDES];

interface Input {
  readonly description: string;
  readonly default?: string;
}

/** Longest line of a generated comment. */
const WIDTH = 110;

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function renderInput([name, input]: [string, Input]): string {
  const comment = input.description
    .trim()
    .split('\n')
    .flatMap((paragraph) => wrap(paragraph, WIDTH));
  const lines = [...comment.map((line) => `# ${line}`), `${name}: ${input.default || "''"}`];
  return lines.map((line) => `    ${line}`).join('\n');
}

/** A step with every input of `action.yml`: its description as a comment, and its default. */
function renderInputs(): string {
  const { inputs } = parse(read('action.yml')) as { readonly inputs: Record<string, Input> };
  const step = '- uses: OWNER/model-regression-gate@FULL_SHA\n  with:';
  return `\`\`\`yaml\n${step}\n${Object.entries(inputs).map(renderInput).join('\n\n')}\n\`\`\``;
}

const INPUTS_BLOCK = /(<!-- inputs: [^>]*-->\n)[\s\S]*(\n<!-- \/inputs -->)/;

const codeBlocks = (markdown: string, language: string): string[] =>
  (nodesOfType(parseReport(markdown), 'code') as readonly (Node & { readonly lang?: string })[])
    .filter(({ lang }) => lang === language)
    .map(({ value = '' }) => value);

/** The one block of YAML of the README that has these top-level keys. */
function yamlBlock(...keys: string[]): string {
  const found = codeBlocks(README, 'yaml').filter((block) => {
    const value: unknown = parse(block);
    return typeof value === 'object' && value !== null && keys.every((key) => key in value);
  });
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

describe('README', () => {
  // Written anew by: npx vitest run --project unit test/readme.test.ts -u
  test('lists every input of action.yml with its default', async () => {
    expect(README).toMatch(INPUTS_BLOCK);
    const current = README.replace(INPUTS_BLOCK, (_, start, end) => `${start}${renderInputs()}${end}`);
    await expect(current).toMatchFileSnapshot('../README.md');
  });

  test('has a policy that the gate accepts', () => {
    const policy = parsePolicy(yamlBlock('version', 'models'), 'README.md');
    expect(Object.keys(policy.models[0]?.limits ?? {})).toEqual(['latency-p95', 'task-score']);
  });

  test('has additions to that policy which the gate accepts too', () => {
    const policy = parse(yamlBlock('version', 'models'));
    const { models, ...more } = parse(yamlBlock('models', 'prices'));
    const [before] = policy.models;
    const [added] = models;
    const model = { ...before, ...added, limits: { ...before.limits, ...added.limits } };
    const parsed = parsePolicy(stringify({ ...policy, models: [model], ...more }), 'README.md');
    expect(Object.keys(parsed.models[0]?.limits ?? {})).toContain('cost-per-1000');
  });

  test('has waivers that the gate accepts', () => {
    const { waivers } = waiversSchema.parse(parse(yamlBlock('version', 'waivers')));
    expect(waivers).toMatchObject([{ metric: 'latency-p95' }]);
  });

  test('leads to a page with every key, whose policy the gate accepts too', () => {
    const [policy = ''] = codeBlocks(read(`${GUIDE}/policy.md`), 'yaml');
    expect(parsePolicy(policy, 'policy.md').profiles?.release?.repeats).toBe(3);
  });

  test('leads to a page on data sets, whose part of a policy the gate accepts too', () => {
    const { models, ...policy } = parse(yamlBlock('version', 'models'));
    const found = codeBlocks(read(`${GUIDE}/data-sets.md`), 'yaml').map((part) => {
      const text = stringify({ ...policy, models: [{ ...models[0], ...parse(part) }] });
      return parsePolicy(text, 'data-sets.md').models[0]?.dataset;
    });
    expect(found.map((dataset) => dataset?.path)).toEqual([
      ...['photos', 'coco/val2017', 'clips', 'regression-set.csv', 'reviews.parquet', 'frames.jsonl'],
      ...['/data/holdout', 'data/holdout.csv'],
    ]);
    expect(found[3]?.columns).toHaveLength(4);
    expect(found[7]?.prepare).toEqual(['python', 'fetch.py', '{path}']);
  });

  test('has the workflow of the examples, without what a first setup can do without', () => {
    const example = parse(read('.github/examples/pull-request.yml'));
    const { gate } = example.jobs;
    gate['runs-on'] = 'ubuntu-24.04';
    gate.steps = gate.steps.filter(({ uses = '' }: { uses?: string }) => !uses.includes('/upload-artifact@'));
    delete gate.steps.at(-1).with['data-branch'];
    expect(parse(yamlBlock('on', 'jobs'))).toEqual(example);
  });

  test.each(STATES)('explains the state %s under the heading of its comment', (state) => {
    const row = README.split('\n').find((line) => line.startsWith('| ') && line.includes(`\`${state}\``));
    expect(row).toContain(stateText(state));
  });

  test.each(STATES)('leads to a page that says what to do about the state %s', (state) => {
    const [, section = ''] = read(`${GUIDE}/remedies.md`).split(`### ${STATE_LABELS[state].word}\n`);
    expect(section.trimStart()).toMatch(new RegExp(`^\`${state}\`, exit code \\d`));
  });

  test('leads to a page that has every exit code', () => {
    const page = read(`${GUIDE}/remedies.md`);
    expect(Object.values(EXIT).filter((code) => !page.includes(`\n| ${code} | `))).toEqual([]);
  });

  test('links every page of the guide', () => {
    expect(linksOf('README.md').map(({ url }) => url)).toEqual(expect.arrayContaining(GUIDES));
  });
});

/** Files that a reader makes in a repository of their own. */
const OF_THE_READER: readonly string[] = [
  '.github/regression-gate.yml',
  '.github/regression-gate-waivers.yml',
  '.github/workflows/regression-gate.yml',
];

/** Scripts of `package.json` that a page tells its reader to run. */
const scriptsIn = (markdown: string): string[] => [
  ...[...markdown.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name),
  ...(/\bnpm (test|cit)\b/.test(markdown) ? ['test'] : []),
];

function linksOf(page: string): { readonly url: string }[] {
  return nodesOf(parseReport(read(page))).filter(
    (node): node is Node & { readonly url: string } => 'url' in node && typeof node.url === 'string',
  );
}

const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

/** Anchors as GitHub makes them: lower case, without punctuation, spaces as hyphens. */
function anchorsOf(page: string): string[] {
  return nodesOfType(parseReport(read(page)), 'heading').map((heading) =>
    textOf(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a relative link; undefined for one that leads somewhere, and for an address. */
function problemOf(page: string, url: string): string | undefined {
  if (/^[a-z]+:/.test(url)) return undefined;
  const [path = '', anchor] = url.split('#');
  const target = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path));
  if (!existsSync(join(ROOT, target))) return `${url}: no such file`;
  if (anchor === undefined) return undefined;
  if (!statSync(join(ROOT, target)).isFile() || !target.endsWith('.md')) return `${url}: no headings there`;
  return anchorsOf(target).includes(anchor) ? undefined : `${url}: no such heading`;
}

describe.each(PAGES)('%s', (page) => {
  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(scriptsIn(read(page)).filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const named = [...read(page).matchAll(/`((?:src|test|bench|dist|fixtures|\.ci|\.github)\/[\w./-]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !OF_THE_READER.includes(path));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has links and anchors that lead somewhere', () => {
    expect(linksOf(page).flatMap(({ url }) => problemOf(page, url) ?? [])).toEqual([]);
  });
});

describe('the guide quotes what the program prints', () => {
  const page = read(`${GUIDE}/inside-a-model.md`);
  const quotes = [...page.matchAll(/```\n\$ node dist\/cli\.mjs (inspect [^\n]+)\n([\s\S]*?)\n```/g)];

  test('there are such quotes', () => {
    expect(quotes).toHaveLength(2);
  });

  test.each(quotes.map(([, command = '', quote = '']) => ({ command, quote })))(
    '$command',
    async ({ command, quote }) => {
      let printed = '';
      await runCommand(
        command
          .split(' ')
          .map((word) => (word.startsWith('fixtures/') ? relative(process.cwd(), join(ROOT, word)) : word)),
        {
          bundleFolder: join(ROOT, 'dist'),
          version: '0.0.0',
          folder: ROOT,
          color: false,
          progress: () => undefined,
          print(text) {
            printed += text;
          },
        },
      );
      expect(quote).toBe(printed.trimEnd());
    },
  );
});
