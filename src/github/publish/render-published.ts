import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderReport } from '../../report/render-report.ts';
import { stateText } from '../../report/words/state.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import {
  PUBLISHED_TITLE,
  publishedText,
  RUN_LINK,
  unpublishedHeading,
  unpublishedText,
} from '../words/publish.ts';
import type { UnpublishedReason } from './unpublished-reason.ts';

/** The run that a published verdict comes from. */
export interface PublishedRun {
  readonly url: string;
  /** Full SHA that it judged. */
  readonly headSha: string;
  /** How it ended, in the server's word; undefined where it does not say. */
  readonly conclusion: string | undefined;
}

/**
 * The report of an unprivileged run, marked as such in its first line.
 *
 * @param verdict - Restated by the gate.
 */
export function renderPublished(verdict: Verdict, run: PublishedRun): string {
  const report = renderReport(verdict);
  return `> **${PUBLISHED_TITLE}.** ${escapeProse(publishedText(run))} ${linkTo(run)}.\n\n${report}`;
}

/** Replaces a report that is not shown. */
export function renderUnpublished(why: UnpublishedReason, run: PublishedRun): string {
  const heading = `### ${stateText('error')}: ${unpublishedHeading(run)}`;
  return `${heading}\n\n${escapeProse(unpublishedText(why))} ${linkTo(run)}.\n`;
}

const linkTo = ({ url }: PublishedRun): string => `[${RUN_LINK}](${url})`;
