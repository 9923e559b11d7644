import type { PromptItem } from '../../../dataset/prompt-set.ts';
import { UserError } from '../../../errors/errors.ts';
import type { TextScorer } from '../../../task/text/create-text-scorer.ts';
import type { TextAnswer } from '../../../task/text/text-answer.ts';
import type { Exchange } from './exchange.ts';
import { keepLabel, nextLabel } from './label-by-baseline.ts';
import type { RecordFile } from './record-file.ts';
import { silentBaseline } from './silent-baseline.ts';

/**
 * Labels each prompt with what the baseline answered.
 *
 * @param position - As in `wrapScorer`.
 */
export function labelTexts(
  scorer: TextScorer,
  { exchange, position }: { readonly exchange: Exchange | undefined; readonly position: number },
): TextScorer {
  if (exchange?.isLabelled !== true) return scorer;
  const { labels } = exchange;
  return position === 0 || labels === undefined
    ? labelByItself(scorer, labels)
    : relabel(scorer, (_, item) => nextLabel(labels, item));
}

/** @throws {UserError} At an answer that cannot be a label. */
function labelByItself(scorer: TextScorer, file: RecordFile | undefined): TextScorer {
  return relabel(scorer, (answer, item) => {
    if (answer.failed) throw silentBaseline(item);
    const label = scorer.toLabel?.(answer);
    if (label === undefined) throw noLabel(item);
    keepLabel(file, label);
    return label;
  });
}

const relabel = (
  scorer: TextScorer,
  labelOf: (answer: TextAnswer, item: Pick<PromptItem, 'place'>) => unknown,
): TextScorer => ({
  ...scorer,
  score: (answer, item) => scorer.score(answer, { ...item, label: labelOf(answer, item) }),
});

const noLabel = ({ place }: Pick<PromptItem, 'place'>): UserError =>
  new UserError(
    `${place}: expected an answer of the baseline that can be a label for this score, got none.`,
    'With "label: baseline", each answer needs what the score compares: words, a number, or JSON with at least one key. Choose another "score", or remove the item.',
  );
