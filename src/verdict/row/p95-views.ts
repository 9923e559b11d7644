import { type Launch, RUN_PERCENTS } from '../../measure/arm-measurement.ts';
import { tailsOf } from '../../measure/latency/summarize-launch.ts';
import { type Metric, P95_METRICS } from '../../policy/metric.ts';
import type { Tails } from '../../stats/interval.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { percentileNs } from '../../stats/percentile.ts';
import type { Comparison } from '../comparison.ts';
import { type Clause, checkInterval } from './check-limit.ts';
import type { Evidence } from './evidence/evidence.ts';

/*
 * A P95 rises for three reasons, which are measured apart because each alone is far less noisy than the P95 itself.
 *
 * 1. Some inputs became slower. An input's latency is the lower quartile over its runs in a launch, and the P95 over
 *    inputs is compared as a ratio.
 * 2. Some runs stall, whatever their input. The share of runs beyond the launch's own P95 over inputs is compared as a
 *    difference. A P95 ignores the slowest 5% of the runs, so a candidate may have a little less than that in stalls
 *    that the baseline does not have.
 * 3. The model's own threads wait for one another. The first ratio is formed again with this waiting added.
 *
 * A candidate passes if it is within the limit in all three, and fails if it is beyond in one.
 *
 * The P95 of the time to the first token and of the time per output token are judged in the same way, by the first two.
 */

export type LaunchTails = NonNullable<Launch['tails']>;

/** Percentiles, and the fewest inputs over which each of them is not simply the slowest input. */
const FEWEST_INPUTS = [
  { percent: 95, inputs: 20 },
  { percent: 90, inputs: 10 },
  { percent: 75, inputs: 4 },
  { percent: 50, inputs: 1 },
] as const;

export const INPUTS_FOR_P95 = FEWEST_INPUTS[0].inputs;

/** The highest percentile over inputs, up to 95, that so few inputs have. If they are all that there are: 95. */
export function percentOver({ inputsNs, of }: Pick<LaunchTails, 'inputsNs' | 'of'>): 95 | 90 | 75 | 50 {
  if (inputsNs.length >= of) return 95;
  return FEWEST_INPUTS.find(({ inputs }) => inputsNs.length >= inputs)?.percent ?? 50;
}

/** P95 over inputs of the inputs' own latencies, in ns; a lower percentile if there are too few for a P95. */
export const tailNs = (tails: LaunchTails): number =>
  percentileNs(Float64Array.from(tails.inputsNs).sort(), percentOver(tails));

type P95Metric = (typeof P95_METRICS)[number];

export const isP95 = (metric: Metric): metric is P95Metric => P95_METRICS.some((each) => each === metric);

/** What a launch contributes to a P95. */
interface TailedLaunch {
  readonly tails: LaunchTails;
  readonly waiting: Launch['waiting'];
  /** P95 over all runs, as timed. */
  readonly p95Ns: number;
}

/** Launches of both arms that ran side by side. */
interface PairedLaunches {
  readonly baseline: readonly TailedLaunch[];
  readonly candidate: readonly TailedLaunch[];
  /** Whether the models are behind servers. */
  readonly isServed: boolean;
}

/** The launches of a comparison whose arms took turns and have tails over inputs; undefined if they have not. */
export function launchesWithTails(
  metric: P95Metric,
  { baseline, candidate, isPaired }: Comparison,
): PairedLaunches | undefined {
  if (baseline === undefined || !isPaired || candidate.launches.length === 0) return undefined;
  const before = withTails(metric, baseline.launches);
  const now = withTails(metric, candidate.launches);
  const isServed = candidate.served !== undefined;
  return before && now && { baseline: before, candidate: now, isServed };
}

function withTails(metric: P95Metric, launches: readonly Launch[]): TailedLaunch[] | undefined {
  const found = launches.flatMap((launch) => readTails(metric, launch) ?? []);
  return found.length === launches.length ? found : undefined;
}

/** Undefined where the launch has none, or an answer has no time per token. */
function readTails(metric: P95Metric, { tails, waiting, p95Ns, served }: Launch): TailedLaunch | undefined {
  if (tails === null) return undefined;
  if (metric === 'latency-p95') return { tails, waiting, p95Ns };
  const all = (metric === 'ttft-p95' ? served?.ttftNs : served?.tpotNs) ?? [];
  const runsNs = all.flatMap((ns) => ns ?? []);
  if (runsNs.length === 0 || runsNs.length < all.length) return undefined;
  const inputs = { timed: tails.inputsNs.length, of: tails.of };
  const sorted = Float64Array.from(runsNs).sort();
  return { tails: tailsOf(runsNs, inputs), waiting, p95Ns: percentileNs(sorted, 95) };
}

/**
 * The P95 over inputs, which is the P95 that a change is judged by. A limit on the value itself is judged by the P95 over
 * all runs, because stalls count too.
 *
 * @returns Undefined if the P95 over all runs is to be used.
 */
export function p95OverInputs(metric: P95Metric, comparison: Comparison): Evidence | undefined {
  const isOnValue = comparison.policy.limits[metric]?.max !== undefined;
  const paired = isOnValue ? undefined : launchesWithTails(metric, comparison);
  if (paired === undefined) return undefined;
  const figures = (launches: readonly TailedLaunch[]): number[] => launches.map(({ tails }) => tailNs(tails));
  return { kind: 'sampled', baseline: figures(paired.baseline), candidate: figures(paired.candidate) };
}

/** Bounds on twice the limit: closer to the P95 over inputs, the ordinary spread of runs would count as stalls. */
const [LEAST_STALL, USUAL_STALL] = [0.05, 0.1];

/**
 * The same for requests to a server. They are few, and each takes its way through several threads of two processes, so that
 * their ordinary spread is wider.
 */
const SERVED_STALL = 0.25;

/** One percentage point less than a P95 ignores, because the machine's own slow moments are among them. */
const ALLOWED_STALLS = 0.04;

/**
 * How far beyond the P95 over inputs a run counts as stalled, as a fraction: twice the limit between 5% and 10%, and the
 * limit itself above that. For servers 25%, or the limit if that is more.
 *
 * @param lnAllowed - ln(1 + the limit).
 */
function stallFrom(lnAllowed: number, isServed: boolean): number {
  const limit = Math.expm1(lnAllowed);
  if (isServed) return Math.max(limit, SERVED_STALL);
  return Math.max(limit, Math.min(Math.max(2 * limit, LEAST_STALL), USUAL_STALL));
}

/** Share of the runs, 0..0.2, that take longer than a bound in ns. Larger shares count as 0.2. */
export function shareBeyond({ runsNs }: LaunchTails, boundNs: number): number {
  const above = runsNs.findIndex((ns) => !(ns <= boundNs));
  if (above === -1) return 0;
  const [before, after] = [runsNs[above - 1], runsNs[above] as number];
  const percent = RUN_PERCENTS[above] as number;
  const part = before === undefined ? 0 : (after - boundNs) / (after - before);
  return (100 - percent + (Number.isNaN(part) ? 1 : part)) / 100;
}

/**
 * Share of stalled runs of each arm in a launch. A run stalls if it is far beyond its own arm's P95 over inputs. A run of
 * a candidate that is still within the limit does not: a much faster model may vary more.
 */
function stallsOf(
  before: LaunchTails,
  now: LaunchTails,
  { lnAllowed, far }: { readonly lnAllowed: number; readonly far: number },
): [baseline: number, candidate: number] {
  const [beforeNs, nowNs] = [tailNs(before), tailNs(now)];
  return [
    shareBeyond(before, far * beforeNs),
    shareBeyond(now, Math.max(far * nowNs, Math.exp(lnAllowed) * beforeNs)),
  ];
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

function stallsByLaunch({ baseline, candidate, isServed }: PairedLaunches, lnAllowed: number) {
  const bounds = { lnAllowed, far: 1 + stallFrom(lnAllowed, isServed) };
  return candidate.map(({ tails }, index) =>
    stallsOf((baseline[index] as TailedLaunch).tails, tails, bounds),
  );
}

/** Mean share of stalled runs of each arm. */
export function stallShares(
  paired: PairedLaunches,
  lnAllowed: number,
): { baselineShare: number; candidateShare: number; beyond: number } {
  const shares = stallsByLaunch(paired, lnAllowed);
  return {
    baselineShare: meanOf(shares.map(([before]) => before)),
    candidateShare: meanOf(shares.map(([, now]) => now)),
    beyond: stallFrom(lnAllowed, paired.isServed),
  };
}

const ownOf = ({ waiting }: TailedLaunch): number => waiting?.own ?? Number.NaN;

/** How much longer the runs of each arm are because its own threads wait for one another, as fractions. */
export const ownWaiting = ({
  baseline,
  candidate,
}: PairedLaunches): { baselineShare: number; candidateShare: number } => ({
  baselineShare: meanOf(baseline.map(ownOf)),
  candidateShare: meanOf(candidate.map(ownOf)),
});

/** ln(candidate / baseline) of the P95 over inputs, with the own waiting added to each arm. One value per launch. */
const lnRatiosWithWaiting = ({ baseline, candidate }: PairedLaunches): number[] => {
  const figure = (launch: TailedLaunch): number => tailNs(launch.tails) * (1 + ownOf(launch));
  return candidate.map((now, index) => Math.log(figure(now) / figure(baseline[index] as TailedLaunch)));
};

/**
 * Judges the stalls and the candidate's own waiting.
 *
 * @param lnAllowed - ln(1 + the allowed increase).
 * @param tails - Probability outside each interval.
 */
export function checkRuns(
  paired: PairedLaunches,
  { lnAllowed, tails }: { lnAllowed: number; tails: Tails },
): Clause[] {
  const clause = (of: Clause['of'], values: readonly number[], allowed: number): Clause => {
    const interval = meanInterval(values, tails);
    return { of, sign: 1, allowed, interval, answer: checkInterval(interval, allowed, 1) };
  };
  const stalls = stallsByLaunch(paired, lnAllowed).map(([before, now]) => now - before);
  const isWaitKnown = [...paired.baseline, ...paired.candidate].every(({ waiting }) => waiting !== null);
  return [
    clause('stalls', stalls, ALLOWED_STALLS),
    ...(isWaitKnown ? [clause('own-waiting', lnRatiosWithWaiting(paired), lnAllowed)] : []),
  ];
}

/** Share of the timed inputs, 0..1, that became slower by more than is allowed, over all launches. */
export function slowerInputs({ baseline, candidate }: PairedLaunches, lnAllowed: number): number {
  const lnRatios = candidate.flatMap(({ tails }, index) =>
    tails.inputsNs.map((nowNs, input) =>
      Math.log(nowNs / (baseline[index]?.tails.inputsNs[input] ?? Number.NaN)),
    ),
  );
  return lnRatios.filter((lnRatio) => lnRatio > lnAllowed).length / lnRatios.length;
}
