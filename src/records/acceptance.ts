import { z } from 'zod';

/**
 * Whether a recorded commit may be what others are compared with. Recorded is not accepted: a run that was blocked is
 * recorded too, and says so here.
 */
export const acceptanceSchema = z.strictObject({
  accepted: z.boolean(),
  /** Verdict state of the run that recorded it, as in `verdict.json`, before anybody accepted it. */
  state: z.string().min(1),
  /** One clause: what was found, or the reason that the person gave who accepted it. */
  why: z.string(),
  /** Who accepted what its run did not pass; absent where the verdict itself is the reason. */
  by: z.string().min(1).optional(),
});

export type Acceptance = z.infer<typeof acceptanceSchema>;

/** What a record says of its commit, whatever machine and settings it is of. */
export interface Standing {
  /** Full SHA. */
  readonly commit: string;
  readonly accepted: boolean;
  /** A person has accepted the commit: no other machine's verdict takes that back. */
  readonly isByHand: boolean;
  /** Verdict state of the run; undefined where the record does not stand out by it. */
  readonly state: string | undefined;
}

/** A record that says nothing of acceptance is from before there was such a thing, and accepted. */
export function standingOf(commit: string, acceptance: Acceptance | undefined): Standing {
  if (acceptance === undefined) return { commit, accepted: true, isByHand: false, state: undefined };
  const { accepted, state, by } = acceptance;
  return { commit, accepted, isByHand: accepted && by !== undefined, state };
}

/**
 * What all records of one commit come to: a person's word counts first; else one that is not accepted, on whatever
 * machine, is enough for the commit not to be.
 *
 * @param standings - All of the same commit.
 * @returns Undefined when there are none.
 */
export function mergeStandings(standings: readonly Standing[]): Standing | undefined {
  return (
    standings.find(({ isByHand }) => isByHand) ?? standings.find(({ accepted }) => !accepted) ?? standings[0]
  );
}

/**
 * What a store adds to the name of a record, so that it can tell how a commit stands without reading the record: "unaccepted.fail",
 * "by-hand.fail".
 *
 * @returns Undefined for a record that its own verdict has accepted: that is the rule.
 */
export function markOf(acceptance: Acceptance | undefined): string | undefined {
  if (acceptance === undefined) return undefined;
  const { accepted, isByHand, state } = standingOf('', acceptance);
  if (!accepted) return `unaccepted.${state}`;
  return isByHand ? `by-hand.${state}` : undefined;
}

/** A mark in a pattern for names, as one group. */
export const MARK = String.raw`((?:unaccepted|by-hand)\.[a-z-]+)`;

/** Reads what {@link markOf} wrote; no mark stands for an accepted record. */
export function readAcceptanceMark(commit: string, mark: string | undefined): Standing {
  const [kind, state] = mark?.split('.') ?? [];
  return { commit, accepted: kind !== 'unaccepted', isByHand: kind === 'by-hand', state };
}
