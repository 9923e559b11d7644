import { formatCount, formatShare, NO_VALUE } from '../../figures/format-value.ts';
import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { countOf } from '../words/grammar.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import { executionText } from '../words/row/time.ts';
import { placementReasonText } from '../words/run/fallback.ts';

const MAX_OPERATORS = 10;
const MAX_PRECISION_CHARACTERS = 16;

interface PlacedOperator {
  readonly baseline: PlacementRow | undefined;
  readonly candidate: PlacementRow | undefined;
}

/** Which operators ran where, why there, and how long, for both models; undefined if neither was profiled. */
export function renderPlacement({ placement, time }: ModelVerdict): Fold | undefined {
  const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
  if (operators.length === 0) return undefined;
  // What fell back is shown however little time it takes, because this table is for that.
  const fellBack = operators.filter((each) => whyThere(each) !== '');
  const shown = [...new Set([...fellBack.slice(0, MAX_OPERATORS), ...operators.slice(0, MAX_OPERATORS)])];
  const left = operators.length - shown.length;
  return {
    name: PARTS.placement,
    summary: placementSummary(gistOf(placement)),
    body: [
      renderOperators(shown, fellBack.length > 0),
      ...(left === 0 ? [] : [moreOperatorsText(left)]),
      ...(time?.execution == null ? [] : [escapeProse(executionText(time.execution))]),
    ].join(GAP),
  };
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

function timeShare({ baseline, candidate }: PlacedOperator): number {
  return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}

const whyThere = (placed: PlacedOperator): string => placementReasonText(rowOf(placed));

const rowOf = ({ baseline, candidate }: PlacedOperator): PlacementRow =>
  (candidate ?? baseline) as PlacementRow;

/** What a reader must know before unfolding the placement. */
export type PlacementGist =
  /** Nodes that fell back to the CPU, and the share of time that they and their copies take. */
  | { readonly kind: 'fallback'; readonly nodes: number; readonly timeShare: string }
  | { readonly kind: 'other-providers' }
  | { readonly kind: 'as-before' };

/** The placement in a few words. */
export function placementSummary(gist: PlacementGist): string {
  switch (gist.kind) {
    case 'fallback':
      return `Placement: ${countOf(gist.nodes, 'node')} fell back to the CPU, ${gist.timeShare} of the time with the copies`;
    case 'other-providers':
      return 'Placement: other execution providers than before';
    case 'as-before':
      return 'Placement: time per operator';
  }
}

/** How much fell back, or that providers differ. */
function gistOf({ baseline, candidate }: ModelVerdict['placement']): PlacementGist {
  const fallen = candidate.filter(({ role }) => role === 'fallback');
  const nodes = fallen.reduce((sum, row) => sum + row.nodes, 0);
  if (nodes > 0) {
    const heavy = candidate.filter(({ role }) => role === 'fallback' || role === 'copy');
    const share = heavy.reduce((sum, row) => sum + row.timeShare, 0);
    return { kind: 'fallback', nodes, timeShare: formatShare(share) };
  }
  const before = new Set(baseline.map(({ provider }) => provider));
  const isMoved = before.size > 0 && candidate.some(({ provider }) => !before.has(provider));
  return { kind: isMoved ? 'other-providers' : 'as-before' };
}

/** Column headings of the placement table, besides the shared ones. */
const PLACEMENT_COLUMNS = {
  baselineNodes: 'Baseline nodes',
  baselineTime: 'Time',
  candidateNodes: 'This PR nodes',
  candidateTime: 'Time',
  why: 'Why there',
} as const;

function renderOperators(shown: readonly PlacedOperator[], hasReasons: boolean): string {
  const { baselineNodes, baselineTime, candidateNodes, candidateTime, why } = PLACEMENT_COLUMNS;
  const header = [
    COLUMNS.operator,
    COLUMNS.place,
    baselineNodes,
    baselineTime,
    candidateNodes,
    candidateTime,
  ];
  const sorted = shown.toSorted((left, right) => timeShare(right) - timeShare(left));
  return renderTable(
    { header: hasReasons ? [...header, why] : header, align: hasReasons ? 'llrrrrl' : 'llrrrr' },
    sorted.map((each) => (hasReasons ? [...renderOperator(each), whyThere(each)] : renderOperator(each))),
  );
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

/** Such as "`Conv` float32". */
export function renderOperatorName({
  operator,
  precision,
}: Pick<PlacementRow, 'operator' | 'precision'>): string {
  return precision === ''
    ? codeSpan(operator)
    : `${codeSpan(operator)} ${escapeProse(precision, MAX_PRECISION_CHARACTERS)}`;
}

/** Such as "`CPU`": all of the runtime's providers have the same last name. */
export function renderProvider(provider: string): string {
  return codeSpan(provider.replace(/(?<=.)ExecutionProvider$/, ''));
}

function renderArm(placed: PlacementRow | undefined): [nodes: string, time: string] {
  if (placed === undefined) return [NO_VALUE, NO_VALUE];
  return [formatCount(placed.nodes), formatShare(placed.timeShare)];
}

/** Shown below a table that was cut. */
const moreOperatorsText = (left: number): string => `${formatCount(left)} more that take less time.`;
