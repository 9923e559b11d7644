import type { ArmName } from './arm.ts';

/**
 * How a model failed in the measuring child. `no-provider`: the requested execution provider does not load on this machine,
 * with any model. `fell-back`: under strict placement, part of the model would run on the CPU. `no-answer`: a server answered none of its
 * first requests. `answers-differ`: timed runs gave other answers than those that were scored.
 */
export const FAILURE_KINDS = [
  'crashed',
  'timed-out',
  'out-of-memory',
  'refused',
  'broke-protocol',
  'no-answer',
  'answers-differ',
  'no-provider',
  'fell-back',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * The model could not be measured: it crashed the runtime, did not finish, or was rejected. This is a result about the
 * model and does not stop the gate. `message` may contain text from the model.
 */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly kind: FailureKind;
  readonly arm: ArmName;

  constructor(kind: FailureKind, arm: ArmName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.arm = arm;
  }
}
