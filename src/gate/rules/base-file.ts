import type { Note } from '../../verdict/note.ts';

/** A file or folder that a model is judged by: its data set, or the names of its classes. */
export interface BaseFile {
  /** Absolute. */
  readonly file: string;
  readonly shownPath: string;
  /** The checkout has another version because of the change under test, or none. */
  readonly isReplaced: boolean;
  /** Why the base commit's version is not used; undefined if it is, or need not be. */
  readonly note: Extract<Note, { kind: 'judged-by-own-file' }> | undefined;
}
