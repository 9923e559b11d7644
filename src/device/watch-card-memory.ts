import { type CardProcesses, PROCESS_PROPERTIES, parseCardProcess } from './card-processes.ts';
import type { CardReading } from './card-reading.ts';
import { type Card, type Read, readCard, readCardProcesses } from './open-card.ts';
import { watchSmi } from './watch-smi.ts';

/** How a process's memory of the card was found: by the process itself, or by what the whole card held more. */
type MemorySource = 'process' | 'device';

/** The most that a process held of the card, or why that is not known. It is never 0 for want of an answer. */
export type MemoryPeak =
  | { readonly bytes: number; readonly how: MemorySource }
  | { readonly bytes: undefined; readonly why: string };

/** What is on the card before a process starts. */
interface CardMemoryMark {
  readonly card: Read<CardReading>;
  readonly processes: Read<CardProcesses>;
}

/** Watches the card's memory while one process after the other runs. */
export interface CardMemoryWatch {
  /** To be called before the process starts. */
  begin(): CardMemoryMark;
  /** To be called when the process has done its work and still holds its memory: the runtime's arena does not shrink. */
  end(mark: CardMemoryMark, pid: number): MemoryPeak;
  stop(): Promise<void>;
}

/**
 * Starts to watch.
 *
 * @param isListed - Whether every driver lists such a process: those that compute (CUDA), not those that draw (Vulkan).
 */
export function watchCardMemory(card: Card, { isListed }: { isListed: boolean }): CardMemoryWatch {
  const peaks = new Map<number, number>();
  const note = (pid: number, bytes: number): void => {
    peaks.set(pid, Math.max(bytes, peaks.get(pid) ?? 0));
  };
  const reader = watchSmi({
    command: card.command,
    words: [...card.selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, '--format=csv,noheader,nounits'],
    onLine: (line) => {
      const process = parseCardProcess(line);
      if (process !== undefined && process.usedBytes !== null) note(process.pid, process.usedBytes);
    },
  });
  const begin = (): CardMemoryMark => ({ card: readCard(card), processes: readCardProcesses(card) });
  return {
    begin,
    end(mark, pid) {
      const now = begin();
      const own = now.processes.ok
        ? now.processes.value.processes.find((each) => each.pid === pid)
        : undefined;
      if (own !== undefined && own.usedBytes !== null) note(pid, own.usedBytes);
      const bytes = peaks.get(pid);
      // A number that was on the card before the process had it belongs to another process, seen from a container.
      if (bytes !== undefined && !isOnCard(mark, pid)) return { bytes, how: 'process' };
      return ofDevice(mark, now, { card, pid, isListed });
    },
    stop: () => reader.stop(),
  };
}

const isOnCard = ({ processes }: CardMemoryMark, pid: number): boolean =>
  processes.ok && processes.value.processes.some((each) => each.pid === pid);

/** What the whole card holds more than before: only where nothing else can have changed it. */
function ofDevice(
  before: CardMemoryMark,
  after: CardMemoryMark,
  process: { card: Card; pid: number; isListed: boolean },
): MemoryPeak {
  const why = findObjection(before, after, process);
  if (why !== undefined) return { bytes: undefined, why };
  const [then, now] = [before, after].map(({ card }) => (card.ok ? card.value.memoryUsedBytes : null));
  if (then == null || now == null)
    return { bytes: undefined, why: 'the driver does not tell the memory of the card' };
  if (!(now > then)) return { bytes: undefined, why: 'the memory of the card did not rise while it ran' };
  return { bytes: now - then, how: 'device' };
}

/** Why neither the process's own memory is known nor the card's may stand for it. */
function findObjection(
  before: CardMemoryMark,
  after: CardMemoryMark,
  { card, pid, isListed }: { card: Card; pid: number; isListed: boolean },
): string | undefined {
  if (!before.card.ok) return before.card.why;
  if (!after.card.ok) return after.card.why;
  if (!before.processes.ok) return before.processes.why;
  if (!after.processes.ok) return after.processes.why;
  const lists = [before.processes.value, after.processes.value];
  if (lists.some(({ unnamed }) => unnamed > 0))
    return 'the driver does not say whose the memory is ([Insufficient Permissions])';
  const isNamed = isOnCard(after, pid);
  if (isListed && !isNamed)
    return 'the driver does not list the measuring process (in a container it may not)';
  const own = isNamed
    ? 'the driver does not tell the memory of a process ([N/A])'
    : 'the driver lists only processes that compute';
  if (after.card.value.mig === 'Enabled') return `${own}, and the card is shared (MIG)`;
  if (!card.seesAll) return `${own}, and in a container others on the card would go unseen`;
  if (
    lists.some(({ processes }) => processes.some((each) => each.pid !== pid)) ||
    after.card.value.displayActive === 'Enabled'
  )
    return `${own}, and the card is used by others too`;
  return undefined;
}
