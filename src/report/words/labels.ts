import type { Drift } from '../../verdict/facts/drift.ts';
import type { CostParts } from '../../verdict/verdict.ts';
import { countOf } from './grammar.ts';

/** Column headings that several tables share. */
export const COLUMNS = {
  baseline: 'Baseline',
  candidate: 'This PR',
  change: 'Change',
  limit: 'Limit',
  metric: 'Metric',
  operator: 'Operator',
  place: 'Ran on',
  release: 'Release',
} as const;

/** Where the charts are, for the last line of a report. */
export const CHARTS_MENTION = 'charts are in `report.html`';

/** Where the rest is, for the last line of a comment. */
export const DETAILS_MENTION = 'all other details are in the job summary, charts in `report.html`';

/** The link to the history page, at the end of a report. */
export const HISTORY_LINK = 'History';

/** Labels of a report's open lines. */
export const LINE_LABELS = { why: 'Why', next: 'Next' } as const;

/** Column headings of the table of several models. */
export const MODEL_COLUMNS = { model: 'Model', verdict: 'Verdict', finding: 'Finding' } as const;

/** Heading of the names in a table of inputs or outputs. */
export const SIGNATURE_TITLES = { inputs: 'Input', outputs: 'Output' } as const;

/** Shown below a table of models that was cut. */
export const moreModelsText = (left: number): string => `${countOf(left, 'more model')}.`;

/** Shown below any other list or table that was cut. */
export const moreText = (left: number): string => `${left} more.`;

/** The first `max` lines of a list, and a last line that counts the rest, if any. */
export function firstLines(lines: readonly string[], max: number): readonly string[] {
  return lines.length <= max ? lines : [...lines.slice(0, max), moreText(lines.length - max)];
}

/** Names of the parts of a report, for the list of omitted parts. */
export const PARTS = {
  acceptance: 'acceptance',
  attempts: 'earlier attempts',
  changes: 'changes',
  charts: 'charts',
  cost: 'cost',
  drift: 'drift tables',
  driftSlices: 'drift limits by slice',
  energy: 'energy',
  environment: 'environment',
  flips: 'flipped items',
  layers: 'layer by layer',
  method: 'method',
  notes: 'notes',
  placement: 'placement',
  policy: 'policy changes',
  remarks: 'remarks on the figures',
  reproduction: 'how to reproduce',
  shown: 'metrics without a limit',
  signatures: 'inputs and outputs',
  sliceLimits: 'limits by slice',
  slices: 'slices',
  time: 'where the time goes',
  verdict: 'verdict tables',
  visibleNotes: 'visible notes',
  waivers: 'waivers',
} as const;

/** What was cut, each part with the number of models that lack it. */
export function cutText(counts: ReadonlyMap<string, number>): string {
  const list = [...counts].map(([name, count]) =>
    count === 1 ? name : `${name} (of ${countOf(count, 'model')})`,
  );
  return `Cut to fit into a GitHub comment: ${list.join(', ')}. Everything is in verdict.json.`;
}

/** Titles of folds that need no figures. */
export const FOLD_TITLES = {
  environment: 'Environment',
  method: 'Method and evidence',
  reproduction: 'Reproduce locally',
  attempts: 'Earlier attempts',
} as const;

/** "Notes: 3". */
export const notesSummary = (count: number): string => `Notes: ${count}`;

/** "What changed between the models: 2". */
export const changesSummary = (count: number): string => `What changed between the models: ${count}`;

/** "Policy changes: 2". */
export const policySummary = (count: number): string => `Policy changes: ${count}`;

/** The metrics without a limit, each with its change. */
export const shownSummary = (metrics: readonly string[]): string => `Without a limit: ${metrics.join(', ')}`;

/** Heading of the table against the last release. */
export const sinceText = (release: string): string => `Since ${release}`;

/** Title of the fold of a drift that passes: also one for which there is no release to compare with. */
export function keptDriftSummary({ rows, why }: Pick<Drift, 'rows' | 'why'>): string {
  const isCompared = rows.length > 0 || why?.kind === 'kept-by-record';
  return `Since the last release: ${isCompared ? 'all drift limits met' : 'nothing was compared'}`;
}

/** Where the release's model or figures came from. */
export const releaseSourceText = (source: string): string => `Release: ${source}.`;

/** "Remarks on the figures: 2". */
export const remarksSummary = (count: number): string => `Remarks on the figures: ${count}`;

/** "Waivers: 2". */
export const waiversSummary = (count: number): string => `Waivers: ${count}`;

/** The parts of the cost of 1,000 runs, in the order of a report. */
export const COST_PARTS: readonly (readonly [title: string, part: keyof CostParts])[] = [
  ['Hardware', 'hardwareUsdPer1000'],
  ['Power', 'powerUsdPer1000'],
  ['API', 'apiUsdPer1000'],
  ['Human review', 'reviewUsdPer1000'],
];
