import { formatValue } from '../figures/format-value.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { escapeProse } from './escape-markdown.ts';
import type { Fold } from './render-fold.ts';
import { renderTable } from './render-table.ts';

/** Energy of 1,000 runs, with and without what the machine draws at rest; undefined where it was not measured. */
export function renderEnergy({ energy }: ModelVerdict): Fold | undefined {
  if (energy == null) return undefined;
  const { baseline, candidate, how, idleW } = energy;
  const cells = (part: 'grossJPer1000' | 'netJPer1000'): string[] => [
    formatValue(baseline?.[part] ?? null, 'J'),
    formatValue(candidate[part], 'J'),
  ];
  const idle = idleW === null ? 'Power at rest is not known.' : `At rest ${idleW.toFixed(1)} W.`;
  return {
    name: 'energy',
    summary: `Energy per 1,000 runs: ${formatValue(candidate.grossJPer1000, 'J')}`,
    body: [
      renderTable({ header: ['Energy', 'Baseline', 'This PR'], align: 'lrr' }, [
        ['All', ...cells('grossJPer1000')],
        ['Without the power at rest', ...cells('netJPer1000')],
      ]),
      `By ${escapeProse(how)}, in windows of one run after the other. ${idle}`,
    ].join('\n\n'),
  };
}
