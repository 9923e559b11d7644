import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPrompts } from '../../src/dataset/formats/read-prompts.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { engineSchema } from '../../src/policy/served/engine.ts';
import { TEXT_SCORES, textReviewSchema, textTaskSchema } from '../../src/policy/served/text-task.ts';
import { collect, temporaryFile } from '../dataset/collect.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../.github/guide/language-models.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

test('the page on language models has prompts that the gate reads', async () => {
  const [lines = ''] = blocks('json');
  const path = await temporaryFile('prompts.jsonl', lines);
  const items = await collect(readPrompts({ path, shownPath: 'page' }));
  expect(items.map(({ prompt }) => typeof prompt)).toEqual(['string', 'object']);
});

test('and a policy, a task and a review that the policy takes, with every score', () => {
  const [policy = '', engine = '', ...others] = blocks('yaml');
  expect(parsePolicy(policy, 'page').models[0]?.engine.kind).toBe('server');
  expect(engineSchema.parse(parse(engine).engine)).toMatchObject({ url: 'http://10.0.0.5:8000' });
  const parts = Object.assign({}, ...others.map((text) => parse(text)));
  expect(textTaskSchema.parse(parts.task)).toMatchObject({ score: 'numeric-match', tolerance: 0.01 });
  expect(textReviewSchema.parse(parts.review).when).toHaveLength(5);
  const rows = [...PAGE.matchAll(/^\| `([\w-]+)`[^|]*\| [^|]+ \| [^|]+ \|$/gm)].map(([, name]) => name);
  expect(rows).toEqual(['score', ...TEXT_SCORES]);
});
