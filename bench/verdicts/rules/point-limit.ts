import { type Answer, type Rule, secondsOfBoth } from './rule.ts';

/** Blocks if the candidate's P95 exceeds the baseline's by more than a fraction, with one run each. */
export function judgePoint(p95Ns: { baseline: number; candidate: number }, limit: number): Answer {
  return p95Ns.candidate <= p95Ns.baseline * (1 + limit) ? 'pass' : 'block';
}

/** What a shell script in a workflow does: compare two numbers with a percentage. */
export function pointLimit(limit: number): Rule {
  const percent = Math.round(limit * 100);
  return {
    name: `point-${percent}`,
    title: `P95 > baseline + ${percent}%`,
    source:
      'common practice; Olive’s goals (olive/evaluator/metric_config.py `max-degradation`) and CodSpeed’s threshold (default 10%) compare point values too',
    judge: ({ sequential }) =>
      sequential &&
      judgePoint({ baseline: sequential.baseline.p95Ns, candidate: sequential.candidate.p95Ns }, limit),
    seconds: secondsOfBoth,
  };
}
