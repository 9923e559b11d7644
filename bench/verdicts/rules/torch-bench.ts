import { type Answer, type Rule, secondsOfBoth } from './rule.ts';

const THRESHOLD = 0.07;

/**
 * Blocks if the median latency increased by more than 7%. (TorchBench also reports such a decrease, which does not block.)
 *
 * @see https://github.com/pytorch/benchmark/blob/main/userbenchmark/torch-nightly/regression_detector.py
 */
export function judgeMedian(p50Ns: { baseline: number; candidate: number }): Answer {
  return (p50Ns.candidate - p50Ns.baseline) / p50Ns.baseline > THRESHOLD ? 'block' : 'pass';
}

export const torchBench: Rule = {
  name: 'torch-bench',
  title: 'TorchBench ±7% of the median',
  source: 'pytorch/benchmark: userbenchmark/torch-nightly/regression_detector.py',
  judge: ({ sequential }) =>
    sequential && judgeMedian({ baseline: sequential.baseline.p50Ns, candidate: sequential.candidate.p50Ns }),
  seconds: secondsOfBoth,
};
