import type { Judged } from './judge-trials.ts';

/** Candidates that must not be blocked under a limit of 5%. */
const FINE: readonly string[] = ['identical', 'plus-2'];
const WORSE = 'plus-10';

/** Whether a trial's pair is used to compare rules: those for false blocks and for a missed +10%. */
export const isCompared = ({ pair }: Pick<Judged, 'pair'>): boolean => FINE.includes(pair) || pair === WORSE;

/** Blocked although fine, or passed although 10% slower. */
export function isWrong({ pair, answer }: Judged): boolean {
  return FINE.includes(pair) ? answer === 'block' : pair === WORSE && answer === 'pass';
}

/** Stricter: also counts an undecided +10%, because the job ends green, so the regression is missed. */
export function isWrongOrOpen(judged: Judged): boolean {
  return isWrong(judged) || (judged.pair === WORSE && judged.answer === 'cannot-tell');
}
