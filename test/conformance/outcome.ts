/** How a case ended in the gate. */
export type GateOutcome =
  | { readonly kind: 'match' }
  | { readonly kind: 'mismatch' }
  /** `by`: `input` is an error that names what to change; the others are failures of the model in its child process. */
  | { readonly kind: 'refused'; readonly by: string; readonly message: string }
  /** Something that the gate does not know: always a defect. */
  | { readonly kind: 'broken'; readonly message: string };

/** How a case ended in the runtime itself, called directly. */
export type DirectOutcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'mismatch'; readonly message: string }
  /** Its binding for Node cannot pass or return a value of this kind. */
  | { readonly kind: 'unsupported'; readonly message: string }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'crashed'; readonly message: string }
  | { readonly kind: 'timed-out'; readonly message: string };

export interface CaseOutcome {
  readonly name: string;
  readonly gate: GateOutcome;
  readonly direct: DirectOutcome;
}
