import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/commands.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { model, value } from '../support/onnx-writer.ts';

/* Real repositories with real models, and the examples of this one. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FASHION = join(ROOT, 'fixtures', 'fashion');
const POLICY = '.github/regression-gate.yml';
const WORKFLOW = '.github/workflows/regression-gate.yml';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
});
afterEach(() => lab.remove());

async function init(...words: readonly string[]): Promise<string> {
  let printed = '';
  const exitCode = await runCommand(['init', ...words], {
    bundleFolder: join(ROOT, 'dist'),
    version: '0.0.0',
    folder: lab.folder,
    color: false,
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  });
  expect(exitCode).toBe(0);
  return printed;
}

function copy(from: string, to: string): void {
  const target = join(lab.folder, to);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(ROOT, 'fixtures', from), target);
}

function copyFashion(folder: string): void {
  for (const name of ['model.onnx', 'classes.json']) copy(`fashion/${name}`, join(folder, name));
  const [first] = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n', 1);
  writeFileSync(join(lab.folder, folder, 'regression-set.jsonl'), `${first}\n`);
}

const read = (path: string) => readFileSync(join(lab.folder, path), 'utf8');
const example = (name: string) => readFileSync(join(ROOT, '.github/examples', name), 'utf8');

test('one model with its data gives a policy that the gate takes as it is', async () => {
  copyFashion('models/fashion');
  const printed = await init();
  expect(parsePolicy(read(POLICY), POLICY).models).toMatchObject([
    {
      id: 'fashion',
      artifact: '../models/fashion/model.onnx',
      dataset: { path: '../models/fashion/regression-set.jsonl' },
      task: { kind: 'classification', output: 'logits', classes: '../models/fashion/classes.json' },
    },
  ]);
  expect(read(POLICY)).toContain('# inputs: "image" uint8 [batch, 1, 28, 28]');
  expect(read(POLICY)).toMatch(
    /latency-p95: \{ max-increase: 10%, floor: [\d.]+ms \} # also: max: 20ms; a run takes about [\d.]+ [µm]s here/,
  );
  expect(read(POLICY)).toContain('open sizes: "batch"');
  expect(read(WORKFLOW)).toBe(example('pull-request.yml'));
  expect(read('.gitignore')).toBe('.regression-gate/\n');
  expect(readdirSync(join(lab.folder, '.github'), { recursive: true }).sort()).toEqual([
    'regression-gate.yml',
    'workflows',
    'workflows/regression-gate.yml',
  ]);
  expect(printed).toContain('wrote     .github/regression-gate.yml');
  expect(printed).not.toContain('To fill in');
});

test('a model without data gets no floor, because nothing is known of its speed', async () => {
  copy('fashion/model.onnx', 'model.onnx');
  await init();
  expect(read(POLICY)).toContain(
    'latency-p95: { max-increase: 10% } # also: max: 20ms; "calibrate" proposes a floor',
  );
});

test('two models and a broken one: each is proposed as far as can be told, and what is left to do is listed once', async () => {
  copyFashion('fashion');
  copy('test-data-set/model.onnx', 'small/model.onnx');
  for (const file of ['input_0.pb', 'output_0.pb'])
    copy(`test-data-set/test_data_set_0/${file}`, `small/test_data_set_0/${file}`);
  copy('precision/float32.onnx', 'other/scores.onnx');
  writeFileSync(
    join(lab.folder, 'lfs.onnx'),
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
  );
  copy('fashion/model.onnx', 'node_modules/package/foreign.onnx');
  copy('fashion/model.onnx', 'ignored/build.onnx');
  writeFileSync(join(lab.folder, '.gitignore'), 'ignored/');
  const printed = await init();
  const text = read(POLICY);
  expect([...text.matchAll(/artifact: (.*)/g)].map(([, path]) => path)).toEqual([
    '../fashion/model.onnx',
    '../other/scores.onnx',
    '../small/model.onnx',
  ]);
  expect(text).toContain('dataset: { path: ../small }');
  expect(text).toContain('there is no data set for the model');
  expect(printed).toMatch(/not proposed {2}lfs\.onnx: expected an ONNX model, got a Git LFS pointer/);
  expect(printed).toMatch(
    /To fill in:\n.*: there is no data set for the model: .* \(line \d+\)\n.*models\[1\]\.task\.kind: expected classification \| binary/,
  );
  expect(() => parsePolicy(text, POLICY)).toThrow(/^[^\n]*models\[1\]\.task\.kind[^\n]*$/);
  const chosen = text.replace('CHOOSE', 'embedding');
  expect(parsePolicy(chosen, POLICY).models.map(({ task }) => task.kind)).toEqual([
    'classification',
    'embedding',
    'output-match',
  ]);
  expect(read('.gitignore')).toBe('ignored/\n.regression-gate/\n');
});

test('a repository without a model gets a policy to fill in', async () => {
  const printed = await init('--use', 'pull-request,nightly,release,fork-companion');
  expect(printed).toContain('No .onnx file, .gguf file or folder of .safetensors files was found');
  expect(() => parsePolicy(read(POLICY), POLICY)).toThrow(/^[^\n]*models\[0\]\.task\.kind[^\n]*$/);
  expect(readdirSync(join(lab.folder, '.github/workflows')).sort()).toEqual([
    'regression-gate-forks.yml',
    'regression-gate-nightly.yml',
    'regression-gate-release.yml',
    'regression-gate.yml',
  ]);
  expect(read('.github/workflows/regression-gate-release.yml')).toBe(example('release-sign-off.yml'));
});

test('run again it keeps what is there, and says what has been edited', async () => {
  copyFashion('.');
  await init();
  const policy = read(POLICY);
  const again = await init();
  expect(again).toContain('Nothing to add.');
  expect(again).not.toContain('To fill in');
  expect(again).toContain(`kept      ${POLICY} (already exists)`);
  expect(read(POLICY)).toBe(policy);

  writeFileSync(join(lab.folder, WORKFLOW), 'name: our own\n');
  const more = await init('--use', 'pull-request,nightly');
  expect(more).toContain(`kept      ${WORKFLOW} (has been edited)`);
  expect(more).toContain('wrote     .github/workflows/regression-gate-nightly.yml');
  expect(read(WORKFLOW)).toBe('name: our own\n');
  expect(read('.github/workflows/regression-gate-nightly.yml')).toBe(example('nightly.yml'));

  writeFileSync(join(lab.folder, POLICY), '# tuned\n');
  await init('--force');
  expect(read(WORKFLOW)).toBe(example('pull-request.yml'));
  expect(read(POLICY)).toContain('id: model');
});

test('a new model is added to an edited policy, of which no character changes', async () => {
  copyFashion('fashion');
  await init();
  const edited = read(POLICY)
    .replace('max-drop: 1pp', 'max-drop: 0.5pp')
    .replace('id: fashion', 'id: model # our name for it');
  writeFileSync(join(lab.folder, POLICY), edited);
  copy('test-data-set/model.onnx', 'other/model.onnx');
  const printed = await init();
  expect(printed).toContain(`added to  ${POLICY}`);
  expect(printed).toContain('proposed      other/model.onnx');
  expect(printed).not.toContain('fashion/model.onnx');
  const text = read(POLICY);
  const start = text.indexOf('\n  - id: other');
  const end = text.indexOf('\n# For cost per 1,000 runs') + 1;
  expect(`${text.slice(0, start)}${text.slice(end)}`).toBe(edited);
  expect(await init()).toMatch(
    /Nothing to add\.\n\nTo fill in:\n.*there is no data set for the model.*\n.*models\[1\]\.task\.kind: expected/,
  );
  const chosen = text.replace('CHOOSE', 'embedding');
  expect(parsePolicy(chosen, POLICY).models).toMatchObject([
    { id: 'model', limits: { 'task-score': { 'max-drop': { value: 0.005 } } } },
    { id: 'other', artifact: '../other/model.onnx' },
  ]);
});

test('a policy that cannot be extended is kept, and the entries are printed', async () => {
  copy('fashion/model.onnx', 'model.onnx');
  const policy = 'version: 1\nmodels: [{ id: a, artifact: ../a.onnx }]\n';
  await init();
  writeFileSync(join(lab.folder, POLICY), policy);
  const printed = await init();
  expect(read(POLICY)).toBe(policy);
  expect(printed).toContain(`${POLICY} could not be extended. Add these entries under "models":`);
  expect(printed).toContain('    artifact: ../model.onnx');
});

test('no two models get the same data, and scores and columns are read from the data', async () => {
  copy('fashion/model.onnx', 'models/fraud.onnx');
  copy('fashion/model.onnx', 'models/fraud_v2.onnx');
  const [first = ''] = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n', 1);
  mkdirSync(join(lab.folder, 'data'));
  writeFileSync(join(lab.folder, 'data/fraud-test.jsonl'), `${first}\n`);
  const printed = await init();
  expect([...read(POLICY).matchAll(/dataset: \{ path: (.*) \}/g)].map(([, path]) => path)).toEqual([
    '../data/fraud-test.jsonl',
    '../models/regression-set.jsonl',
  ]);
  expect(printed).toContain(`${POLICY}: there is no data set for the model`);
  expect(read(POLICY)).toContain('# Check: the output contains logits; the name of the output says so.');
});

test('the outputs of the first items show what scores are, and labels are found under another name', async () => {
  const softmax = model({
    inputs: [value('x', 'float32', ['batch', 3])],
    outputs: [value('y', 'float32', ['batch', 3])],
    nodes: [{ op: 'Softmax', inputs: ['x'], outputs: ['y'] }],
  });
  writeFileSync(join(lab.folder, 'kind.onnx'), softmax);
  writeFileSync(join(lab.folder, 'kind.csv'), 'a,b,c,target\n1,2,3,0\n4,-5,6,2\n');
  await init();
  expect(parsePolicy(read(POLICY), POLICY).models).toMatchObject([
    {
      dataset: { path: '../kind.csv', label: 'target' },
      task: { kind: 'classification', scores: 'probabilities' },
    },
  ]);
  expect(read(POLICY)).toContain(
    'the output contains probabilities; its values for the first items show it.',
  );
});

test('the Action is named where it is told how', async () => {
  const sha = '0123456789abcdef0123456789abcdef01234567';
  await init('--use', 'release', '--action', `our-team/gate@${sha}`);
  const text = read('.github/workflows/regression-gate-release.yml');
  expect(text).toContain(`uses: our-team/gate@${sha} # the commit`);
  expect(text).toContain(`repository: our-team/gate\n          ref: '${sha}'`);
  expect(text).not.toMatch(/OWNER\/|0{40}/);
});

test.each([
  [['--action', 'our-team/gate@v1'], /^--action: expected OWNER\/REPOSITORY@ and the 40 hexadecimal digits/],
  [
    ['--use', 'nightly,weekly'],
    /^--use: expected pull-request, nightly, release, fork-companion.*got "weekly"/,
  ],
  [['here'], /^init: expected options only, got "here"/],
])('init %j is refused', async (words, message) => {
  await expect(init(...words)).rejects.toThrow(message);
});

test('outside a repository nothing is written', async () => {
  const { folder } = lab;
  lab.run('config', 'core.bare', 'true');
  await expect(init()).rejects.toThrow(/^init: expected a git repository, got: fatal: /);
  expect(existsSync(join(folder, '.github'))).toBe(false);
});

test('language models get a server whose command a person fills in, and a score that their labels suggest', async () => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(lab.folder, path)), { recursive: true });
    writeFileSync(join(lab.folder, path), text);
  };
  const chat = (label: unknown) =>
    `${JSON.stringify({ messages: [{ role: 'user', content: '?' }], label })}\n`;
  write('models/q4.gguf', 'weights');
  write('models/mmproj-q4.gguf', 'weights');
  write('models/q8.gguf', 'weights');
  write('models/parts/chat-00001-of-00002.gguf', 'weights');
  write('models/parts/chat-00002-of-00002.gguf', 'weights');
  write('models/hf/config.json', '{}');
  write('models/hf/model.safetensors', 'weights');
  write('models/adapter/adapter.safetensors', 'weights');
  write('models/prompts.jsonl', '{"prompt": "1 + 1 =", "label": 2}\n');
  write('models/hf.jsonl', chat({ name: 'Ada' }));
  copyFashion('fashion');
  const printed = await init();
  const text = read(POLICY);
  expect([...text.matchAll(/artifact: (.*)/g)].map(([, path]) => path)).toEqual([
    '../fashion/model.onnx',
    '../models/hf',
    '../models/parts',
    '../models/q4.gguf',
    '../models/q8.gguf',
  ]);
  expect(printed).toContain(
    'proposed      models/hf: served, text scored by valid-json, data models/hf.jsonl\n',
  );
  expect(printed).toContain(
    'proposed      models/q4.gguf: served, text scored by numeric-match, data models/prompts.jsonl\n',
  );
  expect(text).toContain("[llama-server, --model, '{artifact}', --port, '{port}']");
  expect(text).toContain(`--model, "{artifact}/chat-00001-of-00002.gguf", --port`);
  expect(printed).toContain(
    'models[1].engine.start: expected a list of words such as [node, serve.mjs, --port, "{port}"], got "CHOOSE". (line ',
  );
  // What is left to do is listed once.
  expect(printed.match(/To fill in:\n(?: {2}.*\n)+/)?.[0].split('\n')).toHaveLength(1 + 1 + 4 + 1);
  const filled = text.replaceAll('start: CHOOSE', `start: [serve, '{artifact}', '{port}']`);
  expect(parsePolicy(filled, POLICY).models.slice(1)).toMatchObject([
    { id: 'hf', task: { score: 'valid-json' }, engine: { endpoint: 'chat' } },
    { id: 'parts', dataset: { path: '../models/prompts.jsonl' } },
    { id: 'q4', task: { score: 'numeric-match' }, engine: { endpoint: 'completions' } },
    { id: 'q8', dataset: { path: '../models/prompts.jsonl' } },
  ]);
});

test('a language model without prompts is proposed with what to write, and one in the root with where to move it', async () => {
  for (const name of ['config.json', 'model.safetensors', 'chat.gguf'])
    writeFileSync(join(lab.folder, name), '{}');
  const printed = await init();
  expect(printed).toContain('not proposed  A model of several files: expected it in a folder of its own');
  expect(printed).toMatch(/To fill in:\n {2}.*: there are no prompts for the model: write one \{"prompt"/);
  expect(printed).toContain('models[0].task.score: expected exact-match | normalized-match');
  expect(read(POLICY)).toContain('dataset: { path: ../prompts.jsonl }');
});
