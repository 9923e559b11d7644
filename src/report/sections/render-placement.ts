import { formatCount, NO_VALUE, printFigure } from '../../figures/format-value.ts';
import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';

const MAX_OPERATORS = 10;
const MAX_PRECISION_CHARACTERS = 16;

/** Shares of time: "12.3 %". */
const TIME_SHARE = { divisor: 1, powerOfTen: 2, decimals: 1, label: '\u00A0%' };

interface PlacedOperator {
  readonly baseline: PlacementRow | undefined;
  readonly candidate: PlacementRow | undefined;
}

/** Which operators ran where, why there, and how long, both arms side by side; undefined when neither was profiled. */
export function renderPlacement({ placement, time }: ModelVerdict): Fold | undefined {
  const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
  if (operators.length === 0) return undefined;
  // What fell back is shown however little time it takes: it is what this table is for.
  const fellBack = operators.filter((each) => describeReason(each) !== '');
  const shown = [...new Set([...fellBack.slice(0, MAX_OPERATORS), ...operators.slice(0, MAX_OPERATORS)])];
  const why = fellBack.length === 0 ? [] : ['Why there'];
  const table = renderTable(
    {
      header: ['Operator', 'Ran on', 'Baseline: nodes', 'time', 'This PR: nodes', 'time', ...why],
      align: 'llrrrrl'.slice(0, 6 + why.length),
    },
    shown
      .toSorted((left, right) => timeShare(right) - timeShare(left))
      .map((each) => [...renderOperator(each), ...why.map(() => describeReason(each))]),
  );
  const left = operators.length - shown.length;
  return {
    name: 'placement',
    summary: `Placement: ${summarize(placement)}`,
    body: [
      table,
      ...(left === 0 ? [] : [`and ${formatCount(left)} more that take less time`]),
      ...(time?.execution == null ? [] : [sentenceOf(time.execution)]),
    ].join('\n\n'),
  };
}

const sentenceOf = (text: string): string => escapeProse(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

/** What a reader must know before unfolding: how much fell back, or that providers differ. */
function summarize({ baseline, candidate }: ModelVerdict['placement']): string {
  const fallen = candidate.filter(({ role }) => role === 'fallback');
  const nodes = fallen.reduce((sum, row) => sum + row.nodes, 0);
  if (nodes > 0) {
    const heavy = candidate.filter(({ role }) => role === 'fallback' || role === 'copy');
    const share = heavy.reduce((sum, row) => sum + row.timeShare, 0);
    const of = `${formatCount(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`;
    return `${of} on the CPU instead, ${printFigure(share, TIME_SHARE)} of the time with the copies`;
  }
  const before = new Set(baseline.map(({ provider }) => provider));
  const isMoved = before.size > 0 && candidate.some(({ provider }) => !before.has(provider));
  return `time per operator${isMoved ? ', on other providers than before' : ''}`;
}

function pairOperators({ baseline, candidate }: ModelVerdict['placement']): readonly PlacedOperator[] {
  const key = ({ operator, provider, precision, role }: PlacementRow) =>
    JSON.stringify([operator, provider, precision, role]);
  const before = new Map(baseline.map((each) => [key(each), each]));
  const after = new Map(candidate.map((each) => [key(each), each]));
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => ({
    baseline: before.get(id),
    candidate: after.get(id),
  }));
}

const rowOf = ({ baseline, candidate }: PlacedOperator): PlacementRow =>
  (candidate ?? baseline) as PlacementRow;

function timeShare({ baseline, candidate }: PlacedOperator): number {
  return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}

function renderOperator(placed: PlacedOperator): string[] {
  const { provider } = rowOf(placed);
  return [
    renderOperatorName(rowOf(placed)),
    renderProvider(provider),
    ...renderArm(placed.baseline),
    ...renderArm(placed.candidate),
  ];
}

/** "`Conv` float32". */
export function renderOperatorName({
  operator,
  precision,
}: Pick<PlacementRow, 'operator' | 'precision'>): string {
  return precision === ''
    ? codeSpan(operator)
    : `${codeSpan(operator)} ${escapeProse(precision, MAX_PRECISION_CHARACTERS)}`;
}

/** "`CPU`": all of the runtime's providers have the same last name. */
export function renderProvider(provider: string): string {
  return codeSpan(provider.replace(/(?<=.)ExecutionProvider$/, ''));
}

function renderArm(placed: PlacementRow | undefined): [nodes: string, time: string] {
  if (placed === undefined) return [NO_VALUE, NO_VALUE];
  return [formatCount(placed.nodes), printFigure(placed.timeShare, TIME_SHARE)];
}

const REASONS: Record<NonNullable<PlacementRow['reason']>, string> = {
  'no-kernel': 'the provider has no kernel for it',
  'cheaper-on-cpu': 'the runtime holds the CPU for cheaper',
  'crosses-devices': 'added where its neighbours run on different devices',
};

/** Why it did not run where it was wanted; empty where it did. */
function describeReason(placed: PlacedOperator): string {
  const { role, reason } = rowOf(placed);
  if (role !== 'fallback' && role !== 'shape' && role !== 'copy') return '';
  const why = reason === null ? 'the runtime does not say why' : REASONS[reason];
  if (role === 'fallback') return `fell back: ${why}`;
  return role === 'shape' ? `shapes only: ${why}` : why;
}
