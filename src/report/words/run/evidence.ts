import { formatCount, formatPercent, formatValue } from '../../../figures/format-value.ts';
import type { ModelVerdict, Row } from '../../../verdict/verdict.ts';
import { baselineSourceText } from '../baseline/baseline.ts';
import { joinAnd } from '../count.ts';
import { rowTitle, samplesText } from '../row/row.ts';
import type { MethodEntry } from './method.ts';

/** What the judged figures are based on, one line per aspect: models, intervals, samples. */
export function evidenceEntries({ rows, baselineSource, models, shards }: ModelVerdict): MethodEntry[] {
  const judged = rows.filter(({ state }) => state !== 'shown');
  const shown = judged.length > 0 ? judged : rows;
  const confidence = group(shown, confidenceText);
  const samples = group(shown, samplesText);
  return [
    ['Baseline', baselineSource === null ? 'none' : baselineSourceText(baselineSource)],
    ...(models.baseline === null ? [] : [['Baseline model', modelText(models.baseline)] as const]),
    ['Candidate model', candidateText(models)],
    ...(shards === undefined ? [] : [['Shards', shardsText(shards)] as const]),
    ...(samples === '' ? [] : [['Samples', samples] as const]),
    ...(confidence === '' ? [] : [['Confidence of the intervals', confidence] as const]),
  ];
}

/** "3 of 667, 667 and 666 items, on 2 kinds of machine". */
function shardsText({ of, items, machines }: NonNullable<ModelVerdict['shards']>): string {
  const machine = machines === 1 ? 'one kind' : `${machines} kinds`;
  return `${of} of ${joinAnd(items.map(formatCount))} items, on ${machine} of machine`;
}

type Models = ModelVerdict['models'];

/** "412 KiB, sha256 `a3f1c2d4a3f1`". */
const modelText = ({ sha256, sizeBytes }: Models['candidate']): string =>
  `${formatValue(sizeBytes, 'bytes')}, sha256 \`${sha256.slice(0, 12)}\``;

const candidateText = ({ baseline, candidate }: Models): string =>
  baseline?.sha256 === candidate.sha256 ? 'the same file' : modelText(candidate);

/** "99% (P95 latency, RAM peak), 98.9% (Cost per 1,000 runs)": each text once, with the rows that have it. */
function group(rows: readonly Row[], textOf: (row: Row) => string): string {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    const text = textOf(row);
    if (text !== '') titles.set(text, [...(titles.get(text) ?? []), rowTitle(row)]);
  }
  return [...titles].map(([text, named]) => `${text} (${named.join(', ')})`).join('; ');
}

const confidenceText = ({ interval }: Row): string =>
  interval === undefined ? '' : formatPercent(Number(interval.confidence.toFixed(4)));
