import { formatValue } from '../../src/figures/format-value.ts';
import { formatChange } from '../../src/figures/row-figures.ts';
import type { LadderVerdict } from '../../src/ladder/ladder-verdict.ts';
import { renderLadder } from '../../src/ladder/render-ladder.ts';
import type { Metric } from '../../src/policy/metric.ts';
import { renderTable } from '../../src/report/markdown/render-table.ts';
import { reasonText } from '../../src/report/words/row/reason.ts';
import { gpuDiagnosisText } from '../../src/report/words/row/time.ts';
import type { Row } from '../../src/verdict/row/row.ts';
import type { MetricNoise } from '../../src/verdict/summarize-noise.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import type { GpuResults } from './gpu.ts';
import { CANDIDATES, PROVIDERS, type Provider, type StepResult } from './gpu-steps.ts';

const TITLES: Record<Provider, string> = { cuda: 'CUDA', webgpu: 'WebGPU' };
const MARKS: Readonly<Record<string, string>> = { pass: '✅ passed', fail: '❌ blocked' };

/** Renders the results page: what the gate found on a GPU, with the command behind each figure. */
export function renderGpu({ machine, found, steps, pace }: GpuResults): string {
  const find = (name: string): StepResult | undefined => steps.find((step) => step.name === name);
  const facts = Object.entries(machine).map(([name, text]) => `${name}: ${text}`);
  return `${[
    '# The gate on a GPU',
    `\`npm run bench:gpu\`, ${facts.join('; ')}.`,
    ...(found === undefined ? [] : [found.map((each) => `- ${each}`).join('\n')]),
    '## The model by itself',
    renderModel(find),
    '## Candidates with one known fault each',
    renderCandidates(find),
    ...PROVIDERS.flatMap((provider) => [
      `## The ladder on ${TITLES[provider]}`,
      renderClimb(find(`${provider}-ladder`)),
    ]),
    ...renderPace(pace),
    '## Commands',
    renderTable(
      { header: ['Command', 'Exit code', 'Time'], align: 'lrr' },
      steps.map((step) => [`\`${step.command}\``, exitOf(step), secondsOf(step)]),
    ),
  ].join('\n\n')}\n`;
}

type Find = (name: string) => StepResult | undefined;

/** Also undefined for results of another gate version. */
function modelOf(step: StepResult | undefined): ModelVerdict | undefined {
  const written = step?.written as { version?: number; models?: ModelVerdict[] } | null | undefined;
  return written?.version === 2 ? written.models?.[0] : undefined;
}

const rowOf = (model: ModelVerdict | undefined, metric: Metric): Row | undefined =>
  model?.rows.find((row) => row.metric === metric);

const exitOf = ({ exitCode, seconds }: StepResult): string =>
  seconds === undefined ? 'not run' : exitCode === null ? 'stopped' : String(exitCode);
const secondsOf = ({ seconds }: StepResult): string =>
  seconds === undefined ? '–' : `${seconds.toFixed(0)} s`;

/** Rows of the model measured by itself: from the energy step, else from the ladder's baseline. */
function aloneOf(find: Find, provider: Provider): readonly Row[] {
  const [ladder] = laddersOf(find(`${provider}-ladder`)) ?? [];
  return modelOf(find(`${provider}-energy`))?.rows ?? ladder?.baseline ?? [];
}

/** Also undefined for results of another gate version. */
function laddersOf(step: StepResult | undefined): readonly LadderVerdict[] | undefined {
  const written = step?.written as { version?: number; models?: LadderVerdict[] } | null | undefined;
  return written?.version === 2 ? written.models : undefined;
}

const ALONE: readonly (readonly [metric: Metric, title: string])[] = [
  ['latency-p95', 'P95 latency'],
  ['latency-p50', 'P50 latency'],
  ['load-time', 'Load time'],
  ['first-run', 'First run'],
  ['throughput', 'Throughput'],
  ['task-score', 'Accuracy'],
  ['memory-ram-peak', 'RAM peak'],
  ['memory-vram-peak', 'VRAM peak'],
  ['fallback-time-share', 'Share of time in CPU fallback'],
  ['energy-per-1000', 'Energy per 1,000 runs'],
];

function renderModel(find: Find): string {
  const energyOf = (provider: Provider) => modelOf(find(`${provider}-energy`))?.energy;
  const lines: readonly (readonly [title: string, cell: (provider: Provider) => string])[] = [
    ...ALONE.map(
      ([metric, title]) =>
        [title, (provider: Provider) => figureOf(aloneOf(find, provider), metric)] as const,
    ),
    [
      'Energy per 1,000 runs, without idle power',
      (provider) => formatValue(energyOf(provider)?.candidate.netJPer1000 ?? null, 'J'),
    ],
    ['Idle power', (provider) => wattsOf(energyOf(provider)?.idleW)],
    ['Bottleneck', (provider) => boundOf(modelOf(find(`${provider}-energy`)))],
    ['Noise floor of the P95', (provider) => noiseOf(find(`${provider}-calibrate`), 'latency-p95')],
    ['Noise floor of the P50', (provider) => noiseOf(find(`${provider}-calibrate`), 'latency-p50')],
    ['Noise floor of the RAM peak', (provider) => noiseOf(find(`${provider}-calibrate`), 'memory-ram-peak')],
    [
      'Noise floor of the VRAM peak',
      (provider) => noiseOf(find(`${provider}-calibrate`), 'memory-vram-peak'),
    ],
  ];
  const table = renderTable(
    { header: ['', ...PROVIDERS.map((provider) => TITLES[provider])], align: 'lrr' },
    lines.map(([title, cell]) => [title, ...PROVIDERS.map(cell)]),
  );
  return `${table}

Measured by \`check --record --model cuda-energy\`, or, if that did not run, as the baseline of the ladder. The noise floor is
from \`calibrate\`: the reach of a change's interval when the model is compared with itself, typical and worst. A dash means not
measured.`;
}

function figureOf(rows: readonly Row[], metric: Metric): string {
  const row = rows.find((each) => each.metric === metric);
  if (row === undefined) return '–';
  const reasons = row.reasons.map((reason) => reasonText(reason, row)).join('; ');
  return `${formatValue(row.candidate, row.unit)}${reasons === '' ? '' : ` (${reasons})`}`;
}

const wattsOf = (watts: number | null | undefined): string => (watts == null ? '–' : `${watts.toFixed(1)} W`);

function boundOf(model: ModelVerdict | undefined): string {
  const gpu = model?.time?.gpu;
  return gpu === undefined ? '–' : `${gpu.bound}-bound: ${gpuDiagnosisText(gpu)}`;
}

function noiseOf(step: StepResult | undefined, metric: Metric): string {
  const { models } = (step?.written ?? {}) as { models?: { noise: MetricNoise[] }[] };
  const noise = models?.[0]?.noise.find((each) => each.metric === metric);
  if (noise === undefined) return '–';
  const percent = (share: number): string => `±${(share * 100).toFixed(share < 0.01 ? 2 : 0)}%`;
  return `${percent(noise.typicalReach)}, at worst ${percent(noise.worstReach)}`;
}

function renderCandidates(find: Find): string {
  const judged = PROVIDERS.flatMap((provider) =>
    CANDIDATES.flatMap((candidate) => {
      const name = `${provider}-${candidate.file}`;
      return [name, `${name}-one-core`].flatMap((each) => {
        const step = find(each);
        return step === undefined ? [] : [{ provider, ...candidate, step, isPinned: each !== name }];
      });
    }),
  );
  const rows = judged.map(({ provider, file, fault, step, isPinned }) => {
    const model = modelOf(step);
    return [
      `\`${file}\``,
      fault,
      `${TITLES[provider]}${isPinned ? ', one core' : ''}`,
      model === undefined ? exitOf(step) : (MARKS[model.state] ?? model.state),
      changeOf(model, 'latency-p50'),
      changeOf(model, 'latency-p95'),
      changeOf(model, 'task-score'),
      changeOf(model, 'memory-vram-peak'),
      launchesOf(model),
      secondsOf(step),
    ];
  });
  const header = [
    'Candidate',
    'Fault',
    'On',
    'Verdict',
    'P50',
    'P95 (limit +10%)',
    'Accuracy',
    'VRAM peak',
    'Launches',
    'Time to verdict',
  ];
  const notes = judged.flatMap(({ file, step: { note } }) => (note ? [`\`${file}\`: ${note}`] : []));
  return [
    renderTable({ header, align: 'lllllllllr' }, rows),
    'The faults were designed for the CPU. Whether they show on a GPU depends on the GPU.',
    ...notes,
  ].join('\n\n');
}

function changeOf(model: ModelVerdict | undefined, metric: Metric): string {
  const row = rowOf(model, metric);
  if (row === undefined) return '–';
  const { baseline, candidate, unit } = row;
  const values = `${formatValue(baseline, unit)} → ${formatValue(candidate, unit)}`;
  if (candidate !== null) return `${values}, ${formatChange(row, [])}`;
  const [reason] = row.reasons;
  return reason === undefined ? 'not measured' : reasonText(reason, row);
}

/** "7 counted, 7 discarded". */
function launchesOf(model: ModelVerdict | undefined): string {
  const discarded = (model?.notes ?? []).map((note) =>
    note.kind === 'launches-discarded' ? note.launches : 0,
  );
  const total = discarded.reduce((sum, launches) => sum + launches, 0);
  return `${model?.method.launches ?? '–'} counted, ${total} discarded`;
}

function renderClimb(step: StepResult | undefined): string {
  if (step === undefined) return 'Not run.';
  const models = laddersOf(step);
  const made = `\`${step.command}\`, ${secondsOf(step)}.`;
  return models === undefined
    ? `${made} Exit code: ${exitOf(step)}.`
    : `${made}\n\n${renderLadder(models).trimEnd()}`;
}

const MAX_WINDOWS = 20;

function renderPace(pace: GpuResults['pace']): string[] {
  if (pace === undefined) return [];
  const rows = pace.map(({ cores, p50Us }) => [
    cores,
    ...p50Us.slice(0, MAX_WINDOWS).map((us) => String(us)),
  ]);
  const header = ['Cores', ...Array.from({ length: MAX_WINDOWS }, (_, at) => `${(at + 1) / 10} s`)];
  const table = renderTable({ header, align: `l${'r'.repeat(MAX_WINDOWS)}` }, rows);
  return [
    '## Speed of a fresh process',
    `\`node bench/gpu/gpu-pace.ts cuda\`, with and without \`taskset -c 3\` or \`taskset -c 4-7\`: median time of a run in µs, in windows of 100 ms after
the first run. One row per process.`,
    table,
  ];
}
