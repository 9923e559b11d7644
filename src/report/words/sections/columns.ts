/** Column headings that several tables share. */
export const COLUMNS = {
  baseline: 'Baseline',
  candidate: 'This PR',
  change: 'Change',
  limit: 'Limit',
  metric: 'Metric',
  operator: 'Operator',
  place: 'Ran on',
  release: 'Release',
} as const;
