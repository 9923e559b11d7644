import type { FallbackKind } from '../../../records/fallback.ts';

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
