import { jsonText } from '../files/json-text.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { ReportFacts } from './html/facts/report-facts.ts';

/** Names of the files of a result. */
export const RESULT_FILES = { report: 'report.md', verdict: 'verdict.json', charts: 'report.html' } as const;

/**
 * The files of a result, by name, in the order to write them: the report, the verdict as JSON, and the report with charts
 * as a page.
 *
 * @param result - `comparisons`: measurements to draw, by model id; `flipped`: what its flipped items are. Absent if this process measured
 *   nothing.
 */
export async function resultTexts({
  report,
  verdict,
  comparisons = new Map(),
  flipped = new Map(),
}: {
  readonly report: string;
  readonly verdict: Verdict;
  readonly comparisons?: ReportFacts['comparisons'] | undefined;
  readonly flipped?: ReportFacts['flipped'] | undefined;
}): Promise<Record<string, string>> {
  // A separate chunk: nothing else needs the library that draws.
  const { renderHtml } = await import('./html/render-html.ts');
  return {
    [RESULT_FILES.report]: report,
    [RESULT_FILES.verdict]: jsonText(verdict),
    [RESULT_FILES.charts]: renderHtml({ verdict, comparisons, flipped }),
  };
}
