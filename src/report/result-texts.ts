import { jsonText } from '../files/json-text.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** Names of the files of a result. */
export const RESULT_FILES = { report: 'report.md', verdict: 'verdict.json' } as const;

/** The files of a result, by name: the report, and the verdict as JSON. */
export function resultTexts({
  report,
  verdict,
}: {
  report: string;
  verdict: Verdict;
}): Record<string, string> {
  return {
    [RESULT_FILES.report]: report,
    [RESULT_FILES.verdict]: jsonText(verdict),
  };
}
