import { countOf } from '../../report/words/count.ts';
import type { RungNote } from '../ladder-verdict.ts';

/** What a reader must know about a rung's figures, in full sentences. */
export function rungNoteText(note: RungNote): string {
  switch (note.kind) {
    case 'batched':
      return `A request carries ${countOf(note.batch, 'item')}, and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are per item. Measured after the baseline, not in turns with it, so the limits are widened by the baseline’s run-to-run spread.`;
  }
}
