import type { Metric } from '../../policy/metric.ts';
import { sentence } from '../../report/words/grammar.ts';
import { environmentEntries, type MethodEntry } from '../../report/words/run/method.ts';
import type { LadderVerdict, RungEvidence, RungVerdict } from '../ladder-verdict.ts';

/** Heading of a model's ladder; `id` as it is to be shown. */
export const ladderHeading = (id: string): string => `Optimization ladder of ${id}`;

/** Title of the page. */
export const ladderPageTitle = (): string => 'Optimization ladder';

/** Heads of the columns that every ladder has. */
export const LADDER_COLUMNS = {
  rung: 'Rung',
  step: 'Step',
  p95: 'P95',
  change: 'Change',
  verdict: 'Verdict',
  why: 'Why',
} as const;

/** The other figures of a rung, a column each. The score goes by its own name where it is known. */
export const FIGURE_COLUMNS: readonly (readonly [metric: Metric, head: string])[] = [
  ['task-score', 'Score'],
  ['memory-ram-peak', 'RAM peak'],
  ['cost-per-1000', 'Cost/1,000'],
  ['throughput', 'Throughput'],
  ['review-rate', 'Review'],
];

/** Names of the lines below the table. */
export const LADDER_LINES = { next: 'Next', stopped: 'Stopped', target: 'Target' } as const;

/** Head of the line with the Pareto front. */
export const frontLabel = (score: string): string => `★ Pareto front of P95 and ${score}, fastest first`;

/** What follows the name of a rung whose figures need a caveat. */
export function evidenceText(evidence: RungEvidence): string {
  switch (evidence) {
    case 'side-by-side':
      return '';
    case 'one-after-the-other':
      return ' (not in turns)';
  }
}

/** "✅ kept", in one piece. */
export const rungVerdictText = (verdict: RungVerdict['verdict']): string =>
  `${ICONS[verdict]}\u00a0${verdict}`;

const ICONS: Readonly<Record<RungVerdict['verdict'], string>> = {
  kept: '✅',
  dropped: '❌',
  undecided: '⚠️',
};

/** How the rungs were compared. */
export const LADDER_METHOD =
  'Each rung is compared with the baseline alone, one at a time: the same items, machine and traffic, in turns, under the limits of the policy. It is kept if it breaks no limit and the whole confidence interval of the change in P95 is below zero. Gains do not add up, so "together" is measured on its own.';

/** Machine, settings, budget and seed: one sentence. */
export function measuredOnText(verdict: LadderVerdict): string {
  const { budgetNs, seed } = verdict;
  const entries: readonly MethodEntry[] = [
    ...environmentEntries(verdict),
    ['budget of a rung', `${budgetNs / 1e9} s`],
    ['seed', String(seed)],
  ];
  return sentence(`measured on ${entries.map(([name, text]) => `${name}: ${text}`).join('; ')}`);
}
