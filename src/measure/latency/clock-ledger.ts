import type { Arm } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';

/** A block as the child reports it and as it looks from outside, in ns; NaN where the kernel does not report it. */
export interface ClockedBlock {
  /** Timed inferences and the re-warm-up. */
  readonly runs: number;
  /** Time of its inferences as the child reports it, without waiting for a core, including the re-warm-up. */
  readonly reportedNs: number;
  /** Time of its main thread on a core as the kernel reports it; 0 if other threads did the work. */
  readonly onCoreNs: number;
  /** From the request to the answer, without the time that its main thread and ours waited for a core. */
  readonly elapsedNs: number;
}

/**
 * Time that a child may spend in a block without reporting it: a share of the reported time, plus the cost of reading
 * clocks and inputs and of answering. An honest child stays below a third of it, with models from 7 µs to 20 ms a run.
 */
const ALLOWED = {
  onCoreNs: { share: 0.25, perRunNs: 30e3, perBlockNs: 2e6 },
  // On a crowded machine an answer takes milliseconds to arrive.
  elapsedNs: { share: 0.5, perRunNs: 30e3, perBlockNs: 10e6 },
} as const;

/**
 * Holds the clock of a measuring child from below: a hostile model could slow it down and so appear fast. What the child
 * spends in most blocks of a launch must be in the latencies that it reports, but for a small rest. The other side is
 * checked block by block: latencies cannot add up to more than the time until the answer.
 */
export class ClockLedger {
  readonly #blocks: ClockedBlock[] = [];

  add(block: ClockedBlock): void {
    this.#blocks.push(block);
  }

  /** @throws {ModelFailure} If the child has spent much more time than it reported. */
  check(arm: Arm): void {
    for (const kind of ['onCoreNs', 'elapsedNs'] as const) {
      const isHidden = this.#blocks.filter((block) => block[kind] > mostOf(kind, block));
      if (isHidden.length * 2 <= this.#blocks.length) continue;
      const [first] = isHidden as [ClockedBlock];
      throw new ModelFailure(
        'broke-protocol',
        arm.name,
        `the measuring child reported ${inMs(first.reportedNs)} of inferences, but was at work for ${inMs(first[kind])}`,
      );
    }
  }
}

/** NaN is never beyond it. */
function mostOf(kind: keyof typeof ALLOWED, { reportedNs, runs }: ClockedBlock): number {
  const { share, perRunNs, perBlockNs } = ALLOWED[kind];
  return reportedNs * (1 + share) + runs * perRunNs + perBlockNs;
}

const inMs = (ns: number): string => `${(ns / 1e6).toFixed(1)} ms`;
