import type { CardProcesses } from '../../device/card-processes.ts';
import type { CardReading } from '../../device/card-reading.ts';
import { describeCardState } from '../../device/describe-card.ts';
import { type Card, type Read, readCard, readCardProcesses } from '../../device/open-card.ts';
import { findThrottle, wasPowerCapped } from '../../device/throttle.ts';
import { isOwnProcess } from '../../engine/onnxruntime/worker-process.ts';
import type { ArmMeasurement, CardState, Launch } from '../arm-measurement.ts';
import type { TimedLaunches } from './latency-pass.ts';

/** A process that was killed keeps its place on the card for a moment. */
const LEAVE_MS = 2000;
const POLL_MS = 250;
const BYTES_PER_MIB = 2 ** 20;

type Launches = readonly (readonly Launch[])[];

/** The card between two launches. */
interface Snapshot {
  readonly card: Read<CardReading>;
  readonly processes: Read<CardProcesses>;
}

/** Watches the card between the launches of a latency pass. */
interface QuietCard {
  /** Stands in for a pass's `isClear`: it is asked between any two launches, where nothing of ours runs. */
  isClear(launches: Launches): boolean;
  /** What is left of the pass without the launches that were disturbed. */
  settle(timed: TimedLaunches): TimedLaunches & { readonly card: CardState };
}

/**
 * Throws away launches during which the card was not ours alone or was slowed down by heat or supply. They do not count
 * towards the evidence, so that others take their place while there is budget for them.
 *
 * The card is read once at every boundary and at no other time: nothing polls it while a clock runs. A reading blocks this
 * process, which has nothing else to do there.
 *
 * @param isClear - Asked with the launches that were not disturbed.
 * @param leaveMs - How long a process may take to leave the card before it counts as a guest.
 */
export function keepCardQuiet(
  card: Card,
  isClear: (launches: Launches) => boolean,
  leaveMs = LEAVE_MS,
): QuietCard {
  const disturbed = new Map<number, string>();
  let first: Snapshot | undefined;
  let last: Snapshot | undefined;
  let seen = 0;
  const undisturbed = (launches: Launches): Launches => launches.filter((_, index) => !disturbed.has(index));
  return {
    isClear(launches) {
      const now = takeSnapshot(card, leaveMs);
      // A launch that is run again for another reason is not in the list.
      const isNew = launches.length > seen;
      const why = isNew && last !== undefined ? findDisturbance(last, now) : undefined;
      if (why !== undefined) disturbed.set(launches.length - 1, why);
      seen = launches.length;
      first ??= now;
      last = now;
      const valid = undisturbed(launches);
      return disturbed.size >= MAX_DISTURBED + valid.length || isClear(valid);
    },
    settle: ({ launches, discarded }) => ({
      launches: undisturbed(launches),
      discarded: {
        ...discarded,
        disturbed: disturbed.size,
        disturbances: [...new Set(disturbed.values())].slice(0, MAX_REASONS),
      },
      card: describeStates(first, last),
    }),
  };
}

function takeSnapshot(card: Card, leaveMs: number): Snapshot {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const processes = readCardProcesses(card);
    if (waitedMs >= leaveMs || guestsOf(processes).length === 0) return { card: readCard(card), processes };
    // In a container our own child may be listed by a number that we do not know, until it has left.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
}

const guestsOf = (read: Read<CardProcesses>) =>
  read.ok ? read.value.processes.filter(({ pid }) => !isOwnProcess(pid)) : [];

/** What disturbed a launch between two readings; undefined where nothing did, as far as the driver tells. */
function findDisturbance(before: Snapshot, after: Snapshot): string | undefined {
  for (const { card, processes } of [before, after]) {
    if (!card.ok) return `the card could not be read: ${card.why}`;
    const [guest] = guestsOf(processes);
    if (guest === undefined) continue;
    const held = guest.usedBytes === null ? '' : `, ${guest.usedBytes / BYTES_PER_MIB} MiB`;
    return `another process was on the card (${guest.pid}${held})`;
  }
  return before.card.ok && after.card.ok ? findThrottle(before.card.value, after.card.value) : undefined;
}

function describeStates(first: Snapshot | undefined, last: Snapshot | undefined): CardState {
  const told = (snapshot: Snapshot | undefined): string =>
    snapshot?.card.ok ? describeCardState(snapshot.card.value) : 'could not be read';
  const capped =
    first?.card.ok && last?.card.ok ? wasPowerCapped(first.card.value, last.card.value) : undefined;
  return { before: told(first), after: told(last), isPowerCapped: capped ?? null };
}

/** Reasons that are told of disturbed launches. */
export const MAX_REASONS = 3;
/** Disturbed launches more than others after which it is no use to go on. */
const MAX_DISTURBED = 5;

/** Whether so many launches were disturbed that those that were not say nothing either, or there are none. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  const { disturbed = 0 } = discardedLaunches;
  return disturbed >= MAX_DISTURBED + launches.length || (disturbed > 0 && launches.length === 0);
}
