import type { WorkerCommand } from '../protocol.ts';

/**
 * How many inferences a command runs, not counting those that a minimum of time adds.
 *
 * @param heldFeeds - Inputs that the child keeps, from the latest `hold`.
 */
export function countInferences(command: WorkerCommand, payload: Uint8Array, heldFeeds: number): number {
  switch (command.do) {
    case 'infer':
      return command.feeds.length;
    case 'warm-up':
      return heldFeeds + command.minRuns;
    case 'open-streams':
      return command.streams * (heldFeeds + command.minRuns);
    case 'time':
      return command.rewarm + command.count;
    case 'serve':
      return payload.byteLength / Float64Array.BYTES_PER_ELEMENT;
    case 'query':
      return command.queries * command.samplesPerQuery;
    case 'load':
    case 'hold':
    case 'memory':
    case 'end-profile':
      return 0;
  }
}
