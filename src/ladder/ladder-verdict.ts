import { z } from 'zod';
import { FAILURE_KINDS } from '../engine/onnxruntime/model-failure.ts';
import { jsonText } from '../files/json-text.ts';
import { STEPS } from '../policy/ladder.ts';
import { differenceSchema } from '../records/difference.ts';
import { changeSchema } from '../verdict/facts/changes.ts';
import { settingSchema } from '../verdict/facts/method.ts';
import { rowSchema } from '../verdict/row/row.ts';
import { STATES } from '../verdict/state.ts';

const step = z.enum(STEPS);
const rungName = z.string();
const finite = z.number();

/** What a rung changes: its model file, or a setting. */
const rungChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('artifact'), artifact: z.string() }),
  changeSchema,
]);

/** Why a rung has no figures. */
const rungFailureSchema = z.discriminatedUnion('kind', [
  /** Its inputs differ from the baseline's, so it cannot be given the same items. */
  z.strictObject({ kind: z.literal('other-inputs'), differences: z.array(differenceSchema).min(1) }),
  /** `providers`: what it was to run on besides the CPU. `message`: as the runtime gave it. */
  z.strictObject({
    kind: z.literal('not-measured'),
    failure: z.enum(FAILURE_KINDS),
    message: z.string(),
    providers: z.array(z.string()),
  }),
  /** Not the rung's fault, such as a budget too small for its batch. `message`: the error. */
  z.strictObject({ kind: z.literal('bad-input'), message: z.string() }),
]);

/** Why a rung was kept, dropped or left undecided. `minGain`: a smaller fall of the P95 does not count; a fraction. */
const rungReasonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('faster') }),
  /** The rows say which. */
  z.strictObject({ kind: z.literal('breaks-limit') }),
  /** Not enough evidence on a limit; the rows say which. */
  z.strictObject({ kind: z.literal('limit-undecided') }),
  /** No limit could be judged. */
  z.strictObject({ kind: z.literal('nothing-judged') }),
  z.strictObject({ kind: z.literal('no-gain'), minGain: finite }),
  /** Not enough evidence on whether it is faster. */
  z.strictObject({ kind: z.literal('gain-undecided') }),
  z.strictObject({ kind: z.literal('no-figures'), why: rungFailureSchema }),
]);

/** What a reader must know about a rung's figures. */
const rungNoteSchema = z.discriminatedUnion('kind', [
  /** A request carries `batch` items, so the baseline could not take turns with it. */
  z.strictObject({ kind: z.literal('batched'), batch: z.int().positive() }),
  /** onnxruntime runs one arm, and was asked request by request like the server of the other one. */
  z.strictObject({ kind: z.literal('asked-like-a-server') }),
]);

/** How a rung's figures came about. */
const RUNG_EVIDENCE = [
  /** Both models took turns on this machine, as in `check`. */
  'side-by-side',
  /** Measured after the baseline; limits are widened by the baseline's run-to-run spread. */
  'one-after-the-other',
] as const;

const rungVerdictSchema = z.strictObject({
  name: rungName,
  step: z.enum([...STEPS, 'together']),
  /** Empty where the model has this setting already. */
  changes: z.array(rungChangeSchema),
  evidence: z.enum(RUNG_EVIDENCE),
  state: z.enum(STATES),
  /** Empty where there are no figures. */
  rows: z.array(rowSchema),
  notes: z.array(rungNoteSchema),
  verdict: z.enum(['kept', 'dropped', 'undecided']),
  why: rungReasonSchema,
});

/** Why the ladder ended. */
const stopSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all-tried') }),
  /** A kept rung meets the target. */
  z.strictObject({ kind: z.literal('target-met'), rung: rungName }),
  /** The best kept rung of a step gained less than `minGain`, a fraction; `best` is null where none was kept. */
  z.strictObject({ kind: z.literal('small-gain'), step, minGain: finite, best: rungName.nullable() }),
]);

/** Result of a model's ladder, as in `ladder.json`. */
const ladderVerdictSchema = z.strictObject({
  id: z.string(),
  /** Target for the P95: a drop as a fraction of the baseline's, or a maximum in ns. Null without one. */
  target: z.strictObject({ kind: z.enum(['relative', 'absolute']), value: finite }).nullable(),
  isTargetMet: z.boolean(),
  /** The figures of the baseline alone, measured before any rung. */
  baseline: z.array(rowSchema),
  /** In the order in which they were tried. */
  rungs: z.array(rungVerdictSchema),
  /** All compatible kept rungs, measured in combination; null if there are fewer than two. */
  together: rungVerdictSchema.nullable(),
  stopped: stopSchema,
  /** Names of rungs that were not reached. */
  notTried: z.array(rungName),
  /** Names on the Pareto front of P95 and score, fastest first; "baseline" may be among them. */
  front: z.array(rungName),
  /** The rung to adopt; null where none was kept. */
  best: rungName.nullable(),
  /** Machine and GPU, by name. */
  environment: z.record(z.string(), z.string()),
  /** Those of the baseline. */
  settings: z.array(settingSchema),
  /** Longest time to sample the latency of a rung. */
  budgetNs: finite,
  seed: z.int().nonnegative(),
});

/** `ladder.json`. */
export const ladderFileSchema = z.strictObject({
  version: z.literal(2, {
    error: (issue) => `expected ladder version 2, got ${JSON.stringify(issue.input)}`,
  }),
  models: z.array(ladderVerdictSchema),
});

export type RungChange = z.infer<typeof rungChangeSchema>;
export type RungFailure = z.infer<typeof rungFailureSchema>;
export type RungReason = z.infer<typeof rungReasonSchema>;
export type RungNote = z.infer<typeof rungNoteSchema>;
export type RungEvidence = (typeof RUNG_EVIDENCE)[number];
export type RungVerdict = z.infer<typeof rungVerdictSchema>;
export type Stop = z.infer<typeof stopSchema>;
export type LadderVerdict = z.infer<typeof ladderVerdictSchema>;
type LadderFile = z.infer<typeof ladderFileSchema>;

/** A rung with its measurements, before it is judged. State `fail` blames the rung, `error` something else. */
export interface TriedRung extends Omit<RungVerdict, 'verdict' | 'why'> {
  /** Null where there are figures. */
  readonly failure: RungFailure | null;
}

/** The text of `ladder.json`. */
export const ladderText = (models: readonly LadderVerdict[]): string =>
  jsonText({ version: 2, models: [...models] } satisfies LadderFile);
