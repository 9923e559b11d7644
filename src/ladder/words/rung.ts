import { formatPercent } from '../../figures/format-value.ts';
import { differenceText } from '../../report/words/baseline/difference.ts';
import { failureText } from '../../report/words/failure.ts';
import { countOf } from '../../report/words/grammar.ts';
import { noteText } from '../../report/words/note.ts';
import { rowsText } from '../../report/words/row/rows.ts';
import type { RungFailure, RungNote, RungReason, RungVerdict } from '../ladder-verdict.ts';

/** Why a rung was kept, dropped or left undecided, as a clause without a full stop. */
export function rungReasonText(reason: RungReason, { rows }: Pick<RungVerdict, 'rows'>): string {
  switch (reason.kind) {
    case 'faster':
      return 'faster, and every limit is met';
    case 'breaks-limit':
      return `breaks a limit: ${rowsText('fail', rows)}`;
    case 'limit-undecided':
      return `not enough evidence to decide ${rowsText('inconclusive', rows)}`;
    case 'nothing-judged':
      return 'no limit could be judged';
    case 'no-gain':
      return `P95 does not fall by ${formatPercent(reason.minGain)} or more`;
    case 'gain-undecided':
      return 'not enough evidence to decide whether it is faster';
    case 'no-figures':
      return rungFailureText(reason.why);
  }
}

/** Why a rung has no figures, as a clause; an error's own words may end in a full stop. */
function rungFailureText(failure: RungFailure): string {
  switch (failure.kind) {
    case 'other-inputs':
      return `cannot take the same items: ${failure.differences.map(differenceText).join('; ')}`;
    case 'not-measured':
      return failureText(failure);
    case 'bad-input':
      return failure.message;
  }
}

/** What a reader must know about a rung's figures, in full sentences. */
export function rungNoteText(note: RungNote): string {
  switch (note.kind) {
    case 'asked-like-a-server':
      return noteText(note);
    case 'batched':
      return `A request carries ${countOf(note.batch, 'item')}, and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are per item. Measured after the baseline, not in turns with it, so the limits are widened by the baseline’s run-to-run spread.`;
  }
}
