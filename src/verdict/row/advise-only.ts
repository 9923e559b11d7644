import type { Row } from './row.ts';

/**
 * The row of a data set that never blocks: shown, with its limit. A figure that is missing is not excused, and neither are
 * outputs that are not numbers.
 */
export function adviseOnly(row: Row): Row {
  const { state, candidate, reasons } = row;
  if ((state !== 'fail' && state !== 'inconclusive') || candidate === null) return row;
  if (reasons.some(({ kind }) => kind === 'non-finite-outputs')) return row;
  return {
    ...row,
    state: 'shown',
    reasons: [...reasons, { kind: 'advisory', isBeyondLimit: state === 'fail' }],
  };
}

/** Whether a row would not pass if its data set could block. */
export const isAdvisory = ({ reasons }: Row): boolean => reasons.some(({ kind }) => kind === 'advisory');
