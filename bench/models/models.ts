import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { metricsIn, ROOT, runCheck } from '../../test/e2e/run-check.ts';
import { describeRun } from '../support/machine.ts';
import { COMPARISONS, type Comparison, SOURCES } from './comparisons.ts';
import { installPackages, prepareModel } from './prepare.ts';

/*
 * npm run test:models: the committed bundle judges real models on their own data, with answers that are known. Only scores are
 * judged, so it can run under load; it takes about five minutes, and two more for the packages. It needs Python 3.11 with pip, and 1 GB on the
 * disk. Writes real-models.md to .github/benchmarks, and fails if a verdict is another than expected.
 */

const { values } = parseArgs({
  options: {
    /** Folder for real-models.md. */
    out: { type: 'string', default: '.github/benchmarks' },
    /** Folder for packages, models and data. */
    cache: { type: 'string', default: join(ROOT, 'node_modules', '.cache', 'regression-gate-models') },
    /** Only the models whose folders have this in their names. */
    only: { type: 'string', default: '' },
  },
});
const CACHE = resolve(values.cache);

interface Result {
  readonly comparison: Comparison;
  readonly isExpected: boolean;
  readonly baseline: string;
  readonly candidate: string;
  readonly section: string;
}

async function run(comparison: Comparison, python: string): Promise<Result> {
  const { model, title, policy, baseline, candidate, expected } = comparison;
  const cwd = prepareModel(comparison.folder, { cache: CACHE, python });
  const words = [
    ...['--policy', policy, '--baseline', baseline, '--candidate', candidate],
    ...['--budget', '25s', '--budget-extension', '0'],
  ];
  const load = loadavg()[0]?.toFixed(2);
  const { stdout, verdict } = await runCheck(words, { out: join(cwd, 'out'), cwd });
  const failed = metricsIn(verdict, 'fail');
  const score = verdict.models[0]?.rows.find(({ metric }) => metric === 'task-score');
  const isPassed = expected.length > 0 || verdict.models[0]?.state === 'pass';
  const isExpected = failed.join() === expected.join() && isPassed;
  console.log(
    `${model}, ${title}: ${failed.join(', ') || verdict.models[0]?.state}${isExpected ? '' : ' (unexpected)'}`,
  );
  return {
    ...{ comparison, isExpected },
    baseline: share(score?.baseline),
    candidate: share(score?.candidate),
    section: `## ${model}: ${title}

Expected to ${expected.length === 0 ? 'pass' : `fail on ${expected.join(', ')} alone`}${isExpected ? ', and did' : '; **it did not**'}. Load average at its start: ${load}.

\`\`\`yaml
${readFileSync(join(cwd, policy), 'utf8')}\`\`\`

\`\`\`
$ regression-gate check ${words.join(' ')}
${stdout.replace(/\n+Report: .*\n*$/s, '')}
\`\`\`
`,
  };
}

const share = (value: number | null | undefined): string =>
  typeof value === 'number' ? value.toFixed(4) : '–';

function failure(comparison: Comparison, error: unknown): Result {
  console.error(error);
  const why = error instanceof Error ? error.message : String(error);
  return {
    ...{ comparison, isExpected: false, baseline: '–', candidate: '–' },
    section: `## ${comparison.model}: ${comparison.title}\n\nCould not be run:\n\n\`\`\`\n${why.trim().split('\n').slice(-4).join('\n')}\n\`\`\`\n`,
  };
}

const page = (results: readonly Result[], machine: string): string => `# Real models

\`npm run test:models\`. ${machine}

Models as they come in packages, each unchanged and made worse, judged by the bundle. The scripts that make the data and the worse
models are in [\`bench/models\`](../../bench/models); Python packages are those of
[requirements.txt](../../bench/models/requirements.txt) and [packages.txt](../../bench/models/packages.txt). Only scores have limits:
speed is measured briefly and not judged. [Real engines](engines.md) has sentence embeddings and language models.

| model | source | what is special |
|---|---|---|
${SOURCES.map(({ folder, from, shows }) => `| [${folder}](../../bench/models/${folder}) | ${from} | ${shows} |\n`).join('')}
| model | change | score before | after | expected | found |
|---|---|--:|--:|---|---|
${results.map(tableRow).join('')}
${results.map(({ section }) => section).join('\n')}`;

function tableRow({ comparison, baseline, candidate, isExpected }: Result): string {
  const { model, title, expected } = comparison;
  const wanted = expected.length === 0 ? 'passes' : 'fails';
  return `| ${model} | ${title} | ${baseline} | ${candidate} | ${wanted} | ${isExpected ? wanted : '**other**'} |\n`;
}

async function main(): Promise<void> {
  const machine = describeRun(ROOT);
  mkdirSync(CACHE, { recursive: true });
  const python = installPackages(CACHE);
  const results: Result[] = [];
  for (const comparison of COMPARISONS.filter(({ folder }) => folder.includes(values.only))) {
    results.push(await run(comparison, python).catch((error: unknown) => failure(comparison, error)));
    writeFileSync(join(resolve(values.out), 'real-models.md'), page(results, machine));
  }
  if (!results.every(({ isExpected }) => isExpected)) process.exitCode = 1;
}

await main();
