import { UserError } from '../../errors/errors.ts';
import { formatValue } from '../../figures/format-value.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import type { Run } from '../run.ts';

/**
 * A baseline that only guesses has nothing to lose: every later model would keep its limits.
 *
 * @throws {UserError} If the measured model is no better than guessing and the policy does not allow that.
 */
export function refuseGuessing({ model }: Pick<Run, 'model'>, { guessing, rows }: Judgement): void {
  if (guessing === undefined || model.guessing === 'allow') return;
  const { score, chance } = guessing;
  const name = rows.find(({ metric }) => metric === 'task-score')?.score?.name ?? '';
  throw new UserError(
    `models.${model.id}: expected a baseline that is better than guessing, got ${name} ${formatValue(score, 'score')} (guessing: ${formatValue(chance, 'score')}).`,
    'Check that the labels fit the outputs: their order, "classes", "output". If this is intended, write "guessing: allow" next to its limits.',
  );
}
