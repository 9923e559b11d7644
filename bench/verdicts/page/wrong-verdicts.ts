import type { Judged } from './judge-trials.ts';

/** Candidates that must not be blocked under a limit of 5 %. */
const FINE: readonly string[] = ['identical', 'plus-2'];
const WORSE = 'plus-10';

/** Trials of the pairs by which rules are compared: false blocks and missed +10 %. */
export const isCompared = ({ pair }: Judged): boolean => FINE.includes(pair) || pair === WORSE;

/** Blocked although fine, or passed although 10 % slower. */
export function isWrong({ pair, answer }: Judged): boolean {
  return FINE.includes(pair) ? answer === 'block' : pair === WORSE && answer === 'pass';
}

/** The stricter count: with a job that ends green on "cannot tell", a +10 % that was not blocked was missed. */
export function isWrongOrOpen(judged: Judged): boolean {
  return isWrong(judged) || (judged.pair === WORSE && judged.answer === 'cannot-tell');
}
