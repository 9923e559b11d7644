import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import type { Truth } from './truth.ts';

/** Change of a pull request and its correct outcome. */
export interface Change {
  readonly name: string;
  /** The model after it; undefined leaves the model file alone. */
  readonly model?: (truth: Truth) => Truth;
  /** Edits of other files, by path. */
  readonly files?: Readonly<Record<string, (text: string) => string>>;
  /**
   * `pass`: nothing is worse, so it must not be blocked. `block`: it must not be green. `adds-up`: small enough to pass by
   * itself, until the total since the last release is too large.
   */
  readonly truly: 'pass' | 'block' | 'adds-up';
}

const grow = (name: keyof Truth, factor: number) => (truth: Truth) => ({
  ...truth,
  [name]: truth[name] * factor,
});
const add = (name: keyof Truth, more: number) => (truth: Truth) => ({ ...truth, [name]: truth[name] + more });

const HARMLESS: readonly Change[] = [
  { name: 'docs only', files: { 'README.md': (text) => `${text}One more line.\n` }, truly: 'pass' },
  { name: 'retrained, as good', model: (truth) => truth, truly: 'pass' },
  { name: 'a little faster', model: grow('p95Ms', 0.97), truly: 'pass' },
  { name: 'a few items better', model: add('wrongItems', -1), truly: 'pass' },
];

const HARMFUL: readonly Change[] = [
  { name: 'P95 +20%', model: grow('p95Ms', 1.2), truly: 'block' },
  { name: 'accuracy −3 pp', model: add('wrongItems', 30), truly: 'block' },
  { name: 'arena +30%', model: grow('arenaMiB', 1.3), truly: 'block' },
  { name: 'review rate +3 pp', model: add('reviewItems', 30), truly: 'block' },
  {
    name: 'P95 +20%, with a looser limit',
    model: grow('p95Ms', 1.2),
    files: {
      '.github/regression-gate.yml': (text) => text.replace('max-increase: 10%', 'max-increase: 50%'),
    },
    truly: 'block',
  },
];

const CREEPING: Change = { name: 'P95 +4%', model: grow('p95Ms', 1.04), truly: 'adds-up' };

/** What goes wrong around the gate on one day. */
export type Trouble = 'none' | 'cache down' | 'interface down' | 'data branch refuses' | 'cache evicted';

/** One day: pull requests, possibly a release, and a night. */
export interface Day {
  /** From 1. */
  readonly number: number;
  readonly changes: readonly Change[];
  readonly trouble: Trouble;
  readonly processor: string;
  /** Factor on all times of the nightly run; 1 on a usual day. */
  readonly pace: number;
  /** The day's first change is merged even if it is red. */
  readonly isForced: boolean;
  /** The state of the default branch is accepted. */
  readonly isAccepted: boolean;
  readonly isReleased: boolean;
  /** The scheduler skips the nightly run. */
  readonly isMissed: boolean;
  /** Issue that must exist by the end of the night: part of its title, and the first day on which it may be opened. */
  readonly dueAlarm?: { readonly about: string; readonly since: number };
}

const TROUBLES: readonly Trouble[] = ['cache down', 'interface down', 'data branch refuses', 'cache evicted'];
const [SLOWER, WORSE] = HARMFUL as [Change, Change];

/** Generates a quarter, deterministic for a seed. Major events are fixed; daily changes are random. */
export function drawQuarter({ nights, seed }: { nights: number; seed: number }): Day[] {
  const random = createRandom(seed);
  return Array.from({ length: nights }, (_, index) => drawDay(index + 1, random));
}

function drawDay(number: number, random: RandomSource): Day {
  const drawn = [drawChange(random), drawChange(random)];
  const trouble = random.nextUnit() < 0.25 ? pick(TROUBLES, random) : 'none';
  const usual: Day = {
    number,
    changes: drawn,
    trouble,
    processor: number < 31 ? 'EPYC 1' : 'EPYC 2',
    pace: number >= 52 && number < 55 ? 1.3 : 1,
    isForced: false,
    isAccepted: false,
    isReleased: number % 20 === 1,
    isMissed: number === 17 || number === 18,
  };
  const [, second] = drawn as [Change, Change];
  switch (number) {
    // Merged over a red check, and accepted three days later.
    case 8:
      return { ...usual, changes: [SLOWER, second], trouble: 'none', isForced: true };
    case 11:
      return { ...usual, trouble: 'none', isAccepted: true };
    // The same for quality: accepted immediately, so only the nightly trend can still report it.
    case 24:
      return { ...usual, changes: [WORSE, second], trouble: 'none', isForced: true, isAccepted: true };
    case 27:
      return { ...usual, dueAlarm: { about: 'Task score', since: 24 } };
    default:
      // Days of small regressions that add up.
      return number >= 42 && number <= 47 ? { ...usual, changes: [CREEPING, second] } : usual;
  }
}

function drawChange(random: RandomSource): Change {
  return random.nextUnit() < 0.75 ? pick(HARMLESS, random) : pick(HARMFUL, random);
}

function pick<Item>(items: readonly Item[], random: RandomSource): Item {
  return items[random.nextInt(items.length)] as Item;
}
