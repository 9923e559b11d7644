import type { Note } from '../../verdict/note.ts';

/** A file or folder that a model is judged by: its data set, or the names of its classes. */
export interface BaseFile {
  /** Absolute. */
  readonly file: string;
  readonly shownPath: string;
  /** The change under test has another version in the checkout, or none. */
  readonly isReplaced: boolean;
  /** Why the base commit's version is not used; undefined where it is, or need not be. */
  readonly note: Extract<Note, { kind: 'judged-by-own-file' }> | undefined;
}
