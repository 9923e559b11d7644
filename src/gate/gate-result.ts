import type { PolicyChange } from '../policy/diff/policy-change.ts';
import type { HistoryLine } from '../records/history.ts';
import type { ExitCode } from '../verdict/exit-code.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import type { Provenance } from './describe/provenance.ts';
import type { Findings } from './findings.ts';

/** A model's verdict and what it means for the job. */
export interface JudgedModel {
  readonly verdict: ModelVerdict;
  readonly exitCode: ExitCode;
  /** Whether the model is new or its baseline is being recorded. Only then may it pass without one. */
  readonly mayLackBaseline: boolean;
  /** Whether at least one store saved the record. */
  readonly isRecorded: boolean;
  /** How the change under test affects the data that judges the model. */
  readonly dataChanges: readonly PolicyChange[];
  /** What the verdict was computed from. */
  readonly findings: Findings;
  readonly provenance: Provenance;
  /** Line for the history; undefined if nothing was measured. */
  readonly line: HistoryLine | undefined;
}

/** What a run of the gate found. */
export interface GateResult {
  readonly verdict: Verdict;
  /** GitHub-flavored markdown, under 60,000 UTF-16 units. */
  readonly report: string;
  /** 0 pass, 1 blocked, 2 bad input, 3 could not decide, 4 infrastructure. */
  readonly exitCode: ExitCode;
  /** Whether every model was recorded; undefined if none was to be. */
  readonly recorded: boolean | undefined;
  /** One per model, in policy order. */
  readonly judged: readonly JudgedModel[];
}
