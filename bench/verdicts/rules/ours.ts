import { type Rule, secondsOfBoth } from './rule.ts';

/** The product itself: interleaved launches, its own stopping rule, judged at the end. */
export const interleaved: Rule = {
  name: 'ours',
  title: 'ours',
  source:
    'src/measure/latency/measure-launches.ts, src/verdict/row/check-row.ts, src/verdict/row/is-clear.ts',
  judge: (evidence) => evidence.interleaved.answer,
  seconds: (evidence) => evidence.interleaved.seconds,
};

/**
 * The product without interleaving: all launches of the baseline run before the candidate's. The same row check judges them,
 * pairing launches by position as if they had run side by side. As they are independent, that only costs degrees of freedom;
 * every other step is the product's.
 */
export const notInterleaved: Rule = {
  name: 'ours-not-interleaved',
  title: 'ours, not interleaved',
  source: 'the same row check on launches of one arm after the other',
  judge: ({ sequential }) => sequential?.productAnswer,
  seconds: secondsOfBoth,
};
