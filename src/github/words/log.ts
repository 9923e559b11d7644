import { countOf } from '../../report/words/grammar.ts';

/** Replaces lines that are not logged. */
export const moreLinesText = (lines: number): string => `… ${countOf(lines, 'more line')}`;
