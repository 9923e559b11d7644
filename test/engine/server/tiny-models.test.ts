import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolder } from '../../support/servers.ts';

/* The language models with random weights that end-to-end tests give to real engines. */

const FIXTURES = resolve(import.meta.dirname, '..', '..', '..', 'fixtures', 'servers');
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const { folder, remove } = openFolder();
const make = (name: string, ...options: string[]): string => {
  const out = join(folder, name);
  execFileSync(process.execPath, [join(FIXTURES, 'make-tiny-gguf.mjs'), '--out', out, ...options]);
  return digest(out);
};

const committed = digest(join(FIXTURES, 'tiny.gguf'));
const page = readFileSync(join(FIXTURES, 'README.md'), 'utf8');
afterAll(remove);

test('the script writes the committed file byte for byte', () => {
  expect(make('same.gguf')).toBe(committed);
});

test.each(['tiny.gguf', 'tiny-decoder/onnx/model.onnx'])('the README has the digest of %s', (file) => {
  expect(page).toContain(digest(join(FIXTURES, file)));
});

test.each([
  ['--seed', '2'],
  ['--layers', '3'],
  ['--end', '1'],
])('%s %s makes another model', (...options) => {
  expect(make('other.gguf', ...options)).not.toBe(committed);
});
