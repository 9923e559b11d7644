import type { LastRelease } from '../../gate/ports.ts';
import type { RemoteHistory } from '../api/remote-history.ts';
import type { ActionEvent } from './event.ts';

/** Fetches the newest published release of the repository, except the one that this run is for. */
export async function fetchLastRelease(
  event: ActionEvent,
  history: RemoteHistory | undefined,
): Promise<LastRelease> {
  if (history === undefined) return { state: 'unknown', why: { kind: 'no-token' } };
  try {
    const release = await history.lastRelease(event.kind === 'release' ? event.tag : undefined);
    return release === undefined ? { state: 'none' } : { state: 'found', ...release };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { state: 'unknown', why: { kind: 'failed', message } };
  }
}
