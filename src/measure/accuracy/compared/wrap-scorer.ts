import type { ItemScorer } from '../../../task/score/scorer.ts';
import { compareAnswers, recordAnswers, type WrapScorer } from './compare-answers.ts';
import type { Exchange } from './exchange.ts';
import { labelByBaseline, labelByItself } from './label-by-baseline.ts';

/**
 * How the scorer of one model is wrapped, to keep the baseline's answers or to compare with them.
 *
 * @param position - 0 for the baseline, or the only model; 1 for the candidate, which is scored after the baseline.
 */
export function wrapScorer(exchange: Exchange | undefined, position: number): WrapScorer {
  if (exchange === undefined) return (scorer) => scorer;
  const wraps = position === 0 ? wrapsOfFirst(exchange) : wrapsOfSecond(exchange);
  // One around the other, the first innermost.
  return (scorer) => wraps.reduce<ItemScorer>((inner, wrap) => wrap(inner), scorer);
}

const wrapsOfFirst = ({ isLabelled, labels, answers }: Exchange): WrapScorer[] => [
  ...(isLabelled ? [labelByItself(labels)] : []),
  ...(answers === undefined ? [] : [recordAnswers(answers)]),
];

const wrapsOfSecond = ({ labels, answers, versus }: Exchange): WrapScorer[] => [
  ...(labels === undefined ? [] : [labelByBaseline(labels)]),
  ...(answers === undefined || versus === undefined ? [] : [compareAnswers(answers, versus)]),
];
