import { formatCount, formatShare } from '../../../figures/format-value.ts';
import { METRICS } from '../../../policy/metric.ts';
import type { Chart, CurvesChart, LaunchesChart } from '../../html/facts/charts/chart.ts';
import { countOf } from '../grammar.ts';
import { limitText, rowTitle } from '../row/row.ts';

/** Heading of a chart. */
export function chartTitle(chart: Chart): string {
  switch (chart.kind) {
    case 'curves':
      return CURVE_TITLES[chart.of];
    case 'launches':
      return `${rowTitle(chart.row)} by ${unitOfEvidence(chart)}`;
    case 'operators':
      return 'Change in time per operator';
    case 'placement':
      return 'Where the operators ran';
    case 'cost':
      return 'Cost per 1,000 runs';
    case 'slices':
      return 'Score by slice';
    case 'noise':
      return `${METRICS[chart.metric].title}: the same model twice`;
    case 'timeline':
      return 'Timeline of the latency pass';
    case 'front':
      return `Change in P95 latency and ${chart.score}`;
  }
}

const CURVE_TITLES: Readonly<Record<CurvesChart['of'], string>> = {
  inputs: 'Latency of the inputs',
  runs: 'Latency of the runs',
  ttft: 'Time to first token',
  tpot: 'Time per output token',
};

/** What a chart shows, in one or two sentences below its heading. */
export function chartCaption(chart: Chart): string {
  switch (chart.kind) {
    case 'curves':
      return `${curveText(chart)} The scale is stretched toward the top to show the tail. Dots mark P50, P95 and P99.`;
    case 'launches':
      return launchesText(chart);
    case 'operators':
      return `Change in the mean time per run, from the profile.${leftText(chart.left)}`;
    case 'placement':
      return 'Shares of the time that kernels and copies take, from the profile.';
    case 'cost':
      return 'The parts of the cost, stacked.';
    case 'noise':
      return `One bar per run: the confidence interval on the change, whose true value is zero. A limit can be decided where no bar crosses it.`;
    case 'timeline':
      return `${countOf(chart.launches, 'launch')} of each model. Only one model runs at a time: where its line is empty, it did not run. Blocks too close to tell apart are drawn as one.`;
    case 'front':
      return 'Horizontal: the change in P95 latency from the baseline; left is faster. Vertical: the score. Overlapping names are left out; the table lists all of them.';
    case 'slices':
      return `The slices with the worst change come first.${leftText(chart.left)}`;
  }
}

const leftText = (left: number): string =>
  left === 0 ? '' : ` ${formatCount(left)} more changed less and are not shown.`;

function curveText({ of, launches, curves }: CurvesChart): string {
  const [curve] = curves;
  const [count, over] = [curve?.count ?? 0, countOf(launches, 'launch')];
  switch (of) {
    case 'inputs':
      return `Share of inputs at or below each latency: ${countOf(count, 'timed input')} per model, from ${over}. The latency of an input is the lower quartile of its runs in a launch.`;
    case 'runs':
      return `Share of runs at or below each latency: ${countOf(count, 'run')} per model. Each percentile is the mean over ${over}; no percentiles between P50 and P80 are stored.`;
    case 'ttft':
    case 'tpot':
      return `Share of requests at or below each time, in ${over}.`;
  }
}

/** "launch"; memory and energy have a separate pass. */
export function unitOfEvidence({ row }: LaunchesChart): 'launch' | 'process' | 'window' {
  const of = row.samples?.of;
  return of === 'process' || of === 'window' ? of : 'launch';
}

function launchesText(chart: LaunchesChart): string {
  const { row, of } = chart;
  const dots =
    of === 'change'
      ? 'One dot per launch: the change from the baseline in the same launch.'
      : `One dot per ${unitOfEvidence(chart)}.`;
  const shaded = chart.interval === undefined ? '' : ` Shaded: the ${intervalName(chart)}.`;
  return `${dots}${shaded} Dashed: the limit (${limitText(row)}).`;
}

/** "99% confidence interval". */
function intervalName({ of, row }: LaunchesChart): string {
  const level =
    of === 'change' && row.interval !== undefined ? `${formatShare(row.interval.confidence)} ` : '';
  return `${level}confidence interval`;
}
