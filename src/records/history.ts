import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import type { BaselineRecord } from './baseline-record.ts';
import { digestFields } from './comparability.ts';
import { recordedControlSchema } from './positive-control.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hex' });

/** Path of the history on the data branch. */
export const HISTORY_FILE = 'history.jsonl';

/** One recorded run of one model: a line of `history.jsonl`. Figures by metric, in the units of `verdict.json`. */
const historyLineSchema = z.strictObject({
  version: z.literal(1, { error: (issue) => `expected 1, got ${JSON.stringify(issue.input)}` }),
  /** Null if it was recorded on a command line. */
  run: z.strictObject({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  modelId: z.string().min(1),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime({ offset: true }),
  /** Digest of the model's files. */
  model: digest,
  comparability: digest,
  environment: digest,
  figures: z.record(z.string(), z.number()),
  use: z.enum(['pull-request', 'nightly', 'release']).optional(),
  /** State of that run's verdict. */
  state: z.string().min(1).optional(),
  /** Whether the record may be the reference of later runs; absent means that it may. */
  accepted: z.boolean().optional(),
  /** When the positive control was last blocked, as of that run. */
  positiveControl: recordedControlSchema.optional(),
});

export type HistoryLine = z.infer<typeof historyLineSchema>;

/** One recorded run as a line of JSON, without its line end. Identified by run id, attempt and model. */
export function historyLine(record: BaselineRecord): string {
  return JSON.stringify(lineOf(record));
}

/** The part of a record that goes into the history. */
function lineOf(record: BaselineRecord): HistoryLine {
  return {
    version: 1,
    run: record.run,
    modelId: record.modelId,
    commit: record.commit,
    recordedAt: record.recordedAt,
    model: record.model.sha256,
    comparability: digestFields(record.comparability),
    environment: digestFields(record.environment),
    figures: record.figures ?? {},
    ...(record.use !== undefined && { use: record.use }),
    ...(record.acceptance !== undefined && {
      state: record.acceptance.state,
      accepted: record.acceptance.accepted,
    }),
    ...(record.positiveControl !== undefined && { positiveControl: record.positiveControl }),
  };
}

/** The readable lines of a history file, in order, and an error for each of the others. */
interface ParsedHistory {
  readonly lines: readonly HistoryLine[];
  readonly mistakes: readonly UserError[];
}

/**
 * Reads the text of a `history.jsonl`. Empty lines are skipped.
 *
 * @param place - Name of the file in messages.
 */
export function parseHistory(text: string, place: string): ParsedHistory {
  const lines: HistoryLine[] = [];
  const mistakes: UserError[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line, `${place}, line ${index + 1}`);
    if (read instanceof UserError) mistakes.push(read);
    else lines.push(read);
  });
  return { lines, mistakes };
}

function readLine(line: string, place: string): HistoryLine | UserError {
  const remedy = 'The gate only ever appends whole lines: restore the line from the branch, or remove it.';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return new UserError(
      `${place}: expected a JSON object, got ${JSON.stringify(line.slice(0, 40))}.`,
      remedy,
    );
  }
  const parsed = historyLineSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') || 'the line';
  return new UserError(`${place}: ${path}: ${issue?.message ?? 'unreadable'}.`, remedy, {
    cause: parsed.error,
  });
}
