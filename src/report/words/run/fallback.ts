import type { PlacementRow } from '../../../measure/arm-measurement.ts';
import type { FallbackKind } from '../../../records/fallback.ts';
import { andMore } from '../grammar.ts';

/** Why a run is on the CPU although a GPU was wanted: one sentence. */
export function fallbackText(kind: FallbackKind): string {
  switch (kind) {
    case 'fork':
      return 'A pull request from a fork never runs on a self-hosted runner.';
    case 'no-token':
      return 'No GPU runner is known to be online: there is no token that may list the runners.';
    case 'list-refused':
      return 'No GPU runner is known to be online: GitHub refused to list the runners.';
    case 'none-listed':
      return 'No GPU runner is online: there are no self-hosted runners.';
    case 'none-with-labels':
      return 'No GPU runner is online: no runner has the labels.';
    case 'offline':
      return 'No GPU runner is online: all that have the labels are offline.';
    case 'no-gpu':
      return 'No GPU was available.';
  }
}

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

const reasonText = ({ reason }: PlacementRow): string =>
  reason === null ? 'the runtime gives no reason' : REASONS[reason];

const REASONS: Readonly<Record<NonNullable<PlacementRow['reason']>, string>> = {
  'no-kernel': 'the provider has no kernel for it',
  'cheaper-on-cpu': 'the runtime considers the CPU cheaper',
  'crosses-devices': 'added between operators on different devices',
};
