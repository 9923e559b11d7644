import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

/* Every command that a text of ours tells its reader to run exists, with its options. */

const ROOT = resolve(import.meta.dirname, '..', '..');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

const FILES = [
  ...filesIn('src', '.ts'),
  ...filesIn('.github/guide', '.md'),
  ...filesIn('.github/examples', '.yml'),
  ...['README.md', '.github/CONTRIBUTING.md', '.github/SECURITY.md', 'action.yml'],
];

/** In quotes or backticks after the program's name, or on a line of shell after its file. */
const NAMED = /[`"]regression-gate ([a-z][a-z-]*)([^`"\n]*)[`"]|cli\.mjs ([a-z][a-z-]*)([^`\n]*)/g;

interface NamedCommand {
  readonly place: string;
  readonly name: string;
  readonly options: readonly string[];
}

const named: readonly NamedCommand[] = FILES.flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(NAMED)].map(
    ([text, quoted, ofQuoted = '', name = quoted ?? '', ofLine = '']) => ({
      place: `${file}: ${text}`,
      name,
      options: [...`${ofQuoted}${ofLine.replace(/#.*/, '')}`.matchAll(/ --([a-z][a-z-]*)/g)].map(
        ([, option = '']) => option,
      ),
    }),
  ),
);

test('texts name commands', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ options }) => options.length > 0).length).toBeGreaterThan(5);
});

test.each(named)('$place', ({ name, options }) => {
  const command = COMMANDS.find((each) => each.name === name);
  expect(command?.name).toBe(name);
  const known = { ...command?.options, ...command?.variant?.options };
  expect(options.filter((option) => option !== 'help' && !(option in known))).toEqual([]);
});
