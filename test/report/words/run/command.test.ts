import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { check } from '../../../../src/cli/check.ts';
import { commandText } from '../../../../src/report/words/run/command.ts';
import type { RepeatCommand } from '../../../../src/verdict/method.ts';

const COMMIT = 'abc1234'.padEnd(40, '0');
const command: RepeatCommand = {
  policyFile: '.github/regression-gate.yml',
  candidate: 'model.onnx',
  budgetNs: 60e9,
  seed: 7,
  commit: COMMIT,
};

test('names what it needs, and the baseline of this run', () => {
  expect(commandText('fashion', command)).toBe(
    `# Needs Node 20.19 or newer, a checkout of this pull request with its history, and next to it a clone of the gate,
# named model-regression-gate: it is the repository that \`uses:\` names in your workflow.
# Here the baseline was commit abc1234; the command takes the merge base of your checkout.
node ../model-regression-gate/dist/cli.mjs check --policy .github/regression-gate.yml --model fashion --candidate model.onnx --budget 60s --seed 7`,
  );
});

/** What a shell passes on after the name of the gate's own file. */
function wordsOf(modelId: string, given: RepeatCommand): string[] {
  const line = commandText(modelId, given).split('\n').at(-1) ?? '';
  const [, words = ''] = line.split('node ../model-regression-gate/dist/cli.mjs ');
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

const HOSTILE = `-$(touch /tmp/x) "; \`id\` 'quoted' | & > #`;

test.each([
  { title: 'a plain one', modelId: 'fashion', given: command },
  {
    title: 'a named baseline with a policy of its own',
    modelId: 'fashion',
    given: { ...command, baseline: 'old.onnx', baselinePolicyFile: 'old.yml' },
  },
  { title: 'a budget below a microsecond', modelId: 'fashion', given: { ...command, budgetNs: 100 } },
  {
    title: 'names that a shell would run',
    modelId: HOSTILE,
    given: { ...command, policyFile: HOSTILE, candidate: HOSTILE, baseline: HOSTILE, seed: 0 },
  },
])('our own command line reads the words of $title', async ({ modelId, given }) => {
  const [name, ...words] = wordsOf(modelId, given);
  expect(name).toBe('check');
  const { values } = parseArgs({ args: words, options: check.options, strict: true });
  expect(values).toMatchObject({
    policy: given.policyFile,
    model: modelId,
    candidate: given.candidate,
    seed: String(given.seed),
    ...('baseline' in given && { baseline: given.baseline }),
    ...('baselinePolicyFile' in given && { 'baseline-policy': given.baselinePolicyFile }),
  });
  const terminal = {
    print: () => {},
    progress: () => {},
    color: false,
    bundleFolder: '',
    version: '',
    folder: '/',
  };
  expect(await check.run([...words, '--help'], terminal)).toBe(0);
});
