import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { check } from '../../../../src/cli/check.ts';
import { compare } from '../../../../src/cli/compare.ts';
import { commandText } from '../../../../src/report/words/run/command.ts';
import type { RepeatCommand } from '../../../../src/verdict/facts/method.ts';

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

const RANDOM = {
  sizes: [{ name: 'seq', size: 128 }],
  values: [{ name: 'sr', low: 8000, high: 16000 }],
  rtol: 0.001,
  atol: 0.00001,
};

test('of a comparison without a policy names what it needs', () => {
  const { budgetNs, seed } = command;
  const given = { budgetNs, seed, baseline: 'old.onnx', candidate: 'new.onnx', compare: RANDOM };
  expect(commandText('new', given)).toBe(
    `# Needs Node 20.19 or newer, both model files, and a clone of the gate next to this folder, named
# model-regression-gate.
node ../model-regression-gate/dist/cli.mjs compare --budget 60s --seed 7 --dim seq=128 --value sr=8000..16000 --rtol 0.001 --atol 0.00001 -- old.onnx new.onnx`,
  );
});

test('our own command line reads the words of a comparison without a policy, whatever the names', async () => {
  const compared = {
    ...RANDOM,
    sizes: [{ name: HOSTILE, size: 2 }],
    values: [{ name: HOSTILE, low: -1, high: 1 }],
  };
  const { budgetNs, seed } = command;
  const given = { budgetNs, seed, baseline: HOSTILE, candidate: HOSTILE, compare: compared };
  const [name, ...words] = wordsOf('x', given);
  expect(name).toBe('compare');
  const { values, positionals } = parseArgs({
    ...{ args: words, options: compare.options, strict: true, allowPositionals: true },
  });
  expect(positionals).toEqual([HOSTILE, HOSTILE]);
  expect(values).toMatchObject({ dim: [`${HOSTILE}=2`], value: [`${HOSTILE}=-1..1`] });
});

test('a comparison of two servers is repeated by their addresses', () => {
  const servers = {
    baseline: 'http://127.0.0.1:1',
    candidate: 'http://127.0.0.1:2',
    prompts: 'prompts.jsonl',
    modelName: 'llama 3',
    endpoint: 'completions',
    maxTokens: 32,
  } as const;
  const given = { candidate: 'x', budgetNs: 60e9, seed: 7, compare: { servers } };
  const [name, ...words] = wordsOf('model', given);
  expect(name).toBe('compare');
  const { values, positionals } = parseArgs({
    args: words,
    options: compare.options,
    allowPositionals: true,
    strict: true,
  });
  expect(positionals).toEqual(['http://127.0.0.1:1', 'http://127.0.0.1:2']);
  expect(values).toMatchObject({
    prompts: 'prompts.jsonl',
    'model-name': 'llama 3',
    endpoint: 'completions',
    'max-tokens': '32',
  });
});

test('a comparison of a file with its server is repeated with the variable of the credential', () => {
  const server = { url: 'http://127.0.0.1:1', modelName: 'a b', credential: 'TOKEN' };
  const options = { rtol: 0.001, atol: 0.00001, sizes: [], values: [], server };
  const given = { candidate: 'm.onnx', baseline: 'm.onnx', budgetNs: 60e9, seed: 7, compare: options };
  const [name, ...words] = wordsOf('model', given);
  expect(name).toBe('compare');
  const { values, positionals } = parseArgs({
    ...{ args: words, options: compare.options, strict: true, allowPositionals: true },
  });
  expect(positionals).toEqual(['m.onnx', 'http://127.0.0.1:1']);
  expect(values).toMatchObject({ 'model-name': 'a b', credential: 'TOKEN' });
  expect(commandText('model', given)).toContain('the model file, its server, and a clone');
});
