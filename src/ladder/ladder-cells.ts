import { NO_VALUE } from '../figures/format-value.ts';
import { formatChange } from '../figures/row-figures.ts';
import type { Metric } from '../policy/metric.ts';
import { renderRow, rowTitle } from '../report/words/row/row.ts';
import type { Row } from '../verdict/row/row.ts';
import { BASELINE } from './judge-ladder.ts';
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';
import { evidenceText, FIGURE_COLUMNS, LADDER_COLUMNS } from './words/ladder-labels.ts';

/** A rung's line as text, before any escaping; the figures are our own words, the name is not. */
export interface LadderLine {
  readonly name: string;
  readonly step: string;
  /** P95 of the baseline and of the rung in the same launches, its change, then a figure for each column. */
  readonly figures: readonly string[];
  /** Undefined for the baseline. */
  readonly rung: RungVerdict | undefined;
}

/** Heads of `figures`; the score goes by its own name. */
export function figureHeads(verdict: LadderVerdict): string[] {
  return [
    LADDER_COLUMNS.p95,
    LADDER_COLUMNS.change,
    ...FIGURE_COLUMNS.map(([metric, head]) => (metric === 'task-score' ? scoreHead(verdict, head) : head)),
  ];
}

function scoreHead({ baseline }: LadderVerdict, otherwise: string): string {
  const row = baseline.find(({ metric }) => metric === 'task-score');
  return row === undefined ? otherwise : rowTitle(row);
}

/** One line for the baseline and one for each rung; a star marks the Pareto front. */
export function ladderLines(verdict: LadderVerdict): LadderLine[] {
  const star = (name: string): string => (verdict.front.includes(name) ? `${name} ★` : name);
  const together = verdict.together === null ? [] : [verdict.together];
  return [
    { name: star(BASELINE), step: '', figures: figuresOf(verdict.baseline), rung: undefined },
    ...[...verdict.rungs, ...together].map((rung) => ({
      name: `${star(rung.name)}${evidenceText(rung.evidence)}`,
      step: rung.step,
      figures: figuresOf(rung.rows),
      rung,
    })),
  ];
}

function figuresOf(rows: readonly Row[]): string[] {
  const find = (metric: Metric): Row | undefined => rows.find((row) => row.metric === metric);
  const p95 = find('latency-p95');
  const values = FIGURE_COLUMNS.map(([metric]) => {
    const row = find(metric);
    return row === undefined ? NO_VALUE : renderRow(row).candidate;
  });
  return [renderPair(p95), p95 === undefined ? NO_VALUE : formatChange(p95, []), ...values];
}

/** "0.540 ms → 0.215 ms": with the baseline of the same launches, since a machine's speed changes from rung to rung. */
function renderPair(row: Row | undefined): string {
  if (row === undefined) return NO_VALUE;
  const { baseline, candidate } = renderRow(row);
  // Broken before the arrow if at all.
  return row.baseline === null ? candidate : `${baseline} →\u00a0${candidate}`;
}
