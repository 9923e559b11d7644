import { codeSpan, escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderReport } from '../../report/render-report.ts';
import { STATE_LABELS } from '../../report/state-label.ts';
import type { Verdict } from '../../verdict/verdict.ts';

/** The run that a published result comes from. */
export interface PublishedRun {
  readonly url: string;
  /** Full SHA that it judged. */
  readonly headSha: string;
  /** How it ended, in the server's word. */
  readonly conclusion: string | undefined;
}

/** The report of a run without rights, marked as such in its first lines. `verdict` is in our own words already. */
export function renderPublished(verdict: Verdict, run: PublishedRun): string {
  const mark = `> **Published from an unprivileged run** on ${codeSpan(run.headSha.slice(0, 7))}: ${linkTo(run)}. The figures are that run's own, and only as good as the change that made it; the sentences are the gate's.`;
  return `${mark}\n\n${renderReport(verdict, { title: 'Model Regression Gate' })}`;
}

/** What stands in the place of a report that is not shown. */
export function renderUnpublished(why: string, run: PublishedRun): string {
  const { icon, word } = STATE_LABELS.error;
  return `### ${icon} ${word}: no verdict on ${codeSpan(run.headSha.slice(0, 7))}\n\n${escapeProse(why)} Look at ${linkTo(run)}.\n`;
}

function linkTo({ url, conclusion }: PublishedRun): string {
  const ended = conclusion === undefined ? '' : `, which ended in ${codeSpan(conclusion)}`;
  return `[the run](${url})${ended}`;
}
