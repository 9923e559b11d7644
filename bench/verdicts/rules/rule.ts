import type { Launch } from '../../../src/measure/arm-measurement.ts';

/** A rule's answer on one trial. Only rules that estimate noise can answer `cannot-tell`. */
export type Answer = 'block' | 'pass' | 'cannot-tell';

/** One model measured by itself for a few seconds, as in a typical benchmark job. */
export interface Run {
  /** Wall time of the run, including process starts and warm-up. */
  readonly seconds: number;
  /** Over all samples of the run; percentiles by nearest rank. */
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  /** Figures per launch; undefined if recorded by a version with other fields. */
  readonly launches: readonly Launch[] | undefined;
  /** Mean latency of each launch, which benchmark tools call a repetition. */
  readonly repetitionsNs: readonly number[];
}

/** All measurements of one trial; each rule uses only those that it would have. */
export interface Evidence {
  /** Both arms interleaved, until the product's stopping rule ended sampling. */
  readonly interleaved: { readonly answer: Answer; readonly seconds: number };
  /** The baseline alone, then the candidate alone. */
  readonly baseline: Run;
  readonly candidate: Run;
  /** Two-sided p of the Mann–Whitney test on all samples of both runs; stored because the samples are not. */
  readonly samplesP: number;
  /** Runs of the same baseline model under the same condition in earlier trials, oldest first. */
  readonly earlier: readonly Run[];
}

export interface Rule {
  readonly name: string;
  readonly title: string;
  /** Where the rule is defined. */
  readonly source: string;
  /** @returns Undefined if there are too few earlier runs for the rule. */
  readonly judge: (evidence: Evidence) => Answer | undefined;
  /** Wall seconds that a job with this rule would have spent measuring. */
  readonly seconds: (evidence: Evidence) => number;
}

export const secondsOfBoth = ({ baseline, candidate }: Evidence): number =>
  baseline.seconds + candidate.seconds;

export const secondsOfCandidate = ({ candidate }: Evidence): number => candidate.seconds;
