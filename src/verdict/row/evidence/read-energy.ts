import { mean } from 'simple-statistics';
import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { ArmMeasurement, Energy } from '../../../measure/arm-measurement.ts';
import type { Comparison } from '../../comparison.ts';
import type { Missing, NotRead, Reason } from '../reason.ts';
import type { Evidence } from './evidence.ts';

const RUNS = 1000;

type Scope = Extract<Reason, { kind: 'figure-of' }>['scope'];

/** Where the figure rests on power readings instead of a counter, or covers more than the model, the row says so. */
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

/** A record of version 3 may give no reason. */
const UNKNOWN = { kind: 'unreadable', message: 'unknown' } as const;

const unreadable = (arm: ArmName, { why }: Pick<Energy, 'why'>): NotRead => ({
  kind: 'unreadable',
  arm,
  why: why ?? UNKNOWN,
});

/** Evidence of a figure that a meter or the driver gives: what is missing of it says why. */
type ReadEvidence = Exclude<Evidence, { kind: 'missing' }> | ReturnType<typeof notRead>;

/** Energy of 1,000 items in J, one value a window, the idle power included. Missing, and why, where it is unknown. */
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

/** Mean energy of an inference in J, gross; undefined where it was not measured. */
export function joulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  return mean(energy.windows.map((window) => window.joulesPerRun));
}

/** The same without what the machine draws at rest; undefined where either is not known. */
export function netJoulesPerRun({ energy }: Pick<ArmMeasurement, 'energy'>): number | undefined {
  if (energy === undefined || energy.windows.length === 0) return undefined;
  const { idleW, windows } = energy;
  if (idleW === null) return undefined;
  return mean(windows.map((window) => window.joulesPerRun - (idleW * window.runNs) / 1e9));
}

/** The peaks of the GPU's memory. Missing, and why, where the driver does not report them: never a 0. */
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
