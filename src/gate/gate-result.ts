import type { PolicyChange } from '../policy/diff/policy-change.ts';
import type { AttemptRecord } from '../records/attempt-record.ts';
import type { HistoryLine } from '../records/history.ts';
import type { FlippedItems } from '../report/html/facts/item-input.ts';
import type { Comparison, Outcome } from '../verdict/comparison.ts';
import type { ExitCode } from '../verdict/exit-code.ts';
import type { Attempts } from '../verdict/facts/attempts.ts';
import type { Drift } from '../verdict/facts/drift.ts';
import type { Layers } from '../verdict/facts/layers.ts';
import type { Note } from '../verdict/facts/note.ts';
import type { Judgement } from '../verdict/judge-model.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import type { ComparedBaseline } from './compare/find-baseline-model.ts';
import type { ListedChanges } from './compare/list-changes.ts';
import type { Kept } from './conclude/record-candidate.ts';
import type { Provenance } from './describe/provenance.ts';
import type { ModelDigest, PreparedCandidate } from './run.ts';

/** What a run of the gate found. */
export interface GateResult {
  readonly verdict: Verdict;
  /** GitHub-flavored markdown, under 60,000 UTF-16 units. */
  readonly report: string;
  /** 0 pass, 1 blocked, 2 bad input, 3 could not decide, 4 infrastructure. */
  readonly exitCode: ExitCode;
  /** Whether every model was recorded; undefined if none was to be. */
  readonly recorded: boolean | undefined;
  /** The measurements behind the verdict, by model id; models that were not measured are missing. */
  readonly comparisons?: ReadonlyMap<string, Comparison>;
  /** The flipped items of models that were measured, by model id. */
  readonly flipped?: ReadonlyMap<string, FlippedItems>;
  /** One per model, in policy order. */
  readonly judged: readonly JudgedModel[];
}

/** A model's verdict and what it means for the job. */
export interface JudgedModel {
  readonly verdict: ModelVerdict;
  readonly exitCode: ExitCode;
  /** Whether at least one store saved the record. */
  readonly isRecorded: boolean;
  /** How the change under test affects the data that judges the model. */
  readonly dataChanges: readonly PolicyChange[];
  readonly flipped: FlippedItems;
  /** What the verdict was computed from. */
  readonly findings: Findings;
  readonly provenance: Provenance;
  /** Line for the history; undefined if nothing was measured. */
  readonly line: HistoryLine | undefined;
}

/** Everything that one model's run found. */
export interface Findings {
  readonly candidate: PreparedCandidate;
  readonly found: ComparedBaseline;
  readonly outcome: Outcome;
  /** Against the baseline. */
  readonly judgement: Judgement;
  readonly drift: Drift | undefined;
  readonly baselineModel: ModelDigest | undefined;
  readonly listed: ListedChanges;
  readonly attempts?: Attempts | undefined;
  /** About the attempts before this one. */
  readonly notes?: readonly Note[];
  /** Measurements against the baseline, from which it can be judged again; undefined if there are none. */
  readonly record?: AttemptRecord | undefined;
  /** The same for the comparison with the last release. */
  readonly driftRecord?: AttemptRecord | undefined;
  readonly kept: Kept;
  /** Which layers differ; undefined if not requested. */
  readonly layers?: Layers | undefined;
}
