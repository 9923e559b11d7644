import { githubActionBenchmark } from './github-action-benchmark.ts';
import { mannWhitneyRepetitions, mannWhitneySamples } from './mann-whitney.ts';
import { interleaved, notInterleaved } from './ours.ts';
import { pointLimit } from './point-limit.ts';
import type { Rule } from './rule.ts';
import { studentTThreshold } from './student-t-threshold.ts';
import { tango } from './tango.ts';
import { torchBench } from './torch-bench.ts';

/** All compared rules, in table order; ours comes first. */
export const RULES: readonly Rule[] = [
  interleaved,
  notInterleaved,
  pointLimit(0.05),
  pointLimit(0.1),
  githubActionBenchmark(1.1),
  githubActionBenchmark(2),
  studentTThreshold,
  mannWhitneySamples,
  mannWhitneyRepetitions,
  torchBench,
  tango,
];

export const OURS = interleaved;
