/** What to do about an event payload that cannot be read. */
export const PAYLOAD_REMEDY =
  'The runner writes it before each job. Outside a workflow, use the command line: regression-gate check.';
