import type { Launch } from '../../../src/measure/arm-measurement.ts';

/** What a rule says of one trial. Only rules that know their own noise can say `cannot-tell`. */
export type Answer = 'block' | 'pass' | 'cannot-tell';

/** One model measured alone for a few seconds, as a typical benchmark job does. */
export interface Run {
  /** Wall time of the run, process starts and warm-up included. */
  readonly seconds: number;
  /** Figures over all samples of the run, percentiles by nearest rank. */
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  /** The same per launch; undefined when they were recorded by a product whose launches had other fields. */
  readonly launches: readonly Launch[] | undefined;
  /** Mean latency of each launch: what a benchmark tool calls a repetition. */
  readonly repetitionsNs: readonly number[];
}

/** Everything that one trial found; each rule takes what it would have had. */
export interface Evidence {
  /** Both arms in turns, until the product's stopping rule said enough. */
  readonly interleaved: { readonly answer: Answer; readonly seconds: number };
  /** The baseline alone, then the candidate alone. */
  readonly baseline: Run;
  readonly candidate: Run;
  /** Two-sided p of the Mann–Whitney test on all samples of both runs; kept because the samples are not. */
  readonly samplesP: number;
  /** Runs of the same baseline model under the same condition in earlier trials, oldest first. */
  readonly earlier: readonly Run[];
}

export interface Rule {
  readonly name: string;
  readonly title: string;
  /** Where it is defined. */
  readonly source: string;
  /** @returns Undefined when the rule does not apply yet: too few earlier runs. */
  readonly judge: (evidence: Evidence) => Answer | undefined;
  /** Wall seconds that a job with this rule would have spent measuring. */
  readonly seconds: (evidence: Evidence) => number;
}

export const secondsOfBoth = ({ baseline, candidate }: Evidence): number =>
  baseline.seconds + candidate.seconds;

export const secondsOfCandidate = ({ candidate }: Evidence): number => candidate.seconds;
