import { mean } from 'simple-statistics';
import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { ArmMeasurement, Energy } from '../../../measure/arm-measurement.ts';
import type { Comparison } from '../../comparison.ts';
import type { Missing, NotRead, Reason } from '../reason.ts';
import type { Evidence } from './evidence.ts';

const RUNS = 1000;

type Scope = Extract<Reason, { kind: 'figure-of' }>['scope'];

/**
 * Scopes that the row mentions: the figure comes from power readings instead of a counter, or covers more than the
 * model.
 */
const SCOPES: Readonly<Record<NonNullable<Energy['how']>, Scope | undefined>> = {
  'gpu-counter': undefined,
  'gpu-power': 'gpu-power-estimate',
  'processor-counter': 'whole-processor',
};

const figureOf = (scope: Scope | undefined): readonly Reason[] =>
  scope === undefined ? [] : [{ kind: 'figure-of', scope }];

const notRead = (why: NotRead): { kind: 'missing'; why: Extract<Missing, { kind: 'not-read' }> } => ({
  kind: 'missing',
  why: { kind: 'not-read', why },
});

/** Records of version 3 may give no reason. */
const UNKNOWN = { kind: 'unreadable', message: 'unknown' } as const;

const unreadable = (arm: ArmName, { why }: Pick<Energy, 'why'>): NotRead => ({
  kind: 'unreadable',
  arm,
  why: why ?? UNKNOWN,
});

/** A figure from a meter or the driver, or the reason why it is missing. */
type ReadEvidence = Exclude<Evidence, { kind: 'missing' }> | ReturnType<typeof notRead>;

/** Energy of 1,000 items in J, idle power included, one value per window. If unknown, it is missing with a reason. */
export function readEnergy({ policy, baseline, candidate, isPaired }: Comparison): ReadEvidence {
  const own = candidate.energy;
  if (own === undefined) return notRead({ kind: 'run-ended-before' });
  if (own.how === null) return notRead(unreadable('candidate', own));
  const other = baseline?.energy;
  if (isPaired && other?.how === null) return notRead(unreadable('baseline', other));
  if (other !== undefined && other.how !== null && other.how !== own.how) {
    return notRead({ kind: 'other-meter', baseline: other.how, candidate: own.how });
  }
  const { batch } = policy.traffic;
  const of = ({ windows }: Energy): number[] =>
    windows.map(({ joulesPerRun }) => (RUNS * joulesPerRun) / batch);
  return {
    kind: 'sampled',
    baseline: other === undefined ? [] : of(other),
    candidate: of(own),
    reasons: figureOf(SCOPES[own.how]),
  };
}

/** Mean energy of an inference in J, idle power included; undefined if it was not measured. */
export function joulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  return mean(energy.windows.map((window) => window.joulesPerRun));
}

/** The same without idle power; undefined if either is unknown. */
export function netJoulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  const { idleW, windows } = energy;
  if (idleW === null) return undefined;
  return mean(windows.map((window) => window.joulesPerRun - (idleW * window.runNs) / 1e9));
}

/** Peaks of GPU memory. If the driver does not report them, they are missing with a reason, never 0. */
export function readGpuMemory({ baseline, candidate, isPaired }: Comparison): ReadEvidence {
  const own = candidate.gpuMemory;
  if (own === undefined) return notRead({ kind: 'not-on-gpu' });
  if (own.how === null) return notRead(unreadable('candidate', own));
  const other = baseline?.gpuMemory;
  if (isPaired && other?.how === null) return notRead(unreadable('baseline', other));
  if (other !== undefined && other.how !== null && other.how !== own.how)
    return notRead({ kind: 'other-scope' });
  return {
    kind: 'sampled',
    baseline: other?.peakBytes ?? [],
    candidate: own.peakBytes,
    reasons: figureOf(own.how === 'device' ? 'whole-gpu' : undefined),
  };
}
