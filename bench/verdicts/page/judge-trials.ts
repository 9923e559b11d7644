import type { Condition } from '../cells.ts';
import { pairNamed, type Service, tripsOf } from '../pairs.ts';
import type { Results, StoredTrial } from '../results.ts';
import { RULES } from '../rules/all-rules.ts';
import type { Answer, Evidence, Rule, Run } from '../rules/rule.ts';

/** One rule's answer on one trial. */
export interface Judged {
  readonly rule: string;
  /** Index of the trial's session. */
  readonly session: number;
  readonly pair: string;
  readonly service: Service;
  readonly condition: Condition;
  readonly answer: Answer;
  readonly seconds: number;
}

/** Applies every rule to every trial that has what the rule needs, so that all rules see the same runs. */
export function judgeTrials({ trials }: Pick<Results, 'trials'>): Judged[] {
  const runs = new Map<string, Run[]>();
  return trials.flatMap((trial) => {
    const key = baselineKey(trial);
    const earlier = runs.get(key) ?? [];
    const evidence: Evidence = { ...trial, sequential: trial.sequential, earlier };
    if (trial.sequential !== undefined) runs.set(key, [...earlier, trial.sequential.baseline]);
    return RULES.flatMap((rule) => judgeOne(rule, trial, evidence) ?? []);
  });
}

/** Key of trials with the same baseline model and condition: one may serve as the stored baseline of another. */
function baselineKey({ pair: name, service, condition }: StoredTrial): string {
  const pair = pairNamed(name);
  return `${pair.body}/${tripsOf(pair, service).baseline.join(' ')}/${condition}`;
}

function judgeOne(rule: Rule, trial: StoredTrial, evidence: Evidence): Judged | undefined {
  const answer = rule.judge(evidence);
  if (answer === undefined) return undefined;
  const { session, pair, service, condition } = trial;
  return { rule: rule.name, session, pair, service, condition, answer, seconds: rule.seconds(evidence) };
}
