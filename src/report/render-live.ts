import { plainText } from '../errors/plain-text.ts';
import type { ProgressEvent, ProgressRow } from '../measure/progress-event.ts';
import { METRICS } from '../policy/metric.ts';
import { limitCell, rowChangeText } from './words/row/row.ts';
import { leftText, waitingText } from './words/run/live.ts';
import { progressText } from './words/run/progress.ts';

/** Wider lines are cut, so that none wraps. */
const MAX_COLUMNS = 100;

const [RED, GREEN, YELLOW] = [31, 32, 33];

const COLORS: Readonly<Record<ProgressRow['state'], number | undefined>> = {
  pass: GREEN,
  waived: GREEN,
  fail: RED,
  inconclusive: YELLOW,
  shown: undefined,
};

/** Progress of a measurement: the current step, and the rows after the last launch. */
export interface LiveState {
  readonly event: ProgressEvent;
  readonly judged: { readonly launches: number; readonly rows: readonly ProgressRow[] } | undefined;
}

/** The next state. Rows are forgotten when another model's turn comes. */
export function nextLive(before: LiveState | undefined, event: ProgressEvent): LiveState {
  const { step, within } = event;
  const isSame = before !== undefined && JSON.stringify(before.event.within) === JSON.stringify(within);
  if (step.kind !== 'judged') return { event, judged: isSame ? before.judged : undefined };
  return { event: isSame ? before.event : event, judged: step };
}

/**
 * The state as lines for a terminal: what is being done and the time left, then each limited metric's interval against
 * its limit, and what is still waited for.
 *
 * @param screen - `columns`: width of the terminal; at most 100 are used.
 */
export function renderLive(
  { event, judged }: LiveState,
  { columns, color }: { readonly columns: number; readonly color: boolean },
): string[] {
  const width = Math.max(20, Math.min(columns - 1, MAX_COLUMNS));
  const cut = (text: string): string => plainText(text, width);
  const paint = (text: string, code: number | undefined): string =>
    color && code !== undefined ? `\u001B[${code}m${text}\u001B[0m` : text;
  const rows = event.step.kind === 'timing' ? (judged?.rows ?? []) : [];
  const titles = rows.map(({ metric }) => METRICS[metric].title);
  const room = Math.max(0, ...titles.map(({ length }) => length));
  return [
    cut([progressText(event), ...leftText(event.step)].join(', ')),
    ...rows.map((row, index) => {
      // Our own words only; a cut comes before the colors.
      const text = `${(titles[index] ?? '').padEnd(room)}  ${rowChangeText({ ...row, reasons: [] })}  ${limitCell(row)}`;
      return `  ${paint(text.slice(0, width - 2), COLORS[row.state])}`;
    }),
    ...waitingText(rows).map((text) => `  ${plainText(text, width - 2)}`),
  ];
}
