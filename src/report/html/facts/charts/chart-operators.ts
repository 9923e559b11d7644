import { changeNs } from '../../../../verdict/time/compare-operators.ts';
import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { OperatorsChart } from './chart.ts';

const MAX_OPERATORS = 10;

/** How the time of each operator changed; empty without two profiles, or if nothing changed. */
export function chartOperators({ time }: Pick<ModelVerdict, 'time'>): OperatorsChart[] {
  const operators = (time?.operators ?? []).filter((each) => changeNs(each) !== 0);
  if (operators.length === 0) return [];
  const shown = operators.slice(0, MAX_OPERATORS);
  return [{ kind: 'operators', operators: shown, left: operators.length - shown.length }];
}
