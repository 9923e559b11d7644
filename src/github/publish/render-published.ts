import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderComment } from '../../report/render-report.ts';
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

/** The run behind a published verdict. */
export interface PublishedRun {
  readonly url: string;
  /** Full SHA of the judged commit. */
  readonly headSha: string;
  /** How it ended, in the server's wording; undefined if not reported. */
  readonly conclusion: string | undefined;
}

/**
 * Renders the report of an unprivileged run, marked as such in its first line.
 *
 * @param verdict - Restated by the gate.
 */
export function renderPublished(verdict: Verdict, run: PublishedRun): string {
  const report = renderComment(verdict);
  return `> **${PUBLISHED_TITLE}.** ${escapeProse(publishedText(run))} ${linkTo(run)}.\n\n${report}`;
}

/** Renders the replacement for a report that is not shown. */
export function renderUnpublished(why: UnpublishedReason, run: PublishedRun): string {
  const heading = `### ${stateText('error')}: ${unpublishedHeading(run)}`;
  return `${heading}\n\n${escapeProse(unpublishedText(why))} ${linkTo(run)}.\n`;
}

const linkTo = ({ url }: PublishedRun): string => `[${RUN_LINK}](${url})`;
