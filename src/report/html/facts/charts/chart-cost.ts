import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { CostChart } from './chart.ts';

/** What 1,000 runs cost, by part; empty without prices. */
export function chartCost({ cost }: Pick<ModelVerdict, 'cost'>): CostChart[] {
  if (cost === null) return [];
  const { baseline, candidate } = cost;
  return [
    {
      kind: 'cost',
      arms: [
        ...(baseline === null ? [] : [{ arm: 'baseline', parts: baseline } as const]),
        { arm: 'candidate', parts: candidate },
      ],
    },
  ];
}
