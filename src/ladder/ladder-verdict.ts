import type { Step } from '../policy/ladder.ts';
import type { Row, State } from '../verdict/verdict.ts';

/** How a rung's figures came about. */
export type RungEvidence =
  /** Both models took turns on this machine, as in `check`. */
  | 'side-by-side'
  /** Measured after the baseline; limits are widened by the baseline's run-to-run spread. */
  | 'one-after-the-other'
  /** From the baseline's figures, by arithmetic. */
  | 'computed';

/** A rung and what was found of it against the baseline. */
export interface TriedRung {
  readonly name: string;
  readonly step: Step | 'together';
  /** What it changes: "artifact: ladder/int8.onnx", "batch: 1 → 8". */
  readonly change: string;
  readonly evidence: RungEvidence;
  readonly state: State;
  readonly rows: readonly Row[];
  /** Why there are no figures; undefined where there are. State `fail` blames the rung, `error` something else. */
  readonly failure: string | undefined;
  /** What a reader must know to read the figures. */
  readonly notes: readonly string[];
}

export interface RungVerdict extends TriedRung {
  readonly verdict: 'kept' | 'dropped' | 'undecided';
  /** One sentence. */
  readonly why: string;
}

/** What came of a model's ladder, as it stands in `ladder.json`. */
export interface LadderVerdict {
  readonly id: string;
  /** As the policy says it: "P95 −30 %"; null without one. */
  readonly target: string | null;
  readonly isTargetMet: boolean;
  /** The figures of the baseline alone, measured before the climb. */
  readonly baseline: readonly Row[];
  /** In the order in which they were tried. */
  readonly rungs: readonly RungVerdict[];
  /** All that was kept and goes together, measured once more; null where fewer than two things do. */
  readonly together: RungVerdict | null;
  /** Why the climb ended. */
  readonly stopped: string;
  /** Names of rungs that were not reached. */
  readonly notTried: readonly string[];
  /** Names on the Pareto front of P95 and score, fastest first; "baseline" may be among them. */
  readonly front: readonly string[];
  readonly nextStep: string;
  /** Machine, runtime, settings of the baseline, and how much was spent, by name. */
  readonly environment: Readonly<Record<string, string>>;
}
