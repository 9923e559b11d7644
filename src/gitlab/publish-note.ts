import { compareRuns, keyOf, writeMark } from '../report/comment/comment-mark.ts';
import type { State } from '../verdict/state.ts';
import type { MergeRequest } from './merge-request.ts';
import type { NoteOutcome } from './note-outcome.ts';
import { type NoteThread, type OwnNote, openNotes } from './note-thread.ts';
import { GitLabFailure } from './send-to-gitlab.ts';
import { outdatedText } from './words.ts';

/** A note to write. */
interface Note {
  readonly state: State;
  readonly markdown: string;
  /** Distinguishes the gates of one project. */
  readonly label: string;
  /** Policy as written on the command line. */
  readonly policy: string;
}

/**
 * Writes the gate's note on a merge request: edits its own, or creates it. The note of a newer pipeline is left alone, and a
 * result for an older commit says so in its first line. A refusal by the server is a result, not an error.
 */
export async function publishNote(
  mergeRequest: MergeRequest,
  token: string,
  { state, markdown, label, policy }: Note,
): Promise<NoteOutcome> {
  const { run, headSha, projectPath } = mergeRequest;
  const key = keyOf({ repository: projectPath, workflow: 'gitlab', job: label, policy });
  try {
    const thread = openNotes(mergeRequest, { token, key });
    const head = await thread.headSha();
    const isOutdated = head !== undefined && head !== headSha;
    const text = isOutdated ? `> **${outdatedText(headSha, head)}**\n\n${markdown}` : markdown;
    return await write(thread, {
      run,
      body: `${writeMark({ key, state, run, isRetired: false })}\n${text}`,
    });
  } catch (error) {
    if (!(error instanceof GitLabFailure)) throw error;
    const { status, message } = error;
    return { kind: status === 401 || status === 403 ? 'forbidden' : 'failed', message };
  }
}

async function write(
  thread: NoteThread,
  { run, body }: { readonly run: MergeRequest['run']; readonly body: string },
): Promise<NoteOutcome> {
  const current = newest(await thread.list());
  if (current === undefined) {
    await thread.create(body);
    return { kind: 'created' };
  }
  if (compareRuns(current.mark.run, run) > 0) return { kind: 'overtaken' };
  await thread.edit(current.id, body);
  return { kind: 'edited' };
}

const newest = (notes: readonly OwnNote[]): OwnNote | undefined =>
  notes.toSorted((left, right) => compareRuns(left.mark.run, right.mark.run) || left.id - right.id).at(-1);
