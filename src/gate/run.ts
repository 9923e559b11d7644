import type { Fields } from '../baseline/comparability.ts';
import type { RegressionSet } from '../dataset/regression-set.ts';
import type { GateRequest, Ports } from '../gate.ts';
import type { Laboratory } from '../measure/arm.ts';
import type { Contestant } from '../measure/measure-arms.ts';
import type { ModelPolicy, Policy } from '../policy/policy.ts';

/** One model on its way through the gate. */
export interface Run {
  readonly request: GateRequest;
  readonly ports: Ports;
  readonly policy: Policy;
  readonly model: ModelPolicy;
  /** The policy under which the baseline runs: its `runtime` is the baseline arm's. `model` itself unless another file was named. */
  readonly baselinePolicy: ModelPolicy;
  readonly laboratory: Laboratory;
}

/** The candidate, ready to be measured, with all that its figures may be compared by. */
export interface EnteredCandidate {
  readonly contestant: Contestant;
  readonly shownPath: string;
  readonly set: RegressionSet;
  readonly classes: readonly string[] | undefined;
  readonly comparability: Fields;
  /** What a record of the baseline must have been measured by. */
  readonly baselineComparability: Fields;
  readonly environment: Fields;
}

/** Which model it was. */
export interface ModelDigest {
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}
