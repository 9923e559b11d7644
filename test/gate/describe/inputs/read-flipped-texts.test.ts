import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PromptItem } from '../../../../src/dataset/prompt-set.ts';
import { readFlippedTexts } from '../../../../src/gate/describe/inputs/read-flipped-texts.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'flipped-texts-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const answer = (arm: string, texts: readonly string[]): void =>
  writeFileSync(
    join(directory, `texts-${arm}.jsonl`),
    texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
  );

const prompt = (label: unknown): { readonly item: PromptItem } => ({
  item: { id: '1', prompt: 'p', label, slice: {}, place: 'p.jsonl, line 1' },
});
const read = (picked: readonly (readonly [number, { readonly item: PromptItem | undefined }])[]) =>
  readFlippedTexts({ directory }, new Map(picked));

test('shows label and both answers', async () => {
  answer('baseline', ['a', 'Paris']);
  answer('candidate', ['a', 'Rome']);
  expect(await read([[1, prompt('Paris')]])).toEqual(
    new Map([[1, { label: 'Paris', answers: { baseline: 'Paris', candidate: 'Rome' } }]]),
  );
});

test.each([
  { title: 'several labels', label: ['Paris', 'paris'], shown: '["Paris","paris"]' },
  { title: 'a number', label: 7, shown: '7' },
  { title: 'none', label: undefined, shown: null },
])('shows a label that is $title', async ({ label, shown }) => {
  expect((await read([[0, prompt(label)]])).get(0)?.label).toBe(shown);
});

test('has no answer of an arm that was not asked', async () => {
  answer('candidate', ['Rome']);
  expect((await read([[0, prompt('Paris')]])).get(0)?.answers).toEqual({ baseline: null, candidate: 'Rome' });
});

test('makes what a model answers one plain line of at most 300 characters', async () => {
  answer('candidate', ['\u202Eevil\n\u001B[31m# heading\u0000', 'x'.repeat(2_000)]);
  const found = await read([
    [0, prompt('a')],
    [1, prompt('b')],
  ]);
  expect(found.get(0)?.answers.candidate).toBe('evil # heading');
  expect(found.get(1)?.answers.candidate).toBe(`${'x'.repeat(299)}…`);
});

test('has nothing of items that are not shown', async () => {
  answer('candidate', ['a']);
  expect(await read([[0, { item: undefined }]])).toEqual(new Map());
});
