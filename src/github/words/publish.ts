import { shaText } from '../../figures/short-sha.ts';
import { contradictionText } from '../../report/words/problem/contradiction.ts';
import { STATE_LABELS } from '../../report/words/state.ts';
import type {
  NothingToPublish,
  NoVerdict,
  RefusedVerdict,
  UnpublishedReason,
} from '../publish/unpublished-reason.ts';

/** Why nothing is published about a run: one sentence. */
export function nothingToPublishText(why: NothingToPublish): string {
  switch (why.kind) {
    case 'other-event':
      return `The run was for the event \`${why.event}\`, not for a pull request.`;
    case 'not-ended':
      return 'The run has not ended yet.';
    case 'cut-off':
      return `The run ended as \`${why.conclusion}\`, so it has no result.`;
    case 'no-pull-request':
      return `No open pull request has ${shaText(why.commit)} as its head anymore.`;
    case 'moved-on':
      return `Pull request #${why.pullRequest} has a newer head than ${shaText(why.commit)}, whose own run publishes its result.`;
    case 'several-pull-requests':
      return `Several open pull requests have this commit as their head (${why.pullRequests.map((number) => `#${number}`).join(', ')}), so it is unknown which one the run was for.`;
  }
}

/** The summary of a job that publishes nothing. */
export const nothingPublishedText = (why: NothingToPublish): string =>
  `Nothing to publish. ${nothingToPublishText(why)}`;

/** Why a run's verdict is not shown, in sentences. */
export function unpublishedText(reason: UnpublishedReason): string {
  switch (reason.kind) {
    case 'no-verdict':
      return `The run has no verdict: ${noVerdictText(reason.why)}.`;
    case 'refused':
      return `The verdict of the run was rejected: ${refusedText(reason.why)}.`;
    case 'unsuccessful-run':
      return `The verdict is "${STATE_LABELS[reason.state].word}", but the run did not succeed, so it is not shown as a pass. If another job of the workflow failed, move the gate to a separate workflow.`;
  }
}

function noVerdictText(why: NoVerdict): string {
  switch (why.kind) {
    case 'no-artifacts-api':
      return 'this server lists no artifacts';
    case 'no-artifact':
      return `it left no artifact named \`${why.name}\``;
    case 'artifact-expired':
      return `its artifact \`${why.name}\` has expired`;
  }
}

function refusedText(why: RefusedVerdict): string {
  switch (why.kind) {
    case 'archive-too-large':
      return `its artifact has ${why.bytes} bytes, more than ${why.maxBytes}`;
    case 'bad-archive':
      return `its artifact cannot be read (${why.message})`;
    case 'not-json':
      return 'its `verdict.json` is not JSON';
    case 'not-a-verdict':
      return `its \`verdict.json\` is not a verdict (${why.path === '' ? '' : `\`${why.path}\`: `}${why.message})`;
    case 'contradiction':
      return contradictionText(why.contradiction);
  }
}

/** A run with a published verdict. */
interface Run {
  /** Full SHA of the judged commit. */
  readonly headSha: string;
  /** How it ended, in the server's wording; undefined if not reported. */
  readonly conclusion: string | undefined;
}

/** Titles of the note above a published report, and of the link to the run. */
export const PUBLISHED_TITLE = 'Published from an unprivileged run';
export const RUN_LINK = 'See the run';

/** Above a published report, after its title: sentences. */
export const publishedText = (run: Run): string =>
  `${endText(run)} That run measured the figures, so they are only as trustworthy as the change itself; the wording is the gate’s.`;

/** Heading that replaces a report that is not shown, after the state. */
export const unpublishedHeading = ({ headSha }: Run): string => `no verdict on ${shaText(headSha)}`;

/** Which commit a run judged and how it ended: one sentence. */
const endText = ({ headSha, conclusion }: Run): string =>
  `It judged ${shaText(headSha)}${conclusion === undefined ? '' : ` and ended as \`${conclusion}\``}.`;
