import type { ArmName } from './arm.ts';

/**
 * How a model failed in the measuring child. `no-provider`: the execution provider that was asked for cannot be loaded on
 * this machine, for any model. `fell-back`: under strict placement, a part of the model would run on the CPU.
 */
export const FAILURE_KINDS = [
  'crashed',
  'timed-out',
  'refused',
  'broke-protocol',
  'no-provider',
  'fell-back',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * The model could not be measured: it crashed the runtime, did not finish, or was refused.
 * A clear result about the model, never the end of the gate. `message` may contain text from the model.
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
