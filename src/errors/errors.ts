/**
 * A mistake that the user can fix. `message` reads `<place>: expected <what>, got <what>.`; `hint` says in one line
 * how to fix it. Ends the program with exit code 2, without a stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/**
 * The gate failed for a reason other than the model or the policy: no runtime, a full disk, a baseline model that
 * crashes. Ends the program with exit code 4.
 */
export class InfrastructureError extends Error {
  override readonly name = 'InfrastructureError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
