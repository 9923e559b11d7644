import type { ArmName } from './arm.ts';

/** How a model failed in the measuring child. */
export type FailureKind = 'crashed' | 'timed-out' | 'refused' | 'broke-protocol';

/**
 * The model could not be measured: it crashed the runtime, did not finish, or was refused.
 * A clear result about the model, never the end of the gate. `message` may hold text from the model.
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
