import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { OutcomeTable } from '../outcome-table.ts';
import type { ItemScorer } from './scorer.ts';

/** If so many items teach nothing, such as those with NaN outputs, no more will. */
const MAX_HELD = 256;

interface Asked {
  /** Undefined if there is no answer. */
  readonly outputs: ReadonlyMap<string, Tensor> | undefined;
  readonly item: RegressionItem;
}

/**
 * Scores items in order into a table. The first ones are held back until the scorer has learned what the outputs are, so
 * that all are scored alike, each once.
 */
export class ItemScoring {
  readonly #scorer: ItemScorer;
  readonly #table: OutcomeTable;
  /** Undefined once the scorer knows enough. */
  #held: Asked[] | undefined;

  constructor(scorer: ItemScorer, table: OutcomeTable) {
    this.#scorer = scorer;
    this.#table = table;
    this.#held = scorer.learn === undefined ? undefined : [];
  }

  /** @throws {UserError} If label and outputs do not fit together. */
  add(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): void {
    this.#take({ outputs, item }, () => this.#scorer.learn?.(outputs, item) ?? true);
  }

  /** Adds an item to which the model gave no answer. @throws {UserError} If its label does not fit the task. */
  addUnanswered(item: RegressionItem): void {
    this.#take({ outputs: undefined, item }, () => false);
  }

  /** Call once after the last item. @throws {UserError} As {@link Scorer.finish}. */
  finish(): void {
    this.#release();
    this.#scorer.finish();
  }

  #take(asked: Asked, learn: () => boolean): void {
    if (this.#held === undefined) {
      this.#score(asked);
      return;
    }
    this.#held.push(asked);
    if (learn() || this.#held.length === MAX_HELD) this.#release();
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const each of held) this.#score(each);
  }

  #score({ outputs, item }: Asked): void {
    const scorer = this.#scorer;
    this.#table.add(outputs === undefined ? scorer.unanswered(item) : scorer.score(outputs, item), item);
  }
}
