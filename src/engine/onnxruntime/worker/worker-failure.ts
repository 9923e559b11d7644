import { setTimeout as wait } from 'node:timers/promises';
import { formatValue } from '../../../figures/format-value.ts';
import { endingOf, KILLED_FROM_OUTSIDE } from '../../process/ending.ts';
import type { ArmName } from '../arm.ts';
import { type FailureKind, ModelFailure } from '../model-failure.ts';
import { inPhase, type Phase } from '../protocol.ts';
import { CHILD_END_MS, type RunningWorker } from './spawn-worker.ts';

/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;

/** The command that a child was running, and the facts that explain its end. */
export interface Asked {
  readonly arm: ArmName;
  readonly phase: Phase;
  readonly memoryLimitBytes: number;
  /** Whether the gate killed the child. */
  readonly isKilled: () => boolean;
  /** What the child has printed so far. */
  readonly log: () => string;
}

/** Why a child that has closed its channel did so. Waits a moment for its end. */
export async function explainEnd(running: RunningWorker, asked: Asked): Promise<ModelFailure> {
  const { arm, phase, memoryLimitBytes, log } = asked;
  const { ended, memory, memoryGroup } = running;
  // Before the wait, in which we may kill it.
  const isOurs = asked.isKilled();
  const fail = (kind: FailureKind, message: string): ModelFailure => new ModelFailure(kind, arm, message);
  const during = inPhase(phase);
  const end = await Promise.race([ended, wait(CHILD_END_MS, undefined, { ref: false })]);
  if (end === undefined)
    return fail('broke-protocol', `the measuring child closed its channel ${during} and did not end`);
  const limit = `the limit of ${formatValue(memoryLimitBytes, 'bytes')} (runtime.memory-limit)`;
  if (memory.exceededBytes !== undefined) {
    const used = formatValue(memory.exceededBytes, 'bytes');
    return fail('out-of-memory', `it used ${used} of memory ${during}, more than ${limit}`);
  }
  if (memoryGroup?.hasKilled) return fail('out-of-memory', `it used more memory ${during} than ${limit}`);
  const { code, signal } = end;
  if (signal === 'SIGKILL' && !isOurs) return fail('crashed', killedFromOutside(during));
  const how = signal === null && code === null ? 'it could not be started' : endingOf(end);
  const lastLine = (log().trimEnd().split('\n').at(-1) ?? '').slice(0, MAX_LAST_LINE);
  return fail(
    'crashed',
    `it crashed the runtime (${how}) ${during}${lastLine === '' ? '' : `: ${lastLine}`}`,
  );
}

const killedFromOutside = (during: string): string =>
  `it was killed from outside (SIGKILL) ${during}, ${KILLED_FROM_OUTSIDE}`;
