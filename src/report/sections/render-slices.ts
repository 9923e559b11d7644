import { formatChange, inPoints } from '../../figures/format-change.ts';
import { formatCount, formatValue, NO_VALUE } from '../../figures/format-value.ts';
import { readLimit } from '../../figures/read-limit.ts';
import type { ModelVerdict, Row } from '../../verdict/verdict.ts';
import { codeSpan } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';

const MAX_SLICES = 20;

type Slice = ModelVerdict['slices'][number];

/** The task score per slice, the worst change first; undefined without slices. */
export function renderSlices({ slices, rows }: ModelVerdict): Fold | undefined {
  if (slices.length === 0) return undefined;
  const score = rows.find(({ metric }) => metric === 'task-score');
  const worstFirst = slices.toSorted((left, right) => harm(right, score) - harm(left, score));
  const shown = worstFirst.slice(0, MAX_SLICES);
  const table = renderTable(
    { header: ['Slice', 'Items', 'Baseline', 'This PR', 'Change'], align: 'lrrrr' },
    shown.map((slice) => renderSlice(slice, score)),
  );
  const left = slices.length - shown.length;
  const worst = worstFirst[0] === undefined ? NO_VALUE : sliceChange(worstFirst[0], score);
  return {
    name: 'slices',
    summary: `Slices: ${formatCount(slices.length)}${worst === NO_VALUE ? '' : `, worst ${worst}`}`,
    body: left === 0 ? table : `${table}\n\nand ${formatCount(left)} more, none of them worse`,
  };
}

function renderSlice(slice: Slice, score: Row | undefined): string[] {
  return [
    codeSpan(`${slice.key}=${slice.value}`),
    formatCount(slice.items),
    formatValue(slice.baseline, 'score'),
    formatValue(slice.candidate, 'score'),
    sliceChange(slice, score),
  ];
}

function sliceChange({ baseline, candidate }: Slice, score: Row | undefined): string {
  if (baseline === null || candidate === null) return NO_VALUE;
  const clauses = (score === undefined ? undefined : readLimit(score)) ?? [];
  const points = inPoints({ unit: 'score' }, clauses);
  const change = candidate - baseline;
  const unit = points ? 'share' : 'score';
  return formatChange({ baseline, candidate, change, changeKind: 'difference', unit, state: 'shown' }, []);
}

/** How much worse the slice became; −∞ when it cannot be compared. */
function harm({ baseline, candidate }: Slice, score: Row | undefined): number {
  if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
  return score !== undefined && isError(score) ? candidate - baseline : baseline - candidate;
}

/** Whether the score is an error, of which less is better: its limit says so, else its title. */
function isError({ limit, title }: Row): boolean {
  if (limit !== null) return /\bmax(-increase)? /.test(limit);
  return /\b(rmse|mae|log loss)\b/i.test(title);
}
