/** Hint for an unreadable event payload. */
export const PAYLOAD_REMEDY =
  'The runner writes it before each job. Outside a workflow, use the command line: regression-gate check.';
