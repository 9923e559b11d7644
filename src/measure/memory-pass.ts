import type { Arm, Laboratory } from './arm.ts';
import type { Feed } from './protocol.ts';
import { holdFeeds, startWorker } from './start-worker.ts';

/** Fresh processes an arm: enough for an interval, few enough to be quick. */
export const MEMORY_LAUNCHES = 5;

/**
 * Peak resident memory of fresh processes, above what the bare runtime takes in the same process.
 *
 * @param feeds - Each is run once.
 * @returns Bytes, one entry a launch.
 * @throws {ModelFailure} If the model crashes, hangs or is refused.
 */
export async function measureRamPeak(
  laboratory: Laboratory,
  arm: Arm,
  feeds: readonly Feed[],
): Promise<number[]> {
  const peaks: number[] = [];
  for (let launch = 0; launch < MEMORY_LAUNCHES; launch += 1) {
    const { worker } = await startWorker(laboratory, arm);
    try {
      const deadlineMs = laboratory.deadlines.runMs;
      await holdFeeds(worker, feeds, deadlineMs);
      await worker.request(
        { do: 'warm-up', minRuns: feeds.length, minNs: 0, outputs: arm.outputs },
        { deadlineMs },
      );
      const { reply } = await worker.request({ do: 'memory' }, { deadlineMs });
      peaks.push(Math.max(reply.peakBytes - reply.bareBytes, 0));
    } finally {
      worker.kill();
    }
  }
  return peaks;
}
