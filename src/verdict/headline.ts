import { formatChange } from '../figures/format-change.ts';
import { formatValue } from '../figures/format-value.ts';
import { type LimitClause, readLimit } from '../figures/read-limit.ts';
import type { Row, State } from './verdict.ts';

const MAX_NAMED_ROWS = 3;

/** One sentence on what was found, worst first. */
export function writeHeadline(state: State, rows: readonly Row[]): string {
  const failed = rows.filter((row) => row.state === 'fail');
  const undecided = rows.filter((row) => row.state === 'inconclusive');
  switch (state) {
    case 'fail':
      return nameRows(failed);
    case 'inconclusive':
      return writeUndecided(undecided);
    case 'waived':
      return nameRows(rows.filter((row) => row.state === 'waived'));
    case 'pass':
      return writePass(rows);
    default:
      return 'nothing to compare with';
  }
}

/** Rows of which nothing is known have a reason in common, such as a GPU that was not quiet. */
function writeUndecided(rows: readonly Row[]): string {
  const [first] = rows;
  if (first?.reason !== undefined && rows.every(({ candidate }) => candidate === null))
    return `${rows.map(({ title }) => title).join(', ')}: ${first.reason}`;
  // Without an interval there were too few launches, or preemptions hide what they would tell.
  const why = rows.every(({ interval }) => interval === undefined)
    ? 'what was measured does not tell'
    : 'the noise of this machine reaches over the limit';
  return `${nameRows(rows)}: ${why}`;
}

function writePass(rows: readonly Row[]): string {
  const judged = rows.filter((row) => row.state === 'pass');
  const p95 = judged.find((row) => row.metric === 'latency-p95');
  const within = `${judged.length} of ${judged.length} limits hold`;
  return p95 === undefined ? within : `${within}, ${describeRow(p95)}`;
}

function nameRows(rows: readonly Row[]): string {
  const named = rows.slice(0, MAX_NAMED_ROWS).map(describeRow);
  const more = rows.length - named.length;
  return more > 0 ? `${named.join('; ')}; and ${more} more` : named.join('; ');
}

/** "P95 latency +62 % (limit max-increase 10%)". */
export function describeRow(row: Row): string {
  if (row.change === null) return row.reason === undefined ? row.title : `${row.title} ${row.reason}`;
  const clauses = readLimit(row) ?? [];
  const { interval: _, ...figure } = row;
  const limit = clauses.map(({ text }) => text).join(', ') || row.limit;
  const value = breaksOwnBound(row, clauses) ? `${formatValue(row.candidate, row.unit)}, ` : '';
  return `${row.title} ${value}${formatChange(figure, clauses)}${limit === null ? '' : ` (limit ${limit})`}`;
}

/** Whether the value itself is beyond a maximum or minimum; then the change alone would not explain the row. */
function breaksOwnBound({ candidate }: Row, clauses: readonly LimitClause[]): boolean {
  return clauses.some(({ of, side, bound }) => {
    if (of !== 'candidate' || candidate === null) return false;
    return side === 'at-most' ? !(candidate <= bound) : !(candidate >= bound);
  });
}

/** What to do about each metric that got worse. */
const REMEDY: Partial<Record<Row['metric'], string>> = {
  'task-score': 'Look at the flipped items and slices below',
  'review-rate': 'Look at the confidences: calibration often suffers before accuracy does',
  'memory-ram-peak': 'Look for tensors that are made at load or held longer than needed',
  'memory-vram-peak': 'Look for tensors that are made at load or held longer than needed',
  'energy-per-1000': 'Look at the operators below: fewer and cheaper ones draw less',
  'memory-arena-peak': 'Look for tensors that are made at load or held longer than needed',
  'fallback-time-share': 'Give the operators that fell back a form that the provider has a kernel for',
  'cost-per-1000': 'Look at which part of the cost rose',
};

/**
 * One sentence on what to do now.
 *
 * @param growth - The operators whose time grew most, in words.
 */
export function writeNextStep(state: State, rows: readonly Row[], growth?: string): string {
  switch (state) {
    case 'pass':
    case 'waived':
      return 'Nothing to do.';
    case 'fail':
      return `${adviseOn(rows, growth)}; if the change is worth its price, loosen the limit in a reviewed change of the policy.`;
    case 'inconclusive':
      return 'Run again with a larger budget or on a quieter machine, or loosen the limit to what this machine can tell.';
    case 'no-baseline':
      return 'Record a baseline on the default branch (`regression-gate check --record`), or name one with --baseline.';
    case 'no-provider':
      return 'Run the gate on a machine that has this provider, install its libraries, or name another under runtime.providers.';
    case 'incomparable':
    case 'error':
      return 'Mend what kept the gate from working, then run again.';
  }
}

function adviseOn(rows: readonly Row[], growth: string | undefined): string {
  const failed = rows.filter((row) => row.state === 'fail' && row.change !== null);
  for (const { metric } of failed) {
    const advice = metric === 'latency-p95' ? adviseOnTail(rows, growth) : REMEDY[metric];
    if (advice !== undefined) return advice;
  }
  return 'Mend the model';
}

/** Share of the P95's rise up to which the median counts as unmoved. */
const UNMOVED = 0.25;

/** Whether every input became slower or only some decides where to look. */
function adviseOnTail(rows: readonly Row[], growth: string | undefined): string {
  const p95 = rows.find((row) => row.metric === 'latency-p95');
  const p50 = rows.find((row) => row.metric === 'latency-p50');
  const grown = growth === undefined ? '' : `; what grew most in a run: ${growth}`;
  if (p95?.change == null || p50?.change == null) return `Look at the operators below${grown}`;
  const median = `the median moved by ${formatChange({ ...p50, interval: undefined }, [])}`;
  return Math.abs(p50.change) < UNMOVED * p95.change
    ? `Only the tail is slower (${median}): look for inputs that take another path through the model${grown}`
    : `Every input is slower (${median}): look at the operators below${grown}`;
}
