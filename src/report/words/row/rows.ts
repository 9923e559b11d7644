import { breaksOwnBound } from '../../../figures/limit-clauses.ts';
import { isAdvisory } from '../../../verdict/row/advise-only.ts';
import type { Reason } from '../../../verdict/row/reason.ts';
import type { Row } from '../../../verdict/row/row.ts';
import type { State } from '../../../verdict/state.ts';
import { andMore } from '../grammar.ts';
import { causeClause, p95Cause } from './p95.ts';
import { reasonText } from './reason.ts';
import { limitText, rowChangeText, rowTitle, valueText } from './row.ts';

const MAX_NAMED_ROWS = 2;

/** The result of the rows of one comparison, as a clause without a full stop. */
export function rowsText(state: State, rows: readonly Row[]): string {
  switch (state) {
    case 'fail':
      return namedRows(rows, 'fail');
    case 'waived':
      return `${namedRows(rows, 'waived')}, within its waiver`;
    case 'inconclusive':
      return undecidedText(rows);
    case 'pass':
      return passText(rows);
    default:
      return 'has nothing to be compared with';
  }
}

function undecidedText(rows: readonly Row[]): string {
  const cause = soleCause(rows);
  if (cause === undefined) return namedRows(rows, 'inconclusive');
  return `${undecidedRows(rows).map(rowTitle).join(', ')}: ${CAUSES[cause]}`;
}

const CAUSES = {
  'gpu-busy': 'other work was running on the GPU',
  'random-outputs': 'the outputs are random',
} as const satisfies Partial<Record<Reason['kind'], string>>;

const undecidedRows = (rows: readonly Row[]): Row[] => rows.filter(({ state }) => state === 'inconclusive');

/** Why all undecided rows are undecided, if noise is not the reason; undefined if it is, or they differ. */
export function soleCause(rows: readonly Row[]): keyof typeof CAUSES | undefined {
  const undecided = undecidedRows(rows);
  if (undecided.length === 0) return undefined;
  return (Object.keys(CAUSES) as (keyof typeof CAUSES)[]).find((cause) =>
    undecided.every(({ reasons }) => reasons.some(({ kind }) => kind === cause)),
  );
}

function passText(rows: readonly Row[]): string {
  const p95 = rows.find(({ metric, state }) => metric === 'latency-p95' && state === 'pass');
  const count = countKept(rows);
  if (count === 0 && rows.some(isOfShard)) return 'was measured on one shard of the items';
  const all = `meets ${count} of ${count + rows.filter(isAdvisory).length} limits`;
  return p95 === undefined ? all : `${all}, ${rowText({ ...p95, limit: null })}`;
}

/** Number of rows that pass. */
export const countKept = (rows: readonly Row[]): number =>
  rows.filter(({ state }) => state === 'pass').length;

/** The first rows in a state, and how many more there are: "P95 latency +45.6% (limit +10%) and 2 more". */
export function namedRows(rows: readonly Row[], state: Row['state']): string {
  const wanted = rows.filter((row) => row.state === state);
  const named = nameableRows(wanted).map(rowText);
  return `${named.join(', ')}${andMore(wanted.length - named.length)}`;
}

/** The first rows, with the worst slice among them. */
function nameableRows(rows: readonly Row[]): Row[] {
  const first = rows.slice(0, MAX_NAMED_ROWS);
  const slice = rows.find((row) => row.slice !== undefined);
  if (slice === undefined || first.includes(slice)) return first;
  return [...first.slice(0, MAX_NAMED_ROWS - 1), slice];
}

/** "P95 latency +45.6% (limit +10%)", "Accuracy 88.10%, −4.2 pp (limit −1 pp, at least 90%)". */
export function rowText(row: Row): string {
  const title = rowTitle(row);
  const broken = row.reasons.find(({ kind }) => kind === 'non-finite-outputs');
  if (broken?.kind === 'non-finite-outputs')
    return `${title}: NaN or infinite outputs on ${broken.candidate} of ${broken.items} items`;
  if (row.candidate === null) return `${title} was not measured`;
  const cause = row.state === 'fail' ? p95Cause(row) : undefined;
  // Then the change in the row is not what failed.
  if (cause !== undefined && cause.kind !== 'slower-inputs') return `${title}: ${causeClause(cause)}`;
  const limit = row.limit === null ? '' : ` (limit ${limitText(row)})`;
  if (row.change === null) return `${title} ${valueText(row)}${limit}`;
  const { interval: _, ...withoutInterval } = row;
  const change = rowChangeText(withoutInterval);
  return `${title} ${breaksOwnBound(row) ? `${valueText(row)}, ${change}` : change}${limit}`;
}

/** Whether a row covers one shard of the items and is not judged yet. */
export const isOfShard = ({ reasons }: Row): boolean => reasons.some(({ kind }) => kind === 'one-shard');

/** A reason, and the titles of the rows that have it. */
export interface RowRemark {
  readonly titles: string;
  readonly text: string;
}

/**
 * Why rows are in their state: each reason once, in the order of the rows.
 *
 * @param told - A reason to leave out, because *Why* already gives it.
 */
export function rowRemarks(rows: readonly Row[], told?: Reason): RowRemark[] {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    for (const reason of row.reasons.filter((each) => each !== told)) {
      const text = reasonText(reason, row);
      titles.set(text, [...(titles.get(text) ?? []), rowTitle(row)]);
    }
  }
  return [...titles].map(([text, named]) => ({ titles: rowNames(named, rows), text }));
}

const rowNames = (named: readonly string[], rows: readonly Row[]): string =>
  named.length > 2 && named.length === rows.length ? 'Every metric' : named.join(', ');
