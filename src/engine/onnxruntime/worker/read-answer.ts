import type { Frame } from '../frame.ts';
import { ModelFailure } from '../model-failure.ts';
import { inPhase, type Phase } from '../protocol.ts';
import type { Reply } from '../reply.ts';
import type { RunningWorker } from './spawn-worker.ts';
import { type Asked, explainEnd } from './worker-failure.ts';

/** The command that is being answered. */
interface Awaited extends Asked {
  /** For one inference. */
  readonly deadlineMs: number;
  /** For all of them. */
  readonly longestMs: number;
}

/**
 * Reads the child's next answer. Heartbeats are not answers, but each restarts the deadline.
 *
 * @throws {ModelFailure} If the child ends, is late, or sends something else. It must be killed then.
 */
export async function readAnswer(running: RunningWorker, awaited: Awaited): Promise<Frame> {
  const { deadlineMs, longestMs } = awaited;
  const end = performance.now() + longestMs;
  for (;;) {
    const frame = await nextFrame(running, awaited, Math.min(deadlineMs, end - performance.now()));
    if ((frame.header as Reply | null)?.did !== 'alive') return frame;
  }
}

async function nextFrame(running: RunningWorker, awaited: Awaited, waitMs: number): Promise<Frame> {
  const { arm, phase } = awaited;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'deadline'>((resolve) => {
    timer = setTimeout(resolve, waitMs, 'deadline');
  });
  try {
    const next = await Promise.race([running.frames.next(), deadline]);
    if (next === 'deadline') throw late(awaited);
    if (next.done === true) throw await explainEnd(running, awaited);
    return next.value;
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    // If a child dies before reading our command, the pipe is reset instead of ended.
    if ((error as NodeJS.ErrnoException).code !== undefined) throw await explainEnd(running, awaited);
    const message = `the measuring child sent a malformed answer ${inPhase(phase)}`;
    throw new ModelFailure('broke-protocol', arm, message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

const INFERRING: readonly Phase[] = ['infer', 'warm-up', 'time', 'serve', 'query'];

function late({ arm, phase, deadlineMs }: Awaited): ModelFailure {
  const setting = phase === 'load' || phase === 'open-streams' ? 'load-deadline' : 'run-deadline';
  const what = INFERRING.includes(phase) ? 'an inference' : 'it';
  return new ModelFailure(
    'timed-out',
    arm,
    `${what} did not finish within ${deadlineMs / 1000} s ${inPhase(phase)} (runtime.${setting})`,
  );
}
