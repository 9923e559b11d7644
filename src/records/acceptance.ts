import { z } from 'zod';
import { metricSchema } from '../policy/metric.ts';
import { noBaselineSchema } from './baseline-fact.ts';
import { differenceSchema } from './difference.ts';

/** Why a recorded commit may, or may not, be the baseline of later comparisons. */
export const acceptanceReasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recorded-by-hand') }),
  /** The reason given by the person who accepted it. */
  z.strictObject({ kind: z.literal('accepted-by-person'), reason: z.string() }),
  z.strictObject({ kind: z.literal('limits-kept') }),
  z.strictObject({ kind: z.literal('waived') }),
  z.strictObject({ kind: z.literal('no-baseline'), why: noBaselineSchema }),
  /** Undecided; `keepsLimits`: the measured figures meet every limit. */
  z.strictObject({ kind: z.literal('undecided'), keepsLimits: z.boolean() }),
  z.strictObject({ kind: z.literal('incomparable'), differences: z.array(differenceSchema) }),
  /** Limits that were broken; `isDrift`: since the last release. */
  z.strictObject({ kind: z.literal('limits-broken'), metrics: z.array(metricSchema), isDrift: z.boolean() }),
  z.strictObject({ kind: z.literal('drift-not-judged') }),
  z.strictObject({ kind: z.literal('not-measured'), message: z.string() }),
  /**
   * A person accepted it, but a model that could not be measured cannot be a baseline. `message`: null if there is
   * none.
   */
  z.strictObject({ kind: z.literal('not-acceptable'), message: z.string().nullable() }),
  /** No limit could be judged. */
  z.strictObject({ kind: z.literal('nothing-judged') }),
  z.strictObject({ kind: z.literal('gpu-busy') }),
  z.strictObject({ kind: z.literal('error'), message: z.string() }),
  /** From a record of schema version 3, whose reason is a sentence. */
  z.strictObject({ kind: z.literal('recorded-text'), text: z.string() }),
]);

export type AcceptanceReason = z.infer<typeof acceptanceReasonSchema>;

/**
 * Whether a recorded commit may be what others are compared with. Being recorded is not enough: a blocked run is
 * recorded too, and says so here.
 */
export const acceptanceSchema = z.strictObject({
  accepted: z.boolean(),
  /** Verdict state of the run that recorded it, as in `verdict.json`, before anyone accepted it. */
  state: z.string().min(1),
  why: acceptanceReasonSchema,
  /** Who accepted a run that did not pass; absent if the verdict itself is the reason. */
  by: z.string().min(1).optional(),
});

export type Acceptance = z.infer<typeof acceptanceSchema>;

/** As in records of schema version 3, with the reason in a sentence. */
export const acceptanceV3Schema = acceptanceSchema
  .extend({ why: z.string() })
  .transform(({ why, ...rest }): Acceptance => ({ ...rest, why: { kind: 'recorded-text', text: why } }));

/** Whether a record accepts its commit, regardless of machine and settings. */
export interface Standing {
  /** Full SHA. */
  readonly commit: string;
  readonly accepted: boolean;
  /** A person has accepted the commit, which no other machine's verdict revokes. */
  readonly isByHand: boolean;
  /** Verdict state of the run; undefined if the record's name does not give it. */
  readonly state: string | undefined;
}

/** A record without an acceptance is older than acceptances, and counts as accepted. */
export function standingOf(commit: string, acceptance: Omit<Acceptance, 'why'> | undefined): Standing {
  if (acceptance === undefined) return { commit, accepted: true, isByHand: false, state: undefined };
  const { accepted, state, by } = acceptance;
  return { commit, accepted, isByHand: accepted && by !== undefined, state };
}

/**
 * Combines all records of one commit. A person's decision counts first. Otherwise one record that is not accepted, on
 * any machine, makes the commit not accepted.
 *
 * @param standings - All of the same commit.
 * @returns Undefined if there are none.
 */
export function mergeStandings(standings: readonly Standing[]): Standing | undefined {
  return (
    standings.find(({ isByHand }) => isByHand) ?? standings.find(({ accepted }) => !accepted) ?? standings[0]
  );
}

/**
 * Suffix of a record's name, which shows whether a commit is accepted without reading the record: "unaccepted.fail",
 * "by-hand.fail".
 *
 * @returns Undefined for a record that its own verdict has accepted, which is the normal case.
 */
export function markOf(acceptance: Omit<Acceptance, 'why'> | undefined): string | undefined {
  if (acceptance === undefined) return undefined;
  const { accepted, isByHand, state } = standingOf('', acceptance);
  if (!accepted) return `unaccepted.${state}`;
  return isByHand ? `by-hand.${state}` : undefined;
}

/** Pattern of a mark in a name, as one group. */
export const MARK = String.raw`((?:unaccepted|by-hand)\.[a-z-]+)`;

/** Reads what {@link markOf} wrote; without a mark the record is accepted. */
export function readAcceptanceMark(commit: string, mark: string | undefined): Standing {
  const [kind, state] = mark?.split('.') ?? [];
  return { commit, accepted: kind !== 'unaccepted', isByHand: kind === 'by-hand', state };
}
