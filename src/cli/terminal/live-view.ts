import type { Progress } from '../../measure/progress-event.ts';
import { type LiveState, nextLive, renderLive } from '../../report/render-live.ts';

/** A terminal: what is written, and how wide it is now. */
interface Screen {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly color: boolean;
}

/** Lines at the end of a terminal that change in place. */
interface LiveView {
  readonly progress: Progress;
  /** Removes the lines, so that something else can be written. */
  readonly clear: () => void;
}

/** Moves to the start of the first of so many lines, and clears everything below. */
const eraseLines = (count: number): string =>
  count === 0 ? '' : `${count > 1 ? `\u001B[${count - 1}A` : ''}\r\u001B[J`;

/** Shows progress in place: each event replaces what the one before it has drawn. */
export function openLiveView({ write, columns, color }: Screen): LiveView {
  let state: LiveState | undefined;
  let drawn = 0;
  return {
    progress(event) {
      state = nextLive(state, event);
      const lines = renderLive(state, { columns: columns(), color });
      write(`${eraseLines(drawn)}${lines.join('\n')}`);
      drawn = lines.length;
    },
    clear() {
      write(eraseLines(drawn));
      drawn = 0;
    },
  };
}
