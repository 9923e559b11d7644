import type { HistoryLine } from '../records/history.ts';

/** One night of one model: the last attempt of one run. */
export interface Night {
  readonly line: HistoryLine;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/**
 * Lists the nights of a history in time order. A re-run counts once, with its last attempt. A later line of the same run,
 * attempt and model replaces an earlier one. A line without figures is from a run that could not measure the model, and does
 * not count as a night.
 *
 * If the history has nightly runs of a model, its other runs are ignored: two pushes in one afternoon are not two nights.
 * Old lines without a use count as nights.
 */
export function listNights(lines: readonly HistoryLine[]): readonly Night[] {
  const withNights = new Set(lines.filter(({ use }) => use === 'nightly').map(({ modelId }) => modelId));
  const latest = new Map<string, { readonly line: HistoryLine; readonly attempt: number }>();
  lines.forEach((line, index) => {
    if (Object.keys(line.figures).length === 0) return;
    const isOther = line.use !== undefined && line.use !== 'nightly';
    if (isOther && withNights.has(line.modelId)) return;
    const key = JSON.stringify([line.modelId, line.run?.id ?? `line ${index}`]);
    const attempt = Number(line.run?.attempt ?? 0);
    const known = latest.get(key);
    if (known === undefined || attempt >= known.attempt) latest.set(key, { line, attempt });
  });
  return [...latest.values()]
    .map(({ line }) => ({ line, atMs: Date.parse(line.recordedAt) }))
    .sort((left, right) => left.atMs - right.atMs);
}
