import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import { scoreUnit, worstSlicesFirst } from '../../../words/row/slices.ts';
import type { SlicesChart } from './chart.ts';

const MAX_SLICES = 20;

/** The score of each slice under both models; empty without slices that have a score. */
export function chartSlices(model: Pick<ModelVerdict, 'slices' | 'rows'>): SlicesChart[] {
  const slices = worstSlicesFirst(model).filter(({ candidate }) => candidate !== null);
  if (slices.length === 0) return [];
  const shown = slices.slice(0, MAX_SLICES);
  return [{ kind: 'slices', unit: scoreUnit(model.rows), slices: shown, left: slices.length - shown.length }];
}
