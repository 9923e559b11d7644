import { nameFault } from './faults.ts';
import { findViolations } from './invariants.ts';
import { type Observation, observeRun } from './observe-run.ts';
import { planSoak, type SoakRun } from './plan.ts';
import { openSoakWorld } from './world.ts';

/** How a run ended. */
export type SoakEnding =
  | 'green'
  | 'blocked'
  | 'undecided'
  | 'bad input'
  | 'infrastructure'
  | 'cancelled'
  | 'killed';

/** One run of a soak. */
export interface SoakEntry extends Pick<SoakRun, 'number' | 'event' | 'change' | 'mayPass' | 'turn'> {
  readonly isTimed: boolean;
  readonly faults: readonly string[];
  readonly ending: SoakEnding;
  readonly exitCode: number | null;
  readonly seconds: number;
}

/** Gives the gate the runs of a plan, one after another, and checks the invariants after each. */
export async function runSoak({
  runs,
  seed,
  progress,
}: {
  readonly runs: number;
  readonly seed: number;
  readonly progress: (entry: SoakEntry) => void;
}): Promise<SoakEntry[]> {
  const world = await openSoakWorld();
  try {
    const entries: SoakEntry[] = [];
    for (const run of planSoak({ runs, seed })) {
      const observed = await observeRun(world, run);
      const violations = findViolations(observed);
      if (violations.length > 0) throw violated(violations, { seed, observed });
      const entry = summarize(observed);
      progress(entry);
      entries.push(entry);
    }
    return entries;
  } finally {
    await world.close();
  }
}

function violated(
  violations: readonly string[],
  { seed, observed: { run, log } }: { seed: number; observed: Observation },
): Error {
  return new Error(
    `seed ${seed}, run ${run.number}:\n${violations.join('\n')}\n\nplan: ${JSON.stringify(run)}\n\nlog:\n${log}`,
  );
}

function summarize({ run, exitCode, seconds }: Observation): SoakEntry {
  const { number, event, change, mayPass, turn, pull, faults } = run;
  return {
    ...{ number, event, change, mayPass, turn },
    isTimed: pull?.isTimed === true,
    faults: faults.map(nameFault),
    ending: endingOf(exitCode),
    exitCode,
    seconds: Math.round(seconds * 10) / 10,
  };
}

const ENDINGS: Readonly<Record<number, SoakEnding>> = {
  0: 'green',
  1: 'blocked',
  2: 'bad input',
  3: 'undecided',
  4: 'infrastructure',
  130: 'cancelled',
  143: 'cancelled',
};

/** @throws {Error} If the gate ended in a way that it does not know. */
function endingOf(exitCode: number | null): SoakEnding {
  if (exitCode === null) return 'killed';
  const ending = ENDINGS[exitCode];
  if (ending === undefined) throw new Error(`expected one of the gate's exit codes, got ${exitCode}`);
  return ending;
}
