import { formatCount } from '../../../figures/format-value.ts';
import type { PlacementRow } from '../../../measure/arm-measurement.ts';
import { andMore, countOf } from '../count.ts';

/** Column headings of the placement table, besides the shared ones. */
export const PLACEMENT_COLUMNS = {
  baselineNodes: 'Baseline nodes',
  baselineTime: 'Time',
  candidateNodes: 'This PR nodes',
  candidateTime: 'Time',
  why: 'Why there',
} as const;

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

/** Shown below a table that was cut. */
export const moreOperatorsText = (left: number): string => `${formatCount(left)} more that take less time.`;

const REASONS: Readonly<Record<NonNullable<PlacementRow['reason']>, string>> = {
  'no-kernel': 'the provider has no kernel for it',
  'cheaper-on-cpu': 'the runtime considers the CPU cheaper',
  'crosses-devices': 'added between operators on different devices',
};

const reasonText = ({ reason }: PlacementRow): string =>
  reason === null ? 'the runtime gives no reason' : REASONS[reason];

const MAX_NAMED = 3;

/** "Fell back to the CPU: `GridSample` ×3 (the provider has no kernel for it)."; undefined if nothing did. */
export function fallenBackText(placement: readonly PlacementRow[]): string | undefined {
  const fallen = placement.filter(({ role }) => role === 'fallback');
  if (fallen.length === 0) return undefined;
  const named = fallen
    .slice(0, MAX_NAMED)
    .map((row) => `\`${row.operator}\` ×${row.nodes} (${reasonText(row)})`);
  return `Fell back to the CPU: ${named.join(', ')}${andMore(fallen.length - named.length)}.`;
}

/** Why an operator did not run where it was wanted; empty if it did. */
export function placementReasonText(row: PlacementRow): string {
  const { role } = row;
  const why = reasonText(row);
  switch (role) {
    case 'fallback':
      return `fell back: ${why}`;
    case 'shape':
      return `shapes only: ${why}`;
    case 'copy':
      return why;
    case 'kernel':
    case 'reformat':
      return '';
  }
}
