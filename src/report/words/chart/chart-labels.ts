import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { OperatorChange } from '../../../verdict/time/time-account.ts';
import type { PlacementChart } from '../../html/facts/charts/chart.ts';
import { COLUMNS } from '../labels.ts';
import type { Slice } from '../row/slices.ts';

/** Short names inside charts and legends. */
const CHART_LABELS = {
  limit: 'limit',
  interval: 'confidence interval',
  slower: 'slower',
  faster: 'faster',
  front: 'on the Pareto front',
  others: 'not on it',
  kept: 'run that met the limit',
  notKept: 'run that did not, or was undecided',
  prepare: 'loading and warming up',
  discarded: 'discarded launch',
} as const;

/** A short name inside a chart or a legend. */
export const chartLabel = (name: keyof typeof CHART_LABELS): string => CHART_LABELS[name];

/** "Baseline", "This PR". */
export const armLabel = (arm: ArmName): string => COLUMNS[arm];

/** "Baseline: timed blocks". */
export const blocksLabel = (arm: ArmName): string => `${armLabel(arm)}: timed blocks`;

/** "Conv float32 on CPU". */
export function operatorName({ operator, precision, provider }: OperatorChange): string {
  return [operator, precision, `on ${providerName(provider)}`].filter((part) => part !== '').join(' ');
}

/** "CPU": all of the runtime's providers have the same last name. */
const providerName = (provider: string): string => provider.replace(/(?<=.)ExecutionProvider$/, '');

/** "class=Shirt". */
export const sliceName = ({ key, value }: Slice): string => `${key}=${value}`;

/** "CUDA", "CPU: fell back". */
export function placementGroupName({ provider, role }: PlacementChart['groups'][number]): string {
  const name = providerName(provider);
  switch (role) {
    case 'kernel':
      return name;
    case 'fallback':
      return `${name}: fell back`;
    case 'shape':
      return `${name}: shapes only`;
    case 'copy':
      return `${name}: copies between devices`;
    case 'reformat':
      return `${name}: casts, layouts, quantizing`;
  }
}
