import type { ExitCode } from '../../verdict/exit-code.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { ReportFacts } from '../html/facts/report-facts.ts';
import { renderJunit } from './render-junit.ts';
import { renderLaunchesCsv } from './render-launches-csv.ts';
import { renderOpenMetrics } from './render-open-metrics.ts';
import { renderRowsCsv } from './render-rows-csv.ts';
import { renderSarif } from './render-sarif.ts';
import type { LocateResult } from './result-places.ts';

/** Names of the files of a result that other programs read. */
export const MACHINE_FILES = {
  junit: 'junit.xml',
  sarif: 'results.sarif',
  rows: 'rows.csv',
  launches: 'launches.csv',
  openMetrics: 'metrics.txt',
} as const;

/** A result in the formats of other programs, by format. */
export function machineTexts(
  {
    verdict,
    exitCode,
    comparisons = new Map(),
  }: {
    readonly verdict: Verdict;
    readonly exitCode: ExitCode;
    readonly comparisons?: ReportFacts['comparisons'] | undefined;
  },
  locate: LocateResult,
): Record<keyof typeof MACHINE_FILES, string> {
  return {
    junit: renderJunit(verdict, exitCode),
    sarif: renderSarif(verdict, { exitCode, locate }),
    rows: renderRowsCsv(verdict),
    launches: renderLaunchesCsv(comparisons),
    openMetrics: renderOpenMetrics(verdict, exitCode),
  };
}
