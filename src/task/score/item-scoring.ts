import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { OutcomeTable } from '../outcome-table.ts';
import type { ItemOutcome, Scorer } from './scorer.ts';

/** If so many items teach nothing, such as those with NaN outputs, no more will. */
const MAX_HELD = 256;

interface Answered {
  readonly outputs: ReadonlyMap<string, Tensor>;
  readonly item: RegressionItem;
}

/** An item that the scorer need not see. */
interface Known {
  readonly outcome: ItemOutcome;
  readonly item: RegressionItem;
}

/**
 * Scores items in order into a table. The first ones are held back until the scorer has learned what the outputs are, so
 * that all are scored alike, each once.
 */
export class ItemScoring {
  readonly #scorer: Scorer;
  readonly #table: OutcomeTable;
  /** Undefined once the scorer knows enough. */
  #held: (Answered | Known)[] | undefined;

  constructor(scorer: Scorer, table: OutcomeTable) {
    this.#scorer = scorer;
    this.#table = table;
    this.#held = scorer.learn === undefined ? undefined : [];
  }

  /** @throws {UserError} If label and outputs do not fit together. */
  add(outputs: ReadonlyMap<string, Tensor>, item: RegressionItem): void {
    if (this.#held === undefined) {
      this.#score({ outputs, item });
      return;
    }
    this.#held.push({ outputs, item });
    const isKnown = this.#scorer.learn?.(outputs, item) ?? true;
    if (isKnown || this.#held.length === MAX_HELD) this.#release();
  }

  /** Adds an item whose outcome does not depend on outputs, because there are none. */
  addKnown(outcome: ItemOutcome, item: RegressionItem): void {
    if (this.#held === undefined) {
      this.#score({ outcome, item });
      return;
    }
    this.#held.push({ outcome, item });
    if (this.#held.length === MAX_HELD) this.#release();
  }

  /** Call once after the last item. @throws {UserError} As {@link Scorer.finish}. */
  finish(): void {
    this.#release();
    this.#scorer.finish();
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const each of held) this.#score(each);
  }

  #score(each: Answered | Known): void {
    const outcome = 'outcome' in each ? each.outcome : this.#scorer.score(each.outputs, each.item);
    this.#table.add(outcome, each.item);
  }
}
