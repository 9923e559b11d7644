import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readText } from '../../src/files/read-text.ts';

async function fileOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'read-text-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'classes.json');
  await writeFile(file, bytes);
  return file;
}

test('a byte-order mark is no part of the text', async () => {
  expect(await readText(await fileOf(Buffer.from('\uFEFF["é", "\uFEFF"]')), 100)).toEqual({
    text: '["é", "\uFEFF"]',
  });
});

test.each([
  { title: 'Latin-1', bytes: Buffer.from('["caf\xe9"]', 'latin1') },
  { title: 'UTF-16 with its mark', bytes: Buffer.from('\uFEFF["a"]', 'utf16le') },
])('$title is a problem, not other characters', async ({ bytes }) => {
  expect(await readText(await fileOf(bytes), 100)).toEqual({ problem: 'text that is not UTF-8' });
});

test('a file may be as large as allowed, and not a byte larger', async () => {
  const file = await fileOf(Buffer.from('four'));
  expect(await readText(file, 4)).toEqual({ text: 'four' });
  expect(await readText(file, 3)).toEqual({ problem: 'a file of more than 3 bytes' });
});
