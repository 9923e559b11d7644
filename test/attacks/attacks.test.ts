import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/*
 * The attacks on a gate that runs strangers' models on machines with secrets. The tests in this folder try each of them
 * twice: with its defence off, where it must succeed, and on the gate, where it must fail.
 */
const ATTACKS = {
  A1: 'a privileged event runs the code of a change',
  A2: 'an artifact is poisoned for the job that publishes it',
  A3: 'an entry of the cache is poisoned or put before the true one',
  A4: 'a name becomes a command of the shell, an option of git or an expression',
  A5: 'a program writes the files through which a step changes the next ones',
  A6: 'a text in the log becomes a workflow command',
  A7: 'a program uses the token of the job',
  A8: 'a program stays on the runner after the job',
  A9: 'a tag of an action is moved',
  A10: 'the model or the head of the pull request is exchanged between check and use',
  A11: 'a model reads credentials from the disk',
  A12: 'a text in a comment becomes markup, a mention or a link',
  A13: "a comment takes the place of the gate's own",
  A14: 'a secret gets into logs and reports',
  A15: 'a package of the action is taken over',
} as const;

const TITLES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    return [...text.matchAll(/\(\s*(['`])(?<number>A\d+): .+?\1/g)];
  })
  .map(({ groups }) => groups?.['number'] ?? '');

test.each(Object.entries(ATTACKS))('%s is tried: %s', (number) => {
  expect(TITLES).toContain(number);
});

test('no title names another attack', () => {
  expect(TITLES.filter((number) => !(number in ATTACKS))).toEqual([]);
});
