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
  /** P95 of each launch. */
  readonly launchP95sNs: readonly number[];
  /** Mean latency of each launch, which benchmark tools call a repetition. */
  readonly repetitionsNs: readonly number[];
}

/** One model after the other. */
export interface Sequential {
  readonly baseline: Run;
  readonly candidate: Run;
  /** Two-sided p of the Mann–Whitney test on all samples of both runs; stored because the samples are not. */
  readonly samplesP: number;
  /** The product's row check on these launches, paired by position. */
  readonly productAnswer: Answer;
}

/** Differences between samples of both models that ran in turn on the same inputs. */
export interface PairedDifferences {
  /** Mean difference over its standard error. */
  readonly z: number;
  /** Mean difference as a fraction of the baseline's mean. */
  readonly change: number;
  readonly seconds: number;
}

/** All measurements of one trial; each rule uses only those that it would have. */
export interface Evidence {
  /** Both arms interleaved, until the product's stopping rule ended sampling. */
  readonly interleaved: { readonly answer: Answer; readonly seconds: number };
  /** From the first second of the interleaved run. */
  readonly differences: PairedDifferences;
  /** Undefined in most trials, because it takes as long as all the rest. */
  readonly sequential: Sequential | undefined;
  /** Runs of the same baseline model under the same condition in earlier trials, oldest first. */
  readonly earlier: readonly Run[];
}

export interface Rule {
  readonly name: string;
  readonly title: string;
  /** Where the rule is defined. */
  readonly source: string;
  /** @returns Undefined if the trial lacks what the rule needs. */
  readonly judge: (evidence: Evidence) => Answer | undefined;
  /** Wall seconds that a job with this rule would have spent measuring. */
  readonly seconds: (evidence: Evidence) => number;
}

export const secondsOfBoth = ({ sequential }: Evidence): number =>
  sequential === undefined ? Number.NaN : sequential.baseline.seconds + sequential.candidate.seconds;

export const secondsOfCandidate = ({ sequential }: Evidence): number =>
  sequential?.candidate.seconds ?? Number.NaN;
