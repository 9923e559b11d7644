import type { ArmName } from '../../../../engine/onnxruntime/arm.ts';
import type { ArmMeasurement, Launch } from '../../../../measure/arm-measurement.ts';
import { RUN_PERCENTS } from '../../../../measure/arm-measurement.ts';
import { geometricMean } from '../../../../stats/mean-interval.ts';
import { percentileNs } from '../../../../stats/percentile.ts';
import type { Comparison } from '../../../../verdict/comparison.ts';
import { type Curve, type CurvesChart, MARKED_PERCENTS } from './chart.ts';

/** More points than a curve has pixels show nothing more. */
const MAX_POINTS = 240;

interface NamedArm {
  readonly arm: ArmName;
  readonly launches: readonly Launch[];
}

/** The latency of inputs and of runs; empty where requests queue, because then neither is kept. */
export function chartLatency(comparison: Comparison): CurvesChart[] {
  const inputs = (launches: readonly Launch[]) => launches.flatMap(({ tails }) => tails?.inputsNs ?? []);
  return [
    ...curvesOf('inputs', comparison, ({ arm, launches }) => empiricalCurve(arm, inputs(launches))),
    ...curvesOf('runs', comparison, runsCurve),
  ];
}

/** Time to the first token and time per output token; empty unless the model is behind a server. */
export function chartServed(comparison: Comparison): CurvesChart[] {
  const ttft = (launches: readonly Launch[]) => launches.flatMap(({ served }) => served?.ttftNs ?? []);
  const tpot = (launches: readonly Launch[]) =>
    launches.flatMap(({ served }) => (served?.tpotNs ?? []).flatMap((ns) => ns ?? []));
  return [
    ...curvesOf('ttft', comparison, ({ arm, launches }) => empiricalCurve(arm, ttft(launches))),
    ...curvesOf('tpot', comparison, ({ arm, launches }) => empiricalCurve(arm, tpot(launches))),
  ];
}

function curvesOf(
  of: CurvesChart['of'],
  comparison: Comparison,
  curveOf: (arm: NamedArm) => Curve[],
): CurvesChart[] {
  const curves = armsOf(comparison).flatMap(curveOf);
  const hasCandidate = curves.some(({ arm }) => arm === 'candidate');
  return hasCandidate ? [{ kind: 'curves', of, launches: comparison.candidate.launches.length, curves }] : [];
}

/** Both arms; only the candidate if it is its own baseline. */
function armsOf({ baseline, candidate, isSameModel }: Comparison): NamedArm[] {
  const named = (arm: ArmName, { launches }: Pick<ArmMeasurement, 'launches'>) => ({ arm, launches });
  return [
    ...(baseline === undefined || isSameModel === true ? [] : [named('baseline', baseline)]),
    named('candidate', candidate),
  ];
}

/** The empirical distribution of times in ns; empty without any. */
function empiricalCurve(arm: ArmName, timesNs: readonly number[]): Curve[] {
  if (timesNs.length === 0) return [];
  const sorted = Float64Array.from(timesNs).sort();
  const count = sorted.length;
  const steps = Math.min(count, MAX_POINTS);
  const points = Array.from({ length: steps }, (_, step) => {
    const rank = Math.ceil(((step + 1) * count) / steps);
    return { ns: sorted[rank - 1] as number, share: rank / count };
  });
  return [
    { arm, count, points: [...tailOf(points, sorted)], marks: marksOf((p) => percentileNs(sorted, p)) },
  ];
}

/** The points, with every time of the slowest hundredth, so that no tail is thinned out. */
function* tailOf(points: Curve['points'], sorted: Float64Array): Generator<Curve['points'][number]> {
  const first = Math.max(0, sorted.length - Math.min(Math.ceil(sorted.length / 100), MAX_POINTS / 4));
  for (const point of points) if (point.share * sorted.length <= first) yield point;
  for (let rank = first + 1; rank <= sorted.length; rank += 1)
    yield { ns: sorted[rank - 1] as number, share: rank / sorted.length };
}

const marksOf = (nsAt: (percent: number) => number): Curve['marks'] =>
  MARKED_PERCENTS.map((percent) => ({ percent, ns: nsAt(percent) }));

/** Percentiles over runs, each the geometric mean over the launches; empty if a launch has none. */
function runsCurve({ arm, launches }: NamedArm): Curve[] {
  const tails = launches.flatMap((launch) => (launch.tails === null ? [] : [launch.tails]));
  if (tails.length === 0 || tails.length < launches.length) return [];
  const medianNs = geometricMean(launches.map(({ net, p50Ns }) => net?.latency?.p50Ns ?? p50Ns));
  const means = RUN_PERCENTS.map((percent, index) => ({
    percent,
    ns: geometricMean(tails.map(({ runsNs }) => runsNs[index] as number)),
  }));
  const all = [{ percent: 50, ns: medianNs }, ...means];
  const nsAt = (percent: number): number => all.find((each) => each.percent === percent)?.ns ?? Number.NaN;
  return [
    {
      arm,
      count: launches.reduce((sum, { samples }) => sum + samples, 0),
      points: all.map(({ percent, ns }) => ({ ns, share: percent / 100 })),
      marks: marksOf(nsAt),
    },
  ];
}
