import { formatCount } from '../../../figures/format-value.ts';
import type { TimeParts } from '../../../verdict/time/time-account.ts';
import { runNs } from '../../../verdict/time/time-parts.ts';

type Part = readonly [title: string, of: (parts: TimeParts) => number];

/** The parts of a run. */
export const RUN_PARTS: readonly Part[] = [
  ['Kernels', ({ kernelNs }) => kernelNs],
  ['Kernels that fell back to the CPU', ({ fallbackNs }) => fallbackNs],
  ['Copies between devices', ({ copyNs }) => copyNs],
  ['Casts, layouts, quantizing', ({ reformatNs }) => reformatNs],
  ['Runtime, between the kernels', ({ runtimeNs }) => runtimeNs],
];

/** The sum of the parts. */
export const WHOLE_RUN: Part = ['One run', runNs];

/** Time spent before a run. */
export const PARTS_BEFORE: readonly Part[] = [
  ['Waiting in the queue', ({ queueNs }) => queueNs],
  ['First run', ({ firstRunNs }) => firstRunNs],
  ['Load', ({ loadNs }) => loadNs],
];

/** Column headings of the tables of times, besides the shared ones. */
export const TIME_COLUMNS = { part: 'Part', nodes: 'Nodes', change: 'Change per run' } as const;

/** Shown below a table that was cut. */
export const moreChangesText = (left: number): string => `${formatCount(left)} more that changed less.`;

/** How the times were found. */
export const TIME_METHOD =
  'Means of short runs, alternately with and without a profile; the runtime’s part is what the profiled kernels leave of a run without one. No latency in the table above is based on them.';
