import { formatChange } from '../../src/figures/format-change.ts';
import { formatValue } from '../../src/figures/format-value.ts';
import type { Metric } from '../../src/policy/metric.ts';
import { renderLadder } from '../../src/report/render-ladder.ts';
import { renderTable } from '../../src/report/render-table.ts';
import type { LadderVerdict } from '../../src/verdict/ladder-verdict.ts';
import type { MetricNoise } from '../../src/verdict/summarize-noise.ts';
import type { ModelVerdict, Row } from '../../src/verdict/verdict.ts';
import type { CardResults } from './card.ts';
import { CANDIDATES, PROVIDERS, type Provider, type StepResult } from './card-steps.ts';

const TITLES: Record<Provider, string> = { cuda: 'CUDA', webgpu: 'WebGPU' };
const MARKS: Readonly<Record<string, string>> = { pass: '✅ passed', fail: '❌ blocked' };

/** The results page: what the gate found on a card, each figure with the command that made it. */
export function renderCard({ machine, steps }: CardResults): string {
  const find = (name: string): StepResult | undefined => steps.find((step) => step.name === name);
  const facts = Object.entries(machine).map(([name, text]) => `${name}: ${text}`);
  return `${[
    '# The gate on a card',
    `\`npm run bench:card\`, ${facts.join('; ')}.`,
    '## The model itself',
    renderModel(find),
    '## Candidates with one known fault each',
    renderCandidates(find),
    ...PROVIDERS.flatMap((provider) => [
      `## The ladder on ${TITLES[provider]}`,
      renderClimb(find(`${provider}-ladder`)),
    ]),
    '## Commands',
    renderTable(
      { header: ['Command', 'Exit code', 'Time'], align: 'lrr' },
      steps.map((step) => [`\`${step.command}\``, exitOf(step), secondsOf(step)]),
    ),
  ].join('\n\n')}\n`;
}

type Find = (name: string) => StepResult | undefined;

function modelOf(step: StepResult | undefined): ModelVerdict | undefined {
  return (step?.written as { models?: ModelVerdict[] } | null | undefined)?.models?.[0];
}

const rowOf = (model: ModelVerdict | undefined, metric: Metric): Row | undefined =>
  model?.rows.find((row) => row.metric === metric);

const exitOf = ({ exitCode, seconds }: StepResult): string =>
  seconds === undefined ? 'not run' : exitCode === null ? 'stopped' : String(exitCode);
const secondsOf = ({ seconds }: StepResult): string =>
  seconds === undefined ? '–' : `${seconds.toFixed(0)} s`;

function renderModel(find: Find): string {
  const lines: readonly (readonly [title: string, cell: (provider: Provider) => string])[] = [
    ...(
      [
        ['latency-p95', 'P95 latency'],
        ['latency-p50', 'P50 latency'],
        ['load-time', 'Load time'],
        ['first-run', 'First run'],
        ['throughput', 'Throughput'],
        ['task-score', 'Accuracy'],
        ['memory-ram-peak', 'RAM peak'],
        ['memory-vram-peak', 'VRAM peak'],
        ['fallback-time-share', 'Time of CPU fallback'],
        ['energy-per-1000', 'Energy per 1,000 runs'],
      ] as const
    ).map(
      ([metric, title]) =>
        [title, (provider: Provider) => figureOf(modelOf(find(`${provider}-energy`)), metric)] as const,
    ),
    [
      'without the power at rest',
      (provider) =>
        formatValue(modelOf(find(`${provider}-energy`))?.energy?.candidate.netJPer1000 ?? null, 'J'),
    ],
    ['Power at rest', (provider) => restOf(modelOf(find(`${provider}-energy`)))],
    ['Bound by', (provider) => modelOf(find(`${provider}-energy`))?.time?.card?.why ?? '–'],
    ['Noise floor of the P95', (provider) => noiseOf(find(`${provider}-calibrate`), 'latency-p95')],
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

The model measured alone, by \`check --record --model cuda-energy\` and \`webgpu-energy\`; the noise floor by \`calibrate\`: how far
the interval of a change reaches when the model is compared with itself, typically and at worst, and the smallest round limit
that every run kept.`;
}

function figureOf(model: ModelVerdict | undefined, metric: Metric): string {
  const row = rowOf(model, metric);
  if (row === undefined) return '–';
  const reason = row.reason === undefined ? '' : ` (${row.reason})`;
  return `${formatValue(row.candidate, row.unit)}${reason}`;
}

function restOf(model: ModelVerdict | undefined): string {
  const watts = model?.energy?.idleW;
  return watts == null ? '–' : `${watts.toFixed(1)} W`;
}

function noiseOf(step: StepResult | undefined, metric: Metric): string {
  const { models } = (step?.written ?? {}) as { models?: { noise: MetricNoise[] }[] };
  const noise = models?.[0]?.noise.find((each) => each.metric === metric);
  if (noise === undefined) return '–';
  const percent = (share: number): string => `±${(share * 100).toFixed(1)} %`;
  const holds = noise.proposedLimit === undefined ? 'none' : `${Math.round(noise.proposedLimit * 100)} %`;
  return `${percent(noise.typicalReach)}, worst ${percent(noise.worstReach)}; limit that holds: ${holds}`;
}

function renderCandidates(find: Find): string {
  const rows = PROVIDERS.flatMap((provider) =>
    CANDIDATES.map(({ file, fault }) => {
      const step = find(`${provider}-${file}`);
      const model = modelOf(step);
      return [
        `\`${file}\``,
        fault,
        TITLES[provider],
        model === undefined
          ? step === undefined
            ? 'not run'
            : exitOf(step)
          : (MARKS[model.state] ?? model.state),
        changeOf(model, 'latency-p95'),
        changeOf(model, 'task-score'),
        changeOf(model, 'memory-vram-peak'),
        step === undefined ? '–' : secondsOf(step),
        model?.headline ?? '–',
      ];
    }),
  );
  const header = [
    'Candidate',
    'Fault',
    'On',
    'Verdict',
    'P95',
    'Accuracy',
    'VRAM peak',
    'Time to verdict',
    'Headline',
  ];
  return `${renderTable({ header, align: 'lllllllrl' }, rows)}

By \`check --baseline fixtures/fashion/model.onnx --candidate fixtures/fashion/candidates/….onnx\` and a budget of 30 s; the
commands are below. The faults were made for the CPU: whether they show on a card is a property of the card.`;
}

function changeOf(model: ModelVerdict | undefined, metric: Metric): string {
  const row = rowOf(model, metric);
  if (row === undefined) return '–';
  const { baseline, candidate, unit } = row;
  const values = `${formatValue(baseline, unit)} → ${formatValue(candidate, unit)}`;
  return candidate === null ? (row.reason ?? 'not measured') : `${values}, ${formatChange(row, [])}`;
}

function renderClimb(step: StepResult | undefined): string {
  if (step === undefined) return 'Not run.';
  const { models } = (step.written ?? {}) as { models?: LadderVerdict[] };
  const made = `\`${step.command}\`, ${secondsOf(step)}.`;
  return models === undefined
    ? `${made} It ended with ${exitOf(step)}.`
    : `${made}\n\n${renderLadder(models).trimEnd()}`;
}
