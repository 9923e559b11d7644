import { figureFormats, formatValue, NO_VALUE, printChange } from '../../figures/format-value.ts';
import { changeNs, describeNodes } from '../../verdict/time/compare-operators.ts';
import type { OperatorChange, TimeParts } from '../../verdict/time/time-account.ts';
import { runNs } from '../../verdict/time/time-parts.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { renderOperatorName, renderProvider } from './render-placement.ts';

type Time = NonNullable<ModelVerdict['time']>;

const MAX_OPERATORS = 8;

const PARTS: readonly (readonly [title: string, of: (parts: TimeParts) => number])[] = [
  ['Kernels', ({ kernelNs }) => kernelNs],
  ['Kernels on the CPU instead', ({ fallbackNs }) => fallbackNs],
  ['Copies between devices', ({ copyNs }) => copyNs],
  ['Casts, layouts, quantizing', ({ reformatNs }) => reformatNs],
  ['Runtime, between the kernels', ({ runtimeNs }) => runtimeNs],
];

const SUBJECT: Record<Time['diagnosis']['bottleneck'], string> = {
  model: 'the model itself',
  runtime: 'the runtime',
  'data movement': 'data movement',
  queueing: 'queueing',
  hardware: 'the hardware',
};

const WHOLE = '**A run**';

const BESIDE: typeof PARTS = [
  ['Waiting in the queue', ({ queueNs }) => queueNs],
  ['First run', ({ firstRunNs }) => firstRunNs],
  ['Load', ({ loadNs }) => loadNs],
];

/** Where the time of a run goes, the bottleneck, and which operators changed; undefined without a profile. */
export function renderTime({ time }: ModelVerdict): Fold | undefined {
  if (time === null) return undefined;
  const { diagnosis, operators } = time;
  return {
    name: 'where the time goes',
    summary: `Where the time goes: the bottleneck is ${SUBJECT[diagnosis.bottleneck]}`,
    body: [
      `${renderBottleneck(time)} ${escapeProse(diagnosis.next)}`,
      ...renderGpu(time),
      renderParts(time),
      ...(operators.length === 0 ? [] : [renderOperators(operators)]),
      'Means of short runs in turns, with a profile and without; the runtime’s part is what the profiled kernels leave of a run without. No latency above rests on them.',
    ].join('\n\n'),
  };
}

/** "**Bottleneck: model.** Its kernels take 83 % of a run (1.5 ms): …." */
export function renderBottleneck({ diagnosis: { bottleneck, why } }: Time): string {
  return `**Bottleneck: ${bottleneck}.** ${sentence(why)}`;
}

/** "**On the GPU: enqueue-bound.** Kernels 1.2 ms, …": nothing where the model did not run on one. */
function renderGpu({ card }: Time): string[] {
  if (card === undefined) return [];
  const clocks = card.clocks === null ? '' : ` ${sentence(card.clocks)}`;
  return [`**On the card: ${card.bound}-bound.** ${sentence(card.why)}${clocks}`];
}

const sentence = (text: string): string => escapeProse(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

function renderParts({ baseline, candidate }: Time): string {
  const row = ([title, of]: (typeof PARTS)[number]): string[][] => {
    const [before, now] = [baseline === null ? null : of(baseline), of(candidate)];
    return (before ?? 0) === 0 && now === 0 ? [] : [[title, ...renderPair(before, now)]];
  };
  return renderTable({ header: ['Part', 'Baseline', 'This PR', 'Change'], align: 'lrrr' }, [
    ...PARTS.flatMap(row),
    ...row([WHOLE, runNs]),
    ...BESIDE.flatMap(row),
  ]);
}

function renderOperators(operators: readonly OperatorChange[]): string {
  const shown = operators.slice(0, MAX_OPERATORS);
  const table = renderTable(
    { header: ['Operator', 'Ran on', 'Nodes', 'Baseline', 'This PR', 'Change in a run'], align: 'llrrrr' },
    shown.map((change) => {
      const { provider, baseline, candidate } = change;
      return [
        renderOperatorName(change),
        renderProvider(provider),
        describeNodes(change),
        ...renderPair(
          baseline.nodes === 0 ? null : baseline.nsPerRun,
          candidate.nodes === 0 ? null : candidate.nsPerRun,
          changeNs(change),
        ),
      ];
    }),
  );
  const left = operators.length - shown.length;
  return left === 0 ? table : `${table}\n\nand ${left} more that changed less`;
}

/** Both values and the change between them. */
function renderPair(before: number | null, now: number | null, change = changeOf(before, now)): string[] {
  const shown = change === null ? NO_VALUE : printChange(change, figureFormats([change], 'ns')[0]);
  return [formatValue(before, 'ns'), formatValue(now, 'ns'), shown];
}

const changeOf = (before: number | null, now: number | null): number | null =>
  before === null || now === null ? null : now - before;
