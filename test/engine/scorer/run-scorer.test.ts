import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScorer } from '../../../src/engine/scorer/run-scorer.ts';
import { UserError } from '../../../src/errors/errors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scorer-'));
  writeFileSync(join(folder, 'answers.jsonl'), '{"a":1}\n{"a":2}\n{"a":3}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  /** Node.js code of the program. */
  readonly code: string;
  readonly counts?: readonly number[];
  readonly deadlineMs?: number;
  readonly memoryLimitBytes?: number;
  readonly command?: readonly string[];
}

const run = ({ code, counts = [3], deadlineMs = 60_000, memoryLimitBytes = 2 ** 40, command }: Case) =>
  runScorer(
    {
      command: command ?? [process.execPath, '-e', code],
      cwd: folder,
      deadlineMs,
      memoryLimitBytes,
      scratch: join(folder, 'scratch'),
    },
    { input: join(folder, 'answers.jsonl'), counts, place: 'models.m.task.command (candidate)' },
  );

const READ = "const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(JSON.parse);";

test('a program reads the answers and prints a number for each', async () => {
  expect(await run({ code: `${READ} for (const { a } of lines) console.log(a / 2)` })).toEqual([0.5, 1, 1.5]);
});

test.each([
  { title: 'exponents, signs and missing zeros', printed: '1e-3\\n+2\\n-.5\\n', numbers: [0.001, 2, -0.5] },
  { title: 'a last line without an end', printed: '1\\n2\\n3', numbers: [1, 2, 3] },
  { title: 'lines that end as on Windows', printed: '1\\r\\n2\\r\\n3\\r\\n', numbers: [1, 2, 3] },
])('$title are numbers', async ({ printed, numbers }) => {
  expect(await run({ code: `process.stdout.write('${printed}')` })).toEqual(numbers);
});

test('the number of numbers may be one of two', async () => {
  expect(await run({ code: 'console.log(7)', counts: [1, 3] })).toEqual([7]);
});

test('its environment has neither secrets nor the user’s home', async () => {
  process.env['SCORER_TEST_SECRET'] = 'secret';
  const code =
    "console.log(process.env.SCORER_TEST_SECRET === undefined ? 1 : 0); console.log(process.env.HOME.endsWith('scratch') ? 1 : 0); console.log(process.env.PATH ? 1 : 0)";
  expect(await run({ code })).toEqual([1, 1, 1]);
});

test.each<Case & { title: string; message: RegExp }>([
  {
    title: 'a word',
    code: "console.log(1); console.log('two')",
    message:
      /^models\.m\.task\.command \(candidate\): expected a finite number in each line of its output, got "two" in line 2\.$/,
  },
  { title: 'NaN', code: 'console.log(NaN)', message: /got "NaN" in line 1/ },
  {
    title: 'an infinity',
    code: 'console.log(1); console.log(1); console.log(-Infinity)',
    message: /"-Infinity" in line 3/,
  },
  { title: 'a number too large to represent', code: "console.log('1e999')", message: /"1e999" in line 1/ },
  { title: 'an empty line', code: "console.log('1\\n\\n2')", message: /"" in line 2/ },
  {
    title: 'a line without an end',
    code: "process.stdout.write('9'.repeat(1e7)); setInterval(() => {}, 1e6)",
    message: /got "9+…" in line 1/,
  },
  { title: 'too few numbers', code: 'console.log(1)', message: /expected 3 numbers, one per line, got 1\./ },
  { title: 'no numbers', code: '', message: /expected 3 numbers, one per line, got 0\./ },
  {
    title: 'too many numbers',
    code: 'for (let i = 0; ; i++) console.log(i)',
    message: /expected 3 numbers, one per line, got more/,
  },
  {
    title: 'two of one or three',
    code: "console.log('1\\n2')",
    counts: [1, 3],
    message: /expected 1 or 3 numbers, one per line, got 2/,
  },
  {
    title: 'an exit code, with the last lines of its errors',
    code: "console.error('KeyError: label'); console.log('1\\n2\\n3'); process.exitCode = 3",
    message: /expected exit code 0, got exit code 3 \(its last lines: KeyError: label\)\.$/,
  },
  {
    title: 'a program that does not end',
    code: 'setInterval(() => {}, 1e6)',
    deadlineMs: 300,
    message: /expected an end within 0\.3 s, got none/,
  },
  {
    title: 'too much memory',
    code: 'setInterval(() => {}, 1e6)',
    memoryLimitBytes: 2 ** 20,
    message: /expected at most 1\.00\sMiB of memory, got [\d.]+\s[KM]iB/,
  },
  {
    title: 'no such program',
    code: '',
    command: ['no-such-program'],
    message: /expected a program that starts, got no program "no-such-program"/,
  },
])('$title is one error', async ({ message, ...options }) => {
  const error = await run(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(message);
});
