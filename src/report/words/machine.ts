import { METRICS, type Metric } from '../../policy/metric.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';
import { reasonText } from './row/reason.ts';
import { limitText, rowTitle } from './row/row.ts';
import { rowText } from './row/rows.ts';
import { rowLabel, STATE_LABELS } from './state.ts';

/** Name of the tests as a whole, of the SARIF run and of the metrics. */
export const WHOLE_TESTS = 'regression-gate';

/** Name of a test: "P95 latency (latency-p95)", or that of a model's verdict, or of the results of a run. */
export function testName(of: Pick<Row, 'metric' | 'score'> | 'verdict' | 'results'): string {
  return typeof of === 'string' ? of : `${rowTitle(of)} (${of.metric})`;
}

/** Why a test was skipped: that the row could not be decided, or has no limit. */
export const undecidedTestText = (row: Row): string => `${rowLabel(row).word}: ${rowText(row)}`;

/** Why a row is in its state, in full sentences; empty if its figures say all. */
export const testDetail = (row: Row): string =>
  row.reasons.map((reason) => reasonText(reason, row)).join(' ');

/** What a SARIF rule checks. */
export const ruleText = (metric: Metric): string =>
  `${METRICS[metric].title} must meet the limit in the policy.`;

/** A SARIF rule for models without a comparison, which explains the state that the run ended with. */
export const stateRuleText = (state: State): string =>
  `A model must be compared with its baseline: ${STATE_LABELS[state].word}.`;

/** A broken or undecided limit as a SARIF result. */
export function resultText(modelId: string, row: Row, under: 'limits' | 'drift'): string {
  const since = under === 'drift' ? ', since the last release' : '';
  const word = row.state === 'inconclusive' ? ` ${rowLabel(row).word.toLowerCase()}:` : '';
  return `${modelId}${since}:${word} ${rowText(row)}`;
}

/** The limit of a row, for a spreadsheet. */
export const limitColumn = (row: Row): string => (row.limit === null ? '' : limitText(row));

/** HELP lines of OpenMetrics. */
export const METRIC_HELP = {
  verdict: 'State of the verdict on a model.',
  row: 'State of the row of a metric.',
  change:
    'Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores.',
  interval: 'Bounds of the confidence interval on the change.',
  exitCode: 'Exit code of the run: 0 pass, 1 blocked, 2 bad input, 3 undecided, 4 infrastructure.',
} as const;

/** HELP line of a metric's own value. */
export const valueHelp = (metric: Metric): string => `${METRICS[metric].title}.`;
