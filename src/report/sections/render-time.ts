import {
  figureFormats,
  formatCount,
  formatValue,
  NO_VALUE,
  printChange,
} from '../../figures/format-value.ts';
import { changeNs } from '../../verdict/time/compare-operators.ts';
import type { OperatorChange, TimeParts } from '../../verdict/time/time-account.ts';
import { runNs } from '../../verdict/time/time-parts.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import {
  bottleneckLabel,
  diagnosisText,
  gpuBoundLabel,
  gpuDiagnosisText,
  nextStepOf,
  nodesText,
  timeSummary,
} from '../words/row/time.ts';
import { renderOperatorName, renderProvider } from './render-placement.ts';

type Time = NonNullable<ModelVerdict['time']>;

const MAX_OPERATORS = 8;

/** Column headings of the tables of times, besides the shared ones. */
const TIME_COLUMNS = { part: 'Part', nodes: 'Nodes', change: 'Change per run' } as const;

/** Where the time of a run goes, the bottleneck, and which operators changed; undefined without a profile. */
export function renderTime({ time }: ModelVerdict): Fold | undefined {
  if (time === null) return undefined;
  const { diagnosis, operators } = time;
  return {
    name: PARTS.time,
    summary: timeSummary(time),
    body: [
      `**${bottleneckLabel(time)}** ${escapeProse(diagnosisText(diagnosis))} ${escapeProse(nextStepOf(diagnosis))}`,
      ...renderGpu(time),
      renderParts(time),
      ...(operators.length === 0 ? [] : renderOperators(operators)),
      TIME_METHOD,
    ].join(GAP),
  };
}

/** Empty if the model did not run on a GPU. */
function renderGpu({ gpu }: Time): string[] {
  return gpu === undefined ? [] : [`**${gpuBoundLabel(gpu)}** ${escapeProse(gpuDiagnosisText(gpu))}`];
}

type Part = readonly [title: string, of: (parts: TimeParts) => number];

function renderParts({ baseline, candidate }: Time): string {
  const row = ([title, of]: Part): string[][] => {
    const [before, now] = [baseline === null ? null : of(baseline), of(candidate)];
    return (before ?? 0) === 0 && now === 0 ? [] : [[title, ...renderPair(before, now)]];
  };
  const [title, whole] = WHOLE_RUN;
  const header = [TIME_COLUMNS.part, COLUMNS.baseline, COLUMNS.candidate, COLUMNS.change];
  return renderTable({ header, align: 'lrrr' }, [
    ...RUN_PARTS.flatMap(row),
    ...row([`**${title}**`, whole]),
    ...PARTS_BEFORE.flatMap(row),
  ]);
}

/** The parts of a run. */
const RUN_PARTS: readonly Part[] = [
  ['Kernels', ({ kernelNs }) => kernelNs],
  ['Kernels that fell back to the CPU', ({ fallbackNs }) => fallbackNs],
  ['Copies between devices', ({ copyNs }) => copyNs],
  ['Casts, layouts, quantizing', ({ reformatNs }) => reformatNs],
  ['Runtime, between the kernels', ({ runtimeNs }) => runtimeNs],
];

/** The sum of the parts. */
const WHOLE_RUN: Part = ['One run', runNs];

/** Time spent before a run. */
const PARTS_BEFORE: readonly Part[] = [
  ['Waiting in the queue', ({ queueNs }) => queueNs],
  ['First run', ({ firstRunNs }) => firstRunNs],
  ['Load', ({ loadNs }) => loadNs],
];

function renderOperators(operators: readonly OperatorChange[]): string[] {
  const { operator, place, baseline, candidate } = COLUMNS;
  const { nodes, change } = TIME_COLUMNS;
  const table = renderTable(
    { header: [operator, place, nodes, baseline, candidate, change], align: 'llrrrr' },
    operators.slice(0, MAX_OPERATORS).map(renderOperator),
  );
  const left = operators.length - MAX_OPERATORS;
  return left <= 0 ? [table] : [table, moreChangesText(left)];
}

/** Shown below a table that was cut. */
const moreChangesText = (left: number): string => `${formatCount(left)} more that changed less.`;

function renderOperator(change: OperatorChange): string[] {
  const { provider, baseline, candidate } = change;
  return [
    renderOperatorName(change),
    renderProvider(provider),
    nodesText(change),
    ...renderPair(
      baseline.nodes === 0 ? null : baseline.nsPerRun,
      candidate.nodes === 0 ? null : candidate.nsPerRun,
      changeNs(change),
    ),
  ];
}

/** Both values and the change between them. */
function renderPair(before: number | null, now: number | null, change = changeOf(before, now)): string[] {
  const shown = change === null ? NO_VALUE : printChange(change, figureFormats([change], 'ns')[0]);
  return [formatValue(before, 'ns'), formatValue(now, 'ns'), shown];
}

const changeOf = (before: number | null, now: number | null): number | null =>
  before === null || now === null ? null : now - before;

/** How the times were found. */
const TIME_METHOD =
  'Means of short runs, alternating with and without the profiler. The runtime’s part is the time of a run without the profiler minus that of the profiled kernels. The latencies in the table above come from other runs.';
