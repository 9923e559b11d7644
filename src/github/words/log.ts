import { countOf } from '../../report/words/count.ts';

/** In place of lines that are not logged. */
export const moreLinesText = (lines: number): string => `… ${countOf(lines, 'more line')}`;
