import { countOf } from '../../report/words/grammar.ts';
import { rowText } from '../../report/words/row/rows.ts';
import { GATE_NAME } from '../../report/words/state.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { StatusRefusal } from '../deliver/commit-status.ts';

/** Description of a commit status while the gate works. */
export const PENDING_STATUS = 'Judging the model';

/** Heading of the job summary of a cancelled run, and the description of its commit status. */
export const CANCELLED_HEADING = 'Cancelled: no verdict';

/** @param doing - What the run was doing; undefined if it had not begun. */
export const cancelledText = (doing: string | undefined): string =>
  `The run was cancelled${doing === undefined ? ' before it measured anything' : ` (${doing})`}. Nothing has passed.`;

/** For the log of a change's run. */
export const CREDENTIALS_KEPT =
  'The checkout left its token where other steps can read it. Set `persist-credentials: false` for actions/checkout.';

/** A broken limit as an annotation, without a full stop. */
export function brokenLimitText(modelId: string, row: Row, under: 'limits' | 'drift'): string {
  return `${modelId}${SINCE[under]}: ${rowText(row)}`;
}

const SINCE = { limits: '', drift: ', since the last release' } as const;

/** After the last annotation: how many more there are; empty if none. */
export const moreBrokenText = (left: number): string =>
  left > 0 ? ` (and ${countOf(left, 'more broken limit')}, see the report)` : '';

/** Before the reason, in the job summary. */
export const NO_STATUS = 'No commit status.';

/** Why the commit status could not be set: one sentence. */
export function statusRefusalText(refusal: StatusRefusal): string {
  switch (refusal.kind) {
    case 'forbidden':
      return 'Could not set the commit status: the token needs the permission `statuses: write`.';
    case 'no-endpoint':
      return 'Could not set the commit status: this server has no such endpoint, or the token may not see the repository.';
    case 'overtaken':
      return 'A newer run has already set the commit status.';
    case 'failed':
      return `Could not set the commit status: ${refusal.message}.`;
  }
}

/** For the log: the job summary is missing. `message`: from the toolkit. */
export const summaryNotWrittenText = (message: string): string =>
  `Could not write the job summary: ${message}`;

/** At the end of a job summary that was too long. */
export const SUMMARY_CUT = 'Cut off here: the full report is in `report.md`.';

/** For the log: an output of the Action is missing. `message`: from the toolkit. */
export const outputNotSetText = (name: string, message: string): string =>
  `Could not set the output "${name}": ${message}`;

/** Heading of a comment or a job summary without a verdict. */
export const FAILURE_HEADING = `${GATE_NAME}: error`;

/** After a stack trace. */
export const BUG_NOTE = 'This is a bug in the gate. Please report it with these lines.';

/** Text for a thrown value that is not an Error. */
export const thrownText = (value: string): string => `thrown: ${value}`;
