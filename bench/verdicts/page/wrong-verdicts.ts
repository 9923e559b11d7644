import { LIMIT } from '../../support/gate-policy.ts';
import { pairNamed } from '../pairs.ts';
import type { Judged } from './judge-trials.ts';

/** Candidates that must not be blocked under a limit of 5%. */
const FINE: readonly string[] = ['identical', 'plus-2'];
/** Its true change equals the limit, so no answer is right. */
export const UNDECIDABLE = 'plus-5';

/** Whether a trial's pair is used to compare rules: all pairs under the usual limit for which one answer is right. */
export const isCompared = ({ pair }: Pick<Judged, 'pair'>): boolean =>
  pairNamed(pair).limit === LIMIT && pair !== UNDECIDABLE;

/** Blocked although fine, or passed although worse. */
export const isWrong = ({ pair, answer }: Pick<Judged, 'pair' | 'answer'>): boolean =>
  answer === (FINE.includes(pair) ? 'block' : 'pass');

/** Stricter: also counts an undecided regression, because the job ends green, so it is missed. */
export const isWrongOrOpen = (judged: Pick<Judged, 'pair' | 'answer'>): boolean =>
  isWrong(judged) || (!FINE.includes(judged.pair) && judged.answer === 'cannot-tell');
