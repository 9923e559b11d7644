import { formatCount, NO_VALUE, printFigure } from '../figures/format-value.ts';
import type { ModelVerdict, Placement } from '../verdict/verdict.ts';
import { codeSpan } from './escape-markdown.ts';
import type { Fold } from './render-fold.ts';
import { renderTable } from './render-table.ts';

const MAX_OPERATORS = 10;
const TIME_SHARE = { divisor: 1, powerOfTen: 2, decimals: 1, label: '\u00A0%' };

interface PlacedOperator {
  readonly operator: string;
  readonly provider: string;
  readonly baseline: Placement | undefined;
  readonly candidate: Placement | undefined;
}

/** Which operators ran where and took how long, both arms side by side; undefined when neither was profiled. */
export function renderPlacement({ placement }: ModelVerdict): Fold | undefined {
  const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
  if (operators.length === 0) return undefined;
  const shown = operators.slice(0, MAX_OPERATORS);
  const table = renderTable(
    {
      header: ['Operator', 'Provider', 'Baseline: nodes', 'time', 'This PR: nodes', 'time'],
      align: 'llrrrr',
    },
    shown.map(renderOperator),
  );
  const left = operators.length - shown.length;
  return {
    name: 'placement',
    summary: `Placement: time per operator${isMoved(placement) ? ', on other providers than before' : ''}`,
    body: left === 0 ? table : `${table}\n\nand ${formatCount(left)} more that take less time`,
  };
}

/** Whether the candidate uses a provider that the baseline does not: the first sign of a silent fallback. */
function isMoved({ baseline, candidate }: ModelVerdict['placement']): boolean {
  const before = new Set(baseline.map(({ provider }) => provider));
  return before.size > 0 && candidate.some(({ provider }) => !before.has(provider));
}

function pairOperators({ baseline, candidate }: ModelVerdict['placement']): readonly PlacedOperator[] {
  const key = ({ operator, provider }: Placement) => JSON.stringify([operator, provider]);
  const before = new Map(baseline.map((each) => [key(each), each]));
  const after = new Map(candidate.map((each) => [key(each), each]));
  return [...new Map([...before, ...after])].map(([id, { operator, provider }]) => ({
    operator,
    provider,
    baseline: before.get(id),
    candidate: after.get(id),
  }));
}

function timeShare({ baseline, candidate }: PlacedOperator): number {
  return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}

function renderOperator({ operator, provider, baseline, candidate }: PlacedOperator): string[] {
  return [codeSpan(operator), codeSpan(provider), ...renderArm(baseline), ...renderArm(candidate)];
}

function renderArm(placed: Placement | undefined): [nodes: string, time: string] {
  if (placed === undefined) return [NO_VALUE, NO_VALUE];
  return [formatCount(placed.nodes), printFigure(placed.timeShare, TIME_SHARE)];
}
