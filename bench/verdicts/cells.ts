import { createRandom } from '../../src/stats/random.ts';
import { shuffle } from '../support/shuffle.ts';
import { PAIRS, type Pair, pairNamed, SERVICES, type Service } from './pairs.ts';

/** Other load on the machine during a trial. `five-busy`: five processes that spin, each in a session of its own. */
export const CONDITIONS = ['quiet', 'one-busy', 'both-busy', 'bursts', 'five-busy'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A pair of models with one service time under one condition. */
export interface Cell {
  readonly pair: Pair;
  readonly service: Service;
  readonly condition: Condition;
}

interface CellNames {
  readonly pair: string;
  readonly service: Service;
  readonly condition: Condition;
}

export const cellKey = ({ pair, service, condition }: CellNames): string => `${pair}/${service}/${condition}`;

export const namesOf = ({ pair, service, condition }: Cell): CellNames => ({
  pair: pair.name,
  service,
  condition,
});

/** Cells to measure, as lists of names. */
export interface Selection {
  readonly pairs: readonly string[];
  readonly services: readonly Service[];
  readonly conditions: readonly Condition[];
}

export const EVERYTHING: Selection = {
  pairs: PAIRS.map(({ name }) => name),
  services: SERVICES,
  conditions: CONDITIONS,
};

/** For CI: detects a bug in any part within a few minutes. The rates are meaningless with so few trials. */
export const QUICK: Selection = {
  pairs: ['identical', 'plus-10', 'tail', 'self-preempting'],
  services: ['2ms'],
  conditions: ['quiet', 'both-busy'],
};

export function cellsOf({ pairs, services, conditions }: Selection): Cell[] {
  return pairs.flatMap((name) => {
    const pair = pairNamed(name);
    return services
      .filter((service) => !pair.isNarrow || service === '2ms')
      .flatMap((service) =>
        conditions
          .filter((condition) => !pair.isNarrow || NARROW.includes(condition))
          .map((condition) => ({ pair, service, condition })),
      );
  });
}

/** Loads of the pairs that are measured under few. */
export const NARROW: readonly Condition[] = ['quiet', 'five-busy'];

/** Relative number of trials at a service time: slow models take most of the time and show little more. */
const SERVICE_WEIGHT: Readonly<Record<Service, number>> = { '0.3ms': 0.5, '2ms': 1, '20ms': 0.15 };

const weightOf = ({ pair, service }: Cell): number => pair.weight * SERVICE_WEIGHT[service];

/**
 * Picks the next cell: one with the fewest trials relative to its weight. So cells take turns, even if a run is split, and a bad
 * quarter of an hour of the machine affects all of them. The order among equals changes from turn to turn.
 */
export function nextCell(cells: readonly Cell[], trialsOf: (cell: Cell) => number): Cell {
  // With one more trial: a cell of little weight waits until the others have had theirs.
  const turns = cells.map((cell) => (trialsOf(cell) + 1) / weightOf(cell));
  const fewest = Math.min(...turns);
  const due = cells.filter((_, index) => turns[index] === fewest);
  const [next] = shuffle(due, createRandom(Math.round(fewest * 1000) + due.length));
  if (next === undefined) throw new RangeError('cells: expected at least one, got none');
  return next;
}
