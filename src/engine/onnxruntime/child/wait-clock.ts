import { openSync, readSync } from 'node:fs';
import { isUnreadable, parseSchedstat, type ThreadTimes } from '../core-waiting.ts';

/** Longer than any line of three numbers. */
const MAX_BYTES = 64;
const NS_PER_US = 1000;

/** One reading, in ns since the thread and the process started. NaN if unknown. */
interface WaitReading {
  /** How long this thread was runnable but had no core. */
  readonly waitedNs: number;
  /** CPU time of all other threads of this process. */
  readonly othersCpuNs: number;
}

/**
 * Reads how long this thread has waited for a core. The file stays open, because opening it costs more than reading it.
 */
export class WaitClock {
  readonly #file: number | undefined;
  readonly #buffer = Buffer.alloc(MAX_BYTES);

  /** @param path - The thread's `schedstat`. Where it cannot be read, all readings are unknown. */
  constructor(path: string) {
    try {
      this.#file = openSync(path, 'r');
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
  }

  read(): WaitReading {
    // Reading the process's CPU time also brings this thread's figures up to date.
    const { user, system } = process.cpuUsage();
    const thread = this.#readThread();
    return {
      waitedNs: thread?.waitedNs ?? Number.NaN,
      othersCpuNs: (user + system) * NS_PER_US - (thread?.onCoreNs ?? Number.NaN),
    };
  }

  #readThread(): ThreadTimes | undefined {
    if (this.#file === undefined) return undefined;
    const length = readSync(this.#file, this.#buffer, 0, MAX_BYTES, 0);
    return parseSchedstat(this.#buffer.toString('latin1', 0, length));
  }
}

/** How long a thread waited for a core during an inference, in ns, by cause. NaN if unknown. */
interface Waits {
  /** Because of other programs. */
  readonly othersNs: number;
  /** Because of its own process's threads. */
  readonly ownNs: number;
}

/**
 * Splits a wait by its cause. A thread that waits while its own process's threads run may be waiting for them, so as
 * much of the wait as their CPU time counts as the model's own: a model with more threads than cores gets no credit for
 * the waiting that it causes.
 *
 * @param readings - Before and after the inference.
 * @param outsideNs - Time between the readings that does not belong to the inference. The wait may have been then, so as
 *   much is left out.
 */
export function splitWait([before, after]: readonly [WaitReading, WaitReading], outsideNs: number): Waits {
  const waitedNs = Math.max(0, after.waitedNs - before.waitedNs - outsideNs);
  const ownNs = Math.min(waitedNs, Math.max(0, after.othersCpuNs - before.othersCpuNs));
  return { othersNs: waitedNs - ownNs, ownNs };
}
