import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelSchema } from '../../src/policy/model-policy.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const GUIDE = join(import.meta.dirname, '../../.github/guide');
const page = (name: string): string => readFileSync(join(GUIDE, name), 'utf8');
const blocks = (language: string): string[] =>
  [...page('tasks.md').matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  );

/** Kinds that the policy page and the page on language models explain. */
const EXPLAINED = ['classification', 'binary', 'regression', 'embedding', 'output-match', 'text'];

test('the page on tasks has a policy of every other kind, and every one is taken', () => {
  const kinds = blocks('yaml').flatMap((text) =>
    parsePolicy(text, 'page').models.map(({ task }) => task.kind),
  );
  const all = modelSchema.shape.task.options.flatMap((option) => [...option.shape.kind.values]);
  expect(new Set([...kinds, ...EXPLAINED])).toEqual(new Set(all));
});

test('its items are JSON', () => {
  const lines = blocks('json').flatMap((text) => text.trim().split('\n'));
  expect(lines.flatMap((line) => Object.keys(JSON.parse(line)))).toContain('label');
});

test('the policy page lists every kind', () => {
  const rows = [...page('policy.md').matchAll(/^\| (`[^|]+) \| [^|]+ \| [^|]+ \|$/gm)].flatMap(
    ([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, kind]) => kind),
  );
  const all = modelSchema.shape.task.options.flatMap((option) => [...option.shape.kind.values]);
  expect(rows).toEqual(expect.arrayContaining(all));
});
