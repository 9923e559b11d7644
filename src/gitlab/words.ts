import { shortSha } from '../figures/short-sha.ts';
import { sentence } from '../report/words/grammar.ts';
import { contradictionText } from '../report/words/problem/contradiction.ts';
import { stateText } from '../report/words/state.ts';
import type { NoteOutcome } from './note-outcome.ts';
import type { FoundVerdict } from './read-verdict-file.ts';

/** One line for the log of the job. */
export function noteOutcomeText(outcome: NoteOutcome): string {
  switch (outcome.kind) {
    case 'created':
      return 'Wrote the note on the merge request.';
    case 'edited':
      return 'Updated the note on the merge request.';
    case 'overtaken':
      return 'No note: a newer pipeline has already written one.';
    case 'forbidden':
      return `No note: the token may not write one (${outcome.message}). It needs the scope api and the role Reporter.`;
    case 'failed':
      return `No note: ${outcome.message}.`;
  }
}

/** For the log, without a merge request or a token. */
export const NO_MERGE_REQUEST = 'No note: this pipeline is not for a merge request.';
export const NO_TOKEN =
  'No note: REGRESSION_GATE_TOKEN is empty, as it is for forks and, if the variable is protected, for unprotected branches. The check job decides either way.';

/** Above a result that is not for the head of the merge request. */
export const outdatedText = (judged: string, head: string): string =>
  `This result is for an older commit, ${short(judged)}: the merge request is now at ${short(head)}.`;

const short = (sha: string): string => (/^[0-9a-f]{7,64}$/.test(sha) ? shortSha(sha) : 'another commit');

/** The note without a verdict to show, so that no older verdict stays on the merge request. */
export function renderNoVerdict(
  found: Exclude<FoundVerdict, { kind: 'found' }>,
  pipelineUrl: string,
): string {
  return `### ${stateText('error')}: the gate left no verdict\n\n${whyText(found)} See [the pipeline](${pipelineUrl}).\n`;
}

function whyText(found: Exclude<FoundVerdict, { kind: 'found' }>): string {
  switch (found.kind) {
    case 'absent':
      return 'There is no verdict.json: the check job ended before it reached a verdict.';
    case 'unreadable':
      return 'Its verdict.json cannot be read by this version of the gate.';
    case 'contradiction':
      return sentence(`its verdict.json contradicts itself: ${contradictionText(found.contradiction)}`);
  }
}
