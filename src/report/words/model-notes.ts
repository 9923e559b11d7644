import type { Note } from '../../verdict/facts/note.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { acceptanceText } from './baseline/acceptance.ts';
import { savedText } from './baseline/store.ts';
import { guessingText } from './guessing.ts';
import { noteText } from './note.ts';
import { fallbackText } from './run/fallback.ts';

/** All that a reader should know besides the rows: what they must not miss, and the rest. */
export function modelNotes({ notes, saves, acceptance, fallback, guessing }: ModelVerdict): {
  readonly visible: readonly string[];
  readonly others: readonly string[];
} {
  return {
    visible: [
      ...(fallback === undefined ? [] : [fallbackText(fallback)]),
      ...(guessing === undefined ? [] : [guessingText(guessing)]),
      ...notes.filter(isVisible).map(noteText),
      ...saves.filter(({ state }) => state === 'not-saved').map(savedText),
    ],
    others: [
      ...notes.filter((note) => !isVisible(note)).map(noteText),
      ...saves.filter(({ state }) => state === 'saved').map(savedText),
      ...(acceptance === undefined ? [] : [acceptanceText(acceptance)]),
    ],
  };
}

/** Whether a reader must not miss a note, because evidence or limits are not the expected ones. */
export function isVisible(note: Note): boolean {
  switch (note.kind) {
    case 'earlier-reference':
    case 'settings-unknown':
    case 'acceptance-unknown':
    case 'not-judged-on-cpu':
    case 'judged-by-own-file':
    case 'input-renamed':
    case 'input-by-other-name':
    case 'output-renamed':
    case 'waivers-unreadable':
    case 'earlier-attempt-failed':
    case 'attempt-fails-alone':
    case 'attempts-decide':
    case 'attempts-doubted':
    case 'attempts-unknown':
    case 'evidence-reused':
    case 'random-inputs':
    case 'program-of-checkout':
    case 'made-up-prompts':
    case 'labels-of-baseline':
    case 'labelled-by-baseline':
    case 'score-guessed':
    case 'outputs-not-compared':
    case 'outputs-constant':
    case 'requests-failed':
    case 'servers-not-started':
    case 'asked-like-a-server':
      return true;
    case 'timed-by-step':
    case 'columns-by-position':
    case 'missing-values':
    case 'inputs-unused':
    case 'store-unavailable':
    case 'record-unused':
    case 'record-of-another-file':
    case 'commit-not-fetched':
    case 'attempt-too-large':
    case 'attempt-not-kept':
    case 'attempt-unused':
    case 'evidence-unused':
    case 'launches-discarded':
    case 'gpu-power-capped':
    case 'waited-for-cores':
    case 'cpu-stolen':
    case 'answers-cut-off':
      return false;
    case 'repeats-answered-faster':
      return note.of === 'tensors';
  }
}
