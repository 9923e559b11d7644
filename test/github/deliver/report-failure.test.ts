import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { InfrastructureError, UserError } from '../../../src/errors/errors.ts';
import { reportFailure } from '../../../src/github/deliver/report-failure.ts';

let folder: string;
let summary: string;
let output: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'failure-'));
  summary = join(folder, 'summary.md');
  output = join(folder, 'output');
});
afterEach(() => {
  vi.unstubAllEnvs();
  // The toolkit's setFailed also sets it, for this process: the test run itself has not failed.
  process.exitCode = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

async function report(error: unknown) {
  await writeFile(summary, '');
  await writeFile(output, '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  vi.stubEnv('GITHUB_OUTPUT', output);
  const exitCode = await reportFailure(error);
  return { exitCode, summary: await readFile(summary, 'utf8'), output: await readFile(output, 'utf8') };
}

test.each([
  {
    title: 'a mistake of the user',
    error: new UserError('limits: wrong.', 'Write it so.'),
    exitCode: 2,
    shown: 'limits: wrong.\nWrite it so.',
  },
  {
    title: 'a broken runner',
    error: new InfrastructureError('disk: full.', 'Free space.'),
    exitCode: 4,
    shown: 'disk: full.\nFree space.',
  },
  {
    title: 'a bug in the gate',
    error: new TypeError('x is undefined'),
    exitCode: 4,
    shown: 'TypeError: x is undefined\nat ',
  },
  {
    title: 'something that is no error',
    error: 'a string',
    exitCode: 4,
    shown: 'thrown: a string\nThis is a bug in the gate.',
  },
  { title: 'nothing', error: undefined, exitCode: 4, shown: 'thrown: undefined' },
])('$title ends with $exitCode, an error verdict and its words', async ({ error, exitCode, shown }) => {
  const reported = await report(error);
  expect(reported.exitCode).toBe(exitCode);
  expect(reported.output).toContain(`💥 Error: ${shown.split('\n')[0]?.replace('TypeError: ', '')}`);
  expect(reported.output).toMatch(/^verdict<<\S+\nerror\n/);
  expect(reported.summary).toContain(shown);
});

test('a message cannot leave its block in the summary', async () => {
  const { summary } = await report(new UserError('a\n```\n<img src=x> @team', 'b'));
  expect(summary).toContain('````text\na\n```\n<img src=x> @team\nb\n````');
});
